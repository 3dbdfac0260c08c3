//! What does a line of a list of visits say: the sessions of a platform, or the days of a calendar? A line names a day, a
//! visitor and a class, and perhaps how many were there. Who they were it does not say, so nobody is recorded as present. The
//! same line again is the same visit; what a person put right since stays until the line itself says something else.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use specta::Type;

use crate::change::{Scope, Set};
use crate::names;
use crate::record::{Ground, Id, KITH, Kind, derived, value};
use crate::refusal::Refusal;
use crate::visitors::{Cluster, differing};
use crate::visits::Format;

/// What a column of a list of visits means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum VisitColumn {
    Ignore,
    Day,
    Time,
    /// The whole name, or the given name where the family name has a column of its own.
    Visitor,
    VisitorFamily,
    Organisation,
    Cluster,
    Class,
    Format,
    Title,
    /// How many were there.
    Counted,
    /// Whether it took place.
    Status,
    /// The number of the session, or what a calendar calls it by.
    Number,
}

/// What comes first where a day is written in figures. Nobody guesses it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum DayOrder {
    DayFirst,
    MonthFirst,
}

/// What the lines of a list are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ListOf {
    /// They took place.
    Held,
    /// They are to come.
    Planned,
}

/// How a list is read; remembered for the next one with the same headings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ListMapping {
    pub columns: Vec<VisitColumn>,
    /// None: no day of it had to be asked about.
    pub days: Option<DayOrder>,
    pub of: ListOf,
}

/// One line, as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListedVisit {
    pub line: u32,
    pub day: NaiveDate,
    /// "10:40".
    pub time: Option<String>,
    pub visitor: String,
    pub organisation: Option<String>,
    pub cluster: Option<Cluster>,
    /// The class as the list names it.
    pub class: Option<String>,
    pub format: Option<Format>,
    pub title: Option<String>,
    pub counted: Option<u32>,
    /// The number of the session.
    pub number: Option<String>,
}

/// The memory of how a list with these headings is read.
pub fn list_mapping_id(columns: &[String]) -> Id {
    let folded: Vec<String> = columns.iter().map(|column| names::folded(column)).collect();
    let mut parts: Vec<&[u8]> = vec![b"list of visits"];
    parts.extend(folded.iter().map(|column| column.as_bytes()));
    derived(KITH, &parts)
}

/// Remembers how a list is read.
pub(crate) fn remembered(ground: &dyn Ground, columns: &[String], mapping: &ListMapping) -> Result<Vec<Set>, Refusal> {
    let record = list_mapping_id(columns);
    let now = ground.record(Kind::ListMapping, record).unwrap_or_default();
    Ok(differing(&now, Scope::District, Kind::ListMapping, record, [("mapping", value(mapping))]))
}

/// A visitor whom a list brings: the same name of the same organisation is one, whoever brings it in.
pub fn listed_visitor_id(name: &str, organisation: Option<&str>) -> Id {
    let organisation = organisation.map(names::folded).unwrap_or_default();
    derived(KITH, &[b"listed visitor", names::folded(name).as_bytes(), organisation.as_bytes()])
}

impl ListedVisit {
    /// The visit that this line is about. A calendar's number tells its day alone, whenever that is moved to; the numbers of a
    /// platform may begin again with each file, so there the day and the visitor are part of it.
    pub fn id(&self, section: Id, of: ListOf, is_calendar: bool) -> Id {
        let number = self.number.as_deref().unwrap_or_default();
        match of {
            ListOf::Planned if is_calendar && !number.is_empty() => derived(section, &[b"listed plan", number.as_bytes()]),
            ListOf::Planned => {
                let at = if number.is_empty() { self.at() } else { number.as_bytes() };
                derived(section, &[b"listed plan of", self.day_bytes().as_slice(), self.who().as_bytes(), at])
            }
            ListOf::Held => {
                let at = if number.is_empty() { self.at() } else { number.as_bytes() };
                derived(section, &[b"listed visit", self.day_bytes().as_slice(), self.who().as_bytes(), at])
            }
        }
    }

