//! The same binary without a window, for IT and for scripts. A passphrase comes from the terminal or from
//! an open file descriptor, never from the command line, where every user of the machine could read it.

use std::io::{IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use domain::measures::graph::{EgoMeasures, Graph, ego_measures};
use domain::measures::whole_network::{WholeNetwork, whole_network};
use domain::roster::{Counts, LineNote, LookAlike, Preview};
use exchange::watch::Unwatched;
use serde::Serialize;
use store::backup;
use store::cipher::DataKey;
use store::clock::Machine;
use store::failure::Failure;
use store::open::{Caches, Store};
use store::profile::Profiles;
use zeroize::Zeroizing;

/// Kith: the people in a student's corner. Without a verb it opens its window.
#[derive(Parser)]
#[command(name = "kith", version, about, long_about = None)]
pub struct Told {
    #[command(subcommand)]
    pub verb: Option<Verb>,
}

#[derive(Args)]
pub struct Common {
    /// Answer as JSON.
    #[arg(long)]
    json: bool,
    /// Read the passphrase from this open file descriptor instead of the terminal.
    #[arg(long, value_name = "FD")]
    passphrase_fd: Option<u32>,
}

#[derive(Subcommand)]
pub enum Verb {
    /// Reads a whole store and says whether it is whole. Changes nothing.
    Check {
        /// A profile's folder, or the store.kith in it.
        store: PathBuf,
        #[command(flatten)]
        common: Common,
    },
    /// Makes an encrypted backup and reads it back.
    Backup {
        /// A profile's folder, or the store.kith in it.
        #[arg(long)]
        store: PathBuf,
        /// Where to put it; the profile's own folder of backups unless said.
        #[arg(long, value_name = "FOLDER")]
        to: Option<PathBuf>,
        #[command(flatten)]
        common: Common,
    },
    /// Puts a backup in the place of a store. The former store is kept beside it.
    Restore {
        backup: PathBuf,
        /// A profile's folder, or the store.kith in it.
        #[arg(long)]
        store: PathBuf,
        #[command(flatten)]
        common: Common,
    },
    /// Says what roster files would change. Exit status: 0 all taken, 1 some lines refused, 2 a file refused.
    Import {
        /// Only look. Bringing in is done in the window, where somebody sees what they say yes to.
        #[arg(long, required = true)]
        preview: bool,
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Compare with this store; without it, with an empty one.
        #[arg(long)]
        store: Option<PathBuf>,
        #[command(flatten)]
        common: Common,
    },
    /// Measures of a network: GraphML, or a CSV edge list with or without a node list.
    Measures {
        #[arg(required = true)]
        files: Vec<PathBuf>,
        #[command(flatten)]
        common: Common,
    },
}

const TAKEN: u8 = 0;
const LINES_REFUSED: u8 = 1;
const REFUSED: u8 = 2;

/// Runs a verb.
pub fn run(verb: Verb) -> ExitCode {
    let json = match &verb {
        Verb::Check { common, .. }
        | Verb::Backup { common, .. }
        | Verb::Restore { common, .. }
        | Verb::Import { common, .. }
        | Verb::Measures { common, .. } => common.json,
    };
    let done = match verb {
        Verb::Check { store, common } => check(&store, &common),
        Verb::Backup { store, to, common } => back_up(&store, to, &common),
        Verb::Restore { backup, store, common } => restore(&backup, &store, &common),
        Verb::Import { files, store, common, .. } => import(&files, store.as_deref(), &common),
        Verb::Measures { files, common } => measures(&files, &common),
    };
    match done {
        Ok(status) => ExitCode::from(status),
        Err(sentence) => {
            if json {
                print(&format!("{}\n", serde_json::json!({ "error": sentence })));
            }
            eprintln!("kith: {sentence}");
            ExitCode::from(REFUSED)
        }
    }
}

type Done = Result<u8, String>;

/// Writes to standard output; a reader that went away is no failure of ours.
fn print(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}

fn show<T: Serialize>(json: bool, of: &T, text: impl FnOnce() -> String) {
    match json {
        true => print(&format!("{}\n", serde_json::to_string_pretty(of).unwrap_or_default())),
        false => print(&text()),
    }
}

/// A store's failure as a sentence: what happened, what was kept, what to do.
pub fn said(failure: &Failure) -> String {
    match failure {
        Failure::Refused(refusal) => format!("Not done: {refusal}. Nothing was changed."),
        Failure::WrongKey | Failure::Damaged => {
            "This file is damaged, or is no store of Kith. Nothing was changed. Restore a backup: kith restore BACKUP --store FOLDER.".into()
        }
        Failure::Newer => "This store was written by a newer version of Kith. Nothing was changed. Update Kith and try again.".into(),
        Failure::InUse => "Kith has this store open. Nothing was changed. Close its window and try again.".into(),
        Failure::DiskFull => "The disk is full. Everything that was kept before is still there. Make room and try again.".into(),
        Failure::ReadOnly => "This folder cannot be written to. Nothing was changed. Ask whoever looks after this machine.".into(),
        Failure::NotHere => "There is no store here. Name a profile's folder, or the store.kith in it.".into(),
        Failure::Cancelled => "Stopped as asked. Nothing was changed.".into(),
        Failure::Unexpected(cause) => format!("Something went wrong that nobody foresaw: {cause:#}. What was kept before is still there."),
    }
}

fn passphrase(common: &Common) -> Result<Zeroizing<String>, String> {
    if let Some(fd) = common.passphrase_fd {
        let mut text = Zeroizing::new(String::new());
        crate::platform::open_fd(fd)
            .and_then(|mut file| file.read_to_string(&mut text))
            .map_err(|_| format!("File descriptor {fd} cannot be read. Give one that is open, as in 3<<<words."))?;
        return Ok(Zeroizing::new(text.trim_end_matches(['\n', '\r']).to_owned()));
    }
    if !std::io::stdin().is_terminal() {
        return Err("There is no terminal to ask for the passphrase. Give it with --passphrase-fd.".into());
    }
    rpassword::prompt_password("Passphrase: ").map(Zeroizing::new).map_err(|_| "The passphrase could not be read.".into())
}

/// The folder of a profile, from what was named.
fn folder_of(store: &Path) -> Result<PathBuf, String> {
    let folder = if store.is_dir() { store.to_owned() } else { store.parent().map(Path::to_owned).unwrap_or_default() };
    if folder.join("keys.json").is_file() { Ok(folder) } else { Err(said(&Failure::NotHere)) }
}

fn key_of(folder: &Path, common: &Common) -> Result<DataKey, String> {
    let (Some(profiles), Some(profile)) =
        (folder.parent().and_then(Path::parent), folder.file_name().and_then(|name| name.to_str()?.parse().ok()))
    else {
        return Err(said(&Failure::NotHere));
    };
    let passphrase = passphrase(common)?;
    Profiles::in_folder(profiles)
        .unlock(profile, &passphrase, &*Machine::rim())
        .map_err(|not_opened| crate::unlock::said(&not_opened))
}

fn open(folder: &Path, key: &DataKey) -> Result<Store, String> {
    let path = folder.join("store.kith");
    if !path.is_file() {
        return Err(said(&Failure::NotHere));
    }
    Store::open(&path, key, Machine::rim(), Caches::MAIN).map_err(|failure| said(&failure))
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

fn check(store: &Path, common: &Common) -> Done {
    let folder = folder_of(&absolute(store))?;
    let key = key_of(&folder, common)?;
    let health = open(&folder, &key)?.check_full().map_err(|failure| said(&failure))?;
    show(common.json, &health, || {
        let verdict = if health.is_whole {
            "This store is whole.".to_owned()
        } else {
            format!(
                "This store is not whole: {}.\nRestore a backup: kith restore BACKUP --store FOLDER.",
                health.troubles.join("; ")
            )
        };
        format!("{verdict}\n{} commits, {} changes.\n", health.commits, health.changes)
    });
    Ok(if health.is_whole { TAKEN } else { LINES_REFUSED })
}

fn back_up(store: &Path, to: Option<PathBuf>, common: &Common) -> Done {
    let folder = folder_of(&absolute(store))?;
    let key = key_of(&folder, common)?;
    let to = to.unwrap_or_else(|| folder.join("backups"));
    let made = open(&folder, &key)?.back_up(&to, &mut |_, _| true).map_err(|failure| said(&failure))?;
    show(common.json, &made, || format!("{} was made and read back, in {}.\n", made.name, to.display()));
    Ok(TAKEN)
}

fn restore(from: &Path, store: &Path, common: &Common) -> Done {
    let folder = folder_of(&absolute(store))?;
    let key = key_of(&folder, common)?;
    if !from.is_file() {
        return Err("There is no such backup. Nothing was changed.".into());
    }
    let restored = backup::restore(from, &folder.join("store.kith"), &key, Machine::rim()).map_err(|failure| match failure {
        Failure::WrongKey | Failure::Damaged => {
            "This backup does not open with this profile's key. Nothing was changed. Try another.".into()
        }
        other => said(&other),
    })?;
    show(common.json, &restored, || {
        let former =
            restored.former.as_ref().map_or(String::new(), |former| format!("The former store was kept: {}\n", former.display()));
        format!("Restored: {} commits, {} of them read out of the former store.\n{former}", restored.commits, restored.regained)
    });
    Ok(TAKEN)
}

fn import(files: &[PathBuf], store: Option<&Path>, common: &Common) -> Done {
    let roster = exchange::roster::read_roster(files, &Unwatched).map_err(|unreadable| unreadable.to_string())?;
    let preview = match store {
        Some(store) => {
            let folder = folder_of(&absolute(store))?;
            let key = key_of(&folder, common)?;
            open(&folder, &key)?.prepare_roster(roster, &mut |_, _| true)
        }
        None => {
            let folder = Scratch::new()?;
            let rim = Machine::rim();
            let key = DataKey::fresh(&*rim);
            Store::open(&folder.0.join("store.kith"), &key, rim, Caches::DRAFT)
                .and_then(|store| store.prepare_roster(roster, &mut |_, _| true))
        }
    }
    .map_err(|failure| said(&failure))?
    .preview;
    show(common.json, &Said::of(&preview), || in_words(&preview));
    Ok(if preview.refused_total > 0 { LINES_REFUSED } else { TAKEN })
}

/// A folder that is gone when this is.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Result<Scratch, String> {
        let folder = std::env::temp_dir().join(format!("kith-{}", uuid::Uuid::now_v7().simple()));
        std::fs::create_dir_all(&folder).map_err(|cause| said(&cause.into()))?;
        Ok(Scratch(folder))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The sentence of a note, with how many lines it tells.
fn sentence(note: &LineNote) -> String {
    let most = note.reason.most().map(words::figure).unwrap_or_default();
    let said = words::said(&format!("line-{}", note.reason.word()), &[("most", &most)]).unwrap_or_default();
    match note.more {
        0 => said,
        more => words::said("line-more", &[("count", &words::figure(more)), ("reason", &said)]).unwrap_or_default(),
    }
}

/// A note for a script: the reason is a sentence.
#[derive(Serialize)]
struct SaidNote<'a> {
    file: &'a str,
    line: u32,
    column: Option<&'a str>,
    reason: String,
}

/// A preview for a script.
#[derive(Serialize)]
struct Said<'a> {
    format: &'a str,
    adds: Counts,
    changes: Counts,
    leavers: Counts,
    unchanged: Counts,
    refused: Vec<SaidNote<'a>>,
    warned: Vec<SaidNote<'a>>,
    refused_total: u32,
    warned_total: u32,
    leaving: &'a [String],
    look_alikes: &'a [LookAlike],
}

