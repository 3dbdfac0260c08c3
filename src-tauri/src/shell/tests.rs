//! What an open profile is: when it locks, what it keeps, and what a student who sits at the screen can reach.

use super::*;
use crate::sitting::Stands;
use domain::change::Scope;
use domain::edit::Edit;
use std::sync::atomic::AtomicI64;
use store::cipher::Cost;
use store::profile::NewProfile;

use crate::window::MAIN;
use crate::wishes::{Language, Theme};

pub(super) const PASSPHRASE: &str = "bridge lamp";
const MINUTE: i64 = 60_000;

/// Clocks that are moved by hand: awake, both go; asleep, the wall's alone.
#[derive(Default)]
pub(super) struct Hands {
    up: AtomicI64,
    wall: AtomicI64,
}

impl Hands {
    pub(super) fn awake(&self, ms: i64) {
        self.up.fetch_add(ms, Ordering::SeqCst);
        self.wall.fetch_add(ms, Ordering::SeqCst);
    }
    fn asleep(&self, ms: i64) {
        self.wall.fetch_add(ms, Ordering::SeqCst);
    }
}

impl Rim for Hands {
    fn now_ms(&self) -> i64 {
        1_700_000_000_000 + self.wall.load(Ordering::SeqCst)
    }
    fn uptime_ms(&self) -> i64 {
        self.up.load(Ordering::SeqCst)
    }
    fn fill(&self, bytes: &mut [u8]) {
        store::clock::Machine::rim().fill(bytes);
    }
}

pub(super) struct Opened {
    pub(super) folder: tempfile::TempDir,
    pub(super) hands: Arc<Hands>,
    pub(super) shell: Shell,
}

pub(super) fn opened(role: Role) -> Opened {
    let folder = tempfile::tempdir().unwrap();
    let hands = Arc::new(Hands::default());
    let shell = Shell::new(folder.path().to_owned(), hands.clone());
    come_in(&shell, role);
    Opened { folder, hands, shell }
}

fn come_in(shell: &Shell, role: Role) -> Arc<Session> {
    let new = NewProfile {
        name: "Ana Reyes",
        role: role.word(),
        school_name: "Juniper",
        passphrase: PASSPHRASE,
        is_invented: false,
        cost: Cost::LIGHT,
    };
    let (card, key, _) = shell.profiles.create(&new, &shell.rim, |_, _| Ok::<(), store::failure::Failure>(())).unwrap();
    let desk = shell.profiles.open(&card, &key, shell.rim.clone(), NaiveDate::default()).unwrap();
    shell.begin(Session { aid: Aid::closed(&shell.profiles.folder(card.id)), card, role, desk })
}

#[test]
fn a_laptop_closed_overnight_is_locked_in_the_morning_before_a_key_can_keep_it_open() {
    let Opened { hands, shell, .. } = opened(Role::Counselor);
    hands.awake(9 * MINUTE);
    shell.touch();
    hands.awake(9 * MINUTE);
    assert!(!shell.is_overdue());
    hands.asleep(14 * 60 * MINUTE);
    assert!(shell.is_overdue());
    // The lid is opened and somebody types, before anything has looked at the clock.
    shell.touch();
    assert!(shell.is_overdue());
}

#[test]
fn a_clock_that_was_set_back_does_not_keep_kith_open() {
    let Opened { hands, shell, .. } = opened(Role::Counselor);
    hands.asleep(-60 * MINUTE);
    assert!(shell.is_overdue());
    let Opened { hands, shell, .. } = opened(Role::Counselor);
    hands.asleep(-5 * MINUTE);
    hands.awake(11 * MINUTE);
    assert!(shell.is_overdue());
}

#[test]
fn whoever_unlocks_after_a_night_is_in() {
    let Opened { hands, shell, .. } = opened(Role::Counselor);
    shell.close();
    hands.awake(600 * MINUTE);
    come_in(&shell, Role::Counselor);
    assert!(!shell.is_overdue());
}

