//! What stands before the first name, and beside the map? A parent's answer, the school's own words, how people are shown, and
//! people whom somebody may have forgotten.

use domain::consent::Answered;
use domain::ego_network::{Ring, Sector, Support};
use domain::refusal::Refusal;
use domain::shown::Shown;
use domain::wording::{SaidIn, Which};
use world::{Laptop, World};

#[test]
fn a_parents_no_leaves_no_map_until_it_is_withdrawn_and_nothing_of_it_is_lost() {
    let world = World::with_student("Luz Rivera");
    let (ana, ben) = (world.laptop("Ana"), world.laptop("Ben"));
    let no = ana.records_an_answer("Luz Rivera", Answered::No, "  mother,  by phone ");
    ana.records_an_answer("Luz Rivera", Answered::Yes, "father");
    ana.closes_and_opens();
    world.everyone_merges();
    for laptop in [&ana, &ben] {
        let file = laptop.opens_file("Luz Rivera");
        let read: Vec<_> = file.consents.iter().map(|line| (line.told.given_by.as_str(), line.by.as_str())).collect();
        assert_eq!((read, file.is_talk_only), (vec![("father", "Ana"), ("mother, by phone", "Ana")], true));
    }
    let (wave, student) = (ben.mints(), ben.student("Luz Rivera"));
    let open = domain::waves::WaveEdit::Open { wave, student, opened_on: world.in_days(0) };
    assert_eq!(ben.tries(&domain::edit::Edit::Wave(open.clone())), Err(Refusal::ParentSaidNo));
    assert!(ben.draft_files().is_empty(), "nothing was begun");
    ana.withdraws_an_answer(no);
    world.everyone_merges();
    ben.does(&domain::edit::Edit::Wave(open));
    let file = ben.opens_file("Luz Rivera");
    assert_eq!(file.consents[1].told.withdrawn_on, Some(world.in_days(0)));
}

#[test]
fn a_no_under_one_record_of_a_student_holds_under_all_of_them() {
    let world = World::with_students(&["Luz Rivera", "Lucia Rivera"]);
    let ana = world.laptop("Ana");
    ana.records_an_answer("Lucia Rivera", Answered::No, "mother");
    let (luz, lucia) = (ana.student("Luz Rivera"), ana.student("Lucia Rivera"));
    ana.joins(lucia, luz);
    let open = domain::waves::WaveEdit::Open { wave: ana.mints(), student: luz, opened_on: world.in_days(0) };
    assert_eq!(ana.tries(&domain::edit::Edit::Wave(open.clone())), Err(Refusal::ParentSaidNo));
    ana.separates(lucia);
    ana.does(&domain::edit::Edit::Wave(open));
}

#[test]
fn a_no_that_comes_while_a_map_is_open_keeps_it_from_being_kept() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    let wave = ana.opens("Luz Rivera");
    ana.names(["Tía Rosa"]);
    ana.records_an_answer("Luz Rivera", Answered::No, "mother");
    let keep = domain::waves::WaveEdit::Keep { wave, kept_on: world.in_days(0), choice: domain::choice::Choice::default() };
    assert_eq!(ana.tries(&domain::edit::Edit::Wave(keep)), Err(Refusal::ParentSaidNo));
    assert!(!ana.everything_recorded().contains("Rosa"));
    ana.forgets();
    assert!(ana.draft_files().is_empty(), "it can be forgotten all the same");
}

#[test]
fn a_school_says_it_in_its_own_words_on_every_laptop_and_can_go_back() {
    let world = World::with_student("Luz Rivera");
    let (ana, ben) = (world.laptop("Ana"), world.laptop("Ben"));
    let lines = |laptop: &Laptop, which| laptop.reads_what_is_said(which).map(|told| told.map(|told| told.lines.join("|")));
    assert_eq!(lines(&ana, Which::Opening), [None, None], "what Kith ships");
    ana.writes_what_is_said(Which::Opening, SaidIn::En, Some("This is yours.\n\n  Stop when   you like. ")).unwrap();
    ana.writes_what_is_said(Which::Safety, SaidIn::Es, Some("Llamamos a la Sra. Ortiz.")).unwrap();
    world.everyone_merges();
    ben.closes_and_opens();
    // Where a school wrote in one language alone, a student of the other hears the shipped words of their own.
    assert_eq!(lines(&ben, Which::Opening), [Some("This is yours.|Stop when you like.".into()), None]);
    assert_eq!(lines(&ben, Which::Safety), [None, Some("Llamamos a la Sra. Ortiz.".into())]);
    // Two who write in two languages at once meet no conflict: neither loses a word.
    ana.writes_what_is_said(Which::Safety, SaidIn::En, Some("We call Ms. Ortiz.")).unwrap();
    ben.writes_what_is_said(Which::Safety, SaidIn::Es, Some("La Sra. Ortiz ayuda.")).unwrap();
    world.everyone_merges();
    for laptop in [&ana, &ben] {
        let both = [Some("We call Ms. Ortiz.".into()), Some("La Sra. Ortiz ayuda.".into())];
        assert_eq!(lines(laptop, Which::Safety), both);
    }
    assert_eq!(ben.writes_what_is_said(Which::Safety, SaidIn::Es, Some(" \n ")), Err(Refusal::TextIsEmpty));
    let long = "a".repeat(1_201);
    assert_eq!(ben.writes_what_is_said(Which::Safety, SaidIn::En, Some(&long)), Err(Refusal::TextIsTooLong { most: 1_200 }));
    let kept = [Some("We call Ms. Ortiz.".into()), Some("La Sra. Ortiz ayuda.".into())];
    assert_eq!(lines(&ben, Which::Safety), kept, "what was refused changed nothing");
    ben.writes_what_is_said(Which::Opening, SaidIn::En, None).unwrap();
    ben.writes_what_is_said(Which::Safety, SaidIn::En, None).unwrap();
    world.everyone_merges();
    assert_eq!(lines(&ana, Which::Opening), [None, None]);
    assert_eq!(lines(&ana, Which::Safety), [None, Some("La Sra. Ortiz ayuda.".into())], "each language goes back alone");
    assert_eq!(ben.tries_to_undo().unwrap().edit, "set_wording");
    world.everyone_merges();
    assert_eq!(lines(&ana, Which::Safety), [Some("We call Ms. Ortiz.".into()), Some("La Sra. Ortiz ayuda.".into())]);
}

