//! Brings a list of visits in: the sessions of a platform, or what a calendar says is to come. Compares its lines with what is
//! here, counts what would change, and applies all of it as one Commit. A line that was brought in before changes nothing, also
//! where a person put its visit right since or took it away. It takes nothing away itself, joins no two visitors who are here,
//! and records of nobody that they were there: a list does not say who they were.

mod known;

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::{Days, NaiveDate};
use domain::change::{Change, REMOVED, Scope, Set, heads, resolve};
use domain::edit::APPLY_VISITS;
use domain::line_reason::LineReason;
use domain::names::folded;
use domain::record::{Fields, Id, Kind, read_id, value};
use domain::refusal::Refusal;
use domain::roster::{Counts, LineNotes, Preview};
use domain::visit_list::{ListOf, ListedVisit, listed_visitor_id};
use domain::visits::Format;
use rusqlite::Connection;
use serde_json::Value;

use crate::commit::{Committed, write_record};
use crate::desk::Desk;
use crate::failure::{Failure, Result};
use crate::import::{MOST_LISTED, Watch};
use crate::log::{self, Heading, LogWriter, column_id};
use crate::open::Store;
use crate::read::visits::own_entries;
use crate::tables::{self, Tables};
use known::Known;

/// A day so far after today is doubted, and so is one so long before it: the clock may be wrong.
const DOUBTED_DAYS: (u64, u64) = (3, 1_000);

/// The lines of a list as they were read, and what is said of those that say less.
#[derive(Debug, Default)]
pub struct ListToBring {
    pub file: String,
    pub lines: Vec<ListedVisit>,
    pub refused: LineNotes,
    pub warned: LineNotes,
    /// The class of lines that name none.
    pub section: Option<Id>,
    /// How they met where a line does not say.
    pub format: Option<Format>,
    /// Its numbers mean the same day wherever that is moved to.
    pub is_calendar: bool,
}

/// A list, compared with the store as it was at `position`.
#[derive(Debug)]
pub struct PreparedVisits {
    sets: Vec<Sets>,
    position: i64,
    pub preview: Preview,
}

/// What is written of one record.
#[derive(Debug)]
struct Sets {
    scope: Scope,
    kind: Kind,
    record: Id,
    told: Vec<(&'static str, Value)>,
}

/// The classes that are here, by their folded titles.
struct Classes {
    by_title: HashMap<String, Vec<(Id, bool)>>,
    own: HashSet<Id>,
}

impl Classes {
    fn read(sql: &Connection, me: &[Id]) -> Result<Classes> {
        let mut found = sql.prepare_cached("SELECT id, coalesce(title, ''), coalesce(has_left, 0) FROM section")?;
        let mut by_title: HashMap<String, Vec<(Id, bool)>> = HashMap::new();
        let mut rows = found.query([])?;
        while let Some(row) = rows.next()? {
            let title = folded(row.get_ref(1)?.as_str().unwrap_or_default().trim());
            by_title.entry(title).or_default().push((column_id(row, 0)?, row.get(2)?));
        }
        let mut own = HashSet::new();
        for mine in me {
            let taught = format!("SELECT section FROM {} WHERE role != 'student'", crate::read::enrolled_as("?1"));
            let mut found = sql.prepare_cached(&taught)?;
            let all = found.query_map([mine.as_bytes()], |row| column_id(row, 0))?;
            own.extend(all.collect::<rusqlite::Result<Vec<_>>>()?);
        }
        Ok(Classes { by_title, own })
    }

    /// The class of that name. Of several with one name it is one's own; else nobody can tell.
    fn named(&self, title: &str) -> std::result::Result<Id, LineReason> {
        let Some(found) = self.by_title.get(&folded(title)) else { return Err(LineReason::ClassUnknown) };
        let here: Vec<Id> = found.iter().filter(|(_, has_left)| !has_left).map(|(id, _)| *id).collect();
        let own: Vec<Id> = here.iter().copied().filter(|id| self.own.contains(id)).collect();
        match (&here[..], &own[..]) {
            ([], _) => Err(LineReason::ClassGone),
            ([one], _) | (_, [one]) => Ok(*one),
            _ => Err(LineReason::SeveralSuchClasses),
        }
    }
}

impl Desk {
    /// Compares a list of visits with this store. Writes nothing.
    pub fn prepare_visits(&self, list: ListToBring, of: ListOf, today: NaiveDate, watch: Watch<'_>) -> Result<PreparedVisits> {
        self.store().prepare_visits(self.me, list, of, today, watch)
    }

