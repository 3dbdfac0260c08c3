//! Whom does the server know? People, what was granted to them and until when, the codes that let them in, their devices and
//! their sessions. It says what is written; what follows from it is decided in `access`.

use domain::people::CaseloadRule;
use domain::record::Id;
use serde::{Deserialize, Serialize};
use sync::epochs::Epoch;

use super::schema::DISTRICT;
use super::{Failure, Result, Row, Sql};
use crate::values;

/// What somebody does. The words are for ever: they stand in the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type, clap::ValueEnum)]
#[serde(rename_all = "snake_case")]
#[clap(rename_all = "snake_case")]
pub enum Role {
    Counselor,
    Teacher,
    SchoolLead,
    Analyst,
    It,
    RecordsOfficer,
}

impl Role {
    pub const ALL: [Role; 6] = [Role::Counselor, Role::Teacher, Role::SchoolLead, Role::Analyst, Role::It, Role::RecordsOfficer];

    /// The word in the ledger and on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Role::Counselor => "counselor",
            Role::Teacher => "teacher",
            Role::SchoolLead => "school_lead",
            Role::Analyst => "analyst",
            Role::It => "it",
            Role::RecordsOfficer => "records_officer",
        }
    }
}

/// What was granted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "grant", rename_all = "snake_case")]
pub enum Grant {
    /// Somebody does this, at one school or (None) in the whole district.
    Role { role: Role, school: Option<Id> },
    /// A counselor's caseload, by rule.
    Caseload { rule: CaseloadRule },
    /// The same, by list or by hand.
    Students { students: Vec<Id> },
    /// A class, as its teacher: for a substitute.
    Section { section: Id },
}

/// A grant with its time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    pub id: Id,
    pub person: Id,
    pub grant: Grant,
    pub from_ms: i64,
    /// None: until it is ended.
    pub until_ms: Option<i64>,
}

impl Given {
    /// Whether it holds at an instant.
    pub fn holds_at(&self, ms: i64) -> bool {
        self.from_ms <= ms && self.until_ms.is_none_or(|until| ms < until)
    }
}

/// Somebody with an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Person {
    pub id: Id,
    pub login: String,
    pub name: String,
    #[serde(skip)]
    pub passphrase: Option<String>,
    pub is_closed: bool,
}

/// An enrolled machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Device {
    pub id: Id,
    pub person: Id,
    #[serde(skip)]
    pub public_key: [u8; 32],
    pub label: String,
    pub version: String,
    pub enrolled_ms: i64,
    pub contact_ms: i64,
    pub lease_days: i64,
    pub revoked_ms: Option<i64>,
    pub destroyed_ms: Option<i64>,
}

const PERSON: &str = "SELECT person, login, name, passphrase, is_closed FROM people WHERE feed = $1 AND person = $2";
const PERSON_OF_LOGIN: &str = "SELECT person, login, name, passphrase, is_closed FROM people WHERE feed = $1 AND login = $2";
const PEOPLE: &str = "SELECT person, login, name, passphrase, is_closed FROM people WHERE feed = $1 ORDER BY login";

fn person(row: &Row) -> Result<Person> {
    Ok(Person {
        id: row.id(0)?,
        login: row.text(1)?,
        name: row.text(2)?,
        passphrase: row.text_or_none(3)?,
        is_closed: row.number(4)? != 0,
    })
}

/// Adds somebody, or writes their name and login anew.
pub fn put_person(sql: &mut dyn Sql, id: Id, login: &str, name: &str) -> Result<()> {
    if person_of_login(sql, login)?.is_some_and(|other| other.id != id) {
        return Err(Failure::Refused("another person has this login"));
    }
    sql.run(
        "INSERT INTO people (feed, person, login, name, passphrase, is_closed) VALUES ($1, $2, $3, $4, NULL, 0) ON CONFLICT (feed, person) DO UPDATE SET login = excluded.login, name = excluded.name",
        values![DISTRICT, id, login, name],
    )?;
    Ok(())
}

/// Sets the passphrase of somebody, as its Argon2id hash.
pub fn set_passphrase(sql: &mut dyn Sql, id: Id, hash: &str) -> Result<()> {
    sql.run("UPDATE people SET passphrase = $1 WHERE feed = $2 AND person = $3", values![hash, DISTRICT, id])?;
    Ok(())
}

/// Closes an account, or opens it again.
pub fn close_person(sql: &mut dyn Sql, id: Id, is_closed: bool) -> Result<()> {
    sql.run("UPDATE people SET is_closed = $1 WHERE feed = $2 AND person = $3", values![i64::from(is_closed), DISTRICT, id])?;
    Ok(())
}

