//! Today: the facts that give reasons, for the caseload. Which six are shown is `domain`'s to choose.

use chrono::{Days, NaiveDate};
use domain::today::{OLD_MAP_DAYS, Reason, TodayLine, choose};
use domain::waves::DRAFT_DAYS;
use rusqlite::types::Value as Sql;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::students::Caseload;
use super::{GRADE, SHOWN_NAME};
use crate::desk::Desk;
use crate::failure::Result;
use crate::log::column_id;

/// The first screen of the day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct TodayView {
    pub lines: Vec<TodayLine>,
    pub caseload: u32,
    pub students: u32,
    /// Commits kept here and not acknowledged by a server.
    pub unsent: u32,
}

impl Desk {
    /// Who to see and why.
    pub fn today(&self, today: NaiveDate) -> Result<TodayView> {
        let mut drafts = Vec::new();
        for (wave, student) in self.drafts() {
            if let Some(opened_on) = self.at_wave(wave, |ground| {
                Ok(ground.record(domain::record::Kind::Wave, wave).and_then(|told| domain::record::read::<NaiveDate>(&told, "opened_on")))
            })? {
                drafts.push((wave, student, (DRAFT_DAYS - (today - opened_on).num_days()).max(0) as i32));
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
            let invitations = sql
                .prepare_cached("SELECT id, student, asked_on FROM invitation WHERE came_on IS NULL ORDER BY asked_on LIMIT 200")?
                .query_map([], |row| Ok((column_id(row, 0)?, column_id(row, 1)?, row.get::<_, String>(2)?)))?
                .collect::<rusqlite::Result<Vec<_>>>()?;
            for (invitation, student, on) in invitations {
                if let Ok(on) = on.parse() {
                    found.push((student, Reason::AskedToCome { invitation, on }, None));
                }
            }
            found.extend(drafts.iter().map(|(wave, student, days_left)| (*student, Reason::DraftUndecided { wave: *wave, days_left: *days_left }, None)));
            let mut values: Vec<Sql> = vec![Sql::Text(old)];
            values.extend(caseload.values.iter().cloned());
            let maps = sql
                .prepare_cached(&format!(
                    "SELECT s.id, w.last FROM (SELECT student, max(opened_on) AS last FROM wave GROUP BY student HAVING last < ?) w JOIN student s ON s.id = w.student
                     WHERE s.same_as IS NULL AND coalesce(s.has_left, 0) = 0 AND {} ORDER BY w.last LIMIT 60",
                    caseload.condition
                ))?
                .query_map(rusqlite::params_from_iter(values), |row| Ok((column_id(row, 0)?, row.get::<_, String>(1)?)))?
                .collect::<rusqlite::Result<Vec<_>>>()?;
            for (student, since) in maps {
                if let Ok(since) = since.parse() {
                    found.push((student, Reason::MapIsOld { since }, None));
                }
            }
            let mut name = sql.prepare_cached(&format!("SELECT {SHOWN_NAME}, {GRADE}, s.same_as IS NOT NULL OR coalesce(s.has_left, 0) = 1 FROM student s WHERE s.id = ?1"))?;
            let mut dismissed = sql.prepare_cached("SELECT count(*) FROM dismissal WHERE counselor = ?1 AND student = ?2 AND reason = ?3 AND until > ?4")?;
            let mut lines = Vec::new();
            for (student, reason, step) in found {
                let mut row = name.query([student.as_bytes()])?;
                let Some(row) = row.next()? else { continue };
                if row.get::<_, bool>(2)? {
                    continue;
                }
                let away: u32 = dismissed.query_row(
                    rusqlite::params![self.me.as_bytes(), student.as_bytes(), reason.word(), today.to_string()],
                    |row| row.get(0),
                )?;
                if away == 0 {
                    lines.push(TodayLine { student, name: row.get(0)?, grade: row.get(1)?, reason, step });
                }
            }
            let count = |condition: &str, values: Vec<Sql>| -> Result<u32> {
                Ok(sql
                    .prepare_cached(&format!("SELECT count(*) FROM student s WHERE s.same_as IS NULL AND coalesce(s.has_left, 0) = 0 AND {condition}"))?
                    .query_row(rusqlite::params_from_iter(values), |row| row.get(0))?)
            };
            Ok(TodayView {
                lines: choose(lines),
                caseload: count(&caseload.condition, caseload.values.clone())?,
                students: count("1", Vec::new())?,
                unsent: sql.prepare_cached("SELECT count(DISTINCT commit_position) FROM outbox JOIN parts USING (part)")?.query_row([], |row| row.get(0))?,
            })
        })
    }
}

