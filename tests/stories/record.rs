//! Who saw a record, what left it, what is wrong in it, and what does a parent get? All of it is noted, and other students are
//! in none of it.

use domain::consent::Answered;
use domain::corrections::{Asker, CorrectionEdit, Settled};
use domain::disclosures::{Disclosed, DisclosureEdit};
use domain::edit::Edit;
use domain::ego_network::{Presence, Reciprocity, Ring, Sector};
use domain::goals::GoalEdit;
use domain::holds::HoldReason;
use domain::people::{NewStudent, PeopleEdit, StudentByHand};
use domain::record::Id;
use domain::refusal::Refusal;
use domain::shown::Shown;
use store::read::parents_copy::ParentsCopy;
use world::{Laptop, World};

fn gives(world: &World, who: &Laptop, what: Disclosed, to: &str) -> Id {
    let (disclosure, student) = (who.mints(), who.student("Luz Rivera"));
    let (to_whom, why) = (to.to_owned(), Some("asked for it".to_owned()));
    who.does(&Edit::Disclosure(DisclosureEdit::Disclose { disclosure, student, what, to_whom, why, on: world.in_days(0) }));
    disclosure
}

fn asks_for_a_correction(world: &World, who: &Laptop, text: &str) -> Id {
    let (correction, student) = (who.mints(), who.student("Luz Rivera"));
    let (text, called, on) = (text.to_owned(), Some("Marisol Rivera".to_owned()), world.in_days(0));
    who.does(&Edit::Correction(CorrectionEdit::AskCorrection { correction, student, text, by: Asker::Parent, called, on }));
    correction
}

fn settles(who: &Laptop, correction: Id, settled: Option<Settled>) -> Result<(), Refusal> {
    who.tries(&Edit::Correction(CorrectionEdit::SettleCorrection { correction, settled })).map(drop)
}

fn copy(world: &World, who: &Laptop) -> ParentsCopy {
    who.desk().parents_copy(who.student("Luz Rivera"), "another student", world.in_days(0)).unwrap()
}

#[test]
fn everybody_who_opened_the_file_is_listed_with_the_time_also_on_the_other_laptop() {
    let world = World::with_student("Luz Rivera");
    let (ana, ben) = (world.laptop("Ana"), world.laptop("Ben"));
    ana.opens_file("Luz Rivera");
    world.days_pass(1);
    ben.opens_file("Luz Rivera");
    world.everyone_merges();
    let record = ana.desk().record(ana.student("Luz Rivera")).unwrap();
    let said: Vec<(&str, &str)> = record.openings.iter().map(|line| (line.by.as_str(), &line.at[..10])).collect();
    assert_eq!(said, [("Ben", "2026-09-08"), ("Ana", "2026-09-07")]);
}

#[test]
fn what_was_given_is_noted_for_good_and_undo_passes_it_by() {
    let world = World::with_student("Luz Rivera");
    let (ana, ben) = (world.laptop("Ana"), world.laptop("Ben"));
    ana.calls("Luz Rivera", Some("Lu"));
    ana.calls("Lu", None);
    let given = gives(&world, &ana, Disclosed::Page, "Luz");
    assert_eq!(ana.tries_to_undo().unwrap().edit, "call_student");
    ana.tries_to_redo().unwrap();
    let student = ana.student("Luz Rivera");
    let again = DisclosureEdit::Disclose {
        disclosure: given,
        student,
        what: Disclosed::Told,
        to_whom: "Nobody".into(),
        why: None,
        on: world.in_days(0),
    };
    assert_eq!(ana.tries(&Edit::Disclosure(again)), Err(Refusal::IsNoted));
    world.everyone_merges();
    ben.closes_and_opens();
    let record = ben.desk().record(student).unwrap();
    let [one] = &record.disclosures[..] else { panic!("{record:?}") };
    assert_eq!((one.what, one.to_whom.as_str(), one.by.as_str()), (Disclosed::Page, "Luz", "Ana"));
}

