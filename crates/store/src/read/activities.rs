//! Which circles, clubs, online classes and dialogues were logged, who was in each, and who led it? One that was logged on two
//! laptops is read as one once somebody said so, and proposed until then. Who spoke with whom is told of one activity alone.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;
use domain::activities::{ActivityKind, ClassPart, Side, TookPart, led_by, together_id};
use domain::ego_network::Link;
use domain::names::{begins_like, folded};
use domain::people::joined;
use domain::record::{Fields, Id, Kind, read, read_id};
use domain::refusal::Refusal;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::joins::{Joins, JoinsSaid};
use super::map::author_name;
use super::on_maps::each_on_map;
use super::visitors::Directory;
use super::visits::{Counted, own_entries, title_of};
use crate::desk::Desk;
use crate::failure::{Failure, Result};
use crate::log::column_id;
use crate::tables::{self, Tables};

/// Somebody who led an activity, or may.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Leader {
    pub link: Link,
    pub name: String,
    /// Where a visitor works, or what somebody of the staff does; empty where nobody said.
    pub detail: String,
}

/// One activity in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ActivityLine {
    pub id: Id,
    pub section: Id,
    pub class: String,
    /// Other classes that were in it, as far as they are known here.
    pub with: Vec<String>,
    pub what: ActivityKind,
    pub name: String,
    pub held_on: NaiveDate,
    pub led_by: Option<Leader>,
    /// What the two groups of a dialogue are called.
    pub groups: Vec<String>,
    pub present: u32,
    pub absent: u32,
    /// Of a circle: how many pairs spoke with each other.
    pub pairs: u32,
    /// Students who put somebody on a map of theirs since and said that they know them from it; of maps that are counted alone.
    /// None: to whoever may not know of maps.
    pub tied: Option<u32>,
    pub logged_by: String,
    /// Entries that were joined to this one, each of which can be separated again.
    pub joined: Vec<Id>,
}

/// Two entries of one class, kind and day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ActivityTwins {
    pub one: ActivityLine,
    pub other: ActivityLine,
}

/// The activities, as they are listed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ActivitiesPage {
    /// The newest first.
    pub recent: Vec<ActivityLine>,
    /// Those that were perhaps logged twice.
    pub twins: Vec<ActivityTwins>,
}

/// Who was in an activity, as it is corrected.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ActivityParts {
    pub present: Vec<TookPart>,
    pub absent: Vec<Id>,
    /// Other classes that were in it.
    pub with: Vec<ClassPart>,
    pub spoke: Vec<(Id, Id)>,
}

/// How many activities are listed.
const MOST_RECENT: usize = 60;
/// How many leaders are offered at once.
const MOST_OFFERED: usize = 8;

/// One activity as it stands in its table.
pub(super) struct Activity {
    pub(super) id: Id,
    pub(super) section: Id,
    pub(super) what: ActivityKind,
    pub(super) held_on: NaiveDate,
    pub(super) led_by: Option<Link>,
    told: Fields,
}

/// All activities, and which stands for which.
pub(super) struct Activities {
    pub(super) all: Vec<Activity>,
    joins: Joins,
}

impl Activities {
    pub(super) fn read(sql: &Connection) -> Result<Activities> {
        let kind = Kind::Activity;
        let mut found = sql.prepare_cached(&format!("SELECT {} FROM {}", tables::column_list(kind), tables::table(kind)))?;
        let (mut all, mut said) = (Vec::new(), JoinsSaid::default());
        let mut rows = found.query([])?;
        while let Some(row) = rows.next()? {
            let (id, told) = tables::read_record(kind, row)?;
            said.takes(id, read_id(&told, "same_as"), read(&told, "apart").unwrap_or_default());
            // What came in parts has its rest on the way; a kind that a newer program knows waits for it.
            let (Some(section), Some(held_on), Some(what)) =
                (read_id(&told, "section"), read(&told, "held_on"), read(&told, "what"))
            else {
                continue;
            };
            all.push(Activity { id, section, what, held_on, led_by: led_by(&told), told });
        }
        let here: HashSet<Id> = all.iter().map(|one| one.id).collect();
        Ok(Activities { all, joins: said.among(|id| here.contains(&id)) })
    }

