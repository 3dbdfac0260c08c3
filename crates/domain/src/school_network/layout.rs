//! Where does everybody stand in the picture? Who goes together is drawn together and everybody pushes everybody else away
//! (Fruchterman & Reingold 1991), by groups at first. Whoever stood somewhere before begins there, so that tomorrow's picture is
//! today's with what changed. One network and one picture before give one picture, to the last bit: nothing is drawn by chance,
//! and only sums, products and roots are taken, which every machine takes alike.
//! Who is tied to nobody stands in rows below, and pushes nobody.

use std::collections::HashMap;

use super::tree::Tree;
use super::{Network, TieFrom};
use crate::measures::graph::Graph;
use crate::record::Id;

/// About so far apart stand two neighbours.
const APART: f64 = 30.0;
/// Nobody stands nearer to anybody.
const LEAST: f64 = 15.0;
/// How much everybody is held to the middle.
const HELD: f64 = 0.4;
/// A tie out of the own group pulls so much less.
const ACROSS: f64 = 0.3;
/// So much of what pulls and pushes is followed in one look: more, and everybody would swing about where they belong.
const FOLLOWED: f64 = 0.3;
/// How strongly whoever stood somewhere is held there.
const STAYS: f64 = 8.0;
/// Looks from nothing, and where nearly everybody stood somewhere.
const FROM_NOTHING: u32 = 220;
const FROM_BEFORE: u32 = 40;

/// Places of everybody, in the order of the network; `before` are those of whoever stood among others, for a place in a row is none
/// among them. None where `watch` said to stop.
pub fn lay_out(
    network: &Network,
    graph: &Graph,
    community: &[u32],
    before: &HashMap<Id, [f32; 2]>,
    watch: &mut dyn FnMut(u64, u64) -> bool,
) -> Option<Vec<[f32; 2]>> {
    let Begun { tied, mut places, before: began } = begin(network, graph, community, before);
    let known = began.iter().flatten().count();
    // Where most are new there is no picture to keep.
    let is_kept = known * 2 >= tied.len() && known > 0;
    let looks = if is_kept { FROM_BEFORE } else { FROM_NOTHING };
    let wide = APART * (tied.len() as f64).sqrt();
    let farthest = if is_kept { APART / 2.0 } else { wide / 12.0 };
    let mut at_of = vec![u32::MAX; network.people.len()];
    (0..).zip(&tied).for_each(|(at, node)| at_of[*node as usize] = at);
    let mut open = Vec::new();
    for look in 0..looks {
        if !watch(u64::from(look), u64::from(looks)) {
            return None;
        }
        let step = farthest * f64::from(looks - look) / f64::from(looks) + APART / 100.0;
        let tree = Tree::of(&places);
        let moved: Vec<[f64; 2]> = (0..tied.len())
            .map(|at| {
                let (here, node) = (places[at], tied[at]);
                let push = tree.push(here, &mut open);
                let mut way = [push[0] * APART * APART - HELD * here[0], push[1] * APART * APART - HELD * here[1]];
                let own = graph.alters(node);
                if let Some(stood) = began[at].filter(|_| is_kept) {
                    way[0] += STAYS * (stood[0] - here[0]);
                    way[1] += STAYS * (stood[1] - here[1]);
                }
                for alter in own {
                    let there = places[at_of[*alter as usize] as usize];
                    let to = [there[0] - here[0], there[1] - here[1]];
                    let pull = if community[*alter as usize] == community[node as usize] { 1.0 } else { ACROSS };
                    let length = (to[0] * to[0] + to[1] * to[1]).sqrt();
                    // Whoever has many ties is pulled by each of them less: else everybody would stand on one spot.
                    let many = (own.len().min(graph.alters(*alter).len()) as f64).sqrt();
                    way[0] += pull * to[0] * length / (APART * many);
                    way[1] += pull * to[1] * length / (APART * many);
                }
                let length = (way[0] * way[0] + way[1] * way[1]).sqrt();
                let gain = FOLLOWED / (1.0 + (own.len() as f64).sqrt());
                let most = if length * gain > step { step / length } else { gain };
                [here[0] + way[0] * most, here[1] + way[1] * most]
            })
            .collect();
        places = moved;
    }
    make_room(&mut places);
    watch(u64::from(looks), u64::from(looks)).then(|| with_rows(network, graph, &tied, &places))
}

