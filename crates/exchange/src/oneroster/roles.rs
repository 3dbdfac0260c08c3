//! What is somebody at school, and when were they born? Reads roles.csv (new in 1.2) and of demographics.csv
//! the date of birth alone; race, sex and birthplace are not read.

use std::collections::{HashMap, HashSet};
use std::io::BufRead;

use chrono::NaiveDate;
use domain::role;
use domain::roster::Reach;

use super::columns;
use super::sheet::Sheet;
use crate::notes::Notes;
use crate::unreadable::Unreadable;

/// What a person of users.csv is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Is {
    Student,
    Staff,
    /// A parent, guardian or relative.
    Contact,
}

impl Is {
    /// None: not a role that OneRoster knows, nor a word for family.
    pub(super) fn of(role: &str) -> Option<Is> {
        const STAFF: &[&str] = &[
            "teacher",
            "aide",
            "administrator",
            "proctor",
            "counselor",
            "principal",
            "siteadministrator",
            "districtadministrator",
            "systemadministrator",
        ];
        match role.to_ascii_lowercase().as_str() {
            "student" => Some(Is::Student),
            "parent" | "guardian" | "relative" => Some(Is::Contact),
            known if STAFF.contains(&known) => Some(Is::Staff),
            // Systems write "mother" and "emergency contact" too: family is never taken for staff.
            _ => role::is_family(role).then_some(Is::Contact),
        }
    }
}

/// The role by which a person is taken, and where.
pub(super) struct Held {
    pub(super) role: String,
    pub(super) org: Option<String>,
    /// School Data Sync writes the grade here.
    pub(super) grade: Option<String>,
    pub(super) is_primary: bool,
}

/// What roles.csv says.
#[derive(Default)]
pub(super) struct RolesRead {
    /// Roles by the person's source id; of several the primary one, else the first.
    pub(super) held: HashMap<Box<str>, Held>,
    /// Of whom a line was refused.
    pub(super) refused: HashSet<Box<str>>,
    /// Whether any line was: what it would say is not known.
    pub(super) has_refused: bool,
}

pub(super) fn read(
    file: &str,
    input: &mut dyn BufRead,
    declared: Option<Reach>,
    notes: &mut Notes,
) -> Result<RolesRead, Unreadable> {
    let mut roles = RolesRead::default();
    let Some(mut sheet) = Sheet::open(file, input, declared, columns::ROLES, notes)? else { return Ok(roles) };
    let (user, role) = (sheet.needed(&["userSourcedId"])?, sheet.needed(&["role"])?);
    let (kind, org, grade) = (sheet.column(&["roleType"]), sheet.column(&["orgSourcedId"]), sheet.column(&["grade"]));
    sheet.named_by(user);
    while sheet.next(notes)? {
        let is_gone = sheet.is_gone(notes);
        let Some(user) = sheet.required(user, notes) else { continue };
        if is_gone {
            continue;
        }
        let Some(role) = sheet.required(role, notes) else { continue };
        let is_primary = sheet.text(kind, notes).eq_ignore_ascii_case("primary");
        if let Some(held) = roles.held.get(user.as_ref())
            && (held.is_primary || !is_primary)
        {
            continue;
        }
        let (org, grade) = (sheet.optional(org, notes), sheet.optional(grade, notes));
        roles.held.insert(user.as_ref().into(), Held { role: role.into_owned(), org, grade, is_primary });
    }
    sheet.reach(notes);
    roles.has_refused = sheet.has_refused();
    roles.refused = sheet.refused().into_iter().collect();
    Ok(roles)
}

/// Dates of birth by the person's source id, and whether a line was refused that may have held one.
pub(super) fn read_births(
    file: &str,
    input: &mut dyn BufRead,
    declared: Option<Reach>,
    notes: &mut Notes,
) -> Result<(HashMap<Box<str>, NaiveDate>, bool), Unreadable> {
    let mut births = HashMap::new();
    let Some(mut sheet) = Sheet::open(file, input, declared, columns::DEMOGRAPHICS, notes)? else { return Ok((births, false)) };
    let (user, born) = (sheet.needed(&["sourcedId", "userSourcedId"])?, sheet.column(&["birthDate"]));
    while sheet.next(notes)? {
        let is_gone = sheet.is_gone(notes);
        let Some(user) = sheet.required(user, notes) else { continue };
        if !is_gone && let Some(date) = sheet.date(born, notes) {
            births.insert(user.as_ref().into(), date);
        }
    }
    sheet.reach(notes);
    Ok((births, sheet.has_refused()))
}
