//! The district's server and the wire to it: the real machines of both sides, real envelopes, and a wire that a story holds in
//! its hand. What the server keeps lies in memory. Everything that was ever on the wire can be searched.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use courier::Courier;
use domain::record::Id;
use store::clock::{Rim, minted};
use sync::client::{self, Moment, Took};
use sync::envelope::{self, Purpose};
use sync::memory::{MemoryLedger, Rights};
use sync::protocol::{Answer, Ask, Hash, Pair};
use sync::server::{self, Caller};

use crate::Laptop;
use crate::rim::Clock;

/// What the wire does with one question and its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wire {
    Whole,
    /// The question never comes there.
    LosesTheQuestion,
    /// The server hears it, and its answer never comes back.
    LosesTheAnswer,
    /// The answer is cut off after so many bytes.
    CutsTheAnswer(usize),
}

/// The district's server.
pub struct District {
    clock: Arc<Clock>,
    secret: [u8; 32],
    pub ledger: RefCell<MemoryLedger>,
    devices: RefCell<BTreeMap<Id, (Hash, Caller)>>,
    nonces: RefCell<BTreeSet<(Id, Vec<u8>)>>,
    pub wire: Cell<Wire>,
    /// Every byte that went over the wire.
    heard: RefCell<Vec<Vec<u8>>>,
    /// Every message as the server read it: what a stranger on the wire cannot see.
    opened: RefCell<String>,
}

/// The one school of the stories.
const HOME: Id = Id::from_u128(0x5c);

impl District {
    pub(crate) fn switched_on(clock: Arc<Clock>) -> District {
        District {
            clock,
            secret: [42; 32],
            ledger: RefCell::new(MemoryLedger::new(Id::from_u128(0xe0))),
            devices: RefCell::default(),
            nonces: RefCell::default(),
            wire: Cell::new(Wire::Whole),
            heard: RefCell::default(),
            opened: RefCell::default(),
        }
    }

    /// Lets somebody in who may see everything of the school.
    pub fn enrols(&self, laptop: &Laptop) {
        let caller = Caller { device: laptop.card().id, person: laptop.me(), home: HOME };
        self.devices.borrow_mut().insert(caller.device, (envelope::device_public(&device_secret(laptop)), caller));
        self.ledger.borrow_mut().rights.entry(caller.person).or_default();
    }

    /// Takes a student away from somebody, who held them until this moment. Everything else stays.
    pub fn takes_away(&self, laptop: &Laptop, student: Id) {
        let mut ledger = self.ledger.borrow_mut();
        let all: BTreeSet<Pair> = ledger.feeds().flat_map(|(_, rows)| rows).map(|stored| stored.part.pair.clone()).collect();
        let rights = ledger.rights.get_mut(&laptop.me()).unwrap();
        let (gone, now) = rights.now.clone().unwrap_or(all).into_iter().partition(|pair: &Pair| pair.id == student);
        let gone: BTreeSet<Pair> = gone;
        rights.once.extend(gone.into_iter().map(|pair| (pair, self.clock.now())));
        rights.now = Some(now);
    }

    /// A copy of everything that the server keeps.
    pub fn backs_up(&self) -> MemoryLedger {
        self.ledger.borrow().clone()
    }

    /// The server's disk broke, and the copy is put in its place.
    pub fn is_restored_from(&self, backup: MemoryLedger) {
        self.ledger.borrow_mut().restored_from(backup, Id::from_u128(0xe1));
    }

    /// Says what somebody may do from now on.
    pub fn lets(&self, laptop: &Laptop, rights: Rights) {
        self.ledger.borrow_mut().rights.insert(laptop.me(), rights);
    }

    /// Takes bytes off the wire and answers. None where they are refused.
    pub fn receives(&self, bytes: &[u8]) -> Option<Vec<u8>> {
        self.heard.borrow_mut().push(bytes.to_vec());
        let envelope = envelope::read(bytes).ok()?;
        assert!(sync::protocol::decode::<Ask>(&envelope.body).is_err(), "what a laptop says can be read on the wire");
        let (public, caller) = *self.devices.borrow().get(&envelope.device)?;
        let (ask, back) = envelope::open::<Ask>(&envelope, Purpose::Sync, public, &self.secret).ok()?;
        // The same envelope again is no question, but a copy of one.
        if !self.nonces.borrow_mut().insert((envelope.device, envelope.nonce.to_vec())) {
            return None;
        }
        self.opened.borrow_mut().push_str(&format!("{ask:?}"));
        let Ok(answer) = server::serve(&mut *self.ledger.borrow_mut(), &caller, &ask, self.clock.now());
        let sealed = back.seal(&answer).unwrap();
        self.heard.borrow_mut().push(sealed.clone());
        Some(sealed)
    }