/// Somebody by id.
pub fn person_of(sql: &mut dyn Sql, id: Id) -> Result<Option<Person>> {
    sql.first(PERSON, values![DISTRICT, id])?.as_ref().map(person).transpose()
}

/// Somebody by login.
pub fn person_of_login(sql: &mut dyn Sql, login: &str) -> Result<Option<Person>> {
    sql.first(PERSON_OF_LOGIN, values![DISTRICT, login])?.as_ref().map(person).transpose()
}

/// Everybody, by login.
pub fn everybody(sql: &mut dyn Sql) -> Result<Vec<Person>> {
    sql.ask(PEOPLE, values![DISTRICT])?.iter().map(person).collect()
}

/// Writes a grant.
pub fn put_grant(sql: &mut dyn Sql, given: &Given) -> Result<()> {
    let told = serde_json::to_string(&given.grant).map_err(|why| Failure::Broken(why.into()))?;
    sql.run(
        "INSERT INTO grants (feed, given, person, told, from_ms, until_ms) VALUES ($1, $2, $3, $4, $5, $6)",
        values![DISTRICT, given.id, given.person, told, given.from_ms, given.until_ms],
    )?;
    Ok(())
}

/// Ends a grant at an instant. Says whether there was one.
pub fn end_grant(sql: &mut dyn Sql, id: Id, at_ms: i64) -> Result<bool> {
    let ended = "UPDATE grants SET until_ms = $1 WHERE feed = $2 AND given = $3 AND (until_ms IS NULL OR until_ms > $4)";
    Ok(sql.run(ended, values![at_ms, DISTRICT, id, at_ms])? > 0)
}

/// All that was ever granted to somebody, ended grants too: work is judged as of its time.
pub fn grants_of(sql: &mut dyn Sql, id: Id) -> Result<Vec<Given>> {
    let rows = sql.ask(
        "SELECT given, person, told, from_ms, until_ms FROM grants WHERE feed = $1 AND person = $2 ORDER BY given",
        values![DISTRICT, id],
    )?;
    rows.iter().map(given).collect()
}

/// All that was ever granted to anybody.
pub fn all_grants(sql: &mut dyn Sql) -> Result<Vec<Given>> {
    let all = "SELECT given, person, told, from_ms, until_ms FROM grants WHERE feed = $1 ORDER BY given";
    sql.ask(all, values![DISTRICT])?.iter().map(given).collect()
}

fn given(row: &Row) -> Result<Given> {
    Ok(Given {
        id: row.id(0)?,
        person: row.id(1)?,
        grant: serde_json::from_str(&row.text(2)?).map_err(|why| Failure::Broken(why.into()))?,
        from_ms: row.number(3)?,
        until_ms: row.number_or_none(4)?,
    })
}

/// What a one-time code is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum CodeFor {
    /// A device of this person.
    Device,
    /// A passphrase for this person's account.
    Account,
    /// A session of a page to which a browser was just sent back. No administrator makes one.
    #[serde(skip)]
    #[specta(skip)]
    Session,
}

impl CodeFor {
    const fn word(self) -> &'static str {
        match self {
            CodeFor::Device => "device",
            CodeFor::Account => "account",
            CodeFor::Session => "session",
        }
    }
}

/// Notes a code; the ledger keeps its hash alone.
pub fn put_code(sql: &mut dyn Sql, hash: [u8; 32], person: Id, of: CodeFor, until_ms: i64) -> Result<()> {
    sql.run(
        "INSERT INTO codes (feed, code, person, for_what, until_ms, used_ms) VALUES ($1, $2, $3, $4, $5, NULL)",
        values![DISTRICT, hash, person, of.word(), until_ms],
    )?;
    Ok(())
}

/// Whose a code is that could be used now; it stays as it is.
pub fn whose_code(sql: &mut dyn Sql, hash: [u8; 32], of: CodeFor, now_ms: i64) -> Result<Option<Id>> {
    let row = sql.first(
        "SELECT person FROM codes WHERE feed = $1 AND code = $2 AND for_what = $3 AND until_ms > $4 AND used_ms IS NULL",
        values![DISTRICT, hash, of.word(), now_ms],
    )?;
    row.map(|row| row.id(0)).transpose()
}

/// Uses a code up: whose it is. None where it is unknown, used or too old.
pub fn use_code(sql: &mut dyn Sql, hash: [u8; 32], of: CodeFor, now_ms: i64) -> Result<Option<Id>> {
    let Some(person) = whose_code(sql, hash, of, now_ms)? else { return Ok(None) };
    sql.run("UPDATE codes SET used_ms = $1 WHERE feed = $2 AND code = $3", values![now_ms, DISTRICT, hash])?;
    Ok(Some(person))
}

