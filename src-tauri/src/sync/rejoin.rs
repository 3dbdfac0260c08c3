//! A way in for a laptop whose door is closed: its server was set up anew or moved, its lease ran out, or what it had noted of
//! its district is gone. Whoever knows the passphrase and has a new invitation from IT joins once more, before anything of the
//! store is shown. What waits on the laptop stays in its store and goes out to whom it joined. Another server than the one that
//! the store names is shown before anything is sealed, and opens nothing where that one lets the laptop in no more.

use domain::record::Id;
use serde::Serialize;
use specta::Type;
use store::desk::STORE;
use store::open::{Caches, Store};

use super::door::MayOpen;
use super::kept::Told;
use super::membership::{self, Joining, Membership};
use super::round::{self, Applicant, NotJoined, WhyNot};
use super::wire::Trouble;
use super::{door, engine, kept, lost};
use crate::failure::{Answer, Failure, FailureCode};
use crate::platform;
use crate::shell::Shell;

/// What was typed at the door.
#[derive(Clone)]
pub struct Asked<'a> {
    pub passphrase: &'a str,
    pub invitation: &'a str,
    pub proxy: Option<String>,
    /// The address of another server, which was shown and agreed to.
    pub agreed: Option<&'a str>,
}

/// What came of it: all empty where it joined.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Rejoined {
    /// Why not; nothing was changed.
    pub why: Option<NotJoined>,
    /// It is another server than the one that the store names. Nothing was changed: somebody looks at it first.
    pub elsewhere: Option<Elsewhere>,
}

/// Another district, or the same with a server that was set up anew.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct Elsewhere {
    pub district: String,
    pub address: String,
    /// Who it takes this person for.
    pub name: String,
    /// The one to which the records belonged; empty where that is not known.
    pub former: String,
}

impl From<NotJoined> for Rejoined {
    fn from(why: NotJoined) -> Rejoined {
        Rejoined { why: Some(why), elsewhere: None }
    }
}

/// Joins again with a profile that is closed.
pub fn rejoin(shell: &Shell, profile: Id, asked: Asked<'_>) -> Answer<Rejoined> {
    let folder = shell.profiles.folder(profile);
    if lost::is_lost(&folder) {
        return Err(Failure::plain(FailureCode::LaptopLost));
    }
    let card = shell.profiles.card(profile)?;
    let is_open = shell.open().is_some_and(|session| session.card.id == profile);
    let closed = door::may_open(&folder, &*shell.rim).err();
    let Some(closed) = closed.filter(|_| !card.is_invented && !is_open) else {
        return Err(Failure::plain(FailureCode::NotHere));
    };
    let invitation = match round::invitation(asked.invitation) {
        // Nobody is at a browser while a door is closed: what it opens is decided here.
        Ok(invitation) if invitation.is_by_account() => return Ok(NotJoined::plain(WhyNot::SignIn).into()),
        Ok(invitation) => invitation,
        Err(why) => return Ok(why.into()),
    };
    let key = shell.profiles.unlock(profile, asked.passphrase, &*shell.rim)?;
    let rim = &*shell.rim;
    // Held from here on, so that nobody opens it on the way; nothing of it is read but whose it is and how much waits.
    let store = Store::open(&folder.join(STORE), &key, shell.rim.clone(), Caches::MAIN)?;
    let sealed = match kept::told(&store)? {
        Told::Of(sealed) => Some(*sealed),
        Told::Left(device) => {
            // Cut off on the way out: gone on with, its door is open.
            kept::left(&store, &folder, device)?;
            if door::may_open(&folder, rim).is_ok() {
                return Ok(Rejoined::default());
            }
            None
        }
        Told::Never | Told::Unsaid => None,
    };
    // A file that says so may be gone tomorrow, what the store says stays.
    let is_refused = is_refused(shell, profile, closed, sealed.as_ref());
    if let Some(sealed) = sealed.as_ref().filter(|sealed| is_refused && !sealed.lease.is_refused) {
        let mut refused = sealed.clone();
        (refused.lease.is_refused, refused.lease.until_ms) = (true, refused.lease.seen_ms.max(1));
        kept::seal(&store, &refused)?;
    }
    let of_file = membership::known(&folder).map(|known| known.server);
    let is_same = sealed.as_ref().map(|sealed| sealed.server).or(of_file.filter(|_| is_refused)) == Some(invitation.server);
    if is_refused && !is_same {
        return Ok(NotJoined::plain(WhyNot::OtherServer).into());
    }
    let is_agreed = is_same || asked.agreed == Some(invitation.address.as_str());

    let place = membership::place(&shell.home, &invitation.address, asked.proxy);
    let only = sealed.as_ref().filter(|_| is_same).map(|sealed| sealed.person);
    let who = Applicant { me: card.me, name: &card.name, called: platform::machine_name(), only };
    let joining = Joining::of(&folder, rim, &invitation).map_err(store::failure::Failure::from)?;
    let device_key = joining.key();
    let met = uplink::block_on(async {
        let member = round::enrol(rim, &place, &invitation, who, (joining.device, &device_key)).await?;
        // Nothing is told to a district that nobody agreed to. The same invitation lets this device in again.
        if !is_agreed {
            return Ok((member, None));
        }
        let heard = round::meet_locked(rim, &place, &member, &device_key, Vec::new()).await;
        let heard = heard.map_err(|(trouble, after_s)| not_met(trouble, after_s))?;
        if heard.lease.is_over() || heard.lost_by.is_some() {
            Err(NotJoined::plain(WhyNot::NoTime))
        } else {
            Ok((member, Some(heard)))
        }
    });
    let (mut member, heard) = match met.map_err(store::failure::Failure::from)? {
        Ok(joined) => joined,
        Err(why) => return Ok(why.into()),
    };
    let Some(heard) = heard else {
        let Membership { district, address, name, .. } = member;
        let former = sealed.map(|sealed| sealed.district).unwrap_or_default();
        return Ok(Rejoined { why: None, elsewhere: Some(Elsewhere { district, address, name, former }) });
    };
    (member.lease, member.contact_ms, member.unsent) = (heard.lease, Some(rim.now_ms()), engine::unsent(&store));
    // The store first: cut off in between it knows another device than the file, and the same invitation is asked for again.
    kept::seal(&store, &member)?;
    membership::join(&folder, &member, &device_key).map_err(store::failure::Failure::from)?;
    shell.door.joined(profile, &member);
    Ok(Rejoined::default())
}

/// Whether the district was met and lets this laptop in no more: by the door, by the store, or as this process heard it.
fn is_refused(shell: &Shell, profile: Id, closed: MayOpen, sealed: Option<&Membership>) -> bool {
    let heard = sealed.and_then(|sealed| shell.door.heard_of(profile, sealed.device, sealed.server));
    closed == MayOpen::Refused
        || heard.is_some_and(|heard| heard.is_refused)
        || heard.is_none() && sealed.is_some_and(|sealed| sealed.lease.is_refused)
}

fn not_met(trouble: Trouble, after_s: Option<u64>) -> NotJoined {
    NotJoined { why: WhyNot::Trouble, trouble: Some(trouble), again_after_s: after_s.map(|after_s| after_s.min(3600) as u32) }
}
