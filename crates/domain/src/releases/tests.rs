use std::collections::HashMap;

use super::*;

/// A school (1), and what was recorded.
#[derive(Default)]
struct Here(HashMap<(Kind, Id), Fields>);

impl Here {
    fn takes(&mut self, sets: &[Set]) {
        for set in sets {
            self.0.entry((set.kind, set.record)).or_default().insert(set.field.to_owned(), set.value.clone());
        }
    }
}

impl Ground for Here {
    fn record(&self, kind: Kind, id: Id) -> Option<Fields> {
        if (kind, id.as_u128()) == (Kind::School, 1) { Some(Fields::new()) } else { self.0.get(&(kind, id)).cloned() }
    }
    fn of(&self, kind: Kind, field: &str, owner: Id) -> Vec<(Id, Fields)> {
        let is_of = |fields: &Fields| fields.get(field) == Some(&value(&owner));
        let of_kind = self.0.iter().filter(|((of, _), fields)| *of == kind && is_of(fields));
        of_kind.map(|((_, id), fields)| (*id, fields.clone())).collect()
    }
}

const SCHOOL: Id = Id::from_u128(1);

fn raised(here: &Here, threshold: u32) -> Result<Vec<Set>, Refusal> {
    ReportEdit::SetThreshold { school: SCHOOL, threshold }.changes(here)
}

#[test]
fn what_a_figure_has_to_count_is_ten_and_only_rises() {
    let mut here = Here::default();
    assert_eq!((threshold_of(&here, SCHOOL), raised(&here, 10)), (10, Ok(vec![])));
    assert_eq!(raised(&here, 9), Err(Refusal::ThresholdOnlyRises { now: 10, most: 100 }));
    let sets = raised(&here, 20).unwrap();
    assert!(sets.iter().all(|set| set.scope == Scope::School(SCHOOL)));
    here.takes(&sets);
    assert_eq!(threshold_of(&here, SCHOOL), 20);
    assert_eq!(raised(&here, 15), Err(Refusal::ThresholdOnlyRises { now: 20, most: 100 }));
    assert_eq!(raised(&here, 101), Err(Refusal::ThresholdOnlyRises { now: 20, most: 100 }));
}

#[test]
fn the_server_is_asked_once_and_again_when_it_has_answered_and_what_it_makes_is_no_question() {
    let mut here = Here::default();
    let ask = |here: &Here, n: u128| {
        let (release, by) = (Id::from_u128(n), Id::from_u128(7));
        ReportEdit::AskRelease { release, school: SCHOOL, by, on: NaiveDate::default() }.changes(here).unwrap()
    };
    let first = ask(&here, 2);
    here.takes(&first);
    assert!(ask(&here, 3).is_empty(), "it is asked already");
    let asked = AskedRelease::read(Id::from_u128(2), &here.0[&(Kind::Release, Id::from_u128(2))]).unwrap();
    assert!(asked.waits() && Release::read(asked.id, &here.0[&(Kind::Release, asked.id)]).is_none());
    let report = Report { threshold: 10, students: 40, taught: vec![], tables: vec![] };
    let made = asked.made(Id::from_u128(9), NaiveDate::default(), report, &Basis::default());
    // What was counted is in nobody's file; the rest is the school's.
    let whose: Vec<Scope> = made.iter().map(|set| set.scope).collect();
    assert!(whose.iter().all(|scope| matches!(scope, Scope::School(SCHOOL) | Scope::Staff(SERVERS_OWN))));
    assert!(made.iter().all(|set| (set.scope == Scope::Staff(SERVERS_OWN)) == (set.kind == Kind::ReleaseBasis)));
    here.takes(&made);
    let made = Release::read(Id::from_u128(9), &here.0[&(Kind::Release, Id::from_u128(9))]).unwrap();
    assert_eq!((made.made_by, AskedRelease::read(made.id, &here.0[&(Kind::Release, made.id)])), (Id::from_u128(7), None));
    assert_eq!(ask(&here, 4).len(), 3, "and may be asked anew");
}

fn counted(from: u128, students: u128, group: usize, band: usize) -> Vec<Counted> {
    (from..from + students).map(|key| Counted { key: Id::from_u128(key), group, band }).collect()
}

/// Of 200 students of one grade, so many in each band of what adults marked.
fn making<'a>(release: u128, marked: Vec<Counted>, before: &'a [Release]) -> Making<'a> {
    let mut everybody = [0; GROUPS];
    everybody[10] = 200;
    Making {
        release: Id::from_u128(release),
        threshold: LEAST_THRESHOLD,
        everybody,
        asked: BTreeMap::from([(TableId::Marked, Ok(marked))]),
        before,
        half_within_months: None,
        median_change: None,
    }
}

fn kept(here: &mut Here, release: u128, (report, basis): (Report, Basis)) -> Release {
    let made =
        Release { id: Id::from_u128(release), school: SCHOOL, made_on: NaiveDate::default(), made_by: Id::from_u128(2), report };
    here.takes(&made.sets(&basis));
    made
}

