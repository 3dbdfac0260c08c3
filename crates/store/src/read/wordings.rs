//! What a school says in its own words.

use domain::wording::Wordings;

use crate::desk::Desk;
use crate::failure::Result;
use crate::tables::Tables;

impl Desk {
    /// The school's words; where it has none of its own, those that Kith ships stand.
    pub fn wordings(&self) -> Result<Wordings> {
        self.reading(|sql| Ok(Wordings::read(&Tables(sql))))
    }
}
