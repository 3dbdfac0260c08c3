//! Type-ahead in a sitting: staff, visitors met, and this student's own earlier names; for who introduced somebody, staff
//! alone. Never another student, never a contact of the roster, and of adults whose role says nothing only those who teach a
//! class.

use std::collections::BTreeSet;

use domain::earlier::{Earlier, Forgotten, LastOn};
use domain::edit::Edit;
use domain::ego_network::{EgoNetwork, Link, placement_id};
use domain::map_edit::MapEdit;
use domain::names::{begins_like, folded};
use domain::people::joined;
use domain::record::{Id, Kind, derived, read, read_id};
use domain::refusal::Refusal;
use domain::role::works_at_school;
use domain::shown::Shown;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::activities::MetLeader;
use super::enrolled_as;
use super::visitors::{Directory, VisitorName};
use crate::desk::Desk;
use crate::failure::Result;
use crate::log::column_id;
use crate::tables::Tables;

/// Where a suggested name comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum SuggestionOf {
    Earlier,
    /// Named in this sitting and taken off again.
    TakenOff,
    Staff,
    Visitor,
}

/// One name to choose instead of typing on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Suggestion {
    pub label: String,
    pub of: SuggestionOf,
    pub link: Option<Link>,
    pub alter: Option<Id>,
    /// The activity in which this student met them, where one is kept.
    pub activity: Option<Id>,
    /// Where they were met, or what they do, for staff; empty where neither is known.
    pub detail: String,
    /// Of somebody of an earlier map: where they were last.
    pub was: Option<LastOn>,
}

/// Somebody who works at the school, by name alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct StaffName {
    pub id: Id,
    pub name: String,
}

/// One of the staff: id, name and role.
pub(super) type OfStaff = (Id, String, String);

/// Who is not on the map of a sitting and may have been forgotten.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MayHaveForgotten {
    /// Of older maps: whoever was on the last one waits on this map itself.
    pub earlier: Vec<EarlierName>,
    pub met: Vec<MetPerson>,
    /// Visitors with whom the student was in contact again, by any entry of the directory: of one who stands on the map as
    /// somebody to meet, it is asked whether they are one of theirs by now.
    pub met_again: Vec<Id>,
}

/// Somebody of an older map, called as people are shown on this one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct EarlierName {
    pub alter: Id,
    /// Of several of one name who were last at one place on one map, all but the first bear a number.
    pub label: String,
    pub was: LastOn,
}

/// An adult whom a student met: a visitor, or whoever led an activity. Never another student: whoever sat beside them there is
/// theirs to name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MetPerson {
    pub link: Link,
    /// As people are shown on this map: where it is not the name, the link alone says who they are.
    pub name: String,
    /// Where a visitor works, or the activity in which they met.
    pub detail: Option<String>,
    /// The activity in which they met. None: at a visit.
    pub activity: Option<Id>,
    /// They answered a wish of this student to stay in touch.
    pub is_in_touch: bool,
}

const MOST: usize = 6;
/// Whom a student met and who are on none of their maps.
struct Unmapped {
    visitors: Vec<VisitorName>,
    /// Those of them who answered.
    in_touch: BTreeSet<Id>,
    /// Those who led an activity that the student was in.
    leaders: Vec<MetLeader>,
}

impl Unmapped {
    /// What all of them are called.
    fn names(&self) -> Vec<String> {
        self.visitors.iter().map(|visitor| &visitor.name).chain(self.leaders.iter().map(|leader| &leader.name)).cloned().collect()
    }

    /// As they are offered: visitors with whom the student is in touch first, then the others with whom they spoke, then those
    /// who led an activity. Whoever was seen and no more is offered to nobody: that is no meeting. Called as people are shown on
    /// the map; beside nobody stands a word of any name that is `called` and hidden.
    fn offered(self, spoke: &BTreeSet<Id>, shown: Shown, called: &[String]) -> Vec<MetPerson> {
        let Unmapped { mut visitors, in_touch, leaders } = self;
        visitors.retain(|visitor| in_touch.contains(&visitor.id) || spoke.contains(&visitor.id));
        let visitors = visitors.into_iter().map(|visitor| MetPerson {
            is_in_touch: in_touch.contains(&visitor.id),
            link: Link::Visitor(visitor.id),
            name: visitor.name,
            detail: visitor.organisation,
            activity: None,
        });
        let leaders = leaders.into_iter().map(|leader| MetPerson {
            link: leader.link,
            name: leader.name,
            detail: Some(leader.called),
            activity: Some(leader.activity),
            is_in_touch: false,
        });
        let mut all: Vec<MetPerson> = visitors.chain(leaders).collect();
        all.sort_by_key(|one| !one.is_in_touch);
        all.truncate(MOST_MET);
        for one in &mut all {
            one.detail = one.detail.take().filter(|what| shown.may_be_said(what, called.iter().map(String::as_str)));
            one.name = shown.of_another_map(&one.name);
        }
        all
    }
}

