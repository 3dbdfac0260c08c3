//! What does the server read records from? From a store that is made out of the ledger for one question, under a key that is in
//! memory alone, and thrown away after it. So nothing that was erased can stay behind in it, and no backup has it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::Result;
use domain::change::{Scope, Stamp};
use domain::policy::Tier;
use domain::record::{Id, Kind};
use store::cipher::DataKey;
use store::clock::minted;
use store::open::{Caches, Store};
use store::travel::ToldPart;
use sync::protocol::{Pair, Stored};
use sync::server::Ledger as _;

use crate::books::Books;
use crate::district::District;
use crate::intake::heading_of;
use crate::ledger;
use crate::values;

const FOLDER: &str = "reading";
/// So many changes go into the store in one transaction.
const TOGETHER: usize = 20_000;
/// And so many bytes are asked of the ledger at once.
const PAGE: usize = 4 * 1024 * 1024;

/// A store that lives as long as its question.
pub struct Reading {
    pub store: Store,
    /// After the store, which is closed before it goes.
    _folder: Folder,
}

/// A folder that goes with whoever holds it.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        if std::fs::remove_dir_all(&self.0).is_err() {
            tracing::warn!("what was read from the ledger could not be put away; nobody has its key any more");
        }
    }
}

/// Takes away what a crash left.
pub fn sweep(data: &Path) -> Result<()> {
    match std::fs::remove_dir_all(data.join(FOLDER)) {
        Err(why) if why.kind() != std::io::ErrorKind::NotFound => Err(why.into()),
        _ => Ok(()),
    }
}

/// Every file that lives in a feed.
pub fn scopes_in(district: &District, feed: Id) -> Result<Vec<Scope>> {
    Ok(ledger::read(&*district.ledger, |sql| {
        let find = "SELECT scope, scope_id FROM homes WHERE feed = $1 AND home = $2 ORDER BY scope, scope_id";
        let rows = sql.ask(find, values![crate::ledger::schema::DISTRICT, feed])?;
        let scopes = rows.iter().map(|row| Ok(Scope::from_parts(&row.text(0)?, row.id(1)?)));
        Ok(scopes.collect::<ledger::Result<Vec<_>>>()?.into_iter().flatten().collect())
    })?)
}

/// Every feed that there is.
pub fn feeds(district: &District) -> Result<Vec<Id>> {
    Ok(ledger::read(&*district.ledger, |sql| {
        let rows = sql.ask("SELECT feed FROM feeds WHERE feed IS NOT NULL ORDER BY feed", &[])?;
        rows.iter().map(|row| row.id(0)).collect()
    })?)
}

impl Reading {
    /// Makes an empty one.
    pub fn begin(district: &District) -> Result<Reading> {
        let folder = Folder(district.config.data.join(FOLDER).join(minted(&*district.rim).to_string()));
        let key = DataKey::fresh(&*district.rim);
        let store = Store::create(&folder.0.join(store::desk::STORE), &key, district.rim.clone(), Caches::DRAFT)?;
        Ok(Reading { store, _folder: folder })
    }

    /// Takes in the parts of these files, each as far as its tiers, that live in a feed.
    pub fn take(&self, district: &District, feed: Id, wanted: &BTreeMap<Scope, &'static [Tier]>) -> Result<()> {
        let tiers: BTreeSet<Tier> = wanted.values().flat_map(|tiers| tiers.iter().copied()).collect();
        let (mut waiting, mut changes) = (Vec::new(), 0);
        for tier in tiers {
            // Which files have anything of the tier is one question; each of them is another.
            let there = ledger::read(&*district.ledger, |sql| {
                let rows = sql.ask(
                    "SELECT DISTINCT scope, scope_id FROM parts WHERE feed = $1 AND tier = $2 ORDER BY scope, scope_id",
                    values![feed, tier as i64],
                )?;
                rows.iter().map(|row| Ok(Scope::from_parts(&row.text(0)?, row.id(1)?))).collect::<ledger::Result<Vec<_>>>()
            })?;
            for scope in there.into_iter().flatten() {
                if !wanted.get(&scope).is_some_and(|tiers| tiers.contains(&tier)) {
                    continue;
                }
                let (pair, mut after) = (Pair::new(scope, tier as u8), 0);
                loop {
                    let rows =
                        ledger::read(&*district.ledger, |sql| Books::of_server(sql, district).of_pair(feed, &pair, after, PAGE))?;
                    after = rows.to;
                    for stored in rows.parts {
                        let part = told(scope, tier, &stored);
                        changes += part.changes.len();
                        waiting.push(part);
                    }
                    if changes >= TOGETHER {
                        self.store.take_told(&waiting)?;
                        waiting.clear();
                        changes = 0;
                    }
                    if !rows.has_more {
                        break;
                    }
                }
            }
        }
        self.store.take_told(&waiting)?;
        Ok(())
    }
}

fn told(scope: Scope, tier: Tier, stored: &Stored) -> ToldPart {
    let Stored { part, stamp, feed, position } = stored;
    let stamp = Stamp(*stamp);
    let mut changes = part.read(Some(stamp), false).unwrap_or_default();
    // Of an adult's own file only what they counted in a release: their time and their matters are nobody's.
    if matches!(scope, Scope::Staff(_)) && tier == Tier::TeamNote {
        changes.retain(|change| change.kind == Kind::ReleaseBasis.name());
    }
    ToldPart { heading: heading_of(part), of: (scope, tier), stamp, feed: *feed, position: *position, changes }
}
