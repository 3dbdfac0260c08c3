//! How does this laptop know its district? By two files in the profile's folder, outside the store: where the server is and
//! what it said of this person, and the key with which this device signs. A machine that is locked can still be told what to
//! do. Neither file holds anything of a student.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use domain::record::{Id, KITH, derived};
use serde::{Deserialize, Serialize};
use store::clock::{Rim, minted};
use sync::enrol::Invitation;
pub use uplink::membership::Membership;
use zeroize::Zeroizing;

use super::wire::Place;
use crate::platform;

const FILE: &str = "district.json";
const KEY: &str = "district.key";
const JOINING: &str = "district.joining";

/// The district's own root, where IT laid one down for everybody at this machine.
const ROOT: &str = "district-root.pem";

/// Reads what is known in this profile's folder, and with which key to go there; None where there is nobody to meet.
pub fn read(folder: &Path) -> Option<(Membership, Zeroizing<[u8; 32]>)> {
    Some((known(folder).filter(|known| !known.address.is_empty())?, key(folder)?))
}

/// What is known alone, be the key that goes with it there or not.
pub fn known(folder: &Path) -> Option<Membership> {
    serde_json::from_slice(&fs::read(folder.join(FILE)).ok()?).ok()
}

/// The key with which this device signs.
pub fn key(folder: &Path) -> Option<Zeroizing<[u8; 32]>> {
    let key = Zeroizing::new(fs::read(folder.join(KEY)).ok()?);
    Some(Zeroizing::new(key.as_slice().try_into().ok()?))
}

/// Keeps what is known; a file half written is never found there.
pub fn write(folder: &Path, member: &Membership) -> std::io::Result<()> {
    put(folder, FILE, &serde_json::to_vec_pretty(member)?)
}

/// Changes what is known of this device, where it is that device still: somebody may have joined anew while an answer was
/// awaited.
pub fn change(folder: &Path, device: Id, change: impl FnOnce(&mut Membership)) -> std::io::Result<()> {
    let _one = one();
    let Some(mut member) = known(folder).filter(|member| member.device == device) else { return Ok(()) };
    change(&mut member);
    put_held(folder, FILE, &serde_json::to_vec_pretty(&member)?)
}

/// One writes at a time: the loop, the watch over the lease and the door each do.
fn one() -> MutexGuard<'static, ()> {
    static ONE: Mutex<()> = Mutex::new(());
    ONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Puts a small file in its place.
pub(super) fn put(folder: &Path, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    let _one = one();
    put_held(folder, name, bytes)
}

fn put_held(folder: &Path, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    let beside = folder.join("district.new");
    let mut file = fs::File::create(&beside)?;
    file.write_all(bytes)?;
    // The power may fail right after it: a laptop that forgot its district would never hear an order.
    file.sync_all()?;
    fs::rename(beside, folder.join(name))
}

/// With what this laptop asks to be let in.
#[derive(Serialize, Deserialize)]
pub struct Joining {
    pub device: Id,
    key: [u8; 32],
    /// Which invitation it is for, and nothing that could be used.
    invitation: Id,
}

impl Joining {
    pub fn key(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.key)
    }

    /// A device that nobody knows yet. The same for the same invitation until it joined: where the answer was lost on its way
    /// the server has let it in already, and would take nobody else by that code.
    pub fn of(folder: &Path, rim: &dyn Rim, invitation: &Invitation) -> std::io::Result<Joining> {
        let place = folder.join(JOINING);
        let named = derived(KITH, &[b"invitation", invitation.write().as_bytes()]);
        let kept = fs::read(&place).ok().map(Zeroizing::new);
        let kept = kept.and_then(|bytes| serde_json::from_slice::<Joining>(&bytes).ok());
        if let Some(kept) = kept.filter(|kept| kept.invitation == named) {
            return Ok(kept);
        }
        let mut joining = Joining { device: minted(rim), key: [0; 32], invitation: named };
        rim.fill(&mut joining.key);
        remove(&place)?;
        let mut file = platform::own_file(&place)?;
        file.write_all(&Zeroizing::new(serde_json::to_vec(&joining)?))?;
        file.sync_all()?;
        Ok(joining)
    }
}

/// Keeps a new device's key, and what is known with it.
pub fn join(folder: &Path, member: &Membership, key: &[u8; 32]) -> std::io::Result<()> {
    let _one = one();
    let place = folder.join(KEY);
    remove(&place)?;
    let mut file = platform::own_file(&place)?;
    file.write_all(key)?;
    file.sync_all()?;
    put_held(folder, FILE, &serde_json::to_vec_pretty(member)?)?;
    remove(&folder.join(JOINING))
}

/// Forgets the district. What came from it stays where it is. The note first: one without its key would close the door.
pub fn leave(folder: &Path) -> std::io::Result<()> {
    let _one = one();
    leaving().try_for_each(|name| remove(&folder.join(name)))
}

fn leaving() -> impl Iterator<Item = &'static str> {
    [FILE, KEY, JOINING].into_iter()
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

/// The way to a server from this machine. What sends is given the root and reads no file.
pub fn place(home: &Path, address: &str, proxy: Option<String>) -> Place {
    Place { address: address.to_owned(), proxy, root: fs::read(root(home)).unwrap_or_default() }
}

#[cfg(test)]
mod tests {
    use sync::protocol::Hash;

    use super::*;
    use crate::sync::lease::Lease;

    #[test]
    fn wherever_leaving_is_cut_off_the_door_is_open_and_nobody_is_met_halfway() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path();
        for cut in 0..=leaving().count() {
            let member = Membership { address: "https://kith.example".into(), is_doubted: false, ..Membership::unsaid() };
            join(place, &member, &[9; 32]).unwrap();
            fs::write(place.join(JOINING), b"{}").unwrap();
            leaving().take(cut).for_each(|name| remove(&place.join(name)).unwrap());
            assert_eq!(known(place).is_some(), read(place).is_some(), "a note without its key after {cut}");
            leave(place).unwrap();
            assert!([FILE, KEY, JOINING].iter().all(|name| !place.join(name).exists()));
        }
    }

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
            lease: Lease::default(),
            unsent: 0,
            is_settled: false,
            is_doubted: false,
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
