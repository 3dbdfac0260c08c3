//! How does this laptop know its district? By two files in the profile's folder, outside the store: where the server is and
//! what it said of this person, and the key with which this device signs. A machine that is locked can still be told what to
//! do. Neither file holds anything of a student.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use domain::record::Id;
use serde::{Deserialize, Serialize};
use sync::protocol::Hash;
use zeroize::Zeroizing;

use crate::platform;

const FILE: &str = "district.json";
const KEY: &str = "district.key";

/// The district's own root, where IT laid one down for everybody at this machine.
const ROOT: &str = "district-root.pem";

/// What this laptop knows of its district.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Membership {
    /// `https://…`
    pub address: String,
    /// The key that bodies are sealed to, as it was told with the code.
    pub server: Hash,
    /// `host:port` of the school's proxy, where there is one.
    #[serde(default)]
    pub proxy: Option<String>,
    pub district: String,
    /// Who the district knows this person as.
    pub person: Id,
    pub name: String,
    pub role: String,
    /// This device, as the district lists it.
    pub device: Id,
    pub since_ms: i64,
    #[serde(default)]
    pub contact_ms: Option<i64>,
    #[serde(default)]
    pub lease_until_ms: i64,
    /// The first reading was whole once.
    #[serde(default)]
    pub is_settled: bool,
}

/// Reads what is known in this profile's folder; None where it belongs to no district.
pub fn read(folder: &Path) -> Option<(Membership, Zeroizing<[u8; 32]>)> {
    let member = serde_json::from_slice(&fs::read(folder.join(FILE)).ok()?).ok()?;
    let key = Zeroizing::new(fs::read(folder.join(KEY)).ok()?);
    Some((member, Zeroizing::new(key.as_slice().try_into().ok()?)))
}

/// Keeps what is known; a file half written is never found there.
pub fn write(folder: &Path, member: &Membership) -> std::io::Result<()> {
    let beside = folder.join("district.new");
    fs::write(&beside, serde_json::to_vec_pretty(member)?)?;
    fs::rename(beside, folder.join(FILE))
}

/// Keeps a new device's key, and what is known with it.
pub fn join(folder: &Path, member: &Membership, key: &[u8; 32]) -> std::io::Result<()> {
    let place = folder.join(KEY);
    remove(&place)?;
    let mut file = platform::own_file(&place)?;
    file.write_all(key)?;
    file.sync_all()?;
    write(folder, member)
}

/// Forgets the district. What came from it stays where it is.
pub fn leave(folder: &Path) -> std::io::Result<()> {
    remove(&folder.join(KEY))?;
    remove(&folder.join(FILE))
}

fn remove(place: &Path) -> std::io::Result<()> {
    match fs::remove_file(place) {
        Err(cause) if cause.kind() != std::io::ErrorKind::NotFound => Err(cause),
        _ => Ok(()),
    }
}

/// Where the district's own root may lie, for this machine.
pub fn root(home: &Path) -> PathBuf {
    home.join(ROOT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_comes_back_and_is_gone_when_the_district_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let member = Membership {
            address: "https://kith.example".into(),
            server: Hash([7; 32]),
            proxy: None,
            district: "Juniper".into(),
            person: Id::from_u128(1),
            name: "Ana Ruiz".into(),
            role: "counselor".into(),
            device: Id::from_u128(2),
            since_ms: 1,
            contact_ms: None,
            lease_until_ms: 0,
            is_settled: false,
        };
        assert!(read(folder.path()).is_none());
        join(folder.path(), &member, &[9; 32]).unwrap();
        join(folder.path(), &member, &[8; 32]).unwrap();
        let (known, key) = read(folder.path()).unwrap();
        assert_eq!((known, *key), (member, [8; 32]));
        leave(folder.path()).unwrap();
        leave(folder.path()).unwrap();
        assert!(read(folder.path()).is_none());
    }
}
