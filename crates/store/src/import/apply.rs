//! Writes what a roster would change: each scope's part of the log once, and the tables beside it. It does not decide what
//! becomes of a row.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use domain::change::{Change, Name, Scope, heads, seen_by};
use domain::record::{Id, Kind};
use domain::roster::Rows;
use rusqlite::Connection;
use rusqlite::types::{ToSqlOutput, Value as Sql, ValueRef};

use super::row::{Days, Part, RosterRow, RowText, names};
use super::{Fate, Fates, Watch};
use crate::failure::{Failure, Result};
use crate::log::{self, LogWriter};
use crate::rebuild;
use crate::tables::RowInsert;

pub(super) struct Applying<'a, 'w> {
    pub writer: LogWriter<'a>,
    pub sql: &'a Connection,
    pub is_first: bool,
    pub done: u64,
    pub of: u64,
    pub watch: Watch<'w>,
    pub kinds: Vec<Kind>,
}

/// The rows of one kind that are written, and who of it has left.
struct Told<'r, Row> {
    rows: &'r Rows<Row>,
    fates: &'r Fates,
    left: Vec<(Scope, Id)>,
}

impl<Row: RosterRow> Told<'_, Row> {
    fn is_empty(&self) -> bool {
        self.left.is_empty() && self.fates.rows.iter().all(|fate| *fate == Fate::Same)
    }

    fn key(&self, entry: Entry) -> (Scope, Id) {
        if entry.has_left {
            return self.left[entry.at as usize];
        }
        let (record, row) = &self.rows.rows[entry.at as usize];
        (row.scope(*record), *record)
    }

    fn entries(&self, is_held: bool) -> impl Iterator<Item = Entry> {
        let rows = self.fates.order.iter().copied().filter(|at| self.fates.rows[*at as usize] != Fate::Same);
        let left = 0..self.left.len() as u32;
        let is_back = |at: u32| self.fates.rows[at as usize] == Fate::Back;
        rows.map(move |at| Entry { at, is_held, has_left: false, is_back: is_back(at) }).chain(left.map(move |at| Entry {
            at,
            is_held,
            has_left: true,
            is_back: false,
        }))
    }
}

/// One thing to write: a row, or that somebody has left.
#[derive(Clone, Copy)]
struct Entry {
    at: u32,
    /// Of the second kind, whose records belong to those of the first.
    is_held: bool,
    has_left: bool,
    /// As it was, but had left: there is no row to write.
    is_back: bool,
}

/// What is written of some entries, laid out in the order in which it is read.
#[derive(Default)]
struct Batch {
    bytes: Vec<u8>,
    entries: Vec<Laid>,
    parts: Vec<LaidPart>,
}

/// One entry of a batch: where its text ends, its bytes, and its parts.
struct Laid {
    entry: Entry,
    scope: Scope,
    record: Id,
    text_end: usize,
    bytes_end: usize,
    parts_end: usize,
}

/// A part of a row as its column takes it; a text ends there in the bytes, and begins where what lies before it ends.
enum LaidPart {
    Text(usize),
    Id(Id),
    Bool(bool),
    None,
}

/// Entries that go from one thread to the other at once.
const AT_ONCE: usize = 512;

/// Lays out what is written of entries of one kind.
struct Layout {
    text: RowText,
    days: Days,
    parts: usize,
}

impl Layout {
    fn of(kind: Kind) -> Layout {
        Layout { text: RowText::of(kind), days: Days::default(), parts: names(kind).len() }
    }

    fn lay<Row: RosterRow>(&mut self, of: &Told<'_, Row>, entry: Entry, into: &mut Batch) {
        let (scope, record) = of.key(entry);
        let row = (!entry.has_left).then(|| &of.rows.rows[entry.at as usize].1);
        if let Some(row) = row {
            into.bytes.extend_from_slice(self.text.write(row).as_bytes());
        }
        let text_end = into.bytes.len();
        for part in row.iter().flat_map(|row| row.parts().into_iter().take(self.parts)) {
            let mut text = |text: &str| {
                into.bytes.extend_from_slice(text.as_bytes());
                LaidPart::Text(into.bytes.len())
            };
            let laid = match part {
                Part::Text(told) => text(told),
                Part::Day(day) => text(self.days.text(day)),
                Part::Id(id) => LaidPart::Id(id),
                Part::Bool(is) => LaidPart::Bool(is),
                Part::None => LaidPart::None,
            };
            into.parts.push(laid);
        }
        let (bytes_end, parts_end) = (into.bytes.len(), into.parts.len());
        into.entries.push(Laid { entry, scope, record, text_end, bytes_end, parts_end });
    }
}

