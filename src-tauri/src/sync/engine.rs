//! The loop of one open profile, on a thread of its own: waits, meets the server, tells what to read again. It ends with the
//! lock.

use std::sync::Arc;

use store::commit::Committed;
use store::open::Store;

use super::lease::Lease;
use super::lost::{self, Lost};
use super::round::{self, Line};
use super::{kept, membership};
use crate::shell::{Session, Shell};

/// So long is an answer of the server to what was asked of it looked for sooner than otherwise.
const LOOKED_FOR_MS: i64 = 10 * 60 * 1000;

/// How many changes of this store the district has not: those that wait, those that stay here until it gives their students,
/// and those that it did not take.
pub fn unsent(store: &Store) -> u32 {
    let counts = [store.unsent(), store.staying(), store.refused_count()];
    counts.into_iter().map(Result::unwrap_or_default).fold(0, u32::saturating_add)
}

/// Runs until the profile is closed. `applied` hears what came in, after it was committed; `moved` that it stands otherwise.
/// Where the laptop is lost it gives what is to be told of that: what opens the profile was destroyed, and whoever called still
/// holds it.
pub fn run(shell: &Shell, session: &Arc<Session>, applied: &dyn Fn(&Committed), moved: &dyn Fn()) -> Option<Lost> {
    let folder = shell.profiles.folder(session.card.id);
    let is_open = || shell.open().is_some_and(|open| Arc::ptr_eq(&open, session));
    // A student at the screen has the laptop to themselves, and so has whoever marks or answers on it.
    let may = || is_open().then(|| shell.sitting().is_none() && shell.meeting().is_none() && shell.asking().is_none());
    while let Some((mut member, key)) = shell.district.waits(&may) {
        moved();
        let place = membership::place(&shell.home, &member.address, member.proxy.clone());
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
        // Locked or closed meanwhile it waits for no answer: what was not heard is asked for again.
        let Ok(met) = uplink::block_on(uplink::until(round::meet(&line, &mut going), &is_open)) else {
            tracing::error!("there is no runtime to meet the district's server with");
            break;
        };
        let Some(met) = met else { break };
        let chance = round::chance::<1>(&*shell.rim)[0];
        if !is_still() {
            moved();
            continue;
        }
        if let Ok(met) = &met
            && let Some(order) = met.lost_by()
        {
            let (profile, unsent) = (session.card.id, unsent(session.desk.store()));
            let lost = lost::begun(&shell.profiles, profile, order, member.district.clone(), unsent, shell.rim.now_ms());
            // From here on nobody writes what would be gone at once.
            shell.close();
            // The keys now; the server is told by whoever comes after, once nothing here holds any of it.
            return Some(lost::destroy(&shell.profiles, profile, &*shell.rim, lost.clone()).unwrap_or_else(|failure| {
                tracing::error!("what opens a lost profile is not destroyed yet: {failure}");
                lost
            }));
        }
        match met {
            Ok(met) => {
                member.contact_ms = Some(shell.rim.now_ms());
                member.lease = Lease::given(met.lease_until_ms, shell.rim.now_ms(), met.clock_ahead_ms);
                member.unsent = unsent(session.desk.store());
                member.is_settled |= met.is_whole;
                if is_open() && shell.district.is_joined() {
                    kept::keep(session.desk.store(), &folder, &member);
                }
                let is_cut = met.is_cut && !shell.district.is_resting();
                shell.district.met(Ok(&member), Some(met.clock_ahead_ms), chance);
                let since_ms = shell.rim.now_ms() - LOOKED_FOR_MS;
                if session.desk.store().waits_for_release(since_ms).unwrap_or(false) {
                    shell.district.looks_soon();
                }
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
    None
}
