//! A laptop that goes around among students: each has one turn, and whoever comes next reads and changes nothing of it.

use super::tests::{LUZ, Opened, opened};
use super::*;
use crate::window::MAIN;
use domain::answers::AnswerEdit;
use domain::campaigns::{CampaignEdit, CampaignPurpose};
use domain::consent::{Answered, ConsentEdit, ConsentFor};
use domain::edit::Edit;
use domain::overlay::NamedAdult;
use domain::people::PeopleEdit;
use domain::people::{NewStudent, StudentByHand};

const CAMPAIGN: Id = Id::from_u128(0x31);
const COACH: Id = Id::from_u128(0x32);
const OMAR: Id = Id::from_u128(0x33);
const MEI: Id = Id::from_u128(0x34);

/// Luz, Omar and Mei on the caseload; a parent of Mei said no to maps.
fn going_around() -> Opened {
    let opened = opened(Role::Counselor);
    let session = opened.shell.session().unwrap();
    let (school, today, me) = (session.card.school, Shell::today(), session.desk.me);
    let named = |student, given: &str, family: &str| {
        let by_hand = StudentByHand { given: given.into(), family: family.into(), ..Default::default() };
        NewStudent { student, by_hand }
    };
    let students = vec![named(LUZ, "Luz", "Rivera"), named(OMAR, "Omar", "Haddad"), named(MEI, "Mei", "Lin")];
    let purpose = CampaignPurpose { who_benefits: "Everybody.".into(), who_could_be_hurt: "Nobody is named.".into() };
    let open = CampaignEdit::OpenCampaign {
        campaign: CAMPAIGN,
        school: school.unwrap(),
        purpose,
        opens_on: today,
        closes_on: today + chrono::Days::new(2),
    };
    let no = ConsentEdit::RecordConsent {
        consent: Id::from_u128(0x35),
        student: MEI,
        what: ConsentFor::Mapping,
        answer: Answered::No,
        given_by: "mother".into(),
        given_on: today,
    };
    let coach = PeopleEdit::AddStaff { staff: COACH, name: "Sam Ruiz".into(), role: "coach".into(), school };
    for edit in [
        Edit::People(PeopleEdit::AddStudents { students, caseload_of: Some(me) }),
        Edit::People(coach),
        Edit::Campaign(open),
        Edit::Consent(no),
    ] {
        session.desk.commit(&edit).unwrap();
    }
    opened
}

fn says(student: Id, named: Option<&[&str]>) -> Edit {
    let adult = |label: &&str| NamedAdult { label: (*label).to_owned(), staff: None };
    let named = named.map(|named| named.iter().map(adult).collect());
    Edit::Answer(AnswerEdit::SayAdults { campaign: CAMPAIGN, student, named, on: Shell::today() })
}

fn code<T>(answer: Answer<T>) -> Option<FailureCode> {
    answer.err().map(|failure| failure.code)
}

#[test]
fn each_student_has_one_turn_and_the_next_one_cannot_come_back_to_it() {
    let Opened { shell, folder: _folder, .. } = going_around();
    assert_eq!(code(shell.commit(MAIN, &says(LUZ, Some(&[])))), Some(FailureCode::NotYourRole), "nobody answers for a student");
    shell.begin_asking(CAMPAIGN).unwrap();
    assert_eq!(code(shell.commit(MAIN, &says(LUZ, Some(&[])))), Some(FailureCode::NotHere), "nobody has their turn");
    assert_eq!(code(shell.adults_like("sam")), Some(FailureCode::NotHere));
    shell.begin_turn(LUZ).unwrap();
    assert_eq!(code(shell.asked_students("om")), Some(FailureCode::NotHere), "on her turn nobody else's name is found");
    assert_eq!(code(shell.begin_turn(OMAR)), Some(FailureCode::NotHere));
    assert_eq!(code(shell.commit(MAIN, &says(OMAR, Some(&[])))), Some(FailureCode::NotHere));
    shell.commit(MAIN, &says(LUZ, Some(&["Coach"]))).unwrap();
    assert!(shell.asking_view().unwrap().turn.unwrap().has_said);
    // She takes it back, and says something else.
    shell.commit(MAIN, &says(LUZ, None)).unwrap();
    assert!(!shell.asking_view().unwrap().turn.unwrap().has_said);
    shell.commit(MAIN, &says(LUZ, Some(&["Ms. Berg"]))).unwrap();
    shell.end_turn(true).unwrap();
    assert_eq!(shell.asking_view().unwrap().turn, None);
    assert_eq!(code(shell.begin_turn(LUZ)), Some(FailureCode::NotHere));
    assert_eq!(code(shell.commit(MAIN, &says(LUZ, None))), Some(FailureCode::NotHere), "the next student takes nothing back");
    shell.end_asking();
    // Another day, another process: what was answered is answered.
    shell.begin_asking(CAMPAIGN).unwrap();
    assert!(shell.asked_students("riv").unwrap()[0].is_done);
    assert_eq!(code(shell.begin_turn(LUZ)), Some(FailureCode::NotHere));
}

#[test]
fn whoever_skips_is_not_asked_and_looks_like_whoever_answered() {
    let Opened { shell, folder: _folder, .. } = going_around();
    shell.begin_asking(CAMPAIGN).unwrap();
    // Somebody else's name was tapped: it is free again.
    shell.begin_turn(OMAR).unwrap();
    shell.end_turn(false).unwrap();
    assert!(!shell.asked_students("omar").unwrap()[0].is_done);
    shell.begin_turn(OMAR).unwrap();
    shell.end_turn(true).unwrap();
    assert!(shell.asked_students("omar").unwrap()[0].is_done);
    let session = shell.session().unwrap();
    assert!(!session.desk.has_answered(CAMPAIGN, OMAR).unwrap());
    assert_eq!(session.desk.overlay(CAMPAIGN, Shell::today()).unwrap().not_asked, 3);
}

#[test]
fn no_list_is_read_by_one_key_and_of_whoever_a_parent_said_no_nothing_is_found() {
    let Opened { shell, folder: _folder, .. } = going_around();
    shell.begin_asking(CAMPAIGN).unwrap();
    let names = |text: &str| -> Vec<String> { shell.asked_students(text).unwrap().into_iter().map(|one| one.name).collect() };
    assert!(["", "l", " l ", "ivera", "mei"].iter().all(|text| names(text).is_empty()));
    assert_eq!((names("lu"), names("RIV lu")), (vec!["Luz Rivera".to_owned()], vec!["Luz Rivera".to_owned()]));
    assert_eq!(code(shell.begin_turn(MEI)), Some(FailureCode::NotHere));
    shell.begin_turn(LUZ).unwrap();
    let adults = |text: &str| -> Vec<String> { shell.adults_like(text).unwrap().into_iter().map(|one| one.name).collect() };
    assert_eq!((adults("s"), adults("ru")), (vec![], vec!["Sam Ruiz".to_owned()]));
    shell.close();
    assert!(shell.asking().is_none());
}
