//! What happens when laptops meet the district's server, over a wire that cannot be trusted? Everything recorded offline
//! arrives, once, where it may, and nothing is lost.

use std::rc::Rc;

use domain::ego_network::{Ring, Sector, Support};
use domain::people::NameMay;
use sync::memory::Rights;
use world::{District, Laptop, Wire, World};

/// A kept map of Luz that both have through the district, on both screens.
fn both_have_a_map(world: &World, district: &District) -> (Rc<Laptop>, Rc<Laptop>) {
    let (ana, ben) = (world.laptop("Ana"), world.empty_laptop("Ben"));
    district.enrols(&ana);
    district.enrols(&ben);
    ana.opens("Luz Rivera");
    ana.names(["Coach", "Mei"]);
    ana.places("Coach", Ring::Close, Sector::School);
    let wave = ana.keeps();
    world.everyone_syncs(district);
    ben.looks_at(wave);
    assert_eq!(ben.network(), ana.network());
    (ana, ben)
}

#[test]
fn a_kept_map_reaches_a_laptop_that_nobody_told_anything() {
    let world = World::with_student("Luz Rivera");
    let district = world.district();
    let (ana, ben) = (world.laptop("Ana"), world.empty_laptop("Ben"));
    district.enrols(&ana);
    district.enrols(&ben);
    ana.goes_offline();
    ana.opens("Luz Rivera");
    ana.names(["Coach", "Mei"]);
    ana.places("Coach", Ring::Close, Sector::School);
    ana.ties("Coach", "Mei");
    let wave = ana.keeps();
    ben.syncs(&district);
    assert!(!ben.everything_recorded().contains("Coach"));
    ana.is_online();
    world.everyone_syncs(&district);
    ben.looks_at(wave);
    assert_eq!(ben.network(), ana.network());
    assert_eq!((ana.waits(), ben.waits()), (0, 0));
    // Once: the same again brings nothing.
    let parts = district.parts();
    world.everyone_syncs(&district);
    assert_eq!(district.parts(), parts);
    assert!(!district.wire_shows("Coach") && district.everything_kept().contains("Coach"));
}

#[test]
fn a_draft_and_a_note_for_herself_never_leave_the_laptop() {
    let world = World::with_student("Luz Rivera");
    let district = world.district();
    let ana = world.laptop("Ana");
    district.enrols(&ana);
    ana.opens("Luz Rivera");
    ana.names(["Abuela"]);
    ana.notes_for_herself("Luz Rivera", "Brightfeather was late twice");
    ana.syncs(&district);
    for canary in ["Abuela", "Brightfeather"] {
        assert!(!district.everything_asked().contains(canary) && !district.everything_kept().contains(canary));
    }
    assert!(district.everything_asked().contains("Rivera"), "there is something to look at");
    ana.keeps();
    ana.syncs(&district);
    assert!(district.everything_kept().contains("Abuela") && !district.wire_shows("Abuela"));
    assert!(!district.everything_asked().contains("Brightfeather"));
}

#[test]
fn the_name_used_in_the_room_is_sent_and_printed_only_where_the_student_said_yes_to_each() {
    let world = World::with_student("Guadalupe Rivera");
    let district = world.district();
    let (ana, ben) = (world.laptop("Ana"), world.empty_laptop("Ben"));
    district.enrols(&ana);
    district.enrols(&ben);
    world.everyone_syncs(&district);
    assert_eq!(ben.everyone(), ["Guadalupe Rivera"]);
    // Written down, and nothing else was said yes to.
    ana.calls_for("Guadalupe Rivera", Some("Lupita"), NameMay::default());
    assert_eq!(ana.waits(), 0, "there is nothing to send");
    ana.closes_and_opens();
    world.everyone_syncs(&district);
    district.hears_everything_again();
    world.everyone_syncs(&district);
    assert_eq!((ana.everyone(), ben.everyone()), (vec!["Lupita".to_owned()], vec!["Guadalupe Rivera".to_owned()]));
    assert_eq!((ana.finds("lupi").len(), ana.name_on_paper("Lupita").as_str()), (1, "Guadalupe Rivera"));
    assert!(!district.everything_asked().contains("Lupita") && !district.everything_kept().contains("Lupita"));
    // Paper is a question of its own.
    ana.calls_for("Lupita", Some("Lupita"), NameMay { be_printed: true, be_sent: false });
    world.everyone_syncs(&district);
    assert_eq!((ana.name_on_paper("Lupita").as_str(), ben.everyone()), ("Lupita", vec!["Guadalupe Rivera".to_owned()]));
    assert!(!district.everything_asked().contains("Lupita"));
    // So is sending it.
    ana.calls_for("Lupita", Some("Lupita"), NameMay { be_printed: false, be_sent: true });
    world.everyone_syncs(&district);
    assert_eq!((ben.everyone(), ben.name_on_paper("Lupita").as_str()), (vec!["Lupita".to_owned()], "Guadalupe Rivera"));
    ana.calls_for("Lupita", Some("Lupita"), NameMay::EVERYTHING);
    world.everyone_syncs(&district);
    assert_eq!(ben.name_on_paper("Lupita"), "Lupita");
    // A no on a later day is one for everybody, and can be taken back.
    ana.calls_for("Lupita", Some("Lupita"), NameMay::default());
    world.everyone_syncs(&district);
    assert_eq!((ana.everyone(), ben.everyone()), (vec!["Lupita".to_owned()], vec!["Guadalupe Rivera".to_owned()]));
    ana.undoes(1);
    world.everyone_syncs(&district);
    assert_eq!((ben.everyone(), ben.name_on_paper("Lupita").as_str()), (vec!["Lupita".to_owned()], "Lupita"));
    ana.redoes(1);
    world.everyone_syncs(&district);
    assert_eq!((ana.everyone(), ben.everyone()), (vec!["Lupita".to_owned()], vec!["Guadalupe Rivera".to_owned()]));
    // Whoever looks after the student no more knows no name of theirs.
    district.takes_away(&ana, ana.student("Lupita"));
    world.everyone_syncs(&district);
    assert_eq!(ana.everyone(), Vec::<String>::new());
    assert!(!ana.everything_recorded().contains("Lupita"));
}

