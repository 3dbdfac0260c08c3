//! The memory aid and what becomes of it: notes of one's own, a copy of them, a hand-over, a team note made of one. What is
//! private never meets the store but in `share_note`, which is asked for by name.

use chrono::{DateTime, Local, NaiveDate, NaiveTime, SecondsFormat, Utc};
use domain::edit::Edit;
use domain::record::Id;
use domain::refusal::Refusal;
use domain::team_note::TeamNoteEdit;
use notebook::copy::{self, Copied, END, Handed, Maker, NewCopy};
use notebook::{Note, note};
use serde::{Deserialize, Serialize};
use specta::Type;
use store::commit::Committed;
use tauri::{AppHandle, Window};
use tauri_plugin_dialog::DialogExt;
use zeroize::Zeroizing;

use super::{Held, place, tell};
use crate::aid::{self, AidStands, Words};
use crate::failure::{Answer, Failure, FailureCode};
use crate::shell::{Session, Shell};
use crate::unlock::cost;

/// A private note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct NoteLine {
    pub id: Id,
    pub text: String,
    /// When, UTC, ISO 8601.
    pub written_at: String,
    pub corrected_at: Option<String>,
    /// On this day it goes.
    pub ends_on: NaiveDate,
    /// When a team note was made of it.
    pub shared_at: Option<String>,
}

/// The private notes about one student.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct NotesView {
    pub stands: AidStands,
    /// For how many days a note is kept.
    pub days: u32,
    /// Newest first.
    pub notes: Vec<NoteLine>,
}

/// That a copy was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct NotesCopyLine {
    pub id: Id,
    pub made_at: String,
    pub notes: u32,
    /// To whom it was handed over; None for one of one's own.
    pub handed_to: Option<String>,
    /// The last day on which it opens.
    pub until: Option<NaiveDate>,
}

/// The memory aid as a whole: how it stands, for how long it keeps, and what left it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MemoryAid {
    pub stands: AidStands,
    pub days: u32,
    /// Whether the recovery code opens it too.
    pub has_code: bool,
    pub copies: Vec<NotesCopyLine>,
}

/// To whom a copy is handed over.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct HandTo {
    pub to: String,
    /// The last day on which it opens.
    pub until: NaiveDate,
}

/// One note of a copy that was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CopiedLine {
    pub id: Id,
    pub student: String,
    pub text: String,
    pub written_at: String,
    pub ends_on: NaiveDate,
}

/// A copy that was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct NotesCopy {
    pub by: String,
    pub made_at: String,
    pub until: Option<NaiveDate>,
    /// One's own, so that what is lost can be put back from it.
    pub is_mine: bool,
    pub notes: Vec<CopiedLine>,
}

fn moment(ms: i64) -> String {
    DateTime::<Utc>::from_timestamp_millis(ms).unwrap_or_default().to_rfc3339_opts(SecondsFormat::Secs, true)
}

fn day(ms: i64) -> NaiveDate {
    DateTime::<Utc>::from_timestamp_millis(ms).unwrap_or_default().with_timezone(&Local).date_naive()
}

/// The last day on which a copy opens that was handed over.
fn last_day(handed: &Handed) -> NaiveDate {
    day(handed.until_ms - 1)
}

/// The first moment of a local day.
fn begins(day: NaiveDate) -> i64 {
    let midnight = day.and_time(NaiveTime::MIN);
    midnight
        .and_local_timezone(Local)
        .earliest()
        .map_or_else(|| midnight.and_utc().timestamp_millis(), |at| at.timestamp_millis())
}

impl From<Note> for NoteLine {
    fn from(note: Note) -> NoteLine {
        NoteLine {
            id: note.id,
            text: note.text,
            written_at: moment(note.written_ms),
            corrected_at: note.corrected_ms.map(moment),
            ends_on: day(note.ends_ms),
            shared_at: note.shared_ms.map(moment),
        }
    }
}

