//! Takes a form's answers into a visit. Whom each line means is looked for among the class of that visit and nowhere else: by
//! number, by name in either order; where it is nobody, or several, or somebody who was noted as away, a person is asked. What
//! would change is counted first, and then it is one Commit. A line that was taken before changes nothing.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use domain::after_visit::AfterEdit;
use domain::edit::Edit;
use domain::form_answers::{FormLine, FormTold, says_something};
use domain::line_reason::LineReason;
use domain::names::folded;
use domain::people::StudentByHand;
use domain::record::Id;
use domain::roster::{LineNote, Preview};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::commit::Committed;
use crate::desk::Desk;
use crate::failure::Result;
use crate::import::Watch;
use crate::log::last_position;
use crate::read::after_visit::{AfterLine, AfterSheet};
use crate::read::{ALL_OF, RECORD_CALLED};
use crate::tables::judged;

/// Why a person is asked whom a line means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum WhyAsked {
    /// Nobody of the class has this name or number.
    Nobody,
    /// More than one has it, or the name and the number are not one student's.
    Several,
    /// It is this student, who was noted as away.
    Away,
}

/// A line of which a person has to say whom it means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FormAsk {
    pub row: u32,
    pub file: String,
    pub line: u32,
    /// The name and the number as they stand there.
    pub written: String,
    pub why: WhyAsked,
    /// Whom it may mean, the likeliest first; empty where nobody is like it.
    pub like: Vec<Id>,
}

/// Somebody of the class.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FormMember {
    pub student: Id,
    pub name: String,
    pub was_away: bool,
}

/// A form, compared with the class of a visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FormMatch {
    /// How many lines mean one student who was there.
    pub matched: u32,
    pub asks: Vec<FormAsk>,
    pub class: Vec<FormMember>,
}

/// What a person said of a line that was asked about. None: leave it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FormChoice {
    pub row: u32,
    pub student: Option<Id>,
}

/// The lines of a form as they were read, and what is said of those that say less.
#[derive(Clone, Debug, Default)]
pub struct FormToTake {
    pub lines: Vec<FormLine>,
    pub refused: Vec<LineNote>,
    pub warned: Vec<LineNote>,
}

/// A form, compared with the store as it was at `position`.
#[derive(Debug)]
pub struct PreparedForm {
    told: Vec<FormTold>,
    on: NaiveDate,
    position: i64,
    pub preview: Preview,
}

/// Whom a line means.
enum Meant {
    One(usize),
    Asked(WhyAsked, Vec<usize>),
    /// A student who answered again further down.
    Again,
}

/// The class of a visit by its numbers and names: each is a place in the sheet.
struct Class<'a> {
    sheet: &'a AfterSheet,
    by_number: HashMap<String, BTreeSet<usize>>,
    by_name: HashMap<String, BTreeSet<usize>>,
    /// Who has a number of the school: what a roster calls them inside itself is none.
    with_number: BTreeSet<usize>,
}

/// The words of a name in no order: "Rivera Luz" and "Luz Rivera" are one.
fn words_of(name: &str) -> String {
    let name = folded(name);
    let mut words: Vec<&str> = name.split([' ', ',', '-']).filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words.join(" ")
}

fn written(who: &StudentByHand) -> String {
    let name = format!("{} {}", who.given, who.family).trim().to_owned();
    match &who.number {
        Some(number) if name.is_empty() => number.clone(),
        Some(number) => format!("{name} ({number})"),
        None => name,
    }
}

