//! Who makes a release of a school whose rows no laptop may hold? The server, when a laptop's question comes with what it sends:
//! from every map, mark and visit of the school, with every release that was ever made of it, and one after another. So two who
//! ask at once get what cannot be subtracted. What comes of it lies in the school's file and is pulled like everything else.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use domain::change::Scope;
use domain::policy::Tier;
use domain::record::{Id, Kind};
use domain::refusal::Refusal;
use domain::releases::{MAKE_RELEASE, NotMade, SERVERS_OWN};
use serde_json::json;
use store::clock::{day, minted};
use store::failure::Failure;
use sync::protocol::Part;

use crate::district::District;
use crate::ledger::schema::DISTRICT;
use crate::ledger::{self, Sql, audit, people};
use crate::reading::{self, Reading};
use crate::shelf::home_in;
use crate::{intake, values};

const ASKED: &str = "release_asked:";
/// What failed is tried again after so long, and whatever another start left is found.
const AGAIN: Duration = Duration::from_secs(60);

/// The release that a part asks for, and of which school.
pub fn asked_in(part: &Part) -> Option<(Id, Id)> {
    let Some(Scope::School(school)) = part.pair.scope() else { return None };
    let asks = part.changes.iter().find(|change| change.kind == Kind::Release.name() && change.field == "asked_on")?;
    Some((asks.record, school))
}

/// Remembers that a release is asked for, in the transaction in which that is taken.
pub fn note(sql: &mut dyn Sql, part: &Part) -> ledger::Result<()> {
    let Some((release, school)) = asked_in(part) else { return Ok(()) };
    // Who asked is whoever wrote it, whatever the record says.
    people::set_setting(sql, &format!("{ASKED}{release}"), &format!("{school} {}", part.author))
}

/// Answers when something is asked, until the server stops.
pub async fn when_asked(district: Arc<District>) {
    loop {
        let asked = district.clone();
        match tokio::task::spawn_blocking(move || answer_all(&asked)).await {
            Ok(Ok(_)) => {}
            Ok(Err(why)) => tracing::error!(why = %format!("{why:#}"), "a release was not made"),
            Err(_) => tracing::error!("making a release ended in the middle"),
        }
        let _ = tokio::time::timeout(AGAIN, district.release_asked.notified()).await;
    }
}

/// Answers all that are asked for, the oldest first. Says how many.
pub fn answer_all(district: &District) -> Result<usize> {
    let asked = ledger::read(&*district.ledger, |sql| {
        let rows = sql.ask(
            "SELECT name, value FROM settings WHERE feed = $1 AND name LIKE $2 ORDER BY name",
            values![DISTRICT, format!("{ASKED}%")],
        )?;
        rows.iter().map(|row| Ok((row.text(0)?, row.text(1)?))).collect::<ledger::Result<Vec<_>>>()
    })?;
    for (name, school) in &asked {
        let (school, author) = school.split_once(' ').unwrap_or((school, ""));
        if let (Some(Ok(release)), Ok(school)) = (name.strip_prefix(ASKED).map(str::parse), school.parse()) {
            let answered = answer(district, release, school, author.parse().unwrap_or_default());
            if let Err(why) = answered {
                // It is tried again with the next, and keeps nobody else's waiting.
                tracing::error!(why = %format!("{why:#}"), "a release was not made");
                continue;
            }
        }
        ledger::write(&*district.ledger, |sql| {
            sql.run("DELETE FROM settings WHERE feed = $1 AND name = $2", values![DISTRICT, name.as_str()])
        })?;
    }
    Ok(asked.len())
}

/// Makes one release, or says that there is none to be made. What was answered before a crash stays as it is.
fn answer(district: &District, release: Id, school: Id, author: Id) -> Result<()> {
    let reading = gather(district, school)?;
    let Some(asked) = reading.store.asked_release(release)? else { return Ok(()) };
    let today = day(district.rim.now_ms());
    let (sets, what) = match reading.store.report_for(&asked, minted(&*district.rim), today) {
        Ok((id, report, basis)) => (asked.made(id, today, report, &basis), "release_made"),
        Err(Failure::Refused(Refusal::ReleaseStands)) => (asked.refused(NotMade::Stands), "release_not_made"),
        Err(Failure::Refused(_)) => (asked.refused(NotMade::Nothing), "release_not_made"),
        Err(why) => return Err(why.into()),
    };
    intake::commit_sets(district, Id::nil(), MAKE_RELEASE, &sets)?;
    let (now_ms, told) = (district.rim.now_ms(), json!({ "release": release, "school": school }));
    ledger::write(&*district.ledger, |sql| audit::add(sql, now_ms, author, what, &told).map(drop))?;
    Ok(())
}

/// All that a release of a school is made of, wherever it lives.
fn gather(district: &District, school: Id) -> Result<Reading> {
    const STUDENT: &[Tier] = &[Tier::Roster, Tier::Map, Tier::Consent];
    const CLASS: &[Tier] = &[Tier::Roster, Tier::Visit];
    const ADULT: &[Tier] = &[Tier::Guarded, Tier::TeamNote];
    const SCHOOL: &[Tier] = &[Tier::Rights, Tier::Guarded];
    const OF_ALL: &[Tier] = &[Tier::Roster, Tier::Visit];
    let roster = district.roster();
    let is_elsewhere = |scope: &Scope| match scope {
        Scope::Student(id) => roster.students.get(id).is_some_and(|pupil| pupil.school != Some(school)),
        _ => false,
    };
    // Whoever was written down by hand is on no roster and lives in the school's feed.
    let mut scopes: BTreeSet<Scope> = reading::scopes_in(district, school)?.into_iter().collect();
    scopes.retain(|scope| !is_elsewhere(scope));
    for student in roster.at_school(Some(school)) {
        scopes.insert(Scope::Student(student));
        scopes.extend(roster.sections_of(student).map(Scope::Section));
    }
    scopes.extend(roster.sections_at(Some(school)).map(Scope::Section));
    scopes.extend(roster.staff_at(Some(school)).chain([SERVERS_OWN]).map(Scope::Staff));
    scopes.extend([Scope::School(school), Scope::District]);
    let mut by_feed: BTreeMap<Id, BTreeMap<Scope, &'static [Tier]>> = BTreeMap::new();
    ledger::read(&*district.ledger, |sql| {
        by_feed.clear();
        for scope in scopes.iter().copied() {
            let tiers = match scope {
                Scope::Student(_) => STUDENT,
                Scope::Section(_) => CLASS,
                Scope::Staff(_) => ADULT,
                Scope::School(_) => SCHOOL,
                Scope::District => OF_ALL,
                Scope::Draft(_) => continue,
            };
            let home = match district.known_home(scope) {
                Some(home) => Some(home),
                None if scope == Scope::District => Some(DISTRICT),
                None => home_in(sql, scope)?,
            };
            by_feed.entry(home.unwrap_or(DISTRICT)).or_default().insert(scope, tiers);
        }
        Ok(())
    })?;
    let reading = Reading::begin(district)?;
    for (feed, wanted) in &by_feed {
        reading.take(district, *feed, wanted)?;
    }
    Ok(reading)
}
