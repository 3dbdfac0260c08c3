//! In which letters is a file written? A byte order mark or an XML declaration says so; the bytes come
//! out as UTF-8 without the mark. What cannot be decoded is replaced and remembered, never fatal.

use std::io::{self, BufRead, Read};

use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// What to do where no byte order mark says anything.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unmarked {
    /// Hand the bytes on untouched: the reader looks at each value by itself.
    AsTheyAre,
    /// An XML declaration may name an encoding; else UTF-8.
    AskXml,
}

/// Reads any encoding as UTF-8.
pub(crate) struct Transcoded<R> {
    inner: R,
    decoder: Option<Decoder>,
    out: Vec<u8>,
    at: usize,
    is_finished: bool,
    /// True once a byte could not be decoded and a replacement character stands for it.
    pub(crate) has_replaced: bool,
}

impl<R: BufRead> Transcoded<R> {
    pub(crate) fn new(mut inner: R, unmarked: Unmarked) -> io::Result<Self> {
        let head = inner.fill_buf()?;
        let (encoding, mark): (Option<&'static Encoding>, usize) = match Encoding::for_bom(head) {
            Some((encoding, _)) if encoding == UTF_8 && unmarked == Unmarked::AsTheyAre => (None, 3),
            Some((encoding, mark)) => (Some(encoding), mark),
            None if unmarked == Unmarked::AsTheyAre => (None, 0),
            None if head.starts_with(b"<\0") => (Some(UTF_16LE), 0),
            None if head.starts_with(b"\0<") => (Some(UTF_16BE), 0),
            None => (Some(declared(head).unwrap_or(UTF_8)), 0),
        };
        inner.consume(mark);
        let decoder = encoding.map(Encoding::new_decoder_without_bom_handling);
        Ok(Transcoded { inner, decoder, out: Vec::new(), at: 0, is_finished: false, has_replaced: false })
    }
}

fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let head = &head[..head.len().min(200)];
    let declaration = std::str::from_utf8(head.split(|byte| *byte == b'>').next()?).ok()?;
    let after = declaration.strip_prefix("<?xml")?.split_once("encoding")?.1;
    let label = after.split(['"', '\'']).nth(1)?;
    // A declaration that could be read byte by byte cannot be of a two-byte encoding, whatever it says.
    Encoding::for_label(label.as_bytes()).filter(|encoding| *encoding != UTF_16LE && *encoding != UTF_16BE)
}

impl<R: BufRead> Read for Transcoded<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let ready = self.fill_buf()?;
        let n = ready.len().min(buf.len());
        buf[..n].copy_from_slice(&ready[..n]);
        self.consume(n);
        Ok(n)
    }
}

impl<R: BufRead> BufRead for Transcoded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let Some(decoder) = &mut self.decoder else { return self.inner.fill_buf() };
        while self.at == self.out.len() && !self.is_finished {
            let bytes = self.inner.fill_buf()?;
            let is_last = bytes.is_empty();
            self.out.resize(decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(usize::MAX / 4).min(1 << 20), 0);
            let (result, read, written, replaced) = decoder.decode_to_utf8(bytes, &mut self.out, is_last);
            self.has_replaced |= replaced;
            self.inner.consume(read);
            self.out.truncate(written);
            self.at = 0;
            self.is_finished = is_last && result == encoding_rs::CoderResult::InputEmpty;
        }
        Ok(&self.out[self.at..])
    }

    fn consume(&mut self, amount: usize) {
        if self.decoder.is_some() {
            self.at = (self.at + amount).min(self.out.len());
        } else {
            self.inner.consume(amount);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], unmarked: Unmarked) -> (Vec<u8>, bool) {
        let mut reader = Transcoded::new(io::BufReader::with_capacity(5, bytes), unmarked).unwrap();
        let mut out = Vec::new();
        reader.read_to_end(&mut out).unwrap();
        (out, reader.has_replaced)
    }

    #[test]
    fn a_byte_order_mark_is_obeyed_and_taken_away() {
        let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain("Núñez".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(read(&utf16, Unmarked::AsTheyAre), ("Núñez".into(), false));
        assert_eq!(read("\u{feff}Núñez".as_bytes(), Unmarked::AsTheyAre), ("Núñez".into(), false));
        assert_eq!(read("\u{feff}<a/>".as_bytes(), Unmarked::AskXml), ("<a/>".into(), false));
    }

    #[test]
    fn without_a_mark_a_csv_is_left_alone_and_an_xml_is_decoded() {
        assert_eq!(read(b"N\xfa\xf1ez", Unmarked::AsTheyAre), (b"N\xfa\xf1ez".to_vec(), false));
        let (out, replaced) = read(b"<a>N\xfa</a>", Unmarked::AskXml);
        assert_eq!((String::from_utf8(out).unwrap().as_str(), replaced), ("<a>N\u{fffd}</a>", true));
    }

    #[test]
    fn an_xml_declaration_is_believed_where_it_can_be_true() {
        let mut reader =
            Transcoded::new(&b"<?xml version='1.0' encoding=\"ISO-8859-1\"?><a>N\xfa</a>"[..], Unmarked::AskXml).unwrap();
        let mut out = String::new();
        reader.read_to_string(&mut out).unwrap();
        assert!(out.ends_with("<a>Nú</a>") && !reader.has_replaced);
    }
}
