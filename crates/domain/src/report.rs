//! What may leave a school as figures? One function for every report: students in groups (grades) and bands (how many they told),
//! and out comes a table in which every figure counts at least the threshold of students. Neighbouring groups, and neighbouring
//! bands, are put together until that holds: so a total never gives away what was left out, a share near nothing or all is shown
//! only where the group is large enough for it, and of what lies inside a figure nothing is said. A later table of the same
//! series is given out only where whoever came or went since could stand in it by themselves; else the one before stands.
//! Tables about the same students are given out together or not at all: the first says how many they are of everybody, and no
//! other tells them apart where that one does not, so that no two of them can be subtracted.

use serde::{Deserialize, Serialize};
use specta::Type;

/// No figure of a report counts fewer students. A district may ask for more, never for fewer.
pub const LEAST_THRESHOLD: u32 = 10;

/// Of how many students a figure has to tell: what a policy asks for, and never fewer than ten.
pub fn threshold(asked: Option<u32>) -> u32 {
    asked.unwrap_or(LEAST_THRESHOLD).max(LEAST_THRESHOLD)
}

/// What was counted, before anything may be shown: by group and by band. `stayed` told it before the last table was given out,
/// and have told nothing since; `came` told it after. Both are as wide as there are bands, and as long as there are groups.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub stayed: Vec<Vec<u32>>,
    pub came: Vec<Vec<u32>>,
}

/// Neighbours that are one in a table: from the first to before the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
pub struct Span {
    pub from: u32,
    pub until: u32,
}

impl Span {
    /// The places in it.
    pub fn all(self) -> std::ops::Range<usize> {
        self.from as usize..self.until as usize
    }

    /// Whether one of two lies in the other, or they share nothing: two that overlap otherwise could be subtracted.
    fn nests(self, other: Span) -> bool {
        let is_in = |a: Span, b: Span| b.from <= a.from && a.until <= b.until;
        is_in(self, other) || is_in(other, self) || self.until <= other.from || other.until <= self.from
    }
}

/// A table that may be given out: every count is at least the threshold, and all students who were counted are in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SafeTable {
    pub groups: Vec<Span>,
    pub bands: Vec<Span>,
    /// By group, then by band. A group without bands to tell apart has one figure: how many they are.
    pub counts: Vec<Vec<u32>>,
}

/// What becomes of a tally.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Released {
    /// This may be given out now.
    Fresh(SafeTable),
    /// Too few came or went since the last table: that one stands, and nothing is given out.
    Stands,
    /// There are too few to say anything.
    Nothing,
}

/// One table's tally, and those of its series that were given out, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Series {
    pub tally: Tally,
    pub before: Vec<SafeTable>,
}

/// What becomes of tables about the same students.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Together {
    /// The first table, then the others in their order; None where there are too few for that one.
    Fresh(SafeTable, Vec<Option<SafeTable>>),
    /// Too few came or went for one of them at least: all that were given out stand.
    Stands,
    /// There are too few to say anything.
    Nothing,
}

/// What holds beside the threshold.
#[derive(Clone, Copy, Default)]
struct Beside<'a> {
    /// No group is cut where these are not.
    within: Option<&'a [Span]>,
    /// How many students each group has, which everybody knows: whoever of them is not counted is enough too.
    everybody: Option<&'a [u32]>,
}

/// The finest table that may be given out after those that were, oldest first. The same tally gives the same table.
pub fn release(tally: &Tally, before: &[SafeTable], threshold: u32) -> Released {
    release_beside(tally, before, threshold, Beside::default())
}

/// Tables about the same students, who are some of `everybody` (by group). `cover` counts them and has one band; every row of
/// the others adds up to it.
pub fn release_together(everybody: &[u32], cover: &Series, others: &[Series], threshold: u32) -> Together {
    let beside = Beside { everybody: Some(everybody), within: None };
    let first = match release_beside(&cover.tally, &cover.before, threshold, beside) {
        Released::Fresh(first) => first,
        Released::Stands => return Together::Stands,
        Released::Nothing => return Together::Nothing,
    };
    let beside = Beside { within: Some(&first.groups), everybody: None };
    let mut told = Vec::with_capacity(others.len());
    for series in others {
        told.push(match release_beside(&series.tally, &series.before, threshold, beside) {
            Released::Fresh(table) => Some(table),
            Released::Nothing => None,
            Released::Stands => return Together::Stands,
        });
    }
    Together::Fresh(first, told)
}

