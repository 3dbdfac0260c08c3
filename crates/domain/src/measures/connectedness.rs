//! Who has friends on the other side of a line that a district may lawfully draw? Economic connectedness and what it is made of:
//! whom students meet (exposure), and whom of those they befriend (friending bias). Chetty et al. 2022. It needs friendships between
//! students and a lawful measure of each; where one of them is missing nothing is said, and what would tell of single students is
//! not told either.

use super::graph::Graph;
use crate::report::threshold;

/// What is known of the whole group.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Connectedness {
    /// 2 × the mean, over students with less, of the share of their friends who have more.
    pub economic_connectedness: f64,
    /// 2 × the share of the group who have more.
    pub exposure: f64,
    /// 1 − the mean of friend share / group share. None where nobody of the group has more: there is nothing to divide by.
    pub friending_bias: Option<f64>,
    /// Students with less of whom a friend's side is known, and all students with less.
    pub n_known: u32,
    pub n_total: u32,
    /// Students of whom it is known that they have more.
    pub more: u32,
}

/// Why nothing is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotTold {
    /// Of nobody is it known on which side they are.
    NoMeasure,
    /// No friendships between students are known.
    NoFriendships,
    /// Less than 60 % of the students with less have a friend whose side is known.
    NotEnoughAsked,
    /// Fewer than the threshold on one of the two sides.
    TooFew,
    /// None of their friends, or every one, has more: that would be told of each of them.
    Everybody,
}

/// By their shares alone: of each student with less, which part of their friends has more; and which part of the group has.
fn of_shares(shares: &[f64], group_share: f64) -> (f64, f64, Option<f64>) {
    let mean = |of: &dyn Fn(f64) -> f64| shares.iter().map(|share| of(*share)).sum::<f64>() / shares.len() as f64;
    let bias = (group_share > 0.0).then(|| 1.0 - mean(&|share| share / group_share));
    (2.0 * mean(&|share| share), 2.0 * group_share, bias)
}

/// Of students and their friendships: who of them has more is None where it is not known. Friends of whom it is not known are no
/// part of a share, and whoever has none of whom it is known is not counted: unknown is not zero.
pub fn connectedness(friends: &Graph, has_more: &[Option<bool>]) -> Result<Connectedness, NotTold> {
    let known = has_more.iter().flatten().count();
    if known == 0 {
        return Err(NotTold::NoMeasure);
    }
    let side = |node: u32| has_more.get(node as usize).copied().flatten();
    let (mut shares, mut total) = (Vec::new(), 0_u32);
    let mut is_any_friend = false;
    for node in (0..friends.nodes()).filter(|node| side(*node) == Some(false)) {
        total += 1;
        let sides: Vec<bool> = friends.alters(node).iter().filter_map(|alter| side(*alter)).collect();
        is_any_friend |= !sides.is_empty();
        if !sides.is_empty() {
            shares.push(sides.iter().filter(|has| **has).count() as f64 / sides.len() as f64);
        }
    }
    if !is_any_friend {
        return Err(NotTold::NoFriendships);
    }
    let more = has_more.iter().flatten().filter(|has| **has).count();
    let (economic_connectedness, exposure, friending_bias) = of_shares(&shares, more as f64 / known as f64);
    let n_known = shares.len() as u32;
    Ok(Connectedness { economic_connectedness, exposure, friending_bias, n_known, n_total: total, more: more as u32 })
}

