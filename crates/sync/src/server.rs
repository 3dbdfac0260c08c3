//! The server's side, without I/O. `push` takes parts into the feeds, `pull` answers from them; whoever calls runs each in one
//! transaction of the [`Ledger`], and the whole of it again where the engine asks for that. Time is handed in. Rights are the
//! ledger's answer: nothing here knows a kind of record or a role.

use std::collections::BTreeSet;

use domain::change::Stamp;
use domain::record::Id;

use crate::chain;
use crate::digest;
use crate::protocol::{
    Answer, Ask, BUDGET, Cursor, Digest, Filled, Halt, Held, Link, MOST_PAIRS, More, Order, Outcome, Page, Pair, Part, PartName,
    Reason, Receipt, Stored, VERSION, pairs_hash,
};
use crate::weakness::{self, Weakness};

/// Who asks: known by the signature, not by what the question says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caller {
    /// The enrolled device.
    pub device: Id,
    /// Who works at it.
    pub person: Id,
    /// The feed of the school where they work: it keeps the chains of their devices, and what has no other home yet.
    pub home: Id,
}

/// Whether a part may lie in the feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Take,
    /// Made while the right held, which is gone.
    Review,
    Refuse(Reason),
    /// The server is older than the part.
    Later,
}

/// Rows of a feed in its order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    pub parts: Vec<Stored>,
    /// Everything up to here was looked at, whether it is among `parts` or not.
    pub to: u64,
    pub has_more: bool,
}

/// What the server keeps. One call of [`push`] or [`pull`] is one transaction; any error ends it without a trace, and the
/// caller may run it again. Nothing in it needs a report's SQL, and every key begins with the feed.
pub trait Ledger {
    type Error;

    /// The epoch: another after every restore of the server.
    fn epoch(&mut self) -> Result<Id, Self::Error>;
    /// How far the feeds are the same as in `theirs`, the epoch in which a device read last: see [`crate::epochs::parted`].
    fn epoch_from(&mut self, theirs: Id) -> Result<Vec<Cursor>, Self::Error>;

    /// The feed where a pair lives; for one that nobody has written to, `home`.
    fn feed_of(&mut self, pair: &Pair, home: Id) -> Result<Id, Self::Error>;
    /// Whether the caller may write a part, now and as of `at`, its canonical time. Says `Refuse(Erased)` of what was erased.
    fn may_write(&mut self, caller: &Caller, part: &Part, at: Stamp) -> Result<Verdict, Self::Error>;
    /// Every pair that a person may read, and where it lives.
    fn pairs(&mut self, caller: &Caller) -> Result<Vec<Held>, Self::Error>;
    /// The device was told that it holds exactly these.
    fn gave_pairs(&mut self, caller: &Caller, held: &[Held]) -> Result<(), Self::Error>;

    /// The last link of a chain.
    fn last_link(&mut self, feed: Id, chain: Id) -> Result<Option<Link>, Self::Error>;
    /// The link at a place; None where it was never there or is forgotten.
    fn link(&mut self, feed: Id, chain: Id, seq: u64) -> Result<Option<Link>, Self::Error>;
    fn put_link(&mut self, feed: Id, chain: Id, link: Link) -> Result<(), Self::Error>;
    /// The latest canonical stamp among what this chain brought; 0 before the first.
    fn last_stamp(&mut self, feed: Id, chain: Id) -> Result<Stamp, Self::Error>;
    fn put_last_stamp(&mut self, feed: Id, chain: Id, stamp: Stamp) -> Result<(), Self::Error>;

    /// What was once said of a part. `Later` is not kept.
    fn receipt(&mut self, feed: Id, name: &PartName) -> Result<Option<Receipt>, Self::Error>;
    fn put_receipt(&mut self, feed: Id, caller: &Caller, receipt: &Receipt) -> Result<(), Self::Error>;
    /// Gives a part the next position of a feed: the counter's row is bumped and the part inserted together, as the end of the
    /// transaction, so that positions have no gaps and become visible in their order. `needs_review` lists it to the school.
    fn append(&mut self, feed: Id, part: &Part, canonical: Stamp, needs_review: bool) -> Result<u64, Self::Error>;

