//! Finds people by a few letters. The folded names of everybody are held in one run of text while the
//! store is unlocked, read once and again after a change of the registry; a scan of 150,000 names takes
//! a millisecond, and any part of a name is found.

use std::sync::RwLock;
use std::sync::atomic::{AtomicU64, Ordering};

use domain::names::folded;
use domain::record::{Id, Kind};
use rusqlite::Connection;

use crate::commit::Committed;
use crate::failure::Result;
use crate::log;
use crate::read::STANDS;

/// The names, and whether they are to be read again.
#[derive(Default)]
pub struct Finder {
    known: RwLock<Option<Names>>,
    /// How often the names were forgotten: what was read before that is not kept after it.
    forgotten: AtomicU64,
}

impl std::fmt::Debug for Finder {
    // Holds every student's name: never printed.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Finder")
    }
}

#[derive(Default)]
struct Names {
    /// " given middle family called\n" per person, folded; a space before each word.
    text: String,
    /// Where each person's names begin, in ascending order, and who.
    starts: Vec<(u32, Id)>,
}

/// How well a name fits; smaller is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    WholeBegins,
    WordBegins,
    Initials,
    Inside,
}

impl Finder {
    /// Forgets the names when a commit may have changed them.
    pub fn heard(&self, committed: &Committed) {
        if committed.kinds.contains(&Kind::Student) {
            let mut known = self.known.write().unwrap_or_else(std::sync::PoisonError::into_inner);
            self.forgotten.fetch_add(1, Ordering::SeqCst);
            *known = None;
        }
    }

    /// Reads the names where they are not known yet. Asked at unlock, so that the first letter is as fast as the second.
    pub fn prepare(&self, sql: &Connection) -> Result<()> {
        if self.known.read().unwrap_or_else(std::sync::PoisonError::into_inner).is_some() {
            return Ok(());
        }
        loop {
            let before = self.forgotten.load(Ordering::SeqCst);
            let names = Names::read(sql)?;
            let mut known = self.known.write().unwrap_or_else(std::sync::PoisonError::into_inner);
            if self.forgotten.load(Ordering::SeqCst) == before {
                *known = Some(names);
                return Ok(());
            }
        }
    }

    /// Students whose names fit every word typed, best first. At most `limit`.
    pub fn find(&self, sql: &Connection, typed: &str, limit: usize) -> Result<Vec<Id>> {
        self.prepare(sql)?;
        let known = self.known.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        Ok(known.as_ref().map(|names| names.find(typed, limit)).unwrap_or_default())
    }
}

impl Names {
    fn read(sql: &Connection) -> Result<Names> {
        let mut all = sql.prepare(&format!(
            "SELECT id, given, middle, family, preferred_given, preferred_family, hand_given, hand_family, called, number, hand_number
             FROM student s WHERE {STANDS} ORDER BY coalesce(has_left, 0), coalesce(family, hand_family), coalesce(given, hand_given)"
        ))?;
        let mut names = Names::default();
        let mut rows = all.query([])?;
        while let Some(row) = rows.next()? {
            let id = log::column_id(row, 0)?;
            names.starts.push((names.text.len() as u32, id));
            let mut words: Vec<String> = Vec::new();
            for at in 1..=10 {
                if let Some(name) = row.get::<_, Option<String>>(at)? {
                    for word in folded(&name).split(|c: char| c.is_whitespace() || c == '-').filter(|word| !word.is_empty()) {
                        if !words.iter().any(|known| known == word) {
                            words.push(word.to_owned());
                        }
                    }
                }
            }
            for word in words {
                names.text.push(' ');
                names.text.push_str(&word);
            }
            names.text.push('\n');
        }
        Ok(names)
    }

    fn find(&self, typed: &str, limit: usize) -> Vec<Id> {
        let typed = folded(typed);
        let words: Vec<&str> =
            typed.split(|c: char| c.is_whitespace() || c == '-' || c == ',').filter(|word| !word.is_empty()).collect();
        // The longest word is the rarest: look for that one, then ask the others.
        let Some(rarest) = words.iter().max_by_key(|word| word.len()) else { return Vec::new() };
        let mut found: Vec<(Fit, u32, Id)> = Vec::new();
        let mut from = 0;
        while let Some(at) = self.text[from..].find(rarest) {
            let at = from + at;
            let person = self.starts.partition_point(|(start, _)| *start as usize <= at) - 1;
            let line = self.line(person);
            if let Some(fit) = fit(line, &words) {
                found.push((fit, person as u32, self.starts[person].1));
            }
            from = self.starts.get(person + 1).map_or(self.text.len(), |(start, _)| *start as usize);
        }
        if let [letters] = words.as_slice()
            && (2..=3).contains(&letters.chars().count())
        {
            self.by_initials(letters, &mut found);
        }
        found.sort();
        let mut met = std::collections::HashSet::new();
        found.retain(|(_, person, _)| met.insert(*person));
        found.truncate(limit);
        found.into_iter().map(|(_, _, id)| id).collect()
    }

    fn line(&self, person: usize) -> &str {
        let start = self.starts[person].0 as usize;
        let end = self.starts.get(person + 1).map_or(self.text.len(), |(start, _)| *start as usize);
        self.text[start..end].trim_end_matches('\n')
    }

    fn by_initials(&self, letters: &str, found: &mut Vec<(Fit, u32, Id)>) {
        for (person, line) in self.text.lines().enumerate() {
            let mut wanted = letters.chars();
            let mut next = wanted.next();
            for word in line.split(' ').filter(|word| !word.is_empty()) {
                if next.is_some() && word.chars().next() == next {
                    next = wanted.next();
                }
            }
            if next.is_none() {
                found.push((Fit::Initials, person as u32, self.starts[person].1));
            }
        }
    }
}

/// How a person's names (" word word") fit all words typed; None where one does not.
fn fit(line: &str, words: &[&str]) -> Option<Fit> {
    if line.is_empty() {
        return None;
    }
    let mut worst = Fit::WholeBegins;
    for (at, word) in words.iter().enumerate() {
        let fit = if at == 0 && line[1..].starts_with(word) {
            Fit::WholeBegins
        } else if line.match_indices(word).any(|(found, _)| line.as_bytes()[found - 1] == b' ') {
            Fit::WordBegins
        } else if line.contains(word) {
            Fit::Inside
        } else {
            return None;
        };
        worst = worst.max(fit);
    }
    Some(worst)
}
