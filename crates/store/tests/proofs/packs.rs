//! Rows of a roster that lie packed in the log are read, taken back, merged and checked as if each lay in a row of its own.

use domain::change::Change;
use domain::people::{EnrollmentRow, SectionRow};
use domain::record::{Id, Kind};
use domain::roster::{Reach, Roster, Rows, enrollment_id, source_id};
use proptest::prelude::*;
use store::desk::Desk;
use store::log;

use crate::world::*;

/// Of each of three sections how many are in it, and the role of all of them.
type Classes = [(u8, bool); 3];

fn section(n: usize) -> Id {
    source_id("section", &format!("c{n}"))
}

fn roster(classes: &Classes) -> Roster {
    let mut roster = Roster { format: "OneRoster 1.2".into(), ..Roster::default() };
    roster.sections = Rows { reach: Reach::Bulk, ..Rows::default() };
    roster.enrollments = Rows { reach: Reach::Bulk, ..Rows::default() };
    for (n, (size, is_aide)) in classes.iter().enumerate() {
        let title = format!("Algebra {n}, “früh”");
        roster.sections.rows.push((section(n), SectionRow { source_id: format!("c{n}"), title, ..SectionRow::default() }));
        for at in 0..*size {
            let source_id = format!("e{n}-{at}");
            let own = domain::roster::source_id("enrollment", &source_id);
            let role = if *is_aide && at % 3 == 0 { "aide" } else { "student" };
            let row = EnrollmentRow {
                source_id,
                section: section(n),
                person: domain::roster::source_id("student", &at.to_string()),
                role: role.into(),
                begins_on: (at % 2 == 0).then(|| day("2026-09-01")),
                ends_on: None,
            };
            roster.enrollments.rows.push((enrollment_id(row.section, own), row));
        }
    }
    roster
}

fn bring(desk: &Desk, classes: &Classes) {
    let prepared = desk.store().prepare_roster(roster(classes), &mut |_, _| true).unwrap();
    desk.apply_roster(&prepared, &mut |_, _| true).unwrap();
}

/// One pack, of five enrolments.
pub fn bring_packed(store: &store::open::Store) {
    let prepared = store.prepare_roster(roster(&[(5, true), (0, false), (0, false)]), &mut |_, _| true).unwrap();
    store.apply_roster(ME, &prepared, &mut |_, _| true).unwrap();
}

fn packed(desk: &Desk) -> (i64, i64) {
    let count = "SELECT count(*), coalesce(sum(size), 0) FROM packs";
    desk.reading(|sql| Ok(sql.query_row(count, [], |row| Ok((row.get(0)?, row.get(1)?)))?)).unwrap()
}

/// Everything that was said, as another machine would hear it.
fn said(desk: &Desk) -> Vec<Change> {
    desk.store().commits_after(0).unwrap().into_iter().flat_map(|commit| commit.changes).collect()
}

fn classes() -> impl Strategy<Value = Classes> {
    prop::array::uniform3((prop_oneof![0..6u8, 14..40u8], any::<bool>()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn packs_are_read_as_rows_are(tellings in prop::collection::vec((classes(), any::<bool>()), 1..5), seed in 0..1_000u64) {
        let room = Room::new(seed);
        let desk = room.desk("2026-09-10");
        for (classes, is_taken_back) in &tellings {
            room.rim.pass(1000);
            bring(&desk, classes);
            let _ = (*is_taken_back).then(|| desk.undo(None));
        }
        let held = dump(desk.store());
        desk.store().rebuild().unwrap();
        prop_assert_eq!(&dump(desk.store()), &held);
        let health = desk.store().check_full().unwrap();
        prop_assert!(health.is_whole, "{:?}", health.troubles);
        let said = said(&desk);
        prop_assert_eq!(health.changes, said.len() as u64);
        // Record by record the log says what it says commit by commit.
        for change in &said {
            let of = desk.reading(|sql| log::changes_of(sql, &change.kind, change.record)).unwrap();
            let mut told: Vec<&Change> = said.iter().filter(|other| (&other.kind, other.record) == (&change.kind, change.record)).collect();
            let mut of: Vec<&Change> = of.iter().collect();
            told.sort_by_key(|change| change.name);
            of.sort_by_key(|change| change.name);
            prop_assert_eq!(of, told);
        }
        // Another machine hears the newest commit first, and everything twice.
        let other = Room::new(seed + 5_000);
        let there = other.desk("2026-09-10");
        let mut commits = desk.store().commits_after(0).unwrap();
        commits.reverse();
        there.store().merge(&commits).unwrap();
        there.store().merge(&commits).unwrap();
        prop_assert_eq!(dump(there.store()), held);
        prop_assert_eq!(packed(&there), packed(&desk));
        prop_assert!(there.store().check_full().unwrap().is_whole);
    }
}

#[test]
fn a_first_rosters_enrolments_lie_packed_and_nothing_else_does() {
    let room = Room::new(61);
    let desk = room.desk("2026-09-10");
    bring(&desk, &[(40, false), (3, false), (16, true)]);
    // 40 as 16, 16 and 8; 3 are too few.
    assert_eq!(packed(&desk), (4, 56));
    let rows = "SELECT count(*) FROM changes WHERE kind = 'enrollment'";
    assert_eq!(desk.reading(|sql| Ok(sql.query_row(rows, [], |row| row.get::<_, i64>(0))?)).unwrap(), 3);
    let one = source_id("enrollment", "e0-7");
    let record = enrollment_id(section(0), one);
    let past = desk.reading(|sql| log::changes_of(sql, Kind::Enrollment.name(), record)).unwrap();
    assert_eq!((past.len(), past[0].value["source_id"].as_str()), (1, Some("e0-7")));
    // Another kind's record of the same id is another record.
    assert!(desk.reading(|sql| log::changes_of(sql, Kind::Staff.name(), record)).unwrap().is_empty());
}

#[test]
fn a_class_is_asked_for_by_how_its_enrolments_begin() {
    let room = Room::new(62);
    let desk = room.desk("2026-09-10");
    let mut told = roster(&[(20, false), (5, false), (0, false)]);
    told.students = Rows { reach: Reach::Bulk, ..Rows::default() };
    for at in 0..20 {
        let source_id = at.to_string();
        let row = domain::people::StudentRow {
            source_id: source_id.clone(),
            given: format!("G{at}"),
            family: "F".into(),
            ..Default::default()
        };
        told.students.rows.push((domain::roster::source_id("student", &source_id), row));
    }
    let prepared = desk.store().prepare_roster(told, &mut |_, _| true).unwrap();
    desk.apply_roster(&prepared, &mut |_, _| true).unwrap();
    let sizes: Vec<u32> = desk.filters().unwrap().sections.iter().map(|choice| choice.students).collect();
    assert_eq!(sizes, [20, 5, 0]);
}

#[test]
fn beyond_a_sections_enrolments_nothing_of_it_lies() {
    use domain::roster::beyond_enrollments;
    assert_eq!(beyond_enrollments(&[1, 2, 3, 4, 5, 6, 9, 9]), [1, 2, 3, 4, 5, 7]);
    assert_eq!(beyond_enrollments(&[1, 2, 3, 4, 5, 255, 0]), [1, 2, 3, 4, 6]);
    assert!(beyond_enrollments(&[255; 16]).as_slice() > [255u8; 16].as_slice());
}
