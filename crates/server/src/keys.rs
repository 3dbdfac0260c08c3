//! What does the server keep secret? Its data key, the key to which devices seal what they send, the key that signs, and one
//! key for each scope, with which the values of that file are sealed wherever the ledger or a copy of it lies. Destroying a
//! scope's key makes every copy of it unreadable. Nothing here is printed, and nothing is derived from a password.

use std::collections::HashMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use domain::change::Scope;
use domain::record::Id;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use store::cipher::DataKey;
use store::clock::Rim;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::platform;

/// The name of the file with the server's own keys.
pub const KEYS: &str = "keys.json";
/// The name of the file with the keys of the scopes.
pub const SCOPE_KEYS: &str = "scope-keys.kith";

/// The server's own keys.
#[derive(Clone)]
pub struct ServerKeys {
    pub data: DataKey,
    /// X25519: what devices send is sealed to its public half.
    pub sealing: Zeroizing<[u8; 32]>,
    /// Ed25519: releases and receipts of erasure are signed with it.
    pub signing: Zeroizing<[u8; 32]>,
}

#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
struct Written {
    version: u32,
    data: String,
    sealing: String,
    signing: String,
}

/// Bytes as text.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn unhex(text: &str) -> Option<Zeroizing<[u8; 32]>> {
    let mut bytes = Zeroizing::new([0u8; 32]);
    if text.len() != 64 {
        return None;
    }
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(at * 2..at * 2 + 2)?, 16).ok()?;
    }
    Some(bytes)
}

impl ServerKeys {
    /// The keys of this folder; made where there are none. A folder with a ledger and no keys is never given new ones.
    pub fn open_or_make(folder: &Path, rim: &dyn Rim) -> Result<ServerKeys> {
        let path = folder.join(KEYS);
        if path.try_exists()? {
            return ServerKeys::read(&path);
        }
        anyhow::ensure!(
            !folder.join("ledger.kith").exists() && !folder.join(SCOPE_KEYS).exists(),
            "{} is missing beside a ledger: put it back from its backup. New keys would open nothing of what lies here",
            path.display()
        );
        std::fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        platform::close_folder(folder)?;
        let fresh = || {
            let mut bytes = Zeroizing::new([0u8; 32]);
            rim.fill(&mut *bytes);
            bytes
        };
        let keys = ServerKeys { data: DataKey::fresh(rim), sealing: fresh(), signing: fresh() };
        let written =
            Written { version: 1, data: hex(keys.data.expose()), sealing: hex(&*keys.sealing), signing: hex(&*keys.signing) };
        let beside = folder.join("keys.making");
        std::fs::remove_file(&beside).or_else(|why| match why.kind() {
            std::io::ErrorKind::NotFound => Ok(()),
            _ => Err(why),
        })?;
        let mut file = platform::make_secret(&beside)?;
        file.write_all(Zeroizing::new(serde_json::to_string_pretty(&written)?).as_bytes())?;
        file.sync_all()?;
        std::fs::rename(&beside, &path)?;
        Ok(keys)
    }

    /// Reads a file of keys.
    pub fn read(path: &Path) -> Result<ServerKeys> {
        let text = Zeroizing::new(std::fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?);
        let broken = || anyhow::anyhow!("{} is damaged: put it back from its backup", path.display());
        let written: Written = serde_json::from_str(&text).map_err(|_| broken())?;
        anyhow::ensure!(written.version == 1, "{} was written by a newer server", path.display());
        Ok(ServerKeys {
            data: unhex(&written.data).and_then(|bytes| DataKey::from_bytes(&*bytes)).ok_or_else(broken)?,
            sealing: unhex(&written.sealing).ok_or_else(broken)?,
            signing: unhex(&written.signing).ok_or_else(broken)?,
        })
    }
}

/// The key of a scope, and the one that is about to take its place.
#[derive(Clone)]
struct Held {
    key: Zeroizing<[u8; 32]>,
    next: Option<Zeroizing<[u8; 32]>>,
}

/// Keys that were read once.
type Known = HashMap<Scope, Held>;

/// The keys of the scopes, in a file of their own: a copy of the ledger alone reads nothing.
pub struct ScopeKeys {
    path: PathBuf,
    sql: Mutex<(Connection, Known)>,
}

