//! Who comes in? A laptop beside the classroom door: a student taps their own name or holds a badge under a scanner, the
//! visitor signs in. Tapping says that somebody is here and nothing else. A student whose parents opted out of visits looks
//! and taps like everyone, and nothing is kept. A badge bears a random word that means nothing anywhere but in this school's
//! own records.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::change::{REMOVED, Scope, Set};
use crate::consent::{Consent, ConsentFor};
use crate::record::{Fields, Ground, Id, Kind, derived, read, read_id, value};
use crate::refusal::Refusal;
use crate::visitors::{VisitorTold, differing};
use crate::visits::{MOST_PRESENT, Met, encounter_id, time_of_day};

/// The letters and digits of a badge: 26 of them hold 128 bits (RFC 4648, base 32).
pub const BADGE_LENGTH: usize = 26;

/// A badge that is made for a student.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct NewBadge {
    pub student: Id,
    pub token: String,
}

/// What is recorded at the door.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum DoorEdit {
    /// They are here; or it was somebody else's name that they tapped.
    CheckIn { visit: Id, student: Id, is_here: bool },
    /// The visitor of this visit came, and says how they want to be named. What else is known of them stays.
    SignIn { visit: Id, name: String, organisation: Option<String>, at: String },
    /// Badges of a class. One that is made again replaces the one before, which then opens nothing any more.
    MakeBadges { section: Id, badges: Vec<NewBadge> },
}

/// The badge of a student in a class.
pub fn badge_id(section: Id, student: Id) -> Id {
    derived(section, &[b"badge", student.as_bytes()])
}

/// What a scanner typed, as it stands on a badge; None where it can be none.
pub fn badge_token(typed: &str) -> Option<String> {
    let token: String = typed.trim().to_ascii_uppercase();
    let is_one = token.len() == BADGE_LENGTH && token.bytes().all(|byte| matches!(byte, b'A'..=b'Z' | b'2'..=b'7'));
    is_one.then_some(token)
}

impl DoorEdit {
    /// What this edit changes.
    pub fn changes(&self, ground: &dyn Ground) -> Result<Vec<Set>, Refusal> {
        match self {
            DoorEdit::CheckIn { visit, student, is_here } => {
                let section = read_id(&visit_of(ground, *visit)?, "section").ok_or(Refusal::NoSuchRecord)?;
                ground.record(Kind::Student, *student).ok_or(Refusal::NoSuchStudent)?;
                let record = encounter_id(*visit, *student);
                let now = ground.record(Kind::Encounter, record).unwrap_or_default();
                let is_noted = read::<Met>(&now, "met").is_some_and(|met| met.was_present);
                // Nobody is away because a name was tapped by mistake: what was never there needs no taking back.
                if Consent::is_refused(ground, *student, ConsentFor::Visits) || (!is_here && !is_noted) {
                    return Ok(Vec::new());
                }
                let scope = Scope::Section(section);
                if !is_here {
                    return Ok(vec![Set { scope, kind: Kind::Encounter, record, field: REMOVED, value: value(&true) }]);
                }
                let met = Met { visit: *visit, student: *student, was_present: true };
                Ok(differing(&now, scope, Kind::Encounter, record, [("met", value(&met))]))
            }
            DoorEdit::SignIn { visit, name, organisation, at } => {
                let held = visit_of(ground, *visit)?;
                // They signed in once: whoever stands at the door afterwards writes nothing over it.
                if held.get("signed_in_at").is_some_and(|at| !at.is_null()) {
                    return Ok(Vec::new());
                }
                let section = read_id(&held, "section").ok_or(Refusal::NoSuchRecord)?;
                let visitor = read_id(&held, "visitor").ok_or(Refusal::NoSuchRecord)?;
                let known = ground.record(Kind::Visitor, visitor).ok_or(Refusal::NoSuchRecord)?;
                let told = VisitorTold::read(&known).unwrap_or_default();
                let told = VisitorTold { name: name.clone(), organisation: organisation.clone(), ..told };
                let mut sets = told.sets(&known, visitor)?;
                let at = time_of_day(at);
                sets.extend(differing(&held, Scope::Section(section), Kind::Visit, *visit, [("signed_in_at", value(&at))]));
                Ok(sets)
            }
            DoorEdit::MakeBadges { section, badges } => {
                ground.record(Kind::Section, *section).ok_or(Refusal::NoSuchRecord)?;
                if badges.len() > MOST_PRESENT {
                    return Err(Refusal::TooMany { most: MOST_PRESENT as u32 });
                }
                let mut sets = Vec::new();
                for NewBadge { student, token } in badges {
                    ground.record(Kind::Student, *student).ok_or(Refusal::NoSuchStudent)?;
                    let token = badge_token(token).ok_or(Refusal::NoSuchRecord)?;
                    let record = badge_id(*section, *student);
                    let now = ground.record(Kind::Badge, record).unwrap_or_default();
                    let told = [("section", value(section)), ("student", value(student)), ("token", value(&token))];
                    sets.extend(differing(&now, Scope::Section(*section), Kind::Badge, record, told));
                }
                Ok(sets)
            }
        }
    }
}

fn visit_of(ground: &dyn Ground, visit: Id) -> Result<Fields, Refusal> {
    ground.record(Kind::Visit, visit).ok_or(Refusal::NoSuchRecord)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_scanner_types_is_a_badge_or_nothing() {
        let token = "MZXW6YTBOI2345677ABCDEFGHI";
        assert_eq!(badge_token(&format!(" {} ", token.to_lowercase())), Some(token.to_owned()));
        for typed in ["", "MZXW6", "MZXW6YTBOI2345677ABCDEFGH!", "https://example.org/not-a-badge"] {
            assert_eq!(badge_token(typed), None, "{typed}");
        }
    }
}
