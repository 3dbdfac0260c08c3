//! What does the counselor's own notebook keep, for how long, and who opens it? On real files, at moments the test chooses.

use std::path::Path;

use notebook::cipher::Cost;
use notebook::copy::{self, Handed, Maker, NewCopy};
use notebook::lock::Lock;
use notebook::{Failure, Id, Note, Notebook};

const DAY: i64 = 24 * 60 * 60 * 1000;
const NOW: i64 = 1_700_000_000_000;
const WORDS: &str = "seven lamps on a bridge";
const LUZ: Id = Id::from_u128(7);
const SAID: &str = "Brightfeather was late twice, ask about the bus";

fn made(folder: &Path) -> Notebook {
    Notebook::make(folder, WORDS, Some("CODE1"), Cost::LIGHT).unwrap()
}

fn texts(book: &Notebook, now: i64) -> Vec<String> {
    book.notes_of(&[LUZ], now).unwrap().into_iter().map(|note| note.text).collect()
}

fn note(n: u128) -> Id {
    Id::from_u128(n)
}

/// Whether any file of the folder has this text in it.
fn stands_in_a_file(folder: &Path, text: &str) -> bool {
    let mut files = std::fs::read_dir(folder).unwrap().map(|file| std::fs::read(file.unwrap().path()).unwrap());
    files.any(|bytes| bytes.windows(text.len()).any(|part| part == text.as_bytes()))
}

#[test]
fn a_note_is_written_corrected_and_removed_and_removing_it_can_be_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let book = made(folder.path());
    let first = book.write(note(1), LUZ, "  Ask about the bus. ", NOW).unwrap();
    assert_eq!((first.text.as_str(), first.corrected_ms), ("Ask about the bus.", None));
    let corrected = book.write(note(1), LUZ, "Ask about the bus and lunch.", NOW + DAY).unwrap();
    let expected = Note { text: "Ask about the bus and lunch.".into(), corrected_ms: Some(NOW + DAY), ..first };
    assert_eq!(corrected, expected, "its clock goes on from when it was written");
    assert_eq!(book.write(note(1), LUZ, "Ask about the bus and lunch.", NOW + 2 * DAY).unwrap(), expected);
    book.write(note(2), LUZ, "Newer.", NOW + DAY).unwrap();
    book.write(note(3), Id::from_u128(8), "About another.", NOW + DAY).unwrap();
    assert_eq!(texts(&book, NOW + DAY), ["Newer.", "Ask about the bus and lunch."]);
    let removed = book.remove(note(1), NOW + DAY).unwrap();
    assert_eq!(texts(&book, NOW + DAY), ["Newer."]);
    assert!(matches!(book.remove(note(1), NOW + DAY), Err(Failure::NoSuchNote)));
    assert!(book.put_back(&removed, NOW + DAY).unwrap() && !book.put_back(&removed, NOW + DAY).unwrap());
    assert_eq!(book.note(note(1), NOW + DAY).unwrap(), expected);
    assert!(matches!(book.write(note(4), LUZ, " \n ", NOW), Err(Failure::TextIsEmpty)));
    assert!(matches!(book.write(note(4), LUZ, &"a".repeat(20_001), NOW), Err(Failure::TextIsTooLong { most: 20_000 })));
}

#[test]
fn a_note_goes_when_its_days_are_over_and_is_not_shown_before_it_is_swept() {
    let folder = tempfile::tempdir().unwrap();
    let book = made(folder.path());
    let days = i64::from(book.days().unwrap());
    book.write(note(1), LUZ, "Old.", NOW).unwrap();
    book.write(note(2), LUZ, "New.", NOW + 10 * DAY).unwrap();
    assert_eq!(texts(&book, NOW + days * DAY - 1).len(), 2);
    assert_eq!(texts(&book, NOW + days * DAY), ["New."]);
    assert!(matches!(book.note(note(1), NOW + days * DAY), Err(Failure::NoSuchNote)));
    assert_eq!(book.sweep(NOW + 90 * DAY).unwrap(), 0);
    assert_eq!((book.sweep(NOW + days * DAY).unwrap(), book.sweep(NOW + days * DAY).unwrap()), (1, 0));
    // A shorter clock holds for what is here too, and what is past it goes at once.
    assert_eq!(book.set_days(30, NOW + 40 * DAY - 1).unwrap(), 0);
    assert_eq!(book.note(note(2), NOW + 39 * DAY).unwrap().ends_ms, NOW + 40 * DAY);
    assert_eq!(book.set_days(30, NOW + 40 * DAY).unwrap(), 1);
    assert_eq!(book.days().unwrap(), 30);
}

