//! What becomes of whoever stands on a line that cannot be taken? Nobody leaves a school for a slip of the pen.

use domain::line_reason::LineReason;
use world::World;

use crate::bringing_in::{BULK, CLASSES, ENROLLMENTS, ORGS, USERS, bulk_with, is_nothing, without};

#[test]
fn a_line_that_cannot_be_taken_makes_a_leaver_of_nobody() {
    let world = World::new();
    let ana = world.laptop("Ana");
    ana.brings_in(&world.folder_of(&BULK));
    let long = USERS.replace(",Luz,", &format!(",{},", "x".repeat(1_000_001)));
    let broken = [
        ("no family name", USERS.replace(",Luz,Rivera", ",Luz,"), 1),
        ("a value that is too long", long, 1),
        ("a role that may be a student's", USERS.replace("s1,student,luz.r", "s1,studnt,luz.r"), 1),
        ("the same without a grade", USERS.replace("s1,student,luz.r", "s1,studnt,luz.r").replace(",p1,09,", ",p1,,"), 1),
        ("no id", USERS.replace("u1,,,", ",,,"), 1),
    ];
    for (what, users, refused) in broken {
        let prepared = ana.looks_at_roster(&[world.folder_of(&bulk_with(&users))]);
        let preview = &prepared.preview;
        assert!(is_nothing(preview) && preview.leaving.is_empty(), "{what}: {preview:?}");
        assert_eq!(preview.refused_total, refused, "{what}: {:?}", preview.refused);
        ana.says_yes_to(&prepared).unwrap();
        let luz = ana.opens_file("Luz Rivera");
        assert!(!luz.has_left && luz.sections.len() == 1 && luz.contacts.len() == 1, "{what}");
    }
    // Whoever is truly missing from the same files has left all the same, unless a line may be theirs.
    let one_gone = without("u2");
    let leaving = ana.looks_at_roster(&[world.folder_of(&bulk_with(&one_gone.replace(",Luz,Rivera", ",Luz,")))]).preview.leaving;
    assert_eq!(leaving, ["Omar Haddad"]);
    let nobody = ana.looks_at_roster(&[world.folder_of(&bulk_with(&one_gone.replace("u1,,,", ",,,")))]).preview;
    assert_eq!((nobody.leaving.len(), nobody.leavers.students), (0, 0));
    assert!(nobody.warned.iter().any(|note| note.reason == LineReason::NamesNobody));
    // A class and a place, too.
    let files = |classes: &str, places: &str| {
        world.folder_of(&[("orgs.csv", ORGS), ("users.csv", USERS), ("classes.csv", classes), ("enrollments.csv", places)])
    };
    for folder in
        [files(&CLASSES.replace(",Algebra,", ",,"), ENROLLMENTS), files(CLASSES, &ENROLLMENTS.replace("u1,student", "u1,"))]
    {
        let preview = ana.looks_at_roster(&[folder]).preview;
        assert!(is_nothing(&preview) && preview.refused_total == 1, "{preview:?}");
    }
}

#[test]
fn a_role_nobody_knows_is_still_staff_where_nobody_here_is_a_student_by_that_id() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let preview = ana.brings_in(&world.folder_of(&bulk_with(&USERS.replace("s1,teacher,t", "s1,wizard,t"))));
    assert_eq!((preview.adds.staff, preview.adds.students, preview.refused_total), (1, 3, 0));
}

#[test]
fn a_former_student_may_come_back_to_work_here_and_a_nurse_is_a_nurse_whoever_had_the_id() {
    let world = World::new();
    let ana = world.laptop("Ana");
    ana.brings_in(&world.folder_of(&BULK));
    // A role that says that somebody works at a school is none of a student, whatever the id was.
    let looked = |role: &str| {
        let users = format!("{}u2,,,true,s1,{role},omar.h,,Omar,Haddad\n", without("u2"));
        ana.looks_at_roster(&[world.folder_of(&bulk_with(&users))]).preview
    };
    let nurse = looked("substitute nurse");
    assert_eq!((nurse.refused_total, nurse.adds.staff, nurse.leaving), (0, 1, vec!["Omar Haddad".to_owned()]));
    let slip = looked("studnt");
    assert_eq!((slip.refused_total, slip.adds.staff, slip.leavers.students), (1, 0, 0));
    ana.brings_in(&world.folder_of(&bulk_with(&without("u2"))));
    let back = looked("wizard");
    assert_eq!((back.refused_total, back.adds.staff), (0, 1));
}

#[test]
fn a_refused_line_keeps_the_contacts_of_whom_it_is_and_no_others() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let users = format!("{USERS}p2,,,true,s1,parent,p,,Sami,Haddad,,,,,,u2,,\np3,,,true,s1,parent,p,,Ada,Okafor,,,,,,u3,,\n");
    ana.brings_in(&world.folder_of(&bulk_with(&users)));
    // Luz's line is refused, of her adult nothing is in doubt; Omar's adult is not there any more.
    let without_sami = users.replace("p2,,,true,s1,parent,p,,Sami,Haddad,,,,,,u2,,\n", "");
    for (line, refused) in [
        (without_sami.replace(",Luz,Rivera", ",Luz,"), 1),
        (without_sami.replace(",Rosa,Rivera", ",,Rivera"), 1),
        // The same where only the store knows that it is a student's line.
        (without_sami.replace("s1,student,luz.r", "s1,studnt,luz.r").replace(",p1,09,", ",p1,,"), 1),
    ] {
        let preview = ana.looks_at_roster(&[world.folder_of(&bulk_with(&line))]).preview;
        assert_eq!((preview.refused_total, preview.leavers.contacts, preview.leavers.students), (refused, 1, 0));
    }
    let nameless = without_sami.replace("p1,,,", ",,,");
    let preview = ana.looks_at_roster(&[world.folder_of(&bulk_with(&nameless))]).preview;
    assert_eq!((preview.refused_total, preview.leavers.contacts), (1, 0), "it may be anybody's");
    assert!(preview.warned.iter().any(|note| note.reason == LineReason::NamesNobody));
}

#[test]
fn an_ed_fi_element_that_cannot_be_taken_makes_a_leaver_of_nobody_either() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let students = |family: &str| {
        format!(
            "<?xml version='1.0'?><InterchangeStudent xmlns='http://ed-fi.org/5.2.0'><Student><StudentUniqueId>1</StudentUniqueId><Name><FirstName>Luz</FirstName>{family}</Name></Student><Student><StudentUniqueId>2</StudentUniqueId><Name><FirstName>Omar</FirstName><LastSurname>Haddad</LastSurname></Name></Student></InterchangeStudent>"
        )
    };
    ana.brings_in(&world.folder_of(&[("Student.xml", &students("<LastSurname>Rivera</LastSurname>"))]));
    let preview = ana.looks_at_roster(&[world.folder_of(&[("Student.xml", &students(""))])]).preview;
    assert!(is_nothing(&preview) && preview.refused_total == 1, "{preview:?}");
}
