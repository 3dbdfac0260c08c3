//! How do students come in? From the Grand Bend sample, read in place where it is there, through the system's own dialog;
//! else as a pasted list. Always by way of the preview.
//! Nobody's name is written in a test or in what it prints: whoever the search finds first is opened.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use thirtyfour::Key;

use crate::desk::Window;

/// Where the sample of a district lies, beside the repository.
fn grand_bend() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/ed-fi-grand-bend").canonicalize().ok();
    if folder.is_none() {
        println!("skipped: no ../shared/data; a pasted list stands in for the roster");
    }
    folder
}

/// How many students the sample has.
const GRAND_BEND_STUDENTS: usize = 960;

/// Invented, and so may stand here.
const PASTED: [&str; 3] = ["Marisol Quintero, 10", "Tomasz Malinowski, 11", "Amara Obi, 9"];

impl Window {
    /// Brings in the students of the sample, or of a list, from the first room of an empty store.
    pub async fn brings_in_students(&self) -> Result<()> {
        self.click("button", "Bring in students").await?;
        let count = match grand_bend() {
            Some(folder) => {
                self.click("button", "Choose files").await?;
                self.chooses_all_files_in(&folder).await?;
                GRAND_BEND_STUDENTS
            }
            None => {
                self.click("button", "Paste a list").await?;
                self.click("textbox", "Students").await?;
                self.types_list().await?;
                self.click("button", "See what would change").await?;
                PASTED.len()
            }
        };
        self.click("button", &format!("Bring in {count} students")).await?;
        self.sees("Students are in").await
    }

    /// The same without a pointer, where the ways to bring students in are on the screen.
    pub async fn brings_in_by_keyboard(&self) -> Result<()> {
        self.sees("Nothing changes before you have seen").await?;
        let count = match grand_bend() {
            Some(folder) => {
                self.enters("Choose files").await?;
                self.chooses_all_files_in(&folder).await?;
                GRAND_BEND_STUDENTS
            }
            None => {
                self.enters("Paste a list").await?;
                self.one("textbox", "Students").await?;
                self.tabs_to("Students").await?;
                self.types_list().await?;
                self.enters("See what would change").await?;
                PASTED.len()
            }
        };
        let apply = format!("Bring in {count} students");
        self.one("button", &apply).await?;
        self.enters(&apply).await?;
        self.sees("Students are in").await
    }

    /// Brings in a pasted list of students, from the first room of an empty store.
    pub async fn pastes_students(&self, list: &[&str]) -> Result<()> {
        self.click("button", "Bring in students").await?;
        self.click("button", "Paste a list").await?;
        self.click("textbox", "Students").await?;
        self.types(&list.join("\u{e007}")).await?;
        self.click("button", "See what would change").await?;
        self.click("button", &format!("Bring in {} students", list.len())).await?;
        self.sees("Students are in").await
    }

    async fn types_list(&self) -> Result<()> {
        for line in PASTED {
            self.types(line).await?;
            self.press(Key::Enter).await?;
        }
        Ok(())
    }

    /// Searches for a few letters from anywhere and opens whom it finds first. The same letters find the same student.
    pub async fn opens_first_found(&self, letters: &str) -> Result<()> {
        self.finds_first("Search students", letters).await?;
        self.one("tab", "Map").await?;
        Ok(())
    }

    /// Searches in a field of that name, and takes the first who is found.
    pub async fn finds_first(&self, field: &str, letters: &str) -> Result<()> {
        self.press_with(Key::Control, 'k').await?;
        self.one("textbox", field).await?;
        self.types(letters).await?;
        let first = self.some("option", "").await?.into_iter().next().context("nobody is found")?;
        self.click_at((first.x, first.y)).await
    }
}