impl From<copy::CopyLine> for NotesCopyLine {
    fn from(line: copy::CopyLine) -> NotesCopyLine {
        let until = line.handed.as_ref().map(last_day);
        NotesCopyLine {
            id: line.id,
            made_at: moment(line.made_ms),
            notes: line.notes,
            handed_to: line.handed.map(|handed| handed.to),
            until,
        }
    }
}

/// How the memory aid stands. Nobody is real in the invented school, so there it opens by itself.
fn stands(shell: &Shell, session: &Session) -> AidStands {
    let stands = session.aid.stands();
    if stands != AidStands::Closed || !session.card.is_invented {
        return stands;
    }
    session.aid.is_to_open();
    let words = Words { passphrase: Zeroizing::new(crate::invented::PASSPHRASE.to_owned()), code: None };
    session.aid.opens(&words, notebook::cipher::Cost::LIGHT, shell.rim.now_ms())
}

/// The private notes about one student.
#[tauri::command]
#[specta::specta]
pub fn notes(shell: Held<'_>, student: Id) -> Answer<NotesView> {
    notes_of(&shell, student)
}

pub(crate) fn notes_of(shell: &Shell, student: Id) -> Answer<NotesView> {
    let session = shell.session()?;
    let stands = stands(shell, &session);
    if stands != AidStands::Open {
        return Ok(NotesView { stands, days: note::DAYS, notes: Vec::new() });
    }
    let records = session.desk.student_records(student)?;
    let (days, notes) = session.aid.with(|open| Ok((open.days()?, open.notes_of(&records, shell.rim.now_ms())?)))?;
    Ok(NotesView { stands, days, notes: notes.into_iter().map(NoteLine::from).collect() })
}

/// How the memory aid stands, for how long it keeps, and what left it.
#[tauri::command]
#[specta::specta]
pub fn memory_aid(shell: Held<'_>) -> Answer<MemoryAid> {
    let session = shell.session()?;
    let stands = stands(&shell, &session);
    let has_code = session.aid.has_code();
    if stands != AidStands::Open {
        return Ok(MemoryAid { stands, days: note::DAYS, has_code, copies: Vec::new() });
    }
    let (days, copies) = session.aid.with(|open| Ok((open.days()?, open.copies()?)))?;
    Ok(MemoryAid { stands, days, has_code, copies: copies.into_iter().map(NotesCopyLine::from).collect() })
}

/// Opens the memory aid by the passphrase; `former` is a passphrase or a recovery code from before, where that is what it was
/// sealed by.
#[tauri::command]
#[specta::specta]
pub fn open_memory_aid(shell: Held<'_>, passphrase: String, former: Option<String>) -> Answer<AidStands> {
    opened(&shell, Zeroizing::new(passphrase), former.map(Zeroizing::new))
}

pub(crate) fn opened(shell: &Shell, passphrase: Zeroizing<String>, former: Option<Zeroizing<String>>) -> Answer<AidStands> {
    let session = shell.session()?;
    // Tried on the profile first: there wrong guesses are counted.
    shell.profiles.unlock(session.card.id, &passphrase, &*shell.rim)?;
    let (cost, now) = (aid::cost(cost()), shell.rim.now_ms());
    if session.aid.stands() == AidStands::Open {
        return Ok(AidStands::Open);
    }
    let stands = match former.filter(|former| !former.is_empty()) {
        Some(former) => session.aid.opens_by_former(&former, &passphrase, cost, now),
        None => {
            session.aid.is_to_open();
            session.aid.opens(&Words { passphrase, code: None }, cost, now)
        }
    };
    // Somebody sat down, or it was locked, while the passphrase was tried.
    if shell.open().is_none() || shell.sitting().is_some() {
        session.aid.close();
    }
    Ok(stands)
}

/// Writes a note about a student, or corrects it.
#[tauri::command]
#[specta::specta]
pub fn write_note(shell: Held<'_>, note: Id, student: Id, text: String) -> Answer<NoteLine> {
    written(&shell, note, student, &text)
}

