//! Passphrase, keychain or recovery code: what opens a profile. Sets one up, and says how strong a
//! passphrase is without ever refusing one for its form.

use std::sync::Arc;

use notebook::lock::Lock;
use serde::{Deserialize, Serialize};
use specta::Type;
use store::cipher::{Cost, DataKey};
use store::desk::Desk;
use store::keys::KeyFile;
use store::profile::{self, Card, NewProfile};
use tauri::{AppHandle, State};
use zeroize::Zeroizing;

use domain::edit::Edit;
use domain::people::PeopleEdit;
use domain::record::Id;
use domain::refusal::Refusal;

use crate::aid::{self, Aid, Words};
use crate::commands::bringing_in::Telling;
use crate::events::Job;
use crate::failure::{Answer, Failure, FailureCode};
use crate::kiosk::KioskNow;
use crate::lens::{Area, Lens, Role};
use crate::platform::{self, keychain};
use crate::shell::{Session, Shell};
use crate::sitting::SittingNow;
use crate::sync::door::{self, AtDoor};
use crate::sync::kept;
use crate::window::MAIN;
use crate::wishes::{Appearance, Language};

type Held<'a> = State<'a, Arc<Shell>>;

/// A profile that may be asked for its passphrase.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ProfileLine {
    pub id: Id,
    pub name: String,
    pub role: Role,
    pub is_invented: bool,
    pub has_keychain: bool,
    /// How it stands with its district; None where it belongs to none.
    pub door: Option<AtDoor>,
}

/// A school, named.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct SchoolName {
    pub id: Id,
    pub name: String,
}

/// The profile that is open.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct OpenProfile {
    pub profile: Id,
    /// The person's id in everything they record.
    pub me: Id,
    pub name: String,
    pub role: Role,
    pub school: Option<SchoolName>,
    /// Whether this role makes maps: what a student told is hers to read. Where not, no screen offers it.
    pub has_maps: bool,
    pub is_invented: bool,
    /// Nobody has said that they have the recovery code: it was on the screen, and then Kith or the machine ended.
    pub is_code_unseen: bool,
}

/// What the first screen needs.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Status {
    pub profiles: Vec<ProfileLine>,
    pub open: Option<OpenProfile>,
    /// The student who sits at the screen: then their map is all that there is.
    pub sitting: Option<SittingNow>,
    /// The campaign for which this laptop goes around: then marking is all that there is.
    pub meeting: Option<Id>,
    /// What this laptop does at a door or in a class: then that is all that there is.
    pub kiosk: Option<KioskNow>,
    /// The campaign with whose question this laptop goes around among students: then that is all that there is.
    pub asking: Option<Id>,
    pub version: String,
    pub idle_minutes: u32,
    pub letter_keys: bool,
    pub appearance: Appearance,
    pub language: Language,
    /// Where the log of this machine lies, for IT.
    pub log: String,
}

/// A new profile, as it was typed.
#[derive(Deserialize, Type)]
pub struct SetUp {
    pub name: String,
    pub role: Role,
    pub school: String,
    pub passphrase: String,
    pub use_keychain: bool,
}

/// A new profile, open, with the code that is shown once.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct SetUpDone {
    pub open: OpenProfile,
    pub recovery_code: String,
    /// The keychain was asked to hold the key and did not take it: the passphrase opens, and that is all.
    pub is_keychain_refused: bool,
}

/// How strong a passphrase is, 0 to 4, and what weakens it most.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct Strength {
    pub score: u8,
    pub warning: Option<String>,
}

/// The cost of a guess on this machine. Tests ask for a light one, which only a debug build hears.
pub(crate) fn cost() -> Cost {
    if cfg!(test) || cfg!(debug_assertions) && std::env::var_os("KITH_LIGHT_KEYS").is_some() {
        return Cost::LIGHT;
    }
    Cost::FULL
}

