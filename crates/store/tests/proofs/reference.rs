//! The naive reference: what should be shown, worked out from all commits by going over them again and again. Slow
//! and plain on purpose, and without a line of the store's own rules.

use std::collections::{BTreeMap, BTreeSet};

use domain::change::{Change, Name};
use domain::record::Id;
use serde_json::Value;
use store::log::Commit;

/// Everything shown: (kind, record) to its fields; and everything contested: (kind, record, field).
pub type Shown = (BTreeMap<(String, Id), BTreeMap<String, Value>>, BTreeSet<(String, Id, String)>);

/// Reads all commits, as `device` shows them: what it wrote itself and nobody acknowledged stands first.
pub fn shown(commits: &[Commit], device: Id) -> Shown {
    let mut all: BTreeMap<Name, &Change> = BTreeMap::new();
    for commit in commits {
        for change in &commit.changes {
            all.insert(change.name, change);
        }
    }
    let records: BTreeSet<(String, Id)> = all.values().map(|change| (change.kind.clone(), change.record)).collect();
    let mut shown = BTreeMap::new();
    let mut contested = BTreeSet::new();
    for (kind, record) in records {
        let of: Vec<&Change> = all.values().copied().filter(|change| change.kind == kind && change.record == record).collect();
        let fields: BTreeSet<&str> = of.iter().map(|change| change.field.as_str()).collect();
        // A change stands when no other change of its field was made by somebody who had seen it.
        let standing = |field: &str| -> Vec<&Change> {
            let here: Vec<&Change> = of.iter().copied().filter(|change| change.field == field).collect();
            here.iter().copied().filter(|one| !here.iter().any(|other| other.seen.contains(&one.name))).collect()
        };
        let best = |of: &[&Change]| -> Value {
            let mut best = of[0];
            for one in of {
                let (mine, of_best) = (one.device == device, best.device == device);
                let is_better =
                    if mine != of_best { mine } else { (one.stamp, one.device, one.name) > (best.stamp, best.device, best.name) };
                if is_better {
                    best = one;
                }
            }
            best.value.clone()
        };
        let mut values = BTreeMap::new();
        for field in &fields {
            let standing = standing(field);
            let value = best(&standing);
            if standing.iter().any(|one| one.value != value) {
                contested.insert((kind.clone(), record, (*field).to_owned()));
            }
            if !value.is_null() {
                values.insert((*field).to_owned(), value);
            }
        }
        let mut is_there = true;
        if fields.contains("removed") {
            let removals: Vec<&Change> = standing("removed");
            let mut sorted: Vec<&Change> = removals.iter().copied().filter(|one| one.value == Value::Bool(true)).collect();
            sorted.sort_by_key(|one| (one.device == device, one.stamp, one.device, one.name));
            if let Some(removal) = sorted.last() {
                let knows = |one: &Change| removal.seen.contains(&one.name) || one.seen.contains(&removal.name);
                let somebody_wrote_beside_it =
                    fields.iter().filter(|field| **field != "removed").any(|field| standing(field).iter().any(|one| !knows(one)));
                if somebody_wrote_beside_it {
                    contested.insert((kind.clone(), record, "removed".to_owned()));
                } else {
                    is_there = values.get("removed") != Some(&Value::Bool(true));
                }
            }
        }
        values.remove("removed");
        if is_there && !values.is_empty() {
            shown.insert((kind, record), values);
        }
    }
    (shown, contested)
}
