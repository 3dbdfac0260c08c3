//! What goes out to the district's own systems? On a schedule, visits and what parents answered, as CSV with a dictionary, into
//! one folder. A student's page says that it went: noted before anybody can read the file, once for what is the same. Maps,
//! drafts and notes are not even read. What cannot be written now is tried again, and said.

mod folder;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use anyhow::Result;
use chrono::{Months, NaiveDate};
use domain::change::Scope;
use domain::disclosures::{Disclosed, RECORDS_OUT, noted};
use domain::policy::Tier;
use domain::record::{Id, Kind};
use domain::time_log::TimePeriod;
use exchange::records_file::{CONSENTS, ConsentLine, DICTIONARY, MANIFEST, VISITS, VisitLine};
use exchange::records_file::{write_dictionary, write_head, write_manifest};
use serde::{Deserialize, Serialize};
use serde_json::json;
use specta::Type;
use store::clock::day;
use store::read::district_records::{ConsentState, RecordsOf, RosterIds};

use crate::district::District;
use crate::ledger::schema::DISTRICT;
use crate::ledger::{self, audit, people};
use crate::reading::{self, Reading};
use crate::routes::Refused;
use crate::{intake, values};
pub use folder::Trouble;
use folder::{Laying, sentence};

const LAST: &str = "records_out";
/// After so many minutes what failed is tried again, where it is not due earlier.
const AGAIN_MINUTES: u32 = 10;
/// Disclosures that are noted in one commit.
const NOTED_TOGETHER: usize = 500;
/// The longest that a disclosure's words for the district may be, in characters.
const LONGEST_NAME: usize = 200;

/// What became of the last try.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Went {
    pub at_ms: i64,
    pub is_done: bool,
    /// What happened, what was kept and what comes, as a person reads it.
    pub said: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trouble: Option<Trouble>,
    /// Of the last that was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given: Option<Given>,
}

/// What lies in the folder, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Given {
    pub at_ms: i64,
    pub students: u64,
    pub visits: u64,
    pub consents: u64,
    /// New disclosures: whoever's records are as they were has one already.
    pub disclosures: u64,
    /// Students of whom there is something, and who are on no roster by which the district would know them.
    pub on_no_roster: u64,
    /// Students whose erasure is on its way.
    pub being_erased: u64,
}

/// What became of it last.
pub fn last(district: &District) -> Result<Option<Went>, Refused> {
    let told = ledger::read(&*district.ledger, |sql| people::setting(sql, LAST))?;
    Ok(told.and_then(|told| serde_json::from_str(&told).ok()))
}

/// What an administrator is told about what goes out, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Type)]
pub struct RecordsOut {
    /// None: nothing was tried yet.
    pub is_done: Option<bool>,
    /// For whoever reads the command line.
    pub said: String,
    /// What stood in the way of the last try.
    pub trouble: Option<Trouble>,
    pub tried_ms: Option<i64>,
    pub in_folder: Option<Given>,
    /// None where none was configured.
    pub folder: Option<String>,
    pub every_minutes: u32,
    pub next_ms: Option<i64>,
    /// Whether whoever asks may have it laid there now: it is the whole district's.
    pub may_lay: bool,
}

/// How it stands; with `now`, after it was done by somebody, who may.
pub fn asked(district: &District, by: Id, now: bool, may_lay: bool) -> Result<RecordsOut, Refused> {
    let every_minutes = district.config.records_minutes;
    let Some(folder) = district.config.records_folder.as_deref() else {
        if now {
            return Err(Refused(axum::http::StatusCode::CONFLICT, "no_records_folder", None));
        }
        let said = "No folder is named for records to go out to. Start the server with --records-folder, or name records_folder in server.toml.";
        return Ok(RecordsOut { said: said.into(), every_minutes, may_lay, ..RecordsOut::default() });
    };
    let went = if now { Some(run(district, folder, Some(by))?) } else { last(district)? };
    let now_ms = district.rim.now_ms();
    Ok(RecordsOut {
        is_done: went.as_ref().map(|went| went.is_done),
        said: went.as_ref().map_or_else(|| "Nothing went out yet.".into(), |went| went.said.clone()),
        trouble: went.as_ref().and_then(|went| went.trouble),
        tried_ms: went.as_ref().map(|went| went.at_ms),
        in_folder: went.as_ref().and_then(|went| went.given),
        folder: Some(folder.display().to_string()),
        every_minutes,
        next_ms: Some(now_ms + due_in_ms(went.as_ref(), every_minutes, now_ms)),
        may_lay,
    })
}

