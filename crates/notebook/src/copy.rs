//! A copy for a medium of the counselor's choice: one file, encrypted under a passphrase of its own, with the names in it that
//! the notes are about. For herself, or handed over to a temporary substitute until a day, after which Kith does not open it
//! any more. Whoever has the file, the passphrase and another program is bound by no day: the hand-over is an act that is
//! noted in the notebook, not a lock.

use std::fs;
use std::path::Path;

use rusqlite::params;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::Id;
use crate::cipher::{self, Cost, Key, Sealed};
use crate::failure::{Failure, Result};
use crate::files::write_through;
use crate::note::Note;
use crate::notebook::Notebook;

/// How the file of a copy ends.
pub const END: &str = "kithnotes";

/// The first line of a copy.
const HEAD: &str = "kith notes 1";

/// Larger than every copy: what is larger is none, and is not read.
const LARGEST: u64 = 512 * 1024 * 1024;

/// To whom a copy is handed over, and until when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handed {
    pub to: String,
    pub until_ms: i64,
}

/// Whose copy it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Maker {
    pub id: Id,
    pub name: String,
}

/// One note of a copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopiedNote {
    pub id: Id,
    pub student: Id,
    /// As it was shown where the copy was made: a substitute's store may not know the student.
    pub student_name: String,
    pub text: String,
    pub written_ms: i64,
    pub ends_ms: i64,
}

/// What a copy holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copied {
    pub by: Maker,
    pub made_ms: i64,
    pub handed: Option<Handed>,
    pub notes: Vec<CopiedNote>,
}

/// That a copy was made, as the notebook remembers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyLine {
    pub id: Id,
    pub made_ms: i64,
    pub notes: u32,
    pub handed: Option<Handed>,
}

/// What a copy is made with.
#[derive(Debug)]
pub struct NewCopy<'a> {
    pub id: Id,
    pub by: Maker,
    pub passphrase: &'a str,
    pub cost: Cost,
    pub handed: Option<Handed>,
    pub now_ms: i64,
}

impl Notebook {
    /// Writes these notes, each with the name of whom it is about, into a file, and notes that. The two are done together.
    pub fn copy_to(&self, path: &Path, new: &NewCopy<'_>, notes: Vec<(Note, String)>) -> Result<CopyLine> {
        let line = CopyLine { id: new.id, made_ms: new.now_ms, notes: notes.len() as u32, handed: new.handed.clone() };
        let notes = notes.into_iter().map(|(note, student_name)| CopiedNote {
            id: note.id,
            student: note.student,
            student_name,
            text: note.text,
            written_ms: note.written_ms,
            ends_ms: note.ends_ms,
        });
        let copied = Copied { by: new.by.clone(), made_ms: new.now_ms, handed: new.handed.clone(), notes: notes.collect() };
        let bytes = sealed(&copied, new.passphrase, new.cost)?;
        let mut sql = self.sql();
        let noted = sql.transaction()?;
        noted.execute(
            "INSERT INTO copy (id, made_ms, notes, handed_to, until_ms) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                line.id.as_bytes(),
                line.made_ms,
                line.notes,
                line.handed.as_ref().map(|handed| &handed.to),
                line.handed.as_ref().map(|handed| handed.until_ms)
            ],
        )?;
        write_through(path, &bytes)?;
        if let Err(cause) = noted.commit() {
            // What was not noted was not handed over.
            let _ = fs::remove_file(path);
            return Err(cause.into());
        }
        Ok(line)
    }

    /// The copies that were made, newest first. No row of them is ever taken away.
    pub fn copies(&self) -> Result<Vec<CopyLine>> {
        let sql = self.sql();
        let mut all =
            sql.prepare_cached("SELECT id, made_ms, notes, handed_to, until_ms FROM copy ORDER BY made_ms DESC, id DESC")?;
        let found = all.query_map([], |row| {
            let handed: (Option<String>, Option<i64>) = (row.get(3)?, row.get(4)?);
            Ok(CopyLine {
                id: row.get(0).map(Id::from_bytes)?,
                made_ms: row.get(1)?,
                notes: row.get(2)?,
                handed: handed.0.zip(handed.1).map(|(to, until_ms)| Handed { to, until_ms }),
            })
        })?;
        Ok(found.collect::<rusqlite::Result<Vec<CopyLine>>>()?)
    }

    /// Puts in what a copy of one's own has and the notebook has not; how many notes that were.
    pub fn take_back(&self, copied: &Copied, now_ms: i64) -> Result<u32> {
        let mut taken = 0;
        for note in &copied.notes {
            let note = Note {
                id: note.id,
                student: note.student,
                text: note.text.clone(),
                written_ms: note.written_ms,
                corrected_ms: None,
                ends_ms: note.ends_ms,
                shared_ms: None,
            };
            taken += u32::from(self.put_back(&note, now_ms)?);
        }
        Ok(taken)
    }
}

/// Reads a copy. Notes that are past their clock are not given, and none of it once the days it was handed over for passed.
pub fn read(path: &Path, passphrase: &str, now_ms: i64) -> Result<Copied> {
    if fs::metadata(path)?.len() > LARGEST {
        return Err(Failure::NotACopy);
    }
    let bytes = fs::read(path)?;
    let (lines, body) = head(&bytes).ok_or(Failure::NotACopy)?;
    let seal = lines.strip_prefix(HEAD.as_bytes()).and_then(|rest| serde_json::from_slice::<Sealed>(rest).ok());
    let seal = seal.ok_or(Failure::NotACopy)?;
    if body.len() < 24 {
        return Err(Failure::Damaged);
    }
    let key = cipher::unseal(&seal, passphrase)?;
    // The key was proved by its seal: what it does not open now was changed.
    let opened = cipher::decrypt(&key, lines, &body[..24], &body[24..]).map_err(|_| Failure::Damaged)?;
    let mut copied: Copied = serde_json::from_slice(&opened).map_err(|_| Failure::Newer)?;
    if copied.handed.as_ref().is_some_and(|handed| handed.until_ms <= now_ms) {
        return Err(Failure::IsOver);
    }
    copied.notes.retain(|note| note.ends_ms > now_ms);
    Ok(copied)
}

/// The two lines at the beginning, and what follows them.
fn head(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut ends = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at);
    let end = ends.nth(1)?;
    Some((&bytes[..end], &bytes[end + 1..]))
}

/// A copy as it lies in its file: what it is, its sealed key, and then the notes under that key, bound to both.
fn sealed(copied: &Copied, passphrase: &str, cost: Cost) -> Result<Vec<u8>> {
    let plain = |error: serde_json::Error| Failure::Unexpected(error.into());
    let key = Key::fresh()?;
    let seal = serde_json::to_string(&cipher::seal(&key, passphrase, cost)?).map_err(plain)?;
    let lines = format!("{HEAD}\n{seal}");
    let body = Zeroizing::new(serde_json::to_vec(copied).map_err(plain)?);
    let (nonce, body) = cipher::encrypt(&key, lines.as_bytes(), &body)?;
    Ok([lines.as_bytes(), b"\n", &nonce, &body].concat())
}
