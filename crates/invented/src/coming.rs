//! Who comes next to the invented school, and what stayed of those who came? Four planned visits, each at another point of what
//! is to be done; questions that classes collected; wishes to stay in touch in every state; what students said after a visit;
//! the badges of one class. It yields edits, and takes nobody whose parent opted out.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use domain::after_visit::{AfterEdit, AfterTold, ConversationCard, Got, Helped, ThenWhat};
use domain::at_the_door::{BADGE_LENGTH, DoorEdit, NewBadge};
use domain::consent::{Answered, ConsentEdit, ConsentFor};
use domain::edit::Edit;
use domain::interests::{ClustersTold, InterestEdit, MOST_CHOSEN};
use domain::plans::{Approval, ApprovalNow, PlanEdit, PlanTold, TaskTold, VisitRules};
use domain::questions::{QuestionEdit, QuestionTold};
use domain::record::Id;
use domain::stay_in_touch::{WishEdit, WishState};
use domain::visitors::Cluster;
use domain::visits::{Format, LoggedVisit, VisitEdit, WhoCame};

use crate::chance::{Dice, Mint};
use crate::roster::{Class, Register};
use crate::school_day;

/// One planned visit: who (a place in the directory), which class (its title begins so), in how many days, at what time, how,
/// what it belongs to, its aim and its purpose.
type Planned = (usize, &'static str, u64, &'static str, Format, &'static str, &'static str, &'static str);

const PLANNED: [Planned; 4] = [
    (
        0,
        "Health Careers",
        0,
        "13:30",
        Format::InPerson,
        "Unit 4: triage",
        "Say in three sentences what a handover has to hold",
        "A shift handover, played through with us",
    ),
    (
        1,
        "Welding I",
        6,
        "13:05",
        Format::InPerson,
        "Project: a bench for the yard",
        "Plan a job so that somebody else can do it",
        "Our drawings, seen by someone who would build from them",
    ),
    (
        3,
        "English 11",
        12,
        "09:00",
        Format::Virtual,
        "Interviews",
        "Ask what nobody asked before",
        "How a question becomes a story",
    ),
    (7, "Biology", 20, "09:30", Format::InPerson, "Field week", "Read a track", "What a ranger counts, and why"),
];

/// What is to be done for a visit, and how many days before; the first of the first two are done.
const TASKS: [(&str, u64); 3] =
    [("Tell the front office who comes", 3), ("Collect questions in class", 2), ("Ask two students to welcome them", 1)];

/// The questions of a class: before the first visit, and for the one to come.
const ASKED: [&str; 4] = [
    "What do you do when you do not know what to do?",
    "Who helped you at the start?",
    "What is a day like that went wrong?",
    "Did you ever want to stop?",
];
const TO_ASK: [&str; 5] = [
    "How do you tell a family something hard?",
    "What would you learn again, and what not?",
    "Can you do this work in two languages?",
    "What should I do this summer if I want to do what you do?",
    "What does nobody tell you about nights?",
];
const TO_ASK_WELDER: [&str; 3] = ["How much of it is waiting?", "Who checks your work?", "What did your first boss teach you?"];

/// What students wrote to visitors, and what came back.
const MESSAGE: &str = "Thank you for coming. I tried what you said about asking first, and it worked.";
const REPLY: &str = "I would be glad to hear how it went. Come by with your class in spring.";

/// All of it, after the visits that were logged.
pub(crate) fn told(seed: u64, today: NaiveDate, register: &Register, visits: &[Edit]) -> Vec<Edit> {
    let mut mint = Mint::on(today.checked_sub_days(Days::new(20)).unwrap_or(today), Dice::of(seed, 15_003));
    let mut dice = Dice::of(seed, 15_002);
    let here = Here::of(visits);
    let mut edits = plans(today, register, &here, &mut mint);
    edits.extend(questions(today, register, &here, &mut mint));
    edits.extend(wishes(today, &here));
    edits.extend(afterwards(&here));
    edits.extend(chosen(seed, today, register, &here));
    if let Some(class) = register.classes.iter().find(|class| class.title.starts_with("Health Careers")) {
        edits.push(badges(class, &mut dice));
    }
    edits
}

/// What three classes chose: most of one, some of the others, and a few fields from which nobody came yet.
const CHOOSING: [(&str, f64); 3] = [("Health Careers", 0.9), ("Welding I", 0.7), ("English 11", 0.5)];

/// How often each of the sixteen is chosen, in their order.
const CHOSEN: [f64; 16] = [2.0, 4.0, 5.0, 3.0, 3.0, 2.0, 1.0, 8.0, 2.0, 3.0, 6.0, 3.0, 2.0, 1.0, 4.0, 2.0];

fn chosen(seed: u64, today: NaiveDate, register: &Register, here: &Here) -> Vec<Edit> {
    let mut dice = Dice::of(seed, 15_006);
    let on = school_day(today.checked_sub_days(Days::new(30)).unwrap_or(today));
    let mut asked = BTreeSet::new();
    let mut edits = Vec::new();
    for (title, share) in CHOOSING {
        let Some(class) = register.classes.iter().find(|class| class.title.starts_with(title)) else { continue };
        let mut told = Vec::new();
        for student in &class.students {
            // Whoever is in two of these classes is asked once.
            if here.opted_out.contains(student) || !asked.insert(*student) || !dice.chance(share) {
                continue;
            }
            let clusters = (0..1 + dice.below(MOST_CHOSEN)).map(|_| Cluster::ALL[dice.weighted(&CHOSEN)]).collect();
            told.push(ClustersTold { student: *student, clusters });
        }
        edits.push(Edit::Interest(InterestEdit::ChooseClusters { told, on }));
    }
    edits
}

/// What was told of visits before.
struct Here<'a> {
    logged: Vec<&'a LoggedVisit>,
    visitors: Vec<Id>,
    opted_out: Vec<Id>,
}

