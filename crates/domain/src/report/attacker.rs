//! The attacker: knows the rules, every table that was given out, and of every group how many came and went between two of them.
//! For each count that no table shows it finds the least and the most that it can be, by linear programming: exactly what can
//! be concluded. None that is smaller than the threshold may be known to within the threshold.

// Several tables of one shape are walked at once.
#![allow(clippy::needless_range_loop)]

use super::*;

/// What is known: rows of `Σ weight · unknown = value` over unknowns that are never negative.
#[derive(Default)]
struct Known {
    unknowns: usize,
    rows: Vec<(Vec<(usize, f64)>, f64)>,
}

/// The same, solved once: from here the least and the most of anything is a few steps.
struct Solved {
    table: Vec<Vec<f64>>,
    basis: Vec<usize>,
    unknowns: usize,
}

const ALMOST: f64 = 1e-7;

impl Known {
    fn add(&mut self, row: Vec<(usize, f64)>, value: f64) {
        self.rows.push((row, value));
    }

    fn solved(&self) -> Solved {
        let (all, rows) = (self.unknowns + self.rows.len(), self.rows.len());
        let mut table = vec![vec![0.0; all + 1]; rows];
        for (at, (row, value)) in self.rows.iter().enumerate() {
            let sign = if *value < 0.0 { -1.0 } else { 1.0 };
            for (unknown, weight) in row {
                table[at][*unknown] += sign * weight;
            }
            table[at][self.unknowns + at] = 1.0;
            table[at][all] = sign * value;
        }
        let mut solved = Solved { table, basis: (self.unknowns..all).collect(), unknowns: all };
        let mut artificial = vec![0.0; all];
        artificial[self.unknowns..].fill(-1.0);
        let left = solved.climb(&artificial);
        assert!(left > -1e-5, "what really was is one of the possibilities: {left}");
        // Whatever is artificial leaves, or its row says nothing that others do not.
        let mut at = 0;
        while at < solved.basis.len() {
            if solved.basis[at] < self.unknowns {
                at += 1;
                continue;
            }
            match (0..self.unknowns).find(|column| solved.table[at][*column].abs() > ALMOST) {
                Some(column) => solved.pivot(at, column),
                None => {
                    solved.table.remove(at);
                    solved.basis.remove(at);
                }
            }
        }
        for row in &mut solved.table {
            let value = row[all];
            row.truncate(self.unknowns);
            row.push(value);
        }
        solved.unknowns = self.unknowns;
        solved
    }
}

impl Solved {
    fn pivot(&mut self, at: usize, column: usize) {
        let by = self.table[at][column];
        self.table[at].iter_mut().for_each(|value| *value /= by);
        let row = self.table[at].clone();
        for (other, values) in self.table.iter_mut().enumerate() {
            let factor = values[column];
            if other != at && factor.abs() > 1e-12 {
                values.iter_mut().zip(&row).for_each(|(value, by)| *value -= factor * by);
            }
        }
        self.basis[at] = column;
    }

    /// The most that the weights can come to. By Bland's rule, so that it ends.
    fn climb(&mut self, weights: &[f64]) -> f64 {
        let last = self.unknowns;
        for _ in 0..20_000 {
            let gain = |column: usize| {
                let spent: f64 = self.basis.iter().zip(&self.table).map(|(basic, row)| weights[*basic] * row[column]).sum();
                weights[column] - spent
            };
            let Some(column) = (0..last).find(|column| !self.basis.contains(column) && gain(*column) > ALMOST) else {
                return self.basis.iter().zip(&self.table).map(|(basic, row)| weights[*basic] * row[last]).sum();
            };
            let rows = self.table.iter().enumerate().filter(|(_, row)| row[column] > ALMOST);
            let tightest = rows.min_by(|(a, one), (b, other)| {
                let (one, other) = (one[last] / one[column], other[last] / other[column]);
                one.total_cmp(&other).then_with(|| self.basis[*a].cmp(&self.basis[*b]))
            });
            let Some((at, _)) = tightest else { return f64::INFINITY };
            self.pivot(at, column);
        }
        panic!("it has to end");
    }

    fn range(&self, of: &[usize]) -> (f64, f64) {
        let most = |sign: f64| {
            let mut weights = vec![0.0; self.unknowns];
            of.iter().for_each(|unknown| weights[*unknown] += sign);
            let mut from = Solved { table: self.table.clone(), basis: self.basis.clone(), unknowns: self.unknowns };
            sign * from.climb(&weights)
        };
        (most(-1.0), most(1.0))
    }
}

/// Dice that fall the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % u64::from(end.max(1))) as u32
    }
}

type Counts = Vec<Vec<u32>>;

