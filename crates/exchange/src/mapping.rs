//! What does each column of a table mean, and who are its students? Headings are compared folded, in
//! English and Spanish; a person sees the guess and may change it. A row that says nobody is refused, and
//! so is one whose name cannot be kept; nothing else is. An address of mail is never taken.

use std::collections::HashMap;

use domain::line_reason::LineReason;
use domain::names;
use domain::people::{ColumnUse, StudentByHand};
use domain::roster::LineNote;

use crate::first_line::guess_by_cells;
use crate::listed::{ListedStudent, StudentList, grade_told, has_figures, name, split_name};
use crate::table::{FirstLine, Table};
use crate::text;

/// Folded headings, letters and digits only.
const MEANINGS: &[(ColumnUse, &[&str])] = &[
    (
        ColumnUse::Given,
        &[
            "firstname",
            "first",
            "given",
            "givenname",
            "givennames",
            "forename",
            "studentfirstname",
            "legalfirstname",
            "fname",
            "nombre",
            "nombres",
            "primernombre",
            "nombredelalumno",
            "nombredepila",
        ],
    ),
    (
        ColumnUse::Family,
        &[
            "lastname",
            "last",
            "family",
            "familyname",
            "surname",
            "lastsurname",
            "studentlastname",
            "legallastname",
            "lname",
            "apellido",
            "apellidos",
            "primerapellido",
            "apellidopaterno",
        ],
    ),
    (
        ColumnUse::FullName,
        &[
            "name",
            "fullname",
            "student",
            "studentname",
            "studentfullname",
            "learner",
            "pupil",
            "nombrecompleto",
            "alumno",
            "alumna",
            "alumnoa",
            "estudiante",
            "nombreyapellido",
            "nombreyapellidos",
            "apellidosynombre",
            "apellidosynombres",
        ],
    ),
    (
        ColumnUse::Grade,
        &[
            "grade",
            "gradelevel",
            "grades",
            "year",
            "yearlevel",
            "yeargroup",
            "currentgrade",
            "gr",
            "grado",
            "curso",
            "nivel",
            "ano",
            "anoescolar",
        ],
    ),
    (
        ColumnUse::School,
        &[
            "school",
            "schoolname",
            "campus",
            "building",
            "site",
            "org",
            "organization",
            "escuela",
            "colegio",
            "plantel",
            "instituto",
            "centro",
            "liceo",
        ],
    ),
    (
        ColumnUse::Number,
        &[
            "id",
            "studentid",
            "studentnumber",
            "number",
            "no",
            "localid",
            "stateid",
            "sid",
            "studentuniqueid",
            "sourcedid",
            "identifier",
            "permid",
            "studentno",
            "pupilid",
            "matricula",
            "numero",
            "numerodealumno",
            "nummatricula",
            "numerodematricula",
            "expediente",
            "dni",
            "iddealumno",
            "iddelestudiante",
            "idestudiante",
        ],
    ),
];

fn folded(heading: &str) -> String {
    names::folded(heading).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether this is a heading of which we know the meaning.
pub(crate) fn is_known(heading: &str) -> bool {
    let heading = folded(heading);
    MEANINGS.iter().any(|(_, words)| words.contains(&heading.as_str()))
}

/// A guess for every column, by its heading, or by what stands in it where there is none; no meaning is given twice.
pub fn guess_mapping(table: &Table) -> Vec<ColumnUse> {
    if table.first_line == FirstLine::Student {
        return guess_by_cells(table);
    }
    let headings: Vec<String> = table.columns.iter().map(|column| folded(column)).collect();
    let mut uses = vec![ColumnUse::Ignore; headings.len()];
    for (meaning, words) in MEANINGS {
        // The earlier word of the list is the surer one, wherever its column stands.
        let found = words.iter().find_map(|word| headings.iter().position(|heading| heading == word));
        if let Some(at) = found {
            uses[at] = *meaning;
        }
    }
    let has = |uses: &[ColumnUse], meaning| uses.contains(&meaning);
    let at = |uses: &[ColumnUse], meaning| uses.iter().position(|held| *held == meaning);
    if has(&uses, ColumnUse::Given) && has(&uses, ColumnUse::Family) {
        // "Student" beside both names is something else.
        if let Some(full) = at(&uses, ColumnUse::FullName) {
            uses[full] = ColumnUse::Ignore;
        }
    } else if let Some(given) = at(&uses, ColumnUse::Given)
        && !has(&uses, ColumnUse::FullName)
        && matches!(headings[given].as_str(), "nombre" | "nombres")
    {
        // "Nombre" alone is the whole name.
        uses[given] = ColumnUse::FullName;
    }
    uses
}

/// What a line has to say for somebody to be meant by it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Needs {
    Name,
    NameOrNumber,
}

