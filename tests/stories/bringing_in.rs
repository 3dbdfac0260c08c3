//! What does a roster change? What the office sends is looked at before it counts, and brought in as one step.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::Duration;

use domain::choice::Choice;
use domain::edit::Edit;
use domain::line_reason::LineReason;
use domain::map_edit::MapEdit;
use domain::people::CaseloadRule;
use domain::refusal::Refusal;
use domain::roster::Preview;
use domain::waves::WaveEdit;
use store::desk::Desk;
use store::failure::Failure;
use store::read::funnel::FunnelAsked;
use world::{World, read_out, shared_data};

pub const ORGS: &str = "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\ns1,,,North High,school,,\ns2,,,South High,school,,\n";
pub const USERS: &str = "\
sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password
u1,,,true,s1,student,luz.r,,Luz,Rivera,María,4711,luz@secret.example,555-0001,,p1,09,hunter2
u2,,,true,s1,student,omar.h,,Omar,Haddad,,4712,omar@secret.example,,,,10,hunter3
u3,,,true,s2,student,chidi.o,,Chidi,Okafor,,4713,,,,,11,
t1,,,true,s1,teacher,t,,Tomás,Weber,,,tomas@secret.example,,,,,hunter4
p1,,,true,s1,parent,p,,Rosa,Rivera,,,rosa@secret.example,,555-0003,,,
";
pub const CLASSES: &str = "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects\nc1,,,Algebra,,,,scheduled,,s1,,Mathematics\n";
pub const ENROLLMENTS: &str = "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate\ne1,,,c1,s1,u1,student,,,\ne2,,,c1,s1,u2,student,,,\ne3,,,c1,s1,t1,teacher,true,,\n";
pub const BULK: [(&str, &str); 4] =
    [("orgs.csv", ORGS), ("users.csv", USERS), ("classes.csv", CLASSES), ("enrollments.csv", ENROLLMENTS)];

/// The same roster without the line of one person.
pub fn without(id: &str) -> String {
    USERS.lines().filter(|line| !line.starts_with(&format!("{id},"))).map(|line| format!("{line}\n")).collect()
}

pub fn bulk_with(users: &str) -> Vec<(&str, &str)> {
    BULK.iter().map(|(name, text)| if *name == "users.csv" { (*name, users) } else { (*name, *text) }).collect()
}

pub fn is_nothing(preview: &Preview) -> bool {
    [preview.adds, preview.changes, preview.leavers].iter().all(|counts| *counts == Default::default())
}

#[test]
fn a_folder_from_the_office_is_looked_at_and_brought_in() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let prepared = ana.looks_at_roster(&[world.folder_of(&BULK)]);
    let (adds, format) = (prepared.preview.adds, prepared.preview.format.as_str());
    assert_eq!((format, adds.schools, adds.students, adds.staff), ("OneRoster 1.1", 2, 3, 1));
    assert_eq!((adds.classes, adds.enrollments, adds.contacts, prepared.preview.refused_total), (1, 3, 1, 0));
    assert_eq!(ana.everyone(), Vec::<String>::new(), "looking changes nothing");
    ana.says_yes_to(&prepared).unwrap();
    assert_eq!(ana.everyone(), ["Omar Haddad", "Chidi Okafor", "Luz Rivera"]);
    let luz = ana.opens_file("Luz Rivera");
    assert_eq!(
        (luz.grade.as_deref(), luz.school_name.as_deref(), luz.number.as_deref()),
        (Some("09"), Some("North High"), Some("4711"))
    );
    assert_eq!((luz.sections[0].title.as_str(), &luz.sections[0].teachers[..]), ("Algebra", &["Tomás Weber".to_owned()][..]));
    assert_eq!((luz.contacts[0].name.as_str(), luz.contacts[0].phone.as_deref()), ("Rosa Rivera", Some("555-0003")));
}

#[test]
fn the_same_files_again_change_nothing_zipped_or_not() {
    let world = World::new();
    let ana = world.laptop("Ana");
    ana.brings_in(&world.zip_of(&BULK));
    let before = ana.everything_recorded();
    ana.closes_and_opens();
    for again in [world.zip_of(&BULK), world.folder_of(&BULK)] {
        let preview = ana.brings_in(&again);
        assert!(is_nothing(&preview), "{preview:?}");
        assert_eq!((preview.unchanged.students, preview.unchanged.enrollments), (3, 3));
    }
    assert_eq!(ana.everything_recorded(), before);
}

