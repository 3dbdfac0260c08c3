//! Finds people by a few letters, and lists them by name. The folded names of everybody are held in one
//! run of text while the store is unlocked, in the order of the list, with who is on the caseload, in which
//! school and grade; read once and again after a change of the registry or the caseload. Any part of a name is found.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, RwLock};

use domain::change::Scope;
use domain::grade;
use domain::names::folded;
use domain::record::{Id, Kind};
use memchr::memmem;
use rusqlite::Connection;

use crate::commit::Committed;
use crate::failure::Result;
use crate::log;
use crate::read::schools::SameSchools;
use crate::read::students::Caseload;
use crate::read::{CALLED, GRADE, SCHOOL, STANDS};

/// The names, and whether they are to be read again.
#[derive(Default)]
pub struct Finder {
    known: RwLock<Option<Names>>,
    /// How often the names were forgotten: what was read before that is not kept after it.
    forgotten: AtomicU64,
    /// Whoever comes while they are being read waits for those.
    reading: Mutex<()>,
    /// Whose own names changed since: only theirs are read again.
    changed: Mutex<Vec<Id>>,
}

/// Of so many students the names are read one by one; beyond, everybody's at once.
const FEW: usize = 8;

/// Edits after which somebody else may stand for a student, what takes such edits back, and what came or went by sync: then everybody's names are read
/// again.
const JOINING: [&str; 5] = ["join_students", "separate_students", "undo", "redo", "sync"];

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
    /// Where each person's names begin, in ascending order.
    starts: Vec<u32>,
    /// The letters with which each person's words begin, one person after another, and where they end: two letters are
    /// looked for in everybody's, and their whole names would be several times as much to go over.
    initials: String,
    initials_ends: Vec<u32>,
    people: Vec<Id>,
    /// On the caseload of whoever works here; and the places of those who are, in order.
    is_mine: Vec<bool>,
    mine: Vec<u32>,
    /// Each person's school and grade, by their places below.
    school: Vec<Option<u32>>,
    grade: Vec<Option<u32>>,
    schools: HashMap<Id, u32>,
    grades: HashMap<String, u32>,
}

/// How well a name fits; smaller is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    WholeBegins,
    WordBegins,
    Initials,
    Inside,
}

/// Whom to look among: everything that is given has to fit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Among<'a> {
    /// On the caseload of whoever works here.
    pub caseload: bool,
    /// The one that stands for those joined to it.
    pub school: Option<Id>,
    /// As `domain::grade::folded` has it.
    pub grade: Option<&'a str>,
}

impl Finder {
    /// Whether names have to be read again after a commit of these kinds.
    pub fn forgets(kinds: &[Kind]) -> bool {
        kinds
            .iter()
            .any(|kind| matches!(kind, Kind::School | Kind::Student | Kind::NameHere | Kind::CaseloadRule | Kind::CaseloadMember))
    }

    /// Forgets the names when a commit may have changed them: those of a few students, or everybody's.
    pub fn heard(&self, committed: &Committed) {
        if !Finder::forgets(&committed.kinds) {
            return;
        }
        let mut known = self.known.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        let mut changed = self.changed.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        self.forgotten.fetch_add(1, Ordering::SeqCst);
        match only_of(committed) {
            Some(students) if known.is_some() && changed.len() + students.len() <= FEW => changed.extend(students),
            _ => {
                changed.clear();
                *known = None;
            }
        }
    }

    /// Reads the names where they are not known yet. Asked at unlock and behind a commit that changed one, so that the first
    /// letter is as fast as the second.
    pub fn prepare(&self, sql: &Connection, counselor: Id) -> Result<()> {
        let is_known = || {
            self.known.read().unwrap_or_else(std::sync::PoisonError::into_inner).is_some()
                && self.changed.lock().unwrap_or_else(std::sync::PoisonError::into_inner).is_empty()
        };
        if is_known() {
            return Ok(());
        }
        let _reading = self.reading.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        self.read_changed(sql, counselor)?;
        if is_known() {
            return Ok(());
        }
        loop {
            let before = self.forgotten.load(Ordering::SeqCst);
            let names = Names::read(sql, counselor)?;
            let mut known = self.known.write().unwrap_or_else(std::sync::PoisonError::into_inner);
            if self.forgotten.load(Ordering::SeqCst) == before {
                *known = Some(names);
                self.changed.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clear();
                return Ok(());
            }
        }
    }

