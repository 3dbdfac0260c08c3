//! How does a request come in? One listener, TLS, HTTP/1.1. So many connections and no more, so many requests at once and no
//! more: who comes too many is asked to come back, and nobody waits for a slow one. A stop lets finish what was begun.

use std::collections::HashMap;
use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use axum::body::Body;
use axum::http::{Request, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch};
use tokio_rustls::TlsAcceptor;

use crate::district::District;
use crate::{routes, tls};

/// So many sockets may be open.
const MOST_CONNECTIONS: usize = 2_048;
/// So long may a handshake, and the head of a request, take.
const HEAD: Duration = Duration::from_secs(10);
/// So long is waited for what was begun when the server stops.
const FAREWELL: Duration = Duration::from_secs(20);

/// A server that listens.
pub struct Listening {
    listener: TcpListener,
    acceptor: TlsAcceptor,
    pub address: String,
    pub at: SocketAddr,
    pub is_development: bool,
    pub chain: std::path::PathBuf,
}

/// Takes the address of the configuration and says where that is.
pub async fn listen(district: &District) -> Result<Listening> {
    let config = &district.config;
    let listener = TcpListener::bind(config.listen).await.with_context(|| format!("{} cannot be listened on", config.listen))?;
    let at = listener.local_addr()?;
    let host = match at.ip() {
        ip if ip.is_unspecified() || ip.is_loopback() => "localhost".to_owned(),
        ip => ip.to_string(),
    };
    let mut names = vec!["localhost".to_owned(), "127.0.0.1".to_owned(), at.ip().to_string()];
    if let Some(named) = config.address.as_deref().and_then(crate::client::host_of) {
        names.push(named);
    }
    names.sort();
    names.dedup();
    let shown = tls::shown(config, &names)?;
    let address = config.address.clone().unwrap_or_else(|| format!("https://{host}:{}", at.port()));
    district.listens_at(address.clone());
    let acceptor = TlsAcceptor::from(shown.config);
    Ok(Listening { listener, acceptor, address, at, is_development: shown.is_development, chain: shown.chain })
}

/// Who is known to come too often.
#[derive(Default)]
pub struct Governor(Mutex<HashMap<IpAddr, (Instant, u32)>>);

const WINDOW: Duration = Duration::from_secs(60);
const MOST_KNOWN: usize = 65_536;

impl Governor {
    /// Whether one more request of this address is within the rate; else in how many seconds it is.
    pub fn admit(&self, from: IpAddr, rate: u32, now: Instant) -> std::result::Result<(), u64> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST_KNOWN {
            known.retain(|_, (since, _)| now.duration_since(*since) < WINDOW);
        }
        let (since, so_many) = known.entry(from).or_insert((now, 0));
        if now.duration_since(*since) >= WINDOW {
            (*since, *so_many) = (now, 0);
        }
        *so_many += 1;
        if *so_many <= rate { Ok(()) } else { Err((WINDOW - now.duration_since(*since)).as_secs() + 1) }
    }
}

/// Answers until `stop` ends, then lets finish what was begun.
pub async fn serve(district: Arc<District>, listening: Listening, stop: impl Future<Output = ()>) -> Result<()> {
    let (stopping, is_stopping) = watch::channel(false);
    let desk = Arc::new(routes::Desk {
        queue: Semaphore::new(district.config.queue),
        governor: Governor::default(),
        guesses: routes::Guesses::default(),
        is_stopping: is_stopping.clone(),
        district: district.clone(),
    });
    let connections = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    let daily = tokio::spawn(read_roster_daily(district.clone(), is_stopping.clone()));
    tokio::pin!(stop);
    loop {
        let permit = tokio::select! {
            permit = connections.clone().acquire_owned() => permit.context("the server is closed")?,
            () = &mut stop => break,
        };
        let (socket, from) = tokio::select! {
            accepted = listening.listener.accept() => match accepted {
                Ok(accepted) => accepted,
                // Out of file handles: wait a moment for some to come back.
                Err(_) => { tokio::time::sleep(Duration::from_millis(50)).await; continue }
            },
            () = &mut stop => break,
        };
        let (desk, acceptor, mut is_stopping) = (desk.clone(), listening.acceptor.clone(), is_stopping.clone());
        tokio::spawn(async move {
            let metrics = &desk.district.metrics;
            metrics.connections.fetch_add(1, Ordering::Relaxed);
            // An answer is written in a few pieces: none of them waits for a word on the one before.
            let _ = socket.set_nodelay(true);
            if let Ok(Ok(stream)) = tokio::time::timeout(HEAD, acceptor.accept(socket)).await {
                let app = routes::routes(desk.clone());
                let answer = hyper::service::service_fn(move |asked: Request<Incoming>| answer(app.clone(), asked, from));
                let serving = http1::Builder::new()
                    .timer(TokioTimer::new())
                    .header_read_timeout(HEAD)
                    .max_headers(64)
                    .serve_connection(TokioIo::new(stream), answer);
                tokio::pin!(serving);
                let stops = async { is_stopping.wait_for(|is| *is).await.is_ok() };
                tokio::select! {
                    _ = serving.as_mut() => {}
                    _ = stops => {
                        serving.as_mut().graceful_shutdown();
                        let _ = serving.await;
                    }
                }
            }
            metrics.connections.fetch_sub(1, Ordering::Relaxed);
            drop(permit);
        });
    }
    drop(listening);
    let _ = stopping.send(true);
    daily.abort();
    let all = connections.acquire_many(MOST_CONNECTIONS as u32);
    let _ = tokio::time::timeout(FAREWELL, all).await;
    Ok(())
}

async fn answer(
    app: axum::Router,
    mut asked: Request<Incoming>,
    from: SocketAddr,
) -> std::result::Result<Response<Body>, Infallible> {
    asked.extensions_mut().insert(from);
    let mut app = app;
    tower_service::Service::call(&mut app, asked.map(Body::new)).await
}

/// Classes begin and end: what follows from enrolments is worked out again every hour.
async fn read_roster_daily(district: Arc<District>, mut is_stopping: watch::Receiver<bool>) {
    loop {
        tokio::select! {
            () = tokio::time::sleep(Duration::from_secs(3600)) => {}
            _ = is_stopping.changed() => return,
        }
        let district = district.clone();
        let done = tokio::task::spawn_blocking(move || district.read_roster()).await;
        if !matches!(done, Ok(Ok(()))) {
            tracing::error!("the roster could not be read again");
        }
    }
}
