//! Random edits on several devices: the tables are what the log says, whatever the order; undo and redo are exact.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::asks::{AskEdit, AskFor, AskState, Whom};
use domain::change::{Scope, Set};
use domain::edit::Edit;
use domain::ego_network::{Broker, Presence, Reciprocity, Ring, Sector, Support};
use domain::goals::{GoalEdit, Purpose};
use domain::map_edit::{AlterFact, MapEdit};
use domain::people::{CaseloadRule, NameMay, PeopleEdit, StudentByHand};
use domain::record::{Ground, Id, Kind};
use domain::today::TodayEdit;
use domain::waves::WaveEdit;
use proptest::prelude::*;
use proptest::sample::Index;
use store::failure::Failure;
use store::log::Commit;
use store::open::Store;
use store::undo::Within;

use crate::reference;
use crate::world::*;

/// One thing that somebody tells.
#[derive(Clone, Debug)]
enum Deed {
    Edit(Edit),
    /// Of what two people recorded at the same time, one value: which question, and which of its answers.
    Choose(Index, Index),
}

/// One thing that happens on one device.
#[derive(Clone, Debug)]
enum Step {
    Deed(Deed),
    Undo,
    Redo,
    /// What was last done on one map, also on an older one.
    UndoOn(Id),
    RedoOn(Id),
    Restart,
    /// The clock jumps, also backwards.
    Clock(i64),
    /// All commits of another device arrive.
    Hear(usize),
}

fn student() -> impl Strategy<Value = Id> {
    (1u128..4).prop_map(id)
}

fn alter() -> impl Strategy<Value = Id> {
    (0x100u128..0x106).prop_map(id)
}

fn wave() -> impl Strategy<Value = Id> {
    prop::sample::select(vec![OLDER, NEWER])
}

fn map_edit() -> impl Strategy<Value = MapEdit> {
    let support = prop::sample::select(&Support::ALL[..3]);
    let presence = prop::sample::select(vec![Presence::Confirmed, Presence::NoLonger, Presence::Remembered, Presence::Potential]);
    prop_oneof![
        4 => (alter(), "[A-Z][a-z]{1,3}").prop_map(|(alter, label)| MapEdit::AddAlter { alter, label, link: None }),
        1 => (alter(), "[A-Z][a-z]{1,3}").prop_map(|(alter, label)| MapEdit::WantToMeet { alter, label, link: None }),
        3 => (alter(), prop::sample::select(&Ring::ALL[..]), prop::sample::select(&Sector::ALL[..]), 0u16..3)
            .prop_map(|(alter, ring, sector, at)| MapEdit::PlaceAlter { alter, spot: spot(ring, sector, at * 100) }),
        1 => alter().prop_map(|alter| MapEdit::UnplaceAlter { alter }),
        2 => alter().prop_map(|alter| MapEdit::RemoveAlter { alter }),
        1 => (alter(), "[A-Z][a-z]{1,3}").prop_map(|(alter, label)| MapEdit::RenameAlter { alter, label }),
        1 => prop::collection::vec(alter(), 1..4).prop_map(|alters| MapEdit::ConfirmAlters { alters }),
        1 => (alter(), presence).prop_map(|(alter, presence)| MapEdit::SetPresence { alter, presence }),
        1 => (alter(), prop::option::of(any::<bool>())).prop_map(|(alter, is)| MapEdit::DescribeAlter { alter, fact: AlterFact::IsAdult(is) }),
        1 => (alter(), alter()).prop_map(|(alter, by)| MapEdit::DescribeAlter { alter, fact: AlterFact::Broker(Some(Broker::Alter(by))) }),
        1 => alter().prop_map(|alter| MapEdit::DescribeAlter { alter, fact: AlterFact::Reciprocity(Some(Reciprocity::Both)) }),
        1 => support.clone().prop_map(|support| MapEdit::AskSupport { support }),
        2 => (prop::collection::vec(alter(), 1..4), support, any::<bool>())
            .prop_map(|(alters, support, is_given)| MapEdit::PaintSupport { alters, support, is_given }),
        3 => (alter(), alter()).prop_map(|(a, b)| MapEdit::DrawTie { a, b }),
        1 => (alter(), alter()).prop_map(|(a, b)| MapEdit::EraseTie { a, b }),
        1 => Just(MapEdit::SettleTies),
    ]
}