impl<'a> Here<'a> {
    fn of(visits: &'a [Edit]) -> Here<'a> {
        let mut here = Here { logged: Vec::new(), visitors: Vec::new(), opted_out: Vec::new() };
        for edit in visits {
            match edit {
                Edit::Visit(VisitEdit::LogVisit { visit }) => here.logged.push(visit),
                Edit::Visitor(domain::visitors::VisitorEdit::DescribeVisitor { visitor, .. }) => here.visitors.push(*visitor),
                Edit::Consent(ConsentEdit::RecordConsent { student, what: ConsentFor::Visits, answer: Answered::No, .. }) => {
                    here.opted_out.push(*student)
                }
                _ => {}
            }
        }
        here
    }

    /// Who was there, without whoever opted out.
    fn met(&self, visit: &LoggedVisit) -> Vec<Id> {
        visit.present.iter().copied().filter(|student| !self.opted_out.contains(student)).collect()
    }

    /// The visits that somebody of the directory paid, the latest first.
    fn of_visitor(&self, at: usize) -> Vec<&'a LoggedVisit> {
        let is_theirs = |visit: &&LoggedVisit| matches!(visit.who, WhoCame::Known { visitor } if visitor == self.visitors[at]);
        let mut all: Vec<&LoggedVisit> = self.logged.iter().copied().filter(is_theirs).collect();
        all.sort_by_key(|visit| std::cmp::Reverse(visit.held_on));
        all
    }
}

/// The weekday on or after that.
fn coming(today: NaiveDate, days: u64) -> NaiveDate {
    let day = today.checked_add_days(Days::new(days)).unwrap_or(today);
    day.iter_days().find(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)).unwrap_or(day)
}

fn plans(today: NaiveDate, register: &Register, here: &Here, mint: &mut Mint) -> Vec<Edit> {
    let ago = |days: u64| school_day(today.checked_sub_days(Days::new(days)).unwrap_or(today));
    let rules = VisitRules { approver: Some("the principal".to_owned()), hours_before: 48, cleared_days: Some(365) };
    let mut edits = vec![Edit::Plan(PlanEdit::SetVisitRules { school: register.school, rules })];
    // The first is cleared; the second was, longer ago than it holds.
    for (who, days) in [(0, 60), (1, 380)] {
        edits.push(Edit::Plan(PlanEdit::ClearVisitor { visitor: here.visitors[who], on: Some(ago(days)) }));
    }
    let approvals = [Some(Approval::Given), Some(Approval::Asked), None, None];
    for (place, (who, title, days, at, format, lesson, aim, purpose)) in PLANNED.into_iter().enumerate() {
        let Some(class) = register.classes.iter().find(|class| class.title.starts_with(title)) else { continue };
        let planned_on = coming(today, days);
        let tasks: Vec<TaskTold> = TASKS
            .iter()
            .map(|(what, before)| TaskTold {
                task: mint.id(),
                what: (*what).to_owned(),
                due_on: planned_on.checked_sub_days(Days::new(*before)).unwrap_or(planned_on),
            })
            .collect();
        let done: Vec<Id> = tasks.iter().take(2usize.saturating_sub(place)).map(|task| task.task).collect();
        let plan = mint.id();
        let told = PlanTold {
            section: class.section,
            who: WhoCame::Known { visitor: here.visitors[who] },
            planned_on,
            begins_at: Some(at.to_owned()),
            format,
            lesson: Some(lesson.to_owned()),
            aim: Some(aim.to_owned()),
            purpose: Some(purpose.to_owned()),
        };
        edits.push(Edit::Plan(PlanEdit::PlanVisit { plan, told: Box::new(told), tasks, by: class.teacher }));
        edits.extend(done.into_iter().map(|task| Edit::Plan(PlanEdit::FinishTask { task, on: Some(ago(2)) })));
        if let Some(state) = approvals[place] {
            let approval = Some(ApprovalNow { state, on: ago(5) });
            edits.push(Edit::Plan(PlanEdit::SetApproval { plan, approval }));
        }
    }
    edits
}

