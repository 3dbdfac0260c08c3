//! Whose account here is it? The one that this identity signed in to before; else the one whose login the claim says, if an
//! administrator made it and nobody else signs in to it. From then on both belong together: an address that the provider
//! gives to somebody else later opens nothing here.

use serde_json::json;

use super::{Identity, NotIn};
use crate::ledger::people::{self, Person};
use crate::ledger::{Result, Sql, audit, identities};

/// Finds the account, and joins the two where they meet for the first time. Whatever is refused stands in the audit.
pub fn whose(sql: &mut dyn Sql, identity: &Identity, now_ms: i64) -> Result<std::result::Result<Person, NotIn>> {
    let known = identities::whose(sql, identity.key)?;
    let person = match known {
        Some(id) => people::person_of(sql, id)?,
        None => people::person_of_login(sql, &identity.login)?,
    };
    let Some(person) = person else {
        audit::add(sql, now_ms, domain::record::Id::nil(), "sign_in_refused", &json!({ "why": NotIn::Unknown.word() }))?;
        return Ok(Err(NotIn::Unknown));
    };
    let why = match known {
        _ if person.is_closed => Some(NotIn::Closed),
        None if identities::has_one(sql, person.id)? => Some(NotIn::OtherIdentity),
        _ => None,
    };
    if let Some(why) = why {
        audit::add(sql, now_ms, person.id, "sign_in_refused", &json!({ "why": why.word() }))?;
        return Ok(Err(why));
    }
    if known.is_none() {
        identities::join(sql, identity.key, person.id, now_ms)?;
        audit::add(sql, now_ms, person.id, "identity_joined", &json!({}))?;
    }
    Ok(Ok(person))
}
