//! The principal's page: what was given out of a school, when and by whom; and a new release, made of the rows that this machine
//! holds. Whoever may not hold a student's maps, or has not got the whole school's, makes it without what stands on them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::cohort::TableId;
use domain::edit::Edit;
use domain::record::{Fields, Id, Kind};
use domain::releases::{
    Asked, AskedRelease, Basis, MAKE_RELEASE, Making, NotMade, Release, ReleasedTable, Report, ReportEdit, TableState,
    median_change, threshold_of,
};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::campaigns::Whose;
use super::cohort::{self, Beside};
use super::map::author_name;
use super::schools::SameSchools;
use crate::clock::minted;
use crate::commit::Committed;
use crate::desk::Desk;
use crate::failure::Result;
use crate::open::Store;
use crate::tables::{Tables, column_list, read_record, table};

/// What whoever makes a release may look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MayHold {
    /// Maps of students on the own caseload.
    pub maps: bool,
    /// Marks and visits of the whole school.
    pub school: bool,
}

/// One table as it was given out last, or why it was not yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PageTable {
    pub told: ReleasedTable,
    /// In which release it was given out. None: in none yet.
    pub made_on: Option<NaiveDate>,
    pub made_by: Option<String>,
    pub threshold: u32,
    pub students: u32,
    /// The grades in which the school had students then.
    pub taught: Vec<u32>,
    /// What became of it in the newest release.
    pub now: Option<TableState>,
}

/// One release in the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ReleaseLine {
    pub id: Id,
    pub made_on: NaiveDate,
    pub made_by: String,
    pub threshold: u32,
    /// What was given out in it.
    pub tables: Vec<TableId>,
}

/// A release that was asked of the district's server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AskedLine {
    pub asked_on: NaiveDate,
    pub asked_by: String,
    /// None: the server has not answered.
    pub not_made: Option<NotMade>,
}

/// The principal's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PrincipalsPage {
    pub school: Id,
    pub school_name: String,
    /// Of how many students a figure of the next release tells at least.
    pub threshold: u32,
    /// In the order of the page.
    pub tables: Vec<PageTable>,
    /// The newest first.
    pub history: Vec<ReleaseLine>,
    /// Whether releases are made by the district's server: this machine belongs to a district.
    pub by_server: bool,
    /// The newest that was asked of it, where it is newer than every release: it waits, or none was made.
    pub asked: Option<AskedLine>,
    /// Whether a release that is made here says what stands on maps.
    pub holds_maps: bool,
    /// And whether it says what adults marked and who met visitors.
    pub holds_school: bool,
}

/// What stands of the releases of a school, oldest first: each table as it was given out last, in the order of the page, beside the
/// adult who made it. `threshold` is that of the next one.
pub fn tables_of(releases: &[Release], threshold: u32) -> Vec<(PageTable, Option<Id>)> {
    let stands = |id: TableId| {
        let of = |release: &Release| release.report.tables.iter().find(|one| one.id == id).cloned();
        let now = releases.last().and_then(of).map(|told| told.state);
        let given = releases.iter().rev().find_map(|release| Some((release, of(release).filter(|told| told.table.is_some())?)));
        match given {
            Some((release, told)) => {
                let Report { threshold, students, taught, .. } = release.report.clone();
                let made_on = Some(release.made_on);
                (PageTable { told, made_on, made_by: None, threshold, students, taught, now }, Some(release.made_by))
            }
            None => {
                let state = now.unwrap_or(TableState::TooFew);
                let version = id.version();
                let told = ReleasedTable { id, version, state, table: None, half_within_months: None, median_change: None };
                (PageTable { told, made_on: None, made_by: None, threshold, students: 0, taught: Vec::new(), now }, None)
            }
        }
    };
    TableId::ALL.into_iter().map(stands).collect()
}

