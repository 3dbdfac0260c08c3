//! Who did something together? A circle, a club, an online class or a dialogue of two groups: one class or some of it on one
//! day, with whoever led it. A part is one student's share in it; who spoke with whom is said of a circle alone, pair by pair,
//! and stays in the class's file: no student is told of in another's. A student whose parents opted out of visits is left out
//! here too, whoever ticks them. Being there together is no relationship: only a student makes it one, on their own map.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use specta::Type;

use crate::change::{REMOVED, Scope, Set};
use crate::consent::{Consent, ConsentFor};
use crate::ego_network::Link;
use crate::names;
use crate::record::{Fields, Ground, Id, Kind, derived, read, read_id, value};
use crate::refusal::Refusal;
use crate::visitors::{differing, join, keep_apart};
use crate::visits::{MOST_PRESENT, WhoCame, entries, scope_of};

/// At most so many pairs of a circle: everybody with everybody in a group of sixty.
pub const MOST_PAIRS: usize = 1_770;

/// What it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ActivityKind {
    Circle,
    Club,
    OnlineClass,
    /// Two groups that speak with each other, with somebody who leads it.
    Dialogue,
}

/// Which of the two groups of a dialogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    One,
    Other,
}

/// Who led it: somebody who works at the school, or somebody of the directory of visitors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum LedBy {
    Staff { staff: Id },
    Visitor { came: WhoCame },
}

/// A student who was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TookPart {
    pub student: Id,
    /// Of a dialogue; None: nobody said.
    pub side: Option<Side>,
}

/// An activity as it is logged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct LoggedActivity {
    pub activity: Id,
    pub section: Id,
    pub what: ActivityKind,
    pub name: String,
    pub held_on: NaiveDate,
    /// None: the students among themselves, or nobody said.
    pub led_by: Option<LedBy>,
    /// What the two groups of a dialogue are called; a group may be guests who are no students here.
    pub groups: Vec<String>,
    pub present: Vec<TookPart>,
    /// Who belongs to it and was away. Of a class of which only some take part the others are in neither list.
    pub absent: Vec<Id>,
    /// Of a circle: who spoke with whom.
    pub spoke: Vec<(Id, Id)>,
    pub logged_by: Id,
}

/// What is recorded about activities.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum ActivityEdit {
    /// Logged, or logged otherwise under the same id. The class stays.
    LogActivity {
        activity: Box<LoggedActivity>,
    },
    /// With every entry that was joined to it.
    RemoveActivity {
        activity: Id,
    },
    /// One activity that was logged twice: shown once, kept twice, undoable.
    JoinActivities {
        activity: Id,
        same_as: Id,
    },
    SeparateActivity {
        activity: Id,
    },
    KeepActivitiesApart {
        activity: Id,
        other: Id,
    },
}

/// One student's part, as one value: presence is nothing without whose and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    pub activity: Id,
    pub student: Id,
    pub was_present: bool,
    // Left out where nobody said it, as the table reads it back: so what is told again is no change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<Side>,
}

/// Two students who spoke with each other there; `a` is the smaller id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    pub activity: Id,
    pub a: Id,
    pub b: Id,
}

/// One student's part in an activity: whoever logs it, it is one record.
pub fn part_id(activity: Id, student: Id) -> Id {
    derived(activity, &[b"part", student.as_bytes()])
}

/// That these two spoke there, in any order.
pub fn spoke_id(activity: Id, a: Id, b: Id) -> Id {
    let (a, b) = if a < b { (a, b) } else { (b, a) };
    derived(activity, &[b"spoke", a.as_bytes(), b.as_bytes()])
}

/// The activity of a part or of a pair, each of which lies in one composed field.
pub fn activity_of(fields: &Fields) -> Option<Id> {
    let held = fields.get("part").or_else(|| fields.get("pair"))?;
    held.get("activity")?.as_str()?.parse().ok()
}

/// Who led an activity, as it is kept.
pub fn led_by(activity: &Fields) -> Option<Link> {
    read(activity, "led_by")
}

