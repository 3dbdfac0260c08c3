//! Which visits count for what is asked, and what do they come to by themselves? Beside them what students said of them,
//! and the maps that were made since.

use std::collections::{BTreeMap, HashSet};

use chrono::{Datelike, NaiveDate};
use domain::ego_network::Link;
use domain::funnel::{Reached, Seen};
use domain::record::Id;
use domain::time_log::TimePeriod;
use domain::visitors::Cluster;
use hashbrown::{HashMap, HashSet as Days};
use rusqlite::Connection;

use super::{ClusterVisits, FunnelAsked, FunnelPeriod, FunnelView, FunnelYear, Returned, year_of};
use crate::by_id::ById;
use crate::failure::Result;
use crate::log::column_id;
use crate::read::on_maps::each_on_map;
use crate::read::visitors::Directory;
use crate::read::visits::{Counted, Visit, Visits};

/// Which visits are asked for: everything that is given has to fit.
struct Wanted {
    /// The first day and the last.
    over: Option<(NaiveDate, NaiveDate)>,
    section: Option<Id>,
    of_school: Option<HashSet<Id>>,
    cluster: Option<Cluster>,
    visitor: Option<Id>,
}

impl Wanted {
    fn of(sql: &Connection, directory: &Directory, asked: &FunnelAsked, today: NaiveDate) -> Result<Wanted> {
        let of_school = |school: Id| {
            sql.prepare_cached("SELECT id FROM section WHERE school = ?1")?
                .query_map([school.as_bytes()], |row| column_id(row, 0))?
                .collect::<rusqlite::Result<_>>()
        };
        Ok(Wanted {
            over: match asked.period {
                // A day that was mistyped may lie in another year than this one, and counts there.
                FunnelPeriod::SchoolYear => Some((TimePeriod::SchoolYear.begins(today), TimePeriod::SchoolYear.ends(today))),
                FunnelPeriod::Always => None,
            },
            section: asked.section,
            of_school: asked.school.map(of_school).transpose()?,
            cluster: asked.cluster,
            visitor: asked.visitor.map(|visitor| directory.stands(visitor)),
        })
    }

    fn has(&self, visit: &Visit, visitor: Id, cluster: Option<Cluster>) -> bool {
        self.over.is_none_or(|(first, last)| (first..=last).contains(&visit.held_on))
            && self.section.is_none_or(|section| visit.section == section)
            && self.of_school.as_ref().is_none_or(|sections| sections.contains(&visit.section))
            && self.cluster.is_none_or(|wanted| cluster == Some(wanted))
            && self.visitor.is_none_or(|wanted| visitor == wanted)
    }
}

/// The visits that count for what is asked, and what they come to by themselves.
pub(in crate::read) struct Scan {
    wanted: Wanted,
    /// What being at each visit that counts comes to for a student.
    pub(super) visits: ById<Seen>,
    /// What students said themselves of having spoken with whom, on which day.
    said: HashMap<Id, Said>,
    /// With which visitors each student was in contact again, as it was noted after their wish: by the visitors' places.
    contacts: HashMap<Id, Vec<u32>>,
    /// Live visits of which enough of those who were there said whether they spoke: of the others it is not known.
    heard: HashSet<Id>,
    /// Visitors by their places, and their places.
    pub(super) visitors: Vec<Id>,
    places: ById<u32>,
    /// On which days each visitor came.
    days: HashMap<u32, Days<NaiveDate>>,
    clusters: HashMap<Cluster, u32>,
    /// Visits of each school year, and of how many all was said.
    years: BTreeMap<NaiveDate, (u32, u32)>,
    pub(super) view: FunnelView,
}

/// What a student said after a visit: whether they spoke with whoever came.
struct Answer {
    entry: Id,
    student: Id,
    /// None: they said what came of it, and not whether. Who says so spoke.
    talked: Option<bool>,
}

impl Answer {
    fn read(sql: &Connection) -> Result<Vec<Answer>> {
        let mut said = sql.prepare_cached(
            "SELECT visit, student, talked FROM after_visit
             WHERE (talked IS NOT NULL OR coalesce(got, '[]') NOT IN ('[]', 'null') OR helped IS NOT NULL OR then_what IS NOT NULL)
               AND visit IS NOT NULL AND student IS NOT NULL",
        )?;
        let mut rows = said.query([])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push(Answer { entry: column_id(row, 0)?, student: column_id(row, 1)?, talked: row.get(2)? });
        }
        Ok(all)
    }
}

