//! Is this one student with two records? Typed by hand before the roster brought them; a person decides, nothing joins itself.

use domain::activities::ActivityKind;
use domain::campaigns::{CampaignEdit, FollowUp, MatchSaid};
use domain::change::Scope;
use domain::cohort::TableId;
use domain::edit::Edit;
use domain::ego_network::{Ring, Sector};
use domain::funnel::FunnelBar;
use domain::map_edit::MapEdit;
use domain::marks::MarkLevel;
use domain::people::PeopleEdit;
use domain::refusal::Refusal;
use domain::roster::LookAlikeReason;
use domain::today::TodayEdit;
use domain::visits::VisitEdit;
use domain::waves::WaveEdit;
use store::read::campaigns::Whose;
use store::read::cohort_view::{CohortAsked, CohortBy, CohortOf};
use store::read::funnel::FunnelAsked;
use world::World;

const USERS: &str = "sourcedId,role,givenName,familyName,identifier,grades\nu1,student,Luz,Rivera,4711,09\nu2,student,Luz,Rivera,4712,10\nu3,student,Omar,Haddad,4713,09\n";

#[test]
fn a_student_typed_by_hand_is_pointed_out_when_the_roster_brings_them() {
    let world = World::new();
    let ana = world.laptop("Ana");
    ana.types_in("Luz Rivera", Some("09")).unwrap();
    ana.types_in("Omár Haddad", None).unwrap();
    let prepared = ana.looks_at_roster(&[world.file("users.csv", USERS)]);
    let pairs: Vec<(&str, LookAlikeReason)> =
        prepared.preview.look_alikes.iter().map(|pair| (pair.name_by_hand.as_str(), pair.because)).collect();
    assert_eq!(pairs, [("Luz Rivera", LookAlikeReason::SameNameAndGrade), ("Omár Haddad", LookAlikeReason::SameName)]);
    ana.says_yes_to(&prepared).unwrap();
    assert_eq!(ana.everyone().len(), 5, "nobody is joined without a person saying so");
}

#[test]
fn joined_they_are_one_student_with_the_map_and_the_classes_of_both() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let typed = ana.types_in("Omar Haddad", None).unwrap();
    ana.opens("Omar Haddad");
    ana.names(["Coach"]);
    ana.places("Coach", Ring::Close, Sector::Peers);
    let wave = ana.keeps();
    ana.leaves_the_map();
    ana.does(&Edit::Today(TodayEdit::AgreeStep {
        step: ana.mints(),
        student: typed,
        what: "write to Coach".into(),
        due_on: world.in_days(3),
    }));
    ana.brings_in(&world.file("users.csv", USERS));
    let pair = ana.desk().look_alikes().unwrap().remove(0);
    ana.joins(pair.by_hand, pair.on_roster);
    let file = ana.opens_file("Omar Haddad");
    assert_eq!((file.id, file.on_roster, file.number.as_deref()), (pair.on_roster, true, Some("4713")));
    assert_eq!((file.waves[0].id, file.steps[0].what.as_str(), file.joined[0].id), (wave, "write to Coach", typed));
    assert_eq!(ana.file_of(typed).id, file.id, "whoever had the old record gets the one that stands for both");
    assert!(ana.desk().look_alikes().unwrap().is_empty());
    assert_eq!(ana.finds("haddad").len(), 1);
}

#[test]
fn where_the_roster_is_silent_what_was_typed_of_a_joined_student_still_holds() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let typed = ana.types_in("Omar Haddad", Some("11")).unwrap();
    ana.brings_in(
        &world.file("users.csv", "sourcedId,role,givenName,familyName,identifier,grades\nu3,student,Omar,Haddad,4713,\n"),
    );
    let on_roster = ana.desk().look_alikes().unwrap()[0].on_roster;
    ana.joins(typed, on_roster);
    assert_eq!(ana.opens_file("Omar Haddad").grade.as_deref(), Some("11"));
    // A list finds them, joined as they are, by name and by number.
    let (taken_on, nobodys) = ana.takes_on_from(&world.file("mine.csv", "Number,Name\n4713,\n,Omar Haddad\n"));
    assert_eq!((taken_on, nobodys), (2, vec![]), "both lines mean him");
    assert_eq!(ana.caseload(), ["Omar Haddad"]);
}

