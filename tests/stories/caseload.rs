//! Whose students are mine? By rule, by list, by hand; by hand goes first.

use domain::edit::Edit;
use domain::people::CaseloadRule;
use domain::people::PeopleEdit;
use store::read::students::StudentsAsked;
use world::{Laptop, World};

const USERS: &str = "\
sourcedId,role,givenName,familyName,identifier,grades,orgSourcedIds
u1,student,Luz,Álvarez,1,09,s1
u2,student,Omar,Haddad,2,10,s1
u3,student,Ana,Méndez,3,09,s1
u4,student,Chidi,Okafor,4,09,s2
u5,student,Mei,Zhou,5,11,s1
";
const ORGS: &str = "sourcedId,name,type\ns1,North High,school\ns2,South High,school\n";

fn with_roster(world: &World) -> std::rc::Rc<Laptop> {
    let ana = world.laptop("Ana");
    ana.brings_in(&world.folder_of(&[("users.csv", USERS), ("orgs.csv", ORGS)]));
    ana
}

fn surnames(from: &str, until: &str) -> CaseloadRule {
    CaseloadRule { surnames_from: Some(from.into()), surnames_until: Some(until.into()), ..CaseloadRule::default() }
}

#[test]
fn nobody_is_mine_before_i_say_so() {
    let world = World::new();
    let ana = with_roster(&world);
    assert_eq!((ana.caseload().len(), ana.everyone().len()), (0, 5));
}

#[test]
fn a_to_me_includes_alvarez_and_mendez_whatever_their_accents() {
    let world = World::new();
    let ana = with_roster(&world);
    ana.rules(surnames("a", "Me"));
    assert_eq!(ana.caseload(), ["Luz Álvarez", "Omar Haddad", "Ana Méndez"]);
}

#[test]
fn a_rule_says_how_many_it_would_take_in_and_two_rules_add_up() {
    let world = World::new();
    let ana = with_roster(&world);
    let north = ana.desk().filters().unwrap().schools.into_iter().find(|school| school.name == "North High").unwrap();
    let ninth = CaseloadRule { school: Some(north.id), grades: vec!["09".into()], ..CaseloadRule::default() };
    assert_eq!(ana.desk().try_rule(&ninth).unwrap(), 2);
    ana.rules(ninth);
    let rule = ana.rules(surnames("z", "z"));
    assert_eq!(ana.caseload(), ["Luz Álvarez", "Ana Méndez", "Mei Zhou"]);
    let counts: Vec<u32> = ana.desk().caseload_rules().unwrap().iter().map(|line| line.students).collect();
    assert_eq!(counts.iter().sum::<u32>(), 3);
    ana.does(&Edit::People(PeopleEdit::RemoveCaseloadRule { rule }));
    assert_eq!(ana.caseload(), ["Luz Álvarez", "Ana Méndez"]);
    ana.undoes(1);
    assert_eq!(ana.caseload().len(), 3);
}

#[test]
fn what_is_said_by_hand_goes_before_any_rule_and_can_be_taken_back() {
    let world = World::new();
    let ana = with_roster(&world);
    ana.rules(surnames("a", "me"));
    let (omar, mei) = (ana.student("Omar Haddad"), ana.student("Mei Zhou"));
    ana.sets_on_caseload(&[omar], Some(false));
    ana.sets_on_caseload(&[mei], Some(true));
    assert_eq!(ana.caseload(), ["Luz Álvarez", "Ana Méndez", "Mei Zhou"]);
    ana.sets_on_caseload(&[omar, mei], None);
    assert_eq!(ana.caseload(), ["Luz Álvarez", "Omar Haddad", "Ana Méndez"]);
}

#[test]
fn a_list_from_the_head_of_department_finds_its_students_by_number_or_name() {
    let world = World::new();
    let ana = with_roster(&world);
    let list = world.file("mine.csv", "Number,First name,Last name\n4,,\n,Luz,Alvarez\n2,Somebody,Else\n,Nobody,Known\n");
    let (taken_on, nobodys) = ana.takes_on_from(&list);
    assert_eq!((taken_on, nobodys), (3, vec!["mine.csv line 5: Nobody here has this number or name.".to_owned()]));
    assert_eq!(ana.caseload(), ["Luz Álvarez", "Omar Haddad", "Chidi Okafor"]);
}

