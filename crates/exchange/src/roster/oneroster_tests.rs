//! What is read from OneRoster files, told as one would tell it.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use domain::roster::{LineNote, Reach, Roster, source_id};

use super::read_roster;
use crate::unreadable::Unreadable;
use crate::watch::Unwatched;

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn read(files: &[(&str, &str)]) -> Result<Roster, Unreadable> {
    let folder = folder(files);
    read_roster(&[folder.path().to_owned()], &Unwatched)
}

fn said(notes: &[LineNote]) -> Vec<String> {
    notes
        .iter()
        .map(|note| format!("{}:{} {}: {}", note.file, note.line, note.column.as_deref().unwrap_or("-"), note.reason.word()))
        .collect()
}

const ORGS: &str = "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\nd,,,District,district,,\ns1,,,North High,school,,d\n";
const USERS_1_1: &str = "\
sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password
u1,,,true,\"d,s1\",student,luz,,Luz,Rivera,María,4711,luz@secret.example,555-1,,\"p1,p2\",\"09,10\",hunter2
u2,,,true,s1,teacher,t,,Tomás,Okafor,,,,,,,,
p1,,,true,s1,parent,p,,Rosa,Rivera,,,rosa@secret.example,555-2,555-3,,,
";
const CLASSES: &str = "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods\nc1,,,Algebra,,,,scheduled,,s1,t1,Mathematics,,\n";
const ENROLLMENTS: &str = "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate\ne1,,,c1,s1,u1,student,,2025-09-01,\ne2,,,c1,s1,u2,teacher,true,,\n";
const SESSIONS: &str = "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear\nt1,,,Fall,semester,2025-09-01,2025-12-20,,2026\n";
const DEMOGRAPHICS: &str = "sourcedId,status,dateLastModified,birthDate,sex\nu1,,,2010-03-04,female\n";

fn complete() -> Vec<(&'static str, &'static str)> {
    vec![
        ("orgs.csv", ORGS),
        ("users.csv", USERS_1_1),
        ("classes.csv", CLASSES),
        ("enrollments.csv", ENROLLMENTS),
        ("academicSessions.csv", SESSIONS),
        ("demographics.csv", DEMOGRAPHICS),
    ]
}

#[test]
fn a_complete_1_1_roster_is_read_and_joined() {
    let roster = read(&complete()).unwrap();
    assert_eq!((roster.format.as_str(), said(&roster.refused.kept)), ("OneRoster 1.1", vec![]));
    let (id, luz) = &roster.students.rows[0];
    assert_eq!(*id, source_id("student", "u1"));
    assert_eq!((luz.given.as_str(), luz.middle.as_deref(), luz.family.as_str()), ("Luz", Some("María"), "Rivera"));
    assert_eq!((luz.grade.as_deref(), luz.number.as_deref()), (Some("09"), Some("4711")));
    // Of district and school, the school.
    assert_eq!(luz.school, Some(source_id("school", "s1")));
    assert_eq!(luz.birth_date, NaiveDate::from_ymd_opt(2010, 3, 4));
    let (_, algebra) = &roster.sections.rows[0];
    assert_eq!((algebra.term.as_deref(), algebra.subject.as_deref()), (Some("Fall"), Some("Mathematics")));
    assert_eq!(roster.enrollments.rows[0].1.person, *id);
    assert_eq!(roster.enrollments.rows[1].1.person, source_id("staff", "u2"));
    assert_eq!(roster.students.reach, Reach::Bulk);
}

#[test]
fn a_parent_becomes_a_contact_of_the_student_and_no_secret_is_kept() {
    let roster = read(&complete()).unwrap();
    let (id, rosa) = &roster.contacts.rows[0];
    assert_eq!(
        (rosa.name.as_str(), rosa.relation.as_deref(), rosa.phone.as_deref()),
        ("Rosa Rivera", Some("parent"), Some("555-3"))
    );
    assert_eq!((*id, rosa.student), (source_id("contact", "u1/p1"), source_id("student", "u1")));
    assert_eq!(roster.contacts.rows.len(), 1);
    assert!(said(&roster.warned.kept).iter().any(|note| note.starts_with("users.csv:2 agentSourcedIds: adult_not_here")));
    let all = format!("{roster:?}");
    for secret in ["hunter2", "secret.example", "555-1", "555-2"] {
        assert!(!all.contains(secret), "{secret}");
    }
}

