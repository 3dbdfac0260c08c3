//! Which adults at this school would you go to? A student answers alone, in confidence; their counselor sees it beside what the
//! adults say, and nobody else.

use domain::answers::AnswerEdit;
use domain::change::Scope;
use domain::choice::AskedBy;
use domain::consent::Answered;
use domain::edit::Edit;
use domain::ego_network::{Ring, Sector};
use domain::holds::HoldReason;
use domain::marks::MarkLevel;
use domain::overlay::{NamedAdult, Sides};
use domain::policy::{self, Tier};
use domain::record::{Id, Kind};
use domain::refusal::Refusal;
use store::read::overlay::{OverlayLine, SaidWhere};
use sync::memory::Rights;
use sync::protocol::Pair;
use world::{Laptop, World};

const STUDENTS: [&str; 4] = ["Luz Rivera", "Omar Haddad", "Mei Lin", "Tam Vo"];

fn says(who: &Laptop, world: &World, campaign: Id, student: &str, named: Option<&[(&str, Option<Id>)]>) -> Result<(), Refusal> {
    let named =
        named.map(|all| all.iter().map(|(label, staff)| NamedAdult { label: (*label).to_owned(), staff: *staff }).collect());
    let (student, on) = (who.student(student), world.in_days(0));
    who.tries(&Edit::Answer(AnswerEdit::SayAdults { campaign, student, named, on })).map(drop)
}

fn lines(who: &Laptop, world: &World, campaign: Id) -> Vec<OverlayLine> {
    who.desk().overlay(campaign, world.in_days(0)).unwrap().lines
}

fn sides(who: &Laptop, world: &World, campaign: Id) -> Vec<(String, Sides)> {
    lines(who, world, campaign).into_iter().map(|line| (line.name, line.sides)).collect()
}

#[test]
fn what_students_answer_lies_over_what_adults_mark_and_whoever_skipped_was_not_asked() {
    let world = World::with_students(&STUDENTS);
    let ana = world.laptop("Ana");
    let coach = ana.adds_an_adult("Sam Ruiz", "coach");
    let campaign = ana.plans_a_marking(4);
    for student in ["Luz Rivera", "Mei Lin", "Tam Vo"] {
        ana.tries_to_mark(campaign, coach, student, Some(MarkLevel::WouldCome)).unwrap();
    }
    says(&ana, &world, campaign, "Luz Rivera", Some(&[("Coach Ruiz", Some(coach))])).unwrap();
    says(&ana, &world, campaign, "Omar Haddad", Some(&[("the lady in the library", None)])).unwrap();
    says(&ana, &world, campaign, "Mei Lin", Some(&[])).unwrap();
    // Tam answered, and took it back before leaving.
    says(&ana, &world, campaign, "Tam Vo", Some(&[("Coach", None)])).unwrap();
    says(&ana, &world, campaign, "Tam Vo", None).unwrap();
    ana.closes_and_opens();
    let expected = [("Mei Lin", Sides::AdultsOnly), ("Omar Haddad", Sides::StudentOnly), ("Luz Rivera", Sides::Both)]
        .map(|(name, sides)| (name.to_owned(), sides));
    assert_eq!(sides(&ana, &world, campaign), expected);
    let overlay = ana.desk().overlay(campaign, world.in_days(0)).unwrap();
    assert_eq!((overlay.asked, overlay.not_asked), (3, 1));
    assert_eq!(overlay.lines[1].named, ["the lady in the library"]);
    // An answer of another campaign says nothing in this one.
    let other = ana.plans_a_marking(4);
    assert_eq!(sides(&ana, &world, other), []);
}

