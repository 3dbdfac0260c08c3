//! The device's side over maps: each call is one transaction, and the laptop dies between two of them where the trial says so.

use std::collections::{BTreeMap, BTreeSet};

use domain::change::{Change, Scope, Stamp};
use domain::record::Id;
use sync::client::{Local, Standing, next_link};
use sync::digest;
use sync::protocol::{Backfill, Cursor, Digest, Filled, Hash, Held, Link, Outcome, Page, Part, PartName, Receipt};

use super::Laptop;

/// The machine stopped between two transactions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Died;

/// A laptop that stops after so many transactions.
pub struct Mortal<'a> {
    pub laptop: &'a mut Laptop,
    pub left: usize,
}

impl Mortal<'_> {
    fn lives(&mut self) -> Result<&mut Laptop, Died> {
        self.left = self.left.checked_sub(1).ok_or(Died)?;
        Ok(self.laptop)
    }
}

impl Local for Mortal<'_> {
    type Error = Died;

    fn standing(&mut self) -> Result<Standing, Died> {
        let of = self.lives()?;
        let held = || of.pairs.iter().filter(|(held, _)| !of.lost.contains(held));
        let filling = held().filter_map(|(held, filled)| Some(Backfill { held: held.clone(), after: (*filled)? }));
        Ok(Standing {
            chain: of.chain,
            epoch: of.epoch,
            cursors: of.cursors.iter().map(|(feed, position)| Cursor { feed: *feed, position: *position }).collect(),
            held: held().map(|(held, _)| held.clone()).collect(),
            backfills: filling.collect(),
            waiting: of.waiting.len() as u32,
            audit: of.audit,
            carried_out: std::mem::take(&mut of.carried_out.clone()),
        })
    }

    fn queued(&mut self, most: usize) -> Result<Vec<Part>, Died> {
        let of = self.lives()?;
        let mut names: Vec<(bool, u64, u64, PartName)> = of
            .waiting
            .iter()
            .filter_map(|(order, name)| {
                let link = of.log.get(name)?.link;
                Some((link.is_none(), link.map_or(0, |(seq, _)| seq), *order, name.clone()))
            })
            .collect();
        names.sort();
        let (mut queued, mut size) = (Vec::new(), 0);
        for (.., name) in names {
            let Some(here) = of.log.get_mut(&name) else { continue };
            size += here.part.size();
            if size > most && !queued.is_empty() {
                break;
            }
            let (seq, prev) = *here.link.get_or_insert((of.last.seq + 1, of.last.hash));
            if seq == of.last.seq + 1 {
                of.last = next_link(of.last, here.part.hash);
            }
            queued.push(Part { seq, prev, ..here.part.clone() });
        }
        Ok(queued)
    }

    fn receipts(&mut self, receipts: &[Receipt]) -> Result<(), Died> {
        let of = self.lives()?;
        for Receipt { name, outcome, feed, position, stamp, .. } in receipts {
            let Some(here) = of.log.get_mut(name) else { continue };
            match outcome {
                Outcome::Taken | Outcome::Review => of.settles(name, (Stamp(*stamp), *feed, *position)),
                Outcome::Refused if here.place.is_none() => {
                    (here.waits, here.is_in_tray, here.link) = (false, true, None);
                    let (order, part) = (here.order, here.part.clone());
                    of.waiting.remove(&(order, name.clone()));
                    of.hide(&part);
                }
                Outcome::Refused | Outcome::Later => {}
            }
        }
        of.purge();
        Ok(())
    }

    fn new_chain(&mut self, chain: Id) -> Result<(), Died> {
        let of = self.lives()?;
        (of.chain, of.last) = (chain, Link::default());
        of.log.values_mut().for_each(|here| here.link = None);
        Ok(())
    }

    fn new_epoch(&mut self, epoch: Id, from: &[Cursor]) -> Result<(), Died> {
        let of = self.lives()?;
        let is_first = of.epoch.replace(epoch).is_none();
        if is_first {
            return Ok(());
        }
        let from: BTreeMap<Id, u64> = from.iter().map(|cursor| (cursor.feed, cursor.position)).collect();
        let stood = |feed: &Id| from.get(feed).copied().unwrap_or_default();
        of.cursors.iter_mut().for_each(|(feed, position)| *position = (*position).min(stood(feed)));
        for (held, filled) in &mut of.pairs {
            *filled = filled.map(|after| after.min(stood(&held.feed)));
        }
        let lost: Vec<PartName> = of
            .log
            .iter()
            .filter(|(_, here)| here.place.is_some_and(|(_, feed, position)| position > stood(&feed)))
            .map(|(name, _)| name.clone())
            .collect();
        for name in lost {
            let Some(here) = of.log.get_mut(&name) else { continue };
            (here.place, here.waits, here.link) = (None, true, None);
            let (order, part) = (here.order, here.part.clone());
            of.waiting.insert((order, name));
            of.hide(&part);
            of.show(&part, None);
        }
        Ok(())
    }

    fn pairs(&mut self, held: &[Held], tails: &[Cursor]) -> Result<(), Died> {
        let of = self.lives()?;
        for tail in tails {
            of.cursors.entry(tail.feed).or_insert(tail.position);
        }
        let now: BTreeSet<&Held> = held.iter().collect();
        for held in held {
            if of.lost.remove(held) {
                of.pairs.insert(held.clone(), Some(0));
            }
            of.pairs.entry(held.clone()).or_insert(Some(0));
        }
        let gone: Vec<Held> = of.pairs.keys().filter(|held| !now.contains(held)).cloned().collect();
        of.lost.extend(gone);
        of.purge();
        Ok(())
    }

    fn page(&mut self, page: &Page) -> Result<(), Died> {
        let of = self.lives()?;
        if of.cursors.get(&page.feed) == Some(&page.after) {
            page.parts.iter().for_each(|stored| of.take_in(stored));
            of.cursors.insert(page.feed, page.to);
        }
        Ok(())
    }

    fn filled(&mut self, filled: &Filled) -> Result<(), Died> {
        let of = self.lives()?;
        if of.pairs.get(&filled.held) == Some(&Some(filled.after)) {
            of.pairs.insert(filled.held.clone(), filled.has_more.then_some(filled.to));
            filled.parts.iter().for_each(|stored| of.take_in(stored));
        }
        Ok(())
    }

    fn again(&mut self, held: &Held) -> Result<(), Died> {
        let of = self.lives()?;
        if let Some(filled) = of.pairs.get_mut(held) {
            *filled = Some(0);
        }
        Ok(())
    }

    fn digests(&mut self, _most: usize) -> Result<Vec<Digest>, Died> {
        let of = self.lives()?;
        let whole: Vec<&Held> = of
            .pairs
            .iter()
            .filter(|(held, filled)| filled.is_none() && !of.lost.contains(held) && !of.erased.contains(&held.pair.id))
            .map(|(held, _)| held)
            .collect();
        if whole.is_empty() {
            return Ok(Vec::new());
        }
        of.compared += 1;
        let held = whole[of.compared % whole.len()];
        let Some(Scope::Student(_)) = held.pair.scope() else { return Ok(Vec::new()) };
        let acknowledged = of.log.iter().filter(|(name, _)| name.pair == held.pair);
        let changes: Vec<Change> =
            acknowledged.filter_map(|(_, here)| here.part.read(Some(here.place?.0), false)).flatten().collect();
        Ok(vec![Digest { held: held.clone(), sum: digest::of(&changes) }])
    }

    fn audit(&mut self, head: Hash) -> Result<(), Died> {
        self.lives()?.audit = head;
        Ok(())
    }
}
