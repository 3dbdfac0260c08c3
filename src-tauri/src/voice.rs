//! What may a screen reader still be told? What was said of somebody is of their sitting, their meeting, their class: it is gone
//! when another begins, when a cover comes, when one is left, and with the lock. It keeps no words, only how often it fell silent.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

/// A line on its way to be read out. Empty: whatever was said last is to be heard no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub words: String,
    silences: u64,
}

/// What takes a line to whoever listens.
type Speaker = Box<dyn Fn(Line) + Send + Sync>;

/// The one voice of the application.
#[derive(Default)]
pub struct Voice {
    silences: AtomicU64,
    speaker: OnceLock<Speaker>,
}

impl Voice {
    /// From now on lines go there. Once: there is one main window.
    pub fn speaks_through(&self, speaker: impl Fn(Line) + Send + Sync + 'static) {
        let _ = self.speaker.set(Box::new(speaker));
    }

    /// Has words read out.
    pub fn says(&self, words: String) {
        if !words.is_empty() {
            self.sends(words);
        }
    }

    /// Nothing that was said until now is heard any more, and what is still on its way is not said.
    pub fn falls_silent(&self) {
        self.silences.fetch_add(1, Ordering::SeqCst);
        self.sends(String::new());
    }

    /// Whether a line may still be said: asked at the moment in which it would be.
    pub fn may_say(&self, line: &Line) -> bool {
        line.silences == self.silences.load(Ordering::SeqCst)
    }

    fn sends(&self, words: String) {
        if let Some(speaker) = self.speaker.get() {
            speaker(Line { words, silences: self.silences.load(Ordering::SeqCst) });
        }
    }
}