#[test]
fn dark_and_large_hold_after_a_restart_also_before_the_unlock_and_minutes_are_each_persons_own() {
    let Opened { folder, hands, shell } = opened(Role::Counselor);
    let ana = shell.open().unwrap();
    shell.wish(|wishes| wishes.appearance.theme = Theme::Dark).unwrap();
    shell.wish(|wishes| (wishes.appearance.text_pct, wishes.idle_minutes) = (150, 3)).unwrap();
    shell.wish(|wishes| wishes.letter_keys = false).unwrap();

    drop(shell);
    let shell = Shell::new(folder.path().to_owned(), hands);
    assert_eq!((shell.wishes().appearance.theme, shell.wishes().appearance.text_pct), (Theme::Dark, 150));
    assert_eq!(shell.wishes().idle_minutes, 10);
    come_in(&shell, Role::Teacher);
    assert_eq!((shell.wishes().idle_minutes, shell.wishes().letter_keys), (10, true));
    shell.wish(|wishes| wishes.appearance.theme = Theme::Light).unwrap();
    shell.begin(Arc::into_inner(ana).unwrap());
    assert_eq!((shell.wishes().appearance.theme, shell.wishes().idle_minutes), (Theme::Dark, 3));
    assert!(!shell.wishes().letter_keys);
}

#[test]
fn a_language_is_chosen_at_the_door_too_and_each_person_hears_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let hands = Arc::new(Hands::default());
    let shell = Shell::new(folder.path().to_owned(), hands.clone());
    assert_eq!(shell.wishes().language, Language::System);
    // On the first start: whoever sets a profile up next is spoken to like this, before and after.
    shell.speak(Language::Es).unwrap();
    let ana = come_in(&shell, Role::Counselor);
    assert_eq!(shell.wishes().language, Language::Es);
    shell.wish(|wishes| wishes.idle_minutes = 7).unwrap();
    shell.close();
    shell.speak(Language::En).unwrap();

    drop(shell);
    let shell = Shell::new(folder.path().to_owned(), hands);
    assert_eq!(shell.wishes().language, Language::En);
    come_in(&shell, Role::Teacher);
    assert_eq!(shell.wishes().language, Language::En);
    shell.begin(Arc::into_inner(ana).unwrap());
    assert_eq!((shell.wishes().language, shell.wishes().idle_minutes), (Language::Es, 7));
}

#[test]
fn a_file_that_a_teacher_may_not_open_is_not_noted_as_opened() {
    let Opened { shell, .. } = opened(Role::Teacher);
    let student = Id::from_u128(7);
    let by_hand = domain::people::StudentByHand { given: "Luz".into(), ..Default::default() };
    let add = domain::people::PeopleEdit::AddStudents {
        students: vec![domain::people::NewStudent { student, by_hand }],
        caseload_of: None,
    };
    shell.commit(MAIN, &Edit::People(add)).unwrap();
    let before = shell.open().unwrap().desk.store().commits_after(0).unwrap().len();
    let opening = Edit::Today(domain::today::TodayEdit::OpenFile { opening: Id::from_u128(8), student });
    assert_eq!(shell.commit(MAIN, &opening).unwrap_err().code, FailureCode::NotYourRole);
    assert_eq!(shell.open().unwrap().desk.store().commits_after(0).unwrap().len(), before);
    assert_eq!(shell.commit("stray", &opening).unwrap_err().code, FailureCode::NotYourRole);
}

pub(super) const LUZ: Id = Id::from_u128(7);
pub(super) const HERS: Id = Id::from_u128(0x70);
pub(super) const OTHERS: Id = Id::from_u128(0x80);