#[test]
fn two_change_one_kept_map_offline_and_one_tap_decides() {
    let world = World::with_student("Luz Rivera");
    let district = world.district();
    let (ana, ben) = both_have_a_map(&world, &district);
    ana.goes_offline().places("Coach", Ring::Closest, Sector::School);
    ben.goes_offline().places("Coach", Ring::Known, Sector::Community);
    // Offline each sees what they said.
    world.everyone_syncs(&district);
    assert_eq!((ana.conflicts(), ben.conflicts()), (vec![], vec![]));
    ana.is_online();
    ben.is_online();
    world.everyone_syncs(&district);
    let both = ["Coach: known community (Ben), closest school (Ana)"];
    assert_eq!((ana.conflicts(), ben.conflicts()), (both.map(Into::into).to_vec(), both.map(Into::into).to_vec()));
    assert_eq!(ana.reads_the_map(), ben.reads_the_map());
    ben.chooses_what_was_said_by("Ana", "Coach");
    world.everyone_syncs(&district);
    for laptop in [&ana, &ben] {
        assert_eq!(laptop.conflicts(), Vec::<String>::new());
        assert_eq!(laptop.reads_the_map(), ["Coach, closest school", "Mei, in the tray"]);
    }
}

#[test]
fn a_removal_beside_a_move_is_shown_to_both() {
    let world = World::with_student("Luz Rivera");
    let district = world.district();
    let (ana, ben) = both_have_a_map(&world, &district);
    ana.removes("Coach");
    ben.places("Coach", Ring::Closest, Sector::School);
    world.everyone_syncs(&district);
    for laptop in [&ana, &ben] {
        assert_eq!(laptop.reads_the_map(), ["Coach, closest school", "Mei, in the tray"]);
        assert!(laptop.conflicts()[0].contains("removed (Ana)"));
    }
}

#[test]
fn a_clock_that_is_ten_years_ahead_wins_nothing() {
    let world = World::with_student("Luz Rivera");
    let district = world.district();
    let (ana, ben) = both_have_a_map(&world, &district);
    ana.sets_clock_ahead_days(3650);
    ana.places("Coach", Ring::Closest, Sector::School);
    world.seconds_pass(60);
    ben.places("Coach", Ring::Known, Sector::Community);
    let took = ana.syncs(&district);
    assert!(took.clock_ahead_ms > 3_000 * 86_400_000, "and it is told how wrong it is");
    world.everyone_syncs(&district);
    assert_eq!(ana.conflicts(), ["Coach: known community (Ben), closest school (Ana)"]);
    assert_eq!(ana.reads_the_map(), ben.reads_the_map());
}

#[test]
fn over_a_line_that_breaks_anywhere_everything_arrives_once() {
    let world = World::with_student("Luz Rivera");
    let district = world.district();
    let (ana, ben) = both_have_a_map(&world, &district);
    ana.paints(Support::Rides, ["Coach"]);
    let (before, waits) = (district.parts(), ana.waits());
    for wire in [Wire::LosesTheQuestion, Wire::LosesTheAnswer, Wire::CutsTheAnswer(0), Wire::CutsTheAnswer(60)] {
        district.wire.set(wire);
        assert_eq!((ana.asks_once(&district), ana.waits()), (None, waits), "{wire:?}");
    }
    assert_eq!(district.parts(), before + waits as usize, "the server has it, and the laptop does not know");
    ben.renames("Mei", "Mei Lin");
    assert_eq!(ben.asks_once(&district), None);
    district.wire.set(Wire::Whole);
    world.everyone_syncs(&district);
    assert_eq!((district.parts(), ana.waits(), ben.waits()), (before + waits as usize + 1, 0, 0));
    assert_eq!(ana.reads_the_map(), ["Coach, close school: rides", "Mei Lin, in the tray"]);
    assert_eq!(ben.reads_the_map(), ana.reads_the_map());
}

