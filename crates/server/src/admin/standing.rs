//! How does the server stand? Who asks, what it has in numbers, its schools, and what came of the rosters that were laid into its
//! folder or uploaded. No student is named, but to a records officer who would leave.

use axum::http::StatusCode;
use serde_json::{Value, json};
use store::clock::minted;

use super::told::{FolderLooked, Me, RecordsWent, RosterFolder, SchoolLine, Status, told};
use super::{Asking, failed, review};
use crate::access;
use crate::district::District;
use crate::ledger::people::{self, Role};
use crate::ledger::{self};
use crate::routes::Refused;
use crate::{drop_folder, intake, records_out};

pub fn me(district: &District, who: &Asking) -> Result<Me, Refused> {
    let person = ledger::read(&*district.ledger, |sql| people::person_of(sql, who.person))?;
    let (login, name) = person.map(|person| (person.login, person.name)).unzip();
    Ok(Me { login, name, roles: Role::ALL.into_iter().filter(|role| who.is(*role)).collect() })
}

pub fn status(district: &District, who: &Asking) -> Result<Status, Refused> {
    who.must_somewhere(&Role::ALL)?;
    let (people, devices, feeds, reviews) = ledger::read(&*district.ledger, |sql| {
        let feeds = sql.ask("SELECT feed, position FROM feeds WHERE feed IS NOT NULL", &[])?;
        let parts = feeds.iter().map(|row| row.number(1)).sum::<ledger::Result<i64>>()?;
        let reviews = review::how_many(sql)?;
        Ok((people::everybody(sql)?.len(), people::devices(sql)?.len(), (feeds.len(), parts), reviews))
    })?;
    let roster = district.roster();
    Ok(Status {
        district: district.config.district.clone(),
        address: district.address(),
        ledger: district.ledger.place(),
        program: env!("CARGO_PKG_VERSION").to_owned(),
        schools: roster.schools.len(),
        students: roster.students.len(),
        people,
        devices,
        feeds: feeds.0,
        parts: feeds.1,
        reviews,
        roster_folder: drop_folder::last(district).map_err(failed)?.map(|looked| FolderLooked {
            outcome: looked.outcome,
            looked_ms: looked.at_ms,
            refused: looked.report.as_ref().map(|report| report.refused_total),
            leavers: looked.report.as_ref().map(|report| report.leavers.students),
        }),
        records_out: records_out::last(district)?.map(|went| RecordsWent {
            is_done: went.is_done,
            said: went.said,
            tried_ms: went.at_ms,
        }),
    })
}

/// By name: what a grant can be given at.
pub fn schools(district: &District, who: &Asking) -> Result<Vec<SchoolLine>, Refused> {
    who.must_somewhere(&[Role::It, Role::RecordsOfficer])?;
    let roster = district.roster();
    let mut schools: Vec<SchoolLine> =
        roster.schools.iter().map(|(id, name)| SchoolLine { id: *id, name: name.clone() }).collect();
    schools.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
    Ok(schools)
}

pub fn roster_folder(district: &District, who: &Asking) -> Result<RosterFolder, Refused> {
    who.must(&[Role::It, Role::RecordsOfficer])?;
    let last = drop_folder::last(district).map_err(failed)?;
    let config = &district.config;
    Ok(RosterFolder {
        folder: config.roster_folder.as_ref().map(|folder| folder.display().to_string()),
        every_minutes: config.roster_minutes,
        looked_ms: last.as_ref().map(|looked| looked.at_ms),
        outcome: last.as_ref().map(|looked| looked.outcome),
        report: last.and_then(|looked| looked.report),
    })
}

/// Looks at an uploaded bundle, and takes it in where that is asked.
pub fn uploaded(district: &District, who: &Asking, bundle: &[u8], apply: bool) -> Result<Value, Refused> {
    who.must(&[Role::It, Role::RecordsOfficer])?;
    let folder = district.config.data.join("arriving");
    let path = folder.join(format!("{}.zip", minted(&*district.rim)));
    let kept = std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&path, bundle));
    kept.map_err(|why| failed(why.into()))?;
    let done = intake::roster(district, std::slice::from_ref(&path), who.person, |_| apply, access::sees_names(&who.rights));
    let _ = std::fs::remove_file(&path);
    let report = done.map_err(|why| {
        tracing::warn!(why = %format!("{why:#}"), "a roster was not taken");
        Refused(StatusCode::UNPROCESSABLE_ENTITY, "not_a_roster", None)
    })?;
    let counts =
        json!({ "adds": report.adds, "changes": report.changes, "leavers": report.leavers, "refused": report.refused_total });
    crate::routes::note(district, who.person, if apply { "roster_applied" } else { "roster_previewed" }, &counts)?;
    told(|all| &all.roster, report)
}
