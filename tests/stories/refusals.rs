//! Is every refusal reached by somebody who does what people do? One that nobody reaches is not in the product.

use std::collections::BTreeSet;

use domain::asks::{AskEdit, AskFor, Whom};
use domain::choice::Choice;
use domain::consent::Answered;
use domain::disclosures::{Disclosed, DisclosureEdit};
use domain::edit::Edit;
use domain::ego_network::Support;
use domain::goals::GoalEdit;
use domain::groups::{GroupEdit, GroupIs, GroupTold};
use domain::holds::HoldReason;
use domain::map_edit::MapEdit;
use domain::marks::MarkLevel;
use domain::people::{MOST_STUDENTS, NewStudent, PeopleEdit, StudentByHand};
use domain::plans::PlanEdit;
use domain::record::Kind;
use domain::refusal::Refusal;
use domain::releases::ReportEdit;
use domain::stay_in_touch::WishEdit;
use domain::summary::{SummaryEdit, SummarySaid};
use domain::team_note::TeamNoteEdit;
use domain::time_log::{TimeEdit, TimeKind};
use domain::today::{LONGEST_STEP, NewInvitation, TodayEdit};
use domain::waves::WaveEdit;
use store::failure::Failure;
use store::read::releases::MayHold;
use world::{Laptop, World};

type Reached = fn(&World, &Laptop) -> Refusal;

fn asks(ana: &Laptop, label: &str, what: &str, due_on: chrono::NaiveDate) -> Edit {
    let (ask, whom, what) = (ana.mints(), Whom::Alter(ana.alter(label).id), AskFor::Words(what.into()));
    let on = ana.map().wave.opened_on;
    Edit::Ask { wave: ana.wave(), edit: AskEdit::AgreeAsk { ask, whom, what, due_on, on } }
}

/// A school lead makes a release; why not, where none is made.
fn releases(world: &World, ana: &Laptop) -> Option<Refusal> {
    let may = MayHold { maps: false, school: true };
    match ana.desk().make_release(ana.card().school.unwrap(), may, world.in_days(0)) {
        Ok(_) => None,
        Err(Failure::Refused(refusal)) => Some(refusal),
        Err(other) => panic!("{other:?}"),
    }
}