/// Two students with a draft each; the first of them sits at the screen.
pub(super) fn seated() -> Opened {
    let opened = opened(Role::Counselor);
    let shell = &opened.shell;
    for (student, given, wave) in [(LUZ, "Luz", HERS), (Id::from_u128(8), "Ben", OTHERS)] {
        let by_hand = domain::people::StudentByHand { given: given.into(), ..Default::default() };
        let students = vec![domain::people::NewStudent { student, by_hand }];
        shell.commit(MAIN, &Edit::People(domain::people::PeopleEdit::AddStudents { students, caseload_of: None })).unwrap();
        let open = domain::waves::WaveEdit::Open { wave, student, opened_on: Shell::today() };
        shell.commit(MAIN, &Edit::Wave(open)).unwrap();
    }
    shell.begin_sitting(HERS).unwrap();
    opened
}

/// The two press the one button that there is.
fn go_on(shell: &Shell) {
    shell.move_sitting(|sitting| Some(sitting.next()));
}

pub(super) fn names(wave: Id) -> Edit {
    let edit = domain::map_edit::MapEdit::AddAlter { alter: Id::from_u128(0x99), label: "Tía".into(), link: None };
    Edit::Map { wave, edit }
}

fn goal(wave: Id) -> Edit {
    Edit::Goal { wave, edit: domain::goals::GoalEdit::SetGoal { goal: Some("a summer job".into()) } }
}

fn ask(wave: Id) -> Edit {
    Edit::Ask { wave, edit: domain::asks::AskEdit::RemoveAsk { ask: Id::from_u128(0x9) } }
}

#[test]
fn two_who_just_talk_leave_nothing_and_whatever_was_told_before_lies_as_it_lay() {
    let Opened { shell, folder: _folder, hands } = seated();
    assert_eq!(shell.just_talk().unwrap_err().code, FailureCode::InSitting);
    go_on(&shell);
    go_on(&shell);
    // A goal that was said on the cards goes too.
    shell.commit(MAIN, &goal(HERS)).unwrap();
    let written = shell.open().unwrap().desk.store().commits_after(0).unwrap().len();
    shell.just_talk().unwrap();
    assert_eq!(shell.sitting().unwrap().stands, Stands::JustTalk);
    let desk = || shell.open().unwrap();
    assert!(desk().desk.drafts().iter().all(|(wave, _)| *wave == OTHERS), "the map that was begun is gone");
    assert_eq!(desk().desk.store().commits_after(0).unwrap().len(), written);
    // Nothing leads back to a map, and no cover comes over people who talk.
    go_on(&shell);
    hands.awake(11 * MINUTE);
    assert!(!shell.cover_idle() && !shell.is_overdue());
    assert_eq!(shell.sitting().unwrap().stands, Stands::JustTalk);

    shell.end_sitting();
    shell.commit(MAIN, &names(OTHERS)).unwrap();
    shell.begin_sitting(OTHERS).unwrap();
    go_on(&shell);
    go_on(&shell);
    // What it is for is said anew, and then they just talk: the map of that day lies as it lay.
    let was = desk().desk.map(OTHERS, Shell::today()).unwrap();
    shell.commit(MAIN, &goal(OTHERS)).unwrap();
    shell.just_talk().unwrap();
    shell.just_talk().unwrap();
    let is = desk().desk.map(OTHERS, Shell::today()).unwrap();
    assert_eq!((is.network.alters.len(), &is.goal), (1, &was.goal));
}

#[test]
fn a_draft_on_which_a_goal_was_told_on_an_earlier_day_outlives_two_who_just_talk() {
    let Opened { shell, folder: _folder, .. } = seated();
    shell.end_sitting();
    shell.commit(MAIN, &goal(OTHERS)).unwrap();
    let was = shell.open().unwrap().desk.map(OTHERS, Shell::today()).unwrap().goal;
    shell.begin_sitting(OTHERS).unwrap();
    go_on(&shell);
    go_on(&shell);
    shell.just_talk().unwrap();
    assert_eq!(shell.open().unwrap().desk.map(OTHERS, Shell::today()).unwrap().goal, was);
}