/// The students of a table, read as `mapping` says: to be brought in, so each needs a name.
pub fn students_of(table: &Table, mapping: &[ColumnUse]) -> StudentList {
    read(table, mapping, Needs::Name)
}

/// Whom the lines of a table mean, of those who are here already: a number alone is enough.
pub fn meant_by(table: &Table, mapping: &[ColumnUse]) -> StudentList {
    read(table, mapping, Needs::NameOrNumber)
}

fn read(table: &Table, mapping: &[ColumnUse], needs: Needs) -> StudentList {
    let mut list = StudentList::default();
    let column_of = |meaning| mapping.iter().position(|held| *held == meaning);
    let heading = |at: Option<usize>| at.and_then(|at| table.columns.get(at)).map(String::as_str).filter(|name| !name.is_empty());
    for (at, meaning) in mapping.iter().enumerate() {
        if *meaning != ColumnUse::Ignore && column_of(*meaning) != Some(at) {
            list.warned.push(LineNote::of(&table.file, 1, heading(Some(at)), LineReason::MeaningTwice));
        }
    }
    list.warned.extend(table.left_out.iter().cloned());
    let mut seen = HashMap::new();
    let mut place = (0, table.place_of(0));
    for (at, (row, line)) in table.rows.iter().zip(&table.line_of).enumerate() {
        let line = *line;
        if table.sheets.get(place.0 + 1).is_some_and(|(_, before)| *before <= at) {
            let next = table.sheets.iter().rposition(|(_, before)| *before <= at).unwrap_or(0);
            place = (next, table.place_of(at));
        }
        let file = place.1.as_str();
        let note = |line: u32, meaning: ColumnUse, reason| LineNote::of(file, line, heading(column_of(meaning)), reason);
        let warned = std::cell::RefCell::new(Vec::new());
        let cell = |meaning| {
            let cell = column_of(meaning).and_then(|at| row.get(at)).map_or("", |cell| cell.trim());
            let (clean, has_mail) = text::without_mail(cell);
            if has_mail {
                warned.borrow_mut().push(note(line, meaning, LineReason::MailLeftOut));
            }
            clean.into_owned()
        };
        let (mut given, mut family) = (cell(ColumnUse::Given), cell(ColumnUse::Family));
        let named_by = if given.is_empty() && family.is_empty() && column_of(ColumnUse::FullName).is_some() {
            (given, family) = split_name(&cell(ColumnUse::FullName));
            ColumnUse::FullName
        } else if given.is_empty() {
            ColumnUse::Given
        } else {
            ColumnUse::Family
        };
        let optional = |meaning: ColumnUse| match name(&cell(meaning)) {
            Ok(text) => (!text.is_empty()).then_some(text),
            Err(_) => {
                let reason = LineReason::ValueTooLong { most: names::LONGEST_NAME as u32 };
                warned.borrow_mut().push(note(line, meaning, reason));
                None
            }
        };
        let (grade, number, school_name) = (optional(ColumnUse::Grade), optional(ColumnUse::Number), optional(ColumnUse::School));
        let grade = grade.map(|written| {
            let (grade, is_known) = grade_told(written);
            if !is_known && needs == Needs::Name {
                warned.borrow_mut().push(note(line, ColumnUse::Grade, LineReason::GradeUnknown));
            }
            grade
        });
        list.warned.append(&mut warned.borrow_mut());
        let (given, family) = match (name(&given), name(&family)) {
            (Ok(given), Ok(family)) if given.is_empty() && family.is_empty() => {
                let reason = match needs {
                    Needs::NameOrNumber if number.is_some() => None,
                    Needs::NameOrNumber => Some(LineReason::NameAndNumberMissing),
                    Needs::Name => Some(LineReason::NameMissing),
                };
                if let Some(reason) = reason {
                    list.refused.push(note(line, named_by, reason));
                    continue;
                }
                (given, family)
            }
            (Ok(given), Ok(family)) => {
                if (given.is_empty() || family.is_empty()) && named_by != ColumnUse::FullName {
                    list.warned.push(note(line, named_by, LineReason::OneNameMissing));
                }
                if needs == Needs::Name && (has_figures(&given) || has_figures(&family)) {
                    list.warned.push(note(line, named_by, LineReason::NameHasFigures));
                }
                (given, family)
            }
            (Err(reason), _) | (_, Err(reason)) => {
                list.refused.push(note(line, named_by, reason));
                continue;
            }
        };
        if let Some(number) = &number
            && seen.insert(number.clone(), line).is_some()
        {
            list.warned.push(note(line, ColumnUse::Number, LineReason::NumberTwice));
        }
        let by_hand = StudentByHand { given, family, grade, school: None, number };
        list.students.push(ListedStudent { by_hand, school_name, file: file.to_owned(), line });
    }
    list
}