/// What is done, and the refusal it meets. Everybody begins with Luz on the list and two people on her open map.
const REACHED: [(&str, Reached); 34] = [
    ("EndsBeforeItBegins", |world, ana| {
        let (begins_on, ends_on) = (Some(world.in_days(2)), Some(world.in_days(1)));
        let told = GroupTold { name: "AVID".into(), is: GroupIs::Program, ground: None, begins_on, ends_on };
        let school = ana.card().school.unwrap();
        ana.tries(&Edit::Group(GroupEdit::DescribeGroup { group: ana.mints(), school, told })).unwrap_err()
    }),
    ("NameIsEmpty", |_, ana| ana.names_one("  ").unwrap_err()),
    ("NameIsTooLong", |_, ana| ana.names_one(&"x".repeat(121)).unwrap_err()),
    ("NoSuchWave", |_, ana| {
        let wave = ana.wave();
        ana.forgets();
        ana.looks_at(wave);
        ana.names_one("Omar").unwrap_err()
    }),
    ("NoSuchAlter", |_, ana| {
        let coach = ana.alter("Coach").id;
        ana.removes("Coach");
        ana.tries_to(MapEdit::RemoveAlter { alter: coach }).unwrap_err()
    }),
    ("NoSuchStudent", |_, ana| {
        let edit = PeopleEdit::CallStudent { student: ana.mints(), called: Some("Lu".into()), may: Default::default() };
        ana.tries(&Edit::People(edit)).unwrap_err()
    }),
    ("NothingSaid", |world, ana| ana.tries(&asks(ana, "Coach", " ", world.in_days(2))).unwrap_err()),
    ("DayIsOver", |world, ana| ana.tries(&asks(ana, "Coach", "a ride", world.in_days(-1))).unwrap_err()),
    ("TooManyKinds", |_, ana| {
        let choose = |support| Edit::Goal { wave: ana.wave(), edit: GoalEdit::ChooseHelp { support, is_chosen: true } };
        Support::ALL.into_iter().find_map(|support| ana.tries(&choose(support)).err()).unwrap()
    }),
    ("MapIsFull", |_, ana| (2..).find_map(|n| ana.names_one(&format!("Person {n}")).err()).unwrap()),
    ("TieToSelf", |_, ana| {
        let coach = ana.alter("Coach").id;
        ana.tries_to(MapEdit::DrawTie { a: coach, b: coach }).unwrap_err()
    }),
    ("WaveIsOpen", |world, ana| {
        let student = ana.student("Luz Rivera");
        ana.tries(&Edit::Wave(WaveEdit::Open { wave: ana.mints(), student, opened_on: world.in_days(0) })).unwrap_err()
    }),
    ("WaveIsDecided", |world, ana| {
        let wave = ana.keeps();
        let keep = WaveEdit::Keep { wave, kept_on: world.in_days(0), choice: Choice::default() };
        ana.tries(&Edit::Wave(keep)).unwrap_err()
    }),
    ("SameStudent", |_, ana| {
        let student = ana.student("Luz Rivera");
        ana.tries(&Edit::People(PeopleEdit::JoinStudents { student, same_as: student })).unwrap_err()
    }),
    ("NothingToUndo", |_, ana| {
        ana.undoes(2);
        ana.tries_to_undo().unwrap_err()
    }),
    ("NothingToRedo", |_, ana| ana.tries_to_redo().unwrap_err()),
    ("PreviewIsStale", |world, ana| {
        let prepared =
            ana.looks_at_roster(&[world.file("users.csv", "sourcedId,role,givenName,familyName\nu1,student,Mei,Lin\n")]);
        ana.adds_student("Mei Lin");
        match ana.says_yes_to(&prepared) {
            Err(Failure::Refused(refusal)) => refusal,
            other => panic!("{other:?}"),
        }
    }),
    ("IsUndone", |world, ana| {
        ana.leaves_the_map();
        let asked = TodayEdit::AskedToCome {
            invitations: vec![NewInvitation { invitation: ana.mints(), student: ana.student("Luz Rivera") }],
            on: world.in_days(0),
        };
        let commit = ana.does(&Edit::Today(asked)).commit.unwrap();
        ana.undoes(1);
        match ana.desk().undo_commit(commit, &mut |_, _| true) {
            Err(Failure::Refused(refusal)) => refusal,
            other => panic!("{other:?}"),
        }
    }),
    ("NoSuchRecord", |world, ana| {
        ana.tries(&Edit::Today(TodayEdit::FinishStep { step: ana.mints(), finished_on: world.in_days(0) })).unwrap_err()
    }),
    ("NothingToChoose", |_, ana| {
        let (record, field) = (ana.alter("Coach").id, "label".to_owned());
        ana.keeps();
        ana.tries(&Edit::Choose { kind: Kind::Alter, record, field, value: "Nobody said this".into() }).unwrap_err()
    }),
    ("NoteIsSigned", |_, ana| {
        let (note, student) = (ana.mints(), ana.student("Luz Rivera"));
        let signed = |text: &str| Edit::TeamNote(TeamNoteEdit::WriteTeamNote { note, student, text: text.to_owned() });
        ana.does(&signed("Met with the family."));
        ana.tries(&signed("Other words.")).unwrap_err()
    }),
    ("IsNoted", |world, ana| {
        let (disclosure, student) = (ana.mints(), ana.student("Luz Rivera"));
        let on = world.in_days(0);
        let given = |to: &str| DisclosureEdit::Disclose {
            disclosure,
            student,
            what: Disclosed::Told,
            to_whom: to.to_owned(),
            why: None,
            on,
        };
        ana.does(&Edit::Disclosure(given("the nurse")));
        ana.tries(&Edit::Disclosure(given("somebody else"))).unwrap_err()
    }),
    ("NoSuchTime", |world, ana| {
        let (entry, counselor, on) = (ana.mints(), ana.me(), world.in_days(0));
        let (kind, minutes) = (TimeKind::Counseling, 0);
        ana.tries(&Edit::Time(TimeEdit::LogTime { entry, counselor, on, kind, minutes, topic: None, student: None })).unwrap_err()
    }),
    ("WordsChanged", |world, ana| {
        let (student, on) = (ana.student("Luz Rivera"), world.in_days(0));
        ana.does(&Edit::Summary(SummaryEdit::WriteSummary { student, text: "Likes pairs.".into(), on }));
        let (text, said) = ("Other words.".into(), SummarySaid::Yes);
        ana.tries(&Edit::Summary(SummaryEdit::AnswerSummary { student, text, said, on })).unwrap_err()
    }),
    ("TextIsEmpty", |_, ana| ana.notes_for_the_team("Luz Rivera", " \n").unwrap_err()),
    ("TextIsTooLong", |world, ana| {
        let (step, student, what) = (ana.mints(), ana.student("Luz Rivera"), "x".repeat(LONGEST_STEP + 1));
        ana.tries(&Edit::Today(TodayEdit::AgreeStep { step, student, what, due_on: world.in_days(0) })).unwrap_err()
    }),
    ("OnHold", |_, ana| {
        ana.sets_a_hold("Luz Rivera", HoldReason::DutyToReport);
        ana.tries(&Edit::Wave(WaveEdit::Forget { wave: ana.wave() })).unwrap_err()
    }),
    ("ParentSaidNo", |world, ana| {
        ana.forgets();
        ana.records_an_answer("Luz Rivera", Answered::No, "mother");
        let student = ana.student("Luz Rivera");
        ana.tries(&Edit::Wave(WaveEdit::Open { wave: ana.mints(), student, opened_on: world.in_days(0) })).unwrap_err()
    }),
    ("CampaignIsOver", |world, ana| {
        let campaign = ana.plans_a_marking(1);
        world.days_pass(2);
        let me = ana.campaign(campaign).me;
        ana.tries_to_mark(campaign, me, "Luz Rivera", None).unwrap_err()
    }),
    ("ThresholdOnlyRises", |_, ana| {
        let school = ana.card().school.unwrap();
        ana.tries(&Edit::Report(ReportEdit::SetThreshold { school, threshold: 5 })).unwrap_err()
    }),
    ("NothingToRelease", |world, ana| releases(world, ana).unwrap()),
    ("ReleaseStands", |world, ana| {
        let students = ana.adds_students_of("9", 0, 30);
        let campaign = ana.plans_a_marking(1);
        students[..12].iter().for_each(|student| ana.marks(campaign, student, MarkLevel::WouldCome));
        assert_eq!(releases(world, ana), None);
        releases(world, ana).unwrap()
    }),
    ("StayInTouchIsOff", |world, ana| {
        let class = ana.pastes_a_class("Period 3", "Omar Haddad");
        let visit = ana.logs_a_visit("Maya Brandt", class, &[]);
        ana.does(&Edit::Plan(PlanEdit::SetStayInTouch { is_off: true }));
        let students = vec![ana.student("Omar Haddad")];
        ana.tries(&Edit::Wish(WishEdit::SayWishes { visit, students, on: world.in_days(0) })).unwrap_err()
    }),
    ("TooMany", |_, ana| {
        let one = NewStudent { student: ana.mints(), by_hand: StudentByHand { given: "Mei".into(), ..StudentByHand::default() } };
        ana.tries(&Edit::People(PeopleEdit::AddStudents { students: vec![one; MOST_STUDENTS + 1], caseload_of: None }))
            .unwrap_err()
    }),
];

