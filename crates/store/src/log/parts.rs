//! How is a commit written and hashed? Part by part: the changes of one (scope, tier) come together, and the part's own
//! row follows them with their hash. It never decides what a commit holds.

use domain::change::{Name, Scope};
use domain::policy::{self, Tier};
use domain::record::{Id, Kind};
use rusqlite::{CachedStatement, Connection, params};

use super::pack::{FIELD, Pack, PackRow, Run};
use super::{Heading, next_change, pack_names};
use crate::clock::Rim;
use crate::failure::Result;

/// A change as its bytes lie in the log.
pub(crate) struct Written<'a> {
    pub index: u32,
    pub kind: &'a str,
    pub record: &'a [u8],
    pub field: &'a str,
    pub value: &'a str,
    pub seen: &'a [u8],
}

const HASHED_AT_ONCE: usize = 64 * 1024;

/// The hash of one part: salt, heading, whose it is, and every byte of its changes.
pub(super) struct PartHash {
    hash: blake3::Hasher,
    /// Bytes not hashed yet: many at once are hashed several times as fast.
    waiting: Vec<u8>,
}

impl PartHash {
    pub fn begin(salt: &[u8; 16], heading: &Heading, scope: &str, scope_id: &[u8], tier: i64) -> PartHash {
        let mut hash = PartHash { hash: blake3::Hasher::new(), waiting: Vec::with_capacity(1024) };
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
        self.waiting.extend_from_slice(&(bytes.len() as u64).to_be_bytes());
        self.waiting.extend_from_slice(bytes);
        if self.waiting.len() >= HASHED_AT_ONCE {
            self.hash.update(&self.waiting);
            self.waiting.clear();
        }
    }

    pub fn change(&mut self, change: &Written<'_>) {
        self.put(&change.index.to_be_bytes());
        self.put(change.kind.as_bytes());
        self.put(change.record);
        self.put(change.field.as_bytes());
        self.put(change.value.as_bytes());
        self.put(change.seen);
    }

    pub fn end(mut self) -> [u8; 32] {
        self.hash.update(&self.waiting);
        *self.hash.finalize().as_bytes()
    }
}

/// The row of a part, when its changes are written.
#[derive(Clone)]
pub(crate) struct PartRow {
    part: i64,
    commit_position: i64,
    of: (Scope, Tier),
    salt: [u8; 16],
    hash: [u8; 32],
    first_change: i64,
    last_change: i64,
    is_ours: bool,
}

/// Where the rows of a log go: into its tables, or to whoever puts them there.
pub(crate) trait Sink {
    fn change(&mut self, part: i64, change: &Written<'_>, position: i64) -> Result<()>;
    fn pack(&mut self, part: i64, pack: Pack<'_>, position: i64) -> Result<()>;
    fn part(&mut self, row: &PartRow) -> Result<()>;
}

/// The parts of one commit, one open at a time.
pub(super) struct Parts<'a, S = Puts<'a>> {
    rim: &'a dyn Rim,
    heading: &'a Heading,
    position: i64,
    is_ours: bool,
    open: Option<OpenPart>,
    next_part: i64,
    next_change: i64,
    put: S,
    /// Changes of the open part that are not written yet: they may become a pack.
    run: Run,
}

/// What writes changes into the log's tables.
pub(crate) struct Puts<'a> {
    sql: &'a Connection,
    change: CachedStatement<'a>,
    /// The same for changes of some kinds and fields that have seen nothing: a roster writes many thousands of them.
    like: Vec<(&'static str, &'static str, CachedStatement<'a>)>,
    pack: CachedStatement<'a>,
}

impl Puts<'_> {
    /// Writes a pack whose bytes came from elsewhere.
    pub(crate) fn packed(&mut self, part: i64, pack: &PackRow, position: i64) -> Result<()> {
        let PackRow { index, kind, starts, size, held } = pack;
        self.pack.execute(params![position, part, index, kind.name(), FIELD, starts, size, held])?;
        Ok(())
    }
}

impl Sink for Puts<'_> {
    fn change(&mut self, part: i64, change: &Written<'_>, position: i64) -> Result<()> {
        let Written { index, kind, record, field, value, seen } = change;
        if seen.is_empty()
            && let Some((_, _, put)) = self.like.iter_mut().find(|(of, at, _)| of == kind && at == field)
        {
            put.execute(params![part, index, record, value, position])?;
        } else {
            self.change.execute(params![part, index, kind, record, field, value, seen, position])?;
        }
        Ok(())
    }

