//! Around a visit: what stayed with whom, who comes in, what somebody would like to ask; and the laptop that a class uses for
//! it by itself.

use domain::record::Id;
use serde::{Deserialize, Serialize};
use specta::Type;
use store::read::after_visit::{AfterSheet, MetLine};
use store::read::at_the_door::{BadgeLine, BadgeRead};
use store::read::interests::{ClusterLine, StudentClusters};
use store::read::plans::PlansPage;
use store::read::questions::QuestionLine;
use tauri::AppHandle;

use super::Held;
use crate::failure::Answer;
use crate::kiosk::{KioskFor, KioskView};

/// The sheet of a visit, in the order of the class list.
#[tauri::command]
#[specta::specta]
pub fn after_sheet(shell: Held<'_>, visit: Id) -> Answer<AfterSheet> {
    Ok(shell.session()?.desk.after_sheet(visit)?)
}

/// The visits that a student was at, with what they said of each.
#[tauri::command]
#[specta::specta]
pub fn visits_met(shell: Held<'_>, student: Id) -> Answer<Vec<MetLine>> {
    Ok(shell.session()?.desk.visits_met(student)?)
}

/// The questions of a class, those that wait first.
#[tauri::command]
#[specta::specta]
pub fn questions(shell: Held<'_>, section: Id) -> Answer<Vec<QuestionLine>> {
    Ok(shell.session()?.desk.questions(section)?)
}

/// The career clusters that the students of a class chose.
#[tauri::command]
#[specta::specta]
pub fn class_clusters(shell: Held<'_>, section: Id) -> Answer<Vec<ClusterLine>> {
    Ok(shell.session()?.desk.class_clusters(section)?)
}

/// The career clusters that a student chose.
#[tauri::command]
#[specta::specta]
pub fn student_clusters(shell: Held<'_>, student: Id) -> Answer<StudentClusters> {
    Ok(shell.session()?.desk.student_clusters(student)?)
}

/// The visits that are planned, the next first, and what each school asks for.
#[tauri::command]
#[specta::specta]
pub fn plans(shell: Held<'_>) -> Answer<PlansPage> {
    Ok(shell.session()?.desk.plans(crate::shell::Shell::today())?)
}

/// A badge as it is printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PrintedBadge {
    pub line: BadgeLine,
    /// Its QR code. None where no badge was made yet.
    pub code: Option<QrCode>,
}

/// A QR code to be drawn: squares of one unit, as a path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct QrCode {
    /// How many squares wide and high, the quiet zone of four (ISO/IEC 18004) included.
    pub size: u32,
    pub path: String,
}

/// The badges of a class.
#[tauri::command]
#[specta::specta]
pub fn badges(shell: Held<'_>, section: Id) -> Answer<Vec<PrintedBadge>> {
    let lines = shell.session()?.desk.badges(section)?;
    Ok(lines.into_iter().map(|line| PrintedBadge { code: line.token.as_deref().and_then(drawn), line }).collect())
}

/// What may stand on paper for each of these students, in their order: what they are called in the room only where they said yes.
#[tauri::command]
#[specta::specta]
pub fn names_on_paper(shell: Held<'_>, students: Vec<Id>) -> Answer<Vec<Option<String>>> {
    Ok(shell.session()?.desk.names_on_paper(&students)?)
}

/// The quiet zone around a code, in squares.
const QUIET: usize = 4;

fn drawn(token: &str) -> Option<QrCode> {
    let code = qrcode::QrCode::with_error_correction_level(token, qrcode::EcLevel::M).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (at, color) in code.to_colors().into_iter().enumerate() {
        if color == qrcode::Color::Dark {
            path.push_str(&format!("M{} {}h1v1h-1z", at % width + QUIET, at / width + QUIET));
        }
    }
    Some(QrCode { size: (width + 2 * QUIET) as u32, path })
}

/// From now on this laptop is for a class: at the door, after a visit, or for its questions.
#[tauri::command]
#[specta::specta]
pub fn begin_kiosk(shell: Held<'_>, what: KioskFor, section: Id, visit: Option<Id>) -> Answer<()> {
    shell.begin_kiosk(what, section, visit)
}

/// What the class sees.
#[tauri::command]
#[specta::specta]
pub fn kiosk(shell: Held<'_>) -> Answer<KioskView> {
    shell.kiosk_view()
}

/// Whose badge was read.
#[tauri::command]
#[specta::specta]
pub fn scan_badge(shell: Held<'_>, typed: String) -> Answer<BadgeRead> {
    shell.scan_badge(&typed)
}

/// The laptop is back with its owner, which the passphrase shows: Kith locks. In the invented school nothing is to be kept
/// from anybody.
#[tauri::command]
#[specta::specta]
pub fn end_kiosk(app: AppHandle, shell: Held<'_>) -> Answer<()> {
    if shell.session()?.card.is_invented {
        shell.end_kiosk();
        return Ok(());
    }
    crate::window::lock(&app)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_badge_is_a_square_with_its_quiet_zone() {
        let code = drawn("MZXW6YTBOI2345677ABCDEFGHI").unwrap();
        assert_eq!(code.size, 25 + 8, "26 letters and digits fit version 2");
        assert!(code.path.starts_with("M4 4h1v1h-1z"), "the corner pattern begins beyond the quiet zone");
    }
}
