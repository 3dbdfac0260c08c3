//! How long does the picture of a large school take, and the cohort page of one? The layout is done in the background and kept: what
//! a person waits for is how long it takes to open again. The school is invented: ten thousand people in parts, as schools are.

use std::collections::HashMap;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use chrono::{Months, NaiveDate};
use domain::campaigns::{CampaignEdit, CampaignPurpose};
use domain::edit::Edit;
use domain::marks::{MarkEdit, MarkLevel};
use domain::people::{CaseloadRule, PeopleEdit};
use domain::record::Id;
use domain::releases::ReportEdit;
use domain::school_network::NetworkSeenBy;
use domain::school_network::bytes::Picture;
use domain::school_network::layout::{invented, lay_out};
use store::desk::Desk;
use store::read::cohort_view::{CohortAsked, CohortOf};
use store::read::releases::MayHold;

use crate::Sizes;
use crate::caseload::{self, ME, SEED, today};
use crate::figure::{Table, counted, shown};

const LAID: Duration = Duration::from_secs(8);
const AGAIN: Duration = Duration::from_millis(500);
const COHORT: Duration = Duration::from_millis(100);

/// The layout alone, and a store's whole way to it.
pub fn measured(beside: &Path, sizes: &Sizes, table: &mut Table) -> Result<()> {
    let (people, ties) = (u32::try_from(sizes.pictured)?, u32::try_from(sizes.pictured_ties)?);
    let network = invented(people, ties);
    let at = format!("{} people, {} relations", counted(u64::from(people)), counted(network.ties.len() as u64));
    let graph = network.graph();
    let begun = Instant::now();
    let found = network.found(&graph);
    table.once("school picture: groups, bridges, who is alone", &at, shown(begun.elapsed()), None);
    let mut lay = |what: &str, before: &HashMap<Id, [f32; 2]>, aim: bool| -> Result<Vec<[f32; 2]>> {
        let begun = Instant::now();
        let places = lay_out(&network, &graph, &found.community, before, &mut |_, _| true).context("nobody stopped it")?;
        let took = begun.elapsed();
        table.once(what, &at, shown(took), aim.then_some(("≤ 8 s", took <= LAID)));
        Ok(places)
    };
    let places = lay("school picture: layout from nothing", &HashMap::new(), true)?;
    let before: HashMap<Id, [f32; 2]> = network.people.iter().map(|(id, _)| *id).zip(places).collect();
    lay("  the same from yesterday's", &before, false)?;
    of_store(beside, sizes, table)
}

/// Everybody marked by some adults in a real store: read, laid out, kept, and there again.
fn of_store(beside: &Path, sizes: &Sizes, table: &mut Table) -> Result<()> {
    let folder = crate::passing(beside)?;
    let profile = folder.path().join("profile");
    let desk = caseload::desk(&profile)?;
    // The roster's schools have a thousand students each. One at which nobody is told to be is read as the only one there is.
    let school = Id::from_u128(0x0199_0000_0000_7000_c300_0000_0000_0000);
    desk.commit(&Edit::People(PeopleEdit::AddSchool { school, name: "One Large School".into() }))?;
    fill(&desk, school, &folder.path().join("roster"), sizes, today())?;
    drop(desk);
    let lead = MayHold { maps: false, school: true };
    let desk = caseload::desk(&profile)?;
    let begun = Instant::now();
    let view = desk.school_network(school, lead, today())?.view.context("the network is on")?;
    let took = begun.elapsed();
    let at = format!("{} people, {} relations", counted(view.people.len() as u64), counted(u64::from(view.whole.ties)));
    ensure!(view.whole.ties > 0, "nobody is marked");
    table.once("school picture: people and finding, cold", &at, shown(took), None);
    let begun = Instant::now();
    desk.network_picture(school, lead, today(), true, &mut |_, _| true)?;
    let took = begun.elapsed();
    table.once("school picture: read, laid out and kept", &at, shown(took), Some(("≤ 8 s", took <= LAID)));
    drop(desk);
    let desk = caseload::desk(&profile)?;
    let begun = Instant::now();
    let bytes = desk.network_picture(school, lead, today(), false, &mut |_, _| true)?;
    let took = begun.elapsed();
    ensure!(Picture::read(&bytes).is_some_and(|picture| picture.is_settled), "it was not kept");
    table.once("school picture: opened again, cold", &at, shown(took), Some(("at once: ≤ 500 ms", took <= AGAIN)));
    Ok(())
}

