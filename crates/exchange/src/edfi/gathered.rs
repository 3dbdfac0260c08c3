//! What was met in the interchange files, before anything is joined? Files may come in any order and refer
//! to one another, so each record is kept as plain parts with the place where it stood.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use domain::line_reason::LineReason;
use domain::people::{SchoolRow, StaffRow, StudentRow};
use domain::record::Id;
use domain::roster::source_id;

use super::reference::{Mention, descriptor, offering_key, section_key, some};
use crate::notes::Notes;
use crate::text;
use crate::xml::Element;

/// Where an element stood: file (as an index) and line.
pub(super) type Place = (usize, u32);

pub(super) struct Contact {
    pub(super) name: String,
    pub(super) phone: Option<String>,
}

pub(super) struct ContactLink {
    pub(super) place: Place,
    pub(super) student: Mention,
    pub(super) contact: Mention,
    pub(super) relation: Option<String>,
    pub(super) lives_with: Option<bool>,
}

pub(super) struct Section {
    pub(super) place: Place,
    pub(super) key: Option<String>,
    pub(super) offering: Mention,
    pub(super) identifier: String,
    pub(super) xml_id: Option<String>,
    pub(super) name: Option<String>,
}

#[derive(Default)]
pub(super) struct Offering {
    pub(super) title: Option<String>,
    pub(super) course: Option<String>,
    pub(super) school: Option<String>,
    pub(super) session: Option<String>,
    pub(super) code: String,
}

pub(super) struct Course {
    pub(super) title: Option<String>,
    pub(super) subject: Option<String>,
}

/// A student at a school, a member of staff at a school or office.
pub(super) struct At {
    pub(super) place: Place,
    pub(super) person: Mention,
    pub(super) school: Mention,
    /// A grade, or what a member of staff is.
    pub(super) what: Option<String>,
    /// How much this one counts when there are several; the greatest is taken.
    pub(super) weight: (bool, bool, Option<NaiveDate>),
}

pub(super) struct InSection {
    pub(super) place: Place,
    pub(super) person: Mention,
    pub(super) section: Mention,
    pub(super) is_student: bool,
    pub(super) begins_on: Option<NaiveDate>,
    pub(super) ends_on: Option<NaiveDate>,
}

/// Everything met so far.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) files: Vec<String>,
    /// Names of all top-level elements met: which kinds these files speak of.
    pub(super) met: HashSet<String>,
    pub(super) by_xml_id: HashMap<String, String>,
    pub(super) schools: Vec<(Id, SchoolRow, Mention)>,
    pub(super) students: Vec<(Id, StudentRow)>,
    pub(super) staff: Vec<(Id, StaffRow)>,
    pub(super) contacts: HashMap<String, Contact>,
    pub(super) contact_links: Vec<ContactLink>,
    pub(super) sections: Vec<Section>,
    pub(super) offerings: HashMap<String, Offering>,
    pub(super) courses: HashMap<String, Course>,
    pub(super) students_at: Vec<At>,
    pub(super) staff_at: Vec<At>,
    pub(super) in_sections: Vec<InSection>,
    pub(super) refused: Refused,
    seen: HashSet<Id>,
}

/// Of whom elements are that were refused: nothing is said of them.
#[derive(Default)]
pub(super) struct Refused {
    /// What their keys derive.
    pub(super) named: HashSet<Id>,
    /// Kinds of which some element does not say of whom it is, and where the first of them stands.
    pub(super) nameless: HashMap<&'static str, Place>,
    /// Names of refused elements that only say more of another record.
    pub(super) elements: HashSet<String>,
}

impl Refused {
    pub(super) fn is_refused(&self, kind: &str, source: &str) -> bool {
        self.named.contains(&source_id(kind, source))
    }
}

/// The element that is being read, where it stands, and how values of it are taken.
struct Reading<'a> {
    element: &'a Element,
    place: Place,
    file: &'a str,
    notes: &'a mut Notes,
}

