//! Keys. A store is opened by a random 256-bit data key; the data key lies sealed in a small file
//! beside it, once for the passphrase and once for the recovery code. Nothing here knows what a
//! passphrase opens.

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::clock::Rim;
use crate::failure::{Failure, Result};

/// The key of a store. Leaves memory when dropped; never printed.
#[derive(Clone, Zeroize, ZeroizeOnDrop, PartialEq, Eq)]
pub struct DataKey([u8; 32]);

impl DataKey {
    /// A new key.
    pub fn fresh(rim: &dyn Rim) -> DataKey {
        let mut bytes = [0; 32];
        rim.fill(&mut bytes);
        let key = DataKey(bytes);
        bytes.zeroize();
        key
    }

    /// The key as SQLCipher takes it.
    pub(crate) fn hex(&self) -> Zeroizing<String> {
        Zeroizing::new(hex(&self.0))
    }

    /// The bytes, for the keychain alone.
    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    /// A key from the keychain's bytes.
    pub fn from_bytes(bytes: &[u8]) -> Option<DataKey> {
        Some(DataKey(bytes.try_into().ok()?))
    }
}

impl std::fmt::Debug for DataKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DataKey")
    }
}

/// How much work one guess at a passphrase costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    pub memory_kib: u32,
    pub passes: u32,
    pub lanes: u32,
}

impl Cost {
    /// 256 MiB, three passes, four lanes.
    pub const FULL: Cost = Cost { memory_kib: 256 * 1024, passes: 3, lanes: 4 };
    /// For machines with little memory.
    pub const SMALL: Cost = Cost { memory_kib: 64 * 1024, passes: 3, lanes: 4 };
    /// For the invented school and for tests, where there is nothing to guard.
    pub const LIGHT: Cost = Cost { memory_kib: 1024, passes: 1, lanes: 1 };
}

/// A data key, sealed by something a person knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealed {
    pub cost: Cost,
    pub salt: String,
    pub nonce: String,
    pub sealed: String,
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn unhex(text: &str) -> Result<Vec<u8>> {
    (0..text.len() / 2)
        .map(|at| text.get(at * 2..at * 2 + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok()).ok_or(Failure::Damaged))
        .collect()
}

