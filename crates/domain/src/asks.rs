//! The next step: whom to ask, for what, by which day, and how far it came. It is agreed on a map and lives in its draft
//! like a placement; only what was kept is anywhere else. Not any more is an answer like the others and no failure.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::change::{REMOVED, Scope, Set};
use crate::ego_network::{EgoNetwork, Support, Told, placement_id};
use crate::map_edit::MapEdit;
use crate::names;
use crate::people::StaffRow;
use crate::record::{Fields, Ground, Id, Kind, read, read_id, value};
use crate::refusal::Refusal;
use crate::shown::Shown;
use crate::waves::student_of;

/// The longest words of an ask, in characters.
pub const LONGEST_ASK: usize = 280;

/// Who is asked: somebody on the map, dotted ones too, or somebody of the school's registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "of", content = "id", rename_all = "snake_case")]
pub enum Whom {
    Alter(Id),
    Staff(Id),
}

/// What they are asked for: a kind of help, or in the student's own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "for", content = "is", rename_all = "snake_case")]
pub enum AskFor {
    Help(Support),
    Words(String),
}

/// How far an ask came (measures.md, M2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum AskState {
    Agreed,
    Asked,
    Answered,
    GotIt,
    /// Not any more.
    LetGo,
}

impl AskState {
    /// What one tap makes of it; None where it is over.
    pub const fn next(self) -> Option<AskState> {
        match self {
            AskState::Agreed => Some(AskState::Asked),
            AskState::Asked => Some(AskState::Answered),
            AskState::Answered => Some(AskState::GotIt),
            AskState::GotIt | AskState::LetGo => None,
        }
    }
}

/// A field for the day of each stage, so that two people who note different stages agree. How far it came follows.
const STAGES: [(AskState, &str); 4] = [
    (AskState::Asked, "asked_on"),
    (AskState::Answered, "answered_on"),
    (AskState::GotIt, "got_on"),
    (AskState::LetGo, "let_go_on"),
];

/// What is recorded of an ask of one wave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum AskEdit {
    /// Agreed, or agreed otherwise under the same id.
    AgreeAsk {
        ask: Id,
        whom: Whom,
        what: AskFor,
        due_on: NaiveDate,
        on: NaiveDate,
    },
    RemoveAsk {
        ask: Id,
    },
    /// On, or back where it was said too early: what came later is then not said any more.
    MoveAsk {
        ask: Id,
        to: AskState,
        on: NaiveDate,
    },
}

impl AskEdit {
    /// What this changes. An ask to somebody pale says that they belong on the map.
    pub fn changes(&self, ground: &dyn Ground, wave: Id) -> Result<Vec<Set>, Refusal> {
        let student = student_of(ground, wave).ok_or(Refusal::NoSuchWave)?;
        let there = |ask: Id| {
            let fields = ground.record(Kind::Ask, ask).filter(|fields| read_id(fields, "wave") == Some(wave));
            fields.ok_or(Refusal::NoSuchRecord)
        };
        let mut sets = Vec::new();
        let mut tell = |now: &Fields, ask: Id, field: &'static str, told: serde_json::Value| {
            if now.get(field).unwrap_or(&serde_json::Value::Null) != &told {
                sets.push(Set { scope: Scope::Student(student), kind: Kind::Ask, record: ask, field, value: told });
            }
        };
        match self {
            AskEdit::AgreeAsk { ask, whom, what, due_on, on } => {
                let what = match what {
                    AskFor::Words(words) => AskFor::Words(names::words(words, LONGEST_ASK)?),
                    help @ AskFor::Help(_) => help.clone(),
                };
                let comes_on_map = comes_on_map(ground, wave, *whom)?;
                let now = match ground.record(Kind::Ask, *ask) {
                    Some(_) => there(*ask)?,
                    None => Fields::new(),
                };
                // A day that was agreed may be over by now, and stay.
                if due_on < on && now.get("due_on") != Some(&value(due_on)) {
                    return Err(Refusal::DayIsOver);
                }
                tell(&now, *ask, "wave", value(&wave));
                tell(&now, *ask, "whom", value(whom));
                tell(&now, *ask, "what", value(&what));
                tell(&now, *ask, "due_on", value(due_on));
                if now.is_empty() {
                    tell(&now, *ask, "agreed_on", value(on));
                }
                sets.splice(0..0, comes_on_map);
            }
            AskEdit::RemoveAsk { ask } => {
                let now = there(*ask)?;
                tell(&now, *ask, REMOVED, value(&true));
            }
            AskEdit::MoveAsk { ask, to, on } => {
                let now = there(*ask)?;
                for (stage, field) in STAGES {
                    if stage == *to {
                        tell(&now, *ask, field, value(&read::<NaiveDate>(&now, field).unwrap_or(*on)));
                    } else if stage > *to || (stage == AskState::GotIt && *to == AskState::LetGo) {
                        tell(&now, *ask, field, value(&()));
                    }
                }
            }
        }
        Ok(sets)
    }
}

