//! Is a page a page? Made, then read back by another program: its text, its fonts, its tags, how it looks.
//! The pictures lie in `target/paper` for whoever wants to see them.

use std::path::{Path, PathBuf};
use std::process::Command;

use chrono::NaiveDate;
use domain::ego_network::{Alter, EgoNetwork, Offset, Presence, Ring, Sector, Spot, Support, Tie};
use domain::record::Id;
use domain::shown::Shown;
use paper::card::OwnWords;
use paper::fonts::{DEBIAN, Shelf};
use paper::my_map::{MyMap, PageNames, PageWish};
use paper::{Made, PageLanguage, Sheet};

pub const WISH: PageWish =
    PageWish { shown: PageNames::Names, has_rings: false, has_my_name: false, language: PageLanguage::En, sheet: Sheet::Letter };

const NAMES: [&str; 24] = [
    "Mom",
    "Tía Rosa",
    "Abuela",
    "Coach Reyes",
    "Ms. Okafor",
    "Jada",
    "Dre",
    "Mr. Lindqvist",
    "Nana Bea",
    "Luis",
    "Pastor Ed",
    "Dr. Amari",
    "Zoë",
    "Nguyễn Thị Hạnh",
    "Mr. Abernathy-Castellanos",
    "Kofi",
    "Sam from robotics",
    "Uncle Ray",
    "Bus driver Pete",
    "Library Jo",
    "Teo",
    "Ms. Wu",
    "Grandpa Joe",
    "Amina",
];

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 26).unwrap()
}

fn shelf() -> Shelf {
    Shelf::of(&DEBIAN.map(PathBuf::from))
}

fn alter(at: usize, label: &str) -> Alter {
    // A fixed scatter: the same people stand in the same places each time.
    let dice = |salt: usize| (at * 7919 + salt * 104_729 + 13) % 1000;
    let sector = Sector::ALL[(at * 3 + at / 5) % 5];
    let ring = [Ring::Closest, Ring::Close, Ring::Known, Ring::Close, Ring::Known][at % 5];
    Alter {
        id: Id::from_u128(at as u128 + 1),
        label: label.to_owned(),
        initials: domain::names::initials(label),
        is_adult: None,
        origin: None,
        activity: None,
        broker: None,
        last_contact: None,
        link: None,
        spot: Some(Spot { ring, sector, offset: Offset { across: dice(1) as u16, out: dice(2) as u16 } }),
        presence: if at % 11 == 10 { Presence::Potential } else { Presence::Confirmed },
        reciprocity: None,
        supports: Support::ALL
            .into_iter()
            .enumerate()
            .filter(|(s, _)| (at + s * 3) % 7 < 2)
            .map(|(_, support)| support)
            .collect(),
        is_withheld: false,
        is_pale: false,
        conflicts: Vec::new(),
    }
}

fn network(names: &[String]) -> EgoNetwork {
    let alters: Vec<Alter> = names.iter().enumerate().map(|(at, name)| alter(at, name)).collect();
    let tie = |a: usize, b: usize| Tie { a: alters[a].id, b: alters[b].id, is_present: true };
    let ties = (0..names.len() / 2).map(|at| tie(at, (at * 5 + 2) % names.len())).filter(|tie| tie.a != tie.b).collect();
    EgoNetwork { wave: Id::from_u128(900), student: Id::from_u128(901), alters, ties, supports_asked: vec![] }
}

fn people(count: usize) -> Vec<String> {
    let named = |at: usize| {
        let name = NAMES[at % NAMES.len()];
        if at < NAMES.len() { name.to_owned() } else { format!("{name} {}", char::from(b'A' + (at / NAMES.len()) as u8)) }
    };
    (0..count).map(named).collect()
}

fn map_of(names: &[String], wish: PageWish) -> MyMap {
    let goal = Some("Become a nurse, and get better at math on the way");
    MyMap::of(&network(names), Shown::Names, "Luz", day(), goal, &[], wish)
}

