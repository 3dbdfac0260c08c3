use super::*;
use crate::told_so_far::ToldSoFar;

const CLASS: Id = Id::from_u128(10);
const RIOS: Id = Id::from_u128(20);
const CIRCLE: Id = Id::from_u128(30);

fn id(n: u128) -> Id {
    Id::from_u128(n)
}

/// Two classes, three students, and somebody of the staff.
fn school() -> ToldSoFar {
    let students = (1..=3).map(|n| (Kind::Student, id(n)));
    ToldSoFar::of([(Kind::Section, CLASS), (Kind::Section, id(11)), (Kind::Staff, RIOS)].into_iter().chain(students))
}

fn does(here: &mut ToldSoFar, edit: &ActivityEdit) -> Result<Vec<(Kind, &'static str)>, Refusal> {
    here.takes(edit.changes(here))
}

fn logs(here: &mut ToldSoFar, activity: LoggedActivity) -> Result<Vec<(Kind, &'static str)>, Refusal> {
    does(here, &ActivityEdit::LogActivity { activity: Box::new(activity) })
}

fn parts(here: &ToldSoFar) -> Vec<(u128, bool)> {
    let all = here.of(Kind::Participation, "activity", CIRCLE);
    let mut all: Vec<(u128, bool)> = all
        .iter()
        .filter_map(|(_, fields)| read::<Part>(fields, "part"))
        .map(|part| (part.student.as_u128(), part.was_present))
        .collect();
    all.sort_unstable();
    all
}

fn pairs(here: &ToldSoFar) -> Vec<(u128, u128)> {
    let all = here.of(Kind::SpokeWith, "activity", CIRCLE);
    let mut all: Vec<(u128, u128)> = all
        .iter()
        .filter_map(|(_, fields)| read::<Pair>(fields, "pair"))
        .map(|pair| (pair.a.as_u128(), pair.b.as_u128()))
        .collect();
    all.sort_unstable();
    all
}

fn circle(present: &[u128], absent: &[u128], spoke: &[(u128, u128)]) -> LoggedActivity {
    LoggedActivity {
        activity: CIRCLE,
        section: CLASS,
        what: ActivityKind::Circle,
        name: " Morning  circle ".into(),
        held_on: NaiveDate::from_ymd_opt(2026, 11, 20).unwrap(),
        led_by: Some(LedBy::Staff { staff: RIOS }),
        groups: Vec::new(),
        present: present.iter().map(|n| TookPart { student: id(*n), side: None }).collect(),
        absent: absent.iter().map(|n| id(*n)).collect(),
        with: Vec::new(),
        spoke: spoke.iter().map(|(a, b)| (id(*a), id(*b))).collect(),
        logged_by: id(90),
    }
}

#[test]
fn a_circle_is_logged_once_and_what_is_corrected_is_all_that_is_written() {
    let mut here = school();
    logs(&mut here, circle(&[1, 2], &[3], &[(2, 1), (1, 2)])).unwrap();
    assert_eq!((parts(&here), pairs(&here)), (vec![(1, true), (2, true), (3, false)], vec![(1, 2)]));
    assert_eq!(here.0[&(Kind::Activity, CIRCLE)]["name"], "Morning circle");
    assert_eq!(led_by(&here.0[&(Kind::Activity, CIRCLE)]), Some(Link::Staff(RIOS)));
    let again = LoggedActivity { logged_by: id(91), ..circle(&[1, 2], &[3], &[(1, 2)]) };
    assert_eq!(logs(&mut here, again), Ok(vec![]), "whoever corrects it did not log it");
    // Two was away after all, and three takes no part: nothing is said of a pair with somebody who was away.
    let corrected = logs(&mut here, circle(&[1], &[2], &[(1, 2)])).unwrap();
    let gone = [(Kind::Participation, "part"), (Kind::Participation, REMOVED), (Kind::SpokeWith, REMOVED)];
    assert_eq!(corrected, gone);
    assert_eq!((parts(&here), pairs(&here)), (vec![(1, true), (2, false)], vec![]));
    logs(&mut here, circle(&[1, 2, 3], &[], &[(3, 1)])).unwrap();
    assert_eq!((parts(&here).len(), pairs(&here)), (3, vec![(1, 3)]));
}

#[test]
fn whoever_opted_out_is_in_no_part_and_in_no_pair() {
    let mut here = school();
    logs(&mut here, circle(&[1, 2, 3], &[], &[(1, 2), (1, 3)])).unwrap();
    let no = [("student", value(&id(2))), ("what", value(&ConsentFor::Visits)), ("answer", "no".into())];
    let day = ("given_on", value(&NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()));
    let fields = no.into_iter().chain([day]).map(|(field, value)| (field.to_owned(), value)).collect();
    here.0.insert((Kind::Consent, id(70)), fields);
    logs(&mut here, circle(&[1, 2, 3], &[], &[(1, 2), (1, 3)])).unwrap();
    assert_eq!((parts(&here), pairs(&here)), (vec![(1, true), (3, true)], vec![(1, 3)]));
}

#[test]
fn a_dialogue_has_two_groups_and_nothing_else_has_any() {
    let mut here = school();
    let mut told = circle(&[1, 2], &[3], &[(1, 2)]);
    told.present[0].side = Some(Side::One);
    told.groups = vec!["Ours".into(), " ".into()];
    logs(&mut here, told.clone()).unwrap();
    let kept = |here: &ToldSoFar| here.0[&(Kind::Activity, CIRCLE)].get("groups").cloned().unwrap_or_default();
    let side = |here: &ToldSoFar| read::<Part>(&here.0[&(Kind::Participation, part_id(CIRCLE, id(1)))], "part").unwrap().side;
    assert_eq!((kept(&here), side(&here)), (Value::Null, None), "a circle is one group");
    told.what = ActivityKind::Dialogue;
    logs(&mut here, told).unwrap();
    assert_eq!((kept(&here), side(&here)), (value(&["Ours", ""]), Some(Side::One)));
    assert_eq!(pairs(&here), [], "who spoke with whom is said of a circle");
}