/// A large school whose adults marked whom they know, and whose lead looks at its network.
pub fn fill(desk: &Desk, school: Id, roster: &Path, sizes: &Sizes, opens_on: NaiveDate) -> Result<()> {
    eprintln!("marking a school of {} …", counted(sizes.pictured as u64));
    let adults = (sizes.pictured / 12).max(1);
    caseload::enrol(desk, roster, sizes.pictured - adults, sizes.pictured)?;
    let id = |of: u128, nth: usize| Id::from_u128(0x0199_0000_0000_7000_c000_0000_0000_0000 | (of << 56) | nth as u128);
    for nth in 0..adults {
        let name = format!("Adult Number {nth}");
        let add = PeopleEdit::AddStaff { staff: id(1, nth), name, role: "teacher".into(), school: Some(school) };
        desk.commit(&Edit::People(add))?;
    }
    let campaign = id(2, 0);
    let purpose = CampaignPurpose { who_benefits: "Students whom nobody knows.".into(), who_could_be_hurt: "Nobody.".into() };
    let closes_on = opens_on.checked_add_months(Months::new(1)).context("a month on")?;
    desk.commit(&Edit::Campaign(CampaignEdit::OpenCampaign { campaign, school, purpose, opens_on, closes_on }))?;
    let students = crate::visits::everybody(desk)?;
    let each = sizes.pictured_ties.div_ceil(adults);
    for nth in 0..adults {
        // A sheet is one commit: an adult's own laptop would have made one of each mark.
        let sets = desk.reading(|sql| {
            let ground = store::tables::Tables(sql);
            let mut sets = Vec::new();
            for at in 0..each {
                // Neighbours in the list are of one part of the school; one of ten is from anywhere.
                let near = nth * students.len() / adults + at;
                let place = if at % 10 == 0 { nth * 7919 + at * 104_729 } else { near };
                let (adult, student) = (id(1, nth), students[place % students.len()]);
                let level = Some(MarkLevel::WouldCome);
                sets.extend(MarkEdit::Mark { campaign, adult, student, level, on: opens_on }.changes(&ground)?);
            }
            Ok(sets)
        })?;
        let mut told = std::collections::HashSet::new();
        let sets: Vec<_> = sets.into_iter().filter(|set| told.insert((set.kind, set.record, set.field))).collect();
        desk.store().commit_sets(desk.me, "mark", &sets)?;
    }
    desk.commit(&Edit::Report(ReportEdit::SetNetwork { school, seen_by: NetworkSeenBy::Leads }))?;
    Ok(())
}

/// The cohort page of one school, cold.
pub fn cohort(beside: &Path, sizes: &Sizes, table: &mut Table) -> Result<()> {
    const WAVES: usize = 3;
    eprintln!("making {} students × {WAVES} waves …", counted(sizes.cohort as u64));
    let folder = crate::passing(beside)?;
    let profile = folder.path().join("profile");
    let desk = caseload::desk(&profile)?;
    caseload::enrol(&desk, &folder.path().join("roster"), sizes.cohort, sizes.cohort * 6)?;
    let rule = Id::from_u128(0x0199_0000_0000_7000_d000_0000_0000_0000);
    desk.commit(&Edit::People(PeopleEdit::SetCaseloadRule { rule, counselor: ME, told: CaseloadRule::default() }))?;
    for kept in invented::large_caseload(SEED, sizes.cohort, sizes.alters, WAVES) {
        desk.store().commit_sets(ME, "keep_wave", &kept.sets)?;
    }
    drop(desk);
    let (mut times, mut mapped) = (Vec::new(), 0);
    for _ in 0..5 {
        // Cold for Kith: a store that was just opened has read nothing.
        let desk = caseload::desk(&profile)?;
        let begun = Instant::now();
        let view = desk.cohort(CohortOf::Caseload, &CohortAsked::default(), today())?;
        times.push(begun.elapsed());
        // Some let their newest map not be counted.
        ensure!(view.mapped > 0, "nobody has a map that is counted");
        mapped = view.mapped;
    }
    let at = format!("{} students × {WAVES} waves, {} counted", counted(sizes.cohort as u64), counted(u64::from(mapped)));
    table.spread("cohort page of a school, cold", &at, &crate::figure::Spread::of(times), Some(("p99 ≤ 100 ms", COHORT)));
    Ok(())
}
