//! Who is on a list that somebody pasted? One student a line: "Given Family", "Family, Given", or the
//! cells of a spreadsheet with tabs between: names, then a grade. A line that is no name is refused; an
//! address of mail is left out.

use domain::grade;
use domain::line_reason::LineReason;
use domain::names;
use domain::people::StudentByHand;
use domain::roster::LineNote;

use crate::listed::{ListedStudent, StudentList, grade_told, has_figures, name, split_name};
use crate::table::MOST_ROWS;
use crate::text;

/// What stands in a note where a file has its name.
pub const PASTED: &str = "pasted list";

/// In characters.
const LONGEST_GRADE: u32 = 40;

/// Reads pasted text; blank lines are stepped over.
pub fn read_pasted(text: &str) -> StudentList {
    let mut list = StudentList::default();
    let note = |line: u32, reason| LineNote::of(PASTED, line, None, reason);
    let is_numbered = is_numbered(text);
    for (at, line_text) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let line = u32::try_from(at).unwrap_or(u32::MAX).saturating_add(1);
        if line_text.trim().is_empty() {
            continue;
        }
        if list.students.len() + list.refused.len() == MOST_ROWS {
            list.refused.push(note(line, LineReason::ListTooLong { most: MOST_ROWS as u32 }));
            break;
        }
        let line_text = match without_numbering(line_text).filter(|_| is_numbered || is_set_apart(line_text)) {
            Some(rest) => {
                list.warned.push(note(line, LineReason::NumberingLeftOut));
                rest
            }
            None => line_text,
        };
        let (cells, has_mail) = cells(line_text);
        if has_mail {
            list.warned.push(note(line, LineReason::MailLeftOut));
        }
        let (given, family, grade) = parts(&cells, line_text.contains('\t'));
        let is_short = |grade: &String| grade.chars().count() <= LONGEST_GRADE as usize;
        if grade.as_ref().is_some_and(|grade| !is_short(grade)) {
            list.warned.push(note(line, LineReason::GradeTooLong { most: LONGEST_GRADE }));
        }
        let grade = grade.filter(is_short).map(|written| {
            let (grade, is_known) = grade_told(written);
            if !is_known {
                list.warned.push(note(line, LineReason::GradeUnknown));
            }
            grade
        });
        match (name(&given), name(&family)) {
            (Ok(given), Ok(family)) if given.chars().chain(family.chars()).any(char::is_alphabetic) => {
                if has_figures(&given) || has_figures(&family) {
                    list.warned.push(note(line, LineReason::NameHasFigures));
                }
                let by_hand = StudentByHand { given, family, grade, ..StudentByHand::default() };
                list.students.push(ListedStudent { by_hand, school_name: None, file: PASTED.to_owned(), line });
            }
            (Ok(_), Ok(_)) => list.refused.push(note(line, LineReason::NameMissing)),
            (Err(reason), _) | (_, Err(reason)) => list.refused.push(note(line, reason)),
        }
    }
    list
}

fn without_numbering(line: &str) -> Option<&str> {
    names::behind_number(line.trim_start())
}

/// Whether the number before a line is set apart from what follows: no name begins like "12. Ana". "12.Ana" may be anything.
fn is_set_apart(line: &str) -> bool {
    let behind = line.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
    behind.chars().nth(1).is_some_and(char::is_whitespace)
}

/// Whether more than half of the lines have a number before them, as a list copied from a document has.
fn is_numbered(text: &str) -> bool {
    let lines = || text.trim_start_matches('\u{feff}').lines().filter(|line| !line.trim().is_empty()).take(MOST_ROWS);
    let numbered = lines().filter(|line| without_numbering(line).is_some()).count();
    numbered * 2 > lines().count()
}

/// The cells of a line, without addresses of mail: a cell that was one is no cell.
fn cells(line: &str) -> (Vec<String>, bool) {
    let is_between: &[char] = if line.contains('\t') { &['\t'] } else { &[',', ';'] };
    let mut has_mail = false;
    let cells = line
        .split(is_between)
        .filter_map(|cell| {
            let (clean, had_mail) = text::without_mail(cell.trim());
            has_mail |= had_mail;
            (!had_mail || !clean.is_empty()).then(|| clean.into_owned())
        })
        .collect();
    (cells, has_mail)
}

