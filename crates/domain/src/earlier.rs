//! Who was on a student's maps before this one? With whom a new map begins, pale; who may have been forgotten, and by what two
//! of one name are told apart; and who of them stayed between the student and the counselor. It changes nothing.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::choice::{Audience, WITHHELD};
use crate::ego_network::{EgoNetwork, Origin, Presence, Ring, Sector, Spot, placement_id, tie_id};
use crate::map_edit::TiePair;
use crate::people::joined;
use crate::record::{Fields, Ground, Id, Kind, read, read_id};

/// The waves of a student before another: whom the pale map shows, and who may have been forgotten.
#[derive(Debug, Default)]
pub struct Earlier {
    /// The wave directly before.
    pub wave: Option<Id>,
    /// How each person stood when they were last on a map: "not today" leaves somebody for another day, not for good.
    /// Absent is who was then said to be gone.
    pub placements: BTreeMap<Id, Fields>,
    /// Whoever of them was on the last wave with anybody on it: a new map begins with those.
    pub last: BTreeSet<Id>,
}

/// When and where somebody was on a map last, and how they were met: what tells two people of one name apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct LastOn {
    /// The day of that map.
    pub on: Option<NaiveDate>,
    pub ring: Option<Ring>,
    pub sector: Option<Sector>,
    pub origin: Option<Origin>,
    /// What the activity is called from which they are known.
    pub activity: Option<String>,
}

/// Somebody of an older map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forgotten {
    pub alter: Id,
    /// As they were called last.
    pub label: String,
    pub was: LastOn,
}

/// What the activity is called from which somebody is known. Whoever does not work with its class has no record of it: then it is
/// called as it was when they were added. One that was taken away has no name any more: it may have held a student's.
pub(crate) fn activity_of(ground: &dyn Ground, person: &Fields) -> Option<String> {
    let activity = read_id(person, "activity")?;
    let called = || read(person, "activity_called");
    match ground.record(Kind::Activity, activity) {
        Some(told) => read(&told, "name").or_else(called),
        None if ground.was_removed(Kind::Activity, activity) => None,
        None => called(),
    }
}

impl Earlier {
    /// The waves of a student, whichever of their joined records they were drawn under, that stand before `wave`;
    /// the newest last.
    fn waves(ground: &dyn Ground, ego: Id, wave: Id) -> Vec<Id> {
        let dated = |fields: &Fields, id: Id| (read::<String>(fields, "opened_on").unwrap_or_default(), id);
        let Some(this) = ground.record(Kind::Wave, wave) else { return Vec::new() };
        let this = dated(&this, wave);
        let mut before: Vec<(String, Id)> = joined(ground, ego)
            .into_iter()
            .flat_map(|student| ground.of(Kind::Wave, "student", student))
            .map(|(id, fields)| dated(&fields, id))
            .filter(|other| other.1 != wave && *other < this)
            .collect();
        before.sort();
        before.into_iter().map(|(_, id)| id).collect()
    }

    /// The wave that stands directly before `wave` in its student's dates.
    pub fn last_wave(ground: &dyn Ground, ego: Id, wave: Id) -> Option<Id> {
        Earlier::waves(ground, ego, wave).pop()
    }

    fn on_wave(ground: &dyn Ground, wave: Id) -> BTreeMap<Id, Fields> {
        let on_it = ground.of(Kind::Placement, "wave", wave);
        on_it.into_iter().filter_map(|(_, fields)| Some((read_id(&fields, "alter")?, fields))).collect()
    }

    /// Whoever was on a map before `wave`, each as they were there last.
    pub fn before(ground: &dyn Ground, ego: Id, wave: Id) -> Earlier {
        let waves = Earlier::waves(ground, ego, wave);
        let mut placements = BTreeMap::new();
        let mut last = BTreeSet::new();
        for wave in &waves {
            let on_it = Earlier::on_wave(ground, *wave);
            // A map that was kept with nobody on it, or only with whoever is gone, is no reason to begin the next with nobody.
            if on_it.values().any(|told| read::<Presence>(told, "presence") != Some(Presence::NoLonger)) {
                last = on_it.keys().copied().collect();
            }
            placements.extend(on_it);
        }
        placements.retain(|_, told| read::<Presence>(told, "presence") != Some(Presence::NoLonger));
        last.retain(|alter| placements.contains_key(alter));
        Earlier { wave: waves.last().copied(), placements, last }
    }

