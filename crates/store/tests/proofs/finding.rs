//! Finding students by a few letters, the caseload by its rules, and Today by what is recorded.

use std::collections::BTreeSet;

use domain::edit::Edit;
use domain::names::folded;
use domain::people::{CaseloadRule, NameMay, NewStudent, PeopleEdit, StudentByHand};
use domain::record::Id;
use domain::today::{NewInvitation, Reason, TodayEdit};
use proptest::prelude::*;
use store::desk::Desk;
use store::failure::Failure;
use store::read::meant::Meant;
use store::read::students::StudentsAsked;

use crate::world::*;

fn people(names: &[(&str, &str)]) -> Edit {
    let student = |(at, (given, family)): (usize, &(&str, &str))| NewStudent {
        student: id(at as u128 + 1),
        by_hand: StudentByHand {
            given: (*given).into(),
            family: (*family).into(),
            grade: Some(if at % 2 == 0 { "09" } else { "10" }.into()),
            ..Default::default()
        },
    };
    Edit::People(PeopleEdit::AddStudents { students: names.iter().enumerate().map(student).collect(), caseload_of: None })
}

fn asked(desk: &Desk, text: &str) -> Vec<Id> {
    let ask = StudentsAsked { text: text.into(), everyone: true, limit: 100, ..Default::default() };
    desk.students(&ask).unwrap().rows.into_iter().map(|line| line.id).collect()
}

/// As the list would be read by somebody who just unlocked.
fn read_anew(desk: &Desk, text: &str) -> Vec<Id> {
    let anew = store::finder::Finder::default();
    desk.reading(|sql| anew.find(sql, desk.me, text, store::finder::Among::default())).unwrap()
}

#[test]
fn a_student_who_is_called_otherwise_is_found_and_listed_as_if_everybody_had_been_read_again() {
    let room = Room::new(83);
    let desk = room.desk("2026-09-10");
    let names = ["Ana Ruiz", "Ben Ode", "Cem Aksoy", "Dua Noor", "Eve Stern", "Finn Lund"];
    let list: Vec<(&str, &str)> = names.iter().map(|name| name.split_once(' ').unwrap()).collect();
    does(&desk, &room.rim, &people(&list));
    let texts = ["", "a", "z", "zoe", "ru", "or", "1"];
    let is_the_same = |desk: &Desk, when: &str| {
        for text in texts {
            let shown = desk.reading(|sql| desk.finder.find(sql, desk.me, text, store::finder::Among::default())).unwrap();
            assert_eq!(shown, read_anew(desk, text), "{when}, typed {text:?}");
        }
    };
    is_the_same(&desk, "at first");
    let call = |at: u128, called: Option<&str>| {
        Edit::People(PeopleEdit::CallStudent {
            student: id(at),
            called: called.map(Into::into),
            may: NameMay { be_sent: at.is_multiple_of(2), ..NameMay::default() },
        })
    };
    for (at, called) in [(3, Some("Zoë")), (1, Some("Orhan")), (6, Some("A")), (3, None), (2, Some("Zzz-Top One"))] {
        does(&desk, &room.rim, &call(at, called));
        is_the_same(&desk, "called otherwise");
    }
    // Several before anybody looks.
    for at in 1..=6 {
        does(&desk, &room.rim, &call(at, Some("Zoe")));
    }
    is_the_same(&desk, "all of them called otherwise");
    // And out of order: whoever waits does not mislead the others.
    for (at, called) in [(1, "Zzz"), (2, "Aaa"), (3, "Yyy"), (4, "Bbb")] {
        does(&desk, &room.rim, &call(at, Some(called)));
    }
    is_the_same(&desk, "several who change places");
    does(&desk, &room.rim, &Edit::People(PeopleEdit::JoinStudents { student: id(2), same_as: id(5) }));
    is_the_same(&desk, "two are one");
    does(&desk, &room.rim, &call(2, Some("Nobody")));
    is_the_same(&desk, "who stands behind another is called otherwise");
    does(&desk, &room.rim, &people(&[("Ana", "Ruiz"), ("Gül", "Ateş")]));
    is_the_same(&desk, "somebody came");
    for nth in 0..6 {
        desk.undo(store::undo::Within::Anywhere).unwrap();
        is_the_same(&desk, &format!("taken back {nth}"));
    }
}