/// What each student said of a visit, by the visit that stands for all its entries. Said on two of them, the first holds, as on the
/// sheet.
fn by_visit(all: &Visits, answers: Vec<Answer>) -> HashMap<Id, HashMap<Id, bool>> {
    let mut of: HashMap<Id, Vec<Answer>> = HashMap::new();
    for answer in answers {
        of.entry(all.stands(answer.entry)).or_default().push(answer);
    }
    let told = |(visit, mut answers): (Id, Vec<Answer>)| {
        let entries = all.entries(visit);
        answers.sort_by_key(|answer| entries.iter().position(|entry| *entry == answer.entry));
        let mut said = HashMap::new();
        for Answer { student, talked, .. } in answers {
            if let Some(talked) = talked {
                said.entry(student).or_insert(talked);
            }
        }
        (visit, said)
    };
    of.into_iter().map(told).collect()
}

/// The visits of which enough of those who were there answered (0.6 of them). One answer of thirty says nothing of the others, and
/// whoever was not there says nothing of it.
fn heard(sql: &Connection, all: &Visits, said: &HashMap<Id, HashMap<Id, bool>>) -> Result<HashSet<Id>> {
    let mut present = sql.prepare_cached("SELECT student FROM encounter WHERE visit = ?1 AND was_present = 1")?;
    let mut heard = HashSet::new();
    for (visit, said) in said {
        let mut there: HashSet<Id> = HashSet::new();
        for entry in all.entries(*visit) {
            for student in present.query_map([entry.as_bytes()], |row| column_id(row, 0))? {
                there.insert(student?);
            }
        }
        let answered = there.iter().filter(|student| said.contains_key(*student)).count();
        if !there.is_empty() && answered * 5 >= there.len() * 3 {
            heard.insert(*visit);
        }
    }
    Ok(heard)
}

/// With which visitor a student spoke or did not, on which day, as they said it: the place of the visitor and the day.
pub(super) type Said = HashMap<(u32, i32), bool>;

/// One of two things that were said of one student and day: whoever spoke once spoke.
fn say(said: &mut Said, of: (u32, i32), talked: bool) {
    *said.entry(of).or_default() |= talked;
}

/// What a student said of it goes before what was said of all who were there: nobody spoke who says that they did not.
pub(super) fn as_said(seen: &mut [Seen], said: &Said) {
    for one in seen {
        if let Some(talked) = said.get(&one.order()) {
            one.is_two_way = *talked;
            one.is_meaningful &= *talked;
        }
    }
}

impl Scan {
    pub(in crate::read) fn of(sql: &Connection, directory: &Directory, asked: &FunnelAsked, today: NaiveDate) -> Result<Scan> {
        Scan::of_visits(sql, &Visits::read(sql)?, directory, asked, today)
    }

    pub(super) fn of_visits(
        sql: &Connection,
        all: &Visits,
        directory: &Directory,
        asked: &FunnelAsked,
        today: NaiveDate,
    ) -> Result<Scan> {
        let mut scan = Scan {
            wanted: Wanted::of(sql, directory, asked, today)?,
            visits: ById::with_capacity_and_hasher(all.all.len(), Default::default()),
            said: HashMap::new(),
            contacts: HashMap::new(),
            heard: HashSet::new(),
            visitors: Vec::new(),
            places: ById::default(),
            days: HashMap::new(),
            clusters: HashMap::new(),
            years: BTreeMap::new(),
            view: FunnelView::default(),
        };
        // An entry that was joined to another is that visit: only who was there is read from both.
        let joined: Vec<(Id, Id)> =
            all.all.iter().map(|entry| (entry.id, all.stands(entry.id))).filter(|(entry, visit)| entry != visit).collect();
        let stands: ById<Id> = joined.into_iter().collect();
        let behind: HashSet<Id> = stands.values().copied().collect();
        let standing: HashMap<Id, &Visit> =
            all.all.iter().filter(|visit| behind.contains(&visit.id)).map(|visit| (visit.id, visit)).collect();
        let mut answers = Answer::read(sql)?;
        if !answers.is_empty() {
            // Whoever watched a recording spoke with nobody, whatever is ticked.
            let live: HashSet<Id> = all.all.iter().filter(|visit| visit.format.is_live()).map(|visit| visit.id).collect();
            answers.retain(|answer| live.contains(&answer.entry));
        }
        let cards: Vec<(Id, Id)> =
            answers.iter().filter(|one| one.talked.is_none()).map(|one| (one.entry, one.student)).collect();
        let mut answers = by_visit(all, answers);
        if !answers.is_empty() {
            scan.heard = heard(sql, all, &answers)?;
        }
        for (entry, student) in cards {
            answers.entry(all.stands(entry)).or_default().entry(student).or_insert(true);
        }
        for entry in &all.all {
            let visit = stands.get(&entry.id).and_then(|visit| standing.get(visit).copied()).unwrap_or(entry);
            scan.takes(entry.id, visit, directory);
        }
        for (visit, said) in answers {
            let Some(of) = scan.visits.get(&visit).map(Seen::order) else { continue };
            for (student, talked) in said {
                say(scan.said.entry(student).or_default(), of, talked);
            }
        }
        scan.reads_contacts(sql)?;
        scan.settle(directory);
        Ok(scan)
    }

