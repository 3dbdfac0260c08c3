//! A student's file: what the roster and the counselor say, the waves, the steps, the notes.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::asks::Ask;
use domain::choice::{AskedBy, in_joined};
use domain::consent::{Consent, ConsentFor};
use domain::holds::HoldLine;
use domain::people::{ContactRow, NameMay, PersonName, StudentByHand, StudentRow};
use domain::record::{Fields, Id, Kind, read};
use domain::refusal::Refusal;
use domain::roster::LookAlike;
use domain::waves::WaveLine;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::schools::SameSchools;
use super::students::Caseload;
use super::{GRADE, NAME_ON_PAPER, NUMBER, SCHOOL, enrolled_as, enrolled_in};
use crate::desk::Desk;
use crate::failure::{Failure, Result};
use crate::log::{column_id, column_id_or_none};
use crate::tables::Tables;

/// A class of the student, with its teachers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SectionLine {
    pub id: Id,
    pub title: String,
    pub teachers: Vec<String>,
}

/// A step that was agreed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct StepLine {
    pub id: Id,
    pub what: String,
    pub due_on: NaiveDate,
    pub finished_on: Option<NaiveDate>,
}

/// An open wish to come in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct InvitationLine {
    pub id: Id,
    pub asked_on: NaiveDate,
}

/// Another record of the same student.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct JoinedLine {
    pub id: Id,
    pub shown: String,
}

/// A note for the team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TeamNoteLine {
    pub id: Id,
    pub text: String,
    /// Who wrote it; empty where this store does not know them.
    pub by: String,
    /// When, UTC, ISO 8601.
    pub at: String,
}

/// What somebody answered who may answer for this student, and who wrote it down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ConsentLine {
    pub told: Consent,
    /// Who recorded it; empty where this store does not know them.
    pub by: String,
}

/// Everything of a student's file that is not a map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct StudentFile {
    pub id: Id,
    pub name: PersonName,
    /// What else than being written down here the student said yes to, of the name used in the room.
    pub name_may: NameMay,
    pub shown: String,
    pub grade: Option<String>,
    pub school: Option<Id>,
    pub school_name: Option<String>,
    pub number: Option<String>,
    pub birth_date: Option<NaiveDate>,
    pub by_hand: Option<StudentByHand>,
    pub on_roster: bool,
    pub has_left: bool,
    pub on_caseload: bool,
    pub sections: Vec<SectionLine>,
    pub contacts: Vec<ContactRow>,
    /// Newest first; a draft first of all.
    pub waves: Vec<WaveLine>,
    pub steps: Vec<StepLine>,
    /// Whom the student agreed to ask, on kept maps: what is open first.
    pub asks: Vec<Ask>,
    pub invitation: Option<InvitationLine>,
    pub look_alikes: Vec<LookAlike>,
    pub joined: Vec<JoinedLine>,
    /// Newest first.
    pub team_notes: Vec<TeamNoteLine>,
    /// Newest first.
    pub consents: Vec<ConsentLine>,
    /// A no to mapping stands: with this student there is only talk.
    pub is_talk_only: bool,
    /// Newest first; those that stand before those that ended.
    pub holds: Vec<HoldLine>,
    /// Newest first.
    pub erasures: Vec<ErasureLine>,
}

/// That a map was erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ErasureLine {
    pub id: Id,
    pub asked_by: AskedBy,
    pub erased_on: NaiveDate,
    /// The journal and the backups of this machine hold it no more either.
    pub is_finished: bool,
}

impl Desk {
    /// The record that stands for a student: what `same_as` leads to, the smallest id where it runs in a circle.
    pub fn student_behind(&self, student: Id) -> Result<Id> {
        self.reading(|sql| behind(sql, student))
    }

    /// Every record of this student, the one that stands for them among these.
    pub fn student_records(&self, student: Id) -> Result<Vec<Id>> {
        self.reading(|sql| Ok(domain::people::joined(&Tables(sql), student).into_iter().collect()))
    }

    /// The name that is shown for a student; empty where this store does not know them.
    pub fn shown_name(&self, student: Id) -> Result<String> {
        let student = self.student_behind(student)?;
        self.reading(|sql| {
            let here = Tables(sql);
            let fields = here.find(Kind::Student, student)?;
            Ok(fields.map(|fields| PersonName::here(student, &fields, &here).shown()).unwrap_or_default())
        })
    }

