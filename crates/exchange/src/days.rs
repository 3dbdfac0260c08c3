//! Which day, and which time of it, does a cell say? A day with its year first, or with its month in letters, says so by
//! itself. "3/4/2026" does not: what comes first was asked, and without an answer there is no day. Nothing is guessed.

use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime};
use domain::names::folded;
use domain::visit_list::DayOrder;

use crate::text;

/// From the time of Greenwich to the clock of this place.
pub type ClockHere<'c> = &'c dyn Fn(NaiveDateTime) -> NaiveDateTime;

/// What a cell says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Day {
    On(NaiveDate, Option<String>),
    /// It depends on what comes first, and nobody said.
    Unsaid,
    NotRead,
}

/// The first letters of each month, in English and in Spanish.
const MONTHS: [(&str, u32); 17] = [
    ("jan", 1),
    ("ene", 1),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("abr", 4),
    ("may", 5),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("ago", 8),
    ("sep", 9),
    ("set", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
    ("dic", 12),
];

/// The day of a cell, and the time where it stands beside it.
pub(crate) fn day(cell: &str, order: Option<DayOrder>, here: ClockHere<'_>) -> Day {
    let cell = cell.trim();
    if let Some(on) = text::date(cell) {
        let rest = cell.get(11..).unwrap_or_default();
        // "14:00-15:00" after a day is from when until when, and no clock of another place.
        let is_stamp =
            cell.as_bytes().get(10).is_some_and(|between| between.eq_ignore_ascii_case(&b'T')) || rest.matches(':').count() > 1;
        return match (time_of(rest), is_stamp.then(|| offset_minutes(rest)).flatten()) {
            // Told by another clock: by the one of this place it may be another day.
            (Some(at), Some(minutes)) => {
                let at = here(on.and_time(at) - Duration::minutes(minutes));
                Day::On(at.date(), Some(shown(at.time())))
            }
            (at, _) => Day::On(on, at.map(shown)),
        };
    }
    let (first, rest) = cell.split_once(|c: char| c.is_whitespace() || c == ',').unwrap_or((cell, ""));
    if let Some(parts) = in_figures(first) {
        let ymd = match (parts, order) {
            ([(year, 4), (month, _), (day, _)], _) => Some((year, month, day)),
            ([_, _, (_, digits)], _) if digits != 2 && digits != 4 => None,
            (_, None) => return Day::Unsaid,
            ([(day, _), (month, _), year], Some(DayOrder::DayFirst)) => Some((full_year(year), month, day)),
            ([(month, _), (day, _), year], Some(DayOrder::MonthFirst)) => Some((full_year(year), month, day)),
        };
        let on = ymd.and_then(|(year, month, day)| NaiveDate::from_ymd_opt(year as i32, month, day));
        return on.map_or(Day::NotRead, |on| Day::On(on, time_of(rest).map(shown)));
    }
    if let Some(at) = counted_days(cell) {
        return at;
    }
    in_letters(cell)
}

/// The time of a day that a cell says, "10:40".
pub(crate) fn time(cell: &str) -> Option<String> {
    time_of(cell).map(shown)
}

fn shown(at: NaiveTime) -> String {
    at.format("%H:%M").to_string()
}

/// Three figures with a stroke, a point or a hyphen between them, each with how many digits it has.
fn in_figures(word: &str) -> Option<[(u32, usize); 3]> {
    let by = word.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '/' | '.' | '-'))?;
    let mut parts = word.split(by);
    let mut next = || {
        let part = parts.next()?;
        let is_one = (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        is_one.then(|| part.parse().ok().map(|figure| (figure, part.len()))).flatten()
    };
    let found = [next()?, next()?, next()?];
    parts.next().is_none().then_some(found)
}

fn full_year((year, digits): (u32, usize)) -> u32 {
    if digits == 2 { 2000 + year } else { year }
}

