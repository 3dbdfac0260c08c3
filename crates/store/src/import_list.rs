//! Brings a list in: typed, pasted or read from a table. The same list again makes the same students, because each is named
//! by what stands in their line: the number, else the name. Next year's list says another grade of the same student.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::edit::Edit;
use domain::grade;
use domain::line_reason::LineReason;
use domain::names::folded;
use domain::people::{NewStudent, PeopleEdit, StudentByHand};
use domain::record::{Id, KITH, Kind, derived, read};
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
            let mut line_of = Vec::with_capacity(lines.len());
            let mut seen: HashSet<String> = HashSet::new();
            for ListLine { mut by_hand, school_name, file, line } in lines {
                let named = school_name.filter(|name| !name.trim().is_empty());
                let found = named.as_ref().and_then(|name| schools.get(folded(name).trim()).copied());
                if named.is_some() && found.is_none() {
                    warned.push(LineNote::of(&file, line, None, LineReason::SchoolUnknown));
                }
                by_hand.school = found.or(by_hand.school).or(school);
                // Two may be alike in all that Kith keeps of a list and be two all the same: nobody is left out for it.
                if !seen.insert(whole_line(&by_hand)) {
                    warned.push(LineNote::of(&file, line, None, LineReason::SameLine));
                }
                told.push(by_hand);
                line_of.push(line);
            }
            preview.listed_again = listed_again(&told, &line_of);
            warned.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
            let ids = Listed::read(sql)?.ids_of(&told);
            let mut students: Vec<NewStudent> = Vec::new();
            for (done, ((student, by_hand), line)) in (1..).zip(ids.into_iter().zip(told).zip(line_of)) {
                if done % 256 == 0 && !watch(done, of) {
                    return Err(Failure::Cancelled);
                }
                let now = Tables(sql).find(Kind::Student, student)?.and_then(|fields| read::<StudentByHand>(&fields, "by_hand"));
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
fn listed_again(told: &[StudentByHand], line_of: &[u32]) -> Vec<ListedAgain> {
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
        .map(|all| ListedAgain { name: shown(&told[all[0]]), lines: all.into_iter().map(|at| line_of[at]).collect() })
        .collect()
}

/// Those who came by earlier lists. A student who was typed in alone has an id that no list derives, and is pointed out
/// instead of being taken for one of the list.
#[derive(Default)]
struct Listed {
    all: HashSet<Id>,
    /// Without a number, by folded name: id and grade, in the order of their ids.
    by_name: HashMap<String, Vec<(Id, Option<String>)>>,
}

fn name_of(given: &str, family: &str) -> String {
    format!("{} {}", folded(given), folded(family))
}

fn listed_id(who: &str, nth: u32) -> Id {
    derived(KITH, &[b"by hand", who.as_bytes(), &nth.to_be_bytes()])
}

impl Listed {
    fn read(sql: &Connection) -> Result<Listed> {
        let mut listed = Listed::default();
        let mut held = sql.prepare_cached(
            "SELECT id, coalesce(hand_given, ''), coalesce(hand_family, ''), hand_grade, hand_number FROM student
             WHERE hand_given IS NOT NULL ORDER BY id",
        )?;
        let mut rows = held.query([])?;
        while let Some(row) = rows.next()? {
            let id = column_id(row, 0)?;
            if id.get_version_num() != 5 {
                continue;
            }
            listed.all.insert(id);
            if row.get::<_, Option<String>>(4)?.is_none() {
                let name = name_of(&row.get::<_, String>(1)?, &row.get::<_, String>(2)?);
                listed.by_name.entry(name).or_default().push((id, row.get(3)?));
            }
        }
        Ok(listed)
    }

    /// The record of each line.
    fn ids_of(&self, told: &[StudentByHand]) -> Vec<Id> {
        let mut ids: Vec<Option<Id>> = vec![None; told.len()];
        let mut taken: HashSet<Id> = HashSet::new();
        let mut numbers: HashMap<String, u32> = HashMap::new();
        let mut names: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, by_hand) in told.iter().enumerate() {
            match &by_hand.number {
                Some(number) => {
                    let who = format!("number {}", folded(number));
                    let nth = numbers.entry(who.clone()).or_default();
                    *nth += 1;
                    ids[at] = Some(listed_id(&who, *nth));
                }
                None => names.entry(name_of(&by_hand.given, &by_hand.family)).or_default().push(at),
            }
        }
        for (name, lines) in &names {
            let held = self.by_name.get(name).map(Vec::as_slice).unwrap_or_default();
            let grades: Vec<Option<&str>> = lines.iter().map(|at| told[*at].grade.as_deref()).collect();
            let held_grades: Vec<Option<&str>> = held.iter().map(|(_, grade)| grade.as_deref()).collect();
            let meant = same_students(&grades, &held_grades);
            taken.extend(meant.iter().flatten().map(|at| held[*at].0));
            for (at, meant) in lines.iter().zip(meant) {
                let id = match meant {
                    Some(meant) => held[meant].0,
                    None => self.id_of_another(name, told[*at].grade.as_deref(), held, &taken),
                };
                taken.insert(id);
                ids[*at] = Some(id);
            }
        }
        ids.into_iter().flatten().collect()
    }

    /// The id of a line that means nobody of its name who is here: one whose name was corrected since, or somebody new.
    fn id_of_another(&self, name: &str, grade: Option<&str>, held: &[(Id, Option<String>)], taken: &HashSet<Id>) -> Id {
        let is_free = |id: &Id| !taken.contains(id) && held.iter().all(|(known, _)| known != id);
        // Before the grade was left out of it, a list derived ids of the name and the grade as it was written.
        let with_grade = listed_id(&format!("name {name} {}", grade.unwrap_or_default()), 1);
        if self.all.contains(&with_grade) && is_free(&with_grade) {
            return with_grade;
        }
        let who = format!("name {name} ");
        (1..).map(|nth| listed_id(&who, nth)).find(is_free).unwrap_or_default()
    }
}

