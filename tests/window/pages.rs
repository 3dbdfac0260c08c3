//! Is what is taken along from the real window a page? Saved by the system's own dialog, then read back by another program: its
//! text, and how it looks. And the copy that a parent gets, in which nobody else's child is named.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::desk::{Desk, Window};
use crate::map::{Ring, Sector};

/// Accented, Korean, Arabic, Chinese, and with an emoji.
const MANY_SCRIPTS: [&str; 5] = ["Tía Rocío", "김민지", "أمينة", "李小龍", "Zoë 🦊"];
const OTHER: &str = "Malinowski";

#[tokio::test]
async fn the_page_that_a_student_takes_and_the_copy_for_a_parent_say_what_they_should_and_no_more() -> Result<()> {
    let Some(desk) = Desk::new() else { return Ok(()) };
    let folder = tempfile::tempdir()?;
    let window = desk.open().await?;
    window.shows(takes_along(&window, &folder.path().join("mine.pdf")).await).await?;
    window.click("button", "Keep it for us two").await?;
    window.leaves_by("Leave and lock").await?;
    desk.locked(window).await?;

    let window = desk.open().await?;
    window.unlocks().await?;
    window.shows(gives_the_copy(&window, &folder.path().join("copy.pdf")).await).await?;
    window.close().await
}

async fn takes_along(window: &Window, file: &Path) -> Result<()> {
    window.sets_up().await?;
    window.pastes_students(&["Marisol Quintero, 10", &format!("Tomasz {OTHER}, 11")]).await?;
    window.opens_first_found("quint").await?;
    window.click("button", "Start a map").await?;
    window.begins().await?;
    window.names(&MANY_SCRIPTS).await?;
    window.names(&["Ana", "Ana", &format!("Tomasz {OTHER}")]).await?;
    window.drags("Tía Rocío", Ring::Closest, Sector::Home).await?;
    window.drags("김민지", Ring::Close, Sector::Peers).await?;
    window.click("button", "Finish").await?;
    window.click("button", "Take it along").await?;
    window.click("button", "Save as PDF").await?;
    window.saves_as(file).await?;
    window.sees("Saved where you said").await?;
    let text = text_of(file)?;
    // Poppler puts an emoji, which stands higher, in a line of its own.
    let words = MANY_SCRIPTS.iter().flat_map(|name| name.split(' '));
    for words in words.chain(["Tía Rocío", "The people in my corner", "Ana (2)"]) {
        anyhow::ensure!(text.contains(words), "{words} is not on the page:\n{text}");
    }
    // Nobody asked for a ring, a count or the student's own name.
    anyhow::ensure!(!text.contains("closest") && !text.contains("Marisol"), "it says more:\n{text}");
    has_a_drawing(file)?;

    // The file that opens without Kith holds the same.
    let zip = file.with_file_name("mine.zip");
    window.click("button", "Take a file").await?;
    window.saves_as(&zip).await?;
    // Until it is said again the dialog is a line lower, and so is what closes it.
    window.sees("Saved where you said").await?;
    let parts = unpacked(&zip)?;
    for name in MANY_SCRIPTS.into_iter().chain(["Ana (2)"]) {
        for part in ["my-map.html", "map.json"] {
            anyhow::ensure!(parts.get(part).is_some_and(|text| text.contains(name)), "{name} is not in {part}");
        }
    }
    let said: String = parts.values().map(String::as_str).collect();
    anyhow::ensure!(!said.contains("closest") && !said.contains("Marisol"), "it says more:\n{said}");
    window.click("button", "Close").await
}

async fn gives_the_copy(window: &Window, file: &Path) -> Result<()> {
    window.click("button", "Not now").await?;
    window.opens_first_found("quint").await?;
    window.click("tab", "Record").await?;
    window.click("button", "Look at the copy").await?;
    window.sees("Record of Marisol").await?;
    window.fills("Handed to", "her mother").await?;
    window.click("button", "Save as PDF").await?;
    window.saves_as(file).await?;
    window.sees("It is noted under what was given").await?;
    let text = text_of(file)?;
    for words in ["Record of Marisol", "her mother", "Tía Rocío", "another student", "Page 1 of"] {
        anyhow::ensure!(text.contains(words), "{words} is not in the copy:\n{text}");
    }
    anyhow::ensure!(!text.contains(OTHER) && !text.contains("Tomasz"), "another student is in it:\n{text}");
    picture_of(file)?;
    // The record says to whom.
    window.sees("her mother").await
}

/// The parts of the file, by their names.
fn unpacked(file: &Path) -> Result<BTreeMap<String, String>> {
    let mut zip = zip::ZipArchive::new(std::fs::File::open(file)?)?;
    let mut parts = BTreeMap::new();
    for at in 0..zip.len() {
        let mut part = zip.by_index(at)?;
        let mut text = String::new();
        part.read_to_string(&mut text)?;
        parts.insert(part.name()?.into_owned(), text);
    }
    Ok(parts)
}

/// As poppler reads it, in the order of the page, without its marks of direction.
pub fn text_of(pdf: &Path) -> Result<String> {
    let text = told_by("pdftotext", &["-enc", "UTF-8"], pdf, &["-"])?;
    let is_mark = |c: &char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    Ok(String::from_utf8_lossy(&text).chars().filter(|c| !is_mark(c)).collect())
}

/// The student's disc is drawn in the middle, in the accent of the pages.
fn has_a_drawing(pdf: &Path) -> Result<()> {
    picture_of(pdf)?;
    let picture = told_by("pdftoppm", &["-r", "72", "-singlefile"], pdf, &[])?;
    // P6, width and height, 255, then three bytes a point.
    let parts: Vec<&[u8]> = picture.splitn(4, |byte| *byte == b'\n').collect();
    let points = parts.get(3).context("this is no picture")?;
    let accent = points.chunks(3).filter(|rgb| **rgb == [0, 0x6a, 0x69]).count();
    let white = points.chunks(3).filter(|rgb| **rgb == [255, 255, 255]).count();
    anyhow::ensure!(accent > 500 && white > points.len() / 6, "{accent} points of the student's disc, {white} white ones");
    Ok(())
}

/// For whoever wants to see it.
fn picture_of(pdf: &Path) -> Result<()> {
    let Some(target) = std::env::var_os("KITH_PICTURES") else { return Ok(()) };
    let into = Path::new(&target).join("window");
    std::fs::create_dir_all(&into)?;
    let name = pdf.file_stem().context("no name")?;
    let name = into.join(format!("page-{}", name.display())).display().to_string();
    told_by("pdftoppm", &["-r", "80", "-png", "-singlefile"], pdf, &[&name]).map(drop)
}

fn told_by(program: &str, first: &[&str], pdf: &Path, last: &[&str]) -> Result<Vec<u8>> {
    let out = Command::new(program).args(first).arg(pdf).args(last).output();
    let out = out.with_context(|| format!("{program} is missing; `cargo xtask test` installs it"))?;
    anyhow::ensure!(out.status.success(), "{program}: {}", String::from_utf8_lossy(&out.stderr));
    Ok(out.stdout)
}
