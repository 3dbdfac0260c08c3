//! Undo and redo on one map, in one scope, over everything this person did here, or of one commit by its name. Puts back the values a
//! commit replaced, as a new commit; what somebody else has changed since is left alone, counted and named. A roster's
//! million rows go back part by part in one transaction: stopped, nothing has gone back.

mod former;
mod whole;

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::change::{Change, Name, Scope, Set, heads};
use domain::consent::{Consent, ConsentFor};
use domain::ego_network::placement_id;
use domain::policy;
use domain::record::{Ground, Id, Kind, read_id};
use domain::refusal::Refusal;
use domain::undo::{Past, Plan, REDO, Reach, UNDO, Walk, Written, plan};
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::commit::{Committed, write_record};
use crate::failure::{Failure, Result};
use crate::import::Watch;
use crate::log::{self, Heading, LogWriter};
use crate::open::Store;
use crate::read::SHOWN_NAME;
use crate::tables::{self, judged};
use former::{former, shows};
use whole::Stay;

/// What an undo or a redo did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct Undone {
    pub committed: Committed,
    /// The name of the edit that was taken back, or brought back.
    pub edit: String,
    /// Fields that somebody has changed since, and that were left as they are.
    pub left_alone: u32,
    /// The records of those fields, each once; at most [`MOST_NAMED`].
    pub left: Vec<LeftAlone>,
}

/// A record of the registry that an undo left as it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
pub struct LeftAlone {
    pub kind: Kind,
    /// Its name; for what belongs to a student, the student's.
    pub name: String,
}

/// An undo names this many records that it left alone; beyond that it counts.
pub const MOST_NAMED: usize = 1_000;

/// Changes that are taken back together.
const AT_ONCE: usize = 1_000;

/// The names of the edits that Undo and Redo would concern now.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct UndoReach {
    pub undo: Option<String>,
    pub redo: Option<String>,
}

/// The word of a student's scope.
const STUDENT: &str = Scope::Student(Id::nil()).word();

/// How far a step of undo or redo reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// Everything this person did here.
    Anywhere,
    /// One scope, and nothing that reaches beyond it.
    Scope(Scope),
    /// What one map shows: its people, places, chips and lines, what it is for and whom to ask. Neither a step that the
    /// counselor noted nor another map's correction.
    Wave(Id),
}

impl From<Option<Scope>> for Within {
    fn from(scope: Option<Scope>) -> Within {
        scope.map_or(Within::Anywhere, Within::Scope)
    }
}

impl Store {
    /// What undo and redo would do.
    pub fn undo_reach(&self, author: Id, within: impl Into<Within>) -> Result<UndoReach> {
        let within = within.into();
        let reach = self.reading(|sql| self.reach(sql, author, within))?;
        Ok(UndoReach { undo: reach.undo.map(|past| past.edit), redo: reach.redo.map(|past| past.edit) })
    }

    /// Takes the newest edit back.
    pub fn undo(&self, author: Id, within: impl Into<Within>) -> Result<Undone> {
        self.undo_beside(author, within, &[], &mut |_, _| true)
    }

    /// Takes the newest edit back; `mapped` are students who have an open draft beside this store, and stay.
    pub fn undo_beside(&self, author: Id, within: impl Into<Within>, mapped: &[Id], watch: Watch<'_>) -> Result<Undone> {
        self.step_back(author, UNDO, mapped, watch, |sql| {
            Ok(self.reach(sql, author, within.into())?.undo.ok_or(Refusal::NothingToUndo)?)
        })
    }

    /// Takes back the commit of that name, whatever was done since; `mapped` as in [`Store::undo_beside`]. Refused where it
    /// was taken back already, and where it is not one of this person's on this machine.
    pub fn undo_commit(&self, author: Id, commit: Id, mapped: &[Id], watch: Watch<'_>) -> Result<Undone> {
        self.step_back(author, UNDO, mapped, watch, |sql| self.standing(sql, author, commit))
    }