/// How many are shown of those met.
const MOST_MET: usize = 8;

/// Says of a name whether it, or any word of it, begins like what was typed. None: too little was typed to suggest anybody.
fn beginning(typed: &str) -> Option<impl Fn(&str) -> bool> {
    let typed = folded(typed.trim());
    (typed.chars().count() >= 2).then_some(move |name: &str| begins_like(name, &typed))
}

impl Desk {
    /// Staff whose names begin like what was typed: whoever of them may have introduced somebody.
    pub fn staff_suggestions(&self, typed: &str) -> Result<Vec<StaffName>> {
        let Some(begins) = beginning(typed) else { return Ok(Vec::new()) };
        Ok(self.staff_called(begins)?.into_iter().take(MOST).map(|(id, name, _)| StaffName { id, name }).collect())
    }

    /// Names that begin like what was typed, any word of them. Fewer than two letters suggest nothing, and where names are not
    /// shown nobody is suggested by one.
    pub fn name_suggestions(&self, wave: Id, typed: &str) -> Result<Vec<Suggestion>> {
        let Some(begins) = beginning(typed) else { return Ok(Vec::new()) };
        let (student, shown) = self.whose(wave)?;
        if matches!(shown, Shown::Initials | Shown::Hidden) {
            return Ok(Vec::new());
        }
        let mut found = self.at_wave(wave, |ground| {
            let earlier = Earlier::before(ground, student, wave);
            let here: BTreeSet<Id> =
                ground.of(Kind::Placement, "wave", wave).iter().filter_map(|(_, fields)| read_id(fields, "alter")).collect();
            Ok(joined(ground, student)
                .into_iter()
                .flat_map(|one| ground.of(Kind::Alter, "student", one))
                .filter(|(alter, _)| !here.contains(alter))
                .filter_map(|(alter, fields)| {
                    let label: String = read(&fields, "label")?;
                    begins(&label).then_some(Suggestion {
                        label,
                        of: SuggestionOf::Earlier,
                        link: None,
                        alter: Some(alter),
                        activity: None,
                        detail: String::new(),
                        was: earlier.last_on(ground, alter),
                    })
                })
                .take(MOST)
                .collect::<Vec<_>>())
        })?;
        // A draft hides the store: whoever the store does not know was named in this sitting alone.
        self.reading(|sql| {
            for offer in &mut found {
                if let Some(alter) = offer.alter
                    && Tables(sql).find(Kind::Alter, alter)?.is_none()
                {
                    offer.of = SuggestionOf::TakenOff;
                }
            }
            Ok(())
        })?;
        let mut unmapped = self.unmapped(wave)?;
        // Who was taken off in this sitting is offered as that, once.
        unmapped.visitors.retain(|visitor| {
            found.iter().all(|offer: &Suggestion| offer.of != SuggestionOf::TakenOff || offer.label != visitor.name)
        });
        found.extend(unmapped.visitors.iter().filter(|visitor| begins(&visitor.name)).take(MOST).map(|visitor| Suggestion {
            label: visitor.name.clone(),
            of: SuggestionOf::Visitor,
            link: Some(Link::Visitor(visitor.id)),
            alter: None,
            activity: None,
            detail: visitor.organisation.clone().unwrap_or_default(),
            was: None,
        }));
        let led = |leader: &&MetLeader| matches!(leader.link, Link::Visitor(_)) && begins(&leader.name);
        found.extend(unmapped.leaders.iter().filter(led).take(MOST).map(|leader| Suggestion {
            label: leader.name.clone(),
            of: SuggestionOf::Visitor,
            link: Some(leader.link),
            alter: None,
            activity: Some(leader.activity),
            detail: leader.called.clone(),
            was: None,
        }));
        found.extend(self.staff_called(begins)?.into_iter().map(|(id, label, role)| {
            let led = unmapped.leaders.iter().find(|leader| leader.link == Link::Staff(id));
            Suggestion {
                label,
                of: SuggestionOf::Staff,
                link: Some(Link::Staff(id)),
                alter: None,
                activity: led.map(|leader| leader.activity),
                detail: led.map_or(role, |leader| leader.called.clone()),
                was: None,
            }
        }));
        found.truncate(MOST);
        Ok(found)
    }

