//! How is the ledger saved and brought back? A backup is a copy of the ledger and, in a folder of their own, of the scopes'
//! keys; it is read back before it counts. Without the server's own keys it opens for nobody, so those are kept elsewhere. A
//! restore begins a new epoch: devices then send again what the copy lacks.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use domain::record::Id;
use serde::{Deserialize, Serialize};
use store::clock::{Rim, minted};
use sync::epochs::{self, Epoch};
use sync::protocol::Cursor;

use crate::config::Config;
use crate::district::District;
use crate::keys::{SCOPE_KEYS, ScopeKeys, ServerKeys};
use crate::ledger::embedded::Embedded;
use crate::ledger::{self, Ledger, Sql, audit, people};

/// What lies in a backup.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Made {
    pub folder: PathBuf,
    pub at_ms: i64,
    pub parts: i64,
    pub audit_entries: i64,
    pub ledger_hash: String,
    pub keys_hash: String,
}

const LEDGER: &str = "ledger.kith";
const TOLD: &str = "backup.json";

fn hash_of(path: &Path) -> Result<String> {
    let mut hash = blake3::Hasher::new();
    hash.update_reader(std::fs::File::open(path)?)?;
    Ok(hash.finalize().to_hex().to_string())
}

/// Makes a backup in a new folder inside `folder`, and reads it back.
pub fn make(district: &District, folder: &Path) -> Result<Made> {
    let at_ms = district.rim.now_ms();
    let when = chrono::DateTime::from_timestamp_millis(at_ms).unwrap_or_default().format("%Y%m%dT%H%M%S%3f");
    let made = folder.join(format!("kith-{when}"));
    let keys = made.join("keys");
    std::fs::create_dir_all(&keys).with_context(|| format!("{} cannot be made", keys.display()))?;
    let done = fill(district, &made, &keys, at_ms);
    if done.is_err() {
        // Keys that nobody remembers would open for ever what is erased one day.
        let _ = std::fs::remove_dir_all(&made);
    }
    done
}

fn fill(district: &District, made: &Path, keys: &Path, at_ms: i64) -> Result<Made> {
    let (ledger, scope_keys) = (made.join(LEDGER), keys.join(SCOPE_KEYS));
    // The ledger first: keys only ever come, but for erasures, whose keys a later copy must not bring back.
    let copied = district.ledger.copy_to(&ledger)?;
    copied.context("PostgreSQL is saved by its own tools (pg_dump); the keys of the scopes lie in the data folder")?;
    district.scope_keys.copy_to(&scope_keys)?;
    let (parts, audit_entries) = read_back(&ledger, &scope_keys, &district.keys)?;
    let told = Made {
        folder: made.to_owned(),
        at_ms,
        parts,
        audit_entries,
        ledger_hash: hash_of(&ledger)?,
        keys_hash: hash_of(&scope_keys)?,
    };
    std::fs::write(made.join(TOLD), serde_json::to_vec_pretty(&told)?)?;
    let before = remember(district, &told)?;
    forget_old_keys(district, before, at_ms)?;
    Ok(told)
}

/// So long do the keys beside a backup open what was erased since: afterwards they are destroyed, and with them that backup.
const KEYS_KEPT_DAYS: i64 = 35;
const BACKUPS: &str = "backups";

fn noted(sql: &mut dyn Sql) -> ledger::Result<Vec<(PathBuf, i64)>> {
    let known = people::setting(sql, BACKUPS)?.unwrap_or_else(|| "[]".into());
    serde_json::from_str(&known).map_err(|why| ledger::Failure::Broken(why.into()))
}

/// The backups whose keys are kept, oldest first.
pub fn all(district: &District) -> Result<Vec<(PathBuf, i64)>> {
    Ok(ledger::read(&*district.ledger, noted)?)
}

/// Notes a backup, and gives those that were made before it.
fn remember(district: &District, made: &Made) -> Result<Vec<(PathBuf, i64)>> {
    let told = ledger::write(&*district.ledger, |sql| {
        let before = noted(sql)?;
        let mut all = before.clone();
        all.push((made.folder.clone(), made.at_ms));
        let all = serde_json::to_string(&all).map_err(|why| ledger::Failure::Broken(why.into()))?;
        people::set_setting(sql, BACKUPS, &all)?;
        Ok(before)
    });
    Ok(told?)
}

/// Destroys the keys beside backups that are too old, where they still lie where they were made.
fn forget_old_keys(district: &District, before: Vec<(PathBuf, i64)>, now_ms: i64) -> Result<()> {
    for (folder, made_ms) in before {
        let keys = folder.join("keys");
        if now_ms - made_ms < KEYS_KEPT_DAYS * 24 * 60 * 60 * 1000 || !keys.is_dir() {
            continue;
        }
        std::fs::remove_dir_all(&keys).with_context(|| format!("{} cannot be removed", keys.display()))?;
        let told = serde_json::json!({ "made_ms": made_ms });
        ledger::write(&*district.ledger, |sql| audit::add(sql, now_ms, Id::nil(), "backup_keys_destroyed", &told).map(drop))?;
    }
    Ok(())
}