#[test]
fn columns_are_found_by_name_in_any_order_and_case_with_mark_and_crlf() {
    let users = "\u{feff} FAMILYNAME ,role,SourcedId,givenname\r\nRivera,student,u1,\"Luz\r\nMaría\"\r\n,student,u2,Ana\r\n";
    let roster = read(&[("Users.CSV", users)]).unwrap();
    assert_eq!(roster.students.rows[0].1.given, "Luz  María");
    assert_eq!(said(&roster.refused.kept), ["Users.CSV:4 FAMILYNAME: value_missing"]);
    assert_eq!((roster.schools.reach, roster.enrollments.reach), (Reach::Absent, Reach::Absent));
}

#[test]
fn in_1_2_the_role_comes_from_roles_csv_and_the_manifest_says_what_is_complete() {
    let manifest = "propertyName,value\nmanifest.version,1.0\noneroster.version,1.2\nfile.users,delta\nfile.roles,delta\nfile.orgs,absent\nfile.classes,bulk\n";
    let users = "sourcedId,status,dateLastModified,enabledUser,username,givenName,familyName,grades,primaryOrgSourcedId\n\
        u1,active,2025-01-01,true,x,Luz,Rivera,09,\nu2,tobedeleted,2025-01-01,true,x,Ana,Cruz,,\nu3,active,2025-01-01,true,x,Ben,Ali,,\n";
    let roles = "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId\n\
        r0,active,2025-01-01,u1,secondary,aide,,,s2\nr1,active,2025-01-01,u1,primary,student,,,s1\nr2,active,2025-01-01,u2,primary,student,,,s1\n";
    let roster = read(&[("manifest.csv", manifest), ("users.csv", users), ("roles.csv", roles)]).unwrap();
    assert_eq!((roster.format.as_str(), roster.students.reach), ("OneRoster 1.2", Reach::Delta));
    assert_eq!(roster.students.rows.len(), 1);
    assert_eq!(roster.students.rows[0].1.school, Some(source_id("school", "s1")));
    assert_eq!(roster.students.gone, [source_id("student", "u2")]);
    assert_eq!(said(&roster.refused.kept), ["users.csv:4 -: role_missing"]);
    assert!(said(&roster.warned.kept).contains(&"classes.csv:1 -: file_missing".to_owned()));
    assert_eq!(roster.sections.reach, Reach::Absent);
}

#[test]
fn without_a_manifest_a_line_to_be_deleted_makes_a_file_one_of_changes() {
    let users = "sourcedId,status,dateLastModified,role,givenName,familyName\nu1,tobedeleted,2025-01-01,student,,\nu2,ACTIVE,2025-01-01,student,Ana,Cruz\nu3,odd,,student,Ben,Ali\n";
    let roster = read(&[("users.csv", users)]).unwrap();
    assert_eq!((roster.students.reach, roster.students.gone.len(), roster.students.rows.len()), (Reach::Delta, 1, 2));
    assert!(roster.refused.kept.is_empty());
    assert!(said(&roster.warned.kept)[0].starts_with("users.csv:4 status: status_unknown"));
}

