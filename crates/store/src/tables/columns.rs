//! Which field, or part of a composed field, lies in which column of which table: a list, and nothing that is done with it.

use domain::record::Kind;

use super::rolls;

/// How a value lies in its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// 16 bytes.
    Id,
    Text,
    Bool,
    /// JSON text, for small composed values that SQL never looks into.
    Json,
}

/// One column: `part` is the key inside a composed value.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    pub name: &'static str,
    pub field: &'static str,
    pub part: Option<&'static str>,
    pub form: Form,
}

const fn whole(name: &'static str, form: Form) -> Column {
    Column { name, field: name, part: None, form }
}

const fn named(name: &'static str, field: &'static str, form: Form) -> Column {
    Column { name, field, part: None, form }
}

const fn row(part: &'static str, form: Form) -> Column {
    Column { name: part, field: "row", part: Some(part), form }
}

const fn hand(name: &'static str, part: &'static str, form: Form) -> Column {
    Column { name, field: "by_hand", part: Some(part), form }
}

const fn met(part: &'static str, form: Form) -> Column {
    inside(part, "met", form)
}

const fn inside(part: &'static str, field: &'static str, form: Form) -> Column {
    Column { name: part, field, part: Some(part), form }
}

use Form::{Bool, Id as IdForm, Json, Text};

/// The table of a kind, or what is read as one.
pub const fn table(kind: Kind) -> &'static str {
    match kind {
        // "alter" is a word of SQL.
        Kind::Alter => "alter_person",
        Kind::Release => "released",
        Kind::Enrollment => rolls::ALL,
        _ => kind.name(),
    }
}

