//! What does the network of a school look like, and where does everybody stand in its picture? For a school lead that of the whole
//! school, without what stands on maps; for a counselor that of the own caseload. Nothing is read before the school has said who
//! may look. Where people stood is kept beside the log, in the same encrypted file, until the network is turned off or a map is
//! erased: so a picture is there at once, and tomorrow's begins with today's.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::{Months, NaiveDate};
use domain::ego_network::Link;
use domain::measures::every_ego::EveryEgo;
use domain::measures::whole_network::{WholeNetwork, whole_network};
use domain::record::Id;
use domain::refusal::Refusal;
use domain::school_network::bytes::Picture;
use domain::school_network::layout::{as_before, lay_out};
use domain::school_network::{Found, Network, NetworkSeenBy, Seat, Standing, TieFrom, seen_by};
use domain::visitors::Behind;
use rusqlite::Connection;
use rusqlite::types::ValueRef;
use serde::{Deserialize, Serialize};
use specta::Type;

use self::kept::{Kept, KeptFound, found_as, kept_as};
use super::adults::Adults;
use super::campaigns::{Whose, campaigns_of, students_at};
use super::overlay::counted_waves;
use super::releases::MayHold;
use super::schools::SameSchools;
use super::visitors::Directory;
use super::visits::{Counted, Visits, presence};
use crate::desk::Desk;
use crate::failure::{Failure, Result};
use crate::log::{self, column_id};
use crate::tables::Tables;

mod groups;
mod kept;

pub use groups::NetworkGroup;
pub(crate) use kept::KEPT;

/// What is older says nothing of now.
const MONTHS: u32 = 12;

/// Somebody in the network, without a figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct NetworkPerson {
    pub id: Id,
    pub name: String,
    pub seat: Seat,
    /// Of a student.
    pub grade: Option<String>,
    /// Of an adult, as the roster says, or whom a visitor comes from.
    pub role: Option<String>,
    /// Their group, for the picture.
    pub community: u32,
    pub standing: Standing,
    /// Their place when everybody is told by name: students first.
    pub place: u32,
}

/// All that is said of the network beside its picture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct NetworkView {
    /// False: only whom a counselor has on the own caseload.
    pub is_whole_school: bool,
    /// Whether maps that are counted are in it.
    pub holds_maps: bool,
    /// Of which people and ties it is; a picture says the same.
    pub stamp: String,
    /// In the order of the picture.
    pub people: Vec<NetworkPerson>,
    pub students: u32,
    pub adults: u32,
    pub visitors: u32,
    /// Students of whom nobody is known they go to, and those who go to one adult alone.
    pub students_alone: u32,
    pub students_by_one: u32,
    pub bridges: u32,
    pub communities: u32,
    /// The larger of them, by what most of their students share.
    pub groups: Vec<NetworkGroup>,
    pub parts: u32,
    pub whole: WholeNetwork,
    /// In how many ties each way of knowing speaks: marks, visits, maps.
    pub told: [u32; 3],
}

/// Whether there is a network to look at, and what it says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct SchoolNetwork {
    pub seen_by: NetworkSeenBy,
    /// Whoever asks may say who looks at it. The shell knows.
    pub may_set: bool,
    /// None where whoever asks may not look.
    pub view: Option<NetworkView>,
}

/// Everybody by id, with what is shown of them, and how they go together.
struct Gathered {
    network: Network,
    people: HashMap<Id, Named>,
    /// Which record stands for which student.
    behind: Behind,
}

/// What was found in a network that was not known before, and how long the log was then.
struct FoundAnew {
    position: i64,
    bytes: Vec<u8>,
}

/// What is shown of somebody.
#[derive(Clone, Default)]
struct Named {
    name: String,
    grade: Option<String>,
    role: Option<String>,
    place: u32,
}

