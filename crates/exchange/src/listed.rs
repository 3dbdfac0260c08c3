//! Who is on a list that a person made? One student of a table or of pasted text, before the store gives
//! them an id. The school is a name here: which school it is, is the store's matter.

use domain::grade;
use domain::line_reason::LineReason;
use domain::names;
use domain::people::StudentByHand;
use domain::refusal::Refusal;
use domain::roster::LineNote;
use serde::{Deserialize, Serialize};
use specta::Type;

/// One student of a list; `by_hand.school` is always None.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ListedStudent {
    pub by_hand: StudentByHand,
    /// The school as the list names it.
    pub school_name: Option<String>,
    /// The file, and of several sheets the sheet.
    pub file: String,
    /// The line of the list, 1 being its first.
    pub line: u32,
}

/// The students of a list, and the lines that were not taken or taken with a doubt.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct StudentList {
    pub students: Vec<ListedStudent>,
    pub refused: Vec<LineNote>,
    pub warned: Vec<LineNote>,
}

/// Two names of one cell: "Family, Given", or "Given Family" where the family name is the last word
/// with the small words before it ("de la Cruz").
pub(crate) fn split_name(full: &str) -> (String, String) {
    if let Some((family, given)) = full.split_once(',') {
        return (given.trim().to_owned(), family.trim().to_owned());
    }
    const SMALL: &[&str] = &[
        "al", "ap", "bin", "da", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "la", "las", "le", "los",
        "st.", "ter", "van", "von", "wa", "y",
    ];
    let words: Vec<&str> = full.split_whitespace().collect();
    let Some(mut at) = words.len().checked_sub(1) else { return Default::default() };
    while at > 1 && SMALL.contains(&words[at - 1].to_lowercase().as_str()) {
        at -= 1;
    }
    if at == 0 {
        return (words.join(" "), String::new());
    }
    (words[..at].join(" "), words[at..].join(" "))
}

/// Whether a name has a figure in it, as nobody's has.
pub(crate) fn has_figures(name: &str) -> bool {
    name.chars().any(char::is_numeric)
}

/// A grade as rosters write it, so that one grade stands in one way; what is no grade we know stays as it is, and is said.
pub(crate) fn grade_told(written: String) -> (String, bool) {
    match grade::as_in_rosters(&written) {
        Some(grade) => (grade, true),
        None => (written, false),
    }
}

/// A name as it may be kept, or why the line is refused.
pub(crate) fn name(text: &str) -> Result<String, LineReason> {
    match names::told(text) {
        Ok(name) => Ok(name),
        Err(Refusal::NameIsEmpty) => Ok(String::new()),
        Err(_) => Err(LineReason::NameTooLong { most: names::LONGEST_NAME as u32 }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_name_is_split_where_people_would() {
        let split = |full: &str| split_name(full);
        let names = |given: &str, family: &str| (given.to_owned(), family.to_owned());
        assert_eq!(split("Luz María Rivera"), names("Luz María", "Rivera"));
        assert_eq!(split("Rivera Cruz, Luz María"), names("Luz María", "Rivera Cruz"));
        assert_eq!(split("Ana de la Cruz"), names("Ana", "de la Cruz"));
        assert_eq!(split("Van Nguyen"), names("Van", "Nguyen"));
        assert_eq!(split("Madonna"), names("Madonna", ""));
        assert_eq!(split("  "), names("", ""));
    }
}
