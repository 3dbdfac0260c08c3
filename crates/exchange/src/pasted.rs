//! Who is on a list that somebody pasted? One student a line: "Given Family", "Family, Given", or the
//! cells of a spreadsheet with tabs between: names, then a grade. A line that is no name is refused.

use domain::people::StudentByHand;
use domain::roster::LineNote;

use crate::listed::{ListedStudent, StudentList, name, split_name};
use crate::table::MOST_ROWS;

/// Reads pasted text; blank lines are stepped over. `refused` says "pasted list" where a file has its name.
pub fn read_pasted(text: &str) -> StudentList {
    let mut list = StudentList::default();
    let refuse =
        |line: u32, reason: &str| LineNote { file: "pasted list".to_owned(), line, column: None, reason: reason.to_owned() };
    for (at, line_text) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let line = u32::try_from(at).unwrap_or(u32::MAX).saturating_add(1);
        if line_text.trim().is_empty() {
            continue;
        }
        if list.students.len() == MOST_ROWS {
            list.refused
                .push(refuse(line, "the list is longer than 20,000 students; this line and those after it were not taken"));
            break;
        }
        let (given, family, grade) = parts(line_text);
        let grade = grade.filter(|grade| grade.chars().count() <= 40);
        match (name(&given), name(&family)) {
            (Ok(given), Ok(family)) if !(given.is_empty() && family.is_empty()) => {
                let by_hand = StudentByHand { given, family, grade, ..StudentByHand::default() };
                list.students.push(ListedStudent { by_hand, school_name: None, line });
            }
            (Ok(_), Ok(_)) => list.refused.push(refuse(line, "the line has no name")),
            (Err(reason), _) | (_, Err(reason)) => list.refused.push(refuse(line, reason)),
        }
    }
    list
}

fn parts(line: &str) -> (String, String, Option<String>) {
    let clean = |cell: &str| cell.trim().trim_matches('"').trim().to_owned();
    let some = |cell: Option<&str>| cell.map(clean).filter(|cell| !cell.is_empty());
    if line.contains('\t') {
        // Cells of a spreadsheet: one or two of name, then perhaps a grade.
        let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
        let has_full = cells[0].contains(',') || cells.get(1).is_none_or(|cell| is_grade(cell) || cell.is_empty());
        if has_full {
            let (given, family) = split_name(&clean(cells[0]));
            return (given, family, some(cells[1..].iter().find(|cell| !cell.is_empty()).copied()));
        }
        return (clean(cells[0]), clean(cells[1]), some(cells.get(2).copied()));
    }
    let cells: Vec<&str> = line.split([',', ';']).map(str::trim).collect();
    match cells.as_slice() {
        [full] => {
            let (given, family) = split_name(&clean(full));
            (given, family, None)
        }
        [full, grade] if is_grade(grade) => {
            let (given, family) = split_name(&clean(full));
            (given, family, some(Some(grade)))
        }
        [family, given, rest @ ..] => (clean(given), clean(family), some(rest.first().copied())),
        [] => Default::default(),
    }
}

/// "9", "09", "9th", "Grade 9", "K": what stands after a name and is not one.
fn is_grade(cell: &str) -> bool {
    let folded = domain::names::folded(cell);
    let word = folded.trim().trim_start_matches("grade").trim_start_matches("grado").trim();
    let digits = word.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h', 'o', 'a', '°', 'º', '.']).trim();
    matches!(word, "k" | "kg" | "pk" | "tk" | "prek" | "pre-k")
        || (!digits.is_empty() && digits.len() <= 2 && digits.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_student_a_line_in_whatever_way_lists_are_written() {
        let text = "Luz Rivera\nRivera, Luz\n\n  Luz\tRivera\t9\nLuz Rivera\t09\nRivera, Luz, 9th\nLuz Rivera, Grade 9\r\nAna de la Cruz\nMadonna\n\"Luz\"\t\"Rivera\"";
        let list = read_pasted(text);
        let told: Vec<(u32, &str, &str, Option<&str>)> = list
            .students
            .iter()
            .map(|it| (it.line, it.by_hand.given.as_str(), it.by_hand.family.as_str(), it.by_hand.grade.as_deref()))
            .collect();
        assert_eq!(
            told,
            [
                (1, "Luz", "Rivera", None),
                (2, "Luz", "Rivera", None),
                (4, "Luz", "Rivera", Some("9")),
                (5, "Luz", "Rivera", Some("09")),
                (6, "Luz", "Rivera", Some("9th")),
                (7, "Luz", "Rivera", Some("Grade 9")),
                (8, "Ana", "de la Cruz", None),
                (9, "Madonna", "", None),
                (10, "Luz", "Rivera", None),
            ]
        );
        assert!(list.refused.is_empty());
    }

    #[test]
    fn a_line_that_is_no_name_is_refused_without_repeating_it() {
        let list = read_pasted(&format!("Luz Rivera\n,\n{} X", "x".repeat(200)));
        let lines: Vec<u32> = list.refused.iter().map(|note| note.line).collect();
        assert_eq!((list.students.len(), lines), (1, vec![2, 3]));
        assert!(!list.refused[1].reason.contains("xx"));
    }

    proptest! {
        #[test]
        fn any_text_is_a_list_or_refused(text in "\\PC{0,60}", more in "[a-z,;\t\n\"\u{202e}\u{0} ]{0,60}") {
            let all = format!("{text}\n{more}");
            let list = read_pasted(&all);
            prop_assert!(list.students.len() + list.refused.len() <= all.lines().count());
        }
    }
}
