//! What may be taken along, by whom and when: the student's own draft in their sitting, kept maps by a counselor, the card
//! outside of a sitting; and what is left behind of it, which is nothing.

use super::tests::{HERS, LUZ, OTHERS, Opened, seated};
use super::*;
use crate::commands::paper::{Paper, drawn, made, saved, shown};
use crate::sitting::Stands;
use crate::window::MAIN;
use domain::edit::Edit;
use domain::waves::WaveEdit;
use paper::fonts::{DEBIAN, Shelf};
use paper::my_map::{PageNames, PageWish};
use paper::{PageLanguage, Sheet};

const WISH: PageWish =
    PageWish { shown: PageNames::Names, has_rings: false, has_my_name: true, language: PageLanguage::En, sheet: Sheet::Letter };

fn shelf() -> Shelf {
    Shelf::of(&DEBIAN.map(PathBuf::from))
}

/// One who sits at their open map.
fn sitting() -> Opened {
    let opened = seated();
    opened.shell.move_sitting(|_| Some(Stands::Open));
    opened
}

#[test]
fn in_a_sitting_only_its_own_map_is_taken_along_and_behind_the_cover_nothing() {
    let Opened { shell, folder, .. } = sitting();
    let mine = Paper::MyMap { wave: HERS, wish: WISH };
    let page = made(&shell, mine, &shelf()).unwrap();
    assert_eq!(page.name, format!("my-map-{}.pdf", Shell::today()));
    let place = folder.path().join("taken.pdf");
    saved(&shell, MAIN, mine, &page, &place).unwrap();
    assert!(std::fs::read(&place).unwrap().starts_with(b"%PDF-"));

    // What they are called here stands on it, though it is written down nowhere.
    shell.move_sitting(|_| Some(Stands::Limits));
    shell.say_name("Lucha", None).unwrap();
    shell.move_sitting(|_| Some(Stands::Open));
    let file = made(&shell, Paper::MyFile { wave: HERS, wish: WISH }, &shelf()).unwrap();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(file.bytes)).unwrap();
    let all: String = (0..zip.len()).map(|at| std::io::read_to_string(zip.by_index(at).unwrap()).unwrap()).collect();
    assert!(all.contains("Lucha") && !all.contains("Luz"), "{all}");

    let another = Paper::MyMap { wave: OTHERS, wish: WISH };
    let card = Paper::Card { language: PageLanguage::En, sheet: Sheet::Letter };
    for refused in [another, card] {
        assert_eq!(made(&shell, refused, &shelf()).err().unwrap().code, FailureCode::InSitting);
    }
    assert_eq!(drawn(&shell, MAIN, another, &shelf()).err().unwrap().code, FailureCode::InSitting);
    assert_eq!(drawn(&shell, MAIN, card, &shelf()).err().unwrap().code, FailureCode::NotHere);
    assert!(drawn(&shell, MAIN, mine, &shelf()).unwrap().0[0].starts_with("<svg"));
    // A viewer shows nothing while they sit here: no cover lies over one.
    let viewed = shown(&shell, MAIN, mine, &page, |_| panic!("it is shown")).unwrap_err();
    assert_eq!(viewed.code, FailureCode::InSitting);
    // Somebody came in while a place was chosen.
    shell.move_sitting(|_| Some(Stands::Covered));
    assert_eq!(saved(&shell, MAIN, mine, &page, &folder.path().join("late.pdf")).unwrap_err().code, FailureCode::InSitting);
    assert!(!folder.path().join("late.pdf").exists());
    assert_eq!(made(&shell, mine, &shelf()).err().unwrap().code, FailureCode::InSitting);
    // And while a page was made or drawn: none stands over the cover.
    let late = shown(&shell, MAIN, mine, &page, |_| panic!("it is shown")).unwrap_err();
    assert_eq!(late.code, FailureCode::InSitting);
    assert_eq!(drawn(&shell, MAIN, mine, &shelf()).err().unwrap().code, FailureCode::InSitting);

    // The student is gone, and with them what only a sitting shows.
    shell.end_sitting();
    assert_eq!(made(&shell, mine, &shelf()).err().unwrap().refusal, Some(domain::refusal::Refusal::NoSuchWave));
    assert_eq!(made(&shell, card, &shelf()).unwrap().name, "session-card.pdf");
}

/// The map that they kept, when they are gone.
fn kept() -> Opened {
    let opened = sitting();
    let keep = WaveEdit::Keep { wave: HERS, kept_on: Shell::today(), choice: Default::default() };
    opened.shell.commit(MAIN, &Edit::Wave(keep)).unwrap();
    opened.shell.end_sitting();
    opened
}

