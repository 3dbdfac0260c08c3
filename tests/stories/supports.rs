//! Who gives what on a map? What only one person gives is seen, what was not asked is said to be so, and a draft says nothing.

use domain::ego_network::{Ring, Sector, Support};
use domain::refusal::Refusal;
use store::failure::Failure;
use world::World;

#[test]
fn what_only_one_person_gives_is_seen_on_a_kept_map_also_after_a_restart_and_never_of_a_draft() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    let wave = ana.opens("Luz Rivera");
    ana.names(["Tía Rosa", "Coach", "Mei"]);
    ana.places("Tía Rosa", Ring::Closest, Sector::Home);
    ana.paints(Support::Listens, ["Tía Rosa", "Mei"]);
    ana.paints(Support::Rides, ["Tía Rosa"]);
    ana.paints(Support::Fun, ["Coach"]);
    assert!(matches!(ana.desk().supports(wave), Err(Failure::Refused(Refusal::NoSuchWave))), "until the student has chosen");
    ana.keeps();
    ana.closes_and_opens();
    let told = ana.desk().supports(wave).unwrap();
    let name = |id| told.people.iter().find(|giver| giver.alter == id).unwrap().label.as_str();
    let asked: Vec<(Support, u32, Option<&str>)> =
        told.asked.iter().map(|given| (given.support, given.givers, given.only.map(name))).collect();
    assert_eq!(asked, [(Support::Listens, 2, None), (Support::Rides, 1, Some("Tía Rosa")), (Support::Fun, 1, Some("Coach"))]);
    let lost: Vec<(&str, u32, &[Support])> =
        told.most_used.iter().map(|loss| (loss.label.as_str(), loss.gives, loss.lost.as_slice())).collect();
    assert_eq!(lost, [("Tía Rosa", 2, &[Support::Rides][..])]);
    assert_eq!(told.not_asked.len(), 5, "the other chips were not asked, which is not nobody");
    let order: Vec<&str> = told.people.iter().map(|giver| giver.label.as_str()).collect();
    assert_eq!(order, ["Tía Rosa", "Coach", "Mei"]);
}
