//! What does an erasure take from the ledger? Everything it marks in its file, out of every body that lies there; what is left
//! is sealed again under a new key, and the old key is destroyed, so that nothing that was copied before opens it from here.
//! Who may order one is not asked here.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use domain::change::{Change, Scope, Stamp, resolve};
use domain::choice::{Erased, Marks};
use domain::policy::{self, Tier};
use domain::record::{Id, Kind};
use serde_json::Value;
use sync::chain;
use sync::protocol::{self, Bytes, Deed, Marked, Order, Pair, Part, PartName, Written};

use crate::district::District;
use crate::ledger::schema::DISTRICT;
use crate::ledger::{self, Failure, Sql, audit};
use crate::shelf::{bound, home_in};
use crate::values;

/// A body of the ledger, opened.
struct Row {
    position: i64,
    tier: u8,
    stamp: i64,
    is_renewed: bool,
    part: Part,
}

fn rows_of(sql: &mut dyn Sql, district: &District, feed: Id, scope: Scope, tiers: &[Tier]) -> ledger::Result<Vec<Row>> {
    let mut rows = Vec::new();
    for tier in tiers.iter().copied() {
        let found = sql.ask(
            "SELECT position, commit_id, stamp, body FROM parts WHERE feed = $1 AND scope_id = $2 AND tier = $3 AND scope = $4 ORDER BY position",
            values![feed, scope.id(), tier as i64, scope.word()],
        )?;
        for row in found {
            let name = PartName { commit: row.id(1)?, pair: Pair::new(scope, tier as u8) };
            let (of, body) = (bound(feed, &name), row.bytes(3)?);
            let keys = &district.scope_keys;
            let Some(plain) = keys.open_sealed(scope, &of, &body).map_err(Failure::Broken)? else { continue };
            rows.push(Row {
                position: row.number(0)?,
                tier: tier as u8,
                stamp: row.number(2)?,
                is_renewed: keys.is_renewed(scope, &of, &body).map_err(Failure::Broken)?,
                part: protocol::decode(&plain).map_err(|why| Failure::Broken(why.into()))?,
            });
        }
    }
    Ok(rows)
}

/// Whether a part says what was erased.
pub fn erases(part: &Part) -> bool {
    part.changes.iter().any(|change| change.kind == Kind::Erasure.name())
}

/// All that these parts tell of the records of one kind.
pub fn told_of<'p>(kind: Kind, parts: impl IntoIterator<Item = (&'p Part, i64)>) -> BTreeMap<Id, Vec<Change>> {
    let mut by_record: BTreeMap<Id, Vec<Change>> = BTreeMap::new();
    for (part, stamp) in parts {
        let changes = part.read(Some(Stamp(stamp as u64)), false).unwrap_or_default();
        for change in changes.into_iter().filter(|change| change.kind == kind.name()) {
            by_record.entry(change.record).or_default().push(change);
        }
    }
    by_record
}

/// The erasures of a file, as its parts tell them.
fn erased_in(rows: &[Row]) -> Erased {
    let told = told_of(Kind::Erasure, rows.iter().filter(|row| erases(&row.part)).map(|row| (&row.part, row.stamp)));
    let marks = told.into_iter().map(|(erasure, changes)| {
        let marks = resolve(&changes).fields.remove("marks").unwrap_or_default();
        Marks::of(erasure, serde_json::from_value::<Vec<String>>(marks).unwrap_or_default())
    });
    Erased(marks.collect())
}

/// What was erased of one file. Where nothing was, as nearly always, this is one question that finds nothing.
pub fn erased(sql: &mut dyn Sql, district: &District, scope: Scope) -> ledger::Result<Erased> {
    let any = "SELECT erasure FROM erasures WHERE feed = $1 AND scope_id = $2 AND scope = $3 LIMIT 1";
    if sql.first(any, values![DISTRICT, scope.id(), scope.word()])?.is_none() {
        return Ok(Erased::default());
    }
    let Some(feed) = home_in(sql, scope)? else { return Ok(Erased::default()) };
    Ok(erased_in(&rows_of(sql, district, feed, scope, &[policy::tier(Kind::Erasure)])?))
}

/// A change that is no erasure itself, with its value.
fn with_value(change: &Written) -> Option<Value> {
    (change.kind != Kind::Erasure.name()).then(|| serde_json::from_str(&change.value).unwrap_or_default())
}

