//! Whom do students with less befriend, and who of those has more (T10)? Kith knows neither: the district brings a lawful measure of
//! its students and friendships that it asked for, as two files. Nothing of the files is kept. What comes of them is told of the
//! whole district alone and once in a school year: of two that differ by a few students the difference would tell of those.

use std::collections::{BTreeMap, HashMap};

use axum::http::StatusCode;
use chrono::NaiveDate;
use domain::measures::connectedness::{NotTold, told};
use domain::measures::graph::Graph;
use domain::names;
use domain::record::Id;
use domain::report::threshold;
use domain::roster::source_id;
use domain::time_log::TimePeriod;
use exchange::pairs::Pairs;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::clock::day;

use super::Asking;
use crate::district::District;
use crate::ledger::people::{self, Role};
use crate::ledger::{self, audit};
use crate::routes::Refused;

/// What the district brings.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Supplied {
    /// By what the district may tell students apart so, in a line.
    pub ground: Option<String>,
    /// A student's id on the roster, and "less" or "more".
    pub sides: Option<Pairs>,
    /// Two students who are friends.
    pub friends: Option<Pairs>,
    /// Of how many students a figure has to tell at least, where the district asks for more than Kith does.
    pub at_least: Option<u32>,
    /// False: only what was read, and whether anything could be told.
    pub gives_out: bool,
}

/// What is told of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Connected {
    /// Its line in the dictionary, and the version of its formula.
    pub indicator: String,
    pub version: u16,
    /// Why there is nothing to tell; None where there is.
    pub not_available: Option<String>,
    pub economic_connectedness: Option<f64>,
    pub exposure: Option<f64>,
    pub friending_bias: Option<f64>,
    /// Students with less of whom a friend's side is known, and all students with less.
    pub known: Option<u32>,
    pub of: Option<u32>,
    /// The fewest students whom any of it tells of.
    pub threshold: u32,
    pub ground: Option<String>,
    /// When it was given out. What was given out stands for the school year.
    pub given_out_on: Option<NaiveDate>,
    pub stands_until: Option<NaiveDate>,
    pub formula: String,
    pub source: String,
    /// What was read of the files that came with the question.
    pub sides_read: usize,
    pub friendships_read: usize,
    pub lines_refused: usize,
    /// The first of those lines.
    pub refused: Vec<RefusedLine>,
}

/// A line that was left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedLine {
    pub file: String,
    pub line: u32,
    pub why: String,
}

const LONGEST_GROUND: usize = 400;
/// As many lines as a person reads.
const MOST_LINES: usize = 50;
const FORMULA: &str = "Economic connectedness: 2 × the mean, over students with less, of the share of their friends who have more. \
    Exposure: 2 × the share of the students who have more. Friending bias: 1 − the mean of friend share / group share.";

/// In the sentences of the command line.
const fn why(of: NotTold) -> &'static str {
    match of {
        NotTold::NoMeasure => {
            "The district has given no lawful measure of which students have more and which have less. See --measure and --ground."
        }
        NotTold::NoFriendships => {
            "No friendships between students are known: Kith records none, and the district has brought none. See --friends."
        }
        NotTold::NotEnoughAsked => "Of fewer than 60 % of the students with less is a friend known.",
        NotTold::TooFew => "It would tell of fewer students than the threshold, or the rest would follow from it.",
        NotTold::Everybody => "It would be the same of every student with less, and so tell of each of them.",
    }
}

