//! Random sittings at a desk: drafts are opened, drawn in, taken back, kept, forgotten, closed and opened again. After every
//! step what is shown is what a plain notebook of the same story says, written without a line of the domain's rules.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::asks::{AskEdit, AskFor, AskState, Whom};
use domain::edit::Edit;
use domain::ego_network::{Broker, LastContact, Link, Origin, Presence, Reciprocity, Ring, Sector, Spot, Support};
use domain::goals::{GoalEdit, Purpose};
use domain::map_edit::{AlterFact, MapEdit, TiePair};
use domain::record::Id;
use domain::undo::{REDO, UNDO};
use domain::waves::WaveEdit;
use proptest::prelude::*;
use store::desk::Desk;
use store::failure::Failure;
use store::undo::Within;

use crate::world::*;

const LUZ: Id = Id::from_u128(1);
const TEACHER: Link = Link::Staff(Id::from_u128(0x900));

#[derive(Clone, Debug)]
enum Step {
    Gesture(Told),
    Undo,
    Redo,
    Keep,
    Forget,
    Reopen,
}

/// What is told in a sitting.
#[derive(Clone, Debug)]
enum Told {
    Map(MapEdit),
    Goal(GoalEdit),
    Ask(AskEdit),
}

impl Told {
    fn edit(&self, wave: Id) -> Edit {
        match self.clone() {
            Told::Map(edit) => Edit::Map { wave, edit },
            Told::Goal(edit) => Edit::Goal { wave, edit },
            Told::Ask(edit) => Edit::Ask { wave, edit },
        }
    }
}

/// One ask, with the day of each stage. One that was taken away is remembered: agreed again, it is the same.
#[derive(Clone, Debug, PartialEq)]
struct Agreed {
    is_there: bool,
    whom: Id,
    what: String,
    due_on: NaiveDate,
    stages: BTreeMap<AskState, NaiveDate>,
}

/// What is known of a person.
#[derive(Clone, Debug, Default, PartialEq)]
struct Person {
    label: String,
    is_adult: Option<bool>,
    origin: Option<Origin>,
    broker: Option<Broker>,
    link: Option<Link>,
}

/// A person's part in one map. Who was taken off is remembered, for the lines come back with them.
#[derive(Clone, Debug, PartialEq)]
struct Part {
    is_on: bool,
    presence: Presence,
    spot: Option<Spot>,
    last_contact: Option<LastContact>,
    reciprocity: Option<Reciprocity>,
}

/// One map, as a notebook holds it.
#[derive(Clone, Debug, Default, PartialEq)]
struct Sheet {
    parts: BTreeMap<Id, Part>,
    gives: BTreeSet<(Id, Support)>,
    asked: BTreeSet<Support>,
    ties: BTreeMap<(Id, Id), bool>,
    people: BTreeMap<Id, Person>,
    purpose: Option<Purpose>,
    goal: Option<String>,
    help: BTreeSet<Support>,
    asks: BTreeMap<Id, Agreed>,
}

/// What a map is for, and whom to ask: for what, by when, how far it came.
type ForWhat = (Option<Purpose>, Option<String>, Vec<Support>, Vec<(Id, Id, String, NaiveDate, AskState)>);

impl Sheet {
    fn for_what(&self) -> ForWhat {
        let here = self.asks.iter().filter(|(_, ask)| ask.is_there && is_on(self, ask.whom));
        let asks = here.map(|(id, ask)| {
            let came = [AskState::GotIt, AskState::LetGo, AskState::Answered, AskState::Asked];
            let state = came.into_iter().find(|state| ask.stages.contains_key(state)).unwrap_or(AskState::Agreed);
            (*id, ask.whom, ask.what.clone(), ask.due_on, state)
        });
        (self.purpose, self.goal.clone(), self.help.iter().copied().collect(), asks.collect())
    }
}

