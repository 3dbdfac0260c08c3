//! Profiles: one person on a shared machine, with a folder, a sealed key and a store. Says who may be
//! asked for a passphrase; opens nothing without one. Wrong guesses make the next one wait longer.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use domain::record::Id;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

use crate::cipher::{self, Cost, DataKey, Sealed};
use crate::clock::{Rim, minted};
use crate::desk::{DRAFTS, Desk};
use crate::draft::{Drafts, write_through};
use crate::failure::{Failure, Result};
use crate::platform::restrict;

/// What may be known of a profile before it is unlocked: an adult's own words about themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    pub id: Id,
    /// The person's id in every commit.
    pub me: Id,
    pub name: String,
    pub role: String,
    pub school_name: String,
    pub school: Option<Id>,
    /// The invented school: nobody in it is real, and no passphrase guards it.
    pub is_invented: bool,
    pub has_keychain: bool,
}

#[derive(Serialize, Deserialize)]
struct Keys {
    by_passphrase: Sealed,
    by_recovery_code: Option<Sealed>,
}

/// Wrong guesses so far. On disk, so that a restart does not forgive them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Guesses {
    wrong: u32,
    /// The wall clock at the last wrong guess.
    last_ms: i64,
}

/// How long to wait after so many wrong guesses, in seconds: the first three cost nothing, then it doubles to 15 minutes.
pub const fn wait_s(wrong: u32) -> u32 {
    if wrong < 3 {
        return 0;
    }
    let doublings = wrong - 3;
    if doublings >= 10 { 900 } else { 1u32 << doublings }
}

/// Why a profile did not open.
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

/// All profiles of this machine's user.
#[derive(Clone, Debug)]
pub struct Profiles {
    folder: PathBuf,
}

/// What a new profile begins with.
#[derive(Debug)]
pub struct NewProfile<'a> {
    pub name: &'a str,
    pub role: &'a str,
    pub school_name: &'a str,
    pub passphrase: &'a str,
    pub is_invented: bool,
    pub cost: Cost,
}

impl Profiles {
    /// The profiles that lie in `folder`.
    pub fn in_folder(folder: &Path) -> Profiles {
        Profiles { folder: folder.join("profiles") }
    }

    /// The folder of one profile.
    pub fn folder(&self, profile: Id) -> PathBuf {
        self.folder.join(profile.to_string())
    }

