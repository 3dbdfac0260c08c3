//! What a store says of its district: it stays in it, goes with a restore, is left for good, and nobody who locks waits to write
//! it down.

use std::sync::atomic::Ordering;

use super::lost::{DAY, Hand};
use super::*;
use crate::sync::door::{self, MayOpen};
use crate::sync::membership::Membership;

impl Laptop {
    fn says(&self) -> kept::Told {
        kept::told(self.session.desk.store()).unwrap()
    }
}

#[test]
fn what_was_left_is_not_brought_back_by_whoever_met_the_server_in_that_moment() {
    let folder = tempfile::tempdir().unwrap();
    let Some(server) = Server::counselor(folder.path()) else { return };
    let ana = Laptop::opened(&server);
    ana.joins(&server.invites("ana")).unwrap();
    ana.is_sent();
    let (member, key) = membership::read(&ana.folder()).unwrap();
    ana.shell.district.closes();
    kept::leave(ana.session.desk.store(), &ana.folder()).unwrap();
    let is_gone = |ana: &Laptop| ana.says() == kept::Told::Left(member.device) && membership::known(&ana.folder()).is_none();
    kept::keep(ana.session.desk.store(), &ana.folder(), &member);
    kept::keep_where_free(ana.session.desk.store(), &ana.folder(), &member);
    kept::keep_outside(&ana.folder(), &member);
    assert!(is_gone(&ana));
    // Cut off right after the store: the next opening goes on with it, and nobody is asked for an invitation.
    membership::join(&ana.folder(), &member, &key).unwrap();
    let looked = kept::look(ana.session.desk.store(), &ana.folder(), |_| None, &*ana.shell.rim).unwrap();
    assert!(looked.is_ok() && is_gone(&ana) && membership::key(&ana.folder()).is_none());
    // Joined anew and cut off before the store knew: it belongs to that one.
    let anew = Membership { device: Id::from_u128(7), ..member };
    membership::join(&ana.folder(), &anew, &key).unwrap();
    let looked = kept::look(ana.session.desk.store(), &ana.folder(), |_| None, &*ana.shell.rim).unwrap();
    assert!(looked.is_ok() && matches!(ana.says(), kept::Told::Of(of) if of.device == anew.device));
}

#[test]
fn a_restore_over_a_damaged_store_leaves_it_in_its_district_and_whoever_left_stays_out() {
    let folder = tempfile::tempdir().unwrap();
    let Some(server) = Server::counselor(folder.path()) else { return };
    let mut ana = Laptop::opened(&server);
    ana.joins(&server.invites("ana")).unwrap();
    ana.is_sent();
    ana.session.desk.store().back_up(&mut |_, _| true).unwrap();
    // What damage took out of the former store is not taken out of the backup.
    ana.session.desk.store().keep_district(None).unwrap();
    assert_eq!(ana.says(), kept::Told::Unsaid);
    ana.locks();
    let restores = |ana: Laptop| {
        let ana = ana.closed_for_good();
        let backups = store::backup::folder_of(&ana.folder());
        let backup = backups.join(&store::backup::list(&backups).unwrap()[0].name);
        store::restore::restore(&backup, &ana.folder().join(STORE), &ana.data_key, ana.shell.rim.clone()).unwrap();
        ana
    };
    let ana = restores(ana);
    ana.takes_away(&["district.json"]);
    let (ana, opened) = ana.tries();
    assert_eq!(opened, Err(FailureCode::NoteGone));
    door::once(&ana.shell, &|| {}, &|_| {});
    let mut ana = ana.opens_again();
    ana.shell.district.closes();
    kept::leave(ana.session.desk.store(), &ana.folder()).unwrap();
    ana.locks();
    let (ana, opened) = restores(ana).tries();
    assert_eq!((opened, membership::known(&ana.folder())), (Ok(()), None));

    // A store that met a district and names none is closed until a new invitation, which says whose it is first.
    let ana = ana.opens_again();
    ana.session.desk.store().keep_district(None).unwrap();
    let (ana, opened) = ana.tries();
    assert_eq!((opened, ana.door_says()), (Err(FailureCode::NoteGone), (MayOpen::NoteGone, false)));
    assert_eq!(ana.goes_elsewhere(&server, &server.invites("ana")), "");
    let (_ana, opened) = ana.tries();
    assert_eq!(opened, Ok(()));
}

#[test]
fn another_devices_note_is_not_overwritten_and_one_of_the_same_district_opens_once_it_was_met() {
    let folder = tempfile::tempdir().unwrap();
    let Some(server) = Server::counselor(folder.path()) else { return };
    let mut ana = Laptop::opened(&server);
    ana.joins(&server.invites("ana")).unwrap();
    ana.is_sent();
    ana.locks();
    let (former, key) = membership::read(&ana.folder()).unwrap();
    // Joined again, and cut off between the store and the note.
    let (ana, _) = ana.tries();
    ana.takes_away(&["district.json"]);
    let (ana, opened) = ana.tries();
    assert_eq!(opened, Err(FailureCode::NoteGone));
    assert_eq!(ana.rejoins(&server.invites("ana")), Ok(None));
    assert_ne!(ana.belongs().0, former.device);
    membership::join(&ana.folder(), &former, &key).unwrap();
    let (ana, opened) = ana.tries();
    assert_eq!((opened, ana.door_says()), (Err(FailureCode::NoteGone), (MayOpen::NoteGone, true)));
    assert_eq!((ana.belongs().0, membership::key(&ana.folder()).unwrap()), (former.device, key.clone()));
    door::once(&ana.shell, &|| {}, &|_| {});
    let (ana, opened) = ana.tries();
    assert_eq!((opened, ana.belongs().0), (Ok(()), former.device));

    // One of another district opens nothing, and stays.
    let foreign = Membership { device: Id::from_u128(9), server: sync::protocol::Hash([9; 32]), ..former };
    membership::join(&ana.folder(), &foreign, &key).unwrap();
    let (ana, opened) = ana.tries();
    assert_eq!((opened, ana.belongs().0), (Err(FailureCode::NoteGone), foreign.device));
}

#[test]
fn locking_and_the_watch_wait_for_nobody_who_writes_in_the_store() {
    let folder = tempfile::tempdir().unwrap();
    let Some(server) = Server::counselor(folder.path()) else { return };
    let clock = Arc::new(Hand::default());
    let mut ana = Laptop::with_clock(&server, clock.clone());
    ana.joins(&server.invites("ana")).unwrap();
    ana.is_sent();
    server.stops();
    ana.shell.district.pauses();
    ana.adds("Omar");
    let waits = ana.waits();
    let (began, has_begun) = std::sync::mpsc::channel();
    let (lets_go, goes) = std::sync::mpsc::channel::<()>();
    let session = ana.session.clone();
    let writer = std::thread::spawn(move || {
        let waits = |_: Option<&[u8]>| {
            began.send(()).unwrap();
            let _ = goes.recv_timeout(Duration::from_secs(20));
            false
        };
        session.desk.store().change_district(b"", waits).unwrap();
    });
    has_begun.recv().unwrap();
    let started = Instant::now();
    clock.0.store(31 * DAY, Ordering::SeqCst);
    assert!(ana.shell.is_lease_over());
    ana.shell.close();
    assert!(ana.shell.open().is_none() && started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
    let told = door::view(&ana.shell, ana.session.card.id).unwrap();
    assert_eq!((told.may_open, told.unsent), (MayOpen::LeaseOver, waits));
    lets_go.send(()).unwrap();
    writer.join().unwrap();
    ana.locks();
}
