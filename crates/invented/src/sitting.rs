//! How was it told? Turns a student's life into the gestures of sittings, in the order in which a sitting goes: who is
//! still here, names, places, facts, supports, ties, closing. It yields edits and never a record.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::change::Set;
use domain::choice::{Audience, Choice};
use domain::edit::Edit;
use domain::ego_network::{Broker, Origin, Presence, Sector, Spot, Support};
use domain::map_edit::{AlterFact, MapEdit};
use domain::record::{Ground, Id, Kind};
use domain::refusal::Refusal;
use domain::waves::{WaveEdit, keep};

use crate::chance::{Dice, Mint};
use crate::cultures::Culture;
use crate::figures;
use crate::life::{Life, Person, Size, Turn};
use crate::roster::Adult;
use crate::tables::Tables;
use crate::told::Teller;

/// One sitting of a student with the counselor, as gestures.
#[derive(Clone, Debug, PartialEq)]
pub struct Sitting {
    /// Whose map.
    pub student: Id,
    /// The wave it makes.
    pub wave: Id,
    /// The day of the sitting.
    pub opened_on: NaiveDate,
    /// None: the student has not decided.
    pub kept_on: Option<NaiveDate>,
    /// The counselor who looks around held this sitting.
    pub author_is_me: bool,
    /// The gestures, in order.
    pub edits: Vec<MapEdit>,
    /// What the map is for, and the step that was agreed, after the gestures. Mostly nothing.
    pub told: Vec<Edit>,
    /// The student's separate yes to being counted.
    pub is_counted: bool,
    /// Who may see it.
    pub audience: Audience,
}

impl Sitting {
    /// Everything that leads to this sitting's map: open the wave, then each gesture and what else was said. Keeping it is the caller's.
    pub fn as_edits(&self) -> impl Iterator<Item = Edit> + '_ {
        let open = Edit::Wave(WaveEdit::Open { wave: self.wave, student: self.student, opened_on: self.opened_on });
        let gestures = self.edits.iter().map(|edit| Edit::Map { wave: self.wave, edit: edit.clone() });
        std::iter::once(open).chain(gestures).chain(self.told.iter().cloned())
    }
}

/// What "keep" wrote for one wave: one commit.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptWave {
    /// Whose map.
    pub student: Id,
    /// The wave.
    pub wave: Id,
    /// The day of the choice.
    pub kept_on: NaiveDate,
    /// All that the student's scope takes.
    pub sets: Vec<Set>,
}

/// Runs a student's sittings, oldest first, and keeps each that was kept. `store` then holds them.
pub fn kept(store: &mut Tables, sittings: &[&Sitting]) -> Result<Vec<KeptWave>, Refusal> {
    let mut out = Vec::with_capacity(sittings.len());
    for sitting in sittings {
        let mut draft = store.clone();
        for edit in sitting.as_edits() {
            draft.commit(&edit)?;
        }
        if let Some(kept_on) = sitting.kept_on {
            let sets = {
                let choice =
                    Choice { audience: sitting.audience, withheld: Vec::new(), is_counted: sitting.is_counted, with_names: true };
                keep(&draft, store, sitting.wave, kept_on, &choice)?
            };
            store.apply(&sets);
            debug_assert!(store.record(Kind::Wave, sitting.wave).is_some());
            out.push(KeptWave { student: sitting.student, wave: sitting.wave, kept_on, sets });
        }
    }
    Ok(out)
}

/// Whose story is told, how large, and when.
#[derive(Debug)]
pub struct Plan<'a> {
    pub seed: u64,
    /// This student's place in the school: their dice.
    pub place: u64,
    pub student: Id,
    pub culture: &'static Culture,
    pub staff: &'a [Adult],
    pub size: Size,
    /// When each sitting was, oldest first. None at the end of a pair: not decided yet, and broken off after the names.
    pub dates: Vec<(NaiveDate, Option<NaiveDate>)>,
}

