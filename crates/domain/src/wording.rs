//! What does this school say in its own words? What is said before the first name, and what is done when somebody is not safe,
//! in each language that Kith speaks. Kith ships words for both; a school that writes its own can go back to them, and where it
//! wrote in one language alone the shipped words stand in the other. Nothing here is about a student.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use specta::Type;

use crate::change::{Scope, Set};
use crate::names;
use crate::record::{Fields, Ground, Id, KITH, Kind, derived, read, value};
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

/// In which language: a student may choose another than the window's for their sitting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum SaidIn {
    En,
    Es,
}

impl SaidIn {
    const fn field(self) -> &'static str {
        match self {
            SaidIn::En => "text_en",
            SaidIn::Es => "text_es",
        }
    }
}

/// All that an earlier Kith reads and writes of them, whatever language they are in. What is written here is said to those laptops, too:
/// in one text, English first. What one of them wrote stands in each language until something is said for that one, so that no school
/// loses its words.
const EARLIER: &str = "text";

/// What an earlier Kith had written when a language first got words of its own: it stands in the other.
const IN_ANY: &str = "text_any";

/// What stood in [`EARLIER`] when words were last written here. Where it is otherwise now, an earlier Kith has written since, and
/// what it wrote is newer. Empty: nothing stood there.
const THEN: &str = "text_then";

/// What stands, whichever Kith wrote it: of each language, and for whichever has none.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stands {
    en: Option<String>,
    es: Option<String>,
    any: Option<String>,
}

impl Stands {
    fn read(record: &Fields) -> Stands {
        let told = |field: &str| read::<String>(record, field);
        let (text, then) = (told(EARLIER), told(THEN));
        let own = |any| Stands { en: told(SaidIn::En.field()), es: told(SaidIn::Es.field()), any };
        match then {
            Some(then) if then != text.as_deref().unwrap_or_default() => Stands { en: None, es: None, any: text },
            Some(_) => own(told(IN_ANY)),
            None => own(text),
        }
    }

    const fn of(&mut self, language: SaidIn) -> &mut Option<String> {
        match language {
            SaidIn::En => &mut self.en,
            SaidIn::Es => &mut self.es,
        }
    }

    /// The one text that an earlier Kith says in every language. Words for any language are taken to be in English there, as Kith
    /// itself was then; empty words are those that Kith ships.
    fn for_earlier(&self) -> Option<String> {
        let said = [self.en.as_ref().or(self.any.as_ref()), self.es.as_ref()];
        let said: Vec<&str> = said.into_iter().flatten().map(String::as_str).filter(|text| !text.is_empty()).collect();
        (!said.is_empty()).then(|| said.join("\n"))
    }
}

/// What is recorded about the school's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum WordingEdit {
    /// One paragraph a line; None goes back to the words that Kith ships in that language.
    SetWording { which: Which, language: SaidIn, text: Option<String> },
}

/// What a school says of one thing in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Wording {
    /// A paragraph each.
    pub lines: Vec<String>,
    /// It was written before each language had words of its own, and is said in every one until another is written.
    pub is_in_any: bool,
}

/// The school's words in one language; None where those stand that Kith ships.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct WordingsIn {
    pub opening: Option<Wording>,
    pub safety: Option<Wording>,
}

/// The same in each language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Wordings {
    pub en: WordingsIn,
    pub es: WordingsIn,
}

