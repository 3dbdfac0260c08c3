//! Who is coming, and is it all in order? A plan, what is to be done until when, and the visit that comes of it.

use domain::edit::Edit;
use domain::plans::{Approval, ApprovalNow, PlanEdit, PlanTold, TaskTold, VisitRules};
use domain::questions::{QuestionEdit, QuestionTold};
use domain::record::Id;
use domain::refusal::Refusal;
use domain::visits::{Format, WhoCame};
use store::read::plans::PlanLine;
use world::{Laptop, World};

const CLASS: &str = "Luz Rivera\nOmar Haddad\nMei Lin\nNoor Abdi";

fn plans(who: &Laptop, world: &World, class: Id, in_days: i64) -> Id {
    let (plan, visitor, task) = (who.mints(), who.mints(), who.mints());
    let told = PlanTold {
        section: class,
        who: WhoCame::New { visitor, name: "Maya Brandt".into(), organisation: Some("Basin Power".into()) },
        planned_on: world.in_days(in_days),
        begins_at: Some("10:00".into()),
        format: Format::InPerson,
        lesson: Some("Circuits".into()),
        aim: Some("Read a plan".into()),
        purpose: Some("What an electrician does".into()),
    };
    let tasks = vec![TaskTold { task, what: "Room".into(), due_on: world.in_days(in_days - 3) }];
    who.does(&Edit::Plan(PlanEdit::PlanVisit { plan, told: Box::new(told), tasks, by: who.me() }));
    plan
}

fn next(who: &Laptop, world: &World) -> PlanLine {
    who.desk().plans(world.in_days(0)).unwrap().plans.remove(0)
}

#[test]
fn what_is_to_be_done_for_a_visit_is_due_on_its_day_and_not_before() {
    let world = World::new();
    let tess = world.laptop("Tess");
    let class = tess.pastes_a_class("Period 3", CLASS);
    plans(&tess, &world, class, 10);
    let due = || tess.desk().plans(world.in_days(0)).unwrap().due;
    assert_eq!(due(), 0);
    world.days_pass(7);
    tess.closes_and_opens();
    assert_eq!(due(), 1);
    let task = next(&tess, &world).tasks[0].id;
    tess.does(&Edit::Plan(PlanEdit::FinishTask { task, on: Some(world.in_days(0)) }));
    assert_eq!(due(), 0);
    tess.undoes(1);
    assert_eq!(due(), 1);
    tess.does(&Edit::Plan(PlanEdit::RemoveTask { task }));
    assert_eq!((due(), next(&tess, &world).tasks.len()), (0, 0));
    let nothing = TaskTold { task: tess.mints(), what: " ".into(), due_on: world.in_days(0) };
    let plan = next(&tess, &world).id;
    assert_eq!(tess.tries(&Edit::Plan(PlanEdit::SetTask { plan, told: nothing })), Err(Refusal::NothingSaid));
}

#[test]
fn an_approval_is_asked_for_in_time_and_a_clearance_ends_as_the_school_says() {
    let world = World::with_student("Luz Rivera");
    let tess = world.laptop("Tess");
    let school = tess.card().school.unwrap();
    let class = tess.pastes_a_class("Period 3", CLASS);
    let plan = plans(&tess, &world, class, 10);
    let line = next(&tess, &world);
    assert_eq!(
        (line.approver, line.ask_until, line.is_cleared),
        (None, None, true),
        "nothing is asked for until a school says so"
    );
    let rules = VisitRules { approver: Some("the principal".into()), hours_before: 72, cleared_days: Some(365) };
    tess.does(&Edit::Plan(PlanEdit::SetVisitRules { school, rules }));
    let line = next(&tess, &world);
    assert_eq!((line.ask_until, line.is_cleared), (Some(world.in_days(7)), false));
    let approval = Some(ApprovalNow { state: Approval::Given, on: world.in_days(0) });
    tess.does(&Edit::Plan(PlanEdit::SetApproval { plan, approval }));
    // Cleared so long ago that it ends before she comes; then cleared anew.
    let clear = |on| tess.does(&Edit::Plan(PlanEdit::ClearVisitor { visitor: line.visitor.id, on: Some(on) }));
    clear(world.in_days(-360));
    let now = next(&tess, &world);
    assert_eq!((now.approval, now.is_cleared, now.cleared_until), (approval, false, Some(world.in_days(5))));
    clear(world.in_days(-100));
    assert!(next(&tess, &world).is_cleared);
}

