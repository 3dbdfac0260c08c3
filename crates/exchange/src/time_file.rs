//! How does a counselor hand her use-of-time log on? As a CSV with a line for each entry, under the headings and words that she
//! reads, and no cell that a spreadsheet would run. A student's name is in it only where she linked one.

use std::io::{self, Write};

use domain::time_log::{TimeEntry, TimeKind};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::cell::write_line;

/// The words for one kind of time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TimeKindWords {
    pub kind: TimeKind,
    pub group: String,
    pub word: String,
}

/// The words of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TimeWords {
    /// Of the file.
    pub name: String,
    /// Day, category, kind, minutes, topic, student.
    pub headings: Vec<String>,
    pub kinds: Vec<TimeKindWords>,
}

/// Writes the headings and each entry, with the student's name where there is one.
pub fn write_time_log<'a>(
    out: &mut impl Write,
    words: &TimeWords,
    entries: impl IntoIterator<Item = (&'a TimeEntry, Option<&'a str>)>,
) -> io::Result<()> {
    // Else Excel takes UTF-8 for something else.
    out.write_all("\u{feff}".as_bytes())?;
    write_line(out, &words.headings)?;
    for (entry, name) in entries {
        let said = words.kinds.iter().find(|words| words.kind == entry.kind);
        let (group, kind) = said.map_or(("", ""), |said| (&said.group, &said.word));
        let (on, minutes) = (entry.on.to_string(), entry.minutes.to_string());
        write_line(out, [&on, group, kind, &minutes, entry.topic.as_deref().unwrap_or_default(), name.unwrap_or_default()])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_a_line_and_a_topic_is_no_formula() {
        let words = TimeWords {
            name: String::new(),
            headings: ["Day", "Category", "Kind", "Minutes", "Topic", "Student"].map(Into::into).into(),
            kinds: vec![TimeKindWords { kind: TimeKind::Counseling, group: "Direct".into(), word: "Counseling".into() }],
        };
        let entry = |topic: &str| TimeEntry {
            id: Default::default(),
            on: chrono::NaiveDate::from_ymd_opt(2026, 9, 7).unwrap(),
            kind: TimeKind::Counseling,
            minutes: 15,
            topic: Some(topic.into()),
            student: None,
        };
        for (topic, cell) in [("=1+1", "'=1+1"), ("+a", "'+a"), ("-a", "'-a"), ("@a", "'@a"), ("a, b", "a, b")] {
            let mut out = Vec::new();
            write_time_log(&mut out, &words, [(&entry(topic), Some("-Luz"))]).unwrap();
            let text = String::from_utf8(out).unwrap();
            assert_eq!(text.lines().nth(1), Some(format!("2026-09-07,Direct,Counseling,15,\"{cell}\",\"'-Luz\"").as_str()));
        }
    }
}
