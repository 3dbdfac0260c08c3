//! A first roster's enrolments lie in rolls, and are read as rows are, also when more is said of one of them.

use domain::people::{EnrollmentRow, SectionRow, StaffRow, StudentRow};
use domain::record::{Ground, Id, Kind};
use domain::roster::{Reach, Roster, Rows, enrollment_id, source_id};
use store::desk::Desk;
use store::tables::Tables;

use crate::world::*;

const CLASSES: usize = 40;
const STUDENTS: usize = 20;

fn section(class: usize) -> Id {
    source_id("section", &format!("c{class}"))
}

fn student(at: usize) -> Id {
    source_id("student", &format!("s{at}"))
}

fn enrolled(own: String, class: usize, person: Id, role: &'static str) -> (Id, EnrollmentRow) {
    let derived = source_id("enrollment", &own);
    let (begins_on, ends_on) = (Some(day("2026-09-01")), class.is_multiple_of(2).then(|| day("2027-06-05")));
    let row = EnrollmentRow { source_id: own, section: section(class), person, role: role.into(), begins_on, ends_on };
    (enrollment_id(row.section, derived), row)
}

/// Forty classes of the same twenty students and one teacher.
fn roster() -> Roster {
    fn bulk<Row>(rows: Vec<(Id, Row)>) -> Rows<Row> {
        Rows { reach: Reach::Bulk, rows, ..Rows::default() }
    }
    let teacher = source_id("staff", "t1");
    let class =
        |class: usize| SectionRow { source_id: format!("c{class}"), title: format!("Class {class:02}"), ..SectionRow::default() };
    let person = |at: usize| StudentRow {
        source_id: format!("s{at}"),
        given: format!("G{at}"),
        family: "F".into(),
        ..StudentRow::default()
    };
    let mut enrollments = Vec::new();
    for class in 0..CLASSES {
        enrollments.push(enrolled(format!("t{class}"), class, teacher, "teacher"));
        enrollments.extend((0..STUDENTS).map(|at| enrolled(format!("e{class}-{at}"), class, student(at), "student")));
    }
    Roster {
        format: "OneRoster 1.2".into(),
        staff: bulk(vec![(
            teacher,
            StaffRow {
                source_id: "t1".into(),
                given: "Rosa".into(),
                family: "Luna".into(),
                role: "teacher".into(),
                ..StaffRow::default()
            },
        )]),
        students: bulk((0..STUDENTS).map(|at| (student(at), person(at))).collect()),
        sections: bulk((0..CLASSES).map(|at| (section(at), class(at))).collect()),
        enrollments: bulk(enrollments),
        ..Roster::default()
    }
}

fn bring(desk: &Desk, roster: Roster) -> domain::roster::Preview {
    let prepared = desk.store().prepare_roster(roster, &mut |_, _| true).unwrap();
    desk.apply_roster(&prepared, &mut |_, _| true).unwrap();
    prepared.preview
}

/// How many enrolments lie in rolls, and how many alone.
fn lie(desk: &Desk) -> (i64, i64) {
    let count = "SELECT (SELECT coalesce(sum(size), 0) FROM enrollment_roll), (SELECT count(*) FROM enrollment)";
    desk.reading(|sql| Ok(sql.query_row(count, [], |row| Ok((row.get(0)?, row.get(1)?)))?)).unwrap()
}

/// What the rooms show of the classes: how many students each has, those of one student, and their teachers.
fn shown(desk: &Desk) -> (Vec<u32>, Vec<(String, Vec<String>)>) {
    let sizes = desk.filters().unwrap().sections.iter().map(|choice| choice.students).collect();
    let of = desk.student(student(3), day("2026-09-10")).unwrap().sections;
    (sizes, of.into_iter().map(|line| (line.title, line.teachers)).collect())
}

