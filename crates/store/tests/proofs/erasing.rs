//! What is left of an erased map? Every page of every file is decrypted and searched: store, journal, backups, drafts.

use domain::change::Scope;
use domain::choice::{AskedBy, Audience, Choice};
use domain::edit::Edit;
use domain::ego_network::{Broker, Ring, Sector, Support};
use domain::holds::{HoldEdit, HoldReason};
use domain::map_edit::{AlterFact, MapEdit};
use domain::record::{Id, Kind};
use domain::refusal::Refusal;
use domain::waves::WaveEdit;
use store::desk::Desk;
use store::failure::Failure;

use crate::pages::holding;
use crate::world::*;

const LUZ: Id = Id::from_u128(1);
const FIRST: Id = Id::from_u128(0xA1B2_C3D4_E5F6_0718_8122_3344_5566_7788);
const NEXT: Id = Id::from_u128(0x201);
const TIA: Id = Id::from_u128(0x101);
const COACH: Id = Id::from_u128(0xC1B2_C3D4_E5F6_0718_8122_3344_5566_7788);
const MIA: Id = Id::from_u128(0xD1B2_C3D4_E5F6_0718_8122_3344_5566_7788);
const ERASURE: Id = Id::from_u128(0x300);

fn erase(wave: Id) -> Edit {
    let erased_on = day("2026-10-02");
    Edit::Wave(WaveEdit::Erase { wave, erasure: ERASURE, asked_by: AskedBy::Student, erased_on })
}

/// Two kept maps of Luz: Tía on both, Coach and Mia on the first alone, and a word of the first on the second.
fn two_maps(room: &Room) -> Desk {
    let desk = room.desk("2026-09-10");
    does(&desk, &room.rim, &add_student(LUZ, "Luz", "Reyes"));
    does(&desk, &room.rim, &open_wave(FIRST, LUZ, "2026-09-10"));
    for (alter, label) in [(TIA, "CanaryTia"), (COACH, "CanaryCoach"), (MIA, "CanaryMia")] {
        does(&desk, &room.rim, &name(FIRST, alter, label));
    }
    does(&desk, &room.rim, &map(FIRST, MapEdit::PlaceAlter { alter: COACH, spot: spot(Ring::Closest, Sector::Home, 301) }));
    does(&desk, &room.rim, &map(FIRST, MapEdit::PaintSupport { alters: vec![COACH], support: Support::Rides, is_given: true }));
    does(&desk, &room.rim, &map(FIRST, MapEdit::DrawTie { a: TIA, b: COACH }));
    let goal = domain::goals::GoalEdit::SetGoal { goal: Some("CanaryGoal".into()) };
    does(&desk, &room.rim, &Edit::Goal { wave: FIRST, edit: goal });
    let broker = AlterFact::Broker(Some(Broker::Alter(COACH)));
    does(&desk, &room.rim, &map(FIRST, MapEdit::DescribeAlter { alter: TIA, fact: broker }));
    does(&desk, &room.rim, &keep_wave(FIRST, "2026-09-10"));
    // Corrected afterwards: a rename, a person taken off again, and a choice on a later day.
    does(&desk, &room.rim, &map(FIRST, MapEdit::RenameAlter { alter: MIA, label: "CanaryMiaRenamed".into() }));
    does(&desk, &room.rim, &map(FIRST, MapEdit::RemoveAlter { alter: MIA }));
    let shared = Choice { audience: Audience::CounselingTeam, withheld: vec![COACH], is_counted: true, with_names: false };
    does(&desk, &room.rim, &Edit::Wave(WaveEdit::ChooseAgain { wave: FIRST, choice: shared }));
    desk.store().back_up(&mut |_, _| true).unwrap();
    does(&desk, &room.rim, &open_wave(NEXT, LUZ, "2026-10-01"));
    does(&desk, &room.rim, &map(NEXT, MapEdit::ConfirmAlters { alters: vec![TIA] }));
    does(&desk, &room.rim, &keep_wave(NEXT, "2026-10-01"));
    desk.store().back_up(&mut |_, _| true).unwrap();
    desk
}