    /// Applies a compared list: one Commit.
    pub fn apply_visits(&self, prepared: &PreparedVisits, watch: Watch<'_>) -> Result<Committed> {
        let committed = self.store().apply_visits(self.me, prepared, watch)?;
        self.beside_hears(&committed);
        Ok(committed)
    }
}

impl Store {
    /// Compares a list of visits with this store, as somebody sees it who works here: of classes with one name it is their own
    /// that are meant. Writes nothing.
    pub fn prepare_visits(
        &self,
        me: Id,
        list: ListToBring,
        of: ListOf,
        today: NaiveDate,
        watch: Watch<'_>,
    ) -> Result<PreparedVisits> {
        self.reading(|sql| {
            let position = log::last_position(sql)?;
            let classes = Classes::read(sql, &own_entries(sql, me)?)?;
            let known = Known::read(sql)?;
            let ListToBring { file, lines, refused, warned, section, format, is_calendar } = list;
            let mut organisations: HashMap<String, Organisations> = HashMap::new();
            for line in &lines {
                let Some(organisation) = &line.organisation else { continue };
                let named = organisations.entry(folded(&line.visitor)).or_default();
                named.first.get_or_insert_with(|| organisation.clone());
                named.all.insert(folded(organisation));
            }
            let total = lines.len() as u64;
            let mut comparing = Comparing {
                sql,
                classes,
                known,
                preview: Preview::default(),
                marks: marks(sql, of)?,
                has_past: was_one_brought(sql)?,
                organisations,
                seen: HashSet::with_capacity(lines.len()),
                file,
                refused,
                warned,
                of,
                today,
                section,
                format,
                is_calendar,
                sets: Vec::new(),
            };
            for (done, line) in (1..).zip(lines) {
                comparing.meets(line)?;
                if done % 1024 == 0 && !watch(done, total) {
                    return Err(Failure::Cancelled);
                }
            }
            let Comparing { mut preview, mut refused, mut warned, mut sets, .. } = comparing;
            // Each scope's together, as the log has its parts, and those of one table in the order of their ids.
            sets.sort_by_key(|sets| (sets.scope, sets.kind, sets.record));
            for notes in [&mut refused, &mut warned] {
                notes.kept.sort_by_key(|note| note.line);
            }
            (preview.refused_total, preview.warned_total) = (refused.total, warned.total);
            (preview.refused, preview.warned) = (refused.kept, warned.kept);
            Ok(PreparedVisits { sets, position, preview })
        })
    }

