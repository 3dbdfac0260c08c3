//! What can an administrator ask for? One closed list, the same for the command line and a page, and for each who may. IT sees
//! counts and opaque ids; only a records officer is told a student's name. Whatever changes something stands in the audit.

mod connected;
mod files;
mod from_elsewhere;
pub mod given_out;
pub mod in_figures;
mod logbook;
mod machines;
mod review;
mod staff;
mod standing;
pub mod told;

use axum::http::StatusCode;
use domain::change::Scope;
use domain::choice::AskedBy;
use domain::holds::HoldReason;
use domain::record::Id;
use domain::roster::source_id;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use specta::Type;

use crate::access::Rights;
use crate::district::District;
use crate::ledger::people::{CodeFor, Role};
use crate::routes::Refused;
pub use connected::{Supplied, connectedness};
pub use standing::uploaded;
use told::told;

/// Who asks.
pub struct Asking {
    /// Nil on the server's own machine.
    pub person: Id,
    pub rights: Rights,
    pub is_local: bool,
}

impl Asking {
    /// Whether they do this, at one school at least. The server, its accounts and its machines are the district's: nobody looks
    /// after them at one school.
    fn is(&self, role: Role) -> bool {
        self.is_everywhere(role) || (role != Role::It && self.rights.is(role))
    }

    fn is_everywhere(&self, role: Role) -> bool {
        self.rights.is_everywhere(role) || (self.is_local && role == Role::It)
    }

    /// One of these in the whole district: for what reaches beyond a school.
    fn must(&self, roles: &[Role]) -> Result<(), Refused> {
        if roles.iter().any(|role| self.is_everywhere(*role)) { Ok(()) } else { Err(not_yours()) }
    }

    /// One of these, at one school at least: for what names nobody, or asks for itself whose file it is.
    fn must_somewhere(&self, roles: &[Role]) -> Result<(), Refused> {
        if roles.iter().any(|role| self.is(*role)) { Ok(()) } else { Err(not_yours()) }
    }
}

fn not_yours() -> Refused {
    Refused(StatusCode::FORBIDDEN, "not_yours", None)
}

/// A grant as somebody says it: schools, classes and students by the roster's own ids.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "grant", rename_all = "snake_case")]
pub enum Wished {
    Role { role: Role, school: Option<String> },
    Caseload { school: Option<String>, grades: Vec<String>, from: Option<String>, until: Option<String> },
    Students { students: Vec<String> },
    Section { section: String },
}

/// Everything that can be asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "ask", rename_all = "snake_case")]
pub enum AdminAsk {
    /// Who asks, and what they may.
    Me,
    Status,
    Schools,
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
    /// A text such as an invitation as a picture that a camera reads: rows of 1 and 0. Nothing of it is kept.
    Picture {
        of: String,
    },
    /// What everybody with an account of the district's provider joins by: nothing of it is secret.
    Invitation,
    /// Somebody has another account at the provider by now: the next who signs in by their login is taken for them.
    ForgetIdentity {
        login: String,
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
    /// Where the district's system lays its exports, and what became of the last one.
    RosterFolder,
    /// The newest entries, or the newest `before` one.
    Audit {
        most: u32,
        before: Option<i64>,
    },
    CheckAudit,
    /// A student's file: whose it is, which holds stand on it, and how much of it was mapped.
    File {
        student: String,
    },
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
    /// Which backups were made here.
    Backups,
    /// `folder` is one of the server's machine, named from its root.
    Backup {
        folder: std::path::PathBuf,
    },
    /// What went into the district's folder; with `now`, it goes there at once.
    RecordsOut {
        now: bool,
    },
    /// What was given out of the schools as tables, and what was asked for: when, for whom and by which rule.
    Releases,
    /// What those tables say, school by school: for an analyst, and nobody else.
    InFigures,
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
        AdminAsk::Me => told(|all| &all.me, standing::me(district, who)?),
        AdminAsk::Status => told(|all| &all.status, standing::status(district, who)?),
        AdminAsk::Schools => told(|all| &all.schools, standing::schools(district, who)?),
        AdminAsk::RosterFolder => told(|all| &all.roster_folder, standing::roster_folder(district, who)?),
        AdminAsk::People => told(|all| &all.people, staff::everybody(district, who)?),
        AdminAsk::AddPerson { login, name, staff } => {
            told(|all| &all.add_person, staff::add(district, who, &login, &name, staff.as_deref())?)
        }
        AdminAsk::ClosePerson { login, is_closed } => {
            told(|all| &all.close_person, staff::close(district, who, &login, is_closed)?)
        }
        AdminAsk::Code { login, of, hours } => told(|all| &all.code, staff::code(district, who, &login, of, hours)?),
        AdminAsk::Picture { of } => told(|all| &all.picture, staff::picture(who, &of)?),
        AdminAsk::Invitation => told(|all| &all.invitation, from_elsewhere::invitation(district, who)?),
        AdminAsk::ForgetIdentity { login } => told(|all| &all.forget_identity, from_elsewhere::forget(district, who, &login)?),
        AdminAsk::Grants { login } => told(|all| &all.grants, staff::grants(district, who, &login)?),
        AdminAsk::Give { login, wished, from_ms, until_ms } => {
            told(|all| &all.give, staff::give(district, who, &login, &wished, from_ms, until_ms)?)
        }
        AdminAsk::EndGrant { given } => told(|all| &all.end_grant, staff::end_grant(district, who, given)?),
        AdminAsk::Devices => told(|all| &all.devices, machines::devices(district, who)?),
        AdminAsk::Revoke { device } => told(|all| &all.revoke, machines::revoke(district, who, device)?),
        AdminAsk::StudentsOn { device } => told(|all| &all.students_on, machines::students_on(district, who, device)?),
        AdminAsk::Audit { most, before } => told(|all| &all.audit, logbook::newest(district, who, most, before)?),
        AdminAsk::CheckAudit => told(|all| &all.check_audit, logbook::check(district, who)?),
        AdminAsk::File { student } => told(|all| &all.file, files::file(district, who, &student)?),
        AdminAsk::SetHold { student, reason } => told(|all| &all.set_hold, files::set_hold(district, who, &student, reason)?),
        AdminAsk::EndHold { student, hold } => told(|all| &all.end_hold, files::end_hold(district, who, &student, hold)?),
        AdminAsk::Erase { student, asked_by, authority } => {
            told(|all| &all.erase, files::erase(district, who, &student, asked_by, &authority)?)
        }
        AdminAsk::RecordsOut { now } => told(|all| &all.records_out, given_out::records(district, who, now)?),
        AdminAsk::Releases => told(|all| &all.releases, given_out::releases(district, who)?),
        AdminAsk::InFigures => told(|all| &all.in_figures, in_figures::in_figures(district, who)?),
        AdminAsk::Erasures => told(|all| &all.erasures, files::erasures(district, who)?),
        AdminAsk::Review => told(|all| &all.review, review::waiting(district, who)?),
        AdminAsk::Reviewed { commit } => told(|all| &all.reviewed, review::looked_at(district, who, commit)?),
        AdminAsk::Backups => told(|all| &all.backups, logbook::backups(district, who)?),
        AdminAsk::Backup { folder } => told(|all| &all.backup, logbook::back_up(district, who, &folder)?),
    }
}

