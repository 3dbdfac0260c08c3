//! What is one running server? Its configuration, keys, ledger, and the projection from which it reads rosters. Opening it
//! makes what is not there yet; nothing that lies there is ever made anew.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use anyhow::{Context, Result};
use domain::change::Scope;
use domain::record::Id;
use store::clock::{Rim, day, minted};
use store::open::{Caches, Store};

use crate::config::Config;
use crate::keys::{SCOPE_KEYS, ScopeKeys, ServerKeys};
use crate::known;
use crate::ledger::{self, Ledger, people};
use crate::metrics::Metrics;
use crate::oidc::Oidc;
use crate::roster::Roster;

/// One district's server.
pub struct District {
    pub config: Config,
    pub keys: ServerKeys,
    pub scope_keys: ScopeKeys,
    pub ledger: Arc<dyn Ledger>,
    pub projection: Store,
    pub rim: Arc<dyn Rim>,
    /// The ledger was an older copy when the server started.
    pub was_put_back: bool,
    pub metrics: Metrics,
    /// Held by whoever lays records into the district's folder.
    pub laying: Mutex<()>,
    /// Told when a release was asked for.
    pub release_asked: tokio::sync::Notify,
    /// Signing in with the district's own accounts, where it has a provider.
    pub oidc: Option<Arc<Oidc>>,
    roster: RwLock<Arc<Roster>>,
    /// Where files live, as far as it was asked: a home never changes.
    homes: Mutex<HashMap<Scope, Id>>,
    /// How devices reach this server; known when it listens.
    address: RwLock<String>,
}

impl District {
    /// Opens everything in the data folder, or makes it.
    pub fn open(config: Config, rim: Arc<dyn Rim>) -> Result<District> {
        let keys = ServerKeys::open_or_make(&config.data, &*rim)?;
        let scope_keys = ScopeKeys::open(&config.data.join(SCOPE_KEYS), &keys.data)?;
        let ledger = ledger::open(&config, &keys.data)?;
        let now_ms = rim.now_ms();
        let epoch = minted(&*rim);
        if ledger::read(&*ledger, |sql| people::setting(sql, "epoch"))?.is_none() {
            anyhow::ensure!(!known::is_any(&config.data), known::NOTHING_IN_IT);
            // What was read from another ledger gives no rights in this one.
            forget_projection(&config.data)?;
        }
        ledger::write(&*ledger, |sql| {
            if people::setting(sql, "epoch")?.is_none() {
                people::set_setting(sql, "epoch", &epoch.to_string())?;
                ledger::audit::add(sql, now_ms, Id::nil(), "ledger_made", &serde_json::json!({}))?;
            }
            Ok(())
        })?;
        let was_put_back = known::look(&config.data, &*ledger, &*rim)?;
        crate::reading::sweep(&config.data)?;
        let projection = open_projection(&config.data.join("projection"), &keys, rim.clone())?;
        let district = District {
            laying: Mutex::default(),
            release_asked: tokio::sync::Notify::new(),
            roster: RwLock::default(),
            homes: Mutex::default(),
            address: RwLock::new(config.address.clone().unwrap_or_default()),
            metrics: Metrics::default(),
            oidc: Oidc::of(config.oidc.as_ref())?,
            config,
            keys,
            scope_keys,
            ledger,
            projection,
            rim,
            was_put_back,
        };
        crate::intake::catch_up(&district).context("the projection cannot be read from the ledger")?;
        district.read_roster()?;
        crate::erasing::finish(&district).context("an erasure cannot be brought to its end")?;
        Ok(district)
    }

    /// The roster as rights need it.
    pub fn roster(&self) -> Arc<Roster> {
        self.roster.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Reads the roster again: after an import, and when a day begins.
    pub fn read_roster(&self) -> Result<()> {
        let today = day(self.rim.now_ms());
        self.take_roster(self.projection.reading(|sql| Roster::read(sql, today))?);
        Ok(())
    }

    /// From now on rights follow from this roster.
    pub fn take_roster(&self, roster: Roster) {
        *self.roster.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(roster);
    }

    /// Where a file lives, if that was asked before.
    pub fn known_home(&self, scope: Scope) -> Option<Id> {
        self.homes.lock().unwrap_or_else(PoisonError::into_inner).get(&scope).copied()
    }

    /// Remembers where a file lives.
    pub fn remember_home(&self, scope: Scope, home: Id) {
        self.homes.lock().unwrap_or_else(PoisonError::into_inner).insert(scope, home);
    }

    /// How devices reach this server.
    pub fn address(&self) -> String {
        self.address.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Notes where the server listens, unless the configuration says how it is reached.
    pub fn listens_at(&self, address: String) {
        let mut known = self.address.write().unwrap_or_else(PoisonError::into_inner);
        if known.is_empty() {
            *known = address;
        }
    }
}

/// What was read from a ledger that is gone is read anew.
pub fn forget_projection(data: &Path) -> Result<()> {
    match std::fs::remove_dir_all(data.join("projection")) {
        Err(why) if why.kind() != std::io::ErrorKind::NotFound => Err(why).context("the projection cannot be made anew"),
        _ => Ok(()),
    }
}

fn open_projection(folder: &Path, keys: &ServerKeys, rim: Arc<dyn Rim>) -> Result<Store> {
    let path = folder.join(store::desk::STORE);
    if path.try_exists()? {
        return Store::open(&path, &keys.data, rim, Caches::MAIN).context("the projection does not open");
    }
    Store::create(&path, &keys.data, rim, Caches::MAIN).context("the projection cannot be made")
}
