//! What can an administrator ask for? One closed list, the same for the command line and a page, and for each who may. IT sees
//! counts and opaque ids; only a records officer is told a student's name. Whatever changes something stands in the audit.

mod files;
mod machines;
mod review;

use axum::http::StatusCode;
use domain::change::Scope;
use domain::choice::AskedBy;
use domain::edit::Edit;
use domain::holds::{HoldEdit, HoldReason};
use domain::people::CaseloadRule;
use domain::record::Id;
use domain::roster::source_id;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::clock::{day, minted};
use sync::enrol::Invitation;

use crate::access::{self, Rights};
use crate::accounts::{code_hash, fresh_code};
use crate::district::District;
use crate::ledger::people::{self, CodeFor, Given, Grant, Role};
use crate::ledger::{self, audit};
use crate::routes::Refused;
use crate::{backup, drop_folder, intake, records_out};

/// Who asks.
pub struct Asking {
    /// Nil on the server's own machine.
    pub person: Id,
    pub rights: Rights,
    pub is_local: bool,
}

impl Asking {
    fn is(&self, role: Role) -> bool {
        self.rights.is(role) || (self.is_local && role == Role::It)
    }

    fn must(&self, roles: &[Role]) -> Result<(), Refused> {
        if roles.iter().any(|role| self.is(*role)) { Ok(()) } else { Err(Refused(StatusCode::FORBIDDEN, "not_yours", None)) }
    }
}

/// A grant as somebody says it: schools, classes and students by the roster's own ids.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "grant", rename_all = "snake_case")]
pub enum Wished {
    Role { role: Role, school: Option<String> },
    Caseload { school: Option<String>, grades: Vec<String>, from: Option<String>, until: Option<String> },
    Students { students: Vec<String> },
    Section { section: String },
}

/// Everything that can be asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "ask", rename_all = "snake_case")]
pub enum AdminAsk {
    Status,
    People,
    /// `staff` is their id on the roster: so a teacher's classes are found.
    AddPerson {
        login: String,
        name: String,
        staff: Option<String>,
    },
    ClosePerson {
        login: String,
        is_closed: bool,
    },
    Code {
        login: String,
        of: CodeFor,
        hours: u32,
    },
    Grants {
        login: String,
    },
    Give {
        login: String,
        wished: Wished,
        from_ms: Option<i64>,
        until_ms: Option<i64>,
    },
    EndGrant {
        given: Id,
    },
    Devices,
    Revoke {
        device: Id,
    },
    /// Exactly which students were on a device: by name for a records officer, else by count.
    StudentsOn {
        device: Id,
    },
    Audit {
        most: u32,
    },
    CheckAudit,
    SetHold {
        student: String,
        reason: HoldReason,
    },
    EndHold {
        student: String,
        hold: Id,
    },
    /// Everything that was mapped of a student, for good, here and on every device.
    Erase {
        student: String,
        asked_by: AskedBy,
        /// In whose name or by what order: for the audit, without names.
        authority: String,
    },
    /// What was erased, and which devices have not said yet that they did the same.
    Erasures,
    /// What was taken although its author might no more, and waits for somebody to look at it.
    Review,
    /// Somebody looked at it.
    Reviewed {
        commit: Id,
    },
    Backup {
        folder: std::path::PathBuf,
    },
    /// What went into the district's folder; with `now`, it goes there at once.
    RecordsOut {
        now: bool,
    },
}

fn no_such(why: &'static str) -> Refused {
    Refused(StatusCode::NOT_FOUND, why, None)
}

fn failed(why: anyhow::Error) -> Refused {
    tracing::error!(why = %format!("{why:#}"), "an order could not be carried out");
    Refused(StatusCode::INTERNAL_SERVER_ERROR, "failed", None)
}

/// An id that says nothing of whose it is, and is the same each time it is told.
fn opaque(district: &District, id: Id) -> String {
    let mut hash = blake3::Hasher::new_derive_key("kith server opaque id 1");
    hash.update(&*district.keys.signing).update(id.as_bytes());
    crate::keys::hex(&hash.finalize().as_bytes()[..6])
}

