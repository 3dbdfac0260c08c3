//! Past which proxy is the provider reached? The one that was named here, else the one that the environment of this machine names
//! for everything (`HTTPS_PROXY`, and `NO_PROXY` for what needs none). It is asked for a way and sees the provider's name; one that
//! inspects TLS is trusted by its root, which the operating system has or `--oidc-root` names. What stays on this machine needs none.

use anyhow::{Context, Result};
use hyper::Uri;
use hyper_util::client::proxy::matcher::Matcher;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::way::NoWay;

/// An answer of a proxy is no longer.
const MOST: usize = 8 * 1024;

/// Stands for a proxy that this machine names and that cannot be used: whatever would go by it finds no way.
const UNUSABLE: &str = "unusable.invalid";

/// What was said of proxies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proxies {
    /// As `host:port` or `http://name:passphrase@host:port`; empty where there is none.
    https: String,
    /// Hosts that are reached without.
    none_for: String,
}

impl Proxies {
    /// The one that was named here, else what the environment says.
    pub fn of(named: Option<&str>, environment: &dyn Fn(&str) -> Option<String>) -> Result<Proxies> {
        // An empty one says nothing, and hides none that is written in small letters.
        let named_there = |name: &str| environment(name).filter(|text| !text.trim().is_empty());
        let said = |name: &str| named_there(name).or_else(|| named_there(&name.to_lowercase())).unwrap_or_default();
        match named.map(str::trim) {
            Some("none" | "") => Ok(Proxies::default()),
            Some(named) => {
                let all = Proxies { https: named.to_owned(), none_for: String::new() };
                // What is said may hold a passphrase: it is not said again.
                anyhow::ensure!(
                    all.is_usable(),
                    "--oidc-proxy is no proxy that this server can use: say host:port; or `--oidc-proxy none` to go without"
                );
                Ok(all)
            }
            // It is there for other programs too: a server that only some sign in by does not stay down for it.
            None => {
                let all = Proxies { https: said("HTTPS_PROXY").trim().to_owned(), none_for: said("NO_PROXY") };
                let https = if all.https.is_empty() || all.is_usable() { all.https } else { UNUSABLE.to_owned() };
                Ok(Proxies { https, none_for: all.none_for })
            }
        }
    }

    fn is_usable(&self) -> bool {
        let any = self.matcher().intercept(&Uri::from_static("https://login.example/"));
        // Where everything is reached without, none is used.
        any.as_ref().map_or(self.none_for.contains('*'), |by| by.uri().scheme_str() == Some("http"))
    }

    /// Says in the log where the machine names a proxy that cannot be used. What is said there may hold a passphrase.
    pub fn warn(&self) {
        if self.https == UNUSABLE {
            tracing::warn!(
                "HTTPS_PROXY is no proxy that this server can use, so nobody signs in past it by an account of the district; everything else works. Say --oidc-proxy host:port, or `--oidc-proxy none` to go without"
            );
        }
    }

    pub fn matcher(&self) -> Matcher {
        Matcher::builder().https(self.https.as_str()).no(self.none_for.as_str()).build()
    }
}

/// A way to a host, past the proxy where there is one for it.
pub async fn reach(matcher: &Matcher, host: &str, port: u16, is_here: bool) -> std::result::Result<TcpStream, NoWay> {
    let bare = host.trim_matches(['[', ']']);
    let there: Option<Uri> = format!("https://{host}:{port}/").parse().ok();
    let Some(by) = there.filter(|_| !is_here).and_then(|there| matcher.intercept(&there)) else {
        return TcpStream::connect((bare, port)).await.map_err(|_| NoWay::Unreachable);
    };
    let name = by.uri().host().unwrap_or_default().trim_matches(['[', ']']);
    if name == UNUSABLE {
        return Err(NoWay::Proxy);
    }
    let socket = TcpStream::connect((name, by.uri().port_u16().unwrap_or(8080))).await.map_err(|_| NoWay::Proxy)?;
    let who = by.basic_auth().and_then(|told| told.to_str().ok());
    let who = who.map(|told| format!("Proxy-Authorization: {told}\r\n")).unwrap_or_default();
    let asked = format!("CONNECT {host}:{port} HTTP/1.1\r\nHost: {host}:{port}\r\n{who}\r\n");
    through(socket, &asked).await.map_err(|why| {
        tracing::error!(why = %format!("{why:#}"), "the proxy gives no way to the provider");
        NoWay::Proxy
    })
}

