//! What a student chooses about a map: who may see it, who on it stays between the two, whether it is counted, and that it is
//! erased. The most private answer is the one that holds where none was given. It says what was chosen; who is let in is not
//! decided here.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use specta::Type;

use crate::change::{Scope, Set};
use crate::ego_network::{EgoNetwork, placement_id};
use crate::people::joined;
use crate::record::{Ground, Id, Kind, derived, names_any, read, value};
use crate::refusal::Refusal;

/// The id of the same erasure in a file that was joined with the one in which it was asked for: a file travels by itself.
pub fn in_joined(erasure: Id, other: Id) -> Id {
    derived(erasure, &[b"joined", other.as_bytes()])
}

/// The field of a placement that says: not for the others, where the map is shared.
pub const WITHHELD: &str = "is_withheld";

/// Who may see a kept wave. The most private answer is preselected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    #[default]
    OnlyUs,
    CounselingTeam,
}

/// The whole choice about one map.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Choice {
    pub audience: Audience,
    /// Whoever is not shared where the map is: they stay between the student and the counselor.
    pub withheld: Vec<Id>,
    /// Being counted in school figures is a yes of its own.
    pub is_counted: bool,
    /// So is keeping the names of people whom the map hides, by first letters or altogether. It is asked when the map is kept, and
    /// never again: what was not kept is not there.
    #[serde(default)]
    pub with_names: bool,
}

impl Choice {
    /// Whether somebody stays between the two on a map that is shared. On one that is not, everybody does.
    pub fn withholds(&self, alter: Id) -> bool {
        self.audience != Audience::OnlyUs && self.withheld.contains(&alter)
    }

    /// The choice that stands about a kept map; None where there is no such map, or its student has not chosen.
    pub fn standing(ground: &dyn Ground, wave: Id) -> Option<Choice> {
        let told = ground.record(Kind::Wave, wave)?;
        read::<NaiveDate>(&told, "kept_on")?;
        let withheld = EgoNetwork::read(ground, wave)?.alters.into_iter().filter(|alter| alter.is_withheld).map(|alter| alter.id);
        Some(Choice {
            audience: read(&told, "audience").unwrap_or_default(),
            withheld: withheld.collect(),
            is_counted: read(&told, "is_counted").unwrap_or(false),
            with_names: false,
        })
    }

    /// What choosing this about a kept map sets: only what is otherwise than it stands.
    pub(crate) fn changes(&self, ground: &dyn Ground, wave: Id) -> Result<Vec<Set>, Refusal> {
        let stands = Choice::standing(ground, wave).ok_or(Refusal::NoSuchWave)?;
        let network = EgoNetwork::read(ground, wave).ok_or(Refusal::NoSuchWave)?;
        let scope = Scope::Student(network.student);
        let mut sets = Vec::new();
        let mut put = |kind, record, field, value| sets.push(Set { scope, kind, record, field, value });
        if self.audience != stands.audience {
            put(Kind::Wave, wave, "audience", value(&self.audience));
        }
        if self.is_counted != stands.is_counted {
            put(Kind::Wave, wave, "is_counted", value(&self.is_counted));
        }
        for alter in &network.alters {
            if self.withholds(alter.id) != alter.is_withheld {
                put(Kind::Placement, placement_id(wave, alter.id), WITHHELD, value(&self.withholds(alter.id)));
            }
        }
        Ok(sets)
    }
}

/// Whose wish an erasure was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum AskedBy {
    Student,
    Parent,
    School,
}

/// What is left of an erased record: enough to know it again when a device brings it, and nothing that says what it was.
pub fn mark(erasure: Id, record: Id) -> String {
    let keyed = derived(erasure, &[record.as_bytes()]).simple().to_string();
    keyed[..16].to_owned()
}

/// The marks of one erasure.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    erasure: Id,
    marks: BTreeSet<String>,
}

impl Marks {
    /// As they stand in the erasure's record.
    pub fn of(erasure: Id, marks: impl IntoIterator<Item = String>) -> Marks {
        Marks { erasure, marks: marks.into_iter().collect() }
    }

    /// Whether this record was erased.
    pub fn has(&self, record: Id) -> bool {
        self.marks.contains(&mark(self.erasure, record))
    }
}

/// What was erased of a file, by all its erasures. A device and the district's server ask the same of a change, so that what
/// each of them takes out is the same.
#[derive(Clone, Debug, Default)]
pub struct Erased(pub Vec<Marks>);

