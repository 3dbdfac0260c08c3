//! What does a gesture on a map change? One function per thing a person can mean, the same for a finger, a key and a
//! test. It reads the ground and yields sets; meaning what is already recorded yields nothing.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::change::{REMOVED, Scope, Set};
use crate::ego_network::{
    Broker, Earlier, LastContact, Link, MOST_ALTERS, Offset, Origin, Presence, Reciprocity, Spot, Support, placement_id,
    support_asked_id, support_given_id, tie_id,
};
use crate::names;
use crate::record::{Fields, Ground, Id, Kind, read, read_id, value};
use crate::refusal::Refusal;

/// One optional fact about an alter; None is "not known", and unsets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "fact", content = "value", rename_all = "snake_case")]
pub enum AlterFact {
    IsAdult(Option<bool>),
    Origin(Option<Origin>),
    Broker(Option<Broker>),
    LastContact(Option<LastContact>),
    Reciprocity(Option<Reciprocity>),
}

/// A gesture on a map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum MapEdit {
    /// A name was typed: they are in the tray.
    AddAlter {
        alter: Id,
        label: String,
        link: Option<Link>,
    },
    /// Still on today's map: at their last place.
    ConfirmAlters {
        alters: Vec<Id>,
    },
    /// No longer, remembered, want to meet, or confirmed after all.
    SetPresence {
        alter: Id,
        presence: Presence,
    },
    PlaceAlter {
        alter: Id,
        spot: Spot,
    },
    /// Back into the tray.
    UnplaceAlter {
        alter: Id,
    },
    /// Off this map. Their lines stay recorded and come back with them.
    RemoveAlter {
        alter: Id,
    },
    RenameAlter {
        alter: Id,
        label: String,
    },
    DescribeAlter {
        alter: Id,
        fact: AlterFact,
    },
    /// The chip was chosen or dismissed: it counts as asked.
    AskSupport {
        support: Support,
    },
    PaintSupport {
        alter: Id,
        support: Support,
        is_given: bool,
    },
    DrawTie {
        a: Id,
        b: Id,
    },
    EraseTie {
        a: Id,
        b: Id,
    },
    /// "That's everyone": pairs on the map without a line do not know each other.
    SettleTies,
}

/// Collects what an edit sets, for one scope.
struct Sets {
    scope: Scope,
    sets: Vec<Set>,
}

impl Sets {
    fn put<T: Serialize>(&mut self, kind: Kind, record: Id, field: &'static str, of: &T) {
        self.sets.push(Set { scope: self.scope, kind, record, field, value: value(of) });
    }
}

