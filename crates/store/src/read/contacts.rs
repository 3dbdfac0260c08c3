//! With which visitors did a student speak, and with whom were they in contact since? The first contact after a visit makes somebody
//! to meet of them, a repeated one is asked about; whether they are a person of theirs only the student says.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::after_visit::after_id;
use domain::change::Stamp;
use domain::ego_network::Link;
use domain::people::joined;
use domain::record::{Id, Kind};
use domain::stay_in_touch::{Wish, WishState, wish_id};
use rusqlite::Connection;

use super::after_visit::{MetLine, is_conversation};
use super::visitors::Directory;
use super::visits::Visits;
use crate::desk::Desk;
use crate::failure::{Failure, Result};
use crate::log::{self, column_id};
use crate::tables::{self, Tables};

/// Visitors with whom a student spoke.
pub(super) struct Spoke {
    /// By the entry that stands for each.
    pub at_all: BTreeSet<Id>,
    /// In contact at least twice after they first met, or since they stand on a kept map as somebody to meet: by every entry of
    /// theirs. The first contact after the visit makes somebody to meet of them, and a repeated one is asked about.
    pub again: Vec<Id>,
    /// With whom the student said they would like to stay in touch, and was in contact since; of whom more was noted since their
    /// last kept map, on which they did not put them. By the entry that stands for each.
    pub to_meet: BTreeSet<Id>,
}

/// What is known of one visitor.
#[derive(Default)]
struct With {
    /// The days of contact: conversations, and what was noted after a wish. A second one of one day has another number.
    on: BTreeSet<(NaiveDate, u8)>,
    /// The first visit after which the student said that they would like to stay in touch.
    wished: Option<NaiveDate>,
    /// In which field of which record a contact is told.
    told: Vec<(Kind, Id, &'static str)>,
}

impl With {
    /// How often they were in contact after they first met: that is the first conversation, or the visit after which it was wished.
    fn after_the_first(&self) -> usize {
        let first = self.on.first().map(|(day, _)| *day).into_iter().chain(self.wished).min();
        self.on.iter().filter(|at| first.is_some_and(|first| **at > (first, 0))).count()
    }

