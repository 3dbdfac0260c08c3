//! Who has an account, and what may they? People, the codes that let them in, and what is granted to them, at a school or for a
//! time. Classes and students are said by the roster's own ids: who gives a grant need not be told a student's name.

use axum::http::StatusCode;
use domain::people::CaseloadRule;
use domain::record::{Ground, Id, Kind};
use domain::roster::source_id;
use serde_json::json;
use store::clock::minted;
use store::tables::Tables;
use sync::enrol::Invitation;

use super::told::{Added, CaseloadTold, Code, Ended, Gives, GrantLine, Granted, OfPerson, PersonLine};
use super::{Asking, Wished, clean, failed, no_such, student_of};
use crate::accounts::{code_hash, fresh_code};
use crate::district::District;
use crate::ledger::people::{self, CodeFor, Given, Grant, Role};
use crate::ledger::{self, audit, identities};
use crate::routes::Refused;
use crate::shown;

pub fn everybody(district: &District, who: &Asking) -> Result<Vec<PersonLine>, Refused> {
    who.must_somewhere(&[Role::It, Role::RecordsOfficer])?;
    let now_ms = district.rim.now_ms();
    let (all, grants, joined) =
        ledger::read(&*district.ledger, |sql| Ok((people::everybody(sql)?, people::all_grants(sql)?, identities::joined(sql)?)))?;
    let roles = |id: Id| {
        let held = grants.iter().filter(|given| given.person == id && given.holds_at(now_ms));
        let mut roles: Vec<Role> = held
            .filter_map(|given| match given.grant {
                Grant::Role { role, .. } => Some(role),
                _ => None,
            })
            .collect();
        roles.sort();
        roles.dedup();
        roles
    };
    let line = |person: people::Person| PersonLine {
        roles: roles(person.id),
        has_identity: joined.contains(&person.id),
        id: person.id,
        login: person.login,
        name: person.name,
        is_closed: person.is_closed,
        has_passphrase: person.passphrase.is_some(),
    };
    Ok(all.into_iter().map(line).collect())
}

pub fn add(district: &District, who: &Asking, login: &str, name: &str, staff: Option<&str>) -> Result<Added, Refused> {
    who.must(&[Role::It])?;
    let (login, name) = (clean(login), name.trim().to_owned());
    if login.is_empty() || name.is_empty() || login.chars().count() > 80 || name.chars().count() > 120 {
        return Err(Refused::bad("name_is_empty"));
    }
    let id = match staff {
        Some(source) => {
            let id = source_id("staff", source.trim());
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
        // By another login they sign in already: that one is not taken from them.
        if people::person_of(sql, id)?.is_some_and(|known| known.login != login) {
            return Ok(None);
        }
        people::put_person(sql, id, &login, &name)?;
        audit::add(sql, now_ms, who.person, "person_added", &json!({ "person": id }))?;
        Ok(Some(id))
    })?;
    let person = id.ok_or(Refused(StatusCode::CONFLICT, "staff_has_account", None))?;
    Ok(Added { person, login })
}

pub fn close(district: &District, who: &Asking, login: &str, is_closed: bool) -> Result<OfPerson, Refused> {
    who.must(&[Role::It])?;
    let what = if is_closed { "account_closed" } else { "account_opened" };
    on_person(district, who, login, what, move |sql, id| {
        if is_closed {
            people::end_sessions(sql, id)?;
        }
        people::close_person(sql, id, is_closed)
    })
}

pub(super) fn on_person(
    district: &District,
    who: &Asking,
    login: &str,
    what: &str,
    mut act: impl FnMut(&mut dyn ledger::Sql, Id) -> ledger::Result<()>,
) -> Result<OfPerson, Refused> {
    let now_ms = district.rim.now_ms();
    let found = ledger::write(&*district.ledger, |sql| {
        let Some(person) = people::person_of_login(sql, &clean(login))? else { return Ok(None) };
        act(sql, person.id)?;
        audit::add(sql, now_ms, who.person, what, &json!({ "person": person.id }))?;
        Ok(Some(person.id))
    })?;
    Ok(OfPerson { person: found.ok_or(no_such("no_such_person"))? })
}

pub fn code(district: &District, who: &Asking, login: &str, of: CodeFor, hours: u32) -> Result<Code, Refused> {
    who.must(&[Role::It])?;
    let until_ms = district.rim.now_ms() + i64::from(hours.clamp(1, 24 * 30)) * 3_600_000;
    let code = fresh_code(&*district.rim);
    let hash = code_hash(&code);
    let what = match of {
        CodeFor::Device => "device_code_made",
        CodeFor::Account => "account_code_made",
        CodeFor::Session => return Err(Refused::bad("not_understood")),
    };
    on_person(district, who, login, what, |sql, id| people::put_code(sql, hash, id, of, until_ms))?;
    let invitation = (of == CodeFor::Device).then(|| {
        let server = sync::envelope::public_of(&district.keys.sealing);
        Invitation { address: district.address(), server, code: code.clone() }.write()
    });
    Ok(Code { code, until_ms, invitation })
}

