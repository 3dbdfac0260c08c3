//! Which visit is to be logged, with which class, and what was logged before? What the room of visits shows. A visit that was
//! logged on two laptops is read as one once somebody said so, and proposed until then.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;
use domain::consent::{Consent, ConsentFor};
use domain::names::folded;
use domain::people::StudentByHand;
use domain::record::{Id, Kind, read};
use domain::refusal::Refusal;
use domain::visitors::{Behind, Cluster};
use domain::visits::{Format, VisitSteps};
use rusqlite::{Connection, OptionalExtension, Row};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::joins::{Joins, JoinsSaid};
use super::meant::Meant;
use super::student::behind;
use super::visitors::{Directory, VisitorName};
use super::{SHOWN_NAME, STANDS, enrolled_as, enrolled_in};
use crate::desk::Desk;
use crate::failure::{Failure, Result};
use crate::log::{column_id, column_id_or_none};
use crate::tables::Tables;

/// A class that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ClassLine {
    pub section: Id,
    pub title: String,
    pub students: u32,
}

/// The room of visits, as it opens.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct VisitRoom {
    /// One's own classes, the likeliest now first.
    pub own: Vec<ClassLine>,
    /// Every other class that is here.
    pub others: Vec<ClassLine>,
    /// Classes that are over and had a visit: nobody logs another one with them, and what came of theirs is told.
    pub over: Vec<ClassLine>,
    /// The class that one most likely has now. None: nothing says so.
    pub likely: Option<Id>,
    /// The newest first.
    pub recent: Vec<VisitLine>,
    /// Visits that were perhaps logged twice.
    pub twins: Vec<VisitTwins>,
    /// The day on which something was recorded last, where the clock of this machine is far from it. None: it is not.
    pub clock_was: Option<NaiveDate>,
}

/// One visit in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct VisitLine {
    pub id: Id,
    pub section: Id,
    pub class: String,
    pub visitor: VisitorName,
    pub held_on: NaiveDate,
    pub began_at: Option<String>,
    pub format: Format,
    pub steps: VisitSteps,
    pub purpose: Option<String>,
    pub aim: Option<String>,
    pub present: u32,
    pub absent: u32,
    /// How many were there by a list that was brought in, which does not say who. None: no list says.
    pub counted: Option<u32>,
    pub logged_by: String,
    /// Entries that were joined to this one, each of which can be separated again.
    pub joined: Vec<Id>,
}

impl VisitLine {
    /// How many were there and how many were away. None where nobody noted who was: that is no zero.
    pub fn there(&self) -> Option<(u32, u32)> {
        (self.present + self.absent > 0).then_some((self.present, self.absent))
    }
}

/// Two visits of one visitor to one class on one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct VisitTwins {
    pub one: VisitLine,
    pub other: VisitLine,
}

/// One student of a class.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ClassMember {
    pub student: Id,
    pub name: String,
    /// A parent said that no visit is to be recorded of them.
    pub is_opted_out: bool,
}

/// A class, by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ClassView {
    pub section: Id,
    pub title: String,
    /// No roster knows it: it was pasted, and can be changed by hand.
    pub is_pasted: bool,
    /// It is over: it is offered no more, and its visits are still corrected.
    pub is_over: bool,
    pub students: Vec<ClassMember>,
}

/// Who was at a visit and who was away.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct VisitPresence {
    pub present: Vec<Id>,
    pub absent: Vec<Id>,
}

/// One line of a pasted class list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct PastedStudent {
    /// Where it stands in what was pasted; 1 is the first.
    pub line: u32,
    pub by_hand: StudentByHand,
    pub name: String,
    /// Who this is, where it is one student who is here.
    pub known: Option<Id>,
    /// Several students have that name: a new one would be a third.
    pub is_several: bool,
}