#[test]
fn of_an_erased_map_no_byte_is_left_in_the_store_its_journal_or_its_backups() {
    let room = Room::new(60);
    let desk = two_maps(&room);
    let gone: [&[u8]; 8] = [
        b"CanaryCoach",
        b"CanaryMia",
        b"CanaryGoal",
        FIRST.as_bytes(),
        COACH.as_bytes(),
        MIA.as_bytes(),
        &FIRST.to_string().into_bytes(),
        &COACH.to_string().into_bytes(),
    ];
    for word in gone {
        let holding = holding(&room, word);
        assert!(holding.iter().any(|name| name.starts_with("store.kith")), "the search finds what is there: {holding:?}");
        assert!(holding.iter().filter(|name| name.starts_with("backups")).count() > 0, "{holding:?}");
    }
    does(&desk, &room.rim, &erase(FIRST));
    assert!(desk.is_erasing().unwrap());
    assert!(desk.finish_erasing(&mut |_, _| true).unwrap());
    assert!(!desk.is_erasing().unwrap() && !desk.finish_erasing(&mut |_, _| true).unwrap());
    for word in gone {
        assert_eq!(holding(&room, word), Vec::<String>::new(), "{}", String::from_utf8_lossy(word));
    }
    assert!(!holding(&room, b"CanaryTia").is_empty(), "whoever is on another map stays");
    let file = desk.student(LUZ, day("2026-10-02")).unwrap();
    assert_eq!(file.waves.iter().map(|wave| wave.id).collect::<Vec<_>>(), [NEXT]);
    assert_eq!((file.erasures[0].asked_by, file.erasures[0].is_finished), (AskedBy::Student, true));
    let network = desk.map(NEXT, day("2026-10-02")).unwrap().network;
    assert_eq!((network.alters.len(), network.alters[0].broker), (1, None), "nor is it said who introduced her");
    // The tables are what the log says, its seals hold, and nothing brings it back.
    let before = dump(desk.store());
    desk.store().rebuild().unwrap();
    assert_eq!(dump(desk.store()), before);
    assert!(desk.store().check_full().unwrap().is_whole);
    assert!(!matches!(desk.undo(Some(Scope::Student(LUZ))), Ok(undone) if undone.edit == "erase_wave"));
    drop(desk);
    let desk = room.desk("2026-10-03");
    assert!(matches!(desk.map(FIRST, day("2026-10-03")), Err(Failure::Refused(Refusal::NoSuchWave))));
}

#[test]
fn an_erasure_that_the_power_cut_is_finished_at_the_next_unlock() {
    let room = Room::new(61);
    let desk = two_maps(&room);
    does(&desk, &room.rim, &erase(FIRST));
    drop(desk);
    let desk = room.desk("2026-10-03");
    assert!(!desk.student(LUZ, day("2026-10-03")).unwrap().erasures[0].is_finished);
    assert!(!holding(&room, b"CanaryCoach").is_empty(), "the backups hold it still");
    assert!(desk.finish_erasing(&mut |_, _| true).unwrap());
    assert_eq!(holding(&room, b"CanaryCoach"), Vec::<String>::new());
}