    /// Puts the names of those who changed in the place of the former ones.
    fn read_changed(&self, sql: &Connection, counselor: Id) -> Result<()> {
        let mut known = self.known.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        let changed = std::mem::take(&mut *self.changed.lock().unwrap_or_else(std::sync::PoisonError::into_inner));
        let Some(names) = known.as_mut() else { return Ok(()) };
        if changed.is_empty() {
            return Ok(());
        }
        let read = names.read_again(sql, counselor, &changed);
        if read.is_err() {
            // Half of a change is worse than none.
            *known = None;
        }
        read
    }

    /// Students whose names fit every word typed, best first; all of them by name where nothing is typed.
    pub fn find(&self, sql: &Connection, counselor: Id, typed: &str, among: Among<'_>) -> Result<Vec<Id>> {
        loop {
            self.prepare(sql, counselor)?;
            // A commit may have made them be forgotten in between.
            if let Some(names) = self.known.read().unwrap_or_else(std::sync::PoisonError::into_inner).as_ref() {
                return Ok(names.find(typed, among));
            }
        }
    }
}

/// The students whose names alone a commit can have changed; None where it can be anybody's.
fn only_of(committed: &Committed) -> Option<Vec<Id>> {
    let is_own = committed.kinds.iter().all(|kind| matches!(kind, Kind::Student | Kind::NameHere) || !Finder::forgets(&[*kind]));
    if !is_own || JOINING.contains(&committed.edit.as_str()) {
        return None;
    }
    let students = committed.scopes.iter().map(|scope| match scope {
        Scope::Student(student) => Some(*student),
        _ => None,
    });
    students.collect()
}

/// Has left, family, given, id: the order of the list.
type Order = (bool, String, String, Id);

/// What is asked of every student alike: whose caseload it is, and which schools are one.
struct Around {
    caseload: Caseload,
    same: SameSchools,
}

impl Around {
    fn of(sql: &Connection, counselor: Id) -> Result<Around> {
        Ok(Around { caseload: Caseload::of(sql, counselor)?, same: SameSchools::of(sql)? })
    }
}

/// On the caseload, and the places of school and grade.
type Belongs = (bool, Option<u32>, Option<u32>);

impl Names {
    fn read(sql: &Connection, counselor: Id) -> Result<Names> {
        let mut names = Names::default();
        let mut found = names.rows(sql, &Around::of(sql, counselor)?, None)?;
        found.sort_unstable();
        for (place, (order, line, belongs)) in found.into_iter().enumerate() {
            names.put(place, order.3, &line, belongs);
        }
        names.who_is_mine();
        Ok(names)
    }

    /// What the tables say of everybody, or of one student.
    fn rows(&mut self, sql: &Connection, around: &Around, only: Option<Id>) -> Result<Vec<(Order, String, Belongs)>> {
        let Around { caseload, same } = around;
        let mut all = sql.prepare_cached(&format!(
            "SELECT s.id, s.given, s.middle, s.family, s.preferred_given, s.preferred_family, s.hand_given, s.hand_family, {CALLED}, s.number,
                    s.hand_number, s.called, coalesce(s.has_left, 0), {}, {SCHOOL}, {GRADE}
             FROM student s WHERE {STANDS}{}",
            caseload.condition,
            if only.is_some() { " AND s.id = ?" } else { "" },
        ))?;
        let only = only.map(|student| rusqlite::types::Value::Blob(student.as_bytes().to_vec()));
        let mut rows = all.query(rusqlite::params_from_iter(caseload.values.iter().cloned().chain(only)))?;
        // Names are compared as people read them, without case and accents.
        let mut found: Vec<(Order, String, Belongs)> = Vec::new();
        let mut words: Vec<String> = Vec::new();
        while let Some(row) = rows.next()? {
            let id = log::column_id(row, 0)?;
            let mut parts: [Option<String>; 11] = Default::default();
            for (at, part) in parts.iter_mut().enumerate() {
                *part = row.get_ref(at + 1)?.as_str_or_null().ok().flatten().map(folded);
            }
            words.clear();
            for word in parts.iter().flatten().flat_map(|name| name.split(|c: char| c.is_whitespace() || c == '-')) {
                if !word.is_empty() && !words.iter().any(|known| known == word) {
                    words.push(word.to_owned());
                }
            }
            let mut line = String::new();
            for word in &words {
                line.push(' ');
                line.push_str(word);
            }
            let first_of = |places: [usize; 3]| places.into_iter().find_map(|at| parts[at].clone()).unwrap_or_default();
            let order = (row.get::<_, bool>(12)?, first_of([4, 2, 6]), first_of([3, 0, 5]), id);
            let place = |known: usize| u32::try_from(known).unwrap_or(u32::MAX);
            let school = log::column_id_or_none(row, 14)?.map(|school| {
                let school = same.behind(school);
                let next = place(self.schools.len());
                *self.schools.entry(school).or_insert(next)
            });
            let grade = row.get::<_, Option<String>>(15)?.map(|grade| {
                let next = place(self.grades.len());
                *self.grades.entry(grade::folded(&grade).into_owned()).or_insert(next)
            });
            found.push((order, line, (row.get::<_, Option<bool>>(13)?.unwrap_or(false), school, grade)));
        }
        Ok(found)
    }