/// How many classes of others are told.
const MOST_OTHERS: usize = 4_000;
/// How many visits the room lists.
const MOST_RECENT: usize = 60;
/// A class is guessed by the hour of earlier visits up to so many minutes away.
const NEAR_MINUTES: i64 = 50;
/// A clock is doubted where it stands so many days before or after what was recorded last.
const DOUBTED_DAYS: (i64, i64) = (3, 300);

/// One visit as it stands in its table.
pub(super) struct Visit {
    pub(super) id: Id,
    pub(super) section: Id,
    pub(super) visitor: Id,
    pub(super) held_on: NaiveDate,
    pub(super) format: Format,
    pub(super) steps: VisitSteps,
    pub(super) began_at: Option<String>,
    pub(super) logged_by: Option<Id>,
    /// Whether a purpose and a learning aim are written.
    pub(super) has_aims: bool,
    same_as: Option<Id>,
    apart: BTreeSet<Id>,
}

impl Visit {
    const READ: &str = "SELECT id, section, visitor, held_on, format, prepared, two_way, reflected, stay_in_touch,
        began_at, logged_by, same_as, apart, purpose IS NOT NULL AND aim IS NOT NULL FROM visit
        WHERE visitor IS NOT NULL AND section IS NOT NULL";

    fn of(row: &Row<'_>) -> Result<Option<Visit>> {
        let Some(held_on) = row.get_ref(3)?.as_str_or_null().map_err(rusqlite::Error::from)?.and_then(|on| on.parse().ok())
        else {
            return Ok(None);
        };
        let apart: Option<&str> = row.get_ref(12)?.as_str_or_null().map_err(rusqlite::Error::from)?;
        let format = row.get_ref(4)?.as_str_or_null().map_err(rusqlite::Error::from)?;
        Ok(Some(Visit {
            id: column_id(row, 0)?,
            section: column_id(row, 1)?,
            visitor: column_id(row, 2)?,
            held_on,
            // A way of meeting that this program does not know is told as the least that it can be.
            format: format.and_then(Format::named).unwrap_or(Format::Recorded),
            steps: VisitSteps { prepared: row.get(5)?, two_way: row.get(6)?, reflected: row.get(7)?, stay_in_touch: row.get(8)? },
            began_at: row.get(9)?,
            logged_by: column_id_or_none(row, 10)?,
            has_aims: row.get(13)?,
            same_as: column_id_or_none(row, 11)?,
            apart: apart.and_then(|others| serde_json::from_str(others).ok()).unwrap_or_default(),
        }))
    }

    /// One that stands for itself. None: there is no such visit, or it was joined to another.
    pub(super) fn alone(sql: &Connection, id: Id) -> Result<Option<Visit>> {
        let mut found = sql.prepare_cached(&format!("{} AND id = ?1", Visit::READ))?;
        let mut rows = found.query([id.as_bytes()])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        Ok(Visit::of(row)?.filter(|visit| visit.same_as.is_none()))
    }
}

/// All visits, and which stands for which.
pub(super) struct Visits {
    pub(super) all: Vec<Visit>,
    joins: Joins,
}

impl Visits {
    pub(super) fn read(sql: &Connection) -> Result<Visits> {
        let mut found = sql.prepare_cached(Visit::READ)?;
        let (mut all, mut said) = (Vec::new(), JoinsSaid::default());
        let mut rows = found.query([])?;
        while let Some(row) = rows.next()? {
            if let Some(mut visit) = Visit::of(row)? {
                said.takes(visit.id, visit.same_as, std::mem::take(&mut visit.apart));
                all.push(visit);
            }
        }
        let here: HashSet<Id> = if said.joins_any() { all.iter().map(|visit| visit.id).collect() } else { HashSet::new() };
        Ok(Visits { all, joins: said.among(|id| here.contains(&id)) })
    }

    /// Those that stand for themselves.
    pub(super) fn standing(&self) -> impl Iterator<Item = &Visit> {
        self.all.iter().filter(|visit| self.stands(visit.id) == visit.id)
    }