    /// What may stand on paper for each of these students: what they are called in the room only where they said yes to that.
    /// None where this store does not know the student.
    pub fn names_on_paper(&self, students: &[Id]) -> Result<Vec<Option<String>>> {
        self.reading(|sql| {
            let mut name = sql.prepare_cached(&format!("SELECT {NAME_ON_PAPER} FROM student s WHERE s.id = ?1"))?;
            students
                .iter()
                .map(|student| Ok(name.query_row([behind(sql, *student)?.as_bytes()], |row| row.get(0)).optional()?))
                .collect()
        })
    }

    /// Reads a file. A student joined to another is read as that other.
    pub fn student(&self, student: Id, today: NaiveDate) -> Result<StudentFile> {
        let student = self.student_behind(student)?;
        let mut waves = Vec::new();
        for (wave, of) in self.drafts() {
            if self.student_behind(of)? == student {
                waves.push(self.map(wave, today)?.wave);
            }
        }
        let look_alikes =
            self.look_alikes()?.into_iter().filter(|pair| pair.by_hand == student || pair.on_roster == student).collect();
        self.reading(|sql| {
            let here = Tables(sql);
            let fields = here.find(Kind::Student, student)?.ok_or(Failure::Refused(Refusal::NoSuchStudent))?;
            let row: Option<StudentRow> = read(&fields, "row");
            let by_hand: Option<StudentByHand> = read(&fields, "by_hand");
            let (name, name_may) = (PersonName::here(student, &fields, &here), PersonName::may_be(student, &fields, &here));
            let (grade, number, school) = sql
                .prepare_cached(&format!("SELECT {GRADE}, {NUMBER}, {SCHOOL} FROM student s WHERE s.id = ?1"))?
                .query_row([student.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?, column_id_or_none(row, 2)?)))?;
            let school = school.map(|school| Ok::<_, Failure>(SameSchools::of(sql)?.behind(school))).transpose()?;
            let school_name = match school {
                Some(school) => here
                    .find(Kind::School, school)?
                    .and_then(|fields| read::<domain::people::SchoolRow>(&fields, "row"))
                    .map(|row| row.name),
                None => None,
            };
            let joined = joined(sql, student)?;
            // Maps, steps and contacts of the joined records are this student's too.
            let all: Vec<Id> = std::iter::once(student).chain(joined.iter().map(|line| line.id)).collect();
            let mut kept = Vec::new();
            let mut steps = Vec::new();
            let mut contacts: BTreeMap<Id, ContactRow> = BTreeMap::new();
            let mut invitation = None;
            let mut team_notes = Vec::new();
            let (mut holds, mut erasures) = (Vec::new(), Vec::new());
            let is_finished = !crate::erase::is_unfinished(sql)?;
            for of in &all {
                let told = here.list(Kind::Hold, "student", *of)?;
                holds.extend(told.into_iter().filter_map(|(id, fields)| HoldLine::read(id, &fields)));
                for (id, fields) in here.list(Kind::Erasure, "student", *of)? {
                    if let (Some(asked_by), Some(erased_on)) = (read(&fields, "asked_by"), read(&fields, "erased_on")) {
                        erasures.push(ErasureLine { id, asked_by, erased_on, is_finished });
                    }
                }
                kept.extend(kept_waves(sql, *of, today)?);
                steps.extend(here.list(Kind::Step, "student", *of)?.into_iter().filter_map(|(id, fields)| step(id, &fields)));
                contacts.extend(contacts_of(sql, *of)?);
                team_notes.extend(team_notes_of(sql, *of)?);
                for (id, fields) in here.list(Kind::Invitation, "student", *of)? {
                    if !fields.contains_key("came_on")
                        && let Some(asked_on) = read(&fields, "asked_on")
                    {
                        invitation = Some(InvitationLine { id, asked_on });
                    }
                }
            }
            let mut asks: Vec<Ask> = kept.iter().flat_map(|wave| Ask::on(&here, wave.id)).collect();
            asks.sort_by_key(|ask| (ask.next.is_none(), ask.due_on, ask.id));
            kept.sort_by_key(|wave| std::cmp::Reverse((wave.opened_on, wave.id)));
            waves.extend(kept);
            holds.sort_by_key(|hold: &HoldLine| (hold.ended_on.is_some(), std::cmp::Reverse((hold.set_on, hold.id))));
            // One erasure stands in each of the joined files, and is one.
            let told: Vec<Id> = erasures.iter().map(|line: &ErasureLine| line.id).collect();
            erasures.retain(|line| !all.iter().any(|of| told.iter().any(|by| in_joined(*by, *of) == line.id)));
            erasures.sort_by_key(|line: &ErasureLine| std::cmp::Reverse((line.erased_on, line.id)));
            team_notes.sort_by(|a: &TeamNoteLine, b| (&b.at, b.id).cmp(&(&a.at, a.id)));
            steps.sort_by_key(|step| (step.finished_on.is_some(), step.due_on, step.id));
            let caseload = Caseload::of(sql, self.me)?;
            let mut values = caseload.values;
            values.push(rusqlite::types::Value::Blob(student.as_bytes().to_vec()));
            let on_caseload = sql
                .prepare_cached(&format!("SELECT {} FROM student s WHERE s.id = ?", caseload.condition))?
                .query_row(rusqlite::params_from_iter(values), |row| row.get::<_, Option<bool>>(0))?
                .unwrap_or(false);
            Ok(StudentFile {
                id: student,
                shown: name.shown(),
                name,
                name_may,
                grade,
                school,
                school_name,
                number,
                birth_date: row.as_ref().and_then(|row| row.birth_date),
                by_hand,
                on_roster: row.is_some(),
                has_left: read(&fields, "has_left").unwrap_or(false),
                on_caseload,
                sections: sections(sql, student)?,
                contacts: contacts.into_values().collect(),
                waves,
                steps,
                asks,
                invitation,
                look_alikes,
                joined,
                team_notes,
                holds,
                erasures,
                consents: consents(sql, student)?,
                is_talk_only: Consent::is_refused(&here, student, ConsentFor::Mapping),
            })
        })
    }
}

