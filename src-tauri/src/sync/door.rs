//! Before the door: every profile of this machine that belongs to a district and is not open goes on meeting its server with the
//! device's key alone, which lies outside the store. So a locked laptop hears that it is lost and destroys its keys, and one
//! whose lease has run out gets more time without being opened. Nothing of a store is read or sent here.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use domain::record::Id;
use serde::Serialize;
use specta::Type;
use store::clock::Rim;
use sync::protocol::Hash;

use super::lease::Lease;
use super::lost::{self, Lost};
use super::membership::{self, Membership};
use super::round::{self, Fault, Heard};
use super::wire::Trouble;
use super::{LATEST, SOONEST, jittered};
use crate::failure::{Answer, Failure, FailureCode};
use crate::shell::Shell;

/// So often a locked profile asks what it has to do.
const EVERY: Duration = Duration::from_secs(15 * 60);
/// How long it sleeps at most before it looks which profiles are locked.
const REST: Duration = Duration::from_secs(3);

/// How the profiles before the door stand.
#[derive(Default)]
pub struct Door {
    now: Mutex<BTreeMap<Id, Stands>>,
    wake: Condvar,
}

#[derive(Clone, Copy, Default)]
struct Stands {
    next: Option<Instant>,
    tries: u32,
    is_busy: bool,
    trouble: Option<Trouble>,
    /// What this process heard, as which device and from which server. What a file says of it anybody could have written.
    heard: Option<(Id, Hash, Lease)>,
}

/// Whether a profile may be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum MayOpen {
    Yes,
    /// It was without its district for longer than it may.
    LeaseOver,
    /// Its district was met and let it in no more.
    Refused,
    /// Its store belongs to a district, and what stood of it outside the store is gone, or is another's.
    NoteGone,
    /// Its keys were destroyed, or are being.
    Lost,
}

/// What the door says of a profile that belongs to a district, or did until its laptop was lost.
#[derive(Clone, Debug, Serialize, Type)]
pub struct AtDoor {
    pub district: String,
    pub may_open: MayOpen,
    /// It has a key with which it can meet its district. Without one a new invitation is the only way.
    pub can_meet: bool,
    /// When its lease runs out, or did.
    pub lease_until_ms: Option<f64>,
    pub contact_ms: Option<f64>,
    pub is_busy: bool,
    pub trouble: Option<Trouble>,
    /// Changes that the district had not when Kith last wrote down how many.
    pub unsent: u32,
    pub lost: Option<LostView>,
}

/// What became of it.
#[derive(Clone, Debug, Serialize, Type)]
pub struct LostView {
    pub at_ms: f64,
    /// Maps that nobody had decided on.
    pub drafts: u32,
    pub had_notes: bool,
    /// Nothing opens anything any more. False where something could not be destroyed yet: it is tried again.
    pub is_destroyed: bool,
    /// The district knows it.
    pub is_told: bool,
}

impl Door {
    fn now(&self) -> MutexGuard<'_, BTreeMap<Id, Stands>> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Somebody asks for a meeting now.
    pub fn asked(&self, profile: Id) {
        let mut now = self.now();
        let stands = now.entry(profile).or_default();
        (stands.next, stands.is_busy) = (None, true);
        self.wake.notify_all();
    }

    /// This process heard the server itself.
    fn heard(&self, profile: Id, device: Id, server: Hash, lease: Lease) {
        self.now().entry(profile).or_default().heard = Some((device, server, lease));
    }

    /// What this process heard of this device's lease from this server.
    pub fn heard_of(&self, profile: Id, device: Id, server: Hash) -> Option<Lease> {
        let (of, from, lease) = self.now().get(&profile)?.heard?;
        (of == device && from == server).then_some(lease)
    }

    /// The profile joined anew: what stood in the way of the former membership says nothing of this one.
    pub fn joined(&self, profile: Id, member: &Membership) {
        let heard = Some((member.device, member.server, member.lease));
        self.now().insert(profile, Stands { heard, ..Stands::default() });
    }

    fn is_due(&self, profile: Id) -> bool {
        self.now().entry(profile).or_default().next.is_none_or(|next| next <= Instant::now())
    }

    fn begins(&self, profile: Id) {
        self.now().entry(profile).or_default().is_busy = true;
    }

