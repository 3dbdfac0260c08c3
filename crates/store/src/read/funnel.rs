//! What came of visits, for a class, a school, a cluster or a visitor, over a time? Reads who was there and what was put on a
//! map since, and hands each student's presences to `domain::funnel`, which alone says what they come to.

use std::collections::HashSet;

use chrono::NaiveDate;
use domain::funnel::{Funnel, FunnelBar};
use domain::record::Id;
use domain::time_log::TimePeriod;
use domain::visitors::Cluster;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::visitors::Directory;
use super::visits::Counted;
use super::{SCHOOL, SHOWN_NAME, STANDS, enrolled_in};
use crate::desk::Desk;
use crate::failure::Result;
use crate::log::column_id;

mod known;
mod present;
mod scan;

pub use known::Funnels;
use scan::Maps;
pub(super) use scan::Scan;

/// Over which time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum FunnelPeriod {
    #[default]
    SchoolYear,
    Always,
}

/// What is asked for: everything that is given has to fit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FunnelAsked {
    pub period: FunnelPeriod,
    pub section: Option<Id>,
    pub school: Option<Id>,
    pub cluster: Option<Cluster>,
    pub visitor: Option<Id>,
    /// Only students who chose this cluster.
    pub chosen: Option<Cluster>,
}

impl FunnelAsked {
    /// Whether most visits of a store are likely to fit.
    const fn is_wide(&self) -> bool {
        self.section.is_none() && self.school.is_none() && self.cluster.is_none() && self.visitor.is_none()
    }
}

/// What came of visits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FunnelView {
    pub funnel: Funnel,
    /// How many visits it is of, and in how many of the live ones somebody said whether both sides spoke.
    pub visits: u32,
    pub live: u32,
    pub live_said: u32,
    /// In how many visits all that makes an encounter meaningful was said, either way.
    pub all_said: u32,
    /// Of pairs of a student and a visitor who spoke, the share that spoke again, in percent: K7.
    pub repeat_pct: Option<u32>,
    /// Visitors who came on more than one day, of so many.
    pub visitors: u32,
    pub visitors_again: u32,
    /// Who came on more than one day, the most often first.
    pub returned: Vec<Returned>,
    /// Meaningful encounters of each school year in which somebody came, the newest first.
    pub years: Vec<FunnelYear>,
    /// Career clusters that came, of the sixteen, with how many visits each.
    pub clusters: Vec<ClusterVisits>,
}

/// A visitor who came again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Returned {
    pub visitor: Id,
    pub name: String,
    pub organisation: Option<String>,
    /// On how many days, and on which last.
    pub days: u32,
    pub last_on: NaiveDate,
}

/// What one school year held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FunnelYear {
    /// Its first day.
    pub began: NaiveDate,
    pub visits: u32,
    /// In how many of them all that makes an encounter meaningful was said, either way.
    pub all_said: u32,
    pub meaningful: u32,
    /// Students with at least one.
    pub students: u32,
}

/// The school year of a day.
fn year_of(day: NaiveDate) -> NaiveDate {
    TimePeriod::SchoolYear.begins(day)
}

/// How often a cluster came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ClusterVisits {
    pub cluster: Cluster,
    pub visits: u32,
}

/// One student behind a bar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FunnelStudent {
    pub student: Id,
    pub name: String,
    /// The visitors whom it is about; empty for the first bar.
    pub visitors: Vec<String>,
}

/// Those who could have met somebody, where that is not everybody here: the class, the school, whoever chose a cluster.
pub(super) fn could_meet(sql: &Connection, counted: &Counted, asked: &FunnelAsked) -> Result<Option<HashSet<Id>>> {
    let students: Option<HashSet<Id>> = match (asked.section, asked.school) {
        (Some(section), _) => Some(
            sql.prepare_cached(&format!(
                "SELECT e.person FROM {} e JOIN student s ON s.id = e.person
                 WHERE e.role = 'student' AND coalesce(s.has_left, 0) = 0",
                enrolled_in("?1")
            ))?
            .query_map([section.as_bytes()], |row| column_id(row, 0))?
            .collect::<rusqlite::Result<_>>()?,
        ),
        (None, Some(school)) => Some(
            sql.prepare_cached(&format!("SELECT s.id FROM student s WHERE {SCHOOL} = ?1 AND coalesce(s.has_left, 0) = 0"))?
                .query_map([school.as_bytes()], |row| column_id(row, 0))?
                .collect::<rusqlite::Result<_>>()?,
        ),
        (None, None) => None,
    };
    let counts = |student: Id| Some(counted.behind.stands(student)).filter(|student| !counted.opted_out.contains(student));
    let standing: Option<HashSet<Id>> = students.map(|all| all.into_iter().filter_map(counts).collect());
    let Some(chose) = who_chose(sql, counted, asked)? else { return Ok(standing) };
    let fits = |student: &Id| standing.as_ref().is_none_or(|standing| standing.contains(student));
    Ok(Some(chose.into_iter().filter(fits).collect()))
}