    /// Who was on an older map of this student, or was met by them, and is not on this map. Of a map on which nobody is named,
    /// nobody.
    pub fn may_have_forgotten(&self, wave: Id) -> Result<MayHaveForgotten> {
        let (student, shown) = self.whose(wave)?;
        if shown == Shown::Hidden {
            return Ok(MayHaveForgotten { earlier: Vec::new(), met: Vec::new(), met_again: Vec::new() });
        }
        let met = self.unmapped(wave)?;
        let spoke = self.spoke_with(student)?;
        // A circle of the coach whom letters hide here gives them away beside whomever it is written.
        let mut called = met.names();
        let earlier = self.at_wave(wave, |ground| {
            let named = joined(ground, student).into_iter().flat_map(|one| ground.of(Kind::Alter, "student", one));
            called.extend(named.filter_map(|(_, fields)| read::<String>(&fields, "label")));
            // Of a record that is joined no more somebody may be on the map as well.
            called.extend(EgoNetwork::read(ground, wave).into_iter().flat_map(|on| on.alters).map(|alter| alter.label));
            let (mut names, mut before) = (Vec::new(), Vec::<(String, LastOn)>::new());
            for Forgotten { alter, label, mut was } in Earlier::forgotten(ground, student, wave) {
                was.activity = was.activity.filter(|what| shown.may_be_said(what, called.iter().map(String::as_str)));
                let label = shown.of_another_map(&label);
                let alike = (folded(&label), was.clone());
                let nth = before.iter().filter(|one| **one == alike).count() + 1;
                before.push(alike);
                names.push(EarlierName { alter, label: if nth == 1 { label } else { format!("{label} ({nth})") }, was });
            }
            Ok(names)
        })?;
        Ok(MayHaveForgotten { earlier, met: met.offered(&spoke.at_all, shown, &called), met_again: spoke.again })
    }

    /// Puts those visitors on a map, dotted, with whom its student said they would like to stay in touch and was in contact
    /// since, and who are on none of their maps. Whether one is a person of theirs they say themselves, and whoever they take off
    /// stays off until more is noted of them. Where nobody is named, here or on the last map, nobody comes, and nobody beside somebody of the same name.
    pub fn visitors_to_meet(&self, wave: Id) -> Result<Vec<Edit>> {
        let (student, shown) = self.whose(wave)?;
        let is_any = self.reading(|sql| {
            let mut wish = sql.prepare_cached("SELECT EXISTS (SELECT 1 FROM wish WHERE student = ?1)")?;
            let mut all = joined(&Tables(sql), student).into_iter();
            Ok(all.try_fold(false, |any, one| wish.query_row([one.as_bytes()], |row| row.get(0)).map(|is: bool| any || is))?)
        })?;
        if shown == Shown::Hidden || !is_any {
            return Ok(Vec::new());
        }
        let to_meet = self.spoke_with(student)?.to_meet;
        let (were_shown, called): (Shown, BTreeSet<String>) = self.at_wave(wave, |ground| {
            let last = Earlier::last_wave(ground, student, wave).and_then(|last| ground.record(Kind::Wave, last));
            let named = joined(ground, student).into_iter().flat_map(|one| ground.of(Kind::Alter, "student", one));
            Ok((
                last.and_then(|told| read(&told, "shown")).unwrap_or_default(),
                named.filter_map(|(_, fields)| Some(folded(&read::<String>(&fields, "label")?))).collect(),
            ))
        })?;
        // Who did not want names on the last map is not met by one on this.
        if matches!(were_shown, Shown::Initials | Shown::Hidden) {
            return Ok(Vec::new());
        }
        let new = self.unmapped(wave)?.visitors.into_iter();
        let new = new.filter(|visitor| to_meet.contains(&visitor.id) && !called.contains(&folded(&visitor.name)));
        Ok(new
            .map(|VisitorName { id, name, .. }| {
                let alter = derived(wave, &[b"visitor", id.as_bytes()]);
                Edit::Map { wave, edit: MapEdit::WantToMeet { alter, label: name, link: Some(Link::Visitor(id)) } }
            })
            .collect())
    }