fn goal_edit() -> impl Strategy<Value = GoalEdit> {
    prop_oneof![
        prop::option::of(prop::sample::select(&Purpose::ALL[..])).prop_map(|purpose| GoalEdit::SetPurpose { purpose }),
        prop::option::of("[a-z]{1,3}").prop_map(|goal| GoalEdit::SetGoal { goal }),
        (prop::sample::select(&Support::ALL[..]), any::<bool>())
            .prop_map(|(support, is_chosen)| GoalEdit::ChooseHelp { support, is_chosen }),
    ]
}

fn ask_edit() -> impl Strategy<Value = AskEdit> {
    let ask = (0x700u128..0x702).prop_map(id);
    let on = (1u32..28).prop_map(|n| day(&format!("2026-09-{n:02}")));
    const STATES: [AskState; 5] = [AskState::Agreed, AskState::Asked, AskState::Answered, AskState::GotIt, AskState::LetGo];
    prop_oneof![
        3 => (ask.clone(), alter(), "[a-z]{1,3}", on.clone()).prop_map(|(ask, alter, words, due_on)| AskEdit::AgreeAsk {
            ask,
            whom: Whom::Alter(alter),
            what: AskFor::Words(words),
            due_on,
            on: day("2026-09-01")
        }),
        1 => ask.clone().prop_map(|ask| AskEdit::RemoveAsk { ask }),
        3 => (ask, prop::sample::select(&STATES[..]), on).prop_map(|(ask, to, on)| AskEdit::MoveAsk { ask, to, on }),
    ]
}

fn people_edit() -> impl Strategy<Value = PeopleEdit> {
    let by_hand =
        ("[A-Z][a-z]{0,3}", "[A-Z][a-z]{0,3}").prop_map(|(given, family)| StudentByHand { given, family, ..Default::default() });
    let many = prop::collection::vec((student(), by_hand.clone()), 1..4).prop_map(|students| {
        students.into_iter().map(|(student, by_hand)| domain::people::NewStudent { student, by_hand }).collect()
    });
    let rule = (0x300u128..0x302).prop_map(id);
    let counselor = (0xA0u128..0xA2).prop_map(id);
    prop_oneof![
        (many, prop::option::of(counselor.clone()))
            .prop_map(|(students, caseload_of)| PeopleEdit::AddStudents { students, caseload_of }),
        (student(), by_hand).prop_map(|(student, by_hand)| PeopleEdit::CorrectStudent { student, by_hand }),
        (student(), prop::option::of("[A-Z][a-z]{1,2}"), any::<(bool, bool)>()).prop_map(
            |(student, called, (be_sent, be_printed))| {
                let may = NameMay { be_sent, be_printed };
                PeopleEdit::CallStudent { student, called, may }
            }
        ),
        (student(), student()).prop_map(|(student, same_as)| PeopleEdit::JoinStudents { student, same_as }),
        student().prop_map(|student| PeopleEdit::SeparateStudents { student }),
        (rule.clone(), counselor.clone(), "[A-Z]").prop_map(|(rule, counselor, from)| PeopleEdit::SetCaseloadRule {
            rule,
            counselor,
            told: CaseloadRule { surnames_from: Some(from), ..Default::default() }
        }),
        rule.prop_map(|rule| PeopleEdit::RemoveCaseloadRule { rule }),
        (counselor, prop::collection::vec(student(), 1..4), prop::option::of(any::<bool>()))
            .prop_map(|(counselor, students, is_on)| PeopleEdit::SetOnCaseload { counselor, students, is_on }),
    ]
}