pub(crate) fn written(shell: &Shell, note: Id, student: Id, text: &str) -> Answer<NoteLine> {
    let session = shell.session()?;
    if session.desk.shown_name(student)?.is_empty() {
        return Err(Refusal::NoSuchStudent.into());
    }
    shell.touch();
    let now = shell.rim.now_ms();
    // A note that is corrected stays with the record it was written under.
    let under = session.aid.with(|open| Ok(open.note(note, now).ok().map(|note| note.student)))?;
    Ok(session.aid.with(|open| open.write(note, under.unwrap_or(student), text, now))?.into())
}

/// Takes a note away.
#[tauri::command]
#[specta::specta]
pub fn remove_note(shell: Held<'_>, note: Id) -> Answer<()> {
    shell.session()?.aid.remove(note, shell.rim.now_ms())
}

/// Puts the note back that was taken away last.
#[tauri::command]
#[specta::specta]
pub fn bring_back_note(shell: Held<'_>) -> Answer<()> {
    shell.session()?.aid.bring_back(shell.rim.now_ms())
}

/// Keeps notes for so many days, those that are here too.
#[tauri::command]
#[specta::specta]
pub fn set_note_days(shell: Held<'_>, days: u32) -> Answer<()> {
    shell.session()?.aid.with(|open| open.set_days(days, shell.rim.now_ms()))?;
    Ok(())
}

/// Makes a new team note of a private one: its words as they are now, through the one door that everything recorded takes.
#[tauri::command]
#[specta::specta]
pub fn share_note(app: AppHandle, window: Window, shell: Held<'_>, note: Id, team_note: Id) -> Answer<Committed> {
    let committed = shared(&shell, window.label(), note, team_note)?;
    tell(&app, &committed);
    Ok(committed)
}

pub(crate) fn shared(shell: &Shell, window: &str, note: Id, team_note: Id) -> Answer<Committed> {
    let session = shell.session()?;
    let now = shell.rim.now_ms();
    let private = session.aid.with(|open| open.note(note, now))?;
    let edit = TeamNoteEdit::WriteTeamNote { note: team_note, student: private.student, text: private.text };
    let committed = shell.commit(window, &Edit::TeamNote(edit))?;
    let give = super::record::GiveTo { to_whom: session.card.school_name.clone(), why: None };
    super::record::disclose(shell, window, private.student, domain::disclosures::Disclosed::TeamNote, give)?;
    // It is shared by now: that the private one cannot say so is no reason to make another.
    if let Err(failure) = session.aid.with(|open| open.shared(note, now)) {
        tracing::warn!(code = ?failure.code, "a note does not say that it was shared");
    }
    Ok(committed)
}

/// Writes an encrypted copy where the person says: of one student's notes or of all, for oneself or handed over. None where
/// they chose no place.
#[tauri::command]
#[specta::specta]
pub fn copy_notes(
    app: AppHandle,
    window: Window,
    shell: Held<'_>,
    student: Option<Id>,
    passphrase: String,
    handed: Option<HandTo>,
) -> Answer<Option<NotesCopyLine>> {
    let passphrase = Zeroizing::new(passphrase);
    let asked = checked(&shell, &passphrase, handed)?;
    // The day and nobody's name.
    let name = format!("memory-aid-{}.{END}", Shell::today());
    let dialog = app.dialog().file().set_parent(&window).add_filter("Kith", &[END]).set_file_name(name);
    let Some(place) = place::chosen(dialog, END) else { return Ok(None) };
    copied(&shell, student, &passphrase, asked, &place).map(Some)
}

/// What is asked before a place is chosen: that there is a passphrase, and somebody to hand it to on days that are to come.
pub(crate) fn checked(shell: &Shell, passphrase: &str, handed: Option<HandTo>) -> Answer<Option<Handed>> {
    if passphrase.is_empty() {
        return Err(Refusal::TextIsEmpty.into());
    }
    let handed = handed.map(|handed| {
        Ok::<_, Refusal>(Handed {
            to: domain::names::told(&handed.to)?,
            until_ms: begins(handed.until.succ_opt().unwrap_or(handed.until)),
        })
    });
    let handed = handed.transpose()?;
    if handed.as_ref().is_some_and(|handed| handed.until_ms <= shell.rim.now_ms()) {
        return Err(Failure::plain(FailureCode::CopyIsOver));
    }
    Ok(handed)
}