#[test]
fn the_cover_over_the_cards_leads_back_to_them_and_takes_nothing_that_they_do_not() {
    let Opened { shell, folder: _folder, hands } = seated();
    go_on(&shell);
    go_on(&shell);
    hands.awake(11 * MINUTE);
    assert!(shell.cover_idle());
    assert_eq!(shell.commit(MAIN, &names(HERS)).unwrap_err().code, FailureCode::InSitting);
    shell.commit(MAIN, &goal(HERS)).unwrap();
    go_on(&shell);
    let sitting = shell.sitting().unwrap();
    assert_eq!((sitting.stands, sitting.begun_ms), (Stands::Cards, None), "the clock of the map has not begun");
    shell.just_talk().unwrap();
}

#[test]
fn while_a_student_sits_at_the_screen_only_their_own_map_is_written() {
    let Opened { shell, folder: _folder, .. } = seated();
    assert_eq!(shell.sitting().map(|sitting| (sitting.name, sitting.stands)), Some(("Luz".into(), Stands::Prepared)));
    // Under the cover, then what is said before the first name, then the map.
    go_on(&shell);
    assert_eq!(shell.sitting().unwrap().stands, Stands::Limits);
    go_on(&shell);
    assert_eq!(shell.sitting().unwrap().stands, Stands::Cards);
    // On the cards it is said what the map is for, and nothing is on it yet.
    shell.commit(MAIN, &goal(HERS)).unwrap();
    for edit in [goal(OTHERS), names(HERS), ask(HERS)] {
        assert_eq!(shell.commit(MAIN, &edit).unwrap_err().code, FailureCode::InSitting, "{}", edit.name());
    }
    go_on(&shell);
    assert_eq!(shell.sitting().unwrap().stands, Stands::Open);
    // Another cannot be prepared over it.
    assert_eq!(shell.begin_sitting(OTHERS).unwrap_err().code, FailureCode::InSitting);
    let forget = |wave| Edit::Wave(domain::waves::WaveEdit::Forget { wave });
    let step = domain::today::TodayEdit::OpenFile { opening: Id::from_u128(9), student: LUZ };
    let choose = |record| Edit::Choose { kind: domain::record::Kind::Student, record, field: "called".into(), value: "L".into() };
    let written = shell.open().unwrap().desk.store().commits_after(0).unwrap().len();
    for edit in [names(OTHERS), goal(OTHERS), ask(OTHERS), forget(OTHERS), Edit::Today(step), choose(Id::from_u128(8))] {
        assert_eq!(shell.commit(MAIN, &edit).unwrap_err().code, FailureCode::InSitting, "{}", edit.name());
    }
    // Hers is asked about, and there is nothing to choose.
    assert_eq!(shell.commit(MAIN, &choose(LUZ)).unwrap_err().code, FailureCode::Refused);
    assert_eq!(shell.open().unwrap().desk.store().commits_after(0).unwrap().len(), written);
    shell.commit(MAIN, &names(HERS)).unwrap();
    assert!(shell.in_sitting(|sitting| sitting.has(OTHERS)).is_err());
    assert!(shell.in_sitting(|sitting| sitting.steps_in(Scope::Draft(OTHERS), None)).is_err());
    assert!(shell.in_sitting(|sitting| sitting.steps_in(Scope::Draft(HERS), Some(OTHERS))).is_err());
    assert!(shell.in_sitting(|sitting| sitting.steps_in(Scope::Draft(HERS), Some(HERS))).is_ok());

    shell.commit(MAIN, &forget(HERS)).unwrap();
    assert_eq!(shell.sitting().unwrap().stands, Stands::Forgotten);
    // What was chosen stays chosen, whoever comes in.
    shell.move_sitting(|_| Some(Stands::Covered));
    assert_eq!(shell.sitting().unwrap().stands, Stands::Forgotten);
    shell.close();
    assert!(shell.sitting().is_none());
}