/// A table that was given out, with what really lay in it, and who came and went since the one before.
struct Given {
    table: SafeTable,
    now: Counts,
    came: Counts,
    went: Counts,
}

/// A few terms at an invented school: students tell, tell again, leave; at the end of each the table is asked for.
fn terms(dice: &mut Dice, groups: usize, bands: usize) -> Vec<Given> {
    let mut given: Vec<Given> = Vec::new();
    let zeros = || vec![vec![0u32; bands]; groups];
    let mut tally = Tally { stayed: zeros(), came: zeros() };
    for _ in 0..5 {
        for group in 0..groups {
            let (is_quiet, is_full) = (dice.below(3) == 0, dice.below(2) == 0);
            for band in 0..bands {
                if !is_quiet {
                    tally.came[group][band] += if is_full { 9 + dice.below(14) } else { dice.below(22) };
                }
                // Sometimes nobody leaves, sometimes one, sometimes many.
                let leaves = [0, 0, 0, dice.below(2), dice.below(40)][dice.below(5) as usize];
                tally.stayed[group][band] -= leaves.min(tally.stayed[group][band]);
            }
        }
        let before: Vec<SafeTable> = given.iter().map(|given| given.table.clone()).collect();
        if let Released::Fresh(table) = release(&tally, &before, LEAST_THRESHOLD) {
            let now = added(&tally.stayed, &tally.came);
            let went = given.last().map(|last| {
                let pairs = last.now.iter().zip(&tally.stayed);
                pairs.map(|(was, stayed)| was.iter().zip(stayed).map(|(was, stayed)| was - stayed).collect()).collect()
            });
            given.push(Given { table, went: went.unwrap_or_else(zeros), came: tally.came.clone(), now: now.clone() });
            tally = Tally { stayed: now, came: zeros() };
        }
    }
    given
}

/// Where each unknown stands: what lay in a table, who came and who went before it.
struct Places {
    groups: usize,
    bands: usize,
}

impl Places {
    fn at(&self, table: usize, what: usize, group: usize, band: usize) -> usize {
        ((table * 4 + what) * self.groups + group) * self.bands + band
    }
}

const NOW: usize = 0;
const CAME: usize = 1;
const WENT: usize = 2;
const STAYED: usize = 3;

fn known(given: &[Given], places: &Places) -> Known {
    let mut known = Known { unknowns: given.len() * 4 * places.groups * places.bands, ..Known::default() };
    for (nth, one) in given.iter().enumerate() {
        for (group, figures) in one.table.groups.iter().zip(&one.table.counts) {
            for (band, figure) in one.table.bands.iter().zip(figures) {
                let cells = group.all().flat_map(|row| band.all().map(move |at| (row, at)));
                known.add(cells.map(|(row, at)| (places.at(nth, NOW, row, at), 1.0)).collect(), f64::from(*figure));
            }
        }
        if nth == 0 {
            continue;
        }
        for row in 0..places.groups {
            for at in 0..places.bands {
                let place = |table, what| places.at(table, what, row, at);
                known.add(vec![(place(nth, STAYED), 1.0), (place(nth, WENT), 1.0), (place(nth - 1, NOW), -1.0)], 0.0);
                known.add(vec![(place(nth, STAYED), 1.0), (place(nth, CAME), 1.0), (place(nth, NOW), -1.0)], 0.0);
            }
        }
        // Who told again and who left is no secret: how many of them there are in a group is known to the attacker.
        for group in &given[nth - 1].table.groups {
            for (what, really) in [(CAME, &one.came), (WENT, &one.went)] {
                let cells = group.all().flat_map(|row| (0..places.bands).map(move |at| (row, at)));
                let row = cells.map(|(row, at)| (places.at(nth, what, row, at), 1.0)).collect();
                let total: u32 = really[group.all()].iter().flatten().sum();
                known.add(row, f64::from(total));
            }
        }
    }
    known
}

