//! How does a first roster's million of enrolments lie in few rows? Those of one section that say the same but for who it is lie
//! in one row of `enrollment_roll`, side by side in parts of one width, and the view `enrolled` shows each as the row it is.
//! As soon as anything more is said of one of them, its section's get rows of their own. A rebuild makes no rolls.

use domain::record::Id;
use domain::roster::{ENROLLMENT_OWNER_BYTES, beyond_enrollments};
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, Row, Statement, params};

use crate::failure::Result;
use crate::log::column_id;

/// Where an enrolment lies of which more was said, or that came alone.
pub(super) const ALONE: &str = "enrollment";

/// The view that shows all of them.
pub(super) const ALL: &str = "enrolled";

/// What the view is made of.
pub(super) const TABLES: [&str; 4] = [ALONE, "enrollment_roll", "enrollment_roll_of", "slot"];

/// The most in one roll, and of the sections in one row of `enrollment_roll_of`: as many as `slot` counts, and a row with
/// them takes no second page.
const MOST: usize = 16;

/// A longer source id takes a row of its own.
const WIDEST: usize = 32;

/// The columns of a roll as those of the view, in their order.
const SHOWN: &str = "substr(r.ids, 16 * n.n + 1, 16) AS id, CAST(substr(r.source_ids, r.width * n.n + 1, r.width) AS TEXT) AS source_id, r.section AS section,
    substr(r.people, 16 * n.n + 1, 16) AS person, r.role AS role, r.begins_on AS begins_on, r.ends_on AS ends_on, NULL AS has_left";

/// The enrolments that may have this id, for a FROM: the view would look at all of them.
pub(super) fn near(id: &str) -> String {
    format!(
        "(SELECT id, source_id, section, person, role, begins_on, ends_on, has_left FROM {ALONE} WHERE id = {id} UNION ALL
          SELECT {SHOWN} FROM enrollment_roll r CROSS JOIN slot n ON n.n < r.size
          WHERE r.section >= substr({id}, 1, {ENROLLMENT_OWNER_BYTES}) AND r.section < kith_beyond({id}))"
    )
}

/// Who is enrolled in a section and has not left (`section`, `person`, `role`), for a FROM. The section's id stands in `section`.
pub(crate) fn enrolled_in(section: &str) -> String {
    format!(
        "(SELECT e.section AS section, e.person AS person, e.role AS role FROM {ALONE} e
          WHERE e.id >= substr({section}, 1, {ENROLLMENT_OWNER_BYTES}) AND e.id < kith_beyond({section}) AND e.section = {section}
            AND coalesce(e.has_left, 0) = 0
          UNION ALL
          SELECT r.section, substr(r.people, 16 * n.n + 1, 16), r.role
          FROM enrollment_roll r CROSS JOIN slot n ON n.n < r.size WHERE r.section = {section})"
    )
}

/// In which sections somebody is enrolled and has not left (`section`, `person`, `role`), for a FROM.
pub(crate) fn enrolled_as(person: &str) -> String {
    format!(
        "(SELECT e.section AS section, e.person AS person, e.role AS role FROM {ALONE} e
          WHERE e.person = {person} AND coalesce(e.has_left, 0) = 0
          UNION ALL
          SELECT r.section, o.person, r.role FROM enrollment_roll_of o CROSS JOIN slot k ON k.n < o.size
          CROSS JOIN enrollment_roll r ON r.section = substr(o.sections, 16 * k.n + 1, 16)
          CROSS JOIN slot n ON n.n < r.size AND substr(r.people, 16 * n.n + 1, 16) = o.person
          WHERE o.person = {person})"
    )
}

