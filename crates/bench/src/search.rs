//! How fast is a student found while their name is typed? Every prefix of many names, as the keys come, in a district.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use domain::edit::Edit;
use domain::people::{CaseloadRule, NameMay, PeopleEdit};
use domain::record::Id;
use store::desk::Desk;
use store::read::students::StudentsAsked;

use crate::Sizes;
use crate::caseload;
use crate::figure::{Spread, Table, counted, shown};

const MOST: Duration = Duration::from_millis(10);
const AIM: &str = "≤ 10 ms";
/// A list shows so many.
const SHOWN: u32 = 50;

/// Measures search among everybody and within a caseload.
pub fn measured(beside: &Path, sizes: &Sizes, table: &mut Table) -> Result<()> {
    eprintln!("enrolling {} students …", counted(sizes.searched as u64));
    let folder = crate::passing(beside)?;
    let profile = folder.path().join("profile");
    let desk = caseload::desk(&profile)?;
    caseload::enrol(&desk, &folder.path().join("roster"), sizes.searched, 10_000)?;
    let everyone = page(&desk, "", true, 0, SHOWN)?;
    let at = format!("{} students", counted(u64::from(everyone.1)));
    anyhow::ensure!(everyone.1 as usize >= sizes.searched, "fewer students came in than were to be searched");
    caseload_of_one_school(&desk, &everyone.0)?;
    let names = names(&desk, sizes.names, everyone.1)?;

    let begun = Instant::now();
    desk.reading(|sql| desk.finder.prepare(sql, desk.me))?;
    table.once("  names read, once after unlock", &at, shown(begun.elapsed()), None);
    table.spread("search as you type, everybody", &at, &typed(&desk, &names, true)?, Some((AIM, MOST)));
    table.spread("search as you type, own caseload", &at, &typed(&desk, &names, false)?, Some((AIM, MOST)));

    // What a person calls a student changes what is searched: the letter after that is one of those that count.
    let mut after = Vec::new();
    for (nth, (id, name)) in names.iter().take(20).enumerate() {
        desk.commit(&Edit::People(PeopleEdit::CallStudent {
            student: *id,
            called: Some(format!("Name {nth}")),
            may: NameMay::EVERYTHING,
        }))?;
        let begun = Instant::now();
        page(&desk, &name[..name.chars().next().map_or(0, char::len_utf8)], true, 0, SHOWN)?;
        after.push(begun.elapsed());
    }
    table.spread("  the letter after a student was renamed", &at, &Spread::of(after), Some((AIM, MOST)));
    Ok(())
}

type Page = (Vec<(Id, String)>, u32);

fn page(desk: &Desk, text: &str, everyone: bool, offset: u32, limit: u32) -> Result<Page> {
    let found = desk.students(&StudentsAsked { text: text.to_owned(), everyone, offset, limit, ..StudentsAsked::default() })?;
    Ok((found.rows.into_iter().map(|row| (row.id, row.name)).collect(), found.total))
}

/// The counselor works for one school, the letters A to H: about four hundred.
fn caseload_of_one_school(desk: &Desk, some: &[(Id, String)]) -> Result<()> {
    let (student, _) = some.first().context("nobody is enrolled")?;
    let school = desk.reading(|sql| {
        let fields = store::tables::Tables(sql).find(domain::record::Kind::Student, *student)?.unwrap_or_default();
        Ok(domain::record::read::<domain::people::StudentRow>(&fields, "row").and_then(|row| row.school))
    })?;
    let told =
        CaseloadRule { school, surnames_from: Some("A".into()), surnames_until: Some("H".into()), ..CaseloadRule::default() };
    let rule = Id::from_u128(0x0199_0000_0000_7000_a000_0000_0000_0001);
    desk.commit(&Edit::People(PeopleEdit::SetCaseloadRule { rule, counselor: caseload::ME, told }))?;
    Ok(())
}

/// Names out of the whole list, spread over the letters.
fn names(desk: &Desk, many: usize, of: u32) -> Result<Vec<(Id, String)>> {
    let all = page(desk, "", true, 0, of)?.0;
    Ok(all.iter().step_by((all.len() / many).max(1)).take(many).cloned().collect())
}

fn typed(desk: &Desk, names: &[(Id, String)], everyone: bool) -> Result<Spread> {
    let mut times = Vec::new();
    for (id, name) in names {
        let mut seen = false;
        for (end, _) in name.char_indices().skip(1).chain([(name.len(), ' ')]) {
            let begun = Instant::now();
            let (rows, total) = page(desk, &name[..end], everyone, 0, SHOWN)?;
            times.push(begun.elapsed());
            seen = rows.iter().any(|(row, _)| row == id) || total > SHOWN;
        }
        anyhow::ensure!(seen || !everyone, "a whole name was typed and its student was not found");
    }
    Ok(Spread::of(times))
}
