//! Do the adults and the student say the same? What adults marked, laid over the adults at school whom a student put close on a
//! map that the student let be counted. Only a student with such a map was asked; of everybody else nothing is said. Where the
//! two differ is the finding: about what we know, never about the student.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::ego_network::{EgoNetwork, Link, Ring, Sector};
use crate::record::Id;

/// How the two sides stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Sides {
    /// Neither an adult said it, nor did the student put one close.
    Nobody,
    /// Adults said that the student would come to them; the student put no adult of the school close.
    AdultsOnly,
    /// The student put an adult of the school close; no adult said it.
    StudentOnly,
    /// Both, and as far as it is known other people.
    BothOthers,
    /// Both, and somebody among them is the same.
    Both,
}

impl Sides {
    pub const ALL: [Sides; 5] = [Sides::Nobody, Sides::AdultsOnly, Sides::StudentOnly, Sides::BothOthers, Sides::Both];

    /// Of the adults who marked a student, and those whom the student named. Both under the records that stand for them.
    pub fn of(marked_by: &[Id], named: &[NamedAdult]) -> Sides {
        match (marked_by.is_empty(), named.is_empty()) {
            (true, true) => Sides::Nobody,
            (false, true) => Sides::AdultsOnly,
            (true, false) => Sides::StudentOnly,
            (false, false) => {
                let is_mutual = named.iter().any(|adult| adult.staff.is_some_and(|id| marked_by.contains(&id)));
                if is_mutual { Sides::Both } else { Sides::BothOthers }
            }
        }
    }
}

/// An adult at school whom a student put close.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct NamedAdult {
    /// As the student calls them.
    pub label: String,
    /// Their entry among the staff, where the student's counselor linked it.
    pub staff: Option<Id>,
}

/// The adults at school in the two inner rings of a map: staff wherever they stand, and adults among the school's (the same
/// that `measures` counts in Q3). A person of whom it was said that they are no adult is none.
pub fn named_adults(map: &EgoNetwork) -> Vec<NamedAdult> {
    let is_close = |ring: Ring| ring != Ring::Known;
    map.counted()
        .filter(|alter| alter.is_adult != Some(false))
        .filter_map(|alter| {
            let staff = match alter.link {
                Some(Link::Staff(id)) => Some(id),
                _ => None,
            };
            let is_named =
                alter.spot.is_some_and(|spot| is_close(spot.ring) && (staff.is_some() || spot.sector == Sector::School));
            is_named.then(|| NamedAdult { label: alter.label.clone(), staff })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(staff: Option<u128>) -> NamedAdult {
        NamedAdult { label: "Coach".into(), staff: staff.map(Id::from_u128) }
    }

    #[test]
    fn the_two_sides_agree_differ_or_are_of_other_people() {
        let ruiz = [Id::from_u128(7)];
        let sides = [
            Sides::of(&[], &[]),
            Sides::of(&ruiz, &[]),
            Sides::of(&[], &[named(None)]),
            Sides::of(&ruiz, &[named(None), named(Some(8))]),
            Sides::of(&ruiz, &[named(Some(8)), named(Some(7))]),
        ];
        assert_eq!(sides, Sides::ALL);
    }
}