    /// Those that stand for themselves.
    pub(super) fn standing(&self) -> impl Iterator<Item = &Activity> {
        self.all.iter().filter(|one| self.joins.stands(one.id) == one.id)
    }

    /// Entries of one class, kind and day that nobody joined or told apart. Two teachers call one circle by two names.
    fn twins(&self) -> BTreeSet<(Id, Id)> {
        let mut alike: BTreeMap<(Id, NaiveDate, ActivityKind), BTreeSet<Id>> = BTreeMap::new();
        for one in &self.all {
            // Of several classes that were in one, each may have been logged once more.
            let stands = self.joins.stands(one.id);
            if let Some(whole) = self.all.iter().find(|other| other.id == stands) {
                alike.entry((one.section, whole.held_on, whole.what)).or_default().insert(stands);
            }
        }
        self.joins.twins(alike.into_values().map(|ids| ids.into_iter().collect())).into_iter().collect()
    }

    /// The entries of other classes that were in it from the beginning.
    fn with(&self, entries: &[Id]) -> impl Iterator<Item = &Activity> {
        let stands = entries[0];
        self.others(entries).filter(move |one| one.id == together_id(stands, one.section))
    }

    /// Every entry but the first.
    fn others(&self, entries: &[Id]) -> impl Iterator<Item = &Activity> {
        entries[1..].iter().filter_map(|entry| self.all.iter().find(|one| one.id == *entry))
    }

    fn line(
        &self,
        sql: &Connection,
        directory: &Directory,
        counted: &Counted,
        tied: Option<&Tied>,
        one: &Activity,
    ) -> Result<ActivityLine> {
        let entries = self.joins.entries(one.id);
        // One that was joined to another brings the classes that were in it along; none of them is a join of its own.
        let is_of_class = |one: &Activity| entries.iter().any(|entry| one.id == together_id(*entry, one.section));
        let mut with: Vec<Id> = self.others(&entries).map(|one| one.section).filter(|of| *of != one.section).collect();
        let mut met = HashSet::new();
        with.retain(|section| met.insert(*section));
        let parts = parts_of(sql, counted, &entries)?;
        let present = parts.values().filter(|part| part.was_present).count() as u32;
        let by = read_id(&one.told, "logged_by");
        Ok(ActivityLine {
            id: one.id,
            section: one.section,
            class: title_of(sql, one.section)?,
            with: with.into_iter().map(|section| title_of(sql, section)).collect::<Result<_>>()?,
            what: one.what,
            name: name_in(&one.told),
            held_on: one.held_on,
            led_by: one.led_by.map(|link| leader(sql, directory, link)).transpose()?,
            groups: read(&one.told, "groups").unwrap_or_default(),
            present,
            absent: parts.len() as u32 - present,
            pairs: pairs_of(sql, counted, &entries, &parts)?.len() as u32,
            tied: tied.map(|tied| tied.of(&entries)),
            logged_by: by.map(|by| author_name(sql, by)).transpose()?.unwrap_or_default(),
            joined: self.others(&entries).filter(|other| !is_of_class(other)).map(|other| other.id).collect(),
        })
    }
}

fn name_in(told: &Fields) -> String {
    read(told, "name").unwrap_or_default()
}

/// Somebody by their link, as they are shown.
pub(super) fn leader(sql: &Connection, directory: &Directory, link: Link) -> Result<Leader> {
    Ok(match link {
        Link::Visitor(visitor) => {
            let known = directory.name_of(visitor);
            Leader { link: Link::Visitor(known.id), name: known.name, detail: known.organisation.unwrap_or_default() }
        }
        Link::Staff(staff) => {
            let role =
                Tables(sql).find(Kind::Staff, staff)?.and_then(|told| read::<String>(told.get("row")?.as_object()?, "role"));
            Leader { link, name: author_name(sql, staff)?, detail: role.unwrap_or_default() }
        }
    })
}

/// One student's part, over all entries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Taken {
    pub(super) was_present: bool,
    side: Option<Side>,
}

