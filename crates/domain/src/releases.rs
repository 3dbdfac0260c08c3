//! A release: a fixed set of tables about one school, given out on a day, and kept, so that no later one can be subtracted from
//! it. There are no filters. What it says has neither a name nor an edge nor a word that somebody wrote: its type has none.
//! Whoever makes it keeps beside it, in their own file, marks of what was counted; without them nobody can say who came and who
//! went since, and no next one is made.

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::change::{Scope, Set};
use crate::cohort::{GROUPS, TableId};
use crate::record::{Fields, Ground, Id, Kind, derived, read, read_id, value};
use crate::refusal::Refusal;
use crate::report::{LEAST_THRESHOLD, Released, SafeTable, Series, Tally, Together, release, release_together, threshold};
use crate::school_network::{NetworkSeenBy, said_of};

/// The commit of a release, which has no Edit of its own: its tables come from the rows that a machine holds.
pub const MAKE_RELEASE: &str = "make_release";

/// No school asks that a figure counts more students.
pub const MOST_THRESHOLD: u32 = 100;

/// What is recorded about releases beside themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum ReportEdit {
    /// Of how many students every figure has to tell from now on: more than until now.
    SetThreshold { school: Id, threshold: u32 },
    /// Who may look at the school's network: nobody, until this is said.
    SetNetwork { school: Id, seen_by: NetworkSeenBy },
    /// A release is asked of the district's server, which has the rows of the whole school and knows every release.
    AskRelease { release: Id, school: Id, by: Id, on: NaiveDate },
}

/// What a school asks of its reports: the same record, whoever says it.
pub fn policy_id(school: Id) -> Id {
    derived(school, &[b"report policy"])
}

/// What was counted in a release.
pub fn basis_id(release: Id) -> Id {
    derived(release, &[b"basis"])
}

/// Of how many students every figure of this school has to tell.
pub fn threshold_of(ground: &dyn Ground, school: Id) -> u32 {
    let id = policy_id(school);
    let told = ground.record(Kind::ReportPolicy, id).and_then(|told| read(&told, "threshold"));
    // Of two that were said at once the greater holds.
    let contested = ground.contested(Kind::ReportPolicy, id, "threshold").unwrap_or_default();
    let greatest = contested.iter().filter_map(|value| u32::deserialize(value).ok()).chain(told).max();
    threshold(greatest)
}

impl ReportEdit {
    /// What this edit changes.
    pub fn changes(&self, ground: &dyn Ground) -> Result<Vec<Set>, Refusal> {
        let (ReportEdit::SetThreshold { school, .. }
        | ReportEdit::SetNetwork { school, .. }
        | ReportEdit::AskRelease { school, .. }) = self;
        ground.record(Kind::School, *school).ok_or(Refusal::NoSuchRecord)?;
        let set = |field, value| Set {
            scope: Scope::School(*school),
            kind: Kind::ReportPolicy,
            record: policy_id(*school),
            field,
            value,
        };
        let said = match self {
            ReportEdit::AskRelease { release, by, on, .. } => {
                let asked = ground.of(Kind::Release, "school", *school);
                let waits = asked.iter().any(|(id, told)| AskedRelease::read(*id, told).is_some_and(|one| one.waits()));
                let set = |field, value| Set { kind: Kind::Release, record: *release, ..set(field, value) };
                // Asked once is enough: what is made then says what there is to say.
                return Ok(match waits {
                    true => Vec::new(),
                    false => vec![set("school", value(school)), set("made_by", value(by)), set("asked_on", value(on))],
                });
            }
            ReportEdit::SetThreshold { threshold, .. } => {
                let now = threshold_of(ground, *school);
                if *threshold < now || *threshold > MOST_THRESHOLD {
                    return Err(Refusal::ThresholdOnlyRises { now, most: MOST_THRESHOLD });
                }
                (*threshold != now).then(|| set("threshold", value(threshold)))
            }
            ReportEdit::SetNetwork { seen_by, .. } => {
                // Also a no that nobody has to say: where the school is several records, another may have said yes.
                (said_of(ground, *school) != Some(*seen_by)).then(|| set("network", value(seen_by)))
            }
        };
        Ok(said.map_or_else(Vec::new, |said| vec![set("school", value(school)), said]))
    }
}

