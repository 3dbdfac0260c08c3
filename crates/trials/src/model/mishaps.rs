//! Disks are put back and copied, rights come and go, somebody is erased: what happens to a world of the model beside its wire.

use std::collections::BTreeSet;

use domain::record::Id;
use sync::protocol::{Deed, Marked, Order, Pair, PartName, erase_order};

use super::{HOME, STUDENTS, World, students};

impl World {
    /// Where a part is that was saved once: in the district, or on some laptop.
    fn is_somewhere(&self, name: &PartName) -> bool {
        self.ledger.feed(HOME).iter().any(|stored| stored.part.name() == *name)
            || self.seats.iter().any(|seat| seat.laptop.log.contains_key(name))
    }

    /// Two disks can break on one day: what lay nowhere else is nobody's fault. It is no longer expected.
    fn expects_what_is_left(&mut self) {
        let gone: Vec<PartName> = self.saved.iter().filter(|name| !self.is_somewhere(name)).cloned().collect();
        for name in gone {
            self.saved.remove(&name);
            self.acknowledged.remove(&name);
        }
    }

    pub(super) fn is_restored(&mut self, at: usize) {
        let Some(image) = self.seats[at].image.clone() else { return };
        self.tally.met("laptop restored");
        self.seats[at].laptop = image;
        self.starts_again(at);
        self.expects_what_is_left();
    }

    pub(super) fn is_cloned(&mut self, at: usize) {
        self.tally.met("laptop cloned");
        let mut clone = self.seats[at].clone();
        (clone.boot, clone.booted_ms) = (self.dice.id(), self.now_ms);
        self.seats.push(clone);
    }

    pub(super) fn server_is_restored(&mut self) {
        let Some(backup) = self.backup.clone() else { return };
        self.tally.met("server restored");
        let rights = self.ledger.rights.clone();
        let epoch = self.dice.id();
        self.ledger.restored_from(backup, epoch);
        self.ledger.rights = rights;
        // A copy has not heard of later erasures: they are made again.
        let erased: Vec<Id> = self.erased.iter().copied().collect();
        erased.into_iter().for_each(|student| self.erase(student));
        self.expects_what_is_left();
    }

    pub(super) fn rights_change(&mut self, at: usize) {
        let person = self.seats[at].laptop.person;
        let all: Vec<Pair> = self.pairs().collect();
        let pair = self.dice.pick(&all).clone();
        let now_ms = self.now_ms;
        let Some(rights) = self.ledger.rights.get_mut(&person) else { return };
        let Some(now) = rights.now.as_mut() else { return };
        if now.remove(&pair) {
            rights.once.insert(pair, now_ms);
            self.tally.met("right lost");
        } else {
            rights.once.remove(&pair);
            now.insert(pair);
            self.tally.met("right gained");
        }
    }

    pub(super) fn somebody_is_erased(&mut self) {
        if self.erased.len() as u128 + 2 >= STUDENTS {
            return;
        }
        let all: Vec<Id> = students().collect();
        let student = *self.dice.pick(&all);
        if self.erased.insert(student) {
            self.tally.met("student erased");
            self.erase(student);
        }
    }

    fn erase(&mut self, student: Id) {
        self.ledger.erase(student);
        let devices: BTreeSet<Id> = self.seats.iter().map(|seat| seat.laptop.device).collect();
        for device in devices {
            let marked = Marked { erasure: student, of: "student".into(), id: student, marks: Vec::new() };
            let order = Order { id: erase_order(device, student), deed: Deed::Erase, erased: Some(marked) };
            let orders = self.ledger.orders.entry(device).or_default();
            if !orders.contains(&order) {
                orders.push(order);
            }
        }
        self.acknowledged.retain(|name| name.pair.id != student);
    }
}
