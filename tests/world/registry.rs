//! Who is known, and how did they come in? Typing, pasting, tables, rosters, the caseload, today's list. Goes the way of the
//! application: a preview is looked at, then applied as one commit.

use std::path::{Path, PathBuf};

use domain::edit::Edit;
use domain::line_reason::LineReason;
use domain::people::{CaseloadRule, ColumnUse, NewStudent, PeopleEdit, StudentByHand, column_mapping_id};
use domain::record::{Id, Kind, read};
use domain::refusal::Refusal;
use domain::roster::{LineNote, Preview};
use domain::today::{NewInvitation, Reason, TodayEdit};
use exchange::listed::{ListedStudent, StudentList};
use exchange::table::{FirstLine, Table};
use exchange::unreadable::Unreadable;
use exchange::watch::Unwatched;
use store::commit::Committed;
use store::failure::Failure;
use store::import::Prepared;
use store::import_list::{List, ListLine};
use store::read::meant::Meant;
use store::read::student::StudentFile;
use store::read::students::{StudentLine, StudentsAsked};

use crate::Laptop;
use crate::sitting::read_ask;

impl Laptop {
    /// Types one student in, "Given Family", and takes them on.
    pub fn adds_student(&self, name: &str) -> Id {
        let student = self.types_in(name, None).unwrap();
        self.takes_on(&[student]);
        student
    }

    /// Types one student in and sees what it says.
    pub fn types_in(&self, name: &str, grade: Option<&str>) -> Result<Id, Refusal> {
        let (given, family) = name.split_once(' ').unwrap_or((name, ""));
        let by_hand = StudentByHand {
            given: given.to_owned(),
            family: family.to_owned(),
            grade: grade.map(str::to_owned),
            school: self.card().school,
            number: None,
        };
        let student = self.mints();
        self.tries(&Edit::People(PeopleEdit::AddStudents { students: vec![NewStudent { student, by_hand }], caseload_of: None }))
            .map(|_| student)
    }

    /// Pastes a list, looks at the preview, says yes.
    pub fn pastes(&self, text: &str) -> Preview {
        self.brings_in_list(exchange::pasted::read_pasted(text))
    }

    /// Chooses a table, reads its first line and its columns as they are remembered or guessed, says yes.
    pub fn brings_in_table(&self, path: &Path) -> Preview {
        let table = self.reads_table(path);
        let mapping = self.remembered(&table.columns).unwrap_or_else(|| exchange::mapping::guess_mapping(&table));
        self.brings_in_list(exchange::mapping::students_of(&table, &mapping))
    }

    /// The same, having said what each column means. It is remembered.
    pub fn brings_in_table_as(&self, path: &Path, mapping: &[ColumnUse]) -> Preview {
        let table = self.reads_table(path);
        let edit = PeopleEdit::RememberMapping { columns: table.columns.clone(), mapping: mapping.to_vec() };
        self.does(&Edit::People(edit));
        self.brings_in_list(exchange::mapping::students_of(&table, mapping))
    }

    fn reads_table(&self, path: &Path) -> Table {
        let table = exchange::table::read_table(path).unwrap();
        let is_known = self.remembered(&table.columns).is_some();
        let first_line = if is_known { FirstLine::Headings } else { exchange::first_line::first_line_of(&table) };
        table.with_first_line(first_line)
    }

    fn remembered(&self, columns: &[String]) -> Option<Vec<ColumnUse>> {
        let id = column_mapping_id(columns);
        let known = self.desk().reading(|sql| store::tables::Tables(sql).find(Kind::ColumnMapping, id)).unwrap();
        read(&known?, "mapping")
    }

    fn brings_in_list(&self, list: StudentList) -> Preview {
        let line =
            |it: ListedStudent| ListLine { by_hand: it.by_hand, school_name: it.school_name, file: it.file, line: it.line };
        let lines = list.students.into_iter().map(line).collect();
        let list = List { lines, refused: list.refused, warned: list.warned };
        let prepared = self.desk().store().prepare_list(list, self.card().school, &mut |_, _| true).unwrap();
        self.clock.moves(700);
        self.desk().apply_list(&prepared, &mut |_, _| true).unwrap();
        prepared.preview
    }