/// The record that stands for a student.
pub(crate) fn behind(sql: &Connection, student: Id) -> Result<Id> {
    let mut met = vec![student];
    let mut here = student;
    let mut next_of = sql.prepare_cached(
        "SELECT s.same_as FROM student s WHERE s.id = ?1 AND EXISTS (SELECT 1 FROM student t WHERE t.id = s.same_as)",
    )?;
    while let Some(next) = next_of.query_row([here.as_bytes()], |row| column_id(row, 0)).optional()? {
        if let Some(at) = met.iter().position(|known| *known == next) {
            return Ok(met[at..].iter().copied().min().unwrap_or(next));
        }
        met.push(next);
        here = next;
    }
    Ok(here)
}

fn step(id: Id, fields: &Fields) -> Option<StepLine> {
    Some(StepLine { id, what: read(fields, "what")?, due_on: read(fields, "due_on")?, finished_on: read(fields, "finished_on") })
}

fn kept_waves(sql: &Connection, student: Id, today: NaiveDate) -> Result<Vec<WaveLine>> {
    let mut people =
        sql.prepare_cached("SELECT count(*) FROM placement WHERE wave = ?1 AND presence IN ('confirmed', 'remembered')")?;
    // Whoever is gone from the map is not counted, here as where the student chooses.
    let mut withheld = sql.prepare_cached(
        "SELECT count(*) FROM placement WHERE wave = ?1 AND is_withheld = 1 AND coalesce(presence, 'confirmed') <> 'no_longer'",
    )?;
    let mut lines = Vec::new();
    for (id, fields) in Tables(sql).list(Kind::Wave, "student", student)? {
        let alters = people.query_row([id.as_bytes()], |row| row.get(0))?;
        let withheld = withheld.query_row([id.as_bytes()], |row| row.get(0))?;
        lines.extend(WaveLine::read(id, &fields, alters, today).map(|line| WaveLine { withheld, ..line }));
    }
    Ok(lines)
}