/// Lays out each entry, until they are all laid out or nobody takes them any more.
fn lay_out<A: RosterRow, B: RosterRow>(owners: &Told<'_, A>, held: &Told<'_, B>, order: &[Entry], to: &SyncSender<Batch>) {
    let (mut of_owners, mut of_held) = (Layout::of(A::KIND), Layout::of(B::KIND));
    for some in order.chunks(AT_ONCE) {
        let mut batch = Batch::default();
        for entry in some {
            if entry.is_held {
                of_held.lay(held, *entry, &mut batch);
            } else {
                of_owners.lay(owners, *entry, &mut batch);
            }
        }
        if to.send(batch).is_err() {
            return;
        }
    }
}

/// The entries of both, each scope's together, owners before what they hold, in the order of their ids.
fn in_order<A: RosterRow, B: RosterRow>(owners: &Told<'_, A>, held: &Told<'_, B>) -> Vec<Entry> {
    let key = |entry: &Entry| {
        let (scope, record) = if entry.is_held { held.key(*entry) } else { owners.key(*entry) };
        (scope, entry.is_held, record)
    };
    // Two runs, nearly always in this order already: what belongs to an owner begins as they do.
    let mut order = Vec::with_capacity(owners.rows.rows.len() + owners.left.len() + held.rows.rows.len() + held.left.len());
    let (mut of_owners, mut of_held) = (owners.entries(false).peekable(), held.entries(true).peekable());
    let mut next_owner = of_owners.peek().map(key);
    let mut next_held = of_held.peek().map(key);
    let (mut last, mut is_sorted) = (None, true);
    loop {
        let takes_owner = match (&next_owner, &next_held) {
            (None, None) => break,
            (Some(owner), Some(held)) => owner <= held,
            (owner, _) => owner.is_some(),
        };
        let taken = if takes_owner {
            order.extend(of_owners.next());
            std::mem::replace(&mut next_owner, of_owners.peek().map(key))
        } else {
            order.extend(of_held.next());
            std::mem::replace(&mut next_held, of_held.peek().map(key))
        };
        is_sorted &= last <= taken;
        last = taken;
    }
    if !is_sorted {
        order.sort_by_key(key);
    }
    order
}

