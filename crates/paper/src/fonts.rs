//! Which fonts stand on a page? One for the words, which is part of the program, and one for each further script, which lie
//! beside it: in the folder of the packaged program, or where the system keeps its fonts. A script whose file is not there is
//! written with a sign in place of its letters; nothing is fetched.

use std::path::{Path, PathBuf};

use typst::foundations::Bytes;
use typst::layout::Abs;
use typst::text::{Font, FontBook, FontInstance, FontVariant, FontVariations};
use typst::utils::LazyHash;

/// Atkinson Hyperlegible Next (OFL), set to two weights, as it comes on npm: Latin, and the rest of Latin.
const OURS: [&[u8]; 4] = [
    include_bytes!("../fonts/AtkinsonHyperlegibleNext-Regular.ttf"),
    include_bytes!("../fonts/AtkinsonHyperlegibleNext-Bold.ttf"),
    include_bytes!("../fonts/AtkinsonHyperlegibleNextExt-Regular.ttf"),
    include_bytes!("../fonts/AtkinsonHyperlegibleNextExt-Bold.ttf"),
];

/// The files for the other scripts, in the order in which they are asked. Noto and Nanum are under the OFL, Droid under
/// Apache-2.0. Nanum Square has every Hangul syllable in 0.7 MB, and is asked after the one that has more Chinese.
pub const FILES: [&str; 42] = [
    "NotoSans-Regular.ttf",
    "NotoSans-Bold.ttf",
    "NotoSansArabic-Regular.ttf",
    "NotoSansArabic-Bold.ttf",
    "DroidSansFallbackFull.ttf",
    "NanumSquareR.ttf",
    "NotoColorEmoji.ttf",
    "NotoSansHebrew-Regular.ttf",
    "NotoSansDevanagari-Regular.ttf",
    "NotoSansBengali-Regular.ttf",
    "NotoSansGurmukhi-Regular.ttf",
    "NotoSansGujarati-Regular.ttf",
    "NotoSansOriya-Regular.ttf",
    "NotoSansTamil-Regular.ttf",
    "NotoSansTelugu-Regular.ttf",
    "NotoSansKannada-Regular.ttf",
    "NotoSansMalayalam-Regular.ttf",
    "NotoSansSinhala-Regular.ttf",
    "NotoSansThai-Regular.ttf",
    "NotoSansLao-Regular.ttf",
    "NotoSansKhmer-Regular.ttf",
    "NotoSansMyanmar-Regular.ttf",
    "NotoSansEthiopic-Regular.ttf",
    "NotoSansArmenian-Regular.ttf",
    "NotoSansGeorgian-Regular.ttf",
    "NotoSansCherokee-Regular.ttf",
    "NotoSansCanadianAboriginal-Regular.ttf",
    "NotoSerifTibetan-Regular.ttf",
    "NotoSansMongolian-Regular.ttf",
    "NotoSansSyriac-Regular.ttf",
    "NotoSansThaana-Regular.ttf",
    "NotoSansNKo-Regular.ttf",
    "NotoSansAdlam-Regular.ttf",
    "NotoSansOsage-Regular.ttf",
    "NotoSansVai-Regular.ttf",
    "NotoSansYi-Regular.ttf",
    "NotoSansTifinagh-Regular.ttf",
    "NotoSansSymbols-Regular.ttf",
    "NotoSansSymbols2-Regular.ttf",
    "NotoSansMath-Regular.ttf",
    "NotoSansBuginese-Regular.ttf",
    "NotoSansTaiTham-Regular.ttf",
];

/// Where Debian's packages put them: fonts-noto-core, fonts-noto-color-emoji, fonts-droid-fallback, fonts-nanum.
pub const DEBIAN: [&str; 3] =
    ["/usr/share/fonts/truetype/noto", "/usr/share/fonts/truetype/droid", "/usr/share/fonts/truetype/nanum"];

/// The fonts that are here, ready for a page.
pub struct Shelf {
    book: LazyHash<FontBook>,
    fonts: Vec<FontInstance>,
}

impl Shelf {
    /// Our own fonts, and those of [`FILES`] that lie in these folders; the first folder that has a file gives it.
    pub fn of(folders: &[PathBuf]) -> Shelf {
        let ours = OURS.iter().map(|bytes| Bytes::new(*bytes));
        let found = FILES.iter().filter_map(|file| folders.iter().find_map(|folder| read(&folder.join(file))));
        let fonts: Vec<Font> = ours.chain(found).filter_map(|bytes| Font::new(bytes, 0)).collect();
        let book = LazyHash::new(FontBook::from_fonts(&fonts));
        let as_it_is = |font: Font| font.instantiate(FontVariant::default(), Abs::pt(10.0), &FontVariations::default());
        Shelf { book, fonts: fonts.into_iter().map(as_it_is).collect() }
    }

    pub(crate) fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    pub(crate) fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).map(|font| font.font().clone())
    }

    /// The families in the order in which a letter looks for its font.
    pub(crate) fn families(&self) -> Vec<String> {
        let mut families: Vec<String> = Vec::new();
        for font in &self.fonts {
            let family = &font.font().info().family;
            if !families.contains(family) {
                families.push(family.clone());
            }
        }
        families
    }

    /// The same words with a sign for each letter that no font here can write: a page for everybody may not hold a letter
    /// that is no letter.
    pub fn writable(&self, words: &str) -> String {
        let sign = if self.covering('□').is_some() { '□' } else { '?' };
        let writes = |letter: char| is_unseen(letter) || self.covering(letter).is_some();
        words.chars().filter(|letter| !letter.is_control()).map(|letter| if writes(letter) { letter } else { sign }).collect()
    }

    fn covering(&self, letter: char) -> Option<&FontInstance> {
        self.fonts.iter().find(|font| font.font().info().coverage.contains(letter as u32))
    }

    /// How wide these words are at a size of one. Each letter by itself: joined letters are narrower, never wider.
    pub(crate) fn width(&self, words: &str, is_bold: bool) -> f64 {
        let heavier = if is_bold { 1.04 } else { 1.0 };
        let wide = |letter: char| {
            let font = self.covering(letter)?;
            Some(font.x_advance(font.ttf().glyph_index(letter)?.0)?.get())
        };
        words.chars().map(|letter| if is_unseen(letter) { 0.0 } else { wide(letter).unwrap_or(1.0) }).sum::<f64>() * heavier
    }
}

/// Joiners, selectors, marks of direction: they shape their neighbours and have no form of their own.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' | '\u{e0020}'..='\u{e007f}')
}

fn read(path: &Path) -> Option<Bytes> {
    std::fs::read(path).ok().map(Bytes::new)
}