#[derive(Debug, Default)]
struct Notebook {
    kept: Vec<(Id, Sheet)>,
    people: BTreeMap<Id, Person>,
    open: Option<(Id, Sheet)>,
    undo: Vec<(&'static str, Sheet)>,
    redo: Vec<(&'static str, Sheet)>,
}

fn is_on(sheet: &Sheet, id: Id) -> bool {
    sheet.parts.get(&id).is_some_and(|part| part.is_on)
}

/// Puts somebody on the sheet as they were on another.
fn bring(sheet: &mut Sheet, id: Id, from: Option<&Part>) {
    let was = sheet.parts.get(&id).cloned();
    let presence = match from.map(|part| part.presence) {
        Some(Presence::Potential) => Presence::Potential,
        Some(Presence::Remembered) => Presence::Remembered,
        _ => Presence::Confirmed,
    };
    let spot = from.and_then(|part| part.spot).or(was.as_ref().and_then(|was| was.spot));
    let (last_contact, reciprocity) = was.map_or((None, None), |was| (was.last_contact, was.reciprocity));
    sheet.parts.insert(id, Part { is_on: true, presence, spot, last_contact, reciprocity });
}

/// Somebody's part in a sheet; whoever is pale is put on it first.
fn stands<'a>(sheet: &'a mut Sheet, pale: &BTreeMap<Id, Part>, id: Id) -> Option<&'a mut Part> {
    if !is_on(sheet, id) {
        bring(sheet, id, Some(pale.get(&id)?));
    }
    sheet.parts.get_mut(&id)
}

/// Everything that one map shows, in one order.
type Shown = (Vec<(Id, Person, bool, Part, Vec<Support>)>, Vec<(Id, Id, bool)>, Vec<Support>);

impl Notebook {
    /// Who was on an earlier map and not said to be gone when they were on one last.
    fn pale(&self) -> BTreeMap<Id, Part> {
        let mut last = BTreeMap::new();
        for (_, sheet) in &self.kept {
            last.extend(sheet.parts.iter().map(|(id, part)| (*id, part.clone())));
        }
        last.retain(|_, part| part.presence != Presence::NoLonger);
        last
    }

    /// Whoever of those was on the last map with anybody on it: a new one begins with them.
    fn waiting(&self) -> BTreeMap<Id, Part> {
        let mut pale = self.pale();
        let last = self.kept.iter().rfind(|(_, sheet)| !sheet.parts.is_empty());
        pale.retain(|id, _| last.is_some_and(|(_, last)| last.parts.contains_key(id)));
        pale
    }

    /// Takes what is told. None: it is refused.
    fn hear(&mut self, told: &Told) -> Option<()> {
        match told {
            Told::Map(edit) => self.draw(edit),
            Told::Goal(edit) => {
                let (_, sheet) = self.open.as_mut()?;
                match edit.clone() {
                    GoalEdit::SetPurpose { purpose } => sheet.purpose = purpose,
                    GoalEdit::SetGoal { goal } => sheet.goal = goal,
                    GoalEdit::ChooseHelp { support, is_chosen: false } => drop(sheet.help.remove(&support)),
                    GoalEdit::ChooseHelp { support, .. } => {
                        if sheet.help.len() == 3 && !sheet.help.contains(&support) {
                            return None;
                        }
                        sheet.help.insert(support);
                    }
                }
                Some(())
            }
            Told::Ask(edit) => self.agree(edit),
        }
    }