    /// Brings the edit back that was undone last.
    pub fn redo(&self, author: Id, within: impl Into<Within>) -> Result<Undone> {
        self.redo_beside(author, within, &[], &mut |_, _| true)
    }

    /// Brings the edit back that was undone last; `mapped` as in [`Store::undo_beside`].
    pub fn redo_beside(&self, author: Id, within: impl Into<Within>, mapped: &[Id], watch: Watch<'_>) -> Result<Undone> {
        self.step_back(author, REDO, mapped, watch, |sql| {
            Ok(self.reach(sql, author, within.into())?.redo.ok_or(Refusal::NothingToRedo)?)
        })
    }

    /// The commit that stands for one that may have been taken back and brought back since: itself, or its last redo.
    fn standing(&self, sql: &Connection, author: Id, commit: Id) -> Result<Past> {
        let past = |row: &rusqlite::Row<'_>| {
            Ok(Past { commit: log::column_id(row, 0)?, edit: row.get(1)?, undoes: log::column_id_or_none(row, 2)? })
        };
        let mut found = sql
            .prepare_cached("SELECT id, edit, undoes FROM commits WHERE id = ?1 AND author = ?2 AND device = ?3")?
            .query_row(params![commit.as_bytes(), author.as_bytes(), self.device.as_bytes()], past)
            .optional()?
            .ok_or(Refusal::NoSuchRecord)?;
        if found.undoes.is_none() && !policy::can_be_undone(&found.edit) {
            return Err(Refusal::NothingToUndo.into());
        }
        let mut next =
            sql.prepare_cached("SELECT id, edit, undoes FROM commits WHERE undoes = ?1 ORDER BY position DESC LIMIT 1")?;
        while let Some(later) = next.query_row([found.commit.as_bytes()], past).optional()? {
            found = later;
        }
        if found.edit == UNDO { Err(Refusal::IsUndone.into()) } else { Ok(Past { edit: edit_of(sql, &found)?, ..found }) }
    }

    fn reach(&self, sql: &Connection, author: Id, within: Within) -> Result<Reach> {
        let mut walk = Walk::default();
        match within {
            Within::Anywhere => {
                let mut all = sql.prepare_cached(
                    "SELECT id, edit, undoes FROM commits WHERE author = ?1 AND device = ?2 ORDER BY position DESC",
                )?;
                meet(&mut walk, all.query(params![author.as_bytes(), self.device.as_bytes()])?, |_| Ok(true))?;
            }
            Within::Scope(scope) => self.meet_in(sql, author, scope.word(), &[scope.id()], &mut walk, |_| Ok(true))?,
            Within::Wave(wave) => {
                let students = students_on(sql, wave)?;
                self.meet_in(sql, author, STUDENT, &students, &mut walk, |past| is_of_wave(sql, past, wave))?;
            }
        }
        let named =
            |past: Option<Past>| past.map(|past| Ok::<_, Failure>(Past { edit: edit_of(sql, &past)?, ..past })).transpose();
        let Reach { undo, redo } = walk.found();
        Ok(Reach { undo: named(undo)?, redo: named(redo)? })
    }

    /// Walks over the commits of these scopes. One that reaches beyond them (a roster, a list) is not taken back from within.
    fn meet_in(
        &self,
        sql: &Connection,
        author: Id,
        word: &str,
        of: &[Id],
        walk: &mut Walk,
        touches: impl Fn(&Past) -> Result<bool>,
    ) -> Result<()> {
        let marks = vec!["?"; of.len()].join(",");
        let mut all = sql.prepare_cached(&format!(
            "SELECT DISTINCT m.id, m.edit, m.undoes, m.position FROM parts p JOIN commits m ON m.position = p.commit_position
             WHERE p.scope_id IN ({marks}) AND p.scope = ? AND m.author = ? AND m.device = ?
             AND NOT EXISTS (SELECT 1 FROM parts o WHERE o.commit_position = m.position AND (o.scope_id NOT IN ({marks}) OR o.scope != p.scope))
             ORDER BY m.position DESC"
        ))?;
        let blob = |id: &Id| Sql::Blob(id.as_bytes().to_vec());
        let mut values: Vec<Sql> = of.iter().map(blob).collect();
        values.extend([Sql::Text(word.to_owned()), blob(&author), blob(&self.device)]);
        values.extend(of.iter().map(blob));
        meet(walk, all.query(rusqlite::params_from_iter(values))?, touches)
    }

    fn step_back(
        &self,
        author: Id,
        word: &str,
        mapped: &[Id],
        watch: Watch<'_>,
        which: impl FnOnce(&Connection) -> Result<Past>,
    ) -> Result<Undone> {
        self.at_once(|sql| {
            let past = which(sql)?;
            self.take_back(sql, author, word, past, mapped, watch)
        })
    }

    fn take_back(&self, sql: &Connection, author: Id, word: &str, past: Past, mapped: &[Id], watch: Watch<'_>) -> Result<Undone> {
        let heading = self.heading(sql, author, word, Some(past.commit))?;
        let mut back = Back {
            sql,
            heading: &heading,
            writer: LogWriter::begin(sql, &*self.rim, &heading, self.travels)?,
            mapped,
            stay: Stay::default(),
            next: 0,
            kinds: BTreeSet::new(),
            scopes: BTreeSet::new(),
            left_alone: 0,
            left: BTreeMap::new(),
        };
        let parts = log::parts_of(sql, past.commit)?;
        back.stay = Stay::of(sql, past.commit, &parts)?;
        let of: u64 = parts.iter().map(log::PartLine::changes).sum();
        let (mut done, mut told) = (0, 0);
        for part in parts {
            // Even where nothing could go back the step is recorded, or the key would be stuck on it.
            back.writer.open(part.scope, part.tier)?;
            let mine = log::changes_between(sql, part.first_change, part.last_change)?;
            let mut rest = &mine[..];
            while !rest.is_empty() {
                // The changes of one record stay together.
                let mut end = rest.len().min(AT_ONCE);
                while rest.get(end).is_some_and(|next| next.record == rest[end - 1].record) {
                    end += 1;
                }
                let (some, more) = rest.split_at(end);
                back.take(past.commit, some)?;
                rest = more;
                done += some.len() as u64;
                if done >= told + AT_ONCE as u64 {
                    told = done;
                    if !watch(done, of) {
                        return Err(Failure::Cancelled);
                    }
                }
            }
        }
        back.writer.flush()?;
        let Back { kinds, scopes, left_alone, left, .. } = back;
        let committed = Committed {
            commit: Some(heading.id),
            edit: word.to_owned(),
            // Whoever has so much on the screen reads all of it again.
            scopes: if scopes.len() > AT_ONCE { vec![Scope::District] } else { scopes.into_iter().collect() },
            kinds: kinds.into_iter().collect(),
        };
        Ok(Undone { committed, edit: past.edit, left_alone, left: left.into_values().collect() })
    }
}