/// A student's sittings, and where everyone sits after the last.
pub fn story(plan: &Plan) -> (Vec<Sitting>, BTreeMap<Id, Spot>) {
    let dice = &mut Dice::of(plan.seed, plan.place);
    let teller = Teller { culture: plan.culture, staff: plan.staff, used: Default::default(), met: Default::default() };
    let mut life = Life::begin(dice, teller);
    let mut sittings = Vec::with_capacity(plan.dates.len());
    let mut last = 0;
    for (nth, (opened_on, kept_on)) in plan.dates.iter().enumerate() {
        let mint = &mut Mint::on(*opened_on, Dice::of(plan.seed, (plan.place << 8) + nth as u64 + 1));
        let wave = mint.id();
        let mut edits = Vec::new();
        let target = if nth == 0 {
            plan.size.first(dice)
        } else {
            let hoped: Vec<Id> = life.people.iter().filter(|person| person.is_hoped_for).map(|person| person.id).collect();
            let turn = life.pass(dice, plan.size);
            come_back(&mut edits, dice, &mut life, &turn, &hoped, kept_on.is_none());
            plan.size.next(dice, last)
        };
        let is_plain = matches!(plan.size, Size::Drawn | Size::Exactly(3..));
        tell_names(&mut edits, dice, mint, &mut life, target, is_plain);
        last = life.people.iter().filter(|person| !person.is_hoped_for).count();
        if kept_on.is_some() {
            paint(&mut edits, dice, &life, matches!(plan.size, Size::Growing { .. }));
            draw(&mut edits, dice, &mut life);
            mark(&mut edits, dice, &life);
        }
        let audience = if dice.chance(0.4) { Audience::CounselingTeam } else { Audience::OnlyUs };
        let is_counted = dice.chance(0.75);
        sittings.push(Sitting {
            student: plan.student,
            wave,
            opened_on: *opened_on,
            kept_on: *kept_on,
            author_is_me: true,
            edits,
            told: Vec::new(),
            is_counted,
            audience,
        });
    }
    let spots =
        life.people.iter().filter(|person| !person.is_hoped_for).filter_map(|person| Some((person.id, person.spot?))).collect();
    (sittings, spots)
}

/// The pale map: who is still here, who is not, who has moved, who has another name now.
fn come_back(edits: &mut Vec<MapEdit>, dice: &mut Dice, life: &mut Life, turn: &Turn, hoped: &[Id], is_broken_off: bool) {
    for alter in &turn.said_gone {
        edits.push(MapEdit::SetPresence { alter: *alter, presence: Presence::NoLonger });
    }
    for alter in &turn.remembered {
        edits.push(MapEdit::SetPresence { alter: *alter, presence: Presence::Remembered });
    }
    // A sitting that was broken off leaves some of them pale.
    let confirmed = if is_broken_off { &turn.stayed[..turn.stayed.len() * 2 / 3] } else { &turn.stayed[..] };
    if !confirmed.is_empty() {
        edits.push(MapEdit::ConfirmAlters { alters: confirmed.to_vec() });
    }
    for person in &mut life.people {
        if !confirmed.contains(&person.id) {
            continue;
        }
        if hoped.contains(&person.id) && !person.is_hoped_for {
            edits.push(MapEdit::SetPresence { alter: person.id, presence: Presence::Confirmed });
        }
        if let Some(spot) = person.spot.filter(|_| person.has_moved) {
            edits.push(MapEdit::PlaceAlter { alter: person.id, spot });
        }
        if dice.chance(0.6)
            && let Some(label) = person.told.later.take()
            && life.teller.takes(&label)
        {
            person.told.label = label.clone();
            edits.push(MapEdit::RenameAlter { alter: person.id, label });
        }
    }
}

/// Names, one after another with Enter; then everyone is dragged to a place; then a few facts.
fn tell_names(edits: &mut Vec<MapEdit>, dice: &mut Dice, mint: &mut Mint, life: &mut Life, target: usize, is_plain: bool) {
    let here = life.people.iter().filter(|person| !person.is_hoped_for).count();
    let mut met: Vec<Id> = (here..target).map(|_| life.meet(dice, mint)).collect();
    let add = |person: &Person| MapEdit::AddAlter { alter: person.id, label: person.told.label.clone(), link: person.told.link };
    for alter in &met {
        edits.extend(life.person(*alter).map(add));
    }
    // A name told by mistake is taken off again.
    if is_plain && dice.chance(0.06) {
        let alter = mint.id();
        edits.push(MapEdit::AddAlter { alter, label: "no wait".to_owned(), link: None });
        edits.push(MapEdit::RemoveAlter { alter });
    }
    dice.shuffle(&mut met);
    for alter in &met {
        let Some(person) = life.people.iter_mut().find(|person| person.id == *alter) else { continue };
        if is_plain && dice.chance(0.025) {
            // Left in the tray.
            person.spot = None;
            continue;
        }
        let Some(spot) = person.spot else { continue };
        if dice.chance(0.06) {
            // A second thought: first put down somewhere else.
            let first = dice.pick(&Sector::ALL);
            edits.push(MapEdit::PlaceAlter { alter: *alter, spot: Spot { sector: first, ..spot } });
        }
        edits.push(MapEdit::PlaceAlter { alter: *alter, spot });
    }
    if is_plain
        && dice.chance(0.25)
        && let Some(hoped) = life.hope(dice, mint)
        && let Some(person) = life.person(hoped)
    {
        edits.push(add(person));
        edits.push(MapEdit::SetPresence { alter: hoped, presence: Presence::Potential });
        edits.extend(person.spot.map(|spot| MapEdit::PlaceAlter { alter: hoped, spot }));
    }
    let tells_origins = dice.chance(0.6);
    for alter in &met {
        if dice.chance(0.85) {
            let is_adult = life.person(*alter).map(|person| person.told.is_adult);
            edits.push(MapEdit::DescribeAlter { alter: *alter, fact: AlterFact::IsAdult(is_adult) });
        }
        if tells_origins {
            let origin = life.person(*alter).map(|person| person.told.origin);
            edits.push(MapEdit::DescribeAlter { alter: *alter, fact: AlterFact::Origin(origin) });
            edits.extend(
                broker(dice, life, *alter)
                    .map(|broker| MapEdit::DescribeAlter { alter: *alter, fact: AlterFact::Broker(Some(broker)) }),
            );
        }
    }
}

