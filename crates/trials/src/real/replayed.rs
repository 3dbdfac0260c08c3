//! Somebody wrote down every request of a run and sends each of them again, many times, in whatever order. Within the day that its
//! nonce is remembered it is refused, and nothing at all is different. Later it is a question like another: what the district keeps is
//! the same, for what was taken is known by its name and its place in the chain; that somebody was there may be written down.

use super::{Run, machine};
use crate::broken::{Check, Held, broken};

/// So long is a nonce remembered.
const DAY_MS: i64 = 86_400_000;

impl Run {
    pub(super) fn is_replayed(&mut self) -> Held {
        if self.plan.replays == 0 {
            return Ok(());
        }
        let now = self.clock.now();
        let recorded = self.town.recorded();
        let is_fresh = |at: usize| recorded[at].is_answered && !recorded[at].enrols && recorded[at].at_ms > now - DAY_MS;
        let mut again: Vec<usize> = (0..recorded.len()).flat_map(|at| std::iter::repeat_n(at, self.plan.replays)).collect();
        for at in (1..again.len()).rev() {
            again.swap(at, self.dice.below(at + 1));
        }
        let (kept, heard) = machine(self.town.books())?;
        for at in again.iter().copied().filter(|at| is_fresh(*at)) {
            self.tally.met("sent again within its day");
            if self.town.hears_again(&recorded[at]) {
                return broken(Check::Order, format!("request {at} was answered twice within a day"));
            }
        }
        let (kept_now, heard_now) = machine(self.town.books())?;
        differs(&kept, &kept_now, "within a day")?;
        differs(&heard, &heard_now, "within a day")?;
        for at in again.into_iter().filter(|at| !is_fresh(*at)) {
            self.tally.met(match (recorded[at].enrols, recorded[at].is_answered) {
                (true, _) => "let in again",
                (false, true) => "sent again later",
                (false, false) => "sent again that was never answered",
            });
            self.town.hears_again(&recorded[at]);
        }
        differs(&kept, &machine(self.town.books())?.0, "later")?;
        // And everybody goes on as if nothing had been.
        self.heals()?;
        self.is_asked()?;
        // What is compared sees one gesture more: else nothing was.
        for edit in self.edits(0) {
            machine(self.laptops[0].does(&edit))?;
        }
        machine(self.syncs(0))?;
        match differs(&kept, &machine(self.town.books())?.0, "later") {
            Ok(()) => broken(Check::Machine, "a gesture more is not seen in the district's books"),
            Err(_) => Ok(()),
        }
    }
}

fn differs(before: &[super::town::Table], now: &[super::town::Table], when: &str) -> Held {
    for ((name, before), (_, now)) in before.iter().zip(now) {
        if before != now {
            let other = now.iter().find(|row| !before.contains(row)).or_else(|| before.iter().find(|row| !now.contains(row)));
            return broken(Check::Order, format!("{name} is another after requests were sent again {when}: {other:?}"));
        }
    }
    Ok(())
}