impl Desk {
    /// The network as it is said, without its picture.
    pub fn school_network(&self, school: Id, may: MayHold, today: NaiveDate) -> Result<SchoolNetwork> {
        let (seen_by, view, found, is_kept) = self.reading(|sql| {
            let seen_by = policy(sql, school)?;
            if !may_look(seen_by, may) {
                let is_kept = log::meta(sql, &kept_as(school))?.is_some() || log::meta(sql, &found_as(school))?.is_some();
                return Ok((seen_by, None, None, is_kept));
            }
            let (view, _, found) = view(sql, school, may, self.me, today)?;
            Ok((seen_by, Some(view), found, false))
        })?;
        self.keeps_found(school, found);
        if seen_by == NetworkSeenBy::Nobody && is_kept {
            log::forget_all_meta(&self.store().writer(), KEPT)?;
        }
        Ok(SchoolNetwork { seen_by, may_set: false, view })
    }

    /// The same with the ego measures of everybody in it, by their places in the view: for whoever computes with them. No screen
    /// shows a student with a figure beside them.
    pub fn measured_network(&self, school: Id, may: MayHold, today: NaiveDate, cores: usize) -> Result<(NetworkView, EveryEgo)> {
        let (view, network, found) = self.reading(|sql| {
            if !may_look(policy(sql, school)?, may) {
                return Err(Failure::Refused(Refusal::NoSuchRecord));
            }
            view(sql, school, may, self.me, today)
        })?;
        self.keeps_found(school, found);
        Ok((view, EveryEgo::of(&network.graph(), cores)))
    }

    /// What was sought anew is not sought again while the same people go to the same. Where something was written since it was
    /// read, as when a map was erased or the network turned off, nothing of it is kept.
    fn keeps_found(&self, school: Id, found: Option<FoundAnew>) {
        // Nobody waits for it, and what is told does not fail for it: it is sought again the next time.
        let (Some(FoundAnew { position, bytes }), Some(writer)) = (found, self.store().free_writer()) else { return };
        let kept = log::last_position(&writer).and_then(|now| match now == position {
            true => log::set_meta(&writer, &found_as(school), &bytes),
            false => Ok(()),
        });
        if let Err(failure) = kept {
            tracing::warn!("the groups of the network are not kept: {failure}");
        }
    }

