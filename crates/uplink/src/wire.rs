//! How does a message reach the district's server? One HTTPS request at a time, past the school's proxy where there is one. It
//! trusts whom the operating system trusts, and the district's own root where IT laid one down. Whatever stands in the way gets
//! a word of its own: name, network, proxy, certificate, clock, server. What travels is sealed already; nothing here reads it.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Bytes;
use hyper::client::conn::http1::{self, SendRequest};
use hyper::{Request, StatusCode, header};
use hyper_util::rt::TokioIo;
use rustls_platform_verifier::Verifier;
use serde::{Deserialize, Serialize};
use specta::Type;
use sync::protocol::MOST_BYTES;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{self, CertificateError, ClientConfig};

/// So long may it take until somebody answers, and until all of an answer is there.
const CONNECT: Duration = Duration::from_secs(10);
const WHOLE: Duration = Duration::from_secs(120);

/// What stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Trouble {
    /// No such name, or nobody who could say.
    NameNotFound,
    /// No way there.
    NoConnection,
    /// The machine is there, and nothing of it answers.
    NobodyAnswers,
    /// The school's proxy does not let this through, or is not there.
    Proxy,
    /// Its issuer is unknown to this machine.
    CertificateUntrusted,
    /// It is for another name.
    CertificateOtherName,
    CertificateExpired,
    /// It begins in the future: this machine's clock is behind.
    CertificateNotYet,
    CertificateOther,
    /// Somebody answers, and it is no server of Kith's: a sign-in page of a network, say.
    NotKith,
    /// It does not understand what this program says, or this program not what it says.
    OtherVersion,
    /// It is another server than the one that was connected to, or was set up anew.
    OtherKey,
    /// It does not know this device any more.
    UnknownDevice,
    /// It has its hands full.
    Busy,
    /// Something is wrong on its side.
    ServerFault,
    /// The store of this machine could not be read or written.
    Store,
}

/// Where the server is, and by which way.
#[derive(Clone, Debug)]
pub struct Place {
    pub address: String,
    pub proxy: Option<String>,
    /// Roots beside those of the operating system, PEM; empty where there are none.
    pub root: Vec<u8>,
}

/// What came back.
pub struct Answered {
    pub status: StatusCode,
    /// Seconds after which to come again.
    pub again_after_s: Option<u64>,
    pub body: Bytes,
}

impl Answered {
    /// The sealed answer, or what the server said instead.
    pub fn sealed(self) -> Result<Bytes, Trouble> {
        if self.status == StatusCode::OK {
            return Ok(self.body);
        }
        let told: serde_json::Value = serde_json::from_slice(&self.body).unwrap_or_default();
        Err(match (self.status.as_u16(), told["why"].as_str()) {
            (429 | 503, Some(_)) => Trouble::Busy,
            (401, Some("other_key")) => Trouble::OtherKey,
            (401, Some(_)) => Trouble::UnknownDevice,
            (400, Some(_)) => Trouble::OtherVersion,
            (404, Some(_)) => Trouble::OtherVersion,
            (_, Some(_)) => Trouble::ServerFault,
            _ => Trouble::NotKith,
        })
    }
}

/// The host and the port of an address.
fn host_of(address: &str) -> Option<(String, u16)> {
    let rest = address.strip_prefix("https://")?;
    let authority = rest.split(['/', '?']).next()?;
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, port.parse().ok()?),
        _ => (authority, 443),
    };
    let host = host.trim_matches(['[', ']']);
    (!host.is_empty()).then(|| (host.to_owned(), port))
}

/// A way to a server, held open for as long as a meeting lasts.
pub struct Wire<'a> {
    place: &'a Place,
    open: Option<SendRequest<Full<Bytes>>>,
}

