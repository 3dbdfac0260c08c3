//! Which career clusters did students choose, in a form of the school or a table that somebody kept? Who a line is of, and up to
//! three of the sixteen clusters, in one column or in several. A word that is no cluster's is named and not guessed. Whom a line
//! means is the store's matter.

use std::collections::{BTreeSet, HashMap};

use domain::form_answers::FormColumn;
use domain::interests::{ChoiceColumn, MOST_CHOSEN};
use domain::line_reason::LineReason;
use domain::names;
use domain::people::{ColumnUse, StudentByHand};
use domain::roster::LineNote;
use domain::visitors::Cluster;

use crate::form::guess_form;
use crate::mapping::meant_by;
use crate::table::Table;
use crate::visit_words::cluster;

/// One line, as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChoiceLine {
    pub file: String,
    pub line: u32,
    pub who: StudentByHand,
    pub clusters: Vec<Cluster>,
}

/// The lines of a list, and those that were not taken or taken with a doubt.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    pub lines: Vec<ChoiceLine>,
    pub refused: Vec<LineNote>,
    pub warned: Vec<LineNote>,
}

/// Words of a heading under which a cluster stands, folded.
const CHOICES: &[&str] =
    &["cluster", "career", "pathway", "field", "interest", "choice", "carrera", "campo", "interes", "eleccion", "opcion"];

/// A guess for every column by its heading.
pub fn guess_choices(columns: &[String]) -> Vec<ChoiceColumn> {
    let named = guess_form(columns);
    let guess = |(column, named): (&String, FormColumn)| {
        let heading = names::folded(column.trim());
        match named {
            FormColumn::FullName => ChoiceColumn::FullName,
            FormColumn::Given => ChoiceColumn::Given,
            FormColumn::Family => ChoiceColumn::Family,
            FormColumn::Number => ChoiceColumn::Number,
            _ if CHOICES.iter().any(|word| heading.contains(word)) => ChoiceColumn::Cluster,
            _ => ChoiceColumn::Ignore,
        }
    };
    let mut uses: Vec<ChoiceColumn> = columns.iter().zip(named).map(guess).collect();
    // "Career counselor" beside three choices is one column too many, and a person says which.
    let mut clusters = 0;
    for column in &mut uses {
        clusters += usize::from(*column == ChoiceColumn::Cluster);
        if clusters > MOST_CHOSEN && *column == ChoiceColumn::Cluster {
            *column = ChoiceColumn::Ignore;
        }
    }
    uses
}

/// Whether a table with these headings seems to be a list of choices: somebody is named, and a cluster is chosen.
pub fn seems_choices(columns: &[String]) -> bool {
    let uses = guess_choices(columns);
    uses.contains(&ChoiceColumn::Cluster) && uses.iter().any(|use_| !matches!(use_, ChoiceColumn::Cluster | ChoiceColumn::Ignore))
}

/// The clusters that a cell names, and whether anything else stands there. Forms put several into one cell, with semicolons or with
/// commas, and some names have commas of their own: parts that follow each other and name one cluster are one name.
fn clusters_of(cell: &str) -> (Vec<Cluster>, bool) {
    let (mut found, mut has_more) = (Vec::new(), false);
    for name in cell.split([';', '|', '\n']).map(str::trim).filter(|name| !name.is_empty()) {
        let mut before = None;
        for part in name.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let told = match (cluster(part), before, names::folded(part).as_str()) {
                // "Science, Technology, Engineering & Mathematics" is one of the sixteen.
                (None, Some(Cluster::Science), "technology" | "tecnologia") => Some(Cluster::Science),
                (None, _, "technology" | "tecnologia") => Some(Cluster::Technology),
                (told, ..) => told,
            };
            has_more |= told.is_none();
            found.extend(told.filter(|_| told != before));
            before = told;
        }
    }
    (found, has_more)
}

