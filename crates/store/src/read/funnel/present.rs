//! What does each student's presence at the visits that count come to? Read once for everybody out of the rolls of visits, and
//! again for the few who were at one more visit.

use std::collections::HashSet;

use domain::funnel::{Reached, Seen, reached};
use domain::record::Id;
use rusqlite::{Connection, Transaction};

use super::scan::{Scan, as_said};
use crate::by_id::ById;
use crate::failure::Result;
use crate::log::column_id;
use crate::read::visits::{Counted, Visit};
use crate::tables::presences::{numbers, students, students_of};

/// Beyond so many visits all rolls are read, one after the other as they lie, and not visit by visit.
pub(super) const FEW_VISITS: usize = 400;

/// The place of whoever is in no count.
const NOBODY: u32 = u32::MAX;

/// Rolls and the names of their numbers are read at one moment: a number may be given away again.
fn moment(sql: &Connection) -> Result<Option<Transaction<'_>>> {
    Ok(sql.is_autocommit().then(|| sql.unchecked_transaction()).transpose()?)
}

/// Who was at which visit, as rolls say it.
#[derive(Default)]
pub(super) struct Presences {
    /// Students by their numbers; nil where nobody has it.
    students: Vec<Id>,
    /// Each roll: its visit, and where its numbers end.
    rolls: Vec<(Id, usize)>,
    there: Vec<u32>,
}

impl Presences {
    /// All rolls of the visits that fit.
    pub(super) fn all(sql: &Connection, fits: impl Fn(&Id) -> bool) -> Result<Presences> {
        let _moment = moment(sql)?;
        let mut presences = Presences { students: students(sql)?, ..Presences::default() };
        let mut all = sql.prepare_cached("SELECT visit, students FROM presence_roll ORDER BY visit, nth")?;
        let mut rows = all.query([])?;
        while let Some(row) = rows.next()? {
            let visit = column_id(row, 0)?;
            if fits(&visit) {
                presences.takes(visit, row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?);
            }
        }
        Ok(presences)
    }

    fn takes(&mut self, visit: Id, roll: &[u8]) {
        self.there.extend(numbers(roll));
        self.rolls.push((visit, self.there.len()));
    }

    /// For each number the place under which it counts: of all records that are one student the same.
    fn standing(&mut self, counted: &Counted) -> Vec<u32> {
        let mut standing: Vec<u32> = (0..self.students.len() as u32).collect();
        let mut joined: ById<u32> = counted.behind.involved().into_iter().map(|record| (record, NOBODY)).collect();
        for (number, student) in (0u32..).zip(&self.students) {
            if student.is_nil() || counted.opted_out.contains(student) {
                standing[number as usize] = NOBODY;
            }
            if let Some(place) = joined.get_mut(student) {
                *place = number;
            }
        }
        let mut others: Vec<(Id, u32)> = joined.iter().map(|(record, number)| (*record, *number)).collect();
        others.retain(|(_, number)| *number != NOBODY);
        for (record, number) in others {
            let stands = counted.behind.stands(record);
            if stands == record {
                continue;
            }
            standing[number as usize] = match joined.get(&stands) {
                _ if counted.opted_out.contains(&stands) => NOBODY,
                Some(place) if *place != NOBODY => *place,
                // Whoever stands for others was at none themselves.
                _ => {
                    let place = standing.len() as u32;
                    joined.insert(stands, place);
                    standing.push(place);
                    self.students.push(stands);
                    place
                }
            };
        }
        standing
    }

