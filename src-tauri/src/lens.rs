//! What a window may ask for. Every command is checked against the Lens of the window that sent it, in
//! Rust: hiding a button is no protection. A window without a Lens gets nothing.

use serde::{Deserialize, Serialize};
use specta::Type;

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
    /// Who is here: students, staff, sections, lists.
    Registry,
    /// Maps, steps and everything a student told.
    Maps,
    /// Bringing rosters in, joining records.
    BringingIn,
    /// This profile: lock, passphrase, backups.
    Own,
}

/// What one window may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lens {
    role: Role,
}

impl Lens {
    /// The lens of a window of the shell; None for a window that the shell did not open.
    pub fn of(window: &str, role: Role) -> Option<Lens> {
        (window == crate::window::MAIN).then_some(Lens { role })
    }

    /// Whether this window may use that part.
    pub fn allows(self, area: Area) -> bool {
        match (self.role, area) {
            (Role::Counselor, _) | (_, Area::Registry | Area::Own) => true,
            // Of a map a teacher sees only a summary that was approved, and a lead only school figures: neither exists yet.
            (Role::Teacher | Role::SchoolLead, Area::Maps) => false,
            (Role::SchoolLead, Area::BringingIn) => true,
            (Role::Teacher, Area::BringingIn) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_that_the_shell_did_not_open_gets_nothing() {
        assert!(Lens::of("stray", Role::Counselor).is_none());
    }

    #[test]
    fn only_a_counselor_reads_maps() {
        let may = |role| Lens::of(crate::window::MAIN, role).unwrap().allows(Area::Maps);
        assert!(may(Role::Counselor) && !may(Role::Teacher) && !may(Role::SchoolLead));
        assert!(!Lens::of(crate::window::MAIN, Role::read("janitor")).unwrap().allows(Area::BringingIn));
    }
}
