//! Who stands on maps that count: kept, wanted to be counted by their student, and the person confirmed on them. Where two records
//! of a student were joined a map of one may hold somebody who was told under the other.

use domain::record::Id;
use rusqlite::{Connection, Row, params};

use super::visits::Counted;
use crate::failure::Result;
use crate::log::column_id;

const ON_MAPS: &str = "JOIN placement p ON p.wave = w.id AND p.alter_id = a.id
    WHERE w.kept_on IS NOT NULL AND w.is_counted = 1 AND p.presence = 'confirmed'";

/// Tells each person of whom `of` is true (of `alter_person`, alias a), with the record that stands for their student; the row has
/// what is in `columns`. `first` is what is read first, up to its JOIN: of few people their own index, and no map of anybody else.
/// It goes over all that were joined: it is asked once for a whole page, and not for each of its lines.
pub(super) fn each_on_map(
    sql: &Connection,
    counted: &Counted,
    (columns, first, of): (&str, &str, &str),
    mut tell: impl FnMut(Id, &Row<'_>) -> Result<()>,
) -> Result<()> {
    let select = format!("SELECT {columns}, w.student FROM");
    let mut found = sql.prepare_cached(&format!("{select} {first} wave w ON w.student = a.student {ON_MAPS} AND {of}"))?;
    let last = found.column_count() - 1;
    let mut rows = found.query([])?;
    while let Some(row) = rows.next()? {
        tell(counted.behind.stands(column_id(row, last)?), row)?;
    }
    let mut across = sql.prepare_cached(&format!(
        "{select} alter_person a JOIN wave w ON w.student = ?1 {ON_MAPS} AND a.student = ?2 AND {of}"
    ))?;
    for (stands, records) in counted.behind.circles() {
        for (map, told) in records.iter().flat_map(|one| records.iter().map(move |other| (one, other))) {
            if map == told {
                continue;
            }
            let mut rows = across.query(params![map.as_bytes(), told.as_bytes()])?;
            while let Some(row) = rows.next()? {
                tell(stands, row)?;
            }
        }
    }
    Ok(())
}
