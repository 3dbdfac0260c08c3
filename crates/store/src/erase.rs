//! Erasing: what a student's kept map left in the log, the tables, the journal and the backups of this machine is taken away
//! for good. It is what shortens a log; nothing else does. What stays is that something was erased, when and at whose wish,
//! and marks by which its parts are known again if a device brings them. A hold stops it.

mod drafts;
pub mod ordered;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::thread::sleep;
use std::time::Duration;

use chrono::NaiveDate;
use domain::change::{Change, Scope};
use domain::choice::{self, AskedBy, Marks, erasure, in_joined};
use domain::holds::{self, HoldEdit};
use domain::people::joined;
use domain::record::{Id, Kind, names_any, read_id};
use domain::refusal::Refusal;
use rusqlite::{Connection, params};

use crate::backup;
use crate::commit::Committed;
use crate::desk::Desk;
use crate::failure::{Failure, Result};
use crate::files::{if_there, lying_in};
use crate::log::{self, column_id};
use crate::open::Store;
use crate::rebuild;
use crate::tables::{self, Tables, seen};
use crate::travel;

/// That an erasure waits for the journal and the backups, in the machine's own notebook.
const UNFINISHED: &str = "erasing";

/// Rows that go, by the name of their kind and their id.
type Going = BTreeSet<(String, Id)>;

/// What is left to say that something was erased.
#[derive(Clone, Copy)]
struct Stays {
    by: Id,
    asked_by: AskedBy,
    erased_on: NaiveDate,
}

impl Desk {
    /// Refused where a hold stands on this student's file.
    pub(crate) fn is_free(&self, student: Id) -> Result<()> {
        match self.reading(|sql| seen(sql, |ground| holds::standing(ground, student)))? {
            Some(reason) => Err(Refusal::OnHold { reason: Some(reason) }.into()),
            None => Ok(()),
        }
    }

    /// Sets or ends a hold. Drafts of a held student are marked, so that none is destroyed by its date while nobody is here.
    pub(crate) fn commit_hold(&self, edit: &HoldEdit) -> Result<Committed> {
        let committed = self.store().commit(self.me, &domain::edit::Edit::Hold(edit.clone()), None)?;
        self.marks_follow();
        Ok(committed)
    }

    /// Takes a kept map out of the store. [`Desk::finish_erasing`] does the rest, and has to follow: its people stand pale on a map
    /// that is not decided yet, and go from there, too.
    pub(crate) fn erase(&self, wave: Id, erasure_id: Id, asked_by: AskedBy, erased_on: NaiveDate) -> Result<Committed> {
        let told = self.reading(|sql| Tables(sql).find(Kind::Wave, wave))?.ok_or(Refusal::NoSuchWave)?;
        let student = read_id(&told, "student").ok_or(Refusal::NoSuchWave)?;
        self.is_free(student)?;
        let one = self.reading(|sql| seen(sql, |ground| joined(ground, student)))?;
        let stays = Stays { by: erasure_id, asked_by, erased_on };
        let committed = self.store().erase(self.me, "erase_wave", student, stays, &|sql| of_wave(sql, student, wave))?;
        Ok(told_to_all(committed, one))
    }

    /// Takes what a student answered in confidence out of the store. [`Desk::finish_erasing`] does the rest, and has to follow.
    pub(crate) fn erase_answer(&self, answer: Id, by: Id, asked_by: AskedBy, erased_on: NaiveDate) -> Result<Committed> {
        let told = self.reading(|sql| Tables(sql).find(Kind::AdultsAnswer, answer))?.ok_or(Refusal::NoSuchRecord)?;
        let student = read_id(&told, "student").ok_or(Refusal::NoSuchRecord)?;
        self.is_free(student)?;
        let one = self.reading(|sql| seen(sql, |ground| joined(ground, student)))?;
        let goes = BTreeSet::from([(Kind::AdultsAnswer.name().to_owned(), answer)]);
        let stays = Stays { by, asked_by, erased_on };
        let committed = self.store().erase(self.me, "erase_answer", student, stays, &|_| Ok(goes.clone()))?;
        Ok(told_to_all(committed, one))
    }