    /// Whose map it is, and how they want people shown on it.
    fn whose(&self, wave: Id) -> Result<(Id, Shown)> {
        self.at_wave(wave, |ground| {
            let told = ground.record(Kind::Wave, wave).ok_or(Refusal::NoSuchWave)?;
            let student = read_id(&told, "student").ok_or(Refusal::NoSuchWave)?;
            Ok((student, read(&told, "shown").unwrap_or_default()))
        })
    }

    fn unmapped(&self, wave: Id) -> Result<Unmapped> {
        let (students, linked) = self.at_wave(wave, |ground| {
            let told = ground.record(Kind::Wave, wave).ok_or(Refusal::NoSuchWave)?;
            let student = read_id(&told, "student").ok_or(Refusal::NoSuchWave)?;
            let students = joined(ground, student);
            let alters = students.iter().flat_map(|one| ground.of(Kind::Alter, "student", *one));
            let is_here = |alter: Id| ground.record(Kind::Placement, placement_id(wave, alter)).is_some();
            let linked = alters.filter_map(|(alter, fields)| Some((alter, is_here(alter), read::<Link>(&fields, "link")?)));
            let linked: Vec<_> = linked.collect();
            Ok((students, linked))
        })?;
        let (on_map, mut visitors, in_touch, mut leaders) = self.reading(|sql| {
            let directory = Directory::read(sql)?;
            let mut on_map = Vec::with_capacity(linked.len());
            for (alter, is_here, link) in linked {
                // Whom only the draft knows, and who is not on it, was taken off again and is on no map.
                if is_here || Tables(sql).find(Kind::Alter, alter)?.is_some() {
                    on_map.push(match link {
                        Link::Visitor(visitor) => Link::Visitor(directory.stands(visitor)),
                        staff => staff,
                    });
                }
            }
            Ok((
                on_map,
                super::visitors::met_by(sql, &students)?,
                super::stay_in_touch::in_touch_with(sql, &students)?,
                super::activities::leaders_met(sql, &students)?,
            ))
        })?;
        visitors.retain(|visitor| !on_map.contains(&Link::Visitor(visitor.id)));
        // Whoever was met at a visit as well is offered once, from there.
        leaders.retain(|leader| {
            !on_map.contains(&leader.link) && !visitors.iter().any(|visitor| leader.link == Link::Visitor(visitor.id))
        });
        Ok(Unmapped { visitors, in_touch, leaders })
    }

    fn staff_called(&self, is_meant: impl Fn(&str) -> bool) -> Result<Vec<OfStaff>> {
        self.reading(|sql| staff_called(sql, is_meant))
    }
}

/// Staff of whom a sitting may speak, of those names; by family name.
pub(super) fn staff_called(sql: &Connection, is_meant: impl Fn(&str) -> bool) -> Result<Vec<OfStaff>> {
    let mut all = sql.prepare_cached(
        "SELECT id, trim(coalesce(preferred_given, given, '') || ' ' || coalesce(family, '')), coalesce(role, '') FROM staff WHERE coalesce(has_left, 0) = 0 ORDER BY family, given, id",
    )?;
    let mut teaches =
        sql.prepare_cached(&format!("SELECT EXISTS (SELECT 1 FROM {} WHERE role != 'student')", enrolled_as("?1")))?;
    let names = all
        .query_map([], |row| Ok((column_id(row, 0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?)))?
        .filter(|found| found.as_ref().map_or(true, |(_, name, _)| is_meant(name)))
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let mut offered = Vec::new();
    for (id, name, role) in names {
        if works_at_school(&role) || teaches.query_row([id.as_bytes()], |row| row.get(0))? {
            offered.push((id, name, role));
        }
    }
    Ok(offered)
}
