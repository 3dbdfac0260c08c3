//! Who imports whom, and is that allowed? The rules of `architecture.md`, for the crates and for the interface.
//! It reads manifests and import lines and changes nothing. A crate without a rule is an objection too: whoever adds one
//! says here what it may see.

mod crates;
mod modules;
mod sending;

use anyhow::Result;

/// Everything that breaks a rule, one sentence each.
pub fn objections() -> Result<Vec<String>> {
    let mut all = crates::objections()?;
    all.extend(modules::objections()?);
    Ok(all)
}
