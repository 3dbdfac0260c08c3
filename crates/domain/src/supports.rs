//! Who gives what: one map's supports as a matrix, what only one person gives, and what would be lost with whoever gives most.
//! For those who work with the student; the student's own screen never shows it. A chip that was not asked is never "nobody".

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::ego_network::{EgoNetwork, Ring, Sector, Support};
use crate::measures::quality::supports_asked;
use crate::record::Id;

/// The supports of one map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Supports {
    /// Everybody who counts on the map: who gives most first, then from the inside out, then by name.
    pub people: Vec<Giver>,
    /// Every chip that was asked, in the order of the chips.
    pub asked: Vec<Given>,
    pub not_asked: Vec<Support>,
    /// Whoever gives most, where that is more than one thing: several where they give alike.
    pub most_used: Vec<Loss>,
}

/// A person and what they give.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Giver {
    pub alter: Id,
    pub label: String,
    pub ring: Option<Ring>,
    pub sector: Option<Sector>,
    pub supports: Vec<Support>,
}

/// A chip that was asked, and who gives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Given {
    pub support: Support,
    pub givers: u32,
    /// The only one who gives it (Tracy & Whittaker 1990: single source).
    pub only: Option<Id>,
}

/// What nobody would give any more without this person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Loss {
    pub alter: Id,
    pub label: String,
    pub gives: u32,
    pub lost: Vec<Support>,
}

impl Supports {
    /// Reads them from a map. Only whoever counts on it gives: who is pale, gone or only hoped for does not.
    pub fn of(map: &EgoNetwork) -> Supports {
        let chips = supports_asked(map);
        let mut people: Vec<Giver> = map
            .counted()
            .map(|alter| Giver {
                alter: alter.id,
                label: alter.label.clone(),
                ring: alter.spot.map(|spot| spot.ring),
                sector: alter.spot.map(|spot| spot.sector),
                supports: chips.iter().copied().filter(|chip| alter.supports.contains(chip)).collect(),
            })
            .collect();
        people.sort_by_cached_key(|giver| {
            let far = giver.ring.map_or(usize::MAX, |ring| ring as usize);
            (std::cmp::Reverse(giver.supports.len()), far, crate::names::folded(&giver.label), giver.alter)
        });
        let asked: Vec<Given> = chips
            .iter()
            .map(|chip| {
                let mut giving = people.iter().filter(|giver| giver.supports.contains(chip));
                let first = giving.next().map(|giver| giver.alter);
                let others = giving.count() as u32;
                let only = first.filter(|_| others == 0);
                Given { support: *chip, givers: u32::from(first.is_some()) + others, only }
            })
            .collect();
        let most = people.first().map_or(0, |giver| giver.supports.len());
        let most_used = people
            .iter()
            .filter(|giver| most > 1 && giver.supports.len() == most)
            .map(|giver| Loss {
                alter: giver.alter,
                label: giver.label.clone(),
                gives: most as u32,
                lost: asked.iter().filter(|given| given.only == Some(giver.alter)).map(|given| given.support).collect(),
            })
            .collect();
        let not_asked = Support::ALL.into_iter().filter(|chip| !chips.contains(chip)).collect();
        Supports { people, asked, not_asked, most_used }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ego_network::Presence;
    use crate::measures::drawn::{map, person};

    #[test]
    fn what_only_one_gives_would_be_lost_with_them() {
        let mut drawn = map(4);
        drawn.supports_asked = vec![Support::Listens, Support::Rides, Support::Homework, Support::Fun];
        drawn.alters[1].supports = vec![Support::Listens, Support::Rides];
        drawn.alters[2].supports = vec![Support::Listens];
        drawn.alters[3].supports = vec![Support::Homework, Support::Advice];
        let told = Supports::of(&drawn);
        let order: Vec<Id> = told.people.iter().map(|giver| giver.alter).collect();
        assert_eq!(order, [2, 4, 3, 1].map(person));
        let asked: Vec<(Support, u32, Option<Id>)> =
            told.asked.iter().map(|given| (given.support, given.givers, given.only)).collect();
        assert_eq!(
            asked,
            [
                (Support::Listens, 2, None),
                // Painted, so it was asked.
                (Support::Advice, 1, Some(person(4))),
                (Support::Homework, 1, Some(person(4))),
                (Support::Rides, 1, Some(person(2))),
                (Support::Fun, 0, None),
            ]
        );
        assert_eq!(told.not_asked, [Support::ProudOfMe, Support::KnowsJobs, Support::CouldIntroduce]);
        let lost: Vec<(Id, Vec<Support>)> = told.most_used.into_iter().map(|loss| (loss.alter, loss.lost)).collect();
        assert_eq!(lost, [(person(2), vec![Support::Rides]), (person(4), vec![Support::Advice, Support::Homework])]);
    }

    #[test]
    fn who_is_only_hoped_for_or_not_confirmed_gives_nothing_and_one_thing_each_makes_nobody_the_most_used() {
        let mut drawn = map(3);
        drawn.supports_asked = vec![Support::Rides];
        drawn.alters[0].supports = vec![Support::Rides];
        drawn.alters[1].supports = vec![Support::Rides, Support::Fun];
        drawn.alters[1].presence = Presence::Potential;
        drawn.alters[2].supports = vec![Support::Rides];
        drawn.alters[2].is_pale = true;
        let told = Supports::of(&drawn);
        assert_eq!(told.people.len(), 1);
        assert_eq!(told.asked, [Given { support: Support::Rides, givers: 1, only: Some(person(1)) }]);
        assert!(told.most_used.is_empty());
    }

    #[test]
    fn of_a_map_on_which_nothing_was_asked_nothing_is_said() {
        let told = Supports::of(&map(2));
        assert!(told.asked.is_empty() && told.most_used.is_empty());
        assert_eq!(told.not_asked, Support::ALL);
    }
}