/// Why the district's server made no release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum NotMade {
    /// Too little changed since the last: the difference would tell of single students.
    Stands,
    /// There are too few students, or nobody was asked.
    Nothing,
}

/// What was asked of the district's server. What it makes of it is a release of its own, so that releases stand in the order in
/// which they were made, however late the question came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AskedRelease {
    pub id: Id,
    pub school: Id,
    pub asked_on: NaiveDate,
    /// Who asked.
    pub asked_by: Id,
    /// The release that came of it.
    pub made_as: Option<Id>,
    pub not_made: Option<NotMade>,
}

impl AskedRelease {
    /// Reads one from its record; None where that is a release.
    pub fn read(id: Id, fields: &Fields) -> Option<AskedRelease> {
        Some(AskedRelease {
            id,
            school: read_id(fields, "school")?,
            asked_on: read(fields, "asked_on")?,
            asked_by: read_id(fields, "made_by")?,
            made_as: read_id(fields, "made_as"),
            not_made: read(fields, "not_made"),
        })
    }

    /// Whether the server has not answered.
    pub const fn waits(&self) -> bool {
        self.made_as.is_none() && self.not_made.is_none()
    }

    fn set(&self, field: &'static str, value: serde_json::Value) -> Set {
        Set { scope: Scope::School(self.school), kind: Kind::Release, record: self.id, field, value }
    }

    /// What the server writes that made it: the release for the school, and for itself what was counted.
    pub fn made(&self, release: Id, on: NaiveDate, report: Report, basis: &Basis) -> Vec<Set> {
        let made = Release { id: release, school: self.school, made_on: on, made_by: self.asked_by, report };
        let mut sets = made.sets_of(basis, SERVERS_OWN);
        sets.push(self.set("made_as", value(&release)));
        sets
    }

    /// What the server writes that made none.
    pub fn refused(&self, why: NotMade) -> Vec<Set> {
        vec![self.set("not_made", value(&why))]
    }
}

/// In whose file the district's server keeps what it counted: nobody's, so that nobody is ever given it.
pub const SERVERS_OWN: Id = Id::nil();

/// What became of a table in a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum TableState {
    /// It was given out.
    Fresh,
    /// Too few came or went since it was given out last: that one stands.
    Stands,
    /// There are too few students to say anything.
    TooFew,
    /// Nobody was asked yet, or too little was recorded.
    NotAsked,
    /// Whoever made the release may not hold the rows, or this machine has not got them all: the district's server has.
    NeedsServer,
    /// The last one was made on another machine, which alone knows who was counted.
    Elsewhere,
}

/// One table of a release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ReleasedTable {
    pub id: TableId,
    /// Of its formula and bands.
    pub version: u16,
    pub state: TableState,
    /// Where it is fresh.
    pub table: Option<SafeTable>,
    /// Of maps: at least half of them are of so many months. None: not said.
    pub half_within_months: Option<u32>,
    /// Before and after: how many people more in the median. None: not said.
    pub median_change: Option<i32>,
}

/// All that a release says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Report {
    /// Of how many students every figure tells at least.
    pub threshold: u32,
    /// How many students the school has: its roster says so, and it is no secret.
    pub students: u32,
    /// The grades in which it has any.
    pub taught: Vec<u32>,
    pub tables: Vec<ReleasedTable>,
}

/// A release, with its history's words: when, and by whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Release {
    pub id: Id,
    pub school: Id,
    pub made_on: NaiveDate,
    /// The adult who made it.
    pub made_by: Id,
    pub report: Report,
}

impl Release {
    /// Reads one from its record.
    pub fn read(id: Id, fields: &Fields) -> Option<Release> {
        Some(Release {
            id,
            school: read_id(fields, "school")?,
            made_on: read(fields, "made_on")?,
            made_by: read_id(fields, "made_by")?,
            report: read(fields, "report")?,
        })
    }

