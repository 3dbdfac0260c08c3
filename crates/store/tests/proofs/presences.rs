//! Who was there lies in rolls that follow the encounters, whatever is said of them; and what came of visits is what whoever goes
//! through all encounters one by one would say.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use domain::consent::{Answered, ConsentEdit, ConsentFor};
use domain::edit::Edit;
use domain::people::{NewStudent, PeopleEdit, StudentByHand};
use domain::record::Id;
use domain::visitors::Behind;
use domain::visits::{Format, LoggedVisit, VisitEdit, VisitSteps, WhoCame};
use proptest::prelude::*;
use rusqlite::Connection;
use store::desk::Desk;
use store::failure::Failure;
use store::read::funnel::{FunnelAsked, FunnelPeriod};
use store::tables::presences::apart;

use crate::world::*;

/// More than lie in one roll.
const STUDENTS: u128 = 53;
const SECTION: Id = Id::from_u128(0x5000);
const TODAY: &str = "2026-11-20";

#[derive(Clone, Debug)]
enum Step {
    /// Logged, or logged otherwise: which visit, who came, on which day, how, and who was there of all from one on.
    Log {
        visit: u128,
        visitor: u128,
        day: u32,
        format: usize,
        two_way: Option<bool>,
        from: u128,
        many: u128,
    },
    Remove(u128),
    Join(u128, u128),
    Separate(u128),
    JoinStudents(u128, u128),
    SeparateStudent(u128),
    OptOut(u128),
    Undo,
    Redo,
    Rebuild,
    Restart,
    Hear,
    Ask,
}

fn step() -> impl Strategy<Value = Step> {
    let (visit, student) = (0u128..6, 0u128..STUDENTS);
    let log = (visit.clone(), 0u128..3, 1u32..5, 0usize..3, any::<Option<bool>>(), student.clone(), 0u128..STUDENTS).prop_map(
        |(visit, visitor, day, format, two_way, from, many)| Step::Log { visit, visitor, day, format, two_way, from, many },
    );
    prop_oneof![
        8 => log,
        1 => visit.clone().prop_map(Step::Remove),
        2 => (visit.clone(), visit.clone()).prop_map(|(one, other)| Step::Join(one, other)),
        1 => visit.prop_map(Step::Separate),
        2 => (student.clone(), student.clone()).prop_map(|(one, other)| Step::JoinStudents(one, other)),
        1 => student.clone().prop_map(Step::SeparateStudent),
        1 => student.prop_map(Step::OptOut),
        3 => Just(Step::Undo),
        2 => Just(Step::Redo),
        1 => Just(Step::Rebuild),
        1 => Just(Step::Restart),
        3 => Just(Step::Hear),
        3 => Just(Step::Ask),
    ]
}

const fn student(nth: u128) -> Id {
    Id::from_u128(0x1000 + nth)
}

const fn visit(nth: u128) -> Id {
    Id::from_u128(0x2000 + nth)
}

fn edit(step: &Step) -> Option<Edit> {
    Some(match *step {
        Step::Log { visit: nth, visitor, day: on, format, two_way, from, many } => {
            let (present, absent) = (0..STUDENTS).partition(|nth| (nth + STUDENTS - from) % STUDENTS < many);
            let ids = |all: Vec<u128>| all.into_iter().map(student).collect();
            Edit::Visit(VisitEdit::LogVisit {
                visit: LoggedVisit {
                    visit: visit(nth),
                    section: SECTION,
                    who: WhoCame::New { visitor: id(0x3000 + visitor), name: format!("Visitor {visitor}"), organisation: None },
                    held_on: day(&format!("2026-11-{on:02}")),
                    began_at: None,
                    format: [Format::InPerson, Format::Virtual, Format::Recorded][format],
                    present: ids(present),
                    absent: ids(absent),
                    steps: VisitSteps { two_way, ..VisitSteps::default() },
                    logged_by: ME,
                },
            })
        }
        Step::Remove(nth) => Edit::Visit(VisitEdit::RemoveVisit { visit: visit(nth) }),
        Step::Join(one, other) => Edit::Visit(VisitEdit::JoinVisits { visit: visit(one), same_as: visit(other) }),
        Step::Separate(nth) => Edit::Visit(VisitEdit::SeparateVisit { visit: visit(nth) }),
        Step::JoinStudents(one, other) => {
            Edit::People(PeopleEdit::JoinStudents { student: student(one), same_as: student(other) })
        }
        Step::SeparateStudent(nth) => Edit::People(PeopleEdit::SeparateStudents { student: student(nth) }),
        Step::OptOut(nth) => Edit::Consent(ConsentEdit::RecordConsent {
            consent: id(0x6000 + nth),
            student: student(nth),
            what: ConsentFor::Visits,
            answer: Answered::No,
            given_by: "A parent".into(),
            given_on: day("2026-11-02"),
        }),
        _ => return None,
    })
}

