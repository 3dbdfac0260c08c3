//! Which field belongs to which tier, whose scope a record is in, and what can never be undone.
//! It says what kind of thing a field is; who may see it is the server's matter.

use serde::{Deserialize, Serialize};

use crate::change::{REMOVED, Scope};
use crate::record::{Fields, Ground, Id, Kind, read_id};

/// How far a field may travel. Stored as a number in the log: numbers are for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[repr(u8)]
pub enum Tier {
    Rights = 1,
    Roster = 2,
    Visit = 3,
    Summary = 4,
    Map = 5,
    TeamNote = 6,
    Guarded = 7,
    /// What a parent answered: it has to be known wherever somebody may sit down with a student or record whom they met.
    Consent = 8,
    /// What a student said yes to on this machine alone. It never travels, and no server knows this number.
    Here = 9,
}

impl Tier {
    /// All that may travel.
    pub const ALL: [Tier; 8] =
        [Tier::Rights, Tier::Roster, Tier::Visit, Tier::Summary, Tier::Map, Tier::TeamNote, Tier::Guarded, Tier::Consent];

    /// The tier of that number in this machine's own log, where also what never travels lies.
    pub fn in_log(number: u8) -> Option<Tier> {
        if number == Tier::Here as u8 { Some(Tier::Here) } else { Tier::numbered(number) }
    }

    /// The tier of that number, of what came from elsewhere; None where a newer program gave it.
    pub fn numbered(number: u8) -> Option<Tier> {
        Tier::ALL.into_iter().find(|tier| *tier as u8 == number)
    }
}

/// The fields of a kind, in the order of their table. Names are for ever.
pub const fn fields(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::School | Kind::Staff | Kind::Section | Kind::Enrollment | Kind::Contact => &["row", "has_left"],
        Kind::Student => &["row", "by_hand", "called", "called_printed", "same_as", "has_left"],
        Kind::NameHere => &["student", "told"],
        Kind::CaseloadRule => &["counselor", "told"],
        Kind::CaseloadMember => &["counselor", "student", "is_on"],
        Kind::ColumnMapping => &["mapping"],
        Kind::Step => &["student", "what", "due_on", "finished_on"],
        Kind::Invitation => &["student", "asked_on", "came_on"],
        Kind::Dismissal => &["counselor", "student", "reason", "until"],
        Kind::Opening => &["student"],
        Kind::TeamNote => &["student", "text"],
        Kind::Consent => &["student", "what", "answer", "given_by", "given_on", "withdrawn_on"],
        Kind::Wording => &["text", "text_en", "text_es", "text_any", "text_then"],
        Kind::Disclosure => &["student", "what", "to_whom", "given_on", "why"],
        Kind::Correction => &["student", "text", "asked_by", "called", "asked_on", "settled"],
        Kind::TimeEntry => &["counselor", "spent_on", "what", "minutes", "topic", "student"],
        Kind::SummaryProposal => &["student", "text", "written_on", "answer"],
        Kind::Summary => &["student", "text", "approved_on", "withdrawn"],
        Kind::Wave => {
            &["student", "opened_on", "kept_on", "audience", "is_counted", "purpose", "goal", "help", "shown", "put_away"]
        }
        Kind::Alter => &["student", "label", "is_adult", "origin", "broker", "link", "activity", "activity_called"],
        Kind::Placement => &["wave", "alter", "presence", "spot", "last_contact", "reciprocity", crate::choice::WITHHELD],
        Kind::SupportGiven => &["wave", "alter", "support", "is_given"],
        Kind::SupportAsked => &["wave", "support"],
        Kind::Tie => &["wave", "a", "b", "is_present"],
        Kind::Ask => &["wave", "whom", "what", "due_on", "agreed_on", "asked_on", "answered_on", "got_on", "let_go_on"],
        Kind::Hold => &["student", "reason", "set_on", "ended_on"],
        Kind::Erasure => &["student", "asked_by", "erased_on", "marks"],
        Kind::Campaign => &["school", "purpose", "opens_on", "closes_on"],
        Kind::Mark => &["campaign", "adult", "student", "level"],
        Kind::MarkSheet => &["campaign", "adult", "way", "finished_on", "offers"],
        Kind::QuietMatch => &["campaign", "student", "adult", "since_on", "is_on", "said_first", "said_second"],
        Kind::AdultsAnswer => &["campaign", "student", "said"],
        Kind::Visitor => &[
            "name",
            "organisation",
            "role",
            "cluster",
            "offers",
            "languages",
            "path",
            "availability",
            "returns",
            "cleared_on",
            "retired_on",
            "same_as",
            "apart",
        ],
        Kind::Visit => &[
            "section",
            "visitor",
            "held_on",
            "began_at",
            "format",
            "logged_by",
            "prepared",
            "two_way",
            "reflected",
            "stay_in_touch",
            "purpose",
            "aim",
            "signed_in_at",
            "same_as",
            "apart",
            "listed",
            "counted",
        ],
        Kind::Encounter => &["met"],
        Kind::Release => &["school", "made_on", "made_by", "report", "asked_on", "made_as", "not_made"],
        Kind::ReleaseBasis => &["release", "counted"],
        Kind::ReportPolicy => &["school", "threshold", "network"],
        Kind::Wish => {
            &["visit", "student", "said_on", "sent_on", "answered_on", "met_on", "repeated_on", "let_go_on", "message", "reply"]
        }
        Kind::AfterVisit => {
            &["visit", "student", "talked", "learned", "wishes", "said_on", "got", "helped", "then_what", "card_on", "listed"]
        }
        Kind::Question => &["section", "visit", "student", "text", "asked_on", "answered_on"],
        Kind::Badge => &["section", "student", "token"],
        Kind::PlannedVisit => &[
            "section",
            "visitor",
            "planned_on",
            "begins_at",
            "format",
            "lesson",
            "aim",
            "purpose",
            "planned_by",
            "approval",
            "listed",
        ],
        Kind::PlanTask => &["plan", "what", "due_on", "done_on"],
        Kind::VisitRules => &["school", "approver", "hours_before", "cleared_days"],
        Kind::ListMapping => &["mapping"],
        Kind::DistrictVisits => &["is_stay_in_touch_off"],
        Kind::Interest => &["student", "chosen"],
        Kind::Activity => &["section", "what", "name", "held_on", "led_by", "groups", "logged_by", "same_as", "apart"],
        Kind::Participation => &["part"],
        Kind::SpokeWith => &["pair"],
        Kind::StudentGroup => &["school", "told"],
        Kind::GroupMember => &["member"],
    }
}