    fn ends(&self, profile: Id, met: Result<(), Fault>, chance: u8) {
        let mut now = self.now();
        let stands = now.entry(profile).or_default();
        stands.is_busy = false;
        let wait = match met {
            Ok(()) => {
                (stands.trouble, stands.tries) = (None, 0);
                EVERY
            }
            Err((trouble, after_s)) => {
                let doubled = SOONEST.saturating_mul(1 << stands.tries.min(8)).min(LATEST);
                (stands.trouble, stands.tries) = (Some(trouble), stands.tries.saturating_add(1));
                doubled.max(Duration::from_secs(after_s.unwrap_or(0).min(900)))
            }
        };
        stands.next = Some(Instant::now() + jittered(wait, chance));
    }

    fn rests(&self) {
        let now = self.now();
        drop(self.wake.wait_timeout(now, REST));
    }
}

/// What the door says of a profile; None where there is nothing to say.
pub fn view(shell: &Shell, profile: Id) -> Option<AtDoor> {
    let folder = shell.profiles.folder(profile);
    let Stands { is_busy, trouble, .. } = shell.door.now().get(&profile).copied().unwrap_or_default();
    let view = AtDoor {
        district: String::new(),
        may_open: MayOpen::Lost,
        can_meet: false,
        lease_until_ms: None,
        contact_ms: None,
        is_busy,
        trouble,
        unsent: 0,
        lost: None,
    };
    if lost::is_lost(&folder) {
        // A file that cannot be read says as much: the profile stays closed.
        let Some(lost) = lost::read(&folder) else { return Some(view) };
        let Lost { district, at_ms, unsent, drafts, had_notes, is_destroyed, is_told, .. } = lost;
        let lost = Some(LostView { at_ms: at_ms as f64, drafts, had_notes, is_destroyed, is_told });
        return Some(AtDoor { district, unsent, lost, ..view });
    }
    let mut member = membership::known(&folder)?;
    member.lease.looked(shell.rim.now_ms(), 0);
    let can_meet = membership::read(&folder).is_some();
    Some(AtDoor {
        may_open: told(&member, can_meet),
        can_meet,
        lease_until_ms: (member.lease.until_ms > 0).then_some(member.lease.until_ms as f64),
        contact_ms: member.contact_ms.map(|at| at as f64),
        unsent: member.unsent,
        district: member.district,
        ..view
    })
}

/// Whether it may be opened, by what lies outside the store. What lies in it has the last word: `kept`.
fn told(member: &Membership, can_meet: bool) -> MayOpen {
    match () {
        () if member.is_doubted || !can_meet => MayOpen::NoteGone,
        () => by_lease(&member.lease),
    }
}

/// The same, by a lease.
pub fn by_lease(lease: &Lease) -> MayOpen {
    match (lease.is_over(), lease.is_refused) {
        (false, _) => MayOpen::Yes,
        (true, false) => MayOpen::LeaseOver,
        (true, true) => MayOpen::Refused,
    }
}

/// Goes on where the profile in this folder may be opened. What its clock was seen to show is kept: setting it back opens
/// nothing.
pub fn may_open(folder: &Path, rim: &dyn Rim) -> Result<(), MayOpen> {
    if lost::is_lost(folder) {
        return Err(MayOpen::Lost);
    }
    let Some(mut member) = membership::known(folder) else { return Ok(()) };
    let was = member.lease;
    member.lease.looked(rim.now_ms(), 0);
    if member.lease != was
        && let Err(cause) = membership::change(folder, member.device, |known| known.lease.looked(rim.now_ms(), 0))
    {
        tracing::warn!("what the clock showed is not kept: {:?}", cause.kind());
    }
    match told(&member, membership::read(folder).is_some()) {
        MayOpen::Yes => Ok(()),
        closed => Err(closed),
    }
}

impl From<MayOpen> for Failure {
    fn from(closed: MayOpen) -> Failure {
        Failure::plain(match closed {
            MayOpen::LeaseOver => FailureCode::LeaseOver,
            MayOpen::Refused => FailureCode::NoTimeGiven,
            MayOpen::NoteGone => FailureCode::NoteGone,
            MayOpen::Yes | MayOpen::Lost => FailureCode::LaptopLost,
        })
    }
}

