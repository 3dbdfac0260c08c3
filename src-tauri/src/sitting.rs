//! What may be asked while a student sits at the screen? Their own map and nothing else; behind the cover not even that.
//! A sitting begins behind its cover and is left by the lock alone. It keeps no record: the draft lies in the store.

use domain::change::Scope;
use domain::edit::Edit;
use domain::record::{Id, Kind};
use domain::waves::WaveEdit;
use serde::{Deserialize, Serialize};
use specta::Type;

/// One student before one map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitting {
    pub wave: Id,
    pub student: Id,
    /// What the student is called in the room: all that the cover says.
    pub name: String,
    pub stands: Stands,
    /// What lies under the cover.
    pub under: Stands,
    /// When the map was first uncovered, on the clock that nobody sets.
    pub begun_ms: Option<i64>,
    /// Nothing had been told on this draft when the sitting was prepared.
    pub was_blank: bool,
    /// What was told on the cards of this sitting, in commits.
    pub told_on_cards: u32,
}

/// A sitting, as the window is told of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SittingNow {
    pub wave: Id,
    pub student: Id,
    /// What the student is called in the room.
    pub name: String,
    pub stands: Stands,
    /// Seconds since it was begun.
    pub so_far_s: u32,
}

/// How far a sitting is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Stands {
    /// Prepared, and not begun.
    Prepared,
    /// The two talk about who sees what is kept, before the first name.
    Limits,
    /// What is today for? The cards, and a goal.
    Cards,
    Open,
    /// Somebody came in, or nobody was here for a while.
    Covered,
    /// The two just talk: from here on nothing is written, shown or asked.
    JustTalk,
    /// The student chose: kept, or forgotten.
    Kept,
    Forgotten,
}

impl Sitting {
    /// Prepared over a draft, behind its cover.
    pub fn prepared(wave: Id, student: Id, name: String, was_blank: bool) -> Sitting {
        let stands = Stands::Prepared;
        Sitting { wave, student, name, stands, under: Stands::Open, begun_ms: None, was_blank, told_on_cards: 0 }
    }

    /// Moves it on; the cover remembers what it lies over.
    pub fn stand(&mut self, at: Stands) {
        if at == Stands::Covered && self.is_open() {
            self.under = self.stands;
        }
        self.stands = at;
    }

    /// How it stands, or what lies under the cover.
    pub fn beneath(&self) -> Stands {
        if self.stands == Stands::Covered { self.under } else { self.stands }
    }

    /// Whether a command is heard at all. Whose map it asks about is asked in [`Sitting::has`], [`Sitting::takes`] and
    /// [`Sitting::steps_in`].
    pub fn hears(&self, command: &str) -> bool {
        match command {
            "status" | "touch" | "lock" | "cover_sitting" | "uncover_sitting" | "end_sitting" => true,
            // What was told when the cover came is written, and nothing of it is shown.
            "commit" => matches!(self.stands, Stands::Cards | Stands::Open | Stands::Covered),
            "ego_network" => matches!(self.stands, Stands::Cards | Stands::Open),
            // Said twice, it is said once.
            "just_talk" => matches!(self.stands, Stands::Cards | Stands::JustTalk),
            "name_suggestions" | "staff_suggestions" | "undo" | "redo" => self.stands == Stands::Open,
            // Their own page and file: whose, is asked in [`Sitting::has`].
            "save_paper" | "print_paper" => self.stands == Stands::Open,
            _ => false,
        }
    }

    /// As it is told at this moment of the uptime.
    pub fn now(&self, uptime_ms: i64) -> SittingNow {
        let so_far_s = self.begun_ms.map_or(0, |begun| (uptime_ms - begun).max(0) / 1000) as u32;
        SittingNow { wave: self.wave, student: self.student, name: self.name.clone(), stands: self.stands, so_far_s }
    }

    /// Whether it is this map.
    pub fn has(&self, wave: Id) -> bool {
        wave == self.wave
    }

    /// Whether it may record this: on its own map, or the choice about it. A value that two people told differently is
    /// chosen only of `record_is_theirs`.
    pub fn takes(&self, edit: &Edit, record_is_theirs: impl FnOnce(Kind, Id) -> bool) -> bool {
        match edit {
            _ if self.stands == Stands::JustTalk => false,
            // Before the map only what it is for.
            Edit::Goal { wave, .. } => self.has(*wave),
            _ if self.beneath() == Stands::Cards => false,
            Edit::Map { wave, .. }
            | Edit::Ask { wave, .. }
            | Edit::Wave(WaveEdit::Keep { wave, .. } | WaveEdit::Forget { wave }) => self.has(*wave),
            Edit::Choose { kind, record, .. } => record_is_theirs(*kind, *record),
            Edit::Wave(WaveEdit::Open { .. }) | Edit::People(_) | Edit::Today(_) | Edit::TeamNote(_) => false,
        }
    }

    /// Whether it may step back and forth there: in the log of its draft, and kept to no other map than its own.
    pub fn steps_in(&self, scope: Scope, wave: Option<Id>) -> bool {
        scope == Scope::Draft(self.wave) && wave.is_none_or(|wave| self.has(wave))
    }

    /// What comes next when the two go on.
    pub fn next(&self) -> Stands {
        match self.stands {
            Stands::Prepared => Stands::Limits,
            Stands::Limits => Stands::Cards,
            Stands::Covered => self.under,
            Stands::Cards | Stands::Open => Stands::Open,
            over => over,
        }
    }

    /// How the student chose, where this is their choice about this map.
    pub fn chosen(&self, edit: &Edit) -> Option<Stands> {
        match edit {
            Edit::Wave(WaveEdit::Keep { wave, .. }) if self.has(*wave) => Some(Stands::Kept),
            Edit::Wave(WaveEdit::Forget { wave }) if self.has(*wave) => Some(Stands::Forgotten),
            _ => None,
        }
    }

    /// Whether something of a map lies open, which the cover has to come over.
    pub fn is_open(&self) -> bool {
        matches!(self.stands, Stands::Cards | Stands::Open)
    }

    /// Whether the student has chosen.
    pub fn is_over(&self) -> bool {
        matches!(self.stands, Stands::JustTalk | Stands::Kept | Stands::Forgotten)
    }
}
