//! Why an Edit was not done. A closed list: every one has a sentence in every language and a story
//! that reaches it. No refusal carries a name.

use serde::{Deserialize, Serialize};
use specta::Type;

/// Nothing was written. The sentence for each is in `words`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, thiserror::Error)]
#[serde(tag = "refusal", rename_all = "snake_case")]
pub enum Refusal {
    #[error("a name has to have at least one letter")]
    NameIsEmpty,
    #[error("a name can have at most {most} characters")]
    NameIsTooLong { most: u32 },
    #[error("this map is not here any more")]
    NoSuchWave,
    #[error("this person is not on the map any more")]
    NoSuchAlter,
    #[error("this student is not in this store")]
    NoSuchStudent,
    #[error("a map can hold at most {most} people")]
    MapIsFull { most: u32 },
    #[error("a line needs two different people")]
    TieToSelf,
    #[error("this student has an open map already")]
    WaveIsOpen { wave: crate::record::Id },
    #[error("this map was decided already")]
    WaveIsDecided,
    #[error("these two are the same record")]
    SameStudent,
    #[error("there is nothing to undo")]
    NothingToUndo,
    #[error("this was taken back already")]
    IsUndone,
    #[error("there is nothing to redo")]
    NothingToRedo,
    #[error("the roster changed since this preview; look at it again")]
    PreviewIsStale,
    #[error("this is not here any more")]
    NoSuchRecord,
    #[error("there is nothing to choose between any more")]
    NothingToChoose,
    #[error("there is nothing written")]
    TextIsEmpty,
    #[error("this note is signed and stays as it is")]
    NoteIsSigned,
    #[error("the words can have at most {most} characters")]
    TextIsTooLong { most: u32 },
    #[error("it has no words yet")]
    NothingSaid,
    #[error("this day is over already")]
    DayIsOver,
    #[error("at most {most} kinds of help can be chosen")]
    TooManyKinds { most: u32 },
    #[error("a hold stands on this file: nothing of it is erased until that ends")]
    OnHold { reason: Option<crate::holds::HoldReason> },
    #[error("this was noted already and stays as it is")]
    IsNoted,
    #[error("a time has from 1 to {most} minutes")]
    NoSuchTime { most: u32 },
    #[error("the words have changed since they were read")]
    WordsChanged,
    #[error("a list can have at most {most} lines")]
    TooMany { most: u32 },
    #[error("a parent said no to mapping, and that stands")]
    ParentSaidNo,
    #[error("the days on which students are marked are over, or have not come yet")]
    CampaignIsOver,
    #[error("what a figure has to count only rises: it is {now}, and at most {most}")]
    ThresholdOnlyRises { now: u32, most: u32 },
    #[error("the last day comes before the first")]
    EndsBeforeItBegins,
    #[error("too little has changed since the last release, which stands")]
    ReleaseStands,
    #[error("there are too few students here to say anything about")]
    NothingToRelease,
    #[error("the district has nobody asked whether they would like to stay in touch")]
    StayInTouchIsOff,
}
