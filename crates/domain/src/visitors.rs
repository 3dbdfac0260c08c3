//! Who comes into a classroom from outside? A visitor is an entry of the district's registry: a name, an organisation, and
//! what they themselves said about their work and what they can offer. One who was entered twice is joined and can be
//! separated again, and one who comes no more is taken out of the directory; nothing of any is lost. There is no phone number and no address here on purpose.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use specta::Type;

use crate::change::{Scope, Set};
use crate::names;
use crate::record::{Fields, Ground, Id, Kind, read, read_id, value};
use crate::refusal::Refusal;

/// The longest of a visitor's short answers (organisation, role, availability), in characters.
pub const LONGEST_ANSWER: usize = 120;
/// The longest of what they volunteered about their own path, in characters.
pub const LONGEST_PATH: usize = 1_000;
/// At most so many languages.
pub const MOST_LANGUAGES: usize = 12;

/// The sixteen career clusters of the National Career Clusters Framework (Advance CTE, 2002 to 2024).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Cluster {
    Agriculture,
    Construction,
    Arts,
    Business,
    Education,
    Finance,
    Government,
    Health,
    Hospitality,
    HumanServices,
    Technology,
    Law,
    Manufacturing,
    Marketing,
    Science,
    Transport,
}

impl Cluster {
    pub const ALL: [Cluster; 16] = [
        Cluster::Agriculture,
        Cluster::Construction,
        Cluster::Arts,
        Cluster::Business,
        Cluster::Education,
        Cluster::Finance,
        Cluster::Government,
        Cluster::Health,
        Cluster::Hospitality,
        Cluster::HumanServices,
        Cluster::Technology,
        Cluster::Law,
        Cluster::Manufacturing,
        Cluster::Marketing,
        Cluster::Science,
        Cluster::Transport,
    ];
}

/// What a visitor can offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Offer {
    Talk,
    Host,
    Shadow,
    Mentor,
    Introduce,
    ReviewWork,
}

/// What is known of a visitor, as they told it. An empty text is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct VisitorTold {
    pub name: String,
    pub organisation: Option<String>,
    pub role: Option<String>,
    pub cluster: Option<Cluster>,
    pub offers: Vec<Offer>,
    pub languages: Vec<String>,
    /// What they volunteered about their own path.
    pub path: Option<String>,
    pub availability: Option<String>,
    /// Whether they would come again. None: nobody asked.
    pub returns: Option<bool>,
}

/// What is recorded about visitors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum VisitorEdit {
    /// A new visitor, or one told otherwise under the same id.
    DescribeVisitor {
        visitor: Id,
        told: VisitorTold,
    },
    /// `visitor` is the same person as `same_as`: shown once, kept twice, undoable.
    JoinVisitors {
        visitor: Id,
        same_as: Id,
    },
    SeparateVisitor {
        visitor: Id,
    },
    /// These two are two people, however alike they look.
    KeepVisitorsApart {
        visitor: Id,
        other: Id,
    },
    /// From that day on they are in the directory no more, and offered to nobody; None puts them back. Visits that were logged
    /// keep their name, and whoever comes after that day is in it again.
    RetireVisitor {
        visitor: Id,
        retired_on: Option<NaiveDate>,
    },
}

/// A short answer, or None where nothing is said.
fn answer(told: &Option<String>, most: usize) -> Result<Option<String>, Refusal> {
    told.as_deref().filter(|told| !told.trim().is_empty()).map(|told| names::words(told, most)).transpose()
}

