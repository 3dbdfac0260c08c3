//! A campaign: for some days every adult of a school marks the students they know. It opens with its purpose (who benefits,
//! who could be hurt), says who sees the result, and has two days on which somebody asks what came of it. It opens no file and
//! counts nobody: what was marked is in `marks`.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::change::{Scope, Set};
use crate::names;
use crate::people::joined;
use crate::record::{Fields, Ground, Id, Kind, derived, read, read_id, value};
use crate::refusal::Refusal;

/// The longest words of a purpose, in characters.
pub const LONGEST_PURPOSE: usize = 400;

/// After how many days somebody looks again: four weeks and two months.
pub const FOLLOW_UP_DAYS: [u64; 2] = [28, 61];

/// What a campaign is for, in the words of whoever opens it. Both have to be said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CampaignPurpose {
    pub who_benefits: String,
    /// And what is done so that nobody is.
    pub who_could_be_hurt: String,
}

/// One of the two days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum FollowUp {
    FourWeeks,
    TwoMonths,
}

impl FollowUp {
    pub const ALL: [FollowUp; 2] = [FollowUp::FourWeeks, FollowUp::TwoMonths];

    /// The day, counted from the last day of the campaign.
    pub fn due_on(self, closes_on: NaiveDate) -> NaiveDate {
        closes_on.checked_add_days(Days::new(FOLLOW_UP_DAYS[self as usize])).unwrap_or(closes_on)
    }

    const fn said(self) -> &'static str {
        match self {
            FollowUp::FourWeeks => "said_first",
            FollowUp::TwoMonths => "said_second",
        }
    }
}

/// What is said of a quiet match when somebody looks again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum MatchSaid {
    /// They talk now and then.
    Talking,
    NotYet,
    /// Somebody else is there for the student now.
    SomebodyElse,
}

/// What is recorded about campaigns by those who see the result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum CampaignEdit {
    OpenCampaign {
        campaign: Id,
        school: Id,
        purpose: CampaignPurpose,
        opens_on: NaiveDate,
        closes_on: NaiveDate,
    },
    /// The last day is another one: earlier, or later.
    CloseOn {
        campaign: Id,
        closes_on: NaiveDate,
    },
    /// An adult offered to look out for this student, who is told nothing; or (false) no longer does.
    MatchQuietly {
        campaign: Id,
        student: Id,
        adult: Id,
        is_on: bool,
        /// Whose match ends with it: one step, which is undone whole.
        instead_of: Option<Id>,
        on: NaiveDate,
    },
    /// What came of a match by one of the two days.
    SayOfMatch {
        quiet_match: Id,
        at: FollowUp,
        said: Option<MatchSaid>,
    },
}

/// The match of this adult with this student in this campaign: the same, whoever notes it.
pub fn match_id(campaign: Id, student: Id, adult: Id) -> Id {
    derived(campaign, &[b"quiet match", student.as_bytes(), adult.as_bytes()])
}

/// A campaign as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Campaign {
    pub id: Id,
    pub school: Id,
    pub purpose: CampaignPurpose,
    pub opens_on: NaiveDate,
    pub closes_on: NaiveDate,
}

impl Campaign {
    /// Reads one from its record.
    pub fn read(id: Id, fields: &Fields) -> Option<Campaign> {
        Some(Campaign {
            id,
            school: read_id(fields, "school")?,
            purpose: read(fields, "purpose")?,
            opens_on: read(fields, "opens_on")?,
            closes_on: read(fields, "closes_on")?,
        })
    }

    /// Whether the adults mark on this day: names and grades are theirs to see for these days alone.
    pub fn is_open(&self, on: NaiveDate) -> bool {
        (self.opens_on..=self.closes_on).contains(&on)
    }

    /// The campaign of that name, while the adults mark.
    pub fn open_on(ground: &dyn Ground, campaign: Id, on: NaiveDate) -> Result<Campaign, Refusal> {
        let told = ground.record(Kind::Campaign, campaign).ok_or(Refusal::NoSuchRecord)?;
        let campaign = Campaign::read(campaign, &told).ok_or(Refusal::NoSuchRecord)?;
        if campaign.is_open(on) { Ok(campaign) } else { Err(Refusal::CampaignIsOver) }
    }
}

