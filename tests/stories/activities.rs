//! A class sat in a circle, a club met, two groups spoke: who was there, what is kept of it, and what may come of it.

use domain::activities::{ActivityEdit, ActivityKind, Side};
use domain::edit::Edit;
use domain::ego_network::{Broker, Link, Origin};
use domain::map_edit::{AlterFact, MapEdit};
use domain::refusal::Refusal;
use store::read::suggestions::SuggestionOf;
use world::{Laptop, World};

const CLASS: &str = "Luz Rivera\nOmar Haddad\nMei Lin\nNoor Abdi";
use ActivityKind::{Circle, Club, Dialogue, OnlineClass};

#[test]
fn a_teacher_logs_a_circle_and_who_spoke_with_whom_and_it_is_there_after_a_restart() {
    let world = World::with_student("Luz Rivera");
    let tess = world.laptop("Tess");
    let class = tess.pastes_a_class("Period 3", CLASS);
    let mut circle = tess.activity_of(Circle, "Monday circle", class, "Maya Brandt", &["Mei Lin"]);
    let [luz, omar, mei, noor] = ["Luz Rivera", "Omar Haddad", "Mei Lin", "Noor Abdi"].map(|name| tess.student(name));
    // Painted from both sides; and with Mei, who was away.
    circle.spoke = vec![(luz, omar), (omar, luz), (noor, omar), (mei, luz)];
    let id = tess.logs_activity(circle.clone());
    tess.closes_and_opens();
    assert_eq!(tess.reads_the_activities(), ["Monday circle with Maya Brandt: 3 here, 1 away, 2 pairs"]);
    assert_eq!(tess.desk().visitors().unwrap().visitors.len(), 1, "someone new is in the directory");
    // Mei came late.
    let parts = tess.desk().activity_parts(id).unwrap();
    assert_eq!((parts.present.len(), parts.absent, parts.spoke.len()), (3, vec![mei], 2));
    circle.present.push(domain::activities::TookPart { student: mei, side: None });
    circle.absent.clear();
    tess.logs_activity(circle);
    assert_eq!(tess.reads_the_activities(), ["Monday circle with Maya Brandt: 4 here, 0 away, 3 pairs"]);
    tess.undoes(1);
    assert_eq!(tess.reads_the_activities(), ["Monday circle with Maya Brandt: 3 here, 1 away, 2 pairs"]);
    tess.does(&Edit::Activity(ActivityEdit::RemoveActivity { activity: id }));
    assert_eq!(tess.reads_the_activities(), [""; 0]);
    tess.undoes(1);
    assert_eq!(tess.reads_the_activities().len(), 1);
}

#[test]
fn of_a_class_only_some_are_in_a_club_and_a_dialogue_has_two_groups() {
    let world = World::new();
    let tess = world.laptop("Tess");
    let class = tess.pastes_a_class("Period 3", CLASS);
    let mut club = tess.activity_of(Club, "Robotics", class, "Tess", &[]);
    club.present.truncate(2);
    tess.logs_activity(club);
    assert_eq!(tess.reads_the_activities(), ["Robotics with Tess: 2 here, 0 away, 0 pairs"], "the others are not away");
    world.days_pass(1);
    let mut dialogue = tess.activity_of(Dialogue, "Two towns", class, "Sam Adeyemi", &[]);
    dialogue.groups = vec!["Ours".into(), "Lakeview High".into()];
    dialogue.present.iter_mut().for_each(|one| one.side = Some(Side::One));
    let id = tess.logs_activity(dialogue);
    tess.closes_and_opens();
    let line = tess.desk().activities(true).unwrap().recent.remove(0);
    assert_eq!((line.what, line.groups, line.present), (Dialogue, vec!["Ours".to_owned(), "Lakeview High".to_owned()], 4));
    assert!(tess.desk().activity_parts(id).unwrap().present.iter().all(|one| one.side == Some(Side::One)));
}

