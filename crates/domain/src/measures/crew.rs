//! How is one piece of work shared among the cores of a machine? Nodes are dealt out in small chunks, so that a school with a
//! hub in it keeps nobody waiting. Threads of the standard library that end before the function does: nothing outlives a
//! call, nothing is read or written but what was given, and no pool has to be set up or handed in.
//! Whoever adds up what comes back adds whole numbers, or in the order of the nodes: then the answer is the same however many
//! cores there are.

use std::ops::Range;
use std::sync::atomic::{AtomicU32, Ordering};

/// So many nodes are dealt at once.
const CHUNK: u32 = 512;

/// Nodes 0..n, dealt out chunk by chunk to whoever asks.
pub(super) struct Deal {
    next: AtomicU32,
    n: u32,
}

impl Deal {
    fn chunk(&self) -> Option<Range<u32>> {
        let from = self.next.fetch_add(CHUNK, Ordering::Relaxed);
        (from < self.n).then(|| from..self.n.min(from + CHUNK))
    }

    /// Every node that falls to this worker.
    pub(super) fn nodes(&self) -> impl Iterator<Item = u32> {
        std::iter::from_fn(|| self.chunk()).flatten()
    }
}

/// Runs `work` on so many cores; each takes nodes until none is left, and what each made comes back. One core starts no thread.
pub(super) fn share<T: Send>(n: u32, cores: usize, work: impl Fn(&Deal) -> T + Sync) -> Vec<T> {
    let deal = Deal { next: AtomicU32::new(0), n };
    let cores = cores.clamp(1, 1 + n as usize / CHUNK as usize);
    if cores == 1 {
        return vec![work(&deal)];
    }
    std::thread::scope(|scope| {
        let others: Vec<_> = (1..cores).map(|_| scope.spawn(|| work(&deal))).collect();
        let mut made = vec![work(&deal)];
        // A worker that panicked panics here too: half a measure is none.
        made.extend(others.into_iter().map(|other| other.join().unwrap_or_else(|cause| std::panic::resume_unwind(cause))));
        made
    })
}

/// A value for every node, in the order of the nodes.
pub(super) fn each<T: Clone + Send>(n: u32, cores: usize, nothing: T, of: impl Fn(u32) -> T + Sync) -> Vec<T> {
    let mut all = vec![nothing; n as usize];
    for part in share(n, cores, |deal| deal.nodes().map(|node| (node, of(node))).collect::<Vec<_>>()) {
        for (node, value) in part {
            all[node as usize] = value;
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_node_is_dealt_once_to_somebody() {
        for cores in [1, 2, 5] {
            let mut all: Vec<u32> = share(5_000, cores, |deal| deal.nodes().collect::<Vec<u32>>()).concat();
            all.sort_unstable();
            assert_eq!(all, (0..5_000).collect::<Vec<u32>>());
            assert_eq!(each(1_300, cores, 0, |node| node * 2)[1_299], 2_598);
        }
        assert!(each(0, 4, 0, |node| node).is_empty());
    }
}
