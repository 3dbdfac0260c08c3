//! Draft waves: a store of its own, under a key of its own, on this machine alone. Destroying the key
//! and the file destroys the wave; no backup, no outbox and no figure ever held it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

use domain::record::Id;
use domain::waves::DRAFT_DAYS;

use crate::cipher::{self, DataKey};
use crate::clock::Rim;
use crate::failure::{Failure, Result};
use crate::files::{if_there, lying_in, wipe, write_through};
use crate::open::{Caches, Hold, Store};
use crate::platform::sync_folder;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// The folder of a profile's drafts.
#[derive(Clone, Debug)]
pub struct Drafts {
    folder: PathBuf,
}

impl Drafts {
    /// The drafts that lie in `folder`.
    pub fn in_folder(folder: &Path) -> Drafts {
        Drafts { folder: folder.to_owned() }
    }

    fn store_path(&self, wave: Id) -> PathBuf {
        self.folder.join(format!("{wave}.kith"))
    }

    fn key_path(&self, wave: Id) -> PathBuf {
        self.folder.join(format!("{wave}.key"))
    }

    /// Says beside a draft that a hold stands: it is not destroyed by its date. It says no more than that, being readable.
    fn held_path(&self, wave: Id) -> PathBuf {
        self.folder.join(format!("{wave}.{HELD}"))
    }

    /// Whether a hold keeps this draft.
    pub fn is_held(&self, wave: Id) -> bool {
        self.held_path(wave).exists()
    }

    /// Sets or takes away the mark that a hold stands.
    pub(crate) fn mark(&self, wave: Id, is_held: bool) -> Result<()> {
        match (is_held, self.is_held(wave)) {
            (true, false) => write_through(&self.held_path(wave), b""),
            (false, true) => {
                if_there(fs::remove_file(self.held_path(wave)))?;
                sync_folder(&self.folder)
            }
            _ => Ok(()),
        }
    }

    /// The waves that have a draft here.
    pub fn waves(&self) -> Result<Vec<Id>> {
        let mut waves: Vec<Id> = Vec::new();
        for path in lying_in(&self.folder)? {
            let path = path?;
            if path.extension().is_some_and(|end| end == "key")
                && let Some(wave) = path.file_stem().and_then(|stem| stem.to_str()).and_then(|stem| stem.parse().ok())
            {
                waves.push(wave);
            }
        }
        waves.sort();
        Ok(waves)
    }

    /// Takes away what a destruction left when the power failed in it: files whose key is gone or emptied, and a key
    /// that was never put in its place. Nothing here can be opened by anyone.
    pub fn sweep(&self) -> Result<()> {
        for path in lying_in(&self.folder)? {
            let path = path?;
            let Some(wave) = path
                .file_name()
                .and_then(|name| name.to_str())
                .and_then(|name| name.get(..36))
                .and_then(|name| name.parse::<Id>().ok())
            else {
                continue;
            };
            let has_key = fs::metadata(self.key_path(wave)).is_ok_and(|key| key.len() > 0);
            let is_known = path
                .extension()
                .and_then(|end| end.to_str())
                .is_some_and(|end| matches!(end, "key" | "kith" | "kith-wal" | "kith-shm" | "lock" | HELD));
            if path.extension().is_some_and(|end| end == GONE) {
                wipe(&path, &vec![0u8; fs::metadata(&path)?.len() as usize])?;
            } else if !has_key || !is_known {
                fs::remove_file(&path)?;
            }
        }
        Ok(())
    }

    /// Begins a draft: a store under a fresh key, then that key, sealed by the profile's. Never over another.
    pub fn create(&self, wave: Id, by: &DataKey, rim: Arc<dyn Rim>) -> Result<Store> {
        fs::create_dir_all(&self.folder)?;
        if self.key_path(wave).exists() {
            return Err(Failure::Refused(domain::refusal::Refusal::WaveIsOpen { wave }));
        }
        let key = DataKey::fresh(&*rim);
        let sealed = cipher::wrap(&key, by, wave.as_bytes(), &*rim)?;
        // The key comes last: a store without one is swept away, a key without its store would be told as a loss.
        let store = Store::create(&self.store_path(wave), &key, rim.clone(), Caches::DRAFT);
        let made = store.and_then(|store| write_through(&self.key_path(wave), &sealed).map(|()| store.staying_here()));
        match made {
            // Where a file system takes no date from us its own stands, which is nearly the same.
            Ok(_) => drop(self.dates(wave, rim.now_ms())),
            Err(_) => drop(self.destroy(wave, &*rim)),
        }
        made
    }

