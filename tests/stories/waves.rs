//! What does a second map begin with? Everybody pale, until somebody says that they are still there. Silence says nothing.

use domain::ego_network::{Presence, Reciprocity, Ring, Sector, Support};
use domain::map_edit::{AlterFact, MapEdit};
use domain::refusal::Refusal;
use world::{Laptop, World};

/// A first map: three people with places, chips and a line.
fn first_map(ana: &Laptop) -> domain::record::Id {
    ana.opens("Luz Rivera");
    ana.names(["Tía Rosa", "Coach", "Mei"]);
    ana.places("Tía Rosa", Ring::Closest, Sector::Home);
    ana.places("Coach", Ring::Known, Sector::School);
    ana.places("Mei", Ring::Close, Sector::Peers);
    ana.paints(Support::Listens, ["Tía Rosa"]);
    ana.ties("Coach", "Mei");
    ana.keeps()
}

#[test]
fn everybody_of_the_last_map_is_pale_and_none_of_them_counts() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    let first = first_map(&ana);
    world.days_pass(90);
    ana.opens("Luz Rivera");
    assert_eq!(ana.reads_the_map(), ["Tía Rosa, pale", "Coach, pale", "Mei, pale"]);
    assert!(ana.network().alters.iter().all(|alter| alter.spot.is_some()), "each where they were");
    assert_eq!((ana.network().counted().count(), ana.map().earlier), (0, Some(first)));
    assert!(ana.reads_the_ties().is_empty(), "lines are asked anew");
}

#[test]
fn one_key_confirms_all_at_their_places_and_one_undo_takes_it_back() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    first_map(&ana);
    world.days_pass(90);
    ana.opens("Luz Rivera");
    ana.confirms_all();
    assert_eq!(ana.reads_the_map(), ["Tía Rosa, closest home", "Coach, known school", "Mei, close peers"]);
    ana.undoes(1);
    assert_eq!(ana.reads_the_map(), ["Tía Rosa, pale", "Coach, pale", "Mei, pale"]);
}

#[test]
fn dragging_somebody_pale_says_that_they_are_still_there() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    first_map(&ana);
    world.days_pass(90);
    ana.opens("Luz Rivera");
    ana.places("Coach", Ring::Close, Sector::School);
    assert_eq!(ana.reads_the_map(), ["Tía Rosa, pale", "Coach, close school", "Mei, pale"]);
}

#[test]
fn no_longer_has_to_be_said_and_silence_says_nothing() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    let first = first_map(&ana);
    world.days_pass(90);
    ana.opens("Luz Rivera");
    ana.confirms("Tía Rosa");
    ana.says_no_longer("Coach");
    let second = ana.keeps();
    let compared = ana.compares(first, second);
    assert_eq!((compared.kept, compared.gone, compared.new), (1, 1, 0));
    ana.looks_at(second);
    assert_eq!(ana.reads_the_map(), ["Tía Rosa, closest home", "Coach, known school, no longer"]);
    world.days_pass(90);
    ana.opens("Luz Rivera");
    assert_eq!(ana.reads_the_map(), ["Tía Rosa, pale"], "who is no longer there is not shown again");
    // Of Mei nobody said anything on the second map: "not today" left her for another day, and this may be one.
    assert_eq!(ana.may_have_forgotten(), ["Mei"]);
    ana.brings_back("Mei");
    assert_eq!(ana.reads_the_map(), ["Tía Rosa, pale", "Mei, close peers"], "at the place where she was");
}

#[test]
fn who_was_a_person_to_meet_is_one_still_after_confirming() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["A nurse"]);
    ana.wants_to_meet("A nurse");
    ana.keeps();
    world.days_pass(30);
    ana.opens("Luz Rivera");
    ana.confirms_all();
    assert_eq!(ana.alter("A nurse").presence, Presence::Potential);
}

#[test]
fn dragging_or_painting_a_pale_person_to_meet_does_not_say_that_they_were_met_and_saying_so_does() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["A nurse", "A vet", "A pilot"]);
    for name in ["A nurse", "A vet", "A pilot"] {
        ana.wants_to_meet(name);
    }
    ana.keeps();
    world.days_pass(30);
    ana.opens("Luz Rivera");
    ana.places("A nurse", Ring::Known, Sector::Work);
    ana.paints(Support::KnowsJobs, ["A vet"]);
    ana.gestures(MapEdit::SetPresence { alter: ana.alter("A pilot").id, presence: Presence::Confirmed });
    assert_eq!(
        ana.reads_the_map(),
        ["A nurse, known work, potential", "A vet, in the tray, potential: knows jobs", "A pilot, in the tray"]
    );
}

