//! What does a gesture on a map change? One function per thing a person can mean, the same for a finger, a key and a
//! test. It reads the ground and yields sets; meaning what is already recorded yields nothing. One gesture is one Commit:
//! what it says about somebody pale and that they are on today's map come together.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::activities::{Part, part_id};
use crate::change::{REMOVED, Scope, Set};
use crate::earlier::Earlier;
use crate::ego_network::{
    Broker, LastContact, Link, MOST_ALTERS, Offset, Origin, Presence, Reciprocity, Spot, Support, placement_id, support_asked_id,
    support_given_id, tie_id,
};
use crate::names;
use crate::people::joined;
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
    /// A name was typed: they are in the tray. Whoever is in a registry may be named by that alone, with no label: where names are
    /// hidden nothing here knows them.
    AddAlter {
        alter: Id,
        label: String,
        link: Option<Link>,
    },
    /// Somebody is named whom the student wants to meet, or a visitor whom they met: dotted from the beginning.
    WantToMeet {
        alter: Id,
        label: String,
        link: Option<Link>,
    },
    /// Somebody who led an activity that the student took part in: known from there, until the student says otherwise.
    AddMet {
        alter: Id,
        label: String,
        link: Link,
        activity: Id,
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
    /// One sweep over several people is one gesture.
    PaintSupport {
        alters: Vec<Id>,
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
    /// Lines of the last map that still hold.
    KeepTies {
        pairs: Vec<TiePair>,
    },
    /// "That's everyone": pairs on the map without a line do not know each other.
    SettleTies,
}

/// Two people who know each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
pub struct TiePair {
    pub a: Id,
    pub b: Id,
}

/// More lines are on no map that a person drew.
const MOST_PAIRS: usize = 2_000;

/// One gesture while it is worked out: where it happens, and what it sets.
struct Gesture<'a> {
    ground: &'a dyn Ground,
    wave: Id,
    ego: Id,
    /// A draft shows the people of earlier maps pale; a kept wave shows nobody pale.
    is_draft: bool,
    earlier: OnceCell<Earlier>,
    sets: Vec<Set>,
}

