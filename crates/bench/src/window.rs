//! What is measured in the real window? Cold start and the drag of the sociogram, by the window bench, which leaves its
//! lines in `window.json`. They are shown where they are there; nothing here guesses them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::figure::{Line, Table};

/// An array of objects: `what`, `at`, `median`, `p99`, `worst`, `aim` (text) and `is_met` (true, false or null).
const LEFT: &str = "window.json";

/// Adds what the window bench left beside.
pub fn told(folder: &Path, table: &mut Table) -> Result<()> {
    let text = match fs::read_to_string(folder.join(LEFT)) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        text => text?,
    };
    for line in lines(&text)? {
        table.put(line);
    }
    Ok(())
}

fn lines(text: &str) -> Result<Vec<Line>> {
    let left: Vec<Value> =
        serde_json::from_str(text).with_context(|| format!("{LEFT} cannot be read: measure the window again"))?;
    let word = |line: &Value, name: &str| line[name].as_str().unwrap_or_default().to_owned();
    let read = |line: &Value| Line {
        what: format!("{} (measured by the window bench)", word(line, "what")),
        at: word(line, "at"),
        median: word(line, "median"),
        p99: word(line, "p99"),
        worst: word(line, "worst"),
        aim: word(line, "aim"),
        is_met: line["is_met"].as_bool(),
    };
    Ok(left.iter().map(read).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_window_bench_left_is_shown_as_it_was_told() {
        let told = lines(r#"[{"what":"cold start","at":"2 cores","median":"0.9 s","aim":"≤ 1.2 s","is_met":true},{"what":"drag","is_met":null}]"#).unwrap();
        assert_eq!(told[0].what, "cold start (measured by the window bench)");
        assert_eq!((told[0].median.as_str(), told[0].is_met, told[1].is_met), ("0.9 s", Some(true), None));
        assert!(lines("{").is_err());
    }
}
