//! In which fields of work does a student want to meet somebody? Up to three of the sixteen career clusters, in the student's own
//! choice, changed on any day. It lies in the student's own file and not in a class's: it is about nobody else, it stays where
//! they change class, and their next teacher need not ask again. Nothing is kept of a student whose parents opted out of visits.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use specta::Type;

use crate::change::{Scope, Set};
use crate::consent::{Consent, ConsentFor};
use crate::names;
use crate::people::joined;
use crate::record::{Fields, Ground, Id, KITH, Kind, derived, read, value};
use crate::refusal::Refusal;
use crate::visitors::{Cluster, differing};
use crate::visits::MOST_PRESENT;

/// At most so many clusters: who chooses all of them has chosen none.
pub const MOST_CHOSEN: usize = 3;

/// What one student chose. Nothing takes back what was chosen before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ClustersTold {
    pub student: Id,
    pub clusters: Vec<Cluster>,
}

/// What is recorded of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum InterestEdit {
    /// From a laptop that is passed on, from a sheet, or with the student on their page.
    ChooseClusters { told: Vec<ClustersTold>, on: NaiveDate },
    /// From a list, of a class or of a school: one line for each student.
    TakeChoices { told: Vec<ClustersTold>, on: NaiveDate },
    /// How a list with these headings is read.
    RememberChoices { columns: Vec<String>, mapping: Vec<ChoiceColumn> },
}

/// What a column of a list of choices means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ChoiceColumn {
    Ignore,
    FullName,
    Given,
    Family,
    Number,
    /// A career cluster, or several; up to three columns may each hold one.
    Cluster,
}

/// The memory of how a list with these headings is read.
pub fn choices_mapping_id(columns: &[String]) -> Id {
    let folded: Vec<String> = columns.iter().map(|column| names::folded(column)).collect();
    let mut parts: Vec<&[u8]> = vec![b"list of choices"];
    parts.extend(folded.iter().map(|column| column.as_bytes()));
    derived(KITH, &parts)
}

/// As many lines as a list of a school has at most.
const MOST_LISTED: usize = 20_000;

/// A choice as it is kept, one value: which, and on which day. Two laptops that heard another one at the same time keep both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chosen {
    pub clusters: BTreeSet<Cluster>,
    pub on: NaiveDate,
}

/// A student's choice: whoever writes it down, it is one record.
pub fn interest_id(student: Id) -> Id {
    derived(student, &[b"interest"])
}

impl Chosen {
    /// Reads it from its record. None where nothing is chosen.
    pub fn read(fields: &Fields) -> Option<Chosen> {
        read::<Chosen>(fields, "chosen").filter(|chosen| !chosen.clusters.is_empty())
    }
}

impl InterestEdit {
    /// What this edit changes.
    pub fn changes(&self, ground: &dyn Ground) -> Result<Vec<Set>, Refusal> {
        let (told, on, most) = match self {
            InterestEdit::ChooseClusters { told, on } => (told, on, MOST_PRESENT),
            InterestEdit::TakeChoices { told, on } => (told, on, MOST_LISTED),
            InterestEdit::RememberChoices { columns, mapping } => {
                let record = choices_mapping_id(columns);
                let now = ground.record(Kind::ListMapping, record).unwrap_or_default();
                return Ok(differing(&now, Scope::District, Kind::ListMapping, record, [("mapping", value(mapping))]));
            }
        };
        if told.len() > most {
            return Err(Refusal::TooMany { most: most as u32 });
        }
        let mut sets = Vec::new();
        for line in told {
            sets.extend(line.changes(ground, *on)?);
        }
        Ok(sets)
    }
}