#[test]
fn a_first_rosters_enrolments_lie_in_rolls_until_more_is_said_of_one_of_their_class() {
    let room = Room::new(71);
    let desk = room.desk("2026-09-10");
    bring(&desk, roster());
    let all = (CLASSES * (STUDENTS + 1)) as i64;
    assert_eq!(lie(&desk), (all, 0));
    let first = shown(&desk);
    assert_eq!(first.0, vec![STUDENTS as u32; CLASSES]);
    // More classes than lie side by side in one row.
    assert_eq!(first.1.len(), CLASSES);
    assert!(first.1.iter().all(|(_, teachers)| *teachers == ["Rosa Luna"]));
    // The same again is found to be the same, and stays where it lies.
    let same = bring(&desk, roster());
    assert_eq!((same.adds.enrollments, same.changes.enrollments, same.leavers.enrollments), (0, 0, 0));
    assert_eq!((i64::from(same.unchanged.enrollments), lie(&desk)), (all, (all, 0)));
    // One student of one class is an aide now, and one of another is on no list: both classes get rows of their own.
    let mut later = roster();
    let of = |rows: &[(Id, EnrollmentRow)], own: &str| rows.iter().position(|(_, row)| row.source_id == own).unwrap();
    let (aide, gone) = (of(&later.enrollments.rows, "e5-3"), of(&later.enrollments.rows, "e7-0"));
    later.enrollments.rows[aide].1.role = "aide".into();
    let gone = later.enrollments.rows.remove(gone).0;
    room.rim.pass(1000);
    let told = bring(&desk, later);
    assert_eq!((told.changes.enrollments, told.leavers.enrollments), (1, 1));
    assert_eq!(lie(&desk), (all - 2 * (STUDENTS as i64 + 1), 2 * (STUDENTS as i64 + 1)));
    let mut sizes = vec![STUDENTS as u32; CLASSES];
    (sizes[5], sizes[7]) = (STUDENTS as u32 - 1, STUDENTS as u32 - 1);
    assert_eq!(shown(&desk), (sizes, first.1));
    // Each is found by its id, wherever it lies.
    let near = enrolled("e6-0".into(), 6, student(0), "student").0;
    let (left, stays) =
        desk.reading(|sql| Ok((Tables(sql).record(Kind::Enrollment, gone), Tables(sql).record(Kind::Enrollment, near)))).unwrap();
    assert_eq!(left.unwrap()["has_left"], true);
    assert_eq!(stays.unwrap()["row"]["source_id"], "e6-0");
    // The log says the same.
    let held = dump(desk.store());
    assert!(desk.store().check_full().unwrap().is_whole);
    desk.store().rebuild().unwrap();
    assert_eq!((dump(desk.store()), lie(&desk)), (held, (0, all)));
    let again = bring(&desk, roster());
    assert_eq!((again.changes.enrollments, again.unchanged.enrollments, again.leavers.enrollments), (2, all as u32 - 2, 0));
}

#[test]
fn where_a_first_roster_is_taken_back_nothing_says_any_more_who_is_in_which_class_and_it_can_come_again() {
    let room = Room::new(73);
    let desk = room.desk("2026-09-10");
    bring(&desk, roster());
    let index = "SELECT count(*) FROM enrollment_roll_of";
    let index = || desk.reading(|sql| Ok(sql.query_row(index, [], |row| row.get::<_, i64>(0))?)).unwrap();
    // Three rows for each: sixteen, sixteen and eight classes.
    assert_eq!(index(), 3 * (STUDENTS as i64 + 1));
    desk.undo(None).unwrap();
    assert_eq!(index(), 0);
    room.rim.pass(1000);
    let again = bring(&desk, roster());
    assert_eq!(again.adds.enrollments + again.changes.enrollments, (CLASSES * (STUDENTS + 1)) as u32);
    assert_eq!(shown(&desk).0, vec![STUDENTS as u32; CLASSES]);
}

#[test]
fn an_enrolment_that_fits_no_roll_takes_a_row_of_its_own() {
    let room = Room::new(72);
    let desk = room.desk("2026-09-10");
    let mut told = roster();
    told.enrollments.rows.truncate(1);
    let long = "x".repeat(60);
    told.enrollments.rows.push(enrolled(long.clone(), 0, student(0), "student"));
    told.enrollments.rows.push(enrolled("é".into(), 0, student(1), "student"));
    bring(&desk, told);
    assert_eq!(lie(&desk), (2, 1));
    let sources = "SELECT source_id FROM enrolled ORDER BY length(source_id), source_id";
    let sources = desk
        .reading(|sql| Ok(sql.prepare(sources)?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?))
        .unwrap();
    assert_eq!(sources, ["é".to_owned(), "t0".to_owned(), long]);
}
