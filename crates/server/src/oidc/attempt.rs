//! What was begun, until it ends: sealed by this server for itself and carried by whoever began it. So nothing has to be kept
//! for those who never come back, and any process of the server ends what another one began.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use sync::by_account::{challenge_of, letters_of};
use sync::protocol::Hash;

use super::NotIn;
use crate::district::District;
use crate::keys::hex;

/// So long may somebody take at the provider.
const HOLDS_MS: i64 = 10 * 60 * 1000;

/// What somebody comes in for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum For {
    /// The page in a browser.
    Page,
    /// A session of the command line.
    Session,
    /// A laptop that signs with this key.
    Device(Hash),
}

/// What has to hold when the browser comes back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    pub of: For,
    pub redirect: String,
    pub state: String,
    pub nonce: String,
    pub challenge: String,
    /// Where nobody but this server's page could keep it.
    pub verifier: Option<String>,
    pub until_ms: i64,
}

fn fresh(district: &District) -> String {
    let mut bytes = [0u8; 32];
    district.rim.fill(&mut bytes);
    letters_of(&bytes)
}

impl Attempt {
    /// For the page of this server.
    pub fn of_page(district: &District) -> Attempt {
        let verifier = fresh(district);
        let redirect = format!("{}/oidc/back", district.address());
        let challenge = challenge_of(&verifier);
        Attempt { verifier: Some(verifier), ..Attempt::new(district, For::Page, redirect, challenge) }
    }

    /// For a program at somebody's machine: the browser comes back to that machine and nowhere else.
    pub fn of_machine(district: &District, of: For, redirect: &str, challenge: &str) -> Result<Attempt, NotIn> {
        let is_challenge = challenge.len() == 43 && challenge.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
        if !is_loopback(redirect) || !is_challenge {
            return Err(NotIn::NotAccepted);
        }
        Ok(Attempt::new(district, of, redirect.to_owned(), challenge.to_owned()))
    }

    fn new(district: &District, of: For, redirect: String, challenge: String) -> Attempt {
        Attempt {
            of,
            redirect,
            state: fresh(district),
            nonce: fresh(district),
            challenge,
            verifier: None,
            until_ms: district.rim.now_ms() + HOLDS_MS,
        }
    }

    /// Closes it, so that only this server opens it.
    pub fn seal(&self, district: &District) -> Result<String, NotIn> {
        let plain = serde_json::to_vec(self).map_err(|_| NotIn::NotAccepted)?;
        let mut sealed = vec![0u8; 24];
        district.rim.fill(&mut sealed);
        let payload = Payload { msg: &plain, aad: WORD.as_bytes() };
        let body = cipher(district).encrypt(XNonce::from_slice(&sealed), payload).map_err(|_| NotIn::NotAccepted)?;
        sealed.extend(body);
        Ok(hex(&sealed))
    }

    /// Opens one; too late where its time is over.
    pub fn open(district: &District, text: &str, now_ms: i64) -> Result<Attempt, NotIn> {
        let bytes = unhex(text).filter(|bytes| bytes.len() > 24).ok_or(NotIn::NotAccepted)?;
        let (nonce, body) = bytes.split_at(24);
        let payload = Payload { msg: body, aad: WORD.as_bytes() };
        let plain = cipher(district).decrypt(XNonce::from_slice(nonce), payload).map_err(|_| NotIn::NotAccepted)?;
        let attempt: Attempt = serde_json::from_slice(&plain).map_err(|_| NotIn::NotAccepted)?;
        if now_ms < attempt.until_ms { Ok(attempt) } else { Err(NotIn::TooLate) }
    }
}

const WORD: &str = "kith server sign-in attempt 1";

fn cipher(district: &District) -> XChaCha20Poly1305 {
    let mut key = blake3::Hasher::new_derive_key(WORD);
    key.update(&*district.keys.signing);
    XChaCha20Poly1305::new(key.finalize().as_bytes().into())
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let is_short = text.len() <= 8 * 1024 && text.len().is_multiple_of(2);
    let pairs = (0..text.len() / 2).map(|at| u8::from_str_radix(text.get(at * 2..at * 2 + 2)?, 16).ok());
    if is_short { pairs.collect() } else { None }
}

/// Exactly the place at which a program of ours listens, whatever its port.
fn is_loopback(redirect: &str) -> bool {
    let port = redirect.strip_prefix("http://127.0.0.1:").and_then(|rest| rest.strip_suffix(sync::by_account::BACK));
    port.is_some_and(|port| port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok_and(|port| port > 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_sent_back_to_the_machine_it_is_on_and_nowhere_else() {
        assert!(is_loopback("http://127.0.0.1:50123/signed-in"));
        for other in [
            "https://127.0.0.1:50123/signed-in",
            "http://127.0.0.1/signed-in",
            "http://127.0.0.1:0/signed-in",
            "http://127.0.0.1:99999/signed-in",
            "http://127.0.0.1:80@evil.example/signed-in",
            "http://127.0.0.1:80/x?/signed-in",
            "http://127.0.0.1:+80/signed-in",
            "http://localhost:50123/signed-in",
            "http://127.0.0.1.evil.example:80/signed-in",
            "http://evil.example/signed-in",
            "",
        ] {
            assert!(!is_loopback(other), "{other}");
        }
    }
}
