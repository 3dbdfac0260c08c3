//! The pure model: eight laptops and more, a server in memory, and a wire that loses, doubles and delays. Everything that can go
//! wrong goes wrong between two operations; at the end all is well again, and the history is asked.

use std::collections::{BTreeMap, BTreeSet};

use domain::change::{REMOVED, Scope};
use domain::record::Id;
use serde_json::Value;
use sync::client::{self, Moment};
use sync::memory::{MemoryLedger, Rights};
use sync::protocol::{Ask, Deed, Outcome, Pair, PartName};
use sync::server::{self, Caller};

use crate::broken::{Broken, Check, Held, broken};
use crate::dice::Dice;

mod history;
pub mod laptop;
mod mishaps;
pub mod oracle;

use laptop::{Laptop, Mortal, Time};

const HOME: Id = Id::from_u128(0x5c);
const LAPTOPS: u128 = 8;
const STUDENTS: u128 = 5;
const RECORDS: u128 = 4;
const TIERS: [u8; 2] = [1, 5];
const FIELDS: [&str; 4] = ["label", "spot", "wish", REMOVED];
const TEN_YEARS_MS: i64 = 10 * 365 * 86_400_000;
/// A world is as old as this when all is made well and its history is asked; then the next begins.
const WORLD: u64 = 2_000;
/// So many questions does a laptop ask at most when all is well.
const FEW: usize = 400;

/// What happened.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    pub operations: u64,
    pub worlds: u64,
    pub saved: u64,
    pub acknowledged: u64,
    pub asked: u64,
    pub faults: BTreeMap<&'static str, u64>,
}

impl Tally {
    fn met(&mut self, fault: &'static str) {
        *self.faults.entry(fault).or_default() += 1;
    }

    /// All of another one's, too.
    pub fn add(&mut self, other: &Tally) {
        self.operations += other.operations;
        self.worlds += other.worlds;
        self.saved += other.saved;
        self.acknowledged += other.acknowledged;
        self.asked += other.asked;
        for (fault, so_many) in &other.faults {
            *self.faults.entry(fault).or_default() += so_many;
        }
    }
}

/// A laptop on somebody's table.
#[derive(Clone, Debug)]
struct Seat {
    laptop: Laptop,
    ahead_ms: i64,
    boot: Id,
    booted_ms: i64,
    sleeps_until: u64,
    image: Option<Laptop>,
}

struct World {
    dice: Dice,
    now_ms: i64,
    operation: u64,
    ledger: MemoryLedger,
    backup: Option<MemoryLedger>,
    seats: Vec<Seat>,
    /// Questions that lie somewhere on the way.
    late: Vec<(usize, Ask)>,
    /// When something was written, and on which running machine.
    written: BTreeMap<PartName, (i64, Id)>,
    /// What of it has to be somewhere.
    saved: BTreeSet<PartName>,
    acknowledged: BTreeSet<PartName>,
    erased: BTreeSet<Id>,
    has_rotten: bool,
    tally: Tally,
}

/// Runs so many operations in worlds that end after some thousand.
pub fn run(seed: u64, operations: u64) -> Held<Tally> {
    let mut all = Tally::default();
    let mut nth = 0;
    while all.operations < operations {
        let of_world = (operations - all.operations).min(WORLD);
        let told = |why: Broken| Broken { told: format!("seed {seed}, world {nth}: {}", why.told), ..why };
        all.add(&World::new(seed, nth).lives(of_world).map_err(told)?);
        nth += 1;
    }
    Ok(all)
}

/// One world of a seed, to see it fail again.
pub fn world(seed: u64, nth: u64) -> Held<Tally> {
    World::new(seed, nth).lives(WORLD)
}

impl World {
    fn new(seed: u64, nth: u64) -> World {
        let mut dice = Dice::of(seed.wrapping_mul(1_000_003).wrapping_add(nth));
        let now_ms = 1_788_775_200_000;
        let mut ledger = MemoryLedger::new(dice.id());
        let pairs: BTreeSet<Pair> = students().flat_map(|id| TIERS.map(|tier| Pair::new(Scope::Student(id), tier))).collect();
        let mut seats = Vec::new();
        for n in 0..LAPTOPS {
            // The last two are one person's.
            let person = Id::from_u128(0xa0 + n.min(LAPTOPS - 2));
            ledger.rights.insert(person, Rights { now: Some(pairs.clone()), ..Rights::default() });
            let laptop = Laptop::new(Id::from_u128(0xd0 + n), person);
            seats.push(Seat { laptop, ahead_ms: 0, boot: dice.id(), booted_ms: now_ms, sleeps_until: 0, image: None });
        }
        World {
            dice,
            now_ms,
            operation: 0,
            ledger,
            backup: None,
            seats,
            late: Vec::new(),
            written: BTreeMap::new(),
            saved: BTreeSet::new(),
            acknowledged: BTreeSet::new(),
            erased: BTreeSet::new(),
            has_rotten: false,
            tally: Tally { worlds: 1, ..Tally::default() },
        }
    }

