//! Both ledgers pass this suite. PostgreSQL is started here, in a folder of its own, as the user `postgres`; where the machine
//! has none, the reason is printed and the embedded one alone is tried.

#[path = "own_postgres/own.rs"]
mod own;

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Barrier};

use domain::record::Id;
use own::OwnPostgres;
use server::ledger::embedded::Embedded;
use server::ledger::postgres::Postgres;
use server::ledger::schema::DISTRICT;
use server::ledger::{self, Failure, Ledger, Row, Sql, Value, audit, people};
use server::values;
use store::cipher::DataKey;

/// Runs what every ledger has to hold on each of the two.
fn on_both(hold: impl Fn(Arc<dyn Ledger>)) {
    let folder = tempfile::tempdir().unwrap();
    let key = DataKey::from_bytes(&[7; 32]).unwrap();
    hold(Arc::new(Embedded::open(&folder.path().join("ledger.kith"), &key).unwrap()));
    match OwnPostgres::start() {
        Ok(own) => hold(Arc::new(Postgres::open(&own.address).unwrap())),
        Err(why) => println!("skipped on PostgreSQL: {why}"),
    }
}

fn bump(sql: &mut dyn Sql, feed: Id, by: Id) -> ledger::Result<i64> {
    let bumped = sql.first("UPDATE feeds SET position = position + 1 WHERE feed = $1 RETURNING position", values![feed])?;
    let position = match bumped {
        Some(row) => row.number(0)?,
        None => {
            sql.run("INSERT INTO feeds (feed, position) VALUES ($1, 1)", values![feed])?;
            1
        }
    };
    sql.run(
        "INSERT INTO parts (feed, position, commit_id, scope, scope_id, tier, stamp, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        values![feed, position, by, "district", Id::nil(), 2i64, 0i64, vec![1u8, 2, 3]],
    )?;
    Ok(position)
}

#[test]
fn many_who_write_at_once_get_places_without_a_gap_and_nobody_sees_one_before_those_below_it() {
    const WRITERS: u128 = 6;
    const EACH: u128 = 40;
    on_both(|ledger| {
        let feed = Id::from_u128(9);
        let begin = Barrier::new(WRITERS as usize + 1);
        let furthest = AtomicU64::new(0);
        std::thread::scope(|scope| {
            for writer in 0..WRITERS {
                let (ledger, begin) = (&ledger, &begin);
                scope.spawn(move || {
                    begin.wait();
                    for n in 0..EACH {
                        ledger::write(&**ledger, |sql| {
                            let position = bump(sql, feed, Id::from_u128((writer << 32) | n))?;
                            // A place that was taken and given up leaves no hole.
                            if n % 10 == 9 { Err(Failure::Refused("given up")) } else { Ok(position) }
                        })
                        .ok();
                    }
                });
            }
            begin.wait();
            for _ in 0..60 {
                let seen = ledger::read(&*ledger, |sql| {
                    let row =
                        sql.first("SELECT count(*), coalesce(max(position), 0) FROM parts WHERE feed = $1", values![feed])?;
                    let row = row.unwrap_or_default();
                    Ok((row.number(0)?, row.number(1)?))
                })
                .unwrap();
                assert_eq!(seen.0, seen.1, "a place is seen while one below it is not");
                furthest.fetch_max(seen.1 as u64, Ordering::Relaxed);
            }
        });
        let all = (WRITERS * EACH * 9 / 10) as i64;
        let end = ledger::read(&*ledger, |sql| {
            let rows = sql.ask("SELECT position FROM parts WHERE feed = $1 ORDER BY position", values![feed])?;
            rows.iter().map(|row| row.number(0)).collect::<ledger::Result<Vec<_>>>()
        });
        assert_eq!(end.unwrap(), (1..=all).collect::<Vec<_>>());
    });
}

#[test]
fn what_was_refused_or_broke_off_left_nothing() {
    on_both(|ledger| {
        let refused = ledger::write(&*ledger, |sql| {
            people::put_person(sql, Id::from_u128(1), "ana", "Ana")?;
            Err::<(), _>(Failure::Refused("no"))
        });
        assert!(matches!(refused, Err(Failure::Refused("no"))));
        let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            ledger::write(&*ledger, |sql| -> ledger::Result<()> {
                people::put_person(sql, Id::from_u128(1), "ana", "Ana")?;
                panic!("in the middle")
            })
        }));
        assert!(panicked.is_err());
        assert_eq!(ledger::read(&*ledger, |sql| Ok(people::everybody(sql)?.len())).unwrap(), 0);
        ledger::write(&*ledger, |sql| people::put_person(sql, Id::from_u128(1), "ana", "Ana")).unwrap();
        let other = ledger::write(&*ledger, |sql| people::put_person(sql, Id::from_u128(2), "ana", "Another Ana"));
        assert!(matches!(other, Err(Failure::Refused(_))));
        assert_eq!(ledger::read(&*ledger, |sql| Ok(people::everybody(sql)?.len())).unwrap(), 1);
    });
}