    /// Somebody into this place of the list. Who is on the caseload is to be asked again afterwards.
    fn put(&mut self, place: usize, id: Id, line: &str, (is_mine, school, grade): Belongs) {
        let initials: String = line.split(' ').filter_map(|word| word.chars().next()).collect();
        let from = self.starts.get(place).map_or(self.text.len(), |start| *start as usize);
        let initials_from = if place == 0 { 0 } else { self.initials_ends[place - 1] as usize };
        let (long, long_initials) = (line.len() as u32 + 1, initials.len() as u32);
        if place == self.people.len() {
            self.text.push_str(line);
            self.text.push('\n');
            self.initials.push_str(&initials);
        } else {
            self.text.insert_str(from, &format!("{line}\n"));
            self.initials.insert_str(initials_from, &initials);
        }
        self.starts.insert(place, from as u32);
        self.initials_ends.insert(place, initials_from as u32);
        self.starts[place + 1..].iter_mut().for_each(|start| *start += long);
        self.initials_ends[place..].iter_mut().for_each(|end| *end += long_initials);
        self.people.insert(place, id);
        self.is_mine.insert(place, is_mine);
        self.school.insert(place, school);
        self.grade.insert(place, grade);
    }

    /// Somebody out of the list.
    fn take(&mut self, place: usize) {
        let from = self.starts[place] as usize;
        let to = self.starts.get(place + 1).map_or(self.text.len(), |start| *start as usize);
        let initials_from = if place == 0 { 0 } else { self.initials_ends[place - 1] as usize };
        let initials_to = self.initials_ends[place] as usize;
        self.text.replace_range(from..to, "");
        self.initials.replace_range(initials_from..initials_to, "");
        self.starts.remove(place);
        self.initials_ends.remove(place);
        self.starts[place..].iter_mut().for_each(|start| *start -= (to - from) as u32);
        self.initials_ends[place..].iter_mut().for_each(|end| *end -= (initials_to - initials_from) as u32);
        self.people.remove(place);
        self.is_mine.remove(place);
        self.school.remove(place);
        self.grade.remove(place);
    }

    fn who_is_mine(&mut self) {
        self.mine = (0..self.people.len() as u32).filter(|person| self.is_mine[*person as usize]).collect();
    }