fn questions(today: NaiveDate, register: &Register, here: &Here, mint: &mut Mint) -> Vec<Edit> {
    let class_of = |title: &str| register.classes.iter().find(|class| class.title.starts_with(title));
    let mut edits = Vec::new();
    let mut ask = |section: Id, visit: Option<Id>, student: Option<Id>, text: &str, on: NaiveDate| {
        let question = mint.id();
        let told = QuestionTold { section, visit, student, text: text.to_owned() };
        edits.push(Edit::Question(QuestionEdit::AskQuestion { question, told, on }));
        question
    };
    let mut answered = Vec::new();
    if let Some(visit) = here.of_visitor(0).first() {
        let who = here.met(visit);
        for (text, student) in ASKED.iter().zip(&who) {
            answered.push((ask(visit.section, Some(visit.visit), Some(*student), text, visit.held_on), visit.held_on));
        }
    }
    let lately = school_day(today.pred_opt().unwrap_or(today));
    for (title, texts) in [("Health Careers", &TO_ASK[..]), ("Welding I", &TO_ASK_WELDER[..])] {
        let Some(class) = class_of(title) else { continue };
        let mut askers = class.students.iter().copied().filter(|student| !here.opted_out.contains(student));
        for (at, text) in texts.iter().enumerate() {
            // Of some nobody said who asked.
            let student = askers.next().filter(|_| at % 3 != 2);
            ask(class.section, None, student, text, lately);
        }
    }
    // The last of them stayed open.
    answered.pop();
    if let Some((_, on)) = answered.first().copied() {
        let questions = answered.iter().map(|(question, _)| *question).collect();
        edits.push(Edit::Question(QuestionEdit::MarkAnswered { questions, on: Some(on) }));
    }
    edits
}

fn wishes(today: NaiveDate, here: &Here) -> Vec<Edit> {
    let mut edits = Vec::new();
    let after = |day: NaiveDate, days: u64| coming(day, days).min(today);
    let mut say = |visit: &LoggedVisit, students: Vec<Id>| {
        edits.push(Edit::Wish(WishEdit::SayWishes { visit: visit.visit, students, on: visit.held_on }));
    };
    // Each of the nurse's visits at another point: the latest waits for a message, the first came to its end.
    let nurse = here.of_visitor(0);
    for (visit, count) in nurse.iter().zip([4, 3, 5]) {
        say(visit, here.met(visit).into_iter().take(count).collect());
    }
    let other: Vec<&LoggedVisit> = [1, 5].into_iter().filter_map(|who| here.of_visitor(who).first().copied()).collect();
    for visit in &other {
        say(visit, here.met(visit).into_iter().take(2).collect());
    }
    let mut on = |visit: &LoggedVisit, at: usize, to: WishState, days: u64| {
        let Some(student) = here.met(visit).get(at).copied() else { return };
        let (visit, held_on) = (visit.visit, visit.held_on);
        if at == 0 || to == WishState::Sent {
            edits.push(Edit::Wish(WishEdit::WriteMessage { visit, student, message: Some(MESSAGE.to_owned()) }));
        }
        let sent = after(held_on, 2);
        edits.push(Edit::Wish(WishEdit::MoveWishes { visit, students: vec![student], to: WishState::Sent, on: sent }));
        match to {
            WishState::Answered => {
                edits.push(Edit::Wish(WishEdit::NoteReply { visit, student, reply: REPLY.to_owned(), on: after(held_on, days) }))
            }
            WishState::Met | WishState::Repeated | WishState::LetGo => {
                if to == WishState::Repeated {
                    let (to, on) = (WishState::Met, after(held_on, days / 2));
                    edits.push(Edit::Wish(WishEdit::MoveWishes { visit, students: vec![student], to, on }));
                }
                edits.push(Edit::Wish(WishEdit::MoveWishes { visit, students: vec![student], to, on: after(held_on, days) }))
            }
            WishState::Said | WishState::Sent => {}
        }
    };
    if let [latest, second, first, ..] = nurse[..] {
        on(latest, 0, WishState::Sent, 0);
        on(second, 0, WishState::Answered, 6);
        on(second, 1, WishState::LetGo, 12);
        on(second, 2, WishState::Met, 20);
        for (at, to) in [WishState::Repeated, WishState::Met, WishState::Met].into_iter().enumerate() {
            on(first, at, to, 44);
        }
        for at in 3..5 {
            on(first, at, WishState::LetGo, 30);
        }
    }
    for visit in other {
        on(visit, 0, WishState::Met, 4);
        on(visit, 1, WishState::LetGo, 10);
    }
    edits
}

