//! Who is known to go to whom at school, as one picture? Off until somebody says who may look; adults at school alone; there at once
//! after a restart, and much the same tomorrow.

use domain::edit::Edit;
use domain::ego_network::Link;
use domain::map_edit::MapEdit;
use domain::marks::MarkLevel;
use domain::record::Id;
use domain::refusal::Refusal;
use domain::releases::ReportEdit;
use domain::school_network::bytes::Picture;
use domain::school_network::{NetworkSeenBy, Seat, Standing, TieFrom};
use store::failure::Failure;
use store::read::releases::MayHold;
use store::read::school_network::{NetworkPerson, NetworkView};
use world::{Laptop, World};

const COUNSELOR: MayHold = MayHold { maps: true, school: false };
const LEAD: MayHold = MayHold { maps: false, school: true };

fn lets(who: &Laptop, seen_by: NetworkSeenBy) {
    who.does(&Edit::Report(ReportEdit::SetNetwork { school: who.card().school.unwrap(), seen_by }));
}

fn looks(who: &Laptop, may: MayHold) -> Option<NetworkView> {
    who.desk().school_network(who.card().school.unwrap(), may, who.day()).unwrap().view
}

fn picture(who: &Laptop, may: MayHold, settles: bool) -> Picture {
    let school = who.card().school.unwrap();
    Picture::read(&who.desk().network_picture(school, may, who.day(), settles, &mut |_, _| true).unwrap()).unwrap()
}

fn called<'a>(view: &'a NetworkView, name: &str) -> &'a NetworkPerson {
    view.people.iter().find(|person| person.name == name).unwrap_or_else(|| panic!("{name} is not in it"))
}

/// Whom somebody goes with, by name.
fn beside(view: &NetworkView, picture: &Picture, name: &str) -> Vec<(String, u8)> {
    let at = view.people.iter().position(|person| person.name == name).unwrap() as u32;
    let mut found: Vec<(String, u8)> = picture
        .ties
        .iter()
        .filter(|tie| tie.a == at || tie.b == at)
        .map(|tie| (view.people[(tie.a + tie.b - at) as usize].name.clone(), tie.from))
        .collect();
    found.sort();
    found
}

#[test]
fn it_is_off_until_somebody_says_who_may_look_and_there_at_once_after_a_restart() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let students = ana.adds_students_of("9", 0, 24);
    let campaign = ana.plans_a_marking(4);
    let coach = ana.adds_an_adult("Coach Ruiz", "coach");
    for (nth, student) in students.iter().enumerate().filter(|(nth, _)| nth % 4 != 0) {
        let adult = if nth < 12 { ana.campaign(campaign).me } else { coach };
        ana.tries_to_mark(campaign, adult, student, Some(MarkLevel::WouldCome)).unwrap();
    }
    assert_eq!((looks(&ana, COUNSELOR), looks(&ana, LEAD)), (None, None), "nobody said that anybody may");
    let school = ana.card().school.unwrap();
    let asked = ana.desk().network_picture(school, COUNSELOR, ana.day(), true, &mut |_, _| true);
    assert!(matches!(asked, Err(Failure::Refused(Refusal::NoSuchRecord))), "{asked:?}");

    lets(&ana, NetworkSeenBy::Leads);
    assert!(looks(&ana, COUNSELOR).is_none() && looks(&ana, LEAD).is_some());
    lets(&ana, NetworkSeenBy::LeadsAndCounselors);
    let view = looks(&ana, LEAD).unwrap();
    assert_eq!((view.students, view.adults, view.students_alone, view.students_by_one), (24, 2, 6, 18));
    assert!(!picture(&ana, LEAD, false).is_known, "nobody stood anywhere yet");
    let laid = picture(&ana, LEAD, true);
    assert!(laid.is_settled && laid.ties.len() == 18);

    ana.closes_and_opens();
    let again = picture(&ana, LEAD, false);
    assert!(again.is_settled, "it is there without being laid out again");
    assert_eq!(again.places, laid.places);

    // One mark more: at once as they stood, then nearly so.
    ana.tries_to_mark(campaign, coach, &students[0], Some(MarkLevel::WouldCome)).unwrap();
    let before = picture(&ana, LEAD, false);
    assert!(!before.is_settled && before.is_known);
    let tomorrow = picture(&ana, LEAD, true);
    assert!(tomorrow.is_settled);
    let of_coach = |view: &NetworkView| view.people.iter().position(|person| person.name == "Coach Ruiz").unwrap();
    let (old, new) = (laid.places[of_coach(&view)], tomorrow.places[of_coach(&looks(&ana, LEAD).unwrap())]);
    assert!((old[0] - new[0]).hypot(old[1] - new[1]) < 60.0, "{old:?} and {new:?}");

    // Off again: what was remembered is forgotten.
    lets(&ana, NetworkSeenBy::Nobody);
    assert!(looks(&ana, LEAD).is_none());
    lets(&ana, NetworkSeenBy::Leads);
    assert!(!picture(&ana, LEAD, false).is_known);
}

