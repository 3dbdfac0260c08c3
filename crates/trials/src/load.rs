//! A district large enough to be measured, and those who ask its server over TLS. The server is another process; whoever asks
//! here speaks the protocol without a store, so that two cores can play two hundred laptops. What is timed, the bench says.

use std::path::Path;

use anyhow::Result;
use domain::change::{Scope, Stamp};
use domain::policy::Tier;
use domain::record::{Id, Kind, derived};
use server::client::{Line, Place};
use server::district::District;
use server::ledger::people::{self, Device, Given, Grant, Role};
use server::{intake, ledger};
use store::clock::{Machine, minted};
use sync::chain;
use sync::envelope::{self, Purpose};
use sync::protocol::{Answer, Ask, Bytes, Cursor, Hash, Pair, Part, Written, pairs_hash};
use tokio::runtime::Runtime;

use crate::real::laptop::{Answers, Known};
use crate::real::town::config;

#[path = "../../server/tests/own_postgres/own.rs"]
pub mod own;

/// A district as it is before anybody asks.
pub struct Ground {
    pub known: Vec<Known>,
    /// The students of each counselor, in the order of the counselors.
    pub students: Vec<Vec<Id>>,
}

/// How large it is.
#[derive(Clone, Copy, Debug)]
pub struct Large {
    pub counselors: usize,
    pub students_each: usize,
    pub devices: usize,
}

/// Makes a server's folder (and database) for so many counselors, with a roster and devices that are let in. The first two
/// counselors share their students.
pub fn laid(data: &Path, database: Option<&str>, large: Large) -> Result<Ground> {
    let rim = Machine::rim();
    let district = District::open(config(data, database)?, rim.clone())?;
    let roster = data.join("roster");
    let students = large.counselors * large.students_each;
    // A twentieth of the users are staff, seven tenths of the others are students.
    let users = (students * 200).div_ceil(133) + 1;
    invented::large_roster_to(&roster, users, users * 2)?;
    intake::roster(&district, &[roster], Id::nil(), |_| true, false)?;
    let all: Vec<Id> = (0..students).map(invented::large_student).collect();
    let server = envelope::public_of(&district.keys.sealing);
    let now_ms = rim.now_ms();
    let mut ground = Ground { known: Vec::new(), students: Vec::new() };
    for n in 0..large.counselors {
        let person = minted(&*rim);
        let whose = if n == 1 { 0 } else { n };
        let own = all[whose * large.students_each..(whose + 1) * large.students_each].to_vec();
        let grants = [Grant::Role { role: Role::Counselor, school: None }, Grant::Students { students: own.clone() }];
        let given = grants.map(|grant| Given { id: minted(&*rim), person, grant, from_ms: 0, until_ms: None });
        ledger::write(&*district.ledger, |sql| {
            people::put_person(sql, person, &format!("counselor{n}"), "Counselor")?;
            given.iter().try_for_each(|given| people::put_grant(sql, given))
        })?;
        ground.students.push(own);
        ground.known.push(Known { me: person, device: Id::nil(), secret: [0; 32], server });
    }
    let people: Vec<Known> = std::mem::take(&mut ground.known);
    for n in 0..large.devices {
        let me = people[n % people.len()].me;
        let (device, mut secret) = (minted(&*rim), [0; 32]);
        rim.fill(&mut secret);
        let put = Device {
            id: device,
            person: me,
            public_key: envelope::device_public(&secret).0,
            label: "A laptop".into(),
            version: "trial".into(),
            enrolled_ms: now_ms,
            contact_ms: now_ms,
            lease_days: 30,
            revoked_ms: None,
            destroyed_ms: None,
        };
        ledger::write(&*district.ledger, |sql| people::put_device(sql, &put))?;
        ground.known.push(Known { me, device, secret, server });
    }
    Ok(ground)
}

/// A laptop without a store: it knows its place in its chain, what it holds, and how far it read.
pub struct Asker {
    of: Known,
    students: Vec<Id>,
    asked: u64,
    seq: u64,
    prev: Hash,
    pairs: Hash,
    cursors: Vec<Cursor>,
    epoch: Option<Id>,
    began_ms: i64,
}

/// What one question cost and brought.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cost {
    pub sent: usize,
    pub came: usize,
    pub parts: usize,
    pub taken: usize,
}

fn now_ms() -> i64 {
    Machine::rim().now_ms()
}

impl Asker {
    pub fn new(of: Known, students: &[Id]) -> Asker {
        let students = students.to_vec();
        Asker {
            of,
            students,
            asked: 0,
            seq: 0,
            prev: Hash::NIL,
            pairs: pairs_hash(&[]),
            cursors: Vec::new(),
            epoch: None,
            began_ms: now_ms(),
        }
    }

