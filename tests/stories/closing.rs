//! What can a student decide about a map, and decide otherwise on any later day? Who sees it, whom of it, whether it counts, and
//! that it is gone. Where it cannot be forgotten now, that is said.

use domain::choice::{AskedBy, Audience};
use domain::edit::Edit;
use domain::ego_network::{Ring, Sector, Support};
use domain::holds::HoldReason;
use domain::refusal::Refusal;
use domain::shown::Shown;
use domain::waves::{DRAFT_DAYS, WaveEdit};
use world::World;

#[test]
fn a_choice_is_changed_on_a_later_day_and_the_change_can_be_taken_back() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Tía Rosa", "Coach", "Mr. K"]);
    let wave = ana.keeps();
    world.days_pass(40);
    ana.shares_the_map(wave, &["Coach"]);
    let line = |ana: &world::Laptop| ana.opens_file("Luz Rivera").waves.remove(0);
    let now = line(&ana);
    assert_eq!((now.audience, now.withheld, now.is_counted, now.alters), (Audience::CounselingTeam, 1, false, 3));
    ana.closes_and_opens();
    ana.looks_at(wave);
    assert!(ana.alter("Coach").is_withheld && !ana.alter("Mr. K").is_withheld);
    ana.leaves_the_map();
    ana.undoes(1);
    let before = line(&ana);
    assert_eq!((before.audience, before.withheld, before.is_counted), (Audience::OnlyUs, 0, true));
}

#[test]
fn whoever_stays_between_the_two_is_nobody_to_leave_out_where_nobody_else_sees_the_map() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Tía Rosa", "Coach"]);
    let wave = ana.keeps();
    ana.shares_the_map(wave, &["Coach", "Tía Rosa"]);
    ana.shares_the_map(wave, &[]);
    assert_eq!(ana.opens_file("Luz Rivera").waves[0].withheld, 0);
    assert_eq!(ana.reads_the_map().len(), 2, "whoever is left out is on the map all the same");
}

#[test]
fn whoever_stayed_between_the_two_stays_so_on_the_next_map_until_the_student_says_otherwise() {
    let world = World::with_student("Luz Rivera");
    let (ana, ben) = (world.laptop("Ana"), world.laptop("Ben"));
    ana.opens("Luz Rivera");
    ana.names(["Tía Rosa", "Coach", "Mr. K"]);
    let first = ana.keeps();
    world.days_pass(40);
    ana.opens("Luz Rivera");
    assert_eq!(ana.between_us(), ["Tía Rosa", "Coach", "Mr. K"], "of a map that nobody else may see: everybody");
    ana.leaves_the_map();
    ana.shares_the_map(first, &["Coach"]);
    assert_eq!(ana.between_us(), Vec::<String>::new(), "a first map has none before it");
    ana.opens("Luz Rivera");
    assert_eq!(ana.between_us(), ["Coach"]);
    // Brought back from an older map as from the last one, and from the gone as from the others; whoever is new is new.
    ana.confirms("Mr. K");
    ana.names(["Noor"]);
    let second = ana.keeps();
    world.days_pass(40);
    ana.opens("Luz Rivera");
    ana.brings_back("Coach");
    assert_eq!(ana.between_us(), ["Coach", "Mr. K", "Noor"]);
    ana.leaves_the_map();
    ana.shares_the_map(second, &[]);
    ana.opens("Luz Rivera");
    assert_eq!(ana.between_us(), ["Coach"], "what was said last holds");
    // Another laptop says the same of the next map.
    let third = ana.keeps();
    ana.shares_the_map(third, &["Coach"]);
    world.days_pass(40);
    world.everyone_merges();
    ben.opens("Luz Rivera");
    assert_eq!(ben.between_us(), ["Coach"]);
    // Hidden or not: who it is said of is known by no name.
    ben.shows_people(Shown::Hidden);
    assert_eq!(ben.between_us().len(), 1);
}

#[test]
fn an_erased_map_is_gone_from_everywhere_and_the_record_says_only_that_it_was() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Tía Rosa", "Coach"]);
    ana.places("Tía Rosa", Ring::Closest, Sector::Home);
    ana.paints(Support::Listens, ["Tía Rosa"]);
    let first = ana.keeps();
    ana.backs_up();
    world.days_pass(60);
    ana.opens("Luz Rivera");
    ana.confirms("Tía Rosa");
    let second = ana.keeps();
    ana.erases(first);
    assert!(!ana.everything_recorded().contains("Coach") && !ana.everything_recorded().contains(&first.to_string()));
    let file = ana.opens_file("Luz Rivera");
    assert_eq!(file.waves.iter().map(|wave| wave.id).collect::<Vec<_>>(), [second]);
    assert_eq!((file.erasures.len(), file.erasures[0].asked_by, file.erasures[0].is_finished), (1, AskedBy::Student, true));
    ana.looks_at(second);
    assert_eq!(ana.reads_the_map(), ["Tía Rosa, closest home"], "whoever is on another map stays on it");
    ana.leaves_the_map();
    ana.restores_the_newest_backup();
    assert_eq!(ana.opens_file("Luz Rivera").waves.len(), 1, "no backup of this machine brings it back");
    assert!(!ana.everything_recorded().contains("Coach"));
}

