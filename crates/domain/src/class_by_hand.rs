//! Which class is it that no roster knows? Its names were pasted: those who are known here, and new ones by name. It can be
//! called otherwise, somebody joins or leaves it, and one day it is over. A class of a roster is what its roster says, and is not touched here.

use crate::change::{REMOVED, Scope, Set};
use crate::names;
use crate::people::{EnrollmentRow, NewStudent, PeopleEdit, SectionRow, class_role, joined};
use crate::record::{Ground, Id, Kind, derived, read, value};
use crate::refusal::Refusal;
use crate::roster::enrollment_id;
use crate::visits::MOST_PRESENT;

/// Who comes into a class: those who are known, and new ones.
type Names<'a> = (&'a [Id], &'a [NewStudent]);

/// Such a class with its teacher.
pub(crate) fn brought(
    ground: &dyn Ground,
    section: Id,
    (title, school): (&str, Option<Id>),
    teacher: Id,
    (known, students): Names<'_>,
) -> Result<Vec<Set>, Refusal> {
    let mut sets = new_ones(ground, (known, students))?;
    sets.push(called(section, &SectionRow { title: names::told(title)?, school, ..SectionRow::default() }));
    for student in known {
        ground.record(Kind::Student, *student).ok_or(Refusal::NoSuchStudent)?;
        sets.push(enrolled(section, *student, "student"));
    }
    sets.extend(students.iter().map(|new| enrolled(section, new.student, "student")));
    sets.push(enrolled(section, teacher, "teacher"));
    Ok(sets)
}

/// It is called otherwise, somebody joins it, somebody leaves it.
pub(crate) fn changed(
    ground: &dyn Ground,
    section: Id,
    title: &str,
    (known, students): Names<'_>,
    without: &[Id],
) -> Result<Vec<Set>, Refusal> {
    let row = row_of(ground, section)?;
    let mut sets = new_ones(ground, (known, students))?;
    let told = SectionRow { title: names::told(title)?, ..row.clone() };
    if told != row {
        sets.push(called(section, &told));
    }
    let is_in = |person: Id| ground.record(Kind::Enrollment, place_of(section, person)).is_some();
    for student in known {
        ground.record(Kind::Student, *student).ok_or(Refusal::NoSuchStudent)?;
        if !is_in(*student) {
            sets.push(enrolled(section, *student, "student"));
        }
    }
    sets.extend(students.iter().map(|new| enrolled(section, new.student, "student")));
    for student in without {
        // Whoever was joined to them since may be the one whose name was pasted.
        let places = joined(ground, *student).into_iter().filter(|person| is_in(*person));
        sets.extend(places.map(|person| Set {
            scope: Scope::Section(section),
            kind: Kind::Enrollment,
            record: place_of(section, person),
            field: REMOVED,
            value: value(&true),
        }));
    }
    Ok(sets)
}

/// It is over: as a class that left a roster it is offered no more, and what it did stays.
pub(crate) fn ended(ground: &dyn Ground, section: Id) -> Result<Vec<Set>, Refusal> {
    row_of(ground, section)?;
    let scope = Scope::Section(section);
    Ok(vec![Set { scope, kind: Kind::Section, record: section, field: "has_left", value: value(&true) }])
}

/// What such a class is; a roster says what its own are.
fn row_of(ground: &dyn Ground, section: Id) -> Result<SectionRow, Refusal> {
    let now = ground.record(Kind::Section, section).ok_or(Refusal::NoSuchRecord)?;
    read(&now, "row").filter(|row: &SectionRow| row.source_id.is_empty()).ok_or(Refusal::NoSuchRecord)
}

/// Students who were not here.
fn new_ones(ground: &dyn Ground, (known, students): Names<'_>) -> Result<Vec<Set>, Refusal> {
    if known.len() + students.len() > MOST_PRESENT {
        return Err(Refusal::TooMany { most: MOST_PRESENT as u32 });
    }
    PeopleEdit::AddStudents { students: students.to_vec(), caseload_of: None }.changes(ground)
}

fn called(section: Id, row: &SectionRow) -> Set {
    Set { scope: Scope::Section(section), kind: Kind::Section, record: section, field: "row", value: value(row) }
}

/// The record of somebody's place in such a class.
fn place_of(section: Id, person: Id) -> Id {
    enrollment_id(section, derived(section, &[b"enrollment", person.as_bytes()]))
}

fn enrolled(section: Id, person: Id, role: &str) -> Set {
    let source_id = String::new();
    let row = EnrollmentRow { source_id, section, person, role: class_role(role), begins_on: None, ends_on: None };
    let record = place_of(section, person);
    Set { scope: Scope::Section(section), kind: Kind::Enrollment, record, field: "row", value: value(&row) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::told_so_far::ToldSoFar;
    use crate::visits::VisitEdit;

    fn id(n: u128) -> Id {
        Id::from_u128(n)
    }

    fn does(here: &mut ToldSoFar, edit: &VisitEdit) -> Result<Vec<(Kind, &'static str)>, Refusal> {
        here.takes(edit.changes(here))
    }

    #[test]
    fn a_class_without_a_roster_is_a_list_of_names() {
        let mut here = ToldSoFar::of((1..=3).map(|n| (Kind::Student, id(n))));
        let by_hand = crate::people::StudentByHand { given: "Mei".into(), family: "Lin".into(), ..Default::default() };
        let bring = VisitEdit::BringClass {
            section: id(12),
            title: " Period 3 ".into(),
            school: None,
            teacher: id(90),
            known: vec![id(1)],
            students: vec![NewStudent { student: id(40), by_hand }],
        };
        let sets = bring.changes(&here).unwrap();
        let of = |kind| sets.iter().filter(|set| set.kind == kind).count();
        assert_eq!((of(Kind::Student), of(Kind::Section), of(Kind::Enrollment)), (1, 1, 3));
        let scoped = |set: &&Set| set.kind == Kind::Student || set.scope == Scope::Section(id(12));
        assert!(sets.iter().all(|set| scoped(&set)));
        does(&mut here, &bring).unwrap();
        assert_eq!(here.0[&(Kind::Section, id(12))]["row"]["title"], "Period 3");
        // It is called otherwise, one leaves and one joins; whoever is in it already is not written again.
        let change = |section, without: Vec<Id>| VisitEdit::ChangeClass {
            section: id(section),
            title: "Period 4".into(),
            known: vec![id(1), id(2)],
            students: vec![],
            without,
        };
        let written = does(&mut here, &change(12, vec![id(40), id(3)])).unwrap();
        assert_eq!(written, [(Kind::Section, "row"), (Kind::Enrollment, "row"), (Kind::Enrollment, REMOVED)]);
        assert_eq!(does(&mut here, &change(12, vec![id(40)])), Ok(vec![]));
        let rostered = SectionRow { source_id: "c-7".into(), title: "Biology".into(), ..SectionRow::default() };
        here.0.insert((Kind::Section, id(13)), [("row".to_owned(), value(&rostered))].into_iter().collect());
        assert_eq!(does(&mut here, &change(13, vec![])), Err(Refusal::NoSuchRecord), "a roster says what its classes are");
        let ends = |section| VisitEdit::EndClass { section: id(section) };
        assert_eq!(does(&mut here, &ends(13)), Err(Refusal::NoSuchRecord));
        assert_eq!(does(&mut here, &ends(12)), Ok(vec![(Kind::Section, "has_left")]));
    }
}