fn release_beside(tally: &Tally, before: &[SafeTable], threshold: u32, beside: Beside<'_>) -> Released {
    let least = threshold.max(LEAST_THRESHOLD);
    let now = added(&tally.stayed, &tally.came);
    if let Some(last) = before.last()
        && !may_follow(tally, last, least)
    {
        return Released::Stands;
    }
    let (groups, bands) = (now.len(), now.first().map_or(0, Vec::len));
    let mut best: Option<SafeTable> = None;
    for bands in partitions(bands) {
        if !before.iter().all(|earlier| refines(&bands, &earlier.bands)) {
            continue;
        }
        let groups = joined_groups(&now, groups, &bands, before, least, beside);
        let Some(groups) = groups else { continue };
        if !before.iter().all(|earlier| refines(&groups, &earlier.groups)) {
            continue;
        }
        let table = SafeTable { counts: counted(&now, &groups, &bands), groups, bands };
        // What tells most: a share at all before more groups, then the most figures.
        let worth = |table: &SafeTable| (table.bands.len().min(2), table.groups.len() * table.bands.len(), table.bands.len());
        if best.as_ref().is_none_or(|best| worth(&table) > worth(best)) {
            best = Some(table);
        }
    }
    match best {
        Some(table) => Released::Fresh(table),
        None if before.is_empty() => Released::Nothing,
        None => Released::Stands,
    }
}

fn added(a: &[Vec<u32>], b: &[Vec<u32>]) -> Vec<Vec<u32>> {
    a.iter().zip(b).map(|(a, b)| a.iter().zip(b).map(|(a, b)| a + b).collect()).collect()
}

fn counted(of: &[Vec<u32>], groups: &[Span], bands: &[Span]) -> Vec<Vec<u32>> {
    let cell = |group: &Span, band: &Span| of[group.all()].iter().flat_map(|row| &row[band.all()]).sum();
    groups.iter().map(|group| bands.iter().map(|band| cell(group, band)).collect()).collect()
}

/// Whether a next table may be given out: in every group of the last one, those who came since are nobody, or could
/// stand in every figure of it by themselves; and so those who went. Somebody has to have come or gone, or there is nothing new to say.
fn may_follow(tally: &Tally, last: &SafeTable, least: u32) -> bool {
    let stayed = counted(&tally.stayed, &last.groups, &last.bands);
    let came = counted(&tally.came, &last.groups, &last.bands);
    let mut is_any = false;
    for (row, figures) in last.counts.iter().enumerate() {
        // More stayed than were there: students changed their group, and a difference would tell of whom.
        let went =
            figures.iter().zip(&stayed[row]).map(|(figure, stayed)| figure.checked_sub(*stayed)).collect::<Option<Vec<u32>>>();
        let Some(went) = went else { return false };
        // Whoever is left of a group from which many went is known from before: they have to be enough themselves.
        let is_any_gone = went.iter().any(|count| *count > 0);
        if is_any_gone && stayed[row].iter().any(|count| *count < least) {
            return false;
        }
        for changed in [&went, &came[row]] {
            let is_nobody = changed.iter().all(|count| *count == 0);
            if !is_nobody && changed.iter().any(|count| *count < least) {
                return false;
            }
            is_any |= !is_nobody;
        }
    }
    is_any
}

/// Every way to put neighbours together, the finest among them.
fn partitions(size: usize) -> Vec<Vec<Span>> {
    if size == 0 {
        return Vec::new();
    }
    let cut = |mask: u32| {
        let mut spans = Vec::new();
        let mut from = 0;
        for at in 1..=size {
            if at == size || mask & (1 << (at - 1)) != 0 {
                spans.push(Span { from: from as u32, until: at as u32 });
                from = at;
            }
        }
        spans
    };
    (0..1u32 << (size - 1)).map(cut).collect()
}

/// Whether every cut of an earlier table is one of these too. A coarser table after a finer one could be subtracted from that
/// through a third: whoever came would be told apart in fewer figures than they have to fill.
fn refines(spans: &[Span], earlier: &[Span]) -> bool {
    earlier.iter().all(|one| spans.iter().any(|span| span.from == one.from))
}