fn clean(login: &str) -> String {
    login.trim().to_lowercase()
}

fn student_of(district: &District, source: &str) -> Result<Id, Refused> {
    let by_source = source_id("student", source.trim());
    let id = source.trim().parse::<Id>().unwrap_or(by_source);
    if district.roster().students.contains_key(&id) { Ok(id) } else { Err(no_such("no_such_student")) }
}

/// A records officer keeps the records of their own school.
fn must_keep(who: &Asking, student: Id) -> Result<(), Refused> {
    let may = who.rights.may_write(Scope::Student(student), domain::policy::Tier::Guarded);
    if may { Ok(()) } else { Err(Refused(StatusCode::FORBIDDEN, "not_yours", None)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::people::{Given, Grant};
    use crate::roster::Roster;

    fn asking(role: Role, school: Option<Id>) -> Asking {
        let person = Id::from_u128(7);
        let given = Given { id: Id::from_u128(1), person, grant: Grant::Role { role, school }, from_ms: 0, until_ms: None };
        Asking { person, rights: Rights::of(person, &[], &[given], 1, &Roster::default()), is_local: false }
    }

    #[test]
    fn the_records_of_a_school_are_kept_by_whom_they_were_given_to_and_not_by_whoever_reaches_its_students() {
        let (north, south) = (Id::from_u128(3), Id::from_u128(4));
        let given = |id: u128, role: Role, school: Option<Id>| {
            let grant = Grant::Role { role, school };
            Given { id: Id::from_u128(id), person: Id::from_u128(7), grant, from_ms: 0, until_ms: None }
        };
        let both = [given(1, Role::RecordsOfficer, Some(north)), given(2, Role::SchoolLead, Some(south))];
        let rights = Rights::of(Id::from_u128(7), &[], &both, 1, &Roster::default());
        assert!(rights.is_at(Role::RecordsOfficer, north), "also while nobody goes to it");
        assert!(!rights.is_at(Role::RecordsOfficer, south) && rights.is_at(Role::SchoolLead, south));
        let of_all = Rights::of(Id::from_u128(7), &[], &[given(1, Role::RecordsOfficer, None)], 1, &Roster::default());
        assert!(of_all.is_at(Role::RecordsOfficer, south));
    }

    #[test]
    fn whoever_works_for_one_school_asks_for_nothing_that_reaches_beyond_it() {
        const EITHER: [Role; 2] = [Role::It, Role::RecordsOfficer];
        let north = Some(Id::from_u128(3));
        for role in EITHER {
            let of_all = asking(role, None);
            assert!(of_all.must(&EITHER).is_ok() && of_all.must_somewhere(&EITHER).is_ok());
            assert!(asking(role, north).must(&EITHER).is_err(), "{role:?}");
        }
        // An officer is asked of whose file it is; the server is nobody's at one school.
        assert!(asking(Role::RecordsOfficer, north).must_somewhere(&EITHER).is_ok());
        assert!(asking(Role::It, north).must_somewhere(&EITHER).is_err());
    }
}
