//! How does a part lie in the ledger? Sealed with its scope's key, at the next position of its feed. Nothing here asks who may.

use domain::change::{Scope, Stamp};
use domain::record::Id;
use sync::protocol::{self, Pair, Part, PartName};

use crate::district::District;
use crate::erasing;
use crate::keys::ScopeKeys;
use crate::ledger::schema::DISTRICT;
use crate::ledger::{Failure, Result, Sql};
use crate::values;

fn broken(what: &'static str) -> Failure {
    Failure::Broken(anyhow::anyhow!(what))
}

/// What a sealed body is bound to.
pub fn bound(feed: Id, name: &PartName) -> Vec<u8> {
    [feed.as_bytes(), name.commit.as_bytes(), name.pair.of.as_bytes(), name.pair.id.as_bytes(), &[name.pair.tier]].concat()
}

/// Opens every body of a feed with its scope's key, and says how many there are. An erased scope's have no key any more.
pub fn open_all(sql: &mut dyn Sql, keys: &ScopeKeys, feed: Id) -> Result<i64> {
    let (mut at, mut parts) = (0, 0);
    loop {
        let rows = sql.ask(
            "SELECT position, commit_id, scope, scope_id, tier, body FROM parts WHERE feed = $1 AND position > $2 ORDER BY position LIMIT 256",
            values![feed, at],
        )?;
        for row in &rows {
            let pair = Pair { of: row.text(2)?, id: row.id(3)?, tier: row.number(4)? as u8 };
            let name = PartName { commit: row.id(1)?, pair };
            let scope = name.pair.scope().ok_or_else(|| broken("a scope of a newer server"))?;
            keys.open_sealed(scope, &bound(feed, &name), &row.bytes(5)?).map_err(Failure::Broken)?;
            if row.number(0)? != at + 1 {
                return Err(broken("a feed skips a position"));
            }
            at += 1;
            parts += 1;
        }
        if rows.is_empty() {
            return Ok(parts);
        }
    }
}

/// Where a file lives, as the ledger says.
pub fn home_in(sql: &mut dyn Sql, scope: Scope) -> Result<Option<Id>> {
    let find = "SELECT home FROM homes WHERE feed = $1 AND scope = $2 AND scope_id = $3";
    sql.first(find, values![DISTRICT, scope.word(), scope.id()])?.map(|row| row.id(0)).transpose()
}

/// Gives a part the next position of its feed: counter and row together, so that no position is skipped and none is seen
/// before those below it.
pub fn append(sql: &mut dyn Sql, district: &District, feed: Id, part: &Part, canonical: Stamp) -> Result<u64> {
    let scope = part.pair.scope().ok_or_else(|| broken("a part of an unknown scope"))?;
    let erases = erasing::erases(part);
    if erases {
        district.scope_keys.renew(scope, &*district.rim).map_err(Failure::Broken)?;
    }
    let plain = protocol::encode(part).map_err(|why| Failure::Broken(why.into()))?;
    let of = bound(feed, &part.name());
    let body = district.scope_keys.seal(scope, &of, &plain, &*district.rim).map_err(Failure::Broken)?;
    sql.run(
        "INSERT INTO homes (feed, scope, scope_id, home) VALUES ($1, $2, $3, $4) ON CONFLICT (feed, scope, scope_id) DO NOTHING",
        values![DISTRICT, scope.word(), scope.id(), feed],
    )?;
    sql.run(
        "INSERT INTO records (feed, kind, record, scope, scope_id) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (feed, kind, record) DO NOTHING",
        values![DISTRICT, "commit", part.commit, "author", part.author],
    )?;
    for change in &part.changes {
        sql.run(
            "INSERT INTO records (feed, kind, record, scope, scope_id) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (feed, kind, record) DO NOTHING",
            values![DISTRICT, change.kind.as_str(), change.record, scope.word(), scope.id()],
        )?;
    }
    let bumped = sql.first("UPDATE feeds SET position = position + 1 WHERE feed = $1 RETURNING position", values![feed])?;
    let position = match bumped {
        Some(row) => row.number(0)?,
        None => {
            sql.run("INSERT INTO feeds (feed, position) VALUES ($1, 1)", values![feed])?;
            1
        }
    };
    sql.run(
        "INSERT INTO parts (feed, position, commit_id, scope, scope_id, tier, stamp, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        values![feed, position, part.commit, scope.word(), scope.id(), i64::from(part.pair.tier), canonical.0 as i64, body],
    )?;
    if erases {
        erasing::heed(sql, district, feed, scope, part)?;
    }
    Ok(position as u64)
}
