//! Is the first line of a table a line of headings, or a student already? A guess, which a person sees and may turn round:
//! taken for headings, a student would be lost without a word. Nothing here reads a file.

use domain::grade;
use domain::names;
use domain::people::ColumnUse;

use crate::mapping::is_known;
use crate::table::{FirstLine, Table};

/// Words of which one makes a heading of a cell, whatever stands beside it: "Student's first name", "Home phone". Folded.
/// None of them is a name that people have.
const OF_HEADINGS: &[&str] = &[
    "address",
    "apellido",
    "apellidos",
    "birth",
    "birthdate",
    "birthday",
    "class",
    "correo",
    "counselor",
    "date",
    "dob",
    "email",
    "fecha",
    "gender",
    "grade",
    "grado",
    "guardian",
    "homeroom",
    "id",
    "mail",
    "name",
    "names",
    "nombre",
    "nombres",
    "notes",
    "number",
    "parents",
    "phone",
    "route",
    "school",
    "section",
    "student",
    "surname",
    "teacher",
    "telephone",
    "type",
];

/// What a program writes over a column that has no name, with a letter or a number: "Column A", "Field1". Some are surnames.
const NUMBERED: &[&str] = &["campo", "column", "columna", "field"];

/// How many rows are asked what stands in a column.
const ROWS_ASKED: usize = 200;

/// What a cell looks like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Looks {
    Blank,
    /// "4711", "S-4711", "2010-05-04".
    Number,
    Grade,
    Words,
}

fn looks(cell: &str) -> Looks {
    let cell = cell.trim();
    if cell.is_empty() {
        Looks::Blank
    } else if grade::known(cell).is_some() {
        Looks::Grade
    } else if cell.chars().any(|c| c.is_ascii_digit()) || !cell.chars().any(char::is_alphabetic) {
        Looks::Number
    } else {
        Looks::Words
    }
}

fn is_heading(cell: &str) -> bool {
    let folded = names::folded(cell);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_numbered = match &words[..] {
        [word] => NUMBERED.contains(&word.trim_end_matches(|c: char| c.is_ascii_digit())) && !NUMBERED.contains(word),
        [word, nth] => NUMBERED.contains(word) && nth.chars().count() <= 2,
        _ => false,
    };
    is_numbered || is_known(cell) || words.iter().any(|word| OF_HEADINGS.contains(word))
}

/// What more than half of a column's rows look like; small numbers may be grades, and grades among larger ones are none.
fn most_of<'a>(cells: impl Iterator<Item = &'a str>) -> Looks {
    let all: Vec<Looks> = cells.map(looks).filter(|it| *it != Looks::Blank).collect();
    let are_most = |kinds: &[Looks]| all.iter().filter(|it| kinds.contains(it)).count() * 2 > all.len();
    if are_most(&[Looks::Words]) {
        Looks::Words
    } else if are_most(&[Looks::Grade]) {
        Looks::Grade
    } else if are_most(&[Looks::Number, Looks::Grade]) {
        Looks::Number
    } else {
        Looks::Blank
    }
}

fn column(table: &Table, at: usize) -> impl Iterator<Item = &str> {
    table.rows.iter().take(ROWS_ASKED).filter_map(move |row| row.get(at)).map(String::as_str)
}

/// What the first line seems to be: a student where none of its cells is a heading, each is of the kind that stands below it,
/// and one is a name or a number.
pub fn first_line_of(table: &Table) -> FirstLine {
    let first = match table.first_line {
        FirstLine::Headings => &table.columns,
        FirstLine::Student => return FirstLine::Student,
    };
    let is_of_another_kind = |at: usize, cell: &str| {
        let below = most_of(column(table, at));
        looks(cell) == Looks::Words && matches!(below, Looks::Number | Looks::Grade)
    };
    let says_somebody = |cell: &str| match looks(cell) {
        Looks::Words => cell.chars().filter(|c| c.is_alphabetic()).count() > 1,
        Looks::Number | Looks::Grade => true,
        Looks::Blank => false,
    };
    let is_headings = first.iter().enumerate().any(|(at, cell)| is_heading(cell) || is_of_another_kind(at, cell));
    if !is_headings && first.iter().any(|cell| says_somebody(cell)) { FirstLine::Student } else { FirstLine::Headings }
}

