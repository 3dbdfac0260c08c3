//! Is somebody of a role that nobody knows a student? Where the store has them as one who is here, the role is a slip of
//! the pen: the line is refused and says nothing, of them, their places or their contacts. It does not ask what else a role may mean.

use std::collections::HashSet;

use domain::record::{Id, Kind};
use domain::roster::Roster;
use rusqlite::Connection;

use crate::failure::Result;
use crate::tables::Tables;

/// Refuses the lines of members of staff by an unknown role whom the store has as students.
pub(super) fn settle(sql: &Connection, roster: &mut Roster) -> Result<()> {
    let here = Tables(sql);
    let mut refused: HashSet<Id> = HashSet::new();
    for unclear in std::mem::take(&mut roster.unclear) {
        // A former student may well come back to work here.
        let student = here.find(Kind::Student, unclear.student)?;
        if student.is_some_and(|fields| fields.get("has_left") != Some(&true.into())) {
            roster.refused.add_counted(unclear.note);
            roster.students.unsaid.push(unclear.student);
            roster.staff.unsaid.push(unclear.staff);
            refused.insert(unclear.staff);
        }
    }
    if refused.is_empty() {
        return Ok(());
    }
    let contacts = &mut roster.contacts.unsaid_people;
    roster.staff.rows.retain(|(id, row)| {
        let is_refused = refused.contains(id);
        if is_refused {
            contacts.insert(row.source_id.as_str().into());
        }
        !is_refused
    });
    let unsaid = &mut roster.enrollments.unsaid;
    roster.enrollments.rows.retain(|(id, row)| {
        let is_theirs = refused.contains(&row.person);
        if is_theirs {
            unsaid.push(*id);
        }
        !is_theirs
    });
    Ok(())
}
