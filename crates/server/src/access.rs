//! Who may? From a person's grants, the roster and the hour it says which files they may read and write, and how far. It is
//! asked for every part that arrives and for every pair that a pull gives; a client holds what it said and no more. What
//! nobody granted is not there: no role reads everything.

use std::collections::{BTreeMap, BTreeSet};

use domain::change::{REMOVED, Scope};
use domain::policy::{self, Tier};
use domain::record::{Id, Kind};

use crate::ledger::people::{Given, Grant, Role};
use crate::roster::Roster;

/// A set of tiers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tiers(u16);

impl Tiers {
    /// These tiers.
    pub const fn of(tiers: &[Tier]) -> Tiers {
        let (mut bits, mut at) = (0, 0);
        while at < tiers.len() {
            bits |= 1 << tiers[at] as u16;
            at += 1;
        }
        Tiers(bits)
    }

    pub const ALL: Tiers = Tiers::of(&Tier::ALL);
    pub const NONE: Tiers = Tiers(0);

    /// Whether it is among them.
    pub const fn has(self, tier: Tier) -> bool {
        self.0 & (1 << tier as u16) != 0
    }

    fn add(&mut self, other: Tiers) {
        self.0 |= other.0;
    }
}

/// What somebody may do with one file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct May {
    pub read: Tiers,
    pub write: Tiers,
}

/// What somebody may do at an instant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rights {
    files: BTreeMap<Scope, May>,
    roles: BTreeSet<Role>,
    /// Of these, what they do in the whole district and not at one school.
    everywhere: BTreeSet<Role>,
    /// And what at which school.
    at: BTreeSet<(Role, Id)>,
}

const COUNSEL: May = May { read: Tiers::ALL, write: Tiers::ALL };
// A teacher knows who is in class, what their parents answered, and of a map the summary that student and counselor approved.
// Whoever hears a parent's no writes it down: it protects at once. In which fields a student wants to meet somebody is asked in
// class, by whoever invites them.
const TAUGHT: May = May {
    read: Tiers::of(&[Tier::Roster, Tier::Summary, Tier::Consent, Tier::Visit]),
    write: Tiers::of(&[Tier::Consent, Tier::Visit]),
};
const CLASS: May = May { read: Tiers::of(&[Tier::Roster, Tier::Visit]), write: Tiers::of(&[Tier::Visit]) };
// Names, consents, requests and holds; never a map, a summary or a note.
const RECORDS: May = May {
    read: Tiers::of(&[Tier::Roster, Tier::Rights, Tier::Guarded, Tier::Consent]),
    write: Tiers::of(&[Tier::Rights, Tier::Guarded, Tier::Consent]),
};
// What students would like to meet is for whoever leads the school, too.
const WISHED_FOR: May = May { read: Tiers::of(&[Tier::Visit]), write: Tiers::of(&[Tier::Visit]) };
const DISTRICT_READ: May = May { read: Tiers::of(&[Tier::Roster, Tier::Rights]), write: Tiers::NONE };
// Visitors are the district's: who comes to one class may come to another.
const DISTRICT_VISITORS: May =
    May { read: Tiers::of(&[Tier::Roster, Tier::Rights, Tier::Visit]), write: Tiers::of(&[Tier::Visit]) };
const DISTRICT_WORDS: May =
    May { read: Tiers::of(&[Tier::Roster, Tier::Rights, Tier::Visit]), write: Tiers::of(&[Tier::Rights, Tier::Visit]) };
// What a school asks of its adults, and until when.
const SCHOOL_ASKS: May = May { read: Tiers::of(&[Tier::Rights]), write: Tiers::NONE };
// A counselor plans it too, and says who looks out for whom.
const SCHOOL_PLANS: May =
    May { read: Tiers::of(&[Tier::Rights, Tier::Guarded]), write: Tiers::of(&[Tier::Rights, Tier::Guarded]) };
// A laptop that is passed around, or a sheet that somebody types in: the marks are theirs whose they are, and go there unread.
const MARKS_IN: May = May { read: Tiers::NONE, write: Tiers::of(&[Tier::Guarded]) };
// Whom the adults of a school marked: for its lead. Their time and their notes are not.
const MARKED: May = May { read: Tiers::of(&[Tier::Guarded]), write: Tiers::of(&[Tier::Guarded]) };