impl MapEdit {
    /// What this gesture changes on the map of `wave`, whose student is `ego`. A gesture that changes nothing yields nothing.
    pub fn changes(&self, ground: &dyn Ground, wave: Id) -> Result<Vec<Set>, Refusal> {
        let told = ground.record(Kind::Wave, wave).ok_or(Refusal::NoSuchWave)?;
        let ego = read_id(&told, "student").ok_or(Refusal::NoSuchWave)?;
        let mut out = Sets { scope: Scope::Student(ego), sets: Vec::new() };
        let placement = |alter: Id| ground.record(Kind::Placement, placement_id(wave, alter));
        let on_map = |alter: Id| placement(alter).ok_or(Refusal::NoSuchAlter);
        let place = |out: &mut Sets, alter: Id| {
            let id = placement_id(wave, alter);
            out.put(Kind::Placement, id, "wave", &wave);
            out.put(Kind::Placement, id, "alter", &alter);
        };
        match self {
            MapEdit::AddAlter { alter, label, link } => {
                let label = names::told(label)?;
                if ground.of(Kind::Placement, "wave", wave).len() >= MOST_ALTERS {
                    return Err(Refusal::MapIsFull { most: MOST_ALTERS as u32 });
                }
                out.put(Kind::Alter, *alter, "student", &ego);
                out.put(Kind::Alter, *alter, "label", &label);
                if let Some(link) = link {
                    out.put(Kind::Alter, *alter, "link", link);
                }
                place(&mut out, *alter);
                out.put(Kind::Placement, placement_id(wave, *alter), "presence", &Presence::Confirmed);
            }
            MapEdit::ConfirmAlters { alters } => {
                let earlier = Earlier::before(ground, ego, wave);
                for alter in alters {
                    if placement(*alter).is_some() {
                        continue;
                    }
                    let last = match earlier.placements.get(alter) {
                        Some(last) => last.clone(),
                        // Named on an older map: back in the tray, for the student to place.
                        None => {
                            let person = ground.record(Kind::Alter, *alter).ok_or(Refusal::NoSuchAlter)?;
                            if read_id(&person, "student") != Some(ego) {
                                return Err(Refusal::NoSuchAlter);
                            }
                            Fields::new()
                        }
                    };
                    place(&mut out, *alter);
                    let id = placement_id(wave, *alter);
                    if let Some(spot) = read::<Spot>(&last, "spot") {
                        out.put(Kind::Placement, id, "spot", &spot);
                    }
                    let presence = match read::<Presence>(&last, "presence") {
                        Some(Presence::Potential) => Presence::Potential,
                        _ => Presence::Confirmed,
                    };
                    out.put(Kind::Placement, id, "presence", &presence);
                }
            }
            MapEdit::SetPresence { alter, presence } => {
                let now = placement(*alter);
                let id = placement_id(wave, *alter);
                if now.is_none() {
                    let earlier = Earlier::before(ground, ego, wave);
                    let last = earlier.placements.get(alter).ok_or(Refusal::NoSuchAlter)?;
                    place(&mut out, *alter);
                    if let Some(spot) = read::<Spot>(last, "spot") {
                        out.put(Kind::Placement, id, "spot", &spot);
                    }
                }
                if now.and_then(|now| read(&now, "presence")) != Some(*presence) {
                    out.put(Kind::Placement, id, "presence", presence);
                }
            }
            MapEdit::PlaceAlter { alter, spot } => {
                let spot =
                    Spot { offset: Offset { across: spot.offset.across.min(1000), out: spot.offset.out.min(1000) }, ..*spot };
                let id = placement_id(wave, *alter);
                match placement(*alter) {
                    // Dragging somebody pale says that they belong on today's map.
                    None => {
                        let earlier = Earlier::before(ground, ego, wave);
                        if !earlier.placements.contains_key(alter) {
                            return Err(Refusal::NoSuchAlter);
                        }
                        place(&mut out, *alter);
                        out.put(Kind::Placement, id, "presence", &Presence::Confirmed);
                        out.put(Kind::Placement, id, "spot", &spot);
                    }
                    Some(now) if read::<Spot>(&now, "spot") == Some(spot) => {}
                    Some(_) => out.put(Kind::Placement, id, "spot", &spot),
                }
            }
            MapEdit::UnplaceAlter { alter } => {
                if read::<Spot>(&on_map(*alter)?, "spot").is_some() {
                    out.put(Kind::Placement, placement_id(wave, *alter), "spot", &());
                }
            }
            MapEdit::RemoveAlter { alter } => {
                on_map(*alter)?;
                out.put(Kind::Placement, placement_id(wave, *alter), REMOVED, &true);
            }
            MapEdit::RenameAlter { alter, label } => {
                let label = names::told(label)?;
                let now = ground.record(Kind::Alter, *alter).ok_or(Refusal::NoSuchAlter)?;
                if read::<String>(&now, "label").as_deref() != Some(&label) {
                    out.put(Kind::Alter, *alter, "label", &label);
                }
            }
            MapEdit::DescribeAlter { alter, fact } => {
                let person = ground.record(Kind::Alter, *alter).ok_or(Refusal::NoSuchAlter)?;
                if let AlterFact::Broker(Some(Broker::Alter(other))) = fact
                    && other == alter
                {
                    return Err(Refusal::TieToSelf);
                }
                let here = placement_id(wave, *alter);
                let (kind, record, field, told, now) = match fact {
                    AlterFact::IsAdult(told) => (Kind::Alter, *alter, "is_adult", value(told), &person),
                    AlterFact::Origin(told) => (Kind::Alter, *alter, "origin", value(told), &person),
                    AlterFact::Broker(told) => (Kind::Alter, *alter, "broker", value(told), &person),
                    AlterFact::LastContact(told) => (Kind::Placement, here, "last_contact", value(told), &on_map(*alter)?),
                    AlterFact::Reciprocity(told) => (Kind::Placement, here, "reciprocity", value(told), &on_map(*alter)?),
                };
                if now.get(field).unwrap_or(&serde_json::Value::Null) != &told {
                    out.sets.push(Set { scope: out.scope, kind, record, field, value: told });
                }
            }
            MapEdit::AskSupport { support } => ask(&mut out, ground, wave, *support),
            MapEdit::PaintSupport { alter, support, is_given } => {
                on_map(*alter)?;
                ask(&mut out, ground, wave, *support);
                let id = support_given_id(wave, *alter, *support);
                let now = ground.record(Kind::SupportGiven, id);
                if now.is_none() && *is_given {
                    out.put(Kind::SupportGiven, id, "wave", &wave);
                    out.put(Kind::SupportGiven, id, "alter", alter);
                    out.put(Kind::SupportGiven, id, "support", support);
                }
                let was = now.and_then(|now| read::<bool>(&now, "is_given")).unwrap_or(false);
                if was != *is_given {
                    out.put(Kind::SupportGiven, id, "is_given", is_given);
                }
            }
            MapEdit::DrawTie { a, b } | MapEdit::EraseTie { a, b } => {
                if a == b {
                    return Err(Refusal::TieToSelf);
                }
                on_map(*a)?;
                on_map(*b)?;
                let is_present = matches!(self, MapEdit::DrawTie { .. });
                set_tie(&mut out, ground, wave, *a, *b, is_present);
            }
            MapEdit::SettleTies => {
                let mut people: Vec<Id> = ground
                    .of(Kind::Placement, "wave", wave)
                    .iter()
                    .filter(|(_, fields)| !matches!(read(fields, "presence"), Some(Presence::NoLonger | Presence::Potential)))
                    .filter_map(|(_, fields)| read_id(fields, "alter"))
                    .collect();
                people.sort();
                let told: BTreeSet<Id> = ground
                    .of(Kind::Tie, "wave", wave)
                    .into_iter()
                    .filter(|(_, fields)| fields.get("is_present").is_some_and(|v| !v.is_null()))
                    .map(|(id, _)| id)
                    .collect();
                for (at, a) in people.iter().enumerate() {
                    for b in &people[at + 1..] {
                        if !told.contains(&tie_id(wave, *a, *b)) {
                            set_tie(&mut out, ground, wave, *a, *b, false);
                        }
                    }
                }
            }
        }
        Ok(out.sets)
    }
}

fn ask(out: &mut Sets, ground: &dyn Ground, wave: Id, support: Support) {
    let id = support_asked_id(wave, support);
    if ground.record(Kind::SupportAsked, id).is_none() {
        out.put(Kind::SupportAsked, id, "wave", &wave);
        out.put(Kind::SupportAsked, id, "support", &support);
    }
}

fn set_tie(out: &mut Sets, ground: &dyn Ground, wave: Id, a: Id, b: Id, is_present: bool) {
    let id = tie_id(wave, a, b);
    let (a, b) = if a < b { (a, b) } else { (b, a) };
    let now = ground.record(Kind::Tie, id);
    if now.is_none() {
        out.put(Kind::Tie, id, "wave", &wave);
        out.put(Kind::Tie, id, "a", &a);
        out.put(Kind::Tie, id, "b", &b);
    }
    if now.and_then(|now| read::<bool>(&now, "is_present")) != Some(is_present) {
        out.put(Kind::Tie, id, "is_present", &is_present);
    }
}