    /// What is written: the release for the school, and for whoever made it what was counted.
    pub fn sets(&self, basis: &Basis) -> Vec<Set> {
        self.sets_of(basis, self.made_by)
    }

    fn sets_of(&self, basis: &Basis, counted_by: Id) -> Vec<Set> {
        let set = |field, value| Set { scope: Scope::School(self.school), kind: Kind::Release, record: self.id, field, value };
        let own = |field, value| Set {
            scope: Scope::Staff(counted_by),
            kind: Kind::ReleaseBasis,
            record: basis_id(self.id),
            field,
            value,
        };
        vec![
            set("school", value(&self.school)),
            set("made_on", value(&self.made_on)),
            set("made_by", value(&self.made_by)),
            set("report", value(&self.report)),
            own("release", value(&self.id)),
            own("counted", value(basis)),
        ]
    }
}

/// Marks of what was counted, by table: so many bytes each, as hexadecimal. A mark is made with the id of what was counted, so
/// that of an erased map nothing can be read from it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis(pub BTreeMap<TableId, String>);

const MARK_CHARS: usize = 12;

impl Basis {
    /// Reads that of a release, where it is here.
    pub fn of(ground: &dyn Ground, release: Id) -> Option<Basis> {
        read(&ground.record(Kind::ReleaseBasis, basis_id(release))?, "counted")
    }

    fn marks(&self, table: TableId) -> HashSet<&str> {
        let told = self.0.get(&table).map_or("", String::as_str);
        (0..told.len() / MARK_CHARS).filter_map(|at| told.get(at * MARK_CHARS..(at + 1) * MARK_CHARS)).collect()
    }
}

/// One student in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// What was counted: a map, a student in a campaign, a student in a school year.
    pub key: Id,
    pub group: usize,
    pub band: usize,
}

impl Counted {
    fn mark(&self, release: Id, table: TableId) -> String {
        let place = [table as u8, self.group as u8, self.band as u8];
        let whole = derived(self.key, &[b"counted", release.as_bytes(), &place]);
        whole.simple().to_string()[..MARK_CHARS].to_owned()
    }
}

/// What was counted for a table, or why nothing was.
pub type Asked = Result<Vec<Counted>, TableState>;

/// All that a release is made of.
#[derive(Debug)]
pub struct Making<'a> {
    pub release: Id,
    pub threshold: u32,
    /// The students of each grade.
    pub everybody: [u32; GROUPS],
    pub asked: BTreeMap<TableId, Asked>,
    /// Every release of this school, oldest first.
    pub before: &'a [Release],
    /// Beside the median and the age of maps, which are told where their tables are.
    pub half_within_months: Option<u32>,
    pub median_change: Option<i32>,
}

