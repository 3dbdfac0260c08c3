//! What is asked on the way through the provider? A page of this server sends a browser there and is come back to; a program
//! at somebody's machine begins and ends it itself; a laptop does both sealed. Each gets a session or nothing.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Response, StatusCode, header};
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use serde_json::json;
use sync::by_account::{Begin, Begun, ByAccount, Go, queried};
use sync::enrol::Enrol;

use super::{Attempt, For, Identity, NotIn, Oidc, whose};
use crate::accounts::{self, code_hash, fresh_code};
use crate::devices;
use crate::district::District;
use crate::ledger::people::{self, CodeFor};
use crate::ledger::{self, audit};
use crate::routes::{Desk, Refused, away, axum_json, note, sealed, whole};

/// The page that a browser is sent back to.
const PAGE: &str = "/admin/";
/// Only this server hears it, over TLS, and no script reads it.
const COOKIE: &str = "__Host-kith-sign-in";
/// So long does a page have to ask for its session.
const TICKET_MS: i64 = 60 * 1000;

fn oidc(district: &District) -> Result<Arc<Oidc>, NotIn> {
    district.oidc.clone().ok_or(NotIn::Off)
}

/// Notes that an account of the provider was not let in; what it is called there stands nowhere.
fn noted(district: &District, why: NotIn) -> NotIn {
    if why == NotIn::Elsewhere {
        let told = json!({ "why": why.word() });
        // That it is not noted is logged by the ledger, and lets nobody in.
        let _ = note(district, domain::record::Id::nil(), "sign_in_refused", &told);
    }
    why
}

async fn redeemed(district: &Arc<District>, of: &For, told: &ByAccount) -> Result<Identity, NotIn> {
    let redeemed = oidc(district)?.redeem(district, of, told).await;
    let here = district.clone();
    match redeemed {
        Err(why) => Err(away(move || Ok(noted(&here, why))).await.unwrap_or(why)),
        redeemed => redeemed,
    }
}

/// Whom the provider says a laptop's person is; None where it asks by a code.
pub async fn proven(district: &Arc<District>, asked: &Enrol) -> Option<Result<Identity, NotIn>> {
    if asked.code != sync::by_account::BY_ACCOUNT {
        return None;
    }
    let Some(told) = asked.by_account() else { return Some(Err(NotIn::NotAccepted)) };
    Some(redeemed(district, &For::Device(asked.device_public), &told).await)
}

/// A laptop begins.
pub async fn enrol_begin(State(desk): State<Arc<Desk>>, body: Body) -> Result<Response<Body>, Refused> {
    let body = whole(body, 16 * 1024).await?;
    let district = &desk.district;
    let (asked, _, way_back) = devices::opened(district, &body, |asked: &Begin| asked.device_public)?;
    let begun = async {
        let of = For::Device(asked.device_public);
        oidc(district)?.begin(district, Attempt::of_machine(district, of, &asked.redirect, &asked.challenge)?).await
    };
    let answer = match begun.await {
        Ok(super::Begun { url, state, attempt }) => Begun::Go(Go { url, state, attempt, more: Default::default() }),
        Err(why) => Begun::Refused(why.into()),
    };
    let bytes = way_back.seal(&answer).map_err(|_| Refused(StatusCode::INTERNAL_SERVER_ERROR, "failed", None))?;
    Ok(sealed(bytes))
}

/// The command line begins.
#[derive(Serialize, Deserialize)]
pub struct Wanted {
    pub redirect: String,
    pub challenge: String,
}

/// Where the command line's browser goes.
pub async fn begin(State(desk): State<Arc<Desk>>, body: Body) -> Result<Response<Body>, Refused> {
    let body = whole(body, 16 * 1024).await?;
    let asked: Wanted = serde_json::from_slice(&body).map_err(|_| Refused::bad("not_understood"))?;
    let district = &desk.district;
    let attempt = Attempt::of_machine(district, For::Session, &asked.redirect, &asked.challenge)?;
    let super::Begun { url, state, attempt } = oidc(district)?.begin(district, attempt).await?;
    Ok(axum_json(&json!({ "url": url, "state": state, "attempt": attempt })))
}

