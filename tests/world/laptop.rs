//! One person at one laptop: sets up, unlocks, locks, closes, is cut off. The profile folder is a real one, so what a story
//! finds in it is what a thief would find. How maps and students are spoken of stands beside, in `sitting` and `registry`.

use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use domain::edit::Edit;
use domain::people::PeopleEdit;
use domain::record::Id;
use domain::refusal::Refusal;
use store::backup::{self, BackupLine};
use store::cipher::Cost;
use store::clock::{Rim, minted};
use store::commit::Committed;
use store::desk::Desk;
use store::failure::Failure;
use store::log::Commit;
use store::profile::{Card, NewProfile, NotOpened, Profiles};
use store::restore::{Restored, restore};
use store::undo::Within;

use crate::rim::{Clock, Hand};

/// What everybody in the world uses until they change it.
pub const PASSPHRASE: &str = "seven lamps on a bridge";

/// A person at their laptop. Unlocked from the beginning.
pub struct Laptop {
    home: RefCell<PathBuf>,
    card: Card,
    recovery_code: String,
    passphrase: RefCell<String>,
    pub(crate) clock: Arc<Clock>,
    pub(crate) rim: Arc<Hand>,
    /// Whether the line is up: else every question is lost.
    pub(crate) is_offline: Cell<bool>,
    desk: RefCell<Option<Rc<Desk>>>,
    /// The wave on the screen.
    pub(crate) wave: Cell<Option<Id>>,
}

impl Laptop {
    pub(crate) fn set_up(home: &Path, name: &str, clock: Arc<Clock>, rim: Arc<Hand>) -> Laptop {
        let new = NewProfile {
            name,
            role: "counselor",
            school_name: "Juniper High",
            passphrase: PASSPHRASE,
            is_invented: false,
            cost: Cost::LIGHT,
        };
        // The first two records of every store: the school, and who stands behind what is recorded.
        let begin = |card: &mut Card, desk: &Desk| {
            let (name, school) = (card.school_name.clone(), card.school.unwrap());
            desk.commit(&Edit::People(PeopleEdit::AddSchool { school, name }))?;
            let (name, role) = (card.name.clone(), card.role.clone());
            desk.commit(&Edit::People(PeopleEdit::AddStaff { staff: card.me, name, role, school: card.school }))?;
            Ok::<(), Failure>(())
        };
        let shared: Arc<dyn Rim> = rim.clone();
        let (card, key, code) = Profiles::in_folder(home).create(&new, &shared, begin).unwrap();
        drop(key);
        let laptop = Laptop {
            home: RefCell::new(home.to_owned()),
            card,
            recovery_code: code.to_string(),
            passphrase: RefCell::new(PASSPHRASE.to_owned()),
            clock,
            rim,
            is_offline: Cell::default(),
            desk: RefCell::default(),
            wave: Cell::default(),
        };
        laptop.unlocks(PASSPHRASE).unwrap();
        laptop
    }

    /// The folder in which the profiles of this laptop lie.
    pub(crate) fn home(&self) -> PathBuf {
        self.home.borrow().clone()
    }

    /// The profiles of this laptop.
    pub fn profiles(&self) -> Profiles {
        Profiles::in_folder(&self.home.borrow())
    }

    /// What may be known of this profile before it is unlocked.
    pub fn card(&self) -> Card {
        self.card.clone()
    }

    /// Who this is in every commit.
    pub fn me(&self) -> Id {
        self.card.me
    }

    /// The folder of this profile.
    pub fn profile_folder(&self) -> PathBuf {
        self.profiles().folder(self.card.id)
    }

    /// What was told once, at the beginning.
    pub fn recovery_code(&self) -> &str {
        &self.recovery_code
    }

    /// The passphrase that holds.
    pub(crate) fn passphrase(&self) -> String {
        self.passphrase.borrow().clone()
    }

    /// The rim of this laptop.
    pub fn rim(&self) -> Arc<dyn Rim> {
        self.rim.clone()
    }

