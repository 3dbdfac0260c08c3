//! A note: what a counselor wants to remember about one student, and until when. Writes, corrects, removes and forgets;
//! it keeps no version of a note but the last, and says nothing to anybody.

use rusqlite::{OptionalExtension, Row, params};

use crate::Id;
use crate::failure::{Failure, Result};
use crate::notebook::Notebook;

/// One note, as it stands now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub id: Id,
    pub student: Id,
    pub text: String,
    /// Milliseconds since 1970, as all moments here.
    pub written_ms: i64,
    pub corrected_ms: Option<i64>,
    /// It is gone from here on.
    pub ends_ms: i64,
    /// When a team note was made of it.
    pub shared_ms: Option<i64>,
}

/// The longest note, in characters.
pub const LONGEST: usize = 20_000;

/// A note is kept for this many days where nobody chose otherwise: about a school year's half.
pub const DAYS: u32 = 180;

/// What may be chosen, from a week to three years.
pub const MOST_DAYS: u32 = 1095;
const LEAST_DAYS: u32 = 7;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// A clock that leaps forward by more than this is believed on the second day only: longer than a summer.
const LEAP_MS: i64 = 100 * DAY_MS;

const COLUMNS: &str = "id, student, text, written_ms, corrected_ms, ends_ms, shared_ms";

impl Note {
    fn read(row: &Row<'_>) -> rusqlite::Result<Note> {
        Ok(Note {
            id: row.get(0).map(Id::from_bytes)?,
            student: row.get(1).map(Id::from_bytes)?,
            text: row.get(2)?,
            written_ms: row.get(3)?,
            corrected_ms: row.get(4)?,
            ends_ms: row.get(5)?,
            shared_ms: row.get(6)?,
        })
    }
}

