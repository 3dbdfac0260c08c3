//! The same binary without a window, for IT and for scripts. A passphrase comes from the terminal or from
//! an open file descriptor, never from the command line, where every user of the machine could read it.

pub(crate) mod files;
mod stores;

use std::ffi::OsString;
use std::io::{ErrorKind, IsTerminal, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use exchange::unreadable::Unreadable;
use serde::Serialize;
use store::failure::Failure;
use zeroize::Zeroizing;

/// Kith: the people in a student's corner. Without a verb it opens its window.
#[derive(Parser)]
#[command(name = "kith", version, about, long_about = None, after_help = STATUSES)]
pub struct Told {
    #[command(subcommand)]
    pub verb: Option<Verb>,
}

/// Reads the command line. Help and the version are answered here, and so is what nobody can understand.
pub fn told() -> Result<Told, ExitCode> {
    told_by(std::env::args_os().collect())
}

fn told_by(words: Vec<OsString>) -> Result<Told, ExitCode> {
    // Asked for as JSON the version is an answer like any other.
    let is_version = |word: &OsString| word == "--version" || word == "-V";
    if let [_, one, other] = &words[..]
        && ((is_version(one) && other == "--json") || (one == "--json" && is_version(other)))
    {
        return Err(ended(say_version(true), true));
    }
    Told::try_parse_from(words).map_err(|why| {
        if why.use_stderr() {
            let _ = why.print();
            return ExitCode::from(NOT_UNDERSTOOD);
        }
        ended(print(&why.render().to_string()).map(|()| DONE), false)
    })
}

#[derive(Args)]
pub struct Common {
    /// Answer as JSON.
    #[arg(long)]
    json: bool,
    /// Read the passphrase from this open file descriptor instead of the terminal.
    #[arg(long, value_name = "FD")]
    passphrase_fd: Option<u32>,
    /// What is typed or read is the recovery code from paper, not the passphrase.
    #[arg(long)]
    recovery_code: bool,
}

#[derive(Subcommand)]
pub enum Verb {
    /// Reads a whole store and says whether it is whole. Changes nothing.
    #[command(after_help = STATUSES)]
    Check {
        /// A profile's folder, or one file: its store.kith, a store that was moved aside, a backup with its keys beside it.
        store: PathBuf,
        #[command(flatten)]
        common: Common,
    },
    /// Makes an encrypted backup, with its sealed keys beside it, and reads it back.
    #[command(after_help = STATUSES)]
    Backup {
        /// A profile's folder, or the store.kith in it.
        #[arg(long)]
        store: PathBuf,
        /// Where to put it. Nothing there is taken away. Unless said it is the profile's own folder of backups, where the
        /// newest seven stay and one a week for four weeks.
        #[arg(long, value_name = "FOLDER")]
        to: Option<PathBuf>,
        #[command(flatten)]
        common: Common,
    },
    /// Puts a backup in the place of a store, which is kept beside it; or makes the profile again on a fresh machine.
    #[command(after_help = STATUSES)]
    Restore {
        backup: PathBuf,
        /// A profile's folder, or the store.kith in it. Without it the profile is made again from the backup and the .keys
        /// file beside it; its passphrase or its recovery code opens it.
        #[arg(long)]
        store: Option<PathBuf>,
        #[command(flatten)]
        common: Common,
    },
    /// Says what roster files would change.
    #[command(after_help = STATUSES)]
    Import {
        /// Only look. Bringing in is done in the window, where somebody sees what they say yes to.
        #[arg(long, required = true)]
        preview: bool,
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Compare with this store; without it, with an empty one.
        #[arg(long)]
        store: Option<PathBuf>,
        /// The file is a list of visits or a calendar; its columns are read as the store remembers them, else as they seem.
        #[arg(long)]
        visits: bool,
        /// What comes first where the days of such a list are written in figures. It is never guessed.
        #[arg(long, value_enum, requires = "visits")]
        days: Option<DaysSaid>,
        #[command(flatten)]
        common: Common,
    },
    /// Measures of a network: GraphML, or a CSV edge list with or without a node list.
    #[command(after_help = STATUSES)]
    Measures {
        #[arg(required = true)]
        files: Vec<PathBuf>,
        #[command(flatten)]
        common: Common,
    },
    /// Says which version this is.
    #[command(after_help = STATUSES)]
    Version {
        /// Answer as JSON.
        #[arg(long)]
        json: bool,
    },
}

/// What comes first in a day.
#[derive(Clone, Copy, clap::ValueEnum)]
pub enum DaysSaid {
    DayFirst,
    MonthFirst,
}

const DONE: u8 = 0;
const NOT_ALL: u8 = 1;
const FILE_REFUSED: u8 = 2;
pub(crate) const NOT_POSSIBLE: u8 = 3;
/// As `sysexits.h` has it.
const NOT_UNDERSTOOD: u8 = 64;

const STATUSES: &str = "Exit status:
  0   done; every line was taken, the store is whole
  1   some lines were refused, or the store is not whole
  2   a file was refused: it is missing, damaged, of another kind, or of a newer Kith
  3   it could not be done here: wrong passphrase, store in use, full disk, no right to write,
      no display to open the window on
  64  the command line was not understood";

/// Why a verb did not do it: a sentence for a person, a status for a script.
pub(crate) struct Trouble {
    sentence: String,
    status: u8,
}

impl Trouble {
    /// Something about a file that was named.
    fn of_file(sentence: impl Into<String>) -> Trouble {
        Trouble { sentence: sentence.into(), status: FILE_REFUSED }
    }

    /// Something about this machine, this moment, or who asks.
    fn here(sentence: impl Into<String>) -> Trouble {
        Trouble { sentence: sentence.into(), status: NOT_POSSIBLE }
    }
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Trouble {
        let status = match failure {
            Failure::WrongKey | Failure::Damaged | Failure::Missing | Failure::Newer | Failure::NotHere => FILE_REFUSED,
            _ => NOT_POSSIBLE,
        };
        Trouble { sentence: said(&failure), status }
    }
}

impl From<Unreadable> for Trouble {
    fn from(unreadable: Unreadable) -> Trouble {
        Trouble::of_file(unreadable.to_string())
    }
}

type Done = Result<u8, Trouble>;

/// Runs a verb.
pub fn run(verb: Verb) -> ExitCode {
    let json = match &verb {
        Verb::Check { common, .. }
        | Verb::Backup { common, .. }
        | Verb::Restore { common, .. }
        | Verb::Import { common, .. }
        | Verb::Measures { common, .. } => common.json,
        Verb::Version { json } => *json,
    };
    let done = match verb {
        Verb::Check { store, common } => stores::check(&store, &common),
        Verb::Backup { store, to, common } => stores::back_up(&store, to, &common),
        Verb::Restore { backup, store, common } => stores::restore(&backup, store.as_deref(), &common),
        Verb::Import { files, store, visits: true, days, common, .. } => {
            files::import_visits(&files, store.as_deref(), days, &common)
        }
        Verb::Import { files, store, common, .. } => files::import(&files, store.as_deref(), &common),
        Verb::Measures { files, common } => files::measures(&files, &common),
        Verb::Version { json } => say_version(json),
    };
    ended(done, json)
}

/// How a verb ended: its status, and where it was not done the sentence why.
fn ended(done: Done, json: bool) -> ExitCode {
    match done {
        Ok(status) => ExitCode::from(status),
        Err(Trouble { sentence, status }) => {
            if json {
                // What cannot be written there is said on the other stream all the same.
                let _ = print(&format!("{}\n", serde_json::json!({ "error": sentence })));
            }
            eprintln!("kith: {sentence}");
            ExitCode::from(status)
        }
    }
}

fn say_version(json: bool) -> Done {
    let version = env!("CARGO_PKG_VERSION");
    show(json, &serde_json::json!({ "version": version }), || format!("kith {version}\n"))?;
    Ok(DONE)
}

/// Writes to standard output, to its end. A reader that went away is no failure of ours; any other is.
fn print(text: &str) -> Result<(), Trouble> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(why) if why.kind() != ErrorKind::BrokenPipe => Err(Trouble::here(
            "The answer could not be written where it was to go: the disk may be full, or the place closed. Make room and ask again.",
        )),
        _ => Ok(()),
    }
}