#[test]
fn a_group_of_the_picture_is_called_by_what_most_of_it_share_where_ten_do_and_is_the_same_after_a_restart() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let (ninth, tenth) = (ana.adds_students_of("9", 0, 12), ana.adds_students_of("10", 12, 9));
    let campaign = ana.plans_a_marking(4);
    let coach = ana.adds_an_adult("Coach Ruiz", "coach");
    let me = ana.campaign(campaign).me;
    for (adult, students) in [(me, &ninth), (coach, &tenth)] {
        for student in students {
            ana.tries_to_mark(campaign, adult, student, Some(MarkLevel::WouldCome)).unwrap();
        }
    }
    lets(&ana, NetworkSeenBy::Leads);
    let view = looks(&ana, LEAD).unwrap();
    let named: Vec<(u32, Option<&str>)> = view.groups.iter().map(|group| (group.nth, group.grade.as_deref())).collect();
    assert_eq!(named, [(1, Some("09")), (2, None)], "nine of the tenth grade are too few to be called by it");
    // What was found is kept, and known for as long as the same people go to the same.
    ana.closes_and_opens();
    assert_eq!(looks(&ana, LEAD), Some(view.clone()));
    ana.tries_to_mark(campaign, coach, &ninth[0], Some(MarkLevel::WouldCome)).unwrap();
    let now = looks(&ana, LEAD).unwrap();
    assert_ne!((now.stamp, now.whole.ties), (view.stamp, view.whole.ties));
    lets(&ana, NetworkSeenBy::Nobody);
    assert_eq!(looks(&ana, LEAD), None);
}

/// Sits with a student who puts this adult and the others on the map, keeps it and lets it be counted.
fn maps_with(who: &Laptop, student: &str, adult: Link, others: &[&str]) -> Id {
    who.opens(student);
    let alter = who.mints();
    who.tries_to(MapEdit::AddAlter { alter, label: "My adult".into(), link: Some(adult) }).unwrap();
    for other in others {
        who.names_one(other).unwrap();
    }
    let wave = who.keeps();
    who.leaves_the_map();
    wave
}

#[test]
fn only_adults_at_school_on_maps_that_count_are_in_it_and_friends_and_family_never() {
    let world = World::with_students(&["Luz Reyes", "Omar Diaz"]);
    let ana = world.laptop("Ana");
    let coach = ana.adds_an_adult("Coach Ruiz", "coach");
    lets(&ana, NetworkSeenBy::LeadsAndCounselors);
    let counted = maps_with(&ana, "Luz Reyes", Link::Staff(coach), &["Abuela", "Friend Sam"]);
    let taken_back = maps_with(&ana, "Omar Diaz", Link::Staff(coach), &["Friend Sam"]);
    ana.shares_the_map(taken_back, &[]);
    ana.leaves_the_map();
    let (view, laid) = (looks(&ana, COUNSELOR).unwrap(), picture(&ana, COUNSELOR, true));
    assert_eq!(beside(&view, &laid, "Luz Reyes"), [("Coach Ruiz".to_owned(), TieFrom::Map.bit())]);
    assert!(beside(&view, &laid, "Omar Diaz").is_empty(), "the student took the yes back");
    let in_it = |name: &str| view.people.iter().any(|person| person.name.contains(name));
    assert!(!in_it("Abuela") && !in_it("Sam") && !in_it("My adult"));
    assert_eq!(called(&view, "Luz Reyes").standing, Standing::ByOne);
    // Whoever leads the school has no map in it.
    let of_lead = looks(&ana, LEAD).unwrap();
    assert_eq!((of_lead.holds_maps, of_lead.whole.ties), (false, 0));
    // Others' students may go to whom a caseload does not: nobody of it is said to be gone to by none, and the school knows.
    ana.adds_an_adult("Nurse Amadi", "nurse");
    let mine = looks(&ana, COUNSELOR).unwrap();
    assert!(mine.people.iter().all(|person| person.name != "Nurse Amadi"));
    assert!(mine.people.iter().all(|person| person.standing != Standing::Bridge) && mine.bridges == 0 && mine.parts == 0);
    assert_eq!(called(&looks(&ana, LEAD).unwrap(), "Nurse Amadi").standing, Standing::Alone);
    // An erased map is in no picture, and where people stood is forgotten with it.
    assert!(picture(&ana, COUNSELOR, false).is_settled);
    ana.erases(counted);
    assert_eq!(looks(&ana, COUNSELOR).unwrap().whole.ties, 0);
    assert!(!picture(&ana, COUNSELOR, false).is_known);
}

