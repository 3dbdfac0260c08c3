//! The school's room: campaigns in which adults mark the students they know, on one's own laptop or on one that is passed
//! around; the question that goes around among students; and what those find who see the result.

use domain::record::Id;
use store::read::asking::AskedStudent;
use store::read::campaigns::{AdultLine, CampaignLine, CampaignResult, Whose};
use store::read::marking::{MarkingAsked, MarkingPage};
use store::read::overlay::Overlay;
use store::read::suggestions::StaffName;
use tauri::{AppHandle, Window};

use super::Held;
use crate::asking::AskingView;
use crate::failure::Answer;
use crate::lens::Role;
use crate::shell::Shell;

/// Every campaign, the newest first.
#[tauri::command]
#[specta::specta]
pub fn campaigns(shell: Held<'_>) -> Answer<Vec<CampaignLine>> {
    Ok(shell.session()?.desk.campaigns(Shell::today())?)
}

/// The adults of the school, while they mark.
#[tauri::command]
#[specta::specta]
pub fn adults(shell: Held<'_>, campaign: Id) -> Answer<Vec<AdultLine>> {
    shell.in_meeting(|meeting| meeting.campaign == campaign)?;
    Ok(shell.session()?.desk.adults(campaign, Shell::today())?)
}

/// The students as one adult marks them, for the days of the campaign alone.
#[tauri::command]
#[specta::specta]
pub fn marking(window: Window, shell: Held<'_>, asked: MarkingAsked) -> Answer<MarkingPage> {
    shell.in_meeting(|meeting| meeting.campaign == asked.campaign)?;
    shell.marks_for(window.label(), asked.adult)?;
    Ok(shell.session()?.desk.marking(&asked, Shell::today())?)
}

/// Of whom we have not yet learned who they go to: for a school lead in the school, for a counselor on the own caseload.
#[tauri::command]
#[specta::specta]
pub fn campaign_result(shell: Held<'_>, campaign: Id) -> Answer<CampaignResult> {
    let session = shell.session()?;
    let whose = if session.role == Role::SchoolLead { Whose::School } else { Whose::MyCaseload };
    Ok(session.desk.campaign_result(campaign, whose, Shell::today())?)
}

/// Marks of adults over the adults whom students put close, on the own caseload: for whoever reads the maps.
#[tauri::command]
#[specta::specta]
pub fn overlay(shell: Held<'_>, campaign: Id) -> Answer<Overlay> {
    Ok(shell.session()?.desk.overlay(campaign, Shell::today())?)
}

/// The laptop goes around: from now on nothing of Kith is heard but marking.
#[tauri::command]
#[specta::specta]
pub fn begin_marking(shell: Held<'_>, campaign: Id) -> Answer<()> {
    shell.begin_meeting(campaign, Shell::today())
}

/// The laptop is back with its owner, which the passphrase shows: Kith locks. In the invented school nothing is to be kept
/// from anybody.
#[tauri::command]
#[specta::specta]
pub fn end_marking(app: AppHandle, shell: Held<'_>) -> Answer<()> {
    if shell.session()?.card.is_invented {
        shell.end_meeting();
        return Ok(());
    }
    crate::window::lock(&app)
}

/// The laptop goes around among students: from now on nothing of Kith is heard but their answers, one at a time.
#[tauri::command]
#[specta::specta]
pub fn begin_asking(shell: Held<'_>, campaign: Id) -> Answer<()> {
    shell.begin_asking(campaign)
}

/// What the room sees.
#[tauri::command]
#[specta::specta]
pub fn asking(shell: Held<'_>) -> Answer<AskingView> {
    shell.asking_view()
}

/// The students whose names begin as was typed.
#[tauri::command]
#[specta::specta]
pub fn asked_students(shell: Held<'_>, text: String) -> Answer<Vec<AskedStudent>> {
    shell.asked_students(&text)
}

/// A student begins their turn.
#[tauri::command]
#[specta::specta]
pub fn begin_turn(shell: Held<'_>, student: Id) -> Answer<()> {
    shell.begin_turn(student)
}

/// The adults whose names begin as was typed.
#[tauri::command]
#[specta::specta]
pub fn adults_like(shell: Held<'_>, text: String) -> Answer<Vec<StaffName>> {
    shell.adults_like(&text)
}

/// The student leaves. Without `was_me` it was somebody else's name.
#[tauri::command]
#[specta::specta]
pub fn end_turn(shell: Held<'_>, was_me: bool) -> Answer<()> {
    shell.end_turn(was_me)
}

/// The laptop is back with the counselor, which the passphrase shows: Kith locks. In the invented school nothing is to be kept
/// from anybody.
#[tauri::command]
#[specta::specta]
pub fn end_asking(app: AppHandle, shell: Held<'_>) -> Answer<()> {
    if shell.session()?.card.is_invented {
        shell.end_asking();
        return Ok(());
    }
    crate::window::lock(&app)
}
