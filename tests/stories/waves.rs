//! What does a second map begin with? Everybody pale, until somebody says that they are still there. Silence says nothing.

use domain::ego_network::{Presence, Ring, Sector, Support};
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
