//! `kith import --preview`: what would change, which lines are refused, and an exit status for the script.

use serde_json::{Value, json};
use world::{PASSPHRASE, World, shared_data};

use crate::bundles::{USERS, bundle, bundle_with};
use crate::terminal::{kith, kith_hearing, kith_to_nowhere};

/// The parts that a script may rely on.
fn has_the_agreed_shape(told: &Value) -> bool {
    let counts = ["adds", "changes", "leavers"]
        .iter()
        .all(|part| ["students", "staff", "classes", "enrollments"].iter().all(|kind| told[part][kind].is_u64()));
    let notes = ["refused", "warned"].iter().all(|part| {
        told[part].as_array().is_some_and(|notes| {
            notes.iter().all(|note| {
                note["file"].is_string() && note["line"].is_u64() && note["reason"].is_string() && note.get("column").is_some()
            })
        })
    });
    counts && notes
}

#[test]
fn it_says_its_version_and_what_it_can_do() {
    let Some(said) = kith(&["--version"]) else { return };
    assert_eq!((said.status, said.out.trim()), (0, concat!("kith ", env!("CARGO_PKG_VERSION"))));
    let help = kith(&["--help"]).unwrap();
    for verb in ["check", "backup", "restore", "import", "measures"] {
        assert!(help.out.contains(verb), "{verb} is in the help");
    }
    let unknown = kith(&["chekc"]).unwrap();
    assert_eq!((unknown.status, unknown.err.contains("check")), (64, true));
    // The statuses that a script may rely on are said, of the whole and of each verb.
    for asked in [vec!["--help"], vec!["check", "--help"], vec!["restore", "--help"], vec!["import", "--help"]] {
        let help = kith(&asked).unwrap();
        for status in ["0   done", "1   some lines", "2   a file was refused", "3   it could not be done", "64  the command line"]
        {
            assert!(help.status == 0 && help.out.contains(status), "{status}: {}", help.out);
        }
    }
}

#[test]
fn a_bundle_in_order_is_previewed_with_status_0_and_in_numbers() {
    let world = World::new();
    let Some(said) = kith(&["import", "--preview", "--json", &bundle(&world)]) else { return };
    let told = said.json();
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(has_the_agreed_shape(&told), "{told:#}");
    let adds = &told["adds"];
    assert_eq!([&adds["students"], &adds["staff"], &adds["classes"], &adds["enrollments"]], [2, 1, 1, 2]);
    assert_eq!((&told["refused"], &told["leavers"]["students"]), (&json!([]), &json!(0)));
}

#[test]
fn without_json_it_is_a_table_that_a_person_reads() {
    let world = World::new();
    let Some(said) = kith(&["import", "--preview", &bundle(&world)]) else { return };
    assert!(said.out.contains("Nothing has been changed.") && said.out.contains("students"), "{}", said.out);
    assert!(serde_json::from_str::<Value>(&said.out).is_err());
}

#[test]
fn refused_lines_are_named_with_status_1_and_a_refused_file_ends_with_2() {
    let world = World::new();
    let two_bad = format!("{USERS}u3,,,student,Mei,,4713,09,,s1\n,,,student,Mei,Lin,4714,09,,s1\n");
    let Some(said) = kith(&["import", "--preview", "--json", &bundle_with(&world, &two_bad)]) else { return };
    let told = said.json();
    assert!(said.status == 1 && has_the_agreed_shape(&told), "{told:#}");
    let lines: Vec<(&str, u64)> = told["refused"]
        .as_array()
        .unwrap()
        .iter()
        .map(|note| (note["file"].as_str().unwrap(), note["line"].as_u64().unwrap()))
        .collect();
    assert_eq!(lines, [("users.csv", 6), ("users.csv", 7)]);
    assert_eq!(told["adds"]["students"], 2);
    let photo = world.file("photo.csv", [0x89, b'P', b'N', b'G', 0, 0]);
    let refused = kith(&["import", "--preview", photo.to_str().unwrap()]).unwrap();
    assert!(refused.status == 2 && refused.is_a_clear_sentence() && refused.err.contains("photo.csv"), "{}", refused.err);
    assert!(refused.out.is_empty());
    let as_json = kith(&["import", "--preview", "--json", photo.to_str().unwrap()]).unwrap();
    assert!(as_json.status == 2 && as_json.json()["error"].as_str().unwrap().contains("photo.csv"));
}

