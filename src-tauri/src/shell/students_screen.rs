//! What stands on the student's own screen, and where is it? The map that lies open and nothing else; which monitor it is on is
//! noted here, and what becomes of it when the monitors change.

use std::sync::PoisonError;

use super::Shell;
use crate::failure::Answer;
use crate::screen::{Monitor, Onward, Placed, ScreenMap, ScreenNow, ScreenWish, StudentScreen};
use crate::sitting::Stands;

impl Shell {
    /// All that the student's own screen may show now.
    pub fn student_screen(&self) -> Answer<StudentScreen> {
        let session = self.session()?;
        let open = || {
            let sitting = self.sitting().filter(|sitting| sitting.stands == Stands::Open)?;
            Some((sitting.wave?, sitting.name))
        };
        let wishes = self.wishes();
        let ScreenWish { is_lit, language } = self.sitting().map(|sitting| sitting.screen_wish).unwrap_or_default();
        let language = language.unwrap_or(wishes.language);
        let cover = StudentScreen { map: None, appearance: wishes.appearance, language };
        let Some((wave, name)) = open() else { return Ok(cover) };
        // A map that was just decided about is gone.
        let Ok(view) = session.desk.map(wave, Shell::today()) else { return Ok(cover) };
        // It may have been covered while the map was read.
        let is_open = open().is_some_and(|(now, _)| now == wave);
        let lit = if is_lit { view.goal.help } else { Vec::new() };
        let map = is_open.then_some(ScreenMap { wave, name, network: view.network, lit });
        Ok(StudentScreen { map, ..cover })
    }

    /// How the student's screen is to be, until the sitting is over. Nobody sits here: nothing is kept of it.
    pub fn wish_screen(&self, wish: ScreenWish) {
        if let Some(sitting) = self.sitting.write().unwrap_or_else(PoisonError::into_inner).as_mut() {
            sitting.screen_wish = wish;
        }
    }

    /// Where the student's own window is.
    pub fn screen_now(&self) -> ScreenNow {
        self.screen.lock().unwrap_or_else(PoisonError::into_inner).map_or(ScreenNow::Closed, Placed::now)
    }

    /// Notes where it was put, or that it is gone. False where nobody sits at the screen: then there is none.
    pub fn put_screen(&self, placed: Option<Placed>) -> bool {
        let is_sitting = self.sitting().is_some();
        *self.screen.lock().unwrap_or_else(PoisonError::into_inner) = placed.filter(|_| is_sitting);
        is_sitting
    }

    /// The monitors are these now: what becomes of the student's window. Nothing becomes of the sitting.
    pub fn monitors_changed(&self, monitors: &[Monitor], main: Option<Monitor>) -> Onward {
        let mut screen = self.screen.lock().unwrap_or_else(PoisonError::into_inner);
        let after = screen.map_or(Onward::Stays, |placed| placed.after(monitors, main));
        match after {
            Onward::Stays => {}
            Onward::ComesBack(placed) => *screen = Some(placed),
            Onward::Closes => *screen = None,
        }
        after
    }
}
