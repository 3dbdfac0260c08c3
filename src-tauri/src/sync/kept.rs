//! Does this store belong to a district, and until when may it be opened? The store itself says so, sealed with everything
//! else in it: taking a file away, or writing another, changes nothing of that. The file outside is what the door needs before
//! anybody unlocks; where the two do not agree, the stricter holds, and only the server, heard by this process, gives time.

use std::path::Path;

use domain::record::Id;
use store::clock::Rim;
use store::failure::Result;
use store::open::Store;

use super::door::{self, MayOpen};
use super::lease::Lease;
use super::membership::{self, Membership};
use crate::failure::Answer;
use crate::shell::Shell;

/// What the store knows of its district; None where it belongs to none.
pub fn read(store: &Store) -> Result<Option<Membership>> {
    let Some(told) = store.district()? else { return Ok(None) };
    Ok(Some(serde_json::from_slice(&told).map_err(anyhow::Error::from)?))
}

/// Writes it into the store.
pub fn seal(store: &Store, member: &Membership) -> Result<()> {
    store.keep_district(Some(&serde_json::to_vec(member).map_err(anyhow::Error::from)?))
}

/// Writes what is known now where it holds and where the door reads it. It is known still where that fails, and written again
/// at the next meeting.
pub fn keep(store: &Store, folder: &Path, member: &Membership) {
    if let Err(failure) = seal(store, member) {
        tracing::warn!("how it stands with the district is not in the store: {failure}");
    }
    if let Err(cause) = membership::write(folder, member) {
        tracing::warn!("how it stands with the district is not kept: {:?}", cause.kind());
    }
}

/// Belongs to no district any more. The store first: cut off in between, it still does.
pub fn leave(store: &Store, folder: &Path) -> Result<()> {
    store.keep_district(None)?;
    Ok(membership::leave(folder)?)
}

/// Goes on where the store of a profile that was just unlocked may be shown. Where not, the district is asked at once.
pub fn may_show(shell: &Shell, profile: Id, store: &Store) -> Answer<()> {
    let folder = shell.profiles.folder(profile);
    let heard = |member: &Membership| shell.door.heard_of(profile, member.device, member.server);
    let Err(closed) = look(store, &folder, heard, &*shell.rim)? else { return Ok(()) };
    if membership::key(&folder).is_some() {
        shell.door.asked(profile);
    }
    Err(closed.into())
}

/// The same without a window. `heard` gives what this process heard of a device's lease from
/// the server itself.
pub fn look(
    store: &Store,
    folder: &Path,
    heard: impl FnOnce(&Membership) -> Option<Lease>,
    rim: &dyn Rim,
) -> Result<std::result::Result<(), MayOpen>> {
    let outside = membership::read(folder).map(|(member, _)| member);
    let Some(mut member) = read(store)? else {
        // It joined with an earlier Kith, or the power failed in that moment.
        if let Some(outside) = outside {
            seal(store, &outside)?;
        }
        return Ok(Ok(()));
    };
    let Some(outside) = outside.filter(|outside| outside.device == member.device) else {
        // What is known is laid down again, so that the door can say whose it is and what opens it.
        member.lease.looked(rim.now_ms(), 0);
        membership::write(folder, &Membership { is_doubted: true, ..member })?;
        return Ok(Err(MayOpen::NoteGone));
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
