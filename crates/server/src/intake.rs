//! How do the district's own records come in? A roster is compared, shown as a Preview and applied to the projection as one
//! commit; from there its parts go to the ledger, under their schools' feeds. A crash between the two is made up for at the
//! next start: the projection says what it wrote, the ledger what it has.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Context, Result};
use chrono::NaiveDate;
use domain::change::{Change, Scope, Set, Stamp};
use domain::choice::AskedBy;
use domain::edit::Edit;
use domain::policy::Tier;
use domain::record::Id;
use domain::roster::{Counts, LineNote, Preview};
use serde::{Deserialize, Serialize};
use store::commit::Committed;
use store::import::Prepared;
use store::log::{self, Commit, Heading};
use sync::protocol::{Bytes, Hash, Pair, Part, Written};

use crate::district::District;
use crate::ledger::schema::DISTRICT;
use crate::ledger::{self, Sql, people};
use crate::shelf::{append, home_in};
use crate::values;

/// So many parts go to the ledger in one transaction.
const TOGETHER: usize = 1_000;

/// What a roster would do, or did.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct Report {
    pub format: String,
    pub adds: Counts,
    pub changes: Counts,
    pub leavers: Counts,
    pub unchanged: Counts,
    pub refused_total: u32,
    pub warned_total: u32,
    /// The lines themselves, by file, line, column and reason; at most so many as a person reads.
    pub refused: Vec<LineNote>,
    pub warned: Vec<LineNote>,
    /// Who would leave, by name: for a records officer alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leaving: Option<Vec<String>>,
    /// False for a Preview.
    pub is_applied: bool,
}

const MOST_LINES: usize = 200;

impl Report {
    fn of(preview: &Preview, sees_names: bool) -> Report {
        let first = |notes: &[LineNote]| notes.iter().take(MOST_LINES).cloned().collect();
        Report {
            format: preview.format.clone(),
            adds: preview.adds,
            changes: preview.changes,
            leavers: preview.leavers,
            unchanged: preview.unchanged,
            refused_total: preview.refused_total,
            warned_total: preview.warned_total,
            refused: first(&preview.refused),
            warned: first(&preview.warned),
            leaving: sees_names.then(|| preview.leaving.clone()),
            is_applied: false,
        }
    }
}

/// Looks at roster files, and takes them in where `applies` says so of what they would do. `sees_names` says whether the report
/// may name students.
pub fn roster(
    district: &District,
    paths: &[PathBuf],
    author: Id,
    applies: impl FnOnce(&Report) -> bool,
    sees_names: bool,
) -> Result<Report> {
    let read = exchange::roster::read_roster(paths, &exchange::watch::Unwatched).map_err(|why| anyhow::anyhow!("{why}"))?;
    let prepared: Prepared = district.projection.prepare_roster(read, &mut |_, _| true)?;
    let report = Report::of(&prepared.preview, sees_names);
    let is_applied = applies(&report);
    if is_applied {
        district.projection.apply_roster(author, &prepared, &mut |_, _| true)?;
        district.projection.fold_journal()?;
        // The roster first: it says in whose feed the parts lie.
        district.read_roster()?;
        drain(district)?;
    }
    Ok(Report { is_applied, ..report })
}

/// Commits an edit of the server itself (a hold, an erasure order), and brings it to the ledger.
pub fn commit(district: &District, author: Id, edit: &Edit) -> Result<Committed> {
    let committed = district.projection.commit(author, edit, None)?;
    drain(district)?;
    Ok(committed)
}

/// Commits what the server worked out itself (what went into the district's folder), and brings it to the ledger.
pub fn commit_sets(district: &District, author: Id, edit: &str, sets: &[Set]) -> Result<Committed> {
    let committed = district.projection.commit_sets(author, edit, sets)?;
    drain(district)?;
    Ok(committed)
}

/// Writes an order to erase these records of a student's file, and carries it out in the ledger.
pub fn erase(
    district: &District,
    author: Id,
    student: Id,
    erasure: Id,
    asked_by: AskedBy,
    erased_on: NaiveDate,
    records: &[Id],
) -> Result<()> {
    district.projection.order_erasure(author, student, erasure, asked_by, erased_on, records)?;
    drain(district)?;
    crate::erasing::finish(district)
}

