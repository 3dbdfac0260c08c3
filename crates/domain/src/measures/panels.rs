//! What do the kept maps of one student say, in four panels, map after map?
//! Every figure travels with how much was asked, with those who are counted in it, and with what it was on earlier maps.
//! There is no figure over the panels: nothing here is added up, compared with somebody else or called good. What is below
//! the coverage has no value at all here, so that nobody can show it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::counted::counted;
use super::dictionary::{Dimension, Unit};
use super::mobilization::{Course, funnel, goal_fit};
use super::quality::known_for;
use super::{Indicator, IndicatorId, between, of_wave};
use crate::asks::AskState;
use crate::ego_network::EgoNetwork;
use crate::goals::Goal;
use crate::record::Id;

/// One kept map, with what was agreed on it.
#[derive(Clone, Debug)]
pub struct KeptMap {
    pub opened_on: NaiveDate,
    pub network: EgoNetwork,
    pub goal: Goal,
    pub courses: Vec<Course>,
}

/// A student's panels. Empty of panels where no map was kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct Panels {
    /// The kept maps, oldest first; the figures' histories run beside them.
    pub maps: Vec<PanelMap>,
    /// Kept maps whose date has not come yet, as after a clock was set back: left out until then.
    pub ahead: u32,
    /// Growth between maps (Q7), shown first.
    pub growth: Vec<PanelFigure>,
    /// Quantity, quality, structure, ability to mobilize, in this order.
    pub panels: Vec<Panel>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PanelMap {
    pub wave: Id,
    pub opened_on: NaiveDate,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct Panel {
    pub dimension: Dimension,
    pub figures: Vec<PanelFigure>,
}

/// One line of the dictionary, for one student.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct PanelFigure {
    pub id: IndicatorId,
    pub version: u16,
    pub unit: Unit,
    /// Who introduced it, as it is cited.
    pub source: String,
    /// On each map, oldest first. Growth has none on the first.
    pub history: Vec<Option<Reading>>,
    /// Who is counted on the newest map, by name as the student wants them shown; in groups where the figure has groups.
    pub counted: Vec<Vec<String>>,
}

/// A figure on one map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct Reading {
    /// None: undefined, or less than 60 % was asked. Never shown as 0.
    pub value: Option<f64>,
    pub n_known: u32,
    pub n_total: u32,
    /// False is shown as "not enough asked yet".
    pub is_asked_enough: bool,
}

impl From<&Indicator> for Reading {
    fn from(of: &Indicator) -> Reading {
        let is_asked_enough = of.is_asked_enough();
        Reading { value: of.value.filter(|_| is_asked_enough), n_known: of.n_known, n_total: of.n_total, is_asked_enough }
    }
}

impl Panels {
    /// Reads the panels from the kept maps of one student, told in any order. A map that bears a date after `today` is left
    /// out and counted.
    pub fn of(mut kept: Vec<KeptMap>, today: NaiveDate) -> Panels {
        let all = kept.len();
        kept.retain(|map| map.opened_on <= today);
        let ahead = (all - kept.len()) as u32;
        kept.sort_by_key(|map| (map.opened_on, map.network.wave));
        let maps = kept.iter().map(|map| PanelMap { wave: map.network.wave, opened_on: map.opened_on }).collect();
        let Some(newest) = kept.last() else {
            return Panels { maps, ahead, growth: Vec::new(), panels: Vec::new() };
        };
        let readings: Vec<BTreeMap<IndicatorId, Reading>> = read(&kept);
        let before = kept.len().checked_sub(2).map(|at| &kept[at].network);
        let figure = |id: &IndicatorId| PanelFigure {
            id: *id,
            version: id.definition().version,
            unit: id.definition().unit,
            source: id.definition().source.to_owned(),
            history: readings.iter().map(|of_map| of_map.get(id).cloned()).collect(),
            counted: named(*id, &kept, newest, before),
        };
        let (growth, others): (Vec<&IndicatorId>, Vec<&IndicatorId>) = IndicatorId::ALL.iter().partition(|id| is_growth(**id));
        let panels = Dimension::ALL
            .into_iter()
            .map(|dimension| Panel {
                dimension,
                figures: others.iter().filter(|id| id.definition().dimension == dimension).map(|id| figure(id)).collect(),
            })
            .collect();
        Panels { maps, ahead, growth: growth.iter().map(|id| figure(id)).collect(), panels }
    }
}

