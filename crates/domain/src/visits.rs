//! Who met whom in a classroom? A visit is one visitor with one class on one day; an encounter is one student's part in it.
//! Being in the room is no relationship: format, and whether it went both ways, are said apart. A student whose parents
//! opted out is left out here, whoever ticks them, so that no screen can record them by accident.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use specta::Type;

use crate::change::{REMOVED, Scope, Set};
use crate::class_by_hand;
use crate::consent::{Consent, ConsentFor};
use crate::names;
use crate::people::NewStudent;
use crate::plans::PlanEdit;
use crate::record::{Fields, Ground, Id, Kind, derived, read, read_id, value};
use crate::refusal::Refusal;
use crate::visit_list::ListMapping;
use crate::visitors::{VisitorTold, differing, join, keep_apart};

/// The largest group that may be logged at once: an assembly of a whole grade.
pub const MOST_PRESENT: usize = 1_000;
/// The longest purpose or learning aim, in characters.
pub const LONGEST_AIM: usize = 280;

/// How they met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    InPerson,
    /// Live over a screen.
    Virtual,
    /// Watched, without anybody at the other end.
    Recorded,
}

impl Format {
    /// The one that is written so. None: this program does not know it.
    pub fn named(word: &str) -> Option<Format> {
        match word {
            "in_person" => Some(Format::InPerson),
            "virtual" => Some(Format::Virtual),
            "recorded" => Some(Format::Recorded),
            _ => None,
        }
    }

    /// Whether somebody was there who could be spoken with.
    pub const fn is_live(self) -> bool {
        !matches!(self, Format::Recorded)
    }
}

/// The four steps of a visit that has meaning. None: nobody said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct VisitSteps {
    /// Students prepared for it.
    pub prepared: Option<bool>,
    /// They spoke with each other.
    pub two_way: Option<bool>,
    /// Students thought about it afterwards.
    pub reflected: Option<bool>,
    /// Who wanted could stay in touch.
    pub stay_in_touch: Option<bool>,
}

/// Who came: somebody of the directory, or someone new.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "who", rename_all = "snake_case")]
pub enum WhoCame {
    Known { visitor: Id },
    New { visitor: Id, name: String, organisation: Option<String> },
}

/// A visit as it is logged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct LoggedVisit {
    pub visit: Id,
    pub section: Id,
    pub who: WhoCame,
    pub held_on: NaiveDate,
    /// "10:40", by the clock of the room: by it the class is guessed next time.
    pub began_at: Option<String>,
    pub format: Format,
    pub present: Vec<Id>,
    pub absent: Vec<Id>,
    pub steps: VisitSteps,
    /// Who logged it.
    pub logged_by: Id,
}

/// What is recorded about visits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum VisitEdit {
    /// Logged, or logged otherwise under the same id. The class stays: [`VisitEdit::MoveVisit`].
    LogVisit {
        visit: LoggedVisit,
    },
    /// It was another class that met them. A visit lies in the file of its class: it is logged anew in the other one, and the
    /// one that was logged by mistake is removed with every entry that was joined to it. What was said of it goes along; who
    /// was there does not, since it was another class.
    MoveVisit {
        visit: LoggedVisit,
        instead_of: Id,
    },
    /// What can wait: the steps, the purpose known to both sides, and the learning aim.
    DescribeVisit {
        visit: Id,
        steps: VisitSteps,
        purpose: Option<String>,
        aim: Option<String>,
    },
    /// With every entry that was joined to it.
    RemoveVisit {
        visit: Id,
    },
    /// One visit that was logged twice: shown once, kept twice, undoable.
    JoinVisits {
        visit: Id,
        same_as: Id,
    },
    SeparateVisit {
        visit: Id,
    },
    KeepVisitsApart {
        visit: Id,
        other: Id,
    },
    /// A list with these headings is read like this next time.
    RememberList {
        columns: Vec<String>,
        mapping: ListMapping,
    },
    /// A class for which there is no roster: students who are known, and new ones by name.
    BringClass {
        section: Id,
        title: String,
        school: Option<Id>,
        teacher: Id,
        known: Vec<Id>,
        students: Vec<NewStudent>,
    },
    /// A class that was brought in so is called otherwise, somebody joins it, somebody leaves it. One of a roster is what its
    /// roster says. Who was at a visit stays who was there.
    ChangeClass {
        section: Id,
        title: String,
        known: Vec<Id>,
        students: Vec<NewStudent>,
        without: Vec<Id>,
    },
    /// A class that was brought in so is over, or was brought in by mistake: it is offered no more. Its visits keep its name.
    EndClass {
        section: Id,
    },
}