fn sent_key(district: &District) -> String {
    format!("projection_sent:{}", district.projection.device())
}

/// Brings to the ledger what the projection wrote and the ledger has not.
fn drain(district: &District) -> Result<()> {
    let key = sent_key(district);
    let sent = ledger::read(&*district.ledger, |sql| people::setting(sql, &key))?;
    let sent: i64 = sent.and_then(|text| text.parse().ok()).unwrap_or(0);
    let mut headings = district.projection.reading(|sql| {
        let mut found = sql.prepare(&format!(
            "SELECT {} FROM commits m WHERE m.position > ?1 AND m.device = (SELECT value FROM meta WHERE key = 'device') ORDER BY m.position",
            log::HEADING_COLUMNS
        ))?;
        Ok(found.query_map([sent], log::read_heading)?.collect::<rusqlite::Result<Vec<_>>>()?)
    })?;
    for (position, heading) in headings.drain(..) {
        let parts = parts_of(district, &heading)?;
        let scopes = parts.iter().filter_map(|part| part.pair.scope());
        district.scope_keys.make(&mut scopes.into_iter(), &*district.rim)?;
        for some in parts.chunks(TOGETHER) {
            ledger::write(&*district.ledger, |sql| some.iter().try_for_each(|part| put(sql, district, part)))?;
        }
        ledger::write(&*district.ledger, |sql| people::set_setting(sql, &key, &position.to_string()))?;
    }
    Ok(())
}

fn put(sql: &mut dyn Sql, district: &District, part: &Part) -> ledger::Result<()> {
    let scope = part.pair.scope().unwrap_or(Scope::District);
    let feed = home_of(sql, district, scope)?;
    let there = "SELECT position FROM parts WHERE feed = $1 AND commit_id = $2 AND scope = $3 AND scope_id = $4 AND tier = $5";
    let named = values![feed, part.commit, scope.word(), scope.id(), i64::from(part.pair.tier)];
    if sql.first(there, named)?.is_none() {
        append(sql, district, feed, part, Stamp(part.stamp))?;
    }
    Ok(())
}

/// In which feed a file lives: where it always did, else with its school, else with the district.
fn home_of(sql: &mut dyn Sql, district: &District, scope: Scope) -> ledger::Result<Id> {
    if let Some(home) = home_in(sql, scope)? {
        return Ok(home);
    }
    let roster = district.roster();
    Ok(match scope {
        Scope::Student(id) => roster.students.get(&id).and_then(|pupil| pupil.school),
        Scope::Section(id) => roster.school_of_section(id),
        Scope::School(id) => Some(id),
        _ => None,
    }
    .unwrap_or(DISTRICT))
}

/// The parts of a commit of the projection, as they travel.
fn parts_of(district: &District, heading: &Heading) -> Result<Vec<Part>> {
    district
        .projection
        .reading(|sql| {
            let mut changes: BTreeMap<(Scope, Tier), Vec<Change>> = BTreeMap::new();
            for change in log::changes_in(sql, heading.id)? {
                changes.entry((change.scope, log::tier_of(&change.kind))).or_default().push(change);
            }
            let mut found = sql.prepare(
                "SELECT p.scope, p.scope_id, p.tier, p.salt, p.hash FROM commits m JOIN parts p ON p.commit_position = m.position WHERE m.id = ?1 ORDER BY p.part",
            )?;
            let mut rows = found.query([heading.id.as_bytes()])?;
            let mut parts = Vec::new();
            while let Some(row) = rows.next()? {
                let scope = Scope::from_parts(row.get_ref(0)?.as_str().unwrap_or_default(), log::column_id(row, 1)?);
                let tier = crate::books::tier_of(row.get(2)?);
                let (Some(scope), Some(tier)) = (scope, tier) else { continue };
                let own = changes.remove(&(scope, tier)).unwrap_or_default();
                parts.push(Part {
                    more: Default::default(),
                    commit: heading.id,
                    pair: Pair::new(scope, tier as u8),
                    device: heading.device,
                    author: heading.author,
                    edit: heading.edit.clone(),
                    undoes: heading.undoes,
                    stamp: heading.stamp.0,
                    boot: heading.boot,
                    uptime_ms: heading.uptime_ms,
                    salt: Bytes(row.get(3)?),
                    hash: Hash(row.get(4)?),
                    seq: 0,
                    prev: Hash::NIL,
                    changes: own.iter().map(written).collect(),
                });
            }
            Ok(parts)
        })
        .context("a commit of the projection cannot be read")
}

