//! How does the command line ask the server? One HTTPS request at a time, with a token. It trusts the certificate file that it
//! is given, and nothing else.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result};
use axum::body::{Body, Bytes};
use http_body_util::BodyExt;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;

use crate::tls;

/// The host of an address, as a certificate names it.
pub fn host_of(address: &str) -> Option<String> {
    let rest = address.strip_prefix("https://")?;
    let host = rest.split(['/', '?']).next()?;
    let host = host.rsplit_once(':').map_or(host, |(host, _)| host);
    (!host.is_empty()).then(|| host.trim_matches(['[', ']']).to_owned())
}

/// An answer: status and body.
pub struct Answered {
    pub status: u16,
    pub again_after: Option<u64>,
    pub body: Bytes,
}

impl Answered {
    /// The body as JSON, or why there is none, as a sentence.
    pub fn json(&self) -> Result<Value> {
        let told: Value = serde_json::from_slice(&self.body).unwrap_or_default();
        anyhow::ensure!(self.status == 200, "{}", sentence(self.status, told["why"].as_str().unwrap_or_default()));
        Ok(told)
    }
}

/// What a word of why means, for a person.
fn sentence(status: u16, why: &str) -> String {
    let told = match why {
        "unknown" => "The login and the passphrase or code do not fit. Nothing was changed.",
        "sign_in" => "That session has ended. Sign in again.",
        "not_yours" => "Your role may not ask for this.",
        "no_such_person" => "Nobody has this login. See: kith-server admin people",
        "staff_has_account" => {
            "This adult of the roster has an account by another login. Nothing was changed: `people` shows it."
        }
        "no_such_staff" => "The roster has no adult of this id. Upload the roster first, or leave --staff out.",
        "no_such_school" => "The roster has no school of this name or id.",
        "no_such_student" => "The roster has no student of this id.",
        "held" => "A hold stands on this student's file: nothing was erased. See: kith-server admin audit, and end-hold",
        "no_such_review" => "Nothing of this id waits to be looked at. Nothing was changed.",
        "nothing_to_erase" => "The server has no map of this student. Nothing was changed.",
        "no_records_folder" => {
            "No folder is named for records to go out to. Start the server with --records-folder, or name records_folder in server.toml."
        }
        "from_another_page" => "Another page asked for that. Nothing was changed.",
        "folder_not_whole" => "Say the folder from its root, such as /var/backups/kith. Nothing was made.",
        "folder_not_written" => "The server may not write into that folder. Nothing was made.",
        "saved_by_postgresql" => {
            "PostgreSQL is saved by its own tools (pg_dump); the keys of the scopes lie in the data folder. Nothing was made."
        }
        "no_authority" => "Say in a line by what order or decision it is erased, without a name.",
        "no_ground" => "Say in a line by what the district may tell students apart so: --ground. Nothing was computed.",
        "no_such_class" => "The roster has no class of this id.",
        "no_such_device" => "No device of this id is enrolled, or it is revoked already.",
        "no_such_grant" => "There is no such grant, or it has ended already.",
        "rule_says_nothing" => {
            "A caseload rule needs a school, a grade or a stretch of surnames: an empty one would mean everybody."
        }
        "ends_before_it_begins" => "The end lies before the beginning. Nothing was granted.",
        "name_is_empty" => "A login and a name are needed, and neither may be longer than a line.",
        "passphrase_too_short" => "A passphrase has at least ten letters. The code still holds.",
        "not_a_roster" => "These files are no roster that Kith can read. Nothing was changed.",
        "no_provider" => "This server knows no provider of accounts. See --oidc-issuer.",
        "no_such_identity" => "Nobody signs in to this account by the district's provider. Nothing was changed.",
        "provider_unreachable" => "The server cannot reach the district's provider. Its log says more. Nothing was changed.",
        "provider_proxy" => {
            "The proxy before the district's provider gives no way. See --oidc-proxy; the server's log says more. Nothing was changed."
        }
        "provider_certificate" => {
            "The server does not trust the provider's certificate: name its root with --oidc-root. Nothing was changed."
        }
        "provider_clock" => "The server's clock and the provider's do not agree: set the one that is wrong. Nothing was changed.",
        "not_accepted" => "What the provider said was not accepted. The server's log says why. Nothing was changed.",
        "cancelled" => "You ended it in the browser. Nothing was changed.",
        "too_late" => "That took longer than ten minutes, or was used already. Begin again.",
        "elsewhere" => "That account is of another domain or tenant, or nobody verified its address. Nothing was changed.",
        "account_unknown" => "Nobody has made an account here for the one that you signed in with. See: add-person",
        "account_closed" => "Your account here is closed. Nothing was changed.",
        "other_identity" => "Somebody else signs in to the account of that login. See: forget-identity",
        "too_large" => "That is larger than the server takes.",
        "too_often" | "busy" => "The server has its hands full. Try again in a moment.",
        "refused" => "That does not fit what the server has. Nothing was changed.",
        _ => {
            return format!(
                "The server could not do it ({status}{}{why}). Its log says more.",
                if why.is_empty() { "" } else { ", " }
            );
        }
    };
    told.to_owned()
}

