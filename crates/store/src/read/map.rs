//! One wave as it is drawn, and two waves beside each other.

use chrono::NaiveDate;
use domain::asks::{self, Ask};
use domain::change::{REMOVED, heads};
use domain::earlier::Earlier;
use domain::ego_network::{Broker, EgoNetwork, Told, placement_id};
use domain::goals::{self, Goal};
use domain::holds;
use domain::map_edit::TiePair;
use domain::people::PersonName;
use domain::record::{Fields, Ground, Id, Kind, read};
use domain::refusal::Refusal;
use domain::shown::Shown;
use domain::supports::Supports;
use domain::waves::{Comparison, WaveLine, compare};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::desk::Desk;
use crate::failure::Result;
use crate::log;
use crate::read::suggestions::StaffName;
use crate::tables::Tables;
use crate::undo::Within;

/// A wave, ready to be drawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct MapView {
    pub network: EgoNetwork,
    pub ego_name: String,
    /// The staff who introduced somebody on this map, as people are shown on it; without a name where names are hidden.
    pub brokers: Vec<StaffName>,
    pub wave: WaveLine,
    /// How the student wants people shown; the network is told so already.
    pub shown: Shown,
    /// What the student said that it is for.
    pub goal: Goal,
    /// The next steps that were agreed on it.
    pub asks: Vec<Ask>,
    /// Of a draft: what was agreed on maps that were kept before, and is still open or was moved on today.
    pub earlier_asks: Vec<Ask>,
    /// Who stayed between the two when they were last on a map, and does so here until the student says otherwise.
    pub between_us: Vec<Id>,
    /// The wave before this one.
    pub earlier: Option<Id>,
    /// Of a draft: lines of that map between people who are here, of which nothing is said yet.
    pub earlier_ties: Vec<TiePair>,
    /// Names of the edits that undo and redo concern.
    pub undo: Option<String>,
    pub redo: Option<String>,
    /// Fields of this map for which two people recorded different values.
    pub conflicts: u32,
    /// A hold stands on this student's file: nothing of it is forgotten now.
    pub is_held: bool,
}

impl Desk {
    /// Reads a wave, draft or kept. `today` gives a draft its days left.
    pub fn map(&self, wave: Id, today: NaiveDate) -> Result<MapView> {
        let reach = self.undo_reach(Within::Wave(wave))?;
        self.at_wave(wave, |ground| {
            let told = ground.record(Kind::Wave, wave).ok_or(Refusal::NoSuchWave)?;
            let mut network = EgoNetwork::read(ground, wave).ok_or(Refusal::NoSuchWave)?;
            let ego = ground.record(Kind::Student, network.student).unwrap_or_default();
            let earlier = Earlier::last_wave(ground, network.student, wave);
            let mut line = WaveLine::read(wave, &told, network.counted().count() as u32, today).ok_or(Refusal::NoSuchWave)?;
            if line.is_draft && holds::standing(ground, network.student).is_some() {
                line.days_left = None;
            }
            let (mut goal, mut asks) = (Goal::read(&told), Ask::on(ground, wave));
            let mut conflicts = 0;
            if !line.is_draft {
                self.reading(|sql| {
                    for alter in &mut network.alters {
                        for (kind, record) in [(Kind::Placement, placement_id(wave, alter.id)), (Kind::Alter, alter.id)] {
                            alter.conflicts.extend(told_otherwise(sql, kind, record)?);
                        }
                    }
                    goal.conflicts = told_otherwise(sql, Kind::Wave, wave)?;
                    goal.conflicts.retain(|told| goals::FIELDS.contains(&told.field.as_str()));
                    for ask in &mut asks {
                        ask.conflicts = told_otherwise(sql, Kind::Ask, ask.id)?;
                    }
                    Ok(())
                })?;
                conflicts = network.alters.iter().filter(|alter| !alter.conflicts.is_empty()).count() as u32;
            }
            let shown = read::<Shown>(&told, "shown").unwrap_or_default();
            let earlier_ties = if line.is_draft { Earlier::ties(ground, &network) } else { Vec::new() };
            let network = shown.over(network);
            let earlier_asks = if line.is_draft { asks::still_open(ground, &network, shown, today) } else { Vec::new() };
            let mut introduced: Vec<Id> = network.alters.iter().filter_map(|alter| alter.broker.and_then(staff)).collect();
            introduced.sort();
            introduced.dedup();
            let named = |sql: &Connection| {
                let name = |id: &Id| author_name(sql, *id).map(|name| shown.of_another_map(&name));
                introduced.iter().map(|id| Ok(StaffName { id: *id, name: name(id)? })).collect()
            };
            let student = network.student;
            Ok(MapView {
                brokers: self.reading(named)?,
                ego_name: PersonName::here(student, &ego, ground).shown(),
                network,
                wave: line,
                shown,
                goal,
                asks,
                earlier_asks,
                between_us: Earlier::between_us(ground, student, wave),
                earlier,
                earlier_ties,
                undo: reach.undo,
                redo: reach.redo,
                conflicts,
                is_held: holds::standing(ground, student).is_some(),
            })
        })
    }