    /// Chooses roster files and looks at what they would change.
    pub fn looks_at_roster(&self, paths: &[PathBuf]) -> Prepared {
        let roster = exchange::roster::read_roster(paths, &Unwatched).unwrap();
        self.desk().store().prepare_roster(roster, &mut |_, _| true).unwrap()
    }

    /// Chooses roster files that cannot be read, and is told why.
    pub fn is_told_about(&self, paths: &[PathBuf]) -> Unreadable {
        exchange::roster::read_roster(paths, &Unwatched).unwrap_err()
    }

    /// Says yes to a preview.
    pub fn says_yes_to(&self, prepared: &Prepared) -> Result<Committed, Failure> {
        self.clock.moves(700);
        self.desk().apply_roster(prepared, &mut |_, _| true)
    }

    /// Brings a roster in and gives back the preview that was looked at.
    pub fn brings_in(&self, path: &Path) -> Preview {
        let prepared = self.looks_at_roster(&[path.to_owned()]);
        self.says_yes_to(&prepared).unwrap();
        prepared.preview
    }

    /// Puts the students of a table on the caseload, and is told which lines are nobody's and why.
    pub fn takes_on_from(&self, path: &Path) -> (usize, Vec<String>) {
        let table = self.reads_table(path);
        let list = exchange::mapping::meant_by(&table, &exchange::mapping::guess_mapping(&table));
        let (lines, told): (Vec<(String, u32)>, Vec<StudentByHand>) =
            list.students.into_iter().map(|it| ((it.file, it.line), it.by_hand)).unzip();
        let (mut known, mut unknown) = (Vec::new(), list.refused);
        for ((file, line), meant) in lines.into_iter().zip(self.desk().match_students(&told, &mut |_, _| true).unwrap()) {
            let reason = match meant {
                Meant::One(student) => {
                    known.push(student);
                    continue;
                }
                Meant::Nobody => LineReason::NoSuchStudent,
                Meant::Several => LineReason::SeveralSuchStudents,
            };
            unknown.push(LineNote::of(&file, line, None, reason));
        }
        self.takes_on(&known);
        unknown.sort_by_key(|note| note.line);
        (known.len(), read_out(&unknown))
    }

    /// Takes students on by hand.
    pub fn takes_on(&self, students: &[Id]) {
        self.sets_on_caseload(students, Some(true));
    }

    /// By hand: on, off, or as the rules say.
    pub fn sets_on_caseload(&self, students: &[Id], is_on: Option<bool>) {
        let edit = PeopleEdit::SetOnCaseload { counselor: self.me(), students: students.to_vec(), is_on };
        self.does(&Edit::People(edit));
    }

    /// Makes a rule of who is on the caseload.
    pub fn rules(&self, told: CaseloadRule) -> Id {
        let rule = self.mints();
        self.does(&Edit::People(PeopleEdit::SetCaseloadRule { rule, counselor: self.me(), told }));
        rule
    }

    /// A page of the list of students.
    pub fn asks_for(&self, ask: StudentsAsked) -> Vec<StudentLine> {
        let page = self.desk().students(&StudentsAsked { limit: 2_000, ..ask }).unwrap();
        assert_eq!(page.total as usize, page.rows.len(), "a page says how many there are");
        page.rows
    }

    /// Everybody who is found for these letters.
    pub fn finds(&self, text: &str) -> Vec<String> {
        let ask = StudentsAsked { text: text.to_owned(), everyone: true, ..StudentsAsked::default() };
        self.asks_for(ask).into_iter().map(|line| line.name).collect()
    }

    /// Everybody in the store, by family name; those who left last.
    pub fn everyone(&self) -> Vec<String> {
        self.finds("")
    }

    /// The caseload, by family name.
    pub fn caseload(&self) -> Vec<String> {
        self.asks_for(StudentsAsked::default()).into_iter().map(|line| line.name).collect()
    }

