//! How does a student come in without a roster? Typed, pasted, read from a table; the same list again adds nobody.

use domain::edit::Edit;
use domain::line_reason::LineReason;
use domain::people::{ColumnUse, NewStudent, PeopleEdit, StudentByHand};
use domain::refusal::Refusal;
use store::read::students::StudentsAsked;
use world::{World, read_out};

use crate::bringing_in::is_nothing;

#[test]
fn a_student_typed_in_is_there_at_once_and_on_the_caseload() {
    let world = World::new();
    let ana = world.laptop("Ana");
    ana.adds_student("Luz Rivera");
    let file = ana.opens_file("Luz Rivera");
    assert_eq!((file.on_caseload, file.on_roster, file.school_name.as_deref()), (true, false, Some("Juniper High")));
    let record = ana.desk().record(file.id).unwrap();
    assert_eq!((record.openings.len(), record.openings[0].by.as_str()), (1, "Ana"));
}

#[test]
fn a_student_typed_in_onto_the_caseload_is_taken_back_whole() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let by_hand = StudentByHand { given: "Luz".into(), family: "Rivera".into(), ..StudentByHand::default() };
    let students = vec![NewStudent { student: ana.mints(), by_hand }];
    ana.does(&Edit::People(PeopleEdit::AddStudents { students, caseload_of: Some(ana.me()) }));
    assert!(ana.opens_file("Luz Rivera").on_caseload);
    ana.undoes(1);
    assert_eq!(ana.everyone(), Vec::<String>::new());
    ana.redoes(1);
    assert!(ana.opens_file("Luz Rivera").on_caseload);
}

#[test]
fn a_student_may_have_one_name_and_nobody_has_none() {
    let world = World::new();
    let ana = world.laptop("Ana");
    ana.types_in("Sukarno", None).unwrap();
    assert_eq!(ana.types_in(" \t ", None), Err(Refusal::NameIsEmpty));
    assert_eq!(ana.everyone(), ["Sukarno"]);
}

#[test]
fn a_pasted_list_is_read_however_it_was_written() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let preview = ana.pastes("Luz Rivera\nde la Cruz, Tomás\nNguyễn\tÁnh\t10\n\n   \nOmar Haddad, 9\n");
    assert_eq!((preview.adds.students, preview.refused_total), (4, 0));
    assert_eq!(ana.everyone(), ["Nguyễn Ánh", "Tomás de la Cruz", "Omar Haddad", "Luz Rivera"]);
}

#[test]
fn the_same_list_pasted_again_adds_nobody_and_the_same_line_again_is_doubted_and_loses_nobody() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let list = "Luz Rivera\nAna Cruz\nAna Cruz, 9\nAna Cruz\n";
    let first = ana.pastes(list);
    assert_eq!(first.adds.students, 4, "two who are alike in all that a list says may be two");
    assert_eq!(first.warned.iter().map(|note| (note.line, note.reason)).collect::<Vec<_>>(), [(4, LineReason::SameLine)]);
    let again = ana.pastes(list);
    assert_eq!((again.adds.students, again.changes.students, again.unchanged.students), (0, 0, 4));
    assert_eq!(ana.everyone().len(), 4);
}

#[test]
fn one_name_under_one_number_is_one_student_however_many_lines_a_list_has_for_them() {
    let world = World::new();
    let ana = world.laptop("Ana");
    // One line for each class: Luz is in two, and there is another Luz.
    let list =
        world.file("classes.csv", "Number,Name,Class\n7,Luz Rivera,Art\n8,Luz Rivera,Art\n7,LUZ RIVERA,Music\n7,Mei Lin,Art\n");
    let first = ana.brings_in_table(&list);
    assert_eq!((first.adds.students, first.refused_total), (3, 0));
    let doubts: Vec<_> = first.warned.iter().map(|note| (note.line, note.reason)).collect();
    assert_eq!(doubts, [(4, LineReason::StudentTwice), (5, LineReason::NumberTwice)], "another name under it is doubted");
    let again = ana.brings_in_table(&list);
    assert_eq!((again.adds.students, again.changes.students, again.unchanged.students), (0, 0, 3));
}

#[test]
fn a_line_that_is_no_name_is_refused_by_its_number_and_the_others_come_in() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let preview = ana.pastes(&format!("Luz Rivera\n,\n{} Rivera\nOmar Haddad\n", "x".repeat(2_000)));
    assert_eq!(
        read_out(&preview.refused),
        ["pasted list line 2: The line has no name.", "pasted list line 3: The name is longer than 120 characters."]
    );
    assert_eq!(ana.everyone(), ["Omar Haddad", "Luz Rivera"]);
}

#[test]
fn a_pasted_list_is_undone_as_one() {
    let world = World::new();
    let ana = world.laptop("Ana");
    ana.pastes("Luz Rivera\nOmar Haddad\n");
    ana.undoes(1);
    assert_eq!(ana.everyone(), Vec::<String>::new());
    ana.redoes(1);
    assert_eq!(ana.everyone(), ["Omar Haddad", "Luz Rivera"]);
}