#[test]
fn which_of_two_records_has_been_used_is_told_by_classes_maps_and_visits() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let class = ana.pastes_a_class("Period 3", "Omar Haddad\nMei Lin");
    ana.logs_a_visit("Maya Brandt", class, &[]);
    let removed = ana.logs_a_visit("Sam Adeyemi", class, &[]);
    ana.does(&Edit::Visit(VisitEdit::RemoveVisit { visit: removed }));
    ana.opens("Omar Haddad");
    ana.names(["Coach"]);
    ana.places("Coach", Ring::Close, Sector::Peers);
    ana.keeps();
    ana.leaves_the_map();
    ana.brings_in(&world.file("users.csv", USERS));
    let told = || {
        let pair = ana.desk().look_alikes().unwrap().remove(0);
        assert_eq!(pair.name_by_hand, "Omar Haddad");
        [pair.told_by_hand, pair.told_on_roster].map(|told| (told.sections, told.maps, told.visits))
    };
    let (typed, on_roster) = ((vec!["Period 3".to_owned()], Some(1), Some(1)), (vec![], Some(0), Some(0)));
    assert_eq!(told(), [typed, on_roster]);
    // A map that waits for its student's choice is one as well.
    ana.opens("Mei Lin");
    ana.leaves_the_map();
    ana.closes_and_opens();
    assert_eq!(told()[0].1, Some(1), "another student's");
    ana.opts_out("Mei Lin");
    assert_eq!(told()[0].2, Some(1));
}

#[test]
fn joining_is_undone_and_separating_too() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let typed = ana.types_in("Omar Haddad", None).unwrap();
    ana.brings_in(&world.file("users.csv", USERS));
    let on_roster = ana.desk().look_alikes().unwrap()[0].on_roster;
    ana.joins(typed, on_roster);
    ana.undoes(1);
    assert_eq!(ana.finds("haddad").len(), 2);
    ana.redoes(1);
    assert_eq!(ana.finds("haddad").len(), 1);
    ana.separates(typed);
    assert_eq!(ana.finds("haddad").len(), 2);
    assert!(ana.file_of(on_roster).joined.is_empty());
}

#[test]
fn a_record_is_never_joined_to_itself() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let luz = ana.types_in("Luz Rivera", None).unwrap();
    assert_eq!(ana.tries(&Edit::People(PeopleEdit::JoinStudents { student: luz, same_as: luz })), Err(Refusal::SameStudent));
}

#[test]
fn two_counselors_who_join_the_two_records_the_other_way_round_lose_nobody() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let (one, two) = (ana.types_in("Luz Rivera", None).unwrap(), ana.types_in("Lucy Rivera", None).unwrap());
    let ben = world.laptop("Ben");
    ana.joins(one, two);
    ben.joins(two, one);
    world.everyone_merges();
    for laptop in [&ana, &ben] {
        assert_eq!(laptop.desk().student_behind(one).unwrap(), laptop.desk().student_behind(two).unwrap());
        assert_eq!(laptop.everyone().len(), 1, "a circle hides nobody");
        assert_eq!(laptop.finds("rivera").len(), 1);
    }
}

#[test]
fn a_pair_that_is_waved_away_is_not_asked_about_again() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let typed = ana.types_in("Omar Haddad", None).unwrap();
    ana.brings_in(&world.file("users.csv", USERS));
    assert_eq!(ana.desk().look_alikes().unwrap().len(), 1);
    let dismissal = TodayEdit::DismissReason {
        counselor: ana.me(),
        student: typed,
        reason: "look_alike".into(),
        until: world.in_days(3_650),
    };
    ana.does(&Edit::Today(dismissal));
    assert!(ana.desk().look_alikes().unwrap().is_empty());
}