#[test]
fn whatever_was_given_out_nothing_small_is_known_to_within_the_threshold() {
    let least = f64::from(LEAST_THRESHOLD);
    let mut dice = Dice(2_026);
    let (mut looked_at, mut followed, mut joined) = (0, 0, 0);
    for _ in 0..160 {
        let (groups, bands) = (2 + dice.below(2) as usize, 2 + dice.below(2) as usize);
        let given = terms(&mut dice, groups, bands);
        if given.is_empty() {
            continue;
        }
        followed += usize::from(given.len() > 1);
        joined += usize::from(given.iter().any(|one| one.table.groups.len() < groups || one.table.bands.len() < bands));
        let places = Places { groups, bands };
        let solved = known(&given, &places).solved();
        let mut look = |unknowns: &[usize], really: u32, may_be_none: bool| {
            if really >= LEAST_THRESHOLD || (may_be_none && really == 0) {
                return;
            }
            let (from, to) = solved.range(unknowns);
            assert!(from - 1e-4 <= f64::from(really) && f64::from(really) <= to + 1e-4, "{from} to {to} for {really}");
            assert!(to - from >= least - 1e-4, "{really} is known to lie between {from} and {to}");
            looked_at += 1;
        };
        for (nth, one) in given.iter().enumerate() {
            for row in 0..groups {
                for at in 0..bands {
                    look(&[places.at(nth, NOW, row, at)], one.now[row][at], false);
                    if nth > 0 {
                        // Of nobody who came there is nothing to learn.
                        look(&[places.at(nth, CAME, row, at)], one.came[row][at], true);
                        look(&[places.at(nth, WENT, row, at)], one.went[row][at], true);
                    }
                }
                let all: Vec<usize> = (0..bands).map(|at| places.at(nth, NOW, row, at)).collect();
                look(&all, one.now[row].iter().sum(), false);
            }
            for at in 0..bands {
                let all: Vec<usize> = (0..groups).map(|row| places.at(nth, NOW, row, at)).collect();
                look(&all, one.now.iter().map(|row| row[at]).sum(), false);
            }
        }
    }
    assert!(looked_at > 300 && followed > 20 && joined > 60, "{looked_at} small counts, {followed} series, {joined} joined");
}

/// Tables about the same students, given out together: of how many students each group has, which everybody knows, so many are
/// counted; two tables tell them apart, each in its own way.
struct GivenTogether {
    cover: SafeTable,
    tables: Vec<Option<SafeTable>>,
    /// By table, what really lay in it, who came and who went since the release before.
    now: Vec<Counts>,
    came: Vec<Counts>,
    went: Vec<Counts>,
}

const BANDS: usize = 2;
const TABLES: usize = 2;

/// A few terms of students who tell two things at once.
fn terms_together(dice: &mut Dice, groups: usize) -> (Vec<u32>, Vec<GivenTogether>) {
    let zeros = || vec![vec![0u32; BANDS]; groups];
    let everybody: Vec<u32> = (0..groups).map(|_| 40 + dice.below(240)).collect();
    // Each student is in one band of each table: jointly, so that their totals agree. By group: how many so and so.
    let pairs = BANDS * BANDS;
    let (mut stayed, mut came) = (vec![vec![0u32; pairs]; groups], vec![vec![0u32; pairs]; groups]);
    let mut given: Vec<GivenTogether> = Vec::new();
    let mut last = vec![vec![0u32; pairs]; groups];
    for _ in 0..3 {
        for group in 0..groups {
            let (is_quiet, is_full) = (dice.below(4) == 0, dice.below(2) == 0);
            for pair in 0..pairs {
                let leaves = [0, 0, dice.below(2), dice.below(12)][dice.below(4) as usize].min(stayed[group][pair]);
                stayed[group][pair] -= leaves;
                let room = everybody[group].saturating_sub(stayed[group].iter().sum::<u32>() + came[group].iter().sum::<u32>());
                if !is_quiet {
                    came[group][pair] += if is_full { 8 + dice.below(12) } else { dice.below(16) }.min(room);
                }
            }
        }
        let of_table = |of: &Counts, table: usize| -> Counts {
            let band = |pair: usize| if table == 0 { pair / BANDS } else { pair % BANDS };
            let sum = |row: &[u32], at: usize| (0..pairs).filter(|pair| band(*pair) == at).map(|pair| row[pair]).sum();
            of.iter().map(|row| (0..BANDS).map(|at| sum(row, at)).collect()).collect()
        };
        let total = |of: &Counts| of.iter().map(|row| vec![row.iter().sum::<u32>()]).collect::<Counts>();
        let cover = Series {
            tally: Tally { stayed: total(&stayed), came: total(&came) },
            before: given.iter().map(|one| one.cover.clone()).collect(),
        };
        let others: Vec<Series> = (0..TABLES)
            .map(|table| Series {
                tally: Tally { stayed: of_table(&stayed, table), came: of_table(&came, table) },
                before: given.iter().filter_map(|one| one.tables[table].clone()).collect(),
            })
            .collect();
        if let Together::Fresh(cover, tables) = release_together(&everybody, &cover, &others, LEAST_THRESHOLD) {
            let now = added(&stayed, &came);
            let went: Counts =
                last.iter().zip(&stayed).map(|(was, is)| was.iter().zip(is).map(|(was, is)| was - is).collect()).collect();
            let each = |of: &Counts| (0..TABLES).map(|table| of_table(of, table)).collect::<Vec<_>>();
            let went = if given.is_empty() { vec![zeros(); TABLES] } else { each(&went) };
            given.push(GivenTogether { cover, tables, now: each(&now), came: each(&came), went });
            last.clone_from(&now);
            (stayed, came) = (now, vec![vec![0; pairs]; groups]);
        }
    }
    (everybody, given)
}