impl Rights {
    /// What follows from grants at an instant. `known_as` are the ids under which the person wrote before the district knew
    /// them: their own marks and time log lie there.
    pub fn of(person: Id, known_as: &[Id], grants: &[Given], at_ms: i64, roster: &Roster) -> Rights {
        let mut rights = Rights::default();
        let holding = || grants.iter().filter(|given| given.holds_at(at_ms)).map(|given| &given.grant);
        let roles: Vec<(Role, Option<Id>)> = holding()
            .filter_map(|grant| match grant {
                Grant::Role { role, school } => Some((*role, *school)),
                _ => None,
            })
            .collect();
        rights.roles = roles.iter().map(|(role, _)| *role).collect();
        rights.everywhere = roles.iter().filter(|(_, school)| school.is_none()).map(|(role, _)| *role).collect();
        rights.at = roles.iter().filter_map(|(role, school)| Some((*role, (*school)?))).collect();
        let works_as = |role: Role, at: Option<Id>| {
            roles.iter().any(|(known, school)| *known == role && (school.is_none() || *school == at))
        };
        for grant in holding() {
            match grant {
                Grant::Role { role, school } => rights.by_role(person, *role, *school, roster),
                Grant::Caseload { rule } => {
                    for (student, row) in roster.by_rule(rule) {
                        if works_as(Role::Counselor, row.school) {
                            rights.counsel(student, roster);
                        }
                    }
                }
                Grant::Students { students } => {
                    for student in students {
                        if rights.roles.contains(&Role::Counselor) {
                            rights.counsel(*student, roster);
                        }
                    }
                }
                Grant::Section { section } => {
                    if rights.roles.contains(&Role::Teacher) {
                        rights.teach(*section, roster);
                    }
                }
            }
        }
        // Who works with students has marks and a time log of their own.
        if rights.roles.iter().any(|role| matches!(role, Role::Counselor | Role::Teacher | Role::SchoolLead)) {
            for own in known_as.iter().chain([&person]) {
                rights.give(Scope::Staff(*own), COUNSEL);
            }
        }
        rights
    }

    fn by_role(&mut self, person: Id, role: Role, school: Option<Id>, roster: &Roster) {
        match role {
            // Which students, another grant says.
            Role::Counselor => {
                self.give(Scope::District, DISTRICT_VISITORS);
                self.works_at(school, SCHOOL_PLANS, roster);
            }
            Role::Teacher => {
                self.give(Scope::District, DISTRICT_VISITORS);
                self.works_at(school, SCHOOL_ASKS, roster);
                for section in roster.taught_by(person) {
                    if school.is_none() || roster.school_of_section(section) == school {
                        self.teach(section, roster);
                    }
                }
            }
            Role::SchoolLead | Role::RecordsOfficer => {
                self.give(Scope::District, if role == Role::SchoolLead { DISTRICT_WORDS } else { DISTRICT_READ });
                for student in roster.at_school(school) {
                    self.give(Scope::Student(student), RECORDS);
                    if role == Role::SchoolLead {
                        self.give(Scope::Student(student), WISHED_FOR);
                    }
                }
                if role == Role::SchoolLead {
                    for section in roster.sections_at(school) {
                        self.give(Scope::Section(section), CLASS);
                    }
                    for adult in roster.staff_at(school) {
                        self.give(Scope::Staff(adult), MARKED);
                    }
                    if let Some(school) = school {
                        self.give(Scope::School(school), COUNSEL);
                    }
                }
            }
            // Releases alone, which the server tells on its own page; and configuration, which is in no feed.
            Role::Analyst | Role::It => {}
        }
    }

    fn works_at(&mut self, school: Option<Id>, may: May, roster: &Roster) {
        let Some(school) = school else { return };
        self.give(Scope::School(school), may);
        for adult in roster.staff_at(Some(school)) {
            self.give(Scope::Staff(adult), MARKS_IN);
        }
    }

    fn counsel(&mut self, student: Id, roster: &Roster) {
        self.give(Scope::Student(student), COUNSEL);
        for section in roster.sections_of(student) {
            // In which classes they are. A class's roster holds ids: whose names those are, it does not say.
            self.give(Scope::Section(section), CLASS);
        }
    }

    fn teach(&mut self, section: Id, roster: &Roster) {
        self.give(Scope::Section(section), CLASS);
        for student in roster.students_in(section) {
            self.give(Scope::Student(student), TAUGHT);
        }
    }

    fn give(&mut self, scope: Scope, may: May) {
        let held = self.files.entry(scope).or_default();
        held.read.add(may.read);
        held.write.add(may.write);
    }

    /// Whether they may read this.
    pub fn may_read(&self, scope: Scope, tier: Tier) -> bool {
        self.files.get(&scope).is_some_and(|may| may.read.has(tier))
    }

    /// Whether they may write this.
    pub fn may_write(&self, scope: Scope, tier: Tier) -> bool {
        self.files.get(&scope).is_some_and(|may| may.write.has(tier))
    }

