//! A page that is not what a server gives, inside a seal that is good: a disk of the server's, or its program, was at fault. It moves
//! no cursor and changes nothing; or it says the same all the same, and is taken as what it is.

use std::path::PathBuf;

use courier::Courier;
use domain::edit::Edit;
use domain::people::{NameMay, PeopleEdit};
use domain::record::{Id, Kind};
use domain::waves::WaveEdit;
use store::clock::minted;
use store::travel::Known;
use sync::chain;
use sync::client::{Local, Moment};
use sync::protocol::{Answer, Ask, Hash, Stored};
use trials::dice::Dice;
use trials::real::hand::Clock;
use trials::real::laptop::{Answers, Laptop, Question};
use trials::real::town::Town;

/// What a laptop knows of the feeds, every commit, and all that it shows.
type Seen = (Known, Vec<Id>, Vec<String>);

/// A laptop before an answer, and what it is when it has taken it.
struct Case {
    laptop: Laptop,
    image: PathBuf,
    ask: Ask,
    answer: Answer,
    moment: Moment,
    before: Seen,
    after: Seen,
}

fn seen(laptop: &Laptop) -> Seen {
    let known = laptop.desk().store().known().unwrap();
    (known, laptop.commits().unwrap().into_iter().collect(), laptop.shown(&Kind::ALL).unwrap())
}

impl Case {
    /// Takes the good answer once, and goes back.
    fn of(mut laptop: Laptop, town: &Town) -> Case {
        let Question { ask, moment, bytes, back } = laptop.question().unwrap();
        let mut answer: Answer = back.open(&town.answers(&bytes).unwrap()).unwrap();
        assert!(answer.receipts.is_empty() && answer.pairs.is_none() && answer.epoch_from.is_empty());
        // What is remembered of the audit is not the page's.
        answer.audit = Hash::NIL;
        // One stretch, which will be wrong: what comes beside it comes all the same.
        answer.pages.retain(|page| !page.parts.is_empty());
        answer.filled.sort_by_key(|filled| std::cmp::Reverse(filled.parts.len()));
        answer.filled.truncate(usize::from(answer.pages.is_empty()));
        assert!(answer.pages.len() + answer.filled.len() == 1, "{} pages, {} filled", answer.pages.len(), answer.filled.len());
        let (image, before) = (laptop.image().unwrap(), seen(&laptop));
        laptop.takes(&ask, &answer, &moment, usize::MAX).unwrap().unwrap();
        let after = seen(&laptop);
        assert!(before.0 != after.0 && before.1 != after.1, "it brings something");
        let mut case = Case { laptop, image, ask, answer, moment, before, after };
        case.goes_back();
        case
    }

    fn goes_back(&mut self) {
        self.laptop.is_restored_from(&self.image).unwrap();
        // Sorted as it was before the question.
        assert!(seen(&self.laptop) == self.before);
    }
}

/// A stretch of the answer: a page, or what was filled.
struct Stretch<'a> {
    feed: &'a mut Id,
    after: &'a mut u64,
    to: &'a mut u64,
    parts: &'a mut Vec<Stored>,
}

fn stretch(answer: &mut Answer) -> Stretch<'_> {
    match answer.pages.first_mut() {
        Some(page) => Stretch { feed: &mut page.feed, after: &mut page.after, to: &mut page.to, parts: &mut page.parts },
        None => {
            let filled = &mut answer.filled[0];
            Stretch { feed: &mut filled.held.feed, after: &mut filled.after, to: &mut filled.to, parts: &mut filled.parts }
        }
    }
}

/// What is wrong, by its number; those of the last few say the same all the same.
const WRONG: usize = 21;
const HARMLESS: [usize; 4] = [18, 19, 20, 21];

/// Makes it wrong; false where there is nothing to do it to.
fn goes_wrong(what: usize, of: Stretch<'_>, dice: &mut Dice) -> bool {
    let Stretch { feed, after, to, parts } = of;
    let (at, last) = (dice.below(parts.len()), parts.iter().map(|stored| stored.position).max().unwrap_or_default());
    let many = parts.len() > 1;
    let stored = &mut parts[at];
    let nth = dice.below(stored.part.changes.len());
    let change = stored.part.changes.get_mut(nth);
    match (what, change) {
        (0, _) => *after += 1 + dice.below(9) as u64,
        (1, _) if *after > 0 => *after -= 1,
        (2, _) if *after > 0 => *to = dice.below(*after as usize) as u64,
        (3, _) => *to = last - 1,
        (4, _) => *to = u64::MAX - dice.below(1_000) as u64,
        (5, Some(change)) => {
            let mut bytes = std::mem::take(&mut change.value).into_bytes();
            let one = dice.below(bytes.len());
            bytes[one] = if bytes[one] == b'a' { b'b' } else { b'a' };
            change.value = String::from_utf8_lossy(&bytes).into_owned();
        }
        (6, Some(change)) => change.field.push('x'),
        (7, Some(change)) => change.record = dice.id(),
        (8, Some(change)) => change.seen.0.push(dice.roll() as u8),
        (9, Some(change)) => change.index += 1 + dice.below(5) as u32,
        (10, _) => stored.part.hash.0[dice.below(32)] ^= 1 << dice.below(8),
        (11, _) => stored.part.salt.0[dice.below(4)] ^= 1 << dice.below(8),
        (12, _) => stored.part.author = dice.id(),
        (13, Some(_)) => drop(stored.part.changes.remove(nth)),
        // Sealed by whoever made it wrong.
        (14, Some(change)) => {
            let twice = change.clone();
            stored.part.changes.push(twice);
            stored.part.hash = chain::part_hash(&stored.part);
        }
        (15, _) => {
            stored.part.pair.of = if dice.one_in(2) { "draft".into() } else { "planet".into() };
            if stored.part.pair.of == "draft" {
                stored.part.hash = chain::part_hash(&stored.part);
            }
        }
        (16, _) => stored.position = if dice.one_in(2) { *to + 1 } else { *after },
        (17, _) if dice.one_in(2) => stored.feed = dice.id(),
        (17, _) => *feed = dice.id(),
        // The chain of whoever wrote it is not told to others, and not looked at.
        (18, _) => stored.part.seq = dice.roll(),
        (19, _) => stored.part.prev = Hash([dice.roll() as u8; 32]),
        // It comes twice, or in another order.
        (20, _) => {
            let twice = stored.clone();
            parts.push(twice);
        }
        (21, _) if many => parts.swap(0, 1),
        _ => return false,
    }
    true
}

