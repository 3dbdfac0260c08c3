//! What can be asked of the server? Sync and enrolment by devices, sealed and signed; sign-in and administration by people;
//! health and numbers by machines. A request that is not understood gets one word of why, and nothing of anybody.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Extension, Request, State};
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::IntoResponse;
use axum::routing::{get, post};
use domain::record::Id;
use http_body_util::BodyExt;
use serde_json::json;
use tokio::sync::{Semaphore, SemaphorePermit, watch};

use crate::admin::told::{Hello, SignedIn};
use crate::admin::{self, AdminAsk, Asking};
use crate::district::District;
use crate::ledger::{Failure, audit, people};
use crate::metrics::count;
use crate::oidc::pages;
use crate::serve::Governor;
use crate::{accounts, devices, ledger, page};

/// A body is no larger than this: a message and its envelope.
const MOST_BYTES: usize = sync::protocol::MOST_BYTES + 1024;
/// A roster that an administrator uploads may be.
const MOST_UPLOADED: usize = 256 * 1024 * 1024;
/// So long may a body take to come.
const BODY: Duration = Duration::from_secs(60);

/// What answers.
pub struct Desk {
    pub district: Arc<District>,
    pub queue: Semaphore,
    pub governor: Governor,
    pub guesses: Guesses,
    pub is_stopping: watch::Receiver<bool>,
}

/// One word of why not, with its status.
#[derive(Debug)]
pub struct Refused(pub StatusCode, pub &'static str, pub Option<u64>);

impl Refused {
    /// Not to be tried again as it is.
    pub const fn bad(why: &'static str) -> Refused {
        Refused(StatusCode::BAD_REQUEST, why, None)
    }
}

impl From<Failure> for Refused {
    fn from(why: Failure) -> Refused {
        match why {
            Failure::Again => Refused(StatusCode::SERVICE_UNAVAILABLE, "busy", Some(1)),
            Failure::Refused("replayed") => Refused(StatusCode::CONFLICT, "replayed", None),
            Failure::Refused(_) => Refused(StatusCode::CONFLICT, "refused", None),
            Failure::Unreachable(why) => {
                tracing::error!(%why, "the ledger cannot be reached");
                Refused(StatusCode::SERVICE_UNAVAILABLE, "busy", Some(10))
            }
            Failure::Broken(why) => {
                tracing::error!(%why, "the ledger is broken");
                Refused(StatusCode::INTERNAL_SERVER_ERROR, "failed", None)
            }
        }
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response<Body> {
        let Refused(status, why, again) = self;
        let mut answer =
            (status, [(header::CONTENT_TYPE, "application/json")], json!({ "why": why }).to_string()).into_response();
        if let Some(seconds) = again {
            answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        answer
    }
}

/// All that can be asked.
pub fn routes(desk: Arc<Desk>) -> Router {
    let asked = Router::new()
        .route("/v1/sync", post(sync_route))
        .route("/v1/enrol", post(enrol_route))
        .route("/v1/hello", get(hello))
        .route("/v1/sign-in", post(sign_in))
        .route("/v1/sign-out", post(sign_out))
        .route("/v1/enrol/begin", post(pages::enrol_begin))
        .route("/v1/oidc/begin", post(pages::begin))
        .route("/v1/oidc/finish", post(pages::finish))
        .route("/oidc/start", get(pages::start))
        .route("/oidc/back", get(pages::back))
        .route("/v1/admin", post(admin_route))
        .route("/v1/roster", post(upload))
        .route("/v1/connectedness", post(connected))
        .layer(from_fn_with_state(desk.clone(), governed));
    Router::new()
        .route("/healthz", get(|| async { "well\n" }))
        .route("/readyz", get(ready))
        .route("/metrics", get(metrics))
        .merge(asked)
        .merge(page::routes())
        .fallback(|| async { Refused(StatusCode::NOT_FOUND, "no_such_place", None) })
        .layer(from_fn(page::guarded))
        .with_state(desk)
}

/// Who comes too often is asked to come back.
async fn governed(State(desk): State<Arc<Desk>>, asked: Request, next: Next) -> Response<Body> {
    let metrics = &desk.district.metrics;
    count(&metrics.requests, 1);
    let from = asked.extensions().get::<SocketAddr>().copied();
    let admitted = from.map_or(Ok(()), |from| desk.governor.admit(from.ip(), desk.district.config.rate, Instant::now()));
    let answer = match admitted {
        Ok(()) => next.run(asked).await,
        Err(seconds) => Refused(StatusCode::TOO_MANY_REQUESTS, "too_often", Some(seconds)).into_response(),
    };
    match answer.status().as_u16() {
        429 | 503 => count(&metrics.turned_away, 1),
        400..500 => count(&metrics.refused, 1),
        500.. => count(&metrics.failed, 1),
        _ => {}
    }
    answer
}

/// A place in the queue, until it is dropped.
pub struct Turn<'a>(#[expect(dead_code, reason = "it is held")] SemaphorePermit<'a>, &'a AtomicU64);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.1.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Desk {
    /// Takes a place in the queue, once a body is there as a whole: who sends slowly keeps no place from others.
    pub fn turn(&self) -> Result<Turn<'_>, Refused> {
        let permit = self.queue.try_acquire().map_err(|_| Refused(StatusCode::SERVICE_UNAVAILABLE, "busy", Some(2)))?;
        let in_flight = &self.district.metrics.in_flight;
        in_flight.fetch_add(1, Ordering::Relaxed);
        Ok(Turn(permit, in_flight))
    }
}

/// Works away from the threads that answer.
pub async fn away<T: Send + 'static>(work: impl FnOnce() -> Result<T, Refused> + Send + 'static) -> Result<T, Refused> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|panicked| {
        tracing::error!(is_panic = panicked.is_panic(), "a request ended in the middle");
        Err(Refused(StatusCode::INTERNAL_SERVER_ERROR, "failed", None))
    })
}

