//! When does this laptop meet the district's server? By itself: after something was recorded, on a timer, when the way there
//! is open again, and when it is asked to. It runs beside the window and never in front of it; while a student sits at the
//! screen it waits. What travels and how it merges is said elsewhere: this is the loop and what is known. What sends is a crate of its own,
//! `uplink`, which knows of nothing here.

use std::path::Path;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use zeroize::Zeroizing;

pub mod door;
pub mod engine;
pub mod kept;
pub mod lost;
pub mod membership;
pub mod rejoin;

use membership::Membership;
pub use uplink::{lease, round, wire};
use wire::Trouble;

#[cfg(test)]
mod tests;

/// A moment of rest after something was recorded: what follows at once goes along.
const DEBOUNCE: Duration = Duration::from_millis(800);
/// So often it looks for what others did.
const EVERY: Duration = Duration::from_secs(5 * 60);
/// And so soon where it was asked to work something out.
const SOON: Duration = Duration::from_secs(4);
/// After something stood in the way: at first so soon, then twice as late each time, and never later than this.
const SOONEST: Duration = Duration::from_secs(2);
const LATEST: Duration = Duration::from_secs(2 * 60);

/// What the shell knows of its district while a profile is open. Nothing of it is a record.
#[derive(Default)]
pub struct District {
    now: Mutex<Now>,
    wake: Condvar,
}

/// How it stands.
#[derive(Default)]
struct Now {
    member: Option<(Membership, Zeroizing<[u8; 32]>)>,
    is_asked: bool,
    changed: Option<Instant>,
    next: Option<Instant>,
    /// Asked to rest, until asked to go on.
    is_paused: bool,
    is_busy: bool,
    trouble: Option<Trouble>,
    tries: u32,
    /// How many pairs are whole here, of how many; while not all are.
    coming: Option<(u32, u32)>,
    clock_ahead_ms: i64,
    /// When the lease was looked at last, by the machine's running time, and what it had seen when that was written down.
    looked_ms: Option<i64>,
    kept_ms: i64,
}

/// What came of a look at the lease.
#[derive(Clone, Debug, Default)]
pub struct Looked {
    pub is_over: bool,
    /// What is to be written down now.
    pub to_keep: Option<Membership>,
}

/// So much of it is seen between two writings.
const KEPT_EVERY_MS: i64 = 10 * 60 * 1000;

/// The same, for whoever looks.
#[derive(Clone, Debug)]
pub struct Standing {
    pub member: Membership,
    pub is_paused: bool,
    pub is_busy: bool,
    pub trouble: Option<Trouble>,
    pub coming: Option<(u32, u32)>,
    pub clock_ahead_ms: i64,
}

