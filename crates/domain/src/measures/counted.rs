//! Who is counted in a figure? So that nobody has to believe it.
//! Names the people of one map that stand behind a value, in groups where the figure has groups. Nothing is computed here.

use std::collections::BTreeSet;

use super::IndicatorId;
use super::graph::Graph;
use super::quality::supports_asked;
use super::quantity::{self, said_gone};
use crate::ego_network::{Alter, Broker, EgoNetwork, LastContact, Origin, Reciprocity, Ring, Sector};
use crate::goals::Goal;
use crate::record::Id;

/// The people behind a figure of this map, in groups: clusters each for itself, rings from the inside, else one group.
/// `before` is the map that a figure of growth begins with. Asks are not people of a map: for M2 it is empty.
pub fn counted(id: IndicatorId, map: &EgoNetwork, before: Option<&EgoNetwork>, goal: &Goal) -> Vec<Vec<Id>> {
    use IndicatorId::*;
    let those = |is_in: &dyn Fn(&Alter) -> bool| vec![map.counted().filter(|alter| is_in(alter)).map(|alter| alter.id).collect()];
    let in_ring = |ring: Ring| move |alter: &Alter| alter.spot.is_some_and(|spot| spot.ring == ring);
    let in_sector = |sector: Sector| move |alter: &Alter| alter.spot.is_some_and(|spot| spot.sector == sector);
    let earlier: BTreeSet<Id> = before.into_iter().flat_map(EgoNetwork::counted).map(|alter| alter.id).collect();
    let chips = supports_asked(map);
    let gives = |alter: &Alter| chips.iter().any(|chip| alter.supports.contains(chip));
    let alone = |alter: &Alter| {
        chips
            .iter()
            .any(|chip| alter.supports.contains(chip) && map.counted().filter(|other| other.supports.contains(chip)).count() == 1)
    };
    let groups = match id {
        Q1 => those(&|_| true),
        Q2Strong => [Ring::Closest, Ring::Close].iter().flat_map(|ring| those(&in_ring(*ring))).collect(),
        Q2Weak => those(&in_ring(Ring::Known)),
        Q3InSchool => those(&|alter| quantity::trusted(alter) == Some(Some(Sector::School))),
        Q3Outside => those(&|alter| quantity::trusted(alter).flatten().is_some_and(|sector| sector != Sector::School)),
        Q3Zero => those(&|alter| quantity::trusted(alter).flatten().is_some()),
        Q4Coverage | K6 | K1Mean | K1Network => those(&gives),
        Q4SingleSource | T8 => those(&alone),
        Q7Kept | Q7Stability => those(&|alter| earlier.contains(&alter.id)),
        Q7New => those(&|alter| before.is_some() && !earlier.contains(&alter.id)),
        Q7Gone => vec![map.alters.iter().filter(|alter| said_gone(alter, &earlier)).map(|alter| alter.id).collect()],
        K2Mean => Ring::ALL.iter().flat_map(|ring| those(&in_ring(*ring))).collect(),
        K2Closest => those(&in_ring(Ring::Closest)),
        K4 => those(&|alter| alter.reciprocity == Some(Reciprocity::Both)),
        K7Month => those(&|alter| matches!(alter.last_contact, Some(LastContact::ThisWeek | LastContact::ThisMonth))),
        K7KnownDays => those(&|_| true),
        T1 | T2EffectiveSize | T2Efficiency | T3 | T4Clusters | T4CutPoints | T4Isolates => by_lines(id, map),
        T5Blau | T5Iqv => Sector::ALL.iter().flat_map(|sector| those(&in_sector(*sector))).collect(),
        T9Made => those(&|alter| alter.origin.is_some_and(|origin| origin != Origin::Family)),
        T9BySchool => those(&|alter| matches!(alter.broker, Some(Broker::Staff(_) | Broker::TheSchool))),
        M3 => those(&|alter| goal.help.iter().any(|kind| alter.supports.contains(kind))),
        M2Agreed | M2Asked | M2Answered | M2Received | M2DaysToAsk | M2DaysToAnswer | M2DaysToReceive => Vec::new(),
    };
    groups.into_iter().filter(|group: &Vec<Id>| !group.is_empty()).collect()
}