    fn pack(&mut self, part: i64, pack: Pack<'_>, position: i64) -> Result<()> {
        self.pack.execute(params![position, part, pack.index, pack.kind, FIELD, pack.starts, pack.size, pack.held])?;
        Ok(())
    }

    fn part(&mut self, row: &PartRow) -> Result<()> {
        let PartRow { part, commit_position, of: (scope, tier), salt, hash, first_change, last_change, is_ours } = row;
        self.sql
            .prepare_cached(
                "INSERT INTO parts (part, commit_position, scope, scope_id, tier, salt, hash, first_change, last_change) VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9)",
            )?
            .execute(params![
                part,
                commit_position,
                scope.word(),
                scope.id().as_bytes(),
                *tier as i64,
                salt,
                hash,
                first_change,
                last_change
            ])?;
        if *is_ours && *tier != Tier::Here {
            self.sql.prepare_cached("INSERT INTO outbox (part) VALUES (?1)")?.execute([part])?;
        }
        Ok(())
    }
}

/// A part whose changes are being written.
pub(super) struct OpenPart {
    part: i64,
    first_change: i64,
    of: (Scope, Tier),
    salt: [u8; 16],
    hash: PartHash,
}

impl<'a> Parts<'a> {
    /// Writes the heading; None where the log has this commit already.
    pub fn begin(sql: &'a Connection, rim: &'a dyn Rim, heading: &'a Heading, is_ours: bool) -> Result<Option<Parts<'a>>> {
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
            return Ok(None);
        }
        let position = sql.last_insert_rowid();
        Parts::at(sql, rim, heading, position, is_ours).map(Some)
    }

    /// Writes further parts of a commit whose heading lies at this position.
    pub fn at(sql: &'a Connection, rim: &'a dyn Rim, heading: &'a Heading, position: i64, is_ours: bool) -> Result<Parts<'a>> {
        // Nobody else writes while this transaction is open: the numbers of its parts are known before they are there.
        let next_part = sql.prepare_cached("SELECT coalesce(max(part), 0) + 1 FROM parts")?.query_row([], |row| row.get(0))?;
        let put = Puts {
            sql,
            change: sql.prepare_cached(
                "INSERT INTO changes (part, idx, kind, record, field, value, seen, position) VALUES (?1,?2,?3,?4,?5,?6,?7,?8)",
            )?,
            like: Vec::new(),
            pack: sql.prepare_cached(
                "INSERT INTO packs (position, part, idx, kind, field, starts, size, held) VALUES (?1,?2,?3,?4,?5,?6,?7,?8)",
            )?,
        };
        Ok(Parts {
            rim,
            heading,
            position,
            is_ours,
            open: None,
            next_part,
            next_change: next_change(sql)?,
            put,
            run: Run::default(),
        })
    }
}

impl<S: Sink> Parts<'_, S> {
    /// Opens the part of a scope and tier, where another is open.
    pub fn open(&mut self, of: (Scope, Tier)) -> Result<&mut OpenPart> {
        if self.open.as_ref().is_some_and(|open| open.of != of) {
            self.close()?;
        }
        Ok(match &mut self.open {
            Some(open) => open,
            none => {
                let (mut salt, part) = ([0u8; 16], self.next_part);
                self.rim.fill(&mut salt);
                self.next_part += 1;
                let hash = PartHash::begin(&salt, self.heading, of.0.word(), of.0.id().as_bytes(), of.1 as i64);
                none.insert(OpenPart { part, first_change: self.next_change, of, salt, hash })
            }
        })
    }

    /// Writes one change into the part of its scope and tier.
    pub fn write(&mut self, of: (Scope, Tier), change: &Written<'_>) -> Result<()> {
        let open = self.open(of)?;
        open.hash.change(change);
        let part = open.part;
        if self.run.takes(change) {
            return Ok(());
        }
        self.write_run(part)?;
        if !self.run.takes(change) {
            self.put.change(part, change, self.next_change)?;
            self.next_change += 1;
        }
        Ok(())
    }

