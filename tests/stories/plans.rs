//! Who is coming, and is it all in order? A plan, what is to be done until when, and the visit that comes of it.

use domain::edit::Edit;
use domain::plans::{Approval, ApprovalNow, PlanEdit, PlanTold, TaskTold, VisitRules};
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