/// Without a look: who stood somewhere stands there, and the others beside whom they go to.
pub fn as_before(network: &Network, graph: &Graph, community: &[u32], before: &HashMap<Id, [f32; 2]>) -> Vec<[f32; 2]> {
    let Begun { tied, mut places, .. } = begin(network, graph, community, before);
    make_room(&mut places);
    with_rows(network, graph, &tied, &places)
}

/// A number from 0 to 1 that is always the same of one person.
fn drawn(id: Id, salt: u64) -> f64 {
    let bits = id.as_u128();
    let mut mixed = (bits as u64) ^ ((bits >> 64) as u64).rotate_left(32) ^ salt.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
}

/// Who is tied to anybody, where they begin, and where they belong by where they, or those they go to, stood before.
struct Begun {
    tied: Vec<u32>,
    places: Vec<[f64; 2]>,
    before: Vec<Option<[f64; 2]>>,
}

fn begin(network: &Network, graph: &Graph, community: &[u32], before: &HashMap<Id, [f32; 2]>) -> Begun {
    let tied: Vec<u32> = (0..graph.nodes()).filter(|node| !graph.alters(*node).is_empty()).collect();
    // Groups side by side, each as large as its people need.
    let mut groups: Vec<u32> = tied.iter().map(|node| community[*node as usize]).collect();
    groups.sort_unstable();
    groups.dedup();
    let across = (groups.len() as f64).sqrt().ceil().max(1.0);
    let cell = APART * (tied.len() as f64 / groups.len().max(1) as f64).sqrt() * 1.3;
    let id_of = |node: u32| network.people[node as usize].0;
    let stood = |node: u32| before.get(&id_of(node)).map(|place| [f64::from(place[0]), f64::from(place[1])]);
    let (mut places, mut before) = (Vec::with_capacity(tied.len()), Vec::with_capacity(tied.len()));
    for node in &tied {
        let near = [drawn(id_of(*node), 1) - 0.5, drawn(id_of(*node), 2) - 0.5];
        let known: Vec<[f64; 2]> = graph.alters(*node).iter().filter_map(|alter| stood(*alter)).collect();
        // Whoever comes new belongs beside those they go to, who stand already.
        let beside = (!known.is_empty()).then(|| {
            let of = known.len() as f64;
            let middle = known.iter().fold([0.0; 2], |sum, place| [sum[0] + place[0] / of, sum[1] + place[1] / of]);
            [middle[0] + near[0] * APART, middle[1] + near[1] * APART]
        });
        let stands = stood(*node).or(beside);
        before.push(stands);
        places.push(stands.unwrap_or_else(|| {
            let group = groups.binary_search(&community[*node as usize]).unwrap_or_default() as f64;
            let row = (group / across).floor();
            let column = group - row * across;
            let middle = (across - 1.0) / 2.0;
            [(column - middle + near[0] * 0.8) * cell, (row - middle + near[1] * 0.8) * cell]
        }));
    }
    Begun { tied, places, before }
}

