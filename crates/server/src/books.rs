//! How does the sync state machine keep its books? Over one transaction of the ledger: what it asks is answered from rows
//! whose bodies are sealed with their scope's key, and who may is answered from `access`. It decides nothing about order or
//! merging: that is `sync`'s.

use std::collections::BTreeSet;

use domain::change::{Change, Scope, Stamp, resolve};
use domain::policy::Tier;
use domain::record::{Id, Kind, derived};
use serde_json::json;
use sync::epochs;
use sync::protocol::{self, Cursor, Deed, Hash, Held, Link, Order, Pair, Part, PartName, Reason, Receipt, Stored};
use sync::server::{Caller, Event, Rows, Verdict};

use crate::access::{self, Misfit, Rights};
use crate::district::District;
use crate::erasing;
use crate::ledger::people::{self, Device, Given, Grant, Role};
use crate::ledger::schema::DISTRICT;
use crate::ledger::{Failure, Result, Sql, audit};
use crate::releases;
use crate::shelf::{append, bound, home_in};
use crate::values;

/// Rows that are looked at in one question.
const AT_ONCE: i64 = 512;

/// What one request of one device sees of the ledger.
pub struct Books<'a> {
    pub sql: &'a mut dyn Sql,
    district: &'a District,
    device: Device,
    known_as: Vec<Id>,
    grants: Vec<Given>,
    rights: Rights,
    is_let_in: bool,
    now_ms: i64,
}

/// The tier of that number.
pub fn tier_of(number: u8) -> Option<Tier> {
    Tier::ALL.into_iter().find(|tier| *tier as u8 == number)
}

fn broken(what: &'static str) -> Failure {
    Failure::Broken(anyhow::anyhow!(what))
}

