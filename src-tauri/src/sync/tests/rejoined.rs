//! What opens a laptop whose door is closed: a new invitation, where its district is another or elsewhere; and what does not:
//! taking files away, or writing others.

use std::sync::atomic::Ordering;

use super::lost::{DAY, Hand};
use super::*;
use crate::sync::door::{self, MayOpen};
use crate::sync::rejoin::{Asked, Rejoined, rejoin};

const WORDS: &str = "bridge lamp";

impl Laptop {
    pub(super) fn types(&self, passphrase: &str, invitation: &str, agreed: Option<&str>) -> Result<Rejoined, FailureCode> {
        let asked = Asked { passphrase, invitation, proxy: None, agreed };
        rejoin(&self.shell, self.session.card.id, asked).map_err(|failure| failure.code)
    }

    /// None where it joined at once.
    pub(super) fn rejoins(&self, invitation: &str) -> Result<Option<(WhyNot, Option<Trouble>)>, FailureCode> {
        let joined = self.types(WORDS, invitation, None)?;
        assert_eq!(joined.elsewhere, None);
        Ok(joined.why.map(|why| (why.why, why.trouble)))
    }

    /// Is shown whose the other server is, with nothing changed, and says yes. Gives which district it was said to leave.
    pub(super) fn goes_elsewhere(&self, server: &Server, invitation: &str) -> String {
        let before = (self.belongs(), self.door_says());
        let shown = self.types(WORDS, invitation, None).unwrap();
        let elsewhere = shown.elsewhere.expect("it is shown first");
        assert_eq!((elsewhere.district.as_str(), elsewhere.name.as_str()), ("Juniper", "Ana Ruiz"));
        assert_eq!(elsewhere.address, server.address);
        assert_eq!((self.belongs(), self.door_says()), before);
        // Yes to another one is none to this one.
        assert!(self.types(WORDS, invitation, Some("https://other.example")).unwrap().elsewhere.is_some());
        assert_eq!(self.types(WORDS, invitation, Some(&elsewhere.address)), Ok(Rejoined::default()));
        elsewhere.former
    }

    /// IT lays the root of another server's certificate beside the one that is there.
    fn trusts(&self, server: &Server) {
        let place = membership::root(self.home.path());
        let both = [std::fs::read(&place).unwrap(), std::fs::read(server.folder.join("development-certificate.pem")).unwrap()];
        std::fs::write(place, both.concat()).unwrap();
    }

    /// Whom it belongs to, by the file.
    pub(super) fn belongs(&self) -> (Id, String) {
        membership::known(&self.folder()).map(|member| (member.device, member.address)).unwrap()
    }

    pub(super) fn takes_away(&self, names: &[&str]) {
        names.iter().for_each(|name| std::fs::remove_file(self.folder().join(name)).unwrap());
    }

    pub(super) fn door_says(&self) -> (MayOpen, bool) {
        let told = door::view(&self.shell, self.session.card.id).unwrap();
        (told.may_open, told.can_meet)
    }
}

/// Everybody on her list, as another laptop of hers has it from this server.
fn arrived(server: &Server, names: &[&str]) {
    let other = Laptop::opened(server);
    other.joins(&server.invites("ana")).unwrap();
    other.until("what she had is there", |other| {
        let asked = store::read::students::StudentsAsked { limit: 10, ..Default::default() };
        let mut had: Vec<String> = other.session.desk.students(&asked).unwrap().rows.into_iter().map(|row| row.given).collect();
        had.sort();
        had == names
    });
}

/// Joined, with one student there and one that waits, and locked since its district was away for longer than its lease.
fn away_too_long(server: Server, clock: &Arc<Hand>) -> Laptop {
    let mut ana = Laptop::with_clock(&server, clock.clone());
    ana.joins(&server.invites("ana")).unwrap();
    ana.adds("Luz");
    ana.is_sent();
    server.stops();
    ana.adds("Omar");
    clock.0.store(31 * DAY, Ordering::SeqCst);
    assert!(ana.shell.is_lease_over());
    ana.locks();
    ana
}