    /// The open profile.
    pub fn desk(&self) -> Rc<Desk> {
        self.desk.borrow().clone().expect("the profile is locked")
    }

    /// A new id, as the application mints one for a new thing.
    pub fn mints(&self) -> Id {
        minted(&*self.rim)
    }

    /// Does what has to work.
    pub fn does(&self, edit: &Edit) -> Committed {
        self.tries(edit).unwrap_or_else(|refusal| panic!("{} was refused: {refusal}", edit.name()))
    }

    /// Does what may be refused. Anything but a refusal is a broken machine.
    pub fn tries(&self, edit: &Edit) -> Result<Committed, Refusal> {
        // A gesture takes time: what is said later has a later id.
        self.clock.moves(700);
        refusal_of(self.desk().commit(edit))
    }

    /// Takes in what others recorded.
    pub fn takes_in(&self, commits: &[Commit]) {
        let desk = self.desk();
        let committed = desk.store().merge(commits).unwrap();
        desk.finder.heard(&committed);
    }

    /// Types a passphrase.
    pub fn unlocks(&self, passphrase: &str) -> Result<(), NotOpened> {
        let key = self.profiles().unlock(self.card.id, passphrase, &*self.rim)?;
        let desk = self.profiles().open(&self.card, &key, self.rim.clone(), self.clock.today())?;
        *self.desk.borrow_mut() = Some(Rc::new(desk));
        passphrase.clone_into(&mut self.passphrase.borrow_mut());
        Ok(())
    }

    /// Types the recovery code from paper and a new passphrase.
    pub fn recovers(&self, code: &str, new_passphrase: &str) -> Result<(), NotOpened> {
        self.profiles().recover(self.card.id, code, new_passphrase, Cost::LIGHT, &*self.rim)?;
        self.unlocks(new_passphrase)
    }

    /// Locks: the key leaves memory with the desk.
    pub fn locks(&self) {
        let desk = self.desk.borrow_mut().take().expect("the profile is locked already");
        assert_eq!(Rc::strong_count(&desk), 1, "the story still holds this desk");
    }

    /// Closes Kith and opens it again, as on the next morning.
    pub fn closes_and_opens(&self) {
        self.locks();
        let passphrase = self.passphrase.borrow().clone();
        self.unlocks(&passphrase).unwrap();
    }

    /// The power goes, at this moment: what opens again is what lay on the disk, with nothing closed or tidied.
    pub fn power_goes_and_comes(&self) {
        let image = self.home.borrow().with_extension(format!("image-{}", self.mints().simple()));
        copy_as_it_lies(&self.home.borrow(), &image);
        self.locks();
        *self.home.borrow_mut() = image;
        let passphrase = self.passphrase.borrow().clone();
        self.unlocks(&passphrase).unwrap();
    }

    /// Somebody copies the whole disk, as it lies at this moment.
    pub fn copies_its_disk(&self) -> PathBuf {
        let image = self.home.borrow().with_extension(format!("image-{}", self.mints().simple()));
        copy_as_it_lies(&self.home.borrow(), &image);
        image
    }

    /// The disk broke, and the copy is put in its place. Nothing that came after it is there.
    pub fn gets_its_disk_back(&self, image: &Path) {
        self.locks();
        *self.home.borrow_mut() = image.to_owned();
        let passphrase = self.passphrase.borrow().clone();
        self.unlocks(&passphrase).unwrap();
    }

    /// Takes back the last steps of the sitting on the screen, one after another.
    pub fn undoes(&self, steps: u32) {
        (0..steps).for_each(|_| drop(self.tries_to_undo().expect("there is something to undo")));
    }

    /// Brings the last steps back.
    pub fn redoes(&self, steps: u32) {
        (0..steps).for_each(|_| drop(self.tries_to_redo().expect("there is something to redo")));
    }