#[test]
fn a_new_grade_is_a_change_and_a_missing_line_is_a_leaver_who_is_named_first() {
    let world = World::new();
    let ana = world.laptop("Ana");
    ana.brings_in(&world.folder_of(&BULK));
    let next = without("u2").replace(",09,", ",10,");
    let prepared = ana.looks_at_roster(&[world.folder_of(&bulk_with(&next))]);
    assert_eq!((prepared.preview.changes.students, prepared.preview.leavers.students), (1, 1));
    assert_eq!(prepared.preview.leaving, ["Omar Haddad"]);
    ana.says_yes_to(&prepared).unwrap();
    let omar = ana.opens_file("Omar Haddad");
    assert!(omar.has_left, "who left is marked and still there");
    assert_eq!(ana.opens_file("Luz Rivera").grade.as_deref(), Some("10"));
    ana.brings_in(&world.folder_of(&BULK));
    assert!(!ana.opens_file("Omar Haddad").has_left, "who comes back is back");
}

#[test]
fn whoever_opted_out_of_visits_and_left_since_is_taken_out_of_those_who_could_meet_somebody_once() {
    let world = World::new();
    let ana = world.laptop("Ana");
    ana.brings_in(&world.folder_of(&BULK));
    let could_meet = || ana.desk().funnel(&FunnelAsked::default(), true, world.in_days(0)).unwrap().funnel.students;
    assert_eq!(could_meet(), 3);
    ana.opts_out("Omar Haddad");
    assert_eq!(could_meet(), 2);
    let next = without("u2");
    let prepared = ana.looks_at_roster(&[world.folder_of(&bulk_with(&next))]);
    ana.says_yes_to(&prepared).unwrap();
    assert_eq!(could_meet(), 2);
}

#[test]
fn a_delta_says_what_changed_and_nothing_about_the_rest() {
    let world = World::new();
    let ana = world.laptop("Ana");
    ana.brings_in(&world.folder_of(&BULK));
    let manifest = "propertyName,value\nmanifest.version,1.0\noneroster.version,1.1\nfile.users,delta\nfile.orgs,absent\nfile.classes,absent\nfile.enrollments,absent\n";
    let users = "sourcedId,status,dateLastModified,orgSourcedIds,role,givenName,familyName,identifier,grades\n\
        u2,tobedeleted,2026-09-01,s1,student,Omar,Haddad,4712,10\nu4,active,2026-09-01,s1,student,Mei,Lin,4714,09\n";
    let preview = ana.brings_in(&world.zip_of(&[("manifest.csv", manifest), ("users.csv", users)]));
    assert_eq!((preview.adds.students, preview.changes.students, preview.leavers.students), (1, 0, 1));
    assert_eq!((preview.leavers.staff, preview.leavers.enrollments, preview.leavers.contacts), (0, 0, 0));
    assert!(ana.opens_file("Omar Haddad").has_left);
    assert!(!ana.opens_file("Luz Rivera").has_left);
    assert_eq!(ana.opens_file("Luz Rivera").sections.len(), 1);
}

#[test]
fn a_roster_of_version_1_2_names_the_role_in_a_file_of_its_own() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let manifest =
        "propertyName,value\nmanifest.version,1.0\noneroster.version,1.2\nfile.users,bulk\nfile.roles,bulk\nfile.orgs,bulk\n";
    let users = "sourcedId,status,dateLastModified,enabledUser,username,givenName,familyName,preferredGivenName,grades,password\n\
        u1,,,true,a,Guadalupe,Rivera,Lupe,09,hunter2\nt1,,,true,b,Tomás,Weber,,,\n";
    let roles = "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId\n\
        r1,,,u1,primary,student,,,s1\nr2,,,t1,primary,teacher,,,s1\n";
    let files = [("manifest.csv", manifest), ("orgs.csv", ORGS), ("users.csv", users), ("roles.csv", roles)];
    let preview = ana.brings_in(&world.zip_of(&files));
    assert_eq!((preview.format.as_str(), preview.adds.students, preview.adds.staff), ("OneRoster 1.2", 1, 1));
    assert_eq!(ana.everyone(), ["Lupe Rivera"]);
    assert_eq!(ana.finds("guadalupe"), ["Lupe Rivera"]);
    assert!(is_nothing(&ana.brings_in(&world.folder_of(&files))));
}

