//! Records in a map, for the tests of edits: what one told is there for the next, as in the store.

use std::collections::BTreeMap;

use crate::change::{REMOVED, Set};
use crate::record::{Fields, Ground, Id, Kind, value};
use crate::refusal::Refusal;

#[derive(Default)]
pub(crate) struct ToldSoFar(pub BTreeMap<(Kind, Id), Fields>);

impl ToldSoFar {
    /// Records of which nothing but that they are here is told.
    pub fn of(here: impl IntoIterator<Item = (Kind, Id)>) -> ToldSoFar {
        ToldSoFar(here.into_iter().map(|which| (which, Fields::new())).collect())
    }

    /// What an edit changes is told; gives of it what and which field.
    pub fn takes(&mut self, changes: Result<Vec<Set>, Refusal>) -> Result<Vec<(Kind, &'static str)>, Refusal> {
        let sets = changes?;
        for set in &sets {
            let fields = self.0.entry((set.kind, set.record)).or_default();
            // What is told again of something removed brings it back.
            if set.field != REMOVED {
                fields.remove(REMOVED);
            }
            fields.insert(set.field.to_owned(), set.value.clone());
        }
        Ok(sets.iter().map(|set| (set.kind, set.field)).collect())
    }
}

impl Ground for ToldSoFar {
    fn record(&self, kind: Kind, id: Id) -> Option<Fields> {
        self.0.get(&(kind, id)).filter(|fields| fields.get(REMOVED) != Some(&value(&true))).cloned()
    }

    fn of(&self, kind: Kind, field: &str, owner: Id) -> Vec<(Id, Fields)> {
        let owner = value(&owner);
        // Named in a field of its own, or in one that is composed, such as who was at which visit.
        let owns = |fields: &Fields| {
            fields.get(field) == Some(&owner) || fields.values().any(|composed| composed.get(field) == Some(&owner))
        };
        let all = self.0.keys().filter(|(of, _)| *of == kind).filter_map(|(_, id)| Some((*id, self.record(kind, *id)?)));
        all.filter(|(_, fields)| owns(fields)).collect()
    }
}
