//! What is done with a student's whole file? Everything that was mapped is erased by order, unless a hold stands; afterwards it is
//! told which devices still have to say that they did the same.

use axum::http::StatusCode;
use domain::change::Scope;
use domain::choice::AskedBy;
use domain::record::Id;
use serde_json::{Value, json};
use store::clock::{day, minted};

use super::{Asking, failed, must_keep, no_such, opaque, student_of};
use crate::books::Books;
use crate::district::District;
use crate::joined::{self, Joined};
use crate::ledger::people::{self, Role};
use crate::ledger::schema::DISTRICT;
use crate::ledger::{self, Sql};
use crate::routes::Refused;
use crate::{erasing, intake, shelf, values};

/// Longer than this is no name of an order.
const LONGEST_AUTHORITY: usize = 200;

pub fn erase(district: &District, who: &Asking, student: &str, asked_by: AskedBy, authority: &str) -> Result<Value, Refused> {
    who.must(&[Role::RecordsOfficer])?;
    let student = student_of(district, student)?;
    must_keep(who, student)?;
    if authority.trim().is_empty() || authority.chars().count() > LONGEST_AUTHORITY {
        return Err(Refused::bad("no_authority"));
    }
    // A student who was written down twice at a school is one, and so is what is erased of them.
    let (Joined { with, left }, homes) = ledger::read(&*district.ledger, |sql| {
        let joined = joined::with(sql, district, student)?;
        let homes = joined.with.iter().map(|of| shelf::home_in(sql, Scope::Student(*of))).collect::<ledger::Result<Vec<_>>>()?;
        Ok((joined, homes))
    })?;
    // Whoever may not order it for one of them orders nothing.
    let roster = district.roster();
    for (of, home) in with.iter().zip(homes) {
        match home {
            _ if roster.students.contains_key(of) => must_keep(who, *of)?,
            // Begun by hand at the student's own school, whose files are theirs to keep.
            Some(school) if school != DISTRICT => {}
            // Of no one school: whoever keeps the files of all.
            _ => roster.students.keys().try_for_each(|any| must_keep(who, *any))?,
        }
    }
    let (is_held, files) = ledger::read(&*district.ledger, |sql| {
        let (mut is_held, mut files) = (false, Vec::new());
        for of in std::iter::once(student).chain(with.iter().copied()) {
            let scope = Scope::Student(of);
            is_held |= Books::of_server(sql, district).is_held(scope)?;
            files.push((of, erasing::records_to_erase(sql, district, scope)?));
        }
        files.retain(|(_, records)| !records.is_empty());
        Ok((is_held, files))
    })?;
    if is_held {
        return Err(Refused(StatusCode::CONFLICT, "held", None));
    }
    if files.is_empty() {
        return Err(no_such("nothing_to_erase"));
    }
    let mut orders = Vec::new();
    for (of, records) in files {
        let erasure = minted(&*district.rim);
        intake::erase(district, who.person, of, erasure, asked_by, day(district.rim.now_ms()), &records).map_err(failed)?;
        let told = json!({ "erasure": erasure, "student": opaque(district, of), "authority": authority.trim() });
        crate::routes::note(district, who.person, "erasure_ordered", &told)?;
        let devices = ledger::read(&*district.ledger, |sql| standing(sql, erasure))?;
        orders.push(json!({ "erasure": erasure, "records": records.len(), "devices": devices }));
    }
    // The student's own, or where nothing was mapped in it, that of whoever was joined with it; the others beside it.
    let joined = orders.split_off(1);
    let mut told = orders.remove(0);
    told["joined"] = json!(joined);
    told["left"] = left.iter().map(|of| json!({ "student": opaque(district, *of) })).collect();
    Ok(told)
}

pub fn erasures(district: &District, who: &Asking) -> Result<Value, Refused> {
    who.must(&[Role::It, Role::RecordsOfficer])?;
    let told = ledger::read(&*district.ledger, |sql| {
        let rows =
            sql.ask("SELECT erasure, scope_id, at_ms FROM erasures WHERE feed = $1 ORDER BY at_ms DESC", values![DISTRICT])?;
        let told = rows.iter().map(|row| {
            let erasure = row.id(0)?;
            Ok(json!({
                "erasure": erasure, "student": opaque(district, row.id(1)?), "at_ms": row.number(2)?,
                "devices": standing(sql, erasure)?,
            }))
        });
        told.collect::<ledger::Result<Vec<_>>>()
    })?;
    Ok(json!(told))
}

/// How many devices had it and have confirmed, and which have not been heard of since.
fn standing(sql: &mut dyn Sql, erasure: Id) -> ledger::Result<Value> {
    let find = "SELECT device, done_ms FROM erasing WHERE feed = $1 AND erasure = $2 ORDER BY device";
    let rows = sql.ask(find, values![DISTRICT, erasure])?;
    let mut outstanding = Vec::new();
    for row in rows.iter().filter(|row| row.number_or_none(1).is_ok_and(|done| done.is_none())) {
        let Some(device) = people::device_of(sql, row.id(0)?)? else { continue };
        // Its keys are gone, and everything with them.
        if device.destroyed_ms.is_some() {
            continue;
        }
        let login = people::person_of(sql, device.person)?.map(|person| person.login);
        outstanding.push(json!({ "device": device.id, "login": login, "label": device.label, "contact_ms": device.contact_ms }));
    }
    Ok(json!({ "had_it": rows.len(), "confirmed": rows.len() - outstanding.len(), "outstanding": outstanding }))
}