#[test]
fn a_student_whose_parent_opted_out_is_in_no_activity_whoever_ticks_them() {
    let world = World::new();
    let (ana, tess) = (world.laptop("Ana"), world.laptop("Tess"));
    let class = tess.pastes_a_class("Period 3", CLASS);
    let with_noor = |mut circle: domain::activities::LoggedActivity| {
        circle.spoke = vec![(tess.student("Noor Abdi"), tess.student("Luz Rivera"))];
        circle
    };
    tess.logs_activity(with_noor(tess.activity_of(Circle, "First", class, "Tess", &[])));
    world.everyone_merges();
    ana.opts_out("Noor Abdi");
    world.everyone_merges();
    world.days_pass(1);
    tess.logs_activity(with_noor(tess.activity_of(Circle, "Second", class, "Tess", &[])));
    let both = ["Second with Tess: 3 here, 0 away, 0 pairs", "First with Tess: 3 here, 0 away, 0 pairs"];
    assert_eq!(tess.reads_the_activities(), both);
    let noor = tess.student("Noor Abdi");
    assert_eq!(tess.desk().activities_met(noor).unwrap(), []);
    // Whoever led it is not offered to her either.
    tess.opens("Noor Abdi");
    assert_eq!(tess.desk().may_have_forgotten(tess.wave()).unwrap().met, []);
}

#[test]
fn one_activity_logged_on_two_laptops_is_asked_about_and_never_joined_by_itself() {
    let world = World::new();
    let (tess, ben) = (world.laptop("Tess"), world.laptop("Ben"));
    let class = tess.pastes_a_class("Period 3", CLASS);
    world.everyone_merges();
    // Two teachers call it by two names, and one says who led it.
    tess.logs_activity(tess.activity_of(Circle, "Monday circle", class, "Tess", &["Mei Lin"]));
    let mut other = ben.activity_of(Circle, "Circle", class, "Ben", &["Mei Lin", "Noor Abdi"]);
    other.led_by = None;
    ben.logs_activity(other);
    // A club on the same day is another thing.
    ben.logs_activity(ben.activity_of(Club, "Chess", class, "Ben", &[]));
    world.everyone_merges();
    for laptop in [&tess, &ben] {
        let page = laptop.desk().activities(true).unwrap();
        assert_eq!((page.recent.len(), page.twins.len()), (3, 1), "it is asked");
    }
    let pair = tess.desk().activities(true).unwrap().twins.remove(0);
    let (activity, same_as) = (pair.other.id, pair.one.id);
    tess.does(&Edit::Activity(ActivityEdit::JoinActivities { activity, same_as }));
    world.everyone_merges();
    for laptop in [&tess, &ben] {
        let page = laptop.desk().activities(true).unwrap();
        assert_eq!((page.recent.len(), page.twins.len()), (2, 0));
        let circle = page.recent.into_iter().find(|line| line.what == Circle).unwrap();
        assert_eq!((circle.present, circle.absent, circle.joined.len()), (3, 1, 1), "here in one list is here");
    }
    tess.undoes(1);
    assert_eq!(tess.desk().activities(true).unwrap().twins.len(), 1);
    tess.does(&Edit::Activity(ActivityEdit::KeepActivitiesApart { activity, other: same_as }));
    assert_eq!(tess.desk().activities(true).unwrap().twins, []);
    // Taken away, the joined one goes whole.
    tess.does(&Edit::Activity(ActivityEdit::JoinActivities { activity, same_as }));
    tess.does(&Edit::Activity(ActivityEdit::RemoveActivity { activity: same_as }));
    world.everyone_merges();
    for laptop in [&tess, &ben] {
        assert_eq!(laptop.reads_the_activities(), ["Chess with Ben: 4 here, 0 away, 0 pairs"]);
    }
}

