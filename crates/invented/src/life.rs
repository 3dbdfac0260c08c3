//! Who is around this student, and how does that change? One student's people over the years, from the shares in
//! [`crate::figures`]. It knows no wave, edit or record: [`crate::sitting`] tells it as gestures.

use std::collections::BTreeMap;

use domain::ego_network::{LastContact, Offset, Reciprocity, Ring, Sector, Spot, Support};
use domain::record::Id;

use crate::chance::{Dice, Mint};
use crate::figures;
use crate::told::{Teller, Told};

/// Someone in a student's life.
#[derive(Clone, Debug)]
pub struct Person {
    pub id: Id,
    pub told: Told,
    pub spot: Option<Spot>,
    pub help: Reciprocity,
    pub last_contact: LastContact,
    /// A throw for each support, kept for life: whoever listened last time mostly listens now.
    throws: [f64; 8],
    pub sector: Sector,
    pub ring: Ring,
    pub is_hoped_for: bool,
    pub has_moved: bool,
}

impl Person {
    /// What this person gives today.
    pub fn gives(&self, dice: &mut Dice, support: Support) -> bool {
        let drift = (dice.share() - 0.5) * 0.1;
        self.throws[support as usize] + drift < figures::gives_share(self.sector, self.ring, support)
    }
}

/// What became of people since the last map.
#[derive(Debug, Default)]
pub struct Turn {
    pub stayed: Vec<Id>,
    pub said_gone: Vec<Id>,
    pub remembered: Vec<Id>,
}

/// A student's people, and who of them knows whom.
#[derive(Debug)]
pub struct Life<'a> {
    pub teller: Teller<'a>,
    pub people: Vec<Person>,
    /// Pairs decided so far, the smaller id first.
    knows: BTreeMap<(Id, Id), bool>,
    /// This student's own leaning towards each sector.
    leaning: [f64; 5],
}

/// How many people a map has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// As the studies have it.
    Drawn,
    /// So many on every map.
    Exactly(usize),
    /// So many on the first, and so many more on each after it.
    Growing { first: usize, more: usize },
}

impl Size {
    /// The number of people on the first map.
    pub fn first(self, dice: &mut Dice) -> usize {
        match self {
            Size::Drawn => {
                let drawn = figures::SIZE_MEDIAN * exp(dice.normal() * figures::SIZE_LOG_SD);
                (drawn.round() as usize).clamp(figures::SIZE_LEAST, figures::SIZE_MOST)
            }
            Size::Exactly(n) | Size::Growing { first: n, .. } => n,
        }
    }

    /// The number of people on the map after one of `last`.
    pub fn next(self, dice: &mut Dice, last: usize) -> usize {
        match self {
            Size::Drawn => {
                ((last as f64 * (0.9 + dice.share() * 0.25)).round() as usize).clamp(figures::SIZE_LEAST, figures::SIZE_MOST)
            }
            Size::Exactly(n) => n,
            Size::Growing { more, .. } => last + more,
        }
    }
}

/// The exponential by multiplication alone: the one of the platform may differ in its last digit, and then the schools do.
fn exp(of: f64) -> f64 {
    let mut grown = 1.0 + of / 1024.0;
    for _ in 0..10 {
        grown *= grown;
    }
    grown
}