impl Reading<'_> {
    fn clean(&mut self, value: &str, column: &str) -> String {
        let (text, doubt) = text::shown(value.into());
        if let Some(doubt) = doubt {
            self.notes.warn(self.file, self.place.1, Some(column), doubt);
        }
        text.into_owned()
    }

    fn optional(&mut self, path: &[&str]) -> Option<String> {
        let value = self.clean(self.element.at(path), path[path.len() - 1]);
        (!value.is_empty()).then_some(value)
    }

    fn required(&mut self, path: &[&str]) -> Option<String> {
        let value = self.optional(path);
        if value.is_none() {
            self.notes.refuse(self.file, self.place.1, Some(path[path.len() - 1]), LineReason::ValueMissing);
        }
        value
    }

    fn date(&mut self, path: &[&str]) -> Option<NaiveDate> {
        let value = self.element.at(path);
        let date = text::date(value);
        if date.is_none() && !value.is_empty() {
            self.notes.warn(self.file, self.place.1, Some(path[path.len() - 1]), LineReason::NotADate);
        }
        date
    }
}

impl Gathered {
    /// True for the elements whose inside is read; all others are stepped over.
    pub(super) fn wants(name: &str) -> bool {
        matches!(
            name,
            "School"
                | "LocalEducationAgency"
                | "Course"
                | "CourseOffering"
                | "Section"
                | "Student"
                | "StudentSchoolAssociation"
                | "StudentSectionAssociation"
                | "Contact"
                | "StudentContactAssociation"
                | "Staff"
                | "StaffSchoolAssociation"
                | "StaffEducationOrganizationAssignmentAssociation"
                | "StaffSectionAssociation"
        )
    }

    /// Takes one top-level element.
    pub(super) fn take(&mut self, element: &Element, file: usize, notes: &mut Notes) {
        let file_name = self.files[file].clone();
        let line = element.open.line;
        if !self.met.contains(&element.open.name) {
            self.met.insert(element.open.name.clone());
        }
        if let Some(column) = &element.too_long {
            notes.refuse(&file_name, line, Some(column), text::TOO_LONG);
            self.refuse(element, (file, line));
            return;
        }
        let before = notes.refused_so_far();
        let mut reading = Reading { element, place: (file, line), file: &file_name, notes };
        // None: a required value was missing, and the line is refused.
        let _ = match element.open.name.as_str() {
            "School" => self.school(&mut reading, "SchoolId", "school"),
            "LocalEducationAgency" => self.school(&mut reading, "LocalEducationAgencyId", "district"),
            "Course" => self.course(&mut reading),
            "CourseOffering" => self.offering(&mut reading),
            "Section" => self.section(&mut reading),
            "Student" => self.student(&mut reading),
            "Contact" => self.contact(&mut reading),
            "Staff" => self.staff_member(&mut reading),
            "StudentContactAssociation" => self.contact_link(&mut reading),
            _ => self.association(&mut reading),
        };
        if notes.refused_so_far() > before {
            self.refuse(element, (file, line));
        }
    }

    /// Remembers of whom a refused element is, where it says so.
    fn refuse(&mut self, element: &Element, place: Place) {
        let value = |name: &str| some(&text::shown(element.at(&[name]).into()).0);
        let (kind, key) = match element.open.name.as_str() {
            "School" => ("school", value("SchoolId")),
            "LocalEducationAgency" => ("school", value("LocalEducationAgencyId")),
            "Student" => ("student", value("StudentUniqueId")),
            "Staff" => ("staff", value("StaffUniqueId")),
            "Contact" => ("adult", value("ContactUniqueId")),
            "Section" => ("section", section_key(element)),
            other => {
                self.refused.elements.insert(other.to_owned());
                return;
            }
        };
        // The value that is too long is the key itself, or what is left of it.
        let is_key_too_long = element.too_long.as_ref().is_some_and(|it| it.ends_with("Id") || it.ends_with("Identifier"));
        match key.filter(|_| !is_key_too_long) {
            Some(key) => {
                self.remember(element, &key);
                self.refused.named.insert(source_id(kind, &key));
            }
            None => {
                self.refused.nameless.entry(kind).or_insert(place);
            }
        }
    }