#[test]
fn a_student_typed_twice_is_pointed_out_and_two_with_numbers_of_their_own_are_not() {
    let world = World::new();
    let ana = world.laptop("Ana");
    ana.types_in("Luz Rivera", Some("9")).unwrap();
    let preview = ana.pastes("luz rivera, Ninth grade\nOmar Haddad, 9\n");
    assert_eq!((preview.adds.students, preview.look_alikes.len()), (2, 1));
    let pairs = ana.desk().look_alikes().unwrap();
    assert_eq!((pairs.len(), pairs[0].is_typed_twice, pairs[0].because), (1, true, LookAlikeReason::SameNameAndGrade));
    ana.joins(pairs[0].by_hand, pairs[0].on_roster);
    assert_eq!((ana.everyone().len(), ana.desk().look_alikes().unwrap().len()), (2, 0));
    ana.brings_in_table(&world.file("list.csv", "ID,Name,Grade\n1,Mei Lin,9\n2,Mei Lin,9\n"));
    assert!(ana.desk().look_alikes().unwrap().is_empty());
}

#[test]
fn two_records_of_the_roster_are_joined_when_a_person_says_so_and_parted_again() {
    let world = World::new();
    let ana = world.laptop("Ana");
    ana.brings_in(&world.file("users.csv", USERS));
    assert!(ana.desk().look_alikes().unwrap().is_empty(), "a roster is right about itself");
    let (one, two) = (domain::roster::source_id("student", "u1"), domain::roster::source_id("student", "u2"));
    ana.joins(two, one);
    assert_eq!((ana.everyone().len(), ana.file_of(two).id), (2, one));
    ana.undoes(1);
    assert_eq!(ana.everyone().len(), 3);
}

#[test]
fn a_list_with_somebody_from_the_roster_says_so_before_adding_them() {
    let world = World::new();
    let ana = world.laptop("Ana");
    ana.brings_in(&world.file("users.csv", USERS));
    let preview = ana.pastes("Omar Haddad\nMei Lin\n");
    assert_eq!((preview.adds.students, preview.look_alikes.len()), (2, 1));
    assert_eq!(preview.look_alikes[0].name_on_roster, "Omar Haddad");
}

#[test]
fn joined_the_second_map_begins_with_the_people_of_the_first_and_separated_each_has_their_own() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let typed = ana.types_in("Omar Haddad", None).unwrap();
    ana.opens("Omar Haddad");
    ana.names(["Coach", "Mei"]);
    ana.places("Coach", Ring::Close, Sector::Peers);
    let first = ana.keeps();
    ana.leaves_the_map();
    ana.brings_in(&world.file("users.csv", USERS));
    let pair = ana.desk().look_alikes().unwrap().remove(0);
    ana.joins(pair.by_hand, pair.on_roster);
    world.days_pass(60);
    let second = ana.opens("Omar Haddad");
    assert_eq!((ana.network().student, ana.map().earlier), (pair.on_roster, Some(first)));
    assert_eq!(ana.reads_the_map(), ["Coach, pale", "Mei, pale"]);
    assert_eq!(ana.is_offered("coa")[0].label, "Coach");
    ana.confirms("Coach");
    ana.renames("Coach", "Mr. Ruiz");
    ana.names(["Sister"]);
    ana.undoes(1);
    ana.names(["Brother"]);
    ana.keeps();
    assert_eq!(ana.reads_the_map(), ["Mr. Ruiz, close peers", "Brother, in the tray"]);
    ana.looks_at(first);
    assert_eq!(ana.reads_the_map(), ["Mr. Ruiz, close peers", "Mei, in the tray"], "a person has one name on all maps");
    ana.renames("Mei", "Mei Lin");
    let told = ana.gestures(MapEdit::RenameAlter { alter: ana.alter("Mei Lin").id, label: "Mei".into() });
    assert!([typed, pair.on_roster].iter().all(|one| told.scopes.contains(&Scope::Student(*one))), "both screens are told");
    ana.undoes(1);
    assert_eq!(ana.alter("Mei Lin").label, "Mei Lin");
    ana.leaves_the_map();
    ana.separates(typed);
    assert_eq!(ana.file_of(typed).waves.iter().map(|wave| wave.id).collect::<Vec<_>>(), [first]);
    assert_eq!(ana.file_of(pair.on_roster).waves.iter().map(|wave| wave.id).collect::<Vec<_>>(), [second]);
    ana.looks_at(second);
    assert_eq!(ana.reads_the_map(), ["Mr. Ruiz, close peers", "Brother, in the tray"], "what was kept stays as it was kept");
    assert_eq!(ana.map().earlier, None);
    assert!(ana.desk().store().check_full().unwrap().is_whole);
}