/// The most groups of neighbours in each of which every band has enough; None where not even all together have.
fn joined_groups(
    now: &[Vec<u32>],
    size: usize,
    bands: &[Span],
    before: &[SafeTable],
    least: u32,
    beside: Beside<'_>,
) -> Option<Vec<Span>> {
    let is_cut = |at: u32| at as usize == size || beside.within.is_none_or(|within| within.iter().any(|span| span.from == at));
    let may_stand = |span: Span| {
        let figures = counted(now, &[span], bands).remove(0);
        let all: u32 = figures.iter().sum();
        let are_others_enough = beside.everybody.is_none_or(|of| of[span.all()].iter().sum::<u32>() >= all + least);
        before.iter().all(|earlier| earlier.groups.iter().all(|other| span.nests(*other)))
            && is_cut(span.from)
            && is_cut(span.until)
            && are_others_enough
            && figures.iter().all(|count| *count >= least)
    };
    // The most that the first so many can be cut into, and where the last cut is.
    let mut most: Vec<Option<(usize, usize)>> = vec![None; size + 1];
    most[0] = Some((0, 0));
    for until in 1..=size {
        for from in 0..until {
            let Some((groups, _)) = most[from] else { continue };
            let span = Span { from: from as u32, until: until as u32 };
            if most[until].is_none_or(|(known, _)| groups + 1 > known) && may_stand(span) {
                most[until] = Some((groups + 1, from));
            }
        }
    }
    let mut spans = Vec::new();
    let mut until = size;
    while until > 0 {
        let (_, from) = most[until]?;
        spans.push(Span { from: from as u32, until: until as u32 });
        until = from;
    }
    spans.reverse();
    Some(spans)
}

#[cfg(test)]
mod attacker;

#[cfg(test)]
mod tests {
    use super::*;

    fn fresh(came: &[&[u32]]) -> Released {
        let came: Vec<Vec<u32>> = came.iter().map(|row| row.to_vec()).collect();
        let stayed = came.iter().map(|row| vec![0; row.len()]).collect();
        release(&Tally { stayed, came }, &[], LEAST_THRESHOLD)
    }

    fn spans(of: &[Span]) -> Vec<(u32, u32)> {
        of.iter().map(|span| (span.from, span.until)).collect()
    }

    #[test]
    fn no_table_is_coarser_than_one_before_it_or_a_third_could_be_subtracted() {
        let tally = |stayed: [[u32; 4]; 2], came: [[u32; 4]; 2]| Tally {
            stayed: stayed.iter().map(|row| row.to_vec()).collect(),
            came: came.iter().map(|row| row.to_vec()).collect(),
        };
        let nobody = [[0; 4]; 2];
        let mut before = Vec::new();
        let rounds = [
            (nobody, [[4, 16, 4, 16], [5, 15, 5, 15]]),
            ([[4, 16, 4, 16], [5, 15, 5, 15]], [[0, 0, 0, 0], [6, 4, 6, 4]]),
            ([[4, 16, 4, 16], [11, 19, 11, 19]], [[6, 0, 0, 0], [10, 10, 10, 10]]),
        ];
        for (stayed, came) in rounds {
            if let Released::Fresh(table) = release(&tally(stayed, came), &before, LEAST_THRESHOLD) {
                for earlier in &before {
                    let SafeTable { groups, bands, .. }: &SafeTable = earlier;
                    assert!(refines(&table.groups, groups) && refines(&table.bands, bands), "{earlier:?}, then {table:?}");
                }
                before.push(table);
            }
        }
        assert!(!before.is_empty());
    }

    #[test]
    fn a_group_of_nine_is_put_with_its_neighbour_and_no_total_gives_it_away() {
        let Released::Fresh(table) = fresh(&[&[20, 25], &[4, 5], &[30, 40]]) else { panic!("there is enough to say") };
        assert_eq!((spans(&table.groups), spans(&table.bands)), (vec![(0, 1), (1, 3)], vec![(0, 1), (1, 2)]));
        assert_eq!(table.counts, [[20, 25], [34, 45]]);
    }

    #[test]
    fn a_group_of_ten_of_whom_all_say_the_same_has_no_share_of_its_own() {
        let Released::Fresh(table) = fresh(&[&[20, 25], &[0, 10]]) else { panic!("there is enough to say") };
        assert_eq!((spans(&table.groups), table.counts), (vec![(0, 2)], vec![vec![20, 35]]));
    }

