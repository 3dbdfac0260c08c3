//! Who saw a record, what left it, what is wrong in it, and what does a parent get? All of it is noted, and other students are
//! in none of it.

use domain::corrections::{Asker, CorrectionEdit, Settled};
use domain::disclosures::{Disclosed, DisclosureEdit};
use domain::edit::Edit;
use domain::ego_network::{Ring, Sector};
use domain::record::Id;
use domain::refusal::Refusal;
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