    /// Every profile, by name. One whose card cannot be read is left out, and its files are left alone.
    pub fn list(&self) -> Result<Vec<Card>> {
        let found = match fs::read_dir(&self.folder) {
            Ok(found) => found,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error.into()),
        };
        let mut cards: Vec<Card> = found
            .filter_map(|entry| Some(entry.ok()?.path().join("profile.json")))
            .filter_map(|path| serde_json::from_slice(&fs::read(path).ok()?).ok())
            .collect();
        cards.sort_by(|a, b| (a.is_invented, &a.name, a.id).cmp(&(b.is_invented, &b.name, b.id)));
        Ok(cards)
    }

    /// One profile's card.
    pub fn card(&self, profile: Id) -> Result<Card> {
        read_json(&self.folder(profile).join("profile.json"))
    }

    /// Destroys the drafts of every profile that are past their days, also of one that nobody unlocks. A folder that
    /// cannot be read stops none of the others; how many were destroyed, and how many folders could not be looked at.
    pub fn destroy_overdue_drafts(&self, rim: &dyn Rim) -> Result<(u32, u32)> {
        let found = match fs::read_dir(&self.folder) {
            Ok(found) => found,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok((0, 0)),
            Err(error) => return Err(error.into()),
        };
        let (mut destroyed, mut failed) = (0, 0);
        for entry in found {
            match entry
                .map_err(Failure::from)
                .and_then(|entry| Drafts::in_folder(&entry.path().join(DRAFTS)).destroy_overdue(rim))
            {
                Ok(of_one) => destroyed += of_one,
                Err(_) => failed += 1,
            }
        }
        Ok((destroyed, failed))
    }

    /// Makes a profile: a fresh data key, sealed for the passphrase and for a recovery code that is told once, here.
    pub fn create(&self, new: &NewProfile<'_>, rim: &dyn Rim) -> Result<(Card, DataKey, zeroize::Zeroizing<String>)> {
        let card = Card {
            id: minted(rim),
            me: minted(rim),
            name: domain::names::told(new.name)?,
            role: new.role.to_owned(),
            school_name: domain::names::told(new.school_name)?,
            school: Some(minted(rim)),
            is_invented: new.is_invented,
            has_keychain: false,
        };
        let folder = self.folder(card.id);
        fs::create_dir_all(&folder)?;
        restrict(&folder)?;
        let key = DataKey::fresh(rim);
        let code = cipher::recovery_code(rim);
        let keys = Keys {
            by_passphrase: cipher::seal(&key, new.passphrase, new.cost, rim)?,
            by_recovery_code: Some(cipher::seal(&key, &cipher::read_code(&code), new.cost, rim)?),
        };
        write_json(&folder.join("keys.json"), &keys)?;
        // The card comes last: a profile is listed only when its key is there.
        self.write_card(&card)?;
        Ok((card, key, code))
    }

    /// Writes a profile's card again.
    pub fn write_card(&self, card: &Card) -> Result<()> {
        write_json(&self.folder(card.id).join("profile.json"), card)
    }

    /// Takes a profile away whose making was cancelled. Its store, if any, goes with it.
    pub fn discard(&self, profile: Id) -> Result<()> {
        Ok(fs::remove_dir_all(self.folder(profile))?)
    }

    /// Tries a passphrase.
    pub fn unlock(&self, profile: Id, passphrase: &str, rim: &dyn Rim) -> std::result::Result<DataKey, NotOpened> {
        self.guess(profile, rim, |keys| cipher::unseal(&keys.by_passphrase, passphrase))
    }

    /// Tries a recovery code; when it fits, the passphrase becomes `new_passphrase`.
    pub fn recover(
        &self,
        profile: Id,
        code: &str,
        new_passphrase: &str,
        cost: Cost,
        rim: &dyn Rim,
    ) -> std::result::Result<DataKey, NotOpened> {
        let key = self.guess(profile, rim, |keys| match &keys.by_recovery_code {
            Some(sealed) => cipher::unseal(sealed, &cipher::read_code(code)),
            None => Err(Failure::WrongKey),
        })?;
        self.reseal(profile, &key, new_passphrase, cost, rim)?;
        Ok(key)
    }

    /// Sets another passphrase for a key that is open.
    pub fn reseal(&self, profile: Id, key: &DataKey, passphrase: &str, cost: Cost, rim: &dyn Rim) -> Result<()> {
        let path = self.folder(profile).join("keys.json");
        let keys: Keys = read_json(&path)?;
        let by_passphrase = cipher::seal(key, passphrase, cost, rim)?;
        write_json(&path, &Keys { by_passphrase, ..keys })
    }

    /// A new recovery code; the one before it opens nothing any more.
    pub fn new_recovery_code(&self, profile: Id, key: &DataKey, cost: Cost, rim: &dyn Rim) -> Result<zeroize::Zeroizing<String>> {
        let path = self.folder(profile).join("keys.json");
        let keys: Keys = read_json(&path)?;
        let code = cipher::recovery_code(rim);
        let by_recovery_code = Some(cipher::seal(key, &cipher::read_code(&code), cost, rim)?);
        write_json(&path, &Keys { by_recovery_code, ..keys })?;
        Ok(code)
    }

    fn guess(
        &self,
        profile: Id,
        rim: &dyn Rim,
        open: impl FnOnce(&Keys) -> Result<DataKey>,
    ) -> std::result::Result<DataKey, NotOpened> {
        let folder = self.folder(profile);
        let keys: Keys = read_json(&folder.join("keys.json"))?;
        let path = folder.join("guesses.json");
        let mut guesses: Guesses = read_json(&path).unwrap_or_default();
        let now = rim.now_ms();
        let waited = now - guesses.last_ms;
        let wait_ms = i64::from(wait_s(guesses.wrong)) * 1000;
        // A clock set back does not shorten the wait, one set forward shortens it once: Argon2id is the defence then.
        if guesses.wrong > 0 && (0..wait_ms).contains(&waited) || waited < 0 && wait_ms > 0 {
            let left = if waited < 0 { wait_ms } else { wait_ms - waited };
            if waited < 0 {
                guesses.last_ms = now;
                write_json(&path, &guesses)?;
            }
            return Err(NotOpened::Wait { wait_s: (left as u64).div_ceil(1000) as u32 });
        }
        match open(&keys) {
            Ok(key) => {
                if guesses.wrong > 0 {
                    write_json(&path, &Guesses::default())?;
                }
                Ok(key)
            }
            Err(Failure::WrongKey) => {
                guesses = Guesses { wrong: guesses.wrong.saturating_add(1), last_ms: now };
                write_json(&path, &guesses)?;
                Err(NotOpened::Wrong { wait_s: wait_s(guesses.wrong) })
            }
            Err(other) => Err(other.into()),
        }
    }

    /// Opens the desk of a profile.
    pub fn open(&self, card: &Card, key: &DataKey, rim: Arc<dyn Rim>, today: NaiveDate) -> Result<Desk> {
        Desk::open(&self.folder(card.id), key, card.me, rim, today)
    }
}