#[test]
fn a_preview_against_a_store_says_what_is_there_already_and_changes_nothing() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let folder = bundle(&world);
    ana.brings_in(std::path::Path::new(&folder));
    let before = ana.everything_recorded();
    ana.locks();
    let store = ana.profile_folder();
    let fewer: String = USERS.lines().filter(|line| !line.starts_with("u2")).map(|line| format!("{line}\n")).collect();
    let store = store.to_str().unwrap();
    let hears = |folder: &str| {
        kith_hearing(&["import", "--preview", "--json", "--passphrase-fd", "0", "--store", store, folder], PASSPHRASE)
    };
    let Some(same) = hears(&folder) else { return };
    assert_eq!(
        (same.status, &same.json()["adds"]["students"], &same.json()["changes"]["students"]),
        (0, &json!(0), &json!(0)),
        "{}",
        same.err
    );
    let leaving = hears(&bundle_with(&world, &fewer)).unwrap();
    assert_eq!(leaving.json()["leavers"]["students"], 1);
    ana.unlocks(PASSPHRASE).unwrap();
    assert_eq!(ana.everything_recorded(), before);
}

#[test]
fn a_forms_answers_and_a_list_of_choices_are_sent_to_where_they_are_read() {
    let world = World::new();
    let answers = world.file("answers.csv", "Timestamp,What is your name?,Did you talk with the visitor?\n1,Luz Rivera,Yes\n");
    let choices = world.file("choices.csv", "Name;Career cluster\nLuz Rivera;Health Science\n");
    let nothing = world.file("menu.csv", "Monday;Tuesday\nPasta;Soup\n");
    let said = |path: &std::path::Path| kith(&["import", "--preview", path.to_str().unwrap()]);
    let Some(told) = said(&answers) else { return };
    assert!(told.status == 2 && told.out.is_empty() && told.is_a_clear_sentence(), "{}", told.err);
    assert!(told.err.contains("answers.csv seems to be a form's answers after a visit."), "{}", told.err);
    let told = said(&choices).unwrap();
    assert!(
        told.status == 2 && told.is_a_clear_sentence() && told.err.contains("choices.csv seems to be a list"),
        "{}",
        told.err
    );
    let told = said(&nothing).unwrap();
    assert!(told.status == 2 && !told.err.contains("seems to be"), "{}", told.err);
    // Nor are they a list of visits.
    let ana = world.laptop("Ana");
    ana.locks();
    let (store, path) = (ana.profile_folder(), answers.to_str().unwrap());
    let asked = ["import", "--preview", "--visits", "--passphrase-fd", "0", "--store", store.to_str().unwrap(), path];
    let told = kith_hearing(&asked, PASSPHRASE).unwrap();
    assert!(told.status == 2 && told.err.contains("a form's answers after a visit"), "{} {}", told.out, told.err);
}

#[test]
fn grand_bend_is_960_students() {
    let Some(folder) = shared_data("ed-fi-grand-bend") else { return };
    let Some(said) = kith(&["import", "--preview", "--json", folder.to_str().unwrap()]) else { return };
    let told = said.json();
    assert!(has_the_agreed_shape(&told));
    assert_eq!((said.status, &told["adds"]["students"], &told["adds"]["classes"]), (0, &json!(960), &json!(532)), "{}", said.err);
}

#[test]
fn importing_without_looking_is_not_offered() {
    let world = World::new();
    let Some(said) = kith(&["import", &bundle(&world)]) else { return };
    assert!(said.status == 64 && said.err.contains("--preview"), "{}", said.err);
}

#[test]
fn a_name_inside_an_archive_never_speaks_to_the_terminal() {
    let world = World::new();
    let users = format!("{USERS},,,student,Mei,Lin,4714,09,,s1\n");
    let zip = world.zip_of(&[("\u{1b}[2J\u{202e}users.csv", &users)]);
    for json in [None, Some("--json")] {
        let args: Vec<&str> = ["import", "--preview", zip.to_str().unwrap()].into_iter().chain(json).collect();
        let Some(said) = kith(&args) else { return };
        let told = format!("{}{}", said.out, said.err);
        assert!(told.contains("[2Jusers.csv"), "the name is told: {told}");
        for never in ["\u{1b}", "\\u001b", "\u{202e}"] {
            assert!(!told.contains(never), "{told:?}");
        }
    }
}

