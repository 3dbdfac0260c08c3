//! What stayed after a visit? The sheet of a class, line for line as it is printed, and the visits that one student met, each
//! with what they said of it.

use std::collections::{BTreeMap, HashMap};

use domain::after_visit::{After, ConversationCard, question_left};
use domain::consent::{Consent, ConsentFor};
use domain::people::joined;
use domain::plans::is_stay_in_touch_off;
use domain::record::{Id, Kind, read};
use domain::refusal::Refusal;
use domain::stay_in_touch::{Wish, WishState, wish_id};
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::visitors::Directory;
use super::visits::{Counted, VisitLine, Visits, presence, visit_lines};
use super::{ALL_OF, SHOWN_NAME};
use crate::desk::Desk;
use crate::failure::{Failure, Result};
use crate::log::column_id;
use crate::tables::{self, Tables};

/// One student's line of the sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AfterLine {
    /// The entry of the visit under which it was said, else the visit.
    pub visit: Id,
    pub student: Id,
    pub name: String,
    /// None: nobody noted whether they were there.
    pub was_present: Option<bool>,
    /// A parent said no: they have a line like everyone, and nothing is kept of it.
    pub is_opted_out: bool,
    pub talked: Option<bool>,
    pub learned: Option<bool>,
    pub wishes: Option<bool>,
    /// How far their wish to stay in touch came.
    pub wish: Option<WishState>,
    pub question: Option<String>,
    pub card: ConversationCard,
}

/// The sheet of a visit, in the order of the class list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AfterSheet {
    pub visit: VisitLine,
    pub lines: Vec<AfterLine>,
    /// Whether anybody is asked if they would like to stay in touch.
    pub asks_wishes: bool,
}

/// A visit that a student was at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MetLine {
    pub visit: VisitLine,
    pub said: AfterLine,
}

/// Live, and this student said that they spoke; where they did not say, what they said came of it, else what was said of all.
pub(super) fn is_conversation(visit: &VisitLine, said: &AfterLine) -> bool {
    let has_card = said.card != ConversationCard::default();
    visit.format.is_live() && said.talked.unwrap_or(has_card || visit.steps.two_way == Some(true))
}

/// What was said after any of these entries, by the record that stands for each student: what was said in one holds where
/// another says nothing.
struct Said {
    after: HashMap<Id, Vec<After>>,
    /// Of a student whose parents said no nothing is told.
    heeds_no: bool,
}

impl Said {
    fn read(sql: &Connection, counted: &Counted, entries: &[Id]) -> Result<Said> {
        let kind = Kind::AfterVisit;
        let mut found =
            sql.prepare_cached(&format!("SELECT {} FROM after_visit WHERE visit = ?1 ORDER BY id", tables::column_list(kind)))?;
        let mut after: HashMap<Id, Vec<After>> = HashMap::new();
        for entry in entries {
            let mut rows = found.query([entry.as_bytes()])?;
            while let Some(row) = rows.next()? {
                if let Some(said) = After::read(&tables::read_record(kind, row)?.1) {
                    after.entry(counted.behind.stands(said.student)).or_default().push(said);
                }
            }
        }
        Ok(Said { after, heeds_no: true })
    }

    /// One student's line.
    fn line(&self, sql: &Connection, entries: &[Id], student: Id, name: String) -> Result<AfterLine> {
        let here = Tables(sql);
        let mut line = AfterLine {
            visit: entries[0],
            student,
            name,
            was_present: None,
            is_opted_out: self.heeds_no && Consent::is_refused(&here, student, ConsentFor::Visits),
            talked: None,
            learned: None,
            wishes: None,
            wish: None,
            question: None,
            card: ConversationCard::default(),
        };
        if line.is_opted_out {
            return Ok(line);
        }
        for said in self.after.get(&student).into_iter().flatten() {
            line.visit = said.visit;
            line.talked = line.talked.or(said.talked);
            line.learned = line.learned.or(said.learned);
            line.wishes = line.wishes.or(said.wishes);
            if line.card == ConversationCard::default() {
                line.card = said.card.clone();
            }
        }
        let records = joined(&here, student);
        for (entry, record) in entries.iter().flat_map(|entry| records.iter().map(move |record| (*entry, *record))) {
            let wish = here.find(Kind::Wish, wish_id(entry, record))?.and_then(|fields| Wish::read(&fields));
            if let Some(wish) = wish {
                line.wish = line.wish.max(Some(wish.state));
                // Who said so in the queue said it, whatever stands on the sheet.
                // What an adult let go of is no word of the student's.
                if wish.state != WishState::LetGo {
                    line.wishes = Some(true);
                }
            }
            let question = here.find(Kind::Question, question_left(entry, record))?;
            line.question = line.question.or(question.and_then(|fields| read(&fields, "text")));
        }
        Ok(line)
    }
}