    /// Whether they were since it was wished.
    fn is_since_wished(&self) -> bool {
        self.wished.is_some_and(|wished| self.on.last().is_some_and(|last| *last > (wished, 0)))
    }
}

const REPEATED: usize = 2;

/// Adds what was noted after the wishes of a student. One visit that was logged twice has two records of one wish: told is how far it
/// came, as in the queue.
fn add_noted(sql: &Connection, directory: &Directory, students: &BTreeSet<Id>, of: &mut BTreeMap<Id, With>) -> Result<()> {
    let (kind, visits) = (Kind::Wish, Visits::read(sql)?);
    let mut found = sql.prepare_cached(&format!("SELECT {} FROM wish WHERE student = ?1", tables::column_list(kind)))?;
    let mut furthest: BTreeMap<Id, Wish> = BTreeMap::new();
    for student in students {
        let mut rows = found.query([student.as_bytes()])?;
        while let Some(row) = rows.next()? {
            let Some(wish) = Wish::read(&tables::read_record(kind, row)?.1) else { continue };
            let visit = visits.stands(wish.visit);
            if furthest.get(&visit).is_none_or(|other| wish.is_further_than(other)) {
                furthest.insert(visit, wish);
            }
        }
    }
    for (visit, wish) in furthest.into_iter().filter(|(_, wish)| wish.state != WishState::LetGo) {
        let Some(visit) = visits.all.iter().find(|one| one.id == visit) else { continue };
        let with = of.entry(directory.stands(visit.visitor)).or_default();
        with.wished = Some(with.wished.map_or(visit.held_on, |first| first.min(visit.held_on)));
        let days: Vec<NaiveDate> = std::iter::once(visit.held_on).chain(wish.contacts).collect();
        let nth = |at: usize| days[..at].iter().filter(|on| **on == days[at]).count() as u8;
        with.on.extend((1..days.len()).map(|at| (days[at], nth(at))));
        let id = wish_id(wish.visit, wish.student);
        with.told.extend([(kind, id, "met_on"), (kind, id, "repeated_on")]);
    }
    Ok(())
}

/// The first kept map on which each visitor stands as somebody to meet.
fn dotted_since(sql: &Connection, directory: &Directory, students: &BTreeSet<Id>) -> Result<BTreeMap<Id, NaiveDate>> {
    let mut found = sql.prepare_cached(
        "SELECT a.link, w.opened_on FROM wave w JOIN placement p ON p.wave = w.id JOIN alter_person a ON a.id = p.alter_id
         WHERE w.student = ?1 AND a.link IS NOT NULL AND p.presence = 'potential' AND w.opened_on IS NOT NULL",
    )?;
    let mut since: BTreeMap<Id, NaiveDate> = BTreeMap::new();
    for student in students {
        let mut rows = found.query([student.as_bytes()])?;
        while let Some(row) = rows.next()? {
            let on = row.get::<_, String>(1)?.parse::<NaiveDate>();
            if let (Ok(Link::Visitor(visitor)), Ok(on)) = (serde_json::from_str(&row.get::<_, String>(0)?), on) {
                let first = since.entry(directory.stands(visitor)).or_insert(on);
                *first = on.min(*first);
            }
        }
    }
    Ok(since)
}

/// When one of these fields was given a value last; a day of a visit is not told anew by whoever corrects it.
fn written(sql: &Connection, told: &[(Kind, Id, &str)]) -> Result<Option<Stamp>> {
    let mut last = None;
    for (kind, record, field) in told {
        let past = log::changes_of(sql, kind.name(), *record)?;
        let values = past.iter().filter(|change| change.field == *field && !change.value.is_null()).map(|change| change.stamp);
        last = last.max(if *kind == Kind::Visit { values.min() } else { values.max() });
    }
    Ok(last)
}

/// When the student's last map was kept.
fn last_kept(sql: &Connection, students: &BTreeSet<Id>) -> Result<Option<Stamp>> {
    let mut found = sql.prepare_cached("SELECT id FROM wave WHERE student = ?1 AND kept_on IS NOT NULL")?;
    let mut kept = Vec::new();
    for student in students {
        let waves = found.query_map([student.as_bytes()], |row| column_id(row, 0))?.collect::<rusqlite::Result<Vec<_>>>()?;
        kept.extend(waves.into_iter().map(|wave| (Kind::Wave, wave, "kept_on")));
    }
    written(sql, &kept)
}

impl Desk {
    /// With which visitors a student spoke, and with whom again. Being in the room with one, or watching one, is not it.
    pub(super) fn spoke_with(&self, student: Id) -> Result<Spoke> {
        let met = match self.visits_met(student) {
            // Somebody of whom no name is here yet met nobody of whom anything is told.
            Err(Failure::Refused(_)) => Vec::new(),
            met => met?,
        };
        if met.is_empty() {
            return Ok(Spoke { at_all: BTreeSet::new(), again: Vec::new(), to_meet: BTreeSet::new() });
        }
        self.reading(|sql| {
            let (directory, students) = (Directory::read(sql)?, joined(&Tables(sql), student));
            let mut contacts: BTreeMap<Id, With> = BTreeMap::new();
            for MetLine { visit, said } in met.iter().filter(|line| is_conversation(&line.visit, &line.said)) {
                let with = contacts.entry(visit.visitor.id).or_default();
                with.on.insert((visit.held_on, 0));
                with.told.push((Kind::Visit, visit.id, "held_on"));
                // It may have been said later that they spoke.
                with.told.extend(students.iter().map(|one| (Kind::AfterVisit, after_id(said.visit, *one), "talked")));
            }
            let at_all = contacts.keys().copied().collect();
            add_noted(sql, &directory, &students, &mut contacts)?;
            let (dotted, kept) = (dotted_since(sql, &directory, &students)?, last_kept(sql, &students)?);
            let mut to_meet = BTreeSet::new();
            for (visitor, with) in contacts.iter().filter(|(_, with)| with.is_since_wished()) {
                if written(sql, &with.told)? > kept {
                    to_meet.insert(*visitor);
                }
            }
            let again = contacts.into_iter().filter(|(visitor, with)| {
                let is_since = |dotted: &NaiveDate| with.on.last().is_some_and(|(last, _)| last > dotted);
                with.after_the_first() >= REPEATED || dotted.get(visitor).is_some_and(is_since)
            });
            Ok(Spoke { at_all, again: again.flat_map(|(visitor, _)| directory.entries(visitor)).collect(), to_meet })
        })
    }
}