impl Said<'_> {
    fn of(preview: &Preview) -> Said<'_> {
        Said {
            format: &preview.format,
            adds: preview.adds,
            changes: preview.changes,
            leavers: preview.leavers,
            unchanged: preview.unchanged,
            refused: preview.refused.iter().map(SaidNote::of).collect(),
            warned: preview.warned.iter().map(SaidNote::of).collect(),
            refused_total: preview.refused_total,
            warned_total: preview.warned_total,
            leaving: &preview.leaving,
            look_alikes: &preview.look_alikes,
        }
    }
}

impl SaidNote<'_> {
    fn of(note: &LineNote) -> SaidNote<'_> {
        SaidNote { file: &note.file, line: note.line, column: note.column.as_deref(), reason: sentence(note) }
    }
}

/// One of the counts.
type CountOf = fn(&Counts) -> u32;

fn in_words(preview: &Preview) -> String {
    use std::fmt::Write;
    let mut text = format!(
        "{}. Nothing has been changed.\n\n{:<12}{:>10}{:>10}{:>10}{:>11}\n",
        preview.format, "", "new", "changed", "leaving", "unchanged"
    );
    let kinds: [(&str, CountOf); 6] = [
        ("schools", |counts| counts.schools),
        ("students", |counts| counts.students),
        ("staff", |counts| counts.staff),
        ("classes", |counts| counts.classes),
        ("enrollments", |counts| counts.enrollments),
        ("contacts", |counts| counts.contacts),
    ];
    for (kind, of) in kinds {
        let _ = writeln!(
            text,
            "{kind:<12}{:>10}{:>10}{:>10}{:>11}",
            of(&preview.adds),
            of(&preview.changes),
            of(&preview.leavers),
            of(&preview.unchanged)
        );
    }
    for (title, notes, total) in [
        ("Lines refused", &preview.refused, preview.refused_total),
        ("Lines with a doubt", &preview.warned, preview.warned_total),
    ] {
        if total > 0 {
            let _ = writeln!(text, "\n{title}: {total}");
        }
        for note in notes {
            let column = note.column.as_ref().map_or(String::new(), |column| format!(", {column}"));
            let _ = writeln!(text, "  {} line {}{column}: {}", note.file, note.line, sentence(note));
        }
        if total as usize > notes.len() {
            let _ = writeln!(text, "  and {} more", total as usize - notes.len());
        }
    }
    text
}

