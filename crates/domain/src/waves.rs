//! Waves: the dated occasions of mapping. Opening one copies nothing; keeping one writes only what is
//! then on the map; two of them can be compared. Departures are words, never a count to a student.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::asks::Ask;
use crate::change::{Scope, Set};
use crate::choice::{AskedBy, Audience, Choice, Erased, WITHHELD};
use crate::consent::{Consent, ConsentFor};
use crate::disclosures::{Disclosed, DisclosureEdit};
use crate::earlier::Earlier;
use crate::ego_network::{
    Alter, EgoNetwork, Presence, Ring, Sector, Tie, placement_id, support_asked_id, support_given_id, tie_id,
};
use crate::record::{Fields, Ground, Id, Kind, derived, read, read_id, value};
use crate::refusal::Refusal;
use crate::shown::Shown;
use crate::{goals, names, policy};

/// A wave without a choice is erased after this many days.
pub const DRAFT_DAYS: i64 = 14;

/// The beginning and the end of a sitting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum WaveEdit {
    /// A draft on this machine alone.
    Open { wave: Id, student: Id, opened_on: NaiveDate },
    /// What is on the map now is written; the draft and its history are destroyed.
    Keep { wave: Id, kept_on: NaiveDate, choice: Choice },
    /// A page or a file of a draft was given. The record says so once the map is kept; with a map that is forgotten this is gone.
    Give { wave: Id, disclosure: Id, what: Disclosed, to_whom: String, on: NaiveDate },
    /// Everything of the draft is destroyed.
    Forget { wave: Id },
    /// The same was wanted while a hold stands: nobody opens it any more, and it is destroyed when the hold ends.
    PutAway { wave: Id },
    /// On a later day the student chooses otherwise about a kept map.
    ChooseAgain { wave: Id, choice: Choice },
    /// A kept map is erased for good; `erasure` is what stays to say so.
    Erase { wave: Id, erasure: Id, asked_by: AskedBy, erased_on: NaiveDate },
}

impl WaveEdit {
    /// What this edit sets in the log it goes to: for Open the draft's, for Keep, Forget and Erase nothing (the store reads
    /// the draft and calls [`keep`], or takes the map out of the log).
    pub fn changes(&self, ground: &dyn Ground) -> Result<Vec<Set>, Refusal> {
        Ok(match self {
            WaveEdit::Open { wave, student, opened_on } => {
                if Consent::is_refused(ground, *student, ConsentFor::Mapping) {
                    return Err(Refusal::ParentSaidNo);
                }
                let scope = Scope::Student(*student);
                let set = |field, value| Set { scope, kind: Kind::Wave, record: *wave, field, value };
                vec![set("student", value(student)), set("opened_on", value(opened_on))]
            }
            WaveEdit::Give { wave, disclosure, what, to_whom, on } => {
                let student = student_of(ground, *wave).ok_or(Refusal::NoSuchWave)?;
                let (to_whom, why) = (to_whom.clone(), None);
                let given = DisclosureEdit::Disclose { disclosure: *disclosure, student, what: *what, to_whom, why, on: *on };
                given.changes(ground)?
            }
            WaveEdit::PutAway { wave } => {
                let scope = Scope::Student(student_of(ground, *wave).ok_or(Refusal::NoSuchWave)?);
                vec![Set { scope, kind: Kind::Wave, record: *wave, field: "put_away", value: value(&true) }]
            }
            WaveEdit::ChooseAgain { wave, choice } => choice.changes(ground, *wave)?,
            WaveEdit::Keep { .. } | WaveEdit::Forget { .. } | WaveEdit::Erase { .. } => Vec::new(),
        })
    }
}

