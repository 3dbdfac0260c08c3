//! The counselor's memory aid in an open profile: who reaches it, when it is closed, and what a passphrase, a code, a copy and a
//! share do to it.

use super::tests::{HERS, LUZ, Opened, PASSPHRASE, opened, seated};
use super::*;
use crate::aid::{AidStands, Words};
use crate::commands::notes::{HandTo, checked, copied, looked_at, notes_of, opened as open_aid, put_away, shared, written};
use crate::unlock::{change, new_code, recover};
use crate::window::MAIN;
use domain::edit::Edit;
use zeroize::Zeroizing;

const NOTE: Id = Id::from_u128(0x51);
const SAID: &str = "Brightfeather was late twice, ask about the bus";

fn words(of: &str) -> Zeroizing<String> {
    Zeroizing::new(of.to_owned())
}

/// A counselor with one student, whose memory aid is open with one note in it.
fn noted() -> Opened {
    let opened = opened(Role::Counselor);
    let shell = &opened.shell;
    adds_luz(shell);
    assert_eq!(open_aid(shell, words(PASSPHRASE), None).unwrap(), AidStands::Open);
    written(shell, NOTE, LUZ, SAID).unwrap();
    opened
}

fn adds_luz(shell: &Shell) {
    let by_hand = domain::people::StudentByHand { given: "Luz".into(), ..Default::default() };
    let students = vec![domain::people::NewStudent { student: LUZ, by_hand }];
    shell.commit(MAIN, &Edit::People(domain::people::PeopleEdit::AddStudents { students, caseload_of: None })).unwrap();
}

fn texts(shell: &Shell) -> Vec<String> {
    notes_of(shell, LUZ).unwrap().notes.into_iter().map(|note| note.text).collect()
}

/// Unlocks again, as at a new start.
fn again(shell: &Shell, card: &Card, passphrase: &str) -> AidStands {
    shell.close();
    let key = shell.profiles.unlock(card.id, passphrase, &*shell.rim).unwrap();
    let desk = shell.profiles.open(card, &key, shell.rim.clone(), NaiveDate::default()).unwrap();
    let aid = Aid::closed(&shell.profiles.folder(card.id));
    let session = shell.begin(Session { card: card.clone(), role: Role::Counselor, desk, aid });
    session.aid.is_to_open();
    session.aid.opens(&Words { passphrase: words(passphrase), code: None }, notebook::cipher::Cost::LIGHT, shell.rim.now_ms())
}

#[test]
fn a_note_is_written_read_and_gone_behind_the_lock_and_the_keychain_alone_does_not_open_it() {
    let Opened { shell, folder: _folder, .. } = noted();
    let view = notes_of(&shell, LUZ).unwrap();
    assert_eq!((view.stands, view.notes.len(), view.notes[0].text.as_str()), (AidStands::Open, 1, SAID));
    assert_eq!((view.days, view.notes[0].written_at.as_str()), (180, "2023-11-14T22:13:20Z"));
    let kept = view.notes[0].ends_on - chrono::NaiveDate::from_ymd_opt(2023, 11, 14).unwrap();
    assert!((179..=181).contains(&kept.num_days()), "the clock stands on the note: {}", view.notes[0].ends_on);
    let session = shell.open().unwrap();
    shell.close();
    assert_eq!(notes_of(&shell, LUZ).unwrap_err().code, FailureCode::Locked);
    assert_eq!(written(&shell, NOTE, LUZ, "More.").unwrap_err().code, FailureCode::Locked);
    // Whoever still held the session at that moment has no notes in it.
    assert_eq!(session.aid.with(|open| open.all_notes(0)).unwrap_err().code, FailureCode::NotebookClosed);
    // Opened by a key alone, as the keychain gives it.
    shell.begin(Arc::into_inner(session).unwrap());
    let view = notes_of(&shell, LUZ).unwrap();
    assert_eq!((view.stands, view.notes), (AidStands::Closed, Vec::new()));
    assert_eq!(written(&shell, NOTE, LUZ, "More.").unwrap_err().code, FailureCode::NotebookClosed);
    assert_eq!(open_aid(&shell, words("guess"), None).unwrap_err().code, FailureCode::WrongPassphrase);
    assert_eq!(open_aid(&shell, words(PASSPHRASE), None).unwrap(), AidStands::Open);
    assert_eq!(texts(&shell), [SAID]);
}