fn today_edit() -> impl Strategy<Value = TodayEdit> {
    let step = (0x400u128..0x402).prop_map(id);
    let invitation = (0x500u128..0x502).prop_map(id);
    let on = (1u32..28).prop_map(|n| day(&format!("2026-09-{n:02}")));
    prop_oneof![
        (step.clone(), student(), "[a-z]{1,4}", on.clone()).prop_map(|(step, student, what, due_on)| TodayEdit::AgreeStep {
            step,
            student,
            what,
            due_on
        }),
        (step, on.clone()).prop_map(|(step, finished_on)| TodayEdit::FinishStep { step, finished_on }),
        (invitation.clone(), student(), on.clone()).prop_map(|(invitation, student, on)| TodayEdit::AskedToCome {
            invitations: vec![domain::today::NewInvitation { invitation, student }],
            on
        }),
        (invitation, on.clone()).prop_map(|(invitation, on)| TodayEdit::CameIn { invitation, on }),
        (student(), on).prop_map(|(student, until)| TodayEdit::DismissReason {
            counselor: ME,
            student,
            reason: "step_due".into(),
            until
        }),
        (0x600u128..0x602, student()).prop_map(|(opening, student)| TodayEdit::OpenFile { opening: id(opening), student }),
    ]
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        6 => (wave(), map_edit()).prop_map(|(wave, edit)| Edit::Map { wave, edit }),
        1 => (wave(), goal_edit()).prop_map(|(wave, edit)| Edit::Goal { wave, edit }),
        2 => (wave(), ask_edit()).prop_map(|(wave, edit)| Edit::Ask { wave, edit }),
        2 => people_edit().prop_map(Edit::People),
        2 => today_edit().prop_map(Edit::Today),
    ]
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        9 => edit().prop_map(Deed::Edit),
        1 => (any::<Index>(), any::<Index>()).prop_map(|(question, answer)| Deed::Choose(question, answer)),
    ]
}

impl Deed {
    /// The edit that it is in this store; None where nothing is to be chosen.
    fn edit(&self, store: &Store) -> Option<Edit> {
        match self {
            Deed::Edit(edit) => Some(edit.clone()),
            Deed::Choose(question, answer) => choice(store, question, answer),
        }
    }
}

fn choice(store: &Store, question: &Index, answer: &Index) -> Option<Edit> {
    let asked = store.reading(|sql| {
        let mut asked = sql.prepare("SELECT kind, record, field FROM conflict ORDER BY record, kind, field")?;
        let asked = asked
            .query_map([], |row| Ok((row.get::<_, String>(0)?, store::log::column_id(row, 1)?, row.get::<_, String>(2)?)))?;
        let asked: Vec<(String, Id, String)> = asked.collect::<rusqlite::Result<_>>()?;
        if asked.is_empty() {
            return Ok(None);
        }
        let (kind, record, field) = question.get(&asked).clone();
        let kind = Kind::named(&kind).unwrap();
        let mut answers = store::tables::Tables(sql).contested(kind, record, &field).unwrap_or_default();
        if field == domain::change::REMOVED {
            answers.extend([serde_json::Value::Null, true.into(), false.into()]);
        }
        assert!(!answers.is_empty(), "a question has its answers");
        Ok(Some(Edit::Choose { kind, record, field, value: answer.get(&answers).clone() }))
    });
    asked.unwrap()
}

fn step(devices: usize) -> impl Strategy<Value = Step> {
    prop_oneof![
        12 => deed().prop_map(Step::Deed),
        1 => wave().prop_map(Step::UndoOn),
        1 => wave().prop_map(Step::RedoOn),
        3 => Just(Step::Undo),
        2 => Just(Step::Redo),
        1 => Just(Step::Restart),
        1 => (-100_000i64..100_000).prop_map(Step::Clock),
        3 => (0..devices).prop_map(Step::Hear),
    ]
}

struct Device {
    folder: tempfile::TempDir,
    rim: Arc<Hand>,
    store: Option<Store>,
    me: Id,
}

impl Device {
    fn new(n: u64) -> Device {
        let (folder, rim) = (folder(), Hand::seeded(1000 + n));
        let store = open_store(folder.path(), &rim).unwrap();
        Device { folder, rim, store: Some(store), me: id(0xA0 + u128::from(n)) }
    }

    fn store(&self) -> &Store {
        self.store.as_ref().unwrap()
    }

    fn restart(&mut self) {
        self.store = None;
        self.store = Some(open_store(self.folder.path(), &self.rim).unwrap());
    }
}

/// The world that all devices begin with: three students, two kept maps of one of them.
fn begin() -> Vec<Commit> {
    made().store().commits_after(0).unwrap()
}

