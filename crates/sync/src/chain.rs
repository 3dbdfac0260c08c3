//! What makes a part the part it is, and its place in the chain of whoever sends it. The hash is the store's own, byte for
//! byte: a part that was damaged on a disk or a way is not taken.

use crate::protocol::{Hash, Part};

/// The hash of a part: salt, heading, whose it is, and every byte of its changes, a length before each.
pub fn part_hash(part: &Part) -> Hash {
    let mut hash = blake3::Hasher::new();
    let mut waiting = Vec::with_capacity(1024);
    let mut put = |bytes: &[u8]| {
        waiting.extend_from_slice(&(bytes.len() as u64).to_be_bytes());
        waiting.extend_from_slice(bytes);
        if waiting.len() >= 64 * 1024 {
            hash.update(&waiting);
            waiting.clear();
        }
    };
    put(&part.salt);
    put(part.commit.as_bytes());
    put(part.device.as_bytes());
    put(part.author.as_bytes());
    put(part.edit.as_bytes());
    put(part.undoes.as_ref().map_or(&[][..], |id| id.as_bytes()));
    put(&part.stamp.to_be_bytes());
    put(part.boot.as_bytes());
    put(&part.uptime_ms.to_be_bytes());
    put(part.pair.of.as_bytes());
    put(part.pair.id.as_bytes());
    put(&i64::from(part.pair.tier).to_be_bytes());
    for change in &part.changes {
        put(&change.index.to_be_bytes());
        put(change.kind.as_bytes());
        put(change.record.as_bytes());
        put(change.field.as_bytes());
        put(change.value.as_bytes());
        put(&change.seen);
    }
    hash.update(&waiting);
    Hash(*hash.finalize().as_bytes())
}

/// The link that a part makes after another.
pub fn link(prev: Hash, part: Hash) -> Hash {
    let mut hash = blake3::Hasher::new_derive_key("kith sync chain 1");
    hash.update(&prev.0);
    hash.update(&part.0);
    Hash(*hash.finalize().as_bytes())
}