#[test]
fn a_table_from_the_office_is_read_by_its_headings_in_two_languages() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let table = world.file("lista.csv", "Matrícula;Apellidos;Nombre;Grado\r\n4711;Rivera;Luz;9\r\n4712;Okafor;Chidi;10\r\n");
    assert_eq!(ana.brings_in_table(&table).adds.students, 2);
    let file = ana.opens_file("Luz Rivera");
    assert_eq!((file.number.as_deref(), file.grade.as_deref()), (Some("4711"), Some("09")));
}

#[test]
fn a_workbook_is_read_like_a_table() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let workbook = world.workbook(&[&["First name", "Last name", "Grade"], &["Luz", "Rivera", "09"], &["Omar", "Haddad", "10"]]);
    assert_eq!(ana.brings_in_table(&workbook).adds.students, 2);
    assert_eq!(ana.everyone(), ["Omar Haddad", "Luz Rivera"]);
}

#[test]
fn what_the_columns_mean_is_said_once() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let first = world.file("spring.csv", "Column A,Column B\nRivera,Luz\n");
    ana.brings_in_table_as(&first, &[ColumnUse::Family, ColumnUse::Given]);
    ana.closes_and_opens();
    let next = world.file("fall.csv", "column a,COLUMN B\nHaddad,Omar\n");
    ana.brings_in_table(&next);
    assert_eq!(ana.everyone(), ["Omar Haddad", "Luz Rivera"]);
}

#[test]
fn a_table_without_headings_brings_its_first_student_too_and_is_read_alike_next_time() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let first = world.file("spring.csv", "Rivera,Luz,9\nHaddad,Omar,10\n");
    ana.brings_in_table_as(&first, &[ColumnUse::Family, ColumnUse::Given, ColumnUse::Grade]);
    assert_eq!(ana.everyone(), ["Omar Haddad", "Luz Rivera"]);
    ana.closes_and_opens();
    let next = world.workbook(&[&["Lin", "Mei", "9"], &["Okafor", "Chidi", "11"]]);
    assert_eq!(ana.brings_in_table(&next).adds.students, 2);
    assert_eq!(ana.everyone(), ["Omar Haddad", "Mei Lin", "Chidi Okafor", "Luz Rivera"]);
}

#[test]
fn the_first_line_of_a_pasted_list_is_a_student() {
    let world = World::new();
    let ana = world.laptop("Ana");
    ana.pastes("Luz\tRivera\t9\nOmar\tHaddad\t10\n");
    assert_eq!(ana.everyone(), ["Omar Haddad", "Luz Rivera"]);
}

#[test]
fn a_table_with_a_new_grade_changes_the_student_and_adds_none() {
    let world = World::new();
    let ana = world.laptop("Ana");
    ana.brings_in_table(&world.file("fall.csv", "ID,Given,Family,Grade\n7,Luz,Rivera,9\n"));
    let preview = ana.brings_in_table(&world.file("next.csv", "Family,Given,Grade,ID\nRivera,Luz,10,7\n"));
    assert_eq!((preview.adds.students, preview.changes.students), (0, 1));
    assert_eq!(ana.opens_file("Luz Rivera").grade.as_deref(), Some("10"));
}

#[test]
fn an_address_of_mail_in_a_list_is_left_out_and_said() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let preview = ana.pastes("Rivera, Luz, luz@secret.example\nOmar Haddad <omar@secret.example>\n");
    assert_eq!(
        read_out(&preview.warned),
        [
            "pasted list line 1: An e-mail address stands here. It is left out.",
            "pasted list line 2: An e-mail address stands here. It is left out.",
        ]
    );
    ana.brings_in_table(
        &world.file("list.csv", "Name,ID,Grade\nMei Lin <mei@secret.example>,mei@secret.example,mei@secret.example\n"),
    );
    assert_eq!(ana.everyone(), ["Omar Haddad", "Mei Lin", "Luz Rivera"]);
    assert!(!format!("{:?}", ana.everything_recorded()).contains("secret.example"));
    assert_eq!((ana.opens_file("Luz Rivera").grade, ana.opens_file("Mei Lin").number), (None, None));
}

#[test]
fn a_school_that_nobody_knows_is_said_and_the_student_comes_in_all_the_same() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let preview = ana
        .brings_in_table(&world.file("list.csv", "Name,School\nLuz Rivera,Atlantis High\nOmar Haddad,juniper HIGH\nMei Lin,\n"));
    assert_eq!(preview.adds.students, 3);
    assert_eq!(
        read_out(&preview.warned),
        [
            "list.csv line 2: No school of this name is known here. The student is taken with the school that you chose for the list."
        ]
    );
    assert_eq!(ana.opens_file("Luz Rivera").school_name.as_deref(), Some("Juniper High"));
}

#[test]
fn next_years_list_changes_the_grades_and_makes_nobody_twice() {
    let world = World::new();
    let ana = world.laptop("Ana");
    ana.pastes("Luz Rivera, 9\nOmar Haddad, 10\n");
    let preview = ana.pastes("Luz Rivera, 10\nOmar Haddad, 11\nMei Lin, 9\n");
    assert_eq!((preview.adds.students, preview.changes.students), (1, 2));
    assert_eq!((ana.everyone().len(), ana.opens_file("Luz Rivera").grade.as_deref()), (3, Some("10")));
}

