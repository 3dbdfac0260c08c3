//! What can be taken back? Every step of a sitting, deletions too, also tomorrow; never what somebody else did since.

use domain::change::Scope;
use domain::ego_network::{Reciprocity, Ring, Sector, Support};
use domain::map_edit::AlterFact;
use domain::refusal::Refusal;
use world::{Laptop, World};

/// A sitting of thirty gestures and more, of every sort.
fn sits_for_a_while(ana: &Laptop) -> u32 {
    ana.opens("Luz Rivera");
    ana.names(["Tía Rosa", "Coach", "Mei", "Omar"]);
    ana.places("Tía Rosa", Ring::Closest, Sector::Home);
    ana.places("Coach", Ring::Known, Sector::School);
    ana.places("Mei", Ring::Close, Sector::Peers);
    ana.paints(Support::Listens, ["Tía Rosa", "Mei"]);
    ana.paints(Support::Homework, ["Coach", "Mei", "Omar"]);
    ana.wipes(Support::Homework, "Omar");
    ana.ties("Mei", "Coach");
    ana.ties("Mei", "Omar");
    ana.renames("Coach", "Coach Ruiz");
    ana.tells("Coach Ruiz", AlterFact::IsAdult(Some(true)));
    ana.help_runs("Mei", Reciprocity::Both);
    ana.removes("Omar");
    ana.takes_to_the_tray("Coach Ruiz");
    ana.wants_to_meet("Coach Ruiz");
    ana.says_that_is_everyone();
    ana.unties("Mei", "Tía Rosa");
    ana.removes("Mei");
    // Asking a chip is a step; the first name painted under it is another. "Unties" said again what was settled: no step.
    4 + 3 + 3 + 4 + 1 + 2 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1
}

#[test]
fn every_step_of_a_sitting_goes_back_to_the_empty_map_and_forward_again() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    let steps = sits_for_a_while(&ana);
    let at_the_end = ana.network();
    let mut seen = vec![at_the_end.clone()];
    for _ in 0..steps {
        ana.undoes(1);
        seen.push(ana.network());
    }
    assert!(ana.network().alters.is_empty());
    assert_eq!(ana.tries_to_undo(), Err(Refusal::NothingToUndo));
    while let Some(was) = seen.pop() {
        assert_eq!(ana.network(), was);
        if !seen.is_empty() {
            ana.redoes(1);
        }
    }
    assert_eq!(ana.network(), at_the_end);
    assert_eq!(ana.tries_to_redo(), Err(Refusal::NothingToRedo));
}

#[test]
fn undo_and_redo_go_on_after_closing_and_opening() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    let steps = sits_for_a_while(&ana);
    let at_the_end = ana.network();
    ana.closes_and_opens();
    ana.opens("Luz Rivera");
    ana.undoes(10);
    let in_the_middle = ana.network();
    world.days_pass(3);
    ana.closes_and_opens();
    ana.opens("Luz Rivera");
    assert_eq!(ana.network(), in_the_middle);
    ana.undoes(steps - 10);
    assert!(ana.network().alters.is_empty());
    ana.closes_and_opens();
    ana.opens("Luz Rivera");
    ana.redoes(steps);
    assert_eq!(ana.network(), at_the_end);
}

#[test]
fn a_new_gesture_ends_what_could_be_brought_back() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Coach", "Mei"]);
    ana.undoes(1);
    assert_eq!((ana.map().undo.as_deref(), ana.map().redo.as_deref()), (Some("add_alter"), Some("add_alter")));
    ana.names(["Omar"]);
    assert_eq!(ana.map().redo, None);
    assert_eq!(ana.tries_to_redo(), Err(Refusal::NothingToRedo));
    assert_eq!(ana.reads_the_map(), ["Coach, in the tray", "Omar, in the tray"]);
}

#[test]
fn undo_on_a_map_leaves_everything_else_alone() {
    let world = World::with_students(&["Luz Rivera", "Omar Haddad"]);
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Coach"]);
    ana.calls("Omar Haddad", Some("Captain"));
    ana.opens("Captain");
    ana.names(["Mei"]);
    ana.opens("Luz Rivera");
    ana.undoes(1);
    assert!(ana.network().alters.is_empty());
    assert_eq!(ana.tries_to_undo(), Err(Refusal::NothingToUndo));
    assert_eq!(ana.everyone(), ["Captain", "Luz Rivera"]);
    ana.opens("Captain");
    assert_eq!(ana.reads_the_map(), ["Mei, in the tray"]);
}

#[test]
fn a_kept_map_can_be_corrected_and_the_correction_taken_back() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Coach", "Mei"]);
    ana.places("Coach", Ring::Close, Sector::School);
    let wave = ana.keeps();
    ana.looks_at(wave);
    let kept = ana.network();
    ana.renames("Coach", "Coach Ruiz");
    ana.removes("Mei");
    ana.closes_and_opens();
    ana.undoes(2);
    assert_eq!(ana.network(), kept);
    assert_ne!(ana.map().undo.as_deref(), Some("rename_alter"), "nothing of this map is left to undo");
    ana.redoes(2);
    assert_eq!(ana.reads_the_map(), ["Coach Ruiz, close school"]);
}

