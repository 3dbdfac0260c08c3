//! What is an administrator told? Each shape once: the command line prints it, and the page is checked against types made from it.
//! None of them holds a student's name but where it says so.

use domain::holds::HoldLine;
use domain::record::Id;
use serde::Serialize;
use serde_json::{Value, json};
use specta::Type;

use super::given_out::ReleaseLine;
use super::in_figures::SchoolFigures;
use crate::drop_folder::Outcome;
use crate::intake::Report;
use crate::ledger::people::Role;
use crate::records_out::RecordsOut;
use crate::routes::Refused;

/// Which answer each question gets, by the question's name. Nobody holds one of these: its fields are what the page, and whoever
/// answers here, is checked against.
#[derive(Type)]
pub struct Answers {
    pub me: Me,
    pub status: Status,
    pub schools: Vec<SchoolLine>,
    pub people: Vec<PersonLine>,
    pub add_person: Added,
    pub close_person: OfPerson,
    pub code: Code,
    pub picture: Vec<String>,
    pub invitation: Invited,
    pub forget_identity: OfPerson,
    pub grants: Vec<GrantLine>,
    pub give: Granted,
    pub end_grant: Ended,
    pub devices: Vec<DeviceLine>,
    pub revoke: Revoked,
    pub students_on: StudentsOn,
    pub roster_folder: RosterFolder,
    pub audit: Vec<AuditLine>,
    pub check_audit: Checked,
    pub file: File,
    pub set_hold: HoldSet,
    pub end_hold: HoldSet,
    pub erase: ErasureOrdered,
    pub erasures: Vec<ErasureLine>,
    pub review: Vec<ReviewLine>,
    pub reviewed: Reviewed,
    pub backups: Vec<BackupLine>,
    pub backup: BackupMade,
    pub records_out: RecordsOut,
    pub releases: Vec<ReleaseLine>,
    pub in_figures: Vec<SchoolFigures>,
    /// Of a bundle that was uploaded.
    pub roster: Report,
    pub hello: Hello,
    pub sign_in: SignedIn,
}

/// An answer as it is sent: of the type that `Answers` has for this question.
pub fn told<T: Serialize>(_question: fn(&Answers) -> &T, told: T) -> Result<Value, Refused> {
    Ok(json!(told))
}

/// What anybody is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Hello {
    pub district: String,
    pub protocol: u32,
    pub program: String,
    /// The key that bodies are sealed to.
    pub key: String,
    /// Whether somebody can sign in with an account of the district's provider.
    pub by_account: bool,
}

/// A session that was opened: its token, told once.
#[derive(Serialize, Type)]
pub struct SignedIn {
    pub token: String,
}

/// Who is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Me {
    /// None on the server's own machine.
    pub login: Option<String>,
    pub name: Option<String>,
    pub roles: Vec<Role>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct Status {
    pub district: String,
    pub address: String,
    pub ledger: String,
    pub program: String,
    pub schools: usize,
    pub students: usize,
    pub people: usize,
    pub devices: usize,
    pub feeds: usize,
    pub parts: i64,
    pub reviews: usize,
    pub roster_folder: Option<FolderLooked>,
    pub records_out: Option<RecordsWent>,
}

/// What became of the district's own records when they went out last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct RecordsWent {
    pub is_done: bool,
    /// For whoever reads the command line.
    pub said: String,
    pub tried_ms: i64,
}

/// What became of the export that was looked at last.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct FolderLooked {
    pub outcome: Outcome,
    pub looked_ms: i64,
    pub refused: Option<u32>,
    /// Students who would leave, or left.
    pub leavers: Option<u32>,
}

/// Where the district's system lays its exports, and what became of the last one.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct RosterFolder {
    /// None where none was configured.
    pub folder: Option<String>,
    pub every_minutes: u32,
    pub looked_ms: Option<i64>,
    pub outcome: Option<Outcome>,
    pub report: Option<Report>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct SchoolLine {
    pub id: Id,
    pub name: String,
}

