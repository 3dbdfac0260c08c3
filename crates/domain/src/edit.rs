//! What a person meant, in the imperative: the one write command. The same for a pointer, a key, an
//! import and a test. An edit reads the ground and yields what it sets; it writes nothing itself.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::activities::ActivityEdit;
use crate::after_visit::AfterEdit;
use crate::answers::AnswerEdit;
use crate::asks::AskEdit;
use crate::at_the_door::DoorEdit;
use crate::campaigns::CampaignEdit;
use crate::change::{REMOVED, Scope, Set};
use crate::consent::ConsentEdit;
use crate::corrections::CorrectionEdit;
use crate::disclosures::DisclosureEdit;
use crate::goals::GoalEdit;
use crate::groups::GroupEdit;
use crate::holds::HoldEdit;
use crate::interests::InterestEdit;
use crate::map_edit::MapEdit;
use crate::marks::MarkEdit;
use crate::people::PeopleEdit;
use crate::plans::PlanEdit;
use crate::questions::QuestionEdit;
use crate::record::{Ground, Id, Kind};
use crate::refusal::Refusal;
use crate::releases::ReportEdit;
use crate::shown::Shown;
use crate::stay_in_touch::WishEdit;
use crate::summary::SummaryEdit;
use crate::team_note::TeamNoteEdit;
use crate::time_log::TimeEdit;
use crate::today::TodayEdit;
use crate::visitors::VisitorEdit;
use crate::visits::VisitEdit;
use crate::waves::WaveEdit;
use crate::wording::WordingEdit;

/// Everything a person can record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "on", content = "do", rename_all = "snake_case")]
pub enum Edit {
    /// A gesture on the map of a wave, draft or kept.
    Map {
        wave: Id,
        edit: MapEdit,
    },
    /// What the student says that a wave's map is for.
    Goal {
        wave: Id,
        edit: GoalEdit,
    },
    /// A next step of a wave: whom to ask, for what, and how far it came.
    Ask {
        wave: Id,
        edit: AskEdit,
    },
    /// How the student wants people shown on a wave's map.
    Show {
        wave: Id,
        shown: Shown,
    },
    Wave(WaveEdit),
    People(PeopleEdit),
    Today(TodayEdit),
    TeamNote(TeamNoteEdit),
    Hold(HoldEdit),
    Consent(ConsentEdit),
    Wording(WordingEdit),
    Disclosure(DisclosureEdit),
    Correction(CorrectionEdit),
    /// One counselor's own log.
    Time(TimeEdit),
    Summary(SummaryEdit),
    /// What those decide and note who see the result of a campaign.
    Campaign(CampaignEdit),
    /// What an adult marks in a campaign.
    Mark(MarkEdit),
    /// Which adults a student would go to.
    Answer(AnswerEdit),
    /// Somebody of the directory of visitors.
    Visitor(VisitorEdit),
    /// Who met whom in a classroom.
    Visit(VisitEdit),
    /// Who did something together.
    Activity(ActivityEdit),
    /// Who would like to stay in touch with a visitor.
    Wish(WishEdit),
    /// What stayed after a visit.
    After(AfterEdit),
    /// What students would like to ask.
    Question(QuestionEdit),
    /// In which fields students want to meet somebody.
    Interest(InterestEdit),
    /// Who comes in.
    Door(DoorEdit),
    /// Who is coming.
    Plan(PlanEdit),
    /// What a school asks of its reports.
    Report(ReportEdit),
    /// Which students are in a program, or in a group that may be told apart.
    Group(GroupEdit),
    /// Of two values recorded at the same time, this one holds.
    Choose {
        kind: Kind,
        record: Id,
        field: String,
        value: serde_json::Value,
    },
}

