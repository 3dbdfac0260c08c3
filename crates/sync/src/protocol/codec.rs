//! A message to bytes and back: CBOR, then deflate. Sizes are capped before anything is decoded.

use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress, Status};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{MOST_BYTES, MOST_UNPACKED};

/// These bytes are no message. Nothing of them was used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Malformed {
    #[error("the message is larger than any may be")]
    TooLarge,
    #[error("the message cannot be unpacked")]
    Torn,
    #[error("the message is not what it should be")]
    NotCbor,
}

/// So deep may a message be nested.
const MOST_DEEP: usize = 32;

/// Packs a message. Fails where it is larger than any may be.
pub fn encode(message: &impl Serialize) -> Result<Vec<u8>, Malformed> {
    let mut plain = Vec::new();
    ciborium::into_writer(message, &mut plain).map_err(|_| Malformed::NotCbor)?;
    if plain.len() > MOST_UNPACKED {
        return Err(Malformed::TooLarge);
    }
    let mut packed = Vec::with_capacity(plain.len() + plain.len() / 8 + 1024);
    let done = Compress::new(Compression::fast(), false).compress_vec(&plain, &mut packed, FlushCompress::Finish);
    match done {
        Ok(Status::StreamEnd) if packed.len() <= MOST_BYTES => Ok(packed),
        Ok(_) => Err(Malformed::TooLarge),
        Err(_) => Err(Malformed::Torn),
    }
}

/// Reads a message of another. It takes at most [`MOST_UNPACKED`] bytes of memory for the bytes, whatever they claim.
pub fn decode<T: DeserializeOwned>(packed: &[u8]) -> Result<T, Malformed> {
    if packed.len() > MOST_BYTES {
        return Err(Malformed::TooLarge);
    }
    let plain = unpacked(packed)?;
    ciborium::de::from_reader_with_recursion_limit(plain.as_slice(), MOST_DEEP).map_err(|_| Malformed::NotCbor)
}

fn unpacked(packed: &[u8]) -> Result<Vec<u8>, Malformed> {
    let mut unpack = Decompress::new(false);
    let mut plain = Vec::with_capacity((packed.len() * 4).clamp(1024, MOST_UNPACKED));
    loop {
        let (read, written) = (unpack.total_in(), unpack.total_out());
        let rest = packed.get(read as usize..).unwrap_or_default();
        let status = unpack.decompress_vec(rest, &mut plain, FlushDecompress::None).map_err(|_| Malformed::Torn)?;
        if plain.len() > MOST_UNPACKED {
            return Err(Malformed::TooLarge);
        }
        if status == Status::StreamEnd {
            return if unpack.total_in() as usize == packed.len() { Ok(plain) } else { Err(Malformed::Torn) };
        }
        if plain.len() == plain.capacity() {
            plain.reserve_exact(plain.capacity().min(MOST_UNPACKED + 1 - plain.len()));
        } else if unpack.total_in() == read && unpack.total_out() == written {
            return Err(Malformed::Torn);
        }
    }
}
