//! What does each student's presence at the visits that count come to? Read once for everybody out of the rolls of visits, and
//! again for the few who were at one more visit.

use std::collections::HashSet;

use domain::funnel::{Reached, Seen, reached};
use domain::record::Id;
use hashbrown::HashMap;
use rusqlite::Connection;

use super::scan::Scan;
use crate::failure::Result;
use crate::log::column_id;
use crate::read::visits::{Counted, Visit};
use crate::tables::presences::students;

/// Beyond so many visits all rolls are read, one after the other as they lie, and not visit by visit.
const FEW_VISITS: usize = 400;

const OF_VISIT: &str = "SELECT students FROM presence_roll WHERE visit = ?1";

/// Presences in the order in which they are read, each beside the place of its student.
struct Presences<'a> {
    counted: &'a Counted,
    /// The place of each record of a student: of all that are one student the same. None: they opted out.
    places: HashMap<Id, Option<u32>>,
    students: Vec<Id>,
    /// How often each was seen.
    often: Vec<u32>,
    seen: Vec<(u32, Seen)>,
}

impl<'a> Presences<'a> {
    fn of(counted: &'a Counted) -> Presences<'a> {
        Presences { counted, places: HashMap::new(), students: Vec::new(), often: Vec::new(), seen: Vec::new() }
    }

    fn takes(&mut self, roll: &[u8], seen: Seen) {
        for student in students(roll) {
            let place = match self.places.get(&student) {
                Some(place) => *place,
                None => self.new_place(student),
            };
            if let Some(place) = place {
                self.often[place as usize] += 1;
                self.seen.push((place, seen));
            }
        }
    }

    fn new_place(&mut self, student: Id) -> Option<u32> {
        let stands = self.counted.behind.stands(student);
        let place = match self.places.get(&stands) {
            Some(place) => *place,
            None => (!self.counted.opted_out.contains(&stands)).then(|| {
                self.students.push(stands);
                self.often.push(0);
                self.students.len() as u32 - 1
            }),
        };
        self.places.insert(stands, place);
        self.places.insert(student, place);
        place
    }

    /// Tells each student with what theirs come to.
    fn tell(self, mut tell: impl FnMut(Id, Reached)) {
        const NONE: Seen = Seen { visitor: 0, day: 0, is_two_way: false, is_meaningful: false };
        let mut ends: Vec<usize> = Vec::with_capacity(self.often.len());
        let mut end = 0;
        for often in &self.often {
            ends.push(end);
            end += *often as usize;
        }
        // Each student's lie side by side when all are put where they belong.
        let mut apart = vec![NONE; end];
        for (place, seen) in &self.seen {
            let at = &mut ends[*place as usize];
            apart[*at] = *seen;
            *at += 1;
        }
        let mut begin = 0;
        for (student, end) in self.students.into_iter().zip(ends) {
            tell(student, reached(&mut apart[begin..end]));
            begin = end;
        }
    }
}

impl Scan {
    /// Who was at these visits.
    pub(super) fn present(sql: &Connection, visits: &[Visit]) -> Result<HashSet<Id>> {
        let mut of_visit = sql.prepare_cached(OF_VISIT)?;
        let mut present = HashSet::new();
        for visit in visits {
            let mut rows = of_visit.query([visit.id.as_bytes()])?;
            while let Some(row) = rows.next()? {
                present.extend(students(row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?));
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
        Ok(reached(&mut seen))
    }

    /// Each student with what their presences come to; nobody twice, and nobody who opted out.
    pub(in crate::read) fn each(&self, sql: &Connection, counted: &Counted, tell: impl FnMut(Id, Reached)) -> Result<()> {
        let mut presences = Presences::of(counted);
        if self.visits.len() <= FEW_VISITS {
            let mut of_visit = sql.prepare_cached(OF_VISIT)?;
            for (visit, seen) in &self.visits {
                let mut rows = of_visit.query([visit.as_bytes()])?;
                while let Some(row) = rows.next()? {
                    presences.takes(row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?, *seen);
                }
            }
        } else {
            let mut all = sql.prepare_cached("SELECT visit, students FROM presence_roll ORDER BY visit, nth")?;
            let mut rows = all.query([])?;
            while let Some(row) = rows.next()? {
                if let Some(seen) = self.visits.get(&column_id(row, 0)?) {
                    presences.takes(row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?, *seen);
                }
            }
        }
        presences.tell(tell);
        Ok(())
    }
}
