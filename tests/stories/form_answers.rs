//! The class answered in the school's own form tool: its export is read into the visit, and becomes what the sheet would be.

use std::rc::Rc;

use domain::after_visit::{AfterEdit, AfterTold};
use domain::edit::Edit;
use domain::form_answers::FormColumn;
use domain::line_reason::LineReason;
use domain::people::{PeopleEdit, StudentByHand};
use domain::record::Id;
use domain::refusal::Refusal;
use domain::roster::Preview;
use domain::stay_in_touch::WishEdit;
use store::import_form::WhyAsked;
use world::{Laptop, World};

const CLASS: &str = "Luz Núñez\nOmar Haddad\nMei Lin\nNoor Abdi\nAna Lin\nIris Park";
const HEADINGS: &str = "Timestamp,Email Address,What is your name?,Did you talk with the visitor?,Did you learn something?,\
                        Would you like to stay in touch?,What question would you still like to ask?\n";

/// A form of these lines, each a name and what follows it.
fn form(lines: &[&str]) -> String {
    let lines: String = lines.iter().map(|line| format!("11/20/2026 10:41,x@school.org,{line}\n")).collect();
    format!("{HEADINGS}{lines}")
}

fn reads(who: &Laptop, visit: Id) -> Vec<String> {
    let yes = |told: Option<bool>| told.map_or('-', |yes| if yes { 'y' } else { 'n' });
    let said = who.desk().after_sheet(visit).unwrap().lines.into_iter().map(|line| {
        let answers: String = [line.talked, line.learned, line.wishes].map(yes).iter().collect();
        (line.name, answers, line.question.unwrap_or_default())
    });
    let said = said.filter(|(_, answers, question)| answers != "---" || !question.is_empty());
    said.map(|(name, answers, question)| format!("{name} {answers} {question}").trim().to_owned()).collect()
}

fn counts(preview: &Preview) -> [u32; 3] {
    [preview.adds.answers, preview.changes.answers, preview.unchanged.answers]
}

fn reasons(notes: &[domain::roster::LineNote]) -> Vec<(u32, LineReason)> {
    notes.iter().map(|note| (note.line, note.reason)).collect()
}

/// A teacher, a class and a visit at which one was away.
fn after_a_visit(world: &World) -> (Rc<Laptop>, Id) {
    let tess = world.laptop("Tess");
    let class = tess.pastes_a_class("Period 3", CLASS);
    let visit = tess.logs_a_visit("Maya Brandt", class, &["Mei Lin"]);
    (tess, visit)
}

/// Reads a form in and says yes: how many lines are new, say something else, and change nothing.
fn takes(who: &Laptop, visit: Id, path: &std::path::Path) -> [u32; 3] {
    let prepared = who.looks_at_form(visit, path, |_| None);
    who.says_yes_to_form(&prepared).unwrap();
    counts(&prepared.preview)
}

/// One line of the sheet, typed in by hand.
fn types_in(who: &Laptop, visit: Id, name: &str, [talked, learned, wishes]: [Option<bool>; 3], question: Option<&str>) {
    let told = AfterTold { student: who.student(name), talked, learned, wishes, question: question.map(str::to_owned) };
    who.does(&Edit::After(AfterEdit::SayAfter { visit, told: vec![told], on: who.day() }));
}

/// Ana has the number 4711, and nobody else has one.
fn numbers_ana(tess: &Laptop) {
    let by_hand =
        StudentByHand { given: "Ana".into(), family: "Lin".into(), number: Some("4711".into()), ..StudentByHand::default() };
    tess.does(&Edit::People(PeopleEdit::CorrectStudent { student: tess.student("Ana Lin"), by_hand }));
}

