//! What came of visits, as it was told last: what one more visit adds to it is read of those who were at that visit alone. Forgotten
//! with every other change, and with the desk.

use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::NaiveDate;
use domain::funnel::{Funnel, Reached, repeat_pct};
use domain::record::Id;
use rusqlite::Connection;

use super::present::{FEW_VISITS, Presences};
use super::scan::{Maps, Scan};
use super::{FunnelAsked, FunnelView, how_many, who_chose, year_of};
use crate::by_id::ById;
use crate::commit::Committed;
use crate::failure::Result;
use crate::open::Store;
use crate::read::visitors::Directory;
use crate::read::visits::{Counted, Visit, Visits};

/// So many visits may have been logged since; with more everything is read again.
const MOST_MORE: usize = 64;

/// What was told last, and what happened since.
#[derive(Default)]
pub struct Funnels(Mutex<Since>);

impl std::fmt::Debug for Funnels {
    // Holds who met whom: never printed.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Funnels")
    }
}

#[derive(Default)]
struct Since {
    known: Option<Known>,
    more: Vec<Id>,
    /// How often something was written: what was read before that is not kept after it.
    written: u64,
}

impl Funnels {
    fn since(&self) -> MutexGuard<'_, Since> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Something was written that may be anything.
    pub(crate) fn heard(&self, committed: &Committed) {
        if committed.commit.is_some() || !committed.kinds.is_empty() {
            let mut since = self.since();
            *since = Since { written: since.written + 1, ..Since::default() };
        }
    }

    /// This visit was logged, and nothing else happened.
    pub(crate) fn logged(&self, visit: Id) {
        let mut since = self.since();
        since.written += 1;
        if since.known.is_some() && since.more.len() < MOST_MORE {
            since.more.push(visit);
        } else {
            *since = Since { written: since.written, ..Since::default() };
        }
    }

    /// What came of visits, from what is known or anew, as it stands at one moment. `beside` lends a second connection: of many
    /// visits who was there is read on it, while everything else is.
    pub(super) fn told(
        &self,
        sql: &Connection,
        beside: Option<&Store>,
        asked: &FunnelAsked,
        with_maps: bool,
        today: NaiveDate,
    ) -> Result<FunnelView> {
        // Taken out while it is worked on: whoever asks meanwhile reads for themselves.
        let (known, more, written) = {
            let mut since = self.since();
            (since.known.take(), std::mem::take(&mut since.more), since.written)
        };
        let one_moment = sql.unchecked_transaction()?;
        let known = known.filter(|known| (&known.asked, known.with_maps, known.today) == (asked, with_maps, today));
        let known = match known.map(|known| known.with(sql, &more)).transpose()?.flatten() {
            Some(known) => known,
            None => match beside.filter(|_| asked.is_wide()).map(|beside| read_by_two(sql, beside, asked, with_maps, today)) {
                Some(read) => {
                    let (known, moment) = read?;
                    drop(one_moment);
                    match moment == version(sql)? {
                        true => known,
                        // Something was written while two read: what the one saw need not be what the other did.
                        false => return self.told(sql, None, asked, with_maps, today),
                    }
                }
                None => Known::read(sql, asked, with_maps, today)?.with_all(sql)?,
            },
        };
        let view = known.view();
        let mut since = self.since();
        if since.written == written {
            since.known = Some(known);
        }
        Ok(view)
    }
}

/// Tells one state of the store from another as this connection sees them: where it is the same later on, nobody else wrote in between.
fn version(sql: &Connection) -> Result<i64> {
    Ok(sql.query_row("PRAGMA data_version", [], |row| row.get(0))?)
}

/// Everything, read on two connections at once, and the version at which the first of them stands.
fn read_by_two(sql: &Connection, beside: &Store, asked: &FunnelAsked, with_maps: bool, today: NaiveDate) -> Result<(Known, i64)> {
    // Whoever reads beside begins after this, and ends before it is asked again.
    let moment = version(sql)?;
    let is_worth_it = sql.prepare_cached("SELECT 1 FROM visit LIMIT 1 OFFSET ?1")?.exists([FEW_VISITS as i64])?;
    let (known, presences) = std::thread::scope(|scope| {
        let there = is_worth_it.then(|| scope.spawn(|| beside.reading(|sql| Presences::all(sql, |_| true))));
        let known = Known::read(sql, asked, with_maps, today);
        // Where a second connection is not to be had, the first reads on.
        (known, there.and_then(|there| there.join().ok()?.ok()))
    });
    let known = known?;
    let known = match presences {
        Some(presences) => known.with_presences(presences),
        None => known.with_all(sql)?,
    };
    Ok((known, moment))
}

/// Everything that was read for an answer, without who was there.
struct Known {
    asked: FunnelAsked,
    with_maps: bool,
    today: NaiveDate,
    directory: Directory,
    counted: Counted,
    joined: HashSet<Id>,
    /// Every visit, whether it fits or not.
    visits: ById<()>,
    scan: Scan,
    maps: Option<Maps>,
    chose: Option<HashSet<Id>>,
    sums: Sums,
}

/// What all students come to together.
#[derive(Clone, Default)]
struct Sums {
    funnel: Funnel,
    pairs: i64,
    again: i64,
    /// Meaningful encounters of each school year, and how many students had one.
    years: HashMap<NaiveDate, (i64, i64)>,
}

