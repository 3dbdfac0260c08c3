use super::*;
use domain::record::Id;

const ROLES: [Role; 3] = [Role::Counselor, Role::Teacher, Role::SchoolLead];
const MAIN: &str = crate::window::MAIN;

#[test]
fn a_window_that_the_shell_did_not_open_gets_no_command_locked_or_open() {
    for command in crate::bindings::commands() {
        assert!(Lens::of("stray", Role::Counselor).is_none());
        for open in [None, Some(Role::Counselor), Some(Role::Teacher)] {
            assert_eq!(Needs::refuse(&command, "stray", open, None), Some(FailureCode::NotHere), "{command}");
        }
    }
}

#[test]
fn every_command_is_asked_what_it_needs_and_an_unknown_one_is_not_heard() {
    let all = crate::bindings::commands();
    assert!(all.len() > 40, "{all:?}");
    for command in &all {
        assert!(Needs::of(command).is_some(), "say in Needs::of what {command} needs");
    }
    assert_eq!(Needs::refuse("erase_everything", MAIN, Some(Role::Counselor), None), Some(FailureCode::NotHere));
}

#[test]
fn behind_the_lock_only_the_door_answers() {
    for command in crate::bindings::commands() {
        let is_door = Needs::of(&command) == Some(Needs::Door);
        assert_eq!(Needs::refuse(&command, MAIN, None, None), (!is_door).then_some(FailureCode::Locked), "{command}");
    }
}

#[test]
fn every_command_under_every_role_and_only_a_counselor_reads_what_a_student_told_and_has_notes_of_her_own() {
    const TOLD: [&str; 52] = [
        "visits_met",
        "activities_met",
        "overlay",
        "begin_asking",
        "asking",
        "asked_students",
        "begin_turn",
        "adults_like",
        "end_turn",
        "end_asking",
        "student",
        "ego_network",
        "name_suggestions",
        "may_have_forgotten",
        "staff_suggestions",
        "compare_waves",
        "supports",
        "panels",
        "begin_sitting",
        "begin_talk",
        "say_name",
        "student_screen",
        "open_student_screen",
        "wish_screen",
        "close_student_screen",
        "cover_sitting",
        "uncover_sitting",
        "just_talk",
        "end_sitting",
        "notes",
        "memory_aid",
        "open_memory_aid",
        "write_note",
        "remove_note",
        "bring_back_note",
        "set_note_days",
        "share_note",
        "copy_notes",
        "open_notes_copy",
        "close_notes_copy",
        "record",
        "parents_copy",
        "give_parents_copy",
        "draw_parents_copy",
        "shown_summary",
        "after_sitting",
        "put_after_away",
        "time_log",
        "save_time_log",
        "save_paper",
        "print_paper",
        "draw_paper",
    ];
    // What a student approved for them is all that a teacher sees.
    const APPROVED: [&str; 1] = ["summaries"];
    for command in crate::bindings::commands() {
        for role in ROLES {
            let is_refused = (role != Role::Counselor && TOLD.contains(&command.as_str()))
                || (role == Role::SchoolLead && APPROVED.contains(&command.as_str()))
                || (role == Role::Teacher
                    && matches!(
                        command.as_str(),
                        "wordings"
                            | "campaign_result"
                            | "principals_page"
                            | "make_release"
                            | "indicators"
                            | "give_report"
                            | "cohort"
                            | "cohort_list"
                            | "student_groups"
                            | "in_student_group"
                            | "group_from_table"
                            | "school_network"
                            | "network_picture"
                            | "save_network"
                    ));
            let expected = is_refused.then_some(FailureCode::NotYourRole);
            assert_eq!(Needs::refuse(&command, MAIN, Some(role), None), expected, "{command} as {role:?}");
        }
    }
}

