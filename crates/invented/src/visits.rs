//! Who came into the classrooms of the invented school? Nine visitors from work in the valley, some of whom came again, with
//! who was there and who was away; one visit logged by two teachers, one student whose parent opted out. It yields edits.

use chrono::{Days, NaiveDate};
use domain::consent::{Answered, ConsentEdit, ConsentFor};
use domain::edit::Edit;
use domain::record::Id;
use domain::visitors::{Cluster, Offer, VisitorEdit, VisitorTold};
use domain::visits::{Format, LoggedVisit, VisitEdit, VisitSteps, WhoCame};

use crate::chance::{Dice, Mint};
use crate::roster::{Class, Register};
use crate::school_day;

/// How many visitors the directory has.
pub const VISITORS: usize = 9;

struct Visitor {
    name: &'static str,
    organisation: &'static str,
    role: &'static str,
    cluster: Cluster,
    offers: &'static [Offer],
    languages: &'static [&'static str],
    path: Option<&'static str>,
    returns: Option<bool>,
}

const fn visitor(name: &'static str, organisation: &'static str, role: &'static str, cluster: Cluster) -> Visitor {
    Visitor { name, organisation, role, cluster, offers: &[Offer::Talk], languages: &["English"], path: None, returns: None }
}

const WHO: [Visitor; VISITORS] = [
    Visitor {
        offers: &[Offer::Talk, Offer::Shadow],
        languages: &["English", "Spanish"],
        path: Some("Was a waiter until 26, then night school."),
        returns: Some(true),
        ..visitor("Marisol Quintana", "Basin Community Clinic", "Nurse", Cluster::Health)
    },
    Visitor {
        offers: &[Offer::Talk, Offer::Host, Offer::Mentor],
        returns: Some(true),
        ..visitor("Dwayne Begay", "High Desert Solar", "Electrician", Cluster::Construction)
    },
    Visitor { returns: Some(true), ..visitor("Priya Raman", "Valley Credit Union", "Loan officer", Cluster::Finance) },
    Visitor {
        offers: &[Offer::ReviewWork, Offer::Talk],
        ..visitor("Tom Ostrowski", "Juniper Weekly", "Reporter", Cluster::Arts)
    },
    Visitor {
        offers: &[Offer::Host, Offer::Shadow],
        path: Some("Grew up on the farm, left, came back."),
        ..visitor("Grace Nakai", "Nakai Ranch", "Rancher", Cluster::Agriculture)
    },
    Visitor { returns: Some(false), ..visitor("Hamid Rahimi", "County Court", "Interpreter", Cluster::Law) },
    Visitor {
        offers: &[Offer::Mentor, Offer::ReviewWork],
        ..visitor("Sofia Lindgren", "Northwind Games", "Programmer", Cluster::Technology)
    },
    Visitor { ..visitor("Andre Whitaker", "State Parks", "Ranger", Cluster::Government) },
    Visitor { ..visitor("Lucia Ferrante", "Red Rock Kitchen", "Cook", Cluster::Hospitality) },
];

/// One visit: who, which class (its title begins so), how many days ago, at what time, how, and what was part of it: prepared,
/// two-way, reflected, stay in touch.
type Told = (usize, &'static str, u64, &'static str, Format, [Option<bool>; 4]);

const YES: Option<bool> = Some(true);
const NO: Option<bool> = Some(false);
use Format::{InPerson, Recorded, Virtual};

const VISITS: [Told; 16] = [
    (0, "Health Careers", 84, "10:40", InPerson, [YES, YES, YES, YES]),
    (0, "Health Careers", 40, "10:42", InPerson, [YES, YES, YES, YES]),
    (0, "Health Careers", 9, "10:41", InPerson, [YES, YES, None, YES]),
    (1, "Welding I", 70, "13:05", InPerson, [YES, YES, YES, NO]),
    (1, "Welding I", 28, "13:05", InPerson, [YES, YES, YES, YES]),
    (1, "Physics", 21, "08:50", InPerson, [NO, YES, None, None]),
    (2, "Statistics", 56, "09:45", Virtual, [YES, NO, None, None]),
    (2, "Government, Economics", 33, "11:10", InPerson, [YES, YES, YES, None]),
    (3, "English 11", 47, "09:00", Virtual, [YES, YES, NO, None]),
    (4, "Environmental Science", 63, "10:00", InPerson, [NO, YES, YES, None]),
    (5, "Spanish for Heritage Speakers", 19, "12:20", InPerson, [YES, YES, YES, YES]),
    (6, "Computer Science", 76, "14:00", Virtual, [YES, YES, YES, YES]),
    (6, "Computer Science", 34, "14:02", Virtual, [YES, YES, YES, YES]),
    (7, "Biology", 14, "09:30", Recorded, [NO, NO, YES, None]),
    (8, "Advisory", 12, "08:15", Recorded, [None; 4]),
    (3, "English 12", 5, "09:05", InPerson, [YES, YES, None, None]),
];

