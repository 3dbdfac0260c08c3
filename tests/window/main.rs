//! Does the real window do it? The built application, under a virtual display, driven as a person drives it: by pointer, by
//! keys, by reading what is on the screen.
//! Nothing here calls a command of ours or writes into a store: what a person cannot do, a journey does not do. `cargo xtask
//! test` gives the binary, the driver and the display; without them each journey says that it is skipped.

mod accessible;
mod activities;
mod by_keyboard;
mod by_pointer;
mod chooser;
mod crowded;
mod demo;
mod desk;
mod district;
mod entry;
mod eye;
mod figures;
mod forgetting;
mod growth;
mod hand;
mod in_spanish;
mod invention;
mod keychain;
mod locking;
#[cfg(target_os = "linux")]
mod lying;
mod map;
mod marking;
mod markup;
#[cfg(target_os = "linux")]
mod monitors;
mod network;
mod other_screen;
mod pages;
#[cfg(target_os = "linux")]
mod resumed;
mod roster;
#[cfg(target_os = "linux")]
mod seated;
mod second_start;
#[cfg(target_os = "linux")]
mod sleeping;
mod spanish;
#[cfg(target_os = "linux")]
mod tree;
mod visit_whole;
mod visits;
mod visits_in;
mod waves;
