//! The tables as a list of columns: which field, or part of a composed field, lies in which column.
//! Reads and writes whole records; knows no kind's meaning.

pub(crate) mod rolls;

use domain::change::{Conflict, REMOVED, Resolved, Scope, heads};
use domain::record::{Fields, Ground, Id, Kind};
use rusqlite::types::{ToSqlOutput, Value as Sql, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::Value;

use crate::failure::Result;

/// How a value lies in its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// 16 bytes.
    Id,
    Text,
    Bool,
    /// JSON text, for small composed values that SQL never looks into.
    Json,
}

/// One column: `part` is the key inside a composed value.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    pub name: &'static str,
    pub field: &'static str,
    pub part: Option<&'static str>,
    pub form: Form,
}

const fn whole(name: &'static str, form: Form) -> Column {
    Column { name, field: name, part: None, form }
}

const fn named(name: &'static str, field: &'static str, form: Form) -> Column {
    Column { name, field, part: None, form }
}

const fn row(part: &'static str, form: Form) -> Column {
    Column { name: part, field: "row", part: Some(part), form }
}

const fn hand(name: &'static str, part: &'static str, form: Form) -> Column {
    Column { name, field: "by_hand", part: Some(part), form }
}

const fn met(part: &'static str, form: Form) -> Column {
    Column { name: part, field: "met", part: Some(part), form }
}

use Form::{Bool, Id as IdForm, Json, Text};

/// The table of a kind, or what is read as one.
pub const fn table(kind: Kind) -> &'static str {
    match kind {
        // "alter" is a word of SQL.
        Kind::Alter => "alter_person",
        Kind::Release => "released",
        Kind::Enrollment => rolls::ALL,
        _ => kind.name(),
    }
}

/// Where a kind's rows are written one by one.
const fn written(kind: Kind) -> &'static str {
    match kind {
        Kind::Enrollment => rolls::ALONE,
        _ => table(kind),
    }
}

