//! Which students belong together though they are in no class together? A program (a mentoring programme, AVID) has a name and days;
//! a lawful group is one that the district may tell students apart by, under the name that the district gives it and with the
//! ground on which it may. Whoever is in a group is said one by one, so that two people who fill one list lose nothing. It counts
//! nothing: what stands of a group as a whole is in `cohort`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::change::{REMOVED, Scope, Set};
use crate::names;
use crate::people::{MOST_STUDENTS, joined};
use crate::record::{Fields, Ground, Id, Kind, derived, read, read_id, value};
use crate::refusal::Refusal;
use crate::visitors::differing;

/// The longest ground of a lawful group, in characters.
pub const LONGEST_GROUND: usize = 400;

/// What a group is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum GroupIs {
    Program,
    /// What it says of a student is for nobody but those who keep it: as a figure it is told only where it singles out no one.
    Lawful,
}

/// A group as somebody describes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct GroupTold {
    pub name: String,
    pub is: GroupIs,
    /// Of a lawful group: by what the district may tell these students apart.
    pub ground: Option<String>,
    pub begins_on: Option<NaiveDate>,
    pub ends_on: Option<NaiveDate>,
}

impl GroupTold {
    fn clean(&self) -> Result<GroupTold, Refusal> {
        if self.begins_on.zip(self.ends_on).is_some_and(|(from, until)| until < from) {
            return Err(Refusal::EndsBeforeItBegins);
        }
        let ground = match (self.is, self.ground.as_deref().map_or("", str::trim)) {
            (GroupIs::Program, _) => None,
            (GroupIs::Lawful, ground) => Some(names::words(ground, LONGEST_GROUND)?),
        };
        Ok(GroupTold { name: names::told(&self.name)?, ground, ..self.clone() })
    }
}

/// Whether a student is in a group, as one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InGroup {
    pub in_group: Id,
    pub student: Id,
    pub is_in: bool,
}

/// The group of whoever is said to be in one.
pub fn group_of_member(fields: &Fields) -> Option<Id> {
    fields.get("member")?.get("in_group")?.as_str()?.parse().ok()
}

/// One student's part in a group: whoever says it, it is one record.
pub fn member_id(group: Id, student: Id) -> Id {
    derived(group, &[b"group member", student.as_bytes()])
}

/// What is recorded about groups.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum GroupEdit {
    /// A new one, or what is said of one now.
    DescribeGroup {
        group: Id,
        school: Id,
        told: GroupTold,
    },
    /// These are in it, or (false) are no longer.
    SetInGroup {
        group: Id,
        students: Vec<Id>,
        is_in: bool,
    },
    RemoveGroup {
        group: Id,
    },
}

fn school_of(ground: &dyn Ground, group: Id) -> Result<Id, Refusal> {
    let now = ground.record(Kind::StudentGroup, group).ok_or(Refusal::NoSuchRecord)?;
    read_id(&now, "school").ok_or(Refusal::NoSuchRecord)
}

fn is_said(ground: &dyn Ground, group: Id, student: Id) -> bool {
    let now = ground.record(Kind::GroupMember, member_id(group, student));
    now.and_then(|now| read::<InGroup>(&now, "member")).is_some_and(|member| member.is_in)
}

