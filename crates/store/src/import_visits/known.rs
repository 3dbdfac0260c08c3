//! Whom does a line of a list of visits mean, of those who are in the directory? Nobody is guessed: where several fit, the line
//! says so.

use std::collections::{BTreeSet, HashMap};

use domain::names::folded;
use domain::record::Id;
use domain::visit_list::{ListedVisit, listed_visitor_id};
use rusqlite::Connection;

use crate::failure::Result;
use crate::read::visitors::Directory;

/// Who is in the directory, by name.
pub(super) struct Known {
    pub(super) directory: Directory,
    by_name: HashMap<String, Vec<Id>>,
}

impl Known {
    pub(super) fn read(sql: &Connection) -> Result<Known> {
        let directory = Directory::read(sql)?;
        let mut by_name: HashMap<String, Vec<Id>> = HashMap::new();
        for (id, told) in directory.all.iter().filter(|(id, _)| directory.stands(**id) == **id) {
            by_name.entry(folded(&told.name)).or_default().push(*id);
        }
        by_name.values_mut().for_each(|ids| ids.sort_unstable());
        Ok(Known { directory, by_name })
    }

    /// The entry that a line means: of one name the one of the same organisation, or the only one where either says none. None
    /// where it is somebody new; with several who fit the line says so and the first of them is taken for none. `listed` are
    /// the organisations that the list names with this name: a line that names none may mean any of them.
    pub(super) fn meant(&self, line: &ListedVisit, listed: &BTreeSet<String>) -> (Option<Id>, bool) {
        let brought = listed_visitor_id(&line.visitor, line.organisation.as_deref());
        if self.directory.all.contains_key(&brought) {
            return (Some(self.directory.stands(brought)), false);
        }
        let told = line.organisation.as_deref().map(folded);
        let all = self.by_name.get(&folded(&line.visitor)).map(Vec::as_slice).unwrap_or_default();
        let organisation = |id: &Id| self.directory.all.get(id).and_then(|told| told.organisation.as_deref()).map(folded);
        let same: Vec<Id> = all.iter().copied().filter(|id| told.is_some() && organisation(id) == told).collect();
        let fits: Vec<Id> = all.iter().copied().filter(|id| told.is_none() || organisation(id).is_none()).collect();
        match (&same[..], &fits[..]) {
            // The list knows somebody of this name who works elsewhere than the one who is here.
            ([], [one]) if told.is_none() && organisation(one).is_some_and(|here| listed.iter().any(|other| *other != here)) => {
                (None, true)
            }
            ([one, ..], _) | ([], [one]) => (Some(*one), false),
            ([], []) => (None, told.is_none() && listed.len() > 1),
            _ => (None, true),
        }
    }
}