/// The names of the variants, as `refusal.rs` has them.
fn all() -> BTreeSet<String> {
    let source = include_str!("../../crates/domain/src/refusal.rs");
    let body = source.split("pub enum Refusal {").nth(1).and_then(|rest| rest.split("\n}").next()).unwrap();
    let first_word = |line: &str| line.trim().chars().take_while(char::is_ascii_alphanumeric).collect::<String>();
    body.lines().map(first_word).filter(|word| word.starts_with(char::is_uppercase)).collect()
}

fn word(refusal: &Refusal) -> String {
    format!("{refusal:?}").chars().take_while(char::is_ascii_alphanumeric).collect()
}

#[test]
fn every_refusal_is_in_the_list_of_those_that_somebody_reaches() {
    let listed: BTreeSet<String> = REACHED.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(listed, all());
}

#[test]
fn each_is_reached_by_what_a_person_does_and_says_why_without_a_name_and_writes_nothing() {
    for (name, reach) in REACHED {
        let world = World::with_student("Luz Rivera");
        let ana = world.laptop("Ana");
        ana.opens("Luz Rivera");
        ana.names(["Coach", "Tía Rosa"]);
        let refusal = reach(&world, &ana);
        assert_eq!(word(&refusal), name);
        let said = refusal.to_string();
        assert!(said.len() > 15 && said.is_ascii() && !said.contains("Luz") && !said.contains("Coach"), "{name}: {said}");
        assert!(ana.desk().store().check_full().unwrap().is_whole);
    }
}
