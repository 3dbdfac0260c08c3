//! Writes what a roster would change: each scope's part of the log once, and the tables beside it. It does not decide what
//! becomes of a row.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use domain::change::{Change, Name, Scope, heads, seen_by};
use domain::record::{Id, Kind};
use domain::roster::Rows;
use rusqlite::Connection;

use super::row::{Days, RosterRow, RowText};
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
        rows.map(move |at| Entry { at, is_held, has_left: false }).chain(left.map(move |at| Entry {
            at,
            is_held,
            has_left: true,
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
}

/// The texts of some entries, one after another; that of somebody who left is empty.
#[derive(Default)]
struct Texts {
    all: String,
    ends: Vec<usize>,
}

impl Texts {
    fn iter(&self) -> impl Iterator<Item = &str> {
        let begins = std::iter::once(0).chain(self.ends.iter().copied());
        begins.zip(&self.ends).map(|(begin, end)| &self.all[begin..*end])
    }
}

/// Texts that go from one thread to the other at once.
const TEXTS_AT_ONCE: usize = 512;

/// Writes the text of each entry, until they are all written or nobody takes them any more.
fn write_texts<A: RosterRow, B: RosterRow>(owners: &Rows<A>, held: &Rows<B>, order: &[Entry], to: &SyncSender<Texts>) {
    let (mut of_owner, mut of_held) = (RowText::of(A::KIND), RowText::of(B::KIND));
    for some in order.chunks(TEXTS_AT_ONCE) {
        let mut texts = Texts::default();
        for entry in some {
            let at = entry.at as usize;
            texts.all.push_str(match (entry.has_left, entry.is_held) {
                (true, _) => "",
                (false, false) => of_owner.write(&owners.rows[at].1),
                (false, true) => of_held.write(&held.rows[at].1),
            });
            texts.ends.push(texts.all.len());
        }
        if to.send(texts).is_err() {
            return;
        }
    }
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
        let mut order: Vec<Entry> = owners.entries(false).chain(held.entries(true)).collect();
        // A few runs, each in this order already.
        order.sort_by_key(|entry| {
            let (scope, record) = if entry.is_held { held.key(*entry) } else { owners.key(*entry) };
            (scope, entry.is_held, record)
        });
        let mut again: Vec<(Kind, Id)> = Vec::new();
        std::thread::scope(|threads| {
            // The texts are written on another processor while SQLite takes in those before them.
            let (to, texts) = sync_channel(4);
            let order = &order;
            let (owner_rows, held_rows) = (owners.rows, held.rows);
            threads.spawn(move || write_texts(owner_rows, held_rows, order, &to));
            self.put_all(&owners, &held, order, &texts, &mut again)
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

    fn put_all<A: RosterRow, B: RosterRow>(
        &mut self,
        owners: &Told<'_, A>,
        held: &Told<'_, B>,
        order: &[Entry],
        texts: &Receiver<Texts>,
        again: &mut Vec<(Kind, Id)>,
    ) -> Result<()> {
        let (mut owner_rows, mut held_rows) = (Inserts::new::<A>(self.sql)?, Inserts::new::<B>(self.sql)?);
        let mut entries = order.iter();
        for batch in texts {
            for (text, entry) in batch.iter().zip(&mut entries) {
                let has_past = if entry.is_held {
                    self.put_one(held, *entry, text, &mut held_rows)?
                } else {
                    self.put_one(owners, *entry, text, &mut owner_rows)?
                };
                again.extend(has_past);
                self.step()?;
            }
        }
        Ok(())
    }

    /// Gives the record where there is more to it than this row: it was made by hand, or by an earlier roster.
    fn put_one<Row: RosterRow>(
        &mut self,
        of: &Told<'_, Row>,
        entry: Entry,
        text: &str,
        into: &mut Inserts<'a>,
    ) -> Result<Option<(Kind, Id)>> {
        let (scope, record) = of.key(entry);
        let past = if self.is_first { Vec::new() } else { log::changes_of(self.sql, Row::KIND.name(), record)? };
        if entry.has_left {
            self.put(scope, Row::KIND, record, "has_left", "true", &past)?;
            return Ok(Some((Row::KIND, record)));
        }
        let at = entry.at as usize;
        if of.fates.rows[at] != Fate::Back {
            self.put(scope, Row::KIND, record, "row", text, &past)?;
        }
        if heads(&past).get("has_left").is_some_and(|heads| heads.iter().any(|head| !head.value.is_null())) {
            self.put(scope, Row::KIND, record, "has_left", "null", &past)?;
        }
        if !past.is_empty() {
            return Ok(Some((Row::KIND, record)));
        }
        let parts = of.rows.rows[at].1.parts();
        into.days.keep(&parts);
        into.rows.put(record, parts.iter().map(|part| into.days.bound(part)))?;
        Ok(None)
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

/// What writes rows of one kind into their table.
struct Inserts<'a> {
    rows: RowInsert<'a>,
    days: Days,
}

impl<'a> Inserts<'a> {
    fn new<Row: RosterRow>(sql: &'a Connection) -> Result<Inserts<'a>> {
        Ok(Inserts { rows: RowInsert::new(sql, Row::KIND)?, days: Days::default() })
    }
}
