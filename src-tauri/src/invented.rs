//! Makes the profile of the invented school: through the same import and the same edits that real
//! people use, so that looking around shows the program and not a painting of it.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use anyhow::Context;
use domain::change::{Change, Name, Stamp};
use domain::edit::Edit;
use domain::ego_network::placement_id;
use domain::map_edit::MapEdit;
use domain::people::PeopleEdit;
use domain::record::{Id, Kind, derived, value};
use domain::roster::Roster;
use exchange::watch::Unwatched;
use store::cipher::Cost;
use store::desk::Desk;
use store::log::{Commit, Heading};
use store::profile::{Card, NewProfile};
use tauri::AppHandle;

use crate::events::{self, Job, PROGRESS, ProgressEvent};
use crate::failure::{Answer, Failure, FailureCode};
use crate::lens::Role;
use crate::shell::Shell;

/// Nobody in the invented school is real: its key is guarded by a word that everybody may know.
pub const PASSPHRASE: &str = "invented";

/// Makes it, telling how far it is. Stopped half way it leaves nothing.
pub fn make(app: &AppHandle, shell: &Arc<Shell>) -> Answer<Card> {
    let stop = shell.start(Job::Invented);
    let mut told = |done: u64, of: u64| {
        events::tell(app, PROGRESS, &ProgressEvent::of(Job::Invented, done, of), Job::Invented.area());
        !stop.load(Ordering::SeqCst)
    };
    let school = invented::school(invented::SEED, Shell::today());
    let new = NewProfile {
        name: &school.me_name,
        role: Role::Counselor.word(),
        school_name: &school.school_name,
        passphrase: PASSPHRASE,
        is_invented: true,
        cost: Cost::LIGHT,
    };
    let (card, _, _) = shell.profiles.create(&new, &shell.rim, |card, desk| {
        card.school = Some(school.school);
        write(desk, &school, &mut told)
    })?;
    Ok(card)
}

/// Writes the invented school into an empty desk.
pub fn write(desk: &Desk, school: &invented::InventedSchool, told: &mut dyn FnMut(u64, u64) -> bool) -> Answer<()> {
    let kept = school.kept();
    let of = (kept.len() + school.draft.as_edits().count() + school.called.len() + school.today.len() + school.visits.len() + 20)
        as u64;
    let mut done = 0;
    let mut step = |more: u64| -> Answer<()> {
        done += more;
        if told(done, of) { Ok(()) } else { Err(Failure::plain(FailureCode::Cancelled)) }
    };
    step(0)?;
    let prepared = desk.store().prepare_roster(roster(desk, school)?, &mut |_, _| true)?;
    desk.store().apply_roster(desk.me, &prepared, &mut |_, _| true)?;
    step(15)?;
    desk.commit(&Edit::People(PeopleEdit::AddStaff {
        staff: desk.me,
        name: school.me_name.clone(),
        role: "counselor".into(),
        school: Some(school.school),
    }))?;
    desk.commit(&school.caseload(desk.me))?;
    step(5)?;
    for edit in &school.called {
        desk.commit(edit)?;
        step(1)?;
    }
    for wave in &kept {
        desk.store().commit_sets(desk.me, "keep_wave", &wave.sets)?;
        step(1)?;
    }
    for edit in school.draft.as_edits() {
        desk.commit(&edit)?;
        step(1)?;
    }
    disagree(desk, school)?;
    for edit in school.today.iter().chain(&school.visits) {
        desk.commit(edit)?;
        step(1)?;
    }
    desk.commit(&school.marking.opens)?;
    for sheet in &school.marking.sheets {
        // Each adult's own laptop would have made a commit of each mark: here one holds a sheet.
        let sets = desk.reading(|sql| {
            let ground = store::tables::Tables(sql);
            let sets = sheet.iter().map(|edit| edit.changes(&ground)).collect::<Result<Vec<_>, _>>();
            Ok(sets?)
        })?;
        // What two edits of a sheet say of it alike is said once.
        let mut told = std::collections::HashSet::new();
        let sets: Vec<_> = sets.concat().into_iter().filter(|set| told.insert((set.kind, set.record, set.field))).collect();
        desk.store().commit_sets(desk.me, "mark", &sets)?;
        step(0)?;
    }
    Ok(())
}

/// The school's roster, read from files as any other is. They are gone when it is read.
pub fn roster(desk: &Desk, school: &invented::InventedSchool) -> Answer<Roster> {
    let folder = std::env::temp_dir().join(format!("kith-invented-{}", desk.store().device()));
    let roster = read_invented(&folder, &school.roster);
    let _ = std::fs::remove_dir_all(&folder);
    roster
}

fn read_invented(folder: &std::path::Path, files: &[(String, String)]) -> Answer<Roster> {
    std::fs::create_dir_all(folder).context("a folder for the invented roster")?;
    for (name, text) in files {
        std::fs::write(folder.join(name), text).context("the invented roster")?;
    }
    Ok(exchange::roster::read_roster(&[folder.to_owned()], &Unwatched)?)
}

/// Two counselors move one person, neither having seen the other: what a second laptop would bring.
fn disagree(desk: &Desk, school: &invented::InventedSchool) -> Answer<()> {
    let seed = &school.conflict;
    let other = derived(seed.wave, &[b"the other counselor"]);
    desk.commit(&Edit::People(PeopleEdit::AddStaff {
        staff: other,
        name: seed.other_author_name.clone(),
        role: "counselor".into(),
        school: Some(school.school),
    }))?;
    let before = desk.store().commits_after(0)?;
    let placement = placement_id(seed.wave, seed.alter);
    let seen: Vec<Name> = before
        .iter()
        .flat_map(|commit| &commit.changes)
        .filter(|change| change.record == placement && change.field == "spot")
        .map(|change| change.name)
        .collect();
    desk.commit(&Edit::Map { wave: seed.wave, edit: MapEdit::PlaceAlter { alter: seed.alter, spot: seed.mine } })?;
    let stamp = before.iter().map(|commit| commit.heading.stamp).max().unwrap_or_default();
    let commit = derived(seed.wave, &[b"the other move"]);
    let device = derived(seed.wave, &[b"the other laptop"]);
    let heading = Heading {
        id: commit,
        device,
        author: other,
        edit: "place_alter".into(),
        undoes: None,
        stamp: Stamp(stamp.0 + 1),
        boot: Id::nil(),
        uptime_ms: 0,
    };
    let change = Change {
        name: Name { commit, index: 0 },
        scope: domain::change::Scope::Student(seed.student),
        kind: Kind::Placement.name().into(),
        record: placement,
        field: "spot".into(),
        value: value(&seed.theirs),
        seen,
        stamp: heading.stamp,
        device,
        author: other,
        is_unsent: false,
    };
    desk.store().merge(&[Commit { heading, changes: vec![change] }])?;
    Ok(())
}
