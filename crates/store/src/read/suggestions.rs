//! Type-ahead in a sitting: staff, visitors met, and this student's own earlier names; for who introduced somebody, staff
//! alone. Never another student, never a contact of the roster, and of adults whose role says nothing only those who teach a
//! class.

use std::collections::BTreeSet;

use domain::ego_network::Link;
use domain::names::{begins_like, folded};
use domain::people::joined;
use domain::record::{Id, Kind, read, read_id};
use domain::refusal::Refusal;
use domain::role::works_at_school;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::enrolled_as;
use crate::desk::Desk;
use crate::failure::Result;
use crate::log::column_id;
use crate::tables::Tables;

/// Where a suggested name comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum SuggestionOf {
    Earlier,
    /// Named in this sitting and taken off again.
    TakenOff,
    Staff,
    Visitor,
}

/// One name to choose instead of typing on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Suggestion {
    pub label: String,
    pub of: SuggestionOf,
    pub link: Option<Link>,
    pub alter: Option<Id>,
    /// What they do, for staff; empty otherwise.
    pub detail: String,
}

/// Somebody who works at the school, by name alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct StaffName {
    pub id: Id,
    pub name: String,
}

/// One of the staff: id, name and role.
type OfStaff = (Id, String, String);

/// A visitor whom a student met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MetVisitor {
    pub visitor: Id,
    pub name: String,
    pub organisation: Option<String>,
    /// They answered a wish of this student to stay in touch.
    pub is_in_touch: bool,
}

const MOST: usize = 6;
/// How many visitors are shown of those met.
const MOST_MET: usize = 8;

/// Says of a name whether it, or any word of it, begins like what was typed. None: too little was typed to suggest anybody.
fn beginning(typed: &str) -> Option<impl Fn(&str) -> bool> {
    let typed = folded(typed.trim());
    (typed.chars().count() >= 2).then_some(move |name: &str| begins_like(name, &typed))
}

impl Desk {
    /// Staff whose names begin like what was typed: whoever of them may have introduced somebody.
    pub fn staff_suggestions(&self, typed: &str) -> Result<Vec<StaffName>> {
        let Some(begins) = beginning(typed) else { return Ok(Vec::new()) };
        Ok(self.staff_called(begins)?.into_iter().take(MOST).map(|(id, name, _)| StaffName { id, name }).collect())
    }

    /// Names that begin like what was typed, any word of them. Fewer than two letters suggest nothing.
    pub fn name_suggestions(&self, wave: Id, typed: &str) -> Result<Vec<Suggestion>> {
        let Some(begins) = beginning(typed) else { return Ok(Vec::new()) };
        let mut found = self.at_wave(wave, |ground| {
            let told = ground.record(Kind::Wave, wave).ok_or(Refusal::NoSuchWave)?;
            let student = read_id(&told, "student").ok_or(Refusal::NoSuchWave)?;
            let here: BTreeSet<Id> =
                ground.of(Kind::Placement, "wave", wave).iter().filter_map(|(_, fields)| read_id(fields, "alter")).collect();
            Ok(joined(ground, student)
                .into_iter()
                .flat_map(|one| ground.of(Kind::Alter, "student", one))
                .filter(|(alter, _)| !here.contains(alter))
                .filter_map(|(alter, fields)| {
                    let label: String = read(&fields, "label")?;
                    begins(&label).then_some(Suggestion {
                        label,
                        of: SuggestionOf::Earlier,
                        link: None,
                        alter: Some(alter),
                        detail: String::new(),
                    })
                })
                .take(MOST)
                .collect::<Vec<_>>())
        })?;
        // A draft hides the store: whoever the store does not know was named in this sitting alone.
        self.reading(|sql| {
            for offer in &mut found {
                if let Some(alter) = offer.alter
                    && Tables(sql).find(Kind::Alter, alter)?.is_none()
                {
                    offer.of = SuggestionOf::TakenOff;
                }
            }
            Ok(())
        })?;
        found.extend(self.visitors_met(wave, &begins)?);
        found.extend(self.staff_called(begins)?.into_iter().map(|(id, label, detail)| Suggestion {
            label,
            of: SuggestionOf::Staff,
            link: Some(Link::Staff(id)),
            alter: None,
            detail,
        }));
        found.truncate(MOST);
        Ok(found)
    }