#[test]
fn erasing_cannot_be_undone_and_what_was_done_before_it_can() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Coach"]);
    let wave = ana.keeps();
    ana.adds_student("Omar Haddad");
    ana.erases(wave);
    ana.leaves_the_map();
    ana.undoes(2);
    assert!(ana.opens_file("Luz Rivera").waves.is_empty());
    assert_eq!(ana.finds("omar"), Vec::<String>::new(), "adding him was taken back");
}

#[test]
fn a_map_is_erased_while_another_is_undecided_and_whoever_was_put_on_that_one_stays_on_it() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Coach Brightfeather", "Tía Rosa"]);
    let wave = ana.keeps();
    world.days_pass(30);
    let open = ana.opens("Luz Rivera");
    ana.places("Tía Rosa", Ring::Closest, Sector::Home);
    ana.leaves_the_map();
    ana.erases(wave);
    assert!(!ana.everything_recorded().contains("Brightfeather"));
    ana.opens("Luz Rivera");
    assert_eq!(ana.reads_the_map(), ["Tía Rosa, closest home"], "nobody stands pale on it who is on no map any more");
    ana.keeps();
    assert_eq!(ana.opens_file("Luz Rivera").waves.iter().map(|line| line.id).collect::<Vec<_>>(), [open]);
    ana.closes_and_opens();
    ana.looks_at(open);
    assert_eq!(ana.reads_the_map(), ["Tía Rosa, closest home"]);
}

#[test]
fn a_map_that_was_to_be_forgotten_under_a_hold_is_opened_by_nobody_and_goes_when_the_hold_ends() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Brightfeather"]);
    let wave = ana.wave();
    let hold = ana.sets_a_hold("Luz Rivera", HoldReason::RecordsRequest);
    assert_eq!(ana.map().wave.days_left, None, "no day is named on which it would go");
    assert_eq!(ana.today(), ["Luz Rivera: map undecided, and held"]);
    ana.does(&Edit::Wave(WaveEdit::PutAway { wave }));
    let keep = WaveEdit::Keep { wave, kept_on: world.in_days(0), choice: Default::default() };
    assert_eq!(ana.tries(&Edit::Wave(keep)), Err(Refusal::WaveIsDecided));
    assert_eq!(ana.today(), Vec::<String>::new(), "there is nothing to be decided");
    ana.leaves_the_map();
    world.days_pass(40);
    ana.closes_and_opens();
    assert!(!ana.draft_files().is_empty(), "the school has to keep it");
    assert!(ana.opens_file("Luz Rivera").waves[0].is_put_away);
    // Another map can be begun meanwhile, and is another.
    ana.opens("Luz Rivera");
    let second = ana.wave();
    ana.leaves_the_map();
    ana.ends_the_hold(hold);
    let left: Vec<_> = ana.opens_file("Luz Rivera").waves.into_iter().map(|line| line.id).collect();
    assert_eq!(left, [second]);
}

#[test]
fn while_a_hold_stands_nothing_is_forgotten_and_kith_says_so() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Coach"]);
    let wave = ana.keeps();
    let hold = ana.sets_a_hold("Luz Rivera", HoldReason::RecordsRequest);
    let held = Err(Refusal::OnHold { reason: Some(HoldReason::RecordsRequest) });
    assert_eq!(ana.tries(&ana.erasing(wave)), held);
    ana.opens("Luz Rivera");
    assert!(ana.map().is_held, "the two at the screen are told");
    ana.names(["Mei"]);
    let forget = domain::edit::Edit::Wave(domain::waves::WaveEdit::Forget { wave: ana.wave() });
    assert_eq!(ana.tries(&forget), held);
    ana.leaves_the_map();
    world.days_pass(DRAFT_DAYS + 3);
    ana.closes_and_opens();
    assert!(!ana.draft_files().is_empty(), "it is put away and not erased");
    ana.ends_the_hold(hold);
    ana.closes_and_opens();
    assert!(ana.draft_files().is_empty());
    ana.erases(wave);
    let file = ana.opens_file("Luz Rivera");
    assert_eq!((file.waves.len(), file.holds.len(), file.holds[0].ended_on), (0, 1, Some(world.in_days(0))));
}
