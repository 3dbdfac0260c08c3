//! In which fields do students want to meet somebody, who came of these, and who has met nobody there? Asked on a laptop that is
//! passed on, typed in from a sheet, or with the student; the same on two laptops.

use std::rc::Rc;

use domain::edit::Edit;
use domain::interests::{ClustersTold, InterestEdit};
use domain::record::Id;
use domain::refusal::Refusal;
use domain::visitors::{Cluster, VisitorEdit, VisitorTold};
use domain::visits::{VisitEdit, VisitSteps};
use store::read::funnel::FunnelAsked;
use world::{Laptop, World};

const CLASS: &str = "Luz Rivera\nOmar Haddad\nMei Lin\nNoor Abdi";

fn choosing(who: &Laptop, student: &str, clusters: &[Cluster]) -> Edit {
    let told = vec![ClustersTold { student: who.student(student), clusters: clusters.to_vec() }];
    Edit::Interest(InterestEdit::ChooseClusters { told, on: who.day() })
}

fn chooses(who: &Laptop, student: &str, clusters: &[Cluster]) {
    who.does(&choosing(who, student, clusters));
}

fn chosen(who: &Laptop, section: Id) -> Vec<(String, Vec<Cluster>)> {
    let lines = who.desk().class_clusters(section).unwrap();
    lines.into_iter().map(|line| (line.name, line.chosen.clusters)).collect()
}

/// A visitor from a cluster who spoke with the class, but with those who were away.
fn comes(who: &Laptop, name: &str, cluster: Cluster, section: Id, away: &[&str], is_two_way: bool) {
    let mut visit = who.visit_of(name, section, away);
    visit.steps = VisitSteps { two_way: Some(is_two_way), ..VisitSteps::default() };
    let visitor = match visit.who {
        domain::visits::WhoCame::Known { visitor } | domain::visits::WhoCame::New { visitor, .. } => visitor,
    };
    who.does(&Edit::Visit(VisitEdit::LogVisit { visit }));
    let told = VisitorTold { name: name.to_owned(), cluster: Some(cluster), ..VisitorTold::default() };
    who.does(&Edit::Visitor(VisitorEdit::DescribeVisitor { visitor, told }));
}

/// The mix as somebody reads it: cluster, who chose it, who met somebody, visits.
fn mix(who: &Laptop, asked: &FunnelAsked) -> Vec<String> {
    let mix = who.desk().cluster_mix(asked, who.day()).unwrap();
    let met = |met: Option<u32>| met.map_or("?".to_owned(), |met| met.to_string());
    let lines = mix.lines.iter().map(|one| format!("{:?} {} {} {}", one.cluster, one.chose, met(one.met), one.visits));
    std::iter::once(format!("{} of {}, {} unmet", mix.chose, mix.students, met(mix.unmet))).chain(lines).collect()
}

fn unmet(who: &Laptop, cluster: Option<Cluster>) -> Vec<String> {
    let asked = FunnelAsked::default();
    who.desk().unmet_clusters(&asked, cluster, who.day()).unwrap().into_iter().map(|one| one.name).collect()
}

fn a_class(world: &World) -> (Rc<Laptop>, Id) {
    let tess = world.laptop("Tess");
    let class = tess.pastes_a_class("Period 3", CLASS);
    (tess, class)
}