/// Every record of a release, the oldest first, as it was made or asked for.
fn records(sql: &Connection) -> Result<Vec<(Id, Fields)>> {
    let kind = Kind::Release;
    let mut found = sql.prepare_cached(&format!("SELECT {} FROM {} ORDER BY id", column_list(kind), table(kind)))?;
    let all = found.query_map([], |row| read_record(kind, row))?;
    Ok(all.collect::<rusqlite::Result<Vec<_>>>()?)
}

/// Every release of a school, oldest first, whichever record of the school it names.
fn releases_of(sql: &Connection, school: Id) -> Result<Vec<Release>> {
    let schools = SameSchools::of(sql)?;
    let of_school = |release: &Release| schools.behind(release.school) == schools.behind(school);
    Ok(records(sql)?.into_iter().filter_map(|(id, told)| Release::read(id, &told)).filter(of_school).collect())
}

/// The newest release of a school that was asked of the district's server and is not made, where nothing was made since.
fn asked_of(sql: &Connection, school: Id, releases: &[Release]) -> Result<Option<AskedLine>> {
    let schools = SameSchools::of(sql)?;
    let of_school = |asked: &AskedRelease| schools.behind(asked.school) == schools.behind(school);
    let last = records(sql)?.into_iter().filter_map(|(id, told)| AskedRelease::read(id, &told)).rfind(of_school);
    let newest = releases.last().map(|release| release.id);
    let is_told =
        |asked: &AskedRelease| asked.waits() || (asked.made_as.is_none() && newest.is_none_or(|newest| asked.id > newest));
    let Some(asked) = last.filter(is_told) else { return Ok(None) };
    let asked_by = author_name(sql, asked.asked_by)?;
    Ok(Some(AskedLine { asked_on: asked.asked_on, asked_by, not_made: asked.not_made }))
}

/// The tables of a school as they may be given out on a day, of what this store holds and whoever makes them may look at.
fn report_of(sql: &Connection, school: Id, id: Id, me: Id, holds: MayHold, today: NaiveDate) -> Result<(Report, Basis)> {
    let ground = Tables(sql);
    let before = releases_of(sql, school)?;
    let mut members = cohort::members(sql, Some(school), Whose::School, me)?;
    if holds.maps {
        cohort::with_maps(sql, &mut members, today)?;
    }
    let beside = if holds.school { Beside::read(sql, Some(school), today)? } else { Beside::default() };
    let mut asked: BTreeMap<TableId, Asked> = BTreeMap::new();
    for (table, counted) in cohort::all_tables(&members, &beside, today) {
        let is_held = match table {
            TableId::Marked | TableId::Visits => holds.school,
            _ => holds.maps,
        };
        let counted = if is_held { counted.ok_or(TableState::NotAsked) } else { Err(TableState::NeedsServer) };
        asked.insert(table, counted);
    }
    let threshold = threshold_of(&ground, school);
    let making = Making {
        release: id,
        threshold,
        everybody: cohort::everybody(&members),
        asked,
        before: &before,
        half_within_months: cohort::half_within_months(&members, today),
        median_change: median_change(&cohort::changes(&members), threshold),
    };
    Ok(making.report(&ground)?)
}

impl Store {
    /// What was asked of the district's server under this name: None where it was answered, or never asked.
    pub fn asked_release(&self, id: Id) -> Result<Option<AskedRelease>> {
        self.reading(|sql| {
            let told = Tables(sql).find(Kind::Release, id)?;
            Ok(told.and_then(|told| AskedRelease::read(id, &told)).filter(AskedRelease::waits))
        })
    }

    /// The tables that were asked for, of all rows of the school: this store is the server's, and holds them. `minted` names the
    /// release, or what comes after the newest where a clock was ahead. Refused where no table is fresh.
    pub fn report_for(&self, asked: &AskedRelease, minted: Id, today: NaiveDate) -> Result<(Id, Report, Basis)> {
        let everything = MayHold { maps: true, school: true };
        self.reading(|sql| {
            let newest = releases_of(sql, asked.school)?.last().map_or(0, |release| release.id.as_u128());
            let id = Id::from_u128(minted.as_u128().max(newest.saturating_add(1)));
            let (report, basis) = report_of(sql, asked.school, id, asked.asked_by, everything, today)?;
            Ok((id, report, basis))
        })
    }

