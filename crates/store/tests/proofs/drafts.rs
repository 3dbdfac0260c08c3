//! A sitting from the first name to the choice: undo through restarts, what "keep" keeps, what "forget" leaves.

use std::collections::BTreeSet;

use domain::change::Scope;
use domain::ego_network::{Broker, Presence, Ring, Sector, Support};
use domain::map_edit::{AlterFact, MapEdit};
use domain::record::{Id, Kind};
use domain::refusal::Refusal;
use domain::waves::WaveEdit;
use store::desk::Desk;
use store::draft::Drafts;
use store::failure::Failure;

use crate::world::*;

const LUZ: Id = Id::from_u128(1);
const WAVE: Id = Id::from_u128(0x200);
const NEXT: Id = Id::from_u128(0x201);
const TIA: Id = Id::from_u128(0x101);
const COACH: Id = Id::from_u128(0x102);
const MIA: Id = Id::from_u128(0x103);
const TODAY: &str = "2026-09-10";

fn labels(desk: &Desk, wave: Id) -> BTreeSet<String> {
    desk.map(wave, day(TODAY)).unwrap().network.alters.iter().map(|alter| alter.label.clone()).collect()
}

fn set(of: &[&str]) -> BTreeSet<String> {
    of.iter().map(|label| (*label).to_owned()).collect()
}

/// Luz with an open draft of three people, two of them tied.
fn sitting(room: &Room) -> Desk {
    let desk = room.desk(TODAY);
    does(&desk, &room.rim, &add_student(LUZ, "Luz", "Reyes"));
    does(&desk, &room.rim, &open_wave(WAVE, LUZ, TODAY));
    for (alter, label) in [(TIA, "CanaryTia"), (COACH, "CanaryCoach"), (MIA, "CanaryMia")] {
        does(&desk, &room.rim, &name(WAVE, alter, label));
    }
    does(&desk, &room.rim, &map(WAVE, MapEdit::PlaceAlter { alter: TIA, spot: spot(Ring::Closest, Sector::Home, 300) }));
    does(&desk, &room.rim, &map(WAVE, MapEdit::PaintSupport { alters: vec![TIA], support: Support::Listens, is_given: true }));
    does(&desk, &room.rim, &map(WAVE, MapEdit::DrawTie { a: TIA, b: COACH }));
    desk
}

/// No file of the profile holds any of these words, in any of the ways text lies in memory.
fn assert_nowhere(room: &Room, words: &[&str]) {
    for (name, bytes) in files(room.folder.path()) {
        for word in words {
            let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let holds = |needle: &[u8]| bytes.windows(needle.len()).any(|part| part == needle);
            assert!(!holds(word.as_bytes()) && !holds(&wide), "{name} holds a label");
        }
        assert!(!bytes.starts_with(b"SQLite format 3"), "{name} is not encrypted");
    }
}

const CANARIES: [&str; 4] = ["CanaryTia", "CanaryCoach", "CanaryMia", "CanaryHidden"];

fn draft_files(room: &Room) -> Vec<String> {
    files(room.folder.path()).into_iter().map(|(name, _)| name).filter(|name| name.starts_with("drafts")).collect()
}

