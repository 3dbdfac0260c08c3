//! What did a class answer in the school's own form tool? The export of Google Forms or Microsoft Forms, or any table of the
//! kind: who a line is of, and what it says to the four questions after a visit. Headings are whole questions there, so they
//! are guessed by their words, in English and Spanish, and a person says what each means. A word that is no plain yes or no
//! is neither; nobody guesses one. Whom a line means is the store's matter.

use std::collections::HashMap;

use domain::form_answers::{FormColumn, FormLine};
use domain::line_reason::LineReason;
use domain::names;
use domain::people::ColumnUse;
use domain::questions::LONGEST_QUESTION;
use domain::roster::LineNote;

use crate::mapping::meant_by;
use crate::table::Table;
use crate::text;

/// The lines of a form, and those that were not taken or taken with a doubt.
#[derive(Clone, Debug, Default)]
pub struct Form {
    pub lines: Vec<FormLine>,
    pub refused: Vec<LineNote>,
    pub warned: Vec<LineNote>,
}

/// Words of a heading, folded, the surest meaning first. What a heading says is looked for in it.
const MEANINGS: &[(FormColumn, &[&str])] = &[
    (FormColumn::Number, &["student id", "student number", "id number", "matricula", "numero de estudiante", "numero de alumno"]),
    (FormColumn::Family, &["last name", "family name", "surname", "apellido"]),
    (FormColumn::Given, &["first name", "given name"]),
    (
        FormColumn::Wishes,
        &["in touch", "contact with", "keep contact", "connect with", "hear from", "en contacto", "mantener contacto"],
    ),
    (FormColumn::Question, &["question", "still ask", "like to ask", "still wonder", "pregunta", "preguntar"]),
    (
        FormColumn::Talked,
        &["talk", "spoke", "speak", "conversation", "hablaste", "hablo", "hablar", "conversaste", "conversacion"],
    ),
    (FormColumn::Learned, &["learn", "aprend"]),
    (
        FormColumn::FullName,
        &[
            "your name",
            "full name",
            "nombre completo",
            "tu nombre",
            "name",
            "nombre",
            "student",
            "estudiante",
            "alumno",
            "alumna",
        ],
    ),
];

/// What a form tool writes beside the answers: never a name or an answer, whatever else the words say.
const OF_THE_TOOL: &[&str] = &[
    "id",
    "timestamp",
    "marca temporal",
    "start time",
    "completion time",
    "hora de inicio",
    "hora de finalizacion",
    "last modified time",
    "language",
    "score",
    "total points",
    "quiz feedback",
    "username",
    "email",
    "email address",
    "e-mail",
    "correo electronico",
    "direccion de correo electronico",
];

/// A guess for every column by its heading; no meaning is given twice.
pub fn guess_form(columns: &[String]) -> Vec<FormColumn> {
    let headings: Vec<String> = columns.iter().map(|column| names::folded(column.trim())).collect();
    let mut uses = vec![FormColumn::Ignore; columns.len()];
    for (meaning, words) in MEANINGS {
        let fits = |at: usize| uses[at] == FormColumn::Ignore && !OF_THE_TOOL.contains(&headings[at].as_str());
        // The surer word decides, wherever its column stands.
        let found = words.iter().find_map(|word| (0..headings.len()).find(|at| fits(*at) && has_word(&headings[*at], word)));
        if let Some(at) = found {
            uses[at] = *meaning;
        }
    }
    if uses.contains(&FormColumn::Family)
        && !uses.contains(&FormColumn::Given)
        && let Some(name) = uses.iter().position(|held| *held == FormColumn::FullName)
    {
        // "Nombre" beside "Apellidos" is the given name.
        uses[name] = FormColumn::Given;
    } else if uses.contains(&FormColumn::Given)
        && uses.contains(&FormColumn::Family)
        && let Some(name) = uses.iter().position(|held| *held == FormColumn::FullName)
    {
        uses[name] = FormColumn::Ignore;
    }
    uses
}

/// Whether a heading has these words, the first of them from its beginning: "learn" is in "learned" and not in "unlearn".
fn has_word(heading: &str, words: &str) -> bool {
    heading.match_indices(words).any(|(at, _)| heading[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric()))
}

/// Whether a table with these headings seems to be a form's answers: somebody is named, and something is answered.
pub fn seems_answers(columns: &[String]) -> bool {
    let uses = guess_form(columns);
    uses.iter().any(|use_| named_by(*use_) != ColumnUse::Ignore) && uses.iter().any(|use_| is_answer(*use_))
}

/// Whether a column can hold an answer.
fn is_answer(meaning: FormColumn) -> bool {
    matches!(meaning, FormColumn::Talked | FormColumn::Learned | FormColumn::Wishes | FormColumn::Question)
}

