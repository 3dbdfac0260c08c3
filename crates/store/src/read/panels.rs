//! What a student's kept maps say, in four panels. Drafts are in none of it: a draft is on its sitting's screen alone.

use chrono::NaiveDate;
use domain::ego_network::EgoNetwork;
use domain::goals::Goal;
use domain::measures::mobilization::Course;
use domain::measures::panels::{KeptMap, Panels};
use domain::record::{Fields, Ground, Id, Kind, read};
use domain::refusal::Refusal;
use domain::shown::Shown;

use crate::desk::Desk;
use crate::failure::Result;
use crate::tables::Tables;

impl Desk {
    /// The four panels of a student, from the kept maps of every record that is joined to theirs.
    pub fn panels(&self, student: Id, today: NaiveDate) -> Result<Panels> {
        let student = self.student_behind(student)?;
        self.reading(|sql| {
            let here = Tables(sql);
            here.find(Kind::Student, student)?.ok_or(Refusal::NoSuchStudent)?;
            let mut kept = Vec::new();
            for of in domain::people::joined(&here, student) {
                let waves = here.list(Kind::Wave, "student", of)?;
                kept.extend(waves.iter().filter_map(|(wave, told)| kept_map(&here, *wave, told)));
            }
            Ok(Panels::of(kept, today))
        })
    }
}

/// A kept map with its people called as the student wants them called on it.
fn kept_map(ground: &dyn Ground, wave: Id, told: &Fields) -> Option<KeptMap> {
    read::<NaiveDate>(told, "kept_on")?;
    let shown: Shown = read(told, "shown").unwrap_or_default();
    Some(KeptMap {
        opened_on: read(told, "opened_on")?,
        network: shown.over(EgoNetwork::read(ground, wave)?),
        goal: Goal::read(told),
        courses: Course::on(ground, wave),
    })
}
