//! Is a page a page? Made, then read back by another program: its text, its fonts, its tags, how it looks.
//! The pictures lie in `target/paper` for whoever wants to see them.

use std::path::PathBuf;
use std::process::Command;

use chrono::NaiveDate;
use domain::ego_network::{Alter, EgoNetwork, Offset, Presence, Ring, Sector, Spot, Support, Tie};
use domain::record::Id;
use paper::fonts::{DEBIAN, Shelf};
use paper::my_map::{MyMap, PageWish, Shown};
use paper::{Language, Made, Sheet};

pub const WISH: PageWish =
    PageWish { shown: Shown::Names, has_rings: false, has_my_name: false, language: Language::En, sheet: Sheet::Letter };

const NAMES: [&str; 24] = [
    "Mom", "Tía Rosa", "Abuela", "Coach Reyes", "Ms. Okafor", "Jada", "Dre", "Mr. Lindqvist", "Nana Bea", "Luis", "Pastor Ed",
    "Dr. Amari", "Zoë", "Nguyễn Thị Hạnh", "Mr. Abernathy-Castellanos", "Kofi", "Sam from robotics", "Uncle Ray", "Bus driver Pete",
    "Library Jo", "Teo", "Ms. Wu", "Grandpa Joe", "Amina",
];

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 26).unwrap()
}

fn shelf() -> Shelf {
    Shelf::of(&DEBIAN.map(PathBuf::from))
}

fn alter(at: usize, label: &str) -> Alter {
    // A fixed scatter: the same people stand in the same places each time.
    let dice = |salt: usize| (at * 7919 + salt * 104_729 + 13) % 1000;
    let sector = Sector::ALL[(at * 3 + at / 5) % 5];
    let ring = [Ring::Closest, Ring::Close, Ring::Known, Ring::Close, Ring::Known][at % 5];
    Alter {
        id: Id::from_u128(at as u128 + 1),
        label: label.to_owned(),
        initials: domain::names::initials(label),
        is_adult: None,
        origin: None,
        broker: None,
        last_contact: None,
        link: None,
        spot: Some(Spot { ring, sector, offset: Offset { across: dice(1) as u16, out: dice(2) as u16 } }),
        presence: if at % 11 == 10 { Presence::Potential } else { Presence::Confirmed },
        reciprocity: None,
        supports: Support::ALL.into_iter().enumerate().filter(|(s, _)| (at + s * 3) % 7 < 2).map(|(_, support)| support).collect(),
        is_pale: false,
        conflicts: Vec::new(),
    }
}

fn network(names: &[String]) -> EgoNetwork {
    let alters: Vec<Alter> = names.iter().enumerate().map(|(at, name)| alter(at, name)).collect();
    let tie = |a: usize, b: usize| Tie { a: alters[a].id, b: alters[b].id, is_present: true };
    let ties = (0..names.len() / 2).map(|at| tie(at, (at * 5 + 2) % names.len())).filter(|tie| tie.a != tie.b).collect();
    EgoNetwork { wave: Id::from_u128(900), student: Id::from_u128(901), alters, ties, supports_asked: vec![] }
}

fn people(count: usize) -> Vec<String> {
    let named = |at: usize| {
        let name = NAMES[at % NAMES.len()];
        if at < NAMES.len() { name.to_owned() } else { format!("{name} {}", char::from(b'A' + (at / NAMES.len()) as u8)) }
    };
    (0..count).map(named).collect()
}

fn map_of(names: &[String], wish: PageWish) -> MyMap {
    MyMap::of(&network(names), "Luz", day(), Some("Become a nurse, and get better at math on the way"), &[], wish)
}

/// Kept to be looked at, and for the other program to read.
fn kept(name: &str, made: &Made) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../target/paper");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(format!("{name}.pdf"));
    std::fs::write(&path, &made.pdf).unwrap();
    path
}

/// The text as poppler reads it, in the order of the page.
fn text_of(pdf: &PathBuf) -> String {
    let out = Command::new("pdftotext").args(["-enc", "UTF-8"]).arg(pdf).arg("-").output().expect("poppler-utils");
    assert!(out.status.success());
    String::from_utf8(out.stdout).unwrap()
}

#[test]
fn a_map_of_three_twelve_forty_and_sixty_people_is_one_page() {
    let shelf = shelf();
    for count in [3, 12, 40, 60] {
        for has_rings in [false, true] {
            let made = map_of(&people(count), PageWish { has_rings, ..WISH }).page(&shelf).unwrap();
            let pdf = kept(&format!("map-{count}{}", if has_rings { "-rings" } else { "" }), &made);
            assert_eq!(made.pages, 1, "{count} people");
            let text = text_of(&pdf);
            assert!(text.contains("The people in my corner") && text.contains("Become a nurse"), "{text}");
        }
    }
}
