//! A ledger in memory: what the proofs and the stories run against, and what a ledger on a disk is compared with. It keeps
//! the same rows as those, in maps; a restart loses them all.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

use domain::change::Stamp;
use domain::record::Id;

use crate::chain;
use crate::epochs::{self, Epoch};
use crate::protocol::{Cursor, Held, Link, Order, Pair, Part, PartName, Reason, Receipt, Stored};
use crate::server::{Caller, Event, Ledger, Rows, Verdict};
use crate::weakness::{self, Weakness};

/// What a person may do, while they may.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rights {
    /// What they read and write. None: every pair that was ever written.
    pub now: Option<BTreeSet<Pair>>,
    /// What they held once, and until when.
    pub once: BTreeMap<Pair, i64>,
}

/// A district's server, in memory.
#[derive(Clone, Debug, Default)]
pub struct MemoryLedger {
    pub epoch: Id,
    epochs: Vec<Epoch>,
    /// The feed where a scope lives. One that is not named lives where it was first written to.
    pub homes: BTreeMap<Id, Id>,
    pub rights: BTreeMap<Id, Rights>,
    feeds: BTreeMap<Id, Vec<Stored>>,
    chains: BTreeMap<(Id, Id), BTreeMap<u64, Link>>,
    stamps: BTreeMap<(Id, Id), Stamp>,
    receipts: BTreeMap<PartName, Receipt>,
    erased: BTreeSet<Id>,
    pub orders: BTreeMap<Id, Vec<Order>>,
    pub events: Vec<Event>,
    /// What the school has to look at.
    pub reviews: Vec<PartName>,
    pub given: BTreeMap<Id, Vec<Held>>,
    /// What was ever written to, and where it lives.
    written: BTreeSet<Held>,
    /// Rows whose position was drawn and that are not visible yet: a weakened build alone has any.
    drawn: Vec<Stored>,
}

impl MemoryLedger {
    pub fn new(epoch: Id) -> MemoryLedger {
        let epochs = vec![Epoch { id: epoch, from: Vec::new(), is_left: false }];
        MemoryLedger { epoch, epochs, ..MemoryLedger::default() }
    }

    /// Everything in a feed, in its order.
    pub fn feed(&self, feed: Id) -> &[Stored] {
        self.feeds.get(&feed).map_or(&[], Vec::as_slice)
    }

    /// Every feed.
    pub fn feeds(&self) -> impl Iterator<Item = (&Id, &Vec<Stored>)> {
        self.feeds.iter()
    }

    /// A backup was put in this one's place: what came after it is gone, and a new epoch begins.
    pub fn restored_from(&mut self, backup: MemoryLedger, epoch: Id) {
        let replaced = std::mem::take(&mut self.epochs);
        *self = backup;
        self.epoch = epoch;
        let from = self.feeds.iter().map(|(feed, rows)| Cursor { feed: *feed, position: rows.len() as u64 }).collect();
        let begins = Epoch { id: epoch, from, is_left: false };
        self.epochs = epochs::after_restore(std::mem::take(&mut self.epochs), &replaced, begins);
    }

    /// Whose parts go, and whose later ones are refused for ever.
    pub fn erase(&mut self, of: Id) {
        self.erased.insert(of);
        for stored in self.feeds.values_mut().flatten().filter(|stored| stored.part.pair.id == of) {
            stored.part.changes.clear();
            // What is left is sealed again, or nobody would take it.
            stored.part.hash = chain::part_hash(&stored.part);
        }
    }

    /// What a weakened build forgets after a while.
    pub fn a_while_passes(&mut self) {
        if weakness::is(Weakness::TombstonesExpire) {
            self.erased.clear();
        }
    }

    /// What was drawn becomes visible when two others have.
    fn publish(&mut self, drawn: u64) {
        let (now, later) = std::mem::take(&mut self.drawn).into_iter().partition(|stored| stored.position + 2 <= drawn);
        self.drawn = later;
        let now: Vec<Stored> = now;
        for stored in now {
            self.feeds.entry(stored.feed).or_default().push(stored);
        }
    }

    fn rows(&self, feed: Id, after: u64, most: usize, wants: impl Fn(&Stored) -> bool) -> Rows {
        let mut rows = Rows { to: after, ..Rows::default() };
        let mut size = 0;
        // The order of arrival is the order of positions, but in a build that was weakened.
        for stored in self.feed(feed).iter().filter(|stored| stored.position > after) {
            if wants(stored) {
                size += stored.part.size();
                if size > most && !rows.parts.is_empty() {
                    rows.has_more = true;
                    return rows;
                }
                rows.parts.push(stored.clone());
            }
            rows.to = rows.to.max(stored.position);
        }
        rows
    }
}

impl Ledger for MemoryLedger {
    type Error = Infallible;

    fn epoch(&mut self) -> Result<Id, Infallible> {
        Ok(self.epoch)
    }

    fn epoch_from(&mut self, theirs: Id) -> Result<Vec<Cursor>, Infallible> {
        Ok(epochs::parted(&self.epochs, theirs))
    }