/// A plain yes or no. "No sé" and "Not sure" are neither.
fn yes_or_no(text: &str) -> Option<bool> {
    const YES: &[&str] = &["yes", "y", "yeah", "yep", "si", "s", "true", "verdadero", "x", "✓", "✔", "☑"];
    const NO: &[&str] = &["no", "n", "nope", "nah", "false", "falso", "☐"];
    let folded = names::folded(text.trim());
    // "Yes, a lot" is a yes; "yes and no" and "no idea" are none.
    let first = folded.split([',', '.', '!', ';', '(']).next().unwrap_or_default().trim();
    match () {
        () if YES.contains(&first) => Some(true),
        () if NO.contains(&first) => Some(false),
        () => None,
    }
}

/// What meant_by is asked for the same columns.
fn named_by(meaning: FormColumn) -> ColumnUse {
    match meaning {
        FormColumn::FullName => ColumnUse::FullName,
        FormColumn::Given => ColumnUse::Given,
        FormColumn::Family => ColumnUse::Family,
        FormColumn::Number => ColumnUse::Number,
        FormColumn::Ignore | FormColumn::Talked | FormColumn::Learned | FormColumn::Wishes | FormColumn::Question => {
            ColumnUse::Ignore
        }
    }
}

/// Reads a form as `mapping` says.
pub fn read_form(table: &Table, mapping: &[FormColumn]) -> Form {
    let uses: Vec<ColumnUse> = mapping.iter().map(|meaning| named_by(*meaning)).collect();
    let list = meant_by(table, &uses);
    let mut form = Form { lines: Vec::new(), refused: list.refused, warned: list.warned };
    // That a number is there twice is no doubt here: the same student answered twice, which the store says.
    form.warned.retain(|note| note.reason != LineReason::NumberTwice);
    let column_of = |meaning| mapping.iter().position(|held| *held == meaning);
    for (at, meaning) in mapping.iter().enumerate() {
        if is_answer(*meaning) && column_of(*meaning) != Some(at) {
            let heading = table.columns.get(at).map(String::as_str);
            form.warned.push(LineNote::of(&table.file, 1, heading, LineReason::MeaningTwice));
        }
    }
    let row_of: HashMap<(String, u32), usize> =
        table.line_of.iter().enumerate().map(|(row, line)| ((table.place_of(row), *line), row)).collect();
    for listed in list.students {
        let Some(row) = row_of.get(&(listed.file.clone(), listed.line)).copied() else { continue };
        let cell = |meaning: FormColumn| column_of(meaning).and_then(|at| table.rows[row].get(at)).map_or("", |cell| cell.trim());
        let mut warned = Vec::new();
        let mut doubts = |meaning: FormColumn, reason: LineReason| {
            let heading = column_of(meaning).and_then(|at| table.columns.get(at)).map(String::as_str);
            warned.push(LineNote::of(&listed.file, listed.line, heading, reason));
        };
        let mut answer = |meaning: FormColumn| {
            let text = cell(meaning);
            let told = yes_or_no(text);
            if told.is_none() && !text.is_empty() {
                doubts(meaning, LineReason::AnswerNotRead);
            }
            told
        };
        let (talked, learned) = (answer(FormColumn::Talked), answer(FormColumn::Learned));
        let wishes = answer(FormColumn::Wishes);
        let (asked, has_mail) = text::without_mail(cell(FormColumn::Question));
        if has_mail {
            doubts(FormColumn::Question, LineReason::MailLeftOut);
        }
        let cut: String = asked.chars().take(LONGEST_QUESTION).collect();
        if cut.len() < asked.len() {
            doubts(FormColumn::Question, LineReason::QuestionCut { most: LONGEST_QUESTION as u32 });
        }
        let question = names::words(&cut, LONGEST_QUESTION).ok();
        form.warned.append(&mut warned);
        if talked.is_none() && learned.is_none() && wishes.is_none() && question.is_none() {
            form.refused.push(LineNote::of(&listed.file, listed.line, None, LineReason::NothingAnswered));
            continue;
        }
        let (row, file, line, who) = (row as u32, listed.file, listed.line, listed.by_hand);
        form.lines.push(FormLine { row, file, line, who, talked, learned, wishes, question });
    }
    form
}

#[cfg(test)]
mod tests {
    use super::FormColumn::*;
    use super::*;
    use crate::table::read_table;

    fn columns(headings: &[&str]) -> Vec<String> {
        headings.iter().map(|heading| (*heading).to_owned()).collect()
    }