/// Who introduced them, where the student says so.
fn broker(dice: &mut Dice, life: &Life, alter: Id) -> Option<Broker> {
    let origin = life.person(alter)?.told.origin;
    let others: Vec<Id> =
        life.people.iter().filter(|other| other.id != alter && !other.is_hoped_for).map(|other| other.id).collect();
    match origin {
        Origin::Family => None,
        Origin::Visit => Some(if dice.chance(0.6) {
            Broker::Staff(life.teller.staff[dice.below(life.teller.staff.len())].id)
        } else {
            Broker::TheSchool
        }),
        _ if dice.chance(0.4) && !others.is_empty() => Some(Broker::Alter(dice.pick(&others))),
        _ if dice.chance(0.3) => Some(Broker::Nobody),
        _ => None,
    }
}

/// Chips: each is chosen, which asks it, then painted across people.
fn paint(edits: &mut Vec<MapEdit>, dice: &mut Dice, life: &Life, asks_all: bool) {
    let asked = if asks_all { 8 } else { [0, 3, 5, 8][dice.weighted(&[0.1, 0.2, 0.3, 0.4])] };
    let mut chips = Support::ALL;
    dice.shuffle(&mut chips);
    for support in &chips[..asked] {
        edits.push(MapEdit::AskSupport { support: *support });
        for person in life.people.iter().filter(|person| !person.is_hoped_for) {
            if person.gives(dice, *support) {
                edits.push(MapEdit::PaintSupport { alters: vec![person.id], support: *support, is_given: true });
            }
        }
    }
}

/// Lines between people who know each other, and mostly "that's everyone".
fn draw(edits: &mut Vec<MapEdit>, dice: &mut Dice, life: &mut Life) {
    if !dice.chance(figures::DRAWS_TIES) {
        return;
    }
    let here: Vec<Id> = life.people.iter().filter(|person| !person.is_hoped_for).map(|person| person.id).collect();
    for (at, a) in here.iter().enumerate() {
        for b in &here[at + 1..] {
            if life.know(dice, *a, *b) {
                edits.push(MapEdit::DrawTie { a: *a, b: *b });
            } else if dice.chance(0.002) {
                edits.push(MapEdit::DrawTie { a: *a, b: *b });
                edits.push(MapEdit::EraseTie { a: *b, b: *a });
            }
        }
    }
    if dice.chance(figures::SETTLES_TIES) {
        edits.push(MapEdit::SettleTies);
    }
}

/// How help runs, and when they last spoke.
fn mark(edits: &mut Vec<MapEdit>, dice: &mut Dice, life: &Life) {
    let (marks_help, marks_contact) = (dice.chance(figures::MARKS_HELP), dice.chance(0.5));
    for person in life.people.iter().filter(|person| !person.is_hoped_for) {
        if marks_help && dice.chance(0.9) {
            edits.push(MapEdit::DescribeAlter { alter: person.id, fact: AlterFact::Reciprocity(Some(person.help)) });
        }
        if marks_contact && dice.chance(0.9) {
            edits.push(MapEdit::DescribeAlter { alter: person.id, fact: AlterFact::LastContact(Some(person.last_contact)) });
        }
    }
}