#[test]
fn what_a_school_wrote_with_an_earlier_kith_is_said_in_both_languages_until_it_writes_another() {
    let world = World::with_student("Luz Rivera");
    let (ana, ben) = (world.laptop("Ana"), world.laptop("Ben"));
    ana.wrote_with_an_earlier_kith(Which::Opening, "We keep what you say.");
    world.everyone_merges();
    ben.closes_and_opens();
    let read = |laptop: &Laptop| {
        laptop.reads_what_is_said(Which::Opening).map(|told| told.map(|told| (told.lines.join("|"), told.is_in_any)))
    };
    let of_both = Some(("We keep what you say.".to_owned(), true));
    assert_eq!(read(&ben), [of_both.clone(), of_both.clone()]);
    ben.writes_what_is_said(Which::Opening, SaidIn::Es, Some("Guardamos lo que dices.")).unwrap();
    world.everyone_merges();
    assert_eq!(read(&ana), [of_both.clone(), Some(("Guardamos lo que dices.".into(), false))]);
    ana.writes_what_is_said(Which::Opening, SaidIn::Es, None).unwrap();
    ana.closes_and_opens();
    world.everyone_merges();
    assert_eq!(read(&ben), [of_both, None], "the shipped words in Spanish, and the school's own in English");
}

#[test]
fn people_are_shown_as_the_student_wants_at_any_moment_and_after_keeping_and_no_name_is_lost() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Tía Rosa", "Coach"]);
    ana.places("Tía Rosa", Ring::Closest, Sector::Home);
    ana.shows_people(Shown::Initials);
    assert_eq!(ana.reads_the_map(), ["TR, closest home", "C, in the tray"]);
    ana.shows_people(Shown::Hidden);
    assert_eq!(ana.reads_the_map(), ["1, closest home", "2, in the tray"]);
    assert!(!format!("{:?}", ana.map()).contains("Rosa"), "nothing that is drawn, listed or said holds the name");
    // Somebody who is named while names are hidden is the next number.
    ana.names(["Mei"]);
    ana.paints(Support::Listens, ["3"]);
    ana.closes_and_opens();
    assert_eq!(ana.reads_the_map(), ["1, closest home", "2, in the tray", "3, in the tray: listens"]);
    ana.agrees_to_ask("2", "a ride", world.in_days(0));
    let kept = ana.keeps();
    assert_eq!(ana.opens_file("Luz Rivera").asks[0].name, "2", "nor is it said where what was agreed is listed");
    assert!(!format!("{:?}", ana.today()).contains("Coach"));
    ana.looks_at(kept);
    assert_eq!(ana.map().shown, Shown::Hidden, "it is kept on the map");
    ana.shows_people(Shown::Names);
    assert_eq!(ana.reads_the_map(), ["Tía Rosa, closest home", "Coach, in the tray", "Mei, in the tray: listens"]);
    assert_eq!(ana.tries_to_undo().unwrap().edit, "show_people");
    assert_eq!(ana.map().shown, Shown::Hidden);
}

#[test]
fn whoever_was_on_an_earlier_map_may_have_been_forgotten_and_one_tap_brings_them_back() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Tía Rosa", "Coach", "Omar"]);
    ana.places("Tía Rosa", Ring::Closest, Sector::Home);
    ana.keeps();
    world.days_pass(40);
    ana.opens("Luz Rivera");
    ana.names(["Mei"]);
    // Whoever was on the last map waits on this one: nobody of them was forgotten.
    let pale =
        || -> Vec<String> { ana.network().alters.into_iter().filter(|alter| alter.is_pale).map(|alter| alter.label).collect() };
    assert_eq!((pale(), ana.may_have_forgotten()), (vec!["Tía Rosa".into(), "Coach".into(), "Omar".into()], vec![]));
    ana.confirms("Coach");
    ana.names(["tia rosa"]);
    assert_eq!(pale(), ["Omar"], "named again they are the same person");
    ana.keeps();
    world.days_pass(40);
    ana.opens("Luz Rivera");
    assert_eq!(pale(), ["Tía Rosa", "Coach", "Mei"]);
    assert_eq!(ana.may_have_forgotten(), ["Omar"], "leaving somebody out said nothing of them");
    ana.confirms_all();
    assert_eq!(ana.may_have_forgotten(), ["Omar"], "one key confirms whom the map shows");
    ana.shows_people(Shown::Initials);
    assert_eq!(ana.may_have_forgotten(), ["O"]);
    ana.shows_people(Shown::Hidden);
    assert_eq!(ana.may_have_forgotten(), Vec::<String>::new(), "where nobody is named, nobody is");
    ana.shows_people(Shown::Names);
    ana.brings_back("Omar");
    assert_eq!(ana.may_have_forgotten(), Vec::<String>::new());
    ana.removes("Omar");
    assert_eq!(ana.may_have_forgotten(), ["Omar"], "taken off again, as if nothing had been said");
}