/// What "keep" writes into the student's scope: the people on the map under the names then shown (first letters or a number
/// where it hides them, unless the student wants the names kept too), their supports and their ties, what the map is for and the agreed steps. Whoever is pale, gone from the map or hidden is not in it; what was told anew of a pale
/// person themselves (a name, who they are) is kept with the person, who is on an earlier map.
/// `draft` sees the draft over the store; `store` sees the store alone, so that nothing is written twice. Whoever was erased with
/// an earlier map while this one was open, and was named on it, is somebody new: what was erased never comes back.
pub fn keep(draft: &dyn Ground, store: &dyn Ground, wave: Id, kept_on: NaiveDate, choice: &Choice) -> Result<Vec<Set>, Refusal> {
    let network = EgoNetwork::read(draft, wave).ok_or(Refusal::NoSuchWave)?;
    if store.record(Kind::Wave, wave).is_some() {
        return Err(Refusal::WaveIsDecided);
    }
    // It may have been said after this map was begun.
    if Consent::is_refused(store, network.student, ConsentFor::Mapping) {
        return Err(Refusal::ParentSaidNo);
    }
    let scope = Scope::Student(network.student);
    let mut sets = Vec::new();
    let mut put = |kind, record, field, value| sets.push(Set { scope, kind, record, field, value });
    let told = draft.record(Kind::Wave, wave).ok_or(Refusal::NoSuchWave)?;
    if read(&told, "put_away").unwrap_or(false) {
        return Err(Refusal::WaveIsDecided);
    }
    put(Kind::Wave, wave, "student", value(&network.student));
    put(Kind::Wave, wave, "opened_on", told.get("opened_on").cloned().unwrap_or_default());
    put(Kind::Wave, wave, "kept_on", value(&kept_on));
    put(Kind::Wave, wave, "audience", value(&choice.audience));
    put(Kind::Wave, wave, "is_counted", value(&choice.is_counted));
    for field in goals::FIELDS.into_iter().chain(["shown"]) {
        if let Some(now) = told.get(field).filter(|now| !now.is_null()) {
            put(Kind::Wave, wave, field, now.clone());
        }
    }
    // The names then shown: of whom the map hides nothing else is kept, unless the student says so.
    let shown = read::<Shown>(&told, "shown").unwrap_or_default();
    let is_hiding = matches!(shown, Shown::Initials | Shown::Hidden) && !choice.with_names;
    let hidden: BTreeMap<Id, String> = match is_hiding {
        true if shown == Shown::Initials => network.alters.iter().map(|alter| (alter.id, names::letters(&alter.label))).collect(),
        true => shown.over(network.clone()).alters.into_iter().map(|alter| (alter.id, alter.label)).collect(),
        false => BTreeMap::new(),
    };
    let on_map: Vec<&Alter> = network.alters.iter().filter(|alter| !alter.is_pale).collect();
    let erased = Erased::of_student(store, network.student);
    let now = |id: Id| if erased.has(id) { derived(wave, &[b"again", id.as_bytes()]) } else { id };
    // A name told anew is told of the person, also of one who is not on today's map but is on an earlier one: pale here, or older.
    let mut people: BTreeMap<Id, bool> =
        Earlier::before(draft, network.student, wave).placements.into_keys().map(|id| (id, false)).collect();
    people.extend(network.alters.iter().map(|alter| (alter.id, !alter.is_pale)));
    for (alter, is_here) in people {
        let Some(person) = draft.record(Kind::Alter, alter) else { continue };
        let known = store.record(Kind::Alter, now(alter));
        if !is_here && known.is_none() {
            continue;
        }
        let known = known.unwrap_or_default();
        let scope = Scope::Student(read_id(&person, "student").unwrap_or(network.student));
        let fresh = now(alter);
        for field in ["student", "label", "is_adult", "origin", "broker", "link", "activity", "activity_called"] {
            let now = person.get(field).cloned().unwrap_or_default();
            // A broker who is on no kept map would keep somebody in words whom the student took off.
            let now = match read::<crate::ego_network::Broker>(&person, field) {
                Some(crate::ego_network::Broker::Alter(by))
                    if field == "broker"
                        && !on_map.iter().any(|other| other.id == by)
                        && store.record(Kind::Alter, by).is_none() =>
                {
                    serde_json::Value::Null
                }
                _ => now,
            };
            // Whoever is on an earlier map keeps the name that was kept there.
            let now = match (hidden.get(&alter), field) {
                (Some(_), "label") if known.contains_key("label") => known.get("label").cloned().unwrap_or_default(),
                (Some(letters), "label") => value(letters),
                // Each of these leads to a name: what was kept of them stays, and nothing is added.
                (Some(_), "link" | "activity" | "activity_called") => known.get(field).cloned().unwrap_or_default(),
                _ => now,
            };
            if &now != known.get(field).unwrap_or(&serde_json::Value::Null) {
                sets.push(Set { scope, kind: Kind::Alter, record: fresh, field, value: now });
            }
        }
    }
    let mut put = |kind, record, field, value| sets.push(Set { scope, kind, record, field, value });
    for alter in &on_map {
        let Some(placement) = draft.record(Kind::Placement, placement_id(wave, alter.id)) else { continue };
        let id = placement_id(wave, now(alter.id));
        for field in ["wave", "alter", "presence", "spot", "last_contact", "reciprocity"] {
            if let Some(now) = placement.get(field).filter(|now| !now.is_null()) {
                put(Kind::Placement, id, field, now.clone());
            }
        }
        if choice.withholds(alter.id) {
            put(Kind::Placement, id, WITHHELD, value(&true));
        }
        for support in &alter.supports {
            let id = support_given_id(wave, now(alter.id), *support);
            put(Kind::SupportGiven, id, "wave", value(&wave));
            put(Kind::SupportGiven, id, "alter", value(&now(alter.id)));
            put(Kind::SupportGiven, id, "support", value(support));
            put(Kind::SupportGiven, id, "is_given", value(&true));
        }
    }
    for support in &network.supports_asked {
        let id = support_asked_id(wave, *support);
        put(Kind::SupportAsked, id, "wave", value(&wave));
        put(Kind::SupportAsked, id, "support", value(support));
    }
    for tie in &network.ties {
        let is_kept = |id: Id| on_map.iter().any(|alter| alter.id == id);
        if is_kept(tie.a) && is_kept(tie.b) {
            let (a, b) = (now(tie.a), now(tie.b));
            let id = tie_id(wave, a, b);
            put(Kind::Tie, id, "wave", value(&wave));
            put(Kind::Tie, id, "a", value(&a));
            put(Kind::Tie, id, "b", value(&b));
            put(Kind::Tie, id, "is_present", value(&tie.is_present));
        }
    }
    for ask in Ask::on(draft, wave) {
        let told = draft.record(Kind::Ask, ask.id).unwrap_or_default();
        for field in policy::fields(Kind::Ask) {
            if let Some(now) = told.get(*field).filter(|now| !now.is_null()) {
                put(Kind::Ask, ask.id, field, now.clone());
            }
        }
    }
    // What was given of it while it lay open.
    for (given, told) in draft.of(Kind::Disclosure, "student", network.student) {
        if store.record(Kind::Disclosure, given).is_none() {
            for field in policy::fields(Kind::Disclosure) {
                if let Some(now) = told.get(*field).filter(|now| !now.is_null()) {
                    put(Kind::Disclosure, given, field, now.clone());
                }
            }
        }
    }
    if !erased.0.is_empty() {
        sets.iter_mut().for_each(|set| rename(&mut set.value, &now));
    }
    Ok(sets)
}