fn parts(cells: &[String], is_spreadsheet: bool) -> (String, String, Option<String>) {
    let clean = |cell: &str| cell.trim().trim_matches('"').trim().to_owned();
    let some = |cell: Option<&String>| cell.map(|cell| clean(cell)).filter(|cell| !cell.is_empty());
    if is_spreadsheet && !cells.is_empty() {
        // Cells of a spreadsheet: one or two of name, then perhaps a grade.
        let has_full = cells[0].contains(',') || cells.get(1).is_none_or(|cell| is_grade(&cells[0], cell) || cell.is_empty());
        if has_full {
            let (given, family) = split_name(&clean(&cells[0]));
            return (given, family, some(cells[1..].iter().find(|cell| !cell.is_empty())));
        }
        return (clean(&cells[0]), clean(&cells[1]), some(cells.get(2)));
    }
    match cells {
        [full] => {
            let (given, family) = split_name(&clean(full));
            (given, family, None)
        }
        [full, grade] if is_grade(full, grade) => {
            let (given, family) = split_name(&clean(full));
            (given, family, some(Some(grade)))
        }
        [family, given, rest @ ..] => (clean(given), clean(family), some(rest.first())),
        [] => Default::default(),
    }
}

/// "9", "09", "9th", "Grade 9", "Ninth grade", "nine", "K": what stands after a name and is not one. "Segundo" alone may be one.
/// So is what begins with a figure, known or not: it is said to be doubtful, and taken for nobody's name.
/// A word that may be a name too, as Diez or Six, is a grade only behind a whole name.
fn is_grade(before: &str, cell: &str) -> bool {
    if cell.trim_start().starts_with(|c: char| c.is_ascii_digit()) {
        return true;
    }
    if grade::is_cardinal(cell) {
        return before.split_whitespace().count() > 1;
    }
    let is_bare_word = cell.chars().count() > 3 && cell.chars().all(char::is_alphabetic);
    grade::known(cell).is_some() && (!is_bare_word || grade::years(cell).is_some_and(|years| years < 1))
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
                (4, "Luz", "Rivera", Some("09")),
                (5, "Luz", "Rivera", Some("09")),
                (6, "Luz", "Rivera", Some("09")),
                (7, "Luz", "Rivera", Some("09")),
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
        let reasons: Vec<LineReason> = list.refused.iter().map(|note| note.reason).collect();
        assert_eq!(reasons, [LineReason::NameMissing, LineReason::NameTooLong { most: 120 }]);
        // Without a letter it is nobody's name, in whatever script names are written.
        let list = read_pasted("12345\n@@\n- -\n李\nمها");
        assert_eq!((list.students.len(), list.refused.len()), (2, 3));
        assert!(list.refused.iter().all(|note| note.reason == LineReason::NameMissing));
    }

    #[test]
    fn an_address_of_mail_is_left_out_wherever_it_stands_and_said() {
        let text = "Rivera, Luz, luz@x.org\nLuz Rivera <luz@x.org>\nluz@x.org\tLuz\tRivera\t9\n\"Rivera, Luz\" <luz@x.org>; 10\nluz@x.org\nLuz Rivera, Ninth grade";
        let list = read_pasted(text);
        let told: Vec<(&str, &str, Option<&str>)> = list
            .students
            .iter()
            .map(|it| (it.by_hand.given.as_str(), it.by_hand.family.as_str(), it.by_hand.grade.as_deref()))
            .collect();
        let (nine, ten, ninth) = (Some("09"), Some("10"), Some("09"));
        assert_eq!(
            told,
            [
                ("Luz", "Rivera", None),
                ("Luz", "Rivera", None),
                ("Luz", "Rivera", nine),
                ("Luz", "Rivera", ten),
                ("Luz", "Rivera", ninth)
            ]
        );
        assert_eq!(list.warned.iter().map(|note| note.line).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
        assert!(list.warned.iter().all(|note| note.reason == LineReason::MailLeftOut));
        assert_eq!((list.refused.len(), list.refused[0].line), (1, 5));
    }

    #[test]
    fn a_list_without_end_is_read_up_to_where_a_list_ends_whatever_its_lines_say() {
        let list = read_pasted(&",\nLuz Rivera\n".repeat(MOST_ROWS));
        assert_eq!((list.students.len(), list.refused.len()), (MOST_ROWS / 2, MOST_ROWS / 2 + 1));
        let last = list.refused.last().map(|note| (note.line as usize, note.reason));
        assert_eq!(last, Some((MOST_ROWS + 1, LineReason::ListTooLong { most: MOST_ROWS as u32 })));
    }

    #[test]
    fn the_numbering_of_a_list_is_no_name_and_what_looks_wrong_is_doubted() {
        let list = read_pasted("1. Ana de la Cruz\n2) Luz Rivera, 11th grade\n3.Ngũgĩ wa Thiong'o, twelve\nOmar7 Haddad, 99");
        let told: Vec<(&str, &str, Option<&str>)> = (list.students.iter())
            .map(|it| (it.by_hand.given.as_str(), it.by_hand.family.as_str(), it.by_hand.grade.as_deref()))
            .collect();
        assert_eq!(
            told,
            [
                ("Ana", "de la Cruz", None),
                ("Luz", "Rivera", Some("11")),
                ("Ngũgĩ", "wa Thiong'o", Some("12")),
                ("Omar7", "Haddad", Some("99")),
            ]
        );
        let doubts: Vec<(u32, LineReason)> = list.warned.iter().map(|note| (note.line, note.reason)).collect();
        assert_eq!(
            doubts,
            [
                (1, LineReason::NumberingLeftOut),
                (2, LineReason::NumberingLeftOut),
                (3, LineReason::NumberingLeftOut),
                (4, LineReason::GradeUnknown),
                (4, LineReason::NameHasFigures),
            ]
        );
    }

    #[test]
    fn a_number_that_is_set_apart_from_the_name_is_left_out_on_one_line_alone_and_one_that_is_not_is_doubted() {
        let doubt = |last: &str| {
            let list = read_pasted(&format!("Luz Rivera\nOmar Haddad\n{last}"));
            let name = &list.students[2].by_hand;
            assert_eq!((list.warned.len(), list.warned[0].line), (1, 3));
            (format!("{} / {}", name.given, name.family), list.warned[0].reason)
        };
        assert_eq!(doubt("30. Otis Sorrel"), ("Otis / Sorrel".into(), LineReason::NumberingLeftOut));
        assert_eq!(doubt(" 30) Sorrel, Otis"), ("Otis / Sorrel".into(), LineReason::NumberingLeftOut));
        assert_eq!(doubt("12.Ana de la Cruz"), ("12.Ana / de la Cruz".into(), LineReason::NameHasFigures));
    }

    proptest! {
        #[test]
        fn no_address_of_mail_is_kept(line in "[A-Za-z ]{0,8}[,;\t]?[ <(\"]?[a-z.]{0,4}[a-z]@[a-z]{1,4}\\.org[ >)\"]?[,;\t]?[A-Za-z0-9 ]{0,8}") {
            for it in read_pasted(&line).students {
                let kept = format!("{} {} {}", it.by_hand.given, it.by_hand.family, it.by_hand.grade.unwrap_or_default());
                prop_assert!(!kept.contains('@'), "{kept}");
            }
        }

        #[test]
        fn any_text_is_a_list_or_refused(text in "\\PC{0,60}", more in "[a-z,;\t\n\"\u{202e}\u{0} ]{0,60}") {
            let all = format!("{text}\n{more}");
            let list = read_pasted(&all);
            prop_assert!(list.students.len() + list.refused.len() <= all.lines().count());
        }
    }
}