/// Does what is asked, where that is theirs to ask.
pub fn answer(district: &District, who: &Asking, asked: AdminAsk) -> Result<Value, Refused> {
    match asked {
        AdminAsk::Status => status(district, who),
        AdminAsk::People => {
            who.must(&[Role::It, Role::RecordsOfficer])?;
            let all = ledger::read(&*district.ledger, |sql| people::everybody(sql))?;
            Ok(json!(all))
        }
        AdminAsk::AddPerson { login, name, staff } => add_person(district, who, &login, &name, staff.as_deref()),
        AdminAsk::ClosePerson { login, is_closed } => {
            who.must(&[Role::It])?;
            let what = if is_closed { "account_closed" } else { "account_opened" };
            on_person(district, who, &login, what, move |sql, id| {
                if is_closed {
                    people::end_sessions(sql, id)?;
                }
                people::close_person(sql, id, is_closed)
            })
        }
        AdminAsk::Code { login, of, hours } => code(district, who, &login, of, hours),
        AdminAsk::Grants { login } => {
            who.must(&[Role::It, Role::RecordsOfficer])?;
            let found = ledger::read(&*district.ledger, |sql| match people::person_of_login(sql, &clean(&login))? {
                Some(person) => people::grants_of(sql, person.id).map(Some),
                None => Ok(None),
            })?;
            Ok(json!(found.ok_or(no_such("no_such_person"))?.iter().map(|given| told_grant(district, given)).collect::<Vec<_>>()))
        }
        AdminAsk::Give { login, wished, from_ms, until_ms } => give(district, who, &login, &wished, from_ms, until_ms),
        AdminAsk::EndGrant { given } => {
            who.must(&[Role::It])?;
            let now_ms = district.rim.now_ms();
            let is_ended = ledger::write(&*district.ledger, |sql| {
                let is_ended = people::end_grant(sql, given, now_ms)?;
                if is_ended {
                    audit::add(sql, now_ms, who.person, "grant_ended", &json!({ "grant": given }))?;
                }
                Ok(is_ended)
            })?;
            if is_ended { Ok(json!({ "ended": given })) } else { Err(no_such("no_such_grant")) }
        }
        AdminAsk::Devices => machines::devices(district, who),
        AdminAsk::Revoke { device } => machines::revoke(district, who, device),
        AdminAsk::StudentsOn { device } => machines::students_on(district, who, device),
        AdminAsk::Audit { most } => {
            who.must(&[Role::It, Role::RecordsOfficer])?;
            let entries = ledger::read(&*district.ledger, |sql| audit::newest(sql, i64::from(most.clamp(1, 10_000))))?;
            Ok(json!(entries))
        }
        AdminAsk::CheckAudit => {
            who.must(&[Role::It, Role::RecordsOfficer])?;
            let (broken, head) = ledger::read(&*district.ledger, |sql| Ok((audit::first_broken(sql)?, audit::head(sql)?)))?;
            Ok(
                json!({ "entries": head.number, "head": crate::keys::hex(&head.hash), "first_broken": broken, "holds": broken.is_none() }),
            )
        }
        AdminAsk::SetHold { student, reason } => {
            who.must(&[Role::RecordsOfficer])?;
            let (student, hold) = (student_of(district, &student)?, minted(&*district.rim));
            must_keep(who, student)?;
            let set_on = day(district.rim.now_ms());
            hold_edit(district, who, "hold_set", student, HoldEdit::Set { hold, student, reason, set_on }, hold)
        }
        AdminAsk::EndHold { student, hold } => {
            who.must(&[Role::RecordsOfficer])?;
            let student = student_of(district, &student)?;
            must_keep(who, student)?;
            intake::bring_holds(district, Scope::Student(student)).map_err(failed)?;
            let ended_on = day(district.rim.now_ms());
            hold_edit(district, who, "hold_ended", student, HoldEdit::End { hold, ended_on }, hold)
        }
        AdminAsk::Erase { student, asked_by, authority } => files::erase(district, who, &student, asked_by, &authority),
        AdminAsk::Erasures => files::erasures(district, who),
        AdminAsk::Review => review::waiting(district, who),
        AdminAsk::Reviewed { commit } => review::looked_at(district, who, commit),
        AdminAsk::Backup { folder } => {
            who.must(&[Role::It])?;
            let made = backup::make(district, &folder).map_err(failed)?;
            crate::routes::note(district, who.person, "backup_made", &json!({ "parts": made.parts }))?;
            Ok(json!(made))
        }
        AdminAsk::RecordsOut { now } => {
            who.must(&[Role::It, Role::RecordsOfficer])?;
            records_out::asked(district, now)
        }
    }
}

