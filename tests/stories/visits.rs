//! A guest was here: who met them, what is kept of it, and what is not.

use domain::edit::Edit;
use domain::ego_network::{Broker, Link, Origin};
use domain::funnel::{Funnel, FunnelBar};
use domain::refusal::Refusal;
use domain::shown::Shown;
use domain::stay_in_touch::{WishEdit, WishState};
use domain::visitors::{VisitorEdit, VisitorTold};
use domain::visits::{Format, LoggedVisit, VisitEdit, VisitSteps, WhoCame};
use store::read::funnel::{FunnelAsked, FunnelPeriod};
use store::read::suggestions::SuggestionOf;
use world::{Laptop, World};

const CLASS: &str = "Luz Rivera\nOmar Haddad\nMei Lin\nNoor Abdi";

#[test]
fn a_teacher_without_a_roster_pastes_a_class_and_logs_a_visit_that_is_there_after_a_restart() {
    let world = World::with_student("Luz Rivera");
    let tess = world.laptop("Tess");
    let class = tess.pastes_a_class("Period 3", CLASS);
    assert_eq!(tess.everyone().len(), 4, "Luz was known, and is not here twice");
    assert_eq!(tess.opens_visits().likely, Some(class), "her only class");
    tess.logs_a_visit("Maya Brandt", class, &["Mei Lin"]);
    tess.closes_and_opens();
    assert_eq!(tess.reads_the_visits(), ["Maya Brandt with Period 3: 3 here, 1 away"]);
    // Next time she is in the directory, and nobody is there twice.
    world.days_pass(7);
    tess.logs_a_visit("Maya Brandt", class, &[]);
    let directory = tess.desk().visitors().unwrap();
    assert_eq!((directory.visitors.len(), directory.visitors[0].visits, directory.twins.len()), (1, 2, 0));
    tess.undoes(1);
    assert_eq!(tess.reads_the_visits(), ["Maya Brandt with Period 3: 3 here, 1 away"]);
}

#[test]
fn the_class_is_the_one_that_meets_at_this_hour() {
    let world = World::new();
    let tess = world.laptop("Tess");
    let (early, late) = (tess.pastes_a_class("Period 1", CLASS), tess.pastes_a_class("Period 5", CLASS));
    assert_eq!(tess.opens_visits().likely, None, "nothing says which");
    tess.logs_a_visit("Maya Brandt", early, &[]);
    let mut afternoon = tess.visit_of("Sam Adeyemi", late, &[]);
    afternoon.began_at = Some("13:10".into());
    tess.tries_to_log(afternoon).unwrap();
    let likely = |time| tess.desk().visit_room(world.in_days(7), Some(time)).unwrap().likely;
    assert_eq!((likely("10:55"), likely("12:50")), (Some(early), Some(late)));
    // At an hour at which nobody came yet: the class of the last visit.
    assert_eq!(likely("07:00"), Some(late));
}

#[test]
fn a_student_whose_parent_opted_out_is_not_recorded_whoever_ticks_them_and_without_a_network() {
    let world = World::new();
    let (ana, tess) = (world.laptop("Ana"), world.laptop("Tess"));
    let class = tess.pastes_a_class("Period 3", CLASS);
    tess.logs_a_visit("Maya Brandt", class, &[]);
    world.everyone_merges();
    ana.opts_out("Noor Abdi");
    world.everyone_merges();
    let member = |name: &str| tess.looks_at_class(class).students.into_iter().find(|one| one.name == name).unwrap();
    assert!(member("Noor Abdi").is_opted_out && !member("Luz Rivera").is_opted_out);
    // The screen ticks everybody, Noor too: nothing is kept of her, and what was kept does not count.
    let visit = tess.visit_of("Sam Adeyemi", class, &[]);
    assert_eq!(visit.present.len(), 4);
    let id = visit.visit;
    tess.tries_to_log(visit).unwrap();
    assert_eq!(tess.desk().visit_presence(id).unwrap().present.len(), 3);
    let lines = tess.reads_the_visits();
    assert_eq!(lines, ["Sam Adeyemi with Period 3: 3 here, 0 away", "Maya Brandt with Period 3: 3 here, 0 away"]);
}

