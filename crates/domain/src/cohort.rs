//! Where does each student of a school stand, so that a whole school can be told as figures? A table has groups (the grades) and
//! bands; a student is in one place of it or is not asked about. It holds no name, no words and no person of a map: what may be
//! given out of it, `report` says.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::funnel::Reached;
use crate::grade;
use crate::measures::mobilization::goal_fit;
use crate::measures::panels::KeptMap;
use crate::measures::quality::elements_met;
use crate::measures::quantity::network_size;
use crate::measures::structure::sector_spread_normed;
use crate::measures::{Indicator, IndicatorId};
use crate::overlay::named_adults;
use crate::report::{LEAST_THRESHOLD, Released, SafeTable, Span, Tally, release};

/// A table of a report. The names are for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum TableId {
    /// Students with a map of the last twelve months that they let be counted.
    Mapped,
    /// Q1: people on that map.
    Size,
    /// Q3: adults at school whom they put close.
    AdultsNamed,
    /// K1: kinds of care, support and possibilities that somebody gives.
    Elements,
    /// T5: over how many parts of life the people are spread.
    Spread,
    /// M3: people who could help with the goal.
    GoalFit,
    /// Q1 before and after, students with two maps alone.
    Growth,
    /// Adults who said that the student would come to them.
    Marked,
    /// Q5 and Q6: from being in the room to a meaningful encounter, in this school year.
    Visits,
}

impl TableId {
    pub const ALL: [TableId; 9] = [
        TableId::Mapped,
        TableId::Size,
        TableId::AdultsNamed,
        TableId::Elements,
        TableId::Spread,
        TableId::GoalFit,
        TableId::Growth,
        TableId::Marked,
        TableId::Visits,
    ];

    /// Tables that are about the students with a map, after the one that counts them.
    pub const OF_MAPS: [TableId; 6] =
        [TableId::Size, TableId::AdultsNamed, TableId::Elements, TableId::Spread, TableId::GoalFit, TableId::Growth];

    /// Into how many bands its students are told apart.
    pub const fn bands(self) -> usize {
        match self {
            TableId::Mapped => 1,
            TableId::Marked => 3,
            TableId::AdultsNamed | TableId::Elements | TableId::Spread | TableId::GoalFit | TableId::Growth => 4,
            TableId::Size | TableId::Visits => 5,
        }
    }

    /// The line of the dictionary that it is made of; None where it is a count of students alone.
    pub const fn indicator(self) -> Option<IndicatorId> {
        match self {
            TableId::Size | TableId::Growth => Some(IndicatorId::Q1),
            TableId::AdultsNamed => Some(IndicatorId::Q3InSchool),
            TableId::Elements => Some(IndicatorId::K1Network),
            TableId::Spread => Some(IndicatorId::T5Iqv),
            TableId::GoalFit => Some(IndicatorId::M3),
            TableId::Mapped | TableId::Marked | TableId::Visits => None,
        }
    }

    /// Raised when the formula or the bands change, so that two tables are never compared by mistake.
    pub const fn version(self) -> u16 {
        match self.indicator() {
            Some(id) => id.definition().version,
            // 2: contact that was noted after a wish is a repeated one.
            None if matches!(self, TableId::Visits) => 2,
            None => 1,
        }
    }
}

/// Grades from before kindergarten to the thirteenth, in their order, and those of whom none is known.
pub const GROUPS: usize = 16;

/// The place of a grade.
pub fn group_of(written: Option<&str>) -> usize {
    match written.and_then(grade::years) {
        None => GROUPS - 1,
        Some(years) => (years + 1).clamp(0, GROUPS as i32 - 2) as usize,
    }
}

/// A student's maps as they are counted: the newest, of the last twelve months, and the counted one before it.
#[derive(Clone, Debug)]
pub struct Maps {
    pub newest: KeptMap,
    pub before: Option<KeptMap>,
}

/// What could not be told, or was asked too little.
const NOT_ASKED: usize = 0;

fn told(of: &Indicator, limits: &[f64]) -> usize {
    match of.value.filter(|_| of.is_asked_enough()) {
        None => NOT_ASKED,
        // A third is a third, whatever its last digit.
        Some(value) => 1 + limits.iter().filter(|limit| value + 1e-9 >= **limit).count(),
    }
}

impl Maps {
    /// The band of a table that is about students with a map.
    pub fn band(&self, table: TableId) -> usize {
        let map = &self.newest.network;
        match table {
            TableId::Size => told(&network_size(map), &[5.0, 10.0, 15.0]),
            TableId::AdultsNamed if map.counted().next().is_none() => NOT_ASKED,
            TableId::AdultsNamed => 1 + named_adults(map).len().min(2),
            TableId::Elements => told(&elements_met(map), &[2.0 / 3.0, 1.0]),
            TableId::Spread => told(&sector_spread_normed(map), &[0.5, 0.75]),
            TableId::GoalFit => told(&goal_fit(map, &self.newest.goal), &[1.0, 3.0]),
            TableId::Growth => match self.change() {
                None => NOT_ASKED,
                Some(..0) => 1,
                Some(0) => 2,
                Some(1..) => 3,
            },
            TableId::Mapped | TableId::Marked | TableId::Visits => 0,
        }
    }