/// Names everybody in a value as they are called from now on.
fn rename(value: &mut serde_json::Value, now: &dyn Fn(Id) -> Id) {
    match value {
        serde_json::Value::String(text) => {
            if let Ok(id) = text.parse::<Id>()
                && now(id) != id
            {
                *text = now(id).to_string();
            }
        }
        serde_json::Value::Array(all) => all.iter_mut().for_each(|one| rename(one, now)),
        serde_json::Value::Object(all) => all.values_mut().for_each(|one| rename(one, now)),
        _ => {}
    }
}

/// One wave in a student's list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct WaveLine {
    pub id: Id,
    pub opened_on: NaiveDate,
    pub kept_on: Option<NaiveDate>,
    pub audience: Audience,
    pub is_counted: bool,
    pub is_draft: bool,
    /// Of a draft: its student wanted it forgotten while a hold stood. It is opened by nobody and goes when the hold ends.
    pub is_put_away: bool,
    /// Days until a draft is erased; None for a kept wave, and for a draft on which a hold stands.
    pub days_left: Option<i32>,
    pub alters: u32,
    /// How many of them stay between the student and the counselor where the rest is shared.
    pub withheld: u32,
}

impl WaveLine {
    /// Reads the line of a wave from its record. `today` gives a draft its days.
    pub fn read(id: Id, fields: &Fields, alters: u32, today: NaiveDate) -> Option<WaveLine> {
        let opened_on: NaiveDate = read(fields, "opened_on")?;
        let kept_on: Option<NaiveDate> = read(fields, "kept_on");
        Some(WaveLine {
            id,
            opened_on,
            kept_on,
            audience: read(fields, "audience").unwrap_or_default(),
            is_counted: read(fields, "is_counted").unwrap_or(false),
            is_draft: kept_on.is_none(),
            is_put_away: read(fields, "put_away").unwrap_or(false),
            days_left: kept_on.is_none().then(|| (DRAFT_DAYS - (today - opened_on).num_days()).max(0) as i32),
            alters,
            withheld: 0,
        })
    }
}

/// What became of one person between two waves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    Kept,
    New,
    /// Said to be gone; never guessed from silence.
    Gone,
    /// On the earlier map and not asked about on the later one.
    NotToday,
}

