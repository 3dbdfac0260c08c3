//! How does an administrator ask with a browser? The built page lies in the binary and is served as it is; what it asks and is
//! told is what the command line asks and is told. It holds no session in a cookie: another page in the same browser can send
//! nothing in somebody's name, and what it sends all the same is refused before it is read.

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, Request};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Response, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;

use crate::routes::Refused;

/// A file of the page, as it is and compressed.
pub struct File {
    pub name: &'static str,
    plain: &'static [u8],
    small: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/page.rs"));

const FIRST: &str = "admin.html";
const NOT_BUILT: &str = "This kith-server was built without its page. Everything works with `kith-server admin` all the same. To have \
                         the page, build the interface first (`npm run build` in ui, or `cargo xtask server`, which does it).\n";

/// What the page may do: run its own scripts, and ask the server that it came from. Nothing else.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; \
                      connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/// What the page may not use, since it needs none of it.
const NO_DEVICES: &str = "camera=(), microphone=(), geolocation=(), usb=(), serial=(), payment=(), display-capture=()";

pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .route("/", get(|| async { Redirect::to("/admin/") }))
        .route("/admin", get(|| async { Redirect::to("/admin/") }))
        .route("/admin/", get(|headers: HeaderMap| async move { file(FIRST, &headers) }))
        .route("/admin/{*name}", get(|Path(name): Path<String>, headers: HeaderMap| async move { file(&name, &headers) }))
}

fn file(name: &str, headers: &HeaderMap) -> Response<Body> {
    let Some(found) = FILES.iter().find(|file| file.name == name) else {
        return match FILES.is_empty() && name == FIRST {
            true => (StatusCode::SERVICE_UNAVAILABLE, NOT_BUILT).into_response(),
            false => Refused(StatusCode::NOT_FOUND, "no_such_place", None).into_response(),
        };
    };
    let kind = HeaderValue::from_static(kind_of(name));
    let accepts = headers.get(header::ACCEPT_ENCODING).and_then(|told| told.to_str().ok()).unwrap_or_default();
    if accepts.split(',').any(|way| way.trim() == "gzip") {
        let told = [(header::CONTENT_TYPE, kind), (header::CONTENT_ENCODING, HeaderValue::from_static("gzip"))];
        return (told, found.small).into_response();
    }
    ([(header::CONTENT_TYPE, kind)], found.plain).into_response()
}

fn kind_of(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

/// Stands before everything that is asked. A browser says from which page a request comes: what another page sends is not
/// carried out, nor counted as somebody's wrong guess. Nothing that is answered is kept by a browser or guessed at.
pub async fn guarded(asked: Request, next: Next) -> Response<Body> {
    let from = asked.headers().get("sec-fetch-site").map(HeaderValue::as_bytes);
    let is_foreign = from.is_some_and(|from| from != b"same-origin" && from != b"none");
    let mut answer = if is_foreign && asked.method() == Method::POST {
        Refused(StatusCode::FORBIDDEN, "from_another_page", None).into_response()
    } else {
        next.run(asked).await
    };
    let told = answer.headers_mut();
    let mut say = |name: HeaderName, what: &'static str| _ = told.insert(name, HeaderValue::from_static(what));
    say(header::CONTENT_SECURITY_POLICY, POLICY);
    say(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    say(header::X_FRAME_OPTIONS, "DENY");
    say(header::REFERRER_POLICY, "no-referrer");
    say(header::CACHE_CONTROL, "no-store");
    say(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    say(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    say(HeaderName::from_static("permissions-policy"), NO_DEVICES);
    answer
}
