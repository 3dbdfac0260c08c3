//! Who would like to stay in touch with a visitor, and what became of it? A wish goes through the school and never from phone
//! to phone: a student says it, a teacher hands it on, an answer is noted. Each has an honest state and a day on which it came
//! there; one that waits for five school days comes back. Whether the visitor becomes somebody of theirs the student says, on
//! their own map. Nothing is kept of a student whose parents opted out of visits.

use std::cmp::Reverse;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::change::{REMOVED, Scope, Set};
use crate::consent::{Consent, ConsentFor};
use crate::names;
use crate::plans::is_stay_in_touch_off;
use crate::record::{Fields, Ground, Id, Kind, derived, read, read_id, value};
use crate::refusal::Refusal;
use crate::visitors::differing;

/// The longest message or reply, in characters.
pub const LONGEST_MESSAGE: usize = 1_000;
/// A wish that waits for so many school days comes back.
pub const WAITS_SCHOOL_DAYS: u32 = 5;

/// How far a wish came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum WishState {
    /// The student said so.
    Said,
    /// It was handed on.
    Sent,
    /// The visitor answered.
    Answered,
    /// They were in contact again.
    Met,
    /// And once more since: it goes on.
    Repeated,
    /// Not any more.
    LetGo,
}

/// A field for the day of each stage, so that two people who note different stages agree.
const STAGES: [(WishState, &str); 6] = [
    (WishState::Said, "said_on"),
    (WishState::Sent, "sent_on"),
    (WishState::Answered, "answered_on"),
    (WishState::Met, "met_on"),
    (WishState::Repeated, "repeated_on"),
    (WishState::LetGo, "let_go_on"),
];

impl WishState {
    /// Whether somebody still waits for something.
    pub const fn is_open(self) -> bool {
        matches!(self, WishState::Said | WishState::Sent | WishState::Answered)
    }

    /// How far it is, where two records tell of it differently: whoever met met, also where somebody else let go of the other.
    const fn reach(self) -> u8 {
        match self {
            WishState::Said => 0,
            WishState::Sent => 1,
            WishState::Answered => 2,
            WishState::LetGo => 3,
            WishState::Met => 4,
            WishState::Repeated => 5,
        }
    }
}

/// What is recorded of wishes. A wish is known by its visit and its student: whoever notes it, it is one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum WishEdit {
    /// These students would like to stay in touch with the visitor of this visit.
    SayWishes {
        visit: Id,
        students: Vec<Id>,
        on: NaiveDate,
    },
    /// What the student wants to say, in their words.
    WriteMessage {
        visit: Id,
        student: Id,
        message: Option<String>,
    },
    /// On, or back where it was noted too early: what came later is then not said any more.
    MoveWishes {
        visit: Id,
        students: Vec<Id>,
        to: WishState,
        on: NaiveDate,
    },
    /// What the visitor answered.
    NoteReply {
        visit: Id,
        student: Id,
        reply: String,
        on: NaiveDate,
    },
    RemoveWish {
        visit: Id,
        student: Id,
    },
}

/// The wish of a student after a visit.
pub fn wish_id(visit: Id, student: Id) -> Id {
    derived(visit, &[b"wish", student.as_bytes()])
}

/// A wish, as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Wish {
    pub visit: Id,
    pub student: Id,
    pub message: Option<String>,
    pub reply: Option<String>,
    pub state: WishState,
    /// The day on which it came so far.
    pub since: NaiveDate,
    /// The days on which they were in contact since; two may be one day.
    pub contacts: Vec<NaiveDate>,
}

impl Wish {
    /// Reads a wish from its record.
    pub fn read(fields: &Fields) -> Option<Wish> {
        let contacts: Vec<NaiveDate> = ["met_on", "repeated_on"].iter().filter_map(|field| read(fields, field)).collect();
        // Of contact that was noted since it was let go it is the contact that holds; that there was some holds in any case.
        let is_over = |let_go: &NaiveDate| contacts.iter().all(|on| on <= let_go);
        let (state, since) = match read::<NaiveDate>(fields, "let_go_on").filter(is_over) {
            Some(let_go) => (WishState::LetGo, let_go),
            None => STAGES
                .iter()
                .filter_map(|(state, field)| Some((*state, read::<NaiveDate>(fields, field)?)))
                .max_by_key(|(state, _)| state.reach())?,
        };
        Some(Wish {
            visit: read_id(fields, "visit")?,
            student: read_id(fields, "student")?,
            message: read(fields, "message"),
            reply: read(fields, "reply"),
            contacts,
            state,
            since,
        })
    }

