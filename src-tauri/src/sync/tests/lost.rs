//! What becomes of a laptop that is lost, open or locked, and of one that was without its district for longer than it may?

use std::sync::atomic::{AtomicI64, Ordering};

use domain::waves::WaveEdit;

use super::*;
use crate::aid::Words;
use crate::sync::door::{self, MayOpen};
use crate::sync::lost::{self, Lost};

/// A clock that a hand moves; it runs as the machine's does.
#[derive(Default)]
pub(super) struct Hand(pub(super) AtomicI64);

impl Rim for Hand {
    fn now_ms(&self) -> i64 {
        store::clock::Machine::rim().now_ms() + self.0.load(Ordering::SeqCst)
    }
    fn uptime_ms(&self) -> i64 {
        store::clock::Machine::rim().uptime_ms()
    }
    fn fill(&self, bytes: &mut [u8]) {
        store::clock::Machine::rim().fill(bytes);
    }
}

pub(super) const DAY: i64 = 24 * 60 * 60 * 1000;

impl Laptop {
    /// A student, a draft, a memory aid and a backup: everything that has a key here.
    fn has_all_kinds_of_keys(&self) {
        let student = self.adds("Luz");
        let wave = store::clock::minted(&*self.shell.rim);
        let open = WaveEdit::Open { wave, student, opened_on: NaiveDate::default() };
        self.session.desk.commit(&Edit::Wave(open)).unwrap();
        let words = Words { passphrase: "bridge lamp".to_owned().into(), code: None };
        self.session.aid.is_to_open();
        self.session.aid.opens(&words, crate::aid::cost(Cost::LIGHT), self.shell.rim.now_ms());
        self.session.desk.store().back_up(&mut |_, _| true).unwrap();
    }

    fn lost(&self) -> Option<Lost> {
        lost::read(&self.folder())
    }

    /// Looks at every byte below the profile's folder: nothing of a student, and nothing that opens anything.
    fn holds_no_key(&self) {
        let folder = self.folder();
        let mut looked = 0;
        let mut left = vec![folder.clone()];
        while let Some(path) = left.pop() {
            if path.is_dir() {
                left.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
                continue;
            }
            let bytes = std::fs::read(&path).unwrap();
            let has = |part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
            assert!(!has(self.data_key.expose()) && !has(b"Canary") && !has(b"SQLite format 3"), "{}", path.display());
            assert!(!has(b"by_passphrase") && !has(b"by_recovery_code"), "{}", path.display());
            // The device's own signs what it says and opens nothing; it goes when the server knows.
            let is_key = path.extension().is_some_and(|end| end == "key" || end == "keys");
            assert!(!is_key || path.ends_with("district.key"), "{}", path.display());
            looked += 1;
        }
        assert!(looked > 3, "there was something to look at");
        let (profiles, card) = (&self.shell.profiles, &self.session.card);
        assert!(!profiles.has_keys(card.id).unwrap() && !notebook::lock::Lock::of(&folder).is_there());
        assert!(profiles.unlock(card.id, "bridge lamp", &*self.shell.rim).is_err());
    }

    /// Everybody whom the store knows: this process holds it open still, with the key that lies nowhere any more.
    fn knows_with_the_key(&self) -> usize {
        let everyone = store::read::students::StudentsAsked { everyone: true, limit: 10, ..Default::default() };
        self.session.desk.students(&everyone).unwrap().rows.len()
    }

    fn at_door(&self) -> Result<(), MayOpen> {
        door::may_open(&self.folder(), &*self.shell.rim)
    }

    /// One pass of what meets the servers before the door.
    fn meets_at_door(&self) {
        self.shell.door.asked(self.session.card.id);
        door::once(&self.shell, &|| {}, &|_| {});
    }
}

fn revoke(server: &Server) {
    let device = server.admin(&["devices"])[0]["device"].as_str().unwrap().to_owned();
    server.admin(&["revoke", &device]);
}

fn state(server: &Server) -> String {
    server.admin(&["devices"])[0]["state"].as_str().unwrap().to_owned()
}

/// Joined, all sent, and everything there that opens anything of hers.
fn joined_with_all_keys(server: &Server) -> Laptop {
    let ana = Laptop::opened(server);
    ana.has_all_kinds_of_keys();
    ana.joins(&server.invites("ana")).unwrap();
    ana.is_sent();
    ana
}

