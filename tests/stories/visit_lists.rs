//! A list of visits comes in: what a platform held, what a calendar plans, and what is not taken and why.

use std::path::PathBuf;
use std::rc::Rc;

use domain::edit::Edit;
use domain::line_reason::LineReason;
use domain::plans::PlanEdit;
use domain::record::Id;
use domain::refusal::Refusal;
use domain::roster::Preview;
use domain::visit_list::{DayOrder, ListOf};
use domain::visits::{Format, VisitEdit, VisitSteps};
use store::failure::Failure;
use store::read::funnel::FunnelAsked;
use world::{Laptop, World};

const CLASS: &str = "Luz Rivera\nOmar Haddad\nMei Lin\nNoor Abdi";

fn reasons(preview: &Preview) -> Vec<(u32, LineReason)> {
    preview.refused.iter().map(|note| (note.line, note.reason)).collect()
}

fn counts(preview: &Preview) -> [u32; 4] {
    [preview.adds.visits, preview.changes.visits, preview.unchanged.visits, preview.adds.visitors]
}

#[test]
fn a_platforms_list_is_counted_brought_in_as_one_and_the_same_again_is_nothing() {
    let world = World::new();
    let tess = world.laptop("Tess");
    tess.pastes_a_class("Period 3", CLASS);
    let path = world.file(
        "sessions.csv",
        "Date,Time,Speaker,Company,Class,Type,Title,Students\n\
         2026-09-01,10:40,Maya Brandt,Basin Power,Period 3,Live,A day at the dam,28\n\
         2026-09-02,10:40,Maya Brandt,Basin Power,Period 3,Recorded,The doors of the dam,27\n\
         2026-09-02,10:40,Maya Brandt,Basin Power,Period 3,Recorded,The doors of the dam,27\n\
         2026-09-03,09:00,=HYPERLINK(\"x\"),,period 3,Live,,\n\
         2026-09-04,09:00,Sam Adeyemi,,Period 9,Live,,\n",
    );
    let prepared = tess.looks_at_visits(&path, None, None);
    assert_eq!(counts(&prepared.preview), [3, 0, 0, 2]);
    assert_eq!(reasons(&prepared.preview), [(6, LineReason::ClassUnknown)]);
    assert_eq!(
        prepared.preview.warned.iter().map(|note| (note.line, note.reason)).collect::<Vec<_>>(),
        [(4, LineReason::ListedTwice)]
    );
    assert_eq!(tess.reads_the_visits(), Vec::<String>::new(), "looking changes nothing");
    let brought = tess.says_yes_to_visits(&prepared).unwrap().commit.unwrap();
    tess.closes_and_opens();
    let recent = tess.opens_visits().recent;
    assert_eq!(recent.len(), 3);
    assert_eq!(recent[0].visitor.name, "=HYPERLINK(\"x\")", "a formula is a name like any other, and only ever shown as text");
    let dam = &recent[2];
    assert_eq!((dam.counted, dam.present, dam.absent, dam.format), (Some(28), 0, 0, Format::Virtual));
    assert_eq!((dam.purpose.as_deref(), dam.began_at.as_deref()), (Some("A day at the dam"), Some("10:40")));
    // Nobody met anybody by it: a list does not say who was there.
    let funnel = tess.desk().funnel(&FunnelAsked::default(), true, world.in_days(0)).unwrap();
    assert_eq!((funnel.visits, funnel.funnel.viewed, funnel.funnel.met), (3, 0, 0));
    let again = tess.looks_at_visits(&path, None, None);
    assert_eq!(counts(&again.preview), [0, 0, 3, 0]);
    assert_eq!(tess.says_yes_to_visits(&again).unwrap().commit, None);
    // Taken back as one, and brought in again after that.
    let undone = tess.desk().undo_commit(brought, &mut |_, _| true).unwrap();
    assert_eq!((undone.edit.as_str(), undone.left_alone), ("apply_visits", 0));
    assert!(tess.opens_visits().recent.is_empty() && tess.desk().visitors().unwrap().visitors.is_empty());
    let anew = tess.looks_at_visits(&path, None, None);
    assert_eq!(counts(&anew.preview), [3, 0, 0, 2]);
    tess.says_yes_to_visits(&anew).unwrap();
    assert_eq!((tess.opens_visits().recent.len(), tess.desk().visitors().unwrap().visitors.len()), (3, 2));
    assert!(tess.desk().store().check_full().unwrap().is_whole);
}

