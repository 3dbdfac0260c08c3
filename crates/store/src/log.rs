//! The log: appends commits and reads changes back. Nothing here interprets a field, and nothing here
//! shortens the log.

use std::collections::BTreeMap;

use domain::change::{Change, Name, Scope, Stamp};
use domain::policy::{self, Tier};
use domain::record::{Id, Kind};
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::clock::Rim;
use crate::failure::{Failure, Result};

mod pack;
mod parts;

use pack::{PACK_COLUMNS, PACK_TABLES, Packed, STARTS, add_packed, read_pack};
pub(crate) use pack::{Pack, PackRow};
pub(crate) use parts::LogWriter;
use parts::{PartHash, Parts};
pub(crate) use parts::{PartRow, Sink, Written};

/// Who wrote a commit, when and as what.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    pub id: Id,
    pub device: Id,
    pub author: Id,
    pub edit: String,
    pub undoes: Option<Id>,
    pub stamp: Stamp,
    pub boot: Id,
    pub uptime_ms: i64,
}

/// A commit as it travels: heading and changes, in the order of their index.
#[derive(Clone, Debug, PartialEq)]
pub struct Commit {
    pub heading: Heading,
    pub changes: Vec<Change>,
}

/// The bytes of names, one after another: commit id, index big-endian.
pub fn pack_names(names: &[Name]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(names.len() * 20);
    for name in names {
        bytes.extend_from_slice(name.commit.as_bytes());
        bytes.extend_from_slice(&name.index.to_be_bytes());
    }
    bytes
}

/// Reads [`pack_names`] back; a torn tail is ignored.
pub fn unpack_names(bytes: &[u8]) -> Vec<Name> {
    bytes
        .chunks_exact(20)
        .filter_map(|chunk| {
            Some(Name { commit: Id::from_slice(&chunk[..16]).ok()?, index: u32::from_be_bytes(chunk[16..].try_into().ok()?) })
        })
        .collect()
}

/// The tier that a kind's fields travel in; a kind this program does not know is guarded.
pub fn tier_of(kind: &str) -> Tier {
    Kind::named(kind).map_or(Tier::Guarded, policy::tier)
}

/// A value as text with its keys in order, so that the same value hashes the same in every build of Kith.
pub fn canonical(value: &serde_json::Value) -> String {
    use serde_json::Value;
    match value {
        Value::Object(parts) => {
            let mut keys: Vec<&String> = parts.keys().collect();
            keys.sort_unstable();
            let inner: Vec<String> =
                keys.into_iter().map(|key| format!("{}:{}", Value::String(key.clone()), canonical(&parts[key]))).collect();
            format!("{{{}}}", inner.join(","))
        }
        Value::Array(items) => format!("[{}]", items.iter().map(canonical).collect::<Vec<_>>().join(",")),
        plain => plain.to_string(),
    }
}

/// Writes a commit at the end of the log, in parts by (scope, tier). `is_ours` puts its parts into the outbox.
/// Returns false where the log has this commit already.
pub fn append(sql: &Connection, rim: &dyn Rim, heading: &Heading, changes: &[Change], is_ours: bool) -> Result<bool> {
    let Some(mut parts) = Parts::begin(sql, rim, heading, is_ours)? else { return Ok(false) };
    let mut by_part: BTreeMap<(Scope, Tier), Vec<&Change>> = BTreeMap::new();
    for change in changes {
        by_part.entry((change.scope, tier_of(&change.kind))).or_default().push(change);
    }
    for (of, changes) in by_part {
        write_each(&mut parts, of, &changes)?;
    }
    parts.close()?;
    Ok(true)
}

/// Writes changes into the part of their scope and tier.
fn write_each(parts: &mut Parts<'_>, of: (Scope, Tier), changes: &[&Change]) -> Result<()> {
    for change in changes {
        let (value, seen) = (canonical(&change.value), pack_names(&change.seen));
        parts.write(
            of,
            &Written {
                index: change.name.index,
                kind: &change.kind,
                record: change.record.as_bytes(),
                field: &change.field,
                value: &value,
                seen: &seen,
            },
        )?;
    }
    Ok(())
}