/// The columns of a kind, without `id`.
pub const fn columns(kind: Kind) -> &'static [Column] {
    match kind {
        Kind::School => {
            const {
                &[
                    row("source_id", Text),
                    row("name", Text),
                    row("org_type", Text),
                    row("parent", IdForm),
                    whole("has_left", Bool),
                ]
            }
        }
        Kind::Staff => {
            const {
                &[
                    row("source_id", Text),
                    row("given", Text),
                    row("family", Text),
                    row("preferred_given", Text),
                    row("role", Text),
                    row("school", IdForm),
                    whole("has_left", Bool),
                ]
            }
        }
        Kind::Student => {
            const {
                &[
                    row("source_id", Text),
                    row("given", Text),
                    row("middle", Text),
                    row("family", Text),
                    row("preferred_given", Text),
                    row("preferred_family", Text),
                    row("grade", Text),
                    row("school", IdForm),
                    row("number", Text),
                    row("birth_date", Text),
                    hand("hand_given", "given", Text),
                    hand("hand_family", "family", Text),
                    hand("hand_grade", "grade", Text),
                    hand("hand_school", "school", IdForm),
                    hand("hand_number", "number", Text),
                    whole("called", Text),
                    whole("same_as", IdForm),
                    whole("has_left", Bool),
                ]
            }
        }
        Kind::Section => {
            const {
                &[
                    row("source_id", Text),
                    row("title", Text),
                    row("school", IdForm),
                    row("term", Text),
                    row("subject", Text),
                    whole("has_left", Bool),
                ]
            }
        }
        Kind::Enrollment => {
            const {
                &[
                    row("source_id", Text),
                    row("section", IdForm),
                    row("person", IdForm),
                    row("role", Text),
                    row("begins_on", Text),
                    row("ends_on", Text),
                    whole("has_left", Bool),
                ]
            }
        }
        Kind::Contact => {
            const {
                &[
                    row("source_id", Text),
                    row("student", IdForm),
                    row("name", Text),
                    row("relation", Text),
                    row("lives_with", Bool),
                    row("phone", Text),
                    whole("has_left", Bool),
                ]
            }
        }
        Kind::CaseloadRule => const { &[whole("counselor", IdForm), whole("told", Json)] },
        Kind::CaseloadMember => const { &[whole("counselor", IdForm), whole("student", IdForm), whole("is_on", Bool)] },
        Kind::ColumnMapping | Kind::ListMapping => const { &[whole("mapping", Json)] },
        Kind::DistrictVisits => const { &[whole("is_stay_in_touch_off", Bool)] },
        Kind::Step => {
            const { &[whole("student", IdForm), whole("what", Text), whole("due_on", Text), whole("finished_on", Text)] }
        }
        Kind::Invitation => const { &[whole("student", IdForm), whole("asked_on", Text), whole("came_on", Text)] },
        Kind::Dismissal => {
            const { &[whole("counselor", IdForm), whole("student", IdForm), whole("reason", Text), whole("until", Text)] }
        }
        Kind::Opening => const { &[whole("student", IdForm)] },
        Kind::TeamNote => const { &[whole("student", IdForm), whole("text", Text)] },
        Kind::Consent => {
            const {
                &[
                    whole("student", IdForm),
                    whole("what", Text),
                    whole("answer", Text),
                    whole("given_by", Text),
                    whole("given_on", Text),
                    whole("withdrawn_on", Text),
                ]
            }
        }
        Kind::Wording => const { &[whole("text", Text)] },
        Kind::Disclosure => {
            const {
                &[
                    whole("student", IdForm),
                    whole("what", Text),
                    whole("to_whom", Text),
                    whole("given_on", Text),
                    whole("why", Text),
                ]
            }
        }
        Kind::Correction => {
            const {
                &[
                    whole("student", IdForm),
                    whole("text", Text),
                    whole("asked_by", Text),
                    whole("called", Text),
                    whole("asked_on", Text),
                    whole("settled", Json),
                ]
            }
        }
        Kind::TimeEntry => {
            const {
                &[
                    whole("counselor", IdForm),
                    whole("spent_on", Text),
                    whole("what", Text),
                    whole("minutes", Json),
                    whole("topic", Text),
                    whole("student", IdForm),
                ]
            }
        }
        Kind::SummaryProposal => {
            const { &[whole("student", IdForm), whole("text", Text), whole("written_on", Text), whole("answer", Json)] }
        }
        Kind::Summary => {
            const { &[whole("student", IdForm), whole("text", Text), whole("approved_on", Text), whole("withdrawn", Json)] }
        }
        Kind::Wave => {
            const {
                &[
                    whole("student", IdForm),
                    whole("opened_on", Text),
                    whole("kept_on", Text),
                    whole("audience", Text),
                    whole("is_counted", Bool),
                    whole("purpose", Text),
                    whole("goal", Text),
                    whole("help", Json),
                    whole("shown", Text),
                ]
            }
        }
        Kind::Alter => {
            const {
                &[
                    whole("student", IdForm),
                    whole("label", Text),
                    whole("is_adult", Bool),
                    whole("origin", Text),
                    whole("broker", Json),
                    whole("link", Json),
                ]
            }
        }
        Kind::Placement => {
            const {
                &[
                    whole("wave", IdForm),
                    named("alter_id", "alter", IdForm),
                    whole("presence", Text),
                    whole("spot", Json),
                    whole("last_contact", Text),
                    whole("reciprocity", Text),
                    whole("is_withheld", Bool),
                ]
            }
        }
        Kind::SupportGiven => {
            const { &[whole("wave", IdForm), named("alter_id", "alter", IdForm), whole("support", Text), whole("is_given", Bool)] }
        }
        Kind::SupportAsked => const { &[whole("wave", IdForm), whole("support", Text)] },
        Kind::Tie => const { &[whole("wave", IdForm), whole("a", IdForm), whole("b", IdForm), whole("is_present", Bool)] },
        Kind::Ask => {
            const {
                &[
                    whole("wave", IdForm),
                    whole("whom", Json),
                    whole("what", Json),
                    whole("due_on", Text),
                    whole("agreed_on", Text),
                    whole("asked_on", Text),
                    whole("answered_on", Text),
                    whole("got_on", Text),
                    whole("let_go_on", Text),
                ]
            }
        }
        Kind::Hold => {
            const { &[whole("student", IdForm), whole("reason", Text), whole("set_on", Text), whole("ended_on", Text)] }
        }
        Kind::Campaign => {
            const { &[whole("school", IdForm), whole("purpose", Json), whole("opens_on", Text), whole("closes_on", Text)] }
        }
        Kind::Mark => {
            const { &[whole("campaign", IdForm), whole("adult", IdForm), whole("student", IdForm), whole("level", Text)] }
        }
        Kind::MarkSheet => {
            const {
                &[
                    whole("campaign", IdForm),
                    whole("adult", IdForm),
                    whole("way", Text),
                    whole("finished_on", Text),
                    whole("offers", Json),
                ]
            }
        }
        Kind::QuietMatch => {
            const {
                &[
                    whole("campaign", IdForm),
                    whole("student", IdForm),
                    whole("adult", IdForm),
                    whole("since_on", Text),
                    whole("is_on", Bool),
                    whole("said_first", Text),
                    whole("said_second", Text),
                ]
            }
        }
        Kind::AdultsAnswer => const { &[whole("campaign", IdForm), whole("student", IdForm), whole("said", Json)] },
        Kind::Erasure => {
            const { &[whole("student", IdForm), whole("asked_by", Text), whole("erased_on", Text), whole("marks", Json)] }
        }
        Kind::Visitor => {
            const {
                &[
                    whole("name", Text),
                    whole("organisation", Text),
                    whole("role", Text),
                    whole("cluster", Text),
                    whole("offers", Json),
                    whole("languages", Json),
                    whole("path", Text),
                    whole("availability", Text),
                    whole("returns", Bool),
                    whole("cleared_on", Text),
                    whole("same_as", IdForm),
                    whole("apart", Json),
                ]
            }
        }
        Kind::Visit => {
            const {
                &[
                    whole("section", IdForm),
                    whole("visitor", IdForm),
                    whole("held_on", Text),
                    whole("began_at", Text),
                    whole("format", Text),
                    whole("logged_by", IdForm),
                    whole("prepared", Bool),
                    whole("two_way", Bool),
                    whole("reflected", Bool),
                    whole("stay_in_touch", Bool),
                    whole("purpose", Text),
                    whole("aim", Text),
                    whole("signed_in_at", Text),
                    whole("same_as", IdForm),
                    whole("apart", Json),
                    whole("listed", IdForm),
                    whole("counted", Json),
                ]
            }
        }
        Kind::Wish => {
            const {
                &[
                    whole("visit", IdForm),
                    whole("student", IdForm),
                    whole("said_on", Text),
                    whole("sent_on", Text),
                    whole("answered_on", Text),
                    whole("met_on", Text),
                    whole("let_go_on", Text),
                    whole("message", Text),
                    whole("reply", Text),
                ]
            }
        }
        Kind::AfterVisit => {
            const {
                &[
                    whole("visit", IdForm),
                    whole("student", IdForm),
                    whole("talked", Bool),
                    whole("learned", Bool),
                    whole("wishes", Bool),
                    whole("said_on", Text),
                    whole("got", Json),
                    whole("helped", Text),
                    whole("then_what", Text),
                    whole("card_on", Text),
                ]
            }
        }
        Kind::Question => {
            const {
                &[
                    whole("section", IdForm),
                    whole("visit", IdForm),
                    whole("student", IdForm),
                    whole("text", Text),
                    whole("asked_on", Text),
                    whole("answered_on", Text),
                ]
            }
        }
        Kind::PlannedVisit => {
            const {
                &[
                    whole("section", IdForm),
                    whole("visitor", IdForm),
                    whole("planned_on", Text),
                    whole("begins_at", Text),
                    whole("format", Text),
                    whole("lesson", Text),
                    whole("aim", Text),
                    whole("purpose", Text),
                    whole("planned_by", IdForm),
                    whole("approval", Json),
                    whole("listed", IdForm),
                ]
            }
        }
        Kind::PlanTask => const { &[whole("plan", IdForm), whole("what", Text), whole("due_on", Text), whole("done_on", Text)] },
        Kind::VisitRules => {
            const { &[whole("school", IdForm), whole("approver", Text), whole("hours_before", Json), whole("cleared_days", Json)] }
        }
        Kind::Badge => const { &[whole("section", IdForm), whole("student", IdForm), whole("token", Text)] },
        Kind::Release => {
            const { &[whole("school", IdForm), whole("made_on", Text), whole("made_by", IdForm), whole("report", Json)] }
        }
        Kind::ReleaseBasis => const { &[named("released", "release", IdForm), whole("counted", Json)] },
        Kind::ReportPolicy => const { &[whole("school", IdForm), whole("threshold", Json), whole("network", Json)] },
        Kind::Encounter => const { &[met("visit", IdForm), met("student", IdForm), met("was_present", Bool)] },
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
    if kind == Kind::Enrollment {
        rolls::give_rows(sql, id)?;
    }
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
    // A table that cannot be read answers nothing: the edit is refused, and the failure shows at the next query.
    fn record(&self, kind: Kind, id: Id) -> Option<Fields> {
        self.find(kind, id).ok().flatten()
    }

    fn of(&self, kind: Kind, field: &str, owner: Id) -> Vec<(Id, Fields)> {
        self.list(kind, field, owner).unwrap_or_default()
    }

    fn contested(&self, kind: Kind, id: Id, field: &str) -> Option<Vec<Value>> {
        self.find_contested(kind, id, field).ok().flatten()
    }
}

/// Records as they stood when a draft was begun: what it says of them beyond that was told in it.
pub type Seeds = std::collections::BTreeMap<Id, Fields>;

/// What lies under a draft: the store, and what the draft copied of it when it was begun.
#[derive(Clone, Copy)]
pub struct Below<'a> {
    pub ground: &'a dyn Ground,
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
    for name in all_tables().into_iter().chain(rolls::TABLES) {
        if let Some(form) = form.query_row([name], |row| row.get::<_, String>(0)).optional()? {
            sql.execute_batch(&format!("DROP {form} {name};"))?;
        }
    }
    Ok(())
}
