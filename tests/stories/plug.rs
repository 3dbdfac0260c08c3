//! What is there after closing, a kill, or the plug? Every finished gesture.

use domain::ego_network::{Ring, Sector, Support};
use world::World;

#[test]
fn what_was_closed_is_there_in_the_morning() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Coach", "Mei"]);
    ana.places("Coach", Ring::Close, Sector::School);
    ana.ties("Coach", "Mei");
    let was = ana.network();
    ana.closes_and_opens();
    ana.opens("Luz Rivera");
    assert_eq!(ana.network(), was);
}

#[test]
fn the_power_goes_after_any_gesture_and_every_gesture_before_is_there() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    let gestures: [&dyn Fn(); 7] = [
        &|| ana.names(["Coach"]),
        &|| ana.places("Coach", Ring::Close, Sector::School),
        &|| ana.paints(Support::Advice, ["Coach"]),
        &|| ana.names(["Mei"]),
        &|| ana.ties("Coach", "Mei"),
        &|| ana.removes("Mei"),
        &|| ana.undoes(1),
    ];
    for gesture in gestures {
        gesture();
        let was = ana.network();
        ana.power_goes_and_comes();
        assert_eq!(ana.network(), was);
        assert!(ana.desk().store().check_full().unwrap().is_whole);
    }
    ana.undoes(5);
    assert_eq!(ana.reads_the_map(), ["Coach, in the tray"], "and all of it can still be taken back");
}

#[test]
fn the_power_goes_after_keeping_and_the_map_is_kept() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Coach"]);
    let wave = ana.keeps();
    ana.power_goes_and_comes();
    ana.looks_at(wave);
    assert_eq!(ana.reads_the_map(), ["Coach, in the tray"]);
    assert!(ana.desk().drafts().is_empty());
}

#[test]
fn the_power_goes_after_forgetting_and_it_stays_forgotten() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Coach"]);
    ana.forgets();
    ana.power_goes_and_comes();
    assert!(ana.desk().drafts().is_empty() && ana.draft_files().is_empty());
}

#[test]
fn the_power_goes_after_a_roster_and_all_of_it_is_there() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let mut users = String::from("sourcedId,role,givenName,familyName\n");
    for n in 0..500 {
        users += &format!("u{n},student,Given {n},Family {n}\n");
    }
    ana.brings_in(&world.file("users.csv", &users));
    ana.power_goes_and_comes();
    assert_eq!(ana.everyone().len(), 500);
    assert_eq!(ana.finds("family 499"), ["Given 499 Family 499"]);
}