#[test]
fn a_correction_is_on_today_until_it_is_answered_and_a_no_has_a_reason() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    let asked = asks_for_a_correction(&world, &ana, "The grade is wrong.");
    assert_eq!(ana.today(), ["Luz Rivera: asked for a correction on 2026-09-07"]);
    let on = world.in_days(0);
    let no = |reason: &str| Some(Settled::Declined { on, reason: reason.into() });
    assert_eq!(settles(&ana, asked, no(" ")), Err(Refusal::NothingSaid));
    settles(&ana, asked, no("The roster says ten, and so does the registrar.")).unwrap();
    assert_eq!(ana.today(), Vec::<String>::new());
    settles(&ana, asked, None).unwrap();
    assert_eq!(ana.today().len(), 1);
    settles(&ana, asked, Some(Settled::Made { on })).unwrap();
    assert_eq!(ana.today(), Vec::<String>::new());
    ana.undoes(1);
    assert_eq!(ana.today().len(), 1, "said by mistake, it is open again");
    ana.dismisses_the_first_line();
    asks_for_a_correction(&world, &ana, "The number is wrong, too.");
    assert_eq!(ana.today().len(), 1, "put away alone");
}

#[test]
fn a_parent_reads_everything_kept_and_no_other_student() {
    let world = World::with_students(&["Luz Rivera", "Omar Haddad", "Mei Lin"]);
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Mamá", "Omar Haddad", "Zuzu", "Coach Ruiz", "Mei"]);
    ana.places("Mamá", Ring::Closest, Sector::Home);
    ana.places("Omar Haddad", Ring::Close, Sector::Community);
    ana.places("Zuzu", Ring::Close, Sector::Peers);
    ana.places("Coach Ruiz", Ring::Close, Sector::School);
    ana.places("Mei", Ring::Known, Sector::Work);
    ana.ties("Mamá", "Zuzu");
    ana.keeps();
    ana.notes_for_the_team("Luz Rivera", "Sat between omar haddad and Zuzu all week.").unwrap();
    ana.notes_for_herself("Luz Rivera", "Brightfeather.");
    ana.agrees("Luz Rivera", "call Lin, Mei about the bus", world.in_days(3));
    asks_for_a_correction(&world, &ana, "Mei Lin is no friend of hers.");
    // A draft is not kept.
    ana.leaves_the_map();
    ana.opens("Luz Rivera");
    ana.names(["Draftperson"]);
    let copy = copy(&world, &ana);
    let [map] = &copy.maps[..] else { panic!("{copy:?}") };
    let mut labels: Vec<&str> = map.people.iter().map(|person| person.label.as_str()).collect();
    labels.sort_unstable();
    assert_eq!(labels, ["Coach Ruiz", "Mamá", "another student", "another student", "another student"]);
    assert_eq!(copy.hidden, 3);
    assert!(
        map.ties
            .iter()
            .any(|(a, b)| [a.as_str(), b] == ["Mamá", "another student"] || [a.as_str(), b] == ["another student", "Mamá"])
    );
    assert_eq!(copy.file.team_notes[0].text, "Sat between another student and another student all week.");
    assert_eq!(copy.file.steps[0].what, "call another student about the bus");
    let all = serde_json::to_string(&copy).unwrap();
    for hidden in ["Omar", "omar", "Haddad", "Zuzu", "Mei", "Lin", "Brightfeather", "Draftperson"] {
        assert!(!all.contains(hidden), "{hidden}");
    }
}

