//! The desk: a profile's store and the drafts that lie beside it. Every write of the application comes
//! through here; it knows which log a wave's gestures belong to, and nothing of windows.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, RwLock};

use chrono::NaiveDate;
use domain::change::Scope;
use domain::edit::Edit;
use domain::record::{Ground, Id, Kind, read, read_id};
use domain::refusal::Refusal;
use domain::waves::{DRAFT_DAYS, WaveEdit, keep};
use rusqlite::Connection;

use crate::cipher::DataKey;
use crate::clock::Rim;
use crate::commit::Committed;
use crate::draft::Drafts;
use crate::failure::{Failure, Result};
use crate::finder::Finder;
use crate::open::{Caches, Store};
use crate::tables::{Over, Tables};
use crate::undo::{UndoReach, Undone};

/// The name of a profile's store in its folder.
pub const STORE: &str = "store.kith";

/// A profile that is unlocked.
pub struct Desk {
    /// Who works here: the author of every commit.
    pub me: Id,
    store: Store,
    drafts: Drafts,
    open_drafts: RwLock<BTreeMap<Id, Arc<Draft>>>,
    /// Drafts whose file or key could not be read: kept, and told.
    unreadable: Vec<Id>,
    pub finder: Finder,
    rim: Arc<dyn Rim>,
}

/// One open draft.
pub(crate) struct Draft {
    pub(crate) student: Id,
    pub(crate) store: Store,
}

impl Desk {
    /// Makes the store of a new profile's folder. Nothing lies on the desk yet.
    pub fn create(folder: &Path, key: &DataKey, me: Id, rim: Arc<dyn Rim>) -> Result<Desk> {
        let store = Store::create(&folder.join(STORE), key, rim.clone(), Caches::MAIN)?;
        let drafts = Drafts::in_folder(&folder.join("drafts"));
        Ok(Desk { me, store, drafts, open_drafts: RwLock::default(), unreadable: Vec::new(), finder: Finder::default(), rim })
    }

    /// Opens the store of a profile's folder and its drafts. `today` is the local day: drafts past their days are destroyed.
    /// A store that the quick check finds damaged is not opened, so that nothing gets worse.
    pub fn open(folder: &Path, key: &DataKey, me: Id, rim: Arc<dyn Rim>, today: NaiveDate) -> Result<Desk> {
        let store = Store::open(&folder.join(STORE), key, rim.clone(), Caches::MAIN)?;
        if !store.check_quick()?.is_whole {
            return Err(Failure::Damaged);
        }
        let drafts = Drafts::in_folder(&folder.join("drafts"));
        let mut open_drafts = BTreeMap::new();
        let mut unreadable = Vec::new();
        drafts.sweep()?;
        for wave in drafts.waves()? {
            let draft = match drafts.open(wave, key, rim.clone()) {
                Ok(draft) => draft,
                Err(Failure::InUse) => return Err(Failure::InUse),
                Err(_) => {
                    unreadable.push(wave);
                    continue;
                }
            };
            let told = draft.reading(|sql| Tables(sql).find(Kind::Wave, wave))?;
            let is_kept = store.reading(|sql| Ok(Tables(sql).find(Kind::Wave, wave)?.is_some()))?;
            let opened_on = told.as_ref().and_then(|told| read::<NaiveDate>(told, "opened_on"));
            let student = told.as_ref().and_then(|told| read_id(told, "student"));
            match (opened_on, student) {
                // Kept already: the power failed between writing and destroying. What was kept is in the store.
                _ if is_kept => {
                    drop(draft);
                    drafts.destroy(wave, &*rim)?;
                }
                (Some(opened_on), Some(student)) if (today - opened_on).num_days() < DRAFT_DAYS => {
                    open_drafts.insert(wave, Arc::new(Draft { student, store: draft }));
                }
                // Past its days, or opened and never written to.
                _ => {
                    drop(draft);
                    drafts.destroy(wave, &*rim)?;
                }
            }
        }
        Ok(Desk { me, store, drafts, open_drafts: RwLock::new(open_drafts), unreadable, finder: Finder::default(), rim })
    }

