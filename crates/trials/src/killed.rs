//! Is anything lost when the server is killed in the middle of what it does? The real `kith-server`, over TLS, with laptops that
//! write and ask all at once; at some moment it is killed and its ledger is looked at as it lies: what a laptop holds a receipt of
//! is there exactly once, feeds have no gap, chains are whole. Then it starts again, and so on. At the end of a world everybody
//! sends and reads until there is nothing more, and everything is everywhere, by digest. A killed process is not a cut cable: what
//! a disk promises is tried elsewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use anyhow::{Context, Result};
use domain::change::{Scope, Set};
use domain::record::{Id, Kind, derived};
use serde_json::json;
use server::keys::ServerKeys;
use server::ledger::schema::DISTRICT;
use server::ledger::{self, Ledger, Sql, audit};
use server::values;
use store::clock::Machine;
use store::log::{column_id, column_id_or_none};
use sync::protocol::{Hash, Held as HeldPair};
use tokio::runtime::Builder;

use crate::broken::{Broken, Check, Held, broken};
use crate::dice::Dice;
use crate::load::{Large, Wired, laid};
use crate::process::Server;
use crate::real::hand::Clock;
use crate::real::laptop::{Fate, Laptop};
use crate::real::town::config;

/// What a world is made of.
#[derive(Clone, Debug)]
pub struct Plan {
    pub rounds: usize,
    pub laptops: usize,
    pub students: usize,
    /// The ledger lies in this PostgreSQL; None for the embedded one.
    pub database: Option<String>,
    /// Where stores lie.
    pub beside: PathBuf,
}

/// What happened.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    pub kills: u64,
    /// Kills before the server could answer.
    pub while_starting: u64,
    /// Kills while a laptop waited for its answer.
    pub in_the_middle: u64,
    pub saved: u64,
    pub answered: u64,
    pub parts: u64,
}

impl Tally {
    pub fn add(&mut self, other: &Tally) {
        self.kills += other.kills;
        self.while_starting += other.while_starting;
        self.in_the_middle += other.in_the_middle;
        self.saved += other.saved;
        self.answered += other.answered;
        self.parts += other.parts;
    }
}

/// A part as a laptop and the ledger name it, and where it lies.
type Lies = BTreeMap<(Id, String, Id, i64), (Id, i64)>;

struct World {
    plan: Plan,
    dice: Dice,
    data: PathBuf,
    students: Vec<Id>,
    laptops: Vec<Laptop>,
    saved: BTreeSet<Id>,
    tally: Tally,
    /// Gone when this is over.
    _folder: tempfile::TempDir,
}

fn machine<T>(done: Result<T>) -> Held<T> {
    done.map_err(|why| Broken { check: Check::Machine, told: format!("{why:#}") })
}

/// One world: so many kills, then all is well again.
pub fn run(seed: u64, plan: &Plan) -> Held<Tally> {
    let told = |why: Broken| Broken { told: format!("seed {seed}: {}", why.told), ..why };
    let mut world = machine(World::new(seed, plan)).map_err(told)?;
    for round in 0..plan.rounds {
        world.round(round).map_err(told)?;
    }
    world.heals().map_err(told)?;
    Ok(world.tally)
}

impl World {
    fn new(seed: u64, plan: &Plan) -> Result<World> {
        let folder = tempfile::Builder::new().prefix("killed-").tempdir_in(&plan.beside)?;
        let data = folder.path().join("server");
        // The first two counselors share their students.
        let large = Large { counselors: 2, students_each: plan.students, devices: plan.laptops };
        let ground = laid(&data, plan.database.as_deref(), large)?;
        let clock = Clock::at(store::clock::Machine::rim().now_ms());
        let set_up = |(n, known): (usize, &_)| {
            Laptop::known(&folder.path().join(format!("laptop-{n}")), &clock, seed.wrapping_mul(101) + n as u64, *known)
        };
        let laptops = ground.known.iter().enumerate().map(set_up).collect::<Result<Vec<_>>>()?;
        Ok(World {
            plan: plan.clone(),
            dice: Dice::of(seed),
            data,
            students: ground.students[0].clone(),
            laptops,
            saved: BTreeSet::new(),
            tally: Tally::default(),
            _folder: folder,
        })
    }