fn state(report: &Report, id: TableId) -> TableState {
    report.tables.iter().find(|table| table.id == id).unwrap().state
}

#[test]
fn a_second_release_waits_until_enough_came_and_knows_who_stayed() {
    let mut here = Here::default();
    let first = [counted(1_000, 40, 10, 0), counted(2_000, 60, 10, 1), counted(3_000, 30, 10, 2)].concat();
    let made = making(7, first.clone(), &[]).report(&here).unwrap();
    assert_eq!((state(&made.0, TableId::Marked), state(&made.0, TableId::Size)), (TableState::Fresh, TableState::NeedsServer));
    let before = [kept(&mut here, 7, made)];
    let again = making(8, first.clone(), &before).report(&here);
    assert_eq!(again.unwrap_err(), Refusal::ReleaseStands, "nobody came");
    let one_more = [first.clone(), counted(4_000, 1, 10, 0)].concat();
    assert_eq!(making(8, one_more, &before).report(&here).unwrap_err(), Refusal::ReleaseStands, "one student would be told");
    // One left, another came to the same figure: the figures are the same, and it is not said who is behind them.
    let swapped = [first[1..].to_vec(), counted(4_000, 1, 10, 0)].concat();
    assert_eq!(making(8, swapped, &before).report(&here).unwrap_err(), Refusal::ReleaseStands);
    let many = [first, counted(4_000, 12, 10, 0), counted(5_000, 11, 10, 1), counted(6_000, 10, 10, 2)].concat();
    let (report, _) = making(8, many.clone(), &before).report(&here).unwrap();
    let table = report.tables.iter().find(|table| table.id == TableId::Marked).unwrap().table.clone().unwrap();
    assert_eq!(table.counts.concat(), [52, 71, 40]);
    // Without the marks of what was counted nobody can say who came: only whoever made the last can make the next.
    here.0.retain(|(kind, _), _| *kind != Kind::ReleaseBasis);
    let elsewhere = making(8, many, &before).report(&here);
    assert_eq!(elsewhere.unwrap_err(), Refusal::NothingToRelease);
}

#[test]
fn a_group_of_nine_and_a_group_whose_total_would_reveal_it_are_not_told_apart() {
    let here = Here::default();
    let of = |second: &[u128]| {
        let mut all = [counted(1_000, 40, 10, 0), counted(2_000, 60, 10, 1), counted(3_000, 30, 10, 2)].concat();
        for (band, students) in second.iter().enumerate() {
            all.extend(counted(9_000 + 100 * band as u128, *students, 11, band));
        }
        let mut making = making(7, all, &[]);
        making.everybody[11] = second.iter().sum::<u128>() as u32;
        let (report, _) = making.report(&here).unwrap();
        report.tables.iter().find(|table| table.id == TableId::Marked).unwrap().table.clone().unwrap().groups.len()
    };
    assert_eq!(of(&[12, 14, 11]), 2);
    // Nine of them; ten of whom all say the same, so that the whole school's total would tell it of each.
    assert_eq!((of(&[3, 3, 3]), of(&[10, 0, 0])), (1, 1));
}

#[test]
fn a_release_holds_no_name_no_edge_and_no_words() {
    let here = Here::default();
    let all = [counted(1_000, 40, 10, 0), counted(2_000, 60, 10, 1), counted(3_000, 30, 10, 2)].concat();
    let (report, basis) = making(7, all, &[]).report(&here).unwrap();
    fn words(of: &serde_json::Value, found: &mut Vec<String>) {
        match of {
            serde_json::Value::String(text) => found.push(text.clone()),
            serde_json::Value::Array(all) => all.iter().for_each(|one| words(one, found)),
            serde_json::Value::Object(all) => all.values().for_each(|one| words(one, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    words(&value(&report), &mut found);
    let closed: Vec<String> = TableId::ALL.iter().map(value).map(|word| word.as_str().unwrap().to_owned()).collect();
    let states = ["fresh", "stands", "too_few", "not_asked", "needs_server", "elsewhere"];
    assert!(found.iter().all(|word| closed.contains(word) || states.contains(&word.as_str())), "{found:?}");
    // Of what was counted there is a mark each, and no id.
    let told = value(&basis).to_string();
    assert_eq!(basis.0[&TableId::Marked].len(), 130 * MARK_CHARS);
    assert!(!told.contains(&Id::from_u128(1_000).to_string()));
}

#[test]
fn a_median_is_said_of_enough_students_alone() {
    assert_eq!(median_change(&[1; 9], 10), None);
    assert_eq!(median_change(&[0, 0, 0, 0, 1, 4, 4, 4, 4, 4], 10), Some(2));
    assert_eq!(median_change(&[-3; 25], 10), Some(-3));
}