#[test]
fn a_place_of_nobody_is_left_out_where_the_lists_are_complete_and_refuses_nothing() {
    let enrollments =
        "sourcedId,classSourcedId,userSourcedId,role\ne1,c1,u1,student\ne2,c9,u1,student\ne3,c1,u9,student\ne4,,u1,student\n";
    let mut files = complete();
    files[3].1 = enrollments;
    let roster = read(&files).unwrap();
    assert_eq!(said(&roster.refused.kept), ["enrollments.csv:5 classSourcedId: value_missing"]);
    for left_out in ["enrollments.csv:3 classSourcedId: class_not_here", "enrollments.csv:4 userSourcedId: person_not_here"] {
        assert!(said(&roster.warned.kept).iter().any(|note| note == left_out), "{left_out} in {:?}", said(&roster.warned.kept));
    }
    assert_eq!(roster.enrollments.rows.len(), 1);
    let manifest = "propertyName,value\noneroster.version,1.1\nfile.enrollments,delta\nfile.users,absent\nfile.classes,absent\n";
    let roster = read(&[("manifest.csv", manifest), ("enrollments.csv", enrollments)]).unwrap();
    assert_eq!((roster.refused.kept.len(), roster.enrollments.rows.len()), (1, 3));
    assert_eq!(roster.enrollments.rows[2].1.person, source_id("student", "u9"));
    assert_eq!(roster.students.reach, Reach::Absent);
}

#[test]
fn a_student_without_a_school_has_the_school_of_their_class() {
    let users = "sourcedId,role,givenName,familyName\nu1,student,Luz,Rivera\nu2,teacher,Tomás,Okafor\n";
    let mut files = complete();
    files[1].1 = users;
    assert_eq!(read(&files).unwrap().students.rows[0].1.school, Some(source_id("school", "s1")));
}

#[test]
fn oddities_warn_and_refuse_nothing() {
    let users = "sourcedId,role,givenName,familyName,enabledUser,orgSourcedIds,ext_pet,metadata.x\nu1,student,Luz,Rivera,false,s9,cat,1\nu1,student,Luz,Rivera,true,s1,cat,1\nu2,wizard,Ana,Cruz,true,s1,,,too,many\nu3,student,Ben\n";
    let files = [("orgs.csv", ORGS), ("users.csv", users), ("demographics.csv", "sourcedId,birthDate\nu1,4.3.2010\n")];
    let roster = read(&files).unwrap();
    assert_eq!(said(&roster.refused.kept), ["users.csv:5 familyName: value_missing"]);
    let warned = said(&roster.warned.kept);
    for expected in [
        "demographics.csv:2 birthDate: not_a_date",
        "users.csv:1 -: columns_unknown",
        "users.csv:2 enabledUser: switched_off",
        "users.csv:2 orgSourcedIds: school_not_here",
        "users.csv:3 sourcedId: id_twice",
        "users.csv:4 -: more_fields",
        "users.csv:4 role: role_unknown",
        "users.csv:5 -: fewer_fields",
    ] {
        assert!(warned.iter().any(|note| note.starts_with(expected)), "{expected} in {warned:#?}");
    }
    assert_eq!((roster.students.rows.len(), roster.staff.rows.len()), (1, 1));
}

#[test]
fn family_by_any_name_is_a_contact_or_left_out_and_never_staff() {
    let users = "sourcedId,role,givenName,familyName,agentSourcedIds,identifier\nu1,student,Luz,Rivera,m1,luz@x.org\nm1,Mother,Rosa,Rivera,,\nk1,Emergency Contact,Jo,Park,,\nw1,wizard,Ana,Cruz,,\n";
    let roster = read(&[("users.csv", users)]).unwrap();
    assert_eq!((roster.staff.rows.len(), roster.contacts.rows.len(), roster.refused.kept.len()), (1, 1, 0));
    assert_eq!(roster.contacts.rows[0].1.relation.as_deref(), Some("Mother"));
    for said_of in ["users.csv:1 agentSourcedIds: contacts_alone", "users.csv:2 identifier: mail_left_out"] {
        assert!(said(&roster.warned.kept).iter().any(|note| note == said_of), "{:?}", said(&roster.warned.kept));
    }
    assert_eq!(roster.students.rows[0].1.number, None);
}

#[test]
fn what_stands_in_a_file_that_is_not_there_is_told_as_unsaid() {
    let manifest = "propertyName,value\noneroster.version,1.1\nfile.users,delta\n";
    let users = "sourcedId,role,givenName,familyName,orgSourcedIds\nu1,student,Luz,Rivera,s1\n";
    let roster = read(&[("manifest.csv", manifest), ("users.csv", users)]).unwrap();
    for part in ["birth_date", "grade", "number", "middle"] {
        assert!(roster.students.silent.contains(&part), "{part}");
    }
    assert!(!read(&complete()).unwrap().students.silent.contains(&"grade"));
}

