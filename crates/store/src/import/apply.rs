//! Writes what a roster would change: each scope's part of the log once, and the tables beside it. It does not decide what
//! becomes of a row.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use domain::change::{Change, Name, Scope, heads, seen_by};
use domain::people::EnrollmentRow;
use domain::record::{Id, Kind};
use domain::roster::Rows;
use rusqlite::Connection;
use rusqlite::types::ValueRef;

use super::row::{Days, Part, RosterRow, RowText, names};
use super::{Fate, Fates, Watch};
use crate::failure::{Failure, Result};
use crate::log::{self, LogWriter, Pack, PackRow, PartRow, Sink, Written};
use crate::rebuild;
use crate::tables::RowInsert;
use crate::tables::rolls::{self, RollInsert, RollRow, Rolls};

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

    /// Whether all that is written of it are new rows.
    fn are_new(&self) -> bool {
        self.left.is_empty() && self.fates.rows.iter().all(|fate| matches!(fate, Fate::New | Fate::Same))
    }

    fn key(&self, entry: Entry) -> (Scope, Id) {
        if entry.has_left {
            return self.left[entry.at as usize];
        }
        let (record, row) = &self.rows.rows[entry.at as usize];
        (row.scope(*record), *record)
    }

    fn entries(&self, is_held: bool) -> impl Iterator<Item = Entry> {
        let rows = (0..).zip(&self.fates.rows).filter(|(_, fate)| **fate != Fate::Same);
        let left = 0..self.left.len() as u32;
        rows.map(move |(at, fate)| Entry { at, is_held, has_left: false, is_back: *fate == Fate::Back })
            .chain(left.map(move |at| Entry { at, is_held, has_left: true, is_back: false }))
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

/// What is written of some entries, in the order in which it is written.
#[derive(Default)]
struct Batch {
    bytes: Vec<u8>,
    todo: Vec<Todo>,
    parts: Vec<LaidPart>,
    entries: u64,
}

/// One thing that is written.
enum Todo {
    /// A row of a roster that was there before: what its record has seen is looked up. Its text ends here.
    Entry {
        entry: Entry,
        scope: Scope,
        record: Id,
        text_end: usize,
        bytes_end: usize,
        parts_end: usize,
    },
    /// The row of a table, of the first kind or of the one whose records belong to it.
    Row {
        is_held: bool,
        record: Id,
        bytes_end: usize,
        parts_end: usize,
    },
    Roll(RollRow),
    Change {
        part: i64,
        index: u32,
        kind: Kind,
        record: Id,
        text_end: usize,
        position: i64,
    },
    Pack {
        part: i64,
        pack: PackRow,
        position: i64,
    },
    Part(PartRow),
}

/// A part of a row as its column takes it; a text ends there in the bytes, and begins where what lies before it ends.
enum LaidPart {
    Text(usize),
    Id(Id),
    Bool(bool),
    None,
}

impl Batch {
    fn text(&mut self, text: &str) -> usize {
        self.bytes.extend_from_slice(text.as_bytes());
        self.bytes.len()
    }
}

/// What is written of the log goes to the other thread, too.
impl Sink for Batch {
    fn change(&mut self, part: i64, change: &Written<'_>, position: i64) -> Result<()> {
        let kind = Kind::named(change.kind).filter(|_| change.field == "row" && change.seen.is_empty());
        let (Some(kind), Ok(record)) = (kind, Id::from_slice(change.record)) else {
            return Err(anyhow::anyhow!("a first roster says more than rows").into());
        };
        let text_end = self.text(change.value);
        self.todo.push(Todo::Change { part, index: change.index, kind, record, text_end, position });
        Ok(())
    }

    fn pack(&mut self, part: i64, pack: Pack<'_>, position: i64) -> Result<()> {
        let (Some(kind), Ok(starts)) = (Kind::named(pack.kind), pack.starts.try_into()) else {
            return Err(anyhow::anyhow!("a pack of a kind that is not known").into());
        };
        let pack = PackRow { index: pack.index, kind, starts, size: pack.size, held: pack.held };
        self.todo.push(Todo::Pack { part, pack, position });
        Ok(())
    }

    fn part(&mut self, row: &PartRow) -> Result<()> {
        self.todo.push(Todo::Part(row.clone()));
        Ok(())
    }
}

/// Entries that go from one thread to the other at once.
const AT_ONCE: usize = 512;

/// Lays out what is written of entries of one kind.
struct Layout {
    kind: Kind,
    text: RowText,
    days: Days,
    parts: usize,
}

impl Layout {
    fn of(kind: Kind) -> Layout {
        Layout { kind, text: RowText::of(kind), days: Days::default(), parts: names(kind).len() }
    }

    /// The parts of a row, as its columns take them.
    fn parts<Row: RosterRow>(&mut self, row: &Row, into: &mut Batch) {
        for part in row.parts().into_iter().take(self.parts) {
            let laid = match part {
                Part::Text(told) => LaidPart::Text(into.text(told)),
                Part::Day(day) => LaidPart::Text(into.text(self.days.text(day))),
                Part::Id(id) => LaidPart::Id(id),
                Part::Bool(is) => LaidPart::Bool(is),
                Part::None => LaidPart::None,
            };
            into.parts.push(laid);
        }
    }

    /// An entry of which there may be more than this roster says.
    fn entry<Row: RosterRow>(&mut self, of: &Told<'_, Row>, entry: Entry, into: &mut Batch) {
        let (scope, record) = of.key(entry);
        let row = (!entry.has_left).then(|| &of.rows.rows[entry.at as usize].1);
        let text_end = into.text(row.map_or("", |row| self.text.write(row)));
        if let Some(row) = row {
            self.parts(row, into);
        }
        let (bytes_end, parts_end) = (into.bytes.len(), into.parts.len());
        into.todo.push(Todo::Entry { entry, scope, record, text_end, bytes_end, parts_end });
    }

    /// A new row, of which nothing was ever said: it goes into the log, and into its table or a roll.
    fn new_row<Row: RosterRow>(
        &mut self,
        of: &Told<'_, Row>,
        entry: Entry,
        rolls: &mut Rolls,
        log: &mut LogWriter<'_, Batch>,
    ) -> Result<()> {
        let (scope, record) = of.key(entry);
        let row = &of.rows.rows[entry.at as usize].1;
        log.put(scope, self.kind, record, "row", self.text.write(row), &[])?;
        let into = log.sink();
        let (bytes_begin, parts_begin) = (into.bytes.len(), into.parts.len());
        self.parts(row, into);
        if self.kind == Kind::Enrollment {
            let Batch { bytes, todo, parts, .. } = into;
            let columns = {
                let mut values = values(bytes, bytes_begin, &parts[parts_begin..]);
                std::array::from_fn(|_| values.next().unwrap_or(ValueRef::Null))
            };
            if rolls.takes(record, &columns, |row| todo.push(Todo::Roll(row))) {
                into.bytes.truncate(bytes_begin);
                into.parts.truncate(parts_begin);
                return Ok(());
            }
        }
        let (bytes_end, parts_end) = (into.bytes.len(), into.parts.len());
        into.todo.push(Todo::Row { is_held: entry.is_held, record, bytes_end, parts_end });
        Ok(())
    }
}

/// Parts that were laid out, as columns take them; `begin` is where the text of the first begins.
fn values<'b>(bytes: &'b [u8], mut begin: usize, parts: &'b [LaidPart]) -> impl Iterator<Item = ValueRef<'b>> {
    parts.iter().map(move |part| match part {
        LaidPart::Text(end) => {
            let text = &bytes[begin..*end];
            begin = *end;
            ValueRef::Text(text)
        }
        LaidPart::Id(id) => ValueRef::Blob(id.as_bytes()),
        LaidPart::Bool(is) => ValueRef::Integer(i64::from(*is)),
        LaidPart::None => ValueRef::Null,
    })
}

/// Lays out each entry, until they are all laid out or nobody takes them any more.
fn lay_out<A: RosterRow, B: RosterRow>(owners: &Told<'_, A>, held: &Told<'_, B>, to: &SyncSender<Batch>) {
    let (mut of_owners, mut of_held) = (Layout::of(A::KIND), Layout::of(B::KIND));
    for some in in_order(owners, held).chunks(AT_ONCE) {
        let mut batch = Batch { entries: some.len() as u64, ..Batch::default() };
        for entry in some {
            if entry.is_held {
                of_held.entry(held, *entry, &mut batch);
            } else {
                of_owners.entry(owners, *entry, &mut batch);
            }
        }
        if to.send(batch).is_err() {
            return;
        }
    }
}

/// Writes new rows of which nothing was ever said as far as it can be done beside the tables: their texts, packs, hashes and rolls.
/// Gives the writer back, which knows where it has come to.
fn write_new<'a, A: RosterRow, B: RosterRow>(
    owners: &Told<'_, A>,
    held: &Told<'_, B>,
    mut log: LogWriter<'a, Batch>,
    to: &SyncSender<Batch>,
) -> Result<LogWriter<'a, Batch>> {
    let (mut of_owners, mut of_held) = (Layout::of(A::KIND), Layout::of(B::KIND));
    let mut rolls = Rolls::default();
    for some in in_order(owners, held).chunks(AT_ONCE) {
        for entry in some {
            if entry.is_held {
                of_held.new_row(held, *entry, &mut rolls, &mut log)?;
            } else {
                of_owners.new_row(owners, *entry, &mut rolls, &mut log)?;
            }
        }
        let batch = Batch { entries: some.len() as u64, ..std::mem::take(log.sink()) };
        if to.send(batch).is_err() {
            return Ok(log);
        }
    }
    log.flush()?;
    let mut last = std::mem::take(log.sink());
    rolls.end(|row| last.todo.push(Todo::Roll(row)));
    // Nobody takes it where the writing was stopped.
    drop(to.send(last));
    Ok(log)
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
        let is_new = self.is_first && owners.are_new() && held.are_new();
        let mut again: Vec<(Kind, Id)> = Vec::new();
        std::thread::scope(|threads| {
            // Rows lie all over the memory: another processor gathers them while SQLite takes in those before them.
            let (to, batches) = sync_channel(4);
            let (owners, held) = (&owners, &held);
            if !is_new {
                threads.spawn(move || lay_out(owners, held, &to));
                return self.put_all::<A, B>(batches, &mut again);
            }
            let log = self.writer.aside(Batch::default());
            let writing = threads.spawn(move || write_new(owners, held, log, &to));
            let done = self.put_all::<A, B>(batches, &mut again);
            let log = writing.join().unwrap_or_else(|panicked| std::panic::resume_unwind(panicked));
            done?;
            self.writer.goes_on(&log?);
            Ok(())
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

    fn put_all<A: RosterRow, B: RosterRow>(&mut self, batches: Receiver<Batch>, again: &mut Vec<(Kind, Id)>) -> Result<()> {
        let (mut owner_rows, mut held_rows) = (RowInsert::new(self.sql, A::KIND)?, RowInsert::new(self.sql, B::KIND)?);
        let mut rolls = RollInsert::new(self.sql)?;
        for Batch { bytes, todo, parts, entries } in batches {
            let (mut begin, mut parts_begin) = (0, 0);
            for todo in &todo {
                match todo {
                    Todo::Entry { entry, scope, record, text_end, bytes_end, parts_end } => {
                        let (kind, rows) = if entry.is_held { (B::KIND, &mut held_rows) } else { (A::KIND, &mut owner_rows) };
                        let text = std::str::from_utf8(&bytes[begin..*text_end]).unwrap_or("null");
                        let values = values(&bytes, *text_end, &parts[parts_begin..*parts_end]);
                        if self.put_one(kind, (*entry, *scope, *record), text, rows, values)? {
                            again.push((kind, *record));
                        }
                        (begin, parts_begin) = (*bytes_end, *parts_end);
                    }
                    Todo::Row { is_held, record, bytes_end, parts_end } => {
                        let rows = if *is_held { &mut held_rows } else { &mut owner_rows };
                        rows.put(*record, values(&bytes, begin, &parts[parts_begin..*parts_end]))?;
                        (begin, parts_begin) = (*bytes_end, *parts_end);
                    }
                    Todo::Roll(row) => rolls.put(row)?,
                    Todo::Change { part, index, kind, record, text_end, position } => {
                        let value = std::str::from_utf8(&bytes[begin..*text_end]).unwrap_or("null");
                        let record = record.as_bytes();
                        let change = Written { index: *index, kind: kind.name(), record, field: "row", value, seen: &[] };
                        self.writer.puts().change(*part, &change, *position)?;
                        begin = *text_end;
                    }
                    Todo::Pack { part, pack, position } => self.writer.puts().packed(*part, pack, *position)?,
                    Todo::Part(row) => self.writer.puts().part(row)?,
                }
            }
            self.step(entries)?;
        }
        Ok(())
    }

    /// True where there is more to the record than this row: it was made by hand, or by an earlier roster.
    fn put_one<'p>(
        &mut self,
        kind: Kind,
        (entry, scope, record): (Entry, Scope, Id),
        text: &str,
        rows: &mut RowInsert<'a>,
        parts: impl Iterator<Item = ValueRef<'p>>,
    ) -> Result<bool> {
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

    /// Writes down in whose rolls each person of a first roster may be found.
    pub fn index_rolls(&self, of: &Rows<EnrollmentRow>) -> Result<()> {
        // In order by the half of an id: whole ones of a district's would take twice the memory.
        let half = |at: u32| u64::from_be_bytes(of.rows[at as usize].1.person.as_bytes()[..8].try_into().unwrap_or_default());
        let mut order: Vec<(u64, u32)> = (0..of.rows.len() as u32).map(|at| (half(at), at)).collect();
        order.sort_unstable();
        let alike = order.chunk_by(|(a, _), (b, _)| a == b);
        let in_order = alike.flat_map(|alike| {
            let mut pairs: Vec<(Id, Id)> = alike
                .iter()
                .map(|(_, at)| {
                    let row = &of.rows[*at as usize].1;
                    (row.person, row.section)
                })
                .collect();
            pairs.sort_unstable();
            pairs
        });
        rolls::write_index(self.sql, in_order)
    }

    /// Something that cannot be watched row by row is over.
    pub fn went_on(&mut self, by: u64) -> Result<()> {
        self.done += by;
        if (self.watch)(self.done, self.of) { Ok(()) } else { Err(Failure::Cancelled) }
    }

    fn step(&mut self, by: u64) -> Result<()> {
        let before = self.done;
        self.done += by;
        if before / 2048 != self.done / 2048 && !(self.watch)(self.done, self.of) {
            return Err(Failure::Cancelled);
        }
        Ok(())
    }
}