    fn database(&self) -> Option<&str> {
        self.plan.database.as_deref()
    }

    /// The server starts, everybody works, it is killed, and its books are looked at.
    fn round(&mut self, round: usize) -> Held {
        if self.dice.one_in(4) {
            // It stops while it reads what the last kill left.
            let after = Duration::from_micros(self.dice.below(400_000) as u64);
            machine(Server::killed_while_it_starts(&self.data, self.database(), after))?;
            self.tally.while_starting += 1;
            self.books(round)?;
        }
        let server = machine(Server::start(&self.data, self.database()))?;
        let answered = AtomicUsize::new(0);
        let is_over = AtomicBool::new(false);
        let moment = Duration::from_micros(self.dice.below(120_000) as u64);
        // Every fifth is killed while the first of them is only about to ask.
        let at_once = self.dice.one_in(5);
        let seeds: Vec<u64> = self.laptops.iter().map(|_| self.dice.roll()).collect();
        let (students, place) = (&self.students, server.place.clone());
        let worked = std::thread::scope(|scope| {
            let (answered, is_over, place) = (&answered, &is_over, &place);
            let work = |(laptop, seed): (_, u64)| {
                scope.spawn(move || works(laptop, students, place, Dice::of(seed), (round, answered, is_over)))
            };
            let each: Vec<_> = self.laptops.iter_mut().zip(seeds).map(work).collect();
            while !at_once && answered.load(Ordering::SeqCst) == 0 && !each.iter().all(|one| one.is_finished()) {
                std::thread::sleep(Duration::from_millis(1));
            }
            std::thread::sleep(moment);
            // From here on whoever hears no answer need not wonder.
            is_over.store(true, Ordering::SeqCst);
            drop(server);
            each.into_iter().map(|one| one.join().map_err(|_| anyhow::anyhow!("a laptop fell over"))).collect::<Vec<_>>()
        });
        self.tally.kills += 1;
        self.tally.answered += answered.load(Ordering::SeqCst) as u64;
        let mut was_cut = false;
        for one in worked {
            let (saved, is_cut) = machine(one.and_then(|done| done))?;
            self.tally.saved += saved.len() as u64;
            self.saved.extend(saved);
            was_cut |= is_cut;
        }
        self.tally.in_the_middle += u64::from(was_cut);
        let lies = self.books(round)?;
        for at in 0..self.laptops.len() {
            self.receipts_hold(at, &lies, round)?;
        }
        Ok(())
    }

    fn ledger(&self) -> Result<Arc<dyn Ledger>> {
        let config = config(&self.data, self.database())?;
        let keys = ServerKeys::open_or_make(&self.data, &*Machine::rim())?;
        Ok(ledger::open(&config, &keys.data)?)
    }

    /// The ledger as it lies after a kill: no gap, no part twice, whole chains. Gives where each part is.
    fn books(&self, round: usize) -> Held<Lies> {
        let ledger = machine(self.ledger())?;
        let mut lies = Lies::new();
        let mut twice = None;
        let mut trouble = None;
        let read = ledger::read(&*ledger, |sql| {
            (lies, twice) = parts_in(sql)?;
            trouble = trouble_in(sql)?;
            Ok(())
        });
        machine(read.map_err(Into::into))?;
        if let Some(commit) = twice {
            return broken(Check::NoLostAcknowledgement, format!("round {round}: a part of {commit} lies there twice"));
        }
        match trouble {
            Some(told) => broken(Check::Order, format!("round {round}: {told}")),
            None => Ok(lies),
        }
    }

    /// Whatever a laptop knows a place of lies there.
    fn receipts_hold(&self, at: usize, lies: &Lies, round: usize) -> Held {
        let known = machine(places_known(&self.laptops[at]))?;
        for (name, place) in known {
            match lies.get(&name) {
                Some(lies_at) if *lies_at == place => {}
                other => {
                    let told =
                        format!("round {round}: laptop {at} holds a receipt of {} at {place:?}, and {other:?} is there", name.0);
                    return broken(Check::NoLostAcknowledgement, told);
                }
            }
        }
        Ok(())
    }

