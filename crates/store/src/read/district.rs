//! What goes to the district and what came of it? What waits, what was sent last and what was refused, each by whose file it
//! belongs to.

use std::collections::BTreeMap;

use domain::change::{Scope, Stamp};
use domain::people::{PersonName, SectionRow};
use domain::record::{Ground, Id, Kind, read};
use rusqlite::Connection;
use serde::Serialize;
use specta::Type;

use crate::desk::Desk;
use crate::failure::Result;
use crate::log;
use crate::tables::Tables;
use crate::travel::pairs;

/// So many lines are shown of each list.
const MOST: u32 = 200;

/// Whose file something belongs to.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct Whose {
    /// The word of the scope: student, section, staff, school, district.
    pub of: String,
    /// The student or the class; None where it is neither, or is not on this machine.
    pub name: Option<String>,
}

/// What waits to be sent for one file.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct WaitingLine {
    pub whose: Whose,
    /// How many changes.
    pub count: u32,
    /// The newest of them, by the edit's name.
    pub edit: String,
    /// The district's server is older than some of them: they are sent again after its upgrade.
    pub is_later: bool,
}

/// Something that the district has.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct SentLine {
    pub whose: Whose,
    pub edit: String,
    /// When it was recorded here, in milliseconds since 1970.
    pub recorded_ms: f64,
    /// It was recorded while the right held, which is gone: somebody of the school looks at it.
    pub is_for_review: bool,
}

/// Something that the district refused: it left the picture and lies here whole.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct RefusedLine {
    /// Its place in the tray.
    pub at: u32,
    pub whose: Whose,
    pub edit: String,
    /// Why, as a closed word.
    pub reason: String,
    pub refused_ms: f64,
}

/// A student's file that the district took away from this person.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct LostLine {
    /// As they were called here; None when they have been gone for long.
    pub name: Option<String>,
    pub lost_ms: f64,
    /// How many of what was recorded about them while the right held somebody of the school looks at.
    pub for_review: u32,
}

/// What a newer Kith wrote and this one cannot read yet.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct NewerLine {
    pub whose: Whose,
    /// How many of them.
    pub count: u32,
    /// When the newest came.
    pub came_ms: f64,
}

fn whose(sql: &Connection, of: String, id: Id) -> Result<Whose> {
    let ground = Tables(sql);
    let name = match Scope::from_parts(&of, id) {
        Some(Scope::Student(student)) => {
            ground.find(Kind::Student, student)?.map(|told| PersonName::here(student, &told, &ground).shown())
        }
        Some(Scope::Section(section)) => {
            ground.record(Kind::Section, section).and_then(|told| read::<SectionRow>(&told, "row")).map(|row| row.title)
        }
        _ => None,
    };
    Ok(Whose { of, name: name.filter(|name| !name.is_empty()) })
}

impl Desk {
    /// What waits to be sent, those with the most first.
    pub fn waiting(&self) -> Result<Vec<WaitingLine>> {
        self.reading(|sql| {
            // The edit is that of the row with the greatest part: so SQLite reads a column beside a maximum.
            let mut all = sql.prepare_cached(
                "SELECT p.scope, p.scope_id, count(*) AS many, max(p.part), total(r.outcome = 'later') > 0, m.edit
                 FROM outbox o JOIN parts p ON p.part = o.part JOIN commits m ON m.position = p.commit_position
                 LEFT JOIN receipts r ON r.commit_id = m.id AND r.scope_id = p.scope_id AND r.tier = p.tier
                 GROUP BY p.scope, p.scope_id ORDER BY many DESC, p.scope_id LIMIT ?1",
            )?;
            let rows = all.query_map([MOST], |row| {
                Ok((row.get::<_, String>(0)?, log::column_id(row, 1)?, row.get(2)?, row.get(4)?, row.get::<_, String>(5)?))
            })?;
            rows.map(|row| {
                let (of, id, count, is_later, edit) = row?;
                Ok(WaitingLine { whose: whose(sql, of, id)?, count, edit, is_later })
            })
            .collect()
        })
    }

    /// What the district took of this machine's own, newest first.
    pub fn sent(&self) -> Result<Vec<SentLine>> {
        self.reading(|sql| {
            let mut all = sql.prepare_cached(
                "SELECT p.scope, p.scope_id, m.edit, m.stamp, coalesce(r.outcome = 'review', 0)
                 FROM parts p JOIN commits m ON m.position = p.commit_position
                 LEFT JOIN receipts r ON r.commit_id = m.id AND r.scope_id = p.scope_id AND r.tier = p.tier
                 WHERE p.feed_position IS NOT NULL AND m.device = (SELECT value FROM meta WHERE key = 'device')
                 ORDER BY p.part DESC LIMIT 50",
            )?;
            let rows = all.query_map([], |row| {
                let stamp = Stamp(row.get::<_, i64>(3)? as u64);
                Ok((row.get::<_, String>(0)?, log::column_id(row, 1)?, row.get(2)?, stamp.ms() as f64, row.get(4)?))
            })?;
            rows.map(|row| {
                let (of, id, edit, recorded_ms, is_for_review) = row?;
                Ok(SentLine { whose: whose(sql, of, id)?, edit, recorded_ms, is_for_review })
            })
            .collect()
        })
    }

