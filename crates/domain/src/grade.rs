//! Which grade is meant? Files and people write one grade in many ways: "9", "09", "9th", "Ninth grade", a CEDS code, the
//! descriptor of an interchange. Compared they are one; shown they stay as they were written.

use std::borrow::Cow;

use crate::names;

/// Codes of CEDS below the first grade and beside the grades, in the order in which a child comes to them.
const BEFORE: &[&str] = &["it", "pr", "pk", "tk", "kg"];

/// What else is written for a code, folded, without marks.
const WORDS: &[(&str, &[&str])] = &[
    ("it", &["infanttoddler", "infant", "toddler"]),
    ("pr", &["preschool", "preescolar"]),
    ("pk", &["prek", "prekinder", "prekindergarten", "preschoolprekindergarten", "pk3", "pk4"]),
    ("tk", &["transitionalkindergarten", "transitionalkinder", "transitionalk"]),
    ("kg", &["k", "kinder", "kindergarten", "kindergarden", "kindergarten5years", "0", "00"]),
    ("ug", &["ungraded", "nogradelevel", "notgraded"]),
    ("ps", &["postsecondary"]),
    ("ae", &["adulteducation", "adulted"]),
    ("other", &["otro", "otra"]),
];

/// First to thirteenth, in English and Spanish.
const ORDINALS: &[&[&str]] = &[
    &["first", "primer", "primero", "primera"],
    &["second", "segundo", "segunda"],
    &["third", "tercer", "tercero", "tercera"],
    &["fourth", "cuarto", "cuarta"],
    &["fifth", "quinto", "quinta"],
    &["sixth", "sexto", "sexta"],
    &["seventh", "septimo", "septima"],
    &["eighth", "octavo", "octava"],
    &["ninth", "noveno", "novena"],
    &["tenth", "decimo", "decima"],
    &["eleventh", "undecimo", "undecima", "onceavo"],
    &["twelfth", "duodecimo", "duodecima", "doceavo"],
    &["thirteenth"],
];

/// One to thirteen, in English and Spanish.
const CARDINALS: &[&[&str]] = &[
    &["one", "uno"],
    &["two", "dos"],
    &["three", "tres"],
    &["four", "cuatro"],
    &["five", "cinco"],
    &["six", "seis"],
    &["seven", "siete"],
    &["eight", "ocho"],
    &["nine", "nueve"],
    &["ten", "diez"],
    &["eleven", "once"],
    &["twelve", "doce"],
    &["thirteen", "trece"],
];

/// Words that stand around a grade and say nothing more.
const AROUND: &[&str] = &["grade", "grado", "gr", "level", "nivel", "de", "the"];

/// The highest number that is a grade.
const LAST: u32 = 13;

/// A grade as it is compared: "09", "kg", "pk"; what is no grade we know, folded.
pub fn folded(written: &str) -> Cow<'_, str> {
    if is_two_digits(written) {
        return Cow::Borrowed(written);
    }
    match known(written) {
        Some(code) => Cow::Owned(code),
        None => Cow::Owned(names::folded(&without_marks(written)).split_whitespace().collect::<Vec<_>>().join(" ")),
    }
}

/// Whether a grade is one that we know.
pub fn is_known(written: &str) -> bool {
    is_two_digits(written) || known(written).is_some()
}

/// Nearly every roster writes two digits: of a hundred thousand lines these cost nothing.
fn is_two_digits(written: &str) -> bool {
    matches!(written.as_bytes(), [b'0', b'1'..=b'9'] | [b'1', b'0'..=b'3'])
}

/// Without the marks of ordinals: folded they would be letters, and make a word that nobody wrote.
fn without_marks(written: &str) -> String {
    written.replace(['º', 'ª', '°'], "")
}

/// The code of a grade; None for what is not one.
pub fn known(written: &str) -> Option<String> {
    // The last part of uri://ed-fi.org/GradeLevelDescriptor#Ninth grade.
    let text = names::folded(&without_marks(written.rsplit('#').next().unwrap_or(written)));
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && !AROUND.contains(word)).collect();
    let whole = words.concat();
    if whole.is_empty() {
        return None;
    }
    if let Some(at) = [ORDINALS, CARDINALS].iter().find_map(|all| all.iter().position(|one| one.contains(&whole.as_str()))) {
        return Some(format!("{:02}", at + 1));
    }
    let code = WORDS.iter().find(|(code, all)| *code == whole || all.contains(&whole.as_str()));
    if let Some((code, _)) = code {
        return Some((*code).to_owned());
    }
    let end = whole.find(|c: char| !c.is_ascii_digit()).unwrap_or(whole.len());
    let (digits, rest) = whole.split_at(end);
    let is_ordinal = matches!(rest, "" | "st" | "nd" | "rd" | "th" | "er" | "do" | "ro" | "to" | "mo" | "vo" | "no");
    let number: u32 = digits.parse().ok()?;
    (is_ordinal && digits.len() <= 2 && (1..=LAST).contains(&number)).then(|| format!("{number:02}"))
}

