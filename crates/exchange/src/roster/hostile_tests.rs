//! What files do that were made to do harm, or that broke on the way: a clear refusal, and nothing else.

use std::cell::Cell;
use std::io::Write;
use std::path::PathBuf;

use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;
use zip::write::SimpleFileOptions;

use super::read_roster;
use crate::unreadable::{Breakage, Unreadable};
use crate::watch::{Unwatched, Watch};

const HEADING: &str = "sourcedId,role,givenName,familyName\n";

pub(super) fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn on_disk(name: &str, bytes: &[u8]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    (folder, path)
}

fn refusal(name: &str, bytes: &[u8]) -> Unreadable {
    let (_folder, path) = on_disk(name, bytes);
    read_roster(&[path], &Unwatched).unwrap_err()
}

#[test]
fn a_zip_bomb_is_not_unpacked() {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("users.csv", SimpleFileOptions::default()).unwrap();
    zip.write_all(HEADING.as_bytes()).unwrap();
    let zeros = vec![b'\n'; 1 << 20];
    for _ in 0..12 {
        zip.write_all(&zeros).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    assert!(bytes.len() < 200_000);
    assert_eq!(refusal("roster.zip", &bytes), Unreadable::Bomb { file: "users.csv".into() });
}

#[test]
fn a_gzip_bomb_is_not_unpacked() {
    let mut gz = GzEncoder::new(Vec::new(), Compression::default());
    gz.write_all(b"<InterchangeStudent>").unwrap();
    let blanks = vec![b' '; 1 << 20];
    for _ in 0..12 {
        gz.write_all(&blanks).unwrap();
    }
    let bytes = gz.finish().unwrap();
    assert!(bytes.len() < 200_000);
    assert_eq!(refusal("Student.xml.gz", &bytes), Unreadable::Bomb { file: "Student.xml.gz".into() });
}

#[test]
fn an_encrypted_zip_says_so() {
    let mut bytes = zipped(&[("users.csv", HEADING.as_bytes())]);
    // The general purpose flag in the local and in the central header: bit 0 is "encrypted".
    let central = bytes.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    bytes[6] |= 1;
    bytes[central + 8] |= 1;
    assert_eq!(refusal("roster.zip", &bytes), Unreadable::Encrypted { file: "roster.zip".into() });
}

#[test]
fn a_damaged_archive_says_so() {
    let bytes = zipped(&[("users.csv", HEADING.as_bytes())]);
    assert_eq!(refusal("roster.zip", &bytes[..bytes.len() / 2]), Unreadable::BrokenArchive { file: "roster.zip".into() });
    let mut gz = GzEncoder::new(Vec::new(), Compression::fast());
    gz.write_all("<InterchangeStudent>".as_bytes()).unwrap();
    gz.write_all(&(0..50_000u32).flat_map(u32::to_le_bytes).map(|b| b' ' + b % 20).filter(|b| *b != b'&').collect::<Vec<u8>>())
        .unwrap();
    let bytes = gz.finish().unwrap();
    let why = refusal("Student.xml.gz", &bytes[..bytes.len() / 2]);
    assert!(matches!(why, Unreadable::Broken { because: Breakage::BreaksOff, .. }), "{why:?}");
}

#[test]
fn a_billion_laughs_are_not_laughed() {
    let text = "<?xml version=\"1.0\"?>\n<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY l2 \"&lol;&lol;\">]>\n<InterchangeStudent>&l2;</InterchangeStudent>";
    assert_eq!(refusal("Student.xml", text.as_bytes()), Unreadable::HasEntities { file: "Student.xml".into(), line: 2 });
}

#[test]
fn a_quote_that_is_never_closed_refuses_the_file_at_its_line() {
    let text = format!("{HEADING}u1,student,\"Luz,Rivera\nu2,student,Ana,Cruz\n");
    assert_eq!(
        refusal("users.csv", text.as_bytes()),
        Unreadable::Broken { file: "users.csv".into(), line: 2, because: Breakage::QuoteNeverClosed }
    );
}

#[test]
fn a_field_of_a_million_characters_refuses_its_line_alone() {
    let text = format!(
        "{HEADING}u1,student,{},Rivera\nu2,student,Ana,Cruz\nu3,student,{},Long\n",
        "x".repeat(1_000_001),
        "y".repeat(5000)
    );
    let (_folder, path) = on_disk("users.csv", text.as_bytes());
    let roster = read_roster(&[path], &Unwatched).unwrap();
    assert_eq!(roster.refused.kept.len(), 1);
    assert_eq!((roster.refused.kept[0].line, roster.refused.kept[0].column.as_deref()), (2, Some("givenName")));
    assert_eq!(roster.students.rows[1].1.given.len(), 4096);
    assert!(roster.warned.kept.iter().any(|note| note.line == 4 && note.reason == crate::text::CUT));
}

#[test]
fn letters_that_are_not_utf_8_are_read_as_windows_writes_them() {
    let mut text = HEADING.as_bytes().to_vec();
    text.extend_from_slice(b"u1,student,Jos\xe9,N\xfa\xf1ez\n");
    let (_folder, path) = on_disk("users.csv", &text);
    let roster = read_roster(&[path], &Unwatched).unwrap();
    assert_eq!((roster.students.rows[0].1.given.as_str(), roster.students.rows[0].1.family.as_str()), ("José", "Núñez"));
    assert_eq!(roster.warned.kept.len(), 2);
}

#[test]
fn a_name_that_is_markup_or_a_formula_stays_the_text_it_is() {
    let text = format!("{HEADING}u1,student,<script>alert(1)</script>,\"=HYPERLINK(\"\"http://x\"\")\"\n");
    let (_folder, path) = on_disk("users.csv", text.as_bytes());
    let (_, row) = &read_roster(&[path], &Unwatched).unwrap().students.rows[0];
    assert_eq!((row.given.as_str(), row.family.as_str()), ("<script>alert(1)</script>", "=HYPERLINK(\"http://x\")"));
}

struct Patience {
    left: Cell<u32>,
    told: Cell<(u64, u64)>,
}

impl Watch for Patience {
    fn progress(&self, done: u64, of: u64) {
        assert!(done <= of && done >= self.told.get().0);
        self.told.set((done, of));
    }

    fn is_cancelled(&self) -> bool {
        let left = self.left.get();
        self.left.set(left.saturating_sub(1));
        left == 0
    }
}

#[test]
fn the_bar_runs_to_its_end_and_a_reading_can_be_stopped_in_the_middle() {
    let mut text = HEADING.to_owned();
    for n in 0..60_000 {
        text.push_str(&format!("u{n},student,Given {n},Family {n}\n"));
    }
    let (_folder, path) = on_disk("users.csv", text.as_bytes());
    let patient = Patience { left: Cell::new(u32::MAX), told: Cell::new((0, 0)) };
    assert_eq!(read_roster(std::slice::from_ref(&path), &patient).unwrap().students.rows.len(), 60_000);
    assert_eq!(patient.told.get(), (text.len() as u64, text.len() as u64));
    let hasty = Patience { left: Cell::new(5), told: Cell::new((0, 0)) };
    assert_eq!(read_roster(&[path], &hasty).unwrap_err(), Unreadable::Cancelled);
    let (done, of) = hasty.told.get();
    assert!(done > 0 && done < of, "{done} of {of}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_bytes_in_any_file_are_read_or_refused_without_panic(
        bytes in proptest::collection::vec(any::<u8>(), 0..600),
        start in prop::sample::select(vec!["", HEADING, "<InterchangeStudent>", "\u{feff}", "PK\u{3}\u{4}", "<Interchange", "propertyName,value\n"]),
        name in prop::sample::select(vec!["users.csv", "enrollments.csv", "manifest.csv", "a.xml", "a.xml.gz", "a.zip"]),
    ) {
        let all: Vec<u8> = start.bytes().chain(bytes).collect();
        let (_folder, path) = on_disk(name, &all);
        let _ = read_roster(&[path], &Unwatched);
    }

    #[test]
    fn a_flipped_byte_in_an_archive_never_panics(at in 0usize..400, to in any::<u8>()) {
        let mut bytes = zipped(&[("users.csv", HEADING.as_bytes()), ("orgs.csv", b"sourcedId,name\ns1,North\n")]);
        let at = at % bytes.len();
        bytes[at] = to;
        let (_folder, path) = on_disk("a.zip", &bytes);
        let _ = read_roster(&[path], &Unwatched);
    }
}
