//! How is a list of chosen career clusters spoken of? A file, what would change, and a yes.

use std::path::Path;

use domain::edit::Edit;
use domain::interests::{ChoiceColumn, InterestEdit, choices_mapping_id};
use domain::record::{Kind, read};
use domain::refusal::Refusal;
use exchange::choices::{ChoiceLine, Choices, guess_choices, read_choices};
use store::commit::Committed;
use store::import_choices::{ChoiceToTake, ChoicesToTake, PreparedChoices};

use crate::Laptop;

impl Laptop {
    /// Chooses a list of choices, reads its columns as they are remembered or guessed, and looks at what would change.
    pub fn looks_at_choices(&self, path: &Path) -> PreparedChoices {
        let table = exchange::table::read_table(path).unwrap();
        let mapping = self.remembered_choices(&table.columns).unwrap_or_else(|| guess_choices(&table.columns));
        let Choices { lines, refused, warned } = read_choices(&table, &mapping);
        self.does(&Edit::Interest(InterestEdit::RememberChoices { columns: table.columns, mapping }));
        self.clock.moves(700);
        let line = |ChoiceLine { file, line, who, clusters }| ChoiceToTake { file, line, who, clusters };
        let list = ChoicesToTake { lines: lines.into_iter().map(line).collect(), refused, warned };
        self.desk().prepare_choices(list, self.clock.today(), &mut |_, _| true).unwrap()
    }

    /// Says yes to it.
    pub fn says_yes_to_choices(&self, prepared: &PreparedChoices) -> Result<Committed, Refusal> {
        self.clock.moves(700);
        self.desk().apply_choices(prepared, &mut |_, _| true).map_err(|failure| match failure {
            store::failure::Failure::Refused(refusal) => refusal,
            other => panic!("{other}"),
        })
    }

    /// How a list with these headings was read last.
    pub fn remembered_choices(&self, columns: &[String]) -> Option<Vec<ChoiceColumn>> {
        let id = choices_mapping_id(columns);
        let known = self.desk().reading(|sql| store::tables::Tables(sql).find(Kind::ListMapping, id)).unwrap();
        read(&known?, "mapping")
    }
}
