//! The ability to mobilize: what did the student set going?
//! Reads the asks that were agreed on kept maps and what the goal of a map needs. What nobody noted stays where it was:
//! an ask that is only agreed was perhaps made all the same, and the coverage of a day says where days are missing.

use chrono::NaiveDate;

use super::quality::supports_asked;
use super::{Indicator, IndicatorId, median};
use crate::asks::{Ask, AskState};
use crate::ego_network::EgoNetwork;
use crate::goals::Goal;
use crate::record::{Fields, Ground, Id, Kind, read};

/// How one ask went: the day of each stage that was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    pub ask: Id,
    /// Who is asked, as they are called on the map or in the registry.
    pub name: String,
    pub agreed_on: NaiveDate,
    pub asked_on: Option<NaiveDate>,
    pub answered_on: Option<NaiveDate>,
    pub got_on: Option<NaiveDate>,
}

impl Course {
    fn new(ask: &Ask, fields: &Fields) -> Course {
        let day = |field| read::<NaiveDate>(fields, field);
        Course {
            ask: ask.id,
            name: ask.name.clone(),
            agreed_on: ask.agreed_on,
            asked_on: day("asked_on"),
            answered_on: day("answered_on"),
            got_on: day("got_on"),
        }
    }

    /// The asks of a wave, in the order in which they were agreed.
    pub fn on(ground: &dyn Ground, wave: Id) -> Vec<Course> {
        let told = |ask: &Ask| Some(Course::new(ask, &ground.record(Kind::Ask, ask.id)?));
        Ask::on(ground, wave).iter().filter_map(told).collect()
    }

    /// Whether it came this far. Whoever got an answer asked, whether or not the day of asking was noted.
    pub fn reached(&self, state: AskState) -> bool {
        let came = [(AskState::Asked, self.asked_on), (AskState::Answered, self.answered_on), (AskState::GotIt, self.got_on)];
        state == AskState::Agreed || came.iter().any(|(stage, on)| *stage >= state && on.is_some())
    }
}

/// M2, ask funnel: agreed, asked, answered, received, the share of each stage and the median days between them (Lin 1999).
/// `courses` are the asks of all maps up to a date. None where no ask came to the stage before.
pub fn funnel(courses: &[Course]) -> [Indicator; 7] {
    let at = |state: AskState| courses.iter().filter(|course| course.reached(state)).count();
    let [agreed, asked, answered, received] = [AskState::Agreed, AskState::Asked, AskState::Answered, AskState::GotIt].map(at);
    let share = |id, of: usize, all: usize| Indicator::new(id, (all > 0).then(|| of as f64 / all as f64), all, all);
    let days = |id, reached: usize, from: fn(&Course) -> Option<NaiveDate>, to: fn(&Course) -> Option<NaiveDate>| {
        // A day noted out of order, as on two machines, says nothing of how long it took.
        let took = courses.iter().filter_map(|course| Some((to(course)? - from(course)?).num_days()));
        let took: Vec<f64> = took.filter(|days| *days >= 0).map(|days| days as f64).collect();
        Indicator::new(id, median(&took), took.len(), reached)
    };
    [
        Indicator::new(IndicatorId::M2Agreed, (agreed > 0).then_some(agreed as f64), agreed, agreed),
        share(IndicatorId::M2Asked, asked, agreed),
        share(IndicatorId::M2Answered, answered, asked),
        share(IndicatorId::M2Received, received, answered),
        days(IndicatorId::M2DaysToAsk, asked, |course| Some(course.agreed_on), |course| course.asked_on),
        days(IndicatorId::M2DaysToAnswer, answered, |course| course.asked_on, |course| course.answered_on),
        days(IndicatorId::M2DaysToReceive, received, |course| course.answered_on, |course| course.got_on),
    ]
}

/// M3, goal fit: people who give at least one of the kinds of help that the goal needs (playbook). Known are those kinds
/// that were asked. None where the goal needs no kind of help, or none of them was asked.
pub fn goal_fit(map: &EgoNetwork, goal: &Goal) -> Indicator {
    let asked = supports_asked(map);
    let known = goal.help.iter().filter(|kind| asked.contains(kind)).count();
    let could = map.counted().filter(|alter| goal.help.iter().any(|kind| alter.supports.contains(kind))).count();
    let is_told = known > 0 && map.counted().next().is_some();
    Indicator::new(IndicatorId::M3, is_told.then_some(could as f64), known, goal.help.len())
}

#[cfg(test)]
mod tests {
    use super::super::drawn::{map, person};
    use super::*;
    use crate::ego_network::Support;

    fn day(of: u64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + chrono::Days::new(of)
    }

    fn course(n: usize, asked: Option<u64>, answered: Option<u64>, got: Option<u64>) -> Course {
        let (asked_on, answered_on, got_on) = (asked.map(day), answered.map(day), got.map(day));
        Course { ask: person(n), name: "Coach".into(), agreed_on: day(0), asked_on, answered_on, got_on }
    }

    #[test]
    fn four_were_agreed_three_asked_two_answered_and_one_brought_what_was_asked_for() {
        let told = [
            course(1, None, None, None),
            course(2, Some(4), None, None),
            course(3, Some(2), Some(3), None),
            // Nobody noted the day of asking, and yet it was asked.
            course(4, None, Some(5), Some(9)),
        ];
        let [agreed, asked, answered, received, to_ask, to_answer, to_receive] = funnel(&told);
        let figure = |of: &Indicator| (of.value, of.n_known, of.n_total);
        assert_eq!(figure(&agreed), (Some(4.0), 4, 4));
        assert_eq!(figure(&asked), (Some(0.75), 4, 4));
        assert_eq!(figure(&answered), (Some(2.0 / 3.0), 3, 3));
        assert_eq!(figure(&received), (Some(0.5), 2, 2));
        assert_eq!(figure(&to_ask), (Some(3.0), 2, 3));
        assert_eq!(figure(&to_answer), (Some(1.0), 1, 2));
        assert!(!to_answer.is_asked_enough());
        assert_eq!(figure(&to_receive), (Some(4.0), 1, 1));
    }

    #[test]
    fn where_nothing_was_agreed_nothing_is_said_and_days_out_of_order_say_nothing() {
        assert!(funnel(&[]).iter().all(|figure| figure.value.is_none() && !figure.is_asked_enough()));
        let [.., to_answer, _] = funnel(&[course(1, Some(9), Some(3), None)]);
        assert_eq!((to_answer.value, to_answer.n_known, to_answer.n_total), (None, 0, 1));
    }

    #[test]
    fn two_of_three_could_help_with_one_of_the_kinds_and_the_other_kind_was_not_asked() {
        let mut drawn = map(3);
        let goal = Goal { help: vec![Support::Advice, Support::Rides], ..Goal::default() };
        assert_eq!(goal_fit(&drawn, &Goal::default()), Indicator::new(IndicatorId::M3, None, 0, 0));
        assert_eq!(goal_fit(&drawn, &goal), Indicator::new(IndicatorId::M3, None, 0, 2));
        drawn.supports_asked = vec![Support::Advice];
        drawn.alters[0].supports = vec![Support::Advice];
        drawn.alters[1].supports = vec![Support::Advice, Support::Fun];
        assert_eq!(goal_fit(&drawn, &goal), Indicator::new(IndicatorId::M3, Some(2.0), 1, 2));
    }
}
