//! What can be read in a profile's folder by somebody who has its key? Every page of every file is decrypted: store, journal,
//! backups, and each draft by a key of its own, as long as that is there.

use cbc::cipher::block_padding::NoPadding;
use cbc::cipher::{BlockModeDecrypt, KeyIvInit};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use domain::record::Id;

use crate::world::*;

const PAGE: usize = 4096;
/// What the cipher keeps at the end of a page: 16 bytes of its start value, 64 of its seal.
const RESERVE: usize = 80;

/// The plain bytes of a page as it lies on the disk; the first of a file begins with its salt.
fn plain(page: &[u8], is_first: bool, key: &[u8; 32]) -> Vec<u8> {
    let from = if is_first { 16 } else { 0 };
    let (body, reserve) = page.split_at(PAGE - RESERVE);
    let mut body = body[from..].to_vec();
    let cipher = cbc::Decryptor::<aes::Aes256>::new_from_slices(key, &reserve[..16]).unwrap();
    cipher.decrypt_padded::<NoPadding>(&mut body).unwrap();
    body
}

/// All pages of a store or of its journal, by this key.
pub fn opened(name: &str, bytes: &[u8], key: &[u8; 32]) -> Vec<u8> {
    let mut text = Vec::new();
    if name.ends_with(".kith") {
        assert_eq!(bytes.len() % PAGE, 0, "{name}");
        for (at, page) in bytes.chunks_exact(PAGE).enumerate() {
            text.extend(plain(page, at == 0, key));
        }
    } else if name.ends_with("-wal") && bytes.len() > 32 {
        for frame in bytes[32..].chunks_exact(24 + PAGE) {
            let number = u32::from_be_bytes(frame[..4].try_into().unwrap());
            text.extend(plain(&frame[24..], number == 1, key));
        }
    }
    text
}

/// The key of a draft, out of the file beside it; None where what lies there opens nothing.
pub fn draft_key(wave: Id, sealed: &[u8]) -> Option<[u8; 32]> {
    let (nonce, sealed) = sealed.split_at_checked(24)?;
    let cipher = XChaCha20Poly1305::new(key().expose().into());
    let opened = cipher.decrypt(XNonce::from_slice(nonce), Payload { msg: sealed, aad: wave.as_bytes() });
    opened.ok()?.try_into().ok()
}

/// Everything that can be read: pages in use, free pages, and whatever a journal that was not emptied still holds.
fn readable(room: &Room) -> Vec<(String, Vec<u8>)> {
    let lying = files(room.folder.path());
    let key_of = |name: &str| {
        let Some(draft) = name.strip_prefix("drafts/").and_then(|name| name.get(..36)) else { return Some(*key().expose()) };
        let (_, sealed) = lying.iter().find(|(name, _)| *name == format!("drafts/{draft}.key"))?;
        draft_key(draft.parse().ok()?, sealed)
    };
    let read = |(name, bytes): &(String, Vec<u8>)| {
        let mut text = key_of(name).map_or_else(Vec::new, |key| opened(name, bytes, &key));
        text.extend(bytes);
        (name.clone(), text)
    };
    lying.iter().map(read).collect()
}

/// The files in which a word or an id can be read.
pub fn holding(room: &Room, word: &[u8]) -> Vec<String> {
    readable(room).into_iter().filter(|(_, text)| holds(text, word)).map(|(name, _)| name).collect()
}

/// Whether a word stands in these bytes.
pub fn holds(text: &[u8], word: &[u8]) -> bool {
    text.windows(word.len()).any(|part| part == word)
}