impl Making<'_> {
    /// The report and what was counted in it. Refused where no table is fresh: nothing would be given out.
    pub fn report(&self, ground: &dyn Ground) -> Result<(Report, Basis), Refusal> {
        let mut tables: BTreeMap<TableId, Result<SafeTable, TableState>> = BTreeMap::new();
        self.maps(ground, &mut tables);
        for id in [TableId::Marked, TableId::Visits] {
            let told = self.series(ground, id).and_then(|series| match release(&series.tally, &series.before, self.threshold) {
                Released::Fresh(table) => Ok(table),
                Released::Stands => Err(TableState::Stands),
                Released::Nothing => Err(TableState::TooFew),
            });
            tables.insert(id, told);
        }
        if tables.values().all(Result::is_err) {
            let stands = tables.values().any(|told| *told == Err(TableState::Stands));
            return Err(if stands { Refusal::ReleaseStands } else { Refusal::NothingToRelease });
        }
        let mut basis = Basis::default();
        for id in tables.iter().filter(|(_, told)| told.is_ok()).map(|(id, _)| *id) {
            if let Some(Ok(counted)) = self.asked.get(&id) {
                basis.0.insert(id, counted.iter().map(|one| one.mark(self.release, id)).collect());
            }
        }
        let tables = TableId::ALL.into_iter().filter_map(|id| Some(self.told(id, tables.remove(&id)?))).collect();
        let taught = (0..GROUPS).filter(|at| self.everybody[*at] > 0).map(|at| at as u32).collect();
        Ok((Report { threshold: self.threshold, students: self.everybody.iter().sum(), taught, tables }, basis))
    }

    fn told(&self, id: TableId, told: Result<SafeTable, TableState>) -> ReleasedTable {
        // A median is told where those who have none are told apart: then everybody sees of how many it is.
        let is_apart = |table: &SafeTable| table.bands.first().is_some_and(|band| band.until == 1);
        let median_change = told.as_ref().ok().filter(|table| id == TableId::Growth && is_apart(table)).and(self.median_change);
        let half_within_months = told.as_ref().ok().filter(|_| id == TableId::Mapped).and(self.half_within_months);
        let (state, table) = match told {
            Ok(table) => (TableState::Fresh, Some(table)),
            Err(state) => (state, None),
        };
        ReleasedTable { id, version: id.version(), state, table, half_within_months, median_change }
    }

    /// Tables about the students with a map: all of them, or none.
    fn maps(&self, ground: &dyn Ground, tables: &mut BTreeMap<TableId, Result<SafeTable, TableState>>) {
        let all = std::iter::once(TableId::Mapped).chain(TableId::OF_MAPS);
        let series: Result<Vec<Series>, TableState> = all.clone().map(|id| self.series(ground, id)).collect();
        let together =
            series.and_then(|series| match release_together(&self.everybody, &series[0], &series[1..], self.threshold) {
                Together::Fresh(cover, others) => Ok((cover, others)),
                Together::Stands => Err(TableState::Stands),
                Together::Nothing => Err(TableState::TooFew),
            });
        match together {
            Err(state) => tables.extend(all.map(|id| (id, Err(state)))),
            Ok((cover, others)) => {
                tables.insert(TableId::Mapped, Ok(cover));
                let told = others.into_iter().map(|table| table.ok_or(TableState::TooFew));
                tables.extend(TableId::OF_MAPS.into_iter().zip(told));
            }
        }
    }

    /// Who stayed and who came, by what was counted in the last release that has this table.
    fn series(&self, ground: &dyn Ground, id: TableId) -> Result<Series, TableState> {
        let counted = self.asked.get(&id).ok_or(TableState::NeedsServer)?.as_ref().map_err(|state| *state)?;
        let given = self.before.iter().filter_map(|release| {
            let table = release.report.tables.iter().find(|table| table.id == id)?;
            Some((release.id, table.table.clone()?))
        });
        let (releases, before): (Vec<Id>, Vec<SafeTable>) = given.unzip();
        let last = releases.last().copied();
        let basis = match last {
            None => Basis::default(),
            Some(last) => Basis::of(ground, last).ok_or(TableState::Elsewhere)?,
        };
        let (marks, none) = (basis.marks(id), || vec![vec![0; id.bands()]; GROUPS]);
        let mut tally = Tally { stayed: none(), came: none() };
        for one in counted {
            let is_known = last.is_some_and(|last| marks.contains(one.mark(last, id).as_str()));
            let to = if is_known { &mut tally.stayed } else { &mut tally.came };
            to[one.group][one.band] += 1;
        }
        Ok(Series { tally, before })
    }
}

/// The middle of some changes, where there are enough to say it: a whole number, towards none.
pub fn median_change(changes: &[i64], threshold: u32) -> Option<i32> {
    if changes.len() < threshold.max(LEAST_THRESHOLD) as usize {
        return None;
    }
    let mut sorted = changes.to_vec();
    sorted.sort_unstable();
    let (low, high) = (sorted[(sorted.len() - 1) / 2], sorted[sorted.len() / 2]);
    Some(((low + high) / 2) as i32)
}

#[cfg(test)]
mod tests;
