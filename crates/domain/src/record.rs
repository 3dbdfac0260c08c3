//! A record: a thing with an id and fields. Nothing here knows what any field means.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use specta::Type;

/// The name of one record, for ever.
pub type Id = uuid::Uuid;

/// The fields of one record as they are shown now. A missing field is unknown, never zero.
pub type Fields = Map<String, Value>;

/// Everything that Kith can record. The names are for ever: they stand in every log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    School,
    Staff,
    Student,
    Section,
    Enrollment,
    Contact,
    CaseloadRule,
    CaseloadMember,
    ColumnMapping,
    Step,
    Invitation,
    Dismissal,
    Opening,
    TeamNote,
    Consent,
    Wording,
    Disclosure,
    Correction,
    TimeEntry,
    SummaryProposal,
    Summary,
    Wave,
    Alter,
    Placement,
    SupportGiven,
    SupportAsked,
    Tie,
    Ask,
    Hold,
    Erasure,
    Campaign,
    Mark,
    MarkSheet,
    QuietMatch,
    AdultsAnswer,
    Visitor,
    Visit,
    Encounter,
    Wish,
    AfterVisit,
    Question,
    Badge,
    PlannedVisit,
    PlanTask,
    VisitRules,
    ListMapping,
    DistrictVisits,
    Release,
    ReleaseBasis,
    ReportPolicy,
    Interest,
    Activity,
    Participation,
    SpokeWith,
    StudentGroup,
    GroupMember,
    NameHere,
}

impl Kind {
    pub const ALL: [Kind; 57] = [
        Kind::School,
        Kind::Staff,
        Kind::Student,
        Kind::Section,
        Kind::Enrollment,
        Kind::Contact,
        Kind::CaseloadRule,
        Kind::CaseloadMember,
        Kind::ColumnMapping,
        Kind::Step,
        Kind::Invitation,
        Kind::Dismissal,
        Kind::Opening,
        Kind::TeamNote,
        Kind::Consent,
        Kind::Wording,
        Kind::Disclosure,
        Kind::Correction,
        Kind::TimeEntry,
        Kind::SummaryProposal,
        Kind::Summary,
        Kind::Wave,
        Kind::Alter,
        Kind::Placement,
        Kind::SupportGiven,
        Kind::SupportAsked,
        Kind::Tie,
        Kind::Ask,
        Kind::Hold,
        Kind::Erasure,
        Kind::Campaign,
        Kind::Mark,
        Kind::MarkSheet,
        Kind::QuietMatch,
        Kind::AdultsAnswer,
        Kind::Visitor,
        Kind::Visit,
        Kind::Encounter,
        Kind::Wish,
        Kind::AfterVisit,
        Kind::Question,
        Kind::Badge,
        Kind::PlannedVisit,
        Kind::PlanTask,
        Kind::VisitRules,
        Kind::ListMapping,
        Kind::DistrictVisits,
        Kind::Release,
        Kind::ReleaseBasis,
        Kind::ReportPolicy,
        Kind::Interest,
        Kind::Activity,
        Kind::Participation,
        Kind::SpokeWith,
        Kind::StudentGroup,
        Kind::GroupMember,
        Kind::NameHere,
    ];