async fn through(mut socket: TcpStream, asked: &str) -> Result<TcpStream> {
    socket.write_all(asked.as_bytes()).await?;
    let mut told = Vec::new();
    while !told.ends_with(b"\r\n\r\n") {
        // Letter by letter: what comes after belongs to the provider already.
        told.push(socket.read_u8().await.context("it ended the connection")?);
        anyhow::ensure!(told.len() < MOST, "its answer does not end");
    }
    let status = std::str::from_utf8(&told).ok().and_then(|told| told.split_whitespace().nth(1)?.parse::<u16>().ok());
    let status = status.context("it does not speak HTTP")?;
    anyhow::ensure!((200..300).contains(&status), "it says {status}");
    Ok(socket)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(named: Option<&str>, environment: &[(&str, &str)]) -> Result<Proxies> {
        Proxies::of(named, &|name| environment.iter().find(|(known, _)| *known == name).map(|(_, told)| (*told).to_owned()))
    }

    fn by(proxies: &Proxies, there: &'static str) -> Option<String> {
        Some(proxies.matcher().intercept(&Uri::from_static(there))?.uri().authority()?.to_string())
    }

    #[test]
    fn what_was_named_here_is_used_else_what_the_machine_says() {
        let machine = [("HTTPS_PROXY", "http://proxy.example:3128"), ("NO_PROXY", "district.example")];
        let there = "https://login.example/";
        assert_eq!(by(&of(None, &machine).unwrap(), there).as_deref(), Some("proxy.example:3128"));
        assert_eq!(by(&of(None, &machine).unwrap(), "https://login.district.example/"), None, "it needs none");
        assert_eq!(by(&of(Some("own.example:8080"), &machine).unwrap(), there).as_deref(), Some("own.example:8080"));
        assert_eq!(by(&of(Some("none"), &machine).unwrap(), there), None);
        assert_eq!(by(&of(None, &[("https_proxy", "lower.example:1")]).unwrap(), there).as_deref(), Some("lower.example:1"));
        assert_eq!(by(&of(None, &[]).unwrap(), there), None);
        assert!(of(None, &[("HTTPS_PROXY", "proxy.example:1"), ("NO_PROXY", "*")]).is_ok());
        let empty =
            [("HTTPS_PROXY", " "), ("https_proxy", "lower.example:1"), ("NO_PROXY", ""), ("no_proxy", "district.example")];
        assert_eq!(by(&of(None, &empty).unwrap(), there).as_deref(), Some("lower.example:1"), "an empty one hides none");
        assert_eq!(by(&of(None, &empty).unwrap(), "https://login.district.example/"), None);
    }

    #[test]
    fn a_proxy_of_the_machine_that_cannot_be_used_keeps_no_server_from_starting() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        for named in ["socks5://ana:secret@proxy.example:1080", "https://proxy.example:1", "not a host"] {
            let machine = [("HTTPS_PROXY", named), ("NO_PROXY", "district.example")];
            let known = of(None, &machine).unwrap();
            let way = runtime.block_on(reach(&known.matcher(), "login.example", 443, false));
            assert_eq!(way.err(), Some(NoWay::Proxy), "{named}");
            assert_eq!(by(&known, "https://login.district.example/"), None, "what needs none goes without");
        }
    }

    #[test]
    fn a_proxy_that_cannot_be_used_is_said_at_once_and_its_passphrase_is_not() {
        for named in ["socks5://ana:secret@proxy.example:1080", "https://ana:secret@proxy.example:1", "ana:secret@not a host"] {
            let why = of(Some(named), &[]).unwrap_err().to_string();
            assert!(why.contains("--oidc-proxy") && !why.contains("secret"), "{named}: {why}");
        }
        let known = of(Some("http://ana:secret@proxy.example:8080"), &[]).unwrap().matcher();
        let by = known.intercept(&Uri::from_static("https://login.example/")).unwrap();
        assert_eq!(by.basic_auth().unwrap().to_str().unwrap(), "Basic YW5hOnNlY3JldA==");
    }
}