impl GroupEdit {
    /// What this edit changes.
    pub fn changes(&self, ground: &dyn Ground) -> Result<Vec<Set>, Refusal> {
        match self {
            GroupEdit::DescribeGroup { group, school, told } => {
                let now = ground.record(Kind::StudentGroup, *group).unwrap_or_default();
                // A group stays in the file of the school in which it was made.
                let school = read_id(&now, "school").unwrap_or(*school);
                ground.record(Kind::School, school).ok_or(Refusal::NoSuchRecord)?;
                let told = told.clean()?;
                // What was a lawful group yesterday cannot be looked at by name today.
                if read::<GroupTold>(&now, "told").is_some_and(|before| before.is != told.is) {
                    return Err(Refusal::IsNoted);
                }
                let told = [("school", value(&school)), ("told", value(&told))];
                Ok(differing(&now, Scope::School(school), Kind::StudentGroup, *group, told))
            }
            GroupEdit::SetInGroup { group, students, is_in } => {
                if students.len() > MOST_STUDENTS {
                    return Err(Refusal::TooMany { most: MOST_STUDENTS as u32 });
                }
                let scope = Scope::School(school_of(ground, *group)?);
                let mut sets = Vec::with_capacity(students.len());
                for student in students {
                    ground.record(Kind::Student, *student).ok_or(Refusal::NoSuchStudent)?;
                    // Whoever was joined is in it under any of their records, and leaves it under all of them.
                    let said: Vec<Id> =
                        joined(ground, *student).into_iter().filter(|one| is_said(ground, *group, *one)).collect();
                    let changed = match (is_in, said.is_empty()) {
                        (true, true) => vec![*student],
                        (true, false) => Vec::new(),
                        (false, _) => said,
                    };
                    sets.extend(changed.into_iter().map(|student| {
                        let member = InGroup { in_group: *group, student, is_in: *is_in };
                        let record = member_id(*group, student);
                        Set { scope, kind: Kind::GroupMember, record, field: "member", value: value(&member) }
                    }));
                }
                Ok(sets)
            }
            GroupEdit::RemoveGroup { group } => {
                let scope = Scope::School(school_of(ground, *group)?);
                Ok(vec![Set { scope, kind: Kind::StudentGroup, record: *group, field: REMOVED, value: value(&true) }])
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::told_so_far::ToldSoFar;

    const SCHOOL: Id = Id::from_u128(1);
    const GROUP: Id = Id::from_u128(2);
    const LUZ: Id = Id::from_u128(3);

    fn told(name: &str, is: GroupIs, ground: Option<&str>, days: Option<(u32, u32)>) -> GroupEdit {
        let day = |of: u32| NaiveDate::from_ymd_opt(2026, 9, of);
        let (begins_on, ends_on) = (days.and_then(|(from, _)| day(from)), days.and_then(|(_, until)| day(until)));
        let told = GroupTold { name: name.into(), is, ground: ground.map(Into::into), begins_on, ends_on };
        GroupEdit::DescribeGroup { group: GROUP, school: SCHOOL, told }
    }

    #[test]
    fn a_group_has_a_name_days_in_their_order_and_a_lawful_one_its_ground() {
        let here = ToldSoFar::of([(Kind::School, SCHOOL), (Kind::Student, LUZ)]);
        let of = |edit: GroupEdit| edit.changes(&here).map(|sets| sets.len());
        assert_eq!(of(told(" AVID ", GroupIs::Program, None, Some((1, 30)))), Ok(2));
        assert_eq!(of(told(" ", GroupIs::Program, None, None)), Err(Refusal::NameIsEmpty));
        assert_eq!(of(told("AVID", GroupIs::Program, None, Some((2, 1)))), Err(Refusal::EndsBeforeItBegins));
        assert_eq!(of(told("Multilingual", GroupIs::Lawful, Some(" "), None)), Err(Refusal::NothingSaid));
        assert_eq!(of(told("Multilingual", GroupIs::Lawful, Some("Board policy 12"), None)), Ok(2));
        let nobody = GroupEdit::SetInGroup { group: GROUP, students: vec![LUZ], is_in: true };
        assert_eq!(of(nobody), Err(Refusal::NoSuchRecord), "there is no such group yet");
    }

    #[test]
    fn who_is_in_it_is_said_one_by_one_and_what_stands_is_not_said_again() {
        let mut here = ToldSoFar::of([(Kind::School, SCHOOL), (Kind::Student, LUZ)]);
        let first = told("AVID", GroupIs::Program, None, None).changes(&here);
        here.takes(first).unwrap();
        let set = |is_in| GroupEdit::SetInGroup { group: GROUP, students: vec![LUZ], is_in };
        assert_eq!(set(false).changes(&here), Ok(Vec::new()), "whoever never was in it does not leave it");
        let sets = set(true).changes(&here).unwrap();
        assert_eq!((sets.len(), sets[0].scope), (1, Scope::School(SCHOOL)));
        here.takes(Ok(sets)).unwrap();
        assert_eq!(set(true).changes(&here), Ok(Vec::new()));
        assert_eq!(set(false).changes(&here).map(|sets| sets.len()), Ok(1));
        let other = told("AVID", GroupIs::Lawful, Some("Board policy 12"), None);
        assert_eq!(other.changes(&here), Err(Refusal::IsNoted), "a program does not become what students are told apart by");
        let strange = GroupEdit::SetInGroup { group: GROUP, students: vec![Id::from_u128(9)], is_in: true };
        assert_eq!(strange.changes(&here), Err(Refusal::NoSuchStudent));
    }
}
