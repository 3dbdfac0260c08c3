//! What campaigns are there, how far are the adults, and of whom have we not yet learned who they go to? The last is for those
//! who see the result. Nothing here says how often anybody was marked, or how often they marked.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use domain::campaigns::{Campaign, FollowUp, MatchSaid, QuietMatch};
use domain::marks::{MarkLevel, SheetWay};
use domain::record::{Id, Kind, read};
use domain::refusal::Refusal;
use rusqlite::Connection;
use rusqlite::types::Value as Sql;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::adults::Adults;
use super::schools::SameSchools;
use super::student::behind;
use super::students::Caseload;
use super::suggestions::StaffName;
use super::{GRADE, SHOWN_NAME, STANDS};
use crate::desk::Desk;
use crate::failure::{Failure, Result};
use crate::log::column_id;
use crate::tables::{Tables, column_list, read_record};

/// A campaign in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CampaignLine {
    pub campaign: Campaign,
    pub is_open: bool,
    /// Its first day has not come.
    pub is_ahead: bool,
    /// The days on which somebody looks again: after four weeks and after two months.
    pub follow_ups: Vec<FollowUpDay>,
    /// The adults of the school, and those who went through the students.
    pub adults: u32,
    pub adults_done: u32,
    /// Whoever works here went through them.
    pub i_am_done: bool,
    /// For how many students they offered to look out.
    pub my_offers: u32,
    /// Who works here, as an adult of the school.
    pub me: Id,
}

/// One of the two days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FollowUpDay {
    pub at: FollowUp,
    pub due_on: NaiveDate,
    pub is_due: bool,
}

/// An adult of the school, as the laptop that is passed around asks who holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AdultLine {
    pub id: Id,
    pub name: String,
    pub role: String,
    pub is_done: bool,
    pub way: Option<SheetWay>,
    pub offers: u32,
}

/// A quiet match, with the name of the adult.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MatchLine {
    pub id: Id,
    pub adult: StaffName,
    pub since_on: NaiveDate,
    /// After four weeks, and after two months.
    pub said: [Option<MatchSaid>; 2],
}

/// A student of whom no adult has said yet that they would come to them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct UnlearnedLine {
    pub student: Id,
    pub name: String,
    pub grade: Option<String>,
    /// Who said that they could build it.
    pub could_build: Vec<StaffName>,
    pub matches: Vec<MatchLine>,
}

/// An adult who offered to look out for somebody, while there is somebody left to ask them for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct OfferLine {
    pub adult: StaffName,
    pub offers: u32,
    pub matched: u32,
}

/// What a campaign found, for the school or for one's own caseload.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CampaignResult {
    pub line: CampaignLine,
    pub is_whole_school: bool,
    /// Students who were looked at.
    pub students: u32,
    /// By name. About our knowledge: it says nothing of whom a student goes to.
    pub unlearned: Vec<UnlearnedLine>,
    pub offers: Vec<OfferLine>,
    /// The first adults, by name, who have not gone through the students: whoever sees the result asks them.
    pub waiting: Vec<StaffName>,
}

/// Whose students the result is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    School,
    MyCaseload,
}

impl Desk {
    /// Every campaign, the newest first.
    pub fn campaigns(&self, today: NaiveDate) -> Result<Vec<CampaignLine>> {
        self.reading(|sql| {
            let mut all = campaigns_of(sql)?;
            all.sort_by_key(|campaign| std::cmp::Reverse((campaign.opens_on, campaign.id)));
            let mut adults: HashMap<Id, Adults> = HashMap::new();
            let mut lines = Vec::with_capacity(all.len());
            for campaign in all {
                let adults = match adults.entry(campaign.school) {
                    Entry::Occupied(known) => known.into_mut(),
                    Entry::Vacant(free) => free.insert(Adults::of(sql, campaign.school)?),
                };
                lines.push(line(sql, campaign, adults, self.me, today)?);
            }
            Ok(lines)
        })
    }

    /// The adults of the school, while they mark.
    pub fn adults(&self, campaign: Id, today: NaiveDate) -> Result<Vec<AdultLine>> {
        self.reading(|sql| {
            let campaign = Campaign::open_on(&Tables(sql), campaign, today)?;
            let (adults, sheets) = (Adults::of(sql, campaign.school)?, sheets_of(sql, campaign.id)?);
            let mut lines: Vec<AdultLine> = adults
                .all
                .iter()
                .map(|adult| {
                    let sheet = adults.records(adult.id).iter().filter_map(|id| sheets.get(id)).find(|sheet| sheet.way.is_some());
                    let offers = adults.records(adult.id).iter().filter_map(|id| sheets.get(id)).map(|sheet| sheet.offers).max();
                    let way = sheet.and_then(|sheet| sheet.way);
                    let (name, role) = (adult.name.clone(), adult.role.clone());
                    AdultLine { id: adult.id, name, role, is_done: way.is_some(), way, offers: offers.unwrap_or_default() }
                })
                .collect();
            lines.sort_by_cached_key(|line| (domain::names::folded(&line.name), line.id));
            Ok(lines)
        })
    }