/// Somebody with an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct PersonLine {
    pub id: Id,
    pub login: String,
    pub name: String,
    pub is_closed: bool,
    /// Whether they have set a passphrase, and can sign in here.
    pub has_passphrase: bool,
    /// Whether an account of the district's provider is theirs.
    pub has_identity: bool,
    /// What they do now.
    pub roles: Vec<Role>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Added {
    pub person: Id,
    pub login: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct OfPerson {
    pub person: Id,
}

/// A one-time code, told once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Code {
    pub code: String,
    pub until_ms: i64,
    /// What a laptop is let in with, as one text; None of a code for an account.
    pub invitation: Option<String>,
}

/// By what everybody joins who has an account of the district's provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Invited {
    pub invitation: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct GrantLine {
    pub grant: Id,
    pub gives: Gives,
    pub from_ms: i64,
    pub until_ms: Option<i64>,
    pub holds: bool,
}

/// What was granted: schools by their names, students counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(untagged)]
pub enum Gives {
    Role { role: Role, school: Option<String> },
    Caseload { caseload: CaseloadTold },
    Students { students: usize },
    Class { class: Id, title: Option<String> },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct CaseloadTold {
    pub school: Option<String>,
    pub grades: Vec<String>,
    pub from: Option<String>,
    pub until: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Granted {
    pub grant: Id,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Ended {
    pub ended: Id,
}

/// An enrolled machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct DeviceLine {
    pub device: Id,
    pub login: Option<String>,
    pub label: String,
    pub version: String,
    pub state: DeviceState,
    pub contact_ms: i64,
    pub lease_until_ms: i64,
    /// How many students were on it when it was met last.
    pub students: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum DeviceState {
    InUse,
    LeaseEnded,
    RevokedNotSeenSince,
    KeysDestroyed,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Revoked {
    pub revoked: Id,
}

/// Who was on a device: ids that say nothing for IT; by name, for a records officer, those of their own school.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct StudentsOn {
    pub students: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ids: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub names: Option<Vec<String>>,
}

/// An entry of the audit log, with whose account it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct AuditLine {
    pub number: i64,
    pub at_ms: i64,
    /// Nil where the server itself did it, or somebody at its own machine.
    pub who: Id,
    pub login: Option<String>,
    pub what: String,
    /// JSON: ids and counts.
    pub told: String,
    pub hash: String,
}

/// Whether the chain of the audit log holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Checked {
    pub entries: i64,
    pub head: String,
    pub first_broken: Option<i64>,
    pub holds: bool,
}

/// A student's file, for whoever keeps the school's records: with the name, so that it is the right one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct File {
    pub name: String,
    pub grade: Option<String>,
    pub school: Option<String>,
    pub holds: Vec<HoldLine>,
    /// How many records an erasure would take.
    pub records: usize,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct HoldSet {
    pub hold: Id,
}

/// Which devices had it, and which have not said yet that they did the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Standing {
    pub had_it: usize,
    pub confirmed: usize,
    pub outstanding: Vec<OutstandingDevice>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct OutstandingDevice {
    pub device: Id,
    pub login: Option<String>,
    pub label: String,
    pub contact_ms: i64,
}

/// What was ordered of one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct OneErased {
    pub erasure: Id,
    pub records: usize,
    pub devices: Standing,
}

/// What was ordered of a student: their file, those joined with it, and those that stay, by ids that say nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct ErasureOrdered {
    pub erasure: Id,
    pub records: usize,
    pub devices: Standing,
    pub joined: Vec<OneErased>,
    pub left: Vec<Left>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Left {
    pub student: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct ErasureLine {
    pub erasure: Id,
    /// An id that says nothing.
    pub student: String,
    pub at_ms: i64,
    pub devices: Standing,
}

/// What was taken although its author might no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct ReviewLine {
    pub commit: Id,
    pub of: String,
    /// A student's name for whoever keeps the records of that school, else an id that says nothing.
    pub whose: String,
    pub login: Option<String>,
    pub what: Option<String>,
    pub recorded_ms: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Reviewed {
    pub looked_at: Id,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct BackupLine {
    pub folder: String,
    pub at_ms: i64,
}

/// A backup that was made and read back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct BackupMade {
    pub folder: String,
    pub at_ms: i64,
    pub parts: i64,
    pub audit_entries: i64,
    pub ledger_hash: String,
    pub keys_hash: String,
}
