//! What do OneRoster files say? Versions 1.1 and 1.2, complete or changes only, with or without a
//! manifest; also the subset that School Data Sync writes. The files are read in the order in which they
//! refer to one another, each once. Gradebook and resource files are not read.

mod by_source;
mod classes;
mod columns;
mod manifest;
mod orgs;
mod roles;
mod sheet;
mod users;

use std::collections::HashMap;
use std::io::BufRead;

use domain::line_reason::LineReason;
use domain::roster::{Reach, Roster};

use crate::delimited::Delimited;
use crate::intake::Intake;
use crate::notes::Notes;
use crate::source::Source;
use crate::transcoded::{Transcoded, Unmarked};
use crate::unreadable::Unreadable;
use manifest::Manifest;

/// The files that are read, in the order in which they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum File {
    Manifest,
    Orgs,
    AcademicSessions,
    Demographics,
    Roles,
    Users,
    Classes,
    Enrollments,
    /// A file of OneRoster that says nothing Kith keeps.
    NotKept,
}

const NAMES: &[(&str, File)] = &[
    ("manifest", File::Manifest),
    ("orgs", File::Orgs),
    ("academicsessions", File::AcademicSessions),
    ("demographics", File::Demographics),
    ("roles", File::Roles),
    ("users", File::Users),
    ("classes", File::Classes),
    ("enrollments", File::Enrollments),
];
const NOT_KEPT: &[&str] = &[
    "categories",
    "classresources",
    "courseresources",
    "courses",
    "lineitemlearningobjectiveids",
    "lineitems",
    "lineitemscorescales",
    "resources",
    "resultlearningobjectiveids",
    "results",
    "resultscorescales",
    "scorescales",
    "userprofiles",
    "userresources",
];

fn stem(name: &str) -> String {
    name.to_lowercase().trim_end_matches(".gz").trim_end_matches(".csv").to_owned()
}

impl File {
    /// True where the name alone promises a file that is kept.
    pub(crate) fn is_named(name: &str) -> bool {
        let stem = stem(name);
        NAMES.iter().any(|(known, _)| *known == stem)
    }

    /// Which file this is, by its name or, where somebody renamed it, by its headings.
    pub(crate) fn of(name: &str, head: &[u8]) -> Option<File> {
        let stem = stem(name);
        let headings = headings(head);
        let has = |all: &[&str]| all.iter().all(|name| headings.iter().any(|heading| heading.eq_ignore_ascii_case(name)));
        if headings.is_empty() || has(&["sourcedId"]) || has(&["userSourcedId"]) || has(&["propertyName"]) {
            if let Some((_, file)) = NAMES.iter().find(|(known, _)| *known == stem) {
                return Some(*file);
            }
            if NOT_KEPT.contains(&stem.as_str()) {
                return Some(File::NotKept);
            }
        }
        let by_headings: &[(&[&str], File)] = &[
            (&["propertyName", "value"], File::Manifest),
            (&["classSourcedId", "userSourcedId", "role"], File::Enrollments),
            (&["sourcedId", "givenName", "familyName"], File::Users),
            (&["userSourcedId", "role", "orgSourcedId"], File::Roles),
            (&["birthDate", "sex"], File::Demographics),
            (&["sourcedId", "title", "startDate", "endDate"], File::AcademicSessions),
            (&["sourcedId", "title", "schoolSourcedId"], File::Classes),
            (&["sourcedId", "name", "type", "parentSourcedId"], File::Orgs),
        ];
        let found = by_headings.iter().find(|(names, _)| has(names)).map(|(_, file)| *file);
        // One more gradebook file of a later version is no reason to refuse the rest.
        found.or_else(|| has(&["sourcedId", "status", "dateLastModified"]).then_some(File::NotKept))
    }
}

fn headings(head: &[u8]) -> Vec<String> {
    let Ok(input) = Transcoded::new(head, Unmarked::AsTheyAre) else { return Vec::new() };
    let mut lines = Delimited::new(input, b',');
    match lines.read() {
        Ok(true) => lines.fields().map(|field| sheet::folded(&String::from_utf8_lossy(field))).collect(),
        _ => Vec::new(),
    }
}

/// The values of a cell that lists several.
fn listed(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(',').map(|value| value.trim().trim_matches('"')).filter(|value| !value.is_empty())
}

/// Opens a file of this set, or answers with what is meant where it is not there.
struct Set<'s, 'i, 'w> {
    files: HashMap<File, &'s Source>,
    manifest: Manifest,
    intake: &'i Intake<'w>,
}

impl<'s> Set<'s, '_, '_> {
    /// How complete a file says it is, before it is read. One that turns out to hold deletions is no bulk file, and then
    /// says nothing about whom it does not name either.
    fn reach_of(&self, file: File) -> Reach {
        let name = NAMES.iter().find(|(_, known)| *known == file).map_or("", |(name, _)| *name);
        match (self.files.contains_key(&file), self.manifest.files.get(name)) {
            (false, _) => Reach::Absent,
            (true, Some(Reach::Delta)) => Reach::Delta,
            (true, _) => Reach::Bulk,
        }
    }

