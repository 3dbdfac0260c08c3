//! The desk: a profile's store and the drafts that lie beside it. Every write of the application comes
//! through here; it knows which log a wave's gestures belong to, and nothing of windows.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, Mutex, RwLock};

use chrono::NaiveDate;
use domain::answers::AnswerEdit;
use domain::change::{Scope, Set};
use domain::edit::Edit;
use domain::holds;
use domain::people::joined;
use domain::record::{Ground, Id, Kind, read, read_id};
use domain::refusal::Refusal;
use domain::visits::VisitEdit;
use domain::waves::{DRAFT_DAYS, WaveEdit, student_of};
use rusqlite::Connection;

use crate::cipher::DataKey;
use crate::clock::Rim;
use crate::commit::Committed;
use crate::draft::Drafts;
use crate::failure::{Failure, Result};
use crate::finder::Finder;
use crate::import::Watch;
use crate::import_list::PreparedList;
use crate::log::column_id;
use crate::open::{Caches, Store};
use crate::read::funnel::Funnels;
use crate::rebuild::Told;
use crate::tables::{Below, Certain, Over, Seeds, Tables, judged, seen};
use crate::undo::{UndoReach, Undone, Within};

mod keeping;

/// The name of a profile's store in its folder.
pub const STORE: &str = "store.kith";

/// A profile that is unlocked.
pub struct Desk {
    /// Who works here: the author of every commit.
    pub me: Id,
    store: Store,
    drafts: Drafts,
    open_drafts: RwLock<BTreeMap<Id, Arc<Draft>>>,
    /// Drafts whose file or key could not be read: kept for their days, and told.
    unreadable: RwLock<Vec<Id>>,
    /// Held by whoever finishes an erasure.
    pub(crate) finishing: Mutex<()>,
    pub finder: Finder,
    pub(crate) funnels: Funnels,
    pub(crate) rim: Arc<dyn Rim>,
}

/// One open draft.
pub(crate) struct Draft {
    pub(crate) student: Id,
    opened_on: NaiveDate,
    pub(crate) store: Store,
    /// What was copied of the last maps' people when it was begun.
    seeds: Seeds,
}

impl Draft {
    /// A draft as it lies in its store; None where it was opened and never written to.
    fn read(store: Store, wave: Id) -> Result<Option<Draft>> {
        store.pages_hold()?;
        let (told, seeds) = store.reading(|sql| Ok((Tables(sql).find(Kind::Wave, wave)?, seeds(sql)?)))?;
        let known = told.and_then(|told| Some((read::<NaiveDate>(&told, "opened_on")?, read_id(&told, "student")?)));
        Ok(known.map(|(opened_on, student)| Draft { student, opened_on, store, seeds }))
    }

    fn over<'a>(&'a self, above: &'a dyn Ground, below: &'a Certain<'a>) -> Over<'a> {
        Over { above, below: Below { ground: below, seeds: &self.seeds } }
    }

    fn is_overdue(&self, today: NaiveDate) -> bool {
        (today - self.opened_on).num_days() >= DRAFT_DAYS
    }

    /// Whether its student wanted it forgotten while a hold stood.
    fn is_put_away(&self, wave: Id) -> Result<bool> {
        let told = self.store.reading(|sql| Tables(sql).find(Kind::Wave, wave))?;
        Ok(told.and_then(|told| read(&told, "put_away")).unwrap_or(false))
    }

    /// Whether it was put away, and the holds for which it was are over.
    fn is_let_go(&self, wave: Id, store: &Store) -> Result<bool> {
        Ok(self.is_put_away(wave)? && store.reading(|sql| seen(sql, |ground| holds::have_ended(ground, self.student)))?)
    }
}

/// The people as they were copied into a draft when it was begun.
fn seeds(sql: &Connection) -> Result<Seeds> {
    let mut all = sql.prepare_cached(
        "SELECT c.record, c.field, c.value FROM commits m JOIN parts p ON p.commit_position = m.position
         JOIN changes c ON c.position BETWEEN p.first_change AND p.last_change WHERE m.edit = 'open_wave' AND c.kind = 'alter'",
    )?;
    let mut seeds = Seeds::new();
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        let value = serde_json::from_str(row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?).unwrap_or_default();
        seeds.entry(column_id(row, 0)?).or_default().insert(row.get(1)?, value);
    }
    Ok(seeds)
}

