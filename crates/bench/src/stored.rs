//! How long does it take to read every relation of a district from the encrypted store, to measure all of it, to look for its
//! communities and to write those back? The relations are marks, each recorded as a mark is; reading is in a process of its own,
//! which has read nothing before, so that its memory is its own.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use chrono::Months;
use domain::campaigns::{CampaignEdit, CampaignPurpose};
use domain::change::{Scope, Set};
use domain::edit::Edit;
use domain::marks::{MarkLevel, mark_id};
use domain::people::PeopleEdit;
use domain::record::{Id, Kind, value};
use domain::releases::ReportEdit;
use domain::school_network::NetworkSeenBy;
use serde_json::{Value, json};
use store::read::releases::MayHold;

use crate::Sizes;
use crate::caseload::{self, today};
use crate::figure::{Table, counted, shown};

/// How many students an adult of a district marks.
const EACH: usize = 400;
const MOST: Duration = Duration::from_secs(6);
const MOST_KIB: u64 = 400 * 1024;
const CORES: usize = 2;
const SCHOOL: Id = Id::from_u128(0x0199_0000_0000_7000_c300_0000_0000_0000);
const CAMPAIGN: Id = Id::from_u128(0x0199_0000_0000_7000_c200_0000_0000_0000);
const LEAD: MayHold = MayHold { maps: false, school: true };

const fn adult(nth: usize) -> Id {
    Id::from_u128(0x0199_0000_0000_7000_c100_0000_0000_0000 | nth as u128)
}

/// Fills a store, then measures it in a process of its own.
pub fn measured(beside: &Path, sizes: &Sizes, table: &mut Table) -> Result<()> {
    let folder = crate::passing(beside)?;
    let profile = folder.path().join("profile");
    fill(&profile, &folder.path().join("roster"), sizes)?;
    let told = one(&profile)?;
    let again = one(&profile)?;
    let (people, ties) = (told["people"].as_u64().unwrap_or_default(), told["ties"].as_u64().unwrap_or_default());
    ensure!(ties > 0 && again["ties"] == told["ties"], "the relations are not what was written");
    ensure!(again["communities"] == told["communities"], "the communities were not kept");
    let at = format!("{} people, {} relations", counted(people), counted(ties));
    let time = |of: &Value| Duration::from_secs_f64(of["all"].as_f64().unwrap_or_default());
    let kib = told["peak_kib"].as_u64().unwrap_or_default();
    let took = time(&told);
    table.once("encrypted store: read, measured, communities, kept", &at, shown(took), Some(("≤ 6 s", took <= MOST)));
    table.once("  memory of the process at its most", &at, format!("{} MB", kib / 1024), Some(("≤ 400 MB", kib <= MOST_KIB)));
    table.once("  the same again, its communities known", &at, shown(time(&again)), None);
    Ok(())
}

fn one(profile: &Path) -> Result<Value> {
    let said = Command::new(std::env::current_exe()?).arg("one-stored").arg(profile).stderr(Stdio::inherit()).output()?;
    ensure!(said.status.success(), "the stored district could not be measured");
    Ok(serde_json::from_slice(&said.stdout)?)
}

/// In a process of its own: opens, reads, measures, writes back, and prints what it measured as JSON.
pub fn one_stored(profile: &Path) -> Result<()> {
    let desk = caseload::desk(profile)?;
    let begun = Instant::now();
    let (view, egos) = desk.measured_network(SCHOOL, LEAD, today(), CORES)?;
    let all = begun.elapsed().as_secs_f64();
    let peak_kib = crate::network::peak_kib()?;
    ensure!(egos.nodes() as usize == view.people.len(), "not everybody was measured");
    let (people, ties, communities) = (view.people.len(), view.whole.ties, view.communities);
    println!("{}", json!({ "all": all, "people": people, "ties": ties, "communities": communities, "peak_kib": peak_kib }));
    Ok(())
}

/// A district whose adults marked whom they know: nine of ten in the part of the district in which they work.
fn fill(profile: &Path, roster: &Path, sizes: &Sizes) -> Result<()> {
    let adults = sizes.relations.div_ceil(EACH);
    eprintln!("writing {} relations into an encrypted store …", counted(sizes.relations as u64));
    let desk = caseload::desk(profile)?;
    desk.commit(&Edit::People(PeopleEdit::AddSchool { school: SCHOOL, name: "One Large District".into() }))?;
    caseload::enrol(&desk, roster, sizes.networked, sizes.networked)?;
    let students = crate::visits::everybody(&desk)?;
    let sets = desk.reading(|sql| {
        let ground = store::tables::Tables(sql);
        let mut sets = Vec::new();
        for nth in 0..adults {
            let (name, role) = (format!("Adult Number {nth}"), "teacher".into());
            sets.extend(PeopleEdit::AddStaff { staff: adult(nth), name, role, school: Some(SCHOOL) }.changes(&ground)?);
        }
        Ok(sets)
    })?;
    desk.store().commit_sets(desk.me, "add_staff", &sets)?;
    let purpose = CampaignPurpose { who_benefits: "Students whom nobody knows.".into(), who_could_be_hurt: "Nobody.".into() };
    let closes_on = today().checked_add_months(Months::new(1)).context("a month on")?;
    let opens = CampaignEdit::OpenCampaign { campaign: CAMPAIGN, school: SCHOOL, purpose, opens_on: today(), closes_on };
    desk.commit(&Edit::Campaign(opens))?;
    let mut left = sizes.relations;
    for nth in 0..adults {
        // Twice as wide as it is long: other adults mark some of the same students. Every tenth is from anywhere.
        let place =
            |at: usize| if at.is_multiple_of(10) { nth * 7919 + at * 104_729 } else { nth * students.len() / adults + at * 2 };
        let mut whom = BTreeSet::new();
        (0..10 * EACH)
            .take_while(|at| {
                whom.insert(place(*at) % students.len());
                whom.len() < EACH.min(left)
            })
            .for_each(drop);
        // A sheet is one commit: an adult's own laptop would have made one of each mark.
        let sets: Vec<Set> = whom.iter().flat_map(|at| mark(adult(nth), students[*at])).collect();
        left -= whom.len();
        desk.store().commit_sets(desk.me, "mark", &sets)?;
    }
    desk.commit(&Edit::Report(ReportEdit::SetNetwork { school: SCHOOL, seen_by: NetworkSeenBy::Leads }))?;
    Ok(())
}

/// What an adult records who marks one student for the first time.
fn mark(adult: Id, student: Id) -> [Set; 4] {
    let (scope, kind, record) = (Scope::Staff(adult), Kind::Mark, mark_id(CAMPAIGN, adult, student));
    let told = [
        ("campaign", value(&CAMPAIGN)),
        ("adult", value(&adult)),
        ("student", value(&student)),
        ("level", value(&MarkLevel::WouldCome)),
    ];
    told.map(|(field, value)| Set { scope, kind, record, field, value })
}
