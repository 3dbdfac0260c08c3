//! Which machines are enrolled, and what is on them? For IT a list with counts and ids that say nothing; for a records officer
//! exactly which students, by name. A revoked device destroys its keys at its next contact.

use domain::people::PersonName;
use domain::record::{Ground, Id, Kind};
use serde_json::json;
use store::tables::Tables;

use super::told::{DeviceLine, DeviceState, Revoked, StudentsOn};
use super::{Asking, failed, no_such, opaque};
use crate::access;
use crate::district::District;
use crate::ledger::people::{self, Role};
use crate::ledger::{self, audit};
use crate::routes::Refused;

pub fn devices(district: &District, who: &Asking) -> Result<Vec<DeviceLine>, Refused> {
    who.must_somewhere(&[Role::It, Role::RecordsOfficer])?;
    let now_ms = district.rim.now_ms();
    let told = ledger::read(&*district.ledger, |sql| {
        let devices = people::devices(sql)?;
        let told = devices.into_iter().map(|device| {
            let held = people::held_by(sql, device.id)?;
            let mut students: Vec<Id> = held.iter().filter(|(of, ..)| of == "student").map(|(_, id, _)| *id).collect();
            students.dedup();
            let login = people::person_of(sql, device.person)?.map(|person| person.login);
            let state = match (device.revoked_ms, device.destroyed_ms) {
                (Some(_), Some(_)) => DeviceState::KeysDestroyed,
                (Some(_), None) => DeviceState::RevokedNotSeenSince,
                _ if device.contact_ms + device.lease_days * 86_400_000 < now_ms => DeviceState::LeaseEnded,
                _ => DeviceState::InUse,
            };
            Ok(DeviceLine {
                device: device.id,
                login,
                label: device.label,
                version: device.version,
                state,
                contact_ms: device.contact_ms,
                lease_until_ms: device.contact_ms + device.lease_days * 86_400_000,
                students: students.len(),
            })
        });
        told.collect::<ledger::Result<Vec<_>>>()
    })?;
    Ok(told)
}

pub fn revoke(district: &District, who: &Asking, device: Id) -> Result<Revoked, Refused> {
    // Of whichever school the laptop is: to revoke one protects, and the audit says who did.
    who.must_somewhere(&[Role::It, Role::RecordsOfficer])?;
    let now_ms = district.rim.now_ms();
    let is_revoked = ledger::write(&*district.ledger, |sql| {
        let is_revoked = people::revoke(sql, device, now_ms)?;
        if is_revoked {
            audit::add(sql, now_ms, who.person, "device_revoked", &json!({ "device": device }))?;
        }
        Ok(is_revoked)
    })?;
    if is_revoked { Ok(Revoked { revoked: device }) } else { Err(no_such("no_such_device")) }
}

pub fn students_on(district: &District, who: &Asking, device: Id) -> Result<StudentsOn, Refused> {
    who.must_somewhere(&[Role::It, Role::RecordsOfficer])?;
    let held = ledger::read(&*district.ledger, |sql| {
        Ok(match people::device_of(sql, device)? {
            Some(_) => Some(people::held_by(sql, device)?),
            None => None,
        })
    })?;
    let mut students: Vec<Id> =
        held.ok_or(no_such("no_such_device"))?.into_iter().filter(|(of, ..)| of == "student").map(|(_, id, _)| id).collect();
    students.dedup();
    crate::routes::note(district, who.person, "asked_who_was_on", &json!({ "device": device }))?;
    if !access::sees_names(&who.rights) {
        let ids: Vec<String> = students.iter().map(|id| opaque(district, *id)).collect();
        return Ok(StudentsOn { students: students.len(), ids: Some(ids), names: None });
    }
    // By name those of the officer's own school; the others are counted.
    let own = |id: &&Id| who.rights.may_read(domain::change::Scope::Student(**id), domain::policy::Tier::Roster);
    let names = district.projection.reading(|sql| {
        let tables = Tables(sql);
        Ok(students
            .iter()
            .filter(own)
            .filter_map(|id| tables.record(Kind::Student, *id).map(|told| PersonName::of_student(&told).shown()))
            .collect::<Vec<_>>())
    });
    let names = names.map_err(|why| failed(why.into()))?;
    Ok(StudentsOn { students: students.len(), ids: None, names: Some(names) })
}
