//! Which schools and terms are there? Reads orgs.csv and academicSessions.csv.

use std::collections::HashMap;
use std::io::BufRead;

use domain::line_reason::LineReason;
use domain::people::SchoolRow;
use domain::record::Id;
use domain::roster::{Reach, Rows, source_id};

use super::columns;
use super::sheet::{Column, Sheet};
use crate::notes::Notes;
use crate::unreadable::Unreadable;

/// The schools of these files, and how to find one by its source id.
#[derive(Default)]
pub(super) struct Orgs {
    pub(super) rows: Rows<SchoolRow>,
    known: HashMap<Box<str>, bool>,
}

impl Orgs {
    /// The school's id; a school that should be in these files and is not is noted.
    pub(super) fn named(&self, source: &str, sheet: &Sheet<'_>, column: Column, notes: &mut Notes) -> Id {
        if self.rows.reach == Reach::Bulk && !self.known.contains_key(source) {
            sheet.warn(column, LineReason::SchoolNotHere, notes);
        }
        source_id("school", source)
    }

    /// Of several, the first that is a school and not a district or a department; else the first.
    pub(super) fn school_among<'s>(&self, sources: &'s str) -> Option<&'s str> {
        let all = || super::listed(sources);
        all().find(|source| self.known.get(*source) == Some(&true)).or_else(|| all().next())
    }

    pub(super) fn is_school(&self, source: &str) -> Option<bool> {
        self.known.get(source).copied()
    }
}

pub(super) fn read(file: &str, input: &mut dyn BufRead, declared: Option<Reach>, notes: &mut Notes) -> Result<Orgs, Unreadable> {
    let mut orgs = Orgs::default();
    let Some(mut sheet) = Sheet::open(file, input, declared, columns::ORGS, notes)? else { return Ok(orgs) };
    let (source, name) = (sheet.needed(&["sourcedId"])?, sheet.needed(&["name"])?);
    let (kind, parent) = (sheet.column(&["type"]), sheet.column(&["parentSourcedId"]));
    sheet.named_by(source);
    let mut parents: Vec<(u32, String)> = Vec::new();
    while sheet.next(notes)? {
        let is_gone = sheet.is_gone(notes);
        let Some(source_text) = sheet.required(source, notes) else { continue };
        let id = source_id("school", &source_text);
        if is_gone {
            orgs.rows.gone.push(id);
            continue;
        }
        let Some(name) = sheet.required(name, notes) else { continue };
        let org_type = sheet.text(kind, notes);
        if org_type.is_empty() {
            sheet.warn(kind, LineReason::KindMissing, notes);
        }
        let org_type = if org_type.is_empty() { "school".to_owned() } else { org_type.into_owned() };
        let is_school = org_type.eq_ignore_ascii_case("school");
        if orgs.known.insert(source_text.as_ref().into(), is_school).is_some() {
            sheet.warn(source, LineReason::IdTwice, notes);
            continue;
        }
        let parent = sheet.text(parent, notes);
        let parent_id = (!parent.is_empty()).then(|| source_id("school", &parent));
        if !parent.is_empty() {
            parents.push((sheet.line(), parent.into_owned()));
        }
        let row = SchoolRow { source_id: source_text.into_owned(), name: name.into_owned(), org_type, parent: parent_id };
        orgs.rows.rows.push((id, row));
    }
    orgs.rows.reach = sheet.reach_of_records(notes);
    orgs.rows.unsaid = sheet.refused().iter().map(|source| source_id("school", source)).collect();
    orgs.rows.has_nameless = sheet.has_nameless();
    orgs.rows.silent = Sheet::silent(&[("parent", parent)]);
    for (line, parent_source) in parents {
        if orgs.rows.reach == Reach::Bulk && !orgs.known.contains_key(parent_source.as_str()) {
            notes.warn(file, line, sheet.heading(parent), LineReason::ParentNotHere);
        }
    }
    Ok(orgs)
}

/// The terms of these files.
#[derive(Default)]
pub(super) struct Terms {
    /// Their titles by source id.
    pub(super) titles: HashMap<Box<str>, String>,
    /// Whether the file names every term: it is complete, and no line of it was refused.
    pub(super) is_complete: bool,
}

pub(super) fn read_sessions(
    file: &str,
    input: &mut dyn BufRead,
    declared: Option<Reach>,
    notes: &mut Notes,
) -> Result<Terms, Unreadable> {
    let mut titles = HashMap::new();
    let Some(mut sheet) = Sheet::open(file, input, declared, columns::SESSIONS, notes)? else { return Ok(Terms::default()) };
    let (source, title) = (sheet.needed(&["sourcedId"])?, sheet.needed(&["title"])?);
    while sheet.next(notes)? {
        let is_gone = sheet.is_gone(notes);
        let Some(source) = sheet.required(source, notes) else { continue };
        let Some(title) = (if is_gone { None } else { sheet.required(title, notes) }) else { continue };
        titles.insert(source.as_ref().into(), title.into_owned());
    }
    let is_complete = sheet.reach(notes) == Reach::Bulk && !sheet.has_refused();
    Ok(Terms { titles, is_complete })
}