/// What a class said of the latest visit of the electrician: four answers each, and after conversations the three taps.
fn afterwards(here: &Here) -> Vec<Edit> {
    let Some(visit) = here.of_visitor(1).first().copied() else { return Vec::new() };
    let met = here.met(visit);
    let told = met
        .iter()
        .enumerate()
        .map(|(at, student)| AfterTold {
            student: *student,
            talked: (at % 7 != 6).then_some(at % 3 != 1),
            learned: (at % 5 != 4).then_some(at % 4 != 3),
            wishes: None,
            question: (at == 1).then(|| "What does a wrong wire cost?".to_owned()),
        })
        .collect();
    let mut edits = vec![Edit::After(AfterEdit::SayAfter { visit: visit.visit, told, on: visit.held_on })];
    let cards = [
        (vec![Got::Information, Got::Advice], Some(Helped::Yes), Some(ThenWhat::TryIt)),
        (vec![Got::Offer], Some(Helped::ALittle), Some(ThenWhat::TalkAgain)),
        (vec![Got::Information], None, Some(ThenWhat::Nothing)),
    ];
    // Those who said that they talked.
    for (student, (got, helped, next)) in met.iter().step_by(3).zip(cards) {
        let card = ConversationCard { got, helped, next };
        edits.push(Edit::After(AfterEdit::TellConversation { visit: visit.visit, student: *student, card, on: visit.held_on }));
    }
    edits
}

fn badges(class: &Class, dice: &mut Dice) -> Edit {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let badges = class
        .students
        .iter()
        .map(|student| NewBadge { student: *student, token: (0..BADGE_LENGTH).map(|_| char::from(dice.pick(LETTERS))).collect() })
        .collect();
    Edit::Door(DoorEdit::MakeBadges { section: class.section, badges })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn something_is_planned_asked_wished_and_said_and_nothing_of_whoever_opted_out() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 26).unwrap();
        let register = crate::roster::register(crate::SEED, today);
        let visits = crate::visits::told(crate::SEED, today, &register);
        let edits = told(crate::SEED, today, &register, &visits);
        assert_eq!(edits, told(crate::SEED, today, &register, &visits));
        let opted_out = Here::of(&visits).opted_out;
        assert_eq!(opted_out.len(), 1);
        let (mut plans, mut questions, mut states, mut said) = (0, 0, BTreeSet::new(), 0);
        for edit in &edits {
            match edit {
                Edit::Plan(PlanEdit::PlanVisit { told, .. }) => {
                    plans += 1;
                    assert!(told.planned_on >= today);
                }
                Edit::Question(QuestionEdit::AskQuestion { told, .. }) => {
                    questions += 1;
                    assert!(told.student.is_none_or(|student| !opted_out.contains(&student)));
                }
                Edit::Wish(WishEdit::SayWishes { students, .. }) => {
                    said += students.len();
                    assert!(students.iter().all(|student| !opted_out.contains(student)));
                }
                Edit::Wish(WishEdit::MoveWishes { to, on, .. }) => {
                    states.insert(*to);
                    assert!(*on <= today);
                }
                Edit::Wish(WishEdit::NoteReply { on, .. }) => {
                    states.insert(WishState::Answered);
                    assert!(*on <= today);
                }
                _ => {}
            }
        }
        assert_eq!((plans, questions), (4, ASKED.len() + TO_ASK.len() + TO_ASK_WELDER.len()));
        assert_eq!(states.len(), 5, "and those that were only said");
        assert!(said > 12);
        assert!(edits.iter().any(|edit| matches!(edit, Edit::Door(DoorEdit::MakeBadges { .. }))));
    }
}
