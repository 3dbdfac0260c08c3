//! Is there a display to open a window on? The toolkit ends the whole program where it finds none, so it is looked for first.

use std::net::TcpStream;
use std::os::linux::net::SocketAddrExt;
use std::os::unix::net::{SocketAddr, UnixStream};
use std::path::Path;
use std::time::Duration;

/// Where the first X server of this machine listens that is reached by the network, and how long it may take to answer.
const FIRST_PORT: u16 = 6000;
const PATIENCE: Duration = Duration::from_millis(300);

pub(super) fn is_there(variable: impl Fn(&str) -> Option<String>) -> bool {
    // Whoever names a way to draw of their own is taken at their word.
    if variable("GDK_BACKEND").is_some_and(|named| !named.split(',').any(|way| matches!(way, "x11" | "wayland" | "*"))) {
        return true;
    }
    // Whoever started us may have handed over a connection that is open already.
    if variable("WAYLAND_SOCKET").is_some_and(|handed| handed.parse::<u32>().is_ok()) {
        return true;
    }
    // The name may be a whole path, which needs no folder.
    let name = variable("WAYLAND_DISPLAY").unwrap_or_else(|| "wayland-0".to_owned());
    let folder = variable("XDG_RUNTIME_DIR").or_else(|| Path::new(&name).is_absolute().then(String::new));
    let by_wayland = folder.is_some_and(|folder| UnixStream::connect(Path::new(&folder).join(&name)).is_ok());
    by_wayland || variable("DISPLAY").is_some_and(|display| answers(&display))
}

/// Whether an X server answers. One of another machine is taken at its word: to ask it may take a minute.
fn answers(display: &str) -> bool {
    let Some((host, number)) = display.rsplit_once(':') else { return false };
    let Ok(number) = number.split('.').next().unwrap_or_default().parse::<u16>() else { return false };
    if !matches!(host, "" | "unix") {
        return true;
    }
    let name = format!("/tmp/.X11-unix/X{number}");
    let hidden = SocketAddr::from_abstract_name(&name).and_then(|at| UnixStream::connect_addr(&at));
    // Where no socket answers and none was asked for, the toolkit tries the network of this machine.
    let by_network = || {
        let port = FIRST_PORT.checked_add(number).filter(|_| host.is_empty());
        port.is_some_and(|port| TcpStream::connect_timeout(&([127, 0, 0, 1], port).into(), PATIENCE).is_ok())
    };
    hidden.is_ok() || UnixStream::connect(&name).is_ok() || by_network()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_display_is_there_where_something_answers_or_is_far_away() {
        let with = |told: &'static [(&str, &str)]| {
            is_there(|name| told.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()))
        };
        assert!(!with(&[]) && !with(&[("DISPLAY", ":9417")]) && !with(&[("DISPLAY", "nonsense")]));
        assert!(!with(&[("WAYLAND_DISPLAY", "wayland-9"), ("XDG_RUNTIME_DIR", "/nowhere")]));
        assert!(with(&[("DISPLAY", "localhost:10.0")]) && with(&[("GDK_BACKEND", "broadway")]));
        assert!(with(&[("WAYLAND_SOCKET", "7")]) && !with(&[("WAYLAND_SOCKET", "no number")]));
    }

    #[test]
    fn a_display_is_found_by_the_network_of_this_machine_a_hidden_socket_and_a_whole_path() {
        let with = |variable: &str, value: &str| is_there(|name| (name == variable).then(|| value.to_owned()));
        let far = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let number = far.local_addr().unwrap().port() - FIRST_PORT;
        assert!(with("DISPLAY", &format!(":{number}")) && !with("DISPLAY", &format!("unix:{number}")));
        let name = SocketAddr::from_abstract_name(format!("/tmp/.X11-unix/X{number}")).unwrap();
        let hidden = std::os::unix::net::UnixListener::bind_addr(&name).unwrap();
        drop(far);
        assert!(with("DISPLAY", &format!("unix:{number}")));
        drop(hidden);
        assert!(!with("DISPLAY", &format!(":{number}")));
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("wayland-7");
        let _listens = std::os::unix::net::UnixListener::bind(&path).unwrap();
        assert!(with("WAYLAND_DISPLAY", path.to_str().unwrap()));
    }
}
