//! Who comes in: a laptop beside the door, a tap, a badge, and what is kept of it.

use domain::at_the_door::{DoorEdit, NewBadge};
use domain::edit::Edit;
use domain::plans::{PlanEdit, PlanTold};
use domain::refusal::Refusal;
use domain::visits::{Format, WhoCame};
use store::read::at_the_door::BadgeRead;
use world::World;

const CLASS: &str = "Luz Rivera\nOmar Haddad\nMei Lin\nNoor Abdi";
const TOKEN: &str = "MZXW6YTBOI2345677ABCDEFGHI";

#[test]
fn students_tap_their_names_and_nothing_is_kept_of_one_whose_parents_opted_out() {
    let world = World::new();
    let tess = world.laptop("Tess");
    let class = tess.pastes_a_class("Period 3", CLASS);
    let mut visit = tess.visit_of("Maya Brandt", class, &[]);
    (visit.present, visit.absent) = (Vec::new(), Vec::new());
    let id = visit.visit;
    tess.tries_to_log(visit).unwrap();
    tess.opts_out("Noor Abdi");
    let tap = |name: &str, is_here| {
        tess.does(&Edit::Door(DoorEdit::CheckIn { visit: id, student: tess.student(name), is_here })).commit.is_some()
    };
    assert_eq!([tap("Luz Rivera", true), tap("Noor Abdi", true), tap("Mei Lin", true)], [true, false, true]);
    assert_eq!(tess.reads_the_visits(), ["Maya Brandt with Period 3: 2 here, 0 away"]);
    // Mei's name was tapped by somebody else: she is not here, and nobody says that she was away.
    tap("Mei Lin", false);
    tap("Omar Haddad", false);
    assert_eq!(tess.reads_the_visits(), ["Maya Brandt with Period 3: 1 here, 0 away"]);
    tap("Mei Lin", true);
    tess.closes_and_opens();
    assert_eq!(tess.reads_the_visits(), ["Maya Brandt with Period 3: 2 here, 0 away"]);
}

#[test]
fn a_badge_says_who_it_is_in_this_store_alone_and_a_lost_one_opens_nothing() {
    let world = World::new();
    let (tess, ben) = (world.laptop("Tess"), world.laptop("Ben"));
    let class = tess.pastes_a_class("Period 3", CLASS);
    let luz = tess.student("Luz Rivera");
    let make = |token: &str| {
        let badges = vec![NewBadge { student: luz, token: token.to_owned() }];
        tess.tries(&Edit::Door(DoorEdit::MakeBadges { section: class, badges })).map(drop)
    };
    assert_eq!(make("short"), Err(Refusal::NoSuchRecord));
    make(TOKEN).unwrap();
    let reads = |typed: &str| tess.desk().badge_of(typed).unwrap();
    assert_eq!(reads(&format!("{}\r", TOKEN.to_lowercase())), Some(luz));
    assert_eq!(ben.desk().badge_of(TOKEN).unwrap(), None, "to anybody else it is a word without a meaning");
    world.everyone_merges();
    assert_eq!(ben.desk().badge_of(TOKEN).unwrap(), Some(luz));
    make(&TOKEN.replace('M', "A")).unwrap();
    assert_eq!((reads(TOKEN), reads(&TOKEN.replace('M', "A"))), (None, Some(luz)));
    assert_eq!((reads(""), reads("' OR 1=1 --")), (None, None));
    let printed = tess.desk().badges(class).unwrap();
    assert_eq!(printed.iter().filter(|badge| badge.token.is_some()).count(), 1);
}

#[test]
fn a_visitor_signs_in_sees_what_is_kept_about_them_and_says_how_they_are_named() {
    let world = World::new();
    let tess = world.laptop("Tess");
    let class = tess.pastes_a_class("Period 3", CLASS);
    let visit = tess.logs_a_visit("Maya Brant", class, &[]);
    let sign_in = |name: &str| {
        let (name, organisation) = (name.to_owned(), Some("Basin Power".to_owned()));
        tess.tries(&Edit::Door(DoorEdit::SignIn { visit, name, organisation, at: "10:38".into() })).map(drop)
    };
    assert_eq!(tess.desk().coming_visitor(visit).unwrap().signed_in_at, None);
    assert_eq!(sign_in(" "), Err(Refusal::NameIsEmpty));
    sign_in("Maya Brandt").unwrap();
    tess.closes_and_opens();
    let maya = tess.desk().coming_visitor(visit).unwrap();
    assert_eq!((maya.told.name.as_str(), maya.told.organisation.as_deref()), ("Maya Brandt", Some("Basin Power")));
    assert_eq!((maya.signed_in_at.as_deref(), maya.visits), (Some("10:38"), 1));
}

