//! Who is who in the invented school? The same seed invents the same people on every day: a journey asks the invention for a
//! name, and finds the person on the screen.

use anyhow::{Context, Result};
use domain::record::Id;
use domain::roster::source_id;
use invented::InventedSchool;

/// The school that a window shows which looks around today.
pub fn today() -> InventedSchool {
    invented::school(invented::SEED, chrono::Local::now().date_naive())
}

/// Every student of the roster: who, and by which name the search finds them.
pub fn students(school: &InventedSchool) -> Result<Vec<(Id, String)>> {
    let csv = |name: &str| {
        let (_, text) = school.roster.iter().find(|(file, _)| file == name).with_context(|| format!("no {name}"))?;
        let mut lines = text.lines().map(|line| line.split(',').map(|cell| cell.trim_matches('"')).collect::<Vec<_>>());
        let head = lines.next().with_context(|| format!("{name} is empty"))?;
        anyhow::Ok((head, lines.collect::<Vec<_>>()))
    };
    let (head, rows) = csv("users.csv")?;
    let at = |name: &str| head.iter().position(|cell| *cell == name).with_context(|| format!("no column {name}"));
    let (source, given, family, grades) = (at("sourcedId")?, at("givenName")?, at("familyName")?, at("grades")?);
    // An adult of the roster has no grade.
    let is_student = |row: &&Vec<&str>| row.get(grades).is_some_and(|grade| !grade.is_empty());
    let named = |row: &Vec<&str>| (source_id("student", row[source]), format!("{} {}", row[given], row[family]));
    Ok(rows.iter().filter(is_student).map(named).collect())
}

/// The name of one student; whoever shares it could be opened instead.
pub fn name_of(school: &InventedSchool, student: Id) -> Result<String> {
    let all = students(school)?;
    let (_, name) = all.iter().find(|(id, _)| *id == student).context("nobody on the roster is this student")?;
    anyhow::ensure!(all.iter().filter(|(_, other)| other == name).count() == 1, "two students have one name");
    Ok(name.clone())
}
