//! The ego network: the people a student named, where they sit, what they give, who knows whom.
//! Reads records into view-ready data and says what each gesture changes. It never draws.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::change::{REMOVED, Scope, Set};
use crate::names;
use crate::record::{Fields, Ground, Id, Kind, derived, read, read_id, value};
use crate::refusal::Refusal;

/// More people than this on one map is refused.
pub const MOST_ALTERS: usize = 300;

/// How close the student feels, from the inside. Distance on the drawing, never a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Ring {
    Closest,
    Close,
    Known,
}

/// Where in life this person is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Sector {
    Home,
    School,
    Peers,
    Community,
    Work,
}

impl Ring {
    pub const ALL: [Ring; 3] = [Ring::Closest, Ring::Close, Ring::Known];
    /// 1 inside, 3 outside.
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }
}

impl Sector {
    pub const ALL: [Sector; 5] = [Sector::Home, Sector::School, Sector::Peers, Sector::Community, Sector::Work];
}

/// A point inside a cell, in thousandths: `across` runs clockwise along the ring, `out` away from the ego. Never pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
pub struct Offset {
    pub across: u16,
    pub out: u16,
}

/// Where an alter sits. One value, so that ring and sector never merge separately.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
pub struct Spot {
    pub ring: Ring,
    pub sector: Sector,
    pub offset: Offset,
}

/// What a person gives: the chip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Support {
    Listens,
    Advice,
    Homework,
    Rides,
    Fun,
    ProudOfMe,
    KnowsJobs,
    CouldIntroduce,
}

impl Support {
    pub const ALL: [Support; 8] = [
        Support::Listens,
        Support::Advice,
        Support::Homework,
        Support::Rides,
        Support::Fun,
        Support::ProudOfMe,
        Support::KnowsJobs,
        Support::CouldIntroduce,
    ];
}

/// Which way help runs between the student and this person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Reciprocity {
    ToMe,
    Both,
    FromMe,
}

/// Whether this person belongs to this wave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// On the map on this date.
    Confirmed,
    /// Said: not in my life any more.
    NoLonger,
    /// Not seen now, and keeps their place.
    Remembered,
    /// Someone the student wants to meet: dotted.
    Potential,
}

/// Where the tie was formed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    Family,
    Neighborhood,
    School,
    Activity,
    Faith,
    Work,
    Online,
    Visit,
}

/// Who introduced this person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "by", content = "id", rename_all = "snake_case")]
pub enum Broker {
    Alter(Id),
    Staff(Id),
    TheSchool,
    Nobody,
}

/// When they last spoke, as told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum LastContact {
    ThisWeek,
    ThisMonth,
    ThisYear,
    LongerAgo,
}

/// An alter who also has an entry in a registry. Family, friends and community people never have one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "of", content = "id", rename_all = "snake_case")]
pub enum Link {
    Staff(Id),
    Visitor(Id),
}

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

/// A line of the drawing between two people, in any order.
pub fn tie_id(wave: Id, a: Id, b: Id) -> Id {
    let (a, b) = if a < b { (a, b) } else { (b, a) };
    derived(wave, &[b"tie", a.as_bytes(), b.as_bytes()])
}

/// The presence of an alter in a wave: whoever places them, it is one record.
pub fn placement_id(wave: Id, alter: Id) -> Id {
    derived(wave, &[b"placement", alter.as_bytes()])
}

fn support_word(support: Support) -> String {
    value(&support).as_str().unwrap_or_default().to_owned()
}

/// That this person gives this, in this wave.
pub fn support_given_id(wave: Id, alter: Id, support: Support) -> Id {
    derived(wave, &[b"support", alter.as_bytes(), support_word(support).as_bytes()])
}

/// That this chip was put to the student in this wave.
pub fn support_asked_id(wave: Id, support: Support) -> Id {
    derived(wave, &[b"asked", support_word(support).as_bytes()])
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

/// The last kept wave of a student before another, as the pale map shows it.
#[derive(Debug, Default)]
pub struct Earlier {
    pub wave: Option<Id>,
    pub placements: BTreeMap<Id, Fields>,
}

impl Earlier {
    /// The wave that stands directly before `wave` in its student's dates.
    pub fn before(ground: &dyn Ground, ego: Id, wave: Id) -> Earlier {
        let dated = |fields: &Fields, id: Id| (read::<String>(fields, "opened_on").unwrap_or_default(), id);
        let Some(this) = ground.record(Kind::Wave, wave) else { return Earlier::default() };
        let this_date = dated(&this, wave);
        let last = ground
            .of(Kind::Wave, "student", ego)
            .into_iter()
            .filter(|(id, fields)| *id != wave && dated(fields, *id) < this_date)
            .max_by_key(|(id, fields)| dated(fields, *id));
        let Some((last, _)) = last else { return Earlier::default() };
        let placements = ground
            .of(Kind::Placement, "wave", last)
            .into_iter()
            .filter(|(_, fields)| read::<Presence>(fields, "presence") != Some(Presence::NoLonger))
            .filter_map(|(_, fields)| Some((read_id(&fields, "alter")?, fields)))
            .collect();
        Earlier { wave: Some(last), placements }
    }
}

/// One person on the map, as the interface draws them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct Alter {
    pub id: Id,
    pub label: String,
    pub initials: String,
    pub is_adult: Option<bool>,
    pub origin: Option<Origin>,
    pub broker: Option<Broker>,
    pub last_contact: Option<LastContact>,
    pub link: Option<Link>,
    /// None: in the tray.
    pub spot: Option<Spot>,
    pub presence: Presence,
    pub reciprocity: Option<Reciprocity>,
    pub supports: Vec<Support>,
    /// On the last map and not confirmed on this one: drawn pale.
    pub is_pale: bool,
    /// Other values that somebody recorded at the same time; empty nearly always.
    pub conflicts: Vec<Told>,
}