/// The columns of a kind, without `id`.
pub const fn columns(kind: Kind) -> &'static [Column] {
    match kind {
        Kind::School => {
            const {
                &[
                    row("source_id", Text),
                    row("name", Text),
                    row("org_type", Text),
                    row("parent", IdForm),
                    whole("has_left", Bool),
                ]
            }
        }
        Kind::Staff => {
            const {
                &[
                    row("source_id", Text),
                    row("given", Text),
                    row("family", Text),
                    row("preferred_given", Text),
                    row("role", Text),
                    row("school", IdForm),
                    whole("has_left", Bool),
                ]
            }
        }
        Kind::Student => {
            const {
                &[
                    row("source_id", Text),
                    row("given", Text),
                    row("middle", Text),
                    row("family", Text),
                    row("preferred_given", Text),
                    row("preferred_family", Text),
                    row("grade", Text),
                    row("school", IdForm),
                    row("number", Text),
                    row("birth_date", Text),
                    hand("hand_given", "given", Text),
                    hand("hand_family", "family", Text),
                    hand("hand_grade", "grade", Text),
                    hand("hand_school", "school", IdForm),
                    hand("hand_number", "number", Text),
                    whole("called", Text),
                    whole("called_printed", Bool),
                    whole("same_as", IdForm),
                    whole("has_left", Bool),
                ]
            }
        }
        Kind::Section => {
            const {
                &[
                    row("source_id", Text),
                    row("title", Text),
                    row("school", IdForm),
                    row("term", Text),
                    row("subject", Text),
                    whole("has_left", Bool),
                ]
            }
        }
        Kind::Enrollment => {
            const {
                &[
                    row("source_id", Text),
                    row("section", IdForm),
                    row("person", IdForm),
                    row("role", Text),
                    row("begins_on", Text),
                    row("ends_on", Text),
                    whole("has_left", Bool),
                ]
            }
        }
        Kind::Contact => {
            const {
                &[
                    row("source_id", Text),
                    row("student", IdForm),
                    row("name", Text),
                    row("relation", Text),
                    row("lives_with", Bool),
                    row("phone", Text),
                    whole("has_left", Bool),
                ]
            }
        }
        Kind::CaseloadRule => const { &[whole("counselor", IdForm), whole("told", Json)] },
        Kind::CaseloadMember => const { &[whole("counselor", IdForm), whole("student", IdForm), whole("is_on", Bool)] },
        Kind::ColumnMapping | Kind::ListMapping => const { &[whole("mapping", Json)] },
        Kind::Interest => {
            const {
                &[
                    whole("student", IdForm),
                    Column { name: "clusters", field: "chosen", part: Some("clusters"), form: Json },
                    Column { name: "chosen_on", field: "chosen", part: Some("on"), form: Text },
                ]
            }
        }
        Kind::DistrictVisits => const { &[whole("is_stay_in_touch_off", Bool)] },
        Kind::Step => {
            const { &[whole("student", IdForm), whole("what", Text), whole("due_on", Text), whole("finished_on", Text)] }
        }
        Kind::Invitation => const { &[whole("student", IdForm), whole("asked_on", Text), whole("came_on", Text)] },
        Kind::Dismissal => {
            const { &[whole("counselor", IdForm), whole("student", IdForm), whole("reason", Text), whole("until", Text)] }
        }
        Kind::NameHere => {
            const {
                &[
                    whole("student", IdForm),
                    Column { name: "name", field: "told", part: Some("name"), form: Text },
                    Column { name: "is_printed", field: "told", part: Some("is_printed"), form: Bool },
                ]
            }
        }
        Kind::Opening => const { &[whole("student", IdForm)] },
        Kind::TeamNote => const { &[whole("student", IdForm), whole("text", Text)] },
        Kind::Consent => {
            const {
                &[
                    whole("student", IdForm),
                    whole("what", Text),
                    whole("answer", Text),
                    whole("given_by", Text),
                    whole("given_on", Text),
                    whole("withdrawn_on", Text),
                ]
            }
        }
        Kind::Wording => {
            const {
                &[
                    whole("text", Text),
                    whole("text_en", Text),
                    whole("text_es", Text),
                    whole("text_any", Text),
                    whole("text_then", Text),
                ]
            }
        }
        Kind::Disclosure => {
            const {
                &[
                    whole("student", IdForm),
                    whole("what", Text),
                    whole("to_whom", Text),
                    whole("given_on", Text),
                    whole("why", Text),
                ]
            }
        }
        Kind::Correction => {
            const {
                &[
                    whole("student", IdForm),
                    whole("text", Text),
                    whole("asked_by", Text),
                    whole("called", Text),
                    whole("asked_on", Text),
                    whole("settled", Json),
                ]
            }
        }
        Kind::TimeEntry => {
            const {
                &[
                    whole("counselor", IdForm),
                    whole("spent_on", Text),
                    whole("what", Text),
                    whole("minutes", Json),
                    whole("topic", Text),
                    whole("student", IdForm),
                ]
            }
        }
        Kind::SummaryProposal => {
            const { &[whole("student", IdForm), whole("text", Text), whole("written_on", Text), whole("answer", Json)] }
        }
        Kind::Summary => {
            const { &[whole("student", IdForm), whole("text", Text), whole("approved_on", Text), whole("withdrawn", Json)] }
        }
        Kind::Wave => {
            const {
                &[
                    whole("student", IdForm),
                    whole("opened_on", Text),
                    whole("kept_on", Text),
                    whole("audience", Text),
                    whole("is_counted", Bool),
                    whole("purpose", Text),
                    whole("goal", Text),
                    whole("help", Json),
                    whole("shown", Text),
                    whole("put_away", Bool),
                ]
            }
        }
        Kind::Alter => {
            const {
                &[
                    whole("student", IdForm),
                    whole("label", Text),
                    whole("is_adult", Bool),
                    whole("origin", Text),
                    whole("broker", Json),
                    whole("link", Json),
                    whole("activity", IdForm),
                    whole("activity_called", Text),
                ]
            }
        }
        Kind::Placement => {
            const {
                &[
                    whole("wave", IdForm),
                    named("alter_id", "alter", IdForm),
                    whole("presence", Text),
                    whole("spot", Json),
                    whole("last_contact", Text),
                    whole("reciprocity", Text),
                    whole("is_withheld", Bool),
                ]
            }
        }
        Kind::SupportGiven => {
            const { &[whole("wave", IdForm), named("alter_id", "alter", IdForm), whole("support", Text), whole("is_given", Bool)] }
        }
        Kind::SupportAsked => const { &[whole("wave", IdForm), whole("support", Text)] },
        Kind::Tie => const { &[whole("wave", IdForm), whole("a", IdForm), whole("b", IdForm), whole("is_present", Bool)] },
        Kind::Ask => {
            const {
                &[
                    whole("wave", IdForm),
                    whole("whom", Json),
                    whole("what", Json),
                    whole("due_on", Text),
                    whole("agreed_on", Text),
                    whole("asked_on", Text),
                    whole("answered_on", Text),
                    whole("got_on", Text),
                    whole("let_go_on", Text),
                ]
            }
        }
        Kind::Hold => {
            const { &[whole("student", IdForm), whole("reason", Text), whole("set_on", Text), whole("ended_on", Text)] }
        }
        Kind::Campaign => {
            const { &[whole("school", IdForm), whole("purpose", Json), whole("opens_on", Text), whole("closes_on", Text)] }
        }
        Kind::Mark => {
            const { &[whole("campaign", IdForm), whole("adult", IdForm), whole("student", IdForm), whole("level", Text)] }
        }
        Kind::MarkSheet => {
            const {
                &[
                    whole("campaign", IdForm),
                    whole("adult", IdForm),
                    whole("way", Text),
                    whole("finished_on", Text),
                    whole("offers", Json),
                ]
            }
        }
        Kind::QuietMatch => {
            const {
                &[
                    whole("campaign", IdForm),
                    whole("student", IdForm),
                    whole("adult", IdForm),
                    whole("since_on", Text),
                    whole("is_on", Bool),
                    whole("said_first", Text),
                    whole("said_second", Text),
                ]
            }
        }
        Kind::AdultsAnswer => const { &[whole("campaign", IdForm), whole("student", IdForm), whole("said", Json)] },
        Kind::Erasure => {
            const { &[whole("student", IdForm), whole("asked_by", Text), whole("erased_on", Text), whole("marks", Json)] }
        }
        Kind::Visitor => {
            const {
                &[
                    whole("name", Text),
                    whole("organisation", Text),
                    whole("role", Text),
                    whole("cluster", Text),
                    whole("offers", Json),
                    whole("languages", Json),
                    whole("path", Text),
                    whole("availability", Text),
                    whole("returns", Bool),
                    whole("cleared_on", Text),
                    whole("retired_on", Text),
                    whole("same_as", IdForm),
                    whole("apart", Json),
                ]
            }
        }
        Kind::Visit => {
            const {
                &[
                    whole("section", IdForm),
                    whole("visitor", IdForm),
                    whole("held_on", Text),
                    whole("began_at", Text),
                    whole("format", Text),
                    whole("logged_by", IdForm),
                    whole("prepared", Bool),
                    whole("two_way", Bool),
                    whole("reflected", Bool),
                    whole("stay_in_touch", Bool),
                    whole("purpose", Text),
                    whole("aim", Text),
                    whole("signed_in_at", Text),
                    whole("same_as", IdForm),
                    whole("apart", Json),
                    whole("listed", IdForm),
                    whole("counted", Json),
                ]
            }
        }
        Kind::Wish => {
            const {
                &[
                    whole("visit", IdForm),
                    whole("student", IdForm),
                    whole("said_on", Text),
                    whole("sent_on", Text),
                    whole("answered_on", Text),
                    whole("met_on", Text),
                    whole("repeated_on", Text),
                    whole("let_go_on", Text),
                    whole("message", Text),
                    whole("reply", Text),
                ]
            }
        }
        Kind::AfterVisit => {
            const {
                &[
                    whole("visit", IdForm),
                    whole("student", IdForm),
                    whole("talked", Bool),
                    whole("learned", Bool),
                    whole("wishes", Bool),
                    whole("said_on", Text),
                    whole("got", Json),
                    whole("helped", Text),
                    whole("then_what", Text),
                    whole("card_on", Text),
                    whole("listed", Json),
                ]
            }
        }
        Kind::Question => {
            const {
                &[
                    whole("section", IdForm),
                    whole("visit", IdForm),
                    whole("student", IdForm),
                    whole("text", Text),
                    whole("asked_on", Text),
                    whole("answered_on", Text),
                ]
            }
        }
        Kind::PlannedVisit => {
            const {
                &[
                    whole("section", IdForm),
                    whole("visitor", IdForm),
                    whole("planned_on", Text),
                    whole("begins_at", Text),
                    whole("format", Text),
                    whole("lesson", Text),
                    whole("aim", Text),
                    whole("purpose", Text),
                    whole("planned_by", IdForm),
                    whole("approval", Json),
                    whole("listed", IdForm),
                ]
            }
        }
        Kind::PlanTask => const { &[whole("plan", IdForm), whole("what", Text), whole("due_on", Text), whole("done_on", Text)] },
        Kind::VisitRules => {
            const { &[whole("school", IdForm), whole("approver", Text), whole("hours_before", Json), whole("cleared_days", Json)] }
        }
        Kind::Badge => const { &[whole("section", IdForm), whole("student", IdForm), whole("token", Text)] },
        Kind::Release => {
            const {
                &[
                    whole("school", IdForm),
                    whole("made_on", Text),
                    whole("made_by", IdForm),
                    whole("report", Json),
                    whole("asked_on", Text),
                    whole("made_as", IdForm),
                    whole("not_made", Text),
                ]
            }
        }
        Kind::ReleaseBasis => const { &[named("released", "release", IdForm), whole("counted", Json)] },
        Kind::ReportPolicy => const { &[whole("school", IdForm), whole("threshold", Json), whole("network", Json)] },
        Kind::Activity => {
            const {
                &[
                    whole("section", IdForm),
                    whole("what", Text),
                    whole("name", Text),
                    whole("held_on", Text),
                    whole("led_by", Json),
                    named("group_names", "groups", Json),
                    whole("logged_by", IdForm),
                    whole("same_as", IdForm),
                    whole("apart", Json),
                ]
            }
        }
        Kind::Participation => {
            const {
                &[
                    inside("activity", "part", IdForm),
                    inside("student", "part", IdForm),
                    inside("was_present", "part", Bool),
                    inside("side", "part", Text),
                ]
            }
        }
        Kind::SpokeWith => {
            const { &[inside("activity", "pair", IdForm), inside("a", "pair", IdForm), inside("b", "pair", IdForm)] }
        }
        Kind::StudentGroup => const { &[whole("school", IdForm), whole("told", Json)] },
        Kind::GroupMember => {
            const { &[inside("in_group", "member", IdForm), inside("student", "member", IdForm), inside("is_in", "member", Bool)] }
        }
        Kind::Encounter => const { &[met("visit", IdForm), met("student", IdForm), met("was_present", Bool)] },
    }
}