#[test]
fn students_choose_up_to_three_fields_change_them_and_a_fourth_is_refused_with_nothing_lost() {
    let world = World::new();
    let (tess, class) = a_class(&world);
    tess.opts_out("Noor Abdi");
    chooses(&tess, "Luz Rivera", &[Cluster::Health, Cluster::Arts]);
    chooses(&tess, "Omar Haddad", &[Cluster::Construction]);
    // Noor taps like everyone, and nothing is kept.
    chooses(&tess, "Noor Abdi", &[Cluster::Law]);
    tess.closes_and_opens();
    let of = |name: &str| chosen(&tess, class).into_iter().find(|(known, _)| known == name).unwrap().1;
    assert_eq!(of("Luz Rivera"), [Cluster::Arts, Cluster::Health]);
    assert_eq!((of("Noor Abdi"), of("Mei Lin")), (vec![], vec![]));
    assert!(!tess.everything_recorded().contains("law"));
    let refused = tess.tries(&choosing(&tess, "Luz Rivera", &Cluster::ALL[..4])).unwrap_err();
    assert_eq!((refused, of("Luz Rivera").len()), (Refusal::TooMany { most: 3 }, 2));
    chooses(&tess, "Luz Rivera", &[Cluster::Science]);
    assert_eq!(of("Luz Rivera"), [Cluster::Science]);
    tess.undoes(1);
    assert_eq!(of("Luz Rivera"), [Cluster::Arts, Cluster::Health]);
    let copy = |name: &str| tess.desk().parents_copy(tess.student(name), "a student", world.in_days(0)).unwrap();
    assert_eq!((copy("Luz Rivera").chosen, copy("Noor Abdi").chosen), (vec![Cluster::Arts, Cluster::Health], vec![]));
    // The parents say no afterwards: what was chosen is told nowhere any more.
    tess.opts_out("Luz Rivera");
    assert_eq!(of("Luz Rivera"), []);
    assert_eq!(mix(&tess, &FunnelAsked::default())[0], "1 of 2, 1 unmet");
}

#[test]
fn what_students_asked_for_stands_beside_who_came_and_who_met_nobody_there_is_listed() {
    let world = World::new();
    let (tess, class) = a_class(&world);
    chooses(&tess, "Luz Rivera", &[Cluster::Health, Cluster::Arts]);
    chooses(&tess, "Omar Haddad", &[Cluster::Health]);
    chooses(&tess, "Mei Lin", &[Cluster::Law]);
    comes(&tess, "Maya Brandt", Cluster::Health, class, &["Omar Haddad"], true);
    // He talked, and they listened: Mei has spoken with nobody from the law.
    comes(&tess, "Hamid Rahimi", Cluster::Law, class, &[], false);
    comes(&tess, "Sofia Lindgren", Cluster::Technology, class, &[], true);
    let all = FunnelAsked::default();
    let told = ["3 of 4, 2 unmet", "Health 2 1 1", "Law 1 0 1", "Arts 1 0 0", "Technology 0 0 1"];
    assert_eq!(mix(&tess, &all), told);
    assert_eq!(unmet(&tess, None), ["Mei Lin", "Omar Haddad"]);
    assert_eq!(unmet(&tess, Some(Cluster::Arts)), ["Luz Rivera"]);
    assert_eq!(unmet(&tess, Some(Cluster::Health)), ["Omar Haddad"]);
    // The funnel of those who chose health, and of them whom health came to.
    let chose = FunnelAsked { chosen: Some(Cluster::Health), ..FunnelAsked::default() };
    let funnel = tess.desk().funnel(&chose, false, world.in_days(0)).unwrap().funnel;
    assert_eq!((funnel.students, funnel.viewed, funnel.met), (2, 2, 2), "both spoke with somebody");
    let of_health = FunnelAsked { cluster: Some(Cluster::Health), ..chose };
    let funnel = tess.desk().funnel(&of_health, false, world.in_days(0)).unwrap().funnel;
    assert_eq!((funnel.students, funnel.met), (2, 1));
    // Of another class nobody chose, and whoever met somebody here has met them there, too.
    let other = tess.pastes_a_class("Period 5", "Luz Rivera\nJun Park");
    let there = FunnelAsked { section: Some(other), ..FunnelAsked::default() };
    assert_eq!(mix(&tess, &there), ["1 of 2, 0 unmet", "Arts 1 0 0", "Health 1 1 0"]);
}

