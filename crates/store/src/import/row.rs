//! A roster's row as the log and the tables hold it: its scope, its parts in the order of the columns, and its text. A
//! district brings a million of them, so nothing here goes through a tree of values.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::change::Scope;
use domain::people::{ContactRow, EnrollmentRow, ROLE_UNSAID, SchoolRow, SectionRow, StaffRow, StudentRow};
use domain::record::{Id, Kind};
use domain::roster::ENROLLMENT_OWNER_BYTES;
use rusqlite::types::ValueRef;

use crate::tables;

/// A part of a row, as its column holds it.
#[derive(Clone, Copy)]
pub(super) enum Part<'a> {
    Text(&'a str),
    Id(Id),
    Bool(bool),
    Day(NaiveDate),
    None,
}

fn text(of: &Option<String>) -> Part<'_> {
    of.as_deref().map_or(Part::None, Part::Text)
}

fn id(of: Option<Id>) -> Part<'static> {
    of.map_or(Part::None, Part::Id)
}

fn day(of: Option<NaiveDate>) -> Part<'static> {
    of.map_or(Part::None, Part::Day)
}

/// The parts of a row in the order of its columns; those beyond them are None.
pub(super) type Parts<'a> = [Part<'a>; MOST_PARTS];

pub(super) const MOST_PARTS: usize = 10;

fn padded<'a, const N: usize>(parts: [Part<'a>; N]) -> Parts<'a> {
    let mut all = [Part::None; MOST_PARTS];
    all[..N].copy_from_slice(&parts);
    all
}

/// A row of a roster: its kind, whose scope it is in, and its parts in the order of the columns of `row`.
pub(super) trait RosterRow: serde::Serialize + Sync {
    const KIND: Kind;
    /// How many bytes at the start of an id say whose the record is; the rest is what its source id derives.
    const OWNER_BYTES: usize = 0;
    fn scope(&self, record: Id) -> Scope;
    fn parts(&self) -> Parts<'_>;
    /// Takes the part that is held, where the row has no value of its own.
    fn keep(&mut self, part: &str, held: ValueRef<'_>);
}

/// A value as a column holds it.
trait Held: Sized {
    fn read(held: ValueRef<'_>) -> Option<Self>;
}

impl Held for String {
    fn read(held: ValueRef<'_>) -> Option<String> {
        held.as_str().ok().map(str::to_owned)
    }
}

impl Held for Id {
    fn read(held: ValueRef<'_>) -> Option<Id> {
        Id::from_slice(held.as_blob().ok()?).ok()
    }
}

impl Held for NaiveDate {
    fn read(held: ValueRef<'_>) -> Option<NaiveDate> {
        held.as_str().ok()?.parse().ok()
    }
}

impl Held for bool {
    fn read(held: ValueRef<'_>) -> Option<bool> {
        held.as_i64().ok().map(|is| is != 0)
    }
}

fn keep<T: Held>(own: &mut Option<T>, held: ValueRef<'_>) {
    if own.is_none() {
        *own = T::read(held);
    }
}

impl RosterRow for SchoolRow {
    const KIND: Kind = Kind::School;
    fn scope(&self, _: Id) -> Scope {
        Scope::District
    }
    fn parts(&self) -> Parts<'_> {
        padded([Part::Text(&self.source_id), Part::Text(&self.name), Part::Text(&self.org_type), id(self.parent)])
    }
    fn keep(&mut self, part: &str, held: ValueRef<'_>) {
        if part == "parent" {
            keep(&mut self.parent, held)
        }
    }
}

impl RosterRow for StaffRow {
    const KIND: Kind = Kind::Staff;
    fn scope(&self, _: Id) -> Scope {
        Scope::District
    }
    fn parts(&self) -> Parts<'_> {
        padded([
            Part::Text(&self.source_id),
            Part::Text(&self.given),
            Part::Text(&self.family),
            text(&self.preferred_given),
            Part::Text(&self.role),
            id(self.school),
        ])
    }
    fn keep(&mut self, part: &str, held: ValueRef<'_>) {
        match part {
            "preferred_given" => keep(&mut self.preferred_given, held),
            "school" => keep(&mut self.school, held),
            "role" if self.role == ROLE_UNSAID => {
                if let Some(role) = String::read(held) {
                    self.role = role;
                }
            }
            _ => {}
        }
    }
}

