//! What may a person be called? Anything in any script, up to a length; and it is never anything but text.

use domain::names::LONGEST_NAME;
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