#[test]
fn one_visit_logged_on_two_laptops_is_asked_about_and_never_joined_by_itself() {
    let world = World::new();
    let (tess, ben) = (world.laptop("Tess"), world.laptop("Ben"));
    let class = tess.pastes_a_class("Period 3", CLASS);
    world.everyone_merges();
    // Both type her in: two entries, two visits, one guest.
    tess.logs_a_visit("Maya Brandt", class, &["Mei Lin"]);
    ben.logs_a_visit("Maya  Brandt", class, &["Mei Lin", "Noor Abdi"]);
    world.everyone_merges();
    for laptop in [&tess, &ben] {
        assert_eq!(laptop.reads_the_visits().len(), 2);
        assert_eq!(laptop.opens_visits().twins.len(), 1, "it is asked");
        assert_eq!(laptop.desk().visitors().unwrap().twins.len(), 1);
    }
    let pair = tess.opens_visits().twins.remove(0);
    tess.does(&Edit::Visit(VisitEdit::JoinVisits { visit: pair.other.id, same_as: pair.one.id }));
    let people = tess.desk().visitors().unwrap().twins.remove(0);
    tess.does(&Edit::Visitor(VisitorEdit::JoinVisitors { visitor: people.other.id, same_as: people.one.id }));
    world.everyone_merges();
    for laptop in [&tess, &ben] {
        assert_eq!(laptop.reads_the_visits(), ["Maya Brandt with Period 3: 3 here, 1 away"], "here in one list is here");
        assert_eq!(laptop.opens_visits().twins, []);
        assert_eq!(laptop.desk().visitors().unwrap().visitors.len(), 1);
    }
    tess.undoes(2);
    assert_eq!(tess.reads_the_visits().len(), 2);
    // Or they are two, and nobody is asked again.
    tess.does(&Edit::Visit(VisitEdit::KeepVisitsApart { visit: pair.one.id, other: pair.other.id }));
    assert_eq!(tess.opens_visits().twins, []);
}

#[test]
fn a_joined_visit_is_taken_away_whole_and_comes_back_whole() {
    let world = World::new();
    let (tess, ben) = (world.laptop("Tess"), world.laptop("Ben"));
    let class = tess.pastes_a_class("Period 3", CLASS);
    let [one, twin, third] = ["Mei Lin", "Noor Abdi", "Omar Haddad"].map(|away| tess.logs_a_visit("Maya Brandt", class, &[away]));
    tess.logs_a_visit("Sam Adeyemi", class, &[]);
    // The third is behind the twin, and the twin behind the one.
    for (visit, same_as) in [(third, twin), (twin, one)] {
        tess.does(&Edit::Visit(VisitEdit::JoinVisits { visit, same_as }));
    }
    let both = ["Maya Brandt with Period 3: 4 here, 0 away", "Sam Adeyemi with Period 3: 4 here, 0 away"];
    let reads = |who: &Laptop| {
        let mut lines = who.reads_the_visits();
        lines.sort();
        lines
    };
    assert_eq!(reads(&tess), both);
    tess.does(&Edit::Visit(VisitEdit::RemoveVisit { visit: one }));
    tess.closes_and_opens();
    world.everyone_merges();
    for laptop in [&tess, &ben] {
        assert_eq!(reads(laptop), both[1..], "its other entries are no visit of their own");
        assert_eq!(laptop.desk().all_visits().unwrap().len(), 1);
    }
    tess.undoes(1);
    world.everyone_merges();
    for laptop in [&tess, &ben] {
        assert_eq!(reads(laptop), both);
    }
    assert_eq!(tess.opens_visits().recent.iter().map(|line| line.joined.len()).max(), Some(2));
}