#[test]
fn a_sitting_goes_on_after_a_restart_and_keep_writes_what_is_on_the_map_and_nothing_else() {
    let room = Room::new(10);
    let desk = sitting(&room);
    assert_nowhere(&room, &CANARIES);
    drop(desk);
    assert_nowhere(&room, &CANARIES);

    let desk = room.desk("2026-09-12");
    assert_eq!(labels(&desk, WAVE), set(&["CanaryCoach", "CanaryMia", "CanaryTia"]));
    // Somebody named and taken off again, somebody renamed and named back: of neither is anything kept.
    let hidden = id(0x109);
    does(&desk, &room.rim, &name(WAVE, hidden, "CanaryHidden"));
    does(&desk, &room.rim, &map(WAVE, MapEdit::DrawTie { a: hidden, b: TIA }));
    does(
        &desk,
        &room.rim,
        &map(WAVE, MapEdit::DescribeAlter { alter: TIA, fact: AlterFact::Broker(Some(Broker::Alter(hidden))) }),
    );
    does(&desk, &room.rim, &map(WAVE, MapEdit::RemoveAlter { alter: hidden }));
    does(&desk, &room.rim, &map(WAVE, MapEdit::RenameAlter { alter: MIA, label: "CanaryWrong".into() }));
    let undone = desk.undo(Some(Scope::Draft(WAVE))).unwrap();
    assert_eq!((undone.edit.as_str(), undone.left_alone), ("rename_alter", 0));
    assert_eq!(labels(&desk, WAVE), set(&["CanaryCoach", "CanaryMia", "CanaryTia"]));
    let drawn = desk.map(WAVE, day(TODAY)).unwrap().network;
    does(&desk, &room.rim, &keep_wave(WAVE, "2026-09-12"));
    assert!(draft_files(&room).is_empty(), "{:?}", draft_files(&room));
    assert_nowhere(&room, &CANARIES);

    let mut kept = desk.map(WAVE, day(TODAY)).unwrap().network;
    // The one thing that is on the drawing and not kept: who introduced somebody, where that person is on no map.
    let mut expected = drawn;
    expected.alters.iter_mut().for_each(|alter| alter.broker = None);
    kept.alters.iter_mut().for_each(|alter| alter.conflicts.clear());
    assert_eq!(kept, expected);
    let told: Vec<String> = desk
        .store()
        .commits_after(0)
        .unwrap()
        .iter()
        .flat_map(|commit| commit.changes.iter().map(|change| format!("{} {}", change.record, change.value)))
        .collect();
    assert!(
        !told
            .iter()
            .any(|line| line.contains("CanaryHidden") || line.contains("CanaryWrong") || line.contains(&hidden.to_string()))
    );
    // There is nothing of the sitting left to undo, and the map stays after a restart.
    assert!(matches!(desk.undo(Some(Scope::Draft(WAVE))), Err(Failure::Refused(Refusal::WaveIsDecided))));
    assert!(matches!(desk.commit(&keep_wave(WAVE, TODAY)), Err(Failure::Refused(Refusal::WaveIsDecided))));
    assert!(matches!(desk.commit(&open_wave(WAVE, LUZ, TODAY)), Err(Failure::Refused(Refusal::WaveIsDecided))));
    drop(desk);
    assert_eq!(labels(&room.desk(TODAY), WAVE), set(&["CanaryCoach", "CanaryMia", "CanaryTia"]));
}

#[test]
fn every_gesture_of_a_sitting_can_be_undone_and_redone_across_restarts() {
    let room = Room::new(11);
    let desk = sitting(&room);
    let full = desk.map(WAVE, day(TODAY)).unwrap().network;
    let scope = Some(Scope::Draft(WAVE));
    let mut desk = desk;
    let mut steps = 0;
    while desk.undo_reach(scope).unwrap().undo.is_some() {
        assert_eq!(desk.undo(scope).unwrap().left_alone, 0);
        steps += 1;
        if steps % 2 == 0 {
            drop(desk);
            desk = room.desk(TODAY);
        }
    }
    assert_eq!(steps, 6);
    assert!(desk.map(WAVE, day(TODAY)).unwrap().network.alters.is_empty());
    drop(desk);
    let desk = room.desk(TODAY);
    for _ in 0..6 {
        desk.redo(scope).unwrap();
    }
    assert_eq!(desk.map(WAVE, day(TODAY)).unwrap().network, full);
}

#[test]
fn forget_leaves_no_file_and_no_word() {
    let room = Room::new(12);
    let desk = sitting(&room);
    let before = dump(desk.store());
    does(&desk, &room.rim, &domain::edit::Edit::Wave(WaveEdit::Forget { wave: WAVE }));
    assert!(draft_files(&room).is_empty());
    assert_nowhere(&room, &CANARIES);
    assert_eq!(dump(desk.store()), before);
    assert!(desk.drafts().is_empty());
    assert!(matches!(desk.map(WAVE, day(TODAY)), Err(Failure::Refused(Refusal::NoSuchWave))));
}

#[test]
fn after_fourteen_days_without_a_choice_everything_is_destroyed_and_not_a_day_before() {
    let room = Room::new(13);
    drop(sitting(&room));
    let desk = room.desk("2026-09-23");
    assert_eq!(desk.drafts(), [(WAVE, LUZ)]);
    drop(desk);
    let desk = room.desk("2026-09-24");
    assert!(desk.drafts().is_empty());
    assert!(draft_files(&room).is_empty());
}