/// Fails the k-th statement as an engine does that met another transaction.
struct Interrupted<'a> {
    sql: &'a mut dyn Sql,
    left: &'a mut i64,
}

impl Interrupted<'_> {
    fn tick(&mut self) -> ledger::Result<()> {
        *self.left -= 1;
        if *self.left == 0 { Err(Failure::Again) } else { Ok(()) }
    }
}

impl Sql for Interrupted<'_> {
    fn run(&mut self, statement: &'static str, with: &[Value]) -> ledger::Result<u64> {
        self.tick()?;
        self.sql.run(statement, with)
    }
    fn ask(&mut self, statement: &'static str, with: &[Value]) -> ledger::Result<Vec<Row>> {
        self.tick()?;
        self.sql.ask(statement, with)
    }
}

#[test]
fn a_transaction_that_another_was_in_the_way_of_is_done_again_from_its_beginning_wherever_that_was() {
    on_both(|ledger| {
        for at in 1..12 {
            let (mut left, who) = (at, Id::from_u128(100 + at as u128));
            ledger::write(&*ledger, |sql| {
                let mut sql = Interrupted { sql, left: &mut left };
                people::put_person(&mut sql, who, &format!("person{at}"), "Somebody")?;
                bump(&mut sql, DISTRICT, who)?;
                audit::add(&mut sql, at, who, "signed_in", &serde_json::json!({ "at": at })).map(drop)
            })
            .unwrap();
        }
        let (people, entries, broken) = ledger::read(&*ledger, |sql| {
            Ok((people::everybody(sql)?.len(), audit::head(sql)?.number, audit::first_broken(sql)?))
        })
        .unwrap();
        assert_eq!((people, entries, broken), (11, 11, None));
    });
}

/// One entry as it lies: its number, when, who, what, what was told, its hash.
type Entry = (i64, i64, Id, String, String, [u8; 32]);

fn entries(ledger: &dyn Ledger) -> Vec<Entry> {
    let all = ledger::read(ledger, |sql| {
        let rows =
            sql.ask("SELECT number, at_ms, who, what, told, hash FROM audit WHERE feed = $1 ORDER BY number", values![DISTRICT])?;
        rows.iter()
            .map(|row| Ok((row.number(0)?, row.number(1)?, row.id(2)?, row.text(3)?, row.text(4)?, row.sized(5)?)))
            .collect::<ledger::Result<Vec<Entry>>>()
    });
    all.unwrap()
}

/// Somebody who reaches the database lays these entries there.
fn lay(ledger: &dyn Ledger, entries: &[Entry]) {
    let laid = ledger::write(ledger, |sql| {
        sql.run("DELETE FROM audit WHERE feed = $1", values![DISTRICT])?;
        for (number, at_ms, who, what, told, hash) in entries {
            sql.run(
                "INSERT INTO audit (feed, number, at_ms, who, what, told, hash) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                values![DISTRICT, *number, *at_ms, *who, what.as_str(), told.as_str(), *hash],
            )?;
        }
        Ok(())
    });
    laid.unwrap();
}

/// The ways in which an entry is altered.
const WAYS: [&str; 9] =
    ["when", "who", "what", "what was told", "its hash", "taken out", "taken out and numbered", "swapped", "put in between"];

/// Alters the entry at this place; gives the number at which it has to be seen.
fn altered(all: &mut Vec<Entry>, at: usize, way: &str) -> i64 {
    let last = all.len() - 1;
    match way {
        "when" => all[at].1 += 1,
        "who" => all[at].2 = Id::from_u128(2),
        "what" => all[at].3 = "signed_in".into(),
        "what was told" => all[at].4 = "{\"n\":0}".into(),
        "its hash" => all[at].5[at % 32] ^= 1,
        "swapped" => {
            let first = at.min(last - 1);
            all.swap(first, first + 1);
            (all[first].0, all[first + 1].0) = (first as i64 + 1, first as i64 + 2);
            return first as i64 + 1;
        }
        "put in between" => {
            let more = all[at].clone();
            all.insert(at, more);
            (1..).zip(all.iter_mut()).for_each(|(number, entry)| entry.0 = number);
            // Twice the same: the first of them is as it was.
            return at as i64 + 2;
        }
        way => {
            all.remove(at);
            if way == "taken out and numbered" {
                (1..).zip(all.iter_mut()).for_each(|(number, entry)| entry.0 = number);
            }
        }
    }
    at as i64 + 1
}

