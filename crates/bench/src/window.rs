//! What is measured in the real window? Cold start, memory and the drag of the sociogram. A home for it is made here; the
//! figures are taken by a journey in the window, which leaves its lines in `window.json`. They are shown where they are
//! there; nothing here guesses them.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};
use domain::edit::Edit;
use domain::map_edit::MapEdit;
use domain::people::{CaseloadRule, PeopleEdit};
use domain::record::Id;
use domain::waves::WaveEdit;
use serde_json::{Value, json};
use store::cipher::Cost;
use store::clock::{Machine, Rim};
use store::desk::Desk;
use store::profile::{NewProfile, Profiles};

use crate::figure::{Line, Table, counted};
use crate::{Sizes, caseload, gesture};

/// People and lines on the map that is dragged.
const ALTERS: u128 = 150;
const TIES: u128 = 600;

/// Makes a data folder as a counselor's is after years: a caseload of kept waves and, for one student, a crowded draft.
/// Prints what the journey needs to know of it.
pub fn home(into: &Path, sizes: &Sizes) -> Result<()> {
    eprintln!("making a home of {} students × {} alters × {} waves …", sizes.students, sizes.alters, sizes.waves);
    let rim: Arc<dyn Rim> = Machine::rim();
    let profiles = Profiles::in_folder(into);
    let passphrase = "seven quiet herons over the weir";
    let new = NewProfile {
        name: "Ana Castillo",
        role: "counselor",
        school_name: "Large Unified District",
        passphrase,
        is_invented: false,
        cost: Cost::FULL,
    };
    let (card, key, _) = profiles.create(&new, &rim, |_, _| anyhow::Ok(()))?;
    let today = chrono::Local::now().date_naive();
    let desk = profiles.open(&card, &key, rim.clone(), today)?;
    let roster = crate::passing(into)?;
    caseload::enrol(&desk, roster.path(), sizes.students, sizes.students * 6)?;
    let rule = Id::from_u128(0x0199_0000_0000_7000_a000_0000_0000_0000);
    desk.commit(&Edit::People(PeopleEdit::SetCaseloadRule { rule, counselor: card.me, told: CaseloadRule::default() }))?;
    for kept in invented::large_caseload(caseload::SEED, sizes.students - 1, sizes.alters, sizes.waves) {
        desk.store().commit_sets(card.me, "keep_wave", &kept.sets)?;
    }
    let student = invented::large_student(sizes.students - 1);
    crowded(&desk, student, today)?;
    let ordinary = invented::large_student(0);
    gesture::next_map(&desk, ordinary, Id::from_u128(0x0199_0000_0000_7000_c000_0000_0000_0000))?;
    let lead = lead(&profiles, &rim, passphrase, into, sizes, today)?;
    let told = json!({
        "passphrase": passphrase,
        "counselor": new.name,
        "lead": lead,
        "pictured": format!("{} people, {} relations", counted(sizes.pictured as u64), counted(sizes.pictured_ties as u64)),
        "student": desk.student(student, today)?.shown,
        "ordinary": desk.student(ordinary, today)?.shown,
        "at": format!("{} students × {} alters × {} waves", sizes.students, sizes.alters, sizes.waves),
        "crowd": format!("{ALTERS} alters, {TIES} ties"),
    });
    println!("{told}");
    Ok(())
}

/// A second profile: whoever leads a large school, and may look at its network. Their name.
fn lead(
    profiles: &Profiles,
    rim: &Arc<dyn Rim>,
    passphrase: &str,
    into: &Path,
    sizes: &Sizes,
    today: chrono::NaiveDate,
) -> Result<&'static str> {
    let name = "Lee Okafor";
    let school_name = "One Large School";
    let new = NewProfile { name, role: "school_lead", school_name, passphrase, is_invented: false, cost: Cost::FULL };
    let (card, key, _) = profiles.create(&new, rim, |card, desk| {
        let school = card.school.context("a profile has a school")?;
        desk.commit(&Edit::People(PeopleEdit::AddSchool { school, name: school_name.into() }))?;
        anyhow::Ok(())
    })?;
    let school = card.school.context("a profile has a school")?;
    let desk = profiles.open(&card, &key, rim.clone(), today)?;
    let roster = crate::passing(into)?;
    crate::picture::fill(&desk, school, roster.path(), sizes, today)?;
    Ok(name)
}

/// A draft with everybody placed, and lines between many of them.
fn crowded(desk: &Desk, student: Id, today: chrono::NaiveDate) -> Result<()> {
    let id = |kind: u128, nth: u128| Id::from_u128(0x0199_0000_0000_7000_b000_0000_0000_0000 + (kind << 32) + nth);
    let wave = id(0, 0);
    desk.commit(&Edit::Wave(WaveEdit::Open { wave, student, opened_on: today }))?;
    let draw = |edit: MapEdit| desk.commit(&Edit::Map { wave, edit });
    for nth in 0..ALTERS {
        let alter = id(1, nth);
        draw(MapEdit::AddAlter { alter, label: format!("Person {}", nth + 1), link: None })?;
        draw(MapEdit::PlaceAlter { alter, spot: gesture::spot((nth * 7) as u32) })?;
    }
    // Near ones first, then farther: no pair twice.
    let pairs = (1..ALTERS).flat_map(|apart| (0..ALTERS - apart).step_by(3).map(move |nth| (nth, nth + apart)));
    for (a, b) in pairs.take(TIES as usize) {
        draw(MapEdit::DrawTie { a: id(1, a), b: id(1, b) })?;
    }
    Ok(())
}

/// An array of objects: `what`, `at`, `median`, `p99`, `worst`, `aim` (text) and `is_met` (true, false or null).
const LEFT: &str = "window.json";

/// Adds what the window bench left beside.
pub fn told(folder: &Path, table: &mut Table) -> Result<()> {
    let text = match fs::read_to_string(folder.join(LEFT)) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        text => text?,
    };
    for line in lines(&text)? {
        table.put(line);
    }
    Ok(())
}

fn lines(text: &str) -> Result<Vec<Line>> {
    let left: Vec<Value> =
        serde_json::from_str(text).with_context(|| format!("{LEFT} cannot be read: measure the window again"))?;
    let word = |line: &Value, name: &str| line[name].as_str().unwrap_or_default().to_owned();
    let read = |line: &Value| Line {
        what: format!("{} (measured by the window bench)", word(line, "what")),
        at: word(line, "at"),
        median: word(line, "median"),
        p99: word(line, "p99"),
        worst: word(line, "worst"),
        aim: word(line, "aim"),
        is_met: line["is_met"].as_bool(),
    };
    Ok(left.iter().map(read).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_window_bench_left_is_shown_as_it_was_told() {
        let told = lines(r#"[{"what":"cold start","at":"2 cores","median":"0.9 s","aim":"≤ 1.2 s","is_met":true},{"what":"drag","is_met":null}]"#).unwrap();
        assert_eq!(told[0].what, "cold start (measured by the window bench)");
        assert_eq!((told[0].median.as_str(), told[0].is_met, told[1].is_met), ("0.9 s", Some(true), None));
        assert!(lines("{").is_err());
    }
}