#[derive(Serialize)]
struct EgoLine<'a> {
    id: &'a str,
    #[serde(flatten)]
    measures: EgoMeasures,
}

#[derive(Serialize)]
struct Measured<'a> {
    egos: Vec<EgoLine<'a>>,
    network: WholeNetwork,
}

fn measures(files: &[PathBuf], common: &Common) -> Done {
    let read = exchange::network_file::read_network(files).map_err(|unreadable| unreadable.to_string())?;
    let ties = read.ties.iter().map(|(from, to)| (*from as u32, *to as u32));
    let graph = Graph::new(read.nodes.len() as u32, ties, read.is_directed);
    let measured = Measured {
        egos: read.nodes.iter().enumerate().map(|(at, id)| EgoLine { id, measures: ego_measures(&graph, at as u32) }).collect(),
        network: whole_network(&graph),
    };
    // Measures are for a program to read: JSON either way.
    print(&format!("{}\n", serde_json::to_string_pretty(&measured).unwrap_or_default()));
    let _ = common.json;
    Ok(TAKEN)
}

#[cfg(test)]
mod tests {
    use domain::line_reason::LineReason;

    use super::*;

    #[test]
    fn every_reason_of_a_line_has_its_sentence_with_its_figure() {
        let mut words = std::collections::BTreeSet::new();
        for reason in LineReason::ALL {
            let said = sentence(&LineNote::of("users.csv", 2, None, *reason));
            assert!(said.ends_with('.') && !said.contains('{'), "{}: {said}", reason.word());
            assert!(reason.most().is_none_or(|most| said.contains(&words::figure(most))), "{said}");
            assert!(words.insert(reason.word()), "{} is there twice", reason.word());
        }
        let more = LineNote { more: 900, ..LineNote::of("users.csv", 2, None, LineReason::NotADate) };
        assert!(sentence(&more).starts_with("900 more"), "{}", sentence(&more));
    }
}