#[test]
fn a_visit_that_a_colleague_corrected_stays_whole_when_its_logging_is_taken_back() {
    let world = World::new();
    let (tess, ben) = (world.laptop("Tess"), world.laptop("Ben"));
    let class = tess.pastes_a_class("Period 3", CLASS);
    tess.logs_a_visit("Sam Adeyemi", class, &[]);
    let visit = tess.logs_a_visit("Maya Brandt", class, &["Mei Lin"]);
    world.everyone_merges();
    let steps = VisitSteps { two_way: Some(true), ..VisitSteps::default() };
    let purpose = Some("Bridges".to_owned());
    ben.does(&Edit::Visit(VisitEdit::DescribeVisit { visit, steps, purpose, aim: None }));
    world.everyone_merges();
    let undone = tess.tries_to_undo().unwrap();
    assert!(undone.left_alone > 0, "it is said");
    world.everyone_merges();
    let both = ["Maya Brandt with Period 3: 3 here, 1 away", "Sam Adeyemi with Period 3: 4 here, 0 away"];
    for laptop in [&tess, &ben] {
        let mut lines = laptop.reads_the_visits();
        lines.sort();
        assert_eq!(lines, both);
        laptop.closes_and_opens();
        assert!(laptop.desk().store().check_full().unwrap().is_whole);
    }
    // Who was there is put right by somebody else: that is the visit too.
    let third = tess.logs_a_visit("Ruth Ocampo", class, &[]);
    world.everyone_merges();
    let mut corrected = ben.visit_of("Ruth Ocampo", class, &["Noor Abdi"]);
    corrected.visit = third;
    ben.tries_to_log(corrected).unwrap();
    world.everyone_merges();
    assert!(tess.tries_to_undo().unwrap().left_alone > 0);
    assert!(tess.reads_the_visits().contains(&"Ruth Ocampo with Period 3: 3 here, 1 away".to_owned()));
    // What nobody else has touched goes with the next step, as ever, and back, and again.
    tess.undoes(1);
    tess.redoes(1);
    assert_eq!(tess.reads_the_visits().len(), 3);
    tess.undoes(1);
    world.everyone_merges();
    assert_eq!(ben.reads_the_visits().len(), 2);
    assert!(!ben.reads_the_visits().contains(&both[1].to_owned()));
}

#[test]
fn two_entries_of_one_visit_are_one_meeting_and_its_wishes_stand_where_they_came_furthest() {
    let world = World::new();
    let tess = world.laptop("Tess");
    let class = tess.pastes_a_class("Period 3", CLASS);
    let one = tess.logs_a_visit("Maya Brandt", class, &["Mei Lin"]);
    // Logged again the next day, with that day.
    world.days_pass(1);
    let twin = tess.logs_a_visit("Maya Brandt", class, &["Omar Haddad"]);
    let (luz, omar) = (tess.student("Luz Rivera"), tess.student("Omar Haddad"));
    for visit in [one, twin] {
        tess.does(&Edit::Wish(WishEdit::SayWishes { visit, students: vec![luz, omar], on: world.in_days(0) }));
    }
    for (visit, student) in [(twin, luz), (one, omar)] {
        let (students, to, on) = (vec![student], WishState::Sent, world.in_days(0));
        tess.does(&Edit::Wish(WishEdit::MoveWishes { visit, students, to, on }));
    }
    let figures = || {
        let view = tess.desk().funnel(&FunnelAsked::default(), true, world.in_days(0)).unwrap();
        ([view.funnel.viewed, view.funnel.met, view.funnel.met_again], [view.visits, view.visitors, view.visitors_again])
    };
    assert_eq!(figures(), ([4, 4, 2], [2, 1, 1]));
    tess.does(&Edit::Visit(VisitEdit::JoinVisits { visit: twin, same_as: one }));
    assert_eq!(figures(), ([4, 4, 0], [1, 1, 0]), "nobody met her again");
    let queue = tess.desk().wishes(world.in_days(0)).unwrap();
    let wishes: Vec<_> =
        queue.groups.iter().flat_map(|group| &group.wishes).map(|wish| (wish.name.as_str(), wish.state)).collect();
    assert_eq!(wishes, [("Luz Rivera", WishState::Sent), ("Omar Haddad", WishState::Sent)]);
    assert_eq!(queue.open, 2);
    // What was noted of contact after a wish is a repeated one, whichever entry it was said under, and took place also where it is
    // let go; noted too early it did not.
    for (to, again) in [(WishState::Met, 1), (WishState::Repeated, 1), (WishState::LetGo, 1), (WishState::Sent, 0)] {
        tess.does(&Edit::Wish(WishEdit::MoveWishes { visit: twin, students: vec![luz], to, on: world.in_days(0) }));
        assert_eq!(figures(), ([4, 4, again], [1, 1, 0]), "{to:?}");
    }
}

#[test]
fn two_who_join_each_other_offline_have_one_visitor_and_lose_none() {
    let world = World::new();
    let (tess, ben) = (world.laptop("Tess"), world.laptop("Ben"));
    let class = tess.pastes_a_class("Period 3", CLASS);
    tess.logs_a_visit("Maya Brandt", class, &[]);
    let mut other = tess.visit_of("Maya Brandt", class, &[]);
    other.who = WhoCame::New { visitor: tess.mints(), name: "Maya Brandt".into(), organisation: None };
    tess.tries_to_log(other).unwrap();
    world.everyone_merges();
    let pair = tess.desk().visitors().unwrap().twins.remove(0);
    let join = |visitor, same_as| Edit::Visitor(VisitorEdit::JoinVisitors { visitor, same_as });
    tess.does(&join(pair.one.id, pair.other.id));
    ben.does(&join(pair.other.id, pair.one.id));
    world.everyone_merges();
    for laptop in [&tess, &ben] {
        let visitors = laptop.desk().visitors().unwrap().visitors;
        assert_eq!((visitors.len(), visitors[0].visits), (1, 2));
    }
}