/// As much as a camera can still read off a screen.
const LONGEST_PICTURE: usize = 1_000;

pub fn picture(who: &Asking, of: &str) -> Result<Vec<String>, Refused> {
    who.must(&[Role::It])?;
    if of.len() > LONGEST_PICTURE {
        return Err(Refused::bad("too_large"));
    }
    shown::rows(of).map_err(failed)
}

pub fn grants(district: &District, who: &Asking, login: &str) -> Result<Vec<GrantLine>, Refused> {
    who.must_somewhere(&[Role::It, Role::RecordsOfficer])?;
    let found = ledger::read(&*district.ledger, |sql| match people::person_of_login(sql, &clean(login))? {
        Some(person) => people::grants_of(sql, person.id).map(Some),
        None => Ok(None),
    })?;
    Ok(found.ok_or(no_such("no_such_person"))?.iter().map(|given| grant_line(district, given)).collect())
}

/// A school by its id here, its id on the roster, or its name.
fn school_of(district: &District, told: &Option<String>) -> Result<Option<Id>, Refused> {
    let Some(told) = told else { return Ok(None) };
    let roster = district.roster();
    let by_source = source_id("school", told);
    let by_id = told.trim().parse::<Id>().unwrap_or(by_source);
    let is_it = |id: &Id, name: &str| *id == by_id || *id == by_source || name.eq_ignore_ascii_case(told.trim());
    let known = roster.schools.iter().find(|(id, name)| is_it(id, name));
    known.map(|(id, _)| Some(*id)).ok_or(no_such("no_such_school"))
}

pub fn give(
    district: &District,
    who: &Asking,
    login: &str,
    wished: &Wished,
    from_ms: Option<i64>,
    until_ms: Option<i64>,
) -> Result<Granted, Refused> {
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
            let section = source_id("section", section.trim());
            if district.roster().sections_at(None).all(|known| known != section) {
                return Err(no_such("no_such_class"));
            }
            Grant::Section { section }
        }
    };
    let id = minted(&*district.rim);
    let begins = from_ms.unwrap_or(now_ms);
    let found = ledger::write(&*district.ledger, |sql| {
        let Some(person) = people::person_of_login(sql, &clean(login))? else { return Ok(None) };
        people::put_grant(sql, &Given { id, person: person.id, grant: grant.clone(), from_ms: begins, until_ms })?;
        // What was given stands there too: of students, that there were some.
        let told = match &grant {
            Grant::Role { role, school } => json!({ "person": person.id, "grant": id, "role": role, "school": school }),
            Grant::Caseload { rule } => json!({ "person": person.id, "grant": id, "school": rule.school, "of": "caseload" }),
            Grant::Students { .. } => json!({ "person": person.id, "grant": id, "of": "students" }),
            Grant::Section { section } => json!({ "person": person.id, "grant": id, "section": section }),
        };
        audit::add(sql, now_ms, who.person, "grant_given", &told)?;
        Ok(Some(id))
    })?;
    Ok(Granted { grant: found.ok_or(no_such("no_such_person"))? })
}

pub fn end_grant(district: &District, who: &Asking, given: Id) -> Result<Ended, Refused> {
    who.must(&[Role::It])?;
    let now_ms = district.rim.now_ms();
    let is_ended = ledger::write(&*district.ledger, |sql| {
        let is_ended = people::end_grant(sql, given, now_ms)?;
        if is_ended {
            audit::add(sql, now_ms, who.person, "grant_ended", &json!({ "grant": given }))?;
        }
        Ok(is_ended)
    })?;
    if is_ended { Ok(Ended { ended: given }) } else { Err(no_such("no_such_grant")) }
}

/// What a class is called; None where it is on no roster any more.
fn title_of(district: &District, section: Id) -> Option<String> {
    let told = district.projection.reading(|sql| Ok(Tables(sql).record(Kind::Section, section)));
    told.ok().flatten()?.get("row")?.get("title")?.as_str().map(str::to_owned)
}

fn grant_line(district: &District, given: &Given) -> GrantLine {
    let name = |school: &Option<Id>| school.and_then(|id| district.roster().schools.get(&id).cloned());
    let gives = match &given.grant {
        Grant::Role { role, school } => Gives::Role { role: *role, school: name(school) },
        Grant::Caseload { rule } => Gives::Caseload {
            caseload: CaseloadTold {
                school: name(&rule.school),
                grades: rule.grades.clone(),
                from: rule.surnames_from.clone(),
                until: rule.surnames_until.clone(),
            },
        },
        Grant::Students { students } => Gives::Students { students: students.len() },
        Grant::Section { section } => Gives::Class { class: *section, title: title_of(district, *section) },
    };
    let (from_ms, until_ms) = (given.from_ms, given.until_ms);
    GrantLine { grant: given.id, gives, from_ms, until_ms, holds: given.holds_at(district.rim.now_ms()) }
}