    fn agree(&mut self, edit: &AskEdit) -> Option<()> {
        let pale = self.pale();
        let is_elsewhere = |ask: &Id| self.kept.iter().any(|(_, sheet)| sheet.asks.contains_key(ask));
        let (AskEdit::AgreeAsk { ask, .. } | AskEdit::RemoveAsk { ask } | AskEdit::MoveAsk { ask, .. }) = edit;
        if is_elsewhere(ask) {
            return None;
        }
        let (_, sheet) = self.open.as_mut()?;
        match edit {
            AskEdit::AgreeAsk { ask, whom: Whom::Alter(whom), what: AskFor::Words(what), due_on, on } => {
                if due_on < on {
                    return None;
                }
                if !is_on(sheet, *whom) {
                    sheet.people.get(whom)?;
                    bring(sheet, *whom, pale.get(whom));
                }
                let stages = sheet.asks.get(ask).map(|was| was.stages.clone()).unwrap_or_default();
                let agreed = Agreed { is_there: true, whom: *whom, what: what.clone(), due_on: *due_on, stages };
                sheet.asks.insert(*ask, agreed);
            }
            AskEdit::AgreeAsk { .. } => unreachable!("nothing else is told here"),
            AskEdit::RemoveAsk { ask } => sheet.asks.get_mut(ask).filter(|ask| ask.is_there)?.is_there = false,
            AskEdit::MoveAsk { ask, to, on } => {
                let ask = sheet.asks.get_mut(ask).filter(|ask| ask.is_there)?;
                ask.stages.retain(|stage, _| stage <= to && (*to, *stage) != (AskState::LetGo, AskState::GotIt));
                if *to != AskState::Agreed {
                    ask.stages.entry(*to).or_insert(*on);
                }
            }
        }
        Some(())
    }

    /// Draws a gesture. None: it is refused.
    fn draw(&mut self, edit: &MapEdit) -> Option<()> {
        let pale = self.pale();
        let (_, sheet) = self.open.as_mut()?;
        match edit {
            MapEdit::WantToMeet { alter, label, .. } => {
                let before: BTreeSet<Id> = sheet.parts.keys().copied().filter(|id| is_on(sheet, *id)).collect();
                self.draw(&MapEdit::AddAlter { alter: *alter, label: label.clone(), link: None })?;
                let (_, sheet) = self.open.as_mut()?;
                // Whoever came onto the map by it, or was named again.
                let came = sheet.parts.iter().find(|(id, part)| part.is_on && !before.contains(id)).map(|(id, _)| *id);
                sheet.parts.get_mut(&came.unwrap_or(*alter))?.presence = Presence::Potential;
            }
            // Nobody of this house took part in an activity.
            MapEdit::AddMet { .. } => return None,
            MapEdit::AddAlter { alter, label, link } => {
                let meant = pale.keys().find(|id| {
                    !is_on(sheet, **id)
                        && match link {
                            Some(_) => sheet.people[*id].link == *link,
                            None => sheet.people[*id].label.to_lowercase() == label.to_lowercase(),
                        }
                });
                if let Some(meant) = meant {
                    bring(sheet, *meant, pale.get(meant));
                    return Some(());
                }
                let person = sheet.people.entry(*alter).or_default();
                person.label.clone_from(label);
                person.link = link.or(person.link);
                let was = sheet.parts.get(alter).cloned();
                let part = was.unwrap_or(Part {
                    is_on: true,
                    presence: Presence::Confirmed,
                    spot: None,
                    last_contact: None,
                    reciprocity: None,
                });
                sheet.parts.insert(*alter, Part { is_on: true, presence: Presence::Confirmed, ..part });
            }
            MapEdit::ConfirmAlters { alters } => {
                if !alters.iter().all(|id| is_on(sheet, *id) || sheet.people.contains_key(id)) {
                    return None;
                }
                for id in alters {
                    if !is_on(sheet, *id) {
                        bring(sheet, *id, pale.get(id));
                    }
                }
            }
            MapEdit::SetPresence { alter, presence } => stands(sheet, &pale, *alter)?.presence = *presence,
            MapEdit::PlaceAlter { alter, spot } => stands(sheet, &pale, *alter)?.spot = Some(*spot),
            MapEdit::UnplaceAlter { alter } => stands(sheet, &pale, *alter)?.spot = None,
            MapEdit::RemoveAlter { alter } => {
                let part = sheet.parts.get_mut(alter).filter(|part| part.is_on)?;
                part.is_on = false;
            }
            MapEdit::RenameAlter { alter, label } => sheet.people.get_mut(alter)?.label.clone_from(label),
            MapEdit::DescribeAlter { alter, fact } => {
                let person = sheet.people.get_mut(alter)?;
                match fact {
                    AlterFact::IsAdult(told) => person.is_adult = *told,
                    AlterFact::Origin(told) => person.origin = *told,
                    AlterFact::Broker(Some(Broker::Alter(by))) if by == alter => return None,
                    AlterFact::Broker(told) => person.broker = *told,
                    AlterFact::LastContact(told) => stands(sheet, &pale, *alter)?.last_contact = *told,
                    AlterFact::Reciprocity(told) => stands(sheet, &pale, *alter)?.reciprocity = *told,
                }
            }
            MapEdit::AskSupport { support } => drop(sheet.asked.insert(*support)),
            MapEdit::PaintSupport { alters, support, is_given } => {
                let before = sheet.clone();
                for id in alters {
                    if stands(sheet, &pale, *id).is_none() {
                        *sheet = before;
                        return None;
                    }
                    if *is_given {
                        sheet.gives.insert((*id, *support))
                    } else {
                        sheet.gives.remove(&(*id, *support))
                    };
                }
                sheet.asked.insert(*support);
            }
            MapEdit::DrawTie { a, b } | MapEdit::EraseTie { a, b } => {
                let before = sheet.clone();
                if a == b || stands(sheet, &pale, *a).is_none() || stands(sheet, &pale, *b).is_none() {
                    *sheet = before;
                    return None;
                }
                sheet.ties.insert((*a.min(b), *a.max(b)), matches!(edit, MapEdit::DrawTie { .. }));
            }
            MapEdit::KeepTies { pairs } => {
                let before = sheet.clone();
                for TiePair { a, b } in pairs {
                    if a == b || stands(sheet, &pale, *a).is_none() || stands(sheet, &pale, *b).is_none() {
                        *sheet = before;
                        return None;
                    }
                    sheet.ties.insert((*a.min(b), *a.max(b)), true);
                }
            }
            MapEdit::SettleTies => {
                let counts = |part: &Part| !matches!(part.presence, Presence::NoLonger | Presence::Potential);
                let people: Vec<Id> =
                    sheet.parts.iter().filter(|(_, part)| part.is_on && counts(part)).map(|(id, _)| *id).collect();
                for a in &people {
                    for b in people.iter().filter(|b| *b > a) {
                        sheet.ties.entry((*a, *b)).or_insert(false);
                    }
                }
            }
        }
        Some(())
    }

