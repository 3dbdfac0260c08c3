//! What does the window know of the district? Whom this laptop belongs to and how it stands, what waits, was sent and was
//! refused; joining, leaving, and asking for a meeting now.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use domain::record::{Id, Kind};
use serde::Serialize;
use specta::Type;
use store::commit::Committed;
use store::read::district::{LostLine, NewerLine, RefusedLine, SentLine, WaitingLine};
use sync::by_account::ending;
use tauri::{AppHandle, Manager};
use uplink::browser::{self, Browser};
use zeroize::Zeroizing;

use crate::after::Was;
use crate::commands::{Held, tell};
use crate::events::{self, Job, PROGRESS, ProgressEvent};
use crate::failure::{Answer, Failure, FailureCode};
use crate::lens::Area;
use crate::platform;
use crate::shell::{Session, Shell};
use crate::sync::membership::{self, Joining, Membership};
use crate::sync::rejoin::{self, Asked, Rejoined};
use crate::sync::round::{self, Applicant, NotJoined};
use crate::sync::wire::Trouble;
use crate::sync::{door, engine, kept};

/// One glance: where what was recorded is.
#[derive(Clone, Debug, Serialize, Type)]
pub struct DistrictNow {
    /// Whether this laptop belongs to a district.
    pub is_joined: bool,
    /// What it calls itself.
    pub district: Option<String>,
    /// Changes that wait to be sent.
    pub waiting: u32,
    /// What was refused and waits for whoever made it.
    pub refused: u32,
    /// When the district last took something, in milliseconds since 1970.
    pub sent_ms: Option<f64>,
    pub contact_ms: Option<f64>,
    pub is_busy: bool,
    pub is_paused: bool,
    pub trouble: Option<Trouble>,
    /// How much of what this person holds is here, in thousandths, while not all of it is.
    pub coming: Option<u32>,
    /// How far this machine's clock is ahead of the server's, in minutes; negative where it is behind.
    pub clock_ahead_min: i32,
    /// How many whole days this laptop may still go without the server; None where it has no lease.
    pub lease_days_left: Option<u32>,
    /// Whether that is so little that it is to be said.
    pub lease_is_soon: bool,
}

/// The district's page in the settings.
#[derive(Clone, Debug, Serialize, Type)]
pub struct DistrictView {
    pub member: Option<MemberView>,
    pub waiting: Vec<WaitingLine>,
    pub sent: Vec<SentLine>,
    /// What of it somebody of the school looks at first.
    pub for_review: Vec<SentLine>,
    pub refused: Vec<RefusedLine>,
    pub lost: Vec<LostLine>,
    pub newer: Vec<NewerLine>,
    /// Changes about students whom the district did not give this person: they stay here.
    pub staying: u32,
    /// The invented school joins no district.
    pub can_join: bool,
}

/// Whom this laptop belongs to.
#[derive(Clone, Debug, Serialize, Type)]
pub struct MemberView {
    pub district: String,
    pub address: String,
    /// Who the district knows this person as.
    pub name: String,
    /// The role as the district has it; empty where it gave none yet.
    pub role: String,
    pub since_ms: f64,
    pub contact_ms: Option<f64>,
    /// Until when this laptop may go without the server.
    pub lease_until_ms: Option<f64>,
    pub proxy: Option<String>,
}

impl MemberView {
    fn of(member: Membership) -> MemberView {
        let Membership { district, address, name, role, since_ms, contact_ms, lease, proxy, .. } = member;
        MemberView {
            district,
            address,
            name,
            role,
            since_ms: since_ms as f64,
            contact_ms: contact_ms.map(|at| at as f64),
            lease_until_ms: (lease.until_ms > 0).then_some(lease.until_ms as f64),
            proxy,
        }
    }
}

/// How it stands with the district, at one glance.
#[tauri::command]
#[specta::specta]
pub fn district_now(shell: Held<'_>) -> Answer<DistrictNow> {
    let session = shell.session()?;
    let store = session.desk.store();
    let standing = shell.district.standing();
    let waiting = store.unsent()?;
    let refused = store.refused_count()?;
    let sent_ms = store.last_sent_ms()?.map(|at| at as f64);
    let Some(standing) = standing else {
        return Ok(DistrictNow {
            is_joined: false,
            district: None,
            waiting,
            refused,
            sent_ms,
            contact_ms: None,
            is_busy: false,
            is_paused: false,
            trouble: None,
            coming: None,
            clock_ahead_min: 0,
            lease_days_left: None,
            lease_is_soon: false,
        });
    };
    Ok(DistrictNow {
        is_joined: true,
        lease_days_left: standing.member.lease.days_left(),
        lease_is_soon: standing.member.lease.is_soon(),
        district: Some(standing.member.district),
        waiting,
        refused,
        sent_ms,
        contact_ms: standing.member.contact_ms.map(|at| at as f64),
        is_busy: standing.is_busy,
        is_paused: standing.is_paused,
        trouble: standing.trouble,
        coming: standing.coming.map(|(whole, of)| whole * 1000 / of.max(1)),
        clock_ahead_min: (standing.clock_ahead_ms / 60_000).clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32,
    })
}