    /// Somebody who recorded the wire sends everything again.
    pub fn hears_everything_again(&self) {
        let all = self.heard.borrow().clone();
        all.iter().for_each(|bytes| assert_eq!(self.receives(bytes), None, "an old envelope is no question"));
    }

    /// What lies in the feeds, in one text.
    pub fn everything_kept(&self) -> String {
        format!("{:?}", self.ledger.borrow().feeds().collect::<Vec<_>>())
    }

    /// How many parts lie in the feeds.
    pub fn parts(&self) -> usize {
        self.ledger.borrow().feeds().map(|(_, rows)| rows.len()).sum()
    }

    /// Everything that the server could read of what came, in one text.
    pub fn everything_asked(&self) -> String {
        self.opened.borrow().clone()
    }

    /// Whether these bytes could be read by anybody on the wire.
    pub fn wire_shows(&self, text: &str) -> bool {
        self.heard.borrow().iter().any(|bytes| bytes.windows(text.len()).any(|window| window == text.as_bytes()))
    }
}

/// A key of its own for each laptop.
fn device_secret(laptop: &Laptop) -> [u8; 32] {
    let mut secret = [7; 32];
    secret[..16].copy_from_slice(laptop.card().id.as_bytes());
    secret
}

impl Laptop {
    /// The line is down from now on.
    pub fn goes_offline(&self) -> &Laptop {
        self.is_offline.set(true);
        self
    }

    /// It is up again.
    pub fn is_online(&self) -> &Laptop {
        self.is_offline.set(false);
        self
    }

    /// Somebody sets this laptop's clock.
    pub fn sets_clock_ahead_days(&self, days: i64) {
        self.rim.sets_clock_ahead(days * 24 * 3600 * 1000);
    }

    /// Asks and applies answers until there is nothing more to ask.
    pub fn syncs(&self, district: &District) -> Took {
        let mut last = Took::default();
        for _ in 0..200 {
            let Some(took) = self.asks_once(district) else { return last };
            let has_more = took.has_more;
            last = Took { forked: last.forked | took.forked, refused: last.refused + took.refused, ..took };
            if !has_more {
                return last;
            }
        }
        panic!("the laptop and the server never agree");
    }

    /// One question; None where no answer came, or none that can be read.
    pub fn asks_once(&self, district: &District) -> Option<Took> {
        let desk = self.desk();
        let mut courier = Courier::of(desk.store());
        let moment = Moment {
            clock_ms: self.rim.now_ms(),
            boot: desk.store().boot(),
            uptime_ms: self.rim.uptime_ms(),
            chance: minted(&*self.rim),
            program: "0.1.0".into(),
        };
        let ask = client::ask(&mut courier, &moment).unwrap();
        let mut chance = [0; 48];
        self.rim.fill(&mut chance);
        let server = envelope::public_of(&district.secret);
        let (bytes, back) = envelope::close(&ask, Purpose::Sync, self.card().id, &device_secret(self), server, &chance).unwrap();
        let wire = district.wire.get();
        if self.is_offline.get() || wire == Wire::LosesTheQuestion {
            return None;
        }
        let mut answer = district.receives(&bytes)?;
        match wire {
            Wire::LosesTheAnswer => return None,
            Wire::CutsTheAnswer(at) => answer.truncate(at.min(answer.len().saturating_sub(1))),
            Wire::Whole | Wire::LosesTheQuestion => {}
        }
        let answer: Answer = back.open(&answer).ok()?;
        let took = client::take(&mut courier, &ask, &answer, &moment).unwrap();
        desk.finder.heard(&courier.committed());
        Some(took)
    }
}

impl Laptop {
    /// How many parts wait to be sent.
    pub fn waits(&self) -> u32 {
        self.desk().store().unsent().unwrap()
    }

    /// What was refused and why, one line each.
    pub fn reads_the_tray(&self) -> Vec<String> {
        let refused = self.desk().store().refused().unwrap();
        refused.iter().map(|part| format!("{}: {}", part.edit, part.reason)).collect()
    }

    /// Sends everything in the tray again.
    pub fn sends_the_tray_again(&self) {
        let desk = self.desk();
        for part in desk.store().refused().unwrap() {
            desk.finder.heard(&desk.store().send_again(part.at).unwrap());
        }
    }

    /// Whom it lost, as its district page says it.
    pub fn reads_whom_it_lost(&self) -> Vec<String> {
        let lost = self.desk().lost_students().unwrap();
        lost.into_iter().map(|line| format!("{}, {} looked at", line.name.unwrap_or_default(), line.for_review)).collect()
    }

    /// How many files of students this laptop was told that it holds no longer.
    pub fn students_lost(&self) -> Vec<Id> {
        let mut lost: Vec<Id> = self.desk().store().lost().unwrap().into_iter().map(|lost| lost.scope_id).collect();
        lost.dedup();
        lost
    }
}
