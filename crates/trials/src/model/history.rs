//! All is well again: how soon is everything everywhere, and does the history hold? What is asked of a world of the model.

use std::collections::{BTreeMap, BTreeSet};

use domain::change::{REMOVED, resolve};
use domain::record::Id;
use serde_json::Value;
use sync::protocol::PartName;
use sync::server::Event;

use super::{FEW, HOME, Seat, TIERS, World, oracle, students};
use crate::broken::{Check, Held, broken};

impl World {
    /// The wire is whole, the clocks are right, everybody is awake.
    pub(super) fn heals(&mut self) -> Held {
        self.late.clear();
        for seat in &mut self.seats {
            (seat.ahead_ms, seat.sleeps_until) = (0, 0);
        }
        for round in 0..3 {
            for at in 0..self.seats.len() {
                let mut left = FEW;
                loop {
                    self.now_ms += 50;
                    let ask = self.question(at);
                    if !self.takes(at, &ask, usize::MAX, 1)? {
                        break;
                    }
                    left -= 1;
                    if left == 0 {
                        return broken(Check::Stuck, format!("laptop {at} and the server never agree, in round {round}"));
                    }
                }
            }
        }
        // Each pair of everybody is compared, and compared again where it was read anew.
        for at in 0..self.seats.len() {
            for _ in 0..2 * students().count() * TIERS.len() + 2 {
                let ask = self.question(at);
                self.takes(at, &ask, usize::MAX, 1)?;
            }
        }
        Ok(())
    }

    /// The three questions to every history, and what else has to hold.
    pub(super) fn is_asked(&self) -> Held {
        let feed = self.ledger.feed(HOME);
        let kept: BTreeMap<PartName, &sync::protocol::Stored> = feed.iter().map(|stored| (stored.part.name(), stored)).collect();
        if kept.len() != feed.len() {
            return broken(Check::Order, "something is in the feed twice");
        }
        if let Some(stored) =
            feed.iter().find(|stored| self.erased.contains(&stored.part.pair.id) && !stored.part.changes.is_empty())
        {
            return broken(Check::ErasedForEver, format!("place {} speaks of somebody who was erased", stored.position));
        }
        // Erase beats everything, what was written before anybody heard of it too.
        let is_erased = |name: &PartName| self.erased.contains(&name.pair.id);
        // What a server that was put back had lost is sent again; where the right is gone by then, it stands in its writer's tray.
        let in_tray =
            |name: &PartName| self.seats.iter().any(|seat| seat.laptop.log.get(name).is_some_and(|here| here.is_in_tray));
        if let Some(name) = self.acknowledged.iter().find(|name| !is_erased(name) && !kept.contains_key(*name) && !in_tray(name))
        {
            return broken(Check::NoLostAcknowledgement, format!("{} was acknowledged and is not there", name.commit));
        }
        if let Some(name) = self.saved.iter().find(|name| !is_erased(name) && !kept.contains_key(*name) && !in_tray(name)) {
            return broken(Check::NothingUnreachable, format!("{} was saved and is nowhere", name.commit));
        }
        // Of somebody who was erased a laptop that has not heard of it yet has more than the server.
        let differ = |event: &&Event| matches!(event, Event::DriftedApart { of, .. } if !self.erased.contains(of));
        if !self.has_rotten && self.ledger.events.iter().any(|event| differ(&event)) {
            return broken(Check::DriftedApart, "two copies differed that nobody had damaged");
        }
        for pair in self.pairs().filter(|pair| !self.erased.contains(&pair.id)) {
            let rows: BTreeMap<&PartName, u64> =
                kept.iter().filter(|(name, _)| name.pair == pair).map(|(name, stored)| (name, stored.stamp)).collect();
            let changes: Vec<domain::change::Change> = kept
                .values()
                .filter(|stored| stored.part.pair == pair)
                .flat_map(|stored| stored.part.read(Some(domain::change::Stamp(stored.stamp)), false).unwrap_or_default())
                .collect();
            let expected = oracle::shown(&changes);
            for (at, seat) in self.seats.iter().enumerate() {
                let may = self
                    .ledger
                    .rights
                    .get(&seat.laptop.person)
                    .and_then(|rights| rights.now.as_ref())
                    .is_some_and(|now| now.contains(&pair));
                let here: BTreeMap<&PartName, u64> =
                    seat.laptop.acknowledged(&pair).map(|(name, stamp)| (name, stamp.0)).collect();
                if !may {
                    if !here.is_empty() || seat.laptop.holds(&pair) {
                        return broken(Check::Rights, format!("laptop {at} has a file that its person may not have"));
                    }
                    continue;
                }
                if here != rows {
                    let lacks = rows.keys().filter(|name| !here.contains_key(**name)).count();
                    return broken(
                        Check::Convergence,
                        format!("laptop {at} has {} of {} parts, {lacks} lack", here.len(), rows.len()),
                    );
                }
                if self.shows(seat, &changes) != expected {
                    return broken(Check::Convergence, format!("laptop {at} shows something else than the oracle"));
                }
            }
        }
        Ok(())
    }

    fn shows(&self, seat: &Seat, changes: &[domain::change::Change]) -> oracle::Shown {
        let records: BTreeSet<Id> = changes.iter().map(|change| change.record).collect();
        let (mut shown, mut contested) = (BTreeMap::new(), BTreeSet::new());
        for record in records {
            let resolved = resolve(seat.laptop.record(record));
            contested.extend(resolved.conflicts.into_iter().map(|conflict| (record, conflict.field)));
            let fields: BTreeMap<String, Value> = resolved.fields.into_iter().filter(|(field, _)| field != REMOVED).collect();
            if resolved.is_there && !fields.is_empty() {
                shown.insert(record, fields);
            }
        }
        (shown, contested)
    }
}