/// What the columns of a table without headings seem to mean: whole names, or given names and then family names; a number;
/// a grade.
pub(crate) fn guess_by_cells(table: &Table) -> Vec<ColumnUse> {
    let below: Vec<Looks> = (0..table.columns.len()).map(|at| most_of(column(table, at))).collect();
    let mut uses = vec![ColumnUse::Ignore; below.len()];
    let mut give = |at: Option<usize>, meaning| at.into_iter().for_each(|at| uses[at] = meaning);
    let first = |kind| below.iter().position(|it| *it == kind);
    give(first(Looks::Number), ColumnUse::Number);
    give(first(Looks::Grade), ColumnUse::Grade);
    // "Rivera, Luz" is a whole name, and so is the only column of words.
    let of_words: Vec<usize> = (0..below.len()).filter(|at| below[*at] == Looks::Words).collect();
    let whole = of_words
        .iter()
        .copied()
        .find(|at| column(table, *at).filter(|cell| cell.contains(',')).count() * 2 > table.rows.len().min(ROWS_ASKED));
    match (whole, &of_words[..]) {
        (Some(whole), _) | (None, &[whole]) => give(Some(whole), ColumnUse::FullName),
        (None, &[given, family, ..]) => {
            give(Some(given), ColumnUse::Given);
            give(Some(family), ColumnUse::Family);
        }
        (None, []) => {}
    }
    if uses.iter().all(|it| matches!(it, ColumnUse::Ignore | ColumnUse::Grade)) {
        // Nobody is meant by a grade alone: those are small numbers.
        uses.iter_mut().filter(|it| **it == ColumnUse::Grade).for_each(|it| *it = ColumnUse::Number);
    }
    uses
}

#[cfg(test)]
mod tests {
    use ColumnUse::*;

    use super::*;
    use crate::mapping::{guess_mapping, students_of};

    fn table(lines: &[&[&str]]) -> Table {
        let row = |cells: &&[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        Table {
            file: "list.csv".into(),
            columns: row(&lines[0]),
            columns_line: 1,
            rows: lines[1..].iter().map(row).collect(),
            line_of: (2..).take(lines.len() - 1).collect(),
            ..Table::default()
        }
    }

    #[test]
    fn a_first_line_of_cells_like_those_below_it_is_a_student() {
        for lines in [
            &[&["Luz", "Rivera", "9"][..], &["Omar", "Haddad", "10"]][..],
            &[&["Luz Rivera"], &["Omar Haddad"]],
            &[&["Rivera, Luz", "09"], &["Haddad, Omar", "10"]],
            &[&["4711", "Rivera", "Luz"], &["4712", "Haddad", "Omar"]],
            &[&["4711"], &["4712"]],
            &[&["Luz Rivera", "9"]],
            &[&["Luz", "Rivera", ""], &["Omar", "Haddad", "10"]],
            &[&["Sally", "Field"], &["Ana", "del Campo"]],
        ] {
            assert_eq!(first_line_of(&table(lines)), FirstLine::Student, "{lines:?}");
        }
    }

    #[test]
    fn headings_are_headings_also_where_only_one_of_them_is_known_or_none() {
        for lines in [
            &[&["First name", "Last name"][..], &["Luz", "Rivera"]][..],
            &[&["Alumna", "Bus"], &["Luz Rivera", "x"]],
            &[&["Column A", "Column B"], &["Rivera", "Luz"]],
            &[&["Field1", "Field2"], &["Rivera", "Luz"]],
            &[&["Student's first name", "Other"], &["Luz", "x"]],
            &[&["Pupils", "Room"], &["Luz Rivera", "12"]],
            &[&["Quién", "Nivel educativo"], &["Luz", "9"]],
            &[&["a", "b"], &["Luz", "Rivera"]],
            &[&["", "E-mail"], &["Luz", "x"]],
        ] {
            assert_eq!(first_line_of(&table(lines)), FirstLine::Headings, "{lines:?}");
        }
    }

    #[test]
    fn columns_without_headings_are_guessed_by_what_stands_in_them() {
        let guess = |lines: &[&[&str]]| guess_mapping(&table(lines).with_first_line(FirstLine::Student));
        assert_eq!(guess(&[&["Luz", "Rivera", "9"], &["Omar", "Haddad", "10"]]), [Given, Family, Grade]);
        assert_eq!(guess(&[&["4711", "Rivera, Luz", "09"], &["4712", "Haddad, Omar", "10"]]), [Number, FullName, Grade]);
        assert_eq!(guess(&[&["Luz Rivera"], &["Omar Haddad"]]), [FullName]);
        assert_eq!(guess(&[&["4711"]]), [Number]);
        assert_eq!((guess(&[&["1"], &["3"], &["99"]]), guess(&[&["2"], &["99"]])), (vec![Number], vec![Number]));
        assert_eq!(guess(&[&["Luz", "Rivera", "North High"]]), [Given, Family, Ignore]);
    }

    #[test]
    fn the_first_student_of_a_table_without_headings_is_taken_and_turned_round_nothing_is_lost() {
        let read = table(&[&["Luz", "Rivera", "9"], &["", "", "10"]]);
        let told = read.clone().with_first_line(FirstLine::Student);
        let list = students_of(&told, &guess_mapping(&told));
        assert_eq!((list.students[0].by_hand.given.as_str(), list.students[0].line), ("Luz", 1));
        assert_eq!(
            (list.refused[0].line, list.refused[0].column.as_deref()),
            (2, None),
            "no student's name stands for a heading"
        );
        assert_eq!(told.with_first_line(FirstLine::Headings), read);
    }
}