/// Who took part and who was away, by the record that stands for each: present in one entry is present. Whoever opted out is
/// in none.
pub(super) fn parts_of(sql: &Connection, counted: &Counted, entries: &[Id]) -> Result<BTreeMap<Id, Taken>> {
    let mut found = sql.prepare_cached("SELECT student, was_present, side FROM participation WHERE activity = ?1")?;
    let mut parts: BTreeMap<Id, Taken> = BTreeMap::new();
    for entry in entries {
        let mut rows = found.query([entry.as_bytes()])?;
        while let Some(row) = rows.next()? {
            let part = parts.entry(counted.behind.stands(column_id(row, 0)?)).or_default();
            part.was_present |= row.get::<_, Option<bool>>(1)?.unwrap_or(false);
            let side: Option<String> = row.get(2)?;
            part.side = part.side.or(side.and_then(|side| serde_json::from_value(side.into()).ok()));
        }
    }
    parts.retain(|student, _| !counted.opted_out.contains(student));
    Ok(parts)
}

/// Who spoke with whom, of those who were there and count.
fn pairs_of(sql: &Connection, counted: &Counted, entries: &[Id], parts: &BTreeMap<Id, Taken>) -> Result<BTreeSet<(Id, Id)>> {
    let mut found = sql.prepare_cached("SELECT a, b FROM spoke_with WHERE activity = ?1")?;
    let is_here = |student: &Id| parts.get(student).is_some_and(|part| part.was_present);
    let mut pairs = BTreeSet::new();
    for entry in entries {
        let mut rows = found.query([entry.as_bytes()])?;
        while let Some(row) = rows.next()? {
            let (a, b) = (counted.behind.stands(column_id(row, 0)?), counted.behind.stands(column_id(row, 1)?));
            // Two records of one student are no pair.
            if a != b && is_here(&a) && is_here(&b) {
                pairs.insert((a.min(b), a.max(b)));
            }
        }
    }
    Ok(pairs)
}

/// The students who know somebody on a map of theirs from each entry. Only maps that are kept and counted tell.
struct Tied(HashMap<Id, BTreeSet<Id>>);

impl Tied {
    fn read(sql: &Connection, counted: &Counted) -> Result<Tied> {
        let mut by_entry: HashMap<Id, BTreeSet<Id>> = HashMap::new();
        let of = ("a.activity", "alter_person a INDEXED BY alter_of_activity CROSS JOIN", "a.activity IS NOT NULL");
        each_on_map(sql, counted, of, |student, row| {
            if !counted.opted_out.contains(&student) {
                by_entry.entry(column_id(row, 0)?).or_default().insert(student);
            }
            Ok(())
        })?;
        Ok(Tied(by_entry))
    }

    /// How many students they are of one activity, over all its entries.
    fn of(&self, entries: &[Id]) -> u32 {
        entries.iter().filter_map(|entry| self.0.get(entry)).flatten().collect::<BTreeSet<_>>().len() as u32
    }
}

impl Desk {
    /// The activities that were logged, and those that were perhaps logged twice. What stands on maps is told to whoever may know
    /// of maps.
    pub fn activities(&self, with_maps: bool) -> Result<ActivitiesPage> {
        self.reading(|sql| {
            let (all, directory, counted) = (Activities::read(sql)?, Directory::read(sql)?, Counted::read(sql)?);
            let mut chosen: Vec<&Activity> = all.standing().collect();
            chosen.sort_by_key(|one| std::cmp::Reverse((one.held_on, one.id)));
            chosen.truncate(MOST_RECENT);
            let tied = with_maps.then(|| Tied::read(sql, &counted)).transpose()?;
            let line = |one: &Activity| all.line(sql, &directory, &counted, tied.as_ref(), one);
            let recent = chosen.into_iter().map(line).collect::<Result<Vec<_>>>()?;
            let by_id = |id: Id| all.all.iter().find(|one| one.id == id).map(line).transpose();
            let mut twins = Vec::new();
            for (one, other) in all.twins() {
                if let (Some(one), Some(other)) = (by_id(one)?, by_id(other)?) {
                    twins.push(ActivityTwins { one, other });
                }
            }
            Ok(ActivitiesPage { recent, twins })
        })
    }