/// A commit on its way back, some of its changes at a time.
struct Back<'a> {
    sql: &'a Connection,
    heading: &'a Heading,
    writer: LogWriter<'a>,
    mapped: &'a [Id],
    stay: Stay,
    /// The index of the next change.
    next: u32,
    kinds: BTreeSet<Kind>,
    scopes: BTreeSet<Scope>,
    left_alone: u32,
    left: BTreeMap<Id, LeftAlone>,
}

impl Back<'_> {
    /// Takes some of the commit's changes back: all that it holds of their records.
    fn take(&mut self, commit: Id, mine: &[Change]) -> Result<()> {
        let (plan, sets) = back(self.sql, commit, mine, self.mapped, &self.stay)?;
        self.leaves(&plan.left_alone, mine)?;
        let mut by_record: BTreeMap<(Id, Kind), Vec<&Set>> = BTreeMap::new();
        for set in &sets {
            by_record.entry((set.record, set.kind)).or_default().push(set);
        }
        for ((record, kind), sets) in by_record {
            let sets: Vec<(u32, &Set)> = (self.next..).zip(sets).collect();
            self.next += sets.len() as u32;
            for change in write_record(self.sql, self.heading, (kind, record), &sets, &mut self.next)? {
                let value = log::canonical(&change.value);
                self.writer.put(change.scope, kind, record, &change.field, &value, &change.seen)?;
                self.scopes.insert(change.scope);
            }
            self.kinds.insert(kind);
        }
        Ok(())
    }

    /// Counts what is left alone, and names its records.
    fn leaves(&mut self, left: &[Written], mine: &[Change]) -> Result<()> {
        self.left_alone += left.len() as u32;
        for written in left {
            if self.left.len() >= MOST_NAMED || self.left.contains_key(&written.record) {
                continue;
            }
            let change = mine.iter().find(|change| change.name == written.name);
            if let Some(kind) = change.and_then(|change| Kind::named(&change.kind))
                && let Some(name) = name_of(self.sql, kind, written.record)?
            {
                self.left.insert(written.record, LeftAlone { kind, name });
            }
        }
        Ok(())
    }
}