#[test]
fn two_who_talk_find_a_cover_and_not_a_lock_and_from_a_laptop_in_a_bag_they_go_on_behind_it() {
    let Opened { hands, shell, folder } = seated();
    hands.awake(MINUTE);
    go_on(&shell);
    go_on(&shell);
    go_on(&shell);
    hands.awake(9 * MINUTE);
    assert!(!shell.cover_idle());
    hands.awake(2 * MINUTE);
    assert!(!shell.is_overdue() && shell.cover_idle());
    let sitting = shell.sitting().unwrap();
    assert_eq!((sitting.stands, sitting.now(shell.rim.uptime_ms(), shell.screen_now()).so_far_s), (Stands::Covered, 11 * 60));
    // What was told when the cover came is written, and lifts nothing.
    shell.commit(MAIN, &names(HERS)).unwrap();
    assert_eq!(shell.sitting().unwrap().stands, Stands::Covered);
    hands.awake(30 * MINUTE);
    go_on(&shell);
    assert!(!shell.cover_idle() && !shell.is_overdue());
    hands.asleep(71 * MINUTE);
    assert!(shell.is_overdue());
    // The key is gone, and the sitting is not: whoever unlocks finds its cover.
    let was_blank = shell.sitting().unwrap().was_blank;
    let session = shell.open().unwrap();
    let place = folder.path().join("after");
    shell.close();
    shell.hand_over(&place);
    shell.take_over(&place, session.card.id);
    assert!(shell.sitting().is_none());
    shell.begin(Arc::into_inner(session).unwrap());
    assert!(shell.sits_on());
    let sitting = shell.sitting().unwrap();
    assert_eq!((sitting.wave, sitting.stands, sitting.was_blank), (Some(HERS), Stands::Prepared, was_blank));
    // One that was left by its own key is over.
    let session = shell.open().unwrap();
    shell.close();
    shell.begin(Arc::into_inner(session).unwrap());
    assert!(!shell.sits_on() && shell.sitting().is_none());
}

#[test]
fn a_sitting_is_prepared_over_a_draft_and_over_nothing_else() {
    let Opened { shell, .. } = opened(Role::Counselor);
    assert!(shell.begin_sitting(HERS).is_err());
    assert!(shell.sitting().is_none());
}

#[test]
fn what_teachers_may_read_is_said_by_the_student_who_sits_there_and_by_nobody_for_them() {
    use domain::summary::{SummaryEdit, SummarySaid, WithdrawnBy};
    let Opened { shell, folder: _folder, .. } = seated();
    shell.end_sitting();
    let on = NaiveDate::default();
    let write = |student| Edit::Summary(SummaryEdit::WriteSummary { student, text: "Needs a quiet start.".into(), on });
    let answer = |student| {
        let (text, said) = ("Needs a quiet start.".into(), SummarySaid::Yes);
        Edit::Summary(SummaryEdit::AnswerSummary { student, text, said, on })
    };
    let withdraw = |student, by| Edit::Summary(SummaryEdit::WithdrawSummary { student, by, on });
    shell.commit(MAIN, &write(LUZ)).unwrap();
    assert_eq!(shell.commit(MAIN, &answer(LUZ)).unwrap_err().code, FailureCode::NotYourRole);
    shell.begin_sitting(HERS).unwrap();
    assert_eq!(shell.commit(MAIN, &answer(LUZ)).unwrap_err().code, FailureCode::InSitting, "behind the cover");
    shell.move_sitting(|_| Some(Stands::Cards));
    assert_eq!(shell.commit(MAIN, &write(LUZ)).unwrap_err().code, FailureCode::InSitting);
    assert_eq!(shell.commit(MAIN, &answer(Id::from_u128(8))).unwrap_err().code, FailureCode::InSitting);
    shell.commit(MAIN, &answer(LUZ)).unwrap();
    assert_eq!(shell.commit(MAIN, &withdraw(LUZ, WithdrawnBy::Counselor)).unwrap_err().code, FailureCode::InSitting);
    let desk = || shell.open().unwrap();
    assert!(desk().desk.summary_of(LUZ).unwrap().approved.unwrap().text.is_some());
    shell.commit(MAIN, &withdraw(LUZ, WithdrawnBy::Student)).unwrap();
    assert!(desk().desk.summary_of(LUZ).unwrap().approved.unwrap().text.is_none());
    // It was no step on the map: two who just talk after all take nothing of an earlier day back for it.
    assert_eq!(shell.sitting().unwrap().told_on_cards, 0);
    shell.move_sitting(|_| Some(Stands::Open));
    assert_eq!(shell.commit(MAIN, &answer(LUZ)).unwrap_err().code, FailureCode::InSitting);
    shell.end_sitting();
    assert_eq!(shell.commit(MAIN, &withdraw(LUZ, WithdrawnBy::Student)).unwrap_err().code, FailureCode::NotYourRole);
}

