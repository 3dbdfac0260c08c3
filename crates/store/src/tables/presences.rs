//! How does who was there lie in few rows? The students who were present at a visit lie side by side in rolls of up to 48, each as
//! a small number of its own, and a district's million of encounters is read from a tenth of the pages that an index of them
//! takes: each has to be decrypted. Whoever reads all rolls counts by numbers, and looks at each student's id once.
//! A roll says nothing of its own: it follows the encounters wherever one is written, and a rebuild makes it again. Numbers are
//! this machine's: they are sent nowhere, and a student who was at no visit has none.

use domain::record::Id;
use rusqlite::{Connection, OptionalExtension, params};

use crate::failure::Result;
use crate::log::column_id;

/// Where rolls and numbers lie.
pub(super) const TABLES: [&str; 2] = ["presence_roll", "presence_student"];

/// The most in one roll: a class nearly always fits.
const MOST: usize = 48;

const WIDTH: usize = size_of::<u32>();

/// The numbers of a roll.
pub(crate) fn numbers(roll: &[u8]) -> impl Iterator<Item = u32> {
    roll.as_chunks::<WIDTH>().0.iter().map(|number| u32::from_be_bytes(*number))
}

/// Whoever has these numbers, each at the place of their number; where nobody has one, nil.
pub(crate) fn students(sql: &Connection) -> Result<Vec<Id>> {
    let mut all = sql.prepare_cached("SELECT no, student FROM presence_student ORDER BY no")?;
    let mut rows = all.query([])?;
    let mut students = Vec::new();
    while let Some(row) = rows.next()? {
        puts(&mut students, row.get(0)?, column_id(row, 1)?);
    }
    Ok(students)
}

/// The same, of these numbers alone.
pub(crate) fn students_of(sql: &Connection, numbers: &[u32]) -> Result<Vec<Id>> {
    let mut of_number = sql.prepare_cached("SELECT student FROM presence_student WHERE no = ?1")?;
    let mut students: Vec<Id> = Vec::new();
    for number in numbers {
        if students.get(*number as usize).is_none_or(Id::is_nil)
            && let Some(student) = of_number.query_row([number], |row| column_id(row, 0)).optional()?
        {
            puts(&mut students, *number, student);
        }
    }
    Ok(students)
}

fn puts(students: &mut Vec<Id>, number: u32, student: Id) {
    let at = number as usize;
    if students.len() <= at {
        students.resize(at + 1, Id::nil());
    }
    students[at] = student;
}

/// The number of a student. One who has none gets the next.
fn number_for(sql: &Connection, student: Id) -> Result<u32> {
    if let Some(number) = number_of(sql, student)? {
        return Ok(number);
    }
    sql.prepare_cached("INSERT INTO presence_student (student) VALUES (?1) RETURNING no")?
        .query_row([student.as_bytes()], |row| row.get(0))
        .map_err(Into::into)
}

fn number_of(sql: &Connection, student: Id) -> Result<Option<u32>> {
    let mut of_student = sql.prepare_cached("SELECT no FROM presence_student WHERE student = ?1")?;
    Ok(of_student.query_row([student.as_bytes()], |row| row.get(0)).optional()?)
}

/// The visit and the student of an encounter, where they were there.
fn there(sql: &Connection, encounter: Id) -> Result<Option<(Id, Id)>> {
    Ok(sql
        .prepare_cached(
            "SELECT visit, student FROM encounter WHERE id = ?1 AND was_present = 1 AND visit IS NOT NULL AND student IS NOT NULL",
        )?
        .query_row([encounter.as_bytes()], |row| Ok((column_id(row, 0)?, column_id(row, 1)?)))
        .optional()?)
}

/// Writes an encounter, and its place in a roll after it.
pub(super) fn followed(sql: &Connection, encounter: Id, write: impl FnOnce() -> Result<()>) -> Result<()> {
    let before = there(sql, encounter)?;
    write()?;
    let now = there(sql, encounter)?;
    if before == now {
        return Ok(());
    }
    if let Some((visit, student)) = before {
        take_out(sql, visit, student)?;
    }
    now.map_or(Ok(()), |(visit, student)| put_in(sql, visit, student))
}

/// Whether a student with a number was at any visit.
const IS_THERE: &str = "EXISTS (SELECT 1 FROM encounter e WHERE e.student = presence_student.student AND e.was_present = 1
    AND e.visit IS NOT NULL)";

