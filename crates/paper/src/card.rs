//! The card for whoever leads a session: openers, what to do when a student is stuck, when there are few people, when somebody
//! is hard to talk about, when somebody may not be safe. With one screen it exists on paper alone. It knows no student.

use chrono::NaiveDate;
use serde::Serialize;

use crate::fonts::Shelf;
use crate::press::{Made, set};
use crate::{PageLanguage, Sheet};

const TEMPLATE: &str = include_str!("../templates/card.typ");

/// The parts in the order in which a session meets them; the two of the last column are those that cannot wait.
const PARTS: [[&str; 4]; 2] = [["limits", "open", "stuck", "close"], ["thin", "hurt", "safe", ""]];

/// What a school wrote itself, a paragraph each; None where the shipped words stand. On paper as on the screen: the two never
/// contradict each other.
#[derive(Clone, Copy, Debug, Default)]
pub struct OwnWords<'a> {
    pub opening: Option<&'a [String]>,
    pub safety: Option<&'a [String]>,
}

/// The card. On one page, unless a school's own words are too long for that.
pub fn card(language: PageLanguage, sheet: Sheet, on: NaiveDate, own: OwnWords<'_>, shelf: &Shelf) -> anyhow::Result<Made> {
    let of = |name| part(language, name, own);
    let columns = PARTS.map(|parts| parts.into_iter().filter(|name| !name.is_empty()).map(of).collect());
    let told = Told {
        fonts: shelf.families(),
        language: language.code(),
        sheet: sheet.name(),
        title: language.said("card-title"),
        lead: language.said("card-lead"),
        columns,
        foot: language.said("card-foot"),
        kith: language.said("page-kith"),
    };
    set(shelf, TEMPLATE, &told, on)
}

/// A school's own words take the place of what is said aloud before the first name, and of what is done when somebody may not be
/// safe; the lines to write on stay.
fn part(language: PageLanguage, name: &'static str, own: OwnWords<'_>) -> Part {
    let shipped = shipped(language, name);
    let own = match name {
        "limits" => own.opening.map(|lines| (lines, "say")),
        "safe" => own.safety.map(|lines| (lines, "do")),
        _ => None,
    };
    let Some((lines, how)) = own else { return shipped };
    let written = lines.iter().map(|line| match how {
        "say" => Line { how, aloud: language.quoted(line), words: String::new() },
        _ => Line { how, aloud: String::new(), words: line.clone() },
    });
    let stays = |line: &Line| if how == "say" { line.how != "say" } else { line.how == "line" };
    Part { lines: written.chain(shipped.lines.into_iter().filter(stays)).collect(), ..shipped }
}

fn shipped(language: PageLanguage, name: &'static str) -> Part {
    let beginning = format!("card-{name}-");
    let keys = words::paper::keys(language.code(), &beginning);
    let lines = keys.into_iter().filter(|key| !key.ends_with("-title")).map(|key| {
        let how = key[beginning.len()..].split('-').next().unwrap_or_default();
        let how = if matches!(how, "say" | "line") { how } else { "do" };
        let words = language.said(key);
        // What is said aloud ends with its quote; what follows is for whoever says it.
        let end = words
            .find(['”', '»'])
            .filter(|_| how == "say")
            .map_or(0, |at| at + words[at..].chars().next().map_or(0, char::len_utf8));
        Line { how, aloud: words[..end].to_owned(), words: words[end..].to_owned() }
    });
    Part { name, title: language.said(&format!("{beginning}title")), lines: lines.collect() }
}

#[derive(Serialize)]
struct Told {
    fonts: Vec<String>,
    language: &'static str,
    sheet: &'static str,
    title: String,
    lead: String,
    columns: [Vec<Part>; 2],
    foot: String,
    kith: String,
}

#[derive(Serialize)]
struct Part {
    name: &'static str,
    title: String,
    lines: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    /// To say aloud, to do, or a line to write on.
    how: &'static str,
    aloud: String,
    words: String,
}