#[test]
fn while_a_student_sits_at_the_screen_only_their_map_answers_and_behind_the_cover_nothing_of_it() {
    use crate::sitting::Stands;
    const ITS_OWN: [&str; 9] = [
        "ego_network",
        "name_suggestions",
        "may_have_forgotten",
        "staff_suggestions",
        "commit",
        "undo",
        "redo",
        "save_paper",
        "draw_paper",
    ];
    const ALWAYS: [&str; 11] = [
        "status",
        "touch",
        "read_out",
        "lock",
        "cover_sitting",
        "uncover_sitting",
        "end_sitting",
        "student_screen",
        "open_student_screen",
        "wish_screen",
        "close_student_screen",
    ];
    const SAID: [Stands; 4] = [Stands::Limits, Stands::Cards, Stands::Open, Stands::JustTalk];
    const CARDS: [&str; 4] = ["ego_network", "commit", "just_talk", "shown_summary"];
    let over = [Stands::JustTalk, Stands::Kept, Stands::Forgotten];
    for stands in [Stands::Prepared, Stands::Limits, Stands::Cards, Stands::Open, Stands::Covered].into_iter().chain(over) {
        let sitting = Sitting { stands, ..Sitting::prepared(Id::from_u128(1), Id::from_u128(2), "Luz".into(), true) };
        for command in crate::bindings::commands() {
            let is_heard = ALWAYS.contains(&command.as_str())
                || (stands == Stands::Open && ITS_OWN.contains(&command.as_str()))
                || (stands == Stands::Cards && CARDS.contains(&command.as_str()))
                || (command == "wordings" && SAID.contains(&stands))
                || (stands == Stands::Limits && command == "say_name")
                // Pressed twice.
                || (stands == Stands::JustTalk && command == "just_talk")
                // What was told when the cover came; and before the cards, that it be forgotten.
                || (!over.contains(&stands) && command == "commit");
            let refused = Needs::refuse(&command, MAIN, Some(Role::Counselor), Some(&sitting));
            assert_eq!(refused, (!is_heard).then_some(FailureCode::InSitting), "{command} while {stands:?}");
        }
    }
}

#[test]
fn while_a_student_sits_at_the_screen_nothing_is_handed_to_a_window_that_no_cover_covers() {
    use crate::sitting::Stands;
    for stands in [Stands::Limits, Stands::Cards, Stands::Open, Stands::JustTalk, Stands::Kept, Stands::Covered] {
        let sitting = Sitting { stands, ..Sitting::prepared(Id::from_u128(1), Id::from_u128(2), "Luz".into(), true) };
        let asks = |command| Needs::refuse(command, MAIN, Some(Role::Counselor), Some(&sitting));
        // The viewer that prints, and one that shows the copy for a parent, as it is asked directly.
        for command in ["print_paper", "give_parents_copy", "draw_parents_copy"] {
            assert_eq!(asks(command), Some(FailureCode::InSitting), "{command} while {stands:?}");
        }
        assert_eq!(asks("draw_paper").is_none(), stands == Stands::Open, "{stands:?}");
    }
    assert_eq!(Needs::refuse("print_paper", MAIN, Some(Role::Counselor), None), None);
}

#[test]
fn with_a_student_for_whom_a_parent_said_no_nothing_of_a_map_is_heard() {
    use crate::sitting::Stands;
    for stands in [Stands::Prepared, Stands::Limits, Stands::Cards, Stands::JustTalk, Stands::Covered] {
        let sitting = Sitting { stands, ..Sitting::for_talk(Id::from_u128(2), "Luz".into()) };
        for command in ["commit", "ego_network", "undo", "redo", "name_suggestions", "staff_suggestions"] {
            let refused = Needs::refuse(command, MAIN, Some(Role::Counselor), Some(&sitting));
            assert_eq!(refused, Some(FailureCode::InSitting), "{command} while {stands:?}");
        }
    }
    let cards = Sitting { stands: Stands::Cards, ..Sitting::for_talk(Id::from_u128(2), "Luz".into()) };
    assert_eq!(cards.next(), Stands::Cards, "nothing leads from the cards to a map");
}

