//! Where does a line of a CSV begin, and what are its fields? A streaming reader that holds one record
//! and never more than its caps, whatever the file claims: a field without end costs no memory, a quote
//! that is never closed is named with the line on which it opened. It does not decode letters.

use std::io::BufRead;

/// A field longer than this is not kept, and its line is marked.
pub(crate) const LONGEST_FIELD: usize = 1_000_000;
const LONGEST_RECORD: usize = 4_000_000;
const MOST_FIELDS: usize = 4096;

/// Why no record could be read.
#[derive(Debug)]
pub(crate) enum Halt {
    /// The stream failed; the Intake knows why if it was ordered.
    Stream,
    /// A quote opened on this line is never closed.
    QuoteNeverClosed(u32),
}

/// Reads records one after another into one buffer that is used again.
pub(crate) struct Delimited<R> {
    input: R,
    delimiter: u8,
    text: Vec<u8>,
    ends: Vec<usize>,
    line: u32,
    next_line: u32,
    has_cr: bool,
    too_long: Option<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    FieldStart,
    Bare,
    Quoted,
    /// A quote inside a quoted field: the next byte says whether it closed the field.
    AfterQuote,
}

impl<R: BufRead> Delimited<R> {
    pub(crate) fn new(input: R, delimiter: u8) -> Self {
        Delimited {
            input,
            delimiter,
            text: Vec::with_capacity(1024),
            ends: Vec::with_capacity(64),
            line: 1,
            next_line: 1,
            has_cr: false,
            too_long: None,
        }
    }

    /// Reads the next record; blank lines are stepped over. False at the end.
    pub(crate) fn read(&mut self) -> Result<bool, Halt> {
        loop {
            if !self.read_any()? {
                return Ok(false);
            }
            if self.ends.len() > 1 || self.ends[0] > 0 || self.too_long.is_some() {
                return Ok(true);
            }
        }
    }

    fn read_any(&mut self) -> Result<bool, Halt> {
        self.text.clear();
        self.ends.clear();
        self.too_long = None;
        self.line = self.next_line;
        let mut state = State::FieldStart;
        let mut quote_opened = 0;
        let mut has_bytes = false;
        let mut fields = 0usize;
        loop {
            let buffer = match self.input.fill_buf() {
                Ok(buffer) => buffer,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(_) => return Err(Halt::Stream),
            };
            if buffer.is_empty() {
                if state == State::Quoted {
                    return Err(Halt::QuoteNeverClosed(quote_opened));
                }
                if has_bytes {
                    end_field(&mut self.ends, &self.text, &mut fields);
                }
                return Ok(has_bytes);
            }
            let mut at = 0;
            let mut is_complete = false;
            if self.has_cr {
                // The second half of a line end that fell across two records or two buffers.
                self.has_cr = false;
                at = usize::from(buffer[0] == b'\n');
            }
            while at < buffer.len() {
                has_bytes = true;
                let rest = &buffer[at..];
                match state {
                    State::FieldStart | State::Bare => {
                        if state == State::FieldStart && rest[0] == b'"' {
                            state = State::Quoted;
                            quote_opened = self.next_line;
                            at += 1;
                            continue;
                        }
                        state = State::Bare;
                        let run = rest.iter().position(|b| *b == self.delimiter || *b == b'\n' || *b == b'\r');
                        keep(&mut self.text, &self.ends, &mut self.too_long, fields, &rest[..run.unwrap_or(rest.len())]);
                        let Some(run) = run else {
                            at = buffer.len();
                            continue;
                        };
                        at += run + 1;
                        end_field(&mut self.ends, &self.text, &mut fields);
                        state = State::FieldStart;
                        if rest[run] != self.delimiter {
                            self.next_line = self.next_line.saturating_add(1);
                            self.has_cr = rest[run] == b'\r';
                            is_complete = true;
                            break;
                        }
                    }
                    State::Quoted => {
                        let run = rest.iter().position(|b| *b == b'"');
                        let inside = &rest[..run.unwrap_or(rest.len())];
                        let newlines = inside.iter().filter(|b| **b == b'\n').count();
                        self.next_line = self.next_line.saturating_add(newlines as u32);
                        keep(&mut self.text, &self.ends, &mut self.too_long, fields, inside);
                        at += inside.len();
                        if run.is_some() {
                            at += 1;
                            state = State::AfterQuote;
                        }
                    }
                    State::AfterQuote => {
                        if rest[0] == b'"' {
                            keep(&mut self.text, &self.ends, &mut self.too_long, fields, b"\"");
                            state = State::Quoted;
                            at += 1;
                        } else {
                            // The field ends here, or goes on bare as spreadsheets read it.
                            state = State::Bare;
                        }
                    }
                }
            }
            self.input.consume(at);
            if is_complete {
                return Ok(true);
            }
        }
    }

    /// The line on which the record begins; the heading is line 1.
    pub(crate) fn line(&self) -> u32 {
        self.line
    }

