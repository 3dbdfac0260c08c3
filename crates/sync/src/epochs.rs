//! Since when is what a server has no longer what a device read there? A server that is put back from a copy begins an epoch. Who
//! was away meanwhile may have missed several, and may have read in one that no copy remembers: each says where it parted.

use std::collections::BTreeMap;

use domain::record::Id;
use serde::{Deserialize, Serialize};

use crate::protocol::Cursor;

/// An epoch of a ledger, and where its feeds stood when it began.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Epoch {
    pub id: Id,
    pub from: Vec<Cursor>,
    /// The copy that was put back is older than it: of this epoch nothing is left here.
    #[serde(default)]
    pub is_left: bool,
}

/// The epochs of a copy that takes the place of a ledger with these `replaced` ones, oldest first.
pub fn after_restore(copy: Vec<Epoch>, replaced: &[Epoch], begins: Epoch) -> Vec<Epoch> {
    let left = replaced.iter().filter(|epoch| copy.iter().all(|known| known.id != epoch.id));
    let left: Vec<Epoch> = left.map(|epoch| Epoch { is_left: true, ..epoch.clone() }).collect();
    copy.into_iter().chain(left).chain([begins]).collect()
}

/// How far the feeds are the same in the last epoch as in `theirs`. Of an epoch that nobody remembers nothing is sure: then no
/// feed is named, and all of them are read, and what was taken in them sent, from the beginning.
pub fn parted(epochs: &[Epoch], theirs: Id) -> Vec<Cursor> {
    let Some(at) = epochs.iter().position(|epoch| epoch.id == theirs) else { return Vec::new() };
    let is_between = |nth: usize, epoch: &Epoch| if nth > at { !epoch.is_left } else { epoch.is_left && epochs[at].is_left };
    let mut between = epochs.iter().enumerate().filter(|(nth, epoch)| is_between(*nth, epoch)).map(|(_, epoch)| &epoch.from);
    let of = |from: &[Cursor]| from.iter().map(|cursor| (cursor.feed, cursor.position)).collect::<BTreeMap<Id, u64>>();
    let mut least = between.next().map(|from| of(from)).unwrap_or_default();
    for from in between.map(|from| of(from)) {
        least.retain(|feed, _| from.contains_key(feed));
        least.iter_mut().for_each(|(feed, position)| *position = (*position).min(from[feed]));
    }
    least.into_iter().map(|(feed, position)| Cursor { feed, position }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn epoch(id: u128, position: u64) -> Epoch {
        Epoch { id: Id::from_u128(id), from: vec![Cursor { feed: Id::nil(), position }], is_left: false }
    }

    fn parted_at(epochs: &[Epoch], theirs: u128) -> Option<u64> {
        parted(epochs, Id::from_u128(theirs)).first().map(|cursor| cursor.position)
    }

    #[test]
    fn who_missed_two_restores_parted_at_the_lower_of_both() {
        let epochs = [epoch(0, 0), epoch(1, 60), epoch(2, 90)];
        assert_eq!([0, 1, 7].map(|theirs| parted_at(&epochs, theirs)), [Some(60), Some(90), None]);
    }

    #[test]
    fn an_epoch_that_an_older_copy_forgot_is_told_by_the_ledger_that_was_replaced() {
        // Put back at 60, and then once more from a copy of 80 places that was made before that.
        let epochs = after_restore(vec![epoch(0, 0)], &[epoch(0, 0), epoch(1, 60)], epoch(2, 80));
        assert_eq!(epochs.iter().map(|epoch| epoch.is_left).collect::<Vec<_>>(), [false, true, false]);
        assert_eq!([0, 1].map(|theirs| parted_at(&epochs, theirs)), [Some(80), Some(60)]);
        let later = after_restore(epochs.clone(), &epochs, epoch(3, 70));
        assert_eq!([0, 1, 2].map(|theirs| parted_at(&later, theirs)), [Some(70), Some(60), Some(70)]);
    }

    #[test]
    fn a_feed_that_one_of_the_copies_did_not_have_is_read_from_its_beginning() {
        let mut epochs = vec![epoch(0, 0), epoch(1, 60), epoch(2, 90)];
        epochs[1].from.clear();
        assert_eq!(parted_at(&epochs, 0), None);
    }
}
