//! How does a draft become a kept map? In one Commit of the main store, which may have to wait for another that is long. Until
//! then nothing is decided: whoever forgets the map, or leaves, meanwhile has the last word.

use std::sync::PoisonError;

use chrono::NaiveDate;
use domain::change::Scope;
use domain::choice::Choice;
use domain::record::Id;
use domain::waves::keep;
use rusqlite::Connection;

use super::Desk;
use crate::commit::Committed;
use crate::failure::{Failure, Result};
use crate::tables::judged;

impl Desk {
    /// Keeps a draft as its student chose. Nothing of the draft is held while it waits, so that it can be destroyed.
    /// `is_wanted` is asked in the moment in which it can be written.
    ///
    /// # Errors
    /// [`Failure::Cancelled`] where it is not wanted any more, or was forgotten meanwhile; nothing was written then.
    pub fn keep(&self, wave: Id, kept_on: NaiveDate, choice: &Choice, is_wanted: &dyn Fn() -> bool) -> Result<Committed> {
        if self.draft(wave).is_none() {
            return Err(self.no_draft(wave));
        }
        let (mut open_drafts, mut committed) = self.store.commit_made(self.me, "keep_wave", |sql| {
            let open_drafts = self.open_drafts.write().unwrap_or_else(PoisonError::into_inner);
            let draft = open_drafts.get(&wave).filter(|_| is_wanted()).ok_or(Failure::Cancelled)?;
            let sets = judged(sql, |below| {
                let kept =
                    |above: &Connection| judged(above, |above| keep(&draft.over(above, below), below, wave, kept_on, choice));
                draft.store.reading(kept)
            })?;
            Ok((open_drafts, sets))
        })?;
        // In the same moment it is no draft any more: whoever forgets it now is told that it was kept.
        open_drafts.remove(&wave);
        drop(open_drafts);
        self.destroy(wave)?;
        committed.scopes.push(Scope::Draft(wave));
        self.tells_of(&mut committed, wave);
        self.beside_hears(&committed);
        Ok(committed)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::time::Duration;

    use domain::edit::Edit;
    use domain::people::{NewStudent, PeopleEdit, StudentByHand};
    use domain::record::Kind;
    use domain::waves::WaveEdit;

    use super::*;
    use crate::cipher::DataKey;
    use crate::clock::Machine;
    use crate::tables::Tables;

    const WAVE: Id = Id::from_u128(0x70);

    fn on() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, 2).unwrap()
    }

    fn with_a_draft(folder: &std::path::Path) -> Arc<Desk> {
        let key = DataKey::from_bytes(&[7; 32]).unwrap();
        let desk = Desk::create(folder, &key, Id::from_u128(1), Machine::rim()).unwrap();
        let (student, by_hand) = (Id::from_u128(7), StudentByHand { given: "Luz".into(), ..Default::default() });
        let students = vec![NewStudent { student, by_hand }];
        desk.commit(&Edit::People(PeopleEdit::AddStudents { students, caseload_of: None })).unwrap();
        desk.commit(&Edit::Wave(WaveEdit::Open { wave: WAVE, student, opened_on: on() })).unwrap();
        Arc::new(desk)
    }

    /// Keeps it while something long is being written; `meanwhile` is done before that ends.
    fn kept_while(desk: &Arc<Desk>, is_wanted: bool, meanwhile: impl FnOnce()) -> Result<Committed> {
        let long = desk.store.writer();
        let begun = Arc::new(AtomicBool::new(false));
        let (keeper, says) = (desk.clone(), begun.clone());
        let keeping = std::thread::spawn(move || {
            says.store(true, Ordering::SeqCst);
            keeper.keep(WAVE, on(), &Choice::default(), &|| is_wanted)
        });
        while !begun.load(Ordering::SeqCst) {
            std::thread::yield_now();
        }
        std::thread::sleep(Duration::from_millis(60));
        meanwhile();
        assert!(!keeping.is_finished(), "it waits");
        drop(long);
        keeping.join().unwrap()
    }

    fn is_kept(desk: &Desk) -> bool {
        desk.reading(|sql| Ok(Tables(sql).find(Kind::Wave, WAVE)?.is_some())).unwrap()
    }

    #[test]
    fn a_map_that_is_forgotten_while_it_waits_to_be_kept_is_forgotten_at_once_and_stays_so() {
        let folder = tempfile::tempdir().unwrap();
        let desk = with_a_draft(folder.path());
        let forget = Edit::Wave(WaveEdit::Forget { wave: WAVE });
        let kept = kept_while(&desk, true, || drop(desk.commit(&forget).unwrap()));
        assert!(matches!(kept, Err(Failure::Cancelled)), "{kept:?}");
        assert!(!is_kept(&desk) && desk.drafts().is_empty());
    }

    #[test]
    fn a_choice_that_is_not_wanted_any_more_leaves_the_draft_as_it_lay_and_a_wanted_one_is_carried_out() {
        let folder = tempfile::tempdir().unwrap();
        let desk = with_a_draft(folder.path());
        let kept = kept_while(&desk, false, || ());
        assert!(matches!(kept, Err(Failure::Cancelled)), "{kept:?}");
        assert!(!is_kept(&desk));
        assert_eq!(desk.drafts().len(), 1);
        kept_while(&desk, true, || ()).unwrap();
        assert!(is_kept(&desk) && desk.drafts().is_empty());
        let late = desk.commit(&Edit::Wave(WaveEdit::Forget { wave: WAVE }));
        assert!(matches!(late, Err(Failure::Refused(domain::refusal::Refusal::WaveIsDecided))), "{late:?}");
    }
}
