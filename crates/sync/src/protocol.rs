//! What goes over the wire? One question and one answer, in CBOR that describes itself, compressed. Keys that this program
//! does not know are kept with the part they came in. Nothing larger than its cap is decoded, and nothing here panics on
//! bytes of a stranger. A draft has no word on the wire: a part that says so is malformed.

use std::collections::BTreeMap;

use domain::change::{Change, Name, Scope, Stamp};
use domain::record::{Id, derived};
use serde::{Deserialize, Serialize};

mod bytes;
mod codec;

pub use bytes::{Bytes, Hash};
pub use codec::{Malformed, decode, encode};

/// The version of the protocol that this program speaks.
pub const VERSION: u32 = 1;

/// What travels at most in one message, compressed and sealed.
pub const MOST_BYTES: usize = 1024 * 1024;

/// What a message may become at most when it is unpacked.
pub const MOST_UNPACKED: usize = 8 * MOST_BYTES;

/// What one message gathers of parts, before it is packed.
pub const BUDGET: usize = 640 * 1024;

/// So many pairs are backfilled, and compared, at once.
pub const MOST_PAIRS: usize = 512;

/// Keys of a newer program, kept as they came.
pub type More = BTreeMap<String, ciborium::Value>;

/// Whose file and how far it may travel: the unit of access and replication.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Pair {
    /// The word of the scope, as in the log.
    #[serde(rename = "o")]
    pub of: String,
    /// Whose; nil for the district.
    #[serde(rename = "i")]
    pub id: Id,
    /// The number of the tier, as in the log.
    #[serde(rename = "t")]
    pub tier: u8,
}

impl Pair {
    pub fn new(scope: Scope, tier: u8) -> Pair {
        Pair { of: scope.word().to_owned(), id: scope.id(), tier }
    }

    /// The scope; None where this program does not know the word.
    pub fn scope(&self) -> Option<Scope> {
        Scope::from_parts(&self.of, self.id)
    }
}

/// The name of a part: one commit travels as one part for each pair it touches.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PartName {
    #[serde(rename = "c")]
    pub commit: Id,
    #[serde(rename = "p")]
    pub pair: Pair,
}

/// One field of one record takes a value, as it travels.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Written {
    #[serde(rename = "n")]
    pub index: u32,
    #[serde(rename = "k")]
    pub kind: String,
    #[serde(rename = "r")]
    pub record: Id,
    #[serde(rename = "f")]
    pub field: String,
    /// Canonical JSON text; `null` unsets.
    #[serde(rename = "v")]
    pub value: String,
    /// Names of changes, 20 bytes each: commit id, index big-endian.
    #[serde(rename = "s", default, skip_serializing_if = "Bytes::is_empty")]
    pub seen: Bytes,
    #[serde(flatten)]
    pub more: More,
}

/// One part of a commit, with its place in the chain of the device that sends it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    #[serde(flatten)]
    pub more: More,
    #[serde(rename = "c")]
    pub commit: Id,
    #[serde(rename = "p")]
    pub pair: Pair,
    #[serde(rename = "d")]
    pub device: Id,
    #[serde(rename = "a")]
    pub author: Id,
    #[serde(rename = "e")]
    pub edit: String,
    #[serde(rename = "u", default, skip_serializing_if = "Option::is_none")]
    pub undoes: Option<Id>,
    /// The writer's own clock: ms << 16 | counter.
    #[serde(rename = "st")]
    pub stamp: u64,
    #[serde(rename = "b")]
    pub boot: Id,
    #[serde(rename = "up")]
    pub uptime_ms: i64,
    #[serde(rename = "sa")]
    pub salt: Bytes,
    /// Over salt, heading, pair and changes: see [`crate::chain::part_hash`].
    #[serde(rename = "h")]
    pub hash: Hash,
    /// The place in the chain and the link before it. Both are the sender's: in an answer they are 0 and nil.
    #[serde(rename = "q", default)]
    pub seq: u64,
    #[serde(rename = "pr", default)]
    pub prev: Hash,
    #[serde(rename = "ch")]
    pub changes: Vec<Written>,
}

impl Part {
    pub fn name(&self) -> PartName {
        PartName { commit: self.commit, pair: self.pair.clone() }
    }

