//! What can be told in one sitting? A student says who is in their corner, and the counselor writes it down as it comes.

use domain::ego_network::{Broker, LastContact, Offset, Origin, Presence, Reciprocity, Ring, Sector, Spot, Support};
use domain::map_edit::{AlterFact, MapEdit};
use domain::record::Id;
use domain::refusal::Refusal;
use world::World;

#[test]
fn names_come_one_after_another_and_wait_in_the_tray_in_that_order() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Tía Rosa", "Coach", "Abuela"]);
    assert_eq!(ana.reads_the_map(), ["Tía Rosa, in the tray", "Coach, in the tray", "Abuela, in the tray"]);
    let map = ana.map();
    assert_eq!(
        (map.ego_name.as_str(), map.wave.alters, map.wave.is_draft, map.wave.days_left),
        ("Luz Rivera", 3, true, Some(14))
    );
    assert_eq!(ana.alter("Tía Rosa").initials, "TR");
}

#[test]
fn a_whole_sitting_is_on_the_map_as_it_was_told() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Tía Rosa", "Coach", "Mei"]);
    ana.places("Tía Rosa", Ring::Closest, Sector::Home);
    ana.places("Coach", Ring::Known, Sector::Community);
    ana.places("Mei", Ring::Close, Sector::Peers);
    ana.paints(Support::Listens, ["Tía Rosa", "Mei"]);
    ana.paints(Support::Rides, ["Coach"]);
    ana.ties("Mei", "Tía Rosa");
    ana.says_that_is_everyone();
    ana.help_runs("Mei", Reciprocity::Both);
    assert_eq!(
        ana.reads_the_map(),
        ["Tía Rosa, closest home: listens", "Coach, known community: rides", "Mei, close peers: listens"]
    );
    assert_eq!(ana.reads_the_ties(), ["Coach does not know Mei", "Coach does not know Tía Rosa", "Mei knows Tía Rosa"]);
    assert_eq!(ana.network().supports_asked, [Support::Listens, Support::Rides]);
    assert_eq!(ana.alter("Mei").reciprocity, Some(Reciprocity::Both));
}

#[test]
fn somebody_is_moved_between_rings_and_back_into_the_tray() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Coach"]);
    ana.places("Coach", Ring::Known, Sector::School);
    ana.places("Coach", Ring::Closest, Sector::School);
    assert_eq!(ana.reads_the_map(), ["Coach, closest school"]);
    ana.takes_to_the_tray("Coach");
    assert_eq!(ana.reads_the_map(), ["Coach, in the tray"]);
}

#[test]
fn a_place_is_kept_to_the_thousandth_and_never_leaves_its_cell() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Coach"]);
    ana.places_at("Coach", Spot { ring: Ring::Close, sector: Sector::Work, offset: Offset { across: 123, out: 65_535 } });
    assert_eq!(ana.alter("Coach").spot.unwrap().offset, Offset { across: 123, out: 1_000 });
}

#[test]
fn a_gesture_that_changes_nothing_is_no_step_to_undo() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Coach", "Mei"]);
    ana.places("Coach", Ring::Close, Sector::School);
    ana.paints(Support::Fun, ["Coach"]);
    ana.ties("Coach", "Mei");
    let steps = || ana.steps_in_the_draft();
    let before = steps();
    ana.places("Coach", Ring::Close, Sector::School);
    ana.paints(Support::Fun, ["Coach"]);
    ana.ties("Mei", "Coach");
    ana.renames("Coach", "  Coach ");
    assert_eq!(steps(), before);
    assert_eq!(ana.map().undo.as_deref(), Some("draw_tie"));
}

#[test]
fn a_name_is_written_anew_and_everything_else_about_them_stays() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Coach", "Mei"]);
    ana.places("Coach", Ring::Close, Sector::School);
    ana.paints(Support::Advice, ["Coach"]);
    ana.ties("Coach", "Mei");
    let coach = ana.alter("Coach").id;
    ana.renames("Coach", "Coach Ruiz");
    assert_eq!(ana.alter("Coach Ruiz").id, coach);
    assert_eq!(ana.reads_the_map(), ["Coach Ruiz, close school: advice", "Mei, in the tray"]);
    assert_eq!(ana.reads_the_ties(), ["Coach Ruiz knows Mei"]);
}

