//! Which visitors came onto a map of the invented school? One student told of a visitor whom they spoke with before their last
//! map, with where from and through whom; another would like to meet theirs again: dotted. It adds gestures to sittings.

use std::collections::BTreeSet;

use domain::consent::{Answered, ConsentEdit, ConsentFor};
use domain::edit::Edit;
use domain::ego_network::{Broker, Link, Offset, Origin, Presence, Ring, Sector, Spot};
use domain::map_edit::{AlterFact, MapEdit};
use domain::record::Id;
use domain::visitors::VisitorEdit;
use domain::visits::{LoggedVisit, VisitEdit, WhoCame};

use crate::chance::{Dice, Mint};
use crate::roster::Register;
use crate::sitting::Sitting;

/// The rings of the two: on the map, and dotted.
const RINGS: [Ring; 2] = [Ring::Close, Ring::Known];

/// Adds both. `apart` are students whose maps are there to show something else.
pub(crate) fn told(seed: u64, register: &Register, visits: &[Edit], sittings: &mut [Sitting], apart: &[Id]) {
    let opted_out: BTreeSet<Id> = visits
        .iter()
        .filter_map(|edit| match edit {
            Edit::Consent(ConsentEdit::RecordConsent { student, what: ConsentFor::Visits, answer: Answered::No, .. }) => {
                Some(*student)
            }
            _ => None,
        })
        .collect();
    let name_of = |visitor: Id| {
        visits.iter().find_map(|edit| match edit {
            Edit::Visitor(VisitorEdit::DescribeVisitor { visitor: one, told }) if *one == visitor => Some(told.name.clone()),
            _ => None,
        })
    };
    let spoke: Vec<&LoggedVisit> = visits
        .iter()
        .filter_map(|edit| match edit {
            Edit::Visit(VisitEdit::LogVisit { visit }) if visit.format.is_live() && visit.steps.two_way == Some(true) => {
                Some(visit)
            }
            _ => None,
        })
        .collect();
    let mut last: Vec<&mut Sitting> = Vec::new();
    // They lie in the order of their keeping: the last of a student stands for all before it.
    for sitting in sittings.iter_mut().rev() {
        if sitting.kept_on.is_some() && !last.iter().any(|one| one.student == sitting.student) {
            last.push(sitting);
        }
    }
    let mut rings = RINGS.into_iter().enumerate();
    let mut dice = Dice::of(seed, 15_004);
    for sitting in last.into_iter().filter(|one| one.is_counted && !apart.contains(&one.student)) {
        if opted_out.contains(&sitting.student) {
            continue;
        }
        let met = spoke.iter().find(|visit| visit.held_on <= sitting.opened_on && visit.present.contains(&sitting.student));
        let Some(visit) = met else { continue };
        let WhoCame::Known { visitor } = visit.who else { continue };
        let (Some(label), Some((nth, ring))) = (name_of(visitor), rings.next()) else { continue };
        let mut mint = Mint::on(sitting.opened_on, Dice::of(seed, 15_005 + nth as u64));
        let alter = mint.id();
        let offset = Offset { across: 300 + dice.below(400) as u16, out: 500 };
        let fact = |fact| MapEdit::DescribeAlter { alter, fact };
        let mut gestures = vec![
            MapEdit::AddAlter { alter, label, link: Some(Link::Visitor(visitor)) },
            MapEdit::PlaceAlter { alter, spot: Spot { ring, sector: Sector::Work, offset } },
            fact(AlterFact::IsAdult(Some(true))),
            fact(AlterFact::Origin(Some(Origin::Visit))),
        ];
        if nth == 0 {
            let teacher = register.classes.iter().find(|class| class.section == visit.section).map(|class| class.teacher);
            gestures.extend(teacher.map(|teacher| fact(AlterFact::Broker(Some(Broker::Staff(teacher))))));
        } else {
            gestures.push(MapEdit::SetPresence { alter, presence: Presence::Potential });
        }
        sitting.edits.splice(0..0, gestures);
    }
}

#[cfg(test)]
mod tests {
    use domain::record::{Kind, read};

    use super::*;

    #[test]
    fn of_all_visitors_one_is_on_a_counted_map_and_one_is_dotted_on_any_day_of_the_year() {
        for (month, day) in [(1, 8), (3, 2), (6, 20), (9, 10), (11, 26)] {
            let today = chrono::NaiveDate::from_ymd_opt(2026, month, day).unwrap();
            let school = crate::school(crate::SEED, today);
            let kept = school.kept();
            let sets = || kept.iter().flat_map(|wave| &wave.sets);
            let said = |kind: Kind, field: &'static str| sets().filter(move |set| set.kind == kind && set.field == field);
            let linked: Vec<Id> = said(Kind::Alter, "link")
                .filter(|set| matches!(serde_json::from_value(set.value.clone()), Ok(Link::Visitor(_))))
                .map(|set| set.record)
                .collect();
            assert_eq!(linked.len(), 2, "{today}");
            let is =
                |field: &'static str, alter: Id| said(Kind::Alter, field).any(|set| set.record == alter && !set.value.is_null());
            assert!(linked.iter().all(|alter| is("origin", *alter) && is("broker", *alter)), "{today}");
            let mut placed: Vec<Presence> = kept
                .iter()
                .flat_map(|wave| {
                    let of = |field: &'static str, record: Id| {
                        let found = wave.sets.iter().find(|set| set.record == record && set.field == field);
                        found.map(|set| domain::record::Fields::from_iter([(field.to_owned(), set.value.clone())]))
                    };
                    let alters = wave.sets.iter().filter(|set| set.kind == Kind::Placement && set.field == "alter");
                    let ours = alters.filter(|set| linked.iter().any(|alter| domain::record::value(alter) == set.value));
                    ours.filter_map(|set| read(&of("presence", set.record)?, "presence")).collect::<Vec<Presence>>()
                })
                .collect();
            placed.sort_by_key(|one| *one == Presence::Potential);
            assert_eq!(placed, [Presence::Confirmed, Presence::Potential], "{today}");
        }
    }
}
