//! How long until a student's panels are there again after one edit, and until a report is a file? The panels are read from a real
//! store after each edit. A page of the paper is a record's copy, which is as long as it has to be; a workbook has as many rows as a
//! district has students. Each is made as a person's own would be, in this process.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use domain::edit::Edit;
use domain::map_edit::MapEdit;
use domain::record::{Kind, read_id};
use exchange::workbook::{Cell, Workbook};
use paper::fonts::{DEBIAN, Shelf};
use paper::record_copy::{RecordCopy, Row, Section, Value};
use paper::{PageLanguage, Sheet};

use crate::Sizes;
use crate::caseload::{Caseload, today};
use crate::figure::{Spread, Table, counted, shown};
use crate::gesture::spot;

const PANELS: Duration = Duration::from_millis(5);
/// No file of a report has more pages.
const MOST_PAGES: usize = 100;
/// So many lines of a record's copy fill about one page.
const LINES_A_PAGE: usize = 22;

/// All of it.
pub fn measured(beside: &Path, sizes: &Sizes, table: &mut Table) -> Result<()> {
    panels(beside, sizes, table)?;
    pages(sizes, table)?;
    workbook(sizes, table)
}

/// An edit on the last map of a student with many people and maps, and the panels read again.
fn panels(beside: &Path, sizes: &Sizes, table: &mut Table) -> Result<()> {
    let sizes = Sizes { students: 10, alters: sizes.panel_alters, waves: sizes.panel_waves, ..*sizes };
    let caseload = Caseload::begin(beside, &sizes)?;
    let (desk, mut times, mut most) = (&caseload.desk, Vec::new(), 0);
    for nth in 0..200_u32 {
        let wave = caseload.last_waves[nth as usize * 7 % caseload.last_waves.len()];
        let told = desk.at_wave(wave, |ground| Ok(ground.record(Kind::Wave, wave)))?.context("the wave is not there")?;
        let student = read_id(&told, "student").context("a wave has a student")?;
        let alters = desk.map(wave, today())?.network.alters;
        most = most.max(alters.len());
        let alter = alters.get(nth as usize % alters.len().max(1)).context("nobody is on this map")?.id;
        desk.commit(&Edit::Map { wave, edit: MapEdit::PlaceAlter { alter, spot: spot(nth) } })?;
        let begun = Instant::now();
        let panels = desk.panels(student, today())?;
        times.push(begun.elapsed());
        ensure!(!panels.panels.is_empty(), "there are no panels");
    }
    let at = format!("up to {most} people × {} maps", sizes.waves);
    table.spread("a student's four panels after one edit", &at, &Spread::of(times), Some(("≤ 5 ms", PANELS)));
    Ok(())
}

/// A copy of so many pages.
fn copy(pages: usize) -> RecordCopy {
    let row = |nth: usize| Row {
        label: format!("Tía Rosa {nth}"),
        value: Value::Words("Close, at home and family. Listens, gives advice, knows about jobs.".into()),
    };
    let section = |at: usize| Section {
        title: format!("Map {}", at + 1),
        on: None,
        lead: "Kept by the student, shared with the counselor.".into(),
        rows: (0..LINES_A_PAGE).map(row).collect(),
    };
    RecordCopy {
        language: PageLanguage::En,
        sheet: Sheet::Letter,
        title: "A copy of the record".into(),
        who: "A parent".into(),
        made_on: today(),
        lead: "Everything that is kept.".into(),
        sections: (0..pages).map(section).collect(),
    }
}

fn pages(sizes: &Sizes, table: &mut Table) -> Result<()> {
    let shelf = Shelf::of(&DEBIAN.map(std::path::PathBuf::from));
    // What every first page pays for once: the fonts are read.
    copy(1).page(&shelf)?;
    for (pages, aim) in [(1, 150), (30, 600), (sizes.pages, 4_000)] {
        let begun = Instant::now();
        let (mut made, mut left) = (0, pages);
        while left > 0 {
            let now = left.min(MOST_PAGES);
            made += copy(now).page(&shelf)?.pages;
            left -= now;
        }
        let took = begun.elapsed();
        ensure!(made >= pages, "{made} pages were made of {pages}");
        let at = format!("{} pages, in files of at most {MOST_PAGES}", counted(made as u64));
        let words = format!("≤ {aim} ms for {pages}");
        table.once("a report as PDF", &at, shown(took), Some((&words, took <= Duration::from_millis(aim))));
    }
    let kib = crate::machine::peak_kib().unwrap_or_default();
    table.once(
        "  memory of the process at its most, stores included",
        "",
        format!("{} MB", kib / 1024),
        Some(("≤ 250 MB", kib <= 250 * 1024)),
    );
    Ok(())
}

fn workbook(sizes: &Sizes, table: &mut Table) -> Result<()> {
    const COLUMNS: usize = 10;
    let headings: Vec<String> = (0..COLUMNS).map(|at| format!("Column {at}")).collect();
    let begun = Instant::now();
    let rows = (0..sizes.rows).map(|row| {
        let cell = |column: usize| match column % 2 {
            0 => Cell::from(format!("Student {} of {column}", row % 997)),
            _ => Cell::from((row * column % 1_000) as u32),
        };
        (0..COLUMNS).map(cell).collect()
    });
    let mut book = Workbook::new();
    book.sheet("Report", &headings, rows)?;
    let bytes = book.written()?;
    let took = begun.elapsed();
    ensure!(bytes.starts_with(b"PK"), "a workbook is a zip");
    let at = format!("{} rows × {COLUMNS}, {} KB", counted(sizes.rows as u64), counted(bytes.len() as u64 / 1024));
    table.once("a report as XLSX", &at, shown(took), Some(("≤ 1.8 s", took <= Duration::from_millis(1_800))));
    Ok(())
}
