//! What a list of students can be narrowed by: schools, grades, sections that have somebody in them.

use domain::grade;
use domain::record::Id;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::lately::Lately;
use super::schools::SameSchools;
use super::{GRADE, SCHOOL, STANDS, enrolled_in};
use crate::desk::Desk;
use crate::failure::Result;
use crate::log::column_id;

/// A school and how many students it has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SchoolChoice {
    pub id: Id,
    pub name: String,
    pub students: u32,
    /// Other records of this school: the one that was named at set-up.
    pub also: Vec<Id>,
}

/// A grade, as it is mostly written, and how many students it has, however it is written for them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct GradeChoice {
    pub grade: String,
    pub students: u32,
}

/// A class and how many students it has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SectionChoice {
    pub id: Id,
    pub title: String,
    pub students: u32,
}

/// All there is to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Filters {
    pub schools: Vec<SchoolChoice>,
    pub grades: Vec<GradeChoice>,
    pub sections: Vec<SectionChoice>,
    /// How many just came in.
    pub lately: u32,
}

impl Desk {
    /// Reads the choices. Sections stop at 2,000: beyond that nobody picks from a list.
    pub fn filters(&self) -> Result<Filters> {
        self.reading(|sql| {
            let here = format!("{STANDS} AND coalesce(s.has_left, 0) = 0");
            let mut schools = sql
                .prepare_cached(&format!(
                    "SELECT o.id, coalesce(o.name, ''), (SELECT count(*) FROM student s WHERE {SCHOOL} = o.id AND {here}) AS n
                     FROM school o WHERE coalesce(o.has_left, 0) = 0 AND (o.org_type = 'school' OR n > 0) ORDER BY o.name, o.id"
                ))?
                .query_map([], |row| Ok(SchoolChoice { id: column_id(row, 0)?, name: row.get(1)?, students: row.get(2)?, also: Vec::new() }))?
                .collect::<rusqlite::Result<Vec<_>>>()?;
            let same = SameSchools::of(sql)?;
            for at in 0..schools.len() {
                let (own, students) = (schools[at].id, schools[at].students);
                let behind = same.behind(own);
                if let Some(school) = schools.iter_mut().find(|school| behind != own && school.id == behind) {
                    school.students += students;
                    school.also.push(own);
                }
            }
            schools.retain(|school| !same.is_behind_another(school.id));
            // The school that was typed at set-up is listed until a roster brings schools with students.
            if schools.iter().any(|school| school.students > 0) {
                schools.retain(|school| school.students > 0);
            }
            let written = sql
                .prepare_cached(&format!("SELECT {GRADE} AS g, count(*) AS n FROM student s WHERE {here} AND g IS NOT NULL GROUP BY g ORDER BY n DESC, g"))?
                .query_map([], |row| Ok(GradeChoice { grade: row.get(0)?, students: row.get(1)? }))?
                .collect::<rusqlite::Result<Vec<_>>>()?;
            // The writing that most students have comes first, and stands for the others.
            let mut grades: Vec<GradeChoice> = Vec::new();
            for choice in written {
                match grades.iter_mut().find(|known| grade::folded(&known.grade) == grade::folded(&choice.grade)) {
                    Some(known) => known.students += choice.students,
                    None => grades.push(choice),
                }
            }
            grades.sort_by(|a, b| grade::order(&a.grade).cmp(&grade::order(&b.grade)));
            let of_it = enrolled_in("c.id");
            let sections = sql
                .prepare_cached(&format!(
                    "SELECT c.id, coalesce(c.title, ''), (SELECT count(*) FROM {of_it} e WHERE e.role = 'student') AS n
                     FROM section c WHERE coalesce(c.has_left, 0) = 0 ORDER BY c.title, c.id LIMIT 2000",
                ))?
                .query_map([], |row| Ok(SectionChoice { id: column_id(row, 0)?, title: row.get(1)?, students: row.get(2)? }))?
                .collect::<rusqlite::Result<Vec<_>>>()?;
            let mut stands = sql.prepare_cached(&format!("SELECT 1 FROM student s WHERE s.id = ?1 AND {here}"))?;
            let mut lately = 0;
            for student in Lately::of(sql, self.rim.now_ms())?.all(sql)? {
                lately += u32::from(stands.exists([student.as_bytes()])?);
            }
            Ok(Filters { schools, grades, sections, lately })
        })
    }
}