    /// The field of this record that was too long to keep, if any.
    pub(crate) fn too_long(&self) -> Option<usize> {
        self.too_long
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The bytes of a field; empty where the record is shorter.
    pub(crate) fn field(&self, index: usize) -> &[u8] {
        let Some(end) = self.ends.get(index) else { return &[] };
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        &self.text[start..*end]
    }

    pub(crate) fn fields(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.len()).map(|index| self.field(index))
    }

    pub(crate) fn input(&self) -> &R {
        &self.input
    }
}

fn keep(text: &mut Vec<u8>, ends: &[usize], too_long: &mut Option<usize>, field: usize, bytes: &[u8]) {
    let so_far = text.len() - ends.last().copied().unwrap_or(0);
    if so_far + bytes.len() > LONGEST_FIELD || text.len() + bytes.len() > LONGEST_RECORD {
        too_long.get_or_insert(field);
    }
    // Once a record is marked its bytes are of no use to anyone.
    if too_long.is_none() && ends.len() < MOST_FIELDS {
        text.extend_from_slice(bytes);
    }
}

fn end_field(ends: &mut Vec<usize>, text: &[u8], fields: &mut usize) {
    if ends.len() < MOST_FIELDS {
        ends.push(text.len());
    }
    *fields += 1;
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use proptest::prelude::*;

    use super::*;

    fn all(bytes: &[u8], buffer: usize) -> Vec<(u32, Vec<String>)> {
        let mut reader = Delimited::new(BufReader::with_capacity(buffer, bytes), b',');
        let mut out = Vec::new();
        while reader.read().unwrap() {
            out.push((reader.line(), reader.fields().map(|f| String::from_utf8_lossy(f).into_owned()).collect()));
        }
        out
    }

    fn row(line: u32, fields: &[&str]) -> (u32, Vec<String>) {
        (line, fields.iter().map(|field| (*field).to_owned()).collect())
    }

    #[test]
    fn line_numbers_stay_right_over_quoted_newlines_and_blank_lines() {
        for end in ["\n", "\r\n"] {
            let text = "a,b\n\n\"x\ny\",\"says \"\"hi\"\"\"\n1,\n".replace('\n', end);
            for buffer in 1..20 {
                let inner = format!("x{end}y");
                assert_eq!(
                    all(text.as_bytes(), buffer),
                    [row(1, &["a", "b"]), row(3, &[&inner, "says \"hi\""]), row(5, &["1", ""])],
                    "{end:?} {buffer}"
                );
            }
        }
    }

    #[test]
    fn the_last_line_needs_no_end_and_a_lone_carriage_return_ends_one() {
        assert_eq!(all(b"a,b\rc,d\r\re", 3), [row(1, &["a", "b"]), row(2, &["c", "d"]), row(4, &["e"])]);
        assert_eq!(all(b"a,", 3), [row(1, &["a", ""])]);
        assert_eq!(all(b"", 3), []);
    }

    #[test]
    fn a_stray_quote_is_text() {
        assert_eq!(all(b"5\" tall,\"a\"b\n", 4), [row(1, &["5\" tall", "ab"])]);
    }

    #[test]
    fn a_quote_that_is_never_closed_is_named_by_its_line() {
        let mut reader = Delimited::new(&b"a,b\nc,\"d\ne,f\n"[..], b',');
        assert!(reader.read().unwrap());
        assert!(matches!(reader.read(), Err(Halt::QuoteNeverClosed(2))));
    }

    #[test]
    fn an_endless_field_marks_its_line_costs_no_memory_and_the_next_line_is_read() {
        let mut text = b"a,".to_vec();
        text.resize(text.len() + 30_000_000, b'x');
        text.extend_from_slice(b",z\nnext,line\n");
        let mut reader = Delimited::new(text.as_slice(), b',');
        assert!(reader.read().unwrap());
        assert_eq!(reader.too_long(), Some(1));
        assert!(reader.text.capacity() < 2 * LONGEST_RECORD);
        assert!(reader.read().unwrap());
        assert_eq!((reader.line(), reader.field(1), reader.too_long()), (2, &b"line"[..], None));
    }

    #[test]
    fn a_line_of_commas_holds_no_more_than_the_cap() {
        let mut text = vec![b','; 3_000_000];
        text.push(b'\n');
        let mut reader = Delimited::new(text.as_slice(), b',');
        assert!(reader.read().unwrap());
        assert_eq!(reader.len(), MOST_FIELDS);
    }

    proptest! {
        #[test]
        fn what_the_csv_crate_writes_is_read_the_same(
            rows in proptest::collection::vec(proptest::collection::vec("[a-z\",\r\n =é]{0,6}", 2..5), 0..8),
            buffer in 1usize..40,
        ) {
            let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
            for row in &rows {
                writer.write_record(row).unwrap();
            }
            let bytes = writer.into_inner().unwrap();
            let read: Vec<Vec<String>> = all(&bytes, buffer).into_iter().map(|(_, fields)| fields).collect();
            prop_assert_eq!(read, rows);
        }

        #[test]
        fn any_bytes_are_read_to_the_end_without_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400), buffer in 1usize..40) {
            let mut reader = Delimited::new(BufReader::with_capacity(buffer, bytes.as_slice()), b',');
            while let Ok(true) = reader.read() {
                prop_assert!(reader.len() > 0);
            }
        }
    }
}