/// Moves apart who stands too near, a little at a time.
fn make_room(places: &mut [[f64; 2]]) {
    for _ in 0..24 {
        let cell_of = |place: &[f64; 2]| ((place[0] / LEAST).floor() as i64, (place[1] / LEAST).floor() as i64);
        let mut cells: Vec<((i64, i64), u32)> = (0..).zip(places.iter()).map(|(at, place)| (cell_of(place), at)).collect();
        cells.sort_unstable();
        let in_cell = |cell: (i64, i64)| {
            let from = cells.partition_point(|(at, _)| *at < cell);
            cells[from..].iter().take_while(move |(at, _)| *at == cell).map(|(_, at)| *at as usize)
        };
        let mut is_moved = false;
        for at in 0..places.len() {
            let (x, y) = cell_of(&places[at]);
            for cell in (-1..=1).flat_map(|over| (-1..=1).map(move |down| (x + over, y + down))) {
                for other in in_cell(cell).filter(|other| *other > at) {
                    let to = [places[other][0] - places[at][0], places[other][1] - places[at][1]];
                    let length = (to[0] * to[0] + to[1] * to[1]).sqrt();
                    if length >= LEAST {
                        continue;
                    }
                    is_moved = true;
                    // Two on one spot part sideways.
                    let along = if length > 1e-9 { [to[0] / length, to[1] / length] } else { [1.0, 0.0] };
                    let by = (LEAST - length) / 2.0 * 0.9 + 0.01;
                    places[at] = [places[at][0] - along[0] * by, places[at][1] - along[1] * by];
                    places[other] = [places[other][0] + along[0] * by, places[other][1] + along[1] * by];
                }
            }
        }
        if !is_moved {
            return;
        }
    }
}

/// Everybody: who is tied where they stand, the others in rows below.
fn with_rows(network: &Network, graph: &Graph, tied: &[u32], places: &[[f64; 2]]) -> Vec<[f32; 2]> {
    let mut all = vec![[0.0_f32; 2]; network.people.len()];
    let (mut low, mut high, mut left) = (0.0_f64, 0.0_f64, 0.0_f64);
    for (node, place) in tied.iter().zip(places) {
        all[*node as usize] = [place[0] as f32, place[1] as f32];
        (left, low, high) = (left.min(place[0]), low.max(place[0]), high.max(place[1]));
    }
    let alone: Vec<u32> = graph.isolates().collect();
    let wide = ((low - left) / APART).floor().max((alone.len() as f64).sqrt().ceil() * 1.6).max(1.0);
    let begins = (left + low) / 2.0 - (wide.min(alone.len() as f64) - 1.0) * APART / 2.0;
    let down = if tied.is_empty() { 0.0 } else { high + 3.0 * APART };
    for (nth, node) in alone.iter().enumerate() {
        let row = (nth as f64 / wide).floor();
        let column = nth as f64 - row * wide;
        all[*node as usize] = [(begins + column * APART) as f32, (down + row * APART) as f32];
    }
    all
}

