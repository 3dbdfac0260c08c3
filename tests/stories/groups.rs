//! Programs and groups that the law lets a district tell apart: kept by hand or from a list, looked at as figures.

use chrono::NaiveDate;
use domain::cohort::TableId;
use domain::edit::Edit;
use domain::groups::{GroupEdit, GroupIs, GroupTold};
use domain::marks::MarkLevel;
use domain::record::Id;
use domain::refusal::Refusal;
use store::failure::Failure;
use store::read::cohort_view::{CohortAsked, CohortBy, CohortOf, CohortView, Matched};
use world::{Laptop, World};

use crate::bringing_in::{BULK, bulk_with, without};

fn told(name: &str, is: GroupIs) -> GroupTold {
    let ground = (is == GroupIs::Lawful).then(|| "Board policy 12, looked at by the district's counsel".to_owned());
    GroupTold { name: name.into(), is, ground, begins_on: None, ends_on: None }
}

fn makes(ana: &Laptop, told: GroupTold, students: &[String]) -> Id {
    let group = ana.mints();
    let school = ana.card().school.unwrap();
    ana.does(&Edit::Group(GroupEdit::DescribeGroup { group, school, told }));
    puts(ana, group, students, true);
    group
}

fn puts(ana: &Laptop, group: Id, students: &[String], is_in: bool) {
    let students = students.iter().map(|name| ana.student(name)).collect();
    ana.does(&Edit::Group(GroupEdit::SetInGroup { group, students, is_in }));
}

fn view(world: &World, ana: &Laptop, asked: &CohortAsked) -> CohortView {
    ana.desk().cohort(CohortOf::Caseload, asked, world.in_days(0)).unwrap()
}

fn by(by: CohortBy) -> CohortAsked {
    CohortAsked { by: Some(by), ..CohortAsked::default() }
}

fn groups(ana: &Laptop) -> Vec<(String, u32)> {
    let lines = ana.desk().student_groups(ana.card().school.unwrap()).unwrap();
    lines.into_iter().map(|line| (line.told.name, line.students)).collect()
}

#[test]
fn the_students_of_a_program_stand_as_a_distribution_beside_those_of_another_and_stay_after_a_restart() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let students = ana.adds_students_of("9", 0, 6);
    for student in &students[..4] {
        ana.maps_shortly(student, 1, false);
    }
    let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day);
    let days = GroupTold { begins_on: day(9, 1), ends_on: day(12, 18), ..told("Mentors of the mill", GroupIs::Program) };
    let mentors = makes(&ana, days, &students[..3]);
    makes(&ana, told("AVID", GroupIs::Program), &students[2..6]);
    makes(&ana, told("Nobody yet", GroupIs::Program), &[]);
    world.days_pass(60);
    ana.opens(&students[0]);
    ana.confirms_all();
    ana.names(["Tía Rosa", "Coach"]);
    ana.keeps();
    ana.leaves_the_map();
    ana.closes_and_opens();
    assert_eq!(groups(&ana), [("AVID".to_owned(), 4), ("Mentors of the mill".to_owned(), 3), ("Nobody yet".to_owned(), 0)]);
    let by_program = view(&world, &ana, &by(CohortBy::Program));
    let of: Vec<_> =
        by_program.groups.iter().map(|group| (group.name.as_str(), group.students, group.begins_on, group.matched)).collect();
    let matched = Matched { students: 1, median_change: Some(2.0) };
    assert_eq!(of, [("AVID", 4, None, Matched::default()), ("Mentors of the mill", 3, day(9, 1), matched)]);
    let growth = by_program.tables.iter().find(|table| table.id == TableId::Growth).unwrap();
    // One map so far, fewer, as many, more. The third student is in both programs.
    assert_eq!((growth.bands.clone(), growth.groups.clone()), (vec![3, 0, 0, 1], vec![vec![2, 0, 0, 0], vec![2, 0, 0, 1]]));
    // One program alone, with the names behind a bar.
    let asked = CohortAsked { program: Some(mentors), ..CohortAsked::default() };
    assert_eq!(view(&world, &ana, &asked).students, 3);
    let behind = ana.desk().cohort_list(CohortOf::Caseload, &asked, TableId::Growth, 3, world.in_days(0)).unwrap();
    assert_eq!(behind.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Student0 Nr0"]);
    // Whoever leaves it is in it no more, and undo puts them back.
    puts(&ana, mentors, &students[..1], false);
    assert_eq!(view(&world, &ana, &asked).students, 2);
    ana.undoes(1);
    assert_eq!(view(&world, &ana, &asked).students, 3);
}

