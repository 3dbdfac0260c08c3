//! What does a device get? Once enrolled by a code, every sync is one transaction: nonce, rights, parts, receipts, pages.
//! Whoever is not enrolled, or signs with another key, learns nothing but that.

use axum::http::StatusCode;
use domain::record::Id;
use serde::de::DeserializeOwned;
use serde_json::json;
use sync::enrol::{Answered, Enrol, Enrolled, NotEnrolled};
use sync::envelope::{self, NotOpened, Purpose, WayBack};
use sync::protocol::{Ask, Hash, Outcome};

use crate::accounts::code_hash;
use crate::books::{Books, home_of};
use crate::district::District;
use crate::erasing;
use crate::ledger::people::{self, CodeFor, Device, Grant};
use crate::ledger::{self, Failure, audit};
use crate::metrics::count;
use crate::oidc::{self, Identity, NotIn};
use crate::releases;
use crate::routes::Refused;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

fn not_opened(why: NotOpened) -> Refused {
    match why {
        NotOpened::Malformed(_) => Refused::bad("not_understood"),
        NotOpened::Signature => Refused(StatusCode::UNAUTHORIZED, "signature", None),
        NotOpened::Seal => Refused(StatusCode::UNAUTHORIZED, "other_key", None),
    }
}

/// Answers one question of a device.
pub fn sync(district: &District, body: &[u8]) -> Result<Vec<u8>, Refused> {
    let envelope = envelope::read(body).map_err(|_| Refused::bad("not_understood"))?;
    let ledger = &*district.ledger;
    let known = ledger::read(ledger, |sql| people::device_of(sql, envelope.device))?;
    let known = known.ok_or(Refused(StatusCode::UNAUTHORIZED, "unknown_device", None))?;
    let (ask, way_back) =
        envelope::open::<Ask>(&envelope, Purpose::Sync, Hash(known.public_key), &district.keys.sealing).map_err(not_opened)?;
    let now_ms = district.rim.now_ms();
    let answer = ledger::write(ledger, |sql| {
        if !people::take_nonce(sql, known.id, &envelope.nonce, now_ms, now_ms + DAY_MS)? {
            return Err(Failure::Refused("replayed"));
        }
        let device = people::device_of(sql, known.id)?.ok_or(Failure::Refused("unknown device"))?;
        let lease_days = device.lease_days;
        let mut books = Books::open(sql, district, device, now_ms)?;
        let (caller, is_let_in) = (books.caller(), books.is_let_in());
        let mut answer = sync::server::serve(&mut books, &caller, &ask, now_ms)?;
        people::met(sql, known.id, &ask.program, now_ms)?;
        if ask.audit != Hash::NIL && !audit::knows(sql, &ask.audit.0)? {
            audit::add(sql, now_ms, caller.person, "audit_head_unknown", &json!({ "device": known.id }))?;
        }
        // Who is let in no more is given no more time: what is on the laptop stays there, closed, until IT lets them in again.
        answer.lease_until_ms = if is_let_in { now_ms + lease_days * DAY_MS } else { now_ms };
        answer.audit = Hash(audit::head(sql)?.hash);
        Ok(answer)
    })?;
    if ask.parts.iter().any(erasing::erases)
        && let Err(why) = erasing::finish(district)
    {
        // What was erased is out of the ledger; the old key goes at the next erasure or start.
        tracing::error!(why = %format!("{why:#}"), "a key could not be destroyed yet");
    }
    if ask.parts.iter().any(|part| releases::asked_in(part).is_some()) {
        district.release_asked.notify_one();
    }
    let taken = answer.receipts.iter().filter(|receipt| matches!(receipt.outcome, Outcome::Taken | Outcome::Review)).count();
    let given = answer
        .pages
        .iter()
        .map(|page| page.parts.len())
        .chain(answer.filled.iter().map(|filled| filled.parts.len()))
        .sum::<usize>();
    count(&district.metrics.parts_taken, taken as u64);
    count(&district.metrics.parts_refused, (answer.receipts.len() - taken) as u64);
    count(&district.metrics.parts_given, given as u64);
    way_back.seal(&answer).map_err(|_| Refused(StatusCode::INTERNAL_SERVER_ERROR, "failed", None))
}

/// A device that wants to be let in.
pub struct Applying {
    pub asked: Enrol,
    device: Id,
    way_back: WayBack,
}