#[test]
fn a_hold_stops_what_forgets_and_ends_by_being_ended() {
    let room = Room::new(62);
    let desk = two_maps(&room);
    let hold = id(0x400);
    let on = day("2026-10-02");
    does(&desk, &room.rim, &Edit::Hold(HoldEdit::Set { hold, student: LUZ, reason: HoldReason::RecordsRequest, set_on: on }));
    let refused = |done: Result<_, Failure>| matches!(done, Err(Failure::Refused(Refusal::OnHold { reason: Some(_) })));
    assert!(refused(desk.commit(&erase(FIRST))));
    let draft = id(0x202);
    does(&desk, &room.rim, &open_wave(draft, LUZ, "2026-10-02"));
    does(&desk, &room.rim, &name(draft, id(0x110), "Dr. Ray"));
    assert!(refused(desk.commit(&Edit::Wave(WaveEdit::Forget { wave: draft }))));
    drop(desk);
    // Its days pass, with nobody here and with somebody: it stays while the hold stands.
    room.rim.pass(30 * 24 * 3_600_000);
    let drafts = store::draft::Drafts::in_folder(&room.folder.path().join("drafts"));
    assert_eq!(drafts.destroy_overdue(&*room.rim).unwrap(), 0);
    let desk = room.desk("2026-11-01");
    assert_eq!(desk.drafts(), [(draft, LUZ)]);
    assert!(desk.destroy_overdue(day("2026-11-01")).unwrap().scopes.is_empty());
    does(&desk, &room.rim, &Edit::Hold(HoldEdit::End { hold, ended_on: day("2026-11-01") }));
    drop(desk);
    assert_eq!(room.desk("2026-11-02").drafts(), []);
}

#[test]
fn an_erased_map_comes_back_from_no_other_device_in_whatever_order_they_meet() {
    let room = Room::new(63);
    let desk = two_maps(&room);
    let before = desk.store().commits_after(0).unwrap();
    // Another device has all of it, and told something more on the map that is erased meanwhile.
    let other = Room::new(64);
    let other_desk = other.desk("2026-10-02");
    other_desk.store().merge(&before).unwrap();
    does(&other_desk, &other.rim, &map(FIRST, MapEdit::RenameAlter { alter: COACH, label: "CanaryLater".into() }));
    does(&other_desk, &other.rim, &name(FIRST, id(0x120), "CanaryLatest"));
    let theirs = other_desk.store().commits_after(0).unwrap();
    does(&desk, &room.rim, &erase(FIRST));
    desk.finish_erasing(&mut |_, _| true).unwrap();
    let ours = desk.store().commits_after(0).unwrap();
    desk.store().merge(&theirs).unwrap();
    other_desk.store().merge(&ours).unwrap();
    other_desk.finish_erasing(&mut |_, _| true).unwrap();
    for (room, desk) in [(&room, &desk), (&other, &other_desk)] {
        desk.finish_erasing(&mut |_, _| true).unwrap();
        for word in ["CanaryCoach", "CanaryMia", "CanaryGoal", "CanaryLater"] {
            assert_eq!(holding(room, word.as_bytes()), Vec::<String>::new(), "{word}");
        }
        let before = dump(desk.store());
        desk.store().rebuild().unwrap();
        assert_eq!(dump(desk.store()), before);
        assert_eq!(desk.student(LUZ, day("2026-10-03")).unwrap().waves.len(), 1);
    }
    let rows = |desk: &Desk| dump(desk.store()).into_iter().filter(|line| line.starts_with(Kind::Placement.name())).count();
    assert_eq!((rows(&desk), rows(&other_desk)), (1, 1));
}

/// Tía and Mia on both maps, a doctor on the second alone, who introduced Tía as was told then.
fn corrected(room: &Room) -> (Desk, Id) {
    let (desk, doctor) = (room.desk("2026-09-10"), id(0x140));
    let tells = |wave, by| map(wave, MapEdit::DescribeAlter { alter: TIA, fact: AlterFact::Broker(Some(Broker::Alter(by))) });
    does(&desk, &room.rim, &add_student(LUZ, "Luz", "Reyes"));
    does(&desk, &room.rim, &open_wave(FIRST, LUZ, "2026-09-10"));
    for (alter, label) in [(TIA, "Tía"), (COACH, "Coach"), (MIA, "Mia")] {
        does(&desk, &room.rim, &name(FIRST, alter, label));
    }
    does(&desk, &room.rim, &tells(FIRST, MIA));
    does(&desk, &room.rim, &keep_wave(FIRST, "2026-09-10"));
    does(&desk, &room.rim, &open_wave(NEXT, LUZ, "2026-10-01"));
    does(&desk, &room.rim, &map(NEXT, MapEdit::ConfirmAlters { alters: vec![TIA, MIA] }));
    does(&desk, &room.rim, &name(NEXT, doctor, "Dr. Ray"));
    does(&desk, &room.rim, &tells(NEXT, doctor));
    does(&desk, &room.rim, &keep_wave(NEXT, "2026-10-01"));
    (desk, doctor)
}

