//! What does an XML file say, element by element? A streaming reader that knows elements, attributes and
//! text, and nothing else: a document type or an entity of the file's own refuses the file unread, no
//! address in it is ever followed, namespaces are ignored, depth and length have caps.

use std::io::{self, BufRead, Read};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Error, Reader, XmlVersion};

use crate::delimited::LONGEST_FIELD;
use crate::transcoded::{Transcoded, Unmarked};
use crate::unreadable::{Breakage, Unreadable};

/// One tag, comment or run of text may be this long before the file is refused.
const LONGEST_EVENT: usize = 16 << 20;
const DEEPEST: usize = 64;
const MOST_ATTRIBUTES: usize = 256;
/// One record of an interchange: a few hundred elements at most in real files.
const MOST_INSIDE: usize = 100_000;

/// A tag that opens.
#[derive(Debug, Default)]
pub(crate) struct Open {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) line: u32,
}

impl Open {
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// What comes next.
#[derive(Debug)]
pub(crate) enum Node {
    Open(Open),
    Text(String),
    Close,
    End,
}

/// An element with all that is inside it.
#[derive(Debug, Default)]
pub(crate) struct Element {
    pub(crate) open: Open,
    pub(crate) text: String,
    pub(crate) children: Vec<Element>,
    /// A value inside was too long to keep; the name of its element.
    pub(crate) too_long: Option<String>,
}

impl Element {
    pub(crate) fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.open.name == name)
    }

    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.children.iter().filter(move |child| child.open.name == name)
    }

    /// The text at the end of a path of names; empty where there is none.
    pub(crate) fn at(&self, path: &[&str]) -> &str {
        path.iter().try_fold(self, |element, name| element.child(name)).map_or("", |element| element.text.trim())
    }

    /// The text of the first element of that name, however deep.
    pub(crate) fn deep(&self, name: &str) -> &str {
        self.find(name).map_or("", |element| element.text.trim())
    }

    pub(crate) fn find(&self, name: &str) -> Option<&Element> {
        self.children.iter().find_map(|child| if child.open.name == name { Some(child) } else { child.find(name) })
    }
}

/// Counts lines, and stops an event that does not end.
struct Metered<R> {
    inner: R,
    lines: u32,
    since_event: usize,
    is_too_long: bool,
}

impl<R: BufRead> Read for Metered<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let ready = self.fill_buf()?;
        let n = ready.len().min(buf.len());
        buf[..n].copy_from_slice(&ready[..n]);
        self.consume(n);
        Ok(n)
    }
}

impl<R: BufRead> BufRead for Metered<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.since_event > LONGEST_EVENT {
            self.is_too_long = true;
            return Err(io::Error::other("too long"));
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        if amount > 0
            && let Ok(ready) = self.inner.fill_buf()
        {
            let lines = ready[..amount.min(ready.len())].iter().filter(|b| **b == b'\n').count();
            self.lines = self.lines.saturating_add(lines as u32);
        }
        self.since_event += amount;
        self.inner.consume(amount);
    }
}

/// Reads one file.
pub(crate) struct Xml<'a> {
    reader: Reader<Metered<Transcoded<&'a mut dyn BufRead>>>,
    buffer: Vec<u8>,
    file: &'a str,
    depth: usize,
}

impl<'a> Xml<'a> {
    pub(crate) fn new(file: &'a str, input: &'a mut dyn BufRead) -> Result<Self, Unreadable> {
        let input = Transcoded::new(input, Unmarked::AskXml).map_err(|_| Unreadable::Broken {
            file: file.to_owned(),
            line: 1,
            because: Breakage::BreaksOff,
        })?;
        let mut reader = Reader::from_reader(Metered { inner: input, lines: 0, since_event: 0, is_too_long: false });
        reader.config_mut().expand_empty_elements = true;
        Ok(Xml { reader, buffer: Vec::with_capacity(4096), file, depth: 0 })
    }

    pub(crate) fn has_replaced(&self) -> bool {
        self.reader.get_ref().inner.has_replaced
    }

    fn line(&self) -> u32 {
        self.reader.get_ref().lines + 1
    }

