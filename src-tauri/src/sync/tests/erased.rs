//! What is erased leaves every laptop and the server, also where a file was joined with another, where somebody drew on that map
//! with no line, and where a laptop does not hold the file any more.

use domain::choice::{AskedBy, Choice};
use domain::map_edit::MapEdit;
use domain::waves::WaveEdit;

use super::*;

const CANARY: &str = "Canarycoach";

impl Laptop {
    fn does(&self, edit: &Edit) {
        let committed = self.session.desk.commit(edit).unwrap();
        self.session.desk.heard(&committed);
        self.shell.district.changed();
    }

    fn mints(&self) -> Id {
        store::clock::minted(&*self.shell.rim)
    }

    fn opens(&self, student: Id) -> Id {
        let wave = self.mints();
        self.does(&Edit::Wave(WaveEdit::Open { wave, student, opened_on: NaiveDate::default() }));
        wave
    }

    fn names_one(&self, wave: Id, label: &str) -> Id {
        let alter = self.mints();
        self.does(&Edit::Map { wave, edit: MapEdit::AddAlter { alter, label: label.into(), link: None } });
        alter
    }

    fn keeps(&self, wave: Id) {
        self.does(&Edit::Wave(WaveEdit::Keep { wave, kept_on: NaiveDate::default(), choice: Choice::default() }));
    }

    fn erases(&self, wave: Id) {
        let (erasure, erased_on) = (self.mints(), NaiveDate::default());
        self.does(&Edit::Wave(WaveEdit::Erase { wave, erasure, asked_by: AskedBy::Student, erased_on }));
        self.finishes();
    }

    /// What the window does behind the loop.
    fn finishes(&self) {
        self.session.desk.finish_erasing(&mut |_, _| true).unwrap();
    }

    /// Whether a word stands anywhere in the log or in the tray.
    fn holds(&self, word: &str) -> bool {
        let store = self.session.desk.store();
        let in_log = store
            .commits_after(0)
            .unwrap()
            .iter()
            .any(|commit| commit.changes.iter().any(|change| change.value.to_string().contains(word)));
        let says = |part: &store::travel::Refused| part.says.iter().any(|says| says.value.to_string().contains(word));
        in_log || store.refused().unwrap().iter().any(says)
    }
}

fn outstanding(server: &Server) -> usize {
    let all = server.admin(&["erasures"]);
    all.as_array().unwrap().iter().map(|one| one["devices"]["outstanding"].as_array().unwrap().len()).sum()
}

#[test]
fn an_erasure_reaches_the_file_that_was_joined_with_the_map_s_own() {
    let folder = tempfile::tempdir().unwrap();
    let Some(server) = Server::counselor(folder.path()) else { return };
    let ana = Laptop::opened(&server);
    ana.joins(&server.invites("ana")).unwrap();
    let (one, other) = (ana.adds("Luz"), ana.adds("Luzia"));
    // The coach was told when nobody knew that the two are one student, and stands on a map of each.
    let first = ana.opens(other);
    let coach = ana.names_one(first, CANARY);
    ana.keeps(first);
    ana.does(&Edit::People(PeopleEdit::JoinStudents { student: other, same_as: one }));
    let second = ana.opens(one);
    ana.does(&Edit::Map { wave: second, edit: MapEdit::ConfirmAlters { alters: vec![coach] } });
    ana.keeps(second);
    ana.is_sent();
    let before = Laptop::opened(&server);
    before.joins(&server.invites("ana")).unwrap();
    before.until("it has the map", |before| before.holds(CANARY));

    ana.erases(first);
    assert!(ana.holds(CANARY), "the coach stands on the second map still");
    ana.erases(second);
    assert!(!ana.holds(CANARY));
    ana.is_sent();
    assert!(ana.session.desk.refused().unwrap().is_empty());
    let after = Laptop::opened(&server);
    after.joins(&server.invites("ana")).unwrap();
    after.is_sent();
    assert!(!after.holds(CANARY), "the server gives it to nobody");
    before.shell.district.asked();
    before.until("it left the laptop that had it", |before| !before.holds(CANARY));
    // Shown once, though it stands in both files.
    let page = ana.session.desk.student(one, NaiveDate::default()).unwrap();
    assert_eq!(page.erasures.len(), 2, "{:?}", page.erasures);
}

