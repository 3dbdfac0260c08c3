//! How does Kith carry them? `kith-server` as it ships, and a laptop's own store and meetings.

use std::fs;
use std::io::BufRead;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use chrono::NaiveDate;
use domain::change::{Scope, Set};
use domain::record::{Id, Kind};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::clock::{Machine, Rim};
use store::desk::Desk;
use store::log::column_id;
use tokio::runtime::Builder;
use trials::load::{Large, laid};
use trials::process::Server;
use uplink::membership::Membership;
use uplink::round::{self, Line};
use uplink::wire::Place;

use super::{Peer, records};
use crate::{Sizes, caseload, machine};

/// A map is kept with so many people on it.
const OF_A_MAP: usize = 20;
const KNOWN: &str = "known.json";

/// What a laptop knows that was let in.
#[derive(Serialize, Deserialize)]
struct Known {
    member: Membership,
    key: [u8; 32],
    /// The certificate that IT laid down.
    root: PathBuf,
}

/// A server with two counselors who share their students, and a laptop of each.
pub fn started(folder: &Path, sizes: &Sizes) -> Result<Peer> {
    let data = folder.join("kith-server");
    let large = Large { counselors: 2, students_each: sizes.students, devices: 2 };
    let ground = laid(&data, None, large)?;
    let server = Server::start(&data, None)?;
    for (whose, known) in ["first", "second"].iter().zip(&ground.known) {
        let home = folder.join("Kith").join(whose);
        fs::create_dir_all(&home)?;
        let member = Membership { server: known.server, person: known.me, device: known.device, ..Membership::unsaid() };
        let known = Known { member, key: known.secret, root: server.place.chain.clone() };
        fs::write(home.join(KNOWN), serde_json::to_vec(&known)?)?;
    }
    let client = vec![std::env::current_exe()?, PathBuf::from("one-peer-client")];
    Ok(Peer { name: "Kith", at: server.at.clone(), server: server.process, client })
}

/// The laptop, in a process of its own.
pub fn one_client(verb: &str, folder: &Path, at: &str, data: &Path) -> Result<()> {
    let known: Known = serde_json::from_slice(&fs::read(folder.join(KNOWN))?)?;
    let (profile, rim) = (folder.join("profile"), Machine::rim());
    let me = known.member.person;
    let desk = match profile.join(store::desk::STORE).exists() {
        true => Desk::open(&profile, &caseload::key()?, me, rim.clone(), today())?,
        false => Desk::create(&profile, &caseload::key()?, me, rim.clone())?,
    };
    match verb {
        "fill" => {
            // Who has a caseload has met the district already.
            meets(&desk, &*rim, &known, at)?;
            let all = records::read(&data.join(records::FIRST))?;
            keeps(&desk, me, &all)?;
        }
        "week" => {
            let week = records::read(&data.join(records::WEEK))?;
            let (changed, new): (Vec<Value>, Vec<Value>) = week.into_iter().partition(|record| is_there(&desk, record));
            for record in &changed {
                // One gesture after the other, as they are made.
                let label = Set { value: record["label"].clone(), ..set(record, "label")? };
                desk.store().commit_sets(me, "name_alter", &[label])?;
            }
            keeps(&desk, me, &new)?;
        }
        "push" | "pull" => {
            println!("ready");
            std::io::stdin().lock().read_line(&mut String::new())?;
            let begun = Instant::now();
            meets(&desk, &*rim, &known, at)?;
            let seconds = begun.elapsed().as_secs_f64();
            let peak_kib = machine::peak_kib().context("the memory of a process is read from /proc")?;
            println!("{}", json!({ "seconds": seconds, "peak_kib": peak_kib }));
        }
        "tell" => fs::write(folder.join(records::HELD), told(&desk)?)?,
        _ => bail!("no such verb: {verb}"),
    }
    Ok(())
}

fn today() -> NaiveDate {
    caseload::today()
}

/// One whole meeting, as the window has it.
fn meets(desk: &Desk, rim: &dyn Rim, known: &Known, at: &str) -> Result<()> {
    let (_, port) = at.rsplit_once(':').context("a port")?;
    let address = format!("https://localhost:{port}");
    let place = Place { address: address.clone(), proxy: None, root: fs::read(&known.root)? };
    let member = Membership { address, ..known.member.clone() };
    let line = Line { store: desk.store(), rim, place: &place, member: &member, key: &known.key };
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let met = runtime.block_on(round::meet(&line, &mut |_, committed| {
        desk.finder.heard(committed);
        true
    }));
    let met = met.map_err(|(trouble, _)| anyhow::anyhow!("the laptop and the server did not meet: {trouble:?}"))?;
    let waiting = desk.store().known()?.waiting;
    ensure!(met.is_whole && waiting == 0, "the meeting ended early: {waiting} wait");
    Ok(())
}

fn id_of(record: &Value, name: &str) -> Result<Id> {
    record[name].as_str().and_then(|text| text.parse().ok()).with_context(|| format!("a record without {name}"))
}

fn set(record: &Value, field: &'static str) -> Result<Set> {
    let scope = Scope::Student(id_of(record, "student")?);
    Ok(Set { scope, kind: Kind::Alter, record: id_of(record, "id")?, field, value: record[field].clone() })
}

/// Writes new ones, one map after the other.
fn keeps(desk: &Desk, me: Id, all: &[Value]) -> Result<()> {
    let mut by_student: Vec<&Value> = all.iter().collect();
    by_student.sort_by_key(|record| record["student"].as_str());
    for of_one in by_student.chunk_by(|a, b| a["student"] == b["student"]) {
        for map in of_one.chunks(OF_A_MAP) {
            let sets = map.iter().flat_map(|record| ["student", "label", "is_adult", "origin"].map(|field| set(record, field)));
            desk.store().commit_sets(me, "keep_wave", &sets.collect::<Result<Vec<_>>>()?)?;
        }
    }
    Ok(())
}

fn is_there(desk: &Desk, record: &Value) -> bool {
    let found =
        id_of(record, "id").and_then(|id| Ok(desk.store().reading(|sql| store::tables::Tables(sql).find(Kind::Alter, id))?));
    found.is_ok_and(|found| found.is_some())
}

/// Everybody in the tables, one line each.
fn told(desk: &Desk) -> Result<String> {
    let lines = desk.store().reading(|sql| {
        let mut asked = sql.prepare("SELECT student, label, is_adult, origin FROM alter_person")?;
        let rows = asked.query_map([], |row| {
            let (label, is_adult, origin): (String, bool, String) = (row.get(1)?, row.get(2)?, row.get(3)?);
            Ok(format!("{}\t{label}\t{is_adult}\t{origin}", column_id(row, 0)?))
        })?;
        Ok(rows.collect::<std::result::Result<Vec<String>, _>>()?)
    })?;
    Ok(records::held(lines.into_iter()))
}