#[test]
fn who_is_remembered_is_remembered_still_after_one_key_confirmed_everybody() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    first_map(&ana);
    ana.gestures(MapEdit::SetPresence { alter: ana.alter("Tía Rosa").id, presence: Presence::Remembered });
    world.days_pass(30);
    ana.opens("Luz Rivera");
    ana.confirms_all();
    assert_eq!(ana.alter("Tía Rosa").presence, Presence::Remembered);
}

#[test]
fn what_is_done_with_somebody_pale_is_one_step_and_one_undo_takes_it_back() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    first_map(&ana);
    world.days_pass(90);
    ana.opens("Luz Rivera");
    let pale = ana.network();
    let [rosa, coach, mei] = ["Tía Rosa", "Coach", "Mei"].map(|name| ana.alter(name).id);
    let gestures = [
        MapEdit::PaintSupport { alters: vec![rosa, coach, mei], support: Support::Fun, is_given: true },
        MapEdit::DrawTie { a: coach, b: mei },
        MapEdit::UnplaceAlter { alter: coach },
        MapEdit::DescribeAlter { alter: mei, fact: AlterFact::Reciprocity(Some(Reciprocity::Both)) },
        MapEdit::SetPresence { alter: rosa, presence: Presence::Remembered },
    ];
    for gesture in gestures {
        ana.gestures(gesture.clone());
        assert!(ana.network().alters.iter().any(|alter| !alter.is_pale), "{gesture:?}");
        ana.undoes(1);
        assert_eq!(ana.network(), pale, "{gesture:?}");
        assert_eq!(ana.tries_to_undo(), Err(Refusal::NothingToUndo), "{gesture:?}");
        ana.redoes(1);
        ana.undoes(1);
    }
}

#[test]
fn lines_of_the_last_map_are_offered_and_hold_only_when_the_student_says_so() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Coach", "Mei", "Tía Rosa"]);
    for name in ["Coach", "Mei", "Tía Rosa"] {
        ana.places(name, Ring::Close, Sector::Peers);
    }
    ana.ties("Coach", "Mei");
    ana.ties("Mei", "Tía Rosa");
    ana.keeps();
    world.days_pass(90);
    ana.opens("Luz Rivera");
    let offered = || ana.map().earlier_ties.len();
    assert_eq!(offered(), 0, "between people who are not here yet there is no line");
    ana.confirms_all();
    assert_eq!((offered(), ana.network().ties.len()), (2, 0), "nothing is taken over by itself");
    // One was said otherwise today.
    ana.gestures(MapEdit::EraseTie { a: ana.alter("Mei").id, b: ana.alter("Tía Rosa").id });
    let still = ana.map().earlier_ties;
    assert_eq!(still.len(), 1);
    ana.gestures(MapEdit::KeepTies { pairs: still });
    let drawn = || ana.network().ties.iter().filter(|tie| tie.is_present).count();
    assert_eq!((offered(), drawn()), (0, 1));
    ana.undoes(1);
    assert_eq!((offered(), drawn()), (1, 0), "it was one step");
    ana.redoes(1);
    ana.closes_and_opens();
    ana.keeps();
    assert_eq!((drawn(), offered()), (1, 0));
}

#[test]
fn a_name_told_anew_of_somebody_pale_is_kept_and_does_not_put_them_on_the_map() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    first_map(&ana);
    world.days_pass(90);
    ana.opens("Luz Rivera");
    ana.confirms("Mei");
    ana.renames("Coach", "Mr. Ruiz");
    ana.tells("Mr. Ruiz", AlterFact::IsAdult(Some(true)));
    assert_eq!(ana.reads_the_map(), ["Tía Rosa, pale", "Mr. Ruiz, pale", "Mei, close peers"]);
    ana.keeps();
    assert_eq!(ana.reads_the_map(), ["Mei, close peers"]);
    world.days_pass(90);
    ana.opens("Luz Rivera");
    // Under his new name he is offered, and what was told of him stands.
    assert_eq!(ana.may_have_forgotten(), ["Tía Rosa", "Mr. Ruiz"]);
    ana.brings_back("Mr. Ruiz");
    assert_eq!((ana.alter("Mr. Ruiz").is_pale, ana.alter("Mr. Ruiz").is_adult), (false, Some(true)));
}