    /// Visitors whom the student of this wave met and who are on none of their maps: those with whom they are in touch first.
    pub fn met_visitors(&self, wave: Id) -> Result<Vec<MetVisitor>> {
        let (met, in_touch) = self.unmapped_visitors(wave)?;
        let told = |visitor: super::visitors::VisitorName| MetVisitor {
            is_in_touch: in_touch.contains(&visitor.id),
            visitor: visitor.id,
            name: visitor.name,
            organisation: visitor.organisation,
        };
        let mut all: Vec<MetVisitor> = met.into_iter().map(told).collect();
        all.sort_by_key(|one| !one.is_in_touch);
        all.truncate(MOST_MET);
        Ok(all)
    }

    /// Visitors whom the student of this wave met and who are on none of their maps, and those of them who answered.
    fn unmapped_visitors(&self, wave: Id) -> Result<(Vec<super::visitors::VisitorName>, BTreeSet<Id>)> {
        let (students, on_map) = self.at_wave(wave, |ground| {
            let told = ground.record(Kind::Wave, wave).ok_or(Refusal::NoSuchWave)?;
            let student = read_id(&told, "student").ok_or(Refusal::NoSuchWave)?;
            let students = joined(ground, student);
            let alters = students.iter().flat_map(|one| ground.of(Kind::Alter, "student", *one));
            let linked: BTreeSet<Id> = alters
                .filter_map(|(_, fields)| match read(&fields, "link") {
                    Some(Link::Visitor(visitor)) => Some(visitor),
                    _ => None,
                })
                .collect();
            Ok((students, linked))
        })?;
        let (mut met, in_touch) = self.reading(|sql| {
            Ok((super::visitors::met_by(sql, &students)?, super::stay_in_touch::in_touch_with(sql, &students)?))
        })?;
        met.retain(|visitor| !on_map.contains(&visitor.id));
        Ok((met, in_touch))
    }

    fn visitors_met(&self, wave: Id, is_meant: &impl Fn(&str) -> bool) -> Result<Vec<Suggestion>> {
        let (met, _) = self.unmapped_visitors(wave)?;
        let offered = met.into_iter().filter(|visitor| is_meant(&visitor.name));
        let offer = |visitor: super::visitors::VisitorName| Suggestion {
            label: visitor.name,
            of: SuggestionOf::Visitor,
            link: Some(Link::Visitor(visitor.id)),
            alter: None,
            detail: visitor.organisation.unwrap_or_default(),
        };
        Ok(offered.take(MOST).map(offer).collect())
    }

    /// Staff of whom a sitting may speak, of those names; by family name.
    fn staff_called(&self, is_meant: impl Fn(&str) -> bool) -> Result<Vec<OfStaff>> {
        self.reading(|sql| {
            let mut all = sql.prepare_cached(
                "SELECT id, trim(coalesce(preferred_given, given, '') || ' ' || coalesce(family, '')), coalesce(role, '') FROM staff WHERE coalesce(has_left, 0) = 0 ORDER BY family, given, id",
            )?;
            let mut teaches = sql.prepare_cached(&format!("SELECT EXISTS (SELECT 1 FROM {} WHERE role != 'student')", enrolled_as("?1")))?;
            let names = all
                .query_map([], |row| Ok((column_id(row, 0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?)))?
                .filter(|found| found.as_ref().map_or(true, |(_, name, _)| is_meant(name)))
                .collect::<rusqlite::Result<Vec<_>>>()?;
            let mut offered = Vec::new();
            for (id, name, role) in names {
                if works_at_school(&role) || teaches.query_row([id.as_bytes()], |row| row.get(0))? {
                    offered.push((id, name, role));
                }
            }
            Ok(offered)
        })
    }
}