    fn reads_contacts(&mut self, sql: &Connection) -> Result<()> {
        let mut noted = sql.prepare_cached(
            "SELECT student, visit FROM wish WHERE (met_on IS NOT NULL OR repeated_on IS NOT NULL)
               AND student IS NOT NULL AND visit IS NOT NULL",
        )?;
        let mut rows = noted.query([])?;
        while let Some(row) = rows.next()? {
            if let Some(of) = self.visits.get(&column_id(row, 1)?) {
                self.contacts.entry(column_id(row, 0)?).or_default().push(of.visitor);
            }
        }
        Ok(())
    }

    /// With whom these records of one student were in contact again.
    pub(super) fn contacts_of(&self, records: &[Id]) -> Vec<u32> {
        records.iter().filter_map(|record| self.contacts.get(record)).flatten().copied().collect()
    }

    /// With whom each student was, by the record that stands for them.
    pub(super) fn contacts_by(&self, counted: &Counted) -> HashMap<Id, Vec<u32>> {
        let mut all: HashMap<Id, Vec<u32>> = HashMap::with_capacity(self.contacts.len());
        for (student, visitors) in &self.contacts {
            all.entry(counted.behind.stands(*student)).or_default().extend(visitors);
        }
        all
    }

    /// Counts an entry of a visit, where it fits.
    fn takes(&mut self, entry: Id, visit: &Visit, directory: &Directory) {
        let visitor = directory.stands(visit.visitor);
        let cluster = directory.all.get(&visitor).and_then(|told| told.cluster);
        if !self.wanted.has(visit, visitor, cluster) {
            return;
        }
        let place = *self.places.entry(visitor).or_insert_with(|| {
            self.visitors.push(visitor);
            self.visitors.len() as u32 - 1
        });
        let day = visit.held_on.num_days_from_ce();
        let is_two_way = visit.format.is_live() && visit.steps.two_way == Some(true);
        let is_meaningful = is_two_way && visit.has_aims && visit.steps.reflected == Some(true);
        self.visits.insert(entry, Seen { visitor: place, day, is_two_way, is_meaningful });
        if entry == visit.id {
            let view = &mut self.view;
            view.visits += 1;
            view.live += u32::from(visit.format.is_live());
            let is_said = visit.steps.two_way.is_some() || self.heard.contains(&visit.id);
            view.live_said += u32::from(visit.format.is_live() && is_said);
            let is_all_said = visit.has_aims && visit.steps.two_way.is_some() && visit.steps.reflected.is_some();
            view.all_said += u32::from(is_all_said);
            self.days.entry(place).or_default().insert(visit.held_on);
            let (visits, all_said) = self.years.entry(year_of(visit.held_on)).or_default();
            *visits += 1;
            *all_said += u32::from(is_all_said);
            if let Some(cluster) = cluster {
                *self.clusters.entry(cluster).or_insert(0) += 1;
            }
        }
    }