const fn is_growth(id: IndicatorId) -> bool {
    matches!(id, IndicatorId::Q7Kept | IndicatorId::Q7New | IndicatorId::Q7Gone | IndicatorId::Q7Stability)
}

/// Every figure of every map, oldest first.
fn read(kept: &[KeptMap]) -> Vec<BTreeMap<IndicatorId, Reading>> {
    let mut first_on: BTreeMap<Id, NaiveDate> = BTreeMap::new();
    let mut courses: Vec<Course> = Vec::new();
    let mut readings = Vec::new();
    for (at, map) in kept.iter().enumerate() {
        for alter in map.network.counted() {
            first_on.entry(alter.id).or_insert(map.opened_on);
        }
        courses.extend(map.courses.iter().cloned());
        let mut figures = of_wave(&map.network);
        figures.push(known_for(&map.network, map.opened_on, &first_on));
        figures.extend(funnel(&courses));
        figures.push(goal_fit(&map.network, &map.goal));
        if let Some(before) = at.checked_sub(1) {
            figures.extend(between(&kept[before].network, &map.network));
        }
        readings.push(figures.iter().map(|figure| (figure.id, Reading::from(figure))).collect());
    }
    readings
}

/// Who is counted, by name.
fn named(id: IndicatorId, kept: &[KeptMap], newest: &KeptMap, before: Option<&EgoNetwork>) -> Vec<Vec<String>> {
    if let Some(state) = asks_at(id) {
        let asks: Vec<String> = kept
            .iter()
            .flat_map(|map| &map.courses)
            .filter(|course| course.reached(state))
            .map(|course| course.name.clone())
            .collect();
        return if asks.is_empty() { Vec::new() } else { vec![asks] };
    }
    let called = |alter: &Id| {
        let one = newest.network.alters.iter().find(|one| one.id == *alter);
        one.map(|one| one.label.clone()).unwrap_or_default()
    };
    counted(id, &newest.network, before, &newest.goal).iter().map(|group| group.iter().map(called).collect()).collect()
}

