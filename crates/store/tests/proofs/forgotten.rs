//! What is left of a sitting that was stopped and forgotten? The draft's store is decrypted by its own key, the profile's store,
//! journal and backups by theirs, and each is searched, before and after.

use std::path::Path;

use domain::edit::Edit;
use domain::ego_network::{Ring, Sector, Support};
use domain::map_edit::MapEdit;
use domain::record::Id;
use domain::shown::Shown;
use domain::waves::WaveEdit;
use store::desk::Desk;

use crate::pages::{draft_key, holding, holds, opened};
use crate::world::*;

const LUZ: Id = Id::from_u128(1);
const MEI: Id = Id::from_u128(2);
const WAVE: Id = Id::from_u128(0xB1B2_C3D4_E5F6_0718_8122_3344_5566_7788);
const OTHER: Id = Id::from_u128(0x201);
const TIA: Id = Id::from_u128(0xE1B2_C3D4_E5F6_0718_8122_3344_5566_7788);
const COACH: Id = Id::from_u128(0x102);
const GONE: Id = Id::from_u128(0x103);
const TODAY: &str = "2026-09-10";

/// Another student's kept map, so that there is a store to search, and a sitting over it in which everything was done that
/// leaves a word somewhere: named, renamed, taken off, undone, a goal, a backup in the middle, a restart.
fn sitting(room: &Room) -> Desk {
    let desk = room.desk(TODAY);
    for (student, given) in [(LUZ, "Luz"), (MEI, "Mei")] {
        does(&desk, &room.rim, &add_student(student, given, "Reyes"));
    }
    does(&desk, &room.rim, &open_wave(OTHER, MEI, TODAY));
    does(&desk, &room.rim, &name(OTHER, id(0x301), "StaysHere"));
    does(&desk, &room.rim, &keep_wave(OTHER, TODAY));
    does(&desk, &room.rim, &open_wave(WAVE, LUZ, TODAY));
    for (alter, label) in [(TIA, "CanaryTia"), (COACH, "CanaryCoach"), (GONE, "CanaryTakenOff")] {
        does(&desk, &room.rim, &name(WAVE, alter, label));
    }
    does(&desk, &room.rim, &map(WAVE, MapEdit::PlaceAlter { alter: TIA, spot: spot(Ring::Closest, Sector::Home, 301) }));
    does(&desk, &room.rim, &map(WAVE, MapEdit::PaintSupport { alters: vec![TIA], support: Support::Rides, is_given: true }));
    does(&desk, &room.rim, &map(WAVE, MapEdit::DrawTie { a: TIA, b: COACH }));
    does(&desk, &room.rim, &map(WAVE, MapEdit::RenameAlter { alter: COACH, label: "CanaryRenamed".into() }));
    does(&desk, &room.rim, &map(WAVE, MapEdit::RemoveAlter { alter: GONE }));
    let goal = domain::goals::GoalEdit::SetGoal { goal: Some("CanaryGoal".into()) };
    does(&desk, &room.rim, &Edit::Goal { wave: WAVE, edit: goal });
    does(&desk, &room.rim, &Edit::Show { wave: WAVE, shown: Shown::Initials });
    desk.undo(Some(domain::change::Scope::Draft(WAVE))).unwrap();
    desk.store().back_up(&mut |_, _| true).unwrap();
    drop(desk);
    room.desk(TODAY)
}

fn words() -> Vec<Vec<u8>> {
    let told = ["CanaryTia", "CanaryCoach", "CanaryRenamed", "CanaryTakenOff", "CanaryGoal"];
    let ids = [WAVE, TIA].into_iter().flat_map(|id| [id.as_bytes().to_vec(), id.to_string().into_bytes()]);
    told.iter().map(|word| word.as_bytes().to_vec()).chain(ids).collect()
}

/// Gives every file of the draft a second name outside the profile: what a forgotten file's place on the disk still holds can be
/// read by it, as by a program that looks for deleted files.
fn keeps_hold_of_the_disk(room: &Room, outside: &Path) {
    for entry in std::fs::read_dir(room.folder.path().join("drafts")).unwrap() {
        let entry = entry.unwrap();
        std::fs::hard_link(entry.path(), outside.join(entry.file_name())).unwrap();
    }
}

/// What a program that looks for deleted files reads of the draft with the profile's key, and the draft's own if that is left.
fn read_from_the_disk(outside: &Path) -> Vec<u8> {
    let lying = files(outside);
    let sealed = lying.iter().find(|(name, _)| name.ends_with(".key")).map(|(_, sealed)| sealed.as_slice()).unwrap();
    let found = draft_key(WAVE, sealed);
    lying
        .iter()
        .flat_map(|(name, bytes)| {
            let by_its_own = found.map_or_else(Vec::new, |key| opened(name, bytes, &key));
            [by_its_own, opened(name, bytes, key().expose()), bytes.clone()].concat()
        })
        .collect()
}

#[test]
fn of_a_forgotten_sitting_no_byte_is_left_in_its_draft_the_store_its_journal_or_its_backups() {
    let room = Room::new(80);
    let desk = sitting(&room);
    let outside = folder();
    keeps_hold_of_the_disk(&room, outside.path());
    let lying = read_from_the_disk(outside.path());
    for word in words() {
        let (said, found) = (String::from_utf8_lossy(&word), holding(&room, &word));
        assert!(found.iter().any(|name| name.starts_with("drafts/")), "the search finds {said}, which is there: {found:?}");
        let elsewhere: Vec<_> = found.iter().filter(|name| !name.starts_with("drafts/")).collect();
        assert!(elsewhere.is_empty(), "a draft is in no other file: {said} in {elsewhere:?}");
        assert!(holds(&lying, &word), "and finds {said} where it lies on the disk");
    }

    does(&desk, &room.rim, &Edit::Wave(WaveEdit::Forget { wave: WAVE }));
    let lying = read_from_the_disk(outside.path());
    for word in words() {
        let said = String::from_utf8_lossy(&word);
        assert_eq!(holding(&room, &word), Vec::<String>::new(), "{said}");
        assert!(!holds(&lying, &word), "{said} can be read from where its file lay: its key was written over");
    }
    assert!(files(room.folder.path()).iter().all(|(name, _)| !name.starts_with("drafts/")));
    // The same after a restart, a new backup, and with all tables read again from the log.
    drop(desk);
    let desk = room.desk(TODAY);
    desk.store().back_up(&mut |_, _| true).unwrap();
    desk.store().rebuild().unwrap();
    for word in words() {
        assert_eq!(holding(&room, &word), Vec::<String>::new(), "{}", String::from_utf8_lossy(&word));
    }
    assert!(!holding(&room, b"StaysHere").is_empty(), "another student's map is as it was");
}

#[test]
fn a_key_that_was_only_taken_away_and_not_written_over_would_be_found() {
    let room = Room::new(81);
    drop(sitting(&room));
    let outside = folder();
    keeps_hold_of_the_disk(&room, outside.path());
    // A way of forgetting that takes away names and leaves bytes: the proof above has to see it.
    for entry in std::fs::read_dir(room.folder.path().join("drafts")).unwrap() {
        std::fs::remove_file(entry.unwrap().path()).unwrap();
    }
    assert!(holding(&room, b"CanaryTia").is_empty());
    assert!(holds(&read_from_the_disk(outside.path()), b"CanaryTia"));
}
