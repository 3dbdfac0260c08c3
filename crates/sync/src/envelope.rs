//! How is a message closed? The body is sealed to the server's key, which the device learnt at its enrolment (X25519, a key
//! drawn from the shared secret, ChaCha20-Poly1305: one-shot HPKE in its base mode), so a proxy that opens TLS reads nothing;
//! and signed by the device (Ed25519) over everything that is sent, with a nonce. The answer is sealed with another key from
//! the same secret. Chance is handed in. Nothing here says who may what.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};
use domain::record::Id;
use ed25519_dalek::{Signature, Signer, SigningKey, Verifier, VerifyingKey};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use x25519_dalek::{PublicKey, StaticSecret};

use crate::protocol::{Bytes, Hash, MOST_BYTES, Malformed, decode, encode};

/// What a question is for: one that was closed for another purpose does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    Sync,
    Enrol,
}

impl Purpose {
    const fn word(self) -> &'static str {
        match self {
            Purpose::Sync => "kith sync question 1",
            Purpose::Enrol => "kith enrol question 1",
        }
    }
}

/// A question as it lies on the wire.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Envelope {
    /// The enrolled device; in an enrolment the id that it wishes.
    pub device: Id,
    /// Never used twice by one device.
    pub nonce: Bytes,
    /// The one-time public key of this question.
    pub key: Hash,
    pub body: Bytes,
    pub signature: Bytes,
}

/// Why an envelope was not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotOpened {
    #[error(transparent)]
    Malformed(#[from] Malformed),
    #[error("the signature is not this device's")]
    Signature,
    #[error("it was not sealed to this key")]
    Seal,
}

/// What answers a question that was closed: the key for the way back.
pub struct WayBack([u8; 32]);

/// The public half of a server's sealing key.
pub fn public_of(secret: &[u8; 32]) -> Hash {
    Hash(PublicKey::from(&StaticSecret::from(*secret)).to_bytes())
}

/// The public half of a device's signing key.
pub fn device_public(secret: &[u8; 32]) -> Hash {
    Hash(SigningKey::from_bytes(secret).verifying_key().to_bytes())
}

/// Closes a question. `chance` is 48 unpredictable bytes that are used for nothing else.
pub fn close(
    question: &impl Serialize,
    purpose: Purpose,
    device: Id,
    device_secret: &[u8; 32],
    server: Hash,
    chance: &[u8; 48],
) -> Result<(Vec<u8>, WayBack), Malformed> {
    let mut one_time = [0u8; 32];
    one_time.copy_from_slice(&chance[..32]);
    let one_time = StaticSecret::from(one_time);
    let key = Hash(PublicKey::from(&one_time).to_bytes());
    let shared = one_time.diffie_hellman(&PublicKey::from(server.0));
    let nonce = Bytes(chance[32..].to_vec());
    let keys = Keys::draw(shared.as_bytes(), key, server, purpose);
    let body = Bytes(seal(&keys.question, &encode(question)?, device.as_bytes()));
    let signature = SigningKey::from_bytes(device_secret).sign(&signed(purpose, device, &nonce, key, &body));
    let envelope = Envelope { device, nonce, key, body, signature: Bytes(signature.to_bytes().to_vec()) };
    let mut bytes = Vec::with_capacity(envelope.body.len() + 256);
    ciborium::into_writer(&envelope, &mut bytes).map_err(|_| Malformed::NotCbor)?;
    Ok((bytes, WayBack(keys.answer)))
}

/// Reads an envelope without opening it: so the server learns whose key to ask for.
pub fn read(bytes: &[u8]) -> Result<Envelope, Malformed> {
    if bytes.len() > MOST_BYTES + 1024 {
        return Err(Malformed::TooLarge);
    }
    ciborium::de::from_reader_with_recursion_limit(bytes, 8).map_err(|_| Malformed::NotCbor)
}

/// Opens an envelope whose device has this public key.
pub fn open<T: DeserializeOwned>(
    envelope: &Envelope,
    purpose: Purpose,
    device_public: Hash,
    server_secret: &[u8; 32],
) -> Result<(T, WayBack), NotOpened> {
    let Envelope { device, nonce, key, body, signature } = envelope;
    let verifying = VerifyingKey::from_bytes(&device_public.0).map_err(|_| NotOpened::Signature)?;
    let signature = Signature::from_slice(signature).map_err(|_| NotOpened::Signature)?;
    verifying.verify(&signed(purpose, *device, nonce, *key, body), &signature).map_err(|_| NotOpened::Signature)?;
    let plain = unsealed(envelope, purpose, server_secret)?;
    Ok((decode(&plain.0)?, plain.1))
}

/// Opens an enrolment, whose key stands inside: `key_of` says which it is, and the signature has to be by it.
pub fn open_enrolment<T: DeserializeOwned>(
    envelope: &Envelope,
    server_secret: &[u8; 32],
    key_of: impl Fn(&T) -> Hash,
) -> Result<(T, WayBack), NotOpened> {
    let asked: T = decode(&unsealed(envelope, Purpose::Enrol, server_secret)?.0)?;
    open(envelope, Purpose::Enrol, key_of(&asked), server_secret)
}

