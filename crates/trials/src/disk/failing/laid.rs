//! What lies on the disk before a call of it fails: a laptop of a district, with maps that are being drawn, something to send, and an
//! answer of the server that it has not taken in.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use domain::edit::Edit;
use domain::ego_network::{Offset, Ring, Sector, Spot};
use domain::map_edit::MapEdit;
use domain::people::{NameMay, PeopleEdit};
use domain::record::Id;
use domain::waves::WaveEdit;
use serde_json::json;
use store::clock::{Machine, minted};
use sync::protocol::{Answer, Ask, decode, encode};

use super::Plan;
use crate::real::hand::Clock;
use crate::real::laptop::{Answers, Laptop, Question};
use crate::real::town::Town;

/// What lies there, and what has to be true of it afterwards.
pub struct Laid {
    pub me: Id,
    /// What was acknowledged already, in the child's words.
    pub heard: Vec<String>,
    /// Where each feed was read to, before and after the answer.
    pub before: Vec<(Id, u64)>,
    pub after: Vec<(Id, u64)>,
    /// Commits that come with it.
    pub page: Vec<Id>,
}

/// What the child finds.
pub struct Found {
    pub me: Id,
    pub now_ms: i64,
    pub plan: Plan,
    pub students: Vec<Id>,
    /// Sittings that are open: one to keep, one to forget.
    pub waves: [Id; 2],
    pub ask: Ask,
    pub answer: Answer,
}

/// The store as it lies, of which each point gets a copy.
pub const STORE: &str = "laid";

pub fn call(student: Id, name: &str) -> Edit {
    Edit::People(PeopleEdit::CallStudent { student, called: Some(name.into()), may: NameMay::EVERYTHING })
}

/// The gestures of a small map.
pub fn gestures(wave: Id, people: [Id; 2]) -> Vec<Edit> {
    let [a, b] = people;
    let spot = |across| Spot { ring: Ring::ALL[1], sector: Sector::ALL[2], offset: Offset { across, out: 500 } };
    let name = |alter: Id| MapEdit::AddAlter { alter, label: format!("Person {alter}"), link: None };
    let edits = [
        name(a),
        MapEdit::PlaceAlter { alter: a, spot: spot(100) },
        name(b),
        MapEdit::PlaceAlter { alter: b, spot: spot(700) },
        MapEdit::DrawTie { a, b },
    ];
    edits.into_iter().map(|edit| Edit::Map { wave, edit }).collect()
}

/// Lays it into a new folder.
pub fn lay(folder: &Path, plan: Plan) -> Result<Laid> {
    let clock = Clock::at(Machine::rim().now_ms());
    let town = Town::founded(folder, &clock, 4, 2, 12, None)?;
    let set_up = |n: usize| Laptop::set_up(&folder.join(format!("laptop-{n}")), &clock, 40 + n as u64, &town, town.people[n]);
    let (mut ana, mut ben) = (set_up(0)?, set_up(1)?);
    for laptop in [&mut ana, &mut ben] {
        ensure!(laptop.reads_all(&town)?, "a laptop never reads all");
    }
    ensure!(town.students.len() >= 5, "the roster has too few students");
    let mut page = Vec::new();
    for (n, student) in town.students.iter().enumerate().take(5) {
        clock.moves(1_000);
        page.extend(ana.does(&call(*student, &format!("Name {n}")))?);
    }
    ensure!(ana.reads_all(&town)? && page.len() == 5, "nothing was sent");
    let mut heard = Vec::new();
    let waves = [(); 2].map(|()| minted(&*ben.rim));
    for (wave, student) in waves.iter().zip(&town.students) {
        clock.moves(1_000);
        ben.does(&Edit::Wave(WaveEdit::Open { wave: *wave, student: *student, opened_on: clock.today() }))?;
        heard.push(format!("sits {wave}"));
        for edit in gestures(*wave, [(); 2].map(|()| minted(&*ben.rim))) {
            let commit = ben.does(&edit)?.context("a gesture on a new map")?;
            heard.push(format!("{} {wave} {commit}", said_of(&edit)));
        }
    }
    let own = ben.does(&call(town.students[4], "Own"))?.context("somebody is called otherwise")?;
    heard.push(format!("told {own}"));
    let Question { ask, bytes, back, .. } = ben.question()?;
    let bytes = town.answers(&bytes).context("the server answers")?;
    let answer: Answer = back.open(&bytes).map_err(|why| anyhow::anyhow!("{why:?}"))?;
    ensure!(!answer.receipts.is_empty() && answer.pairs.is_none(), "something was sent, and rights are as they were");
    let before = ben.desk().store().known()?.cursors;
    let read_to = |(feed, at): &(Id, u64)| {
        let to = answer.pages.iter().filter(|page| page.feed == *feed).map(|page| page.to).max();
        (*feed, to.unwrap_or(*at))
    };
    let after = before.iter().map(read_to).collect();
    ensure!(before != after, "there is something to read");
    std::fs::rename(ben.image()?, folder.join(STORE))?;
    std::fs::write(folder.join("ask"), encode(&ask)?)?;
    std::fs::write(folder.join("answer"), encode(&answer)?)?;
    let found = json!({
        "me": ben.me, "now_ms": clock.now(), "points": plan.points, "ignores": plan.ignores,
        "students": town.students, "waves": waves,
    });
    std::fs::write(folder.join("plan"), found.to_string())?;
    Ok(Laid { me: ben.me, heard, before, after, page })
}

/// The word by which the child tells of a gesture.
pub fn said_of(edit: &Edit) -> &'static str {
    if matches!(edit, Edit::Map { edit: MapEdit::AddAlter { .. }, .. }) { "named" } else { "drew" }
}

/// Finds what was laid.
pub fn find(folder: &Path) -> Result<Found> {
    let told: serde_json::Value = serde_json::from_slice(&std::fs::read(folder.join("plan"))?)?;
    let of = |name: &str| told[name].clone();
    let plan = Plan { points: serde_json::from_value(of("points"))?, ignores: serde_json::from_value(of("ignores"))? };
    Ok(Found {
        me: serde_json::from_value(of("me"))?,
        now_ms: serde_json::from_value(of("now_ms"))?,
        plan,
        students: serde_json::from_value(of("students"))?,
        waves: serde_json::from_value(of("waves"))?,
        ask: decode(&std::fs::read(folder.join("ask"))?)?,
        answer: decode(&std::fs::read(folder.join("answer"))?)?,
    })
}