#[test]
fn a_visitor_who_was_met_again_is_in_it_and_whoever_opted_out_is_tied_to_nobody() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let class = ana.pastes_a_class("English 9", "Reyes, Luz\nDiaz, Omar\nLin, Mei");
    let all: Vec<Id> = ana.looks_at_class(class).students.iter().map(|line| line.student).collect();
    ana.takes_on(&all);
    lets(&ana, NetworkSeenBy::LeadsAndCounselors);
    ana.logs_a_visit("Rosa Delgado", class, &["Omar Diaz"]);
    assert!(looks(&ana, LEAD).unwrap().people.iter().all(|person| person.seat != Seat::Visitor), "met once is no tie");
    world.days_pass(7);
    ana.logs_a_visit("Rosa Delgado", class, &[]);
    let (view, laid) = (looks(&ana, LEAD).unwrap(), picture(&ana, LEAD, true));
    assert_eq!((view.visitors, called(&view, "Rosa Delgado").seat), (1, Seat::Visitor));
    assert_eq!(beside(&view, &laid, "Luz Reyes"), [("Rosa Delgado".to_owned(), TieFrom::Visit.bit())]);
    assert!(beside(&view, &laid, "Omar Diaz").is_empty(), "Omar met her once");
    ana.opts_out("Luz Reyes");
    let (view, laid) = (looks(&ana, LEAD).unwrap(), picture(&ana, LEAD, true));
    assert!(beside(&view, &laid, "Luz Reyes").is_empty());
    // A year on nothing is known of it any more.
    world.days_pass(370);
    assert_eq!(looks(&ana, LEAD).unwrap().whole.ties, 0);
}

#[test]
fn of_two_who_say_at_once_who_may_look_the_narrower_holds_and_a_layout_that_is_stopped_changes_nothing() {
    let world = World::new();
    let (ana, ben) = (world.laptop("Ana"), world.laptop("Ben"));
    let school = ana.card().school.unwrap();
    let says = |who: &Laptop, seen_by| {
        who.does(&Edit::Report(ReportEdit::SetNetwork { school, seen_by }));
    };
    says(&ana, NetworkSeenBy::LeadsAndCounselors);
    says(&ben, NetworkSeenBy::Leads);
    world.everyone_merges();
    for who in [&ana, &ben] {
        let told = who.desk().school_network(school, LEAD, who.day()).unwrap();
        assert_eq!((told.seen_by, told.view.is_some()), (NetworkSeenBy::Leads, true));
        assert!(who.desk().school_network(school, COUNSELOR, who.day()).unwrap().view.is_none());
    }
    let students = ana.adds_students_of("9", 0, 3);
    let campaign = ana.plans_a_marking(4);
    ana.marks(campaign, &students[0], MarkLevel::WouldCome);
    ana.marks(campaign, &students[1], MarkLevel::CouldBuild);
    assert_eq!(looks(&ana, LEAD).unwrap().whole.ties, 1, "what could be built is no tie yet");
    let stopped = ana.desk().network_picture(school, LEAD, ana.day(), true, &mut |done, _| done < 2);
    assert!(matches!(stopped, Err(Failure::Cancelled)), "{stopped:?}");
    assert!(!picture(&ana, LEAD, false).is_known);
    // Saying it is a thing that can be undone.
    says(&ana, NetworkSeenBy::Nobody);
    assert!(looks(&ana, LEAD).is_none());
    ana.undoes(1);
    assert!(looks(&ana, LEAD).is_some());
}
