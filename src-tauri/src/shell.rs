//! What the shell holds while it runs: the profiles, the one that is open, previews that wait, work that
//! can be stopped. Locking drops it all.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use chrono::NaiveDate;
use domain::record::Id;
use domain::roster::Preview;
use store::clock::Rim;
use store::desk::Desk;
use store::import::Prepared;
use store::import_choices::PreparedChoices;
use store::import_form::PreparedForm;
use store::import_list::PreparedList;
use store::import_visits::PreparedVisits;
use store::profile::{Card, Profiles};

use crate::after::After;
use crate::aid::Aid;
use crate::asking::Asking;
use crate::events::Job;
use crate::failure::{Answer, Failure, FailureCode};
use crate::kiosk::Kiosk;
use crate::lens::{Area, Lens, Role};
use crate::meeting::Meeting;
use crate::prints::Prints;
use crate::screen::Placed;
use crate::sitting::Sitting;
use crate::sync::door::Door;
use crate::sync::kept;
use crate::sync::membership::Membership;
use crate::sync::{District, engine};
use crate::voice::Voice;
use crate::wishes::{Language, Wishes};

mod sittings;
mod students_screen;
mod suspended;
mod writing;

pub(crate) use sittings::{called_on_paper, called_on_record};

pub use suspended::BeforeSleep;

/// A profile that is unlocked.
pub struct Session {
    pub card: Card,
    pub role: Role,
    pub desk: Desk,
    /// Notes of one's own, beside the store and never in it.
    pub aid: Aid,
}

impl Session {
    /// Whether the lens of this window has that part.
    pub fn has(&self, window: &str, area: Area) -> bool {
        Lens::of(window, self.role).is_some_and(|lens| lens.allows(area))
    }
}

/// A preview that waits for a yes.
pub enum Waiting {
    Roster(Box<Prepared>),
    List(Box<PreparedList>),
    Visits(Box<PreparedVisits>),
    Form(Box<PreparedForm>),
    Choices(Box<PreparedChoices>),
}

impl Waiting {
    /// What was seen of it, with every line that was not taken.
    pub fn preview(&self) -> &Preview {
        match self {
            Waiting::Roster(prepared) => &prepared.preview,
            Waiting::List(prepared) => &prepared.preview,
            Waiting::Visits(prepared) => &prepared.preview,
            Waiting::Form(prepared) => &prepared.preview,
            Waiting::Choices(prepared) => &prepared.preview,
        }
    }
}

/// All of it.
pub struct Shell {
    pub profiles: Profiles,
    pub home: PathBuf,
    pub rim: Arc<dyn Rim>,
    session: RwLock<Option<Arc<Session>>>,
    sitting: RwLock<Option<Sitting>>,
    /// The laptop goes around a room: nothing but marking is heard.
    meeting: RwLock<Option<Meeting>>,
    /// The laptop stands at a door or goes around a class: nothing but that is heard.
    pub(crate) kiosk: RwLock<Option<Kiosk>>,
    /// The laptop goes around among students with one question: nothing but that is heard.
    pub(crate) asking: RwLock<Option<Asking>>,
    /// Where the student's own window is, while it is open.
    screen: Mutex<Option<Placed>>,
    /// The sitting that was, until the counselor wrote down what became of it or said not now. In memory alone.
    after: Mutex<After>,
    pub waiting: Mutex<HashMap<Id, Waiting>>,
    stops: Mutex<HashMap<Job, Arc<AtomicBool>>>,
    touched: Mutex<Touch>,
    wishes: Mutex<Wishes>,
    pub prints: Prints,
    /// What a screen reader is told, where the window has to tell it.
    pub voice: Voice,
    /// The district that the open profile belongs to, if it does.
    pub district: District,
    /// Those of the profiles that are locked.
    pub door: Door,
}

/// How long a sitting lies under its cover before it is locked.
const COVERED_MS: i64 = 60 * 60_000;
/// How long a laptop stands at the door of a class while nobody taps, beyond what was chosen: from well before the bell until a
/// lesson is over. Only names of the class are seen there, and a tap is all that is heard.
const AT_DOOR_MS: i64 = 60 * 60_000;