    /// Tells each student with what their presences at the visits of a scan come to; nobody twice, and nobody who opted out.
    pub(super) fn tell(mut self, scan: &Scan, counted: &Counted, mut tell: impl FnMut(Id, &Reached)) {
        let standing = self.standing(counted);
        let place_of = |number: u32| standing.get(number as usize).copied().unwrap_or(NOBODY) as usize;
        let mut begin = 0;
        let mut rolls: Vec<(Seen, &[u32])> = Vec::with_capacity(self.rolls.len());
        for (visit, end) in &self.rolls {
            let there = &self.there[begin..*end];
            rolls.extend(scan.visits.get(visit).map(|seen| (*seen, there)));
            begin = *end;
        }
        // In this order each student's presences come in theirs.
        rolls.sort_unstable_by_key(|(seen, _)| seen.order());
        let mut often = vec![0u32; standing.len()];
        for number in rolls.iter().flat_map(|(_, there)| *there) {
            if let Some(often) = often.get_mut(place_of(*number)) {
                *often += 1;
            }
        }
        // Each student's lie side by side when all are put where they belong.
        let mut ends = Vec::with_capacity(often.len());
        let mut all = 0u32;
        for often in often {
            ends.push(all);
            all += often;
        }
        let mut apart = vec![0u32; all as usize];
        for (nth, (_, there)) in (0u32..).zip(&rolls) {
            for number in *there {
                if let Some(end) = ends.get_mut(place_of(*number)) {
                    apart[*end as usize] = nth;
                    *end += 1;
                }
            }
        }
        let (said, contacts) = (scan.said_by(counted), scan.contacts_by(counted));
        let (mut seen, mut told) = (Vec::new(), Reached::default());
        let mut begin = 0;
        for (student, end) in self.students.iter().zip(ends) {
            let of_student = &apart[begin as usize..end as usize];
            if !of_student.is_empty() {
                seen.clear();
                seen.extend(of_student.iter().map(|nth| rolls[*nth as usize].0));
                if let Some(said) = said.get(student) {
                    as_said(&mut seen, said);
                }
                told.is_of(&seen);
                if let Some(visitors) = contacts.get(student) {
                    told.had_contact(visitors);
                }
                tell(*student, &told);
            }
            begin = end;
        }
    }
}

impl Scan {
    /// Who was at these visits.
    pub(super) fn present(sql: &Connection, visits: &[Visit]) -> Result<HashSet<Id>> {
        let mut of_visit = sql.prepare_cached("SELECT student FROM encounter WHERE visit = ?1 AND was_present = 1")?;
        let mut present = HashSet::new();
        for visit in visits {
            for student in of_visit.query_map([visit.id.as_bytes()], |row| column_id(row, 0))? {
                present.insert(student?);
            }
        }
        Ok(present)
    }

    /// What the presences of these records of one student come to.
    pub(super) fn reached_by(&self, sql: &Connection, records: &[Id]) -> Result<Reached> {
        let mut of_student = sql.prepare_cached("SELECT visit FROM encounter WHERE student = ?1 AND was_present = 1")?;
        let mut seen = Vec::new();
        for record in records {
            let mut rows = of_student.query([record.as_bytes()])?;
            while let Some(row) = rows.next()? {
                seen.extend(self.visits.get(&column_id(row, 0)?).copied());
            }
        }
        as_said(&mut seen, &self.said_of(records));
        let mut told = reached(&mut seen);
        told.had_contact(&self.contacts_of(records));
        Ok(told)
    }

    /// Who was at the visits of this scan.
    pub(super) fn presences(&self, sql: &Connection) -> Result<Presences> {
        if self.visits.len() > FEW_VISITS {
            return Presences::all(sql, |visit| self.visits.contains_key(visit));
        }
        let _moment = moment(sql)?;
        let mut presences = Presences::default();
        let mut of_visit = sql.prepare_cached("SELECT students FROM presence_roll WHERE visit = ?1 ORDER BY nth")?;
        for visit in self.visits.keys() {
            let mut rows = of_visit.query([visit.as_bytes()])?;
            while let Some(row) = rows.next()? {
                presences.takes(*visit, row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?);
            }
        }
        presences.students = students_of(sql, &presences.there)?;
        Ok(presences)
    }

    /// Each student with what their presences come to; nobody twice, and nobody who opted out.
    pub(in crate::read) fn each(&self, sql: &Connection, counted: &Counted, tell: impl FnMut(Id, &Reached)) -> Result<()> {
        self.presences(sql)?.tell(self, counted, tell);
        Ok(())
    }
}