    /// Every activity, the oldest first, as it leaves in a file.
    pub fn all_activities(&self, with_maps: bool) -> Result<Vec<ActivityLine>> {
        self.reading(|sql| {
            let (all, directory, counted) = (Activities::read(sql)?, Directory::read(sql)?, Counted::read(sql)?);
            let mut chosen: Vec<&Activity> = all.standing().collect();
            chosen.sort_by_key(|one| (one.held_on, one.id));
            let tied = with_maps.then(|| Tied::read(sql, &counted)).transpose()?;
            chosen.into_iter().map(|one| all.line(sql, &directory, &counted, tied.as_ref(), one)).collect()
        })
    }

    /// Who was in an entry and who was away, as it is corrected.
    pub fn activity_parts(&self, activity: Id) -> Result<ActivityParts> {
        self.reading(|sql| {
            Tables(sql).find(Kind::Activity, activity)?.ok_or(Failure::Refused(Refusal::NoSuchRecord))?;
            let counted = Counted::read(sql)?;
            let all = Activities::read(sql)?;
            let of_others: Vec<&Activity> = all.with(&all.joins.entries(activity)).collect();
            let entries: Vec<Id> = std::iter::once(activity).chain(of_others.iter().map(|one| one.id)).collect();
            let spoke = pairs_of(sql, &counted, &[activity], &parts_of(sql, &counted, &entries)?)?.into_iter().collect();
            let split = |entry: Id| {
                let parts = parts_of(sql, &counted, &[entry])?;
                let (here, away): (Vec<_>, Vec<_>) = parts.into_iter().partition(|(_, part)| part.was_present);
                let present = here.into_iter().map(|(student, part)| TookPart { student, side: part.side }).collect();
                Ok::<(Vec<TookPart>, Vec<Id>), Failure>((present, away.into_iter().map(|(student, _)| student).collect()))
            };
            let (present, absent) = split(activity)?;
            let with = |one: &Activity| {
                let (present, absent) = split(one.id)?;
                Ok(ClassPart { section: one.section, present, absent })
            };
            Ok(ActivityParts { present, absent, with: of_others.into_iter().map(with).collect::<Result<_>>()?, spoke })
        })
    }

    /// Staff and visitors whose name, any word of it, or whose organisation begins like what was typed. Nothing typed offers
    /// whoever works here, and those who led something last.
    pub fn leaders(&self, typed: &str) -> Result<Vec<Leader>> {
        let typed = folded(typed.trim());
        self.reading(|sql| {
            let directory = Directory::read(sql)?;
            let links: Vec<Link> = match typed.is_empty() {
                true => lately(sql, &directory, self.me)?,
                false => {
                    let begins = |name: &str| begins_like(name, &typed);
                    let staff = super::suggestions::staff_called(sql, begins)?;
                    let mut visitors: Vec<_> = (directory.all.iter())
                        .filter(|(id, told)| {
                            directory.stands(**id) == **id
                                && directory.retired_on(**id).is_none()
                                && (begins(&told.name) || told.organisation.as_deref().is_some_and(begins))
                        })
                        .collect();
                    visitors.sort_by_cached_key(|(id, told)| (folded(&told.name), **id));
                    let staff = staff.into_iter().map(|(id, _, _)| Link::Staff(id));
                    staff.chain(visitors.into_iter().map(|(id, _)| Link::Visitor(*id))).take(MOST_OFFERED).collect()
                }
            };
            links.into_iter().map(|link| leader(sql, &directory, link)).collect()
        })
    }
}

/// Whoever works here first, then those who led an activity last.
fn lately(sql: &Connection, directory: &Directory, me: Id) -> Result<Vec<Link>> {
    let activities = Activities::read(sql)?;
    let mut led: Vec<&Activity> = activities.standing().filter(|one| one.led_by.is_some()).collect();
    led.sort_by_key(|one| std::cmp::Reverse((one.held_on, one.id)));
    // As the roster has them, where it does: the entry of the set-up stands for nobody in a class.
    let mut mine = own_entries(sql, me)?;
    mine.sort_by_key(|id| *id == me);
    let stands = |link: Link| match link {
        Link::Visitor(visitor) => Link::Visitor(directory.stands(visitor)),
        Link::Staff(_) => link,
    };
    let mut all: Vec<Link> = Vec::new();
    for link in mine.into_iter().take(1).map(Link::Staff).chain(led.into_iter().filter_map(|one| one.led_by).map(stands)) {
        if !all.contains(&link) {
            all.push(link);
        }
    }
    all.truncate(MOST_OFFERED);
    Ok(all)
}