    /// Opens a draft again.
    pub fn open(&self, wave: Id, by: &DataKey, rim: Arc<dyn Rim>) -> Result<Store> {
        let key = cipher::unwrap(&fs::read(self.key_path(wave))?, by, wave.as_bytes())?;
        Ok(Store::open(&self.store_path(wave), &key, rim, Caches::DRAFT)?.staying_here())
    }

    /// Writes a day onto a draft's key file, where it can be read without any key.
    fn dates(&self, wave: Id, ms: i64) -> Result<()> {
        let at = UNIX_EPOCH + Duration::from_millis(ms.max(0) as u64);
        Ok(fs::OpenOptions::new().write(true).open(self.key_path(wave))?.set_modified(at)?)
    }

    /// When a draft was begun, in milliseconds since 1970, by the date of its key file: nobody writes to that again.
    /// A date in the future says that a clock was wrong, then or now: it is set to now, and the days begin again. A clock
    /// that stands ahead makes drafts old too early, and nothing here can tell; a folder that was copied makes them young.
    pub fn begun_ms(&self, wave: Id, now_ms: i64) -> Result<i64> {
        let at = fs::metadata(self.key_path(wave))?.modified()?;
        let ms = at.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as i64);
        if ms - now_ms > DAY_MS {
            let _ = self.dates(wave, now_ms);
            return Ok(now_ms);
        }
        Ok(ms)
    }

    /// Whole days until a draft is destroyed by the date of its key file; none are left at 0.
    pub fn days_left(&self, wave: Id, now_ms: i64) -> Result<i64> {
        Ok((DRAFT_DAYS - (now_ms - self.begun_ms(wave, now_ms)?).div_euclid(DAY_MS)).max(0))
    }

    /// Destroys what is past its days, without any key: the profile may not be unlocked for months. Drafts that are open
    /// somewhere are left to whoever has them open.
    pub fn destroy_overdue(&self, rim: &dyn Rim) -> Result<u32> {
        let mut destroyed = 0;
        for wave in self.waves()? {
            if self.days_left(wave, rim.now_ms())? > 0 || self.is_held(wave) {
                continue;
            }
            let held = match Hold::take(&self.store_path(wave)) {
                Err(Failure::InUse) => continue,
                held => held?,
            };
            // Windows takes no file away that is held.
            drop(held);
            self.destroy(wave, rim)?;
            destroyed += 1;
        }
        Ok(destroyed)
    }

    /// Destroys a draft. The key goes first: what is left of the file after that is noise, even if the power fails here.
    pub fn destroy(&self, wave: Id, rim: &dyn Rim) -> Result<()> {
        let (key, gone) = (self.key_path(wave), self.folder.join(format!("{wave}.{GONE}")));
        // One rename says that it is destroyed: whatever the power or a kill leaves after it is swept away, and is never
        // taken for a draft that was damaged.
        if_there(fs::rename(&key, &gone))?;
        sync_folder(&self.folder)?;
        if gone.exists() {
            let mut noise = vec![0u8; fs::metadata(&gone)?.len() as usize];
            rim.fill(&mut noise);
            wipe(&gone, &noise)?;
        }
        for end in ["kith", "kith-wal", "kith-shm", "lock", HELD] {
            if_there(fs::remove_file(self.folder.join(format!("{wave}.{end}"))))?;
        }
        sync_folder(&self.folder)
    }
}

/// How the mark ends that says: a hold stands.
const HELD: &str = "held";

/// How the key of a draft ends that is being destroyed.
const GONE: &str = "gone";
