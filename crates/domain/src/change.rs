//! A Change: one field of one record takes a value. And the rule that says which value is shown
//! when several machines have written the same field. The rule looks at what each change had seen,
//! never at clocks alone, so any order and any repetition of arrival gives the same answer.

use std::collections::{BTreeMap, HashSet};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use specta::Type;

use crate::record::{Fields, Id, Kind};

/// Whose file a change belongs to: the unit of access, replication, retention and redraw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(tag = "of", content = "id", rename_all = "snake_case")]
pub enum Scope {
    Student(Id),
    Section(Id),
    Staff(Id),
    School(Id),
    District,
    /// A wave that its student has not decided about. It lives on this machine alone and never travels.
    Draft(Id),
}

impl Scope {
    /// The word of the scope in the log.
    pub const fn word(self) -> &'static str {
        match self {
            Scope::Student(_) => "student",
            Scope::Section(_) => "section",
            Scope::Staff(_) => "staff",
            Scope::School(_) => "school",
            Scope::District => "district",
            Scope::Draft(_) => "draft",
        }
    }

    /// Whose; nil for the district.
    pub const fn id(self) -> Id {
        match self {
            Scope::Student(id) | Scope::Section(id) | Scope::Staff(id) | Scope::School(id) | Scope::Draft(id) => id,
            Scope::District => Id::nil(),
        }
    }

    /// The scope with that word.
    pub fn from_parts(word: &str, id: Id) -> Option<Scope> {
        Some(match word {
            "student" => Scope::Student(id),
            "section" => Scope::Section(id),
            "staff" => Scope::Staff(id),
            "school" => Scope::School(id),
            "district" => Scope::District,
            "draft" => Scope::Draft(id),
            _ => return None,
        })
    }
}

/// Hybrid logical time: 48 bits of milliseconds since 1970, 16 bits of counter. Ties go by device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Stamp(pub u64);

impl Stamp {
    /// The next stamp after `self` when the clock shows `now_ms`: never earlier, whatever the clock does.
    pub fn next(self, now_ms: i64) -> Stamp {
        let now = (now_ms.max(0) as u64).min((1 << 47) - 1) << 16;
        Stamp(if now > self.0 { now } else { self.0 + 1 })
    }

    /// Milliseconds since 1970.
    pub const fn ms(self) -> i64 {
        (self.0 >> 16) as i64
    }
}

/// The name of a change: its commit's id and its place in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Name {
    pub commit: Id,
    pub index: u32,
}

/// What an Edit asks for: one field takes a value. The store makes a [`Change`] of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Set {
    pub scope: Scope,
    pub kind: Kind,
    pub record: Id,
    pub field: &'static str,
    pub value: Value,
}

/// One field of one record takes a value, as it stands in the log and as it travels.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub name: Name,
    pub scope: Scope,
    pub kind: String,
    pub record: Id,
    pub field: String,
    /// Null says: this field is unset again.
    pub value: Value,
    /// The names of the changes that the writer had before them. Unknown names are ignored.
    pub seen: Vec<Name>,
    pub stamp: Stamp,
    pub device: Id,
    pub author: Id,
    /// Written here and not yet acknowledged by the district's server.
    pub is_unsent: bool,
}

impl Change {
    fn rank(&self) -> (bool, Stamp, Id, Name) {
        (self.is_unsent, self.stamp, self.device, self.name)
    }
}

/// Two or more values for one field, neither of whose writers had seen the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    pub field: String,
    /// The shown one first, then the others, greatest first.
    pub heads: Vec<Change>,
}

/// A record as all its changes together say it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Resolved {
    pub fields: Fields,
    pub conflicts: Vec<Conflict>,
    /// False when every field is unset, or it was removed and nobody wrote to it meanwhile.
    pub is_there: bool,
}

/// The field whose `true` removes a record.
pub const REMOVED: &str = "removed";

/// The changes of one record that no later one of the same field has seen, by field.
/// A removal tells what it knew of every field, and replaces none of them.
pub fn heads(changes: &[Change]) -> BTreeMap<&str, Vec<&Change>> {
    let replaced: HashSet<(&str, Name)> =
        changes.iter().flat_map(|change| change.seen.iter().map(|name| (change.field.as_str(), *name))).collect();
    let mut heads: BTreeMap<&str, Vec<&Change>> = BTreeMap::new();
    let mut met = HashSet::new();
    for change in changes {
        if met.insert(change.name) && !replaced.contains(&(change.field.as_str(), change.name)) {
            heads.entry(change.field.as_str()).or_default().push(change);
        }
    }
    heads
}

/// What a change to `field` made now has seen: the heads of that field and what is known of a removal;
/// a removal has seen every head of the record.
pub fn seen_by(past: &[Change], field: &str) -> Vec<Name> {
    let mut names: Vec<Name> = heads(past)
        .into_iter()
        .filter(|(of, _)| field == REMOVED || *of == field || *of == REMOVED)
        .flat_map(|(_, heads)| heads.into_iter().map(|head| head.name))
        .collect();
    names.sort();
    names
}