/// One student's part in a visit: whoever logs it, it is one record.
pub fn encounter_id(visit: Id, student: Id) -> Id {
    derived(visit, &[b"encounter", student.as_bytes()])
}

/// Who was there, as one value: presence is nothing without whose and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Met {
    pub visit: Id,
    pub student: Id,
    pub was_present: bool,
}

/// The visit of an encounter.
pub fn visit_of(fields: &Fields) -> Option<Id> {
    fields.get("met")?.get("visit")?.as_str()?.parse().ok()
}

/// The file of a visit, or of an activity: its class's.
pub(crate) fn scope_of(visit: &Fields) -> Result<Scope, Refusal> {
    read_id(visit, "section").map(Scope::Section).ok_or(Refusal::NoSuchRecord)
}

fn steps_told(steps: &VisitSteps) -> [(&'static str, Value); 4] {
    [
        ("prepared", value(&steps.prepared)),
        ("two_way", value(&steps.two_way)),
        ("reflected", value(&steps.reflected)),
        ("stay_in_touch", value(&steps.stay_in_touch)),
    ]
}

impl VisitSteps {
    /// Reads them from a visit.
    pub fn read(visit: &Fields) -> VisitSteps {
        VisitSteps {
            prepared: read(visit, "prepared"),
            two_way: read(visit, "two_way"),
            reflected: read(visit, "reflected"),
            stay_in_touch: read(visit, "stay_in_touch"),
        }
    }
}

/// "9:05" and "09:05" are one; what is no time of a day is not kept.
pub(crate) fn time_of_day(told: &str) -> Option<String> {
    let (hours, minutes) = told.trim().split_once(':')?;
    let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours < 24 && minutes < 60).then(|| format!("{hours:02}:{minutes:02}"))
}

impl WhoCame {
    /// Their entry in the directory; somebody new is told of in `sets`.
    pub(crate) fn visitor(&self, ground: &dyn Ground, sets: &mut Vec<Set>) -> Result<Id, Refusal> {
        match self {
            WhoCame::Known { visitor } => {
                let now = ground.record(Kind::Visitor, *visitor).ok_or(Refusal::NoSuchRecord)?;
                // Whoever comes again is in the directory again.
                sets.extend(differing(&now, Scope::District, Kind::Visitor, *visitor, [("retired_on", Value::Null)]));
                Ok(*visitor)
            }
            WhoCame::New { visitor, name, organisation } => {
                let told = VisitorTold { name: name.clone(), organisation: organisation.clone(), ..VisitorTold::default() };
                let known = ground.record(Kind::Visitor, *visitor);
                // Logged again a moment later: what else was said of them meanwhile stays.
                if known.is_none() {
                    sets.extend(told.sets(&Fields::new(), *visitor)?);
                }
                Ok(*visitor)
            }
        }
    }
}