/// Whether a hold stands on a student's file.
fn is_held(store: &Store, student: Id) -> Result<bool> {
    store.reading(|sql| seen(sql, |ground| holds::standing(ground, student).is_some()))
}

/// The folder of a profile's drafts, in the profile's own.
pub(crate) const DRAFTS: &str = "drafts";

/// A draft that was written to a moment ago is in somebody's hands: it is not taken out of them.
const IN_HAND_MS: i64 = 60 * 60 * 1000;

impl Desk {
    /// Makes the store of a new profile's folder. Nothing lies on the desk yet.
    pub fn create(folder: &Path, key: &DataKey, me: Id, rim: Arc<dyn Rim>) -> Result<Desk> {
        let store = Store::create(&folder.join(STORE), key, rim.clone(), Caches::MAIN)?;
        let drafts = Drafts::in_folder(&folder.join(DRAFTS));
        Ok(Desk {
            me,
            store,
            drafts,
            open_drafts: RwLock::default(),
            unreadable: RwLock::default(),
            finishing: Mutex::default(),
            finder: Finder::default(),
            funnels: Funnels::default(),
            rim,
        })
    }

    /// Opens the store of a profile's folder and its drafts. `today` is the local day: drafts past their days are destroyed.
    /// A store that the quick check finds damaged is not opened, so that nothing gets worse.
    pub fn open(folder: &Path, key: &DataKey, me: Id, rim: Arc<dyn Rim>, today: NaiveDate) -> Result<Desk> {
        Desk::open_told(folder, key, me, rim, today, &mut |_, _| true)
    }

    /// The same; `told` as in [`Store::open_told`].
    pub fn open_told(folder: &Path, key: &DataKey, me: Id, rim: Arc<dyn Rim>, today: NaiveDate, told: Told<'_>) -> Result<Desk> {
        let store = Store::open_told(&folder.join(STORE), key, rim.clone(), Caches::MAIN, told)?;
        store.is_newer_now()?;
        if !store.check_quick()?.is_whole {
            return Err(Failure::Damaged);
        }
        let drafts = Drafts::in_folder(&folder.join(DRAFTS));
        let mut open_drafts = BTreeMap::new();
        let mut unreadable = Vec::new();
        drafts.sweep()?;
        for wave in drafts.waves()? {
            let is_kept = store.reading(|sql| Ok(Tables(sql).find(Kind::Wave, wave)?.is_some()))?;
            match drafts.open(wave, key, rim.clone()).and_then(|draft| Draft::read(draft, wave)) {
                Err(Failure::InUse) => return Err(Failure::InUse),
                // Whatever is wrong with one draft, the rest of the profile opens.
                Err(_) if !is_kept && (drafts.days_left(wave, rim.now_ms())? > 0 || drafts.is_held(wave)) => {
                    unreadable.push(wave);
                }
                Ok(Some(draft))
                    if !is_kept
                        && (!(draft.is_overdue(today) || draft.is_let_go(wave, &store)?) || is_held(&store, draft.student)?) =>
                {
                    open_drafts.insert(wave, Arc::new(draft));
                }
                // Past its days, or opened and never written to; or kept already: the power failed between writing and
                // destroying, and what was kept is in the store.
                draft => {
                    drop(draft);
                    drafts.destroy(wave, &*rim)?;
                }
            }
        }
        let (open_drafts, unreadable) = (RwLock::new(open_drafts), RwLock::new(unreadable));
        let finishing = Mutex::default();
        let desk = Desk {
            me,
            store,
            drafts,
            open_drafts,
            unreadable,
            finishing,
            finder: Finder::default(),
            funnels: Funnels::default(),
            rim,
        };
        desk.marks_follow();
        Ok(desk)
    }

