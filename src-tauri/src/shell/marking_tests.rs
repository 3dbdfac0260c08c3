//! Whose marks may be seen, set and taken back: on a laptop of one's own, and on one that goes around.

use super::tests::{LUZ, Opened, opened};
use super::*;
use crate::meeting::Step;
use crate::window::MAIN;
use domain::campaigns::{CampaignEdit, CampaignPurpose};
use domain::change::Scope;
use domain::edit::Edit;
use domain::marks::{MarkEdit, MarkLevel, SheetWay};
use domain::people::PeopleEdit;
use domain::people::{NewStudent, StudentByHand};
use domain::refusal::Refusal;
use store::undo::Within;

const CAMPAIGN: Id = Id::from_u128(0x31);
const COACH: Id = Id::from_u128(0x32);

/// A student, whoever works here, a coach and a campaign that is open today.
fn marked_in(role: Role) -> Opened {
    let opened = opened(role);
    let session = opened.shell.session().unwrap();
    let (school, today) = (session.card.school, Shell::today());
    let by_hand = StudentByHand { given: "Luz".into(), ..Default::default() };
    let students = vec![NewStudent { student: LUZ, by_hand }];
    let purpose = CampaignPurpose { who_benefits: "Everybody.".into(), who_could_be_hurt: "Nobody is named.".into() };
    let open = CampaignEdit::OpenCampaign {
        campaign: CAMPAIGN,
        school: school.unwrap(),
        purpose,
        opens_on: today,
        closes_on: today + chrono::Days::new(2),
    };
    let adult = |staff, name: &str, role: &str| {
        Edit::People(PeopleEdit::AddStaff { staff, name: name.into(), role: role.into(), school })
    };
    for edit in [
        Edit::People(PeopleEdit::AddStudents { students, caseload_of: None }),
        adult(session.desk.me, "Ana Reyes", "counselor"),
        adult(COACH, "Sam Ruiz", "coach"),
        Edit::Campaign(open),
    ] {
        session.desk.commit(&edit).unwrap();
    }
    opened
}

fn mark(adult: Id) -> Edit {
    let (level, on) = (Some(MarkLevel::WouldCome), Shell::today());
    Edit::Mark(MarkEdit::Mark { campaign: CAMPAIGN, adult, student: LUZ, level, on })
}

fn through(adult: Id) -> Edit {
    Edit::Mark(MarkEdit::FinishSheet { campaign: CAMPAIGN, adult, way: Some(SheetWay::Passed), on: Shell::today() })
}

fn refused(answer: Answer<()>) -> Option<FailureCode> {
    answer.err().map(|failure| failure.code)
}

#[test]
fn a_teacher_marks_as_nobody_else_and_whoever_sees_the_result_types_in_any_sheet() {
    let Opened { shell, folder: _folder, .. } = marked_in(Role::Teacher);
    let me = shell.session().unwrap().desk.me;
    assert_eq!(refused(shell.marks_for(MAIN, me)), None);
    assert_eq!(refused(shell.commit(MAIN, &mark(me)).map(drop)), None);
    assert_eq!(refused(shell.marks_for(MAIN, COACH)), Some(FailureCode::NotYourRole));
    assert_eq!(refused(shell.commit(MAIN, &mark(COACH)).map(drop)), Some(FailureCode::NotYourRole));
    let Opened { shell, folder: _folder, .. } = marked_in(Role::SchoolLead);
    assert_eq!(refused(shell.marks_for(MAIN, COACH)), None);
    assert_eq!(refused(shell.commit(MAIN, &mark(COACH)).map(drop)), None);
}

#[test]
fn whoever_is_through_is_not_opened_again_on_a_laptop_that_goes_around() {
    let Opened { shell, folder: _folder, .. } = marked_in(Role::Teacher);
    shell.begin_meeting(CAMPAIGN, Shell::today()).unwrap();
    assert_eq!(refused(shell.marks_for(MAIN, COACH)), None);
    for edit in [mark(COACH), through(COACH)] {
        assert_eq!(refused(shell.commit(MAIN, &edit).map(drop)), None);
    }
    assert_eq!(refused(shell.marks_for(MAIN, COACH)), Some(FailureCode::NotHere));
    assert_eq!(refused(shell.commit(MAIN, &mark(COACH)).map(drop)), Some(FailureCode::NotHere));
    let back = shell.session_to_step(MAIN, Step::Undo, Scope::Staff(COACH), None);
    assert_eq!(refused(back.map(drop)), Some(FailureCode::NotHere));
    // Nobody of this school.
    assert_eq!(refused(shell.marks_for(MAIN, LUZ)), Some(FailureCode::NotHere));
}

#[test]
fn a_step_back_while_marking_takes_back_marks_and_neither_a_caseload_nor_a_map() {
    let Opened { shell, folder: _folder, .. } = marked_in(Role::Counselor);
    let session = shell.session().unwrap();
    let mine = Scope::Staff(session.desk.me);
    let to_step = |step, wave| shell.session_to_step(MAIN, step, mine, wave).map(drop).map_err(|failure| failure.refusal);
    shell.commit(MAIN, &mark(session.desk.me)).unwrap();
    assert_eq!(to_step(Step::Undo, None), Ok(()));
    assert_eq!(to_step(Step::Redo, None), Err(Some(Refusal::NothingToRedo)));
    session.desk.undo(Within::Scope(mine)).unwrap();
    assert_eq!(to_step(Step::Redo, None), Ok(()));
    let on = PeopleEdit::SetOnCaseload { counselor: session.desk.me, students: vec![LUZ], is_on: Some(true) };
    shell.commit(MAIN, &Edit::People(on)).unwrap();
    assert_eq!(to_step(Step::Undo, None), Err(Some(Refusal::NothingToUndo)));
    session.desk.undo(Within::Scope(mine)).unwrap();
    assert_eq!(to_step(Step::Redo, None), Err(Some(Refusal::NothingToRedo)));
    shell.begin_meeting(CAMPAIGN, Shell::today()).unwrap();
    let map = shell.session_to_step(MAIN, Step::Undo, mine, Some(Id::from_u128(0x33)));
    assert_eq!(refused(map.map(drop)), Some(FailureCode::NotHere));
}

#[test]
fn a_map_is_a_map_whatever_scope_is_named_beside_it() {
    let Opened { shell, folder: _folder, .. } = marked_in(Role::Teacher);
    let mine = Scope::Staff(shell.session().unwrap().desk.me);
    let map = shell.session_to_step(MAIN, Step::Redo, mine, Some(Id::from_u128(0x33)));
    assert_eq!(refused(map.map(drop)), Some(FailureCode::NotYourRole));
}