    /// The word that stands in the log and names the table.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::School => "school",
            Kind::Staff => "staff",
            Kind::Student => "student",
            Kind::Section => "section",
            Kind::Enrollment => "enrollment",
            Kind::Contact => "contact",
            Kind::CaseloadRule => "caseload_rule",
            Kind::CaseloadMember => "caseload_member",
            Kind::ColumnMapping => "column_mapping",
            Kind::Step => "step",
            Kind::Invitation => "invitation",
            Kind::Dismissal => "dismissal",
            Kind::Opening => "opening",
            Kind::TeamNote => "team_note",
            Kind::Consent => "consent",
            Kind::Wording => "wording",
            Kind::Disclosure => "disclosure",
            Kind::Correction => "correction",
            Kind::TimeEntry => "time_entry",
            Kind::SummaryProposal => "summary_proposal",
            Kind::Summary => "summary",
            Kind::Wave => "wave",
            Kind::Alter => "alter",
            Kind::Placement => "placement",
            Kind::SupportGiven => "support_given",
            Kind::SupportAsked => "support_asked",
            Kind::Tie => "tie",
            Kind::Ask => "ask",
            Kind::Hold => "hold",
            Kind::Erasure => "erasure",
            Kind::Campaign => "campaign",
            Kind::Mark => "mark",
            Kind::MarkSheet => "mark_sheet",
            Kind::QuietMatch => "quiet_match",
            Kind::AdultsAnswer => "adults_answer",
            Kind::Visitor => "visitor",
            Kind::Visit => "visit",
            Kind::Encounter => "encounter",
            Kind::Wish => "wish",
            Kind::AfterVisit => "after_visit",
            Kind::Question => "question",
            Kind::Badge => "badge",
            Kind::PlannedVisit => "planned_visit",
            Kind::PlanTask => "plan_task",
            Kind::VisitRules => "visit_rules",
            Kind::ListMapping => "list_mapping",
            Kind::DistrictVisits => "district_visits",
            Kind::Release => "release",
            Kind::ReleaseBasis => "release_basis",
            Kind::ReportPolicy => "report_policy",
            Kind::Interest => "interest",
            Kind::Activity => "activity",
            Kind::Participation => "participation",
            Kind::SpokeWith => "spoke_with",
            Kind::StudentGroup => "student_group",
            Kind::GroupMember => "group_member",
            Kind::NameHere => "name_here",
        }
    }

    /// The kind of that name, or None: a newer program wrote it, and it waits in the log.
    pub fn named(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// What an Edit may look at. The store answers from its tables, a test from a map.
pub trait Ground {
    /// The record as shown now; None where there is none or it was removed.
    fn record(&self, kind: Kind, id: Id) -> Option<Fields>;
    /// All records of a kind whose `field` names `owner`, in id order. Removed ones are absent.
    fn of(&self, kind: Kind, field: &str, owner: Id) -> Vec<(Id, Fields)>;
    /// The values that several people told for a field without having seen each other's. None where nothing is contested,
    /// as it is wherever only one person writes.
    fn contested(&self, _kind: Kind, _id: Id, _field: &str) -> Option<Vec<Value>> {
        None
    }
    /// Whether it is known here that this record was taken away. False where there never was one, or nobody here was told of it.
    fn was_removed(&self, _kind: Kind, _id: Id) -> bool {
        false
    }
}

/// All names that are derived and not minted begin here.
pub const KITH: Id = Id::from_u128(0x6b69_7468_2d72_4563_8f2d_0e59_1a4c_77d1);

/// The name of a thing that is known by its parts: the same parts give the same id on every machine.
pub fn derived(owner: Id, parts: &[&[u8]]) -> Id {
    // A length before each part: ("ab","c") and ("a","bc") are not one thing.
    let mut bytes = Vec::with_capacity(64);
    for part in parts {
        bytes.extend_from_slice(&(part.len() as u32).to_be_bytes());
        bytes.extend_from_slice(part);
    }
    Id::new_v5(&owner, &bytes)
}

/// Whether a value names one of these records, wherever in it.
pub fn names_any(value: &serde_json::Value, is_one: &dyn Fn(Id) -> bool) -> bool {
    use serde_json::Value;
    match value {
        Value::String(text) => text.parse::<Id>().is_ok_and(is_one),
        Value::Array(items) => items.iter().any(|item| names_any(item, is_one)),
        Value::Object(parts) => parts.values().any(|part| names_any(part, is_one)),
        _ => false,
    }
}

/// Reads a value into its type; None where it is absent, null or of another shape.
pub fn read<T: serde::de::DeserializeOwned>(fields: &Fields, field: &str) -> Option<T> {
    let value = fields.get(field)?;
    if value.is_null() {
        return None;
    }
    T::deserialize(value).ok()
}

/// The id held by a field.
pub fn read_id(fields: &Fields, field: &str) -> Option<Id> {
    fields.get(field)?.as_str()?.parse().ok()
}

/// Writes any of our types as a field value.
pub fn value<T: Serialize>(of: &T) -> Value {
    // Our types are plain data: serialising them into a Value has no failing case.
    serde_json::to_value(of).unwrap_or(Value::Null)
}
