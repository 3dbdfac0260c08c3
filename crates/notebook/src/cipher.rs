//! Keys. The notebook is opened by a random 256-bit key, sealed by what a person knows under a salt of its own: nothing that
//! opens the store's key file opens this one, but the words that the person types. A copy for a medium is sealed whole.
//! The same primitives as the store's, on purpose not the same code: this crate imports none of ours.

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::failure::{Failure, Result};

/// The key of a notebook or of a copy. Leaves memory when dropped; never printed.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Key([u8; 32]);

impl Key {
    /// A new key.
    pub fn fresh() -> Result<Key> {
        Ok(Key(random()?))
    }

    /// The key as SQLCipher takes it.
    pub(crate) fn hex(&self) -> Zeroizing<String> {
        Zeroizing::new(hex(&self.0))
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key")
    }
}

/// How much work one guess costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    pub memory_kib: u32,
    pub passes: u32,
    pub lanes: u32,
}

impl Cost {
    /// For tests and the invented school, where there is nothing to guard.
    pub const LIGHT: Cost = Cost { memory_kib: 1024, passes: 1, lanes: 1 };

    /// A file says how much memory to take: an absurd figure is damage, not a request.
    const fn is_sane(self) -> bool {
        self.memory_kib <= 1024 * 1024 && self.passes <= 64 && self.lanes <= 64
    }
}

/// A key, sealed by something a person knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealed {
    pub cost: Cost,
    pub salt: String,
    pub nonce: String,
    pub sealed: String,
}

/// What a sealed key is bound to, so that none of another file can be put in its place.
const PURPOSE: &[u8] = b"kith notebook key 1";

/// The secret as it is sealed by: keyboards write one accented letter in two ways.
fn composed(secret: &str) -> Zeroizing<String> {
    Zeroizing::new(secret.nfc().collect())
}

/// Seals a key by a passphrase or a recovery code as it is read (letters and digits alone).
pub fn seal(key: &Key, secret: &str, cost: Cost) -> Result<Sealed> {
    let salt: [u8; 16] = random()?;
    let by = derived(&composed(secret), &salt, cost)?;
    let (nonce, sealed) = encrypt(&by, PURPOSE, &key.0)?;
    Ok(Sealed { cost, salt: hex(&salt), nonce: hex(&nonce), sealed: hex(&sealed) })
}

/// Opens a sealed key; `WrongSecret` where it was sealed by another.
pub fn unseal(sealed: &Sealed, secret: &str) -> Result<Key> {
    if !sealed.cost.is_sane() {
        return Err(Failure::Damaged);
    }
    match unseal_by(sealed, secret) {
        // As it was typed first: an earlier Kith sealed by that.
        Err(Failure::WrongSecret) if *composed(secret) != secret => unseal_by(sealed, &composed(secret)),
        told => told,
    }
}

fn unseal_by(sealed: &Sealed, secret: &str) -> Result<Key> {
    let by = derived(secret, &unhex(&sealed.salt)?, sealed.cost)?;
    let opened = decrypt(&by, PURPOSE, &unhex(&sealed.nonce)?, &unhex(&sealed.sealed)?)?;
    Ok(Key(opened.as_slice().try_into().map_err(|_| Failure::Damaged)?))
}

/// Encrypts bytes under a key; what stands before them is bound to them.
pub(crate) fn encrypt(key: &Key, bound: &[u8], bytes: &[u8]) -> Result<([u8; 24], Vec<u8>)> {
    let nonce: [u8; 24] = random()?;
    let sealed = XChaCha20Poly1305::new((&key.0).into())
        .encrypt(XNonce::from_slice(&nonce), Payload { msg: bytes, aad: bound })
        .map_err(|_| Failure::Unexpected(anyhow::anyhow!("sealing failed")))?;
    Ok((nonce, sealed))
}

/// Opens [`encrypt`].
pub(crate) fn decrypt(key: &Key, bound: &[u8], nonce: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
    if nonce.len() != 24 {
        return Err(Failure::Damaged);
    }
    XChaCha20Poly1305::new((&key.0).into())
        .decrypt(XNonce::from_slice(nonce), Payload { msg: sealed, aad: bound })
        .map(Zeroizing::new)
        .map_err(|_| Failure::WrongSecret)
}

fn derived(secret: &str, salt: &[u8], cost: Cost) -> Result<Key> {
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32)).map_err(|_| Failure::Damaged)?;
    let mut key = Key([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(secret.as_bytes(), salt, &mut key.0)
        .map_err(|error| Failure::Unexpected(anyhow::anyhow!("argon2: {error}")))?;
    Ok(key)
}

fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| Failure::Unexpected(anyhow::anyhow!("no random bytes: {error}")))?;
    Ok(bytes)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passphrase_with_accents_opens_however_a_keyboard_writes_them() {
        let key = Key::fresh().unwrap();
        let (one, two) = ("ma\u{f1}ana", "man\u{303}ana");
        for told in [one, two] {
            let sealed = seal(&key, told, Cost::LIGHT).unwrap();
            assert!([one, two].iter().all(|typed| unseal(&sealed, typed).unwrap().0 == key.0));
            assert!(matches!(unseal(&sealed, "manana"), Err(Failure::WrongSecret)));
        }
    }
}