/// A body that is too large is read on for a while and thrown away: who is cut off while sending hears no answer.
const MOST_PASSED_OVER: usize = 16 * 1024 * 1024;

pub async fn whole(mut body: Body, most: usize) -> Result<Bytes, Refused> {
    let reading = async {
        let (mut read, mut size) = (Vec::new(), 0);
        while let Some(frame) = body.frame().await {
            let Ok(frame) = frame else { return Err(Refused::bad("torn")) };
            let Some(piece) = frame.data_ref() else { continue };
            size += piece.len();
            if size <= most {
                read.extend_from_slice(piece);
            } else if size > most + MOST_PASSED_OVER {
                break;
            }
        }
        if size <= most { Ok(Bytes::from(read)) } else { Err(Refused(StatusCode::PAYLOAD_TOO_LARGE, "too_large", None)) }
    };
    let read = tokio::time::timeout(BODY, reading).await;
    read.unwrap_or(Err(Refused(StatusCode::REQUEST_TIMEOUT, "too_slow", None)))
}

pub fn sealed(bytes: Vec<u8>) -> Response<Body> {
    ([(header::CONTENT_TYPE, "application/octet-stream")], bytes).into_response()
}

async fn sync_route(State(desk): State<Arc<Desk>>, body: Body) -> Result<Response<Body>, Refused> {
    let body = whole(body, MOST_BYTES).await?;
    let _turn = desk.turn()?;
    let begun = Instant::now();
    let district = desk.district.clone();
    let answer = away(move || devices::sync(&district, &body)).await?;
    desk.district.metrics.synced(begun.elapsed());
    Ok(sealed(answer))
}

async fn enrol_route(
    State(desk): State<Arc<Desk>>,
    from: Option<Extension<SocketAddr>>,
    body: Body,
) -> Result<Response<Body>, Refused> {
    let body = whole(body, MOST_BYTES).await?;
    let who = from.map_or_else(String::new, |Extension(from)| from.ip().to_string());
    let district = desk.district.clone();
    let applying = devices::applying(&district, &body)?;
    let proven = pages::proven(&district, &applying.asked).await;
    // A code can be guessed. What a provider says of somebody cannot, and a whole school may come from one address.
    let guesses = proven.is_none().then_some(&desk.guesses);
    guesses.map_or(Ok(()), |guesses| guesses.may_try(&who))?;
    let _turn = desk.turn().inspect_err(|_| guesses.into_iter().for_each(|guesses| guesses.was_none(&who)))?;
    let (answer, is_enrolled) = away(move || devices::enrol(&district, applying, proven)).await?;
    if let Some(guesses) = guesses.filter(|_| is_enrolled) {
        guesses.was_right(&who);
    }
    Ok(sealed(answer))
}

