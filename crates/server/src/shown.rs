//! How does the command line show an answer? As JSON for a script, or as lines and columns; an invitation also as a picture
//! that a camera reads.

use std::fmt::Write;

use anyhow::Result;
use qrcode::render::{svg, unicode};
use qrcode::{EcLevel, QrCode};
use serde_json::Value;

/// Prints an answer.
pub fn print(told: &Value, as_json: bool) {
    if as_json {
        println!("{told}");
    } else {
        print!("{}", text(told));
    }
}

/// An answer as a person reads it.
pub fn text(told: &Value) -> String {
    let mut text = String::new();
    match told {
        Value::Array(rows) if rows.is_empty() => text.push_str("none\n"),
        Value::Array(rows) => columns(rows, &mut text),
        Value::Object(parts) => {
            for (name, value) in parts.iter().filter(|(_, value)| !value.is_null()) {
                match value {
                    Value::Array(rows) if rows.is_empty() => {}
                    Value::Array(rows) => {
                        let _ = writeln!(text, "{}:", said(name));
                        columns(rows, &mut text);
                    }
                    value => {
                        let _ = writeln!(text, "{}: {}", said(name), cell(name, value));
                    }
                }
            }
        }
        plain => {
            let _ = writeln!(text, "{}", cell("", plain));
        }
    }
    text
}

fn said(name: &str) -> String {
    name.strip_suffix("_ms").unwrap_or(name).replace('_', " ")
}

fn cell(name: &str, value: &Value) -> String {
    match value {
        Value::Null => "-".into(),
        Value::Bool(is) => if *is { "yes" } else { "no" }.into(),
        Value::Number(number) if name.ends_with("_ms") => {
            let ms = number.as_i64().unwrap_or_default();
            chrono::DateTime::from_timestamp_millis(ms).unwrap_or_default().format("%Y-%m-%d %H:%M UTC").to_string()
        }
        Value::String(text) => text.clone(),
        Value::Object(parts) => {
            let filled = parts.iter().filter(|(_, value)| !value.is_null() && value.as_i64() != Some(0));
            filled.map(|(name, value)| format!("{} {}", said(name), cell(name, value))).collect::<Vec<_>>().join(", ")
        }
        Value::Array(all) => all.iter().map(|one| cell("", one)).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

fn columns(rows: &[Value], text: &mut String) {
    let Some(first) = rows.iter().find_map(Value::as_object) else {
        for row in rows {
            let _ = writeln!(text, "  {}", cell("", row));
        }
        return;
    };
    let names: Vec<&String> = first.keys().collect();
    let mut lines: Vec<Vec<String>> = vec![names.iter().map(|name| said(name)).collect()];
    lines.extend(rows.iter().map(|row| names.iter().map(|name| cell(name, &row[name.as_str()])).collect()));
    let width = |at: usize| lines.iter().map(|line| line[at].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..names.len()).map(width).collect();
    for line in &lines {
        let padded: Vec<String> = line.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
        let _ = writeln!(text, "{}", padded.join("  ").trim_end());
    }
}

fn picture(of: &str) -> Result<QrCode> {
    Ok(QrCode::with_error_correction_level(of, EcLevel::M)?)
}

/// A picture for a page or paper.
pub fn svg(of: &str) -> Result<String> {
    Ok(picture(of)?.render::<svg::Color<'_>>().min_dimensions(320, 320).build())
}

/// A picture for whoever draws it: rows of 1 and 0, with nothing around.
pub fn rows(of: &str) -> Result<Vec<String>> {
    let code = picture(of)?;
    let dots: String = code.to_colors().iter().map(|colour| colour.select('1', '0')).collect();
    Ok(dots.as_bytes().chunks(code.width()).map(|row| String::from_utf8_lossy(row).into_owned()).collect())
}

/// A picture out of half blocks.
pub fn on_terminal(of: &str) -> Result<String> {
    Ok(picture(of)?
        .render::<unicode::Dense1x2>()
        .dark_color(unicode::Dense1x2::Light)
        .light_color(unicode::Dense1x2::Dark)
        .build())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn rows_stand_in_columns_and_instants_are_days() {
        let told = json!([{ "login": "ana", "contact_ms": 0 }, { "login": "benedikt", "contact_ms": 86_400_000 }]);
        let shown = text(&told);
        assert!(shown.contains("1970-01-02 00:00 UTC") && shown.contains("login") && shown.lines().count() == 3, "{shown}");
        assert_eq!(text(&json!([])), "none\n");
        assert_eq!(text(&json!({ "holds": true, "first_broken": null })), "holds: yes\n");
    }

    #[test]
    fn an_invitation_becomes_a_picture() {
        let long = "kith1:".to_owned() + &"abcdefgh".repeat(20);
        assert!(svg(&long).unwrap().contains("<svg") && on_terminal(&long).unwrap().lines().count() > 10);
        let rows = rows(&long).unwrap();
        assert!(rows.len() > 20 && rows.iter().all(|row| row.len() == rows.len() && row.chars().all(|dot| "01".contains(dot))));
        assert!(rows[0].starts_with("1111111"), "it begins with the corner that a camera looks for");
    }
}
