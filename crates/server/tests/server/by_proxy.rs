//! A provider outside the district's network is reached past the proxy, which inspects what is said; and where it is not, the
//! server says what stands in the way.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use serde_json::json;
use sync::by_account::challenge_of;
use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

use crate::accounts::{Attack, BACK, VERIFIER, peopled, why};
use crate::provider::{Fake, free_port};
use crate::world::Server;

/// A name that nobody but the proxy knows.
const NAME: &str = "login.district.example";

/// A proxy that opens what passes: it shows a certificate of its own root for whomever it is asked for.
struct Inspecting {
    port: u16,
    root: PathBuf,
    /// The first line and what it was told of who asks.
    asked: Arc<Mutex<Vec<String>>>,
}

impl Inspecting {
    /// In front of what listens at `to`; `wants` is who may pass.
    fn start(folder: &Path, to: u16, wants: Option<&'static str>) -> Inspecting {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().unwrap();
        let root = folder.join("proxy-root.pem");
        std::fs::write(&root, params.self_signed(&key).unwrap().pem()).unwrap();
        let own = KeyPair::generate().unwrap();
        let shown = CertificateParams::new(vec![NAME.to_owned()]).unwrap();
        let shown = shown.signed_by(&own, &Issuer::new(params, key)).unwrap();
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![shown.der().clone()], PrivateKeyDer::try_from(own.serialize_der()).unwrap())
            .unwrap();
        let (acceptor, asked) = (TlsAcceptor::from(Arc::new(config)), Arc::new(Mutex::new(Vec::new())));
        let (port, heard) = (free_port(), asked.clone());
        std::thread::spawn(move || {
            tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async move {
                let listener = TcpListener::bind(("127.0.0.1", port)).await.unwrap();
                while let Ok((socket, _)) = listener.accept().await {
                    tokio::spawn(passed(socket, acceptor.clone(), to, wants, heard.clone()));
                }
            });
        });
        while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        Inspecting { port, root, asked }
    }
}

async fn passed(
    mut socket: TcpStream,
    acceptor: TlsAcceptor,
    to: u16,
    wants: Option<&'static str>,
    heard: Arc<Mutex<Vec<String>>>,
) -> std::io::Result<()> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(socket.read_u8().await?);
    }
    let head = String::from_utf8(head).unwrap();
    heard.lock().unwrap().push(head.lines().next().unwrap().to_owned());
    if wants.is_some_and(|wants| !head.contains(&format!("Proxy-Authorization: Basic {wants}\r\n"))) {
        return socket.write_all(b"HTTP/1.1 407 Who are you\r\nContent-Length: 0\r\n\r\n").await;
    }
    socket.write_all(b"HTTP/1.1 200 Go on\r\n\r\n").await?;
    let mut opened = acceptor.accept(socket).await?;
    let mut there = TcpStream::connect(("127.0.0.1", to)).await?;
    copy_bidirectional(&mut opened, &mut there).await.map(drop)
}

/// A server that knows the provider, with what else is said of it.
fn server_of(folder: &Path, said: &[&str], environment: &[(&str, &str)]) -> Attack {
    let issuer = format!("https://{NAME}");
    let listen = format!("127.0.0.1:{}", free_port());
    let always = ["--listen", &listen, "--oidc-issuer", &issuer, "--oidc-client", "kith"];
    let server = Server::start_where(folder, &[&always[..], said].concat(), environment);
    Attack { server, fake: Fake::called(Some(&issuer)) }
}

/// What a laptop or the command line is told that begins to sign in.
fn begins(at: &Attack) -> String {
    why(&at.post("/v1/oidc/begin", &json!({ "redirect": BACK, "challenge": challenge_of(VERIFIER) })))
}

