//! Nobody is given what is not theirs. Random people, grants, hours and rosters against a second, naive reading of the same
//! rules; and, for some of them, a real pull over a real ledger by a device that asks for everything there is.

use std::collections::BTreeSet;

use domain::change::{Scope, Stamp};
use domain::people::CaseloadRule;
use domain::policy::{self, Tier};
use domain::record::{Id, Kind};
use server::access::{Misfit, Rights, misfit};
use server::books::Books;
use server::config::{Config, Told};
use server::district::District;
use server::ledger::people::{self, Device, Given, Grant, Role};
use server::ledger::schema::DISTRICT;
use server::ledger::{self, Failure};
use server::roster::{Pupil, Roster};
use server::shelf::append;
use store::clock::Machine;
use sync::protocol::{Ask, Backfill, Bytes, Cursor, Hash, Held, Pair, Part, Written, pairs_hash};

struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }
    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.roll(of.len() as u64) as usize]
    }
    fn is(&mut self, in_so_many: u64) -> bool {
        self.roll(in_so_many) == 0
    }
}

fn id(of: u128, n: u128) -> Id {
    Id::from_u128((of << 64) | (n + 1))
}

const SCHOOLS: u128 = 3;
const STUDENTS: u128 = 12;
const SECTIONS: u128 = 5;
const ADULTS: u128 = 4;
const GRADES: [&str; 3] = ["09", "10", "11"];
const NAMES: [&str; 6] = ["abara", "diaz", "haddad", "meyer", "okoro", "zhou"];

fn school(n: u128) -> Id {
    id(1, n)
}
fn student(n: u128) -> Id {
    id(2, n)
}
fn section(n: u128) -> Id {
    id(3, n)
}
fn adult(n: u128) -> Id {
    id(4, n)
}