impl Gesture<'_> {
    fn put<T: Serialize>(&mut self, kind: Kind, record: Id, field: &'static str, of: &T) {
        self.sets.push(Set { scope: Scope::Student(self.ego), kind, record, field, value: value(of) });
    }

    /// A field of somebody's placement that a gesture sets twice is set once, as it was said last.
    fn put_here<T: Serialize>(&mut self, alter: Id, field: &'static str, of: &T) {
        let record = placement_id(self.wave, alter);
        match self.sets.iter_mut().find(|told| told.record == record && told.field == field) {
            Some(told) => told.value = value(of),
            None => self.put(Kind::Placement, record, field, of),
        }
    }

    fn placement(&self, alter: Id) -> Option<Fields> {
        self.ground.record(Kind::Placement, placement_id(self.wave, alter))
    }

    fn earlier(&self) -> &Earlier {
        self.earlier.get_or_init(|| Earlier::before(self.ground, self.ego, self.wave))
    }

    /// Somebody whom this student has named, on whichever map. Nobody else's people can be told of from here.
    fn person(&self, alter: Id) -> Result<Fields, Refusal> {
        let person = self.ground.record(Kind::Alter, alter).ok_or(Refusal::NoSuchAlter)?;
        let of = read_id(&person, "student").ok_or(Refusal::NoSuchAlter)?;
        if of != self.ego && !joined(self.ground, self.ego).contains(&of) { Err(Refusal::NoSuchAlter) } else { Ok(person) }
    }

    /// What is told of a person belongs to the record that they were told under, which may be joined to this one.
    fn tell<T: Serialize>(&mut self, person: &Fields, alter: Id, field: &'static str, of: &T) {
        let told = value(of);
        if person.get(field).unwrap_or(&serde_json::Value::Null) != &told {
            let scope = Scope::Student(read_id(person, "student").unwrap_or(self.ego));
            self.sets.push(Set { scope, kind: Kind::Alter, record: alter, field, value: told });
        }
    }

    /// What is told of a person's part in this map.
    fn tell_here<T: Serialize>(&mut self, alter: Id, field: &'static str, of: &T) -> Result<(), Refusal> {
        let now = self.on_map(alter)?;
        if now.get(field).unwrap_or(&serde_json::Value::Null) != &value(of) {
            self.put_here(alter, field, of);
        }
        Ok(())
    }

    /// How somebody stands on this map. What is said about somebody pale says that they belong on it.
    fn on_map(&mut self, alter: Id) -> Result<Fields, Refusal> {
        if let Some(now) = self.placement(alter) {
            return Ok(now);
        }
        if !self.is_draft {
            return Err(Refusal::NoSuchAlter);
        }
        let last = self.earlier().placements.get(&alter).cloned().ok_or(Refusal::NoSuchAlter)?;
        Ok(self.put_on(alter, &last))
    }

    /// Puts somebody onto this map as they were on their last: at their place, and still dotted or remembered.
    fn put_on(&mut self, alter: Id, last: &Fields) -> Fields {
        let presence = match read::<Presence>(last, "presence") {
            Some(told @ (Presence::Potential | Presence::Remembered)) => told,
            _ => Presence::Confirmed,
        };
        let spot = read::<Spot>(last, "spot");
        let mut now = Fields::new();
        now.insert("presence".to_owned(), value(&presence));
        self.put_here(alter, "wave", &self.wave.clone());
        self.put_here(alter, "alter", &alter);
        self.put_here(alter, "presence", &presence);
        if let Some(spot) = spot {
            self.put_here(alter, "spot", &spot);
            now.insert("spot".to_owned(), value(&spot));
        }
        now
    }

    /// Somebody pale who is meant by a name that was typed: so typing it again makes no second person.
    fn pale_named(&self, label: &str, link: Option<Link>) -> Option<(Id, Fields)> {
        if !self.is_draft {
            return None;
        }
        let label = names::folded(label);
        let mut pale = self.earlier().placements.iter().filter(|(alter, _)| self.placement(**alter).is_none());
        let meant = pale.find(|(alter, _)| {
            self.ground.record(Kind::Alter, **alter).is_some_and(|person| match link {
                Some(link) => read::<Link>(&person, "link") == Some(link),
                None => read::<String>(&person, "label").is_some_and(|told| names::folded(&told) == label),
            })
        })?;
        Some((*meant.0, meant.1.clone()))
    }

    /// What the gesture changes, where the map has room for whom it brings: somebody new, somebody pale who is still there, or
    /// somebody who was said to be gone and is not. Whoever is gone needs no room.
    fn has_room(self) -> Result<Vec<Set>, Refusal> {
        let gone = value(&Presence::NoLonger);
        let stays = |set: &&Set| set.kind == Kind::Placement && set.field == "presence" && set.value != gone;
        let told: BTreeSet<Id> = self.sets.iter().filter(stays).map(|set| set.record).collect();
        if told.is_empty() {
            return Ok(self.sets);
        }
        let on_map = self.ground.of(Kind::Placement, "wave", self.wave).into_iter();
        let here: BTreeSet<Id> = on_map.filter(|(_, on)| on.get("presence") != Some(&gone)).map(|(id, _)| id).collect();
        let coming = told.difference(&here).count();
        if coming > 0 && here.len() + coming > MOST_ALTERS {
            return Err(Refusal::MapIsFull { most: MOST_ALTERS as u32 });
        }
        Ok(self.sets)
    }

    fn ask(&mut self, support: Support) {
        let id = support_asked_id(self.wave, support);
        if self.ground.record(Kind::SupportAsked, id).is_none() {
            self.put(Kind::SupportAsked, id, "wave", &self.wave.clone());
            self.put(Kind::SupportAsked, id, "support", &support);
        }
    }

    fn give(&mut self, alter: Id, support: Support, is_given: bool) {
        let id = support_given_id(self.wave, alter, support);
        let now = self.ground.record(Kind::SupportGiven, id);
        if now.is_none() && is_given {
            self.put(Kind::SupportGiven, id, "wave", &self.wave.clone());
            self.put(Kind::SupportGiven, id, "alter", &alter);
            self.put(Kind::SupportGiven, id, "support", &support);
        }
        if now.and_then(|now| read::<bool>(&now, "is_given")).unwrap_or(false) != is_given {
            self.put(Kind::SupportGiven, id, "is_given", &is_given);
        }
    }

    /// Says of two people whether they know each other; whoever of them was pale is on the map with that.
    fn line(&mut self, a: Id, b: Id, is_present: bool) -> Result<(), Refusal> {
        if a == b {
            return Err(Refusal::TieToSelf);
        }
        self.on_map(a)?;
        self.on_map(b)?;
        self.tie(a, b, is_present);
        Ok(())
    }

    fn tie(&mut self, a: Id, b: Id, is_present: bool) {
        let id = tie_id(self.wave, a, b);
        let (a, b) = if a < b { (a, b) } else { (b, a) };
        let now = self.ground.record(Kind::Tie, id);
        if now.is_none() {
            self.put(Kind::Tie, id, "wave", &self.wave.clone());
            self.put(Kind::Tie, id, "a", &a);
            self.put(Kind::Tie, id, "b", &b);
        }
        if now.and_then(|now| read::<bool>(&now, "is_present")) != Some(is_present) {
            self.put(Kind::Tie, id, "is_present", &is_present);
        }
    }
}