    fn lives(mut self, operations: u64) -> Held<Tally> {
        let rots = self.dice.one_in(4);
        // There is a file of each student before anything goes wrong.
        for pair in self.pairs().collect::<Vec<_>>() {
            let record = self.record(&pair, 0);
            let (commit, salt, time) = (self.dice.id(), self.dice.roll(), self.time(0));
            let name = self.seats[0].laptop.write(commit, &pair, &[(record, FIELDS[0], Value::from("begun"))], time, salt);
            self.written.insert(name.clone(), (self.now_ms, time.boot));
            self.saved.insert(name);
        }
        for _ in 0..3 {
            let ask = self.question(0);
            self.takes(0, &ask, usize::MAX, 1)?;
        }
        for operation in 0..operations {
            self.operation = operation;
            self.now_ms += 1 + self.dice.below(20_000) as i64;
            let at = self.dice.below(self.seats.len());
            let is_awake = self.seats[at].sleeps_until <= operation;
            match self.dice.below(1_000) {
                0..460 if is_awake => self.writes(at)?,
                460..900 if is_awake => self.asks(at)?,
                900..930 => self.hears_a_late_one()?,
                930..945 => {
                    self.seats[at].sleeps_until = operation + self.dice.below(300) as u64;
                    self.tally.met("pause");
                }
                945..955 => self.seats[at].ahead_ms = self.jump(),
                955..962 => self.starts_again(at),
                962..970 => self.seats[at].image = Some(self.seats[at].laptop.clone()),
                970..974 => self.is_restored(at),
                974..975 if self.seats.len() < 12 => self.is_cloned(at),
                975..980 => self.backup = Some(self.ledger.clone()),
                980..982 => self.server_is_restored(),
                982..992 => self.rights_change(at),
                992..993 => self.somebody_is_erased(),
                993..996 => self.ledger.a_while_passes(),
                996..998 if rots => {
                    let nth = self.dice.below(1_000);
                    self.has_rotten |= self.seats[at].laptop.rots(nth);
                    self.tally.met("bit rot");
                }
                _ => {}
            }
        }
        self.heals()?;
        self.is_asked()?;
        if let Some(at) = self.seats.iter().position(|seat| !seat.laptop.is_whole()) {
            return broken(Check::Stuck, format!("laptop {at} still waits"));
        }
        self.tally.operations = operations;
        self.tally.saved = self.saved.len() as u64;
        self.tally.acknowledged = self.acknowledged.len() as u64;
        Ok(self.tally)
    }

    fn record(&self, pair: &Pair, nth: u128) -> Id {
        Id::from_u128((pair.id.as_u128() << 16) | (u128::from(pair.tier) << 8) | nth)
    }

    fn time(&self, at: usize) -> Time {
        let seat = &self.seats[at];
        Time { clock_ms: self.now_ms + seat.ahead_ms, boot: seat.boot, uptime_ms: self.now_ms - seat.booted_ms }
    }

    fn jump(&mut self) -> i64 {
        self.tally.met("clock ±10 years");
        *self.dice.pick(&[-TEN_YEARS_MS, -86_400_000, 0, 0, 86_400_000, TEN_YEARS_MS])
    }

    fn writes(&mut self, at: usize) -> Held {
        let held: Vec<Pair> = self.pairs().filter(|pair| self.seats[at].laptop.holds(pair)).collect();
        let held: Vec<Pair> = held.into_iter().filter(|pair| !self.seats[at].laptop.erased.contains(&pair.id)).collect();
        if held.is_empty() {
            return Ok(());
        }
        let pair = self.dice.pick(&held).clone();
        let nth = self.dice.below(RECORDS as usize) as u128;
        let record = self.record(&pair, nth);
        let so_many = 1 + self.dice.below(2);
        let wanted: Vec<laptop::Wanted> = (0..so_many)
            .map(|_| {
                let field = FIELDS[if self.dice.one_in(12) { 3 } else { self.dice.below(3) }];
                let value = match self.dice.below(30) {
                    _ if field == REMOVED => Value::Bool(self.dice.below(3) > 0),
                    0 => Value::Null,
                    n => Value::from(n as u64 % 7),
                };
                (record, field, value)
            })
            .collect();
        let wanted = if so_many == 2 && wanted[0].1 == wanted[1].1 { &wanted[..1] } else { &wanted[..] };
        let (commit, salt, time) = (self.dice.id(), self.dice.roll(), self.time(at));
        let name = self.seats[at].laptop.write(commit, &pair, wanted, time, salt);
        self.written.insert(name.clone(), (self.now_ms, time.boot));
        self.saved.insert(name);
        self.finds_its_own(at, record)
    }

    fn finds_its_own(&self, at: usize, record: Id) -> Held {
        if self.seats[at].laptop.reads_its_own(record) {
            return Ok(());
        }
        broken(Check::ReadYourWrites, format!("operation {}, laptop {at}: what it wrote last is not shown", self.operation))
    }

