//! What left the schools, and by which rule? The district's own records, which lie in a folder; and the releases, as a list of what
//! was given out when, at whose asking, to whom and of how many students a figure tells at least. The figures themselves are for
//! whoever reads the release, and stand in no list of an administrator.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::change::Scope;
use domain::policy::Tier;
use domain::record::{Fields, Id, Kind};
use domain::releases::{AskedRelease, NotMade, Release, TableState};
use serde::Serialize;
use specta::Type;
use sync::protocol::Pair;
use sync::server::Ledger as _;

use super::Asking;
use crate::books::Books;
use crate::district::District;
use crate::ledger::people::{self, Role};
use crate::ledger::{self, schema::DISTRICT};
use crate::records_out::{self, RecordsOut};
use crate::routes::Refused;
use crate::shelf::home_in;

/// As many bytes are asked of the ledger at once.
const PAGE: usize = 4 * 1024 * 1024;

/// What became of something that was asked of the server, or was given out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ReleaseState {
    Made,
    Waits,
    /// Too little changed since the last: the difference would tell of single students.
    Stands,
    /// There are too few students, or nobody was asked.
    Nothing,
}

/// One release of a school, or a question that none came of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct ReleaseLine {
    pub release: Id,
    pub state: ReleaseState,
    /// For whom: whoever may read the releases of this school. Its name on the roster.
    pub school: Option<String>,
    /// The day on which it was made, or asked for.
    pub on: NaiveDate,
    /// Whose account it was; None where they have none any more.
    pub asked_by: Option<String>,
    /// Of how many students each of its figures tells at least; None where none was made.
    pub threshold: Option<u32>,
    /// Tables that were given out in it.
    pub tables: usize,
    /// Tables of before that stand, since too few came or went.
    pub standing: usize,
    /// Tables that were held back: too few students, or nobody asked.
    pub held_back: usize,
}

/// What lies in the district's folder, and when; with `now`, after it was laid there. It names nobody, and is the district's.
pub fn records(district: &District, who: &Asking, now: bool) -> Result<RecordsOut, Refused> {
    let roles = [Role::It, Role::RecordsOfficer];
    if now {
        who.must(&roles)?
    } else {
        who.must_somewhere(&roles)?
    }
    let may_lay = who.must(&roles).is_ok();
    records_out::asked(district, who.person, now, may_lay)
}

/// The newest first. An officer of one school is told of that school's.
pub fn releases(district: &District, who: &Asking) -> Result<Vec<ReleaseLine>, Refused> {
    let roles = [Role::It, Role::RecordsOfficer];
    who.must_somewhere(&roles)?;
    let is_all = roles.iter().any(|role| who.is_everywhere(*role));
    let roster = district.roster();
    // As it was given: whose files somebody reaches says nothing of which school's records they keep.
    let keeps = |school: Id| who.rights.is_at(Role::RecordsOfficer, school);
    let schools = roster.schools.iter().filter(|(id, _)| is_all || keeps(**id));
    let schools: Vec<(Id, String)> = schools.map(|(id, name)| (*id, name.clone())).collect();
    let mut lines = ledger::read(&*district.ledger, |sql| {
        let logins: BTreeMap<Id, String> = people::everybody(sql)?.into_iter().map(|person| (person.id, person.login)).collect();
        let mut lines = Vec::new();
        for (school, name) in &schools {
            let all = recorded(sql, district, *school)?;
            lines.extend(all.iter().filter_map(|(id, told)| line(*id, told, name, &logins)));
        }
        Ok(lines)
    })?;
    lines.sort_by_key(|line| std::cmp::Reverse((line.on, line.release)));
    Ok(lines)
}

/// Every record of a release in a school's file. Each of its fields is written once.
pub(super) fn recorded(sql: &mut dyn ledger::Sql, district: &District, school: Id) -> ledger::Result<BTreeMap<Id, Fields>> {
    let scope = Scope::School(school);
    let home = match district.known_home(scope) {
        Some(home) => home,
        None => home_in(sql, scope)?.unwrap_or(DISTRICT),
    };
    let (pair, mut after, mut all) = (Pair::new(scope, Tier::Guarded as u8), 0, BTreeMap::<Id, Fields>::new());
    loop {
        let rows = Books::of_server(sql, district).of_pair(home, &pair, after, PAGE)?;
        after = rows.to;
        for stored in &rows.parts {
            let changes = stored.part.read(None, false).unwrap_or_default();
            for change in changes.into_iter().filter(|change| change.kind == Kind::Release.name()) {
                all.entry(change.record).or_default().insert(change.field, change.value);
            }
        }
        if !rows.has_more {
            return Ok(all);
        }
    }
}

fn line(id: Id, told: &Fields, school: &str, logins: &BTreeMap<Id, String>) -> Option<ReleaseLine> {
    let school = Some(school.to_owned());
    if let Some(made) = Release::read(id, told) {
        let so_many = |is: fn(TableState) -> bool| made.report.tables.iter().filter(|table| is(table.state)).count();
        return Some(ReleaseLine {
            release: id,
            state: ReleaseState::Made,
            school,
            on: made.made_on,
            asked_by: logins.get(&made.made_by).cloned(),
            threshold: Some(made.report.threshold),
            tables: so_many(|state| state == TableState::Fresh),
            standing: so_many(|state| state == TableState::Stands),
            held_back: so_many(|state| matches!(state, TableState::TooFew | TableState::NotAsked)),
        });
    }
    let asked = AskedRelease::read(id, told)?;
    let state = match asked.not_made {
        // What came of it stands in a line of its own.
        _ if asked.made_as.is_some() => return None,
        None => ReleaseState::Waits,
        Some(NotMade::Stands) => ReleaseState::Stands,
        Some(NotMade::Nothing) => ReleaseState::Nothing,
    };
    let asked_by = logins.get(&asked.asked_by).cloned();
    let (threshold, tables, standing, held_back) = (None, 0, 0, 0);
    Some(ReleaseLine { release: id, state, school, on: asked.asked_on, asked_by, threshold, tables, standing, held_back })
}
