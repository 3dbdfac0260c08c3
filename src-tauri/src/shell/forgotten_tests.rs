//! What is left in files of a page that was shown or saved, once its map is forgotten or erased? What was saved where the student
//! said is theirs; in the folders of this program nothing is, and the place on the disk where it lay holds nothing either.

use super::tests::{HERS, LUZ, Opened, seated};
use super::*;
use crate::commands::paper::{Made, Paper, drawn, made, saved, shown};
use crate::platform;
use crate::sitting::Stands;
use crate::window::MAIN;
use domain::choice::AskedBy;
use domain::edit::Edit;
use domain::map_edit::MapEdit;
use domain::waves::WaveEdit;
use paper::fonts::{DEBIAN, Shelf};
use paper::my_map::{PageNames, PageWish};
use paper::{PageLanguage, Sheet};

const WISH: PageWish =
    PageWish { shown: PageNames::Names, has_rings: false, has_my_name: true, language: PageLanguage::En, sheet: Sheet::Letter };

/// One who sits at their open map with somebody on it, and the page and the file that they take along.
fn sitting() -> (Opened, [(Paper, Made); 2]) {
    let opened = seated();
    opened.shell.move_sitting(|_| Some(Stands::Open));
    let edit = MapEdit::AddAlter { alter: Id::from_u128(0x901), label: "CanaryTia".into(), link: None };
    opened.shell.commit(MAIN, &Edit::Map { wave: HERS, edit }).unwrap();
    let shelf = Shelf::of(&DEBIAN.map(PathBuf::from));
    let papers = [Paper::MyMap { wave: HERS, wish: WISH }, Paper::MyFile { wave: HERS, wish: WISH }];
    let both = papers.map(|paper| (paper, made(&opened.shell, paper, &shelf).unwrap()));
    (opened, both)
}

/// Pieces of what was made, spread over all of it: any of them says where it lies. One of a few letters alone says nothing.
fn pieces(made: &Made) -> Vec<&[u8]> {
    let says_something = |piece: &&[u8]| piece.iter().collect::<std::collections::BTreeSet<_>>().len() > 16;
    let pieces: Vec<&[u8]> = made.bytes.chunks_exact(48).filter(says_something).collect();
    let step = (pieces.len() / 12).max(1);
    pieces.into_iter().step_by(step).collect()
}

fn has_a_piece(bytes: &[u8], made: &Made) -> bool {
    pieces(made).iter().any(|piece| bytes.windows(piece.len()).any(|part| part == *piece))
}

/// Every file under these folders that holds a piece of what was made.
fn holding(folders: &[PathBuf], made: &Made) -> Vec<PathBuf> {
    let mut open = folders.to_vec();
    let mut found = Vec::new();
    while let Some(here) = open.pop() {
        for entry in std::fs::read_dir(here).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if has_a_piece(&std::fs::read(&path).unwrap_or_default(), made) {
                found.push(path);
            }
        }
    }
    found
}

/// Where this process lays down the pages that are shown.
fn of_what_is_shown() -> PathBuf {
    let one = platform::print_folder("looked for").unwrap();
    std::fs::remove_dir(&one).unwrap();
    one.parent().unwrap().to_owned()
}

/// The folders that this program writes to: its own, and that one.
fn ours(opened: &Opened) -> Vec<PathBuf> {
    vec![opened.folder.path().to_owned(), of_what_is_shown()]
}

/// Shows both, and gives what was shown a second name, by which the place on the disk can be read afterwards.
fn shows(opened: &Opened, both: &[(Paper, Made)], outside: &Path) -> Vec<PathBuf> {
    let mut kept = Vec::new();
    for (at, (paper, made)) in both.iter().enumerate() {
        let second = outside.join(at.to_string());
        let show = |path: &Path| std::fs::hard_link(path, &second).is_ok();
        assert!(shown(&opened.shell, MAIN, *paper, made, show).unwrap().0);
        assert_eq!(holding(&ours(opened), made).len(), 1, "the search finds what is there");
        kept.push(second);
    }
    kept
}

/// A folder on the same disk as what is shown: only there can a file have two names.
fn beside_what_is_shown() -> tempfile::TempDir {
    tempfile::tempdir_in(of_what_is_shown().parent().unwrap()).unwrap()
}

#[test]
fn of_a_page_that_was_printed_and_a_file_that_was_saved_nothing_is_left_once_the_sitting_is_forgotten() {
    let (opened, both) = sitting();
    // No viewer shows one while they sit here, and what is laid down for it is wiped at once.
    for (paper, made) in &both {
        assert!(shown(&opened.shell, MAIN, *paper, made, |_| true).is_err());
        assert_eq!(holding(&ours(&opened), made), Vec::<PathBuf>::new());
    }
    // What the window prints is written nowhere.
    let pages = drawn(&opened.shell, MAIN, both[0].0, &Shelf::of(&DEBIAN.map(PathBuf::from))).unwrap().0;
    let drawn = Made { name: String::new(), bytes: pages.concat().into_bytes() };
    assert_eq!(holding(&ours(&opened), &drawn), Vec::<PathBuf>::new());
    // One was saved, where the student said: that one is theirs, and no other copy is made of it on the way.
    let stick = tempfile::tempdir().unwrap();
    saved(&opened.shell, MAIN, both[0].0, &both[0].1, &stick.path().join("my-map.pdf")).unwrap();

    opened.shell.commit(MAIN, &Edit::Wave(WaveEdit::Forget { wave: HERS })).unwrap();
    for made in both.iter().map(|(_, made)| made).chain([&drawn]) {
        assert_eq!(holding(&ours(&opened), made), Vec::<PathBuf>::new());
    }
    let lying: Vec<_> = std::fs::read_dir(stick.path()).unwrap().flatten().map(|entry| entry.file_name()).collect();
    assert_eq!(lying, ["my-map.pdf"], "no half-written or second file lies beside it");
}

#[test]
fn of_a_page_and_a_file_of_a_kept_map_nothing_is_left_once_it_is_erased() {
    let (opened, both) = sitting();
    let keep = WaveEdit::Keep { wave: HERS, kept_on: Shell::today(), choice: Default::default() };
    opened.shell.commit(MAIN, &Edit::Wave(keep)).unwrap();
    opened.shell.end_sitting();
    let outside = beside_what_is_shown();
    let kept = shows(&opened, &both, outside.path());
    for ((_, made), second) in both.iter().zip(&kept) {
        assert!(has_a_piece(&std::fs::read(second).unwrap(), made));
    }
    let erased_on = Shell::today();
    let erase = WaveEdit::Erase { wave: HERS, erasure: Id::from_u128(0x902), asked_by: AskedBy::Student, erased_on };
    opened.shell.commit(MAIN, &Edit::Wave(erase)).unwrap();
    let desk = &opened.shell.open().unwrap().desk;
    assert!(desk.finish_erasing(&mut |_, _| true).unwrap());
    for ((_, made), second) in both.iter().zip(&kept) {
        assert_eq!(holding(&ours(&opened), made), Vec::<PathBuf>::new());
        assert!(!has_a_piece(&std::fs::read(second).unwrap(), made), "where it lay it can still be read");
    }
    // That something was given is on the student's record; what, is not.
    let record = desk.record(LUZ).unwrap();
    assert_eq!(record.disclosures.len(), 2);
    assert!(!format!("{record:?}").contains("CanaryTia"));
}