#[test]
fn a_forms_answers_are_counted_taken_as_one_and_the_same_again_is_nothing() {
    let world = World::new();
    let (tess, visit) = after_a_visit(&world);
    let path = world.file(
        "answers.csv",
        form(&[
            "Luz Nuñez,Yes,Yes,Yes,How did you start?",
            "\"Haddad, Omar\",No,\"Yes, a lot\",maybe,",
            "omar haddad,Yes,Yes,No,\"=HYPERLINK(\"\"x\"\")\"",
            "Iris Park,,,,<b>Is it hard?</b>",
        ]),
    );
    let prepared = tess.looks_at_form(visit, &path, |_| panic!("everybody is known"));
    assert_eq!(counts(&prepared.preview), [3, 0, 0]);
    assert_eq!(prepared.preview.refused, []);
    let warned = [(3, LineReason::AnswerNotRead), (3, LineReason::AnsweredAgain)];
    assert_eq!(reasons(&prepared.preview.warned), warned, "whoever answered twice is taken by the last line");
    assert_eq!(reads(&tess, visit), Vec::<String>::new(), "looking changes nothing");
    let taken = tess.says_yes_to_form(&prepared).unwrap().commit.unwrap();
    tess.closes_and_opens();
    let sheet = ["Omar Haddad yyn =HYPERLINK(\"x\")", "Luz Núñez yyy How did you start?", "Iris Park --- <b>Is it hard?</b>"];
    assert_eq!(reads(&tess, visit), sheet);
    // They are the sheet's own records: the wish is in the queue, and the questions are the class's.
    let wishes = || tess.desk().wishes(world.in_days(0)).unwrap().open;
    assert_eq!(wishes(), 1);
    let again = tess.looks_at_form(visit, &path, |_| None);
    assert_eq!(counts(&again.preview), [0, 0, 3]);
    assert_eq!(tess.says_yes_to_form(&again).unwrap().commit, None);
    // Put right by hand: the same line again does not say otherwise, a new one does.
    let luz = tess.student("Luz Núñez");
    let right = AfterTold { student: luz, talked: Some(false), learned: Some(true), wishes: Some(true), question: None };
    tess.does(&Edit::After(AfterEdit::SayAfter { visit, told: vec![right], on: tess.day() }));
    assert_eq!(counts(&tess.looks_at_form(visit, &path, |_| None).preview), [0, 0, 3]);
    let later = world.file("later.csv", form(&["Luz Nuñez,Yes,No,Yes,", "Ana Lin,No,No,No,"]));
    assert_eq!(counts(&tess.looks_at_form(visit, &later, |_| None).preview), [1, 1, 0]);
    tess.undoes(1);
    // Taken back as one, and all of it is gone.
    let undone = tess.desk().undo_commit(taken, &mut |_, _| true).unwrap();
    assert_eq!((undone.edit.as_str(), undone.left_alone), ("take_form", 0));
    assert_eq!((reads(&tess, visit), wishes()), (Vec::new(), 0));
    assert_eq!(counts(&tess.looks_at_form(visit, &path, |_| None).preview), [3, 0, 0]);
    assert!(tess.desk().store().check_full().unwrap().is_whole);
}

#[test]
fn a_person_is_asked_about_whoever_is_nobody_several_or_was_away_and_what_is_left_out_says_why() {
    let world = World::new();
    let (tess, visit) = after_a_visit(&world);
    numbers_ana(&tess);
    let path = world.file(
        "answers.csv",
        "Name;Student number;Did you talk?;Did you learn?\n\
         Luz N;;Yes;Yes\n\
         Omar Haddad;4711;Yes;No\n\
         Mei Lin;;Yes;Yes\n\
         Lin Mei;;No;No\n\
         ;4711;No;Yes\n\
         anonymous;;Yes;Yes\n",
    );
    let asked = std::cell::RefCell::new(Vec::new());
    let prepared = tess.looks_at_form(visit, &path, |ask| {
        asked.borrow_mut().push((ask.line, ask.written.clone(), ask.why, ask.like.len()));
        None
    });
    let expected = [
        (2, "Luz N", WhyAsked::Nobody, 1),
        (3, "Omar Haddad (4711)", WhyAsked::Several, 2),
        (5, "Lin Mei", WhyAsked::Away, 1),
        (7, "anonymous", WhyAsked::Nobody, 0),
    ];
    assert_eq!(asked.into_inner(), expected.map(|(line, written, why, like)| (line, written.to_owned(), why, like)));
    let left_out = [
        (2, LineReason::NotOfThisClass),
        (3, LineReason::SeveralOfThisClass),
        (5, LineReason::NotedAway),
        (7, LineReason::NotOfThisClass),
    ];
    assert_eq!(reasons(&prepared.preview.refused), left_out);
    assert_eq!(reasons(&prepared.preview.warned), [(4, LineReason::AnsweredAgain)]);
    // Nobody is chosen: whoever has the number is taken, and no more.
    assert_eq!(counts(&prepared.preview), [1, 0, 0]);
    let prepared = tess.looks_at_form(visit, &path, |ask| match ask.line {
        2 => Some("Luz Núñez"),
        3 => Some("Omar Haddad"),
        5 => Some("Mei Lin"),
        _ => None,
    });
    assert_eq!(counts(&prepared.preview), [4, 0, 0]);
    assert_eq!(tess.reads_the_visits(), ["Maya Brandt with Period 3: 5 here, 1 away"]);
    tess.says_yes_to_form(&prepared).unwrap();
    assert_eq!(reads(&tess, visit), ["Omar Haddad yn-", "Ana Lin ny-", "Mei Lin nn-", "Luz Núñez yy-"]);
    assert_eq!(tess.reads_the_visits(), ["Maya Brandt with Period 3: 6 here, 0 away"], "Mei was there after all");
    let again = tess.looks_at_form(visit, &path, |ask| (ask.line == 2).then_some("Luz Núñez"));
    assert_eq!(counts(&again.preview), [0, 0, 3]);
}

