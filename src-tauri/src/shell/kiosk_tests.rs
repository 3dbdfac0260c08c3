//! A laptop at the door of a class takes who comes in, and nothing else, until it is locked.

use domain::at_the_door::{DoorEdit, NewBadge};
use domain::people::{NewStudent, StudentByHand};
use domain::plans::{PlanEdit, PlanTold};
use domain::questions::{QuestionEdit, QuestionTold};
use domain::visits::{Format, LoggedVisit, VisitEdit, VisitSteps, WhoCame};
use store::read::at_the_door::BadgeRead;

use super::tests::{LUZ, Opened, opened};
use super::*;
use crate::kiosk::KioskFor;
use crate::window::MAIN;
use domain::edit::Edit;

const CLASS: Id = Id::from_u128(0x41);
const VISIT: Id = Id::from_u128(0x42);
const TOKEN: &str = "MZXW6YTBOI2345677ABCDEFGHI";

/// A class of one, whom a visitor comes to see.
fn expecting() -> Opened {
    let opened = opened(Role::Teacher);
    let desk = &opened.shell.session().unwrap().desk;
    let by_hand = StudentByHand { given: "Luz".into(), ..Default::default() };
    let visit = LoggedVisit {
        visit: VISIT,
        section: CLASS,
        who: WhoCame::New { visitor: Id::from_u128(0x43), name: "Maya Brandt".into(), organisation: None },
        held_on: Shell::today(),
        began_at: None,
        format: Format::InPerson,
        present: Vec::new(),
        absent: Vec::new(),
        steps: VisitSteps::default(),
        logged_by: desk.me,
    };
    let class = VisitEdit::BringClass {
        section: CLASS,
        title: "Period 3".into(),
        school: None,
        teacher: desk.me,
        known: Vec::new(),
        students: vec![NewStudent { student: LUZ, by_hand }],
    };
    let badges = vec![NewBadge { student: LUZ, token: TOKEN.into() }];
    for edit in [
        Edit::Visit(class),
        Edit::Visit(VisitEdit::LogVisit { visit }),
        Edit::Door(DoorEdit::MakeBadges { section: CLASS, badges }),
    ] {
        desk.commit(&edit).unwrap();
    }
    opened
}

fn code<T>(answer: Answer<T>) -> Option<FailureCode> {
    answer.err().map(|failure| failure.code)
}

#[test]
fn at_the_door_a_badge_or_a_tap_says_who_comes_and_nothing_else_is_written() {
    let Opened { shell, folder: _folder, .. } = expecting();
    assert_eq!(code(shell.kiosk_view()), Some(FailureCode::NotHere));
    assert_eq!(code(shell.scan_badge(TOKEN)), Some(FailureCode::NotHere), "a badge is read at the door alone");
    shell.begin_kiosk(KioskFor::Door, CLASS, Some(VISIT)).unwrap();
    let is_done = || shell.kiosk_view().unwrap().students[0].is_done;
    assert!(!is_done());
    assert_eq!(shell.scan_badge(TOKEN).unwrap(), BadgeRead::Of { student: LUZ });
    assert_eq!(shell.scan_badge("AAAA6YTBOI2345677ABCDEFGHI").unwrap(), BadgeRead::Unknown);
    let comes = |is_here| Edit::Door(DoorEdit::CheckIn { visit: VISIT, student: LUZ, is_here });
    assert_eq!(code(shell.commit(MAIN, &comes(true))), None);
    assert!(is_done());
    let remove = Edit::Visit(VisitEdit::RemoveVisit { visit: VISIT });
    assert_eq!(code(shell.commit(MAIN, &remove)), Some(FailureCode::NotHere));
    assert_eq!(code(shell.commit(MAIN, &comes(false))), None);
    assert!(!is_done());
    shell.close();
    assert!(shell.kiosk().is_none() && shell.session().is_err());
}

#[test]
fn at_the_door_it_waits_for_the_class_and_passed_on_it_locks_as_ever() {
    const MINUTE: i64 = 60_000;
    let Opened { shell, hands, folder: _folder } = expecting();
    shell.begin_kiosk(KioskFor::Door, CLASS, Some(VISIT)).unwrap();
    hands.awake(50 * MINUTE);
    assert!(!shell.is_overdue(), "the bell has not rung yet");
    hands.awake(30 * MINUTE);
    assert!(shell.is_overdue(), "nobody comes any more");
    let Opened { shell, hands, folder: _folder } = expecting();
    shell.begin_kiosk(KioskFor::After, CLASS, Some(VISIT)).unwrap();
    hands.awake(20 * MINUTE);
    assert!(shell.is_overdue());
}

#[test]
fn it_stands_at_the_door_of_a_visit_of_that_class_or_nowhere() {
    let Opened { shell, folder: _folder, .. } = expecting();
    for (what, section, visit) in [
        (KioskFor::Door, CLASS, None),
        (KioskFor::Door, Id::from_u128(9), Some(VISIT)),
        (KioskFor::After, CLASS, Some(Id::from_u128(9))),
    ] {
        assert!(shell.begin_kiosk(what, section, visit).is_err(), "{what:?}");
        assert!(shell.kiosk().is_none());
    }
    shell.begin_kiosk(KioskFor::Questions, CLASS, None).unwrap();
    assert_eq!(code(shell.scan_badge(TOKEN)), Some(FailureCode::NotHere));
}

#[test]
fn what_a_class_would_like_to_ask_is_for_the_visitor_who_was_chosen_and_names_them() {
    let Opened { shell, folder: _folder, .. } = expecting();
    let (plan, visitor, other) = (Id::from_u128(0x44), Id::from_u128(0x45), Id::from_u128(0x46));
    let desk = &shell.session().unwrap().desk;
    let told = PlanTold {
        section: CLASS,
        who: WhoCame::New { visitor, name: "Sam Adeyemi".into(), organisation: None },
        planned_on: Shell::today(),
        begins_at: None,
        format: Format::InPerson,
        lesson: None,
        aim: None,
        purpose: None,
    };
    desk.commit(&Edit::Plan(PlanEdit::PlanVisit { plan, told: Box::new(told), tasks: Vec::new(), by: desk.me })).unwrap();
    let nowhere = Some(Id::from_u128(9));
    assert!(shell.begin_kiosk(KioskFor::Questions, CLASS, nowhere).is_err() && shell.kiosk().is_none());
    shell.begin_kiosk(KioskFor::Questions, CLASS, Some(plan)).unwrap();
    let named = || shell.kiosk_view().unwrap().visitor.map(|visitor| visitor.told.name);
    assert_eq!(named().as_deref(), Some("Sam Adeyemi"));
    let asks = |visit| {
        let told = QuestionTold { section: CLASS, visit, student: None, text: "How did you begin?".into() };
        Edit::Question(QuestionEdit::AskQuestion { question: other, told, on: Shell::today() })
    };
    assert_eq!(code(shell.commit(MAIN, &asks(None))), Some(FailureCode::NotHere));
    assert_eq!(code(shell.commit(MAIN, &asks(Some(plan)))), None);
    let asked = desk.questions(CLASS).unwrap();
    assert_eq!(asked[0].visitor.as_ref().map(|visitor| visitor.name.as_str()), Some("Sam Adeyemi"));
    // The plan is dropped on another laptop meanwhile.
    desk.commit(&Edit::Plan(PlanEdit::DropPlan { plan })).unwrap();
    assert_eq!(named(), None);
    assert_eq!((desk.questions(CLASS).unwrap()[0].visit, desk.plans(Shell::today()).unwrap().plans), (None, Vec::new()));
}