#[test]
fn somebody_taken_off_the_map_comes_back_with_their_ties() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Coach", "Mei", "Omar"]);
    ana.places("Coach", Ring::Close, Sector::School);
    ana.paints(Support::Advice, ["Coach"]);
    ana.ties("Coach", "Mei");
    ana.ties("Coach", "Omar");
    let before = ana.network();
    ana.removes("Coach");
    assert_eq!((ana.reads_the_map().len(), ana.reads_the_ties().len()), (2, 0));
    ana.undoes(1);
    assert_eq!(ana.network(), before);
}

#[test]
fn two_people_of_one_name_are_two_people() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Mamá", "Coach", "Mamá"]);
    assert_eq!(ana.reads_the_map(), ["Mamá, in the tray", "Coach, in the tray", "Mamá (2), in the tray"]);
    ana.places("Mamá (2)", Ring::Closest, Sector::Home);
    ana.ties("Mamá", "Mamá (2)");
    assert_eq!(ana.reads_the_map()[2], "Mamá (2), closest home");
    assert_eq!(ana.reads_the_ties(), ["Mamá knows Mamá (2)"]);
    // The number is how they are told apart and no part of a name: it is kept nowhere.
    ana.keeps();
    assert!(!ana.everything_recorded().contains("(2)"));
    let second = ana.alter("Mamá (2)").id;
    ana.renames("Mamá (2)", "Mamá Inés");
    assert_eq!(ana.alter("Mamá Inés").id, second);
    assert_eq!(ana.reads_the_map()[0], "Mamá, in the tray");
}

#[test]
fn people_of_one_name_are_told_apart_by_their_first_letters_too_and_never_by_a_name_that_somebody_bears() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Jose", "José (2)", "JOSÉ", "Julia", "🦊", "🦊"]);
    let called = || ana.network().alters.into_iter().map(|alter| alter.label).collect::<Vec<_>>();
    assert_eq!(called(), ["Jose", "José (2)", "JOSÉ (3)", "Julia", "🦊", "🦊 (2)"]);
    ana.shows_people(domain::shown::Shown::Initials);
    assert_eq!(called(), ["J", "J2", "J3", "J4", "🦊", "🦊2"]);
    ana.shows_people(domain::shown::Shown::Hidden);
    assert_eq!(called(), ["1", "2", "3", "4", "5", "6"]);
}

#[test]
fn a_person_to_meet_is_dotted_and_does_not_count_yet() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Coach", "A nurse"]);
    ana.places("A nurse", Ring::Known, Sector::Work);
    ana.wants_to_meet("A nurse");
    assert_eq!(ana.reads_the_map(), ["Coach, in the tray", "A nurse, known work, potential"]);
    assert_eq!((ana.network().counted().count(), ana.map().wave.alters), (1, 1));
    ana.says_that_is_everyone();
    assert!(ana.reads_the_ties().is_empty(), "nobody is asked whom a stranger knows");
}

#[test]
fn a_chip_painted_in_vain_counts_as_asked() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Coach"]);
    ana.paints(Support::KnowsJobs, []);
    ana.paints(Support::Fun, ["Coach"]);
    ana.wipes(Support::Fun, "Coach");
    assert_eq!(ana.network().supports_asked, [Support::Fun, Support::KnowsJobs]);
    assert!(ana.alter("Coach").supports.is_empty());
}

#[test]
fn what_is_not_asked_stays_unknown_and_can_be_unknown_again() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Coach", "Mei"]);
    let coach = ana.alter("Coach");
    assert_eq!(
        (coach.is_adult, coach.origin, coach.broker, coach.last_contact, coach.reciprocity),
        (None, None, None, None, None)
    );
    ana.tells("Coach", AlterFact::IsAdult(Some(true)));
    ana.tells("Coach", AlterFact::Origin(Some(Origin::Activity)));
    ana.tells("Coach", AlterFact::Broker(Some(Broker::Alter(ana.alter("Mei").id))));
    ana.last_spoke("Coach", LastContact::ThisWeek);
    let told = ana.alter("Coach");
    assert_eq!(
        (told.is_adult, told.origin, told.last_contact),
        (Some(true), Some(Origin::Activity), Some(LastContact::ThisWeek))
    );
    assert_eq!(told.broker, Some(Broker::Alter(ana.alter("Mei").id)));
    ana.tells("Coach", AlterFact::IsAdult(None));
    assert_eq!(ana.alter("Coach").is_adult, None);
}

