//! Choices of career clusters that a form or a table holds are looked at, taken as one and taken back as one; nobody's choice is
//! replaced unseen, and of whoever opted out nothing is kept.

use std::rc::Rc;

use domain::edit::Edit;
use domain::interests::{ChoiceColumn, ClustersTold, InterestEdit};
use domain::line_reason::LineReason;
use domain::record::Id;
use domain::refusal::Refusal;
use domain::roster::{LineNote, Preview};
use domain::visitors::Cluster;
use world::{Laptop, World};

const CLASS: &str = "Luz Rivera\nOmar Haddad\nMei Lin\nNoor Abdi\nIris Park\nIris Park";

fn a_class(world: &World) -> (Rc<Laptop>, Id) {
    let tess = world.laptop("Tess");
    let class = tess.pastes_a_class("Period 3", CLASS);
    (tess, class)
}

/// How many students' choices are new, other than before, and as they were.
fn counts(preview: &Preview) -> [u32; 3] {
    [preview.adds.choices, preview.changes.choices, preview.unchanged.choices]
}

fn reasons(notes: &[LineNote]) -> Vec<(u32, LineReason)> {
    notes.iter().map(|note| (note.line, note.reason)).collect()
}

fn chosen(who: &Laptop, name: &str) -> Vec<Cluster> {
    who.desk().student_clusters(who.student(name)).unwrap().clusters
}

#[test]
fn a_list_of_choices_is_counted_taken_as_one_taken_back_as_one_and_the_same_again_is_nothing() {
    let world = World::new();
    let (tess, _) = a_class(&world);
    tess.opts_out("Noor Abdi");
    let path = world.file(
        "choices.csv",
        "Timestamp,What is your name?,Which career fields would you like to meet?\n\
         1,Luz Rivera,\"Health Science, Law, Public Safety, Corrections & Security\"\n\
         2,Omar Haddad,Finance\n\
         3,omar haddad,Finance;Astronaut\n\
         4,Noor Abdi,Health Science\n\
         5,Iris Park,Marketing\n\
         6,Somebody Else,Marketing\n\
         7,Mei Lin,Health; Law; Finance; Marketing\n",
    );
    let prepared = tess.looks_at_choices(&path);
    assert_eq!(counts(&prepared.preview), [2, 0, 0]);
    let refused = [
        (5, LineReason::OptedOut),
        (6, LineReason::SeveralSuchStudents),
        (7, LineReason::NoSuchStudent),
        (8, LineReason::TooManyChosen { most: 3 }),
    ];
    assert_eq!(reasons(&prepared.preview.refused), refused);
    assert_eq!(reasons(&prepared.preview.warned), [(3, LineReason::ChosenAgain), (4, LineReason::ChoiceUnknown)]);
    assert_eq!(chosen(&tess, "Luz Rivera"), [], "looking changes nothing");
    let taken = tess.says_yes_to_choices(&prepared).unwrap().commit.unwrap();
    tess.closes_and_opens();
    assert_eq!(chosen(&tess, "Luz Rivera"), [Cluster::Health, Cluster::Law]);
    assert_eq!((chosen(&tess, "Omar Haddad"), chosen(&tess, "Noor Abdi")), (vec![Cluster::Finance], vec![]));
    let again = tess.looks_at_choices(&path);
    assert_eq!((counts(&again.preview), tess.says_yes_to_choices(&again).unwrap().commit), ([0, 0, 2], None));
    let undone = tess.desk().undo_commit(taken, &mut |_, _| true).unwrap();
    assert_eq!((undone.edit.as_str(), undone.left_alone), ("take_choices", 0));
    assert_eq!((chosen(&tess, "Luz Rivera"), chosen(&tess, "Omar Haddad")), (vec![], vec![]));
    assert!(tess.desk().store().check_full().unwrap().is_whole);
}

#[test]
fn a_choice_that_takes_the_place_of_another_is_named_and_a_list_that_was_looked_at_too_early_is_looked_at_again() {
    let world = World::new();
    let (tess, _) = a_class(&world);
    let chooses = |name: &str, clusters: &[Cluster]| {
        let told = vec![ClustersTold { student: tess.student(name), clusters: clusters.to_vec() }];
        tess.does(&Edit::Interest(InterestEdit::ChooseClusters { told, on: tess.day() }));
    };
    chooses("Luz Rivera", &[Cluster::Arts]);
    let path = world.file("choices.csv", "Name;Choice 1;Bus;Choice 2\nLuz Rivera;Health;14;Law\nMei Lin;Arts;2;\n");
    let prepared = tess.looks_at_choices(&path);
    assert_eq!(counts(&prepared.preview), [1, 1, 0]);
    assert_eq!(reasons(&prepared.preview.warned), [(2, LineReason::ChosenOtherwise)]);
    chooses("Mei Lin", &[Cluster::Law]);
    assert_eq!(tess.says_yes_to_choices(&prepared).unwrap_err(), Refusal::PreviewIsStale);
    let prepared = tess.looks_at_choices(&path);
    assert_eq!(counts(&prepared.preview), [0, 2, 0]);
    tess.says_yes_to_choices(&prepared).unwrap();
    assert_eq!(chosen(&tess, "Luz Rivera"), [Cluster::Health, Cluster::Law]);
    tess.undoes(1);
    assert_eq!((chosen(&tess, "Luz Rivera"), chosen(&tess, "Mei Lin")), (vec![Cluster::Arts], vec![Cluster::Law]));
    // How it is read is remembered.
    let columns = ["Name", "Choice 1", "Bus", "Choice 2"].map(str::to_owned);
    let told = [ChoiceColumn::FullName, ChoiceColumn::Cluster, ChoiceColumn::Ignore, ChoiceColumn::Cluster];
    assert_eq!(tess.remembered_choices(&columns).as_deref(), Some(&told[..]));
}
