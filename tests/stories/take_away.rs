//! What does a student take along? A page and a file of their own map, of the draft before they chose and of what was kept: the
//! people who are on it today, what they said, and nothing of what was said of others or of another day.

use domain::asks::{AskEdit, AskFor, Whom};
use domain::edit::Edit;
use domain::ego_network::{Ring, Sector, Support};
use domain::goals::GoalEdit;
use domain::shown::Shown;
use paper::fonts::{DEBIAN, Shelf};
use paper::my_map::{MyMap, PageNames, PageWish};
use paper::{PageLanguage, Sheet};
use world::{Laptop, World};

const WISH: PageWish =
    PageWish { shown: PageNames::Names, has_rings: false, has_my_name: false, language: PageLanguage::En, sheet: Sheet::Letter };

fn taken(laptop: &Laptop, wish: PageWish) -> MyMap {
    let view = laptop.map();
    MyMap::of(&view.network, view.shown, "Luz", view.wave.opened_on, view.goal.words.as_deref(), &view.asks, wish)
}

/// Everything in the file, one part after another.
fn file(map: &MyMap) -> String {
    let shelf = Shelf::of(&DEBIAN.map(Into::into));
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(map.file(&shelf).unwrap())).unwrap();
    let mut all = String::new();
    for at in 0..zip.len() {
        std::io::Read::read_to_string(&mut zip.by_index(at).unwrap(), &mut all).unwrap();
    }
    all
}

#[test]
fn a_student_takes_their_draft_along_and_what_they_kept_is_the_same_without_whom_they_let_go() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Tía Rosa", "Coach أمينة", "Old friend 🦊", "李小龍"]);
    ana.places("Tía Rosa", Ring::Closest, Sector::Home);
    ana.paints(Support::Listens, ["Tía Rosa"]);
    ana.says(GoalEdit::SetGoal { goal: Some("a summer job".into()) });
    ana.names(["A nurse"]);
    ana.wants_to_meet("A nurse");
    let due_on = world.in_days(7);
    ana.agrees_to_ask("Coach أمينة", "a reference", due_on);

    let draft = taken(&ana, WISH);
    let said = file(&draft);
    let words = ["listens", "People I want to meet", "A nurse", "a summer job"];
    for part in ["Tía Rosa", "Coach أمينة", "Old friend 🦊", "李小龍"].into_iter().chain(words) {
        assert!(said.contains(part), "{part} in {said}");
    }
    assert!(said.contains("Ask Coach أمينة: a reference, by"), "{said}");
    assert!(!said.contains("Luz") && !said.contains("closest"), "neither their name nor a ring that nobody wished");

    ana.removes("Old friend 🦊");
    ana.keeps();
    ana.closes_and_opens();
    let kept = taken(&ana, PageWish { has_my_name: true, ..WISH });
    let said = file(&kept);
    assert!(said.contains("Luz") && said.contains("Tía Rosa") && !said.contains("Old friend"), "{said}");
    let page = kept.page(&Shelf::of(&DEBIAN.map(Into::into))).unwrap();
    assert!(page.pages == 1 && page.pdf.starts_with(b"%PDF-"));
}

#[test]
fn whoever_is_pale_or_no_longer_there_is_not_on_the_page_of_today() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Mom", "Dre", "Mr. Diaz"]);
    ana.keeps();
    world.days_pass(30);
    ana.opens("Luz Rivera");
    ana.confirms("Mom");
    ana.says_no_longer("Dre");
    let names: Vec<String> = taken(&ana, WISH).people.into_iter().map(|person| person.name).collect();
    assert_eq!(names, ["Mom"], "Mr. Diaz was not asked about today, and Dre is gone");
}

#[test]
fn twelve_people_whom_a_map_does_not_name_are_twelve_on_the_page_whatever_is_wished() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    // Every letter of the first ones stands for two of them.
    ana.names(["Mia Brandt", "Max Brown", "Mom", "Moe", "Tía", "Tío", "Coach Reyes", "Chidi Ray", "Jada", "Jo", "Luis", "Lu"]);
    ana.agrees_to_ask("Max Brown", "a ride", world.in_days(7));
    for (shown, called, asked) in [
        (Shown::Hidden, ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"], "Ask 2: a ride"),
        (Shown::Initials, ["MB", "MB2", "M", "M2", "T", "T2", "CR", "CR2", "J", "J2", "L", "L2"], "Ask MB2: a ride"),
    ] {
        ana.shows_people(shown);
        for wish in [WISH, PageWish { shown: PageNames::Initials, ..WISH }] {
            let page = taken(&ana, wish);
            let names: Vec<&str> = page.people.iter().map(|person| person.name.as_str()).collect();
            assert_eq!(names, called, "{shown:?}, {wish:?}");
            assert!(page.steps[0].starts_with(asked) && !page.steps[0].contains("Max"), "{:?}", page.steps);
        }
    }
}

#[test]
fn whoever_of_the_school_is_asked_is_someone_on_the_page_of_a_map_without_names_and_named_in_a_parents_copy() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let users = "sourcedId,role,givenName,familyName,identifier\nu1,student,Luz,Rivera,1\nt1,teacher,Rosario,Weber,\n";
    ana.brings_in(&world.file("users.csv", users));
    ana.opens("Luz Rivera");
    let whom = Whom::Staff(ana.desk().staff_suggestions("web").unwrap().remove(0).id);
    let (ask, what, due_on, on) = (ana.mints(), AskFor::Help(Support::Rides), world.in_days(7), world.in_days(0));
    ana.does(&Edit::Ask { wave: ana.wave(), edit: AskEdit::AgreeAsk { ask, whom, what, due_on, on } });
    let asked = |wish| taken(&ana, wish).steps.remove(0);
    let in_spanish = PageWish { language: PageLanguage::Es, ..WISH };
    for (shown, en, es) in [
        (Shown::Names, "Ask Rosario Weber for a ride, by", "Pedirle a Rosario Weber que me lleve, antes"),
        (Shown::Initials, "Ask RW for a ride, by", "Pedirle a RW que me lleve, antes"),
        (Shown::Hidden, "Ask someone for a ride, by", "Pedirle a alguien que me lleve, antes"),
    ] {
        ana.shows_people(shown);
        let by_letters = asked(PageWish { shown: PageNames::Initials, ..WISH });
        assert!(asked(WISH).starts_with(en) && asked(in_spanish).starts_with(es), "{shown:?}: {}", asked(in_spanish));
        assert!(by_letters.starts_with(if shown == Shown::Hidden { "Ask someone for" } else { "Ask RW for" }), "{by_letters}");
    }
    ana.keeps();
    let copy = ana.desk().parents_copy(ana.student("Luz Rivera"), "another student", world.in_days(0)).unwrap();
    assert_eq!(copy.file.asks[0].name, "Rosario Weber", "a map without names hides nothing from whoever may know it");
}
