//! A wire that is slow: what goes over it comes half the round trip later, and no faster than it can carry. Each way for itself.

use std::time::Duration;

use anyhow::Result;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Runtime;
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep_until};

/// 10 Mbit/s.
const BYTES_A_SECOND: f64 = 10_000_000.0 / 8.0;
/// Half of 100 ms.
const ONE_WAY: Duration = Duration::from_millis(50);

/// Listens on this machine and passes everything on.
pub struct Relay {
    pub at: String,
}

impl Relay {
    /// In front of a socket, for as long as the runtime lasts.
    pub fn before(runtime: &Runtime, to: &str) -> Result<Relay> {
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0"))?;
        let at = listener.local_addr()?.to_string();
        let to = to.to_owned();
        runtime.spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                let Ok(far) = TcpStream::connect(&to).await else { continue };
                let _ = (near.set_nodelay(true), far.set_nodelay(true));
                // The way there and back that every new connection costs.
                tokio::time::sleep(2 * ONE_WAY).await;
                let ((from_near, to_near), (from_far, to_far)) = (near.into_split(), far.into_split());
                tokio::spawn(carry(from_near, to_far));
                tokio::spawn(carry(from_far, to_near));
            }
        });
        Ok(Relay { at })
    }
}

async fn carry(mut from: tokio::net::tcp::OwnedReadHalf, mut to: tokio::net::tcp::OwnedWriteHalf) {
    let (tell, mut told) = mpsc::channel::<(Instant, Vec<u8>)>(4096);
    let reading = async move {
        let mut free = Instant::now();
        let mut block = vec![0; 4096];
        while let Ok(read @ 1..) = from.read(&mut block).await {
            // The wire is free again when it has carried this.
            free = free.max(Instant::now()) + Duration::from_secs_f64(read as f64 / BYTES_A_SECOND);
            if tell.send((free + ONE_WAY, block[..read].to_vec())).await.is_err() {
                return;
            }
            sleep_until(free).await;
        }
    };
    let writing = async move {
        while let Some((when, bytes)) = told.recv().await {
            sleep_until(when).await;
            if to.write_all(&bytes).await.is_err() {
                return;
            }
        }
    };
    tokio::join!(reading, writing);
}