    #[test]
    fn bands_are_put_together_where_one_of_them_has_too_few() {
        let Released::Fresh(table) = fresh(&[&[3, 20, 14, 12]]) else { panic!("there is enough to say") };
        assert_eq!((spans(&table.bands), table.counts), (vec![(0, 2), (2, 3), (3, 4)], vec![vec![23, 14, 12]]));
        assert_eq!(fresh(&[&[3, 4], &[1, 1]]), Released::Nothing);
        // Enough to say how many they are, and not how they differ.
        let Released::Fresh(table) = fresh(&[&[3, 9]]) else { panic!("twelve are enough to be counted") };
        assert_eq!((spans(&table.bands), table.counts), (vec![(0, 2)], vec![vec![12]]));
    }

    #[test]
    fn a_table_stands_until_whoever_came_or_went_could_stand_in_it_themselves() {
        let Released::Fresh(first) = fresh(&[&[20, 25], &[30, 40]]) else { panic!("there is enough to say") };
        let next = |stayed: [[u32; 2]; 2], came: [[u32; 2]; 2]| {
            let rows = |of: [[u32; 2]; 2]| of.map(|row| row.to_vec()).to_vec();
            release(&Tally { stayed: rows(stayed), came: rows(came) }, std::slice::from_ref(&first), LEAST_THRESHOLD)
        };
        let same = [[20, 25], [30, 40]];
        assert_eq!(next(same, [[0, 0], [0, 0]]), Released::Stands, "nothing is new");
        assert_eq!(next(same, [[0, 0], [0, 1]]), Released::Stands, "one student more would be told");
        assert_eq!(next([[20, 25], [30, 39]], [[0, 0], [0, 11]]), Released::Stands, "one student less would be told");
        assert_eq!(next([[21, 25], [30, 40]], [[0, 10], [0, 0]]), Released::Stands, "somebody changed groups");
        let Released::Fresh(second) = next(same, [[0, 0], [12, 10]]) else { panic!("enough have come") };
        assert_eq!(second.counts, [[20, 25], [42, 50]]);
    }

    #[test]
    fn whoever_is_not_counted_is_enough_too_or_a_total_would_reveal_them() {
        let tally = |came: &[u32]| Series {
            tally: Tally { came: came.iter().map(|one| vec![*one]).collect(), stayed: vec![vec![0]; came.len()] },
            before: Vec::new(),
        };
        let of = |everybody: &[u32], came: &[u32]| match release_together(everybody, &tally(came), &[], LEAST_THRESHOLD) {
            Together::Fresh(cover, _) => spans(&cover.groups),
            _ => Vec::new(),
        };
        assert_eq!(of(&[40, 40], &[20, 25]), [(0, 1), (1, 2)]);
        // Of the second group four were not counted: everybody knows how many are in it.
        assert_eq!(of(&[40, 29], &[20, 25]), [(0, 2)]);
        assert_eq!(of(&[20, 10], &[20, 10]), []);
    }

    #[test]
    fn tables_about_the_same_students_tell_no_group_apart_where_the_first_does_not() {
        let series = |came: &[&[u32]]| {
            let came: Vec<Vec<u32>> = came.iter().map(|row| row.to_vec()).collect();
            Series { tally: Tally { stayed: came.iter().map(|row| vec![0; row.len()]).collect(), came }, before: Vec::new() }
        };
        let cover = series(&[&[30], &[30], &[24]]);
        // Of the first group four are not counted: it is told with the second.
        let everybody = [34, 60, 60];
        let others = [series(&[&[15, 15], &[14, 16], &[12, 12]]), series(&[&[3, 1], &[0, 2], &[1, 1]])];
        let Together::Fresh(cover, others) = release_together(&everybody, &cover, &others, LEAST_THRESHOLD) else { panic!() };
        assert_eq!(spans(&cover.groups), [(0, 2), (2, 3)]);
        let table = others[0].as_ref().unwrap();
        assert_eq!((spans(&table.groups), &table.counts), (vec![(0, 2), (2, 3)], &vec![vec![29, 31], vec![12, 12]]));
        assert_eq!(others[1], None, "too few for the second");
    }

    #[test]
    fn a_district_asks_for_more_and_never_for_fewer() {
        assert_eq!([None, Some(3), Some(10), Some(25)].map(threshold), [10, 10, 10, 25]);
    }
}
