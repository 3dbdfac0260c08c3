//! What do Ed-Fi 5 interchange files say? Students, contacts, staff, schools, sections and who is in
//! them, from any number of files in any order. Each file is streamed once; what refers to another
//! record is joined at the end. A kind whose element occurs nowhere is absent: nothing is said of it.

mod gathered;
mod reference;

use std::collections::{HashMap, HashSet};

use domain::grade;
use domain::line_reason::LineReason;
use domain::people::{ContactRow, EnrollmentRow, ROLE_UNSAID, SectionRow, class_role};
use domain::record::Id;
use domain::roster::{Reach, Roster, Rows, enrollment_id, source_id};

use crate::intake::Intake;
use crate::notes::Notes;
use crate::source::Source;
use crate::unreadable::Unreadable;
use crate::xml::{Node, Open, Xml};
use gathered::{At, Gathered, Place};
use reference::Mention;

/// Reads a set of XML files, each of which must be an Ed-Fi interchange.
pub(crate) fn read(sources: &[Source], intake: &Intake<'_>) -> Result<Roster, Unreadable> {
    let mut gathered = Gathered::default();
    let mut notes = Notes::default();
    let mut version = None;
    for (index, source) in sources.iter().enumerate() {
        gathered.files.push(source.name.clone());
        source.open(intake, |input| {
            let mut xml = Xml::new(&source.name, input)?;
            let root = xml.root()?;
            if !root.name.starts_with("Interchange") {
                return Err(Unreadable::NotARoster { file: source.name.clone() });
            }
            match version_of(&root) {
                Some(found) if found.starts_with('5') => version = version.take().or(Some(found)),
                _ => notes.warn(&source.name, root.line, None, LineReason::NotEdFi5),
            }
            loop {
                match xml.next()? {
                    Node::Open(open) if Gathered::wants(&open.name) => {
                        let element = xml.element(open)?;
                        gathered.take(&element, index, &mut notes);
                    }
                    Node::Open(_) => xml.skip()?,
                    Node::Text(_) | Node::Close => {}
                    Node::End => break,
                }
            }
            if xml.has_replaced() {
                notes.warn(&source.name, 1, None, LineReason::LettersReplaced);
            }
            Ok(())
        })?;
    }
    let mut roster = Join { gathered, notes }.roster();
    roster.format = format!("Ed-Fi {}", version.as_deref().unwrap_or("5"));
    Ok(roster)
}

/// "5.2" of `http://ed-fi.org/5.2.0`, wherever the root declares it.
fn version_of(root: &Open) -> Option<String> {
    let version = root
        .attributes
        .iter()
        .find_map(|(_, value)| value.split("ed-fi.org/").nth(1).filter(|v| v.starts_with(|c: char| c.is_ascii_digit())))?;
    let version = version.split_whitespace().next()?;
    Some(version.split('.').take(2).collect::<Vec<_>>().join("."))
}

struct Join {
    gathered: Gathered,
    notes: Notes,
}

fn ids<Row>(rows: &[(Id, Row)]) -> HashSet<Id> {
    rows.iter().map(|(id, _)| *id).collect()
}

/// The association that counts for each person, in file order where they are equal.
fn best<'a>(all: &'a [At], by_xml_id: &HashMap<String, String>, kind: &str) -> HashMap<Id, &'a At> {
    let mut best: HashMap<Id, &At> = HashMap::new();
    for at in all {
        if let Some(source) = at.person.source(by_xml_id) {
            let held = best.entry(source_id(kind, source)).or_insert(at);
            if at.weight > held.weight {
                *held = at;
            }
        }
    }
    best
}

impl Join {
    fn reach(&self, elements: &[&str]) -> Reach {
        if elements.iter().any(|name| self.has(name)) { Reach::Bulk } else { Reach::Absent }
    }

    /// Whether these files speak of such an element at all.
    fn has(&self, element: &str) -> bool {
        self.gathered.met.contains(element)
    }

