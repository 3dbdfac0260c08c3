//! What stands before the first name, and beside the map? A parent's answer, the school's own words, how people are shown, and
//! people whom somebody may have forgotten.

use domain::activities::ActivityKind;
use domain::consent::Answered;
use domain::ego_network::{Broker, Origin, Presence, Ring, Sector, Support};
use domain::map_edit::{AlterFact, MapEdit};
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
fn the_newest_words_of_a_school_are_said_on_every_laptop_whichever_kith_it_has_and_with_no_line_after_a_sync() {
    let world = World::with_student("Luz Rivera");
    let (ana, ben) = (world.laptop("Ana"), world.laptop("Ben"));
    let read = |laptop: &Laptop| {
        laptop.reads_what_is_said(Which::Opening).map(|told| told.map(|told| (told.lines.join("|"), told.is_in_any)))
    };
    let own = |text: &str| Some((text.to_owned(), false));
    // Ben's laptop has the earlier Kith.
    ben.wrote_with_an_earlier_kith(Which::Opening, "We keep what you say.");
    world.everyone_merges();
    ana.writes_what_is_said(Which::Opening, SaidIn::En, Some("We keep what you want kept.")).unwrap();
    world.everyone_merges();
    ben.closes_and_opens();
    assert_eq!(ben.says_with_an_earlier_kith(Which::Opening).as_deref(), Some("We keep what you want kept."));
    ana.writes_what_is_said(Which::Opening, SaidIn::Es, Some("Guardamos lo que quieres.")).unwrap();
    world.everyone_merges();
    let both = "We keep what you want kept.\nGuardamos lo que quieres.";
    assert_eq!(ben.says_with_an_earlier_kith(Which::Opening).as_deref(), Some(both), "whoever speaks one of the two finds it");
    assert_eq!(read(&ana), [own("We keep what you want kept."), own("Guardamos lo que quieres.")]);
    // The earlier Kith writes again: everybody reads that, in every language, and so does whoever starts anew.
    ben.wrote_with_an_earlier_kith(Which::Opening, "We changed it.");
    world.everyone_merges();
    ana.closes_and_opens();
    let of_both = Some(("We changed it.".to_owned(), true));
    assert_eq!(read(&ana), [of_both.clone(), of_both]);
    // Taken back, what was said before stands again, on both.
    ana.writes_what_is_said(Which::Opening, SaidIn::En, None).unwrap();
    assert_eq!(ana.tries_to_undo().unwrap().edit, "set_wording");
    world.everyone_merges();
    assert_eq!(ben.says_with_an_earlier_kith(Which::Opening).as_deref(), Some("We changed it."));
    assert_eq!(read(&ana)[0], Some(("We changed it.".to_owned(), true)));
}

