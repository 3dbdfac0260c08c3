//! A laptop comes to its district by the account that the district gave its person elsewhere: a real provider, a real browser.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::{Value, json};
use uplink::browser::{self, Browser};
use uplink::membership::Membership;

use super::*;

fn script(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../ui/test/district").join(name)
}

/// The district's provider of accounts.
struct Provider(Child);

impl Drop for Provider {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A provider, and a server that knows it, with an account for Ana.
fn district(folder: &Path) -> Option<(Provider, Server)> {
    binary()?;
    let mut provider = Command::new("node")
        .arg(script("provider.mjs"))
        .args(["0", "https://localhost/oidc/back"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("Node starts a provider");
    let mut lines = BufReader::new(provider.stdout.take().unwrap()).lines();
    let provider = Provider(provider);
    let issuer = lines.by_ref().map_while(Result::ok).find_map(|line| line.strip_prefix("issuer ").map(str::to_owned));
    let issuer = issuer.expect("the provider listens: are the interface's packages installed?");
    std::thread::spawn(move || lines.for_each(drop));
    let said = format!("[oidc]\nissuer = \"{issuer}\"\nclient = \"kith\"\nlaptop_client = \"kith-laptop\"\n");
    std::fs::write(folder.join("server.toml"), said).unwrap();
    let server = Server::start(folder, "127.0.0.1:0")?;
    server.admin(&["add-person", "ana@district.example", "Ana Ruiz"]);
    server.admin(&["give-role", "ana@district.example", "counselor"]);
    Some((provider, server))
}

/// Who sits at the laptop's browser.
enum At<'a> {
    /// Signs in under this name.
    Provider(&'a str),
    /// Nobody: the page stays as it is.
    Nobody,
    /// There is no browser.
    NoBrowser,
}

/// Ends where a test says so: somebody at a browser may be still there.
struct Person(Mutex<Option<Child>>);

impl Person {
    /// What the browser showed at its end.
    fn ended(&self) -> Value {
        let child = self.0.lock().unwrap().take().expect("the browser was opened");
        let done = child.wait_with_output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        serde_json::from_slice(&done.stdout).unwrap()
    }
}

impl Laptop {
    /// Asks to be let in by an account, and writes nothing down. `stops` is asked once the browser is open.
    fn asks(&self, invitation: &str, at: At<'_>, patience: Duration, stops: bool) -> (Result<Membership, WhyNot>, Person) {
        let invitation = round::invitation(invitation).unwrap();
        let place = membership::place(self.home.path(), &invitation.address, None);
        let who = Applicant { me: self.session.desk.me, name: "Ana Ruiz", called: "a laptop".into(), only: None };
        let joining = membership::Joining::of(&self.folder(), &*self.shell.rim, &invitation).unwrap();
        let (key, person, is_wanted) = (joining.key(), Person(Mutex::default()), AtomicBool::new(true));
        let goes = |url: &str| {
            is_wanted.store(!stops, Ordering::SeqCst);
            let At::Provider(name) = at else { return !matches!(at, At::NoBrowser) };
            let mut node = Command::new("node");
            node.arg(script("person.mjs")).args([url, name]).stdout(Stdio::piped()).stderr(Stdio::piped());
            *person.0.lock().unwrap() = Some(node.spawn().unwrap());
            true
        };
        let page = |key: &str| sync::by_account::ending("es", &words::paper::said("es", &format!("{key}-title"), &[]), "");
        let (done, ended) = (page("browser-done"), page("browser-ended"));
        let is_wanted = || is_wanted.load(Ordering::SeqCst);
        let browser = Browser { goes: &goes, is_wanted: &is_wanted, done: &done, ended: &ended, patience };
        let asking = browser::enrol(&*self.shell.rim, &place, &invitation, who, (joining.device, &key), &browser);
        let asked = uplink::block_on(asking).unwrap().map_err(|why| why.why);
        (asked, person)
    }

    fn asks_as(&self, invitation: &str, name: &str) -> (Result<Membership, WhyNot>, Value) {
        let (asked, person) = self.asks(invitation, At::Provider(name), browser::PATIENCE, false);
        (asked, person.ended())
    }
}

#[test]
fn a_counselor_joins_with_the_districts_account_and_what_waited_goes_out() {
    let folder = tempfile::tempdir().unwrap();
    let Some((_provider, server)) = district(folder.path()) else { return };
    let invitation = server.admin(&["invitation"])["invitation"].as_str().unwrap().to_owned();
    let ana = Laptop::opened(&server);
    ana.adds("Luz");

    // Whatever does not end with her signing in changes nothing here and lets nobody in there.
    let (asked, ended) = ana.asks_as(&invitation, "--cancel");
    assert_eq!(asked.err(), Some(WhyNot::Ended));
    assert!(ended["text"].as_str().unwrap().contains("No inició sesión"), "{ended}");
    let (asked, ended) = ana.asks_as(&invitation, "sub-nobody");
    assert_eq!(asked.err(), Some(WhyNot::AccountUnknown));
    assert_eq!((ended["lang"].as_str(), ended["text"].as_str().unwrap().contains("Inició sesión")), (Some("es"), true));
    let short = Duration::from_millis(300);
    let why = |at, patience, stops| ana.asks(&invitation, at, patience, stops).0.err();
    assert_eq!(why(At::Nobody, short, false), Some(WhyNot::TooLate));
    assert_eq!(why(At::Nobody, browser::PATIENCE, true), Some(WhyNot::Stopped));
    assert_eq!(why(At::NoBrowser, browser::PATIENCE, false), Some(WhyNot::NoBrowser));
    assert!(membership::read(&ana.folder()).is_none() && ana.waits() > 0);
    assert_eq!(server.admin(&["devices"]), json!([]));

    // She signs in, and the answer is lost on its way; she signs in once more, and is the same laptop.
    let (first, _) = ana.asks_as(&invitation, "sub-ana");
    let (again, _) = ana.asks_as(&invitation, "sub-ana");
    let (first, member) = (first.unwrap(), again.unwrap());
    assert_eq!((first.device, first.person, member.name.as_str()), (member.device, member.person, "Ana Ruiz"));
    assert_eq!(server.admin(&["devices"]).as_array().map(Vec::len), Some(1));
    let key = membership::Joining::of(&ana.folder(), &*ana.shell.rim, &round::invitation(&invitation).unwrap()).unwrap().key();
    membership::join(&ana.folder(), &member, &key).unwrap();
    kept::seal(ana.session.desk.store(), &member).unwrap();
    ana.session.desk.store().sort_outbox(true).unwrap();
    ana.shell.district.joins(member, key);
    ana.is_sent();
    let sent: Vec<String> = ana.session.desk.sent().unwrap().into_iter().filter_map(|line| line.whose.name).collect();
    assert_eq!(sent, ["Luz Canary"]);

    // Closed on the server, her account opens no other laptop; and who has her address and is somebody else never did.
    let other = Laptop::opened(&server);
    assert_eq!(other.asks_as(&invitation, "sub-other-ana").0.err(), Some(WhyNot::OtherIdentity));
    assert_eq!(other.asks_as(&invitation, "sub-unverified").0.err(), Some(WhyNot::AccountElsewhere));
    server.admin(&["close-person", "ana@district.example"]);
    assert_eq!(other.asks_as(&invitation, "sub-ana").0.err(), Some(WhyNot::AccountClosed));

    // What is kept of it names nobody's address: the login beside an entry is the list's.
    let audit = server.admin(&["audit", "--most", "100"]);
    let kept: Vec<String> =
        audit.as_array().unwrap().iter().map(|entry| format!("{} {}", entry["what"], entry["told"])).collect();
    assert!(kept.iter().any(|line| line.contains("device_enrolled")), "{kept:?}");
    assert!(!kept.iter().any(|line| line.contains("district.example")), "{kept:?}");
}

#[test]
fn where_the_provider_is_away_or_unknown_to_the_server_that_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let Some((provider, server)) = district(folder.path()) else { return };
    let invitation = server.admin(&["invitation"])["invitation"].as_str().unwrap().to_owned();
    let ana = Laptop::opened(&server);
    drop(provider);
    let why = || ana.asks(&invitation, At::Nobody, browser::PATIENCE, false).0.err();
    assert_eq!(why(), Some(WhyNot::ProviderUnreachable));
    let listens = server.stops();
    assert_eq!(why(), Some(WhyNot::Trouble));
    std::fs::remove_file(folder.path().join("server.toml")).unwrap();
    let _server = Server::start(folder.path(), &listens).unwrap();
    assert_eq!(why(), Some(WhyNot::NoProvider));
    assert!(membership::read(&ana.folder()).is_none());
}
