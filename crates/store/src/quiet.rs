//! How does a process end without taking the ground from under whoever still reads? The cipher frees its memory when a process
//! exits, also while a thread of it reads on. So nothing new is read any more, what is being read is broken off, what is being
//! written is brought to its end, and whoever ends the process waits until every store is closed.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

static IS_ENDING: AtomicBool = AtomicBool::new(false);
static OPEN: Mutex<usize> = Mutex::new(0);
static CLOSED: Condvar = Condvar::new();

fn open() -> MutexGuard<'static, usize> {
    OPEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// One store that is open. Dropped after its connections.
pub(crate) struct Mark(());

impl Mark {
    pub fn new() -> Mark {
        *open() += 1;
        Mark(())
    }
}

impl Drop for Mark {
    fn drop(&mut self) {
        *open() -= 1;
        CLOSED.notify_all();
    }
}

/// Whether this process ends.
pub(crate) fn is_ending() -> bool {
    IS_ENDING.load(Ordering::Relaxed)
}

/// This process ends: waits until every store is closed, and no longer than this. False where one is open still.
pub fn ends(within: Duration) -> bool {
    IS_ENDING.store(true, Ordering::SeqCst);
    let begun = Instant::now();
    let mut now = open();
    while *now > 0 {
        let left = within.saturating_sub(begun.elapsed());
        if left.is_zero() {
            return false;
        }
        now = CLOSED.wait_timeout(now, left).unwrap_or_else(PoisonError::into_inner).0;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cipher::DataKey;
    use crate::clock::Machine;
    use crate::failure::Failure;
    use crate::open::{Caches, Store};

    /// Each test is a process of its own: this one's ends.
    #[test]
    fn who_ends_breaks_off_what_is_read_and_waits_until_every_store_is_closed() {
        let folder = tempfile::tempdir().unwrap();
        let rim = Machine::rim();
        let store = Store::create(&folder.path().join("a.kith"), &DataKey::fresh(&*rim), rim, Caches::DRAFT).unwrap();
        let (tell, told) = std::sync::mpsc::channel();
        let reads = std::thread::spawn(move || {
            let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
            let read = store.reading(|sql| {
                tell.send(()).unwrap();
                Ok(sql.query_row(endless, [], |row| row.get::<_, i64>(0))?)
            });
            (store, read)
        });
        told.recv().unwrap();
        assert!(!ends(Duration::from_millis(50)), "it is open still");
        let (store, read) = reads.join().unwrap();
        assert!(matches!(read, Err(Failure::Cancelled)), "{read:?}");
        assert!(matches!(store.reading(|_| Ok(())), Err(Failure::Cancelled)), "nothing new is read");
        let closes = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(100));
            drop(store);
        });
        assert!(ends(Duration::from_secs(20)));
        closes.join().unwrap();
    }
}