#[test]
fn what_cannot_be_is_refused_and_writes_nothing() {
    let mut here = school();
    let named = |name: &str| LoggedActivity { name: name.into(), ..circle(&[1], &[], &[]) };
    assert_eq!(logs(&mut here, named(" ")), Err(Refusal::NameIsEmpty));
    assert!(matches!(logs(&mut here, named(&"x".repeat(2_000))), Err(Refusal::NameIsTooLong { .. })));
    let elsewhere = LoggedActivity { section: id(99), ..circle(&[1], &[], &[]) };
    assert_eq!(logs(&mut here, elsewhere), Err(Refusal::NoSuchRecord));
    assert_eq!(logs(&mut here, circle(&[7], &[], &[])), Err(Refusal::NoSuchStudent));
    assert_eq!(logs(&mut here, circle(&[1], &[], &[(1, 1)])), Err(Refusal::TieToSelf));
    let nobody = LoggedActivity { led_by: Some(LedBy::Staff { staff: id(99) }), ..circle(&[1], &[], &[]) };
    assert_eq!(logs(&mut here, nobody), Err(Refusal::NoSuchRecord));
    let crowd = LoggedActivity { absent: vec![id(1); MOST_PRESENT + 1], ..circle(&[], &[], &[]) };
    assert_eq!(logs(&mut here, crowd), Err(Refusal::TooMany { most: MOST_PRESENT as u32 }));
    let pairs = LoggedActivity { spoke: vec![(id(1), id(2)); MOST_PAIRS + 1], ..circle(&[1], &[], &[]) };
    assert_eq!(logs(&mut here, pairs), Err(Refusal::TooMany { most: MOST_PAIRS as u32 }));
    assert!(!here.0.contains_key(&(Kind::Activity, CIRCLE)));
    logs(&mut here, circle(&[1], &[], &[])).unwrap();
    let moved = LoggedActivity { section: id(11), ..circle(&[1], &[], &[]) };
    assert_eq!(logs(&mut here, moved), Err(Refusal::NoSuchRecord), "another class is another activity");
}

#[test]
fn one_that_was_logged_twice_is_joined_where_it_was_one_class_and_taken_away_whole() {
    let mut here = school();
    for (activity, section) in [(30, 10), (31, 10), (32, 11)] {
        logs(&mut here, LoggedActivity { activity: id(activity), section: id(section), ..circle(&[1], &[], &[]) }).unwrap();
    }
    let joins = |one, other| ActivityEdit::JoinActivities { activity: id(one), same_as: id(other) };
    assert_eq!(does(&mut here, &joins(31, 30)), Ok(vec![(Kind::Activity, "same_as")]));
    assert_eq!(does(&mut here, &joins(32, 30)), Err(Refusal::NoSuchRecord));
    let removed = does(&mut here, &ActivityEdit::RemoveActivity { activity: CIRCLE }).unwrap();
    assert_eq!(removed, [(Kind::Activity, REMOVED); 2]);
    assert_eq!(does(&mut here, &ActivityEdit::SeparateActivity { activity: CIRCLE }), Err(Refusal::NoSuchRecord));
}

#[test]
fn several_classes_have_each_their_own_part_in_one_activity_which_goes_whole() {
    let mut here = school();
    let other = ClassPart { section: id(11), present: vec![TookPart { student: id(3), side: None }], absent: vec![] };
    let both = LoggedActivity { with: vec![other.clone()], ..circle(&[1], &[2], &[(1, 3)]) };
    let written = both.clone();
    let sets = ActivityEdit::LogActivity { activity: Box::new(written) }.changes(&here).unwrap();
    let theirs = together_id(CIRCLE, id(11));
    for set in sets.iter().filter(|set| set.record == theirs || set.record == part_id(theirs, id(3))) {
        assert_eq!(set.scope, Scope::Section(id(11)), "in the other class's own file");
    }
    logs(&mut here, both.clone()).unwrap();
    assert_eq!(read_id(&here.0[&(Kind::Activity, theirs)], "same_as"), Some(CIRCLE));
    assert_eq!((parts(&here), pairs(&here)), (vec![(1, true), (2, false)], vec![(1, 3)]));
    assert_eq!(logs(&mut here, both.clone()), Ok(vec![]), "told again it is no change");
    for with in [vec![other.clone(), other.clone()], vec![ClassPart { section: CLASS, ..other.clone() }]] {
        assert_eq!(logs(&mut here, LoggedActivity { with, ..both.clone() }), Err(Refusal::NoSuchRecord));
    }
    // Logged once more by the other class's teacher, it is one with that class's part.
    let again = LoggedActivity { activity: id(31), section: id(11), ..circle(&[3], &[], &[]) };
    logs(&mut here, again).unwrap();
    let joined = does(&mut here, &ActivityEdit::JoinActivities { activity: id(31), same_as: CIRCLE });
    assert_eq!(joined, Ok(vec![(Kind::Activity, "same_as")]));
    let removed = does(&mut here, &ActivityEdit::RemoveActivity { activity: CIRCLE }).unwrap();
    assert_eq!(removed, [(Kind::Activity, REMOVED); 3]);
}
