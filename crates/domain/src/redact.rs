//! Which words of one student's record would tell a parent of another student? Decided so:
//! - the full name of a student of the same school, in any of the ways they are written, is hidden wherever it stands: every
//!   given name with every family name, the parts of a compound one too, with a middle name or an initial or without;
//! - on a map, whoever sits among peers and was not said to be an adult is hidden, whatever they are called: a first name and
//!   a place in class are enough to know a child by;
//! - elsewhere on a map, outside home and family, a child or somebody of unsaid age who bears the first name of a student of
//!   the school is hidden too. At home a first name stays: a sister is the parent's own child;
//! - what was hidden on a map is hidden in the free texts of the same record.
//!
//! A nickname in a free text is known by nobody but its reader: the copy says that it has to be read before it is handed over.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::ego_network::{Alter, Sector};
use crate::names::folded;

/// Every way in which the records of one student write each part of their name; what is empty is no way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownAs {
    /// As the roster has it, as preferred, as typed by hand.
    pub given: Vec<String>,
    /// In the room; it stands for a given name, or is a whole name.
    pub called: Option<String>,
    pub middle: Option<String>,
    pub family: Vec<String>,
}

/// Names that may not be told.
#[derive(Clone, Debug, Default)]
pub struct Hidden {
    /// By the first of their words.
    by_first: BTreeMap<String, BTreeSet<Written>>,
    /// Names in scripts that put no space between words: letter by letter, by the first of them.
    unspaced: BTreeMap<String, BTreeSet<Vec<String>>>,
    given: BTreeSet<String>,
}

/// One way to write a name, in folded words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Written {
    words: Vec<String>,
    /// Before which of them the initial of a middle name may stand; nowhere where this is 0.
    initial_before: usize,
}

impl Written {
    /// How many of these words are this name, which begins with the first of them.
    fn fits(&self, words: &[(String, Range<usize>)]) -> Option<usize> {
        let stand = |names: &[String], from: usize| {
            words.len() >= from + names.len() && names.iter().zip(&words[from..]).all(|(name, (word, _))| name == word)
        };
        let (before, after) = self.words.split_at(self.initial_before);
        let is_initial = |(word, _): &(String, Range<usize>)| word.chars().count() == 1;
        if !stand(before, 0) {
            None
        } else if stand(after, before.len()) {
            Some(self.words.len())
        } else {
            let has_initial = self.initial_before > 0 && words.get(before.len()).is_some_and(is_initial);
            (has_initial && stand(after, before.len() + 1)).then_some(self.words.len() + 1)
        }
    }
}