impl<'a> Class<'a> {
    fn read(sql: &Connection, sheet: &'a AfterSheet) -> Result<Class<'a>> {
        let (mut by_number, mut by_name): (HashMap<String, BTreeSet<usize>>, HashMap<String, BTreeSet<usize>>) =
            Default::default();
        let mut with_number = BTreeSet::new();
        // A student is known by whatever any of their records says.
        let mut found = sql.prepare_cached(&format!(
            "SELECT r.number, r.hand_number, r.source_id, coalesce(r.given, r.hand_given, ''), r.preferred_given,
                    coalesce(r.family, r.hand_family, ''), r.preferred_family,
                    {RECORD_CALLED}
             FROM student s JOIN student r ON r.id IN {ALL_OF} WHERE s.id = ?1"
        ))?;
        for (at, line) in sheet.lines.iter().enumerate() {
            by_name.entry(words_of(&line.name)).or_default().insert(at);
            let mut rows = found.query([line.student.as_bytes()])?;
            while let Some(row) = rows.next()? {
                for column in 0..3 {
                    if let Some(number) = row.get::<_, Option<String>>(column)?.filter(|number| !number.trim().is_empty()) {
                        by_number.entry(folded(number.trim())).or_default().insert(at);
                        if column < 2 {
                            with_number.insert(at);
                        }
                    }
                }
                let text = |column| row.get::<_, Option<String>>(column).map(Option::unwrap_or_default);
                let (given, preferred, called) = (text(3)?, text(4)?, text(7)?);
                for family in [text(5)?, text(6)?] {
                    // A family name alone is nobody's whole name.
                    let givens = [&given, &preferred, &called].into_iter().filter(|given| !given.is_empty());
                    for name in givens.map(|given| words_of(&format!("{given} {family}"))).filter(|_| !family.is_empty()) {
                        by_name.entry(name).or_default().insert(at);
                    }
                }
            }
        }
        by_name.remove("");
        Ok(Class { sheet, by_number, by_name, with_number })
    }

    fn meant(&self, who: &StudentByHand) -> Meant {
        let none = BTreeSet::new();
        let number = who.number.as_deref().map(|number| folded(number.trim())).filter(|number| !number.is_empty());
        let is_numbered = number.is_some();
        let numbered = number.and_then(|number| self.by_number.get(&number)).unwrap_or(&none);
        let name = words_of(&format!("{} {}", who.given, who.family));
        let named = self.by_name.get(&name).unwrap_or(&none);
        let all: Vec<usize> = numbered.union(named).copied().collect();
        match (&all[..], numbered.len(), named.len()) {
            // A name is written, and whoever has the number is called nothing like it: one of the two is a slip.
            ([one], 1, 0) if !name.is_empty() && !self.like(&name).contains(one) => {
                let mut like = self.like(&name);
                like.push(*one);
                Meant::Asked(WhyAsked::Several, like)
            }
            // A number is written that is not theirs: it may be somebody of another class who is called the same.
            ([one], 0, _) if is_numbered && self.with_number.contains(one) => Meant::Asked(WhyAsked::Several, vec![*one]),
            ([one], _, _) => self.there(*one),
            // Of several of one name it is the one who also has the number.
            (_, 1, _) if numbered.is_subset(named) => {
                numbered.first().map_or(Meant::Asked(WhyAsked::Several, all.clone()), |one| self.there(*one))
            }
            ([], _, _) => Meant::Asked(WhyAsked::Nobody, self.like(&name)),
            _ => Meant::Asked(WhyAsked::Several, all),
        }
    }

    /// Whom each line means. Of a student who answered more than once it is the last line that counts, and is asked about.
    fn all_meant(&self, lines: &[FormLine]) -> Vec<Meant> {
        let mut all: Vec<Meant> = lines.iter().map(|line| self.meant(&line.who)).collect();
        let mut met = BTreeSet::new();
        for meant in all.iter_mut().rev() {
            let at = match meant {
                Meant::One(at) => *at,
                Meant::Asked(WhyAsked::Away, like) => like[0],
                Meant::Asked(..) | Meant::Again => continue,
            };
            if !met.insert(at) {
                *meant = Meant::Again;
            }
        }
        all
    }

    fn there(&self, at: usize) -> Meant {
        match self.sheet.lines[at].was_present {
            Some(false) => Meant::Asked(WhyAsked::Away, vec![at]),
            _ => Meant::One(at),
        }
    }

    /// Those who share a word with a name, most of them first.
    fn like(&self, name: &str) -> Vec<usize> {
        let told: BTreeSet<&str> = name.split(' ').filter(|word| !word.is_empty()).collect();
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for (other, all) in &self.by_name {
            let same = other.split(' ').filter(|word| told.contains(word)).count();
            for at in all.iter().filter(|_| same > 0) {
                let most = shared.entry(*at).or_default();
                *most = (*most).max(same);
            }
        }
        let mut like: Vec<(usize, usize)> = shared.into_iter().collect();
        like.sort_by_key(|(at, same)| (std::cmp::Reverse(*same), *at));
        like.into_iter().map(|(at, _)| at).collect()
    }
}

fn is_said(line: &AfterLine) -> bool {
    line.talked.is_some() || line.learned.is_some() || line.wishes.is_some() || line.question.is_some()
}

impl Desk {
    /// Whom the lines of a form mean, of the class of a visit. Writes nothing.
    pub fn match_form(&self, visit: Id, lines: &[FormLine]) -> Result<FormMatch> {
        let sheet = self.after_sheet(visit)?;
        self.reading(|sql| {
            let class = Class::read(sql, &sheet)?;
            let mut found = FormMatch { matched: 0, asks: Vec::new(), class: Vec::with_capacity(sheet.lines.len()) };
            for (line, meant) in lines.iter().zip(class.all_meant(lines)) {
                match meant {
                    Meant::Again => {}
                    Meant::One(_) => found.matched += 1,
                    Meant::Asked(why, like) => found.asks.push(FormAsk {
                        row: line.row,
                        file: line.file.clone(),
                        line: line.line,
                        written: written(&line.who),
                        why,
                        like: like.into_iter().map(|at| sheet.lines[at].student).collect(),
                    }),
                }
            }
            found.class.extend(sheet.lines.iter().map(|line| FormMember {
                student: line.student,
                name: line.name.clone(),
                was_away: line.was_present == Some(false),
            }));
            Ok(found)
        })
    }