/// What makes the person who is asked be on this map; nothing where they are. Refused where they cannot be.
fn comes_on_map(ground: &dyn Ground, wave: Id, whom: Whom) -> Result<Vec<Set>, Refusal> {
    match whom {
        Whom::Staff(staff) => ground.record(Kind::Staff, staff).map(|_| Vec::new()).ok_or(Refusal::NoSuchRecord),
        Whom::Alter(alter) if ground.record(Kind::Placement, placement_id(wave, alter)).is_some() => Ok(Vec::new()),
        Whom::Alter(alter) => {
            let is_draft = ground.record(Kind::Wave, wave).is_some_and(|told| !told.contains_key("kept_on"));
            if !is_draft {
                return Err(Refusal::NoSuchAlter);
            }
            MapEdit::ConfirmAlters { alters: vec![alter] }.changes(ground, wave)
        }
    }
}

/// One ask, as it is shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct Ask {
    pub id: Id,
    pub wave: Id,
    pub whom: Whom,
    /// How they are called: on the map, or in the registry. Empty where names are hidden and they have no number either.
    pub name: String,
    pub what: AskFor,
    pub due_on: NaiveDate,
    pub agreed_on: NaiveDate,
    pub state: AskState,
    /// The day on which it came so far; None while it is only agreed.
    pub moved_on: Option<NaiveDate>,
    /// What one tap makes of it; None where it is over.
    pub next: Option<AskState>,
    /// Other values that somebody recorded at the same time; empty nearly always.
    pub conflicts: Vec<Told>,
}

impl Ask {
    /// Reads an ask from its record. None where whoever is asked is not known here.
    pub fn read(ground: &dyn Ground, id: Id, fields: &Fields) -> Option<Ask> {
        let whom = read::<Whom>(fields, "whom")?;
        let name = match whom {
            Whom::Alter(alter) => called(ground, read_id(fields, "wave")?, alter)?,
            Whom::Staff(staff) => {
                let row = read::<StaffRow>(&ground.record(Kind::Staff, staff)?, "row")?;
                shown_on(ground, read_id(fields, "wave")?).of_another_map(&row.called())
            }
        };
        let told = |field: &str| read::<NaiveDate>(fields, field);
        // Whoever got it got it, also where somebody else let go of it meanwhile.
        let came =
            [STAGES[2], STAGES[3], STAGES[1], STAGES[0]].into_iter().find_map(|(state, field)| Some((state, told(field)?)));
        let state = came.map_or(AskState::Agreed, |(state, _)| state);
        Some(Ask {
            id,
            wave: read_id(fields, "wave")?,
            whom,
            name,
            what: read(fields, "what")?,
            due_on: told("due_on")?,
            agreed_on: told("agreed_on")?,
            state,
            moved_on: came.map(|(_, on)| on),
            next: state.next(),
            conflicts: Vec::new(),
        })
    }

    /// The asks of a wave, in the order in which they were agreed. One to somebody who was taken off the map is left out,
    /// not lost: it comes back with them.
    pub fn on(ground: &dyn Ground, wave: Id) -> Vec<Ask> {
        let is_on_map = |ask: &Ask| match ask.whom {
            Whom::Alter(alter) => ground.record(Kind::Placement, placement_id(wave, alter)).is_some(),
            Whom::Staff(_) => true,
        };
        let all = ground.of(Kind::Ask, "wave", wave);
        all.iter().filter_map(|(id, fields)| Ask::read(ground, *id, fields)).filter(is_on_map).collect()
    }
}

