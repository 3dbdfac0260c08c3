//! What happens when every adult marks the students they know? Nobody's mark is lost, and those who see the result see whom we
//! have not yet learned about; it is said of our knowledge, and of nobody how often they were marked.

use domain::campaigns::{CampaignEdit, FollowUp, MatchSaid};
use domain::edit::Edit;
use domain::marks::{MarkEdit, MarkLevel, SheetWay};
use domain::refusal::Refusal;
use store::read::campaigns::Whose;
use store::undo::Within;
use world::World;

const STUDENTS: [&str; 3] = ["Luz Rivera", "Omar Haddad", "Mei Lin"];

#[test]
fn adults_mark_offline_on_several_laptops_and_all_marks_meet() {
    let world = World::with_students(&STUDENTS);
    let (lead, ben) = (world.laptop("Ana"), world.laptop("Ben"));
    let campaign = lead.plans_a_marking(4);
    world.everyone_merges();
    lead.marks(campaign, "Luz Rivera", MarkLevel::WouldCome);
    ben.marks(campaign, "Omar Haddad", MarkLevel::WouldCome);
    ben.marks(campaign, "Mei Lin", MarkLevel::CouldBuild);
    ben.is_through(campaign, ben.campaign(campaign).me, SheetWay::Own);
    assert_eq!(lead.not_yet_learned(campaign, Whose::School), ["Omar Haddad", "Mei Lin"]);
    world.everyone_merges();
    lead.closes_and_opens();
    let found = lead.found_in(campaign, Whose::School);
    assert_eq!((found.students, found.unlearned.len()), (3, 1));
    assert_eq!(found.unlearned[0].name, "Mei Lin");
    assert_eq!(found.unlearned[0].could_build.iter().map(|adult| adult.name.as_str()).collect::<Vec<_>>(), ["Ben"]);
    assert_eq!(found.waiting.iter().map(|adult| adult.name.as_str()).collect::<Vec<_>>(), ["Ana"]);
    let line = lead.campaign(campaign);
    assert_eq!((line.adults, line.adults_done, line.i_am_done), (2, 1, false));
}

#[test]
fn a_passed_laptop_and_a_paper_roster_are_equal_ways_and_each_adult_sees_their_own_marks_alone() {
    let world = World::with_students(&STUDENTS);
    let lead = world.laptop("Ana");
    let campaign = lead.plans_a_marking(4);
    let (coach, nurse) = (lead.adds_an_adult("Sam Ruiz", "coach"), lead.adds_an_adult("Ida Berg", "school nurse"));
    lead.tries_to_mark(campaign, coach, "Luz Rivera", Some(MarkLevel::WouldCome)).unwrap();
    lead.is_through(campaign, coach, SheetWay::Passed);
    lead.tries_to_mark(campaign, nurse, "Omar Haddad", Some(MarkLevel::WouldCome)).unwrap();
    lead.is_through(campaign, nurse, SheetWay::Paper);
    assert_eq!(lead.not_yet_learned(campaign, Whose::School), ["Mei Lin"]);
    let marked = |adult| -> Vec<String> {
        let page = lead.marking_list(campaign, adult, "").unwrap();
        page.rows.into_iter().filter(|row| row.level.is_some()).map(|row| row.name).collect()
    };
    assert_eq!((marked(coach), marked(nurse)), (vec!["Luz Rivera".to_owned()], vec!["Omar Haddad".to_owned()]));
    let adults = lead.desk().adults(campaign, world.in_days(0)).unwrap();
    let said: Vec<_> = adults.iter().map(|adult| (adult.name.as_str(), adult.way)).collect();
    assert_eq!(said, [("Ana", None), ("Ida Berg", Some(SheetWay::Paper)), ("Sam Ruiz", Some(SheetWay::Passed))]);
}

