//! Does this store belong to a district, and until when may it be opened? The store itself says so, sealed with everything
//! else in it: taking a file away, or writing another, changes nothing of that. The file outside is what the door needs before
//! anybody unlocks; where the two do not agree, the stricter holds, and only the server, heard by this process, gives time.

use std::path::Path;

use domain::record::Id;
use serde::{Deserialize, Serialize};
use store::clock::Rim;
use store::failure::Result;
use store::open::Store;

use super::door::{self, MayOpen};
use super::engine;
use super::lease::Lease;
use super::membership::{self, Membership};
use crate::failure::Answer;
use crate::shell::Shell;

/// What a store says of its district.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// It never joined one.
    Never,
    /// It left, as this device.
    Left(Id),
    Of(Box<Membership>),
    /// It met a district once, and which it was stands nowhere in it.
    Unsaid,
}

/// What stands in a store that left its district.
#[derive(Serialize, Deserialize)]
struct Left {
    left: Id,
}

/// What the store says of its district.
pub fn told(store: &Store) -> Result<Told> {
    Ok(match store.district()? {
        Some(told) => match serde_json::from_slice(&told) {
            Ok(Left { left }) => Told::Left(left),
            Err(_) => Told::Of(Box::new(serde_json::from_slice(&told).map_err(anyhow::Error::from)?)),
        },
        None if store.met_a_district()? => Told::Unsaid,
        None => Told::Never,
    })
}

fn written(of: &impl Serialize) -> Result<Vec<u8>> {
    Ok(serde_json::to_vec(of).map_err(anyhow::Error::from)?)
}

/// Writes it into the store.
pub fn seal(store: &Store, member: &Membership) -> Result<()> {
    store.keep_district(Some(&written(member)?))
}

fn is_of(row: Option<&[u8]>, device: Id) -> bool {
    row.and_then(|row| serde_json::from_slice::<Membership>(row).ok()).is_some_and(|member| member.device == device)
}

/// Writes what is known now where it holds and where the door reads it, where both still name this device: somebody may have
/// left meanwhile, or joined anew. It is known still where that fails, and written again at the next meeting.
pub fn keep(store: &Store, folder: &Path, member: &Membership) {
    match written(member).and_then(|told| store.change_district(&told, |row| is_of(row, member.device))) {
        Ok(true) => {}
        Ok(false) => return,
        Err(failure) => tracing::warn!("how it stands with the district is not in the store: {failure}"),
    }
    keep_outside(folder, member);
}

/// The same for whoever must not wait: the store is passed over while somebody writes in it.
pub fn keep_where_free(store: &Store, folder: &Path, member: &Membership) {
    match written(member).and_then(|told| store.try_change_district(&told, |row| is_of(row, member.device))) {
        Ok(Some(true) | None) => {}
        Ok(Some(false)) => return,
        Err(failure) => tracing::warn!("how it stands with the district is not in the store: {failure}"),
    }
    keep_outside(folder, member);
}

/// Writes it where the door reads it, and nowhere else.
pub fn keep_outside(folder: &Path, member: &Membership) {
    if let Err(cause) = membership::change(folder, member.device, |known| *known = member.clone()) {
        tracing::warn!("how it stands with the district is not kept: {:?}", cause.kind());
    }
}

/// Belongs to no district any more. The store first: cut off in between, the next opening goes on with it.
pub fn leave(store: &Store, folder: &Path) -> Result<()> {
    let device = match told(store)? {
        Told::Of(member) => member.device,
        Told::Left(device) => device,
        Told::Never | Told::Unsaid => membership::known(folder).map_or(Id::nil(), |member| member.device),
    };
    store.keep_district(Some(&written(&Left { left: device })?))?;
    Ok(membership::leave(folder)?)
}

/// Goes on where the store of a profile that was just unlocked may be shown. Where not, the district is asked at once.
pub fn may_show(shell: &Shell, profile: Id, store: &Store) -> Answer<()> {
    let folder = shell.profiles.folder(profile);
    let heard = |member: &Membership| shell.door.heard_of(profile, member.device, member.server);
    let Err(closed) = look(store, &folder, heard, &*shell.rim)? else { return Ok(()) };
    if membership::read(&folder).is_some() {
        shell.door.asked(profile);
    }
    Err(closed.into())
}

/// The same without a window. `heard` gives what this process heard of a device's lease from
/// the server itself.
pub fn look(
    store: &Store,
    folder: &Path,
    heard: impl Fn(&Membership) -> Option<Lease>,
    rim: &dyn Rim,
) -> Result<std::result::Result<(), MayOpen>> {
    let outside = membership::read(folder).map(|(member, _)| member);
    let mut member = match (told(store)?, &outside) {
        (Told::Of(member), _) => *member,
        (Told::Left(device), _) => {
            left(store, folder, device)?;
            return Ok(Ok(()));
        }
        (Told::Never | Told::Unsaid, Some(outside)) => {
            // It joined with an earlier Kith, or the power failed in that moment.
            seal(store, outside)?;
            return Ok(Ok(()));
        }
        (Told::Never, None) => return Ok(Ok(())),
        (Told::Unsaid, None) => {
            if membership::known(folder).is_none() {
                membership::write(folder, &Membership::unsaid())?;
            }
            return Ok(Err(MayOpen::NoteGone));
        }
    };
    let outside = match outside {
        Some(outside) if outside.device == member.device => outside,
        Some(other) => {
            // Another device's note and its key: nothing of it is overwritten. Where it is of the same district, and that
            // lets it in, it is this laptop: cut off while it joined again.
            let lease = heard(&other).filter(|_| is_same(&member, &other));
            let Some(lease) = lease else {
                membership::change(folder, other.device, |known| known.is_doubted = true)?;
                return Ok(Err(MayOpen::NoteGone));
            };
            (member.device, member.lease) = (other.device, lease);
            other
        }
        None => {
            // What is known is laid down again, so that the door can say whose it is and what opens it.
            member.lease.looked(rim.now_ms(), 0);
            membership::write(folder, &Membership { is_doubted: true, unsent: engine::unsent(store), ..member })?;
            return Ok(Err(MayOpen::NoteGone));
        }
    };
    let lease = match heard(&member) {
        Some(heard) => heard,
        None => Lease { seen_ms: member.lease.seen_ms.max(outside.lease.seen_ms), ..member.lease },
    };
    member = Membership { lease, contact_ms: outside.contact_ms.max(member.contact_ms), is_doubted: false, ..member };
    member.lease.looked(rim.now_ms(), 0);
    seal(store, &member)?;
    if outside != member {
        membership::write(folder, &member)?;
    }
    Ok(match door::by_lease(&member.lease) {
        MayOpen::Yes => Ok(()),
        closed => Err(closed),
    })
}

/// Whether both are one person's in one district. Whoever was let in no more comes in by nobody else's key.
fn is_same(member: &Membership, other: &Membership) -> bool {
    other.server == member.server && other.person == member.person && !member.lease.is_refused
}

/// Goes on with leaving as this device where that was cut off, or with joining since then.
pub fn left(store: &Store, folder: &Path, device: Id) -> Result<()> {
    match membership::known(folder) {
        Some(known) if known.device == device => Ok(membership::leave(folder)?),
        Some(known) if membership::key(folder).is_some() => seal(store, &known),
        _ => Ok(()),
    }
}
