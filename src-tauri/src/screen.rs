//! What stands on the student's own screen, and where does that screen stand? The map of the sitting that is open and nothing
//! else; a calm cover otherwise. It lies full on a second monitor where there is one, else in a window that can be moved. When
//! its monitor goes it comes back small beside the sitting, which goes on. Pure: the windows are `student_window`.

use domain::ego_network::{EgoNetwork, Support};
use domain::record::Id;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::wishes::{Appearance, Language};

/// All that the student's screen is told.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct StudentScreen {
    /// None: a cover, with nobody's name on it.
    pub map: Option<ScreenMap>,
    pub appearance: Appearance,
    /// What the student chose for this sitting, else what the profile speaks.
    pub language: Language,
}

/// What the counselor's window says of how the student's screen is to be: nothing that anybody recorded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ScreenWish {
    /// Help is lit up: whoever gives what the goal needs glows there too.
    pub is_lit: bool,
    /// None: what the profile speaks.
    pub language: Option<Language>,
}

/// The map that lies open, with its people called as the student wants them shown.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct ScreenMap {
    pub wave: Id,
    /// What the student is called in the room.
    pub name: String,
    pub network: EgoNetwork,
    /// The kinds of help that are lit up; empty while none is.
    pub lit: Vec<Support>,
}

/// Where the student's screen is, as the counselor's window is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ScreenNow {
    /// There is none: both look at one screen.
    #[default]
    Closed,
    /// Full on a monitor of its own: what stands on this one the counselor alone reads.
    Beside,
    /// A window on this monitor.
    Window,
    /// Its monitor went, and it came back as a window on this one.
    CameBack,
}

/// One monitor, in its own pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Monitor {
    pub x: i32,
    pub y: i32,
    pub width: u32,
    pub height: u32,
}

impl Monitor {
    /// A mirrored projector shows the same place twice: that is no other monitor.
    fn meets(self, other: Monitor) -> bool {
        let (right, low) = (|m: Monitor| i64::from(m.x) + i64::from(m.width), |m: Monitor| i64::from(m.y) + i64::from(m.height));
        i64::from(self.x) < right(other)
            && i64::from(other.x) < right(self)
            && i64::from(self.y) < low(other)
            && i64::from(other.y) < low(self)
    }
}

/// Where the window was put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    pub on: Monitor,
    pub is_full: bool,
    pub has_come_back: bool,
}

impl Placed {
    /// Full on the first monitor that is not the one with the sitting; else a window beside it. None where no monitor is known.
    pub fn among(monitors: &[Monitor], main: Option<Monitor>) -> Option<Placed> {
        let main = main.or(monitors.first().copied())?;
        let other = monitors.iter().copied().find(|monitor| !monitor.meets(main));
        Some(Placed { on: other.unwrap_or(main), is_full: other.is_some(), has_come_back: false })
    }

    /// What becomes of it when these are the monitors.
    pub fn after(self, monitors: &[Monitor], main: Option<Monitor>) -> Onward {
        let is_there = monitors.contains(&self.on);
        // A monitor that was made to mirror the main one is still there, and no place of the student's any more.
        let is_own = !self.is_full || !main.is_some_and(|main| main.meets(self.on));
        if is_there && is_own {
            return Onward::Stays;
        }
        let main = main.filter(|main| monitors.contains(main)).or(monitors.first().copied());
        main.map_or(Onward::Closes, |on| Onward::ComesBack(Placed { on, is_full: false, has_come_back: self.is_full }))
    }

    /// As the counselor's window is told.
    pub const fn now(self) -> ScreenNow {
        match self {
            Placed { is_full: true, .. } => ScreenNow::Beside,
            Placed { has_come_back: true, .. } => ScreenNow::CameBack,
            _ => ScreenNow::Window,
        }
    }
}

/// What becomes of the student's screen when the monitors change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Onward {
    Stays,
    /// As a small window there.
    ComesBack(Placed),
    /// There is no monitor to put it on.
    Closes,
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAPTOP: Monitor = Monitor { x: 0, y: 0, width: 1366, height: 768 };
    const PROJECTOR: Monitor = Monitor { x: 1366, y: 0, width: 1920, height: 1080 };

    #[test]
    fn it_lies_full_on_the_other_monitor_and_as_a_window_where_there_is_one_or_a_mirror() {
        let beside = Placed::among(&[LAPTOP, PROJECTOR], Some(LAPTOP)).unwrap();
        assert_eq!((beside.on, beside.now()), (PROJECTOR, ScreenNow::Beside));
        // Whoever works on the big one gives the student the small one.
        assert_eq!(Placed::among(&[LAPTOP, PROJECTOR], Some(PROJECTOR)).unwrap().on, LAPTOP);
        let mirror = Monitor { width: 1920, height: 1080, ..LAPTOP };
        for monitors in [&[LAPTOP][..], &[LAPTOP, mirror]] {
            assert_eq!(Placed::among(monitors, Some(LAPTOP)).unwrap().now(), ScreenNow::Window);
        }
        assert_eq!(Placed::among(&[], None), None);
    }

    #[test]
    fn when_its_monitor_goes_it_comes_back_small_and_when_another_goes_it_stays() {
        let beside = Placed::among(&[LAPTOP, PROJECTOR], Some(LAPTOP)).unwrap();
        assert_eq!(beside.after(&[LAPTOP, PROJECTOR], Some(LAPTOP)), Onward::Stays);
        let Onward::ComesBack(back) = beside.after(&[LAPTOP], Some(LAPTOP)) else { panic!("it comes back") };
        assert_eq!((back.on, back.now()), (LAPTOP, ScreenNow::CameBack));
        assert_eq!(back.after(&[LAPTOP, PROJECTOR], Some(LAPTOP)), Onward::Stays);
        let mirrored = Monitor { x: 0, ..PROJECTOR };
        assert!(matches!(beside.after(&[LAPTOP, mirrored], Some(LAPTOP)), Onward::ComesBack(_)));
        assert_eq!(beside.after(&[], None), Onward::Closes);
        let window = Placed::among(&[LAPTOP], Some(LAPTOP)).unwrap();
        let Onward::ComesBack(moved) = window.after(&[PROJECTOR], Some(PROJECTOR)) else { panic!("it moves") };
        assert_eq!(moved.now(), ScreenNow::Window, "nobody is told of what nobody saw");
    }
}
