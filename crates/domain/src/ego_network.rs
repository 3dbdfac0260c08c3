//! The ego network: the people a student named, where they sit, what they give, who knows whom.
//! Reads records into view-ready data. What a gesture changes is `map_edit`; drawing is the interface.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::choice::WITHHELD;
use crate::earlier::{Earlier, activity_of};
use crate::names;
use crate::people::{StaffRow, joined};
use crate::record::{Fields, Ground, Id, Kind, derived, read, read_id, value};

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

impl Link {
    /// What the registry calls them.
    pub fn called(self, ground: &dyn Ground) -> Option<String> {
        match self {
            Link::Staff(staff) => Some(read::<StaffRow>(&ground.record(Kind::Staff, staff)?, "row")?.called()),
            Link::Visitor(visitor) => read(&ground.record(Kind::Visitor, visitor)?, "name"),
        }
    }
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

/// One person on the map, as the interface draws them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct Alter {
    pub id: Id,
    pub label: String,
    pub initials: String,
    pub is_adult: Option<bool>,
    pub origin: Option<Origin>,
    /// What the activity is called from which they are known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activity: Option<String>,
    pub broker: Option<Broker>,
    pub last_contact: Option<LastContact>,
    pub link: Option<Link>,
    /// None: in the tray.
    pub spot: Option<Spot>,
    pub presence: Presence,
    pub reciprocity: Option<Reciprocity>,
    pub supports: Vec<Support>,
    /// On the map before and not confirmed on this one: drawn pale.
    pub is_pale: bool,
    /// Where the map is shared, they stay between the student and the counselor.
    pub is_withheld: bool,
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
        let people: BTreeMap<Id, Fields> =
            joined(ground, student).into_iter().flat_map(|one| ground.of(Kind::Alter, "student", one)).collect();
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
            // Somebody of a record that was joined when this map was drawn, and is not any more, stays on it.
            let Some(person) = people.get(&alter).cloned().or_else(|| ground.record(Kind::Alter, alter)) else { return };
            let Some(label) = read::<String>(&person, "label") else { return };
            alters.push(Alter {
                id: alter,
                initials: names::initials(&label),
                label,
                is_adult: read(&person, "is_adult"),
                origin: read(&person, "origin"),
                activity: activity_of(ground, &person),
                broker: read(&person, "broker"),
                link: read(&person, "link"),
                last_contact: if is_pale { None } else { read(placement, "last_contact") },
                spot: read(placement, "spot"),
                presence: read(placement, "presence").unwrap_or(Presence::Confirmed),
                reciprocity: if is_pale { None } else { read(placement, "reciprocity") },
                supports: if is_pale { Vec::new() } else { supports.get(&alter).into_iter().flatten().copied().collect() },
                is_pale,
                is_withheld: !is_pale && read(placement, WITHHELD).unwrap_or(false),
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
            let earlier = Earlier::before(ground, student, wave);
            for (alter, placement) in earlier.placements.iter().filter(|(alter, _)| earlier.last.contains(alter)) {
                if !here.contains_key(alter) && ground.record(Kind::Placement, placement_id(wave, *alter)).is_none() {
                    shown(*alter, placement, true);
                }
            }
        }
        // Minted ids sort by when a name was told: the order of the tray.
        alters.sort_by_key(|alter| alter.id);
        let on_map: BTreeSet<Id> = alters.iter().filter(|alter| !alter.is_pale).map(|alter| alter.id).collect();
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
