//! Names of people: what is allowed, how they are compared, their initials. Spelling and accents
//! are kept as told; only comparing folds them.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::refusal::Refusal;

/// Names longer than this are refused: no drawing and no list can show them. Counted in characters.
pub const LONGEST_NAME: usize = 120;

/// Trims, folds inner white space, drops control and direction-override characters. Keeps every letter and emoji.
pub fn told(name: &str) -> Result<String, Refusal> {
    let clean = clean(name);
    if clean.is_empty() {
        return Err(Refusal::NameIsEmpty);
    }
    if clean.chars().count() > LONGEST_NAME {
        return Err(Refusal::NameIsTooLong { most: LONGEST_NAME as u32 });
    }
    Ok(clean)
}

/// The same for words that somebody says: at least one, and at most so many characters.
pub fn words(said: &str, most: usize) -> Result<String, Refusal> {
    let clean = clean(said);
    match clean.chars().count() {
        0 => Err(Refusal::NothingSaid),
        count if count > most => Err(Refusal::TextIsTooLong { most: most as u32 }),
        _ => Ok(clean),
    }
}

fn clean(text: &str) -> String {
    let clean: String = text
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| !c.is_control() && !matches!(*c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'))
        .collect();
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The same letters in the one way in which Unicode composes them: an é that was typed as two is the é that was typed as one.
pub fn composed(text: &str) -> String {
    text.nfc().collect()
}

/// A name as it is compared: lower case, without accents. "José Ñáñez" and "jose nanez" are one.
pub fn folded(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.nfkd().filter(|c| !is_combining_mark(*c)) {
        match c {
            'ø' | 'Ø' => out.push('o'),
            'ł' | 'Ł' => out.push('l'),
            'đ' | 'Đ' | 'ð' | 'Ð' => out.push('d'),
            'ı' => out.push('i'),
            'æ' | 'Æ' => out.push_str("ae"),
            'œ' | 'Œ' => out.push_str("oe"),
            'ß' => out.push_str("ss"),
            'þ' | 'Þ' => out.push_str("th"),
            '\'' | '’' | 'ʻ' | '`' => {}
            _ => out.extend(c.to_lowercase()),
        }
    }
    out
}

/// What stands behind "12." or "12)" at the head of a text, as a list numbers its lines.
pub fn behind_number(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - rest.len();
    let rest = rest.strip_prefix(['.', ')'])?;
    ((1..=4).contains(&digits) && rest.chars().next().is_none_or(|c| c.is_whitespace() || c.is_alphabetic()))
        .then(|| rest.trim_start())
}

/// A name without the numbering of a list that was kept as a part of it, before whichever of its words: "1. Ana Cruz",
/// "Ana 1.Cruz".
pub fn unnumbered(name: &str) -> String {
    let words = name.split_whitespace().map(|word| behind_number(word).unwrap_or(word));
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether a name, or any word of it, begins like what was typed, which is folded already. A sign before a word hides nobody:
/// "=Ruth" and "(Ruth)" begin like "ru" as well.
pub fn begins_like(name: &str, typed: &str) -> bool {
    let name = folded(name);
    let begins =
        |word: &str| word.starts_with(typed) || word.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(typed);
    begins(&name) || name.split([' ', '-']).any(begins)
}

/// Whether a text has a word of this name in it, accents or not, also as "Rosa’s". Short ones count: "Bo", "Li" and "Al" are
/// names, and rather one club too many stays unsaid than one of them is told.
pub fn shares_a_word(text: &str, name: &str) -> bool {
    let (text, name) = (folded(text), folded(name));
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let of_text = words(&text);
    words(&name).iter().any(|word| {
        let is_told = |one: &String| one == word || one.strip_suffix('s') == Some(word.as_str());
        (word.chars().any(is_unspaced) && text.contains(word.as_str())) || of_text.iter().any(is_told)
    })
}

/// Whether it is a letter of a script in which nothing stands between two words, or something is joined to the end of one, as it
/// is once folded: Thai to Khmer, Korean, Japanese and Chinese. There a name is a part of a longer run of letters.
fn is_unspaced(c: char) -> bool {
    let runs = [0xe00..=0xeff, 0x1000..=0x109f, 0x1100..=0x11ff, 0x1780..=0x17ff, 0x3040..=0x9fff, 0x2_0000..=0x3_ffff];
    runs.iter().any(|run| run.contains(&u32::from(c)))
}

/// The letters that stand for a name, written so that they stand for themselves: "T R" of "Tía Rosa".
pub fn letters(name: &str) -> String {
    initials(name).chars().map(String::from).collect::<Vec<_>>().join(" ")
}

/// At most two letters that stand for a name in a disc. A single word gives one.
pub fn initials(name: &str) -> String {
    let words: Vec<&str> = name.split([' ', '-']).filter(|word| word.chars().any(char::is_alphanumeric)).collect();
    let first = |word: &str| word.chars().find(|c| c.is_alphanumeric()).map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    match words.as_slice() {
        [] => name.chars().next().map(String::from).unwrap_or_default(),
        [one] => first(one),
        [one, .., last] => first(one) + &first(last),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_has_a_word_of_a_name_in_it_gives_it_away() {
        for said in ["Ramos’ chess", "Chess with coach RAMÓS", "ramos’s circle"] {
            assert!(shares_a_word(said, "Coach Ramos"), "{said}");
        }
        assert!(!shares_a_word("Monday circle", "Coach Ramos") && !shares_a_word("Alto", "Al") && !shares_a_word("Chess", "🦊"));
        for (said, short) in [("Bo’s garage", "Bo"), ("Chess with Li", "Li"), ("al fresco", "Al"), ("李小龙武馆", "李小龙")]
        {
            assert!(shares_a_word(said, short), "{said}");
        }
        assert!(shares_a_word("小龙棋社", "李 小龙") && shares_a_word("민지네 교실", "민지") && !shares_a_word("棋社", "小龙"));
    }

    #[test]
    fn a_lists_numbering_is_no_part_of_a_name_and_other_figures_are() {
        for numbered in ["1. Ana Cruz", "12) Ana Cruz", "Ana 3.Cruz", "1.Ana Cruz"] {
            assert_eq!(unnumbered(numbered), "Ana Cruz", "{numbered}");
        }
        for other in ["Ana Cruz", "3Pac", "Ana 2", "12345. Ana", "1.5 Ana"] {
            assert_eq!(unnumbered(other), other);
        }
        assert_eq!((unnumbered("1."), behind_number("7. Luz"), behind_number("7 Luz")), (String::new(), Some("Luz"), None));
    }

    #[test]
    fn accents_case_and_apostrophes_do_not_hide_anyone() {
        assert_eq!(folded("José Ñáñez"), "jose nanez");
        assert_eq!(folded("O’Brien"), "obrien");
        assert_eq!(folded("Łukasz Ødegård"), "lukasz odegard");
        assert_eq!(folded("Nguyễn Thị Ánh"), "nguyen thi anh");
    }

    #[test]
    fn a_name_is_found_by_its_letters_whatever_sign_stands_before_them() {
        for name in ["=Ruth", "Ruth", "+Ruth Abara", "Abara, (Ruth)", "-Ruth", "Ana \"Ruth\" Abara", "Anne-Ruth"] {
            assert!(begins_like(name, "ru"), "{name}");
        }
        assert!(begins_like("=Ruth", "=ru") && begins_like("🙂", "🙂") && begins_like("José", "jose"));
        assert!(!begins_like("=Ruth", "th") && !begins_like("Truth", "ru") && !begins_like("🙂", "ru"));
    }

    #[test]
    fn initials_are_letters_of_any_script() {
        assert_eq!(initials("Ana María López"), "AL");
        assert_eq!(initials("Tío"), "T");
        assert_eq!(initials("李 小龙"), "李小");
        assert_eq!(initials("Mary-Jane"), "MJ");
        assert_eq!(initials("🙂"), "🙂");
    }

    #[test]
    fn a_name_is_kept_as_told_without_what_cannot_be_seen() {
        assert_eq!(told("  Abuela \t Rosa\n").unwrap(), "Abuela Rosa");
        assert_eq!(told("\u{202e}<b>=Ana</b>").unwrap(), "<b>=Ana</b>");
        assert_eq!(told(" \n"), Err(Refusal::NameIsEmpty));
        assert!(matches!(told(&"x".repeat(2000)), Err(Refusal::NameIsTooLong { .. })));
    }
}