#[test]
fn undo_on_a_kept_map_never_takes_back_the_list_that_brought_the_student_in() {
    let world = World::new();
    let ana = world.laptop("Ana");
    ana.pastes("Luz Rivera\nOmar Haddad\n");
    ana.opens("Luz Rivera");
    ana.names(["Coach"]);
    let wave = ana.keeps();
    ana.looks_at(wave);
    ana.renames("Coach", "Coach Ruiz");
    ana.undoes(1);
    assert_eq!(ana.tries_to_undo(), Err(Refusal::NothingToUndo));
    assert_eq!(ana.everyone(), ["Omar Haddad", "Luz Rivera"]);
}

#[test]
fn undo_on_a_kept_map_never_takes_the_student_away() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Coach"]);
    let wave = ana.keeps();
    ana.looks_at(wave);
    assert_eq!(ana.tries_to_undo(), Err(Refusal::NothingToUndo), "typing her in is no step of this map");
    // It is one of her scope: what hangs on it by now is left alone and counted.
    let undone = ana.desk().undo(Some(Scope::Student(ana.student("Luz Rivera")))).unwrap();
    assert_eq!((undone.edit.as_str(), undone.left_alone), ("add_students", 1));
    assert_eq!((ana.everyone(), ana.reads_the_map()), (vec!["Luz Rivera".to_owned()], vec!["Coach, in the tray".to_owned()]));
}

#[test]
fn opening_a_file_and_keeping_are_no_steps_to_take_back() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.calls("Luz Rivera", Some("Lu"));
    ana.opens_file("Lu");
    ana.opens("Lu");
    ana.names(["Coach"]);
    let wave = ana.keeps();
    ana.notes_that_asked_to_come("Lu");
    ana.leaves_the_map();
    ana.undoes(2);
    assert_eq!(ana.everyone(), ["Luz Rivera"]);
    let file = ana.opens_file("Luz Rivera");
    assert_eq!(ana.desk().record(file.id).unwrap().openings.len(), 2);
    ana.looks_at(wave);
    assert_eq!(ana.reads_the_map(), ["Coach, in the tray"]);
}

#[test]
fn a_reason_waved_away_by_mistake_comes_back() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.notes_that_asked_to_come("Luz Rivera");
    let before = ana.desk().today(world.in_days(0)).unwrap().lines;
    ana.dismisses_the_first_line();
    assert!(ana.desk().today(world.in_days(0)).unwrap().lines.is_empty());
    ana.undoes(1);
    assert_eq!(ana.desk().today(world.in_days(0)).unwrap().lines, before);
}

#[test]
fn what_somebody_else_changed_since_is_left_alone_and_counted() {
    let world = World::with_student("Luz Rivera");
    let (ana, ben) = (world.laptop("Ana"), world.laptop("Ben"));
    ana.calls("Luz Rivera", Some("Lu"));
    world.everyone_merges();
    ben.calls("Lu", Some("Lulu"));
    world.everyone_merges();
    let undone = ana.tries_to_undo().unwrap();
    assert_eq!((undone.edit.as_str(), undone.left_alone), ("call_student", 1));
    assert_eq!(ana.everyone(), ["Lulu"]);
}

#[test]
fn undo_on_a_kept_map_takes_back_what_was_corrected_there_and_neither_a_step_nor_another_map() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Coach", "Mei"]);
    let first = ana.keeps();
    world.days_pass(30);
    ana.opens("Luz Rivera");
    ana.confirms("Coach");
    let second = ana.keeps();
    ana.looks_at(first);
    ana.places("Mei", Ring::Close, Sector::Peers);
    ana.looks_at(second);
    ana.places("Coach", Ring::Known, Sector::School);
    ana.agrees("Luz Rivera", "write to Coach", world.in_days(3));
    let was = ana.network();
    ana.undoes(1);
    assert_eq!(ana.reads_the_map(), ["Coach, in the tray"]);
    assert_eq!(ana.tries_to_undo(), Err(Refusal::NothingToUndo), "the other map and the step are not of this map");
    assert_eq!(ana.map().undo, None);
    ana.redoes(1);
    assert_eq!(ana.network(), was);
    ana.looks_at(first);
    assert_eq!((ana.map().undo.as_deref(), ana.map().redo), (Some("place_alter"), None));
    ana.undoes(1);
    assert_eq!(ana.reads_the_map(), ["Coach, in the tray", "Mei, in the tray"]);
    assert_eq!(ana.opens_file("Luz Rivera").steps.len(), 1);
}