impl<'a> Life<'a> {
    /// Nobody yet.
    pub fn begin(dice: &mut Dice, teller: Teller<'a>) -> Life<'a> {
        let leaning = figures::SECTOR_SHARE.map(|share| share * (0.5 + dice.share()));
        Life { teller, people: Vec::new(), knows: BTreeMap::new(), leaning }
    }

    /// Somebody enters this life. The first is from home: nobody begins a map with strangers.
    pub fn meet(&mut self, dice: &mut Dice, mint: &mut Mint) -> Id {
        let is_beginning = self.people.is_empty();
        let sector = if is_beginning { Sector::Home } else { Sector::ALL[dice.weighted(&self.leaning)] };
        let ring = if is_beginning { Ring::Closest } else { Ring::ALL[dice.weighted(&figures::ring_share(sector))] };
        let told = self.teller.tell(dice, sector);
        self.enter(dice, mint, sector, ring, told, false)
    }

    /// Somebody whom the student would like to meet.
    pub fn hope(&mut self, dice: &mut Dice, mint: &mut Mint) -> Option<Id> {
        let told = self.teller.hope(dice)?;
        let sector = dice.pick(&[Sector::Work, Sector::Work, Sector::Community]);
        Some(self.enter(dice, mint, sector, Ring::Known, told, true))
    }

    fn enter(&mut self, dice: &mut Dice, mint: &mut Mint, sector: Sector, ring: Ring, told: Told, is_hoped_for: bool) -> Id {
        let help = [Reciprocity::ToMe, Reciprocity::Both, Reciprocity::FromMe][dice.weighted(&figures::help_share(sector))];
        let recency = match ring {
            Ring::Closest => [0.85, 0.13, 0.02, 0.0],
            Ring::Close => [0.55, 0.35, 0.10, 0.0],
            Ring::Known => [0.25, 0.40, 0.28, 0.07],
        };
        let last_contact = [LastContact::ThisWeek, LastContact::ThisMonth, LastContact::ThisYear, LastContact::LongerAgo]
            [dice.weighted(&recency)];
        let spot = Some(self.free_spot(dice, ring, sector));
        let throws = std::array::from_fn(|_| dice.share());
        let id = mint.id();
        self.people.push(Person { id, told, spot, help, last_contact, throws, sector, ring, is_hoped_for, has_moved: false });
        id
    }

    /// Of a few places in a cell, the one farthest from whoever sits there.
    fn free_spot(&self, dice: &mut Dice, ring: Ring, sector: Sector) -> Spot {
        let mut best: Option<(u32, Offset)> = None;
        for _ in 0..8 {
            let offset = Offset { across: 60 + dice.below(881) as u16, out: 120 + dice.below(761) as u16 };
            let taken =
                self.people.iter().filter_map(|person| person.spot).filter(|spot| spot.ring == ring && spot.sector == sector);
            let apart = |spot: Spot| {
                let (across, out) = (spot.offset.across.abs_diff(offset.across), spot.offset.out.abs_diff(offset.out));
                u32::from(across).pow(2) + u32::from(out).pow(2)
            };
            let nearest = taken.map(apart).min().unwrap_or(u32::MAX);
            if best.is_none_or(|(farthest, _)| nearest > farthest) {
                best = Some((nearest, offset));
            }
        }
        let middle = Offset { across: 500, out: 500 };
        Spot { ring, sector, offset: best.map_or(middle, |(_, offset)| offset) }
    }

    /// The person of that id.
    pub fn person(&self, id: Id) -> Option<&Person> {
        self.people.iter().find(|person| person.id == id)
    }

    /// Whether two people know each other; decided once, then as it is.
    pub fn know(&mut self, dice: &mut Dice, a: Id, b: Id) -> bool {
        let pair = if a < b { (a, b) } else { (b, a) };
        if let Some(known) = self.knows.get(&pair) {
            return *known;
        }
        let of = |id: Id| self.person(id).map(|person| (person.sector, person.told.circle, person.ring));
        let share = match (of(a), of(b)) {
            (Some(a), Some(b)) => figures::knows_share(a, b),
            _ => 0.0,
        };
        let knows = dice.chance(share);
        self.knows.insert(pair, knows);
        knows
    }

    /// Half a year passes: some stay, some go, some move nearer or farther, ties form and fade. Nobody new yet.
    pub fn pass(&mut self, dice: &mut Dice, size: Size) -> Turn {
        let mut turn = Turn::default();
        let mut gone = Vec::new();
        for at in 0..self.people.len() {
            let person = &self.people[at];
            let stays = match size {
                Size::Growing { .. } => 0.95,
                // A map of two stays a map of the same two.
                Size::Exactly(n) if n <= 2 => 1.0,
                _ => figures::stays_share(person.sector, person.ring),
            };
            let id = person.id;
            if dice.chance(stays) {
                turn.stayed.push(id);
            } else if dice.chance(figures::GONE_IS_REMEMBERED) {
                turn.remembered.push(id);
            } else {
                if dice.chance(figures::GONE_IS_SAID) {
                    turn.said_gone.push(id);
                }
                gone.push(id);
            }
        }
        self.people.retain(|person| !gone.contains(&person.id));
        for at in 0..self.people.len() {
            let (ring, sector) = (self.people[at].ring, self.people[at].sector);
            let moved = match (dice.share(), ring) {
                (throw, Ring::Close) if throw < figures::MOVES_IN => Some(Ring::Closest),
                (throw, Ring::Known) if throw < figures::MOVES_IN => Some(Ring::Close),
                (throw, Ring::Closest) if throw > 1.0 - figures::MOVES_OUT => Some(Ring::Close),
                (throw, Ring::Close) if throw > 1.0 - figures::MOVES_OUT => Some(Ring::Known),
                _ => None,
            };
            let spot = moved.map(|ring| self.free_spot(dice, ring, sector));
            let person = &mut self.people[at];
            person.has_moved = moved.is_some() && turn.stayed.contains(&person.id);
            if let (true, Some(ring)) = (person.has_moved, moved) {
                person.ring = ring;
                person.spot = spot;
            }
            // Whoever was hoped for has been met, half of the time.
            person.is_hoped_for &= dice.chance(0.5);
        }
        for knows in self.knows.values_mut() {
            *knows = dice.chance(if *knows { figures::TIE_STAYS } else { figures::TIE_FORMS });
        }
        turn
    }
}