    fn shown(&self, sheet: &Sheet, pale: &BTreeMap<Id, Part>, people: &BTreeMap<Id, Person>) -> Shown {
        let on: BTreeMap<Id, &Part> = sheet.parts.iter().filter(|(_, part)| part.is_on).map(|(id, part)| (*id, part)).collect();
        let gives = |id: Id| sheet.gives.iter().filter(|(who, _)| *who == id).map(|(_, support)| *support).collect();
        let mut alters: Vec<_> =
            on.iter().map(|(id, part)| (*id, people[id].clone(), false, (*part).clone(), gives(*id))).collect();
        for (id, part) in pale.iter().filter(|(id, _)| !on.contains_key(id)) {
            let part = Part { last_contact: None, reciprocity: None, ..part.clone() };
            alters.push((*id, people[id].clone(), true, part, Vec::new()));
        }
        alters.sort_by_key(|alter| alter.0);
        let ties = sheet
            .ties
            .iter()
            .filter(|((a, b), _)| on.contains_key(a) && on.contains_key(b))
            .map(|((a, b), is_present)| (*a, *b, *is_present))
            .collect();
        // Two of one name are told apart by who was there first.
        let mut called: BTreeMap<String, u32> = BTreeMap::new();
        for (_, person, ..) in &mut alters {
            let so_many = called.entry(person.label.to_lowercase()).or_default();
            *so_many += 1;
            if *so_many > 1 {
                person.label = format!("{} ({so_many})", person.label);
            }
        }
        (alters, ties, sheet.asked.iter().copied().collect())
    }

