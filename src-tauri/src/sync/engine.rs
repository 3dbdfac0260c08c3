//! The loop of one open profile, on a thread of its own: waits, meets the server, tells what to read again. It ends with the
//! lock.

use std::sync::Arc;

use store::commit::Committed;

use super::round::{self, Line};
use super::{membership, wire::Place};
use crate::shell::{Session, Shell};

/// Runs until the profile is closed. `applied` hears what came in, after it was committed; `moved` that it stands otherwise.
pub fn run(shell: &Shell, session: &Arc<Session>, applied: &dyn Fn(&Committed), moved: &dyn Fn()) {
    let folder = shell.profiles.folder(session.card.id);
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else {
        tracing::error!("there is no runtime to meet the district's server with");
        return;
    };
    let is_open = || shell.open().is_some_and(|open| Arc::ptr_eq(&open, session));
    // A student at the screen has the laptop to themselves, and so has whoever marks or answers on it.
    let may = || is_open().then(|| shell.sitting().is_none() && shell.meeting().is_none() && shell.asking().is_none());
    while let Some((mut member, key)) = shell.district.waits(&may) {
        moved();
        let place = Place { address: member.address.clone(), proxy: member.proxy.clone(), root: membership::root(&shell.home) };
        let line = Line { store: session.desk.store(), rim: &*shell.rim, place: &place, member: &member, key: &key };
        // Somebody may have left the district and joined one again while an answer was awaited.
        let device = member.device;
        let is_still = || shell.district.standing().is_some_and(|standing| standing.member.device == device);
        let mut going = |known: round::Known, committed: &Committed| {
            shell.district.comes(known.whole, known.of);
            if !committed.kinds.is_empty() || !committed.scopes.is_empty() {
                session.desk.heard(committed);
                applied(committed);
            }
            moved();
            may() == Some(true) && !shell.district.is_resting() && is_still()
        };
        let met = runtime.block_on(round::meet(&line, &mut going));
        let chance = round::chance::<1>(&*shell.rim)[0];
        if !is_still() {
            moved();
            continue;
        }
        match met {
            Ok(met) => {
                member.contact_ms = Some(shell.rim.now_ms());
                member.lease_until_ms = met.lease_until_ms;
                member.is_settled |= met.is_whole;
                let trouble = met.is_lost().then_some((super::Trouble::Revoked, Some(900)));
                if is_open()
                    && shell.district.is_joined()
                    && let Err(cause) = membership::write(&folder, &member)
                {
                    tracing::warn!("when the district was met last is not kept: {:?}", cause.kind());
                }
                let is_cut = met.is_cut && !shell.district.is_resting();
                shell.district.met(trouble.map_or(Ok(&member), Err), Some(met.clock_ahead_ms), chance);
                if is_cut {
                    // A student sat down in the middle of it.
                    shell.district.asked();
                }
            }
            Err((trouble, after_s)) => {
                tracing::info!(?trouble, "the district's server was not met");
                shell.district.met(Err((trouble, after_s)), None, chance);
            }
        }
        moved();
    }
}