impl RosterRow for StudentRow {
    const KIND: Kind = Kind::Student;
    fn scope(&self, record: Id) -> Scope {
        Scope::Student(record)
    }
    fn parts(&self) -> Parts<'_> {
        padded([
            Part::Text(&self.source_id),
            Part::Text(&self.given),
            text(&self.middle),
            Part::Text(&self.family),
            text(&self.preferred_given),
            text(&self.preferred_family),
            text(&self.grade),
            id(self.school),
            text(&self.number),
            day(self.birth_date),
        ])
    }
    fn keep(&mut self, part: &str, held: ValueRef<'_>) {
        match part {
            "middle" => keep(&mut self.middle, held),
            "preferred_given" => keep(&mut self.preferred_given, held),
            "preferred_family" => keep(&mut self.preferred_family, held),
            "grade" => keep(&mut self.grade, held),
            "school" => keep(&mut self.school, held),
            "number" => keep(&mut self.number, held),
            "birth_date" => keep(&mut self.birth_date, held),
            _ => {}
        }
    }
}

impl RosterRow for SectionRow {
    const KIND: Kind = Kind::Section;
    fn scope(&self, record: Id) -> Scope {
        Scope::Section(record)
    }
    fn parts(&self) -> Parts<'_> {
        padded([Part::Text(&self.source_id), Part::Text(&self.title), id(self.school), text(&self.term), text(&self.subject)])
    }
    fn keep(&mut self, part: &str, held: ValueRef<'_>) {
        match part {
            "school" => keep(&mut self.school, held),
            "term" => keep(&mut self.term, held),
            "subject" => keep(&mut self.subject, held),
            _ => {}
        }
    }
}

impl RosterRow for EnrollmentRow {
    const KIND: Kind = Kind::Enrollment;
    const OWNER_BYTES: usize = ENROLLMENT_OWNER_BYTES;
    fn scope(&self, _: Id) -> Scope {
        Scope::Section(self.section)
    }
    fn parts(&self) -> Parts<'_> {
        padded([
            Part::Text(&self.source_id),
            Part::Id(self.section),
            Part::Id(self.person),
            Part::Text(&self.role),
            day(self.begins_on),
            day(self.ends_on),
        ])
    }
    fn keep(&mut self, part: &str, held: ValueRef<'_>) {
        match part {
            "begins_on" => keep(&mut self.begins_on, held),
            "ends_on" => keep(&mut self.ends_on, held),
            _ => {}
        }
    }
}

impl RosterRow for ContactRow {
    const KIND: Kind = Kind::Contact;
    fn scope(&self, _: Id) -> Scope {
        Scope::Student(self.student)
    }
    fn parts(&self) -> Parts<'_> {
        padded([
            Part::Text(&self.source_id),
            Part::Id(self.student),
            Part::Text(&self.name),
            text(&self.relation),
            self.lives_with.map_or(Part::None, Part::Bool),
            text(&self.phone),
        ])
    }
    fn keep(&mut self, part: &str, held: ValueRef<'_>) {
        match part {
            "relation" => keep(&mut self.relation, held),
            "lives_with" => keep(&mut self.lives_with, held),
            "phone" => keep(&mut self.phone, held),
            _ => {}
        }
    }
}

pub(super) fn is_same(part: &Part<'_>, held: ValueRef<'_>, days: &mut Days) -> bool {
    match (part, held) {
        (Part::None, ValueRef::Null) => true,
        (Part::Text(text), ValueRef::Text(held)) => text.as_bytes() == held,
        (Part::Id(id), ValueRef::Blob(held)) => id.as_bytes().as_slice() == held,
        (Part::Bool(is), ValueRef::Integer(held)) => i64::from(*is) == held,
        (Part::Day(day), ValueRef::Text(held)) => days.text(*day).as_bytes() == held,
        _ => false,
    }
}

/// The texts of days: a roster names the same few a million times.
#[derive(Default)]
pub(super) struct Days {
    few: Vec<(NaiveDate, String)>,
    more: HashMap<NaiveDate, String>,
}

/// So many are looked for one after another: what all enrolments of a term say is among them.
const FEW: usize = 4;

impl Days {
    pub(super) fn text(&mut self, day: NaiveDate) -> &str {
        if let Some(at) = self.few.iter().position(|(known, _)| *known == day) {
            return &self.few[at].1;
        }
        if self.few.len() < FEW {
            self.few.push((day, day.to_string()));
            return &self.few[self.few.len() - 1].1;
        }
        self.more.entry(day).or_insert_with(|| day.to_string())
    }
}