#[test]
fn a_visitor_who_was_met_is_offered_in_the_sitting_and_only_the_student_makes_it_a_tie() {
    let world = World::with_students(&["Luz Rivera", "Iris Park"]);
    let ana = world.laptop("Ana");
    let class = ana.pastes_a_class("Period 3", CLASS);
    ana.logs_a_visit("Maya Brandt", class, &["Omar Haddad"]);
    let offered = |student: &str| {
        ana.opens(student);
        let offers: Vec<_> = ana.is_offered("bran").into_iter().map(|offer| (offer.label, offer.of)).collect();
        if student != "Luz Rivera" {
            ana.forgets();
        }
        offers
    };
    assert_eq!(offered("Omar Haddad"), [], "he was away");
    assert_eq!(offered("Iris Park"), [], "another class");
    assert_eq!(offered("Luz Rivera"), [("Maya Brandt".to_owned(), SuggestionOf::Visitor)]);
    ana.takes_the_offer("bran", "Maya Brandt");
    let maya = ana.alter("Maya Brandt");
    assert!(matches!(maya.link, Some(Link::Visitor(_))));
    assert_eq!((maya.origin, maya.broker), (Some(Origin::Visit), Some(Broker::TheSchool)));
    assert_eq!(ana.is_offered("bran"), [], "she is on the map");
}

#[test]
fn a_visitor_whose_name_is_a_formula_and_a_class_that_is_gone_lose_nothing() {
    let world = World::new();
    let tess = world.laptop("Tess");
    let class = tess.pastes_a_class("Period 3", CLASS);
    tess.logs_a_visit("=HYPERLINK(\"x\")", class, &[]);
    assert_eq!(tess.reads_the_visits(), ["=HYPERLINK(\"x\") with Period 3: 4 here, 0 away"]);
    let mut visit = tess.visit_of("Sam Adeyemi", class, &[]);
    visit.section = tess.mints();
    assert_eq!(tess.tries_to_log(visit), Err(Refusal::NoSuchRecord));
    let nameless = VisitorTold { name: " ".into(), ..VisitorTold::default() };
    let edit = VisitorEdit::DescribeVisitor { visitor: tess.mints(), told: nameless };
    assert_eq!(tess.tries(&Edit::Visitor(edit)), Err(Refusal::NameIsEmpty));
    assert!(tess.desk().store().check_full().unwrap().is_whole);
}

#[test]
fn a_clock_that_is_wrong_by_a_year_is_doubted_and_the_visit_is_kept() {
    let world = World::new();
    let tess = world.laptop("Tess");
    let class = tess.pastes_a_class("Period 3", CLASS);
    assert_eq!(tess.opens_visits().clock_was, None);
    let before = world.in_days(-365);
    assert_eq!(tess.desk().visit_room(before, None).unwrap().clock_was, Some(world.in_days(0)));
    let mut visit = tess.visit_of("Maya Brandt", class, &[]);
    visit.held_on = before;
    tess.tries_to_log(visit).unwrap();
    assert_eq!(tess.opens_visits().recent[0].held_on, before);
}