    /// Compares a form with what is known of a visit, each line as it is matched or was said. Writes nothing.
    pub fn prepare_form(&self, visit: Id, form: FormToTake, choices: &[FormChoice], on: NaiveDate) -> Result<PreparedForm> {
        let position = self.reading(last_position)?;
        let sheet = self.after_sheet(visit)?;
        let chosen: HashMap<u32, Option<Id>> = choices.iter().map(|choice| (choice.row, choice.student)).collect();
        let place_of: HashMap<Id, usize> = sheet.lines.iter().enumerate().map(|(at, line)| (line.student, at)).collect();
        self.reading(|sql| {
            let class = Class::read(sql, &sheet)?;
            let FormToTake { lines, mut refused, mut warned } = form;
            // Each student's line, the last where they answered more than once.
            let mut taken: BTreeMap<usize, FormLine> = BTreeMap::new();
            let meant = class.all_meant(&lines);
            for (line, meant) in lines.into_iter().zip(meant) {
                let chosen = chosen.get(&line.row).copied().flatten().and_then(|student| place_of.get(&student));
                let at = match (chosen, meant) {
                    (_, Meant::Again) => {
                        warned.push(LineNote::of(&line.file, line.line, None, LineReason::AnsweredAgain));
                        continue;
                    }
                    (_, Meant::One(at)) => at,
                    (Some(at), Meant::Asked(..)) => *at,
                    (None, Meant::Asked(why, _)) => {
                        let reason = match why {
                            WhyAsked::Nobody => LineReason::NotOfThisClass,
                            WhyAsked::Several => LineReason::SeveralOfThisClass,
                            WhyAsked::Away => LineReason::NotedAway,
                        };
                        refused.push(LineNote::of(&line.file, line.line, None, reason));
                        continue;
                    }
                };
                if sheet.lines[at].is_opted_out {
                    refused.push(LineNote::of(&line.file, line.line, None, LineReason::OptedOut));
                    continue;
                }
                if let Some(before) = taken.insert(at, line) {
                    warned.push(LineNote::of(&before.file, before.line, None, LineReason::AnsweredAgain));
                }
            }
            let mut preview = Preview { format: "Form".into(), ..Preview::default() };
            let mut all = Vec::with_capacity(taken.len());
            for (at, line) in taken {
                let known = &sheet.lines[at];
                let FormLine { talked, learned, wishes, question, .. } = line;
                let was_there = known.was_present == Some(false);
                let told = FormTold { visit: known.visit, student: known.student, talked, learned, wishes, question, was_there };
                let changes = judged(sql, |ground| told.changes(ground, on))?;
                let count = if !says_something(&changes) {
                    preview.untaken += u32::from(!changes.is_empty());
                    &mut preview.unchanged
                } else if is_said(known) {
                    &mut preview.changes
                } else {
                    &mut preview.adds
                };
                count.answers += 1;
                all.push(told);
            }
            for notes in [&mut refused, &mut warned] {
                notes.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
            }
            (preview.refused_total, preview.warned_total) = (refused.len() as u32, warned.len() as u32);
            (preview.refused, preview.warned) = (refused, warned);
            Ok(PreparedForm { told: all, on, position, preview })
        })
    }

    /// Takes a compared form: one Commit. Refused where the store changed since: look again.
    pub fn apply_form(&self, prepared: &PreparedForm, watch: Watch<'_>) -> Result<Committed> {
        let edit = Edit::After(AfterEdit::TakeForm { told: prepared.told.clone(), on: prepared.on });
        let committed = self.store().commit_at(self.me, &edit, prepared.position, watch)?;
        self.beside_hears(&committed);
        Ok(committed)
    }
}