/// In how long it is to be done.
fn due_in_ms(went: Option<&Went>, minutes: u32, now_ms: i64) -> i64 {
    let Some(went) = went else { return 0 };
    let after = if went.is_done { minutes } else { minutes.min(AGAIN_MINUTES) };
    // After a clock that was set back nobody waits until it has come as far again: it is done, and noted by the new time.
    if went.at_ms > now_ms {
        return 0;
    }
    (went.at_ms + i64::from(after) * 60_000 - now_ms).max(0)
}

/// Does it when it is due, until the server stops.
pub async fn on_schedule(district: Arc<District>) {
    let Some(folder) = district.config.records_folder.clone() else { return };
    loop {
        let (at, to) = (district.clone(), folder.clone());
        let done = tokio::task::spawn_blocking(move || -> Result<i64, Refused> {
            let due = |went: Option<&Went>| due_in_ms(went, at.config.records_minutes, at.rim.now_ms());
            let went = last(&at)?;
            if due(went.as_ref()) > 0 {
                return Ok(due(went.as_ref()));
            }
            let went = run(&at, &to, None)?;
            Ok(due(Some(&went)))
        });
        let wait_ms = match done.await {
            Ok(Ok(due)) => due,
            // The ledger cannot be reached: the log says so.
            Ok(Err(_)) | Err(_) => 60_000,
        };
        // By hand it may be done in between: nobody sleeps through what that changes.
        tokio::time::sleep(Duration::from_millis(wait_ms.clamp(1_000, 60_000) as u64)).await;
    }
}

/// Lays everything into the folder, and remembers what became of it. `by` is who asked for it, nil at the server's own machine; None
/// where its hour had come.
fn run(district: &District, folder: &Path, by: Option<Id>) -> Result<Went, Refused> {
    let _held = district.laying.lock().unwrap_or_else(PoisonError::into_inner);
    let before = last(district)?;
    let done = lay(district, folder);
    let at_ms = district.rim.now_ms();
    let again = district.config.records_minutes.min(AGAIN_MINUTES);
    let went = match done {
        Ok(given) => {
            let said = format!(
                "{} visits and {} answers of {} students lie in {}.",
                given.visits,
                given.consents,
                given.students,
                folder.display()
            );
            Went { at_ms, is_done: true, said, trouble: None, given: Some(given) }
        }
        Err(why) => {
            let said = format!("{} It is tried again in {again} minutes.", sentence(&why, folder));
            tracing::error!(why = %format!("{why:#}"), "records did not go out");
            let given = before.as_ref().and_then(|before| before.given);
            Went { at_ms, is_done: false, said, trouble: Some(Trouble::of(&why)), given }
        }
    };
    // The same trouble is no new entry each time, unless somebody asked for it.
    let is_entry = by.is_some() || went.is_done || before.is_none_or(|before| before.said != went.said);
    let what = if went.is_done { "records_given_out" } else { "records_not_given_out" };
    let mut counts = went.given.filter(|_| went.is_done).map_or_else(|| json!({}), |given| json!(given));
    if by.is_some() {
        // Nobody is named who asks at the server's own machine: the entry still says that it was no hour.
        counts["was_asked"] = json!(true);
    }
    let told = serde_json::to_string(&went).map_err(|why| ledger::Failure::Broken(why.into()))?;
    ledger::write(&*district.ledger, |sql| {
        people::set_setting(sql, LAST, &told)?;
        if is_entry {
            audit::add(sql, at_ms, by.unwrap_or_default(), what, &counts)?;
        }
        Ok(())
    })?;
    Ok(went)
}

/// Everything of this school year and the last: what came late from a laptop that was away over the summer goes out too.
fn begins(today: NaiveDate) -> NaiveDate {
    let year = TimePeriod::SchoolYear.begins(today);
    year.checked_sub_months(Months::new(12)).unwrap_or(year)
}