#[test]
fn an_open_laptop_that_is_lost_sends_what_waits_destroys_what_opens_it_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let Some(server) = Server::counselor(folder.path()) else { return };
    let mut ana = joined_with_all_keys(&server);
    ana.shell.district.pauses();
    ana.adds("Omar");
    revoke(&server);
    assert_eq!(state(&server), "revoked_not_seen_since");
    ana.shell.district.asked();
    // What opens it goes first, with nobody waited for; the door tells the server, once nothing here holds the store.
    ana.until("what opens it is gone", |ana| ana.lost().is_some_and(|lost| lost.is_destroyed));
    ana.locks();
    assert!(ana.shell.open().is_none() && ana.lost().is_some_and(|lost| !lost.is_told));
    assert_eq!(state(&server), "revoked_not_seen_since");
    ana.meets_at_door();
    assert!(ana.lost().is_some_and(|lost| lost.is_told));
    assert_eq!(state(&server), "keys_destroyed");
    // The file of somebody new that she had begun while she might: looked at, and not lost with the laptop.
    assert!(server.admin(&["audit"]).to_string().contains("taken_for_review"));
    let lost = ana.lost().unwrap();
    assert_eq!((lost.unsent, lost.drafts, lost.had_notes, lost.district.as_str()), (0, 1, true, "Juniper"));
    ana.holds_no_key();
    assert_eq!(ana.knows_with_the_key(), 2, "it is the key that is gone, and not the search that is blind");
    assert_eq!(ana.at_door(), Err(MayOpen::Lost));
    assert!(membership::read(&ana.folder()).is_none());
    let told = door::view(&ana.shell, ana.session.card.id).unwrap();
    assert!(told.lost.is_some_and(|lost| lost.is_destroyed) && told.may_open == MayOpen::Lost);
    // Whoever finds it takes the profile off, and nothing is left of it.
    door::remove(&ana.shell, ana.session.card.id).unwrap();
    assert!(!ana.folder().exists());
}

#[test]
fn a_locked_laptop_hears_the_order_too_and_goes_on_with_it_after_a_kill_and_without_a_network() {
    let folder = tempfile::tempdir().unwrap();
    let Some(server) = Server::counselor(folder.path()) else { return };
    let mut ana = joined_with_all_keys(&server);
    ana.shell.district.pauses();
    ana.adds("Omar");
    let waits = ana.waits();
    ana.locks();
    ana.meets_at_door();
    assert!(ana.lost().is_none() && ana.at_door().is_ok(), "nothing was ordered");
    // An order that a kill or a network cut off in the middle is carried out and told later.
    let copy = tempfile::tempdir().unwrap();
    let keys = ana.folder().join("keys.json");
    std::fs::copy(&keys, copy.path().join("keys.json")).unwrap();
    revoke(&server);
    let listens = server.stops();
    ana.meets_at_door();
    assert!(ana.lost().is_none(), "it could not hear");
    let server = Server::start(folder.path(), &listens).unwrap();
    ana.meets_at_door();
    let lost = ana.lost().unwrap();
    assert_eq!((lost.is_destroyed, lost.is_told, lost.unsent, lost.drafts), (true, true, waits, 1), "what waited is told of");
    ana.holds_no_key();
    assert_eq!(state(&server), "keys_destroyed");

    // A copy of its disk from before is put back: the order stands.
    let mut ben = Laptop::opened(&server);
    ben.has_all_kinds_of_keys();
    ben.joins(&server.invites("ana")).unwrap();
    ben.is_sent();
    ben.locks();
    let before: Vec<(PathBuf, Vec<u8>)> = ["keys.json", "district.json", "district.key"]
        .map(|name| (ben.folder().join(name), std::fs::read(ben.folder().join(name)).unwrap()))
        .into();
    let device = server.admin(&["devices"])[1]["device"].as_str().unwrap().to_owned();
    server.admin(&["revoke", &device]);
    ben.meets_at_door();
    ben.holds_no_key();
    std::fs::remove_file(ben.folder().join("lost.json")).unwrap();
    before.iter().for_each(|(path, bytes)| std::fs::write(path, bytes).unwrap());
    assert!(ben.at_door().is_ok());
    ben.meets_at_door();
    ben.holds_no_key();

    // Cut off after it was written down and before anything was done, with no network: the next start does it.
    before.iter().for_each(|(path, bytes)| std::fs::write(path, bytes).unwrap());
    let begun = Lost { is_destroyed: false, is_told: false, ..ben.lost().unwrap() };
    std::fs::write(ben.folder().join("lost.json"), serde_json::to_vec(&begun).unwrap()).unwrap();
    assert_eq!(ben.at_door(), Err(MayOpen::Lost), "from that moment it is closed");
    let listens = server.stops();
    let started = Shell::new(ben.home.path().to_owned(), ben.shell.rim.clone());
    door::once(&started, &|| {}, &|_| {});
    ben.holds_no_key();
    assert!(ben.lost().is_some_and(|lost| lost.is_destroyed && !lost.is_told));
    assert!(door::remove(&started, ben.session.card.id).is_err(), "first the server has to know");
    assert!(door::view(&started, ben.session.card.id).unwrap().lost.is_some_and(|lost| !lost.is_told), "and the door says so");
    let _server = Server::start(folder.path(), &listens).unwrap();
    started.door.asked(ben.session.card.id);
    door::once(&started, &|| {}, &|_| {});
    assert!(ben.lost().is_some_and(|lost| lost.is_told));
}