#[test]
fn stop_and_forget_is_heard_at_any_moment_and_before_the_cards_nothing_else_is() {
    let forget = |wave| Edit::Wave(domain::waves::WaveEdit::Forget { wave });
    for stands in [Stands::Prepared, Stands::Limits, Stands::Cards, Stands::Open, Stands::Covered] {
        let Opened { shell, folder: _folder, .. } = seated();
        if stands == Stands::Covered {
            shell.move_sitting(|_| Some(Stands::Limits));
        }
        shell.move_sitting(|_| Some(stands));
        for edit in [goal(HERS), names(HERS), forget(OTHERS)] {
            let is_heard = match edit {
                Edit::Goal { .. } => matches!(stands, Stands::Cards | Stands::Open),
                Edit::Map { .. } => stands == Stands::Open,
                _ => false,
            };
            let answer = shell.commit(MAIN, &edit).map(drop).map_err(|why| why.code);
            assert_eq!(answer, if is_heard { Ok(()) } else { Err(FailureCode::InSitting) }, "{} while {stands:?}", edit.name());
        }
        shell.commit(MAIN, &forget(HERS)).unwrap();
        assert_eq!(shell.sitting().unwrap().stands, Stands::Forgotten, "while {stands:?}");
        assert!(!shell.open().unwrap().desk.drafts().iter().any(|(wave, _)| *wave == HERS));
    }
}

#[test]
fn after_a_sitting_its_minutes_wait_for_whoever_led_it_and_nothing_is_written() {
    let Opened { shell, hands, folder: _folder } = seated();
    shell.end_sitting();
    shell.begin_sitting(HERS).unwrap();
    let profile = shell.open().unwrap().card.id;
    shell.move_sitting(|_| Some(Stands::Limits));
    shell.move_sitting(|_| Some(Stands::Cards));
    let before = shell.open().unwrap().desk.store().commits_after(0).unwrap().len();
    hands.awake(MINUTE);
    shell.just_talk().unwrap();
    hands.awake(23 * MINUTE);
    assert_eq!(shell.open().unwrap().desk.store().commits_after(0).unwrap().len(), before);
    shell.close();
    let was = shell.after(|after| after.waits(profile)).unwrap();
    assert_eq!((was.student, was.minutes), (LUZ, 24));
    shell.after(|after| after.put_away(profile));
    assert_eq!(shell.after(|after| after.waits(profile)), None);
}

#[test]
fn a_clock_that_is_set_back_an_hour_covers_a_sitting_and_ends_nothing() {
    let Opened { hands, shell, folder: _folder } = seated();
    for _ in 0..3 {
        go_on(&shell);
    }
    shell.commit(MAIN, &names(HERS)).unwrap();
    hands.awake(5 * MINUTE);
    hands.asleep(-60 * MINUTE);
    assert!(!shell.is_overdue() && shell.cover_idle());
    go_on(&shell);
    assert!(!shell.cover_idle() && !shell.is_overdue(), "they go on, and it does not come back");
    let now = shell.sitting().unwrap();
    assert_eq!((now.stands, now.now(shell.rim.uptime_ms(), shell.screen_now()).so_far_s), (Stands::Open, 5 * 60));
    assert_eq!(shell.student_screen().unwrap().map.unwrap().network.alters.len(), 1);
}