#[test]
fn what_was_shown_is_gone_with_the_lock() {
    let Opened { shell, folder: _folder, .. } = kept();
    let mine = Paper::MyFile { wave: HERS, wish: WISH };
    let file = made(&shell, mine, &shelf()).unwrap();
    let mut seen = None;
    let show = |path: &Path| {
        assert_eq!(std::fs::read(path).unwrap(), file.bytes);
        seen.replace(path.to_owned()).is_none()
    };
    assert!(shown(&shell, MAIN, mine, &file, show).unwrap().0);
    assert!(!shown(&shell, MAIN, mine, &file, |_| false).unwrap().0, "no viewer is no failure: it can be saved");
    shell.close();
    assert!(!seen.unwrap().exists());
    assert_eq!(made(&shell, mine, &shelf()).err().unwrap().code, FailureCode::Locked);
}

#[test]
fn what_left_stands_on_the_record_of_a_draft_once_it_is_kept_and_goes_with_one_that_is_forgotten() {
    let Opened { shell, folder, .. } = sitting();
    let mine = Paper::MyMap { wave: HERS, wish: WISH };
    let page = made(&shell, mine, &shelf()).unwrap();
    saved(&shell, MAIN, mine, &page, &folder.path().join("draft.pdf")).unwrap();
    let noted = |shell: &Shell| shell.open().unwrap().desk.record(LUZ).unwrap().disclosures.len();
    assert_eq!(noted(&shell), 0, "nothing is decided");
    // A step back is one of the map: what was given was given.
    shell.open().unwrap().desk.undo(store::undo::Within::Scope(domain::change::Scope::Draft(HERS))).unwrap_err();
    let keep = WaveEdit::Keep { wave: HERS, kept_on: Shell::today(), choice: Default::default() };
    shell.commit(MAIN, &Edit::Wave(keep)).unwrap();
    assert_eq!(noted(&shell), 1, "the page that they took while it lay open");
    shell.end_sitting();
    let page = made(&shell, mine, &shelf()).unwrap();
    saved(&shell, MAIN, mine, &page, &folder.path().join("kept.pdf")).unwrap();
    assert_eq!(noted(&shell), 2);
    // Nobody saw what no viewer showed.
    assert!(!shown(&shell, MAIN, mine, &page, |_| false).unwrap().0);
    assert_eq!(noted(&shell), 2);

    // One that is printed from the window is given as one that is saved.
    let Opened { shell, folder: _folder, .. } = sitting();
    drawn(&shell, MAIN, mine, &shelf()).unwrap();
    let keep = WaveEdit::Keep { wave: HERS, kept_on: Shell::today(), choice: Default::default() };
    shell.commit(MAIN, &Edit::Wave(keep)).unwrap();
    assert_eq!(noted(&shell), 1);

    let Opened { shell, folder, .. } = sitting();
    let page = made(&shell, mine, &shelf()).unwrap();
    saved(&shell, MAIN, mine, &page, &folder.path().join("draft.pdf")).unwrap();
    drawn(&shell, MAIN, mine, &shelf()).unwrap();
    shell.commit(MAIN, &Edit::Wave(WaveEdit::Forget { wave: HERS })).unwrap();
    assert_eq!(noted(&shell), 0, "of a map that is forgotten nothing is known");
}