/// The names of the columns that hold a kind's row.
pub(super) fn names(kind: Kind) -> Vec<&'static str> {
    tables::columns(kind).iter().filter(|column| column.field == "row").map(|column| column.name).collect()
}

/// Writes rows of one kind as [`crate::log::canonical`] would, into one buffer.
pub(super) struct RowText {
    /// The names with their places, in the order of the letters.
    order: Vec<(String, usize)>,
    text: String,
    days: Days,
}

impl RowText {
    pub(super) fn of(kind: Kind) -> RowText {
        let mut order: Vec<(&str, usize)> = names(kind).into_iter().enumerate().map(|(at, name)| (name, at)).collect();
        order.sort_unstable();
        let order = order.into_iter().map(|(name, at)| (format!("\"{name}\":"), at)).collect();
        RowText { order, text: String::with_capacity(512), days: Days::default() }
    }

    /// The row's text, until the next is written. A source id is always there, so it is never an empty object.
    pub(super) fn write(&mut self, row: &impl RosterRow) -> &str {
        let parts = row.parts();
        self.text.clear();
        let mut before = '{';
        for (name, at) in &self.order {
            // What the roster does not say is not written down, in the log least of all.
            if matches!(parts[*at], Part::None) {
                continue;
            }
            self.text.push(before);
            before = ',';
            self.text.push_str(name);
            match &parts[*at] {
                Part::Text(text) => quoted(text, &mut self.text),
                Part::Id(id) => quoted(id.hyphenated().encode_lower(&mut [0; 36]), &mut self.text),
                Part::Bool(is) => self.text.push_str(if *is { "true" } else { "false" }),
                Part::Day(day) => quoted(self.days.text(*day), &mut self.text),
                Part::None => {}
            }
        }
        self.text.push('}');
        &self.text
    }
}

/// A text of JSON. Nearly all of a roster's have nothing in them that is written otherwise.
fn quoted(text: &str, into: &mut String) {
    let is_plain = text.bytes().fold(true, |is_plain, byte| is_plain & (byte >= 0x20) & (byte != b'"') & (byte != b'\\'));
    if is_plain {
        into.push('"');
        into.push_str(text);
        into.push('"');
    } else {
        into.push_str(&serde_json::Value::from(text).to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same<Row: RosterRow>(row: &Row) {
        let told = domain::record::value(row);
        assert_eq!(RowText::of(Row::KIND).write(row), crate::log::canonical(&told));
        let said = row.parts().iter().filter(|part| !matches!(part, Part::None)).count();
        assert_eq!(told.as_object().unwrap().len(), said, "a part for each value of the row");
        assert!(told.as_object().unwrap().keys().all(|name| names(Row::KIND).contains(&name.as_str())), "a column for each part");
    }

    #[test]
    fn a_row_is_written_as_any_other_value_is() {
        let id = Id::from_u128(0xabcd_ef01_2345_6789);
        let odd = || "Zoë \"Zo\" \\ O’Brien\n\u{1}\u{2028}李".to_owned();
        let day = NaiveDate::from_ymd_opt(2026, 1, 9);
        same(&SchoolRow { source_id: odd(), name: odd(), org_type: "school".into(), parent: Some(id) });
        same(&SchoolRow::default());
        same(&StaffRow {
            source_id: "t1".into(),
            given: odd(),
            family: odd(),
            preferred_given: Some(odd()),
            role: "teacher".into(),
            school: Some(id),
        });
        same(&StudentRow {
            source_id: odd(),
            given: odd(),
            middle: Some(odd()),
            family: odd(),
            preferred_given: Some(String::new()),
            preferred_family: Some(odd()),
            grade: Some("09".into()),
            school: Some(id),
            number: Some("007".into()),
            birth_date: day,
        });
        same(&StudentRow::default());
        same(&SectionRow { source_id: odd(), title: odd(), school: Some(id), term: Some(odd()), subject: None });
        same(&EnrollmentRow { source_id: odd(), section: id, person: id, role: "student".into(), begins_on: day, ends_on: None });
        same(&ContactRow {
            source_id: odd(),
            student: id,
            name: odd(),
            relation: None,
            lives_with: Some(false),
            phone: Some(odd()),
        });
    }
}