    /// The visit that stands for an entry.
    pub(super) fn stands(&self, entry: Id) -> Id {
        self.joins.stands(entry)
    }

    /// The entries of a visit: itself, and those joined to it.
    pub(super) fn entries(&self, id: Id) -> Vec<Id> {
        self.joins.entries(id)
    }

    /// Visits of one visitor, or of one name, to one class on one day, that nobody joined or told apart.
    fn twins(&self, directory: &Directory) -> Vec<(Id, Id)> {
        let mut alike: BTreeMap<(Id, NaiveDate, String), Vec<Id>> = BTreeMap::new();
        for visit in self.standing() {
            let name = folded(&directory.name_of(visit.visitor).name);
            alike.entry((visit.section, visit.held_on, name)).or_default().push(visit.id);
        }
        self.joins.twins(alike.into_values())
    }
}

/// Visits as they are listed, newest first, of those that fit.
pub(super) fn visit_lines(
    sql: &Connection,
    directory: &Directory,
    fits: impl Fn(&Visit) -> bool,
    most: usize,
) -> Result<Vec<VisitLine>> {
    let visits = Visits::read(sql)?;
    let mut chosen: Vec<&Visit> = visits.standing().filter(|visit| fits(visit)).collect();
    chosen.sort_by(|a, b| (b.held_on, &b.began_at, b.id).cmp(&(a.held_on, &a.began_at, a.id)));
    chosen.truncate(most);
    let counted = Counted::read(sql)?;
    chosen.into_iter().map(|visit| line_of(sql, directory, &visits, &counted, visit)).collect()
}

/// Who counts: the record that stands for each student, and whose parents opted out.
pub(super) struct Counted {
    pub(super) behind: Behind,
    pub(super) opted_out: HashSet<Id>,
}

impl Counted {
    pub(super) fn read(sql: &Connection) -> Result<Counted> {
        let joins = sql
            .prepare_cached("SELECT id, same_as FROM student WHERE same_as IS NOT NULL")?
            .query_map([], |row| Ok((column_id(row, 0)?, column_id(row, 1)?)))?
            .collect::<rusqlite::Result<HashMap<_, _>>>()?;
        let mut is_here = sql.prepare_cached("SELECT 1 FROM student WHERE id = ?1")?;
        let here: HashSet<Id> = joins.values().copied().filter(|id| is_here.exists([id.as_bytes()]).unwrap_or(false)).collect();
        let behind = Behind::of(&joins, |id| here.contains(&id));
        let no = sql
            .prepare_cached("SELECT student FROM consent WHERE what = 'visits' AND answer = 'no' AND withdrawn_on IS NULL AND student IS NOT NULL")?
            .query_map([], |row| column_id(row, 0))?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        let opted_out = no.into_iter().map(|student| behind.stands(student)).collect();
        Ok(Counted { behind, opted_out })
    }
}

/// Who was present and who was not, by the record that stands for each: present in one entry is present.
pub(super) fn presence(sql: &Connection, counted: &Counted, entries: &[Id]) -> Result<BTreeMap<Id, bool>> {
    let mut found = sql.prepare_cached("SELECT student, was_present FROM encounter WHERE visit = ?1")?;
    let mut met: BTreeMap<Id, bool> = BTreeMap::new();
    for entry in entries {
        let mut rows = found.query([entry.as_bytes()])?;
        while let Some(row) = rows.next()? {
            *met.entry(counted.behind.stands(column_id(row, 0)?)).or_default() |= row.get::<_, Option<bool>>(1)?.unwrap_or(false);
        }
    }
    met.retain(|student, _| !counted.opted_out.contains(student));
    Ok(met)
}

