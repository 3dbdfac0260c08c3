//! What came of visits, for a class, a school, a cluster or a visitor, over a time? Reads who was there and what was put on a
//! map since, and hands each student's presences to `domain::funnel`, which alone says what they come to.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{Datelike, NaiveDate};
use domain::ego_network::Link;
use domain::funnel::{Funnel, FunnelBar, Reached, Seen, reached, repeat_pct};
use domain::record::Id;
use domain::time_log::TimePeriod;
use domain::visitors::Cluster;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::visitors::Directory;
use super::visits::{Counted, Visit, Visits};
use super::{SHOWN_NAME, STANDS, enrolled_in};
use crate::desk::Desk;
use crate::failure::Result;
use crate::log::column_id;

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

/// A visit that counts, as far as it matters here.
#[derive(Clone, Copy)]
struct Counting {
    visitor: u32,
    day: i32,
    is_two_way: bool,
    is_meaningful: bool,
}

/// Beyond so many visits all presences are read once, in the order of their students, and not visit by visit.
const FEW_VISITS: usize = 400;

pub(super) struct Scan {
    visits: HashMap<Id, Counting>,
    visitors: Vec<Id>,
    view: FunnelView,
}

impl Scan {
    pub(super) fn of(sql: &Connection, directory: &Directory, asked: &FunnelAsked, today: NaiveDate) -> Result<Scan> {
        let all = Visits::read(sql)?;
        let from = match asked.period {
            FunnelPeriod::SchoolYear => Some(TimePeriod::SchoolYear.begins(today)),
            FunnelPeriod::Always => None,
        };
        let of_school: Option<HashSet<Id>> = match asked.school {
            None => None,
            Some(school) => Some(
                sql.prepare_cached("SELECT id FROM section WHERE school = ?1")?
                    .query_map([school.as_bytes()], |row| column_id(row, 0))?
                    .collect::<rusqlite::Result<_>>()?,
            ),
        };
        let aims: HashSet<Id> = sql
            .prepare_cached("SELECT id FROM visit WHERE purpose IS NOT NULL AND aim IS NOT NULL")?
            .query_map([], |row| column_id(row, 0))?
            .collect::<rusqlite::Result<_>>()?;
        let wanted = asked.visitor.map(|visitor| directory.stands(visitor));
        let mut scan = Scan { visits: HashMap::new(), visitors: Vec::new(), view: FunnelView::default() };
        let (mut places, mut days, mut clusters) = (HashMap::new(), HashMap::<u32, HashSet<NaiveDate>>::new(), HashMap::new());
        let mut years: BTreeMap<NaiveDate, (u32, u32)> = BTreeMap::new();
        let by_id: HashMap<Id, &Visit> = all.all.iter().map(|visit| (visit.id, visit)).collect();
        for entry in &all.all {
            // An entry that was joined to another is that visit: only who was there is read from both.
            let visit = by_id.get(&all.stands(entry.id)).copied().unwrap_or(entry);
            let visitor = directory.stands(visit.visitor);
            let cluster = directory.all.get(&visitor).and_then(|told| told.cluster);
            let fits = from.is_none_or(|from| visit.held_on >= from)
                && asked.section.is_none_or(|section| visit.section == section)
                && of_school.as_ref().is_none_or(|sections| sections.contains(&visit.section))
                && asked.cluster.is_none_or(|asked| cluster == Some(asked))
                && wanted.is_none_or(|wanted| visitor == wanted);
            if !fits {
                continue;
            }
            let place = *places.entry(visitor).or_insert_with(|| {
                scan.visitors.push(visitor);
                scan.visitors.len() as u32 - 1
            });
            let day = visit.held_on.num_days_from_ce();
            let is_two_way = visit.format.is_live() && visit.steps.two_way == Some(true);
            let has_aims = aims.contains(&visit.id);
            let is_meaningful = is_two_way && has_aims && visit.steps.reflected == Some(true);
            scan.visits.insert(entry.id, Counting { visitor: place, day, is_two_way, is_meaningful });
            if entry.id == visit.id {
                let view = &mut scan.view;
                view.visits += 1;
                view.live += u32::from(visit.format.is_live());
                view.live_said += u32::from(visit.format.is_live() && visit.steps.two_way.is_some());
                let is_all_said = has_aims && visit.steps.two_way.is_some() && visit.steps.reflected.is_some();
                view.all_said += u32::from(is_all_said);
                days.entry(place).or_default().insert(visit.held_on);
                let (visits, all_said) = years.entry(year_of(visit.held_on)).or_default();
                *visits += 1;
                *all_said += u32::from(is_all_said);
                if let Some(cluster) = cluster {
                    *clusters.entry(cluster).or_insert(0) += 1;
                }
            }
        }
        scan.view.visitors = days.len() as u32;
        let mut returned: Vec<Returned> = days
            .iter()
            .filter(|(_, days)| days.len() > 1)
            .filter_map(|(place, days)| {
                let visitor = scan.visitors[*place as usize];
                let told = directory.name_of(visitor);
                let (name, organisation) = (told.name, told.organisation);
                Some(Returned { visitor, name, organisation, days: days.len() as u32, last_on: days.iter().max().copied()? })
            })
            .collect();
        returned.sort_by_cached_key(|one| (std::cmp::Reverse(one.days), domain::names::folded(&one.name), one.visitor));
        scan.view.visitors_again = returned.len() as u32;
        scan.view.returned = returned;
        let year = |(began, (visits, all_said))| FunnelYear { began, visits, all_said, meaningful: 0, students: 0 };
        scan.view.years = years.into_iter().rev().map(year).collect();
        scan.view.clusters = clusters.into_iter().map(|(cluster, visits)| ClusterVisits { cluster, visits }).collect();
        scan.view.clusters.sort_by_key(|one| (std::cmp::Reverse(one.visits), one.cluster));
        Ok(scan)
    }

