//! Who has come, and who may come again? The directory of visitors, type-ahead in it, and entries that look like one person.

use std::collections::{BTreeSet, HashMap};

use domain::consent::{Consent, ConsentFor};
use domain::names::{begins_like, folded};
use domain::record::{Id, Kind, read, read_id};
use domain::refusal::Refusal;
use domain::visitors::VisitorTold;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::joins::{Joins, JoinsSaid};
use super::visits::{VisitLine, visit_lines};
use crate::desk::Desk;
use crate::failure::{Failure, Result};
use crate::log::column_id;
use crate::tables::{self, Tables};

/// One visitor in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct VisitorLine {
    pub id: Id,
    pub told: VisitorTold,
    /// How often they came, over all entries joined to this one.
    pub visits: u32,
    pub last_on: Option<String>,
    /// The day on which they were taken out of the directory, where they have not come since.
    pub retired_on: Option<String>,
}

/// A visitor with what became of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct VisitorFile {
    pub line: VisitorLine,
    /// Entries that were joined to this one, each of which can be separated again.
    pub joined: Vec<VisitorName>,
    /// The newest first.
    pub history: Vec<VisitLine>,
}

/// An entry by its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct VisitorName {
    pub id: Id,
    pub name: String,
    pub organisation: Option<String>,
}

/// Two entries that may be one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct VisitorTwins {
    pub one: VisitorName,
    pub other: VisitorName,
}

/// Everybody of the directory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct VisitorsPage {
    pub visitors: Vec<VisitorLine>,
    /// Whoever was taken out of it, to be put back.
    pub retired: Vec<VisitorLine>,
    pub twins: Vec<VisitorTwins>,
}

/// How many are offered at once.
const MOST_OFFERED: usize = 8;

/// Everybody as they stand in the table, and who stands for whom.
pub(crate) struct Directory {
    pub(crate) all: HashMap<Id, VisitorTold>,
    retired: HashMap<Id, String>,
    joins: Joins,
}

impl Directory {
    pub(crate) fn read(sql: &Connection) -> Result<Directory> {
        let mut found =
            sql.prepare_cached(&format!("SELECT {} FROM {}", tables::column_list(Kind::Visitor), tables::table(Kind::Visitor)))?;
        let (mut all, mut retired, mut said) = (HashMap::new(), HashMap::new(), JoinsSaid::default());
        let mut rows = found.query([])?;
        while let Some(row) = rows.next()? {
            let (id, fields) = tables::read_record(Kind::Visitor, row)?;
            said.takes(id, read_id(&fields, "same_as"), read(&fields, "apart").unwrap_or_default());
            retired.extend(read::<String>(&fields, "retired_on").map(|day| (id, day)));
            // Who has no name yet came in parts, and the rest is on its way.
            if let Some(told) = VisitorTold::read(&fields) {
                all.insert(id, told);
            }
        }
        let joins = said.among(|id| all.contains_key(&id));
        Ok(Directory { all, retired, joins })
    }

    /// The entry that stands for this one.
    pub(crate) fn stands(&self, id: Id) -> Id {
        self.joins.stands(id)
    }

    /// Every entry of whoever this one stands for, itself first.
    pub(super) fn entries(&self, id: Id) -> Vec<Id> {
        std::iter::once(id).chain(self.joins.joined_to(id)).collect()
    }

    pub(crate) fn name_of(&self, id: Id) -> VisitorName {
        self.entry(self.stands(id))
    }

    /// An entry as it was written, whoever stands for it.
    fn entry(&self, id: Id) -> VisitorName {
        let told = self.all.get(&id);
        VisitorName {
            id,
            name: told.map(|told| told.name.clone()).unwrap_or_default(),
            organisation: told.and_then(|told| told.organisation.clone()),
        }
    }

    /// Since when whoever is told by these entries is out of the directory: since the last of them is.
    pub(super) fn retired_on(&self, id: Id) -> Option<String> {
        // Nearly nobody is: who is joined to them is looked for only where they are.
        self.retired.get(&id)?;
        let days = self.entries(id).into_iter().map(|entry| self.retired.get(&entry).cloned());
        days.collect::<Option<Vec<_>>>()?.into_iter().max()
    }

    fn lines(&self, sql: &Connection) -> Result<Vec<VisitorLine>> {
        let mut came: HashMap<Id, (u32, Option<String>)> = HashMap::new();
        let visits = super::visits::Visits::read(sql)?;
        for visit in visits.standing() {
            let (count, last) = came.entry(self.stands(visit.visitor)).or_default();
            *count += 1;
            *last = last.take().max(Some(visit.held_on.to_string()));
        }
        let mut lines: Vec<VisitorLine> = self
            .all
            .iter()
            .filter(|(id, _)| self.stands(**id) == **id)
            .map(|(id, told)| {
                let (visits, last_on) = came.remove(id).unwrap_or_default();
                let retired_on = self.retired_on(*id).filter(|day| last_on.as_ref() <= Some(day));
                VisitorLine { id: *id, told: told.clone(), visits, last_on, retired_on }
            })
            .collect();
        lines.sort_by_cached_key(|line| (folded(&line.told.name), line.id));
        Ok(lines)
    }

