//! Signing in with the district's own accounts: by a real provider and a real browser, and against what no honest one says.

use std::path::Path;
use std::time::{Duration, Instant};

use domain::record::Id;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use server::client::Answered;
use sync::by_account::{Begin, Begun, ByAccount, challenge_of};
use sync::enrol::{self, Enrol, Invitation, NotEnrolled};
use sync::envelope::{self, Purpose};
use sync::protocol::Hash;

use crate::provider::{Fake, Real, Says, at_page, browser, free_port, person};
use crate::world::{Server, ask, now_ms};

/// A server that knows a provider, with Ana, who may administer it, and Tom, who has an account.
fn with_accounts(folder: &Path, port: u16, more: &[&str]) -> Server {
    let listen = format!("127.0.0.1:{port}");
    peopled(Server::start(folder, &[&["--listen", &listen][..], more].concat()))
}

pub fn peopled(server: Server) -> Server {
    for (login, name) in [("ana@district.example", "Ana Ruiz"), ("tom@district.example", "Tom Teach")] {
        server.admin(&["add-person", login, name]);
    }
    server.admin(&["give-role", "ana@district.example", "it"]);
    server
}

fn audit(server: &Server) -> Vec<String> {
    let all = server.admin(&["audit", "--most", "500"]);
    all.as_array().unwrap().iter().map(|entry| format!("{} {}", entry["what"].as_str().unwrap(), entry["told"])).collect()
}

pub fn why(answered: &Answered) -> String {
    serde_json::from_slice::<Value>(&answered.body).unwrap_or_default()["why"].as_str().unwrap_or_default().to_owned()
}

/// What stands behind the mark in the address at which a browser ended.
fn fragment<'a>(ended: &'a Value, name: &str) -> Option<&'a str> {
    ended["url"].as_str()?.split_once('#')?.1.strip_prefix(name)
}