fn clean(login: &str) -> String {
    login.trim().to_lowercase()
}

fn status(district: &District, who: &Asking) -> Result<Value, Refused> {
    who.must(&Role::ALL)?;
    let (people, devices, feeds) = ledger::read(&*district.ledger, |sql| {
        let feeds = sql.ask("SELECT feed, position FROM feeds WHERE feed IS NOT NULL", &[])?;
        let parts = feeds.iter().map(|row| row.number(1)).sum::<ledger::Result<i64>>()?;
        Ok((people::everybody(sql)?.len(), people::devices(sql)?.len(), (feeds.len(), parts)))
    })?;
    let roster = district.roster();
    Ok(json!({
        "district": district.config.district,
        "address": district.address(),
        "ledger": district.ledger.place(),
        "schools": roster.schools.len(),
        "students": roster.students.len(),
        "people": people,
        "devices": devices,
        "feeds": feeds.0,
        "parts": feeds.1,
        "roster_folder": drop_folder::last(district).map_err(failed)?.map(|looked| json!({
            "outcome": looked.outcome, "looked_ms": looked.at_ms,
            "refused": looked.report.as_ref().map(|report| report.refused_total),
            "leavers": looked.report.as_ref().map(|report| report.leavers.students),
        })),
        "records_out": records_out::last(district)?.map(|went| json!({
            "is_done": went.is_done, "said": went.said, "tried_ms": went.at_ms,
        })),
    }))
}

fn add_person(district: &District, who: &Asking, login: &str, name: &str, staff: Option<&str>) -> Result<Value, Refused> {
    who.must(&[Role::It])?;
    let (login, name) = (clean(login), name.trim().to_owned());
    if login.is_empty() || name.is_empty() || login.chars().count() > 80 || name.chars().count() > 120 {
        return Err(Refused::bad("name_is_empty"));
    }
    let id = match staff {
        Some(source) => {
            let id = source_id("staff", source);
            if !district.roster().staff.contains_key(&id) {
                return Err(no_such("no_such_staff"));
            }
            id
        }
        None => minted(&*district.rim),
    };
    let now_ms = district.rim.now_ms();
    let id = ledger::write(&*district.ledger, |sql| {
        // The same login again is the same person, however often that is said.
        let id = match (people::person_of_login(sql, &login)?, staff) {
            (Some(known), None) => known.id,
            _ => id,
        };
        people::put_person(sql, id, &login, &name)?;
        audit::add(sql, now_ms, who.person, "person_added", &json!({ "person": id }))?;
        Ok(id)
    })?;
    Ok(json!({ "person": id, "login": login }))
}

fn on_person(
    district: &District,
    who: &Asking,
    login: &str,
    what: &str,
    mut act: impl FnMut(&mut dyn ledger::Sql, Id) -> ledger::Result<()>,
) -> Result<Value, Refused> {
    let now_ms = district.rim.now_ms();
    let found = ledger::write(&*district.ledger, |sql| {
        let Some(person) = people::person_of_login(sql, &clean(login))? else { return Ok(None) };
        act(sql, person.id)?;
        audit::add(sql, now_ms, who.person, what, &json!({ "person": person.id }))?;
        Ok(Some(person.id))
    })?;
    Ok(json!({ "person": found.ok_or(no_such("no_such_person"))? }))
}

fn code(district: &District, who: &Asking, login: &str, of: CodeFor, hours: u32) -> Result<Value, Refused> {
    who.must(&[Role::It])?;
    let until_ms = district.rim.now_ms() + i64::from(hours.clamp(1, 24 * 30)) * 3_600_000;
    let code = fresh_code(&*district.rim);
    let hash = code_hash(&code);
    let what = match of {
        CodeFor::Device => "device_code_made",
        CodeFor::Account => "account_code_made",
    };
    on_person(district, who, login, what, |sql, id| people::put_code(sql, hash, id, of, until_ms))?;
    let invitation = (of == CodeFor::Device).then(|| {
        let server = sync::envelope::public_of(&district.keys.sealing);
        Invitation { address: district.address(), server, code: code.clone() }.write()
    });
    Ok(json!({ "code": code, "until_ms": until_ms, "invitation": invitation }))
}

