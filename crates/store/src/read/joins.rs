//! Which records of one kind were joined, and which were told apart? What can be recorded twice is asked about, shown once where
//! somebody joined it, and kept twice all the same.

use std::collections::{BTreeSet, HashMap, HashSet};

use domain::record::Id;
use domain::visitors::Behind;

/// Which record stands for which, and which pairs are two for certain.
pub(super) struct Joins {
    behind: Behind,
    said: JoinsSaid,
}

/// What the rows of a table say of joining, until all of them are read.
#[derive(Default)]
pub(super) struct JoinsSaid {
    joined: HashMap<Id, Id>,
    apart: HashSet<(Id, Id)>,
}

impl JoinsSaid {
    pub(super) fn takes(&mut self, id: Id, same_as: Option<Id>, apart: BTreeSet<Id>) {
        self.joined.extend(same_as.map(|behind| (id, behind)));
        self.apart.extend(apart.into_iter().map(|other| (id, other)));
    }

    /// Whether any is joined to another: of nearly all stores none is.
    pub(super) fn joins_any(&self) -> bool {
        !self.joined.is_empty()
    }

    /// One that was joined to what is not here stands for itself.
    pub(super) fn among(self, is_here: impl Fn(Id) -> bool) -> Joins {
        Joins { behind: Behind::of(&self.joined, is_here), said: self }
    }
}

impl Joins {
    /// The record that stands for this one.
    pub(super) fn stands(&self, id: Id) -> Id {
        self.behind.stands(id)
    }

    /// Those that were joined to a record, in the order of their ids.
    pub(super) fn joined_to(&self, id: Id) -> Vec<Id> {
        let mut all: Vec<Id> =
            self.said.joined.keys().copied().filter(|other| *other != id && self.stands(*other) == id).collect();
        all.sort_unstable();
        all
    }

    /// The entries of a record: itself first, and those joined to it.
    pub(super) fn entries(&self, id: Id) -> Vec<Id> {
        std::iter::once(id).chain(self.joined_to(id)).collect()
    }

    /// Of records that look alike, group by group, the neighbours whom nobody told apart.
    pub(super) fn twins(&self, alike: impl IntoIterator<Item = Vec<Id>>) -> Vec<(Id, Id)> {
        let mut pairs = Vec::new();
        for mut ids in alike {
            ids.sort_unstable();
            let pair = |pair: &[Id]| (!self.said.apart.contains(&(pair[0], pair[1]))).then_some((pair[0], pair[1]));
            pairs.extend(ids.windows(2).filter_map(pair));
        }
        pairs
    }
}