/// The name of a record of the registry; for what belongs to a student, the student's.
fn name_of(sql: &Connection, kind: Kind, record: Id) -> Result<Option<String>> {
    let named = match kind {
        Kind::Student => format!("SELECT {SHOWN_NAME} FROM student s WHERE s.id = ?1"),
        Kind::School => "SELECT coalesce(name, '') FROM school WHERE id = ?1".to_owned(),
        Kind::Section => "SELECT coalesce(title, '') FROM section WHERE id = ?1".to_owned(),
        Kind::Staff => "SELECT trim(coalesce(given, '') || ' ' || coalesce(family, '')) FROM staff WHERE id = ?1".to_owned(),
        Kind::Contact
        | Kind::CaseloadMember
        | Kind::Step
        | Kind::Invitation
        | Kind::TeamNote
        | Kind::Consent
        | Kind::Correction
        | Kind::Interest
        | Kind::SummaryProposal => {
            format!("SELECT {SHOWN_NAME} FROM student s WHERE s.id = (SELECT student FROM {} WHERE id = ?1)", tables::table(kind))
        }
        _ => return Ok(None),
    };
    Ok(sql.prepare_cached(&named)?.query_row([record.as_bytes()], |row| row.get(0)).optional()?)
}

/// Meets commits, newest first, until nothing older can matter.
fn meet(walk: &mut Walk, mut rows: rusqlite::Rows<'_>, touches: impl Fn(&Past) -> Result<bool>) -> Result<()> {
    while let Some(row) = rows.next()? {
        let past = Past { commit: log::column_id(row, 0)?, edit: row.get(1)?, undoes: log::column_id_or_none(row, 2)? };
        if touches(&past)? && walk.meet(&past) {
            break;
        }
    }
    Ok(())
}

/// The records of whom a wave tells: its student's, and those of the people on it.
fn students_on(sql: &Connection, wave: Id) -> Result<Vec<Id>> {
    let mut students = judged(sql, |ground| {
        let student = domain::waves::student_of(ground, wave).ok_or(Refusal::NoSuchWave)?;
        Ok::<_, Refusal>(domain::people::joined(ground, student))
    })?;
    let mut of_people = sql.prepare_cached(
        "SELECT DISTINCT a.student FROM placement p JOIN alter_person a ON a.id = p.alter_id WHERE p.wave = ?1 AND a.student IS NOT NULL",
    )?;
    for of in of_people.query_map([wave.as_bytes()], |row| log::column_id(row, 0))? {
        students.insert(of?);
    }
    Ok(students.into_iter().collect())
}

