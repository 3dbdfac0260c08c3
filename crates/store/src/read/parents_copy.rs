//! What may a parent see of what is kept about their child? Everything that is kept, with other students out of it
//! ([`domain::redact`]). Not in it: drafts, which are not kept; private notes, which this store does not hold; telephone
//! numbers of the family's contacts, since one parent's is not for the other to learn from the school.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::asks::{Ask, AskFor};
use domain::ego_network::{Alter, Reciprocity, Spot, Support};
use domain::goals::Goal;
use domain::people::PersonName;
use domain::record::Id;
use domain::redact::Hidden;
use domain::waves::WaveLine;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::SCHOOL;
use super::record::{RecordView, record_of};
use super::student::StudentFile;
use crate::desk::Desk;
use crate::failure::Result;
use crate::log::column_id;

/// One person on a kept map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct CopiedPerson {
    /// What the student calls them; what stands for another student, where they may be one.
    pub label: String,
    pub is_hidden: bool,
    pub spot: Option<Spot>,
    pub supports: Vec<Support>,
    pub reciprocity: Option<Reciprocity>,
}

/// One kept map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct CopiedMap {
    pub wave: WaveLine,
    pub goal: Goal,
    pub people: Vec<CopiedPerson>,
    /// Who knows whom, by label.
    pub ties: Vec<(String, String)>,
}

/// All of it, ready to be put into words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct ParentsCopy {
    pub file: StudentFile,
    pub record: RecordView,
    /// Oldest first.
    pub maps: Vec<CopiedMap>,
    /// How many people on maps were hidden.
    pub hidden: u32,
}

impl Desk {
    /// Reads it. `instead` stands wherever another student is hidden.
    pub fn parents_copy(&self, student: Id, instead: &str, today: NaiveDate) -> Result<ParentsCopy> {
        let mut file = self.student(student, today)?;
        let records = self.student_records(file.id)?;
        file.waves.retain(|wave| !wave.is_draft);
        // Whoever looks alike, or was typed in twice, is a name of somebody else until it is said that it is not.
        (file.look_alikes, file.joined) = (Vec::new(), Vec::new());
        file.contacts.iter_mut().for_each(|contact| contact.phone = None);
        let mut hidden = self.reading(|sql| others(sql, &records, file.school))?;
        let kept = file.waves.iter().rev().map(|wave| self.map(wave.id, today)).collect::<Result<Vec<_>>>()?;
        let on_maps = || kept.iter().flat_map(|map| &map.network.alters).filter(|alter| !alter.is_pale);
        // Whoever may be a student on one map is one on all.
        let children: BTreeSet<Id> = on_maps().filter(|alter| hidden.may_be_student(alter)).map(|alter| alter.id).collect();
        on_maps().filter(|alter| children.contains(&alter.id)).for_each(|alter| hidden.hide(&alter.label));
        let mut maps = Vec::new();
        for map in &kept {
            let label = |alter: &Alter| match children.contains(&alter.id) {
                true => instead.to_owned(),
                // A name may stand inside a label: "Omar Haddad's aunt".
                false => hidden.redacted(&alter.label, instead),
            };
            let on_map: BTreeMap<Id, &Alter> =
                map.network.alters.iter().filter(|alter| !alter.is_pale).map(|alter| (alter.id, alter)).collect();
            let people = on_map.values().map(|alter| CopiedPerson {
                label: label(alter),
                is_hidden: children.contains(&alter.id),
                spot: alter.spot,
                supports: alter.supports.clone(),
                reciprocity: alter.reciprocity,
            });
            let ties = map.network.ties.iter().filter(|tie| tie.is_present);
            let ties = ties.filter_map(|tie| Some((label(on_map.get(&tie.a)?), label(on_map.get(&tie.b)?))));
            let goal = Goal { conflicts: Vec::new(), ..map.goal.clone() };
            maps.push(CopiedMap { wave: map.wave.clone(), goal, people: people.collect(), ties: ties.collect() });
        }
        let mut record = self.reading(|sql| record_of(sql, &records))?;
        let out = |text: &mut String| *text = hidden.redacted(text, instead);
        for map in &mut maps {
            map.goal.words.iter_mut().for_each(out);
        }
        file.asks.iter_mut().for_each(|ask| hide_in(ask, &hidden, instead));
        file.steps.iter_mut().for_each(|step| out(&mut step.what));
        file.team_notes.iter_mut().for_each(|note| out(&mut note.text));
        for correction in &mut record.corrections {
            out(&mut correction.text);
            if let Some(domain::corrections::Settled::Declined { reason, .. }) = &mut correction.settled {
                out(reason);
            }
        }
        for disclosure in &mut record.disclosures {
            disclosure.why.iter_mut().for_each(out);
        }
        if let Some(proposed) = &mut record.summary.proposed {
            out(&mut proposed.text);
        }
        record.summary.approved.iter_mut().filter_map(|approved| approved.text.as_mut()).for_each(out);
        Ok(ParentsCopy { file, record, maps, hidden: children.len() as u32 })
    }
}

fn hide_in(ask: &mut Ask, hidden: &Hidden, instead: &str) {
    ask.conflicts.clear();
    ask.name = hidden.redacted(&ask.name, instead);
    if let AskFor::Words(words) = &mut ask.what {
        *words = hidden.redacted(words, instead);
    }
}

/// The names of everybody else of the school; of everybody, where nobody said which school it is.
fn others(sql: &Connection, records: &[Id], school: Option<Id>) -> Result<Hidden> {
    let mut names = Vec::new();
    let mut all = sql.prepare_cached(&format!(
        "SELECT s.id, coalesce(s.preferred_given, s.given, s.hand_given, ''), coalesce(s.preferred_family, s.family, s.hand_family, ''),
                s.called, coalesce(s.given, '')
         FROM student s WHERE ?1 IS NULL OR {SCHOOL} IS NULL OR {SCHOOL} = ?1"
    ))?;
    let mut rows = all.query([school.map(|school| school.as_bytes().to_vec())])?;
    while let Some(row) = rows.next()? {
        if records.contains(&column_id(row, 0)?) {
            continue;
        }
        let (preferred, given): (String, String) = (row.get(1)?, row.get(4)?);
        let name = PersonName { given: preferred, family: row.get(2)?, called: row.get(3)? };
        if !given.is_empty() && given != name.given {
            names.push(PersonName { given, called: None, ..name.clone() });
        }
        names.push(name);
    }
    Ok(Hidden::names(&names))
}
