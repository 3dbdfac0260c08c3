//! The guest has left: what stayed with whom, from a sheet of paper, a laptop that is passed on, and a conversation.

use domain::after_visit::{AfterEdit, AfterTold, ConversationCard, Got, Helped, ThenWhat};
use domain::edit::Edit;
use domain::plans::PlanEdit;
use domain::questions::{QuestionEdit, QuestionTold};
use domain::record::Id;
use domain::refusal::Refusal;
use domain::stay_in_touch::{WishEdit, WishState};
use store::read::after_visit::AfterLine;
use world::{Laptop, World};

const CLASS: &str = "Luz Rivera\nOmar Haddad\nMei Lin\nNoor Abdi";

/// A line of the sheet: yes and no for the three columns, and what they would still ask.
fn line(student: Id, answers: &str, question: Option<&str>) -> AfterTold {
    let told = |at: usize| answers.chars().nth(at).and_then(|letter| "ny".find(letter)).map(|yes| yes == 1);
    AfterTold { student, talked: told(0), learned: told(1), wishes: told(2), question: question.map(str::to_owned) }
}

fn types_in(who: &Laptop, visit: Id, told: Vec<AfterTold>) {
    who.does(&Edit::After(AfterEdit::SayAfter { visit, told, on: who.day() }));
}

fn reads(who: &Laptop, visit: Id) -> Vec<String> {
    let yes = |told: Option<bool>| told.map_or('-', |yes| if yes { 'y' } else { 'n' });
    let line = |line: AfterLine| {
        let answers: String = [line.talked, line.learned, line.wishes].map(yes).iter().collect();
        format!("{} {answers} {}", line.name, line.question.unwrap_or_default()).trim().to_owned()
    };
    who.desk().after_sheet(visit).unwrap().lines.into_iter().map(line).collect()
}

#[test]
fn a_sheet_is_typed_in_line_by_line_and_who_wishes_to_stay_in_touch_is_in_the_queue() {
    let world = World::new();
    let tess = world.laptop("Tess");
    let class = tess.pastes_a_class("Period 3", CLASS);
    let visit = tess.logs_a_visit("Maya Brandt", class, &["Mei Lin"]);
    tess.opts_out("Noor Abdi");
    let [luz, omar, noor] = ["Luz Rivera", "Omar Haddad", "Noor Abdi"].map(|name| tess.student(name));
    types_in(&tess, visit, vec![line(luz, "yyy", Some("How did you start?")), line(omar, "ynn", None)]);
    // Her line is typed in like everyone's.
    types_in(&tess, visit, vec![line(noor, "yyy", Some("Is it hard?"))]);
    tess.closes_and_opens();
    let sheet = ["Noor Abdi ---", "Omar Haddad ynn", "Mei Lin ---", "Luz Rivera yyy How did you start?"];
    assert_eq!(reads(&tess, visit), sheet, "in the order of the class list, and nothing of Noor");
    let queue = || tess.desk().wishes(world.in_days(0)).unwrap();
    assert_eq!(queue().groups[0].wishes.iter().map(|wish| wish.name.as_str()).collect::<Vec<_>>(), ["Luz Rivera"]);
    assert_eq!(tess.desk().questions(class).unwrap().len(), 1);
    // Typed wrongly, and put right: nothing had been done about it yet.
    types_in(&tess, visit, vec![line(luz, "yyn", None)]);
    assert_eq!((queue().open, tess.desk().questions(class).unwrap().len()), (0, 0));
    tess.undoes(1);
    assert_eq!(reads(&tess, visit), sheet);
    // What was handed on already is not taken back by a sheet.
    let sent = WishEdit::MoveWishes { visit, students: vec![luz], to: WishState::Sent, on: world.in_days(0) };
    tess.does(&Edit::Wish(sent));
    types_in(&tess, visit, vec![line(luz, "yyn", None)]);
    assert_eq!(queue().groups[0].wishes[0].state, WishState::Sent);
}