    /// Presses Undo and sees what it says.
    pub fn tries_to_undo(&self) -> Result<store::undo::Undone, Refusal> {
        self.clock.moves(700);
        refusal_of(self.desk().undo(self.within()))
    }

    /// Presses Redo and sees what it says.
    pub fn tries_to_redo(&self) -> Result<store::undo::Undone, Refusal> {
        self.clock.moves(700);
        refusal_of(self.desk().redo(self.within()))
    }

    /// Undo on a map is of that map; elsewhere it is of everything this person did.
    fn within(&self) -> Within {
        self.wave.get().map_or(Within::Anywhere, Within::Wave)
    }

    /// Puts the map away: the screen shows no wave.
    pub fn leaves_the_map(&self) {
        self.wave.set(None);
    }

    /// Everything that is recorded outside drafts, in one text.
    pub fn everything_recorded(&self) -> String {
        format!("{:?}", self.desk().store().commits_after(0).unwrap())
    }

    /// How many steps the open draft remembers.
    pub fn steps_in_the_draft(&self) -> usize {
        let desk = self.desk();
        let mut steps = 0;
        while desk.undo(self.within()).is_ok() {
            steps += 1;
        }
        for _ in 0..steps {
            desk.redo(self.within()).unwrap();
        }
        steps
    }

    /// Makes a backup into the profile's own folder.
    pub fn backs_up(&self) -> BackupLine {
        self.desk().store().back_up(&mut |_, _| true).unwrap()
    }

    /// Puts the newest backup in the place of the store, and opens it.
    pub fn restores_the_newest_backup(&self) -> Restored {
        self.locks();
        self.restores_while_locked()
    }

    /// The same for a store that does not open any more.
    pub fn restores_while_locked(&self) -> Restored {
        let folder = self.profile_folder();
        let newest = backup::list(&backup::folder_of(&folder)).unwrap().remove(0);
        let passphrase = self.passphrase.borrow().clone();
        let key = self.profiles().unlock(self.card.id, &passphrase, &*self.rim).unwrap();
        let (from, to) = (folder.join("backups").join(newest.name), folder.join("store.kith"));
        let restored = restore(&from, &to, &key, self.rim.clone()).unwrap();
        self.unlocks(&passphrase).unwrap();
        restored
    }

    /// The files of this laptop, below its home, in which this text stands as plain bytes.
    pub fn files_that_hold(&self, text: &str) -> Vec<PathBuf> {
        let mut files = Vec::new();
        walk(&self.home.borrow(), &mut files);
        assert!(files.iter().any(|file| file.ends_with("store.kith")), "there is a store to look at");
        files.retain(|file| std::fs::read(file).unwrap().windows(text.len()).any(|bytes| bytes == text.as_bytes()));
        files
    }

    /// The files that lie among the drafts.
    pub fn draft_files(&self) -> Vec<PathBuf> {
        let mut files = Vec::new();
        walk(&self.profile_folder().join("drafts"), &mut files);
        files
    }
}

fn refusal_of<T>(done: Result<T, Failure>) -> Result<T, Refusal> {
    match done {
        Ok(done) => Ok(done),
        Err(Failure::Refused(refusal)) => Err(refusal),
        Err(broken) => panic!("this is no refusal: {broken}"),
    }
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(found) = std::fs::read_dir(folder) else { return };
    for path in found.map(|entry| entry.unwrap().path()) {
        if path.is_dir() { walk(&path, files) } else { files.push(path) }
    }
}

/// Copies bytes, without what belongs to the running program alone: its locks and shared memory.
fn copy_as_it_lies(from: &Path, to: &Path) {
    let mut files = Vec::new();
    walk(from, &mut files);
    for file in files {
        let name = file.to_string_lossy();
        if !name.ends_with("-shm") && !name.ends_with(".lock") {
            let there = to.join(file.strip_prefix(from).unwrap());
            std::fs::create_dir_all(there.parent().unwrap()).unwrap();
            std::fs::copy(&file, there).unwrap();
        }
    }
}
