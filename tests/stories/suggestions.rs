//! Whom does type-ahead offer while names are typed, and whom does it never give away?

use domain::ego_network::{Broker, Link};
use domain::map_edit::AlterFact;
use store::read::suggestions::SuggestionOf;
use world::World;

const USERS: &str = "\
sourcedId,role,givenName,familyName,identifier,agentSourcedIds
u1,student,Luz,Rivera,1,p1
u2,student,Rosalind,Okafor,2,
t1,teacher,Rosario,Weber,,
p1,parent,Rosa,Rivera,,
";

#[test]
fn staff_and_my_own_earlier_names_are_offered_and_neither_my_mother_nor_another_student() {
    let world = World::new();
    let ana = world.laptop("Ana");
    ana.brings_in(&world.file("users.csv", USERS));
    assert_eq!(ana.opens_file("Luz Rivera").contacts[0].name, "Rosa Rivera", "the counselor knows the contact");
    ana.opens("Luz Rivera");
    ana.names(["Tía Rosita"]);
    ana.keeps();
    world.days_pass(30);
    ana.opens("Luz Rivera");
    // Pale people of the last map are named again by their name too.
    let offers: Vec<(String, SuggestionOf)> = ana.is_offered("ros").into_iter().map(|offer| (offer.label, offer.of)).collect();
    assert_eq!(offers, [("Tía Rosita".into(), SuggestionOf::Earlier), ("Rosario Weber".into(), SuggestionOf::Staff)]);
}

#[test]
fn an_adult_whose_role_says_nothing_is_offered_only_where_they_teach_a_class() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let users = format!(
        "{USERS}m1,Mother,Rosalba,Rivera,,u1\nk1,Emergency Contact,Rosana,Park,,u1\nw1,wizard,Rosendo,Grey,,\nw2,wizard,Rosita,White,,\nn1,School Nurse,Rosie,Long,,\n"
    );
    let classes = "sourcedId,title,schoolSourcedId\nc1,Potions,s1\n";
    let places = "sourcedId,classSourcedId,userSourcedId,role\ne1,c1,w2,teacher\n";
    ana.brings_in(&world.folder_of(&[("users.csv", &users), ("classes.csv", classes), ("enrollments.csv", places)]));
    let contacts = ana.opens_file("Luz Rivera").contacts;
    let relations: Vec<Option<&str>> = contacts.iter().map(|contact| contact.relation.as_deref()).collect();
    assert_eq!((contacts.len(), relations.contains(&Some("Mother"))), (3, true));
    ana.opens("Luz Rivera");
    let mut offers: Vec<String> = ana.is_offered("ros").into_iter().map(|offer| offer.label).collect();
    offers.sort();
    assert_eq!(offers, ["Rosario Weber", "Rosie Long", "Rosita White"]);
}

#[test]
fn staff_who_introduced_somebody_are_offered_by_name_and_read_again_as_such() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let users = format!("{USERS}m1,Mother,Rosalba,Rivera,,u1\nn1,School Nurse,Rosie,Long,,\n");
    ana.brings_in(&world.file("users.csv", &users));
    ana.opens("Luz Rivera");
    ana.names(["Tía Rosita"]);
    let offered = ana.desk().staff_suggestions("ros").unwrap();
    let names: Vec<&str> = offered.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Rosie Long", "Rosario Weber"], "neither her mother nor a student nor who is on the map");
    assert!(ana.desk().staff_suggestions("r").unwrap().is_empty());
    ana.tells("Tía Rosita", AlterFact::Broker(Some(Broker::Staff(offered[1].id))));
    assert_eq!(ana.map().brokers, [offered[1].clone()]);
    ana.keeps();
    assert_eq!(ana.map().brokers, [offered[1].clone()]);
}

#[test]
fn the_names_of_one_student_are_never_offered_to_another() {
    let world = World::with_students(&["Luz Rivera", "Omar Haddad"]);
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Coach Ruiz"]);
    ana.keeps();
    ana.opens("Omar Haddad");
    assert!(ana.is_offered("coach").is_empty());
    assert!(ana.is_offered("luz").is_empty());
}

#[test]
fn one_letter_offers_nobody_and_accents_do_not_matter() {
    let world = World::new();
    let ana = world.laptop("Ángela Núñez");
    ana.adds_student("Luz Rivera");
    ana.opens("Luz Rivera");
    assert!(ana.is_offered("n").is_empty());
    assert_eq!(ana.is_offered("nun")[0].label, "Ángela Núñez");
    assert_eq!(ana.is_offered("ANG")[0].detail, "counselor");
    assert!(ana.is_offered("unez").is_empty(), "what is inside a word is no beginning");
}

#[test]
fn a_teacher_taken_from_the_offers_is_linked_and_somebody_typed_is_not() {
    let world = World::new();
    let ana = world.laptop("Ana");
    ana.brings_in(&world.file("users.csv", USERS));
    ana.opens("Luz Rivera");
    ana.takes_the_offer("web", "Rosario Weber");
    ana.names(["Mr. Weber"]);
    assert!(matches!(ana.alter("Rosario Weber").link, Some(Link::Staff(_))));
    assert_eq!(ana.alter("Mr. Weber").link, None);
}

#[test]
fn somebody_from_an_older_map_comes_back_as_the_same_person() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Coach", "Abuela"]);
    let coach = ana.alter("Coach").id;
    ana.keeps();
    world.days_pass(10);
    ana.opens("Luz Rivera");
    ana.confirms("Abuela");
    ana.keeps();
    world.days_pass(10);
    ana.opens("Luz Rivera");
    // Left for another day on the second map, the coach is offered on the third.
    assert_eq!((ana.reads_the_map(), ana.may_have_forgotten()), (vec!["Abuela, pale".into()], vec!["Coach".into()]));
    ana.takes_the_offer("coa", "Coach");
    assert_eq!(ana.alter("Coach").id, coach);
    assert!(ana.is_offered("coa").is_empty(), "who is on the map is not offered again");
}

#[test]
fn who_was_named_in_this_sitting_and_taken_off_again_is_not_called_a_person_of_an_earlier_map() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Coach", "Abuela"]);
    ana.keeps();
    world.days_pass(10);
    ana.opens("Luz Rivera");
    ana.names(["Cora"]);
    ana.removes("Cora");
    let offers: Vec<(String, SuggestionOf)> = ana.is_offered("co").into_iter().map(|offer| (offer.label, offer.of)).collect();
    assert_eq!(offers, [("Coach".into(), SuggestionOf::Earlier), ("Cora".into(), SuggestionOf::TakenOff)]);
}
