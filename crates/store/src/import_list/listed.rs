//! Who of a list is here already? Those who came by earlier lists are found by what names them: the number, else the name. An
//! earlier Kith named them otherwise, and somebody may have corrected a name since: they are found all the same, and it is said.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::grade;
use domain::line_reason::LineReason;
use domain::names::{folded, unnumbered};
use domain::people::StudentByHand;
use domain::record::{Id, KITH, derived};
use rusqlite::Connection;

use crate::failure::Result;
use crate::log::column_id;

/// The record of a line, and what is odd about how it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Meant {
    pub student: Id,
    pub doubt: Option<LineReason>,
}

/// Somebody who came by a list: id and grade.
type Held = (Id, Option<String>);

/// Those who came by earlier lists. A student who was typed in alone has an id that no list derives, and is pointed out
/// instead of being taken for one of the list.
#[derive(Default)]
pub(super) struct Listed {
    all: HashMap<Id, Option<String>>,
    /// Without a number, by folded name, in the order of their ids.
    by_name: HashMap<String, Vec<Held>>,
    /// Of these the ones whose name has a list's numbering in it, by their name without it.
    by_unnumbered: HashMap<String, Vec<Held>>,
    /// Every way in which a grade is written here.
    grades: HashSet<String>,
}

pub(super) fn name_of(given: &str, family: &str) -> String {
    format!("{} {}", folded(given), folded(family))
}

/// "1. Ana Cruz" as "ana cruz", in whichever of the two names the number stands.
fn bare(given: &str, family: &str) -> String {
    unnumbered(&name_of(given, family))
}

fn listed_id(who: &str, nth: u32) -> Id {
    derived(KITH, &[b"by hand", who.as_bytes(), &nth.to_be_bytes()])
}

impl Listed {
    pub(super) fn read(sql: &Connection) -> Result<Listed> {
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
            let grade: Option<String> = row.get(3)?;
            listed.all.insert(id, grade.clone());
            if row.get::<_, Option<String>>(4)?.is_none() {
                listed.grades.extend(grade.clone());
                let (given, family): (String, String) = (row.get(1)?, row.get(2)?);
                let (name, bare) = (name_of(&given, &family), bare(&given, &family));
                if bare != name.trim() {
                    listed.by_unnumbered.entry(bare).or_default().push((id, grade.clone()));
                }
                listed.by_name.entry(name).or_default().push((id, grade));
            }
        }
        Ok(listed)
    }

    /// The record of each line.
    pub(super) fn meant(&self, told: &[StudentByHand]) -> Vec<Meant> {
        let mut found: Vec<Option<Meant>> = vec![None; told.len()];
        let mut numbers: HashMap<String, u32> = HashMap::new();
        let mut names: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, by_hand) in told.iter().enumerate() {
            match &by_hand.number {
                Some(number) => {
                    let who = format!("number {}", folded(number));
                    let nth = numbers.entry(who.clone()).or_default();
                    *nth += 1;
                    found[at] = Some(Meant { student: listed_id(&who, *nth), doubt: None });
                }
                None => names.entry(name_of(&by_hand.given, &by_hand.family)).or_default().push(at),
            }
        }
        let mut taken: HashSet<Id> = HashSet::new();
        let mut take = |lines: &[usize], held: &[Held], doubt: Option<LineReason>, found: &mut Vec<Option<Meant>>| {
            let held: Vec<&Held> = held.iter().filter(|(id, _)| !taken.contains(id)).collect();
            let open: Vec<usize> = lines.iter().copied().filter(|at| found[*at].is_none()).collect();
            let grades: Vec<Option<&str>> = open.iter().map(|at| told[*at].grade.as_deref()).collect();
            let held_grades: Vec<Option<&str>> = held.iter().map(|(_, grade)| grade.as_deref()).collect();
            for (at, meant) in open.into_iter().zip(same_students(&grades, &held_grades)) {
                if let Some(meant) = meant {
                    taken.insert(held[meant].0);
                    found[at] = Some(Meant { student: held[meant].0, doubt });
                }
            }
        };
        // Whoever has this very name, before anybody is taken for somebody of another.
        for (name, lines) in &names {
            take(lines, self.by_name.get(name).map(Vec::as_slice).unwrap_or_default(), None, &mut found);
        }
        for (name, lines) in &names {
            let numbered = self.by_unnumbered.get(name.trim()).map(Vec::as_slice).unwrap_or_default();
            take(lines, numbered, Some(LineReason::NumberingWasKept), &mut found);
            if lines.iter().any(|at| found[*at].is_none()) {
                let grades = lines.iter().filter_map(|at| told[*at].grade.as_deref());
                take(lines, &self.corrected(name, grades), Some(LineReason::NameCorrected), &mut found);
            }
        }
        for (name, lines) in &names {
            let who = format!("name {name} ");
            for at in lines {
                if found[*at].is_none() {
                    let is_free = |id: &Id| !taken.contains(id) && !self.all.contains_key(id);
                    let student = (1..).map(|nth| listed_id(&who, nth)).find(is_free).unwrap_or_default();
                    taken.insert(student);
                    found[*at] = Some(Meant { student, doubt: None });
                }
            }
        }
        found.into_iter().flatten().collect()
    }

    /// Who came by a list under this name, and has another now: their ids still say the first one. Before the grade was left
    /// out of it, an id was derived of the name and the grade as it was written.
    fn corrected<'a>(&self, name: &str, told: impl Iterator<Item = &'a str>) -> Vec<Held> {
        let mut written: HashSet<String> = self.grades.clone();
        written.insert(String::new());
        for grade in told {
            written.insert(grade.to_owned());
            // What a later list said of them may have taken the place of the grade that is in the id.
            for years in grade::years(grade).into_iter().flat_map(|years| (years - 2).max(1)..=years) {
                written.extend([format!("{years}"), format!("{years:02}")]);
            }
        }
        let is_of_this_name = |id: &Id| self.by_name.get(name).is_some_and(|held| held.iter().any(|(known, _)| known == id));
        let mut found: Vec<Held> = Vec::new();
        for grade in written {
            let who = format!("name {name} {grade}");
            let held = (1..).map(|nth| listed_id(&who, nth)).map_while(|id| Some((id, self.all.get(&id)?.clone())));
            found.extend(held.filter(|(id, _)| !is_of_this_name(id)));
        }
        found.sort();
        found.dedup();
        found
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