/// What was agreed on earlier maps and is still open or was moved on `today` (a slip is put right there), soonest first, as a later map says it: whoever is on that is called as its
/// student wants people shown there. Nothing of a map that nobody kept.
pub fn still_open(ground: &dyn Ground, later: &EgoNetwork, shown: Shown, today: NaiveDate) -> Vec<Ask> {
    let waves = ground.of(Kind::Wave, "student", later.student);
    let kept = waves.iter().filter(|(id, told)| *id != later.wave && told.contains_key("kept_on"));
    let is_open = |ask: &Ask| ask.next.is_some() || ask.moved_on == Some(today);
    let mut open: Vec<Ask> = kept.flat_map(|(wave, _)| Ask::on(ground, *wave)).filter(is_open).collect();
    for ask in &mut open {
        if let Whom::Staff(staff) = ask.whom {
            let row = ground.record(Kind::Staff, staff).and_then(|told| read::<StaffRow>(&told, "row"));
            ask.name = shown.of_another_map(&row.map(|row| row.called()).unwrap_or_default());
        }
        if let Whom::Alter(alter) = ask.whom {
            let here = later.alters.iter().find(|one| one.id == alter).map(|one| one.label.clone());
            let told = || ground.record(Kind::Alter, alter).and_then(|told| read::<String>(&told, "label"));
            ask.name = here.unwrap_or_else(|| shown.of_another_map(&told().unwrap_or_default()));
        }
    }
    open.sort_by_key(|ask| (ask.due_on, ask.id));
    open
}

/// How the student wants the people of a map shown.
fn shown_on(ground: &dyn Ground, wave: Id) -> Shown {
    ground.record(Kind::Wave, wave).and_then(|told| read(&told, "shown")).unwrap_or_default()
}