    /// Marks the drafts of students on whose file a hold stands, and no other; of one that cannot be read nobody knows whose
    /// it is, and any hold keeps it. The store says what holds: a mark that cannot be written is for whoever never unlocks.
    pub(crate) fn marks_follow(&self) {
        let marked = || -> Result<()> {
            for (wave, student) in self.drafts() {
                let is_let_go = self.draft(wave).map(|draft| draft.is_let_go(wave, &self.store)).transpose()?;
                if is_let_go == Some(true) {
                    // As it was said to its student.
                    self.destroy(wave)?;
                } else {
                    self.drafts.mark(wave, is_held(&self.store, student)?)?;
                }
            }
            let unreadable = self.unreadable_drafts();
            if !unreadable.is_empty() {
                let any = |sql: &Connection| Ok(sql.prepare("SELECT 1 FROM hold WHERE ended_on IS NULL")?.exists([])?);
                let is_any = self.store.reading(any)?;
                unreadable.into_iter().try_for_each(|wave| self.drafts.mark(wave, is_any))?;
            }
            Ok(())
        };
        if let Err(failure) = marked() {
            tracing::warn!("what is held could not be marked: {failure}");
        }
    }

    /// Destroys the drafts that came past their days while this profile was open; what to read again.
    pub fn destroy_overdue(&self, today: NaiveDate) -> Result<Committed> {
        let mut committed = Committed::nothing("forget_wave");
        let now = self.rim.now_ms();
        for (wave, _) in self.drafts() {
            let Some(draft) = self.draft(wave) else { continue };
            let (student, is_overdue) = (draft.student, draft.is_overdue(today));
            if !is_overdue || is_held(&self.store, student)? || (0..IN_HAND_MS).contains(&(now - draft.store.last_written_ms()?))
            {
                continue;
            }
            drop(draft);
            self.destroy(wave)?;
            committed.scopes.extend([Scope::Student(student), Scope::Draft(wave)]);
        }
        for wave in self.unreadable_drafts() {
            if self.drafts.days_left(wave, now)? == 0 && !self.drafts.is_held(wave) {
                self.destroy(wave)?;
                committed.scopes.push(Scope::Draft(wave));
            }
        }
        if !committed.scopes.is_empty() {
            committed.kinds = vec![Kind::Wave];
        }
        Ok(committed)
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
    pub fn unreadable_drafts(&self) -> Vec<Id> {
        self.unreadable.read().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }

    /// How many days a draft that cannot be read is kept still.
    pub(crate) fn unreadable_days_left(&self, wave: Id) -> Result<i64> {
        self.drafts.days_left(wave, self.rim.now_ms())
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
            judged(sql, |below| match self.draft(wave) {
                Some(draft) => draft.store.reading(|sql| judged(sql, |above| look(&draft.over(above, below)))),
                None => look(below),
            })
        })
    }

    /// Whether a record was told by this student: it is in their scope, or in that of a record that is theirs too. A record
    /// that cannot be read is nobody's.
    pub fn is_of(&self, student: Id, kind: Kind, record: Id) -> bool {
        let found = self.store.reading(|sql| {
            let ground = Tables(sql);
            let fields = ground.find(kind, record)?.unwrap_or_default();
            let scope = domain::policy::scope_of(kind, record, &fields, &ground);
            Ok(joined(&ground, student).into_iter().any(|theirs| scope == Some(Scope::Student(theirs))))
        });
        found.unwrap_or(false)
    }

    /// Whether a draft's student wanted it forgotten while a hold stood: nobody opens it any more.
    pub fn is_put_away(&self, wave: Id) -> Result<bool> {
        self.draft(wave).map_or(Ok(false), |draft| draft.is_put_away(wave))
    }

    /// Whether a hold stands on a student's file: nothing of it is forgotten or erased then.
    pub fn is_held(&self, student: Id) -> Result<bool> {
        is_held(&self.store, student)
    }

    /// Reads the main store.
    pub fn reading<T>(&self, look: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        self.store.reading(look)
    }

    /// Records what a person meant.
    pub fn commit(&self, edit: &Edit) -> Result<Committed> {
        let committed = match edit {
            Edit::Map { wave, .. } | Edit::Goal { wave, .. } | Edit::Ask { wave, .. } | Edit::Show { wave, .. } => {
                match self.draft(*wave) {
                    Some(draft) => self.in_draft(&draft, *wave, edit)?,
                    None => {
                        let mut committed = self.store.commit(self.me, edit, None)?;
                        self.tells_of(&mut committed, *wave);
                        committed
                    }
                }
            }
            Edit::Wave(WaveEdit::Open { wave, student, .. }) => self.open_wave(*wave, *student, edit)?,
            // The hold has ended meanwhile: then it is forgotten as it was wanted.
            Edit::Wave(WaveEdit::PutAway { wave })
                if self.draft(*wave).is_some_and(|draft| !self.is_held(draft.student).unwrap_or(true)) =>
            {
                return self.commit(&Edit::Wave(WaveEdit::Forget { wave: *wave }));
            }
            Edit::Wave(WaveEdit::Give { wave, .. } | WaveEdit::PutAway { wave }) => {
                let draft = self.draft(*wave).ok_or_else(|| self.no_draft(*wave))?;
                self.in_draft(&draft, *wave, edit)?
            }
            Edit::Wave(WaveEdit::Keep { wave, kept_on, choice }) => self.keep(*wave, *kept_on, choice, &|| true)?,
            // Of a draft that cannot be read nobody knows whose it is; it can be destroyed all the same.
            Edit::Wave(WaveEdit::Forget { wave }) if self.unreadable_drafts().contains(wave) => {
                if self.drafts.is_held(*wave) {
                    return Err(Refusal::OnHold { reason: None }.into());
                }
                self.destroy(*wave)?;
                Committed { scopes: vec![Scope::Draft(*wave)], kinds: vec![Kind::Wave], ..Committed::nothing(edit.name()) }
            }
            Edit::Wave(WaveEdit::Forget { wave }) => {
                let draft = self.draft(*wave).ok_or_else(|| self.no_draft(*wave))?;
                let student = draft.student;
                self.is_free(student)?;
                drop(draft);
                self.destroy(*wave)?;
                Committed {
                    commit: None,
                    edit: edit.name().to_owned(),
                    scopes: vec![Scope::Student(student), Scope::Draft(*wave)],
                    kinds: vec![Kind::Wave],
                }
            }
            Edit::Wave(WaveEdit::ChooseAgain { wave, .. }) => {
                if self.draft(*wave).is_some() {
                    return Err(Refusal::NoSuchWave.into());
                }
                let mut committed = self.store.commit(self.me, edit, None)?;
                self.tells_of(&mut committed, *wave);
                committed
            }
            Edit::Wave(WaveEdit::Erase { wave, erasure, asked_by, erased_on }) => {
                self.erase(*wave, *erasure, *asked_by, *erased_on)?
            }
            Edit::Answer(AnswerEdit::EraseAnswer { answer, erasure, asked_by, erased_on }) => {
                self.erase_answer(*answer, *erasure, *asked_by, *erased_on)?
            }
            Edit::Mark(mark) => {
                let sets = self.store.reading(|sql| crate::read::marking::sets_of(sql, mark))?;
                self.store.commit_sets(self.me, edit.name(), &sets)?
            }
            Edit::Hold(edit) => self.commit_hold(edit)?,
            _ => self.store.commit(self.me, edit, None)?,
        };
        if committed.kinds.contains(&Kind::Student) {
            // Whoever was joined to a student on hold is held too.
            self.marks_follow();
        }
        match edit {
            Edit::Visit(VisitEdit::LogVisit { visit }) if committed.commit.is_some() => {
                self.finder.heard(&committed);
                self.funnels.logged(visit.visit);
            }
            _ => self.beside_hears(&committed),
        }
        Ok(committed)
    }

    /// Whatever is kept beside the store hears what was written.
    pub(crate) fn beside_hears(&self, committed: &Committed) {
        self.finder.heard(committed);
        self.funnels.heard(committed);
    }

    /// Applies a compared roster: one Commit.
    pub fn apply_roster(&self, prepared: &crate::import::Prepared, watch: crate::import::Watch<'_>) -> Result<Committed> {
        let committed = self.store.apply_roster(self.me, prepared, watch)?;
        self.beside_hears(&committed);
        Ok(committed)
    }

    /// Applies a compared list: one Commit.
    pub fn apply_list(&self, prepared: &PreparedList, watch: Watch<'_>) -> Result<Committed> {
        let committed = self.store.apply_list(self.me, prepared, watch)?;
        self.beside_hears(&committed);
        Ok(committed)
    }

    /// A change on a map is told under every record of its student: a screen may show them under any. It was done, also where
    /// these cannot be read.
    fn tells_of(&self, committed: &mut Committed, wave: Id) {
        if committed.commit.is_none() {
            return;
        }
        let student = self.at_wave(wave, |ground| Ok(student_of(ground, wave))).unwrap_or_default();
        let all = self.store.reading(|sql| Ok(student.map(|student| joined(&Tables(sql), student)))).unwrap_or_default();
        committed.scopes.extend(all.into_iter().flatten().map(Scope::Student));
        committed.scopes.sort();
        committed.scopes.dedup();
    }

    /// Reads everybody's names for the search, where they are not known: behind whatever else is going on.
    pub fn read_names(&self) -> Result<()> {
        self.reading(|sql| self.finder.prepare(sql, self.me))
    }

    fn no_draft(&self, wave: Id) -> Failure {
        let is_kept = self.store.reading(|sql| Ok(Tables(sql).find(Kind::Wave, wave)?.is_some())).unwrap_or(false);
        Failure::Refused(if is_kept { Refusal::WaveIsDecided } else { Refusal::NoSuchWave })
    }

    fn in_draft(&self, draft: &Draft, wave: Id, edit: &Edit) -> Result<Committed> {
        let mut committed = self.store.reading(|sql| {
            judged(sql, |ground| draft.store.commit(self.me, edit, Some(Below { ground, seeds: &draft.seeds })))
        })?;
        if committed.commit.is_some() {
            committed.scopes = vec![Scope::Draft(wave)];
            self.tells_of(&mut committed, wave);
        }
        Ok(committed)
    }

    fn open_wave(&self, wave: Id, student: Id, edit: &Edit) -> Result<Committed> {
        if self.store.reading(|sql| Tables(sql).find(Kind::Student, student))?.is_none() {
            return Err(Failure::Refused(Refusal::NoSuchStudent));
        }
        // Asked of the store: the draft that is about to begin knows nothing of the student.
        self.store.reading(|sql| judged(sql, |ground| edit.changes(ground)))?;
        let one = self.store.reading(|sql| seen(sql, |ground| joined(ground, student)))?;
        let mut theirs = self.drafts().into_iter().filter(|(_, of)| one.contains(of));
        if let Some((open, _)) = theirs.find(|(wave, _)| !self.is_put_away(*wave).unwrap_or(false)) {
            return Err(Failure::Refused(Refusal::WaveIsOpen { wave: open }));
        }
        if self.store.reading(|sql| Tables(sql).find(Kind::Wave, wave))?.is_some() {
            return Err(Failure::Refused(Refusal::WaveIsDecided));
        }
        let draft = self.drafts.create(wave, self.store.key(), self.rim.clone())?;
        // Where the disk fills half way nobody has told anything on it yet: nothing stays that would be taken for a map which is
        // open, and the same edit begins it when there is room.
        let (draft, mut committed) =
            self.begun(draft, wave, &one, edit).inspect_err(|_| drop(self.drafts.destroy(wave, &*self.rim)))?;
        self.open_drafts.write().unwrap_or_else(std::sync::PoisonError::into_inner).insert(wave, Arc::new(draft));
        self.marks_follow();
        committed.scopes = vec![Scope::Draft(wave)];
        self.tells_of(&mut committed, wave);
        Ok(committed)
    }

    /// Writes into an empty draft that it was opened, and for which student's records.
    fn begun(&self, draft: Store, wave: Id, one: &BTreeSet<Id>, edit: &Edit) -> Result<(Draft, Committed)> {
        let committed = draft.commit(self.me, edit, None)?;
        // The people of earlier maps are told here again, so that a rename in the draft can be taken back in it.
        let mut sets = Vec::new();
        for of in one.iter().copied() {
            for (alter, fields) in self.store.reading(|sql| Tables(sql).list(Kind::Alter, "student", of))? {
                for field in domain::policy::fields(Kind::Alter) {
                    if let Some(value) = fields.get(*field).cloned() {
                        sets.push(Set { scope: Scope::Student(of), kind: Kind::Alter, record: alter, field, value });
                    }
                }
            }
        }
        draft.commit_sets(self.me, edit.name(), &sets)?;
        Ok((Draft::read(draft, wave)?.ok_or(Refusal::NoSuchWave)?, committed))
    }

    fn destroy(&self, wave: Id) -> Result<()> {
        let draft = self.open_drafts.write().unwrap_or_else(std::sync::PoisonError::into_inner).remove(&wave);
        drop(draft);
        self.drafts.destroy(wave, &*self.rim)?;
        self.unreadable.write().unwrap_or_else(std::sync::PoisonError::into_inner).retain(|other| *other != wave);
        Ok(())
    }

    fn store_of<T>(&self, within: Within, does: impl FnOnce(&Store, Within) -> Result<T>) -> Result<T> {
        match within {
            // Everything in a draft's log belongs to its sitting.
            Within::Scope(Scope::Draft(wave)) => {
                let draft = self.draft(wave).ok_or_else(|| self.no_draft(wave))?;
                does(&draft.store, Within::Anywhere)
            }
            Within::Wave(wave) => match self.draft(wave) {
                Some(draft) => does(&draft.store, Within::Anywhere),
                None => does(&self.store, within),
            },
            within => does(&self.store, within),
        }
    }

    /// Takes back the newest edit within a map, a scope, or of this person anywhere but in drafts.
    pub fn undo(&self, within: impl Into<Within>) -> Result<Undone> {
        self.undo_watched(within, &mut |_, _| true)
    }

    /// The same where it may take its time: stopped, nothing has gone back.
    pub fn undo_watched(&self, within: impl Into<Within>, watch: Watch<'_>) -> Result<Undone> {
        let within = within.into();
        self.stepped(within, self.store_of(within, |store, within| store.undo_beside(self.me, within, &self.mapped(), watch))?)
    }

    /// Takes back one commit of the store by its name, whatever was done since.
    pub fn undo_commit(&self, commit: Id, watch: Watch<'_>) -> Result<Undone> {
        self.stepped(Within::Anywhere, self.store.undo_commit(self.me, commit, &self.mapped(), watch)?)
    }

    /// Brings back what was undone last.
    pub fn redo(&self, within: impl Into<Within>) -> Result<Undone> {
        self.redo_watched(within, &mut |_, _| true)
    }

    /// The same where it may take its time.
    pub fn redo_watched(&self, within: impl Into<Within>, watch: Watch<'_>) -> Result<Undone> {
        let within = within.into();
        self.stepped(within, self.store_of(within, |store, within| store.redo_beside(self.me, within, &self.mapped(), watch))?)
    }

    /// Students with an open draft: they stay, whatever is taken back.
    fn mapped(&self) -> Vec<Id> {
        self.drafts().into_iter().map(|(_, student)| student).collect()
    }

    fn stepped(&self, within: Within, mut undone: Undone) -> Result<Undone> {
        if let Within::Scope(Scope::Draft(wave)) | Within::Wave(wave) = within {
            undone.committed.scopes.push(Scope::Draft(wave));
            self.tells_of(&mut undone.committed, wave);
        }
        if undone.committed.kinds.contains(&Kind::Student) {
            self.marks_follow();
        }
        self.beside_hears(&undone.committed);
        Ok(undone)
    }

    /// What undo and redo would do.
    pub fn undo_reach(&self, within: impl Into<Within>) -> Result<UndoReach> {
        self.store_of(within.into(), |store, within| store.undo_reach(self.me, within))
    }
}

impl std::fmt::Debug for Desk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Desk")
    }
}