    /// Finishes what was erased: the journal is emptied, the backups that this machine holds are replaced by one fresh one,
    /// and so is what a restore set aside. True where there was something to finish. May be called again where it failed.
    pub fn finish_erasing(&self, watch: &mut dyn FnMut(u64, u64) -> bool) -> Result<bool> {
        // One at a time: two would each take the other's fresh backup away.
        let _one = self.finishing.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let store = self.store();
        let mut is_done = false;
        // What was erased while the backup was being made is not finished by it.
        while let Some(waits) = store.reading(unfinished)? {
            self.drafts_follow()?;
            store.empty_journal()?;
            let folder = store.path().parent().ok_or(Failure::NotHere)?.to_owned();
            let fresh = store.back_up(watch)?;
            backup::destroy_all_but(&backup::folder_of(&folder), &fresh.name, &store.tag())?;
            for path in lying_in(&folder)? {
                let path = path?;
                let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
                // What a restore set aside, and what the power left of one.
                if name.starts_with("store.before-") || name.starts_with("store.restoring") {
                    if_there(fs::remove_file(&path))?;
                }
            }
            let sql = store.writer();
            if unfinished(&sql)? == Some(waits) {
                log::set_meta(&sql, UNFINISHED, &[])?;
            }
            is_done = true;
        }
        Ok(is_done)
    }

    /// Whether an erasure waits to be finished.
    pub fn is_erasing(&self) -> Result<bool> {
        self.reading(is_unfinished)
    }
}

/// What was erased is told under every record of its student: a screen may show them under any.
fn told_to_all(mut committed: Committed, records: BTreeSet<Id>) -> Committed {
    committed.scopes.extend(records.into_iter().map(Scope::Student));
    committed.scopes.sort();
    committed.scopes.dedup();
    committed
}

/// The same, of an open store.
pub(crate) fn is_unfinished(sql: &Connection) -> Result<bool> {
    Ok(unfinished(sql)?.is_some())
}

/// What waits to be finished: another value after each erasure.
fn unfinished(sql: &Connection) -> Result<Option<Vec<u8>>> {
    Ok(log::meta(sql, UNFINISHED)?.filter(|told| !told.is_empty()))
}

impl Store {
    fn erase(
        &self,
        author: Id,
        edit: &str,
        student: Id,
        stays: Stays,
        goes: &dyn Fn(&Connection) -> Result<Going>,
    ) -> Result<Committed> {
        self.at_once(|sql| {
            let goes = goes(sql)?;
            let ids: Vec<Id> = goes.iter().map(|(_, id)| *id).collect();
            let Stays { by, asked_by, erased_on } = stays;
            let mut sets = erasure(student, by, asked_by, erased_on, &ids);
            // A file travels by itself: whoever has only the one that was joined with this one hears of it there.
            for other in seen(sql, |ground| joined(ground, student))?.into_iter().filter(|other| *other != student) {
                let told = of_file(sql, other)?;
                if told.iter().any(|change| ids.contains(&change.record) || names_any(&change.value, &|id| ids.contains(&id))) {
                    sets.extend(erasure(other, in_joined(by, other), asked_by, erased_on, &ids));
                }
            }
            let mut committed = self.write(sql, author, edit, &sets, &mut |_, _| true)?;
            take_out(sql, self, student, &goes)?;
            committed.kinds.extend(goes.iter().filter_map(|(kind, _)| Kind::named(kind)));
            committed.kinds.sort();
            committed.kinds.dedup();
            Ok(committed)
        })
    }

    /// Writes down that these records of a student are erased, where another machine holds them: the district's server, whose
    /// ledger does what it says as every device does.
    pub fn order_erasure(
        &self,
        author: Id,
        student: Id,
        by: Id,
        asked_by: AskedBy,
        erased_on: NaiveDate,
        records: &[Id],
    ) -> Result<Committed> {
        self.commit_sets(author, "erase_wave", &erasure(student, by, asked_by, erased_on, records))
    }

    /// Every erasure of which nothing lies on this machine any more: none of them while one waits for the journal and the
    /// backups.
    pub fn erased_for_good(&self) -> Result<Vec<Id>> {
        self.reading(|sql| {
            if is_unfinished(sql)? {
                return Ok(Vec::new());
            }
            let mut found = sql.prepare_cached("SELECT id FROM erasure ORDER BY id")?;
            Ok(found.query_map([], |row| column_id(row, 0))?.collect::<rusqlite::Result<Vec<Id>>>()?)
        })
    }

    /// Brings the journal into the file and leaves it empty: it holds what was deleted as it was before. Waits for readers.
    fn empty_journal(&self) -> Result<()> {
        let sql = self.writer();
        for _ in 0..100 {
            let is_busy: i64 = sql.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
            if is_busy == 0 {
                return Ok(());
            }
            sleep(Duration::from_millis(50));
        }
        Err(Failure::InUse)
    }
}