/// What a browser that knows nothing of Kith makes of a file, printed so that it can be read back. It reaches no network.
fn printed_by_a_browser(html: &Path) -> PathBuf {
    let pdf = html.with_extension("browser.pdf");
    // As the tests of the interface choose it.
    let mut browser = Command::new(std::env::var("CHROMIUM").unwrap_or_else(|_| "chromium".to_owned()));
    browser.args([
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-pdf-header-footer",
        "--host-resolver-rules=MAP * ~NOTFOUND",
    ]);
    browser.arg(format!("--user-data-dir={}", html.with_extension("browser").display()));
    browser.arg(format!("--print-to-pdf={}", pdf.display())).arg(format!("file://{}", html.display()));
    let out = browser.output().expect("chromium");
    assert!(out.status.success() && pdf.exists(), "{}", String::from_utf8_lossy(&out.stderr));
    pdf
}

/// Kept to be looked at, and for the other program to read.
fn kept(name: &str, made: &Made) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../target/paper");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(format!("{name}.pdf"));
    std::fs::write(&path, &made.pdf).unwrap();
    path
}

/// The text as poppler reads it, in the order of the page.
fn text_of(pdf: &PathBuf) -> String {
    let out = Command::new("pdftotext").args(["-enc", "UTF-8"]).arg(pdf).arg("-").output().expect("poppler-utils");
    assert!(out.status.success());
    String::from_utf8(out.stdout).unwrap()
}

#[test]
fn a_map_of_three_twelve_forty_and_sixty_people_is_one_page() {
    let shelf = shelf();
    for count in [3, 12, 40, 60] {
        for has_rings in [false, true] {
            let made = map_of(&people(count), PageWish { has_rings, ..WISH }).page(&shelf).unwrap();
            let pdf = kept(&format!("map-{count}{}", if has_rings { "-rings" } else { "" }), &made);
            assert_eq!(made.pages, 1, "{count} people");
            let text = text_of(&pdf);
            assert!(text.contains("The people in my corner") && text.contains("Become a nurse"), "{text}");
        }
    }
}

