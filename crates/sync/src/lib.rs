//! How it travels. `protocol` is the whole wire, `envelope` seals and signs it, `client` and `server` are state machines
//! without I/O: time, chance, storage and rights are handed in, so that one harness drives them as a pure model, over a
//! network that fails, and for real. It knows no kind of record, and nothing here can name a private note.

pub mod by_account;
pub mod chain;
pub mod client;
pub mod digest;
pub mod enrol;
pub mod envelope;
pub mod epochs;
pub mod memory;
pub mod protocol;
pub mod server;
pub mod weakness;