#[test]
fn where_the_name_and_the_number_are_not_one_students_a_person_says_whose_answers_they_are() {
    let world = World::new();
    let (tess, visit) = after_a_visit(&world);
    numbers_ana(&tess);
    let path = world.file(
        "answers.csv",
        "Name;Student number;Did you talk?;Did you learn?\n\
         Omar Hadad;4711;Yes;No\n\
         Ana Lin;5822;Yes;Yes\n\
         Iris Park;9999;No;No\n",
    );
    let asked = std::cell::RefCell::new(Vec::new());
    let prepared = tess.looks_at_form(visit, &path, |ask| {
        asked.borrow_mut().push((ask.line, ask.why, ask.like.clone()));
        None
    });
    let [ana, omar] = ["Ana Lin", "Omar Haddad"].map(|name| tess.student(name));
    // Omar's name is misspelt beside Ana's number, and this Ana may be of another class. Nobody knows a number of Iris.
    assert_eq!(asked.into_inner(), [(2, WhyAsked::Several, vec![omar, ana]), (3, WhyAsked::Several, vec![ana])]);
    let left_out = [(2, LineReason::SeveralOfThisClass), (3, LineReason::SeveralOfThisClass)];
    assert_eq!((counts(&prepared.preview), reasons(&prepared.preview.refused)), ([1, 0, 0], left_out.to_vec()));
    let prepared = tess.looks_at_form(visit, &path, |ask| (ask.line == 2).then_some("Omar Haddad"));
    tess.says_yes_to_form(&prepared).unwrap();
    assert_eq!(reads(&tess, visit), ["Omar Haddad yn-", "Iris Park nn-"]);
    // Part of a name beside a number that fits it is that student.
    let short = world.file("short.csv", "Name;Student number;Did you talk?\nA. Lin;4711;Yes\n");
    assert_eq!(counts(&tess.looks_at_form(visit, &short, |_| panic!("it is Ana")).preview), [1, 0, 0]);
}