    /// Entries of those that are listed of one name, or of one organisation and one family name, that nobody said are two people.
    fn twins(&self, listed: &[VisitorLine]) -> Vec<VisitorTwins> {
        let mut by_name: HashMap<String, Vec<Id>> = HashMap::new();
        for VisitorLine { id, told, .. } in listed {
            by_name.entry(folded(&told.name)).or_default().push(*id);
            if let (Some(organisation), Some(last)) = (&told.organisation, folded(&told.name).rsplit(' ').next()) {
                by_name.entry(format!("{} / {last}", folded(organisation))).or_default().push(*id);
            }
        }
        // Of one name and of one organisation they are one pair all the same.
        let pairs: BTreeSet<(Id, Id)> = self.joins.twins(by_name.into_values()).into_iter().collect();
        pairs.into_iter().map(|(one, other)| VisitorTwins { one: self.name_of(one), other: self.name_of(other) }).collect()
    }
}

impl Desk {
    /// Visitors whose name, any word of it, or whose organisation begins like what was typed; those who came last first.
    /// Nothing typed offers those who came last.
    pub fn visitor_suggestions(&self, typed: &str) -> Result<Vec<VisitorLine>> {
        let typed = folded(typed.trim());
        self.reading(|sql| {
            let mut lines = Directory::read(sql)?.lines(sql)?;
            let begins = |text: &str| begins_like(text, &typed);
            // Whoever is out of it is found by the whole name alone, so that they are not in it twice when they come again.
            lines.retain(|line| line.retired_on.is_none() || folded(&line.told.name) == typed);
            lines.retain(|line| begins(&line.told.name) || line.told.organisation.as_deref().is_some_and(begins));
            lines.sort_by(|a, b| b.last_on.cmp(&a.last_on));
            lines.truncate(MOST_OFFERED);
            Ok(lines)
        })
    }

    /// The directory.
    pub fn visitors(&self) -> Result<VisitorsPage> {
        self.reading(|sql| {
            let directory = Directory::read(sql)?;
            let (visitors, retired): (Vec<_>, Vec<_>) =
                directory.lines(sql)?.into_iter().partition(|line| line.retired_on.is_none());
            Ok(VisitorsPage { twins: directory.twins(&visitors), visitors, retired })
        })
    }

    /// One visitor: what they told, which entries are joined, and their visits.
    pub fn visitor(&self, id: Id) -> Result<VisitorFile> {
        self.reading(|sql| {
            let directory = Directory::read(sql)?;
            let id = directory.stands(id);
            let line = directory.lines(sql)?.into_iter().find(|line| line.id == id);
            let line = line.ok_or(Failure::Refused(Refusal::NoSuchRecord))?;
            let joined = directory.joins.joined_to(id).into_iter().map(|entry| directory.entry(entry)).collect();
            let history = visit_lines(sql, &directory, |visit| directory.stands(visit.visitor) == id, usize::MAX)?;
            Ok(VisitorFile { line, joined, history })
        })
    }
}

/// The visitors at whose visits a student was, by the entry that stands for each, newest visit first; none where a parent opted
/// out of visits, though it was later.
pub(super) fn met_by(sql: &Connection, students: &BTreeSet<Id>) -> Result<Vec<VisitorName>> {
    if students.iter().any(|student| Consent::is_refused(&Tables(sql), *student, ConsentFor::Visits)) {
        return Ok(Vec::new());
    }
    let directory = Directory::read(sql)?;
    let mut met = sql.prepare_cached(
        "SELECT v.visitor, max(v.held_on) FROM encounter e JOIN visit v ON v.id = e.visit
         WHERE e.student = ?1 AND e.was_present = 1 AND v.visitor IS NOT NULL GROUP BY v.visitor",
    )?;
    let mut last: HashMap<Id, String> = HashMap::new();
    for student in students {
        let mut rows = met.query([student.as_bytes()])?;
        while let Some(row) = rows.next()? {
            let on: Option<String> = row.get(1)?;
            let known = last.entry(directory.stands(column_id(row, 0)?)).or_default();
            *known = std::mem::take(known).max(on.unwrap_or_default());
        }
    }
    let mut all: Vec<(Id, String)> = last.into_iter().filter(|(id, _)| directory.all.contains_key(id)).collect();
    all.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    Ok(all.into_iter().map(|(id, _)| directory.name_of(id)).collect())
}