/// Writes one part of a commit, and its heading where the log has none of it yet. Gives the part's number. `is_ours` puts it
/// into the outbox.
pub(crate) fn append_part(
    sql: &Connection,
    rim: &dyn Rim,
    heading: &Heading,
    of: (Scope, Tier),
    changes: &[&Change],
    is_ours: bool,
) -> Result<i64> {
    let lies;
    let mut parts = match Parts::begin(sql, rim, heading, is_ours)? {
        Some(parts) => parts,
        None => {
            // Hashed under the heading that lies here: parts of one commit may come with stamps that differ by a moment.
            lies = sql
                .prepare_cached(&format!("SELECT {HEADING_COLUMNS} FROM commits m WHERE m.id = ?1"))?
                .query_row([heading.id.as_bytes()], read_heading)?;
            Parts::at(sql, rim, &lies.1, lies.0, is_ours)?
        }
    };
    write_each(&mut parts, of, changes)?;
    parts.close()?;
    Ok(sql.prepare_cached("SELECT max(part) FROM parts")?.query_row([], |row| row.get(0))?)
}

/// A part of a commit: whose it is, and where its changes lie.
pub(crate) struct PartLine {
    pub scope: Scope,
    pub tier: Tier,
    pub first_change: i64,
    pub last_change: i64,
}

impl PartLine {
    /// How many changes it has.
    pub fn changes(&self) -> u64 {
        (self.last_change + 1 - self.first_change).max(0) as u64
    }
}

/// The parts of a commit, in the order in which they were written; none whose scope or tier this program does not know.
pub(crate) fn parts_of(sql: &Connection, commit: Id) -> Result<Vec<PartLine>> {
    let mut found = sql.prepare_cached(
        "SELECT p.scope, p.scope_id, p.tier, p.first_change, p.last_change
         FROM commits m JOIN parts p ON p.commit_position = m.position WHERE m.id = ?1 ORDER BY p.part",
    )?;
    let mut rows = found.query([commit.as_bytes()])?;
    let mut parts = Vec::new();
    while let Some(row) = rows.next()? {
        let tier: u8 = row.get(2)?;
        let scope = Scope::from_parts(&row.get::<_, String>(0)?, id_at(row, 1)?);
        let tier = Tier::in_log(tier);
        if let (Some(scope), Some(tier)) = (scope, tier) {
            parts.push(PartLine { scope, tier, first_change: row.get(3)?, last_change: row.get(4)? });
        }
    }
    Ok(parts)
}

/// The columns that [`read_change`] reads, from changes c, parts p, commits m.
pub const CHANGE_COLUMNS: &str = "m.id, c.idx, p.scope, p.scope_id, c.kind, c.record, c.field, c.value, c.seen, coalesce(p.canonical_stamp, m.stamp), m.device, m.author, p.feed_position IS NULL AND m.device = (SELECT value FROM meta WHERE key = 'device')";

/// Where [`CHANGE_COLUMNS`] come from.
pub const CHANGE_TABLES: &str = "changes c JOIN parts p ON p.part = c.part JOIN commits m ON m.position = p.commit_position";

fn id_at(row: &Row<'_>, at: usize) -> rusqlite::Result<Id> {
    let bytes = row.get_ref(at)?.as_blob().map_err(|_| rusqlite::Error::InvalidQuery)?;
    Id::from_slice(bytes).map_err(|_| rusqlite::Error::InvalidQuery)
}

/// The id in a column.
pub fn column_id(row: &Row<'_>, at: usize) -> rusqlite::Result<Id> {
    id_at(row, at)
}

