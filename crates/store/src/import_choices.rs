//! Takes a list of chosen career clusters in. Whom each line means is looked for by number, else by a name that only one student
//! has; a line that means nobody or several is left out and says so. What would change is counted first, each choice that takes
//! the place of another is named, and then it is one Commit.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::consent::{Consent, ConsentFor};
use domain::edit::Edit;
use domain::interests::{Chosen, ClustersTold, InterestEdit, interest_id};
use domain::line_reason::LineReason;
use domain::people::{StudentByHand, joined};
use domain::record::{Ground, Kind};
use domain::roster::{LineNote, Preview};
use domain::visitors::Cluster;

use crate::commit::Committed;
use crate::desk::Desk;
use crate::failure::Result;
use crate::import::Watch;
use crate::log::last_position;
use crate::read::meant::Meant;
use crate::tables::Certain;

/// A line: where it stands, who it is of, and what they chose.
#[derive(Clone, Debug)]
pub struct ChoiceToTake {
    pub file: String,
    pub line: u32,
    pub who: StudentByHand,
    pub clusters: Vec<Cluster>,
}

/// The lines of a list as they were read, and what is said of those that say less.
#[derive(Clone, Debug, Default)]
pub struct ChoicesToTake {
    pub lines: Vec<ChoiceToTake>,
    pub refused: Vec<LineNote>,
    pub warned: Vec<LineNote>,
}

/// A list of choices, compared with the store as it was at `position`.
#[derive(Debug)]
pub struct PreparedChoices {
    told: Vec<ClustersTold>,
    on: NaiveDate,
    position: i64,
    pub preview: Preview,
}

impl Desk {
    /// Compares a list of choices with what is known. Writes nothing.
    pub fn prepare_choices(&self, list: ChoicesToTake, on: NaiveDate, watch: Watch<'_>) -> Result<PreparedChoices> {
        let position = self.reading(last_position)?;
        let ChoicesToTake { lines, mut refused, mut warned } = list;
        let who: Vec<StudentByHand> = lines.iter().map(|line| line.who.clone()).collect();
        let meant = self.match_students(&who, watch)?;
        // Each student's line, the last where they have more than one.
        let mut taken: BTreeMap<domain::record::Id, ChoiceToTake> = BTreeMap::new();
        for (line, meant) in lines.into_iter().zip(meant) {
            let note = |reason| LineNote::of(&line.file, line.line, None, reason);
            match meant {
                Meant::Nobody => refused.push(note(LineReason::NoSuchStudent)),
                Meant::Several => refused.push(note(LineReason::SeveralSuchStudents)),
                Meant::One(student) => {
                    if let Some(before) = taken.insert(student, line) {
                        warned.push(LineNote::of(&before.file, before.line, None, LineReason::ChosenAgain));
                    }
                }
            }
        }
        self.reading(|sql| {
            let ground = Certain::of(sql);
            let mut preview = Preview { format: "Choices".into(), ..Preview::default() };
            let mut told = Vec::with_capacity(taken.len());
            for (student, ChoiceToTake { file, line, clusters, .. }) in taken {
                if Consent::is_refused(&ground, student, ConsentFor::Visits) {
                    refused.push(LineNote::of(&file, line, None, LineReason::OptedOut));
                    continue;
                }
                let choice = ClustersTold { student, clusters };
                let chose = |of: &domain::record::Id| {
                    ground.record(Kind::Interest, interest_id(*of)).and_then(|fields| Chosen::read(&fields)).is_some()
                };
                let count = if choice.changes(&ground, on)?.is_empty() {
                    &mut preview.unchanged
                } else if joined(&ground, student).iter().any(chose) {
                    warned.push(LineNote::of(&file, line, None, LineReason::ChosenOtherwise));
                    &mut preview.changes
                } else {
                    &mut preview.adds
                };
                count.choices += 1;
                told.push(choice);
            }
            ground.held()?;
            for notes in [&mut refused, &mut warned] {
                notes.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
            }
            (preview.refused_total, preview.warned_total) = (refused.len() as u32, warned.len() as u32);
            (preview.refused, preview.warned) = (refused, warned);
            Ok(PreparedChoices { told, on, position, preview })
        })
    }

    /// Takes a compared list: one Commit. Refused where the store changed since: look again.
    pub fn apply_choices(&self, prepared: &PreparedChoices, watch: Watch<'_>) -> Result<Committed> {
        let edit = Edit::Interest(InterestEdit::TakeChoices { told: prepared.told.clone(), on: prepared.on });
        let committed = self.store().commit_at(self.me, &edit, prepared.position, watch)?;
        self.beside_hears(&committed);
        Ok(committed)
    }
}
