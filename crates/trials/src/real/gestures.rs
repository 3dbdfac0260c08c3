//! What do people do at their laptops in a fault run? Gestures as the window sends them, on maps that they know.

use domain::choice::Choice;
use domain::edit::Edit;
use domain::ego_network::{Offset, Ring, Sector, Spot};
use domain::map_edit::MapEdit;
use domain::people::{NameMay, PeopleEdit};
use domain::record::Id;
use domain::waves::WaveEdit;
use store::clock::minted;

use super::Run;
use crate::dice::Dice;

impl Run {
    pub(super) fn edits(&mut self, at: usize) -> Vec<Edit> {
        let rim = self.laptops[at].rim.clone();
        let today = self.clock.today();
        let known: Vec<(Id, Vec<Id>)> = self
            .waves
            .iter()
            .filter_map(|wave| Some((*wave, self.laptops[at].desk().map(*wave, today).ok()?.network)))
            .map(|(wave, network)| (wave, network.alters.iter().map(|alter| alter.id).collect()))
            .collect();
        let dice = &mut self.dice;
        let student = *dice.pick(&self.town.students);
        let spot = |dice: &mut Dice| Spot {
            ring: *dice.pick(&Ring::ALL),
            sector: *dice.pick(&Sector::ALL),
            offset: Offset { across: dice.below(1000) as u16, out: dice.below(1000) as u16 },
        };
        if known.is_empty() || dice.one_in(8) {
            let wave = minted(&*rim);
            let mut edits = vec![Edit::Wave(WaveEdit::Open { wave, student, opened_on: today })];
            for n in 0..2 + dice.below(3) {
                let alter = minted(&*rim);
                edits.push(Edit::Map { wave, edit: MapEdit::AddAlter { alter, label: format!("Person {n}"), link: None } });
                edits.push(Edit::Map { wave, edit: MapEdit::PlaceAlter { alter, spot: spot(dice) } });
            }
            edits.push(Edit::Wave(WaveEdit::Keep {
                wave,
                kept_on: today,
                choice: Choice { is_counted: true, ..Choice::default() },
            }));
            return edits;
        }
        if dice.one_in(10) {
            let called = (dice.below(4) > 0).then(|| format!("Name {}", dice.below(5)));
            return vec![Edit::People(PeopleEdit::CallStudent { student, called, may: NameMay::EVERYTHING })];
        }
        let (wave, alters) = dice.pick(&known).clone();
        if alters.is_empty() || dice.one_in(6) {
            return vec![Edit::Map {
                wave,
                edit: MapEdit::AddAlter { alter: minted(&*rim), label: format!("Later {}", dice.below(900)), link: None },
            }];
        }
        let (alter, other) = (*dice.pick(&alters), *dice.pick(&alters));
        let edit = match dice.below(12) {
            0 => MapEdit::RemoveAlter { alter },
            1..4 => MapEdit::RenameAlter { alter, label: format!("Other {}", dice.below(900)) },
            4..6 if alter != other => MapEdit::DrawTie { a: alter, b: other },
            6 => MapEdit::UnplaceAlter { alter },
            _ => MapEdit::PlaceAlter { alter, spot: spot(dice) },
        };
        vec![Edit::Map { wave, edit }]
    }
}
