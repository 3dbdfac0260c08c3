//! What do a student's maps say in figures? Each with what was asked, who is counted, and what it was before; nothing of a
//! draft, nothing of what was not asked, and a map with a date that has not come yet waits for it.

use domain::ego_network::{LastContact, Reciprocity, Ring, Sector, Support};
use domain::goals::GoalEdit;
use domain::measures::IndicatorId;
use domain::measures::panels::{PanelFigure, Panels};
use domain::refusal::Refusal;
use store::failure::Failure;
use world::{Laptop, World};

fn panels(world: &World, ana: &Laptop) -> Panels {
    ana.desk().panels(ana.student("Luz Rivera"), world.in_days(0)).unwrap()
}

fn figure(of: &Panels, id: IndicatorId) -> PanelFigure {
    let all = of.growth.iter().chain(of.panels.iter().flat_map(|panel| &panel.figures));
    all.into_iter().find(|figure| figure.id == id).unwrap().clone()
}

/// What it was on each map.
fn history(of: &Panels, id: IndicatorId) -> Vec<Option<f64>> {
    figure(of, id).history.into_iter().map(|reading| reading.and_then(|reading| reading.value)).collect()
}

#[test]
fn two_kept_maps_tell_each_figure_twice_with_who_is_counted_also_after_a_restart() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Tía Rosa", "Coach", "Mei"]);
    ana.places("Tía Rosa", Ring::Closest, Sector::Home);
    ana.places("Coach", Ring::Close, Sector::School);
    ana.places("Mei", Ring::Known, Sector::Peers);
    ana.ties("Tía Rosa", "Mei");
    ana.says_that_is_everyone();
    ana.keeps();
    world.days_pass(90);
    ana.opens("Luz Rivera");
    ana.confirms_all();
    ana.names(["Ms. Okafor"]);
    ana.places("Ms. Okafor", Ring::Close, Sector::School);
    ana.help_runs("Coach", Reciprocity::Both);
    ana.last_spoke("Coach", LastContact::ThisWeek);
    ana.keeps();
    ana.closes_and_opens();
    let told = panels(&world, &ana);
    assert_eq!(told.maps.len(), 2);
    assert_eq!(history(&told, IndicatorId::Q1), [Some(3.0), Some(4.0)]);
    assert_eq!(history(&told, IndicatorId::Q7New), [None, Some(1.0)]);
    assert_eq!(figure(&told, IndicatorId::Q7New).counted, [["Ms. Okafor"]]);
    assert_eq!(figure(&told, IndicatorId::Q3InSchool).counted, [["Coach", "Ms. Okafor"]]);
    assert_eq!(history(&told, IndicatorId::T1), [Some(1.0 / 3.0), None], "nobody was asked on the second map who knows whom");
    let spoke = figure(&told, IndicatorId::K7Month).history[1].clone().unwrap();
    assert_eq!((spoke.value, spoke.n_known, spoke.n_total, spoke.is_asked_enough), (None, 1, 4, false));
    assert_eq!(history(&told, IndicatorId::K7KnownDays), [None, Some(90.0)]);
}

#[test]
fn a_draft_is_in_no_figure_and_a_student_without_a_kept_map_has_none() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    assert!(panels(&world, &ana).panels.is_empty());
    ana.opens("Luz Rivera");
    ana.names(["Coach"]);
    assert!(panels(&world, &ana).panels.is_empty(), "until the student has chosen");
    ana.keeps();
    assert_eq!(history(&panels(&world, &ana), IndicatorId::Q1), [Some(1.0)]);
    // One person has no pairs: that is not a density of nothing.
    assert_eq!(history(&panels(&world, &ana), IndicatorId::T1), [None]);
    let unknown = ana.desk().panels(ana.mints(), world.in_days(0));
    assert!(matches!(unknown, Err(Failure::Refused(Refusal::NoSuchStudent))));
}

#[test]
fn a_map_from_a_day_that_has_not_come_yet_waits_and_is_said_to() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Coach"]);
    ana.keeps();
    // The clock was set back after it was kept.
    let before = ana.desk().panels(ana.student("Luz Rivera"), world.in_days(-3)).unwrap();
    assert_eq!((before.ahead, before.maps.len()), (1, 0));
    assert_eq!((panels(&world, &ana).ahead, panels(&world, &ana).maps.len()), (0, 1));
}

#[test]
fn an_ask_moves_through_the_funnel_and_the_goal_says_who_could_help() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.says(GoalEdit::SetGoal { goal: Some("a job at the clinic".into()) });
    ana.says(GoalEdit::ChooseHelp { support: Support::KnowsJobs, is_chosen: true });
    ana.names(["Coach", "Mei"]);
    ana.paints(Support::KnowsJobs, ["Coach"]);
    ana.agrees_to_ask("Coach", "how she began", world.in_days(9));
    ana.keeps();
    assert_eq!(history(&panels(&world, &ana), IndicatorId::M2Asked), [Some(0.0)]);
    world.days_pass(4);
    ana.moves_the_first_ask_on();
    let told = panels(&world, &ana);
    assert_eq!(
        (history(&told, IndicatorId::M2Asked), history(&told, IndicatorId::M2Answered)),
        (vec![Some(1.0)], vec![Some(0.0)])
    );
    assert_eq!(history(&told, IndicatorId::M2DaysToAsk), [Some(4.0)]);
    assert_eq!(figure(&told, IndicatorId::M2Asked).counted, [["Coach"]]);
    assert_eq!(
        (history(&told, IndicatorId::M3), figure(&told, IndicatorId::M3).counted),
        (vec![Some(1.0)], vec![vec!["Coach".to_owned()]])
    );
    ana.erases(told.maps[0].wave);
    assert!(panels(&world, &ana).panels.is_empty(), "what was erased is in no figure");
}

#[test]
fn the_maps_of_joined_records_are_one_history() {
    let world = World::with_students(&["Luz Rivera", "Luz R."]);
    let ana = world.laptop("Ana");
    ana.opens("Luz R.");
    ana.names(["Coach"]);
    ana.keeps();
    world.days_pass(30);
    ana.opens("Luz Rivera");
    ana.names(["Mei", "Omar"]);
    ana.keeps();
    ana.joins(ana.student("Luz R."), ana.student("Luz Rivera"));
    assert_eq!(history(&panels(&world, &ana), IndicatorId::Q1), [Some(1.0), Some(2.0)]);
}