/// Everything that the log says of a kept map: its own records, those that were taken off it again among them, and whoever is
/// on no other map.
fn of_wave(sql: &Connection, student: Id, wave: Id) -> Result<Going> {
    let told = log::canonical(&domain::record::value(&wave));
    let mut goes = BTreeSet::from([(Kind::Wave.name().to_owned(), wave)]);
    let mut alters = BTreeSet::new();
    let all = of_student(sql, student)?;
    for change in &all {
        if change.field == "wave" && log::canonical(&change.value) == told {
            goes.insert((change.kind.clone(), change.record));
        }
    }
    for change in all {
        if change.kind == Kind::Placement.name()
            && change.field == "alter"
            && goes.contains(&(change.kind.clone(), change.record))
            && let Some(alter) = change.value.as_str().and_then(|id| id.parse::<Id>().ok())
        {
            alters.insert(alter);
        }
    }
    for alter in alters {
        // Removed from every other map counts as being on none.
        let is_elsewhere = sql
            .prepare_cached("SELECT 1 FROM placement WHERE alter_id = ?1 AND wave != ?2")?
            .exists(params![alter.as_bytes(), wave.as_bytes()])?;
        if !is_elsewhere {
            goes.insert((Kind::Alter.name().to_owned(), alter));
        }
    }
    // "Not now" about a step of this map names it.
    let asks: Vec<Id> = goes.iter().filter(|(kind, _)| kind == Kind::Ask.name()).map(|(_, id)| *id).collect();
    for ask in asks {
        let mut put_away = sql.prepare_cached("SELECT id FROM dismissal WHERE reason LIKE '%' || ?1")?;
        let found = put_away.query_map([ask.to_string()], |row| column_id(row, 0))?.collect::<rusqlite::Result<Vec<Id>>>()?;
        goes.extend(found.into_iter().map(|id| (Kind::Dismissal.name().to_owned(), id)));
    }
    Ok(goes)
}

/// Every change in the scope of a student and of the records that were joined with it.
fn of_student(sql: &Connection, student: Id) -> Result<Vec<Change>> {
    let mut all = Vec::new();
    for one in seen(sql, |ground| joined(ground, student))? {
        all.extend(of_file(sql, one)?);
    }
    Ok(all)
}

/// Every change in the scope of one student's file.
fn of_file(sql: &Connection, student: Id) -> Result<Vec<Change>> {
    let mut parts = sql.prepare_cached(
        "SELECT first_change, last_change FROM parts WHERE scope_id = ?1 AND scope = 'student' AND last_change >= first_change",
    )?;
    let spans = parts
        .query_map([student.as_bytes()], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?)))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let mut all = Vec::new();
    for (first, last) in spans {
        all.extend(log::changes_between(sql, first, last)?);
    }
    Ok(all)
}