/// A day as a spreadsheet counts it, from the last of 1899 on: what an XLSX has where it shows a date.
fn counted_days(cell: &str) -> Option<Day> {
    let is_count = cell.len() >= 5 && cell.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let count: f64 = is_count.then(|| cell.parse().ok()).flatten()?;
    // 1982 to 2064: what else stands in a column of days is none.
    if !(30_000.0..60_000.0).contains(&count) {
        return None;
    }
    let on = NaiveDate::from_ymd_opt(1899, 12, 30)? + Duration::days(count as i64);
    let minutes = (count.fract() * 1440.0).round() as u32;
    let at = (minutes > 0).then(|| NaiveTime::from_hms_opt(minutes / 60 % 24, minutes % 60, 0)).flatten();
    Some(Day::On(on, at.map(shown)))
}

/// "Nov 20, 2026 10:40", "viernes, 20 de noviembre de 2026".
fn in_letters(cell: &str) -> Day {
    let (mut day, mut month, mut year) = (None, None, None);
    let (mut rest, mut was_mar) = (cell, false);
    while let Some(start) = rest.find(|c: char| c.is_alphanumeric()) {
        if year.is_some() && day.is_some() && month.is_some() {
            break;
        }
        let end = rest[start..].find(|c: char| !c.is_alphanumeric()).map_or(rest.len(), |at| start + at);
        let word = folded(&rest[start..end]);
        rest = &rest[end..];
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        match digits.parse::<u32>() {
            Ok(figure) if digits.len() == 4 => year = year.or(Some(figure)),
            // "20th" is 20; "10" of "10:40" comes after the year.
            Ok(figure) if digits.len() <= 2 => day = day.or(Some(figure)),
            _ if word.is_empty() => {}
            _ => {
                let named = word.get(..3).and_then(|start| MONTHS.iter().find(|(name, _)| *name == start));
                // "martes" begins as March does, and "mar" is either: a month that comes after it is the month.
                let named = named.filter(|_| word != "martes").map(|(_, month)| *month);
                month = if was_mar { named.or(month) } else { month.or(named) };
                was_mar = word == "mar";
            }
        }
    }
    let on = year.zip(month).zip(day).and_then(|((year, month), day)| NaiveDate::from_ymd_opt(year as i32, month, day));
    on.map_or(Day::NotRead, |on| Day::On(on, time_of(rest).map(shown)))
}

/// "10:40", "1:05 p. m.", "13:05:00".
fn time_of(cell: &str) -> Option<NaiveTime> {
    let colon = cell.find(':')?;
    let before = &cell[..colon];
    let hours = &before[before.rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + 1)..];
    let after = &cell[colon + 1..];
    let minutes = &after[..after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len())];
    if hours.is_empty() || minutes.len() != 2 {
        return None;
    }
    let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    let half: String = folded(&after[2..]).chars().filter(|c| c.is_alphabetic()).take(2).collect();
    let hours = match half.as_str() {
        "am" if hours == 12 => 0,
        "pm" if hours < 12 => hours + 12,
        _ => hours,
    };
    NaiveTime::from_hms_opt(hours, minutes, 0)
}

