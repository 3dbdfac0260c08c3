//! What is done with a student's whole file? Everything that was mapped is erased by order, unless a hold stands; afterwards it is
//! told which devices still have to say that they did the same.

use axum::http::StatusCode;
use domain::change::{Change, Scope, resolve};
use domain::choice::AskedBy;
use domain::edit::Edit;
use domain::holds::{HoldEdit, HoldLine, HoldReason};
use domain::people::PersonName;
use domain::record::{Ground, Id, Kind};
use serde_json::json;
use store::clock::{day, minted};
use store::tables::Tables;

use super::told::{ErasureLine, ErasureOrdered, File, HoldSet, Left, OneErased, OutstandingDevice, Standing};
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

/// Whose file it is, which holds stand or stood on it, and how much an erasure would take.
pub fn file(district: &District, who: &Asking, student: &str) -> Result<File, Refused> {
    who.must_somewhere(&[Role::RecordsOfficer])?;
    let student = student_of(district, student)?;
    must_keep(who, student)?;
    let scope = Scope::Student(student);
    let (holds, records) = ledger::read(&*district.ledger, |sql| {
        let guarded = Books::of_server(sql, district).guarded(scope)?;
        let told = erasing::told_of(Kind::Hold, guarded.iter().map(|stored| (&stored.part, stored.stamp as i64)));
        let line = |(id, changes): (&Id, &Vec<Change>)| {
            let hold = resolve(changes);
            hold.is_there.then(|| HoldLine::read(*id, &hold.fields)).flatten()
        };
        let holds: Vec<HoldLine> = told.iter().filter_map(line).collect();
        Ok((holds, erasing::records_to_erase(sql, district, scope)?.len()))
    })?;
    let name = district.projection.reading(|sql| Ok(Tables(sql).record(Kind::Student, student)));
    let name = name.map_err(|why| failed(why.into()))?.map(|told| PersonName::of_student(&told).shown());
    let roster = district.roster();
    let pupil = roster.students.get(&student);
    let school = pupil.and_then(|pupil| roster.schools.get(&pupil.school?).cloned());
    Ok(File { name: name.unwrap_or_default(), grade: pupil.and_then(|pupil| pupil.grade.clone()), school, holds, records })
}

pub fn set_hold(district: &District, who: &Asking, student: &str, reason: HoldReason) -> Result<HoldSet, Refused> {
    who.must_somewhere(&[Role::RecordsOfficer])?;
    let (student, hold) = (student_of(district, student)?, minted(&*district.rim));
    must_keep(who, student)?;
    let set_on = day(district.rim.now_ms());
    hold_edit(district, who, "hold_set", student, HoldEdit::Set { hold, student, reason, set_on }, hold)
}

pub fn end_hold(district: &District, who: &Asking, student: &str, hold: Id) -> Result<HoldSet, Refused> {
    who.must_somewhere(&[Role::RecordsOfficer])?;
    let student = student_of(district, student)?;
    must_keep(who, student)?;
    intake::bring_holds(district, Scope::Student(student)).map_err(failed)?;
    let ended_on = day(district.rim.now_ms());
    hold_edit(district, who, "hold_ended", student, HoldEdit::End { hold, ended_on }, hold)
}

fn hold_edit(district: &District, who: &Asking, what: &str, student: Id, edit: HoldEdit, hold: Id) -> Result<HoldSet, Refused> {
    intake::commit(district, who.person, &Edit::Hold(edit)).map_err(failed)?;
    crate::routes::note(district, who.person, what, &json!({ "hold": hold, "student": opaque(district, student) }))?;
    Ok(HoldSet { hold })
}

pub fn erase(
    district: &District,
    who: &Asking,
    student: &str,
    asked_by: AskedBy,
    authority: &str,
) -> Result<ErasureOrdered, Refused> {
    who.must_somewhere(&[Role::RecordsOfficer])?;
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
        orders.push(OneErased { erasure, records: records.len(), devices });
    }
    // The student's own, or where nothing was mapped in it, that of whoever was joined with it; the others beside it.
    let joined = orders.split_off(1);
    let OneErased { erasure, records, devices } = orders.remove(0);
    let left = left.iter().map(|of| Left { student: opaque(district, *of) }).collect();
    Ok(ErasureOrdered { erasure, records, devices, joined, left })
}

pub fn erasures(district: &District, who: &Asking) -> Result<Vec<ErasureLine>, Refused> {
    who.must_somewhere(&[Role::It, Role::RecordsOfficer])?;
    Ok(ledger::read(&*district.ledger, |sql| {
        let rows =
            sql.ask("SELECT erasure, scope_id, at_ms FROM erasures WHERE feed = $1 ORDER BY at_ms DESC", values![DISTRICT])?;
        let told = rows.iter().map(|row| {
            let erasure = row.id(0)?;
            let student = opaque(district, row.id(1)?);
            Ok(ErasureLine { erasure, student, at_ms: row.number(2)?, devices: standing(sql, erasure)? })
        });
        told.collect::<ledger::Result<Vec<_>>>()
    })?)
}

/// How many devices had it and have confirmed, and which have not been heard of since.
fn standing(sql: &mut dyn Sql, erasure: Id) -> ledger::Result<Standing> {
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
        let (label, contact_ms) = (device.label, device.contact_ms);
        outstanding.push(OutstandingDevice { device: device.id, login, label, contact_ms });
    }
    Ok(Standing { had_it: rows.len(), confirmed: rows.len() - outstanding.len(), outstanding })
}
