//! Who is asked which adults they would go to? On a laptop that goes around among students: nobody's name but by typing it, no
//! list of anybody, and no answer. And for the student's own counselor what was answered.

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;
use domain::answers::AdultsAnswer;
use domain::campaigns::Campaign;
use domain::consent::{Consent, ConsentFor};
use domain::names::folded;
use domain::overlay::NamedAdult;
use domain::record::{Id, Kind};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::adults::Adults;
use super::campaigns::{Whose, students_of};
use super::student::behind;
use super::suggestions::StaffName;
use crate::desk::Desk;
use crate::failure::Result;
use crate::log::column_id;
use crate::tables::{Tables, column_list, read_record};

/// So many letters have to be typed before a name is offered, so that nobody reads a list by pressing one key.
const LEAST_LETTERS: usize = 2;

/// And so many names are offered at once.
const MOST_OFFERED: usize = 5;

/// A student's own name, while they type it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AskedStudent {
    pub student: Id,
    pub name: String,
    /// They answered: what, nobody reads here.
    pub is_done: bool,
}

/// An answer as the student's counselor reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AnswerLine {
    pub id: Id,
    /// Nobody where it is empty.
    pub named: Vec<String>,
    pub said_on: NaiveDate,
}

impl Desk {
    /// The names on the own caseload that begin as was typed, for whoever is asked in this campaign. A student of whom a parent
    /// said no is not among them: nothing may be written of them.
    pub fn asked_students(&self, campaign: Id, text: &str, today: NaiveDate) -> Result<Vec<AskedStudent>> {
        self.reading(|sql| {
            let ground = Tables(sql);
            let campaign = Campaign::open_on(&ground, campaign, today)?;
            let Some(typed) = typed(text) else { return Ok(Vec::new()) };
            let answers = answers_in(sql, campaign.id)?;
            let mut found = Vec::new();
            for (student, name, _) in students_of(sql, &campaign, Whose::MyCaseload, self.me)? {
                if found.len() < MOST_OFFERED
                    && begins(&name, &typed)
                    && !Consent::is_refused(&ground, student, ConsentFor::Mapping)
                {
                    found.push(AskedStudent { student, name, is_done: answers.contains_key(&student) });
                }
            }
            Ok(found)
        })
    }

    /// The name of a student who may be asked now; None of whoever may not, or has answered.
    pub fn may_be_asked(&self, campaign: Id, student: Id, today: NaiveDate) -> Result<Option<String>> {
        self.reading(|sql| {
            let ground = Tables(sql);
            let campaign = Campaign::open_on(&ground, campaign, today)?;
            let is_free = !answers_in(sql, campaign.id)?.contains_key(&student)
                && !Consent::is_refused(&ground, student, ConsentFor::Mapping);
            let theirs = students_of(sql, &campaign, Whose::MyCaseload, self.me)?;
            Ok(theirs.into_iter().find(|(one, _, _)| is_free && *one == student).map(|(_, name, _)| name))
        })
    }

    /// Whether this student's answer stands in the campaign.
    pub fn has_answered(&self, campaign: Id, student: Id) -> Result<bool> {
        self.reading(|sql| Ok(answers_in(sql, campaign)?.contains_key(&student)))
    }

    /// The adults of the campaign's school whose names begin as was typed.
    pub fn adults_like(&self, campaign: Id, text: &str, today: NaiveDate) -> Result<Vec<StaffName>> {
        self.reading(|sql| {
            let campaign = Campaign::open_on(&Tables(sql), campaign, today)?;
            let Some(typed) = typed(text) else { return Ok(Vec::new()) };
            let adults = Adults::of(sql, campaign.school)?;
            let found = adults.all.into_iter().filter(|adult| begins(&adult.name, &typed));
            Ok(found.take(MOST_OFFERED).map(|adult| StaffName { id: adult.id, name: adult.name }).collect())
        })
    }
}

/// The words that were typed, as they are compared; None where they are too few letters to offer anybody.
fn typed(text: &str) -> Option<Vec<String>> {
    let words: Vec<String> = folded(text).split_whitespace().map(str::to_owned).collect();
    let letters: usize = words.iter().map(|word| word.chars().filter(|one| one.is_alphanumeric()).count()).sum();
    (letters >= LEAST_LETTERS).then_some(words)
}

/// Whether each typed word begins one of the name's.
fn begins(name: &str, typed: &[String]) -> bool {
    let name = folded(name);
    typed.iter().all(|typed| name.split([' ', '-']).any(|word| word.starts_with(typed.as_str())))
}

/// The answers of a campaign by the record that stands for the student; the newest, where two records of one have one each.
pub(crate) fn answers_in(sql: &Connection, campaign: Id) -> Result<BTreeMap<Id, AdultsAnswer>> {
    let kind = Kind::AdultsAnswer;
    let mut read =
        sql.prepare_cached(&format!("SELECT {} FROM adults_answer WHERE campaign = ?1 ORDER BY id", column_list(kind)))?;
    let told = read.query_map([campaign.as_bytes()], |row| read_record(kind, row))?.collect::<rusqlite::Result<Vec<_>>>()?;
    let mut joined = sql.prepare_cached("SELECT id FROM student WHERE same_as IS NOT NULL")?;
    let joined: HashSet<Id> = joined.query_map([], |row| column_id(row, 0))?.collect::<rusqlite::Result<_>>()?;
    let mut found: BTreeMap<Id, AdultsAnswer> = BTreeMap::new();
    for answer in told.iter().filter_map(|(id, fields)| AdultsAnswer::read(*id, fields)) {
        let student = if joined.contains(&answer.student) { behind(sql, answer.student)? } else { answer.student };
        match found.get(&student) {
            Some(known) if known.said.on >= answer.said.on => {}
            _ => drop(found.insert(student, answer)),
        }
    }
    Ok(found)
}

/// What these records of one student answered, the newest first.
pub(crate) fn answers_of(sql: &Connection, records: &[Id]) -> Result<Vec<AnswerLine>> {
    let mut lines = Vec::new();
    for one in records {
        let told = Tables(sql).list(Kind::AdultsAnswer, "student", *one)?;
        lines.extend(told.iter().filter_map(|(id, fields)| AdultsAnswer::read(*id, fields)).map(|answer| AnswerLine {
            id: answer.id,
            named: answer.said.named.into_iter().map(|NamedAdult { label, .. }| label).collect(),
            said_on: answer.said.on,
        }));
    }
    lines.sort_by_key(|line| std::cmp::Reverse((line.said_on, line.id)));
    Ok(lines)
}
