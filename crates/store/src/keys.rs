//! The file of sealed keys: what a passphrase or a recovery code opens. `keys.json` in a profile's folder, and a copy of
//! it beside every backup, so that the two together open on any machine. Wrong guesses make the next one wait longer.
//! What the operating system's keychain holds is the open key itself: it is in no file, and so in no copy.

use std::fs;
use std::path::{Path, PathBuf};

use domain::record::Id;
use serde::{Deserialize, Serialize};

use crate::cipher::{self, DataKey, Sealed};
use crate::clock::{Rim, Running};
use crate::failure::{Failure, Result};
use crate::files::write_through;

/// One data key, sealed for each thing that opens it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Keys {
    pub(crate) by_passphrase: Sealed,
    pub(crate) by_recovery_code: Option<Sealed>,
    /// Beside a backup: whose it is. A profile's own card says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) owner: Option<Owner>,
}

/// Whose backup it is: ids alone, for a backup travels and a name would travel with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owner {
    pub profile: Id,
    /// The person's id in every commit.
    pub me: Id,
    pub is_invented: bool,
}

/// Wrong guesses so far. On disk, so that a restart does not forgive them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Guesses {
    wrong: u32,
    /// The wall clock at the last wrong guess.
    last_ms: i64,
    /// How long the machine had been running then, where it says so.
    #[serde(default)]
    running: Option<Running>,
}

impl Guesses {
    /// How long ago the last wrong guess was, in milliseconds; less than none where a wall clock was set back. Whoever sets it forward
    /// gains nothing where the machine says how long it has been running: after another start of it no more time has passed
    /// than since that start.
    fn waited_ms(&self, rim: &dyn Rim) -> i64 {
        let by_the_wall = rim.now_ms() - self.last_ms;
        match (rim.running(), &self.running) {
            (Some(now), Some(then)) if now.start == then.start => now.ms - then.ms,
            (Some(now), _) => by_the_wall.min(now.ms),
            (None, _) => by_the_wall,
        }
    }
}

/// How long to wait after so many wrong guesses, in seconds: the first three cost nothing, then it doubles to 15 minutes.
pub const fn wait_s(wrong: u32) -> u32 {
    if wrong < 3 {
        return 0;
    }
    let doublings = wrong - 3;
    if doublings >= 10 { 900 } else { 1u32 << doublings }
}

/// Why sealed keys did not open.
#[derive(Debug, thiserror::Error)]
pub enum NotOpened {
    /// The guess was wrong; the next one may be tried after so many seconds.
    #[error("wrong passphrase")]
    Wrong { wait_s: u32 },
    /// It is too early to guess again.
    #[error("wait")]
    Wait { wait_s: u32 },
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl From<std::io::Error> for NotOpened {
    fn from(error: std::io::Error) -> NotOpened {
        NotOpened::Failed(error.into())
    }
}

/// The name of a profile's own.
pub(crate) const KEYS: &str = "keys.json";

/// A file of sealed keys.
#[derive(Clone, Debug)]
pub struct KeyFile(PathBuf);

impl KeyFile {
    /// The one of a profile's folder.
    pub fn of_profile(folder: &Path) -> KeyFile {
        KeyFile(folder.join(KEYS))
    }

    /// Where the one of a backup lies, or is to lie.
    pub(crate) fn of_backup(backup: &Path) -> KeyFile {
        KeyFile(backup.with_extension("keys"))
    }

    /// What opens this file: keys of its own beside it, else those of the folder it lies in, else, for a backup among its
    /// profile's, those of the profile.
    pub fn beside(file: &Path) -> Option<KeyFile> {
        let own = KeyFile::of_backup(file);
        if own.is_there() {
            return Some(own);
        }
        let folder = file.parent()?;
        [Some(folder), folder.parent().filter(|_| folder.ends_with(crate::backup::FOLDER))]
            .into_iter()
            .flatten()
            .map(KeyFile::of_profile)
            .find(KeyFile::is_there)
    }

    pub fn is_there(&self) -> bool {
        self.0.is_file()
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn read(&self) -> Result<Keys> {
        read_json(&self.0)
    }

    pub(crate) fn write(&self, keys: &Keys) -> Result<()> {
        write_json(&self.0, keys)
    }

    /// Whose backup these keys open; None for a profile's own, and where there is nothing to read.
    pub fn owner(&self) -> Option<Owner> {
        self.read().ok()?.owner
    }

    /// Tries a passphrase.
    pub fn unlock(&self, passphrase: &str, rim: &dyn Rim) -> std::result::Result<DataKey, NotOpened> {
        self.guess(rim, |keys| cipher::unseal(&keys.by_passphrase, passphrase))
    }

    /// Tries a recovery code.
    pub fn unlock_with_code(&self, code: &str, rim: &dyn Rim) -> std::result::Result<DataKey, NotOpened> {
        self.guess(rim, |keys| match &keys.by_recovery_code {
            Some(sealed) => cipher::unseal(sealed, &cipher::read_code(code)),
            None => Err(Failure::WrongKey),
        })
    }

    /// Where wrong guesses are counted: in the profile, also for the keys of its backups. A pair that was carried away
    /// counts none: whoever holds it guesses with a program of their own, and Argon2id is the defence.
    fn guesses(&self) -> Option<PathBuf> {
        let folder = self.0.parent()?;
        let profile = if self.0.ends_with(KEYS) { folder } else { folder.parent()? };
        profile.join(KEYS).is_file().then(|| profile.join("guesses.json"))
    }

    fn guess(&self, rim: &dyn Rim, open: impl FnOnce(&Keys) -> Result<DataKey>) -> std::result::Result<DataKey, NotOpened> {
        let keys = self.read()?;
        let path = self.guesses();
        // A medium that nobody can write to counts nothing, and still opens.
        let count = |guesses: &Guesses| match path.as_ref().map_or(Ok(()), |path| write_json(path, guesses)) {
            Err(Failure::ReadOnly) => Ok(()),
            other => other,
        };
        let mut guesses: Guesses = path.as_ref().and_then(|path| read_json(path).ok()).unwrap_or_default();
        let now = rim.now_ms();
        let waited = guesses.waited_ms(rim);
        let wait_ms = i64::from(wait_s(guesses.wrong)) * 1000;
        // A clock set back does not shorten the wait. Where the machine does not say how long it runs one set forward does: Argon2id
        // is the defence then.
        if guesses.wrong > 0 && (0..wait_ms).contains(&waited) || waited < 0 && wait_ms > 0 {
            let left = if waited < 0 { wait_ms } else { wait_ms - waited };
            if waited < 0 {
                guesses.last_ms = now;
                count(&guesses)?;
            }
            return Err(NotOpened::Wait { wait_s: (left as u64).div_ceil(1000) as u32 });
        }
        match open(&keys) {
            Ok(key) => {
                if guesses.wrong > 0 {
                    count(&Guesses::default())?;
                }
                Ok(key)
            }
            Err(Failure::WrongKey) => {
                guesses = Guesses { wrong: guesses.wrong.saturating_add(1), last_ms: now, running: rim.running() };
                count(&guesses)?;
                Err(NotOpened::Wrong { wait_s: wait_s(guesses.wrong) })
            }
            Err(other) => Err(other.into()),
        }
    }
}

pub(crate) fn read_json<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T> {
    serde_json::from_slice(&fs::read(path)?).map_err(|_| Failure::Damaged)
}

pub(crate) fn write_json<T: Serialize>(path: &Path, of: &T) -> Result<()> {
    let bytes = serde_json::to_vec_pretty(of).map_err(|error| Failure::Unexpected(error.into()))?;
    write_through(path, &bytes)
}
