//! The log: appends commits and reads changes back. Nothing here interprets a field, and nothing here
//! shortens the log.

use std::collections::BTreeMap;

use domain::change::{Change, Name, Scope, Stamp};
use domain::policy::{self, Tier};
use domain::record::{Id, Kind};
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, OptionalExtension, Row, Statement, params};

use crate::clock::Rim;
use crate::failure::Result;

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

/// A change as its bytes lie in the log.
struct Written<'a> {
    index: u32,
    kind: &'a str,
    record: &'a [u8],
    field: &'a str,
    value: &'a str,
    seen: &'a [u8],
}

/// The hash of one part: salt, heading, whose it is, and every byte of its changes.
struct PartHash(blake3::Hasher);

impl PartHash {
    fn begin(salt: &[u8; 16], heading: &Heading, scope: &str, scope_id: &[u8], tier: i64) -> PartHash {
        let mut hash = PartHash(blake3::Hasher::new());
        hash.put(salt);
        hash.put(heading.id.as_bytes());
        hash.put(heading.device.as_bytes());
        hash.put(heading.author.as_bytes());
        hash.put(heading.edit.as_bytes());
        hash.put(heading.undoes.as_ref().map_or(&[][..], |id| id.as_bytes()));
        hash.put(&heading.stamp.0.to_be_bytes());
        hash.put(heading.boot.as_bytes());
        hash.put(&heading.uptime_ms.to_be_bytes());
        hash.put(scope.as_bytes());
        hash.put(scope_id);
        hash.put(&tier.to_be_bytes());
        hash
    }

    // A length before each: two neighbours never run into each other.
    fn put(&mut self, bytes: &[u8]) {
        self.0.update(&(bytes.len() as u64).to_be_bytes());
        self.0.update(bytes);
    }

    fn change(&mut self, change: &Written<'_>) {
        self.put(&change.index.to_be_bytes());
        self.put(change.kind.as_bytes());
        self.put(change.record);
        self.put(change.field.as_bytes());
        self.put(change.value.as_bytes());
        self.put(change.seen);
    }

    fn end(&self) -> [u8; 32] {
        *self.0.finalize().as_bytes()
    }
}

/// Writes a commit at the end of the log, in parts by (scope, tier). `is_ours` puts its parts into the outbox.
/// Returns false where the log has this commit already.
pub fn append(sql: &Connection, rim: &dyn Rim, heading: &Heading, changes: &[Change], is_ours: bool) -> Result<bool> {
    let is_new = sql
        .prepare_cached("INSERT INTO commits (id, device, author, edit, undoes, stamp, boot, uptime_ms) VALUES (?1,?2,?3,?4,?5,?6,?7,?8) ON CONFLICT (id) DO NOTHING")?
        .execute(params![
            heading.id.as_bytes(),
            heading.device.as_bytes(),
            heading.author.as_bytes(),
            heading.edit,
            heading.undoes.as_ref().map(|id| id.as_bytes().to_vec()),
            heading.stamp.0 as i64,
            heading.boot.as_bytes(),
            heading.uptime_ms,
        ])?
        == 1;
    if !is_new {
        return Ok(false);
    }
    let position = sql.last_insert_rowid();
    let mut parts: BTreeMap<(Scope, Tier), Vec<&Change>> = BTreeMap::new();
    for change in changes {
        parts.entry((change.scope, tier_of(&change.kind))).or_default().push(change);
    }
    // One draw of random bytes for all salts.
    let mut salts = vec![0u8; parts.len() * 16];
    rim.fill(&mut salts);
    for (at, (of, changes)) in parts.into_iter().enumerate() {
        let mut salt = [0u8; 16];
        salt.copy_from_slice(&salts[at * 16..at * 16 + 16]);
        put_part(sql, rim, heading, position, of, &changes, Some(salt), is_ours)?;
    }
    Ok(true)
}

