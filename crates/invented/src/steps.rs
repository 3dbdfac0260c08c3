//! What did some of them come for, and whom did they agree to ask? A goal, the help it needs and one step each, in every
//! state that a step can be in. It yields edits and never a record.

use chrono::{Days, NaiveDate};
use domain::asks::{AskEdit, AskFor, AskState, Whom};
use domain::edit::Edit;
use domain::ego_network::Support;
use domain::goals::{GoalEdit, Purpose};
use domain::record::Id;

use crate::chance::{Dice, Mint};
use crate::sitting::Sitting;

/// One step: whose, among the sixty, for what, how far it came, and by which day from today.
struct Step {
    place: usize,
    goal: &'static str,
    help: [Support; 2],
    what: Option<&'static str>,
    state: AskState,
    due_in_days: i64,
}

const STEPS: [Step; 5] = [
    Step {
        place: 7,
        goal: "a summer job with animals",
        help: [Support::KnowsJobs, Support::CouldIntroduce],
        what: Some("if they know someone at the vet"),
        state: AskState::Asked,
        due_in_days: -1,
    },
    Step {
        place: 14,
        goal: "pass algebra this time",
        help: [Support::Homework, Support::Listens],
        what: None,
        state: AskState::Agreed,
        due_in_days: 5,
    },
    Step {
        place: 27,
        goal: "find out how to become a nurse",
        help: [Support::KnowsJobs, Support::Advice],
        what: Some("how they began"),
        state: AskState::Answered,
        due_in_days: -3,
    },
    Step {
        place: 36,
        goal: "get to practice on time",
        help: [Support::Rides, Support::Fun],
        what: None,
        state: AskState::GotIt,
        due_in_days: -9,
    },
    Step {
        place: 48,
        goal: "start a band",
        help: [Support::Fun, Support::Advice],
        what: Some("to lend the garage"),
        state: AskState::LetGo,
        due_in_days: -12,
    },
];

/// Tells the step of whoever is at this place to their last sitting. What is noted of it later comes back.
pub(crate) fn tell(seed: u64, place: usize, today: NaiveDate, sitting: &mut Sitting, people: &[Id]) -> Vec<Edit> {
    let Some(step) = STEPS.iter().find(|step| step.place == place) else { return Vec::new() };
    let mut dice = Dice::of(seed, 12_000 + place as u64);
    let (whom, mut mint) = (Whom::Alter(dice.pick(people)), Mint::on(sitting.opened_on, dice));
    let (wave, ask) = (sitting.wave, mint.id());
    let away = |days: i64| today + chrono::Duration::days(days);
    let what = step.what.map_or(AskFor::Help(step.help[0]), |words| AskFor::Words(words.to_owned()));
    let goal = |edit| Edit::Goal { wave, edit };
    sitting.told = vec![
        goal(GoalEdit::SetPurpose { purpose: Some(Purpose::FindHelp) }),
        goal(GoalEdit::SetGoal { goal: Some(step.goal.to_owned()) }),
        goal(GoalEdit::ChooseHelp { support: step.help[0], is_chosen: true }),
        goal(GoalEdit::ChooseHelp { support: step.help[1], is_chosen: true }),
        Edit::Ask { wave, edit: AskEdit::AgreeAsk { ask, whom, what, due_on: away(step.due_in_days), on: sitting.opened_on } },
    ];
    let stages: &[AskState] = match step.state {
        AskState::Agreed => &[],
        AskState::Asked => &[AskState::Asked],
        AskState::Answered => &[AskState::Asked, AskState::Answered],
        AskState::GotIt => &[AskState::Asked, AskState::Answered, AskState::GotIt],
        AskState::LetGo => &[AskState::LetGo],
    };
    let first = today.checked_sub_days(Days::new(15)).unwrap_or(today);
    let moved = |(nth, to): (usize, &AskState)| {
        let on = first + chrono::Duration::days(nth as i64 * 4);
        Edit::Ask { wave, edit: AskEdit::MoveAsk { ask, to: *to, on } }
    };
    stages.iter().enumerate().map(moved).collect()
}