    /// Applies a compared list as one Commit. Refused where the store changed since: look again. Stopped or failed, nothing was
    /// written and the same can be applied again.
    pub fn apply_visits(&self, author: Id, prepared: &PreparedVisits, watch: Watch<'_>) -> Result<Committed> {
        self.at_once(|sql| {
            if log::last_position(sql)? != prepared.position {
                return Err(Refusal::PreviewIsStale.into());
            }
            if prepared.sets.is_empty() {
                return Ok(Committed::nothing(APPLY_VISITS));
            }
            // What no list brought before can have no past: there is nothing to look up for each line.
            let is_first = !was_one_brought(sql)?;
            let heading = self.heading(sql, author, APPLY_VISITS, None)?;
            let mut writing = Writing {
                writer: LogWriter::begin(sql, &*self.rim, &heading, self.travels)?,
                sql,
                heading: &heading,
                is_first,
                next: 0,
            };
            let of = prepared.sets.len() as u64;
            for (done, sets) in (1..).zip(&prepared.sets) {
                writing.put(sets)?;
                if done % 512 == 0 && !watch(done, of) {
                    return Err(Failure::Cancelled);
                }
            }
            writing.writer.flush()?;
            drop(writing);
            let mut kinds: Vec<Kind> = prepared.sets.iter().map(|sets| sets.kind).collect();
            kinds.sort();
            kinds.dedup();
            let mut scopes: Vec<Scope> = prepared.sets.iter().map(|sets| sets.scope).collect();
            scopes.dedup();
            // Whoever has so much on the screen reads all of it again.
            let scopes = if scopes.len() > MOST_LISTED { vec![Scope::District] } else { scopes };
            Ok(Committed { commit: Some(heading.id), edit: APPLY_VISITS.to_owned(), scopes, kinds })
        })
    }
}

/// Whether a list of visits ever came in.
fn was_one_brought(sql: &Connection) -> Result<bool> {
    Ok(sql.query_row("SELECT EXISTS (SELECT 1 FROM commits WHERE edit = ?1)", [APPLY_VISITS], |row| row.get(0))?)
}

/// Whether a person took a record away and that stands, by itself, by a redo, or because what brought it back was taken back.
/// Where the list itself was taken back nothing is removed: nobody decided about this one visit, and it may come again.
fn is_removed(past: &[Change]) -> bool {
    heads(past).get(REMOVED).into_iter().flatten().any(|head| head.value == Value::Bool(true))
}

/// Whether a list brought this record with that mark last.
fn was_listed(past: &[Change], mark: Id) -> bool {
    heads(past).get("listed").into_iter().flatten().any(|told| told.value == value(&mark))
}

/// What each record that a list brought was told last.
fn marks(sql: &Connection, of: ListOf) -> Result<HashMap<Id, Id>> {
    let table = tables::table(kind_of(of));
    let mut found = sql.prepare_cached(&format!("SELECT id, listed FROM {table} WHERE listed IS NOT NULL"))?;
    let pairs = found.query_map([], |row| Ok((column_id(row, 0)?, column_id(row, 1)?)))?;
    Ok(pairs.collect::<rusqlite::Result<_>>()?)
}

const fn kind_of(of: ListOf) -> Kind {
    match of {
        ListOf::Held => Kind::Visit,
        ListOf::Planned => Kind::PlannedVisit,
    }
}

/// The organisations that a list names with one visitor's name: the first as it is written, and all of them, folded.
#[derive(Default)]
struct Organisations {
    first: Option<String>,
    all: BTreeSet<String>,
}

/// A list on its way through.
struct Comparing<'a> {
    sql: &'a Connection,
    classes: Classes,
    known: Known,
    preview: Preview,
    /// Of each record that a list brought, what was told of it.
    marks: HashMap<Id, Id>,
    /// Whether any list came in before: else none of its visits can have been taken away.
    has_past: bool,
    /// Of each visitor's name the organisations that this list names with it.
    organisations: HashMap<String, Organisations>,
    /// Of this list: the visits that were met, and the visitors that are brought.
    seen: HashSet<Id>,
    file: String,
    refused: LineNotes,
    warned: LineNotes,
    of: ListOf,
    today: NaiveDate,
    section: Option<Id>,
    format: Option<Format>,
    is_calendar: bool,
    sets: Vec<Sets>,
}