#[test]
fn watching_speaking_meeting_again_and_a_tie_are_four_figures_and_nobody_who_was_away_is_in_them() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let class = ana.pastes_a_class("Period 3", CLASS);
    let held = |who: &str, away: &[&str], format: Format, two_way: Option<bool>| {
        let mut visit = ana.visit_of(who, class, away);
        (visit.format, visit.steps.two_way) = (format, two_way);
        ana.tries_to_log(visit).unwrap();
        world.days_pass(7);
    };
    let figures = || {
        let view = ana.desk().funnel(&FunnelAsked::default(), true, world.in_days(0)).unwrap();
        let Funnel { students, viewed, met, met_again, mapped_since, tied, .. } = view.funnel;
        ([students, viewed, met, met_again], mapped_since, tied)
    };
    assert_eq!(figures(), ([4, 0, 0, 0], Some(0), Some(0)));
    // Everybody watches a film but Mei; nobody is asked whether they spoke.
    held("Maya Brandt", &["Mei Lin"], Format::Recorded, Some(true));
    assert_eq!(figures(), ([4, 3, 0, 0], Some(0), Some(0)));
    held("Maya Brandt", &["Noor Abdi"], Format::InPerson, Some(true));
    held("Maya Brandt", &["Noor Abdi", "Omar Haddad"], Format::Virtual, Some(true));
    held("Sam Adeyemi", &[], Format::InPerson, None);
    assert_eq!(figures(), ([4, 4, 3, 2], Some(0), Some(0)));
    // Two who spoke with her make a map since, and one of them puts her on it.
    for (student, tells) in [("Luz Rivera", true), ("Mei Lin", false)] {
        ana.opens(student);
        ana.names(["Mom"]);
        if tells {
            ana.takes_the_offer("bran", "Maya Brandt");
        }
        ana.keeps();
    }
    assert_eq!(figures(), ([4, 4, 3, 2], Some(2), Some(1)));
    let behind = |bar| {
        let list = ana.desk().funnel_list(&FunnelAsked::default(), bar, true, world.in_days(0)).unwrap();
        list.into_iter().map(|one| format!("{}: {}", one.name, one.visitors.join(", "))).collect::<Vec<_>>()
    };
    assert_eq!(behind(FunnelBar::MetAgain), ["Luz Rivera: Maya Brandt", "Mei Lin: Maya Brandt"]);
    assert_eq!(behind(FunnelBar::Tied), ["Luz Rivera: Maya Brandt"]);
    // Where maps are not to be known of, neither the figure nor the names are.
    let elsewhere = ana.desk().funnel(&FunnelAsked::default(), false, world.in_days(0)).unwrap().funnel;
    assert_eq!((elsewhere.mapped_since, elsewhere.tied, elsewhere.met), (None, None, 3));
    let list = ana.desk().funnel_list(&FunnelAsked::default(), FunnelBar::Tied, false, world.in_days(0)).unwrap();
    assert_eq!(list, []);
    // A parent says no: out of the figures and out of what they are of.
    ana.opts_out("Mei Lin");
    assert_eq!(figures(), ([3, 3, 2, 1], Some(1), Some(1)));
}

#[test]
fn an_encounter_has_meaning_where_purpose_aim_talk_and_reflection_are_all_recorded() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let class = ana.pastes_a_class("Period 3", CLASS);
    let visit = ana.logs_a_visit("Maya Brandt", class, &["Mei Lin"]);
    let asked = FunnelAsked::default();
    let meaning = || {
        let view = ana.desk().funnel(&asked, true, world.in_days(0)).unwrap();
        (view.funnel.meaningful, view.funnel.meaningful_students, view.all_said, view.visits)
    };
    assert_eq!(meaning(), (0, 0, 0, 1));
    let steps = VisitSteps { two_way: Some(true), reflected: Some(true), ..VisitSteps::default() };
    let (purpose, aim) = (Some("What an electrician does".into()), Some("Read a plan".into()));
    ana.does(&Edit::Visit(VisitEdit::DescribeVisit { visit, steps, purpose, aim }));
    assert_eq!(meaning(), (3, 3, 1, 1));
    ana.undoes(1);
    assert_eq!(meaning(), (0, 0, 0, 1));
    ana.redoes(1);
    // Each school year has its own, and who came again is named.
    world.days_pass(400);
    ana.logs_a_visit("Maya Brandt", class, &[]);
    let always = FunnelAsked { period: FunnelPeriod::Always, ..FunnelAsked::default() };
    let view = ana.desk().funnel(&always, true, world.in_days(0)).unwrap();
    let years: Vec<_> = view.years.iter().map(|year| (year.visits, year.all_said, year.meaningful, year.students)).collect();
    assert_eq!(years, [(1, 0, 0, 0), (1, 1, 3, 3)], "the newest first");
    let returned: Vec<_> = view.returned.iter().map(|one| (one.name.as_str(), one.days, one.last_on)).collect();
    assert_eq!(returned, [("Maya Brandt", 2, world.in_days(0))]);
    let now = ana.desk().funnel(&asked, true, world.in_days(0)).unwrap();
    assert_eq!((now.years.len(), now.returned.len()), (1, 0), "of this school year alone nobody came again");
}

