//! Reads and writes whole records by the list of their columns, and the ground that edits are judged on; knows no kind's meaning.

mod certain;
mod columns;
pub mod presences;
pub(crate) mod rolls;

use domain::change::{Conflict, REMOVED, Resolved, Scope, heads, resolve};
use domain::record::{Fields, Ground, Id, Kind};
use rusqlite::types::{ToSqlOutput, Value as Sql, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::Value;

use crate::failure::Result;

pub use certain::Certain;
pub(crate) use certain::{judged, seen};
pub use columns::{Column, Form, columns, table};

/// Where a kind's rows are written one by one.
const fn written(kind: Kind) -> &'static str {
    match kind {
        Kind::Enrollment => rolls::ALONE,
        _ => table(kind),
    }
}

fn to_sql(value: &Value, form: Form) -> Sql {
    match (form, value) {
        (_, Value::Null) => Sql::Null,
        (Form::Id, Value::String(text)) => text.parse::<Id>().map_or(Sql::Null, |id| Sql::Blob(id.as_bytes().to_vec())),
        (Form::Bool, Value::Bool(is)) => Sql::Integer(i64::from(*is)),
        (Form::Text, Value::String(text)) => Sql::Text(text.clone()),
        (Form::Json, value) => Sql::Text(crate::log::canonical(value)),
        // A value of another shape than this program knows stays in the log and is not shown.
        _ => Sql::Null,
    }
}

fn from_sql(value: ValueRef<'_>, form: Form) -> Value {
    match (form, value) {
        (Form::Id, ValueRef::Blob(bytes)) => Id::from_slice(bytes).map_or(Value::Null, |id| Value::String(id.to_string())),
        (Form::Bool, ValueRef::Integer(is)) => Value::Bool(is != 0),
        (Form::Text, ValueRef::Text(text)) => Value::String(String::from_utf8_lossy(text).into_owned()),
        (Form::Json, ValueRef::Text(text)) => serde_json::from_slice(text).unwrap_or_default(),
        _ => Value::Null,
    }
}

/// `id` and every column of a kind, in order, for a SELECT.
pub fn column_list(kind: Kind) -> String {
    let mut list = String::from("id");
    for column in columns(kind) {
        list.push_str(", ");
        list.push_str(column.name);
    }
    list
}

/// Reads a record from a row that begins at `id`.
pub fn read_record(kind: Kind, sql: &Row<'_>) -> rusqlite::Result<(Id, Fields)> {
    let id = crate::log::column_id(sql, 0)?;
    let mut fields = Fields::new();
    for (at, column) in columns(kind).iter().enumerate() {
        put_part(&mut fields, column, from_sql(sql.get_ref(at + 1)?, column.form));
    }
    Ok((id, fields))
}

/// A record as its table would give it back: parts that have no column are not shown.
pub fn as_read(kind: Kind, fields: &Fields) -> Fields {
    let mut shown = Fields::new();
    for column in columns(kind) {
        put_part(&mut shown, column, from_sql(ValueRef::from(&to_sql(part_of(fields, column), column.form)), column.form));
    }
    shown
}

/// Puts a column's value where it belongs in a record; null is no value.
fn put_part(fields: &mut Fields, column: &Column, value: Value) {
    if value.is_null() {
        return;
    }
    match column.part {
        None => {
            fields.insert(column.field.to_owned(), value);
        }
        Some(part) => {
            if let Value::Object(whole) = fields.entry(column.field).or_insert_with(|| Value::Object(Fields::new())) {
                whole.insert(part.to_owned(), value);
            }
        }
    }
}

fn part_of<'a>(fields: &'a Fields, column: &Column) -> &'a Value {
    match (fields.get(column.field), column.part) {
        (Some(value), None) => value,
        (Some(Value::Object(whole)), Some(part)) => whole.get(part).unwrap_or(&Value::Null),
        _ => &Value::Null,
    }
}

/// Writes a record as it is now, or takes it out of its table.
pub fn write_record(sql: &Connection, kind: Kind, id: Id, fields: Option<&Fields>) -> Result<()> {
    match kind {
        Kind::Encounter => return presences::followed(sql, id, || write_row(sql, kind, id, fields)),
        Kind::Enrollment => rolls::give_rows(sql, id)?,
        _ => {}
    }
    write_row(sql, kind, id, fields)
}

