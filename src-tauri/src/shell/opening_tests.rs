//! Before the first name, and beside the map: a name that the student was asked for, a parent's no, and the student's own
//! screen.

use domain::change::Scope;
use domain::consent::{Answered, ConsentEdit, ConsentFor};
use domain::ego_network::Presence;
use domain::shown::Shown;
use domain::stay_in_touch::{WishEdit, WishState};
use domain::visits::{Format, LoggedVisit, VisitEdit, VisitSteps, WhoCame};

use super::tests::*;
use super::*;
use crate::screen::{Monitor, Onward, ScreenNow};
use crate::sitting::Stands;
use crate::window::MAIN;
use domain::edit::Edit;
use domain::people::{NameMay, PeopleEdit};
use domain::waves::WaveEdit;
use store::undo::Within;

const LAPTOP: Monitor = Monitor { x: 0, y: 0, width: 1366, height: 768 };
const PROJECTOR: Monitor = Monitor { x: 1366, y: 0, width: 1920, height: 1080 };

fn go_on(shell: &Shell) {
    shell.move_sitting(|sitting| Some(sitting.next()));
}

fn written(shell: &Shell) -> usize {
    shell.open().unwrap().desk.store().commits_after(0).unwrap().len()
}

/// A parent says no to mapping with this student.
fn says_no(shell: &Shell, student: Id) {
    let edit = ConsentEdit::RecordConsent {
        consent: Id::from_u128(0x51),
        student,
        what: ConsentFor::Mapping,
        answer: Answered::No,
        given_by: "mother".into(),
        given_on: Shell::today(),
    };
    shell.commit(MAIN, &Edit::Consent(edit)).unwrap();
}

fn adds(label: &str) -> Edit {
    let edit = domain::map_edit::MapEdit::AddAlter { alter: Id::from_u128(0x99), label: label.into(), link: None };
    Edit::Map { wave: HERS, edit }
}

#[test]
fn a_name_is_written_where_the_student_said_yes_and_else_said_in_this_sitting_alone() {
    let Opened { shell, folder: _folder, .. } = seated();
    let before = written(&shell);
    assert_eq!(
        shell.say_name("Lucha", Some(NameMay::default())).unwrap_err().code,
        FailureCode::InSitting,
        "it was not asked yet"
    );
    go_on(&shell);
    assert_eq!(shell.say_name(" ", Some(NameMay::default())).unwrap_err().code, FailureCode::Refused);
    shell.say_name("  Lu ", None).unwrap();
    assert_eq!((shell.sitting().unwrap().name.as_str(), written(&shell)), ("Lu", before));
    shell.end_sitting();
    shell.begin_sitting(HERS).unwrap();
    assert_eq!(shell.sitting().unwrap().name, "Luz", "nothing knows of it");
    go_on(&shell);
    shell.say_name("Lucha", Some(NameMay::default())).unwrap();
    assert_eq!((shell.sitting().unwrap().name.as_str(), written(&shell)), ("Lucha", before + 1));
    shell.end_sitting();
    shell.begin_sitting(HERS).unwrap();
    assert_eq!(shell.sitting().unwrap().name, "Lucha");
}

#[test]
fn where_a_parent_said_no_the_two_talk_and_nothing_is_written() {
    let Opened { shell, folder: _folder, .. } = opened(Role::Counselor);
    let by_hand = domain::people::StudentByHand { given: "Luz".into(), ..Default::default() };
    let students = vec![domain::people::NewStudent { student: LUZ, by_hand }];
    shell.commit(MAIN, &Edit::People(PeopleEdit::AddStudents { students, caseload_of: None })).unwrap();
    says_no(&shell, LUZ);
    let open = Edit::Wave(WaveEdit::Open { wave: HERS, student: LUZ, opened_on: Shell::today() });
    let refused = shell.commit(MAIN, &open).unwrap_err();
    assert_eq!(refused.refusal, Some(domain::refusal::Refusal::ParentSaidNo));
    let before = written(&shell);
    shell.begin_talk(LUZ).unwrap();
    go_on(&shell);
    assert_eq!(
        shell.say_name("Lucha", Some(NameMay::default())).unwrap_err().code,
        FailureCode::InSitting,
        "a name is written by nobody here"
    );
    shell.say_name("Lucha", None).unwrap();
    go_on(&shell);
    go_on(&shell);
    let sitting = shell.sitting().unwrap();
    assert_eq!((sitting.stands, sitting.wave), (Stands::Cards, None), "no way leads on to a map");
    assert_eq!(shell.commit(MAIN, &adds("Tía")).unwrap_err().code, FailureCode::InSitting);
    shell.just_talk().unwrap();
    shell.just_talk().unwrap();
    assert_eq!((shell.sitting().unwrap().stands, written(&shell)), (Stands::JustTalk, before));
    assert!(shell.open().unwrap().desk.drafts().is_empty());
}