    fn is_first(&mut self, id: Id, reading: &mut Reading<'_>) -> bool {
        let is_first = self.seen.insert(id);
        if !is_first {
            reading.notes.warn(reading.file, reading.place.1, None, LineReason::IdTwice);
        }
        is_first
    }

    fn remember(&mut self, element: &Element, source: &str) {
        if let Some(xml_id) = element.open.attribute("id") {
            self.by_xml_id.insert(xml_id.to_owned(), source.to_owned());
        }
    }

    fn school(&mut self, reading: &mut Reading<'_>, key: &str, org_type: &str) -> Option<()> {
        let source = reading.required(&[key])?;
        let name = reading.required(&["NameOfInstitution"])?;
        let id = source_id("school", &source);
        self.remember(reading.element, &source);
        if self.is_first(id, reading) {
            let parent = match org_type {
                "school" => Mention::simple(reading.element, "LocalEducationAgencyReference", "LocalEducationAgencyId"),
                _ => Mention::simple(reading.element, "ParentLocalEducationAgencyReference", "LocalEducationAgencyId"),
            };
            self.schools.push((id, SchoolRow { source_id: source, name, org_type: org_type.into(), parent: None }, parent));
        }
        Some(())
    }

    fn course(&mut self, reading: &mut Reading<'_>) -> Option<()> {
        let code = some(reading.element.at(&["CourseCode"]))?;
        let organization =
            reading.element.child("EducationOrganizationReference").map_or("", |it| it.deep("EducationOrganizationId"));
        let course = Course {
            title: reading.optional(&["CourseTitle"]),
            subject: reading.optional(&["AcademicSubject"]).map(|subject| descriptor(&subject).to_owned()),
        };
        let key = format!("{organization}/{code}");
        self.remember(reading.element, &key);
        self.courses.insert(key, course);
        Some(())
    }

    fn offering(&mut self, reading: &mut Reading<'_>) -> Option<()> {
        let element = reading.element;
        let key = offering_key(element)?;
        let course = element.child("CourseReference").and_then(|course| {
            let code = some(course.deep("CourseCode"));
            code.map(|code| format!("{}/{code}", course.deep("EducationOrganizationId")))
        });
        let offering = Offering {
            title: reading.optional(&["LocalCourseTitle"]),
            course,
            school: element.child("SchoolReference").and_then(|school| some(school.deep("SchoolId"))),
            session: some(element.deep("SessionName")),
            code: element.at(&["LocalCourseCode"]).to_owned(),
        };
        self.remember(element, &key);
        self.offerings.insert(key, offering);
        Some(())
    }

    fn section(&mut self, reading: &mut Reading<'_>) -> Option<()> {
        let identifier = reading.required(&["SectionIdentifier"])?;
        let section = Section {
            place: reading.place,
            key: section_key(reading.element),
            offering: Mention::of(reading.element, "CourseOfferingReference", offering_key),
            identifier,
            xml_id: reading.element.open.attribute("id").map(str::to_owned),
            name: reading.optional(&["SectionName"]),
        };
        self.sections.push(section);
        Some(())
    }

    fn student(&mut self, reading: &mut Reading<'_>) -> Option<()> {
        let source = reading.required(&["StudentUniqueId"])?;
        let given = reading.required(&["Name", "FirstName"])?;
        let family = reading.required(&["Name", "LastSurname"])?;
        let id = source_id("student", &source);
        self.remember(reading.element, &source);
        if self.is_first(id, reading) {
            let row = StudentRow {
                given,
                family,
                middle: reading.optional(&["Name", "MiddleName"]),
                preferred_given: reading.optional(&["Name", "PreferredFirstName"]),
                preferred_family: reading.optional(&["Name", "PreferredLastSurname"]),
                grade: None,
                school: None,
                number: Some(source.clone()),
                birth_date: reading.date(&["BirthData", "BirthDate"]),
                source_id: source,
            };
            self.students.push((id, row));
        }
        Some(())
    }