/// For what is read from lines: who has one, who holds parts together, who has none, and the parts themselves.
fn by_lines(id: IndicatorId, map: &EgoNetwork) -> Vec<Vec<Id>> {
    let people: Vec<Id> = map.counted().map(|alter| alter.id).collect();
    let at = |id: Id| people.iter().position(|person| *person == id).map(|at| at as u32);
    let lines = map.ties.iter().filter(|tie| tie.is_present).filter_map(|tie| Some((at(tie.a)?, at(tie.b)?)));
    let graph = Graph::new(people.len() as u32, lines, false);
    let named = |nodes: &[u32]| nodes.iter().map(|node| people[*node as usize]).collect();
    match id {
        IndicatorId::T4CutPoints => vec![named(&graph.cut_points())],
        IndicatorId::T4Isolates => vec![named(&graph.isolates().collect::<Vec<u32>>())],
        IndicatorId::T4Clusters => {
            let part_of = graph.parts();
            let mut parts: Vec<Vec<u32>> = Vec::new();
            let mut place = vec![usize::MAX; people.len()];
            for (node, part) in part_of.iter().enumerate() {
                let place = &mut place[*part as usize];
                if *place == usize::MAX {
                    *place = parts.len();
                    parts.push(Vec::new());
                }
                parts[*place].push(node as u32);
            }
            parts.iter().map(|part| named(part)).collect()
        }
        _ => vec![named(&(0..graph.nodes()).filter(|node| !graph.alters(*node).is_empty()).collect::<Vec<u32>>())],
    }
}

#[cfg(test)]
mod tests {
    use super::super::drawn::{map, person, placed, settled, tied};
    use super::super::{between, of_wave};
    use super::*;
    use crate::ego_network::{Presence, Support};

    /// Figures that count people count as many as are named.
    #[test]
    fn a_count_of_people_is_as_many_as_are_named() {
        let spots = [(Ring::Closest, Sector::Home), (Ring::Close, Sector::School), (Ring::Known, Sector::Peers)];
        let mut drawn = settled(tied(placed(&[spots[0], spots[1], spots[2], spots[1]]), &[(1, 2), (2, 3)]));
        drawn.alters[0].supports = vec![Support::Rides];
        drawn.alters[0].is_adult = Some(true);
        let mut later = drawn.clone();
        later.alters[0].presence = Presence::NoLonger;
        later.alters.push(map(5).alters[4].clone());
        let goal = Goal::default();
        let of = |figures: Vec<super::super::Indicator>, map: &EgoNetwork, before: Option<&EgoNetwork>| {
            use IndicatorId::*;
            let people =
                [Q1, Q2Strong, Q2Weak, Q3InSchool, Q3Outside, Q4SingleSource, Q7Kept, Q7New, Q7Gone, T4CutPoints, T4Isolates];
            for figure in figures.iter().filter(|figure| people.contains(&figure.id)) {
                let named: usize = counted(figure.id, map, before, &goal).iter().map(Vec::len).sum();
                assert_eq!(figure.value.unwrap_or(0.0), named as f64, "{}", figure.id.name());
            }
        };
        of(of_wave(&drawn), &drawn, None);
        of(between(&drawn, &later), &later, Some(&drawn));
    }

    #[test]
    fn clusters_are_named_each_for_itself() {
        let drawn = settled(tied(map(4), &[(1, 3)]));
        let told = counted(IndicatorId::T4Clusters, &drawn, None, &Goal::default());
        assert_eq!(told, [vec![person(1), person(3)], vec![person(2)], vec![person(4)]]);
    }
}
