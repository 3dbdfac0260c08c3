//! What changed between two maps? Who stayed, who is new, who moved; nobody is gone without having been said to be.

use domain::ego_network::{Presence, Ring, Sector};
use domain::map_edit::MapEdit;
use domain::waves::Fate;
use world::{Laptop, World};

fn two_maps(world: &World, ana: &Laptop) -> (domain::record::Id, domain::record::Id) {
    ana.opens("Luz Rivera");
    ana.names(["Tía Rosa", "Coach", "Mei", "Omar", "Silent Sam"]);
    ana.places("Tía Rosa", Ring::Closest, Sector::Home);
    ana.places("Coach", Ring::Known, Sector::School);
    ana.places("Mei", Ring::Closest, Sector::Peers);
    ana.places("Omar", Ring::Close, Sector::Peers);
    ana.ties("Mei", "Omar");
    let first = ana.keeps();
    world.days_pass(120);
    ana.opens("Luz Rivera");
    ana.confirms("Tía Rosa");
    ana.places("Coach", Ring::Closest, Sector::School);
    ana.places("Mei", Ring::Known, Sector::Peers);
    ana.says_no_longer("Omar");
    ana.names(["Ms. Okafor", "A nurse"]);
    ana.places("Ms. Okafor", Ring::Known, Sector::Work);
    ana.wants_to_meet("A nurse");
    ana.ties("Coach", "Ms. Okafor");
    ana.ties("Coach", "Mei");
    (first, ana.keeps())
}

#[test]
fn it_counts_who_stayed_who_is_new_who_is_gone_and_who_moved() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    let (first, second) = two_maps(&world, &ana);
    let compared = ana.compares(first, second);
    assert_eq!((compared.kept, compared.new, compared.gone), (3, 1, 1));
    // The coach and Ms. Okafor: she is new. The coach and Mei: nobody asked about the two before, so nobody knows since when.
    assert_eq!((compared.moved_in, compared.moved_out, compared.ties_formed.len()), (1, 1, 1));
    assert_eq!(compared.new_by_sector, [(Sector::Work, 1)]);
    assert_eq!((compared.later_on - compared.earlier_on).num_days(), 120);
}

#[test]
fn everybody_has_one_fate_and_silence_is_not_departure() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    let (first, second) = two_maps(&world, &ana);
    let fates: Vec<(String, Fate, Option<i32>)> =
        ana.compares(first, second).people.into_iter().map(|person| (person.label, person.fate, person.inwards)).collect();
    let told = |label: &str, fate, inwards| (label.to_owned(), fate, inwards);
    assert_eq!(
        fates,
        [
            told("Tía Rosa", Fate::Kept, Some(0)),
            told("Coach", Fate::Kept, Some(2)),
            told("Mei", Fate::Kept, Some(-2)),
            told("Omar", Fate::Gone, None),
            told("Silent Sam", Fate::NotToday, None),
            told("Ms. Okafor", Fate::New, None),
        ]
    );
}

#[test]
fn the_earlier_map_stands_first_whichever_was_chosen_first() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    let (first, second) = two_maps(&world, &ana);
    assert_eq!(ana.compares(second, first), ana.compares(first, second));
    assert_eq!(ana.compares(second, first).earlier.wave, first);
}

#[test]
fn an_open_map_is_compared_while_it_is_drawn() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Coach", "Mei"]);
    let first = ana.keeps();
    world.days_pass(30);
    let open = ana.opens("Luz Rivera");
    assert_eq!(ana.compares(first, open).kept, 0);
    ana.confirms("Coach");
    assert_eq!(ana.compares(first, open).kept, 1);
    ana.undoes(1);
    assert_eq!(ana.compares(first, open).kept, 0);
}

#[test]
fn a_line_between_two_who_did_not_know_each_other_before_has_formed() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Coach", "Mei", "Omar", "A nurse"]);
    ana.unties("Coach", "Mei");
    ana.ties("Mei", "Omar");
    let first = ana.keeps();
    world.days_pass(60);
    ana.opens("Luz Rivera");
    ana.confirms_all();
    ana.wants_to_meet("A nurse");
    ana.ties("Coach", "Mei");
    ana.ties("Mei", "Omar");
    ana.ties("Coach", "Omar");
    ana.ties("A nurse", "Mei");
    let second = ana.keeps();
    // Not the one that was there, not the one nobody asked about, not the one to a person who is only hoped for.
    assert_eq!(ana.compares(first, second).ties_formed.len(), 1);
}

#[test]
fn somebody_whom_the_student_wanted_to_meet_and_met_is_told_as_that() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Coach", "A nurse", "A pilot", "A vet"]);
    for name in ["A nurse", "A pilot", "A vet"] {
        ana.wants_to_meet(name);
    }
    ana.places("A nurse", Ring::Known, Sector::Work);
    let first = ana.keeps();
    world.days_pass(60);
    ana.opens("Luz Rivera");
    ana.confirms_all();
    ana.gestures(MapEdit::SetPresence { alter: ana.alter("A nurse").id, presence: Presence::Confirmed });
    ana.names(["Dre"]);
    let second = ana.keeps();
    let compared = ana.compares(first, second);
    // Wanted still, or not asked about, is not met; and somebody new whom nobody had wished for is new alone.
    assert_eq!((compared.kept, compared.new, compared.met), (1, 2, 1));
    let met: Vec<_> = compared.people.iter().filter(|person| person.was_wanted).collect();
    assert_eq!((met.len(), met[0].label.as_str(), met[0].fate), (1, "A nurse", Fate::New));
    assert_eq!((met[0].from, met[0].to), (Some((Ring::Known, Sector::Work)), Some((Ring::Known, Sector::Work))));
    assert_eq!(met[0].inwards, None, "nobody was closer who was not there");
    // Seen from the second map on, she is somebody who stayed.
    world.days_pass(60);
    ana.opens("Luz Rivera");
    ana.confirms_all();
    let third = ana.keeps();
    assert_eq!((ana.compares(second, third).kept, ana.compares(second, third).met), (3, 0));
    assert_eq!((ana.compares(first, third).kept, ana.compares(first, third).met), (1, 1));
}