    /// What a kind that stands in two files says: with one of them alone nobody is said to have left.
    fn reach_of_both(&self, one: &str, other: &str) -> Reach {
        match (self.has(one), self.has(other)) {
            (true, true) => Reach::Bulk,
            (false, false) => Reach::Absent,
            _ => Reach::Delta,
        }
    }

    /// A line that names another record is refused where it names none, and left out where that is in no file.
    fn dangles(&mut self, place: Place, column: &str, mention: &Mention, reason: LineReason) {
        let (file, line) = (&self.gathered.files[place.0], place.1);
        if mention.is_nothing() {
            self.notes.refuse(file, line, Some(column), LineReason::ValueMissing);
        } else {
            self.notes.warn(file, line, Some(column), reason);
        }
    }

    fn warn(&mut self, place: Place, column: &str, reason: LineReason) {
        self.notes.warn(&self.gathered.files[place.0], place.1, Some(column), reason);
    }

    fn roster(mut self) -> Roster {
        let schools = self.schools();
        let sections = self.sections();
        let students = self.students();
        let staff = self.staff();
        let contacts = self.contacts(&ids(&students.rows), students.reach);
        let enrollments = self.enrollments(&students, &staff, &sections);
        let (refused, warned) = self.notes.told();
        Roster {
            format: String::new(),
            schools,
            students,
            staff,
            sections,
            enrollments,
            contacts,
            unclear: Vec::new(),
            refused,
            warned,
        }
    }

    fn schools(&mut self) -> Rows<domain::people::SchoolRow> {
        let reach = self.reach(&["School", "LocalEducationAgency"]);
        let by_xml_id = &self.gathered.by_xml_id;
        let rows = std::mem::take(&mut self.gathered.schools)
            .into_iter()
            .map(|(id, mut row, parent)| {
                row.parent = parent.source(by_xml_id).map(|source| source_id("school", source));
                (id, row)
            })
            .collect();
        let mut rows = Rows { reach, rows, ..Rows::default() };
        self.leave_refused(&mut rows, "school", "SchoolId");
        rows
    }

    fn students(&mut self) -> Rows<domain::people::StudentRow> {
        let reach = self.reach(&["Student"]);
        let mut rows = std::mem::take(&mut self.gathered.students);
        let best = best(&self.gathered.students_at, &self.gathered.by_xml_id, "student");
        // Of several grades only the one that is kept may be wrong.
        let mut unknown = Vec::new();
        for (id, row) in &mut rows {
            if let Some(at) = best.get(id) {
                row.grade.clone_from(&at.what);
                if at.what.as_deref().is_some_and(|grade| !grade::is_known(grade)) {
                    unknown.push(at.place);
                }
                row.school = at.school.source(&self.gathered.by_xml_id).map(|source| source_id("school", source));
            }
        }
        let there = ids(&rows);
        unknown.sort_unstable();
        for place in unknown {
            self.warn(place, "EntryGradeLevel", LineReason::GradeUnknown);
        }
        self.doubt_unknown(|gathered| &gathered.students_at, "student", "StudentReference", &there, reach);
        // Which grade and which school stand in another file than the students.
        let silent = if self.says("StudentSchoolAssociation") { Vec::new() } else { vec!["grade", "school"] };
        let mut rows = Rows { reach, rows, silent, ..Rows::default() };
        self.leave_refused(&mut rows, "student", "StudentUniqueId");
        rows
    }

