//! Takes in commits that were made elsewhere: by another device, or by this one before it was restored.
//! Any order and any repetition gives the same tables, because each record is read again out of all
//! that was ever said about it.

use std::collections::BTreeSet;

use domain::change::Scope;
use domain::record::{Id, Kind};

use crate::commit::Committed;
use crate::erase::{self, Erased};
use crate::failure::Result;
use crate::log::{self, Commit};
use crate::open::Store;
use crate::rebuild;

impl Store {
    /// Merges commits in one transaction. Those the log has already are passed over.
    pub fn merge(&self, commits: &[Commit]) -> Result<Committed> {
        self.at_once(|sql| {
            let mut touched: BTreeSet<(Id, String)> = BTreeSet::new();
            let mut erased = Erased::read(sql)?;
            for commit in commits {
                let let_in = erased.let_in(&commit.changes);
                let changes = let_in.as_deref().unwrap_or(&commit.changes);
                if changes.is_empty() && !commit.changes.is_empty() {
                    continue;
                }
                if log::append(sql, &*self.rim, &commit.heading, changes, commit.heading.device == self.device)? {
                    touched.extend(changes.iter().map(|change| (change.record, change.kind.clone())));
                    // What comes after it in these commits is met by it already.
                    for by in changes.iter().filter(|change| change.kind == Kind::Erasure.name() && change.field == "marks") {
                        rebuild::project(sql, &log::changes_of(sql, &by.kind, by.record)?)?;
                        erased = Erased::read(sql)?;
                    }
                }
            }
            let mut scopes: BTreeSet<Scope> = BTreeSet::new();
            let mut kinds: BTreeSet<Kind> = BTreeSet::new();
            let erasures: Vec<Id> =
                touched.iter().filter(|(_, kind)| kind == Kind::Erasure.name()).map(|(record, _)| *record).collect();
            for (record, kind) in touched {
                let changes = log::changes_of(sql, &kind, record)?;
                if let Some((kind, scope, _)) = rebuild::project(sql, &changes)? {
                    kinds.insert(kind);
                    scopes.insert(scope);
                }
            }
            // Erase beats everything, in whatever order it comes.
            for by in erasures {
                kinds.extend(erase::heed(sql, self, by)?);
            }
            Ok(Committed {
                commit: None,
                edit: "merge".into(),
                scopes: scopes.into_iter().collect(),
                kinds: kinds.into_iter().collect(),
            })
        })
    }

    /// Every commit after a position of this machine, as it would travel.
    pub fn commits_after(&self, position: i64) -> Result<Vec<Commit>> {
        self.reading(|sql| log::commits_after(sql, position))
    }

    /// How many parts the district's server has not acknowledged. Without a server: all that was kept here.
    pub fn unsent(&self) -> Result<u32> {
        self.reading(|sql| Ok(sql.prepare_cached("SELECT count(*) FROM outbox")?.query_row([], |row| row.get(0))?))
    }
}
