//! Which career clusters did students choose, who came of them, and who has met nobody there? The choices of a class, of one
//! student, and of everybody beside the visitors who came: what students asked for against what they got.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;
use domain::consent::{Consent, ConsentFor};
use domain::ego_network::Told;
use domain::interests::{Chosen, interest_id};
use domain::names::folded;
use domain::record::{Id, Kind};
use domain::refusal::Refusal;
use domain::visitors::Cluster;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::funnel::{FunnelAsked, Scan, could_meet};
use super::map::told_otherwise;
use super::visitors::Directory;
use super::visits::Counted;
use super::{ALL_OF, SHOWN_NAME};
use crate::desk::Desk;
use crate::failure::{Failure, Result};
use crate::tables;

/// What one student chose.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct StudentClusters {
    pub clusters: Vec<Cluster>,
    /// The day of the choice. None: nothing is chosen.
    pub on: Option<NaiveDate>,
    /// A parent said no: nothing is kept, and nothing asked.
    pub is_opted_out: bool,
    /// Other choices that somebody wrote down at the same time; empty nearly always.
    pub conflicts: Vec<Told>,
}

/// One student of a class with what they chose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct ClusterLine {
    pub student: Id,
    pub name: String,
    pub chosen: StudentClusters,
}

/// What students asked for, and who came.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ClusterMix {
    /// Everybody who could have chosen, and how many did.
    pub students: u32,
    pub chose: u32,
    /// Of these, how many spoke with nobody from any cluster that they chose. None: of too few visits it was said whether both
    /// sides spoke.
    pub unmet: Option<u32>,
    /// Visits by visitors of whom no cluster is known.
    pub visits_unsaid: u32,
    /// Each cluster that was chosen or came; the most chosen first.
    pub lines: Vec<MixLine>,
}

/// One cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MixLine {
    pub cluster: Cluster,
    /// Students who chose it.
    pub chose: u32,
    /// Of these, how many spoke with a visitor from it, live. None: not asked often enough.
    pub met: Option<u32>,
    /// How many visits somebody from it made.
    pub visits: u32,
}

/// A student who has met nobody in what they chose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct UnmetStudent {
    pub student: Id,
    pub name: String,
    pub clusters: Vec<Cluster>,
}

/// What each student chose, by the record that stands for them: the last choice of any of their records. Nobody who opted out.
pub(super) fn choices(sql: &Connection, counted: &Counted) -> Result<HashMap<Id, BTreeSet<Cluster>>> {
    let mut found = sql.prepare_cached(&format!(
        "SELECT {} FROM interest WHERE student IS NOT NULL AND chosen_on IS NOT NULL ORDER BY chosen_on, id",
        tables::column_list(Kind::Interest)
    ))?;
    // Whoever has left is in no count of today's students.
    let mut leaver = sql.prepare_cached("SELECT 1 FROM student WHERE id = ?1 AND has_left = 1")?;
    let mut all = HashMap::new();
    let mut rows = found.query([])?;
    while let Some(row) = rows.next()? {
        let (_, fields) = tables::read_record(Kind::Interest, row)?;
        let (Some(student), Some(chosen)) = (domain::record::read_id(&fields, "student"), Chosen::read(&fields)) else {
            continue;
        };
        let student = counted.behind.stands(student);
        if !counted.opted_out.contains(&student) && !leaver.exists([student.as_bytes()])? {
            all.insert(student, chosen.clusters);
        }
    }
    Ok(all)
}

/// What is kept of a student's choice, under any of their records: the last.
pub(super) fn kept_of(sql: &Connection, student: Id) -> Result<Option<Chosen>> {
    let mut found = sql.prepare_cached(&format!(
        "SELECT {} FROM interest WHERE student IN (SELECT their.id FROM student s JOIN student their ON their.id IN {ALL_OF} WHERE s.id = ?1)
         AND chosen_on IS NOT NULL ORDER BY chosen_on DESC, id DESC LIMIT 1",
        tables::column_list(Kind::Interest)
    ))?;
    let mut rows = found.query([student.as_bytes()])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    Ok(Chosen::read(&tables::read_record(Kind::Interest, row)?.1))
}

/// The same, unless a parent said no.
fn chosen_of(sql: &Connection, student: Id) -> Result<StudentClusters> {
    if Consent::is_refused(&tables::Tables(sql), student, ConsentFor::Visits) {
        return Ok(StudentClusters { is_opted_out: true, ..StudentClusters::default() });
    }
    let kept = kept_of(sql, student)?;
    let mut conflicts = Vec::new();
    for record in domain::people::joined(&tables::Tables(sql), student) {
        conflicts.extend(told_otherwise(sql, Kind::Interest, interest_id(record))?);
    }
    Ok(StudentClusters {
        on: kept.as_ref().map(|chosen| chosen.on),
        clusters: kept.map(|chosen| chosen.clusters.into_iter().collect()).unwrap_or_default(),
        is_opted_out: false,
        conflicts,
    })
}

/// For each student who chose: what they chose, and of which of these they spoke with somebody.
type Beside = BTreeMap<Id, (BTreeSet<Cluster>, BTreeSet<Cluster>)>;