/// What somebody of a map is called wherever they are named: as the student wants the people of that map shown.
fn called(ground: &dyn Ground, wave: Id, alter: Id) -> Option<String> {
    let shown = shown_on(ground, wave);
    match shown {
        Shown::Names | Shown::Nicknames => read(&ground.record(Kind::Alter, alter)?, "label"),
        Shown::Initials | Shown::Hidden => {
            let network = shown.over(EgoNetwork::read(ground, wave)?);
            network.alters.into_iter().find(|one| one.id == alter).map(|one| one.label)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::ego_network::Presence;

    const WAVE: Id = Id::from_u128(2);
    const COACH: Id = Id::from_u128(3);
    const ASK: Id = Id::from_u128(4);

    /// Records in a map.
    #[derive(Default)]
    struct Told(BTreeMap<(Kind, Id), Fields>);

    impl Told {
        fn does(&mut self, edit: &AskEdit) -> Result<Vec<&'static str>, Refusal> {
            let sets = edit.changes(self, WAVE)?;
            for set in &sets {
                let fields = self.0.entry((set.kind, set.record)).or_default();
                fields.insert(set.field.to_owned(), set.value.clone());
            }
            Ok(sets.iter().map(|set| set.field).collect())
        }

        fn ask(&self) -> Ask {
            Ask::on(self, WAVE).remove(0)
        }
    }

    impl Ground for Told {
        fn record(&self, kind: Kind, id: Id) -> Option<Fields> {
            self.0.get(&(kind, id)).filter(|fields| fields.get(REMOVED) != Some(&value(&true))).cloned()
        }
        fn of(&self, kind: Kind, field: &str, owner: Id) -> Vec<(Id, Fields)> {
            let all = self.0.keys().filter(|(of, _)| *of == kind).filter_map(|(_, id)| Some((*id, self.record(kind, *id)?)));
            all.filter(|(_, fields)| read_id(fields, field) == Some(owner)).collect()
        }
    }

    fn day(n: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 9, n).unwrap()
    }

    fn fields<const N: usize>(of: [(&str, serde_json::Value); N]) -> Fields {
        of.into_iter().map(|(field, value)| (field.to_owned(), value)).collect()
    }

    /// A draft with Coach on it.
    fn ground() -> Told {
        let mut told = Told::default();
        told.0.insert((Kind::Wave, WAVE), fields([("student", value(&Id::from_u128(1))), ("opened_on", value(&day(7)))]));
        told.0.insert((Kind::Alter, COACH), fields([("student", value(&Id::from_u128(1))), ("label", value(&"Coach"))]));
        let here = fields([("wave", value(&WAVE)), ("alter", value(&COACH)), ("presence", value(&Presence::Potential))]);
        told.0.insert((Kind::Placement, placement_id(WAVE, COACH)), here);
        told
    }

    fn agree(what: &str, due: u32) -> AskEdit {
        AskEdit::AgreeAsk { ask: ASK, whom: Whom::Alter(COACH), what: AskFor::Words(what.into()), due_on: day(due), on: day(7) }
    }

    fn moves(to: AskState, on: u32) -> AskEdit {
        AskEdit::MoveAsk { ask: ASK, to, on: day(on) }
    }

    #[test]
    fn an_ask_is_agreed_with_somebody_dotted_and_moves_on_tap_by_tap() {
        let mut ground = ground();
        assert_eq!(ground.does(&agree(" the summer  job ", 11)), Ok(vec!["wave", "whom", "what", "due_on", "agreed_on"]));
        let ask = ground.ask();
        assert_eq!((ask.name.as_str(), ask.due_on, ask.state, ask.moved_on), ("Coach", day(11), AskState::Agreed, None));
        assert_eq!(ask.what, AskFor::Words("the summer job".into()));
        for (state, on) in [(AskState::Asked, 8), (AskState::Answered, 9), (AskState::GotIt, 10)] {
            assert_eq!(ground.ask().next, Some(state));
            ground.does(&moves(state, on)).unwrap();
            assert_eq!((ground.ask().state, ground.ask().moved_on), (state, Some(day(on))));
        }
        assert_eq!(ground.ask().next, None);
    }

    #[test]
    fn said_too_early_it_goes_back_and_what_came_later_is_not_said_any_more() {
        let mut ground = ground();
        ground.does(&agree("the job", 11)).unwrap();
        ground.does(&moves(AskState::GotIt, 9)).unwrap();
        // Nobody said on which day it was asked: that stays unknown.
        assert_eq!(ground.0[&(Kind::Ask, ASK)].get("asked_on"), None);
        ground.does(&moves(AskState::LetGo, 10)).unwrap();
        assert_eq!((ground.ask().state, ground.ask().next), (AskState::LetGo, None));
        ground.does(&moves(AskState::Agreed, 10)).unwrap();
        assert_eq!((ground.ask().state, ground.ask().moved_on), (AskState::Agreed, None));
        assert_eq!(ground.does(&moves(AskState::Agreed, 10)), Ok(vec![]));
    }

    #[test]
    fn agreed_otherwise_it_stays_one_ask_and_keeps_the_day_of_its_beginning() {
        let mut ground = ground();
        ground.does(&agree("the job", 11)).unwrap();
        ground.does(&moves(AskState::Asked, 8)).unwrap();
        assert_eq!(ground.does(&agree("a ride", 11)), Ok(vec!["what"]));
        assert_eq!(ground.does(&agree("a ride", 11)), Ok(vec![]));
        assert_eq!((ground.ask().agreed_on, ground.ask().state), (day(7), AskState::Asked));
        ground.does(&AskEdit::RemoveAsk { ask: ASK }).unwrap();
        assert_eq!(Ask::on(&ground, WAVE), []);
        assert_eq!(ground.does(&moves(AskState::Asked, 8)), Err(Refusal::NoSuchRecord));
    }

    #[test]
    fn what_cannot_be_agreed_is_refused() {
        let mut ground = ground();
        assert_eq!(ground.does(&agree("  ", 11)), Err(Refusal::NothingSaid));
        assert_eq!(ground.does(&agree("the job", 6)), Err(Refusal::DayIsOver));
        let whom = |whom| AskEdit::AgreeAsk { ask: ASK, whom, what: AskFor::Help(Support::Rides), due_on: day(9), on: day(7) };
        assert_eq!(ground.does(&whom(Whom::Alter(Id::from_u128(9)))), Err(Refusal::NoSuchAlter));
        assert_eq!(ground.does(&whom(Whom::Staff(Id::from_u128(9)))), Err(Refusal::NoSuchRecord));
        // Of another map nobody says anything from this one.
        ground.does(&agree("the job", 11)).unwrap();
        assert_eq!(moves(AskState::Asked, 8).changes(&ground, Id::from_u128(5)), Err(Refusal::NoSuchWave));
    }

    #[test]
    fn whoever_is_taken_off_the_map_takes_their_ask_along_and_brings_it_back() {
        let mut ground = ground();
        ground.does(&agree("the job", 11)).unwrap();
        let placement = (Kind::Placement, placement_id(WAVE, COACH));
        ground.0.get_mut(&placement).unwrap().insert(REMOVED.into(), value(&true));
        assert_eq!(Ask::on(&ground, WAVE), []);
        ground.0.get_mut(&placement).unwrap().remove(REMOVED);
        assert_eq!(ground.ask().name, "Coach");
    }
}
