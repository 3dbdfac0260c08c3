//! What happens when two counselors, with no line between their laptops, write about one student? Neither is lost.

use domain::edit::Edit;
use domain::ego_network::{Ring, Sector, Support};
use domain::record::Kind;
use domain::refusal::Refusal;
use world::{Laptop, World};

/// A kept map that both have, on both screens.
fn both_have_a_map(world: &World) -> (std::rc::Rc<Laptop>, std::rc::Rc<Laptop>) {
    let (ana, ben) = (world.laptop("Ana"), world.laptop("Ben"));
    ana.opens("Luz Rivera");
    ana.names(["Coach", "Mei"]);
    ana.places("Coach", Ring::Close, Sector::School);
    ana.ties("Coach", "Mei");
    let wave = ana.keeps();
    world.everyone_merges();
    ben.looks_at(wave);
    (ana, ben)
}

#[test]
fn a_kept_map_arrives_as_it_was_and_a_draft_never_does() {
    let world = World::with_students(&["Luz Rivera", "Omar Haddad"]);
    let (ana, ben) = both_have_a_map(&world);
    assert_eq!(ben.network(), ana.network());
    ana.opens("Omar Haddad");
    ana.names(["Abuela"]);
    world.everyone_merges();
    assert!(!ben.everything_recorded().contains("Abuela"));
    assert!(ben.opens_file("Omar Haddad").waves.is_empty());
}

#[test]
fn two_counselors_move_the_same_alter_and_neither_is_lost() {
    let world = World::with_student("Luz Rivera");
    let (ana, ben) = both_have_a_map(&world);
    ana.places("Coach", Ring::Closest, Sector::School);
    ben.places("Coach", Ring::Known, Sector::Community);
    world.everyone_merges();
    assert_eq!(ana.conflicts(), ["Coach: closest school (Ana), known community (Ben)"]);
    assert_eq!(ben.conflicts(), ["Coach: known community (Ben), closest school (Ana)"]);
    assert_eq!((ana.map().conflicts, ben.map().conflicts), (1, 1));
}

#[test]
fn choosing_between_two_moves_settles_it_for_both() {
    let world = World::with_student("Luz Rivera");
    let (ana, ben) = both_have_a_map(&world);
    ana.places("Coach", Ring::Closest, Sector::School);
    ben.places("Coach", Ring::Known, Sector::Community);
    world.everyone_merges();
    ana.chooses_what_was_said_by("Ben", "Coach");
    world.everyone_merges();
    for laptop in [&ana, &ben] {
        assert_eq!(laptop.conflicts(), Vec::<String>::new());
        assert_eq!(laptop.reads_the_map(), ["Coach, known community", "Mei, in the tray"]);
    }
}

#[test]
fn two_who_say_the_same_agree() {
    let world = World::with_student("Luz Rivera");
    let (ana, ben) = both_have_a_map(&world);
    for laptop in [&ana, &ben] {
        laptop.places("Coach", Ring::Closest, Sector::School);
        laptop.renames("Mei", "Mei Lin");
    }
    world.everyone_merges();
    assert_eq!((ana.conflicts(), ben.conflicts()), (vec![], vec![]));
}

#[test]
fn different_things_about_one_person_are_both_true() {
    let world = World::with_student("Luz Rivera");
    let (ana, ben) = both_have_a_map(&world);
    ana.places("Coach", Ring::Closest, Sector::School);
    ana.paints(Support::Rides, ["Coach"]);
    ben.renames("Coach", "Coach Ruiz");
    ben.paints(Support::Advice, ["Coach Ruiz"]);
    world.everyone_merges();
    for laptop in [&ana, &ben] {
        assert_eq!(laptop.conflicts(), Vec::<String>::new());
        assert_eq!(laptop.reads_the_map(), ["Coach Ruiz, closest school: advice, rides", "Mei, in the tray"]);
    }
}

#[test]
fn two_who_draw_the_same_line_draw_one() {
    let world = World::with_student("Luz Rivera");
    let (ana, ben) = both_have_a_map(&world);
    for laptop in [&ana, &ben] {
        laptop.unties("Coach", "Mei");
    }
    world.everyone_merges();
    ana.ties("Coach", "Mei");
    ben.ties("Mei", "Coach");
    world.everyone_merges();
    assert_eq!((ana.reads_the_ties(), ben.reads_the_ties()), (vec!["Coach knows Mei".into()], vec!["Coach knows Mei".into()]));
}

#[test]
fn a_removal_beside_a_move_keeps_the_person_and_says_so() {
    let world = World::with_student("Luz Rivera");
    let (ana, ben) = both_have_a_map(&world);
    ana.removes("Coach");
    ben.places("Coach", Ring::Closest, Sector::School);
    world.everyone_merges();
    for laptop in [&ana, &ben] {
        assert_eq!(laptop.reads_the_map(), ["Coach, closest school", "Mei, in the tray"]);
        assert!(laptop.conflicts()[0].starts_with("Coach: ") && laptop.conflicts()[0].contains("removed (Ana)"));
    }
    ben.chooses_to_keep("Coach");
    world.everyone_merges();
    assert_eq!((ana.conflicts(), ben.conflicts()), (vec![], vec![]));
    assert_eq!(ana.reads_the_map().len(), 2);
}

