//! Who can be looked at without looking at anyone? An invented school, for looking around, the demonstration, benches and
//! tests. Seeded: the same seed and day give the same school, byte for byte. It writes only edits, has names from many
//! communities, and is shaped by the studies in [`figures`]. It reads no file, no clock and no real roster.

mod activities;
mod chance;
mod coming;
mod cultures;
pub mod figures;
mod large;
mod life;
mod marking;
mod on_map;
mod roster;
mod sitting;
mod steps;
mod tables;
mod told;
mod visits;

#[cfg(test)]
mod likeness;

use std::collections::BTreeMap;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use domain::choice::Audience;
use domain::edit::Edit;
use domain::ego_network::{Ring, Spot};
use domain::people::{CaseloadRule, NameMay, PeopleEdit};
use domain::record::{Id, derived};
use domain::today::{NewInvitation, TodayEdit};

use crate::chance::{Dice, Mint};
pub use crate::large::{LargeRoster, large_caseload, large_roster_to, large_student};
use crate::life::Size;
pub use crate::marking::Marking;
pub use crate::roster::{SCHOOL_NAME, SECTIONS, STAFF, STUDENTS};
use crate::sitting::Plan;
pub use crate::sitting::{KeptWave, Sitting};
pub use crate::tables::Tables;

/// The seed of the school that ships.
pub const SEED: u64 = 2_026;
/// How many students have three maps.
pub const MAPPED: usize = 60;
/// Months before today at which they were made.
pub const WAVES_MONTHS_AGO: [u32; 3] = [14, 8, 2];
/// A draft was opened this many days ago and is undecided.
pub const DRAFT_DAYS_AGO: u64 = 9;

// The places, among the sixty, of those who are not like the others.
const THIN: usize = 5;
const LARGE: usize = 11;
const IN_CONFLICT: usize = 17;
const UNDECIDED: usize = 23;

/// Two counselors moved one person on one kept map, neither having seen the other's move.
#[derive(Clone, Debug, PartialEq)]
pub struct ConflictSeed {
    /// Whose map.
    pub student: Id,
    /// Their last kept wave, which the counseling team may see.
    pub wave: Id,
    /// Who was moved.
    pub alter: Id,
    /// The other counselor.
    pub other_author_name: String,
    /// Where the counselor who looks around put them.
    pub mine: Spot,
    /// Where the other put them; another ring.
    pub theirs: Spot,
}

/// The whole invention. To be taken in this order: roster, called, sittings (keep each), conflict, draft, today, caseload, marking.
#[derive(Clone, Debug, PartialEq)]
pub struct InventedSchool {
    /// The school's record, as the roster names it.
    pub school: Id,
    /// How the school is called.
    pub school_name: String,
    /// The counselor who looks around.
    pub me_name: String,
    /// Her entry among the staff of the roster.
    pub me_on_roster: Id,
    /// A OneRoster 1.2 bulk folder: file names and their text. One line has to be refused.
    pub roster: Vec<(String, String)>,
    /// Names used in the room that the roster does not have.
    pub called: Vec<Edit>,
    /// In the order of their keeping.
    pub sittings: Vec<Sitting>,
    /// A fourth sitting that its student has not decided about: some are confirmed, some still pale.
    pub draft: Sitting,
    /// Two moves that have not seen each other.
    pub conflict: ConflictSeed,
    /// A step that is due, one that is not, two students who asked to come, and how far the asks of kept maps came. Nothing
    /// is dismissed.
    pub today: Vec<Edit>,
    /// Whom the adults know: a marking that goes on.
    pub marking: Marking,
    /// Visitors, visits and who was there; who comes next, what stayed, and what classes did together.
    pub visits: Vec<Edit>,
    /// The student with two people on the map.
    pub thin: Id,
    /// The student with forty.
    pub large: Id,
}

impl InventedSchool {
    /// The rule by which the whole school is the caseload of `me`.
    pub fn caseload(&self, me: Id) -> Edit {
        let told = CaseloadRule { school: Some(self.school), ..CaseloadRule::default() };
        Edit::People(PeopleEdit::SetCaseloadRule {
            rule: derived(me, &[b"caseload rule", self.school.as_bytes()]),
            counselor: me,
            told,
        })
    }

    /// Every kept wave as the one commit that "keep" writes, in the order of keeping.
    ///
    /// # Panics
    /// Never, unless the domain refuses what it took when this was tested.
    pub fn kept(&self) -> Vec<KeptWave> {
        let mut of_student: BTreeMap<Id, Vec<&Sitting>> = BTreeMap::new();
        for sitting in &self.sittings {
            of_student.entry(sitting.student).or_default().push(sitting);
        }
        let told = |sittings: &Vec<&Sitting>| {
            sitting::kept(&mut Tables::default(), sittings).expect("the domain takes an invented sitting")
        };
        let mut kept: Vec<KeptWave> = of_student.values().flat_map(told).collect();
        kept.sort_by_key(|wave| (wave.kept_on, wave.wave));
        kept
    }
}

/// The last day on or before `day` on which school is held: no weekend, no summer, no turn of the year.
pub fn school_day(day: NaiveDate) -> NaiveDate {
    let is_held = |day: &NaiveDate| {
        let is_summer = match day.month() {
            6 => day.day() > 5,
            7 => true,
            8 => day.day() < 18,
            _ => false,
        };
        let is_break = day.month() == 12 && day.day() > 19 || day.month() == 1 && day.day() < 6;
        !is_summer && !is_break && !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
    };
    day.iter_days().rev().find(is_held).unwrap_or(day)
}