#[test]
fn of_whoever_opted_out_nothing_is_kept_and_what_the_form_does_not_ask_stays() {
    let world = World::new();
    let (tess, visit) = after_a_visit(&world);
    tess.opts_out("Noor Abdi");
    let [luz, noor] = ["Luz Núñez", "Noor Abdi"].map(|name| tess.student(name));
    let typed = AfterTold {
        student: luz,
        talked: Some(true),
        learned: None,
        wishes: Some(true),
        question: Some("What do you earn?".into()),
    };
    tess.does(&Edit::After(AfterEdit::SayAfter { visit, told: vec![typed], on: tess.day() }));
    let path = world.file("answers.csv", "Learned something?;Name;Bus\nYes;Luz Nuñez;14\nYes;Noor Abdi;2\n");
    let prepared = tess.looks_at_form(visit, &path, |_| None);
    assert_eq!((counts(&prepared.preview), reasons(&prepared.preview.refused)), ([0, 1, 0], vec![(3, LineReason::OptedOut)]));
    // Something else happened since it was looked at.
    tess.opts_out("Iris Park");
    assert_eq!(tess.says_yes_to_form(&prepared).unwrap_err(), Refusal::PreviewIsStale);
    let prepared = tess.looks_at_form(visit, &path, |_| None);
    let taken = tess.says_yes_to_form(&prepared).unwrap();
    assert!(taken.commit.is_some());
    assert_eq!(reads(&tess, visit), ["Luz Núñez yyy What do you earn?"]);
    let of_noor =
        |kind| tess.desk().reading(|sql| store::tables::Tables(sql).find(kind, domain::after_visit::after_id(visit, noor)));
    assert!(of_noor(domain::record::Kind::AfterVisit).unwrap().is_none());
    // How it is read is remembered, in whatever order its columns come next time it is asked again.
    let columns = ["Learned something?", "Name", "Bus"].map(str::to_owned);
    let told = [FormColumn::Learned, FormColumn::FullName, FormColumn::Ignore];
    assert_eq!(tess.remembered_form(&columns).as_deref(), Some(&told[..]));
}

#[test]
fn one_form_taken_on_two_laptops_offline_is_there_once() {
    let world = World::new();
    let (tess, visit) = after_a_visit(&world);
    let ben = world.laptop("Ben");
    world.everyone_merges();
    let path = world.file("answers.csv", form(&["Luz Nuñez,Yes,Yes,Yes,How did you start?", "Iris Park,No,Yes,No,"]));
    for laptop in [&tess, &ben] {
        let prepared = laptop.looks_at_form(visit, &path, |_| None);
        assert_eq!(counts(&prepared.preview), [2, 0, 0]);
        laptop.says_yes_to_form(&prepared).unwrap();
    }
    world.everyone_merges();
    for laptop in [&tess, &ben] {
        assert_eq!(reads(laptop, visit), ["Luz Núñez yyy How did you start?", "Iris Park nyn"]);
        assert_eq!(laptop.desk().wishes(world.in_days(0)).unwrap().open, 1);
        assert_eq!(counts(&laptop.looks_at_form(visit, &path, |_| None).preview), [0, 0, 2]);
    }
}

#[test]
fn a_wish_that_was_taken_back_stays_so_where_a_form_does_not_ask_or_nobody_answers_it() {
    let world = World::new();
    let (tess, visit) = after_a_visit(&world);
    types_in(&tess, visit, "Luz Núñez", [Some(true), None, Some(true)], None);
    let open = || tess.desk().wishes(world.in_days(0)).unwrap().open;
    assert_eq!(open(), 1);
    tess.does(&Edit::Wish(WishEdit::RemoveWish { visit, student: tess.student("Luz Núñez") }));
    let unasked = world.file("unasked.csv", "Name;Did you learn?\nLuz Nuñez;Yes\n");
    assert_eq!((takes(&tess, visit, &unasked), open()), ([0, 1, 0], 0));
    let unsure = world.file("unsure.csv", form(&["Luz Nuñez,Yes,No,maybe,"]));
    assert_eq!((takes(&tess, visit, &unsure), open()), ([0, 1, 0], 0));
    // Asked, and answered: they do wish it again.
    let asked = world.file("asked.csv", form(&["Luz Nuñez,Yes,No,Yes,"]));
    takes(&tess, visit, &asked);
    assert_eq!(open(), 1);
}