/// When somebody was last here, on both clocks: one does not count the hours that a laptop sleeps, the other may be set.
#[derive(Clone, Copy)]
struct Touch {
    uptime_ms: i64,
    wall_ms: i64,
}

impl Touch {
    fn now(rim: &dyn Rim) -> Touch {
        Touch { uptime_ms: rim.uptime_ms(), wall_ms: rim.now_ms() }
    }
}

impl Shell {
    /// A shell over the profiles in `home`, locked.
    pub fn new(home: PathBuf, rim: Arc<dyn Rim>) -> Shell {
        let profiles = Profiles::in_folder(&home);
        if let Err(failure) = profiles.sweep() {
            tracing::warn!("what is left of a profile that was never made stays: {failure}");
        }
        Shell {
            profiles,
            session: RwLock::new(None),
            sitting: RwLock::new(None),
            meeting: RwLock::new(None),
            kiosk: RwLock::new(None),
            asking: RwLock::new(None),
            screen: Mutex::default(),
            after: Mutex::default(),
            waiting: Mutex::default(),
            stops: Mutex::default(),
            touched: Mutex::new(Touch::now(&*rim)),
            wishes: Mutex::new(Wishes::read(&home).unwrap_or_default()),
            home,
            rim,
            prints: Prints::default(),
            voice: Voice::default(),
            district: District::default(),
            door: Door::default(),
        }
    }

    /// The local day.
    pub fn today() -> NaiveDate {
        chrono::Local::now().date_naive()
    }

    /// What the clock here shows at a time of Greenwich.
    pub fn clock_here(at: chrono::NaiveDateTime) -> chrono::NaiveDateTime {
        chrono::TimeZone::from_utc_datetime(&chrono::Local, &at).naive_local()
    }

    /// The open profile. Whether the window that asks may use it was asked before: `lens::Needs`.
    pub fn session(&self) -> Answer<Arc<Session>> {
        self.open().ok_or_else(|| Failure::plain(FailureCode::Locked))
    }

    /// The open profile, for a window whose lens has that part of it.
    pub fn session_for(&self, window: &str, area: Area) -> Answer<Arc<Session>> {
        let session = self.session()?;
        if session.has(window, area) { Ok(session) } else { Err(Failure::plain(FailureCode::NotYourRole)) }
    }