#[test]
fn one_student_told_on_two_laptops_has_one_line_and_both_answers() {
    let world = World::new();
    let (tess, ben) = (world.laptop("Tess"), world.laptop("Ben"));
    let class = tess.pastes_a_class("Period 3", CLASS);
    let visit = tess.logs_a_visit("Maya Brandt", class, &[]);
    world.everyone_merges();
    let luz = tess.student("Luz Rivera");
    types_in(&tess, visit, vec![line(luz, "y--", None)]);
    ben.does(&Edit::After(AfterEdit::TellConversation {
        visit,
        student: luz,
        card: ConversationCard { got: vec![Got::Offer, Got::Advice], helped: Some(Helped::Yes), next: Some(ThenWhat::TalkAgain) },
        on: world.in_days(0),
    }));
    world.everyone_merges();
    for laptop in [&tess, &ben] {
        let met = laptop.desk().visits_met(luz).unwrap();
        assert_eq!((met.len(), met[0].said.talked), (1, Some(true)));
        assert_eq!(met[0].said.card.got, [Got::Advice, Got::Offer]);
    }
    // A parent says no: what was said is told nowhere any more.
    ben.opts_out("Luz Rivera");
    assert_eq!(ben.desk().visits_met(luz).unwrap(), []);
    let kept = ben.desk().after_sheet(visit).unwrap().lines.into_iter().find(|line| line.student == luz).unwrap();
    assert_eq!((kept.talked, kept.card, kept.is_opted_out), (None, ConversationCard::default(), true));
}

#[test]
fn questions_wait_for_whoever_comes_and_afterwards_it_is_said_which_were_answered() {
    let world = World::new();
    let tess = world.laptop("Tess");
    let class = tess.pastes_a_class("Period 3", CLASS);
    tess.opts_out("Noor Abdi");
    let ask = |name: Option<&str>, text: &str| {
        let question = tess.mints();
        let student = name.map(|name| tess.student(name));
        let told = QuestionTold { section: class, visit: None, student, text: text.to_owned() };
        tess.tries(&Edit::Question(QuestionEdit::AskQuestion { question, told, on: world.in_days(0) })).map(|_| question)
    };
    let first = ask(Some("Luz Rivera"), "How did  you start?").unwrap();
    ask(None, "What do you earn?").unwrap();
    // Noor asks like everyone: the question is there, and not that it was hers.
    ask(Some("Noor Abdi"), "Is it hard?").unwrap();
    assert_eq!(ask(None, "  "), Err(Refusal::NothingSaid));
    tess.does(&Edit::Question(QuestionEdit::MarkAnswered { questions: vec![first], on: Some(world.in_days(0)) }));
    tess.closes_and_opens();
    let told: Vec<_> = tess.desk().questions(class).unwrap();
    let told: Vec<_> = told.iter().map(|one| (one.text.as_str(), one.name.as_deref(), one.answered_on.is_some())).collect();
    let expected =
        [("What do you earn?", None, false), ("Is it hard?", None, false), ("How did you start?", Some("Luz Rivera"), true)];
    assert_eq!(told, expected);
}

#[test]
fn where_the_district_has_nobody_asked_no_wish_is_kept_and_what_was_said_before_comes_to_its_end() {
    let world = World::new();
    let (ana, tess) = (world.laptop("Ana"), world.laptop("Tess"));
    let class = tess.pastes_a_class("Period 3", CLASS);
    let visit = tess.logs_a_visit("Maya Brandt", class, &[]);
    let [luz, omar] = ["Luz Rivera", "Omar Haddad"].map(|name| tess.student(name));
    types_in(&tess, visit, vec![line(luz, "yyy", None)]);
    world.everyone_merges();
    ana.does(&Edit::Plan(PlanEdit::SetStayInTouch { is_off: true }));
    world.everyone_merges();
    tess.closes_and_opens();
    let queue = || tess.desk().wishes(world.in_days(0)).unwrap();
    assert!(queue().is_off && !tess.desk().after_sheet(visit).unwrap().asks_wishes);
    let say = WishEdit::SayWishes { visit, students: vec![omar], on: world.in_days(0) };
    assert_eq!(tess.tries(&Edit::Wish(say.clone())).unwrap_err(), Refusal::StayInTouchIsOff);
    // The sheet is kept without that column, and what Luz said before stands.
    types_in(&tess, visit, vec![line(omar, "yyy", None), line(luz, "nyn", None)]);
    assert_eq!(reads(&tess, visit)[1], "Omar Haddad yy-");
    assert_eq!(reads(&tess, visit)[3], "Luz Rivera nyy");
    assert_eq!((queue().open, queue().groups[0].wishes.len()), (1, 1));
    let sent = WishEdit::MoveWishes { visit, students: vec![luz], to: WishState::Sent, on: world.in_days(0) };
    tess.does(&Edit::Wish(sent));
    assert_eq!(queue().groups[0].wishes[0].state, WishState::Sent);
    ana.does(&Edit::Plan(PlanEdit::SetStayInTouch { is_off: false }));
    world.everyone_merges();
    tess.does(&Edit::Wish(say));
    assert_eq!(queue().open, 2);
}