impl<'a> Wire<'a> {
    /// Nothing is sent yet.
    pub fn to(place: &'a Place) -> Wire<'a> {
        Wire { place, open: None }
    }

    /// Sends one message and waits for what comes back.
    pub async fn post(&mut self, path: &str, body: Vec<u8>) -> Result<Answered, Trouble> {
        let (host, port) = host_of(&self.place.address).ok_or(Trouble::NameNotFound)?;
        let mut sender = match self.open.take().filter(|sender| !sender.is_closed()) {
            Some(sender) => sender,
            None => connect(self.place, &host, port).await?,
        };
        let said = said(&mut sender, &host, port, path, body);
        let answered = tokio::time::timeout(WHOLE, said).await.unwrap_or(Err(Trouble::NoConnection))?;
        self.open = Some(sender);
        Ok(answered)
    }
}

async fn connect(place: &Place, host: &str, port: u16) -> Result<SendRequest<Full<Bytes>>, Trouble> {
    let socket = match &place.proxy {
        Some(proxy) => through(proxy, host, port).await?,
        None => reach(host, port).await?,
    };
    let stream = closed(place, host, socket).await?;
    let (sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(|_| Trouble::NotKith)?;
    // It ends when its sender is dropped.
    tokio::spawn(connection);
    Ok(sender)
}

async fn said(
    sender: &mut SendRequest<Full<Bytes>>,
    host: &str,
    port: u16,
    path: &str,
    body: Vec<u8>,
) -> Result<Answered, Trouble> {
    sender.ready().await.map_err(|_| Trouble::NoConnection)?;
    let asked = Request::post(path)
        .header(header::HOST, format!("{host}:{port}"))
        .header(header::CONTENT_TYPE, "application/octet-stream")
        .body(Full::new(Bytes::from(body)))
        .map_err(|_| Trouble::NameNotFound)?;
    let cut = |cause: hyper::Error| if cause.is_parse() { Trouble::NotKith } else { Trouble::NoConnection };
    let answer = sender.send_request(asked).await.map_err(cut)?;
    let status = answer.status();
    let after = answer.headers().get(header::RETRY_AFTER);
    let again_after_s = after.and_then(|told| told.to_str().ok()?.parse().ok());
    let body = Limited::new(answer.into_body(), MOST_BYTES + 4096).collect().await.map_err(|_| Trouble::NoConnection)?;
    Ok(Answered { status, again_after_s, body: body.to_bytes() })
}

async fn reach(host: &str, port: u16) -> Result<TcpStream, Trouble> {
    let found = tokio::time::timeout(CONNECT, tokio::net::lookup_host((host, port))).await;
    let all = found.map_err(|_| Trouble::NoConnection)?.map_err(|_| Trouble::NameNotFound)?;
    let mut last = Trouble::NameNotFound;
    for at in all {
        match tokio::time::timeout(CONNECT, TcpStream::connect(at)).await {
            Ok(Ok(socket)) => return Ok(socket),
            Ok(Err(cause)) if cause.kind() == io::ErrorKind::ConnectionRefused => last = Trouble::NobodyAnswers,
            _ => last = Trouble::NoConnection,
        }
    }
    Err(last)
}

/// Asks a proxy for a way there. It sees the name of the server and nothing else.
async fn through(proxy: &str, host: &str, port: u16) -> Result<TcpStream, Trouble> {
    let proxy = proxy.trim_start_matches("http://").trim_end_matches('/');
    let (name, at) = proxy.rsplit_once(':').and_then(|(name, at)| Some((name, at.parse().ok()?))).unwrap_or((proxy, 8080));
    let asking = async {
        let mut socket = reach(name, at).await.map_err(|_| Trouble::Proxy)?;
        let asked = format!("CONNECT {host}:{port} HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n");
        socket.write_all(asked.as_bytes()).await.map_err(|_| Trouble::Proxy)?;
        let mut told = Vec::new();
        while !told.ends_with(b"\r\n\r\n") {
            // Letter by letter: what comes after belongs to the server already.
            let letter = socket.read_u8().await.map_err(|_| Trouble::Proxy)?;
            told.push(letter);
            if told.len() > 8 * 1024 {
                return Err(Trouble::Proxy);
            }
        }
        let status = std::str::from_utf8(&told).ok().and_then(|told| told.split_whitespace().nth(1)?.parse::<u16>().ok());
        if status.is_some_and(|status| (200..300).contains(&status)) { Ok(socket) } else { Err(Trouble::Proxy) }
    };
    tokio::time::timeout(CONNECT, asking).await.unwrap_or(Err(Trouble::Proxy))
}

async fn closed(place: &Place, host: &str, socket: TcpStream) -> Result<TlsStream<TcpStream>, Trouble> {
    let provider = Arc::new(ring::default_provider());
    let roots = CertificateDer::pem_slice_iter(&place.root).filter_map(Result::ok);
    let verifier =
        Verifier::new_with_extra_roots(roots.collect::<Vec<_>>(), provider.clone()).map_err(|_| Trouble::CertificateOther)?;
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|_| Trouble::CertificateOther)?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier))
        .with_no_client_auth();
    let name = ServerName::try_from(host.to_owned()).map_err(|_| Trouble::NameNotFound)?;
    let connecting = TlsConnector::from(Arc::new(config)).connect(name, socket);
    let closed = tokio::time::timeout(CONNECT, connecting).await.map_err(|_| Trouble::NoConnection)?;
    closed.map_err(|cause| not_closed(&cause))
}

fn not_closed(cause: &io::Error) -> Trouble {
    use CertificateError as C;
    match cause.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
        Some(rustls::Error::InvalidCertificate(why)) => match why {
            C::UnknownIssuer => Trouble::CertificateUntrusted,
            C::NotValidForName | C::NotValidForNameContext { .. } => Trouble::CertificateOtherName,
            C::Expired | C::ExpiredContext { .. } => Trouble::CertificateExpired,
            C::NotValidYet | C::NotValidYetContext { .. } => Trouble::CertificateNotYet,
            _ => Trouble::CertificateOther,
        },
        Some(_) => Trouble::NotKith,
        None => Trouble::NoConnection,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_a_host_and_a_port() {
        let of = |address| host_of(address);
        assert_eq!(of("https://kith.example/"), Some(("kith.example".into(), 443)));
        assert_eq!(of("https://kith.example:8443"), Some(("kith.example".into(), 8443)));
        assert_eq!(of("https://[::1]:8443/x"), Some(("::1".into(), 8443)));
        assert_eq!(of("https://[::1]"), Some(("::1".into(), 443)));
        assert_eq!((of("http://kith.example"), of("https://"), of("https://a:b")), (None, None, None));
    }

    #[test]
    fn what_a_server_says_instead_of_an_answer_is_told_apart() {
        let said = |status: u16, body: &'static str| {
            let status = StatusCode::from_u16(status).unwrap();
            Answered { status, again_after_s: None, body: Bytes::from_static(body.as_bytes()) }.sealed()
        };
        assert!(said(200, "x").is_ok());
        assert_eq!(said(401, r#"{"why":"other_key"}"#), Err(Trouble::OtherKey));
        assert_eq!(said(401, r#"{"why":"unknown_device"}"#), Err(Trouble::UnknownDevice));
        assert_eq!(said(503, r#"{"why":"busy"}"#), Err(Trouble::Busy));
        assert_eq!(said(400, r#"{"why":"not_understood"}"#), Err(Trouble::OtherVersion));
        assert_eq!(said(500, r#"{"why":"failed"}"#), Err(Trouble::ServerFault));
        // A page of the network, whatever its number.
        assert_eq!([302, 403, 503].map(|status| said(status, "<html>").unwrap_err()), [Trouble::NotKith; 3]);
    }
}