    fn read<T: Default>(
        &self,
        file: File,
        notes: &mut Notes,
        then: impl FnOnce(&str, &mut dyn BufRead, Option<Reach>, &mut Notes) -> Result<T, Unreadable>,
    ) -> Result<T, Unreadable> {
        let name = NAMES.iter().find(|(_, known)| *known == file).map_or("", |(name, _)| *name);
        let declared = self.manifest.files.get(name).copied();
        let Some(source) = self.files.get(&file) else {
            if let Some(Reach::Bulk | Reach::Delta) = declared {
                notes.warn(&format!("{name}.csv"), 1, None, LineReason::FileMissing);
            }
            return Ok(T::default());
        };
        if declared == Some(Reach::Absent) {
            notes.warn(&source.name, 1, None, LineReason::FileNotAbsent);
        }
        let declared = declared.filter(|reach| *reach != Reach::Absent);
        source.open(self.intake, |input| then(&source.name, input, declared, notes))
    }
}

/// Reads a set of files, each of which is known.
pub(crate) fn read(sources: &[(File, Source)], intake: &Intake<'_>) -> Result<Roster, Unreadable> {
    let mut files: HashMap<File, &Source> = HashMap::new();
    for (file, source) in sources.iter().filter(|(file, _)| *file != File::NotKept) {
        if files.insert(*file, source).is_some() {
            return Err(Unreadable::Twice { file: source.name.clone() });
        }
    }
    let mut notes = Notes::default();
    let mut set = Set { files, manifest: Manifest::default(), intake };
    set.manifest = set.read(File::Manifest, &mut notes, |file, input, _, notes| manifest::read(file, input, notes))?;
    let promised = set.manifest.files.get("users").copied();
    if !set.files.contains_key(&File::Users)
        && (set.manifest.files.is_empty() || matches!(promised, Some(Reach::Bulk | Reach::Delta)))
    {
        return Err(Unreadable::NoStudents { file: sources[0].1.name.clone() });
    }

    let orgs = set.read(File::Orgs, &mut notes, orgs::read)?;
    let terms = set.read(File::AcademicSessions, &mut notes, orgs::read_sessions)?;
    let (births, births_refused) = set.read(File::Demographics, &mut notes, roles::read_births)?;
    let roles = set.read(File::Roles, &mut notes, roles::read)?;
    let before = users::Before { orgs: &orgs, roles: &roles, births: &births };
    let mut users =
        set.read(File::Users, &mut notes, |file, input, declared, notes| users::read(file, input, declared, &before, notes))?;
    let roles_refused = roles.has_refused;
    // A district's many small pieces of memory take their time to be given back.
    std::thread::spawn(move || drop((births, roles)));
    // So do dates of birth, and in 1.2 the school and for some systems the grade.
    if set.reach_of(File::Demographics) != Reach::Bulk || births_refused {
        users.students.silent.push("birth_date");
    }
    if set.files.contains_key(&File::Roles) && (set.reach_of(File::Roles) != Reach::Bulk || roles_refused) {
        users.students.silent.extend(["grade", "school"]);
        users.staff.silent.push("school");
    }
    let mut classes = set.read(File::Classes, &mut notes, |file, input, declared, notes| {
        classes::read(file, input, declared, &orgs, &terms, notes)
    })?;
    // The terms of a class stand in a file of their own.
    if !terms.is_complete {
        classes.rows.silent.push("term");
    }
    let enrollments = set.read(File::Enrollments, &mut notes, |file, input, declared, notes| {
        classes::read_enrollments(file, input, declared, &classes, &mut users, notes)
    })?;
    // A student without a school has that of a class they attend: both files have to say all of it.
    let is_refused = classes.has_refused() || enrollments.has_nameless || !enrollments.unsaid.is_empty();
    if classes.rows.reach != Reach::Bulk || enrollments.reach != Reach::Bulk || is_refused {
        users.students.silent.push("school");
    }

    let version = match set.manifest.version.as_deref() {
        Some(version) if version.starts_with("1.0") => "1.0",
        Some(version) if version.starts_with("1.1") => "1.1",
        Some(_) => "1.2",
        None if set.files.contains_key(&File::Roles) => "1.2",
        None => "1.1",
    };
    let (refused, warned) = notes.told();
    Ok(Roster {
        format: format!("OneRoster {version}"),
        schools: orgs.rows,
        students: users.students,
        staff: users.staff,
        sections: classes.rows,
        enrollments,
        contacts: users.contacts,
        unclear: users.unclear,
        refused,
        warned,
    })
}
