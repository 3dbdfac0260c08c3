//! Brings a list in: typed, pasted or read from a table. The same list again makes the same students,
//! because each is named by what stands in their line.

use std::collections::HashMap;

use domain::names::folded;
use domain::people::{NewStudent, StudentByHand};
use domain::record::{Id, KITH, Kind, derived, read};
use domain::roster::{LineNote, Preview};
use rusqlite::Connection;

use crate::failure::Result;
use crate::import::MOST_LISTED;
use crate::log::column_id;
use crate::open::Store;
use crate::read::look_alikes::{self, Typed};
use crate::tables::Tables;

/// One line of a list: what was typed, and the school as it was written, if it was.
#[derive(Clone, Debug)]
pub struct ListLine {
    pub by_hand: StudentByHand,
    pub school_name: Option<String>,
}

impl Store {
    /// Compares a list with this store. `school` stands for every line that names none. Writes nothing.
    pub fn prepare_list(
        &self,
        lines: Vec<ListLine>,
        school: Option<Id>,
        mut refused: Vec<LineNote>,
        mut warned: Vec<LineNote>,
    ) -> Result<(Vec<NewStudent>, Preview)> {
        self.reading(|sql| {
            let schools = schools(sql)?;
            let mut preview = Preview { format: "Table".into(), ..Preview::default() };
            let mut students: Vec<NewStudent> = Vec::new();
            let mut told: HashMap<String, u32> = HashMap::new();
            for line in lines {
                let mut by_hand = line.by_hand;
                by_hand.school =
                    line.school_name.and_then(|name| schools.get(&folded(&name)).copied()).or(by_hand.school).or(school);
                let who = match &by_hand.number {
                    Some(number) => format!("number {}", folded(number)),
                    None => format!(
                        "name {} {} {}",
                        folded(&by_hand.given),
                        folded(&by_hand.family),
                        by_hand.grade.as_deref().unwrap_or_default()
                    ),
                };
                // Two students of one name and grade are two: the second line of them is the second student.
                let nth = told.entry(who.clone()).or_default();
                *nth += 1;
                let student = derived(KITH, &[b"by hand", who.as_bytes(), &nth.to_be_bytes()]);
                let now = Tables(sql).find(Kind::Student, student)?.and_then(|fields| read::<StudentByHand>(&fields, "by_hand"));
                match now {
                    Some(now) if now == by_hand => preview.unchanged.students += 1,
                    Some(_) => {
                        preview.changes.students += 1;
                        students.push(NewStudent { student, by_hand });
                    }
                    None => {
                        preview.adds.students += 1;
                        students.push(NewStudent { student, by_hand });
                    }
                }
            }
            let typed: Vec<Typed> = students.iter().map(typed).collect();
            preview.look_alikes = look_alikes::on_roster(sql, &typed)?;
            preview.look_alikes.truncate(MOST_LISTED);
            (preview.refused_total, preview.warned_total) = (refused.len() as u32, warned.len() as u32);
            refused.truncate(MOST_LISTED);
            warned.truncate(MOST_LISTED);
            (preview.refused, preview.warned) = (refused, warned);
            Ok((students, preview))
        })
    }
}

fn schools(sql: &Connection) -> Result<HashMap<String, Id>> {
    let found = sql
        .prepare_cached("SELECT id, coalesce(name, '') FROM school WHERE coalesce(has_left, 0) = 0")?
        .query_map([], |row| Ok((folded(&row.get::<_, String>(1)?), column_id(row, 0)?)))?
        .collect::<rusqlite::Result<HashMap<_, _>>>()?;
    Ok(found)
}

fn typed(student: &NewStudent) -> Typed {
    let by_hand = &student.by_hand;
    Typed {
        id: student.student,
        name: format!("{} {}", by_hand.given, by_hand.family).trim().to_owned(),
        grade: by_hand.grade.clone(),
        number: by_hand.number.clone(),
    }
}