impl LoggedVisit {
    pub(crate) fn changes(&self, ground: &dyn Ground) -> Result<Vec<Set>, Refusal> {
        ground.record(Kind::Section, self.section).ok_or(Refusal::NoSuchRecord)?;
        if self.present.len() + self.absent.len() > MOST_PRESENT {
            return Err(Refusal::TooMany { most: MOST_PRESENT as u32 });
        }
        let scope = Scope::Section(self.section);
        let now = ground.record(Kind::Visit, self.visit).unwrap_or_default();
        if read_id(&now, "section").is_some_and(|section| section != self.section) {
            return Err(Refusal::NoSuchRecord);
        }
        let mut sets = Vec::with_capacity(12 + self.present.len() + self.absent.len());
        let visitor = self.who.visitor(ground, &mut sets)?;
        let told = [
            ("section", value(&self.section)),
            ("visitor", value(&visitor)),
            ("held_on", value(&self.held_on)),
            ("began_at", value(&self.began_at.as_deref().and_then(time_of_day))),
            ("format", value(&self.format)),
            // Whoever corrects a visit did not log it.
            ("logged_by", value(&read_id(&now, "logged_by").unwrap_or(self.logged_by))),
        ];
        sets.extend(differing(&now, scope, Kind::Visit, self.visit, told.into_iter().chain(steps_told(&self.steps))));
        // One that was planned takes along what it was planned for; what was said of it since stays.
        let planned = ground.record(Kind::PlannedVisit, self.visit).unwrap_or_default();
        if read_id(&planned, "section") == Some(self.section) {
            let unsaid = ["purpose", "aim"].into_iter().filter(|field| !now.contains_key(*field));
            let told = unsaid.map(|field| (field, planned.get(field).cloned().unwrap_or_default()));
            sets.extend(differing(&now, scope, Kind::Visit, self.visit, told));
        }
        let told = self.present.iter().map(|one| (*one, true)).chain(self.absent.iter().map(|one| (*one, false)));
        // Ticked under two of their records they were there once.
        let told: BTreeMap<Id, bool> = told.collect();
        let mut before: BTreeMap<Id, Fields> = match now.is_empty() {
            true => BTreeMap::new(),
            false => ground.of(Kind::Encounter, "visit", self.visit).into_iter().collect(),
        };
        for (student, was_present) in told {
            ground.record(Kind::Student, student).ok_or(Refusal::NoSuchStudent)?;
            if Consent::is_refused(ground, student, ConsentFor::Visits) {
                continue;
            }
            let record = encounter_id(self.visit, student);
            let now = before.remove(&record).unwrap_or_default();
            let met = Met { visit: self.visit, student, was_present };
            sets.extend(differing(&now, scope, Kind::Encounter, record, [("met", value(&met))]));
        }
        // Whoever is in the class no more, or opted out since, was in none of the two lists.
        let gone = |record| Set { scope, kind: Kind::Encounter, record, field: REMOVED, value: value(&true) };
        sets.extend(before.into_keys().map(gone));
        Ok(sets)
    }
}

/// Every entry of a visit or an activity with its scope, this one among them: one that was logged twice and joined is one to
/// whoever looks at it.
pub(crate) fn entries(ground: &dyn Ground, kind: Kind, record: Id) -> Result<BTreeMap<Id, Scope>, Refusal> {
    let mut all = BTreeMap::new();
    let mut open = vec![record];
    while let Some(here) = open.pop() {
        let Some(now) = ground.record(kind, here).filter(|_| !all.contains_key(&here)) else { continue };
        all.insert(here, scope_of(&now)?);
        open.extend(read_id(&now, "same_as"));
        open.extend(ground.of(kind, "same_as", here).into_iter().map(|(id, _)| id));
    }
    Ok(all)
}