#[test]
fn a_line_that_was_taken_once_never_overwrites_what_was_said_since() {
    let world = World::new();
    let (tess, visit) = after_a_visit(&world);
    // The sheet was typed in by hand and says the same. Then it is put right, and the same file is read again.
    types_in(&tess, visit, "Luz Núñez", [Some(true), Some(true), Some(false)], None);
    let first = world.file("first.csv", form(&["Luz Nuñez,Yes,Yes,No,", "Omar Haddad,Yes,No,No,"]));
    assert_eq!(takes(&tess, visit, &first), [1, 0, 1], "that a line was taken is no change");
    types_in(&tess, visit, "Luz Núñez", [Some(false), Some(true), Some(false)], None);
    assert_eq!(takes(&tess, visit, &first), [0, 0, 2]);
    // A file of which all is known is noted as taken too, where somebody says so; then there is nothing left to note.
    types_in(&tess, visit, "Iris Park", [Some(true), Some(true), None], None);
    let known = world.file("known.csv", form(&["Iris Park,Yes,Yes,,"]));
    let prepared = tess.looks_at_form(visit, &known, |_| None);
    assert_eq!((counts(&prepared.preview), prepared.preview.untaken), ([0, 0, 1], 1));
    assert!(tess.says_yes_to_form(&prepared).unwrap().commit.is_some());
    types_in(&tess, visit, "Iris Park", [Some(false), Some(true), None], None);
    let again = tess.looks_at_form(visit, &known, |_| None);
    assert_eq!((counts(&again.preview), again.preview.untaken), ([0, 0, 1], 0), "put right by hand, it stays");
    tess.undoes(1);
    types_in(&tess, visit, "Iris Park", [None, None, None], None);
    // One answer, another, and the file with the first of them again.
    let second = world.file("second.csv", form(&["Omar Haddad,No,No,No,"]));
    assert_eq!(takes(&tess, visit, &second), [0, 1, 0]);
    assert_eq!(takes(&tess, visit, &first), [0, 0, 2]);
    assert_eq!(reads(&tess, visit), ["Omar Haddad nnn", "Luz Núñez nyn"]);
}

#[test]
fn lines_that_two_laptops_took_offline_are_known_on_both() {
    let world = World::new();
    let (tess, visit) = after_a_visit(&world);
    let ben = world.laptop("Ben");
    world.everyone_merges();
    let one = world.file("one.csv", form(&["Luz Nuñez,Yes,Yes,No,"]));
    let other = world.file("other.csv", form(&["Luz Nuñez,No,Yes,No,"]));
    assert_eq!((takes(&tess, visit, &one), takes(&ben, visit, &other)), ([1, 0, 0], [1, 0, 0]));
    world.everyone_merges();
    for laptop in [&tess, &ben] {
        for path in [&one, &other] {
            assert_eq!(counts(&laptop.looks_at_form(visit, path, |_| None).preview), [0, 0, 1]);
        }
    }
}

#[test]
fn of_a_student_who_was_joined_one_line_is_kept_and_put_right_wherever_it_was_said() {
    let world = World::new();
    let tess = world.laptop("Tess");
    let class = tess.pastes_a_class("Period 3", "Luz Rivera\nLuz R\nOmar Haddad");
    let visit = tess.logs_a_visit("Maya Brandt", class, &[]);
    types_in(&tess, visit, "Luz R", [Some(true), None, Some(true)], Some("How did you start?"));
    tess.joins(tess.student("Luz R"), tess.student("Luz Rivera"));
    assert_eq!(reads(&tess, visit), ["Luz Rivera y-y How did you start?"]);
    let held = || (tess.desk().wishes(world.in_days(0)).unwrap().open, tess.desk().questions(class).unwrap().len());
    let path = world.file("answers.csv", form(&["Luz Rivera,No,Yes,,"]));
    assert_eq!(takes(&tess, visit, &path), [0, 1, 0]);
    assert_eq!((reads(&tess, visit), held()), (vec!["Luz Rivera nyy How did you start?".to_owned()], (1, 1)));
    // Asked anew it is the same question, put otherwise.
    let asked = world.file("asked.csv", form(&["Luz Rivera,No,Yes,Yes,Is it hard?"]));
    assert_eq!(takes(&tess, visit, &asked), [0, 1, 0]);
    assert_eq!((reads(&tess, visit), held()), (vec!["Luz Rivera nyy Is it hard?".to_owned()], (1, 1)));
    // Taken back on the sheet it is taken back under either record.
    types_in(&tess, visit, "Luz Rivera", [Some(false), None, Some(false)], None);
    assert_eq!((reads(&tess, visit), held()), (vec!["Luz Rivera n-n".to_owned()], (0, 0)));
}
