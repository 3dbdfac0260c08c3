//! How a person wants Kith to be: how it looks, what it speaks, which keys it hears, and after how many minutes it locks. A matter of eyes and
//! hands and not of records, so it lies beside the store and never in it: in the profile's folder, and in the machine's for whoever has
//! not chosen and for the screens before an unlock.

use std::path::Path;

use serde::{Deserialize, Serialize};
use specta::Type;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

/// What the window speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// The first of the system's languages that Kith has; English where it has none of them.
    #[default]
    System,
    En,
    Es,
}

/// How the window looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Appearance {
    pub theme: Theme,
    /// Things change place without moving there, whatever the system says.
    pub is_still: bool,
    /// The size of text, 100 to 200.
    pub text_pct: u32,
}

impl Default for Appearance {
    fn default() -> Appearance {
        Appearance { theme: Theme::System, is_still: false, text_pct: 100 }
    }
}

/// All of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Wishes {
    pub appearance: Appearance,
    pub language: Language,
    /// Minutes without a touch until Kith locks, 1 to 60.
    pub idle_minutes: u32,
    /// A single letter or figure is a key of its own where the focus is, as on the map. Off for whoever speaks to the machine or
    /// strikes keys by accident; then these keys do nothing, and everything they do is also a button.
    pub letter_keys: bool,
}

impl Default for Wishes {
    fn default() -> Wishes {
        Wishes { appearance: Appearance::default(), language: Language::System, idle_minutes: 10, letter_keys: true }
    }
}

const FILE: &str = "wishes.json";

impl Wishes {
    /// What was wished in this folder; None where nothing was, or nobody can read it any more.
    pub fn read(folder: &Path) -> Option<Wishes> {
        let wishes: Wishes = serde_json::from_slice(&std::fs::read(folder.join(FILE)).ok()?).ok()?;
        Some(wishes.within())
    }

    /// Keeps them in this folder; a file half written is never found there.
    pub fn keep(&self, folder: &Path) -> std::io::Result<()> {
        std::fs::create_dir_all(folder)?;
        let beside = folder.join("wishes.new");
        std::fs::write(&beside, serde_json::to_vec_pretty(self)?)?;
        std::fs::rename(beside, folder.join(FILE))
    }

    /// The same, each within what is offered.
    pub fn within(mut self) -> Wishes {
        self.idle_minutes = self.idle_minutes.clamp(1, 60);
        self.appearance.text_pct = self.appearance.text_pct.clamp(100, 200);
        self
    }
}
