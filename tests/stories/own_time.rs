//! Where did my time go? A log of one's own: noted, corrected, taken back, and nobody else's to read.

use domain::edit::Edit;
use domain::record::Id;
use domain::refusal::Refusal;
use domain::time_log::{TimeEdit, TimeGroup, TimeKind, TimePeriod};
use world::{Laptop, World};

fn notes(world: &World, who: &Laptop, entry: Id, kind: TimeKind, minutes: u32, student: Option<Id>) -> Result<(), Refusal> {
    let (counselor, on, topic) = (who.me(), world.in_days(0), Some("=schedule".to_owned()));
    who.tries(&Edit::Time(TimeEdit::LogTime { entry, counselor, on, kind, minutes, topic, student })).map(drop)
}

fn log(world: &World, who: &Laptop, period: TimePeriod) -> store::read::time_log::TimeLog {
    who.desk().time_log(period, world.in_days(0)).unwrap()
}

fn shares(world: &World, who: &Laptop) -> Vec<(TimeGroup, u32)> {
    log(world, who, TimePeriod::Month).shares.into_iter().map(|share| (share.group, share.pct)).collect()
}

#[test]
fn an_entry_names_nobody_unless_she_ticks_it_and_stays_hers() {
    let world = World::with_student("Luz Rivera");
    let (ana, ben) = (world.laptop("Ana"), world.laptop("Ben"));
    notes(&world, &ana, ana.mints(), TimeKind::Counseling, 15, None).unwrap();
    notes(&world, &ana, ana.mints(), TimeKind::Referrals, 5, Some(ana.student("Luz Rivera"))).unwrap();
    ana.closes_and_opens();
    let lines = log(&world, &ana, TimePeriod::Month).lines;
    let names: Vec<Option<&str>> = lines.iter().map(|line| line.name.as_deref()).collect();
    assert_eq!(names, [Some("Luz Rivera"), None]);
    world.everyone_merges();
    assert_eq!(log(&world, &ben, TimePeriod::SchoolYear).lines, []);
    // The student's file tells nothing of it.
    assert!(
        !format!("{:?} {:?}", ana.opens_file("Luz Rivera"), ana.desk().record(ana.student("Luz Rivera"))).contains("=schedule")
    );
}

#[test]
fn shares_are_of_what_was_noted_and_a_corrected_entry_counts_once() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    assert_eq!(shares(&world, &ana), []);
    let (one, other) = (ana.mints(), ana.mints());
    notes(&world, &ana, one, TimeKind::Instruction, 30, None).unwrap();
    notes(&world, &ana, other, TimeKind::Planning, 10, None).unwrap();
    let parts = |direct, indirect, planning, other| {
        [
            (TimeGroup::Direct, direct),
            (TimeGroup::Indirect, indirect),
            (TimeGroup::Planning, planning),
            (TimeGroup::OtherTask, other),
        ]
    };
    assert_eq!(shares(&world, &ana), parts(75, 0, 25, 0));
    notes(&world, &ana, other, TimeKind::OtherTask, 30, None).unwrap();
    assert_eq!(shares(&world, &ana), parts(50, 0, 0, 50));
    ana.undoes(1);
    assert_eq!(shares(&world, &ana), parts(75, 0, 25, 0));
    ana.does(&Edit::Time(TimeEdit::RemoveTime { entry: other, counselor: ana.me() }));
    assert_eq!(shares(&world, &ana), parts(100, 0, 0, 0));
    ana.undoes(1);
    assert_eq!(log(&world, &ana, TimePeriod::Month).minutes, 40);
    assert_eq!(notes(&world, &ana, one, TimeKind::Planning, 721, None), Err(Refusal::NoSuchTime { most: 720 }));
}

#[test]
fn a_month_and_a_school_year_begin_anew() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    notes(&world, &ana, ana.mints(), TimeKind::Counseling, 20, None).unwrap();
    let minutes = |period| log(&world, &ana, period).minutes;
    world.days_pass(30);
    assert_eq!((minutes(TimePeriod::Month), minutes(TimePeriod::SchoolYear)), (0, 20));
    world.days_pass(280);
    assert_eq!((minutes(TimePeriod::Month), minutes(TimePeriod::SchoolYear)), (0, 0));
}
