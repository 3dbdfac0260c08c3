//! Who watches a long reading, and may stop it? The shell draws a bar and a cancel button from this.
//! Nothing here knows about windows or threads.

/// Told how far a reading is, and asked whether to go on.
pub trait Watch {
    /// `done` of `of` bytes of the files, as they lie on the disk, were read.
    fn progress(&self, done: u64, of: u64);
    /// True as soon as somebody wants the reading to end; it then ends with `Unreadable::Cancelled`.
    fn is_cancelled(&self) -> bool;
}

/// Nobody watches: for small files, scripts and tests.
pub struct Unwatched;

impl Watch for Unwatched {
    fn progress(&self, _done: u64, _of: u64) {}

    fn is_cancelled(&self) -> bool {
        false
    }
}
