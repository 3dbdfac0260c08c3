//! Which classes are meant by a few letters? A district has tens of thousands, and every one is found by its title; the
//! list that is offered is short. Who is in a class is told elsewhere.

use domain::names::folded;
use domain::record::Id;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::enrolled_in;
use super::filters::SectionChoice;
use crate::desk::Desk;
use crate::failure::Result;
use crate::log::column_id;

/// So many are offered at once: more letters find the others.
const MOST_OFFERED: usize = 40;

/// The classes that a text may mean.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SectionsLike {
    /// By title; the first of them where there are many.
    pub found: Vec<SectionChoice>,
    /// The one that was asked for by its id, also where the class is not there any more: a list may still be narrowed to it.
    pub chosen: Option<SectionChoice>,
    /// How many classes there are at all.
    pub total: u32,
}

impl Desk {
    /// Classes with every word of `text` in their title, accents folded; with no word the first of all.
    pub fn sections_like(&self, text: &str, chosen: Option<Id>) -> Result<SectionsLike> {
        let text = folded(text);
        let words: Vec<&str> = text.split_whitespace().collect();
        self.reading(|sql| {
            let mut like = SectionsLike::default();
            let mut all = sql.prepare_cached(
                "SELECT id, coalesce(title, ''), coalesce(has_left, 0) FROM section
                 WHERE coalesce(has_left, 0) = 0 OR id = ?1 ORDER BY title, id",
            )?;
            let mut all = all.query([chosen.as_ref().map(Id::as_bytes)])?;
            while let Some(row) = all.next()? {
                let choice =
                    |title: String| Ok::<_, rusqlite::Error>(SectionChoice { id: column_id(row, 0)?, title, students: 0 });
                let title: String = row.get(1)?;
                if chosen.is_some() && chosen == Some(column_id(row, 0)?) {
                    like.chosen = Some(choice(title.clone())?);
                }
                if row.get(2)? {
                    continue;
                }
                like.total += 1;
                if like.found.len() < MOST_OFFERED {
                    let folded = folded(&title);
                    if words.iter().all(|word| folded.contains(word)) {
                        like.found.push(choice(title)?);
                    }
                }
            }
            let mut count =
                sql.prepare_cached(&format!("SELECT count(*) FROM {} e WHERE e.role = 'student'", enrolled_in("?1")))?;
            for choice in like.found.iter_mut().chain(&mut like.chosen) {
                choice.students = count.query_row([choice.id.as_bytes()], |row| row.get(0))?;
            }
            Ok(like)
        })
    }
}
