//! Brings a roster in. Compares plain rows with the tables, counts what would change, and applies all
//! of it as one Commit, row by row, so that a district's million enrolments fit in memory.
//! Nothing is removed: who is not on a full roster any more has left, and is counted first.

mod apply;
mod row;
mod unclear;

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;
use std::sync::Mutex;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use domain::change::Scope;
use domain::edit::APPLY_ROSTER;
use domain::people::StudentRow;
use domain::record::{Id, Kind};
use domain::refusal::Refusal;
use domain::roster::{Coming, Counts, LookAlike, Preview, Reach, Roster, Rows};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, TransactionBehavior};

use crate::commit::Committed;
use crate::failure::{Failure, Result};
use crate::log::{self, LogWriter};
use crate::open::{AUTO_CHECKPOINT, Store, with_end};
use crate::read::look_alikes::{Alike, OnRoster};
use crate::tables::{self, rolls};
use apply::Applying;
use row::{Days, MOST_PARTS, RosterRow, is_same, names};

/// Told between rows (done, of); answers false to stop. What was not committed then is not there.
pub type Watch<'a> = &'a mut dyn FnMut(u64, u64) -> bool;

/// Lists of names in a preview stop here; the totals do not.
pub const MOST_LISTED: usize = 1_000;

/// An index that is made at the end takes as long as this part of the rows.
const INDEX_PART: u64 = 5;

/// A roster, compared with the store as it was at `position`.
#[derive(Debug)]
pub struct Prepared {
    /// Taken when they are written: a district's rows and the sorting of its indexes do not fit in memory together.
    rows: Mutex<Option<Told>>,
    position: i64,
    pub preview: Preview,
}

/// The rows, and what would become of each.
#[derive(Debug)]
struct Told {
    roster: Roster,
    fates: [Fates; 6],
}

/// What would become of each row of one kind.
#[derive(Debug, Default)]
struct Fates {
    /// Of each row, in their order: is it new, changed (or back), or the same.
    rows: Vec<Fate>,
    leavers: Vec<Id>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    New,
    Changed,
    /// As it was, but had left.
    Back,
    Same,
}

/// Puts rows into the order of their ids. Of those with one id the first to be told stays the first.
fn put_in_order<Row>(rows: &mut Rows<Row>) {
    if !rows.rows.is_sorted_by_key(|(id, _)| *id) {
        rows.rows.sort_by_cached_key(|(id, _)| *id);
    }
}

/// Compares rows with their table by walking both in id order: no copy of the table in memory. What is held of a part of
/// which the files say nothing comes into the row: a row is written whole. The rows are put into the order of their ids.
fn compare<Row: RosterRow>(
    sql: &Connection,
    rows: &mut Rows<Row>,
    seen: &mut dyn FnMut() -> Result<()>,
    counts: [&mut u32; 4],
) -> Result<Fates> {
    let mut fates = Fates { rows: vec![Fate::New; rows.rows.len()], ..Fates::default() };
    if rows.reach == Reach::Absent {
        return Ok(fates);
    }
    let [adds, changes, leavers, unchanged] = counts;
    put_in_order(rows);
    // Whom a delta names as gone, and who is told under another owner: known by what their source ids derive. Of a bulk file
    // with no line refused nobody has to be asked: whoever is not told has left.
    let mut gone: Vec<Id> = rows.gone.iter().map(|id| own_part::<Row>(*id)).collect();
    let is_clean_bulk = rows.reach == Reach::Bulk && !rows.has_nameless && rows.unsaid.is_empty();
    if Row::OWNER_BYTES > 0 && !is_clean_bulk {
        gone.extend(rows.rows.iter().map(|(id, _)| own_part::<Row>(*id)));
    }
    gone.sort_unstable();
    let mut unsaid: Vec<Id> = rows.unsaid.iter().map(|id| own_part::<Row>(*id)).collect();
    unsaid.sort_unstable();
    let columns = names(Row::KIND);
    let silent: Vec<(usize, &str)> = columns.iter().copied().enumerate().filter(|(_, part)| rows.silent.contains(part)).collect();
    let mut days = Days::default();
    let mut at = 0;
    each_held(sql, Row::KIND, &columns, |here, has_left, held| {
        seen()?;
        while rows.rows.get(at).is_some_and(|(id, _)| *id < here) {
            at += 1;
        }
        match rows.rows.get_mut(at).filter(|(id, _)| *id == here) {
            Some((_, row)) => {
                for (column, part) in &silent {
                    row.keep(part, held[*column]);
                }
                let parts = row.parts();
                // The first is the source id, which the id was derived from: of one id there is one.
                let same = parts.iter().zip(held).skip(1).all(|(part, held)| is_same(part, *held, &mut days));
                fates.rows[at] = match (same, has_left) {
                    (true, false) => Fate::Same,
                    (true, true) => Fate::Back,
                    (false, _) => Fate::Changed,
                };
                at += 1;
            }
            None if has_left => {}
            // A school that staff set up by hand has an empty source id: no roster can take it away.
            None if held[0] == ValueRef::Text(b"") => {}
            None => {
                if rows.is_left(held[0].as_str().unwrap_or_default(), own_part::<Row>(here), &gone, &unsaid) {
                    fates.leavers.push(here);
                }
            }
        }
        Ok(())
    })?;
    // A source id told twice: the first telling counts. The reader has warned of it.
    for (at, pair) in rows.rows.windows(2).enumerate() {
        if pair[0].0 == pair[1].0 {
            fates.rows[at + 1] = Fate::Same;
        }
    }
    for fate in &fates.rows {
        match fate {
            Fate::New => {
                *adds += 1;
                // The table has no row for it: a first roster would ask nobody whether to go on.
                seen()?;
            }
            Fate::Changed | Fate::Back => *changes += 1,
            Fate::Same => *unchanged += 1,
        }
    }
    *leavers += fates.leavers.len() as u32;
    Ok(fates)
}

