//! How much goes over the wire? A relay on this machine that passes everything on as it comes, and counts.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::Result;

/// In front of a server, for as long as this program runs.
pub struct Relay {
    /// `127.0.0.1:port`
    pub at: String,
    carried: Arc<[AtomicU64; 2]>,
}

impl Relay {
    pub fn before(to: &str) -> Result<Relay> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let at = listener.local_addr()?.to_string();
        let carried: Arc<[AtomicU64; 2]> = Arc::default();
        let (to, counts) = (to.to_owned(), carried.clone());
        std::thread::spawn(move || {
            while let Ok((near, _)) = listener.accept() {
                // A client whose server is gone finds its connection closed.
                let _ = TcpStream::connect(&to).and_then(|far| joined(near, far, &counts));
            }
        });
        Ok(Relay { at, carried })
    }

    /// Bytes from clients, and to them, since it began.
    pub fn carried(&self) -> (u64, u64) {
        (self.carried[0].load(Ordering::SeqCst), self.carried[1].load(Ordering::SeqCst))
    }
}

fn joined(near: TcpStream, far: TcpStream, counts: &Arc<[AtomicU64; 2]>) -> std::io::Result<()> {
    near.set_nodelay(true)?;
    far.set_nodelay(true)?;
    for (which, from, to) in [(0, near.try_clone()?, far.try_clone()?), (1, far, near)] {
        let counts = counts.clone();
        std::thread::spawn(move || carry(from, to, &counts[which]));
    }
    Ok(())
}

fn carry(mut from: TcpStream, mut to: TcpStream, count: &AtomicU64) {
    let mut block = vec![0; 64 * 1024];
    while let Ok(read @ 1..) = from.read(&mut block) {
        // Before it goes on: whoever hears that a client is done finds all of it counted.
        count.fetch_add(read as u64, Ordering::SeqCst);
        if to.write_all(&block[..read]).is_err() {
            break;
        }
    }
    let _ = to.shutdown(Shutdown::Write);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_there_and_back_is_counted_each_for_itself() {
        let server = TcpListener::bind("127.0.0.1:0").unwrap();
        let relay = Relay::before(&server.local_addr().unwrap().to_string()).unwrap();
        let mut client = TcpStream::connect(&relay.at).unwrap();
        let (mut met, _) = server.accept().unwrap();
        client.write_all(&[1; 1000]).unwrap();
        client.shutdown(Shutdown::Write).unwrap();
        let mut heard = Vec::new();
        met.read_to_end(&mut heard).unwrap();
        met.write_all(&[2; 70]).unwrap();
        drop(met);
        let mut back = Vec::new();
        client.read_to_end(&mut back).unwrap();
        assert_eq!((heard, back, relay.carried()), (vec![1; 1000], vec![2; 70], (1000, 70)));
    }
}
