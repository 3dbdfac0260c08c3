//! What may a person be called, and what may a student say? Anything in any script, up to a length; and it is never anything
//! but text.

use domain::asks::{AskEdit, AskFor, Whom};
use domain::edit::Edit;
use domain::goals::GoalEdit;
use domain::names::LONGEST_NAME;
use domain::record::Id;
use domain::refusal::Refusal;
use world::World;

const ODD: [&str; 8] = [
    "<script>alert(1)</script>",
    "=HYPERLINK(\"http://x\",\"y\")",
    "Robert'); DROP TABLE alter_person;--",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "{{constructor}} ${7*7} %s \\u0000",
    "李 小龙",
    "👩🏽‍🚀 Zoë",
    "عمر",
];

#[test]
fn a_name_that_is_markup_or_a_formula_is_that_name_on_the_map_and_after_keeping() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(ODD);
    let labels = || ana.network().alters.into_iter().map(|alter| alter.label).collect::<Vec<_>>();
    assert_eq!(labels(), ODD);
    let wave = ana.keeps();
    ana.closes_and_opens();
    ana.looks_at(wave);
    assert_eq!(labels(), ODD);
}

#[test]
fn a_goal_and_a_step_that_are_markup_stay_those_words_and_two_thousand_letters_lose_nothing() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["<b>Coach</b>"]);
    let goal = |words: &str| ana.tries(&Edit::Goal { wave: ana.wave(), edit: GoalEdit::SetGoal { goal: Some(words.into()) } });
    let long = "a job ".repeat(350);
    goal(ODD[0]).unwrap();
    assert_eq!(goal(&long).map(drop), Err(Refusal::TextIsTooLong { most: 280 }));
    assert_eq!(ana.map().goal.words.as_deref(), Some(ODD[0]), "what was said before still stands");
    // Counted in characters, whatever they take up.
    goal(&"👩🏽‍🚀".repeat(70)).unwrap();
    goal(ODD[1]).unwrap();
    ana.agrees_to_ask("<b>Coach</b>", ODD[2], world.in_days(3));
    let step = AskEdit::AgreeAsk {
        ask: Id::from_u128(7),
        whom: Whom::Alter(ana.alter("<b>Coach</b>").id),
        what: AskFor::Words(long),
        due_on: world.in_days(3),
        on: world.in_days(0),
    };
    let refused = ana.tries(&Edit::Ask { wave: ana.wave(), edit: step });
    assert_eq!(refused.map(drop), Err(Refusal::TextIsTooLong { most: 280 }));
    let wave = ana.keeps();
    ana.closes_and_opens();
    ana.looks_at(wave);
    assert_eq!(ana.map().goal.words.as_deref(), Some(ODD[1]));
    let asks = ana.reads_the_asks();
    assert!(asks.len() == 1 && asks[0].contains(ODD[2]) && asks[0].contains("<b>Coach</b>"), "{asks:?}");
}

#[test]
fn a_student_whose_name_is_markup_or_a_formula_is_found_by_it() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let table = world.file("list.csv", "Given,Family\n<b>Luz</b>,\"=cmd|' /C calc'!A0\"\n");
    ana.brings_in_table(&table);
    assert_eq!(ana.everyone(), ["<b>Luz</b> =cmd|' /C calc'!A0"]);
    assert_eq!(ana.finds("<b>luz").len(), 1);
}

#[test]
fn a_name_of_two_thousand_letters_is_refused_with_the_number_that_fits() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Coach"]);
    let refused = Refusal::NameIsTooLong { most: 120 };
    assert_eq!(refused.to_string(), "a name can have at most 120 characters");
    assert_eq!(ana.names_one(&"x".repeat(2_000)), Err(refused.clone()));
    assert_eq!(ana.types_in(&"x".repeat(2_000), None), Err(refused));
    ana.names_one(&"é".repeat(LONGEST_NAME)).unwrap();
    assert_eq!(ana.network().alters.len(), 2, "and what was there is still there");
}

#[test]
fn a_name_that_hides_letters_or_turns_the_line_around_is_cleaned() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["\u{202e}gnitirw\u{202c}", "Mr.\u{0} X\u{1b}[31m", "  Tía \n\t Rosa  "]);
    let labels: Vec<String> = ana.network().alters.into_iter().map(|alter| alter.label).collect();
    assert_eq!(labels, ["gnitirw", "Mr. X[31m", "Tía Rosa"]);
    assert_eq!(ana.names_one(" \u{202e} \n"), Err(Refusal::NameIsEmpty));
}
