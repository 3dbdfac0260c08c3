//! How do records leave the district's server? As CSV files of fixed columns, a line for each row, and a dictionary that is made
//! of the same columns, so that it cannot say anything else than the files do. What is not recorded is told there as that, and
//! has no file: an empty one would read as "none". No cell is one that a spreadsheet would run.

use std::io::{self, Write};

use chrono::NaiveDate;
use domain::record::value;
use domain::visitors::Cluster;
use domain::visits::{Format, VisitSteps};
use serde::Serialize;

use crate::cell::write_line;

/// One column of a file.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    pub name: &'static str,
    pub meaning: &'static str,
    /// Its unit, or the words that may stand in it.
    pub unit: &'static str,
    /// Who said it first.
    pub source: &'static str,
}

/// One file.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    pub file: &'static str,
    /// Of its columns and what they mean: another number where any of them changes.
    pub version: u32,
    pub line: &'static str,
    pub columns: &'static [Column],
}

const fn column(name: &'static str, meaning: &'static str, unit: &'static str, source: &'static str) -> Column {
    Column { name, meaning, unit, source }
}

const YES_NO: &str = "yes | no | empty: nobody said";
const LOGGED: &str = "whoever logged the visit in Kith";

/// Which visits students were part of.
pub const VISITS: Layout = Layout {
    file: "kith-visits.csv",
    version: 1,
    line: "One student's part in one visit of this school year or the last. A visit that was logged twice and joined stands once. \
           Absent: students whose parents said no to the recording of visits, students whose map is being erased, and whoever is \
           on no roster. Visits that a list only counted name nobody and are not here.",
    columns: &[
        column("school_id", "The school of the class", "sourcedId of the roster", "roster"),
        column("class_id", "The class that was visited", "sourcedId of the roster", "roster"),
        column("student_id", "The student", "sourcedId of the roster", "roster"),
        column("visit_id", "The visit: the same in every line of it", "UUID of Kith", LOGGED),
        column("held_on", "Its day", "YYYY-MM-DD", LOGGED),
        column("began_at", "When it began, by the clock of the room; empty where nobody said", "HH:MM", LOGGED),
        column("format", "How they met", "in_person | virtual | recorded", LOGGED),
        column("was_present", "Whether the student was there. Being there is no relationship", "yes | no", LOGGED),
        column("prepared", "Whether students prepared for it", YES_NO, LOGGED),
        column("two_way", "Whether both sides spoke", YES_NO, LOGGED),
        column("reflected", "Whether students thought about it afterwards", YES_NO, LOGGED),
        column("stay_in_touch", "Whether whoever wanted could stay in touch", YES_NO, LOGGED),
        column(
            "organisation",
            "The visitor's organisation, as it was written; the visitor's name is not given",
            "text",
            "directory of visitors",
        ),
        column(
            "cluster",
            "The visitor's career cluster",
            "one of sixteen words of Kith (agriculture ... transport) | empty: nobody said",
            "directory of visitors",
        ),
    ],
};

/// What parents answered.
pub const CONSENTS: Layout = Layout {
    file: "kith-consents.csv",
    version: 1,
    line: "How the answer to one question stands now for one student. No line: nothing was answered. Absent: students whose map is \
           being erased, and whoever is on no roster.",
    columns: &[
        column("school_id", "The student's school; empty where the roster names none", "sourcedId of the roster", "roster"),
        column("student_id", "The student", "sourcedId of the roster", "roster"),
        column(
            "asked_for",
            "What was asked for: that the student makes maps, or that it is recorded which visitors they met",
            "mapping | visits",
            "whoever recorded the answer in Kith",
        ),
        column(
            "state",
            "How it stands. One no that stands is a no, whatever the other parent said",
            "yes | no | withdrawn",
            "whoever recorded the answer in Kith",
        ),
        column(
            "since",
            "The day of the answer that holds, or on which the last was withdrawn",
            "YYYY-MM-DD",
            "whoever recorded the answer in Kith",
        ),
    ],
};

/// The dictionary, and what the folder holds.
pub const DICTIONARY: &str = "kith-dictionary.csv";
pub const MANIFEST: &str = "kith-manifest.csv";

/// What a district may look for here, and why it finds none.
const NOT_RECORDED: [(&str, &str); 4] = [
    (
        "placements",
        "Work-based placements (site, mentor, clearance, check-ins) are not recorded by this version of Kith. There is no file, and nothing follows from that.",
    ),
    (
        "hours",
        "Hours at placements are not recorded by this version of Kith. There is no file, and nothing follows from that. The time log of a counselor is the counselor's own and never goes out.",
    ),
    ("maps", "Maps, who stands on them, drafts, asks, summaries and answers in confidence never go out."),
    ("notes", "Team notes and private notes never go out, nor any text about a student."),
];

/// One student's part in a visit, as it is written.
#[derive(Clone, Copy, Debug)]
pub struct VisitLine<'a> {
    pub school: &'a str,
    pub class: &'a str,
    pub student: &'a str,
    pub visit: &'a str,
    pub held_on: NaiveDate,
    pub began_at: Option<&'a str>,
    pub format: Format,
    pub was_present: bool,
    pub steps: VisitSteps,
    pub organisation: Option<&'a str>,
    pub cluster: Option<Cluster>,
}