    /// The last position of a feed; 0 in an empty one.
    fn tail(&mut self, feed: Id) -> Result<u64, Self::Error>;
    /// What lies after a position and belongs to one of these pairs, as many as fit into so many bytes ([`Part::size`]), at
    /// least one.
    fn after(&mut self, feed: Id, position: u64, pairs: &BTreeSet<Pair>, most: usize) -> Result<Rows, Self::Error>;
    /// The same of one pair alone, up to the feed's tail.
    fn of_pair(&mut self, feed: Id, pair: &Pair, position: u64, most: usize) -> Result<Rows, Self::Error>;

    /// What this device has to do.
    fn orders(&mut self, caller: &Caller) -> Result<Vec<Order>, Self::Error>;
    /// The device says that it did it.
    fn carried_out(&mut self, caller: &Caller, orders: &[Id]) -> Result<(), Self::Error>;
    /// Something that the district's people should hear of: a fork, a digest that differs. For the audit, without content.
    fn event(&mut self, caller: &Caller, what: Event) -> Result<(), Self::Error>;
}

/// What the audit hears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    Forked { chain: Id, seq: u64 },
    DriftedApart { of: Id, tier: u8 },
}

/// What became of the parts of a question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pushed {
    pub receipts: Vec<Receipt>,
    pub halt: Option<Halt>,
    pub chain: Link,
}

/// Takes the parts of a question, in the order of their chain. The same again is acknowledged again.
pub fn push<L: Ledger>(ledger: &mut L, caller: &Caller, ask: &Ask, now_ms: i64) -> Result<Pushed, L::Error> {
    ledger.carried_out(caller, &ask.carried_out)?;
    let mut last = ledger.last_link(caller.home, ask.chain)?.unwrap_or_default();
    let mut pushed = Pushed::default();
    let mut parts: Vec<&Part> = ask.parts.iter().collect();
    parts.sort_by_key(|part| part.seq);
    for part in parts {
        let link = Link { seq: part.seq, hash: chain::link(part.prev, part.hash) };
        if part.seq <= last.seq {
            let is_known = ledger.link(caller.home, ask.chain, part.seq)? == Some(link);
            if !is_known && !weakness::is(Weakness::DedupeBySeqAlone) {
                ledger.event(caller, Event::Forked { chain: ask.chain, seq: part.seq })?;
                pushed.halt = Some(Halt::Fork);
                break;
            }
        } else if part.seq > last.seq + 1 {
            pushed.halt = Some(Halt::Gap);
            break;
        } else if part.prev != last.hash {
            ledger.event(caller, Event::Forked { chain: ask.chain, seq: part.seq })?;
            pushed.halt = Some(Halt::Fork);
            break;
        }
        if part.seq <= last.seq && weakness::is(Weakness::DedupeBySeqAlone) {
            pushed.receipts.push(said(part, Outcome::Taken, None));
            continue;
        }
        let receipt = take(ledger, caller, ask, part, now_ms)?;
        pushed.receipts.push(receipt);
        // What has to wait for an upgrade stops nothing: its place in the chain is taken, and it is sent again later.
        if part.seq > last.seq {
            last = link;
            ledger.put_link(caller.home, ask.chain, link)?;
        }
    }
    pushed.chain = last;
    Ok(pushed)
}

fn said(part: &Part, outcome: Outcome, reason: Option<Reason>) -> Receipt {
    Receipt { name: part.name(), outcome, reason, feed: Id::nil(), position: 0, stamp: 0 }
}