#[test]
fn whoever_led_an_activity_is_offered_in_the_sitting_and_the_tie_names_it() {
    let world = World::with_students(&["Luz Rivera", "Iris Park"]);
    let ana = world.laptop("Ana");
    let class = ana.pastes_a_class("Period 3", CLASS);
    ana.logs_activity(ana.activity_of(Club, "Robotics club", class, "Maya Brandt", &["Omar Haddad"]));
    let offered = |student: &str| {
        ana.opens(student);
        let met: Vec<_> =
            ana.desk().may_have_forgotten(ana.wave()).unwrap().met.into_iter().map(|one| (one.name, one.detail)).collect();
        let typed: Vec<_> = ana.is_offered("bran").into_iter().map(|one| (one.label, one.of, one.detail)).collect();
        // Nobody who sat beside them is offered by name: other students are theirs to name.
        assert_eq!((ana.is_offered("mei").len(), ana.is_offered("noor").len()), (0, 0));
        if student != "Luz Rivera" {
            ana.forgets();
        }
        (met, typed)
    };
    assert_eq!(offered("Omar Haddad"), (vec![], vec![]), "he was away");
    assert_eq!(offered("Iris Park"), (vec![], vec![]), "another class");
    let (name, club) = ("Maya Brandt".to_owned(), "Robotics club".to_owned());
    let expected = (vec![(name.clone(), Some(club.clone()))], vec![(name, SuggestionOf::Visitor, club.clone())]);
    assert_eq!(offered("Luz Rivera"), expected);
    ana.takes_the_offer("bran", "Maya Brandt");
    let maya = || ana.alter("Maya Brandt");
    assert!(matches!(maya().link, Some(Link::Visitor(_))));
    let known_from = |who: domain::ego_network::Alter| (who.origin, who.activity, who.broker);
    let from_the_club = (Some(Origin::Activity), Some(club), Some(Broker::TheSchool));
    assert_eq!(known_from(maya()), from_the_club);
    assert_eq!(ana.desk().may_have_forgotten(ana.wave()).unwrap().met, [], "she is on the map");
    ana.undoes(1);
    assert_eq!(ana.desk().may_have_forgotten(ana.wave()).unwrap().met.len(), 1);
    ana.redoes(1);
    // Kept, it is on the map that the store holds; and the student may say otherwise.
    ana.keeps();
    ana.closes_and_opens();
    assert_eq!(known_from(maya()), from_the_club);
    let fact = AlterFact::Origin(Some(Origin::Work));
    ana.gestures(MapEdit::DescribeAlter { alter: maya().id, fact });
    assert_eq!(known_from(maya()), (Some(Origin::Work), None, Some(Broker::TheSchool)));
}

#[test]
fn staff_who_led_it_are_offered_with_it_and_nobody_adds_a_leader_of_what_they_were_not_in() {
    let world = World::with_student("Iris Park");
    let ana = world.laptop("Ana");
    let class = ana.pastes_a_class("Period 3", CLASS);
    let me = ana.desk().leaders("").unwrap().remove(0);
    assert_eq!(me.link, Link::Staff(ana.me()), "nothing typed offers whoever works here");
    let club = ana.logs_activity(ana.activity_of(OnlineClass, "Code online", class, &me.name, &[]));
    ana.opens("Mei Lin");
    let met = ana.desk().may_have_forgotten(ana.wave()).unwrap().met;
    assert_eq!(met.iter().map(|one| (one.link, one.activity)).collect::<Vec<_>>(), [(me.link, Some(club))]);
    ana.forgets();
    ana.opens("Iris Park");
    let add = MapEdit::AddMet { alter: ana.mints(), label: me.name, link: me.link, activity: club };
    assert_eq!(ana.tries_to(add).unwrap_err(), Refusal::NoSuchRecord);
}