#[test]
fn past_its_lease_a_laptop_joins_a_server_that_was_set_up_anew_and_all_that_it_had_goes_there() {
    let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let Some(server) = Server::counselor(first.path()) else { return };
    let clock = Arc::new(Hand::default());
    let ana = away_too_long(server, &clock);
    let (ana, opened) = ana.tries();
    assert_eq!(opened, Err(FailureCode::LeaseOver));

    let server = Server::counselor(second.path()).unwrap();
    ana.trusts(&server);
    let (before, invitation) = (ana.belongs(), server.invites("ana"));
    // What does not open it says why, and changes nothing.
    assert_eq!(ana.types("another bridge", &invitation, None), Err(FailureCode::WrongPassphrase));
    assert_eq!(ana.rejoins("please"), Ok(Some((WhyNot::NoInvitation, None))));
    assert_eq!(ana.rejoins(&invitation[..invitation.len() - 2]), Ok(Some((WhyNot::Mistyped, None))));
    let listens = server.stops();
    assert_eq!(ana.rejoins(&invitation), Ok(Some((WhyNot::Trouble, Some(Trouble::NobodyAnswers)))));
    assert_eq!((ana.belongs() == before, ana.door_says()), (true, (MayOpen::LeaseOver, true)));

    let server = Server::start(second.path(), &listens).unwrap();
    assert_eq!(ana.goes_elsewhere(&server, &invitation), "Juniper");
    assert_eq!(ana.rejoins(&invitation), Err(FailureCode::NotHere), "it is open to her already");
    let (ana, opened) = ana.tries();
    assert_eq!(opened, Ok(()));
    let ana = ana.opens_again();
    ana.is_sent();
    assert!(ana.session.desk.refused().unwrap().is_empty());
    arrived(&server, &["Luz", "Omar"]);
}

#[test]
fn a_server_that_moved_is_found_by_a_new_invitation_and_what_waited_goes_there_once() {
    let folder = tempfile::tempdir().unwrap();
    let Some(server) = Server::counselor(folder.path()) else { return };
    let clock = Arc::new(Hand::default());
    let ana = away_too_long(server, &clock);
    // The clock goes right again, and the door stays closed.
    clock.0.store(0, Ordering::SeqCst);
    let server = Server::start(folder.path(), "127.0.0.1:0").unwrap();
    server.admin(&["close-person", "ana"]);
    let (ana, opened) = ana.tries();
    assert_eq!(opened, Err(FailureCode::LeaseOver));
    server.admin(&["open-person", "ana"]);
    assert_eq!(ana.rejoins(&server.invites("ana")), Ok(None));
    let ana = ana.opens_again();
    ana.is_sent();
    assert_eq!(
        ana.session.desk.sent().unwrap().iter().filter(|line| line.whose.name.as_deref() == Some("Luz Canary")).count(),
        1
    );
    arrived(&server, &["Luz", "Omar"]);
}

#[test]
fn taking_the_file_away_opens_nothing_a_meeting_does_and_without_its_key_a_new_invitation() {
    let folder = tempfile::tempdir().unwrap();
    let Some(server) = Server::counselor(folder.path()) else { return };
    let mut ana = Laptop::opened(&server);
    ana.joins(&server.invites("ana")).unwrap();
    ana.adds("Luz");
    ana.is_sent();
    ana.locks();
    let (ana, opened) = ana.tries();
    assert_eq!(opened, Ok(()));
    ana.takes_away(&["district.json"]);
    let (ana, opened) = ana.tries();
    assert_eq!(opened, Err(FailureCode::NoteGone));
    assert_eq!(ana.door_says(), (MayOpen::NoteGone, true));
    // What was asked at once is heard, and opens it.
    door::once(&ana.shell, &|| {}, &|_| {});
    let (ana, opened) = ana.tries();
    assert_eq!(opened, Ok(()));

    ana.takes_away(&["district.key"]);
    assert_eq!(ana.door_says(), (MayOpen::NoteGone, false), "said before anybody types a passphrase");
}