    /// Keeps what is on the open map.
    fn keep(&mut self) {
        let Some((wave, mut sheet)) = self.open.take() else { return };
        sheet.parts.retain(|_, part| part.is_on);
        let on = sheet.parts.clone();
        let known = self.people.clone();
        for (id, person) in &sheet.people {
            if on.contains_key(id) || self.pale().contains_key(id) {
                let mut person = person.clone();
                if let Some(Broker::Alter(by)) = person.broker
                    && !on.contains_key(&by)
                    && !known.contains_key(&by)
                {
                    person.broker = None;
                }
                self.people.insert(*id, person);
            }
        }
        sheet.asks.retain(|_, ask| ask.is_there && on.contains_key(&ask.whom));
        sheet.gives.retain(|(id, _)| on.contains_key(id));
        sheet.ties.retain(|(a, b), _| on.contains_key(a) && on.contains_key(b));
        self.kept.push((wave, sheet));
    }
}

fn on_screen(desk: &Desk, wave: Id) -> Shown {
    let network = desk.map(wave, day("2026-09-10")).unwrap().network;
    let alters = network.alters.into_iter().map(|alter| {
        let person =
            Person { label: alter.label, is_adult: alter.is_adult, origin: alter.origin, broker: alter.broker, link: alter.link };
        let part = Part {
            is_on: true,
            presence: alter.presence,
            spot: alter.spot,
            last_contact: alter.last_contact,
            reciprocity: alter.reciprocity,
        };
        (alter.id, person, alter.is_pale, part, alter.supports)
    });
    let alters = alters.collect();
    (alters, network.ties.iter().map(|tie| (tie.a, tie.b, tie.is_present)).collect(), network.supports_asked)
}

fn for_what_on_screen(desk: &Desk, wave: Id) -> ForWhat {
    let map = desk.map(wave, day("2026-09-10")).unwrap();
    let asks = map.asks.into_iter().map(|ask| match (ask.whom, ask.what) {
        (Whom::Alter(whom), AskFor::Words(what)) => (ask.id, whom, what, ask.due_on, ask.state),
        other => panic!("{other:?} was never told"),
    });
    (map.goal.purpose, map.goal.words, map.goal.help, asks.collect())
}

fn for_what() -> impl Strategy<Value = Told> {
    let ask = (0x700u128..0x703).prop_map(id);
    let on = (7u32..12).prop_map(|n| day(&format!("2026-09-{n:02}")));
    const STATES: [AskState; 5] = [AskState::Agreed, AskState::Asked, AskState::Answered, AskState::GotIt, AskState::LetGo];
    prop_oneof![
        prop::option::of(prop::sample::select(&Purpose::ALL[..]))
            .prop_map(|purpose| Told::Goal(GoalEdit::SetPurpose { purpose })),
        prop::option::of("[a-c]").prop_map(|goal| Told::Goal(GoalEdit::SetGoal { goal })),
        (prop::sample::select(&Support::ALL[..5]), prop::bool::weighted(0.7))
            .prop_map(|(support, is_chosen)| Told::Goal(GoalEdit::ChooseHelp { support, is_chosen })),
        (ask.clone(), alter(), "[a-c]", on.clone()).prop_map(|(ask, whom, what, due_on)| {
            let (whom, what, on) = (Whom::Alter(whom), AskFor::Words(what), day("2026-09-08"));
            Told::Ask(AskEdit::AgreeAsk { ask, whom, what, due_on, on })
        }),
        ask.clone().prop_map(|ask| Told::Ask(AskEdit::RemoveAsk { ask })),
        (ask, prop::sample::select(&STATES[..]), on).prop_map(|(ask, to, on)| Told::Ask(AskEdit::MoveAsk { ask, to, on })),
    ]
}