    fn staff(&mut self) -> Rows<domain::people::StaffRow> {
        let reach = self.reach(&["Staff"]);
        let mut rows = std::mem::take(&mut self.gathered.staff);
        let by_xml_id = &self.gathered.by_xml_id;
        let in_schools = best(&self.gathered.staff_at, by_xml_id, "staff");
        let (assigned, _): (Vec<&At>, Vec<&At>) = self.gathered.staff_at.iter().partition(|at| at.what.is_some());
        let mut roles: HashMap<Id, &At> = HashMap::new();
        for at in assigned {
            if let Some(source) = at.person.source(by_xml_id) {
                let held = roles.entry(source_id("staff", source)).or_insert(at);
                if at.weight > held.weight {
                    *held = at;
                }
            }
        }
        let teaching: HashSet<&str> =
            self.gathered.in_sections.iter().filter(|it| !it.is_student).filter_map(|it| it.person.source(by_xml_id)).collect();
        for (id, row) in &mut rows {
            row.school = in_schools.get(id).and_then(|at| at.school.source(by_xml_id)).map(|source| source_id("school", source));
            row.role = match roles.get(id).and_then(|at| at.what.clone()) {
                Some(role) => role,
                None if teaching.contains(row.source_id.as_str()) => "Teacher".to_owned(),
                None => ROLE_UNSAID.to_owned(),
            };
        }
        let there = ids(&rows);
        self.doubt_unknown(|gathered| &gathered.staff_at, "staff", "StaffReference", &there, reach);
        let mut silent = Vec::new();
        if !self.says("StaffEducationOrganizationAssignmentAssociation") {
            silent.push("role");
            if !self.says("StaffSchoolAssociation") {
                silent.push("school");
            }
        }
        let mut rows = Rows { reach, rows, silent, ..Rows::default() };
        self.leave_refused(&mut rows, "staff", "StaffUniqueId");
        rows
    }

    /// Whether these files speak of such an element, and each of them could be read.
    fn says(&self, element: &str) -> bool {
        self.has(element) && !self.gathered.refused.elements.contains(element)
    }

    /// Whoever a refused element names is left as they are; nobody leaves where one of them may be anybody's.
    fn leave_refused<Row>(&mut self, rows: &mut Rows<Row>, kind: &str, column: &str) {
        // An id is what its kind and source derive: of another kind none is the same.
        rows.unsaid.extend(self.gathered.refused.named.iter().copied());
        if let Some(place) = self.gathered.refused.nameless.get(kind).copied() {
            rows.has_nameless = true;
            self.warn(place, column, LineReason::NamesNobody);
        }
    }

    /// Whether a mention that leads nowhere may be of an element that was refused, or names nothing.
    fn may_be_refused(&self, mention: &Mention, kind: &str) -> bool {
        mention.is_nothing() || self.gathered.refused.nameless.contains_key(kind)
    }

    fn doubt_unknown(&mut self, all: fn(&Gathered) -> &Vec<At>, kind: &str, column: &str, there: &HashSet<Id>, reach: Reach) {
        let gathered = &self.gathered;
        for at in all(gathered) {
            let source = at.person.source(&gathered.by_xml_id);
            if source.is_none_or(|source| reach == Reach::Bulk && !there.contains(&source_id(kind, source))) {
                let file = &gathered.files[at.place.0];
                self.notes.warn(file, at.place.1, Some(column), LineReason::PersonNotHere);
            }
        }
    }

