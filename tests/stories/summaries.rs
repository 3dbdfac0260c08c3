//! What do a student's teachers read? What the student said yes to, word for word, until somebody takes it back.

use domain::edit::Edit;
use domain::refusal::Refusal;
use domain::summary::{SummaryEdit, SummarySaid, Withdrawn, WithdrawnBy};
use world::{Laptop, World};

fn does(who: &Laptop, edit: SummaryEdit) -> Result<(), Refusal> {
    who.tries(&Edit::Summary(edit)).map(drop)
}

fn writes(world: &World, who: &Laptop, text: &str) {
    let student = who.student("Luz Rivera");
    does(who, SummaryEdit::WriteSummary { student, text: text.into(), on: world.in_days(0) }).unwrap();
}

fn answers(world: &World, who: &Laptop, text: &str, said: SummarySaid) -> Result<(), Refusal> {
    let student = who.student("Luz Rivera");
    does(who, SummaryEdit::AnswerSummary { student, text: text.into(), said, on: world.in_days(0) })
}

/// What is approved and stands.
fn approved(who: &Laptop) -> Option<String> {
    who.desk().summary_of(who.student("Luz Rivera")).unwrap().approved.and_then(|approved| approved.text)
}

/// A roster in which this teacher has the student in a class, and another teacher has another.
fn roster(world: &World, teacher: &str) -> std::path::PathBuf {
    world.zip_of(&[
        ("users.csv", &format!("sourcedId,role,givenName,familyName\nu1,student,Luz,Rivera\nu2,student,Omar,Haddad\n{teacher}")),
        ("classes.csv", "sourcedId,title\nc1,English\nc2,Biology\n"),
        (
            "enrollments.csv",
            "sourcedId,classSourcedId,userSourcedId,role\ne1,c1,u1,student\ne2,c2,u2,student\ne3,c1,t1,teacher\n",
        ),
    ])
}

#[test]
fn nothing_is_approved_before_a_yes_and_a_yes_is_to_the_words_that_were_read() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    writes(&world, &ana, "Likes to work in pairs.");
    assert_eq!(approved(&ana), None);
    for said in [SummarySaid::Later, SummarySaid::NotThis] {
        answers(&world, &ana, "Likes to work in pairs.", said).unwrap();
        assert_eq!(approved(&ana), None);
    }
    writes(&world, &ana, "Needs a quiet start.");
    assert_eq!(answers(&world, &ana, "Likes to work in pairs.", SummarySaid::Yes), Err(Refusal::WordsChanged));
    answers(&world, &ana, "Needs a quiet start.", SummarySaid::Yes).unwrap();
    ana.closes_and_opens();
    assert_eq!(approved(&ana).as_deref(), Some("Needs a quiet start."));
    // Words taken back since do not change what was approved, and no undo answers for the student.
    ana.undoes(1);
    assert_eq!(approved(&ana).as_deref(), Some("Needs a quiet start."));
    let view = ana.desk().summary_of(ana.student("Luz Rivera")).unwrap();
    let proposed = view.proposed.unwrap();
    assert_eq!(
        (proposed.text.as_str(), proposed.answer),
        ("Likes to work in pairs.", None),
        "a yes to other words is none to these"
    );
}

#[test]
fn either_takes_it_back_and_undo_does_not_bring_it_back_for_them() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    let student = ana.student("Luz Rivera");
    for by in [WithdrawnBy::Student, WithdrawnBy::Counselor] {
        writes(&world, &ana, "Needs a quiet start.");
        answers(&world, &ana, "Needs a quiet start.", SummarySaid::Yes).unwrap();
        does(&ana, SummaryEdit::WithdrawSummary { student, by, on: world.in_days(0) }).unwrap();
        assert_eq!(approved(&ana), None);
        assert_eq!(ana.tries_to_undo().unwrap().edit, "write_summary");
        assert_eq!(approved(&ana), None);
    }
}

#[test]
fn a_yes_is_taken_back_on_a_later_day_by_either_and_no_laptop_shows_the_words_any_more() {
    let world = World::with_student("Luz Rivera");
    let (ana, ben) = (world.laptop("Ana"), world.laptop("Ben"));
    let student = ana.student("Luz Rivera");
    for by in [WithdrawnBy::Student, WithdrawnBy::Counselor] {
        writes(&world, &ana, "Needs a quiet start.");
        answers(&world, &ana, "Needs a quiet start.", SummarySaid::Yes).unwrap();
        world.everyone_merges();
        assert_eq!(approved(&ben).as_deref(), Some("Needs a quiet start."));
        world.days_pass(40);
        let on = world.in_days(0);
        does(&ana, SummaryEdit::WithdrawSummary { student, by, on }).unwrap();
        ana.closes_and_opens();
        world.everyone_merges();
        for who in [&ana, &ben] {
            let told = who.desk().summary_of(student).unwrap().approved.unwrap();
            assert_eq!((told.text, told.withdrawn), (None, Some(Withdrawn { by, on })));
        }
    }
}

#[test]
fn a_teacher_reads_the_approved_summaries_of_her_own_classes_and_no_others() {
    let world = World::new();
    let ana = world.laptop("Ana");
    ana.brings_in(&roster(&world, "t1,teacher,Grace,Abara\n"));
    let (luz, omar) = (ana.student("Luz Rivera"), ana.student("Omar Haddad"));
    let desk = ana.desk();
    let teacher = desk
        .reading(|sql| Ok(sql.query_row("SELECT id FROM staff WHERE family = 'Abara'", [], |row| row.get::<_, Vec<u8>>(0))?))
        .unwrap();
    let teacher = domain::record::Id::from_slice(&teacher).unwrap();
    for (student, text) in [(luz, "Needs a quiet start."), (omar, "Likes to lead.")] {
        does(&ana, SummaryEdit::WriteSummary { student, text: text.into(), on: world.in_days(0) }).unwrap();
        let reads = desk.summaries_for(teacher).unwrap();
        assert_eq!(reads, [], "nothing before a yes");
    }
    for (student, text) in [(luz, "Needs a quiet start."), (omar, "Likes to lead.")] {
        let (text, said, on) = (text.to_owned(), SummarySaid::Yes, world.in_days(0));
        does(&ana, SummaryEdit::AnswerSummary { student, text, said, on }).unwrap();
    }
    let read = || desk.summaries_for(teacher).unwrap().into_iter().map(|line| (line.name, line.text)).collect::<Vec<_>>();
    assert_eq!(read(), [("Luz Rivera".to_owned(), "Needs a quiet start.".to_owned())]);
    assert_eq!(desk.summaries().unwrap(), [], "the counselor teaches no class");
    does(&ana, SummaryEdit::WithdrawSummary { student: luz, by: WithdrawnBy::Student, on: world.in_days(0) }).unwrap();
    assert_eq!(read(), []);
}
