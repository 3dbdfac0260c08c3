//! Who signs in from elsewhere? An identity of the district's provider, as a hash, and the person whose account it is.

use std::collections::BTreeSet;

use domain::record::Id;

use super::schema::DISTRICT;
use super::{Result, Sql};
use crate::values;

/// Whose an identity is.
pub fn whose(sql: &mut dyn Sql, identity: [u8; 32]) -> Result<Option<Id>> {
    let row = sql.first("SELECT person FROM identities WHERE feed = $1 AND identity = $2", values![DISTRICT, identity])?;
    row.map(|row| row.id(0)).transpose()
}

/// Whether somebody has one.
pub fn has_one(sql: &mut dyn Sql, person: Id) -> Result<bool> {
    Ok(sql.first("SELECT identity FROM identities WHERE feed = $1 AND person = $2", values![DISTRICT, person])?.is_some())
}

/// Everybody who has one.
pub fn joined(sql: &mut dyn Sql) -> Result<BTreeSet<Id>> {
    let rows = sql.ask("SELECT person FROM identities WHERE feed = $1", values![DISTRICT])?;
    rows.iter().map(|row| row.id(0)).collect()
}

/// Notes whose it is, the first time.
pub fn join(sql: &mut dyn Sql, identity: [u8; 32], person: Id, now_ms: i64) -> Result<()> {
    sql.run(
        "INSERT INTO identities (feed, identity, person, since_ms) VALUES ($1, $2, $3, $4)",
        values![DISTRICT, identity, person, now_ms],
    )?;
    Ok(())
}

/// Lets go of what somebody signs in with. Says whether there was anything.
pub fn forget(sql: &mut dyn Sql, person: Id) -> Result<bool> {
    Ok(sql.run("DELETE FROM identities WHERE feed = $1 AND person = $2", values![DISTRICT, person])? > 0)
}