/// All that the page of the district shows.
#[tauri::command]
#[specta::specta]
pub fn district(shell: Held<'_>) -> Answer<DistrictView> {
    let session = shell.session()?;
    let member = shell.district.standing().map(|standing| MemberView::of(standing.member));
    let is_joined = member.is_some();
    let desk = &session.desk;
    Ok(DistrictView {
        member,
        waiting: if is_joined { desk.waiting()? } else { Vec::new() },
        sent: if is_joined { desk.sent()? } else { Vec::new() },
        for_review: desk.for_review()?,
        refused: desk.refused()?,
        lost: desk.lost_students()?,
        newer: desk.waits_for_newer()?,
        staying: if is_joined { desk.store().staying()? } else { 0 },
        can_join: !session.card.is_invented,
    })
}

/// Joins the district of an invitation. None where it did; else why not, and nothing was changed. One that holds for everybody
/// has this machine's browser sign in first: that is told as the beginning of a job, which can be cancelled until then.
/// `language` is the one of the page on which the browser ends.
#[tauri::command]
#[specta::specta]
pub async fn join_district(
    app: AppHandle,
    shell: Held<'_>,
    invitation: String,
    proxy: Option<String>,
    language: String,
) -> Answer<Option<NotJoined>> {
    let session = shell.session()?;
    if session.card.is_invented || shell.district.is_joined() {
        return Err(Failure::plain(FailureCode::NotHere));
    }
    let invitation = match round::invitation(&invitation) {
        Ok(invitation) => invitation,
        Err(why) => return Ok(Some(why)),
    };
    let place = membership::place(&shell.home, &invitation.address, told_proxy(proxy));
    let who = Applicant { me: session.desk.me, name: &session.card.name, called: platform::machine_name(), only: None };
    let folder = shell.profiles.folder(session.card.id);
    let joining = Joining::of(&folder, &*shell.rim, &invitation).map_err(store::failure::Failure::from)?;
    // Locked meanwhile it holds the store no longer; the same invitation lets this laptop in again.
    let is_open = || shell.open().is_some_and(|open| Arc::ptr_eq(&open, &session));
    let key = joining.key();
    let stop = shell.start(Job::SignIn);
    let stands = |done| events::tell(&app, PROGRESS, &ProgressEvent { job: Job::SignIn, done, of: 1 }, Job::SignIn.area());
    let goes = |url: &str| {
        let goes = platform::browses(url);
        if goes {
            stands(0);
        }
        goes
    };
    let [done, ended] = ["browser-done", "browser-ended"].map(|key| page(&language, key));
    let is_wanted = || !stop.load(Ordering::SeqCst);
    let browser = Browser { goes: &goes, is_wanted: &is_wanted, done: &done, ended: &ended, patience: browser::PATIENCE };
    let asking = browser::enrol(&*shell.rim, &place, &invitation, who, (joining.device, &key), &browser);
    let joined = uplink::until(asking, &is_open).await;
    stands(1);
    let member = match joined.filter(|_| is_open()) {
        Some(Ok(joined)) => joined,
        Some(Err(why)) => return Ok(Some(why)),
        None => return Err(Failure::plain(FailureCode::Locked)),
    };
    membership::join(&folder, &member, &key).map_err(store::failure::Failure::from)?;
    kept::seal(session.desk.store(), &member)?;
    session.desk.store().sort_outbox(true)?;
    shell.district.joins(member, key);
    moved(&app);
    Ok(None)
}

/// The page on which a browser ends, as a whole answer.
fn page(language: &str, key: &str) -> String {
    let said = |key: &str| words::paper::said(language, key, &[]);
    ending(language, &said(&format!("{key}-title")), &said(key))
}

/// A proxy as it was typed; None where nothing was.
fn told_proxy(proxy: Option<String>) -> Option<String> {
    proxy.map(|proxy| proxy.trim().to_owned()).filter(|proxy| !proxy.is_empty())
}

