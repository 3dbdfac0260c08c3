//! Who is in a story, and on which machine? People at laptops with real profile folders, a clock that only the story moves,
//! chance from a seed, and files that somebody gave them. Methods speak like a person and panic where the person would be
//! stuck. No network, no window, and nothing is recorded but through the doors that the application uses.

mod activities;
mod choices;
mod cohort;
mod district;
mod files;
mod forms;
mod laptop;
mod notes;
mod registry;
mod rim;
mod school;
mod sitting;
mod visits;

use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

pub use district::{District, Wire};
pub use laptop::{Laptop, PASSPHRASE};
pub use registry::read_out;
use rim::{Clock, Hand};

/// Everybody in the story.
pub struct World {
    home: tempfile::TempDir,
    clock: Arc<Clock>,
    laptops: RefCell<Vec<Rc<Laptop>>>,
    students: Vec<String>,
    folders: Cell<u32>,
}

impl World {
    /// A world in which nobody has been told about any student.
    pub fn new() -> World {
        World::with_students(&[])
    }

    /// A world in which the first person to sit down knows this student, and everybody after them too.
    pub fn with_student(name: &str) -> World {
        World::with_students(&[name])
    }

    /// The same with several students, each on the caseload of whoever typed them in.
    pub fn with_students(names: &[&str]) -> World {
        World {
            home: tempfile::tempdir().unwrap(),
            clock: Arc::new(Clock::first_day()),
            laptops: RefCell::default(),
            students: names.iter().map(|name| (*name).to_owned()).collect(),
            folders: Cell::new(0),
        }
    }

    /// Somebody sets Kith up on a laptop of their own.
    pub fn laptop(&self, name: &str) -> Rc<Laptop> {
        self.laptop_in(&self.folder(), name)
    }

    /// Somebody sets up a profile of their own on the laptop that another person uses too.
    pub fn shared_laptop(&self, with: &Laptop, name: &str) -> Rc<Laptop> {
        self.laptop_in(&with.home(), name)
    }

    /// Somebody sets Kith up on a laptop of their own, and nobody brings them anything: the district will.
    pub fn empty_laptop(&self, name: &str) -> Rc<Laptop> {
        let laptop = self.set_up(&self.folder(), name);
        self.laptops.borrow_mut().push(laptop.clone());
        laptop
    }

    fn set_up(&self, home: &Path, name: &str) -> Rc<Laptop> {
        let seed = self.laptops.borrow().len() as u64 + 1;
        let rim = Arc::new(Hand::seeded(self.clock.clone(), seed));
        Rc::new(Laptop::set_up(home, name, self.clock.clone(), rim))
    }

    /// The district's server, switched on.
    pub fn district(&self) -> District {
        District::switched_on(self.clock.clone())
    }

    /// Everybody's laptop meets the server, twice: what the first said reaches whoever came before the last.
    pub fn everyone_syncs(&self, district: &District) {
        for laptop in self.laptops.borrow().iter().chain(self.laptops.borrow().iter()) {
            laptop.syncs(district);
        }
        self.clock.moves(1_000);
    }

    fn laptop_in(&self, home: &Path, name: &str) -> Rc<Laptop> {
        let laptop = self.set_up(home, name);
        let first = self.laptops.borrow().first().cloned();
        match first {
            None => {
                for student in &self.students {
                    laptop.adds_student(student);
                }
            }
            Some(first) => laptop.takes_in(&first.desk().store().commits_after(0).unwrap()),
        }
        self.laptops.borrow_mut().push(laptop.clone());
        laptop
    }

    /// Everybody gets what everybody else has recorded and kept. Drafts stay where they are.
    pub fn everyone_merges(&self) {
        let laptops = self.laptops.borrow();
        let told: Vec<_> = laptops.iter().map(|laptop| laptop.desk().store().commits_after(0).unwrap()).collect();
        for (at, laptop) in laptops.iter().enumerate() {
            for (from, commits) in told.iter().enumerate() {
                if from != at {
                    laptop.takes_in(commits);
                }
            }
        }
        self.clock.moves(1_000);
    }

    /// So many days pass.
    pub fn days_pass(&self, days: i64) {
        self.clock.moves(days * 24 * 3600 * 1000);
    }

    /// So many seconds pass.
    pub fn seconds_pass(&self, seconds: i64) {
        self.clock.moves(seconds * 1000);
    }

    /// The day on the calendar, or so many days after it.
    pub fn in_days(&self, days: i64) -> chrono::NaiveDate {
        self.clock.today() + chrono::Duration::days(days)
    }

    /// A new folder that nothing lies in.
    pub fn folder(&self) -> PathBuf {
        self.folders.set(self.folders.get() + 1);
        let folder = self.home.path().join(format!("folder-{}", self.folders.get()));
        std::fs::create_dir_all(&folder).unwrap();
        folder
    }
}

impl Default for World {
    fn default() -> World {
        World::new()
    }
}

/// A folder of the data that others made, or None where it is not there: then the story says that it is skipped.
pub fn shared_data(folder: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data").join(folder);
    if !path.exists() {
        println!("skipped: no ../shared/data");
        return None;
    }
    Some(path)
}