fn lay(district: &District, folder: &Path) -> Result<Given> {
    folder::is_there(folder)?;
    let now_ms = district.rim.now_ms();
    let (today, from) = (day(now_ms), begins(day(now_ms)));
    let reading = gather(district)?;
    let ids = district.projection.roster_ids()?;
    loop {
        let erased = being_erased(district)?;
        let mut laying = Laying::begin(folder);
        let mut out = Out::begin(&mut laying, &ids)?;
        out.given.being_erased = erased.len() as u64;
        let mut failed = None;
        reading.store.each_students_records(from, &erased, &mut |records| {
            failed = out.student(district, &records).err();
            failed.is_none()
        })?;
        if let Some(why) = failed {
            return Err(folder::Unwritten(why).into());
        }
        let (mut given, told) = out.end()?;
        let files = laying.sizes();
        laying.file(DICTIONARY, |out| write_dictionary(out, env!("CARGO_PKG_VERSION")))?;
        let written = chrono::DateTime::from_timestamp_millis(now_ms).unwrap_or_default().to_rfc3339();
        laying.file(MANIFEST, |out| write_manifest(out, &files, from, &written))?;
        // Whoever's erasure was ordered meanwhile is in no file that anybody gets.
        if being_erased(district)? != erased {
            continue;
        }
        given.at_ms = now_ms;
        given.disclosures = note(district, &told, today)?;
        laying.settle()?;
        return Ok(given);
    }
}

/// What is read of the ledger: who is who, visits, visitors, and what parents answered. Nothing else is opened.
fn gather(district: &District) -> Result<Reading> {
    const OF_STUDENT: &[Tier] = &[Tier::Roster, Tier::Consent];
    const VISITED: &[Tier] = &[Tier::Visit];
    let reading = Reading::begin(district)?;
    for feed in reading::feeds(district)? {
        let wanted: BTreeMap<Scope, &'static [Tier]> = reading::scopes_in(district, feed)?
            .into_iter()
            .filter_map(|scope| match scope {
                Scope::Student(_) => Some((scope, OF_STUDENT)),
                Scope::Section(_) | Scope::District => Some((scope, VISITED)),
                _ => None,
            })
            .collect();
        reading.take(district, feed, &wanted)?;
    }
    Ok(reading)
}

/// Whose erasure was ordered and is not confirmed by every device that had the file. A device that destroyed its keys has nothing.
fn being_erased(district: &District) -> Result<BTreeSet<Id>> {
    let mut all: BTreeSet<Id> = district.scope_keys.renewing()?.into_iter().map(Scope::id).collect();
    all.extend(ledger::read(&*district.ledger, |sql| {
        let waits = sql.ask(
            "SELECT erasure, device FROM erasing WHERE feed = $1 AND done_ms IS NULL ORDER BY erasure, device",
            values![DISTRICT],
        )?;
        let mut all = BTreeSet::new();
        for row in waits {
            if people::device_of(sql, row.id(1)?)?.is_none_or(|device| device.destroyed_ms.is_some()) {
                continue;
            }
            let whose = "SELECT scope_id FROM erasures WHERE feed = $1 AND erasure = $2";
            if let Some(row) = sql.first(whose, values![DISTRICT, row.id(0)?])? {
                all.insert(row.id(0)?);
            }
        }
        Ok(all)
    })?);
    Ok(all)
}

/// The two files while they are written.
struct Out<'a> {
    visits: folder::Open,
    consents: folder::Open,
    ids: &'a RosterIds,
    given: Given,
    /// Whose records go out, and as which disclosure.
    told: Vec<(Id, Id)>,
    laying: &'a mut Laying,
}

