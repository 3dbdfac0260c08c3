//! What do these bytes say? One value of a file becomes text that is safe to show: trimmed, without what
//! cannot be seen, of bounded length. Markup and formulas are kept as the text they are.

use std::borrow::Cow;

use chrono::NaiveDate;
use domain::line_reason::LineReason;
use encoding_rs::WINDOWS_1252;

use crate::delimited::LONGEST_FIELD;

/// Values are cut here; no name, title or telephone number is longer.
pub(crate) const LONGEST_VALUE: usize = 4096;

pub(crate) const CUT: LineReason = LineReason::ValueCut { most: LONGEST_VALUE as u32 };

/// A field longer than this refuses its line.
pub(crate) const TOO_LONG: LineReason = LineReason::ValueTooLong { most: LONGEST_FIELD as u32 };

/// What had to be done to a value, said as a warning.
pub(crate) type Doubt = Option<LineReason>;

/// Reads the bytes of one value.
pub(crate) fn told(bytes: &[u8]) -> (Cow<'_, str>, Doubt) {
    match std::str::from_utf8(bytes) {
        Ok(text) => shown(Cow::Borrowed(text)),
        // What one system calls "CSV" another writes in the Windows code page of the office.
        Err(_) => {
            let (text, doubt) = shown(WINDOWS_1252.decode_without_bom_handling(bytes).0);
            (text, doubt.or(Some(LineReason::NotUtf8)))
        }
    }
}

/// Trims, cuts, and takes away what cannot be seen.
pub(crate) fn shown(text: Cow<'_, str>) -> (Cow<'_, str>, Doubt) {
    let is_plain = text.len() <= LONGEST_VALUE && text.bytes().all(|b| (0x20..0x7f).contains(&b));
    if is_plain {
        return (trimmed(text), None);
    }
    let mut doubt = None;
    let mut out = String::with_capacity(text.len().min(LONGEST_VALUE * 4));
    for (count, c) in text.trim().chars().enumerate() {
        if count == LONGEST_VALUE {
            doubt = Some(CUT);
            break;
        }
        match c {
            // Direction overrides can make one name look like another.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => {}
            c if c.is_control() || c.is_whitespace() => out.push(' '),
            c => out.push(c),
        }
    }
    if out.starts_with(' ') || out.ends_with(' ') {
        out = out.trim().to_owned();
    }
    out.shrink_to_fit();
    (Cow::Owned(out), doubt)
}

fn trimmed(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) if text.trim().len() == text.len() => Cow::Owned(text),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}

/// An ISO 8601 date, or the date of an instant. None is "not a date".
pub(crate) fn date(text: &str) -> Option<NaiveDate> {
    let bytes = text.as_bytes();
    if bytes.len() < 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    if bytes.len() > 10 && !matches!(bytes[10], b'T' | b't' | b' ' | b'Z' | b'+' | b'-') {
        return None;
    }
    let number = |range: std::ops::Range<usize>| {
        bytes[range].iter().try_fold(0u32, |sum, b| b.is_ascii_digit().then(|| sum * 10 + u32::from(b - b'0')))
    };
    NaiveDate::from_ymd_opt(number(0..4)? as i32, number(5..7)?, number(8..10)?)
}

/// Without the addresses of mail in it, and whether there were any: a student's have no place here. An address goes with
/// the brackets around it.
pub(crate) fn without_mail(text: &str) -> (Cow<'_, str>, bool) {
    if !text.contains(['@', '＠']) {
        return (Cow::Borrowed(text), false);
    }
    let is_edge = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | '"' | ',' | ';' | '|');
    let is_mail = |word: &str| {
        word.split_once(['@', '＠'])
            .is_some_and(|(name, host)| name.chars().any(char::is_alphanumeric) && host.chars().any(char::is_alphanumeric))
    };
    let (mut out, mut has_mail) = (String::with_capacity(text.len()), false);
    for piece in text.split_inclusive(is_edge) {
        let word = piece.trim_end_matches(is_edge);
        if is_mail(word) {
            has_mail = true;
            out.push_str(&piece[word.len()..]);
        } else {
            out.push_str(piece);
        }
    }
    if !has_mail {
        return (Cow::Borrowed(text), false);
    }
    for empty in ["<>", "()", "[]", "\"\""] {
        out = out.replace(empty, " ");
    }
    (Cow::Owned(out.split_whitespace().collect::<Vec<_>>().join(" ")), true)
}

/// A text that may be absent.
pub(crate) fn optional(text: Cow<'_, str>) -> Option<String> {
    if text.is_empty() { None } else { Some(text.into_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_page_of_an_office_is_read_and_said() {
        assert_eq!(told(b" Nu\xf1ez "), (Cow::from("Nuñez"), Some(LineReason::NotUtf8)));
        assert_eq!(told("Núñez".as_bytes()), (Cow::from("Núñez"), None));
    }

    #[test]
    fn markup_and_formulas_stay_text_and_what_cannot_be_seen_goes() {
        assert_eq!(told(b"<b>=1+1</b>").0, "<b>=1+1</b>");
        assert_eq!(told("\u{202e}Ana\nMar\u{0}ía".as_bytes()).0, "Ana Mar ía");
    }

    #[test]
    fn a_long_value_is_cut_between_letters() {
        let (text, doubt) = told("ñ".repeat(5000).leak().as_bytes());
        assert_eq!((text.chars().count(), doubt), (LONGEST_VALUE, Some(CUT)));
    }

    #[test]
    fn an_address_of_mail_goes_and_the_name_beside_it_stays() {
        for (text, left) in [
            ("Luz Rivera <luz@x.org>", "Luz Rivera"),
            ("Luz Rivera<luz@x.org>", "Luz Rivera"),
            ("luz@x.org", ""),
            ("mailto:luz.rivera+9@mail.x.org Luz", "Luz"),
            ("Luz (luz＠x.org) Rivera", "Luz Rivera"),
        ] {
            assert_eq!(without_mail(text), (Cow::from(left), true), "{text}");
        }
        for plain in ["Luz Rivera", "9 @ noon", "@luz", ""] {
            assert_eq!(without_mail(plain), (Cow::from(plain), false), "{plain}");
        }
    }

    #[test]
    fn dates_are_iso_and_real() {
        assert_eq!(date("2014-11-13"), NaiveDate::from_ymd_opt(2014, 11, 13));
        assert_eq!(date("2014-11-13T00:00:00Z"), NaiveDate::from_ymd_opt(2014, 11, 13));
        for wrong in ["", "13/11/2014", "2014-02-30", "2014-11-131", "20é-11-13"] {
            assert_eq!(date(wrong), None, "{wrong}");
        }
    }
}