impl Notebook {
    /// Writes a note, or corrects the one of that id: its clock goes on from when it was first written.
    pub fn write(&self, id: Id, student: Id, text: &str, now_ms: i64) -> Result<Note> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Failure::TextIsEmpty);
        }
        if text.chars().count() > LONGEST {
            return Err(Failure::TextIsTooLong { most: LONGEST as u32 });
        }
        // A clock that fell back would let a note end before it was written.
        let now_ms = self.setting("seen_ms")?.map_or(now_ms, |seen| seen.max(now_ms));
        let ends_ms = now_ms + i64::from(self.days()?) * DAY_MS;
        self.sql()
            .prepare_cached(
                "INSERT INTO note (id, student, text, written_ms, ends_ms) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (id) DO UPDATE SET text = excluded.text, corrected_ms = excluded.written_ms
                 WHERE student = excluded.student AND text != excluded.text",
            )?
            .execute(params![id.as_bytes(), student.as_bytes(), text, now_ms, ends_ms])?;
        self.note(id, now_ms)
    }

    /// One note, for as long as it is kept.
    pub fn note(&self, id: Id, now_ms: i64) -> Result<Note> {
        self.sql()
            .prepare_cached(&format!("SELECT {COLUMNS} FROM note WHERE id = ?1 AND ends_ms > ?2"))?
            .query_row(params![id.as_bytes(), now_ms], Note::read)
            .optional()?
            .ok_or(Failure::NoSuchNote)
    }

    /// The notes about a student under any of their records, newest first.
    pub fn notes_of(&self, students: &[Id], now_ms: i64) -> Result<Vec<Note>> {
        let mut found = Vec::new();
        let sql = self.sql();
        let mut of_one = sql.prepare_cached(&format!("SELECT {COLUMNS} FROM note WHERE student = ?1 AND ends_ms > ?2"))?;
        for student in students {
            for note in of_one.query_map(params![student.as_bytes(), now_ms], Note::read)? {
                found.push(note?);
            }
        }
        found.sort_by_key(|note: &Note| std::cmp::Reverse((note.written_ms, note.id)));
        Ok(found)
    }

    /// Every note that is kept, oldest first: for a copy.
    pub fn all_notes(&self, now_ms: i64) -> Result<Vec<Note>> {
        let sql = self.sql();
        let mut all = sql.prepare_cached(&format!("SELECT {COLUMNS} FROM note WHERE ends_ms > ?1 ORDER BY written_ms, id"))?;
        let found = all.query_map([now_ms], Note::read)?.collect::<rusqlite::Result<Vec<Note>>>()?;
        Ok(found)
    }

    /// Takes a note away, and gives it back to whoever may want it undone. On disk nothing of it is left.
    pub fn remove(&self, id: Id, now_ms: i64) -> Result<Note> {
        let note = self.note(id, now_ms)?;
        self.sql().prepare_cached("DELETE FROM note WHERE id = ?1")?.execute([id.as_bytes()])?;
        Ok(note)
    }

    /// Puts a note in again as it was; one that is here stays as it is. False where nothing was put in.
    pub fn put_back(&self, note: &Note, now_ms: i64) -> Result<bool> {
        if note.ends_ms <= now_ms {
            return Ok(false);
        }
        let put = self
            .sql()
            .prepare_cached(&format!("INSERT OR IGNORE INTO note ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"))?
            .execute(params![
                note.id.as_bytes(),
                note.student.as_bytes(),
                note.text,
                note.written_ms,
                note.corrected_ms,
                note.ends_ms,
                note.shared_ms
            ])?;
        Ok(put == 1)
    }

    /// Notes that a team note was made of this one.
    pub fn shared(&self, id: Id, now_ms: i64) -> Result<()> {
        self.sql().prepare_cached("UPDATE note SET shared_ms = ?2 WHERE id = ?1")?.execute(params![id.as_bytes(), now_ms])?;
        Ok(())
    }

    /// For how many days a note is kept.
    pub fn days(&self) -> Result<u32> {
        let days = self
            .sql()
            .prepare_cached("SELECT value FROM setting WHERE name = 'days'")?
            .query_row([], |row| row.get(0))
            .optional()?;
        Ok(days.unwrap_or(DAYS))
    }

    /// Keeps every note for so many days from when it was written, those that are here too; what is past its end then goes.
    pub fn set_days(&self, days: u32, now_ms: i64) -> Result<u32> {
        let days = days.clamp(LEAST_DAYS, MOST_DAYS);
        let mut sql = self.sql();
        let all = sql.transaction()?;
        all.execute("INSERT OR REPLACE INTO setting (name, value) VALUES ('days', ?1)", [days])?;
        all.execute("UPDATE note SET ends_ms = written_ms + ?1", [i64::from(days) * DAY_MS])?;
        all.commit()?;
        drop(sql);
        self.forget_past(now_ms)
    }

    /// Takes away what is past its clock; how many notes that were. There is no second copy of a note, so one look at a clock
    /// that may be set wrong takes nothing: after a leap forward what is past is hidden, and goes on a later day that agrees.
    pub fn sweep(&self, now_ms: i64) -> Result<u32> {
        let seen = self.seen_ms()?.unwrap_or(now_ms);
        if now_ms - seen > LEAP_MS {
            let first = self.setting("leapt_ms")?.filter(|first| (0..LEAP_MS).contains(&(now_ms - first)));
            match first {
                Some(first) if now_ms - first >= DAY_MS => {}
                Some(_) => return Ok(0),
                None => {
                    self.set("leapt_ms", now_ms)?;
                    return Ok(0);
                }
            }
        }
        self.set("seen_ms", now_ms.max(seen))?;
        self.forget_past(now_ms)
    }

    fn forget_past(&self, now_ms: i64) -> Result<u32> {
        Ok(self.sql().prepare_cached("DELETE FROM note WHERE ends_ms <= ?1")?.execute([now_ms])? as u32)
    }

    /// The latest moment that was believed: of the last sweep, or of the last note.
    fn seen_ms(&self) -> Result<Option<i64>> {
        let written =
            self.sql().prepare_cached("SELECT max(written_ms) FROM note")?.query_row([], |row| row.get::<_, Option<i64>>(0))?;
        Ok(self.setting("seen_ms")?.or(written))
    }

    fn setting(&self, name: &str) -> Result<Option<i64>> {
        let sql = self.sql();
        let mut told = sql.prepare_cached("SELECT value FROM setting WHERE name = ?1")?;
        Ok(told.query_row([name], |row| row.get(0)).optional()?)
    }

    fn set(&self, name: &str, value: i64) -> Result<()> {
        self.sql()
            .prepare_cached("INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2)")?
            .execute(params![name, value])?;
        Ok(())
    }
}