#[test]
fn a_list_of_numbers_alone_finds_everybody_on_it_and_says_which_numbers_are_nobodys() {
    let world = World::new();
    let ana = with_roster(&world);
    let (taken_on, nobodys) = ana.takes_on_from(&world.file("mine.csv", "Student ID\n1\n3\n99\n"));
    assert_eq!((taken_on, nobodys), (2, vec!["mine.csv line 4: Nobody here has this number or name.".to_owned()]));
    assert_eq!(ana.caseload(), ["Luz Álvarez", "Ana Méndez"]);
    assert_eq!(ana.takes_on_from(&world.file("bare.csv", "2\n99\n")).0, 1, "without a heading the first number is a student's");
    let empty = ana.takes_on_from(&world.file("odd.csv", "Student ID,Name,Room\n,,12\n5,,\n"));
    assert_eq!(empty, (1, vec!["odd.csv line 2 Name: The line has neither a name nor a number.".to_owned()]));
}

#[test]
fn a_name_that_two_students_have_is_said_and_nobody_is_guessed() {
    let world = World::new();
    let ana = with_roster(&world);
    let luz = ana.types_in("Luz Álvarez", Some("11")).unwrap();
    let list = world.file("mine.csv", "Name,Grade\nLuz Álvarez,\n");
    let more = vec!["mine.csv line 2: More than one student here has this number or name.".to_owned()];
    assert_eq!(ana.takes_on_from(&list), (0, more));
    let list = world.file("mine.csv", "Name,Grade\nLuz Álvarez,Eleventh grade\n");
    assert_eq!(ana.takes_on_from(&list), (1, vec![]));
    assert!(ana.file_of(luz).on_caseload, "a grade tells them apart however it is written");
}

#[test]
fn a_grade_is_one_grade_however_it_is_written_in_the_filter_and_in_a_rule() {
    let world = World::new();
    let ana = with_roster(&world);
    ana.types_in("Zoë Lind", Some("Ninth grade")).unwrap();
    ana.types_in("Ivo Novak", Some("9")).unwrap();
    let grades = ana.desk().filters().unwrap().grades;
    let grades: Vec<(&str, u32)> = grades.iter().map(|choice| (choice.grade.as_str(), choice.students)).collect();
    assert_eq!(grades, [("09", 5), ("10", 1), ("11", 1)]);
    let ninth = StudentsAsked { grade: Some("9th".into()), everyone: true, ..StudentsAsked::default() };
    assert_eq!(ana.asks_for(ninth).len(), 5);
    ana.rules(CaseloadRule { grades: vec!["9".into()], ..CaseloadRule::default() });
    assert_eq!(ana.caseload(), ["Luz Álvarez", "Zoë Lind", "Ana Méndez", "Ivo Novak", "Chidi Okafor"]);
}

#[test]
fn who_leaves_the_school_leaves_a_caseload_made_by_rule() {
    let world = World::new();
    let ana = with_roster(&world);
    ana.rules(surnames("a", "me"));
    let fewer: String = USERS.lines().filter(|line| !line.starts_with("u2")).map(|line| format!("{line}\n")).collect();
    ana.brings_in(&world.folder_of(&[("users.csv", &fewer), ("orgs.csv", ORGS)]));
    assert_eq!(ana.caseload(), ["Luz Álvarez", "Ana Méndez"]);
    assert_eq!(ana.everyone().last().map(String::as_str), Some("Omar Haddad"), "who left stands last, and is not gone");
}