#[test]
fn a_wish_to_stay_in_touch_goes_through_the_school_and_comes_back_where_it_waits() {
    let world = World::new();
    let (tess, ben) = (world.laptop("Tess"), world.laptop("Ben"));
    let class = tess.pastes_a_class("Period 3", CLASS);
    let visit = tess.logs_a_visit("Maya Brandt", class, &[]);
    let (luz, omar, noor) = (tess.student("Luz Rivera"), tess.student("Omar Haddad"), tess.student("Noor Abdi"));
    tess.opts_out("Noor Abdi");
    let day = |days| world.in_days(days);
    // Noor taps like everyone, and nothing is kept.
    tess.does(&Edit::Wish(WishEdit::SayWishes { visit, students: vec![luz, omar, noor], on: day(0) }));
    let reads = |who: &Laptop| {
        let queue = who.desk().wishes(world.in_days(0)).unwrap();
        let lines = queue.groups.into_iter().flat_map(|group| group.wishes);
        (lines.map(|wish| format!("{} {:?}", wish.name, wish.state)).collect::<Vec<_>>(), queue.open, queue.back)
    };
    assert_eq!(reads(&tess), (vec!["Luz Rivera Said".into(), "Omar Haddad Said".into()], 2, 0));
    let message = Some("How did you start?".into());
    tess.does(&Edit::Wish(WishEdit::WriteMessage { visit, student: luz, message }));
    let sent = WishEdit::MoveWishes { visit, students: vec![luz, omar], to: WishState::Sent, on: day(0) };
    tess.does(&Edit::Wish(sent));
    world.everyone_merges();
    world.days_pass(8);
    assert_eq!(reads(&ben), (vec!["Luz Rivera Sent".into(), "Omar Haddad Sent".into()], 2, 2), "they come back");
    let reply = WishEdit::NoteReply { visit, student: luz, reply: "Come by on Friday.".into(), on: day(0) };
    ben.does(&Edit::Wish(reply));
    let over = WishEdit::MoveWishes { visit, students: vec![omar], to: WishState::LetGo, on: day(0) };
    ben.does(&Edit::Wish(over));
    world.everyone_merges();
    tess.closes_and_opens();
    assert_eq!(reads(&tess), (vec!["Luz Rivera Answered".into(), "Omar Haddad LetGo".into()], 1, 0));
    // In the sitting she is offered, those who answered first; the student makes her dotted, or somebody of theirs, or neither.
    tess.opens("Luz Rivera");
    let met = tess.desk().may_have_forgotten(tess.wave()).unwrap().met;
    assert_eq!(met.iter().map(|one| (one.name.as_str(), one.is_in_touch)).collect::<Vec<_>>(), [("Maya Brandt", true)]);
    tess.takes_the_offer("bran", "Maya Brandt");
    assert_eq!(tess.desk().may_have_forgotten(tess.wave()).unwrap().met, []);
}