#[test]
fn a_badge_that_was_lost_in_one_class_opens_nothing_in_the_one_that_made_it_anew_and_the_new_one_serves_everywhere() {
    let world = World::new();
    let tess = world.laptop("Tess");
    let (early, late) = (tess.pastes_a_class("Period 1", CLASS), tess.pastes_a_class("Period 5", CLASS));
    let (luz, mei) = (tess.student("Luz Rivera"), tess.student("Mei Lin"));
    let makes = |section, student, token: &str| {
        let badges = vec![NewBadge { student, token: token.to_owned() }];
        tess.does(&Edit::Door(DoorEdit::MakeBadges { section, badges }));
    };
    let (lost, anew, hers) = (TOKEN, &TOKEN.replace('M', "A"), &TOKEN.replace('M', "B"));
    makes(early, luz, lost);
    makes(early, mei, hers);
    let reads = |section, token: &str| tess.desk().badge_at(section, token).unwrap();
    assert_eq!(reads(late, lost), BadgeRead::Of { student: luz }, "one badge serves in every class");
    makes(late, luz, anew);
    assert_eq!((reads(late, lost), reads(late, anew)), (BadgeRead::Replaced, BadgeRead::Of { student: luz }));
    assert_eq!(reads(early, anew), BadgeRead::Of { student: luz }, "the newer one is hers in the other class, too");
    assert_eq!(reads(late, hers), BadgeRead::Of { student: mei });
    tess.closes_and_opens();
    assert_eq!(reads(late, lost), BadgeRead::Replaced);
    let other = tess.pastes_a_class("Period 7", "Iris Park");
    assert_eq!((reads(other, lost), reads(other, "short")), (BadgeRead::Unknown, BadgeRead::Unknown), "nobody's of this class");
}

#[test]
fn whoever_was_planned_and_comes_through_the_door_is_the_planned_visit_and_no_second_one() {
    let world = World::new();
    let (tess, ben) = (world.laptop("Tess"), world.laptop("Ben"));
    let class = tess.pastes_a_class("Period 3", CLASS);
    let plan = tess.mints();
    let told = PlanTold {
        section: class,
        who: WhoCame::New { visitor: tess.mints(), name: "Maya Brandt".into(), organisation: None },
        planned_on: world.in_days(0),
        begins_at: Some("10:40".into()),
        format: Format::InPerson,
        lesson: None,
        aim: Some("Read a circuit plan".into()),
        purpose: Some("What an electrician does".into()),
    };
    tess.does(&Edit::Plan(PlanEdit::PlanVisit { plan, told: Box::new(told), tasks: Vec::new(), by: tess.me() }));
    world.everyone_merges();
    for laptop in [&tess, &ben] {
        // At the door nobody is here until they tap.
        let mut visit = laptop.visit_of("Maya Brandt", class, &[]);
        (visit.visit, visit.present, visit.absent) = (plan, Vec::new(), Vec::new());
        laptop.tries_to_log(visit).unwrap();
    }
    tess.does(&Edit::Door(DoorEdit::CheckIn { visit: plan, student: tess.student("Luz Rivera"), is_here: true }));
    ben.does(&Edit::Door(DoorEdit::CheckIn { visit: plan, student: ben.student("Mei Lin"), is_here: true }));
    world.everyone_merges();
    for laptop in [&tess, &ben] {
        assert_eq!(laptop.reads_the_visits(), ["Maya Brandt with Period 3: 2 here, 0 away"]);
        assert_eq!((laptop.opens_visits().twins.len(), laptop.desk().plans(world.in_days(0)).unwrap().plans.len()), (0, 0));
        let visit = laptop.opens_visits().recent.remove(0);
        assert_eq!(
            (visit.purpose.as_deref(), visit.aim.as_deref()),
            (Some("What an electrician does"), Some("Read a circuit plan"))
        );
    }
}