#[test]
fn one_look_at_a_clock_that_is_set_wrong_takes_no_note_away() {
    let folder = tempfile::tempdir().unwrap();
    let book = made(folder.path());
    book.write(note(1), LUZ, "Kept.", NOW).unwrap();
    assert_eq!(book.sweep(NOW + DAY).unwrap(), 0);
    // A year ahead for an afternoon: hidden, and there again when the clock is right.
    let ahead = NOW + 366 * DAY;
    assert_eq!((book.sweep(ahead).unwrap(), book.sweep(ahead + DAY / 4).unwrap()), (0, 0));
    assert!(texts(&book, ahead).is_empty());
    assert_eq!(texts(&book, NOW + 2 * DAY), ["Kept."]);
    // Years later the same again, and a day after that: it was a long time.
    assert_eq!((book.sweep(ahead + 500 * DAY).unwrap(), book.sweep(ahead + 501 * DAY).unwrap()), (0, 1));
    // A battery that ran out: what is written then lasts as long as what is written now.
    let now = ahead + 501 * DAY;
    book.write(note(2), LUZ, "By an old clock.", NOW - 900 * DAY).unwrap();
    assert_eq!(texts(&book, now), ["By an old clock."]);
}

#[test]
fn no_word_of_a_note_stands_readable_in_any_file_also_not_of_one_that_was_removed() {
    let folder = tempfile::tempdir().unwrap();
    let book = made(folder.path());
    book.write(note(1), LUZ, SAID, NOW).unwrap();
    for text in ["Brightfeather", "bus", "note_of_student", "SQLite format"] {
        assert!(!stands_in_a_file(folder.path(), text), "{text}");
    }
    let with_it = std::fs::read(folder.path().join("notebook.kith")).unwrap();
    book.remove(note(1), NOW).unwrap();
    assert_ne!(with_it, std::fs::read(folder.path().join("notebook.kith")).unwrap());
    drop(book);
    let mut names: Vec<_> =
        std::fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, ["notebook.keys.json", "notebook.kith"], "no journal stays");
}

#[test]
fn passphrase_and_code_both_open_it_and_nothing_else_does() {
    let folder = tempfile::tempdir().unwrap();
    drop(made(folder.path()));
    let lock = Lock::of(folder.path());
    assert!(lock.has_code());
    Notebook::open(folder.path(), &lock.open_by_code("CODE1").unwrap()).unwrap();
    assert!(matches!(lock.open("another"), Err(Failure::WrongSecret)));
    assert!(matches!(lock.open_by_code(WORDS), Err(Failure::WrongSecret)));
    let key = lock.open(WORDS).unwrap();
    lock.by_code(&key, "CODE2", Cost::LIGHT).unwrap();
    assert!(lock.open_by_code("CODE1").is_err() && lock.open_by_code("CODE2").is_ok());
    assert!(matches!(Notebook::open_or_make(folder.path(), "another", None, Cost::LIGHT), Err(Failure::WrongSecret)));
}

#[test]
fn a_change_of_the_passphrase_that_is_cut_off_anywhere_leaves_it_open_to_the_one_that_holds() {
    for cut_off in ["before the profile was sealed again", "after it"] {
        let folder = tempfile::tempdir().unwrap();
        made(folder.path()).write(note(1), LUZ, SAID, NOW).unwrap();
        let lock = Lock::of(folder.path());
        lock.also_by(&lock.open(WORDS).unwrap(), "new words", Cost::LIGHT).unwrap();
        let (holds, gone) = if cut_off == "after it" { ("new words", WORDS) } else { (WORDS, "new words") };
        let book = Notebook::open_or_make(folder.path(), holds, None, Cost::LIGHT).unwrap();
        assert_eq!(texts(&book, NOW), [SAID], "{cut_off}");
        assert!(lock.open(gone).is_err(), "{cut_off}");
    }
    let folder = tempfile::tempdir().unwrap();
    drop(made(folder.path()));
    let lock = Lock::of(folder.path());
    lock.also_by(&lock.open(WORDS).unwrap(), "new words", Cost::LIGHT).unwrap();
    lock.only_newest().unwrap();
    assert!(lock.open("new words").is_ok() && lock.open(WORDS).is_err());
}

#[test]
fn a_notebook_that_is_missing_or_damaged_is_said_and_never_taken_for_a_new_one() {
    let folder = tempfile::tempdir().unwrap();
    drop(made(folder.path()));
    let place = folder.path().join("notebook.kith");
    let bytes = std::fs::read(&place).unwrap();
    std::fs::write(&place, vec![7; bytes.len()]).unwrap();
    let opened = || Notebook::open_or_make(folder.path(), WORDS, None, Cost::LIGHT);
    assert!(matches!(opened(), Err(Failure::Damaged)));
    std::fs::write(&place, []).unwrap();
    assert!(matches!(opened(), Err(Failure::Damaged)));
    std::fs::remove_file(&place).unwrap();
    assert!(matches!(opened(), Err(Failure::Missing)));
    // The power failed while it was made, after its lock was written and before it was in its place.
    std::fs::write(folder.path().join("notebook.making"), &bytes).unwrap();
    opened().unwrap();
    // And its lock alone was lost: nothing is put over what nobody can read.
    std::fs::remove_file(folder.path().join("notebook.keys.json")).unwrap();
    assert!(matches!(opened(), Err(Failure::WrongSecret)));
    assert_eq!(std::fs::read(&place).unwrap(), bytes);
}