#[test]
fn whoever_sat_among_peers_once_is_hidden_on_every_map_and_a_sister_is_not() {
    let world = World::with_students(&["Luz Rivera", "Ana Sofía Rivera"]);
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Ana", "Jada"]);
    ana.places("Ana", Ring::Closest, Sector::Home);
    ana.places("Jada", Ring::Close, Sector::Peers);
    ana.keeps();
    world.days_pass(30);
    ana.leaves_the_map();
    ana.opens("Luz Rivera");
    ana.confirms_all();
    ana.places("Jada", Ring::Close, Sector::Community);
    ana.keeps();
    let copy = copy(&world, &ana);
    assert_eq!(copy.maps.len(), 2);
    for map in &copy.maps {
        let mut labels: Vec<&str> = map.people.iter().map(|person| person.label.as_str()).collect();
        labels.sort_unstable();
        assert_eq!(labels, ["Ana", "another student"]);
    }
}

#[test]
fn a_map_that_shows_numbers_or_initials_leaves_no_peer_readable_and_garbles_no_text() {
    for shown in [Shown::Hidden, Shown::Initials] {
        let world = World::with_students(&["Luz Rivera", "Omar Haddad"]);
        let ana = world.laptop("Ana");
        ana.opens("Luz Rivera");
        ana.names(["Mamá", "Zuzu", "A"]);
        ana.places("Mamá", Ring::Closest, Sector::Home);
        ana.places("Zuzu", Ring::Close, Sector::Peers);
        ana.places("A", Ring::Close, Sector::Peers);
        ana.says(GoalEdit::SetGoal { goal: Some("Eat with Zuzu 2 days a week".into()) });
        ana.agrees_to_ask("Zuzu", "sit with Zuzu and a book", world.in_days(3));
        ana.agrees_to_ask("A", "a ride", world.in_days(4));
        ana.agrees_to_ask("Mamá", "a talk", world.in_days(5));
        ana.shows_people(shown);
        ana.keeps_with_names();
        ana.notes_for_the_team("Luz Rivera", "Zuzu and 2 others had a plan Z, 3 or M.").unwrap();
        let copy = copy(&world, &ana);
        let mut labels: Vec<&str> = copy.maps[0].people.iter().map(|person| person.label.as_str()).collect();
        labels.sort_unstable();
        assert_eq!(labels, ["Mamá", "another student", "another student"], "{shown:?}");
        let asks: Vec<String> = copy.file.asks.iter().map(|ask| format!("{}: {:?}", ask.name, ask.what)).collect();
        assert_eq!(
            asks,
            [
                "another student: Words(\"sit with another student and a book\")",
                "another student: Words(\"a ride\")",
                "Mamá: Words(\"a talk\")",
            ]
        );
        assert_eq!(copy.maps[0].goal.words.as_deref(), Some("Eat with another student 2 days a week"));
        assert_eq!(copy.file.team_notes[0].text, "another student and 2 others had a plan Z, 3 or M.");
        assert!(!serde_json::to_string(&copy).unwrap().contains("Zuzu"));
    }
}

/// The school that was named at set-up, and another.
const ORGS: &str = "sourcedId,name,type\ns1,Juniper High,school\ns2,South High,school\n";
const USERS: &str = "\
sourcedId,orgSourcedIds,role,givenName,familyName,middleName,agentSourcedIds
u1,s1,student,Luz,Rivera,,\"p1,p2\"
u2,s1,student,Mei,Lin Ortega,Ruth,
u3,s2,student,Chidi,Okafor,,
t1,s1,teacher,Omar,Haddad,,
p1,s1,parent,Rosa,Rivera,,
p2,s1,guardian,Omar,Haddad,,
";
const CLASSES: &str = "sourcedId,title,schoolSourcedId\nc1,Tutoring with Omar Haddad,s1\n";
const ENROLLMENTS: &str = "sourcedId,classSourcedId,userSourcedId,role\ne1,c1,u1,student\ne2,c1,t1,teacher\n";