impl OpenProfile {
    fn of(shell: &Shell, card: &Card) -> OpenProfile {
        OpenProfile {
            profile: card.id,
            me: card.me,
            name: card.name.clone(),
            role: Role::read(&card.role),
            has_maps: Lens::of(MAIN, Role::read(&card.role)).is_some_and(|lens| lens.allows(Area::Maps)),
            school: card.school.map(|id| SchoolName { id, name: card.school_name.clone() }),
            is_invented: card.is_invented,
            is_code_unseen: shell.profiles.is_code_unseen(card.id),
        }
    }
}

fn cost_of(card: &Card) -> notebook::cipher::Cost {
    aid::cost(if card.is_invented { Cost::LIGHT } else { cost() })
}

fn opened(shell: &Shell, app: &AppHandle, card: Card, key: DataKey, words: Option<Words>) -> Answer<OpenProfile> {
    let mut telling = None;
    let desk = shell.profiles.open_told(&card, &key, shell.rim.clone(), Shell::today(), &mut |done, of| {
        // Stopped, the store stays closed and the next unlock begins again: nobody has to kill Kith to get their machine back.
        telling.get_or_insert_with(|| Telling::start(app, shell, Job::ReadAgain)).tell(done, of)
    })?;
    let open = OpenProfile::of(shell, &card);
    if !card.is_invented {
        // The store has the last word, before anything of it is shown.
        kept::may_show(shell, card.id, desk.store())?;
    }
    let aid = Aid::closed(&shell.profiles.folder(card.id));
    let session = shell.begin(Session { role: Role::read(&card.role), card, desk, aid });
    if let Some(words) = words.filter(|_| session.has(MAIN, Area::OwnNotes)) {
        session.aid.is_to_open();
        let (session, now_ms, cost) = (session.clone(), shell.rim.now_ms(), cost_of(&session.card));
        // A second passphrase is as slow as the first: nobody waits for it before Today.
        std::thread::spawn(move || session.aid.opens(&words, cost, now_ms));
    }
    // While the passphrase was looked at this laptop may have been told that it is lost.
    if let Err(closed) = door::may_open(&shell.profiles.folder(session.card.id), &*shell.rim) {
        // Whoever locks waits until nobody holds the store: not for this one.
        drop(session);
        crate::window::lock_soon(app.clone());
        return Err(closed.into());
    }
    // Not sooner: a Kith that ends at its door has not lost with whom the sitting goes on.
    if let Some(place) = crate::window::handed_over(shell) {
        shell.take_over(&place, session.card.id);
    }
    if shell.sits_on() {
        crate::window::tell_covered(app);
    }
    crate::window::after_unlock(app.clone(), session.clone());
    crate::commands::district::keep_meeting(app.clone(), session);
    Ok(open)
}

/// Who has a profile here, and which one is open.
#[tauri::command]
#[specta::specta]
pub fn status(shell: Held<'_>) -> Answer<Status> {
    let profiles = shell
        .profiles
        .list()?
        .into_iter()
        .map(|card| ProfileLine {
            id: card.id,
            role: Role::read(&card.role),
            name: card.name,
            is_invented: card.is_invented,
            has_keychain: card.has_keychain,
            door: door::view(&shell, card.id),
        })
        .collect();
    let wishes = shell.wishes();
    Ok(Status {
        profiles,
        open: shell.open().map(|session| OpenProfile::of(&shell, &session.card)),
        sitting: shell.sitting().map(|sitting| sitting.now(shell.rim.uptime_ms(), shell.screen_now())),
        meeting: shell.meeting().map(|meeting| meeting.campaign),
        kiosk: shell.kiosk().map(|kiosk| kiosk.now()),
        asking: shell.asking().map(|asking| asking.campaign),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        idle_minutes: wishes.idle_minutes,
        letter_keys: wishes.letter_keys,
        appearance: wishes.appearance,
        language: wishes.language,
        log: crate::journal::path(&shell.home).to_string_lossy().into_owned(),
    })
}

