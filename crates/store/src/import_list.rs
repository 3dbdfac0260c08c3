//! Brings a list in: typed, pasted or read from a table. The same list again makes the same students, because each is named
//! by what stands in their line: the number, else the name. Next year's list says another grade of the same student.

mod listed;

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::edit::Edit;
use domain::grade;
use domain::line_reason::LineReason;
use domain::names::folded;
use domain::people::{NewStudent, PeopleEdit, StudentByHand};
use domain::record::{Id, Kind, read};
use domain::roster::{Coming, LineNote, ListedAgain, Preview};
use rusqlite::Connection;

use crate::commit::Committed;
use crate::failure::{Failure, Result};
use crate::import::{MOST_LISTED, Watch};
use crate::log::{column_id, last_position};
use crate::open::Store;
use crate::read::look_alikes::{self, Typed};
use crate::read::schools::SameSchools;
use crate::tables::Tables;
use listed::{Listed, Meant, name_of};

/// One line of a list: what was typed, and the school as it was written, if it was.
#[derive(Clone, Debug)]
pub struct ListLine {
    pub by_hand: StudentByHand,
    pub school_name: Option<String>,
    /// The file's name, for notes.
    pub file: String,
    /// Where it stands in its file.
    pub line: u32,
}

/// A list as it was read.
#[derive(Clone, Debug, Default)]
pub struct List {
    pub lines: Vec<ListLine>,
    pub refused: Vec<LineNote>,
    pub warned: Vec<LineNote>,
}

/// A list, compared with the store as it was at `position`.
#[derive(Debug)]
pub struct PreparedList {
    students: Vec<NewStudent>,
    position: i64,
    pub preview: Preview,
}

impl PreparedList {
    /// The students who are new or changed.
    pub fn students(&self) -> &[NewStudent] {
        &self.students
    }
}

impl Store {
    /// Compares a list with this store. `school` stands for every line that names none we know. Writes nothing.
    pub fn prepare_list(&self, list: List, school: Option<Id>, watch: Watch<'_>) -> Result<PreparedList> {
        let List { lines, refused, mut warned } = list;
        self.reading(|sql| {
            let position = last_position(sql)?;
            let of = lines.len() as u64;
            let schools = schools(sql)?;
            let mut preview = Preview { format: "Table".into(), ..Preview::default() };
            let mut told = Vec::with_capacity(lines.len());
            let mut place_of: Vec<(String, u32)> = Vec::with_capacity(lines.len());
            let mut seen: HashSet<String> = HashSet::new();
            let mut numbered: HashSet<(String, String)> = HashSet::new();
            let mut doubled: HashSet<(String, u32)> = HashSet::new();
            for ListLine { mut by_hand, school_name, file, line } in lines {
                let named = school_name.filter(|name| !name.trim().is_empty());
                let found = named.as_ref().and_then(|name| schools.get(folded(name).trim()).copied());
                if named.is_some() && found.is_none() {
                    warned.push(LineNote::of(&file, line, None, LineReason::SchoolUnknown));
                }
                by_hand.school = found.or(by_hand.school).or(school);
                // One name under one number is one student, however many lines they are on: in two classes, say.
                if let Some(number) = &by_hand.number
                    && !numbered.insert((folded(number), name_of(&by_hand.given, &by_hand.family)))
                {
                    warned.push(LineNote::of(&file, line, None, LineReason::StudentTwice));
                    doubled.insert((file, line));
                    continue;
                }
                // Two may be alike in all that Kith keeps of a list and be two all the same: nobody is left out for it.
                if !seen.insert(whole_line(&by_hand)) {
                    warned.push(LineNote::of(&file, line, None, LineReason::SameLine));
                }
                told.push(by_hand);
                place_of.push((file, line));
            }
            warned.retain(|note| note.reason != LineReason::NumberTwice || !doubled.contains(&(note.file.clone(), note.line)));
            preview.listed_again = listed_again(&told, &place_of);
            let meant = Listed::read(sql)?.meant(&told);
            let mut students: Vec<NewStudent> = Vec::new();
            for (done, ((Meant { student, doubt }, mut by_hand), (file, line))) in
                (1..).zip(meant.into_iter().zip(told).zip(place_of))
            {
                if done % 256 == 0 && !watch(done, of) {
                    return Err(Failure::Cancelled);
                }
                let now = Tables(sql).find(Kind::Student, student)?.and_then(|fields| read::<StudentByHand>(&fields, "by_hand"));
                if let Some(doubt) = doubt {
                    warned.push(LineNote::of(&file, line, None, doubt));
                }
                if let (Some(LineReason::NameCorrected), Some(now)) = (doubt, &now) {
                    // The list says what it always said; somebody who knew better has corrected it since.
                    (by_hand.given, by_hand.family) = (now.given.clone(), now.family.clone());
                }
                match now {
                    Some(now) if is_the_same(&now, &by_hand) => preview.unchanged.students += 1,
                    now => {
                        let is_new = now.is_none();
                        let count = if is_new { &mut preview.adds } else { &mut preview.changes };
                        count.students += 1;
                        let StudentByHand { given, family, grade, .. } = by_hand.clone();
                        preview.coming.push(Coming { line: Some(line), given, family, grade, is_new });
                        students.push(NewStudent { student, by_hand });
                    }
                }
            }
            warned.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
            preview.look_alikes = look_alikes_of(sql, &students)?;
            preview.look_alikes.truncate(MOST_LISTED);
            (preview.refused_total, preview.warned_total) = (refused.len() as u32, warned.len() as u32);
            (preview.refused, preview.warned) = (refused, warned);
            Ok(PreparedList { students, position, preview })
        })
    }