    /// The career cluster of a visitor, by their place.
    pub(super) fn cluster_of(&self, directory: &Directory, place: u32) -> Option<Cluster> {
        directory.all.get(self.visitors.get(place as usize)?)?.cluster
    }

    /// What is known without looking at who was there.
    pub(super) fn into_view(self) -> FunnelView {
        self.view
    }

    /// Whether it is known of enough live visits if both sides spoke (0.6 of them): else what rests on that is no figure.
    pub(super) fn is_asked_enough(&self) -> bool {
        u64::from(self.view.live_said) * 5 >= u64::from(self.view.live) * 3
    }

    /// And of enough visits all that makes an encounter meaningful.
    pub(super) fn is_meaning_said(&self) -> bool {
        u64::from(self.view.all_said) * 5 >= u64::from(self.view.visits) * 3
    }

    /// Each student with what their presences come to; nobody twice, and nobody who opted out.
    pub(super) fn each(&self, sql: &Connection, counted: &Counted, mut tell: impl FnMut(Id, Reached)) -> Result<()> {
        let seen = |counting: &Counting| Seen {
            visitor: counting.visitor,
            day: counting.day,
            is_two_way: counting.is_two_way,
            is_meaningful: counting.is_meaningful,
        };
        let mut apart: HashMap<Id, Vec<Seen>> = HashMap::new();
        if self.visits.len() <= FEW_VISITS {
            let mut present = sql.prepare_cached("SELECT student FROM encounter WHERE visit = ?1 AND was_present = 1")?;
            for (visit, counting) in &self.visits {
                let mut rows = present.query([visit.as_bytes()])?;
                while let Some(row) = rows.next()? {
                    apart.entry(counted.behind.stands(column_id(row, 0)?)).or_default().push(seen(counting));
                }
            }
        } else {
            let involved = counted.behind.involved();
            let mut all =
                sql.prepare_cached("SELECT student, visit FROM encounter WHERE was_present = 1 ORDER BY student, visit")?;
            let mut rows = all.query([])?;
            let (mut now, mut of_now): (Option<Id>, Vec<Seen>) = (None, Vec::new());
            while let Some(row) = rows.next()? {
                let Some(counting) = self.visits.get(&column_id(row, 1)?) else { continue };
                let student = column_id(row, 0)?;
                if involved.contains(&student) {
                    apart.entry(counted.behind.stands(student)).or_default().push(seen(counting));
                    continue;
                }
                if now != Some(student) {
                    if let Some(before) = now.replace(student)
                        && !counted.opted_out.contains(&before)
                    {
                        tell(before, reached(&mut of_now));
                    }
                    of_now.clear();
                }
                of_now.push(seen(counting));
            }
            if let Some(last) = now.filter(|last| !counted.opted_out.contains(last)) {
                tell(last, reached(&mut of_now));
            }
        }
        for (student, mut seen) in apart {
            if !counted.opted_out.contains(&student) {
                tell(student, reached(&mut seen));
            }
        }
        Ok(())
    }
}

/// Which visitors stand on which student's maps, and when each student made a map that is counted.
struct Maps {
    /// The last day of a kept map that its student wants counted.
    last_on: HashMap<Id, i32>,
    /// A visitor on such a map, with its day.
    on_map: HashMap<Id, Vec<(Id, i32)>>,
}