#[test]
fn a_zip_made_to_fill_the_disk_is_not_unpacked() {
    let world = World::new();
    let bomb = world.zip_of(&[("users.csv", &format!("sourcedId,role,givenName,familyName\n{}", "\n".repeat(12 << 20)))]);
    let Some(said) = kith(&["import", "--preview", bomb.to_str().unwrap()]) else { return };
    assert!(said.status == 2 && said.is_a_clear_sentence() && said.err.contains("was not unpacked"), "{}", said.err);
}

#[test]
fn a_field_of_a_million_letters_refuses_its_line_alone() {
    let world = World::new();
    let users =
        format!("sourcedId,role,givenName,familyName\nu1,student,{},Rivera\nu2,student,Omar,Haddad\n", "x".repeat(1_000_001));
    let file = world.file("users.csv", users);
    let Some(said) = kith(&["import", "--preview", "--json", file.to_str().unwrap()]) else { return };
    let told = said.json();
    assert_eq!((said.status, &told["adds"]["students"], &told["refused"][0]["line"]), (1, &json!(1), &json!(2)));
    assert!(said.out.len() < 10_000, "the field is not read back to anybody");
}

#[test]
fn letters_that_are_no_utf_8_come_in_as_windows_wrote_them() {
    let world = World::new();
    let file = world.file("users.csv", b"sourcedId,role,givenName,familyName\nu1,student,Jos\xe9,N\xfa\xf1ez\n");
    let Some(said) = kith(&["import", "--preview", "--json", file.to_str().unwrap()]) else { return };
    let told = said.json();
    assert_eq!((said.status, &told["adds"]["students"]), (0, &json!(1)));
    assert!(told["warned"].as_array().is_some_and(|notes| !notes.is_empty()), "and it is said that this was done");
}

#[test]
fn names_that_are_markup_or_formulas_are_no_trouble_and_are_not_said_aloud() {
    let world = World::new();
    let users = "sourcedId,role,givenName,familyName\nu1,student,<script>alert(1)</script>,\"=cmd|' /C calc'!A0\"\n,student,\u{1b}[2J,Secret\n";
    let file = world.file("users.csv", users);
    let Some(said) = kith(&["import", "--preview", file.to_str().unwrap()]) else { return };
    assert_eq!(said.status, 1);
    for name in ["script", "calc", "Secret", "\u{1b}"] {
        assert!(!said.out.contains(name) && !said.err.contains(name), "{name}");
    }
}

#[test]
fn the_version_is_told_as_json_too_in_whatever_way_it_is_asked() {
    for asked in [&["--json", "--version"][..], &["--version", "--json"], &["-V", "--json"], &["version", "--json"]] {
        let Some(said) = kith(asked) else { return };
        assert_eq!((said.status, said.json()), (0, json!({ "version": env!("CARGO_PKG_VERSION") })), "{asked:?} {}", said.err);
    }
    assert_eq!(kith(&["version"]).unwrap().out, kith(&["--version"]).unwrap().out);
}

#[test]
#[cfg(target_os = "linux")]
fn an_answer_that_cannot_be_written_is_no_success() {
    let world = World::new();
    let (edges, folder) = (world.file("edges.csv", "from,to\na,b\n"), bundle(&world));
    for asked in [
        &["measures", edges.to_str().unwrap()][..],
        &["import", "--preview", "--json", &folder],
        &["import", "--preview", &folder],
        &["version"],
        &["--version"],
        &["--version", "--json"],
        &["--help"],
    ] {
        let Some(said) = kith_to_nowhere(asked) else { return };
        assert!(said.status == 3 && said.is_a_clear_sentence(), "{asked:?} {} {}", said.status, said.err);
    }
}

#[test]
#[cfg(target_os = "linux")]
fn without_a_display_the_window_says_so_in_a_sentence() {
    let Some(said) = kith(&[]) else { return };
    assert!(said.status == 3 && said.is_a_clear_sentence() && said.err.contains("no display"), "{} {}", said.status, said.err);
    assert!(kith(&["--help"]).unwrap().out.contains("no display"), "the status is documented");
}