fn put_in(sql: &Connection, visit: Id, student: Id) -> Result<()> {
    let last: Option<(i64, Vec<u8>)> = sql
        .prepare_cached("SELECT nth, students FROM presence_roll WHERE visit = ?1 ORDER BY nth DESC LIMIT 1")?
        .query_row([visit.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (nth, mut students) = match last {
        Some((nth, students)) if students.len() < MOST * WIDTH => (nth, students),
        Some((nth, _)) => (nth + 1, Vec::new()),
        None => (0, Vec::new()),
    };
    students.extend_from_slice(&number_for(sql, student)?.to_be_bytes());
    write(sql, visit, nth, &students)
}

fn take_out(sql: &Connection, visit: Id, student: Id) -> Result<()> {
    let Some(number) = number_of(sql, student)? else { return Ok(()) };
    let mut of_visit = sql.prepare_cached("SELECT nth, students FROM presence_roll WHERE visit = ?1")?;
    let mut rolls = of_visit.query([visit.as_bytes()])?;
    let mut found: Option<(i64, Vec<u8>)> = None;
    while let Some(row) = rolls.next()? {
        let students = row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?;
        if let Some(at) = numbers(students).position(|one| one == number) {
            let mut stay = students.to_vec();
            stay.drain(at * WIDTH..(at + 1) * WIDTH);
            found = Some((row.get(0)?, stay));
            break;
        }
    }
    drop(rolls);
    match found {
        Some((nth, stay)) if stay.is_empty() => {
            let mut delete = sql.prepare_cached("DELETE FROM presence_roll WHERE visit = ?1 AND nth = ?2")?;
            delete.execute(params![visit.as_bytes(), nth])?;
        }
        Some((nth, stay)) => write(sql, visit, nth, &stay)?,
        None => {}
    }
    // Nothing stays of whoever is at no visit any more.
    sql.prepare_cached(&format!("DELETE FROM presence_student WHERE student = ?1 AND NOT {IS_THERE}"))?
        .execute([student.as_bytes()])?;
    Ok(())
}

fn write(sql: &Connection, visit: Id, nth: i64, students: &[u8]) -> Result<()> {
    sql.prepare_cached("INSERT OR REPLACE INTO presence_roll (visit, nth, students) VALUES (?1, ?2, ?3)")?.execute(params![
        visit.as_bytes(),
        nth,
        students
    ])?;
    Ok(())
}

/// The presences at one visit, in the order of their students' ids, as rolls hold them and as encounters say them.
type AtVisit = (Vec<Id>, Vec<Id>);

/// At how many visits rolls hold others than the encounters say, and how many students have a number for none. Writes nothing.
pub fn apart(sql: &Connection) -> Result<u64> {
    let known = students(sql)?;
    let of_number = |number: u32| known.get(number as usize).copied().unwrap_or_default();
    let mut held = sql.prepare("SELECT students FROM presence_roll WHERE visit = ?1")?;
    let mut said = sql
        .prepare("SELECT student FROM encounter WHERE visit = ?1 AND was_present = 1 AND student IS NOT NULL ORDER BY student")?;
    let mut at = |visit: Id| -> Result<AtVisit> {
        let of_visit = [visit.as_bytes()];
        let rolls = held.query_map(of_visit, |row| row.get(0))?.collect::<rusqlite::Result<Vec<Vec<u8>>>>()?;
        let mut held: Vec<Id> = rolls.iter().flat_map(|roll| numbers(roll)).map(of_number).collect();
        held.sort_unstable();
        Ok((held, said.query_map(of_visit, |row| column_id(row, 0))?.collect::<rusqlite::Result<_>>()?))
    };
    let mut visits = sql.prepare(
        "SELECT visit FROM presence_roll
         UNION SELECT visit FROM encounter WHERE was_present = 1 AND visit IS NOT NULL AND student IS NOT NULL",
    )?;
    let mut rows = visits.query([])?;
    let left_over = format!("SELECT count(*) FROM presence_student WHERE NOT {IS_THERE}");
    let mut apart = u64::from(sql.query_row(&left_over, [], |row| row.get::<_, u32>(0))?);
    while let Some(row) = rows.next()? {
        let (held, said) = at(column_id(row, 0)?)?;
        apart += u64::from(held != said || held.is_empty());
    }
    Ok(apart)
}
