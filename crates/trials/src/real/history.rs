//! All is well again: how soon is everything everywhere, and does the history hold? What is asked of a fault run.

use std::collections::BTreeMap;

use domain::record::Kind;
use sync::protocol::{Hash, Held as HeldPair};

use super::laptop::Fate;
use super::{HEALED_MS, ROUND_TRIP_MS, Run, machine};
use crate::broken::{Check, Held, broken};

/// What of a student's file is compared, as it is shown.
const SHOWN: [Kind; 6] = [Kind::Student, Kind::Wave, Kind::Alter, Kind::Placement, Kind::Tie, Kind::Encounter];

impl Run {
    /// Asks until there is no more to ask.
    pub(super) fn syncs(&mut self, at: usize) -> anyhow::Result<bool> {
        for _ in 0..400 {
            self.tally.questions += 1;
            self.clock.moves(ROUND_TRIP_MS);
            match self.laptops[at].asks(&self.town, Fate::Whole)? {
                Some(took) if took.has_more => {}
                Some(_) => return Ok(true),
                None => return Ok(false),
            }
        }
        Ok(false)
    }

    /// The wire is whole, the clocks are right, everybody is awake: within thirty seconds everything is everywhere.
    pub(super) fn heals(&mut self) -> Held {
        for laptop in &mut self.laptops {
            laptop.rim.is_ahead(0);
            laptop.on_the_way = None;
        }
        let began = self.clock.now();
        for round in 0..3 {
            for at in 0..self.laptops.len() {
                if !machine(self.syncs(at))? {
                    return broken(Check::Stuck, format!("laptop {at} and the server never agree, in round {round}"));
                }
            }
        }
        // Laptops meet the server side by side, here one after the other.
        let took_ms = (self.clock.now() - began) / self.laptops.len() as i64;
        self.tally.healed_in_s = (took_ms as u64).div_ceil(1000);
        for at in 0..self.laptops.len() {
            if !machine(self.laptops[at].is_whole())? || took_ms > HEALED_MS {
                let known = machine(self.laptops[at].desk().store().known().map_err(Into::into))?;
                return broken(
                    Check::Stuck,
                    format!(
                        "laptop {at} after {took_ms} ms: {} parts wait, {} pairs are not whole",
                        known.waiting,
                        known.filling.len()
                    ),
                );
            }
        }
        Ok(())
    }

    /// The questions to a history.
    pub(super) fn is_asked(&self) -> Held {
        let kept = machine(self.town.commits())?;
        if let Some(commit) = self.acknowledged.iter().find(|commit| !kept.contains(*commit)) {
            return broken(Check::NoLostAcknowledgement, format!("{commit} was acknowledged and is not there"));
        }
        if let Some(commit) = self.expected.iter().find(|commit| !kept.contains(*commit)) {
            return broken(Check::NothingUnreachable, format!("{commit} was saved and is not there"));
        }
        let mut all: Option<(BTreeMap<HeldPair, Hash>, Vec<String>)> = None;
        for (at, laptop) in self.laptops.iter().enumerate() {
            let refused = machine(laptop.desk().store().refused().map_err(Into::into))?;
            if let Some(first) = refused.first() {
                return broken(Check::NothingUnreachable, format!("laptop {at}: {} was refused: {}", first.edit, first.reason));
            }
            let here = machine(laptop.commits())?;
            if let Some(commit) = self.expected.iter().find(|commit| !here.contains(*commit)) {
                return broken(Check::Convergence, format!("laptop {at} lacks {commit}"));
            }
            let pairs: BTreeMap<HeldPair, Hash> = machine(laptop.digests())?
                .into_iter()
                .filter(|digest| digest.held.pair.of == "student")
                .map(|digest| (digest.held, digest.sum))
                .collect();
            let shown = machine(laptop.shown(&SHOWN))?;
            match &all {
                None => all = Some((pairs, shown)),
                Some((of_first, shown_first)) => {
                    if let Some((held, _)) = pairs.iter().find(|(held, sum)| of_first.get(*held) != Some(*sum)) {
                        return broken(
                            Check::Convergence,
                            format!("laptop {at} has something else of a file, in tier {}", held.pair.tier),
                        );
                    }
                    if let Some((one, other)) = shown.iter().zip(shown_first).find(|(one, other)| one != other) {
                        return broken(Check::Convergence, format!("laptop {at} shows {one}, the first {other}"));
                    }
                    if shown.len() != shown_first.len() || pairs.len() != of_first.len() {
                        return broken(
                            Check::Convergence,
                            format!("laptop {at} shows {} records, the first {}", shown.len(), shown_first.len()),
                        );
                    }
                }
            }
            let health = machine(laptop.desk().store().check_full().map_err(Into::into))?;
            if !health.is_whole {
                return broken(Check::Machine, format!("laptop {at}: {}", health.troubles.join("; ")));
            }
        }
        let differed = machine(self.town.audited("copies_differed"))?;
        if differed > 0 {
            return broken(Check::DriftedApart, format!("{differed} times two copies differed that nobody had damaged"));
        }
        if let Some(at) = machine(self.town.audit_breaks_at())? {
            return broken(Check::Machine, format!("the audit's chain breaks at entry {at}"));
        }
        Ok(())
    }
}