/// The text as a screen reader goes through the page, part after part.
fn read_out(pdf: &PathBuf) -> String {
    let tree = told_by("pdfinfo", &["-struct-text"], pdf);
    let said = tree.lines().filter_map(|line| line.trim().strip_prefix('"')?.strip_suffix('"'));
    said.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

/// What somebody who leads a session looks for on the card: a part's title, and what it says there.
const CARD_EN: [(&str, &[&str]); 7] = [
    ("Before the first name", &["I must tell people who can help", "we can forget it", "What should I call you here?"]),
    ("To open", &["Who makes a day better just by being there?", "who would you tell first?", "Where do people know your name?"]),
    ("When they are stuck", &["Who did you see yesterday", "Go by place and not by person", "A short map is a whole map."]),
    ("To close", &["One step for this week", "Is there anything here that you want to take off?", "waits as a draft"]),
    (
        "When there are few people",
        &["Never count aloud, and compare with nobody.", "A dotted person is a plan.", "within a week"],
    ),
    ("When somebody is hard to talk about", &["Nothing is marked about anyone on the map", "Nobody has to be on here."]),
    (
        "When somebody may not be safe",
        &["Kith records nothing of this", "A note anywhere is not a report.", "Our protocol is kept"],
    ),
];
const CARD_ES: [(&str, &[&str]); 7] = [
    (
        "Antes del primer nombre",
        &["tengo que decirlo a quien pueda ayudar", "podemos olvidarlo", "¿Cómo quieres que te llame aquí?"],
    ),
    (
        "Para empezar",
        &["¿Quién hace mejor un día solo por estar ahí?", "¿a quién se lo cuentas primero?", "¿Dónde saben tu nombre?"],
    ),
    ("Cuando no sabe qué decir", &["¿A quién viste ayer", "Por lugares y no por personas", "Un mapa corto es un mapa entero."]),
    ("Para cerrar", &["Un paso para esta semana", "¿Hay algo aquí que quieras quitar?", "espera como borrador"]),
    (
        "Cuando hay pocas personas",
        &["Nunca cuente en voz alta, ni compare con nadie.", "Una persona con puntos es un plan.", "en una semana"],
    ),
    ("Cuando cuesta hablar de alguien", &["Nada se marca sobre nadie en el mapa", "Nadie tiene que estar aquí."]),
    ("Cuando alguien puede no estar a salvo", &["Kith no guarda nada de esto", "no es un informe.", "Nuestro protocolo está en"]),
];

#[test]
fn what_a_school_says_itself_stands_on_the_card_too_in_place_of_what_kith_ships() {
    let opening = ["I am Ms. Okafor's intern.".to_owned(), "You may stop.".to_owned()];
    let safety = ["Press the red button by the door.".to_owned()];
    let own = OwnWords { opening: Some(&opening), safety: Some(&safety) };
    let made = paper::card::card(PageLanguage::En, Sheet::Letter, day(), own, &shelf()).unwrap();
    let text = read_out(&kept("card-own", &made));
    for words in ["“I am Ms. Okafor's intern.”", "“You may stop.”", "Press the red button by the door.", "Our protocol is kept"]
    {
        assert!(text.contains(words), "{words} in {text}");
    }
    for shipped in ["You and I can see what we keep here", "Cover the screen and put the map aside"] {
        assert!(!text.contains(shipped), "{shipped} in {text}");
    }
    assert_eq!(made.pages, 1);
    // The longest that a school may write.
    let long = vec!["Words that are said before the first name, slowly. ".repeat(24)];
    let own = OwnWords { opening: Some(&long), safety: Some(&long) };
    assert!(paper::card::card(PageLanguage::Es, Sheet::A4, day(), own, &shelf()).unwrap().pages <= 2);
}

#[test]
fn the_card_says_how_to_open_and_what_to_do_when_it_is_stuck_thin_painful_or_not_safe_on_one_page_in_each_language() {
    for (language, parts) in [(PageLanguage::En, CARD_EN), (PageLanguage::Es, CARD_ES)] {
        for (sheet, size) in [(Sheet::Letter, "612 x 792"), (Sheet::A4, "595.276 x 841.89")] {
            let made = paper::card::card(language, sheet, day(), OwnWords::default(), &shelf()).unwrap();
            let pdf = kept(&format!("card-{}-{sheet:?}", language.code()), &made);
            let about = told_by("pdfinfo", &[], &pdf);
            assert!(made.pages == 1 && about.contains(size) && about.contains("Tagged:          yes"), "{about}");
            let text = read_out(&pdf);
            let mut rest = text.as_str();
            for (nth, (title, says)) in parts.into_iter().enumerate() {
                let at = rest.find(title).unwrap_or_else(|| panic!("{title} comes after what stands before it in {text}"));
                let below = &rest[at + title.len()..];
                let until = parts.get(nth + 1).and_then(|(next, _)| below.find(next)).unwrap_or(below.len());
                for words in says {
                    assert!(below[..until].contains(words), "{words} under {title} in {text}");
                }
                rest = &rest[at..];
            }
            // Every line that was written for it is on it; the one at the foot belongs to no part.
            let lines = words::paper::keys(language.code(), "card-");
            assert!(lines.len() > 35, "{} lines", lines.len());
            for key in lines {
                let words = words::paper::said(language.code(), key, &[]);
                let on = if key == "card-foot" { text_of(&pdf) } else { text.clone() };
                assert!(on.contains(&words), "{key}: {words} in {on}");
            }
        }
    }
}

#[test]
fn a_copy_of_a_record_names_no_other_student_and_numbers_its_pages() {
    use paper::record_copy::{RecordCopy, Row, Section, Value};
    let words = |words: &str| Value::Words(words.to_owned());
    let row = |label: &str, value| Row { label: label.to_owned(), value };
    let section = |at: u32| Section {
        title: format!("Map {at}"),
        on: day().checked_sub_days(chrono::Days::new(u64::from(at) * 90)),
        lead: "Kept for the student and the counselor.".into(),
        rows: vec![
            row("Abuela", words("Listens; gives advice")),
            row("A friend", Value::AnotherStudent),
            row("李雷", words("أمينة 🦊")),
        ],
    };
    let copy = RecordCopy {
        language: PageLanguage::En,
        sheet: Sheet::Letter,
        title: "What Kith keeps about Luz Rivera".into(),
        who: "Marisol Rivera, mother".into(),
        made_on: day(),
        lead: "This is everything that the school keeps in Kith about your child.".into(),
        sections: (0..14).map(section).collect(),
    };
    let made = copy.page(&shelf()).unwrap();
    let text = text_of(&kept("record", &made));
    assert!(made.pages > 1 && text.contains("For Marisol Rivera, mother") && text.contains("another student"), "{text}");
    assert!(text.contains(&format!("Page 2 of {}", made.pages)), "{text}");
}

/// Letters that stand twice in a row, once. A letter that a font draws from two glyphs, such as ễ, poppler gives for each.
fn once(words: &str) -> String {
    let mut letters: Vec<char> = words.chars().collect();
    letters.dedup();
    letters.into_iter().collect()
}

fn told_by(program: &str, args: &[&str], pdf: &PathBuf) -> String {
    let out = Command::new(program).args(args).arg(pdf).output().expect("poppler-utils");
    assert!(out.status.success(), "{program}: {}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8_lossy(&out.stdout).into_owned()
}

fn named(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// Poppler gives right-to-left words as they are read, with marks of direction around them.
fn unmarked(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')).collect()
}

const MANY_SCRIPTS: [&str; 11] = [
    "Zoë Åkesson",
    "Nguyễn Thị Hạnh",
    "أمينة الزهراء",
    "李小龍",
    "🦊 Fuchs",
    "Иван",
    "דוד",
    "अनीता",
    "ሰላም",
    "김민지",
    // The syllables that older Korean fonts leave out.
    "뷁 쀍",
];

#[test]
fn names_in_many_scripts_and_emoji_are_read_back_as_they_were_told() {
    let made = map_of(&named(&MANY_SCRIPTS), WISH).page(&shelf()).unwrap();
    let text = text_of(&kept("scripts", &made));
    for name in MANY_SCRIPTS {
        let said = unmarked(&text);
        let is_there = name.split(' ').all(|part| once(&said).contains(&once(part)));
        assert!(is_there, "{name} in {said}");
    }
    assert!(!text.contains('□'), "{text}");
}

#[test]
fn the_same_page_is_drawn_in_many_scripts_and_reaches_for_nothing_outside_of_itself() {
    let drawn = |names: &[String], wish| map_of(names, wish).drawn(&shelf()).unwrap();
    let scripts = drawn(&named(&MANY_SCRIPTS), WISH);
    assert_eq!(scripts.len(), 1);
    let spread = drawn(&people(120), PageWish { sheet: Sheet::A4, ..WISH });
    assert!(spread.len() > 1, "the list has a page of its own");
    for (page, wide) in scripts.iter().map(|page| (page, "612")).chain(spread.iter().map(|page| (page, "595."))) {
        let opens = page.split_once('>').unwrap().0;
        assert!(
            page.starts_with("<svg") && page.ends_with("</svg>") && opens.contains(&format!("viewBox=\"0 0 {wide}")),
            "{opens}"
        );
        assert!(!page.contains("<script") && !page.contains("<a ") && !page.contains("<foreignObject"));
        let reaches = page.split("href=\"").skip(1).find(|to| !to.starts_with('#') && !to.starts_with("data:image/"));
        assert!(reaches.is_none(), "{:.60}", reaches.unwrap());
    }
    // Letters are outlines: a page that bears no name of the student's is the same whatever they are called.
    let of = |called, wish| {
        let network = network(&named(&MANY_SCRIPTS));
        MyMap::of(&network, Shown::Names, called, day(), None, &[], wish).drawn(&shelf()).unwrap()
    };
    assert!(of("Luz", WISH) == of("Marisol", WISH));
    let wished = PageWish { has_my_name: true, ..WISH };
    assert!(of("Luz", wished) != of("Marisol", wished));
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../target/paper");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("scripts.svg"), &scripts[0]).unwrap();
}

#[test]
fn the_page_is_pdf_ua_with_its_people_as_a_list_and_every_font_in_it() {
    let made = map_of(&people(12), WISH).page(&shelf()).unwrap();
    let pdf = kept("tagged", &made);
    assert!(told_by("pdfinfo", &["-meta"], &pdf).contains("pdfuaid:part"), "PDF/UA-1 is claimed");
    let about = told_by("pdfinfo", &[], &pdf);
    assert!(about.contains("Tagged:          yes") && about.contains("Title:           The people in my corner"), "{about}");
    assert!(!about.contains("Author:"), "{about}");
    // What a screen reader goes through: the title, the drawing with its words, what the student said, the list.
    let tree = told_by("pdfinfo", &["-struct-text"], &pdf);
    let at = |what: &str| tree.find(what).unwrap_or_else(|| panic!("{what} in {tree}"));
    assert!(at("H1") < at("Figure") && at("Figure") < at("My goal") && at("My goal") < at("The people\""), "{tree}");
    let items = tree.matches("LI ").count().max(tree.matches("LI\n").count());
    assert_eq!(items, 12, "{tree}");
    let fonts = told_by("pdffonts", &[], &pdf);
    for line in fonts.lines().skip(2) {
        let columns: Vec<&str> = line.split_whitespace().rev().collect();
        // From the end: object, its number, unicode, subset, embedded.
        assert_eq!(columns[4], "yes", "{line}");
    }
    assert!(fonts.contains("AtkinsonHyperlegibleNext"), "{fonts}");
}

#[test]
fn a_hostile_name_is_a_name_and_nothing_else() {
    let long = "Maximiliana ".repeat(170);
    let hostile = [
        "#read(\"/etc/passwd\")",
        "<script>alert(1)</script>",
        "$ x^2 $ *bold* _it_ @ref `raw` \\",
        "]] #panic(\"x\") [[",
        "\u{202e}evil\u{0}\u{7}",
        "\u{e000}\u{f8ff}\u{10fffd}",
        "a\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
        "👩‍👩‍👧‍👦🏳️‍🌈",
        long.as_str(),
        "&amp;\"'><img src=x onerror=alert(1)>",
    ];
    let map = MyMap { goal: Some(long.clone()), ..map_of(&named(&hostile), WISH) };
    let made = map.page(&shelf()).unwrap();
    let text = text_of(&kept("hostile", &made));
    assert!(text.contains("#read(\"/etc/passwd\")") && text.contains("*bold*") && !text.contains("root:"), "{text}");
    assert!(told_by("pdfinfo", &["-meta"], &kept("hostile", &made)).contains("pdfuaid:part"));

    let html = unpacked(&map.file(&shelf()).unwrap()).remove("my-map.html").unwrap();
    assert!(!html.contains("<script") && !html.contains("<img") && !html.contains("href") && !html.contains("\u{202e}evil\u{0}"));
    assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && html.contains("&amp;amp;&quot;&#39;&gt;"), "{html}");
    assert!(html.contains("default-src 'none'"));
}

#[test]
fn more_people_than_a_page_holds_have_their_list_on_the_next_and_the_page_says_so() {
    for count in [120, 300] {
        let made = map_of(&people(count), WISH).page(&shelf()).unwrap();
        let pdf = kept(&format!("map-{count}"), &made);
        assert!(made.pages > 1, "{count}");
        let out = Command::new("pdftotext").args(["-l", "1"]).arg(&pdf).arg("-").output().unwrap();
        let first = String::from_utf8_lossy(&out.stdout).into_owned();
        assert!(first.contains("The list of people is on the next page."), "{first}");
        let text = text_of(&pdf);
        // A name may go on in the next line, at a space or at a hyphen.
        let closed = |words: &str| once(&words.split_whitespace().collect::<String>());
        let missing: Vec<String> = people(count).into_iter().filter(|name| !closed(&text).contains(&closed(name))).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}

#[test]
fn without_rings_nothing_says_how_close_somebody_is_and_nobody_is_counted() {
    let plain = text_of(&kept("plain", &map_of(&people(12), WISH).page(&shelf()).unwrap()));
    let ringed = text_of(&kept("ringed", &map_of(&people(12), PageWish { has_rings: true, ..WISH }).page(&shelf()).unwrap()));
    for ring in ["closest", "people I know"] {
        assert!(!plain.contains(ring) && ringed.contains(ring), "{plain}");
    }
    // The only figures are those of the day.
    let figures: Vec<&str> = plain.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    assert_eq!(figures, ["26", "2026"], "{plain}");
}

#[test]
fn first_letters_stand_for_names_everywhere_and_the_own_name_only_where_it_is_wished() {
    let names = named(&["Tía Rosa", "Coach Reyes", "Jada"]);
    let page = |wish| map_of(&names, wish).page(&shelf()).unwrap();
    let initials = PageWish { shown: PageNames::Initials, ..WISH };
    let text = text_of(&kept("initials", &page(initials)));
    assert!(text.contains("TR") && names.iter().all(|name| !text.contains(name.as_str())) && !text.contains("Luz"), "{text}");
    let file = map_of(&names, initials).file(&shelf()).unwrap();
    assert!(unpacked(&file).values().all(|part| !part.contains("Rosa") && !part.contains("Luz")));
    let text =
        text_of(&kept("own-name", &page(PageWish { has_my_name: true, language: PageLanguage::Es, sheet: Sheet::A4, ..WISH })));
    assert!(text.contains("Luz") && text.contains("Las personas que están conmigo") && text.contains("26 de noviembre de 2026"));
}

#[test]
fn the_page_is_a_picture_with_the_student_in_the_middle_of_the_drawing() {
    let pdf = kept("picture", &map_of(&people(12), WISH).page(&shelf()).unwrap());
    let out = Command::new("pdftoppm").args(["-r", "72", "-singlefile"]).arg(&pdf).output().unwrap();
    // P6, width and height, 255, then three bytes a point.
    let head: Vec<&[u8]> = out.stdout.splitn(4, |byte| *byte == b'\n').collect();
    let wide: usize = String::from_utf8_lossy(head[1]).split(' ').next().unwrap().parse().unwrap();
    let accent = head[3].chunks(3).enumerate().filter(|(_, rgb)| **rgb == [0, 0x6a, 0x69]).map(|(at, _)| (at % wide, at / wide));
    let (mut low, mut high, mut count) = (usize::MAX, 0, 0);
    for (x, y) in accent.filter(|(_, y)| *y < 350) {
        (low, high, count) = (low.min(x), high.max(x), count + usize::from(y > 0));
    }
    assert!(wide == 612 && count > 500, "{count} points of the student's disc");
    assert!((low + high).abs_diff(wide) < 8, "from {low} to {high} of {wide}");
}

fn unpacked(file: &[u8]) -> std::collections::BTreeMap<String, String> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(file)).unwrap();
    (0..zip.len())
        .map(|at| {
            let mut part = zip.by_index(at).unwrap();
            let mut text = String::new();
            std::io::Read::read_to_string(&mut part, &mut text).unwrap();
            (part.name().unwrap().into_owned(), text)
        })
        .collect()
}

#[test]
fn the_file_opens_without_kith_and_holds_the_same_for_other_programs() {
    let map = map_of(&named(&MANY_SCRIPTS), PageWish { has_rings: true, ..WISH });
    let parts = unpacked(&map.file(&shelf()).unwrap());
    assert_eq!(parts.keys().collect::<Vec<_>>(), ["README.txt", "map.json", "my-map.html"]);
    for name in MANY_SCRIPTS {
        assert!(parts["my-map.html"].contains(name), "{name}");
    }
    let data: serde_json::Value = serde_json::from_str(&parts["map.json"]).unwrap();
    let told: Vec<&str> = data["people"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert!(MANY_SCRIPTS.iter().all(|name| told.contains(name)));
    assert_eq!((&data["kith_map"], &data["made_on"]), (&1.into(), &"2026-11-26".into()));
    let folder = kept("scripts", &map.page(&shelf()).unwrap()).parent().unwrap().canonicalize().unwrap();
    let html = folder.join("my-map.html");
    std::fs::write(&html, &parts["my-map.html"]).unwrap();
    // A browser opens it, and each name can be read there: in the drawing and in the list.
    let seen = unmarked(&text_of(&printed_by_a_browser(&html)));
    for name in MANY_SCRIPTS.iter().flat_map(|name| name.split(' ')) {
        assert!(once(&seen).contains(&once(name)), "{name} in {seen}");
    }
    assert!(seen.matches("Fuchs").count() > 1 && !seen.contains(['□', '\u{fffd}']), "{seen}");
    let unringed = unpacked(&map_of(&people(5), WISH).file(&shelf()).unwrap());
    assert!(!unringed["map.json"].contains("ring") && !unringed["my-map.html"].contains("closest"));
}

#[test]
fn the_packages_carry_every_font_that_a_page_may_ask_for() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../src-tauri/tauri.package.json")).unwrap();
    let told: serde_json::Value = serde_json::from_str(&text).unwrap();
    let packed = told["bundle"]["resources"].as_object().unwrap();
    for file in paper::fonts::FILES {
        let from = DEBIAN.iter().map(|folder| format!("{folder}/{file}")).find(|path| packed.contains_key(path));
        assert_eq!(packed[&from.unwrap()], format!("fonts/{file}"));
    }
    assert_eq!(packed.len(), paper::fonts::FILES.len() + 2, "and the licences");
}
