//! What may be asked while a student sits at the screen? Their own map and nothing else; behind the cover not even that.
//! A sitting begins behind its cover and is left by the lock alone. It keeps no record: the draft lies in the store.

use domain::asks::AskEdit;
use domain::change::Scope;
use domain::edit::Edit;
use domain::people::NameMay;
use domain::record::{Id, Kind};
use domain::waves::WaveEdit;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::screen::{ScreenNow, ScreenWish};

/// One student before one map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitting {
    /// None: with this student there is only talk, and no map was begun.
    pub wave: Option<Id>,
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
    /// A parent said no to mapping: the two can talk, and nothing is written.
    pub is_talk_only: bool,
    /// A hold stood on the student's file when it was prepared: nothing of the map can be forgotten.
    pub is_held: bool,
    /// What the student said yes to of the name that is written down; None where none is.
    pub written: Option<NameWritten>,
    pub screen_wish: ScreenWish,
}

/// A name that is written down, and what it may be used for beyond this machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct NameWritten {
    pub name: String,
    pub may: NameMay,
}

/// A sitting, as the window is told of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SittingNow {
    /// None: there is only talk.
    pub wave: Option<Id>,
    pub student: Id,
    /// What the student is called in the room.
    pub name: String,
    pub stands: Stands,
    /// Seconds since it was begun.
    pub so_far_s: u32,
    pub is_talk_only: bool,
    /// A hold stands: nothing of the map can be forgotten, and the two are told so before they are asked.
    pub is_held: bool,
    /// The name of the room that is written down, and what else the student said yes to of it.
    pub written: Option<NameWritten>,
    /// Where the student's own screen is.
    pub screen: ScreenNow,
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
        let (stands, wave) = (Stands::Prepared, Some(wave));
        Sitting {
            wave,
            student,
            name,
            stands,
            under: Stands::Open,
            begun_ms: None,
            was_blank,
            told_on_cards: 0,
            is_talk_only: false,
            is_held: false,
            written: None,
            screen_wish: ScreenWish::default(),
        }
    }

    /// Prepared for talk alone.
    pub fn for_talk(student: Id, name: String) -> Sitting {
        Sitting { wave: None, is_talk_only: true, ..Sitting::prepared(Id::nil(), student, name, true) }
    }

    /// Moves it on; the cover remembers what it lies over.
    pub fn stand(&mut self, at: Stands) {
        if at == Stands::Covered && self.can_be_covered() {
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
            "status"
            | "touch"
            | "read_out"
            | "lock"
            | "cover_sitting"
            | "uncover_sitting"
            | "end_sitting"
            | "student_screen"
            | "open_student_screen"
            | "close_student_screen"
            | "wish_screen" => true,
            // What the school says may be read wherever the two talk, and the name is asked for before the first one.
            "wordings" => matches!(self.stands, Stands::Limits | Stands::Cards | Stands::Open | Stands::JustTalk),
            "say_name" => self.stands == Stands::Limits,
            "commit" | "ego_network" if self.is_talk_only => false,
            // What was told when the cover came is written, and nothing of it is shown. Before the cards it can be forgotten.
            "commit" => !self.is_over(),
            "ego_network" => matches!(self.stands, Stands::Cards | Stands::Open),
            "shown_summary" => self.stands == Stands::Cards,
            // Said twice, it is said once.
            "just_talk" => matches!(self.stands, Stands::Cards | Stands::JustTalk),
            "name_suggestions" | "may_have_forgotten" | "staff_suggestions" | "undo" | "redo" => self.stands == Stands::Open,
            // Their own page and file: whose, is asked in [`Sitting::has`]. No viewer of the system's shows one: it has no cover.
            "save_paper" | "draw_paper" => self.stands == Stands::Open,
            _ => false,
        }
    }

    /// As it is told at this moment of the uptime.
    pub fn now(&self, uptime_ms: i64, screen: ScreenNow) -> SittingNow {
        let so_far_s = self.begun_ms.map_or(0, |begun| (uptime_ms - begun).max(0) / 1000) as u32;
        SittingNow {
            wave: self.wave,
            student: self.student,
            name: self.name.clone(),
            stands: self.stands,
            so_far_s,
            is_talk_only: self.is_talk_only,
            is_held: self.is_held,
            written: self.written.clone(),
            screen,
        }
    }

    /// Whether it is this map.
    pub fn has(&self, wave: Id) -> bool {
        self.wave == Some(wave)
    }

    /// Whether it may record this: on its own map, or the choice about it. A value that two people told differently is
    /// chosen only of `record_is_theirs`.
    pub fn takes(&self, edit: &Edit, record_is_theirs: impl FnOnce(Kind, Id) -> bool) -> bool {
        match edit {
            _ if self.is_talk_only || self.stands == Stands::JustTalk => false,
            // Stop and forget, at any moment; before the cards nothing else.
            Edit::Wave(WaveEdit::Forget { wave } | WaveEdit::PutAway { wave }) => self.has(*wave),
            _ if matches!(self.beneath(), Stands::Prepared | Stands::Limits) => false,
            // Before the map only what it is for.
            Edit::Goal { wave, .. } | Edit::Show { wave, .. } => self.has(*wave),
            // Before the map too: what their teachers may read is for them to say.
            Edit::Summary(edit) => {
                edit.is_the_students() && self.beneath() == Stands::Cards && record_is_theirs(Kind::Student, edit.student())
            }
            _ if self.beneath() == Stands::Cards => false,
            // What was agreed on an earlier map of theirs, and how far it came. It stays with that map, whatever becomes of this.
            Edit::Ask { wave, edit: AskEdit::MoveAsk { .. } } if !self.has(*wave) => record_is_theirs(Kind::Wave, *wave),
            Edit::Map { wave, .. } | Edit::Ask { wave, .. } | Edit::Wave(WaveEdit::Keep { wave, .. }) => self.has(*wave),
            Edit::Choose { kind, record, .. } => record_is_theirs(*kind, *record),
            Edit::Wave(WaveEdit::Open { .. } | WaveEdit::Give { .. } | WaveEdit::ChooseAgain { .. } | WaveEdit::Erase { .. })
            | Edit::People(_)
            | Edit::Today(_)
            | Edit::TeamNote(_)
            | Edit::Consent(_)
            | Edit::Hold(_)
            | Edit::Wording(_) => false,
            Edit::Disclosure(_)
            | Edit::Correction(_)
            | Edit::Time(_)
            | Edit::Campaign(_)
            | Edit::Group(_)
            | Edit::Mark(_)
            | Edit::Answer(_) => false,
            Edit::Visitor(_) | Edit::Visit(_) | Edit::Wish(_) | Edit::After(_) | Edit::Question(_) | Edit::Door(_) => false,
            Edit::Interest(_) | Edit::Plan(_) | Edit::Report(_) | Edit::Activity(_) => false,
        }
    }

    /// Whether it may step back and forth there: in the log of its draft, and kept to no other map than its own.
    pub fn steps_in(&self, scope: Scope, wave: Option<Id>) -> bool {
        self.wave.map(Scope::Draft) == Some(scope) && wave.is_none_or(|wave| self.has(wave))
    }

    /// What comes next when the two go on.
    pub fn next(&self) -> Stands {
        match self.stands {
            Stands::Prepared => Stands::Limits,
            Stands::Limits => Stands::Cards,
            Stands::Covered => self.under,
            Stands::Cards if self.is_talk_only => Stands::Cards,
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

    /// Whether something of a map lies open.
    pub fn is_open(&self) -> bool {
        matches!(self.stands, Stands::Cards | Stands::Open)
    }

    /// Whether somebody who comes in would see what is between the two: a map, its cards, or what is said before the first name.
    pub fn can_be_covered(&self) -> bool {
        self.is_open() || self.stands == Stands::Limits
    }

    /// Whether the student has chosen.
    pub fn is_over(&self) -> bool {
        matches!(self.stands, Stands::JustTalk | Stands::Kept | Stands::Forgotten)
    }
}