#[test]
fn a_no_that_came_after_a_map_was_begun_leaves_talk_and_takes_the_empty_map_away() {
    let Opened { shell, folder: _folder, .. } = seated();
    shell.end_sitting();
    says_no(&shell, LUZ);
    let keep = WaveEdit::Keep { wave: HERS, kept_on: Shell::today(), choice: Default::default() };
    let refused = shell.commit(MAIN, &Edit::Wave(keep)).unwrap_err();
    assert_eq!(refused.refusal, Some(domain::refusal::Refusal::ParentSaidNo));
    shell.begin_sitting(HERS).unwrap();
    assert!(shell.sitting().unwrap().is_talk_only);
    go_on(&shell);
    go_on(&shell);
    go_on(&shell);
    assert_eq!(shell.commit(MAIN, &adds("Tía")).unwrap_err().code, FailureCode::InSitting);
    shell.just_talk().unwrap();
    assert!(shell.open().unwrap().desk.drafts().iter().all(|(wave, _)| *wave != HERS));
}

#[test]
fn the_students_screen_shows_the_open_map_as_they_want_people_shown_and_a_cover_before_under_and_after() {
    let Opened { shell, folder: _folder, hands } = seated();
    let shown = || shell.student_screen().unwrap().map;
    assert!(shown().is_none(), "prepared");
    for _ in 0..2 {
        go_on(&shell);
        assert!(shown().is_none(), "{:?}", shell.sitting().unwrap().stands);
    }
    go_on(&shell);
    shell.commit(MAIN, &adds("Tía Rosa")).unwrap();
    let map = shown().unwrap();
    assert_eq!((map.wave, map.name.as_str(), map.network.alters[0].label.as_str()), (HERS, "Luz", "Tía Rosa"));
    shell.commit(MAIN, &Edit::Show { wave: HERS, shown: Shown::Initials }).unwrap();
    assert_eq!(shown().unwrap().network.alters[0].label, "TR");
    shell.commit(MAIN, &Edit::Show { wave: HERS, shown: Shown::Hidden }).unwrap();
    assert!(!serde_json::to_string(&shown()).unwrap().contains("Rosa"), "a name that is hidden never reaches that window");
    hands.awake(11 * 60_000);
    assert!(shell.cover_idle() && shown().is_none(), "covered");
    go_on(&shell);
    assert!(shown().is_some());
    shell.commit(MAIN, &Edit::Wave(WaveEdit::Forget { wave: HERS })).unwrap();
    assert!(shown().is_none(), "over");
    shell.end_sitting();
    assert!(shown().is_none());
    shell.close();
    assert_eq!(shell.student_screen().unwrap_err().code, FailureCode::Locked);
}