/// Gives the enrolments that begin as this one does rows of their own, where they lie in rolls: something is to be said of one.
pub(super) fn give_rows(sql: &Connection, enrollment: Id) -> Result<()> {
    let begins = &enrollment.as_bytes()[..ENROLLMENT_OWNER_BYTES];
    let ends = beyond_enrollments(begins);
    let of_it = params![begins, ends];
    if !sql.prepare_cached("SELECT 1 FROM enrollment_roll WHERE section >= ?1 AND section < ?2")?.exists(of_it)? {
        return Ok(());
    }
    sql.prepare_cached(&format!(
        "INSERT INTO {ALONE} (id, source_id, section, person, role, begins_on, ends_on, has_left)
         SELECT {SHOWN} FROM enrollment_roll r CROSS JOIN slot n ON n.n < r.size WHERE r.section >= ?1 AND r.section < ?2"
    ))?
    .execute(of_it)?;
    let people = sql
        .prepare_cached(
            "SELECT DISTINCT substr(r.people, 16 * n.n + 1, 16) FROM enrollment_roll r CROSS JOIN slot n ON n.n < r.size WHERE r.section >= ?1 AND r.section < ?2",
        )?
        .query_map(of_it, |row| column_id(row, 0))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    sql.prepare_cached("DELETE FROM enrollment_roll WHERE section >= ?1 AND section < ?2")?.execute(of_it)?;
    for person in people {
        forget_place(sql, person, begins)?;
    }
    Ok(())
}

/// Takes a section out of those in whose rolls a person may be found: who was in which class stays nowhere when it is taken away.
fn forget_place(sql: &Connection, person: Id, begins: &[u8]) -> Result<()> {
    let rows = sql
        .prepare_cached("SELECT nth, sections FROM enrollment_roll_of WHERE person = ?1")?
        .query_map([person.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<Vec<(i64, Vec<u8>)>>>()?;
    for (nth, sections) in rows {
        let stay: Vec<u8> = sections.chunks(16).filter(|section| !section.starts_with(begins)).flatten().copied().collect();
        if stay.is_empty() {
            sql.prepare_cached("DELETE FROM enrollment_roll_of WHERE person = ?1 AND nth = ?2")?
                .execute(params![person.as_bytes(), nth])?;
        } else if stay.len() < sections.len() {
            sql.prepare_cached("UPDATE enrollment_roll_of SET sections = ?3, size = ?4 WHERE person = ?1 AND nth = ?2")?
                .execute(params![person.as_bytes(), nth, stay, (stay.len() / 16) as i64])?;
        }
    }
    Ok(())
}

/// What the columns of an enrolment's row hold: source id, section, person, role, first and last day.
pub(crate) type Parts<'a> = [ValueRef<'a>; 6];

/// One roll that is being filled.
#[derive(Default)]
struct Roll {
    role: Vec<u8>,
    begins_on: Option<Vec<u8>>,
    ends_on: Option<Vec<u8>>,
    width: usize,
    size: usize,
    ids: Vec<u8>,
    people: Vec<u8>,
    source_ids: Vec<u8>,
}

/// A text, or none.
fn text<'a>(of: &ValueRef<'a>) -> Option<&'a [u8]> {
    match of {
        ValueRef::Text(text) => Some(text),
        _ => None,
    }
}

impl Roll {
    /// For enrolments that say what this one does.
    fn like([source_id, _, _, role, begins_on, ends_on]: &Parts<'_>) -> Roll {
        Roll {
            role: text(role).unwrap_or_default().to_vec(),
            begins_on: text(begins_on).map(<[u8]>::to_vec),
            ends_on: text(ends_on).map(<[u8]>::to_vec),
            width: text(source_id).unwrap_or_default().len(),
            ..Roll::default()
        }
    }

    fn is_for(&self, [source_id, _, _, role, begins_on, ends_on]: &Parts<'_>) -> bool {
        text(source_id).is_some_and(|source_id| source_id.len() == self.width)
            && text(role) == Some(&self.role)
            && text(begins_on) == self.begins_on.as_deref()
            && text(ends_on) == self.ends_on.as_deref()
    }
}

/// A row of `enrollment_roll`.
pub(crate) struct RollRow {
    section: [u8; 16],
    nth: i64,
    roll: Roll,
}

/// Puts the enrolments of a first roster into rolls, section after section.
#[derive(Default)]
pub(crate) struct Rolls {
    section: [u8; 16],
    nth: i64,
    open: Vec<Roll>,
}