/// Makes a profile and opens it.
#[tauri::command]
#[specta::specta]
pub fn set_up(app: AppHandle, shell: Held<'_>, setup: SetUp) -> Answer<SetUpDone> {
    let passphrase = Zeroizing::new(setup.passphrase);
    if passphrase.is_empty() {
        return Err(Refusal::NameIsEmpty.into());
    }
    let new = NewProfile {
        name: &setup.name,
        role: setup.role.word(),
        school_name: &setup.school,
        passphrase: &passphrase,
        is_invented: false,
        cost: cost(),
    };
    let (mut card, key, code) = shell.profiles.create(&new, &shell.rim, |card, desk| begin(card, desk))?;
    if setup.use_keychain && keychain::keep(&card.id.to_string(), &key) {
        card.has_keychain = true;
        shell.profiles.write_card(&card)?;
    }
    let is_keychain_refused = setup.use_keychain && !card.has_keychain;
    let words = Words { passphrase, code: Some(Zeroizing::new(code.to_string())) };
    let open = opened(&shell, &app, card, key, Some(words))?;
    Ok(SetUpDone { open, recovery_code: code.to_string(), is_keychain_refused })
}

/// The first two records: the school, and the person whose name stands behind what they record.
fn begin(card: &Card, desk: &Desk) -> Answer<()> {
    if let Some(school) = card.school {
        desk.commit(&Edit::People(PeopleEdit::AddSchool { school, name: card.school_name.clone() }))?;
    }
    desk.commit(&Edit::People(PeopleEdit::AddStaff {
        staff: card.me,
        name: card.name.clone(),
        role: card.role.clone(),
        school: card.school,
    }))?;
    Ok(())
}

/// Opens the invented school, making it the first time.
#[tauri::command]
#[specta::specta]
pub fn look_around(app: AppHandle, shell: Held<'_>) -> Answer<OpenProfile> {
    let there = shell.profiles.list()?.into_iter().find(|card| card.is_invented);
    let card = match there {
        Some(card) => card,
        None => crate::invented::make(&app, &shell)?,
    };
    let key = shell.profiles.unlock(card.id, crate::invented::PASSPHRASE, &*shell.rim)?;
    let words = Words { passphrase: Zeroizing::new(crate::invented::PASSPHRASE.to_owned()), code: None };
    opened(&shell, &app, card, key, Some(words))
}

/// How strong a passphrase is, to somebody who knows whose it is: `about` is what else was just typed, such as the name and
/// the school. Nothing is kept of it.
#[tauri::command]
#[specta::specta]
pub fn passphrase_strength(shell: Held<'_>, passphrase: String, about: Vec<String>) -> Answer<Strength> {
    let passphrase = Zeroizing::new(passphrase);
    // Whose profiles are on this machine is known to whoever holds it.
    let cards = shell.profiles.list()?;
    let there = cards.iter().filter(|card| !card.is_invented).flat_map(|card| [card.name.as_str(), card.school_name.as_str()]);
    let known: Vec<&str> = about.iter().map(String::as_str).chain(there).collect();
    let (score, warning) = profile::strength(&passphrase, &known);
    Ok(Strength { score, warning })
}

/// Opens a profile by its passphrase.
#[tauri::command]
#[specta::specta]
pub fn unlock(app: AppHandle, shell: Held<'_>, profile: Id, passphrase: String) -> Answer<OpenProfile> {
    door::may_open(&shell.profiles.folder(profile), &*shell.rim)?;
    let passphrase = Zeroizing::new(passphrase);
    let card = shell.profiles.card(profile)?;
    let key = shell.profiles.unlock(profile, &passphrase, &*shell.rim)?;
    opened(&shell, &app, card, key, Some(Words { passphrase, code: None }))
}

/// Opens a profile by the key that the operating system's keychain holds.
#[tauri::command]
#[specta::specta]
pub fn unlock_with_keychain(app: AppHandle, shell: Held<'_>, profile: Id) -> Answer<OpenProfile> {
    door::may_open(&shell.profiles.folder(profile), &*shell.rim)?;
    let card = shell.profiles.card(profile)?;
    let key = keychain::give(&profile.to_string()).ok_or_else(|| Failure::plain(FailureCode::KeychainLost))?;
    // What the keychain holds opens the store. Notes of one's own want the passphrase.
    opened(&shell, &app, card, key, None)
}