#[test]
fn to_have_seen_a_visitor_is_no_meeting_and_of_whoever_was_met_again_the_student_is_asked() {
    let world = World::new();
    let tess = world.laptop("Tess");
    let class = tess.pastes_a_class("Period 3", CLASS);
    let quietly = |who: &str, format, steps| {
        let visit = tess.visit_of(who, class, &[]);
        tess.does(&Edit::Visit(VisitEdit::LogVisit { visit: LoggedVisit { format, steps, ..visit } }));
    };
    quietly("Vera Video", Format::Recorded, VisitSteps { two_way: Some(true), ..VisitSteps::default() });
    quietly("Nils Hall", Format::InPerson, VisitSteps { two_way: Some(false), ..VisitSteps::default() });
    quietly("Una Asked", Format::InPerson, VisitSteps::default());
    let visit = tess.logs_a_visit("Maya Brandt", class, &[]);
    let offered = |student: &str| {
        tess.opens(student);
        let told = tess.desk().may_have_forgotten(tess.wave()).unwrap();
        tess.leaves_the_map();
        (told.met.into_iter().map(|one| one.name).collect::<Vec<_>>(), told.met_again.len())
    };
    assert_eq!(offered("Luz Rivera"), (vec!["Maya Brandt".to_owned()], 0));
    // In contact again: somebody to meet is asked about, and only the student makes them one of theirs.
    let luz = tess.student("Luz Rivera");
    tess.does(&Edit::Wish(WishEdit::SayWishes { visit, students: vec![luz], on: tess.day() }));
    let noted = |to| tess.does(&Edit::Wish(WishEdit::MoveWishes { visit, students: vec![luz], to, on: tess.day() }));
    let comes_dotted = |student: &str| {
        tess.opens(student);
        let edits = tess.desk().visitors_to_meet(tess.wave()).unwrap();
        for edit in &edits {
            tess.does(edit);
        }
        let came = tess.reads_the_map();
        tess.leaves_the_map();
        (edits.len(), came)
    };
    assert_eq!(comes_dotted("Luz Rivera"), (0, vec![]), "a wish alone puts nobody on a map");
    noted(WishState::Met);
    assert_eq!(offered("Luz Rivera").1, 0, "the next contact makes somebody to meet of her");
    assert_eq!(comes_dotted("Luz Rivera").0, 1);
    assert_eq!(comes_dotted("Luz Rivera"), (0, vec!["Maya Brandt, in the tray, potential".into()]), "once");
    tess.opens("Luz Rivera");
    tess.removes("Maya Brandt");
    assert_eq!(comes_dotted("Luz Rivera"), (0, vec![]), "whom the student takes off stays off");
    assert_eq!(offered("Luz Rivera").0, ["Maya Brandt"], "and may come back where the student says so");
    tess.opens("Luz Rivera");
    assert_eq!(tess.is_offered("brandt").len(), 1);
    tess.keeps();
    assert_eq!(comes_dotted("Luz Rivera"), (0, vec![]), "nor does she stand on the next map");
    assert_eq!(comes_dotted("Omar Haddad"), (0, vec![]), "who wished nothing is offered her and no more");
    world.days_pass(7);
    noted(WishState::Repeated);
    assert_eq!(comes_dotted("Luz Rivera").0, 1, "until more is noted");
    // Who wanted no names on the last map finds none on the next.
    tess.opens("Luz Rivera");
    tess.removes("Maya Brandt");
    tess.shows_people(Shown::Initials);
    tess.keeps();
    noted(WishState::Met);
    noted(WishState::Repeated);
    assert_eq!(comes_dotted("Luz Rivera"), (0, vec![]));
    tess.closes_and_opens();
    assert_eq!(offered("Luz Rivera").1, 1, "and a repeated one is asked about");
    noted(WishState::Met);
    assert_eq!(offered("Luz Rivera").1, 0, "noted too early");
    assert_eq!(offered("Omar Haddad"), (vec!["Maya Brandt".to_owned()], 0));
    tess.opens("Mei Lin");
    tess.takes_the_offer("bran", "Maya Brandt");
    tess.wants_to_meet("Maya Brandt");
    tess.keeps();
    for (omar, why) in [(0, "they spoke again on another day"), (1, "and then once more")] {
        world.days_pass(10);
        tess.logs_a_visit("Maya Brandt", class, &[]);
        assert_eq!(offered("Omar Haddad").1, omar, "{why}");
        assert_eq!(offered("Mei Lin").1, 1, "on a kept map of hers she stood as somebody to meet before");
    }
    // A parent opted out since: nothing of it is told, by letters neither.
    tess.opts_out("Luz Rivera");
    assert_eq!(offered("Luz Rivera"), (vec![], 0));
    tess.opts_out("Omar Haddad");
    tess.opens("Omar Haddad");
    assert!(tess.is_offered("brandt").is_empty());
}

#[test]
fn whoever_only_heard_a_visitor_and_wished_was_in_contact_when_they_spoke_the_next_time() {
    let world = World::new();
    let tess = world.laptop("Tess");
    let class = tess.pastes_a_class("Period 3", CLASS);
    let steps = VisitSteps { two_way: Some(false), ..VisitSteps::default() };
    let heard = LoggedVisit { steps, ..tess.visit_of("Ida Quist", class, &[]) };
    let (visit, students) = (heard.visit, vec![tess.student("Noor Abdi")]);
    tess.does(&Edit::Visit(VisitEdit::LogVisit { visit: heard }));
    tess.does(&Edit::Wish(WishEdit::SayWishes { visit, students, on: tess.day() }));
    let comes = || {
        tess.opens("Noor Abdi");
        tess.desk().visitors_to_meet(tess.wave()).unwrap().len()
    };
    assert_eq!(comes(), 0);
    world.days_pass(3);
    tess.logs_a_visit("Ida Quist", class, &[]);
    assert_eq!(comes(), 1);
}