impl LedBy {
    /// Who it is; somebody new is told of in `sets`.
    fn link(&self, ground: &dyn Ground, sets: &mut Vec<Set>) -> Result<Link, Refusal> {
        match self {
            LedBy::Staff { staff } => {
                ground.record(Kind::Staff, *staff).ok_or(Refusal::NoSuchRecord)?;
                Ok(Link::Staff(*staff))
            }
            LedBy::Visitor { came } => Ok(Link::Visitor(came.visitor(ground, sets)?)),
        }
    }
}

impl LoggedActivity {
    fn changes(&self, ground: &dyn Ground) -> Result<Vec<Set>, Refusal> {
        ground.record(Kind::Section, self.section).ok_or(Refusal::NoSuchRecord)?;
        if self.present.len() + self.absent.len() > MOST_PRESENT {
            return Err(Refusal::TooMany { most: MOST_PRESENT as u32 });
        }
        let scope = Scope::Section(self.section);
        let now = ground.record(Kind::Activity, self.activity).unwrap_or_default();
        if read_id(&now, "section").is_some_and(|section| section != self.section) {
            return Err(Refusal::NoSuchRecord);
        }
        let mut sets = Vec::with_capacity(8 + self.present.len() + self.absent.len() + self.spoke.len());
        let led_by = self.led_by.as_ref().map(|by| by.link(ground, &mut sets)).transpose()?;
        let told = [
            ("section", value(&self.section)),
            ("what", value(&self.what)),
            ("name", value(&names::told(&self.name)?)),
            ("held_on", value(&self.held_on)),
            ("led_by", value(&led_by)),
            ("groups", self.groups_told()?),
            // Whoever corrects it did not log it.
            ("logged_by", value(&read_id(&now, "logged_by").unwrap_or(self.logged_by))),
        ];
        sets.extend(differing(&now, scope, Kind::Activity, self.activity, told));
        let is_new = now.is_empty();
        let here = self.parts(ground, scope, is_new, &mut sets)?;
        self.pairs(ground, scope, is_new, &here, &mut sets)?;
        Ok(sets)
    }

    /// The names of both groups; nothing where it is no dialogue, or where neither has one.
    fn groups_told(&self) -> Result<Value, Refusal> {
        if self.what != ActivityKind::Dialogue || self.groups.iter().all(|name| name.trim().is_empty()) {
            return Ok(Value::Null);
        }
        let mut told = Vec::with_capacity(2);
        for nth in 0..2 {
            let name = self.groups.get(nth).map(String::as_str).unwrap_or_default();
            told.push(if name.trim().is_empty() { String::new() } else { names::told(name)? });
        }
        Ok(value(&told))
    }

    /// Everybody's part; gives who was there and may be told of.
    fn parts(&self, ground: &dyn Ground, scope: Scope, is_new: bool, sets: &mut Vec<Set>) -> Result<BTreeSet<Id>, Refusal> {
        let is_dialogue = self.what == ActivityKind::Dialogue;
        let here = self.present.iter().map(|one| (one.student, (true, one.side.filter(|_| is_dialogue))));
        // Ticked under two lists they were there once, and there.
        let told: BTreeMap<Id, (bool, Option<Side>)> =
            self.absent.iter().map(|student| (*student, (false, None))).chain(here).collect();
        let mut before = self.before(ground, Kind::Participation, is_new);
        let mut present = BTreeSet::new();
        for (student, (was_present, side)) in told {
            ground.record(Kind::Student, student).ok_or(Refusal::NoSuchStudent)?;
            if Consent::is_refused(ground, student, ConsentFor::Visits) {
                continue;
            }
            let record = part_id(self.activity, student);
            let now = before.remove(&record).unwrap_or_default();
            let part = Part { activity: self.activity, student, was_present, side };
            sets.extend(differing(&now, scope, Kind::Participation, record, [("part", value(&part))]));
            if was_present {
                present.insert(student);
            }
        }
        // Whoever takes part no more, or opted out since, was in none of the two lists.
        sets.extend(gone(scope, Kind::Participation, before));
        Ok(present)
    }