/// Reads a list of choices as `mapping` says.
pub fn read_choices(table: &Table, mapping: &[ChoiceColumn]) -> Choices {
    let named_by = |meaning: &ChoiceColumn| match meaning {
        ChoiceColumn::FullName => ColumnUse::FullName,
        ChoiceColumn::Given => ColumnUse::Given,
        ChoiceColumn::Family => ColumnUse::Family,
        ChoiceColumn::Number => ColumnUse::Number,
        ChoiceColumn::Ignore | ChoiceColumn::Cluster => ColumnUse::Ignore,
    };
    let list = meant_by(table, &mapping.iter().map(named_by).collect::<Vec<_>>());
    let mut choices = Choices { lines: Vec::new(), refused: list.refused, warned: list.warned };
    // That a number is there twice is no doubt here: the same student chose twice, which the store says.
    choices.warned.retain(|note| note.reason != LineReason::NumberTwice);
    let row_of: HashMap<(String, u32), usize> =
        table.line_of.iter().enumerate().map(|(row, line)| ((table.place_of(row), *line), row)).collect();
    for listed in list.students {
        let Some(row) = row_of.get(&(listed.file.clone(), listed.line)).copied() else { continue };
        let note = |heading: Option<&str>, reason: LineReason| LineNote::of(&listed.file, listed.line, heading, reason);
        let mut clusters: BTreeSet<Cluster> = BTreeSet::new();
        let mut unknown = Vec::new();
        for at in mapping.iter().enumerate().filter(|(_, meaning)| **meaning == ChoiceColumn::Cluster).map(|(at, _)| at) {
            let cell = table.rows[row].get(at).map_or("", |cell| cell.trim());
            let (told, has_more) = clusters_of(cell);
            clusters.extend(told);
            if has_more {
                unknown.push(note(table.columns.get(at).map(String::as_str), LineReason::ChoiceUnknown));
            }
        }
        let refusal = match clusters.len() {
            0 if !unknown.is_empty() => {
                choices.refused.append(&mut unknown);
                continue;
            }
            0 => Some(LineReason::NothingChosen),
            many if many > MOST_CHOSEN => Some(LineReason::TooManyChosen { most: MOST_CHOSEN as u32 }),
            _ => None,
        };
        if let Some(reason) = refusal {
            choices.refused.push(note(None, reason));
            continue;
        }
        choices.warned.append(&mut unknown);
        let clusters = clusters.into_iter().collect();
        choices.lines.push(ChoiceLine { file: listed.file, line: listed.line, who: listed.by_hand, clusters });
    }
    choices
}

#[cfg(test)]
mod tests {
    use super::ChoiceColumn::{Cluster as Field, Family, FullName, Given, Ignore, Number};
    use super::*;
    use crate::table::read_table;

    fn columns(headings: &[&str]) -> Vec<String> {
        headings.iter().map(|heading| (*heading).to_owned()).collect()
    }

    #[test]
    fn the_headings_of_a_form_and_of_an_office_are_known_in_either_tongue() {
        let form = columns(&["Timestamp", "Email Address", "What is your name?", "Which career fields would you like to meet?"]);
        assert_eq!(guess_choices(&form), [Ignore, Ignore, FullName, Field]);
        let office =
            columns(&["Student ID", "Last name", "First name", "1st choice", "2nd choice", "3rd choice", "Career counselor"]);
        assert_eq!(guess_choices(&office), [Number, Family, Given, Field, Field, Field, Ignore]);
        assert!(seems_choices(&form) && seems_choices(&office) && !seems_choices(&columns(&["Name", "Grade"])));
        let spanish = columns(&["Matrícula", "Nombre completo", "Campo de interés"]);
        assert_eq!(guess_choices(&spanish), [Number, FullName, Field]);
    }

    #[test]
    fn several_fields_in_one_cell_are_told_apart_and_what_is_none_is_not_guessed() {
        let of = clusters_of;
        assert_eq!(of("Health Science; Law"), (vec![Cluster::Health, Cluster::Law], false));
        assert_eq!(
            of("Science, Technology, Engineering & Mathematics, Arts, A/V Technology & Communications, Health Science"),
            (vec![Cluster::Science, Cluster::Arts, Cluster::Health], false)
        );
        assert_eq!(of("Technology"), (vec![Cluster::Technology], false));
        assert_eq!(of("Salud, Derecho"), (vec![Cluster::Health, Cluster::Law], false));
        assert_eq!(of(""), (vec![], false));
        assert_eq!([of("Astronaut"), of("=1+1")], [(vec![], true), (vec![], true)]);
        assert_eq!(of("Health, astronaut"), (vec![Cluster::Health], true));
    }

    #[test]
    fn a_file_of_an_office_is_read_and_each_odd_line_says_why() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("choices.csv");
        let bytes = b"Nombre completo;Campo 1;Campo 2\r\nN\xfa\xf1ez, Luz;Salud;Derecho\r\nOmar Haddad;Astronauta;Finanzas\r\nMei Lin;;\r\n\
            Iris Park;Salud;Derecho, Finanzas, Marketing\r\nNoor Abdi;Astronauta;\r\n;Salud;\r\n";
        std::fs::write(&path, bytes).unwrap();
        let table = read_table(&path).unwrap();
        let choices = read_choices(&table, &guess_choices(&table.columns));
        let told: Vec<_> = choices.lines.iter().map(|line| (line.line, line.who.given.as_str(), line.clusters.clone())).collect();
        assert_eq!(told, [(2, "Luz", vec![Cluster::Health, Cluster::Law]), (3, "Omar", vec![Cluster::Finance])]);
        let reasons = |notes: &[LineNote]| notes.iter().map(|note| (note.line, note.reason)).collect::<Vec<_>>();
        let refused = [
            (7, LineReason::NameAndNumberMissing),
            (4, LineReason::NothingChosen),
            (5, LineReason::TooManyChosen { most: 3 }),
            (6, LineReason::ChoiceUnknown),
        ];
        assert_eq!(reasons(&choices.refused), refused);
        assert_eq!(reasons(&choices.warned), [(3, LineReason::ChoiceUnknown)]);
    }
}
