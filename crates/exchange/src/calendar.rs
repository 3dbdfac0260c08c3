//! What stands in a calendar file (iCalendar, RFC 5545)? Each of its events as a row: what it is called, its day and time, who
//! asked to it, who is asked, where, and by what the calendar knows it again. Event by event, so that one that is broken costs
//! no other; a reader of whole calendars refuses all of them. It expands no repetition and knows no zone of time: an event that
//! repeats is its first day, and a time in a zone with a name is taken as the clock of this place. Both are said.

use std::io::{BufRead, Read};

use domain::line_reason::LineReason;
use domain::roster::LineNotes;

use crate::days::ClockHere;
use crate::delimited::LONGEST_FIELD;
use crate::text;
use crate::unreadable::{Breakage, Unreadable};

/// What the columns of such a row are called, for whoever says what they mean. The interface says each in words.
pub(crate) const COLUMNS: [&str; 8] = ["summary", "day", "time", "organizer", "attendees", "location", "status", "uid"];

/// Tells each event as a row, with the line on which it begins.
pub(crate) fn each_event(
    input: &mut dyn BufRead,
    file: &str,
    here: ClockHere<'_>,
    warned: &mut LineNotes,
    mut meet: impl FnMut(u32, Vec<String>) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    let mut lines = Unfolded { input, file, line: 0, next: None };
    let (mut within, mut event): (Vec<String>, Event) = (Vec::new(), Event::default());
    let (mut is_cancelled, mut has_zone) = (false, false);
    while let Some((line, bytes)) = lines.read()? {
        let content = text::told(&bytes).0.into_owned();
        let Some(property) = Property::of(&content) else { continue };
        match property.name.as_str() {
            "BEGIN" => {
                let what = property.value.trim().to_uppercase();
                if what == "VEVENT" {
                    event = Event { line, ..Event::default() };
                }
                within.push(what);
            }
            "END" => {
                let ended = within.pop();
                if ended.as_deref() == Some("VEVENT") {
                    let mut event = std::mem::take(&mut event);
                    if is_cancelled {
                        event.status = "CANCELLED".to_owned();
                    }
                    if event.repeats {
                        warned.add(file, event.line, None, LineReason::RepeatsOnce);
                    }
                    if event.has_zone && !std::mem::replace(&mut has_zone, true) {
                        warned.add(file, event.line, None, LineReason::ZoneTaken);
                    }
                    meet(event.line, event.row())?;
                }
            }
            "METHOD" if within.len() == 1 => is_cancelled = property.value.trim().eq_ignore_ascii_case("CANCEL"),
            // An alarm inside an event has a description of its own.
            _ if within.last().is_some_and(|what| what == "VEVENT") => event.takes(&property, here),
            _ => {}
        }
    }
    match within.is_empty() {
        true => Ok(()),
        false => Err(Unreadable::Broken { file: file.to_owned(), line: lines.line, because: Breakage::BreaksOff }),
    }
}

/// Lines as they were before they were folded: one that begins with a blank goes on with the one before.
struct Unfolded<'i> {
    input: &'i mut dyn BufRead,
    file: &'i str,
    line: u32,
    next: Option<(u32, Vec<u8>)>,
}

impl Unfolded<'_> {
    fn read(&mut self) -> Result<Option<(u32, Vec<u8>)>, Unreadable> {
        let Some(mut whole) = (match self.next.take() {
            Some(held) => Some(held),
            None => self.read_physical()?,
        }) else {
            return Ok(None);
        };
        while let Some((line, bytes)) = self.read_physical()? {
            if !matches!(bytes.first(), Some(b' ' | b'\t')) {
                self.next = Some((line, bytes));
                break;
            }
            whole.1.extend_from_slice(&bytes[1..]);
            if whole.1.len() > LONGEST_FIELD {
                return Err(self.broken(Breakage::ValueTooLong));
            }
        }
        Ok(Some(whole))
    }

    fn read_physical(&mut self) -> Result<Option<(u32, Vec<u8>)>, Unreadable> {
        let mut bytes = Vec::new();
        // Never more than a value may be long, whatever the file claims.
        let read = (&mut self.input).take(LONGEST_FIELD as u64 + 1).read_until(b'\n', &mut bytes);
        self.line = self.line.saturating_add(1);
        match read {
            Err(_) => Err(self.broken(Breakage::BreaksOff)),
            Ok(0) => Ok(None),
            Ok(_) if bytes.len() > LONGEST_FIELD => Err(self.broken(Breakage::ValueTooLong)),
            Ok(_) => {
                while matches!(bytes.last(), Some(b'\n' | b'\r')) {
                    bytes.pop();
                }
                Ok(Some((self.line, bytes)))
            }
        }
    }

    fn broken(&self, because: Breakage) -> Unreadable {
        Unreadable::Broken { file: self.file.to_owned(), line: self.line, because }
    }
}

