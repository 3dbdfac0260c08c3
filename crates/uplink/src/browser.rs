//! How is a laptop let in by the account that the district gave its person elsewhere? Its browser goes to the district's provider
//! and comes back to this machine alone, with a code that the server exchanges. Only who knows the attempt's state is heard; the
//! verifier and the device's key never leave but sealed to the server. Which program is the browser, the shell says.

use std::io;
use std::time::Duration;

use domain::record::Id;
use store::clock::Rim;
use sync::by_account::{BACK, Begin, Begun, ByAccount, Go, Heard, challenge_of, heard, letters_of};
use sync::enrol::Invitation;
use sync::envelope::{self, Purpose};
use sync::protocol::VERSION;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;

use crate::membership::Membership;
use crate::round::{self, Applicant, NotJoined, Signs, WhyNot};
use crate::wire::{Place, Trouble, Wire};

/// So long is waited for somebody to sign in: a little less than the server waits.
pub const PATIENCE: Duration = Duration::from_secs(9 * 60);

/// The browser of whoever sits here.
pub struct Browser<'a> {
    /// Has it go to an address. False where there is none.
    pub goes: &'a (dyn Fn(&str) -> bool + Sync),
    /// Whether it is still waited for.
    pub is_wanted: &'a (dyn Fn() -> bool + Sync),
    /// Where it ends, as whole answers: signed in, and not.
    pub done: &'a str,
    pub ended: &'a str,
    pub patience: Duration,
}

/// Lets this laptop in: by the code of the invitation, or where it holds for everybody by an account.
pub async fn enrol(
    rim: &dyn Rim,
    place: &Place,
    invitation: &Invitation,
    who: Applicant<'_>,
    device: (Id, &[u8; 32]),
    browser: &Browser<'_>,
) -> Result<Membership, NotJoined> {
    if !invitation.is_by_account() {
        return round::enrol(rim, place, invitation, who, device).await;
    }
    let told = signs_in(rim, place, invitation, device, browser).await?;
    round::enrol_by(rim, place, invitation, who, device, Some(&told)).await
}

fn no(why: WhyNot) -> NotJoined {
    NotJoined::plain(why)
}

async fn signs_in(
    rim: &dyn Rim,
    place: &Place,
    invitation: &Invitation,
    (device, key): (Id, &[u8; 32]),
    browser: &Browser<'_>,
) -> Result<ByAccount, NotJoined> {
    let listening = listen().await.map_err(|_| no(WhyNot::NoBrowser))?;
    let mut bytes = [0u8; 32];
    rim.fill(&mut bytes);
    let verifier = letters_of(&bytes);
    let asked = Begin {
        version: VERSION,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        device_public: envelope::device_public(key),
        redirect: listening.1,
        challenge: challenge_of(&verifier),
        more: Default::default(),
    };
    let member = round::applying(rim, place, invitation, device);
    let signs = Signs { rim, member: &member, key };
    let begun = round::exchange::<Begun>(&signs, &mut Wire::to(place), "/v1/enrol/begin", Purpose::Enrol, &asked).await;
    let Go { url, state, attempt, .. } = match begun.map_err(round::not_asked)? {
        Begun::Go(go) => go,
        Begun::Refused(why) => return Err(no(round::why_not(why))),
    };
    // A page and nothing else, whatever a server says.
    if !["https://", "http://127.0.0.1:", "http://localhost:"].iter().any(|begins| url.starts_with(begins)) {
        return Err(NotJoined { why: WhyNot::Trouble, trouble: Some(Trouble::OtherVersion), again_after_s: None });
    }
    if !(browser.goes)(&url) {
        return Err(no(WhyNot::NoBrowser));
    }
    let heard = tokio::select! {
        heard = came_back(&listening.0, &state, browser) => heard.map_err(|_| no(WhyNot::NoBrowser))?,
        () = stopped(browser) => return Err(no(WhyNot::Stopped)),
        () = tokio::time::sleep(browser.patience) => return Err(no(WhyNot::TooLate)),
    };
    match heard {
        Heard::Back { code, iss } => Ok(ByAccount { attempt, state, code, iss, verifier }),
        _ => Err(no(WhyNot::Ended)),
    }
}

/// A place on this machine to which nobody comes from elsewhere.
async fn listen() -> io::Result<(TcpListener, String)> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let place = format!("http://127.0.0.1:{}{BACK}", listener.local_addr()?.port());
    Ok((listener, place))
}

async fn stopped(browser: &Browser<'_>) {
    while (browser.is_wanted)() {
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

async fn came_back(listener: &TcpListener, state: &str, browser: &Browser<'_>) -> io::Result<Heard> {
    let (tell, mut told) = mpsc::channel(1);
    loop {
        tokio::select! {
            socket = listener.accept() => {
                // Each for itself: a browser opens connections that it says nothing on.
                let (done, ended) = (browser.done.to_owned(), browser.ended.to_owned());
                tokio::spawn(answer(socket?.0, state.to_owned(), (done, ended), tell.clone()));
            }
            heard = told.recv() => return heard.ok_or_else(|| io::ErrorKind::BrokenPipe.into()),
        }
    }
}

async fn answer(mut socket: TcpStream, state: String, (done, ended): (String, String), tell: mpsc::Sender<Heard>) {
    let mut head = vec![0u8; 16 * 1024];
    let mut read = 0;
    while read < head.len() && !head[..read].windows(4).any(|end| end == b"\r\n\r\n") {
        match tokio::time::timeout(Duration::from_secs(5), socket.read(&mut head[read..])).await {
            Ok(Ok(more)) if more > 0 => read += more,
            _ => return,
        }
    }
    let text = String::from_utf8_lossy(&head[..read]).into_owned();
    let heard = heard(text.lines().next().unwrap_or_default(), &state);
    let page = match &heard {
        Heard::Back { .. } => done.as_str(),
        Heard::Ended => ended.as_str(),
        Heard::Other => "HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n",
    };
    let _ = socket.write_all(page.as_bytes()).await;
    let _ = socket.shutdown().await;
    if heard != Heard::Other {
        // Whoever came first was heard.
        let _ = tell.try_send(heard);
    }
}
