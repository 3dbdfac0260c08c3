//! A file that opens without Kith, anywhere and for ever: a zip with a page for any browser, the same for other programs, and a
//! line that says what is what. The page has no script and reaches nothing; every word on it is a word and never markup.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use domain::ego_network::{Ring, Sector, Support};
use serde::Serialize;
use zip::write::SimpleFileOptions;

use crate::drawing::{Band, Disc, Drawing, RIM};
use crate::fonts::Shelf;
use crate::my_map::MyMap;

/// Of the file for other programs: raised when a reader of the one before would misread it.
const FORMAT: u32 = 1;
/// The drawing's own room; it grows with the window.
const ROOM: (f64, f64) = (640.0, 460.0);

impl MyMap {
    /// The file: the bytes of a zip.
    pub fn file(&self, shelf: &Shelf) -> anyhow::Result<Vec<u8>> {
        let said = |key: &str| self.wish.language.said(key);
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let parts = [
            (said("file-read-me"), format!("{}\r\n", said("file-read-me-words")).into_bytes()),
            (said("file-page"), self.html(shelf).into_bytes()),
            (said("file-data"), serde_json::to_vec_pretty(&self.data())?),
        ];
        for (name, bytes) in parts {
            zip.start_file(name, SimpleFileOptions::default())?;
            zip.write_all(&bytes)?;
        }
        Ok(zip.finish()?.into_inner())
    }

    /// The page for a browser.
    pub(crate) fn html(&self, shelf: &Shelf) -> String {
        let language = self.wish.language;
        let said = |key: &str| safe(&language.said(key));
        let mut page = String::with_capacity(16 * 1024);
        let _ = write!(
            page,
            "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<header><h1>{}</h1><p class=\"soft\">{}</p></header>\n",
            language.code(),
            said("page-title"),
            said("page-title"),
            safe(&language.day(self.on)),
        );
        let says = if self.wish.has_rings { "page-drawing-rings" } else { "page-drawing" };
        page.push_str(&svg(&self.drawing(ROOM, shelf), self.wish.has_rings, &said(says)));
        let has_hoped = self.people.iter().any(|person| person.is_hoped);
        let legend = [(!self.ties.is_empty(), "page-lines"), (has_hoped, "page-dotted")];
        for (_, key) in legend.iter().filter(|(is_so, _)| *is_so) {
            let _ = writeln!(page, "<p class=\"soft legend\">{}</p>", said(key));
        }
        if let Some(goal) = &self.goal {
            let _ = writeln!(
                page,
                "<section class=\"said\"><h2>{}</h2><p dir=\"auto\">{}</p></section>",
                said("page-goal"),
                safe(goal)
            );
        }
        if !self.steps.is_empty() {
            let title = said(if self.steps.len() > 1 { "page-steps" } else { "page-step" });
            let steps: String = self.steps.iter().map(|step| format!("<li dir=\"auto\">{}</li>", safe(step))).collect();
            let _ = writeln!(page, "<section class=\"said\"><h2>{title}</h2><ul>{steps}</ul></section>");
        }
        let _ = writeln!(page, "<h2>{}</h2>\n<div class=\"groups\">", said("page-people"));
        for group in self.groups() {
            let people: String = group
                .people
                .iter()
                .map(|person| {
                    let says = self.said_of(person);
                    let says = if says.is_empty() { says } else { format!(" <span class=\"soft\">{}</span>", safe(&says)) };
                    format!("<li><b><bdi>{}</bdi></b>{says}</li>\n", safe(&person.name))
                })
                .collect();
            let hue = hue(group.sector).0;
            let _ =
                writeln!(page, "<section><h3 style=\"color:{hue}\">{}</h3>\n<ul>\n{people}</ul></section>", safe(&group.title));
        }
        let _ = writeln!(page, "</div>\n<footer class=\"soft\">{}</footer>\n</main>\n</body>\n</html>", said("page-foot"));
        page
    }

    fn data(&self) -> Data<'_> {
        let people = self.people.iter().map(|person| DataPerson {
            name: &person.name,
            part_of_life: person.spot.map(|spot| spot.sector),
            ring: person.spot.filter(|_| self.wish.has_rings).map(|spot| spot.ring),
            gives: &person.supports,
            i_want_to_meet: person.is_hoped,
        });
        Data {
            kith_map: FORMAT,
            made_on: self.on.to_string(),
            goal: self.goal.as_deref(),
            next_steps: &self.steps,
            people: people.collect(),
            know_each_other: &self.ties,
        }
    }
}

/// The same for other programs.
#[derive(Serialize)]
struct Data<'a> {
    kith_map: u32,
    made_on: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    goal: Option<&'a str>,
    next_steps: &'a [String],
    people: Vec<DataPerson<'a>>,
    /// Pairs, as places in the list of people, from 0.
    know_each_other: &'a [(usize, usize)],
}

#[derive(Serialize)]
struct DataPerson<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    part_of_life: Option<Sector>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ring: Option<Ring>,
    gives: &'a [Support],
    i_want_to_meet: bool,
}