    /// The main store.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The rim that was handed in.
    pub fn rim(&self) -> &Arc<dyn Rim> {
        &self.rim
    }

    /// Drafts that could not be opened, by wave.
    pub fn unreadable_drafts(&self) -> &[Id] {
        &self.unreadable
    }

    pub(crate) fn draft(&self, wave: Id) -> Option<Arc<Draft>> {
        self.open_drafts.read().unwrap_or_else(std::sync::PoisonError::into_inner).get(&wave).cloned()
    }

    /// Drafts open here: wave and student.
    pub fn drafts(&self) -> Vec<(Id, Id)> {
        let drafts = self.open_drafts.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        drafts.iter().map(|(wave, draft)| (*wave, draft.student)).collect()
    }

    /// Looks at a wave as it stands: over the draft's tables where it is a draft, else at the store's.
    pub fn at_wave<T>(&self, wave: Id, look: impl FnOnce(&dyn Ground) -> Result<T>) -> Result<T> {
        self.store.reading(|sql| {
            let below = Tables(sql);
            match self.draft(wave) {
                Some(draft) => draft.store.reading(|sql| look(&Over { above: &Tables(sql), below: &below })),
                None => look(&below),
            }
        })
    }

    /// Reads the main store.
    pub fn reading<T>(&self, look: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        self.store.reading(look)
    }

    /// Records what a person meant.
    pub fn commit(&self, edit: &Edit) -> Result<Committed> {
        let committed = match edit {
            Edit::Map { wave, .. } => match self.draft(*wave) {
                Some(draft) => self.in_draft(&draft, *wave, |below| draft.store.commit(self.me, edit, Some(below)))?,
                None => self.store.commit(self.me, edit, None)?,
            },
            Edit::Wave(WaveEdit::Open { wave, student, .. }) => self.open_wave(*wave, *student, edit)?,
            Edit::Wave(WaveEdit::Keep { wave, kept_on, audience, is_counted }) => {
                let draft = self.draft(*wave).ok_or_else(|| self.no_draft(*wave))?;
                let sets = self.store.reading(|sql| {
                    let below = Tables(sql);
                    draft.store.reading(|sql| {
                        Ok(keep(&Over { above: &Tables(sql), below: &below }, &below, *wave, *kept_on, *audience, *is_counted)?)
                    })
                })?;
                let mut committed = self.store.commit_sets(self.me, edit.name(), &sets)?;
                drop(draft);
                self.destroy(*wave)?;
                committed.scopes.push(Scope::Draft(*wave));
                committed
            }
            Edit::Wave(WaveEdit::Forget { wave }) => {
                let draft = self.draft(*wave).ok_or_else(|| self.no_draft(*wave))?;
                let student = draft.student;
                drop(draft);
                self.destroy(*wave)?;
                Committed {
                    commit: None,
                    edit: edit.name().to_owned(),
                    scopes: vec![Scope::Student(student), Scope::Draft(*wave)],
                    kinds: vec![Kind::Wave],
                }
            }
            _ => self.store.commit(self.me, edit, None)?,
        };
        self.finder.heard(&committed);
        Ok(committed)
    }

    /// Applies a compared roster: one Commit.
    pub fn apply_roster(&self, prepared: &crate::import::Prepared, watch: crate::import::Watch<'_>) -> Result<Committed> {
        let committed = self.store.apply_roster(self.me, prepared, watch)?;
        self.finder.heard(&committed);
        Ok(committed)
    }

    fn no_draft(&self, wave: Id) -> Failure {
        let is_kept = self.store.reading(|sql| Ok(Tables(sql).find(Kind::Wave, wave)?.is_some())).unwrap_or(false);
        Failure::Refused(if is_kept { Refusal::WaveIsDecided } else { Refusal::NoSuchWave })
    }

