//! An erasure in a file that this machine holds no longer. Its record does not come here; what it marks may still lie in the tray,
//! in what the district never had, and in the backups. So the order itself says the marks, and what it says is done as if the
//! record had come.

use std::collections::BTreeSet;

use domain::change::Scope;
use domain::policy::{self, Tier};
use domain::record::{Id, Kind};
use rusqlite::{Connection, params};

use super::{is_unfinished, take_marked};
use crate::commit::Committed;
use crate::failure::Result;
use crate::log;
use crate::open::Store;

/// Which orders of that kind were heeded, in the machine's own notebook: ids, one after the other.
const HEEDED: &str = "erasures_ordered";

/// What is to be erased of a file, by marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ordered {
    pub order: Id,
    pub erasure: Id,
    pub student: Id,
    pub marks: Vec<String>,
}

impl Store {
    /// Does what an order says of a file that is held no longer. None where it is held, so that the erasure comes as everything
    /// comes, and where it was done.
    pub fn heed_order(&self, ordered: &Ordered) -> Result<Option<Committed>> {
        self.at_once(|sql| {
            let tier: Tier = policy::tier(Kind::Erasure);
            let is_held = sql
                .prepare_cached("SELECT 1 FROM pairs WHERE scope_id = ?1 AND scope = 'student' AND tier = ?2 AND is_lost = 0")?
                .exists(params![ordered.student.as_bytes(), tier as i64])?;
            let is_known = sql.prepare_cached("SELECT 1 FROM erasure WHERE id = ?1")?.exists([ordered.erasure.as_bytes()])?;
            let mut heeded = read(sql)?;
            if is_held || is_known || !heeded.insert(ordered.order) {
                return Ok(None);
            }
            let mut kinds: BTreeSet<Kind> =
                take_marked(sql, self, ordered.student, ordered.erasure, ordered.marks.clone())?.into_iter().collect();
            kinds.insert(Kind::Erasure);
            let bytes: Vec<u8> = heeded.iter().flat_map(|id| *id.as_bytes()).collect();
            log::set_meta(sql, HEEDED, &bytes)?;
            Ok(Some(Committed {
                commit: None,
                edit: "sync".into(),
                scopes: vec![Scope::Student(ordered.student)],
                kinds: kinds.into_iter().collect(),
            }))
        })
    }

    /// The orders of that kind of which nothing lies on this machine any more.
    pub fn ordered_for_good(&self) -> Result<Vec<Id>> {
        self.reading(|sql| if is_unfinished(sql)? { Ok(Vec::new()) } else { Ok(read(sql)?.into_iter().collect()) })
    }
}

fn read(sql: &Connection) -> Result<BTreeSet<Id>> {
    let bytes = log::meta(sql, HEEDED)?.unwrap_or_default();
    Ok(bytes.as_chunks::<16>().0.iter().map(|id| Id::from_bytes(*id)).collect())
}