#[test]
fn the_students_screen_speaks_their_language_and_glows_with_the_help_that_is_lit_until_the_sitting_is_over() {
    use crate::screen::ScreenWish;
    use crate::wishes::Language;
    use domain::ego_network::Support;
    use domain::goals::GoalEdit;
    let Opened { shell, folder: _folder, .. } = seated();
    let screen = || shell.student_screen().unwrap();
    shell.wish_screen(ScreenWish { is_lit: false, language: Some(Language::Es) });
    assert_eq!(screen().language, Language::Es, "the cover too");
    go_on(&shell);
    go_on(&shell);
    let help = GoalEdit::ChooseHelp { support: Support::KnowsJobs, is_chosen: true };
    shell.commit(MAIN, &Edit::Goal { wave: HERS, edit: help }).unwrap();
    go_on(&shell);
    assert_eq!(screen().map.unwrap().lit, []);
    shell.wish_screen(ScreenWish { is_lit: true, language: Some(Language::Es) });
    assert_eq!(screen().map.unwrap().lit, [Support::KnowsJobs]);
    shell.end_sitting();
    assert_eq!(screen().language, Language::System, "what the profile speaks");
    shell.wish_screen(ScreenWish { is_lit: true, language: Some(Language::Es) });
    shell.begin_sitting(HERS).unwrap();
    assert_eq!(screen().language, Language::System, "of one sitting the next knows nothing");
}

#[test]
fn in_a_sitting_only_their_own_earlier_steps_move_on_and_nothing_else_of_an_earlier_map_is_changed() {
    use domain::asks::{AskEdit, AskFor, AskState, Whom};
    let Opened { shell, folder: _folder, .. } = seated();
    let today = Shell::today();
    let agree = |ask, wave, alter| {
        let (whom, what) = (Whom::Alter(alter), AskFor::Words("a ride".into()));
        Edit::Ask { wave, edit: AskEdit::AgreeAsk { ask, whom, what, due_on: today, on: today } }
    };
    let add = |wave, alter| {
        let edit = domain::map_edit::MapEdit::AddAlter { alter, label: "Tía".into(), link: None };
        Edit::Map { wave, edit }
    };
    let keep = |wave| {
        let choice = domain::choice::Choice::default();
        Edit::Wave(WaveEdit::Keep { wave, kept_on: today, choice })
    };
    let (hers, bens) = ((Id::from_u128(0xa1), Id::from_u128(0xb1)), (Id::from_u128(0xa2), Id::from_u128(0xb2)));
    shell.end_sitting();
    for (wave, (ask, alter)) in [(HERS, hers), (OTHERS, bens)] {
        shell.commit(MAIN, &add(wave, alter)).unwrap();
        shell.commit(MAIN, &agree(ask, wave, alter)).unwrap();
        shell.commit(MAIN, &keep(wave)).unwrap();
    }
    let next = Id::from_u128(0x77);
    shell.commit(MAIN, &Edit::Wave(WaveEdit::Open { wave: next, student: LUZ, opened_on: today })).unwrap();
    shell.begin_sitting(next).unwrap();
    for _ in 0..3 {
        go_on(&shell);
    }
    let moves = |wave, ask| Edit::Ask { wave, edit: AskEdit::MoveAsk { ask, to: AskState::Asked, on: today } };
    shell.commit(MAIN, &moves(HERS, hers.0)).unwrap();
    let open = || shell.open().unwrap();
    assert_eq!(open().desk.map(next, today).unwrap().earlier_asks[0].state, AskState::Asked);
    let others = moves(OTHERS, bens.0);
    let removes = Edit::Ask { wave: HERS, edit: AskEdit::RemoveAsk { ask: hers.0 } };
    for refused in [others, removes, agree(hers.0, HERS, hers.1)] {
        assert_eq!(shell.commit(MAIN, &refused).unwrap_err().code, FailureCode::InSitting);
    }
}

#[test]
fn a_projector_that_is_unplugged_brings_the_students_window_back_and_the_sitting_goes_on() {
    let Opened { shell, folder: _folder, .. } = seated();
    for _ in 0..3 {
        go_on(&shell);
    }
    assert_eq!(shell.screen_now(), ScreenNow::Closed);
    assert!(shell.put_screen(Placed::among(&[LAPTOP, PROJECTOR], Some(LAPTOP))));
    assert_eq!(shell.screen_now(), ScreenNow::Beside);
    shell.commit(MAIN, &adds("Tía Rosa")).unwrap();
    assert!(matches!(shell.monitors_changed(&[LAPTOP], Some(LAPTOP)), Onward::ComesBack(_)));
    assert_eq!(shell.screen_now(), ScreenNow::CameBack);
    assert_eq!(shell.monitors_changed(&[LAPTOP], Some(LAPTOP)), Onward::Stays, "it is said once");
    assert_eq!(shell.student_screen().unwrap().map.unwrap().network.alters.len(), 1);
    assert_eq!(shell.sitting().unwrap().stands, Stands::Open);
    assert_eq!(shell.monitors_changed(&[], None), Onward::Closes);
    assert_eq!(shell.screen_now(), ScreenNow::Closed);
    shell.put_screen(Placed::among(&[LAPTOP], Some(LAPTOP)));
    shell.end_sitting();
    assert!(shell.screen_now() == ScreenNow::Closed && !shell.put_screen(Placed::among(&[LAPTOP], None)), "nobody sits there");
}

