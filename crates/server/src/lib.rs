//! The district's copy: one server that orders what devices send, authorises every part of it, keeps it sealed, and gives each
//! person what is theirs to have. It never sees a private note, and it distributes nothing: where one machine is not enough,
//! its ledger lies in PostgreSQL.

pub mod access;
pub mod accounts;
pub mod admin;
pub mod backup;
pub mod books;
mod by_browser;
pub mod client;
pub mod command;
pub mod config;
pub mod devices;
pub mod district;
pub mod drop_folder;
pub mod erasing;
pub mod intake;
pub mod joined;
pub mod keys;
mod known;
pub mod ledger;
pub mod metrics;
pub mod oidc;
pub mod page;
mod platform;
pub mod reading;
pub mod records_out;
pub mod releases;
pub mod roster;
pub mod routes;
pub mod serve;
pub mod shelf;
pub mod shown;
pub mod start;
pub mod tls;
