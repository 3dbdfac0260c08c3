//! How does a store speak the wire's language? It stands behind the client machine here: what waits becomes parts, pages become
//! Changes. So the store knows no wire, the machine no SQL, and the window and the stories drive the same code. No I/O beside
//! the store's, and no clock.

use std::collections::BTreeSet;

use domain::change::{Scope, Stamp};
use domain::record::{Id, Kind};
use store::commit::Committed;
use store::erase::ordered::Ordered;
use store::failure::Failure;
use store::log::{Heading, pack_names, unpack_names};
use store::open::Store;
use store::travel::{Arrived, HeldPair, Said, Travelling, TravellingChange, Word};
use sync::chain;
use sync::client::{Local, Standing};
use sync::digest;
use sync::protocol::{
    Backfill, Bytes, Cursor, Deed, Digest, Filled, Hash, Held, More, Order, Outcome, Page, Pair, Part, PartName, Reason, Receipt,
    Stored, Written, erase_order,
};

/// A store, for the length of one question and its answer. It gathers what has to be read again.
pub struct Courier<'a> {
    store: &'a Store,
    scopes: BTreeSet<Scope>,
    kinds: BTreeSet<Kind>,
    /// Orders that were carried out and are to be told.
    pub carried_out: Vec<Id>,
}

impl<'a> Courier<'a> {
    pub fn of(store: &'a Store) -> Courier<'a> {
        Courier { store, scopes: BTreeSet::new(), kinds: BTreeSet::new(), carried_out: Vec::new() }
    }

    /// What has to be read again, of all that was applied.
    pub fn committed(&self) -> Committed {
        Committed {
            commit: None,
            edit: "sync".into(),
            scopes: self.scopes.iter().copied().collect(),
            kinds: self.kinds.iter().copied().collect(),
        }
    }

    /// Of these orders those to say that something was erased, where it was: nothing of it lies in the store, its journal or a
    /// backup beside it any more. `device` is as the district knows this machine.
    pub fn erased(&self, device: Id, orders: &[Order]) -> Result<Vec<Id>, Failure> {
        if orders.iter().all(|order| order.deed != Deed::Erase) {
            return Ok(Vec::new());
        }
        let known = self.store.erased_for_good()?.into_iter().map(|erasure| erase_order(device, erasure));
        let done = known.chain(self.store.ordered_for_good()?);
        Ok(done.filter(|id| orders.iter().any(|order| order.id == *id)).collect())
    }

    /// Does what these orders say of files that this machine holds no longer; what has to be read again, and finished.
    pub fn heeds(&self, orders: &[Order]) -> Result<Option<Committed>, Failure> {
        let mut all: Option<Committed> = None;
        for (order, marked) in orders.iter().filter_map(|order| Some((order.id, order.erased.as_ref()?))) {
            let Some(Scope::Student(student)) = Scope::from_parts(&marked.of, marked.id) else { continue };
            let ordered = Ordered { order, erasure: marked.erasure, student, marks: marked.marks.clone() };
            if let Some(heeded) = self.store.heed_order(&ordered)? {
                let all = all.get_or_insert_with(|| Committed { scopes: Vec::new(), kinds: Vec::new(), ..heeded.clone() });
                all.scopes.extend(heeded.scopes);
                all.kinds.extend(heeded.kinds);
            }
        }
        Ok(all)
    }

    fn heard(&mut self, committed: Committed) {
        self.scopes.extend(committed.scopes);
        self.kinds.extend(committed.kinds);
    }
}

impl Local for Courier<'_> {
    type Error = Failure;

    fn standing(&mut self) -> Result<Standing, Failure> {
        let known = self.store.known()?;
        Ok(Standing {
            chain: known.chain,
            epoch: known.epoch,
            cursors: known.cursors.into_iter().map(|(feed, position)| Cursor { feed, position }).collect(),
            held: known.held.into_iter().map(held).collect(),
            backfills: known.filling.into_iter().map(|(pair, after)| Backfill { held: held(pair), after }).collect(),
            waiting: known.waiting,
            audit: known.audit.map_or(Hash::NIL, Hash),
            carried_out: self.carried_out.clone(),
        })
    }

    fn queued(&mut self, most: usize) -> Result<Vec<Part>, Failure> {
        let next = |prev, hash| chain::link(Hash(prev), Hash(hash)).0;
        Ok(self.store.queued(most, next)?.into_iter().map(part).collect())
    }

    fn receipts(&mut self, receipts: &[Receipt]) -> Result<(), Failure> {
        if receipts.is_empty() {
            return Ok(());
        }
        let words: Vec<Word> = receipts.iter().map(word).collect();
        let committed = self.store.take_words(&words)?;
        self.heard(committed);
        let purged = self.store.purge_lost()?;
        self.heard(purged);
        Ok(())
    }

    fn new_chain(&mut self, chain: Id) -> Result<(), Failure> {
        self.store.begin_chain(chain)
    }

    fn new_epoch(&mut self, epoch: Id, from: &[Cursor]) -> Result<(), Failure> {
        let from: Vec<(Id, u64)> = from.iter().map(|cursor| (cursor.feed, cursor.position)).collect();
        self.store.begin_epoch(epoch, &from)
    }