#[test]
fn a_line_without_a_required_value_is_refused_by_file_and_line_and_the_rest_comes_in() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let users =
        "sourcedId,role,givenName,familyName,grades\nu1,student,Luz,Rivera,09\nu2,student,Omar,,09\n,student,Mei,Lin,09\n";
    let preview = ana.brings_in(&world.folder_of(&[("users.csv", users)]));
    let refused: Vec<u32> = preview.refused.iter().map(|note| note.line).collect();
    assert_eq!((refused, preview.refused_total), (vec![3, 4], 2), "{:?}", read_out(&preview.refused));
    assert!(preview.refused.iter().all(|note| note.file == "users.csv" && note.reason == LineReason::ValueMissing));
    assert_eq!(ana.everyone(), ["Luz Rivera"]);
}

#[test]
fn a_place_in_a_class_that_is_in_no_file_is_left_out_and_refuses_nothing() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let places = format!("{ENROLLMENTS}e4,,,c9,s1,u1,student,,,\n");
    let files: Vec<(&str, &str)> =
        BULK.iter().map(|(name, text)| (*name, if *name == "enrollments.csv" { places.as_str() } else { *text })).collect();
    let preview = ana.brings_in(&world.folder_of(&files));
    assert_eq!((preview.refused_total, preview.adds.enrollments), (0, 3));
    let left_out = "enrollments.csv line 5 classSourcedId: The class is not in these files. The line is left out.";
    assert!(read_out(&preview.warned).iter().any(|said| said == left_out), "{:?}", read_out(&preview.warned));
}

#[test]
fn a_delta_of_places_finds_the_class_and_the_student_who_are_here_already() {
    let world = World::new();
    let ana = world.laptop("Ana");
    ana.brings_in(&world.folder_of(&BULK));
    let manifest = "propertyName,value\nmanifest.version,1.0\noneroster.version,1.1\nfile.enrollments,delta\n";
    let places = "sourcedId,status,dateLastModified,classSourcedId,userSourcedId,role\ne9,active,2026-09-01,c1,u3,student\n";
    let preview = ana.brings_in(&world.zip_of(&[("manifest.csv", manifest), ("enrollments.csv", places)]));
    assert_eq!((preview.refused_total, preview.adds.enrollments), (0, 1));
    assert_eq!(ana.opens_file("Chidi Okafor").sections[0].title, "Algebra");
}

#[test]
fn a_part_of_the_files_takes_nothing_away_of_which_it_does_not_speak() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let births = "sourcedId,status,dateLastModified,birthDate\nu1,,,2011-02-03\n";
    let mut whole = BULK.to_vec();
    whole.push(("demographics.csv", births));
    ana.brings_in(&world.folder_of(&whole));
    let manifest = "propertyName,value\nmanifest.version,1.0\noneroster.version,1.1\nfile.users,delta\n";
    let users = "sourcedId,status,dateLastModified,role,givenName,familyName\nu1,active,2026-09-01,student,Luz,Rivera Cruz\n";
    let preview = ana.brings_in(&world.zip_of(&[("manifest.csv", manifest), ("users.csv", users)]));
    assert_eq!(preview.changes.students, 1);
    let luz = ana.opens_file("Luz Rivera Cruz");
    assert_eq!(
        (luz.grade.as_deref(), luz.number.as_deref(), luz.school_name.as_deref()),
        (Some("09"), Some("4711"), Some("North High"))
    );
    assert_eq!(luz.birth_date.map(|day| day.to_string()).as_deref(), Some("2011-02-03"));
}