#[test]
fn a_provider_behind_a_proxy_that_inspects_is_reached_by_the_setting_and_by_what_the_machine_says() {
    let folder = tempfile::tempdir().unwrap();
    let fake = Fake::called(Some(&format!("https://{NAME}")));
    let proxy = Inspecting::start(folder.path(), fake.port, None);
    let root = proxy.root.to_str().unwrap().to_owned();
    let by = format!("127.0.0.1:{}", proxy.port);
    let url = format!("http://{by}/");
    let (named, machine) = (["--oidc-proxy", by.as_str()], [("HTTPS_PROXY", url.as_str()), ("NO_PROXY", "")]);
    let mut fake = Some(fake);
    for (said, environment) in [(&named[..], &[][..]), (&[], &machine)] {
        let folder = tempfile::tempdir().unwrap();
        let mut at = server_of(folder.path(), &[said, &["--oidc-root", &root]].concat(), environment);
        at.fake = fake.take().unwrap();
        at.server = peopled(at.server);
        let before = proxy.asked.lock().unwrap().len();
        // The document, the keys and the token all come that way.
        let token = at.finish(&at.begun()).unwrap();
        assert!(at.server.typed(&["--token", &token, "people"], "").0);
        let asked = proxy.asked.lock().unwrap().clone();
        let line = format!("CONNECT {NAME}:443 HTTP/1.1");
        assert!(asked.len() >= before + 3 && asked.iter().all(|asked| *asked == line), "{asked:?}");
        fake = Some(at.fake);
    }
}

#[test]
fn what_stands_between_the_server_and_the_provider_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let fake = Fake::called(Some(&format!("https://{NAME}")));
    let proxy = Inspecting::start(folder.path(), fake.port, Some("YW5hOnNlY3JldA=="));
    let root = proxy.root.to_str().unwrap();
    let (named, by) = (format!("127.0.0.1:{}", proxy.port), format!("http://ana:secret@127.0.0.1:{}", proxy.port));
    let said = |more: &[&str], environment: &[(&str, &str)]| {
        let folder = tempfile::tempdir().unwrap();
        let at = server_of(folder.path(), more, environment);
        let why = begins(&at);
        let typed = at.server.typed(&["sign-in", "--browser"], "");
        assert!(why.is_empty() || !typed.0, "{typed:?}");
        (why, typed.2)
    };
    let (why, told) = said(&["--oidc-proxy", &named, "--oidc-root", root], &[]);
    assert_eq!((why.as_str(), told.contains("--oidc-proxy")), ("provider_proxy", true), "it wants to know who asks: {told}");
    let nobody = format!("127.0.0.1:{}", free_port());
    assert_eq!(said(&["--oidc-proxy", &nobody, "--oidc-root", root], &[]).0, "provider_proxy");
    let (why, told) = said(&["--oidc-proxy", &by], &[]);
    assert_eq!(
        (why.as_str(), told.contains("--oidc-root")),
        ("provider_certificate", true),
        "its root is not known here: {told}"
    );
    let exempt: &[(&str, &str)] = &[("HTTPS_PROXY", &by), ("NO_PROXY", "district.example")];
    assert_eq!(said(&["--oidc-root", root], exempt).0, "provider_unreachable", "without it nobody knows that name");
    assert_eq!(said(&["--oidc-proxy", "none", "--oidc-root", root], &[("HTTPS_PROXY", &by)]).0, "provider_unreachable");
    let unusable: &[(&str, &str)] = &[("HTTPS_PROXY", "socks5://ana:secret@127.0.0.1:1"), ("NO_PROXY", "")];
    assert_eq!(
        said(&["--oidc-root", root], unusable).0,
        "provider_proxy",
        "it starts, and says so to whoever would sign in by it"
    );
    // With whom it knows it is a way; by name and passphrase.
    let own = tempfile::tempdir().unwrap();
    let at = server_of(own.path(), &["--oidc-root", root], &[("HTTPS_PROXY", &by), ("NO_PROXY", "")]);
    assert_eq!(begins(&at), "");
}