/// Meets the server now.
#[tauri::command]
#[specta::specta]
pub fn sync_now(shell: Held<'_>) -> Answer<()> {
    shell.district.asked();
    Ok(())
}

/// Rests until it is asked to go on. What is here stays.
#[tauri::command]
#[specta::specta]
pub fn pause_sync(app: AppHandle, shell: Held<'_>) -> Answer<()> {
    shell.district.pauses();
    moved(&app);
    Ok(())
}

/// Belongs to no district any more. All that is here stays here, and nothing travels.
#[tauri::command]
#[specta::specta]
pub fn leave_district(app: AppHandle, shell: Held<'_>) -> Answer<()> {
    let session = shell.session()?;
    let folder = shell.profiles.folder(session.card.id);
    // First: what is met in this moment is not written down any more.
    shell.district.closes();
    if let Err(failure) = kept::leave(session.desk.store(), &folder) {
        shell.district.opens(&folder);
        return Err(failure.into());
    }
    moved(&app);
    Ok(())
}

/// Puts something that was refused back into the picture, and sends it once more.
#[tauri::command]
#[specta::specta]
pub fn send_again(app: AppHandle, shell: Held<'_>, at: u32) -> Answer<()> {
    let session = shell.session()?;
    let committed = session.desk.store().send_again(at)?;
    session.desk.heard(&committed);
    tell(&app, &committed);
    shell.district.asked();
    moved(&app);
    Ok(())
}

/// Meets the district's server from now on until the profile is closed, on a thread of its own.
pub fn keep_meeting(app: AppHandle, session: Arc<Session>) {
    if session.card.is_invented {
        return;
    }
    std::thread::spawn(move || {
        let shell = app.state::<Arc<Shell>>().inner().clone();
        let applied = |committed: &Committed| {
            tell(&app, committed);
            if committed.kinds.contains(&Kind::Erasure) {
                crate::window::finish_erasing(&app, &session, committed.scopes.clone());
            }
        };
        let lost = engine::run(&shell, &session, &applied, &|| moved(&app));
        // Whoever locks waits until nobody holds the store. The server is told at the door.
        drop(session);
        if lost.is_some() {
            crate::window::lock_soon(app);
        }
    });
}

/// Meets the servers of the profiles that are locked, on a thread of its own.
pub fn keep_door(app: AppHandle) {
    std::thread::spawn(move || {
        let shell = app.state::<Arc<Shell>>().inner().clone();
        let gone = |profile| {
            if let Some(place) = crate::window::handed_over(&shell) {
                Was::forget(&place, profile);
            }
            // Somebody opened it in that moment: this process holds what was just destroyed.
            if shell.open().is_some_and(|session| session.card.id == profile) {
                let _: Answer<()> = crate::window::lock(&app);
            }
        };
        door::keep(&shell, &|| moved(&app), &gone);
    });
}

/// Meets the server of a profile that is locked, now.
#[tauri::command]
#[specta::specta]
pub fn meet_at_door(app: AppHandle, shell: Held<'_>, profile: Id) -> Answer<()> {
    shell.door.asked(profile);
    moved(&app);
    Ok(())
}

/// Joins a district once more with a profile that its door keeps closed, by the passphrase and a new invitation. Nothing of the
/// store is shown by it. `agreed` is the address of another district's server, once somebody saw whose it is and said yes.
#[tauri::command]
#[specta::specta]
pub fn join_at_door(
    app: AppHandle,
    shell: Held<'_>,
    profile: Id,
    passphrase: String,
    invitation: String,
    proxy: Option<String>,
    agreed: Option<String>,
) -> Answer<Rejoined> {
    let passphrase = Zeroizing::new(passphrase);
    let asked = Asked { passphrase: &passphrase, invitation: &invitation, proxy: told_proxy(proxy), agreed: agreed.as_deref() };
    let joined = rejoin::rejoin(&shell, profile, asked);
    moved(&app);
    joined
}

/// Takes a profile off this machine whose keys were destroyed.
#[tauri::command]
#[specta::specta]
pub fn remove_lost(shell: Held<'_>, profile: Id) -> Answer<()> {
    door::remove(&shell, profile)
}

/// Tells that it stands otherwise: who shows it asks again.
pub fn moved(app: &AppHandle) {
    events::tell(app, events::DISTRICT, &(), Area::Own);
}

/// A joined laptop has the district's roster, and takes in no other.
pub fn may_bring_roster(shell: &Shell) -> Answer<()> {
    if shell.district.is_joined() { Err(Failure::plain(FailureCode::HasDistrict)) } else { Ok(()) }
}