#[test]
fn a_power_cut_between_keep_and_destroy_is_healed_when_the_desk_opens() {
    let room = Room::new(14);
    let desk = sitting(&room);
    let aside = folder();
    copy(&room.folder.path().join("drafts"), aside.path());
    does(&desk, &room.rim, &keep_wave(WAVE, TODAY));
    let kept = dump(desk.store());
    drop(desk);
    copy(aside.path(), &room.folder.path().join("drafts"));
    let desk = room.desk(TODAY);
    assert!(desk.drafts().is_empty() && draft_files(&room).is_empty());
    assert_eq!(dump(desk.store()), kept);
}

#[test]
fn a_power_cut_while_a_draft_is_destroyed_leaves_nothing_once_the_desk_opens() {
    for emptied in [false, true] {
        let room = Room::new(15);
        drop(sitting(&room));
        let key = room.folder.path().join("drafts").join(format!("{WAVE}.key"));
        if emptied {
            std::fs::write(&key, b"").unwrap();
        } else {
            std::fs::remove_file(&key).unwrap();
        }
        let desk = room.desk(TODAY);
        assert!(desk.drafts().is_empty() && desk.unreadable_drafts().is_empty());
        assert!(draft_files(&room).is_empty(), "{:?}", draft_files(&room));
    }
}

#[test]
fn a_draft_whose_key_is_damaged_is_kept_and_told_and_the_rest_opens() {
    let room = Room::new(16);
    drop(sitting(&room));
    let key = room.folder.path().join("drafts").join(format!("{WAVE}.key"));
    let mut bytes = std::fs::read(&key).unwrap();
    bytes[30] ^= 1;
    std::fs::write(&key, bytes).unwrap();
    let desk = room.desk(TODAY);
    assert_eq!(desk.unreadable_drafts(), [WAVE]);
    assert!(!draft_files(&room).is_empty());
}

#[test]
fn a_draft_whose_file_is_missing_is_told_and_no_empty_one_takes_its_place() {
    let room = Room::new(19);
    drop(sitting(&room));
    let lost = room.folder.path().join("drafts").join(format!("{WAVE}.kith"));
    for end in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{end}", lost.display()));
    }
    let desk = room.desk(TODAY);
    assert_eq!((desk.unreadable_drafts(), desk.drafts()), (vec![WAVE], vec![]));
    assert!(!lost.exists());
}

#[test]
fn a_power_cut_while_a_draft_begins_leaves_nothing_and_the_map_can_be_opened() {
    let room = Room::new(20);
    let desk = room.desk(TODAY);
    does(&desk, &room.rim, &add_student(LUZ, "Luz", "Reyes"));
    drop(desk);
    // The store of the draft comes first, its key last: this is all that lies there in between.
    let drafts = room.folder.path().join("drafts");
    let path = drafts.join(format!("{WAVE}.kith"));
    drop(store::open::Store::create(&path, &key(), room.rim.clone(), SMALL).unwrap());
    let desk = room.desk(TODAY);
    assert!(draft_files(&room).is_empty() && desk.unreadable_drafts().is_empty());
    does(&desk, &room.rim, &open_wave(WAVE, LUZ, TODAY));
    assert_eq!(desk.drafts(), [(WAVE, LUZ)]);
}

#[test]
fn a_second_wave_is_pale_until_it_is_confirmed_and_no_longer_has_to_be_said() {
    let room = Room::new(17);
    let desk = sitting(&room);
    does(
        &desk,
        &room.rim,
        &map(WAVE, MapEdit::DescribeAlter { alter: COACH, fact: AlterFact::Broker(Some(Broker::Alter(MIA))) }),
    );
    does(&desk, &room.rim, &keep_wave(WAVE, TODAY));
    does(&desk, &room.rim, &open_wave(NEXT, LUZ, "2027-01-10"));
    let drawn = desk.map(NEXT, day("2027-01-10")).unwrap().network;
    assert!(drawn.alters.iter().all(|alter| alter.is_pale) && drawn.alters.len() == 3);
    assert_eq!(drawn.counted().count(), 0);
    does(&desk, &room.rim, &map(NEXT, MapEdit::ConfirmAlters { alters: vec![TIA, COACH] }));
    does(&desk, &room.rim, &map(NEXT, MapEdit::SetPresence { alter: COACH, presence: Presence::NoLonger }));
    does(&desk, &room.rim, &map(NEXT, MapEdit::RenameAlter { alter: TIA, label: "Tía Rosa".into() }));
    let drawn = desk.map(NEXT, day("2027-01-10")).unwrap().network;
    let state: Vec<(Id, bool, Presence)> = drawn.alters.iter().map(|alter| (alter.id, alter.is_pale, alter.presence)).collect();
    assert_eq!(state, [(TIA, false, Presence::Confirmed), (COACH, false, Presence::NoLonger), (MIA, true, Presence::Confirmed)]);
    assert_eq!(drawn.alters[0].spot, Some(spot(Ring::Closest, Sector::Home, 300)));
    // Nothing of the draft shows on the kept map yet; renaming is undone in the draft alone.
    assert!(labels(&desk, WAVE).contains("CanaryTia"));
    assert_eq!(desk.undo(Some(Scope::Draft(NEXT))).unwrap().edit, "rename_alter");
    assert!(labels(&desk, NEXT).contains("CanaryTia"));
    does(&desk, &room.rim, &keep_wave(NEXT, "2027-01-10"));
    let kept = desk.map(NEXT, day("2027-01-10")).unwrap().network;
    // Mia was pale: she is on the first map alone. Who introduced the coach was kept then, and stays told.
    assert_eq!(kept.alters.iter().map(|alter| alter.id).collect::<Vec<_>>(), [TIA, COACH]);
    assert_eq!(kept.alters[1].broker, Some(Broker::Alter(MIA)));
    let compared = desk.compare_waves(NEXT, WAVE, day("2027-01-10")).unwrap();
    assert_eq!((compared.kept, compared.gone, compared.new), (1, 1, 0));
}