impl Rolls {
    /// Takes one in, and gives what it fills. False where it has to get a row of its own.
    pub fn takes(&mut self, id: Id, parts: &Parts<'_>, mut filled: impl FnMut(RollRow)) -> bool {
        let [ValueRef::Text(source_id), ValueRef::Blob(section), ValueRef::Blob(person), ValueRef::Text(_), ..] = parts else {
            return false;
        };
        let (Ok(section), true) = (<[u8; 16]>::try_from(*section), person.len() == 16 && source_id.len() <= WIDEST) else {
            return false;
        };
        if section[..ENROLLMENT_OWNER_BYTES] != id.as_bytes()[..ENROLLMENT_OWNER_BYTES] {
            return false;
        }
        if section != self.section {
            self.end(&mut filled);
            (self.section, self.nth) = (section, 0);
        }
        let at = self.open.iter().position(|roll| roll.is_for(parts)).unwrap_or_else(|| {
            self.open.push(Roll::like(parts));
            self.open.len() - 1
        });
        let roll = &mut self.open[at];
        roll.ids.extend_from_slice(id.as_bytes());
        roll.people.extend_from_slice(person);
        roll.source_ids.extend_from_slice(source_id);
        roll.size += 1;
        if roll.size == MOST {
            let roll = self.open.swap_remove(at);
            filled(self.row(roll));
        }
        true
    }

    /// Gives what is open of a section.
    pub fn end(&mut self, mut filled: impl FnMut(RollRow)) {
        for roll in std::mem::take(&mut self.open) {
            filled(self.row(roll));
        }
    }

    fn row(&mut self, roll: Roll) -> RollRow {
        self.nth += 1;
        RollRow { section: self.section, nth: self.nth, roll }
    }
}

/// Writes rolls.
pub(crate) struct RollInsert<'a>(Statement<'a>);