    fn feed_of(&mut self, pair: &Pair, home: Id) -> Result<Id, Infallible> {
        Ok(*self.homes.entry(pair.id).or_insert(if pair.of == "district" { Id::nil() } else { home }))
    }

    fn may_write(&mut self, caller: &Caller, part: &Part, at: Stamp) -> Result<Verdict, Infallible> {
        if self.erased.contains(&part.pair.id) {
            return Ok(Verdict::Refuse(Reason::Erased));
        }
        let Some(rights) = self.rights.get(&caller.person) else { return Ok(Verdict::Refuse(Reason::NoRight)) };
        Ok(match &rights.now {
            None => Verdict::Take,
            Some(now) if now.contains(&part.pair) => Verdict::Take,
            Some(_) if rights.once.get(&part.pair).is_some_and(|until| at.ms() <= *until) => Verdict::Review,
            Some(_) => Verdict::Refuse(Reason::NoRight),
        })
    }

    fn pairs(&mut self, caller: &Caller) -> Result<Vec<Held>, Infallible> {
        let Some(rights) = self.rights.get(&caller.person) else { return Ok(Vec::new()) };
        let may = |held: &&Held| rights.now.as_ref().is_none_or(|now| now.contains(&held.pair));
        Ok(self.written.iter().filter(may).cloned().collect())
    }

    fn gave_pairs(&mut self, caller: &Caller, held: &[Held]) -> Result<(), Infallible> {
        self.given.insert(caller.device, held.to_vec());
        Ok(())
    }

    fn last_link(&mut self, feed: Id, chain: Id) -> Result<Option<Link>, Infallible> {
        Ok(self.chains.get(&(feed, chain)).and_then(|links| links.last_key_value()).map(|(_, link)| *link))
    }

    fn link(&mut self, feed: Id, chain: Id, seq: u64) -> Result<Option<Link>, Infallible> {
        Ok(self.chains.get(&(feed, chain)).and_then(|links| links.get(&seq)).copied())
    }

    fn put_link(&mut self, feed: Id, chain: Id, link: Link) -> Result<(), Infallible> {
        self.chains.entry((feed, chain)).or_default().insert(link.seq, link);
        Ok(())
    }

    fn last_stamp(&mut self, feed: Id, chain: Id) -> Result<Stamp, Infallible> {
        Ok(self.stamps.get(&(feed, chain)).copied().unwrap_or_default())
    }

    fn put_last_stamp(&mut self, feed: Id, chain: Id, stamp: Stamp) -> Result<(), Infallible> {
        self.stamps.insert((feed, chain), stamp);
        Ok(())
    }

    fn receipt(&mut self, _: Id, name: &PartName) -> Result<Option<Receipt>, Infallible> {
        Ok(self.receipts.get(name).cloned())
    }

    fn put_receipt(&mut self, _: Id, _: &Caller, receipt: &Receipt) -> Result<(), Infallible> {
        self.receipts.insert(receipt.name.clone(), receipt.clone());
        Ok(())
    }

    fn append(&mut self, feed: Id, part: &Part, canonical: Stamp, needs_review: bool) -> Result<u64, Infallible> {
        if needs_review {
            self.reviews.push(part.name());
        }
        self.written.insert(Held { pair: part.pair.clone(), feed });
        let drawn = self.drawn.iter().filter(|stored| stored.feed == feed).count();
        let position = (self.feed(feed).len() + drawn) as u64 + 1;
        let stored = Stored { part: part.clone(), stamp: canonical.0, feed, position };
        // Every third transaction is slow: its number is drawn, and another's becomes visible before it.
        if weakness::is(Weakness::SequenceCursor) && position.is_multiple_of(3) {
            self.drawn.push(stored);
        } else {
            self.feeds.entry(feed).or_default().push(stored);
            self.publish(position);
        }
        Ok(position)
    }

    fn tail(&mut self, feed: Id) -> Result<u64, Infallible> {
        Ok(self.feed(feed).iter().map(|stored| stored.position).max().unwrap_or_default())
    }

    fn after(&mut self, feed: Id, position: u64, pairs: &BTreeSet<Pair>, most: usize) -> Result<Rows, Infallible> {
        Ok(self.rows(feed, position, most, |stored| pairs.contains(&stored.part.pair)))
    }

    fn of_pair(&mut self, feed: Id, pair: &Pair, position: u64, most: usize) -> Result<Rows, Infallible> {
        Ok(self.rows(feed, position, most, |stored| stored.part.pair == *pair))
    }

    fn orders(&mut self, caller: &Caller) -> Result<Vec<Order>, Infallible> {
        Ok(self.orders.get(&caller.device).cloned().unwrap_or_default())
    }

    fn carried_out(&mut self, caller: &Caller, done: &[Id]) -> Result<(), Infallible> {
        if let Some(orders) = self.orders.get_mut(&caller.device) {
            orders.retain(|order| !done.contains(&order.id));
        }
        Ok(())
    }

    fn event(&mut self, _: &Caller, what: Event) -> Result<(), Infallible> {
        self.events.push(what);
        Ok(())
    }
}