fn unsealed(envelope: &Envelope, purpose: Purpose, server_secret: &[u8; 32]) -> Result<(Vec<u8>, WayBack), NotOpened> {
    let secret = StaticSecret::from(*server_secret);
    let server = Hash(PublicKey::from(&secret).to_bytes());
    let shared = secret.diffie_hellman(&PublicKey::from(envelope.key.0));
    if !shared.was_contributory() {
        return Err(NotOpened::Seal);
    }
    let keys = Keys::draw(shared.as_bytes(), envelope.key, server, purpose);
    let plain = unseal(&keys.question, &envelope.body, envelope.device.as_bytes()).ok_or(NotOpened::Seal)?;
    Ok((plain, WayBack(keys.answer)))
}

impl WayBack {
    /// Seals the one answer to a question.
    pub fn seal(self, answer: &impl Serialize) -> Result<Vec<u8>, Malformed> {
        Ok(seal(&self.0, &encode(answer)?, b"answer"))
    }

    /// Opens it.
    pub fn open<T: DeserializeOwned>(self, bytes: &[u8]) -> Result<T, NotOpened> {
        if bytes.len() > MOST_BYTES + 1024 {
            return Err(Malformed::TooLarge.into());
        }
        let plain = unseal(&self.0, bytes, b"answer").ok_or(NotOpened::Seal)?;
        Ok(decode(&plain)?)
    }
}

struct Keys {
    question: [u8; 32],
    answer: [u8; 32],
}

impl Keys {
    fn draw(shared: &[u8; 32], one_time: Hash, server: Hash, purpose: Purpose) -> Keys {
        let draw = |word: &str| {
            let mut hash = blake3::Hasher::new_derive_key(word);
            hash.update(shared).update(&one_time.0).update(&server.0);
            *hash.finalize().as_bytes()
        };
        Keys { question: draw(purpose.word()), answer: draw(&purpose.word().replace("question", "answer")) }
    }
}

// Each key seals one message: the nonce may be fixed.
const ONCE: [u8; 12] = [0; 12];

fn seal(key: &[u8; 32], plain: &[u8], aad: &[u8]) -> Vec<u8> {
    let cipher = ChaCha20Poly1305::new(Key::from_slice(key));
    // It fails for messages of hundreds of gigabytes alone.
    cipher.encrypt(Nonce::from_slice(&ONCE), Payload { msg: plain, aad }).unwrap_or_default()
}

fn unseal(key: &[u8; 32], sealed: &[u8], aad: &[u8]) -> Option<Vec<u8>> {
    ChaCha20Poly1305::new(Key::from_slice(key)).decrypt(Nonce::from_slice(&ONCE), Payload { msg: sealed, aad }).ok()
}

fn signed(purpose: Purpose, device: Id, nonce: &Bytes, key: Hash, body: &Bytes) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(body.len() + 160);
    for piece in [purpose.word().as_bytes(), device.as_bytes(), nonce, &key.0, body] {
        bytes.extend_from_slice(&(piece.len() as u64).to_be_bytes());
        bytes.extend_from_slice(piece);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    const SERVER: [u8; 32] = [3; 32];
    const DEVICE: [u8; 32] = [5; 32];

    fn closed(text: &str, seed: u8) -> (Vec<u8>, WayBack) {
        close(&text, Purpose::Sync, Id::from_u128(1), &DEVICE, public_of(&SERVER), &[seed; 48]).unwrap()
    }

    #[test]
    fn only_the_server_reads_it_and_only_the_device_reads_the_answer() {
        let (bytes, back) = closed("Luz Rivera", 7);
        assert!(!bytes.windows(3).any(|window| window == b"Luz"));
        let envelope = read(&bytes).unwrap();
        let (text, answering): (String, WayBack) = open(&envelope, Purpose::Sync, device_public(&DEVICE), &SERVER).unwrap();
        assert_eq!(text, "Luz Rivera");
        let answer = answering.seal(&"Omar Haddad").unwrap();
        assert_eq!(closed("x", 8).1.open::<String>(&answer), Err(NotOpened::Seal));
        assert_eq!(back.open::<String>(&answer).unwrap(), "Omar Haddad");
        let other = open::<String>(&envelope, Purpose::Sync, device_public(&DEVICE), &[4; 32]).map(|opened| opened.0);
        assert_eq!(other, Err(NotOpened::Seal));
    }

    #[test]
    fn whatever_is_altered_is_seen() {
        let envelope = read(&closed("Luz", 7).0).unwrap();
        let public = device_public(&DEVICE);
        let opens = |envelope: &Envelope, purpose, public| open::<String>(envelope, purpose, public, &SERVER).is_ok();
        assert!(opens(&envelope, Purpose::Sync, public));
        assert!(!opens(&envelope, Purpose::Enrol, public));
        assert!(!opens(&envelope, Purpose::Sync, device_public(&[6; 32])));
        let mut altered = vec![envelope.clone(); 4];
        altered[0].device = Id::from_u128(2);
        altered[1].nonce.0[0] ^= 1;
        altered[2].body.0[0] ^= 1;
        altered[3].key.0[0] ^= 1;
        assert!(altered.iter().all(|envelope| !opens(envelope, Purpose::Sync, public)));
    }
}
