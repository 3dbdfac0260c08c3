//! Does a lid that closes find Kith ready, and whoever else comes to the machine? A login service of our own on a bus of its own
//! says that the machine is about to sleep, and waits, as the real one does. In the middle of a drag the map is covered before it
//! sleeps, and nothing is lost; without a sitting Kith is locked. So it is when another login comes to the front.

use std::io::{PipeReader, Read};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use thirtyfour::Key;
use zbus::object_server::SignalEmitter;
use zbus::zvariant::{OwnedFd, OwnedObjectPath};

use crate::desk::{Desk, Window};
use crate::keychain::bus;
use crate::map::{Ring, Sector};

/// The real one waits so long, then sleeps whatever happens.
const AT_MOST: Duration = Duration::from_secs(5);

#[tokio::test]
async fn a_lid_closed_in_the_middle_of_a_drag_finds_a_cover_and_nothing_is_lost() -> Result<()> {
    let home = tempfile::tempdir()?;
    let Some(desk) = Desk::new() else { return Ok(()) };
    let (_bus, address) = bus(home.path())?;
    let service = LoginService::start(&address).await?;
    let desk = desk.with("DBUS_SYSTEM_BUS_ADDRESS", Some(&address));

    let window = desk.open().await?;
    window.shows(is_covered(&window, &service).await).await?;
    window.leaves_by("Leave and lock").await?;
    desk.locked(window).await?;

    // Nobody sits at the screen: whatever lies open is locked.
    let window = desk.open().await?;
    window.unlocks().await?;
    service.says(true).await?;
    desk.locked(window).await?;

    // Somebody else's login comes to the front, and another time the system locks this one.
    for is_locked in [false, true] {
        let window = desk.open().await?;
        window.unlocks().await?;
        service.comes_to_the_front(true).await?;
        tokio::time::sleep(Duration::from_secs(1)).await;
        window.one("button", "Students").await.context("it locked when its own login came back")?;
        if is_locked {
            service.locks().await?;
        } else {
            service.comes_to_the_front(false).await?;
        }
        desk.locked(window).await?;
    }
    Ok(())
}

async fn is_covered(window: &Window, service: &LoginService) -> Result<()> {
    window.sets_up().await?;
    window.pastes_students(&["Marisol Quintero, 10", "Tomasz Malinowski, 11"]).await?;
    window.opens_first_found("quint").await?;
    window.click("button", "Start a map").await?;
    window.begins().await?;
    window.names(&["Tía Rocío", "Coach"]).await?;
    window.drags("Tía Rocío", Ring::Closest, Sector::Home).await?;

    window.lifts("Tía Rocío", Ring::Known, Sector::Work).await?;
    let slept_after = service.says(true).await?;
    anyhow::ensure!(slept_after < AT_MOST, "the machine slept before the cover was there: {slept_after:?}");
    let text = window.text().await?;
    anyhow::ensure!(text.contains("Marisol") && !text.contains("Rocío"), "it slept over an open map:\n{text}");

    // The lid is opened, and the hand lets go of what it held.
    service.says(false).await?;
    window.lets_go().await?;
    window.waits_for_focus("Go on").await?;
    window.press(Key::Enter).await?;
    window.person("Tía Rocío", "closest, home & family").await?;
    window.person("Coach", "no place yet").await?;
    // Nothing sticks to the hand, and the last step is still the one that was taken before.
    window.drags("Coach", Ring::Close, Sector::School).await?;
    window.undoes_by(async || window.press_with(Key::Control, 'z').await).await?;
    window.undoes_by(async || window.press_with(Key::Control, 'z').await).await?;
    window.person("Tía Rocío", "no place yet").await?;

    // It waits for Kith the next time, too.
    let slept_after = service.says(true).await?;
    anyhow::ensure!(slept_after < AT_MOST, "the machine slept before the cover was there: {slept_after:?}");
    window.waits_for_focus("Go on").await?;
    service.says(false).await?;
    Ok(())
}

/// org.freedesktop.login1, as far as Kith speaks with it.
struct LoginService {
    bus: zbus::Connection,
    held: Held,
}

/// The other ends of what it gave to those who asked it to wait. They end when they are let go.
type Held = Arc<Mutex<Vec<PipeReader>>>;

struct Manager(Held);

#[zbus::interface(name = "org.freedesktop.login1.Manager")]
impl Manager {
    fn inhibit(&self, what: &str, _who: &str, _why: &str, mode: &str) -> zbus::fdo::Result<OwnedFd> {
        if (what, mode) != ("sleep", "delay") {
            return Err(zbus::fdo::Error::InvalidArgs(format!("{what} {mode}")));
        }
        let (ours, theirs) = std::io::pipe().map_err(|cause| zbus::fdo::Error::IOError(cause.to_string()))?;
        self.0.lock().expect("nobody panics here").push(ours);
        Ok(std::os::fd::OwnedFd::from(theirs).into())
    }

    /// Every process is of the one login that there is.
    #[zbus(name = "GetSessionByPID")]
    fn get_session_by_pid(&self, _pid: u32) -> zbus::fdo::Result<OwnedObjectPath> {
        OwnedObjectPath::try_from(LOGIN).map_err(|cause| zbus::fdo::Error::Failed(cause.to_string()))
    }

    #[zbus(signal)]
    async fn prepare_for_sleep(emitter: &SignalEmitter<'_>, start: bool) -> zbus::Result<()>;
}

/// The login in which the window is shown, and whether it is the one in front.
struct Login(bool);

#[zbus::interface(name = "org.freedesktop.login1.Session")]
impl Login {
    #[zbus(property)]
    fn active(&self) -> bool {
        self.0
    }

    #[zbus(signal)]
    async fn lock(emitter: &SignalEmitter<'_>) -> zbus::Result<()>;
}

impl LoginService {
    async fn start(address: &str) -> Result<Self> {
        let held = Held::default();
        let bus = zbus::connection::Builder::address(address)?
            .serve_at(PATH, Manager(held.clone()))?
            .serve_at(LOGIN, Login(true))?
            .name("org.freedesktop.login1")?
            .build()
            .await
            .context("the login service does not start")?;
        Ok(Self { bus, held })
    }

    /// The login of the window comes to the front of the machine, or another one does.
    async fn comes_to_the_front(&self, is_own: bool) -> Result<()> {
        let login = self.bus.object_server().interface::<_, Login>(LOGIN).await?;
        login.get_mut().await.0 = is_own;
        Ok(login.get().await.active_changed(login.signal_emitter()).await?)
    }

    /// The system locks it.
    async fn locks(&self) -> Result<()> {
        Ok(Login::lock(&SignalEmitter::new(&self.bus, LOGIN)?).await?)
    }

    /// Says that the machine is about to sleep, or that it woke. How long it was made to wait.
    async fn says(&self, start: bool) -> Result<Duration> {
        let began = Instant::now();
        while start && self.held.lock().expect("nobody panics here").is_empty() {
            anyhow::ensure!(began.elapsed() < AT_MOST, "nobody asked it to wait");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let began = Instant::now();
        Manager::prepare_for_sleep(&SignalEmitter::new(&self.bus, PATH)?, start).await?;
        if start {
            let held = std::mem::take(&mut *self.held.lock().expect("nobody panics here"));
            let let_go = tokio::task::spawn_blocking(|| held.into_iter().for_each(|mut end| drop(end.read(&mut [0]))));
            let _ = tokio::time::timeout(AT_MOST, let_go).await;
        }
        Ok(began.elapsed())
    }
}

const PATH: &str = "/org/freedesktop/login1";
const LOGIN: &str = "/org/freedesktop/login1/session/_37";