/// What a roster says, as a list: the naive reading asks it and not the index.
struct Plain {
    staff: Vec<(Id, Option<Id>)>,
    pupils: Vec<(Id, Pupil)>,
    sections: Vec<(Id, Option<Id>)>,
    enrolled: Vec<(Id, Id, &'static str)>,
}

fn plain(dice: &mut Dice) -> Plain {
    let pupils = (0..STUDENTS).map(|n| {
        let pupil = Pupil {
            school: (!dice.is(8)).then(|| school(u128::from(dice.roll(SCHOOLS as u64)))),
            grade: (!dice.is(6)).then(|| dice.one(&GRADES).to_owned()),
            family: dice.one(&NAMES).to_owned(),
            has_left: dice.is(9),
        };
        (student(n), pupil)
    });
    let pupils = pupils.collect();
    let sections =
        (0..SECTIONS).map(|n| (section(n), (!dice.is(6)).then(|| school(u128::from(dice.roll(SCHOOLS as u64)))))).collect();
    let enrolled = (0..20).map(|_| {
        let at = section(u128::from(dice.roll(SECTIONS as u64)));
        match dice.roll(3) {
            0 => (at, adult(u128::from(dice.roll(ADULTS as u64))), dice.one(&["teacher", "aide", "proctor"])),
            _ => (at, student(u128::from(dice.roll(STUDENTS as u64))), "student"),
        }
    });
    let enrolled = enrolled.collect();
    let staff = (0..ADULTS).map(|n| (adult(n), (!dice.is(5)).then(|| school(u128::from(dice.roll(SCHOOLS as u64)))))).collect();
    Plain { staff, pupils, sections, enrolled }
}

fn indexed(plain: &Plain) -> Roster {
    let mut roster = Roster::default();
    roster.students.extend(plain.pupils.iter().cloned());
    roster.staff.extend(plain.staff.iter().copied());
    plain.sections.iter().for_each(|(section, school)| roster.add_section(*section, *school));
    plain.enrolled.iter().for_each(|(section, person, role)| roster.enrol(*section, *person, role));
    roster
}

const HOUR: i64 = 1_000;

fn grants(dice: &mut Dice, person: Id) -> Vec<Given> {
    let some = |dice: &mut Dice, n: u128| u128::from(dice.roll(n as u64));
    (0..dice.roll(5))
        .map(|n| {
            let grant = match dice.roll(6) {
                0..=2 => Grant::Role { role: dice.one(&Role::ALL), school: (!dice.is(3)).then(|| school(some(dice, SCHOOLS))) },
                3 => Grant::Caseload {
                    rule: CaseloadRule {
                        school: dice.is(2).then(|| school(some(dice, SCHOOLS))),
                        grades: if dice.is(2) { vec![dice.one(&GRADES).to_owned()] } else { Vec::new() },
                        surnames_from: dice.is(3).then(|| dice.one(&["A", "D", "m"]).to_owned()),
                        surnames_until: dice.is(3).then(|| dice.one(&["Di", "M", "z"]).to_owned()),
                    },
                },
                4 => Grant::Students { students: (0..1 + dice.roll(3)).map(|_| student(some(dice, STUDENTS))).collect() },
                _ => Grant::Section { section: section(some(dice, SECTIONS)) },
            };
            let from_ms = dice.one(&[0, HOUR, 2 * HOUR]);
            let until_ms = (!dice.is(2)).then(|| from_ms + dice.one(&[HOUR, 2 * HOUR]));
            Given { id: id(9, (person.as_u128() << 8) | u128::from(n)), person, grant, from_ms, until_ms }
        })
        .collect()
}

/// The rules again, for one question at a time, as a person would read them out.
fn should_read(person: Id, grants: &[Given], at: i64, plain: &Plain, scope: Scope, tier: Tier) -> bool {
    let now: Vec<&Grant> =
        grants.iter().filter(|g| g.from_ms <= at && g.until_ms.is_none_or(|end| at < end)).map(|g| &g.grant).collect();
    let roles: Vec<(Role, Option<Id>)> = now
        .iter()
        .filter_map(|g| match g {
            Grant::Role { role, school } => Some((*role, *school)),
            _ => None,
        })
        .collect();
    let is = |role| roles.iter().any(|(own, _)| *own == role);
    let is_at = |role, school: Option<Id>| roles.iter().any(|(own, at)| *own == role && (at.is_none() || *at == school));
    let in_class = |who: Id, class: Id, as_what: &[&str]| {
        plain.enrolled.iter().any(|(s, p, r)| *s == class && *p == who && as_what.contains(r))
    };
    let counsels = |who: Id| {
        let Some((_, pupil)) = plain.pupils.iter().find(|(id, _)| *id == who) else { return false };
        now.iter().any(|grant| match grant {
            Grant::Students { students } => is(Role::Counselor) && students.contains(&who),
            Grant::Caseload { rule } => {
                let lower = |text: &Option<String>| text.as_ref().map(|text| text.to_lowercase());
                is_at(Role::Counselor, pupil.school)
                    && !pupil.has_left
                    && (rule.school.is_none() || rule.school == pupil.school)
                    && (rule.grades.is_empty() || pupil.grade.as_ref().is_some_and(|grade| rule.grades.contains(grade)))
                    && lower(&rule.surnames_from).is_none_or(|from| pupil.family >= from)
                    && lower(&rule.surnames_until).is_none_or(|until| pupil.family <= until || pupil.family.starts_with(&until))
            }
            _ => false,
        })
    };
    let teaches = |class: Id| {
        let at = plain.sections.iter().find(|(id, _)| *id == class).and_then(|(_, school)| *school);
        (is_at(Role::Teacher, at) && in_class(person, class, &["teacher", "aide"]))
            || (is(Role::Teacher) && now.iter().any(|grant| **grant == Grant::Section { section: class }))
    };
    let keeps_records = |school| is_at(Role::SchoolLead, school) || is_at(Role::RecordsOfficer, school);
    match scope {
        Scope::Student(who) => {
            let school = plain.pupils.iter().find(|(id, _)| *id == who).and_then(|(_, pupil)| pupil.school);
            counsels(who)
                || (matches!(tier, Tier::Roster | Tier::Summary | Tier::Consent | Tier::Visit)
                    && plain.sections.iter().any(|(class, _)| teaches(*class) && in_class(who, *class, &["student"])))
                || (matches!(tier, Tier::Roster | Tier::Rights | Tier::Guarded | Tier::Consent) && keeps_records(school))
                || (tier == Tier::Visit && is_at(Role::SchoolLead, school))
        }
        Scope::Section(class) => {
            let school = plain.sections.iter().find(|(id, _)| *id == class).and_then(|(_, school)| *school);
            let of_own = plain.pupils.iter().any(|(who, _)| counsels(*who) && in_class(*who, class, &["student"]));
            matches!(tier, Tier::Roster | Tier::Visit) && (teaches(class) || of_own || is_at(Role::SchoolLead, school))
        }
        Scope::Staff(who) => {
            let works_at = plain.staff.iter().find(|(id, _)| *id == who).map(|(_, school)| *school);
            (who == person && (is(Role::Counselor) || is(Role::Teacher) || is(Role::SchoolLead)))
                || (tier == Tier::Guarded && works_at.is_some_and(|school| is_at(Role::SchoolLead, school)))
        }
        Scope::School(at) => {
            roles.contains(&(Role::SchoolLead, Some(at)))
                || (tier == Tier::Rights && roles.contains(&(Role::Teacher, Some(at))))
                || (matches!(tier, Tier::Rights | Tier::Guarded) && roles.contains(&(Role::Counselor, Some(at))))
        }
        Scope::District => {
            (matches!(tier, Tier::Roster | Tier::Rights)
                && [Role::Counselor, Role::Teacher, Role::SchoolLead, Role::RecordsOfficer].into_iter().any(is))
                || (tier == Tier::Visit && [Role::Counselor, Role::Teacher, Role::SchoolLead].into_iter().any(is))
        }
        Scope::Draft(_) => false,
    }
}

fn works_with_students(given: &[Given]) -> bool {
    given
        .iter()
        .any(|one| matches!(one.grant, Grant::Role { role: Role::Counselor | Role::Teacher | Role::SchoolLead, school: Some(_) }))
}

fn everywhere() -> Vec<Scope> {
    let mut all = vec![Scope::District, Scope::Draft(student(0))];
    all.extend((0..STUDENTS).map(|n| Scope::Student(student(n))));
    all.extend((0..SECTIONS).map(|n| Scope::Section(section(n))));
    all.extend((0..ADULTS).map(|n| Scope::Staff(adult(n))));
    all.extend((0..SCHOOLS).map(|n| Scope::School(school(n))));
    all
}

#[test]
fn five_thousand_random_people_may_read_what_the_rules_say_and_nothing_else() {
    let mut dice = Dice(0x5eed_2026_1126);
    let (mut may, mut plain_roster) = (0, plain(&mut dice));
    for case in 0..5_000 {
        if case % 50 == 0 {
            plain_roster = plain(&mut dice);
        }
        let roster = indexed(&plain_roster);
        let person = adult(u128::from(dice.roll(ADULTS as u64)));
        let (given, at) = (grants(&mut dice, person), dice.roll(5) as i64 * HOUR);
        let rights = Rights::of(person, &[], &given, at, &roster);
        let told: BTreeSet<(Scope, Tier)> = rights.readable().into_iter().collect();
        for scope in everywhere() {
            for tier in Tier::ALL {
                let should = should_read(person, &given, at, &plain_roster, scope, tier);
                assert_eq!(rights.may_read(scope, tier), should, "case {case}: {scope:?} {tier:?} {given:?} at {at}");
                assert_eq!(told.contains(&(scope, tier)), should, "case {case}: told of {scope:?} {tier:?}");
                // Marks alone go where nobody but their adult and the school's lead reads them: from a laptop that was passed on.
                let is_mark = works_with_students(&given) && tier == Tier::Guarded && matches!(scope, Scope::Staff(_));
                let writes = rights.may_write(scope, tier);
                assert!(should || is_mark || !writes, "case {case}: writes what it may not read: {scope:?} {tier:?}");
                may += u32::from(should);
            }
        }
    }
    assert!(may > 20_000, "the rules let in {may} times: too few to say anything");
}

#[test]
fn what_a_student_answered_in_confidence_is_for_their_counselors_and_lies_in_their_own_file_alone() {
    let mut dice = Dice(0xc0f1_de9c);
    let (tier, mut read) = (policy::tier(Kind::AdultsAnswer), 0);
    for _ in 0..2_000 {
        let plain_roster = plain(&mut dice);
        let person = adult(u128::from(dice.roll(ADULTS as u64)));
        let given = grants(&mut dice, person);
        let rights = Rights::of(person, &[], &given, HOUR, &indexed(&plain_roster));
        let counsels = |one: &Given| matches!(one.grant, Grant::Role { role: Role::Counselor, .. });
        for who in (0..STUDENTS).map(|n| Scope::Student(student(n))) {
            let may = rights.may_read(who, tier);
            assert!(!may || given.iter().any(counsels), "{given:?}");
            assert_eq!(rights.may_write(who, tier), may, "nobody writes an answer that they may not read");
            read += u32::from(may);
        }
    }
    assert!(read > 100, "{read}");
    let luz = student(0);
    let misfit = |scope, tier, field, value| misfit(scope, tier, "adults_answer", field, &value);
    let own = serde_json::json!(luz);
    assert_eq!(misfit(Scope::Student(luz), Tier::Map, "student", own.clone()), None);
    assert_eq!(misfit(Scope::Student(student(1)), Tier::Map, "student", own.clone()), Some(Misfit::Misplaced));
    for scope in [Scope::School(school(0)), Scope::Staff(adult(0)), Scope::Section(section(0)), Scope::District] {
        assert_eq!(misfit(scope, Tier::Map, "student", own.clone()), Some(Misfit::Misplaced), "{scope:?}");
    }
    assert_eq!(misfit(Scope::Student(luz), Tier::Guarded, "student", own), Some(Misfit::Misplaced));
}

#[test]
fn in_which_fields_a_student_wants_to_meet_somebody_is_written_by_whoever_reads_it_and_lies_in_their_own_file_alone() {
    let mut dice = Dice(0x00f1_e1d5);
    let (tier, mut read) = (policy::tier(Kind::Interest), 0);
    for _ in 0..2_000 {
        let plain_roster = plain(&mut dice);
        let person = adult(u128::from(dice.roll(ADULTS as u64)));
        let given = grants(&mut dice, person);
        let rights = Rights::of(person, &[], &given, HOUR, &indexed(&plain_roster));
        for who in (0..STUDENTS).map(|n| Scope::Student(student(n))) {
            let may = rights.may_read(who, tier);
            assert_eq!(rights.may_write(who, tier), may, "{given:?}");
            read += u32::from(may);
        }
    }
    assert!(read > 100, "{read}");
    let luz = student(0);
    let misfit = |scope, tier, value| misfit(scope, tier, "interest", "student", &value);
    let own = serde_json::json!(luz);
    assert_eq!(misfit(Scope::Student(luz), Tier::Visit, own.clone()), None);
    assert_eq!(misfit(Scope::Student(student(1)), Tier::Visit, own.clone()), Some(Misfit::Misplaced));
    for scope in [Scope::School(school(0)), Scope::Staff(adult(0)), Scope::Section(section(0)), Scope::District] {
        assert_eq!(misfit(scope, Tier::Visit, own.clone()), Some(Misfit::Misplaced), "{scope:?}");
    }
    assert_eq!(misfit(Scope::Student(luz), Tier::Map, own), Some(Misfit::Misplaced));
}

#[test]
fn who_is_in_a_program_or_a_lawful_group_is_for_those_who_look_after_a_schools_students_and_lies_in_its_file_alone() {
    let mut dice = Dice(0x0a11_1d00);
    assert_eq!(policy::tier(Kind::StudentGroup), policy::tier(Kind::GroupMember));
    let (tier, mut read) = (policy::tier(Kind::GroupMember), 0);
    for _ in 0..2_000 {
        let plain_roster = plain(&mut dice);
        let person = adult(u128::from(dice.roll(ADULTS as u64)));
        let given = grants(&mut dice, person);
        let rights = Rights::of(person, &[], &given, HOUR, &indexed(&plain_roster));
        let looks_after = |one: &Given| matches!(one.grant, Grant::Role { role: Role::Counselor | Role::SchoolLead, .. });
        for of in (0..SCHOOLS).map(|n| Scope::School(school(n))) {
            let may = rights.may_read(of, tier);
            assert_eq!(may, should_read(person, &given, HOUR, &plain_roster, of, tier), "{given:?}");
            assert!(!may || given.iter().any(looks_after), "no teacher, no officer, no analyst: {given:?}");
            assert_eq!(rights.may_write(of, tier), may, "{given:?}");
            read += u32::from(may);
        }
    }
    assert!(read > 100, "{read}");
    let here = Scope::School(school(0));
    let member = serde_json::json!({ "in_group": id(7, 0), "student": student(0), "is_in": true });
    let own = serde_json::json!(school(0));
    assert_eq!(misfit(here, Tier::Guarded, "student_group", "school", &own), None);
    assert_eq!(misfit(here, Tier::Guarded, "group_member", "member", &member), None);
    assert_eq!(misfit(Scope::School(school(1)), Tier::Guarded, "student_group", "school", &own), Some(Misfit::Misplaced));
    for scope in [Scope::Student(student(0)), Scope::Staff(adult(0)), Scope::Section(section(0)), Scope::District] {
        assert_eq!(misfit(scope, Tier::Guarded, "student_group", "school", &own), Some(Misfit::Misplaced), "{scope:?}");
        assert_eq!(misfit(scope, Tier::Guarded, "group_member", "member", &member), Some(Misfit::Misplaced), "{scope:?}");
    }
    assert_eq!(misfit(here, Tier::Rights, "group_member", "member", &member), Some(Misfit::Misplaced));
}

#[test]
fn who_did_something_together_lies_in_the_classs_own_file_and_is_for_whoever_works_with_that_class() {
    let mut dice = Dice(0x00ac_7137);
    let mut read = 0;
    for kind in [Kind::Activity, Kind::Participation, Kind::SpokeWith] {
        assert_eq!(policy::tier(kind), policy::tier(Kind::Encounter), "held like a visit, by nobody else");
    }
    let tier = policy::tier(Kind::SpokeWith);
    for _ in 0..2_000 {
        let plain_roster = plain(&mut dice);
        let person = adult(u128::from(dice.roll(ADULTS as u64)));
        let given = grants(&mut dice, person);
        let rights = Rights::of(person, &[], &given, HOUR, &indexed(&plain_roster));
        let works =
            |one: &Given| matches!(one.grant, Grant::Role { role: Role::Counselor | Role::Teacher | Role::SchoolLead, .. });
        for of in (0..SECTIONS).map(|n| Scope::Section(section(n))) {
            let may = rights.may_read(of, tier);
            assert_eq!(may, should_read(person, &given, HOUR, &plain_roster, of, tier), "{given:?}");
            assert!(!may || given.iter().any(works), "{given:?}");
            assert_eq!(rights.may_write(of, tier), may, "{given:?}");
            read += u32::from(may);
        }
    }
    assert!(read > 100, "{read}");
    let class = section(0);
    let misfit = |scope, tier, kind, field, value| misfit(scope, tier, kind, field, &value);
    let own = serde_json::json!(class);
    let pair = serde_json::json!({ "activity": id(7, 0), "a": student(0), "b": student(1) });
    assert_eq!(misfit(Scope::Section(class), Tier::Visit, "activity", "section", own.clone()), None);
    assert_eq!(misfit(Scope::Section(class), Tier::Visit, "spoke_with", "pair", pair.clone()), None);
    assert_eq!(misfit(Scope::Section(section(1)), Tier::Visit, "activity", "section", own.clone()), Some(Misfit::Misplaced));
    for scope in [Scope::School(school(0)), Scope::Staff(adult(0)), Scope::Student(student(0)), Scope::District] {
        assert_eq!(misfit(scope, Tier::Visit, "activity", "section", own.clone()), Some(Misfit::Misplaced), "{scope:?}");
        for (kind, field) in [("spoke_with", "pair"), ("participation", "part")] {
            assert_eq!(misfit(scope, Tier::Visit, kind, field, pair.clone()), Some(Misfit::Misplaced), "{scope:?}");
        }
    }
    assert_eq!(misfit(Scope::Section(class), Tier::Map, "activity", "section", own), Some(Misfit::Misplaced));
}

fn part(n: u128, scope: Scope, tier: Tier) -> Part {
    Part {
        more: Default::default(),
        commit: id(7, n),
        pair: Pair::new(scope, tier as u8),
        device: id(8, 0),
        author: id(8, 0),
        edit: "a_test".into(),
        undoes: None,
        stamp: 0,
        boot: Id::nil(),
        uptime_ms: 0,
        salt: Bytes::default(),
        hash: Hash::NIL,
        seq: 0,
        prev: Hash::NIL,
        changes: vec![Written {
            index: 0,
            kind: "x".into(),
            record: id(7, n),
            field: "y".into(),
            value: "1".into(),
            seen: Bytes::default(),
            more: Default::default(),
        }],
    }
}

#[test]
fn a_device_that_asks_for_everything_is_given_what_is_its_persons() {
    let folder = tempfile::tempdir().unwrap();
    let config = Config::read(Told { data: Some(folder.path().into()), ..Told::default() }, &|_| None).unwrap();
    let district = District::open(config, Machine::rim()).unwrap();
    let pairs: Vec<(Scope, Tier)> = everywhere()
        .into_iter()
        .filter(|scope| !matches!(scope, Scope::Draft(_)))
        .flat_map(|scope| Tier::ALL.map(|tier| (scope, tier)))
        .collect();
    ledger::write(&*district.ledger, |sql| {
        pairs.iter().enumerate().try_for_each(|(n, (scope, tier))| {
            append(sql, &district, DISTRICT, &part(n as u128, *scope, *tier), Stamp(1)).map(drop)
        })
    })
    .unwrap();
    let mut dice = Dice(0x00ac_ce55);
    let mut given_in_all = 0;
    for case in 0..120u128 {
        let plain_roster = plain(&mut dice);
        district.take_roster(indexed(&plain_roster));
        let person = adult(u128::from(dice.roll(ADULTS as u64)));
        let (grants, at) = (grants(&mut dice, person), dice.roll(5) as i64 * HOUR);
        let device = Device {
            id: id(5, case),
            person,
            public_key: [0; 32],
            label: String::new(),
            version: String::new(),
            enrolled_ms: 0,
            contact_ms: 0,
            lease_days: 30,
            revoked_ms: None,
            destroyed_ms: None,
        };
        let given = ledger::write(&*district.ledger, |sql| {
            people::put_person(sql, person, &person.to_string(), "Somebody")?;
            sql.run("DELETE FROM grants WHERE feed = $1 AND person = $2", server::values![DISTRICT, person])?;
            grants.iter().try_for_each(|given| people::put_grant(sql, given))?;
            let mut books = Books::open(sql, &district, device.clone(), at)?;
            let caller = books.caller();
            let mut ask = Ask {
                version: 1,
                program: String::new(),
                chain: device.id,
                epoch: None,
                clock_ms: at,
                boot: Id::nil(),
                uptime_ms: 0,
                waiting: 0,
                parts: Vec::new(),
                cursors: vec![Cursor { feed: DISTRICT, position: 0 }],
                pairs: Hash::NIL,
                backfills: pairs
                    .iter()
                    .map(|(scope, tier)| Backfill {
                        held: Held { pair: Pair::new(*scope, *tier as u8), feed: DISTRICT },
                        after: 0,
                    })
                    .collect(),
                digests: Vec::new(),
                carried_out: Vec::new(),
                audit: Hash::NIL,
                only_orders: false,
                more: Default::default(),
            };
            let held = sync::server::serve(&mut books, &caller, &ask, at)?.pairs.ok_or(Failure::Refused("no pairs"))?;
            ask.pairs = pairs_hash(&held);
            sync::server::serve(&mut books, &caller, &ask, at)
        })
        .unwrap();
        let parts = given.pages.iter().flat_map(|page| &page.parts).chain(given.filled.iter().flat_map(|filled| &filled.parts));
        let mut seen = BTreeSet::new();
        for stored in parts {
            let (scope, tier) = (stored.part.pair.scope().unwrap(), server::books::tier_of(stored.part.pair.tier).unwrap());
            assert!(should_read(person, &grants, at, &plain_roster, scope, tier), "case {case}: {scope:?} {tier:?} was given");
            seen.insert((scope, tier));
        }
        let all = pairs.iter().filter(|(scope, tier)| should_read(person, &grants, at, &plain_roster, *scope, *tier)).count();
        assert_eq!(seen.len(), all, "case {case}: all that is theirs is given");
        given_in_all += all;
    }
    assert!(given_in_all > 500, "{given_in_all}");
}
