//! What did somebody write while they might, which came when they might no more? It was taken and lies where it belongs; whoever
//! keeps the school's records looks at it. For IT by counts and ids that say nothing.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use domain::change::Stamp;
use domain::people::PersonName;
use domain::policy::Tier;
use domain::record::{Ground, Id, Kind};
use serde_json::json;
use store::tables::Tables;
use sync::protocol::{self, Pair, Part, PartName};

use super::told::{ReviewLine, Reviewed};
use super::{Asking, failed, no_such, opaque};
use crate::access;
use crate::district::District;
use crate::ledger::people::{self, Role};
use crate::ledger::{self, Failure, Sql, audit};
use crate::releases;
use crate::routes::Refused;
use crate::shelf::bound;
use crate::values;

/// One commit in one file that waits for somebody to look at it.
struct Waits {
    feed: Id,
    pair: Pair,
    commit: Id,
    /// None where it was erased meanwhile.
    part: Option<Part>,
}

/// Everything that waits, a commit of several tiers once.
fn all(sql: &mut dyn Sql, district: &District) -> ledger::Result<Vec<Waits>> {
    let found = sql.ask(
        "SELECT feed, commit_id, scope, scope_id, tier FROM receipts WHERE feed IS NOT NULL AND needs_review = 1 ORDER BY feed, commit_id, scope, scope_id, tier",
        &[],
    )?;
    let mut waits: BTreeMap<(Id, Id, String, Id), Waits> = BTreeMap::new();
    for row in found {
        let (feed, commit) = (row.id(0)?, row.id(1)?);
        let pair = Pair { of: row.text(2)?, id: row.id(3)?, tier: row.number(4)? as u8 };
        let key = (feed, commit, pair.of.clone(), pair.id);
        if waits.get(&key).is_none_or(|known| known.part.is_none()) {
            let part = part_of(sql, district, feed, &PartName { commit, pair: pair.clone() })?;
            waits.insert(key, Waits { feed, pair, commit, part });
        }
    }
    Ok(waits.into_values().collect())
}

fn part_of(sql: &mut dyn Sql, district: &District, feed: Id, name: &PartName) -> ledger::Result<Option<Part>> {
    let row = sql.first(
        "SELECT body FROM parts WHERE feed = $1 AND commit_id = $2 AND scope = $3 AND scope_id = $4 AND tier = $5",
        values![feed, name.commit, name.pair.of.as_str(), name.pair.id, i64::from(name.pair.tier)],
    )?;
    let (Some(row), Some(scope)) = (row, name.pair.scope()) else { return Ok(None) };
    let plain = district.scope_keys.open_sealed(scope, &bound(feed, name), &row.bytes(0)?).map_err(Failure::Broken)?;
    plain.map(|plain| protocol::decode(&plain).map_err(|why| Failure::Broken(why.into()))).transpose()
}

/// How many commits wait, whoever asks.
pub fn how_many(sql: &mut dyn Sql) -> ledger::Result<usize> {
    let waits = sql.ask("SELECT feed, commit_id FROM receipts WHERE feed IS NOT NULL AND needs_review = 1", &[])?;
    let commits = waits.iter().map(|row| row.id(1)).collect::<ledger::Result<std::collections::BTreeSet<Id>>>()?;
    Ok(commits.len())
}

/// What waits: whose file, who wrote what into it, and when.
pub fn waiting(district: &District, who: &Asking) -> Result<Vec<ReviewLine>, Refused> {
    who.must_somewhere(&[Role::It, Role::RecordsOfficer])?;
    let waits = ledger::read(&*district.ledger, |sql| {
        let waits = all(sql, district)?;
        waits
            .into_iter()
            .map(|waits| {
                let device = waits.part.as_ref().map(|part| part.device);
                let device = device.map(|device| people::device_of(sql, device)).transpose()?.flatten();
                let login = device.map(|device| people::person_of(sql, device.person)).transpose()?.flatten();
                Ok((waits, login.map(|person| person.login)))
            })
            .collect::<ledger::Result<Vec<_>>>()
    })?;
    let told = district.projection.reading(|sql| {
        let tables = Tables(sql);
        let whose = |pair: &Pair| {
            let is_named =
                access::sees_names(&who.rights) && pair.scope().is_some_and(|scope| who.rights.may_read(scope, Tier::Roster));
            let name = (is_named && pair.of == "student")
                .then(|| tables.record(Kind::Student, pair.id).map(|told| PersonName::of_student(&told).shown()));
            name.flatten().filter(|name| !name.is_empty()).unwrap_or_else(|| opaque(district, pair.id))
        };
        let line = |(waits, login): &(Waits, Option<String>)| {
            let part = waits.part.as_ref();
            ReviewLine {
                commit: waits.commit,
                of: waits.pair.of.clone(),
                whose: whose(&waits.pair),
                login: login.clone(),
                what: part.map(|part| part.edit.clone()),
                recorded_ms: part.map(|part| Stamp(part.stamp).ms()),
            }
        };
        Ok(waits.iter().map(line).collect::<Vec<_>>())
    });
    told.map_err(|why| failed(why.into()))
}

/// Somebody looked at it. It stays where it lies, and its list lets go of it.
pub fn looked_at(district: &District, who: &Asking, commit: Id) -> Result<Reviewed, Refused> {
    who.must_somewhere(&[Role::RecordsOfficer])?;
    let now_ms = district.rim.now_ms();
    let may = |pair: &Pair| pair.scope().is_some_and(|scope| who.rights.may_write(scope, Tier::Guarded));
    let looked = ledger::write(&*district.ledger, |sql| {
        let waits: Vec<Waits> = all(sql, district)?.into_iter().filter(|waits| waits.commit == commit).collect();
        if waits.iter().any(|waits| !may(&waits.pair)) {
            return Ok(None);
        }
        for Waits { feed, pair, part, .. } in &waits {
            // What was asked for in it is asked for now.
            part.iter().try_for_each(|part| releases::note(sql, part))?;
            sql.run(
                "UPDATE receipts SET needs_review = 0 WHERE feed = $1 AND commit_id = $2 AND scope = $3 AND scope_id = $4",
                values![*feed, commit, pair.of.as_str(), pair.id],
            )?;
        }
        if !waits.is_empty() {
            audit::add(sql, now_ms, who.person, "review_looked_at", &json!({ "commit": commit }))?;
        }
        Ok(Some(waits.len()))
    })?;
    match looked {
        None => Err(Refused(StatusCode::FORBIDDEN, "not_yours", None)),
        Some(0) => Err(no_such("no_such_review")),
        Some(_) => Ok(Reviewed { looked_at: commit }),
    }
}
