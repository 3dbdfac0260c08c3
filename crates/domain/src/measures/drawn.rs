//! Maps drawn for tests: people 1, 2, 3 … on today's map, in the tray, nothing asked, until a test says otherwise.

use crate::ego_network::{Alter, EgoNetwork, Offset, Presence, Ring, Sector, Spot, Tie};
use crate::record::Id;

/// The name of person `n`.
pub fn person(n: usize) -> Id {
    Id::from_u128(n as u128)
}

/// A map of `n` people.
pub fn map(n: usize) -> EgoNetwork {
    let alters = (1..=n)
        .map(|n| Alter {
            id: person(n),
            label: format!("Person {n}"),
            initials: "P".into(),
            is_adult: None,
            origin: None,
            activity: None,
            broker: None,
            last_contact: None,
            link: None,
            spot: None,
            presence: Presence::Confirmed,
            reciprocity: None,
            supports: Vec::new(),
            is_pale: false,
            is_withheld: false,
            conflicts: Vec::new(),
        })
        .collect();
    EgoNetwork { wave: Id::nil(), student: person(1000), alters, ties: Vec::new(), supports_asked: Vec::new() }
}

/// The map with each person placed, in order.
pub fn placed(spots: &[(Ring, Sector)]) -> EgoNetwork {
    let mut map = map(spots.len());
    for (alter, &(ring, sector)) in map.alters.iter_mut().zip(spots) {
        alter.spot = Some(Spot { ring, sector, offset: Offset { across: 500, out: 500 } });
    }
    map
}

/// The map with these lines drawn; the other pairs were not asked.
pub fn tied(mut map: EgoNetwork, ties: &[(usize, usize)]) -> EgoNetwork {
    map.ties.extend(ties.iter().map(|&(a, b)| Tie { a: person(a), b: person(b), is_present: true }));
    map
}

/// The map after "that's everyone": pairs without a line do not know each other.
pub fn settled(mut map: EgoNetwork) -> EgoNetwork {
    let people: Vec<Id> = map.alters.iter().map(|alter| alter.id).collect();
    for (at, &a) in people.iter().enumerate() {
        for &b in &people[at + 1..] {
            if !map.ties.iter().any(|tie| (tie.a, tie.b) == (a, b)) {
                map.ties.push(Tie { a, b, is_present: false });
            }
        }
    }
    map
}