#[expect(clippy::too_many_arguments, reason = "one row of the log, written from two places")]
fn put_part(
    sql: &Connection,
    rim: &dyn Rim,
    heading: &Heading,
    position: i64,
    (scope, tier): (Scope, Tier),
    changes: &[&Change],
    salt: Option<[u8; 16]>,
    is_ours: bool,
) -> Result<()> {
    let salt = salt.unwrap_or_else(|| {
        let mut salt = [0u8; 16];
        rim.fill(&mut salt);
        salt
    });
    sql.prepare_cached("INSERT INTO parts (commit_position, scope, scope_id, tier, salt, hash) VALUES (?1,?2,?3,?4,?5,?6)")?
        .execute(params![
            position,
            scope.word(),
            scope.id().as_bytes(),
            tier as i64,
            salt,
            // Known when its changes are written.
            [0u8; 32]
        ])?;
    let part = sql.last_insert_rowid();
    let mut hash = PartHash::begin(&salt, heading, scope.word(), scope.id().as_bytes(), tier as i64);
    let mut put_change =
        sql.prepare_cached("INSERT INTO changes (part, idx, kind, record, field, value, seen) VALUES (?1,?2,?3,?4,?5,?6,?7)")?;
    for change in changes {
        let (value, seen) = (canonical(&change.value), pack_names(&change.seen));
        let index = change.name.index;
        put_change.execute(params![part, index, change.kind, change.record.as_bytes(), change.field, value, seen])?;
        hash.change(&Written {
            index,
            kind: &change.kind,
            record: change.record.as_bytes(),
            field: &change.field,
            value: &value,
            seen: &seen,
        });
    }
    sql.prepare_cached("UPDATE parts SET hash = ?2 WHERE part = ?1")?.execute(params![part, hash.end()])?;
    if is_ours {
        sql.prepare_cached("INSERT INTO outbox (part) VALUES (?1)")?.execute([part])?;
    }
    Ok(())
}

/// Writes an empty part wherever `like` has one, so that a step of undo that changed nothing is still met in its scopes.
pub fn append_empty(sql: &Connection, rim: &dyn Rim, heading: &Heading, like: Id) -> Result<()> {
    append(sql, rim, heading, &[], true)?;
    let position = last_position(sql)?;
    let found = sql
        .prepare_cached("SELECT DISTINCT p.scope, p.scope_id, p.tier FROM commits m JOIN parts p ON p.commit_position = m.position WHERE m.id = ?1")?
        .query_map([like.as_bytes()], |row| Ok((row.get::<_, String>(0)?, id_at(row, 1)?, row.get::<_, i64>(2)?)))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    for (scope, id, tier) in found {
        let tier = Tier::ALL.into_iter().find(|known| *known as i64 == tier);
        if let (Some(scope), Some(tier)) = (Scope::from_parts(&scope, id), tier) {
            put_part(sql, rim, heading, position, (scope, tier), &[], None, true)?;
        }
    }
    Ok(())
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
    let changes = found.query_map(params![record.as_bytes(), kind], read_change)?.collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(changes)
}