fn derive(secret: &str, salt: &[u8], cost: Cost) -> Result<Zeroizing<[u8; 32]>> {
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32)).map_err(|_| Failure::Damaged)?;
    let mut key = Zeroizing::new([0u8; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(secret.as_bytes(), salt, &mut *key)
        .map_err(|error| Failure::Unexpected(anyhow::anyhow!("argon2: {error}")))?;
    Ok(key)
}

/// What a sealed key is bound to, so that one cannot be put in the place of another.
const PURPOSE: &[u8] = b"kith data key 1";

/// The secret as it is sealed by: keyboards write one accented letter in two ways, and whoever types it knows of neither.
fn composed(secret: &str) -> Zeroizing<String> {
    Zeroizing::new(domain::names::composed(secret))
}

/// Seals a data key by a passphrase or a recovery code.
pub fn seal(key: &DataKey, secret: &str, cost: Cost, rim: &dyn Rim) -> Result<Sealed> {
    let (mut salt, mut nonce) = ([0u8; 16], [0u8; 24]);
    rim.fill(&mut salt);
    rim.fill(&mut nonce);
    let by = derive(&composed(secret), &salt, cost)?;
    let sealed = XChaCha20Poly1305::new((&*by).into())
        .encrypt(XNonce::from_slice(&nonce), Payload { msg: &key.0, aad: PURPOSE })
        .map_err(|_| Failure::Unexpected(anyhow::anyhow!("sealing failed")))?;
    Ok(Sealed { cost, salt: hex(&salt), nonce: hex(&nonce), sealed: hex(&sealed) })
}

/// Opens a sealed data key; `WrongKey` where the secret is another.
pub fn unseal(sealed: &Sealed, secret: &str) -> Result<DataKey> {
    // A file on disk says how much memory to take: an absurd one is damage, not a request.
    if sealed.cost.memory_kib > 4 * Cost::FULL.memory_kib || sealed.cost.passes > 64 || sealed.cost.lanes > 64 {
        return Err(Failure::Damaged);
    }
    match unseal_by(sealed, secret) {
        // As it was typed first: an earlier Kith sealed by that.
        Err(Failure::WrongKey) if *composed(secret) != secret => unseal_by(sealed, &composed(secret)),
        told => told,
    }
}

fn unseal_by(sealed: &Sealed, secret: &str) -> Result<DataKey> {
    let by = derive(secret, &unhex(&sealed.salt)?, sealed.cost)?;
    let nonce = unhex(&sealed.nonce)?;
    if nonce.len() != 24 {
        return Err(Failure::Damaged);
    }
    let opened = XChaCha20Poly1305::new((&*by).into())
        .decrypt(XNonce::from_slice(&nonce), Payload { msg: &unhex(&sealed.sealed)?, aad: PURPOSE })
        .map(Zeroizing::new)
        .map_err(|_| Failure::WrongKey)?;
    DataKey::from_bytes(&opened).ok_or(Failure::Damaged)
}

/// Seals one key by another, for the key of a draft.
pub(crate) fn wrap(inner: &DataKey, by: &DataKey, name: &[u8], rim: &dyn Rim) -> Result<Vec<u8>> {
    let mut nonce = [0u8; 24];
    rim.fill(&mut nonce);
    let mut bytes = nonce.to_vec();
    bytes.extend(
        XChaCha20Poly1305::new((&by.0).into())
            .encrypt(XNonce::from_slice(&nonce), Payload { msg: &inner.0, aad: name })
            .map_err(|_| Failure::Unexpected(anyhow::anyhow!("sealing failed")))?,
    );
    Ok(bytes)
}

/// Opens [`wrap`].
pub(crate) fn unwrap(wrapped: &[u8], by: &DataKey, name: &[u8]) -> Result<DataKey> {
    if wrapped.len() < 24 {
        return Err(Failure::Damaged);
    }
    let (nonce, sealed) = wrapped.split_at(24);
    let opened = XChaCha20Poly1305::new((&by.0).into())
        .decrypt(XNonce::from_slice(nonce), Payload { msg: sealed, aad: name })
        .map(Zeroizing::new)
        .map_err(|_| Failure::WrongKey)?;
    DataKey::from_bytes(&opened).ok_or(Failure::Damaged)
}

/// Letters and digits that nobody confuses on paper (Crockford's base 32).
const CODE_LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A new recovery code: 130 bits in 26 letters, in groups that can be read out.
pub fn recovery_code(rim: &dyn Rim) -> Zeroizing<String> {
    let mut bytes = Zeroizing::new([0u8; 26]);
    rim.fill(&mut *bytes);
    let letters: String = bytes.iter().map(|byte| CODE_LETTERS[usize::from(byte % 32)] as char).collect();
    Zeroizing::new(format!("{}-{}-{}-{}-{}", &letters[..5], &letters[5..10], &letters[10..15], &letters[15..20], &letters[20..]))
}

/// A recovery code as typed from paper: case, spaces and dashes do not matter, O is 0, I and L are 1.
pub fn read_code(typed: &str) -> Zeroizing<String> {
    let letters: String = typed
        .chars()
        .filter(|c| c.is_ascii_alphanumeric())
        .map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect();
    Zeroizing::new(letters)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Machine;

    #[test]
    fn the_right_passphrase_opens_and_another_does_not() {
        let rim = Machine::rim();
        let key = DataKey::fresh(&*rim);
        let sealed = seal(&key, "correct horse", Cost::LIGHT, &*rim).unwrap();
        assert!(unseal(&sealed, "correct horse").unwrap() == key);
        assert!(matches!(unseal(&sealed, "correct horsf"), Err(Failure::WrongKey)));
    }

    #[test]
    fn a_passphrase_with_accents_opens_however_a_keyboard_writes_them() {
        let rim = Machine::rim();
        let key = DataKey::fresh(&*rim);
        let (one, two) = ("caf\u{e9} ma\u{f1}ana", "cafe\u{301} man\u{303}ana");
        for told in [one, two] {
            let sealed = seal(&key, told, Cost::LIGHT, &*rim).unwrap();
            assert!(unseal(&sealed, one).unwrap() == key && unseal(&sealed, two).unwrap() == key);
            assert!(matches!(unseal(&sealed, "cafe manana"), Err(Failure::WrongKey)));
        }
        // As an earlier Kith sealed it: by the letters as they were typed.
        let (salt, nonce) = ([7u8; 16], [9u8; 24]);
        let by = derive(two, &salt, Cost::LIGHT).unwrap();
        let bytes = XChaCha20Poly1305::new((&*by).into())
            .encrypt(XNonce::from_slice(&nonce), Payload { msg: &key.0, aad: PURPOSE })
            .unwrap();
        let former = Sealed { cost: Cost::LIGHT, salt: hex(&salt), nonce: hex(&nonce), sealed: hex(&bytes) };
        assert!(unseal(&former, two).unwrap() == key);
    }

    #[test]
    fn the_full_cost_opens_too() {
        let rim = Machine::rim();
        let key = DataKey::fresh(&*rim);
        let sealed = seal(&key, "slow", Cost::FULL, &*rim).unwrap();
        assert!(unseal(&sealed, "slow").unwrap() == key);
    }

    #[test]
    fn a_recovery_code_is_read_as_people_write_it() {
        let rim = Machine::rim();
        let code = recovery_code(&*rim);
        assert_eq!(code.len(), 30);
        assert_eq!(read_code(&code), read_code(&code.to_lowercase().replace('-', " ").replace('0', "o")));
    }
}