fn there(ground: &dyn Ground, campaign: Id) -> Result<Campaign, Refusal> {
    ground.record(Kind::Campaign, campaign).and_then(|told| Campaign::read(campaign, &told)).ok_or(Refusal::NoSuchRecord)
}

impl CampaignEdit {
    /// What this edit changes.
    pub fn changes(&self, ground: &dyn Ground) -> Result<Vec<Set>, Refusal> {
        match self {
            CampaignEdit::OpenCampaign { campaign, school, purpose, opens_on, closes_on } => {
                if ground.record(Kind::Campaign, *campaign).is_some() {
                    return Err(Refusal::IsNoted);
                }
                let purpose = CampaignPurpose {
                    who_benefits: names::words(&purpose.who_benefits, LONGEST_PURPOSE)?,
                    who_could_be_hurt: names::words(&purpose.who_could_be_hurt, LONGEST_PURPOSE)?,
                };
                if closes_on < opens_on {
                    return Err(Refusal::DayIsOver);
                }
                let set =
                    |field, value| Set { scope: Scope::School(*school), kind: Kind::Campaign, record: *campaign, field, value };
                Ok(vec![
                    set("school", value(school)),
                    set("purpose", value(&purpose)),
                    set("opens_on", value(opens_on)),
                    set("closes_on", value(closes_on)),
                ])
            }
            CampaignEdit::CloseOn { campaign, closes_on } => {
                let now = there(ground, *campaign)?;
                if *closes_on < now.opens_on {
                    return Err(Refusal::DayIsOver);
                }
                let scope = Scope::School(now.school);
                Ok(vec![Set { scope, kind: Kind::Campaign, record: *campaign, field: "closes_on", value: value(closes_on) }])
            }
            CampaignEdit::MatchQuietly { campaign, student, adult, is_on, instead_of, on } => {
                let scope = Scope::School(there(ground, *campaign)?.school);
                ground.record(Kind::Student, *student).ok_or(Refusal::NoSuchStudent)?;
                ground.record(Kind::Staff, *adult).ok_or(Refusal::NoSuchRecord)?;
                // Under whichever of the student's records it was noted.
                let records = joined(ground, *student);
                let holding = |adult: Id| -> Vec<Id> {
                    let is_on =
                        |id: &Id| ground.record(Kind::QuietMatch, *id).is_some_and(|told| read(&told, "is_on") == Some(true));
                    records.iter().map(|one| match_id(*campaign, *one, adult)).filter(is_on).collect()
                };
                let set = |record, field, value| Set { scope, kind: Kind::QuietMatch, record, field, value };
                let off = |adult: Id| holding(adult).into_iter().map(|id| set(id, "is_on", value(&false))).collect::<Vec<_>>();
                if !is_on {
                    return Ok(off(*adult));
                }
                let mut sets = instead_of.filter(|other| other != adult).map(off).unwrap_or_default();
                if !holding(*adult).is_empty() {
                    return Ok(sets);
                }
                let id = match_id(*campaign, *student, *adult);
                sets.extend([
                    set(id, "campaign", value(campaign)),
                    set(id, "student", value(student)),
                    set(id, "adult", value(adult)),
                    set(id, "since_on", value(on)),
                    set(id, "is_on", value(is_on)),
                ]);
                Ok(sets)
            }
            CampaignEdit::SayOfMatch { quiet_match, at, said } => {
                let told = ground.record(Kind::QuietMatch, *quiet_match).ok_or(Refusal::NoSuchRecord)?;
                let campaign = there(ground, read_id(&told, "campaign").ok_or(Refusal::NoSuchRecord)?)?;
                let (scope, field) = (Scope::School(campaign.school), at.said());
                let set = |record, value| Set { scope, kind: Kind::QuietMatch, record, field, value };
                let mut sets = vec![set(*quiet_match, value(said))];
                // Two records of one student may have a match with this adult each: what is said of it is said of every one of which
                // something was said, so that it reads alike now and nothing is lost where the records are parted again.
                if let Some((student, adult)) = read_id(&told, "student").zip(read_id(&told, "adult")) {
                    let others = joined(ground, student).into_iter().map(|one| match_id(campaign.id, one, adult));
                    let others = others.filter(|id| id != quiet_match);
                    let is_said = |id: &Id| {
                        ground.record(Kind::QuietMatch, *id).is_some_and(|told| read::<MatchSaid>(&told, field).is_some())
                    };
                    sets.extend(others.filter(is_said).map(|id| set(id, value(said))));
                }
                Ok(sets)
            }
        }
    }
}