/// Notes by which code a device was let in.
pub fn let_in_by(sql: &mut dyn Sql, device: Id, hash: [u8; 32]) -> Result<()> {
    sql.run("INSERT INTO let_in (feed, device, code) VALUES ($1, $2, $3)", values![DISTRICT, device, hash])?;
    Ok(())
}

/// Whether a device was let in by this code.
pub fn was_let_in_by(sql: &mut dyn Sql, device: Id, hash: [u8; 32]) -> Result<bool> {
    let find = "SELECT device FROM let_in WHERE feed = $1 AND device = $2 AND code = $3";
    Ok(sql.first(find, values![DISTRICT, device, hash])?.is_some())
}

const DEVICE: &str = "SELECT device, person, public_key, label, version, enrolled_ms, contact_ms, lease_days, revoked_ms, destroyed_ms FROM devices WHERE feed = $1 AND device = $2";
const DEVICES: &str = "SELECT device, person, public_key, label, version, enrolled_ms, contact_ms, lease_days, revoked_ms, destroyed_ms FROM devices WHERE feed = $1 ORDER BY enrolled_ms";

fn device(row: &Row) -> Result<Device> {
    Ok(Device {
        id: row.id(0)?,
        person: row.id(1)?,
        public_key: row.sized(2)?,
        label: row.text(3)?,
        version: row.text(4)?,
        enrolled_ms: row.number(5)?,
        contact_ms: row.number(6)?,
        lease_days: row.number(7)?,
        revoked_ms: row.number_or_none(8)?,
        destroyed_ms: row.number_or_none(9)?,
    })
}

/// Enrols a device. Refused where its id is another's.
pub fn put_device(sql: &mut dyn Sql, of: &Device) -> Result<()> {
    if device_of(sql, of.id)?.is_some() {
        return Err(Failure::Refused("a device of this name is enrolled already"));
    }
    sql.run(
        "INSERT INTO devices (feed, device, person, public_key, label, version, enrolled_ms, contact_ms, lease_days, revoked_ms, destroyed_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, NULL, NULL)",
        values![DISTRICT, of.id, of.person, of.public_key, of.label.as_str(), of.version.as_str(), of.enrolled_ms, of.contact_ms, of.lease_days],
    )?;
    Ok(())
}

/// A device by id.
pub fn device_of(sql: &mut dyn Sql, id: Id) -> Result<Option<Device>> {
    sql.first(DEVICE, values![DISTRICT, id])?.as_ref().map(device).transpose()
}

/// All devices, oldest first.
pub fn devices(sql: &mut dyn Sql) -> Result<Vec<Device>> {
    sql.ask(DEVICES, values![DISTRICT])?.iter().map(device).collect()
}

/// Notes that a device was met.
pub fn met(sql: &mut dyn Sql, id: Id, version: &str, now_ms: i64) -> Result<()> {
    sql.run(
        "UPDATE devices SET contact_ms = $1, version = $2 WHERE feed = $3 AND device = $4",
        values![now_ms, version, DISTRICT, id],
    )?;
    Ok(())
}

/// Revokes a device: at its next contact it destroys its keys.
pub fn revoke(sql: &mut dyn Sql, id: Id, now_ms: i64) -> Result<bool> {
    let revoked = "UPDATE devices SET revoked_ms = $1 WHERE feed = $2 AND device = $3 AND revoked_ms IS NULL";
    Ok(sql.run(revoked, values![now_ms, DISTRICT, id])? > 0)
}

/// Notes that a revoked device says its keys are destroyed.
pub fn destroyed(sql: &mut dyn Sql, id: Id, now_ms: i64) -> Result<bool> {
    let done = "UPDATE devices SET destroyed_ms = $1 WHERE feed = $2 AND device = $3 AND revoked_ms IS NOT NULL AND destroyed_ms IS NULL";
    Ok(sql.run(done, values![now_ms, DISTRICT, id])? > 0)
}

/// Remembers a nonce for a while. False where it was there: somebody plays a request again.
pub fn take_nonce(sql: &mut dyn Sql, device: Id, nonce: &[u8], now_ms: i64, until_ms: i64) -> Result<bool> {
    sql.run("DELETE FROM nonces WHERE feed = $1 AND device = $2 AND until_ms < $3", values![DISTRICT, device, now_ms])?;
    let put =
        "INSERT INTO nonces (feed, device, nonce, until_ms) VALUES ($1, $2, $3, $4) ON CONFLICT (feed, device, nonce) DO NOTHING";
    Ok(sql.run(put, values![DISTRICT, device, nonce, until_ms])? == 1)
}