#[test]
fn where_nobody_said_whether_both_sides_spoke_nobody_is_said_to_have_met_nobody() {
    let world = World::new();
    let (tess, class) = a_class(&world);
    chooses(&tess, "Mei Lin", &[Cluster::Law]);
    let mut visit = tess.visit_of("Hamid Rahimi", class, &[]);
    visit.steps = VisitSteps::default();
    tess.does(&Edit::Visit(VisitEdit::LogVisit { visit }));
    assert_eq!(mix(&tess, &FunnelAsked::default()), ["1 of 4, ? unmet", "Law 1 ? 0"]);
    assert_eq!(unmet(&tess, None), Vec::<String>::new());
}

#[test]
fn a_choice_reaches_the_counselor_through_the_district_and_two_that_were_heard_at_once_are_both_kept() {
    let world = World::with_student("Luz Rivera");
    let district = world.district();
    let (ana, ben) = (world.laptop("Ana"), world.empty_laptop("Ben"));
    district.enrols(&ana);
    district.enrols(&ben);
    world.everyone_syncs(&district);
    chooses(&ana, "Luz Rivera", &[Cluster::Health]);
    world.everyone_syncs(&district);
    let luz = ana.student("Luz Rivera");
    let of = |laptop: &Laptop| laptop.desk().student_clusters(luz).unwrap().clusters;
    assert_eq!((of(&ana), of(&ben)), (vec![Cluster::Health], vec![Cluster::Health]));
    ana.goes_offline();
    ben.goes_offline();
    chooses(&ana, "Luz Rivera", &[Cluster::Arts]);
    chooses(&ben, "Luz Rivera", &[Cluster::Law, Cluster::Finance]);
    ana.is_online();
    ben.is_online();
    world.everyone_syncs(&district);
    assert_eq!(of(&ana), of(&ben), "one is shown on both");
    let kept = ana.everything_recorded();
    assert!(kept.contains("arts") && kept.contains("finance"), "and neither is lost");
    assert!(!district.wire_shows("finance"));
}

#[test]
fn of_two_choices_that_two_laptops_heard_at_once_both_are_told_until_somebody_says_which_is_right() {
    let world = World::new();
    let (tess, class) = a_class(&world);
    let ben = world.laptop("Ben");
    world.everyone_merges();
    chooses(&tess, "Luz Rivera", &[Cluster::Health]);
    chooses(&ben, "Luz Rivera", &[Cluster::Law]);
    let told = |who: &Laptop| {
        let kept = who.desk().student_clusters(who.student("Luz Rivera")).unwrap();
        let said = |told: &domain::ego_network::Told| format!("{} {}", told.author_name, told.value["clusters"][0]);
        let mut conflicts: Vec<String> = kept.conflicts.iter().map(said).collect();
        conflicts.sort();
        (kept.clusters, conflicts)
    };
    assert_eq!(told(&tess), (vec![Cluster::Health], vec![]), "nobody heard otherwise yet");
    world.everyone_merges();
    let both = vec!["Ben \"law\"".to_owned(), "Tess \"health\"".to_owned()];
    // Each shows what was said on it, and both tell both.
    assert_eq!((told(&tess), told(&ben)), ((vec![Cluster::Health], both.clone()), (vec![Cluster::Law], both)));
    let of_class = tess.desk().class_clusters(class).unwrap();
    assert_eq!(of_class.iter().map(|line| line.chosen.conflicts.len()).sum::<usize>(), 2, "in the class's list as well");
    let law = tess.desk().student_clusters(tess.student("Luz Rivera")).unwrap().conflicts;
    let law = law.into_iter().find(|told| told.author_name == "Ben").unwrap();
    tess.does(&Edit::Choose { kind: law.kind, record: law.record, field: law.field, value: law.value });
    world.everyone_merges();
    for who in [&tess, &ben] {
        assert_eq!(told(who), (vec![Cluster::Law], vec![]));
    }
}