#[test]
fn two_counselors_fill_one_program_offline_and_a_joined_student_is_in_it_once() {
    let world = World::new();
    let (ana, ben) = (world.laptop("Ana"), world.laptop("Ben"));
    let students = ana.adds_students_of("9", 0, 4);
    let avid = makes(&ana, told("AVID", GroupIs::Program), &students[..1]);
    world.everyone_merges();
    puts(&ana, avid, &students[1..3], true);
    puts(&ben, avid, &students[2..4], true);
    world.everyone_merges();
    for laptop in [&ana, &ben] {
        let names: Vec<String> = laptop.desk().in_student_group(avid).unwrap().into_iter().map(|one| one.name).collect();
        assert_eq!(names, students);
    }
    ana.joins(ana.student(&students[1]), ana.student(&students[0]));
    assert_eq!(groups(&ana), [("AVID".to_owned(), 3)]);
    // Taken out, they are out under both records; one who is in it is not put in again.
    puts(&ana, avid, &students[..1], false);
    assert_eq!(groups(&ana), [("AVID".to_owned(), 2)]);
    ana.does(&Edit::Group(GroupEdit::RemoveGroup { group: avid }));
    assert!(groups(&ana).is_empty());
    ana.undoes(1);
    assert_eq!(groups(&ana), [("AVID".to_owned(), 2)]);
}

#[test]
fn whoever_left_the_school_is_listed_in_their_program_as_one_who_left_and_can_be_taken_out() {
    let world = World::new();
    let ana = world.laptop("Ana");
    ana.brings_in(&world.folder_of(&BULK));
    let avid = makes(&ana, told("AVID", GroupIs::Program), &["Luz Rivera", "Omar Haddad"].map(str::to_owned));
    let omar = ana.student("Omar Haddad");
    ana.says_yes_to(&ana.looks_at_roster(&[world.folder_of(&bulk_with(&without("u2")))])).unwrap();
    let listed = || -> Vec<(String, bool)> {
        let listed = ana.desk().in_student_group(avid).unwrap();
        listed.into_iter().map(|one| (one.name, one.has_left)).collect()
    };
    assert_eq!(listed(), [("Luz Rivera".to_owned(), false), ("Omar Haddad".to_owned(), true)]);
    assert_eq!(groups(&ana), [("AVID".to_owned(), 2)], "as many as are listed");
    ana.does(&Edit::Group(GroupEdit::SetInGroup { group: avid, students: vec![omar], is_in: false }));
    assert_eq!((listed(), groups(&ana)), (vec![("Luz Rivera".to_owned(), false)], vec![("AVID".to_owned(), 1)]));
}

