//! Students who were typed by hand and seem to be on the roster too, or to have been typed twice: the same number, else the
//! same name. A person decides; nothing is joined here. Two of a roster are never taken for one: it is right about itself.

use std::collections::{BTreeSet, HashMap, HashSet};

use domain::grade;
use domain::names::{folded, unnumbered};
use domain::record::Id;
use domain::roster::{AlikeTold, LookAlike, LookAlikeReason};
use rusqlite::Connection;

use super::schools::SameSchools;
use super::visits::{Counted, Visits};
use super::{ALL_OF, enrolled_as};
use crate::desk::Desk;
use crate::failure::Result;
use crate::log::{column_id, column_id_or_none};

/// A student who exists by hand alone.
pub(crate) struct Typed {
    pub id: Id,
    pub name: String,
    pub grade: Option<String>,
    pub school: Option<Id>,
    pub number: Option<String>,
}

impl Typed {
    fn told(&self) -> AlikeTold {
        AlikeTold { grade: self.grade.clone(), school: self.school, number: self.number.clone(), ..AlikeTold::default() }
    }
}

/// Whether two grades are known and one.
fn is_one_grade(one: Option<&str>, other: Option<&str>) -> bool {
    one.zip(other).is_some_and(|(one, other)| grade::folded(one) == grade::folded(other))
}

/// A student of a roster, as far as they can be taken for another.
pub(crate) struct OnRoster<'a> {
    pub id: Id,
    pub name: &'a str,
    /// The same with the given name they go by; may be the same.
    pub preferred: &'a str,
    pub grade: Option<&'a str>,
    pub school: Option<Id>,
    pub number: Option<&'a str>,
}

/// A name as it is compared: a list's numbering that an earlier Kith kept in it makes nobody else of its bearer.
fn compared(name: &str) -> String {
    unnumbered(&folded(name))
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
            by_name.entry(compared(&typed.name)).or_default().push(at);
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
            let all = self.by_name.get(&compared(met.name)).or_else(|| self.by_name.get(&compared(met.preferred)))?;
            let same_grade = all.iter().find(|at| is_one_grade(met.grade, self.typed[**at].grade.as_deref()));
            Some(match same_grade {
                Some(at) => (*at, LookAlikeReason::SameNameAndGrade),
                None => (*all.first()?, LookAlikeReason::SameName),
            })
        };
        if let Some((at, because)) = same_number.or_else(same_name) {
            let pair = LookAlike {
                by_hand: self.typed[at].id,
                on_roster: met.id,
                is_typed_twice: false,
                name_by_hand: self.typed[at].name.clone(),
                name_on_roster: met.name.to_owned(),
                told_by_hand: self.typed[at].told(),
                told_on_roster: AlikeTold {
                    grade: met.grade.map(str::to_owned),
                    school: met.school,
                    number: met.number.map(str::to_owned),
                    ..AlikeTold::default()
                },
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
            "SELECT id, trim(coalesce(hand_given, '') || ' ' || coalesce(hand_family, '')), hand_grade, hand_school, hand_number FROM student
             WHERE source_id IS NULL AND same_as IS NULL ORDER BY id",
        )?
        .query_map([], |row| {
            let school = column_id_or_none(row, 3)?;
            Ok(Typed { id: column_id(row, 0)?, name: row.get(1)?, grade: row.get(2)?, school, number: row.get(4)? })
        })?
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
        "SELECT id, trim(coalesce(given, '') || ' ' || coalesce(family, '')), trim(coalesce(preferred_given, given, '') || ' ' || coalesce(family, '')), grade, number, school
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
            school: column_id_or_none(row, 5)?,
            number: number.as_deref(),
        });
    }
    Ok(alike.pairs())
}

/// Which of these seem to have been typed twice: the same number, or the same name with nothing against it: the same grade,
/// or one school and no two grades. Each is held against one who was typed before.
pub(crate) fn typed_twice(sql: &Connection, typed: &[Typed]) -> Result<Vec<LookAlike>> {
    let same = SameSchools::of(sql)?;
    let mut by_number: HashMap<&str, usize> = HashMap::new();
    let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
    let mut pairs = Vec::new();
    for (at, one) in typed.iter().enumerate() {
        let because = |before: &usize| {
            let other = &typed[*before];
            if one.number.is_some() && other.number.is_some() {
                return None;
            }
            if is_one_grade(one.grade.as_deref(), other.grade.as_deref()) {
                return Some(LookAlikeReason::SameNameAndGrade);
            }
            let is_one_school =
                one.school.is_some() && one.school.map(|id| same.behind(id)) == other.school.map(|id| same.behind(id));
            (is_one_school && (one.grade.is_none() || other.grade.is_none())).then_some(LookAlikeReason::SameName)
        };
        let alike = by_name.entry(compared(&one.name)).or_default();
        let found = one
            .number
            .as_deref()
            .and_then(|number| by_number.get(number))
            .map(|before| (*before, LookAlikeReason::SameNumber))
            .or_else(|| alike.iter().find_map(|before| Some((*before, because(before)?))));
        alike.push(at);
        if let Some(number) = &one.number {
            by_number.entry(number).or_insert(at);
        }
        if let Some((before, because)) = found {
            pairs.push(LookAlike {
                by_hand: one.id,
                on_roster: typed[before].id,
                is_typed_twice: true,
                name_by_hand: one.name.clone(),
                name_on_roster: typed[before].name.clone(),
                told_by_hand: one.told(),
                told_on_roster: typed[before].told(),
                because,
            });
        }
    }
    Ok(pairs)
}

