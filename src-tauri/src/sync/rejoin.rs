//! A way in for a laptop whose door is closed: its server was set up anew or moved, its lease ran out, or what it had noted of
//! its district is gone. Whoever knows the passphrase and has a new invitation from IT joins once more, before anything of the
//! store is shown. What waits on the laptop stays in its store and goes out to whom it joined.

use domain::record::Id;
use store::desk::STORE;
use store::open::{Caches, Store};

use super::membership::{self, Joining};
use super::round::{self, Applicant, NotJoined, WhyNot};
use super::wire::{Place, Trouble};
use super::{door, engine, kept, lost};
use crate::failure::{Answer, Failure, FailureCode};
use crate::platform;
use crate::shell::Shell;

/// Joins again with a profile that is closed. None where it did; else why not, and nothing was changed.
pub fn rejoin(
    shell: &Shell,
    profile: Id,
    passphrase: &str,
    invitation: &str,
    proxy: Option<String>,
) -> Answer<Option<NotJoined>> {
    let folder = shell.profiles.folder(profile);
    if lost::is_lost(&folder) {
        return Err(Failure::plain(FailureCode::LaptopLost));
    }
    let card = shell.profiles.card(profile)?;
    let is_open = shell.open().is_some_and(|session| session.card.id == profile);
    if card.is_invented || is_open || door::may_open(&folder, &*shell.rim).is_ok() {
        return Err(Failure::plain(FailureCode::NotHere));
    }
    let invitation = match round::invitation(invitation) {
        Ok(invitation) => invitation,
        Err(why) => return Ok(Some(why)),
    };
    let key = shell.profiles.unlock(profile, passphrase, &*shell.rim)?;
    // Held from here on, so that nobody opens it on the way; nothing of it is read but how much waits.
    let store = Store::open(&folder.join(STORE), &key, shell.rim.clone(), Caches::MAIN)?;
    let place = Place { address: invitation.address.clone(), proxy, root: membership::root(&shell.home) };
    let who = Applicant { me: card.me, name: &card.name, called: platform::machine_name() };
    let rim = &*shell.rim;
    let joining = Joining::of(&folder, rim, &invitation).map_err(store::failure::Failure::from)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(store::failure::Failure::from)?;
    let asked = runtime.block_on(async {
        let (member, key) = round::enrol(rim, &place, &invitation, who, &joining).await?;
        // The same invitation lets this device in again, so nothing is used up where this one fails.
        let heard = round::meet_locked(rim, &place, &member, &key, Vec::new()).await;
        let heard = heard.map_err(|(trouble, after_s)| not_met(trouble, after_s))?;
        if heard.lease.is_over() || heard.lost_by.is_some() {
            Err(NotJoined::plain(WhyNot::NoTime))
        } else {
            Ok((member, key, heard))
        }
    });
    let (mut member, device_key, heard) = match asked {
        Ok(joined) => joined,
        Err(why) => return Ok(Some(why)),
    };
    (member.lease, member.contact_ms, member.unsent) = (heard.lease, Some(rim.now_ms()), engine::unsent(&store));
    // The store first: cut off in between it knows another device than the file, and the same invitation is asked for again.
    kept::seal(&store, &member)?;
    membership::join(&folder, &member, &device_key).map_err(store::failure::Failure::from)?;
    shell.door.joined(profile, &member);
    Ok(None)
}

fn not_met(trouble: Trouble, after_s: Option<u64>) -> NotJoined {
    NotJoined { why: WhyNot::Trouble, trouble: Some(trouble), again_after_s: after_s.map(|after_s| after_s.min(3600) as u32) }
}
