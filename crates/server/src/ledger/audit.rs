//! Who did what, in an order that nobody can change unseen? Each entry carries the hash of the one before it. An entry says
//! what was done by whom, never a student's name or a word that somebody wrote.

use domain::record::Id;
use serde::Serialize;

use super::schema::DISTRICT;
use super::{Failure, Result, Sql};
use crate::values;

/// Everything that is written down, by its word. Each has a sentence on the administrator's page.
pub const WORDS: [&str; 42] = [
    "account_closed",
    "account_code_made",
    "account_opened",
    "asked_who_was_on",
    "audit_head_unknown",
    "backup_keys_destroyed",
    "backup_made",
    "came_back_from_provider",
    "chain_forked",
    "connectedness_given_out",
    "copies_differed",
    "device_code_made",
    "device_destroyed_its_keys",
    "device_enrolled",
    "device_erased",
    "device_revoked",
    "erased",
    "erasure_ordered",
    "first_administrator",
    "grant_ended",
    "grant_given",
    "hold_ended",
    "hold_set",
    "identity_forgotten",
    "identity_joined",
    "ledger_made",
    "ledger_restored",
    "passphrase_set",
    "person_added",
    "records_given_out",
    "records_not_given_out",
    "release_made",
    "release_not_made",
    "review_looked_at",
    "roster_applied",
    "roster_folder_looked_at",
    "roster_previewed",
    "sign_in_refused",
    "signed_in",
    "signed_in_by_account",
    "signed_out",
    "taken_for_review",
];

/// One entry.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Entry {
    pub number: i64,
    pub at_ms: i64,
    /// Nil where the server itself did it.
    pub who: Id,
    pub what: String,
    /// JSON: ids and counts.
    pub told: String,
    pub hash: String,
}

/// Where the chain ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Head {
    pub number: i64,
    pub hash: [u8; 32],
}

fn link(before: &[u8; 32], number: i64, at_ms: i64, who: Id, what: &str, told: &str) -> [u8; 32] {
    let mut hash = blake3::Hasher::new_derive_key("kith server audit 1");
    for piece in [&before[..], &number.to_be_bytes(), &at_ms.to_be_bytes(), who.as_bytes(), what.as_bytes(), told.as_bytes()] {
        hash.update(&(piece.len() as u64).to_be_bytes()).update(piece);
    }
    *hash.finalize().as_bytes()
}

/// The end of the chain.
pub fn head(sql: &mut dyn Sql) -> Result<Head> {
    let row = sql.first("SELECT number, hash FROM audit_heads WHERE feed = $1", values![DISTRICT])?;
    row.map_or(Ok(Head::default()), |row| Ok(Head { number: row.number(0)?, hash: row.sized(1)? }))
}

/// Adds an entry, in the transaction of what it tells of.
pub fn add(sql: &mut dyn Sql, at_ms: i64, who: Id, what: &str, told: &serde_json::Value) -> Result<Head> {
    debug_assert!(WORDS.contains(&what), "{what} is no word of the audit log");
    let before = head(sql)?;
    let (number, told) = (before.number + 1, told.to_string());
    let hash = link(&before.hash, number, at_ms, who, what, &told);
    sql.run(
        "INSERT INTO audit (feed, number, at_ms, who, what, told, hash) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        values![DISTRICT, number, at_ms, who, what, told, hash],
    )?;
    sql.run(
        "INSERT INTO audit_heads (feed, number, hash) VALUES ($1, $2, $3) ON CONFLICT (feed) DO UPDATE SET number = excluded.number, hash = excluded.hash",
        values![DISTRICT, number, hash],
    )?;
    Ok(Head { number, hash })
}

/// The newest entries, newest first; `before` one where that is said.
pub fn newest(sql: &mut dyn Sql, most: i64, before: Option<i64>) -> Result<Vec<Entry>> {
    let rows = sql.ask(
        "SELECT number, at_ms, who, what, told, hash FROM audit WHERE feed = $1 AND number < $2 ORDER BY number DESC LIMIT $3",
        values![DISTRICT, before.unwrap_or(i64::MAX), most],
    )?;
    rows.iter().map(read).collect()
}

fn read(row: &super::Row) -> Result<Entry> {
    let hash: [u8; 32] = row.sized(5)?;
    Ok(Entry {
        number: row.number(0)?,
        at_ms: row.number(1)?,
        who: row.id(2)?,
        what: row.text(3)?,
        told: row.text(4)?,
        hash: crate::keys::hex(&hash),
    })
}

/// Walks the whole chain. Gives the first number that does not fit, or None where all of it holds.
pub fn first_broken(sql: &mut dyn Sql) -> Result<Option<i64>> {
    let end = head(sql)?;
    let (mut before, mut number) = ([0u8; 32], 0);
    loop {
        let rows = sql.ask(
            "SELECT number, at_ms, who, what, told, hash FROM audit WHERE feed = $1 AND number > $2 ORDER BY number LIMIT 1000",
            values![DISTRICT, number],
        )?;
        if rows.is_empty() {
            return Ok((number != end.number || before != end.hash).then_some(number.min(end.number) + 1));
        }
        for row in rows {
            let (is, at) = (row.sized::<32>(5)?, row.number(0)?);
            let should = link(&before, number + 1, row.number(1)?, row.id(2)?, &row.text(3)?, &row.text(4)?);
            if at != number + 1 || is != should {
                return Ok(Some(number + 1));
            }
            (before, number) = (is, at);
        }
    }
}

/// Whether a head that somebody remembers is in the chain: a chain that was rewritten whole has others.
pub fn knows(sql: &mut dyn Sql, remembered: &[u8; 32]) -> Result<bool> {
    let row = sql.first("SELECT count(*) FROM audit WHERE feed = $1 AND hash = $2", values![DISTRICT, *remembered])?;
    Ok(row.ok_or_else(|| Failure::Broken(anyhow::anyhow!("a count without a row")))?.number(0)? > 0)
}