#[test]
fn a_long_list_finds_its_students_in_one_go_over_those_who_are_here() {
    let room = Room::new(81);
    let desk = room.desk("2026-09-10");
    let students = (1..=2_500u128).map(|n| NewStudent {
        student: id(n),
        by_hand: StudentByHand {
            given: if n % 2 == 0 { format!("Zoë {n}") } else { String::new() },
            family: format!("Núñez{n}"),
            number: (n % 5 == 0).then(|| format!("S-{}", n / 10)),
            grade: Some("9".into()),
            ..Default::default()
        },
    });
    does(&desk, &room.rim, &Edit::People(PeopleEdit::AddStudents { students: students.collect(), caseload_of: None }));
    let line = |given: &str, family: &str, number: Option<&str>, grade: Option<&str>| StudentByHand {
        given: given.into(),
        family: family.into(),
        number: number.map(Into::into),
        grade: grade.map(Into::into),
        ..Default::default()
    };
    let mut lines = vec![
        line("zoe 2", "NUNEZ2", None, Some("Ninth grade")),
        line("", "Nunez3", None, None),
        line("zoe 2", "nunez2", None, Some("10")),
        // Two have this number: the name tells them apart, or nothing does.
        line("", "", Some("S-7"), None),
        line("Zoë 70", "Núñez70", Some("S-7"), None),
        line("", "", Some("S-0"), None),
        line("", "", Some("7"), None),
    ];
    let expected = [
        Meant::One(id(2)),
        Meant::One(id(3)),
        Meant::Nobody,
        Meant::Several,
        Meant::One(id(70)),
        Meant::One(id(5)),
        Meant::Nobody,
    ];
    lines.extend((1..=2_000).map(|n| line("", &format!("Nunez{}", 2 * n - 1), None, None)));
    let mut told = Vec::new();
    let meant = desk
        .match_students(&lines, &mut |done, of| {
            told.push((done, of));
            true
        })
        .unwrap();
    assert_eq!(meant[..7], expected);
    assert_eq!(meant[7..].iter().filter(|meant| matches!(meant, Meant::One(_))).count(), 1_250);
    assert_eq!(told, [(1024, 2_500), (2048, 2_500), (2_500, 2_500)], "each student is looked at once, however long the list is");
    assert!(matches!(desk.match_students(&lines, &mut |_, _| false), Err(Failure::Cancelled)));
}

#[test]
fn a_few_letters_find_a_student_with_any_accents_any_part_and_by_initials() {
    let room = Room::new(80);
    let desk = room.desk("2026-09-10");
    does(
        &desk,
        &room.rim,
        &people(&[
            ("José Ángel", "Ñáñez"),
            ("Mary-Jane", "O’Brien"),
            ("Łukasz", "Ødegård"),
            ("Nguyễn", "Thị Ánh"),
            ("Ana", "Josefson"),
        ]),
    );
    for (typed, found) in [
        ("jose", &[1u128, 5][..]),
        ("JOSÉ", &[1, 5]),
        ("nanez", &[1]),
        ("ñañ", &[1]),
        ("nez jos", &[1]),
        ("obrien", &[2]),
        ("o'b", &[2]),
        ("jane", &[2]),
        ("lukasz odeg", &[3]),
        ("gård", &[3]),
        ("nguyen anh", &[4]),
        ("jan", &[2, 1]),
        ("mo", &[2]),
        ("zzz", &[]),
        ("ana nanez", &[]),
    ] {
        let wanted: BTreeSet<Id> = found.iter().map(|n| id(*n)).collect();
        assert_eq!(asked(&desk, typed).into_iter().collect::<BTreeSet<_>>(), wanted, "{typed}");
    }
    // A name that begins so stands before one that only holds it.
    assert_eq!(asked(&desk, "jose")[0], id(1));
    does(
        &desk,
        &room.rim,
        &Edit::People(PeopleEdit::CallStudent { student: id(3), called: Some("Zuko".into()), may: NameMay::default() }),
    );
    assert_eq!(asked(&desk, "zuk"), [id(3)]);
    desk.undo(None).unwrap();
    assert!(asked(&desk, "zuk").is_empty());
}

