//! What are the groups of a picture called? What was found has numbers. Where most of a group's students share a class, or else a
//! grade, it is called by that; else it stays a number. So nobody has to guess what a colour means, and no group gets a name that
//! only a few of it bear.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::grade;
use domain::record::Id;
use domain::report::threshold;
use domain::school_network::Seat;
use domain::visitors::Behind;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::NetworkPerson;
use crate::failure::Result;
use crate::log::column_id;
use crate::read::enrolled_in;

/// A group of fewer people is not listed: it is a few who stand beside each other.
const LEAST: usize = 5;
/// A district has more classes than anybody would call a group by.
const MOST_SECTIONS: usize = 2_000;

/// A group of the picture, by what most of its students share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct NetworkGroup {
    pub community: u32,
    /// Its number, the largest first.
    pub nth: u32,
    /// The class of most of its students.
    pub section: Option<String>,
    /// Where they share no class: the grade of most of them.
    pub grade: Option<String>,
}

/// The groups, the largest first.
pub(super) fn groups(sql: &Connection, people: &[NetworkPerson], behind: &Behind) -> Result<Vec<NetworkGroup>> {
    let mut members: BTreeMap<u32, Vec<&NetworkPerson>> = BTreeMap::new();
    for person in people {
        members.entry(person.community).or_default().push(person);
    }
    let mut groups: Vec<(u32, Vec<&NetworkPerson>)> = members.into_iter().filter(|(_, of)| of.len() >= LEAST).collect();
    // Of two that are as large the one with whoever stands first by name.
    groups.sort_by_key(|(_, of)| (std::cmp::Reverse(of.len()), of.iter().map(|person| person.place).min()));
    let (classes, titles) = classes(sql, behind)?;
    let named = (1..).zip(groups).map(|(nth, (community, of))| {
        let students: Vec<&NetworkPerson> = of.into_iter().filter(|person| person.seat == Seat::Student).collect();
        let sections = students.iter().flat_map(|person| classes.get(&person.id).into_iter().flatten().cloned());
        // Counted as classes and not by their titles: thirty may be called "Homeroom".
        let section = shared(sections, students.len()).and_then(|section| titles.get(&section).cloned());
        let grades = students.iter().filter_map(|person| person.grade.as_deref());
        let grade =
            if section.is_some() { None } else { shared(grades.map(|told| grade::folded(told).into_owned()), students.len()) };
        NetworkGroup { community, nth, section, grade }
    });
    Ok(named.collect())
}

/// Of each student the classes, and of each class what it is called.
type Classes = (HashMap<Id, BTreeSet<Id>>, HashMap<Id, String>);

/// What more than half of so many share, and at least as many as a figure has to tell of.
fn shared<T: Ord>(of_each: impl Iterator<Item = T>, all: usize) -> Option<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    of_each.for_each(|one| *counts.entry(one).or_default() += 1);
    let (what, count) = counts.into_iter().max_by(|(one, a), (other, b)| a.cmp(b).then(other.cmp(one)))?;
    (2 * count > all && count >= threshold(None) as usize).then_some(what)
}

/// The classes of each student, and what each is called; of none where there are more classes than a school has.
fn classes(sql: &Connection, behind: &Behind) -> Result<Classes> {
    let all = sql
        .prepare_cached("SELECT id, title FROM section WHERE coalesce(has_left, 0) = 0 AND coalesce(title, '') <> '' LIMIT 2001")?
        .query_map([], |row| Ok((column_id(row, 0)?, row.get::<_, String>(1)?)))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let mut of: HashMap<Id, BTreeSet<Id>> = HashMap::new();
    if all.len() > MOST_SECTIONS {
        return Ok((of, HashMap::new()));
    }
    let mut read = sql.prepare_cached(&format!("SELECT e.person FROM {} e WHERE e.role = 'student'", enrolled_in("?1")))?;
    for (section, _) in &all {
        let mut rows = read.query([section.as_bytes()])?;
        while let Some(row) = rows.next()? {
            of.entry(behind.stands(column_id(row, 0)?)).or_default().insert(*section);
        }
    }
    Ok((of, all.into_iter().collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_is_called_by_what_more_than_half_of_it_and_ten_at_least_share() {
        let of = |counts: &[(&str, usize)], all| {
            shared(counts.iter().flat_map(|(name, count)| std::iter::repeat_n((*name).to_owned(), *count)), all)
        };
        assert_eq!(of(&[("Algebra", 12), ("Biology", 5)], 20), Some("Algebra".into()));
        assert_eq!(of(&[("Algebra", 10)], 20), None, "half of it is not most of it");
        assert_eq!(of(&[("Algebra", 9)], 9), None, "nine are too few to be called by it");
        // Who is in two classes is counted in each; of two that are shared by as many the first by name.
        assert_eq!(of(&[("Biology", 12), ("Algebra", 12)], 14), Some("Algebra".into()));
        assert_eq!(of(&[], 0), None);
    }
}