/// How strong a passphrase is: 0 (guessed at once) to 4. Said, never enforced.
pub fn strength(passphrase: &str, about: &[&str]) -> (u8, Option<String>) {
    // zxcvbn's work grows with the square of the length; nothing beyond a hundred characters changes its answer.
    let start: String = passphrase.chars().take(100).collect();
    let told = zxcvbn::zxcvbn(&start, about);
    let warning = told.feedback().and_then(|feedback| feedback.warning()).map(|warning| format!("{warning:?}"));
    (u8::from(told.score()), warning)
}

fn read_json<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T> {
    serde_json::from_slice(&fs::read(path)?).map_err(|_| Failure::Damaged)
}

fn write_json<T: Serialize>(path: &Path, of: &T) -> Result<()> {
    let bytes = serde_json::to_vec_pretty(of).map_err(|error| Failure::Unexpected(error.into()))?;
    write_through(path, &bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicI64, Ordering};

    struct Hand(AtomicI64);

    impl Rim for Hand {
        fn now_ms(&self) -> i64 {
            self.0.load(Ordering::SeqCst)
        }
        fn uptime_ms(&self) -> i64 {
            0
        }
        fn fill(&self, bytes: &mut [u8]) {
            getrandom::fill(bytes).unwrap();
        }
    }

    fn made(folder: &Path, rim: &dyn Rim) -> (Profiles, Card, zeroize::Zeroizing<String>) {
        let profiles = Profiles::in_folder(folder);
        let new = NewProfile {
            name: "Ana Reyes",
            role: "counselor",
            school_name: "Juniper",
            passphrase: "bridge lamp",
            is_invented: false,
            cost: Cost::LIGHT,
        };
        let (card, _, code) = profiles.create(&new, rim).unwrap();
        (profiles, card, code)
    }

    #[test]
    fn a_wrong_passphrase_makes_the_next_guess_wait_longer_also_after_a_restart() {
        let folder = tempfile::tempdir().unwrap();
        let rim = Hand(AtomicI64::new(1_000_000));
        let (profiles, card, _) = made(folder.path(), &rim);
        let mut tried = 0;
        // A thousand guesses, one a second: an hour lets at most twenty be tried.
        for _ in 0..3600 {
            // A fresh value of Profiles each time: nothing is remembered in memory.
            let restarted = Profiles::in_folder(folder.path());
            if let Err(NotOpened::Wrong { .. }) = restarted.unlock(card.id, "guess", &rim) {
                tried += 1;
            }
            rim.0.fetch_add(1000, Ordering::SeqCst);
        }
        assert!((5..=20).contains(&tried), "{tried} guesses in an hour");
        rim.0.fetch_add(900_000, Ordering::SeqCst);
        profiles.unlock(card.id, "bridge lamp", &rim).unwrap();
        assert!(matches!(profiles.unlock(card.id, "guess", &rim), Err(NotOpened::Wrong { wait_s: 0 })));
    }

    #[test]
    fn a_clock_set_back_does_not_shorten_the_wait() {
        let folder = tempfile::tempdir().unwrap();
        let rim = Hand(AtomicI64::new(10_000_000));
        let (profiles, card, _) = made(folder.path(), &rim);
        for _ in 0..8 {
            let _ = profiles.unlock(card.id, "guess", &rim);
            rim.0.fetch_add(20_000, Ordering::SeqCst);
        }
        let _ = profiles.unlock(card.id, "guess", &rim);
        rim.0.fetch_sub(5_000_000, Ordering::SeqCst);
        assert!(matches!(profiles.unlock(card.id, "bridge lamp", &rim), Err(NotOpened::Wait { .. })));
    }

    #[test]
    fn the_recovery_code_opens_and_sets_a_new_passphrase() {
        let folder = tempfile::tempdir().unwrap();
        let rim = Hand(AtomicI64::new(1_000_000));
        let (profiles, card, code) = made(folder.path(), &rim);
        assert!(matches!(profiles.recover(card.id, "AAAAA-BBBBB", "x", Cost::LIGHT, &rim), Err(NotOpened::Wrong { .. })));
        let key = profiles.recover(card.id, &code.to_lowercase(), "new words", Cost::LIGHT, &rim).unwrap();
        assert!(profiles.unlock(card.id, "new words", &rim).unwrap() == key);
        assert!(matches!(profiles.unlock(card.id, "bridge lamp", &rim), Err(NotOpened::Wrong { .. })));
    }
}