#[test]
fn a_heading_without_lines_is_an_empty_complete_list() {
    let heading = "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,givenName,familyName";
    let roster = read(&[("users.csv", heading), ("orgs.csv", "sourcedId,name,type\n"), ("classes.csv", "")]).unwrap();
    assert_eq!((roster.students.reach, roster.students.rows.len(), roster.contacts.reach), (Reach::Bulk, 0, Reach::Absent));
    assert_eq!((roster.schools.reach, roster.sections.reach), (Reach::Bulk, Reach::Absent));
}

#[test]
fn a_zip_with_a_folder_inside_reads_as_the_folder_does() {
    let bytes = super::hostile_tests::zipped(&[
        ("export/users.csv", USERS_1_1.as_bytes()),
        ("export/orgs.csv", ORGS.as_bytes()),
        ("__MACOSX/export/._users.csv", b"\0"),
        ("export/readme.txt", b"hello"),
    ]);
    let folder = tempfile::tempdir().unwrap();
    let zip = folder.path().join("roster.zip");
    std::fs::write(&zip, bytes).unwrap();
    let from_zip = read_roster(&[zip], &Unwatched).unwrap();
    assert_eq!(from_zip, read(&[("users.csv", USERS_1_1), ("orgs.csv", ORGS)]).unwrap());
}

#[test]
fn a_file_that_somebody_renamed_is_known_by_its_headings() {
    let roster = read(&[("export-people.csv", USERS_1_1), ("export-places.csv", ORGS)]).unwrap();
    assert_eq!((roster.students.rows.len(), roster.schools.rows.len()), (1, 2));
}

#[test]
fn a_vendors_own_list_beside_the_roster_is_named_and_not_read() {
    let roster = read(&[("users.csv", USERS_1_1), ("lunch.csv", "Name,Plan\nLuz Rivera,A\n")]).unwrap();
    assert_eq!(roster.students.rows.len(), 1);
    assert_eq!(said(&roster.warned.kept).last().unwrap(), "lunch.csv:1 -: file_not_read");
}

#[test]
fn what_is_no_roster_is_refused_by_name() {
    let refused = |files: &[(&str, &str)]| read(files).unwrap_err();
    assert_eq!(refused(&[]), Unreadable::Nothing);
    assert_eq!(refused(&[("list.csv", "First,Last\nLuz,Rivera\n")]), Unreadable::NotARoster { file: "list.csv".into() });
    let odd = refused(&[("users.csv", USERS_1_1), ("orgs.csv", "id,title\n")]);
    assert_eq!(odd, Unreadable::NotARoster { file: "orgs.csv".into() });
    assert_eq!(refused(&[("orgs.csv", ORGS)]), Unreadable::NoStudents { file: "orgs.csv".into() });
    assert_eq!(
        refused(&[("users.csv", "sourcedId,role,givenName\nu1,student,Luz\n")]),
        Unreadable::NoColumn { file: "users.csv".into(), column: "familyName".into() }
    );
    assert_eq!(
        refused(&[("users.csv", USERS_1_1), ("z.xml", "<InterchangeStudent/>")]),
        Unreadable::MixedFormats { file: "z.xml".into() }
    );
    let gone = read_roster(&[PathBuf::from("/nowhere/at/all.csv")], &Unwatched).unwrap_err();
    assert_eq!(gone, Unreadable::NotFound { file: "all.csv".into() });
}

#[test]
fn the_sample_bundle_of_a_real_importer_is_read() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/oneroster/v1p1-oat-sa");
    if !path.is_dir() {
        println!("skipped: no ../shared/data");
        return;
    }
    let roster = read_roster(&[path], &Unwatched).unwrap();
    assert_eq!(said(&roster.refused.kept), Vec::<String>::new());
    let counts =
        (roster.schools.rows.len(), roster.students.rows.len(), roster.sections.rows.len(), roster.enrollments.rows.len());
    assert_eq!((counts, roster.format.as_str()), ((2, 2, 3, 3), "OneRoster 1.1"));
    assert_eq!(roster.staff.reach, Reach::Bulk);
}