pub(crate) fn copied(
    shell: &Shell,
    student: Option<Id>,
    passphrase: &str,
    handed: Option<Handed>,
    place: &std::path::Path,
) -> Answer<NotesCopyLine> {
    let session = shell.session()?;
    let now_ms = shell.rim.now_ms();
    let records = student.map(|student| session.desk.student_records(student)).transpose()?;
    let notes = session.aid.with(|open| match &records {
        Some(records) => open.notes_of(records, now_ms),
        None => open.all_notes(now_ms),
    })?;
    // It goes to somebody else's hands: under the name that may stand on paper.
    let on_paper =
        |student: Id| session.desk.names_on_paper(&[student]).map(|names| names.into_iter().flatten().next().unwrap_or_default());
    let notes = notes.into_iter().map(|note| Ok((on_paper(note.student)?, note)));
    let notes = notes.map(|found| found.map(|(name, note)| (note, name))).collect::<Answer<Vec<_>>>()?;
    let cost = if session.card.is_invented { notebook::cipher::Cost::LIGHT } else { aid::cost(cost()) };
    let new = NewCopy {
        id: store::clock::minted(&*shell.rim),
        by: Maker { id: session.card.me, name: session.card.name.clone() },
        passphrase,
        cost,
        handed,
        now_ms,
    };
    Ok(session.aid.with(|open| open.copy_to(place, &new, notes))?.into())
}

/// Opens a copy: one's own, or one that was handed over. None where no file was chosen. It is looked at and not taken in.
#[tauri::command]
#[specta::specta]
pub fn open_notes_copy(app: AppHandle, window: Window, shell: Held<'_>, passphrase: String) -> Answer<Option<NotesCopy>> {
    let passphrase = Zeroizing::new(passphrase);
    let place = app.dialog().file().set_parent(&window).add_filter("Kith", &[END]).blocking_pick_file();
    let Some(place) = place.and_then(|place| place.into_path().ok()) else { return Ok(None) };
    looked_at(&shell, &passphrase, &place).map(Some)
}

pub(crate) fn looked_at(shell: &Shell, passphrase: &str, place: &std::path::Path) -> Answer<NotesCopy> {
    let session = shell.session()?;
    // While a file was chosen a student may have sat down.
    shell.in_sitting(|_| false)?;
    let copied = copy::read(place, passphrase, shell.rim.now_ms())?;
    let view = view(&session, &copied);
    session.aid.looks_at(Some(copied));
    Ok(view)
}

fn view(session: &Session, copied: &Copied) -> NotesCopy {
    let notes = copied.notes.iter().map(|note| CopiedLine {
        id: note.id,
        student: note.student_name.clone(),
        text: note.text.clone(),
        written_at: moment(note.written_ms),
        ends_on: day(note.ends_ms),
    });
    NotesCopy {
        by: copied.by.name.clone(),
        made_at: moment(copied.made_ms),
        until: copied.handed.as_ref().map(last_day),
        is_mine: copied.by.id == session.card.me && copied.handed.is_none(),
        notes: notes.collect(),
    }
}

/// Puts away the copy that was looked at; `takes_back` puts in first what a copy of one's own has and the memory aid has not,
/// and says how many notes that were.
#[tauri::command]
#[specta::specta]
pub fn close_notes_copy(shell: Held<'_>, takes_back: bool) -> Answer<u32> {
    put_away(&shell, takes_back)
}

pub(crate) fn put_away(shell: &Shell, takes_back: bool) -> Answer<u32> {
    let session = shell.session()?;
    let Some(copied) = session.aid.looked_at().filter(|_| takes_back) else { return Ok(0) };
    if !view(&session, &copied).is_mine {
        return Err(Failure::plain(FailureCode::NotYourRole));
    }
    session.aid.with(|open| open.take_back(&copied, shell.rim.now_ms()))
}