#[test]
fn a_parents_copy_is_a_page_or_a_file_that_is_noted_and_one_that_is_not_noted_does_not_stay() {
    use crate::commands::copy::{self, CopyAs};
    use crate::commands::record::GiveTo;
    use exchange::copy_page::{CopyPage, CopyRow, CopySection};
    let Opened { shell, folder, .. } = seated();
    let row = CopyRow { what: "otro estudiante".into(), is: "cerca.\nMe escucha.".into() };
    let section = CopySection { heading: "Mapa".into(), lead: "Guardado.".into(), rows: vec![row] };
    let page = CopyPage { language: "es-US".into(), title: "Registro".into(), lead: String::new(), sections: vec![section] };
    let give = |to: &str| GiveTo { to_whom: to.into(), why: None };
    let made = |how| copy::made(&page, how, &give("Sra. Rivera"), &shelf()).unwrap();
    let (pdf, html) = (made(CopyAs::Pdf { sheet: Sheet::A4 }), made(CopyAs::Html));
    assert_eq!(pdf.name, format!("copia-del-registro-{}.pdf", Shell::today()));
    let place = folder.path().join("copy");
    let saves = |made, to| copy::saved(&shell, MAIN, LUZ, made, give(to), &place);
    assert_eq!(saves(&pdf, "Sra. Rivera").unwrap_err().code, FailureCode::InSitting);
    let draws = |to: &str| {
        let copy = copy::copy_of(&page, Sheet::A4, &give(to));
        copy::drawn(&shell, MAIN, LUZ, &copy, give(to), &shelf())
    };
    assert_eq!(draws("Sra. Rivera").unwrap_err().code, FailureCode::InSitting);
    assert!(!place.exists());
    shell.end_sitting();
    assert_eq!(saves(&html, " ").unwrap_err().code, FailureCode::Refused);
    assert!(!place.exists());
    saves(&html, "Sra. Rivera").unwrap();
    assert!(std::fs::read_to_string(&place).unwrap().contains("<h1>Registro</h1>"));
    saves(&pdf, "Sra. Rivera").unwrap();
    assert!(std::fs::read(&place).unwrap().starts_with(b"%PDF-"));
    assert!(draws("su tía").unwrap().0.iter().all(|page| page.starts_with("<svg")));
    let record = shell.open().unwrap().desk.record(LUZ).unwrap();
    let mut to: Vec<&str> = record.disclosures.iter().map(|one| one.to_whom.as_str()).collect();
    to.sort_unstable();
    assert_eq!(to, ["Sra. Rivera", "Sra. Rivera", "su tía"]);
}

#[test]
fn a_network_that_leaves_as_a_file_stands_on_the_record_of_each_student_whom_it_names_and_else_does_not_stay() {
    use crate::commands::network::{NetworkAs, network_file, network_saved};
    use crate::commands::record::GiveTo;
    use domain::people::{NewStudent, PeopleEdit, StudentByHand};
    use domain::releases::ReportEdit;
    use domain::school_network::NetworkSeenBy;
    let Opened { shell, folder, .. } = super::tests::opened(crate::lens::Role::SchoolLead);
    let school = shell.open().unwrap().card.school.unwrap();
    let one = |student, given: &str| NewStudent {
        student,
        by_hand: StudentByHand { given: given.into(), school: Some(school), ..Default::default() },
    };
    let ben = Id::from_u128(8);
    let students = vec![one(LUZ, "Luz"), one(ben, "Ben")];
    shell.commit(MAIN, &Edit::People(PeopleEdit::AddStudents { students, caseload_of: None })).unwrap();
    assert!(network_file(&shell, MAIN, &NetworkAs::Graphml).is_err(), "nobody may look yet");
    shell.commit(MAIN, &Edit::People(PeopleEdit::AddSchool { school, name: "Juniper".into() })).unwrap();
    let seen_by = NetworkSeenBy::Leads;
    shell.commit(MAIN, &Edit::Report(ReportEdit::SetNetwork { school, seen_by })).unwrap();
    let (all, both) = network_file(&shell, MAIN, &NetworkAs::Graphml).unwrap();
    assert_eq!(both, [LUZ, ben]);
    // The table as it is shown, narrowed to one of them; whoever else is said to be in it is nobody of this network.
    let lines = vec![vec!["Ben".to_owned()]];
    let table = NetworkAs::Csv { headings: vec!["Name".into()], lines, people: vec![ben, Id::from_u128(99)] };
    let (csv, named) = network_file(&shell, MAIN, &table).unwrap();
    assert_eq!(named, [ben]);
    let place = folder.path().join("network");
    let give = |to: &str| GiveTo { to_whom: to.into(), why: Some("yearly review".into()) };
    assert_eq!(network_saved(&shell, &all, &both, &give(" "), &place).unwrap_err().code, FailureCode::Refused);
    assert!(!place.exists(), "what was not noted does not stay");
    network_saved(&shell, &csv, &named, &give("Dr. Ibarra"), &place).unwrap();
    assert!(std::fs::read_to_string(&place).unwrap().contains("Ben"));
    network_saved(&shell, &all, &both, &give("the district"), &place).unwrap();
    assert!(std::fs::read_to_string(&place).unwrap().contains("Luz"));
    let noted = |student| -> Vec<String> {
        let record = shell.open().unwrap().desk.record(student).unwrap();
        record.disclosures.into_iter().map(|one| format!("{:?} {} {}", one.what, one.to_whom, one.why.unwrap())).collect()
    };
    assert_eq!(noted(LUZ), ["Network the district yearly review"]);
    assert_eq!(noted(ben).len(), 2);
    // What was given was given: undo passes it by.
    let undone = shell.open().unwrap().desk.undo(None).map(|undone| undone.edit);
    assert_ne!(undone.ok().as_deref(), Some("named_in_file"));
    assert_eq!(noted(ben).len(), 2);
}