#[test]
fn an_approval_that_is_not_given_in_time_and_a_visitor_who_is_not_cleared_are_due() {
    let world = World::with_student("Luz Rivera");
    let tess = world.laptop("Tess");
    let school = tess.card().school.unwrap();
    let class = tess.pastes_a_class("Period 3", CLASS);
    let plan = plans(&tess, &world, class, 10);
    let rules = VisitRules { approver: Some("the principal".into()), hours_before: 72, cleared_days: Some(365) };
    tess.does(&Edit::Plan(PlanEdit::SetVisitRules { school, rules }));
    let line = next(&tess, &world);
    tess.does(&Edit::Plan(PlanEdit::RemoveTask { task: line.tasks[0].id }));
    let due = || next(&tess, &world).is_due;
    assert!(!due());
    world.days_pass(4);
    assert!(due(), "she is not cleared, and comes in six days");
    tess.does(&Edit::Plan(PlanEdit::ClearVisitor { visitor: line.visitor.id, on: Some(world.in_days(0)) }));
    assert!(!due());
    world.days_pass(3);
    for (state, is_due) in [(Approval::Asked, true), (Approval::Refused, true), (Approval::Given, false)] {
        let approval = Some(ApprovalNow { state, on: world.in_days(0) });
        tess.does(&Edit::Plan(PlanEdit::SetApproval { plan, approval }));
        assert_eq!(due(), is_due, "{state:?}");
    }
}

#[test]
fn a_planned_visit_becomes_the_logged_one_and_noted_on_two_laptops_it_is_one() {
    let world = World::new();
    let (tess, ben) = (world.laptop("Tess"), world.laptop("Ben"));
    let class = tess.pastes_a_class("Period 3", CLASS);
    let plan = plans(&tess, &world, class, 0);
    tess.opts_out("Noor Abdi");
    world.everyone_merges();
    for laptop in [&tess, &ben] {
        let present = laptop.looks_at_class(class).students.into_iter().map(|one| one.student).collect();
        let (held_on, logged_by) = (world.in_days(0), laptop.me());
        let began_at = Some("10:05".into());
        let held = PlanEdit::HoldPlanned { plan, held_on, began_at, present, absent: Vec::new(), logged_by };
        laptop.does(&Edit::Plan(held));
    }
    world.everyone_merges();
    tess.closes_and_opens();
    for laptop in [&tess, &ben] {
        assert_eq!(laptop.reads_the_visits(), ["Maya Brandt with Period 3: 3 here, 0 away"], "Noor is in no count");
        assert_eq!(laptop.opens_visits().twins, []);
        assert_eq!(laptop.desk().plans(world.in_days(0)).unwrap().plans, []);
        let visit = laptop.opens_visits().recent.remove(0);
        assert_eq!((visit.purpose.as_deref(), visit.aim.as_deref()), (Some("What an electrician does"), Some("Read a plan")));
    }
}

fn asks(who: &Laptop, world: &World, class: Id, visit: Option<Id>, text: &str) -> Id {
    let question = who.mints();
    let told = QuestionTold { section: class, visit, student: None, text: text.into() };
    who.does(&Edit::Question(QuestionEdit::AskQuestion { question, told, on: world.in_days(0) }));
    question
}

/// How many questions wait for each plan, the next first.
fn waiting(who: &Laptop, world: &World) -> Vec<u32> {
    who.desk().plans(world.in_days(0)).unwrap().plans.into_iter().map(|plan| plan.questions).collect()
}