#[test]
fn a_name_of_two_thousand_letters_and_a_class_that_is_gone_lose_nothing_and_a_day_wrong_by_a_year_is_kept() {
    let world = World::new();
    let tess = world.laptop("Tess");
    let class = tess.pastes_a_class("Period 3", CLASS);
    let long = tess.activity_of(Club, &"x".repeat(2_000), class, "Maya Brandt", &[]);
    assert!(matches!(tess.tries_to_log_activity(long), Err(Refusal::NameIsTooLong { .. })));
    assert_eq!(tess.desk().visitors().unwrap().visitors, [], "nothing of it was written");
    let mut gone = tess.activity_of(Club, "Chess", class, "Tess", &[]);
    gone.section = tess.mints();
    assert_eq!(tess.tries_to_log_activity(gone), Err(Refusal::NoSuchRecord));
    let mut late = tess.activity_of(Club, "=Chess", class, "Tess", &[]);
    late.held_on = world.in_days(-365);
    tess.logs_activity(late);
    // A class that left the roster keeps what it did.
    tess.leaves_the_roster(class);
    assert_eq!(tess.reads_the_activities(), ["=Chess with Tess: 4 here, 0 away, 0 pairs"]);
    assert_eq!(tess.desk().activities(true).unwrap().recent[0].held_on, world.in_days(-365));
    assert!(tess.desk().store().check_full().unwrap().is_whole);
}

#[test]
fn two_entries_of_one_student_took_part_once_and_are_no_pair() {
    let world = World::with_students(&["Luz Rivera", "Luz R"]);
    let tess = world.laptop("Tess");
    let class = tess.pastes_a_class("Period 3", "Luz Rivera\nLuz R\nOmar Haddad");
    let [luz, twin, omar] = ["Luz Rivera", "Luz R", "Omar Haddad"].map(|name| tess.student(name));
    let mut circle = tess.activity_of(Circle, "Circle", class, "Tess", &[]);
    circle.spoke = vec![(luz, twin), (luz, omar), (twin, omar)];
    tess.logs_activity(circle);
    let reads = |who: &Laptop| who.reads_the_activities();
    assert_eq!(reads(&tess), ["Circle with Tess: 3 here, 0 away, 3 pairs"]);
    tess.does(&Edit::People(domain::people::PeopleEdit::JoinStudents { student: twin, same_as: luz }));
    assert_eq!(reads(&tess), ["Circle with Tess: 2 here, 0 away, 1 pairs"]);
}

#[test]
fn an_activity_reaches_whoever_works_with_the_class_by_the_server_and_leaves_whoever_does_not_any_more() {
    let world = World::new();
    let district = world.district();
    let (tess, ana, ben) = (world.laptop("Tess"), world.empty_laptop("Ana"), world.empty_laptop("Ben"));
    let class = tess.pastes_a_class("Period 3", CLASS);
    let mut circle = tess.activity_of(Circle, "Monday circle", class, "Maya Brandt", &["Mei Lin"]);
    circle.spoke = vec![(tess.student("Luz Rivera"), tess.student("Omar Haddad"))];
    tess.logs_activity(circle);
    [&tess, &ana, &ben].iter().for_each(|laptop| district.enrols(laptop));
    world.everyone_syncs(&district);
    let read = ["Monday circle with Maya Brandt: 3 here, 1 away, 1 pairs"];
    assert_eq!(
        (ana.reads_the_activities(), ben.reads_the_activities()),
        (read.map(str::to_owned).to_vec(), tess.reads_the_activities())
    );
    ana.opens("Luz Rivera");
    assert_eq!(ana.is_offered("bran").len(), 1);
    assert!(!district.wire_shows("Monday circle"), "nobody on the wire reads it");
    district.takes_away(&ben, class);
    ben.syncs(&district);
    ben.closes_and_opens();
    assert_eq!(ben.reads_the_activities(), [""; 0]);
    assert!(!ben.everything_recorded().contains("Monday circle"));
    assert_eq!(ana.reads_the_activities(), read);
}

