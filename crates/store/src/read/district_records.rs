//! What of a student goes into the district's own records? Which visits they were part of, and what their parents answered,
//! student by student, by the record that stands for each. No map, no note and no word that somebody wrote about a student is
//! read here.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use domain::consent::{Answered, ConsentFor};
use domain::record::Id;
use domain::visitors::Cluster;
use domain::visits::{Format, VisitSteps};
use rusqlite::{CachedStatement, Connection};

use super::visitors::Directory;
use super::visits::{Counted, Visit, Visits};
use crate::failure::Result;
use crate::log::{column_id, column_id_or_none};
use crate::open::Store;

/// One visit, as one student was part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MetVisit {
    pub visit: Id,
    pub section: Id,
    pub held_on: NaiveDate,
    pub began_at: Option<String>,
    pub format: Format,
    pub was_present: bool,
    pub steps: VisitSteps,
    pub organisation: Option<String>,
    pub cluster: Option<Cluster>,
}

/// How what a parent answered stands now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConsentState {
    Yes,
    No,
    /// Whatever was answered was withdrawn.
    Withdrawn,
}

/// What was answered to one question, by whoever may answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConsentHeld {
    pub what: ConsentFor,
    pub state: ConsentState,
    pub since: NaiveDate,
}

/// All that goes out of one student.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordsOf {
    /// The record that stands for them.
    pub student: Id,
    /// By day. None of a student whose parents said no to it.
    pub visits: Vec<MetVisit>,
    pub consents: Vec<ConsentHeld>,
}

/// How the roster names what Kith names by ids of its own, and at which school it is.
#[derive(Debug, Default)]
pub struct RosterIds {
    pub students: HashMap<Id, (String, Option<Id>)>,
    pub sections: HashMap<Id, (String, Option<Id>)>,
    pub schools: HashMap<Id, String>,
}

impl Store {
    /// How the roster names everybody and every class. Whoever was written down by hand has no such name.
    pub fn roster_ids(&self) -> Result<RosterIds> {
        self.reading(|sql| {
            let mut ids = RosterIds::default();
            for (of, into) in [("student", &mut ids.students), ("section", &mut ids.sections)] {
                let mut found = sql.prepare(&format!("SELECT id, source_id, school FROM {of} WHERE source_id IS NOT NULL"))?;
                let mut rows = found.query([])?;
                while let Some(row) = rows.next()? {
                    into.insert(column_id(row, 0)?, (row.get(1)?, column_id_or_none(row, 2)?));
                }
            }
            let mut found = sql.prepare("SELECT id, source_id FROM school WHERE source_id IS NOT NULL")?;
            let mut rows = found.query([])?;
            while let Some(row) = rows.next()? {
                ids.schools.insert(column_id(row, 0)?, row.get(1)?);
            }
            Ok(ids)
        })
    }

    /// Tells of each student what goes out of them, visits from this day on, until `each` says that it is enough. Nothing of
    /// `except`, under whichever of their records they are named.
    pub fn each_students_records(
        &self,
        from: NaiveDate,
        except: &BTreeSet<Id>,
        each: &mut dyn FnMut(RecordsOf) -> bool,
    ) -> Result<()> {
        self.reading(|sql| {
            let (counted, directory, visits) = (Counted::read(sql)?, Directory::read(sql)?, Visits::read(sql)?);
            let by_id: HashMap<Id, &Visit> =
                visits.standing().filter(|visit| visit.held_on >= from).map(|visit| (visit.id, visit)).collect();
            let mut reader = Reader {
                met: sql.prepare_cached("SELECT visit, was_present FROM encounter WHERE student = ?1 AND visit IS NOT NULL")?,
                said: sql.prepare_cached("SELECT what, answer, given_on, withdrawn_on FROM consent WHERE student = ?1")?,
            };
            let except: BTreeSet<Id> = except.iter().map(|id| counted.behind.stands(*id)).collect();
            for (student, records) in everybody(sql, &counted)?.into_iter().filter(|(student, _)| !except.contains(student)) {
                let mut met: BTreeMap<Id, bool> = BTreeMap::new();
                let mut said = Vec::new();
                for record in records {
                    if !counted.opted_out.contains(&student) {
                        reader.met(record, &visits, &mut met)?;
                    }
                    reader.said(record, &mut said)?;
                }
                let of = |(id, was_present): (Id, bool)| {
                    let visit = by_id.get(&id)?;
                    let visitor = directory.all.get(&directory.stands(visit.visitor));
                    Some(MetVisit {
                        visit: id,
                        section: visit.section,
                        held_on: visit.held_on,
                        began_at: visit.began_at.clone(),
                        format: visit.format,
                        was_present,
                        steps: visit.steps,
                        organisation: visitor.and_then(|told| told.organisation.clone()),
                        cluster: visitor.and_then(|told| told.cluster),
                    })
                };
                let mut theirs: Vec<MetVisit> = met.into_iter().filter_map(of).collect();
                theirs.sort_by(|a, b| (a.held_on, &a.began_at, a.visit).cmp(&(b.held_on, &b.began_at, b.visit)));
                if !each(RecordsOf { student, visits: theirs, consents: held(&said) }) {
                    break;
                }
            }
            Ok(())
        })
    }
}