impl ClustersTold {
    /// What this choice changes: nothing where it was chosen already, or of a student whose parents opted out.
    pub fn changes(&self, ground: &dyn Ground, on: NaiveDate) -> Result<Vec<Set>, Refusal> {
        ground.record(Kind::Student, self.student).ok_or(Refusal::NoSuchStudent)?;
        let clusters: BTreeSet<Cluster> = self.clusters.iter().copied().collect();
        if clusters.len() > MOST_CHOSEN {
            return Err(Refusal::TooMany { most: MOST_CHOSEN as u32 });
        }
        if Consent::is_refused(ground, self.student, ConsentFor::Visits) {
            return Ok(Vec::new());
        }
        let record = interest_id(self.student);
        let now = ground.record(Kind::Interest, record).unwrap_or_default();
        // Somebody written down twice has one choice: the last that was told under any of their records.
        let others: Vec<(Id, Fields)> = (joined(ground, self.student).into_iter())
            .filter(|other| *other != self.student)
            .filter_map(|other| Some((other, ground.record(Kind::Interest, interest_id(other))?)))
            .collect();
        let all = others.iter().map(|(other, fields)| (interest_id(*other), fields)).chain([(record, &now)]);
        let last = all.filter_map(|(id, fields)| Some((Chosen::read(fields)?, id))).max_by_key(|(chosen, id)| (chosen.on, *id));
        // Chosen again as it was: the day on which it was chosen first stays.
        if last.map(|(chosen, _)| chosen.clusters).unwrap_or_default() == clusters {
            return Ok(Vec::new());
        }
        let chosen = match clusters.is_empty() {
            true => Value::Null,
            false => value(&Chosen { clusters, on }),
        };
        let told = [("student", value(&self.student)), ("chosen", chosen)];
        let mut sets = differing(&now, Scope::Student(self.student), Kind::Interest, record, told);
        for (other, fields) in others.iter().filter(|(_, fields)| Chosen::read(fields).is_some()) {
            let over = [("chosen", Value::Null)];
            sets.extend(differing(fields, Scope::Student(*other), Kind::Interest, interest_id(*other), over));
        }
        Ok(sets)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[derive(Default)]
    struct Here(BTreeMap<(Kind, Id), Fields>);

    impl Ground for Here {
        fn record(&self, kind: Kind, id: Id) -> Option<Fields> {
            self.0.get(&(kind, id)).cloned()
        }
        fn of(&self, kind: Kind, field: &str, owner: Id) -> Vec<(Id, Fields)> {
            let is = |fields: &Fields| fields.get(field) == Some(&value(&owner));
            self.0.iter().filter(|((of, _), fields)| *of == kind && is(fields)).map(|((_, id), f)| (*id, f.clone())).collect()
        }
    }

    const LUZ: Id = Id::from_u128(1);

    impl Here {
        fn with_luz() -> Here {
            Here(BTreeMap::from([((Kind::Student, LUZ), Fields::new())]))
        }

        fn chooses(&mut self, clusters: &[Cluster], day: u32) -> Result<usize, Refusal> {
            let told = vec![ClustersTold { student: LUZ, clusters: clusters.to_vec() }];
            let on = NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
            let sets = InterestEdit::ChooseClusters { told, on }.changes(self)?;
            for set in &sets {
                assert_eq!((set.scope, set.kind), (Scope::Student(LUZ), Kind::Interest));
                self.0.entry((set.kind, set.record)).or_default().insert(set.field.to_owned(), set.value.clone());
            }
            Ok(sets.len())
        }

        fn chosen(&self) -> Option<(Vec<Cluster>, u32)> {
            let chosen = Chosen::read(self.0.get(&(Kind::Interest, interest_id(LUZ)))?)?;
            Some((chosen.clusters.into_iter().collect(), chrono::Datelike::day(&chosen.on)))
        }
    }

    #[test]
    fn up_to_three_are_chosen_changed_and_taken_back() {
        let mut here = Here::with_luz();
        assert_eq!(here.chooses(&[], 2), Ok(0), "nothing chosen, nothing kept");
        assert_eq!(here.chooses(&[Cluster::Health, Cluster::Arts, Cluster::Health], 2), Ok(2));
        assert_eq!(here.chosen(), Some((vec![Cluster::Arts, Cluster::Health], 2)));
        assert_eq!(here.chooses(&[Cluster::Arts, Cluster::Health], 9), Ok(0), "the same again is no new choice");
        assert_eq!(here.chooses(&[Cluster::Law], 9), Ok(1));
        assert_eq!(here.chosen(), Some((vec![Cluster::Law], 9)));
        assert_eq!(here.chooses(&Cluster::ALL[..4], 9), Err(Refusal::TooMany { most: 3 }));
        assert_eq!(here.chosen(), Some((vec![Cluster::Law], 9)), "and nothing is lost");
        assert_eq!((here.chooses(&[], 9), here.chosen()), (Ok(1), None));
    }

    #[test]
    fn nobody_who_is_not_here_chooses_and_nothing_is_kept_of_one_whose_parents_opted_out() {
        let mut nobody = Here::default();
        assert_eq!(nobody.chooses(&[Cluster::Law], 1), Err(Refusal::NoSuchStudent));
        let mut here = Here::with_luz();
        let mut no = Fields::new();
        let told = [
            ("student", value(&LUZ)),
            ("what", value(&ConsentFor::Visits)),
            ("answer", "no".into()),
            ("given_on", value(&NaiveDate::default())),
        ];
        no.extend(told.map(|(field, told)| (field.to_owned(), told)));
        here.0.insert((Kind::Consent, Id::from_u128(9)), no);
        assert_eq!((here.chooses(&[Cluster::Law], 1), here.chosen()), (Ok(0), None));
    }

    #[test]
    fn somebody_written_down_twice_has_one_choice_and_takes_it_back_as_one() {
        const TYPED: Id = Id::from_u128(2);
        let mut here = Here::with_luz();
        let typed = ClustersTold { student: TYPED, clusters: vec![Cluster::Health] };
        here.0.insert((Kind::Student, TYPED), Fields::new());
        let tells = |here: &mut Here, told: &ClustersTold, day: u32| {
            let on = NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
            let sets = InterestEdit::ChooseClusters { told: vec![told.clone()], on }.changes(here).unwrap();
            let many = sets.len();
            for set in sets {
                here.0.entry((set.kind, set.record)).or_default().insert(set.field.to_owned(), set.value);
            }
            many
        };
        let luz = |clusters: &[Cluster]| ClustersTold { student: LUZ, clusters: clusters.to_vec() };
        tells(&mut here, &typed, 2);
        here.0.insert((Kind::Student, TYPED), Fields::from_iter([("same_as".into(), value(&LUZ))]));
        assert_eq!(tells(&mut here, &luz(&[Cluster::Health]), 3), 0, "it is chosen already");
        assert!(tells(&mut here, &luz(&[]), 4) > 0);
        let left = |here: &Here| {
            let of = |student| here.record(Kind::Interest, interest_id(student)).and_then(|told| Chosen::read(&told));
            [LUZ, TYPED].into_iter().filter_map(of).map(|chosen| chosen.clusters).collect::<Vec<_>>()
        };
        assert_eq!(left(&here), Vec::<BTreeSet<Cluster>>::new(), "no older one comes up again");
        tells(&mut here, &typed, 5);
        tells(&mut here, &luz(&[Cluster::Law]), 6);
        assert_eq!(left(&here), [BTreeSet::from([Cluster::Law])]);
    }
}