#[test]
fn when_a_student_sits_down_the_notes_are_closed_and_no_command_opens_them() {
    let Opened { shell, folder: _folder, .. } = seated();
    // They were open before.
    shell.end_sitting();
    open_aid(&shell, words(PASSPHRASE), None).unwrap();
    written(&shell, NOTE, LUZ, SAID).unwrap();
    shell.open().unwrap().aid.remove(NOTE, shell.rim.now_ms()).unwrap();
    shell.begin_sitting(HERS).unwrap();
    let session = shell.open().unwrap();
    assert_eq!(session.aid.stands(), AidStands::Closed);
    assert!(session.aid.bring_back(shell.rim.now_ms()).is_err(), "what was removed last left memory too");
    let sitting = shell.sitting().unwrap();
    let of_the_notes: Vec<String> = crate::bindings::commands()
        .into_iter()
        .filter(|command| crate::lens::Needs::of(command) == Some(crate::lens::Needs::Open(Area::OwnNotes)))
        .collect();
    assert_eq!(of_the_notes.len(), 11, "{of_the_notes:?}");
    for command in of_the_notes {
        let refused = crate::lens::Needs::refuse(&command, MAIN, Some(Role::Counselor), Some(&sitting));
        assert_eq!(refused, Some(FailureCode::InSitting), "{command}");
    }
    let late = looked_at(&shell, "paper kites", std::path::Path::new("memory-aid.kithnotes")).unwrap_err();
    assert_eq!(late.code, FailureCode::InSitting, "a file that was being chosen when they sat down is not opened");
    let write = domain::team_note::TeamNoteEdit::WriteTeamNote { note: NOTE, student: LUZ, text: "Hers.".into() };
    assert_eq!(shell.commit(MAIN, &Edit::TeamNote(write)).unwrap_err().code, FailureCode::InSitting);
}

#[test]
fn notes_that_are_being_opened_when_a_student_sits_down_stay_closed() {
    let Opened { shell, folder: _folder, .. } = noted();
    let session = shell.open().unwrap();
    session.aid.is_to_open();
    session.aid.close();
    let opened = session.aid.opens(
        &Words { passphrase: words(PASSPHRASE), code: None },
        notebook::cipher::Cost::LIGHT,
        shell.rim.now_ms(),
    );
    assert_eq!((opened, session.aid.stands()), (AidStands::Closed, AidStands::Closed));
}

#[test]
fn another_passphrase_a_new_code_and_a_recovery_lose_no_note() {
    let Opened { shell, folder: _folder, .. } = noted();
    let card = shell.open().unwrap().card.clone();
    change(&shell, &card, PASSPHRASE, "new words").unwrap();
    assert_eq!(again(&shell, &card, "new words"), AidStands::Open);
    assert_eq!(texts(&shell), [SAID]);
    let key = shell.profiles.unlock(card.id, "new words", &*shell.rim).unwrap();
    let code = new_code(&shell, &card, &key, "new words").unwrap();
    assert!(shell.open().unwrap().aid.has_code());
    shell.close();
    recover(&shell, &card, &code.to_lowercase(), "third words").unwrap();
    assert_eq!(again(&shell, &card, "third words"), AidStands::Open);
    assert_eq!(texts(&shell), [SAID]);
    let lock = notebook::lock::Lock::of(&shell.profiles.folder(card.id));
    assert!(lock.open("new words").is_err(), "the former passphrase opens nothing any more");
}

#[test]
fn notes_that_were_sealed_by_a_passphrase_before_are_opened_by_it_and_by_the_one_that_holds_from_then_on() {
    let Opened { shell, folder: _folder, .. } = noted();
    let card = shell.open().unwrap().card.clone();
    // As when the profile's keys were put back from elsewhere: only they were sealed again.
    let key = shell.profiles.unlock(card.id, PASSPHRASE, &*shell.rim).unwrap();
    shell.profiles.reseal(card.id, &key, "new words", store::cipher::Cost::LIGHT, &*shell.rim).unwrap();
    assert_eq!(again(&shell, &card, "new words"), AidStands::SealedOtherwise);
    assert_eq!(open_aid(&shell, words("new words"), Some(words("guess"))).unwrap(), AidStands::SealedOtherwise);
    assert_eq!(open_aid(&shell, words("new words"), Some(words(PASSPHRASE))).unwrap(), AidStands::Open);
    assert_eq!(texts(&shell), [SAID]);
    assert_eq!(again(&shell, &card, "new words"), AidStands::Open);
}