    /// Writes what was gathered.
    fn write_run(&mut self, part: i64) -> Result<()> {
        if self.run.is_many() {
            let pack = self.run.pack();
            let many = i64::from(pack.size);
            self.put.pack(part, pack, self.next_change)?;
            self.next_change += many;
        } else {
            for change in self.run.each() {
                self.put.change(part, &change, self.next_change)?;
                self.next_change += 1;
            }
        }
        self.run.clear();
        Ok(())
    }

    /// Writes the row of the open part. Afterwards its changes can be read back.
    pub fn close(&mut self) -> Result<()> {
        let Some(OpenPart { part, first_change, of, salt, hash }) = self.open.take() else { return Ok(()) };
        self.write_run(part)?;
        self.put.part(&PartRow {
            part,
            commit_position: self.position,
            of,
            salt,
            hash: hash.end(),
            first_change,
            last_change: self.next_change - 1,
            is_ours: self.is_ours,
        })
    }
}

/// Writes one large commit change by change: for a roster, whose changes do not fit in memory twice. Changes of one scope
/// and tier have to come together.
pub(crate) struct LogWriter<'a, S = Puts<'a>> {
    parts: Parts<'a, S>,
    index: u32,
}

impl<'a> LogWriter<'a> {
    /// Writes the heading, whose commit is new.
    pub fn begin(sql: &'a Connection, rim: &'a dyn Rim, heading: &'a Heading, is_ours: bool) -> Result<LogWriter<'a>> {
        let parts = Parts::begin(sql, rim, heading, is_ours)?;
        let parts = parts.ok_or_else(|| anyhow::anyhow!("a commit that was just minted is in the log already"))?;
        Ok(LogWriter { parts, index: 0 })
    }

    /// Says that many changes of this kind and field come, most of which have seen nothing.
    pub fn expect(&mut self, kind: Kind, field: &'static str) -> Result<()> {
        let put = self.parts.put.sql.prepare_cached(&format!(
            "INSERT INTO changes (part, idx, kind, record, field, value, seen, position) VALUES (?1,?2,'{}',?3,'{field}',?4,x'',?5)",
            kind.name()
        ))?;
        self.parts.put.like.push((kind.name(), field, put));
        Ok(())
    }

    /// One that goes on where this one is, and gives its rows to somebody else: what it gives has to come to [`LogWriter::puts`].
    pub(crate) fn aside<S: Sink>(&self, put: S) -> LogWriter<'a, S> {
        let Parts { rim, heading, position, is_ours, next_part, next_change, .. } = self.parts;
        let parts = Parts { rim, heading, position, is_ours, open: None, next_part, next_change, put, run: Run::default() };
        LogWriter { parts, index: self.index }
    }

    /// Goes on where the other has come to.
    pub(crate) fn goes_on<S>(&mut self, from: &LogWriter<'_, S>) {
        self.index = from.index;
        (self.parts.next_part, self.parts.next_change) = (from.parts.next_part, from.parts.next_change);
    }

    /// What writes rows as they are.
    pub(crate) fn puts(&mut self) -> &mut Puts<'a> {
        &mut self.parts.put
    }
}

impl<S: Sink> LogWriter<'_, S> {
    /// Where the rows go.
    pub(crate) fn sink(&mut self) -> &mut S {
        &mut self.parts.put
    }

    /// Adds one change; `value` is canonical text.
    pub fn put(&mut self, scope: Scope, kind: Kind, record: Id, field: &str, value: &str, seen: &[Name]) -> Result<()> {
        let seen = pack_names(seen);
        let change = Written { index: self.index, kind: kind.name(), record: record.as_bytes(), field, value, seen: &seen };
        self.parts.write((scope, policy::tier(kind)), &change)?;
        self.index += 1;
        Ok(())
    }

    /// Opens the part of a scope and tier: it is written even where it stays empty.
    pub fn open(&mut self, scope: Scope, tier: Tier) -> Result<()> {
        self.parts.open((scope, tier)).map(drop)
    }

    /// Closes the open part. Afterwards its changes can be read back.
    pub fn flush(&mut self) -> Result<()> {
        self.parts.close()
    }
}