/// The same as it may leave the server: enough was asked, both sides are at least the threshold, and it is not the same of everybody.
pub fn told(friends: &Graph, has_more: &[Option<bool>], least: Option<u32>) -> Result<Connectedness, NotTold> {
    let found = connectedness(friends, has_more)?;
    let least = threshold(least);
    if found.n_known < least || found.more < least {
        return Err(NotTold::TooFew);
    }
    if f64::from(found.n_known) < 0.6 * f64::from(found.n_total) {
        return Err(NotTold::NotEnoughAsked);
    }
    // Two figures of the left-out others would follow from all and from these.
    let unknown = found.n_total - found.n_known;
    if unknown != 0 && unknown < least {
        return Err(NotTold::TooFew);
    }
    let is_same_of_all = found.economic_connectedness <= f64::EPSILON || found.economic_connectedness >= 2.0 - f64::EPSILON;
    if is_same_of_all { Err(NotTold::Everybody) } else { Ok(found) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-9
    }

    #[test]
    fn the_three_students_of_the_dictionary_have_connectedness_sixty_exposure_one_and_bias_forty() {
        let (ec, exposure, bias) = of_shares(&[0.2, 0.4, 0.3], 0.5);
        assert!(near(ec, 0.6) && near(exposure, 1.0) && bias.is_some_and(|bias| near(bias, 0.4)), "{ec} {exposure} {bias:?}");
    }

    /// Five with less (0 to 4) and five with more (5 to 9); the last of each has no friend.
    fn ten() -> (Graph, Vec<Option<bool>>) {
        // Friends of 0: 1 and 5, a half; of 1: 0, 2 and 6, a third; of 2: 1, none; of 3: 7, all.
        let ties = [(0, 1), (0, 5), (1, 2), (1, 6), (3, 7)];
        (Graph::new(10, ties, false), (0..10).map(|at| Some(at >= 5)).collect())
    }

    #[test]
    fn of_a_graph_each_student_with_less_counts_once_and_whoever_has_no_friend_is_not_asked() {
        let (graph, sides) = ten();
        let found = connectedness(&graph, &sides).unwrap();
        let mean = (0.5 + 1.0 / 3.0 + 0.0 + 1.0) / 4.0;
        assert!(near(found.economic_connectedness, 2.0 * mean) && near(found.exposure, 1.0));
        assert!(near(found.friending_bias.unwrap(), 1.0 - mean / 0.5));
        assert_eq!((found.n_known, found.n_total, found.more), (4, 5, 5));
        // Of a friend whose side is not known nothing is said: 0 has one friend left of whom it is.
        let mut unknown = sides.clone();
        unknown[1] = None;
        assert!(near(connectedness(&graph, &unknown).unwrap().economic_connectedness, 2.0 * (1.0 + 1.0) / 2.0));
    }

    #[test]
    fn without_a_measure_or_friendships_or_enough_of_either_side_it_says_why() {
        let (graph, sides) = ten();
        assert_eq!(connectedness(&graph, &[None; 10]), Err(NotTold::NoMeasure));
        assert_eq!(connectedness(&Graph::new(10, std::iter::empty(), false), &sides), Err(NotTold::NoFriendships));
        assert_eq!(told(&graph, &sides, None), Err(NotTold::TooFew));
        // Forty, half of them with less: each has a friend on either side, or on neither of them.
        let sides: Vec<Option<bool>> = (0..40).map(|at| Some(at >= 20)).collect();
        let apart = |node: u32| [(node, (node + 1) % 20), (node + 20, 20 + (node + 1) % 20)];
        let mixed = |node: u32| [(node, (node + 1) % 20), (node, node + 20)];
        let of = |ties: &dyn Fn(u32) -> [(u32, u32); 2], nodes: u32| Graph::new(40, (0..nodes).flat_map(ties), false);
        assert_eq!(told(&of(&apart, 20), &sides, None), Err(NotTold::Everybody), "none of them has such a friend");
        let found = told(&of(&mixed, 20), &sides, None).unwrap();
        assert!(near(found.economic_connectedness, 2.0 / 3.0) && near(found.friending_bias.unwrap(), 1.0 / 3.0));
        assert_eq!(told(&of(&mixed, 20), &sides, Some(25)), Err(NotTold::TooFew), "a policy asks for more");
        assert_eq!(told(&of(&mixed, 12), &sides, None), Err(NotTold::TooFew), "seven of twenty are left over");
        assert_eq!(told(&of(&mixed, 10), &sides, None), Err(NotTold::NotEnoughAsked), "eleven of twenty");
    }

    proptest! {
        #[test]
        fn it_lies_in_its_bounds_and_does_not_depend_on_who_is_called_what(
            n in 2_u32..16,
            told_ties in proptest::collection::vec((0_u32..16, 0_u32..16), 0..40),
            told_sides in proptest::collection::vec(proptest::option::of(any::<bool>()), 16),
            turn in 1_u32..16,
        ) {
            let ties: Vec<(u32, u32)> = told_ties.into_iter().filter(|(a, b)| a != b && *a < n && *b < n).collect();
            let sides = &told_sides[..n as usize];
            let found = connectedness(&Graph::new(n, ties.iter().copied(), false), sides);
            let moved = |node: u32| (node + turn) % n;
            let mut other = vec![None; n as usize];
            for node in 0..n {
                other[moved(node) as usize] = sides[node as usize];
            }
            let again = connectedness(&Graph::new(n, ties.iter().map(|(a, b)| (moved(*a), moved(*b))), false), &other);
            match (found, again) {
                (Ok(one), Ok(two)) => {
                    prop_assert!((0.0..=2.0).contains(&one.economic_connectedness) && (0.0..=2.0).contains(&one.exposure));
                    prop_assert!(one.n_known <= one.n_total && one.friending_bias.is_none_or(|bias| bias <= 1.0));
                    prop_assert!(near(one.economic_connectedness, two.economic_connectedness));
                    prop_assert_eq!(one.n_known, two.n_known);
                    // Undefined is never 0: with nobody who has more there is nothing to divide by.
                    prop_assert_eq!(one.more == 0, one.friending_bias.is_none());
                }
                (one, two) => prop_assert_eq!(one.err(), two.err()),
            }
        }
    }
}