#[test]
fn the_name_used_in_the_room_is_shown_and_both_are_found() {
    let world = World::with_student("Guadalupe Rivera");
    let ana = world.laptop("Ana");
    ana.calls("Guadalupe Rivera", Some("Lupita"));
    assert_eq!(ana.everyone(), ["Lupita"]);
    assert_eq!((ana.finds("lupi"), ana.finds("guada")), (vec!["Lupita".to_owned()], vec!["Lupita".to_owned()]));
    ana.calls("Lupita", None);
    assert_eq!(ana.everyone(), ["Guadalupe Rivera"]);
}

#[test]
fn a_pasted_list_is_shown_as_it_was_read_and_its_own_doubles_are_told_by_their_lines() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let preview = ana.pastes(
        "Chidi Okafor, 11th grade\nLuz Rivera, 9\nLuz Rivera, Grade 9\nMei Lin, 10\nMei Lin, 11\nNgũgĩ wa Thiong'o, twelve\nPaz Soto, 99",
    );
    let read: Vec<(Option<u32>, &str, &str, Option<&str>)> =
        (preview.coming.iter()).map(|one| (one.line, one.given.as_str(), one.family.as_str(), one.grade.as_deref())).collect();
    assert_eq!(
        read,
        [
            (Some(1), "Chidi", "Okafor", Some("11")),
            (Some(2), "Luz", "Rivera", Some("09")),
            (Some(3), "Luz", "Rivera", Some("09")),
            (Some(4), "Mei", "Lin", Some("10")),
            (Some(5), "Mei", "Lin", Some("11")),
            (Some(6), "Ngũgĩ", "wa Thiong'o", Some("12")),
            (Some(7), "Paz", "Soto", Some("99")),
        ]
    );
    let doubts: Vec<(u32, LineReason)> = preview.warned.iter().map(|note| (note.line, note.reason)).collect();
    assert_eq!(doubts, [(3, LineReason::SameLine), (7, LineReason::GradeUnknown)]);
    let again: Vec<(&str, &[u32])> = preview.listed_again.iter().map(|one| (one.name.as_str(), &one.lines[..])).collect();
    assert_eq!(again, [("Luz Rivera", &[2, 3][..]), ("Mei Lin", &[4, 5][..])]);
    assert_eq!(preview.look_alikes, [], "nobody was here before");
    assert_eq!(ana.everyone().len(), 7);
    // Next week's copy of the list writes its grades another way, and is the same list.
    let same = ana.pastes("Okafor, Chidi, Grade 11\nRivera, Luz, 9th\nRivera, Luz, nueve");
    assert!(is_nothing(&same), "{same:?}");
}

#[test]
fn whoever_just_came_in_is_marked_for_a_week_and_nobody_where_everybody_is_new() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let came = || -> (Vec<String>, Vec<String>, u32) {
        let everyone = StudentsAsked { everyone: true, ..StudentsAsked::default() };
        let found = ana.asks_for(StudentsAsked { came_lately: true, ..everyone.clone() });
        let marked = ana.asks_for(everyone).into_iter().filter(|line| line.is_new);
        (
            found.into_iter().map(|line| line.name).collect(),
            marked.map(|line| line.name).collect(),
            ana.desk().filters().unwrap().lately,
        )
    };
    let are = |names: &[&str]| {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        (names.clone(), names.clone(), names.len() as u32)
    };
    ana.pastes("Luz Rivera, 9\nOmar Haddad, 10\n");
    assert_eq!(came(), are(&[]), "where everybody is new nobody is marked");
    world.days_pass(1);
    ana.pastes("Luz Rivera, 10\nMei Lin, 9\n");
    assert_eq!(came(), are(&["Mei Lin"]), "a new grade makes nobody new");
    ana.closes_and_opens();
    assert_eq!(came(), are(&["Mei Lin"]));
    ana.undoes(1);
    assert_eq!(came(), are(&[]));
    ana.redoes(1);
    world.days_pass(2);
    ana.brings_in(&world.file("users.csv", "sourcedId,role,givenName,familyName\nu1,student,Chidi,Okafor\n"));
    ana.types_in("Paz Soto", None).unwrap();
    assert_eq!(came(), are(&["Mei Lin", "Chidi Okafor", "Paz Soto"]));
    world.days_pass(6);
    assert_eq!(came(), are(&["Chidi Okafor", "Paz Soto"]));
    world.days_pass(2);
    assert_eq!(came(), are(&[]), "a mark goes by itself");
}

#[test]
fn an_empty_file_is_said_to_be_empty() {
    let world = World::new();
    for text in ["", "\n\n  \n"] {
        let folder = world.folder_of(&[("empty.csv", text)]);
        let told = exchange::table::read_table(&folder.join("empty.csv")).unwrap_err();
        assert_eq!(told, exchange::unreadable::Unreadable::Empty { file: "empty.csv".into() });
    }
}