#[test]
fn a_map_that_is_open_under_one_record_is_the_open_map_of_both() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let typed = ana.types_in("Omar Haddad", None).unwrap();
    let wave = ana.opens("Omar Haddad");
    ana.brings_in(&world.file("users.csv", USERS));
    let pair = ana.desk().look_alikes().unwrap().remove(0);
    ana.joins(typed, pair.on_roster);
    let again = WaveEdit::Open { wave: ana.mints(), student: pair.on_roster, opened_on: world.in_days(0) };
    assert_eq!(ana.tries(&Edit::Wave(again)), Err(Refusal::WaveIsOpen { wave }));
}

#[test]
fn whom_either_record_met_counts_on_a_map_of_the_other() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let class = ana.pastes_a_class("Period 3", "Luz Rivera\nOmar Haddad");
    ana.logs_activity(ana.activity_of(ActivityKind::Club, "Robotics club", class, "Sam Adeyemi", &[]));
    ana.logs_a_visit("Maya Brandt", class, &[]);
    let typed = ana.types_in("Lucía Rivera", None).unwrap();
    // The club, and the last bar of what came of visits.
    let tied = || {
        let of_club = ana.desk().activities(true).unwrap().recent[0].tied;
        (of_club, ana.desk().funnel(&FunnelAsked::default(), true, world.in_days(0)).unwrap().funnel.tied)
    };
    let luz = ana.student("Luz Rivera");
    ana.opens("Luz Rivera");
    ana.takes_the_offer("bran", "Maya Brandt");
    ana.takes_the_offer("adey", "Sam Adeyemi");
    let wave = ana.keeps();
    assert_eq!(tied(), (Some(1), Some(1)));
    ana.shares_the_map(wave, &[]);
    ana.leaves_the_map();
    assert_eq!(tied(), (Some(0), Some(0)), "that map is counted no more");
    ana.joins(luz, typed);
    world.days_pass(7);
    // The next map is made under the other record, and both are told again on it.
    ana.opens("Lucía Rivera");
    let alters = ["Maya Brandt", "Sam Adeyemi"].map(|name| ana.alter(name).id).to_vec();
    ana.gestures(MapEdit::ConfirmAlters { alters });
    ana.keeps();
    ana.leaves_the_map();
    assert_eq!(tied(), (Some(1), Some(1)));
    let list = ana.desk().funnel_list(&FunnelAsked::default(), FunnelBar::Tied, true, world.in_days(0)).unwrap();
    assert_eq!(list.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Lucía Rivera"]);
    ana.separates(luz);
    assert_eq!(tied().1, Some(0), "apart again, whoever met her made no map since");
}

