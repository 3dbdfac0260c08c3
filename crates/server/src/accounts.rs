//! Who is this person? An account with a passphrase, or a code that holds once; and on the server's own machine whoever may
//! read its keys. What somebody may do, `admin` says.

use std::sync::{Mutex, PoisonError};

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use axum::http::StatusCode;
use domain::record::Id;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::clock::Rim;

use crate::access::Rights;
use crate::admin::Asking;
use crate::district::District;
use crate::keys::{ServerKeys, hex};
use crate::ledger::people::{self, CodeFor};
use crate::ledger::{self, Failure, audit};
use crate::routes::Refused;

/// A session of an administrator lasts so long.
const SESSION_MS: i64 = 12 * 60 * 60 * 1000;
/// A passphrase has at least so many letters.
pub const SHORTEST: usize = 10;

/// Somebody wants in: with the passphrase, or with a one-time code that sets it.
#[derive(Serialize, Deserialize, specta::Type)]
pub struct SignIn {
    pub login: String,
    pub passphrase: String,
    #[serde(default)]
    pub code: Option<String>,
}

/// One at a time works out a hash: however many ask at once, it takes the memory of one.
static HASHING: Mutex<()> = Mutex::new(());

fn hasher() -> Argon2<'static> {
    // 64 MiB a guess: what a small server can spend on each of a few administrators.
    let params = Params::new(64 * 1024, 3, 1, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

const NOBODY: &str = "$argon2id$v=19$m=65536,t=3,p=1$bm9ib2R5bm9ib2R5$O8HJZMBB9dDYXXsPYBXnKVrZf8yH+bPfE8WkSyFKFlU";

fn unknown() -> Refused {
    Refused(StatusCode::UNAUTHORIZED, "unknown", None)
}

/// Opens a session, and gives its token.
pub fn sign_in(district: &District, asked: &SignIn) -> Result<String, Refused> {
    let now_ms = district.rim.now_ms();
    let ledger = &*district.ledger;
    let login = asked.login.trim().to_lowercase();
    let person = ledger::read(ledger, |sql| people::person_of_login(sql, &login))?.filter(|person| !person.is_closed);
    let mut token = [0u8; 32];
    district.rim.fill(&mut token);
    if let Some(code) = &asked.code {
        if asked.passphrase.chars().count() < SHORTEST {
            return Err(Refused::bad("passphrase_too_short"));
        }
        let mut salt = [0u8; 16];
        district.rim.fill(&mut salt);
        let salt = SaltString::encode_b64(&salt).map_err(|_| unknown())?;
        let one = HASHING.lock().unwrap_or_else(PoisonError::into_inner);
        let hash = hasher().hash_password(asked.passphrase.as_bytes(), &salt).map_err(|_| unknown())?.to_string();
        drop(one);
        let person = person.ok_or_else(unknown)?;
        let code = code_hash(code);
        ledger::write(ledger, |sql| {
            if people::use_code(sql, code, CodeFor::Account, now_ms)? != Some(person.id) {
                return Err(Failure::Refused("that code is unknown, was used, or is too old"));
            }
            people::set_passphrase(sql, person.id, &hash)?;
            people::end_sessions(sql, person.id)?;
            people::put_session(sql, *blake3::hash(&token).as_bytes(), person.id, now_ms + SESSION_MS)?;
            audit::add(sql, now_ms, person.id, "passphrase_set", &json!({})).map(drop)
        })
        .map_err(|why| match why {
            Failure::Refused(_) => unknown(),
            why => why.into(),
        })?;
        return Ok(hex(&token));
    }
    // An unknown login takes as long as a wrong passphrase.
    let held = person.as_ref().and_then(|person| person.passphrase.clone());
    let held = held.unwrap_or_else(|| NOBODY.to_owned());
    let one = HASHING.lock().unwrap_or_else(PoisonError::into_inner);
    let is_right =
        PasswordHash::new(&held).is_ok_and(|held| hasher().verify_password(asked.passphrase.as_bytes(), &held).is_ok());
    drop(one);
    let Some(person) = person.filter(|person| is_right && person.passphrase.is_some()) else {
        return Err(unknown());
    };
    ledger::write(ledger, |sql| {
        people::put_session(sql, *blake3::hash(&token).as_bytes(), person.id, now_ms + SESSION_MS)?;
        audit::add(sql, now_ms, person.id, "signed_in", &json!({})).map(drop)
    })?;
    Ok(hex(&token))
}

/// Ends the session of this token. One that has ended is ended.
pub fn sign_out(district: &District, token: &str) -> Result<(), Refused> {
    let (hash, now_ms) = (token_hash(token)?, district.rim.now_ms());
    ledger::write(&*district.ledger, |sql| {
        if let Some(person) = people::end_session(sql, hash, now_ms)? {
            audit::add(sql, now_ms, person, "signed_out", &json!({}))?;
        }
        Ok(())
    })?;
    Ok(())
}

fn token_hash(token: &str) -> Result<[u8; 32], Refused> {
    let bytes: Option<Vec<u8>> =
        (0..token.len() / 2).map(|at| token.get(at * 2..at * 2 + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok())).collect();
    Ok(*blake3::hash(&bytes.ok_or_else(unknown)?).as_bytes())
}

/// Opens a session of somebody of whom it is known who they are, and gives its token.
pub fn session(district: &District, person: Id, how: &'static str) -> Result<String, Refused> {
    let now_ms = district.rim.now_ms();
    let mut token = [0u8; 32];
    district.rim.fill(&mut token);
    ledger::write(&*district.ledger, |sql| {
        people::put_session(sql, *blake3::hash(&token).as_bytes(), person, now_ms + SESSION_MS)?;
        audit::add(sql, now_ms, person, how, &json!({})).map(drop)
    })?;
    Ok(hex(&token))
}

/// Opens the session of a page to which a browser was sent back with a ticket. It holds once.
pub fn by_ticket(district: &District, ticket: &str) -> Result<String, Refused> {
    let now_ms = district.rim.now_ms();
    let found = ledger::write(&*district.ledger, |sql| {
        let id = people::use_code(sql, code_hash(ticket), CodeFor::Session, now_ms)?;
        let person = id.map(|id| people::person_of(sql, id)).transpose()?.flatten();
        Ok(person.filter(|person| !person.is_closed))
    })?;
    session(district, found.ok_or_else(unknown)?.id, "signed_in_by_account")
}

/// The token of whoever may read the server's keys: for commands on its own machine.
pub fn local_token(keys: &ServerKeys) -> String {
    let mut hash = blake3::Hasher::new_derive_key("kith server local administrator 1");
    hash.update(&*keys.signing);
    hex(hash.finalize().as_bytes())
}

/// Whose token it is, and what they may.
pub fn whose(district: &District, token: &str) -> Result<Asking, Refused> {
    // Compared as hashes: the time it takes says nothing of the token.
    if blake3::hash(token.as_bytes()) == blake3::hash(local_token(&district.keys).as_bytes()) {
        return Ok(Asking { person: Id::nil(), rights: Rights::default(), is_local: true });
    }
    let hash = token_hash(token)?;
    let now_ms = district.rim.now_ms();
    let roster = district.roster();
    let asking = ledger::read(&*district.ledger, |sql| {
        let Some(id) = people::session(sql, hash, now_ms)? else { return Ok(None) };
        let Some(person) = people::person_of(sql, id)?.filter(|person| !person.is_closed) else { return Ok(None) };
        let grants = people::grants_of(sql, person.id)?;
        let rights = Rights::of(person.id, &[], &grants, now_ms, &roster);
        Ok(Some(Asking { person: person.id, rights, is_local: false }))
    })?;
    asking.ok_or(Refused(StatusCode::UNAUTHORIZED, "sign_in", None))
}

// No i, l, o, u: nobody reads one for another.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// A code that holds once: 60 bits, in groups that can be read out.
pub fn fresh_code(rim: &dyn Rim) -> String {
    let mut bytes = [0u8; 12];
    rim.fill(&mut bytes);
    let letters: Vec<char> = bytes.iter().map(|byte| LETTERS[usize::from(byte & 31)] as char).collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// What the ledger keeps of a code: however it was typed.
pub fn code_hash(typed: &str) -> [u8; 32] {
    let read = |letter: char| match letter.to_ascii_lowercase() {
        'o' => '0',
        'i' | 'l' => '1',
        letter => letter,
    };
    let code: String = typed.chars().filter(|letter| letter.is_ascii_alphanumeric()).map(read).collect();
    blake3::derive_key("kith server code 1", code.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        assert_eq!(code_hash("0a1b-cdef-gh1j"), code_hash(" OA1B cdef GHlJ "));
        assert_ne!(code_hash("0a1b-cdef-gh1j"), code_hash("0a1b-cdef-gh1k"));
        let code = fresh_code(&*store::clock::Machine::rim());
        assert_eq!((code.len(), code.matches('-').count()), (14, 2));
    }
}