/// A quiet match, as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct QuietMatch {
    pub id: Id,
    pub campaign: Id,
    pub student: Id,
    pub adult: Id,
    pub since_on: NaiveDate,
    /// After four weeks, and after two months.
    pub said: [Option<MatchSaid>; 2],
}

impl QuietMatch {
    /// Reads one that holds.
    pub fn read(id: Id, fields: &Fields) -> Option<QuietMatch> {
        read::<bool>(fields, "is_on").filter(|is| *is)?;
        Some(QuietMatch {
            id,
            campaign: read_id(fields, "campaign")?,
            student: read_id(fields, "student")?,
            adult: read_id(fields, "adult")?,
            since_on: read(fields, "since_on")?,
            said: FollowUp::ALL.map(|at| read(fields, at.said())),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 9, day).unwrap()
    }

    /// A campaign (5) from the 7th to the 11th, a student (1), an adult (2).
    struct Here;

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
                _ => None,
            }
        }
        fn of(&self, _: Kind, _: &str, _: Id) -> Vec<(Id, Fields)> {
            Vec::new()
        }
    }

    fn opens(campaign: u128, benefits: &str, hurt: &str, closes_on: NaiveDate) -> Result<Vec<Set>, Refusal> {
        let purpose = CampaignPurpose { who_benefits: benefits.into(), who_could_be_hurt: hurt.into() };
        let (campaign, school) = (Id::from_u128(campaign), Id::from_u128(3));
        CampaignEdit::OpenCampaign { campaign, school, purpose, opens_on: day(7), closes_on }.changes(&Here)
    }

    #[test]
    fn a_campaign_opens_with_its_purpose_or_not_at_all() {
        let sets = opens(9, "Students nobody knows yet.", "Nobody is named in the room.", day(11)).unwrap();
        assert!(sets.iter().all(|set| set.scope == Scope::School(Id::from_u128(3))));
        assert_eq!(opens(9, " ", "Nobody.", day(11)), Err(Refusal::NothingSaid));
        assert_eq!(opens(9, "Everybody.", "", day(11)), Err(Refusal::NothingSaid));
        assert_eq!(opens(9, "Everybody.", "Nobody.", day(6)), Err(Refusal::DayIsOver));
        assert_eq!(opens(5, "Everybody.", "Nobody.", day(11)), Err(Refusal::IsNoted));
    }

    #[test]
    fn names_are_open_for_its_days_alone_and_somebody_looks_again_after_four_weeks_and_two_months() {
        let at = |on| Campaign::open_on(&Here, Id::from_u128(5), on).map(|campaign| campaign.id.as_u128());
        assert_eq!(
            [day(6), day(7), day(11), day(12)].map(at),
            [Err(Refusal::CampaignIsOver), Ok(5), Ok(5), Err(Refusal::CampaignIsOver)]
        );
        assert_eq!(FollowUp::FourWeeks.due_on(day(11)), NaiveDate::from_ymd_opt(2026, 10, 9).unwrap());
        assert_eq!(FollowUp::TwoMonths.due_on(day(11)), NaiveDate::from_ymd_opt(2026, 11, 11).unwrap());
    }

    #[test]
    fn a_match_is_of_an_adult_and_a_student_who_are_there() {
        let matches = |student, adult| {
            let (campaign, student, adult) = (Id::from_u128(5), Id::from_u128(student), Id::from_u128(adult));
            CampaignEdit::MatchQuietly { campaign, student, adult, is_on: true, instead_of: None, on: day(12) }.changes(&Here)
        };
        let sets = matches(1, 2).unwrap();
        assert!(sets.iter().all(|set| set.kind == Kind::QuietMatch && set.scope == Scope::School(Id::from_u128(3))));
        assert_eq!((matches(4, 2), matches(1, 4)), (Err(Refusal::NoSuchStudent), Err(Refusal::NoSuchRecord)));
    }
}