#[test]
fn contact_before_a_wish_is_none_since_and_one_that_two_noted_is_one() {
    let world = World::new();
    let tess = world.laptop("Tess");
    let class = tess.pastes_a_class("Period 3", CLASS);
    let luz = tess.student("Luz Rivera");
    let told = || {
        tess.opens("Luz Rivera");
        let again = tess.desk().may_have_forgotten(tess.wave()).unwrap().met_again.len();
        (tess.desk().visitors_to_meet(tess.wave()).unwrap().len(), again)
    };
    let early = tess.logs_a_visit("Maya Brandt", class, &[]);
    world.days_pass(30);
    let visit = tess.logs_a_visit("Maya Brandt", class, &[]);
    tess.does(&Edit::Wish(WishEdit::SayWishes { visit, students: vec![luz], on: tess.day() }));
    assert_eq!(told(), (0, 0), "they spoke twice, and nothing was heard since");
    tess.does(&Edit::Visit(VisitEdit::RemoveVisit { visit: early }));
    // Logged once more by somebody else, who noted the same contact a day later.
    let twin = tess.logs_a_visit("Maya Brandt", class, &[]);
    tess.does(&Edit::Wish(WishEdit::SayWishes { visit: twin, students: vec![luz], on: tess.day() }));
    tess.does(&Edit::Visit(VisitEdit::JoinVisits { visit: twin, same_as: visit }));
    for (visit, days) in [(visit, 5), (twin, 6)] {
        let on = world.in_days(days);
        tess.does(&Edit::Wish(WishEdit::MoveWishes { visit, students: vec![luz], to: WishState::Met, on }));
    }
    assert_eq!(told(), (1, 0), "one contact, whoever noted it");
}

#[test]
fn a_visitor_who_comes_no_more_is_out_of_the_directory_until_they_come_again() {
    let world = World::new();
    let (tess, ben) = (world.laptop("Tess"), world.laptop("Ben"));
    let class = tess.pastes_a_class("Period 3", CLASS);
    tess.logs_a_visit("Maya Brandt", class, &[]);
    tess.logs_a_visit("Maya Brant", class, &[]);
    world.everyone_merges();
    let id = tess.desk().visitor_suggestions("Maya Brant").unwrap().iter().find(|one| one.told.name == "Maya Brant").unwrap().id;
    let retire = |on| Edit::Visitor(VisitorEdit::RetireVisitor { visitor: id, retired_on: on });
    tess.does(&retire(Some(tess.day())));
    tess.closes_and_opens();
    world.everyone_merges();
    for laptop in [&tess, &ben] {
        let page = laptop.desk().visitors().unwrap();
        let names =
            |lines: &[store::read::visitors::VisitorLine]| lines.iter().map(|line| line.told.name.clone()).collect::<Vec<_>>();
        assert_eq!((names(&page.visitors), names(&page.retired)), (vec!["Maya Brandt".into()], vec!["Maya Brant".into()]));
        assert_eq!(laptop.desk().visitor_suggestions("maya").unwrap().len(), 1);
        assert_eq!(laptop.desk().visitor_suggestions("Maya Brant").unwrap()[0].id, id, "by the whole name, not twice");
        assert_eq!(laptop.reads_the_visits().len(), 2, "their visits stay, by their name");
        assert_eq!(laptop.desk().visitor(id).unwrap().history.len(), 1);
    }
    tess.undoes(1);
    assert_eq!(tess.desk().visitors().unwrap().retired, []);
    tess.redoes(1);
    world.days_pass(7);
    let mut again = tess.visit_of("Maya Brandt", class, &[]);
    again.who = WhoCame::Known { visitor: id };
    tess.does(&Edit::Visit(VisitEdit::LogVisit { visit: again }));
    assert_eq!(tess.desk().visitors().unwrap().retired, [], "who came since is in it again");
}

#[test]
fn a_visitor_with_a_sign_before_the_name_is_found_by_its_letters() {
    let world = World::new();
    let tess = world.laptop("Tess");
    let class = tess.pastes_a_class("Period 3", "Luz Rivera");
    tess.logs_a_visit("=Ruth Ocampo", class, &[]);
    tess.logs_a_visit("\"Tía\" Rosa", class, &[]);
    let found = |typed: &str| -> Vec<String> {
        tess.desk().visitor_suggestions(typed).unwrap().into_iter().map(|line| line.told.name).collect()
    };
    for typed in ["ruth", "Ruth O", "=ru", "oca"] {
        assert_eq!(found(typed), ["=Ruth Ocampo"], "{typed}");
    }
    assert_eq!((found("tia"), found("uth")), (vec!["\"Tía\" Rosa".to_owned()], vec![]));
    // In a sitting, where she was met, too.
    tess.opens("Luz Rivera");
    let offered = tess.desk().name_suggestions(tess.wave(), "rut").unwrap();
    assert_eq!(offered.iter().map(|one| one.label.as_str()).collect::<Vec<_>>(), ["=Ruth Ocampo"]);
}
