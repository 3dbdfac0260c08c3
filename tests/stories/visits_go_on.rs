//! One more visit: what came of all of them is what it would be if everything were read again.

use domain::edit::Edit;
use domain::funnel::FunnelBar;
use domain::visits::{Format, LoggedVisit, VisitEdit, VisitSteps};
use store::read::funnel::{FunnelAsked, FunnelPeriod};
use world::{Laptop, World};

const CLASS: &str = "Luz Rivera\nOmar Haddad\nMei Lin\nNoor Abdi\nIris Park\nTeo Alvarez";
const VISITORS: [&str; 3] = ["Maya Brandt", "Sam Adeyemi", "Ruth Okafor"];

/// A number below another, the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % most
    }
}

/// What is asked, as it is remembered and as it is read for somebody who asks on another day.
fn same_either_way(world: &World, ana: &Laptop, asked: &FunnelAsked, after: &str) {
    let on = |days| ana.desk().funnel(asked, true, world.in_days(days)).unwrap();
    let remembered = on(0);
    assert_eq!(remembered, on(1), "{after}");
    // And it is remembered again for what comes next.
    assert_eq!(on(0), remembered, "{after}");
}

#[test]
fn what_came_of_visits_is_the_same_whether_it_is_remembered_or_read_anew() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let (class, other) = (ana.pastes_a_class("Period 3", CLASS), ana.pastes_a_class("Period 5", "Luz Rivera\nAda Moss"));
    ana.opens("Luz Rivera");
    ana.names(["Mom"]);
    ana.keeps();
    let always = FunnelAsked { period: FunnelPeriod::Always, ..FunnelAsked::default() };
    let asks = [always.clone(), FunnelAsked { section: Some(other), ..always.clone() }];
    let mut dice = Dice(20_261_127);
    let mut logged: Vec<LoggedVisit> = Vec::new();
    for nth in 0..90 {
        let asked = &asks[(nth / 30) % 2];
        // Sometimes two or three things happen before somebody looks.
        let looks = dice.below(3) > 0;
        let step = match dice.below(12) {
            0 if !logged.is_empty() => {
                // It was somebody else who was away.
                let mut again = logged[dice.below(logged.len())].clone();
                again.present.append(&mut again.absent);
                let away = dice.below(again.present.len());
                again.absent = vec![again.present.swap_remove(away)];
                // Whoever was opted out since, or a visit that was taken back, is said; nothing is asserted of that here.
                let _ = ana.tries_to_log(again);
                "a correction"
            }
            1 => {
                let _ = ana.tries_to_undo();
                "a step back"
            }
            2 if !logged.is_empty() => {
                let visit = logged[dice.below(logged.len())].visit;
                let steps = VisitSteps { two_way: Some(true), reflected: Some(true), ..VisitSteps::default() };
                let (purpose, aim) = (Some("What a nurse does".into()), Some("Ask well".into()));
                let _ = ana.desk().commit(&Edit::Visit(VisitEdit::DescribeVisit { visit, steps, purpose, aim }));
                "what can wait"
            }
            4 | 5 if !logged.is_empty() => {
                // A map is kept meanwhile, with every visitor on it who is offered: of one alone the dice may say that they were
                // never spoken with live, and whoever was only watched makes no tie.
                ana.opens(["Luz Rivera", "Teo Alvarez", "Noor Abdi"][dice.below(3)]);
                ana.names(["Mom"]);
                for (typed, name) in ["bran", "adey", "okaf"].into_iter().zip(VISITORS) {
                    if ana.is_offered(typed).iter().any(|one| one.label == name) {
                        ana.takes_the_offer(typed, name);
                    }
                }
                ana.keeps();
                world.days_pass(1);
                "a map"
            }
            3 if nth > 60 && nth < 64 => {
                ana.opts_out("Mei Lin");
                "a parent's no"
            }
            _ => {
                let who = VISITORS[dice.below(VISITORS.len())];
                let away = ["Omar Haddad", "Iris Park", "Luz Rivera"][dice.below(3)];
                let mut visit = ana.visit_of(who, if dice.below(3) == 0 { other } else { class }, &[away]);
                visit.format = [Format::InPerson, Format::Recorded, Format::Virtual][dice.below(3)];
                visit.steps.two_way = [Some(true), Some(false), None][dice.below(3)];
                visit.held_on = world.in_days(-(dice.below(900) as i64));
                ana.tries_to_log(visit.clone()).unwrap();
                logged.push(visit);
                "one more visit"
            }
        };
        if looks {
            same_either_way(&world, &ana, asked, &format!("{step}, the {nth}th"));
        }
    }
    let met = ana.desk().funnel_list(&always, FunnelBar::Met, true, world.in_days(0)).unwrap();
    let told = ana.desk().funnel(&always, true, world.in_days(0)).unwrap();
    assert!(
        told.funnel.tied > Some(0)
            && told.visits > 40
            && told.funnel.met_again > 3
            && told.funnel.mapped_since > Some(1)
            && told.years.len() > 1,
        "{told:?}, {met:?}"
    );
}
