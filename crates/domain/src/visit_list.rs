//! Sessions from elsewhere: a list of a platform for virtual visits, or a calendar. Each becomes a visit without saying who was
//! there, since the list does not know. The same list a second time changes nothing: a session is known by its class, its
//! visitor and its hour.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::change::{Scope, Set};
use crate::names;
use crate::record::{Fields, Ground, Id, KITH, Kind, derived, value};
use crate::refusal::Refusal;
use crate::visitors::{VisitorTold, differing};
use crate::visits::{Format, LONGEST_AIM, time_of_day};

/// At most so many sessions at once.
pub const MOST_SESSIONS: usize = 100_000;

/// One session, as it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct BroughtVisit {
    pub section: Id,
    /// Somebody of the directory. None: somebody new of that name.
    pub visitor: Option<Id>,
    pub name: String,
    pub organisation: Option<String>,
    pub held_on: NaiveDate,
    pub began_at: Option<String>,
    pub format: Format,
    /// What it was about.
    pub title: Option<String>,
}

impl BroughtVisit {
    /// The visit that this session is, whoever reads the list and however often.
    pub fn id(&self) -> Id {
        let (on, at) = (self.held_on.to_string(), self.began_at.as_deref().and_then(time_of_day).unwrap_or_default());
        derived(self.section, &[b"session", names::folded(&self.name).as_bytes(), on.as_bytes(), at.as_bytes()])
    }

    /// Somebody new of that name and organisation: one person in the whole list, and in the next.
    pub fn new_visitor(&self) -> Id {
        let organisation = names::folded(self.organisation.as_deref().unwrap_or_default());
        derived(KITH, &[b"visitor", names::folded(&self.name).as_bytes(), organisation.as_bytes()])
    }

    /// What there is to set. `is_new` says whether the visitor has to be made: within one list, the first time.
    pub fn changes(&self, ground: &dyn Ground, by: Id, is_new: &mut dyn FnMut(Id) -> bool) -> Result<Vec<Set>, Refusal> {
        ground.record(Kind::Section, self.section).ok_or(Refusal::NoSuchRecord)?;
        let visit = self.id();
        // What is there was perhaps put right since: a list never overrules a person.
        if ground.record(Kind::Visit, visit).is_some() {
            return Ok(Vec::new());
        }
        let mut sets = Vec::with_capacity(9);
        let visitor = self.visitor.unwrap_or_else(|| self.new_visitor());
        if ground.record(Kind::Visitor, visitor).is_none() && is_new(visitor) {
            let told = VisitorTold { name: self.name.clone(), organisation: self.organisation.clone(), ..VisitorTold::default() };
            sets.extend(told.sets(&Fields::new(), visitor)?);
        }
        let title = self.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
        let title: Option<String> = title.map(|title| title.chars().take(LONGEST_AIM).collect());
        let told = [
            ("section", value(&self.section)),
            ("visitor", value(&visitor)),
            ("held_on", value(&self.held_on)),
            ("began_at", value(&self.began_at.as_deref().and_then(time_of_day))),
            ("format", value(&self.format)),
            ("logged_by", value(&by)),
            ("aim", value(&title)),
        ];
        sets.extend(differing(&Fields::new(), Scope::Section(self.section), Kind::Visit, visit, told));
        Ok(sets)
    }
}
