//! Where does a counselor's time go? Entries of their own in the categories of the ASCA National Model's use-of-time
//! calculator (4th ed., 2019). An entry names no student unless the counselor ticked it.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::change::{REMOVED, Scope, Set};
use crate::names;
use crate::record::{Fields, Ground, Id, Kind, read, read_id, value};
use crate::refusal::Refusal;

/// The longest entry, in minutes: half a day and a night.
pub const MOST_MINUTES: u32 = 720;

/// The longest topic, in characters.
pub const LONGEST_TOPIC: usize = 80;

/// What a time went to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum TimeKind {
    Instruction,
    /// Appraisal and advisement.
    Advisement,
    Counseling,
    Consultation,
    Collaboration,
    Referrals,
    /// Program planning and school support.
    Planning,
    /// Tasks that are no school counseling.
    OtherTask,
}

/// The categories by which ASCA counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum TimeGroup {
    Direct,
    Indirect,
    Planning,
    OtherTask,
}

impl TimeGroup {
    pub const ALL: [TimeGroup; 4] = [TimeGroup::Direct, TimeGroup::Indirect, TimeGroup::Planning, TimeGroup::OtherTask];
}

impl TimeKind {
    /// The category that it counts in.
    pub const fn group(self) -> TimeGroup {
        match self {
            TimeKind::Instruction | TimeKind::Advisement | TimeKind::Counseling => TimeGroup::Direct,
            TimeKind::Consultation | TimeKind::Collaboration | TimeKind::Referrals => TimeGroup::Indirect,
            TimeKind::Planning => TimeGroup::Planning,
            TimeKind::OtherTask => TimeGroup::OtherTask,
        }
    }
}

/// What is recorded about time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum TimeEdit {
    /// Noted, or noted otherwise under the same id.
    LogTime {
        entry: Id,
        counselor: Id,
        on: NaiveDate,
        kind: TimeKind,
        minutes: u32,
        topic: Option<String>,
        student: Option<Id>,
    },
    RemoveTime {
        entry: Id,
        counselor: Id,
    },
}

impl TimeEdit {
    /// What this edit changes.
    pub fn changes(&self, ground: &dyn Ground) -> Result<Vec<Set>, Refusal> {
        let (TimeEdit::LogTime { entry, counselor, .. } | TimeEdit::RemoveTime { entry, counselor }) = self;
        let now = ground.record(Kind::TimeEntry, *entry);
        if now.as_ref().is_some_and(|now| read_id(now, "counselor") != Some(*counselor)) {
            return Err(Refusal::NoSuchRecord);
        }
        let set = |field, value| Set { scope: Scope::Staff(*counselor), kind: Kind::TimeEntry, record: *entry, field, value };
        match self {
            TimeEdit::LogTime { on, kind, minutes, topic, student, .. } => {
                if !(1..=MOST_MINUTES).contains(minutes) {
                    return Err(Refusal::NoSuchTime { most: MOST_MINUTES });
                }
                if let Some(student) = student {
                    ground.record(Kind::Student, *student).ok_or(Refusal::NoSuchStudent)?;
                }
                let topic = topic.as_deref().filter(|topic| !topic.trim().is_empty());
                let topic = topic.map(|topic| names::words(topic, LONGEST_TOPIC)).transpose()?;
                let now = now.unwrap_or_default();
                let told = [
                    ("counselor", value(counselor)),
                    ("spent_on", value(on)),
                    ("what", value(kind)),
                    ("minutes", value(minutes)),
                    ("topic", value(&topic)),
                    ("student", value(student)),
                ];
                let is_new = |(field, told): &(&'static str, serde_json::Value)| {
                    now.get(*field).unwrap_or(&serde_json::Value::Null) != told
                };
                Ok(told.into_iter().filter(is_new).map(|(field, told)| set(field, told)).collect())
            }
            TimeEdit::RemoveTime { .. } => {
                now.ok_or(Refusal::NoSuchRecord)?;
                Ok(vec![set(REMOVED, value(&true))])
            }
        }
    }
}

/// One entry, as it is listed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TimeEntry {
    pub id: Id,
    pub on: NaiveDate,
    pub kind: TimeKind,
    pub minutes: u32,
    pub topic: Option<String>,
    pub student: Option<Id>,
}

impl TimeEntry {
    /// Reads one from its record.
    pub fn read(id: Id, fields: &Fields) -> Option<TimeEntry> {
        Some(TimeEntry {
            id,
            on: read(fields, "spent_on")?,
            kind: read(fields, "what")?,
            minutes: read(fields, "minutes")?,
            topic: read(fields, "topic"),
            student: read_id(fields, "student"),
        })
    }
}

/// Over which days a log is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum TimePeriod {
    Month,
    /// From the first of July, when a district's year begins nearly everywhere in the United States.
    SchoolYear,
}

impl TimePeriod {
    /// The first day of the period that `today` lies in.
    pub fn begins(self, today: NaiveDate) -> NaiveDate {
        let year = if today.month() < 7 { today.year() - 1 } else { today.year() };
        let first = match self {
            TimePeriod::Month => today.with_day(1),
            TimePeriod::SchoolYear => NaiveDate::from_ymd_opt(year, 7, 1),
        };
        first.unwrap_or(today)
    }