    /// The server stays, and everybody sends and reads until there is nothing more: everything is everywhere.
    fn heals(&mut self) -> Held {
        let server = machine(Server::start(&self.data, self.database()))?;
        let runtime = machine(Builder::new_current_thread().enable_all().build().map_err(Into::into))?;
        for _ in 0..3 {
            for (at, laptop) in self.laptops.iter_mut().enumerate() {
                let wired = machine(Wired::to(&runtime, &server.place))?;
                meets(at, laptop, &wired)?;
            }
        }
        drop(server);
        let lies = self.books(self.plan.rounds)?;
        self.tally.parts = lies.len() as u64;
        let kept: BTreeSet<Id> = lies.keys().map(|name| name.0).collect();
        if let Some(commit) = self.saved.iter().find(|commit| !kept.contains(*commit)) {
            return broken(Check::NothingUnreachable, format!("{commit} was saved and is not in the ledger"));
        }
        let mut first: Option<BTreeMap<HeldPair, Hash>> = None;
        for (at, laptop) in self.laptops.iter().enumerate() {
            let store = laptop.desk().store();
            let (whole, refused) = machine(laptop.is_whole().and_then(|whole| Ok((whole, store.refused_count()?))))?;
            if !whole || refused > 0 {
                return broken(Check::Stuck, format!("laptop {at}: whole is {whole}, {refused} refused"));
            }
            // All of it, with its place in the district: so the rounds before had receipts to hold against the ledger.
            let here: BTreeSet<Id> = machine(places_known(laptop))?.into_keys().map(|name| name.0).collect();
            if let Some(commit) = self.saved.iter().find(|commit| !here.contains(*commit)) {
                return broken(Check::Convergence, format!("laptop {at} lacks {commit}"));
            }
            let digests = machine(laptop.digests())?.into_iter().filter(|digest| digest.held.pair.of == "student");
            let digests: BTreeMap<HeldPair, Hash> = digests.map(|digest| (digest.held, digest.sum)).collect();
            let of_first = first.get_or_insert_with(|| digests.clone());
            if digests.is_empty() || *of_first != digests {
                return broken(Check::Convergence, format!("laptop {at} holds something else than the first"));
            }
        }
        Ok(())
    }
}

/// What a laptop does until the server is gone: it writes, and asks. Gives what it saved, and whether an answer was cut off.
fn works(
    laptop: &mut Laptop,
    students: &[Id],
    place: &server::client::Place,
    mut dice: Dice,
    (round, answered, is_over): (usize, &AtomicUsize, &AtomicBool),
) -> Result<(Vec<Id>, bool)> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let mut saved = Vec::new();
    // Its first question of all may already find nobody.
    let Ok(wired) = Wired::to(&runtime, place) else {
        anyhow::ensure!(is_over.load(Ordering::SeqCst), "the server does not answer");
        return Ok((saved, false));
    };
    while !is_over.load(Ordering::SeqCst) {
        for _ in 0..dice.below(3) {
            saved.push(writes(laptop, students, &mut dice, round)?);
        }
        match laptop.asks(&wired, Fate::Whole)? {
            Some(took) => {
                anyhow::ensure!(!took.forked, "a chain was not continued though nothing was put back");
                answered.fetch_add(1, Ordering::SeqCst);
            }
            None => {
                anyhow::ensure!(is_over.load(Ordering::SeqCst), "the server refused a question");
                return Ok((saved, true));
            }
        }
    }
    Ok((saved, false))
}

