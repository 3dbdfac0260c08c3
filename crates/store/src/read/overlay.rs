//! Do the adults and the student say the same? For whoever reads the maps: marks of a campaign over what each student said of the
//! adults they go to, on the own caseload. A student says it on a map that was kept and counted by their own yes, or answers the
//! question of the campaign in confidence; whichever is newer speaks.

use std::collections::BTreeMap;

use chrono::{Months, NaiveDate};
use domain::campaigns::Campaign;
use domain::ego_network::{EgoNetwork, Told};
use domain::overlay::{NamedAdult, Sides, named_adults};
use domain::record::{Id, Kind};
use domain::refusal::Refusal;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::adults::Adults;
use super::asking::answers_in;
use super::campaigns::{Marked, MatchLine, Whose, match_lines, students_of};
use super::map::told_otherwise;
use super::student::behind;
use super::suggestions::StaffName;
use crate::desk::Desk;
use crate::failure::{Failure, Result};
use crate::log::column_id;
use crate::tables::Tables;

/// A map that is older says nothing of now.
const MONTHS: u32 = 12;

/// Where a student said whom they go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum SaidWhere {
    /// On a kept map, in the two inner rings.
    Map,
    /// In the answer to the campaign's question.
    Question,
}

/// One student who was asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct OverlayLine {
    pub student: Id,
    pub name: String,
    pub grade: Option<String>,
    pub sides: Sides,
    /// Who said that the student would come to them.
    pub marked_by: Vec<StaffName>,
    /// Whom the student put close or named, in the student's words.
    pub named: Vec<String>,
    pub said: SaidWhere,
    pub said_on: NaiveDate,
    /// The answers of two laptops that had not seen each other's; empty where there is one.
    pub otherwise: Vec<Told>,
    pub matches: Vec<MatchLine>,
}

/// How many stand so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SidesCount {
    pub sides: Sides,
    pub students: u32,
}

/// Both sides of the own caseload.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct Overlay {
    /// Whom neither side names first, then those who differ, then those who agree; by name among these.
    pub lines: Vec<OverlayLine>,
    /// Every way to stand, also where nobody does.
    pub counts: Vec<SidesCount>,
    pub asked: u32,
    /// Without a map of the last twelve months that is counted, and without an answer: nothing is said of them.
    pub not_asked: u32,
}

impl Desk {
    /// Lays the two over each other.
    pub fn overlay(&self, campaign: Id, today: NaiveDate) -> Result<Overlay> {
        self.reading(|sql| {
            let ground = Tables(sql);
            let campaign = ground
                .find(Kind::Campaign, campaign)?
                .and_then(|told| Campaign::read(campaign, &told))
                .ok_or(Failure::Refused(Refusal::NoSuchRecord))?;
            let adults = Adults::of(sql, campaign.school)?;
            let (marked, waves) = (Marked::of(sql, campaign.id)?, counted_waves(sql, today)?);
            let answers = answers_in(sql, campaign.id)?;
            let mut matches = match_lines(sql, campaign.id, &adults)?;
            let stands = |id: Id| adults.behind(id).map_or(id, |adult| adult.id);
            let students = students_of(sql, &campaign, Whose::MyCaseload, self.me)?;
            let total = students.len();
            let mut lines = Vec::new();
            for (student, name, grade) in students {
                let wave = waves.get(&student);
                let answer = answers.get(&student).filter(|answer| wave.is_none_or(|(_, on)| *on <= answer.said.on));
                let (mut named, said, said_on): (Vec<NamedAdult>, _, _) = match (answer, wave) {
                    (Some(answer), _) => (answer.said.named.clone(), SaidWhere::Question, answer.said.on),
                    (None, Some((wave, on))) => {
                        let Some(map) = EgoNetwork::read(&ground, *wave) else { continue };
                        (named_adults(&map), SaidWhere::Map, *on)
                    }
                    (None, None) => continue,
                };
                let otherwise = match answer {
                    Some(answer) => told_otherwise(sql, Kind::AdultsAnswer, answer.id)?,
                    None => Vec::new(),
                };
                for adult in &mut named {
                    adult.staff = adult.staff.map(stands);
                }
                let mut by: Vec<Id> = marked.by.get(&student).into_iter().flatten().map(|id| stands(*id)).collect();
                by.sort();
                by.dedup();
                let mut marked_by: Vec<StaffName> = by
                    .iter()
                    .filter_map(|id| adults.behind(*id))
                    .map(|adult| StaffName { id: adult.id, name: adult.name.clone() })
                    .collect();
                marked_by.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
                lines.push(OverlayLine {
                    sides: Sides::of(&by, &named),
                    matches: matches.remove(&student).unwrap_or_default(),
                    named: named.into_iter().map(|adult| adult.label).collect(),
                    said,
                    said_on,
                    otherwise,
                    student,
                    name,
                    grade,
                    marked_by,
                });
            }
            // They come by name, and stay so among those who stand alike.
            lines.sort_by_key(|line| line.sides);
            let count = |sides| lines.iter().filter(|line| line.sides == sides).count() as u32;
            let counts = Sides::ALL.map(|sides| SidesCount { sides, students: count(sides) });
            let asked = lines.len() as u32;
            Ok(Overlay { counts: counts.into(), asked, not_asked: total as u32 - asked, lines })
        })
    }
}

/// The last kept map of each student, where it is of the last twelve months and the student let it be counted. A newer map that
/// is not counted does not make an older one speak: then the student was not asked.
pub(super) fn counted_waves(sql: &Connection, today: NaiveDate) -> Result<BTreeMap<Id, (Id, NaiveDate)>> {
    let from = today.checked_sub_months(Months::new(MONTHS)).unwrap_or(today);
    let mut read = sql.prepare_cached(
        "SELECT w.student, w.id, w.opened_on, coalesce(w.is_counted, 0), s.same_as IS NOT NULL FROM wave w JOIN student s ON s.id = w.student
         WHERE w.kept_on IS NOT NULL AND w.opened_on BETWEEN ?1 AND ?2 ORDER BY w.opened_on, w.id",
    )?;
    let mut rows = read.query([from.to_string(), today.to_string()])?;
    let mut last: BTreeMap<Id, Option<(Id, NaiveDate)>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let mut student = column_id(row, 0)?;
        if row.get(4)? {
            student = behind(sql, student)?;
        }
        let opened_on = row.get::<_, String>(2)?.parse::<NaiveDate>().ok();
        let counted = opened_on.filter(|_| row.get(3).unwrap_or(false));
        last.insert(student, counted.map(|on| (column_id(row, 1), on)).map(|(id, on)| Ok::<_, Failure>((id?, on))).transpose()?);
    }
    Ok(last.into_iter().filter_map(|(student, wave)| Some((student, wave?))).collect())
}