#[test]
fn of_a_map_and_an_answer_the_newer_speaks() {
    let world = World::with_students(&STUDENTS);
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Coach"]);
    ana.places("Coach", Ring::Close, Sector::School);
    ana.keeps();
    ana.leaves_the_map();
    let campaign = ana.plans_a_marking(30);
    assert_eq!(lines(&ana, &world, campaign)[0].said, SaidWhere::Map);
    world.days_pass(3);
    says(&ana, &world, campaign, "Luz Rivera", Some(&[])).unwrap();
    let line = &lines(&ana, &world, campaign)[0];
    assert_eq!((line.said, line.sides, line.said_on), (SaidWhere::Question, Sides::Nobody, world.in_days(0)));
    world.days_pass(3);
    ana.opens("Luz Rivera");
    ana.names(["Nurse"]);
    ana.places("Nurse", Ring::Close, Sector::School);
    ana.keeps();
    ana.leaves_the_map();
    let line = &lines(&ana, &world, campaign)[0];
    assert_eq!((line.said, line.sides), (SaidWhere::Map, Sides::StudentOnly));
}

#[test]
fn two_laptops_ask_the_same_student_and_neither_answer_is_lost() {
    let world = World::with_students(&STUDENTS);
    let (ana, ben) = (world.laptop("Ana"), world.laptop("Ben"));
    let campaign = ana.plans_a_marking(4);
    world.everyone_merges();
    ben.takes_on(&[ben.student("Luz Rivera")]);
    says(&ana, &world, campaign, "Luz Rivera", Some(&[("Coach", None)])).unwrap();
    says(&ben, &world, campaign, "Luz Rivera", Some(&[])).unwrap();
    world.everyone_merges();
    let told = |who: &Laptop| {
        let mut told = lines(who, &world, campaign)[0].otherwise.clone();
        told.sort_by(|a, b| a.author_name.cmp(&b.author_name));
        told
    };
    for laptop in [&ana, &ben] {
        let told = told(laptop);
        assert_eq!(told.iter().map(|one| one.author_name.as_str()).collect::<Vec<_>>(), ["Ana", "Ben"]);
    }
    let by_ana = told(&ben).swap_remove(0);
    ben.does(&Edit::Choose { kind: by_ana.kind, record: by_ana.record, field: by_ana.field, value: by_ana.value });
    world.everyone_merges();
    for laptop in [&ana, &ben] {
        let line = &lines(laptop, &world, campaign)[0];
        assert_eq!((line.named.as_slice(), line.otherwise.len()), (&["Coach".to_owned()][..], 0));
    }
}

#[test]
fn undo_takes_back_no_students_word_and_leaves_the_student_where_an_answer_hangs_on_them() {
    let world = World::with_students(&STUDENTS);
    let ana = world.laptop("Ana");
    let campaign = ana.plans_a_marking(4);
    says(&ana, &world, campaign, "Luz Rivera", Some(&[("Coach", None)])).unwrap();
    let undone = ana.desk().undo(None).unwrap();
    assert_eq!(undone.edit, "open_campaign", "the answer is stepped over");
    assert_eq!(ana.desk().record(ana.student("Luz Rivera")).unwrap().answers.len(), 1);
    assert!(!policy::can_be_undone("say_adults"));
}

#[test]
fn nothing_is_kept_of_whoever_a_parent_said_no_nor_after_the_last_day() {
    let world = World::with_students(&STUDENTS);
    let ana = world.laptop("Ana");
    let campaign = ana.plans_a_marking(2);
    ana.records_an_answer("Mei Lin", Answered::No, "mother");
    assert_eq!(says(&ana, &world, campaign, "Mei Lin", Some(&[])), Err(Refusal::ParentSaidNo));
    assert!(ana.desk().asked_students(campaign, "mei", world.in_days(0)).unwrap().is_empty());
    world.days_pass(3);
    assert_eq!(says(&ana, &world, campaign, "Luz Rivera", Some(&[])), Err(Refusal::CampaignIsOver));
}