/// Opens a profile by its recovery code and sets a new passphrase.
#[tauri::command]
#[specta::specta]
pub fn unlock_with_recovery(
    app: AppHandle,
    shell: Held<'_>,
    profile: Id,
    code: String,
    new_passphrase: String,
) -> Answer<OpenProfile> {
    let (code, new) = (Zeroizing::new(code), Zeroizing::new(new_passphrase));
    if new.is_empty() {
        return Err(Refusal::NameIsEmpty.into());
    }
    door::may_open(&shell.profiles.folder(profile), &*shell.rim)?;
    let card = shell.profiles.card(profile)?;
    let key = recover(&shell, &card, &code, &new)?;
    // Whoever types it has it.
    let _ = shell.profiles.code_seen(card.id);
    opened(&shell, &app, card, key, Some(Words { passphrase: new, code: Some(code) }))
}

/// Opens by the recovery code and sets a new passphrase, for the store and for the notes beside it. They are sealed first:
/// cut off in between, both are open still.
pub(crate) fn recover(shell: &Shell, card: &Card, code: &str, new: &str) -> Answer<DataKey> {
    let folder = shell.profiles.folder(card.id);
    let key = KeyFile::of_profile(&folder).unlock_with_code(code, &*shell.rim)?;
    let lock = Lock::of(&folder);
    let is_sealed = seal_notes(&lock, lock.open_by_code(&store::cipher::read_code(code)), new, card)?;
    shell.profiles.reseal(card.id, &key, new, cost(), &*shell.rim)?;
    if is_sealed && let Err(failure) = lock.only_newest() {
        // The new one holds for both: the next opening takes the former one away.
        tracing::warn!("the former passphrase still opens the notes: {failure}");
    }
    Ok(key)
}

/// Seals the notes for a passphrase that is to hold, beside the one that does. False where there are none, or what was typed
/// opens the profile and not them: then they stay as they are, and say so when they are asked for.
fn seal_notes(lock: &Lock, key: notebook::Result<notebook::cipher::Key>, new: &str, card: &Card) -> Answer<bool> {
    if !lock.is_there() {
        return Ok(false);
    }
    match key {
        Ok(key) => lock.also_by(&key, new, cost_of(card)).map(|()| true).map_err(Failure::from),
        Err(failure) => {
            tracing::warn!("the notes were not sealed again: {failure}");
            Ok(false)
        }
    }
}

/// Locks now.
#[tauri::command]
#[specta::specta]
pub fn lock(app: AppHandle) -> Answer<()> {
    crate::window::lock(&app)
}

/// Somebody is here.
#[tauri::command]
#[specta::specta]
pub fn touch(shell: Held<'_>) -> Answer<()> {
    shell.touch();
    Ok(())
}

/// Has a screen reader say these words, where the system's webview does not tell it what a live region says. False where it does.
#[tauri::command]
#[specta::specta]
pub fn read_out(shell: Held<'_>, words: String) -> Answer<bool> {
    if platform::reader::IS_NEEDED {
        shell.voice.says(words);
    }
    Ok(platform::reader::IS_NEEDED)
}

/// Whether this machine has a keychain that could hold a key.
#[tauri::command]
#[specta::specta]
pub fn offers_keychain() -> Answer<bool> {
    Ok(keychain::is_there())
}

/// Lets the system's keychain hold this profile's key, or no longer. The passphrase is asked for again: whoever holds the
/// key may open the store without it.
#[tauri::command]
#[specta::specta]
pub fn set_keychain(shell: Held<'_>, is_on: bool, passphrase: String) -> Answer<()> {
    let passphrase = Zeroizing::new(passphrase);
    let session = shell.session()?;
    let key = shell.profiles.unlock(session.card.id, &passphrase, &*shell.rim)?;
    let profile = session.card.id.to_string();
    let is_done = if is_on { keychain::keep(&profile, &key) } else { keychain::forget(&profile) };
    if !is_done {
        return Err(Failure::plain(FailureCode::NoKeychain));
    }
    let card = shell.profiles.card(session.card.id)?;
    Ok(shell.profiles.write_card(&Card { has_keychain: is_on, ..card })?)
}

