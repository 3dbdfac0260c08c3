//! Who is to be seen today, and why? Every reason was recorded by somebody and can be waved away.

use domain::edit::Edit;
use domain::refusal::Refusal;
use domain::today::{LONGEST_STEP, OLD_MAP_DAYS, TodayEdit};
use world::World;

#[test]
fn on_a_day_without_reasons_nobody_is_on_the_list() {
    let world = World::with_students(&["Luz Rivera", "Omar Haddad"]);
    let ana = world.laptop("Ana");
    assert_eq!(ana.today(), Vec::<String>::new());
    let view = ana.desk().today(world.in_days(0)).unwrap();
    assert_eq!((view.caseload, view.students), (2, 2));
}

#[test]
fn a_step_shows_on_its_day_and_goes_when_it_is_done() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    let step = ana.agrees("Luz Rivera", "ask Coach about Saturday", world.in_days(2));
    assert_eq!(ana.today(), Vec::<String>::new());
    world.days_pass(2);
    assert_eq!(ana.today(), ["Luz Rivera: ask Coach about Saturday due on 2026-09-09"]);
    ana.does(&Edit::Today(TodayEdit::FinishStep { step, finished_on: world.in_days(0) }));
    assert_eq!(ana.today(), Vec::<String>::new());
    assert_eq!(ana.opens_file("Luz Rivera").steps[0].finished_on, Some(world.in_days(0)));
}

#[test]
fn who_asked_to_come_stays_until_they_came() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    let invitation = ana.notes_that_asked_to_come("Luz Rivera");
    assert_eq!(ana.today(), ["Luz Rivera: asked to come on 2026-09-07"]);
    ana.does(&Edit::Today(TodayEdit::CameIn { invitation, on: world.in_days(0) }));
    assert_eq!(ana.today(), Vec::<String>::new());
}

#[test]
fn a_map_without_a_choice_counts_its_days_and_becomes_the_most_pressing() {
    let world = World::with_students(&["Luz Rivera", "Omar Haddad"]);
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.agrees("Omar Haddad", "call the club", world.in_days(0));
    assert_eq!(ana.today(), ["Omar Haddad: call the club due on 2026-09-07", "Luz Rivera: map undecided, 14 days left"]);
    world.days_pass(11);
    assert_eq!(ana.today(), ["Luz Rivera: map undecided, 3 days left", "Omar Haddad: call the club due on 2026-09-07"]);
}

#[test]
fn an_old_map_is_worth_another_look() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Coach"]);
    ana.keeps();
    world.days_pass(OLD_MAP_DAYS);
    assert_eq!(ana.today(), Vec::<String>::new());
    world.days_pass(1);
    assert_eq!(ana.today(), ["Luz Rivera: last map on 2026-09-07"]);
    ana.opens("Luz Rivera");
    ana.confirms_all();
    ana.keeps();
    assert_eq!(ana.today(), Vec::<String>::new());
}

#[test]
fn a_reason_that_is_waved_away_stays_away_for_a_week_and_only_for_me() {
    let world = World::with_student("Luz Rivera");
    let (ana, ben) = (world.laptop("Ana"), world.laptop("Ben"));
    ana.notes_that_asked_to_come("Luz Rivera");
    ana.dismisses_the_first_line();
    world.everyone_merges();
    assert_eq!((ana.today().len(), ben.today().len()), (0, 1));
    world.days_pass(6);
    assert_eq!(ana.today().len(), 0);
    world.days_pass(1);
    assert_eq!(ana.today(), ["Luz Rivera: asked to come on 2026-09-07"]);
}

#[test]
fn at_most_six_are_shown_each_once_and_steps_come_first() {
    let names = ["A A", "B B", "C C", "D D", "E E", "F F", "G G", "H H"];
    let world = World::with_students(&names);
    let ana = world.laptop("Ana");
    for name in names {
        ana.notes_that_asked_to_come(name);
    }
    ana.agrees("H H", "write the letter", world.in_days(0));
    let today = ana.today();
    assert_eq!((today.len(), today[0].as_str()), (6, "H H: write the letter due on 2026-09-07"));
    assert_eq!(today.iter().filter(|line| line.starts_with("H H")).count(), 1);
}

#[test]
fn a_map_that_waits_for_a_choice_comes_back_before_it_is_erased_however_it_was_waved_away() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    world.days_pass(6);
    ana.dismisses_the_first_line();
    world.days_pass(4);
    assert_eq!(ana.today(), Vec::<String>::new());
    // What an earlier Kith kept put away for longer.
    let far = TodayEdit::DismissReason {
        counselor: ana.me(),
        student: ana.student("Luz Rivera"),
        reason: "draft_undecided".into(),
        until: world.in_days(30),
    };
    ana.does(&Edit::Today(far));
    world.days_pass(1);
    assert_eq!(ana.today(), ["Luz Rivera: map undecided, 3 days left"]);
    assert_eq!(ana.desk().today(world.in_days(0)).unwrap().lines[0].put_away, None, "now it has to be seen");
}

#[test]
fn a_step_that_is_waved_away_takes_no_other_step_with_it() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.agrees("Luz Rivera", "ask Coach", world.in_days(0));
    ana.agrees("Luz Rivera", "call the club", world.in_days(1));
    ana.dismisses_the_first_line();
    assert_eq!(ana.today(), Vec::<String>::new());
    world.days_pass(1);
    assert_eq!(ana.today(), ["Luz Rivera: call the club due on 2026-09-08"]);
    // An earlier Kith put all steps of a student away together: that still holds for its days.
    let both = TodayEdit::DismissReason {
        counselor: ana.me(),
        student: ana.student("Luz Rivera"),
        reason: "step_due".into(),
        until: world.in_days(2),
    };
    ana.does(&Edit::Today(both));
    assert_eq!(ana.today(), Vec::<String>::new());
}

#[test]
fn several_students_who_asked_to_come_are_noted_and_taken_back_together() {
    let world = World::with_students(&["Luz Rivera", "Omar Haddad", "Mei Lin"]);
    let ana = world.laptop("Ana");
    ana.notes_that_all_asked_to_come(&["Luz Rivera", "Omar Haddad", "Mei Lin"]);
    assert_eq!(ana.today().len(), 3);
    ana.undoes(1);
    assert_eq!(ana.today(), Vec::<String>::new());
    ana.redoes(1);
    assert_eq!(ana.today().len(), 3);
}

#[test]
fn a_step_is_in_a_few_words_and_belongs_to_somebody() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    let student = ana.student("Luz Rivera");
    let agree = |student, what: &str| {
        Edit::Today(TodayEdit::AgreeStep { step: ana.mints(), student, what: what.to_owned(), due_on: world.in_days(0) })
    };
    let too_long = Refusal::TextIsTooLong { most: LONGEST_STEP as u32 };
    assert_eq!(ana.tries(&agree(student, &"x".repeat(LONGEST_STEP + 1))), Err(too_long));
    assert_eq!(ana.tries(&agree(student, " ")), Err(Refusal::NameIsEmpty));
    assert_eq!(ana.tries(&agree(ana.mints(), "call")), Err(Refusal::NoSuchStudent));
    ana.does(&agree(student, &"é".repeat(LONGEST_STEP)));
}
