//! The loop against the district's real server, over real HTTPS on this machine. Without the server's binary beside this one
//! each test says that it is skipped.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use domain::edit::Edit;
use domain::people::{NameMay, NewStudent, PeopleEdit, StudentByHand};
use domain::record::Id;
use store::cipher::{Cost, DataKey};
use store::clock::Rim;
use store::desk::STORE;
use store::open::{Caches, Store};
use store::profile::NewProfile;

use super::round::{self, Applicant, WhyNot};
use super::wire::Trouble;
use super::{engine, kept, membership};
use crate::aid::Aid;
use crate::failure::{Failure, FailureCode};
use crate::lens::Role;
use crate::shell::{Session, Shell};

mod by_account;
mod erased;
mod keeping;
mod lost;
mod rejoined;
mod releases;

/// A district's server on this machine, with its roster in it.
struct Server {
    folder: PathBuf,
    process: Child,
    address: String,
}

fn binary() -> Option<PathBuf> {
    let me = std::env::current_exe().ok()?;
    let there = me.parent()?.parent()?.join(format!("kith-server{}", std::env::consts::EXE_SUFFIX));
    if !there.is_file() {
        println!("skipped: no kith-server beside this test; `cargo xtask test` builds it");
        return None;
    }
    Some(there)
}

impl Server {
    fn start(folder: &Path, listen: &str) -> Option<Server> {
        let mut process = Command::new(binary()?)
            .arg("--data")
            .arg(folder)
            .args(["--listen", listen, "--district", "Juniper"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap());
        let address = loop {
            let mut line = String::new();
            assert!(lines.read_line(&mut line).unwrap() > 0, "the server did not start");
            if let Some(address) = line.strip_prefix("Answers at ") {
                break address.trim().to_owned();
            }
        };
        std::thread::spawn(move || std::io::copy(&mut lines, &mut std::io::sink()));
        Some(Server { folder: folder.to_owned(), process, address })
    }

    fn admin(&self, words: &[&str]) -> serde_json::Value {
        let mut typed = Command::new(binary().unwrap());
        let done = typed.arg("--data").arg(&self.folder).arg("admin").args(words).arg("--json").output().unwrap();
        assert!(done.status.success(), "{words:?}: {}", String::from_utf8_lossy(&done.stderr));
        serde_json::from_slice(&done.stdout).unwrap()
    }

    fn invites(&self, login: &str) -> String {
        self.admin(&["code", login])["invitation"].as_str().unwrap().to_owned()
    }

    fn counselor(folder: &Path) -> Option<Server> {
        let server = Server::start(folder, "127.0.0.1:0")?;
        server.admin(&["add-person", "ana", "Ana Ruiz"]);
        server.admin(&["give-role", "ana", "counselor"]);
        Some(server)
    }

    /// Stops it, and gives where it listened.
    fn stops(mut self) -> String {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
        format!("127.0.0.1:{}", self.address.rsplit_once(':').unwrap().1)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A laptop whose loop runs.
struct Laptop {
    home: tempfile::TempDir,
    shell: Arc<Shell>,
    session: Arc<Session>,
    /// What nobody outside a test sees.
    data_key: DataKey,
    engine: Option<std::thread::JoinHandle<()>>,
}

/// A test ends after its loop: a process that exits while the store is at work takes the ground from under it.
impl Drop for Laptop {
    fn drop(&mut self) {
        self.shell.close();
        self.shell.district.closes();
        if let Some(engine) = self.engine.take() {
            let _ = engine.join();
        }
    }
}

/// The loop, and behind it what the window does: what came in as erased is finished.
fn runs(shell: &Shell, session: &Arc<Session>) {
    let applied = |committed: &store::commit::Committed| {
        if committed.kinds.contains(&domain::record::Kind::Erasure) {
            session.desk.finish_erasing(&mut |_, _| true).unwrap();
        }
    };
    engine::run(shell, session, &applied, &|| {});
}

impl Laptop {
    fn opened(server: &Server) -> Laptop {
        Laptop::with_clock(server, store::clock::Machine::rim())
    }

    fn with_clock(server: &Server, rim: Arc<dyn Rim>) -> Laptop {
        let home = tempfile::tempdir().unwrap();
        std::fs::copy(server.folder.join("development-certificate.pem"), membership::root(home.path())).unwrap();
        let shell = Arc::new(Shell::new(home.path().to_owned(), rim));
        let new = NewProfile {
            name: "Ana Ruiz",
            role: Role::Counselor.word(),
            school_name: "North",
            passphrase: "bridge lamp",
            is_invented: false,
            cost: Cost::LIGHT,
        };
        let begin = |card: &mut store::profile::Card, desk: &store::desk::Desk| {
            let staff = PeopleEdit::AddStaff { staff: card.me, name: card.name.clone(), role: card.role.clone(), school: None };
            desk.commit(&Edit::People(staff)).map(drop)
        };
        let (card, key, _) = shell.profiles.create(&new, &shell.rim, begin).unwrap();
        let desk = shell.profiles.open(&card, &key, shell.rim.clone(), NaiveDate::default()).unwrap();
        let aid = Aid::closed(&shell.profiles.folder(card.id));
        let session = shell.begin(Session { role: Role::Counselor, card, desk, aid });
        let (running, of) = (shell.clone(), session.clone());
        let engine = std::thread::spawn(move || runs(&running, &of));
        Laptop { home, shell, session, data_key: key, engine: Some(engine) }
    }

    fn joins(&self, invitation: &str) -> Result<(), round::NotJoined> {
        let invitation = round::invitation(invitation)?;
        let place = membership::place(self.home.path(), &invitation.address, None);
        let who = Applicant { me: self.session.desk.me, name: "Ana Ruiz", called: "a laptop".into(), only: None };
        let joining = membership::Joining::of(&self.folder(), &*self.shell.rim, &invitation).unwrap();
        let key = joining.key();
        let asking = round::enrol(&*self.shell.rim, &place, &invitation, who, (joining.device, &key));
        let member = uplink::block_on(asking).unwrap()?;
        membership::join(&self.folder(), &member, &key).unwrap();
        kept::seal(self.session.desk.store(), &member).unwrap();
        self.session.desk.store().sort_outbox(true).unwrap();
        self.shell.district.joins(member, key);
        Ok(())
    }

    /// Writes a student down by hand, as the window does.
    fn adds(&self, given: &str) -> Id {
        let student = store::clock::minted(&*self.shell.rim);
        let by_hand = StudentByHand { given: given.into(), family: "Canary".into(), ..StudentByHand::default() };
        let caseload_of = Some(self.session.desk.me);
        let add = PeopleEdit::AddStudents { students: vec![NewStudent { student, by_hand }], caseload_of };
        self.session.desk.commit(&Edit::People(add)).unwrap();
        self.shell.district.changed();
        student
    }

    /// Locks, and waits until the loop has ended.
    fn locks(&mut self) {
        self.shell.close();
        if let Some(engine) = self.engine.take() {
            engine.join().unwrap();
        }
    }

    /// Says the passphrase to the door, once nothing holds the store any more: whether it may be shown.
    fn tries(self) -> (Laptop, Result<(), FailureCode>) {
        let mut again = self.closed_for_good();
        let (folder, rim) = (again.folder(), again.shell.rim.clone());
        let opened = super::door::may_open(&folder, &*rim).map_err(Failure::from).and_then(|()| {
            let store = Store::open(&folder.join(STORE), &again.data_key, rim, Caches::MAIN)?;
            kept::may_show(&again.shell, again.session.card.id, &store)
        });
        again.engine = None;
        (again, opened.map_err(|failure| failure.code))
    }

    /// The same laptop with nothing open: what stands in place of its session is an empty profile's elsewhere.
    fn closed_for_good(self) -> Laptop {
        let (shell, card, key) = (self.shell.clone(), self.session.card.clone(), self.data_key.clone());
        let mut before = self;
        let home = std::mem::replace(&mut before.home, tempfile::tempdir().unwrap());
        drop(before);
        let elsewhere = home.path().join("nothing").join(store::clock::minted(&*shell.rim).to_string());
        let aid = Aid::closed(&elsewhere);
        let desk = store::desk::Desk::create(&elsewhere, &DataKey::fresh(&*shell.rim), card.me, shell.rim.clone()).unwrap();
        Laptop { home, shell, session: Arc::new(Session { role: Role::Counselor, card, desk, aid }), data_key: key, engine: None }
    }

    /// The next morning, on the same machine.
    fn opens_again(self) -> Laptop {
        let (shell, card, key) = (self.shell.clone(), self.session.card.clone(), self.data_key.clone());
        let mut before = self;
        let home = std::mem::replace(&mut before.home, tempfile::tempdir().unwrap());
        drop(before);
        let desk = shell.profiles.open(&card, &key, shell.rim.clone(), NaiveDate::default()).unwrap();
        let aid = Aid::closed(&shell.profiles.folder(card.id));
        let session = shell.begin(Session { role: Role::Counselor, card, desk, aid });
        let (running, of) = (shell.clone(), session.clone());
        let engine = std::thread::spawn(move || runs(&running, &of));
        Laptop { home, shell, session, data_key: key, engine: Some(engine) }
    }

    fn folder(&self) -> PathBuf {
        self.shell.profiles.folder(self.session.card.id)
    }

    fn waits(&self) -> u32 {
        self.session.desk.store().unsent().unwrap()
    }

    fn until(&self, what: &str, is: impl Fn(&Laptop) -> bool) {
        let began = Instant::now();
        while !is(self) {
            let now = self.shell.district.standing().map(|now| (now.trouble, now.coming, now.is_busy));
            assert!(began.elapsed() < Duration::from_secs(60), "never: {what}; {now:?}, {} waiting", self.waits());
            std::thread::sleep(Duration::from_millis(25));
        }
    }

    /// All is sent and read, and the meeting is over.
    fn is_sent(&self) {
        self.until("all is sent", |ana| {
            let is_settled = ana.shell.district.standing().is_some_and(|now| now.member.is_settled && !now.is_busy);
            ana.waits() == 0 && ana.trouble().is_none() && is_settled
        });
    }

    fn trouble(&self) -> Option<Trouble> {
        self.shell.district.standing().and_then(|now| now.trouble)
    }
}

#[test]
fn what_is_recorded_goes_out_by_itself_waits_while_nobody_answers_and_goes_when_somebody_does() {
    let folder = tempfile::tempdir().unwrap();
    let Some(server) = Server::counselor(folder.path()) else { return };
    let ana = Laptop::opened(&server);
    ana.adds("Luz");
    let invitation = server.invites("ana");
    ana.joins(&invitation).unwrap();
    ana.until("all is sent", |ana| ana.waits() == 0 && ana.trouble().is_none());
    // The adult whom the set-up wrote down stays here: the district has its own.
    assert!(ana.session.desk.refused().unwrap().is_empty());
    let sent: Vec<String> = ana.session.desk.sent().unwrap().into_iter().filter_map(|line| line.whose.name).collect();
    assert_eq!(sent, ["Luz Canary"]);
    ana.adds("Omar");
    ana.until("Omar is sent", |ana| ana.waits() == 0);
    assert_eq!(ana.joins(&invitation).map_err(|why| why.why), Err(WhyNot::CodeUnknown), "a code holds once");

    let listens = server.stops();
    ana.shell.district.asked();
    ana.until("nobody answers", |ana| ana.trouble() == Some(Trouble::NobodyAnswers));
    ana.adds("Mei");
    assert!(ana.waits() > 0);
    let waiting = ana.session.desk.waiting().unwrap();
    assert!(waiting.iter().any(|line| line.whose.name.as_deref() == Some("Mei Canary")), "{waiting:?}");
    let server = Server::start(folder.path(), &listens).unwrap();
    // Nobody asks for it: it comes back by itself.
    ana.until("all is sent", |ana| ana.waits() == 0 && ana.trouble().is_none());

    // Another laptop of hers has all three.
    let other = Laptop::opened(&server);
    other.joins(&server.invites("ana")).unwrap();
    let names = |laptop: &Laptop| {
        let asked = store::read::students::StudentsAsked { limit: 10, ..Default::default() };
        let mut names: Vec<String> =
            laptop.session.desk.students(&asked).unwrap().rows.into_iter().map(|row| row.given).collect();
        names.sort();
        names
    };
    other.until("all three are there", |other| names(other) == ["Luz", "Mei", "Omar"]);
    assert_eq!(names(&ana), names(&other), "on her list, by nobody's doing");

    // Locked, the loop ends and the profile goes on where it was.
    ana.shell.close();
    assert!(!ana.shell.district.is_joined());
    let member = membership::read(&ana.shell.profiles.folder(ana.session.card.id)).unwrap().0;
    assert!(member.is_settled && member.contact_ms.is_some() && member.lease.until_ms > member.since_ms);
}

#[test]
fn a_certificate_that_nobody_vouches_for_is_told_and_nothing_is_sent() {
    let folder = tempfile::tempdir().unwrap();
    let Some(server) = Server::counselor(folder.path()) else { return };
    let ana = Laptop::opened(&server);
    let root = membership::root(ana.home.path());
    let kept = std::fs::read(&root).unwrap();
    std::fs::remove_file(&root).unwrap();
    let invitation = server.invites("ana");
    let refused = ana.joins(&invitation).unwrap_err();
    assert!(
        matches!(refused.trouble, Some(Trouble::CertificateUntrusted | Trouble::CertificateOther))
            && refused.why == WhyNot::Trouble,
        "{refused:?}"
    );
    std::fs::write(&root, kept).unwrap();
    ana.joins(&invitation).expect("the code still holds");
    ana.until("it was met", |ana| ana.shell.district.standing().is_some_and(|now| now.member.contact_ms.is_some()));
}

/// A roster as a district and a school have it: the same students by the same ids.
const USERS: &str = "sourcedId,status,dateLastModified,role,givenName,familyName,identifier,grades,agentSourcedIds,orgSourcedIds\nu1,,,student,Luz,Rivera,4711,09,,s1\nu2,,,student,Omar,Haddad,4712,10,,s1\n";
const ORGS: &str = "sourcedId,name,type\ns1,North High,school\n";

/// The files of a roster as one zip.
fn zipped(folder: &Path, users: &str) -> PathBuf {
    let files = [
        ("users.csv", users),
        ("orgs.csv", ORGS),
        ("classes.csv", "sourcedId,title,schoolSourcedId\n"),
        ("enrollments.csv", "sourcedId,classSourcedId,schoolSourcedId,userSourcedId,role\n"),
    ];
    let path = folder.join("roster.zip");
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    for (name, text) in files {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    path
}

#[test]
fn who_worked_alone_brings_along_what_belongs_to_her_students_and_the_rest_stays_here() {
    let folder = tempfile::tempdir().unwrap();
    let Some(server) = Server::counselor(folder.path()) else { return };
    server.admin(&["roster", zipped(folder.path(), USERS).to_str().unwrap(), "--apply"]);
    server.admin(&["give-caseload", "ana", "--school", "s1", "--to", "M"]);
    let ana = Laptop::opened(&server);
    let desk = &ana.session.desk;
    // Here Omar is still in grade 9, and she has written something about both.
    let files = [zipped(ana.home.path(), &USERS.replace("4712,10", "4712,09"))];
    let here = exchange::roster::read_roster(&files, &exchange::watch::Unwatched).unwrap();
    let prepared = desk.store().prepare_roster(here, &mut |_, _| true).unwrap();
    desk.apply_roster(&prepared, &mut |_, _| true).unwrap();
    let (luz, omar) = (domain::roster::source_id("student", "u1"), domain::roster::source_id("student", "u2"));
    for (student, called) in [(luz, "Lucita"), (omar, "O")] {
        let call = PeopleEdit::CallStudent { student, called: Some(called.into()), may: NameMay::EVERYTHING };
        desk.commit(&Edit::People(call)).unwrap();
    }
    let both = || {
        let everyone = store::read::students::StudentsAsked { everyone: true, limit: 10, ..Default::default() };
        let rows = desk.students(&everyone).unwrap().rows;
        let mut told: Vec<String> = rows
            .iter()
            .map(|row| format!("{} {}", row.called.clone().unwrap_or_default(), row.grade.clone().unwrap_or_default()))
            .collect();
        told.sort();
        told
    };
    assert_eq!(both(), ["Lucita 09", "O 09"]);
    ana.joins(&server.invites("ana")).unwrap();
    ana.until("what the district says of Omar is shown", |_| both() == ["Lucita 09", "O 10"]);
    ana.until("all is sent", |ana| ana.waits() == 0 && ana.trouble().is_none());
    let sent: Vec<(String, Option<String>)> = desk.sent().unwrap().into_iter().map(|line| (line.edit, line.whose.name)).collect();
    assert_eq!(sent, [("call_student".to_owned(), Some("O".to_owned()))], "and nothing of Luz");
    assert!(desk.refused().unwrap().is_empty());
    // What she wrote about Luz waits here until the district gives her.
    assert_eq!(both(), ["Lucita 09", "O 10"]);
    server.admin(&["give-students", "ana", "u1"]);
    ana.shell.district.asked();
    ana.until("Luz goes out too", |_| desk.sent().unwrap().len() == 2);
}
