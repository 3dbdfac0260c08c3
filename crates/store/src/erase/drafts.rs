//! A map that is open while an earlier one of the same student is erased. Its people were told again in its draft when it was
//! begun: whoever was not put on today's map goes from there too, before anybody says that nothing is left. Whoever was, the
//! student named today, and stays; when the map is kept they are somebody new.

use std::collections::BTreeSet;

use domain::record::{Id, Kind};
use rusqlite::Connection;

use super::{Erased, take_out};
use crate::desk::Desk;
use crate::failure::Result;
use crate::log::column_id;

impl Desk {
    /// Takes out of the drafts that are open what was erased and nobody named today.
    pub(crate) fn drafts_follow(&self) -> Result<()> {
        let erased = self.reading(Erased::read)?;
        for (wave, student) in self.drafts() {
            let Some(draft) = self.draft(wave) else { continue };
            // Nobody is put on the map between the look at who was and what goes.
            draft.store.at_once(|sql| {
                let goes = nameless(sql, &erased)?;
                if goes.is_empty() { Ok(()) } else { take_out(sql, &draft.store, student, &goes) }
            })?;
            // Also where it was taken out before and the journal could not be emptied.
            draft.store.empty_journal()?;
        }
        Ok(())
    }
}

/// Who was erased and stands in this draft as nobody whom the student named today.
fn nameless(sql: &Connection, erased: &Erased) -> Result<BTreeSet<(String, Id)>> {
    let named = named_here(sql)?;
    let mut all = sql.prepare_cached("SELECT DISTINCT record FROM changes WHERE kind = ?1")?;
    let all = all.query_map([Kind::Alter.name()], |row| column_id(row, 0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    let gone = all.into_iter().filter(|alter| erased.has(*alter) && !named.contains(alter));
    Ok(gone.map(|alter| (Kind::Alter.name().to_owned(), alter)).collect())
}

/// Whom the student ever put on this map, taken off again among them: an undo brings them back.
fn named_here(sql: &Connection) -> Result<BTreeSet<Id>> {
    let mut found = sql.prepare_cached("SELECT value FROM changes WHERE kind = ?1 AND field = 'alter'")?;
    let told = found.query_map([Kind::Placement.name()], |row| row.get::<_, String>(0))?;
    let told = told.collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(told.iter().filter_map(|value| value.trim_matches('"').parse().ok()).collect())
}
