//! What opens a notebook? A file of sealed keys beside it: its key once for the passphrase and once for the recovery code.
//! While a passphrase is changed both open it, so that a power cut between this file and the store's loses nothing. It counts
//! no guesses: the shell tries a secret on the profile first, which does.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::cipher::{self, Cost, Key, Sealed};
use crate::failure::{Failure, Result};
use crate::files::{self, write_through};

/// The name of a notebook's sealed keys in the profile's folder.
pub const LOCK: &str = "notebook.keys.json";

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Seals {
    /// One; two while a passphrase is being changed, the newer last.
    by_passphrase: Vec<Sealed>,
    by_recovery_code: Option<Sealed>,
}

/// The sealed keys of a notebook.
#[derive(Clone, Debug)]
pub struct Lock(PathBuf);

impl Lock {
    /// The one in a profile's folder.
    pub fn of(folder: &Path) -> Lock {
        Lock(folder.join(LOCK))
    }

    /// Whether a notebook was ever made here.
    pub fn is_there(&self) -> bool {
        self.0.is_file()
    }

    /// Whether the recovery code opens it too. A profile that is older than its notebook gets that with its next code.
    pub fn has_code(&self) -> bool {
        self.read().is_ok_and(|seals| seals.by_recovery_code.is_some())
    }

    /// Seals a new notebook's key.
    pub(crate) fn make(&self, key: &Key, passphrase: &str, code: Option<&str>, cost: Cost) -> Result<()> {
        let by_recovery_code = code.map(|code| cipher::seal(key, code, cost)).transpose()?;
        self.write(&Seals { by_passphrase: vec![cipher::seal(key, passphrase, cost)?], by_recovery_code })
    }

    /// Opens by the passphrase. Where a change of it was cut off, the one that holds is the one that was typed.
    pub fn open(&self, passphrase: &str) -> Result<Key> {
        let seals = self.read()?;
        for sealed in &seals.by_passphrase {
            match cipher::unseal(sealed, passphrase) {
                Err(Failure::WrongSecret) => {}
                Err(failure) => return Err(failure),
                Ok(key) => {
                    if seals.by_passphrase.len() > 1 {
                        self.write(&Seals { by_passphrase: vec![sealed.clone()], ..seals.clone() })?;
                    }
                    return Ok(key);
                }
            }
        }
        Err(Failure::WrongSecret)
    }

    /// Opens by the recovery code, as it is read: letters and digits alone.
    pub fn open_by_code(&self, code: &str) -> Result<Key> {
        cipher::unseal(self.read()?.by_recovery_code.as_ref().ok_or(Failure::WrongSecret)?, code)
    }

    /// From now on this passphrase opens it too. The one before goes with [`Lock::only_newest`].
    pub fn also_by(&self, key: &Key, passphrase: &str, cost: Cost) -> Result<()> {
        let mut seals = self.read()?;
        seals.by_passphrase.push(cipher::seal(key, passphrase, cost)?);
        self.write(&seals)
    }

    /// Only the newest passphrase opens it any more.
    pub fn only_newest(&self) -> Result<()> {
        let mut seals = self.read()?;
        let newest = seals.by_passphrase.pop().ok_or(Failure::Damaged)?;
        self.write(&Seals { by_passphrase: vec![newest], ..seals })
    }

    /// From now on this recovery code opens it, and no other.
    pub fn by_code(&self, key: &Key, code: &str, cost: Cost) -> Result<()> {
        let by_recovery_code = Some(cipher::seal(key, code, cost)?);
        self.write(&Seals { by_recovery_code, ..self.read()? })
    }

    /// Destroys it: the notebook beside it opens by nothing any more. A copy that was made elsewhere has a lock of its own.
    pub fn destroy(&self) -> Result<()> {
        files::destroy(&files::beside(&self.0))?;
        files::destroy(&self.0)
    }

    fn read(&self) -> Result<Seals> {
        serde_json::from_slice(&fs::read(&self.0)?).map_err(|_| Failure::Damaged)
    }

    fn write(&self, seals: &Seals) -> Result<()> {
        write_through(&self.0, &serde_json::to_vec_pretty(seals).map_err(|error| Failure::Unexpected(error.into()))?)
    }
}