impl Erased {
    /// All that was erased of a student, under every record that is theirs.
    pub fn of_student(ground: &dyn Ground, student: Id) -> Erased {
        let all = joined(ground, student).into_iter().flat_map(|one| ground.of(Kind::Erasure, "student", one));
        Erased(all.map(|(id, told)| Marks::of(id, read::<Vec<String>>(&told, "marks").unwrap_or_default())).collect())
    }

    /// Whether this record was erased.
    pub fn has(&self, record: Id) -> bool {
        self.0.iter().any(|marks| marks.has(record))
    }

    /// Whether a change tells of a record that was erased, or says of one that it lies on a map that was.
    pub fn is_told(&self, record: Id, field: &str, value: &Value) -> bool {
        let wave = || value.as_str().filter(|_| field == "wave").and_then(|id| id.parse::<Id>().ok());
        self.has(record) || wave().is_some_and(|wave| self.has(wave))
    }

    /// Everything that goes, of all that is told of a file: kind, record, field and value of each change. Somebody who was put on
    /// an erased map without the erasure having heard of it stands on nothing that is left, and goes with it.
    pub fn gone_of<'c>(&self, told: impl Iterator<Item = (&'c str, Id, &'c str, &'c Value)> + Clone) -> BTreeSet<(String, Id)> {
        let is_gone = |(_, record, field, value): &(&str, Id, &str, &Value)| self.is_told(*record, field, value);
        let mut gone: BTreeSet<(String, Id)> =
            told.clone().filter(is_gone).map(|(kind, record, ..)| (kind.to_owned(), record)).collect();
        let (mut on_gone, mut on_others) = (BTreeSet::new(), BTreeSet::new());
        for (kind, record, _, value) in told.filter(|(kind, _, field, _)| *kind == Kind::Placement.name() && *field == "alter") {
            if let Some(alter) = value.as_str().and_then(|id| id.parse::<Id>().ok()) {
                // Of a place that is marked the erasure knew, and whoever stands there is marked as well or is on another map,
                // perhaps one that lies in a file which whoever asks does not hold.
                let is_unknown = gone.contains(&(kind.to_owned(), record)) && !self.has(record);
                if is_unknown {
                    on_gone.insert(alter)
                } else {
                    on_others.insert(alter)
                };
            }
        }
        gone.extend(on_gone.difference(&on_others).map(|alter| (Kind::Alter.name().to_owned(), *alter)));
        gone
    }

    /// Whether any word in a value names one of them.
    pub fn is_named(&self, value: &Value) -> bool {
        names_any(value, &|id| self.has(id))
    }
}

/// What stays when a map was erased: that it was, whose wish it was and when, and by what marks its parts are known.
pub fn erasure(student: Id, erasure: Id, asked_by: AskedBy, erased_on: NaiveDate, records: &[Id]) -> Vec<Set> {
    let scope = Scope::Student(student);
    let marks: BTreeSet<String> = records.iter().map(|record| mark(erasure, *record)).collect();
    let set = |field, value| Set { scope, kind: Kind::Erasure, record: erasure, field, value };
    vec![
        set("student", value(&student)),
        set("asked_by", value(&asked_by)),
        set("erased_on", value(&erased_on)),
        set("marks", value(&marks)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_the_erasure_knew_of_and_left_stays_and_whoever_came_late_to_the_map_goes_with_it() {
        let id = Id::from_u128;
        let (erasing, wave, known, late, place, late_place) = (id(1), id(2), id(3), id(4), id(5), id(6));
        // The person known is on a map of a joined file too, which is not among what is told here: only their place is marked.
        let erased = Erased(vec![Marks::of(erasing, [wave, place].map(|record| mark(erasing, record)))]);
        let (on, of_known, of_late) = (value(&wave), value(&known), value(&late));
        let placement = Kind::Placement.name();
        let told = [
            (placement, place, "wave", &on),
            (placement, place, "alter", &of_known),
            (placement, late_place, "wave", &on),
            (placement, late_place, "alter", &of_late),
        ];
        let gone = erased.gone_of(told.into_iter());
        let goes = |kind: Kind, record| gone.contains(&(kind.name().to_owned(), record));
        assert!(goes(Kind::Placement, place) && goes(Kind::Placement, late_place));
        assert_eq!((goes(Kind::Alter, late), goes(Kind::Alter, known)), (true, false));
    }
}