/// Which of the students held under a name each line of that name means, told by their grades. All of them a year later are
/// the same ones; else the same grade is the same student, and a grade further on may be. Somebody in a lower grade is
/// somebody else: nobody is ever given the record of one who has grown out of it.
fn same_students(told: &[Option<&str>], held: &[Option<&str>]) -> Vec<Option<usize>> {
    let step = |told: Option<&str>, held: Option<&str>| Some(grade::years(told?)? - grade::years(held?)?);
    let by_grade = |grades: &[Option<&str>]| {
        let mut order: Vec<usize> = (0..grades.len()).collect();
        order.sort_by(|a, b| grades[*a].map(grade::order).cmp(&grades[*b].map(grade::order)));
        order
    };
    if told.len() == held.len() && !told.is_empty() {
        let pairs: Vec<(usize, usize)> = by_grade(told).into_iter().zip(by_grade(held)).collect();
        let first = step(told[pairs[0].0], held[pairs[0].1]);
        let are_together = first.is_some_and(|step| (0..=1).contains(&step));
        if are_together && pairs.iter().all(|(one, other)| step(told[*one], held[*other]) == first) {
            let mut found = vec![None; told.len()];
            pairs.into_iter().for_each(|(one, other)| found[one] = Some(other));
            return found;
        }
    }
    let mut found: Vec<Option<usize>> = vec![None; told.len()];
    let mut take = |fits: &dyn Fn(Option<&str>, Option<&str>) -> bool| {
        for (at, grade) in told.iter().enumerate() {
            if found[at].is_none() {
                found[at] = (0..held.len()).find(|other| !found.contains(&Some(*other)) && fits(*grade, held[*other]));
            }
        }
    };
    take(&|told, held| told.map(grade::folded) == held.map(grade::folded));
    take(&|told, held| match (told, held) {
        (Some(_), Some(_)) => step(told, held).is_some_and(|step| (1..=2).contains(&step)),
        _ => true,
    });
    found
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_later_the_same_names_are_the_same_students_and_a_lower_grade_is_somebody_else() {
        let same = |told: &[&str], held: &[&str]| {
            let grade = |text: &&str| (*text).to_owned();
            let (told, held): (Vec<String>, Vec<String>) = (told.iter().map(grade).collect(), held.iter().map(grade).collect());
            let some =
                |all: &'static [String]| all.iter().map(|text| (!text.is_empty()).then_some(text.as_str())).collect::<Vec<_>>();
            same_students(&some(told.leak()), &some(held.leak()))
        };
        assert_eq!(same(&["10"], &["9"]), [Some(0)]);
        assert_eq!(same(&["Ninth grade"], &["09"]), [Some(0)]);
        assert_eq!(same(&["9"], &["12"]), [None]);
        assert_eq!(same(&["12"], &["9"]), [None]);
        assert_eq!(same(&["10", "11"], &["9", "10"]), [Some(0), Some(1)], "both a year later");
        assert_eq!(same(&["11", "10"], &["9", "10"]), [Some(1), Some(0)]);
        assert_eq!(same(&["10", "9"], &["9"]), [None, Some(0)], "the same grade goes before a later one");
        assert_eq!(same(&["9", "9", "9"], &["9", "9"]), [Some(0), Some(1), None]);
        assert_eq!(same(&[""], &["9"]), [Some(0)]);
    }
}
