//! What may a parent see of what is kept about their child? Everything that is kept, with other students out of it
//! ([`domain::redact`]). Not in it: drafts, which are not kept; private notes, which this store does not hold; telephone
//! numbers of the family's contacts, since one parent's is not for the other to learn from the school; holds, since one that
//! stands for a duty to report must not be told to whoever it may be about.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::asks::{Ask, AskFor, Whom};
use domain::ego_network::{Alter, EgoNetwork, Presence, Reciprocity, Spot, Support};
use domain::goals::Goal;
use domain::people::StaffRow;
use domain::record::{Id, Kind, read};
use domain::redact::{Hidden, KnownAs};
use domain::visitors::Cluster;
use domain::waves::WaveLine;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::activities::ActivityLine;
use super::after_visit::MetLine;
use super::record::{RecordView, record_of};
use super::schools::SameSchools;
use super::student::StudentFile;
use super::{CALLED, SCHOOL};
use crate::desk::Desk;
use crate::failure::Result;
use crate::log::column_id;
use crate::tables::Tables;

/// One person on a kept map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct CopiedPerson {
    /// What the student calls them; what stands for another student, where they may be one.
    pub label: String,
    pub is_hidden: bool,
    pub spot: Option<Spot>,
    /// None: they are on the map, as nearly everybody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub presence: Option<Presence>,
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
    /// The career clusters in which they want to meet somebody.
    pub chosen: Vec<Cluster>,
    /// The visits they were at, the newest first, with what they said of each.
    pub visits: Vec<MetLine>,
    /// The circles, clubs, online classes and dialogues they were in, the newest first.
    pub activities: Vec<ActivityLine>,
    /// How many people on maps were hidden.
    pub hidden: u32,
}

impl Desk {
    /// Reads it. `instead` stands wherever another student is hidden.
    pub fn parents_copy(&self, student: Id, instead: &str, today: NaiveDate) -> Result<ParentsCopy> {
        let mut file = self.student(student, today)?;
        let records = self.student_records(file.id)?;
        file.waves.retain(|wave| !wave.is_draft);
        // It is paper: what they are called in the room stands on it only where they said yes to that.
        if !file.name_may.be_printed {
            file.name.called = None;
            file.shown = file.name.shown();
        }
        // Whoever looks alike, or was typed in twice, is a name of somebody else until it is said that it is not.
        (file.look_alikes, file.joined, file.holds) = (Vec::new(), Vec::new(), Vec::new());
        let mut hidden = self.reading(|sql| others(sql, &records, file.school))?;
        for contact in &mut file.contacts {
            contact.phone = None;
            // Their own child's contacts are told by name, whatever a friend of the child is called.
            if hidden.is_name(&contact.name) {
                instead.clone_into(&mut contact.name);
            }
        }
        // As it was told: a map that shows numbers hides nobody who is named elsewhere in the record.
        let kept = self.reading(|sql| {
            let here = Tables(sql);
            let read = |wave: &WaveLine| {
                let told = here.find(Kind::Wave, wave.id)?.unwrap_or_default();
                Ok(EgoNetwork::read(&here, wave.id).map(|network| (wave.clone(), Goal::read(&told), network)))
            };
            file.waves.iter().rev().filter_map(|wave| read(wave).transpose()).collect::<Result<Vec<_>>>()
        })?;
        let on_maps = || kept.iter().flat_map(|(_, _, network)| &network.alters).filter(|alter| !alter.is_pale);
        // Whoever may be a student on one map is one on all.
        let children: BTreeSet<Id> = on_maps().filter(|alter| hidden.may_be_student(alter)).map(|alter| alter.id).collect();
        on_maps().filter(|alter| children.contains(&alter.id)).for_each(|alter| hidden.hide(&alter.label));
        let called: BTreeMap<Id, String> = on_maps().map(|alter| (alter.id, alter.label.clone())).collect();
        let mut maps = Vec::new();
        for (wave, goal, network) in kept {
            let label = |alter: &Alter| match children.contains(&alter.id) {
                true => instead.to_owned(),
                // A name may stand inside a label: "Omar Haddad's aunt".
                false => hidden.redacted(&alter.label, instead),
            };
            let on_map: BTreeMap<Id, &Alter> =
                network.alters.iter().filter(|alter| !alter.is_pale).map(|alter| (alter.id, alter)).collect();
            let people = on_map.values().map(|alter| CopiedPerson {
                label: label(alter),
                is_hidden: children.contains(&alter.id),
                spot: alter.spot,
                presence: Some(alter.presence).filter(|presence| *presence != Presence::Confirmed),
                supports: alter.supports.clone(),
                reciprocity: alter.reciprocity,
            });
            let ties = network.ties.iter().filter(|tie| tie.is_present);
            let ties = ties.filter_map(|tie| Some((label(on_map.get(&tie.a)?), label(on_map.get(&tie.b)?))));
            maps.push(CopiedMap { wave, goal, people: people.collect(), ties: ties.collect() });
        }
        let mut record = self.reading(|sql| record_of(sql, &records))?;
        let out = |text: &mut String| *text = hidden.redacted(text, instead);
        for map in &mut maps {
            map.goal.words.iter_mut().for_each(out);
        }
        for ask in &mut file.asks {
            match ask.whom {
                Whom::Alter(alter) => {
                    let label = called.get(&alter).filter(|_| !children.contains(&alter));
                    ask.name = label.map_or_else(|| instead.to_owned(), Clone::clone);
                }
                // However the map shows people: who of the school was asked is told, as the registry has it.
                Whom::Staff(staff) => {
                    let told = self.reading(|sql| Tables(sql).find(Kind::Staff, staff))?;
                    let row = told.and_then(|told| read::<StaffRow>(&told, "row"));
                    ask.name = row.map_or_else(|| std::mem::take(&mut ask.name), |row| row.called());
                }
            }
            hide_in(ask, &hidden, instead);
        }
        file.consents.iter_mut().for_each(|consent| out(&mut consent.told.given_by));
        // The teachers of a class are told: they are nobody's classmates.
        file.sections.iter_mut().for_each(|section| out(&mut section.title));
        file.steps.iter_mut().for_each(|step| out(&mut step.what));
        file.team_notes.iter_mut().for_each(|note| out(&mut note.text));
        for correction in &mut record.corrections {
            out(&mut correction.text);
            correction.called.iter_mut().for_each(out);
            if let Some(domain::corrections::Settled::Declined { reason, .. }) = &mut correction.settled {
                out(reason);
            }
        }
        for disclosure in &mut record.disclosures {
            out(&mut disclosure.to_whom);
            disclosure.why.iter_mut().for_each(out);
        }
        for group in &mut record.groups {
            out(&mut group.name);
            group.ground.iter_mut().for_each(out);
        }
        record.answers.iter_mut().flat_map(|answer| &mut answer.named).for_each(out);
        if let Some(proposed) = &mut record.summary.proposed {
            out(&mut proposed.text);
        }
        record.summary.approved.iter_mut().filter_map(|approved| approved.text.as_mut()).for_each(out);
        // What is kept is told, whatever was answered since about keeping more.
        let chosen = self.reading(|sql| super::interests::kept_of(sql, file.id))?;
        let chosen = chosen.map(|chosen| chosen.clusters.into_iter().collect()).unwrap_or_default();
        let mut visits = self.visits_kept(file.id)?;
        for met in &mut visits {
            met.visit.purpose.iter_mut().chain(&mut met.visit.aim).chain(&mut met.said.question).for_each(out);
            out(&mut met.visit.class);
        }
        let mut activities = self.activities_kept(file.id)?;
        for one in &mut activities {
            out(&mut one.name);
            out(&mut one.class);
            one.with.iter_mut().chain(&mut one.groups).for_each(out);
        }
        Ok(ParentsCopy { file, record, maps, chosen, visits, activities, hidden: children.len() as u32 })
    }
}