#[test]
fn without_file_and_key_a_joined_store_is_closed_until_a_new_invitation() {
    let folder = tempfile::tempdir().unwrap();
    let Some(server) = Server::counselor(folder.path()) else { return };
    let mut ana = Laptop::opened(&server);
    ana.joins(&server.invites("ana")).unwrap();
    ana.adds("Luz");
    ana.is_sent();
    ana.shell.district.pauses();
    ana.adds("Omar");
    ana.locks();
    ana.takes_away(&["district.json", "district.key"]);
    let (ana, opened) = ana.tries();
    assert_eq!((opened, ana.door_says()), (Err(FailureCode::NoteGone), (MayOpen::NoteGone, false)));
    let told = door::view(&ana.shell, ana.session.card.id).unwrap();
    assert!(told.unsent > 0, "how much waits is counted in the store, the file that said so is gone");
    // Again and again, and after a start of Kith too.
    ana.takes_away(&["district.json"]);
    let (ana, opened) = ana.tries();
    assert_eq!(opened, Err(FailureCode::NoteGone));
    let started = Shell::new(ana.home.path().to_owned(), ana.shell.rim.clone());
    assert_eq!(door::view(&started, ana.session.card.id).map(|told| told.may_open), Some(MayOpen::NoteGone));
    assert_eq!(ana.rejoins(&server.invites("ana")), Ok(None));
    let (ana, opened) = ana.tries();
    assert_eq!(opened, Ok(()));
    let ana = ana.opens_again();
    ana.is_sent();
    arrived(&server, &["Luz", "Omar"]);
}

#[test]
fn a_file_that_gives_more_time_gives_none_and_neither_does_a_backup_put_back() {
    let folder = tempfile::tempdir().unwrap();
    let Some(server) = Server::counselor(folder.path()) else { return };
    let clock = Arc::new(Hand::default());
    let mut ana = Laptop::with_clock(&server, clock.clone());
    ana.session.desk.store().back_up(&mut |_, _| true).unwrap();
    ana.joins(&server.invites("ana")).unwrap();
    ana.adds("Luz");
    ana.is_sent();
    let listens = server.stops();
    ana.locks();
    let mut member = membership::known(&ana.folder()).unwrap();
    member.lease.until_ms += 4000 * DAY;
    membership::write(&ana.folder(), &member).unwrap();
    let (ana, opened) = ana.tries();
    assert_eq!(opened, Ok(()), "within its time");
    clock.0.store(31 * DAY, Ordering::SeqCst);
    membership::write(&ana.folder(), &member).unwrap();
    let (ana, opened) = ana.tries();
    assert_eq!((opened, ana.door_says().0), (Err(FailureCode::LeaseOver), MayOpen::LeaseOver));
    // Nor does one that names another server, were there somebody who answers as one.
    let rogue_folder = tempfile::tempdir().unwrap();
    let rogue = Server::counselor(rogue_folder.path()).unwrap();
    member.address = rogue.address.clone();
    membership::write(&ana.folder(), &member).unwrap();
    let (ana, opened) = ana.tries();
    assert_eq!(opened, Err(FailureCode::LeaseOver));

    // A backup from before it joined, in its place: it belongs to the district still.
    let backups = store::backup::folder_of(&ana.folder());
    let backup = backups.join(&store::backup::list(&backups).unwrap()[0].name);
    let restored = store::restore::restore(&backup, &ana.folder().join(STORE), &ana.data_key, ana.shell.rim.clone()).unwrap();
    assert!(restored.former.is_some());
    ana.takes_away(&["district.json"]);
    let (ana, opened) = ana.tries();
    assert_eq!(opened, Err(FailureCode::NoteGone));
    // Its own server opens it, and what the backup had not is there.
    let server = Server::start(folder.path(), &listens).unwrap();
    door::once(&ana.shell, &|| {}, &|_| {});
    let (ana, opened) = ana.tries();
    assert_eq!(opened, Ok(()));
    let ana = ana.opens_again();
    ana.is_sent();
    arrived(&server, &["Luz"]);
}