#[test]
fn sharing_makes_a_new_team_note_under_ones_name_that_undo_takes_back_and_the_private_one_stays() {
    let Opened { shell, folder: _folder, .. } = noted();
    let team_note = Id::from_u128(0x52);
    let committed = shared(&shell, MAIN, NOTE, team_note).unwrap();
    let desk = &shell.open().unwrap().desk;
    let team_notes = || desk.student(LUZ, Shell::today()).unwrap().team_notes;
    assert_eq!((team_notes()[0].id, team_notes()[0].text.as_str()), (team_note, SAID));
    assert!(notes_of(&shell, LUZ).unwrap().notes[0].shared_at.is_some());
    // What is corrected afterwards in private is nobody else's.
    written(&shell, NOTE, LUZ, "Only mine.").unwrap();
    assert_eq!((texts(&shell), team_notes()[0].text.as_str()), (vec!["Only mine.".to_owned()], SAID));
    desk.undo_commit(committed.commit.unwrap(), &mut |_, _| true).unwrap();
    assert!(team_notes().is_empty());
    let stray = shared(&shell, "stray", NOTE, Id::from_u128(0x53)).unwrap_err();
    assert_eq!(stray.code, FailureCode::NotYourRole);
}

#[test]
fn a_copy_is_handed_over_until_a_day_and_a_substitute_reads_it_and_takes_nothing_in() {
    let Opened { shell, folder, hands } = noted();
    let place = folder.path().join("memory-aid.kithnotes");
    let until = Shell::today() + chrono::Duration::days(20_000);
    let asked = |to: &str, until| checked(&shell, "paper kites", Some(HandTo { to: to.to_owned(), until }));
    assert_eq!(asked("Ben Osei", NaiveDate::default()).unwrap_err().code, FailureCode::CopyIsOver);
    assert_eq!(asked(" ", until).unwrap_err().code, FailureCode::Refused);
    assert_eq!(checked(&shell, "", None).unwrap_err().code, FailureCode::Refused);
    let line = copied(&shell, Some(LUZ), "paper kites", asked("Ben Osei", until).unwrap(), &place).unwrap();
    assert_eq!((line.handed_to.as_deref(), line.until, line.notes), (Some("Ben Osei"), Some(until), 1));
    let bytes = std::fs::read(&place).unwrap();
    assert!(!["Luz", "Brightfeather"].iter().any(|text| bytes.windows(text.len()).any(|part| part == text.as_bytes())));
    // At the substitute's own Kith, where nobody knows Luz.
    let Opened { shell: bens, folder: _folder, .. } = super::tests::opened(Role::Counselor);
    open_aid(&bens, words(PASSPHRASE), None).unwrap();
    assert_eq!(looked_at(&bens, "guess", &place).unwrap_err().code, FailureCode::CopyIsSealed);
    let read = looked_at(&bens, "paper kites", &place).unwrap();
    assert_eq!((read.by.as_str(), read.is_mine, read.until), ("Ana Reyes", false, Some(until)));
    assert_eq!((read.notes[0].student.as_str(), read.notes[0].text.as_str()), ("Luz", SAID));
    assert_eq!(put_away(&bens, true).unwrap_err().code, FailureCode::NotYourRole);
    assert!(texts(&bens).is_empty());
    // A copy of one's own brings back what was lost.
    copied(&shell, None, "paper kites", None, &place).unwrap();
    shell.open().unwrap().aid.remove(NOTE, shell.rim.now_ms()).unwrap();
    assert!(looked_at(&shell, "paper kites", &place).unwrap().is_mine);
    assert_eq!((put_away(&shell, true).unwrap(), put_away(&shell, true).unwrap()), (1, 0));
    assert_eq!(texts(&shell), [SAID]);
    // And no copy outlives the note.
    hands.awake(181 * 24 * 60 * 60_000);
    assert!(texts(&shell).is_empty());
    assert!(looked_at(&shell, "paper kites", &place).unwrap().notes.is_empty());
}