    fn asks(&mut self, at: usize) -> Held {
        let ask = self.question(at);
        match self.dice.below(20) {
            0 => self.tally.met("question lost"),
            1 => {
                self.tally.met("question late");
                self.late.push((at, ask));
            }
            2 => {
                self.tally.met("answer lost or cut");
                self.serve(at, &ask)?;
            }
            3 => {
                self.tally.met("question doubled");
                self.serve(at, &ask)?;
                self.takes(at, &ask, usize::MAX, 1)?;
            }
            4 => {
                self.tally.met("answer doubled");
                self.takes(at, &ask, usize::MAX, 2)?;
            }
            5 => {
                self.tally.met("killed while it takes an answer");
                let left = self.dice.below(5);
                self.takes(at, &ask, left, 1)?;
                self.starts_again(at);
            }
            _ => drop(self.takes(at, &ask, usize::MAX, 1)?),
        }
        for _ in 0..2 {
            let known: Vec<Id> = self.seats[at]
                .laptop
                .log
                .values()
                .filter(|here| here.waits)
                .filter_map(|here| Some(here.part.changes.first()?.record))
                .collect();
            if !known.is_empty() {
                let record = *self.dice.pick(&known);
                self.finds_its_own(at, record)?;
            }
        }
        Ok(())
    }

    fn moment(&mut self, at: usize) -> Moment {
        let Time { clock_ms, boot, uptime_ms } = self.time(at);
        Moment { clock_ms, boot, uptime_ms, chance: self.dice.id(), program: "model".into() }
    }

    fn question(&mut self, at: usize) -> Ask {
        self.tally.asked += 1;
        let moment = self.moment(at);
        let mut local = Mortal { laptop: &mut self.seats[at].laptop, left: usize::MAX };
        match client::ask(&mut local, &moment) {
            Ok(ask) => ask,
            Err(_) => client::ask_locked(&moment, 0, Vec::new()),
        }
    }

    /// The server answers; what is new in the feeds is looked at.
    fn serve(&mut self, at: usize, ask: &Ask) -> Held<sync::protocol::Answer> {
        let caller = Caller { device: self.seats[at].laptop.device, person: self.seats[at].laptop.person, home: HOME };
        let before = self.ledger.feed(HOME).len();
        let Ok(answer) = server::serve(&mut self.ledger, &caller, ask, self.now_ms);
        for (nth, stored) in self.ledger.feed(HOME).iter().enumerate().skip(before) {
            let name = stored.part.name();
            if stored.position != nth as u64 + 1 {
                return broken(
                    Check::Order,
                    format!("operation {}: row {} of the feed has place {}", self.operation, nth + 1, stored.position),
                );
            }
            let Some((written_ms, boot)) = self.written.get(&name) else {
                return broken(Check::Order, "something is in the feed that nobody wrote");
            };
            let ms = (stored.stamp >> 16) as i64;
            if ms > self.now_ms || (*boot == ask.boot && ms < *written_ms) {
                return broken(
                    Check::Time,
                    format!(
                        "operation {}: written {} ms ago, its place in time is {} ms ago",
                        self.operation,
                        self.now_ms - written_ms,
                        self.now_ms - ms
                    ),
                );
            }
        }
        Ok(answer)
    }

    fn takes(&mut self, at: usize, ask: &Ask, left: usize, times: usize) -> Held<bool> {
        let answer = self.serve(at, ask)?;
        for receipt in &answer.receipts {
            if matches!(receipt.outcome, Outcome::Taken | Outcome::Review) {
                self.acknowledged.insert(receipt.name.clone());
            }
        }
        let moment = self.moment(at);
        let mut has_more = false;
        for _ in 0..times {
            let mut local = Mortal { laptop: &mut self.seats[at].laptop, left };
            let Ok(took) = client::take(&mut local, ask, &answer, &moment) else { return Ok(true) };
            has_more = took.has_more;
            if took.forked {
                self.tally.met("fork seen");
            }
            let laptop = &mut self.seats[at].laptop;
            laptop.carried_out.clear();
            for order in took.orders.iter().filter(|order| order.deed == Deed::Erase) {
                if let Some(erased) = &order.erased {
                    laptop.erases(erased.id);
                    laptop.carried_out.push(order.id);
                }
            }
            has_more |= !laptop.carried_out.is_empty();
        }
        Ok(has_more)
    }

    fn hears_a_late_one(&mut self) -> Held {
        if self.late.is_empty() {
            return Ok(());
        }
        let nth = self.dice.below(self.late.len());
        let (at, ask) = self.late.swap_remove(nth);
        self.tally.met("question out of order");
        self.serve(at, &ask).map(drop)
    }

    fn starts_again(&mut self, at: usize) {
        self.tally.met("machine started again");
        self.seats[at].boot = self.dice.id();
        self.seats[at].booted_ms = self.now_ms;
    }

    fn pairs(&self) -> impl Iterator<Item = Pair> {
        students().flat_map(|id| TIERS.map(|tier| Pair::new(Scope::Student(id), tier)))
    }
}

fn students() -> impl Iterator<Item = Id> {
    (1..=STUDENTS).map(Id::from_u128)
}