    /// Of whom we have not yet learned who they go to.
    pub fn campaign_result(&self, campaign: Id, whose: Whose, today: NaiveDate) -> Result<CampaignResult> {
        self.reading(|sql| {
            let campaign = Tables(sql)
                .find(Kind::Campaign, campaign)?
                .and_then(|told| Campaign::read(campaign, &told))
                .ok_or(Failure::Refused(Refusal::NoSuchRecord))?;
            let adults = Adults::of(sql, campaign.school)?;
            let line = line(sql, campaign.clone(), &adults, self.me, today)?;
            let students = students_of(sql, &campaign, whose, self.me)?;
            let marks = Marked::of(sql, campaign.id)?;
            let mut matches = match_lines(sql, campaign.id, &adults)?;
            let named = |adult: Id| {
                let known = adults.behind(adult);
                known.map(|adult| StaffName { id: adult.id, name: adult.name.clone() })
            };
            let mut matched: HashMap<Id, u32> = HashMap::new();
            for one in matches.values().flatten() {
                *matched.entry(one.adult.id).or_default() += 1;
            }
            let total = students.len() as u32;
            let unlearned = students
                .into_iter()
                .filter(|(student, _, _)| !marks.would_come.contains(student))
                .map(|(student, name, grade)| {
                    let mut could_build: Vec<StaffName> =
                        marks.could_build.get(&student).into_iter().flatten().filter_map(|adult| named(*adult)).collect();
                    could_build.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
                    could_build.dedup();
                    let matches = matches.remove(&student).unwrap_or_default();
                    UnlearnedLine { student, name, grade, could_build, matches }
                })
                .collect();
            let sheets = sheets_of(sql, campaign.id)?;
            let (mut offers, mut waiting) = (Vec::new(), Vec::new());
            for adult in &adults.all {
                let theirs: Vec<&Sheet> = adults.records(adult.id).iter().filter_map(|id| sheets.get(id)).collect();
                let name = StaffName { id: adult.id, name: adult.name.clone() };
                if theirs.iter().all(|sheet| sheet.way.is_none()) {
                    waiting.push(name.clone());
                }
                let offered = theirs.iter().map(|sheet| sheet.offers).max().unwrap_or_default();
                if offered > 0 {
                    let matched = matched.get(&adult.id).copied().unwrap_or_default();
                    offers.push(OfferLine { adult: name, offers: offered, matched });
                }
            }
            Ok(CampaignResult { line, is_whole_school: whose == Whose::School, students: total, unlearned, offers, waiting })
        })
    }
}

pub(crate) fn campaigns_of(sql: &Connection) -> Result<Vec<Campaign>> {
    let kind = Kind::Campaign;
    let all = sql
        .prepare_cached(&format!("SELECT {} FROM campaign", column_list(kind)))?
        .query_map([], |row| read_record(kind, row))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(all.into_iter().filter_map(|(id, fields)| Campaign::read(id, &fields)).collect())
}

fn line(sql: &Connection, campaign: Campaign, adults: &Adults, me: Id, today: NaiveDate) -> Result<CampaignLine> {
    let sheets = sheets_of(sql, campaign.id)?;
    let is_done = |adult: Id| adults.records(adult).iter().any(|id| sheets.get(id).is_some_and(|sheet| sheet.way.is_some()));
    let me = adults.behind(me).map_or(me, |adult| adult.id);
    let follow_ups = FollowUp::ALL.map(|at| {
        let due_on = at.due_on(campaign.closes_on);
        FollowUpDay { at, due_on, is_due: due_on <= today }
    });
    Ok(CampaignLine {
        is_open: campaign.is_open(today),
        is_ahead: today < campaign.opens_on,
        follow_ups: follow_ups.into(),
        adults: adults.all.len() as u32,
        adults_done: adults.all.iter().filter(|adult| is_done(adult.id)).count() as u32,
        i_am_done: is_done(me),
        my_offers: adults.records(me).iter().filter_map(|id| sheets.get(id)).map(|sheet| sheet.offers).max().unwrap_or_default(),
        me,
        campaign,
    })
}

/// What an adult said of the campaign as a whole.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    pub way: Option<SheetWay>,
    pub offers: u32,
}

/// By adult.
pub(crate) fn sheets_of(sql: &Connection, campaign: Id) -> Result<HashMap<Id, Sheet>> {
    let told = Tables(sql).list(Kind::MarkSheet, "campaign", campaign)?;
    let sheets = told.into_iter().filter_map(|(_, fields)| {
        let sheet = Sheet { way: read(&fields, "way"), offers: read(&fields, "offers").unwrap_or_default() };
        Some((domain::record::read_id(&fields, "adult")?, sheet))
    });
    Ok(sheets.collect())
}