impl Wordings {
    /// As they are told now.
    pub fn read(ground: &dyn Ground) -> Wordings {
        let told = |which: Which, language: SaidIn| {
            let mut stands = Stands::read(&ground.record(Kind::Wording, which.record())?);
            let of_its_own = stands.of(language).take();
            let is_in_any = of_its_own.is_none();
            let text = of_its_own.or(stands.any)?;
            let lines: Vec<String> = text.lines().map(str::to_owned).collect();
            (!lines.is_empty()).then_some(Wording { lines, is_in_any })
        };
        let told_in = |language| WordingsIn { opening: told(Which::Opening, language), safety: told(Which::Safety, language) };
        Wordings { en: told_in(SaidIn::En), es: told_in(SaidIn::Es) }
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
        let WordingEdit::SetWording { which, language, text } = self;
        let now = ground.record(Kind::Wording, which.record()).unwrap_or_default();
        let text = text.as_deref().map(told).transpose()?;
        // No words in one language are the shipped ones there, also where words for every language stand.
        let before = Stands::read(&now);
        let mut stands = before.clone();
        *stands.of(*language) = text.or_else(|| stands.any.as_ref().map(|_| String::new()));
        if stands == before {
            return Ok(Vec::new());
        }
        let earlier = stands.for_earlier();
        let then = value(&earlier.clone().unwrap_or_default());
        let told = [
            (SaidIn::En.field(), value(&stands.en)),
            (SaidIn::Es.field(), value(&stands.es)),
            (IN_ANY, value(&stands.any)),
            (EARLIER, value(&earlier)),
            (THEN, then),
        ];
        let is_otherwise = |(field, told): &(&str, Value)| now.get(*field).unwrap_or(&Value::Null) != told;
        let set = |(field, value)| Set { scope: Scope::District, kind: Kind::Wording, record: which.record(), field, value };
        Ok(told.into_iter().filter(is_otherwise).map(set).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands in a store, by field.
    #[derive(Default)]
    struct Said(Vec<(&'static str, Value)>);

    impl Ground for Said {
        fn record(&self, _: Kind, id: Id) -> Option<Fields> {
            let fields = self.0.iter().map(|(field, told)| ((*field).to_owned(), told.clone()));
            (id == Which::Opening.record() && !self.0.is_empty()).then(|| fields.collect())
        }
        fn of(&self, _: Kind, _: &str, _: Id) -> Vec<(Id, Fields)> {
            Vec::new()
        }
    }

    impl Said {
        fn sets(&self, language: SaidIn, text: Option<&str>) -> Result<Vec<Set>, Refusal> {
            WordingEdit::SetWording { which: Which::Opening, language, text: text.map(Into::into) }.changes(self)
        }

        /// Writes it, and says what stands there then: in English, in Spanish.
        fn writes(&mut self, language: SaidIn, text: Option<&str>) -> [Option<(String, bool)>; 2] {
            for set in self.sets(language, text).unwrap() {
                self.0.retain(|(field, _)| *field != set.field);
                self.0.push((set.field, set.value));
            }
            self.reads()
        }

        fn reads(&self) -> [Option<(String, bool)>; 2] {
            let Wordings { en, es } = Wordings::read(self);
            assert_eq!((&en.safety, &es.safety), (&None, &None), "nobody wrote any");
            [en, es].map(|told| told.opening.map(|told| (told.lines.join("|"), told.is_in_any)))
        }
    }

    fn own(text: &str) -> Option<(String, bool)> {
        Some((text.to_owned(), false))
    }

    #[test]
    fn a_paragraph_is_a_line_and_empty_ones_are_none() {
        let mut said = Said::default();
        assert_eq!(
            said.writes(SaidIn::En, Some(" This map  is yours. \n\n \nYou can stop.\n")),
            [own("This map is yours.|You can stop."), None],
            "in Spanish the words that Kith ships"
        );
        assert_eq!(said.writes(SaidIn::Es, Some("Es tuyo.")), [own("This map is yours.|You can stop."), own("Es tuyo.")]);
        assert_eq!(said.writes(SaidIn::En, None), [None, own("Es tuyo.")]);
    }

    #[test]
    fn no_words_are_not_the_way_back_to_the_shipped_ones() {
        let none = Said::default();
        assert_eq!(none.sets(SaidIn::En, Some(" \n ")), Err(Refusal::TextIsEmpty));
        assert_eq!(none.sets(SaidIn::Es, Some(&"a".repeat(1_201))), Err(Refusal::TextIsTooLong { most: 1_200 }));
        let ours = Said(vec![("text_en", "Ours.".into())]);
        assert!(ours.sets(SaidIn::En, None).unwrap()[0].value.is_null());
        assert!(none.sets(SaidIn::En, None).unwrap().is_empty() && ours.sets(SaidIn::En, Some("Ours. ")).unwrap().is_empty());
    }

    #[test]
    fn what_an_earlier_kith_wrote_is_said_in_every_language_until_that_one_has_its_own() {
        let earlier = || Said(vec![("text", "We say it so.".into())]);
        let of_both = Some(("We say it so.".to_owned(), true));
        assert_eq!(earlier().reads(), [of_both.clone(), of_both.clone()], "nothing of it is lost");
        let mut said = earlier();
        assert_eq!(said.writes(SaidIn::Es, Some("Así lo decimos.")), [of_both.clone(), own("Así lo decimos.")]);
        // Back to the shipped words in Spanish, and the words for both do not come up again there.
        assert_eq!(said.writes(SaidIn::Es, None), [of_both.clone(), None]);
        assert!(said.sets(SaidIn::Es, None).unwrap().is_empty());
        assert_eq!(said.writes(SaidIn::En, Some("We say it so.")), [own("We say it so."), None]);
    }

    #[test]
    fn the_newest_words_are_what_an_earlier_kith_says_and_what_it_writes_is_the_newest_here() {
        let mut said = Said::default();
        let earlier = |said: &Said| {
            said.0.iter().find(|(field, _)| *field == "text").and_then(|(_, told)| told.as_str().map(str::to_owned))
        };
        said.writes(SaidIn::En, Some("Ours."));
        assert_eq!((said.reads(), earlier(&said)), ([own("Ours."), None], Some("Ours.".into())));
        said.writes(SaidIn::Es, Some("Lo nuestro."));
        assert_eq!(earlier(&said), Some("Ours.\nLo nuestro.".into()), "whoever speaks one of them finds it");
        said.writes(SaidIn::En, Some("Ours anew."));
        assert_eq!(earlier(&said), Some("Ours anew.\nLo nuestro.".into()), "and not what was said before");
        // An earlier Kith writes: that is newer, and is said in every language.
        let writes = |said: &mut Said, text: Value| {
            said.0.retain(|(field, _)| *field != "text");
            said.0.push(("text", text));
        };
        writes(&mut said, "We changed it.".into());
        let of_both = Some(("We changed it.".to_owned(), true));
        assert_eq!(said.reads(), [of_both.clone(), of_both.clone()]);
        assert_eq!(said.writes(SaidIn::Es, Some("Lo cambiamos.")), [of_both, own("Lo cambiamos.")]);
        assert_eq!(earlier(&said), Some("We changed it.\nLo cambiamos.".into()));
        // It goes back to the shipped words: so does everybody.
        writes(&mut said, Value::Null);
        assert_eq!(said.reads(), [None, None]);
        assert_eq!(said.writes(SaidIn::En, Some("Once more.")), [own("Once more."), None]);
        assert_eq!(said.writes(SaidIn::En, None), [None, None]);
        assert_eq!(earlier(&said), None);
    }
}