#[test]
fn what_was_said_under_two_records_counts_once_when_they_are_one_and_for_each_when_they_are_parted() {
    let world = World::with_students(&["Luz Rivera", "Luz Rivera Ortiz", "Omar Haddad"]);
    let ana = world.laptop("Ana");
    let both = ["Luz Rivera", "Luz Rivera Ortiz"];
    let (coach, nurse) = (ana.adds_an_adult("Sam Ruiz", "coach"), ana.adds_an_adult("Ida Berg", "school nurse"));
    let campaign = ana.plans_a_marking(0);
    // One adult at both records, on two levels; another could build it at both; and both look out for both.
    ana.tries_to_mark(campaign, coach, both[0], Some(MarkLevel::WouldCome)).unwrap();
    ana.tries_to_mark(campaign, coach, both[1], Some(MarkLevel::CouldBuild)).unwrap();
    for student in both {
        ana.tries_to_mark(campaign, nurse, student, Some(MarkLevel::CouldBuild)).unwrap();
        ana.matches_quietly(campaign, student, nurse);
        ana.maps_shortly(student, 1, true);
    }
    let records = both.map(|student| ana.student(student));
    world.days_pass(30);
    let apart = ana.desk().overlay(campaign, world.in_days(0)).unwrap();
    for quiet_match in apart.lines.iter().map(|line| line.matches[0].id) {
        let (at, said) = (FollowUp::FourWeeks, Some(MatchSaid::NotYet));
        ana.does(&Edit::Campaign(CampaignEdit::SayOfMatch { quiet_match, at, said }));
    }
    ana.joins(records[1], records[0]);
    let marked = || -> (Vec<u32>, Vec<u32>) {
        let asked = CohortAsked { by: Some(CohortBy::Grade), ..CohortAsked::default() };
        let view = ana.desk().cohort(CohortOf::Caseload, &asked, world.in_days(0)).unwrap();
        let bands = |id| view.tables.iter().find(|table| table.id == id).map(|table| table.bands.clone()).unwrap_or_default();
        (bands(TableId::Marked), bands(TableId::AdultsNamed))
    };
    // Nobody, one adult, two or more: one adult said it of the one student, however often.
    assert_eq!(marked(), (vec![1, 1, 0], vec![0, 0, 1, 0]));
    let found = ana.found_in(campaign, Whose::School);
    assert_eq!((found.students, found.unlearned.len()), (2, 1), "Omar alone is not learned of");
    let overlay = ana.desk().overlay(campaign, world.in_days(0)).unwrap();
    assert_eq!((overlay.asked, overlay.not_asked), (1, 1));
    let line = &overlay.lines[0];
    let names = |of: Vec<&str>| of.join(", ");
    assert_eq!(names(line.marked_by.iter().map(|adult| adult.name.as_str()).collect()), "Sam Ruiz");
    assert_eq!(names(line.matches.iter().map(|one| one.adult.name.as_str()).collect()), "Ida Berg", "she looks out once");
    // What is said of it is said once, and taken back once.
    let says = |said| {
        let quiet_match = ana.desk().overlay(campaign, world.in_days(0)).unwrap().lines[0].matches[0].id;
        ana.does(&Edit::Campaign(CampaignEdit::SayOfMatch { quiet_match, at: FollowUp::FourWeeks, said }));
        ana.desk().overlay(campaign, world.in_days(0)).unwrap().lines[0].matches[0].said[0]
    };
    assert_eq!(says(Some(MatchSaid::Talking)), Some(MatchSaid::Talking));
    // Parted, neither has lost that something was said.
    ana.separates(records[1]);
    let overlay = ana.desk().overlay(campaign, world.in_days(0)).unwrap();
    let of_each: Vec<_> = overlay.lines.iter().map(|line| line.matches[0].said[0]).collect();
    assert_eq!(of_each, [Some(MatchSaid::Talking); 2]);
    ana.joins(records[1], records[0]);
    assert_eq!(says(None), None);
    // Parted again, each has their own.
    ana.does(&Edit::People(PeopleEdit::SeparateStudents { student: records[1] }));
    assert_eq!(marked(), (vec![2, 1, 0], vec![0, 0, 2, 0]));
    let overlay = ana.desk().overlay(campaign, world.in_days(0)).unwrap();
    assert_eq!(overlay.lines.iter().map(|line| line.matches.len()).collect::<Vec<_>>(), [1, 1]);
}