    /// How many people more stand on the newest map than on the one before; None without two maps that were asked enough.
    pub fn change(&self) -> Option<i64> {
        let size = |map: &KeptMap| {
            let size = network_size(&map.network);
            size.value.filter(|_| size.is_asked_enough())
        };
        Some((size(&self.newest)? - size(self.before.as_ref()?)?) as i64)
    }
}

/// Those in a group beside those who are not, by band, as a table in which nobody can be picked out: the first row of it are those in
/// the group. Where both are enough and their answers would tell of somebody, there is one band: how many they are. None where
/// either are too few: then the group is not told apart at all, since its size would tell of the others.
pub fn told_apart(in_it: &[u32], others: &[u32], threshold: u32) -> Option<SafeTable> {
    let sizes = [in_it, others].map(|row| row.iter().sum::<u32>());
    if sizes.iter().any(|size| *size < threshold.max(LEAST_THRESHOLD)) {
        return None;
    }
    let stayed = vec![in_it.to_vec(), others.to_vec()];
    let came = vec![vec![0; in_it.len()]; 2];
    match release(&Tally { stayed, came }, &[], threshold) {
        Released::Fresh(table) if table.groups.len() == 2 => Some(table),
        // A report would rather put the two together and tell their answers; here they are two, or nothing is said of them.
        _ => Some(SafeTable {
            groups: vec![Span { from: 0, until: 1 }, Span { from: 1, until: 2 }],
            bands: vec![Span { from: 0, until: in_it.len() as u32 }],
            counts: sizes.map(|size| vec![size]).to_vec(),
        }),
    }
}

/// The same for each of several groups in one table: in which of `width` bands each student stands (None where they were not asked),
/// and the places of those in each group. A group is left out where so few of it, or of the others, were not asked that its size
/// would tell of them; and where it has nearly the students of another group that is told, or nearly all but those: the figures of
/// the two would be subtracted.
pub fn each_told_apart(width: usize, bands: &[Option<usize>], groups: &[Vec<usize>], threshold: u32) -> Vec<Option<SafeTable>> {
    let least = threshold.max(LEAST_THRESHOLD) as usize;
    let would_tell = |count: usize| (1..least).contains(&count);
    let places = |here: &Vec<usize>| {
        let mut is_in = vec![false; bands.len()];
        here.iter().for_each(|at| is_in[*at] = true);
        is_in
    };
    let is_in: Vec<Vec<bool>> = groups.iter().map(places).collect();
    let alone = |is_in: &Vec<bool>| {
        let (mut counts, mut not_asked) = ([vec![0; width], vec![0; width]], [0; 2]);
        for (band, is_in) in bands.iter().zip(is_in) {
            let side = usize::from(!*is_in);
            match band {
                Some(band) => counts[side][*band] += 1,
                None => not_asked[side] += 1,
            }
        }
        if not_asked.into_iter().any(would_tell) { None } else { told_apart(&counts[0], &counts[1], threshold) }
    };
    let told: Vec<Option<SafeTable>> = is_in.iter().map(alone).collect();
    let asked: Vec<usize> = (0..bands.len()).filter(|at| bands[*at].is_some()).collect();
    let is_beside_one_like_it = |one: usize| {
        (0..told.len()).filter(|other| *other != one && told[*other].is_some()).any(|other| {
            let differ = asked.iter().filter(|at| is_in[one][**at] != is_in[other][**at]).count();
            would_tell(differ) || would_tell(asked.len() - differ)
        })
    };
    told.iter().enumerate().map(|(one, table)| table.clone().filter(|_| !is_beside_one_like_it(one))).collect()
}

/// The band of a student whom so many adults marked.
pub fn marked_band(adults: usize) -> usize {
    adults.min(2)
}