    /// What the district took and somebody of the school looks at first, newest first: its author might write it then and might
    /// no more when it came.
    pub fn for_review(&self) -> Result<Vec<SentLine>> {
        let now_ms = self.store().rim.now_ms();
        self.reading(|sql| {
            // The file may be gone from here by now, and the commit with it: its receipt stays, and its id says when it was made.
            let mut all = sql.prepare_cached(
                "SELECT r.commit_id, r.scope_id, m.edit, m.stamp,
                        coalesce((SELECT scope FROM lost WHERE scope_id = r.scope_id), (SELECT scope FROM pairs WHERE scope_id = r.scope_id), 'student')
                 FROM receipts r LEFT JOIN commits m ON m.id = r.commit_id
                 WHERE r.outcome = 'review' GROUP BY r.commit_id, r.scope_id ORDER BY r.commit_id DESC LIMIT ?1",
            )?;
            let rows = all.query_map([MOST], |row| {
                let stamp = row.get::<_, Option<i64>>(3)?.map(|stamp| Stamp(stamp as u64).ms());
                let (commit, edit) = (log::column_id(row, 0)?, row.get::<_, Option<String>>(2)?);
                Ok((commit, log::column_id(row, 1)?, edit, stamp, row.get::<_, String>(4)?))
            })?;
            let names = pairs::lost_names(sql, now_ms)?;
            rows.map(|row| {
                let (commit, id, edit, recorded_ms, of) = row?;
                let made_ms = || commit.get_timestamp().map_or(0, |at| at.to_unix().0 as i64 * 1000);
                let mut whose = whose(sql, of, id)?;
                whose.name = whose.name.or_else(|| names.get(&id).cloned());
                let recorded_ms = recorded_ms.unwrap_or_else(made_ms) as f64;
                Ok(SentLine { whose, edit: edit.unwrap_or_else(|| "other".to_owned()), recorded_ms, is_for_review: true })
            })
            .collect()
        })
    }

    /// What was refused, newest first.
    pub fn refused(&self) -> Result<Vec<RefusedLine>> {
        let refused = self.store().refused()?;
        self.reading(|sql| {
            let line = |part: crate::travel::Refused| {
                let whose = whose(sql, part.scope, part.scope_id)?;
                Ok(RefusedLine { at: part.at, whose, edit: part.edit, reason: part.reason, refused_ms: part.refused_ms })
            };
            refused.into_iter().map(line).collect()
        })
    }

    /// Students whose files the district took away, newest first.
    pub fn lost_students(&self) -> Result<Vec<LostLine>> {
        let mut lost = self.store().lost()?;
        lost.retain(|pair| pair.scope == "student");
        lost.dedup_by_key(|pair| pair.scope_id);
        let now_ms = self.store().rim.now_ms();
        self.reading(|sql| {
            let names = pairs::lost_names(sql, now_ms)?;
            let mut reviewed = sql.prepare_cached("SELECT count(*) FROM receipts WHERE scope_id = ?1 AND outcome = 'review'")?;
            let mut line = |pair: crate::travel::Lost| {
                let name = whose(sql, pair.scope, pair.scope_id)?.name.or_else(|| names.get(&pair.scope_id).cloned());
                let for_review = reviewed.query_row([pair.scope_id.as_bytes()], |row| row.get(0))?;
                Ok(LostLine { name, lost_ms: pair.lost_ms, for_review })
            };
            lost.into_iter().map(&mut line).collect()
        })
    }

    /// What a newer Kith wrote and this one cannot read yet, by whose file it belongs to.
    pub fn waits_for_newer(&self) -> Result<Vec<NewerLine>> {
        let mut files: BTreeMap<(String, Id), (u32, i64)> = BTreeMap::new();
        for newer in self.store().waits_for_newer()? {
            let (count, came_ms) = files.entry((newer.scope, newer.scope_id)).or_default();
            (*count, *came_ms) = (*count + 1, newer.came_ms.max(*came_ms));
        }
        self.reading(|sql| {
            let line = |((of, id), (count, came_ms)): ((String, Id), (u32, i64))| {
                Ok(NewerLine { whose: whose(sql, of, id)?, count, came_ms: came_ms as f64 })
            };
            files.into_iter().take(MOST as usize).map(line).collect()
        })
    }

    /// Applied what came from elsewhere: whoever keeps something beside the store hears of it.
    pub fn heard(&self, committed: &crate::commit::Committed) {
        if committed.kinds.contains(&Kind::Student) || committed.kinds.contains(&Kind::Hold) {
            self.marks_follow();
        }
        self.beside_hears(committed);
    }
}
