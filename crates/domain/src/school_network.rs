//! Who at a school is known to go to whom, as one network. Off until a school says who may look at it. Students and adults at
//! school alone: what adults marked, visitors who were met again, and adults on maps whose students let them be counted. Friends
//! and family are in no registry and have no way in here; two students are never tied. Nobody stands beside a figure.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::measures::bridging::bridging;
use crate::measures::graph::Graph;
use crate::measures::leiden::communities;
use crate::record::{Ground, Id, Kind, read};
use crate::releases::policy_id;

pub mod bytes;
pub mod layout;
mod tree;

/// Who may look at a school's network. Of two that were said at once the narrower holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum NetworkSeenBy {
    /// It is off, as it is until somebody says otherwise.
    #[default]
    Nobody,
    /// Who leads the school.
    Leads,
    /// And counselors, each with the own caseload.
    LeadsAndCounselors,
}

/// What was said of this record of a school, if anything was: of several answers the narrowest.
pub fn said_of(ground: &dyn Ground, school: Id) -> Option<NetworkSeenBy> {
    let id = policy_id(school);
    let told = ground.record(Kind::ReportPolicy, id).and_then(|told| read(&told, "network"));
    let contested = ground.contested(Kind::ReportPolicy, id, "network").unwrap_or_default();
    contested.iter().filter_map(|value| NetworkSeenBy::deserialize(value).ok()).chain(told).min()
}

/// Who may look at the network of a school, which may be several records: `standing` is the one that stands for them, and what
/// was said of it holds. Until something is said there, the narrowest of what was said of the others.
pub fn seen_by(ground: &dyn Ground, standing: Id, others: &[Id]) -> NetworkSeenBy {
    let of_others = || others.iter().filter_map(|school| said_of(ground, *school)).min();
    said_of(ground, standing).or_else(of_others).unwrap_or_default()
}

/// What somebody in the network is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Seat {
    Student,
    /// Who works at the school.
    Adult,
    /// A guest who came again, or with whom somebody stays in touch.
    Visitor,
}

/// How it is known that two go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum TieFrom {
    /// The adult said: this student would come to me.
    Mark,
    /// They met at two visits or more, or stayed in touch.
    Visit,
    /// The student put the adult on a map that counts.
    Map,
}

impl TieFrom {
    pub const ALL: [TieFrom; 3] = [TieFrom::Mark, TieFrom::Visit, TieFrom::Map];

    /// Its place among the ways in which one tie is known.
    pub const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// Two who go together: places in the network, the smaller first, and every way in which it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NetworkTie {
    pub a: u32,
    pub b: u32,
    pub from: u8,
}

/// How somebody stands in it, in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Nothing is known of anybody they go to.
    Alone,
    /// A student who goes to one adult and to nobody else.
    ByOne,
    /// Without them two groups would fall apart.
    Bridge,
    Tied,
}

/// So many people are a group that falls apart from another.
const GROUP: u32 = 5;

/// The order in which people are looked at when groups are sought: always the same.
const SEED: u64 = 6;

/// The network of one school, people by id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Network {
    pub people: Vec<(Id, Seat)>,
    pub ties: Vec<NetworkTie>,
}

/// What is found in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The group of each person, from 0. A way of looking at the school; nobody is told theirs.
    pub community: Vec<u32>,
    /// Groups of more than one person.
    pub communities: u32,
    pub standing: Vec<Standing>,
    /// Separate parts of more than one person.
    pub parts: u32,
}

impl Network {
    /// Of the people who are here and of what is told. What names somebody who is not here, ties two students or two adults, or
    /// somebody to themselves, has no place in it.
    pub fn of(people: impl IntoIterator<Item = (Id, Seat)>, told: impl IntoIterator<Item = (Id, Id, TieFrom)>) -> Network {
        let people: BTreeMap<Id, Seat> = people.into_iter().collect();
        let people: Vec<(Id, Seat)> = people.into_iter().collect();
        let places: HashMap<Id, u32> = people.iter().zip(0..).map(|((id, _), at)| (*id, at)).collect();
        let is_student = |at: u32| people[at as usize].1 == Seat::Student;
        let mut ties: Vec<NetworkTie> = Vec::new();
        for (one, other, from) in told {
            let (Some(&a), Some(&b)) = (places.get(&one), places.get(&other)) else { continue };
            if is_student(a) != is_student(b) {
                ties.push(NetworkTie { a: a.min(b), b: a.max(b), from: from.bit() });
            }
        }
        // Millions of a district: sorted in place, where a tree of them would take twice the memory.
        ties.sort_unstable_by_key(|tie| (tie.a, tie.b));
        ties.dedup_by(|later, first| {
            let is_same = (later.a, later.b) == (first.a, first.b);
            if is_same {
                first.from |= later.from;
            }
            is_same
        });
        Network { people, ties }
    }