/// Locks after so many minutes without anybody; 1 to 60.
#[tauri::command]
#[specta::specta]
pub fn set_idle_minutes(shell: Held<'_>, minutes: u32) -> Answer<()> {
    shell.wish(|wishes| wishes.idle_minutes = minutes)
}

/// Whether a single letter is a key of its own from now on, for whoever is here.
#[tauri::command]
#[specta::specta]
pub fn set_letter_keys(shell: Held<'_>, is_on: bool) -> Answer<()> {
    shell.wish(|wishes| wishes.letter_keys = is_on)
}

/// How the window looks from now on.
#[tauri::command]
#[specta::specta]
pub fn set_appearance(shell: Held<'_>, appearance: Appearance) -> Answer<()> {
    shell.wish(|wishes| wishes.appearance = appearance)
}

/// What the window speaks from now on, before an unlock too.
#[tauri::command]
#[specta::specta]
pub fn set_language(shell: Held<'_>, language: Language) -> Answer<()> {
    shell.speak(language)
}

/// Sets another passphrase. The old one is asked for again: an open laptop is not its owner.
#[tauri::command]
#[specta::specta]
pub fn change_passphrase(shell: Held<'_>, old: String, fresh: String) -> Answer<()> {
    let (old, fresh) = (Zeroizing::new(old), Zeroizing::new(fresh));
    let session = shell.session()?;
    if fresh.is_empty() {
        return Err(Refusal::NameIsEmpty.into());
    }
    // Notes that are just being opened, or made, are sealed again too.
    session.aid.stands();
    change(&shell, &session.card, &old, &fresh)
}

/// The same for a store and the notes beside it, in the order in which nothing is lost wherever it is cut off.
pub(crate) fn change(shell: &Shell, card: &Card, old: &str, fresh: &str) -> Answer<()> {
    let key = shell.profiles.unlock(card.id, old, &*shell.rim)?;
    let lock = Lock::of(&shell.profiles.folder(card.id));
    let is_sealed = seal_notes(&lock, lock.open(old), fresh, card)?;
    shell.profiles.reseal(card.id, &key, fresh, cost(), &*shell.rim)?;
    if is_sealed && let Err(failure) = lock.only_newest() {
        // The new one holds for both: the next opening takes the former one away.
        tracing::warn!("the former passphrase still opens the notes: {failure}");
    }
    Ok(())
}

/// A new recovery code; the former one opens nothing any more.
#[tauri::command]
#[specta::specta]
pub fn new_recovery_code(shell: Held<'_>, passphrase: String) -> Answer<String> {
    let passphrase = Zeroizing::new(passphrase);
    let session = shell.session()?;
    let key = shell.profiles.unlock(session.card.id, &passphrase, &*shell.rim)?;
    session.aid.stands();
    new_code(&shell, &session.card, &key, &passphrase)
}

/// Whoever works here has the recovery code.
#[tauri::command]
#[specta::specta]
pub fn recovery_code_seen(shell: Held<'_>) -> Answer<()> {
    Ok(shell.profiles.code_seen(shell.session()?.card.id)?)
}

/// A new code for a store and the notes beside it. Until it is shown nobody counts on it: the passphrase opens both meanwhile.
pub(crate) fn new_code(shell: &Shell, card: &Card, key: &DataKey, passphrase: &str) -> Answer<String> {
    let code = shell.profiles.new_recovery_code(card.id, key, cost(), &*shell.rim)?;
    let lock = Lock::of(&shell.profiles.folder(card.id));
    if lock.is_there() {
        // The store knows the new code already: it is shown, whatever becomes of the notes.
        let sealed = lock.open(passphrase).and_then(|key| lock.by_code(&key, &store::cipher::read_code(&code), cost_of(card)));
        if let Err(failure) = sealed {
            tracing::warn!("the notes were not sealed for the new code: {failure}");
        }
    }
    Ok(code.to_string())
}