    /// The last day of it.
    pub fn ends(self, today: NaiveDate) -> NaiveDate {
        let months = match self {
            TimePeriod::Month => 1,
            TimePeriod::SchoolYear => 12,
        };
        let next = self.begins(today).checked_add_months(chrono::Months::new(months));
        next.and_then(|next| next.pred_opt()).unwrap_or(today)
    }
}

/// How much went to one category.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TimeShare {
    pub group: TimeGroup,
    pub minutes: u32,
    /// Of all minutes that were noted, rounded; all four together are 100.
    pub pct: u32,
}

/// Every category with its share, in ASCA's order; empty where nothing was noted: unknown is not zero.
pub fn shares(entries: &[TimeEntry]) -> Vec<TimeShare> {
    let total: u64 = entries.iter().map(|entry| u64::from(entry.minutes)).sum();
    if total == 0 {
        return Vec::new();
    }
    let minutes = TimeGroup::ALL.map(|group| {
        entries.iter().filter(|entry| entry.kind.group() == group).map(|entry| u64::from(entry.minutes)).sum::<u64>()
    });
    // The largest remainders are rounded up, so that what is shown adds up.
    let mut pcts = minutes.map(|part| part * 100 / total);
    let mut order: Vec<usize> = (0..minutes.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(minutes[*at] * 100 % total));
    let missing = 100 - pcts.iter().sum::<u64>();
    for at in order.into_iter().take(missing as usize) {
        pcts[at] += 1;
    }
    let all = TimeGroup::ALL.into_iter().zip(minutes).zip(pcts);
    all.map(|((group, minutes), pct)| TimeShare { group, minutes: minutes as u32, pct: pct as u32 }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn entry(kind: TimeKind, minutes: u32) -> TimeEntry {
        TimeEntry { id: Id::nil(), on: NaiveDate::default(), kind, minutes, topic: None, student: None }
    }

    #[test]
    fn shares_add_up_to_a_hundred_and_nothing_noted_has_none() {
        assert_eq!(shares(&[]), []);
        let all = shares(&[entry(TimeKind::Counseling, 20), entry(TimeKind::Referrals, 20), entry(TimeKind::Planning, 20)]);
        assert_eq!(
            all.iter().map(|share| (share.minutes, share.pct)).collect::<Vec<_>>(),
            [(20, 34), (20, 33), (20, 33), (0, 0)]
        );
    }

    #[test]
    fn a_school_year_begins_in_july_and_a_month_with_its_first() {
        assert_eq!(TimePeriod::SchoolYear.begins(day(2026, 9, 7)), day(2026, 7, 1));
        assert_eq!(TimePeriod::SchoolYear.begins(day(2027, 6, 30)), day(2026, 7, 1));
        assert_eq!(TimePeriod::SchoolYear.ends(day(2027, 6, 30)), day(2027, 6, 30));
        assert_eq!(
            (TimePeriod::Month.begins(day(2028, 2, 9)), TimePeriod::Month.ends(day(2028, 2, 9))),
            (day(2028, 2, 1), day(2028, 2, 29))
        );
    }

    /// An entry of Ana's (1), and nobody else's.
    struct Here;

    impl Ground for Here {
        fn record(&self, kind: Kind, id: Id) -> Option<Fields> {
            let fields = Fields::from_iter([("counselor".to_owned(), value(&Id::from_u128(1)))]);
            (kind == Kind::TimeEntry && id == Id::from_u128(9)).then_some(fields)
        }
        fn of(&self, _: Kind, _: &str, _: Id) -> Vec<(Id, Fields)> {
            Vec::new()
        }
    }

    #[test]
    fn an_entry_is_the_counselors_own_and_has_a_length() {
        let logs = |entry: u128, counselor: u128, minutes, student: Option<u128>| {
            let (entry, counselor) = (Id::from_u128(entry), Id::from_u128(counselor));
            let (topic, student) = (Some(" ".into()), student.map(Id::from_u128));
            let kind = TimeKind::Counseling;
            TimeEdit::LogTime { entry, counselor, on: NaiveDate::default(), kind, minutes, topic, student }.changes(&Here)
        };
        let sets = logs(2, 1, 15, None).unwrap();
        assert!(sets.iter().all(|set| set.scope == Scope::Staff(Id::from_u128(1))));
        assert_eq!(sets.iter().map(|set| set.field).collect::<Vec<_>>(), ["counselor", "spent_on", "what", "minutes"]);
        assert_eq!(logs(2, 1, 0, None), Err(Refusal::NoSuchTime { most: 720 }));
        assert_eq!(logs(2, 1, 721, None), Err(Refusal::NoSuchTime { most: 720 }));
        assert_eq!(logs(2, 1, 15, Some(5)), Err(Refusal::NoSuchStudent));
        assert_eq!(logs(9, 3, 15, None), Err(Refusal::NoSuchRecord));
        let removes = |entry, counselor| {
            TimeEdit::RemoveTime { entry: Id::from_u128(entry), counselor: Id::from_u128(counselor) }.changes(&Here)
        };
        assert_eq!(
            (removes(9, 1).unwrap().len(), removes(9, 3), removes(2, 1)),
            (1, Err(Refusal::NoSuchRecord), Err(Refusal::NoSuchRecord))
        );
    }
}