impl<'a> Out<'a> {
    fn begin(laying: &'a mut Laying, ids: &'a RosterIds) -> Result<Out<'a>> {
        let (mut visits, mut consents) = (laying.open(VISITS.file)?, laying.open(CONSENTS.file)?);
        write_head(&mut visits, &VISITS).map_err(folder::Unwritten)?;
        write_head(&mut consents, &CONSENTS).map_err(folder::Unwritten)?;
        Ok(Out { visits, consents, ids, given: Given::default(), told: Vec::new(), laying })
    }

    fn student(&mut self, district: &District, records: &RecordsOf) -> io::Result<()> {
        if records.visits.is_empty() && records.consents.is_empty() {
            return Ok(());
        }
        let Some((student, school)) = self.ids.students.get(&records.student) else {
            self.given.on_no_roster += 1;
            return Ok(());
        };
        let school_of = |id: &Option<Id>| id.and_then(|id| self.ids.schools.get(&id)).map_or("", String::as_str);
        let mut hash = blake3::Hasher::new_derive_key("kith server district records 1");
        hash.update(&*district.keys.signing).update(records.student.as_bytes());
        let mut line = Vec::new();
        for met in &records.visits {
            let section = self.ids.sections.get(&met.section);
            VisitLine {
                school: section.map_or("", |(_, school)| school_of(school)),
                class: section.map_or("", |(class, _)| class),
                student,
                visit: &met.visit.to_string(),
                held_on: met.held_on,
                began_at: met.began_at.as_deref(),
                format: met.format,
                was_present: met.was_present,
                steps: met.steps,
                organisation: met.organisation.as_deref(),
                cluster: met.cluster,
            }
            .write(&mut line)?;
            hash.update(&line);
            self.visits.line(&line)?;
            line.clear();
        }
        for held in &records.consents {
            let asked_for = domain::record::value(&held.what);
            let state = match held.state {
                ConsentState::Yes => "yes",
                ConsentState::No => "no",
                ConsentState::Withdrawn => "withdrawn",
            };
            let asked_for = asked_for.as_str().unwrap_or_default();
            ConsentLine { school: school_of(school), student, asked_for, state, since: held.since }.write(&mut line)?;
            hash.update(&line);
            self.consents.line(&line)?;
            line.clear();
        }
        self.given.students += 1;
        self.given.visits += records.visits.len() as u64;
        self.given.consents += records.consents.len() as u64;
        // Named by what went out: the same again is the same disclosure, however often and after whatever crash.
        let name = domain::record::derived(records.student, &[b"district records", hash.finalize().as_bytes()]);
        self.told.push((records.student, name));
        Ok(())
    }

    fn end(self) -> Result<(Given, Vec<(Id, Id)>)> {
        self.laying.close(self.visits)?;
        self.laying.close(self.consents)?;
        Ok((self.given, self.told))
    }
}

/// Notes each of them that is not noted yet, and says how many those were.
fn note(district: &District, told: &[(Id, Id)], today: NaiveDate) -> Result<u64> {
    let to_whom: String = district.config.district.chars().take(LONGEST_NAME).collect();
    let mut so_many = 0;
    for some in told.chunks(NOTED_TOGETHER) {
        let fresh = ledger::read(&*district.ledger, |sql| {
            let known = "SELECT scope FROM records WHERE feed = $1 AND kind = $2 AND record = $3";
            let mut fresh = Vec::new();
            for (student, disclosure) in some {
                if sql.first(known, values![DISTRICT, Kind::Disclosure.name(), *disclosure])?.is_none() {
                    fresh.push((*student, *disclosure));
                }
            }
            Ok(fresh)
        })?;
        let what = Disclosed::DistrictRecords;
        let sets: Vec<_> =
            fresh.iter().flat_map(|(student, disclosure)| noted(*disclosure, *student, what, &to_whom, today)).collect();
        intake::commit_sets(district, Id::nil(), RECORDS_OUT, &sets)?;
        so_many += fresh.len() as u64;
    }
    Ok(so_many)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_failed_is_tried_again_soon_and_what_went_waits_for_its_hour() {
        let went = |is_done| Went { at_ms: 1_000_000, is_done, said: String::new(), trouble: None, given: None };
        assert_eq!(due_in_ms(None, 1440, 5), 0);
        assert_eq!(due_in_ms(Some(&went(true)), 1440, 1_000_000), 1440 * 60_000);
        assert_eq!(due_in_ms(Some(&went(false)), 1440, 1_000_000), 10 * 60_000);
        assert_eq!(due_in_ms(Some(&went(false)), 1440, 9_000_000), 0);
        assert_eq!(due_in_ms(Some(&went(true)), 15, 400_000), 0, "a clock that was set back");
    }

    #[test]
    fn this_school_year_and_the_last_go_out() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        assert_eq!(begins(day(2026, 11, 27)), day(2025, 7, 1));
        assert_eq!(begins(day(2026, 6, 30)), day(2024, 7, 1));
    }
}
