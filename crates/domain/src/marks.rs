//! A mark: an adult says of a student "knows me and would come to me", or "I could build this". It is in that adult's own
//! scope, whoever holds the laptop or types in the sheet. No student's absence of marks is recorded: that is our knowledge, and
//! it is read. Nobody is told how many marks they gave or got.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::campaigns::Campaign;
use crate::change::{Scope, Set};
use crate::people::joined;
use crate::record::{Fields, Ground, Id, Kind, derived, read, read_id, value};
use crate::refusal::Refusal;

/// The two levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum MarkLevel {
    /// This student knows me and would come to me.
    WouldCome,
    /// I could build this.
    CouldBuild,
}

/// How an adult's marks came in. All are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum SheetWay {
    /// On a laptop of their own.
    Own,
    /// On one that was passed around.
    Passed,
    /// On a paper roster that somebody typed in.
    Paper,
}

/// The most students for whom an adult may offer to look out.
pub const MOST_OFFERED: u32 = 3;

/// What an adult records in the meeting, or somebody for them from paper.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum MarkEdit {
    /// None takes the mark off.
    Mark { campaign: Id, adult: Id, student: Id, level: Option<MarkLevel>, on: NaiveDate },
    /// This adult went through the students; also one who marked nobody has. None: not yet after all.
    FinishSheet { campaign: Id, adult: Id, way: Option<SheetWay>, on: NaiveDate },
    /// For how many students whom we have not learned about yet this adult would quietly look out.
    OfferQuietly { campaign: Id, adult: Id, students: u32, on: NaiveDate },
}

/// The mark of this adult on this student: the same on every laptop.
pub fn mark_id(campaign: Id, adult: Id, student: Id) -> Id {
    derived(campaign, &[b"mark", adult.as_bytes(), student.as_bytes()])
}

/// What this adult said of the campaign as a whole.
pub fn sheet_id(campaign: Id, adult: Id) -> Id {
    derived(campaign, &[b"sheet", adult.as_bytes()])
}

impl MarkEdit {
    /// The campaign that it belongs to.
    pub const fn campaign(&self) -> Id {
        match self {
            MarkEdit::Mark { campaign, .. }
            | MarkEdit::FinishSheet { campaign, .. }
            | MarkEdit::OfferQuietly { campaign, .. } => *campaign,
        }
    }

    /// Whose mark or sheet it is.
    pub const fn adult(&self) -> Id {
        match self {
            MarkEdit::Mark { adult, .. } | MarkEdit::FinishSheet { adult, .. } | MarkEdit::OfferQuietly { adult, .. } => *adult,
        }
    }

    /// What this edit changes.
    pub fn changes(&self, ground: &dyn Ground) -> Result<Vec<Set>, Refusal> {
        let (MarkEdit::Mark { campaign, adult, on, .. }
        | MarkEdit::FinishSheet { campaign, adult, on, .. }
        | MarkEdit::OfferQuietly { campaign, adult, on, .. }) = self;
        Campaign::open_on(ground, *campaign, *on)?;
        ground.record(Kind::Staff, *adult).ok_or(Refusal::NoSuchRecord)?;
        let scope = Scope::Staff(*adult);
        match self {
            MarkEdit::Mark { student, level, .. } => {
                ground.record(Kind::Student, *student).ok_or(Refusal::NoSuchStudent)?;
                let set = |record, field, value| Set { scope, kind: Kind::Mark, record, field, value };
                // A mark that was put on another record of this student is the same mark.
                let others = joined(ground, *student).into_iter().filter(|one| one != student);
                let others = others.map(|one| mark_id(*campaign, *adult, one));
                let is_marked =
                    |id: &Id| ground.record(Kind::Mark, *id).is_some_and(|told| read::<MarkLevel>(&told, "level").is_some());
                let mut sets: Vec<Set> = others.filter(is_marked).map(|id| set(id, "level", value(&None::<MarkLevel>))).collect();
                let id = mark_id(*campaign, *adult, *student);
                let now = ground.record(Kind::Mark, id);
                if now.as_ref().and_then(|now| read::<MarkLevel>(now, "level")) != *level {
                    if now.is_none() {
                        sets.push(set(id, "campaign", value(campaign)));
                        sets.push(set(id, "adult", value(adult)));
                        sets.push(set(id, "student", value(student)));
                    }
                    sets.push(set(id, "level", value(level)));
                }
                Ok(sets)
            }
            MarkEdit::FinishSheet { way, .. } => {
                let done = way.map(|way| (way, *on));
                let (way, finished_on) = (done.map(|done| done.0), done.map(|done| done.1));
                Ok(sheet(ground, *campaign, *adult, &[("way", value(&way)), ("finished_on", value(&finished_on))]))
            }
            MarkEdit::OfferQuietly { students, .. } => {
                if *students > MOST_OFFERED {
                    return Err(Refusal::TooMany { most: MOST_OFFERED });
                }
                Ok(sheet(ground, *campaign, *adult, &[("offers", value(students))]))
            }
        }
    }
}