#[test]
fn where_a_keychain_cannot_be_made_to_forget_what_its_key_opens_goes_itself() {
    let folder = tempfile::tempdir().unwrap();
    let Some(server) = Server::counselor(folder.path()) else { return };
    let mut ana = joined_with_all_keys(&server);
    // The system's keychain was given the key once, and nothing answers for it here any more.
    let card = ana.session.card.clone();
    ana.shell.profiles.write_card(&store::profile::Card { has_keychain: true, ..card.clone() }).unwrap();
    assert!(!crate::platform::keychain::forget(&card.id.to_string()), "no keychain answers where tests run");
    ana.locks();
    revoke(&server);
    let (ana, _) = ana.tries();
    ana.meets_at_door();
    assert!(ana.lost().is_some_and(|lost| lost.is_destroyed && lost.is_told));
    let opened = Store::open(&ana.folder().join(STORE), &ana.data_key, ana.shell.rim.clone(), Caches::MAIN);
    assert!(opened.is_err(), "the key that a keychain may hold still opens nothing any more");
    let backups = store::backup::list(&store::backup::folder_of(&ana.folder())).unwrap_or_default();
    assert!(backups.is_empty(), "and no backup");
}

#[test]
fn a_laptop_without_its_district_for_too_long_stays_closed_until_they_met_and_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let Some(server) = Server::counselor(folder.path()) else { return };
    let clock = Arc::new(Hand(AtomicI64::new(0)));
    let mut ana = Laptop::with_clock(&server, clock.clone());
    ana.joins(&server.invites("ana")).unwrap();
    ana.adds("Luz");
    ana.is_sent();
    assert!(!ana.shell.is_lease_over());
    let listens = server.stops();
    ana.adds("Omar");
    let waits = ana.waits();
    clock.0.store(29 * DAY, Ordering::SeqCst);
    assert!(!ana.shell.is_lease_over());
    clock.0.store(31 * DAY, Ordering::SeqCst);
    assert!(ana.shell.is_lease_over());
    ana.locks();
    assert_eq!(ana.at_door(), Err(MayOpen::LeaseOver));
    // The clock set back opens nothing, and neither does a start without a network.
    clock.0.store(-400 * DAY, Ordering::SeqCst);
    assert_eq!(ana.at_door(), Err(MayOpen::LeaseOver));
    ana.meets_at_door();
    assert_eq!(ana.at_door(), Err(MayOpen::LeaseOver));
    let told = door::view(&ana.shell, ana.session.card.id).unwrap();
    assert_eq!((told.may_open, told.trouble, told.unsent), (MayOpen::LeaseOver, Some(Trouble::NobodyAnswers), waits));
    let server = Server::start(folder.path(), &listens).unwrap();
    ana.meets_at_door();
    // Met, it opens, also with a clock that is wrong by a year; and what waited is there and goes out.
    assert_eq!(ana.at_door(), Ok(()));
    assert!(ana.shell.profiles.unlock(ana.session.card.id, "bridge lamp", &*ana.shell.rim).is_ok());
    let ana = ana.opens_again();
    ana.until("what waited went out", |ana| ana.waits() == 0 && ana.trouble().is_none());
    let sent = ana.session.desk.sent().unwrap();
    assert!(sent.iter().any(|line| line.whose.name.as_deref() == Some("Omar Canary")), "{sent:?}");
    let mut ana = ana;
    ana.locks();

    // Somebody whose account is closed is given no more time.
    server.admin(&["close-person", "ana"]);
    ana.meets_at_door();
    // And is not told that she was away for too long, whatever her clock shows.
    assert_eq!(ana.at_door(), Err(MayOpen::Refused));
    server.admin(&["open-person", "ana"]);
    ana.meets_at_door();
    assert_eq!(ana.at_door(), Ok(()));
}