#[test]
fn the_school_named_at_set_up_and_the_one_that_the_roster_brings_are_one() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let typed = ana.types_in("Zoë Lind", Some("9")).unwrap();
    let own = ana.card().school;
    ana.rules(CaseloadRule { school: own, ..CaseloadRule::default() });
    let orgs = ORGS.replace("North High", "JUNIPER high");
    ana.brings_in(&world.folder_of(&[("orgs.csv", &orgs), ("users.csv", USERS)]));
    let schools = ana.desk().filters().unwrap().schools;
    let listed: Vec<(&str, u32)> = schools.iter().map(|school| (school.name.as_str(), school.students)).collect();
    assert_eq!(listed, [("JUNIPER high", 3), ("South High", 1)]);
    assert_eq!(schools[0].also, own.into_iter().collect::<Vec<_>>());
    assert_eq!(ana.caseload(), ["Omar Haddad", "Zoë Lind", "Luz Rivera"], "a rule for the one is a rule for both");
    assert_eq!(ana.desk().caseload_rules().unwrap()[0].told.school, Some(schools[0].id));
    assert_eq!(ana.file_of(typed).school_name.as_deref(), Some("JUNIPER high"));
    ana.undoes(1);
    assert_eq!(ana.caseload(), ["Zoë Lind"], "and taken back it is as it was");
}

#[test]
fn a_line_in_which_two_values_are_missing_is_one_refused_line() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let users = "sourcedId,role,givenName,familyName\nu1,student,,\nu2,student,Luz,Rivera\n";
    assert_eq!(ana.brings_in(&world.file("users.csv", users)).refused_total, 1);
}

#[test]
fn a_whole_roster_is_undone_as_one_step_and_nobody_else_goes_with_it() {
    let world = World::with_student("Zoë Lind");
    let ana = world.laptop("Ana");
    ana.brings_in(&world.folder_of(&BULK));
    assert_eq!(ana.everyone().len(), 4);
    ana.undoes(1);
    assert_eq!(ana.everyone(), ["Zoë Lind"]);
    ana.redoes(1);
    assert_eq!(ana.everyone(), ["Omar Haddad", "Zoë Lind", "Chidi Okafor", "Luz Rivera"]);
    assert_eq!(ana.opens_file("Luz Rivera").sections.len(), 1);
}

#[test]
fn a_row_that_somebody_changed_since_stays_when_the_import_is_undone_and_is_counted() {
    let world = World::new();
    let (ana, ben) = (world.laptop("Ana"), world.laptop("Ben"));
    ana.brings_in(&world.folder_of(&BULK));
    world.everyone_merges();
    ben.brings_in(&world.folder_of(&bulk_with(&USERS.replace(",09,", ",10,"))));
    world.everyone_merges();
    let undone = ana.tries_to_undo().unwrap();
    assert_eq!((undone.edit.as_str(), undone.left_alone), ("apply_roster", 1));
    assert_eq!(undone.left[0].name, "Luz Rivera", "they are named, not only counted");
    assert_eq!(ana.everyone(), ["Luz Rivera"]);
    assert_eq!(ana.opens_file("Luz Rivera").grade.as_deref(), Some("10"));
}

#[test]
fn undo_all_of_it_takes_the_import_back_and_nothing_else_when_it_was_taken_back_already() {
    let world = World::with_student("Zoë Lind");
    let ana = world.laptop("Ana");
    let prepared = ana.looks_at_roster(&[world.folder_of(&BULK)]);
    let import = ana.says_yes_to(&prepared).unwrap().commit.unwrap();
    ana.undoes(1);
    let again = ana.desk().undo_commit(import, &mut |_, _| true);
    assert!(matches!(again, Err(Failure::Refused(Refusal::IsUndone))), "{again:?}");
    assert_eq!(ana.everyone(), ["Zoë Lind"], "the student who was typed in before stays");
}

#[test]
fn every_line_that_is_refused_is_listed_however_many() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let lines: String = (0..2_500).map(|n| format!("u{n},student,,\n")).collect();
    let users = format!("sourcedId,role,givenName,familyName\nok,student,Luz,Rivera\n{lines}");
    let prepared = ana.looks_at_roster(&[world.file("users.csv", &users)]);
    assert_eq!((prepared.preview.refused_total, prepared.preview.refused.len()), (2_500, 2_500));
    assert_eq!(prepared.preview.refused[2_499].line, 2_502);
}

