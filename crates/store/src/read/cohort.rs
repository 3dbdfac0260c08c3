//! Where do the students of a school stand, each once? Reads their newest counted maps, how many adults marked them and whom they
//! met, in a few passes for all of them and without a name: `domain::cohort` says into which band of a table that puts them.

use std::collections::{BTreeMap, HashMap};

use chrono::{Months, NaiveDate};
use domain::campaigns::Campaign;
use domain::cohort::{Maps, TableId, group_of, marked_band, visits_band};
use domain::ego_network::{Alter, EgoNetwork, Link, Presence, Support};
use domain::funnel::Reached;
use domain::goals::Goal;
use domain::measures::panels::KeptMap;
use domain::record::{Id, derived, value};
use domain::releases::Counted as InTable;
use domain::time_log::TimePeriod;
use rusqlite::types::Value as Sql;
use rusqlite::{CachedStatement, Connection, Row};

use super::adults::Adults;
use super::campaigns::{Marked, Whose, campaigns_of, is_told};
use super::funnel::{FunnelAsked, FunnelPeriod, Scan};
use super::schools::SameSchools;
use super::students::Caseload;
use super::visitors::Directory;
use super::visits::Counted;
use super::{GRADE, SCHOOL, STANDS};
use crate::failure::Result;
use crate::log::{column_id, column_id_or_none};

/// A map that is older says nothing of now.
const MONTHS: u32 = 12;

/// One student of a cohort, and where they stand.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    pub student: Id,
    pub group: usize,
    /// The record that stands for their school; None where none is told.
    pub school: Option<Id>,
    pub maps: Option<Maps>,
}