fn name_of(sql: &Connection, student: Id) -> Result<Option<String>> {
    let mut name = sql.prepare_cached(&format!("SELECT {SHOWN_NAME} FROM student s WHERE s.id = ?1"))?;
    Ok(name.query_row([student.as_bytes()], |row| row.get(0)).optional()?)
}

impl Desk {
    /// The sheet of a visit: the class as it is, and whoever was there and is in it no more.
    pub fn after_sheet(&self, visit: Id) -> Result<AfterSheet> {
        let section = self.reading(|sql| {
            let held = Tables(sql).find(Kind::Visit, visit)?.ok_or(Failure::Refused(Refusal::NoSuchRecord))?;
            domain::record::read_id(&held, "section").ok_or(Failure::Refused(Refusal::NoSuchRecord))
        })?;
        // A class that is gone has nobody; whoever met the visitor is still told.
        let class = match self.visit_class(section) {
            Ok(class) => class.students,
            Err(Failure::Refused(_)) => Vec::new(),
            Err(failure) => return Err(failure),
        };
        self.reading(|sql| {
            let (visits, counted, directory) = (Visits::read(sql)?, Counted::read(sql)?, Directory::read(sql)?);
            let stands = visits.stands(visit);
            let line = visit_lines(sql, &directory, |one| one.id == stands, 1)?.pop();
            let line = line.ok_or(Failure::Refused(Refusal::NoSuchRecord))?;
            let entries = visits.entries(stands);
            let met = presence(sql, &counted, &entries)?;
            let said = Said::read(sql, &counted, &entries)?;
            let mut lines = Vec::with_capacity(class.len());
            for member in &class {
                let mut told = said.line(sql, &entries, member.student, member.name.clone())?;
                told.was_present = met.get(&member.student).copied();
                lines.push(told);
            }
            for (student, was_present) in &met {
                if class.iter().any(|member| member.student == *student) {
                    continue;
                }
                let Some(name) = name_of(sql, *student)? else { continue };
                let mut told = said.line(sql, &entries, *student, name)?;
                told.was_present = Some(*was_present);
                lines.push(told);
            }
            Ok(AfterSheet { visit: line, lines, asks_wishes: !is_stay_in_touch_off(&Tables(sql)) })
        })
    }

    /// The visits that a student was at, the newest first. None of a student whose parents opted out.
    pub fn visits_met(&self, student: Id) -> Result<Vec<MetLine>> {
        self.met(student, true)
    }

    /// The same, also where a parent said no since: what is kept is told to whoever asks what is kept.
    pub(super) fn visits_kept(&self, student: Id) -> Result<Vec<MetLine>> {
        self.met(student, false)
    }

    fn met(&self, student: Id, heeds_no: bool) -> Result<Vec<MetLine>> {
        self.reading(|sql| {
            let (visits, counted, directory) = (Visits::read(sql)?, Counted::read(sql)?, Directory::read(sql)?);
            let stands = counted.behind.stands(student);
            if heeds_no && counted.opted_out.contains(&stands) {
                return Ok(Vec::new());
            }
            let Some(name) = name_of(sql, stands)? else { return Err(Failure::Refused(Refusal::NoSuchStudent)) };
            let mut found = sql.prepare_cached(&format!(
                "SELECT e.visit FROM encounter e JOIN student s ON s.id = ?1 WHERE e.student IN {ALL_OF} AND e.was_present = 1"
            ))?;
            let met = found.query_map([stands.as_bytes()], |row| column_id(row, 0))?.collect::<rusqlite::Result<Vec<_>>>()?;
            let mut of: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
            for visit in met {
                let stands = visits.stands(visit);
                of.entry(stands).or_insert_with(|| visits.entries(stands));
            }
            let mut lines = Vec::new();
            for visit in visit_lines(sql, &directory, |one| of.contains_key(&one.id), usize::MAX)? {
                let entries = &of[&visit.id];
                let said = Said { heeds_no, ..Said::read(sql, &counted, entries)? };
                let mut said = said.line(sql, entries, stands, name.clone())?;
                said.was_present = Some(true);
                lines.push(MetLine { visit, said });
            }
            Ok(lines)
        })
    }
}