fn show<T: Serialize>(json: bool, of: &T, text: impl FnOnce() -> String) -> Result<(), Trouble> {
    match json {
        true => print(&format!("{}\n", serde_json::to_string_pretty(of).unwrap_or_default())),
        false => print(&text()),
    }
}

/// A store's failure as a sentence: what happened, what was kept, what to do.
fn said(failure: &Failure) -> String {
    match failure {
        Failure::Refused(refusal) => format!("Not done: {refusal}. Nothing was changed."),
        Failure::WrongKey | Failure::Damaged => {
            "This file is damaged, or is no store of Kith. Nothing was changed. Restore a backup: kith restore BACKUP --store FOLDER.".into()
        }
        Failure::Missing => "The store is missing from this profile. Nothing was made in its place, and backups are kept. Put the file back, or restore one: kith restore BACKUP --store FOLDER.".into(),
        Failure::Newer => "This store was written by a newer version of Kith. Nothing was changed. Update Kith and try again.".into(),
        Failure::InUse => "Kith has this store open. Nothing was changed. Close its window and try again.".into(),
        Failure::DiskFull => "The disk is full. Everything that was kept before is still there. Make room and try again.".into(),
        Failure::ReadOnly => "This folder cannot be written to. Nothing was changed. Ask whoever looks after this machine.".into(),
        Failure::NotHere => "There is no store here. Name a profile's folder, or the store.kith in it.".into(),
        Failure::Cancelled => "Stopped as asked. Nothing was changed.".into(),
        Failure::Unexpected(cause) => format!("Something went wrong that nobody foresaw: {cause:#}. What was kept before is still there."),
    }
}