fn line_of(sql: &Connection, directory: &Directory, visits: &Visits, counted: &Counted, visit: &Visit) -> Result<VisitLine> {
    let entries = visits.entries(visit.id);
    let met = presence(sql, counted, &entries)?;
    let present = met.values().filter(|was_present| **was_present).count() as u32;
    let told = Tables(sql).find(Kind::Visit, visit.id)?.unwrap_or_default();
    // Whichever entry the list brought: one that was logged by hand may stand before it.
    let mut counted_by_list: Option<u32> = read(&told, "counted");
    for other in &entries[1..] {
        if counted_by_list.is_none() {
            counted_by_list = Tables(sql).find(Kind::Visit, *other)?.and_then(|told| read(&told, "counted"));
        }
    }
    let logged_by = visit.logged_by.map(|by| super::map::author_name(sql, by)).transpose()?.unwrap_or_default();
    Ok(VisitLine {
        id: visit.id,
        section: visit.section,
        class: title_of(sql, visit.section)?,
        visitor: directory.name_of(visit.visitor),
        held_on: visit.held_on,
        began_at: visit.began_at.clone(),
        format: visit.format,
        steps: visit.steps,
        purpose: read(&told, "purpose"),
        aim: read(&told, "aim"),
        present,
        absent: met.len() as u32 - present,
        counted: counted_by_list,
        logged_by,
        joined: entries[1..].to_vec(),
    })
}

pub(super) fn title_of(sql: &Connection, section: Id) -> Result<String> {
    let title = sql
        .prepare_cached("SELECT coalesce(title, '') FROM section WHERE id = ?1")?
        .query_row([section.as_bytes()], |row| row.get(0))
        .optional()?;
    Ok(title.unwrap_or_default())
}