/// Reads what the district brought, and tells of it what may be told.
pub fn connectedness(district: &District, who: &Asking, supplied: &Supplied) -> Result<Value, Refused> {
    who.must(&[Role::It, Role::RecordsOfficer])?;
    let today = day(district.rim.now_ms());
    let ground = match supplied.ground.as_deref().map(str::trim).filter(|ground| !ground.is_empty()) {
        Some(ground) => Some(names::words(ground, LONGEST_GROUND).map_err(|_| Refused::bad("no_ground"))?),
        None if supplied.sides.is_some() => return Err(Refused::bad("no_ground")),
        None => None,
    };
    let read = Read::of(district, supplied);
    let least = threshold(supplied.at_least);
    let mut answer = Connected {
        indicator: "T10".into(),
        version: 1,
        threshold: least,
        ground,
        formula: FORMULA.into(),
        source: "Chetty et al. 2022".into(),
        sides_read: read.sides.iter().flatten().count(),
        friendships_read: read.friends.tied_pairs() as usize,
        lines_refused: read.refused_total,
        refused: read.refused,
        ..Connected::default()
    };
    let year = TimePeriod::SchoolYear;
    let name = format!("connectedness:{}", year.begins(today));
    if supplied.sides.is_none() && supplied.friends.is_none() {
        let before = ledger::read(&*district.ledger, |sql| people::setting(sql, &name))?;
        answer.not_available = Some(why(NotTold::NoMeasure).into());
        return shown(&kept(before)?.unwrap_or(answer));
    }
    let found = match told(&read.friends, &read.sides, supplied.at_least) {
        Ok(found) => found,
        Err(reason) => {
            answer.not_available = Some(why(reason).into());
            return shown(&answer);
        }
    };
    if !supplied.gives_out {
        return shown(&answer);
    }
    let rounded = |value: f64| (value * 100.0).round() / 100.0;
    answer.economic_connectedness = Some(rounded(found.economic_connectedness));
    answer.exposure = Some(rounded(found.exposure));
    answer.friending_bias = found.friending_bias.map(rounded);
    (answer.known, answer.of) = (Some(found.n_known), Some(found.n_total));
    (answer.given_out_on, answer.stands_until) = (Some(today), Some(year.ends(today)));
    // What is kept says nothing of the lines of a file.
    let alone = Connected { lines_refused: 0, refused: Vec::new(), ..answer.clone() };
    let text = serde_json::to_string(&alone).map_err(|_| Refused(StatusCode::INTERNAL_SERVER_ERROR, "failed", None))?;
    let noted = json!({ "ground": answer.ground, "threshold": least, "stands_until": answer.stands_until });
    let (now_ms, author) = (district.rim.now_ms(), who.person);
    let before = ledger::write(&*district.ledger, |sql| {
        let before = people::setting(sql, &name)?;
        if before.is_none() {
            people::set_setting(sql, &name, &text)?;
            audit::add(sql, now_ms, author, "connectedness_given_out", &noted)?;
        }
        Ok(before)
    })?;
    // The first of a school year stands: of a second the difference would tell.
    shown(&kept(before)?.unwrap_or(answer))
}

/// What was given out this school year. What cannot be read is an error and no leave to give out again.
fn kept(told: Option<String>) -> Result<Option<Connected>, Refused> {
    let failed = |_| Refused(StatusCode::INTERNAL_SERVER_ERROR, "failed", None);
    told.map(|told| serde_json::from_str(&told).map_err(failed)).transpose()
}

fn shown(told: &Connected) -> Result<Value, Refused> {
    serde_json::to_value(told).map_err(|_| Refused(StatusCode::INTERNAL_SERVER_ERROR, "failed", None))
}

/// The two files by the places of the district's students.
struct Read {
    sides: Vec<Option<bool>>,
    friends: Graph,
    refused: Vec<RefusedLine>,
    refused_total: usize,
}

impl Read {
    fn of(district: &District, supplied: &Supplied) -> Read {
        let roster = district.roster();
        let here = roster.students.iter().filter(|(_, pupil)| !pupil.has_left);
        let places: HashMap<Id, u32> = here.zip(0..).map(|((id, _), at)| (*id, at)).collect();
        let place = |source: &str| places.get(&source_id("student", source)).copied();
        let (mut refused, mut refused_total) = (Vec::new(), 0);
        let mut refuse = |file: &str, line: u32, why: &str| {
            refused_total += 1;
            if refused.len() < MOST_LINES {
                refused.push(RefusedLine { file: file.to_owned(), line, why: why.to_owned() });
            }
        };
        let mut sides: Vec<Option<bool>> = vec![None; places.len()];
        // Of whom two lines say different things nothing is known.
        let mut twice: BTreeMap<u32, u32> = BTreeMap::new();
        if let Some(Pairs { file, rows }) = &supplied.sides {
            for (line, student, side) in rows {
                let has_more = match side.to_lowercase().as_str() {
                    "more" => true,
                    "less" => false,
                    _ => {
                        refuse(file, *line, "The second column says neither less nor more.");
                        continue;
                    }
                };
                match place(student) {
                    None => refuse(file, *line, "The roster has no student of this id."),
                    Some(at) if sides[at as usize].is_some_and(|known| known != has_more) => {
                        refuse(file, *line, "Another line says the other thing of this student: neither counts.");
                        twice.insert(at, *line);
                    }
                    Some(at) => sides[at as usize] = Some(has_more),
                }
            }
        }
        twice.into_keys().for_each(|at| sides[at as usize] = None);
        let mut ties = Vec::new();
        if let Some(Pairs { file, rows }) = &supplied.friends {
            for (line, one, other) in rows {
                match (place(one), place(other)) {
                    (Some(a), Some(b)) if a == b => refuse(file, *line, "Nobody is their own friend."),
                    (Some(a), Some(b)) => ties.push((a, b)),
                    _ => refuse(file, *line, "The roster has no student of one of these ids."),
                }
            }
        }
        Read { sides, friends: Graph::new(places.len() as u32, ties, false), refused, refused_total }
    }
}