    fn pairs(
        &self,
        ground: &dyn Ground,
        scope: Scope,
        is_new: bool,
        present: &BTreeSet<Id>,
        sets: &mut Vec<Set>,
    ) -> Result<(), Refusal> {
        if self.spoke.len() > MOST_PAIRS {
            return Err(Refusal::TooMany { most: MOST_PAIRS as u32 });
        }
        let mut before = self.before(ground, Kind::SpokeWith, is_new);
        let is_circle = self.what == ActivityKind::Circle;
        for (a, b) in self.spoke.iter().filter(|_| is_circle) {
            if a == b {
                return Err(Refusal::TieToSelf);
            }
            // Of somebody who was away, or of whom nothing is kept, nothing is said here either.
            if !present.contains(a) || !present.contains(b) {
                continue;
            }
            let (a, b) = if a < b { (*a, *b) } else { (*b, *a) };
            let record = spoke_id(self.activity, a, b);
            let now = before.remove(&record).unwrap_or_default();
            let pair = Pair { activity: self.activity, a, b };
            let told = differing(&now, scope, Kind::SpokeWith, record, [("pair", value(&pair))]);
            // Painted in both directions it is one.
            if !sets.iter().any(|set| set.record == record) {
                sets.extend(told);
            }
        }
        sets.extend(gone(scope, Kind::SpokeWith, before));
        Ok(())
    }

    fn before(&self, ground: &dyn Ground, kind: Kind, is_new: bool) -> BTreeMap<Id, Fields> {
        if is_new { BTreeMap::new() } else { ground.of(kind, "activity", self.activity).into_iter().collect() }
    }
}

fn gone(scope: Scope, kind: Kind, before: BTreeMap<Id, Fields>) -> impl Iterator<Item = Set> {
    before.into_keys().map(move |record| Set { scope, kind, record, field: REMOVED, value: value(&true) })
}