#[test]
fn a_refused_line_says_nothing_of_whom_it_names_nor_of_their_places_and_contacts() {
    let long = format!("u1,,,true,s1,student,luz,,{},Rivera", "x".repeat(1_000_001));
    for line in [
        "u1,,,true,s1,student,luz,,Luz,,María",
        "u1,,,true,s1,,luz,,Luz,Rivera",
        "u1,,,true,s1,studnt,luz,,Luz,Rivera,,,,,,,09",
        &long,
    ] {
        let users = USERS_1_1.lines().map(|old| if old.starts_with("u1,") { line } else { old }).collect::<Vec<_>>().join("\n");
        let mut files = complete();
        files[1].1 = &users;
        let roster = read(&files).unwrap();
        assert_eq!((roster.refused.kept.len(), roster.students.rows.len(), roster.staff.rows.len()), (1, 0, 1), "{line:.60}");
        assert_eq!((&roster.students.unsaid[..], roster.students.has_nameless), (&[source_id("student", "u1")][..], false));
        assert_eq!(roster.staff.unsaid, [source_id("staff", "u1")]);
        assert_eq!((roster.enrollments.rows.len(), &roster.enrollments.unsaid[..]), (1, &[source_id("enrollment", "e1")][..]));
        assert!(roster.contacts.unsaid_people.contains("u1") && !roster.contacts.has_nameless);
        assert!(said(&roster.warned.kept).contains(&"enrollments.csv:2 userSourcedId: person_refused".to_owned()));
    }
}

#[test]
fn a_refused_line_that_does_not_say_whose_it_is_may_be_anybodys() {
    let mut files = complete();
    let users = USERS_1_1.replace("u1,,,", ",,,");
    files[1].1 = &users;
    let roster = read(&files).unwrap();
    assert!(roster.students.has_nameless && roster.staff.has_nameless && roster.contacts.has_nameless);
    assert_eq!((roster.sections.has_nameless, roster.enrollments.unsaid.len()), (false, 1));
    assert!(said(&roster.warned.kept).contains(&"users.csv:2 sourcedId: names_nobody".to_owned()));
    // The same of a class, and of a place; a file of changes leaves out nobody anyway.
    let (classes, places) = (CLASSES.replace("c1,,,", ",,,"), ENROLLMENTS.replace("e1,,,", ",,,"));
    let roster = read(&[("users.csv", USERS_1_1), ("classes.csv", &classes), ("enrollments.csv", &places)]).unwrap();
    assert!(roster.sections.has_nameless && roster.enrollments.has_nameless && !roster.students.has_nameless);
    assert_eq!(roster.enrollments.unsaid, [source_id("enrollment", "e2")]);
}

#[test]
fn a_refused_line_of_another_file_takes_no_birth_date_no_school_and_no_role_away() {
    let births = DEMOGRAPHICS.replace("u1,", ",");
    let mut files = complete();
    files[5].1 = &births;
    assert!(read(&files).unwrap().students.silent.contains(&"birth_date"));
    let users = "sourcedId,givenName,familyName\nu1,Luz,Rivera\nu2,Ana,Cruz\n";
    let roles = "userSourcedId,roleType,role,orgSourcedId\nu1,primary,,s1\nu1,secondary,aide,s1\nu2,primary,student,s1\n";
    let roster = read(&[("users.csv", users), ("roles.csv", roles)]).unwrap();
    assert_eq!((roster.students.rows.len(), roster.staff.rows.len()), (1, 0), "an aide second is no aide first");
    assert_eq!(roster.students.unsaid, [source_id("student", "u1")]);
    assert!(roster.students.silent.contains(&"school"));
}

