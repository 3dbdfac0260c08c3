//! Which words of one student's record would tell a parent of another student? Decided so:
//! - the full name of a student of the same school, in any of the ways they are written, is hidden wherever it stands;
//! - on a map, whoever sits among peers and was not said to be an adult is hidden, whatever they are called: a first name and
//!   a place in class are enough to know a child by;
//! - elsewhere on a map, outside home and family, a child or somebody of unsaid age who bears the first name of a student of
//!   the school is hidden too. At home a first name stays: a sister is the parent's own child;
//! - what was hidden on a map is hidden in the free texts of the same record.
//!
//! A nickname in a free text is known by nobody but its reader: the copy says that it has to be read before it is handed over.

use std::collections::{BTreeMap, BTreeSet};

use crate::ego_network::{Alter, Sector};
use crate::names::folded;
use crate::people::PersonName;

/// Names that may not be told: each as its folded words, by the first of them.
#[derive(Clone, Debug, Default)]
pub struct Hidden {
    by_first: BTreeMap<String, BTreeSet<Vec<String>>>,
    given: BTreeSet<String>,
}

/// The folded words of a text, each with where it stands.
fn words(text: &str) -> Vec<(String, std::ops::Range<usize>)> {
    let mut found = Vec::new();
    let mut begin = None;
    let is_of_word = |letter: char| letter.is_alphanumeric() || matches!(letter, '\'' | '’' | 'ʻ') || is_mark(letter);
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        match (begin, is_of_word(letter)) {
            (None, true) => begin = Some(at),
            (Some(from), false) => {
                // Of "Omar's" the name is hidden and the ending stays.
                let word = &text[from..at];
                let name = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
                found.push((folded(name), from..from + name.len()));
                begin = None;
            }
            _ => {}
        }
    }
    found
}

fn is_mark(letter: char) -> bool {
    unicode_normalization::char::is_combining_mark(letter)
}

fn folded_words(text: &str) -> Vec<String> {
    words(text).into_iter().map(|(word, _)| word).filter(|word| !word.is_empty()).collect()
}

impl Hidden {
    /// Of everybody else's names.
    pub fn names<'a>(others: impl IntoIterator<Item = &'a PersonName>) -> Hidden {
        let mut hidden = Hidden::default();
        for name in others {
            let (given, family) = (folded_words(&name.given), folded_words(&name.family));
            hidden.given.extend(given.first().cloned());
            let called = name.called.as_deref().map(folded_words).unwrap_or_default();
            hidden.given.extend(called.first().cloned());
            for given in [&given[..], &given[..given.len().min(1)], &called[..]] {
                for family in [&family[..], &family[..family.len().min(1)]] {
                    if !given.is_empty() && !family.is_empty() {
                        hidden.add([given, family].concat());
                        hidden.add([family, given].concat());
                    }
                }
            }
            if called.len() > 1 {
                hidden.add(called);
            }
        }
        hidden
    }

    fn add(&mut self, words: Vec<String>) {
        if let Some(first) = words.first().cloned() {
            self.by_first.entry(first).or_default().insert(words);
        }
    }

    /// Hides this label in texts, too.
    pub fn hide(&mut self, label: &str) {
        self.add(folded_words(label));
    }

    /// Whether somebody on a map may be another student.
    pub fn may_be_student(&self, alter: &Alter) -> bool {
        let sector = alter.spot.map(|spot| spot.sector);
        let words = folded_words(&alter.label);
        let is_named = |words: &[String]| {
            words.first().and_then(|first| self.by_first.get(first)).is_some_and(|names| names.contains(words))
        };
        let is_child = alter.is_adult != Some(true) && alter.link.is_none();
        is_named(&words)
            || (is_child && sector == Some(Sector::Peers))
            || (is_child && sector != Some(Sector::Home) && words.first().is_some_and(|first| self.given.contains(first)))
    }

    /// The text with `instead` wherever a hidden name stands.
    pub fn redacted(&self, text: &str, instead: &str) -> String {
        let words = words(text);
        let (mut told, mut from, mut at) = (String::with_capacity(text.len()), 0, 0);
        while at < words.len() {
            let longest = self.by_first.get(&words[at].0).into_iter().flatten().filter(|name| {
                words.len() - at >= name.len() && name.iter().zip(&words[at..]).all(|(one, (other, _))| one == other)
            });
            match longest.map(Vec::len).max() {
                Some(count) => {
                    told.push_str(&text[from..words[at].1.start]);
                    told.push_str(instead);
                    from = words[at + count - 1].1.end;
                    at += count;
                }
                None => at += 1,
            }
        }
        told.push_str(&text[from..]);
        told
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ego_network::{Link, Offset, Presence, Ring, Spot};
    use crate::record::Id;

    fn hidden() -> Hidden {
        let name = |given: &str, family: &str, called: Option<&str>| PersonName {
            given: given.into(),
            family: family.into(),
            called: called.map(Into::into),
        };
        Hidden::names(&[name("Omar Said", "Haddad", None), name("José", "Ñáñez de León", Some("Pepe")), name("", "", None)])
    }

    fn alter(label: &str, sector: Sector, is_adult: Option<bool>) -> Alter {
        Alter {
            id: Id::nil(),
            label: label.into(),
            initials: String::new(),
            is_adult,
            origin: None,
            broker: None,
            last_contact: None,
            link: None,
            spot: Some(Spot { ring: Ring::Close, sector, offset: Offset { across: 500, out: 500 } }),
            presence: Presence::Confirmed,
            reciprocity: None,
            supports: Vec::new(),
            is_pale: false,
            is_withheld: false,
            conflicts: Vec::new(),
        }
    }

    #[test]
    fn full_names_go_out_of_texts_in_every_way_they_are_written() {
        let hidden = hidden();
        for (told, shown) in [
            ("Sat with Omar Haddad's group.", "Sat with X's group."),
            ("haddad, omar said it", "X it"),
            ("Pepe Nanez and Omar Said Haddad left.", "X and X left."),
            ("JOSE ÑÁÑEZ DE LEÓN", "X"),
            ("Omar is a name.", "Omar is a name."),
            ("Haddad Street", "Haddad Street"),
            ("", ""),
        ] {
            assert_eq!(hidden.redacted(told, "X"), shown, "{told}");
        }
    }

    #[test]
    fn a_peer_is_hidden_whatever_they_are_called_and_a_sister_is_not() {
        let hidden = hidden();
        assert!(hidden.may_be_student(&alter("Zed", Sector::Peers, None)));
        assert!(!hidden.may_be_student(&alter("Coach Ruiz", Sector::Peers, Some(true))));
        assert!(hidden.may_be_student(&alter("Pepe", Sector::Community, None)));
        assert!(!hidden.may_be_student(&alter("Pepe", Sector::Home, None)));
        assert!(!hidden.may_be_student(&alter("Omar", Sector::Work, Some(true))));
        assert!(hidden.may_be_student(&alter("Omar Haddad", Sector::Home, Some(true))));
        let coach = Alter { link: Some(Link::Staff(Id::nil())), ..alter("Omar", Sector::School, None) };
        assert!(!hidden.may_be_student(&coach));
    }

    #[test]
    fn whoever_was_hidden_on_a_map_is_hidden_in_texts() {
        let mut hidden = hidden();
        hidden.hide("Zed");
        hidden.hide("🙂");
        assert_eq!(hidden.redacted("Ask Zed, not Zedekiah.", "another student"), "Ask another student, not Zedekiah.");
    }
}