fn take<L: Ledger>(ledger: &mut L, caller: &Caller, ask: &Ask, part: &Part, now_ms: i64) -> Result<Receipt, L::Error> {
    let feed = ledger.feed_of(&part.pair, caller.home)?;
    // Known by its name and not by its place: a repeat over another chain is the same part.
    // A refusal is no last word: what is sent again out of the tray is judged again.
    if let Some(receipt) = ledger.receipt(feed, &part.name())?.filter(|receipt| receipt.outcome != Outcome::Refused) {
        return Ok(receipt);
    }
    if part.pair.of == "draft" || chain::part_hash(part) != part.hash || !is_plain(part) {
        let receipt = said(part, Outcome::Refused, Some(Reason::Damaged));
        ledger.put_receipt(feed, caller, &receipt)?;
        return Ok(receipt);
    }
    let last = ledger.last_stamp(caller.home, ask.chain)?;
    let canonical = canonical(ask, part, last, now_ms);
    let verdict = ledger.may_write(caller, part, canonical)?;
    let receipt = match verdict {
        Verdict::Later => return Ok(said(part, Outcome::Later, None)),
        Verdict::Refuse(reason) => said(part, Outcome::Refused, Some(reason)),
        Verdict::Take | Verdict::Review => {
            let needs_review = verdict == Verdict::Review;
            let position = ledger.append(feed, part, canonical, needs_review)?;
            ledger.put_last_stamp(caller.home, ask.chain, canonical)?;
            let outcome = if needs_review { Outcome::Review } else { Outcome::Taken };
            Receipt { feed, position, stamp: canonical.0, ..said(part, outcome, None) }
        }
    };
    ledger.put_receipt(feed, caller, &receipt)?;
    Ok(receipt)
}

/// Whether each of its changes has a name of its own, and what no hash covers is as small as a newer program's few words are.
fn is_plain(part: &Part) -> bool {
    const MOST_MORE: usize = 4096;
    let weight = |more: &More| {
        let mut bytes = Vec::new();
        if more.is_empty() || ciborium::into_writer(more, &mut bytes).is_ok() { bytes.len() } else { usize::MAX }
    };
    let in_all = part.changes.iter().map(|change| weight(&change.more)).fold(weight(&part.more), usize::saturating_add);
    part.salt.len() <= 64 && in_all <= MOST_MORE && part.changes.windows(2).all(|two| two[0].index < two[1].index)
}

/// When a part was written, by the server's clock: now, less its age. The age is told by the machine's running time where it
/// has not been started again since, else by its clock, against itself; so it does not matter what that clock shows. Never in
/// the future, and what one chain brings stays in its order.
pub fn canonical(ask: &Ask, part: &Part, last: Stamp, now_ms: i64) -> Stamp {
    if weakness::is(Weakness::RawClocks) {
        return Stamp(part.stamp);
    }
    let written = Stamp(part.stamp);
    let age_ms = if part.boot == ask.boot {
        ask.uptime_ms.saturating_sub(part.uptime_ms)
    } else {
        ask.clock_ms.saturating_sub(written.ms())
    };
    let ms = now_ms.saturating_sub(age_ms.max(0)).clamp(0, (1 << 47) - 1) as u64;
    Stamp((ms << 16) | (written.0 & 0xFFFF)).max(last)
}