    /// The lines of the last map between people who count on this one, of which nothing is said here yet: the student may say
    /// that they still hold. Nothing is taken over by itself.
    pub fn ties(ground: &dyn Ground, network: &EgoNetwork) -> Vec<TiePair> {
        let Some(last) = Earlier::last_wave(ground, network.student, network.wave) else { return Vec::new() };
        let here: BTreeSet<Id> = network.counted().map(|alter| alter.id).collect();
        let told: BTreeSet<Id> = network.ties.iter().map(|tie| tie_id(network.wave, tie.a, tie.b)).collect();
        let mut pairs: Vec<TiePair> = ground
            .of(Kind::Tie, "wave", last)
            .into_iter()
            .filter(|(_, fields)| read(fields, "is_present") == Some(true))
            .filter_map(|(_, fields)| Some(TiePair { a: read_id(&fields, "a")?, b: read_id(&fields, "b")? }))
            .filter(|TiePair { a, b }| here.contains(a) && here.contains(b) && !told.contains(&tie_id(network.wave, *a, *b)))
            .collect();
        pairs.sort();
        pairs
    }

    /// Who stayed between the student and the counselor when they were last on a kept map: left out where it was shared, or on a map
    /// that nobody else may see. Whoever was then said to be gone stays so, too, if they come back.
    pub fn between_us(ground: &dyn Ground, ego: Id, wave: Id) -> Vec<Id> {
        let mut stood = BTreeMap::new();
        for wave in Earlier::waves(ground, ego, wave) {
            let told = ground.record(Kind::Wave, wave).unwrap_or_default();
            let is_ours = read::<Audience>(&told, "audience").unwrap_or_default() == Audience::OnlyUs;
            let on_it = Earlier::on_wave(ground, wave);
            stood.extend(on_it.into_iter().map(|(alter, on)| (alter, is_ours || read(&on, WITHHELD).unwrap_or(false))));
        }
        stood.into_iter().filter_map(|(alter, is_ours)| is_ours.then_some(alter)).collect()
    }

    /// Where somebody was last; None where they were on no earlier map, or were said to be gone.
    pub fn last_on(&self, ground: &dyn Ground, alter: Id) -> Option<LastOn> {
        let placement = self.placements.get(&alter)?;
        let person = ground.record(Kind::Alter, alter).unwrap_or_default();
        let wave = read_id(placement, "wave").and_then(|wave| ground.record(Kind::Wave, wave)).unwrap_or_default();
        let spot: Option<Spot> = read(placement, "spot");
        Some(LastOn {
            on: read(&wave, "opened_on"),
            ring: spot.map(|spot| spot.ring),
            sector: spot.map(|spot| spot.sector),
            origin: read(&person, "origin"),
            activity: activity_of(ground, &person),
        })
    }

    /// Whoever was on an older map, is not among those with whom `wave` began and not on it either, as they were last called: they may
    /// have been forgotten. In the order in which they were first named.
    pub fn forgotten(ground: &dyn Ground, ego: Id, wave: Id) -> Vec<Forgotten> {
        let earlier = Earlier::before(ground, ego, wave);
        let is_older =
            |alter: &&Id| !earlier.last.contains(alter) && ground.record(Kind::Placement, placement_id(wave, **alter)).is_none();
        let found = |alter: &Id| {
            let label = read::<String>(&ground.record(Kind::Alter, *alter)?, "label")?;
            Some(Forgotten { alter: *alter, label, was: earlier.last_on(ground, *alter)? })
        };
        earlier.placements.keys().filter(is_older).filter_map(found).collect()
    }
}