/// Opens what a device that nobody knows yet asks, and gives who it wants to be.
pub fn opened<T: DeserializeOwned>(
    district: &District,
    body: &[u8],
    key_of: impl Fn(&T) -> Hash,
) -> Result<(T, Id, WayBack), Refused> {
    let envelope = envelope::read(body).map_err(|_| Refused::bad("not_understood"))?;
    let (asked, way_back) = envelope::open_enrolment(&envelope, &district.keys.sealing, key_of).map_err(not_opened)?;
    Ok((asked, envelope.device, way_back))
}

/// Opens what a device asks that wants to be let in.
pub fn applying(district: &District, body: &[u8]) -> Result<Applying, Refused> {
    let (asked, device, way_back) = opened(district, body, |asked: &Enrol| asked.device_public)?;
    Ok(Applying { asked, device, way_back })
}

/// Lets a device in by its code, or by whom the district's provider says its person is. Says whether it did.
pub fn enrol(
    district: &District,
    applying: Applying,
    proven: Option<Result<Identity, NotIn>>,
) -> Result<(Vec<u8>, bool), Refused> {
    let Applying { asked, device: named, way_back } = applying;
    let now_ms = district.rim.now_ms();
    let roster = district.roster();
    let proven = proven.transpose();
    let answer = ledger::write(&*district.ledger, |sql| {
        let proven = match &proven {
            Ok(proven) => proven.as_ref(),
            Err(why) => return Ok(Answered::Refused((*why).into())),
        };
        let by_account = match proven.map(|identity| oidc::whose(sql, identity, now_ms)).transpose()? {
            Some(Ok(person)) => Some(person.id),
            Some(Err(why)) => return Ok(Answered::Refused(why.into())),
            None => None,
        };
        let code = proven.map_or_else(|| code_hash(&asked.code), |identity| identity.key);
        // A laptop that never heard the answer asks again: the same code, the same device, signed with the same key.
        let again = people::device_of(sql, named)?
            .filter(|known| known.public_key == asked.device_public.0 && known.revoked_ms.is_none());
        let again = match again {
            Some(known) if people::was_let_in_by(sql, known.id, code)? => Some(known.person),
            _ => None,
        };
        let whose = match again.or(by_account) {
            Some(person) => Some(person),
            None => people::whose_code(sql, code, CodeFor::Device, now_ms)?,
        };
        // Before the code is used up: it is for somebody else, and stays theirs.
        if whose.is_some_and(|whose| asked.only_as().is_some_and(|only| only != whose)) {
            return Ok(Answered::Refused(NotEnrolled::OtherPerson));
        }
        let person = match again.or(by_account) {
            Some(person) => Some(person),
            None => people::use_code(sql, code, CodeFor::Device, now_ms)?,
        };
        let person = person.map(|id| people::person_of(sql, id)).transpose()?.flatten();
        let Some(person) = person.filter(|person| !person.is_closed) else {
            return Ok(Answered::Refused(NotEnrolled::UnknownCode));
        };
        if again.is_none() {
            let device = Device {
                id: named,
                person: person.id,
                public_key: asked.device_public.0,
                label: asked.called.chars().take(80).collect(),
                version: asked.program.chars().take(40).collect(),
                enrolled_ms: now_ms,
                contact_ms: now_ms,
                lease_days: i64::from(district.config.lease_days),
                revoked_ms: None,
                destroyed_ms: None,
            };
            people::put_device(sql, &device)?;
            people::let_in_by(sql, device.id, code)?;
            // What they recorded before the district knew them stays theirs; an id of somebody else's is not taken on.
            let is_free = asked.staff != Id::nil() && !roster.staff.contains_key(&asked.staff);
            let is_known = asked.staff == person.id || (is_free && people::know_as(sql, person.id, asked.staff)?);
            audit::add(
                sql,
                now_ms,
                person.id,
                "device_enrolled",
                &json!({ "device": device.id, "known_as": is_known.then_some(asked.staff), "by_account": by_account.is_some() }),
            )?;
        }
        let grants = people::grants_of(sql, person.id)?;
        let role = grants.iter().filter(|given| given.holds_at(now_ms)).find_map(|given| match given.grant {
            Grant::Role { role, .. } => Some(role.word()),
            _ => None,
        });
        Ok(Answered::Enrolled(Enrolled {
            district: district.config.district.clone(),
            person: person.id,
            name: person.name,
            role: role.unwrap_or_default().to_owned(),
            home: home_of(&grants),
            clock_ms: now_ms,
            more: Default::default(),
        }))
    })?;
    let is_enrolled = matches!(answer, Answered::Enrolled(_));
    let sealed = way_back.seal(&answer).map_err(|_| Refused(StatusCode::INTERNAL_SERVER_ERROR, "failed", None))?;
    Ok((sealed, is_enrolled))
}