impl Sums {
    /// Counts one student; `by` is -1 to take them out again. False: nobody like that was counted.
    fn count(&mut self, reached: &Reached, is_tied: Option<bool>, by: i64) -> bool {
        self.pairs += by * reached.met.len() as i64;
        self.again += by * reached.met_again.len() as i64;
        if by == 1 {
            self.funnel.count(reached, is_tied);
        } else {
            let Some(without) = self.funnel.without(reached, is_tied) else { return false };
            self.funnel = without;
        }
        if reached.meaningful_on.is_empty() {
            return self.pairs >= 0 && self.again >= 0;
        }
        let mut years: Vec<NaiveDate> =
            reached.meaningful_on.iter().filter_map(|day| NaiveDate::from_num_days_from_ce_opt(*day)).map(year_of).collect();
        years.sort_unstable();
        for of_year in years.chunk_by(|a, b| a == b) {
            let (meaningful, students) = self.years.entry(of_year[0]).or_default();
            *meaningful += by * of_year.len() as i64;
            *students += by;
        }
        self.pairs >= 0 && self.again >= 0 && self.years.values().all(|(meaningful, students)| *meaningful >= 0 && *students >= 0)
    }
}

impl Known {
    /// All but who was there.
    fn read(sql: &Connection, asked: &FunnelAsked, with_maps: bool, today: NaiveDate) -> Result<Known> {
        let (directory, counted) = (Directory::read(sql)?, Counted::read(sql)?);
        let all = Visits::read(sql)?;
        let scan = Scan::of_visits(sql, &all, &directory, asked, today)?;
        let maps = with_maps.then(|| Maps::read(sql, &counted, &directory)).transpose()?;
        let mut funnel = Funnel { students: how_many(sql, &counted, asked)?, ..Funnel::default() };
        if with_maps {
            (funnel.mapped_since, funnel.tied) = (Some(0), Some(0));
        }
        Ok(Known {
            asked: asked.clone(),
            with_maps,
            today,
            joined: counted.behind.involved(),
            visits: all.all.iter().map(|visit| (visit.id, ())).collect(),
            chose: who_chose(sql, &counted, asked)?,
            sums: Sums { funnel, ..Sums::default() },
            directory,
            counted,
            scan,
            maps,
        })
    }

    /// With what everybody's presences come to.
    fn with_all(self, sql: &Connection) -> Result<Known> {
        let presences = self.scan.presences(sql)?;
        Ok(self.with_presences(presences))
    }

    fn with_presences(mut self, presences: Presences) -> Known {
        let mut sums = std::mem::take(&mut self.sums);
        presences.tell(&self.scan, &self.counted, |student, reached| {
            if self.counts(student) {
                sums.count(reached, self.is_tied(student, reached), 1);
            }
        });
        self.sums = sums;
        self
    }

    /// With visits that were logged since. None: one of them is no new visit of those who are known here, and everything is
    /// read again.
    fn with(mut self, sql: &Connection, more: &[Id]) -> Result<Option<Known>> {
        if more.is_empty() {
            return Ok(Some(self));
        }
        let mut new = Vec::new();
        for visit in more.iter().copied().collect::<HashSet<Id>>() {
            match Visit::alone(sql, visit)? {
                Some(told) if !self.visits.contains_key(&visit) => new.push(told),
                _ => return Ok(None),
            }
        }
        if new.iter().any(|visit| !self.directory.all.contains_key(&visit.visitor)) {
            self.directory = Directory::read(sql)?;
        }
        let there = Scan::present(sql, &new)?;
        if there.iter().any(|student| self.joined.contains(student)) {
            return Ok(None);
        }
        let mut sums = std::mem::take(&mut self.sums);
        let there: Vec<Id> = there.into_iter().filter(|student| self.counts(*student)).collect();
        for by in [-1, 1] {
            for student in &there {
                let reached = self.scan.reached_by(sql, &[*student])?;
                // Whoever was nowhere before was not counted before.
                // Something else was written meanwhile, and is heard of in a moment.
                if reached.viewed && !sums.count(&reached, self.is_tied(*student, &reached), by) {
                    return Ok(None);
                }
            }
            if by == -1 {
                self.scan.takes_more(&new, &self.directory);
            }
        }
        self.visits.extend(new.iter().map(|visit| (visit.id, ())));
        self.sums = sums;
        Ok(Some(self))
    }

    fn counts(&self, student: Id) -> bool {
        !self.counted.opted_out.contains(&student) && self.chose.as_ref().is_none_or(|chose| chose.contains(&student))
    }

    fn is_tied(&self, student: Id, reached: &Reached) -> Option<bool> {
        let tied = self.maps.as_ref()?.tied(&self.scan, student, reached)?;
        Some(!tied.is_empty())
    }

    fn view(&self) -> FunnelView {
        let mut view = self.scan.view.clone();
        for year in &mut view.years {
            let (meaningful, students) = self.sums.years.get(&year.began).copied().unwrap_or_default();
            (year.meaningful, year.students) = (meaningful as u32, students as u32);
        }
        view.funnel = self.sums.funnel.clone();
        // Whoever was in the room and is in no list of the class any more was there all the same.
        view.funnel.students = view.funnel.students.max(view.funnel.viewed);
        view.repeat_pct = repeat_pct(self.sums.pairs as u32, self.sums.again as u32);
        view
    }
}
