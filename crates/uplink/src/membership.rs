//! Whom does this laptop meet, and as whom? Nothing of a student, and no file: the shell keeps it.

use domain::record::Id;
use serde::{Deserialize, Serialize};
use sync::protocol::Hash;

use crate::lease::Lease;

/// What this laptop knows of its district.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Membership {
    /// `https://…`
    pub address: String,
    /// The key that bodies are sealed to, as it was told with the code.
    pub server: Hash,
    /// `host:port` of the school's proxy, where there is one.
    #[serde(default)]
    pub proxy: Option<String>,
    pub district: String,
    /// Who the district knows this person as.
    pub person: Id,
    pub name: String,
    pub role: String,
    /// This device, as the district lists it.
    pub device: Id,
    pub since_ms: i64,
    #[serde(default)]
    pub contact_ms: Option<i64>,
    /// Until when it may go without the server.
    #[serde(flatten)]
    pub lease: Lease,
    /// How much of what was recorded here the district had not when this was last written. It can be read without a key.
    #[serde(default)]
    pub unsent: u32,
    /// The first reading was whole once.
    #[serde(default)]
    pub is_settled: bool,
    /// The store knew of it and this file did not: it was taken away, or is another's. Closed until they have met.
    #[serde(default)]
    pub is_doubted: bool,
}

impl Membership {
    /// Of a store that says it met a district, and not which: a new invitation says that.
    pub fn unsaid() -> Membership {
        Membership {
            address: String::new(),
            server: Hash([0; 32]),
            proxy: None,
            district: String::new(),
            person: Id::nil(),
            name: String::new(),
            role: String::new(),
            device: Id::nil(),
            since_ms: 0,
            contact_ms: None,
            lease: Lease::default(),
            unsent: 0,
            is_settled: false,
            is_doubted: true,
        }
    }
}