fn alter() -> impl Strategy<Value = Id> {
    (0x100u128..0x107).prop_map(id)
}

fn gesture() -> impl Strategy<Value = MapEdit> {
    let support = prop::sample::select(&Support::ALL[..3]);
    let presence = prop::sample::select(vec![Presence::Confirmed, Presence::NoLonger, Presence::Remembered, Presence::Potential]);
    let fact = prop_oneof![
        prop::option::of(any::<bool>()).prop_map(AlterFact::IsAdult),
        prop::option::of(prop::sample::select(vec![Origin::Family, Origin::Visit])).prop_map(AlterFact::Origin),
        prop::option::of(alter().prop_map(Broker::Alter)).prop_map(AlterFact::Broker),
        Just(AlterFact::Broker(Some(Broker::TheSchool))),
        prop::option::of(Just(LastContact::ThisWeek)).prop_map(AlterFact::LastContact),
        prop::option::of(Just(Reciprocity::Both)).prop_map(AlterFact::Reciprocity),
    ];
    // Each person has a name of their own most of the time, so that some names meet and most do not.
    let named = (alter(), "[A-C][a-c]", any::<bool>()).prop_map(|(alter, label, has_link)| MapEdit::AddAlter {
        alter,
        label,
        link: has_link.then_some(TEACHER),
    });
    prop_oneof![
        6 => named,
        1 => (alter(), "[A-C][a-c]").prop_map(|(alter, label)| MapEdit::WantToMeet { alter, label, link: None }),
        3 => (alter(), prop::sample::select(&Ring::ALL[..]), prop::sample::select(&Sector::ALL[..]), 0u16..3)
            .prop_map(|(alter, ring, sector, at)| MapEdit::PlaceAlter { alter, spot: spot(ring, sector, at * 100) }),
        1 => alter().prop_map(|alter| MapEdit::UnplaceAlter { alter }),
        2 => alter().prop_map(|alter| MapEdit::RemoveAlter { alter }),
        2 => (alter(), "[A-C][a-c]").prop_map(|(alter, label)| MapEdit::RenameAlter { alter, label }),
        2 => prop::collection::vec(alter(), 1..5).prop_map(|alters| MapEdit::ConfirmAlters { alters }),
        2 => (alter(), presence).prop_map(|(alter, presence)| MapEdit::SetPresence { alter, presence }),
        4 => (alter(), fact).prop_map(|(alter, fact)| MapEdit::DescribeAlter { alter, fact }),
        1 => support.clone().prop_map(|support| MapEdit::AskSupport { support }),
        3 => (prop::collection::vec(alter(), 1..4), support, any::<bool>())
            .prop_map(|(alters, support, is_given)| MapEdit::PaintSupport { alters, support, is_given }),
        3 => (alter(), alter()).prop_map(|(a, b)| MapEdit::DrawTie { a, b }),
        1 => prop::collection::vec((alter(), alter()).prop_map(|(a, b)| TiePair { a, b }), 1..4).prop_map(|pairs| MapEdit::KeepTies { pairs }),
        1 => (alter(), alter()).prop_map(|(a, b)| MapEdit::EraseTie { a, b }),
        1 => Just(MapEdit::SettleTies),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        20 => gesture().prop_map(|edit| Step::Gesture(Told::Map(edit))),
        6 => for_what().prop_map(Step::Gesture),
        4 => Just(Step::Undo),
        3 => Just(Step::Redo),
        2 => Just(Step::Keep),
        1 => Just(Step::Forget),
        1 => Just(Step::Reopen),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, max_shrink_iters: 300, ..ProptestConfig::default() })]

    #[test]
    fn what_a_desk_shows_is_what_a_plain_notebook_says(steps in prop::collection::vec(step(), 1..90)) {
        let room = Room::new(30);
        let mut desk = room.desk("2026-09-10");
        does(&desk, &room.rim, &add_student(LUZ, "Luz", "Reyes"));
        let mut book = Notebook::default();
        for step in &steps {
            if book.open.is_none() {
                let wave = id(0x200 + book.kept.len() as u128 * 2 + u128::from(book.undo.is_empty()));
                // Maps of one student stand in the order of their days.
                let on = format!("2026-09-{:02}", (book.kept.len() + 1).min(28));
                if book.kept.len() < 9 {
                    does(&desk, &room.rim, &open_wave(wave, LUZ, &on));
                    book.open = Some((wave, Sheet { people: book.people.clone(), ..Sheet::default() }));
                    (book.undo, book.redo) = (Vec::new(), Vec::new());
                } else {
                    break;
                }
            }
            let (wave, before) = book.open.clone().unwrap();
            room.rim.pass(700);
            match step {
                Step::Gesture(edit) => {
                    let told = edit.edit(wave);
                    match (desk.commit(&told), book.hear(edit)) {
                        (Ok(committed), Some(())) => {
                            if committed.commit.is_some() {
                                book.undo.push((told.name(), before));
                                book.redo.clear();
                            } else {
                                prop_assert_eq!(&book.open.as_ref().unwrap().1, &before, "{:?} was not committed", edit);
                            }
                        }
                        (Err(Failure::Refused(_)), None) => {}
                        (done, drawn) => prop_assert!(false, "{:?}: {:?}, the notebook {:?}", edit, done, drawn),
                    }
                }
                Step::Undo | Step::Redo => {
                    let is_undo = matches!(step, Step::Undo);
                    let done = if is_undo { desk.undo(Within::Wave(wave)) } else { desk.redo(Within::Wave(wave)) };
                    let last = if is_undo { book.undo.pop() } else { book.redo.pop() };
                    match (done, last) {
                        (Ok(done), Some((name, sheet))) => {
                            prop_assert_eq!((done.edit.as_str(), done.left_alone), (name, 0));
                            prop_assert_eq!(done.committed.edit.as_str(), if is_undo { UNDO } else { REDO });
                            let other = if is_undo { &mut book.redo } else { &mut book.undo };
                            other.push((name, before));
                            book.open = Some((wave, sheet));
                        }
                        (Err(Failure::Refused(_)), None) => {}
                        (done, last) => prop_assert!(false, "{:?}, the notebook {:?}", done, last.map(|last| last.0)),
                    }
                }
                Step::Keep => {
                    does(&desk, &room.rim, &keep_wave(wave, "2026-09-28"));
                    book.keep();
                }
                Step::Forget => {
                    does(&desk, &room.rim, &Edit::Wave(WaveEdit::Forget { wave }));
                    book.open = None;
                }
                Step::Reopen => {
                    drop(desk);
                    desk = room.desk("2026-09-10");
                }
            }
            if let Some((wave, sheet)) = &book.open {
                prop_assert_eq!(on_screen(&desk, *wave), book.shown(sheet, &book.waiting(), &sheet.people), "after {:?}", step);
                prop_assert_eq!(for_what_on_screen(&desk, *wave), sheet.for_what(), "after {:?}", step);
                let reach = desk.undo_reach(Within::Wave(*wave)).unwrap();
                prop_assert_eq!(reach.undo.as_deref(), book.undo.last().map(|last| last.0));
                prop_assert_eq!(reach.redo.as_deref(), book.redo.last().map(|last| last.0));
            } else {
                prop_assert_eq!(files(&room.folder.path().join("drafts")), Vec::new());
            }
            for (wave, sheet) in &book.kept {
                prop_assert_eq!(on_screen(&desk, *wave), book.shown(sheet, &BTreeMap::new(), &book.people), "kept, after {:?}", step);
                prop_assert_eq!(for_what_on_screen(&desk, *wave), sheet.for_what(), "kept, after {:?}", step);
            }
        }
        let health = desk.store().check_full().unwrap();
        prop_assert!(health.is_whole, "{:?}", health.troubles);
    }
}