    /// The names of these students, as they are now, where the list has them. All are taken out before the first is put in:
    /// a place is looked for among people who stand where they belong.
    fn read_again(&mut self, sql: &Connection, counselor: Id, students: &[Id]) -> Result<()> {
        for student in students {
            if let Some(place) = self.people.iter().position(|person| person == student) {
                self.take(place);
            }
        }
        let around = Around::of(sql, counselor)?;
        let mut read: Vec<Id> = students.to_vec();
        read.sort_unstable();
        read.dedup();
        for student in read {
            let Some((order, line, belongs)) = self.rows(sql, &around, Some(student))?.pop() else { continue };
            let (mut low, mut high) = (0, self.people.len());
            while low < high {
                let middle = low.midpoint(high);
                let there = self.rows(sql, &around, Some(self.people[middle]))?.pop();
                if there.is_some_and(|(there, ..)| there < order) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            self.put(low, student, &line, belongs);
        }
        self.who_is_mine();
        Ok(())
    }

    fn find(&self, typed: &str, among: Among<'_>) -> Vec<Id> {
        let typed = folded(typed);
        let words: Vec<&str> =
            typed.split(|c: char| c.is_whitespace() || c == '-' || c == ',').filter(|word| !word.is_empty()).collect();
        // A school or a grade that nobody has fits nobody.
        let school = among.school.map(|school| self.schools.get(&school).copied());
        let grade = among.grade.map(|grade| self.grades.get(grade).copied());
        if school == Some(None) || grade == Some(None) {
            return Vec::new();
        }
        let is_among = |person: usize| {
            (!among.caseload || self.is_mine[person])
                && school.is_none_or(|school| self.school[person] == school)
                && grade.is_none_or(|grade| self.grade[person] == grade)
        };
        // The longest word is the rarest: look for that one, then ask the others.
        let Some(rarest) = words.iter().max_by_key(|word| word.len()) else {
            return (0..self.people.len()).filter(|person| is_among(*person)).map(|person| self.people[person]).collect();
        };
        // A single letter is only looked for where a word begins: inside, nearly every name has it.
        let is_letter = rarest.chars().count() == 1;
        let letters = match words.as_slice() {
            [letters] if (2..=3).contains(&letters.chars().count()) => Some(*letters),
            _ => None,
        };
        // In the order of the list within each fit: nothing is left to sort.
        let mut found: [Vec<u32>; 4] = Default::default();
        let mut put = |person: usize, fit: Option<Fit>| {
            let is_less = matches!(fit, Some(Fit::Inside) | None);
            let fit = if is_less && letters.is_some_and(|letters| self.has_initials(person, letters)) {
                Some(Fit::Initials)
            } else {
                fit
            };
            if let Some(fit) = fit.filter(|_| is_among(person)) {
                found[fit as usize].push(person as u32);
            }
        };
        if among.caseload {
            for person in &self.mine {
                put(*person as usize, fit(self.line(*person as usize), &words, is_letter));
            }
        } else {
            let wanted = if is_letter { format!(" {rarest}") } else { (*rarest).to_owned() };
            let finder = memmem::Finder::new(wanted.as_bytes());
            let (mut next, mut from) = (0, 0);
            while let Some(at) = finder.find(&self.text.as_bytes()[from..]) {
                let mut person = next;
                while self.starts.get(person + 1).is_some_and(|start| *start as usize <= from + at) {
                    person += 1;
                }
                if letters.is_some() {
                    (next..person).for_each(|between| put(between, None));
                }
                put(person, fit(self.line(person), &words, is_letter));
                next = person + 1;
                from = self.starts.get(next).map_or(self.text.len(), |start| *start as usize);
            }
            if letters.is_some() {
                (next..self.people.len()).for_each(|between| put(between, None));
            }
        }
        found.into_iter().flatten().map(|person| self.people[person as usize]).collect()
    }

    fn line(&self, person: usize) -> &str {
        let start = self.starts[person] as usize;
        let end = self.starts.get(person + 1).map_or(self.text.len(), |start| *start as usize);
        self.text[start..end].trim_end_matches('\n')
    }

    /// Whether a person's words begin with these letters, in their order.
    fn has_initials(&self, person: usize, letters: &str) -> bool {
        let begin = if person == 0 { 0 } else { self.initials_ends[person - 1] as usize };
        let mut initials = self.initials[begin..self.initials_ends[person] as usize].chars();
        letters.chars().all(|letter| initials.any(|initial| initial == letter))
    }
}

/// How a person's names (" word word") fit all words typed; None where one does not, or where one only lies inside a name and
/// `begins_only` asks for more.
fn fit(line: &str, words: &[&str], begins_only: bool) -> Option<Fit> {
    if line.is_empty() {
        return None;
    }
    let mut worst = Fit::WholeBegins;
    for (at, word) in words.iter().enumerate() {
        let fit = if at == 0 && line[1..].starts_with(word) {
            Fit::WholeBegins
        } else if line.match_indices(word).any(|(found, _)| line.as_bytes()[found - 1] == b' ') {
            Fit::WordBegins
        } else if !begins_only && line.contains(word) {
            Fit::Inside
        } else {
            return None;
        };
        worst = worst.max(fit);
    }
    Some(worst)
}