#[test]
fn the_record_and_the_parents_copy_tell_each_group_in_which_a_student_is_under_any_record_without_another_students_name() {
    let world = World::with_students(&["Luz Rivera", "Luz Rivera Ortiz", "Omar Haddad"]);
    let ana = world.laptop("Ana");
    let [luz, also] = ["Luz Rivera", "Luz Rivera Ortiz"].map(|name| ana.student(name));
    let names = |of: &[&str]| of.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let avid = makes(&ana, told("AVID", GroupIs::Program), &names(&["Luz Rivera", "Luz Rivera Ortiz"]));
    makes(&ana, told("Friends of Omar Haddad", GroupIs::Program), &names(&["Luz Rivera Ortiz"]));
    makes(&ana, told("Multilingual learners", GroupIs::Lawful), &names(&["Luz Rivera"]));
    makes(&ana, told("Newcomers", GroupIs::Lawful), &names(&["Omar Haddad"]));
    ana.joins(also, luz);
    let told_of = |groups: Vec<GroupTold>| groups.into_iter().map(|told| told.name).collect::<Vec<_>>();
    let record = ana.desk().record(luz).unwrap();
    assert_eq!(told_of(record.groups), ["AVID", "Friends of Omar Haddad", "Multilingual learners"]);
    let copy = ana.desk().parents_copy(luz, "another student", world.in_days(0)).unwrap();
    assert!(copy.record.groups.iter().any(|group| group.is == GroupIs::Lawful && group.ground.is_some()));
    assert_eq!(told_of(copy.record.groups), ["AVID", "Friends of another student", "Multilingual learners"]);
    puts(&ana, avid, &names(&["Luz Rivera"]), false);
    assert_eq!(ana.desk().record(luz).unwrap().groups.len(), 2, "whoever was taken out is in it under no record");
}

#[test]
fn a_lawful_group_is_told_apart_under_its_own_name_only_where_nobody_can_be_picked_out() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let students = ana.adds_students_of("9", 0, 45);
    let campaign = ana.plans_a_marking(0);
    // Of the first thirty, half were marked; and of the others.
    for (nth, student) in students.iter().enumerate().filter(|(nth, _)| nth % 2 == 0) {
        let _ = nth;
        ana.marks(campaign, student, MarkLevel::WouldCome);
    }
    world.days_pass(1);
    makes(&ana, told("A: nine", GroupIs::Lawful), &students[..9]);
    makes(&ana, told("B: ten beside whom nine are left", GroupIs::Lawful), &students[9..]);
    makes(&ana, told("C: multilingual learners", GroupIs::Lawful), &students[..22]);
    let asked = by(CohortBy::Lawful);
    let seen = view(&world, &ana, &asked);
    assert_eq!(seen.lawful.iter().map(|told| told.name.as_str()).next_back(), Some("C: multilingual learners"));
    let marked = seen.tables.iter().find(|table| table.id == TableId::Marked).unwrap();
    assert_eq!((marked.lawful[0].clone(), marked.lawful[1].clone()), (None, None), "nine, and nine who are left over");
    let told_of = marked.lawful[2].clone().unwrap();
    assert!(told_of.counts.iter().flatten().all(|figure| *figure >= 10), "{told_of:?}");
    assert_eq!(told_of.counts, [[11, 11], [11, 12]].map(Vec::from));
    // Another that is this one but for a student: neither is told, or the two would tell of that student.
    makes(&ana, told("D: multilingual learners and one more", GroupIs::Lawful), &students[..23]);
    let seen = view(&world, &ana, &asked);
    let marked = seen.tables.iter().find(|table| table.id == TableId::Marked).unwrap();
    assert_eq!((marked.lawful.len(), marked.lawful.iter().flatten().count()), (4, 0), "{:?}", marked.lawful);
    // Of a part of the students nothing is told apart: two figures could be subtracted. And no names stand behind one.
    let part = CohortAsked { grade: Some("9".into()), ..asked.clone() };
    let refused = |of: Result<CohortView, Failure>| matches!(of, Err(Failure::Refused(Refusal::NothingToRelease)));
    assert!(refused(ana.desk().cohort(CohortOf::Caseload, &part, world.in_days(0))));
    assert!(ana.desk().cohort_list(CohortOf::Caseload, &asked, TableId::Marked, 1, world.in_days(0)).is_err());
    let lawful = ana.desk().student_groups(ana.card().school.unwrap()).unwrap()[2].id;
    let as_program = CohortAsked { program: Some(lawful), ..CohortAsked::default() };
    assert!(ana.desk().cohort(CohortOf::Caseload, &as_program, world.in_days(0)).is_err());
}