    /// Who gives what on a kept map. Of a draft nothing is told outside its sitting.
    pub fn supports(&self, wave: Id) -> Result<Supports> {
        self.at_wave(wave, |ground| {
            let told = ground.record(Kind::Wave, wave).ok_or(Refusal::NoSuchWave)?;
            let network = EgoNetwork::read(ground, wave).ok_or(Refusal::NoSuchWave)?;
            let kept_on: Option<NaiveDate> = read(&told, "kept_on");
            let shown: Shown = read(&told, "shown").unwrap_or_default();
            kept_on.map(|_| Supports::of(&shown.over(network))).ok_or_else(|| Refusal::NoSuchWave.into())
        })
    }

    /// Two waves of one student, the earlier first whichever way they were named.
    pub fn compare_waves(&self, one: Id, other: Id, today: NaiveDate) -> Result<Comparison> {
        let read_one = |wave: Id| {
            self.at_wave(wave, |ground| {
                let told = ground.record(Kind::Wave, wave).ok_or(Refusal::NoSuchWave)?;
                let network = EgoNetwork::read(ground, wave).ok_or(Refusal::NoSuchWave)?;
                let opened_on: NaiveDate = read(&told, "opened_on").unwrap_or(today);
                let shown: Shown = read(&told, "shown").unwrap_or_default();
                Ok((opened_on, shown.over(network)))
            })
        };
        let (mut earlier, mut later) = (read_one(one)?, read_one(other)?);
        if (later.0, later.1.wave) < (earlier.0, earlier.1.wave) {
            std::mem::swap(&mut earlier, &mut later);
        }
        Ok(compare(earlier.1, later.1, earlier.0, later.0))
    }
}

const fn staff(broker: Broker) -> Option<Id> {
    match broker {
        Broker::Staff(id) => Some(id),
        Broker::Alter(_) | Broker::TheSchool | Broker::Nobody => None,
    }
}

/// The several values of a record's contested fields, each with who told it. Empty where nothing is contested.
pub(crate) fn told_otherwise(sql: &Connection, kind: Kind, record: Id) -> Result<Vec<Told>> {
    let fields = sql
        .prepare_cached("SELECT field FROM conflict WHERE record = ?1 AND kind = ?2 ORDER BY field")?
        .query_map(rusqlite::params![record.as_bytes(), kind.name()], |row| row.get::<_, String>(0))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    if fields.is_empty() {
        return Ok(Vec::new());
    }
    let changes = log::changes_of(sql, kind.name(), record)?;
    let heads = heads(&changes);
    let here = Tables(sql).find(kind, record)?.unwrap_or_default();
    let mut told = Vec::new();
    for field in fields {
        for head in heads.get(field.as_str()).into_iter().flatten() {
            told.push(Told {
                kind,
                record,
                field: field.clone(),
                value: head.value.clone(),
                author: head.author,
                author_name: author_name(sql, head.author)?,
                is_shown: if field == REMOVED {
                    head.value != serde_json::Value::Bool(true)
                } else {
                    here.get(&field) == Some(&head.value)
                },
            });
        }
    }
    told.sort_by_key(|told| std::cmp::Reverse(told.is_shown));
    Ok(told)
}

/// The name of an adult of the registry; empty where this store does not know them.
pub(crate) fn author_name(sql: &Connection, author: Id) -> Result<String> {
    let fields: Fields = Tables(sql).record(Kind::Staff, author).unwrap_or_default();
    Ok(read::<domain::people::StaffRow>(&fields, "row").unwrap_or_default().called())
}