#[test]
fn taking_a_person_off_the_map_loses_no_line_when_they_come_back() {
    let room = Room::new(18);
    let desk = sitting(&room);
    let full = desk.map(WAVE, day(TODAY)).unwrap().network;
    does(&desk, &room.rim, &map(WAVE, MapEdit::RemoveAlter { alter: TIA }));
    let without = desk.map(WAVE, day(TODAY)).unwrap().network;
    assert!(without.ties.is_empty() && without.alters.len() == 2);
    desk.undo(Some(Scope::Draft(WAVE))).unwrap();
    assert_eq!(desk.map(WAVE, day(TODAY)).unwrap().network, full);
    // Named again instead of undone: the line, the chip and the place are there again, and one undo takes all away.
    does(&desk, &room.rim, &map(WAVE, MapEdit::RemoveAlter { alter: TIA }));
    does(&desk, &room.rim, &name(WAVE, TIA, "CanaryTia"));
    assert_eq!(desk.map(WAVE, day(TODAY)).unwrap().network, full);
    desk.undo(Some(Scope::Draft(WAVE))).unwrap();
    assert_eq!(desk.map(WAVE, day(TODAY)).unwrap().network, without);
}

#[test]
fn one_student_has_one_open_map_and_undo_elsewhere_does_not_touch_it() {
    let room = Room::new(19);
    let desk = sitting(&room);
    assert!(matches!(desk.commit(&open_wave(NEXT, LUZ, TODAY)), Err(Failure::Refused(Refusal::WaveIsOpen { wave: WAVE }))));
    // Taking back the student would put the open map out of reach: the student stays, and it is said.
    let undone = desk.undo(None).unwrap();
    assert_eq!((undone.edit.as_str(), undone.left_alone), ("add_students", 1));
    assert!(desk.reading(|sql| store::tables::Tables(sql).find(Kind::Student, LUZ)).unwrap().is_some());
    assert_eq!(labels(&desk, WAVE).len(), 3);
}

/// The drafts of a room, as somebody without any key sees them.
fn drafts_of(room: &Room) -> Drafts {
    Drafts::in_folder(&room.folder.path().join("drafts"))
}

const A_DAY: i64 = 24 * 60 * 60 * 1000;

#[test]
fn a_draft_past_its_days_is_destroyed_without_a_key_but_not_out_of_the_hands_of_whoever_has_it_open() {
    let room = Room::new(20);
    let desk = sitting(&room);
    room.rim.pass(13 * A_DAY);
    assert_eq!(drafts_of(&room).destroy_overdue(&*room.rim).unwrap(), 0);
    room.rim.pass(A_DAY);
    assert_eq!(drafts_of(&room).destroy_overdue(&*room.rim).unwrap(), 0, "it is open");
    drop(desk);
    assert_eq!(drafts_of(&room).destroy_overdue(&*room.rim).unwrap(), 1);
    assert!(draft_files(&room).is_empty(), "{:?}", draft_files(&room));
    assert!(room.desk(TODAY).drafts().is_empty());
}