#[test]
fn an_answer_reaches_the_other_counselor_and_no_laptop_that_reads_no_maps() {
    assert_eq!(policy::tier(Kind::AdultsAnswer), Tier::Map);
    let world = World::with_students(&STUDENTS);
    let district = world.district();
    let (ana, ben, tom) = (world.laptop("Ana"), world.empty_laptop("Ben"), world.empty_laptop("Tom"));
    [&ana, &ben, &tom].into_iter().for_each(|laptop| district.enrols(laptop));
    let campaign = ana.plans_a_marking(4);
    let luz = ana.student("Luz Rivera");
    let school = ana.card().school.unwrap();
    // A teacher: names, consents and summaries of the class, and what the school asks of its adults.
    let mut class = std::collections::BTreeSet::from([Pair::new(Scope::District, Tier::Roster as u8)]);
    class.insert(Pair::new(Scope::School(school), Tier::Rights as u8));
    class.extend([Tier::Roster, Tier::Summary, Tier::Consent].map(|tier| Pair::new(Scope::Student(luz), tier as u8)));
    district.lets(&tom, Rights { now: Some(class), ..Rights::default() });
    says(ana.goes_offline(), &world, campaign, "Luz Rivera", Some(&[("Canary Ruiz", None)])).unwrap();
    ana.is_online();
    world.everyone_syncs(&district);
    assert_eq!(ben.desk().record(luz).unwrap().answers[0].named, ["Canary Ruiz"]);
    assert!(tom.everything_recorded().contains("Luz") && !tom.everything_recorded().contains("Canary"));
    assert!(tom.desk().record(luz).unwrap().answers.is_empty());
    // And what he would write there himself is not taken.
    says(&tom, &world, campaign, "Luz Rivera", Some(&[])).unwrap();
    tom.syncs(&district);
    assert_eq!(tom.reads_the_tray(), ["say_adults: no_right"]);
    assert_eq!(ana.desk().record(luz).unwrap().answers[0].named, ["Canary Ruiz"]);
}

#[test]
fn an_erased_answer_is_nowhere_any_more_and_the_student_can_be_asked_again() {
    let world = World::with_students(&STUDENTS);
    let (ana, ben) = (world.laptop("Ana"), world.laptop("Ben"));
    let campaign = ana.plans_a_marking(4);
    world.everyone_merges();
    says(&ana, &world, campaign, "Luz Rivera", Some(&[("Canary Ruiz", None)])).unwrap();
    ana.backs_up();
    world.everyone_merges();
    let luz = ana.student("Luz Rivera");
    let erases = |who: &Laptop| {
        let answer = who.desk().record(luz).unwrap().answers[0].id;
        let (erasure, erased_on) = (who.mints(), world.in_days(0));
        Edit::Answer(AnswerEdit::EraseAnswer { answer, erasure, asked_by: AskedBy::Student, erased_on })
    };
    let hold = ana.sets_a_hold("Luz Rivera", HoldReason::RecordsRequest);
    assert!(matches!(ana.tries(&erases(&ana)), Err(Refusal::OnHold { .. })));
    ana.ends_the_hold(hold);
    ana.does(&erases(&ana));
    assert!(ana.desk().finish_erasing(&mut |_, _| true).unwrap());
    assert_eq!(sides(&ana, &world, campaign), []);
    world.everyone_merges();
    for laptop in [&ana, &ben] {
        assert!(!laptop.everything_recorded().contains("Canary"));
        assert!(laptop.desk().record(luz).unwrap().answers.is_empty());
        assert!(laptop.desk().store().check_full().unwrap().is_whole);
    }
    says(&ana, &world, campaign, "Luz Rivera", Some(&[("Nurse", None)])).unwrap();
    world.everyone_merges();
    assert_eq!(ben.desk().record(luz).unwrap().answers[0].named, ["Nurse"]);
    assert_eq!(ana.desk().parents_copy(luz, "another student", world.in_days(0)).unwrap().record.answers[0].named, ["Nurse"]);
}

#[test]
fn two_records_that_are_one_student_have_one_answer() {
    let world = World::with_students(&STUDENTS);
    let ana = world.laptop("Ana");
    let campaign = ana.plans_a_marking(4);
    says(&ana, &world, campaign, "Mei Lin", Some(&[("Coach", None)])).unwrap();
    ana.joins(ana.student("Mei Lin"), ana.student("Omar Haddad"));
    assert_eq!(sides(&ana, &world, campaign), [("Omar Haddad".to_owned(), Sides::StudentOnly)]);
    says(&ana, &world, campaign, "Omar Haddad", Some(&[])).unwrap();
    assert_eq!(sides(&ana, &world, campaign), [("Omar Haddad".to_owned(), Sides::Nobody)]);
    assert_eq!(ana.desk().record(ana.student("Omar Haddad")).unwrap().answers.len(), 1);
}