    /// As a graph.
    pub fn graph(&self) -> Graph {
        Graph::new(self.people.len() as u32, self.ties.iter().map(|tie| (tie.a, tie.b)), false)
    }

    /// Looks for groups, for who holds them together, and for who is tied to nobody.
    pub fn found(&self, graph: &Graph) -> Found {
        let mut bridges = bridging(graph, GROUP).into_iter().peekable();
        let standing = (0..graph.nodes())
            .map(|node| {
                let is_student = self.people[node as usize].1 == Seat::Student;
                let is_bridge = bridges.next_if_eq(&node).is_some();
                match graph.alters(node).len() {
                    0 => Standing::Alone,
                    1 if is_student => Standing::ByOne,
                    _ if is_bridge => Standing::Bridge,
                    _ => Standing::Tied,
                }
            })
            .collect();
        let alone = graph.isolates().count() as u32;
        let groups = communities(graph, SEED);
        Found { communities: groups.count - alone, community: groups.of, standing, parts: graph.components() - alone }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Fields, value};

    fn id(n: u128) -> Id {
        Id::from_u128(n)
    }

    /// What was said of each record of a school.
    struct Said(BTreeMap<Id, NetworkSeenBy>);

    impl Ground for Said {
        fn record(&self, _: Kind, id: Id) -> Option<Fields> {
            self.0.get(&id).map(|said| Fields::from_iter([("network".to_owned(), value(said))]))
        }
        fn of(&self, _: Kind, _: &str, _: Id) -> Vec<(Id, Fields)> {
            Vec::new()
        }
    }

    #[test]
    fn of_a_school_that_is_two_records_it_can_be_turned_off_and_on_again() {
        let mut ground = Said(BTreeMap::new());
        let seen = |ground: &Said| seen_by(ground, id(1), &[id(1), id(2)]);
        assert_eq!(seen(&ground), NetworkSeenBy::Nobody);
        // Said of the one before it was known that both are one school.
        ground.0.insert(policy_id(id(2)), NetworkSeenBy::LeadsAndCounselors);
        assert_eq!(seen(&ground), NetworkSeenBy::LeadsAndCounselors);
        ground.0.insert(policy_id(id(1)), NetworkSeenBy::Nobody);
        assert_eq!(seen(&ground), NetworkSeenBy::Nobody, "off, whatever was said of the other");
        ground.0.insert(policy_id(id(2)), NetworkSeenBy::Nobody);
        ground.0.insert(policy_id(id(1)), NetworkSeenBy::Leads);
        assert_eq!(seen(&ground), NetworkSeenBy::Leads);
        assert_eq!(said_of(&ground, id(3)), None);
    }

    #[test]
    fn two_students_are_never_tied_and_who_is_not_here_has_no_place() {
        let people = [(id(1), Seat::Student), (id(2), Seat::Student), (id(8), Seat::Adult), (id(9), Seat::Visitor)];
        let told = [
            (id(8), id(1), TieFrom::Mark),
            (id(1), id(8), TieFrom::Map),
            (id(1), id(2), TieFrom::Map),
            (id(8), id(9), TieFrom::Visit),
            (id(2), id(2), TieFrom::Map),
            (id(7), id(2), TieFrom::Mark),
        ];
        let network = Network::of(people, told);
        assert_eq!(network.ties, [NetworkTie { a: 0, b: 2, from: TieFrom::Mark.bit() | TieFrom::Map.bit() }]);
        let found = network.found(&network.graph());
        assert_eq!(found.standing, [Standing::ByOne, Standing::Alone, Standing::Tied, Standing::Alone]);
        assert_eq!((found.communities, found.parts), (1, 1));
    }

    #[test]
    fn an_adult_between_two_groups_holds_them_together_and_a_student_with_one_adult_is_no_group() {
        // Two adults with six students each; student 100 goes to both.
        let people =
            (1..=12).chain([100]).map(|n| (id(n), Seat::Student)).chain([(id(201), Seat::Adult), (id(202), Seat::Adult)]);
        let told = (1..=12).map(|n| (id(if n <= 6 { 201 } else { 202 }), id(n), TieFrom::Mark));
        let both = [201, 202].map(|adult| (id(adult), id(100), TieFrom::Mark));
        let network = Network::of(people, told.chain(both));
        let found = network.found(&network.graph());
        let stands = |n: u128| found.standing[network.people.iter().position(|(one, _)| *one == id(n)).unwrap()];
        assert_eq!((stands(100), stands(1)), (Standing::Bridge, Standing::ByOne));
        // Without an adult the students fall apart one by one, and the rest is one group.
        assert_eq!((stands(201), found.parts), (Standing::Tied, 1));
    }

    #[test]
    fn nothing_at_all_is_an_empty_picture() {
        let network = Network::of([], []);
        let found = network.found(&network.graph());
        assert_eq!((found.communities, found.parts, found.standing.len()), (0, 0, 0));
    }
}