#[test]
fn of_tables_about_the_same_students_no_two_can_be_subtracted() {
    let least = f64::from(LEAST_THRESHOLD);
    let mut dice = Dice(1_126);
    let (mut looked_at, mut followed, mut joined) = (0, 0, 0);
    for _ in 0..60 {
        let groups = 2 + dice.below(2) as usize;
        let (everybody, given) = terms_together(&mut dice, groups);
        if given.is_empty() {
            continue;
        }
        followed += usize::from(given.len() > 1);
        joined += usize::from(given.iter().any(|one| one.cover.groups.len() < groups));
        let places = Places { groups, bands: BANDS };
        let cells = places.at(1, 0, 0, 0) * TABLES;
        let at = |nth: usize, table: usize, what, row, band| {
            nth * cells + table * places.at(1, 0, 0, 0) + places.at(0, what, row, band)
        };
        // Behind the cells: of each group, whoever is not counted.
        let others = |nth: usize, row: usize| given.len() * cells + nth * groups + row;
        let mut known = Known { unknowns: given.len() * (cells + groups), ..Known::default() };
        for (nth, one) in given.iter().enumerate() {
            for row in 0..groups {
                for table in 0..TABLES {
                    let mut all: Vec<(usize, f64)> = (0..BANDS).map(|band| (at(nth, table, NOW, row, band), 1.0)).collect();
                    all.push((others(nth, row), 1.0));
                    known.add(all, f64::from(everybody[row]));
                }
            }
            for (span, figures) in one.cover.groups.iter().zip(&one.cover.counts) {
                let all = span.all().flat_map(|row| (0..BANDS).map(move |band| (row, band)));
                known.add(all.map(|(row, band)| (at(nth, 0, NOW, row, band), 1.0)).collect(), f64::from(figures[0]));
            }
            for (nth_table, table) in one.tables.iter().enumerate() {
                let Some(table) = table else { continue };
                for (group, figures) in table.groups.iter().zip(&table.counts) {
                    for (band, figure) in table.bands.iter().zip(figures) {
                        let all = group.all().flat_map(|row| band.all().map(move |band| (row, band)));
                        known.add(all.map(|(row, band)| (at(nth, nth_table, NOW, row, band), 1.0)).collect(), f64::from(*figure));
                    }
                }
            }
            if nth == 0 {
                continue;
            }
            for table in 0..TABLES {
                for row in 0..groups {
                    for band in 0..BANDS {
                        let place = |nth, what| at(nth, table, what, row, band);
                        known.add(vec![(place(nth, STAYED), 1.0), (place(nth, WENT), 1.0), (place(nth - 1, NOW), -1.0)], 0.0);
                        known.add(vec![(place(nth, STAYED), 1.0), (place(nth, CAME), 1.0), (place(nth, NOW), -1.0)], 0.0);
                    }
                }
                for group in &given[nth - 1].cover.groups {
                    for (what, really) in [(CAME, &one.came[table]), (WENT, &one.went[table])] {
                        let all = group.all().flat_map(|row| (0..BANDS).map(move |band| (row, band)));
                        let total: u32 = really[group.all()].iter().flatten().sum();
                        known.add(all.map(|(row, band)| (at(nth, table, what, row, band), 1.0)).collect(), f64::from(total));
                    }
                }
            }
        }
        let solved = known.solved();
        let mut look = |unknowns: &[usize], really: u32| {
            if really >= LEAST_THRESHOLD {
                return;
            }
            let (from, to) = solved.range(unknowns);
            assert!(from - 1e-4 <= f64::from(really) && f64::from(really) <= to + 1e-4, "{from} to {to} for {really}");
            assert!(to - from >= least - 1e-4, "{really} is known to lie between {from} and {to}: {everybody:?}");
            looked_at += 1;
        };
        for (nth, one) in given.iter().enumerate() {
            for row in 0..groups {
                for table in 0..TABLES {
                    for band in 0..BANDS {
                        look(&[at(nth, table, NOW, row, band)], one.now[table][row][band]);
                    }
                }
                let counted: u32 = one.now[0][row].iter().sum();
                look(&(0..BANDS).map(|band| at(nth, 0, NOW, row, band)).collect::<Vec<_>>(), counted);
                look(&[others(nth, row)], everybody[row] - counted);
            }
        }
    }
    assert!(looked_at > 60 && followed > 5 && joined > 10, "{looked_at} small counts, {followed} series, {joined} joined");
}