/// "DTSTART;TZID=Europe/Madrid:20261120T104000".
struct Property {
    name: String,
    parameters: Vec<(String, String)>,
    value: String,
}

impl Property {
    fn of(content: &str) -> Option<Property> {
        let (mut parts, mut from, mut is_quoted) = (Vec::new(), 0, false);
        let mut colon = None;
        for (at, c) in content.char_indices() {
            match c {
                '"' => is_quoted = !is_quoted,
                ';' if !is_quoted => {
                    parts.push(&content[from..at]);
                    from = at + 1;
                }
                ':' if !is_quoted => {
                    parts.push(&content[from..at]);
                    colon = Some(at);
                    break;
                }
                _ => {}
            }
        }
        let value = content[colon? + 1..].to_owned();
        let mut parts = parts.into_iter();
        let name = parts.next()?.trim().to_uppercase();
        let parameter = |part: &str| {
            let (name, value) = part.split_once('=')?;
            Some((name.trim().to_uppercase(), value.trim().trim_matches('"').to_owned()))
        };
        Some(Property { name, parameters: parts.filter_map(parameter).collect(), value })
    }

    fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The text that its value stands for.
    fn text(&self) -> String {
        let (mut out, mut letters) = (String::with_capacity(self.value.len()), self.value.chars());
        while let Some(c) = letters.next() {
            match c {
                '\\' => match letters.next() {
                    Some('n' | 'N') => out.push(' '),
                    Some(other) => out.push(other),
                    None => {}
                },
                c => out.push(c),
            }
        }
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The name of somebody: an address of mail is none.
    fn person(&self) -> Option<String> {
        self.parameter("CN").map(|name| text::without_mail(name).0.trim().to_owned()).filter(|name| !name.is_empty())
    }
}

#[derive(Default)]
struct Event {
    line: u32,
    summary: String,
    day: String,
    time: String,
    organizer: String,
    attendees: Vec<String>,
    location: String,
    status: String,
    uid: String,
    /// Which day of one that repeats.
    of_day: String,
    repeats: bool,
    has_zone: bool,
}

impl Event {
    fn takes(&mut self, property: &Property, here: ClockHere<'_>) {
        match property.name.as_str() {
            "SUMMARY" => self.summary = property.text(),
            "LOCATION" => self.location = property.text(),
            "STATUS" => self.status = property.value.trim().to_uppercase(),
            "UID" => self.uid = property.value.trim().to_owned(),
            "RECURRENCE-ID" => self.of_day = property.value.trim().to_owned(),
            "RRULE" => self.repeats = true,
            "ORGANIZER" => self.organizer = property.person().unwrap_or_default(),
            "ATTENDEE" => self.attendees.extend(property.person()),
            "DTSTART" => {
                self.has_zone = property.parameter("TZID").is_some();
                (self.day, self.time) = begins(property.value.trim(), here);
            }
            _ => {}
        }
    }

