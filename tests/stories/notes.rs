//! What becomes of what a counselor writes down? Her own notes stay on this machine in a file of their own, for their days. What
//! is for the team is in the student's file under her name.

use std::path::PathBuf;

use domain::refusal::Refusal;
use store::profile::Profiles;
use world::{PASSPHRASE, World};

const SAID: &str = "Brightfeather was late twice, ask about the bus";

#[test]
fn a_note_for_herself_is_there_in_the_morning_and_after_the_plug() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.notes_for_herself("Luz Rivera", SAID);
    ana.closes_and_opens();
    assert_eq!(ana.reads_her_notes("Luz Rivera"), [SAID]);
    ana.notes_for_herself("Luz Rivera", "The bus is new.");
    ana.power_goes_and_comes();
    assert_eq!(ana.reads_her_notes("Luz Rivera"), ["The bus is new.", SAID]);
}

#[test]
fn nothing_of_it_is_recorded_searched_sent_or_backed_up() {
    let world = World::with_student("Luz Rivera");
    let (ana, ben) = (world.laptop("Ana"), world.laptop("Ben"));
    let before = ana.everything_recorded();
    ana.notes_for_herself("Luz Rivera", SAID);
    assert_eq!(ana.everything_recorded(), before, "there is no Change of it");
    assert_eq!(ana.finds("Brightfeather"), Vec::<String>::new());
    assert_eq!(ana.today(), Vec::<String>::new());
    assert!(!format!("{:?}", ana.opens_file("Luz Rivera")).contains("Brightfeather"));
    world.everyone_merges();
    assert_eq!(ben.reads_her_notes("Luz Rivera"), Vec::<String>::new());
    // A backup: the store and its sealed keys, and no third thing.
    let stick = world.folder();
    let line = ana.desk().store().back_up_to(&stick, &mut |_, _| true).unwrap();
    let mut names: Vec<_> =
        std::fs::read_dir(&stick).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, [line.name.replace(".kith", ".keys"), line.name.clone()]);
    let fresh = Profiles::in_folder(&world.folder());
    let key = store::keys::KeyFile::beside(&stick.join(&line.name)).unwrap().unlock(PASSPHRASE, &*ana.rim()).unwrap();
    let (card, _) = fresh.restore(&stick.join(&line.name), &key, &ana.rim()).unwrap();
    let carried = fresh.folder(card.id);
    assert!(carried.join("store.kith").is_file() && !carried.join("notebook.kith").exists());
    let desk = fresh.open(&card, &key, ana.rim(), world.in_days(0)).unwrap();
    let tables = "SELECT count(*) FROM sqlite_master WHERE name IN ('note', 'copy', 'setting')";
    assert_eq!(desk.reading(|sql| Ok(sql.query_row(tables, [], |row| row.get::<_, i64>(0))?)).unwrap(), 0);
}

#[test]
fn no_word_of_it_stands_readable_in_any_file_also_when_it_was_removed() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    let note = ana.notes_for_herself("Luz Rivera", SAID);
    assert_eq!(ana.files_that_hold("Brightfeather"), Vec::<PathBuf>::new());
    ana.notebook().remove(note, ana.rim().now_ms()).unwrap();
    ana.closes_and_opens();
    assert_eq!(ana.files_that_hold("Brightfeather"), Vec::<PathBuf>::new());
    assert_eq!(ana.reads_her_notes("Luz Rivera"), Vec::<String>::new());
}

#[test]
fn a_store_that_is_put_back_from_a_backup_leaves_her_notes_as_they_are() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.notes_for_herself("Luz Rivera", SAID);
    ana.backs_up();
    world.days_pass(1);
    ana.notes_for_herself("Luz Rivera", "After the backup.");
    ana.restores_the_newest_backup();
    assert_eq!(ana.reads_her_notes("Luz Rivera"), ["After the backup.", SAID]);
}

#[test]
fn a_note_lasts_its_days_and_not_one_more() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.notes_for_herself("Luz Rivera", SAID);
    ana.notebook().set_days(30, ana.rim().now_ms()).unwrap();
    world.days_pass(29);
    assert_eq!(ana.reads_her_notes("Luz Rivera"), [SAID]);
    world.days_pass(1);
    assert_eq!(ana.reads_her_notes("Luz Rivera"), Vec::<String>::new());
}

