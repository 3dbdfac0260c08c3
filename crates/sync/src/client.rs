//! The device's side, without I/O. `ask` makes the next question out of what the device keeps, `take` applies an answer to
//! it. What is kept stands behind [`Local`]: in the program the store, in the proofs a map. Each method of it is one
//! transaction, so a machine that stops between two of them goes on from there; an answer that comes twice changes nothing.

use std::collections::BTreeSet;

use domain::record::Id;

use crate::protocol::{
    Answer, Ask, BUDGET, Backfill, Cursor, Deed, Digest, Filled, Halt, Hash, Held, Link, MOST_PAIRS, More, Order, Page, Part,
    Receipt, Stored, VERSION, pairs_hash,
};

/// What a device knows of itself and of what it has read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    /// Which chain it continues.
    pub chain: Id,
    pub epoch: Option<Id>,
    pub cursors: Vec<Cursor>,
    pub held: Vec<Held>,
    /// Pairs of which not everything is here, rights first.
    pub backfills: Vec<Backfill>,
    /// How many parts wait to be sent.
    pub waiting: u32,
    pub audit: Hash,
    /// Orders that were carried out and not told yet.
    pub carried_out: Vec<Id>,
}

/// What the machine says when it asks.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    pub clock_ms: i64,
    pub boot: Id,
    pub uptime_ms: i64,
    /// 16 unpredictable bytes: the next chain, where one is needed.
    pub chance: Id,
    pub program: String,
}

/// What the device keeps. Each call is one transaction.
pub trait Local {
    type Error;

    fn standing(&mut self) -> Result<Standing, Self::Error>;
    /// The oldest parts that wait, in their chain, up to so many bytes, at least one. They are given their place in the chain
    /// now, where they have none: the same part keeps its place whenever it is sent again.
    fn queued(&mut self, most: usize) -> Result<Vec<Part>, Self::Error>;
    /// Takes words on parts. Taken: canonical stamp, feed and position. Refused: it leaves the picture and waits in the tray.
    fn receipts(&mut self, receipts: &[Receipt]) -> Result<(), Self::Error>;
    /// Everything that waits gets a new place in a new chain, from its beginning.
    fn new_chain(&mut self, chain: Id) -> Result<(), Self::Error>;
    /// The server lost what lay behind these places: all that is here of it waits again, whoever wrote it, and cursors go back.
    fn new_epoch(&mut self, epoch: Id, from: &[Cursor]) -> Result<(), Self::Error>;
    /// These pairs are held from now on. One that is new is backfilled; one that is gone is purged and listed, where nothing
    /// of it waits to be sent. A feed that is new is read on from its tail.
    fn pairs(&mut self, held: &[Held], tails: &[Cursor]) -> Result<(), Self::Error>;
    /// Applies a page together with its cursor. One that does not continue the cursor changes nothing.
    fn page(&mut self, page: &Page) -> Result<(), Self::Error>;
    /// Applies a stretch of a pair together with how far it came.
    fn filled(&mut self, filled: &Filled) -> Result<(), Self::Error>;
    /// This pair is read again from its beginning. What waits to be sent stays.
    fn again(&mut self, held: &Held) -> Result<(), Self::Error>;
    /// What this device holds of some pairs that are whole here, others at each call.
    fn digests(&mut self, most: usize) -> Result<Vec<Digest>, Self::Error>;
    /// The newest entry of the audit chain.
    fn audit(&mut self, head: Hash) -> Result<(), Self::Error>;
}

/// What an answer means for whoever drives the machine.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Took {
    /// There is more to ask at once.
    pub has_more: bool,
    /// How far this machine's clock is ahead of the server's.
    pub clock_ahead_ms: i64,
    pub orders: Vec<Order>,
    pub lease_until_ms: i64,
    /// The laptop was seen to be restored or cloned.
    pub forked: bool,
    /// The server was restored.
    pub server_restored: bool,
    /// How many parts were taken, and how many refused.
    pub taken: u32,
    pub refused: u32,
    /// How many parts of others were applied.
    pub applied: u32,
    /// Stretches of a feed that were not what a server gives: nothing of them was used.
    pub unsound: u32,
}

/// The next question. Two that are asked without an answer between them are the same, but for the clock.
pub fn ask<L: Local>(local: &mut L, moment: &Moment) -> Result<Ask, L::Error> {
    let parts = local.queued(BUDGET)?;
    let standing = local.standing()?;
    let is_idle = parts.is_empty() && standing.backfills.is_empty() && standing.epoch.is_some();
    // A roster's pair is large: few at once, and all in their turn.
    let digests = if is_idle { local.digests(DIGESTS_AT_ONCE)? } else { Vec::new() };
    let mut backfills = standing.backfills;
    backfills.truncate(MOST_PAIRS);
    Ok(Ask {
        version: VERSION,
        program: moment.program.clone(),
        chain: standing.chain,
        epoch: standing.epoch,
        clock_ms: moment.clock_ms,
        boot: moment.boot,
        uptime_ms: moment.uptime_ms,
        waiting: standing.waiting.saturating_sub(parts.len() as u32),
        parts,
        cursors: standing.cursors,
        pairs: pairs_hash(&standing.held),
        backfills,
        digests,
        carried_out: standing.carried_out,
        audit: standing.audit,
        only_orders: false,
        more: More::new(),
    })
}