/// Luz and Mei are at the school by the roster, Omar by hand, Nia nowhere, and Chidi elsewhere.
fn two_schools(world: &World) -> std::rc::Rc<Laptop> {
    let ana = world.laptop("Ana");
    ana.types_in("Omar Haddad", None).unwrap();
    let by_hand = StudentByHand { given: "Nia".into(), family: "Bell".into(), grade: None, school: None, number: None };
    let nia = NewStudent { student: ana.mints(), by_hand };
    ana.does(&Edit::People(PeopleEdit::AddStudents { students: vec![nia], caseload_of: None }));
    ana.brings_in(&world.folder_of(&[
        ("orgs.csv", ORGS),
        ("users.csv", USERS),
        ("classes.csv", CLASSES),
        ("enrollments.csv", ENROLLMENTS),
    ]));
    ana
}

#[test]
fn whoever_was_typed_in_at_the_school_before_the_roster_came_is_hidden_and_another_school_is_not() {
    let world = World::new();
    let ana = two_schools(&world);
    ana.calls("Mei Lin Ortega", Some("Mimi"));
    let told = "Omar Haddad, Nia Bell, Omar T. Haddad, Mei Ruth Lin, Mimi Ortega and MEI ORTEGA'S bag; Chidi Okafor.";
    ana.notes_for_the_team("Luz Rivera", told).unwrap();
    let x = "another student";
    let shown = format!("{x}, {x}, {x}, {x}, {x} and {x}'S bag; Chidi Okafor.");
    assert_eq!(copy(&world, &ana).file.team_notes[0].text, shown);
}

#[test]
fn no_other_student_stands_among_contacts_classes_answers_and_what_was_given() {
    let world = World::new();
    let ana = two_schools(&world);
    gives(&world, &ana, Disclosed::Told, "Omar Haddad’s mother");
    ana.records_an_answer("Luz Rivera", Answered::Yes, "Rosa, beside Omar Haddad");
    let (correction, student, on) = (ana.mints(), ana.student("Luz Rivera"), world.in_days(0));
    let (text, called) = ("Not so.".to_owned(), Some("Omar Haddad".to_owned()));
    let by = Asker::Student;
    ana.does(&Edit::Correction(CorrectionEdit::AskCorrection { correction, student, text, by, called, on }));
    let copy = copy(&world, &ana);
    let mut contacts: Vec<&str> = copy.file.contacts.iter().map(|contact| contact.name.as_str()).collect();
    contacts.sort_unstable();
    assert_eq!(contacts, ["Rosa Rivera", "another student"]);
    assert_eq!(copy.file.sections[0].title, "Tutoring with another student");
    assert_eq!(copy.file.sections[0].teachers, ["Omar Haddad"], "a teacher is no classmate");
    assert_eq!(copy.file.consents[0].told.given_by, "Rosa, beside another student");
    assert_eq!(copy.record.disclosures[0].to_whom, "another student’s mother");
    assert_eq!(copy.record.corrections[0].called.as_deref(), Some("another student"));
}

#[test]
fn who_is_gone_or_only_hoped_for_is_told_so_and_a_hold_is_not_told() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Mamá", "Tío Raúl"]);
    ana.places("Mamá", Ring::Closest, Sector::Home);
    ana.keeps();
    world.days_pass(30);
    ana.leaves_the_map();
    ana.opens("Luz Rivera");
    ana.confirms("Mamá");
    ana.help_runs("Mamá", Reciprocity::Both);
    ana.says_no_longer("Tío Raúl");
    ana.names(["Coach Ruiz"]);
    ana.wants_to_meet("Coach Ruiz");
    ana.keeps();
    ana.sets_a_hold("Luz Rivera", HoldReason::DutyToReport);
    let copy = copy(&world, &ana);
    let told = copy.maps[1].people.iter().map(|person| (person.label.as_str(), person.presence, person.reciprocity));
    assert_eq!(
        told.collect::<Vec<_>>(),
        [
            ("Mamá", None, Some(Reciprocity::Both)),
            ("Tío Raúl", Some(Presence::NoLonger), None),
            ("Coach Ruiz", Some(Presence::Potential), None),
        ]
    );
    assert_eq!(copy.file.holds, []);
}