/// Somebody who led an activity in which a student was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct MetLeader {
    pub(super) link: Link,
    pub(super) name: String,
    /// The entry in which the student is.
    pub(super) activity: Id,
    /// What it is called.
    pub(super) called: String,
}

/// Who led the activities in which a student was, each once, the latest first. Nobody, where a parent opted out since.
pub(super) fn leaders_met(sql: &Connection, students: &BTreeSet<Id>) -> Result<Vec<MetLeader>> {
    let entries = entries_of(sql, &Counted::read(sql)?, students)?;
    // Asked with every letter of a name that is typed: where there is nothing to tell nothing more is read.
    if entries.is_empty() {
        return Ok(Vec::new());
    }
    let mut met: Vec<(&Activity, Link)> = Vec::new();
    let (all, directory) = (Activities::read(sql)?, Directory::read(sql)?);
    for entry in all.all.iter().filter(|one| entries.contains(&one.id)) {
        // One of two entries may say who led it, the other who was there.
        let standing = || all.standing().find(|one| one.id == all.joins.stands(entry.id));
        let led = entry.led_by.or_else(|| standing().and_then(|one| one.led_by));
        met.extend(led.map(|link| (entry, link)));
    }
    met.sort_by_key(|(one, _)| std::cmp::Reverse((one.held_on, one.id)));
    let mut leaders: Vec<MetLeader> = Vec::new();
    for (entry, link) in met {
        let Leader { link, name, .. } = leader(sql, &directory, link)?;
        if !name.is_empty() && !leaders.iter().any(|known| known.link == link) {
            leaders.push(MetLeader { link, name, activity: entry.id, called: name_in(&entry.told) });
        }
    }
    Ok(leaders)
}

/// The entries in which a student was, under any of their records. None of a student whose parents opted out.
fn entries_of(sql: &Connection, counted: &Counted, students: &BTreeSet<Id>) -> Result<BTreeSet<Id>> {
    let mut entries = BTreeSet::new();
    if students.iter().any(|student| counted.opted_out.contains(&counted.behind.stands(*student))) {
        return Ok(entries);
    }
    let mut found = sql.prepare_cached("SELECT activity FROM participation WHERE student = ?1 AND was_present = 1")?;
    for student in students {
        let of = found.query_map([student.as_bytes()], |row| column_id(row, 0))?;
        entries.extend(of.collect::<rusqlite::Result<Vec<_>>>()?);
    }
    Ok(entries)
}

impl Desk {
    /// The activities in which a student was, the newest first. None of a student whose parents opted out.
    pub fn activities_met(&self, student: Id) -> Result<Vec<ActivityLine>> {
        self.took_part(student, true)
    }

    /// The same, also where a parent said no since: what is kept is told to whoever asks what is kept.
    pub(super) fn activities_kept(&self, student: Id) -> Result<Vec<ActivityLine>> {
        self.took_part(student, false)
    }

    fn took_part(&self, student: Id, heeds_no: bool) -> Result<Vec<ActivityLine>> {
        self.reading(|sql| {
            let students = joined(&Tables(sql), student);
            let (all, directory, mut counted) = (Activities::read(sql)?, Directory::read(sql)?, Counted::read(sql)?);
            if !heeds_no {
                counted.opted_out.remove(&counted.behind.stands(student));
            }
            let of: BTreeSet<Id> =
                entries_of(sql, &counted, &students)?.into_iter().map(|entry| all.joins.stands(entry)).collect();
            let mut chosen: Vec<&Activity> = all.standing().filter(|one| of.contains(&one.id)).collect();
            chosen.sort_by_key(|one| std::cmp::Reverse((one.held_on, one.id)));
            chosen.into_iter().map(|one| all.line(sql, &directory, &counted, None, one)).collect()
        })
    }
}