    fn contact(&mut self, reading: &mut Reading<'_>) -> Option<()> {
        let source = reading.required(&["ContactUniqueId"])?;
        let given = reading.required(&["Name", "FirstName"])?;
        let family = reading.required(&["Name", "LastSurname"])?;
        let phones = reading.element.all("Telephone").filter(|phone| {
            !descriptor(phone.at(&["TelephoneNumberType"])).eq_ignore_ascii_case("fax")
                && phone.at(&["DoNotPublishIndicator"]) != "true"
        });
        let first = phones.min_by_key(|phone| phone.at(&["OrderOfPriority"]).parse().unwrap_or(u32::MAX));
        let phone = first.and_then(|phone| some(&reading.clean(phone.at(&["TelephoneNumber"]), "TelephoneNumber")));
        self.remember(reading.element, &source);
        self.contacts.insert(source, Contact { name: format!("{given} {family}"), phone });
        Some(())
    }

    fn contact_link(&mut self, reading: &mut Reading<'_>) -> Option<()> {
        let element = reading.element;
        let link = ContactLink {
            place: reading.place,
            student: Mention::simple(element, "StudentReference", "StudentUniqueId"),
            contact: Mention::simple(element, "ContactReference", "ContactUniqueId"),
            relation: reading.optional(&["Relation"]).map(|relation| descriptor(&relation).to_owned()),
            lives_with: match element.at(&["LivesWith"]) {
                "true" | "1" => Some(true),
                "false" | "0" => Some(false),
                _ => None,
            },
        };
        self.contact_links.push(link);
        Some(())
    }

    fn staff_member(&mut self, reading: &mut Reading<'_>) -> Option<()> {
        let source = reading.required(&["StaffUniqueId"])?;
        let given = reading.required(&["Name", "FirstName"])?;
        let family = reading.required(&["Name", "LastSurname"])?;
        let id = source_id("staff", &source);
        self.remember(reading.element, &source);
        if self.is_first(id, reading) {
            let preferred_given = reading.optional(&["Name", "PreferredFirstName"]);
            self.staff
                .push((id, StaffRow { source_id: source, given, family, preferred_given, role: String::new(), school: None }));
        }
        Some(())
    }

    fn association(&mut self, reading: &mut Reading<'_>) -> Option<()> {
        let element = reading.element;
        let place = reading.place;
        let student = || Mention::simple(element, "StudentReference", "StudentUniqueId");
        let staff = || Mention::simple(element, "StaffReference", "StaffUniqueId");
        let school = || Mention::simple(element, "SchoolReference", "SchoolId");
        match element.open.name.as_str() {
            "StudentSchoolAssociation" => {
                let grade = reading.optional(&["EntryGradeLevel"]).map(|grade| descriptor(&grade).to_owned());
                let weight = (
                    element.child("ExitWithdrawDate").is_none(),
                    element.at(&["PrimarySchool"]) == "true",
                    reading.date(&["EntryDate"]),
                );
                self.students_at.push(At { place, person: student(), school: school(), what: grade, weight });
            }
            "StaffSchoolAssociation" => {
                self.staff_at.push(At { place, person: staff(), school: school(), what: None, weight: (true, true, None) });
            }
            "StaffEducationOrganizationAssignmentAssociation" => {
                let role = reading.optional(&["StaffClassification"]).map(|role| descriptor(&role).to_owned());
                let weight = (element.child("EndDate").is_none(), false, reading.date(&["BeginDate"]));
                let office = Mention::simple(element, "EducationOrganizationReference", "EducationOrganizationId");
                self.staff_at.push(At { place, person: staff(), school: office, what: role, weight });
            }
            "StudentSectionAssociation" | "StaffSectionAssociation" => {
                let is_student = element.open.name == "StudentSectionAssociation";
                let in_section = InSection {
                    place,
                    person: if is_student { student() } else { staff() },
                    section: Mention::of(element, "SectionReference", section_key),
                    is_student,
                    begins_on: reading.date(&["BeginDate"]),
                    ends_on: reading.date(&["EndDate"]),
                };
                self.in_sections.push(in_section);
            }
            _ => {}
        }
        Some(())
    }
}
