//! What becomes of what is open when the machine goes to sleep? A sitting is covered and goes on afterwards; whatever else lies
//! open is locked, so that a laptop in a bag holds no key.

use std::sync::PoisonError;

use super::Shell;
use crate::sitting::Stands;

/// What is done before it sleeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BeforeSleep {
    /// Nothing lies open, or nothing that was not covered already.
    Nothing,
    /// A cover came over a sitting.
    Covered,
    Lock,
}

impl Shell {
    /// The machine is about to sleep. Nobody is real in the invented school, so it stays open.
    pub fn before_sleep(&self) -> BeforeSleep {
        let is_real = self.open().is_some_and(|session| !session.card.is_invented);
        let mut sitting = self.sitting.write().unwrap_or_else(PoisonError::into_inner);
        match sitting.as_mut() {
            Some(now) if now.can_be_covered() => {
                now.stand(Stands::Covered);
                self.voice.falls_silent();
                BeforeSleep::Covered
            }
            Some(now) if !now.is_over() => BeforeSleep::Nothing,
            _ if is_real => BeforeSleep::Lock,
            _ => BeforeSleep::Nothing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::*;
    use super::*;
    use crate::lens::Role;
    use crate::window::MAIN;

    #[test]
    fn a_lid_that_closes_covers_a_sitting_which_goes_on_and_locks_whatever_else_lies_open() {
        let Opened { shell, folder: _folder, .. } = seated();
        assert_eq!(shell.before_sleep(), BeforeSleep::Nothing, "the cover lies there already");
        for under in [Stands::Limits, Stands::Cards, Stands::Open] {
            shell.move_sitting(|sitting| Some(sitting.next()));
            assert_eq!(shell.before_sleep(), BeforeSleep::Covered);
            assert_eq!(shell.before_sleep(), BeforeSleep::Nothing);
            let now = shell.sitting().unwrap();
            assert_eq!((now.stands, now.beneath()), (Stands::Covered, under));
            shell.move_sitting(|sitting| Some(sitting.next()));
        }
        // A gesture that was finished as the lid came down is kept, and lifts no cover.
        shell.before_sleep();
        shell.commit(MAIN, &names(HERS)).unwrap();
        assert_eq!(shell.sitting().unwrap().stands, Stands::Covered);
        shell.move_sitting(|sitting| Some(sitting.next()));
        assert_eq!(shell.student_screen().unwrap().map.unwrap().network.alters.len(), 1);
        shell.end_sitting();
        assert_eq!(shell.before_sleep(), BeforeSleep::Lock);
        shell.close();
        assert_eq!(shell.before_sleep(), BeforeSleep::Nothing);
    }

    #[test]
    fn what_a_teacher_has_open_is_locked_and_so_is_a_sitting_in_which_the_student_has_chosen() {
        let Opened { shell, folder: _folder, .. } = opened(Role::Teacher);
        assert_eq!(shell.before_sleep(), BeforeSleep::Lock);
        let Opened { shell, folder: _folder, .. } = seated();
        shell.move_sitting(|_| Some(Stands::Kept));
        assert_eq!(shell.before_sleep(), BeforeSleep::Lock);
    }
}