    /// About how many bytes it takes before packing.
    pub fn size(&self) -> usize {
        let of = |change: &Written| 48 + change.kind.len() + change.field.len() + change.value.len() + change.seen.len();
        220 + self.edit.len() + self.changes.iter().map(of).sum::<usize>()
    }

    /// Its changes as the domain reads them; None where the scope is of a newer program. A value that is no JSON reads as null.
    pub fn read(&self, canonical: Option<Stamp>, is_unsent: bool) -> Option<Vec<Change>> {
        let scope = self.pair.scope()?;
        let read = |change: &Written| Change {
            name: Name { commit: self.commit, index: change.index },
            scope,
            kind: change.kind.clone(),
            record: change.record,
            field: change.field.clone(),
            value: serde_json::from_str(&change.value).unwrap_or_default(),
            seen: names(&change.seen),
            stamp: canonical.unwrap_or(Stamp(self.stamp)),
            device: self.device,
            author: self.author,
            is_unsent,
        };
        Some(self.changes.iter().map(read).collect())
    }
}

/// Names of changes out of their bytes; a torn tail is ignored.
pub fn names(bytes: &[u8]) -> Vec<Name> {
    let (whole, _) = bytes.as_chunks::<20>();
    let name = |chunk: &[u8; 20]| {
        let (commit, index) = chunk.split_at(16);
        Some(Name { commit: Id::from_slice(commit).ok()?, index: u32::from_be_bytes(index.try_into().ok()?) })
    };
    whole.iter().filter_map(name).collect()
}

/// A part as the server keeps it and gives it to others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stored {
    #[serde(rename = "p")]
    pub part: Part,
    /// Canonical time: see [`crate::server`].
    #[serde(rename = "s")]
    pub stamp: u64,
    #[serde(rename = "f")]
    pub feed: Id,
    #[serde(rename = "n")]
    pub position: u64,
}

/// How far a feed was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    #[serde(rename = "f")]
    pub feed: Id,
    #[serde(rename = "n")]
    pub position: u64,
}

/// A pair that a person holds and the feed in which it lives.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Held {
    #[serde(rename = "p")]
    pub pair: Pair,
    #[serde(rename = "f")]
    pub feed: Id,
}

/// A pair that was gained and is not all here: what is wanted of it, after this position of its feed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Backfill {
    #[serde(rename = "h")]
    pub held: Held,
    #[serde(rename = "n")]
    pub after: u64,
}

/// What one side holds of a pair, in a number: see [`crate::digest`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Digest {
    #[serde(rename = "h")]
    pub held: Held,
    #[serde(rename = "d")]
    pub sum: Hash,
}

/// The one question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ask {
    pub version: u32,
    /// The program's version, for the list of devices.
    pub program: String,
    /// Which chain the parts continue: the store's device, until it was restored or cloned; then it takes another.
    pub chain: Id,
    /// The epoch in which the cursors were given; None before the first answer.
    pub epoch: Option<Id>,
    pub clock_ms: i64,
    pub boot: Id,
    pub uptime_ms: i64,
    /// How many parts wait after these.
    pub waiting: u32,
    pub parts: Vec<Part>,
    pub cursors: Vec<Cursor>,
    /// Of the pairs that are held here: see [`pairs_hash`]. Where it is not the server's, the answer lists them.
    pub pairs: Hash,
    pub backfills: Vec<Backfill>,
    pub digests: Vec<Digest>,
    /// Orders that were carried out here, by their id.
    #[serde(default)]
    pub carried_out: Vec<Id>,
    /// The newest entry of the audit chain that was seen here; nil before the first.
    #[serde(default)]
    pub audit: Hash,
    /// The machine is locked: it asks what it has to do and until when it may go on, and for nothing to read.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub only_orders: bool,
    #[serde(flatten)]
    pub more: More,
}

/// What became of a part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It has its place in the feed.
    Taken,
    /// It was made while the right held, which is gone: somebody of the school looks at it. Never binned.
    Review,
    /// It may not be there, for a closed reason ([`Reason`]); it waits in the sender's tray.
    Refused,
    /// The server is older than the part: it stays on the device and is sent again after the upgrade.
    Later,
}

/// Why a part was refused. A newer server may know more: an unknown word reads as `other`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The person may not write there, and could not when it was made.
    NoRight,
    /// The part is malformed or does not fit its hash.
    Damaged,
    /// It speaks of somebody who was erased.
    Erased,
    /// A hold stands on the file.
    Held,
    /// A part of one change is larger than any message.
    TooLarge,
    #[serde(other)]
    Other,
}