/// By how much a clock that is told with a time goes before that of Greenwich: "Z", "-07:00".
fn offset_minutes(rest: &str) -> Option<i64> {
    let rest = rest.trim_end();
    let is_time = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || b":.".contains(&byte));
    if let Some(time) = rest.strip_suffix(['Z', 'z']) {
        return is_time(time).then_some(0);
    }
    let (time, ahead) = rest.split_at(rest.find(['+', '-'])?);
    let sign = if ahead.starts_with('-') { -1 } else { 1 };
    let (hours, minutes) = match ahead[1..].replacen(':', "", 1) {
        digits if digits.len() == 2 => (digits.parse().ok()?, 0),
        digits if digits.len() == 4 && digits.is_ascii() => (digits[..2].parse().ok()?, digits[2..].parse().ok()?),
        _ => return None,
    };
    // No clock of this world is farther away, nor by other parts of an hour.
    let is_clock = (0..=14i64).contains(&hours) && [0i64, 30, 45].contains(&minutes);
    (is_time(time) && is_clock).then_some(sign * (hours * 60 + minutes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cell: &str, order: Option<DayOrder>) -> String {
        // Seven hours behind Greenwich.
        match day(cell, order, &|at| at - Duration::hours(7)) {
            Day::On(on, None) => on.to_string(),
            Day::On(on, Some(at)) => format!("{on} {at}"),
            Day::Unsaid => "unsaid".to_owned(),
            Day::NotRead => "not read".to_owned(),
        }
    }

    #[test]
    fn from_when_until_when_is_no_clock_of_another_place() {
        for cell in
            ["2026-11-20 14:00-15:00", "2026-11-20 10:00-11:00", "2026-11-20 10:40 AM - 11:30 AM", "2026-11-20 10:40 Room B-12"]
        {
            assert!(read(cell, None).starts_with("2026-11-20"), "{cell}: {}", read(cell, None));
        }
        assert_eq!(read("2026-11-20T05:30Z", None), "2026-11-19 22:30");
        assert_eq!(read("2026-11-20 05:30:00+00:00", None), "2026-11-19 22:30");
    }

    #[test]
    fn a_day_that_says_itself_is_read_and_one_that_does_not_is_asked_about() {
        for (cell, on) in [
            ("2026-11-20", "2026-11-20"),
            ("2026-11-20 10:40", "2026-11-20 10:40"),
            ("2026-11-20T10:40:00", "2026-11-20 10:40"),
            ("2026/11/20", "2026-11-20"),
            ("Nov 20, 2026", "2026-11-20"),
            ("Friday, November 20th, 2026 1:05 PM", "2026-11-20 13:05"),
            ("martes, 3 de marzo de 2026", "2026-03-03"),
            ("mar 3 nov 2026", "2026-11-03"),
            ("3 mar 2026", "2026-03-03"),
            ("20-nov-2026", "2026-11-20"),
            ("46346", "2026-11-20"),
            ("46346.4444444", "2026-11-20 10:40"),
            ("20/11/2026", "unsaid"),
            ("11.20.26", "unsaid"),
            ("3-4-2026 10:40", "unsaid"),
        ] {
            assert_eq!(read(cell, None), on, "{cell}");
        }
    }

    #[test]
    fn what_was_said_of_the_order_is_obeyed_and_never_turned_around() {
        use DayOrder::{DayFirst, MonthFirst};
        for (cell, order, on) in [
            ("3/4/2026", DayFirst, "2026-04-03"),
            ("3/4/2026", MonthFirst, "2026-03-04"),
            ("03.04.26 1:05 p. m.", DayFirst, "2026-04-03 13:05"),
            ("11/20/2026, 12:10 AM", MonthFirst, "2026-11-20 00:10"),
            ("11/20/2026", DayFirst, "not read"),
            ("20/11/2026", MonthFirst, "not read"),
            ("2026-11-20", MonthFirst, "2026-11-20"),
        ] {
            assert_eq!(read(cell, Some(order)), on, "{cell}");
        }
    }

    #[test]
    fn a_time_of_another_clock_is_told_by_the_one_of_this_place() {
        assert_eq!(read("2026-11-20T17:40:00Z", None), "2026-11-20 10:40");
        assert_eq!(read("2026-11-20T03:00:00Z", None), "2026-11-19 20:00");
        assert_eq!(read("2026-11-20T12:40:00-05:00", None), "2026-11-20 10:40");
    }

    #[test]
    fn what_is_no_day_is_none_and_breaks_nothing() {
        for cell in ["", "soon", "2026-02-30", "1/2", "1/2/3/4", "99999", "12", "=1+1", "é/ñ/ü", "Smarch 20, 2026", "10:40"] {
            assert_eq!(read(cell, Some(DayOrder::DayFirst)), "not read", "{cell}");
        }
        for (cell, at) in
            [("10:40", Some("10:40")), ("9:05", Some("09:05")), ("25:00", None), ("noon", None), (":", None), ("1:é5", None)]
        {
            assert_eq!(time(cell).as_deref(), at, "{cell}");
        }
    }
}