/// Where a server is, and how it is known.
#[derive(Clone, Debug)]
pub struct Place {
    /// `https://host:port`; its certificate has to be this host's.
    pub address: String,
    /// The socket of a server on this machine, whatever its address says.
    pub at: Option<String>,
    /// The certificates that are trusted, PEM.
    pub chain: PathBuf,
}

/// A way to a server that stays open for more than one request.
pub struct Line {
    sender: http1::SendRequest<Body>,
    host: String,
}

impl Line {
    /// Connects.
    pub async fn to(place: &Place) -> Result<Line> {
        let Place { address, at, chain } = place;
        let host = host_of(address).with_context(|| format!("{address} is no https address"))?;
        let port = address.rsplit_once(':').and_then(|(_, port)| port.trim_end_matches('/').parse().ok()).unwrap_or(443u16);
        let socket = at.clone().unwrap_or_else(|| format!("{host}:{port}"));
        let connecting = TcpStream::connect(socket);
        let socket = tokio::time::timeout(Duration::from_secs(10), connecting).await.context("the server does not answer")?;
        let socket = socket.with_context(|| format!("the server cannot be reached at {address}: is it running?"))?;
        socket.set_nodelay(true)?;
        let connector = TlsConnector::from(tls::trusting(chain)?);
        let name = ServerName::try_from(host.clone()).context("that is no host name")?;
        let stream = connector.connect(name, socket).await.context("the server's certificate is not the one that was given")?;
        let (sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        Ok(Line { sender, host: format!("{host}:{port}") })
    }

    /// Sends one request.
    pub async fn ask(&mut self, method: &str, path: &str, token: Option<&str>, body: Vec<u8>) -> Result<Answered> {
        self.sender.ready().await.context("the server ended the connection")?;
        let mut asked = hyper::Request::builder().method(method).uri(path).header("host", &self.host);
        if let Some(token) = token {
            asked = asked.header("authorization", format!("Bearer {token}"));
        }
        let answer = self.sender.send_request(asked.body(Body::from(body))?).await.context("the server ended the connection")?;
        let status = answer.status().as_u16();
        let again_after = answer.headers().get("retry-after").and_then(|told| told.to_str().ok()?.parse().ok());
        let body = answer.into_body().collect().await.context("the answer was cut off")?.to_bytes();
        Ok(Answered { status, again_after, body })
    }
}

/// Sends one request over a way of its own.
pub async fn ask(place: &Place, method: &str, path: &str, token: Option<&str>, body: Vec<u8>) -> Result<Answered> {
    Line::to(place).await?.ask(method, path, token, body).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_read_out_of_an_address() {
        assert_eq!(host_of("https://kith.example:8443/").as_deref(), Some("kith.example"));
        assert_eq!(host_of("https://kith.example/x:1").as_deref(), Some("kith.example"));
        assert_eq!(host_of("http://kith.example"), None);
        assert_eq!(host_of("https://"), None);
    }
}
