//! A whole school at once: students by number, and short maps of many of them.

use domain::edit::Edit;
use domain::ego_network::{Ring, Sector};
use domain::people::{NewStudent, PeopleEdit, StudentByHand};
use domain::record::Id;

use crate::Laptop;

impl Laptop {
    /// Types in students of one grade, called by their numbers, and takes them on.
    pub fn adds_students_of(&self, grade: &str, from: usize, students: usize) -> Vec<String> {
        let school = self.card().school;
        let one = |n: usize| {
            let (given, family) = (format!("Student{n}"), format!("Nr{n}"));
            let by_hand = StudentByHand { given, family, grade: Some(grade.to_owned()), school, number: None };
            NewStudent { student: self.mints(), by_hand }
        };
        let new: Vec<NewStudent> = (from..from + students).map(one).collect();
        self.does(&Edit::People(PeopleEdit::AddStudents { students: new, caseload_of: Some(self.me()) }));
        (from..from + students).map(|n| format!("Student{n} Nr{n}")).collect()
    }

    /// Sits with a student who names so many people of the family, and an adult at school where `adult` is given. The map is
    /// kept and counted.
    pub fn maps_shortly(&self, student: &str, people: usize, adult: bool) -> Id {
        self.opens(student);
        for nth in 0..people {
            self.names_one(&format!("Person {nth}")).unwrap();
        }
        if adult {
            self.names(["Coach"]);
            self.places("Coach", Ring::Close, Sector::School);
        }
        let wave = self.keeps();
        self.leaves_the_map();
        wave
    }
}
