//! What may a principal know of the whole school? Figures of at least ten students, made once and kept: nobody can be picked out
//! of them, not by a total and not by subtracting one release from another.

use domain::cohort::TableId;
use domain::edit::Edit;
use domain::marks::MarkLevel;
use domain::people::{NewStudent, PeopleEdit, StudentByHand};
use domain::record::Kind;
use domain::refusal::Refusal;
use domain::releases::{ReportEdit, TableState};
use domain::report::SafeTable;
use store::failure::Failure;
use store::read::cohort_view::{CohortAsked, CohortBy, CohortOf, Matched};
use store::read::releases::{MayHold, PageTable, PrincipalsPage};
use world::{Laptop, World};

/// A counselor, whose own students' maps are here; and a lead, who sees what adults marked.
const COUNSELOR: MayHold = MayHold { maps: true, school: false };
const LEAD: MayHold = MayHold { maps: false, school: true };

fn page(who: &Laptop, may: MayHold) -> PrincipalsPage {
    who.desk().principals_page(who.card().school.unwrap(), may).unwrap()
}

fn releases(world: &World, who: &Laptop, may: MayHold) -> Result<(), Refusal> {
    match who.desk().make_release(who.card().school.unwrap(), may, world.in_days(0)) {
        Ok(committed) => {
            assert!(committed.commit.is_some());
            Ok(())
        }
        Err(Failure::Refused(refusal)) => Err(refusal),
        Err(other) => panic!("{other:?}"),
    }
}

fn of(page: &PrincipalsPage, id: TableId) -> &PageTable {
    page.tables.iter().find(|table| table.told.id == id).unwrap()
}

fn table(page: &PrincipalsPage, id: TableId) -> SafeTable {
    of(page, id).told.table.clone().unwrap_or_else(|| panic!("{id:?} is {:?}", of(page, id).now))
}

#[test]
fn a_release_tells_of_the_whole_school_and_of_nobody_and_stays_after_a_restart() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let students = ana.adds_students_of("9", 0, 40);
    assert_eq!(releases(&world, &ana, COUNSELOR), Err(Refusal::NothingToRelease), "there is no map and no mark yet");
    for (nth, student) in students[..22].iter().enumerate() {
        ana.maps_shortly(student, if nth < 12 { 1 } else { 5 }, nth % 2 == 0);
    }
    let campaign = ana.plans_a_marking(4);
    for student in &students[..15] {
        ana.marks(campaign, student, MarkLevel::WouldCome);
    }
    assert_eq!(releases(&world, &ana, COUNSELOR), Ok(()));
    ana.closes_and_opens();
    let told = page(&ana, COUNSELOR);
    assert_eq!((told.history.len(), told.history[0].made_by.as_str(), told.history[0].threshold), (1, "Ana", 10));
    assert_eq!(table(&told, TableId::Mapped).counts, [[22]]);
    assert_eq!((of(&told, TableId::Mapped).students, of(&told, TableId::Mapped).told.half_within_months), (40, Some(3)));
    // Nobody has ten people: who has more stands in one figure with those who have five.
    let size = table(&told, TableId::Size);
    assert_eq!((size.counts, size.bands[1].until), (vec![vec![12, 10]], 5));
    assert_eq!(table(&told, TableId::AdultsNamed).counts, [[11, 11]]);
    assert_eq!(table(&told, TableId::Marked).counts, [[25, 15]]);
    // All have one map: that none has two is not said of single ones, and of visits nothing is known.
    assert_eq!(table(&told, TableId::Growth).counts, [[22]]);
    assert_eq!(
        (of(&told, TableId::Growth).told.median_change, of(&told, TableId::Visits).now),
        (None, Some(TableState::NotAsked))
    );
}

#[test]
fn two_releases_cannot_be_subtracted_and_the_first_one_stands() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let students = ana.adds_students_of("9", 0, 60);
    let sit = |from: usize, until: usize| {
        for student in &students[from..until] {
            ana.maps_shortly(student, 1, false);
        }
    };
    sit(0, 12);
    assert_eq!(releases(&world, &ana, COUNSELOR), Ok(()));
    assert_eq!(releases(&world, &ana, COUNSELOR), Err(Refusal::ReleaseStands), "nothing has changed");
    sit(12, 13);
    world.days_pass(7);
    assert_eq!(releases(&world, &ana, COUNSELOR), Err(Refusal::ReleaseStands), "one student more would be told");
    assert_eq!(table(&page(&ana, COUNSELOR), TableId::Mapped).counts, [[12]]);
    sit(13, 23);
    assert_eq!(releases(&world, &ana, COUNSELOR), Ok(()));
    let told = page(&ana, COUNSELOR);
    assert_eq!((told.history.len(), table(&told, TableId::Mapped).counts), (2, vec![vec![23]]));
    // A release is evidence: undo steps over it.
    let undone = ana.desk().undo(None).unwrap();
    assert_ne!(undone.edit, "make_release");
    assert_eq!(page(&ana, COUNSELOR).history.len(), 2);
}

