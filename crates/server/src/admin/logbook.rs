//! What was done here, and what was saved? The audit log, page by page, whether its chain holds, and the backups.

use std::collections::BTreeMap;
use std::path::Path;

use axum::http::StatusCode;
use domain::record::Id;
use serde_json::json;

use super::told::{AuditLine, BackupLine, BackupMade, Checked};
use super::{Asking, failed};
use crate::backup;
use crate::district::District;
use crate::ledger::people::{self, Role};
use crate::ledger::{self, audit};
use crate::routes::Refused;

pub fn newest(district: &District, who: &Asking, most: u32, before: Option<i64>) -> Result<Vec<AuditLine>, Refused> {
    who.must(&[Role::It, Role::RecordsOfficer])?;
    let (entries, logins) = ledger::read(&*district.ledger, |sql| {
        let logins: BTreeMap<Id, String> = people::everybody(sql)?.into_iter().map(|person| (person.id, person.login)).collect();
        Ok((audit::newest(sql, i64::from(most.clamp(1, 10_000)), before)?, logins))
    })?;
    let line = |entry: audit::Entry| AuditLine {
        login: logins.get(&entry.who).cloned(),
        number: entry.number,
        at_ms: entry.at_ms,
        who: entry.who,
        what: entry.what,
        told: entry.told,
        hash: entry.hash,
    };
    Ok(entries.into_iter().map(line).collect())
}

pub fn check(district: &District, who: &Asking) -> Result<Checked, Refused> {
    who.must(&[Role::It, Role::RecordsOfficer])?;
    let (broken, head) = ledger::read(&*district.ledger, |sql| Ok((audit::first_broken(sql)?, audit::head(sql)?)))?;
    let (entries, head) = (head.number, crate::keys::hex(&head.hash));
    Ok(Checked { entries, head, first_broken: broken, holds: broken.is_none() })
}

/// The newest first.
pub fn backups(district: &District, who: &Asking) -> Result<Vec<BackupLine>, Refused> {
    who.must(&[Role::It])?;
    let all = backup::all(district).map_err(failed)?;
    let line = |(folder, at_ms): (std::path::PathBuf, i64)| BackupLine { folder: folder.display().to_string(), at_ms };
    Ok(all.into_iter().rev().map(line).collect())
}

pub fn back_up(district: &District, who: &Asking, folder: &Path) -> Result<BackupMade, Refused> {
    who.must(&[Role::It])?;
    if district.config.database.is_some() {
        return Err(Refused(StatusCode::CONFLICT, "saved_by_postgresql", None));
    }
    // From wherever the server was started a short name would mean another folder.
    if !folder.is_absolute() {
        return Err(Refused::bad("folder_not_whole"));
    }
    if std::fs::create_dir_all(folder).is_err() {
        return Err(Refused(StatusCode::UNPROCESSABLE_ENTITY, "folder_not_written", None));
    }
    let made = backup::make(district, folder).map_err(failed)?;
    crate::routes::note(district, who.person, "backup_made", &json!({ "parts": made.parts }))?;
    Ok(BackupMade {
        folder: made.folder.display().to_string(),
        at_ms: made.at_ms,
        parts: made.parts,
        audit_entries: made.audit_entries,
        ledger_hash: made.ledger_hash,
        keys_hash: made.keys_hash,
    })
}
