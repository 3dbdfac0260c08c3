//! How is a form's export spoken of? A file, whom its lines mean, what would change, and a yes.

use std::path::Path;

use domain::after_visit::AfterEdit;
use domain::edit::Edit;
use domain::form_answers::{FormColumn, form_mapping_id};
use domain::record::{Id, Kind, read};
use domain::refusal::Refusal;
use exchange::form::{Form, guess_form, read_form};
use store::commit::Committed;
use store::import_form::{FormAsk, FormChoice, FormToTake, PreparedForm};

use crate::Laptop;

impl Laptop {
    /// Chooses a form's export for a visit, reads its columns as they are remembered or guessed, is asked whom its lines mean,
    /// answers each by a student's name or leaves it out, and looks at what would change.
    pub fn looks_at_form(&self, visit: Id, path: &Path, answer: impl Fn(&FormAsk) -> Option<&'static str>) -> PreparedForm {
        let table = exchange::table::read_table(path).unwrap();
        let mapping = self.remembered_form(&table.columns).unwrap_or_else(|| guess_form(&table.columns));
        let Form { lines, refused, warned } = read_form(&table, &mapping);
        self.does(&Edit::After(AfterEdit::RememberForm { columns: table.columns, mapping }));
        let found = self.desk().match_form(visit, &lines).unwrap();
        let named = |name: &str| found.class.iter().find(|one| one.name == name).expect("a student of the class").student;
        let choices: Vec<FormChoice> =
            found.asks.iter().map(|ask| FormChoice { row: ask.row, student: answer(ask).map(named) }).collect();
        self.clock.moves(700);
        let form = FormToTake { lines, refused, warned };
        self.desk().prepare_form(visit, form, &choices, self.clock.today()).unwrap()
    }

    /// Says yes to it.
    pub fn says_yes_to_form(&self, prepared: &PreparedForm) -> Result<Committed, Refusal> {
        self.clock.moves(700);
        self.desk().apply_form(prepared, &mut |_, _| true).map_err(|failure| match failure {
            store::failure::Failure::Refused(refusal) => refusal,
            other => panic!("{other}"),
        })
    }

    /// How a form with these headings was read last.
    pub fn remembered_form(&self, columns: &[String]) -> Option<Vec<FormColumn>> {
        let id = form_mapping_id(columns);
        let known = self.desk().reading(|sql| store::tables::Tables(sql).find(Kind::ListMapping, id)).unwrap();
        read(&known?, "mapping")
    }
}