/// Whether a student, under any of their records, was there.
fn took_part(ground: &dyn Ground, ego: Id, activity: Id) -> bool {
    let part = |student: Id| read::<Part>(&ground.record(Kind::Participation, part_id(activity, student))?, "part");
    ground.record(Kind::Activity, activity).is_some()
        && joined(ground, ego).into_iter().any(|student| part(student).is_some_and(|part| part.was_present))
}

impl MapEdit {
    /// What this gesture changes on the map of `wave`. A gesture that changes nothing yields nothing.
    pub fn changes(&self, ground: &dyn Ground, wave: Id) -> Result<Vec<Set>, Refusal> {
        let told = ground.record(Kind::Wave, wave).ok_or(Refusal::NoSuchWave)?;
        let ego = read_id(&told, "student").ok_or(Refusal::NoSuchWave)?;
        let mut out =
            Gesture { ground, wave, ego, is_draft: !told.contains_key("kept_on"), earlier: OnceCell::new(), sets: Vec::new() };
        match self {
            MapEdit::AddAlter { alter, label, link } => {
                let registered = link.filter(|_| label.is_empty()).and_then(|link| link.called(ground));
                let label = names::told(registered.as_ref().unwrap_or(label))?;
                if let Some((pale, last)) = out.pale_named(&label, *link) {
                    out.put_on(pale, &last);
                    return out.has_room();
                }
                // Named again under their id: the same person, under whichever record they were told.
                let person = match ground.record(Kind::Alter, *alter) {
                    Some(_) => out.person(*alter)?,
                    None => Fields::new(),
                };
                if person.is_empty() {
                    out.put(Kind::Alter, *alter, "student", &ego);
                }
                out.tell(&person, *alter, "label", &label);
                if let Some(link) = link {
                    out.tell(&person, *alter, "link", link);
                }
                // Somebody who was met at a visit is known from there, through the school, until the student says otherwise.
                if let Some(Link::Visitor(_)) = link {
                    if !person.contains_key("origin") {
                        out.tell(&person, *alter, "origin", &Origin::Visit);
                    }
                    if !person.contains_key("broker") {
                        out.tell(&person, *alter, "broker", &Broker::TheSchool);
                    }
                }
                out.put_here(*alter, "wave", &wave);
                out.put_here(*alter, "alter", alter);
                out.put_here(*alter, "presence", &Presence::Confirmed);
            }
            MapEdit::WantToMeet { alter, label, link } => {
                out.sets = MapEdit::AddAlter { alter: *alter, label: label.clone(), link: *link }.changes(ground, wave)?;
                for set in out.sets.iter_mut().filter(|set| set.kind == Kind::Placement && set.field == "presence") {
                    set.value = value(&Presence::Potential);
                }
            }
            MapEdit::AddMet { alter, label, link, activity } => {
                if !took_part(ground, ego, *activity) {
                    return Err(Refusal::NoSuchRecord);
                }
                let person = ground.record(Kind::Alter, *alter).unwrap_or_default();
                let add = MapEdit::AddAlter { alter: *alter, label: label.clone(), link: Some(*link) };
                out.sets = add.changes(ground, wave)?;
                // Whoever was on a map before is who they were, and where they are known from was said then.
                let is_new = out.sets.iter().any(|set| set.record == *alter && set.field == "student");
                if is_new {
                    out.sets.retain(|set| set.record != *alter || !matches!(set.field, "origin" | "broker"));
                    out.tell(&person, *alter, "origin", &Origin::Activity);
                    out.tell(&person, *alter, "activity", activity);
                    let called: Option<String> = read(&ground.record(Kind::Activity, *activity).unwrap_or_default(), "name");
                    out.tell(&person, *alter, "activity_called", &called);
                    out.tell(&person, *alter, "broker", &Broker::TheSchool);
                }
            }
            MapEdit::ConfirmAlters { alters } => {
                for alter in alters {
                    if out.placement(*alter).is_some() {
                        continue;
                    }
                    match out.earlier().placements.get(alter).cloned() {
                        Some(last) => out.put_on(*alter, &last),
                        // Said to be gone once, or on no map that shows them: back in the tray, for the student to place.
                        None => {
                            out.person(*alter)?;
                            out.put_on(*alter, &Fields::new())
                        }
                    };
                }
            }
            MapEdit::SetPresence { alter, presence } => {
                let now = out.on_map(*alter)?;
                if read(&now, "presence") != Some(*presence) {
                    out.put_here(*alter, "presence", presence);
                }
            }
            MapEdit::PlaceAlter { alter, spot } => {
                let offset = Offset { across: spot.offset.across.min(1000), out: spot.offset.out.min(1000) };
                let spot = Spot { offset, ..*spot };
                let now = out.on_map(*alter)?;
                if read(&now, "spot") != Some(spot) {
                    out.put_here(*alter, "spot", &spot);
                }
            }
            MapEdit::UnplaceAlter { alter } => {
                let now = out.on_map(*alter)?;
                if read::<Spot>(&now, "spot").is_some() {
                    out.put_here(*alter, "spot", &());
                }
            }
            MapEdit::RemoveAlter { alter } => {
                out.placement(*alter).ok_or(Refusal::NoSuchAlter)?;
                out.put_here(*alter, REMOVED, &true);
            }
            // Who somebody is does not say that they belong on today's map: whoever is pale stays pale.
            MapEdit::RenameAlter { alter, label } => {
                let label = names::told(label)?;
                let person = out.person(*alter)?;
                out.tell(&person, *alter, "label", &label);
            }
            MapEdit::DescribeAlter { alter, fact } => {
                let person = out.person(*alter)?;
                match fact {
                    AlterFact::IsAdult(told) => out.tell(&person, *alter, "is_adult", told),
                    AlterFact::Origin(told) => {
                        out.tell(&person, *alter, "origin", told);
                        // Of another origin the activity is none.
                        if *told != Some(Origin::Activity) {
                            out.tell(&person, *alter, "activity", &());
                            out.tell(&person, *alter, "activity_called", &());
                        }
                    }
                    AlterFact::Broker(Some(Broker::Alter(other))) if other == alter => return Err(Refusal::TieToSelf),
                    AlterFact::Broker(told) => out.tell(&person, *alter, "broker", told),
                    AlterFact::LastContact(told) => out.tell_here(*alter, "last_contact", told)?,
                    AlterFact::Reciprocity(told) => out.tell_here(*alter, "reciprocity", told)?,
                }
            }
            MapEdit::AskSupport { support } => out.ask(*support),
            MapEdit::PaintSupport { alters, support, is_given } => {
                let alters: BTreeSet<Id> = alters.iter().copied().collect();
                for alter in &alters {
                    out.on_map(*alter)?;
                }
                out.ask(*support);
                for alter in alters {
                    out.give(alter, *support, *is_given);
                }
            }
            MapEdit::DrawTie { a, b } | MapEdit::EraseTie { a, b } => {
                out.line(*a, *b, matches!(self, MapEdit::DrawTie { .. }))?;
            }
            MapEdit::KeepTies { pairs } => {
                if pairs.len() > MOST_PAIRS {
                    return Err(Refusal::TooMany { most: MOST_PAIRS as u32 });
                }
                // Said twice, or from either end, it is one line.
                let pairs: BTreeSet<(Id, Id)> = pairs.iter().map(|TiePair { a, b }| (*a.min(b), *a.max(b))).collect();
                for (a, b) in pairs {
                    out.line(a, b, true)?;
                }
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
                            out.tie(*a, *b, false);
                        }
                    }
                }
            }
        }
        out.has_room()
    }
}