    fn in_draft(&self, draft: &Draft, wave: Id, commit: impl FnOnce(&dyn Ground) -> Result<Committed>) -> Result<Committed> {
        let mut committed = self.store.reading(|sql| commit(&Tables(sql)))?;
        if committed.commit.is_some() {
            committed.scopes = vec![Scope::Draft(wave), Scope::Student(draft.student)];
        }
        Ok(committed)
    }

    fn open_wave(&self, wave: Id, student: Id, edit: &Edit) -> Result<Committed> {
        if self.store.reading(|sql| Tables(sql).find(Kind::Student, student))?.is_none() {
            return Err(Failure::Refused(Refusal::NoSuchStudent));
        }
        if let Some((open, _)) = self.drafts().into_iter().find(|(_, of)| *of == student) {
            return Err(Failure::Refused(Refusal::WaveIsOpen { wave: open }));
        }
        if self.store.reading(|sql| Tables(sql).find(Kind::Wave, wave))?.is_some() {
            return Err(Failure::Refused(Refusal::WaveIsDecided));
        }
        let draft = self.drafts.create(wave, self.store.key(), self.rim.clone())?;
        let mut committed = draft.commit(self.me, edit, None)?;
        // The people of the last map are told here again, so that a rename in the draft can be taken back in it.
        let known = self.store.reading(|sql| Tables(sql).list(Kind::Alter, "student", student))?;
        let mut sets = Vec::new();
        for (alter, fields) in known {
            for field in domain::policy::fields(Kind::Alter) {
                if let Some(value) = fields.get(*field) {
                    sets.push(domain::change::Set {
                        scope: Scope::Student(student),
                        kind: Kind::Alter,
                        record: alter,
                        field,
                        value: value.clone(),
                    });
                }
            }
        }
        draft.commit_sets(self.me, edit.name(), &sets)?;
        let mut drafts = self.open_drafts.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        drafts.insert(wave, Arc::new(Draft { student, store: draft }));
        committed.scopes = vec![Scope::Draft(wave), Scope::Student(student)];
        Ok(committed)
    }

    fn destroy(&self, wave: Id) -> Result<()> {
        let draft = self.open_drafts.write().unwrap_or_else(std::sync::PoisonError::into_inner).remove(&wave);
        drop(draft);
        self.drafts.destroy(wave, &*self.rim)
    }

    fn store_of<T>(&self, scope: Option<Scope>, does: impl FnOnce(&Store, Option<Scope>) -> Result<T>) -> Result<T> {
        match scope {
            Some(Scope::Draft(wave)) => {
                let draft = self.draft(wave).ok_or_else(|| self.no_draft(wave))?;
                // Everything in a draft's log belongs to its sitting.
                does(&draft.store, None)
            }
            within => does(&self.store, within),
        }
    }

    /// Takes back the newest edit of a scope; None is the newest of this person anywhere but in drafts.
    pub fn undo(&self, scope: Option<Scope>) -> Result<Undone> {
        self.stepped(scope, self.store_of(scope, |store, within| store.undo_beside(self.me, within, &self.mapped()))?)
    }

    /// Brings back what was undone last.
    pub fn redo(&self, scope: Option<Scope>) -> Result<Undone> {
        self.stepped(scope, self.store_of(scope, |store, within| store.redo_beside(self.me, within, &self.mapped()))?)
    }

    /// Students with an open draft: they stay, whatever is taken back.
    fn mapped(&self) -> Vec<Id> {
        self.drafts().into_iter().map(|(_, student)| student).collect()
    }

    fn stepped(&self, scope: Option<Scope>, mut undone: Undone) -> Result<Undone> {
        if let Some(scope @ Scope::Draft(_)) = scope {
            undone.committed.scopes.push(scope);
        }
        self.finder.heard(&undone.committed);
        Ok(undone)
    }

    /// What undo and redo would do.
    pub fn undo_reach(&self, scope: Option<Scope>) -> Result<UndoReach> {
        self.store_of(scope, |store, within| store.undo_reach(self.me, within))
    }
}

impl std::fmt::Debug for Desk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Desk")
    }
}