/// When the student at `place` of the sixty sat down, and when they chose to keep.
fn dates(dice: &mut Dice, today: NaiveDate) -> Vec<(NaiveDate, Option<NaiveDate>)> {
    let mut dates = Vec::new();
    for months in WAVES_MONTHS_AGO {
        let about = today.checked_sub_months(Months::new(months)).unwrap_or(today);
        let spread = Days::new(dice.below(20) as u64);
        let opened = school_day(about.checked_sub_days(spread).unwrap_or(about));
        // Most keep on the day; some sleep on it.
        let later = if dice.chance(0.8) { 0 } else { 1 + dice.below(3) as u64 };
        dates.push((opened, Some(opened.checked_add_days(Days::new(later)).unwrap_or(opened))));
    }
    dates
}

fn today_edits(seed: u64, today: NaiveDate, mapped: &[Id], others: &[Id]) -> Vec<Edit> {
    let mut mint = Mint::on(today, Dice::of(seed, 9_000));
    let away = |days: u64| today.checked_add_days(Days::new(days)).unwrap_or(today);
    let ago = |days: u64| today.checked_sub_days(Days::new(days)).unwrap_or(today);
    let step =
        |step, student, what: &str, due_on| Edit::Today(TodayEdit::AgreeStep { step, student, what: what.to_owned(), due_on });
    vec![
        step(mint.id(), mapped[2], "Ask Coach about the summer job", today),
        step(mint.id(), mapped[30], "Sit in on the robotics club and say hi", away(9)),
        Edit::Today(TodayEdit::AskedToCome {
            invitations: vec![NewInvitation { invitation: mint.id(), student: mapped[41] }],
            on: ago(1),
        }),
        Edit::Today(TodayEdit::AskedToCome {
            invitations: vec![NewInvitation { invitation: mint.id(), student: others[8] }],
            on: ago(3),
        }),
    ]
}

/// The invented school of a seed, as it is on a day.
pub fn school(seed: u64, today: NaiveDate) -> InventedSchool {
    let register = roster::register(seed, today);
    // Juniors and seniors: fourteen months ago a freshman was not here yet.
    let first = roster::STUDENTS / 2;
    let places: Vec<usize> = (0..MAPPED).map(|nth| first + nth * (roster::STUDENTS - first) / MAPPED).collect();
    let mapped: Vec<Id> = places.iter().map(|place| register.students[*place].id).collect();
    let others: Vec<Id> = register.students.iter().map(|student| student.id).filter(|id| !mapped.contains(id)).collect();

    let mut sittings = Vec::with_capacity(MAPPED * 3);
    let (mut draft, mut conflict) = (None, None);
    let mut moved = Vec::new();
    for (nth, place) in places.iter().enumerate() {
        let student = &register.students[*place];
        let mut dates = dates(&mut Dice::of(seed, 5_000 + nth as u64), today);
        if nth == UNDECIDED {
            dates.push((today.checked_sub_days(Days::new(DRAFT_DAYS_AGO)).unwrap_or(today), None));
        }
        let size = match nth {
            THIN => Size::Exactly(2),
            LARGE => Size::Growing { first: 30, more: 5 },
            _ => Size::Drawn,
        };
        let plan = Plan {
            seed,
            place: 100 + *place as u64,
            student: student.id,
            culture: student.culture,
            staff: &register.staff,
            size,
            dates,
        };
        let (mut told, spots) = sitting::story(&plan);
        if nth == UNDECIDED {
            draft = told.pop();
        }
        if let Some(last) = told.last_mut() {
            let people: Vec<Id> = spots.keys().copied().collect();
            moved.extend(steps::tell(seed, nth, today, last, &people));
        }
        if nth == IN_CONFLICT
            && let Some(last) = told.last_mut()
        {
            // Another counselor can only have moved somebody on a map that the team may see.
            last.audience = Audience::CounselingTeam;
            let at = |spot: &Spot, ring| Spot { ring, ..*spot };
            conflict = spots.iter().max_by_key(|(id, spot)| (spot.ring == Ring::Close, **id)).map(|(alter, spot)| ConflictSeed {
                student: student.id,
                wave: last.wave,
                alter: *alter,
                other_author_name: "Ben Okafor".to_owned(),
                mine: at(spot, if spot.ring == Ring::Closest { Ring::Close } else { Ring::Closest }),
                theirs: at(spot, if spot.ring == Ring::Known { Ring::Close } else { Ring::Known }),
            });
        }
        sittings.extend(told);
    }
    sittings.sort_by_key(|sitting| (sitting.kept_on, sitting.wave));
    let visits = visits::told(seed, today, &register);
    let apart = [mapped[THIN], mapped[LARGE], mapped[IN_CONFLICT], mapped[UNDECIDED]];
    on_map::told(seed, &register, &visits, &mut sittings, &apart);
    let called = register
        .students
        .iter()
        .filter_map(|student| {
            let called = Some(student.called.clone()?);
            Some(Edit::People(PeopleEdit::CallStudent { student: student.id, called, may: NameMay::EVERYTHING }))
        })
        .collect();
    InventedSchool {
        school: register.school,
        school_name: roster::SCHOOL_NAME.to_owned(),
        me_name: "Ana Reyes".to_owned(),
        me_on_roster: register.staff[0].id,
        roster: register.files.clone(),
        called,
        sittings,
        draft: draft.expect("the undecided student has four sittings"),
        conflict: conflict.expect("the student in conflict has somebody placed"),
        today: today_edits(seed, today, &mapped, &others).into_iter().chain(moved).collect(),
        marking: {
            let everybody: Vec<Id> = register.students.iter().map(|student| student.id).collect();
            marking::tell(seed, register.school, today, &register.staff, &everybody)
        },
        visits: {
            let coming = coming::told(seed, today, &register, &visits);
            let activities = activities::told(seed, today, &register, &visits);
            [visits, coming, activities].concat()
        },
        thin: mapped[THIN],
        large: mapped[LARGE],
    }
}