fn call(student: Id, name: String) -> Edit {
    Edit::People(PeopleEdit::CallStudent { student, called: Some(name), may: NameMay::EVERYTHING })
}

/// A laptop that reads on, and one that reads its first.
fn cases(folder: &std::path::Path) -> (Case, Case) {
    let clock = Clock::first_day();
    let town = Town::founded(folder, &clock, 9, 3, 12, None).unwrap();
    let set_up = |n: usize| Laptop::set_up(&folder.join(format!("l{n}")), &clock, 90 + n as u64, &town, town.people[n]).unwrap();
    let (mut ana, mut ben, mut eva) = (set_up(0), set_up(1), set_up(2));
    assert!(ana.reads_all(&town).unwrap() && ben.reads_all(&town).unwrap());
    let (wave, alters) = (minted(&*ana.rim), [(); 3].map(|()| minted(&*ana.rim)));
    ana.does(&Edit::Wave(WaveEdit::Open { wave, student: town.students[0], opened_on: clock.today() })).unwrap();
    for alter in alters {
        let edit = domain::map_edit::MapEdit::AddAlter { alter, label: "Somebody".into(), link: None };
        ana.does(&Edit::Map { wave, edit }).unwrap();
    }
    let choice = domain::choice::Choice { is_counted: true, ..Default::default() };
    ana.does(&Edit::Wave(WaveEdit::Keep { wave, kept_on: clock.today(), choice })).unwrap();
    for (n, student) in town.students.iter().enumerate() {
        clock.moves(1_000);
        ana.does(&call(*student, format!("Name {n}"))).unwrap();
    }
    assert!(ana.reads_all(&town).unwrap());
    // Her pairs are told her first; what is in them comes with the next answer.
    while eva.desk().store().known().unwrap().filling.is_empty() {
        eva.asks(&town, trials::real::laptop::Fate::Whole).unwrap().unwrap();
    }
    (Case::of(ben, &town), Case::of(eva, &town))
}

#[test]
fn a_page_that_is_not_what_a_server_gives_moves_no_cursor_and_changes_nothing() {
    const DRAWS: usize = 1_000;
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    let (next, first) = cases(folder.path());
    assert!(next.answer.pages.iter().any(|page| page.parts.len() > 4) && first.answer.filled.len() == 1);
    let mut dice = Dice::of(10);
    let (mut refused, mut taken, mut kinds) = (0, 0, std::collections::BTreeSet::new());
    let mut cases = [next, first];
    while refused + taken < DRAWS {
        let case = dice.below(2);
        // What is harmless is taken, and undone: fewer of those.
        let what = if dice.one_in(30) { *dice.pick(&HARMLESS) } else { dice.below(WRONG + 1 - HARMLESS.len()) };
        let mut answer = cases[case].answer.clone();
        if !goes_wrong(what, stretch(&mut answer), &mut dice) {
            continue;
        }
        kinds.insert((case, what));
        let of = &mut cases[case];
        let took = of.laptop.takes(&of.ask, &answer, &of.moment, usize::MAX).unwrap().unwrap();
        let now = seen(&of.laptop);
        if now == of.before {
            refused += 1;
            assert!(!HARMLESS.contains(&what), "what says the same was not taken: {what}");
            continue;
        }
        taken += 1;
        let is_the_same = (&now.0, &now.1, &now.2) == (&of.after.0, &of.after.1, &of.after.2);
        assert!(HARMLESS.contains(&what) && is_the_same && took.unsound == 0, "{what} of case {case} was taken: {took:?}");
        of.goes_back();
    }
    println!("{refused} were refused, {taken} taken as what they are; {} kinds", kinds.len());
    assert!(refused > 900 && taken > 10 && kinds.len() > 36, "{refused}, {taken}, {kinds:?}");
    // A store that is handed the page unseen takes it: it is the machine before it that looks.
    for what in [5, 7, 10, 14] {
        let of = &mut cases[0];
        let mut answer = of.answer.clone();
        assert!(goes_wrong(what, stretch(&mut answer), &mut dice));
        Courier::of(of.laptop.desk().store()).page(&answer.pages[0]).unwrap();
        assert!(seen(&of.laptop) != of.before, "{what}: the trial is decoration");
        of.goes_back();
    }
}