/// A list of one visit, under this title.
fn line_of(title: &str) -> String {
    format!("Date,Speaker,Class,Title\n2026-09-01,Maya Brandt,Period 3,{title}\n")
}

/// A teacher whose list of one visit came in: the list, and the visit.
fn has_brought_in_the_dam(world: &World) -> (Rc<Laptop>, PathBuf, Id) {
    let tess = world.laptop("Tess");
    tess.pastes_a_class("Period 3", CLASS);
    let path = world.file("sessions.csv", line_of("The dam"));
    tess.brings_in_visits(&path);
    let visit = tess.opens_visits().recent[0].id;
    (tess, path, visit)
}

#[test]
fn what_was_taken_away_or_dropped_stays_away_until_its_line_says_something_else() {
    let world = World::new();
    let (tess, path, visit) = has_brought_in_the_dam(&world);
    tess.does(&Edit::Visit(VisitEdit::RemoveVisit { visit }));
    let again = tess.looks_at_visits(&path, None, None);
    assert_eq!(counts(&again.preview), [0, 0, 1, 0]);
    assert_eq!(again.preview.warned.iter().map(|note| note.reason).collect::<Vec<_>>(), [LineReason::TakenAway]);
    assert_eq!(tess.says_yes_to_visits(&again).unwrap().commit, None);
    assert!(tess.opens_visits().recent.is_empty());
    assert_eq!(counts(&tess.brings_in_visits(&world.file("sessions.csv", line_of("The dam once more")))), [1, 0, 0, 0]);
    assert_eq!(tess.opens_visits().recent[0].purpose.as_deref(), Some("The dam once more"));
    // What brought it back is taken back: it was taken away, and is.
    tess.undoes(1);
    let again = tess.brings_in_visits(&world.file("sessions.csv", line_of("The dam")));
    assert_eq!((counts(&again), again.warned[0].reason), ([0, 0, 1, 0], LineReason::TakenAway));

    // Taken away, not meant so, and meant so after all.
    let path = world.file("sessions.csv", "Date,Speaker,Class\n2026-09-02,Sam Adeyemi,Period 3\n");
    tess.brings_in_visits(&path);
    let visit = tess.opens_visits().recent[0].id;
    tess.does(&Edit::Visit(VisitEdit::RemoveVisit { visit }));
    tess.undoes(1);
    assert_eq!(counts(&tess.brings_in_visits(&path)), [0, 0, 1, 0]);
    assert_eq!(tess.opens_visits().recent.len(), 1);
    tess.redoes(1);
    let again = tess.brings_in_visits(&path);
    assert_eq!((counts(&again), again.warned[0].reason), ([0, 0, 1, 0], LineReason::TakenAway));
    assert!(tess.opens_visits().recent.is_empty());

    let calendar = |days: i64| {
        let day = world.in_days(days).format("%Y%m%d");
        let event = format!(
            "BEGIN:VEVENT\r\nUID:a\r\nDTSTART:{day}T104000\r\nSUMMARY:The doors\r\nORGANIZER;CN=Maya Brandt:mailto:m@x.org\r\nLOCATION:Period 3\r\nEND:VEVENT\r\n"
        );
        world.file("visits.ics", format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{event}END:VCALENDAR\r\n"))
    };
    tess.brings_in_visits(&calendar(7));
    let plans = || tess.desk().plans(world.in_days(0)).unwrap().plans;
    let plan = plans()[0].id;
    tess.does(&Edit::Plan(PlanEdit::DropPlan { plan }));
    let again = tess.brings_in_visits(&calendar(7));
    assert_eq!((again.adds.planned, again.unchanged.planned), (0, 1));
    tess.closes_and_opens();
    assert!(plans().is_empty(), "the same calendar does not bring it back");
    let moved = tess.brings_in_visits(&calendar(8));
    assert_eq!((moved.adds.planned, plans()[0].planned_on), (1, world.in_days(8)), "a day that was moved is news");
    assert_eq!(plans()[0].id, plan);
    assert!(tess.desk().store().check_full().unwrap().is_whole);
}

#[test]
fn somebody_new_who_is_named_twice_is_one_and_whoever_works_elsewhere_is_another() {
    let world = World::new();
    let tess = world.laptop("Tess");
    tess.pastes_a_class("Period 3", CLASS);
    let path = world.file(
        "sessions.csv",
        "Date,Speaker,Company,Class\n\
         2026-09-01,Maya Brandt,,Period 3\n\
         2026-09-02,maya  brandt,Basin Power,Period 3\n\
         2026-09-03,Sam Adeyemi,County Clinic,Period 3\n\
         2026-09-04,Sam Adeyemi,Valley Bank,Period 3\n\
         2026-09-05,Sam Adeyemi,,Period 3\n",
    );
    let prepared = tess.looks_at_visits(&path, None, None);
    assert_eq!(counts(&prepared.preview), [5, 0, 0, 4], "Maya once; of three called Sam nobody can say which two are one");
    let noted: Vec<_> = prepared.preview.warned.iter().map(|note| (note.line, note.reason)).collect();
    assert_eq!(noted, [(2, LineReason::SameNewVisitor), (6, LineReason::SeveralSuchVisitors)]);
    tess.says_yes_to_visits(&prepared).unwrap();
    let visitors = tess.desk().visitors().unwrap().visitors;
    let maya: Vec<_> = visitors.iter().filter(|line| line.told.name.eq_ignore_ascii_case("maya brandt")).collect();
    assert_eq!((maya.len(), maya[0].visits), (1, 2));
    assert_eq!(maya[0].told.organisation.as_deref(), Some("Basin Power"));
    assert_eq!(counts(&tess.brings_in_visits(&path)), [0, 0, 5, 0]);
}

#[test]
fn a_line_without_an_organisation_is_not_given_to_whoever_works_elsewhere_than_the_list_says() {
    let world = World::new();
    let tess = world.laptop("Tess");
    tess.pastes_a_class("Period 3", CLASS);
    let list = |lines: &str| world.file("sessions.csv", format!("Date,Speaker,Company,Class\n{lines}"));
    tess.brings_in_visits(&list("2026-09-01,Maya Brandt,Valley Bank,Period 3\n"));
    let both = list("2026-09-02,Maya Brandt,,Period 3\n2026-09-03,Maya Brandt,Basin Power,Period 3\n");
    let seen = tess.brings_in_visits(&both);
    assert_eq!((counts(&seen), seen.warned.len()), ([2, 0, 0, 2], 1));
    assert_eq!((seen.warned[0].line, seen.warned[0].reason), (2, LineReason::SeveralSuchVisitors));
    let bank = |visits: u32| {
        let all = tess.desk().visitors().unwrap().visitors;
        let of_bank = all.iter().find(|one| one.told.organisation.as_deref() == Some("Valley Bank")).unwrap();
        assert_eq!(of_bank.visits, visits);
    };
    bank(1);
    assert_eq!(counts(&tess.brings_in_visits(&both)), [0, 0, 2, 0]);
    // Where the list knows her from the bank alone, that is who is meant.
    let other = world.laptop("Ben");
    other.pastes_a_class("Period 3", CLASS);
    other.brings_in_visits(&list("2026-09-01,Maya Brandt,Valley Bank,Period 3\n"));
    let seen = other.brings_in_visits(&list("2026-09-02,Maya Brandt,,Period 3\n2026-09-03,Maya Brandt,valley bank,Period 3\n"));
    assert_eq!((counts(&seen), seen.warned.len()), ([2, 0, 0, 0], 0));
}

#[test]
fn where_nobody_noted_who_was_there_it_is_no_zero_and_what_a_list_counted_is_told_whichever_entry_stands() {
    let world = World::new();
    let tess = world.laptop("Tess");
    let class = tess.pastes_a_class("Period 3", CLASS);
    let day = world.in_days(0);
    tess.brings_in_visits(&world.file("sessions.csv", "Date,Speaker,Class\n2026-09-01,Maya Brandt,Period 3\n"));
    let uncounted = tess.desk().all_visits().unwrap().remove(0).0;
    assert_eq!((uncounted.there(), uncounted.counted), (None, None));
    let by_hand = tess.logs_a_visit("Sam Adeyemi", class, &["Mei Lin"]);
    let path = world.file("counted.csv", format!("Date,Speaker,Class,Students\n{day},Sam Adeyemi,Period 3,28\n"));
    tess.brings_in_visits(&path);
    let all = tess.opens_visits().recent;
    let listed = all.iter().find(|visit| visit.counted == Some(28)).unwrap().id;
    for (visit, same_as) in [(listed, by_hand), (by_hand, listed)] {
        tess.does(&Edit::Visit(VisitEdit::JoinVisits { visit, same_as }));
        let one = tess.opens_visits().recent.remove(0);
        assert_eq!((one.id, one.there(), one.counted), (same_as, Some((3, 1)), Some(28)));
        tess.undoes(1);
    }
}

#[test]
fn a_visit_that_comes_back_is_what_its_line_says_and_nothing_of_before() {
    let world = World::new();
    let tess = world.laptop("Tess");
    let class = tess.pastes_a_class("Period 3", CLASS);
    let list = |rest: &str| {
        let line = format!("2026-09-01,10:40,Maya Brandt,Period 3,{rest}\n");
        world.file("sessions.csv", format!("Date,Time,Speaker,Class,Title,Students\n{line}"))
    };
    tess.brings_in_visits(&list("The dam,28"));
    let visit = tess.opens_visits().recent[0].id;
    let corrected = tess.visit_of("Maya Brandt", class, &["Mei Lin"]);
    let held_on = tess.opens_visits().recent[0].held_on;
    tess.tries_to_log(domain::visits::LoggedVisit { visit, held_on, ..corrected }).unwrap();
    let shown = || {
        let mut all = tess.opens_visits().recent;
        assert_eq!(all.len(), 1);
        let one = all.remove(0);
        (one.there(), one.counted, one.purpose)
    };
    assert_eq!(shown(), (Some((3, 1)), Some(28), Some("The dam".to_owned())));
    tess.does(&Edit::Visit(VisitEdit::RemoveVisit { visit }));
    assert_eq!(counts(&tess.brings_in_visits(&list(","))), [1, 0, 0, 0]);
    assert_eq!(shown(), (None, None, None));
    tess.closes_and_opens();
    assert_eq!(shown(), (None, None, None));
    // And both steps back: everything is there as it was noted.
    tess.undoes(1);
    assert!(tess.opens_visits().recent.is_empty());
    tess.undoes(1);
    assert_eq!(shown(), (Some((3, 1)), Some(28), Some("The dam".to_owned())));
    assert!(tess.desk().store().check_full().unwrap().is_whole);
}

#[test]
fn what_a_person_put_right_stays_until_the_line_itself_says_something_else() {
    let world = World::new();
    let (tess, path, visit) = has_brought_in_the_dam(&world);
    let purpose = Some("How a dam is kept".to_owned());
    tess.does(&Edit::Visit(VisitEdit::DescribeVisit { visit, steps: VisitSteps::default(), purpose, aim: None }));
    assert_eq!(counts(&tess.brings_in_visits(&path)), [0, 0, 1, 0]);
    assert_eq!(tess.opens_visits().recent[0].purpose.as_deref(), Some("How a dam is kept"));
    let path = world.file("sessions.csv", line_of("The dam and its doors"));
    assert_eq!(counts(&tess.brings_in_visits(&path)), [0, 1, 0, 0]);
    assert_eq!(tess.opens_visits().recent[0].purpose.as_deref(), Some("The dam and its doors"));
    tess.undoes(1);
    assert_eq!(tess.opens_visits().recent[0].purpose.as_deref(), Some("How a dam is kept"));
}

#[test]
fn the_order_of_days_is_asked_remembered_with_the_columns_and_never_guessed() {
    let world = World::new();
    let tess = world.laptop("Tess");
    tess.pastes_a_class("Period 3", CLASS);
    let path = world.file("list.csv", "When,Guest,Class\n03/09/2026,Maya Brandt,Period 3\n13/09/2026,Sam Adeyemi,Period 3\n");
    let unsaid = tess.looks_at_visits(&path, None, None).preview;
    assert_eq!(reasons(&unsaid), [(2, LineReason::DayOrderUnsaid), (3, LineReason::DayOrderUnsaid)]);
    let turned = tess.looks_at_visits(&path, Some(DayOrder::MonthFirst), None).preview;
    assert_eq!(reasons(&turned), [(3, LineReason::DayNotRead)], "a thirteenth month is no thirteenth day");
    let said = tess.looks_at_visits(&path, Some(DayOrder::DayFirst), None);
    assert_eq!(counts(&said.preview), [2, 0, 0, 2]);
    tess.says_yes_to_visits(&said).unwrap();
    let days: Vec<String> = tess.opens_visits().recent.iter().map(|visit| visit.held_on.to_string()).collect();
    assert_eq!(days, ["2026-09-13", "2026-09-03"]);
    tess.closes_and_opens();
    // Next month's file, with the same headings.
    let next = world.file("next.csv", "When,Guest,Class\n04/09/2026,Ana Ruiz,Period 3\n");
    assert_eq!(counts(&tess.brings_in_visits(&next)), [1, 0, 0, 1]);
    assert_eq!(tess.opens_visits().recent[1].held_on.to_string(), "2026-09-04");
}

#[test]
fn windows_1252_thousands_of_lines_and_a_list_that_is_stopped_or_stale_change_nothing_by_half() {
    use std::fmt::Write;
    let world = World::new();
    let tess = world.laptop("Tess");
    tess.pastes_a_class("Química 3", CLASS);
    let mut text = String::from("Fecha;Hora;Ponente;Clase\r\n");
    for nth in 0..4_000 {
        let (month, day, hour) = (nth % 8 + 1, nth / 8 % 28 + 1, nth / 224 % 24);
        write!(text, "2026-{month:02}-{day:02};{hour:02}:{:02};Iñaki {};Química 3\r\n", nth % 60, nth % 900).unwrap();
    }
    let bytes: Vec<u8> = text.chars().map(|c| c as u32 as u8).collect();
    let path = world.file("visitas.csv", bytes);
    let prepared = tess.looks_at_visits(&path, None, None);
    assert_eq!((prepared.preview.refused_total, prepared.preview.adds.visitors), (0, 900));
    let stopped = tess.desk().apply_visits(&prepared, &mut |done, _| done < 2_000);
    assert!(matches!(stopped, Err(Failure::Cancelled)));
    assert_eq!(tess.opens_visits().recent.len(), 0);
    tess.says_yes_to_visits(&prepared).unwrap();
    let all = tess.desk().all_visits().unwrap();
    assert_eq!(all.len() as u32, prepared.preview.adds.visits);
    assert_eq!(all[0].0.class, "Química 3");
    tess.logs_a_visit("Maya Brandt", all[0].0.section, &[]);
    assert_eq!(tess.says_yes_to_visits(&prepared).unwrap_err(), Refusal::PreviewIsStale);
    assert!(tess.desk().store().check_full().unwrap().is_whole);
}

#[test]
fn a_class_that_is_gone_one_of_several_and_none_are_told_apart_and_a_clock_that_is_wrong_is_doubted() {
    let world = World::new();
    let tess = world.laptop("Tess");
    let class = tess.pastes_a_class("Period 3", CLASS);
    let gone = tess.pastes_a_class("Period 4", "Iris Park");
    for _ in 0..2 {
        tess.pastes_a_class("Advisory", "Lee Wong");
    }
    tess.leaves_the_roster(gone);
    let path = world.file(
        "list.csv",
        "Date,Speaker,Class\n2026-09-01,Maya Brandt,Period 4\n2026-09-01,Maya Brandt,Advisory\n2026-09-01,Maya Brandt,\n2027-11-26,Maya Brandt,Period 3\n",
    );
    let preview = tess.looks_at_visits(&path, None, None).preview;
    assert_eq!(
        reasons(&preview),
        [(2, LineReason::ClassGone), (3, LineReason::SeveralSuchClasses), (4, LineReason::ClassUnnamed)]
    );
    assert_eq!(preview.warned.iter().map(|note| note.reason).collect::<Vec<_>>(), [LineReason::DayAhead]);
    let prepared = tess.looks_at_visits(&path, None, Some(class));
    assert_eq!(counts(&prepared.preview), [2, 0, 0, 1], "the one without a class has the one that was chosen");
    tess.says_yes_to_visits(&prepared).unwrap();
    assert_eq!(tess.opens_visits().recent[0].held_on.to_string(), "2027-11-26", "doubted, and kept");
}

#[test]
fn a_calendar_brings_plans_a_day_that_was_moved_moves_and_what_took_place_is_not_planned_again() {
    let world = World::new();
    let tess = world.laptop("Tess");
    let class = tess.pastes_a_class("Period 3", CLASS);
    tess.logs_a_visit("Maya Brandt", class, &[]);
    world.days_pass(1);
    let day = |days: i64| world.in_days(days).format("%Y%m%d").to_string();
    let event = |uid: &str, day: &str, rest: &str| {
        format!(
            "BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTART:{day}T104000\r\nSUMMARY:The dam\r\nORGANIZER;CN=Maya Brandt:mailto:m@x.org\r\n{rest}END:VEVENT\r\n"
        )
    };
    let calendar = |first: &str| {
        let events = [
            event("a", first, "LOCATION:Period 3\r\n"),
            event("b", &day(9), "STATUS:CANCELLED\r\nLOCATION:Period 3\r\n"),
            event("c", &day(-9), "LOCATION:Period 3\r\n"),
        ];
        world.file("visits.ics", format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{}END:VCALENDAR\r\n", events.concat()))
    };
    let path = calendar(&day(7));
    let prepared = tess.looks_at_visits(&path, None, None);
    assert_eq!((prepared.preview.adds.planned, prepared.preview.adds.visitors), (1, 0), "she is known");
    let said: Vec<LineReason> = prepared.preview.refused.iter().map(|note| note.reason).collect();
    assert_eq!(said, [LineReason::DidNotTakePlace, LineReason::DayIsOver]);
    tess.says_yes_to_visits(&prepared).unwrap();
    let plan = tess.desk().plans(world.in_days(0)).unwrap().plans.remove(0);
    assert_eq!(
        (plan.visitor.name.as_str(), plan.planned_on, plan.begins_at.as_deref()),
        ("Maya Brandt", world.in_days(7), Some("10:40"))
    );
    assert_eq!(plan.purpose.as_deref(), Some("The dam"));
    // Moved in the calendar, it is the same plan on another day.
    let moved = tess.brings_in_visits(&calendar(&day(8)));
    assert_eq!((moved.adds.planned, moved.changes.planned), (0, 1));
    let plans = tess.desk().plans(world.in_days(0)).unwrap().plans;
    assert_eq!(plans.iter().map(|one| (one.id, one.planned_on)).collect::<Vec<_>>(), [(plan.id, world.in_days(8))]);
    assert_eq!(tess.brings_in_visits(&calendar(&day(8))).unchanged.planned, 1);
    assert_eq!(tess.remembered_list(&exchange_columns()).map(|mapping| mapping.of), Some(ListOf::Planned));
}

fn exchange_columns() -> Vec<String> {
    ["summary", "day", "time", "organizer", "attendees", "location", "status", "uid"].map(str::to_owned).to_vec()
}

#[test]
fn two_laptops_that_bring_in_one_list_have_its_visits_once_and_a_visit_logged_by_hand_is_asked_about() {
    let world = World::new();
    let (tess, ben) = (world.laptop("Tess"), world.laptop("Ben"));
    let class = tess.pastes_a_class("Period 3", CLASS);
    world.everyone_merges();
    let day = world.in_days(0);
    let path = world.file("list.csv", format!("Date,Speaker,Class\n{day},Maya Brandt,Period 3\n"));
    tess.brings_in_visits(&path);
    ben.brings_in_visits(&path);
    world.everyone_merges();
    for laptop in [&tess, &ben] {
        assert_eq!((laptop.opens_visits().recent.len(), laptop.desk().visitors().unwrap().visitors.len()), (1, 1));
        assert_eq!(laptop.opens_visits().twins.len(), 0);
    }
    tess.logs_a_visit("Maya Brandt", class, &["Mei Lin"]);
    let twins = tess.opens_visits().twins;
    assert_eq!(twins.len(), 1, "it is asked, and never joined by itself");
    tess.does(&Edit::Visit(VisitEdit::JoinVisits { visit: twins[0].other.id, same_as: twins[0].one.id }));
    assert_eq!(tess.reads_the_visits(), ["Maya Brandt with Period 3: 3 here, 1 away"]);
}