fn write_row(sql: &Connection, kind: Kind, id: Id, fields: Option<&Fields>) -> Result<()> {
    let Some(fields) = fields else {
        sql.prepare_cached(&format!("DELETE FROM {} WHERE id = ?1", written(kind)))?.execute([id.as_bytes()])?;
        return Ok(());
    };
    let columns = columns(kind);
    let mut values = Vec::with_capacity(columns.len() + 1);
    values.push(Sql::Blob(id.as_bytes().to_vec()));
    for column in columns {
        values.push(to_sql(part_of(fields, column), column.form));
    }
    insert_statement(sql, kind)?.execute(rusqlite::params_from_iter(values))?;
    Ok(())
}

fn insert_statement(sql: &Connection, kind: Kind) -> Result<rusqlite::CachedStatement<'_>> {
    let marks: Vec<String> = (1..=columns(kind).len() + 1).map(|n| format!("?{n}")).collect();
    Ok(sql.prepare_cached(&format!(
        "INSERT OR REPLACE INTO {} ({}) VALUES ({})",
        written(kind),
        column_list(kind),
        marks.join(",")
    ))?)
}

/// Writes new roster rows, each known by its `row` alone, one prepared statement for all.
pub struct RowInsert<'a> {
    statement: rusqlite::Statement<'a>,
    /// How many columns a row has; parts beyond them are left out.
    parts: usize,
}

impl<'a> RowInsert<'a> {
    /// For one kind.
    pub fn new(sql: &'a Connection, kind: Kind) -> Result<RowInsert<'a>> {
        let names: Vec<&str> = columns(kind).iter().filter(|column| column.field == "row").map(|column| column.name).collect();
        let marks: Vec<String> = (2..=names.len() + 1).map(|n| format!("?{n}")).collect();
        let statement = sql.prepare(&format!(
            "INSERT OR REPLACE INTO {} (id, {}) VALUES (?1, {})",
            written(kind),
            names.join(", "),
            marks.join(",")
        ))?;
        Ok(RowInsert { statement, parts: names.len() })
    }

    /// One row: the parts in the order of their columns.
    pub fn put<'p>(&mut self, id: Id, parts: impl Iterator<Item = ValueRef<'p>>) -> Result<()> {
        self.statement.raw_bind_parameter(1, id.as_bytes().as_slice())?;
        for (at, part) in parts.take(self.parts).enumerate() {
            self.statement.raw_bind_parameter(at + 2, ToSqlOutput::Borrowed(part))?;
        }
        self.statement.raw_execute()?;
        Ok(())
    }
}

/// Writes what all changes of a record say together: its row and its conflicts.
pub fn project(sql: &Connection, kind: Kind, record: Id, scope: Scope, resolved: &Resolved) -> Result<()> {
    let mut fields = resolved.fields.clone();
    fields.remove(REMOVED);
    write_record(sql, kind, record, resolved.is_there.then_some(&fields))?;
    sql.prepare_cached("DELETE FROM conflict WHERE record = ?1 AND kind = ?2")?
        .execute(params![record.as_bytes(), kind.name()])?;
    for Conflict { field, .. } in &resolved.conflicts {
        sql.prepare_cached("INSERT INTO conflict (record, field, kind, scope, scope_id) VALUES (?1,?2,?3,?4,?5)")?
            .execute(params![record.as_bytes(), field, kind.name(), scope.word(), scope.id().as_bytes()])?;
    }
    Ok(())
}

/// The tables as ground for an Edit.
#[derive(Debug)]
pub struct Tables<'a>(pub &'a Connection);

impl Tables<'_> {
    /// The record, or why it cannot be read.
    pub fn find(&self, kind: Kind, id: Id) -> Result<Option<Fields>> {
        let near = match kind {
            Kind::Enrollment => rolls::near("?1"),
            _ => table(kind).to_owned(),
        };
        let mut found = self.0.prepare_cached(&format!("SELECT {} FROM {near} WHERE id = ?1", column_list(kind)))?;
        let mut rows = found.query([id.as_bytes()])?;
        Ok(match rows.next()? {
            Some(sql) => Some(read_record(kind, sql)?.1),
            None => None,
        })
    }

    /// The values between which somebody has to choose, or None where nobody has.
    fn find_contested(&self, kind: Kind, id: Id, field: &str) -> Result<Option<Vec<Value>>> {
        let is_contested = self
            .0
            .prepare_cached("SELECT 1 FROM conflict WHERE record = ?1 AND kind = ?2 AND field = ?3")?
            .exists(params![id.as_bytes(), kind.name(), field])?;
        if !is_contested {
            return Ok(None);
        }
        let changes = crate::log::changes_of(self.0, kind.name(), id)?;
        let told = heads(&changes).remove(field).unwrap_or_default();
        Ok(Some(told.into_iter().map(|head| head.value.clone()).collect()))
    }

    /// All records whose field, or part of a composed one, names `owner`, in id order.
    pub fn list(&self, kind: Kind, field: &str, owner: Id) -> Result<Vec<(Id, Fields)>> {
        let Some(column) =
            columns(kind).iter().find(|column| column.part.unwrap_or(column.field) == field && column.form == Form::Id)
        else {
            return Ok(Vec::new());
        };
        let mut found = self.0.prepare_cached(&format!(
            "SELECT {} FROM {} WHERE {} = ?1 ORDER BY id",
            column_list(kind),
            table(kind),
            column.name
        ))?;
        let records = found.query_map([owner.as_bytes()], |sql| read_record(kind, sql))?.collect::<rusqlite::Result<Vec<_>>>()?;
        Ok(records)
    }
}