    /// Its picture as bytes. Without `settles` at once, from where people stood before; with it laid out, and remembered.
    pub fn network_picture(
        &self,
        school: Id,
        may: MayHold,
        today: NaiveDate,
        settles: bool,
        watch: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<Vec<u8>> {
        let read = |sql: &Connection| {
            let seen_by = policy(sql, school)?;
            if !may_look(seen_by, may) {
                return Err(Failure::Refused(Refusal::NoSuchRecord));
            }
            Ok((gathered(sql, school, may, self.me, today)?.network, Kept::read(sql, school)?))
        };
        let (network, kept) = self.reading(read)?;
        let stamp = stamp(&network);
        let graph = network.graph();
        let picture =
            |places, is_settled, is_known| Picture { stamp, places, ties: network.ties.clone(), is_settled, is_known }.to_bytes();
        if kept.stamp == Some(stamp) {
            let places = network.people.iter().filter_map(|(id, _)| kept.places.get(id).copied()).collect::<Vec<_>>();
            if places.len() == network.people.len() {
                return Ok(picture(places, true, true));
            }
        }
        let community = network.found(&graph).community;
        // Who stood in a row was tied to nobody: that is no place among the others.
        if !settles {
            return Ok(picture(as_before(&network, &graph, &community, &kept.among()), false, kept.stamp.is_some()));
        }
        let places = lay_out(&network, &graph, &community, &kept.among(), watch).ok_or(Failure::Cancelled)?;
        // What was erased or turned off meanwhile is not remembered.
        let is_same = self.reading(read).is_ok_and(|(now, _)| now == network);
        if is_same {
            let kept = Kept::bytes(stamp, &network, &graph, &places);
            log::set_meta(&self.store().writer(), &kept_as(school), &kept)?;
        }
        Ok(picture(places, true, true))
    }

    /// The network with names, for a file: who is in it, and how they go together.
    pub fn network_for_file(&self, school: Id, may: MayHold, today: NaiveDate) -> Result<(Vec<NetworkPerson>, Network)> {
        self.reading(|sql| {
            if !may_look(policy(sql, school)?, may) {
                return Err(Failure::Refused(Refusal::NoSuchRecord));
            }
            let gathered = gathered(sql, school, may, self.me, today)?;
            let found = gathered.network.found(&gathered.network.graph());
            Ok((people(&gathered, &found, may), gathered.network))
        })
    }
}

fn policy(sql: &Connection, school: Id) -> Result<NetworkSeenBy> {
    let schools = SameSchools::of(sql)?;
    Ok(seen_by(&Tables(sql), schools.behind(school), &schools.all_of(school)))
}

/// A lead holds the whole school, a counselor the maps of the own caseload; nobody else looks.
const fn may_look(seen_by: NetworkSeenBy, may: MayHold) -> bool {
    match seen_by {
        NetworkSeenBy::Nobody => false,
        NetworkSeenBy::Leads => may.school,
        NetworkSeenBy::LeadsAndCounselors => may.school || may.maps,
    }
}

/// What is said of it, the network itself, and what was found in it where that was not known before.
fn view(
    sql: &Connection,
    school: Id,
    may: MayHold,
    me: Id,
    today: NaiveDate,
) -> Result<(NetworkView, Network, Option<FoundAnew>)> {
    let gathered = gathered(sql, school, may, me, today)?;
    let graph = gathered.network.graph();
    let stamp = stamp(&gathered.network);
    let (found, anew) = match KeptFound::read(sql, school, stamp, gathered.network.people.len())? {
        Some(found) => (found, None),
        None => {
            let found = gathered.network.found(&graph);
            let anew = FoundAnew { position: log::last_position(sql)?, bytes: KeptFound::bytes(stamp, &found) };
            (found, Some(anew))
        }
    };
    let people = people(&gathered, &found, may);
    let sit = |seat| people.iter().filter(|person| person.seat == seat).count() as u32;
    let students =
        |standing| people.iter().filter(|person| person.seat == Seat::Student && person.standing == standing).count() as u32;
    let told = TieFrom::ALL.map(|from| gathered.network.ties.iter().filter(|tie| tie.from & from.bit() != 0).count() as u32);
    let view = NetworkView {
        is_whole_school: may.school,
        holds_maps: may.maps,
        stamp: format!("{stamp:016x}"),
        students: sit(Seat::Student),
        adults: sit(Seat::Adult),
        visitors: sit(Seat::Visitor),
        students_alone: students(Standing::Alone),
        students_by_one: students(Standing::ByOne),
        bridges: people.iter().filter(|person| person.standing == Standing::Bridge).count() as u32,
        communities: found.communities,
        groups: groups::groups(sql, &people, &gathered.behind)?,
        parts: if may.school { found.parts } else { 0 },
        whole: whole_network(&graph),
        told,
        people,
    };
    Ok((view, gathered.network, anew))
}

/// Whether groups would fall apart is said of a whole school alone: of a caseload it is not known who else holds them.
fn people(gathered: &Gathered, found: &Found, may: MayHold) -> Vec<NetworkPerson> {
    let person = |(at, (id, seat)): (usize, &(Id, Seat))| {
        let Named { name, grade, role, place } = gathered.people.get(id).cloned().unwrap_or_default();
        let (community, stands) = (found.community[at], found.standing[at]);
        let standing = if stands == Standing::Bridge && !may.school { Standing::Tied } else { stands };
        NetworkPerson { id: *id, name, seat: *seat, grade, role, community, standing, place }
    };
    gathered.network.people.iter().enumerate().map(person).collect()
}

/// Reads who is here and what is known of who goes to whom.
fn gathered(sql: &Connection, school: Id, may: MayHold, me: Id, today: NaiveDate) -> Result<Gathered> {
    let from = today.checked_sub_months(Months::new(MONTHS)).unwrap_or(today);
    let whose = if may.school { Whose::School } else { Whose::MyCaseload };
    let mut people = HashMap::new();
    let mut seats = Vec::new();
    let mut sits = |id: Id, seat: Seat, name: String, grade: Option<String>, role: Option<String>| {
        let place = people.len() as u32;
        people.insert(id, Named { name, grade, role, place });
        seats.push((id, seat));
    };
    let mut students: HashSet<Id> = HashSet::new();
    for (id, name, grade) in students_at(sql, school, whose, me)? {
        students.insert(id);
        sits(id, Seat::Student, name, grade, None);
    }
    let adults = Adults::of(sql, school)?;
    for adult in &adults.all {
        sits(adult.id, Seat::Adult, adult.name.clone(), None, Some(adult.role.clone()).filter(|role| !role.is_empty()));
    }
    let counted = Counted::read(sql)?;
    let mut told = marks(sql, school, &adults, &counted.behind, from, today)?;
    let directory = Directory::read(sql)?;
    told.extend(visits(sql, &directory, &counted, from, today)?);
    if may.maps {
        told.extend(maps(sql, &adults, &directory, today)?);
    }
    // A visitor is there where somebody here met them again, and nowhere else.
    told.retain(|(_, student, _)| students.contains(student));
    let came: BTreeSet<Id> = told.iter().map(|(adult, ..)| *adult).filter(|id| directory.all.contains_key(id)).collect();
    for id in came {
        let visitor = directory.name_of(id);
        sits(id, Seat::Visitor, visitor.name, None, visitor.organisation);
    }
    // Of a caseload it is not known whom others' students go to: whoever is gone to by none of its own is not said to be alone.
    if !may.school {
        let gone_to: HashSet<Id> = told.iter().map(|(adult, ..)| *adult).collect();
        seats.retain(|(id, seat)| *seat != Seat::Adult || gone_to.contains(id));
    }
    Ok(Gathered { network: Network::of(seats, told), people, behind: counted.behind })
}

/// An adult or a visitor, a student, and how it is known.
type Told = (Id, Id, TieFrom);

/// "This student would come to me", in the campaigns of the last twelve months. Told row by row from the index that holds all of
/// it: a district has millions of them, and looking each student up would take longer than everything else.
fn marks(sql: &Connection, school: Id, adults: &Adults, behind: &Behind, from: NaiveDate, today: NaiveDate) -> Result<Vec<Told>> {
    let schools = SameSchools::of(sql)?;
    let mut read = sql.prepare_cached("SELECT adult, student FROM mark WHERE campaign = ?1 AND level = 'would_come'")?;
    let mut told = Vec::new();
    for campaign in campaigns_of(sql)? {
        let is_ours = schools.behind(campaign.school) == schools.behind(school);
        if !is_ours || campaign.opens_on > today || campaign.opens_on < from {
            continue;
        }
        let mut rows = read.query([campaign.id.as_bytes()])?;
        // The marks of one adult follow one another.
        let mut known: Option<(Id, Option<Id>)> = None;
        while let Some(row) = rows.next()? {
            let (Some(by), Some(student)) = (id_of(row, 0)?, id_of(row, 1)?) else { continue };
            let adult = match known {
                Some((same, adult)) if same == by => adult,
                _ => adults.behind(by).map(|adult| adult.id),
            };
            known = Some((by, adult));
            told.extend(adult.map(|adult| (adult, behind.stands(student), TieFrom::Mark)));
        }
    }
    Ok(told)
}

/// None where nothing is told.
fn id_of(row: &rusqlite::Row<'_>, at: usize) -> Result<Option<Id>> {
    Ok(if row.get_ref(at)? == ValueRef::Null { None } else { Some(column_id(row, at)?) })
}

/// Who met a visitor at two visits or more, or came to stay in touch. Of whoever opted out nothing is known.
fn visits(sql: &Connection, directory: &Directory, counted: &Counted, from: NaiveDate, today: NaiveDate) -> Result<Vec<Told>> {
    let visits = Visits::read(sql)?;
    let mut by_visitor: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
    for visit in visits.standing().filter(|visit| visit.format.is_live() && (from..=today).contains(&visit.held_on)) {
        by_visitor.entry(directory.stands(visit.visitor)).or_default().push(visit.id);
    }
    let mut told = Vec::new();
    for (visitor, held) in by_visitor.into_iter().filter(|(_, held)| held.len() > 1) {
        let mut times: BTreeMap<Id, u32> = BTreeMap::new();
        for visit in held {
            let present = presence(sql, counted, &visits.entries(visit))?;
            present.into_iter().filter(|(_, was)| *was).for_each(|(student, _)| *times.entry(student).or_default() += 1);
        }
        told.extend(times.into_iter().filter(|(_, times)| *times > 1).map(|(student, _)| (visitor, student, TieFrom::Visit)));
    }
    let visitor_of: HashMap<Id, Id> = visits.all.iter().map(|visit| (visit.id, directory.stands(visit.visitor))).collect();
    let mut read = sql.prepare_cached(
        "SELECT visit, student FROM wish
         WHERE (met_on BETWEEN ?1 AND ?2 OR repeated_on BETWEEN ?1 AND ?2) AND visit IS NOT NULL AND student IS NOT NULL",
    )?;
    let mut rows = read.query([from.to_string(), today.to_string()])?;
    while let Some(row) = rows.next()? {
        let student = counted.behind.stands(column_id(row, 1)?);
        if let Some(visitor) = visitor_of.get(&column_id(row, 0)?).filter(|_| !counted.opted_out.contains(&student)) {
            told.push((*visitor, student, TieFrom::Visit));
        }
    }
    Ok(told)
}

/// Staff and visitors on the newest map of each student, where the student lets it be counted: nobody else of it is read.
fn maps(sql: &Connection, adults: &Adults, directory: &Directory, today: NaiveDate) -> Result<Vec<Told>> {
    let mut read = sql.prepare_cached(
        "SELECT a.link FROM placement p JOIN alter_person a ON a.id = p.alter_id
         WHERE p.wave = ?1 AND a.link IS NOT NULL AND coalesce(p.is_withheld, 0) = 0
           AND coalesce(p.presence, 'confirmed') IN ('confirmed', 'remembered')",
    )?;
    let mut told = Vec::new();
    for (student, (wave, _)) in counted_waves(sql, today)? {
        let mut rows = read.query([wave.as_bytes()])?;
        while let Some(row) = rows.next()? {
            let link = row.get_ref(0)?.as_str().ok().and_then(|link| serde_json::from_str(link).ok());
            let adult = match link {
                Some(Link::Staff(id)) => adults.behind(id).map(|adult| adult.id),
                Some(Link::Visitor(id)) => Some(directory.stands(id)),
                None => None,
            };
            told.extend(adult.map(|adult| (adult, student, TieFrom::Map)));
        }
    }
    Ok(told)
}

/// Another network has another stamp.
fn stamp(network: &Network) -> u64 {
    let mut hash = blake3::Hasher::new();
    for (id, seat) in &network.people {
        hash.update(id.as_bytes());
        hash.update(&[*seat as u8]);
    }
    for tie in &network.ties {
        hash.update(&tie.a.to_le_bytes());
        hash.update(&tie.b.to_le_bytes());
        hash.update(&[tie.from]);
    }
    u64::from_le_bytes(hash.finalize().as_bytes()[..8].try_into().expect("eight bytes of thirty-two"))
}