/// The id in a column that may be null.
pub fn column_id_or_none(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<Id>> {
    match row.get_ref(at)? {
        rusqlite::types::ValueRef::Null => Ok(None),
        _ => id_at(row, at).map(Some),
    }
}

/// One change from a row of [`CHANGE_COLUMNS`].
pub fn read_change(row: &Row<'_>) -> rusqlite::Result<Change> {
    let text = |at: usize| row.get_ref(at)?.as_str().map_err(|_| rusqlite::Error::InvalidQuery);
    Ok(Change {
        name: Name { commit: id_at(row, 0)?, index: row.get(1)? },
        scope: Scope::from_parts(text(2)?, id_at(row, 3)?).unwrap_or(Scope::District),
        kind: text(4)?.to_owned(),
        record: id_at(row, 5)?,
        field: text(6)?.to_owned(),
        value: serde_json::from_str(text(7)?).unwrap_or_default(),
        seen: unpack_names(row.get_ref(8)?.as_blob().map_err(|_| rusqlite::Error::InvalidQuery)?),
        stamp: Stamp(row.get::<_, i64>(9)? as u64),
        device: id_at(row, 10)?,
        author: id_at(row, 11)?,
        is_unsent: row.get(12)?,
    })
}

/// Everything ever said about one record. A record is a kind and an id: another kind's of the same id is another record.
pub fn changes_of(sql: &Connection, kind: &str, record: Id) -> Result<Vec<Change>> {
    // The index is asked first: most records of an import have no past.
    let mut found =
        sql.prepare_cached(&format!("SELECT {CHANGE_COLUMNS} FROM {CHANGE_TABLES} WHERE c.record = ?1 AND c.kind = ?2"))?;
    let mut changes = found.query_map(params![record.as_bytes(), kind], read_change)?.collect::<rusqlite::Result<Vec<_>>>()?;
    let packed = format!("SELECT {PACK_COLUMNS} FROM {PACK_TABLES} WHERE k.starts = ?1 AND k.kind = ?2");
    let starts = &record.as_bytes()[..STARTS];
    if add_packed(sql, &packed, &[&starts, &kind], &mut changes, |_, of| of == record.as_bytes())? {
        changes.sort_by_key(|change| (change.stamp, change.device, change.name));
    }
    Ok(changes)
}

/// The changes of one commit, in order.
pub fn changes_in(sql: &Connection, commit: Id) -> Result<Vec<Change>> {
    let mut found = sql.prepare_cached(&format!("SELECT {CHANGE_COLUMNS} FROM commits m JOIN parts p ON p.commit_position = m.position JOIN changes c ON c.position BETWEEN p.first_change AND p.last_change WHERE m.id = ?1 ORDER BY c.idx"))?;
    let mut changes = found.query_map([commit.as_bytes()], read_change)?.collect::<rusqlite::Result<Vec<_>>>()?;
    let packed = format!(
        "SELECT {PACK_COLUMNS} FROM commits m JOIN parts p ON p.commit_position = m.position JOIN packs k ON k.position BETWEEN p.first_change AND p.last_change WHERE m.id = ?1"
    );
    if add_packed(sql, &packed, &[&commit.as_bytes()], &mut changes, |_, _| true)? {
        changes.sort_by_key(|change| change.name.index);
    }
    Ok(changes)
}

/// The changes from one position to another, those of one record together.
pub(crate) fn changes_between(sql: &Connection, first: i64, last: i64) -> Result<Vec<Change>> {
    let mut found = sql.prepare_cached(&format!(
        "SELECT {CHANGE_COLUMNS} FROM {CHANGE_TABLES} WHERE c.position BETWEEN ?1 AND ?2 ORDER BY c.record, c.kind, c.idx"
    ))?;
    let mut changes = found.query_map([first, last], read_change)?.collect::<rusqlite::Result<Vec<_>>>()?;
    let packed = format!("SELECT {PACK_COLUMNS} FROM {PACK_TABLES} WHERE k.position BETWEEN ?1 AND ?2");
    let earliest = first + 1 - pack::MOST as i64;
    let is_between = |position: i64, _: &[u8; 16]| (first..=last).contains(&position);
    if add_packed(sql, &packed, &[&earliest, &last], &mut changes, is_between)? {
        changes.sort_by(|a, b| (a.record, &a.kind, a.name.index).cmp(&(b.record, &b.kind, b.name.index)));
    }
    Ok(changes)
}

/// The position that the next change takes.
pub(crate) fn next_change(sql: &Connection) -> Result<i64> {
    // The newest part may have lost its end to an erasure, and still says that it reaches there.
    let last = "SELECT max((SELECT coalesce(max(position), 0) FROM changes),
                           coalesce((SELECT position + size - 1 FROM packs ORDER BY position DESC LIMIT 1), 0),
                           coalesce((SELECT last_change FROM parts ORDER BY part DESC LIMIT 1), 0))";
    Ok(sql.prepare_cached(last)?.query_row([], |row| row.get::<_, i64>(0))? + 1)
}