    fn sections(&mut self) -> Rows<SectionRow> {
        let mut rows: Rows<SectionRow> = Rows { reach: self.reach(&["Section"]), ..Rows::default() };
        if !self.says("Course") || !self.says("CourseOffering") {
            rows.silent.push("subject");
        }
        let mut seen = HashSet::new();
        for section in std::mem::take(&mut self.gathered.sections) {
            let offering_key = section.offering.source(&self.gathered.by_xml_id).map(str::to_owned);
            let Some(offering_key) = offering_key else {
                self.dangles(section.place, "CourseOfferingReference", &section.offering, LineReason::CourseNotHere);
                // Its course is a part of what names a class.
                self.gathered.refused.nameless.entry("section").or_insert(section.place);
                continue;
            };
            let key = section.key.clone().unwrap_or_else(|| format!("{offering_key}/{}", section.identifier));
            if let Some(xml_id) = section.xml_id {
                self.gathered.by_xml_id.insert(xml_id, key.clone());
            }
            let id = source_id("section", &key);
            if !seen.insert(id) {
                self.warn(section.place, "SectionIdentifier", LineReason::IdTwice);
                continue;
            }
            // Where the offering itself is in no file, its key still tells school, session and course code.
            let mut parts = offering_key.splitn(3, '/');
            let (school, _year) = (parts.next().unwrap_or_default(), parts.next());
            let (session, code) = parts.next().and_then(|rest| rest.rsplit_once('/')).unwrap_or_default();
            let offering = self.gathered.offerings.get(&offering_key);
            let course =
                offering.and_then(|offering| offering.course.as_ref()).and_then(|course| self.gathered.courses.get(course));
            let title = section
                .name
                .or_else(|| offering.and_then(|offering| offering.title.clone()))
                .or_else(|| course.and_then(|course| course.title.clone()))
                .or_else(|| offering.map(|offering| offering.code.clone()))
                .unwrap_or_else(|| code.to_owned());
            let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
            let row = SectionRow {
                title,
                school: offering
                    .and_then(|it| it.school.clone())
                    .or_else(|| some(school))
                    .map(|school| source_id("school", &school)),
                term: offering.and_then(|offering| offering.session.clone()).or_else(|| some(session)),
                subject: course.and_then(|course| course.subject.clone()),
                source_id: key,
            };
            rows.rows.push((id, row));
        }
        self.leave_refused(&mut rows, "section", "SectionIdentifier");
        rows
    }

    fn contacts(&mut self, students: &HashSet<Id>, students_reach: Reach) -> Rows<ContactRow> {
        let mut rows: Rows<ContactRow> =
            Rows { reach: self.reach_of_both("Contact", "StudentContactAssociation"), ..Rows::default() };
        let mut seen = HashSet::new();
        let mut met: HashSet<String> = HashSet::new();
        for link in std::mem::take(&mut self.gathered.contact_links) {
            let Some(student) = link.student.source(&self.gathered.by_xml_id).map(str::to_owned) else {
                rows.has_nameless |= self.may_be_refused(&link.student, "student");
                self.dangles(link.place, "StudentReference", &link.student, LineReason::PersonNotHere);
                continue;
            };
            let contact = link.contact.source(&self.gathered.by_xml_id).map(str::to_owned);
            let refused = &self.gathered.refused;
            if let Some(contact) = &contact
                && (refused.is_refused("student", &student) || refused.is_refused("adult", contact))
            {
                rows.unsaid.push(source_id("contact", &format!("{student}/{contact}")));
                self.warn(link.place, "ContactReference", LineReason::PersonRefused);
                continue;
            }
            let Some((contact, of)) = contact.and_then(|source| self.gathered.contacts.get(&source).map(|of| (source, of)))
            else {
                rows.has_nameless |= self.may_be_refused(&link.contact, "adult");
                self.dangles(link.place, "ContactReference", &link.contact, LineReason::PersonNotHere);
                continue;
            };
            let (name, phone) = (of.name.clone(), of.phone.clone());
            let student_id = source_id("student", &student);
            if !students.contains(&student_id) {
                if students_reach == Reach::Bulk {
                    rows.has_nameless |= self.gathered.refused.nameless.contains_key("student");
                    self.warn(link.place, "StudentReference", LineReason::PersonNotHere);
                    continue;
                }
                self.warn(link.place, "StudentReference", LineReason::PersonElsewhere);
            }
            let source = format!("{student}/{contact}");
            let id = source_id("contact", &source);
            met.insert(contact);
            if !seen.insert(id) {
                self.warn(link.place, "ContactReference", LineReason::IdTwice);
                continue;
            }
            let row = ContactRow {
                source_id: source,
                student: student_id,
                name,
                relation: link.relation,
                lives_with: link.lives_with,
                phone,
            };
            rows.rows.push((id, row));
        }
        rows.has_nameless |= !self.says("StudentContactAssociation") && self.has("StudentContactAssociation");
        if self.gathered.contacts.keys().any(|source| !met.contains(source)) {
            let file = self.gathered.files.first().cloned().unwrap_or_default();
            self.notes.warn(&file, 1, Some("ContactReference"), LineReason::ContactsAlone);
        }
        rows
    }