#[test]
fn a_group_of_nine_and_a_group_of_ten_whose_total_would_reveal_it_are_told_with_their_neighbors() {
    // Of sixty in the tenth grade nine have a map; of ten in it all have: with the grade's size it would be told of each.
    for (tenth, mapped) in [(60, 9), (10, 10)] {
        let world = World::new();
        let ana = world.laptop("Ana");
        let ninth = ana.adds_students_of("9", 0, 40);
        let tenth = ana.adds_students_of("10", 40, tenth);
        for student in ninth[..12].iter().chain(&tenth[..mapped]) {
            ana.maps_shortly(student, 1, false);
        }
        assert_eq!(releases(&world, &ana, COUNSELOR), Ok(()));
        let cover = table(&page(&ana, COUNSELOR), TableId::Mapped);
        assert_eq!((cover.groups.len(), cover.counts), (1, vec![vec![12 + mapped as u32]]), "{mapped} of {}", tenth.len());
    }
}

#[test]
fn who_may_not_hold_the_maps_says_that_it_needs_the_districts_server() {
    let world = World::new();
    let (ana, ben) = (world.laptop("Ana"), world.laptop("Ben"));
    let students = ana.adds_students_of("9", 0, 30);
    for student in &students[..11] {
        ana.maps_shortly(student, 1, false);
    }
    let campaign = ana.plans_a_marking(4);
    for student in &students[..15] {
        ana.marks(campaign, student, MarkLevel::WouldCome);
    }
    // A counselor of a part of the school has not got the others' maps, nor all that adults marked.
    world.everyone_merges();
    let told = page(&ben, COUNSELOR);
    assert!(!told.holds_maps && !told.holds_school);
    assert_eq!(releases(&world, &ben, COUNSELOR), Err(Refusal::NothingToRelease));
    // A lead opens no map, on whichever machine; what adults marked is theirs to see.
    assert_eq!(releases(&world, &ana, LEAD), Ok(()));
    let told = page(&ana, LEAD);
    assert!(!told.holds_maps && told.holds_school);
    assert_eq!(of(&told, TableId::Size).now, Some(TableState::NeedsServer));
    assert_eq!(table(&told, TableId::Marked).counts, [[15, 15]]);
}

#[test]
fn a_map_from_tomorrow_one_that_is_not_counted_and_a_student_in_two_schools_count_as_they_should() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let students = ana.adds_students_of("9", 0, 30);
    // An empty map counts too; and of one person alone there is nothing to divide by.
    let waves: Vec<_> =
        students[..14].iter().enumerate().map(|(nth, student)| ana.maps_shortly(student, nth % 2, false)).collect();
    // Two take the yes back.
    for wave in &waves[..2] {
        ana.shares_the_map(*wave, &[]);
        ana.leaves_the_map();
    }
    // One student, two records, the second of another school.
    let other = ana.mints();
    ana.does(&Edit::People(PeopleEdit::AddSchool { school: other, name: "Cedar Middle".into() }));
    let by_hand = StudentByHand { given: "Stu".into(), grade: Some("8".into()), school: Some(other), ..StudentByHand::default() };
    let twin = ana.mints();
    let students_of = vec![NewStudent { student: twin, by_hand }];
    ana.does(&Edit::People(PeopleEdit::AddStudents { students: students_of, caseload_of: Some(ana.me()) }));
    ana.joins(twin, ana.student(&students[3]));
    // The clock of the laptop was a month ahead when these were drawn.
    world.days_pass(30);
    for student in &students[14..16] {
        ana.maps_shortly(student, 1, false);
    }
    world.days_pass(-30);
    assert_eq!(releases(&world, &ana, COUNSELOR), Ok(()));
    let told = page(&ana, COUNSELOR);
    assert_eq!((of(&told, TableId::Mapped).students, table(&told, TableId::Mapped).counts), (30, vec![vec![12]]));
}

