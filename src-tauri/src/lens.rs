//! What a window may ask for. Every command is checked against the Lens of the window that sent it, in
//! Rust: hiding a button is no protection. A window without a Lens gets nothing.

use domain::change::Scope;
use domain::consent::{ConsentEdit, ConsentFor};
use domain::edit::Edit;
use domain::people::PeopleEdit;
use domain::record::Kind;
use domain::releases::ReportEdit;
use domain::today::TodayEdit;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::failure::FailureCode;
use crate::sitting::Sitting;
use crate::window::STUDENT;

/// Who works here, as they said at set-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Counselor,
    Teacher,
    SchoolLead,
}

impl Role {
    /// The word in a profile's card.
    pub const fn word(self) -> &'static str {
        match self {
            Role::Counselor => "counselor",
            Role::Teacher => "teacher",
            Role::SchoolLead => "school_lead",
        }
    }

    /// The role of a card; a word that this program does not know may do the least.
    pub fn read(word: &str) -> Role {
        match word {
            "counselor" => Role::Counselor,
            "school_lead" => Role::SchoolLead,
            _ => Role::Teacher,
        }
    }
}

/// A part of what Kith holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    /// Who is here: students, staff, sections, one's own list.
    Registry,
    /// Maps, steps, invitations, openings and everything else that a student told.
    Maps,
    /// Bringing students in, by roster, list or hand; joining records.
    BringingIn,
    /// The counselor's memory aid: notes of her own, which nobody else reads.
    OwnNotes,
    /// What a school says in its own words.
    SchoolWords,
    /// What the student's own window shows of the map that lies open.
    Screen,
    /// The counselor's own log of where her time goes.
    OwnTime,
    /// The summaries that students approved for their teachers.
    Summaries,
    /// Marking the students whom one knows, in a campaign.
    Marks,
    /// What the marks of all adults together say: the result of a campaign.
    School,
    /// What a school asks of its reports.
    ReportPolicy,
    /// Who looks at the school's network. A counselor says it where no district does.
    NetworkPolicy,
    /// Visits, visitors, and who was there.
    Visits,
    /// This profile: lock, passphrase, appearance, backups.
    Own,
}

impl Area {
    /// The part that an edit belongs to. Every command that writes asks this, and none decides it for itself.
    pub const fn of(edit: &Edit) -> Area {
        match edit {
            // What a school asks for before somebody comes.
            Edit::Plan(domain::plans::PlanEdit::SetVisitRules { .. }) => Area::SchoolWords,
            // What holds for a whole district is said by whoever answers for it; the server takes it from nobody else.
            Edit::Plan(domain::plans::PlanEdit::SetStayInTouch { .. }) => Area::ReportPolicy,
            // Whoever logs a visit is the one who is told that somebody opted out.
            Edit::Visitor(_)
            | Edit::Visit(_)
            | Edit::Activity(_)
            | Edit::Wish(_)
            | Edit::After(_)
            | Edit::Question(_)
            | Edit::Interest(_)
            | Edit::Door(_)
            | Edit::Plan(_)
            | Edit::Consent(ConsentEdit::RecordConsent { what: ConsentFor::Visits, .. }) => Area::Visits,
            Edit::Map { .. }
            | Edit::Goal { .. }
            | Edit::Ask { .. }
            | Edit::Show { .. }
            | Edit::Wave(_)
            | Edit::Consent(_)
            | Edit::Hold(_)
            | Edit::Choose { .. } => Area::Maps,
            Edit::Wording(_) => Area::SchoolWords,
            // A mark of one's own: not now, or two people and not one.
            Edit::Today(TodayEdit::DismissReason { .. }) => Area::Registry,
            Edit::Today(_) | Edit::TeamNote(_) | Edit::Disclosure(_) | Edit::Correction(_) | Edit::Summary(_) => Area::Maps,
            Edit::Time(_) => Area::OwnTime,
            Edit::Mark(_) => Area::Marks,
            Edit::Answer(_) => Area::Maps,
            Edit::Campaign(_) | Edit::Group(_) => Area::School,
            Edit::Report(ReportEdit::SetNetwork { .. }) => Area::NetworkPolicy,
            Edit::Report(_) => Area::ReportPolicy,
            Edit::People(edit) => match edit {
                PeopleEdit::AddSchool { .. }
                | PeopleEdit::AddStaff { .. }
                | PeopleEdit::AddStudents { .. }
                | PeopleEdit::CorrectStudent { .. }
                | PeopleEdit::JoinStudents { .. }
                | PeopleEdit::SeparateStudents { .. }
                | PeopleEdit::RememberMapping { .. } => Area::BringingIn,
                PeopleEdit::CallStudent { .. }
                | PeopleEdit::SetCaseloadRule { .. }
                | PeopleEdit::RemoveCaseloadRule { .. }
                | PeopleEdit::SetOnCaseload { .. } => Area::Registry,
            },
        }
    }

