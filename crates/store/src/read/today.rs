//! Today: the facts that give reasons, for the caseload. Which six are shown is `domain`'s to choose.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use domain::asks::Ask;
use domain::consent::{Consent, ConsentFor};
use domain::holds;
use domain::record::{Id, Kind};
use domain::today::{OLD_MAP_DAYS, Reason, TodayLine, choose};
use domain::waves::{DRAFT_DAYS, student_of};
use rusqlite::OptionalExtension;
use rusqlite::types::Value as Sql;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::student::behind;
use super::students::Caseload;
use super::{GRADE, SHOWN_NAME, STANDS};
use crate::desk::Desk;
use crate::failure::Result;
use crate::log::column_id;
use crate::tables::Tables;

/// The first screen of the day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct TodayView {
    pub lines: Vec<TodayLine>,
    pub caseload: u32,
    pub students: u32,
    /// Maps that wait for a choice and cannot be read: whose they are cannot be read either.
    pub unreadable_drafts: Vec<UnreadableDraft>,
    /// Commits kept here and not acknowledged by a server.
    pub unsent: u32,
}

/// A draft whose file or key is damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct UnreadableDraft {
    pub wave: Id,
    /// Days until it is erased without anybody's doing.
    pub days_left: i32,
}

impl Desk {
    /// Who to see and why.
    pub fn today(&self, today: NaiveDate) -> Result<TodayView> {
        let mut unreadable_drafts = Vec::new();
        for wave in self.unreadable_drafts() {
            unreadable_drafts.push(UnreadableDraft { wave, days_left: self.unreadable_days_left(wave)? as i32 });
        }
        let mut drafts = Vec::new();
        for (wave, student) in self.drafts() {
            // Its student has decided.
            if self.is_put_away(wave)? {
                continue;
            }
            if let Some(opened_on) = self.at_wave(wave, |ground| {
                Ok(ground.record(Kind::Wave, wave).and_then(|told| domain::record::read::<NaiveDate>(&told, "opened_on")))
            })? {
                let left = (DRAFT_DAYS - (today - opened_on).num_days()).max(0) as i32;
                let is_held = self.reading(|sql| Ok(holds::standing(&Tables(sql), student).is_some()))?;
                drafts.push((wave, student, (!is_held).then_some(left)));
            }
        }
        self.reading(|sql| {
            let caseload = Caseload::of(sql, self.me)?;
            let old = today.checked_sub_days(Days::new(OLD_MAP_DAYS as u64)).unwrap_or(today).to_string();
            let mut found = Vec::new();
            let steps = sql
                .prepare_cached("SELECT id, student, due_on, what FROM step WHERE finished_on IS NULL AND due_on <= ?1 ORDER BY due_on LIMIT 200")?
                .query_map([today.to_string()], |row| {
                    Ok((column_id(row, 0)?, column_id(row, 1)?, row.get::<_, String>(2)?, row.get::<_, Option<String>>(3)?))
                })?
                .collect::<rusqlite::Result<Vec<_>>>()?;
            for (step, student, due_on, what) in steps {
                if let Ok(due_on) = due_on.parse() {
                    found.push((student, Reason::StepDue { step, due_on }, what));
                }
            }
            let here = Tables(sql);
            let asks = sql
                .prepare_cached("SELECT id FROM ask WHERE got_on IS NULL AND let_go_on IS NULL AND due_on IS NOT NULL ORDER BY due_on LIMIT 200")?
                .query_map([], |row| column_id(row, 0))?
                .collect::<rusqlite::Result<Vec<_>>>()?;
            let mut open: BTreeMap<Id, Ask> = BTreeMap::new();
            for id in asks {
                let Some(ask) = here.find(Kind::Ask, id)?.and_then(|fields| Ask::read(&here, id, &fields)) else { continue };
                // Whoever was taken off the map took the ask along.
                let is_on_map = Ask::on(&here, ask.wave).iter().any(|other| other.id == id);
                if let Some(student) = student_of(&here, ask.wave).filter(|_| is_on_map) {
                    found.push((student, Reason::AskOpen { ask: id, wave: ask.wave, due_on: ask.due_on, is_due: ask.due_on <= today }, None));
                    open.insert(id, ask);
                }
            }
            let invitations = sql
                .prepare_cached("SELECT id, student, asked_on FROM invitation WHERE came_on IS NULL ORDER BY asked_on LIMIT 200")?
                .query_map([], |row| Ok((column_id(row, 0)?, column_id(row, 1)?, row.get::<_, String>(2)?)))?
                .collect::<rusqlite::Result<Vec<_>>>()?;
            for (invitation, student, on) in invitations {
                if let Ok(on) = on.parse() {
                    found.push((student, Reason::AskedToCome { invitation, on }, None));
                }
            }
            let corrections = sql
                .prepare_cached("SELECT id, student, asked_on, text FROM correction WHERE settled IS NULL ORDER BY asked_on LIMIT 200")?
                .query_map([], |row| {
                    Ok((column_id(row, 0)?, column_id(row, 1)?, row.get::<_, String>(2)?, row.get::<_, Option<String>>(3)?))
                })?
                .collect::<rusqlite::Result<Vec<_>>>()?;
            for (correction, student, on, text) in corrections {
                if let Ok(on) = on.parse() {
                    found.push((student, Reason::CorrectionOpen { correction, on }, text));
                }
            }
            found.extend(drafts.iter().map(|(wave, student, days_left)| (*student, Reason::DraftUndecided { wave: *wave, days_left: *days_left }, None)));
            // Maps of records that are one student are that student's: the newest of them counts.
            let mut last_maps: BTreeMap<Id, String> = BTreeMap::new();
            let mut maps = sql.prepare_cached("SELECT student, max(opened_on) FROM wave WHERE opened_on IS NOT NULL GROUP BY student")?;
            let mut maps = maps.query([])?;
            while let Some(row) = maps.next()? {
                let (student, on): (Id, String) = (behind(sql, column_id(row, 0)?)?, row.get(1)?);
                let last = last_maps.entry(student).or_default();
                if *last < on {
                    *last = on;
                }
            }
            let mut old_maps: Vec<(String, Id)> = last_maps.into_iter().filter(|(_, on)| *on < old).map(|(student, on)| (on, student)).collect();
            old_maps.sort();
            let mut is_mine = sql.prepare_cached(&format!("SELECT {} FROM student s WHERE s.id = ? AND coalesce(s.has_left, 0) = 0", caseload.condition))?;
            let mut shown = 0;
            for (since, student) in old_maps {
                let values = caseload.values.iter().cloned().chain([Sql::Blob(student.as_bytes().to_vec())]);
                let is_mine = is_mine.query_row(rusqlite::params_from_iter(values), |row| row.get::<_, Option<bool>>(0)).optional()?.flatten();
                if let (Some(true), Ok(since)) = (is_mine, since.parse()) {
                    found.push((student, Reason::MapIsOld { since }, None));
                    shown += 1;
                }
                if shown == 60 {
                    break;
                }
            }
            let mut name = sql.prepare_cached(&format!("SELECT {SHOWN_NAME}, {GRADE}, coalesce(s.has_left, 0) FROM student s WHERE s.id = ?1"))?;
            // Under the reason's own word as well: steps were once put away all together.
            let mut dismissed = sql.prepare_cached("SELECT count(*) FROM dismissal WHERE counselor = ?1 AND student = ?2 AND reason IN (?3, ?4) AND until > ?5")?;
            let mut lines = Vec::new();
            for (told_of, reason, step) in found {
                let student = behind(sql, told_of)?;
                let mut row = name.query([student.as_bytes()])?;
                let Some(row) = row.next()? else { continue };
                if row.get::<_, bool>(2)? {
                    continue;
                }
                let put_away = reason.put_away(today);
                let is_away = match &put_away {
                    Some(away) => dismissed.query_row(
                        rusqlite::params![self.me.as_bytes(), student.as_bytes(), away.reason, reason.word(), today.to_string()],
                        |row| row.get::<_, u32>(0),
                    )? > 0,
                    None => false,
                };
                if !is_away {
                    let ask = match &reason {
                        Reason::AskOpen { ask, .. } => open.get(ask).cloned(),
                        _ => None,
                    };
                    let is_talk_only = Consent::is_refused(&here, student, ConsentFor::Mapping);
                    lines.push(TodayLine { student, name: row.get(0)?, grade: row.get(1)?, reason, step, ask, put_away, is_talk_only });
                }
            }
            let count = |condition: &str, values: Vec<Sql>| -> Result<u32> {
                Ok(sql
                    .prepare_cached(&format!("SELECT count(*) FROM student s WHERE {STANDS} AND coalesce(s.has_left, 0) = 0 AND {condition}"))?
                    .query_row(rusqlite::params_from_iter(values), |row| row.get(0))?)
            };
            Ok(TodayView {
                lines: choose(lines),
                caseload: count(&caseload.condition, caseload.values.clone())?,
                students: count("1", Vec::new())?,
                unreadable_drafts,
                unsent: sql.prepare_cached("SELECT count(DISTINCT commit_position) FROM outbox JOIN parts USING (part)")?.query_row([], |row| row.get(0))?,
            })
        })
    }
}
