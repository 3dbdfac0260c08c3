//! What do the district's schools say in figures? For an analyst: what stands of each school's releases, table by table. Nothing is
//! computed for whoever asks: a figure that no school gave out is told to nobody, and so none can be subtracted from another. What
//! stands here has neither a name nor an edge nor a word that somebody wrote: the type of a table has none.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::record::Id;
use domain::releases::Release;
use domain::report::LEAST_THRESHOLD;
use serde::Serialize;
use specta::Type;
use store::read::releases::{PageTable, tables_of};

use super::Asking;
use super::given_out::recorded;
use crate::district::District;
use crate::ledger;
use crate::ledger::people::Role;
use crate::routes::Refused;

/// What one school gave out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct SchoolFigures {
    pub school: Id,
    /// Its name on the roster.
    pub name: String,
    /// When it gave out its last release. None: it gave out none yet.
    pub made_on: Option<NaiveDate>,
    /// Those that were given out, in the order of a school's own page.
    pub tables: Vec<PageTable>,
}

/// By the schools' names. An analyst of one school is told of that school's.
pub fn in_figures(district: &District, who: &Asking) -> Result<Vec<SchoolFigures>, Refused> {
    who.must_somewhere(&[Role::Analyst])?;
    let roster = district.roster();
    // The district stands among them: nobody goes to it.
    let attended: BTreeSet<Id> = roster.students.values().filter_map(|pupil| pupil.school).collect();
    let theirs = roster.schools.iter().filter(|(id, _)| attended.contains(id) && who.rights.is_at(Role::Analyst, **id));
    let schools: Vec<(Id, String)> = theirs.map(|(id, name)| (*id, name.clone())).collect();
    let mut told = ledger::read(&*district.ledger, |sql| {
        let figures = |(school, name): &(Id, String)| {
            let all = recorded(sql, district, *school)?;
            // Ids stand in the order in which releases were made.
            let releases: Vec<Release> = all.iter().filter_map(|(id, told)| Release::read(*id, told)).collect();
            let tables = tables_of(&releases, LEAST_THRESHOLD).into_iter().map(|(table, _)| table);
            Ok(SchoolFigures {
                school: *school,
                name: name.clone(),
                made_on: releases.last().map(|release| release.made_on),
                tables: tables.filter(|table| table.told.table.is_some()).collect(),
            })
        };
        schools.iter().map(figures).collect::<ledger::Result<Vec<_>>>()
    })?;
    told.sort_by_cached_key(|figures| (domain::names::folded(&figures.name), figures.school));
    Ok(told)
}