/// What a person knows: the passphrase, or the recovery code.
fn secret(common: &Common) -> Result<Zeroizing<String>, Trouble> {
    let (asked, word) = if common.recovery_code { ("Recovery code: ", "recovery code") } else { ("Passphrase: ", "passphrase") };
    if let Some(fd) = common.passphrase_fd {
        let mut text = Zeroizing::new(String::new());
        crate::platform::open_fd(fd).and_then(|mut file| file.read_to_string(&mut text)).map_err(|_| {
            Trouble::here(format!("File descriptor {fd} cannot be read. Give one that is open, as in 3<<<words."))
        })?;
        return Ok(Zeroizing::new(text.trim_end_matches(['\n', '\r']).to_owned()));
    }
    if !std::io::stdin().is_terminal() {
        return Err(Trouble::here(format!("There is no terminal to ask for the {word}. Give it with --passphrase-fd.")));
    }
    rpassword::prompt_password(asked).map(Zeroizing::new).map_err(|_| Trouble::here(format!("The {word} could not be read.")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_with_a_file_and_what_is_wrong_here_have_their_sentence_and_their_status() {
        for (failure, status, words) in [
            (Failure::Newer, FILE_REFUSED, ["newer version of Kith", "Nothing was changed", "Update Kith"]),
            (Failure::Missing, FILE_REFUSED, ["store is missing", "backups are kept", "kith restore"]),
            (Failure::Damaged, FILE_REFUSED, ["damaged", "Nothing was changed", "kith restore"]),
            (Failure::DiskFull, NOT_POSSIBLE, ["The disk is full", "still there", "Make room"]),
            (Failure::ReadOnly, NOT_POSSIBLE, ["cannot be written to", "Nothing was changed", "Ask"]),
            (Failure::InUse, NOT_POSSIBLE, ["has this store open", "Nothing was changed", "Close its window"]),
        ] {
            let trouble = Trouble::from(failure);
            assert_eq!(trouble.status, status, "{}", trouble.sentence);
            assert!(words.iter().all(|word| trouble.sentence.contains(word)), "{}", trouble.sentence);
        }
    }
}