#[test]
fn what_a_figure_has_to_tell_of_only_rises() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let school = ana.card().school.unwrap();
    let asks = |threshold| ana.tries(&Edit::Report(ReportEdit::SetThreshold { school, threshold })).map(drop);
    let students = ana.adds_students_of("9", 0, 40);
    for student in &students[..11] {
        ana.maps_shortly(student, 1, false);
    }
    assert_eq!(asks(20), Ok(()));
    assert_eq!(asks(10), Err(Refusal::ThresholdOnlyRises { now: 20, most: 100 }));
    assert_eq!(page(&ana, COUNSELOR).threshold, 20);
    assert_eq!(releases(&world, &ana, COUNSELOR), Err(Refusal::NothingToRelease), "eleven are too few now");
    ana.desk().undo(None).unwrap();
    assert_eq!(page(&ana, COUNSELOR).threshold, 20, "nobody takes that back");
}

#[test]
fn only_whoever_made_the_last_release_knows_who_was_counted_and_makes_the_next() {
    let world = World::new();
    let (ana, ben) = (world.laptop("Ana"), world.laptop("Ben"));
    let students = ana.adds_students_of("9", 0, 30);
    let campaign = ana.plans_a_marking(3);
    for student in &students[..12] {
        ana.marks(campaign, student, MarkLevel::WouldCome);
    }
    assert_eq!(releases(&world, &ana, LEAD), Ok(()));
    // What was counted stays with whoever made it.
    let mut commits = ana.desk().store().commits_after(0).unwrap();
    for commit in &mut commits {
        commit.changes.retain(|change| change.kind != Kind::ReleaseBasis.name());
    }
    ben.takes_in(&commits);
    let told = page(&ben, LEAD);
    assert_eq!((told.history.len(), told.history[0].made_by.as_str()), (1, "Ana"));
    assert_eq!(releases(&world, &ben, LEAD), Err(Refusal::NothingToRelease));
}

#[test]
fn a_counselor_sees_the_own_caseload_as_distributions_with_the_names_behind_them() {
    let world = World::new();
    let (ana, ben) = (world.laptop("Ana"), world.laptop("Ben"));
    let ninth = ana.adds_students_of("9", 0, 4);
    let tenth = ana.adds_students_of("10", 4, 2);
    for student in ninth.iter().chain(&tenth[..1]) {
        ana.maps_shortly(student, 1, false);
    }
    world.days_pass(60);
    ana.opens(&ninth[0]);
    ana.confirms_all();
    ana.names(["Tía Rosa", "Coach"]);
    ana.keeps();
    ana.leaves_the_map();
    world.everyone_merges();
    let today = world.in_days(0);
    let view = ana.desk().cohort(CohortOf::Caseload, &CohortAsked::default(), today).unwrap();
    let bands = |id| view.tables.iter().find(|table| table.id == id).map(|table| table.bands.clone());
    assert_eq!((view.students, view.mapped, view.matched), (6, 5, Matched { students: 1, median_change: Some(2.0) }));
    // Four have one map so far, one has more people than before. Of marks nobody was asked: there is no such table.
    assert_eq!((bands(TableId::Growth), bands(TableId::Marked)), (Some(vec![4, 0, 0, 1]), None));
    let asked = CohortAsked { grade: Some("Ninth grade".into()), ..CohortAsked::default() };
    let behind = ana.desk().cohort_list(CohortOf::Caseload, &asked, TableId::Growth, 3, today).unwrap();
    assert_eq!(behind.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Student0 Nr0"]);
    assert_eq!(ana.desk().cohort(CohortOf::Caseload, &asked, today).unwrap().students, 4);
    // Whose caseload is another one sees nobody of these.
    assert_eq!(ben.desk().cohort(CohortOf::Caseload, &CohortAsked::default(), today).unwrap().students, 0);
}

#[test]
fn the_same_students_are_told_apart_by_grade_section_and_school_and_before_and_after_are_of_matched_ones_alone() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let ninth = ana.adds_students_of("9", 0, 4);
    let tenth = ana.adds_students_of("10", 4, 3);
    for student in ninth.iter().chain(&tenth[..2]) {
        ana.maps_shortly(student, 1, false);
    }
    world.days_pass(60);
    for (student, people) in [(&ninth[0], 2), (&ninth[1], 1), (&tenth[0], 0)] {
        ana.opens(student);
        ana.confirms_all();
        (0..people).for_each(|nth| drop(ana.names_one(&format!("Somebody new {nth}"))));
        ana.keeps();
        ana.leaves_the_map();
    }
    let view = |by| {
        let asked = CohortAsked { by, ..CohortAsked::default() };
        ana.desk().cohort(CohortOf::Caseload, &asked, world.in_days(0)).unwrap()
    };
    assert!(view(None).groups.is_empty());
    let by_grade = view(Some(CohortBy::Grade));
    let groups: Vec<_> = by_grade.groups.iter().map(|group| (group.grade, group.students, group.matched)).collect();
    let of = |students, median_change| Matched { students, median_change };
    assert_eq!(groups, [(Some(10), 4, of(2, Some(1.5))), (Some(11), 3, of(1, Some(0.0)))]);
    let growth = by_grade.tables.iter().find(|table| table.id == TableId::Growth).unwrap();
    // One map so far, fewer, as many, more: whoever has no counted map is in none of them.
    assert_eq!((growth.bands.clone(), growth.groups.clone()), (vec![3, 0, 1, 2], vec![vec![2, 0, 0, 2], vec![1, 0, 1, 0]]));
    let by_school = view(Some(CohortBy::School));
    assert_eq!(by_school.groups.iter().map(|group| group.students).collect::<Vec<_>>(), [7]);
    assert!(!by_school.groups[0].name.is_empty());
    assert!(view(Some(CohortBy::Section)).groups.is_empty(), "nobody has a section yet");
}

