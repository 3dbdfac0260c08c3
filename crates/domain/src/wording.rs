//! What does this school say in its own words? What is said before the first name, and what is done when somebody is not safe.
//! Kith ships words for both; a school that writes its own can go back to them. Nothing here is about a student.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::change::{Scope, Set};
use crate::names;
use crate::record::{Ground, Id, KITH, Kind, derived, read, value};
use crate::refusal::Refusal;

/// The longest of them, in characters: it has to be read aloud, and to fit one screen.
pub const LONGEST_WORDING: usize = 1_200;

/// Which words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    /// What is said before the first name: who sees what is kept, that a parent may ask, what must be told.
    Opening,
    /// What to do when somebody is not safe.
    Safety,
}

impl Which {
    /// One record in every store, whoever writes it: two schools of a district that write at once are shown both.
    pub fn record(self) -> Id {
        let word = match self {
            Which::Opening => b"opening".as_slice(),
            Which::Safety => b"safety",
        };
        derived(KITH, &[b"wording", word])
    }
}

/// What is recorded about the school's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum WordingEdit {
    /// One paragraph a line; None goes back to the words that Kith ships.
    SetWording { which: Which, text: Option<String> },
}

/// The school's words, a paragraph each; None where those stand that Kith ships.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Wordings {
    pub opening: Option<Vec<String>>,
    pub safety: Option<Vec<String>>,
}

impl Wordings {
    /// As they are told now.
    pub fn read(ground: &dyn Ground) -> Wordings {
        let told = |which: Which| {
            let text: String = read(&ground.record(Kind::Wording, which.record())?, "text")?;
            Some(text.lines().map(str::to_owned).collect::<Vec<_>>()).filter(|lines| !lines.is_empty())
        };
        Wordings { opening: told(Which::Opening), safety: told(Which::Safety) }
    }
}

/// The text as it is kept: a paragraph a line, without empty ones.
fn told(text: &str) -> Result<String, Refusal> {
    let lines: Vec<String> = text.lines().filter_map(|line| names::words(line, usize::MAX).ok()).collect();
    let text = lines.join("\n");
    match text.chars().count() {
        0 => Err(Refusal::TextIsEmpty),
        count if count > LONGEST_WORDING => Err(Refusal::TextIsTooLong { most: LONGEST_WORDING as u32 }),
        _ => Ok(text),
    }
}

impl WordingEdit {
    /// What this edit changes.
    pub fn changes(&self, ground: &dyn Ground) -> Result<Vec<Set>, Refusal> {
        let WordingEdit::SetWording { which, text } = self;
        let text = value(&text.as_deref().map(told).transpose()?);
        let now = ground.record(Kind::Wording, which.record()).unwrap_or_default();
        if now.get("text").unwrap_or(&serde_json::Value::Null) == &text {
            return Ok(Vec::new());
        }
        Ok(vec![Set { scope: Scope::District, kind: Kind::Wording, record: which.record(), field: "text", value: text }])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Fields;

    struct Said(Option<&'static str>);

    impl Ground for Said {
        fn record(&self, _: Kind, id: Id) -> Option<Fields> {
            let text = self.0.filter(|_| id == Which::Opening.record())?;
            Some([("text".to_owned(), text.into())].into_iter().collect())
        }
        fn of(&self, _: Kind, _: &str, _: Id) -> Vec<(Id, Fields)> {
            Vec::new()
        }
    }

    fn sets(text: Option<&str>, said: Option<&'static str>) -> Result<Vec<Set>, Refusal> {
        WordingEdit::SetWording { which: Which::Opening, text: text.map(Into::into) }.changes(&Said(said))
    }

    #[test]
    fn a_paragraph_is_a_line_and_empty_ones_are_none() {
        let set = sets(Some(" This map  is yours. \n\n \nYou can stop.\n"), None).unwrap().remove(0);
        assert_eq!(set.value, "This map is yours.\nYou can stop.");
        let read = Wordings::read(&Said(Some("This map is yours.\nYou can stop.")));
        assert_eq!(read.opening.unwrap(), ["This map is yours.", "You can stop."]);
        assert_eq!(read.safety, None, "the words that Kith ships");
    }

    #[test]
    fn no_words_are_not_the_way_back_to_the_shipped_ones() {
        assert_eq!(sets(Some(" \n "), None), Err(Refusal::TextIsEmpty));
        assert_eq!(sets(Some(&"a".repeat(1_201)), None), Err(Refusal::TextIsTooLong { most: 1_200 }));
        assert!(sets(None, Some("Ours.")).unwrap()[0].value.is_null());
        assert!(sets(None, None).unwrap().is_empty() && sets(Some("Ours. "), Some("Ours.")).unwrap().is_empty());
    }
}