#[test]
fn whom_somebody_adds_to_an_erased_map_with_no_line_goes_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let Some(server) = Server::counselor(folder.path()) else { return };
    let (ana, late) = (Laptop::opened(&server), Laptop::opened(&server));
    ana.joins(&server.invites("ana")).unwrap();
    let luz = ana.adds("Luz");
    let wave = ana.opens(luz);
    ana.names_one(wave, "Mei");
    ana.keeps(wave);
    ana.is_sent();
    late.joins(&server.invites("ana")).unwrap();
    late.until("it has the map", |late| late.holds("Mei"));
    late.is_sent();
    late.shell.district.pauses();
    // Two gestures: the second speaks of the person alone, and of no map.
    let coach = late.names_one(wave, CANARY);
    late.does(&Edit::Map { wave, edit: MapEdit::RenameAlter { alter: coach, label: format!("{CANARY} Ruiz") } });
    ana.erases(wave);
    ana.is_sent();
    late.shell.district.asked();
    late.until("it was met", |late| late.waits() == 0 && !late.holds("Mei"));
    late.until("the person is gone from the log and the tray", |late| !late.holds(CANARY));
    let after = Laptop::opened(&server);
    after.joins(&server.invites("ana")).unwrap();
    after.is_sent();
    assert!(!after.holds(CANARY), "the server never took it");
}

#[test]
fn a_laptop_that_lost_the_student_before_the_order_says_too_that_nothing_of_it_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let Some(server) = Server::counselor(folder.path()) else { return };
    server.admin(&["roster", zipped(folder.path(), USERS).to_str().unwrap(), "--apply"]);
    let grant = server.admin(&["give-students", "ana", "u1"])["grant"].as_str().unwrap().to_owned();
    server.admin(&["add-person", "ben", "Ben Osei"]);
    server.admin(&["give-role", "ben", "counselor"]);
    server.admin(&["give-students", "ben", "u1"]);
    let luz = domain::roster::source_id("student", "u1");
    let (ana, ben) = (Laptop::opened(&server), Laptop::opened(&server));
    ana.joins(&server.invites("ana")).unwrap();
    ben.joins(&server.invites("ben")).unwrap();
    ben.is_sent();
    let wave = ben.opens(luz);
    ben.names_one(wave, CANARY);
    ben.keeps(wave);
    ben.is_sent();
    ana.shell.district.asked();
    ana.until("she has the map", |ana| ana.holds(CANARY));
    ana.session.desk.store().back_up(&mut |_, _| true).unwrap();
    // Somebody else has him now. Her laptop forgot the map, her backups did not.
    server.admin(&["end-grant", &grant]);
    ana.shell.district.asked();
    ana.until("she has it no more", |ana| !ana.holds(CANARY));
    let backups = || store::backup::list(&store::backup::folder_of(&ana.folder())).unwrap();
    let had = backups().remove(0).name;
    ben.erases(wave);
    ben.is_sent();
    ben.shell.district.asked();
    ben.until("only hers is outstanding", |_| outstanding(&server) == 1);
    ana.shell.district.asked();
    ana.until("she said so", |_| outstanding(&server) == 0);
    let names: Vec<String> = backups().into_iter().map(|line| line.name).collect();
    assert!(names.len() == 1 && !names.contains(&had), "a fresh backup is in the place of the one that had it: {names:?}");
}