impl Ground for Tables<'_> {
    // A table that cannot be read answers nothing, and the failure shows at the next query. For looking: whoever writes asks where
    // it is remembered.
    fn record(&self, kind: Kind, id: Id) -> Option<Fields> {
        self.find(kind, id).ok().flatten()
    }

    fn of(&self, kind: Kind, field: &str, owner: Id) -> Vec<(Id, Fields)> {
        self.list(kind, field, owner).unwrap_or_default()
    }

    fn contested(&self, kind: Kind, id: Id, field: &str) -> Option<Vec<Value>> {
        self.find_contested(kind, id, field).ok().flatten()
    }

    fn was_removed(&self, kind: Kind, id: Id) -> bool {
        let past = crate::log::changes_of(self.0, kind.name(), id).unwrap_or_default();
        !past.is_empty() && !resolve(&past).is_there
    }
}

/// Records as they stood when a draft was begun: what it says of them beyond that was told in it.
pub type Seeds = std::collections::BTreeMap<Id, Fields>;

/// What lies under a draft: the store, and what the draft copied of it when it was begun.
#[derive(Clone, Copy)]
pub struct Below<'a> {
    pub ground: &'a Certain<'a>,
    pub seeds: &'a Seeds,
}

/// A draft over the store, field by field: what was told in the draft hides what lies below, what was only copied into it
/// does not. So a name that is corrected on an older map meanwhile is the name here too.
pub struct Over<'a> {
    pub above: &'a dyn Ground,
    pub below: Below<'a>,
}

impl Over<'_> {
    fn told(&self, id: Id, above: Fields, below: Option<Fields>) -> Fields {
        let Some(mut fields) = below else { return above };
        let none = Fields::new();
        let seed = self.below.seeds.get(&id).unwrap_or(&none);
        for field in above.keys().chain(seed.keys()) {
            match (above.get(field), seed.get(field)) {
                (now, then) if now == then => {}
                (Some(now), _) => drop(fields.insert(field.clone(), now.clone())),
                (None, _) => drop(fields.remove(field)),
            }
        }
        fields
    }
}

impl Ground for Over<'_> {
    fn record(&self, kind: Kind, id: Id) -> Option<Fields> {
        let below = self.below.ground.record(kind, id);
        match self.above.record(kind, id) {
            Some(above) => Some(self.told(id, above, below)),
            None => below,
        }
    }

    fn of(&self, kind: Kind, field: &str, owner: Id) -> Vec<(Id, Fields)> {
        let mut found: std::collections::BTreeMap<Id, Fields> = self.below.ground.of(kind, field, owner).into_iter().collect();
        for (id, above) in self.above.of(kind, field, owner) {
            let below = found.remove(&id);
            found.insert(id, self.told(id, above, below));
        }
        found.into_iter().collect()
    }

    fn was_removed(&self, kind: Kind, id: Id) -> bool {
        self.above.was_removed(kind, id) || self.below.ground.was_removed(kind, id)
    }
}

/// The tables' definition; its hash is kept beside them.
pub const SCHEMA: &str = include_str!("../schema/tables.sql");

/// What the projection shows: every kind's table, or what is read as one, and the conflicts.
pub fn all_tables() -> Vec<&'static str> {
    let mut names: Vec<&str> = Kind::ALL.into_iter().map(table).collect();
    names.push("conflict");
    names
}

/// Drops all of it.
pub fn drop_all(sql: &Connection) -> Result<()> {
    let mut form = sql.prepare("SELECT type FROM sqlite_schema WHERE name = ?1 AND type IN ('table', 'view')")?;
    for name in all_tables().into_iter().chain(rolls::TABLES).chain(presences::TABLES) {
        if let Some(form) = form.query_row([name], |row| row.get::<_, String>(0)).optional()? {
            sql.execute_batch(&format!("DROP {form} {name};"))?;
        }
    }
    Ok(())
}