/// The stage whose asks a figure counts; None where it counts people of the map.
const fn asks_at(id: IndicatorId) -> Option<AskState> {
    match id {
        IndicatorId::M2Agreed => Some(AskState::Agreed),
        IndicatorId::M2Asked | IndicatorId::M2DaysToAsk => Some(AskState::Asked),
        IndicatorId::M2Answered | IndicatorId::M2DaysToAnswer => Some(AskState::Answered),
        IndicatorId::M2Received | IndicatorId::M2DaysToReceive => Some(AskState::GotIt),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::drawn::{map, person, placed, settled, tied};
    use super::*;
    use crate::ego_network::{Presence, Ring, Sector, Support};

    fn day(of: u64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + chrono::Days::new(of)
    }

    fn kept(on: u64, mut network: EgoNetwork) -> KeptMap {
        network.wave = person(2000 + on as usize);
        KeptMap { opened_on: day(on), network, goal: Goal::default(), courses: Vec::new() }
    }

    fn all(panels: &Panels) -> Vec<&PanelFigure> {
        panels.growth.iter().chain(panels.panels.iter().flat_map(|panel| &panel.figures)).collect()
    }

    fn reading(panels: &Panels, id: IndicatorId, at: usize) -> Option<Reading> {
        all(panels).into_iter().find(|figure| figure.id == id).unwrap().history[at].clone()
    }

    #[test]
    fn every_line_of_the_dictionary_stands_in_one_panel_once_with_a_reading_for_every_map() {
        let told = Panels::of(vec![kept(0, map(3)), kept(90, map(4))], day(100));
        let mut ids: Vec<IndicatorId> = all(&told).iter().map(|figure| figure.id).collect();
        ids.sort();
        assert_eq!(ids, IndicatorId::ALL);
        for figure in all(&told) {
            assert_eq!((figure.history.len(), figure.history[1].is_some()), (2, true), "{}", figure.id.name());
            assert_eq!(figure.history[0].is_some(), !is_growth(figure.id), "{}", figure.id.name());
        }
        let of: Vec<Dimension> = told.panels.iter().map(|panel| panel.dimension).collect();
        assert_eq!(of, Dimension::ALL);
    }

    #[test]
    fn without_a_kept_map_there_is_no_panel_and_one_from_tomorrow_waits() {
        let none = Panels::of(Vec::new(), day(0));
        assert!(none.maps.is_empty() && none.growth.is_empty() && none.panels.is_empty());
        let ahead = Panels::of(vec![kept(5, map(2))], day(4));
        assert_eq!((ahead.ahead, ahead.maps.len(), ahead.panels.len()), (1, 0, 0));
        let come = Panels::of(vec![kept(5, map(2))], day(5));
        assert_eq!((come.ahead, come.maps.len()), (0, 1));
    }

    #[test]
    fn below_three_fifths_there_is_no_value_to_show() {
        let mut drawn = map(3);
        drawn.supports_asked = vec![Support::Rides, Support::Fun];
        drawn.alters[0].supports = vec![Support::Rides];
        let told = Panels::of(vec![kept(0, drawn)], day(0));
        let coverage = reading(&told, IndicatorId::Q4Coverage, 0).unwrap();
        assert_eq!((coverage.value, coverage.n_known, coverage.n_total, coverage.is_asked_enough), (None, 2, 8, false));
    }

    #[test]
    fn maps_told_out_of_order_are_read_by_their_dates_and_growth_is_between_neighbours() {
        let mut second = placed(&[(Ring::Closest, Sector::Home), (Ring::Close, Sector::Peers), (Ring::Known, Sector::Work)]);
        second.alters[0].presence = Presence::NoLonger;
        let first = placed(&[(Ring::Close, Sector::Home), (Ring::Close, Sector::Peers)]);
        let told = Panels::of(vec![kept(90, second), kept(0, first)], day(90));
        assert_eq!(told.maps.iter().map(|map| map.opened_on).collect::<Vec<_>>(), [day(0), day(90)]);
        assert_eq!(reading(&told, IndicatorId::Q7New, 1).unwrap().value, Some(1.0));
        let new = told.growth.iter().find(|figure| figure.id == IndicatorId::Q7New).unwrap();
        assert_eq!(new.counted, [["Person 3"]]);
        assert_eq!(reading(&told, IndicatorId::K7KnownDays, 1).unwrap().value, Some(45.0));
    }

    proptest! {
        /// Whoever is called what, figures are the same; none leaves its bounds; what is undefined is not 0.
        #[test]
        fn figures_keep_their_bounds_and_do_not_depend_on_ids(
            n in 0_usize..9,
            lines in proptest::collection::vec((1_usize..9, 1_usize..9), 0..20),
            spots in proptest::collection::vec(proptest::option::of((0_usize..3, 0_usize..5)), 9),
            gives in proptest::collection::vec((0_usize..9, 0_usize..8), 0..20),
        ) {
            let lines: Vec<(usize, usize)> = lines.into_iter().filter(|(a, b)| a <= &n && b <= &n).collect();
            // Drawn the other way round, twice, and to oneself: the file may hold it.
            let mut drawn = tied(map(n), &lines);
            for (alter, spot) in drawn.alters.iter_mut().zip(&spots) {
                alter.spot = spot.and_then(|(ring, sector)| {
                    placed(&[(Ring::ALL[ring], Sector::ALL[sector])]).alters[0].spot
                });
            }
            for (at, chip) in gives {
                if let Some(alter) = drawn.alters.get_mut(at) && !alter.supports.contains(&Support::ALL[chip]) {
                    alter.supports.push(Support::ALL[chip]);
                }
            }
            let drawn = settled(drawn);
            let mut other = drawn.clone();
            let renamed = |id: Id| Id::from_u128(5000 - id.as_u128());
            for alter in &mut other.alters {
                alter.id = renamed(alter.id);
            }
            for tie in &mut other.ties {
                (tie.a, tie.b) = (renamed(tie.a), renamed(tie.b));
            }
            other.alters.reverse();
            let (ours, theirs) = (of_wave(&drawn), of_wave(&other));
            for (one, two) in ours.iter().zip(&theirs) {
                let near = match (one.value, two.value) {
                    (Some(a), Some(b)) => (a - b).abs() < 1e-9,
                    (a, b) => a == b,
                };
                prop_assert!(near && (one.id, one.n_known, one.n_total) == (two.id, two.n_known, two.n_total), "{one:?} {two:?}");
                prop_assert!(one.n_known <= one.n_total, "{:?}", one);
                if let Some(value) = one.value {
                    prop_assert!(value.is_finite() && value >= -1e-12, "{:?}", one);
                    if matches!(one.id.definition().unit, Unit::Share | Unit::Flag) {
                        prop_assert!(value <= 1.0 + 1e-12, "{:?}", one);
                    }
                }
                prop_assert!(n > 0 || one.value.is_none(), "nobody is mapped: {:?}", one);
            }
        }
    }
}