impl ScopeKeys {
    /// Opens the file, or makes it.
    pub fn open(path: &Path, key: &DataKey) -> Result<ScopeKeys> {
        let sql = Connection::open(path)?;
        let hex = Zeroizing::new(hex(key.expose()));
        sql.execute_batch(&format!("PRAGMA key = \"x'{}'\"; PRAGMA cipher_log_level = NONE;", hex.as_str()))?;
        sql.execute_batch(
            "PRAGMA cipher_memory_security = OFF; PRAGMA temp_store = MEMORY; PRAGMA busy_timeout = 10000; PRAGMA secure_delete = ON;",
        )?;
        sql.query_row("SELECT count(*) FROM sqlite_master", [], |_| Ok(())).context("the keys of the scopes do not open")?;
        // Rollback journal: a destroyed key is gone with the transaction, and in no journal that stays.
        sql.execute_batch(
            "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL;
             CREATE TABLE IF NOT EXISTS scope_key (scope TEXT NOT NULL, scope_id BLOB NOT NULL, key BLOB NOT NULL, PRIMARY KEY (scope, scope_id)) WITHOUT ROWID;
             CREATE TABLE IF NOT EXISTS next_key (scope TEXT NOT NULL, scope_id BLOB NOT NULL, key BLOB NOT NULL, PRIMARY KEY (scope, scope_id)) WITHOUT ROWID;",
        )?;
        Ok(ScopeKeys { path: path.to_owned(), sql: Mutex::new((sql, HashMap::new())) })
    }

    /// Where they lie.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Sees to it that these scopes have keys, in one transaction.
    pub fn make(&self, scopes: &mut dyn Iterator<Item = Scope>, rim: &dyn Rim) -> Result<()> {
        let mut held = self.sql.lock().unwrap_or_else(PoisonError::into_inner);
        let (sql, known) = &mut *held;
        let missing: Vec<Scope> = scopes.filter(|scope| !known.contains_key(scope)).collect();
        if missing.is_empty() {
            return Ok(());
        }
        let transaction = sql.transaction()?;
        let mut made = Vec::new();
        for scope in missing {
            let mut key = Zeroizing::new([0u8; 32]);
            rim.fill(&mut *key);
            transaction
                .prepare_cached("INSERT INTO scope_key (scope, scope_id, key) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")?
                .execute(params![scope.word(), scope.id().as_bytes(), &key[..]])?;
            if let Some(key) = kept(&transaction, scope)? {
                made.push((scope, key));
            }
        }
        transaction.commit()?;
        known.extend(made);
        Ok(())
    }

    /// Seals what belongs to a scope. `of` is what it is, so that one sealed thing cannot be put in the place of another.
    pub fn seal(&self, scope: Scope, of: &[u8], plain: &[u8], rim: &dyn Rim) -> Result<Vec<u8>> {
        self.make(&mut std::iter::once(scope), rim)?;
        let held = self.held(scope)?.context("a key that was just made is not there")?;
        // While a key is being replaced nothing new is sealed with the one that goes.
        let key = held.next.unwrap_or(held.key);
        let mut sealed = vec![0u8; 24];
        rim.fill(&mut sealed);
        let cipher = XChaCha20Poly1305::new((&*key).into());
        let body = cipher
            .encrypt(XNonce::from_slice(&sealed), Payload { msg: plain, aad: of })
            .map_err(|_| anyhow::anyhow!("sealing failed"))?;
        sealed.extend(body);
        Ok(sealed)
    }

    /// Opens it again. None where the scope's key was destroyed.
    pub fn open_sealed(&self, scope: Scope, of: &[u8], sealed: &[u8]) -> Result<Option<Vec<u8>>> {
        let Some(held) = self.held(scope)? else { return Ok(None) };
        let opened = opened(&held.key, of, sealed)?.or(match &held.next {
            Some(next) => opened(next, of, sealed)?,
            None => None,
        });
        opened.context("a sealed body does not open with its scope's key").map(Some)
    }