#[test]
fn an_audit_that_was_altered_anywhere_in_any_way_is_found() {
    on_both(|ledger| {
        for n in 1..=50i64 {
            ledger::write(&*ledger, |sql| audit::add(sql, n, Id::from_u128(1), "signed_out", &serde_json::json!({ "n": n })))
                .unwrap();
        }
        let broken = |ledger: &dyn Ledger| ledger::read(ledger, |sql| audit::first_broken(sql)).unwrap();
        assert_eq!(broken(&*ledger), None);
        let all = entries(&*ledger);
        let mut met = std::collections::BTreeSet::new();
        for at in 0..50 {
            // Seven and nine share nothing: every way comes at places of every kind.
            let way = WAYS[at * 7 % WAYS.len()];
            let mut lies = all.clone();
            let seen = altered(&mut lies, at, way);
            lay(&*ledger, &lies);
            assert_eq!(broken(&*ledger), Some(seen), "entry {}: {way}", at + 1);
            met.insert(way);
        }
        assert_eq!(met.len(), WAYS.len());
        // The newest, of which nothing else tells: the end is kept beside the entries.
        for way in WAYS {
            let mut lies = all.clone();
            altered(&mut lies, 49, way);
            lay(&*ledger, &lies);
            assert!(broken(&*ledger).is_some(), "the newest entry: {way}");
        }
        lay(&*ledger, &all);
        assert_eq!(broken(&*ledger), None, "it was the alteration that was seen");
    });
}

#[test]
fn a_nonce_holds_once_and_a_code_too() {
    on_both(|ledger| {
        let device = Id::from_u128(3);
        let take =
            |nonce: &[u8], now| ledger::write(&*ledger, |sql| people::take_nonce(sql, device, nonce, now, now + 100)).unwrap();
        assert_eq!([take(b"a", 0), take(b"a", 1), take(b"b", 1), take(b"a", 200)], [true, false, true, true]);
        let code = [5; 32];
        ledger::write(&*ledger, |sql| people::put_code(sql, code, device, people::CodeFor::Device, 100)).unwrap();
        let used = |of, now| ledger::write(&*ledger, |sql| people::use_code(sql, code, of, now)).unwrap();
        assert_eq!(used(people::CodeFor::Account, 1), None);
        assert_eq!(used(people::CodeFor::Device, 100), None);
        assert_eq!(used(people::CodeFor::Device, 99), Some(device));
        assert_eq!(used(people::CodeFor::Device, 99), None);
    });
}

/// What every engine that a state may run on understands alike.
#[test]
fn every_statement_is_one_that_all_engines_share() {
    let mut statements: Vec<String> = server::ledger::schema::TABLES.iter().map(|table| (*table).to_owned()).collect();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![source];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if !path.ends_with("keys.rs") && !path.ends_with("roster.rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                let literal = text
                    .split('"')
                    .filter(|piece| ["SELECT ", "INSERT ", "UPDATE ", "DELETE "].iter().any(|verb| piece.starts_with(verb)));
                statements.extend(literal.map(str::to_owned));
            }
        }
    }
    assert!(statements.len() > 60, "{} statements are read", statements.len());
    const NEVER: [&str; 16] = [
        "LISTEN",
        "NOTIFY",
        "LOCK ",
        "ADVISORY",
        "TRIGGER",
        "SERIAL",
        "NEXTVAL",
        "SEQUENCE",
        "AUTOINCREMENT",
        "ROWID",
        "REPLACE ",
        "FOR UPDATE",
        "WITH RECURSIVE",
        "NOW()",
        "RANDOM",
        "JSON",
    ];
    for statement in &statements {
        let upper = statement.to_uppercase();
        // Whether there is a ledger each engine is asked in its own words, before a table of ours is there.
        if upper.contains("SQLITE_MASTER") || upper.contains("INFORMATION_SCHEMA") || upper.contains("FROM COMMITS M") {
            continue;
        }
        assert!(NEVER.iter().all(|never| !upper.contains(never)), "{statement}");
        let begins_with_feed = upper.contains("WHERE FEED = $")
            || upper.contains("(FEED")
            || upper.contains("AND FEED = $")
            || upper.contains("WHERE FEED IS NOT NULL");
        let is_set = upper.starts_with("UPDATE") && upper.contains("WHERE FEED = $");
        assert!(
            begins_with_feed || is_set || upper.contains("PRIMARY KEY (FEED"),
            "no key that begins with the feed: {statement}"
        );
        let firsts: Vec<usize> = (1..20).map_while(|n| statement.find(&format!("${n}"))).collect();
        assert!(firsts.is_sorted(), "places have to stand in their order: {statement}");
    }
}