impl Comparing<'_> {
    fn meets(&mut self, line: ListedVisit) -> Result<()> {
        let section = match &line.class {
            Some(title) => self.classes.named(title),
            None => self.section.ok_or(LineReason::ClassUnnamed),
        };
        let section = match section {
            Ok(section) => section,
            Err(reason) => {
                self.refuse(line.line, reason);
                return Ok(());
            }
        };
        let after = self.today.checked_add_days(Days::new(DOUBTED_DAYS.0)).unwrap_or(self.today);
        let before = self.today.checked_sub_days(Days::new(DOUBTED_DAYS.1)).unwrap_or(self.today);
        match self.of {
            ListOf::Planned if line.day < self.today => {
                self.refuse(line.line, LineReason::DayIsOver);
                return Ok(());
            }
            ListOf::Held if line.day > after => self.warned.add(&self.file, line.line, None, LineReason::DayAhead),
            ListOf::Held if line.day < before => self.warned.add(&self.file, line.line, None, LineReason::DayLongAgo),
            _ => {}
        }
        let record = line.id(section, self.of, self.is_calendar);
        if !self.seen.insert(record) {
            self.warned.add(&self.file, line.line, None, LineReason::ListedTwice);
            return Ok(());
        }
        let kind = kind_of(self.of);
        let count: fn(&mut Counts) -> &mut u32 = match self.of {
            ListOf::Held => |counts| &mut counts.visits,
            ListOf::Planned => |counts| &mut counts.planned,
        };
        let told_before = self.marks.get(&record);
        if told_before == Some(&line.mark()) {
            *count(&mut self.preview.unchanged) += 1;
            return Ok(());
        }
        let is_new = told_before.is_none();
        // What is not here may have been, and what it said then is compared: what its line says no more is empty again.
        let past = if is_new && self.has_past { log::changes_of(self.sql, kind.name(), record)? } else { Vec::new() };
        let is_removed = is_removed(&past);
        if is_removed && was_listed(&past, line.mark()) {
            *count(&mut self.preview.unchanged) += 1;
            self.warned.add(&self.file, line.line, None, LineReason::TakenAway);
            return Ok(());
        }
        let held: Fields = if is_new { resolve(&past).fields } else { Tables(self.sql).find(kind, record)?.unwrap_or_default() };
        let visitor = self.visitor(&line, read_id(&held, "visitor"));
        let told = line.told(section, visitor, self.format.unwrap_or(Format::Virtual), self.of);
        let differs = |(field, told): &(&'static str, Value)| held.get(*field).unwrap_or(&Value::Null) != told;
        let told: Vec<(&'static str, Value)> = told.into_iter().filter(differs).collect();
        *count(if is_new { &mut self.preview.adds } else { &mut self.preview.changes }) += 1;
        let scope = Scope::Section(section);
        self.sets.push(Sets { scope, kind, record, told });
        if is_removed && kind == Kind::Visit {
            // A visit that comes back is what its line says, which is of nobody that they were there.
            for (met, _) in Tables(self.sql).list(Kind::Encounter, "visit", record)? {
                self.sets.push(Sets { scope, kind: Kind::Encounter, record: met, told: vec![(REMOVED, value(&true))] });
            }
        }
        Ok(())
    }

    fn refuse(&mut self, line: u32, reason: LineReason) {
        self.refused.add(&self.file, line, None, reason);
    }

    /// The directory's entry for the visitor of a line; somebody new is brought with it. What is known of the others stays.
    fn visitor(&mut self, line: &ListedVisit, held: Option<Id>) -> Id {
        if let Some(held) = held
            && folded(&self.known.directory.name_of(held).name) == folded(&line.visitor)
        {
            return held;
        }
        let none = Organisations::default();
        let listed = self.organisations.get(&folded(&line.visitor)).unwrap_or(&none);
        let (meant, are_several) = self.known.meant(line, &listed.all);
        if let Some(meant) = meant {
            return meant;
        }
        // A line that names no organisation means whom the others of that name mean, where these are one.
        let of_list = || listed.first.clone().filter(|_| listed.all.len() == 1);
        let organisation = line.organisation.clone().or_else(|| if are_several { None } else { of_list() });
        if organisation.is_some() && line.organisation.is_none() {
            self.warned.add(&self.file, line.line, None, LineReason::SameNewVisitor);
        }
        let visitor = listed_visitor_id(&line.visitor, organisation.as_deref());
        if self.seen.insert(visitor) {
            if are_several {
                self.warned.add(&self.file, line.line, None, LineReason::SeveralSuchVisitors);
            }
            let mut told = vec![("name", Value::from(line.visitor.as_str()))];
            told.extend(organisation.map(|organisation| ("organisation", Value::from(organisation))));
            told.extend(line.cluster.map(|cluster| ("cluster", value(&cluster))));
            self.preview.adds.visitors += 1;
            self.sets.push(Sets { scope: Scope::District, kind: Kind::Visitor, record: visitor, told });
        }
        visitor
    }
}

/// A list on its way into the store.
struct Writing<'a> {
    writer: LogWriter<'a>,
    sql: &'a Connection,
    heading: &'a Heading,
    is_first: bool,
    /// The index of the next change where a record has a past.
    next: u32,
}

impl Writing<'_> {
    fn put(&mut self, of: &Sets) -> Result<()> {
        let Sets { scope, kind, record, told } = of;
        let has_past = !self.is_first && !log::changes_of(self.sql, kind.name(), *record)?.is_empty();
        if !has_past {
            let told = || told.iter().filter(|(_, value)| !value.is_null());
            for (field, value) in told() {
                self.writer.put(*scope, *kind, *record, field, &log::canonical(value), &[])?;
                self.next += 1;
            }
            let fields: Fields = told().map(|(field, value)| ((*field).to_owned(), value.clone())).collect();
            return tables::write_record(self.sql, *kind, *record, Some(&fields));
        }
        let sets: Vec<Set> = told
            .iter()
            .map(|(field, value)| Set { scope: *scope, kind: *kind, record: *record, field, value: value.clone() })
            .collect();
        let sets: Vec<(u32, &Set)> = (self.next..).zip(&sets).collect();
        self.next += sets.len() as u32;
        for change in write_record(self.sql, self.heading, (*kind, *record), &sets, &mut self.next)? {
            self.writer.put(change.scope, *kind, *record, &change.field, &log::canonical(&change.value), &change.seen)?;
        }
        Ok(())
    }
}
