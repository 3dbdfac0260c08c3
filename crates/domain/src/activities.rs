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

/// The part that another class had in the same activity, each class's in its own file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ClassPart {
    pub section: Id,
    pub present: Vec<TookPart>,
    pub absent: Vec<Id>,
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
    /// Other classes that were in it together with this one.
    pub with: Vec<ClassPart>,
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

/// What another class's part of an activity is: one record for each class, whoever logs it. It is told as the same activity, so
/// that it is shown once to whoever works with both, and stands for itself where somebody works with that class alone.
pub fn together_id(activity: Id, section: Id) -> Id {
    derived(activity, &[b"with", section.as_bytes()])
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
        let classes: BTreeSet<Id> = self.with.iter().map(|class| class.section).collect();
        if classes.len() != self.with.len() || classes.contains(&self.section) {
            return Err(Refusal::NoSuchRecord);
        }
        let listed = self.with.iter().map(|class| class.present.len() + class.absent.len()).sum::<usize>();
        if self.present.len() + self.absent.len() + listed > MOST_PRESENT {
            return Err(Refusal::TooMany { most: MOST_PRESENT as u32 });
        }
        let mut sets = Vec::with_capacity(8 + self.present.len() + self.absent.len() + listed + self.spoke.len());
        let led_by = self.led_by.as_ref().map(|by| by.link(ground, &mut sets)).transpose()?;
        let is_new = ground.record(Kind::Activity, self.activity).is_none();
        let own = Class { entry: self.activity, section: self.section, present: &self.present, absent: &self.absent };
        let mut here = self.class(ground, own, led_by, &mut sets)?;
        for ClassPart { section, present, absent } in &self.with {
            let class = Class { entry: together_id(self.activity, *section), section: *section, present, absent };
            here.extend(self.class(ground, class, led_by, &mut sets)?);
        }
        // A class that is no longer in it was never in it: neither is anybody of it.
        for (entry, fields) in if is_new { Vec::new() } else { ground.of(Kind::Activity, "same_as", self.activity) } {
            let Some(section) = read_id(&fields, "section").filter(|section| !classes.contains(section)) else { continue };
            if entry == together_id(self.activity, section) {
                let scope = Scope::Section(section);
                sets.extend(gone(scope, Kind::Participation, before(ground, Kind::Participation, entry, false)));
                sets.push(Set { scope, kind: Kind::Activity, record: entry, field: REMOVED, value: value(&true) });
            }
        }
        // Who of two classes spoke with each other stands in the first one's file, by id alone: to whoever does not work with the
        // other class it names nobody.
        self.pairs(ground, Scope::Section(self.section), is_new, &here, &mut sets)?;
        Ok(sets)
    }

    /// The record of one class, with everybody's part; gives who of it was there and may be told of.
    fn class(
        &self,
        ground: &dyn Ground,
        class: Class<'_>,
        led_by: Option<Link>,
        sets: &mut Vec<Set>,
    ) -> Result<BTreeSet<Id>, Refusal> {
        ground.record(Kind::Section, class.section).ok_or(Refusal::NoSuchRecord)?;
        let scope = Scope::Section(class.section);
        let now = ground.record(Kind::Activity, class.entry).unwrap_or_default();
        if read_id(&now, "section").is_some_and(|section| section != class.section) {
            return Err(Refusal::NoSuchRecord);
        }
        let told = [
            ("section", value(&class.section)),
            ("what", value(&self.what)),
            ("name", value(&names::told(&self.name)?)),
            ("held_on", value(&self.held_on)),
            ("led_by", value(&led_by)),
            ("groups", self.groups_told()?),
            // Whoever corrects it did not log it.
            ("logged_by", value(&read_id(&now, "logged_by").unwrap_or(self.logged_by))),
        ];
        sets.extend(differing(&now, scope, Kind::Activity, class.entry, told));
        // Said once, as it is logged: whoever separated it since has said otherwise.
        if class.entry != self.activity && now.is_empty() {
            sets.extend(differing(&now, scope, Kind::Activity, class.entry, [("same_as", value(&self.activity))]));
        }
        self.parts(ground, class, now.is_empty(), sets)
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
    fn parts(&self, ground: &dyn Ground, class: Class<'_>, is_new: bool, sets: &mut Vec<Set>) -> Result<BTreeSet<Id>, Refusal> {
        let scope = Scope::Section(class.section);
        let is_dialogue = self.what == ActivityKind::Dialogue;
        let here = class.present.iter().map(|one| (one.student, (true, one.side.filter(|_| is_dialogue))));
        // Ticked under two lists they were there once, and there.
        let told: BTreeMap<Id, (bool, Option<Side>)> =
            class.absent.iter().map(|student| (*student, (false, None))).chain(here).collect();
        let mut before = before(ground, Kind::Participation, class.entry, is_new);
        let mut present = BTreeSet::new();
        for (student, (was_present, side)) in told {
            ground.record(Kind::Student, student).ok_or(Refusal::NoSuchStudent)?;
            if Consent::is_refused(ground, student, ConsentFor::Visits) {
                continue;
            }
            let record = part_id(class.entry, student);
            let now = before.remove(&record).unwrap_or_default();
            let part = Part { activity: class.entry, student, was_present, side };
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
        let mut before = before(ground, Kind::SpokeWith, self.activity, is_new);
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
}

/// One class as it is written.
#[derive(Clone, Copy)]
struct Class<'a> {
    entry: Id,
    section: Id,
    present: &'a [TookPart],
    absent: &'a [Id],
}

fn before(ground: &dyn Ground, kind: Kind, activity: Id, is_new: bool) -> BTreeMap<Id, Fields> {
    if is_new { BTreeMap::new() } else { ground.of(kind, "activity", activity).into_iter().collect() }
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
                let ((scope, _), _) = (there(*activity)?, there(*same_as)?);
                let classes = |of| Ok::<BTreeSet<Scope>, Refusal>(entries(ground, kind, of)?.into_values().collect());
                if classes(*activity)?.is_disjoint(&classes(*same_as)?) {
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
mod tests;