    /// The part that undo and redo reach in a scope; None is everything but drafts, as far back as this person wrote.
    pub const fn undone(scope: Option<Scope>) -> Area {
        match scope {
            Some(Scope::Draft(_) | Scope::Student(_)) => Area::Maps,
            _ => Area::BringingIn,
        }
    }

    /// The part that records of these kinds belong to: what a commit's event tells of.
    pub fn told(kinds: &[Kind]) -> Area {
        let is_told = |kind: &Kind| {
            matches!(
                kind,
                Kind::Alter
                    | Kind::Wave
                    | Kind::Placement
                    | Kind::SupportGiven
                    | Kind::SupportAsked
                    | Kind::Tie
                    | Kind::Ask
                    | Kind::Step
                    | Kind::Invitation
                    | Kind::Opening
                    | Kind::TeamNote
                    | Kind::Hold
                    | Kind::Erasure
                    | Kind::Disclosure
                    | Kind::Correction
                    | Kind::SummaryProposal
                    | Kind::AdultsAnswer
            )
        };
        let is_of_visits = |kind: &Kind| {
            matches!(
                kind,
                Kind::Visitor
                    | Kind::Visit
                    | Kind::Encounter
                    | Kind::Activity
                    | Kind::Participation
                    | Kind::SpokeWith
                    | Kind::Wish
                    | Kind::AfterVisit
                    | Kind::Question
                    | Kind::Interest
                    | Kind::Badge
                    | Kind::PlannedVisit
                    | Kind::PlanTask
                    | Kind::VisitRules
                    | Kind::ListMapping
                    | Kind::DistrictVisits
                    // Whoever logs visits records that somebody opted out, and has to see at once that it holds.
                    | Kind::Consent
            )
        };
        if kinds.iter().any(is_told) {
            Area::Maps
        } else if kinds.iter().any(is_of_visits) {
            Area::Visits
        } else if kinds.contains(&Kind::TimeEntry) {
            Area::OwnTime
        } else if kinds.contains(&Kind::Summary) {
            Area::Summaries
        } else if kinds.iter().any(|kind| {
            matches!(kind, Kind::QuietMatch | Kind::Release | Kind::ReportPolicy | Kind::StudentGroup | Kind::GroupMember)
        }) {
            Area::School
        } else {
            Area::Registry
        }
    }
}

/// What one window may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lens {
    role: Role,
    is_students: bool,
}

impl Lens {
    /// The lens of a window of the shell; None for a window that the shell did not open.
    pub fn of(window: &str, role: Role) -> Option<Lens> {
        let is_students = window == STUDENT;
        (is_ours(window) || is_students).then_some(Lens { role, is_students })
    }

    /// Whether this window may use that part. Of a map a teacher sees only a summary that was approved. A lead sees
    /// what adults marked and suppressed school figures: they have their own students and nothing that a student told.
    pub const fn allows(self, area: Area) -> bool {
        if self.is_students {
            return matches!((self.role, area), (Role::Counselor, Area::Screen));
        }
        match (self.role, area) {
            (Role::Counselor, Area::Screen)
            | (Role::Counselor | Role::SchoolLead, Area::SchoolWords | Area::School | Area::NetworkPolicy)
            | (Role::SchoolLead, Area::ReportPolicy) => true,
            (_, Area::Screen)
            | (Role::Teacher, Area::SchoolWords | Area::School | Area::NetworkPolicy)
            | (Role::Counselor | Role::Teacher, Area::ReportPolicy) => false,
            (_, Area::Registry | Area::BringingIn | Area::Visits | Area::Own | Area::Marks)
            | (Role::Counselor, Area::Maps | Area::OwnNotes | Area::OwnTime | Area::Summaries)
            | (Role::Teacher, Area::Summaries) => true,
            (Role::Teacher | Role::SchoolLead, Area::Maps | Area::OwnNotes | Area::OwnTime)
            | (Role::SchoolLead, Area::Summaries) => false,
        }
    }
}

/// Whether this is the window of whoever works here. Before an unlock that is all there is to ask.
fn is_ours(window: &str) -> bool {
    window == crate::window::MAIN
}

/// All that the student's own window may ask, and it only while a student sits at the screen. It writes nothing.
pub const STUDENTS_ASK: [&str; 4] = ["student_screen", "touch", "cover_sitting", "close_student_screen"];

/// What a command needs before it is heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// A window of the shell, locked or not: what stands before the door.
    Door,
    /// An open profile whose lens has this part.
    Open(Area),
    /// An open profile; the part lies in what is asked, and the command looks: [`Area::of`], [`Area::undone`].
    Asked,
}