/// Takes a profile off this machine whose keys were destroyed.
pub fn remove(shell: &Shell, profile: Id) -> Answer<()> {
    let folder = shell.profiles.folder(profile);
    // Until the server knows, the device's key is what tells it.
    match lost::read(&folder) {
        Some(lost) if lost.is_destroyed && lost.is_told => Ok(shell.profiles.remove(profile)?),
        _ => Err(Failure::plain(FailureCode::NotHere)),
    }
}

/// Meets the servers of all profiles that are not open, for as long as this process lives. `moved` hears that one stands
/// otherwise, `gone` that the keys of one were destroyed.
pub fn keep(shell: &Shell, moved: &dyn Fn(), gone: &dyn Fn(Id)) {
    loop {
        once(shell, moved, gone);
        shell.door.rests();
    }
}

/// Those of them that are due.
pub fn once(shell: &Shell, moved: &dyn Fn(), gone: &dyn Fn(Id)) {
    let open = shell.open().map(|session| session.card.id);
    let cards = shell.profiles.list().unwrap_or_default();
    for profile in cards.into_iter().map(|card| card.id).filter(|profile| Some(*profile) != open) {
        let folder = shell.profiles.folder(profile);
        let has_to = match lost::read(&folder) {
            Some(lost) => !(lost.is_destroyed && lost.is_told),
            None => membership::read(&folder).is_some(),
        };
        if !has_to || !shell.door.is_due(profile) {
            continue;
        }
        shell.door.begins(profile);
        moved();
        let met = meet(shell, profile, gone);
        if let Err((trouble, _)) = met {
            tracing::info!(?trouble, "the server of a locked profile was not met");
        }
        shell.door.ends(profile, met, round::chance::<1>(&*shell.rim)[0]);
        moved();
    }
}

/// One profile: what was ordered and not finished is finished, else it asks.
fn meet(shell: &Shell, profile: Id, gone: &dyn Fn(Id)) -> Result<(), Fault> {
    let folder = shell.profiles.folder(profile);
    if let Some(lost) = lost::read(&folder) {
        return lose(shell, profile, lost, gone);
    }
    let Some((member, key)) = membership::read(&folder) else { return Ok(()) };
    let Heard { lease, lost_by } = asks(shell, &member, &key, Vec::new())?;
    if let Some(order) = lost_by {
        let (district, now_ms) = (member.district.clone(), shell.rim.now_ms());
        return lose(shell, profile, lost::begun(&shell.profiles, profile, order, district, member.unsent, now_ms), gone);
    }
    // Somebody may have opened it meanwhile: then what is known lies with them.
    if shell.open().is_some_and(|session| session.card.id == profile) {
        return Ok(());
    }
    shell.door.heard(profile, member.device, member.server, lease);
    let now_ms = shell.rim.now_ms();
    let met = |known: &mut Membership| (known.lease, known.contact_ms, known.is_doubted) = (lease, Some(now_ms), false);
    membership::change(&folder, member.device, met).map_err(|cause| {
        tracing::warn!("when the district was met last is not kept: {:?}", cause.kind());
        (Trouble::Store, None)
    })
}

/// Destroys what opens a profile, and says so to the server. What fails is tried again.
pub fn lose(shell: &Shell, profile: Id, lost: Lost, gone: &dyn Fn(Id)) -> Result<(), Fault> {
    let was_destroyed = lost.is_destroyed;
    let destroyed = lost::destroy(&shell.profiles, profile, &*shell.rim, lost);
    if !was_destroyed {
        gone(profile);
    }
    let lost = destroyed.map_err(|failure| {
        tracing::error!("what opens a lost profile is not destroyed yet: {failure}");
        (Trouble::Store, None)
    })?;
    let folder = shell.profiles.folder(profile);
    let Some((member, key)) = membership::read(&folder) else { return Ok(()) };
    asks(shell, &member, &key, vec![lost.order])?;
    lost::is_told(&folder, lost).map_err(|failure| {
        tracing::warn!("that the server knows of a lost profile is not kept: {failure}");
        (Trouble::Store, None)
    })
}

fn asks(shell: &Shell, member: &Membership, key: &[u8; 32], carried_out: Vec<Id>) -> Result<Heard, Fault> {
    let place = membership::place(&shell.home, &member.address, member.proxy.clone());
    let met = uplink::block_on(round::meet_locked(&*shell.rim, &place, member, key, carried_out));
    met.unwrap_or(Err((Trouble::Store, None)))
}