#[test]
fn a_club_of_two_classes_is_one_to_whoever_works_with_both_and_each_class_keeps_its_own() {
    let world = World::new();
    let district = world.district();
    let (tess, ana, ben) = (world.laptop("Tess"), world.empty_laptop("Ana"), world.empty_laptop("Ben"));
    let one = tess.pastes_a_class("Period 3", CLASS);
    let other = tess.pastes_a_class("Period 5", "Iris Park\nLuz Rivera\nTomas Vega");
    let mut club = tess.activity_of(Circle, "Robotics", one, "Maya Brandt", &["Mei Lin"]);
    let [luz, omar, iris, tomas] = ["Luz Rivera", "Omar Haddad", "Iris Park", "Tomas Vega"].map(|name| tess.student(name));
    let part = |student| domain::activities::TookPart { student, side: None };
    club.with = vec![domain::activities::ClassPart { section: other, present: vec![part(iris)], absent: vec![tomas] }];
    club.spoke = vec![(luz, omar), (luz, iris)];
    let id = tess.logs_activity(club.clone());
    [&tess, &ana, &ben].iter().for_each(|laptop| district.enrols(laptop));
    tess.syncs(&district);
    district.takes_away(&ben, one);
    world.everyone_syncs(&district);
    tess.closes_and_opens();
    let whole = ["Robotics with Maya Brandt: 4 here, 2 away, 2 pairs"];
    assert_eq!(
        (tess.reads_the_activities(), ana.reads_the_activities()),
        (whole.map(str::to_owned).to_vec(), whole.map(str::to_owned).to_vec())
    );
    let line = tess.desk().activities(true).unwrap().recent.remove(0);
    assert_eq!((line.class.as_str(), line.with, line.joined), ("Period 3", vec!["Period 5".to_owned()], vec![]));
    // Ben works with the second class alone: he reads its part, and nothing of the first is on his laptop.
    assert_eq!(ben.reads_the_activities(), ["Robotics with Maya Brandt: 1 here, 1 away, 0 pairs"]);
    assert!(!ben.everything_recorded().contains("Omar Haddad"));
    ben.opens("Iris Park");
    assert_eq!(ben.desk().may_have_forgotten(ben.wave()).unwrap().met.len(), 1, "and who led it is offered to her");
    ben.forgets();
    // It is corrected as one: Tomas came, Iris was away, and what is said of her goes with it.
    let parts = tess.desk().activity_parts(id).unwrap();
    assert_eq!((parts.present.len(), parts.with.len(), parts.with[0].absent.len(), parts.spoke.len()), (3, 1, 1, 2));
    club.with = vec![domain::activities::ClassPart { section: other, present: vec![part(tomas)], absent: vec![iris] }];
    tess.logs_activity(club.clone());
    let corrected = ["Robotics with Maya Brandt: 4 here, 2 away, 1 pairs"];
    assert_eq!(tess.reads_the_activities(), corrected);
    tess.undoes(1);
    assert_eq!(tess.reads_the_activities(), whole);
    tess.redoes(1);
    // A student of both classes was there once, and a class twice in one list is refused with nothing written.
    club.with.push(domain::activities::ClassPart { section: other, present: vec![part(luz)], absent: vec![] });
    assert_eq!(tess.tries_to_log_activity(club.clone()), Err(Refusal::NoSuchRecord));
    club.with.truncate(1);
    club.with[0].present.push(part(luz));
    tess.logs_activity(club.clone());
    assert_eq!(tess.reads_the_activities(), corrected);
    // The second class was never in it: nobody of it was there, and taken back both are.
    let alone = domain::activities::LoggedActivity { with: vec![], ..club };
    tess.logs_activity(alone);
    assert_eq!(tess.reads_the_activities(), ["Robotics with Maya Brandt: 3 here, 1 away, 1 pairs"]);
    assert_eq!(tess.desk().activities_met(iris).unwrap(), []);
    tess.undoes(1);
    assert_eq!(tess.reads_the_activities(), corrected);
    // Logged once more by whoever teaches the second class alone, it is asked about, and joined it is one.
    let again = ben.activity_of(Circle, "Robots", other, "Ben", &["Iris Park"]);
    let again = ben.logs_activity(again);
    world.everyone_syncs(&district);
    let twins = tess.desk().activities(true).unwrap().twins;
    assert_eq!(twins.len(), 1);
    tess.does(&Edit::Activity(ActivityEdit::JoinActivities { activity: again, same_as: id }));
    assert_eq!((tess.reads_the_activities().len(), tess.desk().activities(true).unwrap().recent[0].joined.len()), (1, 1));
    tess.does(&Edit::Activity(ActivityEdit::RemoveActivity { activity: id }));
    world.everyone_syncs(&district);
    assert_eq!((tess.reads_the_activities(), ana.reads_the_activities()), (vec![], vec![]));
    assert_eq!(ben.reads_the_activities(), [""; 0], "it goes whole");
    assert!(tess.desk().store().check_full().unwrap().is_whole);
}