    /// Whether a release that was asked for since an instant has no answer yet.
    pub fn waits_for_release(&self, since_ms: i64) -> Result<bool> {
        // A minted id begins with when it was minted.
        let is_since = |id: Id| (id.as_u128() >> 80) as i64 >= since_ms;
        let waits = |(id, told): (Id, Fields)| AskedRelease::read(id, &told).is_some_and(|asked| asked.waits());
        self.reading(|sql| Ok(records(sql)?.into_iter().filter(|(id, _)| is_since(*id)).any(waits)))
    }
}

/// Whether all students of the school are on this person's caseload: then their maps are here, where they may be.
fn are_all_mine(sql: &Connection, school: Id, me: Id) -> Result<bool> {
    let all = cohort::members(sql, Some(school), Whose::School, me)?.len();
    Ok(all > 0 && cohort::members(sql, Some(school), Whose::MyCaseload, me)?.len() == all)
}

/// What a release that is made here says.
fn holds(sql: &Connection, school: Id, me: Id, may: MayHold) -> Result<MayHold> {
    let all_mine = are_all_mine(sql, school, me)?;
    Ok(MayHold { maps: may.maps && all_mine, school: may.school || all_mine })
}

impl Desk {
    /// What was given out, and whether there may be more.
    pub fn principals_page(&self, school: Id, may: MayHold) -> Result<PrincipalsPage> {
        let by_server = self.store().district()?.is_some();
        self.reading(|sql| {
            let ground = Tables(sql);
            let releases = releases_of(sql, school)?;
            let holds = holds(sql, school, self.me, may)?;
            let mut tables = Vec::with_capacity(TableId::ALL.len());
            for (table, made_by) in tables_of(&releases, threshold_of(&ground, school)) {
                let made_by = made_by.map(|adult| author_name(sql, adult)).transpose()?;
                tables.push(PageTable { made_by, ..table });
            }
            let mut history = Vec::with_capacity(releases.len());
            for release in releases.iter().rev() {
                let fresh = release.report.tables.iter().filter(|told| told.table.is_some()).map(|told| told.id);
                history.push(ReleaseLine {
                    id: release.id,
                    made_on: release.made_on,
                    made_by: author_name(sql, release.made_by)?,
                    threshold: release.report.threshold,
                    tables: fresh.collect(),
                });
            }
            let school_name =
                ground.find(Kind::School, school)?.and_then(|told| Some(told.get("row")?.get("name")?.as_str()?.to_owned()));
            Ok(PrincipalsPage {
                school,
                school_name: school_name.unwrap_or_default(),
                threshold: threshold_of(&ground, school),
                tables,
                history,
                by_server,
                asked: asked_of(sql, school, &releases)?,
                holds_maps: holds.maps,
                holds_school: holds.school,
            })
        })
    }

    /// Makes a release and records it. Refused where no table is fresh: nothing is written.
    pub fn make_release(&self, school: Id, may: MayHold, today: NaiveDate) -> Result<Committed> {
        let id = minted(&**self.rim());
        let sets = self.reading(|sql| {
            let holds = holds(sql, school, self.me, may)?;
            let (report, basis) = report_of(sql, school, id, self.me, holds, today)?;
            Ok(Release { id, school, made_on: today, made_by: self.me, report }.sets(&basis))
        })?;
        self.store().commit_sets(self.me, MAKE_RELEASE, &sets)
    }

    /// Asks the district's server for a release, under the school's record on the roster.
    pub fn ask_release(&self, school: Id, today: NaiveDate) -> Result<Committed> {
        let (release, school) = (minted(&**self.rim()), self.school_behind(school)?);
        self.commit(&Edit::Report(ReportEdit::AskRelease { release, school, by: self.me, on: today }))
    }
}