#[test]
fn a_removal_beside_a_move_may_hold_after_all() {
    let world = World::with_student("Luz Rivera");
    let (ana, ben) = both_have_a_map(&world);
    ana.removes("Coach");
    ben.places("Coach", Ring::Closest, Sector::School);
    world.everyone_merges();
    ben.chooses_what_was_said_by("Ana", "Coach");
    world.everyone_merges();
    for laptop in [&ana, &ben] {
        assert_eq!(laptop.reads_the_map(), ["Mei, in the tray"]);
    }
}

#[test]
fn whichever_answer_about_a_removal_is_taken_back_the_person_is_there_again() {
    let world = World::with_student("Luz Rivera");
    let (ana, ben) = both_have_a_map(&world);
    ana.removes("Coach");
    ben.places("Coach", Ring::Closest, Sector::School);
    world.everyone_merges();
    let with_coach = ["Coach, closest school", "Mei, in the tray"];
    ben.chooses_what_was_said_by("Ana", "Coach");
    assert_eq!(ben.reads_the_map(), ["Mei, in the tray"]);
    ben.undoes(1);
    assert_eq!(ben.reads_the_map(), with_coach);
    ana.chooses_to_keep("Coach");
    ana.undoes(1);
    assert_eq!(ana.reads_the_map(), with_coach);
    world.everyone_merges();
    assert_eq!((ana.reads_the_map(), ana.conflicts()), (ben.reads_the_map(), vec![]));
}

#[test]
fn a_move_made_after_seeing_the_other_is_no_conflict_however_wrong_the_clocks_are() {
    let world = World::with_student("Luz Rivera");
    let (ana, ben) = both_have_a_map(&world);
    world.days_pass(2);
    ana.places("Coach", Ring::Closest, Sector::School);
    world.everyone_merges();
    world.days_pass(-30);
    ben.places("Coach", Ring::Known, Sector::School);
    world.everyone_merges();
    assert_eq!((ana.conflicts(), ben.conflicts()), (vec![], vec![]));
    assert_eq!(ana.reads_the_map(), ["Coach, known school", "Mei, in the tray"]);
}

#[test]
fn what_arrives_twice_or_late_changes_nothing() {
    let world = World::with_student("Luz Rivera");
    let (ana, ben) = both_have_a_map(&world);
    ana.places("Coach", Ring::Closest, Sector::School);
    ben.renames("Mei", "Mei Lin");
    world.everyone_merges();
    let (at_anas, at_bens) = (ana.network(), ben.network());
    let mut commits = ana.desk().store().commits_after(0).unwrap();
    commits.reverse();
    ben.takes_in(&commits);
    ben.takes_in(&commits);
    world.everyone_merges();
    assert_eq!((ana.network(), ben.network()), (at_anas.clone(), at_bens));
    assert_eq!(at_anas, ben.network());
}

#[test]
fn one_roster_brought_in_on_two_laptops_makes_one_student() {
    let world = World::new();
    let (ana, ben) = (world.laptop("Ana"), world.laptop("Ben"));
    let users = "sourcedId,role,givenName,familyName\nu1,student,Luz,Rivera\nu2,student,Omar,Haddad\n";
    ana.brings_in(&world.file("users.csv", users));
    ben.brings_in(&world.file("users.csv", users));
    world.everyone_merges();
    assert_eq!(ana.everyone(), ["Omar Haddad", "Luz Rivera"]);
    assert_eq!(ben.everyone(), ana.everyone());
}

#[test]
fn four_people_who_merge_in_any_order_see_the_same_students() {
    let world = World::with_student("Luz Rivera");
    let people = ["Ana", "Ben", "Cleo", "Dov"].map(|name| world.laptop(name));
    for (at, laptop) in people.iter().enumerate() {
        laptop.adds_student(&format!("Student {at}"));
        laptop.notes_that_asked_to_come("Luz Rivera");
    }
    world.everyone_merges();
    world.everyone_merges();
    for laptop in &people {
        assert_eq!(laptop.everyone(), ["Student 0", "Student 1", "Student 2", "Student 3", "Luz Rivera"]);
    }
}

#[test]
fn only_what_somebody_said_can_be_chosen_and_only_while_there_is_a_choice() {
    let world = World::with_student("Luz Rivera");
    let (ana, ben) = both_have_a_map(&world);
    ana.renames("Coach", "Coach Ruiz");
    ben.renames("Coach", "Mr. Ruiz");
    world.everyone_merges();
    let record = ana.network().alters.iter().find(|alter| !alter.conflicts.is_empty()).unwrap().id;
    let choose = |value: &str| Edit::Choose { kind: Kind::Alter, record, field: "label".into(), value: value.into() };
    assert_eq!(ana.tries(&choose("Somebody else")), Err(Refusal::NothingToChoose));
    ana.does(&choose("Mr. Ruiz"));
    assert_eq!(ana.alter("Mr. Ruiz").id, record);
    assert_eq!(ana.tries(&choose("Coach Ruiz")), Err(Refusal::NothingToChoose), "it was decided");
}