impl<'a> RollInsert<'a> {
    pub fn new(sql: &'a Connection) -> Result<RollInsert<'a>> {
        Ok(RollInsert(sql.prepare(
            "INSERT INTO enrollment_roll (section, nth, size, role, begins_on, ends_on, width, ids, people, source_ids) VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)",
        )?))
    }

    pub fn put(&mut self, RollRow { section, nth, roll }: &RollRow) -> Result<()> {
        self.0.execute(params![
            section,
            nth,
            roll.size as i64,
            ToSqlOutput::Borrowed(ValueRef::Text(&roll.role)),
            ToSqlOutput::Borrowed(roll.begins_on.as_deref().map_or(ValueRef::Null, ValueRef::Text)),
            ToSqlOutput::Borrowed(roll.ends_on.as_deref().map_or(ValueRef::Null, ValueRef::Text)),
            roll.width as i64,
            roll.ids,
            roll.people,
            roll.source_ids,
        ])?;
        Ok(())
    }
}

/// Writes down in which sections each person may be found in rolls. Each pair is a person and a section, in order.
pub(crate) fn write_index(sql: &Connection, pairs: impl Iterator<Item = (Id, Id)>) -> Result<()> {
    let mut put = sql.prepare("INSERT INTO enrollment_roll_of (person, nth, size, sections) VALUES (?1, ?2, ?3, ?4)")?;
    let mut write = |person: Id, nth: &mut i64, sections: &mut Vec<u8>| -> Result<()> {
        if !sections.is_empty() {
            put.execute(params![person.as_bytes(), *nth, (sections.len() / 16) as i64, &*sections])?;
            *nth += 1;
            sections.clear();
        }
        Ok(())
    };
    let (mut of, mut nth, mut sections) = (Id::nil(), 0, Vec::with_capacity(16 * MOST));
    for (person, section) in pairs {
        if person != of {
            write(of, &mut nth, &mut sections)?;
            (of, nth) = (person, 0);
        } else if sections.ends_with(section.as_bytes()) {
            continue;
        } else if sections.len() == 16 * MOST {
            write(of, &mut nth, &mut sections)?;
        }
        sections.extend_from_slice(section.as_bytes());
    }
    write(of, &mut nth, &mut sections)
}

/// Walks every enrolment that came from a roster in the order of the ids: its id, whether they have left, and its parts.
pub(crate) fn each_in_order(sql: &Connection, mut meet: impl FnMut(Id, bool, &Parts<'_>) -> Result<()>) -> Result<()> {
    let mut alone = sql.prepare(&format!(
        "SELECT id, coalesce(has_left, 0), source_id, section, person, role, begins_on, ends_on FROM {ALONE} WHERE source_id IS NOT NULL ORDER BY id"
    ))?;
    let mut alone = alone.query([])?;
    let mut rolls = sql.prepare(
        "SELECT section, size, role, begins_on, ends_on, width, ids, people, source_ids FROM enrollment_roll ORDER BY section, nth",
    )?;
    let mut rolls = rolls.query([])?;
    let mut own = alone.next()?;
    let mut section = Section::default();
    loop {
        let next = rolls.next()?;
        // A section's are put in the order of their ids when all of its rolls are there.
        let is_whole = match next {
            Some(row) => !section.has(row)?,
            None => true,
        };
        if is_whole {
            section.sort();
            for at in 0..section.held.len() {
                let id = section.held[at].id;
                while let Some(row) = own {
                    let before = column_id(row, 0)?;
                    if before > id {
                        break;
                    }
                    meet(before, row.get(1)?, &parts_at(row, 2)?)?;
                    own = alone.next()?;
                }
                meet(id, false, &section.parts(at))?;
            }
            section.clear();
        }
        match next {
            Some(row) => section.take(row)?,
            None => break,
        }
    }
    while let Some(row) = own {
        meet(column_id(row, 0)?, row.get(1)?, &parts_at(row, 2)?)?;
        own = alone.next()?;
    }
    Ok(())
}

fn parts_at<'a>(row: &'a Row<'_>, first: usize) -> rusqlite::Result<Parts<'a>> {
    let mut parts = [ValueRef::Null; 6];
    for (at, part) in parts.iter_mut().enumerate() {
        *part = row.get_ref(first + at)?;
    }
    Ok(parts)
}

/// The rolls of sections whose enrolments begin alike: of one section, as good as always.
#[derive(Default)]
struct Section {
    rolls: Vec<([u8; 16], Roll)>,
    held: Vec<Held>,
}

/// One enrolment in a roll.
#[derive(Clone, Copy)]
struct Held {
    id: Id,
    roll: usize,
    slot: usize,
}

impl Section {
    fn has(&self, row: &Row<'_>) -> rusqlite::Result<bool> {
        let section: [u8; 16] = row.get(0)?;
        Ok(self.rolls.last().is_none_or(|(last, _)| last[..ENROLLMENT_OWNER_BYTES] == section[..ENROLLMENT_OWNER_BYTES]))
    }

    fn take(&mut self, row: &Row<'_>) -> rusqlite::Result<()> {
        let text = |at: usize| Ok::<_, rusqlite::Error>(text(&row.get_ref(at)?).map(<[u8]>::to_vec));
        let roll = Roll {
            size: row.get::<_, u32>(1)? as usize,
            role: text(2)?.unwrap_or_default(),
            begins_on: text(3)?,
            ends_on: text(4)?,
            width: row.get::<_, u32>(5)? as usize,
            ids: row.get(6)?,
            people: row.get(7)?,
            source_ids: row.get(8)?,
        };
        for (slot, id) in roll.ids.chunks_exact(16).enumerate() {
            let id = Id::from_slice(id).unwrap_or_default();
            self.held.push(Held { id, roll: self.rolls.len(), slot });
        }
        self.rolls.push((row.get(0)?, roll));
        Ok(())
    }

    fn sort(&mut self) {
        self.held.sort_unstable_by_key(|held| held.id);
    }

    fn parts(&self, at: usize) -> Parts<'_> {
        let Held { roll, slot, .. } = self.held[at];
        let (section, roll) = &self.rolls[roll];
        [
            ValueRef::Text(roll.source_ids.get(slot * roll.width..(slot + 1) * roll.width).unwrap_or_default()),
            ValueRef::Blob(section),
            ValueRef::Blob(roll.people.get(slot * 16..(slot + 1) * 16).unwrap_or_default()),
            ValueRef::Text(&roll.role),
            roll.begins_on.as_deref().map_or(ValueRef::Null, ValueRef::Text),
            roll.ends_on.as_deref().map_or(ValueRef::Null, ValueRef::Text),
        ]
    }

    fn clear(&mut self) {
        self.rolls.clear();
        self.held.clear();
    }
}