    fn day_bytes(&self) -> [u8; 4] {
        chrono::Datelike::num_days_from_ce(&self.day).to_be_bytes()
    }

    fn who(&self) -> String {
        names::folded(&self.visitor)
    }

    fn at(&self) -> &[u8] {
        self.time.as_deref().unwrap_or_default().as_bytes()
    }

    /// Tells what the line says: the same for the same line, whatever was put right since.
    pub fn mark(&self) -> Id {
        let format = self.format.map_or(0u8, |format| format as u8 + 1);
        let cluster = self.cluster.map_or(0u8, |cluster| cluster as u8 + 1);
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let counted = self.counted.map_or([0; 5], |counted| {
            let [a, b, c, d] = counted.to_be_bytes();
            [1, a, b, c, d]
        });
        derived(
            KITH,
            &[
                b"listed",
                self.day_bytes().as_slice(),
                self.at(),
                self.visitor.as_bytes(),
                text(&self.organisation).as_bytes(),
                text(&self.title).as_bytes(),
                &[format, cluster],
                &counted,
            ],
        )
    }

    /// What the record of this line says.
    pub fn told(&self, section: Id, visitor: Id, format: Format, of: ListOf) -> Vec<(&'static str, Value)> {
        let (on, at) = match of {
            ListOf::Held => ("held_on", "began_at"),
            ListOf::Planned => ("planned_on", "begins_at"),
        };
        let mut told = vec![
            ("section", value(&section)),
            ("visitor", value(&visitor)),
            (on, value(&self.day)),
            (at, value(&self.time)),
            ("format", value(&self.format.unwrap_or(format))),
            ("purpose", value(&self.title)),
            ("listed", value(&self.mark())),
        ];
        if of == ListOf::Held {
            told.push(("counted", value(&self.counted)));
        }
        told
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Fields;

    fn line() -> ListedVisit {
        ListedVisit {
            line: 2,
            day: NaiveDate::from_ymd_opt(2026, 11, 20).unwrap(),
            time: Some("10:40".into()),
            visitor: "Maya Brandt".into(),
            title: Some("A day at the dam".into()),
            number: Some("1".into()),
            ..ListedVisit::default()
        }
    }

    #[test]
    fn numbers_that_begin_again_tell_no_two_visits_to_be_one_and_a_day_that_is_moved_is_the_same_plan() {
        let class = Id::from_u128(10);
        let next_week = ListedVisit { day: NaiveDate::from_ymd_opt(2026, 11, 27).unwrap(), ..line() };
        assert_ne!(line().id(class, ListOf::Held, false), next_week.id(class, ListOf::Held, false));
        assert_eq!(line().id(class, ListOf::Planned, true), next_week.id(class, ListOf::Planned, true));
        assert_ne!(
            line().id(class, ListOf::Planned, false),
            next_week.id(class, ListOf::Planned, false),
            "a table's numbers begin again"
        );
        assert_ne!(
            line().id(class, ListOf::Held, false),
            line().id(Id::from_u128(11), ListOf::Held, false),
            "another class is another visit"
        );
        let told_otherwise = ListedVisit { visitor: "MAYA  BRANDT".replace("  ", " "), title: None, ..line() };
        assert_eq!(line().id(class, ListOf::Held, false), told_otherwise.id(class, ListOf::Held, false));
        assert_ne!(line().mark(), told_otherwise.mark());
        assert_eq!(line().mark(), ListedVisit { line: 900, ..line() }.mark(), "where it stands is not what it says");
    }

    #[test]
    fn a_line_says_how_many_were_there_and_of_nobody_that_they_were() {
        let told =
            ListedVisit { counted: Some(28), ..line() }.told(Id::from_u128(10), Id::from_u128(20), Format::Virtual, ListOf::Held);
        let fields: Fields = told.into_iter().map(|(field, told)| (field.to_owned(), told)).collect();
        assert_eq!(fields["counted"], 28);
        assert_eq!(fields["format"], "virtual");
        for field in fields.keys() {
            assert!(crate::policy::field_named(Kind::Visit, field).is_some(), "{field}");
        }
    }
}
