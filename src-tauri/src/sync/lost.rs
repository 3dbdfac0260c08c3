//! The laptop is lost: its district ordered that what opens this profile be destroyed. First it is written down that it is to be
//! done, so that a kill in the middle is made up for at the next start; then the keys go, of the store, its backups, the drafts,
//! the memory aid and the system's keychain; then the server is told. What is left says to whoever finds the laptop again what
//! happened. Nothing of a student is in it.

use std::fs;
use std::path::Path;

use domain::record::Id;
use notebook::lock::Lock;
use serde::{Deserialize, Serialize};
use store::clock::Rim;
use store::failure::Result;
use store::profile::Profiles;

use super::membership;
use crate::platform::keychain;

const FILE: &str = "lost.json";

/// What is known of it afterwards.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Lost {
    pub district: String,
    /// The order that was carried out, by its id.
    pub order: Id,
    pub at_ms: i64,
    /// Changes that the district had not, as far as that was known.
    pub unsent: u32,
    /// Maps that nobody had decided on.
    pub drafts: u32,
    /// There was a memory aid.
    pub had_notes: bool,
    /// Nothing opens anything any more.
    pub is_destroyed: bool,
    /// The server knows that.
    pub is_told: bool,
}

/// What was ordered for the profile in this folder; None where nothing was.
pub fn read(folder: &Path) -> Option<Lost> {
    serde_json::from_slice(&fs::read(folder.join(FILE)).ok()?).ok()
}

/// Whether it was ordered, whatever can be read of it.
pub fn is_lost(folder: &Path) -> bool {
    folder.join(FILE).exists()
}

fn write(folder: &Path, lost: &Lost) -> Result<()> {
    membership::put(folder, FILE, &serde_json::to_vec_pretty(lost).map_err(anyhow::Error::from)?)?;
    Ok(())
}

/// What is to be told of a profile that goes: of an open one `unsent` is counted, of a locked one it is what was last written down.
pub fn begun(profiles: &Profiles, profile: Id, order: Id, district: String, unsent: u32, at_ms: i64) -> Lost {
    let had_notes = Lock::of(&profiles.folder(profile)).is_there();
    let drafts = profiles.drafts_in(profile).unwrap_or_default();
    Lost { district, order, at_ms, unsent, drafts, had_notes, is_destroyed: false, is_told: false }
}

/// Destroys what opens a profile. May be called again where it failed or was cut off.
pub fn destroy(profiles: &Profiles, profile: Id, rim: &dyn Rim, lost: Lost) -> Result<Lost> {
    let folder = profiles.folder(profile);
    write(&folder, &lost)?;
    let keys = profiles.destroy_keys(profile, rim);
    let notes = Lock::of(&folder).destroy();
    let may_be_in_keychain = profiles.card(profile).is_ok_and(|card| card.has_keychain);
    if !keychain::forget(&profile.to_string()) && may_be_in_keychain {
        // Nobody can make a keychain forget that does not answer: then what its key opens goes.
        profiles.destroy_sealed(profile)?;
    }
    keys?;
    notes.map_err(anyhow::Error::from)?;
    let lost = Lost { is_destroyed: true, ..lost };
    write(&folder, &lost)?;
    Ok(lost)
}

/// The server knows it: this device belongs to no district any more.
pub fn is_told(folder: &Path, lost: Lost) -> Result<()> {
    write(folder, &Lost { is_told: true, ..lost })?;
    membership::leave(folder)?;
    Ok(())
}
