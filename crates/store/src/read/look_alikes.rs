//! Students who were typed by hand and seem to be on the roster too. A person decides; nothing is
//! joined here.

use std::collections::HashMap;

use domain::names::folded;
use domain::record::Id;
use domain::roster::{LookAlike, LookAlikeReason};
use rusqlite::Connection;

use crate::desk::Desk;
use crate::failure::Result;
use crate::log::column_id;

/// A student who exists by hand alone.
pub(crate) struct Typed {
    pub id: Id,
    pub name: String,
    pub grade: Option<String>,
    pub number: Option<String>,
}

/// Everybody who exists by hand alone and is not joined to anyone.
pub(crate) fn typed(sql: &Connection) -> Result<Vec<Typed>> {
    let found = sql
        .prepare_cached(
            "SELECT id, trim(coalesce(hand_given, '') || ' ' || coalesce(hand_family, '')), hand_grade, hand_number FROM student
             WHERE source_id IS NULL AND same_as IS NULL ORDER BY id",
        )?
        .query_map([], |row| Ok(Typed { id: column_id(row, 0)?, name: row.get(1)?, grade: row.get(2)?, number: row.get(3)? }))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(found)
}

impl Desk {
    /// Pairs to look at, by name. A pair somebody has dismissed is not asked about again.
    pub fn look_alikes(&self) -> Result<Vec<LookAlike>> {
        self.reading(|sql| {
            let typed = typed(sql)?;
            if typed.is_empty() {
                return Ok(Vec::new());
            }
            let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
            let mut by_number: HashMap<&str, usize> = HashMap::new();
            for (at, typed) in typed.iter().enumerate() {
                by_name.entry(folded(&typed.name)).or_default().push(at);
                if let Some(number) = &typed.number {
                    by_number.insert(number, at);
                }
            }
            let mut pairs = Vec::new();
            let mut roster = sql.prepare_cached(
                "SELECT id, coalesce(given, '') || ' ' || coalesce(family, ''), coalesce(preferred_given, given, '') || ' ' || coalesce(family, ''), grade, number
                 FROM student WHERE source_id IS NOT NULL AND coalesce(has_left, 0) = 0 AND same_as IS NULL",
            )?;
            let mut rows = roster.query([])?;
            while let Some(row) = rows.next()? {
                let (id, name, preferred): (Id, String, String) = (column_id(row, 0)?, row.get(1)?, row.get(2)?);
                let (grade, number): (Option<String>, Option<String>) = (row.get(3)?, row.get(4)?);
                let same_number = number.as_deref().and_then(|number| by_number.get(number)).map(|at| (*at, LookAlikeReason::SameNumber));
                let same_name = || {
                    let at = *by_name.get(&folded(&name)).or_else(|| by_name.get(&folded(&preferred)))?.first()?;
                    let is_same_grade = grade.is_some() && grade == typed[at].grade;
                    Some((at, if is_same_grade { LookAlikeReason::SameNameAndGrade } else { LookAlikeReason::SameName }))
                };
                if let Some((at, because)) = same_number.or_else(same_name) {
                    pairs.push(LookAlike { by_hand: typed[at].id, on_roster: id, name_by_hand: typed[at].name.clone(), name_on_roster: name, because });
                }
            }
            let dismissed: Vec<Id> = sql
                .prepare_cached("SELECT student FROM dismissal WHERE counselor = ?1 AND reason = 'look_alike'")?
                .query_map([self.me.as_bytes()], |row| column_id(row, 0))?
                .collect::<rusqlite::Result<_>>()?;
            pairs.retain(|pair| !dismissed.contains(&pair.by_hand));
            pairs.sort_by(|a, b| (&a.name_by_hand, a.on_roster).cmp(&(&b.name_by_hand, b.on_roster)));
            Ok(pairs)
        })
    }
}