#[test]
fn the_students_own_window_asks_for_the_open_map_the_cover_and_to_be_closed_and_for_nothing_else() {
    use crate::sitting::Stands;
    let all = crate::bindings::commands();
    assert!(STUDENTS_ASK.iter().all(|asked| all.iter().any(|command| command == asked)));
    let sitting = |stands| Sitting { stands, ..Sitting::prepared(Id::from_u128(1), Id::from_u128(2), "Luz".into(), true) };
    for command in &all {
        let may = STUDENTS_ASK.contains(&command.as_str());
        for stands in [Stands::Prepared, Stands::Limits, Stands::Cards, Stands::Open, Stands::Covered, Stands::Kept] {
            let refused = Needs::refuse(command, STUDENT, Some(Role::Counselor), Some(&sitting(stands)));
            assert_eq!(refused, (!may).then_some(FailureCode::NotHere), "{command} while {stands:?}");
        }
        let code = if may { FailureCode::Locked } else { FailureCode::NotHere };
        assert_eq!(Needs::refuse(command, STUDENT, None, None), Some(code), "{command} locked");
        assert_eq!(Needs::refuse(command, STUDENT, Some(Role::Counselor), None), Some(FailureCode::NotHere), "{command}");
        for role in [Role::Teacher, Role::SchoolLead] {
            assert!(Needs::refuse(command, STUDENT, Some(role), Some(&sitting(Stands::Open))).is_some(), "{command}");
        }
    }
    // And where a command looks itself, or an event is told: it has no part of Kith but this one.
    let lens = Lens::of(STUDENT, Role::Counselor).unwrap();
    let others = [Area::Registry, Area::Maps, Area::BringingIn, Area::OwnNotes, Area::SchoolWords, Area::Visits, Area::Own];
    assert!(lens.allows(Area::Screen) && others.into_iter().all(|area| !lens.allows(area)));
}

#[test]
fn what_a_school_says_is_written_by_a_counselor_or_the_lead() {
    let which = domain::wording::Which::Opening;
    let says =
        Edit::Wording(domain::wording::WordingEdit::SetWording { which, language: domain::wording::SaidIn::Es, text: None });
    let may = |role| Lens::of(MAIN, role).unwrap().allows(Area::of(&says));
    assert_eq!(ROLES.map(may), [true, false, true]);
}

#[test]
fn a_teacher_and_a_lead_keep_their_list_and_write_nothing_that_a_student_told() {
    let id = Id::nil();
    let on = chrono::NaiveDate::default();
    let theirs = [
        Edit::People(PeopleEdit::AddStudents { students: vec![], caseload_of: None }),
        Edit::People(PeopleEdit::SetOnCaseload { counselor: id, students: vec![], is_on: Some(true) }),
        Edit::People(PeopleEdit::RemoveCaseloadRule { rule: id }),
    ];
    let told = [
        Edit::Today(TodayEdit::OpenFile { opening: id, student: id }),
        Edit::Today(TodayEdit::AskedToCome { invitations: vec![], on }),
        Edit::Today(TodayEdit::FinishStep { step: id, finished_on: on }),
        Edit::Wave(domain::waves::WaveEdit::Open { wave: id, student: id, opened_on: on }),
        Edit::Goal { wave: id, edit: domain::goals::GoalEdit::SetGoal { goal: None } },
        Edit::Ask { wave: id, edit: domain::asks::AskEdit::RemoveAsk { ask: id } },
        Edit::Summary(domain::summary::SummaryEdit::DropSummary { student: id }),
        Edit::Correction(domain::corrections::CorrectionEdit::SettleCorrection { correction: id, settled: None }),
        Edit::Time(domain::time_log::TimeEdit::RemoveTime { entry: id, counselor: id }),
    ];
    for role in ROLES {
        let lens = Lens::of(MAIN, role).unwrap();
        assert!(theirs.iter().all(|edit| lens.allows(Area::of(edit))), "{role:?}");
        assert!(told.iter().all(|edit| lens.allows(Area::of(edit)) == (role == Role::Counselor)), "{role:?}");
    }
    assert_eq!(Role::read("janitor"), Role::Teacher);
}

#[test]
fn a_teacher_is_told_that_somebody_opted_out_and_of_no_map() {
    use domain::consent::Answered;
    let id = Id::nil();
    let given_on = chrono::NaiveDate::default();
    let opts_out = Edit::Consent(ConsentEdit::RecordConsent {
        consent: id,
        student: id,
        what: ConsentFor::Visits,
        answer: Answered::No,
        given_by: "mother".into(),
        given_on,
    });
    for role in ROLES {
        let lens = Lens::of(MAIN, role).unwrap();
        assert!(lens.allows(Area::of(&opts_out)), "{role:?} records it");
        assert!(lens.allows(Area::told(&[Kind::Consent])), "{role:?} is told of it");
        assert_eq!(lens.allows(Area::told(&[Kind::Consent, Kind::Wave])), role == Role::Counselor, "{role:?}");
    }
}