async fn hello(State(desk): State<Arc<Desk>>) -> Response<Body> {
    let district = &desk.district;
    let hello = Hello {
        district: district.config.district.clone(),
        protocol: sync::protocol::VERSION,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        key: crate::keys::hex(&sync::envelope::public_of(&district.keys.sealing).0),
        by_account: district.oidc.is_some(),
    };
    axum_json(&json!(hello))
}

pub fn axum_json(told: &serde_json::Value) -> Response<Body> {
    ([(header::CONTENT_TYPE, "application/json")], told.to_string()).into_response()
}

async fn sign_in(State(desk): State<Arc<Desk>>, body: Body) -> Result<Response<Body>, Refused> {
    let body = whole(body, 16 * 1024).await?;
    let asked: accounts::SignIn = serde_json::from_slice(&body).map_err(|_| Refused::bad("not_understood"))?;
    // As the account is found: another spelling is no other account. No address of a machine is one.
    let login = format!("login {}", asked.login.trim().to_lowercase());
    if login.len() > LONGEST_LOGIN {
        return Err(Refused(StatusCode::UNAUTHORIZED, "unknown", None));
    }
    desk.guesses.may_try(&login)?;
    let _turn = desk.turn().inspect_err(|_| desk.guesses.was_none(&login))?;
    let district = desk.district.clone();
    let done = away(move || accounts::sign_in(&district, &asked)).await;
    match &done {
        Ok(_) => desk.guesses.was_right(&login),
        Err(Refused(StatusCode::UNAUTHORIZED, ..)) => {}
        Err(_) => desk.guesses.was_none(&login),
    }
    Ok(axum_json(&json!(SignedIn { token: done? })))
}

async fn sign_out(State(desk): State<Arc<Desk>>, headers: HeaderMap) -> Result<Response<Body>, Refused> {
    let (district, token) = (desk.district.clone(), token(&headers));
    away(move || accounts::sign_out(&district, &token)).await?;
    Ok(axum_json(&json!({ "signed_out": true })))
}

fn token(headers: &HeaderMap) -> String {
    let told = headers.get(header::AUTHORIZATION).and_then(|told| told.to_str().ok());
    told.and_then(|told| told.strip_prefix("Bearer ")).unwrap_or_default().to_owned()
}

/// Who asks, by their token.
async fn asking(desk: &Arc<Desk>, headers: &HeaderMap) -> Result<Asking, Refused> {
    let token = token(headers);
    let district = desk.district.clone();
    away(move || accounts::whose(&district, &token)).await
}

async fn admin_route(State(desk): State<Arc<Desk>>, headers: HeaderMap, body: Body) -> Result<Response<Body>, Refused> {
    let who = asking(&desk, &headers).await?;
    let body = whole(body, MOST_BYTES).await?;
    let _turn = desk.turn()?;
    let asked: AdminAsk = serde_json::from_slice(&body).map_err(|_| Refused::bad("not_understood"))?;
    let district = desk.district.clone();
    let told = away(move || admin::answer(&district, &who, asked)).await?;
    Ok(axum_json(&told))
}

/// A OneRoster bundle as a zip: looked at, and with `?apply` taken in.
async fn upload(State(desk): State<Arc<Desk>>, headers: HeaderMap, asked: Request) -> Result<Response<Body>, Refused> {
    let who = asking(&desk, &headers).await?;
    let apply = asked.uri().query() == Some("apply");
    let body = whole(asked.into_body(), MOST_UPLOADED).await?;
    let _turn = desk.turn()?;
    let district = desk.district.clone();
    let told = away(move || admin::uploaded(&district, &who, &body, apply)).await?;
    Ok(axum_json(&told))
}

/// A lawful measure and friendships that a district brings: what may be told of them, and nothing of them is kept.
async fn connected(State(desk): State<Arc<Desk>>, headers: HeaderMap, body: Body) -> Result<Response<Body>, Refused> {
    let who = asking(&desk, &headers).await?;
    let body = whole(body, MOST_UPLOADED).await?;
    let _turn = desk.turn()?;
    let district = desk.district.clone();
    let told = away(move || {
        let supplied = serde_json::from_slice(&body).map_err(|_| Refused::bad("not_understood"))?;
        admin::connectedness(&district, &who, &supplied)
    });
    Ok(axum_json(&told.await?))
}