/// A grade in the way OneRoster writes it: "09", "KG", "Other". None for what is no grade we know.
pub fn as_in_rosters(written: &str) -> Option<String> {
    let code = known(written)?;
    Some(if code == "other" { "Other".to_owned() } else { code.to_uppercase() })
}

/// Whether this is the word for a number, which is nobody's name.
pub fn is_cardinal(written: &str) -> bool {
    let word = names::folded(written.trim());
    CARDINALS.iter().any(|all| all.contains(&word.as_str()))
}

/// How many years of school lie before a grade; None where that is not known.
pub fn years(written: &str) -> Option<i32> {
    let code = known(written)?;
    match BEFORE.iter().position(|before| *before == code) {
        Some(at) => Some(at as i32 + 1 - BEFORE.len() as i32),
        None => code.parse().ok(),
    }
}

/// Puts grades in the order in which a child comes to them; the others after them by their letters.
pub fn order(written: &str) -> (i32, Cow<'_, str>) {
    (years(written).unwrap_or(i32::MAX), folded(written))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_grade_is_written_in_many_ways_and_compared_as_one() {
        for ninth in ["9", "09", "9th", "Grade 9", "grade 09", "9º", "9.º grado", "Ninth grade", "NINTH", "noveno grado"] {
            assert_eq!(folded(ninth), "09", "{ninth}");
        }
        assert_eq!(folded("uri://ed-fi.org/GradeLevelDescriptor#Ninth grade"), "09");
        for kindergarten in ["K", "KG", "kinder", "Kindergarten", "0", "uri://x#Kindergarten"] {
            assert_eq!(folded(kindergarten), "kg", "{kindergarten}");
        }
        for before in ["PK", "Pre-K", "Prekindergarten", "Preschool/Prekindergarten"] {
            assert_eq!(folded(before), "pk", "{before}");
        }
        assert_eq!((folded("TK"), folded("Transitional Kindergarten")), ("tk".into(), "tk".into()));
        assert_eq!((folded("UG"), folded("Ungraded")), ("ug".into(), "ug".into()));
        assert_eq!((folded("12"), folded("Twelfth grade"), folded("Grade 13")), ("12".into(), "12".into(), "13".into()));
    }

    #[test]
    fn a_grade_of_a_list_is_kept_as_rosters_write_it() {
        let kept = ["11th grade", "Grade 11", "eleven", "9", "K", "pre-k", "other"].map(as_in_rosters);
        assert_eq!(kept.map(Option::unwrap_or_default), ["11", "11", "11", "09", "KG", "PK", "Other"]);
        assert_eq!((as_in_rosters("99"), as_in_rosters("11Amara Okonkwo")), (None, None));
        assert!(is_cardinal("Twelve") && !is_cardinal("Segundo") && !is_cardinal("12"));
    }

    #[test]
    fn what_is_no_grade_we_know_is_itself_and_nobody_elses() {
        assert_eq!(folded("  Year  9 "), "year 9");
        assert_eq!(folded("9A"), "9a");
        assert_eq!(folded("2026"), "2026");
        assert_eq!(folded("Twº"), "tw", "a mark makes no other grade of it");
        assert_eq!((known("Rivera"), known(""), known("grade")), (None, None, None));
    }

    #[test]
    fn grades_stand_in_the_order_of_childhood() {
        let mut all = ["10", "Other", "9", "K", "Pre-K", "First grade", "TK", "Ungraded"];
        all.sort_by(|a, b| order(a).cmp(&order(b)));
        assert_eq!(all, ["Pre-K", "TK", "K", "First grade", "9", "10", "Other", "Ungraded"]);
        assert_eq!((years("K"), years("1st"), years("Other")), (Some(0), Some(1), None));
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "[ a-zA-Z0-9º.#/-]{0,20}") {
            let once = folded(&text).into_owned();
            prop_assert_eq!(folded(&once).into_owned(), once.clone());
        }

        #[test]
        fn every_number_up_to_the_last_is_a_grade_however_it_is_padded(number in 1u32..=13) {
            prop_assert_eq!(folded(&number.to_string()).into_owned(), format!("{number:02}"));
            prop_assert_eq!(years(&format!("Grade {number}")), Some(number as i32));
        }
    }
}