/// Opens a session.
pub fn put_session(sql: &mut dyn Sql, token: [u8; 32], person: Id, until_ms: i64) -> Result<()> {
    sql.run(
        "INSERT INTO sessions (feed, token, person, until_ms) VALUES ($1, $2, $3, $4)",
        values![DISTRICT, token, person, until_ms],
    )?;
    Ok(())
}

/// Whose session it is; None where it ended.
pub fn session(sql: &mut dyn Sql, token: [u8; 32], now_ms: i64) -> Result<Option<Id>> {
    let row = sql.first(
        "SELECT person FROM sessions WHERE feed = $1 AND token = $2 AND until_ms > $3",
        values![DISTRICT, token, now_ms],
    )?;
    row.map(|row| row.id(0)).transpose()
}

/// Ends one session. Whose it was; None where it had ended.
pub fn end_session(sql: &mut dyn Sql, token: [u8; 32], now_ms: i64) -> Result<Option<Id>> {
    let whose = session(sql, token, now_ms)?;
    sql.run("DELETE FROM sessions WHERE feed = $1 AND token = $2", values![DISTRICT, token])?;
    Ok(whose)
}

/// Ends all sessions of somebody.
pub fn end_sessions(sql: &mut dyn Sql, person: Id) -> Result<()> {
    sql.run("DELETE FROM sessions WHERE feed = $1 AND person = $2", values![DISTRICT, person])?;
    Ok(())
}

/// Notes an id under which somebody wrote before. False where it is another's.
pub fn know_as(sql: &mut dyn Sql, person: Id, known: Id) -> Result<bool> {
    let row = sql.first("SELECT person FROM also_known WHERE feed = $1 AND known = $2", values![DISTRICT, known])?;
    if let Some(row) = row {
        return Ok(row.id(0)? == person);
    }
    if person_of(sql, known)?.is_some() {
        return Ok(known == person);
    }
    sql.run("INSERT INTO also_known (feed, known, person) VALUES ($1, $2, $3)", values![DISTRICT, known, person])?;
    Ok(true)
}

/// The ids under which somebody wrote before.
pub fn known_as(sql: &mut dyn Sql, person: Id) -> Result<Vec<Id>> {
    let rows =
        sql.ask("SELECT known FROM also_known WHERE feed = $1 AND person = $2 ORDER BY known", values![DISTRICT, person])?;
    rows.iter().map(|row| row.id(0)).collect()
}

/// What a device was last told that it holds.
pub fn held_by(sql: &mut dyn Sql, device: Id) -> Result<Vec<(String, Id, i64)>> {
    let rows = sql.ask(
        "SELECT scope, scope_id, tier FROM held WHERE feed = $1 AND device = $2 ORDER BY scope, scope_id, tier",
        values![DISTRICT, device],
    )?;
    rows.iter().map(|row| Ok((row.text(0)?, row.id(1)?, row.number(2)?))).collect()
}

/// A setting of the district.
pub fn setting(sql: &mut dyn Sql, name: &str) -> Result<Option<String>> {
    let row = sql.first("SELECT value FROM settings WHERE feed = $1 AND name = $2", values![DISTRICT, name])?;
    row.map(|row| row.text(0)).transpose()
}

/// Writes a setting.
pub fn set_setting(sql: &mut dyn Sql, name: &str, value: &str) -> Result<()> {
    sql.run(
        "INSERT INTO settings (feed, name, value) VALUES ($1, $2, $3) ON CONFLICT (feed, name) DO UPDATE SET value = excluded.value",
        values![DISTRICT, name, value],
    )?;
    Ok(())
}

/// The epochs of this ledger, oldest first: see [`sync::epochs`].
pub fn epochs(sql: &mut dyn Sql) -> Result<Vec<Epoch>> {
    if let Some(told) = setting(sql, EPOCHS)? {
        return serde_json::from_str(&told).map_err(|why| Failure::Broken(why.into()));
    }
    let first = setting(sql, EPOCH)?.and_then(|told| told.parse().ok());
    Ok(first.map(|id| Epoch { id, from: Vec::new(), is_left: false }).into_iter().collect())
}

/// The last of these epochs holds from now on.
pub fn set_epochs(sql: &mut dyn Sql, epochs: &[Epoch]) -> Result<()> {
    let told = serde_json::to_string(epochs).map_err(|why| Failure::Broken(why.into()))?;
    if let Some(last) = epochs.last() {
        set_setting(sql, EPOCH, &last.id.to_string())?;
    }
    set_setting(sql, EPOCHS, &told)
}

const EPOCH: &str = "epoch";
const EPOCHS: &str = "epochs";