/// One person in a comparison of two waves.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct Moved {
    pub alter: Id,
    pub label: String,
    pub fate: Fate,
    /// Rings moved towards the middle; negative is outwards. None unless placed in both.
    pub inwards: Option<i32>,
    /// Of somebody new: the student wanted to meet them, and did.
    pub was_wanted: bool,
    pub from: Option<(Ring, Sector)>,
    pub to: Option<(Ring, Sector)>,
}

/// Two waves beside each other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct Comparison {
    pub earlier: EgoNetwork,
    pub later: EgoNetwork,
    pub earlier_on: NaiveDate,
    pub later_on: NaiveDate,
    pub people: Vec<Moved>,
    pub kept: u32,
    pub new: u32,
    pub gone: u32,
    pub moved_in: u32,
    pub moved_out: u32,
    /// Of the new: whom the student had wanted to meet.
    pub met: u32,
    /// Ties of the later wave between people who count there, that were not there before: an end is new, or the pair was
    /// said then not to know each other. A line that nobody was asked about before did not form.
    pub ties_formed: Vec<(Id, Id)>,
    /// Home and community people among the new, and so on: what the sentence is made of.
    pub new_by_sector: Vec<(Sector, u32)>,
}

/// Compares two waves of one student.
pub fn compare(earlier: EgoNetwork, later: EgoNetwork, earlier_on: NaiveDate, later_on: NaiveDate) -> Comparison {
    let counted = |network: &EgoNetwork, id: Id| network.counted().find(|alter| alter.id == id).cloned();
    let cell = |alter: &Alter| alter.spot.map(|spot| (spot.ring, spot.sector));
    let mut people = Vec::new();
    for alter in earlier.counted() {
        let now = later.alters.iter().find(|other| other.id == alter.id);
        let (fate, to) = match now {
            Some(now) if now.presence == Presence::NoLonger => (Fate::Gone, None),
            Some(now) if !now.is_pale => (Fate::Kept, Some(now.clone())),
            _ => (Fate::NotToday, None),
        };
        let inwards = to.as_ref().and_then(|to| Some(alter.spot?.ring as i32 - to.spot?.ring as i32));
        people.push(Moved {
            alter: alter.id,
            label: to.as_ref().map_or_else(|| alter.label.clone(), |to| to.label.clone()),
            fate,
            inwards,
            was_wanted: false,
            from: cell(alter),
            to: to.as_ref().and_then(cell),
        });
    }
    for alter in later.counted() {
        if counted(&earlier, alter.id).is_none() {
            let wanted =
                earlier.alters.iter().find(|was| was.id == alter.id && was.presence == Presence::Potential && !was.is_pale);
            people.push(Moved {
                alter: alter.id,
                label: alter.label.clone(),
                fate: Fate::New,
                inwards: None,
                was_wanted: wanted.is_some(),
                from: wanted.and_then(cell),
                to: cell(alter),
            });
        }
    }
    let count = |fate: Fate| people.iter().filter(|person| person.fate == fate).count() as u32;
    let told_before = |a: Id, b: Id| earlier.ties.iter().find(|tie| tie.a == a && tie.b == b).map(|tie| tie.is_present);
    let is_new = |id: Id| counted(&earlier, id).is_none();
    let has_formed = |tie: &&Tie| {
        let both_count = [tie.a, tie.b].into_iter().all(|end| counted(&later, end).is_some());
        let was_not_there = match told_before(tie.a, tie.b) {
            Some(was_present) => !was_present,
            None => is_new(tie.a) || is_new(tie.b),
        };
        tie.is_present && both_count && was_not_there
    };
    let ties_formed = later.ties.iter().filter(has_formed).map(|tie| (tie.a, tie.b)).collect();
    let new_by_sector = Sector::ALL
        .into_iter()
        .map(|sector| {
            (sector, people.iter().filter(|p| p.fate == Fate::New && p.to.is_some_and(|(_, s)| s == sector)).count() as u32)
        })
        .filter(|(_, n)| *n > 0)
        .collect();
    Comparison {
        kept: count(Fate::Kept),
        new: count(Fate::New),
        gone: count(Fate::Gone),
        moved_in: people.iter().filter(|p| p.inwards.is_some_and(|n| n > 0)).count() as u32,
        moved_out: people.iter().filter(|p| p.inwards.is_some_and(|n| n < 0)).count() as u32,
        met: people.iter().filter(|p| p.was_wanted).count() as u32,
        ties_formed,
        new_by_sector,
        people,
        earlier,
        later,
        earlier_on,
        later_on,
    }
}

/// The student of a wave, by its record.
pub fn student_of(ground: &dyn Ground, wave: Id) -> Option<Id> {
    read_id(&ground.record(Kind::Wave, wave)?, "student")
}