#[test]
fn a_name_corrected_on_the_first_map_while_the_second_is_drawn_is_not_written_back() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    let first = first_map(&ana);
    world.days_pass(90);
    let second = ana.opens("Luz Rivera");
    ana.confirms_all();
    ana.renames("Mei", "Mei Lin");
    ana.looks_at(first);
    ana.renames("Coach", "Mr. Ruiz");
    ana.tells("Mr. Ruiz", AlterFact::IsAdult(Some(true)));
    ana.looks_at(second);
    ana.closes_and_opens();
    assert_eq!(ana.reads_the_map(), ["Tía Rosa, closest home", "Mr. Ruiz, known school", "Mei Lin, close peers"]);
    ana.keeps();
    assert_eq!(ana.reads_the_map(), ["Tía Rosa, closest home", "Mr. Ruiz, known school", "Mei Lin, close peers"]);
    assert_eq!(ana.alter("Mr. Ruiz").is_adult, Some(true));
}

#[test]
fn typing_the_name_of_somebody_pale_makes_no_second_person() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    first_map(&ana);
    let rosa = ana.alter("Tía Rosa").id;
    world.days_pass(90);
    ana.opens("Luz Rivera");
    ana.names(["tia rosa"]);
    assert_eq!(ana.reads_the_map(), ["Tía Rosa, closest home", "Coach, pale", "Mei, pale"]);
    assert_eq!(ana.alter("Tía Rosa").id, rosa);
    // She is on the map now: somebody else may bear her name.
    ana.names(["Tía Rosa"]);
    assert_eq!(ana.network().alters.len(), 4);
}

#[test]
fn taken_off_the_second_map_somebody_waits_pale_and_without_lines_as_if_nothing_had_been_said() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    first_map(&ana);
    world.days_pass(90);
    ana.opens("Luz Rivera");
    ana.confirms_all();
    ana.ties("Coach", "Mei");
    ana.removes("Coach");
    assert_eq!(ana.reads_the_map(), ["Tía Rosa, closest home", "Coach, pale", "Mei, close peers"]);
    assert!(ana.reads_the_ties().is_empty());
    ana.keeps();
    assert_eq!(ana.reads_the_map(), ["Tía Rosa, closest home", "Mei, close peers"]);
}

#[test]
fn a_name_written_anew_on_the_second_map_is_the_same_person_and_can_be_taken_back() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    let first = first_map(&ana);
    let coach = ana.alter("Coach").id;
    world.days_pass(90);
    ana.opens("Luz Rivera");
    ana.confirms_all();
    ana.renames("Coach", "Mr. Ruiz");
    ana.undoes(1);
    assert_eq!(ana.alter("Coach").id, coach);
    ana.redoes(1);
    let second = ana.keeps();
    assert_eq!(ana.alter("Mr. Ruiz").id, coach);
    assert_eq!(ana.compares(first, second).kept, 3);
}

#[test]
fn forgetting_the_second_map_leaves_the_first_as_it_was() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    let first = first_map(&ana);
    let was = ana.network();
    world.days_pass(90);
    ana.opens("Luz Rivera");
    ana.confirms_all();
    ana.renames("Coach", "Somebody");
    ana.places("Mei", Ring::Closest, Sector::Peers);
    ana.forgets();
    ana.looks_at(first);
    assert_eq!(ana.network(), was);
}

#[test]
fn a_kept_map_shows_nobody_pale_however_many_maps_follow() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    first_map(&ana);
    world.days_pass(90);
    ana.opens("Luz Rivera");
    ana.confirms("Mei");
    let second = ana.keeps();
    ana.closes_and_opens();
    ana.looks_at(second);
    assert_eq!(ana.reads_the_map(), ["Mei, close peers"]);
    let waves: Vec<u32> = ana.opens_file("Luz Rivera").waves.iter().map(|wave| wave.alters).collect();
    assert_eq!(waves, [1, 3], "newest first");
}
