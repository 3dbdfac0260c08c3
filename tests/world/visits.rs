//! How are visits spoken of? A class that is pasted, a visitor who comes, who was there and who was away.

use domain::consent::{Answered, ConsentEdit, ConsentFor};
use domain::edit::Edit;
use domain::people::NewStudent;
use domain::record::Id;
use domain::refusal::Refusal;
use domain::visits::{Format, LoggedVisit, VisitEdit, VisitSteps, WhoCame};
use store::commit::Committed;
use store::read::visits::{ClassView, VisitRoom};

use crate::Laptop;

impl Laptop {
    /// The day by this laptop's clock.
    pub fn day(&self) -> chrono::NaiveDate {
        self.clock.today()
    }

    /// Pastes a class list, looks at it, and takes it.
    pub fn pastes_a_class(&self, title: &str, names: &str) -> Id {
        let section = self.mints();
        let lines = exchange::pasted::read_pasted(names).students.into_iter().map(|line| line.by_hand).collect();
        let (mut known, mut students) = (Vec::new(), Vec::new());
        for line in self.desk().pasted_class(lines).unwrap() {
            match line.known {
                Some(student) => known.push(student),
                None => students.push(NewStudent { student: self.mints(), by_hand: line.by_hand }),
            }
        }
        let (title, school, teacher) = (title.to_owned(), self.card().school, self.me());
        self.does(&Edit::Visit(VisitEdit::BringClass { section, title, school, teacher, known, students }));
        section
    }

    /// Who is in a class.
    pub fn looks_at_class(&self, section: Id) -> ClassView {
        self.desk().visit_class(section).unwrap()
    }

    /// A visit of somebody in the directory, by name, or of someone new; everybody was here but those.
    pub fn logs_a_visit(&self, who: &str, section: Id, away: &[&str]) -> Id {
        let visit = self.visit_of(who, section, away);
        let id = visit.visit;
        self.does(&Edit::Visit(VisitEdit::LogVisit { visit }));
        id
    }

    /// What the screen would commit, with everything left as it is offered.
    pub fn visit_of(&self, who: &str, section: Id, away: &[&str]) -> LoggedVisit {
        let known = self.desk().visitor_suggestions(who).unwrap().into_iter().find(|one| one.told.name == who);
        let who = match known {
            Some(line) => WhoCame::Known { visitor: line.id },
            None => WhoCame::New { visitor: self.mints(), name: who.to_owned(), organisation: None },
        };
        let (absent, present): (Vec<_>, Vec<_>) =
            self.looks_at_class(section).students.into_iter().partition(|one| away.contains(&one.name.as_str()));
        let ids = |list: Vec<store::read::visits::ClassMember>| list.into_iter().map(|one| one.student).collect();
        LoggedVisit {
            visit: self.mints(),
            section,
            who,
            held_on: self.clock.today(),
            began_at: Some("10:40".to_owned()),
            format: Format::InPerson,
            present: ids(present),
            absent: ids(absent),
            steps: VisitSteps { two_way: Some(true), ..VisitSteps::default() },
            logged_by: self.me(),
        }
    }

    /// Tries to log what the screen would commit.
    pub fn tries_to_log(&self, visit: LoggedVisit) -> Result<Committed, Refusal> {
        self.tries(&Edit::Visit(VisitEdit::LogVisit { visit }))
    }

    /// The room of visits at twenty to eleven.
    pub fn opens_visits(&self) -> VisitRoom {
        self.desk().visit_room(self.clock.today(), Some("10:40")).unwrap()
    }

    /// The visits as they are listed: who, with which class, how many were here and away.
    pub fn reads_the_visits(&self) -> Vec<String> {
        let line = |visit: store::read::visits::VisitLine| {
            format!("{} with {}: {} here, {} away", visit.visitor.name, visit.class, visit.present, visit.absent)
        };
        self.opens_visits().recent.into_iter().map(line).collect()
    }

    /// A parent says that no visit is to be recorded of their child.
    pub fn opts_out(&self, student: &str) {
        let edit = ConsentEdit::RecordConsent {
            consent: self.mints(),
            student: self.student(student),
            what: ConsentFor::Visits,
            answer: Answered::No,
            given_by: "mother".to_owned(),
            given_on: self.clock.today(),
        };
        self.does(&Edit::Consent(edit));
    }
}