/// Which record stands for which, of a table.
fn behind(sql: &Connection, table: &str) -> Behind {
    let all = |columns: &str, has: &str| -> Vec<(Id, Option<Id>)> {
        let mut rows = sql.prepare(&format!("SELECT {columns} FROM {table} WHERE {has}")).unwrap();
        let id = |bytes: Vec<u8>| Id::from_slice(&bytes).unwrap();
        let pair = |row: &rusqlite::Row<'_>| Ok((id(row.get(0)?), row.get::<_, Option<Vec<u8>>>(1)?.map(id)));
        rows.query_map([], pair).unwrap().map(Result::unwrap).collect()
    };
    let here: BTreeSet<Id> = all("id, NULL", "1").into_iter().map(|(id, _)| id).collect();
    let joins: HashMap<Id, Id> =
        all("id, same_as", "same_as IS NOT NULL").into_iter().map(|(id, same_as)| (id, same_as.unwrap())).collect();
    Behind::of(&joins, |id| here.contains(&id))
}

/// The first three bars, encounter by encounter. One whose logging was taken back elsewhere while it was corrected here has no
/// class, and is none.
fn one_by_one(sql: &Connection) -> [usize; 3] {
    let (students, visits) = (behind(sql, "student"), behind(sql, "visit"));
    let id = |bytes: Vec<u8>| Id::from_slice(&bytes).unwrap();
    let mut no =
        sql.prepare("SELECT student FROM consent WHERE what = 'visits' AND answer = 'no' AND withdrawn_on IS NULL").unwrap();
    let no: BTreeSet<Id> = no.query_map([], |row| Ok(students.stands(id(row.get(0)?)))).unwrap().map(Result::unwrap).collect();
    let mut told =
        sql.prepare("SELECT visitor, held_on, format <> 'recorded' AND coalesce(two_way, 0) FROM visit WHERE id = ?1 AND section IS NOT NULL AND visitor IS NOT NULL").unwrap();
    let mut all = sql.prepare("SELECT student, visit FROM encounter WHERE was_present").unwrap();
    let mut viewed = BTreeSet::new();
    let mut met: BTreeMap<(Id, Vec<u8>), BTreeSet<NaiveDate>> = BTreeMap::new();
    let mut rows = all.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        let student = students.stands(id(row.get(0).unwrap()));
        let visit = visits.stands(id(row.get(1).unwrap()));
        if no.contains(&student) || !told.exists([visit.as_bytes()]).unwrap() {
            continue;
        }
        let (visitor, on, spoke): (Vec<u8>, String, bool) =
            told.query_row([visit.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
        viewed.insert(student);
        if spoke {
            met.entry((student, visitor)).or_default().insert(day(&on));
        }
    }
    let students = |days: usize| {
        let fit = met.iter().filter(|(_, on)| on.len() >= days);
        fit.map(|((student, _), _)| *student).collect::<BTreeSet<Id>>().len()
    };
    [viewed.len(), students(1), students(2)]
}

fn told(desk: &Desk) -> [usize; 3] {
    let asked = FunnelAsked { period: FunnelPeriod::Always, ..FunnelAsked::default() };
    let funnel = desk.funnel(&asked, true, day(TODAY)).unwrap().funnel;
    [funnel.viewed as usize, funnel.met as usize, funnel.met_again as usize]
}

/// What the rolls and the funnel are held against, on one desk.
fn holds(desk: &Desk) {
    assert_eq!(desk.store().reading(apart).unwrap(), 0);
    let slow = desk.store().reading(|sql| Ok(one_by_one(sql))).unwrap();
    assert_eq!(told(desk), slow);
}

/// All that the other has; a desk that is opened after it remembers nothing of before.
fn hear(desks: &mut Vec<Desk>, rooms: &[Room], at: usize) {
    let heard = desks[1 - at].store().commits_after(0).unwrap();
    let desk = desks.remove(at);
    desk.store().merge(&heard).unwrap();
    drop(desk);
    desks.insert(at, rooms[at].desk(TODAY));
}

fn fine<T>(answer: Result<T, Failure>) {
    match answer {
        Ok(_) | Err(Failure::Refused(_)) => {}
        Err(other) => panic!("{other:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn rolls_are_what_encounters_say_and_the_funnel_is_what_all_of_them_come_to(
        steps in prop::collection::vec((0usize..2, step()), 1..40)
    ) {
        let rooms = [Room::new(81), Room::new(82)];
        let mut desks: Vec<Desk> = rooms.iter().map(|room| room.desk(TODAY)).collect();
        let by_hand = |nth| StudentByHand { given: format!("G{nth}"), family: "F".into(), ..StudentByHand::default() };
        let students = (0..STUDENTS).map(|nth| NewStudent { student: student(nth), by_hand: by_hand(nth) }).collect();
        let class = VisitEdit::BringClass {
            section: SECTION, title: "Period 3".into(), school: None, teacher: ME, known: Vec::new(), students,
        };
        desks[0].commit(&Edit::Visit(class)).unwrap();
        hear(&mut desks, &rooms, 1);
        for (at, step) in &steps {
            rooms[*at].rim.pass(700);
            let desk = &desks[*at];
            match step {
                Step::Undo => fine(desk.undo(None)),
                Step::Redo => fine(desk.redo(None)),
                Step::Rebuild => drop(desk.store().rebuild().unwrap()),
                Step::Restart => {
                    drop(desks.remove(*at));
                    desks.insert(*at, rooms[*at].desk(TODAY));
                }
                Step::Hear => hear(&mut desks, &rooms, *at),
                Step::Ask => holds(desk),
                step => fine(desk.commit(&edit(step).unwrap())),
            }
        }
        for (room, desk) in rooms.iter().zip(desks) {
            holds(&desk);
            let before = dump(desk.store());
            drop(desk);
            // And as it is read by whoever opens it anew, also out of the log.
            let desk = room.desk(TODAY);
            holds(&desk);
            desk.store().rebuild().unwrap();
            holds(&desk);
            assert_eq!(dump(desk.store()), before);
            assert!(desk.store().check_full().unwrap().is_whole);
        }
    }
}

#[test]
fn of_many_visits_two_read_at_once_and_say_what_one_would_also_while_more_are_logged() {
    let room = Room::new(84);
    let mut desk = room.desk(TODAY);
    let by_hand = |nth| StudentByHand { given: format!("G{nth}"), family: "F".into(), ..StudentByHand::default() };
    let students = (0..STUDENTS).map(|nth| NewStudent { student: student(nth), by_hand: by_hand(nth) }).collect();
    let (title, known) = ("Period 3".to_owned(), Vec::new());
    let class = VisitEdit::BringClass { section: SECTION, title, school: None, teacher: ME, known, students };
    desk.commit(&Edit::Visit(class)).unwrap();
    let log = |desk: &Desk, nth: u128| {
        let day = NaiveDate::from_ymd_opt(2026, 9 + (nth % 3) as u32, 1 + (nth % 28) as u32).unwrap();
        let visit = LoggedVisit {
            visit: visit(nth),
            section: SECTION,
            who: WhoCame::New { visitor: id(0x3000 + nth % 90), name: format!("Visitor {}", nth % 90), organisation: None },
            held_on: day,
            began_at: None,
            format: [Format::InPerson, Format::Virtual, Format::Recorded][(nth % 3) as usize],
            present: (0..3).map(|at| student((nth * 7 + at * 11) % (STUDENTS - 3))).collect(),
            absent: Vec::new(),
            steps: VisitSteps { two_way: Some(!nth.is_multiple_of(4)), ..VisitSteps::default() },
            logged_by: ME,
        };
        desk.commit(&Edit::Visit(VisitEdit::LogVisit { visit })).unwrap();
    };
    // Beyond as many as are looked up visit by visit.
    (0..420).for_each(|nth| log(&desk, nth));
    for step in [Step::JoinStudents(4, 9), Step::JoinStudents(9, 12), Step::OptOut(12), Step::OptOut(20), Step::Join(1, 85)] {
        fine(desk.commit(&edit(&step).unwrap()));
    }
    for _ in 0..2 {
        holds(&desk);
        drop(desk);
        desk = room.desk(TODAY);
    }
    std::thread::scope(|scope| {
        let logging = scope.spawn(|| (420..450).for_each(|nth| log(&desk, nth)));
        let mut before = [0; 3];
        while !logging.is_finished() {
            let now = told(&desk);
            assert!(now.iter().zip(before).all(|(now, before)| *now >= before), "{now:?} after {before:?}");
            before = now;
        }
    });
    holds(&desk);
}

#[test]
fn a_roll_that_lost_somebody_is_found_by_the_full_check() {
    let room = Room::new(83);
    let desk = room.desk(TODAY);
    let by_hand = |nth: u128| StudentByHand { given: format!("Luz{nth}"), family: "Reyes".into(), ..StudentByHand::default() };
    let students = (0..STUDENTS).map(|nth| NewStudent { student: student(nth), by_hand: by_hand(nth) }).collect();
    let class = VisitEdit::BringClass {
        section: SECTION,
        title: "Period 3".into(),
        school: None,
        teacher: ME,
        known: Vec::new(),
        students,
    };
    desk.commit(&Edit::Visit(class)).unwrap();
    desk.commit(&edit(&Step::Log { visit: 0, visitor: 0, day: 3, format: 0, two_way: Some(true), from: 0, many: 1 }).unwrap())
        .unwrap();
    assert_eq!(told(&desk), [1, 1, 0]);
    drop(desk);
    {
        let sql = Connection::open(room.folder.path().join("store.kith")).unwrap();
        let hex: String = key().expose().iter().map(|byte| format!("{byte:02x}")).collect();
        sql.execute_batch(&format!("PRAGMA key = \"x'{hex}'\"")).unwrap();
        assert_eq!(sql.execute("UPDATE presence_roll SET students = zeroblob(16)", []).unwrap(), 1);
    }
    let desk = room.desk(TODAY);
    assert!(!desk.store().check_full().unwrap().is_whole);
    // Whatever the rolls hold, they are read out of the log again.
    desk.store().rebuild().unwrap();
    assert!(desk.store().check_full().unwrap().is_whole);
    assert_eq!(told(&desk), [1, 1, 0]);
}