/// Every word typed is somewhere in the name; single letters begin a part of it.
fn naively(names: &[(String, String)], typed: &str) -> BTreeSet<Id> {
    let typed = folded(typed);
    let words: Vec<&str> = typed.split([' ', '-']).filter(|word| !word.is_empty()).collect();
    let holds = |(given, family): &(String, String)| {
        let of: Vec<String> = folded(&format!("{given} {family}")).split([' ', '-']).map(str::to_owned).collect();
        let begins_only = words.iter().all(|word| word.chars().count() == 1);
        words.iter().all(|word| of.iter().any(|name| if begins_only { name.starts_with(word) } else { name.contains(word) }))
    };
    names.iter().enumerate().filter(|(_, name)| !words.is_empty() && holds(name)).map(|(at, _)| id(at as u128 + 1)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_finder_finds_whom_a_plain_filter_finds(
        names in prop::collection::vec(("[A-EÁÉñØ][a-eé]{0,4}( [A-C][a-c]{1,2})?", "[A-E][a-eß]{0,4}(-[A-C][a-c])?"), 1..40),
        typed in prop::collection::vec("[a-eáñß]{1,3}( [a-e]{1,2})?", 1..12),
    ) {
        let room = Room::new(81);
        let desk = room.desk("2026-09-10");
        let given: Vec<(&str, &str)> = names.iter().map(|(given, family)| (given.as_str(), family.as_str())).collect();
        does(&desk, &room.rim, &people(&given));
        for typed in &typed {
            let found: Vec<Id> = asked(&desk, typed);
            let unique: BTreeSet<Id> = found.iter().copied().collect();
            prop_assert_eq!(unique.len(), found.len(), "somebody twice for {}", typed);
            let wanted = naively(&names, typed);
            prop_assert!(wanted.is_subset(&unique), "{typed}: {wanted:?} not all in {unique:?}");
            // Two or three letters may be initials, too; nobody else may be added.
            let letters: Vec<char> = folded(typed).chars().collect();
            let by_initials = |at: u128| {
                let (given, family) = &names[at as usize - 1];
                let firsts: Vec<char> = folded(&format!("{given} {family}")).split([' ', '-']).filter_map(|word| word.chars().next()).collect();
                let mut rest = letters.iter().peekable();
                for first in firsts { if rest.peek() == Some(&&first) { rest.next(); } }
                (2..=3).contains(&letters.len()) && rest.peek().is_none()
            };
            for extra in unique.difference(&wanted) {
                prop_assert!(by_initials(extra.as_u128()), "{typed} found {extra}");
            }
        }
    }
}

#[test]
fn a_caseload_is_its_rules_with_surnames_included_to_the_last_letter_and_a_hand_over_them() {
    let room = Room::new(82);
    let desk = room.desk("2026-09-10");
    does(
        &desk,
        &room.rim,
        &people(&[
            ("A", "Abreu"),
            ("B", "Mendez"),
            ("C", "Méndez"),
            ("D", "Metzger"),
            ("E", "Muñoz"),
            ("F", "Álvarez"),
            ("G", "Zapata"),
        ]),
    );
    let caseload = || {
        let page = desk.students(&StudentsAsked { limit: 100, ..Default::default() }).unwrap();
        assert_eq!(page.total as usize, page.rows.len());
        page.rows.into_iter().map(|line| line.given).collect::<String>()
    };
    assert_eq!(caseload(), "");
    let rule = |n: u128, from: &str, until: &str, grades: &[&str]| {
        let told = CaseloadRule {
            school: None,
            grades: grades.iter().map(|grade| (*grade).to_owned()).collect(),
            surnames_from: Some(from.to_owned()),
            surnames_until: Some(until.to_owned()),
        };
        Edit::People(PeopleEdit::SetCaseloadRule { rule: id(n), counselor: ME, told })
    };
    does(&desk, &room.rim, &rule(0x300, "á", "mé", &[]));
    assert_eq!(caseload(), "AFBCD");
    does(&desk, &room.rim, &rule(0x300, "Mendez", "mendez", &[]));
    assert_eq!(caseload(), "BC");
    does(&desk, &room.rim, &rule(0x301, "", "", &["10"]));
    assert_eq!(caseload(), "FBCD");
    let hand =
        |n: u128, is_on: Option<bool>| Edit::People(PeopleEdit::SetOnCaseload { counselor: ME, students: vec![id(n)], is_on });
    does(&desk, &room.rim, &hand(2, Some(false)));
    does(&desk, &room.rim, &hand(7, Some(true)));
    assert_eq!(caseload(), "FCDG");
    does(&desk, &room.rim, &hand(2, None));
    assert_eq!(caseload(), "FBCDG");
    does(&desk, &room.rim, &Edit::People(PeopleEdit::RemoveCaseloadRule { rule: id(0x301) }));
    assert_eq!(caseload(), "BCG");
    let rules = desk.caseload_rules().unwrap();
    assert_eq!((rules.len(), rules[0].students, desk.try_rule(&rules[0].told).unwrap()), (1, 2, 2));
}

#[test]
fn today_gives_each_student_one_reason_from_what_is_recorded_and_forgets_a_dismissed_one() {
    let room = Room::new(83);
    let desk = room.desk("2026-09-10");
    does(&desk, &room.rim, &people(&[("Step", "A"), ("Asked", "B"), ("Draft", "C"), ("Old", "D"), ("Later", "E")]));
    let all = (1..=5).map(id).collect();
    does(&desk, &room.rim, &Edit::People(PeopleEdit::SetOnCaseload { counselor: ME, students: all, is_on: Some(true) }));
    let today = |edit: TodayEdit| does(&desk, &room.rim, &Edit::Today(edit));
    today(TodayEdit::AgreeStep { step: id(0x400), student: id(1), what: "Ask the coach".into(), due_on: day("2026-09-10") });
    today(TodayEdit::AgreeStep { step: id(0x401), student: id(5), what: "Later".into(), due_on: day("2026-09-11") });
    today(TodayEdit::AskedToCome {
        invitations: vec![NewInvitation { invitation: id(0x500), student: id(2) }],
        on: day("2026-09-09"),
    });
    does(&desk, &room.rim, &open_wave(id(0x204), id(4), "2026-01-10"));
    does(&desk, &room.rim, &keep_wave(id(0x204), "2026-01-10"));
    does(&desk, &room.rim, &open_wave(id(0x203), id(3), "2026-09-08"));
    let reasons = |on: &str| -> Vec<(u128, &'static str)> {
        desk.today(day(on)).unwrap().lines.iter().map(|line| (line.student.as_u128(), line.reason.word())).collect()
    };
    assert_eq!(reasons("2026-09-10"), [(1, "step_due"), (2, "asked_to_come"), (3, "draft_undecided"), (4, "map_is_old")]);
    let view = desk.today(day("2026-09-10")).unwrap();
    assert_eq!((view.caseload, view.students), (5, 5));
    assert_eq!(view.lines[0].step.as_deref(), Some("Ask the coach"));
    assert!(matches!(view.lines[2].reason, Reason::DraftUndecided { days_left: Some(12), .. }));
    today(TodayEdit::DismissReason { counselor: ME, student: id(2), reason: "asked_to_come".into(), until: day("2026-09-17") });
    today(TodayEdit::FinishStep { step: id(0x400), finished_on: day("2026-09-10") });
    assert_eq!(reasons("2026-09-10"), [(3, "draft_undecided"), (4, "map_is_old")]);
    assert_eq!(reasons("2026-09-17"), [(5, "step_due"), (2, "asked_to_come"), (3, "draft_undecided"), (4, "map_is_old")]);
    // In its last days the open map comes first.
    assert_eq!(reasons("2026-09-20")[0], (3, "draft_undecided"));
    today(TodayEdit::CameIn { invitation: id(0x500), on: day("2026-09-18") });
    assert!(!reasons("2026-09-18").iter().any(|(student, _)| *student == 2));
}

#[test]
fn text_with_a_filter_finds_everybody_who_fits_both_however_many_fit_one() {
    let room = Room::new(85);
    let desk = room.desk("2026-09-10");
    // Five thousand are called so; the last of them alone is in the eleventh grade, another in no grade at all.
    let line = |n: u128| NewStudent {
        student: id(0x10_000 + n),
        by_hand: StudentByHand {
            given: format!("Ana{n:04}"),
            family: "Reyes".into(),
            grade: (n != 7).then(|| if n == 4_999 { "11" } else { "09" }.into()),
            school: Some(id(0x900 + n % 2)),
            ..Default::default()
        },
    };
    let students = (0..5_000).map(line).collect();
    does(&desk, &room.rim, &Edit::People(PeopleEdit::AddStudents { students, caseload_of: Some(ME) }));
    let last = id(0x10_000 + 4_999);
    does(&desk, &room.rim, &open_wave(id(0x201), last, "2026-01-10"));
    does(&desk, &room.rim, &keep_wave(id(0x201), "2026-01-10"));
    let ask = StudentsAsked { text: "ana".into(), limit: 50, ..Default::default() };
    let found = |ask: StudentsAsked| {
        let page = desk.students(&ask).unwrap();
        (page.total, page.rows.iter().map(|line| line.id).collect::<Vec<_>>())
    };
    assert_eq!(found(StudentsAsked { grade: Some("11".into()), ..ask.clone() }), (1, vec![last]));
    assert_eq!(found(StudentsAsked { grade: Some("12".into()), ..ask.clone() }), (0, vec![]));
    assert_eq!(found(StudentsAsked { grade: Some("09".into()), ..ask.clone() }).0, 4_998);
    assert_eq!(found(StudentsAsked { school: Some(id(0x901)), grade: Some("09".into()), ..ask.clone() }).0, 2_498);
    assert_eq!(found(StudentsAsked { school: Some(id(0x902)), ..ask.clone() }).0, 0);
    assert_eq!(found(StudentsAsked { without_map: true, grade: Some("11".into()), ..ask.clone() }).0, 0);
    let end = found(StudentsAsked { without_map: true, offset: 4_990, ..ask.clone() });
    assert_eq!((end.0, end.1.len()), (4_999, 9));
    assert_eq!(found(StudentsAsked { text: String::new(), grade: Some("11".into()), ..ask }), (1, vec![last]));
}

#[test]
fn joined_students_are_one_everywhere_and_a_circle_hides_nobody() {
    let room = Room::new(84);
    let desk = room.desk("2026-09-10");
    does(&desk, &room.rim, &people(&[("Ana", "One"), ("Ana", "Two"), ("Ana", "Three"), ("Bea", "Other")]));
    let join =
        |student: u128, same_as: u128| Edit::People(PeopleEdit::JoinStudents { student: id(student), same_as: id(same_as) });
    // The map and the step were recorded on the record that is joined away.
    does(&desk, &room.rim, &open_wave(id(0x201), id(1), "2026-01-10"));
    does(&desk, &room.rim, &keep_wave(id(0x201), "2026-01-10"));
    does(
        &desk,
        &room.rim,
        &Edit::Today(TodayEdit::AgreeStep { step: id(0x400), student: id(1), what: "Go".into(), due_on: day("2026-09-01") }),
    );
    does(&desk, &room.rim, &Edit::People(PeopleEdit::SetOnCaseload { counselor: ME, students: vec![id(3)], is_on: Some(true) }));
    does(&desk, &room.rim, &join(1, 2));
    does(&desk, &room.rim, &join(2, 3));
    assert_eq!(asked(&desk, "ana"), [id(3)]);
    let file = desk.student(id(1), day("2026-09-10")).unwrap();
    assert_eq!((file.id, file.waves.len(), file.steps.len(), file.joined.len()), (id(3), 1, 1, 2));
    let page = desk.students(&StudentsAsked { limit: 10, without_map: true, ..Default::default() }).unwrap();
    assert!(page.rows.is_empty(), "the map of the joined record is this student's");
    let lines = desk.today(day("2026-09-10")).unwrap().lines;
    assert_eq!(lines.iter().map(|line| (line.student, line.reason.word())).collect::<Vec<_>>(), [(id(3), "step_due")]);
    // A circle cannot be drawn here; two machines can draw one between them.
    assert!(desk.commit(&join(3, 1)).is_err());
    let there = folder();
    let other = open_store(there.path(), &Hand::seeded(85)).unwrap();
    let far: Vec<_> =
        desk.store().commits_after(0).unwrap().into_iter().filter(|commit| commit.heading.edit == "add_students").collect();
    other.merge(&far).unwrap();
    other.commit(id(0xB0), &join(3, 1), None).unwrap();
    desk.store().merge(&other.commits_after(0).unwrap()).unwrap();
    let desk = {
        drop(desk);
        room.desk("2026-09-10")
    };
    assert_eq!(asked(&desk, "ana"), [id(1)], "the smallest of the circle stands for all");
    for n in 1..=3 {
        assert_eq!(desk.student(id(n), day("2026-09-10")).unwrap().id, id(1));
    }
    assert_eq!(desk.today(day("2026-09-10")).unwrap().students, 2);
    does(&desk, &room.rim, &Edit::People(PeopleEdit::SeparateStudents { student: id(3) }));
    assert_eq!(asked(&desk, "ana"), [id(3)]);
}