/// The band of a student's visits: nothing recorded, was there, spoke, spoke again, had a meaningful encounter.
pub fn visits_band(reached: &Reached) -> usize {
    if reached.meaningful > 0 {
        4
    } else if !reached.met_again.is_empty() {
        3
    } else if reached.met_on.is_some() {
        2
    } else {
        usize::from(reached.viewed)
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::ego_network::{EgoNetwork, Ring, Sector};
    use crate::goals::Goal;
    use crate::measures::drawn::{map, placed};

    fn kept(network: EgoNetwork) -> KeptMap {
        KeptMap { opened_on: NaiveDate::default(), network, goal: Goal::default(), courses: Vec::new() }
    }

    #[test]
    fn grades_stand_in_the_order_of_childhood_and_the_unknown_last() {
        let places = [Some("Pre-K"), Some("K"), Some("1"), Some("Ninth grade"), Some("12"), Some("13"), Some("Other"), None];
        assert_eq!(places.map(group_of), [0, 1, 2, 10, 13, 14, 15, 15]);
    }

    #[test]
    fn a_student_stands_in_one_band_of_each_table_and_what_was_not_asked_is_no_zero() {
        let maps = Maps { newest: kept(map(1)), before: None };
        let bands = |maps: &Maps| TableId::OF_MAPS.map(|table| maps.band(table));
        // One person in the tray: nobody placed, no kind of help, no goal, one map.
        assert_eq!(bands(&maps), [1, 1, 0, 0, 0, 0]);
        let school = (Ring::Close, Sector::School);
        let later = placed(&[school, school, school, (Ring::Known, Sector::Home), (Ring::Close, Sector::Peers)]);
        let two = Maps { newest: kept(later), before: Some(kept(map(1))) };
        assert_eq!((two.band(TableId::Size), two.band(TableId::AdultsNamed), two.band(TableId::Growth)), (2, 3, 3));
        assert_eq!(two.change(), Some(4));
        let nobody = Maps { newest: kept(map(0)), before: Some(kept(map(1))) };
        assert_eq!(bands(&nobody), [0; 6]);
        for table in TableId::OF_MAPS {
            assert!(two.band(table) < table.bands() && nobody.band(table) < table.bands());
        }
    }

    #[test]
    fn a_group_of_nine_and_one_of_ten_whose_rest_or_whose_answers_would_tell_of_it_are_not_told_apart() {
        let apart = |in_it: [u32; 3], others: [u32; 3]| told_apart(&in_it, &others, 10).map(|table| table.counts);
        assert_eq!(apart([3, 3, 3], [40, 40, 40]), None, "nine");
        assert_eq!(apart([4, 3, 3], [3, 3, 3]), None, "ten, of nineteen: the other nine would be told");
        // All ten gave one answer: that they did is not said, only how many they are.
        assert_eq!(apart([10, 0, 0], [40, 40, 40]), Some(vec![vec![10], vec![120]]));
        // Their figures could be told with the others' in one; how many are in it says more of the group than that.
        assert_eq!(apart([5, 5, 5], [40, 40, 40]), Some(vec![vec![15], vec![120]]));
        assert_eq!(apart([20, 20, 20], [40, 40, 40]), Some(vec![vec![20, 20, 20], vec![40, 40, 40]]));
        for (a, b) in [([12, 1, 30], [50, 50, 1]), ([0, 10, 0], [10, 0, 10]), ([11, 9, 11], [9, 11, 30])] {
            for figure in apart(a, b).into_iter().flatten().flatten() {
                assert!(figure >= 10, "{a:?} beside {b:?}");
            }
        }
    }

    #[test]
    fn two_groups_of_nearly_the_same_students_and_one_of_whom_few_were_not_asked_are_not_told_apart() {
        // A hundred students, every second in the second band.
        let mut bands: Vec<Option<usize>> = (0..100).map(|at| Some(at % 2)).collect();
        let apart = |bands: &[Option<usize>], groups: &[(usize, usize)]| -> Vec<bool> {
            let groups: Vec<Vec<usize>> = groups.iter().map(|(from, until)| (*from..*until).collect()).collect();
            each_told_apart(2, bands, &groups, 10).iter().map(Option::is_some).collect()
        };
        assert_eq!(apart(&bands, &[(0, 40), (0, 50)]), [true, true], "they differ by ten");
        assert_eq!(
            apart(&bands, &[(0, 40), (0, 41), (0, 60)]),
            [false, false, true],
            "the one who is in one of them would be told"
        );
        assert_eq!(apart(&bands, &[(0, 40), (1, 41)]), [false, false], "as large, and one student changed");
        assert_eq!(apart(&bands, &[(0, 40), (39, 100)]), [false, false], "one who is in both, of groups that are everybody");
        assert_eq!(apart(&bands, &[(0, 40), (41, 100)]), [false, false], "one who is in neither");
        assert_eq!(apart(&bands, &[(0, 40), (40, 100), (0, 40)]), [true; 3], "what is said twice says no more");
        assert_eq!(apart(&bands, &[(0, 40), (0, 9)]), [true, false], "one that is not told cannot be subtracted");
        bands[0] = None;
        assert_eq!(apart(&bands, &[(0, 40)]), [false], "how many are in it is known, and who was not asked would be");
        assert_eq!(apart(&bands, &[(50, 100)]), [false], "and of the others");
        bands[..20].fill(None);
        assert_eq!(apart(&bands, &[(0, 40)]), [true], "nobody of the others was left out, and twenty of these");
    }

    #[test]
    fn visits_are_told_from_being_there_to_a_meaningful_encounter() {
        let seen = |viewed, met_on, again: usize, meaningful| Reached {
            viewed,
            met_on,
            met_again: vec![1; again],
            met: vec![],
            meaningful,
            ..Reached::default()
        };
        let all = [
            seen(false, None, 0, 0),
            seen(true, None, 0, 0),
            seen(true, Some(1), 0, 0),
            seen(true, Some(1), 1, 0),
            seen(true, Some(1), 0, 1),
        ];
        assert_eq!(all.each_ref().map(visits_band), [0, 1, 2, 3, 4]);
        assert_eq!([0, 1, 2, 9].map(marked_band), [0, 1, 2, 2]);
    }
}