async fn ready(State(desk): State<Arc<Desk>>) -> Response<Body> {
    if *desk.is_stopping.borrow() {
        return Refused(StatusCode::SERVICE_UNAVAILABLE, "stopping", None).into_response();
    }
    let district = desk.district.clone();
    let looked = away(move || Ok(ledger::read(&*district.ledger, |sql| people::setting(sql, "epoch"))?)).await;
    match looked {
        Ok(Some(_)) => "ready\n".into_response(),
        Ok(None) => Refused(StatusCode::SERVICE_UNAVAILABLE, "no_ledger", None).into_response(),
        Err(why) => why.into_response(),
    }
}

/// For a monitoring system on this machine.
async fn metrics(State(desk): State<Arc<Desk>>, from: Option<Extension<SocketAddr>>) -> Response<Body> {
    if !from.is_some_and(|Extension(from)| from.ip().is_loopback()) {
        return Refused(StatusCode::NOT_FOUND, "no_such_place", None).into_response();
    }
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], desk.district.metrics.text()).into_response()
}

/// Who guessed wrong lately. Held in memory: a restart of the server is not the guesser's to order.
#[derive(Default)]
pub struct Guesses(Mutex<HashMap<String, (u32, Instant)>>);

const FREE_GUESSES: u32 = 5;
const MOST_GUESSERS: usize = 65_536;
/// No account's is longer, in bytes.
const LONGEST_LOGIN: usize = 400;

impl Guesses {
    /// Counts it as wrong until it is told to be right: who asks many at once has guessed as often.
    fn may_try(&self, who: &str) -> Result<(), Refused> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST_GUESSERS {
            known.retain(|_, (wrong, last)| last.elapsed() < waiting(*wrong));
        }
        let (wrong, last) = known.entry(who.to_owned()).or_insert((0, Instant::now()));
        let wait = waiting(*wrong).saturating_sub(last.elapsed());
        if !wait.is_zero() {
            return Err(Refused(StatusCode::TOO_MANY_REQUESTS, "too_often", Some(wait.as_secs() + 1)));
        }
        (*wrong, *last) = (*wrong + 1, Instant::now());
        Ok(())
    }

    /// It was right.
    fn was_right(&self, who: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(who);
    }

    /// It was no guess: the server was busy, or what was said cannot be.
    fn was_none(&self, who: &str) {
        if let Some((wrong, _)) = self.0.lock().unwrap_or_else(PoisonError::into_inner).get_mut(who) {
            *wrong = wrong.saturating_sub(1);
        }
    }
}

/// After five wrong ones, from a second to fifteen minutes.
fn waiting(wrong: u32) -> Duration {
    match wrong {
        0..FREE_GUESSES => Duration::ZERO,
        _ => Duration::from_secs((1u64 << (wrong - FREE_GUESSES).min(10)).min(900)),
    }
}

/// Adds to the audit in a transaction of its own.
pub fn note(district: &District, who: Id, what: &str, told: &serde_json::Value) -> Result<(), Refused> {
    let now_ms = district.rim.now_ms();
    ledger::write(&*district.ledger, |sql| audit::add(sql, now_ms, who, what, told)).map(drop).map_err(Refused::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_guesses_wrong_waits_longer_each_time_and_never_more_than_a_quarter_of_an_hour() {
        assert_eq!([0, 4, 5, 6, 9].map(|wrong| waiting(wrong).as_secs()), [0, 0, 1, 2, 16]);
        assert_eq!(waiting(1_000).as_secs(), 900);
        let guesses = Guesses::default();
        // However many are asked at once, each is counted before it is answered.
        (0..5).for_each(|_| guesses.may_try("ana").unwrap());
        assert_eq!(guesses.may_try("ana").map_err(|why| why.0), Err(StatusCode::TOO_MANY_REQUESTS));
        assert!(guesses.may_try("ben").is_ok());
        guesses.was_none("ana");
        assert!(guesses.may_try("ana").is_ok(), "what was no guess is none");
        assert_eq!(guesses.may_try("ana").map_err(|why| why.0), Err(StatusCode::TOO_MANY_REQUESTS));
        guesses.was_right("ana");
        assert!(guesses.may_try("ana").is_ok());
    }
}
