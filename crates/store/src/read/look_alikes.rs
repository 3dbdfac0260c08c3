//! Students who were typed by hand and seem to be on the roster too: the same number, else the same name. A person decides;
//! nothing is joined here.

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

/// A student of a roster, as far as they can be taken for another.
pub(crate) struct OnRoster<'a> {
    pub id: Id,
    pub name: &'a str,
    /// The same with the given name they go by; may be the same.
    pub preferred: &'a str,
    pub grade: Option<&'a str>,
    pub number: Option<&'a str>,
}

/// Everybody typed by hand, by what they can be recognized by.
pub(crate) struct Alike<'t> {
    typed: &'t [Typed],
    by_name: HashMap<String, Vec<usize>>,
    by_number: HashMap<&'t str, usize>,
    found: Vec<(usize, LookAlike)>,
}

impl<'t> Alike<'t> {
    pub(crate) fn of(typed: &'t [Typed]) -> Alike<'t> {
        let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
        let mut by_number = HashMap::new();
        for (at, typed) in typed.iter().enumerate() {
            by_name.entry(folded(&typed.name)).or_default().push(at);
            if let Some(number) = &typed.number {
                by_number.insert(number.as_str(), at);
            }
        }
        Alike { typed, by_name, by_number, found: Vec::new() }
    }

    /// Looks at one student of the roster.
    pub(crate) fn meet(&mut self, met: &OnRoster<'_>) {
        let same_number = met.number.and_then(|number| self.by_number.get(number)).map(|at| (*at, LookAlikeReason::SameNumber));
        let same_name = || {
            let all = self.by_name.get(&folded(met.name)).or_else(|| self.by_name.get(&folded(met.preferred)))?;
            let same_grade = all.iter().find(|at| met.grade.is_some() && met.grade == self.typed[**at].grade.as_deref());
            Some(match same_grade {
                Some(at) => (*at, LookAlikeReason::SameNameAndGrade),
                None => (*all.first()?, LookAlikeReason::SameName),
            })
        };
        if let Some((at, because)) = same_number.or_else(same_name) {
            let pair = LookAlike {
                by_hand: self.typed[at].id,
                on_roster: met.id,
                name_by_hand: self.typed[at].name.clone(),
                name_on_roster: met.name.to_owned(),
                because,
            };
            self.found.push((at, pair));
        }
    }

    /// The pairs to look at, by name: of several for one student only those for the best reason.
    pub(crate) fn pairs(self) -> Vec<LookAlike> {
        let mut best: HashMap<usize, LookAlikeReason> = HashMap::new();
        for (at, pair) in &self.found {
            let best = best.entry(*at).or_insert(pair.because);
            *best = (*best).min(pair.because);
        }
        let mut pairs: Vec<LookAlike> =
            self.found.into_iter().filter(|(at, pair)| best[at] == pair.because).map(|(_, pair)| pair).collect();
        pairs.sort_by(|a, b| (&a.name_by_hand, a.on_roster).cmp(&(&b.name_by_hand, b.on_roster)));
        pairs
    }
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

/// Which of these seem to be on the roster of this store.
pub(crate) fn on_roster(sql: &Connection, typed: &[Typed]) -> Result<Vec<LookAlike>> {
    let mut alike = Alike::of(typed);
    if typed.is_empty() {
        return Ok(alike.pairs());
    }
    let mut roster = sql.prepare_cached(
        "SELECT id, trim(coalesce(given, '') || ' ' || coalesce(family, '')), trim(coalesce(preferred_given, given, '') || ' ' || coalesce(family, '')), grade, number
         FROM student WHERE source_id IS NOT NULL AND coalesce(has_left, 0) = 0 AND same_as IS NULL",
    )?;
    let mut rows = roster.query([])?;
    while let Some(row) = rows.next()? {
        let (name, preferred): (String, String) = (row.get(1)?, row.get(2)?);
        let (grade, number): (Option<String>, Option<String>) = (row.get(3)?, row.get(4)?);
        alike.meet(&OnRoster {
            id: column_id(row, 0)?,
            name: &name,
            preferred: &preferred,
            grade: grade.as_deref(),
            number: number.as_deref(),
        });
    }
    Ok(alike.pairs())
}

impl Desk {
    /// Pairs to look at, by name. A pair somebody has dismissed is not asked about again.
    pub fn look_alikes(&self) -> Result<Vec<LookAlike>> {
        self.reading(|sql| {
            let mut pairs = on_roster(sql, &typed(sql)?)?;
            let dismissed: Vec<Id> = sql
                .prepare_cached("SELECT student FROM dismissal WHERE counselor = ?1 AND reason = 'look_alike'")?
                .query_map([self.me.as_bytes()], |row| column_id(row, 0))?
                .collect::<rusqlite::Result<_>>()?;
            pairs.retain(|pair| !dismissed.contains(&pair.by_hand));
            Ok(pairs)
        })
    }
}