fn written(change: &Change) -> Written {
    Written {
        index: change.name.index,
        kind: change.kind.clone(),
        record: change.record,
        field: change.field.clone(),
        value: log::canonical(&change.value),
        seen: Bytes(log::pack_names(&change.seen)),
        more: Default::default(),
    }
}

/// At a start: a projection that was lost is read from the ledger again, and what it wrote last goes there.
pub fn catch_up(district: &District) -> Result<()> {
    let is_empty = district.projection.reading(|sql| Ok(log::last_position(sql)? == 0))?;
    if is_empty {
        rebuild(district)?;
    } else {
        district.read_roster()?;
        drain(district)?;
    }
    Ok(())
}

/// Reads what the projection needs out of the ledger: rosters.
fn rebuild(district: &District) -> Result<()> {
    use sync::server::Ledger as _;
    let mut commits: BTreeMap<Id, Commit> = BTreeMap::new();
    let feeds = ledger::read(&*district.ledger, |sql| {
        let rows = sql.ask("SELECT feed FROM feeds WHERE feed IS NOT NULL ORDER BY feed", &[])?;
        rows.iter().map(|row| row.id(0)).collect::<ledger::Result<Vec<Id>>>()
    })?;
    for feed in feeds {
        let named = ledger::read(&*district.ledger, |sql| {
            let rows = sql.ask(
                "SELECT DISTINCT scope, scope_id, tier FROM parts WHERE feed = $1 AND tier = $2 ORDER BY scope, scope_id, tier",
                values![feed, Tier::Roster as i64],
            )?;
            rows.iter()
                .map(|row| Ok(Pair { of: row.text(0)?, id: row.id(1)?, tier: row.number(2)? as u8 }))
                .collect::<ledger::Result<Vec<_>>>()
        })?;
        for pair in named {
            let rows = ledger::read(&*district.ledger, |sql| {
                crate::books::Books::of_server(sql, district).of_pair(feed, &pair, 0, usize::MAX)
            })?;
            gather(&mut commits, rows.parts);
        }
    }
    let mut all: Vec<Commit> = commits.into_values().collect();
    all.sort_by_key(|commit| commit.heading.stamp);
    all.iter_mut().for_each(|commit| commit.changes.sort_by_key(|change| change.name.index));
    district.projection.merge(&all)?;
    Ok(())
}

fn gather(commits: &mut BTreeMap<Id, Commit>, parts: Vec<sync::protocol::Stored>) {
    for stored in parts {
        let part = &stored.part;
        let changes = part.read(Some(Stamp(stored.stamp)), false).unwrap_or_default();
        let commit = commits.entry(part.commit);
        commit.or_insert_with(|| Commit { heading: heading_of(part), changes: Vec::new() }).changes.extend(changes);
    }
}

/// Who wrote a part, when and as what.
pub fn heading_of(part: &Part) -> Heading {
    Heading {
        id: part.commit,
        device: part.device,
        author: part.author,
        edit: part.edit.clone(),
        undoes: part.undoes,
        stamp: Stamp(part.stamp),
        boot: part.boot,
        uptime_ms: part.uptime_ms,
    }
}

/// Brings the holds of a file into the projection, so that the server can end one which a device set.
pub fn bring_holds(district: &District, scope: Scope) -> Result<()> {
    let parts = ledger::read(&*district.ledger, |sql| crate::books::Books::of_server(sql, district).guarded(scope))?;
    let mut commits = BTreeMap::new();
    gather(&mut commits, parts);
    district.projection.merge(&commits.into_values().collect::<Vec<_>>())?;
    Ok(())
}