fn copied(book: &Notebook, path: &Path, handed: Option<Handed>) -> copy::CopyLine {
    let new = NewCopy {
        id: note(0x100),
        by: Maker { id: note(0xA), name: "Ana".into() },
        passphrase: "paper kites",
        cost: Cost::LIGHT,
        handed,
        now_ms: NOW,
    };
    let notes = book.all_notes(NOW).unwrap().into_iter().map(|note| (note, "Luz Rivera".to_owned())).collect();
    book.copy_to(path, &new, notes).unwrap()
}

#[test]
fn a_copy_of_ones_own_opens_with_its_own_passphrase_and_brings_back_what_was_lost() {
    let (folder, medium) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (book, path) = (made(folder.path()), medium.path().join("mine.kithnotes"));
    book.write(note(1), LUZ, SAID, NOW).unwrap();
    copied(&book, &path, None);
    for text in ["Brightfeather", "Rivera", "Ana"] {
        assert!(!stands_in_a_file(medium.path(), text), "{text}");
    }
    assert!(matches!(copy::read(&path, WORDS, NOW), Err(Failure::WrongSecret)));
    let read = copy::read(&path, "paper kites", NOW).unwrap();
    assert_eq!((read.notes[0].student_name.as_str(), read.notes[0].text.as_str()), ("Luz Rivera", SAID));
    book.remove(note(1), NOW).unwrap();
    assert_eq!((book.take_back(&read, NOW).unwrap(), book.take_back(&read, NOW).unwrap()), (1, 0));
    assert_eq!(texts(&book, NOW), [SAID]);
    assert!(copy::read(&path, "paper kites", NOW + 180 * DAY).unwrap().notes.is_empty(), "a copy is no way around the clock");
    assert_eq!(std::fs::read_dir(medium.path()).unwrap().count(), 1, "nothing lies beside it");
}

#[test]
fn a_copy_that_was_handed_over_is_noted_for_good_and_opens_until_its_day() {
    let (folder, medium) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (book, path) = (made(folder.path()), medium.path().join("for-ben.kithnotes"));
    book.write(note(1), LUZ, SAID, NOW).unwrap();
    let handed = Handed { to: "Ben Osei".into(), until_ms: NOW + 14 * DAY };
    let line = copied(&book, &path, Some(handed.clone()));
    assert_eq!((line.notes, line.handed.as_ref()), (1, Some(&handed)));
    drop(book);
    let book = Notebook::open_or_make(folder.path(), WORDS, None, Cost::LIGHT).unwrap();
    assert_eq!(book.copies().unwrap(), [line]);
    assert!(copy::read(&path, "paper kites", NOW + 14 * DAY - 1).is_ok());
    assert!(matches!(copy::read(&path, "paper kites", NOW + 14 * DAY), Err(Failure::IsOver)));
    let nowhere = medium.path().join("no such folder/for-ben.kithnotes");
    let new = NewCopy {
        id: note(0x101),
        by: Maker { id: note(0xA), name: "Ana".into() },
        passphrase: "paper kites",
        cost: Cost::LIGHT,
        handed: Some(handed),
        now_ms: NOW,
    };
    assert!(book.copy_to(&nowhere, &new, Vec::new()).is_err());
    assert_eq!(book.copies().unwrap().len(), 1, "what was not written was not handed over");
}

#[test]
fn a_copy_that_was_changed_or_is_none_is_said() {
    let (folder, medium) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (book, path) = (made(folder.path()), medium.path().join("mine.kithnotes"));
    book.write(note(1), LUZ, SAID, NOW).unwrap();
    copied(&book, &path, Some(Handed { to: "Ben".into(), until_ms: NOW + DAY }));
    let whole = std::fs::read(&path).unwrap();
    for at in [whole.len() - 1, whole.len() - 60] {
        let mut changed = whole.clone();
        changed[at] ^= 1;
        std::fs::write(&path, changed).unwrap();
        assert!(matches!(copy::read(&path, "paper kites", NOW), Err(Failure::Damaged)), "{at}");
    }
    for other in [&b""[..], b"kith notes 1", b"a picture\nof a cat\n", &whole[..40]] {
        std::fs::write(&path, other).unwrap();
        assert!(matches!(copy::read(&path, "paper kites", NOW), Err(Failure::NotACopy)));
    }
    assert!(matches!(copy::read(&medium.path().join("nothing"), "paper kites", NOW), Err(Failure::NotHere)));
}
