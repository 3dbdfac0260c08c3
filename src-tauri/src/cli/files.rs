//! `kith import --preview` and `kith measures`: files that somebody sent, read and told about.

use std::path::{Path, PathBuf};

use domain::measures::every_ego::EveryEgo;
use domain::measures::graph::{EgoMeasures, Graph};
use domain::measures::whole_network::{WholeNetwork, whole_network};
use domain::record::Id;
use domain::roster::{Counts, LineNote, LookAlike, Preview};
use domain::visit_list::{DayOrder, ListMapping, VisitColumn};
use exchange::visit_list::{look_at_list, read_list};
use exchange::watch::Unwatched;
use serde::Serialize;
use store::cipher::DataKey;
use store::clock::Machine;
use store::open::{Caches, Store};

use super::{Common, DONE, DaysSaid, Done, NOT_ALL, Trouble, print, show, stores};
use crate::commands::visit_lists;
use crate::shell::Shell;

/// Why a file that is no roster is not looked at here: what it seems to be belongs to something in the window. None: it is nothing
/// that Kith knows.
fn of_the_window(files: &[PathBuf]) -> Option<Trouble> {
    files.iter().find_map(|file| {
        let table = exchange::table::read_table(file).ok()?;
        let said = if exchange::form::seems_answers(&table.columns) {
            "seems to be a form's answers after a visit. Whose they are is asked of the class of that visit: open Kith, choose the \
             visit under Visits, then After the visit, then Read in a form's answers. A preview stands there before anything changes."
        } else if exchange::choices::seems_choices(&table.columns) {
            "seems to be a list of chosen career clusters. Open Kith and choose Visits, then Questions, then Fields of work, then \
             From a file. A preview stands there before anything changes."
        } else {
            return None;
        };
        Some(Trouble::of_file(format!("{} {said}", table.file)))
    })
}

pub fn import(files: &[PathBuf], store: Option<&Path>, common: &Common) -> Done {
    let roster = exchange::roster::read_roster(files, &Unwatched)
        .map_err(|unreadable| of_the_window(files).unwrap_or_else(|| unreadable.into()))?;
    let preview = match store {
        Some(store) => stores::open(store, common)?.prepare_roster(roster, &mut |_, _| true),
        None => {
            let folder = Scratch::new()?;
            let rim = Machine::rim();
            let key = DataKey::fresh(&*rim);
            Store::create(&folder.0.join("store.kith"), &key, rim, Caches::DRAFT)
                .and_then(|store| store.prepare_roster(roster, &mut |_, _| true))
        }
    }?
    .preview;
    show(common.json, &Said::of(&preview), || in_words(&preview))?;
    Ok(if preview.refused_total > 0 { NOT_ALL } else { DONE })
}

/// Says what lists of visits would change in a store. Each file by itself: two lists have columns of their own.
pub fn import_visits(files: &[PathBuf], store: Option<&Path>, days: Option<DaysSaid>, common: &Common) -> Done {
    let store = store.ok_or_else(|| Trouble::of_file("A list of visits names classes: say with --store whose they are."))?;
    let store = stores::open(store, common)?;
    let mut is_all = true;
    for file in files {
        let look = look_at_list(file, &Shell::clock_here, &Unwatched)?;
        let known = visit_lists::remembered(&store, &look.columns)?;
        // A list of visits has days; what has none and has answers is a form's.
        if !look.is_calendar
            && !look.guess.contains(&VisitColumn::Day)
            && known.is_none()
            && let Some(trouble) = of_the_window(std::slice::from_ref(file))
        {
            return Err(trouble);
        }
        let (mapping, _) = visit_lists::how_to_read(&look, known, Shell::today());
        let said = days.map(|said| match said {
            DaysSaid::DayFirst => DayOrder::DayFirst,
            DaysSaid::MonthFirst => DayOrder::MonthFirst,
        });
        let mapping = ListMapping { days: said.or(mapping.days), ..mapping };
        let list = read_list(file, &mapping, look.mark, &Shell::clock_here, &Unwatched)?;
        let list = visit_lists::to_bring(list, None, None);
        let mut preview = store.prepare_visits(Id::nil(), list, mapping.of, Shell::today(), &mut |_, _| true)?.preview;
        preview.format = if look.is_calendar { "Calendar" } else { "Visits" }.to_owned();
        is_all &= preview.refused_total == 0;
        show(common.json, &Said::of(&preview), || in_words(&preview))?;
    }
    Ok(if is_all { DONE } else { NOT_ALL })
}

/// A folder that is gone when this is.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Result<Scratch, Trouble> {
        let folder = std::env::temp_dir().join(format!("kith-{}", uuid::Uuid::now_v7().simple()));
        std::fs::create_dir_all(&folder).map_err(store::failure::Failure::from)?;
        Ok(Scratch(folder))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The sentence of a note, with how many lines it tells.
pub(crate) fn sentence(note: &LineNote) -> String {
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
    let kinds: [(&str, CountOf); 9] = [
        ("schools", |counts| counts.schools),
        ("students", |counts| counts.students),
        ("staff", |counts| counts.staff),
        ("classes", |counts| counts.classes),
        ("enrollments", |counts| counts.enrollments),
        ("contacts", |counts| counts.contacts),
        ("visits", |counts| counts.visits),
        ("planned", |counts| counts.planned),
        ("visitors", |counts| counts.visitors),
    ];
    // A roster says nothing of visits, and a list of visits of nothing else.
    let of_visits = matches!(preview.format.as_str(), "Visits" | "Calendar");
    for (kind, of) in kinds.into_iter().skip(if of_visits { 6 } else { 0 }).take(if of_visits { 3 } else { 6 }) {
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
    /// The kinds of ties that were measured as one network, where there are several.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    relations: &'a [String],
}

pub fn measures(files: &[PathBuf], common: &Common) -> Done {
    let read = exchange::network_file::read_network(files)?;
    let ties = read.ties.iter().map(|(from, to)| (*from as u32, *to as u32));
    let graph = Graph::new(read.nodes.len() as u32, ties, read.is_directed);
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let all = EveryEgo::with_components(&graph, cores);
    let measured = Measured {
        egos: read.nodes.iter().zip(0..).map(|(id, at)| EgoLine { id, measures: all.around(at).0 }).collect(),
        network: whole_network(&graph),
        relations: if read.relations.len() > 1 { &read.relations } else { &[] },
    };
    if !measured.relations.is_empty() {
        eprintln!("kith: ties of several kinds were measured as one network: {}.", measured.relations.join(", "));
    }
    // Measures are for a program to read: JSON either way.
    print(&format!("{}\n", serde_json::to_string_pretty(&measured).unwrap_or_default()))?;
    let _ = common.json;
    Ok(DONE)
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