    /// Whether of two records of one wish this is the one that holds: it came further, or came there earlier.
    pub fn is_further_than(&self, other: &Wish) -> bool {
        (self.state.reach(), Reverse(self.since)) > (other.state.reach(), Reverse(other.since))
    }

    /// Whether it waited long enough to come back.
    pub fn is_back(&self, today: NaiveDate) -> bool {
        self.state.is_open() && school_days(self.since, today) >= WAITS_SCHOOL_DAYS
    }
}

/// The school days after `from`, `until` included; weekends are none. Holidays are not known here and count.
pub fn school_days(from: NaiveDate, until: NaiveDate) -> u32 {
    let all = (until - from).num_days().clamp(0, 400) as u64;
    let is_school = |nth: &u64| {
        let day = from.checked_add_days(Days::new(*nth)).unwrap_or(from);
        !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
    };
    (1..=all).filter(is_school).count() as u32
}

impl WishEdit {
    /// What this edit changes.
    pub fn changes(&self, ground: &dyn Ground) -> Result<Vec<Set>, Refusal> {
        let (WishEdit::SayWishes { visit, .. }
        | WishEdit::WriteMessage { visit, .. }
        | WishEdit::MoveWishes { visit, .. }
        | WishEdit::NoteReply { visit, .. }
        | WishEdit::RemoveWish { visit, .. }) = self;
        let held = ground.record(Kind::Visit, *visit).ok_or(Refusal::NoSuchRecord)?;
        let scope = Scope::Section(read_id(&held, "section").ok_or(Refusal::NoSuchRecord)?);
        let tell = |student: Id, told: &[(&'static str, serde_json::Value)]| {
            let record = wish_id(*visit, student);
            let now = ground.record(Kind::Wish, record).unwrap_or_default();
            differing(&now, scope, Kind::Wish, record, told.iter().cloned())
        };
        let there = |student: Id| ground.record(Kind::Wish, wish_id(*visit, student)).ok_or(Refusal::NoSuchRecord);
        match self {
            // What was said before it was switched off can still be brought to its end.
            WishEdit::SayWishes { .. } if is_stay_in_touch_off(ground) => Err(Refusal::StayInTouchIsOff),
            WishEdit::SayWishes { students, on, .. } => {
                let mut sets = Vec::new();
                for student in students {
                    ground.record(Kind::Student, *student).ok_or(Refusal::NoSuchStudent)?;
                    let is_said =
                        there(*student).is_ok_and(|now| Wish::read(&now).is_some_and(|wish| wish.state != WishState::LetGo));
                    if is_said || Consent::is_refused(ground, *student, ConsentFor::Visits) {
                        continue;
                    }
                    let told = [("visit", value(visit)), ("student", value(student)), ("said_on", value(on))];
                    // Said again after it was let go it begins anew: nothing of the first time is said of the second.
                    let told: Vec<_> =
                        told.into_iter().chain(STAGES.iter().skip(1).map(|(_, field)| (*field, value(&())))).collect();
                    sets.extend(tell(*student, &told));
                }
                Ok(sets)
            }
            WishEdit::WriteMessage { student, message, .. } => {
                there(*student)?;
                let message = message.as_deref().filter(|message| !message.trim().is_empty());
                let message = message.map(|message| names::words(message, LONGEST_MESSAGE)).transpose()?;
                Ok(tell(*student, &[("message", value(&message))]))
            }
            WishEdit::MoveWishes { students, to, on, .. } => {
                let mut sets = Vec::new();
                for student in students {
                    let now = there(*student)?;
                    let was = Wish::read(&now);
                    let told: Vec<_> = STAGES
                        .iter()
                        .filter_map(|(stage, field)| match (stage, to) {
                            // What was let go before a contact that somebody else noted is let go anew, after it.
                            (WishState::LetGo, WishState::LetGo) => {
                                let anew = was.as_ref().filter(|was| was.state != WishState::LetGo)?;
                                Some((*field, value(anew.contacts.iter().max().unwrap_or(on).max(on))))
                            }
                            // Who was in contact once more was in contact.
                            (stage, to) if stage == to || (*stage, *to) == (WishState::Met, WishState::Repeated) => {
                                Some((*field, value(&read::<NaiveDate>(&now, field).unwrap_or(*on))))
                            }
                            (stage, to) if stage > to => Some((*field, value(&()))),
                            _ => None,
                        })
                        .collect();
                    sets.extend(tell(*student, &told));
                }
                Ok(sets)
            }
            WishEdit::NoteReply { student, reply, on, .. } => {
                let now = there(*student)?;
                let reply = names::words(reply, LONGEST_MESSAGE)?;
                let on = read::<NaiveDate>(&now, "answered_on").unwrap_or(*on);
                Ok(tell(*student, &[("reply", value(&reply)), ("answered_on", value(&on)), ("let_go_on", value(&()))]))
            }
            WishEdit::RemoveWish { student, .. } => {
                there(*student)?;
                Ok(tell(*student, &[(REMOVED, value(&true))]))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::told_so_far::ToldSoFar;

    const VISIT: Id = Id::from_u128(30);

    fn id(n: u128) -> Id {
        Id::from_u128(n)
    }

    fn day(n: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, n).unwrap()
    }

    /// A visit of a class, and two students.
    fn school() -> ToldSoFar {
        let mut here = ToldSoFar::of([(Kind::Student, id(1)), (Kind::Student, id(2))]);
        here.0.insert((Kind::Visit, VISIT), Fields::from_iter([("section".to_owned(), value(&id(10)))]));
        here
    }

    fn does(here: &mut ToldSoFar, edit: &WishEdit) -> Result<usize, Refusal> {
        let sets = edit.changes(here)?;
        assert!(sets.iter().all(|set| (set.scope, set.kind) == (Scope::Section(id(10)), Kind::Wish)));
        Ok(here.takes(Ok(sets))?.len())
    }

    fn wish_of(here: &ToldSoFar, student: u128) -> Option<Wish> {
        Wish::read(&here.record(Kind::Wish, wish_id(VISIT, id(student)))?)
    }

    fn says(students: &[u128], on: u32) -> WishEdit {
        WishEdit::SayWishes { visit: VISIT, students: students.iter().map(|n| id(*n)).collect(), on: day(on) }
    }

    fn moves(student: u128, to: WishState, on: u32) -> WishEdit {
        WishEdit::MoveWishes { visit: VISIT, students: vec![id(student)], to, on: day(on) }
    }

    #[test]
    fn a_wish_is_said_once_goes_on_and_can_be_taken_back_a_step() {
        let mut here = school();
        assert_eq!(does(&mut here, &says(&[1, 2], 2)), Ok(6));
        assert_eq!(does(&mut here, &says(&[1, 2], 3)), Ok(0), "said twice");
        does(&mut here, &WishEdit::WriteMessage { visit: VISIT, student: id(1), message: Some(" How did you  start? ".into()) })
            .unwrap();
        does(&mut here, &moves(1, WishState::Sent, 4)).unwrap();
        let reply = |text: &str| WishEdit::NoteReply { visit: VISIT, student: id(1), reply: text.into(), on: day(9) };
        assert_eq!(does(&mut here, &reply(" ")), Err(Refusal::NothingSaid));
        does(&mut here, &reply("Come by on Friday.")).unwrap();
        let wish = wish_of(&here, 1).unwrap();
        assert_eq!((wish.state, wish.since, wish.message.as_deref()), (WishState::Answered, day(9), Some("How did you start?")));
        does(&mut here, &moves(1, WishState::Sent, 20)).unwrap();
        assert_eq!(wish_of(&here, 1).map(|wish| (wish.state, wish.since)), Some((WishState::Sent, day(4))));
        does(&mut here, &moves(1, WishState::LetGo, 21)).unwrap();
        assert_eq!(wish_of(&here, 1).unwrap().state, WishState::LetGo);
        does(&mut here, &says(&[1], 22)).unwrap();
        let again = wish_of(&here, 1).unwrap();
        assert_eq!((again.state, again.since), (WishState::Said, day(22)), "wished again, from the beginning");
        does(&mut here, &WishEdit::RemoveWish { visit: VISIT, student: id(2) }).unwrap();
        assert_eq!(does(&mut here, &moves(2, WishState::Sent, 5)), Err(Refusal::NoSuchRecord));
    }

    #[test]
    fn one_that_waits_comes_back_after_five_school_days_and_one_that_is_over_never() {
        let mut here = school();
        // A Monday.
        does(&mut here, &says(&[1], 2)).unwrap();
        let wish = wish_of(&here, 1).unwrap();
        assert_eq!([6, 8, 9].map(|on| wish.is_back(day(on))), [false, false, true]);
        assert_eq!((school_days(day(6), day(9)), school_days(day(9), day(6))), (1, 0));
        does(&mut here, &moves(1, WishState::Met, 9)).unwrap();
        assert!(!wish_of(&here, 1).unwrap().is_back(day(30)));
    }

    #[test]
    fn each_contact_has_its_day_and_took_place_also_where_it_is_let_go() {
        let mut here = school();
        does(&mut here, &says(&[1], 2)).unwrap();
        does(&mut here, &moves(1, WishState::Met, 9)).unwrap();
        does(&mut here, &moves(1, WishState::Repeated, 20)).unwrap();
        let wish = wish_of(&here, 1).unwrap();
        assert_eq!((wish.state, wish.since, wish.contacts), (WishState::Repeated, day(20), vec![day(9), day(20)]));
        does(&mut here, &moves(1, WishState::Met, 21)).unwrap();
        assert_eq!(wish_of(&here, 1).unwrap().contacts, [day(9)]);
        does(&mut here, &moves(1, WishState::LetGo, 22)).unwrap();
        let over = wish_of(&here, 1).unwrap();
        assert_eq!((over.state, over.since, over.contacts), (WishState::LetGo, day(22), vec![day(9)]));
        does(&mut here, &moves(1, WishState::Repeated, 25)).unwrap();
        let again = wish_of(&here, 1).unwrap();
        assert_eq!((again.state, again.contacts), (WishState::Repeated, vec![day(9), day(25)]));
        // Two told it at once: whoever noted contact on a later day is right.
        let let_go = ("let_go_on".to_owned(), value(&day(24)));
        here.0.get_mut(&(Kind::Wish, wish_id(VISIT, id(1)))).unwrap().extend([let_go]);
        assert_eq!(wish_of(&here, 1).unwrap().state, WishState::Repeated);
        does(&mut here, &moves(1, WishState::LetGo, 24)).unwrap();
        assert_eq!(wish_of(&here, 1).map(|wish| (wish.state, wish.since)), Some((WishState::LetGo, day(25))));
        // Noted at once, after nothing before it was: two contacts, and no more is known of the first.
        does(&mut here, &says(&[2], 2)).unwrap();
        does(&mut here, &moves(2, WishState::Repeated, 25)).unwrap();
        assert_eq!(wish_of(&here, 2).unwrap().contacts, [day(25), day(25)]);
    }

    #[test]
    fn of_one_wish_that_two_noted_the_one_that_came_further_holds() {
        let wish = |state, on| {
            let (visit, student) = (VISIT, id(1));
            Wish { visit, student, message: None, reply: None, state, since: day(on), contacts: Vec::new() }
        };
        let further = |one: &Wish, other: &Wish| (one.is_further_than(other), other.is_further_than(one));
        assert_eq!(further(&wish(WishState::Answered, 9), &wish(WishState::Said, 2)), (true, false));
        assert_eq!(further(&wish(WishState::LetGo, 9), &wish(WishState::Answered, 9)), (true, false));
        assert_eq!(further(&wish(WishState::LetGo, 9), &wish(WishState::Met, 2)), (false, true));
        assert_eq!(further(&wish(WishState::Repeated, 9), &wish(WishState::Met, 2)), (true, false));
        assert_eq!(further(&wish(WishState::Sent, 3), &wish(WishState::Sent, 4)), (true, false));
        assert_eq!(further(&wish(WishState::Sent, 3), &wish(WishState::Sent, 3)), (false, false));
    }

    #[test]
    fn nothing_is_kept_of_a_wish_of_whoever_opted_out() {
        let mut here = school();
        let no = [
            ("student", value(&id(2))),
            ("what", value(&ConsentFor::Visits)),
            ("answer", "no".into()),
            ("given_on", value(&day(1))),
        ];
        here.0.insert((Kind::Consent, id(70)), no.into_iter().map(|(field, told)| (field.to_owned(), told)).collect());
        assert_eq!(does(&mut here, &says(&[1, 2], 2)), Ok(3));
        assert_eq!(wish_of(&here, 2), None);
        assert_eq!(
            does(&mut here, &WishEdit::SayWishes { visit: id(9), students: vec![id(1)], on: day(2) }),
            Err(Refusal::NoSuchRecord)
        );
    }
}