impl Edit {
    /// The word for this edit in the log, in undo labels and in announcements. For ever.
    pub fn name(&self) -> &'static str {
        match self {
            Edit::Map { edit, .. } => match edit {
                MapEdit::AddAlter { .. } => "add_alter",
                MapEdit::WantToMeet { .. } => "want_to_meet",
                MapEdit::AddMet { .. } => "add_met",
                MapEdit::ConfirmAlters { .. } => "confirm_alters",
                MapEdit::SetPresence { .. } => "set_presence",
                MapEdit::PlaceAlter { .. } => "place_alter",
                MapEdit::UnplaceAlter { .. } => "unplace_alter",
                MapEdit::RemoveAlter { .. } => "remove_alter",
                MapEdit::RenameAlter { .. } => "rename_alter",
                MapEdit::DescribeAlter { .. } => "describe_alter",
                MapEdit::AskSupport { .. } => "ask_support",
                MapEdit::PaintSupport { .. } => "paint_support",
                MapEdit::DrawTie { .. } => "draw_tie",
                MapEdit::KeepTies { .. } => "keep_ties",
                MapEdit::EraseTie { .. } => "erase_tie",
                MapEdit::SettleTies => "settle_ties",
            },
            Edit::Goal { edit, .. } => match edit {
                GoalEdit::SetPurpose { .. } => "set_purpose",
                GoalEdit::SetGoal { .. } => "set_goal",
                GoalEdit::ChooseHelp { .. } => "choose_help",
            },
            Edit::Ask { edit, .. } => match edit {
                AskEdit::AgreeAsk { .. } => "agree_ask",
                AskEdit::RemoveAsk { .. } => "remove_ask",
                AskEdit::MoveAsk { .. } => "move_ask",
            },
            Edit::Show { .. } => "show_people",
            Edit::Wave(edit) => match edit {
                WaveEdit::Open { .. } => "open_wave",
                WaveEdit::Keep { .. } => "keep_wave",
                WaveEdit::Give { .. } => "give_of_draft",
                WaveEdit::Forget { .. } => "forget_wave",
                WaveEdit::PutAway { .. } => "put_away",
                WaveEdit::ChooseAgain { .. } => "choose_again",
                WaveEdit::Erase { .. } => "erase_wave",
            },
            Edit::People(edit) => match edit {
                PeopleEdit::AddSchool { .. } => "add_school",
                PeopleEdit::AddStaff { .. } => "add_staff",
                PeopleEdit::AddStudents { .. } => "add_students",
                PeopleEdit::CorrectStudent { .. } => "correct_student",
                PeopleEdit::CallStudent { .. } => "call_student",
                PeopleEdit::JoinStudents { .. } => "join_students",
                PeopleEdit::SeparateStudents { .. } => "separate_students",
                PeopleEdit::SetCaseloadRule { .. } => "set_caseload_rule",
                PeopleEdit::RemoveCaseloadRule { .. } => "remove_caseload_rule",
                PeopleEdit::SetOnCaseload { .. } => "set_on_caseload",
                PeopleEdit::RememberMapping { .. } => "remember_mapping",
            },
            Edit::Today(edit) => match edit {
                TodayEdit::AgreeStep { .. } => "agree_step",
                TodayEdit::FinishStep { .. } => "finish_step",
                TodayEdit::AskedToCome { .. } => "asked_to_come",
                TodayEdit::CameIn { .. } => "came_in",
                TodayEdit::DismissReason { .. } => "dismiss_reason",
                TodayEdit::OpenFile { .. } => "open_file",
            },
            Edit::TeamNote(TeamNoteEdit::WriteTeamNote { .. }) => "write_team_note",
            Edit::Hold(edit) => match edit {
                HoldEdit::Set { .. } => "set_hold",
                HoldEdit::End { .. } => "end_hold",
            },
            Edit::Consent(edit) => match edit {
                ConsentEdit::RecordConsent { .. } => "record_consent",
                ConsentEdit::WithdrawConsent { .. } => "withdraw_consent",
            },
            Edit::Wording(WordingEdit::SetWording { .. }) => "set_wording",
            Edit::Disclosure(DisclosureEdit::Disclose { .. }) => "disclose",
            Edit::Correction(edit) => match edit {
                CorrectionEdit::AskCorrection { .. } => "ask_correction",
                CorrectionEdit::SettleCorrection { .. } => "settle_correction",
            },
            Edit::Time(edit) => match edit {
                TimeEdit::LogTime { .. } => "log_time",
                TimeEdit::RemoveTime { .. } => "remove_time",
            },
            Edit::Summary(edit) => match edit {
                SummaryEdit::WriteSummary { .. } => "write_summary",
                SummaryEdit::DropSummary { .. } => "drop_summary",
                SummaryEdit::AnswerSummary { .. } => "answer_summary",
                SummaryEdit::WithdrawSummary { .. } => "withdraw_summary",
            },
            Edit::Campaign(edit) => match edit {
                CampaignEdit::OpenCampaign { .. } => "open_campaign",
                CampaignEdit::CloseOn { .. } => "close_campaign_on",
                CampaignEdit::MatchQuietly { .. } => "match_quietly",
                CampaignEdit::SayOfMatch { .. } => "say_of_match",
            },
            Edit::Mark(edit) => match edit {
                MarkEdit::Mark { .. } => "mark",
                MarkEdit::FinishSheet { .. } => "finish_sheet",
                MarkEdit::OfferQuietly { .. } => "offer_quietly",
            },
            Edit::Answer(edit) => match edit {
                AnswerEdit::SayAdults { .. } => "say_adults",
                AnswerEdit::EraseAnswer { .. } => "erase_answer",
            },
            Edit::Visitor(edit) => match edit {
                VisitorEdit::DescribeVisitor { .. } => "describe_visitor",
                VisitorEdit::JoinVisitors { .. } => "join_visitors",
                VisitorEdit::SeparateVisitor { .. } => "separate_visitor",
                VisitorEdit::KeepVisitorsApart { .. } => "keep_visitors_apart",
                VisitorEdit::RetireVisitor { .. } => "retire_visitor",
            },
            Edit::Visit(edit) => match edit {
                VisitEdit::LogVisit { .. } => "log_visit",
                VisitEdit::MoveVisit { .. } => "move_visit",
                VisitEdit::DescribeVisit { .. } => "describe_visit",
                VisitEdit::RemoveVisit { .. } => "remove_visit",
                VisitEdit::JoinVisits { .. } => "join_visits",
                VisitEdit::SeparateVisit { .. } => "separate_visit",
                VisitEdit::KeepVisitsApart { .. } => "keep_visits_apart",
                VisitEdit::RememberList { .. } => "remember_list",
                VisitEdit::BringClass { .. } => "bring_class",
                VisitEdit::ChangeClass { .. } => "change_class",
                VisitEdit::EndClass { .. } => "end_class",
            },
            Edit::Activity(edit) => match edit {
                ActivityEdit::LogActivity { .. } => "log_activity",
                ActivityEdit::RemoveActivity { .. } => "remove_activity",
                ActivityEdit::JoinActivities { .. } => "join_activities",
                ActivityEdit::SeparateActivity { .. } => "separate_activity",
                ActivityEdit::KeepActivitiesApart { .. } => "keep_activities_apart",
            },
            Edit::Wish(edit) => match edit {
                WishEdit::SayWishes { .. } => "say_wishes",
                WishEdit::WriteMessage { .. } => "write_message",
                WishEdit::MoveWishes { .. } => "move_wishes",
                WishEdit::NoteReply { .. } => "note_reply",
                WishEdit::RemoveWish { .. } => "remove_wish",
            },
            Edit::After(edit) => match edit {
                AfterEdit::SayAfter { .. } => "say_after",
                AfterEdit::TellConversation { .. } => "tell_conversation",
                AfterEdit::TakeForm { .. } => "take_form",
                AfterEdit::RememberForm { .. } => "remember_form",
            },
            Edit::Question(edit) => match edit {
                QuestionEdit::AskQuestion { .. } => "ask_question",
                QuestionEdit::MarkAnswered { .. } => "mark_answered",
                QuestionEdit::RemoveQuestion { .. } => "remove_question",
            },
            Edit::Interest(edit) => match edit {
                InterestEdit::ChooseClusters { .. } => "choose_clusters",
                InterestEdit::TakeChoices { .. } => "take_choices",
                InterestEdit::RememberChoices { .. } => "remember_choices",
            },
            Edit::Door(edit) => match edit {
                DoorEdit::CheckIn { .. } => "check_in",
                DoorEdit::SignIn { .. } => "sign_in",
                DoorEdit::MakeBadges { .. } => "make_badges",
            },
            Edit::Plan(edit) => match edit {
                PlanEdit::PlanVisit { .. } => "plan_visit",
                PlanEdit::SetTask { .. } => "set_task",
                PlanEdit::FinishTask { .. } => "finish_task",
                PlanEdit::RemoveTask { .. } => "remove_task",
                PlanEdit::SetApproval { .. } => "set_approval",
                PlanEdit::ClearVisitor { .. } => "clear_visitor",
                PlanEdit::HoldPlanned { .. } => "hold_planned",
                PlanEdit::DropPlan { .. } => "drop_plan",
                PlanEdit::SetVisitRules { .. } => "set_visit_rules",
                PlanEdit::SetStayInTouch { .. } => "set_stay_in_touch",
            },
            Edit::Report(ReportEdit::SetThreshold { .. }) => "set_threshold",
            Edit::Report(ReportEdit::SetNetwork { .. }) => "set_network",
            Edit::Report(ReportEdit::AskRelease { .. }) => "ask_release",
            Edit::Group(edit) => match edit {
                GroupEdit::DescribeGroup { .. } => "describe_group",
                GroupEdit::SetInGroup { .. } => "set_in_group",
                GroupEdit::RemoveGroup { .. } => "remove_group",
            },
            Edit::Choose { .. } => "choose",
        }
    }

    /// What this edit sets, given what is there now. `Wave` edits are answered by the draft they concern:
    /// here they yield only what belongs to the wave's own record.
    pub fn changes(&self, ground: &dyn Ground) -> Result<Vec<Set>, Refusal> {
        match self {
            Edit::Map { wave, edit } => edit.changes(ground, *wave),
            Edit::Goal { wave, edit } => edit.changes(ground, *wave),
            Edit::Ask { wave, edit } => edit.changes(ground, *wave),
            Edit::Show { wave, shown } => shown.changes(ground, *wave),
            Edit::Wave(edit) => edit.changes(ground),
            Edit::People(edit) => edit.changes(ground),
            Edit::Today(edit) => edit.changes(ground),
            Edit::TeamNote(edit) => edit.changes(ground),
            Edit::Hold(edit) => edit.changes(ground),
            Edit::Consent(edit) => edit.changes(ground),
            Edit::Wording(edit) => edit.changes(ground),
            Edit::Disclosure(edit) => edit.changes(ground),
            Edit::Correction(edit) => edit.changes(ground),
            Edit::Time(edit) => edit.changes(ground),
            Edit::Summary(edit) => edit.changes(ground),
            Edit::Campaign(edit) => edit.changes(ground),
            Edit::Mark(edit) => edit.changes(ground),
            Edit::Answer(edit) => edit.changes(ground),
            Edit::Visitor(edit) => edit.changes(ground),
            Edit::Visit(edit) => edit.changes(ground),
            Edit::Activity(edit) => edit.changes(ground),
            Edit::Wish(edit) => edit.changes(ground),
            Edit::After(edit) => edit.changes(ground),
            Edit::Question(edit) => edit.changes(ground),
            Edit::Interest(edit) => edit.changes(ground),
            Edit::Door(edit) => edit.changes(ground),
            Edit::Plan(edit) => edit.changes(ground),
            Edit::Report(edit) => edit.changes(ground),
            Edit::Group(edit) => edit.changes(ground),
            Edit::Choose { kind, record, field, value } => {
                let fields = ground.record(*kind, *record).ok_or(Refusal::NoSuchRecord)?;
                let field = crate::policy::field_named(*kind, field).ok_or(Refusal::NoSuchRecord)?;
                let scope = crate::policy::scope_of(*kind, *record, &fields, ground).ok_or(Refusal::NoSuchRecord)?;
                // Between what was told and nothing else; or this would be a door past every rule of the other edits.
                let told = ground.contested(*kind, *record, field).ok_or(Refusal::NothingToChoose)?;
                let is_told = match field {
                    // Of a removal and what was told beside it: the removal holds, or it does not.
                    REMOVED => value.is_null() || value.is_boolean(),
                    _ => told.contains(value),
                };
                if !is_told {
                    return Err(Refusal::NothingToChoose);
                }
                Ok(vec![Set { scope, kind: *kind, record: *record, field, value: value.clone() }])
            }
        }
    }
}

/// The commit of a roster's rows, which has no Edit of its own: its sets come from a Preview.
pub const APPLY_ROSTER: &str = "apply_roster";

/// The same of a list of visits.
pub const APPLY_VISITS: &str = "apply_visits";

/// Every scope that a list of sets touches, each once, in order.
pub fn scopes(sets: &[Set]) -> Vec<Scope> {
    let mut scopes: Vec<Scope> = sets.iter().map(|set| set.scope).collect();
    scopes.sort();
    scopes.dedup();
    scopes
}