/// Whether a part that comes late changes somebody of whom nothing else is known here: whoever put them on an erased map was
/// refused, and so is whatever comes after it.
pub fn is_of_nobody(sql: &mut dyn Sql, erased: &Erased, part: &Part) -> ledger::Result<bool> {
    if erased.0.is_empty() {
        return Ok(false);
    }
    let placed: BTreeSet<String> = part
        .changes
        .iter()
        .filter(|change| change.kind == Kind::Placement.name() && change.field == "alter")
        .map(|change| change.value.trim_matches('"').to_owned())
        .collect();
    let alters = part.changes.iter().filter(|change| change.kind == Kind::Alter.name()).map(|change| change.record);
    for alter in alters.collect::<BTreeSet<Id>>() {
        let known = "SELECT scope FROM records WHERE feed = $1 AND kind = $2 AND record = $3";
        if !placed.contains(&alter.to_string()) && sql.first(known, values![DISTRICT, Kind::Alter.name(), alter])?.is_none() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a part that comes late speaks of anything that was erased.
pub fn speaks_of(erased: &Erased, part: &Part) -> bool {
    !erased.0.is_empty()
        && part.changes.iter().any(|change| {
            with_value(change)
                .is_some_and(|value| erased.is_told(change.record, &change.field, &value) || erased.is_named(&value))
        })
}

/// Does what the erasures of a file say: called in the transaction in which one is taken, after its scope's key began to be
/// replaced. Bodies keep their places, so that no feed skips one; those that lose something are salted and hashed anew.
pub fn heed(sql: &mut dyn Sql, district: &District, feed: Id, scope: Scope, by: &Part) -> ledger::Result<()> {
    let mut rows = rows_of(sql, district, feed, scope, &Tier::ALL)?;
    let erased = erased_in(&rows);
    let told: Vec<(&str, Id, &str, Value)> = rows
        .iter()
        .flat_map(|row| &row.part.changes)
        .filter_map(|change| Some((change.kind.as_str(), change.record, change.field.as_str(), with_value(change)?)))
        .collect();
    let gone = erased.gone_of(told.iter().map(|(kind, record, field, value)| (*kind, *record, *field, value)));
    drop(told);
    for row in &mut rows {
        let before = row.part.changes.len();
        row.part.changes.retain(|change| !gone.contains(&(change.kind.clone(), change.record)));
        let mut is_other = row.part.changes.len() != before;
        for change in &mut row.part.changes {
            // Unset and not taken out: what came before it stays replaced, and what came after it has seen it.
            if with_value(change).is_some_and(|value| erased.is_named(&value)) {
                "null".clone_into(&mut change.value);
                is_other = true;
            }
        }
        if is_other {
            let mut salt = vec![0u8; 16];
            district.rim.fill(&mut salt);
            row.part.salt = Bytes(salt);
            row.part.hash = chain::part_hash(&row.part);
        }
    }
    for row in &rows {
        put_back(sql, district, feed, scope, row)?;
    }
    for (kind, record) in &gone {
        sql.run("DELETE FROM records WHERE feed = $1 AND kind = $2 AND record = $3", values![DISTRICT, kind.as_str(), *record])?;
    }
    let named: BTreeSet<Id> =
        by.changes.iter().filter(|change| change.kind == Kind::Erasure.name()).map(|change| change.record).collect();
    let now_ms = district.rim.now_ms();
    for erasure in named {
        // Exactly those who were given the file have it to destroy; whoever lost it since, in the backups of their laptop.
        let mut holders = sql.ask(
            "SELECT DISTINCT device FROM held WHERE feed = $1 AND scope = $2 AND scope_id = $3 AND tier = $4 ORDER BY device",
            values![DISTRICT, scope.word(), scope.id(), Tier::Map as i64],
        )?;
        holders.extend(sql.ask(
            "SELECT device FROM had WHERE feed = $1 AND scope = $2 AND scope_id = $3 ORDER BY device",
            values![DISTRICT, scope.word(), scope.id()],
        )?);
        sql.run(
            "INSERT INTO erasures (feed, erasure, scope, scope_id, at_ms) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (feed, erasure) DO NOTHING",
            values![DISTRICT, erasure, scope.word(), scope.id(), now_ms],
        )?;
        for holder in holders {
            sql.run(
                "INSERT INTO erasing (feed, erasure, device, done_ms) VALUES ($1, $2, $3, NULL) ON CONFLICT (feed, erasure, device) DO NOTHING",
                values![DISTRICT, erasure, holder.id(0)?],
            )?;
        }
        let told = serde_json::json!({ "erasure": erasure, "records": gone.len(), "by": by.edit });
        audit::add(sql, now_ms, by.author, "erased", &told)?;
    }
    Ok(())
}

fn put_back(sql: &mut dyn Sql, district: &District, feed: Id, scope: Scope, row: &Row) -> ledger::Result<()> {
    let name = PartName { commit: row.part.commit, pair: Pair::new(scope, row.tier) };
    let plain = protocol::encode(&row.part).map_err(|why| Failure::Broken(why.into()))?;
    let body = district.scope_keys.seal(scope, &bound(feed, &name), &plain, &*district.rim).map_err(Failure::Broken)?;
    sql.run("UPDATE parts SET body = $1 WHERE feed = $2 AND position = $3", values![body, feed, row.position])?;
    Ok(())
}

/// Destroys the old keys of all files that were sealed again. At a start too: what a crash left is brought to its end first.
pub fn finish(district: &District) -> Result<()> {
    for scope in district.scope_keys.renewing()? {
        ledger::write(&*district.ledger, |sql| {
            let Some(feed) = home_in(sql, scope)? else { return Ok(()) };
            for row in rows_of(sql, district, feed, scope, &Tier::ALL)?.iter().filter(|row| !row.is_renewed) {
                put_back(sql, district, feed, scope, row)?;
            }
            Ok(())
        })?;
        // Since the new key is there nothing is sealed with the old one, so nothing of it came in meanwhile.
        district.scope_keys.renewed(scope)?;
    }
    Ok(())
}

/// What is asked of a device: to say when what was erased lies nowhere on it any more. Told until it has said so. One that
/// lost the file meanwhile hears by the order what was erased of it.
pub fn orders(sql: &mut dyn Sql, district: &District, device: Id) -> ledger::Result<Vec<Order>> {
    let rows = sql.ask(
        "SELECT erasure FROM erasing WHERE feed = $1 AND device = $2 AND done_ms IS NULL ORDER BY erasure",
        values![DISTRICT, device],
    )?;
    let mut orders = Vec::new();
    for row in rows {
        let erasure = row.id(0)?;
        let erased = marked(sql, district, erasure)?;
        orders.push(Order { id: protocol::erase_order(device, erasure), deed: Deed::Erase, erased });
    }
    Ok(orders)
}

fn marked(sql: &mut dyn Sql, district: &District, erasure: Id) -> ledger::Result<Option<Marked>> {
    let find = "SELECT scope, scope_id FROM erasures WHERE feed = $1 AND erasure = $2";
    let Some(row) = sql.first(find, values![DISTRICT, erasure])? else { return Ok(None) };
    let (of, id) = (row.text(0)?, row.id(1)?);
    let Some(scope) = Scope::from_parts(&of, id) else { return Ok(None) };
    let Some(feed) = home_in(sql, scope)? else { return Ok(None) };
    let rows = rows_of(sql, district, feed, scope, &[policy::tier(Kind::Erasure)])?;
    let told = told_of(Kind::Erasure, rows.iter().map(|row| (&row.part, row.stamp))).remove(&erasure).unwrap_or_default();
    let marks = resolve(&told).fields.remove("marks").unwrap_or_default();
    Ok(Some(Marked { erasure, of, id, marks: serde_json::from_value(marks).unwrap_or_default() }))
}

/// A device says that it did.
pub fn carried_out(sql: &mut dyn Sql, device: Id, person: Id, orders: &[Id], now_ms: i64) -> ledger::Result<()> {
    if orders.is_empty() {
        return Ok(());
    }
    let rows =
        sql.ask("SELECT erasure FROM erasing WHERE feed = $1 AND device = $2 AND done_ms IS NULL", values![DISTRICT, device])?;
    for row in rows {
        let erasure = row.id(0)?;
        if orders.contains(&protocol::erase_order(device, erasure)) {
            sql.run(
                "UPDATE erasing SET done_ms = $1 WHERE feed = $2 AND erasure = $3 AND device = $4",
                values![now_ms, DISTRICT, erasure, device],
            )?;
            audit::add(sql, now_ms, person, "device_erased", &serde_json::json!({ "device": device, "erasure": erasure }))?;
        }
    }
    Ok(())
}

/// Every record of a file that an order takes away: all maps with whoever stands on them, and what was said of them.
pub fn records_to_erase(sql: &mut dyn Sql, district: &District, scope: Scope) -> ledger::Result<Vec<Id>> {
    let Some(feed) = home_in(sql, scope)? else { return Ok(Vec::new()) };
    let rows = rows_of(sql, district, feed, scope, &Tier::ALL)?;
    let goes = rows.iter().filter(|row| row.tier == Tier::Map as u8 || row.tier == Tier::Summary as u8);
    let all: BTreeSet<Id> = goes.flat_map(|row| &row.part.changes).map(|change| change.record).collect();
    Ok(all.into_iter().collect())
}
