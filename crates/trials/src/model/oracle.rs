//! What should be shown? Worked out from all changes by going over them again and again: slow and plain on purpose, and without
//! a line of the domain's own rule.

use std::collections::{BTreeMap, BTreeSet};

use domain::change::{Change, Name};
use domain::record::Id;
use serde_json::Value;

/// Fields of a record, by their names.
type Fields = BTreeMap<String, Value>;

/// What is shown of each record, and which fields are contested.
pub type Shown = (BTreeMap<Id, Fields>, BTreeSet<(Id, String)>);

/// Reads all changes as somebody shows them who waits for no word of the server.
pub fn shown(changes: &[Change]) -> Shown {
    let all: BTreeMap<Name, &Change> = changes.iter().map(|change| (change.name, change)).collect();
    let records: BTreeSet<Id> = all.values().map(|change| change.record).collect();
    let (mut shown, mut contested) = (BTreeMap::new(), BTreeSet::new());
    for record in records {
        let of: Vec<&Change> = all.values().copied().filter(|change| change.record == record).collect();
        let fields: BTreeSet<&str> = of.iter().map(|change| change.field.as_str()).collect();
        // A change stands when nobody who had seen it wrote another to its field.
        let standing = |field: &str| -> Vec<&Change> {
            let here: Vec<&Change> = of.iter().copied().filter(|change| change.field == field).collect();
            here.iter().copied().filter(|one| !here.iter().any(|other| other.seen.contains(&one.name))).collect()
        };
        let mut values = Fields::new();
        for field in &fields {
            let standing = standing(field);
            let Some(best) = standing.iter().max_by_key(|one| (one.stamp, one.device, one.name)) else { continue };
            if standing.iter().any(|one| one.value != best.value) {
                contested.insert((record, (*field).to_owned()));
            }
            if !best.value.is_null() {
                values.insert((*field).to_owned(), best.value.clone());
            }
        }
        let mut is_there = true;
        let removals: Vec<&Change> = standing("removed").into_iter().filter(|one| one.value == Value::Bool(true)).collect();
        if let Some(removal) = removals.iter().max_by_key(|one| (one.stamp, one.device, one.name)) {
            let knows = |one: &Change| removal.seen.contains(&one.name) || one.seen.contains(&removal.name);
            let is_beside = |field: &&&str| standing(field).iter().any(|one| !knows(one));
            if fields.iter().filter(|field| **field != "removed").any(|field| is_beside(&field)) {
                contested.insert((record, "removed".to_owned()));
            } else {
                is_there = values.get("removed") != Some(&Value::Bool(true));
            }
        }
        values.remove("removed");
        if is_there && !values.is_empty() {
            shown.insert(record, values);
        }
    }
    (shown, contested)
}