#[test]
fn what_she_wrote_about_two_records_of_one_student_stands_together_and_parts_with_them() {
    let world = World::with_students(&["Luz Rivera", "Lucia Rivera"]);
    let ana = world.laptop("Ana");
    ana.notes_for_herself("Luz Rivera", "As Luz.");
    ana.notes_for_herself("Lucia Rivera", "As Lucia.");
    ana.notes_for_the_team("Lucia Rivera", "For the team.").unwrap();
    let (luz, lucia) = (ana.student("Luz Rivera"), ana.student("Lucia Rivera"));
    ana.joins(lucia, luz);
    assert_eq!(ana.reads_her_notes("Luz Rivera"), ["As Lucia.", "As Luz."]);
    assert_eq!(ana.reads_team_notes("Luz Rivera"), ["Ana: For the team."]);
    ana.separates(lucia);
    assert_eq!(ana.reads_her_notes("Luz Rivera"), ["As Luz."]);
}

#[test]
fn a_substitute_reads_what_was_handed_over_until_the_day_and_the_handing_over_is_noted() {
    let world = World::with_student("Luz Rivera");
    let (ana, ben) = (world.laptop("Ana"), world.laptop("Ben"));
    ana.notes_for_herself("Luz Rivera", SAID);
    let place = world.folder().join("memory-aid.kithnotes");
    let line = ana.hands_over("Ben", 14, "paper kites", &place);
    let read = || notebook::copy::read(&place, "paper kites", ben.rim().now_ms());
    let copied = read().unwrap();
    assert_eq!((copied.by.name.as_str(), copied.notes[0].student_name.as_str()), ("Ana", "Luz Rivera"));
    assert_eq!(copied.notes[0].text, SAID);
    assert_eq!(ben.reads_her_notes("Luz Rivera"), Vec::<String>::new(), "it is read and not taken in");
    world.days_pass(13);
    assert_eq!(read().unwrap().notes[0].text, SAID, "until the day, and not a day less");
    world.days_pass(1);
    assert!(matches!(read(), Err(notebook::Failure::IsOver)));
    ana.closes_and_opens();
    assert_eq!(ana.notebook().copies().unwrap(), [line]);
}

#[test]
fn a_shared_note_is_a_new_one_for_the_team_and_hers_stays_hers() {
    let world = World::with_student("Luz Rivera");
    let (ana, ben) = (world.laptop("Ana"), world.laptop("Ben"));
    let note = ana.notes_for_herself("Luz Rivera", "The family moves in June.");
    ana.shares(note);
    ana.notebook().write(note, ana.student("Luz Rivera"), "Only for me.", ana.rim().now_ms()).unwrap();
    world.everyone_merges();
    assert_eq!(ben.reads_team_notes("Luz Rivera"), ["Ana: The family moves in June."]);
    assert!(!ben.everything_recorded().contains("Only for me."));
    assert_eq!(ana.reads_her_notes("Luz Rivera"), ["Only for me."]);
}

#[test]
fn team_notes_of_two_counselors_stand_side_by_side_and_each_takes_back_only_her_own() {
    let world = World::with_student("Luz Rivera");
    let (ana, ben) = (world.laptop("Ana"), world.laptop("Ben"));
    ana.notes_for_the_team("Luz Rivera", "Met with the family.").unwrap();
    world.seconds_pass(60);
    ben.notes_for_the_team("Luz Rivera", "  Called the bus office. ").unwrap();
    world.everyone_merges();
    let both = ["Ben: Called the bus office.", "Ana: Met with the family."];
    assert_eq!(
        (ana.reads_team_notes("Luz Rivera"), ben.reads_team_notes("Luz Rivera")),
        (both.map(Into::into).into(), both.map(Into::into).into())
    );
    assert_eq!(ana.tries_to_undo().unwrap().edit, "write_team_note");
    assert_eq!(ana.reads_team_notes("Luz Rivera"), ["Ben: Called the bus office."]);
    ana.tries_to_redo().unwrap();
    world.everyone_merges();
    assert_eq!(ben.reads_team_notes("Luz Rivera"), both, "brought back, it is signed as it was");
    assert_eq!(ana.notes_for_the_team("Luz Rivera", " \n"), Err(Refusal::TextIsEmpty));
    assert_eq!(ana.notes_for_the_team("Luz Rivera", &"a".repeat(20_001)), Err(Refusal::TextIsTooLong { most: 20_000 }));
}

#[test]
fn a_team_note_that_is_signed_is_not_written_over() {
    use domain::edit::Edit;
    use domain::team_note::TeamNoteEdit;
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.notes_for_the_team("Luz Rivera", "Met with the family.").unwrap();
    let student = ana.student("Luz Rivera");
    let note = ana.file_of(student).team_notes[0].id;
    let over = TeamNoteEdit::WriteTeamNote { note, student, text: "Other words.".into() };
    assert_eq!(ana.tries(&Edit::TeamNote(over)), Err(Refusal::NoteIsSigned));
    assert_eq!(ana.reads_team_notes("Luz Rivera"), ["Ana: Met with the family."]);
}