#[test]
fn undo_takes_back_the_mark_of_whoever_holds_the_laptop_and_nobody_elses() {
    let world = World::with_students(&STUDENTS);
    let lead = world.laptop("Ana");
    let campaign = lead.plans_a_marking(4);
    let (coach, nurse) = (lead.adds_an_adult("Sam Ruiz", "coach"), lead.adds_an_adult("Ida Berg", "school nurse"));
    lead.tries_to_mark(campaign, coach, "Luz Rivera", Some(MarkLevel::WouldCome)).unwrap();
    lead.tries_to_mark(campaign, nurse, "Omar Haddad", Some(MarkLevel::WouldCome)).unwrap();
    let desk = lead.desk();
    desk.undo(Within::Scope(domain::change::Scope::Staff(coach))).unwrap();
    assert_eq!(lead.not_yet_learned(campaign, Whose::School), ["Mei Lin", "Luz Rivera"]);
    desk.redo(Within::Scope(domain::change::Scope::Staff(coach))).unwrap();
    assert_eq!(lead.not_yet_learned(campaign, Whose::School), ["Mei Lin"]);
}

#[test]
fn own_sections_come_first_and_then_everybody_by_a_few_letters() {
    let world = World::new();
    let ana = world.laptop("Ana Reyes");
    ana.brings_in(&world.zip_of(&[
        (
            "users.csv",
            "sourcedId,role,givenName,familyName\nu1,student,Abe,Aalto\nu2,student,Luz,Rivera\nu3,student,Zoe,Zed\nt1,teacher,Ana,Reyes\n",
        ),
        ("classes.csv", "sourcedId,title\nc1,English\n"),
        ("enrollments.csv", "sourcedId,classSourcedId,userSourcedId,role\ne1,c1,u3,student\ne2,c1,t1,teacher\n"),
    ]));
    let campaign = ana.plans_a_marking(4);
    let me = ana.campaign(campaign).me;
    // She set Kith up before the roster came; the roster's Ana Reyes is the same adult, once.
    assert_ne!(me, ana.me());
    assert_eq!(ana.campaign(campaign).adults, 1);
    let page = ana.marking_list(campaign, me, "").unwrap();
    let names: Vec<_> = page.rows.iter().map(|row| (row.name.as_str(), row.is_own)).collect();
    assert_eq!(names, [("Zoe Zed", true), ("Abe Aalto", false), ("Luz Rivera", false)]);
    assert_eq!(page.sections.iter().map(|section| section.title.as_str()).collect::<Vec<_>>(), ["English"]);
    let found = ana.marking_list(campaign, me, "riv").unwrap();
    assert_eq!(found.rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Luz Rivera"]);
}

#[test]
fn names_and_grades_are_open_for_the_days_of_the_campaign_alone() {
    let world = World::with_students(&STUDENTS);
    let lead = world.laptop("Ana");
    let campaign = lead.plans_a_marking(2);
    let me = lead.campaign(campaign).me;
    world.days_pass(2);
    assert!(lead.marking_list(campaign, me, "").is_ok());
    world.days_pass(1);
    assert_eq!(lead.marking_list(campaign, me, "").unwrap_err(), Refusal::CampaignIsOver);
    let late = lead.tries_to_mark(campaign, me, "Luz Rivera", Some(MarkLevel::WouldCome));
    assert_eq!(late, Err(Refusal::CampaignIsOver));
    // What was found stays to be acted on.
    assert_eq!(lead.found_in(campaign, Whose::School).unlearned.len(), 3);
}

#[test]
fn a_counselor_sees_their_own_caseload_alone() {
    let world = World::with_students(&STUDENTS);
    let (ana, ben) = (world.laptop("Ana"), world.laptop("Ben"));
    let campaign = ana.plans_a_marking(4);
    world.everyone_merges();
    ben.takes_on(&[ben.student("Mei Lin")]);
    ben.marks(campaign, "Luz Rivera", MarkLevel::WouldCome);
    assert_eq!(ben.not_yet_learned(campaign, Whose::MyCaseload), ["Mei Lin"]);
    assert_eq!(ben.found_in(campaign, Whose::MyCaseload).students, 1);
    assert_eq!(ben.found_in(campaign, Whose::School).students, 3);
}

#[test]
fn an_adult_offers_to_look_out_is_matched_and_somebody_asks_after_four_weeks() {
    let world = World::with_students(&STUDENTS);
    let lead = world.laptop("Ana");
    let campaign = lead.plans_a_marking(0);
    let coach = lead.adds_an_adult("Sam Ruiz", "coach");
    let on = world.in_days(0);
    lead.does(&Edit::Mark(MarkEdit::OfferQuietly { campaign, adult: coach, students: 1, on }));
    lead.matches_quietly(campaign, "Luz Rivera", coach);
    let found = lead.found_in(campaign, Whose::School);
    let offer = &found.offers[0];
    assert_eq!((offer.adult.name.as_str(), offer.offers, offer.matched), ("Sam Ruiz", 1, 1));
    assert!(found.line.follow_ups.iter().all(|day| !day.is_due));
    world.days_pass(28);
    let due: Vec<_> = lead.campaign(campaign).follow_ups.iter().map(|day| (day.at, day.is_due)).collect();
    assert_eq!(due, [(FollowUp::FourWeeks, true), (FollowUp::TwoMonths, false)]);
    lead.says_of_the_match(campaign, "Luz Rivera", FollowUp::FourWeeks, MatchSaid::Talking);
    lead.closes_and_opens();
    let found = lead.found_in(campaign, Whose::School);
    let line = found.unlearned.iter().find(|line| line.name == "Luz Rivera").unwrap();
    assert_eq!(line.matches[0].said, [Some(MatchSaid::Talking), None]);
    // A match is no mark: that somebody looks out for her is not that she would come to them.
    assert_eq!(found.unlearned.len(), 3);
}

#[test]
fn two_records_that_are_one_student_have_one_mark() {
    let world = World::with_students(&STUDENTS);
    let lead = world.laptop("Ana");
    let campaign = lead.plans_a_marking(4);
    lead.marks(campaign, "Mei Lin", MarkLevel::WouldCome);
    lead.joins(lead.student("Mei Lin"), lead.student("Omar Haddad"));
    let found = lead.found_in(campaign, Whose::School);
    assert_eq!((found.students, found.unlearned.len()), (2, 1));
    let me = lead.campaign(campaign).me;
    lead.tries_to_mark(campaign, me, "Omar Haddad", None).unwrap();
    assert_eq!(lead.found_in(campaign, Whose::School).unlearned.len(), 2);
}

#[test]
fn a_mark_from_before_the_roster_came_is_taken_off_by_the_same_adult() {
    let world = World::new();
    let ana = world.laptop("Ana Reyes");
    let campaign = ana.plans_a_marking(4);
    let student = ana.adds_student("Luz Rivera");
    ana.marks(campaign, "Luz Rivera", MarkLevel::WouldCome);
    assert!(ana.not_yet_learned(campaign, Whose::School).is_empty());
    ana.brings_in(
        &world.zip_of(&[("users.csv", "sourcedId,role,givenName,familyName\nu1,student,Abe,Aalto\nt1,teacher,Ana,Reyes\n")]),
    );
    let me = ana.campaign(campaign).me;
    assert_ne!(me, ana.me(), "the roster's Ana Reyes stands for her now");
    ana.tries_to_mark(campaign, me, "Luz Rivera", None).unwrap();
    let page = ana.marking_list(campaign, me, "luz").unwrap();
    assert_eq!(page.rows.iter().find(|row| row.student == student).unwrap().level, None);
    assert!(ana.not_yet_learned(campaign, Whose::School).contains(&"Luz Rivera".to_owned()));
}

#[test]
fn another_adult_who_looks_out_instead_is_one_step_and_undone_whole() {
    let world = World::with_students(&STUDENTS);
    let lead = world.laptop("Ana");
    let campaign = lead.plans_a_marking(0);
    let (coach, nurse) = (lead.adds_an_adult("Sam Ruiz", "coach"), lead.adds_an_adult("Ida Berg", "school nurse"));
    lead.matches_quietly(campaign, "Luz Rivera", coach);
    let (student, on) = (lead.student("Luz Rivera"), world.in_days(0));
    let instead = CampaignEdit::MatchQuietly { campaign, student, adult: nurse, is_on: true, instead_of: Some(coach), on };
    lead.does(&Edit::Campaign(instead));
    let matched = || -> Vec<String> {
        let found = lead.found_in(campaign, Whose::School);
        let line = found.unlearned.iter().find(|line| line.student == student).unwrap();
        line.matches.iter().map(|one| one.adult.name.clone()).collect()
    };
    assert_eq!(matched(), ["Ida Berg"]);
    lead.desk().undo(None).unwrap();
    assert_eq!(matched(), ["Sam Ruiz"]);
}