/// Whoever chose and fits, beside whom they met in any of their classes: a student who met a nurse in another class met a nurse.
fn beside(
    sql: &Connection,
    directory: &Directory,
    counted: &Counted,
    asked: &FunnelAsked,
    today: NaiveDate,
) -> Result<(Beside, bool)> {
    let everywhere = FunnelAsked { period: asked.period, ..FunnelAsked::default() };
    let scan = Scan::of(sql, directory, &everywhere, today)?;
    let fits: Option<HashSet<Id>> = could_meet(sql, counted, asked)?;
    let mut all: Beside = choices(sql, counted)?
        .into_iter()
        .filter(|(student, _)| fits.as_ref().is_none_or(|fits| fits.contains(student)))
        .map(|(student, chosen)| (student, (chosen, BTreeSet::new())))
        .collect();
    if !all.is_empty() {
        scan.each(sql, counted, |student, reached| {
            if let Some((chosen, met)) = all.get_mut(&student) {
                let clusters = reached.met.iter().filter_map(|place| scan.cluster_of(directory, *place));
                met.extend(clusters.filter(|cluster| chosen.contains(cluster)));
            }
        })?;
    }
    Ok((all, scan.is_asked_enough()))
}

impl Desk {
    /// What the students of a class chose, in the order of the class list.
    pub fn class_clusters(&self, section: Id) -> Result<Vec<ClusterLine>> {
        let class = self.visit_class(section)?;
        self.reading(|sql| {
            let line = |member: super::visits::ClassMember| {
                Ok(ClusterLine { student: member.student, chosen: chosen_of(sql, member.student)?, name: member.name })
            };
            class.students.into_iter().map(line).collect()
        })
    }

    /// What one student chose.
    pub fn student_clusters(&self, student: Id) -> Result<StudentClusters> {
        self.reading(|sql| {
            tables::Tables(sql).find(Kind::Student, student)?.ok_or(Failure::Refused(Refusal::NoSuchStudent))?;
            chosen_of(sql, super::student::behind(sql, student)?)
        })
    }

    /// What students asked for against who came. Which visitor or cluster a funnel is narrowed by does not matter here.
    pub fn cluster_mix(&self, asked: &FunnelAsked, today: NaiveDate) -> Result<ClusterMix> {
        self.reading(|sql| {
            let (directory, counted) = (Directory::read(sql)?, Counted::read(sql)?);
            let asked = FunnelAsked { cluster: None, visitor: None, ..asked.clone() };
            let (all, is_known) = beside(sql, &directory, &counted, &asked, today)?;
            let came = Scan::of(sql, &directory, &asked, today)?.into_view();
            let students = super::funnel::how_many(sql, &counted, &asked)?;
            let mut lines: BTreeMap<Cluster, MixLine> = BTreeMap::new();
            let empty = |cluster| MixLine { cluster, chose: 0, met: is_known.then_some(0), visits: 0 };
            for (chosen, met) in all.values() {
                for cluster in chosen {
                    let line = lines.entry(*cluster).or_insert_with(|| empty(*cluster));
                    line.chose += 1;
                    line.met = line.met.map(|before| before + u32::from(met.contains(cluster)));
                }
            }
            for one in &came.clusters {
                lines.entry(one.cluster).or_insert_with(|| empty(one.cluster)).visits = one.visits;
            }
            let mut lines: Vec<MixLine> = lines.into_values().collect();
            lines.sort_by_key(|line| (std::cmp::Reverse((line.chose, line.visits)), line.cluster));
            let told: u32 = came.clusters.iter().map(|one| one.visits).sum();
            Ok(ClusterMix {
                students: students.max(all.len() as u32),
                chose: all.len() as u32,
                unmet: is_known.then(|| all.values().filter(|(_, met)| met.is_empty()).count() as u32),
                visits_unsaid: came.visits.saturating_sub(told),
                lines,
            })
        })
    }

    /// Who has met nobody in the cluster that they chose; without one, in any of those that they chose. By name.
    pub fn unmet_clusters(&self, asked: &FunnelAsked, cluster: Option<Cluster>, today: NaiveDate) -> Result<Vec<UnmetStudent>> {
        self.reading(|sql| {
            let (directory, counted) = (Directory::read(sql)?, Counted::read(sql)?);
            let (all, is_known) = beside(sql, &directory, &counted, asked, today)?;
            if !is_known {
                return Ok(Vec::new());
            }
            let is_unmet = |chosen: &BTreeSet<Cluster>, met: &BTreeSet<Cluster>| match cluster {
                Some(cluster) => chosen.contains(&cluster) && !met.contains(&cluster),
                None => met.is_empty(),
            };
            let mut name = sql.prepare_cached(&format!("SELECT {SHOWN_NAME} FROM student s WHERE s.id = ?1"))?;
            let mut told = Vec::new();
            for (student, (chosen, met)) in all {
                if !is_unmet(&chosen, &met) {
                    continue;
                }
                let Some(name) = name.query_row([student.as_bytes()], |row| row.get(0)).optional()? else { continue };
                told.push(UnmetStudent { student, name, clusters: chosen.into_iter().collect() });
            }
            told.sort_by_cached_key(|one: &UnmetStudent| (folded(&one.name), one.student));
            Ok(told)
        })
    }
}
