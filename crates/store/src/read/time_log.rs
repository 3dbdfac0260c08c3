//! Where did this counselor's time go? Her own entries of a month or a school year, and their shares.

use chrono::NaiveDate;
use domain::people::PersonName;
use domain::record::{Id, Kind};
use domain::time_log::{TimeEntry, TimePeriod, TimeShare, shares};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::student::behind;
use crate::desk::Desk;
use crate::failure::Result;
use crate::tables::{Tables, column_list, read_record};

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TimeLine {
    pub entry: TimeEntry,
    /// The student's name, where the counselor linked one.
    pub name: Option<String>,
}

/// A log over some days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TimeLog {
    pub from: NaiveDate,
    pub until: NaiveDate,
    /// Newest first.
    pub lines: Vec<TimeLine>,
    pub minutes: u32,
    /// In ASCA's order; empty where nothing was noted.
    pub shares: Vec<TimeShare>,
}

impl Desk {
    /// Reads the log of whoever is here, over the period that `today` lies in.
    pub fn time_log(&self, period: TimePeriod, today: NaiveDate) -> Result<TimeLog> {
        let (from, until) = (period.begins(today), period.ends(today));
        self.reading(|sql| {
            let kind = Kind::TimeEntry;
            let list = format!(
                "SELECT {} FROM time_entry WHERE counselor = ?1 AND spent_on BETWEEN ?2 AND ?3 ORDER BY spent_on DESC, id DESC",
                column_list(kind)
            );
            let found = sql
                .prepare_cached(&list)?
                .query_map(rusqlite::params![self.me.as_bytes(), from.to_string(), until.to_string()], |row| {
                    read_record(kind, row)
                })?
                .collect::<rusqlite::Result<Vec<_>>>()?;
            let entries: Vec<TimeEntry> = found.iter().filter_map(|(id, fields)| TimeEntry::read(*id, fields)).collect();
            let name = |student: Id| -> Result<Option<String>> {
                let student = behind(sql, student)?;
                let fields = Tables(sql).find(Kind::Student, student)?;
                Ok(fields.map(|fields| PersonName::here(student, &fields, &Tables(sql)).shown()))
            };
            let (shares, minutes) = (shares(&entries), entries.iter().map(|entry| entry.minutes).sum());
            let lines = entries.into_iter().map(|entry| {
                let name = entry.student.map(name).transpose()?.flatten();
                Ok(TimeLine { entry, name })
            });
            Ok(TimeLog { from, until, lines: lines.collect::<Result<_>>()?, minutes, shares })
        })
    }
}
