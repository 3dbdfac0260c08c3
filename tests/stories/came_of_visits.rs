//! What came of visits, where somebody said otherwise: a student of themselves, a colleague of the class, a hand of the day.

use domain::after_visit::{AfterEdit, AfterTold, ConversationCard, Helped};
use domain::edit::Edit;
use domain::funnel::FunnelBar;
use domain::record::Id;
use domain::refusal::Refusal;
use domain::visits::{Format, VisitEdit, VisitSteps};
use store::read::funnel::{FunnelAsked, FunnelPeriod, FunnelView};
use world::{Laptop, World};

const CLASS: &str = "Luz Rivera\nOmar Haddad\nMei Lin\nNoor Abdi";

fn says(who: &Laptop, visit: Id, student: &str, talked: bool) {
    let told = AfterTold { student: who.student(student), talked: Some(talked), learned: None, wishes: None, question: None };
    who.does(&Edit::After(AfterEdit::SayAfter { visit, told: vec![told], on: who.day() }));
}

fn figures(who: &Laptop) -> FunnelView {
    who.desk().funnel(&FunnelAsked::default(), true, who.day()).unwrap()
}

fn spoke(who: &Laptop) -> Vec<String> {
    let list = who.desk().funnel_list(&FunnelAsked::default(), FunnelBar::Met, true, who.day()).unwrap();
    list.into_iter().map(|one| one.name).collect()
}

#[test]
fn whoever_says_that_they_did_not_speak_with_the_visitor_is_in_no_figure_of_those_who_did() {
    let world = World::new();
    let tess = world.laptop("Tess");
    let class = tess.pastes_a_class("Period 3", CLASS);
    let visit = tess.logs_a_visit("Maya Brandt", class, &["Mei Lin"]);
    assert_eq!((figures(&tess).funnel.met, spoke(&tess).len()), (3, 3), "both sides spoke, says the class");
    says(&tess, visit, "Omar Haddad", false);
    assert_eq!((figures(&tess).funnel.viewed, figures(&tess).funnel.met), (3, 2));
    assert_eq!(spoke(&tess), ["Luz Rivera", "Noor Abdi"]);
    // The same on the next day: he spoke with her once, and not again.
    world.days_pass(1);
    tess.logs_a_visit("Maya Brandt", class, &["Mei Lin"]);
    assert_eq!((figures(&tess).funnel.met, figures(&tess).funnel.met_again), (3, 2));
    tess.undoes(2);
    assert_eq!(spoke(&tess).len(), 3, "what is taken back holds no more");
}

#[test]
fn whoever_says_that_they_spoke_did_so_where_nobody_said_it_of_the_class_and_not_with_a_recording() {
    let world = World::new();
    let tess = world.laptop("Tess");
    let class = tess.pastes_a_class("Period 3", CLASS);
    let mut live = tess.visit_of("Maya Brandt", class, &[]);
    live.steps = VisitSteps::default();
    let mut recorded = tess.visit_of("Sam Adeyemi", class, &[]);
    (recorded.steps, recorded.format) = (VisitSteps::default(), Format::Recorded);
    let ids = [live.visit, recorded.visit];
    tess.tries_to_log(live).unwrap();
    tess.tries_to_log(recorded).unwrap();
    assert_eq!((figures(&tess).live_said, figures(&tess).funnel.met), (0, 0));
    for visit in ids {
        says(&tess, visit, "Luz Rivera", true);
    }
    let told = figures(&tess);
    assert_eq!((told.live, told.live_said, told.funnel.met), (1, 0, 1), "one of four says nothing of the others");
    for other in ["Omar Haddad", "Mei Lin"] {
        says(&tess, ids[0], other, false);
    }
    let told = figures(&tess);
    assert_eq!((told.live, told.live_said, told.funnel.met), (1, 1, 1));
    assert_eq!(spoke(&tess), ["Luz Rivera"]);
    let list = tess.desk().funnel_list(&FunnelAsked::default(), FunnelBar::Met, true, tess.day()).unwrap();
    assert_eq!(list[0].visitors, ["Maya Brandt"]);
    // Whoever says what came of it spoke, until they say themselves that they did not: in the figures as in the sitting.
    let (student, visit) = (tess.student("Noor Abdi"), ids[0]);
    let card = ConversationCard { helped: Some(Helped::Yes), ..ConversationCard::default() };
    tess.does(&Edit::After(AfterEdit::TellConversation { visit, student, card, on: tess.day() }));
    let is_offered = || {
        tess.opens("Noor Abdi");
        tess.desk().may_have_forgotten(tess.wave()).unwrap().met.len()
    };
    assert_eq!((spoke(&tess), is_offered()), (vec!["Luz Rivera".into(), "Noor Abdi".into()], 1));
    says(&tess, visit, "Noor Abdi", false);
    assert_eq!((spoke(&tess), is_offered()), (vec!["Luz Rivera".into()], 0));
}

