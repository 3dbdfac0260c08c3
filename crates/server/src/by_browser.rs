//! How does the command line sign in by a browser? It listens on this machine alone, sends the browser to the district's
//! provider, and hears what it brings back. Only who knows the attempt's state is heard, and whoever caught the code on its
//! way has not the verifier.

use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use store::clock::Machine;
use sync::by_account::{BACK, ByAccount, Heard, challenge_of, ending, heard, letters_of};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use zeroize::Zeroizing;

use crate::platform;

/// So long is waited for somebody to sign in there.
const PATIENCE: Duration = Duration::from_secs(9 * 60);

/// Signs in, and gives the session's token. `ask` asks the server.
pub async fn sign_in(ask: impl AsyncFn(&str, Vec<u8>) -> Result<Value>) -> Result<Value> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.context("nothing can be listened to on this machine")?;
    let mut bytes = Zeroizing::new([0u8; 32]);
    Machine::rim().fill(&mut *bytes);
    let verifier = letters_of(&*bytes);
    let redirect = format!("http://127.0.0.1:{}{BACK}", listener.local_addr()?.port());
    let asked = json!({ "redirect": redirect, "challenge": challenge_of(&verifier) });
    let begun = ask("/v1/oidc/begin", serde_json::to_vec(&asked)?).await?;
    let text = |name: &str| begun[name].as_str().map(str::to_owned).context("the server's answer is not understood");
    let (url, state, attempt) = (text("url")?, text("state")?, text("attempt")?);
    eprintln!("Sign in with the district's account in your browser. If none opens, open this address:\n{url}");
    if platform::open_browser(&url).is_err() {
        eprintln!("No browser could be opened from here.");
    }
    let heard = tokio::time::timeout(PATIENCE, came_back(&listener, &state)).await;
    match heard.context("nobody signed in within nine minutes; nothing was changed")?? {
        Heard::Back { code, iss } => {
            let told = ByAccount { attempt, state, code, iss, verifier };
            ask("/v1/oidc/finish", serde_json::to_vec(&told)?).await
        }
        _ => anyhow::bail!("it was ended in the browser; nothing was changed"),
    }
}

async fn came_back(listener: &TcpListener, state: &str) -> Result<Heard> {
    let (tell, mut told) = mpsc::channel(1);
    loop {
        tokio::select! {
            socket = listener.accept() => {
                // Each for itself: a browser opens connections that it says nothing on.
                tokio::spawn(serve(socket?.0, state.to_owned(), tell.clone()));
            }
            heard = told.recv() => return heard.context("nothing is listened to any more"),
        }
    }
}

async fn serve(mut socket: TcpStream, state: String, tell: mpsc::Sender<Heard>) {
    let mut head = vec![0u8; 16 * 1024];
    let mut read = 0;
    while read < head.len() && !head[..read].windows(4).any(|end| end == b"\r\n\r\n") {
        let more = tokio::time::timeout(Duration::from_secs(5), socket.read(&mut head[read..])).await;
        match more {
            Ok(Ok(more)) if more > 0 => read += more,
            _ => return,
        }
    }
    let text = String::from_utf8_lossy(&head[..read]).into_owned();
    let heard = heard(text.lines().next().unwrap_or_default(), &state);
    let answer = match &heard {
        Heard::Back { .. } => ending("en", "You can close this page", "Go on in the window in which you typed the command."),
        Heard::Ended => ending("en", "You are not signed in", "Nothing was changed. You can close this page."),
        Heard::Other => "HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n".to_owned(),
    };
    let said = socket.write_all(answer.as_bytes()).await.is_ok() && socket.shutdown().await.is_ok();
    if heard != Heard::Other && said {
        // Whoever came first was heard.
        let _ = tell.try_send(heard);
    }
}
