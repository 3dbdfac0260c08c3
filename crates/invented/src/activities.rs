//! What did classes of the invented school do together? A circle, a club of some, an online class and a dialogue of two towns,
//! each with whoever led it; one circle logged by two teachers. It yields edits.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use domain::activities::{ActivityEdit, ActivityKind, LedBy, LoggedActivity, Side, TookPart};
use domain::edit::Edit;
use domain::record::Id;
use domain::visitors::VisitorEdit;
use domain::visits::WhoCame;

use crate::chance::{Dice, Mint};
use crate::roster::{Class, Register};
use crate::school_day;

/// Who leads: the class's teacher, or the visitor at that place of the directory.
enum Led {
    Teacher,
    Visitor(usize),
}

/// One activity: what, which class (its title begins so), its name, how many days ago, who led it, and which share of the class
/// belongs to it.
type Told = (ActivityKind, &'static str, &'static str, u64, Led, f64);

const DONE: [Told; 6] = [
    (ActivityKind::Circle, "Advisory", "Monday circle", 31, Led::Teacher, 1.0),
    (ActivityKind::Circle, "Advisory", "Monday circle", 10, Led::Teacher, 1.0),
    (ActivityKind::Club, "Computer Science", "Game makers' club", 24, Led::Visitor(6), 0.5),
    (ActivityKind::Club, "Computer Science", "Game makers' club", 11, Led::Visitor(6), 0.5),
    (ActivityKind::OnlineClass, "Health Careers", "First aid, online", 17, Led::Visitor(0), 1.0),
    (ActivityKind::Dialogue, "Government, Economics", "Two towns, one river", 13, Led::Visitor(5), 1.0),
];

/// The place in the list of the circle that another teacher logged too.
const TWICE: usize = 1;
/// What the groups of the dialogue are called: the second are guests, who are no students here.
const GROUPS: [&str; 2] = ["Our class", "Lakeview High"];

/// Every activity, in the order in which it was recorded; `visits` are the edits before it, with the directory in them.
pub(crate) fn told(seed: u64, today: NaiveDate, register: &Register, visits: &[Edit]) -> Vec<Edit> {
    let mut dice = Dice::of(seed, 15_010);
    let mut mint = Mint::on(today.checked_sub_days(Days::new(35)).unwrap_or(today), Dice::of(seed, 15_011));
    let visitors: Vec<Id> = (visits.iter())
        .filter_map(|edit| match edit {
            Edit::Visitor(VisitorEdit::DescribeVisitor { visitor, .. }) => Some(*visitor),
            _ => None,
        })
        .collect();
    let mut edits = Vec::new();
    for (place, (what, title, name, days_ago, led, share)) in DONE.iter().enumerate() {
        let Some(class) = register.classes.iter().find(|class| class.title.starts_with(title)) else { continue };
        let held_on = school_day(today.checked_sub_days(Days::new(*days_ago)).unwrap_or(today));
        let led_by = match led {
            Led::Teacher => Some(LedBy::Staff { staff: class.teacher }),
            Led::Visitor(at) => visitors.get(*at).map(|id| LedBy::Visitor { came: WhoCame::Known { visitor: *id } }),
        };
        let mut log = |mint: &mut Mint, logged_by: Id, class: &Class| {
            let members = &class.students[..(class.students.len() as f64 * share).ceil() as usize];
            let (here, absent): (Vec<Id>, Vec<Id>) = members.iter().partition(|_| dice.chance(0.93));
            let spoke = if *what == ActivityKind::Circle { pairs(&mut dice, &here) } else { Vec::new() };
            let is_dialogue = *what == ActivityKind::Dialogue;
            let side = is_dialogue.then_some(Side::One);
            Edit::Activity(ActivityEdit::LogActivity {
                activity: Box::new(LoggedActivity {
                    activity: mint.id(),
                    section: class.section,
                    what: *what,
                    name: (*name).to_owned(),
                    held_on,
                    led_by: led_by.clone(),
                    groups: if is_dialogue { GROUPS.map(str::to_owned).to_vec() } else { Vec::new() },
                    present: here.into_iter().map(|student| TookPart { student, side }).collect(),
                    absent,
                    with: Vec::new(),
                    spoke,
                    logged_by,
                }),
            })
        };
        edits.push(log(&mut mint, class.teacher, class));
        if place == TWICE {
            edits.push(log(&mut mint, register.staff[0].id, class));
        }
    }
    edits
}

/// Everybody spoke with whoever sat beside them, and some with one more.
fn pairs(dice: &mut Dice, here: &[Id]) -> Vec<(Id, Id)> {
    let mut pairs: BTreeSet<(Id, Id)> = here.windows(2).map(|pair| (pair[0].min(pair[1]), pair[0].max(pair[1]))).collect();
    for one in here {
        let other = dice.pick(here);
        if *one != other && dice.chance(0.3) {
            pairs.insert(((*one).min(other), (*one).max(other)));
        }
    }
    pairs.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_activity_has_its_class_its_leader_and_its_day_and_circles_alone_have_pairs() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 26).unwrap();
        let register = crate::roster::register(crate::SEED, today);
        let visits = crate::visits::told(crate::SEED, today, &register);
        let edits = told(crate::SEED, today, &register, &visits);
        let logged: Vec<&LoggedActivity> = edits
            .iter()
            .filter_map(|edit| match edit {
                Edit::Activity(ActivityEdit::LogActivity { activity }) => Some(&**activity),
                _ => None,
            })
            .collect();
        assert_eq!(logged.len(), DONE.len() + 1);
        assert!(logged.iter().all(|one| one.led_by.is_some() && one.present.len() > 5 && one.held_on < today));
        assert!(logged.iter().all(|one| one.spoke.is_empty() == (one.what != ActivityKind::Circle)));
        assert!(logged.iter().all(|one| one.groups.is_empty() == (one.what != ActivityKind::Dialogue)));
        assert_eq!(edits, told(crate::SEED, today, &register, &visits));
    }
}
