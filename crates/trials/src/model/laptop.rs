//! A laptop that keeps everything in maps. It does what a store does behind the device's machine, in as few lines as that can be
//! said, and each call is one transaction: it can die between two of them.

use std::collections::{BTreeMap, BTreeSet};

use domain::change::{Change, Name, Stamp, resolve, seen_by};
use domain::record::Id;
use serde_json::Value;
use sync::chain;
use sync::protocol::{Bytes, Hash, Held, Link, Pair, Part, PartName, Stored, Written};

mod local;

pub use local::Mortal;

/// One part as it lies here.
#[derive(Clone, Debug)]
pub struct Here {
    pub part: Part,
    order: u64,
    /// Canonical stamp, feed and position; None until the server said.
    pub place: Option<(Stamp, Id, u64)>,
    pub waits: bool,
    /// Refused, with its reason: out of the picture, and not gone.
    pub is_in_tray: bool,
    link: Option<(u64, Hash)>,
}

/// How this machine tells the time.
#[derive(Clone, Copy, Debug)]
pub struct Time {
    pub clock_ms: i64,
    pub boot: Id,
    pub uptime_ms: i64,
}

/// A change that somebody wants: record, field, value.
pub type Wanted = (Id, &'static str, Value);

#[derive(Clone, Debug)]
pub struct Laptop {
    pub device: Id,
    pub person: Id,
    chain: Id,
    last: Link,
    epoch: Option<Id>,
    cursors: BTreeMap<Id, u64>,
    /// What is held, and how far it was read where it is not whole.
    pairs: BTreeMap<Held, Option<u64>>,
    lost: BTreeSet<Held>,
    pub log: BTreeMap<PartName, Here>,
    waiting: BTreeSet<(u64, PartName)>,
    /// What is shown of a record is read out of these.
    records: BTreeMap<Id, Vec<Change>>,
    pub erased: BTreeSet<Id>,
    pub carried_out: Vec<Id>,
    stamp: Stamp,
    audit: Hash,
    orders: u64,
    compared: usize,
}

impl Laptop {
    pub fn new(device: Id, person: Id) -> Laptop {
        Laptop {
            device,
            person,
            chain: device,
            last: Link::default(),
            epoch: None,
            cursors: BTreeMap::new(),
            pairs: BTreeMap::new(),
            lost: BTreeSet::new(),
            log: BTreeMap::new(),
            waiting: BTreeSet::new(),
            records: BTreeMap::new(),
            erased: BTreeSet::new(),
            carried_out: Vec::new(),
            stamp: Stamp::default(),
            audit: Hash::NIL,
            orders: 0,
            compared: 0,
        }
    }

    /// Somebody saves something: one commit of one part.
    pub fn write(&mut self, commit: Id, pair: &Pair, wanted: &[Wanted], time: Time, salt: u64) -> PartName {
        self.stamp = self.stamp.next(time.clock_ms);
        let nothing = Vec::new();
        let changes = (0..).zip(wanted).map(|(index, (record, field, value))| Written {
            index,
            kind: "alter".into(),
            record: *record,
            field: (*field).into(),
            value: value.to_string(),
            seen: Bytes(packed(&seen_by(self.records.get(record).unwrap_or(&nothing), field))),
            more: Default::default(),
        });
        let mut part = Part {
            more: Default::default(),
            commit,
            pair: pair.clone(),
            device: self.device,
            author: self.person,
            edit: "model".into(),
            undoes: None,
            stamp: self.stamp.0,
            boot: time.boot,
            uptime_ms: time.uptime_ms,
            salt: Bytes(salt.to_be_bytes().to_vec()),
            hash: Hash::NIL,
            seq: 0,
            prev: Hash::NIL,
            changes: changes.collect(),
        };
        part.hash = chain::part_hash(&part);
        let name = part.name();
        self.put(part, None, true);
        name
    }

    fn put(&mut self, part: Part, place: Option<(Stamp, Id, u64)>, waits: bool) {
        let name = part.name();
        self.orders += 1;
        let order = self.orders;
        if waits {
            self.waiting.insert((order, name.clone()));
        }
        self.show(&part, place.map(|(stamp, ..)| stamp));
        self.log.insert(name, Here { part, order, place, waits, is_in_tray: false, link: None });
    }

    fn show(&mut self, part: &Part, canonical: Option<Stamp>) {
        let is_own = canonical.is_none() && part.device == self.device;
        for change in part.read(canonical, is_own).unwrap_or_default() {
            self.records.entry(change.record).or_default().push(change);
        }
    }

    fn hide(&mut self, part: &Part) {
        for change in &part.changes {
            let Some(all) = self.records.get_mut(&change.record) else { continue };
            all.retain(|one| one.name.commit != part.commit || one.name.index != change.index);
            if all.is_empty() {
                self.records.remove(&change.record);
            }
        }
    }

    /// Everything that this laptop reads of a record.
    pub fn record(&self, record: Id) -> &[Change] {
        self.records.get(&record).map_or(&[], Vec::as_slice)
    }

    pub fn holds(&self, pair: &Pair) -> bool {
        self.pairs.keys().any(|held| held.pair == *pair && !self.lost.contains(held))
    }

    pub fn is_whole(&self) -> bool {
        self.waiting.is_empty() && self.pairs.values().all(Option::is_none) && self.lost.is_empty()
    }

    /// Everything here that the district has, of one pair.
    pub fn acknowledged<'a>(&'a self, pair: &'a Pair) -> impl Iterator<Item = (&'a PartName, Stamp)> {
        self.log.iter().filter(move |(name, _)| name.pair == *pair).filter_map(|(name, here)| Some((name, here.place?.0)))
    }

    /// Whether what was written last here and is not sent yet stands on the screen.
    pub fn reads_its_own(&self, record: Id) -> bool {
        let all = self.record(record);
        let resolved = resolve(all);
        let is_followed = |one: &Change| all.iter().any(|other| other.field == one.field && other.seen.contains(&one.name));
        let own: Vec<&Change> = all.iter().filter(|one| one.is_unsent && !is_followed(one)).collect();
        // A machine that was cloned has two of them.
        let mine = |field: &str| own.iter().copied().filter(|one| one.field == field).max_by_key(|one| (one.stamp, one.name));
        let fields: BTreeSet<&str> = all.iter().map(|one| one.field.as_str()).collect();
        fields.into_iter().filter_map(mine).all(|last| {
            // A conflict about the removal hides that field's own value, and says so.
            last.field == "removed" || resolved.fields.get(&last.field).unwrap_or(&Value::Null) == &last.value
        })
    }

    /// A bit of the disk turns: what is shown of an acknowledged change is another value. Says whether there was one.
    pub fn rots(&mut self, nth: usize) -> bool {
        let heads: Vec<Name> = self
            .records
            .values()
            .flat_map(|all| domain::change::heads(all).into_values().flatten().filter(|one| !one.is_unsent).map(|one| one.name))
            .collect();
        if heads.is_empty() {
            return false;
        }
        let name = heads[nth % heads.len()];
        let rotten = Value::from("rotten");
        for all in self.records.values_mut() {
            all.iter_mut().filter(|one| one.name == name).for_each(|one| one.value = rotten.clone());
        }
        for here in self.log.values_mut().filter(|here| here.part.commit == name.commit) {
            here.part.changes.iter_mut().filter(|one| one.index == name.index).for_each(|one| one.value = rotten.to_string());
        }
        true
    }

    /// Somebody was erased: nothing of them stays here.
    pub fn erases(&mut self, student: Id) {
        self.erased.insert(student);
        let gone: Vec<PartName> =
            self.log.iter().filter(|(name, here)| name.pair.id == student && !here.waits).map(|(name, _)| name.clone()).collect();
        gone.iter().for_each(|name| self.take_out(name));
    }

    fn take_out(&mut self, name: &PartName) {
        if let Some(here) = self.log.remove(name) {
            self.waiting.remove(&(here.order, name.clone()));
            self.hide(&here.part);
        }
    }

    fn settles(&mut self, name: &PartName, place: (Stamp, Id, u64)) {
        let Some(here) = self.log.get_mut(name) else { return };
        if here.place == Some(place) && !here.waits {
            return;
        }
        here.place = Some(place);
        here.waits = false;
        here.is_in_tray = false;
        let (order, part) = (here.order, here.part.clone());
        self.waiting.remove(&(order, name.clone()));
        self.hide(&part);
        self.show(&part, Some(place.0));
    }

    fn take_in(&mut self, stored: &Stored) {
        let part = &stored.part;
        let name = part.name();
        let is_held = self.pairs.keys().any(|held| held.pair == part.pair);
        if !is_held || self.erased.contains(&part.pair.id) {
            return;
        }
        let place = (Stamp(stored.stamp), stored.feed, stored.position);
        match self.log.get(&name) {
            Some(here) if here.part.changes == part.changes => self.settles(&name, place),
            // What lies here under this name is another thing: what the district has holds.
            Some(_) => {
                self.take_out(&name);
                self.put(part.clone(), Some(place), false);
            }
            None => self.put(part.clone(), Some(place), false),
        }
    }

    fn purge(&mut self) {
        for held in self.lost.clone() {
            let of_it = |name: &PartName| name.pair == held.pair;
            if self.waiting.iter().any(|(_, name)| of_it(name)) {
                continue;
            }
            let gone: Vec<PartName> = self
                .log
                .iter()
                .filter(|(name, here)| of_it(name) && here.place.is_some())
                .map(|(name, _)| name.clone())
                .collect();
            gone.iter().for_each(|name| self.take_out(name));
            self.pairs.remove(&held);
            self.lost.remove(&held);
        }
    }
}

fn packed(names: &[Name]) -> Vec<u8> {
    names.iter().flat_map(|name| name.commit.as_bytes().iter().copied().chain(name.index.to_be_bytes())).collect()
}
