//! Was the ledger put back behind the server's back? PostgreSQL is restored by its own tools, and a file can be copied back by hand:
//! neither tells the server. So how far the ledger had come lies beside it, in the data folder. A ledger that is behind that, or
//! tells another story there, is an older copy: it begins a new epoch, and laptops then send again what it lacks. What was
//! acknowledged in the last moments before a crash, and before this was written, is not noticed by this alone.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use domain::record::Id;
use serde::{Deserialize, Serialize};
use store::clock::Rim;
use sync::epochs::Epoch;

use crate::district::District;
use crate::ledger::schema::DISTRICT;
use crate::ledger::{self, Ledger, Sql, audit, people};
use crate::{backup, keys, platform, values};

/// In the data folder.
const FILE: &str = "ledger-known.json";
/// So often is it looked at how far the ledger has come.
const EVERY: Duration = Duration::from_secs(2);

/// How far a ledger had come.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Known {
    feeds: BTreeMap<Id, i64>,
    audit: i64,
    audit_hash: String,
    /// In one of them laptops may have read last: an older copy does not remember all of them.
    epochs: Vec<Epoch>,
}

impl Known {
    fn read(sql: &mut dyn Sql) -> ledger::Result<Known> {
        let head = audit::head(sql)?;
        Ok(Known {
            feeds: backup::feeds(sql)?.into_iter().collect(),
            audit: head.number,
            audit_hash: keys::hex(&head.hash),
            epochs: people::epochs(sql)?,
        })
    }

    /// Whether a ledger that is here now is an older copy of the one that this was written of. `told` is what its audit says at the
    /// entry that was the last then.
    fn is_ahead_of(&self, now: &Known, told: Option<&str>) -> bool {
        let behind = |(feed, position): (&Id, &i64)| now.feeds.get(feed).is_none_or(|now| now < position);
        self.feeds.iter().any(behind) || now.audit < self.audit || told.is_some_and(|told| told != self.audit_hash)
    }
}

/// What lies beside the ledger; None where nothing was written yet, or nothing that can be read.
fn kept(data: &Path) -> Option<Known> {
    let bytes = std::fs::read(data.join(FILE)).ok()?;
    let read = serde_json::from_slice(&bytes);
    read.inspect_err(|_| {
        tracing::warn!("{FILE} is damaged and is written anew: a ledger that was put back is not noticed this once")
    })
    .ok()
}

/// Whole, and on the disk, before it counts.
fn keep(data: &Path, known: &Known) -> Result<()> {
    let (coming, place) = (data.join(format!(".{FILE}.part")), data.join(FILE));
    let file = std::fs::File::create(&coming).with_context(|| format!("{} cannot be written", coming.display()))?;
    serde_json::to_writer(&file, known)?;
    file.sync_all()?;
    std::fs::rename(&coming, &place).with_context(|| format!("{} cannot be written", place.display()))?;
    Ok(platform::sync_folder(data)?)
}

/// Nothing is known of the ledger that takes this one's place: whoever puts it there begins its epoch.
pub fn forget(data: &Path) -> Result<()> {
    match std::fs::remove_file(data.join(FILE)) {
        Err(why) if why.kind() != std::io::ErrorKind::NotFound => Err(why.into()),
        _ => Ok(()),
    }
}

fn compared(ledger: &dyn Ledger, before: Option<&Known>) -> Result<(Known, bool)> {
    let at = before.map_or(0, |before| before.audit);
    let (now, told) = ledger::read(ledger, |sql| {
        let row = sql.first("SELECT hash FROM audit WHERE feed = $1 AND number = $2", values![DISTRICT, at])?;
        let told = row.map(|row| row.sized::<32>(0)).transpose()?.map(|hash| keys::hex(&hash));
        Ok((Known::read(sql)?, told))
    })?;
    let is_older = before.is_some_and(|before| before.is_ahead_of(&now, told.as_deref()));
    Ok((now, is_older))
}

/// Looks when the server starts, before anything is read of the ledger. Says whether it is an older copy, which now has an epoch of
/// its own.
pub fn look(data: &Path, ledger: &dyn Ledger, rim: &dyn Rim) -> Result<bool> {
    let before = kept(data);
    let (_, is_older) = compared(ledger, before.as_ref())?;
    if is_older {
        backup::begin_epoch(ledger, &before.unwrap_or_default().epochs, rim)?;
        tracing::warn!("the ledger is older than what was kept in it: it was put back, and has begun a new epoch");
    }
    note(data, ledger)?;
    Ok(is_older)
}

/// Writes down how far it has come.
fn note(data: &Path, ledger: &dyn Ledger) -> Result<()> {
    keep(data, &ledger::read(ledger, Known::read)?)
}

/// Writes it down whenever it has come further. Ends where the ledger was put back under the running server, which then has to be
/// started again: what it remembers is of another.
pub async fn watch(district: Arc<District>) {
    let mut last = None;
    loop {
        tokio::time::sleep(EVERY).await;
        let (at, before) = (district.clone(), last.clone().or_else(|| kept(&district.config.data)));
        let looked = tokio::task::spawn_blocking(move || -> Result<Option<Known>> {
            let (now, is_older) = compared(&*at.ledger, before.as_ref())?;
            if is_older {
                return Ok(None);
            }
            if before.as_ref() != Some(&now) {
                keep(&at.config.data, &now)?;
            }
            Ok(Some(now))
        });
        match looked.await {
            Ok(Ok(None)) => return,
            Ok(Ok(now)) => last = now,
            // What stands in the way is said where it is met, and the next look comes soon.
            Ok(Err(why)) => tracing::warn!(why = %format!("{why:#}"), "how far the ledger has come was not written down"),
            Err(_) => tracing::error!("looking at the ledger ended in the middle"),
        }
    }
}

/// Once more when the server stops.
pub fn stopped(district: &District) {
    if let Err(why) = note(&district.config.data, &*district.ledger) {
        tracing::warn!(why = %format!("{why:#}"), "how far the ledger has come was not written down");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_older_copy_is_told_from_one_that_went_on() {
        let known = |position: i64, audit: i64| Known {
            feeds: [(Id::nil(), position)].into(),
            audit,
            audit_hash: "a".into(),
            epochs: Vec::new(),
        };
        let before = known(10, 5);
        assert!(!before.is_ahead_of(&known(10, 5), Some("a")) && !before.is_ahead_of(&known(12, 9), Some("a")));
        assert!(before.is_ahead_of(&known(9, 5), Some("a")), "fewer parts");
        assert!(before.is_ahead_of(&known(10, 4), None), "fewer entries");
        assert!(before.is_ahead_of(&known(30, 40), Some("b")), "it went on from an older copy, and is longer by now");
        assert!(before.is_ahead_of(&Known::default(), None), "an empty one");
    }

    #[test]
    fn what_is_damaged_is_no_reason_to_begin_anew() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(kept(folder.path()), None);
        std::fs::write(folder.path().join(FILE), "{").unwrap();
        assert_eq!(kept(folder.path()), None);
        keep(folder.path(), &Known::default()).unwrap();
        assert_eq!(kept(folder.path()), Some(Known::default()));
        forget(folder.path()).unwrap();
        forget(folder.path()).unwrap();
    }
}