#[test]
fn whoever_recorded_the_wire_and_plays_it_again_changes_nothing() {
    let world = World::with_student("Luz Rivera");
    let district = world.district();
    let (ana, _) = both_have_a_map(&world, &district);
    ana.places("Coach", Ring::Closest, Sector::School);
    world.everyone_syncs(&district);
    let before = district.everything_kept();
    district.hears_everything_again();
    assert_eq!(district.everything_kept(), before);
}

#[test]
fn a_laptop_whose_disk_was_put_back_regains_what_it_had_sent_and_sends_what_is_new() {
    let world = World::with_student("Luz Rivera");
    let district = world.district();
    let (ana, ben) = both_have_a_map(&world, &district);
    let disk = ana.copies_its_disk();
    ana.places("Coach", Ring::Closest, Sector::School);
    ana.renames("Mei", "Mei Lin");
    world.everyone_syncs(&district);
    ana.gets_its_disk_back(&disk);
    // Before it meets the server it records something, at a place of its chain that is taken.
    ana.paints(Support::Rides, ["Coach"]);
    let took = ana.syncs(&district);
    assert!(took.forked, "the server noticed");
    world.everyone_syncs(&district);
    for laptop in [&ana, &ben] {
        assert_eq!(laptop.reads_the_map(), ["Coach, closest school: rides", "Mei Lin, in the tray"]);
        assert_eq!((laptop.waits(), laptop.conflicts()), (0, vec![]));
    }
}

#[test]
fn a_server_that_was_put_back_is_told_again_what_it_lost() {
    let world = World::with_student("Luz Rivera");
    let district = world.district();
    let (ana, ben) = both_have_a_map(&world, &district);
    let backup = district.backs_up();
    ana.places("Coach", Ring::Closest, Sector::School);
    world.everyone_syncs(&district);
    let whole = district.parts();
    district.is_restored_from(backup);
    assert!(district.parts() < whole);
    ben.renames("Mei", "Mei Lin");
    // Even if Ana's laptop never comes back: Ben has what she said.
    ben.syncs(&district);
    assert_eq!((district.parts(), ben.waits()), (whole + 1, 0));
    world.everyone_syncs(&district);
    assert_eq!(district.parts(), whole + 1);
    assert_eq!(ana.reads_the_map(), ["Coach, closest school", "Mei Lin, in the tray"]);
    assert_eq!(ana.reads_the_map(), ben.reads_the_map());
}

#[test]
fn what_the_district_refuses_leaves_the_picture_and_waits_with_its_reason() {
    let world = World::with_student("Luz Rivera");
    let district = world.district();
    let (ana, ben) = both_have_a_map(&world, &district);
    district.lets(&ben, Rights { now: Some(Default::default()), ..Rights::default() });
    ben.goes_offline().places("Coach", Ring::Closest, Sector::School);
    ben.is_online().syncs(&district);
    assert_eq!(ben.reads_the_tray(), ["place_alter: no_right"]);
    assert_eq!(ben.waits(), 0);
    ben.closes_and_opens();
    assert_eq!(ben.reads_the_tray(), ["place_alter: no_right"], "it is still there in the morning");
    // The right comes back, and so does what was said.
    district.lets(&ben, Rights::default());
    ben.syncs(&district);
    ben.sends_the_tray_again();
    world.everyone_syncs(&district);
    assert_eq!(ben.reads_the_tray(), Vec::<String>::new());
    assert_eq!(ana.reads_the_map(), ["Coach, closest school", "Mei, in the tray"]);
    assert_eq!(ana.reads_the_map(), ben.reads_the_map());
}

#[test]
fn a_student_who_is_taken_away_leaves_the_laptop_after_what_was_unsent() {
    let world = World::with_students(&["Luz Rivera", "Omar Haddad"]);
    let district = world.district();
    let (ana, ben) = both_have_a_map(&world, &district);
    let luz = ben.student("Luz Rivera");
    ben.goes_offline().places("Coach", Ring::Closest, Sector::School);
    world.seconds_pass(5);
    district.takes_away(&ben, luz);
    ben.is_online().leaves_the_map();
    ben.syncs(&district);
    // What was made while the right held is taken, for somebody to look at.
    assert_eq!((district.ledger.borrow().reviews.len(), ben.reads_the_tray()), (1, vec![]));
    assert_eq!(ben.students_lost(), [luz]);
    // By name, for as long as she has to know whom; and that what she had not sent is looked at.
    assert_eq!(ben.reads_whom_it_lost(), ["Luz Rivera, 1 looked at"]);
    ben.closes_and_opens();
    assert_eq!(ben.reads_whom_it_lost(), ["Luz Rivera, 1 looked at"]);
    assert_eq!(ben.everyone(), ["Omar Haddad"]);
    assert!(!ben.everything_recorded().contains("Coach"));
    ana.syncs(&district);
    assert_eq!(ana.reads_the_map(), ["Coach, closest school", "Mei, in the tray"]);
}