/// What the browser of the command line writes once it ended: that one is done before.
fn written(place: &Path) -> Value {
    let until = Instant::now() + Duration::from_secs(20);
    loop {
        let read = std::fs::read(place).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        if let Some(told) = read {
            return told;
        }
        assert!(Instant::now() < until, "the browser wrote nothing");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn an_administrator_signs_in_by_a_real_provider_in_a_real_browser() {
    let folder = tempfile::tempdir().unwrap();
    let port = free_port();
    let home = format!("https://localhost:{port}");
    let provider = Real::start(&format!("{home}/oidc/back"));
    let secret = folder.path().join("secret");
    std::fs::write(&secret, "a secret of the page\n").unwrap();
    let said = ["--oidc-issuer", &provider.issuer, "--oidc-client", "kith", "--oidc-laptop-client", "kith-laptop"];
    let said = [&said[..], &["--oidc-secret-file", secret.to_str().unwrap(), "--oidc-domains", "district.example"]].concat();
    let server = with_accounts(folder.path(), port, &said);
    let start = format!("{home}/oidc/start");
    let finish = |ticket: &str| server.ask("POST", "/v1/oidc/finish", json!({ "ticket": ticket }).to_string().into_bytes());

    // Login and consent, and back with a ticket that holds once.
    let ended = person(&start, "sub-ana");
    let ticket = fragment(&ended, "signed-in=").unwrap_or_else(|| panic!("{ended}"));
    let token = finish(ticket).json().unwrap()["token"].as_str().unwrap().to_owned();
    assert_eq!(why(&finish(ticket)), "unknown", "a ticket holds once");
    let people = server.typed(&["--token", &token, "people"], "");
    assert!(people.0 && people.1.contains("Ana Ruiz"), "{people:?}");

    // The page itself: by its button and back into its rooms, with nothing left in its address; or at its door again, with why.
    let shown = at_page(&home, "sub-ana");
    let has = |shown: &Value, words: &str| shown["text"].as_str().unwrap().contains(words);
    assert!(has(&shown, "Overview") && has(&shown, "Ana Ruiz") && shown["url"] == format!("{home}/admin/"), "{shown}");
    let shown = at_page(&home, "sub-nobody");
    assert!(has(&shown, "nobody has made an account here") && shown["url"] == format!("{home}/admin/"), "{shown}");

    // Whoever has no account here gets none; nor does one who is closed, nor who has her address and is somebody else.
    let not_in = |name: &str| fragment(&person(&start, name), "not-signed-in=").map(str::to_owned);
    assert_eq!(not_in("sub-nobody").as_deref(), Some("account_unknown"));
    assert_eq!(not_in("sub-other-ana").as_deref(), Some("other_identity"));
    assert_eq!(not_in("sub-elsewhere").as_deref(), Some("elsewhere"));
    assert_eq!(not_in("sub-unverified").as_deref(), Some("elsewhere"));
    assert_eq!(not_in("--cancel").as_deref(), Some("cancelled"));
    server.admin(&["close-person", "ana@district.example"]);
    assert_eq!(not_in("sub-ana").as_deref(), Some("account_closed"));
    assert!(!server.typed(&["--token", &token, "people"], "").0, "and her session ended with it");
    server.admin(&["open-person", "ana@district.example"]);
    // She has another account at the provider by now, and IT says so.
    server.admin(&["forget-identity", "ana@district.example"]);
    assert!(fragment(&person(&start, "sub-other-ana"), "signed-in=").is_some());

    // The command line, by a browser of its own.
    let page = folder.path().join("page.json");
    let typed = |name: &str| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_kith-server"));
        command.arg("--data").arg(folder.path()).args(["admin", "sign-in", "--browser", "--json"]);
        command.env("BROWSER", browser(folder.path(), name, &page)).output().unwrap()
    };
    let done = typed("sub-tom");
    let told: Value = serde_json::from_slice(&done.stdout).unwrap_or_else(|_| panic!("{done:?}"));
    let shown: Value = written(&page);
    assert!(shown["text"].as_str().unwrap().contains("You can close this page"), "{shown}");
    // Who he is, is known; that he may administer nothing, too.
    let asked = server.typed(&["--token", told["token"].as_str().unwrap(), "people"], "");
    assert!(!asked.0 && asked.2.contains("Your role may not ask"), "{asked:?}");
    let ended = typed("--cancel");
    assert!(!ended.status.success() && String::from_utf8_lossy(&ended.stderr).contains("ended in the browser"), "{ended:?}");

    // All of it stands in the audit, without an address of anybody.
    let audit = audit(&server);
    let has = |word: &str| audit.iter().any(|line| line.starts_with(word));
    for word in ["identity_joined", "came_back_from_provider", "signed_in_by_account", "sign_in_refused", "identity_forgotten"] {
        assert!(has(word), "{word} is missing: {audit:?}");
    }
    for why in ["account_unknown", "other_identity", "elsewhere", "account_closed"] {
        assert!(audit.iter().any(|line| line.starts_with("sign_in_refused") && line.contains(why)), "{why}: {audit:?}");
    }
    assert!(!audit.iter().any(|line| line.contains("district.example")), "{audit:?}");
    assert_eq!(server.admin(&["check-audit"])["holds"], true);
}

pub const VERIFIER: &str = "a-verifier-of-a-test-that-is-long-enough-for-it";
pub const BACK: &str = "http://127.0.0.1:50000/signed-in";

pub struct Attack {
    pub server: Server,
    pub fake: Fake,
}

impl Attack {
    fn on(folder: &Path, more: &[&str]) -> Attack {
        let fake = Fake::start();
        let said = ["--oidc-issuer", &fake.issuer, "--oidc-client", "kith"];
        let server = with_accounts(folder, free_port(), &[&said[..], more].concat());
        Attack { server, fake }
    }

    pub fn post(&self, path: &str, body: &Value) -> Answered {
        ask(&self.server.address, &self.server.folder, "POST", path, body.to_string().into_bytes()).unwrap()
    }

    pub fn begun(&self) -> ByAccount {
        let told = self.post("/v1/oidc/begin", &json!({ "redirect": BACK, "challenge": challenge_of(VERIFIER) })).json().unwrap();
        let text = |name: &str| told[name].as_str().unwrap().to_owned();
        self.fake.went_to(&text("url"));
        let (attempt, state) = (text("attempt"), text("state"));
        ByAccount { attempt, state, code: "c1".into(), iss: None, verifier: VERIFIER.into() }
    }

    pub fn finish(&self, told: &ByAccount) -> Result<String, String> {
        let answered = self.post("/v1/oidc/finish", &json!(told));
        answered.json().map(|told| told["token"].as_str().unwrap().to_owned()).map_err(|_| why(&answered))
    }

    /// What comes of it where the provider says this.
    fn comes_of(&self, says: Says) -> Result<(), String> {
        let told = self.begun();
        self.fake.will_say(says);
        self.finish(&told).map(drop)
    }
}

#[test]
fn what_no_honest_provider_says_lets_nobody_in() {
    let folder = tempfile::tempdir().unwrap();
    let attack = Attack::on(folder.path(), &[]);
    let claims = |claims: Value| Says { claims, ..Says::default() };
    let now = now_ms() / 1000;
    // The honest one first: what follows is refused for its own reason.
    assert_eq!(attack.comes_of(Says::default()), Ok(()));
    let refused = |what: &str, says: Says, why: &str| {
        assert_eq!(attack.comes_of(says), Err(why.to_owned()), "{what}");
    };
    refused("another attempt's nonce", claims(json!({ "nonce": "another" })), "not_accepted");
    refused("no nonce", claims(json!({ "nonce": null })), "not_accepted");
    refused("for another client", claims(json!({ "aud": "kith-laptop" })), "not_accepted");
    refused("for another client besides", claims(json!({ "aud": ["kith", "other"], "azp": "other" })), "not_accepted");
    refused("of another issuer", claims(json!({ "iss": "https://evil.example" })), "not_accepted");
    refused("of the issuer, nearly", claims(json!({ "iss": format!("{}/", attack.fake.issuer) })), "not_accepted");
    refused("over for ten minutes", claims(json!({ "exp": now - 600 })), "provider_clock");
    refused("made an hour ago", claims(json!({ "iat": now - 3600 })), "provider_clock");
    refused("made in an hour", claims(json!({ "iat": now + 3600, "exp": now + 7200 })), "provider_clock");
    refused("without an end", claims(json!({ "exp": null })), "not_accepted");
    refused("without a subject", claims(json!({ "sub": null })), "not_accepted");
    refused("an address nobody verified", claims(json!({ "email_verified": false })), "elsewhere");
    // A clock that is a minute off is no attack.
    assert_eq!(attack.comes_of(claims(json!({ "iat": now + 60, "exp": now + 90 }))), Ok(()));

    let head = |alg: &str| json!({ "alg": alg, "kid": "k1" });
    refused("unsigned", Says { head: head("none"), signed_by: None, ..Says::default() }, "not_accepted");
    refused("unsigned, as another", Says { signed_by: None, ..Says::default() }, "not_accepted");
    refused("signed by another key", Says { signed_by: Some([12; 32]), ..Says::default() }, "not_accepted");
    refused("by a shared secret", Says { head: head("HS256"), ..Says::default() }, "not_accepted");
    let unknown = json!({ "alg": "EdDSA", "kid": "k2" });
    refused("by a key nobody knows", Says { head: unknown, ..Says::default() }, "not_accepted");
    let brings = json!({ "alg": "EdDSA", "kid": "k1", "jwk": { "kty": "OKP", "crv": "Ed25519", "x": "AAAA" } });
    refused("by a key it brings along", Says { head: brings, signed_by: Some([12; 32]), ..Says::default() }, "not_accepted");
    let grants_nothing = Some((400, json!({ "error": "invalid_grant" })));
    refused("a code that was used", Says { instead: grants_nothing, ..Says::default() }, "not_accepted");
    refused(
        "no token",
        Says { instead: Some((200, json!({ "access_token": "a", "token_type": "Bearer" }))), ..Says::default() },
        "not_accepted",
    );
    refused("a page", Says { instead: Some((200, json!("<html>"))), ..Says::default() }, "not_accepted");
    let elsewhere = Some((302, json!({ "location": "https://evil.example" })));
    refused("a redirect", Says { instead: elsewhere, ..Says::default() }, "not_accepted");

    // Nobody was let in by any of it, and nobody's address stands anywhere.
    let audit = audit(&attack.server);
    assert_eq!(audit.iter().filter(|line| line.starts_with("signed_in_by_account")).count(), 2, "{audit:?}");
}

#[test]
fn what_somebody_in_between_changes_or_plays_again_lets_nobody_in() {
    let folder = tempfile::tempdir().unwrap();
    let attack = Attack::on(folder.path(), &[]);
    let refused = |what: &str, told: &ByAccount, why: &str| {
        assert_eq!(attack.finish(told), Err(why.to_owned()), "{what}");
    };
    let told = attack.begun();
    let exchanged = || attack.fake.asked.lock().unwrap().len();
    refused("another state", &ByAccount { state: "another".into(), ..told.clone() }, "not_accepted");
    refused("another verifier", &ByAccount { verifier: VERIFIER.replace('a', "b"), ..told.clone() }, "not_accepted");
    refused("no verifier", &ByAccount { verifier: String::new(), ..told.clone() }, "not_accepted");
    let mut altered = told.attempt.clone().into_bytes();
    altered[60] ^= 1;
    refused("altered", &ByAccount { attempt: String::from_utf8(altered).unwrap(), ..told.clone() }, "not_accepted");
    let other = attack.begun();
    refused("somebody else's attempt", &ByAccount { attempt: other.attempt, ..told.clone() }, "not_accepted");
    assert_eq!(exchanged(), 0, "no code left for the provider");
    refused("another issuer's answer", &ByAccount { iss: Some("https://evil.example".into()), ..attack.begun() }, "not_accepted");
    assert_eq!(exchanged(), 0);

    // Once, with the verifier and the place that belong to it; and not again, whatever the provider would say.
    let told = attack.begun();
    assert!(attack.finish(&told).is_ok());
    let sent = attack.fake.asked.lock().unwrap().last().unwrap().clone();
    assert!(sent.contains(&format!("code_verifier={VERIFIER}")) && sent.contains("127.0.0.1%3A50000%2Fsigned-in"), "{sent}");
    refused("played again", &told, "too_late");
    assert_eq!(exchanged(), 1);

    // A browser is sent back to the machine that began, and nowhere else; and no weaker challenge is taken.
    let begin = |redirect: &str, challenge: &str| {
        why(&attack.post("/v1/oidc/begin", &json!({ "redirect": redirect, "challenge": challenge })))
    };
    for redirect in ["https://evil.example/signed-in", "http://127.0.0.1:80@evil.example/signed-in", "http://127.0.0.1:1/other"] {
        assert_eq!(begin(redirect, &challenge_of(VERIFIER)), "not_accepted", "{redirect}");
    }
    assert_eq!(begin(BACK, "plain"), "not_accepted");

    // The page hears only the browser that began: without its cookie nothing that comes back counts.
    let back = attack.server.ask("GET", "/oidc/back?code=c1&state=x", Vec::new());
    assert_eq!((back.status, exchanged()), (303, 1));
}

#[test]
fn a_provider_that_is_another_or_not_there_is_said_and_no_server_begins_without_one() {
    let folder = tempfile::tempdir().unwrap();
    let attack = Attack::on(folder.path(), &[]);
    let begin =
        |attack: &Attack| why(&attack.post("/v1/oidc/begin", &json!({ "redirect": BACK, "challenge": challenge_of(VERIFIER) })));
    attack.fake.will_say(Says { issuer: Some("https://evil.example".into()), ..Says::default() });
    assert_eq!(begin(&attack), "not_accepted", "its document is of another issuer");
    attack.fake.will_say(Says::default());
    assert_eq!(begin(&attack), "", "and it is asked again once it is itself");

    let nobody = tempfile::tempdir().unwrap();
    let said = format!("http://127.0.0.1:{}", free_port());
    let server = Server::start(nobody.path(), &["--oidc-issuer", &said, "--oidc-client", "kith"]);
    let unreachable = Attack { server, fake: Fake::start() };
    assert_eq!(begin(&unreachable), "provider_unreachable");
    let typed = unreachable.server.typed(&["sign-in", "--browser"], "");
    assert!(!typed.0 && typed.2.contains("cannot reach the district's provider"), "{typed:?}");

    let none = tempfile::tempdir().unwrap();
    let server = Server::start(none.path(), &[]);
    let without = Attack { server, fake: Fake::start() };
    assert_eq!(begin(&without), "no_provider");
    let typed = without.server.typed(&["invitation"], "");
    assert!(!typed.0 && typed.2.contains("knows no provider"), "{typed:?}");
}

/// Sends a sealed question of a device nobody knows yet, and opens the answer.
fn sealed<T: DeserializeOwned>(server: &Server, path: &str, key: Hash, secret: &[u8; 32], asked: &impl Serialize, once: u8) -> T {
    let (body, back) = envelope::close(asked, Purpose::Enrol, Id::from_u128(7), secret, key, &[once; 48]).unwrap();
    let answer = server.ask("POST", path, body);
    assert_eq!(answer.status, 200, "{:?}", answer.body);
    back.open(&answer.body).unwrap()
}

#[test]
fn what_a_browser_brought_back_lets_in_the_device_that_began_and_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let attack = Attack::on(folder.path(), &[]);
    let server = &attack.server;
    let text = server.admin(&["invitation"])["invitation"].as_str().unwrap().to_owned();
    let invitation = Invitation::read(&text).unwrap();
    assert!(invitation.is_by_account() && invitation.address == server.address);
    let (hers, theirs) = ([3u8; 32], [4u8; 32]);
    let begins = |secret: &[u8; 32], once| {
        let asked = Begin {
            version: 1,
            program: "0.1.0".into(),
            device_public: envelope::device_public(secret),
            redirect: BACK.into(),
            challenge: challenge_of(VERIFIER),
            more: Default::default(),
        };
        let Begun::Go(go) = sealed(server, "/v1/enrol/begin", invitation.server, secret, &asked, once) else { panic!("no way") };
        attack.fake.went_to(&go.url);
        ByAccount { attempt: go.attempt, state: go.state, code: "c1".into(), iss: None, verifier: VERIFIER.into() }
    };
    let enrols = |secret: &[u8; 32], told: &ByAccount, once| -> enrol::Answered {
        let mut asked = Enrol {
            version: 1,
            program: "0.1.0".into(),
            code: String::new(),
            device_public: envelope::device_public(secret),
            called: "A laptop".into(),
            staff: Id::nil(),
            name: String::new(),
            clock_ms: 0,
            more: Default::default(),
        };
        asked.ask_by(told);
        sealed(server, "/v1/enrol", invitation.server, secret, &asked, once)
    };
    let refused = enrol::Answered::Refused(NotEnrolled::NotAccepted);
    let told = begins(&hers, 1);
    assert_eq!(enrols(&theirs, &told, 2), refused, "by another device's key");
    assert_eq!(enrols(&hers, &ByAccount { verifier: String::new(), ..told.clone() }, 3), refused, "without its verifier");
    // What a page or the command line began is for a session, and lets in no device; nor the other way round.
    assert_eq!(enrols(&hers, &attack.begun(), 4), refused);
    assert_eq!(attack.finish(&told), Err("not_accepted".into()));
    // The word that stands in everybody's invitation is no code.
    let nothing =
        ByAccount { attempt: String::new(), state: String::new(), code: String::new(), iss: None, verifier: String::new() };
    assert_eq!(enrols(&hers, &nothing, 5), refused);
    attack.fake.will_say(Says { claims: json!({ "email": "nobody@district.example", "sub": "sub-2" }), ..Says::default() });
    let told = begins(&hers, 6);
    assert_eq!(enrols(&hers, &told, 7), enrol::Answered::Refused(NotEnrolled::AccountUnknown));
    assert_eq!(server.admin(&["devices"]), json!([]));

    attack.fake.will_say(Says::default());
    let told = begins(&hers, 8);
    assert!(matches!(enrols(&hers, &told, 9), enrol::Answered::Enrolled(enrolled) if enrolled.name == "Ana Ruiz"));
    assert_eq!(enrols(&hers, &told, 10), enrol::Answered::Refused(NotEnrolled::Expired), "played again");
    assert_eq!(server.admin(&["devices"]).as_array().map(Vec::len), Some(1));
}