#[test]
fn a_refused_class_place_or_term_takes_no_school_and_no_part_of_a_term_away() {
    let users = USERS_1_1.replace("\"d,s1\",student", ",student");
    let files = |classes: &str, places: &str, sessions: &str| {
        let [classes, places, sessions] = [classes, places, sessions].map(str::to_owned);
        read(&[
            ("orgs.csv", ORGS),
            ("users.csv", &users),
            ("classes.csv", &classes),
            ("enrollments.csv", &places),
            ("academicSessions.csv", &sessions),
        ])
        .unwrap()
    };
    let classes = CLASSES.replace(",t1,", ",\"t1,t2\",");
    let sessions = format!("{SESSIONS}t2,,,Spring,semester,2026-01-05,2026-06-01,,2026\n");
    let term = |roster: &Roster| (roster.sections.rows[0].1.term.clone(), roster.sections.silent.contains(&"term"));
    let whole = files(&classes, ENROLLMENTS, &sessions);
    assert_eq!(whole.students.rows[0].1.school, Some(source_id("school", "s1")), "the school of the class");
    assert!(!whole.students.silent.contains(&"school"));
    assert_eq!(term(&whole), (Some("Fall, Spring".to_owned()), false));
    for roster in [
        files(&classes.replace(",Algebra,", ",,"), ENROLLMENTS, &sessions),
        files(&classes, &ENROLLMENTS.replace("u1,student", "u1,"), &sessions),
        files(&classes, &ENROLLMENTS.replace("e1,,,", ",,,"), &sessions),
    ] {
        assert_eq!((roster.refused.total, roster.students.rows[0].1.school), (1, None));
        assert!(roster.students.silent.contains(&"school"));
    }
    assert_eq!(term(&files(&classes, ENROLLMENTS, &sessions.replace(",Spring,", ",,"))), (None, true));
}

#[test]
fn a_second_line_of_somebody_that_cannot_be_taken_hides_nobodys_contacts() {
    for (users, id) in [
        (format!("{USERS_1_1}u1,,,true,s1,student,luz,,Luz,\n"), "u1"),
        (format!("{USERS_1_1}p1,,,true,s1,parent,p,,Rosa,\n"), "p1"),
    ] {
        let mut files = complete();
        files[1].1 = &users;
        let roster = read(&files).unwrap();
        assert_eq!((roster.refused.total, roster.contacts.rows.len()), (1, 1), "{id}");
        assert!(!said(&roster.warned.kept).iter().any(|note| note.ends_with("person_refused")), "{id}");
    }
}

#[test]
fn a_grade_that_nobody_knows_comes_in_as_it_is_and_is_doubted() {
    let users = |grade: &str| USERS_1_1.replace("\"09,10\"", grade);
    let doubts = |files: &[(&str, &str)]| {
        let roster = read(files).unwrap();
        let of_grades: Vec<String> =
            said(&roster.warned.kept).into_iter().filter(|note| note.ends_with("grade_unknown")).collect();
        (roster.students.rows[0].1.grade.clone(), of_grades)
    };
    for known in ["09", "9", "KG", "PS", "UG", "Other", "\"10,Blue\"", ""] {
        assert_eq!(doubts(&[("users.csv", &users(known))]).1, Vec::<String>::new(), "{known}");
    }
    for unknown in ["Blue", "99"] {
        let told = doubts(&[("users.csv", &users(unknown))]);
        assert_eq!(told, (Some(unknown.to_owned()), vec!["users.csv:2 grades: grade_unknown".to_owned()]));
    }
    // The class of an adult is no grade of theirs.
    assert_eq!(doubts(&[("users.csv", &format!("{}u3,,,true,s1,teacher,t,,Ana,Cruz,,,,,,,Blue,\n", users("09")))]).1.len(), 0);
    // School Data Sync has it in the file of roles.
    let (users, roles) = (
        "sourcedId,givenName,familyName\nu1,Luz,Rivera\n",
        "userSourcedId,roleType,role,orgSourcedId,grade\nu1,primary,student,s1,Blue\n",
    );
    assert_eq!(doubts(&[("users.csv", users), ("roles.csv", roles)]).1, ["users.csv:2 -: grade_unknown"]);
}