/// Everybody of whom there is anything, by the record that stands for them, with all that are joined to it.
fn everybody(sql: &Connection, counted: &Counted) -> Result<BTreeMap<Id, Vec<Id>>> {
    let mut found = sql.prepare(
        "SELECT student FROM encounter WHERE student IS NOT NULL UNION SELECT student FROM consent WHERE student IS NOT NULL",
    )?;
    let mut all: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
    let mut rows = found.query([])?;
    while let Some(row) = rows.next()? {
        let record = column_id(row, 0)?;
        all.entry(counted.behind.stands(record)).or_default().push(record);
    }
    Ok(all)
}

/// One answer: to what, which, when, and until when.
type Said = (ConsentFor, Answered, NaiveDate, Option<NaiveDate>);

struct Reader<'a> {
    met: CachedStatement<'a>,
    said: CachedStatement<'a>,
}

impl Reader<'_> {
    /// Present in one entry of a visit that was logged twice is present.
    fn met(&mut self, record: Id, visits: &Visits, met: &mut BTreeMap<Id, bool>) -> Result<()> {
        let mut rows = self.met.query([record.as_bytes()])?;
        while let Some(row) = rows.next()? {
            *met.entry(visits.stands(column_id(row, 0)?)).or_default() |= row.get::<_, Option<bool>>(1)?.unwrap_or(false);
        }
        Ok(())
    }

    /// An answer of a kind that this program does not know is not told.
    fn said(&mut self, record: Id, said: &mut Vec<Said>) -> Result<()> {
        fn word<T: serde::de::DeserializeOwned>(text: Option<String>) -> Option<T> {
            serde_json::from_value(text?.into()).ok()
        }
        let mut rows = self.said.query([record.as_bytes()])?;
        while let Some(row) = rows.next()? {
            let (what, answer, on) = (word(row.get(0)?), word(row.get(1)?), word(row.get(2)?));
            let withdrawn_on = word(row.get(3)?);
            said.extend(what.zip(answer).zip(on).map(|((what, answer), on)| (what, answer, on, withdrawn_on)));
        }
        Ok(())
    }
}

/// One no that stands is a no, whatever else was said.
fn held(said: &[Said]) -> Vec<ConsentHeld> {
    let one = |what: ConsentFor| {
        let of = || said.iter().filter(move |one| one.0 == what);
        let stands = |answer: Answered| of().filter(move |one| one.1 == answer && one.3.is_none()).map(|one| one.2).max();
        let (state, since) = match (stands(Answered::No), stands(Answered::Yes)) {
            (Some(since), _) => (ConsentState::No, since),
            (None, Some(since)) => (ConsentState::Yes, since),
            (None, None) => (ConsentState::Withdrawn, of().filter_map(|one| one.3).max()?),
        };
        Some(ConsentHeld { what, state, since })
    };
    [ConsentFor::Mapping, ConsentFor::Visits].into_iter().filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_no_that_stands_is_a_no_and_what_was_withdrawn_is_told_as_that() {
        let day = |n| NaiveDate::from_ymd_opt(2026, 9, n).unwrap();
        let said = |answer, on, withdrawn: Option<u32>| (ConsentFor::Visits, answer, day(on), withdrawn.map(day));
        let state = |all: &[Said]| held(all).first().map(|held| (held.state, held.since));
        assert_eq!(state(&[]), None, "nothing was answered: there is no line");
        assert_eq!(state(&[said(Answered::No, 2, None), said(Answered::Yes, 9, None)]), Some((ConsentState::No, day(2))));
        let both = [said(Answered::No, 2, Some(5)), said(Answered::Yes, 1, None)];
        assert_eq!(state(&both), Some((ConsentState::Yes, day(1))));
        assert_eq!(state(&[said(Answered::Yes, 2, Some(7))]), Some((ConsentState::Withdrawn, day(7))));
    }
}