/// Answers a question from the feeds. Writes nothing but which pairs the device was given, and events.
pub fn pull<L: Ledger>(ledger: &mut L, caller: &Caller, ask: &Ask, pushed: Pushed, now_ms: i64) -> Result<Answer, L::Error> {
    let mut held = ledger.pairs(caller)?;
    let is_same = pairs_hash(&held) == ask.pairs;
    let epoch = ledger.epoch()?;
    let mut answer = Answer {
        version: VERSION,
        epoch,
        epoch_from: match ask.epoch.filter(|theirs| *theirs != epoch) {
            Some(theirs) => ledger.epoch_from(theirs)?,
            None => Vec::new(),
        },
        clock_ms: now_ms,
        receipts: pushed.receipts,
        halt: pushed.halt,
        chain: pushed.chain,
        pairs: None,
        tails: Vec::new(),
        pages: Vec::new(),
        filled: Vec::new(),
        apart: Vec::new(),
        orders: ledger.orders(caller)?,
        lease_until_ms: 0,
        audit: Default::default(),
        more: More::new(),
    };
    if ask.only_orders {
        return Ok(answer);
    }
    if !is_same {
        let feeds: BTreeSet<Id> = held.iter().map(|held| held.feed).collect();
        for feed in feeds {
            answer.tails.push(Cursor { feed, position: ledger.tail(feed)? });
        }
        ledger.gave_pairs(caller, &held)?;
        // The tiers of one file beside each other: their id takes no room twice when it is packed.
        held.sort();
        answer.pairs = Some(held);
        // The device sorts its pairs first; what it reads next depends on them.
        return Ok(answer);
    }
    // A cursor of another epoch may point behind the end: the device moves it back first.
    if ask.epoch.is_some_and(|theirs| theirs != epoch) {
        return Ok(answer);
    }
    let mut left = BUDGET;
    for cursor in &ask.cursors {
        let pairs: BTreeSet<Pair> = held.iter().filter(|held| held.feed == cursor.feed).map(|held| held.pair.clone()).collect();
        if left == 0 || pairs.is_empty() {
            continue;
        }
        let Rows { parts, to, has_more } = ledger.after(cursor.feed, cursor.position, &pairs, left)?;
        left = left.saturating_sub(size(&parts));
        if to > cursor.position {
            answer.pages.push(Page { feed: cursor.feed, after: cursor.position, to, parts: travelling(parts), has_more });
        }
    }
    let mine: BTreeSet<&Held> = held.iter().collect();
    for backfill in ask.backfills.iter().take(MOST_PAIRS).filter(|backfill| mine.contains(&backfill.held)) {
        if left == 0 {
            break;
        }
        let Rows { parts, to, has_more } = ledger.of_pair(backfill.held.feed, &backfill.held.pair, backfill.after, left)?;
        left = left.saturating_sub(size(&parts).max(1));
        answer.filled.push(Filled { held: backfill.held.clone(), after: backfill.after, to, parts: travelling(parts), has_more });
    }
    // Only what was read to the end can be compared.
    if answer.pages.is_empty() && ask.backfills.is_empty() {
        for told in ask.digests.iter().take(MOST_PAIRS).filter(|told| mine.contains(&told.held)) {
            if !is_as_told(ledger, told)? {
                ledger.event(caller, Event::DriftedApart { of: told.held.pair.id, tier: told.held.pair.tier })?;
                answer.apart.push(told.held.clone());
            }
        }
    }
    Ok(answer)
}

/// Both, one after the other, as one transaction.
pub fn serve<L: Ledger>(ledger: &mut L, caller: &Caller, ask: &Ask, now_ms: i64) -> Result<Answer, L::Error> {
    let pushed = push(ledger, caller, ask, now_ms)?;
    pull(ledger, caller, ask, pushed, now_ms)
}

fn is_as_told<L: Ledger>(ledger: &mut L, told: &Digest) -> Result<bool, L::Error> {
    let mut changes = Vec::new();
    let mut after = 0;
    loop {
        let rows = ledger.of_pair(told.held.feed, &told.held.pair, after, usize::MAX)?;
        for stored in &rows.parts {
            changes.extend(stored.part.read(Some(Stamp(stored.stamp)), false).unwrap_or_default());
        }
        after = rows.to;
        if !rows.has_more {
            return Ok(digest::of(&changes) == told.sum);
        }
    }
}

fn size(parts: &[Stored]) -> usize {
    parts.iter().map(|stored| stored.part.size()).sum()
}

/// What another device does not need to know of a sender's chain.
fn travelling(mut parts: Vec<Stored>) -> Vec<Stored> {
    for stored in &mut parts {
        stored.part.seq = 0;
        stored.part.prev = Default::default();
    }
    parts
}