#[test]
fn a_line_drawn_and_wiped_is_a_pair_that_does_not_know_each_other() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Coach", "Mei"]);
    assert!(ana.reads_the_ties().is_empty());
    ana.ties("Coach", "Mei");
    ana.unties("Mei", "Coach");
    assert_eq!(ana.reads_the_ties(), ["Coach does not know Mei"]);
}

#[test]
fn somebody_whom_the_student_does_not_see_now_keeps_their_place_and_counts() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Abuela"]);
    ana.places("Abuela", Ring::Closest, Sector::Home);
    ana.gestures(MapEdit::SetPresence { alter: ana.alter("Abuela").id, presence: Presence::Remembered });
    assert_eq!(ana.reads_the_map(), ["Abuela, closest home, remembered"]);
    assert_eq!(ana.network().counted().count(), 1);
}

#[test]
fn three_hundred_people_fit_on_a_map_and_one_more_is_told_why_not() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    for n in 1..=300 {
        ana.names_one(&format!("Person {n}")).unwrap();
    }
    assert_eq!(ana.names_one("Person 301"), Err(Refusal::MapIsFull { most: 300 }));
    for pair in (1..300).step_by(30) {
        ana.ties(&format!("Person {pair}"), &format!("Person {}", pair + 1));
    }
    let wave = ana.keeps();
    ana.closes_and_opens();
    ana.looks_at(wave);
    assert_eq!((ana.network().alters.len(), ana.network().ties.len()), (300, 10));

    // On the next map nobody is more than fits either: not by one key for all of them, and not one by one.
    ana.opens("Luz Rivera");
    ana.names(["Somebody new"]);
    let everyone: Vec<Id> = ana.network().alters.iter().filter(|alter| alter.is_pale).map(|alter| alter.id).collect();
    let all = |alters: &[Id]| ana.tries_to(MapEdit::ConfirmAlters { alters: alters.to_vec() });
    assert_eq!(all(&everyone).map(drop), Err(Refusal::MapIsFull { most: 300 }));
    assert_eq!(ana.network().alters.iter().filter(|alter| alter.is_pale).count(), 300, "and everybody waits as before");
    all(&everyone[1..]).unwrap();
    let spot = Spot { ring: Ring::Known, sector: Sector::Peers, offset: Offset { across: 500, out: 500 } };
    let last = MapEdit::PlaceAlter { alter: everyone[0], spot };
    assert_eq!(ana.tries_to(last.clone()).map(drop), Err(Refusal::MapIsFull { most: 300 }));
    ana.removes("Somebody new");
    ana.tries_to(last).unwrap();
    assert_eq!(ana.network().alters.iter().filter(|alter| !alter.is_pale).count(), 300);
}

#[test]
fn whoever_is_gone_takes_no_room_on_a_full_map_and_comes_back_only_where_there_is_some() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    for n in 1..=300 {
        ana.names_one(&format!("Person {n}")).unwrap();
    }
    let full = Err(Refusal::MapIsFull { most: 300 });
    let back = MapEdit::SetPresence { alter: ana.alter("Person 7").id, presence: Presence::Confirmed };
    ana.says_no_longer("Person 7");
    ana.names_one("Somebody new").unwrap();
    // Three hundred are there, and one is gone: no more by any way.
    assert_eq!(ana.names_one("Person 301").map(drop), full);
    for presence in [Presence::Confirmed, Presence::Remembered, Presence::Potential] {
        let back = MapEdit::SetPresence { alter: ana.alter("Person 7").id, presence };
        assert_eq!(ana.tries_to(back).map(drop), full, "{presence:?}");
    }
    // Whoever is there may be told otherwise, and somebody else may go.
    ana.gestures(MapEdit::SetPresence { alter: ana.alter("Person 8").id, presence: Presence::Remembered });
    ana.says_no_longer("Person 9");
    ana.tries_to(back).unwrap();
    let gone = ana.network().alters.iter().filter(|alter| alter.presence == Presence::NoLonger).count();
    assert_eq!((ana.network().alters.len(), gone), (301, 1));
}