#[test]
fn whoever_does_not_work_with_the_class_reads_by_its_name_from_which_activity_somebody_is_known_and_ties_that_followed_are_counted()
 {
    let world = World::new();
    let district = world.district();
    let (ana, ben) = (world.laptop("Ana"), world.empty_laptop("Ben"));
    let class = ana.pastes_a_class("Period 3", CLASS);
    ana.logs_activity(ana.activity_of(Club, "Robotics club", class, "Maya Brandt", &[]));
    let tied = |who: &Laptop| who.desk().activities(true).unwrap().recent[0].tied;
    assert_eq!(tied(&ana), Some(0));
    ana.opens("Luz Rivera");
    ana.takes_the_offer("bran", "Maya Brandt");
    assert_eq!(tied(&ana), Some(0), "a draft is counted nowhere");
    let wave = ana.keeps();
    assert_eq!(tied(&ana), Some(1));
    assert_eq!(ana.desk().activities(false).unwrap().recent[0].tied, None, "of maps nothing is told to whoever may not know");
    ana.shares_the_map(wave, &[]);
    assert_eq!(tied(&ana), Some(0), "the student says that it is to be counted no more");
    [&ana, &ben].iter().for_each(|laptop| district.enrols(laptop));
    world.everyone_syncs(&district);
    district.takes_away(&ben, class);
    ben.syncs(&district);
    ben.closes_and_opens();
    assert_eq!(ben.reads_the_activities(), [""; 0], "the class is not his");
    let wave = ben.desk().student(ben.student("Luz Rivera"), ben.day()).unwrap().waves[0].id;
    let network = ben.desk().map(wave, ben.day()).unwrap().network;
    let maya = network.alters.into_iter().find(|one| one.label == "Maya Brandt").unwrap();
    assert_eq!((maya.origin, maya.activity), (Some(Origin::Activity), Some("Robotics club".to_owned())));
}

#[test]
fn the_copy_for_a_parent_tells_of_visits_and_activities_and_names_no_other_student() {
    let world = World::new();
    let tess = world.laptop("Tess");
    let class = tess.pastes_a_class("Period 3", CLASS);
    tess.logs_a_visit("Maya Brandt", class, &["Omar Haddad"]);
    let mut circle = tess.activity_of(Circle, "Omar Haddad's circle", class, "Tess", &[]);
    circle.spoke = vec![(tess.student("Luz Rivera"), tess.student("Omar Haddad"))];
    tess.logs_activity(circle);
    let copy = |name: &str| tess.desk().parents_copy(tess.student(name), "a student", tess.day()).unwrap();
    let told = |name: &str| {
        let copy = copy(name);
        let visits: Vec<String> = copy.visits.iter().map(|one| one.visit.visitor.name.clone()).collect();
        let activities: Vec<String> = copy.activities.iter().map(|one| format!("{} {}", one.name, one.present)).collect();
        (visits, activities)
    };
    let (maya, circle) = ("Maya Brandt".to_owned(), "a student's circle 4".to_owned());
    assert_eq!(told("Luz Rivera"), (vec![maya.clone()], vec![circle.clone()]));
    assert_eq!(told("Omar Haddad").0, [""; 0], "he was away");
    assert!(!serde_json::to_string(&copy("Luz Rivera")).unwrap().contains("Haddad"));
    // A parent who says no since is told what was kept before.
    tess.opts_out("Luz Rivera");
    assert_eq!(told("Luz Rivera"), (vec![maya], vec![circle]));
    assert_eq!(tess.desk().visits_met(tess.student("Luz Rivera")).unwrap(), []);
}