/// The purpose and the aim of visits that had both, by their place in the list.
const AIMS: [(usize, &str, &str); 11] = [
    (0, "How a nurse decides who goes first", "Order four cases and say why"),
    (1, "Back with a question from each of us", "Ask an open question and follow it up"),
    (3, "What a day on a roof is like", "Name three things that an electrician checks first"),
    (4, "Seeing a real wiring job", "Read a circuit plan"),
    (7, "How a loan is decided", "Compare two offers"),
    (8, "Where a story begins", "Write a first sentence that somebody reads on from"),
    (9, "What the land asks of whoever works it", "Link one decision on a ranch to the weather"),
    (10, "What an interpreter may not leave out", "Tell a summary from a translation"),
    (11, "What a programmer does all day", "Take a large task apart"),
    (12, "How our game drafts look to someone who ships them", "Take notes from a review and act on one"),
    (13, "What a ranger sees that we do not", "Observe, and say what is no observation"),
];

/// The place in the list of the visit that another teacher logged too.
const TWICE: usize = 15;

/// Everything about visits, in the order in which it was recorded.
pub(crate) fn told(seed: u64, today: NaiveDate, register: &Register) -> Vec<Edit> {
    let mut dice = Dice::of(seed, 15_000);
    let mut mint = Mint::on(today.checked_sub_days(Days::new(90)).unwrap_or(today), Dice::of(seed, 15_001));
    let mut edits = Vec::new();
    let mut ids = Vec::with_capacity(VISITORS);
    for who in &WHO {
        let visitor = mint.id();
        ids.push(visitor);
        let told = VisitorTold {
            name: who.name.to_owned(),
            organisation: Some(who.organisation.to_owned()),
            role: Some(who.role.to_owned()),
            cluster: Some(who.cluster),
            offers: who.offers.to_vec(),
            languages: who.languages.iter().map(|&language| language.to_owned()).collect(),
            path: who.path.map(str::to_owned),
            availability: None,
            returns: who.returns,
        };
        edits.push(Edit::Visitor(VisitorEdit::DescribeVisitor { visitor, told }));
    }
    let class_of = |title: &str| register.classes.iter().find(|class| class.title.starts_with(title));
    if let Some(student) = class_of("Health Careers").and_then(|class| class.students.get(3)) {
        edits.push(Edit::Consent(ConsentEdit::RecordConsent {
            consent: mint.id(),
            student: *student,
            what: ConsentFor::Visits,
            answer: Answered::No,
            given_by: "father".to_owned(),
            given_on: school_day(today.checked_sub_days(Days::new(100)).unwrap_or(today)),
        }));
    }
    for (place, (who, title, days_ago, began_at, format, steps)) in VISITS.iter().enumerate() {
        let Some(class) = class_of(title) else { continue };
        let held_on = school_day(today.checked_sub_days(Days::new(*days_ago)).unwrap_or(today));
        let [prepared, two_way, reflected, stay_in_touch] = *steps;
        let steps = VisitSteps { prepared, two_way, reflected, stay_in_touch };
        let mut log = |mint: &mut Mint, logged_by: Id, class: &Class, visitor: Id, at: &str| {
            let (present, absent): (Vec<Id>, Vec<Id>) = class.students.iter().partition(|_| dice.chance(0.93));
            let visit = mint.id();
            let who = WhoCame::Known { visitor };
            let began_at = Some(at.to_owned());
            let section = class.section;
            let logged =
                LoggedVisit { visit, section, who, held_on, began_at, format: *format, present, absent, steps, logged_by };
            (visit, Edit::Visit(VisitEdit::LogVisit { visit: logged }))
        };
        let (visit, edit) = log(&mut mint, class.teacher, class, ids[*who], began_at);
        edits.push(edit);
        if let Some((_, purpose, aim)) = AIMS.iter().find(|(at, _, _)| *at == place) {
            let (purpose, aim) = (Some((*purpose).to_owned()), Some((*aim).to_owned()));
            edits.push(Edit::Visit(VisitEdit::DescribeVisit { visit, steps, purpose, aim }));
        }
        if place == TWICE {
            edits.push(log(&mut mint, register.staff[0].id, class, ids[*who], "09:10").1);
        }
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_visit_has_its_class_and_some_visitors_came_again() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 26).unwrap();
        let edits = told(crate::SEED, today, &crate::roster::register(crate::SEED, today));
        let logged: Vec<&LoggedVisit> = edits
            .iter()
            .filter_map(|edit| match edit {
                Edit::Visit(VisitEdit::LogVisit { visit }) => Some(visit),
                _ => None,
            })
            .collect();
        assert_eq!(logged.len(), VISITS.len() + 1);
        assert!(logged.iter().all(|visit| visit.present.len() > 8), "a class has students");
        assert!(logged.iter().any(|visit| !visit.absent.is_empty()));
        assert!(logged.iter().all(|visit| visit.held_on < today));
        assert_eq!(edits, told(crate::SEED, today, &crate::roster::register(crate::SEED, today)));
    }
}
