//! What is carried? People of students' maps, as small as a record of Kith is: whose, what they are called, whether they are
//! grown up, where they are known from. Each client reads the same files, and writes what it holds in the end.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

use anyhow::Result;
use domain::record::{Id, derived};
use serde_json::{Value, json};

use crate::Sizes;

/// All that is there at first, and what the week brings: one record a line, as JSON. One that was there before has changed.
pub const FIRST: &str = "first.jsonl";
pub const WEEK: &str = "week.jsonl";
/// What a device holds in the end, one record a line, sorted.
pub const HELD: &str = "held.txt";

const ORIGINS: [&str; 4] = ["family", "neighborhood", "school", "activity"];

/// What everybody has to hold in the end.
pub struct Told {
    pub so_many: usize,
    pub after: String,
}

/// Writes both files.
pub fn told(folder: &Path, sizes: &Sizes) -> Result<Told> {
    let record = |nth: usize| {
        let of = nth % sizes.students;
        json!({
            "id": derived(Id::from_u128(0x9ee5), &[b"record", &(nth as u64).to_be_bytes()]),
            "student": invented::large_student(of),
            "label": format!("Person {nth} of corner {of}"),
            "is_adult": nth.is_multiple_of(3),
            "origin": ORIGINS[nth / 7 % ORIGINS.len()],
        })
    };
    let mut all: Vec<Value> = (0..sizes.records).map(record).collect();
    write(&folder.join(FIRST), &all)?;
    let mut week = Vec::new();
    // All over the place, as a week is.
    let apart = (sizes.records / sizes.week_changed.max(1)).max(1);
    for (nth, changed) in all.iter_mut().step_by(apart).take(sizes.week_changed).enumerate() {
        changed["label"] = json!(format!("Called otherwise, {nth}"));
        week.push(changed.clone());
    }
    let new: Vec<Value> = (sizes.records..sizes.records + sizes.week_new).map(record).collect();
    week.extend(new.iter().cloned());
    all.extend(new);
    write(&folder.join(WEEK), &week)?;
    Ok(Told { so_many: sizes.records, after: held(all.iter().map(line)) })
}

fn line(record: &Value) -> String {
    let text = |name: &str| record[name].as_str().unwrap_or_default().to_owned();
    format!("{}\t{}\t{}\t{}", text("student"), text("label"), record["is_adult"], text("origin"))
}

/// Lines as a device tells them.
pub fn held(lines: impl Iterator<Item = String>) -> String {
    let mut lines: Vec<String> = lines.collect();
    lines.sort();
    lines.join("\n") + "\n"
}

fn write(path: &Path, records: &[Value]) -> Result<()> {
    let mut into = BufWriter::new(File::create(path)?);
    for record in records {
        writeln!(into, "{record}")?;
    }
    Ok(into.flush()?)
}

/// Reads one of the files.
pub fn read(path: &Path) -> Result<Vec<Value>> {
    Ok(fs::read_to_string(path)?.lines().map(serde_json::from_str).collect::<Result<_, _>>()?)
}