fn made() -> Device {
    let maker = Device::new(99);
    let does = |edit: &Edit| drop(maker.store().commit(ME, edit, None).unwrap());
    for n in 1..4 {
        does(&add_student(id(n), "Luz", "Reyes"));
    }
    for (wave, on) in [(OLDER, "2026-01-10"), (NEWER, "2026-05-10")] {
        does(&Edit::Wave(WaveEdit::Open { wave, student: id(1), opened_on: day(on) }));
        // Kept: from here on a gesture on it is a correction, also on the older one beside which there is a newer.
        let kept = |field, value| Set { scope: Scope::Student(id(1)), kind: Kind::Wave, record: wave, field, value };
        let kept = [kept("kept_on", on.into()), kept("is_counted", true.into())];
        maker.store().commit_sets(ME, "keep_wave", &kept).unwrap();
        for (alter, label) in [(0x100, "Coach"), (0x101, "Mia")] {
            does(&name(wave, id(alter), label));
        }
    }
    maker
}

/// The same, where two people told different things since of whoever is on the older map: there is something to choose.
fn begin_at_odds() -> Vec<Commit> {
    let (one, other) = (made(), Device::new(98));
    let mut all = one.store().commits_after(0).unwrap();
    other.store().merge(&all).unwrap();
    let places = |ring| map(OLDER, MapEdit::PlaceAlter { alter: id(0x100), spot: spot(ring, Sector::Home, 0) });
    let renames = |label: &str| map(OLDER, MapEdit::RenameAlter { alter: id(0x101), label: label.into() });
    let removes = map(OLDER, MapEdit::RemoveAlter { alter: id(0x100) });
    for (device, edits) in [(&one, [places(Ring::Close), renames("Ann")]), (&other, [places(Ring::Known), renames("Bea")])] {
        for edit in edits.iter().chain([&removes].into_iter().filter(|_| device.me == one.me)) {
            device.store().commit(device.me, edit, None).unwrap();
        }
    }
    all.extend(one.store().commits_after(0).unwrap());
    all.extend(other.store().commits_after(0).unwrap());
    all
}

const OLDER: Id = Id::from_u128(0x200);
const NEWER: Id = Id::from_u128(0x201);

/// What may come back from a step: done, or refused. Anything else is a bug.
fn fine<T>(answer: Result<T, Failure>) -> Option<T> {
    match answer {
        Ok(done) => Some(done),
        Err(Failure::Refused(_)) => None,
        Err(other) => panic!("{other:?}"),
    }
}

fn play(devices: &mut [Device], steps: &[(usize, Step)]) {
    for (at, step) in steps {
        devices[*at].rim.pass(700);
        match step {
            Step::Hear(other) => {
                let heard = devices[*other].store().commits_after(0).unwrap();
                devices[*at].store().merge(&heard).unwrap();
            }
            Step::Restart => devices[*at].restart(),
            Step::Clock(by) => devices[*at].rim.pass(*by),
            Step::Deed(deed) => {
                let device = &devices[*at];
                drop(deed.edit(device.store()).and_then(|edit| fine(device.store().commit(device.me, &edit, None))));
            }
            Step::Undo => drop(fine(devices[*at].store().undo(devices[*at].me, None))),
            Step::Redo => drop(fine(devices[*at].store().redo(devices[*at].me, None))),
            Step::UndoOn(wave) => drop(fine(devices[*at].store().undo(devices[*at].me, Within::Wave(*wave)))),
            Step::RedoOn(wave) => drop(fine(devices[*at].store().redo(devices[*at].me, Within::Wave(*wave)))),
        }
    }
}

/// The tables as the reference would write them.
fn as_reference(store: &Store) -> reference::Shown {
    store
        .reading(|sql| {
            let mut shown = BTreeMap::new();
            let mut contested = BTreeSet::new();
            for kind in Kind::ALL {
                let query = format!("SELECT {} FROM {}", store::tables::column_list(kind), store::tables::table(kind));
                let mut all = sql.prepare(&query)?;
                let mut rows = all.query([])?;
                while let Some(row) = rows.next()? {
                    let (id, fields) = store::tables::read_record(kind, row)?;
                    shown.insert((kind.name().to_owned(), id), fields.into_iter().collect());
                }
            }
            let mut all = sql.prepare("SELECT kind, record, field FROM conflict")?;
            let mut rows = all.query([])?;
            while let Some(row) = rows.next()? {
                contested.insert((row.get(0)?, store::log::column_id(row, 1)?, row.get(2)?));
            }
            Ok((shown, contested))
        })
        .unwrap()
}

