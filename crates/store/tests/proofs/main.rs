//! Is what the store says about itself true? One sentence per test; clock and dice are handed in, and every random
//! run prints its seed.

mod backups;
mod drafts;
mod erasing;
mod faults;
mod finding;
mod first;
mod forgotten;
mod hashes;
mod kills;
mod lists;
mod looking;
mod packs;
mod pages;
mod pairs;
mod presences;
mod random;
mod reference;
mod rolls;
mod rosters;
mod sittings;
mod world;
