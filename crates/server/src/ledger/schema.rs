//! What tables does the ledger have? One list for both engines. Every key begins with the feed, nothing is counted by the
//! database, and no statement needs what PostgreSQL, Citus, YugabyteDB and CockroachDB do not share. Additive only.

use super::{Result, Sql};
use crate::values;

/// The version of the tables below.
pub const VERSION: i64 = 1;

/// `BLOB` and `INTEGER` as SQLite says them; PostgreSQL hears `BYTEA` and `BIGINT`.
pub const TABLES: &[&str] = &[
    "CREATE TABLE IF NOT EXISTS ledger (feed BLOB NOT NULL, version INTEGER NOT NULL, PRIMARY KEY (feed))",
    // One counter per feed: bumped and used at the end of the same transaction, so that no position is ever skipped.
    "CREATE TABLE IF NOT EXISTS feeds (feed BLOB NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (feed))",
    "CREATE TABLE IF NOT EXISTS parts (feed BLOB NOT NULL, position INTEGER NOT NULL, commit_id BLOB NOT NULL, scope TEXT NOT NULL, scope_id BLOB NOT NULL, tier INTEGER NOT NULL, stamp INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (feed, position))",
    "CREATE UNIQUE INDEX IF NOT EXISTS parts_of_commit ON parts (feed, commit_id, scope, scope_id, tier)",
    "CREATE INDEX IF NOT EXISTS parts_of_scope ON parts (feed, scope_id, tier, position)",
    // Whose a record is: the first that wrote it says so, and no other scope may write to it.
    "CREATE TABLE IF NOT EXISTS records (feed BLOB NOT NULL, kind TEXT NOT NULL, record BLOB NOT NULL, scope TEXT NOT NULL, scope_id BLOB NOT NULL, PRIMARY KEY (feed, kind, record))",
    "CREATE TABLE IF NOT EXISTS links (feed BLOB NOT NULL, chain BLOB NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL, PRIMARY KEY (feed, chain, seq))",
    "CREATE TABLE IF NOT EXISTS stamps (feed BLOB NOT NULL, chain BLOB NOT NULL, stamp INTEGER NOT NULL, PRIMARY KEY (feed, chain))",
    "CREATE TABLE IF NOT EXISTS receipts (feed BLOB NOT NULL, commit_id BLOB NOT NULL, scope TEXT NOT NULL, scope_id BLOB NOT NULL, tier INTEGER NOT NULL, told TEXT NOT NULL, needs_review INTEGER NOT NULL, PRIMARY KEY (feed, commit_id, scope, scope_id, tier))",
    // In which feed a file lives. One that is not here lives in the feed of whoever writes to it first.
    "CREATE TABLE IF NOT EXISTS homes (feed BLOB NOT NULL, scope TEXT NOT NULL, scope_id BLOB NOT NULL, home BLOB NOT NULL, PRIMARY KEY (feed, scope, scope_id))",
    "CREATE TABLE IF NOT EXISTS people (feed BLOB NOT NULL, person BLOB NOT NULL, login TEXT NOT NULL, name TEXT NOT NULL, passphrase TEXT, is_closed INTEGER NOT NULL, PRIMARY KEY (feed, person))",
    "CREATE UNIQUE INDEX IF NOT EXISTS people_of_login ON people (feed, login)",
    // Under which ids somebody wrote before the district knew them.
    "CREATE TABLE IF NOT EXISTS also_known (feed BLOB NOT NULL, known BLOB NOT NULL, person BLOB NOT NULL, PRIMARY KEY (feed, known))",
    // By which identity of the district's provider somebody signs in: a hash of its issuer and subject.
    "CREATE TABLE IF NOT EXISTS identities (feed BLOB NOT NULL, identity BLOB NOT NULL, person BLOB NOT NULL, since_ms INTEGER NOT NULL, PRIMARY KEY (feed, identity))",
    "CREATE INDEX IF NOT EXISTS identities_of_person ON identities (feed, person)",
    "CREATE TABLE IF NOT EXISTS grants (feed BLOB NOT NULL, given BLOB NOT NULL, person BLOB NOT NULL, told TEXT NOT NULL, from_ms INTEGER NOT NULL, until_ms INTEGER, PRIMARY KEY (feed, given))",
    "CREATE INDEX IF NOT EXISTS grants_of_person ON grants (feed, person)",
    "CREATE TABLE IF NOT EXISTS codes (feed BLOB NOT NULL, code BLOB NOT NULL, person BLOB NOT NULL, for_what TEXT NOT NULL, until_ms INTEGER NOT NULL, used_ms INTEGER, PRIMARY KEY (feed, code))",
    "CREATE TABLE IF NOT EXISTS devices (feed BLOB NOT NULL, device BLOB NOT NULL, person BLOB NOT NULL, public_key BLOB NOT NULL, label TEXT NOT NULL, version TEXT NOT NULL, enrolled_ms INTEGER NOT NULL, contact_ms INTEGER NOT NULL, lease_days INTEGER NOT NULL, revoked_ms INTEGER, destroyed_ms INTEGER, PRIMARY KEY (feed, device))",
    // By which code a device was let in: one that never heard the answer asks again, and is the same.
    "CREATE TABLE IF NOT EXISTS let_in (feed BLOB NOT NULL, device BLOB NOT NULL, code BLOB NOT NULL, PRIMARY KEY (feed, device))",
    // What a device was last given: exactly which students were on a laptop that is lost.
    "CREATE TABLE IF NOT EXISTS held (feed BLOB NOT NULL, device BLOB NOT NULL, scope TEXT NOT NULL, scope_id BLOB NOT NULL, tier INTEGER NOT NULL, since_ms INTEGER NOT NULL, PRIMARY KEY (feed, device, scope, scope_id, tier))",
    // Who had a file and lost it: its backups may still hold what was erased since.
    "CREATE TABLE IF NOT EXISTS had (feed BLOB NOT NULL, device BLOB NOT NULL, scope TEXT NOT NULL, scope_id BLOB NOT NULL, until_ms INTEGER NOT NULL, PRIMARY KEY (feed, device, scope, scope_id))",
    "CREATE TABLE IF NOT EXISTS nonces (feed BLOB NOT NULL, device BLOB NOT NULL, nonce BLOB NOT NULL, until_ms INTEGER NOT NULL, PRIMARY KEY (feed, device, nonce))",
    "CREATE TABLE IF NOT EXISTS sessions (feed BLOB NOT NULL, token BLOB NOT NULL, person BLOB NOT NULL, until_ms INTEGER NOT NULL, PRIMARY KEY (feed, token))",
    "CREATE TABLE IF NOT EXISTS audit (feed BLOB NOT NULL, number INTEGER NOT NULL, at_ms INTEGER NOT NULL, who BLOB NOT NULL, what TEXT NOT NULL, told TEXT NOT NULL, hash BLOB NOT NULL, PRIMARY KEY (feed, number))",
    "CREATE TABLE IF NOT EXISTS audit_heads (feed BLOB NOT NULL, number INTEGER NOT NULL, hash BLOB NOT NULL, PRIMARY KEY (feed))",
    // What was erased, and which of the devices that had it still have to say that they did the same.
    "CREATE TABLE IF NOT EXISTS erasures (feed BLOB NOT NULL, erasure BLOB NOT NULL, scope TEXT NOT NULL, scope_id BLOB NOT NULL, at_ms INTEGER NOT NULL, PRIMARY KEY (feed, erasure))",
    "CREATE INDEX IF NOT EXISTS erasures_of_scope ON erasures (feed, scope_id)",
    "CREATE TABLE IF NOT EXISTS erasing (feed BLOB NOT NULL, erasure BLOB NOT NULL, device BLOB NOT NULL, done_ms INTEGER, PRIMARY KEY (feed, erasure, device))",
    "CREATE TABLE IF NOT EXISTS settings (feed BLOB NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (feed, name))",
];

/// The district's own feed: what is not a school's lies here.
pub const DISTRICT: domain::record::Id = domain::record::Id::nil();

/// Notes the version of the tables, or refuses one that is newer than this server.
pub fn note(sql: &mut dyn Sql) -> Result<()> {
    let held = sql.first("SELECT version FROM ledger WHERE feed = $1", values![DISTRICT])?;
    match held.map(|row| row.number(0)).transpose()? {
        None => {
            sql.run("INSERT INTO ledger (feed, version) VALUES ($1, $2)", values![DISTRICT, VERSION])?;
        }
        Some(version) if version > VERSION => {
            return Err(super::Failure::Broken(anyhow::anyhow!(
                "the ledger is of version {version}, and this server knows {VERSION}"
            )));
        }
        Some(_) => {}
    }
    Ok(())
}
