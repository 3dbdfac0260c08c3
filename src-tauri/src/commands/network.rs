//! The network of the school as a picture, a table and a file. Who may look at it the school says, and the store asks before it
//! reads; laying it out takes its time beside everything else, can be watched and stopped.

use std::collections::HashSet;
use std::io::Write;
use std::path::Path;

use chrono::NaiveDate;
use domain::disclosures::Disclosed;
use domain::record::Id;
use domain::refusal::Refusal;
use domain::school_network::{Seat, TieFrom};
use exchange::network_file::written::{WrittenNode, write_graphml};
use exchange::report_file::write_lines;
use serde::{Deserialize, Serialize};
use specta::{Type, Types};
use store::commit::Committed;
use store::read::releases::MayHold;
use store::read::school_network::{NetworkPerson, SchoolNetwork};
use tauri::ipc::{InvokeResponseBody, IpcResponse};
use tauri::{AppHandle, Window};
use tauri_plugin_dialog::DialogExt;

use super::bringing_in::Telling;
use super::record::GiveTo;
use super::report::may_hold;
use super::written::written_then_noted;
use super::{Held, place, tell};
use crate::events::Job;
use crate::failure::Answer;
use crate::shell::{Session, Shell};

/// Bytes as they are: sixty thousand ties are no text.
pub struct Bytes(Vec<u8>);

impl IpcResponse for Bytes {
    fn body(self) -> tauri::Result<InvokeResponseBody> {
        Ok(InvokeResponseBody::Raw(self.0))
    }
}

impl Type for Bytes {
    fn definition(_: &mut Types) -> specta::datatype::DataType {
        specta_typescript::define("ArrayBuffer").into()
    }
}

fn asked(session: &Session, window: &str) -> Answer<(Id, MayHold, NaiveDate)> {
    // Whoever is of no school has no school's network.
    let school = session.card.school.ok_or(Refusal::NoSuchRecord)?;
    Ok((school, may_hold(session, window), Shell::today()))
}

/// Whether there is a network to look at, and what it says.
#[tauri::command]
#[specta::specta]
pub fn school_network(window: Window, shell: Held<'_>) -> Answer<SchoolNetwork> {
    let session = shell.session()?;
    let (school, may, today) = asked(&session, window.label())?;
    let told = session.desk.school_network(school, may, today)?;
    Ok(SchoolNetwork { may_set: shell.may_set_network(window.label()), ..told })
}

/// Where everybody stands. Without `settles` at once, from where they stood before.
#[tauri::command]
#[specta::specta]
pub fn network_picture(app: AppHandle, window: Window, shell: Held<'_>, settles: bool) -> Answer<Bytes> {
    let session = shell.session()?;
    let (school, may, today) = asked(&session, window.label())?;
    if !settles {
        return Ok(Bytes(session.desk.network_picture(school, may, today, false, &mut |_, _| true)?));
    }
    let telling = Telling::start(&app, &shell, Job::Picture);
    Ok(Bytes(session.desk.network_picture(school, may, today, true, &mut |done, of| telling.tell(done, of))?))
}

/// As what the network is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "as", rename_all = "snake_case")]
pub enum NetworkAs {
    /// All of it, for other programs.
    Graphml,
    /// The table as it is shown, in the words of the window.
    Csv {
        headings: Vec<String>,
        lines: Vec<Vec<String>>,
        /// Whoever is named in it.
        people: Vec<Id>,
    },
}

impl NetworkAs {
    /// The end of its file's name.
    const fn end(&self) -> &'static str {
        match self {
            NetworkAs::Graphml => "graphml",
            NetworkAs::Csv { .. } => "csv",
        }
    }
}

/// Writes it where the person says, and notes it on the record of each student whom it names. False where they chose no place.
#[tauri::command]
#[specta::specta]
pub fn save_network(app: AppHandle, window: Window, shell: Held<'_>, how: NetworkAs, name: String, give: GiveTo) -> Answer<bool> {
    let (bytes, students) = network_file(&shell, window.label(), &how)?;
    let (end, today) = (how.end(), Shell::today());
    // The name comes from words; it is a name and no path.
    let name: String = name.chars().filter(|sign| sign.is_alphanumeric() || *sign == '-').collect();
    let dialog = app.dialog().file().set_parent(&window).add_filter(end.to_uppercase(), &[end]);
    let dialog = dialog.set_file_name(format!("{name}-{today}.{end}"));
    let Some(place) = place::chosen(dialog, end) else { return Ok(false) };
    tell(&app, &network_saved(&shell, &bytes, &students, &give, &place)?);
    Ok(true)
}

/// What could not be written whole, or not be noted, does not stay.
pub(crate) fn network_saved(shell: &Shell, bytes: &[u8], students: &[Id], give: &GiveTo, place: &Path) -> Answer<Committed> {
    // While a place was chosen it may have been locked, or a student may have sat down.
    let session = shell.session()?;
    shell.in_sitting(|_| false)?;
    let to = (give.to_whom.as_str(), give.why.as_deref());
    let note = || -> Answer<Committed> { Ok(session.desk.named_in_file(students, Disclosed::Network, to, Shell::today())?) };
    written_then_noted(place, |out| out.write_all(bytes), note)
}

/// The file, and the students whom it names.
pub(crate) fn network_file(shell: &Shell, window: &str, how: &NetworkAs) -> Answer<(Vec<u8>, Vec<Id>)> {
    let session = shell.session()?;
    let (school, may, today) = asked(&session, window)?;
    let (people, network) = session.desk.network_for_file(school, may, today)?;
    let is_student = |one: &&NetworkPerson| one.seat == Seat::Student;
    let mut students: Vec<Id> = people.iter().filter(is_student).map(|one| one.id).collect();
    let mut bytes = Vec::new();
    match how {
        NetworkAs::Csv { headings, lines, people } => {
            let named: HashSet<&Id> = people.iter().collect();
            students.retain(|one| named.contains(one));
            write_lines(&mut bytes, headings, lines).map_err(store::failure::Failure::from)?;
        }
        NetworkAs::Graphml => {
            let seat = |seat| match seat {
                Seat::Student => "student",
                Seat::Adult => "adult",
                Seat::Visitor => "visitor",
            };
            let nodes: Vec<WrittenNode> = people
                .into_iter()
                .map(|one| WrittenNode { label: one.name, seat: seat(one.seat).into(), grade: one.grade })
                .collect();
            let ways = |bits: u8| {
                let words = [(TieFrom::Mark, "mark"), (TieFrom::Visit, "visit"), (TieFrom::Map, "map")];
                words.iter().filter(|(from, _)| bits & from.bit() != 0).map(|(_, word)| *word).collect::<Vec<_>>().join(" ")
            };
            let ties: Vec<(u32, u32, String)> = network.ties.iter().map(|tie| (tie.a, tie.b, ways(tie.from))).collect();
            write_graphml(&mut bytes, &nodes, &ties).map_err(store::failure::Failure::from)?;
        }
    }
    Ok((bytes, students))
}
