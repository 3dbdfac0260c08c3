//! Visits, the visitors who came, and the class that met them.

use domain::funnel::FunnelBar;
use domain::record::Id;
use domain::roster::LineNote;
use domain::visitors::Cluster;
use domain::visits::Format;
use exchange::visits_file::{VisitRow, VisitsWords, visits_workbook, write_visits};
use exchange::workbook::TableAs;
use serde::{Deserialize, Serialize};
use specta::Type;
use store::read::funnel::{FunnelAsked, FunnelStudent, FunnelView};
use store::read::interests::{ClusterMix, UnmetStudent};
use store::read::stay_in_touch::WishQueue;
use store::read::visitors::{VisitorFile, VisitorLine, VisitorsPage};
use store::read::visits::{ClassView, PastedStudent, VisitPresence, VisitRoom};
use tauri::{AppHandle, Window};
use tauri_plugin_dialog::DialogExt;

use super::{Held, place};
use crate::failure::Answer;
use crate::lens::Area;
use crate::shell::Shell;

/// The room of visits; `time` is the clock of the room ("10:40").
#[tauri::command]
#[specta::specta]
pub fn visit_room(shell: Held<'_>, time: String) -> Answer<VisitRoom> {
    Ok(shell.session()?.desk.visit_room(Shell::today(), Some(&time))?)
}

/// Who is in a class, by name.
#[tauri::command]
#[specta::specta]
pub fn visit_class(shell: Held<'_>, section: Id) -> Answer<ClassView> {
    Ok(shell.session()?.desk.visit_class(section)?)
}

/// Who was at a visit and who was away.
#[tauri::command]
#[specta::specta]
pub fn visit_presence(shell: Held<'_>, visit: Id) -> Answer<VisitPresence> {
    Ok(shell.session()?.desk.visit_presence(visit)?)
}

/// Type-ahead among visitors; nothing typed offers those who came last.
#[tauri::command]
#[specta::specta]
pub fn visitor_suggestions(shell: Held<'_>, text: String) -> Answer<Vec<VisitorLine>> {
    Ok(shell.session()?.desk.visitor_suggestions(&text)?)
}

/// A pasted class list: whom each line means, and the lines that are nobody's name.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct PastedClass {
    pub students: Vec<PastedStudent>,
    pub refused: Vec<LineNote>,
}

/// Reads a pasted class list. Nothing is written.
#[tauri::command]
#[specta::specta]
pub fn pasted_class(shell: Held<'_>, text: String) -> Answer<PastedClass> {
    let session = shell.session()?;
    let list = exchange::pasted::read_pasted(&text);
    let lines = list.students.into_iter().map(|line| (line.line, line.by_hand)).collect();
    Ok(PastedClass { students: session.desk.pasted_class(lines)?, refused: list.refused })
}

/// The directory of visitors.
#[tauri::command]
#[specta::specta]
pub fn visitors(shell: Held<'_>) -> Answer<VisitorsPage> {
    Ok(shell.session()?.desk.visitors()?)
}

/// One visitor, with their visits.
#[tauri::command]
#[specta::specta]
pub fn visitor(shell: Held<'_>, id: Id) -> Answer<VisitorFile> {
    Ok(shell.session()?.desk.visitor(id)?)
}

/// What came of visits. What stands on maps is told to whoever may know of maps.
#[tauri::command]
#[specta::specta]
pub fn funnel(window: Window, shell: Held<'_>, asked: FunnelAsked) -> Answer<FunnelView> {
    let session = shell.session()?;
    let with_maps = session.has(window.label(), Area::Maps);
    Ok(session.desk.funnel(&asked, with_maps, Shell::today())?)
}

/// The students behind a bar, by name.
#[tauri::command]
#[specta::specta]
pub fn funnel_list(window: Window, shell: Held<'_>, asked: FunnelAsked, bar: FunnelBar) -> Answer<Vec<FunnelStudent>> {
    let session = shell.session()?;
    let with_maps = session.has(window.label(), Area::Maps);
    Ok(session.desk.funnel_list(&asked, bar, with_maps, Shell::today())?)
}

/// What students asked for, against the visitors who came.
#[tauri::command]
#[specta::specta]
pub fn cluster_mix(shell: Held<'_>, asked: FunnelAsked) -> Answer<ClusterMix> {
    Ok(shell.session()?.desk.cluster_mix(&asked, Shell::today())?)
}

/// Who has met nobody in the cluster that they chose, or in any that they chose.
#[tauri::command]
#[specta::specta]
pub fn unmet_clusters(shell: Held<'_>, asked: FunnelAsked, cluster: Option<Cluster>) -> Answer<Vec<UnmetStudent>> {
    Ok(shell.session()?.desk.unmet_clusters(&asked, cluster, Shell::today())?)
}

/// Wishes to stay in touch, by visit.
#[tauri::command]
#[specta::specta]
pub fn wishes(shell: Held<'_>) -> Answer<WishQueue> {
    Ok(shell.session()?.desk.wishes(Shell::today())?)
}

/// Saves every visit as a table where the person says. False where they chose no place.
#[tauri::command]
#[specta::specta]
pub fn save_visits(app: AppHandle, window: Window, shell: Held<'_>, words: VisitsWords, how: TableAs) -> Answer<bool> {
    let visits = shell.session()?.desk.all_visits()?;
    let end = how.end();
    let named = format!("{}.{end}", words.name);
    let file = app.dialog().file().set_parent(&window).add_filter(end.to_uppercase(), &[end]).set_file_name(named);
    let Some(place) = place::chosen(file, end) else { return Ok(false) };
    // While a place was chosen a student may have sat down.
    shell.in_sitting(|_| false)?;
    let rows = visits.into_iter().map(|(visit, cluster)| VisitRow {
        there: visit.there(),
        day: visit.held_on,
        time: visit.began_at.unwrap_or_default(),
        visitor: visit.visitor.name,
        organisation: visit.visitor.organisation.unwrap_or_default(),
        cluster: cluster.and_then(|cluster| Cluster::ALL.iter().position(|one| *one == cluster)),
        class: visit.class,
        format: match visit.format {
            Format::InPerson => 0,
            Format::Virtual => 1,
            Format::Recorded => 2,
        },
        counted: visit.counted,
        steps: [visit.steps.prepared, visit.steps.two_way, visit.steps.reflected, visit.steps.stay_in_touch],
        purpose: visit.purpose.unwrap_or_default(),
        aim: visit.aim.unwrap_or_default(),
    });
    let made = match how {
        TableAs::Csv => {
            let mut out = Vec::new();
            write_visits(&mut out, &words, rows).map(|()| out)
        }
        TableAs::Xlsx => visits_workbook(&words, rows),
    };
    std::fs::write(place, made.map_err(store::failure::Failure::from)?).map_err(store::failure::Failure::from)?;
    Ok(true)
}