    /// The student who sits at the screen, if one does.
    pub fn sitting(&self) -> Option<Sitting> {
        self.sitting.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Goes on where nobody sits at the screen, or the one who does may ask this.
    pub fn in_sitting(&self, may: impl FnOnce(&Sitting) -> bool) -> Answer<()> {
        match self.sitting() {
            Some(sitting) if !may(&sitting) => Err(Failure::plain(FailureCode::InSitting)),
            _ => Ok(()),
        }
    }

    /// The meeting for which this laptop goes around.
    pub fn meeting(&self) -> Option<Meeting> {
        *self.meeting.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Goes on where the laptop does not go around, or whoever holds it may ask this.
    pub fn in_meeting(&self, may: impl FnOnce(Meeting) -> bool) -> Answer<()> {
        match self.meeting() {
            Some(meeting) if !may(meeting) => Err(Failure::plain(FailureCode::NotHere)),
            _ => Ok(()),
        }
    }

    /// From now on nothing is heard but marking for this campaign, until it is locked.
    pub fn begin_meeting(&self, campaign: Id, today: NaiveDate) -> Answer<()> {
        let session = self.session()?;
        // Refused where its days are over.
        session.desk.adults(campaign, today)?;
        *self.meeting.write().unwrap_or_else(PoisonError::into_inner) = Some(Meeting { campaign });
        self.voice.falls_silent();
        session.aid.close();
        self.prints.wipe();
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).clear();
        Ok(())
    }

    /// The laptop does not go around any more.
    pub fn end_meeting(&self) {
        *self.meeting.write().unwrap_or_else(PoisonError::into_inner) = None;
        self.voice.falls_silent();
    }

    /// Hands the sitting that was to her who unlocks next. Nobody unlocks a profile that is lost.
    pub fn hand_over(&self, place: &Path) {
        let was = self.after(|after| after.waiting());
        if let Some(was) = was.filter(|was| crate::sync::lost::read(&self.profiles.folder(was.profile)).is_none())
            && let Err(cause) = was.hand(place)
        {
            tracing::warn!("how long a sitting was is not handed on: {:?}", cause.kind());
        }
    }

    /// Takes over what was known of this profile's last sitting when Kith locked, today.
    pub fn take_over(&self, place: &Path, profile: Id) {
        if let Some(was) = crate::after::Was::taken(place, profile, Shell::today()) {
            self.after(|after| after.comes_back(was));
        }
    }

    /// Looks at what is remembered of the last sitting.
    pub fn after<T>(&self, look: impl FnOnce(&mut After) -> T) -> T {
        look(&mut self.after.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The open profile, whoever asks.
    pub fn open(&self) -> Option<Arc<Session>> {
        self.session.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Opens a profile for everyone who asks from now on.
    pub fn begin(&self, session: Session) -> Arc<Session> {
        let wished = Wishes::read(&self.profiles.folder(session.card.id)).or_else(|| Wishes::read(&self.home));
        *self.wishes.lock().unwrap_or_else(PoisonError::into_inner) = wished.unwrap_or_default();
        let session = Arc::new(session);
        self.end_sitting();
        self.end_meeting();
        self.end_kiosk();
        self.end_asking();
        *self.session.write().unwrap_or_else(PoisonError::into_inner) = Some(session.clone());
        // Nobody is real in the invented school: it belongs to no district.
        if !session.card.is_invented {
            self.district.opens(&self.profiles.folder(session.card.id));
        }
        *self.touched.lock().unwrap_or_else(PoisonError::into_inner) = Touch::now(&*self.rim);
        session
    }

    /// Drops the session and all that came from it.
    pub fn close(&self) {
        for stop in self.stops.lock().unwrap_or_else(PoisonError::into_inner).values() {
            stop.store(true, Ordering::SeqCst);
        }
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.prints.wipe();
        self.end_sitting();
        self.end_meeting();
        self.end_kiosk();
        self.end_asking();
        let standing = self.district.standing();
        self.district.closes();
        // Taken first: who holds its notes may be waiting for a slow medium, and nobody else waits for that.
        let taken = self.session.write().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(session) = taken {
            // A command that is under way may hold the session for a moment longer: not its notes.
            session.aid.close();
            // How much the district has not, where it can be read without a key: a locked laptop that is lost says so. Nothing
            // of it goes into the store: whoever writes there may take long.
            if let Some(standing) = standing {
                let member = Membership { unsent: engine::unsent(session.desk.store()), ..standing.member };
                kept::keep_outside(&self.profiles.folder(session.card.id), &member);
            }
        }
    }

    /// Looks at the lease of the open profile. True where it has run out: then it is locked until the district was met, but
    /// not while a student sits there.
    pub fn is_lease_over(&self) -> bool {
        let looked = self.district.looks(self.rim.now_ms(), self.rim.uptime_ms());
        if let (Some(session), Some(member)) = (self.open(), looked.to_keep) {
            let member = Membership { unsent: engine::unsent(session.desk.store()), ..member };
            kept::keep_where_free(session.desk.store(), &self.profiles.folder(session.card.id), &member);
        }
        let is_anybody_there =
            self.sitting().is_some() || self.meeting().is_some() || self.asking().is_some() || self.kiosk().is_some();
        looked.is_over && !is_anybody_there
    }

    /// Somebody is here. Too late where nobody was for longer than was chosen: a key pressed on a laptop that slept all
    /// night must not keep it open.
    pub fn touch(&self) {
        if !self.is_idle(0) {
            *self.touched.lock().unwrap_or_else(PoisonError::into_inner) = Touch::now(&*self.rim);
        }
    }

    /// Whether a profile is open that has to be locked: nobody was here for as long as was chosen. Nobody is real in the
    /// invented school, so it stays open. A sitting is covered then, and locked only when they do not come back: two people
    /// who talk touch nothing, and a laptop that lies in a bag is to hold no key. It goes on behind its cover after the
    /// unlock. At a door Kith waits for those who come.
    pub fn is_overdue(&self) -> bool {
        let is_at_door = self.kiosk().is_some_and(|kiosk| kiosk.is_at_door());
        let more = if self.sitting().is_some() {
            COVERED_MS
        } else if is_at_door {
            AT_DOOR_MS
        } else {
            0
        };
        self.open().is_some_and(|session| !session.card.is_invented) && self.is_idle(more)
    }

    fn is_idle(&self, more_ms: i64) -> bool {
        let (last, now) = (*self.touched.lock().unwrap_or_else(PoisonError::into_inner), Touch::now(&*self.rim));
        let most_ms = i64::from(self.wishes().idle_minutes) * 60_000 + more_ms;
        // A wall clock that went back as far says as little about when somebody was here as one that went on.
        now.uptime_ms - last.uptime_ms > most_ms || (now.wall_ms - last.wall_ms).abs() > most_ms
    }

    /// What whoever is here wishes; before an unlock, what was wished on this machine.
    pub fn wishes(&self) -> Wishes {
        *self.wishes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Wishes something else, for the open profile. How the window looks is also what the machine shows from now on before
    /// an unlock and to whoever has not chosen; when it locks is each person's own.
    pub fn wish(&self, change: impl FnOnce(&mut Wishes)) -> Answer<()> {
        let session = self.session()?;
        let mut wishes = self.wishes();
        change(&mut wishes);
        let wishes = wishes.within();
        let keep = |wishes: Wishes, folder: &Path| wishes.keep(folder).map_err(store::failure::Failure::from);
        keep(wishes, &self.profiles.folder(session.card.id))?;
        let machine = Wishes::read(&self.home).unwrap_or_default();
        keep(Wishes { appearance: wishes.appearance, language: wishes.language, ..machine }, &self.home)?;
        *self.wishes.lock().unwrap_or_else(PoisonError::into_inner) = wishes;
        Ok(())
    }

    /// Speaks another language: to whoever is here, or at the door to whoever comes and has not chosen.
    pub fn speak(&self, language: Language) -> Answer<()> {
        if self.open().is_some() {
            return self.wish(|wishes| wishes.language = language);
        }
        let machine = Wishes { language, ..Wishes::read(&self.home).unwrap_or_default() };
        machine.keep(&self.home).map_err(store::failure::Failure::from)?;
        self.wishes.lock().unwrap_or_else(PoisonError::into_inner).language = language;
        Ok(())
    }

    /// A flag that stops this job, fresh.
    pub fn start(&self, job: Job) -> Arc<AtomicBool> {
        if job == Job::Picture {
            // Of what stands no more nobody waits for a picture.
            self.stop(job);
        }
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
        // One at a time: a roster of a district is large. And none while a student sits at the screen.
        parked.clear();
        if self.sitting().is_none() {
            parked.insert(id, waiting);
        }
        id
    }

    /// Puts a preview back that was not applied after all.
    pub fn repark(&self, id: Id, waiting: Waiting) {
        if self.open().is_some() && self.sitting().is_none() {
            self.waiting.lock().unwrap_or_else(PoisonError::into_inner).insert(id, waiting);
        }
    }

    /// Looks at a preview that waits.
    pub fn waiting<T>(&self, id: Id, look: impl FnOnce(&Preview) -> T) -> Answer<T> {
        let parked = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        parked.get(&id).map(|waiting| look(waiting.preview())).ok_or_else(|| Failure::plain(FailureCode::NotHere))
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

#[cfg(test)]
mod asking_tests;
#[cfg(test)]
mod forgotten_tests;
#[cfg(test)]
mod kiosk_tests;
#[cfg(test)]
mod marking_tests;
#[cfg(test)]
mod notes_tests;
#[cfg(test)]
mod opening_tests;
#[cfg(test)]
mod paper_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod voice_tests;
