//! The chain: which parts wait, in which order they were said, and what was once given a place keeps it. A laptop that was
//! restored or cloned takes another chain; whose commits they are does not change.

use domain::record::Id;
use rusqlite::{Connection, params};

use super::{Travelling, id_of, part_at};
use crate::failure::Result;
use crate::log;
use crate::open::Store;

/// A larger part fits into no message; it waits and holds up nothing.
pub const LARGEST: usize = 2 * 1024 * 1024;

/// Which chain this store continues: its device's, until it took another.
pub(super) fn current(sql: &Connection, device: Id) -> Result<Id> {
    Ok(id_of(log::meta(sql, "chain")?).unwrap_or(device))
}

fn last(sql: &Connection) -> Result<(u64, [u8; 32])> {
    let seq = log::meta(sql, "chain_seq")?.and_then(|bytes| bytes.try_into().ok()).map_or(0, u64::from_be_bytes);
    let link = log::meta(sql, "chain_link")?.and_then(|bytes| bytes.try_into().ok()).unwrap_or([0; 32]);
    Ok((seq, link))
}

fn set_last(sql: &Connection, seq: u64, link: [u8; 32]) -> Result<()> {
    log::set_meta(sql, "chain_seq", &seq.to_be_bytes())?;
    log::set_meta(sql, "chain_link", &link)
}

/// The chain's next links, told by whoever knows how links are made: link before, hash of the part.
pub type NextLink = fn([u8; 32], [u8; 32]) -> [u8; 32];

impl Store {
    /// The oldest parts that wait, up to so many bytes, at least one. They are given their places in the chain now.
    pub fn queued(&self, most: usize, next_link: NextLink) -> Result<Vec<Travelling>> {
        self.at_once(|sql| {
            // What has to wait for the server's upgrade is asked about again, after everything else.
            let mut waiting = sql.prepare_cached(
                "SELECT o.part, o.seq, o.prev_hash FROM outbox o JOIN parts p ON p.part = o.part JOIN commits m ON m.position = p.commit_position
                 LEFT JOIN receipts r ON r.commit_id = m.id AND r.scope_id = p.scope_id AND r.tier = p.tier
                 WHERE p.last_change - p.first_change < ?1
                 ORDER BY r.outcome IS NOT NULL, o.seq IS NULL, o.seq, o.part LIMIT 2000",
            )?;
            let mut rows = waiting.query([LARGEST as i64 / 64])?;
            let (mut seq, mut link) = last(sql)?;
            let (mut queued, mut size) = (Vec::new(), 0);
            while let Some(row) = rows.next()? {
                let number: i64 = row.get(0)?;
                let Some(mut part) = part_at(sql, number)? else { continue };
                if part.size() > LARGEST {
                    continue;
                }
                size += part.size();
                if size > most && !queued.is_empty() {
                    break;
                }
                let placed: Option<i64> = row.get(1)?;
                match (placed, row.get::<_, Option<[u8; 32]>>(2)?) {
                    (Some(placed), Some(prev)) => (part.seq, part.prev) = (placed as u64, prev),
                    _ => {
                        (part.seq, part.prev) = (seq + 1, link);
                        sql.prepare_cached("UPDATE outbox SET seq = ?1, prev_hash = ?2 WHERE part = ?3")?.execute(params![
                            part.seq as i64,
                            part.prev,
                            number
                        ])?;
                        (seq, link) = (part.seq, next_link(link, part.hash));
                        set_last(sql, seq, link)?;
                    }
                }
                queued.push(part);
            }
            Ok(queued)
        })
    }

    /// Everything that waits gets a new place, in a chain that begins now.
    pub fn begin_chain(&self, chain: Id) -> Result<()> {
        self.at_once(|sql| begin(sql, chain))
    }

    /// How many parts are larger than any message, and stay here.
    pub fn too_large(&self) -> Result<u32> {
        self.reading(|sql| {
            let many = sql
                .prepare_cached(
                    "SELECT count(*) FROM outbox o JOIN parts p ON p.part = o.part WHERE p.last_change - p.first_change >= ?1",
                )?
                .query_row([LARGEST as i64 / 64], |row| row.get(0))?;
            Ok(many)
        })
    }
}

pub(super) fn begin(sql: &Connection, chain: Id) -> Result<()> {
    log::set_meta(sql, "chain", chain.as_bytes())?;
    sql.prepare_cached("UPDATE outbox SET seq = NULL, prev_hash = NULL")?.execute([])?;
    set_last(sql, 0, [0; 32])
}