#[test]
fn a_draft_dated_by_a_clock_that_ran_ahead_gets_its_days_from_the_first_right_look() {
    let room = Room::new(21);
    room.rim.pass(400 * A_DAY);
    drop(sitting(&room));
    room.rim.pass(-400 * A_DAY);
    assert_eq!(drafts_of(&room).days_left(WAVE, store::clock::Rim::now_ms(&*room.rim)).unwrap(), 14);
    room.rim.pass(14 * A_DAY);
    assert_eq!(drafts_of(&room).destroy_overdue(&*room.rim).unwrap(), 1);
}

#[test]
fn a_profile_that_stays_open_loses_its_old_drafts_too_but_none_that_somebody_just_worked_on() {
    let room = Room::new(22);
    let desk = sitting(&room);
    assert!(desk.destroy_overdue(day("2026-09-23")).unwrap().scopes.is_empty());
    let in_hand = desk.destroy_overdue(day("2026-09-24")).unwrap();
    assert!(in_hand.scopes.is_empty(), "written to a moment ago");
    room.rim.pass(2 * 60 * 60 * 1000);
    let told = desk.destroy_overdue(day("2026-09-24")).unwrap();
    assert_eq!(told.scopes, [Scope::Student(LUZ), Scope::Draft(WAVE)]);
    assert!(desk.drafts().is_empty() && draft_files(&room).is_empty());
}

#[test]
fn whatever_page_of_a_draft_is_damaged_the_profile_opens_and_the_draft_is_told_and_can_be_erased() {
    let room = Room::new(23);
    drop(sitting(&room));
    let file = room.folder.path().join("drafts").join(format!("{WAVE}.kith"));
    let whole = std::fs::read(&file).unwrap();
    let pages = whole.len() / 4096;
    assert!(pages > 10, "{pages}");
    let mut unreadable = 0;
    for page in 0..pages {
        let mut bytes = whole.clone();
        bytes[page * 4096 + 2000] ^= 0x55;
        std::fs::write(&file, bytes).unwrap();
        let desk = room.desk(TODAY);
        let view = desk.today(day(TODAY)).unwrap();
        if desk.unreadable_drafts().is_empty() {
            assert_eq!(labels(&desk, WAVE).len(), 3, "page {page}: it opens only whole");
        } else {
            unreadable += 1;
            assert_eq!(view.unreadable_drafts.iter().map(|one| (one.wave, one.days_left)).collect::<Vec<_>>(), [(WAVE, 14)]);
            assert!(desk.student(LUZ, day(TODAY)).unwrap().waves.is_empty());
        }
    }
    assert!(unreadable * 10 > pages * 8, "{unreadable} of {pages} pages are in use");
    let desk = room.desk(TODAY);
    does(&desk, &room.rim, &domain::edit::Edit::Wave(WaveEdit::Forget { wave: WAVE }));
    assert!(desk.unreadable_drafts().is_empty() && draft_files(&room).is_empty());
    assert!(desk.today(day(TODAY)).unwrap().unreadable_drafts.is_empty());
}

#[test]
fn a_draft_that_cannot_be_read_is_erased_after_its_days_also_while_the_profile_is_open() {
    for opens_again in [false, true] {
        let room = Room::new(24);
        drop(sitting(&room));
        let file = room.folder.path().join("drafts").join(format!("{WAVE}.kith"));
        std::fs::write(&file, [7; 8192]).unwrap();
        let mut desk = room.desk(TODAY);
        assert_eq!(desk.unreadable_drafts(), [WAVE]);
        room.rim.pass(14 * A_DAY);
        if opens_again {
            drop(desk);
            desk = room.desk("2026-09-24");
        } else {
            assert_eq!(desk.destroy_overdue(day("2026-09-24")).unwrap().scopes, [Scope::Draft(WAVE)]);
        }
        assert!(desk.unreadable_drafts().is_empty() && draft_files(&room).is_empty());
    }
}

#[test]
fn nothing_of_a_draft_waits_to_be_sent() {
    let room = Room::new(25);
    let desk = sitting(&room);
    desk.undo(Some(Scope::Draft(WAVE))).unwrap();
    let unsent = desk.store().unsent().unwrap();
    drop(desk);
    let draft = drafts_of(&room).open(WAVE, &key(), room.rim.clone()).unwrap();
    assert!(draft.commits_after(0).unwrap().len() > 6);
    assert_eq!((draft.unsent().unwrap(), unsent), (0, 1));
}