/// With what a session is asked for: what a browser brought back to a program, or the ticket that it brought to the page.
#[derive(Deserialize)]
#[serde(untagged)]
enum Finishing {
    Page { ticket: String },
    Machine(ByAccount),
}

/// A session, once the provider said who it is.
pub async fn finish(State(desk): State<Arc<Desk>>, body: Body) -> Result<Response<Body>, Refused> {
    let body = whole(body, 64 * 1024).await?;
    let asked: Finishing = serde_json::from_slice(&body).map_err(|_| Refused::bad("not_understood"))?;
    let district = desk.district.clone();
    let identity = match asked {
        Finishing::Page { ticket } => {
            let _turn = desk.turn()?;
            let token = away(move || accounts::by_ticket(&district, &ticket)).await?;
            return Ok(axum_json(&json!({ "token": token })));
        }
        Finishing::Machine(told) => redeemed(&district, &For::Session, &told).await?,
    };
    let _turn = desk.turn()?;
    let token = away(move || {
        let now_ms = district.rim.now_ms();
        let person = ledger::write(&*district.ledger, |sql| whose(sql, &identity, now_ms))??;
        accounts::session(&district, person.id, "signed_in_by_account")
    });
    Ok(axum_json(&json!({ "token": token.await? })))
}

fn go(place: &str, cookie: &str, max_age_s: u32) -> Response<Body> {
    let cookie = format!("{COOKIE}={cookie}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={max_age_s}");
    let head = [(header::LOCATION, place.to_owned()), (header::SET_COOKIE, cookie)];
    let quiet = [(header::CACHE_CONTROL, "no-store"), (header::REFERRER_POLICY, "no-referrer")];
    (StatusCode::SEE_OTHER, head, quiet).into_response()
}

/// Sends a browser to the provider.
pub async fn start(State(desk): State<Arc<Desk>>) -> Response<Body> {
    let district = &desk.district;
    let begun = async { oidc(district)?.begin(district, Attempt::of_page(district)).await };
    match begun.await {
        Ok(begun) => go(&begun.url, &begun.attempt, 600),
        Err(why) => not_in(why),
    }
}

fn not_in(why: NotIn) -> Response<Body> {
    go(&format!("{PAGE}#not-signed-in={}", why.word()), "", 0)
}

/// A browser comes back from the provider: it is sent on to the page with a ticket that holds once, and for a minute.
pub async fn back(State(desk): State<Arc<Desk>>, headers: HeaderMap, asked: Request) -> Response<Body> {
    match came_back(&desk, &headers, asked.uri().query().unwrap_or_default()).await {
        Ok(ticket) => go(&format!("{PAGE}#signed-in={ticket}"), "", 0),
        Err(why) => not_in(why),
    }
}

async fn came_back(desk: &Desk, headers: &HeaderMap, query: &str) -> Result<String, NotIn> {
    let said = |name: &str| queried(query, name).map(std::borrow::Cow::into_owned);
    let attempt = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok()).flat_map(|line| line.split(';'));
    let attempt = attempt.filter_map(|pair| pair.trim().split_once('=')).find(|(name, _)| *name == COOKIE);
    // Another browser than the one that began, or one that was away for too long.
    let (_, attempt) = attempt.ok_or(NotIn::TooLate)?;
    if said("error").is_some() {
        return Err(NotIn::Cancelled);
    }
    let (state, code) = said("state").zip(said("code")).ok_or(NotIn::NotAccepted)?;
    let told = ByAccount { attempt: attempt.to_owned(), state, code, iss: said("iss"), verifier: String::new() };
    let district = desk.district.clone();
    let identity = redeemed(&district, &For::Page, &told).await?;
    let done = away(move || {
        let (ticket, now_ms) = (fresh_code(&*district.rim), district.rim.now_ms());
        let found = ledger::write(&*district.ledger, |sql| {
            let found = whose(sql, &identity, now_ms)?;
            if let Ok(person) = &found {
                people::put_code(sql, code_hash(&ticket), person.id, CodeFor::Session, now_ms + TICKET_MS)?;
                audit::add(sql, now_ms, person.id, "came_back_from_provider", &json!({}))?;
            }
            Ok(found)
        })?;
        Ok(found.map(|_| ticket))
    });
    done.await.unwrap_or(Err(NotIn::Busy))
}