/// Composed values whose parts are null lie in no column: the reference forgets those parts too.
fn without_nulls((shown, contested): reference::Shown) -> reference::Shown {
    fn strip(value: serde_json::Value) -> serde_json::Value {
        match value {
            serde_json::Value::Object(parts) => parts.into_iter().filter(|(_, part)| !part.is_null()).collect(),
            other => other,
        }
    }
    let composed = ["by_hand", "row"];
    let shown = shown
        .into_iter()
        .map(|(of, fields)| {
            let fields = fields
                .into_iter()
                .map(|(field, value)| if composed.contains(&field.as_str()) { (field, strip(value)) } else { (field, value) });
            (of, fields.collect())
        })
        .collect();
    (shown, contested)
}

fn proved(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 400, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(proved(32))]

    #[test]
    fn the_tables_are_what_the_log_says_and_what_the_reference_says(steps in prop::collection::vec((0usize..3, step(3)), 1..60)) {
        let mut devices: Vec<Device> = (0..3).map(Device::new).collect();
        let first = begin_at_odds();
        devices.iter().for_each(|device| drop(device.store().merge(&first).unwrap()));
        play(&mut devices, &steps);
        for device in &devices {
            let store = device.store();
            let told = reference::shown(&store.commits_after(0).unwrap(), store.device());
            prop_assert_eq!(as_reference(store), without_nulls(told));
            let before = dump(store);
            let health = store.check_full().unwrap();
            prop_assert!(health.is_whole, "{:?}", health.troubles);
            store.rebuild().unwrap();
            prop_assert_eq!(before, dump(store));
        }
    }

    #[test]
    fn any_order_and_any_repetition_of_merging_gives_the_same_tables(
        steps in prop::collection::vec((0usize..3, step(3)), 1..50),
        order in prop::collection::vec(any::<Index>(), 1..60),
        pages in prop::collection::vec(1usize..7, 1..8),
    ) {
        let mut devices: Vec<Device> = (0..3).map(Device::new).collect();
        let first = begin_at_odds();
        devices.iter().for_each(|device| drop(device.store().merge(&first).unwrap()));
        play(&mut devices, &steps);
        let all: Vec<Commit> = devices.iter().flat_map(|device| device.store().commits_after(0).unwrap()).collect();
        let (one, other) = (Device::new(7), Device::new(8));
        one.store().merge(&all).unwrap();
        // The other hears them by fits and starts: picked at random, then backwards, again and again, page by page.
        let mut shuffled: Vec<Commit> = order.iter().map(|at| at.get(&all).clone()).collect();
        shuffled.extend(all.iter().rev().cloned());
        let mut rest = shuffled.as_slice();
        for size in pages.iter().cycle() {
            let (page, later) = rest.split_at((*size).min(rest.len()));
            other.store().merge(page).unwrap();
            rest = later;
            if rest.is_empty() { break; }
        }
        prop_assert_eq!(dump(one.store()), dump(other.store()));
        prop_assert!(other.store().check_full().unwrap().is_whole);
        // And the devices themselves, once they have heard each other in either order.
        for device in &devices {
            device.store().merge(&all).unwrap();
            let told = reference::shown(&all, device.store().device());
            prop_assert_eq!(as_reference(device.store()), without_nulls(told));
        }
    }

    #[test]
    fn undo_after_do_is_the_identity_and_redo_brings_it_back(
        deeds in prop::collection::vec((deed(), any::<bool>()), 1..40),
        is_at_odds in any::<bool>(),
    ) {
        let mut device = Device::new(0);
        device.store().merge(&if is_at_odds { begin_at_odds() } else { begin() }).unwrap();
        // A question that was answered stays answered: what is shown is what it was before.
        let dump = |store: &Store| -> Vec<String> {
            dump(store).into_iter().filter(|line| !is_at_odds || !line.starts_with("conflict ")).collect()
        };
        for (deed, restarts) in &deeds {
            device.rim.pass(700);
            let before = dump(device.store());
            let Some(edit) = &deed.edit(device.store()) else { continue };
            let Some(committed) = fine(device.store().commit(device.me, edit, None)) else { continue };
            if committed.commit.is_none() || !domain::policy::can_be_undone(edit.name()) {
                continue;
            }
            let after = dump(device.store());
            if *restarts && after.len().is_multiple_of(3) {
                device.restart();
            }
            let undone = device.store().undo(device.me, None).unwrap();
            prop_assert_eq!(&undone.edit, edit.name());
            // A student of whom more is told than this edit said stays, and it is counted.
            if undone.left_alone == 0 {
                prop_assert_eq!(&before, &dump(device.store()));
            }
            let redone = device.store().redo(device.me, None).unwrap();
            prop_assert_eq!(&redone.edit, edit.name());
            prop_assert_eq!(redone.left_alone, 0);
            prop_assert_eq!(&after, &dump(device.store()));
        }
    }

    /// The power goes at any moment: of the journal any first part may be on the disk, cut in the middle of a page.
    #[test]
    fn a_journal_torn_at_any_byte_leaves_the_tables_after_some_of_the_commits_and_a_whole_one_after_all(
        steps in prop::collection::vec(step(1), 1..30),
        torn in prop::collection::vec(any::<Index>(), 1..5),
    ) {
        let mut devices = [Device::new(0)];
        devices[0].store().merge(&begin_at_odds()).unwrap();
        devices[0].restart();
        // What was acknowledged, after each step.
        let mut held = vec![dump(devices[0].store())];
        for step in steps {
            play(&mut devices, &[(0, step)]);
            held.push(dump(devices[0].store()));
        }
        let journal = std::fs::read(devices[0].folder.path().join("store.kith-wal")).unwrap_or_default();
        let opened = |length: usize| {
            let elsewhere = folder();
            std::fs::copy(devices[0].folder.path().join("store.kith"), elsewhere.path().join("store.kith")).unwrap();
            std::fs::write(elsewhere.path().join("store.kith-wal"), &journal[..length]).unwrap();
            let store = open_store(elsewhere.path(), &devices[0].rim).unwrap();
            assert!(store.check_full().unwrap().is_whole);
            dump(&store)
        };
        prop_assert_eq!(&opened(journal.len()), &held[held.len() - 1]);
        for at in torn {
            let found = opened(at.index(journal.len() + 1));
            prop_assert!(held.contains(&found), "the tables are those of no moment");
        }
    }

    #[test]
    fn a_sitting_is_undone_to_its_beginning_and_redone_to_its_end_also_after_a_restart(
        edits in prop::collection::vec((wave(), map_edit()), 1..50),
        breaks in prop::collection::vec(any::<Index>(), 0..4),
    ) {
        let mut device = Device::new(0);
        device.store().merge(&begin()).unwrap();
        let mut seen = vec![dump(device.store())];
        for (wave, edit) in edits {
            device.rim.pass(700);
            if fine(device.store().commit(device.me, &map(wave, edit), None)).is_some_and(|done| done.commit.is_some()) {
                seen.push(dump(device.store()));
            }
        }
        let breaks: Vec<usize> = breaks.iter().map(|at| at.index(seen.len())).collect();
        let scope = Some(Scope::Student(id(1)));
        for at in (0..seen.len() - 1).rev() {
            if breaks.contains(&at) { device.restart(); }
            prop_assert_eq!(device.store().undo(device.me, scope).unwrap().left_alone, 0);
            prop_assert_eq!(&seen[at], &dump(device.store()));
        }
        prop_assert!(device.store().undo(device.me, scope).is_err());
        for (at, then) in seen.iter().enumerate().skip(1) {
            if breaks.contains(&at) { device.restart(); }
            prop_assert_eq!(device.store().redo(device.me, scope).unwrap().left_alone, 0);
            prop_assert_eq!(then, &dump(device.store()));
        }
        prop_assert!(device.store().redo(device.me, scope).is_err());
    }
}
