//! What does IT, or a script, get from the same binary without a window? Runs the real program as a terminal would: its
//! words, its exit status, its files. Where it has not been built the stories say that they are skipped.

mod bundles;
mod measures;
mod preview;
mod stores;
mod terminal;