    fn row(self) -> Vec<String> {
        let uid = if self.of_day.is_empty() { self.uid } else { format!("{}/{}", self.uid, self.of_day) };
        let attendees = self.attendees.join(", ");
        vec![self.summary, self.day, self.time, self.organizer, attendees, self.location, self.status, uid]
    }
}

/// "20261120", "20261120T104000", "20261120T174000Z": as day and time of this place. What cannot be read stays as it is, and its
/// line says so.
fn begins(value: &str, here: ClockHere<'_>) -> (String, String) {
    use chrono::{NaiveDate, NaiveDateTime};
    if let Ok(on) = NaiveDate::parse_from_str(value, "%Y%m%d") {
        return (on.to_string(), String::new());
    }
    let (local, is_of_greenwich) = value.strip_suffix(['Z', 'z']).map_or((value, false), |local| (local, true));
    match NaiveDateTime::parse_from_str(local, "%Y%m%dT%H%M%S") {
        Ok(at) => {
            let at = if is_of_greenwich { here(at) } else { at };
            (at.date().to_string(), at.format("%H:%M").to_string())
        }
        Err(_) => (value.to_owned(), String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Row = (u32, Vec<String>);

    fn read(text: &str) -> (Result<(), Unreadable>, Vec<Row>, Vec<LineReason>) {
        let (mut rows, mut warned) = (Vec::new(), LineNotes::default());
        let here = |at: chrono::NaiveDateTime| at - chrono::Duration::hours(7);
        let done = each_event(&mut text.as_bytes(), "visits.ics", &here, &mut warned, |line, row| {
            rows.push((line, row));
            Ok(())
        });
        (done, rows, warned.kept.into_iter().map(|note| note.reason).collect())
    }

    const ONE: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:a1\r\nSUMMARY:Maya Brandt\\, the dam\r\n  and its doors\r\n\
        DTSTART;TZID=\"America/Denver\":20261120T104000\r\nORGANIZER;CN=\"Brandt, Maya\":mailto:maya@dam.example\r\n\
        ATTENDEE;CN=tess@school.example:mailto:tess@school.example\r\nATTENDEE;CN=Sam:mailto:s@x.example\r\nBEGIN:VALARM\r\n\
        SUMMARY:Wake up\r\nEND:VALARM\r\nLOCATION:Period 3\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    #[test]
    fn an_event_is_a_row_its_folded_lines_are_one_and_an_address_of_mail_is_nobodys_name() {
        let (done, rows, warned) = read(ONE);
        assert_eq!(done, Ok(()));
        let row = ["Maya Brandt, the dam and its doors", "2026-11-20", "10:40", "Brandt, Maya", "Sam", "Period 3", "", "a1"];
        assert_eq!(rows, [(3, row.map(str::to_owned).to_vec())]);
        assert_eq!(warned, [LineReason::ZoneTaken]);
    }

    #[test]
    fn greenwich_whole_days_repetitions_and_what_was_called_off() {
        let event = |rest: &str| format!("BEGIN:VEVENT\nUID:b\n{rest}END:VEVENT\n");
        let all = [
            event("DTSTART:20261120T174000Z\n"),
            event("DTSTART;VALUE=DATE:20261121\nRRULE:FREQ=WEEKLY\n"),
            event("DTSTART:soon\nRECURRENCE-ID:20261127\nSTATUS:CANCELLED\n"),
        ];
        let (done, rows, warned) = read(&format!("BEGIN:VCALENDAR\n{}END:VCALENDAR", all.concat()));
        assert_eq!((done, warned), (Ok(()), vec![LineReason::RepeatsOnce]));
        let seen: Vec<[&str; 4]> = rows.iter().map(|(_, row)| [1, 2, 6, 7].map(|at| row[at].as_str())).collect();
        assert_eq!(
            seen,
            [["2026-11-20", "10:40", "", "b"], ["2026-11-21", "", "", "b"], ["soon", "", "CANCELLED", "b/20261127"]]
        );
    }

    #[test]
    fn a_calendar_that_breaks_off_and_a_line_without_end_are_named() {
        assert!(matches!(read(&ONE[..200]).0, Err(Unreadable::Broken { because: Breakage::BreaksOff, .. })));
        let endless = format!("BEGIN:VCALENDAR\nX:{}", "y".repeat(LONGEST_FIELD + 10));
        assert!(matches!(read(&endless).0, Err(Unreadable::Broken { line: 2, because: Breakage::ValueTooLong, .. })));
        assert_eq!(read("no calendar: at all\n;;;\n\n").1, []);
    }
}