fn joined(sql: &Connection, student: Id) -> Result<Vec<JoinedLine>> {
    let found = sql
        .prepare_cached(&format!("SELECT o.id, o.shown FROM student s JOIN (SELECT s.id AS id, {} AS shown FROM student s) o ON o.id IN {} WHERE s.id = ?1 AND o.id != s.id ORDER BY o.id", super::SHOWN_NAME, super::ALL_OF))?
        .query_map([student.as_bytes()], |row| Ok(JoinedLine { id: column_id(row, 0)?, shown: row.get(1)? }))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(found)
}

fn contacts_of(sql: &Connection, student: Id) -> Result<Vec<(Id, ContactRow)>> {
    let found = sql
        .prepare_cached("SELECT id, coalesce(source_id, ''), student, coalesce(name, ''), relation, lives_with, phone FROM contact WHERE student = ?1 AND coalesce(has_left, 0) = 0 ORDER BY id")?
        .query_map([student.as_bytes()], |row| {
            let contact = ContactRow {
                source_id: row.get(1)?,
                student: column_id_or_none(row, 2)?.unwrap_or_default(),
                name: row.get(3)?,
                relation: row.get(4)?,
                lives_with: row.get(5)?,
                phone: row.get(6)?,
            };
            Ok((column_id(row, 0)?, contact))
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(found)
}

fn sections(sql: &Connection, student: Id) -> Result<Vec<SectionLine>> {
    let mut teachers = sql.prepare_cached(&format!(
        "SELECT trim(coalesce(t.preferred_given, t.given, '') || ' ' || coalesce(t.family, '')) FROM {} e JOIN staff t ON t.id = e.person
         ORDER BY t.family LIMIT 4",
        enrolled_in("?1")
    ))?;
    let found = sql
        .prepare_cached(&format!(
            "SELECT c.id, coalesce(c.title, '') FROM {} e JOIN section c ON c.id = e.section ORDER BY c.title, c.id LIMIT 40",
            enrolled_as("?1")
        ))?
        .query_map([student.as_bytes()], |row| Ok((column_id(row, 0)?, row.get::<_, String>(1)?)))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    found
        .into_iter()
        .map(|(id, title)| {
            let teachers = teachers.query_map([id.as_bytes()], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
            Ok(SectionLine { id, title, teachers })
        })
        .collect()
}

/// The notes under one record. Who and when is said by the commit that first wrote them: a redo signs nothing anew.
fn team_notes_of(sql: &Connection, student: Id) -> Result<Vec<TeamNoteLine>> {
    let found = sql
        .prepare_cached(
            "SELECT n.id, coalesce(n.text, ''), m.stamp, m.author FROM team_note n JOIN commits m ON m.position =
               (SELECT min(p.commit_position) FROM changes c JOIN parts p ON p.part = c.part WHERE c.record = n.id)
             WHERE n.student = ?1",
        )?
        .query_map([student.as_bytes()], |row| {
            Ok((column_id(row, 0)?, row.get::<_, String>(1)?, row.get::<_, i64>(2)?, column_id(row, 3)?))
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    found
        .into_iter()
        .map(|(id, text, stamp, author)| {
            Ok(TeamNoteLine { id, text, by: super::map::author_name(sql, author)?, at: moment(stamp) })
        })
        .collect()
}

/// The moment of a stamp, UTC, ISO 8601.
pub(crate) fn moment(stamp: i64) -> String {
    let at = chrono::DateTime::from_timestamp_millis(domain::change::Stamp(stamp as u64).ms()).unwrap_or_default();
    at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}

/// The answers about a student, each with whoever wrote it down first.
fn consents(sql: &Connection, student: Id) -> Result<Vec<ConsentLine>> {
    let mut by = sql.prepare_cached(
        "SELECT m.author FROM commits m WHERE m.position =
           (SELECT min(p.commit_position) FROM changes c JOIN parts p ON p.part = c.part WHERE c.record = ?1)",
    )?;
    Consent::of(&Tables(sql), student)
        .into_iter()
        .map(|told| {
            let author = by.query_row([told.id.as_bytes()], |row| column_id(row, 0)).optional()?;
            let by = author.map(|author| super::map::author_name(sql, author)).transpose()?.unwrap_or_default();
            Ok(ConsentLine { told, by })
        })
        .collect()
}