/// Sets what differs on an adult's sheet.
fn sheet(ground: &dyn Ground, campaign: Id, adult: Id, told: &[(&'static str, serde_json::Value)]) -> Vec<Set> {
    let id = sheet_id(campaign, adult);
    let now = ground.record(Kind::MarkSheet, id).unwrap_or_default();
    let whose = [("campaign", value(&campaign)), ("adult", value(&adult))];
    let all = whose.iter().chain(told);
    let differs =
        |(field, told): &&(&'static str, serde_json::Value)| now.get(*field).unwrap_or(&serde_json::Value::Null) != told;
    let set = |(field, told): &(&'static str, serde_json::Value)| Set {
        scope: Scope::Staff(adult),
        kind: Kind::MarkSheet,
        record: id,
        field,
        value: told.clone(),
    };
    all.filter(differs).map(set).collect()
}

/// A mark as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    pub campaign: Id,
    pub adult: Id,
    pub student: Id,
    pub level: MarkLevel,
}

impl Mark {
    /// Reads one that was not taken off.
    pub fn read(fields: &Fields) -> Option<Mark> {
        Some(Mark {
            campaign: read_id(fields, "campaign")?,
            adult: read_id(fields, "adult")?,
            student: read_id(fields, "student")?,
            level: read(fields, "level")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaigns::CampaignPurpose;
    use std::collections::HashMap;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 9, day).unwrap()
    }

    /// A campaign (5) from the 7th to the 11th, a student (1), an adult (2), and what was marked.
    #[derive(Default)]
    struct Here(HashMap<(Kind, Id), Fields>);

    impl Here {
        fn takes(&mut self, sets: &[Set]) {
            for set in sets {
                self.0.entry((set.kind, set.record)).or_default().insert(set.field.to_owned(), set.value.clone());
            }
        }
    }

    impl Ground for Here {
        fn record(&self, kind: Kind, id: Id) -> Option<Fields> {
            match (kind, id.as_u128()) {
                (Kind::Campaign, 5) => Some(Fields::from_iter([
                    ("school".to_owned(), value(&Id::from_u128(3))),
                    ("purpose".to_owned(), value(&CampaignPurpose::default())),
                    ("opens_on".to_owned(), value(&day(7))),
                    ("closes_on".to_owned(), value(&day(11))),
                ])),
                (Kind::Student, 1) | (Kind::Staff, 2) => Some(Fields::new()),
                _ => self.0.get(&(kind, id)).cloned(),
            }
        }
        fn of(&self, _: Kind, _: &str, _: Id) -> Vec<(Id, Fields)> {
            Vec::new()
        }
    }

    fn marks(here: &Here, student: u128, level: Option<MarkLevel>, on: NaiveDate) -> Result<Vec<Set>, Refusal> {
        let (campaign, adult, student) = (Id::from_u128(5), Id::from_u128(2), Id::from_u128(student));
        MarkEdit::Mark { campaign, adult, student, level, on }.changes(here)
    }

    #[test]
    fn a_mark_is_the_adults_own_and_the_same_mark_again_is_nothing() {
        let mut here = Here::default();
        let sets = marks(&here, 1, Some(MarkLevel::WouldCome), day(8)).unwrap();
        assert!(sets.iter().all(|set| set.scope == Scope::Staff(Id::from_u128(2)) && set.kind == Kind::Mark));
        here.takes(&sets);
        assert_eq!(marks(&here, 1, Some(MarkLevel::WouldCome), day(8)), Ok(vec![]));
        let other = marks(&here, 1, Some(MarkLevel::CouldBuild), day(8)).unwrap();
        assert_eq!(other.iter().map(|set| set.field).collect::<Vec<_>>(), ["level"]);
        let off = marks(&here, 1, None, day(8)).unwrap();
        here.takes(&off);
        assert_eq!(marks(&here, 1, None, day(8)), Ok(vec![]));
        assert_eq!(marks(&here, 7, None, day(8)), Err(Refusal::NoSuchStudent));
        assert_eq!(marks(&here, 1, None, day(12)), Err(Refusal::CampaignIsOver));
    }

    #[test]
    fn an_adult_who_marked_nobody_can_be_through_all_the_same() {
        let (campaign, adult, on) = (Id::from_u128(5), Id::from_u128(2), day(9));
        let mut here = Here::default();
        let finish = |way| MarkEdit::FinishSheet { campaign, adult, way, on };
        let sets = finish(Some(SheetWay::Paper)).changes(&here).unwrap();
        assert_eq!(sets.iter().map(|set| set.field).collect::<Vec<_>>(), ["campaign", "adult", "way", "finished_on"]);
        here.takes(&sets);
        assert_eq!(finish(Some(SheetWay::Paper)).changes(&here), Ok(vec![]));
        assert_eq!(finish(None).changes(&here).unwrap().len(), 2);
        let offers = |students| MarkEdit::OfferQuietly { campaign, adult, students, on }.changes(&here);
        assert_eq!((offers(2).unwrap().len(), offers(4)), (1, Err(Refusal::TooMany { most: 3 })));
    }
}