    /// The student of that name.
    pub fn student(&self, name: &str) -> Id {
        let ask = StudentsAsked { everyone: true, ..StudentsAsked::default() };
        let found: Vec<Id> = self.asks_for(ask).into_iter().filter(|line| line.name == name).map(|line| line.id).collect();
        assert_eq!(found.len(), 1, "one student is called {name}");
        found[0]
    }

    /// Opens a student's file. That is recorded.
    pub fn opens_file(&self, name: &str) -> StudentFile {
        let student = self.student(name);
        self.does(&Edit::Today(TodayEdit::OpenFile { opening: self.mints(), student }));
        self.file_of(student)
    }

    /// Reads a file by its record.
    pub fn file_of(&self, student: Id) -> StudentFile {
        self.desk().student(student, self.clock.today()).unwrap()
    }

    /// Says that two records are one person.
    pub fn joins(&self, student: Id, same_as: Id) {
        self.does(&Edit::People(PeopleEdit::JoinStudents { student, same_as }));
    }

    /// Says that they are two after all.
    pub fn separates(&self, student: Id) {
        self.does(&Edit::People(PeopleEdit::SeparateStudents { student }));
    }

    /// Agrees on a step with a student.
    pub fn agrees(&self, student: &str, what: &str, due_on: chrono::NaiveDate) -> Id {
        let step = self.mints();
        let student = self.student(student);
        self.does(&Edit::Today(TodayEdit::AgreeStep { step, student, what: what.to_owned(), due_on }));
        step
    }

    /// Notes of several students at once that they asked to come.
    pub fn notes_that_all_asked_to_come(&self, students: &[&str]) {
        let invitations = students.iter().map(|name| NewInvitation { invitation: self.mints(), student: self.student(name) });
        self.does(&Edit::Today(TodayEdit::AskedToCome { invitations: invitations.collect(), on: self.clock.today() }));
    }

    /// Notes that a student asked to come.
    pub fn notes_that_asked_to_come(&self, student: &str) -> Id {
        let invitation = self.mints();
        let student = self.student(student);
        self.does(&Edit::Today(TodayEdit::AskedToCome {
            invitations: vec![NewInvitation { invitation, student }],
            on: self.clock.today(),
        }));
        invitation
    }

    /// The list of the day: who and why.
    pub fn today(&self) -> Vec<String> {
        let lines = self.desk().today(self.clock.today()).unwrap().lines;
        lines
            .into_iter()
            .map(|line| {
                let why = match line.reason {
                    Reason::StepDue { due_on, .. } => format!("{} due on {due_on}", line.step.unwrap_or_default()),
                    Reason::AskOpen { due_on, .. } => format!("{} by {due_on}", read_ask(&line.ask.expect("the ask is told"))),
                    Reason::AskedToCome { on, .. } => format!("asked to come on {on}"),
                    Reason::CorrectionOpen { on, .. } => format!("asked for a correction on {on}"),
                    Reason::DraftUndecided { days_left: Some(left), .. } => format!("map undecided, {left} days left"),
                    Reason::DraftUndecided { days_left: None, .. } => "map undecided, and held".to_owned(),
                    Reason::MapIsOld { since } => format!("last map on {since}"),
                };
                format!("{}: {why}", line.name)
            })
            .collect()
    }

    /// Waves the first line of today away.
    pub fn dismisses_the_first_line(&self) {
        let line = self.desk().today(self.clock.today()).unwrap().lines.remove(0);
        let away = line.put_away.expect("this line can be waved away");
        let edit =
            TodayEdit::DismissReason { counselor: self.me(), student: line.student, reason: away.reason, until: away.until };
        self.does(&Edit::Today(edit));
    }
}

/// Notes on lines, as a person would read them out.
pub fn read_out(notes: &[LineNote]) -> Vec<String> {
    let column = |note: &LineNote| note.column.as_ref().map_or(String::new(), |column| format!(" {column}"));
    let said = |note: &LineNote| {
        let most = note.reason.most().map(words::figure).unwrap_or_default();
        words::said(&format!("line-{}", note.reason.word()), &[("most", &most)]).expect("every reason has its sentence")
    };
    notes.iter().map(|note| format!("{} line {}{}: {}", note.file, note.line, column(note), said(note))).collect()
}
