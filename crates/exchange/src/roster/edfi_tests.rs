//! What is read from Ed-Fi interchange files, told as one would tell it.

use std::path::Path;

use domain::line_reason::LineReason;
use domain::roster::{Reach, Roster, source_id};

use super::read_roster;
use crate::unreadable::Unreadable;
use crate::watch::Unwatched;

fn read(files: &[(&str, &str)]) -> Result<Roster, Unreadable> {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    read_roster(&[folder.path().to_owned()], &Unwatched)
}

fn interchange(kind: &str, inside: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Interchange{kind} xmlns=\"http://ed-fi.org/5.2.0\">\n{inside}</Interchange{kind}>"
    )
}

const STUDENTS: &str = "<Student id='ST1'><StudentUniqueId>1</StudentUniqueId><Name><FirstName>Luz</FirstName><LastSurname>&lt;b&gt;Rivera</LastSurname></Name><BirthData><BirthDate>2010-03-04</BirthDate></BirthData></Student>
<Student><StudentUniqueId>2</StudentUniqueId><Name><FirstName>Ana</FirstName></Name></Student>
";
const ENROLLED: &str = "<StudentSchoolAssociation><StudentReference ref='ST1'/><SchoolReference><SchoolIdentity><SchoolId>10</SchoolId></SchoolIdentity></SchoolReference><EntryDate>2024-08-01</EntryDate><EntryGradeLevel>uri://ed-fi.org/GradeLevelDescriptor#Eighth grade</EntryGradeLevel><ExitWithdrawDate>2025-06-01</ExitWithdrawDate></StudentSchoolAssociation>
<StudentSchoolAssociation><StudentReference><StudentIdentity><StudentUniqueId>1</StudentUniqueId></StudentIdentity></StudentReference><SchoolReference><SchoolIdentity><SchoolId>11</SchoolId></SchoolIdentity></SchoolReference><EntryDate>2025-08-01</EntryDate><EntryGradeLevel>uri://ed-fi.org/GradeLevelDescriptor#Ninth grade</EntryGradeLevel></StudentSchoolAssociation>
<StudentSectionAssociation><StudentReference ref='ST1'/><SectionReference><SectionIdentity><SectionIdentifier>A1</SectionIdentifier><CourseOfferingReference><CourseOfferingIdentity><LocalCourseCode>ALG</LocalCourseCode><SchoolReference><SchoolIdentity><SchoolId>11</SchoolId></SchoolIdentity></SchoolReference><SessionReference><SessionIdentity><SchoolReference><SchoolIdentity><SchoolId>11</SchoolId></SchoolIdentity></SchoolReference><SchoolYear>2025-2026</SchoolYear><SessionName>Fall</SessionName></SessionIdentity></SessionReference></CourseOfferingIdentity></CourseOfferingReference></SectionIdentity></SectionReference><BeginDate>2025-08-25</BeginDate></StudentSectionAssociation>
";
const SCHEDULE: &str = "<Section><SectionIdentifier>A1</SectionIdentifier><CourseOfferingReference><CourseOfferingIdentity><LocalCourseCode>ALG</LocalCourseCode><SchoolReference><SchoolIdentity><SchoolId>11</SchoolId></SchoolIdentity></SchoolReference><SessionReference><SessionIdentity><SchoolReference><SchoolIdentity><SchoolId>11</SchoolId></SchoolIdentity></SchoolReference><SchoolYear>2025-2026</SchoolYear><SessionName>Fall</SessionName></SessionIdentity></SessionReference></CourseOfferingIdentity></CourseOfferingReference></Section>";

