//! An activity that is taken away, or turns out to be another: what maps and lists say of it afterwards.

use domain::activities::{ActivityEdit, ActivityKind, ClassPart, TookPart};
use domain::edit::Edit;
use domain::ego_network::Origin;
use world::World;

const CLASS: &str = "Luz Rivera\nOmar Haddad\nMei Lin";

#[test]
fn the_name_of_an_activity_that_was_taken_away_is_on_no_map_and_comes_back_with_it() {
    let world = World::new();
    let (ana, tess) = (world.laptop("Ana"), world.laptop("Tess"));
    let class = ana.pastes_a_class("Period 3", CLASS);
    let club = ana.logs_activity(ana.activity_of(ActivityKind::Club, "Robotics with Omar", class, "Maya Brandt", &[]));
    ana.opens("Luz Rivera");
    ana.takes_the_offer("bran", "Maya Brandt");
    let known_from = || {
        let maya = ana.alter("Maya Brandt");
        (maya.origin, maya.activity)
    };
    let club_is_told = (Some(Origin::Activity), Some("Robotics with Omar".to_owned()));
    assert_eq!(known_from(), club_is_told);
    ana.keeps();
    world.everyone_merges();
    // Taken away by somebody else, and heard of.
    tess.does(&Edit::Activity(ActivityEdit::RemoveActivity { activity: club }));
    world.everyone_merges();
    assert_eq!(known_from(), (Some(Origin::Activity), None));
    ana.closes_and_opens();
    world.days_pass(7);
    ana.opens("Luz Rivera");
    ana.takes_the_offer("bran", "Maya Brandt");
    assert_eq!(known_from(), (Some(Origin::Activity), None), "nor on the next map, while it is a draft");
    tess.undoes(1);
    world.everyone_merges();
    assert_eq!(known_from(), club_is_told);
    assert!(ana.desk().store().check_full().unwrap().is_whole);
}

#[test]
fn an_activity_of_two_classes_that_is_joined_to_another_brings_its_classes_and_is_one_join() {
    let world = World::new();
    let tess = world.laptop("Tess");
    let one = tess.pastes_a_class("Period 3", CLASS);
    let other = tess.pastes_a_class("Period 5", "Iris Park\nTomas Vega");
    let part = |name: &str| TookPart { student: tess.student(name), side: None };
    let mut club = tess.activity_of(ActivityKind::Club, "Robotics", one, "Maya Brandt", &[]);
    club.with = vec![ClassPart { section: other, present: vec![part("Iris Park"), part("Tomas Vega")], absent: vec![] }];
    let club = tess.logs_activity(club);
    let again = tess.logs_activity(tess.activity_of(ActivityKind::Club, "Robots", one, "Maya Brandt", &["Mei Lin"]));
    let lines = || {
        let told = tess.desk().activities(true).unwrap().recent.into_iter();
        told.map(|line| (line.id, line.class, line.with, line.joined, line.present)).collect::<Vec<_>>()
    };
    assert_eq!(lines().len(), 2);
    tess.does(&Edit::Activity(ActivityEdit::JoinActivities { activity: club, same_as: again }));
    // One join to take back, and not one for each class that was in it.
    let whole = (again, "Period 3".to_owned(), vec!["Period 5".to_owned()], vec![club], 5);
    assert_eq!(lines(), [whole]);
    tess.closes_and_opens();
    tess.does(&Edit::Activity(ActivityEdit::SeparateActivity { activity: club }));
    let mut apart = lines();
    apart.sort_by_key(|(id, ..)| *id != club);
    let period = |n: u32| format!("Period {n}");
    assert_eq!(apart[0], (club, period(3), vec![period(5)], vec![], 5));
    assert_eq!(apart[1], (again, period(3), vec![], vec![], 2));
}