/// The field of that name, or None where this program does not know it.
pub fn field_named(kind: Kind, field: &str) -> Option<&'static str> {
    if field == REMOVED {
        return Some(REMOVED);
    }
    fields(kind).iter().copied().find(|known| *known == field)
}

/// The tier of a field.
pub const fn tier(kind: Kind) -> Tier {
    match kind {
        Kind::School | Kind::Staff | Kind::Student | Kind::Section | Kind::Enrollment | Kind::ColumnMapping => Tier::Roster,
        // A parent's name and number are for the counselor and the records office: a class's teacher has no need of them.
        Kind::Contact => Tier::Guarded,
        Kind::Consent => Tier::Consent,
        // What a school says has to be known wherever somebody may sit down with a student.
        Kind::CaseloadRule
        | Kind::CaseloadMember
        | Kind::Opening
        | Kind::Disclosure
        | Kind::Correction
        | Kind::Erasure
        | Kind::Wording => Tier::Rights,
        // Every adult of the school has to know that they are asked, for what and until when.
        Kind::Campaign | Kind::VisitRules | Kind::DistrictVisits => Tier::Rights,
        // Whom an adult marked is for the school lead, and for a student's own counselor: no other adult reads it.
        Kind::Hold | Kind::Mark | Kind::MarkSheet | Kind::QuietMatch => Tier::Guarded,
        Kind::Visitor
        | Kind::Visit
        | Kind::Encounter
        | Kind::Activity
        | Kind::Participation
        | Kind::SpokeWith
        | Kind::Wish
        | Kind::AfterVisit
        | Kind::Question
        | Kind::PlannedVisit
        | Kind::PlanTask
        // How a list of visits, or a form after one, is read is known to whoever brings the next one in.
        | Kind::ListMapping
        // Whom to invite is decided by whoever invites: the student's teachers have to know what they asked for.
        | Kind::Interest
        // Whoever opens a door to the class has to know whose badge it is.
        | Kind::Badge => Tier::Visit,
        // A release is for those who answer for the school; they hand on what they give out.
        Kind::Release | Kind::ReportPolicy => Tier::Guarded,
        Kind::NameHere => Tier::Here,
        // Who is in a program, or in a group that the law lets a district tell apart, is for those who look after its students.
        Kind::StudentGroup | Kind::GroupMember => Tier::Guarded,
        // A proposed summary is the counselors' own: only what a student approved is one.
        // What was counted in a release is for whoever made it, and for nobody else.
        Kind::Dismissal
        | Kind::Step
        | Kind::Invitation
        | Kind::TeamNote
        | Kind::TimeEntry
        | Kind::SummaryProposal
        | Kind::ReleaseBasis => Tier::TeamNote,
        Kind::Summary => Tier::Summary,
        // An ask names somebody on a map: it goes no further than the map does. Nor does what a student answered in confidence.
        Kind::Wave
        | Kind::Alter
        | Kind::Placement
        | Kind::SupportGiven
        | Kind::SupportAsked
        | Kind::Tie
        | Kind::Ask
        | Kind::AdultsAnswer => Tier::Map,
    }
}