impl VisitEdit {
    /// What this edit changes.
    pub fn changes(&self, ground: &dyn Ground) -> Result<Vec<Set>, Refusal> {
        let there = |visit: Id| {
            let now = ground.record(Kind::Visit, visit).ok_or(Refusal::NoSuchRecord)?;
            Ok::<_, Refusal>((scope_of(&now)?, now))
        };
        match self {
            VisitEdit::LogVisit { visit } => visit.changes(ground),
            VisitEdit::MoveVisit { visit, instead_of } => {
                let (from, before) = there(*instead_of)?;
                if from == Scope::Section(visit.section) || ground.record(Kind::Visit, visit.visit).is_some() {
                    return Err(Refusal::NoSuchRecord);
                }
                // Whoever corrects a visit did not log it.
                let logged_by = read_id(&before, "logged_by").unwrap_or(visit.logged_by);
                let moved = LoggedVisit { logged_by, ..visit.clone() };
                let mut sets = moved.changes(ground)?;
                let aims =
                    ["purpose", "aim", "signed_in_at"].map(|field| (field, before.get(field).cloned().unwrap_or_default()));
                sets.extend(differing(&Fields::new(), Scope::Section(visit.section), Kind::Visit, visit.visit, aims));
                sets.extend(VisitEdit::RemoveVisit { visit: *instead_of }.changes(ground)?);
                // What it was planned as took place after all, with another class: it is not due again.
                if ground.record(Kind::PlannedVisit, *instead_of).is_some() {
                    sets.extend(PlanEdit::DropPlan { plan: *instead_of }.changes(ground)?);
                }
                Ok(sets)
            }
            VisitEdit::DescribeVisit { visit, steps, purpose, aim } => {
                let (scope, now) = there(*visit)?;
                let words = |told: &Option<String>| {
                    let told = told.as_deref().filter(|told| !told.trim().is_empty());
                    told.map(|told| names::words(told, LONGEST_AIM)).transpose()
                };
                let told = [("purpose", value(&words(purpose)?)), ("aim", value(&words(aim)?))];
                Ok(differing(&now, scope, Kind::Visit, *visit, steps_told(steps).into_iter().chain(told)))
            }
            VisitEdit::RemoveVisit { visit } => {
                there(*visit)?;
                let removed =
                    |(entry, scope)| Set { scope, kind: Kind::Visit, record: entry, field: REMOVED, value: value(&true) };
                Ok(entries(ground, Kind::Visit, *visit)?.into_iter().map(removed).collect())
            }
            VisitEdit::JoinVisits { visit, same_as } => {
                let ((scope, one), (_, other)) = (there(*visit)?, there(*same_as)?);
                if read_id(&one, "section") != read_id(&other, "section") {
                    return Err(Refusal::NoSuchRecord);
                }
                join(ground, Kind::Visit, scope, *visit, *same_as)
            }
            VisitEdit::SeparateVisit { visit } => {
                let (scope, now) = there(*visit)?;
                Ok(differing(&now, scope, Kind::Visit, *visit, [("same_as", Value::Null)]))
            }
            VisitEdit::KeepVisitsApart { visit, other } => {
                let (scope, _) = there(*visit)?;
                keep_apart(ground, Kind::Visit, scope, *visit, *other)
            }
            VisitEdit::RememberList { columns, mapping } => crate::visit_list::remembered(ground, columns, mapping),
            VisitEdit::BringClass { section, title, school, teacher, known, students } => {
                class_by_hand::brought(ground, *section, (title, *school), *teacher, (known, students))
            }
            VisitEdit::ChangeClass { section, title, known, students, without } => {
                class_by_hand::changed(ground, *section, title, (known, students), without)
            }
            VisitEdit::EndClass { section } => class_by_hand::ended(ground, *section),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::told_so_far::ToldSoFar;

    const CLASS: Id = Id::from_u128(10);
    const MAYA: Id = Id::from_u128(20);
    const VISIT: Id = Id::from_u128(30);

    fn id(n: u128) -> Id {
        Id::from_u128(n)
    }

    /// Two classes, three students, and one visitor.
    fn school() -> ToldSoFar {
        let students = (1..=3).map(|n| (Kind::Student, id(n)));
        ToldSoFar::of([(Kind::Section, CLASS), (Kind::Section, id(11)), (Kind::Visitor, MAYA)].into_iter().chain(students))
    }

    fn does(here: &mut ToldSoFar, edit: &VisitEdit) -> Result<Vec<(Kind, &'static str)>, Refusal> {
        here.takes(edit.changes(here))
    }

    fn present(here: &ToldSoFar) -> Vec<(u128, bool)> {
        let all = here.of(Kind::Encounter, "visit", VISIT);
        let mut all: Vec<(u128, bool)> = all
            .iter()
            .filter_map(|(_, fields)| read::<Met>(fields, "met"))
            .map(|met| (met.student.as_u128(), met.was_present))
            .collect();
        all.sort_unstable();
        all
    }

    fn logged(present: &[u128], absent: &[u128]) -> LoggedVisit {
        LoggedVisit {
            visit: VISIT,
            section: CLASS,
            who: WhoCame::Known { visitor: MAYA },
            held_on: NaiveDate::from_ymd_opt(2026, 11, 20).unwrap(),
            began_at: Some("9:05".into()),
            format: Format::InPerson,
            present: present.iter().map(|n| id(*n)).collect(),
            absent: absent.iter().map(|n| id(*n)).collect(),
            steps: VisitSteps { two_way: Some(true), ..VisitSteps::default() },
            logged_by: id(90),
        }
    }

    #[test]
    fn a_visit_is_logged_once_and_what_is_corrected_is_all_that_is_written() {
        let mut here = school();
        does(&mut here, &VisitEdit::LogVisit { visit: logged(&[1, 2], &[3]) }).unwrap();
        assert_eq!(present(&here), [(1, true), (2, true), (3, false)]);
        assert_eq!(here.0[&(Kind::Visit, VISIT)]["began_at"], "09:05");
        assert_eq!(does(&mut here, &VisitEdit::LogVisit { visit: logged(&[1, 2], &[3]) }), Ok(vec![]));
        let corrected = does(&mut here, &VisitEdit::LogVisit { visit: logged(&[1], &[2]) }).unwrap();
        assert_eq!(corrected, [(Kind::Encounter, "met"), (Kind::Encounter, REMOVED)]);
        assert_eq!(present(&here), [(1, true), (2, false)]);
        let by_another = LoggedVisit { logged_by: id(91), ..logged(&[1], &[2]) };
        assert_eq!(does(&mut here, &VisitEdit::LogVisit { visit: by_another }), Ok(vec![]), "whoever corrects it did not log it");
    }

    #[test]
    fn whoever_opted_out_is_left_out_whoever_ticks_them_and_goes_where_they_were_recorded() {
        let mut here = school();
        does(&mut here, &VisitEdit::LogVisit { visit: logged(&[1, 2, 3], &[]) }).unwrap();
        let no = [("student", value(&id(2))), ("what", value(&ConsentFor::Visits)), ("answer", "no".into())];
        let day = ("given_on", value(&NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()));
        let fields = no.into_iter().chain([day]).map(|(field, value)| (field.to_owned(), value)).collect();
        here.0.insert((Kind::Consent, id(70)), fields);
        does(&mut here, &VisitEdit::LogVisit { visit: logged(&[1, 2, 3], &[]) }).unwrap();
        assert_eq!(present(&here), [(1, true), (3, true)]);
        let mut other = logged(&[2], &[]);
        other.visit = id(31);
        let written = does(&mut here, &VisitEdit::LogVisit { visit: other }).unwrap();
        assert!(written.iter().all(|(kind, _)| *kind == Kind::Visit), "{written:?}");
    }

    #[test]
    fn someone_new_needs_a_name_and_a_class_has_to_be_here() {
        let mut here = school();
        let new = |name: &str| LoggedVisit {
            who: WhoCame::New { visitor: id(21), name: name.into(), organisation: Some(" ".into()) },
            ..logged(&[1], &[])
        };
        assert_eq!(does(&mut here, &VisitEdit::LogVisit { visit: new(" ") }), Err(Refusal::NameIsEmpty));
        does(&mut here, &VisitEdit::LogVisit { visit: new("=cmd|'/c calc'!A1") }).unwrap();
        assert_eq!(here.0[&(Kind::Visitor, id(21))]["name"], "=cmd|'/c calc'!A1");
        let elsewhere = LoggedVisit { section: id(99), visit: id(31), ..logged(&[1], &[]) };
        assert_eq!(does(&mut here, &VisitEdit::LogVisit { visit: elsewhere }), Err(Refusal::NoSuchRecord));
        let moved = LoggedVisit { section: id(11), ..logged(&[1], &[]) };
        assert_eq!(does(&mut here, &VisitEdit::LogVisit { visit: moved }), Err(Refusal::NoSuchRecord));
        let stranger = LoggedVisit { visit: id(31), ..logged(&[7], &[]) };
        assert_eq!(does(&mut here, &VisitEdit::LogVisit { visit: stranger }), Err(Refusal::NoSuchStudent));
        let everybody = LoggedVisit { present: vec![id(1); MOST_PRESENT + 1], ..logged(&[], &[]) };
        assert_eq!(does(&mut here, &VisitEdit::LogVisit { visit: everybody }), Err(Refusal::TooMany { most: 1_000 }));
    }

    #[test]
    fn a_visit_that_was_logged_with_the_wrong_class_stands_with_the_right_one_and_nowhere_else() {
        let mut here = school();
        does(&mut here, &VisitEdit::LogVisit { visit: logged(&[1, 2], &[]) }).unwrap();
        let (purpose, aim) = (Some("How a clinic runs".to_owned()), None);
        let described = VisitEdit::DescribeVisit { visit: VISIT, steps: VisitSteps::default(), purpose, aim };
        does(&mut here, &described).unwrap();
        let right = LoggedVisit { visit: id(31), section: id(11), logged_by: id(91), ..logged(&[3], &[]) };
        let moves = |visit: &LoggedVisit| VisitEdit::MoveVisit { visit: visit.clone(), instead_of: VISIT };
        let same_class = LoggedVisit { section: CLASS, ..right.clone() };
        assert_eq!(does(&mut here, &moves(&same_class)), Err(Refusal::NoSuchRecord), "that is no other class");
        let same_id = LoggedVisit { visit: VISIT, ..right.clone() };
        assert_eq!(does(&mut here, &moves(&same_id)), Err(Refusal::NoSuchRecord));
        does(&mut here, &moves(&right)).unwrap();
        assert!(here.record(Kind::Visit, VISIT).is_none());
        let moved = &here.0[&(Kind::Visit, id(31))];
        assert_eq!((&moved["purpose"], read_id(moved, "section")), (&value(&"How a clinic runs"), Some(id(11))));
        assert_eq!(read_id(moved, "logged_by"), Some(id(90)), "whoever corrects it did not log it");
        assert_eq!(does(&mut here, &moves(&right)), Err(Refusal::NoSuchRecord), "it is gone from there");
    }

    #[test]
    fn a_visit_logged_twice_is_joined_where_it_was_one_class() {
        let mut here = school();
        for (visit, section) in [(30, 10), (31, 10), (32, 11)] {
            let one = LoggedVisit { visit: id(visit), section: id(section), ..logged(&[1], &[]) };
            does(&mut here, &VisitEdit::LogVisit { visit: one }).unwrap();
        }
        let joins = |one, other| VisitEdit::JoinVisits { visit: id(one), same_as: id(other) };
        assert_eq!(does(&mut here, &joins(31, 30)), Ok(vec![(Kind::Visit, "same_as")]));
        assert_eq!(does(&mut here, &joins(32, 30)), Err(Refusal::NoSuchRecord));
        assert_eq!(does(&mut here, &VisitEdit::SeparateVisit { visit: id(31) }), Ok(vec![(Kind::Visit, "same_as")]));
        assert_eq!(
            does(&mut here, &VisitEdit::KeepVisitsApart { visit: id(31), other: id(30) }),
            Ok(vec![(Kind::Visit, "apart")])
        );
        does(&mut here, &VisitEdit::RemoveVisit { visit: VISIT }).unwrap();
        assert_eq!(does(&mut here, &VisitEdit::SeparateVisit { visit: VISIT }), Err(Refusal::NoSuchRecord));
    }
}
