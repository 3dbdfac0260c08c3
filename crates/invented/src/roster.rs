//! What does the school's own roster say? Writes Juniper Ridge High School as a OneRoster 1.2 bulk folder, with one line
//! that an import has to refuse. It holds no password, and gives nobody's origin or sex: demographics here is a birth date.

use chrono::{Datelike, Days, NaiveDate};
use domain::record::Id;
use domain::roster::source_id;

use crate::chance::Dice;
use crate::cultures::{Culture, ONE_NAME};

/// The school's name.
pub const SCHOOL_NAME: &str = "Juniper Ridge High School";
/// How many students, a hundred to a grade.
pub const STUDENTS: usize = 400;
/// How many adults work there.
pub const STAFF: usize = 30;
/// How many classes meet. One more stands in the file without a title.
pub const SECTIONS: usize = 60;
const SCHOOL: &str = "jrhs";
const DISTRICT: &str = "basin-usd";

/// A student of the roster, as the rest of the invention needs them.
#[derive(Debug)]
pub struct Student {
    pub id: Id,
    pub grade: u32,
    pub culture: &'static Culture,
    /// Set where the room uses another name than the file.
    pub called: Option<String>,
}

/// An adult of the roster.
#[derive(Clone, Debug)]
pub struct Adult {
    pub id: Id,
    pub given: String,
    pub family: String,
    pub is_woman: bool,
    pub role: &'static str,
}

/// A class as the rest of the invention needs it.
#[derive(Debug)]
pub struct Class {
    pub section: Id,
    pub title: String,
    pub teacher: Id,
    pub students: Vec<Id>,
}

/// Everyone on the roster, and the files that say so.
#[derive(Debug)]
pub struct Register {
    pub school: Id,
    pub students: Vec<Student>,
    pub staff: Vec<Adult>,
    pub classes: Vec<Class>,
    pub files: Vec<(String, String)>,
}