    /// Every file and tier that they may read, rights first, then what is guarded, then the rest.
    pub fn readable(&self) -> Vec<(Scope, Tier)> {
        const FIRST: [Tier; 8] =
            [Tier::Rights, Tier::Consent, Tier::Guarded, Tier::Roster, Tier::Summary, Tier::Map, Tier::TeamNote, Tier::Visit];
        let of = |tier: Tier| self.files.iter().filter(move |(_, may)| may.read.has(tier)).map(move |(scope, _)| (*scope, tier));
        FIRST.into_iter().flat_map(of).collect()
    }

    /// Whether they do this.
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Whether they do this in the whole district, and not at one school alone.
    pub fn is_everywhere(&self, role: Role) -> bool {
        self.everywhere.contains(&role)
    }

    /// Whether they do this at a school, as they were given it there or everywhere.
    pub fn is_at(&self, role: Role, school: Id) -> bool {
        self.is_everywhere(role) || self.at.contains(&(role, school))
    }

    /// What they do, as it is told to them.
    pub fn roles(&self) -> impl Iterator<Item = Role> + '_ {
        self.roles.iter().copied()
    }
}

/// Whether names of students may stand in what somebody is told as an administrator.
pub fn sees_names(rights: &Rights) -> bool {
    rights.is(Role::RecordsOfficer)
}

/// What is wrong with a change of a device, whoever wrote it. None where it may be looked at further.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// This server does not know the kind or the field: a newer program wrote it.
    Unknown,
    /// It is in a file or a tier where its kind does not belong.
    Misplaced,
    /// A roster's own words: they come from the district's records alone.
    RosterRow,
}

/// Looks at the shape of one change: its kind, its field, and that it names the file it lies in.
pub fn misfit(scope: Scope, tier: Tier, kind: &str, field: &str, value: &serde_json::Value) -> Option<Misfit> {
    let Some(kind) = Kind::named(kind) else { return Some(Misfit::Unknown) };
    let Some(field) = policy::field_named(kind, field) else { return Some(Misfit::Unknown) };
    if policy::tier(kind) != tier {
        return Some(Misfit::Misplaced);
    }
    if matches!(field, "row" | "has_left") || matches!(kind, Kind::School | Kind::Staff | Kind::Section | Kind::Enrollment) {
        return Some(Misfit::RosterRow);
    }
    let names = |id: Id| value.as_str().and_then(|text| text.parse::<Id>().ok()) == Some(id);
    let is_unset = field == REMOVED || value.is_null();
    let fits = match (kind, scope) {
        (Kind::CaseloadRule | Kind::CaseloadMember | Kind::Dismissal | Kind::TimeEntry, Scope::Staff(own)) => {
            field != "counselor" || is_unset || names(own)
        }
        (Kind::ColumnMapping | Kind::Wording, Scope::District) => true,
        (Kind::Mark | Kind::MarkSheet, Scope::Staff(own)) => field != "adult" || is_unset || names(own),
        (Kind::Campaign | Kind::VisitRules, Scope::School(own)) => field != "school" || is_unset || names(own),
        (Kind::QuietMatch, Scope::School(_)) => true,
        (Kind::Visit | Kind::Question | Kind::Badge | Kind::PlannedVisit | Kind::Activity, Scope::Section(own)) => {
            field != "section" || is_unset || names(own)
        }
        (
            Kind::Encounter | Kind::Wish | Kind::AfterVisit | Kind::PlanTask | Kind::Participation | Kind::SpokeWith,
            Scope::Section(_),
        )
        | (Kind::Visitor | Kind::ListMapping | Kind::DistrictVisits, Scope::District) => true,
        (Kind::Mark | Kind::MarkSheet | Kind::Campaign | Kind::VisitRules | Kind::QuietMatch, _) => false,
        (Kind::PlannedVisit | Kind::PlanTask | Kind::ListMapping | Kind::DistrictVisits, _) => false,
        (Kind::Activity | Kind::Participation | Kind::SpokeWith, _) => false,
        (Kind::Visit | Kind::Encounter | Kind::Wish | Kind::AfterVisit | Kind::Question | Kind::Badge | Kind::Visitor, _) => {
            false
        }
        (Kind::Release | Kind::ReportPolicy | Kind::StudentGroup, Scope::School(own)) => {
            field != "school" || is_unset || names(own)
        }
        (Kind::ReleaseBasis, Scope::Staff(_)) | (Kind::GroupMember, Scope::School(_)) => true,
        (Kind::Release | Kind::ReportPolicy | Kind::ReleaseBasis | Kind::StudentGroup | Kind::GroupMember, _) => false,
        (Kind::CaseloadRule | Kind::CaseloadMember | Kind::Dismissal | Kind::TimeEntry, _) => false,
        (Kind::ColumnMapping | Kind::Wording, _) => false,
        (_, Scope::Student(own)) => field != "student" || is_unset || names(own),
        _ => false,
    };
    (!fits).then_some(Misfit::Misplaced)
}
