//! Which files are one student's? Counselors join what was written down twice; the join lies in the file that was joined, and no
//! roster knows of it. It is looked for in every file of the ledger: whoever orders an erasure waits for that, and nobody else.

use std::collections::{BTreeMap, BTreeSet};

use domain::change::{Change, Scope, Stamp, resolve};
use domain::policy::{self, Tier};
use domain::record::{Id, Kind};
use sync::protocol::{self, Pair, Part, PartName};

use crate::district::District;
use crate::ledger::schema::DISTRICT;
use crate::ledger::{self, Failure, Sql};
use crate::roster::Roster;
use crate::shelf::{bound, home_in};
use crate::values;

/// The field that says whom a student is the same as.
const SAME_AS: &str = "same_as";

/// Everybody else who is the same student as this one.
#[derive(Default)]
pub struct Joined {
    pub with: Vec<Id>,
    /// Whom the join does not reach, and nobody behind them: nobody looks whether it was rightly made.
    pub left: Vec<Id>,
}

/// Whether a join from a student of this school reaches another file: of the same school, as a roster or whoever began it by
/// hand says. What somebody of no one school began belongs to none.
fn is_within(sql: &mut dyn Sql, roster: &Roster, other: Id, school: Option<Id>) -> ledger::Result<bool> {
    match roster.students.get(&other) {
        Some(pupil) => Ok(pupil.school.is_some() && pupil.school == school),
        None => Ok(home_in(sql, Scope::Student(other))?.is_none_or(|home| home == DISTRICT || Some(home) == school)),
    }
}

/// Everybody else who is the same student as this one. Counselors join without anybody's yes: nobody of another school is reached.
pub fn with(sql: &mut dyn Sql, district: &District, student: Id) -> ledger::Result<Joined> {
    let roster = district.roster();
    let school = roster.students.get(&student).and_then(|pupil| pupil.school);
    let mut joins: BTreeMap<Id, BTreeSet<Id>> = BTreeMap::new();
    for (one, changes) in all_told(sql, district)? {
        let other = resolve(&changes).fields.remove(SAME_AS).and_then(|value| serde_json::from_value::<Id>(value).ok());
        if let Some(other) = other {
            joins.entry(one).or_default().insert(other);
            joins.entry(other).or_default().insert(one);
        }
    }
    let (mut known, mut next) = (BTreeSet::from([student]), vec![student]);
    let mut joined = Joined::default();
    while let Some(one) = next.pop() {
        for other in joins.get(&one).into_iter().flatten().copied().filter(|other| known.insert(*other)) {
            if is_within(sql, &roster, other, school)? {
                joined.with.push(other);
                next.push(other);
            } else {
                joined.left.push(other);
            }
        }
    }
    joined.with.sort_unstable();
    joined.left.sort_unstable();
    Ok(joined)
}

/// All that was ever said of it, by student.
fn all_told(sql: &mut dyn Sql, district: &District) -> ledger::Result<BTreeMap<Id, Vec<Change>>> {
    let tier: Tier = policy::tier(Kind::Student);
    let mut told: BTreeMap<Id, Vec<Change>> = BTreeMap::new();
    let feeds = sql.ask("SELECT feed FROM feeds WHERE feed IS NOT NULL ORDER BY feed", &[])?;
    for feed in feeds.iter().map(|row| row.id(0)) {
        let (feed, mut at) = (feed?, 0);
        loop {
            let rows = sql.ask(
                "SELECT position, commit_id, scope_id, stamp, body FROM parts WHERE feed = $1 AND position > $2 AND tier = $3 AND scope = $4 ORDER BY position LIMIT 512",
                values![feed, at, tier as i64, Scope::Student(Id::nil()).word()],
            )?;
            for row in &rows {
                at = row.number(0)?;
                let scope = Scope::Student(row.id(2)?);
                let name = PartName { commit: row.id(1)?, pair: Pair::new(scope, tier as u8) };
                let plain =
                    district.scope_keys.open_sealed(scope, &bound(feed, &name), &row.bytes(4)?).map_err(Failure::Broken)?;
                let Some(plain) = plain else { continue };
                let part: Part = protocol::decode(&plain).map_err(|why| Failure::Broken(why.into()))?;
                let says = |kind: &str, field: &str| kind == Kind::Student.name() && field == SAME_AS;
                if !part.changes.iter().any(|change| says(&change.kind, &change.field)) {
                    continue;
                }
                let changes = part.read(Some(Stamp(row.number(3)? as u64)), false).unwrap_or_default();
                for change in changes.into_iter().filter(|change| says(&change.kind, &change.field)) {
                    told.entry(change.record).or_default().push(change);
                }
            }
            if rows.len() < 512 {
                break;
            }
        }
    }
    Ok(told)
}