impl<'a> Books<'a> {
    /// Opens the books for a device; its person's rights are those of now.
    pub fn open(sql: &'a mut dyn Sql, district: &'a District, device: Device, now_ms: i64) -> Result<Books<'a>> {
        let person = people::person_of(sql, device.person)?;
        let is_let_in = device.revoked_ms.is_none() && person.is_some_and(|person| !person.is_closed);
        let grants = people::grants_of(sql, device.person)?;
        let known_as = people::known_as(sql, device.person)?;
        // A laptop that was revoked is given nothing; what its person had written while they might is taken for review.
        let rights = match is_let_in {
            true => Rights::of(device.person, &known_as, &grants, now_ms, &district.roster()),
            false => Rights::default(),
        };
        Ok(Books { sql, district, device, known_as, grants, rights, is_let_in, now_ms })
    }

    /// Opens them for the server itself, which reads what it has to and is nobody.
    pub fn of_server(sql: &'a mut dyn Sql, district: &'a District) -> Books<'a> {
        let device = Device {
            id: Id::nil(),
            person: Id::nil(),
            public_key: [0; 32],
            label: String::new(),
            version: String::new(),
            enrolled_ms: 0,
            contact_ms: 0,
            lease_days: 0,
            revoked_ms: None,
            destroyed_ms: None,
        };
        let (known_as, grants, rights) = (Vec::new(), Vec::new(), Rights::default());
        Books { sql, district, device, known_as, grants, rights, is_let_in: false, now_ms: 0 }
    }

    /// Whether the device and whoever works at it are still let in.
    pub fn is_let_in(&self) -> bool {
        self.is_let_in
    }

    /// Who asks.
    pub fn caller(&self) -> Caller {
        Caller { device: self.device.id, person: self.device.person, home: home_of(&self.grants) }
    }

    /// A chain belongs to the device that brings it: by naming another's nobody can put a link into it.
    fn own(&self, chain: Id) -> Id {
        derived(self.device.id, &[b"chain", chain.as_bytes()])
    }

    /// Where a file lives, if that is settled.
    fn home(&mut self, scope: Scope) -> Result<Option<Id>> {
        if scope == Scope::District {
            return Ok(Some(DISTRICT));
        }
        if let Some(home) = self.district.known_home(scope) {
            return Ok(Some(home));
        }
        let home = home_in(self.sql, scope)?;
        if let Some(home) = home {
            self.district.remember_home(scope, home);
        }
        Ok(home)
    }

    /// A student's record that no roster and nobody has told of yet: a counselor may begin the file. Its id has to be a minted
    /// one: who knows how a roster derives its ids could otherwise begin the file of somebody who comes next year.
    fn is_new_student(&mut self, scope: Scope) -> Result<bool> {
        let Scope::Student(student) = scope else { return Ok(false) };
        if student.get_version_num() != 7 {
            return Ok(false);
        }
        Ok(!self.district.roster().students.contains_key(&student) && self.home(scope)?.is_none())
    }

    /// Whether a hold stands on a student's file, as the ledger has it.
    pub fn is_held(&mut self, scope: Scope) -> Result<bool> {
        let guarded = self.guarded(scope)?;
        let by_record = erasing::told_of(Kind::Hold, guarded.iter().map(|stored| (&stored.part, stored.stamp as i64)));
        let stands = |changes: &Vec<Change>| {
            let hold = resolve(changes);
            hold.is_there && hold.fields.get("ended_on").is_none_or(|ended| ended.is_null())
        };
        Ok(by_record.values().any(stands))
    }

    /// All that is guarded in a file.
    pub fn guarded(&mut self, scope: Scope) -> Result<Vec<Stored>> {
        use sync::server::Ledger as _;
        let Some(feed) = self.home(scope)? else { return Ok(Vec::new()) };
        Ok(self.of_pair(feed, &Pair::new(scope, Tier::Guarded as u8), 0, usize::MAX)?.parts)
    }

    fn records_are_here(&mut self, scope: Scope, part: &Part) -> Result<bool> {
        let known = "SELECT scope_id FROM records WHERE feed = $1 AND kind = 'commit' AND record = $2";
        // One commit has one author: nobody's words go out under the heading of somebody else's.
        if let Some(row) = self.sql.first(known, values![DISTRICT, part.commit])?
            && row.id(0)? != part.author
        {
            return Ok(false);
        }
        for change in &part.changes {
            let row = self.sql.first(
                "SELECT scope, scope_id FROM records WHERE feed = $1 AND kind = $2 AND record = $3",
                values![DISTRICT, change.kind.as_str(), change.record],
            )?;
            if let Some(row) = row
                && (row.text(0)? != scope.word() || row.id(1)? != scope.id())
            {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether this ledger was ever put back from a copy.
    fn has_been_restored(&mut self) -> Result<bool> {
        Ok(people::epochs(self.sql)?.len() > 1)
    }

    fn stored(&mut self, feed: Id, row: &crate::ledger::Row) -> Result<Option<Stored>> {
        let pair = Pair { of: row.text(2)?, id: row.id(3)?, tier: row.number(4)? as u8 };
        let name = PartName { commit: row.id(1)?, pair };
        let scope = name.pair.scope().ok_or_else(|| broken("a scope of a newer server"))?;
        let opened = self.district.scope_keys.open_sealed(scope, &bound(feed, &name), &row.bytes(6)?).map_err(Failure::Broken)?;
        // The key was destroyed with an erasure: there is nothing to give.
        let Some(plain) = opened else { return Ok(None) };
        let part: Part = protocol::decode(&plain).map_err(|why| Failure::Broken(why.into()))?;
        Ok(Some(Stored { part, stamp: row.number(5)? as u64, feed, position: row.number(0)? as u64 }))
    }
}

/// The feed of somebody's school: that of their first role at one, else the district's.
pub fn home_of(grants: &[Given]) -> Id {
    let school = grants.iter().find_map(|given| match given.grant {
        Grant::Role { school, .. } => school,
        _ => None,
    });
    school.unwrap_or(DISTRICT)
}

impl sync::server::Ledger for Books<'_> {
    type Error = Failure;

    fn epoch(&mut self) -> Result<Id> {
        let told = people::setting(self.sql, "epoch")?.and_then(|text| text.parse().ok());
        told.ok_or_else(|| broken("the ledger has no epoch"))
    }

    fn epoch_from(&mut self, theirs: Id) -> Result<Vec<Cursor>> {
        Ok(epochs::parted(&people::epochs(self.sql)?, theirs))
    }

    fn feed_of(&mut self, pair: &Pair, home: Id) -> Result<Id> {
        Ok(match pair.scope() {
            Some(scope) => self.home(scope)?.unwrap_or(home),
            None => home,
        })
    }

    fn may_write(&mut self, caller: &Caller, part: &Part, at: Stamp) -> Result<Verdict> {
        let (Some(scope), Some(tier)) = (part.pair.scope(), tier_of(part.pair.tier)) else { return Ok(Verdict::Later) };
        let is_own = part.author == caller.person || self.known_as.contains(&part.author);
        let erases = erasing::erases(part);
        // After a restore whoever holds what others wrote brings it again: their laptops may be gone. It is looked at, and nothing
        // is erased in somebody else's name.
        let is_again = !is_own && !erases && self.has_been_restored()? && self.rights.may_write(scope, tier);
        if !is_own && !is_again {
            return Ok(Verdict::Refuse(Reason::NoRight));
        }
        for change in &part.changes {
            let value = serde_json::from_str(&change.value).unwrap_or_default();
            match access::misfit(scope, tier, &change.kind, &change.field, &value) {
                None => {}
                Some(Misfit::Unknown) => return Ok(Verdict::Later),
                Some(Misfit::Misplaced) => return Ok(Verdict::Refuse(Reason::Damaged)),
                Some(Misfit::RosterRow) => return Ok(Verdict::Refuse(Reason::NoRight)),
            }
        }
        if !self.records_are_here(scope, part)? {
            return Ok(Verdict::Refuse(Reason::NoRight));
        }
        // Erase beats everything, whoever brings it back and however late.
        let erased = erasing::erased(self.sql, self.district, scope)?;
        if erasing::speaks_of(&erased, part) || erasing::is_of_nobody(self.sql, &erased, part)? {
            return Ok(Verdict::Refuse(Reason::Erased));
        }
        if self.rights.may_write(scope, tier) {
            if erases && self.is_held(scope)? {
                return Ok(Verdict::Refuse(Reason::Held));
            }
            return Ok(if is_own { Verdict::Take } else { Verdict::Review });
        }
        // Of a laptop that is let in no more the same was begun while its person might: it is looked at, and not lost with it.
        let then = Rights::of(caller.person, &self.known_as, &self.grants, at.ms(), &self.district.roster());
        let is_counselor = if self.is_let_in { self.rights.is(Role::Counselor) } else { then.is(Role::Counselor) };
        if is_counselor && self.is_new_student(scope)? {
            let given = Given {
                id: store::clock::minted(&*self.district.rim),
                person: caller.person,
                grant: Grant::Students { students: vec![scope.id()] },
                from_ms: 0,
                until_ms: None,
            };
            people::put_grant(self.sql, &given)?;
            self.grants.push(given);
            if !self.is_let_in {
                return Ok(Verdict::Review);
            }
            self.rights = Rights::of(caller.person, &self.known_as, &self.grants, self.now_ms, &self.district.roster());
            return Ok(Verdict::Take);
        }
        // An erasure cannot be looked at afterwards: whoever has the right no more asks somebody who has it.
        Ok(if then.may_write(scope, tier) && !erases { Verdict::Review } else { Verdict::Refuse(Reason::NoRight) })
    }

    fn pairs(&mut self, caller: &Caller) -> Result<Vec<Held>> {
        let readable = self.rights.readable();
        let held = readable
            .into_iter()
            .map(|(scope, tier)| Ok(Held { pair: Pair::new(scope, tier as u8), feed: self.home(scope)?.unwrap_or(caller.home) }));
        held.collect()
    }

    fn gave_pairs(&mut self, caller: &Caller, held: &[Held]) -> Result<()> {
        // Nothing given any more is not nothing held: of a laptop that is lost the list is what was last given to it.
        if held.is_empty() {
            return Ok(());
        }
        let holds: BTreeSet<(&str, Id)> = held.iter().map(|held| (held.pair.of.as_str(), held.pair.id)).collect();
        let had = self.sql.ask(
            "SELECT scope, scope_id FROM held WHERE feed = $1 AND device = $2 AND tier = $3",
            values![DISTRICT, caller.device, Tier::Map as i64],
        )?;
        for row in had {
            let (of, id) = (row.text(0)?, row.id(1)?);
            if !holds.contains(&(of.as_str(), id)) {
                self.sql.run(
                    "INSERT INTO had (feed, device, scope, scope_id, until_ms) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (feed, device, scope, scope_id) DO UPDATE SET until_ms = excluded.until_ms",
                    values![DISTRICT, caller.device, of, id, self.now_ms],
                )?;
            }
        }
        self.sql.run("DELETE FROM held WHERE feed = $1 AND device = $2", values![DISTRICT, caller.device])?;
        for Held { pair, .. } in held {
            self.sql.run(
                "INSERT INTO held (feed, device, scope, scope_id, tier, since_ms) VALUES ($1, $2, $3, $4, $5, $6)",
                values![DISTRICT, caller.device, pair.of.as_str(), pair.id, i64::from(pair.tier), self.now_ms],
            )?;
        }
        Ok(())
    }

    fn last_link(&mut self, feed: Id, chain: Id) -> Result<Option<Link>> {
        let last = "SELECT seq, hash FROM links WHERE feed = $1 AND chain = $2 ORDER BY seq DESC LIMIT 1";
        let row = self.sql.first(last, values![feed, self.own(chain)])?;
        row.map(|row| Ok(Link { seq: row.number(0)? as u64, hash: Hash(row.sized(1)?) })).transpose()
    }

    fn link(&mut self, feed: Id, chain: Id, seq: u64) -> Result<Option<Link>> {
        let at = "SELECT hash FROM links WHERE feed = $1 AND chain = $2 AND seq = $3";
        let row = self.sql.first(at, values![feed, self.own(chain), seq as i64])?;
        row.map(|row| Ok(Link { seq, hash: Hash(row.sized(0)?) })).transpose()
    }

    fn put_link(&mut self, feed: Id, chain: Id, link: Link) -> Result<()> {
        self.sql.run(
            "INSERT INTO links (feed, chain, seq, hash) VALUES ($1, $2, $3, $4)",
            values![feed, self.own(chain), link.seq as i64, link.hash.0],
        )?;
        Ok(())
    }

    fn last_stamp(&mut self, feed: Id, chain: Id) -> Result<Stamp> {
        let row = self.sql.first("SELECT stamp FROM stamps WHERE feed = $1 AND chain = $2", values![feed, self.own(chain)])?;
        row.map_or(Ok(Stamp::default()), |row| Ok(Stamp(row.number(0)? as u64)))
    }

    fn put_last_stamp(&mut self, feed: Id, chain: Id, stamp: Stamp) -> Result<()> {
        self.sql.run(
            "INSERT INTO stamps (feed, chain, stamp) VALUES ($1, $2, $3) ON CONFLICT (feed, chain) DO UPDATE SET stamp = excluded.stamp",
            values![feed, self.own(chain), stamp.0 as i64],
        )?;
        Ok(())
    }

    fn receipt(&mut self, feed: Id, name: &PartName) -> Result<Option<Receipt>> {
        let row = self.sql.first(
            "SELECT told FROM receipts WHERE feed = $1 AND commit_id = $2 AND scope = $3 AND scope_id = $4 AND tier = $5",
            values![feed, name.commit, name.pair.of.as_str(), name.pair.id, i64::from(name.pair.tier)],
        )?;
        let read = |row: crate::ledger::Row| serde_json::from_str(&row.text(0)?).map_err(|why| Failure::Broken(why.into()));
        row.map(read).transpose()
    }

    fn put_receipt(&mut self, feed: Id, caller: &Caller, receipt: &Receipt) -> Result<()> {
        let told = serde_json::to_string(receipt).map_err(|why| Failure::Broken(why.into()))?;
        let needs_review = receipt.outcome == protocol::Outcome::Review;
        let PartName { commit, pair } = &receipt.name;
        self.sql.run(
            "INSERT INTO receipts (feed, commit_id, scope, scope_id, tier, told, needs_review) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (feed, commit_id, scope, scope_id, tier) DO UPDATE SET told = excluded.told, needs_review = excluded.needs_review",
            values![feed, *commit, pair.of.as_str(), pair.id, i64::from(pair.tier), told, i64::from(needs_review)],
        )?;
        if needs_review {
            let told = json!({ "commit": commit, "of": pair.of, "id": pair.id });
            audit::add(self.sql, self.now_ms, caller.person, "taken_for_review", &told)?;
        }
        Ok(())
    }

    fn append(&mut self, feed: Id, part: &Part, canonical: Stamp, needs_review: bool) -> Result<u64> {
        if !needs_review {
            releases::note(self.sql, part)?;
        }
        append(self.sql, self.district, feed, part, canonical)
    }

    fn tail(&mut self, feed: Id) -> Result<u64> {
        let row = self.sql.first("SELECT position FROM feeds WHERE feed = $1", values![feed])?;
        row.map_or(Ok(0), |row| Ok(row.number(0)? as u64))
    }

    fn after(&mut self, feed: Id, position: u64, pairs: &BTreeSet<Pair>, most: usize) -> Result<Rows> {
        let mut rows = Rows { to: position, ..Rows::default() };
        let mut size = 0;
        loop {
            let named = self.sql.ask(
                "SELECT position, scope, scope_id, tier FROM parts WHERE feed = $1 AND position > $2 ORDER BY position LIMIT $3",
                values![feed, rows.to as i64, AT_ONCE],
            )?;
            let is_end = (named.len() as i64) < AT_ONCE;
            for row in &named {
                let pair = Pair { of: row.text(1)?, id: row.id(2)?, tier: row.number(3)? as u8 };
                let at = row.number(0)?;
                if pairs.contains(&pair) {
                    let whole = self.sql.first(
                        "SELECT position, commit_id, scope, scope_id, tier, stamp, body FROM parts WHERE feed = $1 AND position = $2",
                        values![feed, at],
                    )?;
                    let whole = whole.ok_or_else(|| broken("a row that was just named is gone"))?;
                    if let Some(stored) = self.stored(feed, &whole)? {
                        size += stored.part.size();
                        if size > most && !rows.parts.is_empty() {
                            rows.has_more = true;
                            return Ok(rows);
                        }
                        rows.parts.push(stored);
                    }
                }
                rows.to = at as u64;
            }
            if is_end {
                return Ok(rows);
            }
        }
    }

    fn of_pair(&mut self, feed: Id, pair: &Pair, position: u64, most: usize) -> Result<Rows> {
        let mut rows = Rows { to: position, ..Rows::default() };
        let mut size = 0;
        loop {
            let found = self.sql.ask(
                "SELECT position, commit_id, scope, scope_id, tier, stamp, body FROM parts WHERE feed = $1 AND scope_id = $2 AND tier = $3 AND position > $4 AND scope = $5 ORDER BY position LIMIT 64",
                values![feed, pair.id, i64::from(pair.tier), rows.to as i64, pair.of.as_str()],
            )?;
            let is_end = found.len() < 64;
            for row in &found {
                if let Some(stored) = self.stored(feed, row)? {
                    size += stored.part.size();
                    if size > most && !rows.parts.is_empty() {
                        rows.has_more = true;
                        return Ok(rows);
                    }
                    rows.parts.push(stored);
                }
                rows.to = row.number(0)? as u64;
            }
            if is_end {
                rows.to = self.tail(feed)?;
                return Ok(rows);
            }
        }
    }

    fn orders(&mut self, caller: &Caller) -> Result<Vec<Order>> {
        // Also where it said once that it did: a copy of its disk may have been put back since.
        if self.device.revoked_ms.is_some() {
            return Ok(vec![Order { id: wipe_of(caller.device), deed: Deed::Wipe, erased: None }]);
        }
        erasing::orders(self.sql, self.district, caller.device)
    }

    fn carried_out(&mut self, caller: &Caller, orders: &[Id]) -> Result<()> {
        if orders.contains(&wipe_of(caller.device)) && people::destroyed(self.sql, caller.device, self.now_ms)? {
            audit::add(self.sql, self.now_ms, caller.person, "device_destroyed_its_keys", &json!({ "device": caller.device }))?;
        }
        erasing::carried_out(self.sql, caller.device, caller.person, orders, self.now_ms)
    }

    fn event(&mut self, caller: &Caller, what: Event) -> Result<()> {
        let (what, told) = match what {
            Event::Forked { chain, seq } => ("chain_forked", json!({ "device": caller.device, "chain": chain, "seq": seq })),
            Event::DriftedApart { of, tier } => ("copies_differed", json!({ "device": caller.device, "of": of, "tier": tier })),
        };
        audit::add(self.sql, self.now_ms, caller.person, what, &told).map(drop)
    }
}

/// The order to destroy a device's keys: the same each time it is told.
fn wipe_of(device: Id) -> Id {
    derived(device, &[b"wipe"])
}
