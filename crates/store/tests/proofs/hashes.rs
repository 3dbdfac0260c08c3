//! Does a part's hash notice every altered byte of what was written?

use store::log::{commits_after, hashes_hold};

use crate::world::*;

#[test]
fn any_altered_byte_of_a_commit_is_found() {
    let (folder, rim) = (folder(), Hand::seeded(70));
    let store = open_store(folder.path(), &rim).unwrap();
    store.commit(ME, &add_student(id(1), "Luz", "Reyes"), None).unwrap();
    store.commit(ME, &add_student(id(1), "Luz Elena", "Reyes"), None).unwrap();
    store.undo(ME, None).unwrap();
    let call = |called: Option<&str>| {
        let may = domain::people::NameMay::EVERYTHING;
        domain::edit::Edit::People(domain::people::PeopleEdit::CallStudent {
            student: id(1),
            called: called.map(Into::into),
            may,
        })
    };
    store.commit(ME, &call(Some("Lucha")), None).unwrap();
    store.commit(ME, &call(None), None).unwrap();
    crate::packs::bring_packed(&store);
    drop(store);
    let sql = rusqlite::Connection::open(folder.path().join("store.kith")).unwrap();
    let hex: String = key().expose().iter().map(|byte| format!("{byte:02x}")).collect();
    sql.execute_batch(&format!("PRAGMA key = \"x'{hex}'\"")).unwrap();
    assert!(hashes_hold(&sql, u32::MAX).unwrap());
    let said = commits_after(&sql, 0).unwrap();
    let mut tried = 0;
    for (table, key, columns) in [
        ("changes", "position", &["kind", "record", "field", "value", "seen", "idx"][..]),
        ("packs", "position", &["kind", "field", "starts", "idx", "size", "held"][..]),
        ("parts", "part", &["scope", "scope_id", "tier", "salt", "hash"][..]),
        ("commits", "position", &["id", "device", "author", "edit", "undoes", "stamp", "boot", "uptime_ms"][..]),
    ] {
        let keys: Vec<i64> = sql
            .prepare(&format!("SELECT {key} FROM {table}"))
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        for at in keys {
            for column in columns {
                use rusqlite::types::Value;
                let was: Value =
                    sql.query_row(&format!("SELECT {column} FROM {table} WHERE {key} = ?1"), [at], |row| row.get(0)).unwrap();
                let put = |value: &Value| {
                    sql.execute(&format!("UPDATE {table} SET {column} = ?2 WHERE {key} = ?1"), rusqlite::params![at, value])
                        .unwrap()
                };
                let altered: Vec<Value> = match &was {
                    Value::Integer(number) => vec![Value::Integer(number ^ 1)],
                    Value::Text(text) => (0..text.len())
                        .filter(|at| text.as_bytes()[*at].is_ascii())
                        .map(|at| {
                            let mut bytes = text.clone().into_bytes();
                            bytes[at] ^= 1;
                            Value::Text(String::from_utf8(bytes).unwrap())
                        })
                        .chain([Value::Text(format!("{text} "))])
                        .collect(),
                    Value::Blob(bytes) => (0..bytes.len())
                        .map(|at| {
                            let mut bytes = bytes.clone();
                            bytes[at] ^= 1;
                            Value::Blob(bytes)
                        })
                        .chain([Value::Blob([&bytes[..], &[0]].concat())])
                        .collect(),
                    _ => continue,
                };
                for value in &altered {
                    put(value);
                    // A heading that does not read at all is found, too. A pack that was only pressed otherwise says the same.
                    let is_found = !hashes_hold(&sql, u32::MAX).unwrap_or(false);
                    let says_the_same = || *column == "held" && commits_after(&sql, 0).is_ok_and(|now| now == said);
                    assert!(is_found || says_the_same(), "{table}.{column} altered and not found");
                    tried += 1;
                }
                put(&was);
            }
        }
    }
    assert!(hashes_hold(&sql, u32::MAX).unwrap());
    assert!(tried > 800, "{tried}");
}

#[test]
fn the_logs_schema_changes_only_with_its_version() {
    // Whoever changes log.sql adds a line here, a step to `bring_up`, and one to LOG_VERSION: stores of every version are
    // in schools.
    const SHAPES: [(u32, &str); 3] = [
        (2, "44968d5e4c71cfb430f08b7fd0098eda36abbd6ab7a69fe17af59c43d41c71d1"),
        (3, "2efbe8f089d6c87a9d3afe8308618dd572f64415401b2dc8ec259b0a269b147d"),
        (4, "739c95caff08038c5763b7010303703ece87c3c5fb89794b13152f0a073833fa"),
    ];
    let schema = blake3::hash(include_bytes!("../../schema/log.sql"));
    assert_eq!(SHAPES.last(), Some(&(store::open::LOG_VERSION, schema.to_hex().as_str())));
}
