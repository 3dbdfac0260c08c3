//! What the shell holds while it runs: the profiles, the one that is open, previews that wait, work that
//! can be stopped. Locking drops it all.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use chrono::NaiveDate;
use domain::people::NewStudent;
use domain::record::Id;
use store::clock::{Machine, Rim};
use store::desk::Desk;
use store::import::Prepared;
use store::profile::{Card, Profiles};

use crate::events::Job;
use crate::failure::{Answer, Failure, FailureCode};
use crate::lens::{Area, Lens, Role};

/// A profile that is unlocked.
pub struct Session {
    pub card: Card,
    pub role: Role,
    pub desk: Desk,
}

/// A preview that waits for a yes.
pub enum Waiting {
    Roster(Box<Prepared>),
    Table(Vec<NewStudent>),
}

/// All of it.
pub struct Shell {
    pub profiles: Profiles,
    pub home: PathBuf,
    pub rim: Arc<dyn Rim>,
    session: RwLock<Option<Arc<Session>>>,
    pub waiting: Mutex<HashMap<Id, Waiting>>,
    stops: Mutex<HashMap<Job, Arc<AtomicBool>>>,
    touched_ms: AtomicI64,
    pub idle_minutes: AtomicI64,
}

/// Minutes without a touch until the shell locks, unless chosen otherwise; 1 to 60.
pub const IDLE_MINUTES: i64 = 10;

const IDLE_FILE: &str = "idle-minutes";

impl Shell {
    /// A shell over the profiles in `home`, locked.
    pub fn new(home: PathBuf) -> Shell {
        let rim = Machine::rim();
        let profiles = Profiles::in_folder(&home);
        if let Err(failure) = profiles.sweep() {
            tracing::warn!("what is left of a profile that was never made stays: {failure}");
        }
        let idle = std::fs::read_to_string(home.join(IDLE_FILE)).ok().and_then(|text| text.trim().parse::<i64>().ok());
        Shell {
            profiles,
            home,
            session: RwLock::new(None),
            waiting: Mutex::default(),
            stops: Mutex::default(),
            touched_ms: AtomicI64::new(rim.uptime_ms()),
            idle_minutes: AtomicI64::new(idle.unwrap_or(IDLE_MINUTES).clamp(1, 60)),
            rim,
        }
    }

    /// The local day.
    pub fn today() -> NaiveDate {
        chrono::Local::now().date_naive()
    }

    /// The open profile, for a window that may look at that part of it.
    pub fn session(&self, window: &str, area: Area) -> Answer<Arc<Session>> {
        let session = self.open().ok_or_else(|| Failure::plain(FailureCode::Locked))?;
        match Lens::of(window, session.role) {
            Some(lens) if lens.allows(area) => Ok(session),
            _ => Err(Failure::plain(FailureCode::NotHere)),
        }
    }

    /// The open profile, whoever asks.
    pub fn open(&self) -> Option<Arc<Session>> {
        self.session.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Opens a profile for everyone who asks from now on.
    pub fn begin(&self, session: Session) -> Arc<Session> {
        let session = Arc::new(session);
        *self.session.write().unwrap_or_else(PoisonError::into_inner) = Some(session.clone());
        self.touch();
        session
    }

    /// Drops the session and all that came from it.
    pub fn close(&self) {
        for stop in self.stops.lock().unwrap_or_else(PoisonError::into_inner).values() {
            stop.store(true, Ordering::SeqCst);
        }
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).clear();
        *self.session.write().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Somebody is here.
    pub fn touch(&self) {
        self.touched_ms.store(self.rim.uptime_ms(), Ordering::SeqCst);
    }

    /// Whether nobody was here for as long as was chosen.
    pub fn is_idle(&self) -> bool {
        let idle_ms = self.rim.uptime_ms() - self.touched_ms.load(Ordering::SeqCst);
        idle_ms > self.idle_minutes.load(Ordering::SeqCst) * 60_000
    }

    /// Chooses the minutes, 1 to 60, and remembers them on this machine.
    pub fn set_idle_minutes(&self, minutes: u32) -> Answer<()> {
        let minutes = minutes.clamp(1, 60);
        std::fs::create_dir_all(&self.home).map_err(store::failure::Failure::from)?;
        std::fs::write(self.home.join(IDLE_FILE), minutes.to_string()).map_err(store::failure::Failure::from)?;
        self.idle_minutes.store(i64::from(minutes), Ordering::SeqCst);
        Ok(())
    }

    /// A flag that stops this job, fresh.
    pub fn start(&self, job: Job) -> Arc<AtomicBool> {
        let stop = Arc::new(AtomicBool::new(false));
        self.stops.lock().unwrap_or_else(PoisonError::into_inner).insert(job, stop.clone());
        stop
    }

    /// Asks a job to stop.
    pub fn stop(&self, job: Job) {
        if let Some(stop) = self.stops.lock().unwrap_or_else(PoisonError::into_inner).get(&job) {
            stop.store(true, Ordering::SeqCst);
        }
    }

    /// Parks a preview until somebody says yes or no.
    pub fn park(&self, waiting: Waiting) -> Id {
        let id = store::clock::minted(&*self.rim);
        let mut parked = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        // One at a time: a roster of a district is large.
        parked.clear();
        parked.insert(id, waiting);
        id
    }

    /// Puts a preview back that was not applied after all.
    pub fn repark(&self, id: Id, waiting: Waiting) {
        if self.open().is_some() {
            self.waiting.lock().unwrap_or_else(PoisonError::into_inner).insert(id, waiting);
        }
    }

    /// Takes a preview off.
    pub fn unpark(&self, id: Id) -> Answer<Waiting> {
        self.waiting
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&id)
            .ok_or_else(|| Failure::plain(FailureCode::NotHere))
    }
}