/// Walks the log id by id, with all that was ever said about each, of whatever kind. Gives how many changes it met.
pub(crate) fn each_id(sql: &Connection, mut meet: impl FnMut(&mut [Change]) -> Result<()>) -> Result<u64> {
    let mut all = sql.prepare(&format!("SELECT {CHANGE_COLUMNS} FROM {CHANGE_TABLES} ORDER BY c.record"))?;
    let mut rows = all.query([])?;
    let mut packs = sql.prepare(&format!("SELECT {PACK_COLUMNS} FROM {PACK_TABLES} ORDER BY k.starts"))?;
    let mut packs = packs.query([])?;
    let mut next_row = rows.next()?.map(read_change).transpose()?;
    let mut next_pack = packs.next()?;
    // All packed changes whose records begin alike, the last of them first.
    let mut packed: Vec<Change> = Vec::new();
    let mut record: Vec<Change> = Vec::new();
    let mut count = 0;
    loop {
        while packed.is_empty()
            && let Some(row) = next_pack
        {
            let starts = row.get::<_, Vec<u8>>(5)?;
            read_pack(row, &mut packed, |_, _| true)?;
            next_pack = packs.next()?;
            while let Some(row) = next_pack
                && row.get_ref(5)?.as_blob().is_ok_and(|of| of == starts)
            {
                read_pack(row, &mut packed, |_, _| true)?;
                next_pack = packs.next()?;
            }
            packed.sort_by_key(|change| std::cmp::Reverse((change.record, change.stamp, change.name)));
        }
        let Some(id) = next_row.iter().map(|row| row.record).chain(packed.last().map(|last| last.record)).min() else {
            return Ok(count);
        };
        while let Some(row) = next_row.take_if(|row| row.record == id) {
            record.push(row);
            next_row = rows.next()?.map(read_change).transpose()?;
        }
        while packed.last().is_some_and(|last| last.record == id) {
            record.extend(packed.pop());
        }
        count += record.len() as u64;
        meet(&mut record)?;
        record.clear();
    }
}

/// A row of `commits`: position, then the heading.
pub const HEADING_COLUMNS: &str = "m.position, m.id, m.device, m.author, m.edit, m.undoes, m.stamp, m.boot, m.uptime_ms";

/// Reads [`HEADING_COLUMNS`].
pub fn read_heading(row: &Row<'_>) -> rusqlite::Result<(i64, Heading)> {
    Ok((
        row.get(0)?,
        Heading {
            id: id_at(row, 1)?,
            device: id_at(row, 2)?,
            author: id_at(row, 3)?,
            edit: row.get(4)?,
            undoes: column_id_or_none(row, 5)?,
            stamp: Stamp(row.get::<_, i64>(6)? as u64),
            boot: id_at(row, 7)?,
            uptime_ms: row.get(8)?,
        },
    ))
}