#[test]
fn students_their_school_grade_and_sections_are_joined_from_files_in_any_order() {
    let (students, enrolled, schedule) =
        (interchange("Student", STUDENTS), interchange("StudentEnrollment", ENROLLED), interchange("MasterSchedule", SCHEDULE));
    let roster = read(&[("1.xml", &enrolled), ("2.xml", &schedule), ("3.xml", &students)]).unwrap();
    assert_eq!((roster.format.as_str(), roster.students.rows.len()), ("Ed-Fi 5.2", 1));
    let (id, luz) = &roster.students.rows[0];
    assert_eq!((luz.given.as_str(), luz.family.as_str(), luz.grade.as_deref()), ("Luz", "<b>Rivera", Some("Ninth grade")));
    assert_eq!((luz.school, luz.number.as_deref()), (Some(source_id("school", "11")), Some("1")));
    let (section, algebra) = &roster.sections.rows[0];
    assert_eq!((algebra.title.as_str(), algebra.term.as_deref(), algebra.school), ("ALG", Some("Fall"), luz.school));
    let (_, enrollment) = &roster.enrollments.rows[0];
    assert_eq!((enrollment.person, enrollment.section, enrollment.role.as_ref()), (*id, *section, "student"));
    assert_eq!(roster.refused.kept.len(), 1);
    let refused = &roster.refused.kept[0];
    assert_eq!((refused.file.as_str(), refused.line, refused.column.as_deref()), ("3.xml", 4, Some("LastSurname")));
    assert_eq!(roster.contacts.reach, Reach::Absent);
}

#[test]
fn a_place_of_somebody_in_no_file_is_left_out_and_a_line_that_names_nobody_refused() {
    let section = SCHEDULE.split_once("<SectionIdentifier>").unwrap().1;
    let section = format!(
        "<SectionReference><SectionIdentity><SectionIdentifier>{}",
        section.replace("</Section>", "</SectionIdentity></SectionReference>")
    );
    let places = format!(
        "<StudentSectionAssociation><StudentReference><StudentIdentity><StudentUniqueId>99</StudentUniqueId></StudentIdentity></StudentReference>{section}</StudentSectionAssociation>\n<StudentSectionAssociation>{section}</StudentSectionAssociation>\n<StudentSectionAssociation><StudentReference ref='ST9'/>{section}</StudentSectionAssociation>\n"
    );
    let (students, schedule, places) =
        (interchange("Student", STUDENTS), interchange("MasterSchedule", SCHEDULE), interchange("StudentEnrollment", &places));
    let roster = read(&[("1.xml", &students), ("2.xml", &schedule), ("3.xml", &places)]).unwrap();
    assert_eq!(roster.enrollments.rows.len(), 0);
    let of_places = |notes: &[domain::roster::LineNote]| {
        notes.iter().filter(|note| note.file == "3.xml").map(|note| (note.line, note.reason)).collect::<Vec<_>>()
    };
    assert_eq!(of_places(&roster.refused.kept), [(4, LineReason::ValueMissing)]);
    assert_eq!(of_places(&roster.warned.kept), [(3, LineReason::PersonNotHere), (5, LineReason::PersonNotHere)]);
    assert_eq!((roster.students.silent.as_slice(), roster.enrollments.reach), (&["grade", "school"][..], Reach::Delta));
}

#[test]
fn the_sample_district_is_read_whole() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/ed-fi-grand-bend");
    if !path.is_dir() {
        println!("skipped: no ../shared/data");
        return;
    }
    let roster = read_roster(&[path], &Unwatched).unwrap();
    assert_eq!(roster.refused.kept, []);
    assert_eq!(roster.format, "Ed-Fi 5.2");
    assert_eq!(roster.students.rows.len(), 960);
    assert_eq!(roster.contacts.rows.len(), 1872);
    assert!(roster.warned.kept.iter().all(|note| note.reason != LineReason::GradeUnknown));
    // 1,873 contacts and 1,872 links: one contact belongs to nobody.
    assert!(roster.warned.kept.iter().any(|note| note.reason == LineReason::ContactsAlone));
    assert_eq!((roster.staff.rows.len(), roster.sections.rows.len()), (68, 532));
    assert_eq!(roster.schools.rows.iter().filter(|(_, row)| row.org_type == "school").count(), 3);
    assert!(roster.schools.rows.iter().filter(|(_, row)| row.org_type == "school").all(|(_, row)| row.parent.is_some()));
    assert_eq!(roster.enrollments.rows.len(), 528);
    assert!(roster.enrollments.rows.iter().all(|(_, row)| row.role == "teacher"));
    assert!(roster.staff.rows.iter().all(|(_, row)| !row.role.is_empty()));
    let (_, carmen) = &roster.contacts.rows[0];
    assert_eq!(
        (carmen.name.as_str(), carmen.relation.as_deref(), carmen.lives_with),
        ("Carmen Dyer", Some("Mother"), Some(true))
    );
    assert_eq!(carmen.phone.as_deref(), Some("(950) 342 7522"));
    assert_eq!(carmen.student, source_id("student", "604821"));
    let algebra = roster.sections.rows.iter().find(|(_, row)| row.title == "Algebra 1").unwrap();
    assert_eq!((algebra.1.term.as_deref(), algebra.1.subject.as_deref()), (Some("2021-2022 Fall Semester"), Some("Mathematics")));
}