#[test]
fn people_are_shown_as_the_student_wants_at_any_moment_and_after_keeping_where_their_names_are_kept_too() {
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
    let kept = ana.keeps_with_names();
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
fn of_people_whom_the_map_hides_no_name_is_kept_unless_the_student_says_so() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Coach Ruiz"]);
    ana.keeps();
    world.days_pass(40);
    ana.opens("Luz Rivera");
    ana.confirms("Coach Ruiz");
    ana.names(["Tía Rosa", "Tom Reed", "Mei"]);
    ana.places("Tía Rosa", Ring::Closest, Sector::Home);
    ana.shows_people(Shown::Initials);
    let read = ["CR, in the tray", "TR, closest home", "TR2, in the tray", "M, in the tray"];
    assert_eq!(ana.reads_the_map(), read);
    let second = ana.keeps();
    for name in ["Rosa", "Tom", "Reed", "Mei"] {
        assert!(!ana.everything_recorded().contains(name), "{name} is nowhere any more");
    }
    ana.closes_and_opens();
    ana.looks_at(second);
    assert_eq!(ana.reads_the_map(), read, "it reads as it did");
    // Whoever was kept by name on an earlier map is so still; of the others there is no name to be shown.
    ana.shows_people(Shown::Names);
    assert_eq!(ana.reads_the_map(), ["Coach Ruiz, in the tray", "T R, closest home", "T R (2), in the tray", "M, in the tray"]);
    // They are the same people on the next map, and may be named there.
    world.days_pass(40);
    ana.opens("Luz Rivera");
    ana.confirms("T R");
    ana.renames("T R", "Tía Rosa");
    ana.keeps();
    assert_eq!(ana.reads_the_map(), ["Tía Rosa, closest home"]);
    // Hidden altogether a number stays of each, and of somebody of the school's list no way to their name.
    world.days_pass(40);
    ana.opens("Luz Rivera");
    ana.shows_people(Shown::Hidden);
    ana.names(["Noor"]);
    ana.keeps();
    assert!(!ana.everything_recorded().contains("Noor"));
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

/// Three maps, of which the third begins with Mei alone; of the first are two of one name.
fn three_maps(world: &World) -> std::rc::Rc<Laptop> {
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Ana", "Omar"]);
    ana.places("Ana", Ring::Closest, Sector::Home);
    ana.tells("Ana", AlterFact::Origin(Some(Origin::Family)));
    ana.names(["Ana"]);
    ana.keeps();
    world.days_pass(40);
    ana.opens("Luz Rivera");
    ana.names(["Mei"]);
    ana.keeps();
    world.days_pass(40);
    ana.opens("Luz Rivera");
    ana
}

#[test]
fn two_older_people_of_one_name_are_told_apart_by_where_and_how_they_were_last_and_else_by_a_number() {
    let world = World::with_student("Luz Rivera");
    let ana = three_maps(&world);
    let first = world.in_days(-80);
    let read = |ana: &Laptop| -> Vec<_> {
        let earlier = ana.desk().may_have_forgotten(ana.wave()).unwrap().earlier.into_iter();
        earlier.map(|one| (one.label, one.was.on, one.was.ring.zip(one.was.sector), one.was.origin)).collect()
    };
    let home = Some((Ring::Closest, Sector::Home));
    let apart = [
        ("Ana".to_owned(), Some(first), home, Some(Origin::Family)),
        ("Omar".to_owned(), Some(first), None, None),
        ("Ana".to_owned(), Some(first), None, None),
    ];
    assert_eq!(read(&ana), apart);
    // While names are typed they are told apart the same way.
    let offered: Vec<_> = ana.is_offered("ana").into_iter().filter_map(|one| one.was).map(|was| (was.ring, was.origin)).collect();
    assert_eq!(offered, [(Some(Ring::Closest), Some(Origin::Family)), (None, None)]);
    // By letters Omar and nobody else is an O; two whom nothing tells apart bear a number.
    ana.shows_people(Shown::Initials);
    let letters: Vec<String> = read(&ana).into_iter().map(|(label, ..)| label).collect();
    assert_eq!(letters, ["A", "O", "A"]);
    ana.shows_people(Shown::Names);
    let alike = ana.desk().may_have_forgotten(ana.wave()).unwrap().earlier[2].alter;
    ana.gestures(MapEdit::RenameAlter { alter: alike, label: "omár".into() });
    let labels: Vec<String> = read(&ana).into_iter().map(|(label, ..)| label).collect();
    assert_eq!(labels, ["Ana", "Omar", "omár (2)"]);
    ana.says_of_the_forgotten_no_longer("omár (2)");
    assert_eq!(ana.may_have_forgotten(), ["Ana", "Omar"]);
}

#[test]
fn whoever_was_on_an_older_map_is_said_to_be_gone_without_coming_onto_this_one_first() {
    let world = World::with_student("Luz Rivera");
    let ana = three_maps(&world);
    ana.says_of_the_forgotten_no_longer("Omar");
    assert_eq!(ana.may_have_forgotten(), ["Ana", "Ana"]);
    let omar = ana.alter("Omar");
    assert_eq!((omar.presence, omar.is_pale), (Presence::NoLonger, false));
    assert!(!ana.network().counted().any(|alter| alter.id == omar.id), "nobody counts who is gone");
    // It is one gesture, and taken back as one.
    ana.undoes(1);
    assert_eq!(ana.may_have_forgotten(), ["Ana", "Omar", "Ana"]);
    ana.says_of_the_forgotten_no_longer("Omar");
    ana.closes_and_opens();
    ana.keeps();
    world.days_pass(40);
    ana.opens("Luz Rivera");
    assert_eq!(ana.may_have_forgotten(), ["Ana", "Ana"], "and is not asked about again");
}

#[test]
fn where_names_are_hidden_nobody_who_was_met_is_named_and_by_letters_the_registry_says_who_they_are() {
    let world = World::new();
    let tess = world.laptop("Tess");
    let class = tess.pastes_a_class("Period 3", "Luz Rivera");
    tess.logs_a_visit("Maya Brandt", class, &[]);
    tess.opens("Luz Rivera");
    let told = |tess: &Laptop| {
        format!("{:?}", (tess.desk().may_have_forgotten(tess.wave()).unwrap(), tess.map(), tess.is_offered("bran")))
    };
    assert!(told(&tess).contains("Maya Brandt"));
    tess.shows_people(Shown::Hidden);
    assert!(!told(&tess).contains("Brandt") && !told(&tess).contains("Maya"));
    tess.shows_people(Shown::Initials);
    assert!(!told(&tess).contains("Brandt") && told(&tess).contains("MB"));
    // Nothing on the screen knows the name, and it is written as the directory has it.
    let met = tess.desk().may_have_forgotten(tess.wave()).unwrap().met.remove(0);
    tess.gestures(MapEdit::AddAlter { alter: tess.mints(), label: String::new(), link: Some(met.link) });
    assert_eq!(tess.network().alters[0].label, "MB");
    tess.shows_people(Shown::Names);
    assert_eq!(tess.network().alters[0].label, "Maya Brandt");
    // Without a registry nobody can be named by nothing.
    let alter = tess.mints();
    let refused = tess.tries_to(MapEdit::AddAlter { alter, label: " ".into(), link: None });
    assert_eq!(refused.unwrap_err(), Refusal::NameIsEmpty);
}

#[test]
fn by_letters_nobody_on_the_map_is_named_by_the_circle_in_which_somebody_else_was_met() {
    let world = World::new();
    let tess = world.laptop("Tess");
    let class = tess.pastes_a_class("Period 3", "Luz Rivera");
    for (name, led_by) in [("Ramos chess circle", "Maya Brandt"), ("Bo’s garage", "Kofi Mensah")] {
        tess.logs_activity(tess.activity_of(ActivityKind::Circle, name, class, led_by, &[]));
    }
    tess.opens("Luz Rivera");
    tess.takes_the_offer("bran", "Maya Brandt");
    tess.keeps();
    world.days_pass(40);
    tess.opens("Luz Rivera");
    tess.names(["Coach Ramos", "Bo"]);
    tess.keeps();
    world.days_pass(40);
    tess.opens("Luz Rivera");
    let told = || {
        let forgotten = tess.desk().may_have_forgotten(tess.wave()).unwrap();
        let earlier = forgotten.earlier.into_iter().map(|one| (one.label, one.was.activity));
        earlier.chain(forgotten.met.into_iter().map(|one| (one.name, one.detail))).collect::<Vec<_>>()
    };
    let said = |name: &str, of: Option<&str>| (name.to_owned(), of.map(str::to_owned));
    assert_eq!(told(), [said("Maya Brandt", Some("Ramos chess circle")), said("Kofi Mensah", Some("Bo’s garage"))]);
    tess.shows_people(Shown::Initials);
    assert_eq!(told(), [said("MB", None), said("KM", None)], "the coach and Bo are letters on this map");
}

#[test]
fn whoever_works_at_school_and_introduced_somebody_is_named_where_names_are_shown_and_nowhere_else() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let users = "sourcedId,role,givenName,familyName,identifier\nu1,student,Luz,Rivera,1\nt1,teacher,Rosario,Weber,\n";
    ana.brings_in(&world.file("users.csv", users));
    ana.opens("Luz Rivera");
    ana.names(["Tía"]);
    let weber = ana.desk().staff_suggestions("web").unwrap().remove(0).id;
    ana.tells("Tía", AlterFact::Broker(Some(Broker::Staff(weber))));
    for (shown, name) in [(Shown::Hidden, ""), (Shown::Initials, "RW"), (Shown::Nicknames, "Rosario Weber")] {
        ana.shows_people(shown);
        assert_eq!(ana.map().brokers[0].name, name);
    }
}