/// Commits of these edits are evidence and cannot be undone.
pub fn can_be_undone(edit: &str) -> bool {
    !matches!(
        edit,
        "open_file"
            | "open_wave"
            | "keep_wave"
            | "forget_wave"
            | "erase_wave"
            | "set_hold"
            | "end_hold"
            | "remember_mapping"
            | "remember_list"
            | "remember_form"
            | "remember_choices"
            | "disclose"
            | "give_of_draft"
            | "put_away"
            | "records_out"
            | "named_in_file"
            // A student's word is theirs: undo would say another for them.
            | "answer_summary"
            | "withdraw_summary"
            | "say_adults"
            | "erase_answer"
            // What was given out was given out, and what a figure has to count only rises.
            | "make_release"
            | "ask_release"
            | "set_threshold"
    )
}

/// Whose scope a record is in.
pub fn scope_of(kind: Kind, record: Id, fields: &Fields, ground: &dyn Ground) -> Option<Scope> {
    Some(match kind {
        Kind::School
        | Kind::Staff
        | Kind::ColumnMapping
        | Kind::Wording
        | Kind::Visitor
        | Kind::ListMapping
        | Kind::DistrictVisits => Scope::District,
        Kind::Student => Scope::Student(record),
        Kind::Section => Scope::Section(record),
        Kind::Enrollment => Scope::Section(fields.get("row")?.get("section")?.as_str()?.parse().ok()?),
        Kind::Visit | Kind::Question | Kind::Badge | Kind::PlannedVisit | Kind::Activity => {
            Scope::Section(read_id(fields, "section")?)
        }
        Kind::PlanTask => {
            let plan = ground.record(Kind::PlannedVisit, read_id(fields, "plan")?)?;
            Scope::Section(read_id(&plan, "section")?)
        }
        Kind::Wish | Kind::AfterVisit => {
            let visit = ground.record(Kind::Visit, read_id(fields, "visit")?)?;
            Scope::Section(read_id(&visit, "section")?)
        }
        Kind::Encounter => {
            let visit = ground.record(Kind::Visit, crate::visits::visit_of(fields)?)?;
            Scope::Section(read_id(&visit, "section")?)
        }
        Kind::Participation | Kind::SpokeWith => {
            let activity = ground.record(Kind::Activity, crate::activities::activity_of(fields)?)?;
            Scope::Section(read_id(&activity, "section")?)
        }
        Kind::Contact => Scope::Student(fields.get("row")?.get("student")?.as_str()?.parse().ok()?),
        Kind::CaseloadRule | Kind::CaseloadMember | Kind::Dismissal | Kind::TimeEntry => {
            Scope::Staff(read_id(fields, "counselor")?)
        }
        Kind::Campaign | Kind::VisitRules | Kind::Release | Kind::ReportPolicy | Kind::StudentGroup => {
            Scope::School(read_id(fields, "school")?)
        }
        Kind::GroupMember => {
            let group = ground.record(Kind::StudentGroup, crate::groups::group_of_member(fields)?)?;
            Scope::School(read_id(&group, "school")?)
        }
        Kind::ReleaseBasis => {
            let release = ground.record(Kind::Release, read_id(fields, "release")?)?;
            Scope::Staff(read_id(&release, "made_by")?)
        }
        Kind::Mark | Kind::MarkSheet => Scope::Staff(read_id(fields, "adult")?),
        Kind::QuietMatch => {
            let campaign = ground.record(Kind::Campaign, read_id(fields, "campaign")?)?;
            Scope::School(read_id(&campaign, "school")?)
        }
        Kind::Step
        | Kind::Invitation
        | Kind::Opening
        | Kind::NameHere
        | Kind::TeamNote
        | Kind::Disclosure
        | Kind::Correction
        | Kind::SummaryProposal
        | Kind::Summary
        | Kind::Consent
        | Kind::Wave
        | Kind::Alter
        | Kind::AdultsAnswer
        | Kind::Interest
        | Kind::Hold
        | Kind::Erasure => Scope::Student(read_id(fields, "student")?),
        Kind::Placement | Kind::SupportGiven | Kind::SupportAsked | Kind::Tie | Kind::Ask => {
            Scope::Student(crate::waves::student_of(ground, read_id(fields, "wave")?)?)
        }
    })
}