#[test]
fn a_preview_that_is_older_than_the_store_is_looked_at_again() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let folder = world.folder_of(&BULK);
    let prepared = ana.looks_at_roster(std::slice::from_ref(&folder));
    ana.adds_student("Luz Rivera");
    assert!(matches!(ana.says_yes_to(&prepared), Err(Failure::Refused(domain::refusal::Refusal::PreviewIsStale))));
    assert_eq!(ana.everyone(), ["Luz Rivera"]);
    assert_eq!(ana.looks_at_roster(&[folder]).preview.look_alikes.len(), 1);
}

#[test]
fn stopping_in_the_middle_brings_in_nobody() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let mut users = String::from("sourcedId,role,givenName,familyName\n");
    for n in 0..3_000 {
        users += &format!("u{n},student,Given {n},Family {n}\n");
    }
    let prepared = ana.looks_at_roster(&[world.folder_of(&[("users.csv", &users)])]);
    let before = ana.everything_recorded();
    let mut told = Vec::new();
    let stopped = ana.desk().apply_roster(&prepared, &mut |done, of| {
        told.push((done, of));
        false
    });
    assert!(matches!(stopped, Err(Failure::Cancelled)));
    assert_eq!((told, ana.everything_recorded()), (vec![(2_048, 3_000)], before));
    ana.says_yes_to(&prepared).unwrap();
    assert_eq!(ana.desk().today(world.in_days(0)).unwrap().students, 3_000);
}

#[test]
fn a_sitting_goes_on_while_a_roster_is_written_and_what_is_kept_waits_until_it_is_in() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    let mut users = String::from("sourcedId,role,givenName,familyName\n");
    for n in 0..3_000 {
        users += &format!("u{n},student,Given {n},Family {n}\n");
    }
    let prepared = ana.looks_at_roster(&[world.folder_of(&[("users.csv", &users)])]);
    let wave = ana.opens("Luz Rivera");
    ana.names(["Coach"]);
    let add = MapEdit::AddAlter { alter: ana.mints(), label: "Abuela".into(), link: None };
    let add = Edit::Map { wave, edit: add };
    let keep = Edit::Wave(WaveEdit::Keep { wave, kept_on: world.in_days(0), choice: Choice::default() });
    let (desk, today, patience) = (ana.desk(), world.in_days(0), Duration::from_secs(30));
    let desk: &Desk = &desk;
    std::thread::scope(|scope| {
        let (tell, told) = std::sync::mpsc::channel();
        let mut keeping = None;
        let brought = desk.apply_roster(&prepared, &mut |_, _| {
            let (add, tell) = (&add, tell.clone());
            scope.spawn(move || {
                desk.commit(add).unwrap();
                tell.send(desk.map(wave, today).unwrap().network.alters.len()).unwrap();
            });
            assert_eq!(told.recv_timeout(patience), Ok(2), "a gesture waits for no roster");
            let kept = scope.spawn(|| desk.commit(&keep));
            std::thread::sleep(Duration::from_millis(300));
            assert!(!kept.is_finished(), "one writes at a time");
            keeping = Some(kept);
            true
        });
        brought.unwrap();
        keeping.unwrap().join().unwrap().unwrap();
    });
    ana.looks_at(wave);
    assert_eq!(ana.reads_the_map(), ["Coach, in the tray", "Abuela, in the tray"]);
    assert_eq!(desk.today(today).unwrap().students, 3_001);
}

#[test]
fn neither_a_password_nor_the_mail_of_anybody_is_in_any_byte() {
    let world = World::new();
    let ana = world.laptop("Ana");
    ana.brings_in(&world.zip_of(&BULK));
    ana.desk().store().back_up(&mut |_, _| true).unwrap();
    let recorded = ana.everything_recorded();
    assert!(recorded.contains("4711"), "what should be there is there");
    for secret in ["hunter2", "hunter3", "hunter4", "secret.example", "luz.r", "555-0001"] {
        assert!(!recorded.contains(secret), "{secret} was recorded");
        assert_eq!(ana.files_that_hold(secret), Vec::<PathBuf>::new());
    }
    assert_eq!(ana.files_that_hold("Rivera"), Vec::<PathBuf>::new(), "names lie under the key");
}