/// What a machine asks that is locked: nothing of its store can be read, so it sends nothing and wants nothing to read. It says
/// what it carried out, is told what it has to do, and until when it may go on.
pub fn ask_locked(moment: &Moment, waiting: u32, carried_out: Vec<Id>) -> Ask {
    Ask {
        version: VERSION,
        program: moment.program.clone(),
        chain: Id::nil(),
        epoch: None,
        clock_ms: moment.clock_ms,
        boot: moment.boot,
        uptime_ms: moment.uptime_ms,
        waiting,
        parts: Vec::new(),
        cursors: Vec::new(),
        pairs: pairs_hash(&[]),
        backfills: Vec::new(),
        digests: Vec::new(),
        carried_out,
        audit: Hash::NIL,
        only_orders: true,
        more: More::new(),
    }
}

const DIGESTS_AT_ONCE: usize = 16;

/// Applies the answer to a question.
pub fn take<L: Local>(local: &mut L, ask: &Ask, answer: &Answer, moment: &Moment) -> Result<Took, L::Error> {
    let mut took = Took {
        clock_ahead_ms: moment.clock_ms.saturating_sub(answer.clock_ms),
        orders: answer.orders.clone(),
        lease_until_ms: answer.lease_until_ms,
        ..Took::default()
    };
    // What the server lost waits again before anything is taken for sent: else what may go once all is sent would go with it, and
    // lie nowhere. And what is receipted now has its place in the new epoch.
    if ask.epoch != Some(answer.epoch) {
        took.server_restored = ask.epoch.is_some();
        local.new_epoch(answer.epoch, &answer.epoch_from)?;
        took.has_more = true;
    }
    // Then what was said of our own parts: whatever else the answer brings, these are there for ever.
    local.receipts(&answer.receipts)?;
    for receipt in &answer.receipts {
        match receipt.outcome {
            crate::protocol::Outcome::Taken | crate::protocol::Outcome::Review => took.taken += 1,
            crate::protocol::Outcome::Refused => took.refused += 1,
            crate::protocol::Outcome::Later => {}
        }
    }
    match answer.halt {
        Some(Halt::Fork) => {
            took.forked = true;
            local.new_chain(moment.chance)?;
            took.has_more = true;
        }
        // The links that are missing lie at no server any more: a new chain needs none of them.
        Some(Halt::Gap) => {
            local.new_chain(moment.chance)?;
            took.has_more = true;
        }
        None => {}
    }
    // A laptop that is lost reads nothing any more. What waits on it goes out first: it is looked at, and never binned.
    if answer.orders.iter().any(|order| order.deed == Deed::Wipe) {
        took.has_more |= !ask.parts.is_empty() && took.taken + took.refused > 0;
        return Ok(took);
    }
    if let Some(held) = &answer.pairs {
        local.pairs(held, &answer.tails)?;
        took.has_more = true;
    }
    for page in &answer.pages {
        if !is_sound(page.feed, page.after, page.to, &page.parts) {
            took.unsound += 1;
            continue;
        }
        local.page(page)?;
        took.applied += page.parts.len() as u32;
        took.has_more |= page.has_more;
    }
    let mut is_filling = false;
    for filled in &answer.filled {
        if !is_sound(filled.held.feed, filled.after, filled.to, &filled.parts)
            || filled.parts.iter().any(|stored| stored.part.pair != filled.held.pair)
        {
            took.unsound += 1;
            continue;
        }
        local.filled(filled)?;
        is_filling = true;
        took.applied += filled.parts.len() as u32;
    }
    let apart: BTreeSet<&Held> = answer.apart.iter().collect();
    for held in apart {
        local.again(held)?;
        took.has_more = true;
    }
    if answer.audit != Hash::NIL {
        local.audit(answer.audit)?;
    }
    took.has_more |= !ask.parts.is_empty() && took.taken + took.refused > 0;
    // What is not sound would be the same again: it is asked for at the next round, and not at once for its own sake.
    took.has_more |= !ask.backfills.is_empty() && is_filling;
    Ok(took)
}

/// Whether a stretch is what a server gives: each part lies in it and is as it was sealed. A damaged part moves no cursor, or
/// nobody would ever ask for it again. How far it goes is the server's to say; whoever is told too far learns it by their digests.
fn is_sound(feed: Id, after: u64, to: u64, parts: &[Stored]) -> bool {
    // A place beyond that is none in any ledger.
    after <= to
        && i64::try_from(to).is_ok()
        && parts.iter().all(|Stored { part, feed: of, position, .. }| {
            *of == feed
                && (after < *position && *position <= to)
                && part.pair.of != "draft"
                && part.changes.windows(2).all(|two| two[0].index < two[1].index)
                && crate::chain::part_hash(part) == part.hash
        })
}

/// The link after a part, for whoever gives parts their places.
pub fn next_link(last: Link, hash: Hash) -> Link {
    Link { seq: last.seq + 1, hash: crate::chain::link(last.hash, hash) }
}