/// Reads one record out of all its changes, in whatever order and however often they came.
///
/// A change that another has seen is replaced by it. Of the heads that remain, the writer's own unsent one is
/// shown, else the greatest stamp. An edit made beside a removal keeps the record and is a conflict.
pub fn resolve(changes: &[Change]) -> Resolved {
    let mut heads = heads(changes);
    let mut resolved = Resolved::default();
    for (field, found) in &mut heads {
        found.sort_by_key(|change| std::cmp::Reverse(change.rank()));
        let shown = found[0];
        if !shown.value.is_null() {
            resolved.fields.insert((*field).to_owned(), shown.value.clone());
        }
        // Two people who wrote the same value agree: nothing for anyone to decide.
        if found.iter().any(|other| other.value != shown.value) {
            resolved
                .conflicts
                .push(Conflict { field: (*field).to_owned(), heads: found.iter().map(|change| (*change).clone()).collect() });
        }
    }
    let removal = heads.get(REMOVED).and_then(|found| found.iter().find(|change| change.value == Value::Bool(true)));
    if let Some(removal) = removal {
        let beside: Vec<&Change> = heads
            .iter()
            .filter(|(field, _)| **field != REMOVED)
            .flat_map(|(_, found)| found.iter().copied())
            .filter(|head| !removal.seen.contains(&head.name) && !head.seen.contains(&removal.name))
            .collect();
        if beside.is_empty() {
            resolved.is_there = resolved.fields.get(REMOVED) != Some(&Value::Bool(true));
        } else {
            resolved.fields.remove(REMOVED);
            resolved.conflicts.retain(|conflict| conflict.field != REMOVED);
            let mut tellers = vec![(*removal).clone()];
            tellers.extend(beside.into_iter().cloned());
            resolved.conflicts.push(Conflict { field: REMOVED.to_owned(), heads: tellers });
            resolved.is_there = true;
        }
    } else {
        resolved.is_there = true;
    }
    let has_content = resolved.fields.keys().any(|field| field != REMOVED);
    resolved.is_there &= has_content;
    resolved
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn change(n: u128, device: u128, field: &str, value: Value, seen: &[u128]) -> Change {
        Change {
            name: Name { commit: Id::from_u128(n), index: 0 },
            scope: Scope::District,
            kind: "placement".into(),
            record: Id::from_u128(1),
            field: field.into(),
            value,
            seen: seen.iter().map(|n| Name { commit: Id::from_u128(*n), index: 0 }).collect(),
            stamp: Stamp((n as u64) << 16),
            device: Id::from_u128(device),
            author: Id::from_u128(device),
            is_unsent: false,
        }
    }

    #[test]
    fn a_change_that_has_seen_another_replaces_it_whatever_the_clocks_say() {
        let first = change(9, 1, "spot", json!("inner"), &[]);
        let second = change(3, 2, "spot", json!("outer"), &[9]);
        let resolved = resolve(&[first, second]);
        assert_eq!(resolved.fields["spot"], json!("outer"));
        assert!(resolved.conflicts.is_empty());
    }

    #[test]
    fn two_who_have_not_seen_each_other_are_both_kept_and_named() {
        let resolved = resolve(&[change(1, 1, "spot", json!("inner"), &[]), change(2, 2, "spot", json!("outer"), &[])]);
        assert_eq!(resolved.fields["spot"], json!("outer"));
        assert_eq!(resolved.conflicts[0].heads.len(), 2);
    }

    #[test]
    fn an_edit_beside_a_removal_keeps_the_record_and_says_so() {
        let created = change(1, 1, "label", json!("Coach"), &[]);
        let removed = change(2, 1, REMOVED, json!(true), &[1]);
        assert!(!resolve(&[created.clone(), removed.clone()]).is_there);
        let renamed = change(3, 2, "label", json!("Coach Ruiz"), &[1]);
        let resolved = resolve(&[created, removed, renamed]);
        assert!(resolved.is_there);
        assert_eq!(resolved.conflicts[0].field, REMOVED);
    }

    #[test]
    fn a_record_with_every_field_unset_is_not_there() {
        let made = change(1, 1, "label", json!("Coach"), &[]);
        let unset = change(2, 1, "label", Value::Null, &[1]);
        assert!(!resolve(&[made, unset]).is_there);
    }

    #[test]
    fn a_clock_that_runs_backwards_never_makes_an_earlier_stamp() {
        let late = Stamp::default().next(10_000);
        assert!(late.next(5) > late);
        assert_eq!(late.next(20_000).ms(), 20_000);
    }

    proptest! {
        #[test]
        fn any_order_and_any_repetition_gives_the_same_record(
            written in prop::collection::vec((1u128..4, 0usize..3, 0u8..4, prop::collection::vec(0usize..12, 0..3)), 1..12),
            order in prop::collection::vec(any::<prop::sample::Index>(), 1..30),
        ) {
            let changes: Vec<Change> = written.iter().enumerate().map(|(at, (device, field, value, seen))| {
                let seen: Vec<u128> = seen.iter().filter(|s| **s < at).map(|s| *s as u128 + 1).collect();
                let name = ["spot", "label", REMOVED][*field];
                let value = if *field == 2 { json!(value % 2 == 0) } else { json!(value) };
                change(at as u128 + 1, *device, name, value, &seen)
            }).collect();
            let once = resolve(&changes);
            let mut shuffled = changes.clone();
            for index in &order { shuffled.push(changes[index.index(changes.len())].clone()); }
            shuffled.reverse();
            prop_assert_eq!(once, resolve(&shuffled));
        }
    }
}