/// Deletes records from the log and the tables, and whatever of the same file names one of them. Parts that lost something
/// are sealed anew over what is left; commits of which nothing is left go.
fn take_out(sql: &Connection, store: &Store, student: Id, goes: &Going) -> Result<()> {
    // Where somebody stood in the school's picture came from maps too.
    log::forget_all_meta(sql, crate::read::school_network::KEPT)?;
    let mut parts: BTreeSet<i64> = BTreeSet::new();
    let ids: BTreeSet<Id> = goes.iter().map(|(_, id)| *id).collect();
    // Somebody who stays was introduced by somebody who goes: that they were is forgotten too.
    let mut named: BTreeMap<(String, Id), Vec<(Id, u32)>> = BTreeMap::new();
    for change in of_student(sql, student)? {
        let is_gone = goes.contains(&(change.kind.clone(), change.record));
        if !is_gone && change.kind != Kind::Erasure.name() && names_any(&change.value, &|id| ids.contains(&id)) {
            named.entry((change.kind, change.record)).or_default().push((change.name.commit, change.name.index));
        }
    }
    let mut parts_of = sql.prepare_cached("SELECT DISTINCT part FROM changes WHERE record = ?1 AND kind = ?2")?;
    let mut delete = sql.prepare_cached("DELETE FROM changes WHERE record = ?1 AND kind = ?2")?;
    let mut contested = sql.prepare_cached("DELETE FROM conflict WHERE record = ?1 AND kind = ?2")?;
    for (kind, record) in goes {
        let of = parts_of.query_map(params![record.as_bytes(), kind], |row| row.get(0))?;
        parts.extend(of.collect::<rusqlite::Result<Vec<i64>>>()?);
        delete.execute(params![record.as_bytes(), kind])?;
        contested.execute(params![record.as_bytes(), kind])?;
        if let Some(kind) = Kind::named(kind) {
            tables::write_record(sql, kind, *record, None)?;
        }
    }
    let mut one = sql.prepare_cached(
        "SELECT c.position, c.part FROM changes c JOIN parts p ON p.part = c.part JOIN commits m ON m.position = p.commit_position
         WHERE c.record = ?1 AND c.kind = ?2 AND m.id = ?3 AND c.idx = ?4",
    )?;
    for ((kind, record), names) in named {
        for (commit, index) in names {
            let found = one
                .query_map(params![record.as_bytes(), kind, commit.as_bytes(), index], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect::<rusqlite::Result<Vec<(i64, i64)>>>()?;
            for (position, part) in found {
                // Unset and not taken out: what came before it stays replaced, and what came after it has seen it.
                sql.prepare_cached("UPDATE changes SET value = 'null' WHERE position = ?1")?.execute([position])?;
                parts.insert(part);
            }
        }
        rebuild::project(sql, &log::changes_of(sql, &kind, record)?)?;
    }
    for part in parts {
        log::seal_again(sql, &*store.rim, part)?;
    }
    for one in seen(sql, |ground| joined(ground, student))? {
        travel::tray::forget(sql, one, &|id| ids.contains(&id))?;
    }
    log::set_meta(sql, UNFINISHED, crate::clock::minted(&*store.rim).as_bytes())
}

/// What was erased here, asked while commits come in.
#[derive(Default)]
pub(crate) struct Erased(choice::Erased);

impl Erased {
    /// All erasures of this store; there are few.
    pub(crate) fn read(sql: &Connection) -> Result<Erased> {
        let mut all = Vec::new();
        let mut found = sql.prepare_cached("SELECT id, marks FROM erasure WHERE marks IS NOT NULL")?;
        let mut rows = found.query([])?;
        while let Some(row) = rows.next()? {
            let marks: Vec<String> = serde_json::from_str(&row.get::<_, String>(1)?).unwrap_or_default();
            all.push(Marks::of(column_id(row, 0)?, marks));
        }
        Ok(Erased(choice::Erased(all)))
    }

    /// Whether this record was erased.
    pub(crate) fn has(&self, record: Id) -> bool {
        self.0.has(record)
    }

    /// What of these changes may come in: nothing of a record that was erased, nothing new on a map that was, and no word that
    /// names one of them. Erase beats everything. None where all of it may.
    pub(crate) fn let_in(&self, changes: &[Change]) -> Option<Vec<Change>> {
        let Erased(erased) = self;
        if erased.0.is_empty() {
            return None;
        }
        let is_gone = |change: &Change| erased.is_told(change.record, &change.field, &change.value);
        let gone: BTreeSet<(&str, Id)> =
            changes.iter().filter(|change| is_gone(change)).map(|change| (change.kind.as_str(), change.record)).collect();
        let names = |change: &Change| change.kind != Kind::Erasure.name() && erased.is_named(&change.value);
        if gone.is_empty() && !changes.iter().any(names) {
            return None;
        }
        let stay = changes.iter().filter(|change| !gone.contains(&(change.kind.as_str(), change.record)));
        Some(
            stay.map(|change| match names(change) {
                true => Change { value: serde_json::Value::Null, ..change.clone() },
                false => change.clone(),
            })
            .collect(),
        )
    }
}

/// Does what an erasure that came from elsewhere says: takes out every record of that student which it marks. Gives the kinds
/// of what went.
pub(crate) fn heed(sql: &Connection, store: &Store, by: Id) -> Result<Vec<Kind>> {
    let Some(told) = Tables(sql).find(Kind::Erasure, by)? else { return Ok(Vec::new()) };
    let Some(student) = read_id(&told, "student") else { return Ok(Vec::new()) };
    let marks: Vec<String> = domain::record::read(&told, "marks").unwrap_or_default();
    take_marked(sql, store, student, by, marks)
}

/// Takes out what these marks say of a student, and whoever stands on nothing but what goes.
fn take_marked(sql: &Connection, store: &Store, student: Id, by: Id, marks: Vec<String>) -> Result<Vec<Kind>> {
    let erased = choice::Erased(vec![Marks::of(by, marks)]);
    let mut told: Vec<(String, Id, String, serde_json::Value)> = Vec::new();
    for change in of_student(sql, student)? {
        told.push((change.kind, change.record, change.field, change.value));
    }
    // What the district refused may say who stood where: it lies in the tray, and goes from there.
    for one in seen(sql, |ground| joined(ground, student))? {
        for change in travel::tray::told_of(sql, one)? {
            told.push((change.kind, change.record, change.field, serde_json::from_str(&change.value).unwrap_or_default()));
        }
    }
    let goes = erased.gone_of(told.iter().map(|(kind, record, field, value)| (kind.as_str(), *record, field.as_str(), value)));
    // Also where nothing is here: a backup beside this store may hold it.
    take_out(sql, store, student, &goes)?;
    Ok(goes.iter().filter_map(|(kind, _)| Kind::named(kind)).collect())
}
