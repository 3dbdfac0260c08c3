//! What is a map for, who could help, and what is the next step? From the cards to the tap on Today that says it was had.

use domain::asks::{AskEdit, AskState};
use domain::edit::Edit;
use domain::ego_network::Support;
use domain::goals::{GoalEdit, Purpose};
use domain::map_edit::MapEdit;
use domain::refusal::Refusal;
use domain::shown::Shown;
use store::undo::Within;
use world::{Laptop, World};

/// Luz's map: what it is for, who helps, somebody to meet, and one step.
fn agreed(world: &World, ana: &Laptop) {
    ana.opens("Luz Rivera");
    ana.says(GoalEdit::SetPurpose { purpose: Some(Purpose::FindHelp) });
    ana.says(GoalEdit::SetGoal { goal: Some("a job at the clinic".into()) });
    ana.names(["Coach"]);
    ana.gestures(MapEdit::WantToMeet { alter: ana.mints(), label: "a nurse".into(), link: None });
    for support in [Support::CouldIntroduce, Support::KnowsJobs] {
        ana.says(GoalEdit::ChooseHelp { support, is_chosen: true });
    }
    ana.agrees_to_ask("a nurse", "how she began", world.in_days(4));
}

#[test]
fn a_step_agreed_on_a_map_is_kept_with_it_and_moves_on_by_one_tap_a_day_on_today() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    agreed(&world, &ana);
    assert_eq!(ana.reads_the_asks(), ["agreed: a nurse, how she began"]);
    assert_eq!(ana.today(), ["Luz Rivera: map undecided, 14 days left"], "what was not kept is on no list");
    let wave = ana.keeps();
    ana.closes_and_opens();
    let goal = ana.map().goal;
    assert_eq!((goal.purpose, goal.words.as_deref()), (Some(Purpose::FindHelp), Some("a job at the clinic")));
    assert_eq!(goal.help, [Support::KnowsJobs, Support::CouldIntroduce]);
    assert_eq!(ana.today(), ["Luz Rivera: agreed: a nurse, how she began by 2026-09-11"]);
    for state in ["asked", "answered"] {
        world.days_pass(1);
        ana.moves_the_first_ask_on();
        assert_eq!(ana.today(), [format!("Luz Rivera: {state}: a nurse, how she began by 2026-09-11")]);
    }
    ana.moves_the_first_ask_on();
    assert_eq!(ana.today(), Vec::<String>::new());
    let file = ana.opens_file("Luz Rivera");
    assert_eq!((file.asks[0].state, file.asks[0].wave, file.asks[0].moved_on), (AskState::GotIt, wave, Some(world.in_days(0))));
}

#[test]
fn a_tap_too_many_on_today_is_taken_back_by_its_name() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    agreed(&world, &ana);
    ana.keeps();
    ana.moves_the_first_ask_on();
    let tap = ana.moves_the_first_ask_on();
    ana.leaves_the_map();
    let undone = ana.desk().undo_commit(tap, &mut |_, _| true).unwrap();
    assert_eq!((undone.edit.as_str(), undone.left_alone), ("move_ask", 0));
    assert_eq!(ana.today(), ["Luz Rivera: asked: a nurse, how she began by 2026-09-11"]);
    ana.undoes(1);
    assert_eq!(ana.today(), ["Luz Rivera: agreed: a nurse, how she began by 2026-09-11"]);
}

#[test]
fn in_the_sitting_each_word_of_it_can_be_taken_back_and_brought_again() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    agreed(&world, &ana);
    ana.undoes(3);
    assert_eq!(ana.reads_the_asks(), Vec::<String>::new());
    assert_eq!(ana.map().goal.help, []);
    ana.power_goes_and_comes();
    ana.undoes(1);
    assert_eq!(ana.reads_the_map(), ["Coach, in the tray"], "whoever is to be met was one gesture");
    ana.undoes(1);
    assert_eq!(ana.map().goal.words.as_deref(), Some("a job at the clinic"));
    ana.undoes(2);
    assert_eq!(ana.map().goal.purpose, None, "nobody said what it is for");
    ana.redoes(7);
    assert_eq!(ana.reads_the_asks(), ["agreed: a nurse, how she began"]);
    assert_eq!(ana.map().goal.help.len(), 2);
}

#[test]
fn a_forgotten_map_leaves_no_goal_and_no_step() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    agreed(&world, &ana);
    ana.forgets();
    let all = ana.everything_recorded();
    for word in ["clinic", "nurse", "began", "find_help", "knows_jobs"] {
        assert!(!all.contains(word), "{word} is recorded");
    }
    assert_eq!(ana.draft_files(), Vec::<std::path::PathBuf>::new());
    assert_eq!(ana.today(), Vec::<String>::new());
    assert_eq!(ana.opens_file("Luz Rivera").asks, []);
}

#[test]
fn what_is_kept_holds_the_step_as_it_was_agreed_last_and_nobody_who_was_taken_off() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    agreed(&world, &ana);
    ana.agrees_to_ask("Coach", "a letter", world.in_days(2));
    ana.removes("Coach");
    assert_eq!(ana.reads_the_asks(), ["agreed: a nurse, how she began"]);
    ana.keeps();
    assert!(!ana.everything_recorded().contains("a letter"), "a step with somebody who is not on the map is not kept");
}