    /// Says what the visits come to.
    fn settle(&mut self, directory: &Directory) {
        self.view.visitors = self.days.len() as u32;
        let mut returned: Vec<Returned> = self
            .days
            .iter()
            .filter(|(_, days)| days.len() > 1)
            .filter_map(|(place, days)| {
                let visitor = self.visitors[*place as usize];
                let told = directory.name_of(visitor);
                let (name, organisation) = (told.name, told.organisation);
                Some(Returned { visitor, name, organisation, days: days.len() as u32, last_on: days.iter().max().copied()? })
            })
            .collect();
        returned.sort_by_cached_key(|one| (std::cmp::Reverse(one.days), domain::names::folded(&one.name), one.visitor));
        self.view.visitors_again = returned.len() as u32;
        self.view.returned = returned;
        let year = |(began, (visits, all_said)): (&NaiveDate, &(u32, u32))| FunnelYear {
            began: *began,
            visits: *visits,
            all_said: *all_said,
            meaningful: 0,
            students: 0,
        };
        self.view.years = self.years.iter().rev().map(year).collect();
        let of_cluster = |(cluster, visits): (&Cluster, &u32)| ClusterVisits { cluster: *cluster, visits: *visits };
        self.view.clusters = self.clusters.iter().map(of_cluster).collect();
        self.view.clusters.sort_by_key(|one| (std::cmp::Reverse(one.visits), one.cluster));
    }

    /// What each student said, by the record that stands for them.
    pub(super) fn said_by(&self, counted: &Counted) -> HashMap<Id, Said> {
        let mut all: HashMap<Id, Said> = HashMap::with_capacity(self.said.len());
        for (student, said) in &self.said {
            let of_one = all.entry(counted.behind.stands(*student)).or_default();
            said.iter().for_each(|(of, talked)| say(of_one, *of, *talked));
        }
        all
    }

    /// What these records of one student said.
    pub(super) fn said_of(&self, records: &[Id]) -> Said {
        let mut all = Said::default();
        for said in records.iter().filter_map(|record| self.said.get(record)) {
            said.iter().for_each(|(of, talked)| say(&mut all, *of, *talked));
        }
        all
    }

    /// Takes visits that were logged since, each standing for itself.
    pub(super) fn takes_more(&mut self, more: &[Visit], directory: &Directory) {
        for visit in more {
            self.takes(visit.id, visit, directory);
        }
        self.settle(directory);
    }

    /// The career cluster of a visitor, by their place.
    pub(in crate::read) fn cluster_of(&self, directory: &Directory, place: u32) -> Option<Cluster> {
        directory.all.get(self.visitors.get(place as usize)?)?.cluster
    }

    /// What is known without looking at who was there.
    pub(in crate::read) fn into_view(self) -> FunnelView {
        self.view
    }

    /// Whether it is known of enough live visits if both sides spoke (0.6 of them): else what rests on that is no figure.
    pub(in crate::read) fn is_asked_enough(&self) -> bool {
        u64::from(self.view.live_said) * 5 >= u64::from(self.view.live) * 3
    }

    /// And of enough visits all that makes an encounter meaningful.
    pub(in crate::read) fn is_meaning_said(&self) -> bool {
        u64::from(self.view.all_said) * 5 >= u64::from(self.view.visits) * 3
    }
}

/// Which visitors stand on which student's maps, and when each student made a map that is counted.
pub(super) struct Maps {
    /// The last day of a kept map that its student wants counted.
    last_on: ById<i32>,
    /// A visitor on such a map, with its day.
    on_map: ById<Vec<(Id, i32)>>,
}

impl Maps {
    pub(super) fn read(sql: &Connection, counted: &Counted, directory: &Directory) -> Result<Maps> {
        let day = |text: String| text.parse::<NaiveDate>().map(|day| day.num_days_from_ce()).ok();
        let mut maps = Maps { last_on: ById::default(), on_map: ById::default() };
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
        let of_visitors = ("a.link, w.opened_on", "alter_person a JOIN", "instr(a.link, 'visitor') > 0");
        each_on_map(sql, counted, of_visitors, |student, row| {
            let link: String = row.get(0)?;
            if let (Ok(Link::Visitor(visitor)), Some(on)) =
                (serde_json::from_str(&link), row.get::<_, Option<String>>(1)?.and_then(day))
            {
                maps.on_map.entry(student).or_default().push((directory.stands(visitor), on));
            }
            Ok(())
        })?;
        Ok(maps)
    }

    /// The visitors of those met who are on a map made since; None where no map was made since.
    pub(super) fn tied(&self, scan: &Scan, student: Id, reached: &Reached) -> Option<Vec<u32>> {
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