/// A school of so many people with so many ties, invented: for tests and figures. Adults are one of twelve.
pub fn invented(people: u32, ties: u32) -> Network {
    let adults = (people / 12).max(1);
    let student = |n: u32| Id::from_u128(0x1000_0000 + u128::from(n));
    let adult = |n: u32| Id::from_u128(0x2000_0000 + u128::from(n));
    let students = people - adults;
    let seats =
        (0..students).map(|n| (student(n), super::Seat::Student)).chain((0..adults).map(|n| (adult(n), super::Seat::Adult)));
    // Nine of ten ties are within a part of the school, and a few students are tied to nobody.
    let parts = (adults / 20).max(1);
    let told = (0..u64::from(ties) * 2).map(|n| {
        let of = |salt: u64, below: u32| (drawn(Id::from_u128(u128::from(n)), salt) * f64::from(below)) as u32;
        let who = of(3, students.saturating_sub(students / 50).max(1));
        let part = if of(4, 10) == 0 { of(5, parts) } else { who % parts };
        let whom = (of(6, adults / parts + 1) * parts + part).min(adults - 1);
        (student(who), adult(whom), if of(7, 8) == 0 { TieFrom::Map } else { TieFrom::Mark })
    });
    let mut network = Network::of(seats, told);
    // Evenly, so that no part is left out.
    let keep = ties as usize;
    if network.ties.len() > keep {
        let all = network.ties.len();
        network.ties = (0..keep).map(|nth| network.ties[nth * all / keep]).collect();
    }
    network
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laid(network: &Network, before: &HashMap<Id, [f32; 2]>) -> Vec<[f32; 2]> {
        let graph = network.graph();
        lay_out(network, &graph, &network.found(&graph).community, before, &mut |_, _| true).unwrap()
    }

    fn kept(network: &Network, places: &[[f32; 2]]) -> HashMap<Id, [f32; 2]> {
        let graph = network.graph();
        let among = |at: &usize| !graph.alters(*at as u32).is_empty();
        (0..places.len()).filter(among).map(|at| (network.people[at].0, places[at])).collect()
    }

    fn between(a: [f32; 2], b: [f32; 2]) -> f64 {
        f64::from((a[0] - b[0]).powi(2) + (a[1] - b[1]).powi(2)).sqrt()
    }

    #[test]
    fn one_school_has_one_picture_and_nobody_stands_on_anybody() {
        let network = invented(600, 1_500);
        let places = laid(&network, &HashMap::new());
        assert_eq!(places, laid(&network, &HashMap::new()));
        let mut near = 0;
        for (at, one) in places.iter().enumerate() {
            assert!(one.iter().all(|axis| axis.is_finite()));
            near += places[at + 1..].iter().filter(|other| between(*one, **other) < LEAST * 0.7).count();
        }
        assert!(near < 12, "{near} pairs stand on each other");
    }

    #[test]
    fn who_goes_together_stands_nearer_than_who_does_not() {
        let network = invented(600, 1_500);
        let places = laid(&network, &HashMap::new());
        let mean = |pairs: &[(usize, usize)]| {
            pairs.iter().map(|(a, b)| between(places[*a], places[*b])).sum::<f64>() / pairs.len() as f64
        };
        let tied: Vec<_> = network.ties.iter().map(|tie| (tie.a as usize, tie.b as usize)).collect();
        let any: Vec<_> = (0..tied.len()).map(|n| (n * 31 % 550, n * 17 % 550)).filter(|(a, b)| a != b).collect();
        assert!(mean(&tied) < 0.6 * mean(&any), "{} and {}", mean(&tied), mean(&any));
    }

    #[test]
    fn tomorrow_with_three_ties_more_the_picture_is_nearly_the_same() {
        let network = invented(600, 1_500);
        let today = laid(&network, &HashMap::new());
        let mut more = network.clone();
        let graph = network.graph();
        let (students, adult) = (graph.isolates().take(3).collect::<Vec<_>>(), network.people.len() as u32 - 1);
        more.ties.extend(students.iter().map(|student| super::super::NetworkTie { a: *student, b: adult, from: 1 }));
        let tomorrow = laid(&more, &kept(&network, &today));
        let mut moved: Vec<f64> = (0..today.len())
            .filter(|at| !graph.alters(*at as u32).is_empty())
            .map(|at| between(today[at], tomorrow[at]))
            .collect();
        moved.sort_by(f64::total_cmp);
        // Whoever has new company, or is in another group for it, may go a little farther.
        let (middle, most) = (moved[moved.len() / 2], moved[moved.len() * 19 / 20]);
        assert!(middle < APART && most < 3.0 * APART, "moved {middle:.0}, nineteen of twenty at most {most:.0}");
        // Who came out of the row stands among those they go to.
        assert!(students.iter().all(|student| between(tomorrow[*student as usize], tomorrow[adult as usize]) < 12.0 * APART));
    }

    #[test]
    fn whoever_stops_it_has_nothing_and_a_school_of_strangers_is_rows() {
        let network = invented(60, 80);
        let graph = network.graph();
        let found = network.found(&graph);
        assert_eq!(lay_out(&network, &graph, &found.community, &HashMap::new(), &mut |done, _| done < 3), None);
        let strangers = Network { ties: Vec::new(), ..network };
        let places = laid(&strangers, &HashMap::new());
        assert!(places.iter().enumerate().all(|(at, one)| places[..at].iter().all(|other| between(*one, *other) >= LEAST)));
    }
}