/// All commits after a position, oldest first, as they would travel.
pub fn commits_after(sql: &Connection, position: i64) -> Result<Vec<Commit>> {
    let mut found =
        sql.prepare_cached(&format!("SELECT {HEADING_COLUMNS} FROM commits m WHERE m.position > ?1 ORDER BY m.position"))?;
    let headings = found.query_map([position], read_heading)?.collect::<rusqlite::Result<Vec<_>>>()?;
    headings.into_iter().map(|(_, heading)| Ok(Commit { changes: changes_in(sql, heading.id)?, heading })).collect()
}

/// The newest position, 0 for an empty log.
pub fn last_position(sql: &Connection) -> Result<i64> {
    Ok(sql.prepare_cached("SELECT coalesce(max(position), 0) FROM commits")?.query_row([], |row| row.get(0))?)
}

/// Recomputes the hash of every part of the newest `limit` commits. False where one does not fit its bytes.
pub fn hashes_hold(sql: &Connection, limit: u32) -> Result<bool> {
    hashes_hold_within(sql, limit, i64::MAX)
}

/// The same for as many of the newest commits as have no more than `most` changes together: a roster of a district is one
/// commit, and hashing it again takes seconds.
pub(crate) fn hashes_hold_within(sql: &Connection, limit: u32, most: i64) -> Result<bool> {
    let mut newest = sql.prepare_cached(&format!("SELECT {HEADING_COLUMNS} FROM commits m ORDER BY m.position DESC LIMIT ?1"))?;
    let headings = newest.query_map([limit], read_heading)?.collect::<rusqlite::Result<Vec<_>>>()?;
    let mut parts = sql.prepare_cached(
        "SELECT first_change, salt, hash, scope, scope_id, tier, last_change FROM parts WHERE commit_position = ?1",
    )?;
    let mut size = sql.prepare_cached(
        "SELECT coalesce(sum(max(last_change - first_change + 1, 0)), 0) FROM parts WHERE commit_position = ?1",
    )?;
    let mut left = most;
    for (position, heading) in headings {
        left = left.saturating_sub(size.query_row([position], |row| row.get(0))?);
        if left < 0 {
            break;
        }
        let mut found = parts.query([position])?;
        while let Some(row) = found.next()? {
            let blob = |at: usize| row.get_ref(at)?.as_blob().map_err(|_| rusqlite::Error::InvalidQuery);
            let text = |at: usize| row.get_ref(at)?.as_str().map_err(|_| rusqlite::Error::InvalidQuery);
            let (Ok(salt), Ok(hash)) = (<[u8; 16]>::try_from(blob(1)?), <[u8; 32]>::try_from(blob(2)?)) else { return Ok(false) };
            let mut again = PartHash::begin(&salt, &heading, text(3)?, blob(4)?, row.get(5)?);
            let (first, last) = (row.get::<_, i64>(0)?, row.get::<_, i64>(6)?);
            if !hash_changes(sql, first, last, &mut again)? {
                return Ok(false);
            }
            if again.end() != hash {
                return Ok(false);
            }
        }
    }
    Ok(true)
}

