//! What is judged where a table cannot be read? Nothing: a ground has no word for "the disk failed", and an absent record is an answer.
//! A map whose people could not be read would be kept without them, and a hold that could not be read would hold nothing.

use std::cell::RefCell;

use domain::change::resolve;
use domain::record::{Fields, Ground, Id, Kind};
use rusqlite::Connection;
use serde_json::Value;

use super::Tables;
use crate::failure::{Failure, Result};

/// The tables as ground for what is written or destroyed. It remembers that something could not be read.
#[derive(Debug)]
pub struct Certain<'a> {
    tables: Tables<'a>,
    failed: RefCell<Option<Failure>>,
}

/// Judges on the tables; where one of them could not be read, that is what comes of it, whatever was judged.
pub(crate) fn judged<T, E: Into<Failure>>(
    sql: &Connection,
    judge: impl FnOnce(&Certain<'_>) -> std::result::Result<T, E>,
) -> Result<T> {
    let ground = Certain::of(sql);
    let judged = judge(&ground);
    ground.held()?;
    judged.map_err(Into::into)
}

/// The same for what always has an answer.
pub(crate) fn seen<T>(sql: &Connection, look: impl FnOnce(&Certain<'_>) -> T) -> Result<T> {
    judged(sql, |ground| Ok::<T, Failure>(look(ground)))
}

impl<'a> Certain<'a> {
    pub(crate) fn of(sql: &'a Connection) -> Certain<'a> {
        Certain { tables: Tables(sql), failed: RefCell::default() }
    }

    /// All that was asked for so far was read.
    pub(crate) fn held(&self) -> Result<()> {
        self.failed.take().map_or(Ok(()), Err)
    }

    fn read<T: Default>(&self, read: Result<T>) -> T {
        read.unwrap_or_else(|failure| {
            self.failed.borrow_mut().get_or_insert(failure);
            T::default()
        })
    }
}

impl Ground for Certain<'_> {
    fn record(&self, kind: Kind, id: Id) -> Option<Fields> {
        self.read(self.tables.find(kind, id))
    }

    fn of(&self, kind: Kind, field: &str, owner: Id) -> Vec<(Id, Fields)> {
        self.read(self.tables.list(kind, field, owner))
    }

    fn contested(&self, kind: Kind, id: Id, field: &str) -> Option<Vec<Value>> {
        self.read(self.tables.find_contested(kind, id, field))
    }

    fn was_removed(&self, kind: Kind, id: Id) -> bool {
        let past = self.read(crate::log::changes_of(self.tables.0, kind.name(), id));
        !past.is_empty() && !resolve(&past).is_there
    }
}
