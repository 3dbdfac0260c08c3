//! How does a page come to be? A template of ours, and what is to stand on it as plain data: words are never read as
//! instructions. It reaches no file, no clock and no network, and remembers nothing of a page that was made.

use anyhow::{Context, anyhow};
use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::fonts::Shelf;

/// What all pages have in common.
const LOOK: &str = include_str!("../templates/look.typ");

/// A page that is made: its bytes, and on how many sheets.
pub struct Made {
    pub pdf: Vec<u8>,
    pub pages: usize,
}

struct Desk<'a> {
    library: LazyHash<Library>,
    shelf: &'a Shelf,
    main: Source,
    look: Source,
    told: (FileId, Bytes),
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.shelf.book()
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        [&self.main, &self.look].into_iter().find(|source| source.id() == id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.told.0 { Ok(self.told.1.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shelf.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn file(name: &str) -> anyhow::Result<FileId> {
    let path = VirtualPath::new(name).map_err(|_| anyhow!("a template has no such name"))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// Sets this template over this data. `of` is the day that the document bears.
pub(crate) fn set(shelf: &Shelf, template: &str, told: &impl Serialize, of: NaiveDate) -> anyhow::Result<Made> {
    at_desk(shelf, template, told, |desk| print(desk, of))
}

/// The same, as a drawing of each page, whose letters are outlines: nothing has to be there to show it but itself.
pub(crate) fn drawn(shelf: &Shelf, template: &str, told: &impl Serialize) -> anyhow::Result<Vec<String>> {
    at_desk(shelf, template, told, |desk| {
        let svg = |page| typst_svg::svg(page, &typst_svg::SvgOptions::default());
        Ok(compiled(desk)?.pages().iter().map(svg).collect())
    })
}

fn at_desk<T: Send>(
    shelf: &Shelf,
    template: &str,
    told: &impl Serialize,
    works: impl FnOnce(&Desk) -> anyhow::Result<T> + Send,
) -> anyhow::Result<T> {
    let desk = Desk {
        library: LazyHash::new(Library::default()),
        shelf,
        main: Source::new(file("/page.typ")?, template.to_owned()),
        look: Source::new(file("/look.typ")?, LOOK.to_owned()),
        told: (file("/told.json")?, Bytes::new(serde_json::to_vec(told)?)),
    };
    let work = || {
        let made = works(&desk);
        // What was computed is kept for a next time, with the names that stood on the page: there is no next time.
        typst::comemo::evict(0);
        made
    };
    // Whoever asks may stand on a small stack; a page of many parts, unoptimised, needs a large one.
    std::thread::scope(|scope| {
        let printer = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work)?;
        printer.join().unwrap_or_else(|_| Err(anyhow!("setting a page ended early")))
    })
}

const STACK: usize = 32 << 20;

fn compiled(desk: &Desk) -> anyhow::Result<PagedDocument> {
    typst::compile::<PagedDocument>(desk).output.map_err(first_of).context("setting a page")
}

fn print(desk: &Desk, of: NaiveDate) -> anyhow::Result<Made> {
    let document = compiled(desk)?;
    let pages = document.pages().len();
    let timestamp = Datetime::from_ymd(of.year(), of.month() as u8, of.day() as u8).map(typst_pdf::Timestamp::new_utc);
    let options = |standard: PdfStandard| {
        let standards = PdfStandards::new(&[standard]).map_err(|_| anyhow!("no such standard"))?;
        let creator = Smart::Custom(Some("Kith".to_owned()));
        Ok::<_, anyhow::Error>(PdfOptions { standards, creator, timestamp, ..PdfOptions::default() })
    };
    let pdf = typst_pdf::pdf(&document, &options(PdfStandard::Ua_1)?).map_err(first_of).context("PDF/UA-1")?;
    Ok(Made { pdf, pages })
}

/// What went wrong first. It speaks of our template.
fn first_of(all: impl IntoIterator<Item = typst::diag::SourceDiagnostic>) -> anyhow::Error {
    all.into_iter().next().map_or_else(|| anyhow!("nothing was said"), |first| anyhow!("{}", first.message))
}