impl Maps {
    fn read(sql: &Connection, counted: &Counted, directory: &Directory) -> Result<Maps> {
        let day = |text: String| text.parse::<NaiveDate>().map(|day| day.num_days_from_ce()).ok();
        let mut maps = Maps { last_on: HashMap::new(), on_map: HashMap::new() };
        let mut kept = sql.prepare_cached(
            "SELECT student, max(opened_on) FROM wave WHERE kept_on IS NOT NULL AND is_counted = 1 AND student IS NOT NULL GROUP BY student",
        )?;
        let mut rows = kept.query([])?;
        while let Some(row) = rows.next()? {
            if let Some(on) = row.get::<_, Option<String>>(1)?.and_then(day) {
                let last = maps.last_on.entry(counted.behind.stands(column_id(row, 0)?)).or_insert(on);
                *last = on.max(*last);
            }
        }
        let mut linked = sql.prepare_cached(
            "SELECT w.student, a.link, w.opened_on FROM alter_person a JOIN wave w ON w.student = a.student
             JOIN placement p ON p.wave = w.id AND p.alter_id = a.id
             WHERE instr(a.link, 'visitor') > 0 AND w.kept_on IS NOT NULL AND w.is_counted = 1 AND p.presence = 'confirmed'",
        )?;
        let mut rows = linked.query([])?;
        while let Some(row) = rows.next()? {
            let link: String = row.get(1)?;
            if let (Ok(Link::Visitor(visitor)), Some(on)) =
                (serde_json::from_str(&link), row.get::<_, Option<String>>(2)?.and_then(day))
            {
                let student = counted.behind.stands(column_id(row, 0)?);
                maps.on_map.entry(student).or_default().push((directory.stands(visitor), on));
            }
        }
        Ok(maps)
    }

    /// The visitors of those met who are on a map made since; None where no map was made since.
    fn tied(&self, scan: &Scan, student: Id, reached: &Reached) -> Option<Vec<u32>> {
        let since = reached.met_on?;
        self.last_on.get(&student).filter(|last| **last >= since)?;
        let on_map = self.on_map.get(&student);
        let is_on = |place: &u32| {
            let visitor = scan.visitors[*place as usize];
            on_map.is_some_and(|all| all.iter().any(|(one, on)| *one == visitor && *on >= since))
        };
        Some(reached.met.iter().copied().filter(is_on).collect())
    }
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
            sql.prepare_cached(
                "SELECT s.id FROM student s WHERE coalesce(s.school, s.hand_school) = ?1 AND coalesce(s.has_left, 0) = 0",
            )?
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
    let all: u32 = sql
        .prepare_cached(&format!("SELECT count(*) FROM student s WHERE coalesce(s.has_left, 0) = 0 AND {STANDS}"))?
        .query_row([], |row| row.get(0))?;
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
        self.reading(|sql| {
            let (directory, counted) = (Directory::read(sql)?, Counted::read(sql)?);
            let mut scan = Scan::of(sql, &directory, asked, today)?;
            let maps = with_maps.then(|| Maps::read(sql, &counted, &directory)).transpose()?;
            let mut funnel = Funnel { students: how_many(sql, &counted, asked)?, ..Funnel::default() };
            if with_maps {
                (funnel.mapped_since, funnel.tied) = (Some(0), Some(0));
            }
            let chose = who_chose(sql, &counted, asked)?;
            let (mut pairs, mut again) = (0, 0);
            let mut of_years: HashMap<NaiveDate, (u32, u32)> = HashMap::new();
            scan.each(sql, &counted, |student, reached| {
                if chose.as_ref().is_some_and(|chose| !chose.contains(&student)) {
                    return;
                }
                let tied = maps.as_ref().and_then(|maps| maps.tied(&scan, student, &reached));
                pairs += reached.met.len() as u32;
                again += reached.met_again.len() as u32;
                funnel.count(&reached, tied.map(|tied| !tied.is_empty()));
                let mut years: Vec<NaiveDate> = reached
                    .meaningful_on
                    .iter()
                    .filter_map(|day| NaiveDate::from_num_days_from_ce_opt(*day))
                    .map(year_of)
                    .collect();
                years.sort_unstable();
                for of_year in years.chunk_by(|a, b| a == b) {
                    let (meaningful, students) = of_years.entry(of_year[0]).or_default();
                    *meaningful += of_year.len() as u32;
                    *students += 1;
                }
            })?;
            for year in &mut scan.view.years {
                (year.meaningful, year.students) = of_years.get(&year.began).copied().unwrap_or_default();
            }
            // Whoever was in the room and is in no list of the class any more was there all the same.
            funnel.students = funnel.students.max(funnel.viewed);
            scan.view.repeat_pct = repeat_pct(pairs, again);
            Ok(FunnelView { funnel, ..scan.view })
        })
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
                        maps.as_ref().and_then(|maps| maps.tied(&scan, student, &reached)).filter(|tied| !tied.is_empty())
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
