//! The district's provider, twice: a real one in Node with a person at a real browser, and one that says whatever a test wants
//! it to, with a key of its own, for what no honest one would say.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};

use ed25519_dalek::{Signer, SigningKey};
use serde_json::{Value, json};
use sync::by_account::{letters_of, queried};

/// A port that is free at this moment.
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

fn script(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../ui/test/district").join(name)
}

/// `oidc-provider`, as it comes.
pub struct Real {
    process: Child,
    pub issuer: String,
}

impl Real {
    pub fn start(page: &str) -> Real {
        let mut process = Command::new("node")
            .arg(script("provider.mjs"))
            .args([&free_port().to_string(), page])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Node starts a provider");
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let issuer = lines.by_ref().map_while(Result::ok).find_map(|line| line.strip_prefix("issuer ").map(str::to_owned));
        let issuer = issuer.expect("the provider listens: are the interface's packages installed?");
        std::thread::spawn(move || lines.for_each(drop));
        Real { process, issuer }
    }
}

impl Drop for Real {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A person at Chromium, who signs in as `name` and says where the browser ended.
pub fn person(at: &str, name: &str) -> Value {
    at_browser(&[at, name])
}

/// The same, from the administrator's page back to it.
pub fn at_page(home: &str, name: &str) -> Value {
    at_browser(&[&format!("{home}/admin/"), name, "--page"])
}

fn at_browser(words: &[&str]) -> Value {
    let done = Command::new("node").arg(script("person.mjs")).args(words).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    serde_json::from_slice(&done.stdout).unwrap()
}

/// A browser for the command line: the same person, as a program that is given an address.
pub fn browser(folder: &std::path::Path, name: &str, ended: &std::path::Path) -> PathBuf {
    let place = folder.join(format!("browser-{name}"));
    let words =
        format!("#!/bin/sh\nSIGNS_IN_AS={name} exec node '{}' \"$1\" > '{}'\n", script("person.mjs").display(), ended.display());
    std::fs::write(&place, words).unwrap();
    std::fs::set_permissions(&place, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    place
}

/// What the dishonest one answers with next.
#[derive(Clone)]
pub struct Says {
    /// In the token, over what an honest one would say; null takes a claim away.
    pub claims: Value,
    /// The head of the token.
    pub head: Value,
    /// With this key, or not at all.
    pub signed_by: Option<[u8; 32]>,
    /// What it calls itself in its document.
    pub issuer: Option<String>,
    /// What it answers where a code is exchanged, instead of a token.
    pub instead: Option<(u16, Value)>,
}

pub const KEY: [u8; 32] = [11; 32];

impl Default for Says {
    fn default() -> Says {
        let head = json!({ "alg": "EdDSA", "kid": "k1" });
        Says { claims: json!({}), head, signed_by: Some(KEY), issuer: None, instead: None }
    }
}

/// One that says what it is told to.
pub struct Fake {
    /// On this machine.
    pub port: u16,
    pub issuer: String,
    pub says: Arc<Mutex<Says>>,
    /// What was posted where codes are exchanged.
    pub asked: Arc<Mutex<Vec<String>>>,
    nonce: Arc<Mutex<String>>,
}

impl Fake {
    pub fn start() -> Fake {
        Fake::called(None)
    }

    /// One that lives at another name, which somebody else answers for.
    pub fn called(issuer: Option<&str>) -> Fake {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let issuer = issuer.map_or_else(|| format!("http://127.0.0.1:{port}"), str::to_owned);
        let fake = Fake { port, issuer, says: Default::default(), asked: Default::default(), nonce: Default::default() };
        let (issuer, says, asked, nonce) = (fake.issuer.clone(), fake.says.clone(), fake.asked.clone(), fake.nonce.clone());
        std::thread::spawn(move || {
            for socket in listener.incoming().flatten() {
                answer(socket, &issuer, &says.lock().unwrap().clone(), &asked, &nonce.lock().unwrap().clone());
            }
        });
        fake
    }

    /// Somebody signed in there, by the address to which the server sent them.
    pub fn went_to(&self, url: &str) {
        *self.nonce.lock().unwrap() = queried(url.split_once('?').unwrap().1, "nonce").unwrap().into_owned();
    }

    pub fn will_say(&self, says: Says) {
        *self.says.lock().unwrap() = says;
    }
}

fn answer(mut socket: TcpStream, issuer: &str, says: &Says, asked: &Mutex<Vec<String>>, nonce: &str) {
    let mut reader = BufReader::new(socket.try_clone().unwrap());
    let (mut first, mut size) = (String::new(), 0);
    let _ = reader.read_line(&mut first);
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).unwrap_or(0) == 0 || line == "\r\n" {
            break;
        }
        let line = line.to_ascii_lowercase();
        size = line.strip_prefix("content-length:").map_or(size, |told| told.trim().parse().unwrap());
    }
    let mut body = vec![0; size];
    let _ = reader.read_exact(&mut body);
    let named = says.issuer.as_deref().unwrap_or(issuer);
    let (status, told) = match first.split_whitespace().nth(1).unwrap_or_default() {
        "/.well-known/openid-configuration" => (
            200,
            json!({
                "issuer": named, "authorization_endpoint": format!("{issuer}/authorize"), "token_endpoint": format!("{issuer}/token"),
                "jwks_uri": format!("{issuer}/keys"), "response_types_supported": ["code"], "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["EdDSA"]
            }),
        ),
        "/keys" => {
            let x = letters_of(SigningKey::from_bytes(&KEY).verifying_key().as_bytes());
            (200, json!({ "keys": [{ "kty": "OKP", "crv": "Ed25519", "kid": "k1", "use": "sig", "alg": "EdDSA", "x": x }] }))
        }
        "/token" => {
            asked.lock().unwrap().push(String::from_utf8(body).unwrap());
            let token = token(issuer, says, nonce);
            let told = json!({ "access_token": "a", "token_type": "Bearer", "expires_in": 60, "id_token": token });
            says.instead.clone().unwrap_or((200, told))
        }
        _ => (404, json!({})),
    };
    let told = told.to_string();
    let head = format!(
        "HTTP/1.1 {status} Said\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        told.len()
    );
    let _ = socket.write_all((head + &told).as_bytes());
}

fn token(issuer: &str, says: &Says, nonce: &str) -> String {
    let now = crate::world::now_ms() / 1000;
    let mut claims = json!({
        "iss": issuer, "sub": "sub-1", "aud": "kith", "iat": now, "exp": now + 300, "nonce": nonce,
        "email": "ana@district.example", "email_verified": true
    });
    for (name, value) in says.claims.as_object().unwrap() {
        match value {
            Value::Null => _ = claims.as_object_mut().unwrap().remove(name),
            value => claims[name] = value.clone(),
        }
    }
    let text = format!("{}.{}", letters_of(says.head.to_string().as_bytes()), letters_of(claims.to_string().as_bytes()));
    let signature = says.signed_by.map(|key| SigningKey::from_bytes(&key).sign(text.as_bytes()).to_bytes().to_vec());
    format!("{text}.{}", letters_of(&signature.unwrap_or_default()))
}