fn broker(desk: &Desk) -> Option<Broker> {
    let network = desk.map(FIRST, day("2026-10-03")).unwrap().network;
    let tia = network.alters.into_iter().find(|alter| alter.id == TIA).unwrap();
    assert!(tia.conflicts.is_empty(), "nobody told two things at once");
    tia.broker
}

#[test]
fn what_was_corrected_is_not_told_again_when_the_correction_names_somebody_who_is_erased() {
    let room = Room::new(65);
    let (desk, doctor) = corrected(&room);
    assert_eq!(broker(&desk), Some(Broker::Alter(doctor)));
    does(&desk, &room.rim, &erase(NEXT));
    desk.finish_erasing(&mut |_, _| true).unwrap();
    assert_eq!(broker(&desk), None, "that it was Mia had been corrected");

    let room = Room::new(66);
    let (desk, _) = corrected(&room);
    let tells = MapEdit::DescribeAlter { alter: TIA, fact: AlterFact::Broker(Some(Broker::Alter(COACH))) };
    does(&desk, &room.rim, &map(FIRST, tells));
    does(&desk, &room.rim, &erase(NEXT));
    assert_eq!(broker(&desk), Some(Broker::Alter(COACH)), "what was told later stays");
    let before = dump(desk.store());
    desk.store().rebuild().unwrap();
    assert_eq!(dump(desk.store()), before);
}

#[test]
fn undo_and_redo_go_on_where_what_they_took_back_was_erased() {
    let room = Room::new(67);
    let (desk, doctor) = corrected(&room);
    let tells = |by| MapEdit::DescribeAlter { alter: MIA, fact: AlterFact::Broker(Some(Broker::Alter(by))) };
    does(&desk, &room.rim, &map(NEXT, tells(doctor)));
    desk.undo(store::undo::Within::Wave(NEXT)).unwrap();
    does(&desk, &room.rim, &map(NEXT, MapEdit::RenameAlter { alter: doctor, label: "Dr. R".into() }));
    desk.undo(store::undo::Within::Wave(NEXT)).unwrap();
    does(&desk, &room.rim, &erase(NEXT));
    for within in [store::undo::Within::Anywhere, store::undo::Within::Wave(FIRST), Some(Scope::Student(LUZ)).into()] {
        desk.undo_reach(within).unwrap();
    }
    while desk.undo(store::undo::Within::Anywhere).is_ok() {}
    while desk.redo(store::undo::Within::Anywhere).is_ok() {}
    assert!(desk.store().check_full().unwrap().is_whole);
}

#[test]
fn two_that_finish_at_once_leave_one_backup_and_nothing_of_either_map() {
    let room = Room::new(68);
    let desk = two_maps(&room);
    does(&desk, &room.rim, &erase(FIRST));
    std::thread::scope(|both| {
        let finishes = || desk.finish_erasing(&mut |_, _| true).unwrap();
        let (one, other) = (both.spawn(finishes), both.spawn(finishes));
        assert!(one.join().unwrap() != other.join().unwrap(), "the second finds nothing to do");
    });
    assert!(!desk.is_erasing().unwrap());
    let backups = files(&room.folder.path().join("backups"));
    assert_eq!(backups.iter().filter(|(name, _)| name.ends_with(".kith")).count(), 1);
    assert_eq!(holding(&room, b"CanaryCoach"), Vec::<String>::new());
}
