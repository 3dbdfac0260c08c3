//! Was the ledger put back behind the server's back? PostgreSQL is restored by its own tools, and a file can be copied back by hand:
//! neither tells the server. So how far the ledger had come lies beside it, in the data folder. A ledger that is behind that, or
//! tells another story there, is an older copy: it begins a new epoch, and laptops then send again what it lacks. One in which
//! nothing is, where one was known, is none to begin with: it may be half put back. What was acknowledged in the last moments
//! before a crash, and before this was written, is not noticed by this alone.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use domain::record::Id;
use serde::{Deserialize, Serialize};
use store::clock::Rim;
use sync::epochs::Epoch;

use crate::backup::Parted;
use crate::district::{District, forget_projection};
use crate::ledger::schema::DISTRICT;
use crate::ledger::{self, Failure, Ledger, Sql, audit, people};
use crate::{backup, keys, platform, values};

/// In the data folder.
const FILE: &str = "ledger-known.json";
/// So often is it looked at how far the ledger has come.
const EVERY: Duration = Duration::from_secs(2);

/// Why a ledger is not begun where one was known.
pub const NOTHING_IN_IT: &str = "This folder knows a ledger (ledger-known.json), and the one that is here now lacks what makes one. Nothing was written. If it is being put back, wait until that has ended, and start again. If another was meant, say --database as before. If it is to begin anew, without all that was acknowledged before, move ledger-known.json out of the folder first.";

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

/// Whether there was a ledger to this folder before.
pub fn is_any(data: &Path) -> bool {
    data.join(FILE).exists()
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
    // Tables are filled one after the other: one that is half put back can say of itself that it is one.
    if before.as_ref().is_some_and(|before| !before.feeds.is_empty()) {
        let is_half = ledger::read(ledger, |sql| Ok(backup::feeds(sql)?.is_empty() || people::everybody(sql)?.is_empty()))?;
        if is_half {
            return Err(Failure::Refused(NOTHING_IN_IT).into());
        }
    }
    let (mut now, is_older) = compared(ledger, before.as_ref())?;
    if is_older {
        // What was read from the lost history gives rights that nobody has. It goes first: once it is written down that this
        // ledger is known, nobody looks again.
        forget_projection(data)?;
        // Since it was put back a server may have written in it, and did not notice: where it parted, nobody can say.
        backup::begin_epoch(ledger, &before.unwrap_or_default().epochs, Parted::Somewhere, rim)?;
        now = ledger::read(ledger, Known::read)?;
        tracing::warn!("the ledger is older than what was kept in it: it was put back, and has begun a new epoch");
    }
    keep(data, &now)?;
    Ok(is_older)
}

/// Writes down how far it has come, and says whether it is an older copy: then what lies there stays, for it alone tells of that.
fn note(data: &Path, ledger: &dyn Ledger) -> Result<bool> {
    let (now, is_older) = compared(ledger, kept(data).as_ref())?;
    if !is_older {
        keep(data, &now)?;
    }
    Ok(is_older)
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

/// Once more when the server stops. Says whether the ledger was put back since it was looked at last.
pub fn stopped(district: &District) -> bool {
    note(&district.config.data, &*district.ledger).unwrap_or_else(|why| {
        tracing::warn!(why = %format!("{why:#}"), "how far the ledger has come was not written down");
        false
    })
}

#[cfg(test)]
mod tests {
    use store::clock::Machine;

    use super::*;
    use crate::keys::ServerKeys;
    use crate::ledger::embedded::Embedded;

    /// A ledger with one part and one person, and beside it that it had come further.
    fn put_back(data: &Path) -> (Embedded, Known) {
        let keys = ServerKeys::open_or_make(data, &*Machine::rim()).unwrap();
        let ledger = Embedded::open(&data.join("ledger.kith"), &keys.data).unwrap();
        ledger::write(&ledger, |sql| {
            people::put_person(sql, Id::from_u128(1), "admin", "Administrator")?;
            sql.run("INSERT INTO feeds (feed, position) VALUES ($1, $2)", values![DISTRICT, 1_i64]).map(drop)
        })
        .unwrap();
        let ahead = Known { feeds: [(DISTRICT, 9)].into(), ..Known::default() };
        keep(data, &ahead).unwrap();
        (ledger, ahead)
    }

    #[test]
    fn a_server_that_stops_on_an_older_copy_leaves_what_tells_of_it() {
        let folder = tempfile::tempdir().unwrap();
        let (ledger, ahead) = put_back(folder.path());
        assert!(note(folder.path(), &ledger).unwrap());
        assert_eq!(kept(folder.path()), Some(ahead));
        assert!(look(folder.path(), &ledger, &*Machine::rim()).unwrap(), "whoever starts next notices");
        assert!(!note(folder.path(), &ledger).unwrap() && !look(folder.path(), &ledger, &*Machine::rim()).unwrap(), "once");
    }

    #[test]
    fn what_was_read_from_the_lost_history_is_gone_before_the_older_copy_is_known() {
        let folder = tempfile::tempdir().unwrap();
        let (ledger, ahead) = put_back(folder.path());
        // No folder: it cannot be thrown away.
        std::fs::write(folder.path().join("projection"), "").unwrap();
        assert!(look(folder.path(), &ledger, &*Machine::rim()).is_err());
        assert_eq!(kept(folder.path()), Some(ahead), "it is looked at again");
        std::fs::remove_file(folder.path().join("projection")).unwrap();
        std::fs::create_dir(folder.path().join("projection")).unwrap();
        assert!(look(folder.path(), &ledger, &*Machine::rim()).unwrap());
        assert!(!folder.path().join("projection").exists());
    }

    #[test]
    fn a_ledger_without_parts_or_people_is_not_taken_for_an_older_copy() {
        let folder = tempfile::tempdir().unwrap();
        let (ledger, ahead) = put_back(folder.path());
        ledger::write(&ledger, |sql| sql.run("DELETE FROM people WHERE feed = $1", values![DISTRICT]).map(drop)).unwrap();
        let why = look(folder.path(), &ledger, &*Machine::rim()).unwrap_err().to_string();
        assert!(why.contains("Nothing was written") && why.contains("wait until that has ended"), "{why}");
        assert_eq!(kept(folder.path()), Some(ahead));
    }

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