    fn enrollments(
        &mut self,
        students: &Rows<domain::people::StudentRow>,
        staff: &Rows<domain::people::StaffRow>,
        sections: &Rows<SectionRow>,
    ) -> Rows<EnrollmentRow> {
        let mut rows: Rows<EnrollmentRow> =
            Rows { reach: self.reach_of_both("StudentSectionAssociation", "StaffSectionAssociation"), ..Rows::default() };
        let (student_ids, staff_ids, section_ids) = (ids(&students.rows), ids(&staff.rows), ids(&sections.rows));
        let mut seen = HashSet::new();
        for it in std::mem::take(&mut self.gathered.in_sections) {
            let (kind, role, reference, there, reach) = if it.is_student {
                ("student", "student", "StudentReference", &student_ids, students.reach)
            } else {
                ("staff", "teacher", "StaffReference", &staff_ids, staff.reach)
            };
            let Some(person_source) = it.person.source(&self.gathered.by_xml_id).map(str::to_owned) else {
                rows.has_nameless |= self.may_be_refused(&it.person, kind);
                self.dangles(it.place, reference, &it.person, LineReason::PersonNotHere);
                continue;
            };
            let Some(section_source) = it.section.source(&self.gathered.by_xml_id).map(str::to_owned) else {
                rows.has_nameless |= self.may_be_refused(&it.section, "section");
                self.dangles(it.place, "SectionReference", &it.section, LineReason::ClassNotHere);
                continue;
            };
            let (person, section) = (source_id(kind, &person_source), source_id("section", &section_source));
            let begins = it.begins_on.map(|date| date.to_string()).unwrap_or_default();
            let source = format!("{section_source}/{role}/{person_source}/{begins}");
            let id = source_id("enrollment", &source);
            let refused = &self.gathered.refused;
            if !there.contains(&person) {
                if reach == Reach::Bulk {
                    let is_refused = refused.named.contains(&person);
                    if is_refused || refused.nameless.contains_key(kind) {
                        rows.unsaid.push(id);
                    }
                    let reason = if is_refused { LineReason::PersonRefused } else { LineReason::PersonNotHere };
                    self.warn(it.place, reference, reason);
                    continue;
                }
                self.warn(it.place, reference, LineReason::PersonElsewhere);
            }
            let refused = &self.gathered.refused;
            if !section_ids.contains(&section) {
                if sections.reach == Reach::Bulk {
                    let is_refused = refused.named.contains(&section);
                    if is_refused || refused.nameless.contains_key("section") {
                        rows.unsaid.push(id);
                    }
                    let reason = if is_refused { LineReason::ClassRefused } else { LineReason::ClassNotHere };
                    self.warn(it.place, "SectionReference", reason);
                    continue;
                }
                self.warn(it.place, "SectionReference", LineReason::ClassElsewhere);
            }
            if !seen.insert(id) {
                self.warn(it.place, "SectionReference", LineReason::IdTwice);
                continue;
            }
            let row = EnrollmentRow {
                source_id: source,
                section,
                person,
                role: class_role(role),
                begins_on: it.begins_on,
                ends_on: it.ends_on,
            };
            rows.rows.push((enrollment_id(section, id), row));
        }
        for element in ["StudentSectionAssociation", "StaffSectionAssociation"] {
            rows.has_nameless |= self.has(element) && !self.says(element);
        }
        rows
    }
}