/// What hangs on two records, so that somebody can decide which of them has been used.
struct Held {
    visits: Visits,
    counted: Counted,
    /// Wave and student.
    drafts: Vec<(Id, Id)>,
}

impl Held {
    fn tell(&self, sql: &Connection, student: Id, told: &mut AlikeTold) -> Result<()> {
        let all: HashSet<Id> = sql
            .prepare_cached(&format!("SELECT one.id FROM student s JOIN student one ON one.id IN {ALL_OF} WHERE s.id = ?1"))?
            .query_map([student.as_bytes()], |row| column_id(row, 0))?
            .collect::<rusqlite::Result<_>>()?;
        let mut titles = sql.prepare_cached(&format!(
            "SELECT coalesce(c.title, '') FROM {} e JOIN section c ON c.id = e.section WHERE coalesce(c.has_left, 0) = 0",
            enrolled_as("?1")
        ))?;
        let mut maps = sql.prepare_cached("SELECT count(*) FROM wave WHERE student = ?1 AND opened_on IS NOT NULL")?;
        let mut met = sql.prepare_cached("SELECT visit FROM encounter WHERE student = ?1 AND was_present = 1")?;
        let (mut sections, mut visits) = (BTreeSet::new(), HashSet::new());
        let mut count = self.drafts.iter().filter(|(_, of)| all.contains(of)).count() as u32;
        for one in &all {
            count += maps.query_row([one.as_bytes()], |row| row.get::<_, u32>(0))?;
            let found = titles.query_map([one.as_bytes()], |row| row.get::<_, String>(0))?;
            sections.extend(found.collect::<rusqlite::Result<Vec<_>>>()?);
            let found = met.query_map([one.as_bytes()], |row| column_id(row, 0))?.collect::<rusqlite::Result<Vec<_>>>()?;
            visits.extend(found.into_iter().map(|visit| self.visits.stands(visit)));
        }
        // A visit that was taken away leaves who was there, and is no visit.
        visits.retain(|visit| self.visits.all.iter().any(|one| one.id == *visit));
        told.sections = sections.into_iter().filter(|title| !title.is_empty()).collect();
        told.maps = Some(count);
        // Where the parents said no nothing is told of visits.
        told.visits = (!self.counted.opted_out.contains(&self.counted.behind.stands(student))).then_some(visits.len() as u32);
        Ok(())
    }
}

/// What a dismissal of a pair is called: of two who were typed it names the other.
fn word_of(pair: &LookAlike) -> String {
    if pair.is_typed_twice { format!("look_alike {}", pair.on_roster) } else { "look_alike".to_owned() }
}

impl Desk {
    /// Pairs to look at, by name. A pair somebody has dismissed is not asked about again.
    pub fn look_alikes(&self) -> Result<Vec<LookAlike>> {
        self.reading(|sql| {
            let typed = typed(sql)?;
            let mut pairs = on_roster(sql, &typed)?;
            // Who is on the roster is asked about once.
            let met: HashSet<Id> = pairs.iter().map(|pair| pair.by_hand).collect();
            pairs.extend(typed_twice(sql, &typed)?.into_iter().filter(|pair| !met.contains(&pair.by_hand)));
            let dismissed: HashSet<(Id, String)> = sql
                .prepare_cached("SELECT student, reason FROM dismissal WHERE counselor = ?1 AND reason LIKE 'look_alike%'")?
                .query_map([self.me.as_bytes()], |row| Ok((column_id(row, 0)?, row.get(1)?)))?
                .collect::<rusqlite::Result<_>>()?;
            pairs.retain(|pair| !dismissed.contains(&(pair.by_hand, word_of(pair))));
            // Whatever is answered, the others stay where they were: a second press is for whom it was meant.
            pairs.sort_by_cached_key(|pair| (compared(&pair.name_by_hand), pair.on_roster, pair.by_hand));
            if !pairs.is_empty() {
                let held = Held { visits: Visits::read(sql)?, counted: Counted::read(sql)?, drafts: self.drafts() };
                for pair in &mut pairs {
                    held.tell(sql, pair.by_hand, &mut pair.told_by_hand)?;
                    held.tell(sql, pair.on_roster, &mut pair.told_on_roster)?;
                }
            }
            Ok(pairs)
        })
    }
}