impl ActivityEdit {
    /// What this edit changes.
    pub fn changes(&self, ground: &dyn Ground) -> Result<Vec<Set>, Refusal> {
        let kind = Kind::Activity;
        let there = |activity: Id| {
            let now = ground.record(kind, activity).ok_or(Refusal::NoSuchRecord)?;
            Ok::<_, Refusal>((scope_of(&now)?, now))
        };
        match self {
            ActivityEdit::LogActivity { activity } => activity.changes(ground),
            ActivityEdit::RemoveActivity { activity } => {
                there(*activity)?;
                let all = entries(ground, kind, *activity)?.into_iter();
                Ok(all.map(|(record, scope)| Set { scope, kind, record, field: REMOVED, value: value(&true) }).collect())
            }
            ActivityEdit::JoinActivities { activity, same_as } => {
                let ((scope, one), (_, other)) = (there(*activity)?, there(*same_as)?);
                if read_id(&one, "section") != read_id(&other, "section") {
                    return Err(Refusal::NoSuchRecord);
                }
                join(ground, kind, scope, *activity, *same_as)
            }
            ActivityEdit::SeparateActivity { activity } => {
                let (scope, now) = there(*activity)?;
                Ok(differing(&now, scope, kind, *activity, [("same_as", Value::Null)]))
            }
            ActivityEdit::KeepActivitiesApart { activity, other } => {
                let (scope, _) = there(*activity)?;
                keep_apart(ground, kind, scope, *activity, *other)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::told_so_far::ToldSoFar;

    const CLASS: Id = Id::from_u128(10);
    const RIOS: Id = Id::from_u128(20);
    const CIRCLE: Id = Id::from_u128(30);

    fn id(n: u128) -> Id {
        Id::from_u128(n)
    }

    /// Two classes, three students, and somebody of the staff.
    fn school() -> ToldSoFar {
        let students = (1..=3).map(|n| (Kind::Student, id(n)));
        ToldSoFar::of([(Kind::Section, CLASS), (Kind::Section, id(11)), (Kind::Staff, RIOS)].into_iter().chain(students))
    }

    fn does(here: &mut ToldSoFar, edit: &ActivityEdit) -> Result<Vec<(Kind, &'static str)>, Refusal> {
        here.takes(edit.changes(here))
    }

    fn logs(here: &mut ToldSoFar, activity: LoggedActivity) -> Result<Vec<(Kind, &'static str)>, Refusal> {
        does(here, &ActivityEdit::LogActivity { activity: Box::new(activity) })
    }

    fn parts(here: &ToldSoFar) -> Vec<(u128, bool)> {
        let all = here.of(Kind::Participation, "activity", CIRCLE);
        let mut all: Vec<(u128, bool)> = all
            .iter()
            .filter_map(|(_, fields)| read::<Part>(fields, "part"))
            .map(|part| (part.student.as_u128(), part.was_present))
            .collect();
        all.sort_unstable();
        all
    }

    fn pairs(here: &ToldSoFar) -> Vec<(u128, u128)> {
        let all = here.of(Kind::SpokeWith, "activity", CIRCLE);
        let mut all: Vec<(u128, u128)> = all
            .iter()
            .filter_map(|(_, fields)| read::<Pair>(fields, "pair"))
            .map(|pair| (pair.a.as_u128(), pair.b.as_u128()))
            .collect();
        all.sort_unstable();
        all
    }

    fn circle(present: &[u128], absent: &[u128], spoke: &[(u128, u128)]) -> LoggedActivity {
        LoggedActivity {
            activity: CIRCLE,
            section: CLASS,
            what: ActivityKind::Circle,
            name: " Morning  circle ".into(),
            held_on: NaiveDate::from_ymd_opt(2026, 11, 20).unwrap(),
            led_by: Some(LedBy::Staff { staff: RIOS }),
            groups: Vec::new(),
            present: present.iter().map(|n| TookPart { student: id(*n), side: None }).collect(),
            absent: absent.iter().map(|n| id(*n)).collect(),
            spoke: spoke.iter().map(|(a, b)| (id(*a), id(*b))).collect(),
            logged_by: id(90),
        }
    }

    #[test]
    fn a_circle_is_logged_once_and_what_is_corrected_is_all_that_is_written() {
        let mut here = school();
        logs(&mut here, circle(&[1, 2], &[3], &[(2, 1), (1, 2)])).unwrap();
        assert_eq!((parts(&here), pairs(&here)), (vec![(1, true), (2, true), (3, false)], vec![(1, 2)]));
        assert_eq!(here.0[&(Kind::Activity, CIRCLE)]["name"], "Morning circle");
        assert_eq!(led_by(&here.0[&(Kind::Activity, CIRCLE)]), Some(Link::Staff(RIOS)));
        let again = LoggedActivity { logged_by: id(91), ..circle(&[1, 2], &[3], &[(1, 2)]) };
        assert_eq!(logs(&mut here, again), Ok(vec![]), "whoever corrects it did not log it");
        // Two was away after all, and three takes no part: nothing is said of a pair with somebody who was away.
        let corrected = logs(&mut here, circle(&[1], &[2], &[(1, 2)])).unwrap();
        let gone = [(Kind::Participation, "part"), (Kind::Participation, REMOVED), (Kind::SpokeWith, REMOVED)];
        assert_eq!(corrected, gone);
        assert_eq!((parts(&here), pairs(&here)), (vec![(1, true), (2, false)], vec![]));
        logs(&mut here, circle(&[1, 2, 3], &[], &[(3, 1)])).unwrap();
        assert_eq!((parts(&here).len(), pairs(&here)), (3, vec![(1, 3)]));
    }

    #[test]
    fn whoever_opted_out_is_in_no_part_and_in_no_pair() {
        let mut here = school();
        logs(&mut here, circle(&[1, 2, 3], &[], &[(1, 2), (1, 3)])).unwrap();
        let no = [("student", value(&id(2))), ("what", value(&ConsentFor::Visits)), ("answer", "no".into())];
        let day = ("given_on", value(&NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()));
        let fields = no.into_iter().chain([day]).map(|(field, value)| (field.to_owned(), value)).collect();
        here.0.insert((Kind::Consent, id(70)), fields);
        logs(&mut here, circle(&[1, 2, 3], &[], &[(1, 2), (1, 3)])).unwrap();
        assert_eq!((parts(&here), pairs(&here)), (vec![(1, true), (3, true)], vec![(1, 3)]));
    }

    #[test]
    fn a_dialogue_has_two_groups_and_nothing_else_has_any() {
        let mut here = school();
        let mut told = circle(&[1, 2], &[3], &[(1, 2)]);
        told.present[0].side = Some(Side::One);
        told.groups = vec!["Ours".into(), " ".into()];
        logs(&mut here, told.clone()).unwrap();
        let kept = |here: &ToldSoFar| here.0[&(Kind::Activity, CIRCLE)].get("groups").cloned().unwrap_or_default();
        let side = |here: &ToldSoFar| read::<Part>(&here.0[&(Kind::Participation, part_id(CIRCLE, id(1)))], "part").unwrap().side;
        assert_eq!((kept(&here), side(&here)), (Value::Null, None), "a circle is one group");
        told.what = ActivityKind::Dialogue;
        logs(&mut here, told).unwrap();
        assert_eq!((kept(&here), side(&here)), (value(&["Ours", ""]), Some(Side::One)));
        assert_eq!(pairs(&here), [], "who spoke with whom is said of a circle");
    }

    #[test]
    fn what_cannot_be_is_refused_and_writes_nothing() {
        let mut here = school();
        let named = |name: &str| LoggedActivity { name: name.into(), ..circle(&[1], &[], &[]) };
        assert_eq!(logs(&mut here, named(" ")), Err(Refusal::NameIsEmpty));
        assert!(matches!(logs(&mut here, named(&"x".repeat(2_000))), Err(Refusal::NameIsTooLong { .. })));
        let elsewhere = LoggedActivity { section: id(99), ..circle(&[1], &[], &[]) };
        assert_eq!(logs(&mut here, elsewhere), Err(Refusal::NoSuchRecord));
        assert_eq!(logs(&mut here, circle(&[7], &[], &[])), Err(Refusal::NoSuchStudent));
        assert_eq!(logs(&mut here, circle(&[1], &[], &[(1, 1)])), Err(Refusal::TieToSelf));
        let nobody = LoggedActivity { led_by: Some(LedBy::Staff { staff: id(99) }), ..circle(&[1], &[], &[]) };
        assert_eq!(logs(&mut here, nobody), Err(Refusal::NoSuchRecord));
        let crowd = LoggedActivity { absent: vec![id(1); MOST_PRESENT + 1], ..circle(&[], &[], &[]) };
        assert_eq!(logs(&mut here, crowd), Err(Refusal::TooMany { most: MOST_PRESENT as u32 }));
        let pairs = LoggedActivity { spoke: vec![(id(1), id(2)); MOST_PAIRS + 1], ..circle(&[1], &[], &[]) };
        assert_eq!(logs(&mut here, pairs), Err(Refusal::TooMany { most: MOST_PAIRS as u32 }));
        assert!(!here.0.contains_key(&(Kind::Activity, CIRCLE)));
        logs(&mut here, circle(&[1], &[], &[])).unwrap();
        let moved = LoggedActivity { section: id(11), ..circle(&[1], &[], &[]) };
        assert_eq!(logs(&mut here, moved), Err(Refusal::NoSuchRecord), "another class is another activity");
    }

    #[test]
    fn one_that_was_logged_twice_is_joined_where_it_was_one_class_and_taken_away_whole() {
        let mut here = school();
        for (activity, section) in [(30, 10), (31, 10), (32, 11)] {
            logs(&mut here, LoggedActivity { activity: id(activity), section: id(section), ..circle(&[1], &[], &[]) }).unwrap();
        }
        let joins = |one, other| ActivityEdit::JoinActivities { activity: id(one), same_as: id(other) };
        assert_eq!(does(&mut here, &joins(31, 30)), Ok(vec![(Kind::Activity, "same_as")]));
        assert_eq!(does(&mut here, &joins(32, 30)), Err(Refusal::NoSuchRecord));
        let removed = does(&mut here, &ActivityEdit::RemoveActivity { activity: CIRCLE }).unwrap();
        assert_eq!(removed, [(Kind::Activity, REMOVED); 2]);
        assert_eq!(does(&mut here, &ActivityEdit::SeparateActivity { activity: CIRCLE }), Err(Refusal::NoSuchRecord));
    }
}
