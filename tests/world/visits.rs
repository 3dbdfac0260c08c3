//! How are visits spoken of? A class that is pasted, a visitor who comes, who was there and who was away.

use std::path::Path;

use domain::change::{Scope, Set};
use domain::consent::{Answered, ConsentEdit, ConsentFor};
use domain::edit::Edit;
use domain::people::NewStudent;
use domain::record::{Id, Kind, read, value};
use domain::refusal::Refusal;
use domain::roster::Preview;
use domain::visit_list::{DayOrder, ListMapping, ListOf, list_mapping_id};
use domain::visits::{Format, LoggedVisit, VisitEdit, VisitSteps, WhoCame};
use exchange::visit_list::{VisitList, look_at_list, read_list};
use exchange::watch::Unwatched;
use store::commit::Committed;
use store::import_visits::{ListToBring, PreparedVisits};
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
        let lines = exchange::pasted::read_pasted(names).students.into_iter().map(|line| (line.line, line.by_hand)).collect();
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

/// Seven hours behind Greenwich: the clock of this world's place.
fn clock_here(at: chrono::NaiveDateTime) -> chrono::NaiveDateTime {
    at - chrono::Duration::hours(7)
}

impl Laptop {
    /// Chooses a list of visits, reads its columns as they are remembered or guessed, and looks at what would change. What comes
    /// first in its days is said with it, and remembered.
    pub fn looks_at_visits(&self, path: &Path, days: Option<DayOrder>, section: Option<Id>) -> PreparedVisits {
        let look = look_at_list(path, &clock_here, &Unwatched).unwrap();
        let of = if look.is_calendar { ListOf::Planned } else { ListOf::Held };
        let known = self.remembered_list(&look.columns);
        let mapping = known.unwrap_or(ListMapping { columns: look.guess, days: None, of });
        let mapping = ListMapping { days: days.or(mapping.days), ..mapping };
        let read = read_list(path, &mapping, look.mark, &clock_here, &Unwatched).unwrap();
        self.clock.moves(700);
        let of = mapping.of;
        self.does(&Edit::Visit(VisitEdit::RememberList { columns: look.columns, mapping }));
        let VisitList { file, is_calendar, lines, refused, warned, .. } = read;
        let list = ListToBring { file, lines, refused, warned, section, format: Some(Format::Virtual), is_calendar };
        self.desk().prepare_visits(list, of, self.clock.today(), &mut |_, _| true).unwrap()
    }

    /// Says yes to it.
    pub fn says_yes_to_visits(&self, prepared: &PreparedVisits) -> Result<Committed, Refusal> {
        self.clock.moves(700);
        self.desk().apply_visits(prepared, &mut |_, _| true).map_err(|failure| match failure {
            store::failure::Failure::Refused(refusal) => refusal,
            other => panic!("{other}"),
        })
    }

    /// Looks at a list and says yes; gives what was seen.
    pub fn brings_in_visits(&self, path: &Path) -> Preview {
        let prepared = self.looks_at_visits(path, None, None);
        self.says_yes_to_visits(&prepared).unwrap();
        prepared.preview
    }

    /// How a list with these headings was read last.
    pub fn remembered_list(&self, columns: &[String]) -> Option<ListMapping> {
        let id = list_mapping_id(columns);
        let known = self.desk().reading(|sql| store::tables::Tables(sql).find(Kind::ListMapping, id)).unwrap();
        read(&known?, "mapping")
    }

    /// A class is on the roster no more.
    pub fn leaves_the_roster(&self, section: Id) {
        let set =
            Set { scope: Scope::Section(section), kind: Kind::Section, record: section, field: "has_left", value: value(&true) };
        self.desk().store().commit_sets(self.me(), "apply_roster", &[set]).unwrap();
    }
}