#[test]
fn the_list_is_narrowed_by_school_grade_and_who_has_no_map_yet() {
    let world = World::new();
    let ana = with_roster(&world);
    ana.rules(CaseloadRule::default());
    let filters = ana.desk().filters().unwrap();
    let grades: Vec<(&str, u32)> = filters.grades.iter().map(|choice| (choice.grade.as_str(), choice.students)).collect();
    assert_eq!(grades, [("09", 3), ("10", 1), ("11", 1)]);
    let south = filters.schools.iter().find(|school| school.name == "South High").unwrap().id;
    let names = |ask: StudentsAsked| ana.asks_for(ask).into_iter().map(|line| line.name).collect::<Vec<_>>();
    assert_eq!(names(StudentsAsked { school: Some(south), ..StudentsAsked::default() }), ["Chidi Okafor"]);
    assert_eq!(names(StudentsAsked { grade: Some("10".into()), ..StudentsAsked::default() }), ["Omar Haddad"]);
    ana.opens("Luz Álvarez");
    ana.names(["Coach"]);
    ana.keeps();
    let unmapped = names(StudentsAsked { without_map: true, grade: Some("09".into()), ..StudentsAsked::default() });
    assert_eq!(unmapped, ["Ana Méndez", "Chidi Okafor"]);
}

#[test]
fn two_counselors_have_two_caseloads_of_one_school() {
    let world = World::new();
    let ana = with_roster(&world);
    let ben = world.laptop("Ben");
    ana.rules(surnames("a", "h"));
    ben.rules(surnames("i", "z"));
    world.everyone_merges();
    assert_eq!(ana.caseload(), ["Luz Álvarez", "Omar Haddad"]);
    assert_eq!(ben.caseload(), ["Ana Méndez", "Chidi Okafor", "Mei Zhou"]);
}

#[test]
fn the_list_is_narrowed_to_a_class_which_is_found_by_its_title_among_thousands() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let mut classes = "sourcedId,title,schoolSourcedId\n".to_owned();
    for n in 0..2_300 {
        classes.push_str(&format!("c{n},Algebra {n:04},s1\n"));
    }
    classes.push_str("z1,Zoología avanzada,s1\n");
    ana.brings_in(&world.folder_of(&[
        ("orgs.csv", "sourcedId,name,type,parentSourcedId\ns1,North High,school,\n"),
        (
            "users.csv",
            "sourcedId,role,givenName,familyName\nu1,student,Luz,Rivera\nu2,student,Omar,Haddad\nt1,teacher,Tomás,Weber\n",
        ),
        ("classes.csv", &classes),
        (
            "enrollments.csv",
            "sourcedId,classSourcedId,userSourcedId,role\ne1,c2299,u1,student\ne2,z1,u2,student\ne3,z1,t1,teacher\n",
        ),
    ]));
    let narrowed = |section| ana.asks_for(StudentsAsked { section: Some(section), everyone: true, ..StudentsAsked::default() });
    let names = |section| narrowed(section).into_iter().map(|line| line.name).collect::<Vec<_>>();
    let found = |text: &str| ana.desk().sections_like(text, None).unwrap().found;
    for (typed, title, who) in [("2299", "Algebra 2299", "Luz Rivera"), ("avanz zoologia", "Zoología avanzada", "Omar Haddad")] {
        let [only] = &found(typed)[..] else { panic!("{typed}: {:?}", found(typed)) };
        assert_eq!((only.title.as_str(), only.students, names(only.id)), (title, 1, vec![who.to_owned()]));
        assert_eq!(ana.desk().sections_like("", Some(only.id)).unwrap().chosen.as_ref(), Some(only));
    }
    let all = ana.desk().sections_like("algebra", None).unwrap();
    assert_eq!((all.found.len(), all.total, all.found[0].title.as_str()), (40, 2_301, "Algebra 0000"));
    assert_eq!(found("chemistry"), []);
    // A class that is not there any more is not offered, and still says by what the list is narrowed.
    let zoology = found("zoologia")[0].id;
    ana.brings_in(&world.folder_of(&[
        ("users.csv", "sourcedId,role,givenName,familyName\nu1,student,Luz,Rivera\nu2,student,Omar,Haddad\n"),
        ("classes.csv", "sourcedId,title,schoolSourcedId\nc2299,Algebra 2299,s1\n"),
    ]));
    assert_eq!((found("zoologia"), found("algebra").len()), (vec![], 1));
    let like = ana.desk().sections_like("", Some(zoology)).unwrap();
    assert_eq!((like.total, like.chosen.map(|it| it.title).as_deref()), (1, Some("Zoología avanzada")));
}
