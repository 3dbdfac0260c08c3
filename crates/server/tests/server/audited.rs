//! Whoever reaches the database can write the audit anew, from its first entry, so that it holds. Laptops remember where it ended.

use std::path::Path;

use domain::record::Id;
use serde_json::Value;
use server::config::{Config, Told};
use server::keys::ServerKeys;
use server::ledger::schema::DISTRICT;
use server::ledger::{self, audit};
use server::values;
use store::clock::Machine;
use sync::protocol::Hash;

use crate::own::OwnPostgres;
use crate::world::{Laptop, Server, code, district};

/// Writes all of it anew, with somebody else in the first entry.
fn written_anew(data: &Path, database: Option<&str>) {
    let told = Told {
        data: Some(data.to_owned()),
        listen: Some(([127, 0, 0, 1], 0).into()),
        database: database.map(str::to_owned),
        district: Some("Juniper".into()),
        ..Told::default()
    };
    let config = Config::read(told, &|_| None).unwrap();
    let keys = ServerKeys::open_or_make(data, &*Machine::rim()).unwrap();
    let ledger = ledger::open(&config, &keys.data).unwrap();
    let written = ledger::write(&*ledger, |sql| {
        let mut all = audit::newest(sql, i64::MAX, None)?;
        all.reverse();
        assert!(all.len() > 8, "there is something to hide");
        sql.run("DELETE FROM audit WHERE feed = $1", values![DISTRICT])?;
        sql.run("DELETE FROM audit_heads WHERE feed = $1", values![DISTRICT])?;
        all[0].who = Id::from_u128(0xbad);
        for entry in &all {
            let told: Value = serde_json::from_str(&entry.told).unwrap();
            audit::add(sql, entry.at_ms, entry.who, &entry.what, &told)?;
        }
        Ok(())
    });
    written.unwrap();
}

fn is_noticed(database: Option<&str>) {
    let folder = tempfile::tempdir().unwrap();
    let address = database.map(str::to_owned);
    let more: Vec<&str> = address.iter().flat_map(|address| ["--database", address]).collect();
    let server = district(folder.path(), &more);
    let (hers, his) = (code(&server, "ana"), code(&server, "tom"));
    let mut ana = Laptop::enrol(&server, &hers, 1);
    let mut tom = Laptop::enrol(&server, &his, 2);
    let remembered = ana.sync(&server, Vec::new()).audit;
    assert_ne!(remembered, Hash::NIL);
    let remembers = |laptop: &mut Laptop, server: &Server, audit: Hash| {
        let mut ask = laptop.question(Vec::new(), Vec::new());
        ask.audit = audit;
        laptop.send(server, &ask).audit
    };
    let noticed = |server: &Server| {
        let entries = server.admin(&["audit"]);
        let all = entries.as_array().or_else(|| entries["entries"].as_array()).unwrap();
        all.iter().filter(|entry| entry["what"] == "audit_head_unknown").map(Value::to_string).collect::<Vec<_>>()
    };
    // The chain went on, and it is the same.
    server.admin(&["add-person", "eva", "Eva"]);
    remembers(&mut ana, &server, remembered);
    assert_eq!(noticed(&server), Vec::<String>::new());
    let data = server.kill();
    written_anew(&data, database);
    let server = Server::start(&data, &more);
    assert_eq!(server.admin(&["check-audit"])["holds"], true, "by itself it is a good one");
    // Whoever remembers nothing notices nothing.
    remembers(&mut tom, &server, Hash::NIL);
    assert_eq!(noticed(&server), Vec::<String>::new());
    remembers(&mut ana, &server, remembered);
    let told = noticed(&server);
    assert!(told.len() == 1 && told[0].contains(&ana.id.to_string()), "{told:?}");
}

#[test]
fn an_audit_that_was_written_anew_from_its_beginning_is_noticed_by_the_first_laptop_that_remembers_it() {
    is_noticed(None);
}

#[test]
fn the_same_on_postgresql() {
    match OwnPostgres::start() {
        Ok(own) => is_noticed(Some(&own.address)),
        Err(why) => println!("skipped on PostgreSQL: {why}"),
    }
}