/// Whoever works here: as they set Kith up, and as the roster has them under the same name.
pub(crate) fn own_entries(sql: &Connection, me: Id) -> Result<Vec<Id>> {
    let mut all = sql.prepare_cached(
        "SELECT id, trim(coalesce(given, '') || ' ' || coalesce(family, '')), trim(coalesce(preferred_given, given, '') || ' ' || coalesce(family, ''))
         FROM staff WHERE coalesce(has_left, 0) = 0",
    )?;
    let names = all
        .query_map([], |row| Ok((column_id(row, 0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?)))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let mine = names.iter().find(|(id, _, _)| *id == me).map(|(_, name, _)| folded(name));
    let is_mine = |name: &str| mine.as_deref().is_some_and(|mine| !mine.is_empty() && folded(name) == mine);
    let found = names.iter().filter(|(id, name, called)| *id == me || is_mine(name) || is_mine(called));
    Ok(found.map(|(id, _, _)| *id).collect())
}

fn minutes_of(time: &str) -> Option<i64> {
    let (hours, minutes) = time.split_once(':')?;
    Some(hours.parse::<i64>().ok()? * 60 + minutes.parse::<i64>().ok()?)
}

/// The class that one most likely has at this time of this day: the one whose earlier visits began nearest to it, those of
/// the same day of the week before others; else the one that was visited last; else the only one.
fn likely(own: &[ClassLine], visits: &Visits, me: &[Id], today: NaiveDate, now: Option<i64>) -> Option<Id> {
    let mine =
        |visit: &&Visit| visit.logged_by.is_some_and(|by| me.contains(&by)) && own.iter().any(|one| one.section == visit.section);
    let weekday = chrono::Datelike::weekday(&today);
    let by_hour = now.and_then(|now| {
        let near = visits.all.iter().filter(mine).filter_map(|visit| {
            let away = (minutes_of(visit.began_at.as_deref()?)? - now).abs();
            let is_other_day = chrono::Datelike::weekday(&visit.held_on) != weekday;
            (away <= NEAR_MINUTES).then_some((is_other_day, away, visit.section))
        });
        near.min()
    });
    let last = || visits.all.iter().filter(mine).max_by_key(|visit| (visit.held_on, visit.id)).map(|visit| visit.section);
    let only = || (own.len() == 1).then(|| own[0].section);
    by_hour.map(|(_, _, section)| section).or_else(last).or_else(only)
}

impl Desk {
    /// What the room of visits shows on this day at this time ("10:40").
    pub fn visit_room(&self, today: NaiveDate, time: Option<&str>) -> Result<VisitRoom> {
        self.reading(|sql| {
            let me = own_entries(sql, self.me)?;
            let mut classes = sql
                .prepare_cached(
                    "SELECT c.id, coalesce(c.title, '') FROM section c WHERE coalesce(c.has_left, 0) = 0 ORDER BY c.title, c.id",
                )?
                .query_map([], |row| Ok(ClassLine { section: column_id(row, 0)?, title: row.get(1)?, students: 0 }))?
                .collect::<rusqlite::Result<Vec<_>>>()?;
            let mut teaches =
                sql.prepare_cached(&format!("SELECT section FROM {} WHERE role != 'student'", enrolled_as("?1")))?;
            let visits = Visits::read(sql)?;
            let mut own: HashSet<Id> = HashSet::new();
            for mine in &me {
                let found = teaches.query_map([mine.as_bytes()], |row| column_id(row, 0))?;
                own.extend(found.collect::<rusqlite::Result<Vec<_>>>()?);
            }
            own.extend(
                visits.all.iter().filter(|visit| visit.logged_by.is_some_and(|by| me.contains(&by))).map(|visit| visit.section),
            );
            // One's own are here however many classes a district has; of the others as many as somebody may find by typing.
            let mut over = sql
                .prepare_cached("SELECT c.id, coalesce(c.title, '') FROM section c WHERE c.has_left = 1 ORDER BY c.title, c.id")?
                .query_map([], |row| Ok(ClassLine { section: column_id(row, 0)?, title: row.get(1)?, students: 0 }))?
                .collect::<rusqlite::Result<Vec<_>>>()?;
            let met: HashSet<Id> = visits.all.iter().map(|visit| visit.section).collect();
            over.retain(|class| met.contains(&class.section));
            over.truncate(MOST_OTHERS);
            let (mut own, mut others): (Vec<_>, Vec<_>) = classes.drain(..).partition(|class| own.contains(&class.section));
            others.truncate(MOST_OTHERS);
            let of_it = enrolled_in("?1");
            let mut size = sql.prepare_cached(&format!("SELECT count(*) FROM {of_it} e WHERE e.role = 'student'"))?;
            for class in own.iter_mut().chain(&mut others) {
                class.students = size.query_row([class.section.as_bytes()], |row| row.get(0))?;
            }
            let likely = likely(&own, &visits, &me, today, time.and_then(minutes_of));
            own.sort_by_key(|class| Some(class.section) != likely);
            let directory = Directory::read(sql)?;
            let twins = visits.twins(&directory);
            let counted = Counted::read(sql)?;
            let line = |id: Id| {
                let visit = visits.all.iter().find(|visit| visit.id == id);
                visit.map(|visit| line_of(sql, &directory, &visits, &counted, visit)).transpose()
            };
            let mut told = Vec::new();
            for (one, other) in twins {
                if let (Some(one), Some(other)) = (line(one)?, line(other)?) {
                    told.push(VisitTwins { one, other });
                }
            }
            let last: Option<i64> = sql.prepare_cached("SELECT max(stamp) FROM commits")?.query_row([], |row| row.get(0))?;
            let last = last.and_then(|stamp| super::student::moment(stamp).get(..10)?.parse::<NaiveDate>().ok());
            let clock_was = last.filter(|last| {
                let away = (today - *last).num_days();
                away < -DOUBTED_DAYS.0 || away > DOUBTED_DAYS.1
            });
            Ok(VisitRoom {
                own,
                others,
                over,
                likely,
                recent: visit_lines(sql, &directory, |_| true, MOST_RECENT)?,
                twins: told,
                clock_was,
            })
        })
    }

    /// Every visit with its visitor's career cluster, the newest first.
    pub fn all_visits(&self) -> Result<Vec<(VisitLine, Option<Cluster>)>> {
        self.reading(|sql| {
            let directory = Directory::read(sql)?;
            let lines = visit_lines(sql, &directory, |_| true, usize::MAX)?;
            let cluster = |line: &VisitLine| directory.all.get(&line.visitor.id).and_then(|told| told.cluster);
            Ok(lines.into_iter().map(|line| (cluster(&line), line)).map(|(cluster, line)| (line, cluster)).collect())
        })
    }

    /// Who is in a class, by name.
    pub fn visit_class(&self, section: Id) -> Result<ClassView> {
        self.reading(|sql| {
            let here = Tables(sql);
            let class = here.find(Kind::Section, section)?.ok_or(Failure::Refused(Refusal::NoSuchRecord))?;
            let is_over = class.get("has_left") == Some(&true.into());
            let of_it = enrolled_in("?1");
            let enrolled = sql
                .prepare_cached(&format!("SELECT e.person FROM {of_it} e WHERE e.role = 'student'"))?
                .query_map([section.as_bytes()], |row| column_id(row, 0))?
                .collect::<rusqlite::Result<Vec<_>>>()?;
            let mut of = BTreeSet::new();
            for person in enrolled {
                of.insert(behind(sql, person)?);
            }
            let mut name = sql.prepare_cached(&format!(
                "SELECT {SHOWN_NAME}, coalesce(s.preferred_family, s.family, s.hand_family, '') FROM student s
                 WHERE s.id = ?1 AND coalesce(s.has_left, 0) = 0 AND {STANDS}"
            ))?;
            let mut students = Vec::with_capacity(of.len());
            for student in of {
                let found = name
                    .query_row([student.as_bytes()], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))
                    .optional()?;
                let Some((name, family)) = found else { continue };
                let is_opted_out = Consent::is_refused(&here, student, ConsentFor::Visits);
                students.push((folded(&family), ClassMember { student, name, is_opted_out }));
            }
            students.sort_by(|a, b| (&a.0, &a.1.name, a.1.student).cmp(&(&b.0, &b.1.name, b.1.student)));
            let students = students.into_iter().map(|(_, member)| member).collect();
            let is_pasted = sql
                .prepare_cached("SELECT 1 FROM section WHERE id = ?1 AND coalesce(source_id, '') = ''")?
                .exists([section.as_bytes()])?;
            Ok(ClassView { section, title: title_of(sql, section)?, is_pasted, is_over, students })
        })
    }

    /// Who was present and who was not at a visit, as it is corrected.
    pub fn visit_presence(&self, visit: Id) -> Result<VisitPresence> {
        self.reading(|sql| {
            Tables(sql).find(Kind::Visit, visit)?.ok_or(Failure::Refused(Refusal::NoSuchRecord))?;
            let met = presence(sql, &Counted::read(sql)?, &[visit])?;
            let (present, absent): (Vec<_>, Vec<_>) = met.into_iter().partition(|(_, was_present)| *was_present);
            let ids = |list: Vec<(Id, bool)>| list.into_iter().map(|(student, _)| student).collect();
            Ok(VisitPresence { present: ids(present), absent: ids(absent) })
        })
    }

    /// Whom the lines of a pasted class list mean, each with its number.
    pub fn pasted_class(&self, lines: Vec<(u32, StudentByHand)>) -> Result<Vec<PastedStudent>> {
        let (numbers, lines): (Vec<u32>, Vec<StudentByHand>) = lines.into_iter().unzip();
        let meant = self.match_students(&lines, &mut |_, _| true)?;
        let told = numbers.into_iter().zip(lines).zip(meant).map(|((line, by_hand), meant)| PastedStudent {
            line,
            name: format!("{} {}", by_hand.given, by_hand.family).trim().to_owned(),
            by_hand,
            known: match meant {
                Meant::One(student) => Some(student),
                Meant::Nobody | Meant::Several => None,
            },
            is_several: meant == Meant::Several,
        });
        Ok(told.collect())
    }
}