    fn read(bytes: impl AsRef<[u8]>) -> (Table, Form) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("answers.csv");
        std::fs::write(&path, bytes).unwrap();
        let table = read_table(&path).unwrap();
        let form = read_form(&table, &guess_form(&table.columns));
        (table, form)
    }

    #[test]
    fn the_headings_of_both_tools_are_known_in_either_tongue_and_what_the_tool_adds_is_left_out() {
        let google = columns(&[
            "Timestamp",
            "Email Address",
            "What is your name?",
            "Did you talk with the visitor?",
            "Did you learn something?",
            "Would you like to stay in touch?",
            "What question would you still like to ask?",
        ]);
        assert_eq!(guess_form(&google), [Ignore, Ignore, FullName, Talked, Learned, Wishes, Question]);
        let microsoft = columns(&[
            "ID",
            "Start time",
            "Completion time",
            "Email",
            "Name",
            "Student number",
            "I learned something new",
            "I spoke with the visitor",
            "I want to keep in touch",
        ]);
        assert_eq!(guess_form(&microsoft), [Ignore, Ignore, Ignore, Ignore, FullName, Number, Learned, Talked, Wishes]);
        let spanish = columns(&[
            "Marca temporal",
            "Apellidos",
            "Nombre",
            "¿Hablaste con la persona que vino?",
            "¿Aprendiste algo?",
            "¿Quieres seguir en contacto?",
            "¿Qué pregunta te queda?",
        ]);
        assert_eq!(guess_form(&spanish), [Ignore, Family, Given, Talked, Learned, Wishes, Question]);
        assert_eq!(guess_form(&columns(&["Question for the visitor's name", "Name"])), [Question, FullName]);
        assert!([&google, &microsoft, &spanish].into_iter().all(|form| seems_answers(form)));
        for other in [&["Date", "Visitor", "Class"][..], &["sourcedId", "givenName", "familyName"], &["Name", "Grade"]] {
            assert!(!seems_answers(&columns(other)), "{other:?}");
        }
    }

    #[test]
    fn a_yes_is_a_yes_and_whatever_is_neither_is_never_guessed() {
        for yes in ["Yes", "YES!", "sí", "Sí, mucho", "y", "TRUE", "✓", "Yes (a lot)"] {
            assert_eq!(yes_or_no(yes), Some(true), "{yes}");
        }
        for no in ["No", "no.", "No, not yet", "FALSE", "n"] {
            assert_eq!(yes_or_no(no), Some(false), "{no}");
        }
        for neither in ["", "No sé", "Not sure", "no idea", "Yes and no", "Maybe", "1", "5", "N/A", "=1+1", "<b>yes</b>"] {
            assert_eq!(yes_or_no(neither), None, "{neither}");
        }
    }

    #[test]
    fn a_file_of_an_office_is_read_and_each_odd_line_says_why() {
        let (_, form) = read(
            b"Nombre completo;\xbfHablaste?;\xbfAprendiste algo?;\xbfQu\xe9 pregunta te queda?\r\n\
              N\xfa\xf1ez, Luz;S\xed;No;\r\n\
              Omar Haddad;tal vez;S\xed;=HYPERLINK(\"x\")\r\n\
              Mei Lin;;;\r\n\
              ;S\xed;S\xed;\r\n",
        );
        let told: Vec<_> =
            form.lines.iter().map(|line| (line.line, line.who.given.as_str(), line.talked, line.learned)).collect();
        assert_eq!(told, [(2, "Luz", Some(true), Some(false)), (3, "Omar", None, Some(true))]);
        assert_eq!(form.lines[0].who.family, "Núñez");
        assert_eq!(form.lines[1].question.as_deref(), Some("=HYPERLINK(\"x\")"), "a formula is text like any other");
        let reasons = |notes: &[LineNote]| notes.iter().map(|note| (note.line, note.reason)).collect::<Vec<_>>();
        let refused = [(5, LineReason::NameAndNumberMissing), (4, LineReason::NothingAnswered)];
        assert_eq!(reasons(&form.refused), refused);
        assert_eq!(reasons(&form.warned), [(3, LineReason::AnswerNotRead)]);
    }

    #[test]
    fn a_long_question_is_cut_and_an_address_of_mail_in_it_left_out() {
        let long = "é".repeat(LONGEST_QUESTION + 1);
        let (_, form) = read(format!("Name,Question\nLuz Rivera,{long}\nOmar Haddad,write to luz@x.org please\n"));
        let asked: Vec<&str> = form.lines.iter().filter_map(|line| line.question.as_deref()).collect();
        assert_eq!(asked, [&long[..LONGEST_QUESTION * 2], "write to please"]);
        let reasons: Vec<LineReason> = form.warned.iter().map(|note| note.reason).collect();
        assert_eq!(reasons, [LineReason::QuestionCut { most: 280 }, LineReason::MailLeftOut]);
    }
}