/// Whether a commit changed what a wave shows. A step of undo or redo changed what the edit behind it did.
fn is_of_wave(sql: &Connection, past: &Past, wave: Id) -> Result<bool> {
    let (mut commit, mut undoes) = (past.commit, past.undoes);
    if undoes.is_none() && !policy::can_be_undone(&past.edit) {
        return Ok(false);
    }
    let mut one = sql.prepare_cached("SELECT undoes FROM commits WHERE id = ?1")?;
    while let Some(of) = undoes {
        commit = of;
        // One of which nothing is left was erased.
        undoes = one.query_row([of.as_bytes()], |row| log::column_id_or_none(row, 0)).optional()?.flatten();
    }
    let mut records = sql.prepare_cached(
        "SELECT DISTINCT c.kind, c.record FROM commits m JOIN parts p ON p.commit_position = m.position
         JOIN changes c ON c.position BETWEEN p.first_change AND p.last_change WHERE m.id = ?1",
    )?;
    let mut names_wave = sql.prepare_cached("SELECT 1 FROM changes WHERE record = ?1 AND field = 'wave' AND value = ?2")?;
    let word = log::canonical(&domain::record::value(&wave));
    let mut rows = records.query([commit.as_bytes()])?;
    while let Some(row) = rows.next()? {
        let (kind, record) = (row.get::<_, String>(0)?, log::column_id(row, 1)?);
        let is_of_it = match Kind::named(&kind) {
            Some(Kind::Placement | Kind::SupportGiven | Kind::SupportAsked | Kind::Tie | Kind::Ask) => {
                names_wave.exists(params![record.as_bytes(), word])?
            }
            // A name or a fact is told of a person wherever they are: of this map, where they are or were on it.
            Some(Kind::Alter) => names_wave.exists(params![placement_id(wave, record).as_bytes(), word])?,
            Some(Kind::Wave) => record == wave,
            _ => false,
        };
        if is_of_it {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The name of the edit that an undo or a redo is about.
fn edit_of(sql: &Connection, past: &Past) -> Result<String> {
    let mut one = sql.prepare_cached("SELECT edit, undoes FROM commits WHERE id = ?1")?;
    let (mut edit, mut undoes) = (past.edit.clone(), past.undoes);
    while let Some(of) = undoes {
        let behind = one.query_row([of.as_bytes()], |row| Ok((row.get(0)?, log::column_id_or_none(row, 1)?))).optional()?;
        let Some(behind) = behind else { break };
        (edit, undoes) = behind;
    }
    Ok(edit)
}

/// What takes a commit back: the former value of each of its fields that still stands.
fn back(sql: &Connection, commit: Id, mine: &[Change], mapped: &[Id], whole: &Stay) -> Result<(Plan, Vec<Set>)> {
    let mut pasts: BTreeMap<(Id, &str), Vec<Change>> = BTreeMap::new();
    for change in mine {
        if let Entry::Vacant(empty) = pasts.entry((change.record, &change.kind)) {
            empty.insert(log::changes_of(sql, &change.kind, change.record)?);
        }
    }
    let mut written = Vec::with_capacity(mine.len());
    for change in mine {
        // A field that the commit wrote twice goes back once, from its last value to what stood before the first.
        let is_replaced = |later: &Change| {
            later.record == change.record && later.field == change.field && later.kind == change.kind && later.name > change.name
        };
        let past = &pasts[&(change.record, change.kind.as_str())];
        if past.iter().any(|later| later.name.commit == commit && is_replaced(later)) {
            continue;
        }
        let mut now = Vec::new();
        for head in heads(past).get(change.field.as_str()).into_iter().flatten() {
            // Where an undo has put this commit's value back, it stands again.
            let stands = head.name == change.name || shows(sql, past, head)? == shows(sql, past, change)?;
            now.push(if stands { change.name } else { head.name });
        }
        written.push(Written {
            name: change.name,
            record: change.record,
            field: change.field.clone(),
            former: former(past, change),
            heads: now,
        });
    }
    let mut plan = plan(written);
    let by_name: HashMap<Name, &Change> = mine.iter().map(|change| (change.name, change)).collect();
    let mut stay: BTreeMap<Id, bool> = BTreeMap::new();
    for written in
        plan.back.iter().filter(|written| written.former.is_null() && matches!(written.field.as_str(), "row" | "by_hand"))
    {
        if by_name.get(&written.name).is_some_and(|change| change.kind == Kind::Student.name()) {
            stay.insert(written.record, mapped.contains(&written.record) || is_told_of(sql, written.record, &written.field)?);
        }
    }
    // Of a student whose parents have said no since, nothing is written again.
    let tables = tables::Certain::of(sql);
    let is_refused = |written: &Written| {
        let is_choice = by_name.get(&written.name).is_some_and(|change| change.kind == Kind::Interest.name());
        is_choice
            && !written.former.is_null()
            && (tables.record(Kind::Interest, written.record))
                .and_then(|told| read_id(&told, "student"))
                .is_some_and(|student| Consent::is_refused(&tables, student, ConsentFor::Visits))
    };
    let (alone, goes): (Vec<Written>, Vec<Written>) = plan.back.into_iter().partition(|written| {
        let stays =
            stay.get(&written.record) == Some(&true) || by_name.get(&written.name).is_some_and(|change| whole.has(change));
        stays || is_refused(written)
    });
    tables.held()?;
    plan.back = goes;
    plan.left_alone.extend(alone);
    let mut sets = Vec::with_capacity(plan.back.len());
    for written in &plan.back {
        let Some(change) = by_name.get(&written.name) else { continue };
        let Some(kind) = Kind::named(&change.kind) else { continue };
        let Some(field) = policy::field_named(kind, &change.field) else { continue };
        sets.push(Set { scope: change.scope, kind, record: change.record, field, value: written.former.clone() });
    }
    Ok((plan, sets))
}

/// Whether something of a student's would be out of reach if `field`, which makes them be there, were taken back: maps,
/// people, steps, another record joined to them, a name in the room.
fn is_told_of(sql: &Connection, student: Id, field: &str) -> Result<bool> {
    let by_the_other = if field == "row" { "s.hand_given IS NOT NULL" } else { "s.source_id IS NOT NULL" };
    let told = sql
        .prepare_cached(&format!(
            "SELECT NOT EXISTS (SELECT 1 FROM student s WHERE s.id = ?1 AND {by_the_other}) AND (
                EXISTS (SELECT 1 FROM wave WHERE student = ?1) OR EXISTS (SELECT 1 FROM alter_person WHERE student = ?1)
                OR EXISTS (SELECT 1 FROM step WHERE student = ?1) OR EXISTS (SELECT 1 FROM invitation WHERE student = ?1)
                OR EXISTS (SELECT 1 FROM hold WHERE student = ?1) OR EXISTS (SELECT 1 FROM consent WHERE student = ?1)
                OR EXISTS (SELECT 1 FROM disclosure WHERE student = ?1) OR EXISTS (SELECT 1 FROM correction WHERE student = ?1)
                OR EXISTS (SELECT 1 FROM team_note WHERE student = ?1) OR EXISTS (SELECT 1 FROM summary WHERE student = ?1)
                OR EXISTS (SELECT 1 FROM erasure WHERE student = ?1) OR EXISTS (SELECT 1 FROM adults_answer WHERE student = ?1)
                OR EXISTS (SELECT 1 FROM interest WHERE student = ?1) OR EXISTS (SELECT 1 FROM participation WHERE student = ?1)
                OR EXISTS (SELECT 1 FROM group_member WHERE student = ?1) OR EXISTS (SELECT 1 FROM name_here WHERE student = ?1 AND name IS NOT NULL)
                OR EXISTS (SELECT 1 FROM student s WHERE s.same_as = ?1)
                OR EXISTS (SELECT 1 FROM student s WHERE s.id = ?1 AND (s.called IS NOT NULL OR s.same_as IS NOT NULL)))"
        ))?
        .query_row([student.as_bytes()], |row| row.get(0))?;
    Ok(told)
}
