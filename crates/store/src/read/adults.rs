//! Who are the adults of a school, each once? Somebody who set Kith up and the adult of that name whom a roster brings are read
//! as one: nothing is recorded, so an import that is taken back parts them again. Two adults of one name on a roster are two.

use std::collections::HashMap;

use domain::names::folded;
use domain::record::Id;
use domain::role::{is_family, works_at_school};
use rusqlite::Connection;

use super::enrolled_as;
use super::schools::SameSchools;
use crate::failure::Result;
use crate::log::column_id;

/// One adult.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Adult {
    pub id: Id,
    pub name: String,
    pub role: String,
    /// Other records that are this adult.
    pub also: Vec<Id>,
}

/// The adults of one school, by name, and who stands for whom.
#[derive(Clone, Debug, Default)]
pub(crate) struct Adults {
    pub all: Vec<Adult>,
    stands: HashMap<Id, usize>,
}

impl Adults {
    /// Reads those who work at a school, or at none that is told.
    pub(crate) fn of(sql: &Connection, school: Id) -> Result<Adults> {
        let schools = SameSchools::of(sql)?.all_of(school);
        let mut teaches =
            sql.prepare_cached(&format!("SELECT EXISTS (SELECT 1 FROM {} WHERE role != 'student')", enrolled_as("?1")))?;
        let mut read = sql.prepare_cached(
            "SELECT id, trim(coalesce(preferred_given, given, '') || ' ' || coalesce(family, '')), coalesce(role, ''), coalesce(source_id, '') = '', school
             FROM staff WHERE coalesce(has_left, 0) = 0 ORDER BY coalesce(source_id, '') = '', family, given, id",
        )?;
        let mut rows = read.query([])?;
        let mut adults = Adults::default();
        // By folded name: the only one of a roster so far, or none where there are two.
        let mut called: HashMap<String, Option<usize>> = HashMap::new();
        while let Some(row) = rows.next()? {
            let (id, name, role, by_hand) = (column_id(row, 0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?, row.get(3)?);
            let at: Option<Vec<u8>> = row.get(4)?;
            let is_here = at.is_none_or(|at| schools.iter().any(|school| school.as_bytes()[..] == at[..]));
            let mut works = || -> Result<bool> {
                Ok(!is_family(&role) && (works_at_school(&role) || teaches.query_row([id.as_bytes()], |row| row.get(0))?))
            };
            if !is_here || name.is_empty() || !works()? {
                continue;
            }
            let known = called.get(&folded(&name)).copied();
            if let (true, Some(Some(same))) = (by_hand, known) {
                adults.stands.insert(id, same);
                adults.all[same].also.push(id);
                continue;
            }
            let place = adults.all.len();
            called.entry(folded(&name)).and_modify(|one| *one = None).or_insert(Some(place));
            adults.stands.insert(id, place);
            adults.all.push(Adult { id, name, role, also: Vec::new() });
        }
        Ok(adults)
    }

    /// The adult whose record this is.
    pub(crate) fn behind(&self, adult: Id) -> Option<&Adult> {
        self.stands.get(&adult).map(|at| &self.all[*at])
    }

    /// Every record of an adult; that one alone where they are of another school.
    pub(crate) fn records(&self, adult: Id) -> Vec<Id> {
        self.behind(adult).map_or_else(|| vec![adult], |one| std::iter::once(one.id).chain(one.also.iter().copied()).collect())
    }
}