#[test]
fn a_visit_whose_day_lies_in_another_year_is_kept_and_is_in_no_figure_of_this_one() {
    let world = World::new();
    let tess = world.laptop("Tess");
    let class = tess.pastes_a_class("Period 3", CLASS);
    tess.logs_a_visit("Maya Brandt", class, &[]);
    let mut mistyped = tess.visit_of("Maya Brandt", class, &[]);
    mistyped.held_on = world.in_days(400);
    tess.tries_to_log(mistyped).unwrap();
    let told = figures(&tess);
    assert_eq!((told.visits, told.funnel.met, told.funnel.met_again), (1, 4, 0));
    let always = FunnelAsked { period: FunnelPeriod::Always, ..FunnelAsked::default() };
    assert_eq!(tess.desk().funnel(&always, true, tess.day()).unwrap().visits, 2);
    assert_eq!(tess.reads_the_visits().len(), 2);
}

#[test]
fn a_class_that_was_pasted_is_called_otherwise_and_somebody_joins_and_leaves_it() {
    let world = World::new();
    let (tess, ben) = (world.laptop("Tess"), world.laptop("Ben"));
    let class = tess.pastes_a_class("Period 3", CLASS);
    tess.pastes_a_class("Period 4", "Iris Park");
    let visit = tess.logs_a_visit("Maya Brandt", class, &[]);
    assert!(tess.looks_at_class(class).is_pasted);
    let change = VisitEdit::ChangeClass {
        section: class,
        title: "Period 3, fall".into(),
        known: vec![tess.student("Iris Park"), tess.student("Luz Rivera")],
        students: vec![],
        without: vec![tess.student("Omar Haddad")],
    };
    tess.does(&Edit::Visit(change));
    tess.closes_and_opens();
    world.everyone_merges();
    for laptop in [&tess, &ben] {
        let view = laptop.looks_at_class(class);
        let names: Vec<_> = view.students.into_iter().map(|one| one.name).collect();
        assert_eq!(
            (view.title.as_str(), names),
            ("Period 3, fall", ["Noor Abdi", "Mei Lin", "Iris Park", "Luz Rivera"].map(str::to_owned).to_vec())
        );
        assert_eq!(laptop.desk().visit_presence(visit).unwrap().present.len(), 4, "who was there was there");
    }
    tess.undoes(1);
    assert_eq!((tess.looks_at_class(class).title.as_str(), tess.looks_at_class(class).students.len()), ("Period 3", 4));
    // It is over: it is offered no more, and its visits stay.
    tess.does(&Edit::Visit(VisitEdit::EndClass { section: class }));
    world.everyone_merges();
    for laptop in [&tess, &ben] {
        let room = laptop.opens_visits();
        assert!(room.own.iter().chain(&room.others).all(|one| one.section != class));
        assert!(laptop.looks_at_class(class).is_over);
        assert_eq!(room.over.iter().map(|one| one.section).collect::<Vec<_>>(), [class], "what came of them is told");
        assert_eq!(laptop.reads_the_visits().len(), 1);
    }
    tess.undoes(1);
    let room = tess.opens_visits();
    assert_eq!((room.own.iter().any(|one| one.section == class), room.over), (true, vec![]));
}

#[test]
fn a_visit_that_was_logged_with_the_wrong_class_is_moved_in_one_step_and_back_in_one() {
    let world = World::new();
    let (tess, ben) = (world.laptop("Tess"), world.laptop("Ben"));
    let wrong = tess.pastes_a_class("Period 3", CLASS);
    let right = tess.pastes_a_class("Period 4", "Iris Park\nTala Reyes");
    let visit = tess.logs_a_visit("Maya Brandt", wrong, &[]);
    world.everyone_merges();
    let moved = tess.visit_of("Maya Brandt", right, &["Iris Park"]);
    tess.does(&Edit::Visit(VisitEdit::MoveVisit { visit: moved.clone(), instead_of: visit }));
    tess.closes_and_opens();
    world.everyone_merges();
    for laptop in [&tess, &ben] {
        assert_eq!(laptop.reads_the_visits(), ["Maya Brandt with Period 4: 1 here, 1 away"]);
    }
    let again = Edit::Visit(VisitEdit::MoveVisit { visit: moved, instead_of: visit });
    assert_eq!(tess.tries(&again), Err(Refusal::NoSuchRecord));
    tess.undoes(1);
    world.everyone_merges();
    for laptop in [&tess, &ben] {
        assert_eq!(laptop.reads_the_visits(), ["Maya Brandt with Period 3: 4 here, 0 away"]);
    }
}
