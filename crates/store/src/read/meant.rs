//! Whom does each line of a list mean, of those who are here already? By number, else by a name that only one student has. The
//! students are gone over once, however long the list is, and only those whom it mentions are held.

use std::collections::{BTreeSet, HashMap};

use domain::grade;
use domain::names::folded;
use domain::people::StudentByHand;
use domain::record::Id;
use rusqlite::Connection;

use super::student::behind;
use super::{GRADE, STANDS};
use crate::desk::Desk;
use crate::failure::{Failure, Result};
use crate::import::Watch;
use crate::log::column_id;

/// Whom a line of a list means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meant {
    One(Id),
    Nobody,
    Several,
}

/// Those whom a list mentions: by their numbers as they are written, and by their folded names with the folded grade.
struct Mentioned {
    by_number: HashMap<String, Vec<Id>>,
    by_name: HashMap<String, Vec<(Id, Option<String>)>>,
}

/// A name as a line and a student are compared.
fn name_of(given: &str, family: &str) -> String {
    folded(&format!("{given} {family}")).trim().to_owned()
}

impl Desk {
    /// Whom each line means, in the order of the lines. `watch` is told how many students were looked at, of how many.
    pub fn match_students(&self, lines: &[StudentByHand], watch: Watch<'_>) -> Result<Vec<Meant>> {
        self.reading(|sql| {
            let mentioned = Mentioned::read(sql, lines, watch)?;
            lines.iter().map(|line| mentioned.meant(sql, line)).collect()
        })
    }
}

impl Mentioned {
    fn read(sql: &Connection, lines: &[StudentByHand], watch: Watch<'_>) -> Result<Mentioned> {
        let mut mentioned = Mentioned {
            by_number: lines.iter().filter_map(|line| Some((line.number.clone()?, Vec::new()))).collect(),
            by_name: lines.iter().map(|line| (name_of(&line.given, &line.family), Vec::new())).collect(),
        };
        mentioned.by_name.remove("");
        let of = sql.query_row("SELECT count(*) FROM student", [], |row| row.get::<_, i64>(0))? as u64;
        let mut all = sql.prepare_cached(&format!(
            "SELECT s.id, s.number, s.hand_number, s.source_id, coalesce(s.given, s.hand_given, ''), s.preferred_given,
                    coalesce(s.family, s.hand_family, ''), {GRADE}, {STANDS} AND coalesce(s.has_left, 0) = 0
             FROM student s"
        ))?;
        let mut rows = all.query([])?;
        for done in 1.. {
            let Some(row) = rows.next()? else { break };
            if done % 1024 == 0 && !watch(done, of) {
                return Err(Failure::Cancelled);
            }
            let id = column_id(row, 0)?;
            for column in 1..4 {
                if let Some(number) = row.get::<_, Option<String>>(column)?
                    && let Some(found) = mentioned.by_number.get_mut(&number)
                {
                    found.push(id);
                }
            }
            // Whoever is joined to somebody, or has left, is meant by a number alone.
            if !row.get::<_, bool>(8)? {
                continue;
            }
            let (given, preferred): (String, Option<String>) = (row.get(4)?, row.get(5)?);
            let (family, grade): (String, Option<String>) = (row.get(6)?, row.get(7)?);
            let names: BTreeSet<String> =
                [Some(given), preferred].into_iter().flatten().map(|given| name_of(&given, &family)).collect();
            for name in names {
                if let Some(found) = mentioned.by_name.get_mut(&name) {
                    found.push((id, grade.as_deref().map(|it| grade::folded(it).into_owned())));
                }
            }
        }
        watch(of, of);
        Ok(mentioned)
    }

    fn meant(&self, sql: &Connection, line: &StudentByHand) -> Result<Meant> {
        let numbered = line.number.as_ref().and_then(|number| self.by_number.get(number));
        let mut by_number = BTreeSet::new();
        for student in numbered.into_iter().flatten() {
            by_number.insert(behind(sql, *student)?);
        }
        if let (1, Some(student)) = (by_number.len(), by_number.first()) {
            return Ok(Meant::One(*student));
        }
        let told = line.grade.as_deref().map(grade::folded);
        let fits = |held: &Option<String>| match (&told, held) {
            (Some(told), Some(held)) => told == held,
            _ => true,
        };
        let named = self.by_name.get(&name_of(&line.given, &line.family)).into_iter().flatten();
        let by_name: Vec<Id> = named.filter(|(_, held)| fits(held)).map(|(student, _)| *student).collect();
        Ok(match by_name.as_slice() {
            [student] => Meant::One(*student),
            [] if by_number.is_empty() => Meant::Nobody,
            _ => Meant::Several,
        })
    }
}