fn hide_in(ask: &mut Ask, hidden: &Hidden, instead: &str) {
    ask.conflicts.clear();
    ask.name = hidden.redacted(&ask.name, instead);
    if let AskFor::Words(words) = &mut ask.what {
        *words = hidden.redacted(words, instead);
    }
}

/// The names of everybody else of the school, and of whoever is of none; of everybody, where nobody said which school it is.
fn others(sql: &Connection, records: &[Id], school: Option<Id>) -> Result<Hidden> {
    let mut values = Vec::new();
    let of_school = match school {
        // Whoever was typed in before the roster came is under the school that was named at set-up.
        Some(school) => format!("({SCHOOL} IS NULL OR {})", SameSchools::of(sql)?.condition(school, &mut values)),
        None => "1".to_owned(),
    };
    let mut all = sql.prepare_cached(&format!(
        "SELECT s.id, {CALLED}, s.middle, s.given, s.preferred_given, s.hand_given, s.family, s.preferred_family, s.hand_family, s.called
         FROM student s WHERE {of_school}"
    ))?;
    let mut rows = all.query(rusqlite::params_from_iter(values))?;
    let mut names = Vec::new();
    while let Some(row) = rows.next()? {
        if records.contains(&column_id(row, 0)?) {
            continue;
        }
        let told = |columns: std::ops::Range<usize>| {
            columns.filter_map(|column| row.get::<_, Option<String>>(column).transpose()).collect::<rusqlite::Result<Vec<_>>>()
        };
        let known = KnownAs { given: told(3..6)?, called: row.get(1)?, middle: row.get(2)?, family: told(6..9)? };
        // Another machine may know another name of the room.
        let sent: Option<String> = row.get(9)?;
        if sent.is_some() && sent != known.called {
            names.push(KnownAs { called: sent, ..known.clone() });
        }
        names.push(known);
    }
    Ok(Hidden::names(&names))
}
