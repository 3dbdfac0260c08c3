//! A district's server in this process: the real one, with its ledger, keys, roster, rights and audit in files, and no network. A
//! trial hands it bytes and gets bytes back.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result};
use domain::record::Id;
use server::accounts::code_hash;
use server::config::{Config, Told};
use server::district::District;
use server::ledger::people::{self, CodeFor, Given, Grant, Role};
use server::ledger::schema::DISTRICT;
use server::ledger::{self, Row, audit};
use server::values;
use server::{backup, devices, intake};
use store::clock::{Rim, minted};
use sync::envelope;
use sync::protocol::Hash;

use super::flaky::Flaky;
use super::hand::{Clock, Hand};
use super::laptop::Answers;

/// A server and everybody whom it knows.
pub struct Town {
    folder: PathBuf,
    data: PathBuf,
    database: Option<String>,
    rim: Arc<Hand>,
    district: Option<District>,
    pub flaky: Arc<Flaky>,
    /// Counselors, each with every student.
    pub people: Vec<Id>,
    pub students: Vec<Id>,
    copies: u32,
    recorded: Mutex<Vec<Recorded>>,
}

/// A request as somebody on the wire writes it down.
#[derive(Clone, Debug)]
pub struct Recorded {
    pub bytes: Vec<u8>,
    pub at_ms: i64,
    /// To be let in; else a question.
    pub enrols: bool,
    pub is_answered: bool,
}

