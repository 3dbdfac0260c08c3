//! Is the machine about to sleep, or has somebody else come to it? On Linux the login service says so, and waits a moment before
//! a sleep: what is on the screen is covered or locked before the lid has closed. Elsewhere, and where no such service answers,
//! the clocks tell of a sleep afterwards, and of another's login nobody tells.

/// Calls this shortly before the machine sleeps, each time, from a thread of its own.
pub fn before_sleep(act: impl Fn() + Send + 'static) {
    #[cfg(target_os = "linux")]
    std::thread::spawn(move || {
        if let Err(cause) = login_service::listen(&act) {
            tracing::info!("no login service says when this machine sleeps: {cause}");
        }
    });
    #[cfg(not(target_os = "linux"))]
    drop(act);
}

/// Calls this each time when the system locks this login, or another one comes to the front of the machine, from a thread of its
/// own.
pub fn when_another_comes(act: impl Fn() + Send + 'static) {
    #[cfg(target_os = "linux")]
    std::thread::spawn(move || {
        if let Err(cause) = login_service::listen_to_own(&act) {
            tracing::info!("no login service says when somebody else comes to this machine: {cause}");
        }
    });
    #[cfg(not(target_os = "linux"))]
    drop(act);
}

/// org.freedesktop.login1, as systemd and elogind have it.
#[cfg(target_os = "linux")]
mod login_service {
    use std::collections::HashMap;

    use zbus::MatchRule;
    use zbus::blocking::{Connection, MessageIterator, Proxy};
    use zbus::message::Type;
    use zbus::zvariant::{OwnedFd, OwnedObjectPath, OwnedValue};

    const NAME: &str = "org.freedesktop.login1";

    fn manager(bus: &Connection) -> zbus::Result<Proxy<'_>> {
        Proxy::new(bus, NAME, "/org/freedesktop/login1", "org.freedesktop.login1.Manager")
    }

    /// Listens for as long as the bus is there.
    pub fn listen(act: &impl Fn()) -> zbus::Result<()> {
        let bus = Connection::system()?;
        let service = manager(&bus)?;
        let signals = service.receive_signal("PrepareForSleep")?;
        let mut held = hold(&service);
        for signal in signals {
            if signal.body().deserialize::<bool>()? {
                act();
                // The service goes on as soon as this is let go.
                held = None;
            } else if held.is_none() {
                held = hold(&service);
            }
        }
        Ok(())
    }

    /// Listens to what it says of the login in which this window is shown.
    pub fn listen_to_own(act: &impl Fn()) -> zbus::Result<()> {
        let bus = Connection::system()?;
        let own = own_login(&bus)?;
        let said = MatchRule::builder().msg_type(Type::Signal).sender(NAME)?.path(own)?.build();
        for message in MessageIterator::for_match_rule(said, &bus, None)? {
            let message = message?;
            let is_left = match message.header().member().map(|member| member.as_str()) {
                Some("Lock") => true,
                Some("PropertiesChanged") => {
                    let told = message.body();
                    let told = told.deserialize::<(String, HashMap<String, OwnedValue>, Vec<String>)>();
                    let is_active = told.ok().and_then(|(_, now, _)| now.get("Active")?.downcast_ref::<bool>().ok());
                    is_active == Some(false)
                }
                _ => false,
            };
            if is_left {
                act();
            }
        }
        Ok(())
    }

    /// By its name, or by this process; started by a service of the desktop it is in neither, and is the one that has the display.
    fn own_login(bus: &Connection) -> zbus::Result<OwnedObjectPath> {
        let service = manager(bus)?;
        let named = std::env::var("XDG_SESSION_ID").ok().and_then(|name| service.call("GetSession", &(name,)).ok());
        let by_process = || service.call("GetSessionByPID", &(std::process::id(),)).ok();
        if let Some(own) = named.or_else(by_process) {
            return Ok(own);
        }
        let user: OwnedObjectPath = service.call("GetUserByPID", &(std::process::id(),))?;
        let user = Proxy::new(bus, NAME, user, "org.freedesktop.login1.User")?;
        Ok(user.get_property::<(String, OwnedObjectPath)>("Display")?.1)
    }

    /// Asks it to wait for us next time. None where it does not: then sleep may be quicker than the cover.
    fn hold(service: &Proxy<'_>) -> Option<OwnedFd> {
        let asked = service.call("Inhibit", &("sleep", "Kith", "What is on the screen is covered first", "delay"));
        asked.inspect_err(|cause| tracing::info!("the login service does not wait: {cause}")).ok()
    }
}
