//! Is the machine about to sleep? On Linux the login service says so and waits a moment: what is on the screen is covered or
//! locked before the lid has closed. Elsewhere, and where no such service answers, the clocks tell it afterwards.

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

/// org.freedesktop.login1, as systemd and elogind have it.
#[cfg(target_os = "linux")]
mod login_service {
    use zbus::blocking::{Connection, Proxy};
    use zbus::zvariant::OwnedFd;

    /// Listens for as long as the bus is there.
    pub fn listen(act: &impl Fn()) -> zbus::Result<()> {
        let bus = Connection::system()?;
        let service = Proxy::new(&bus, "org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")?;
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

    /// Asks it to wait for us next time. None where it does not: then sleep may be quicker than the cover.
    fn hold(service: &Proxy<'_>) -> Option<OwnedFd> {
        let asked = service.call("Inhibit", &("sleep", "Kith", "What is on the screen is covered first", "delay"));
        asked.inspect_err(|cause| tracing::info!("the login service does not wait: {cause}")).ok()
    }
}