/// The changes of one commit, in order.
pub fn changes_in(sql: &Connection, commit: Id) -> Result<Vec<Change>> {
    let mut found = sql.prepare_cached(&format!("SELECT {CHANGE_COLUMNS} FROM commits m JOIN parts p ON p.commit_position = m.position JOIN changes c ON c.part = p.part WHERE m.id = ?1 ORDER BY c.idx"))?;
    let changes = found.query_map([commit.as_bytes()], read_change)?.collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(changes)
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
    let mut newest = sql.prepare_cached(&format!("SELECT {HEADING_COLUMNS} FROM commits m ORDER BY m.position DESC LIMIT ?1"))?;
    let headings = newest.query_map([limit], read_heading)?.collect::<rusqlite::Result<Vec<_>>>()?;
    let mut parts = sql.prepare_cached("SELECT part, salt, hash, scope, scope_id, tier FROM parts WHERE commit_position = ?1")?;
    // The bytes as they lie there, not as they are read: a value that no longer reads as JSON is an altered one.
    let mut changes =
        sql.prepare_cached("SELECT idx, kind, record, field, value, seen FROM changes WHERE part = ?1 ORDER BY idx, position")?;
    for (position, heading) in headings {
        let mut found = parts.query([position])?;
        while let Some(row) = found.next()? {
            let blob = |at: usize| row.get_ref(at)?.as_blob().map_err(|_| rusqlite::Error::InvalidQuery);
            let text = |at: usize| row.get_ref(at)?.as_str().map_err(|_| rusqlite::Error::InvalidQuery);
            let (Ok(salt), Ok(hash)) = (<[u8; 16]>::try_from(blob(1)?), <[u8; 32]>::try_from(blob(2)?)) else { return Ok(false) };
            let mut again = PartHash::begin(&salt, &heading, text(3)?, blob(4)?, row.get(5)?);
            let mut held = changes.query([row.get::<_, i64>(0)?])?;
            while let Some(row) = held.next()? {
                let blob = |at: usize| row.get_ref(at)?.as_blob().map_err(|_| rusqlite::Error::InvalidQuery);
                let text = |at: usize| row.get_ref(at)?.as_str().map_err(|_| rusqlite::Error::InvalidQuery);
                again.change(&Written {
                    index: row.get(0)?,
                    kind: text(1)?,
                    record: blob(2)?,
                    field: text(3)?,
                    value: text(4)?,
                    seen: blob(5)?,
                });
            }
            if again.end() != hash {
                return Ok(false);
            }
        }
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

/// Writes one large commit change by change: for a roster, whose changes do not fit in memory twice. Changes of one scope
/// and tier have to come together.
pub struct LogWriter<'a> {
    sql: &'a Connection,
    rim: &'a dyn Rim,
    heading: Heading,
    position: i64,
    index: u32,
    is_ours: bool,
    open: Option<OpenPart>,
    next_part: i64,
    put_change: Statement<'a>,
}

/// A part whose changes are being written; its own row follows them, with their hash.
struct OpenPart {
    part: i64,
    of: (Scope, Tier),
    salt: [u8; 16],
    hash: PartHash,
}

impl<'a> LogWriter<'a> {
    /// Writes the heading.
    pub fn begin(sql: &'a Connection, rim: &'a dyn Rim, heading: Heading, is_ours: bool) -> Result<LogWriter<'a>> {
        append(sql, rim, &heading, &[], is_ours)?;
        let position = last_position(sql)?;
        // Nobody else writes while this transaction is open: the numbers of its parts are known before they are there.
        let next_part = sql.query_row("SELECT coalesce(max(part), 0) + 1 FROM parts", [], |row| row.get(0))?;
        let put_change =
            sql.prepare("INSERT INTO changes (part, idx, kind, record, field, value, seen) VALUES (?1,?2,?3,?4,?5,?6,?7)")?;
        Ok(LogWriter { sql, rim, heading, position, index: 0, is_ours, open: None, next_part, put_change })
    }

    /// Adds one change; `value` is canonical text.
    pub fn put(&mut self, scope: Scope, kind: Kind, record: Id, field: &str, value: &str, seen: &[Name]) -> Result<()> {
        let of = (scope, policy::tier(kind));
        if self.open.as_ref().is_some_and(|open| open.of != of) {
            self.flush()?;
        }
        let open = match &mut self.open {
            Some(open) => open,
            none => {
                let (mut salt, part) = ([0u8; 16], self.next_part);
                self.rim.fill(&mut salt);
                self.next_part += 1;
                let hash = PartHash::begin(&salt, &self.heading, scope.word(), scope.id().as_bytes(), of.1 as i64);
                none.insert(OpenPart { part, of, salt, hash })
            }
        };
        let (index, seen) = (self.index, pack_names(seen));
        open.hash.change(&Written { index, kind: kind.name(), record: record.as_bytes(), field, value, seen: &seen });
        self.put_change.execute(params![open.part, index, kind.name(), record.as_bytes(), field, value, seen])?;
        self.index += 1;
        Ok(())
    }

    /// Writes the row of the open part. Afterwards its changes can be read back.
    pub fn flush(&mut self) -> Result<()> {
        let Some(OpenPart { part, of: (scope, tier), salt, hash }) = self.open.take() else { return Ok(()) };
        self.sql
            .prepare_cached(
                "INSERT INTO parts (part, commit_position, scope, scope_id, tier, salt, hash) VALUES (?1,?2,?3,?4,?5,?6,?7)",
            )?
            .execute(params![part, self.position, scope.word(), scope.id().as_bytes(), tier as i64, salt, hash.end()])?;
        if self.is_ours {
            self.sql.prepare_cached("INSERT INTO outbox (part) VALUES (?1)")?.execute([part])?;
        }
        Ok(())
    }

    /// Writes what is open and gives the commit's id.
    pub fn finish(mut self) -> Result<Id> {
        self.flush()?;
        Ok(self.heading.id)
    }
}
