//! What would a store hold after these edits? Records in memory, applied in order: enough to resolve edits without a
//! file, a cipher or a log. It knows nothing of conflicts or undo, and never merges.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::change::{REMOVED, Set};
use domain::edit::Edit;
use domain::record::{Fields, Ground, Id, Kind};
use domain::refusal::Refusal;
use serde_json::Value;

/// The fields that name the record to which another belongs, and by which a [`Ground`] is asked.
const OWNERS: &[&str] = &["student", "wave", "alter", "counselor", "same_as"];

/// Records as they are shown now.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    records: HashMap<(Kind, Id), Fields>,
    owned: BTreeMap<(Kind, &'static str, Id), BTreeSet<Id>>,
}

fn names(value: &Value) -> Option<Id> {
    value.as_str()?.parse().ok()
}

impl Tables {
    /// Takes every value in order. Null unsets a field.
    pub fn apply(&mut self, sets: &[Set]) {
        for set in sets {
            let fields = self.records.entry((set.kind, set.record)).or_default();
            let before = if set.value.is_null() {
                fields.remove(set.field)
            } else {
                fields.insert(set.field.to_owned(), set.value.clone())
            };
            if !OWNERS.contains(&set.field) {
                continue;
            }
            if let Some(owner) = before.as_ref().and_then(names)
                && let Some(ids) = self.owned.get_mut(&(set.kind, set.field, owner))
            {
                ids.remove(&set.record);
            }
            if let Some(owner) = names(&set.value) {
                self.owned.entry((set.kind, set.field, owner)).or_default().insert(set.record);
            }
        }
    }

    /// Resolves an edit against these tables and takes what it sets.
    pub fn commit(&mut self, edit: &Edit) -> Result<Vec<Set>, Refusal> {
        let sets = edit.changes(self)?;
        self.apply(&sets);
        Ok(sets)
    }
}

fn is_there(fields: &Fields) -> bool {
    fields.get(REMOVED) != Some(&Value::Bool(true)) && fields.keys().any(|field| field != REMOVED)
}

impl Ground for Tables {
    fn record(&self, kind: Kind, id: Id) -> Option<Fields> {
        self.records.get(&(kind, id)).filter(|fields| is_there(fields)).cloned()
    }

    fn of(&self, kind: Kind, field: &str, owner: Id) -> Vec<(Id, Fields)> {
        let found = |id: &Id| Some((*id, self.record(kind, *id)?));
        if let Some(known) = OWNERS.iter().find(|known| **known == field) {
            return self.owned.get(&(kind, *known, owner)).into_iter().flatten().filter_map(found).collect();
        }
        let mut ids: Vec<Id> = self
            .records
            .iter()
            .filter(|((of, _), fields)| *of == kind && fields.get(field).and_then(names) == Some(owner))
            .map(|((_, id), _)| *id)
            .collect();
        ids.sort();
        ids.iter().filter_map(found).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::change::Scope;
    use serde_json::json;

    fn set(record: u128, field: &'static str, value: Value) -> Set {
        Set { scope: Scope::District, kind: Kind::Placement, record: Id::from_u128(record), field, value }
    }

    #[test]
    fn a_record_is_found_by_its_owner_until_it_is_removed_or_moves() {
        let (wave, other) = (Id::from_u128(7), Id::from_u128(8));
        let mut tables = Tables::default();
        tables.apply(&[set(2, "wave", json!(wave)), set(1, "wave", json!(wave)), set(1, "alter", json!(other))]);
        let ids = |tables: &Tables, owner| {
            tables.of(Kind::Placement, "wave", owner).iter().map(|(id, _)| id.as_u128()).collect::<Vec<_>>()
        };
        assert_eq!(ids(&tables, wave), [1, 2]);
        tables.apply(&[set(1, "wave", json!(other)), set(2, REMOVED, json!(true))]);
        assert_eq!((ids(&tables, wave), ids(&tables, other)), (vec![], vec![1]));
        tables.apply(&[set(1, "wave", Value::Null), set(1, "alter", Value::Null)]);
        assert_eq!(tables.record(Kind::Placement, Id::from_u128(1)), None);
    }
}