#[test]
fn files_that_no_roster_needs_are_refused_in_a_sentence() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let told = [
        ana.is_told_about(&[world.folder_of(&[])]),
        ana.is_told_about(&[world.file("photo.csv", [0x89, b'P', b'N', b'G', 0, 0])]),
        ana.is_told_about(&[PathBuf::from("/nowhere/users.csv")]),
        ana.is_told_about(&[world.file("users.csv", "sourcedId,role,givenName\nu1,student,Luz\n")]),
    ]
    .map(|told| told.to_string());
    assert!(told[0].starts_with("No file was given") && told[1].contains("not a roster"), "{told:?}");
    assert!(told[2].contains("was not found") && !told[2].contains("nowhere"), "{told:?}");
    assert!(told[3].contains("no column familyName"), "{told:?}");
}

/// Files of the Ed-Fi sample district, with their students in them.
fn grand_bend() -> Option<Vec<PathBuf>> {
    let folder = shared_data("ed-fi-grand-bend")?;
    let files = ["EducationOrganization", "MasterSchedule", "StaffAssociation", "Student", "Contact"];
    Some(files.iter().map(|name| folder.join(format!("{name}.xml.gz"))).collect())
}

#[test]
fn grand_bend_comes_in_with_960_students_and_again_with_nothing() {
    let Some(files) = grand_bend() else { return };
    let world = World::new();
    let ana = world.laptop("Ana");
    let prepared = ana.looks_at_roster(&files);
    let adds = prepared.preview.adds;
    assert_eq!((adds.students, adds.contacts, adds.classes, prepared.preview.refused_total), (960, 1_872, 532, 0));
    ana.says_yes_to(&prepared).unwrap();
    assert_eq!(ana.everyone().len(), 960);
    let again = ana.looks_at_roster(&files);
    assert!(is_nothing(&again.preview), "{:?}", again.preview);
    assert_eq!(again.preview.unchanged.students, 960);
    ana.undoes(1);
    assert_eq!(ana.everyone(), Vec::<String>::new());
}

#[test]
fn the_mail_of_grand_bend_is_in_no_byte() {
    let Some(files) = grand_bend() else { return };
    let mut raw = String::new();
    for file in &files {
        std::io::Read::read_to_string(&mut flate(file), &mut raw).unwrap();
    }
    let mails: Vec<&str> = raw.split("<ElectronicMailAddress>").skip(1).filter_map(|rest| rest.split('<').next()).collect();
    let world = World::new();
    let ana = world.laptop("Ana");
    ana.says_yes_to(&ana.looks_at_roster(&files)).unwrap();
    let recorded = ana.everything_recorded();
    assert!(mails.len() > 50, "the files have mail addresses to leave out: {}", mails.len());
    for mail in mails {
        assert!(!recorded.contains(mail));
    }
}

fn flate(path: &Path) -> flate2::read::MultiGzDecoder<File> {
    flate2::read::MultiGzDecoder::new(File::open(path).unwrap())
}

#[test]
fn the_roster_of_a_real_importer_comes_in_and_again_with_nothing() {
    let Some(folder) = shared_data("oneroster/v1p1-oat-sa") else { return };
    let world = World::new();
    let ana = world.laptop("Ana");
    assert_eq!(ana.brings_in(&folder).adds.students, 2);
    assert!(is_nothing(&ana.brings_in(&folder)));
}

#[test]
fn a_vendors_own_columns_are_one_line_and_stand_behind_what_may_be_wrong() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let orgs = ORGS.replacen("parentSourcedId\n", "parentSourcedId,metadata.a,metadata.b,ext_c\n", 1);
    let users = USERS.replacen(",true,s1,student,omar.h", "retired,,true,s1,student,omar.h", 1).replacen("u2,,", "u2,", 1);
    let files = [("orgs.csv", orgs.as_str()), ("users.csv", users.as_str()), BULK[2], BULK[3]];
    let prepared = ana.looks_at_roster(&[world.folder_of(&files)]);
    let last = prepared.preview.warned.last().unwrap();
    assert_eq!((last.file.as_str(), last.column.as_deref()), ("orgs.csv", None));
    assert_eq!(last.reason, LineReason::ColumnsUnknown { most: 3 });
    let strange = prepared.preview.warned.iter().filter(|note| note.file == "orgs.csv").count();
    assert!(
        strange < prepared.preview.warned.len(),
        "there is something else, and it stands before: {:?}",
        prepared.preview.warned
    );
}