/// One of several values for a field, and who told it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct Told {
    pub kind: Kind,
    pub record: Id,
    pub field: String,
    pub value: serde_json::Value,
    pub author: Id,
    /// Display name of the author; empty where this store does not know them.
    pub author_name: String,
    pub is_shown: bool,
}

/// Two people who know each other (`is_present`) or were said not to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Tie {
    pub a: Id,
    pub b: Id,
    pub is_present: bool,
}

/// Ego, alters and ties at a wave. Pairs without a [`Tie`] were not asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct EgoNetwork {
    pub wave: Id,
    pub student: Id,
    pub alters: Vec<Alter>,
    pub ties: Vec<Tie>,
    pub supports_asked: Vec<Support>,
}

impl EgoNetwork {
    /// The people who count: on the map today, neither pale, nor gone, nor only hoped for (measures.md, Q1).
    pub fn counted(&self) -> impl Iterator<Item = &Alter> {
        self.alters.iter().filter(|alter| !alter.is_pale && matches!(alter.presence, Presence::Confirmed | Presence::Remembered))
    }

    /// Reads a wave from its records. Ties with an end that is not on the map are left out, not lost.
    pub fn read(ground: &dyn Ground, wave: Id) -> Option<EgoNetwork> {
        let told = ground.record(Kind::Wave, wave)?;
        let student = read_id(&told, "student")?;
        let people: BTreeMap<Id, Fields> = ground.of(Kind::Alter, "student", student).into_iter().collect();
        let mut supports: BTreeMap<Id, BTreeSet<Support>> = BTreeMap::new();
        for (_, fields) in ground.of(Kind::SupportGiven, "wave", wave) {
            if let (Some(alter), Some(support), Some(true)) =
                (read_id(&fields, "alter"), read::<Support>(&fields, "support"), read::<bool>(&fields, "is_given"))
            {
                supports.entry(alter).or_default().insert(support);
            }
        }
        let mut alters = Vec::new();
        let mut shown = |alter: Id, placement: &Fields, is_pale: bool| {
            let Some(person) = people.get(&alter) else { return };
            let Some(label) = read::<String>(person, "label") else { return };
            alters.push(Alter {
                id: alter,
                initials: names::initials(&label),
                label,
                is_adult: read(person, "is_adult"),
                origin: read(person, "origin"),
                broker: read(person, "broker"),
                link: read(person, "link"),
                last_contact: if is_pale { None } else { read(placement, "last_contact") },
                spot: read(placement, "spot"),
                presence: read(placement, "presence").unwrap_or(Presence::Confirmed),
                reciprocity: if is_pale { None } else { read(placement, "reciprocity") },
                supports: if is_pale { Vec::new() } else { supports.get(&alter).into_iter().flatten().copied().collect() },
                is_pale,
                conflicts: Vec::new(),
            });
        };
        let here: BTreeMap<Id, Fields> = ground
            .of(Kind::Placement, "wave", wave)
            .into_iter()
            .filter_map(|(_, fields)| Some((read_id(&fields, "alter")?, fields)))
            .collect();
        for (alter, placement) in &here {
            shown(*alter, placement, false);
        }
        // A kept wave shows what was kept and nothing pale.
        if !told.contains_key("kept_on") {
            for (alter, placement) in &Earlier::before(ground, student, wave).placements {
                if !here.contains_key(alter) && ground.record(Kind::Placement, placement_id(wave, *alter)).is_none() {
                    shown(*alter, placement, true);
                }
            }
        }
        // Minted ids sort by when a name was told: the order of the tray.
        alters.sort_by_key(|alter| alter.id);
        let on_map: BTreeSet<Id> = alters.iter().map(|alter| alter.id).collect();
        let mut ties: Vec<Tie> = ground
            .of(Kind::Tie, "wave", wave)
            .into_iter()
            .filter_map(|(_, fields)| {
                Some(Tie { a: read_id(&fields, "a")?, b: read_id(&fields, "b")?, is_present: read(&fields, "is_present")? })
            })
            .filter(|tie| on_map.contains(&tie.a) && on_map.contains(&tie.b))
            .collect();
        ties.sort_by_key(|tie| (tie.a, tie.b));
        let mut supports_asked: Vec<Support> =
            ground.of(Kind::SupportAsked, "wave", wave).iter().filter_map(|(_, fields)| read(fields, "support")).collect();
        supports_asked.sort();
        Some(EgoNetwork { wave, student, alters, ties, supports_asked })
    }
}