/// How many could have met somebody.
pub(super) fn how_many(sql: &Connection, counted: &Counted, asked: &FunnelAsked) -> Result<u32> {
    if let Some(some) = could_meet(sql, counted, asked)? {
        return Ok(some.len() as u32);
    }
    let one = |counted: &str| -> Result<u32> { Ok(sql.prepare_cached(counted)?.query_row([], |row| row.get(0))?) };
    // All are counted without looking at any: only whoever does not count is looked at.
    let not_here = one("SELECT count(*) FROM student WHERE has_left = 1")?;
    let behind_another = one(&format!(
        "SELECT count(*) FROM student s WHERE s.same_as IS NOT NULL AND coalesce(s.has_left, 0) = 0 AND NOT {STANDS}"
    ))?;
    let all = one("SELECT count(*) FROM student")?.saturating_sub(not_here + behind_another);
    let mut is_here =
        sql.prepare_cached(&format!("SELECT 1 FROM student s WHERE s.id = ?1 AND coalesce(s.has_left, 0) = 0 AND {STANDS}"))?;
    // Whoever opted out and has left since is not among them in the first place.
    let mut opted_out = 0;
    for student in &counted.opted_out {
        opted_out += u32::from(is_here.exists([student.as_bytes()])?);
    }
    Ok(all.saturating_sub(opted_out))
}

/// Whoever chose the cluster that is asked for, in whatever class they were when they met somebody. None: nobody is asked.
fn who_chose(sql: &Connection, counted: &Counted, asked: &FunnelAsked) -> Result<Option<HashSet<Id>>> {
    let Some(cluster) = asked.chosen else { return Ok(None) };
    let chose = super::interests::choices(sql, counted)?.into_iter().filter(|(_, chosen)| chosen.contains(&cluster));
    Ok(Some(chose.map(|(student, _)| student).collect()))
}

impl Desk {
    /// What came of visits. `with_maps`: whoever asks may know of maps; otherwise the last figure is not known here.
    pub fn funnel(&self, asked: &FunnelAsked, with_maps: bool, today: NaiveDate) -> Result<FunnelView> {
        self.reading(|sql| self.funnels.told(sql, Some(self.store()), asked, with_maps, today))
    }

    /// Who is behind a bar, by name, with whom they met. Behind the last bar only for whoever may know of maps.
    pub fn funnel_list(
        &self,
        asked: &FunnelAsked,
        bar: FunnelBar,
        with_maps: bool,
        today: NaiveDate,
    ) -> Result<Vec<FunnelStudent>> {
        if bar == FunnelBar::Tied && !with_maps {
            return Ok(Vec::new());
        }
        self.reading(|sql| {
            let (directory, counted) = (Directory::read(sql)?, Counted::read(sql)?);
            let scan = Scan::of(sql, &directory, asked, today)?;
            let maps = (bar == FunnelBar::Tied).then(|| Maps::read(sql, &counted, &directory)).transpose()?;
            let chose = who_chose(sql, &counted, asked)?;
            let mut found = Vec::new();
            scan.each(sql, &counted, |student, reached| {
                if chose.as_ref().is_some_and(|chose| !chose.contains(&student)) {
                    return;
                }
                let of_bar = match bar {
                    FunnelBar::Viewed => reached.viewed.then(Vec::new),
                    FunnelBar::Met => (!reached.met.is_empty()).then(|| reached.met.clone()),
                    FunnelBar::MetAgain => (!reached.met_again.is_empty()).then(|| reached.met_again.clone()),
                    FunnelBar::Tied => {
                        maps.as_ref().and_then(|maps| maps.tied(&scan, student, reached)).filter(|tied| !tied.is_empty())
                    }
                };
                found.extend(of_bar.map(|visitors| (student, visitors)));
            })?;
            let mut name = sql.prepare_cached(&format!("SELECT {SHOWN_NAME} FROM student s WHERE s.id = ?1"))?;
            let mut told = Vec::with_capacity(found.len());
            for (student, visitors) in found {
                let mut rows = name.query([student.as_bytes()])?;
                let Some(row) = rows.next()? else { continue };
                let visitors = visitors.iter().map(|place| directory.name_of(scan.visitors[*place as usize]).name).collect();
                told.push(FunnelStudent { student, name: row.get(0)?, visitors });
            }
            told.sort_by_cached_key(|one| (domain::names::folded(&one.name), one.student));
            Ok(told)
        })
    }
}