#[test]
fn a_student_is_counted_by_the_marking_of_their_own_school() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let here = ana.adds_students_of("9", 0, 3);
    let other = ana.mints();
    ana.does(&Edit::People(PeopleEdit::AddSchool { school: other, name: "Cedar Middle".into() }));
    let (there, away) = (ana.mints(), ana.mints());
    let new = [(there, "Stu"), (away, "Kim")].map(|(student, given)| {
        let by_hand =
            StudentByHand { given: given.into(), grade: Some("8".into()), school: Some(other), ..StudentByHand::default() };
        NewStudent { student, by_hand }
    });
    ana.does(&Edit::People(PeopleEdit::AddStudents { students: new.into(), caseload_of: Some(ana.me()) }));
    let marked = || -> Vec<u32> {
        let view = ana.desk().cohort(CohortOf::Caseload, &CohortAsked::default(), world.in_days(0)).unwrap();
        view.tables.into_iter().find(|table| table.id == TableId::Marked).map(|table| table.bands).unwrap_or_default()
    };
    let first = ana.plans_a_marking(0);
    ana.marks(first, &here[0], MarkLevel::WouldCome);
    world.days_pass(3);
    // Nobody was marked at the other school yet: its students are not "marked by nobody", they were not asked about.
    assert_eq!(marked(), [2, 1, 0]);
    let second = ana.plans_a_marking_at(other, 0);
    ana.tries_to_mark(second, ana.adds_an_adult_at(Some(other), "Ida Berg", "teacher"), "Stu", Some(MarkLevel::WouldCome))
        .unwrap();
    world.days_pass(3);
    assert_eq!(marked(), [3, 2, 0], "each by the marking of their own school, and not by the newest of any");
}

#[test]
fn a_lead_sees_the_whole_school_apart_and_nothing_that_stands_on_a_map() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let ninth = ana.adds_students_of("9", 0, 4);
    let tenth = ana.adds_students_of("10", 4, 2);
    ana.maps_shortly(&ninth[0], 3, true);
    let campaign = ana.plans_a_marking(0);
    for student in [&ninth[0], &ninth[1], &tenth[0]] {
        ana.marks(campaign, student, MarkLevel::WouldCome);
    }
    world.days_pass(1);
    let of = CohortOf::School(ana.card().school.unwrap());
    let asked = CohortAsked { by: Some(CohortBy::Grade), ..CohortAsked::default() };
    let view = ana.desk().cohort(of, &asked, world.in_days(0)).unwrap();
    assert_eq!((view.students, view.holds_maps, view.mapped, view.matched), (6, false, 0, Matched::default()));
    assert_eq!(view.tables.iter().map(|table| table.id).collect::<Vec<_>>(), [TableId::Marked]);
    assert_eq!(
        (view.tables[0].bands.clone(), view.tables[0].groups.clone()),
        (vec![3, 3, 0], vec![vec![2, 2, 0], vec![1, 1, 0]])
    );
    let list = |table, band| ana.desk().cohort_list(of, &asked, table, band, world.in_days(0)).unwrap().len();
    assert_eq!((list(TableId::Marked, 1), list(TableId::Size, 1)), (3, 0));
}