/// The students of the school, or of every one, or those of them on this person's caseload. A student in two schools is in that of the record
/// that stands for them.
pub(crate) fn members(sql: &Connection, school: Option<Id>, whose: Whose, me: Id) -> Result<Vec<Member>> {
    let mut values: Vec<Sql> = Vec::new();
    let schools = SameSchools::of(sql)?;
    let school = match school {
        Some(school) if is_told(sql, school)? => schools.condition(school, &mut values),
        // A roster that names no school is of the only one there is.
        _ => "1".to_owned(),
    };
    let mine = match whose {
        Whose::School => "1".to_owned(),
        Whose::MyCaseload => {
            let caseload = Caseload::of(sql, me)?;
            values.extend(caseload.values);
            caseload.condition
        }
    };
    let found = sql
        .prepare_cached(&format!(
            "SELECT s.id, {GRADE}, {SCHOOL} FROM student s WHERE {STANDS} AND coalesce(s.has_left, 0) = 0 AND {school} AND {mine} ORDER BY s.id"
        ))?
        .query_map(rusqlite::params_from_iter(values), |row| {
            let grade: Option<String> = row.get(1)?;
            let school = column_id_or_none(row, 2)?.map(|school| schools.behind(school));
            Ok(Member { student: column_id(row, 0)?, group: group_of(grade.as_deref()), school, maps: None })
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(found)
}

/// A wave that counts.
#[derive(Clone, Debug)]
struct Wave {
    id: Id,
    /// The record that it is of, whoever stands for it.
    of: Id,
    opened_on: NaiveDate,
    help: Vec<Support>,
}

/// The newest kept map of each student and the counted one before it, where the newest is of the last twelve months and its
/// student lets it be counted. A newer map that is not counted does not make an older one speak.
fn waves(sql: &Connection, counted: &Counted, today: NaiveDate) -> Result<HashMap<Id, (Wave, Option<Wave>)>> {
    let from = today.checked_sub_months(Months::new(MONTHS)).unwrap_or(today);
    let mut read = sql.prepare_cached(
        "SELECT student, id, opened_on, coalesce(is_counted, 0), help FROM wave
         WHERE kept_on IS NOT NULL AND opened_on <= ?1 AND student IS NOT NULL ORDER BY opened_on, id",
    )?;
    let mut rows = read.query([today.to_string()])?;
    let mut last: HashMap<Id, (Option<Wave>, Option<Wave>)> = HashMap::new();
    while let Some(row) = rows.next()? {
        let Some(opened_on) = row.get::<_, String>(2)?.parse::<NaiveDate>().ok() else { continue };
        let help = row.get::<_, Option<String>>(4)?.and_then(|help| serde_json::from_str(&help).ok()).unwrap_or_default();
        let of = column_id(row, 0)?;
        let wave = row.get::<_, bool>(3)?.then_some(Wave { id: column_id(row, 1)?, of, opened_on, help });
        let (newest, before) = last.entry(counted.behind.stands(of)).or_default();
        if newest.is_some() {
            *before = newest.take();
        }
        *newest = wave;
    }
    let told = |(student, (newest, before)): (Id, (Option<Wave>, Option<Wave>))| {
        Some((student, (newest.filter(|wave| wave.opened_on >= from)?, before)))
    };
    Ok(last.into_iter().filter_map(told).collect())
}

/// Whether somebody is an adult, and who they are beyond the map.
type Person = (Option<bool>, Option<Link>);

fn person(row: &Row<'_>) -> rusqlite::Result<Person> {
    Ok((row.get(0)?, row.get_ref(1)?.as_str().ok().and_then(|link| serde_json::from_str(link).ok())))
}

/// Reads maps as they are counted: places, kinds of help and who is an adult at school; no name and no line.
struct MapReader<'a> {
    placements: CachedStatement<'a>,
    given: CachedStatement<'a>,
    asked: CachedStatement<'a>,
    /// The people of a student, as they lie side by side in the index: one by one each would be looked for on its own.
    people: CachedStatement<'a>,
    person: CachedStatement<'a>,
    words: HashMap<String, Support>,
}

impl<'a> MapReader<'a> {
    fn new(sql: &'a Connection) -> Result<MapReader<'a>> {
        let word = |support: &Support| value(support).as_str().unwrap_or_default().to_owned();
        Ok(MapReader {
            placements: sql.prepare_cached("SELECT alter_id, presence, spot FROM placement WHERE wave = ?1 ORDER BY id")?,
            given: sql.prepare_cached("SELECT alter_id, support FROM support_given WHERE wave = ?1 AND is_given = 1")?,
            asked: sql.prepare_cached("SELECT support FROM support_asked WHERE wave = ?1")?,
            people: sql
                .prepare_cached("SELECT is_adult, link, id FROM alter_person INDEXED BY alter_of_student WHERE student = ?1")?,
            person: sql.prepare_cached("SELECT is_adult, link FROM alter_person WHERE id = ?1")?,
            words: Support::ALL.iter().map(|support| (word(support), *support)).collect(),
        })
    }

    /// Everything of it that a table needs, or (`is_whole` false) only who stands on it.
    fn read(&mut self, student: Id, wave: &Wave, is_whole: bool) -> Result<KeptMap> {
        let key = [wave.id.as_bytes()];
        let mut supports: HashMap<Id, Vec<Support>> = HashMap::new();
        let mut supports_asked = Vec::new();
        let mut people: HashMap<Id, Person> = HashMap::new();
        if is_whole {
            let mut rows = self.people.query([wave.of.as_bytes()])?;
            while let Some(row) = rows.next()? {
                people.insert(column_id(row, 2)?, person(row)?);
            }
            let mut rows = self.given.query(key)?;
            while let Some(row) = rows.next()? {
                if let Some(support) = self.words.get(row.get_ref(1)?.as_str().unwrap_or_default()) {
                    supports.entry(column_id(row, 0)?).or_default().push(*support);
                }
            }
            let mut rows = self.asked.query(key)?;
            while let Some(row) = rows.next()? {
                supports_asked.extend(self.words.get(row.get_ref(0)?.as_str().unwrap_or_default()));
            }
            supports_asked.sort();
            supports_asked.dedup();
        }
        let mut alters = Vec::new();
        let mut rows = self.placements.query(key)?;
        while let Some(row) = rows.next()? {
            let Some(id) = column_id_or_none(row, 0)? else { continue };
            let presence = match row.get_ref(1)?.as_str().unwrap_or_default() {
                "no_longer" => Presence::NoLonger,
                "remembered" => Presence::Remembered,
                "potential" => Presence::Potential,
                _ => Presence::Confirmed,
            };
            let spot =
                if is_whole { row.get_ref(2)?.as_str().ok().and_then(|spot| serde_json::from_str(spot).ok()) } else { None };
            let mut theirs = supports.remove(&id).unwrap_or_default();
            theirs.sort();
            let (is_adult, link) = match people.remove(&id) {
                Some(person) => person,
                // Of another record of the same student, or on its way.
                None if is_whole => self.person.query([id.as_bytes()])?.next()?.map(person).transpose()?.unwrap_or_default(),
                None => (None, None),
            };
            alters.push(Alter {
                id,
                label: String::new(),
                initials: String::new(),
                is_adult,
                origin: None,
                activity: None,
                broker: None,
                last_contact: None,
                link,
                spot,
                presence,
                reciprocity: None,
                supports: theirs,
                is_pale: false,
                is_withheld: false,
                conflicts: Vec::new(),
            });
        }
        let network = EgoNetwork { wave: wave.id, student, alters, ties: Vec::new(), supports_asked };
        let goal = Goal { help: wave.help.clone(), ..Goal::default() };
        Ok(KeptMap { opened_on: wave.opened_on, network, goal, courses: Vec::new() })
    }
}

/// Puts their maps to these students.
pub(crate) fn with_maps(sql: &Connection, members: &mut [Member], today: NaiveDate) -> Result<()> {
    let mut waves = waves(sql, &Counted::read(sql)?, today)?;
    let mut reader = MapReader::new(sql)?;
    let mut theirs: Vec<(&mut Member, (Wave, Option<Wave>))> =
        members.iter_mut().filter_map(|member| waves.remove(&member.student).map(|waves| (member, waves))).collect();
    // In the order in which they lie, so that no page is read twice.
    theirs.sort_by_key(|(_, (newest, _))| newest.id);
    for (member, (newest, before)) in theirs {
        let before = before.map(|before| reader.read(member.student, &before, false)).transpose()?;
        member.maps = Some(Maps { newest: reader.read(member.student, &newest, true)?, before });
    }
    Ok(())
}

/// Whom how many adults marked in a campaign.
type MarkedIn = (Campaign, HashMap<Id, usize>);

/// What was asked of adults and recorded of visits, by student.
#[derive(Default)]
pub(crate) struct Beside {
    /// By school: its newest campaign that has begun and in which anybody was marked.
    marked: HashMap<Id, MarkedIn>,
    /// The newest of those of a school at which no student is told to be: a roster that names no school.
    marked_of_all: Option<MarkedIn>,
    /// The visits of this school year; None where none was logged, or of too few was said whether both sides spoke.
    pub visits: Option<HashMap<Id, Reached>>,
}

impl Beside {
    /// For one school, or for each of them.
    pub(crate) fn read(sql: &Connection, school: Option<Id>, today: NaiveDate) -> Result<Beside> {
        let schools = SameSchools::of(sql)?;
        let of_school =
            |campaign: &Campaign| school.is_none_or(|school| schools.behind(campaign.school) == schools.behind(school));
        let mut begun: Vec<Campaign> = campaigns_of(sql)?;
        begun.retain(|campaign| of_school(campaign) && campaign.opens_on <= today);
        begun.sort_by_key(|campaign| std::cmp::Reverse((campaign.opens_on, campaign.id)));
        let (mut marked, mut marked_of_all): (HashMap<Id, MarkedIn>, _) = (HashMap::new(), None);
        for campaign in begun {
            let at = schools.behind(campaign.school);
            let is_at_it = is_told(sql, campaign.school)?;
            if marked.contains_key(&at) || (!is_at_it && marked_of_all.is_some()) {
                continue;
            }
            let by = Marked::of(sql, campaign.id)?.by;
            if by.is_empty() {
                continue;
            }
            let adults = Adults::of(sql, campaign.school)?;
            let distinct = |all: Vec<Id>| {
                let mut all: Vec<Id> = all.into_iter().map(|id| adults.behind(id).map_or(id, |adult| adult.id)).collect();
                all.sort();
                all.dedup();
                all.len()
            };
            // While most adults have not marked yet, "nobody yet" is only what was not said yet.
            let so_many = distinct(by.values().flatten().copied().collect());
            if campaign.closes_on >= today && so_many * 2 < adults.all.len() {
                continue;
            }
            let by = by.into_iter().map(|(student, all)| (student, distinct(all))).collect();
            if is_at_it {
                marked.insert(at, (campaign, by));
            } else {
                marked_of_all = Some((campaign, by));
            }
        }
        let asked = FunnelAsked { period: FunnelPeriod::SchoolYear, ..FunnelAsked::default() };
        let scan = Scan::of(sql, &Directory::read(sql)?, &asked, today)?;
        let mut seen = HashMap::new();
        let is_meaning_said = scan.is_meaning_said();
        scan.each(sql, &Counted::read(sql)?, |student, reached| {
            let mut reached = reached.clone();
            // What was not said of enough visits is not known of any.
            reached.meaningful = if is_meaning_said { reached.meaningful } else { 0 };
            seen.insert(student, reached);
        })?;
        Ok(Beside { marked, marked_of_all, visits: (!seen.is_empty() && scan.is_asked_enough()).then_some(seen) })
    }

    /// The campaign in which this student could be marked: their own school's, and no other.
    fn marked_at(&self, school: Option<Id>) -> Option<&MarkedIn> {
        let own = match school {
            Some(school) => self.marked.get(&school),
            // Of whoever is of no school: the only one there is.
            None => self.marked.values().next().filter(|_| self.marked.len() == 1),
        };
        own.or(self.marked_of_all.as_ref())
    }
}

/// The band of a table in which this student stands; None where they were not asked. Whoever opted out of visits stands with
/// those of whom none is recorded.
pub(crate) fn band_of(member: &Member, beside: &Beside, table: TableId) -> Option<usize> {
    match table {
        TableId::Marked => {
            let (_, by) = beside.marked_at(member.school)?;
            Some(marked_band(by.get(&member.student).copied().unwrap_or_default()))
        }
        TableId::Visits => Some(beside.visits.as_ref()?.get(&member.student).map_or(0, visits_band)),
        table => Some(member.maps.as_ref()?.band(table)),
    }
}

/// Where each of these students stands in a table; None where nothing was asked that it could tell.
pub(crate) fn in_table(members: &[Member], beside: &Beside, table: TableId, today: NaiveDate) -> Option<Vec<InTable>> {
    let year = TimePeriod::SchoolYear.begins(today).to_string();
    let key = |member: &Member| match table {
        TableId::Marked => {
            let (campaign, _) = beside.marked_at(member.school)?;
            Some(derived(campaign.id, &[b"marked", member.student.as_bytes()]))
        }
        TableId::Visits => Some(derived(member.student, &[b"visits", year.as_bytes()])),
        _ => Some(member.maps.as_ref()?.newest.network.wave),
    };
    let is_asked = match table {
        TableId::Marked => !beside.marked.is_empty() || beside.marked_of_all.is_some(),
        TableId::Visits => beside.visits.is_some(),
        _ => true,
    };
    let of = |member: &Member| Some(InTable { key: key(member)?, group: member.group, band: band_of(member, beside, table)? });
    is_asked.then(|| members.iter().filter_map(of).collect())
}

/// The students of each group.
pub(crate) fn everybody(members: &[Member]) -> [u32; domain::cohort::GROUPS] {
    let mut all = [0; domain::cohort::GROUPS];
    members.iter().for_each(|member| all[member.group] += 1);
    all
}

/// At least half of the newest maps are of so many months.
pub(crate) fn half_within_months(members: &[Member], today: NaiveDate) -> Option<u32> {
    let days: Vec<NaiveDate> = members.iter().filter_map(|member| Some(member.maps.as_ref()?.newest.opened_on)).collect();
    let since = |months: u32| {
        let from = today.checked_sub_months(Months::new(months)).unwrap_or(today);
        days.iter().filter(|day| **day >= from).count()
    };
    (!days.is_empty()).then(|| [3, 6, 9].into_iter().find(|months| since(*months) * 2 >= days.len()).unwrap_or(MONTHS))
}

/// How many people more stand on each student's map than before: of students with two maps alone.
pub(crate) fn changes<'a>(members: impl IntoIterator<Item = &'a Member>) -> Vec<i64> {
    members.into_iter().filter_map(|member| member.maps.as_ref()?.change()).collect()
}

/// What is counted in every table that may be looked at.
pub(crate) fn all_tables(members: &[Member], beside: &Beside, today: NaiveDate) -> BTreeMap<TableId, Option<Vec<InTable>>> {
    TableId::ALL.into_iter().map(|table| (table, in_table(members, beside, table, today))).collect()
}