/// How one answer stands, as it is written.
#[derive(Clone, Copy, Debug)]
pub struct ConsentLine<'a> {
    pub school: &'a str,
    pub student: &'a str,
    /// The word for what was asked, and that for how it stands.
    pub asked_for: &'a str,
    pub state: &'a str,
    pub since: NaiveDate,
}

/// Writes the names of the columns.
pub fn write_head(out: &mut impl Write, layout: &Layout) -> io::Result<()> {
    write_line(out, layout.columns.iter().map(|column| column.name))
}

fn yes_no(is: Option<bool>) -> &'static str {
    match is {
        Some(true) => "yes",
        Some(false) => "no",
        None => "",
    }
}

/// The word by which a variant is told.
fn word(of: &impl Serialize) -> String {
    value(of).as_str().unwrap_or_default().to_owned()
}

impl VisitLine<'_> {
    pub fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let VisitSteps { prepared, two_way, reflected, stay_in_touch } = self.steps;
        let (held_on, format) = (self.held_on.to_string(), word(&self.format));
        let cluster = self.cluster.map(|cluster| word(&cluster)).unwrap_or_default();
        let cells: [&str; VISITS.columns.len()] = [
            self.school,
            self.class,
            self.student,
            self.visit,
            &held_on,
            self.began_at.unwrap_or_default(),
            &format,
            yes_no(Some(self.was_present)),
            yes_no(prepared),
            yes_no(two_way),
            yes_no(reflected),
            yes_no(stay_in_touch),
            self.organisation.unwrap_or_default(),
            &cluster,
        ];
        write_line(out, cells)
    }
}

impl ConsentLine<'_> {
    pub fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let since = self.since.to_string();
        let cells: [&str; CONSENTS.columns.len()] = [self.school, self.student, self.asked_for, self.state, &since];
        write_line(out, cells)
    }
}

/// Writes what each column of each file means, and what has no file.
pub fn write_dictionary(out: &mut impl Write, program: &str) -> io::Result<()> {
    write_line(out, ["file", "column", "meaning", "unit", "source", "version"])?;
    for layout in [&VISITS, &CONSENTS] {
        let version = format!("{} (Kith {program})", layout.version);
        let every = "UTF-8, commas, CRLF; an apostrophe before a cell that a spreadsheet would run";
        write_line(out, [layout.file, "", layout.line, every, "", &version])?;
        for Column { name, meaning, unit, source } in layout.columns {
            write_line(out, [layout.file, name, meaning, unit, source, &version])?;
        }
    }
    NOT_RECORDED.iter().try_for_each(|(what, why)| write_line(out, [what, "", why, "", "not here", ""]))
}

/// Writes which files belong together: one that has another number of lines or bytes is of another day.
pub fn write_manifest(out: &mut impl Write, files: &[(&str, u64, u64)], from: NaiveDate, written_at: &str) -> io::Result<()> {
    write_line(out, ["file", "lines", "bytes", "visits_from", "written_at"])?;
    let from = from.to_string();
    files.iter().try_for_each(|(file, lines, bytes)| {
        write_line(out, [file, &*lines.to_string(), &*bytes.to_string(), &*from, written_at])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(write: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> String {
        let mut out = Vec::new();
        write(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn an_organisation_that_is_a_formula_is_none_and_what_nobody_said_is_empty() {
        let line = VisitLine {
            school: "s1",
            class: "-k1",
            student: "u1",
            visit: "v",
            held_on: NaiveDate::from_ymd_opt(2026, 11, 3).unwrap(),
            began_at: None,
            format: Format::InPerson,
            was_present: true,
            steps: VisitSteps { two_way: Some(false), ..VisitSteps::default() },
            organisation: Some("=HYPERLINK(\"x\")"),
            cluster: Some(Cluster::HumanServices),
        };
        let told = text(|out| line.write(out));
        let expected = "s1,\"'-k1\",u1,v,2026-11-03,,in_person,yes,,no,,,\"'=HYPERLINK(\"\"x\"\")\",human_services\r\n";
        assert_eq!(told, expected);
    }

    #[test]
    fn the_dictionary_has_every_column_and_says_what_is_not_recorded() {
        let told = text(|out| write_dictionary(out, "1.2.3"));
        for layout in [&VISITS, &CONSENTS] {
            assert!(layout.columns.iter().all(|column| told.contains(&format!("{},{},", layout.file, column.name))));
        }
        assert!(told.contains("placements,,\"Work-based") || told.contains("placements,,Work-based"), "{told}");
        assert!(told.contains("hours,,") && told.contains("1 (Kith 1.2.3)"));
        let mut lines = csv::ReaderBuilder::new().has_headers(true).from_reader(told.as_bytes());
        assert!(lines.records().all(|line| line.is_ok_and(|line| line.len() == 6)));
    }
}
