//! What does a person read who has no window? The interface reads the Fluent files with a library of its own; the command
//! line needs the sentences of one file, each on one line, with figures and words put in. It knows no plural: a sentence
//! that needs one belongs to the window.

pub mod paper;

/// Sentences that are said outside of a window too.
const LINES: &str = include_str!("../locales/en/lines.ftl");

/// The sentence of this key, with what stands in its places.
pub fn said(key: &str, given: &[(&str, &str)]) -> Option<String> {
    let (_, sentence) = sentences(LINES).find(|(name, _)| *name == key)?;
    filled(sentence, given)
}

/// A sentence with what stands in its places; None where something is missing.
fn filled(sentence: &str, given: &[(&str, &str)]) -> Option<String> {
    let mut told = String::with_capacity(sentence.len());
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once("{ $") {
        let (name, after) = after.split_once(" }")?;
        told.push_str(before);
        told.push_str(given.iter().find(|(known, _)| *known == name)?.1);
        rest = after;
    }
    told.push_str(rest);
    Some(told)
}

/// A figure as English writes it: 1,000,000.
pub fn figure(of: u32) -> String {
    let digits = of.to_string();
    let mut told = String::with_capacity(digits.len() + 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            told.push(',');
        }
        told.push(digit);
    }
    told
}

fn sentences(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_file_is_a_comment_or_a_whole_sentence() {
        for line in LINES.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (key, sentence) = line.split_once(" = ").unwrap_or_default();
            assert!(key.starts_with("line-") && !sentence.is_empty(), "{line}");
            assert_eq!(sentence.matches("{ $").count(), sentence.matches('{').count(), "no plural here: {line}");
        }
        assert!(sentences(LINES).count() > 40);
    }

    #[test]
    fn what_is_given_stands_in_its_place_and_nothing_is_left_open() {
        let more = said("line-more", &[("count", "900"), ("reason", "This is odd.")]).unwrap_or_default();
        assert!(more.contains("900") && more.contains("This is odd.") && !more.contains('{'), "{more}");
        assert_eq!((said("line-more", &[]), said("line-nothing", &[])), (None, None));
        assert_eq!((figure(7).as_str(), figure(4_096).as_str(), figure(1_000_000).as_str()), ("7", "4,096", "1,000,000"));
    }
}