impl Needs {
    /// What each command needs. One that is not here is not heard.
    pub fn of(command: &str) -> Option<Needs> {
        Some(match command {
            "status"
            | "set_up"
            | "look_around"
            | "passphrase_strength"
            | "unlock"
            | "unlock_with_keychain"
            | "unlock_with_recovery"
            | "lock"
            | "touch"
            | "read_out"
            | "cancel"
            | "offers_keychain"
            | "set_language"
            | "meet_at_door"
            | "join_at_door"
            | "remove_lost" => Needs::Door,
            "set_idle_minutes" | "set_letter_keys" | "set_appearance" | "set_keychain" | "change_passphrase"
            | "new_recovery_code" | "recovery_code_seen" | "backups" | "back_up_now" | "save_text" | "district_now"
            | "district" | "join_district" | "sync_now" | "pause_sync" | "leave_district" | "send_again" => {
                Needs::Open(Area::Own)
            }
            "today" | "students" | "filters" | "sections_like" | "caseload_rules" | "try_rule" | "caseload_from_table" => {
                Needs::Open(Area::Registry)
            }
            "student"
            | "ego_network"
            | "name_suggestions"
            | "may_have_forgotten"
            | "visits_met"
            | "activities_met"
            | "staff_suggestions"
            | "compare_waves"
            | "supports"
            | "panels"
            | "begin_sitting"
            | "begin_talk"
            | "cover_sitting"
            | "uncover_sitting"
            | "just_talk"
            | "say_name"
            | "end_sitting"
            | "open_student_screen"
            | "close_student_screen"
            | "wish_screen"
            | "record"
            | "parents_copy"
            | "give_parents_copy"
            | "draw_parents_copy"
            | "shown_summary"
            | "save_paper"
            | "print_paper"
            | "draw_paper"
            | "after_sitting"
            | "put_after_away"
            | "overlay"
            | "begin_asking"
            | "asking"
            | "asked_students"
            | "begin_turn"
            | "adults_like"
            | "end_turn"
            | "end_asking" => Needs::Open(Area::Maps),
            "student_screen" => Needs::Open(Area::Screen),
            "wordings" => Needs::Open(Area::SchoolWords),
            "campaigns" | "adults" | "marking" | "begin_marking" | "end_marking" => Needs::Open(Area::Marks),
            "campaign_result" | "principals_page" | "make_release" | "indicators" | "give_report" | "cohort" | "cohort_list"
            | "student_groups" | "in_student_group" | "group_from_table" | "school_network" | "network_picture"
            | "save_network" => Needs::Open(Area::School),
            "visit_room"
            | "visit_class"
            | "visit_presence"
            | "activities"
            | "activity_parts"
            | "leaders"
            | "visitor_suggestions"
            | "pasted_class"
            | "visitors"
            | "visitor"
            | "funnel"
            | "funnel_list"
            | "wishes"
            | "save_visits"
            | "save_activities"
            | "read_visit_list"
            | "preview_visit_list"
            | "read_answers"
            | "match_answers"
            | "preview_answers"
            | "read_choice_list"
            | "preview_choice_list"
            | "after_sheet"
            | "questions"
            | "class_clusters"
            | "student_clusters"
            | "cluster_mix"
            | "unmet_clusters"
            | "plans"
            | "badges"
            | "names_on_paper"
            | "begin_kiosk"
            | "kiosk"
            | "scan_badge"
            | "end_kiosk" => Needs::Open(Area::Visits),
            "time_log" | "save_time_log" => Needs::Open(Area::OwnTime),
            "summaries" => Needs::Open(Area::Summaries),
            "notes" | "memory_aid" | "open_memory_aid" | "write_note" | "remove_note" | "bring_back_note" | "set_note_days"
            | "share_note" | "copy_notes" | "open_notes_copy" | "close_notes_copy" => Needs::Open(Area::OwnNotes),
            "look_alikes" | "pick_files" | "pick_folder" | "preview_roster" | "preview_invented" | "preview_lines"
            | "preview_students" | "save_preview_lines" | "read_table" | "preview_table" | "preview_pasted" | "apply_preview"
            | "drop_preview" | "undo_last" | "undo_commit" | "redo_last" | "undo_reach" => Needs::Open(Area::BringingIn),
            "commit" | "undo" | "redo" => Needs::Asked,
            _ => return None,
        })
    }

    /// Why a window may not use a command now; None where it may. `open` is the role of the profile that is open, `sitting`
    /// who sits at the screen.
    pub fn refuse(command: &str, window: &str, open: Option<Role>, sitting: Option<&Sitting>) -> Option<FailureCode> {
        if window == STUDENT {
            return match (STUDENTS_ASK.contains(&command), open, sitting) {
                (false, _, _) | (_, Some(_), None) => Some(FailureCode::NotHere),
                (_, None, _) => Some(FailureCode::Locked),
                (_, Some(Role::Counselor), Some(_)) => None,
                _ => Some(FailureCode::NotYourRole),
            };
        }
        let Some(needs) = Needs::of(command).filter(|_| is_ours(window)) else { return Some(FailureCode::NotHere) };
        if sitting.is_some_and(|sitting| !sitting.hears(command)) {
            return Some(FailureCode::InSitting);
        }
        match (needs, open.map(|role| Lens::of(window, role))) {
            (Needs::Door, _) => None,
            (_, None) => Some(FailureCode::Locked),
            (Needs::Asked, Some(Some(_))) => None,
            (Needs::Open(area), Some(Some(lens))) if lens.allows(area) => None,
            _ => Some(FailureCode::NotYourRole),
        }
    }
}

#[cfg(test)]
mod tests;