/// Opens every body and walks the whole audit chain. Gives how many parts and entries there are.
fn read_back(ledger: &Path, scope_keys: &Path, keys: &ServerKeys) -> Result<(i64, i64)> {
    let ledger = Embedded::open(ledger, &keys.data)?;
    let scope_keys = ScopeKeys::open(scope_keys, &keys.data)?;
    let looked = ledger::read(&ledger, |sql| {
        let mut parts = 0;
        for (feed, _) in feeds(sql)? {
            parts += crate::shelf::open_all(sql, &scope_keys, feed)?;
        }
        Ok((parts, audit::first_broken(sql)?, audit::head(sql)?.number))
    })?;
    let (parts, broken, entries) = looked;
    anyhow::ensure!(broken.is_none(), "the audit chain of the copy is broken at entry {}", broken.unwrap_or_default());
    Ok((parts, entries))
}

/// Where each feed stands.
pub fn feeds(sql: &mut dyn Sql) -> ledger::Result<Vec<(Id, i64)>> {
    let rows = sql.ask("SELECT feed, position FROM feeds WHERE feed IS NOT NULL", &[])?;
    rows.iter().map(|row| Ok((row.id(0)?, row.number(1)?))).collect()
}

/// Puts a backup in the place of the ledger, which the server must not have open. What lay there is moved aside, and told.
pub fn restore(config: &Config, from: &Path, rim: &dyn Rim) -> Result<(Made, PathBuf)> {
    anyhow::ensure!(config.database.is_none(), "PostgreSQL is restored by its own tools (pg_restore)");
    let told: Made =
        serde_json::from_slice(&std::fs::read(from.join(TOLD)).with_context(|| format!("{} is no backup", from.display()))?)
            .with_context(|| format!("{} is damaged", from.join(TOLD).display()))?;
    let keys = ServerKeys::read(&config.data.join(crate::keys::KEYS))
        .context("the server's own keys have to be in the data folder first")?;
    let (ledger, scope_keys) = (from.join(LEDGER), from.join("keys").join(SCOPE_KEYS));
    anyhow::ensure!(hash_of(&ledger)? == told.ledger_hash && hash_of(&scope_keys)? == told.keys_hash, "the backup is damaged");
    // Nobody may have it open: the projection's lock says so.
    let held = config.data.join("projection").join(store::desk::STORE);
    if held.is_file() {
        let projection = store::open::Store::open(&held, &keys.data, store::clock::Machine::rim(), store::open::Caches::DRAFT);
        drop(projection.context("the server is running, or its folder cannot be written to: stop it first")?);
    }
    let coming = config.data.join("restoring");
    if coming.exists() {
        std::fs::remove_dir_all(&coming)?;
    }
    std::fs::create_dir_all(&coming)?;
    for (from, name) in [(&ledger, LEDGER), (&scope_keys, SCOPE_KEYS)] {
        std::fs::copy(from, coming.join(name))?;
        std::fs::File::open(coming.join(name))?.sync_all()?;
    }
    let (parts, _) = read_back(&coming.join(LEDGER), &coming.join(SCOPE_KEYS), &keys)?;
    anyhow::ensure!(parts == told.parts, "the backup has {parts} parts and says {}", told.parts);
    let replaced = epochs_in(&config.data.join(LEDGER), &keys);
    let put_back = Embedded::open(&coming.join(LEDGER), &keys.data)?;
    begin_epoch(&put_back, &replaced, Parted::AtItsEnd, rim)?;
    // Brings the journal into the file: it is moved alone.
    put_back.fold().context("the restored ledger cannot be closed")?;
    drop(put_back);
    let aside = config.data.join(format!("before-restore-{}", rim.now_ms()));
    std::fs::create_dir_all(&aside)?;
    for name in ["projection", LEDGER, "ledger.kith-wal", "ledger.kith-shm", SCOPE_KEYS, "scope-keys.kith-journal"] {
        if config.data.join(name).exists() {
            std::fs::rename(config.data.join(name), aside.join(name))?;
        }
    }
    for name in [SCOPE_KEYS, LEDGER] {
        std::fs::rename(coming.join(name), config.data.join(name))?;
    }
    // Not before it lies there: a server that is started in between would begin a ledger of its own.
    crate::known::forget(&config.data)?;
    std::fs::remove_dir_all(&coming)?;
    Ok((told, aside))
}

/// The epochs of a ledger that makes way, where it still can be read: in one of them laptops may have read last. Where it cannot,
/// they send all they have once more.
fn epochs_in(ledger: &Path, keys: &ServerKeys) -> Vec<Epoch> {
    let read = || ledger::read(&Embedded::open(ledger, &keys.data)?, people::epochs);
    if ledger.is_file() { read().unwrap_or_default() } else { Vec::new() }
}

/// Up to where a ledger that was put back is the same as the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parted {
    /// Nothing was written in it since: as far as it goes.
    AtItsEnd,
    /// It may have gone on meanwhile, and nobody knows from where: everything is read and sent from the beginning.
    Somewhere,
}

/// A restored ledger says that it is one: devices then send again what it lacks.
pub fn begin_epoch(ledger: &dyn Ledger, replaced: &[Epoch], parted: Parted, rim: &dyn Rim) -> Result<()> {
    let (epoch, now_ms) = (minted(rim), rim.now_ms());
    ledger::write(ledger, |sql| {
        let stands = if parted == Parted::AtItsEnd { feeds(sql)? } else { Vec::new() };
        let from: Vec<Cursor> = stands.into_iter().map(|(feed, position)| Cursor { feed, position: position as u64 }).collect();
        let begins = Epoch { id: epoch, from, is_left: false };
        let epochs = epochs::after_restore(people::epochs(sql)?, replaced, begins);
        people::set_epochs(sql, &epochs)?;
        audit::add(sql, now_ms, Id::nil(), "ledger_restored", &serde_json::json!({ "epoch": epoch })).map(drop)
    })?;
    Ok(())
}