    fn broken(&self, because: Breakage) -> Unreadable {
        Unreadable::Broken { file: self.file.to_owned(), line: self.line(), because }
    }

    /// The next element, text or end. Comments and processing instructions are stepped over.
    pub(crate) fn next(&mut self) -> Result<Node, Unreadable> {
        loop {
            let line = self.line();
            self.buffer.clear();
            self.reader.get_mut().since_event = 0;
            let mut buffer = std::mem::take(&mut self.buffer);
            let node = match self.reader.read_event_into(&mut buffer) {
                Ok(event) => self.node(event, line),
                Err(_) if self.reader.get_ref().is_too_long => Err(self.broken(Breakage::ValueTooLong)),
                Err(Error::Io(_)) => Err(self.broken(Breakage::BreaksOff)),
                Err(Error::Syntax(_)) => Err(self.broken(Breakage::BreaksOff)),
                Err(_) => Err(self.broken(Breakage::NotWellFormed)),
            };
            // One huge comment must not keep its memory for the rest of the file.
            if buffer.capacity() > LONGEST_FIELD {
                buffer = Vec::with_capacity(4096);
            }
            self.buffer = buffer;
            if let Some(node) = node? {
                return Ok(node);
            }
        }
    }

    fn node(&mut self, event: Event<'_>, line: u32) -> Result<Option<Node>, Unreadable> {
        let has_entities = || Unreadable::HasEntities { file: self.file.to_owned(), line };
        Ok(match event {
            Event::Start(start) | Event::Empty(start) => {
                self.depth += 1;
                if self.depth > DEEPEST {
                    return Err(self.broken(Breakage::NotWellFormed));
                }
                Some(Node::Open(self.open(&start, line)?))
            }
            Event::End(_) => {
                self.depth = self.depth.checked_sub(1).ok_or_else(|| self.broken(Breakage::NotWellFormed))?;
                Some(Node::Close)
            }
            Event::Text(text) => Some(Node::Text(text.xml10_content().into_owned())),
            Event::CData(text) => Some(Node::Text(text.xml10_content().into_owned())),
            Event::GeneralRef(reference) => {
                if let Ok(Some(letter)) = reference.resolve_char_ref() {
                    return Ok(Some(Node::Text(letter.into())));
                }
                let letter = match reference.as_ref() {
                    "lt" => "<",
                    "gt" => ">",
                    "amp" => "&",
                    "quot" => "\"",
                    "apos" => "'",
                    _ => return Err(has_entities()),
                };
                Some(Node::Text(letter.to_owned()))
            }
            Event::DocType(_) => return Err(has_entities()),
            Event::Eof if self.depth > 0 => return Err(self.broken(Breakage::BreaksOff)),
            Event::Eof => Some(Node::End),
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => None,
        })
    }