#[test]
fn somebody_pale_who_is_asked_is_on_todays_map() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    agreed(&world, &ana);
    ana.keeps();
    world.days_pass(30);
    ana.opens("Luz Rivera");
    assert_eq!(ana.reads_the_map(), ["Coach, pale", "a nurse, pale, potential"]);
    assert_eq!(ana.map().goal.purpose, None, "another map is for something else until somebody says so");
    ana.agrees_to_ask("a nurse", "a visit", world.in_days(2));
    assert_eq!(ana.reads_the_map(), ["Coach, pale", "a nurse, in the tray, potential"]);
    ana.undoes(1);
    assert_eq!(ana.reads_the_map(), ["Coach, pale", "a nurse, pale, potential"]);
}

#[test]
fn a_step_can_be_put_away_for_a_week_and_let_go_of_for_good() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    agreed(&world, &ana);
    let wave = ana.keeps();
    ana.dismisses_the_first_line();
    assert_eq!(ana.today(), Vec::<String>::new());
    world.days_pass(7);
    assert_eq!(ana.today().len(), 1);
    let ask = ana.map().asks[0].id;
    let on = world.in_days(0);
    ana.does(&Edit::Ask { wave, edit: AskEdit::MoveAsk { ask, to: AskState::LetGo, on } });
    assert_eq!(ana.today(), Vec::<String>::new());
    assert_eq!(ana.opens_file("Luz Rivera").asks[0].state, AskState::LetGo);
}

#[test]
fn two_counselors_agree_on_different_days_and_neither_is_lost() {
    let world = World::with_student("Luz Rivera");
    let (ana, ben) = (world.laptop("Ana"), world.laptop("Ben"));
    agreed(&world, &ana);
    let wave = ana.keeps();
    world.everyone_merges();
    let ask = ana.map().asks[0].clone();
    let agree = |due_on| {
        let (whom, what, on) = (ask.whom, ask.what.clone(), world.in_days(0));
        Edit::Ask { wave, edit: AskEdit::AgreeAsk { ask: ask.id, whom, what, due_on, on } }
    };
    ana.does(&agree(world.in_days(7)));
    ben.does(&agree(world.in_days(9)));
    // What each noted of another stage is no question.
    let moves = |to| Edit::Ask { wave, edit: AskEdit::MoveAsk { ask: ask.id, to, on: world.in_days(0) } };
    ana.does(&moves(AskState::Asked));
    ben.does(&moves(AskState::Answered));
    world.everyone_merges();
    let now = ana.map().asks[0].clone();
    assert_eq!(now.state, AskState::Answered);
    let told: Vec<(&str, &str)> =
        now.conflicts.iter().map(|told| (told.author_name.as_str(), told.value.as_str().unwrap())).collect();
    assert_eq!(told, [("Ana", "2026-09-14"), ("Ben", "2026-09-16")]);
    let theirs = now.conflicts[1].clone();
    ana.does(&Edit::Choose { kind: theirs.kind, record: theirs.record, field: theirs.field, value: theirs.value });
    assert_eq!((ana.map().asks[0].due_on, ana.map().asks[0].conflicts.len()), (world.in_days(9), 0));
}

#[test]
fn a_step_of_another_map_is_not_touched_from_this_one() {
    let world = World::with_students(&["Luz Rivera", "Omar Haddad"]);
    let ana = world.laptop("Ana");
    agreed(&world, &ana);
    ana.keeps();
    let ask = ana.map().asks[0].id;
    let wave = ana.opens("Omar Haddad");
    let edit = AskEdit::MoveAsk { ask, to: AskState::Asked, on: world.in_days(0) };
    assert_eq!(ana.tries(&Edit::Ask { wave, edit }).unwrap_err(), Refusal::NoSuchRecord);
    assert!(ana.desk().undo(Within::Wave(wave)).is_err());
}

#[test]
fn what_was_agreed_before_is_asked_about_in_the_next_sitting_and_stays_with_its_map_when_that_one_is_forgotten() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    agreed(&world, &ana);
    let first = ana.keeps();
    assert_eq!(ana.map().earlier_asks, [], "on its own map it is no earlier one");
    world.days_pass(30);
    ana.leaves_the_map();
    ana.opens("Luz Rivera");
    let before = || ana.map().earlier_asks;
    let ask = before().remove(0);
    assert_eq!((ask.name.as_str(), ask.state, ask.wave), ("a nurse", AskState::Agreed, first));
    let moves = |to, on| {
        ana.does(&Edit::Ask { wave: first, edit: AskEdit::MoveAsk { ask: ask.id, to, on } });
    };
    moves(AskState::GotIt, world.in_days(0));
    assert_eq!(before()[0].state, AskState::GotIt, "said by mistake it is still there to be put right");
    moves(AskState::Answered, world.in_days(0));
    // Names that are hidden here are hidden there.
    for shown in [Shown::Initials, Shown::Hidden] {
        ana.does(&Edit::Show { wave: ana.wave(), shown });
        assert!(!before()[0].name.contains("nurse"), "{shown:?}");
    }
    ana.forgets();
    let file = ana.opens_file("Luz Rivera");
    assert_eq!((file.asks[0].state, file.asks[0].wave), (AskState::Answered, first));
    ana.opens("Luz Rivera");
    moves(AskState::LetGo, world.in_days(-1));
    assert_eq!(before(), [], "what is over since yesterday is not asked about");
}