    fn pairs(&mut self, held: &[Held], tails: &[Cursor]) -> Result<(), Failure> {
        let held: Vec<HeldPair> = held.iter().map(pair).collect();
        let tails: Vec<(Id, u64)> = tails.iter().map(|cursor| (cursor.feed, cursor.position)).collect();
        let committed = self.store.hold_pairs(&held, &tails)?;
        self.heard(committed);
        Ok(())
    }

    fn page(&mut self, page: &Page) -> Result<(), Failure> {
        let parts: Vec<Arrived> = page.parts.iter().map(arrived).collect();
        let came = self.store.take_page(page.feed, page.after, page.to, &parts)?;
        self.heard(came.committed);
        Ok(())
    }

    fn filled(&mut self, filled: &Filled) -> Result<(), Failure> {
        let parts: Vec<Arrived> = filled.parts.iter().map(arrived).collect();
        let came = self.store.take_filled(&pair(&filled.held), filled.after, filled.to, filled.has_more, &parts)?;
        self.heard(came.committed);
        Ok(())
    }

    fn again(&mut self, held: &Held) -> Result<(), Failure> {
        self.store.fill_again(&pair(held))
    }

    fn digests(&mut self, most: usize) -> Result<Vec<Digest>, Failure> {
        let compared = self.store.to_compare(most)?;
        Ok(compared.into_iter().map(|(pair, changes)| Digest { held: held(pair), sum: digest::of(&changes) }).collect())
    }

    fn audit(&mut self, head: Hash) -> Result<(), Failure> {
        self.store.remember_audit(head.0)
    }
}

fn held(HeldPair { scope, scope_id, tier, feed }: HeldPair) -> Held {
    Held { pair: Pair { of: scope, id: scope_id, tier }, feed }
}

fn pair(Held { pair, feed }: &Held) -> HeldPair {
    HeldPair { scope: pair.of.clone(), scope_id: pair.id, tier: pair.tier, feed: *feed }
}

fn part(part: Travelling) -> Part {
    let Travelling { heading, scope, scope_id, tier, salt, hash, seq, prev, changes } = part;
    Part {
        more: More::new(),
        commit: heading.id,
        pair: Pair { of: scope, id: scope_id, tier },
        device: heading.device,
        author: heading.author,
        edit: heading.edit,
        undoes: heading.undoes,
        stamp: heading.stamp.0,
        boot: heading.boot,
        uptime_ms: heading.uptime_ms,
        salt: Bytes(salt),
        hash: Hash(hash),
        seq,
        prev: Hash(prev),
        changes: changes.into_iter().map(written).collect(),
    }
}

fn written(change: TravellingChange) -> Written {
    Written {
        index: change.index,
        kind: change.kind,
        record: change.record,
        field: change.field,
        value: change.value,
        seen: Bytes(pack_names(&change.seen)),
        more: More::new(),
    }
}

/// A part of the feed as a store takes it in.
pub fn arrived(stored: &Stored) -> Arrived {
    let Part { commit, pair, device, author, edit, undoes, stamp, boot, uptime_ms, salt, hash, changes, .. } = &stored.part;
    let heading = Heading {
        id: *commit,
        device: *device,
        author: *author,
        edit: edit.clone(),
        undoes: *undoes,
        stamp: Stamp(*stamp),
        boot: *boot,
        uptime_ms: *uptime_ms,
    };
    let change = |change: &Written| TravellingChange {
        index: change.index,
        kind: change.kind.clone(),
        record: change.record,
        field: change.field.clone(),
        value: change.value.clone(),
        seen: unpack_names(&change.seen),
    };
    Arrived {
        part: Travelling {
            heading,
            scope: pair.of.clone(),
            scope_id: pair.id,
            tier: pair.tier,
            salt: salt.to_vec(),
            hash: hash.0,
            seq: 0,
            prev: [0; 32],
            changes: changes.iter().map(change).collect(),
        },
        stamp: Stamp(stored.stamp),
        feed: stored.feed,
        position: stored.position,
    }
}

fn word(Receipt { name: PartName { commit, pair }, outcome, reason, feed, position, stamp }: &Receipt) -> Word {
    let placed = |word| Said::Taken { word, stamp: Stamp(*stamp), feed: *feed, position: *position };
    let said = match outcome {
        Outcome::Taken => placed("taken"),
        Outcome::Review => placed("review"),
        Outcome::Later => Said::Later,
        Outcome::Refused => Said::Refused { reason: reason_word(reason.unwrap_or(Reason::Other)).into() },
    };
    Word { commit: *commit, scope: pair.of.clone(), scope_id: pair.id, tier: pair.tier, said }
}

/// The word of a reason, as it is kept and as the interface has a sentence for it.
pub const fn reason_word(reason: Reason) -> &'static str {
    match reason {
        Reason::NoRight => "no_right",
        Reason::Damaged => "damaged",
        Reason::Erased => "erased",
        Reason::Held => "held",
        Reason::TooLarge => "too_large",
        Reason::Other => "other",
    }
}