    fn open(&self, start: &BytesStart<'_>, line: u32) -> Result<Open, Unreadable> {
        let mut open = Open { name: start.local_name().as_ref().to_owned(), attributes: Vec::new(), line };
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| self.broken(Breakage::NotWellFormed))?;
            if open.attributes.len() == MOST_ATTRIBUTES {
                return Err(self.broken(Breakage::ValueTooLong));
            }
            let value = attribute
                .normalized_value(XmlVersion::Explicit1_0)
                .map_err(|_| Unreadable::HasEntities { file: self.file.to_owned(), line })?;
            open.attributes.push((attribute.key.as_ref().to_owned(), value.into_owned()));
        }
        Ok(open)
    }

    /// Goes to the first element of the file.
    pub(crate) fn root(&mut self) -> Result<Open, Unreadable> {
        loop {
            match self.next()? {
                Node::Open(open) => return Ok(open),
                Node::Text(text) if text.trim().is_empty() => {}
                Node::End => return Err(self.broken(Breakage::BreaksOff)),
                Node::Text(_) | Node::Close => return Err(self.broken(Breakage::NotWellFormed)),
            }
        }
    }

    /// Steps over what is inside the element that was just opened.
    pub(crate) fn skip(&mut self) -> Result<(), Unreadable> {
        let outside = self.depth - 1;
        while self.depth > outside {
            self.next()?;
        }
        Ok(())
    }

    /// Reads what is inside the element that was just opened.
    pub(crate) fn element(&mut self, open: Open) -> Result<Element, Unreadable> {
        let mut stack = vec![Element { open, ..Element::default() }];
        let mut too_long = None;
        let mut inside = 0;
        loop {
            inside += 1;
            if inside > MOST_INSIDE {
                return Err(self.broken(Breakage::ValueTooLong));
            }
            match self.next()? {
                Node::Open(open) => stack.push(Element { open, ..Element::default() }),
                Node::Text(text) => {
                    let Some(element) = stack.last_mut() else { continue };
                    if element.text.len() + text.len() > LONGEST_FIELD {
                        element.text.clear();
                        too_long.get_or_insert_with(|| element.open.name.clone());
                    } else if !element.text.is_empty() || !text.trim().is_empty() {
                        element.text.push_str(&text);
                    }
                }
                Node::Close => {
                    let Some(mut done) = stack.pop() else { return Err(self.broken(Breakage::NotWellFormed)) };
                    match stack.last_mut() {
                        Some(outer) => outer.children.push(done),
                        None => {
                            done.too_long = too_long;
                            return Ok(done);
                        }
                    }
                }
                Node::End => return Err(self.broken(Breakage::BreaksOff)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn first(text: &str) -> Result<Element, Unreadable> {
        let mut input = text.as_bytes();
        let mut xml = Xml::new("a.xml", &mut input)?;
        let open = xml.root()?;
        xml.element(open)
    }

    #[test]
    fn elements_attributes_text_and_lines_are_read_without_prefixes() {
        let element = first(
            "<?xml version=\"1.0\"?>\n<!-- x -->\n<e:a x='1 &amp; 2'>\n <e:b>O&apos;Neill &lt;b&gt; &#233;</e:b>\n <c/></e:a>",
        )
        .unwrap();
        assert_eq!((element.open.line, element.open.attribute("x")), (3, Some("1 & 2")));
        assert_eq!(element.at(&["b"]), "O'Neill <b> é");
        assert_eq!((element.children[0].open.line, element.children.len()), (4, 2));
    }

    #[test]
    fn a_document_type_and_its_entities_are_refused_unread() {
        let laughs = "<!DOCTYPE a [<!ENTITY l \"lol\"><!ENTITY m \"&l;&l;&l;\">]>\n<a>&m;</a>";
        assert_eq!(first(laughs).unwrap_err(), Unreadable::HasEntities { file: "a.xml".into(), line: 1 });
        let outside = "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>";
        assert!(matches!(first(outside), Err(Unreadable::HasEntities { .. })));
        assert!(matches!(first("<a>&m;</a>"), Err(Unreadable::HasEntities { .. })));
        assert!(matches!(first("<a b='&m;'/>"), Err(Unreadable::HasEntities { .. })));
    }

    #[test]
    fn a_file_that_breaks_off_or_is_crossed_is_broken() {
        let because = |text: &str| match first(text) {
            Err(Unreadable::Broken { line, because, .. }) => (line, because),
            other => panic!("{other:?}"),
        };
        assert_eq!(because("<a>\n<b>"), (2, Breakage::BreaksOff));
        assert_eq!(because("<a>\n<b></a>"), (2, Breakage::NotWellFormed));
        assert_eq!(because(""), (1, Breakage::BreaksOff));
        assert_eq!(because(&"<a>".repeat(1000)), (1, Breakage::NotWellFormed));
    }

    #[test]
    fn a_value_of_a_million_characters_marks_its_record_and_an_endless_one_refuses_the_file() {
        let long = first(&format!("<a><b>{}</b><c>d</c></a>", "x".repeat(2_000_000))).unwrap();
        assert_eq!((long.too_long.as_deref(), long.at(&["c"])), (Some("b"), "d"));
        let endless = first(&format!("<a><!--{}--></a>", "x".repeat(40 << 20)));
        assert!(matches!(endless, Err(Unreadable::Broken { because: Breakage::ValueTooLong, .. })));
    }

    proptest! {
        #[test]
        fn any_text_is_read_to_the_end_without_panic(text in "[<>/a!&;='\\[\\]\" \n-]{0,80}") {
            let _ = first(&text);
        }
    }
}