    /// Applies a compared list as one Commit. Refused where the store changed since: look again. Stopped or failed, nothing
    /// was written and the same can be applied again.
    pub fn apply_list(&self, author: Id, prepared: &PreparedList, watch: Watch<'_>) -> Result<Committed> {
        let edit = Edit::People(PeopleEdit::AddStudents { students: prepared.students.clone(), caseload_of: None });
        self.commit_at(author, &edit, prepared.position, watch)
    }
}

/// Everything that a line says of a student, to be compared with another line.
fn whole_line(told: &StudentByHand) -> String {
    let number = told.number.as_deref().map(folded).unwrap_or_default();
    let grade = told.grade.as_deref().map(grade::folded).unwrap_or_default();
    format!("{}\u{1f}{}\u{1f}{grade}\u{1f}{:?}\u{1f}{number}", folded(&told.given), folded(&told.family), told.school)
}

/// Whether a line says what is kept already. A grade that was kept as another list wrote it is the same grade.
fn is_the_same(now: &StudentByHand, told: &StudentByHand) -> bool {
    let is_one_grade = now.grade.as_deref().map(grade::folded) == told.grade.as_deref().map(grade::folded);
    is_one_grade && *now == StudentByHand { grade: now.grade.clone(), ..told.clone() }
}

/// The names that stand in these lines more than once, with nothing that tells their bearers apart for certain.
fn listed_again(told: &[StudentByHand], place_of: &[(String, u32)]) -> Vec<ListedAgain> {
    let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, one) in told.iter().enumerate() {
        by_name.entry(name_of(&one.given, &one.family)).or_default().push(at);
    }
    let mut again: Vec<Vec<usize>> = by_name.into_values().filter(|at| at.len() > 1).collect();
    // Each with a number of their own are several students.
    again.retain(|all| {
        let numbers: HashSet<&str> = all.iter().filter_map(|at| told[*at].number.as_deref()).collect();
        numbers.len() < all.len()
    });
    again.sort_by_key(|all| all[0]);
    again.truncate(MOST_LISTED);
    let shown = |one: &StudentByHand| format!("{} {}", one.given, one.family).trim().to_owned();
    again
        .into_iter()
        .map(|all| ListedAgain { name: shown(&told[all[0]]), lines: all.into_iter().map(|at| place_of[at].1).collect() })
        .collect()
}

/// Schools by their folded names; of two records of one school the one that stands for it.
fn schools(sql: &Connection) -> Result<HashMap<String, Id>> {
    let same = SameSchools::of(sql)?;
    let found = sql
        .prepare_cached("SELECT id, coalesce(name, '') FROM school WHERE coalesce(has_left, 0) = 0")?
        .query_map([], |row| Ok((folded(row.get::<_, String>(1)?.trim()), same.behind(column_id(row, 0)?))))?
        .collect::<rusqlite::Result<HashMap<_, _>>>()?;
    Ok(found)
}

/// Of the students of a list those who seem to be here already: on the roster, or typed before. Two of the same list are
/// told by its lines.
fn look_alikes_of(sql: &Connection, students: &[NewStudent]) -> Result<Vec<domain::roster::LookAlike>> {
    let typed: Vec<Typed> = students.iter().map(typed).collect();
    let mut pairs = look_alikes::on_roster(sql, &typed)?;
    let coming: HashSet<Id> = typed.iter().map(|one| one.id).collect();
    let met: HashSet<Id> = pairs.iter().map(|pair| pair.by_hand).collect();
    let mut all: Vec<Typed> = look_alikes::typed(sql)?.into_iter().filter(|one| !coming.contains(&one.id)).collect();
    all.extend(typed);
    let twice = look_alikes::typed_twice(sql, &all)?;
    pairs.extend(
        twice
            .into_iter()
            .filter(|pair| coming.contains(&pair.by_hand) && !coming.contains(&pair.on_roster) && !met.contains(&pair.by_hand)),
    );
    Ok(pairs)
}

fn typed(student: &NewStudent) -> Typed {
    let by_hand = &student.by_hand;
    Typed {
        id: student.student,
        name: format!("{} {}", by_hand.given, by_hand.family).trim().to_owned(),
        grade: by_hand.grade.clone(),
        school: by_hand.school,
        number: by_hand.number.clone(),
    }
}