#[test]
fn an_invitation_whose_answer_was_lost_on_the_way_lets_the_same_laptop_in_and_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let Some(server) = Server::counselor(folder.path()) else { return };
    let (ana, other) = (Laptop::opened(&server), Laptop::opened(&server));
    let invitation = server.invites("ana");
    let asks = |laptop: &Laptop| {
        let invitation = round::invitation(&invitation).unwrap();
        let place = membership::place(laptop.home.path(), &invitation.address, None);
        let who = Applicant { me: laptop.session.desk.me, name: "Ana Ruiz", called: "a laptop".into(), only: None };
        let joining = membership::Joining::of(&laptop.folder(), &*laptop.shell.rim, &invitation).unwrap();
        let key = joining.key();
        let asking = round::enrol(&*laptop.shell.rim, &place, &invitation, who, (joining.device, &key));
        uplink::block_on(asking).unwrap().map_err(|why| why.why)
    };
    // The server let it in, and nothing of its answer is kept here: as if the line had broken.
    let lost = asks(&ana).unwrap().device;
    assert_eq!(asks(&other).map(|_| ()), Err(WhyNot::CodeUnknown), "a code lets one laptop in");
    assert!(membership::read(&ana.folder()).is_none());
    // After a restart of the program too, by the same words that were pasted.
    ana.joins(&invitation).unwrap();
    let (member, _) = membership::read(&ana.folder()).unwrap();
    assert_eq!(member.device, lost);
    assert_eq!(server.admin(&["devices"]).as_array().unwrap().len(), 1);
    ana.adds("Luz");
    ana.is_sent();
    // Joined, the laptop keeps nothing of how it asked.
    assert!(!ana.folder().join("district.joining").exists());
}

#[test]
fn a_map_that_is_open_while_an_earlier_one_is_erased_is_kept_with_whom_the_student_named_today() {
    let folder = tempfile::tempdir().unwrap();
    let Some(server) = Server::counselor(folder.path()) else { return };
    let (ana, late) = (Laptop::opened(&server), Laptop::opened(&server));
    ana.joins(&server.invites("ana")).unwrap();
    let luz = ana.adds("Luz");
    let first = ana.opens(luz);
    let coach = ana.names_one(first, "Coach");
    ana.names_one(first, CANARY);
    ana.keeps(first);
    ana.is_sent();
    late.joins(&server.invites("ana")).unwrap();
    late.until("it has the map", |late| late.holds(CANARY));
    late.is_sent();
    let second = late.opens(luz);
    late.does(&Edit::Map { wave: second, edit: MapEdit::ConfirmAlters { alters: vec![coach] } });
    late.does(&Edit::Map { wave: second, edit: MapEdit::DrawTie { a: coach, b: late.names_one(second, "Mei") } });
    let labels = |laptop: &Laptop, wave| {
        let map = laptop.session.desk.map(wave, NaiveDate::default()).unwrap().network;
        let mut labels: Vec<String> = map.alters.iter().map(|alter| alter.label.clone()).collect();
        labels.sort();
        (labels, map.ties.len())
    };
    assert_eq!(labels(&late, second).0, [CANARY, "Coach", "Mei"], "one of the earlier map stands pale");
    ana.erases(first);
    ana.is_sent();
    late.shell.district.asked();
    late.until("it heard", |late| !late.holds(CANARY));
    late.finishes();
    assert_eq!(labels(&late, second), (vec!["Coach".to_owned(), "Mei".to_owned()], 1));
    // Also in the draft's own file nobody is left who was not named today.
    let at = late.session.desk.at_wave(second, |ground| {
        let told = domain::people::joined(ground, luz)
            .into_iter()
            .flat_map(|one| ground.of(domain::record::Kind::Alter, "student", one));
        Ok(told.filter_map(|(_, told)| domain::record::read::<String>(&told, "label")).collect::<Vec<_>>())
    });
    assert!(!at.unwrap().contains(&CANARY.to_owned()));
    late.keeps(second);
    late.is_sent();
    assert!(late.session.desk.refused().unwrap().is_empty(), "the district took the map");
    assert_eq!(labels(&late, second), (vec!["Coach".to_owned(), "Mei".to_owned()], 1));
    ana.shell.district.asked();
    ana.until("the new map is there", |ana| ana.holds("Mei"));
    assert_eq!(labels(&ana, second), (vec!["Coach".to_owned(), "Mei".to_owned()], 1));
    for laptop in [&ana, &late] {
        laptop.shell.district.asked();
    }
    ana.until("both say that the first is gone", |_| outstanding(&server) == 0);
}
