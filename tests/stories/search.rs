//! How is one student found among many while typing? By any part of any name, without knowing its accents.

use world::World;

const LIST: &str =
    "José Ñáñez\nMary-Jane O’Brien\nNguyễn\tThị Ánh\nŁukasz Ødegård\nLuz María Rivera\nLu Xun\nde la Cruz, Ana\n李 小龙\n";

fn found(typed: &str) -> Vec<String> {
    let world = World::new();
    let ana = world.laptop("Ana");
    ana.pastes(LIST);
    ana.finds(typed)
}

#[test]
fn accents_case_and_apostrophes_hide_nobody() {
    assert_eq!(found("jose nanez"), ["José Ñáñez"]);
    assert_eq!(found("OBRIEN"), ["Mary-Jane O’Brien"]);
    assert_eq!(found("o'brien"), ["Mary-Jane O’Brien"]);
    assert_eq!(found("lukasz ode"), ["Łukasz Ødegård"]);
    assert_eq!(found("小龙"), ["李 小龙"]);
}

#[test]
fn any_part_of_a_name_in_any_order_is_enough() {
    assert_eq!(found("cruz"), ["Ana de la Cruz"]);
    assert_eq!(found("rivera, luz"), ["Luz María Rivera"]);
    assert_eq!(found("iver"), ["Luz María Rivera"]);
    assert_eq!(found("jane"), ["Mary-Jane O’Brien"]);
}

#[test]
fn initials_are_enough() {
    assert_eq!(found("lmr"), ["Luz María Rivera"]);
    assert!(found("mo").contains(&"Mary-Jane O’Brien".to_owned()));
}

#[test]
fn who_begins_so_stands_before_who_has_it_inside() {
    let names = found("an");
    assert_eq!(names[..2], ["Ana de la Cruz", "Nguyễn Thị Ánh"]);
    assert!(names[2..].contains(&"José Ñáñez".to_owned()), "{names:?}");
    assert_eq!(found("lu").len(), 3);
}

#[test]
fn what_fits_nobody_finds_nobody_and_breaks_nothing() {
    for odd in ["zzzz", "%", "_", "'; DROP TABLE student; --", "\u{0}", "((", "-", "  ", &"x".repeat(10_000)] {
        let names = found(odd);
        assert!(names.is_empty() || odd.trim().is_empty() || odd == "-", "{odd:.20} found {names:?}");
    }
}

#[test]
fn somebody_new_and_somebody_renamed_are_found_at_once() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    assert_eq!(ana.finds("omar"), Vec::<String>::new());
    ana.adds_student("Omar Haddad");
    assert_eq!(ana.finds("omar"), ["Omar Haddad"]);
    ana.calls("Omar Haddad", Some("Captain"));
    assert_eq!(ana.finds("capt"), ["Captain"]);
    ana.undoes(1);
    assert_eq!(ana.finds("capt"), Vec::<String>::new());
}