/// Who was marked, by the records that stand for students.
#[derive(Debug, Default)]
pub(crate) struct Marked {
    pub would_come: HashSet<Id>,
    /// Who would be come to, by student.
    pub by: HashMap<Id, Vec<Id>>,
    pub could_build: HashMap<Id, Vec<Id>>,
}

impl Marked {
    /// Reads the marks of a campaign.
    pub(crate) fn of(sql: &Connection, campaign: Id) -> Result<Marked> {
        let mut read = sql.prepare_cached(
            "SELECT m.student, m.adult, m.level, s.same_as IS NOT NULL FROM mark m JOIN student s ON s.id = m.student
             WHERE m.campaign = ?1 AND m.level IS NOT NULL",
        )?;
        let mut rows = read.query([campaign.as_bytes()])?;
        let mut marked = Marked::default();
        while let Some(row) = rows.next()? {
            let (mut student, adult) = (column_id(row, 0)?, column_id(row, 1)?);
            if row.get(3)? {
                student = behind(sql, student)?;
            }
            match serde_json::from_value::<MarkLevel>(row.get::<_, String>(2)?.into()) {
                Ok(MarkLevel::WouldCome) => {
                    marked.would_come.insert(student);
                    marked.by.entry(student).or_default().push(adult);
                }
                Ok(MarkLevel::CouldBuild) => marked.could_build.entry(student).or_default().push(adult),
                Err(_) => {}
            }
        }
        Ok(marked)
    }
}

/// The matches that hold, by the records that stand for students. One adult and one student have one, though two of the student's
/// records were joined that had one each: since the first day, with what was said under either.
pub(crate) fn match_lines(sql: &Connection, campaign: Id, adults: &Adults) -> Result<BTreeMap<Id, Vec<MatchLine>>> {
    let mut found: BTreeMap<Id, Vec<MatchLine>> = BTreeMap::new();
    for (id, fields) in Tables(sql).list(Kind::QuietMatch, "campaign", campaign)? {
        if let Some(one) = QuietMatch::read(id, &fields)
            && let Some(adult) = adults.behind(one.adult)
        {
            let adult = StaffName { id: adult.id, name: adult.name.clone() };
            let line = MatchLine { id: one.id, adult, since_on: one.since_on, said: one.said };
            let theirs = found.entry(behind(sql, one.student)?).or_default();
            match theirs.iter_mut().find(|known| known.adult.id == line.adult.id) {
                Some(known) => {
                    let said = [0, 1].map(|at| known.said[at].or(line.said[at]));
                    let first = if line.since_on < known.since_on { line } else { known.clone() };
                    *known = MatchLine { said, ..first };
                }
                None => theirs.push(line),
            }
        }
    }
    Ok(found)
}

/// Whether any student is told to be at this school.
pub(crate) fn is_told(sql: &Connection, school: Id) -> Result<bool> {
    let mut values: Vec<Sql> = Vec::new();
    let at_it = SameSchools::of(sql)?.condition(school, &mut values);
    Ok(sql
        .prepare_cached(&format!("SELECT 1 FROM student s WHERE {at_it} LIMIT 1"))?
        .exists(rusqlite::params_from_iter(values))?)
}

/// Id, name and grade of the students that a campaign is about, by name.
pub(crate) type OfSchool = (Id, String, Option<String>);

/// The students of the campaign's school, or those of them on this person's caseload.
pub(crate) fn students_of(sql: &Connection, campaign: &Campaign, whose: Whose, me: Id) -> Result<Vec<OfSchool>> {
    students_at(sql, campaign.school, whose, me)
}

/// The same of any school.
pub(crate) fn students_at(sql: &Connection, school: Id, whose: Whose, me: Id) -> Result<Vec<OfSchool>> {
    let mut values: Vec<Sql> = Vec::new();
    // A roster that names no school is of the only one there is.
    let school = if is_told(sql, school)? { SameSchools::of(sql)?.condition(school, &mut values) } else { "1".to_owned() };
    let mine = match whose {
        Whose::School => "1".to_owned(),
        Whose::MyCaseload => {
            let caseload = Caseload::of(sql, me)?;
            values.extend(caseload.values);
            caseload.condition
        }
    };
    let found = sql
        .prepare_cached(&format!(
            "SELECT s.id, {SHOWN_NAME}, {GRADE} FROM student s WHERE {STANDS} AND coalesce(s.has_left, 0) = 0 AND {school} AND {mine}
             ORDER BY kith_fold(coalesce(s.preferred_family, s.family, s.hand_family, '')), kith_fold(coalesce(s.preferred_given, s.given, s.hand_given, '')), s.id"
        ))?
        .query_map(rusqlite::params_from_iter(values), |row| Ok((column_id(row, 0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(found)
}