    /// One gesture on a map, or a whole one: so many changes of so many records in one student's file.
    pub fn part(&mut self, nth: u64, changes: usize) -> Part {
        let student = self.students[nth as usize % self.students.len()];
        let scope = Scope::Student(student);
        let id = |what: &[u8], n: u64| derived(self.of.device, &[what, &nth.to_be_bytes(), &n.to_be_bytes()]);
        let wave = id(b"wave", 0);
        let told = |n: usize| {
            let record = id(b"alter", n as u64 / 3);
            match n % 3 {
                0 => (Kind::Alter, record, "label", serde_json::json!(format!("Person {n} of {nth}"))),
                1 => (Kind::Placement, id(b"placement", n as u64 / 3), "alter", serde_json::json!(record)),
                _ => (Kind::Placement, id(b"placement", n as u64 / 3), "wave", serde_json::json!(wave)),
            }
        };
        let written = (0..changes).map(|n| {
            let (kind, record, field, value) = told(n);
            Written {
                index: n as u32,
                kind: kind.name().into(),
                record,
                field: field.into(),
                value: value.to_string(),
                seen: Bytes::default(),
                more: Default::default(),
            }
        });
        let uptime_ms = now_ms() - self.began_ms;
        let mut part = Part {
            more: Default::default(),
            commit: id(b"commit", 0),
            pair: Pair::new(scope, Tier::Map as u8),
            device: self.of.device,
            author: self.of.me,
            edit: "keep_wave".into(),
            undoes: None,
            stamp: Stamp::default().next(now_ms()).0,
            boot: self.of.device,
            uptime_ms,
            salt: Bytes(nth.to_be_bytes().to_vec()),
            hash: Hash::NIL,
            seq: self.seq + 1,
            prev: self.prev,
            changes: written.collect(),
        };
        part.hash = chain::part_hash(&part);
        self.seq += 1;
        self.prev = chain::link(part.prev, part.hash);
        part
    }

    /// Asks, and reads the answer as far as it has to know it to ask again.
    pub async fn asks(&mut self, line: &mut Line, parts: Vec<Part>) -> Result<Cost> {
        let ask = Ask {
            version: 1,
            program: "trial".into(),
            chain: self.of.device,
            epoch: self.epoch,
            clock_ms: now_ms(),
            boot: self.of.device,
            uptime_ms: now_ms() - self.began_ms,
            waiting: 0,
            parts,
            cursors: self.cursors.clone(),
            pairs: self.pairs,
            backfills: Vec::new(),
            digests: Vec::new(),
            carried_out: Vec::new(),
            audit: Hash::NIL,
            only_orders: false,
            more: Default::default(),
        };
        // No two questions of a device with one nonce, also where it is asked in two runs.
        self.asked += 1;
        let mut chance = [0; 48];
        Machine::rim().fill(&mut chance);
        let (body, back) = envelope::close(&ask, Purpose::Sync, self.of.device, &self.of.secret, self.of.server, &chance)?;
        let mut cost = Cost { sent: body.len(), ..Cost::default() };
        let answered = line.ask("POST", "/v1/sync", None, body).await?;
        anyhow::ensure!(
            answered.status == 200,
            "the server said {}: {}",
            answered.status,
            String::from_utf8_lossy(&answered.body)
        );
        cost.came = answered.body.len();
        let answer: Answer = back.open(&answered.body).map_err(|why| anyhow::anyhow!("{why:?}"))?;
        anyhow::ensure!(answer.halt.is_none(), "the chain was not continued");
        self.epoch = Some(answer.epoch);
        cost.taken = answer.receipts.iter().filter(|receipt| receipt.position > 0).count();
        anyhow::ensure!(
            cost.taken == ask.parts.len(),
            "{} of {} parts were taken: {:?}",
            cost.taken,
            ask.parts.len(),
            answer.receipts.first()
        );
        if let Some(pairs) = &answer.pairs {
            self.pairs = pairs_hash(pairs);
            self.cursors = answer.tails.clone();
        }
        for page in &answer.pages {
            cost.parts += page.parts.len();
            self.cursors.iter_mut().filter(|cursor| cursor.feed == page.feed).for_each(|cursor| cursor.position = page.to);
        }
        Ok(cost)
    }
}

/// A server behind a wire, for a laptop with a store. It counts what goes over it.
pub struct Wired<'a> {
    runtime: &'a Runtime,
    line: std::cell::RefCell<Line>,
    pub sent: std::cell::Cell<usize>,
    pub came: std::cell::Cell<usize>,
}

impl<'a> Wired<'a> {
    pub fn to(runtime: &'a Runtime, place: &Place) -> Result<Wired<'a>> {
        let line = runtime.block_on(Line::to(place))?;
        Ok(Wired { runtime, line: line.into(), sent: 0.into(), came: 0.into() })
    }
}

impl Answers for Wired<'_> {
    fn answers(&self, bytes: &[u8]) -> Option<Vec<u8>> {
        let asked = self.runtime.block_on(self.line.borrow_mut().ask("POST", "/v1/sync", None, bytes.to_vec()));
        let answered = asked.ok().filter(|answered| answered.status == 200)?;
        self.sent.set(self.sent.get() + bytes.len());
        self.came.set(self.came.get() + answered.body.len());
        Some(answered.body.to_vec())
    }
}