impl<'a> Applying<'a, '_> {
    /// Writes the rows of a kind and of the one whose records belong to it, scope by scope: a commit has one part for each.
    /// Ids begin as their owners' do: in this order the tables and the index of records grow where the last row went.
    pub fn both<A: RosterRow, B: RosterRow>(
        &mut self,
        owners: &Rows<A>,
        of_owners: &Fates,
        held: &Rows<B>,
        of_held: &Fates,
    ) -> Result<()> {
        let owners = Told { rows: owners, fates: of_owners, left: self.left::<A>(of_owners)? };
        let held = Told { rows: held, fates: of_held, left: self.left::<B>(of_held)? };
        for (kind, is_empty) in [(A::KIND, owners.is_empty()), (B::KIND, held.is_empty())] {
            if !is_empty {
                self.kinds.push(kind);
                self.writer.expect(kind, "row")?;
            }
        }
        let order = in_order(&owners, &held);
        let mut again: Vec<(Kind, Id)> = Vec::new();
        std::thread::scope(|threads| {
            // Rows lie all over the memory: another processor gathers them while SQLite takes in those before them.
            let (to, batches) = sync_channel(4);
            let (owners, held, order) = (&owners, &held, &order);
            threads.spawn(move || lay_out(owners, held, order, &to));
            self.put_all::<A, B>(&batches, &mut again)
        })?;
        self.writer.flush()?;
        for (kind, record) in again {
            rebuild::project(self.sql, &log::changes_of(self.sql, kind.name(), record)?)?;
        }
        Ok(())
    }

    /// In whose scope each of those lies who are on the roster no more.
    fn left<Row: RosterRow>(&self, fates: &Fates) -> Result<Vec<(Scope, Id)>> {
        let mut left = Vec::with_capacity(fates.leavers.len());
        for record in &fates.leavers {
            if let Some(scope) = rebuild::scope_of(&log::changes_of(self.sql, Row::KIND.name(), *record)?) {
                left.push((scope, *record));
            }
        }
        Ok(left)
    }

    fn put_all<A: RosterRow, B: RosterRow>(&mut self, batches: &Receiver<Batch>, again: &mut Vec<(Kind, Id)>) -> Result<()> {
        let (mut owner_rows, mut held_rows) = (RowInsert::new(self.sql, A::KIND)?, RowInsert::new(self.sql, B::KIND)?);
        for batch in batches {
            let (mut begin, mut parts_begin) = (0, 0);
            for laid in &batch.entries {
                let text = std::str::from_utf8(&batch.bytes[begin..laid.text_end]).unwrap_or("null");
                let (kind, rows) = if laid.entry.is_held { (B::KIND, &mut held_rows) } else { (A::KIND, &mut owner_rows) };
                let mut part_begin = laid.text_end;
                let parts = batch.parts[parts_begin..laid.parts_end].iter().map(|part| match part {
                    LaidPart::Text(end) => {
                        let text = &batch.bytes[part_begin..*end];
                        part_begin = *end;
                        ToSqlOutput::Borrowed(ValueRef::Text(text))
                    }
                    LaidPart::Id(id) => ToSqlOutput::Borrowed(ValueRef::Blob(id.as_bytes())),
                    LaidPart::Bool(is) => ToSqlOutput::Owned(Sql::Integer(i64::from(*is))),
                    LaidPart::None => ToSqlOutput::Borrowed(ValueRef::Null),
                });
                if self.put_one(kind, laid, text, rows, parts)? {
                    again.push((kind, laid.record));
                }
                (begin, parts_begin) = (laid.bytes_end, laid.parts_end);
                self.step()?;
            }
        }
        Ok(())
    }

    /// True where there is more to the record than this row: it was made by hand, or by an earlier roster.
    fn put_one<'p>(
        &mut self,
        kind: Kind,
        of: &Laid,
        text: &str,
        rows: &mut RowInsert<'a>,
        parts: impl Iterator<Item = ToSqlOutput<'p>>,
    ) -> Result<bool> {
        let Laid { entry, scope, record, .. } = *of;
        let past = if self.is_first { Vec::new() } else { log::changes_of(self.sql, kind.name(), record)? };
        if entry.has_left {
            self.put(scope, kind, record, "has_left", "true", &past)?;
            return Ok(true);
        }
        if !entry.is_back {
            self.put(scope, kind, record, "row", text, &past)?;
        }
        if heads(&past).get("has_left").is_some_and(|heads| heads.iter().any(|head| !head.value.is_null())) {
            self.put(scope, kind, record, "has_left", "null", &past)?;
        }
        if !past.is_empty() {
            return Ok(true);
        }
        rows.put(record, parts)?;
        Ok(false)
    }

    fn put(&mut self, scope: Scope, kind: Kind, record: Id, field: &'static str, value: &str, past: &[Change]) -> Result<()> {
        let seen: Vec<Name> = if past.is_empty() { Vec::new() } else { seen_by(past, field) };
        self.writer.put(scope, kind, record, field, value, &seen)
    }

    /// Something that cannot be watched row by row is over.
    pub fn went_on(&mut self, by: u64) -> Result<()> {
        self.done += by;
        if (self.watch)(self.done, self.of) { Ok(()) } else { Err(Failure::Cancelled) }
    }

    fn step(&mut self) -> Result<()> {
        self.done += 1;
        if self.done.is_multiple_of(2048) && !(self.watch)(self.done, self.of) {
            return Err(Failure::Cancelled);
        }
        Ok(())
    }
}
