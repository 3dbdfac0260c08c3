//! What stands on paper, in files that are taken along and on the page of a browser that was sent away and came back, in each
//! language that paper speaks. The interface does not read
//! these files: whoever takes a page may want another language than the one on the screen.

use crate::{filled, sentences};

/// The languages, by the code that stands in a document.
pub const LANGUAGES: [&str; 2] = ["en", "es"];

const EN: [&str; 4] = [
    include_str!("../locales/en/paper/page.ftl"),
    include_str!("../locales/en/paper/card.ftl"),
    include_str!("../locales/en/paper/record.ftl"),
    include_str!("../locales/en/paper/browser.ftl"),
];
const ES: [&str; 4] = [
    include_str!("../locales/es/paper/page.ftl"),
    include_str!("../locales/es/paper/card.ftl"),
    include_str!("../locales/es/paper/record.ftl"),
    include_str!("../locales/es/paper/browser.ftl"),
];

fn files(language: &str) -> &'static [&'static str; 4] {
    if language == "es" { &ES } else { &EN }
}

/// The sentence of this key in this language, with what stands in its places. A key that is not there is said as itself: a
/// test asks that none is.
pub fn said(language: &str, key: &str, given: &[(&str, &str)]) -> String {
    let mut all = files(language).iter().flat_map(|file| sentences(file));
    all.find(|(name, _)| *name == key).and_then(|(_, sentence)| filled(sentence, given)).unwrap_or_else(|| key.to_owned())
}

/// Every key that begins like this, in the order of the file.
pub fn keys(language: &str, beginning: &str) -> Vec<&'static str> {
    let all = files(language).iter().flat_map(|file| sentences(file));
    all.map(|(name, _)| name).filter(|name| name.starts_with(beginning)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_keys_with_the_same_places_and_whole_sentences() {
        let places = |sentence: &str| {
            let mut found: Vec<String> =
                sentence.split("{ $").skip(1).filter_map(|rest| Some(rest.split_once(" }")?.0.to_owned())).collect();
            found.sort();
            found
        };
        for (en, es) in EN.iter().zip(&ES) {
            let read = |file: &'static str| sentences(file).map(|(key, words)| (key, places(words))).collect::<Vec<_>>();
            assert_eq!(read(en), read(es));
            for line in en.lines().chain(es.lines()).filter(|line| !line.is_empty() && !line.starts_with('#')) {
                let (key, sentence) = line.split_once(" = ").unwrap_or_default();
                assert!(!key.is_empty() && !sentence.trim().is_empty(), "{line}");
                assert!(!sentence.contains(['!', '¡']), "nobody shouts: {line}");
                assert_eq!(sentence.matches("{ $").count(), sentence.matches('{').count(), "no plural here: {line}");
            }
        }
        assert_eq!(said("es", "page-me", &[]), "Yo");
        assert_eq!(said("en", "page-nothing", &[]), "page-nothing");
    }
}