#[test]
fn an_xml_that_is_no_interchange_is_no_roster() {
    assert_eq!(read(&[("a.xml", "<html><body/></html>")]).unwrap_err(), Unreadable::NotARoster { file: "a.xml".into() });
}

#[test]
fn a_refused_element_says_nothing_of_whom_it_names_nor_of_their_places() {
    let no_name = STUDENTS.replace("<LastSurname>&lt;b&gt;Rivera</LastSurname>", "");
    let too_long = STUDENTS.replace("&lt;b&gt;Rivera", &"x".repeat(1_000_001));
    let (enrolled, schedule) = (interchange("StudentEnrollment", ENROLLED), interchange("MasterSchedule", SCHEDULE));
    let teaches = interchange("StaffAssociation", "<StaffSectionAssociation/>");
    for students in [no_name, too_long] {
        let students = interchange("Student", &students);
        let roster = read(&[("1.xml", &enrolled), ("2.xml", &schedule), ("3.xml", &students), ("4.xml", &teaches)]).unwrap();
        assert_eq!((roster.students.rows.len(), roster.students.reach, roster.students.has_nameless), (0, Reach::Bulk, false));
        assert!(["1", "2"].iter().all(|source| roster.students.unsaid.contains(&source_id("student", source))));
        assert_eq!((roster.enrollments.rows.len(), roster.enrollments.unsaid.len()), (0, 1));
        assert!(roster.warned.kept.iter().any(|note| note.reason == LineReason::PersonRefused));
    }
    let nameless = interchange("Student", &STUDENTS.replace("<StudentUniqueId>2</StudentUniqueId>", ""));
    let roster = read(&[("1.xml", &nameless)]).unwrap();
    assert!(roster.students.has_nameless && !roster.staff.has_nameless);
    assert!(roster.warned.kept.iter().any(|note| note.reason == LineReason::NamesNobody && note.line == 4));
}

#[test]
fn a_grade_that_nobody_knows_comes_in_as_it_is_and_is_doubted_where_it_is_kept() {
    let students = interchange("Student", STUDENTS);
    let doubts = |enrolled: &str| {
        let roster = read(&[("1.xml", &students), ("2.xml", &interchange("StudentEnrollment", enrolled))]).unwrap();
        let told = roster.warned.kept.iter().filter(|note| note.reason == LineReason::GradeUnknown);
        let told: Vec<(String, u32, Option<String>)> =
            told.map(|note| (note.file.clone(), note.line, note.column.clone())).collect();
        (roster.students.rows[0].1.grade.clone(), told)
    };
    assert_eq!(doubts(ENROLLED), (Some("Ninth grade".into()), vec![]));
    // The grade of a school that was left is not kept, whatever it is.
    assert_eq!(doubts(&ENROLLED.replace("Eighth grade", "Blue")).1, []);
    let told = doubts(&ENROLLED.replace("Ninth grade", "99"));
    assert_eq!(told, (Some("99".into()), vec![("2.xml".into(), 4, Some("EntryGradeLevel".into()))]));
}