/// The folded words of a text, each with where it stands.
fn words(text: &str) -> Vec<(String, Range<usize>)> {
    let mut found = Vec::new();
    let mut begin = None;
    let is_of_word = |letter: char| letter.is_alphanumeric() || matches!(letter, '\'' | '’' | 'ʻ') || is_mark(letter);
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        match (begin, is_of_word(letter)) {
            (None, true) => begin = Some(at),
            (Some(from), false) => {
                // Of "Omar's" the name is hidden and the ending stays.
                let word = &text[from..at];
                let name = ["'s", "’s", "'S", "’S"].into_iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
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

/// The folded letters of a text, each with where it stands and its marks. Between the parts of a name may stand what parts them.
fn letters(text: &str) -> Vec<(String, Range<usize>)> {
    let mut found: Vec<(String, Range<usize>)> = Vec::new();
    for (at, letter) in text.char_indices() {
        let until = at + letter.len_utf8();
        match (folded(letter.encode_utf8(&mut [0; 4])), found.last_mut()) {
            (folded, Some(last)) if folded.is_empty() => last.1.end = until,
            (folded, _) => found.push((folded, at..until)),
        }
    }
    found
}

fn parts_a_name(letter: &str) -> bool {
    letter.chars().all(|letter| letter.is_whitespace() || matches!(letter, '·' | '・' | '‧'))
}

/// Whether this is written in scripts that put no space between words, or none between the parts of a name: Thai, Lao,
/// Myanmar, Khmer, kana, Han, Hangul.
fn is_unspaced(name: &str) -> bool {
    let is_such = |letter: char| {
        matches!(letter, '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1100}'..='\u{11ff}' | '\u{1780}'..='\u{17ff}'
            | '\u{3005}' | '\u{3040}'..='\u{318f}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}'
            | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{323af}')
    };
    let mut rest = name.chars().filter(|letter| !parts_a_name(letter.encode_utf8(&mut [0; 4])) && !is_mark(*letter)).peekable();
    rest.peek().is_some() && rest.all(is_such)
}

impl Hidden {
    /// Of everybody else's names.
    pub fn names<'a>(others: impl IntoIterator<Item = &'a KnownAs>) -> Hidden {
        let mut hidden = Hidden::default();
        for name in others {
            hidden.add_ways(name);
        }
        hidden
    }

    /// Every given name with every family name, either of them first.
    fn add_ways(&mut self, name: &KnownAs) {
        let middle = name.middle.as_deref().map(folded_words).unwrap_or_default();
        let middles: BTreeSet<&[String]> =
            [&middle[..], &middle[..middle.len().min(1)]].into_iter().filter(|one| !one.is_empty()).collect();
        let families: Vec<Vec<String>> =
            name.family.iter().map(|family| folded_words(family)).filter(|one| !one.is_empty()).collect();
        for given in name.given.iter().chain(&name.called) {
            for family in name.family.iter().filter(|family| is_unspaced(given) && is_unspaced(family)) {
                self.add_unspaced(&format!("{family}{given}"));
                self.add_unspaced(&format!("{given}{family}"));
            }
            let given = folded_words(given);
            let Some(first) = given.first() else { continue };
            self.given.insert(first.clone());
            for given in [&given[..], &given[..1]] {
                for family in &families {
                    // Of a compound family name the first word is used alone, or the last.
                    for family in [&family[..], &family[..1], &family[family.len() - 1..]] {
                        self.add([given, family].concat(), given.len());
                        self.add([family, given].concat(), family.len());
                        for middle in &middles {
                            self.add([given, middle, family].concat(), 0);
                            self.add([family, given, middle].concat(), 0);
                        }
                    }
                }
            }
        }
        // Whoever has one name has it whole. One word of it may be any given name, unless it is a script without spaces.
        let has_one = families.is_empty() || name.given.iter().all(|given| folded_words(given).is_empty());
        let whole = name.given.iter().chain(&name.family).filter(|_| has_one);
        whole.clone().filter(|whole| is_unspaced(whole)).for_each(|whole| self.add_unspaced(whole));
        for whole in whole.chain(&name.called).map(|whole| folded_words(whole)).filter(|whole| whole.len() > 1) {
            self.add(whole, 0);
        }
    }

    fn add(&mut self, words: Vec<String>, initial_before: usize) {
        if let Some(first) = words.first().cloned() {
            self.by_first.entry(first).or_default().insert(Written { words, initial_before });
        }
    }

    fn add_unspaced(&mut self, name: &str) {
        let letters: Vec<String> = letters(name).into_iter().map(|(letter, _)| letter).filter(|one| !parts_a_name(one)).collect();
        // One letter is a word of its own nearly everywhere.
        if let [first, _, ..] = &letters[..] {
            self.unspaced.entry(first.clone()).or_default().insert(letters);
        }
    }

    /// Hides this label in texts, too. A label of one letter stays in them: hidden, it would take out every "a".
    pub fn hide(&mut self, label: &str) {
        let words = folded_words(label);
        if words.iter().map(|word| word.chars().count()).sum::<usize>() < 2 {
            return;
        }
        if is_unspaced(label) {
            self.add_unspaced(label);
        }
        self.add(words, 0);
    }

    /// Whether somebody on a map may be another student.
    pub fn may_be_student(&self, alter: &Alter) -> bool {
        let sector = alter.spot.map(|spot| spot.sector);
        let words = folded_words(&alter.label);
        let is_child = alter.is_adult != Some(true) && alter.link.is_none();
        self.is_name(&alter.label)
            || (is_child && sector == Some(Sector::Peers))
            || (is_child && sector != Some(Sector::Home) && words.first().is_some_and(|first| self.given.contains(first)))
    }

    /// Whether this is a hidden name and nothing else.
    pub fn is_name(&self, text: &str) -> bool {
        let words = words(text);
        let (Some((_, first)), Some((_, last))) = (words.first(), words.last()) else { return false };
        matches!(&self.found(text)[..], [one] if one.start <= first.start && one.end >= last.end)
    }

    /// The text with `instead` wherever a hidden name stands.
    pub fn redacted(&self, text: &str, instead: &str) -> String {
        let (mut told, mut from) = (String::with_capacity(text.len()), 0);
        for name in self.found(text) {
            told.push_str(&text[from..name.start]);
            told.push_str(instead);
            from = name.end;
        }
        told.push_str(&text[from..]);
        told
    }

    /// Where hidden names stand, in order; what overlaps is one.
    fn found(&self, text: &str) -> Vec<Range<usize>> {
        let mut found = self.found_in_words(&words(text));
        if !self.unspaced.is_empty() {
            found.extend(self.found_in_letters(&letters(text)));
        }
        found.sort_by_key(|name| (name.start, name.end));
        let mut apart: Vec<Range<usize>> = Vec::new();
        for name in found {
            match apart.last_mut() {
                Some(last) if name.start < last.end => last.end = last.end.max(name.end),
                _ => apart.push(name),
            }
        }
        apart
    }

    fn found_in_words(&self, words: &[(String, Range<usize>)]) -> Vec<Range<usize>> {
        let (mut found, mut at) = (Vec::new(), 0);
        while let Some((first, from)) = words.get(at) {
            let longest = self.by_first.get(first).into_iter().flatten().filter_map(|name| name.fits(&words[at..])).max();
            if let Some(count) = longest {
                found.push(from.start..words[at + count - 1].1.end);
            }
            at += longest.unwrap_or(1);
        }
        found
    }

    fn found_in_letters(&self, letters: &[(String, Range<usize>)]) -> Vec<Range<usize>> {
        let (mut found, mut at) = (Vec::new(), 0);
        while let Some((first, from)) = letters.get(at) {
            let names = self.unspaced.get(first).into_iter().flatten();
            let longest = names.filter_map(|name| stands_in_letters(name, &letters[at..])).max();
            if let Some(count) = longest {
                found.push(from.start..letters[at + count - 1].1.end);
            }
            at += longest.unwrap_or(1);
        }
        found
    }
}

/// How many of these letters are this name, with what parts it.
fn stands_in_letters(name: &[String], letters: &[(String, Range<usize>)]) -> Option<usize> {
    let mut at = 0;
    for (nth, letter) in name.iter().enumerate() {
        while nth > 0 && letters.get(at).is_some_and(|(here, _)| parts_a_name(here)) {
            at += 1;
        }
        if letters.get(at).is_none_or(|(here, _)| here != letter) {
            return None;
        }
        at += 1;
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ego_network::{Link, Offset, Presence, Ring, Spot};
    use crate::record::Id;

    fn known(given: &[&str], family: &[&str]) -> KnownAs {
        let all = |of: &[&str]| of.iter().map(|one| (*one).to_owned()).collect();
        KnownAs { given: all(given), family: all(family), ..KnownAs::default() }
    }

    fn hidden() -> Hidden {
        Hidden::names(&[
            known(&["Omar Said"], &["Haddad"]),
            KnownAs { called: Some("Pepe".into()), ..known(&["José"], &["Ñáñez de León"]) },
            known(&[""], &[""]),
        ])
    }

    fn alter(label: &str, sector: Sector, is_adult: Option<bool>) -> Alter {
        Alter {
            id: Id::nil(),
            label: label.into(),
            initials: String::new(),
            is_adult,
            origin: None,
            activity: None,
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

    #[test]
    fn every_given_name_goes_out_with_every_family_name() {
        let mei = KnownAs {
            middle: Some("Anneliese Ruth".into()),
            called: Some("Mimi".into()),
            ..known(&["Mei", "May"], &["Lin", "Lindqvist"])
        };
        let hidden = Hidden::names(&[mei]);
        for name in ["Mei Lin", "May Lin", "Mei Lindqvist", "Lindqvist, May", "Mimi Lindqvist", "Mei Anneliese Lin"] {
            assert_eq!(hidden.redacted(name, "X"), "X", "{name}");
        }
        assert_eq!(hidden.redacted("Lin, May Anneliese Ruth came", "X"), "X came");
        assert_eq!(hidden.redacted("Mei Ruth Lin", "X"), "Mei Ruth Lin", "another person's middle name");
    }

    #[test]
    fn an_initial_and_the_last_word_of_a_family_name_hide_nobody() {
        let hidden = hidden();
        for (told, shown) in [
            ("Omar S. Haddad left.", "X left."),
            ("omar s haddad", "X"),
            ("José de León or León, Pepe", "José de León or X"),
            ("José León", "X"),
            ("OMAR HADDAD'S BAG, OMAR HADDAD’S", "X'S BAG, X’S"),
            ("Omar or Haddad", "Omar or Haddad"),
        ] {
            assert_eq!(hidden.redacted(told, "X"), shown, "{told}");
        }
        assert!(hidden.may_be_student(&alter("Omar S. Haddad", Sector::Home, Some(true))));
        assert!(!hidden.may_be_student(&alter("Omar Haddad's aunt", Sector::Home, Some(true))));
    }

    #[test]
    fn a_name_is_found_where_no_space_stands_about_it() {
        let mut hidden = Hidden::names(&[
            known(&["小龙"], &["李"]),
            known(&["민수"], &["김"]),
            known(&["สมชาย"], &["ใจดี"]),
            known(&["ホセ"], &["ロペス"]),
        ]);
        for (told, shown) in [
            ("我和李小龙一起坐。", "我和X一起坐。"),
            ("小龙李来了", "X来了"),
            ("李 小龙", "X"),
            ("김민수는 왔다", "X는 왔다"),
            ("กับสมชาย ใจดีมา", "กับXมา"),
            ("ホセ・ロペスさん", "Xさん"),
            ("小龙和李", "小龙和李"),
        ] {
            assert_eq!(hidden.redacted(told, "X"), shown, "{told}");
        }
        assert!(hidden.may_be_student(&alter("李小龙", Sector::Home, Some(true))));
        hidden.hide("阿明");
        assert_eq!(hidden.redacted("问阿明吧", "X"), "问X吧");
    }

    #[test]
    fn who_has_one_name_of_several_words_has_it_whole() {
        let hidden = Hidden::names(&[
            known(&["Khin Maung Win"], &[]),
            known(&[""], &["Aye Chan"]),
            known(&["Luz"], &[""]),
            known(&["李明"], &[]),
        ]);
        assert_eq!(hidden.redacted("Khin Maung Win, Aye Chan, 和李明: luz", "X"), "X, X, 和X: luz");
    }

    #[test]
    fn a_label_of_one_letter_garbles_no_text() {
        let mut hidden = hidden();
        for label in ["A", "z.", "3", "明"] {
            hidden.hide(label);
        }
        let told = "A note: plan z, 3 times, 明天.";
        assert_eq!(hidden.redacted(told, "X"), told);
    }
}