/// The word on one part, by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    pub name: PartName,
    pub outcome: Outcome,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// Where it lies; given where it was taken.
    #[serde(default)]
    pub feed: Id,
    #[serde(default)]
    pub position: u64,
    #[serde(default)]
    pub stamp: u64,
}

/// What the chain of a device is at the server.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    pub seq: u64,
    pub hash: Hash,
}

/// The server could not go on with the parts of this question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Halt {
    /// Another part lies at this place of the chain: the laptop was restored or cloned. Take another chain.
    Fork,
    /// Links are missing before this part, as after a restore of the server. Send from behind the server's last link.
    Gap,
}

/// A stretch of a feed, filtered to what the person holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Page {
    pub feed: Id,
    /// The cursor that it continues.
    pub after: u64,
    /// The cursor that holds when it is applied.
    pub to: u64,
    pub parts: Vec<Stored>,
    pub has_more: bool,
}

/// A stretch of one pair, of which the device has nothing or something else.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Filled {
    pub held: Held,
    pub after: u64,
    pub to: u64,
    pub parts: Vec<Stored>,
    pub has_more: bool,
}

/// What a device has to do, before anything else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// Destroy the keys: the laptop is lost.
    Wipe,
    /// Something was erased: say so when nothing of it lies on this machine any more, backups included. What it is comes as
    /// everything comes that is recorded.
    Erase,
    /// An order of a newer server; it is passed over and told again.
    #[serde(other)]
    Other,
}

/// An order with its id, so that carrying it out can be told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    pub id: Id,
    pub deed: Deed,
    /// Of an erasure: what it is of, for a device that holds the file no longer and never hears of it otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub erased: Option<Marked>,
}

/// What an erasure marks, without its content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marked {
    pub erasure: Id,
    /// Whose file, as a pair says it.
    #[serde(rename = "o")]
    pub of: String,
    #[serde(rename = "i")]
    pub id: Id,
    #[serde(rename = "m")]
    pub marks: Vec<String>,
}

/// The id of the order to say that an erasure is done on a device: both sides derive it.
pub fn erase_order(device: Id, erasure: Id) -> Id {
    derived(device, &[b"erase", erasure.as_bytes()])
}

/// The one answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    pub version: u32,
    pub epoch: Id,
    /// Where the question is of another epoch: how far the feeds are still the same. What had a later place was lost and is sent
    /// again; of a feed that is not named, all of it.
    pub epoch_from: Vec<Cursor>,
    pub clock_ms: i64,
    pub receipts: Vec<Receipt>,
    pub halt: Option<Halt>,
    /// The last link of this device's chain.
    pub chain: Link,
    /// All pairs that the person holds, where the question's are others.
    pub pairs: Option<Vec<Held>>,
    /// Where the feeds of `pairs` end: a feed that is new to the device is read on from here, and backfilled before.
    pub tails: Vec<Cursor>,
    pub pages: Vec<Page>,
    pub filled: Vec<Filled>,
    /// Pairs whose digests differ: they are read again from their beginning.
    pub apart: Vec<Held>,
    pub orders: Vec<Order>,
    /// Milliseconds since 1970 until which this device may work without the server; 0 says that there is no lease.
    #[serde(default)]
    pub lease_until_ms: i64,
    /// The newest entry of the audit chain.
    #[serde(default)]
    pub audit: Hash,
    #[serde(flatten)]
    pub more: More,
}

/// The hash of a set of pairs, in whatever order.
pub fn pairs_hash(held: &[Held]) -> Hash {
    let mut sorted: Vec<&Held> = held.iter().collect();
    sorted.sort();
    sorted.dedup();
    let mut hash = blake3::Hasher::new_derive_key("kith sync pairs 1");
    for Held { pair, feed } in sorted {
        hash.update(&(pair.of.len() as u64).to_be_bytes());
        hash.update(pair.of.as_bytes());
        hash.update(pair.id.as_bytes());
        hash.update(&[pair.tier]);
        hash.update(feed.as_bytes());
    }
    Hash(*hash.finalize().as_bytes())
}

#[cfg(test)]
mod tests;
