//! What is this map for? The purpose that the student chose, a goal in their own words, and the two or three kinds of help
//! that it needs. All of it may stay unsaid: unknown is None, never a default. No goal is weighed against another.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::change::{Scope, Set};
use crate::ego_network::{Support, Told};
use crate::names;
use crate::record::{Fields, Ground, Id, Kind, read, value};
use crate::refusal::Refusal;
use crate::waves::student_of;

/// The longest goal, in characters.
pub const LONGEST_GOAL: usize = 280;

/// More kinds of help than this light up half a map and say nothing.
pub const MOST_HELP: usize = 3;

/// The card that a sitting begins with. "Just talk" is the fifth card and no purpose: it writes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// See who is in my corner.
    SeeCorner,
    /// Find help for a goal.
    FindHelp,
    /// Grow my network.
    GrowNetwork,
    /// Stay connected.
    StayConnected,
}

impl Purpose {
    pub const ALL: [Purpose; 4] = [Purpose::SeeCorner, Purpose::FindHelp, Purpose::GrowNetwork, Purpose::StayConnected];
}

/// What the student says that a map is for. None takes it back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum GoalEdit {
    SetPurpose {
        purpose: Option<Purpose>,
    },
    /// In the student's words.
    SetGoal {
        goal: Option<String>,
    },
    /// A kind of help that the goal needs, or no longer: what lights up. One at a time, so that two quick taps are two.
    ChooseHelp {
        support: Support,
        is_chosen: bool,
    },
}

/// The fields of a wave's record that say what it is for.
pub const FIELDS: [&str; 3] = ["purpose", "goal", "help"];

impl GoalEdit {
    /// What this changes of a wave's record. What stands there already is not told again.
    pub fn changes(&self, ground: &dyn Ground, wave: Id) -> Result<Vec<Set>, Refusal> {
        let now = ground.record(Kind::Wave, wave).ok_or(Refusal::NoSuchWave)?;
        let student = student_of(ground, wave).ok_or(Refusal::NoSuchWave)?;
        let (field, told) = match self {
            GoalEdit::SetPurpose { purpose } => ("purpose", value(purpose)),
            GoalEdit::SetGoal { goal } => {
                ("goal", value(&goal.as_deref().map(|goal| names::words(goal, LONGEST_GOAL)).transpose()?))
            }
            GoalEdit::ChooseHelp { support, is_chosen } => {
                let mut help = Goal::read(&now).help;
                help.retain(|other| other != support);
                if *is_chosen {
                    help.push(*support);
                    help.sort();
                }
                if help.len() > MOST_HELP {
                    return Err(Refusal::TooManyKinds { most: MOST_HELP as u32 });
                }
                ("help", value(&(!help.is_empty()).then_some(help)))
            }
        };
        if now.get(field).unwrap_or(&serde_json::Value::Null) == &told {
            return Ok(Vec::new());
        }
        Ok(vec![Set { scope: Scope::Student(student), kind: Kind::Wave, record: wave, field, value: told }])
    }
}

/// What a map is for, as it is shown.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct Goal {
    /// None: no card was chosen.
    pub purpose: Option<Purpose>,
    /// None: nobody said a goal.
    pub words: Option<String>,
    /// Empty: nobody chose.
    pub help: Vec<Support>,
    /// Other values that somebody recorded at the same time; empty nearly always.
    pub conflicts: Vec<Told>,
}

impl Goal {
    /// Reads it from the wave's record.
    pub fn read(wave: &Fields) -> Goal {
        Goal {
            purpose: read(wave, "purpose"),
            words: read(wave, "goal"),
            help: read(wave, "help").unwrap_or_default(),
            conflicts: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One wave, with what was told of it.
    struct One(Fields);

    impl Ground for One {
        fn record(&self, kind: Kind, _: Id) -> Option<Fields> {
            (kind == Kind::Wave).then(|| self.0.clone())
        }
        fn of(&self, _: Kind, _: &str, _: Id) -> Vec<(Id, Fields)> {
            Vec::new()
        }
    }

    fn wave() -> One {
        One(Fields::from_iter([("student".to_owned(), value(&Id::from_u128(1)))]))
    }

    fn told(ground: &mut One, edit: GoalEdit) -> Result<usize, Refusal> {
        let sets = edit.changes(ground, Id::from_u128(2))?;
        for set in &sets {
            ground.0.insert(set.field.to_owned(), set.value.clone());
        }
        Ok(sets.len())
    }

    #[test]
    fn nothing_is_said_until_somebody_says_it_and_saying_it_twice_writes_it_once() {
        let mut ground = wave();
        assert_eq!(Goal::read(&ground.0), Goal::default());
        let chosen = GoalEdit::SetPurpose { purpose: Some(Purpose::FindHelp) };
        assert_eq!((told(&mut ground, chosen.clone()), told(&mut ground, chosen)), (Ok(1), Ok(0)));
        assert_eq!(told(&mut ground, GoalEdit::SetGoal { goal: Some("  a  summer job ".into()) }), Ok(1));
        let goal = Goal::read(&ground.0);
        assert_eq!((goal.purpose, goal.words.as_deref()), (Some(Purpose::FindHelp), Some("a summer job")));
        told(&mut ground, GoalEdit::SetPurpose { purpose: None }).unwrap();
        told(&mut ground, GoalEdit::SetGoal { goal: None }).unwrap();
        assert_eq!(Goal::read(&ground.0), Goal::default());
    }

    #[test]
    fn three_kinds_of_help_are_enough_and_in_whatever_order_they_are_one_choice() {
        let mut ground = wave();
        let choose = |support, is_chosen| GoalEdit::ChooseHelp { support, is_chosen };
        for support in [Support::Rides, Support::Advice, Support::Fun] {
            assert_eq!(told(&mut ground, choose(support, true)), Ok(1));
            assert_eq!(told(&mut ground, choose(support, true)), Ok(0));
        }
        assert_eq!(Goal::read(&ground.0).help, [Support::Advice, Support::Rides, Support::Fun]);
        assert_eq!(told(&mut ground, choose(Support::Listens, true)), Err(Refusal::TooManyKinds { most: 3 }));
        assert_eq!(told(&mut ground, choose(Support::Listens, false)), Ok(0));
        for support in [Support::Advice, Support::Rides, Support::Fun] {
            assert_eq!(told(&mut ground, choose(support, false)), Ok(1));
        }
        assert_eq!(ground.0.get("help"), Some(&serde_json::Value::Null), "nobody chose");
    }

    #[test]
    fn a_goal_has_words_and_not_too_many() {
        let mut ground = wave();
        let goal = |goal: String| GoalEdit::SetGoal { goal: Some(goal) };
        assert_eq!(told(&mut ground, goal(" ".into())), Err(Refusal::NothingSaid));
        assert_eq!(told(&mut ground, goal("x".repeat(281))), Err(Refusal::TextIsTooLong { most: 280 }));
    }
}
