//! What does one side hold of a pair? A sum over the heads of its records: of record, field, stamp, value. Two sides that
//! read the same feed to the same place and have not the same sum have drifted apart. (Counts and cursors miss that.)

use std::collections::BTreeMap;

use domain::change::{Change, heads};
use domain::record::Id;

use crate::protocol::Hash;
use crate::weakness::{self, Weakness};

/// The digest of all acknowledged changes of one pair, in whatever order and however often they are given.
pub fn of(changes: &[Change]) -> Hash {
    let mut by_record: BTreeMap<(Id, &str), Vec<Change>> = BTreeMap::new();
    for change in changes {
        by_record.entry((change.record, change.kind.as_str())).or_default().push(change.clone());
    }
    let mut sum = [0u64; 4];
    for ((record, kind), changes) in by_record {
        for (field, heads) in heads(&changes) {
            for head in heads {
                if weakness::is(Weakness::ComparingCounts) {
                    sum[0] += 1;
                    continue;
                }
                let mut hash = blake3::Hasher::new_derive_key("kith sync digest 1");
                let value = serde_json::to_string(&head.value).unwrap_or_default();
                for bytes in [
                    record.as_bytes().as_slice(),
                    kind.as_bytes(),
                    field.as_bytes(),
                    &head.stamp.0.to_be_bytes(),
                    value.as_bytes(),
                ] {
                    hash.update(&(bytes.len() as u64).to_be_bytes());
                    hash.update(bytes);
                }
                add(&mut sum, hash.finalize().as_bytes());
            }
        }
    }
    let mut bytes = [0u8; 32];
    for (at, word) in sum.iter().enumerate() {
        bytes[at * 8..at * 8 + 8].copy_from_slice(&word.to_be_bytes());
    }
    Hash(bytes)
}

fn add(sum: &mut [u64; 4], bytes: &[u8; 32]) {
    let (words, _) = bytes.as_chunks::<8>();
    for (sum, word) in sum.iter_mut().zip(words) {
        *sum = sum.wrapping_add(u64::from_be_bytes(*word));
    }
}