#[test]
fn what_the_school_says_when_somebody_is_not_safe_is_read_on_the_map_and_records_nothing() {
    let Opened { shell, folder: _folder, .. } = seated();
    for _ in 0..3 {
        go_on(&shell);
    }
    shell.commit(MAIN, &adds("Tía Rosa")).unwrap();
    let desk = &shell.open().unwrap().desk;
    let told = || (written(&shell), desk.map(HERS, Shell::today()).unwrap());
    let before = told();
    assert!(crate::lens::Needs::refuse("wordings", MAIN, Some(Role::Counselor), shell.sitting().as_ref()).is_none());
    assert_eq!(desk.wordings().unwrap().en.safety, None);
    assert_eq!(told(), before);
}

/// A visitor whom Luz met, with whom she said she would like to stay in touch, and was in contact since.
fn was_in_contact(shell: &Shell) {
    let (section, visit) = (Id::from_u128(0x41), Id::from_u128(0x42));
    let desk = &shell.session().unwrap().desk;
    let logged = LoggedVisit {
        visit,
        section,
        who: WhoCame::New { visitor: Id::from_u128(0x43), name: "Maya Brandt".into(), organisation: None },
        held_on: Shell::today() - chrono::Days::new(9),
        began_at: None,
        format: Format::InPerson,
        present: vec![LUZ],
        absent: Vec::new(),
        steps: VisitSteps { two_way: Some(true), ..VisitSteps::default() },
        logged_by: desk.me,
    };
    let (title, teacher) = ("Period 3".into(), desk.me);
    let class = VisitEdit::BringClass { section, title, school: None, teacher, known: vec![LUZ], students: Vec::new() };
    let (students, on) = (vec![LUZ], Shell::today());
    for edit in [
        Edit::Visit(class),
        Edit::Visit(VisitEdit::LogVisit { visit: logged }),
        Edit::Wish(WishEdit::SayWishes { visit, students: students.clone(), on }),
        Edit::Wish(WishEdit::MoveWishes { visit, students, to: WishState::Met, on }),
    ] {
        desk.commit(&edit).unwrap();
    }
}

#[test]
fn a_visitor_with_whom_the_student_was_in_contact_again_is_on_the_map_when_they_come_to_it_and_not_twice() {
    let Opened { shell, folder: _folder, .. } = seated();
    was_in_contact(&shell);
    let dots = |from| shell.dots_visitors(from).len();
    for from in [Stands::Prepared, Stands::Limits] {
        go_on(&shell);
        assert_eq!(dots(from), 0, "nothing is written before the map");
    }
    go_on(&shell);
    assert_eq!([Stands::Covered, Stands::Cards, Stands::Cards].map(dots), [0, 1, 0]);
    let desk = &shell.session().unwrap().desk;
    let on_map = || desk.map(HERS, Shell::today()).unwrap().network.alters;
    let maya = on_map().remove(0);
    assert_eq!((maya.label.as_str(), maya.presence), ("Maya Brandt", Presence::Potential));
    // One step takes her off.
    desk.undo(Within::Scope(Scope::Draft(HERS))).unwrap();
    assert_eq!((on_map(), dots(Stands::Cards)), (vec![], 1), "what was undone was never said");
    let off = domain::map_edit::MapEdit::RemoveAlter { alter: maya.id };
    shell.commit(MAIN, &Edit::Map { wave: HERS, edit: off }).unwrap();
    assert_eq!(dots(Stands::Cards), 0, "whom the student took off stays off");
}