/// Walks the rows of a kind that came from a roster in the order of their ids: the id, whether they have left, and the columns.
fn each_held(
    sql: &Connection,
    kind: Kind,
    columns: &[&str],
    mut meet: impl FnMut(Id, bool, &[ValueRef<'_>]) -> Result<()>,
) -> Result<()> {
    if kind == Kind::Enrollment {
        return rolls::each_in_order(sql, |id, has_left, parts| meet(id, has_left, parts));
    }
    let mut held = sql.prepare(&format!(
        "SELECT id, coalesce(has_left, 0), {} FROM {} WHERE source_id IS NOT NULL ORDER BY id",
        columns.join(", "),
        tables::table(kind)
    ))?;
    let mut held = held.query([])?;
    while let Some(row) = held.next()? {
        let mut parts = [ValueRef::Null; MOST_PARTS];
        for (at, part) in parts.iter_mut().enumerate().take(columns.len()) {
            *part = row.get_ref(at + 2)?;
        }
        meet(log::column_id(row, 0)?, row.get(1)?, &parts[..columns.len()])?;
    }
    Ok(())
}

/// What the source id alone derives of an id.
fn own_part<Row: RosterRow>(id: Id) -> Id {
    let mut bytes = id.into_bytes();
    bytes[..Row::OWNER_BYTES].fill(0);
    Id::from_bytes(bytes)
}

impl Store {
    /// Compares a roster with this store. Writes nothing. `watch` is told how many rows were looked at, of
    /// as many as the roster has.
    pub fn prepare_roster(&self, mut roster: Roster, watch: Watch<'_>) -> Result<Prepared> {
        self.reading(|sql| {
            let position = log::last_position(sql)?;
            unclear::settle(sql, &mut roster)?;
            let (mut adds, mut changes, mut leavers, mut unchanged) =
                (Counts::default(), Counts::default(), Counts::default(), Counts::default());
            let of = (roster.students.rows.len() + roster.sections.rows.len() + roster.enrollments.rows.len()) as u64;
            let mut done = 0u64;
            let mut seen = || {
                done += 1;
                if done.is_multiple_of(4096) && !watch(done.min(of), of) { Err(Failure::Cancelled) } else { Ok(()) }
            };
            macro_rules! compared {
                ($rows:ident, $count:ident) => {
                    compare(
                        sql,
                        $rows,
                        &mut seen,
                        [&mut adds.$count, &mut changes.$count, &mut leavers.$count, &mut unchanged.$count],
                    )?
                };
            }
            let Roster { schools, students, staff, sections, enrollments, contacts, .. } = &mut roster;
            let fates = std::thread::scope(|threads| {
                // The most by far: another processor puts them in order meanwhile.
                let ordered = threads.spawn(|| {
                    put_in_order(enrollments);
                    enrollments
                });
                let schools = compared!(schools, schools);
                let students = compared!(students, students);
                let staff = compared!(staff, staff);
                let sections = compared!(sections, classes);
                let contacts = compared!(contacts, contacts);
                let enrollments = ordered.join().unwrap_or_else(|panicked| resume_unwind(panicked));
                Ok::<_, Failure>([schools, students, staff, sections, compared!(enrollments, enrollments), contacts])
            })?;
            let leaving = names_of(sql, &fates[1].leavers)?;
            let look_alikes = look_alikes(sql, &roster.students, &fates[1])?;
            let coming = coming(&roster.students, &fates[1]);
            let (refused, warned) = (std::mem::take(&mut roster.refused), std::mem::take(&mut roster.warned));
            let preview = Preview {
                format: roster.format.clone(),
                adds,
                changes,
                leavers,
                unchanged,
                refused: refused.kept,
                warned: warned.kept,
                refused_total: refused.total,
                warned_total: warned.total,
                leaving,
                look_alikes,
                coming,
                listed_again: Vec::new(),
                untaken: 0,
            };
            Ok(Prepared { rows: Mutex::new(Some(Told { roster, fates })), position, preview })
        })
    }

    /// Applies a compared roster as one Commit, durable in the journal; [`Store::fold_journal`] then brings it into the
    /// file. Refused where the store changed since: look again. Stopped while its rows
    /// are written, the same can be applied again; stopped after the last of them, it has to be compared again.
    pub fn apply_roster(&self, author: Id, prepared: &Prepared, watch: Watch<'_>) -> Result<Committed> {
        let mut sql = self.writer();
        let cache: i64 = sql.query_row("PRAGMA cache_size", [], |row| row.get(0))?;
        sql.execute_batch("PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 0;")?;
        let mut rows = prepared.rows.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let write = || {
            let transaction = sql.transaction_with_behavior(TransactionBehavior::Immediate)?;
            if log::last_position(&transaction)? != prepared.position {
                return Err(Failure::Refused(Refusal::PreviewIsStale));
            }
            let committed = self.apply(&transaction, author, &mut rows, watch)?;
            transaction.commit()?;
            Ok(committed)
        };
        // Whatever happens while it writes, this connection goes on to fold its journal by itself.
        let done = catch_unwind(AssertUnwindSafe(|| with_journal_going_to_disk(self.path(), write)));
        let eased = sql.execute_batch(&format!("PRAGMA cache_size = {cache}; PRAGMA shrink_memory; {AUTO_CHECKPOINT}"));
        let done = done.unwrap_or_else(|panicked| resume_unwind(panicked));
        self.renew(&mut sql, &done);
        let committed = done?;
        eased?;
        Ok(committed)
    }

    fn apply(&self, sql: &Connection, author: Id, rows: &mut Option<Told>, watch: Watch<'_>) -> Result<Committed> {
        let Some(Told { roster, fates }) = rows else { return Err(Failure::Refused(Refusal::PreviewIsStale)) };
        let of: u64 = fates
            .iter()
            .map(|fates| (fates.rows.iter().filter(|fate| **fate != Fate::Same).count() + fates.leavers.len()) as u64)
            .sum();
        if of == 0 {
            return Ok(Committed::nothing(APPLY_ROSTER));
        }
        let heading = self.heading(sql, author, APPLY_ROSTER, None)?;
        let is_first: bool = sql.query_row(
            "SELECT NOT EXISTS (SELECT 1 FROM commits WHERE edit = ?1) AND NOT EXISTS (SELECT 1 FROM enrollment_roll)",
            [APPLY_ROSTER],
            |row| row.get(0),
        )?;
        // A first, large roster: indexes are made when the rows lie there.
        let is_large = is_first && of > 20_000;
        if is_large {
            // Until then everything is written where its table ends, and needs few pages.
            sql.execute_batch(
                "PRAGMA cache_size = -16384;
                 DROP INDEX IF EXISTS changes_of_record;",
            )?;
        }
        let mut to = Applying {
            writer: LogWriter::begin(sql, &*self.rim, &heading, true)?,
            sql,
            // The very first roster can have no past: nothing to look up for each row.
            is_first,
            done: 0,
            // The indexes are a part of the way: a bar that waits for them at its end seems to hang.
            of: if is_large { of + 2 * (of / INDEX_PART) } else { of },
            watch,
            kinds: Vec::new(),
        };
        // With its owner's kind, so that a scope's part is written once.
        let [schools, students, staff, sections, enrollments, contacts] = fates;
        to.both(&roster.schools, schools, &roster.staff, staff)?;
        to.both(&roster.students, students, &roster.contacts, contacts)?;
        to.both(&roster.sections, sections, &roster.enrollments, enrollments)?;
        if is_first {
            to.index_rolls(&roster.enrollments)?;
        }
        if is_large {
            to.went_on(of / INDEX_PART)?;
            // A million small pieces of memory take their time to be given back.
            let over = rows.take();
            std::thread::spawn(move || drop(over));
            sql.execute_batch("PRAGMA cache_size = -65536; CREATE INDEX changes_of_record ON changes (record);")?;
            to.went_on(of / INDEX_PART)?;
        }
        let kinds = std::mem::take(&mut to.kinds);
        Ok(Committed { commit: Some(heading.id), edit: APPLY_ROSTER.to_owned(), scopes: vec![Scope::District], kinds })
    }
}

/// Brings what is written into the journal of a store to the disk meanwhile: else the commit waits for all of it at its end.
fn with_journal_going_to_disk<T>(store: &Path, write: impl FnOnce() -> T) -> T {
    const EVERY: Duration = Duration::from_millis(300);
    std::thread::scope(|threads| {
        let (end, ended) = channel::<()>();
        threads.spawn(move || {
            while ended.recv_timeout(EVERY) == Err(RecvTimeoutError::Timeout) {
                // The commit itself syncs the journal and says so where it cannot.
                let _ = std::fs::File::open(with_end(store, "-wal")).and_then(|journal| journal.sync_data());
            }
        });
        let done = write();
        drop(end);
        done
    })
}

/// Names of students who would leave, for the person who decides; at most [`MOST_LISTED`].
fn names_of(sql: &Connection, leavers: &[Id]) -> Result<Vec<String>> {
    let mut names = Vec::new();
    let here = tables::Tables(sql);
    for student in leavers.iter().take(MOST_LISTED) {
        if let Some(fields) = here.find(Kind::Student, *student)? {
            names.push(domain::people::PersonName::here(*student, &fields, &here).shown());
        }
    }
    names.sort();
    Ok(names)
}

/// Who is new or changed, as the files say it.
fn coming(students: &Rows<StudentRow>, fates: &Fates) -> Vec<Coming> {
    let told = students.rows.iter().zip(&fates.rows).filter(|(_, fate)| **fate != Fate::Same);
    told.map(|((_, row), fate)| Coming {
        line: None,
        given: row.preferred_given.as_ref().unwrap_or(&row.given).to_string(),
        family: row.family.to_string(),
        grade: row.grade.as_ref().map(ToString::to_string),
        is_new: *fate == Fate::New,
    })
    .collect()
}

/// Students typed by hand who seem to be among the new rows.
fn look_alikes(sql: &Connection, students: &Rows<StudentRow>, fates: &Fates) -> Result<Vec<LookAlike>> {
    let by_hand = crate::read::look_alikes::typed(sql)?;
    let mut alike = Alike::of(&by_hand);
    if by_hand.is_empty() {
        return Ok(alike.pairs());
    }
    for ((id, row), fate) in students.rows.iter().zip(&fates.rows) {
        if *fate == Fate::New {
            let preferred = row.preferred_given.as_ref().unwrap_or(&row.given);
            alike.meet(&OnRoster {
                id: *id,
                name: &format!("{} {}", row.given, row.family),
                preferred: &format!("{preferred} {}", row.family),
                grade: row.grade.as_deref(),
                school: row.school,
                number: row.number.as_deref(),
            });
        }
    }
    let mut pairs = alike.pairs();
    pairs.truncate(MOST_LISTED);
    Ok(pairs)
}