#[test]
fn who_left_the_district_is_asked_for_none_and_who_joined_with_an_earlier_kith_belongs_to_it() {
    let folder = tempfile::tempdir().unwrap();
    let Some(server) = Server::counselor(folder.path()) else { return };
    let mut ana = Laptop::opened(&server);
    ana.joins(&server.invites("ana")).unwrap();
    ana.is_sent();
    // As an earlier Kith left it: the file alone.
    ana.session.desk.store().keep_district(None).unwrap();
    ana.shell.district.pauses();
    ana.locks();
    ana.session.desk.store().keep_district(None).unwrap();
    let (ana, opened) = ana.tries();
    assert_eq!(opened, Ok(()));
    ana.takes_away(&["district.json"]);
    let (ana, opened) = ana.tries();
    assert_eq!(opened, Err(FailureCode::NoteGone));
    door::once(&ana.shell, &|| {}, &|_| {});
    let mut ana = ana.opens_again();
    kept::leave(ana.session.desk.store(), &ana.folder()).unwrap();
    ana.shell.district.closes();
    ana.locks();
    let (ana, opened) = ana.tries();
    assert_eq!(opened, Ok(()));
    assert!(door::view(&ana.shell, ana.session.card.id).is_none());
}

#[test]
fn whoever_is_let_in_no_more_comes_in_by_no_other_server_and_by_nobody_elses_invitation() {
    let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let Some(server) = Server::counselor(folder.path()) else { return };
    server.admin(&["add-person", "ben", "Ben Ode"]);
    server.admin(&["give-role", "ben", "counselor"]);
    let mut ana = Laptop::opened(&server);
    ana.joins(&server.invites("ana")).unwrap();
    ana.adds("Luz");
    ana.is_sent();
    ana.locks();
    server.admin(&["close-person", "ana"]);
    let (ana, _) = ana.tries();
    ana.shell.door.asked(ana.session.card.id);
    door::once(&ana.shell, &|| {}, &|_| {});
    assert_eq!(ana.door_says(), (MayOpen::Refused, true));

    let rogue = Server::counselor(other.path()).unwrap();
    ana.trusts(&rogue);
    let (before, hers) = (ana.belongs(), rogue.invites("ana"));
    assert_eq!(ana.rejoins(&hers), Ok(Some((WhyNot::OtherServer, None))));
    let agreed = ana.types(WORDS, &hers, Some(&rogue.address)).unwrap();
    assert_eq!(agreed.why.map(|why| why.why), Some(WhyNot::OtherServer));
    // Neither does a file that names the other server, nor none, in a process that heard nothing.
    let mut started = ana.closed_for_good();
    started.shell = Arc::new(Shell::new(started.home.path().to_owned(), started.shell.rim.clone()));
    let mut forged = membership::known(&started.folder()).unwrap();
    forged.address = rogue.address.clone();
    forged.server = round::invitation(&hers).unwrap().server;
    forged.lease.is_refused = false;
    membership::write(&started.folder(), &forged).unwrap();
    assert_eq!(started.rejoins(&hers), Ok(Some((WhyNot::OtherServer, None))));
    started.takes_away(&["district.json", "district.key"]);
    let (started, opened) = started.tries();
    assert_eq!(opened, Err(FailureCode::NoteGone));
    assert_eq!(started.rejoins(&hers), Ok(Some((WhyNot::OtherServer, None))));

    // A colleague's is for the colleague, and still holds.
    let bens = server.invites("ben");
    assert_eq!(started.rejoins(&bens), Ok(Some((WhyNot::OtherPerson, None))));
    assert_eq!(started.belongs(), before);
    let ben = Laptop::opened(&server);
    ben.joins(&bens).unwrap();
    assert_eq!(server.admin(&["devices"]).as_array().unwrap().len(), 2);

    server.admin(&["open-person", "ana"]);
    assert_eq!(started.rejoins(&server.invites("ana")), Ok(None));
    let (_ana, opened) = started.tries();
    assert_eq!(opened, Ok(()));
}
