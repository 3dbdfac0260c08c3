//! What sends. Everything of this laptop that speaks to the district's server over a network stands here and nowhere else, and
//! no other crate that ships with the window names a library that could. It is handed a store, a key and where to go; it opens
//! no file and knows no crate that keeps private notes, so that nothing that sends can reach them: the test command asserts
//! both. When it is to meet the server, and what is kept of that, is the shell's to say.

use std::time::Duration;

pub mod browser;
pub mod lease;
pub mod membership;
pub mod round;
pub mod wire;

/// Meets the server on this thread, until that is over.
pub fn block_on<T>(meeting: impl Future<Output = T>) -> std::io::Result<T> {
    Ok(tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(meeting))
}

/// What came of a meeting; None where the profile was closed while an answer was awaited.
pub async fn until<T>(met: impl Future<Output = T>, is_open: &(dyn Fn() -> bool + Sync)) -> Option<T> {
    let closed = async {
        while is_open() {
            tokio::time::sleep(CLOSED_WITHIN).await;
        }
    };
    tokio::select! {
        biased;
        met = met => Some(met),
        () = closed => None,
    }
}

/// So soon it is seen that the profile was closed.
const CLOSED_WITHIN: Duration = Duration::from_millis(100);