/// Seals a part again, under a fresh salt, over the changes that are left of it. Where none are it goes, with its place in
/// the outbox, and its commit where that has no other part. For an erasure alone.
pub(crate) fn seal_again(sql: &Connection, rim: &dyn Rim, part: i64) -> Result<()> {
    let (position, scope, scope_id, tier, first, last) = sql
        .prepare_cached("SELECT commit_position, scope, scope_id, tier, first_change, last_change FROM parts WHERE part = ?1")?
        .query_row([part], |row| {
            Ok((
                row.get::<_, i64>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, Vec<u8>>(2)?,
                row.get::<_, i64>(3)?,
                row.get::<_, i64>(4)?,
                row.get::<_, i64>(5)?,
            ))
        })?;
    let left: i64 = sql
        .prepare_cached(
            "SELECT (SELECT count(*) FROM changes WHERE position BETWEEN ?1 AND ?2) + (SELECT count(*) FROM packs WHERE position BETWEEN ?1 AND ?2)",
        )?
        .query_row([first, last], |row| row.get(0))?;
    if left == 0 {
        sql.prepare_cached("DELETE FROM outbox WHERE part = ?1")?.execute([part])?;
        sql.prepare_cached("DELETE FROM parts WHERE part = ?1")?.execute([part])?;
        sql.prepare_cached(
            "DELETE FROM commits WHERE position = ?1 AND NOT EXISTS (SELECT 1 FROM parts WHERE commit_position = ?1)",
        )?
        .execute([position])?;
        return Ok(());
    }
    let heading = sql
        .prepare_cached(&format!("SELECT {HEADING_COLUMNS} FROM commits m WHERE m.position = ?1"))?
        .query_row([position], read_heading)?
        .1;
    let mut salt = [0u8; 16];
    rim.fill(&mut salt);
    let mut again = PartHash::begin(&salt, &heading, &scope, &scope_id, tier);
    if !hash_changes(sql, first, last, &mut again)? {
        return Err(Failure::Damaged);
    }
    sql.prepare_cached("UPDATE parts SET salt = ?1, hash = ?2 WHERE part = ?3")?.execute(params![salt, again.end(), part])?;
    Ok(())
}

/// Hashes the changes from one position to another, as their bytes lie there. False where a pack is none.
fn hash_changes(sql: &Connection, first: i64, last: i64, again: &mut PartHash) -> Result<bool> {
    // The bytes as they lie there, not as they are read: a value that no longer reads as JSON is an altered one.
    let mut changes = sql.prepare_cached(
        "SELECT idx, kind, record, field, value, seen FROM changes WHERE position BETWEEN ?1 AND ?2 ORDER BY idx, position",
    )?;
    let mut packs = sql.prepare_cached(
        "SELECT idx, kind, field, starts, size, held FROM packs WHERE position BETWEEN ?1 AND ?2 ORDER BY idx, position",
    )?;
    let mut held = packs.query([first, last])?;
    let mut packed = Vec::new();
    while let Some(row) = held.next()? {
        let Some(pack) = Packed::read(row)? else { return Ok(false) };
        packed.push(pack);
    }
    let mut packed = packed.iter().peekable();
    let mut held = changes.query([first, last])?;
    while let Some(row) = held.next()? {
        let blob = |at: usize| row.get_ref(at)?.as_blob().map_err(|_| rusqlite::Error::InvalidQuery);
        let text = |at: usize| row.get_ref(at)?.as_str().map_err(|_| rusqlite::Error::InvalidQuery);
        let index = row.get(0)?;
        while let Some(pack) = packed.next_if(|pack| pack.index < index) {
            pack.hash(again);
        }
        again.change(&Written { index, kind: text(1)?, record: blob(2)?, field: text(3)?, value: text(4)?, seen: blob(5)? });
    }
    for pack in packed {
        pack.hash(again);
    }
    Ok(true)
}

/// A value of the machine's own notebook, such as its device id.
pub fn meta(sql: &Connection, key: &str) -> Result<Option<Vec<u8>>> {
    Ok(sql.prepare_cached("SELECT value FROM meta WHERE key = ?1")?.query_row([key], |row| row.get(0)).optional()?)
}

/// Sets a value of the machine's own notebook.
pub fn set_meta(sql: &Connection, key: &str, value: &[u8]) -> Result<()> {
    sql.prepare_cached("INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value")?
        .execute(params![key, Sql::Blob(value.to_vec())])?;
    Ok(())
}

/// Forgets it.
pub fn forget_meta(sql: &Connection, key: &str) -> Result<()> {
    sql.prepare_cached("DELETE FROM meta WHERE key = ?1")?.execute([key])?;
    Ok(())
}

/// Forgets everything whose name begins so.
pub fn forget_all_meta(sql: &Connection, begins: &str) -> Result<()> {
    sql.prepare_cached("DELETE FROM meta WHERE substr(key, 1, length(?1)) = ?1")?.execute([begins])?;
    Ok(())
}