impl District {
    fn now(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A profile was opened: what it knows of a district.
    pub fn opens(&self, folder: &Path) {
        *self.now() = Now { member: membership::read(folder), is_asked: true, ..Now::default() };
        self.wake.notify_all();
    }

    /// It was closed.
    pub fn closes(&self) {
        *self.now() = Now::default();
        self.wake.notify_all();
    }

    /// It joined a district just now.
    pub fn joins(&self, member: Membership, key: Zeroizing<[u8; 32]>) {
        *self.now() = Now { member: Some((member, key)), is_asked: true, ..Now::default() };
        self.wake.notify_all();
    }

    /// Something was recorded.
    pub fn changed(&self) {
        let mut now = self.now();
        if now.member.is_some() {
            now.changed.get_or_insert_with(Instant::now);
            self.wake.notify_all();
        }
    }

    /// Somebody asks for it now. It also goes on where it was asked to rest.
    pub fn asked(&self) {
        let mut now = self.now();
        (now.is_asked, now.is_paused) = (true, false);
        self.wake.notify_all();
    }

    /// The server has something to work out that was asked from here: it is looked for soon.
    pub fn looks_soon(&self) {
        let mut now = self.now();
        let soon = Instant::now() + SOON;
        now.next = Some(now.next.map_or(soon, |next| next.min(soon)));
        self.wake.notify_all();
    }

    /// It rests until somebody asks. What is here stays.
    pub fn pauses(&self) {
        self.now().is_paused = true;
        self.wake.notify_all();
    }

    /// Looks at the clock: how much of the lease is left. A machine whose clock is set back goes by how long it runs.
    pub fn looks(&self, now_ms: i64, uptime_ms: i64) -> Looked {
        let mut now = self.now();
        let ran_ms = now.looked_ms.map_or(0, |looked_ms| uptime_ms.saturating_sub(looked_ms));
        now.looked_ms = Some(uptime_ms);
        let kept_ms = now.kept_ms;
        let Some((member, _)) = &mut now.member else { return Looked::default() };
        member.lease.looked(now_ms, ran_ms);
        let (seen_ms, is_over, member) = (member.lease.seen_ms, member.lease.is_over(), member.clone());
        let is_due = is_over || seen_ms.saturating_sub(kept_ms) >= KEPT_EVERY_MS;
        if is_due {
            now.kept_ms = seen_ms;
        }
        Looked { is_over, to_keep: is_due.then_some(member) }
    }

    /// Whether it was asked to rest, or belongs to no district any more.
    pub fn is_resting(&self) -> bool {
        let now = self.now();
        now.is_paused || now.member.is_none()
    }

    /// Whether this profile belongs to a district.
    pub fn is_joined(&self) -> bool {
        self.now().member.is_some()
    }

    /// How it stands; None where there is no district.
    pub fn standing(&self) -> Option<Standing> {
        let now = self.now();
        now.member.as_ref().map(|(member, _)| Standing {
            member: member.clone(),
            is_paused: now.is_paused,
            is_busy: now.is_busy,
            trouble: now.trouble,
            coming: now.coming,
            clock_ahead_ms: now.clock_ahead_ms,
        })
    }

    /// Waits until it is time, for as long as `may` says how it stands: None ends it. Gives whom to meet.
    fn waits(&self, may: &dyn Fn() -> Option<bool>) -> Option<(Membership, Zeroizing<[u8; 32]>)> {
        let mut now = self.now();
        loop {
            let is_free = may()?;
            let wait = match now.due() {
                Some(due) if is_free => due.saturating_duration_since(Instant::now()),
                _ => REST,
            };
            if wait.is_zero()
                && let Some(member) = now.member.clone()
            {
                (now.is_asked, now.changed, now.is_busy) = (false, None, true);
                return Some(member);
            }
            now = self.wake.wait_timeout(now, wait.min(REST)).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// How far it is.
    fn comes(&self, whole: u32, of: u32) {
        self.now().coming = (whole < of).then_some((whole, of));
    }

    /// It met the server, or something stood in the way. `chance` is any number: laptops of one school do not come together.
    fn met(&self, met: Result<&Membership, (Trouble, Option<u64>)>, clock_ahead_ms: Option<i64>, chance: u8) {
        let mut now = self.now();
        now.is_busy = false;
        now.clock_ahead_ms = clock_ahead_ms.unwrap_or(now.clock_ahead_ms);
        let wait = match met {
            Ok(known) => {
                (now.trouble, now.tries) = (None, 0);
                // Somebody may have left it and joined another meanwhile.
                if let Some((member, _)) = now.member.as_mut().filter(|(member, _)| member.device == known.device) {
                    *member = known.clone();
                }
                EVERY
            }
            Err((trouble, after_s)) => {
                let doubled = SOONEST.saturating_mul(1 << now.tries.min(8)).min(LATEST);
                (now.trouble, now.tries) = (Some(trouble), now.tries.saturating_add(1));
                // Who is asked to come back later comes back later.
                doubled.max(Duration::from_secs(after_s.unwrap_or(0).min(900)))
            }
        };
        now.next = Some(Instant::now() + jittered(wait, chance));
    }
}

/// How long it sleeps at most before it looks whether the profile is still open.
const REST: Duration = Duration::from_secs(3);

impl Now {
    fn due(&self) -> Option<Instant> {
        if self.is_paused || self.member.is_none() {
            return None;
        }
        if self.is_asked {
            return Some(Instant::now());
        }
        let changed = self.changed.filter(|_| self.trouble.is_none()).map(|at| at + DEBOUNCE);
        [changed, self.next].into_iter().flatten().min()
    }
}

/// A quarter sooner or later.
fn jittered(wait: Duration, chance: u8) -> Duration {
    wait.mul_f64(0.75 + f64::from(chance) / 510.0)
}