/// Quotes a cell where a comma or a quote asks for it.
pub(crate) fn cell(text: &str) -> String {
    if text.contains([',', '"', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

/// Appends a line of cells.
pub(crate) fn line(csv: &mut String, cells: &[&str]) {
    for (at, text) in cells.iter().enumerate() {
        if at > 0 {
            csv.push(',');
        }
        csv.push_str(&cell(text));
    }
    csv.push('\n');
}

pub(crate) const USERS: &str = "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,\
    email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,resourceSourcedIds,preferredGivenName,\
    preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns";
pub(crate) const ROLES: &str = "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,\
    userProfileSourcedId";
pub(crate) const ORGS: &str = "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId";
pub(crate) const COURSES: &str = "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,\
    subjectCodes";
pub(crate) const CLASSES: &str = "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,\
    termSourcedIds,subjects,subjectCodes,periods";
pub(crate) const SESSIONS: &str = "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear";
pub(crate) const ENROLLMENTS: &str =
    "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate";
const DEMOGRAPHICS: &str = "sourcedId,status,dateLastModified,birthDate,sex,americanIndianOrAlaskaNative,asian,blackOrAfricanAmerican,\
    nativeHawaiianOrOtherPacificIslander,white,demographicRaceTwoOrMoreRaces,hispanicOrLatinoEthnicity,\
    countryOfBirthCode,stateOfBirthAbbreviation,cityOfBirth,publicSchoolResidenceStatus";

/// A file of which only the heading is written.
pub(crate) fn headed(columns: &str) -> String {
    format!("{columns}\n")
}

/// One person of users.csv.
pub(crate) struct User<'a> {
    pub source: &'a str,
    pub username: &'a str,
    pub given: &'a str,
    pub family: &'a str,
    pub middle: &'a str,
    pub identifier: &'a str,
    pub email: &'a str,
    pub phone: &'a str,
    pub agents: &'a str,
    pub grades: &'a str,
    pub preferred: &'a str,
    pub org: &'a str,
}

pub(crate) fn user(csv: &mut String, who: &User) {
    line(
        csv,
        &[
            who.source,
            "",
            "",
            "true",
            who.username,
            "",
            who.given,
            who.family,
            who.middle,
            who.identifier,
            who.email,
            "",
            who.phone,
            who.agents,
            who.grades,
            "",
            "",
            "",
            who.preferred,
            "",
            "",
            who.org,
            "",
        ],
    );
}

pub(crate) fn role(csv: &mut String, user: &str, word: &str, org: &str) {
    line(csv, &[&format!("role-{user}"), "", "", user, "primary", word, "", "", org, ""]);
}

/// The year in which the school year of `today` began; a new one begins in August.
pub(crate) fn school_year(today: NaiveDate) -> i32 {
    if today.month() >= 8 { today.year() } else { today.year() - 1 }
}

/// Every file of which a manifest has to speak.
const MANIFESTED: &str = "academicSessions categories classes classResources courses courseResources demographics enrollments \
    lineItemLearningObjectiveIds lineItems lineItemScoreScales orgs resources resultLearningObjectiveIds results \
    resultScoreScales roles scoreScales userProfiles userResources users";

/// manifest.csv: these files in full, the others absent.
pub(crate) fn manifest(system: &str, given: &[&str]) -> String {
    let mut csv = headed("propertyName,value");
    line(&mut csv, &["manifest.version", "1.0"]);
    line(&mut csv, &["oneroster.version", "1.2"]);
    for file in MANIFESTED.split(' ') {
        line(&mut csv, &[&format!("file.{file}"), if given.contains(&file) { "bulk" } else { "absent" }]);
    }
    line(&mut csv, &["source.systemName", system]);
    line(&mut csv, &["source.systemCode", "invented"]);
    csv
}

/// The adults of the school.
pub(crate) fn staff(dice: &mut Dice) -> Vec<Adult> {
    let adult = |at: usize, given: &str, family: &str, is_woman: bool, role: &'static str| Adult {
        id: source_id("staff", &format!("t{at:03}")),
        given: given.to_owned(),
        family: family.to_owned(),
        is_woman,
        role,
    };
    let mut staff = vec![
        adult(1, "Ana", "Reyes", true, "counselor"),
        adult(2, "Ben", "Okafor", false, "counselor"),
        adult(3, "Ruth", "Castellanos", true, "principal"),
    ];
    while staff.len() < STAFF {
        let culture = Culture::drawn(dice);
        let (given, is_woman) = culture.given(dice);
        let family = dice.pick(culture.family);
        // Two teachers of one surname would be one "Ms." to a student.
        if staff.iter().any(|other| other.family == family) {
            continue;
        }
        let role = match staff.len() {
            3 => "siteAdministrator",
            4 => "aide",
            _ => "teacher",
        };
        staff.push(adult(staff.len() + 1, given, family, is_woman, role));
    }
    staff
}

/// The core subjects of each grade, with the word for the subject.
const CORE: [[(&str, &str); 4]; 4] = [
    [("English 9", "English"), ("Algebra I", "Mathematics"), ("Biology", "Science"), ("World Geography", "Social Studies")],
    [("English 10", "English"), ("Geometry", "Mathematics"), ("Chemistry", "Science"), ("World History", "Social Studies")],
    [("English 11", "English"), ("Algebra II", "Mathematics"), ("Physics", "Science"), ("U.S. History", "Social Studies")],
    [
        ("English 12", "English"),
        ("Statistics", "Mathematics"),
        ("Environmental Science", "Science"),
        ("Government, Economics", "Social Studies"),
    ],
];
const ELECTIVES: [(&str, &str); 12] = [
    ("Physical Education", "PE"),
    ("Advisory", "Advisory"),
    ("Concert Choir", "Arts"),
    ("Mariachi \"Los Enebros\"", "Arts"),
    ("Spanish for Heritage Speakers", "Languages"),
    ("Diné Bizaad I", "Languages"),
    ("Welding I", "Career"),
    ("Health Careers", "Career"),
    ("Computer Science", "Career"),
    ("Studio Art", "Arts"),
    ("Study Hall", "Advisory"),
    ("Dance & Movement", "PE"),
];

/// Everyone of the school, and its folder.
pub fn register(seed: u64, today: NaiveDate) -> Register {
    let dice = &mut Dice::of(seed, 0);
    let year = school_year(today);
    let day = |month, day| NaiveDate::from_ymd_opt(year + i32::from(month < 8), month, day).unwrap_or(today);
    let (begins, ends) = (day(8, 18).to_string(), day(6, 5).to_string());
    let staff = staff(dice);
    let (mut users, mut roles, mut births) = (headed(USERS), headed(ROLES), headed(DEMOGRAPHICS));
    for (at, adult) in staff.iter().enumerate() {
        let source = format!("t{:03}", at + 1);
        let username = format!("staff{:03}", at + 1);
        let email = format!("{username}@basin.example");
        let (given, family) = (adult.given.as_str(), adult.family.as_str());
        user(
            &mut users,
            &User {
                source: &source,
                username: &username,
                given,
                family,
                middle: "",
                identifier: "",
                email: &email,
                phone: "",
                agents: "",
                grades: "",
                preferred: "",
                org: SCHOOL,
            },
        );
        role(&mut roles, &source, adult.role, SCHOOL);
    }
    let mut students = Vec::with_capacity(STUDENTS);
    let mut met = std::collections::BTreeSet::new();
    let mut guardians = 0;
    while students.len() < STUDENTS {
        let at = students.len();
        let grade = 9 + (at * 4 / STUDENTS) as u32;
        let culture = Culture::drawn(dice);
        let (mut given, mut family) = (culture.given(dice).0, dice.pick(culture.family));
        // A registrar tells two of one name apart; a test should not have to.
        if !met.insert((given, family)) && dice.chance(0.9) {
            continue;
        }
        let mut called = None;
        if let Some(one) = ONE_NAME.get(at / 7).filter(|_| at % 7 == 6) {
            (given, family) = (one, one);
            called = Some((*one).to_owned());
        }
        let source = format!("s{:04}", 1001 + at);
        let number = format!("{}", 208_100 + at * 7);
        let (first, second) = (culture.given(dice).0, culture.given(dice).0);
        let middle = if dice.chance(0.3) && first != given { first } else { "" };
        let preferred = if called.is_none() && dice.chance(0.06) { second } else { "" };
        if called.is_none() && dice.chance(0.02) {
            called = Some(format!("{}.{}.", &given.chars().next().unwrap_or('A'), &family.chars().next().unwrap_or('B')));
        }
        // Guardians stand after the student they belong to, as one household exports.
        let mut agents = Vec::new();
        let mut households = String::new();
        for nth in 0..1 + usize::from(dice.chance(0.62)) {
            guardians += 1;
            let contact = format!("g{guardians:04}");
            let (name, _) = culture.given(dice);
            let surname = if dice.chance(0.8) { family } else { dice.pick(culture.family) };
            let phone = format!("(555) 01{:02}-{:04}", guardians / 100 % 100, 1000 + guardians);
            user(
                &mut households,
                &User {
                    source: &contact,
                    username: &contact,
                    given: name,
                    family: surname,
                    middle: "",
                    identifier: "",
                    email: "",
                    phone: &phone,
                    agents: &source,
                    grades: "",
                    preferred: "",
                    org: SCHOOL,
                },
            );
            role(&mut roles, &contact, if nth == 0 { "parent" } else { dice.pick(&["parent", "guardian", "relative"]) }, SCHOOL);
            agents.push(contact);
        }
        let username = format!("jr{}", 1001 + at);
        let email = format!("{username}@students.basin.example");
        let grades = format!("{grade:02}");
        user(
            &mut users,
            &User {
                source: &source,
                username: &username,
                given,
                family,
                middle,
                identifier: &number,
                email: &email,
                phone: "",
                agents: &agents.join(","),
                grades: &grades,
                preferred,
                org: SCHOOL,
            },
        );
        users.push_str(&households);
        role(&mut roles, &source, "student", SCHOOL);
        let eldest = NaiveDate::from_ymd_opt(year - grade as i32 - 6, 9, 1).unwrap_or(today);
        let born = eldest.checked_add_days(Days::new(dice.below(365) as u64)).unwrap_or(eldest);
        let mut cells = vec![source.as_str(), "", ""];
        let born = born.to_string();
        cells.push(&born);
        cells.resize(DEMOGRAPHICS.split(',').count(), "");
        line(&mut births, &cells);
        students.push(Student { id: source_id("student", &source), grade, culture, called });
    }

    let (mut courses, mut classes) = (headed(COURSES), headed(CLASSES));
    let mut sections: Vec<(String, Option<usize>, usize)> = Vec::new();
    let mut titles = Vec::new();
    let mut add_course = |title: &str,
                          subject: &str,
                          grades: &str,
                          copies: usize,
                          grade: Option<usize>,
                          place: usize,
                          sections: &mut Vec<(String, Option<usize>, usize)>| {
        let course = format!("c{:03}", sections.len() + 1);
        line(&mut courses, &[&course, "", "", "year", title, &course.to_uppercase(), grades, SCHOOL, subject, ""]);
        for copy in 0..copies {
            let source = format!("k{:03}", sections.len() + 1);
            let titled = if copies == 1 { title.to_owned() } else { format!("{title} · period {}", copy * 2 + 1 + place % 2) };
            let room = format!("Room {}", 101 + sections.len());
            line(
                &mut classes,
                &[
                    &source,
                    "",
                    "",
                    &titled,
                    grades,
                    &course,
                    &source.to_uppercase(),
                    "scheduled",
                    &room,
                    SCHOOL,
                    "fall,spring",
                    subject,
                    "",
                    &(copy + 1).to_string(),
                ],
            );
            sections.push((source, grade, place));
            titles.push(titled);
        }
    };
    for (grade, subjects) in CORE.iter().enumerate() {
        for (place, (title, subject)) in subjects.iter().enumerate() {
            add_course(title, subject, &format!("{:02}", grade + 9), 3, Some(grade), place, &mut sections);
        }
    }
    for (place, (title, subject)) in ELECTIVES.iter().enumerate() {
        add_course(title, subject, "09,10,11,12", 1, None, place, &mut sections);
    }
    // The one line to refuse: a class that nobody has named yet. Nobody is enrolled in it.
    line(&mut classes, &["k900", "", "", "", "09", "c001", "K900", "scheduled", "", SCHOOL, "fall,spring", "English", "", ""]);

    let mut enrollments = headed(ENROLLMENTS);
    let mut enrolled = 0;
    let mut enrol = |class: &str, who: &str, word: &str, is_primary: &str| {
        enrolled += 1;
        line(&mut enrollments, &[&format!("e{enrolled:05}"), "", "", class, SCHOOL, who, word, is_primary, &begins, &ends]);
    };
    let teachers: Vec<usize> = (0..staff.len()).filter(|at| staff[*at].role == "teacher").collect();
    let mut held = Vec::with_capacity(sections.len());
    for (at, (class, _, _)) in sections.iter().enumerate() {
        let teacher = teachers[at % teachers.len()];
        enrol(class, &format!("t{:03}", teacher + 1), "teacher", "true");
        let section = source_id("section", class);
        held.push(Class { section, title: titles[at].clone(), teacher: staff[teacher].id, students: Vec::new() });
    }
    let mut joins = |class: &str, student: &Student| {
        let section = source_id("section", class);
        if let Some(class) = held.iter_mut().find(|class| class.section == section) {
            class.students.push(student.id);
        }
    };
    for (at, student) in students.iter().enumerate() {
        let source = format!("s{:04}", 1001 + at);
        for place in 0..4 {
            let own: Vec<&str> = sections
                .iter()
                .filter(|(_, grade, at)| *grade == Some(student.grade as usize - 9) && *at == place)
                .map(|(class, _, _)| class.as_str())
                .collect();
            let class = dice.pick(&own);
            enrol(class, &source, "student", "false");
            joins(class, student);
        }
        let free = sections.len() - ELECTIVES.len();
        let first = dice.below(ELECTIVES.len());
        enrol(&sections[free + first].0, &source, "student", "false");
        joins(&sections[free + first].0, student);
        if student.grade < 12 || dice.chance(0.6) {
            let second = (first + 1 + dice.below(ELECTIVES.len() - 1)) % ELECTIVES.len();
            enrol(&sections[free + second].0, &source, "student", "false");
            joins(&sections[free + second].0, student);
        }
    }

    let mut orgs = headed(ORGS);
    line(&mut orgs, &[DISTRICT, "", "", "Basin Unified School District", "district", "BUSD", ""]);
    line(&mut orgs, &[SCHOOL, "", "", SCHOOL_NAME, "school", "0417", DISTRICT]);
    let mut sessions = headed(SESSIONS);
    let ending = (year + 1).to_string();
    let (winter, spring) = (day(12, 19).to_string(), day(1, 6).to_string());
    line(&mut sessions, &["year", "", "", &format!("{year}–{ending}"), "schoolYear", &begins, &ends, "", &ending]);
    line(&mut sessions, &["fall", "", "", "Fall", "semester", &begins, &winter, "year", &ending]);
    line(&mut sessions, &["spring", "", "", "Spring", "semester", &spring, &ends, "year", &ending]);
    let manifest = manifest(
        "Juniper Ridge (invented)",
        &["academicSessions", "classes", "courses", "demographics", "enrollments", "orgs", "roles", "users"],
    );
    let files = [
        ("manifest.csv", manifest),
        ("orgs.csv", orgs),
        ("users.csv", users),
        ("roles.csv", roles),
        ("courses.csv", courses),
        ("classes.csv", classes),
        ("academicSessions.csv", sessions),
        ("enrollments.csv", enrollments),
        ("demographics.csv", births),
    ];
    Register {
        school: source_id("school", SCHOOL),
        students,
        staff,
        classes: held,
        files: files.into_iter().map(|(name, csv)| (name.to_owned(), csv)).collect(),
    }
}