/// A table and all its rows.
pub type Table = (&'static str, Vec<Row>);

/// What the district keeps of what it was asked.
const KEPT: [(&str, &str); 12] = [
    ("feeds", "SELECT * FROM feeds ORDER BY feed"),
    ("parts", "SELECT * FROM parts ORDER BY feed, position"),
    ("records", "SELECT * FROM records ORDER BY kind, record"),
    ("links", "SELECT * FROM links ORDER BY feed, chain, seq"),
    ("stamps", "SELECT * FROM stamps ORDER BY feed, chain"),
    ("receipts", "SELECT * FROM receipts ORDER BY commit_id, scope, scope_id, tier"),
    ("homes", "SELECT * FROM homes ORDER BY scope, scope_id"),
    ("people", "SELECT * FROM people ORDER BY person"),
    ("grants", "SELECT * FROM grants ORDER BY given"),
    ("codes", "SELECT * FROM codes ORDER BY code"),
    ("let_in", "SELECT * FROM let_in ORDER BY device"),
    ("held", "SELECT device, scope, scope_id, tier FROM held ORDER BY device, scope, scope_id, tier"),
];

/// What it keeps of who was there, and when.
const HEARD: [(&str, &str); 3] = [
    ("devices", "SELECT * FROM devices ORDER BY device"),
    ("nonces", "SELECT * FROM nonces ORDER BY device, nonce"),
    ("audit", "SELECT * FROM audit ORDER BY number"),
];

/// How a server of a trial is set up: as it comes, but that one machine plays all the laptops of a district.
pub fn config(data: &Path, database: Option<&str>) -> Result<Config> {
    let told = Told {
        data: Some(data.to_owned()),
        listen: Some(([127, 0, 0, 1], 0).into()),
        database: database.map(str::to_owned),
        district: Some("Juniper".into()),
        queue: Some(256),
        rate: Some(u32::MAX),
        ..Told::default()
    };
    Config::read(told, &|_| None)
}

impl Town {
    /// A new server, with a roster and so many counselors.
    pub fn founded(
        folder: &Path,
        clock: &Arc<Clock>,
        seed: u64,
        people: usize,
        users: usize,
        database: Option<&str>,
    ) -> Result<Town> {
        let rim = Hand::seeded(clock.clone(), seed);
        let data = folder.join("server");
        let (district, flaky) = opened(&data, database, &rim)?;
        let roster = folder.join("roster");
        invented::large_roster_to(&roster, users, users * 2)?;
        intake::roster(&district, &[roster], Id::nil(), |_| true, false)?;
        let students: Vec<Id> = district.roster().students.keys().copied().collect();
        anyhow::ensure!(!students.is_empty(), "the roster came in without a student");
        let mut town = Town {
            folder: folder.to_owned(),
            data,
            database: database.map(str::to_owned),
            rim,
            district: Some(district),
            flaky,
            people: Vec::new(),
            students,
            copies: 0,
            recorded: Mutex::default(),
        };
        for n in 0..people {
            let person = minted(&*town.rim);
            town.people.push(person);
            let grants =
                [Grant::Role { role: Role::Counselor, school: None }, Grant::Students { students: town.students.clone() }];
            let given = grants.map(|grant| Given { id: minted(&*town.rim), person, grant, from_ms: 0, until_ms: None });
            ledger::write(&*town.district().ledger, |sql| {
                people::put_person(sql, person, &format!("counselor{n}"), "Counselor")?;
                given.iter().try_for_each(|given| people::put_grant(sql, given))
            })?;
        }
        Ok(town)
    }

    fn district(&self) -> &District {
        self.district.as_ref().expect("the server is switched on")
    }

    /// The key that bodies are sealed to.
    pub fn key(&self) -> Hash {
        envelope::public_of(&self.district().keys.sealing)
    }

    /// A code by which a device of this person is let in.
    pub fn invites(&self, person: Id) -> Result<String> {
        let code = server::accounts::fresh_code(&*self.rim);
        let until_ms = self.rim.now_ms() + 86_400_000;
        ledger::write(&*self.district().ledger, |sql| {
            people::put_code(sql, code_hash(&code), person, CodeFor::Device, until_ms)
        })?;
        Ok(code)
    }

    /// Lets a device in.
    pub fn lets_in(&self, bytes: &[u8]) -> Result<Vec<u8>> {
        self.writes_down(bytes, true, true);
        self.enrols(bytes)
    }

    fn enrols(&self, bytes: &[u8]) -> Result<Vec<u8>> {
        let asked = devices::applying(self.district(), bytes).map_err(|why| anyhow::anyhow!("{why:?}"))?;
        let (answer, is_in) = devices::enrol(self.district(), asked, None).map_err(|why| anyhow::anyhow!("{why:?}"))?;
        anyhow::ensure!(is_in, "the device was not let in");
        Ok(answer)
    }

    fn writes_down(&self, bytes: &[u8], enrols: bool, is_answered: bool) {
        let one = Recorded { bytes: bytes.to_owned(), at_ms: self.rim.now_ms(), enrols, is_answered };
        self.recorded.lock().unwrap_or_else(PoisonError::into_inner).push(one);
    }

    /// Everything that came, in its order.
    pub fn recorded(&self) -> Vec<Recorded> {
        self.recorded.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Somebody sends it again. Whether it was answered.
    pub fn hears_again(&self, request: &Recorded) -> bool {
        if request.enrols { self.enrols(&request.bytes).is_ok() } else { devices::sync(self.district(), &request.bytes).is_ok() }
    }

    /// What the district keeps of what it was asked; and what it keeps of who was there, and when.
    pub fn books(&self) -> Result<(Vec<Table>, Vec<Table>)> {
        let all = |sql: &mut dyn ledger::Sql, of: &[(&'static str, &'static str)]| {
            of.iter().map(|(name, asked)| Ok((*name, sql.ask(asked, &[])?))).collect::<ledger::Result<Vec<Table>>>()
        };
        Ok(ledger::read(&*self.district().ledger, |sql| Ok((all(sql, &KEPT)?, all(sql, &HEARD)?)))?)
    }

    /// The server's machine stops where it stands, and starts again with what lies on its disk.
    pub fn stops_and_starts(&mut self) -> Result<()> {
        if self.database.is_none() {
            self.copies += 1;
            let image = self.folder.join(format!("server-{}", self.copies));
            super::copied_as_it_lies(&self.data, &image)?;
            self.district = None;
            std::fs::remove_dir_all(&self.data)?;
            self.data = image;
        }
        self.district = None;
        self.starts()
    }

    fn starts(&mut self) -> Result<()> {
        let (district, flaky) = opened(&self.data, self.database.as_deref(), &self.rim)?;
        (self.district, self.flaky) = (Some(district), flaky);
        Ok(())
    }

    /// A backup, by the verb that an administrator types.
    pub fn backs_up(&self) -> Result<PathBuf> {
        Ok(backup::make(self.district(), &self.folder.join("backups"))?.folder)
    }

    /// The newest disk broke; a backup is put in its place, by the verb that an administrator types.
    pub fn is_restored_from(&mut self, backup: &Path) -> Result<()> {
        self.district = None;
        let (_, aside) = backup::restore(&config(&self.data, None)?, backup, &*self.rim)?;
        std::fs::remove_dir_all(aside)?;
        self.starts()
    }

    /// Every commit in the feeds.
    pub fn commits(&self) -> Result<std::collections::BTreeSet<Id>> {
        Ok(ledger::read(&*self.district().ledger, |sql| {
            let rows = sql.ask("SELECT commit_id FROM parts WHERE feed IS NOT NULL", &[])?;
            rows.iter().map(|row| row.id(0)).collect()
        })?)
    }

    /// So many entries of this word are in the audit.
    pub fn audited(&self, what: &'static str) -> Result<i64> {
        let counted = ledger::read(&*self.district().ledger, |sql| {
            let row = sql.first("SELECT count(*) FROM audit WHERE feed = $1 AND what = $2", values![DISTRICT, what])?;
            row.map_or(Ok(0), |row| row.number(0))
        });
        Ok(counted?)
    }

    /// Where the audit's chain is broken, if it is.
    pub fn audit_breaks_at(&self) -> Result<Option<i64>> {
        Ok(ledger::read(&*self.district().ledger, |sql| audit::first_broken(sql))?)
    }
}

impl Answers for Town {
    fn answers(&self, bytes: &[u8]) -> Option<Vec<u8>> {
        let answer = devices::sync(self.district(), bytes).ok();
        self.writes_down(bytes, false, answer.is_some());
        answer
    }
}

fn opened(data: &Path, database: Option<&str>, rim: &Arc<Hand>) -> Result<(District, Arc<Flaky>)> {
    let mut district = District::open(config(data, database)?, rim.clone()).context("the server does not open")?;
    let flaky = Flaky::over(district.ledger.clone());
    district.ledger = flaky.clone();
    Ok((district, flaky))
}