/// People of one student, a few fields in one commit: some that everybody writes to, so that there is something to merge.
fn writes(laptop: &Laptop, students: &[Id], dice: &mut Dice, round: usize) -> Result<Id> {
    let student = *dice.pick(students);
    let mut sets = Vec::new();
    for _ in 0..1 + dice.below(4) {
        let is_shared = dice.one_in(3);
        let record = if is_shared { derived(student, &[b"shared", &[dice.below(4) as u8]]) } else { dice.id() };
        let set = |field, value| Set { scope: Scope::Student(student), kind: Kind::Alter, record, field, value };
        sets.push(set("student", json!(student)));
        sets.push(set("label", json!(format!("Person {} of round {round}", dice.below(1_000_000)))));
    }
    let committed = laptop.desk().store().commit_sets(laptop.me, "keep_wave", &sets)?;
    committed.commit.context("nothing was committed")
}

fn meets(at: usize, laptop: &mut Laptop, wired: &Wired<'_>) -> Held {
    for _ in 0..2_000 {
        match machine(laptop.asks(wired, Fate::Whole))? {
            Some(took) if took.has_more => {}
            Some(_) => return Ok(()),
            None => return broken(Check::Stuck, format!("laptop {at} hears no answer though all is well")),
        }
    }
    broken(Check::Stuck, format!("laptop {at} and the server never agree"))
}

/// Every part of every feed, and one that lies there more than once.
fn parts_in(sql: &mut dyn Sql) -> ledger::Result<(Lies, Option<Id>)> {
    let (mut lies, mut twice) = (Lies::new(), None);
    for row in sql.ask("SELECT commit_id, scope, scope_id, tier, feed, position FROM parts", &[])? {
        let name = (row.id(0)?, row.text(1)?, row.id(2)?, row.number(3)?);
        if lies.insert(name, (row.id(4)?, row.number(5)?)).is_some() {
            twice = Some(row.id(0)?);
        }
    }
    Ok((lies, twice))
}

/// What is wrong with feeds, chains or the audit, if anything is.
fn trouble_in(sql: &mut dyn Sql) -> ledger::Result<Option<String>> {
    let feeds = sql.ask("SELECT feed, position FROM feeds", &[])?;
    for row in &feeds {
        let (feed, position) = (row.id(0)?, row.number(1)?);
        let held = "SELECT count(*), coalesce(min(position), 1), coalesce(max(position), 0) FROM parts WHERE feed = $1";
        let held = sql.first(held, values![feed])?.unwrap_or_default();
        let (count, first, last) = (held.number(0)?, held.number(1)?, held.number(2)?);
        if (count, first, last) != (position, 1, position) {
            return Ok(Some(format!("a feed at {position} holds {count} parts from {first} to {last}")));
        }
    }
    let chains = "SELECT chain, count(*), min(seq), max(seq) FROM links GROUP BY chain";
    for row in sql.ask(chains, &[])? {
        let (count, first, last) = (row.number(1)?, row.number(2)?, row.number(3)?);
        if first != 1 || count != last {
            return Ok(Some(format!("a chain holds {count} links from {first} to {last}")));
        }
    }
    let events = "SELECT count(*) FROM audit WHERE feed = $1 AND what IN ('chain_forked', 'copies_differed')";
    let events = sql.first(events, values![DISTRICT])?.map_or(Ok(0), |row| row.number(0))?;
    if events > 0 {
        return Ok(Some(format!("{events} forks or differing copies are in the audit, and nothing was put back")));
    }
    let broken = audit::first_broken(sql)?;
    Ok(broken.map(|at| format!("the audit's chain breaks at entry {at}")))
}

/// The parts of which a laptop knows where they lie in the district: its own by their receipts, the others' as they came.
fn places_known(laptop: &Laptop) -> Result<Lies> {
    Ok(laptop.desk().store().reading(|sql| {
        let mut all = sql.prepare(
            "SELECT c.id, p.scope, p.scope_id, p.tier, p.feed, p.feed_position FROM parts p JOIN commits c ON c.position = p.commit_position
             WHERE p.feed_position IS NOT NULL",
        )?;
        let mut rows = all.query([])?;
        let mut known = Lies::new();
        while let Some(row) = rows.next()? {
            let name = (column_id(row, 0)?, row.get(1)?, column_id(row, 2)?, row.get(3)?);
            if let Some(feed) = column_id_or_none(row, 4)? {
                known.insert(name, (feed, row.get(5)?));
            }
        }
        Ok(known)
    })?)
}