fn school_of(district: &District, told: &Option<String>) -> Result<Option<Id>, Refused> {
    let Some(told) = told else { return Ok(None) };
    let roster = district.roster();
    let by_source = source_id("school", told);
    let known = roster.schools.iter().find(|(id, name)| **id == by_source || name.eq_ignore_ascii_case(told.trim()));
    known.map(|(id, _)| Some(*id)).ok_or(no_such("no_such_school"))
}

fn student_of(district: &District, source: &str) -> Result<Id, Refused> {
    let by_source = source_id("student", source.trim());
    let id = source.trim().parse::<Id>().unwrap_or(by_source);
    if district.roster().students.contains_key(&id) { Ok(id) } else { Err(no_such("no_such_student")) }
}

fn give(
    district: &District,
    who: &Asking,
    login: &str,
    wished: &Wished,
    from_ms: Option<i64>,
    until_ms: Option<i64>,
) -> Result<Value, Refused> {
    who.must(&[Role::It])?;
    let now_ms = district.rim.now_ms();
    if until_ms.is_some_and(|until| until <= from_ms.unwrap_or(now_ms)) {
        return Err(Refused::bad("ends_before_it_begins"));
    }
    let grant = match wished {
        Wished::Role { role, school } => Grant::Role { role: *role, school: school_of(district, school)? },
        Wished::Caseload { school, grades, from, until } => {
            let is_said = |text: &Option<String>| text.as_ref().is_some_and(|text| !text.trim().is_empty());
            if school.is_none() && grades.is_empty() && !is_said(from) && !is_said(until) {
                return Err(Refused::bad("rule_says_nothing"));
            }
            let rule = CaseloadRule {
                school: school_of(district, school)?,
                grades: grades.clone(),
                surnames_from: from.clone(),
                surnames_until: until.clone(),
            };
            Grant::Caseload { rule }
        }
        Wished::Students { students } => {
            Grant::Students { students: students.iter().map(|told| student_of(district, told)).collect::<Result<_, _>>()? }
        }
        Wished::Section { section } => {
            let section = source_id("section", section);
            if district.roster().sections_at(None).all(|known| known != section) {
                return Err(no_such("no_such_class"));
            }
            Grant::Section { section }
        }
    };
    let id = minted(&*district.rim);
    let begins = from_ms.unwrap_or(now_ms);
    on_person(district, who, login, "grant_given", |sql, person| {
        people::put_grant(sql, &Given { id, person, grant: grant.clone(), from_ms: begins, until_ms })
    })?;
    Ok(json!({ "grant": id }))
}

fn told_grant(district: &District, given: &Given) -> Value {
    let name = |school: &Option<Id>| school.and_then(|id| district.roster().schools.get(&id).cloned());
    let told = match &given.grant {
        Grant::Role { role, school } => json!({ "role": role, "school": name(school) }),
        Grant::Caseload { rule } => json!({
            "caseload": { "school": name(&rule.school), "grades": rule.grades, "from": rule.surnames_from, "until": rule.surnames_until }
        }),
        Grant::Students { students } => json!({ "students": students.len() }),
        Grant::Section { section } => json!({ "class": section }),
    };
    json!({ "grant": given.id, "gives": told, "from_ms": given.from_ms, "until_ms": given.until_ms,
            "holds": given.holds_at(district.rim.now_ms()) })
}

/// A records officer keeps the records of their own school.
fn must_keep(who: &Asking, student: Id) -> Result<(), Refused> {
    let may = who.rights.may_write(Scope::Student(student), domain::policy::Tier::Guarded);
    if may { Ok(()) } else { Err(Refused(StatusCode::FORBIDDEN, "not_yours", None)) }
}

fn hold_edit(district: &District, who: &Asking, what: &str, student: Id, edit: HoldEdit, hold: Id) -> Result<Value, Refused> {
    intake::commit(district, who.person, &Edit::Hold(edit)).map_err(failed)?;
    crate::routes::note(district, who.person, what, &json!({ "hold": hold, "student": opaque(district, student) }))?;
    Ok(json!({ "hold": hold }))
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
    Ok(json!(report))
}