/// What there is to set where it is told otherwise than now. An absent field and null are one.
pub(crate) fn differing(
    now: &Fields,
    scope: Scope,
    kind: Kind,
    record: Id,
    told: impl IntoIterator<Item = (&'static str, Value)>,
) -> Vec<Set> {
    told.into_iter()
        .filter(|(field, told)| now.get(*field).unwrap_or(&Value::Null) != told)
        .map(|(field, value)| Set { scope, kind, record, field, value })
        .collect()
}

impl VisitorTold {
    /// Reads a visitor from its record.
    pub fn read(fields: &Fields) -> Option<VisitorTold> {
        Some(VisitorTold {
            name: read(fields, "name")?,
            organisation: read(fields, "organisation"),
            role: read(fields, "role"),
            cluster: read(fields, "cluster"),
            offers: read(fields, "offers").unwrap_or_default(),
            languages: read(fields, "languages").unwrap_or_default(),
            path: read(fields, "path"),
            availability: read(fields, "availability"),
            returns: read(fields, "returns"),
        })
    }

    /// What makes the record say this.
    pub(crate) fn sets(&self, now: &Fields, visitor: Id) -> Result<Vec<Set>, Refusal> {
        let mut offers = self.offers.clone();
        offers.sort_unstable();
        offers.dedup();
        let mut languages: Vec<String> = Vec::new();
        for language in self.languages.iter().filter(|language| !language.trim().is_empty()) {
            let language = names::words(language, LONGEST_ANSWER)?;
            if !languages.iter().any(|known| names::folded(known) == names::folded(&language)) {
                languages.push(language);
            }
        }
        if languages.len() > MOST_LANGUAGES {
            return Err(Refusal::TooMany { most: MOST_LANGUAGES as u32 });
        }
        let some = |list: &[String]| if list.is_empty() { Value::Null } else { value(&list) };
        let told = [
            ("name", value(&names::told(&self.name)?)),
            ("organisation", value(&answer(&self.organisation, LONGEST_ANSWER)?)),
            ("role", value(&answer(&self.role, LONGEST_ANSWER)?)),
            ("cluster", value(&self.cluster)),
            ("offers", if offers.is_empty() { Value::Null } else { value(&offers) }),
            ("languages", some(&languages)),
            ("path", value(&answer(&self.path, LONGEST_PATH)?)),
            ("availability", value(&answer(&self.availability, LONGEST_ANSWER)?)),
            ("returns", value(&self.returns)),
        ];
        Ok(differing(now, Scope::District, Kind::Visitor, visitor, told))
    }
}

/// Joins a record to another of its kind through `same_as`. Refused where it would be a circle, in which none stands for the
/// others.
pub(crate) fn join(ground: &dyn Ground, kind: Kind, scope: Scope, record: Id, same_as: Id) -> Result<Vec<Set>, Refusal> {
    ground.record(kind, record).ok_or(Refusal::NoSuchRecord)?;
    let mut next = ground.record(kind, same_as).ok_or(Refusal::NoSuchRecord)?;
    if record == same_as {
        return Err(Refusal::SameStudent);
    }
    for _ in 0..64 {
        let Some(behind) = read_id(&next, "same_as") else { break };
        if behind == record {
            return Err(Refusal::SameStudent);
        }
        let Some(further) = ground.record(kind, behind) else { break };
        next = further;
    }
    Ok(vec![Set { scope, kind, record, field: "same_as", value: value(&same_as) }])
}

/// Notes that two records of a kind are two things. It is said on the one whose id is smaller, so that whoever says it says
/// the same.
pub(crate) fn keep_apart(ground: &dyn Ground, kind: Kind, scope: Scope, one: Id, other: Id) -> Result<Vec<Set>, Refusal> {
    let (record, other) = if one < other { (one, other) } else { (other, one) };
    ground.record(kind, other).ok_or(Refusal::NoSuchRecord)?;
    let now = ground.record(kind, record).ok_or(Refusal::NoSuchRecord)?;
    let mut apart: BTreeSet<Id> = read(&now, "apart").unwrap_or_default();
    if !apart.insert(other) {
        return Ok(Vec::new());
    }
    Ok(vec![Set { scope, kind, record, field: "apart", value: value(&apart) }])
}

/// Whom each record stands for, where records of a kind are joined: the end of its chain, or the smallest id of a circle that
/// two machines drew between them.
#[derive(Clone, Debug, Default)]
pub struct Behind(HashMap<Id, Id>);

impl Behind {
    /// `joins` are the records with what they were joined to; one that was joined to what is not here stands for itself.
    pub fn of(joins: &HashMap<Id, Id>, is_here: impl Fn(Id) -> bool) -> Behind {
        let mut behind = HashMap::with_capacity(joins.len());
        for start in joins.keys() {
            let (mut met, mut here) = (vec![*start], *start);
            while let Some(next) = joins.get(&here).copied().filter(|next| is_here(*next)) {
                if let Some(at) = met.iter().position(|known| *known == next) {
                    here = met[at..].iter().copied().min().unwrap_or(next);
                    break;
                }
                met.push(next);
                here = next;
            }
            behind.insert(*start, here);
        }
        Behind(behind)
    }

    /// Every record that is joined to another, or another to it.
    pub fn involved(&self) -> HashSet<Id> {
        self.0.iter().flat_map(|(one, other)| [*one, *other]).collect()
    }

    /// The records that are one, each list under the one that stands for them.
    pub fn circles(&self) -> HashMap<Id, Vec<Id>> {
        let mut circles: HashMap<Id, Vec<Id>> = HashMap::new();
        for id in self.involved() {
            circles.entry(self.stands(id)).or_default().push(id);
        }
        circles
    }

    /// The record that stands for this one.
    pub fn stands(&self, id: Id) -> Id {
        self.0.get(&id).copied().unwrap_or(id)
    }
}

impl VisitorEdit {
    /// What this edit changes.
    pub fn changes(&self, ground: &dyn Ground) -> Result<Vec<Set>, Refusal> {
        match self {
            VisitorEdit::DescribeVisitor { visitor, told } => {
                told.sets(&ground.record(Kind::Visitor, *visitor).unwrap_or_default(), *visitor)
            }
            VisitorEdit::JoinVisitors { visitor, same_as } => join(ground, Kind::Visitor, Scope::District, *visitor, *same_as),
            VisitorEdit::SeparateVisitor { visitor } => {
                let now = ground.record(Kind::Visitor, *visitor).ok_or(Refusal::NoSuchRecord)?;
                Ok(differing(&now, Scope::District, Kind::Visitor, *visitor, [("same_as", Value::Null)]))
            }
            VisitorEdit::KeepVisitorsApart { visitor, other } => {
                keep_apart(ground, Kind::Visitor, Scope::District, *visitor, *other)
            }
            VisitorEdit::RetireVisitor { visitor, retired_on } => {
                let now = ground.record(Kind::Visitor, *visitor).ok_or(Refusal::NoSuchRecord)?;
                Ok(differing(&now, Scope::District, Kind::Visitor, *visitor, [("retired_on", value(retired_on))]))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[derive(Default)]
    struct Here(BTreeMap<Id, Fields>);

    impl Here {
        fn does(&mut self, edit: &VisitorEdit) -> Result<usize, Refusal> {
            let sets = edit.changes(self)?;
            for set in &sets {
                assert_eq!((set.scope, set.kind), (Scope::District, Kind::Visitor));
                self.0.entry(set.record).or_default().insert(set.field.to_owned(), set.value.clone());
            }
            Ok(sets.len())
        }
    }

    impl Ground for Here {
        fn record(&self, _: Kind, id: Id) -> Option<Fields> {
            self.0.get(&id).cloned()
        }
        fn of(&self, _: Kind, _: &str, _: Id) -> Vec<(Id, Fields)> {
            Vec::new()
        }
    }

    fn id(n: u128) -> Id {
        Id::from_u128(n)
    }

    fn told(name: &str) -> VisitorTold {
        VisitorTold { name: name.into(), ..VisitorTold::default() }
    }

    #[test]
    fn a_visitor_is_what_they_said_and_what_nobody_asked_is_not_known() {
        let mut here = Here::default();
        let maya = VisitorTold {
            organisation: Some("  Basin  Power ".into()),
            offers: vec![Offer::Host, Offer::Talk, Offer::Host],
            languages: vec!["Español".into(), "espanol".into(), " ".into()],
            path: Some(" ".into()),
            ..told(" Maya  Brandt ")
        };
        here.does(&VisitorEdit::DescribeVisitor { visitor: id(1), told: maya }).unwrap();
        let read = VisitorTold::read(&here.0[&id(1)]).unwrap();
        assert_eq!((read.name.as_str(), read.organisation.as_deref()), ("Maya Brandt", Some("Basin Power")));
        assert_eq!((read.offers.as_slice(), read.languages.len(), read.path), (&[Offer::Talk, Offer::Host][..], 1, None));
        assert_eq!(read.returns, None);
        let again = VisitorTold::read(&here.0[&id(1)]).unwrap();
        assert_eq!(here.does(&VisitorEdit::DescribeVisitor { visitor: id(1), told: again }), Ok(0), "said twice");
    }

    #[test]
    fn a_visitor_has_a_name_even_where_it_looks_like_a_formula() {
        let mut here = Here::default();
        let describe = |name: &str| VisitorEdit::DescribeVisitor { visitor: id(1), told: told(name) };
        assert_eq!(here.does(&describe("  ")), Err(Refusal::NameIsEmpty));
        assert_eq!(here.does(&describe("=HYPERLINK(\"x\")")), Ok(1));
        let many = (0..20).map(|n| format!("language {n}")).collect();
        let told = VisitorTold { languages: many, ..told("Maya") };
        let refused = here.does(&VisitorEdit::DescribeVisitor { visitor: id(1), told });
        assert_eq!(refused, Err(Refusal::TooMany { most: 12 }));
    }

    #[test]
    fn two_entries_of_one_visitor_are_joined_once_and_never_in_a_circle() {
        let mut here = Here::default();
        for n in 1..=3 {
            here.does(&VisitorEdit::DescribeVisitor { visitor: id(n), told: told("Maya Brandt") }).unwrap();
        }
        let joins = |one, other| VisitorEdit::JoinVisitors { visitor: id(one), same_as: id(other) };
        assert_eq!(here.does(&joins(2, 1)), Ok(1));
        assert_eq!(here.does(&joins(1, 2)), Err(Refusal::SameStudent));
        assert_eq!(here.does(&joins(1, 1)), Err(Refusal::SameStudent));
        assert_eq!(here.does(&joins(1, 9)), Err(Refusal::NoSuchRecord));
        assert_eq!(here.does(&VisitorEdit::SeparateVisitor { visitor: id(2) }), Ok(1));
        assert_eq!(here.does(&VisitorEdit::SeparateVisitor { visitor: id(2) }), Ok(0));
        assert_eq!(here.does(&VisitorEdit::KeepVisitorsApart { visitor: id(3), other: id(1) }), Ok(1));
        assert_eq!(here.does(&VisitorEdit::KeepVisitorsApart { visitor: id(1), other: id(3) }), Ok(0));
    }

    #[test]
    fn a_chain_ends_at_who_is_joined_to_nobody_and_a_circle_at_its_smallest() {
        let joins = HashMap::from([(id(3), id(2)), (id(2), id(1)), (id(5), id(6)), (id(6), id(5)), (id(8), id(99))]);
        let behind = Behind::of(&joins, |id| id.as_u128() < 50);
        let stands: Vec<u128> = [1, 2, 3, 5, 6, 7, 8].map(|n| behind.stands(id(n)).as_u128()).to_vec();
        assert_eq!(stands, [1, 1, 1, 5, 5, 7, 8]);
    }
}
