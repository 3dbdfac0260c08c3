//! Do the adults and the student say the same? Only who was asked is in it: whoever kept a map and let it be counted.

use domain::campaigns::{FollowUp, MatchSaid};
use domain::ego_network::{Link, Ring, Sector};
use domain::map_edit::MapEdit;
use domain::marks::MarkLevel;
use domain::overlay::Sides;
use domain::record::Id;
use world::{Laptop, World};

const STUDENTS: [&str; 5] = ["Luz Rivera", "Omar Haddad", "Mei Lin", "Tam Vo", "Kai Ortiz"];

/// Sits with a student who names this adult of the staff close, keeps the map and lets it be counted.
fn maps_with(who: &Laptop, student: &str, label: &str, staff: Option<Id>) -> Id {
    who.opens(student);
    let alter = who.mints();
    who.tries_to(MapEdit::AddAlter { alter, label: label.into(), link: staff.map(Link::Staff) }).unwrap();
    who.places(label, Ring::Close, Sector::School);
    let wave = who.keeps();
    who.leaves_the_map();
    wave
}

fn sides(who: &Laptop, world: &World, campaign: Id) -> Vec<(String, Sides)> {
    let overlay = who.desk().overlay(campaign, world.in_days(0)).unwrap();
    overlay.lines.into_iter().map(|line| (line.name, line.sides)).collect()
}

#[test]
fn the_two_sides_lie_over_each_other_and_who_was_not_asked_is_in_neither() {
    let world = World::with_students(&STUDENTS);
    let ana = world.laptop("Ana");
    let (coach, nurse) = (ana.adds_an_adult("Sam Ruiz", "coach"), ana.adds_an_adult("Ida Berg", "school nurse"));
    maps_with(&ana, "Luz Rivera", "Coach Ruiz", Some(coach));
    maps_with(&ana, "Omar Haddad", "Ms. Berg", Some(nurse));
    maps_with(&ana, "Mei Lin", "Coach", None);
    ana.opens("Tam Vo");
    ana.names(["Grandma"]);
    ana.places("Grandma", Ring::Closest, Sector::Home);
    ana.keeps();
    ana.leaves_the_map();
    let campaign = ana.plans_a_marking(4);
    for student in ["Luz Rivera", "Omar Haddad", "Tam Vo", "Kai Ortiz"] {
        ana.tries_to_mark(campaign, coach, student, Some(MarkLevel::WouldCome)).unwrap();
    }
    let found = sides(&ana, &world, campaign);
    let expected = [
        ("Tam Vo", Sides::AdultsOnly),
        ("Mei Lin", Sides::StudentOnly),
        ("Omar Haddad", Sides::BothOthers),
        ("Luz Rivera", Sides::Both),
    ];
    assert_eq!(found, expected.map(|(name, sides)| (name.to_owned(), sides)));
    let overlay = ana.desk().overlay(campaign, world.in_days(0)).unwrap();
    assert_eq!((overlay.asked, overlay.not_asked), (4, 1), "Kai has no map: not asked, whatever adults said");
    let omar = &overlay.lines[2];
    assert_eq!(omar.named, ["Ms. Berg"]);
    assert_eq!(omar.marked_by.iter().map(|adult| adult.name.as_str()).collect::<Vec<_>>(), ["Sam Ruiz"]);
}

#[test]
fn a_map_that_is_not_counted_any_more_or_is_old_says_nothing() {
    let world = World::with_students(&STUDENTS);
    let ana = world.laptop("Ana");
    let wave = maps_with(&ana, "Luz Rivera", "Coach", None);
    maps_with(&ana, "Mei Lin", "Coach", None);
    let campaign = ana.plans_a_marking(4);
    assert_eq!(sides(&ana, &world, campaign).len(), 2);
    // The student takes the yes back.
    ana.shares_the_map(wave, &[]);
    ana.leaves_the_map();
    assert_eq!(sides(&ana, &world, campaign), [("Mei Lin".to_owned(), Sides::StudentOnly)]);
    world.days_pass(370);
    assert_eq!(sides(&ana, &world, campaign), []);
}

#[test]
fn where_the_two_differ_somebody_looks_out_and_says_how_it_goes() {
    let world = World::with_students(&STUDENTS);
    let ana = world.laptop("Ana");
    let nurse = ana.adds_an_adult("Ida Berg", "school nurse");
    maps_with(&ana, "Mei Lin", "Coach", None);
    let campaign = ana.plans_a_marking(0);
    ana.matches_quietly(campaign, "Mei Lin", nurse);
    world.days_pass(30);
    ana.says_of_the_match(campaign, "Mei Lin", FollowUp::FourWeeks, MatchSaid::NotYet);
    let overlay = ana.desk().overlay(campaign, world.in_days(0)).unwrap();
    let of = &overlay.lines[0].matches[0];
    assert_eq!((of.adult.name.as_str(), of.said), ("Ida Berg", [Some(MatchSaid::NotYet), None]));
}