const STYLE: &str = "body{margin:0;background:#faf7f3;color:#2b251f;font:16px/1.5 'Atkinson Hyperlegible Next','Noto Sans',system-ui,sans-serif}main{max-width:46rem;margin:0 auto;padding:2rem 1.25rem 3rem;background:#fff}header{display:flex;flex-wrap:wrap;gap:.25rem 1rem;justify-content:space-between;align-items:baseline}h1{font-size:1.75rem;line-height:1.2;margin:0}h2{font-size:1.15rem;margin:1.5rem 0 .5rem}h3{font-size:1rem;margin:1rem 0 .25rem}p{margin:.25rem 0}.soft{color:#645a52}.legend{font-size:.85rem;text-align:center}svg{display:block;width:100%;height:auto;margin-top:1rem}ul{list-style:none;margin:0;padding:0}li{margin:.25rem 0;overflow-wrap:anywhere}.said{background:#faf6f0;border-radius:10px;padding:.75rem 1rem;margin-top:.75rem;overflow-wrap:anywhere}.said h2{font-size:.85rem;color:#006a69;margin:0}.groups{columns:18rem auto;column-gap:2rem}.groups section{break-inside:avoid-column}.groups h3{margin-top:0}.groups section{margin-bottom:1rem}footer{margin-top:2rem;font-size:.85rem}@media print{body,main{background:#fff;padding:0}}";

fn svg(drawing: &Drawing, has_rings: bool, says: &str) -> String {
    let Drawing { width, height, x, y, rx, ry, .. } = drawing;
    let mut out = String::new();
    let _ = write!(
        out,
        "<svg viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{says}\" xmlns=\"http://www.w3.org/2000/svg\">\n<g font-family=\"inherit\" text-anchor=\"middle\" fill=\"#2b251f\">\n"
    );
    if has_rings {
        let _ = writeln!(out, "<ellipse cx=\"{x}\" cy=\"{y}\" rx=\"{rx:.1}\" ry=\"{ry:.1}\" fill=\"#faf6f0\"/>");
    } else {
        let _ = writeln!(out, "<rect width=\"{width}\" height=\"{height}\" rx=\"16\" fill=\"#faf6f0\"/>");
    }
    for Band { rx, ry, .. } in &drawing.bands {
        let _ = writeln!(out, "<ellipse cx=\"{x}\" cy=\"{y}\" rx=\"{rx}\" ry=\"{ry}\" fill=\"none\" stroke=\"#ddd3c6\"/>");
    }
    for tie in &drawing.ties {
        let ((ax, ay), (ox, oy), (bx, by)) = (tie.from, tie.over, tie.to);
        let _ = writeln!(out, "<path d=\"M{ax} {ay}Q{ox} {oy} {bx} {by}\" fill=\"none\" stroke=\"#c6bbae\"/>");
    }
    for band in &drawing.bands {
        text(&mut out, *x, y - band.ry + 2.5, 7.5, "fill=\"#645a52\"", &band.words);
    }
    for rim in &drawing.rims {
        let hue = hue(Some(rim.sector)).0;
        text(&mut out, rim.x, rim.y + 3.0, RIM, &format!("font-weight=\"700\" fill=\"{hue}\""), &rim.words);
    }
    for person in &drawing.people {
        disc(&mut out, person);
    }
    let me = &drawing.me;
    let _ = writeln!(out, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{:.1}\" fill=\"#006a69\"/>", me.r);
    let first = y - (me.lines.len() as f64 - 1.0) * me.size * 0.6 + me.size * 0.35;
    for (at, line) in me.lines.iter().enumerate() {
        text(&mut out, *x, first + at as f64 * me.size * 1.2, me.size, "font-weight=\"700\" fill=\"#fff\"", line);
    }
    out.push_str("</g>\n</svg>\n");
    out
}

fn disc(out: &mut String, person: &Disc) {
    let (hue, pale) = hue(person.sector);
    let (fill, dash) = if person.is_hoped {
        ("#fff", " stroke-dasharray=\"0.1 3\" stroke-linecap=\"round\" stroke-width=\"1.4\"")
    } else {
        (pale, "")
    };
    let _ = writeln!(
        out,
        "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{fill}\" stroke=\"{hue}\"{dash}/>",
        person.x, person.y, person.r
    );
    let size = person.initials_size;
    text(out, person.x, person.y + size * 0.36, size, &format!("font-weight=\"700\" fill=\"{hue}\""), &person.initials);
    for (at, line) in person.lines.iter().enumerate() {
        text(out, person.x, person.y + person.r + 2.0 + (at as f64 * 1.16 + 0.9) * person.size, person.size, "", line);
    }
}

fn text(out: &mut String, x: f64, y: f64, size: f64, look: &str, words: &str) {
    let _ = writeln!(out, "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\" {look}>{}</text>", safe(words));
}

/// The color of a part of life, dark and pale, as on the page.
const fn hue(sector: Option<Sector>) -> (&'static str, &'static str) {
    match sector {
        Some(Sector::Home) => ("#8a4527", "#ffe7dc"),
        Some(Sector::School) => ("#345c90", "#e1eeff"),
        Some(Sector::Peers) => ("#7a437d", "#f8e6f9"),
        Some(Sector::Community) => ("#2c6a4c", "#e0f2e7"),
        Some(Sector::Work) => ("#69591a", "#f2edda"),
        None => ("#645a52", "#f2efe9"),
    }
}

/// Words that can be nothing but words, between tags and in quotes. What XML does not know is left out.
fn safe(words: &str) -> String {
    let mut safe = String::with_capacity(words.len() + 8);
    for letter in words.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            letter if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => {}
            letter => safe.push(letter),
        }
    }
    safe
}