    /// Begins to replace a scope's key: from now on everything is sealed with the new one, and the old one still opens. May be
    /// called again before [`ScopeKeys::renewed`].
    pub fn renew(&self, scope: Scope, rim: &dyn Rim) -> Result<()> {
        self.make(&mut std::iter::once(scope), rim)?;
        let mut held = self.sql.lock().unwrap_or_else(PoisonError::into_inner);
        let (sql, known) = &mut *held;
        let mut key = Zeroizing::new([0u8; 32]);
        rim.fill(&mut *key);
        sql.prepare_cached("INSERT INTO next_key (scope, scope_id, key) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")?
            .execute(params![scope.word(), scope.id().as_bytes(), &key[..]])?;
        known.remove(&scope);
        Ok(())
    }

    /// Whether a body is sealed with the key that stays.
    pub fn is_renewed(&self, scope: Scope, of: &[u8], sealed: &[u8]) -> Result<bool> {
        match self.held(scope)?.and_then(|held| held.next) {
            Some(next) => Ok(opened(&next, of, sealed)?.is_some()),
            None => Ok(true),
        }
    }

    /// The scopes whose keys are being replaced.
    pub fn renewing(&self) -> Result<Vec<Scope>> {
        let held = self.sql.lock().unwrap_or_else(PoisonError::into_inner);
        let mut found = held.0.prepare("SELECT scope, scope_id FROM next_key ORDER BY scope, scope_id")?;
        let rows = found.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, [u8; 16]>(1)?)))?;
        let rows = rows.collect::<rusqlite::Result<Vec<_>>>()?;
        Ok(rows.into_iter().filter_map(|(scope, id)| Scope::from_parts(&scope, Id::from_bytes(id))).collect())
    }

    /// Destroys the old key of a scope of which nothing is sealed with it any more.
    pub fn renewed(&self, scope: Scope) -> Result<()> {
        let mut held = self.sql.lock().unwrap_or_else(PoisonError::into_inner);
        let (sql, known) = &mut *held;
        let transaction = sql.transaction()?;
        let (word, id) = (scope.word(), scope.id());
        let of = params![word, id.as_bytes()];
        transaction.execute(
            "UPDATE scope_key SET key = (SELECT n.key FROM next_key n WHERE n.scope = ?1 AND n.scope_id = ?2)
             WHERE scope = ?1 AND scope_id = ?2 AND EXISTS (SELECT 1 FROM next_key n WHERE n.scope = ?1 AND n.scope_id = ?2)",
            of,
        )?;
        transaction.execute("DELETE FROM next_key WHERE scope = ?1 AND scope_id = ?2", of)?;
        transaction.commit()?;
        known.remove(&scope);
        Ok(())
    }

    fn held(&self, scope: Scope) -> Result<Option<Held>> {
        let mut held = self.sql.lock().unwrap_or_else(PoisonError::into_inner);
        let (sql, known) = &mut *held;
        if let Some(key) = known.get(&scope) {
            return Ok(Some(key.clone()));
        }
        let key = kept(sql, scope)?;
        if let Some(key) = &key {
            known.insert(scope, key.clone());
        }
        Ok(key)
    }

    /// Copies all keys into a file that the server's data key opens.
    pub fn copy_to(&self, file: &Path) -> Result<()> {
        let held = self.sql.lock().unwrap_or_else(PoisonError::into_inner);
        std::fs::copy(&self.path, file)?;
        drop(held);
        std::fs::File::open(file)?.sync_all()?;
        Ok(())
    }
}

/// None where it was sealed with another key.
fn opened(key: &[u8; 32], of: &[u8], sealed: &[u8]) -> Result<Option<Vec<u8>>> {
    let (nonce, body) = sealed.split_at_checked(24).context("a sealed body is too short")?;
    Ok(XChaCha20Poly1305::new(key.into()).decrypt(XNonce::from_slice(nonce), Payload { msg: body, aad: of }).ok())
}

fn kept(sql: &Connection, scope: Scope) -> Result<Option<Held>> {
    let read = |table: &str| -> Result<Option<Zeroizing<[u8; 32]>>> {
        let mut find = sql.prepare_cached(&format!("SELECT key FROM {table} WHERE scope = ?1 AND scope_id = ?2"))?;
        let found: Option<[u8; 32]> =
            find.query_row(params![scope.word(), scope.id().as_bytes()], |row| row.get(0)).optional()?;
        Ok(found.map(Zeroizing::new))
    };
    let Some(key) = read("scope_key")? else { return Ok(None) };
    Ok(Some(Held { key, next: read("next_key")? }))
}