/// Each question with whom it is for.
fn asked(who: &Laptop, class: Id) -> Vec<(String, Option<String>)> {
    let lines = who.desk().questions(class).unwrap().into_iter();
    lines.map(|line| (line.text, line.visitor.map(|visitor| visitor.name))).collect()
}

#[test]
fn two_visits_to_one_class_claim_no_question_both_and_what_is_for_whoever_comes_waits_for_the_next() {
    let world = World::new();
    let (tess, ben) = (world.laptop("Tess"), world.laptop("Ben"));
    let class = tess.pastes_a_class("Period 3", CLASS);
    let other_class = tess.pastes_a_class("Period 4", "Iris Park");
    let (later, soon) = (plans(&tess, &world, class, 10), plans(&tess, &world, class, 3));
    plans(&tess, &world, other_class, 5);
    asks(&tess, &world, class, None, "Did you ever want to stop?");
    asks(&tess, &world, class, None, "What is a day like?");
    assert_eq!(waiting(&tess, &world), [2, 0, 0]);
    let own = asks(&tess, &world, class, Some(later), "What does a plan cost?");
    asks(&tess, &world, class, Some(soon), "Who helped you?");
    world.everyone_merges();
    tess.closes_and_opens();
    for laptop in [&tess, &ben] {
        assert_eq!(waiting(laptop, &world), [3, 0, 1]);
    }
    ben.does(&Edit::Question(QuestionEdit::MarkAnswered { questions: vec![own], on: Some(world.in_days(0)) }));
    assert_eq!(waiting(&ben, &world), [3, 0, 0]);
    ben.undoes(1);
    // Whoever was to come first does not come: what was for her waits for whoever comes next, as what was for nobody does.
    ben.does(&Edit::Plan(PlanEdit::DropPlan { plan: soon }));
    world.everyone_merges();
    for laptop in [&tess, &ben] {
        assert_eq!(waiting(laptop, &world), [0, 4], "the other class, and the one that is left");
        assert_eq!(asked(laptop, class).iter().filter(|(_, name)| name.is_some()).count(), 1);
    }
}

#[test]
fn the_questions_for_a_planned_visit_stay_with_it_when_it_is_held_and_are_ticked_there() {
    let world = World::new();
    let (tess, ben) = (world.laptop("Tess"), world.laptop("Ben"));
    let class = tess.pastes_a_class("Period 3", CLASS);
    let (now, later) = (plans(&tess, &world, class, 0), plans(&tess, &world, class, 10));
    let question = asks(&tess, &world, class, Some(now), "Who helped you?");
    asks(&tess, &world, class, None, "What is a day like?");
    let (held_on, logged_by) = (world.in_days(0), tess.me());
    let held = PlanEdit::HoldPlanned { plan: now, held_on, began_at: None, present: Vec::new(), absent: Vec::new(), logged_by };
    tess.does(&Edit::Plan(held));
    world.everyone_merges();
    tess.closes_and_opens();
    let maya = Some("Maya Brandt".to_owned());
    for laptop in [&tess, &ben] {
        assert_eq!(
            asked(laptop, class),
            [("Who helped you?".to_owned(), maya.clone()), ("What is a day like?".to_owned(), None)]
        );
        assert_eq!(waiting(laptop, &world), [1], "what she was asked is not asked of whoever comes after her");
        assert_eq!(laptop.desk().class_of_visit(now).unwrap(), class);
        assert_eq!(laptop.desk().class_of_visit(later).unwrap(), class);
    }
    ben.does(&Edit::Question(QuestionEdit::MarkAnswered { questions: vec![question], on: Some(held_on) }));
    world.everyone_merges();
    let line = tess.desk().questions(class).unwrap().remove(1);
    assert_eq!((line.visit, line.answered_on), (Some(now), Some(held_on)));
}
