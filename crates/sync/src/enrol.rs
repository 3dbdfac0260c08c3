//! How does a laptop come to know the district's server? By an invitation that IT hands over as text: where the server is, the
//! key to seal to, and a code that holds once. The laptop answers with a key of its own. Nothing here decides who is let in.

use domain::record::Id;
use serde::{Deserialize, Serialize};

use crate::by_account::BY_ACCOUNT;
use crate::protocol::{Hash, More};

/// What IT hands over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// Where the server is: `https://…`.
    pub address: String,
    /// The key that bodies are sealed to.
    pub server: Hash,
    /// The code that holds once.
    pub code: String,
}

/// Why a text is no invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoInvitation {
    #[error("it does not begin as an invitation does")]
    OtherText,
    #[error("a part of it is missing or mistyped")]
    Mistyped,
}

const BEGINS: &str = "kith1";

// No i, l, o, u: nobody reads one for another.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

impl Invitation {
    /// As text: `kith1:key:code:check:address`, all in one line.
    pub fn write(&self) -> String {
        let check = check(&self.address, &self.server, &self.code);
        format!("{BEGINS}:{}:{}:{}:{}", letters(&self.server.0), self.code, letters(&check), self.address)
    }

    /// Whether it holds for everybody with an account of the district: it has no code of its own.
    pub fn is_by_account(&self) -> bool {
        self.code == BY_ACCOUNT
    }

    /// Reads what somebody pasted or typed. White space anywhere is passed over: mail programs break lines.
    pub fn read(text: &str) -> Result<Invitation, NoInvitation> {
        let text: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
        let mut pieces = text.splitn(5, ':');
        if !pieces.next().is_some_and(|begins| begins.eq_ignore_ascii_case(BEGINS)) {
            return Err(NoInvitation::OtherText);
        }
        let mut next = || pieces.next().ok_or(NoInvitation::Mistyped);
        let (key, code, told, address) = (next()?, next()?, next()?, next()?);
        let server = Hash(bytes(key).and_then(|bytes| bytes.try_into().ok()).ok_or(NoInvitation::Mistyped)?);
        let invitation = Invitation { address: address.to_owned(), server, code: code.to_owned() };
        let is_whole = bytes(told).is_some_and(|told| told == check(address, &server, code));
        if is_whole && !code.is_empty() && is_address(address) { Ok(invitation) } else { Err(NoInvitation::Mistyped) }
    }
}

/// Where a server may be: over TLS, or on this machine.
fn is_address(address: &str) -> bool {
    let host = |rest: &str| rest.split(['/', ':']).next().is_some_and(|host| !host.is_empty());
    if let Some(rest) = address.strip_prefix("http://") {
        return ["127.0.0.1", "localhost"].iter().any(|here| rest.split(['/', ':']).next() == Some(here));
    }
    address.strip_prefix("https://").is_some_and(host)
}

fn check(address: &str, server: &Hash, code: &str) -> [u8; 5] {
    let mut hash = blake3::Hasher::new_derive_key("kith invitation 1");
    for piece in [address.as_bytes(), &server.0, code.as_bytes()] {
        hash.update(&(piece.len() as u64).to_be_bytes());
        hash.update(piece);
    }
    let [a, b, c, d, e, ..] = *hash.finalize().as_bytes();
    [a, b, c, d, e]
}

fn letters(bytes: &[u8]) -> String {
    let mut text = String::new();
    let (mut held, mut bits) = (0u32, 0);
    for byte in bytes {
        held = (held << 8) | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            text.push(LETTERS[(held >> bits) as usize & 31] as char);
        }
        held &= (1 << bits) - 1;
    }
    if bits > 0 {
        text.push(LETTERS[(held << (5 - bits)) as usize & 31] as char);
    }
    text
}

fn bytes(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let (mut held, mut bits) = (0u32, 0);
    for letter in text.bytes() {
        let value = LETTERS.iter().position(|known| *known == letter.to_ascii_lowercase())?;
        held = (held << 5) | value as u32;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
            held &= (1 << bits) - 1;
        }
    }
    (held == 0).then_some(bytes)
}

/// A laptop asks to be let in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Enrol {
    pub version: u32,
    pub program: String,
    pub code: String,
    /// The key that will sign what this device asks.
    pub device_public: Hash,
    /// What the machine is called, for the list of devices.
    pub called: String,
    /// Who works at it, as the laptop knows them: their id in all that they recorded before.
    pub staff: Id,
    pub name: String,
    pub clock_ms: i64,
    #[serde(flatten)]
    pub more: More,
}

/// Who has to be let in by this code, else nobody is.
const ONLY: &str = "only";

impl Enrol {
    /// Asks to be let in as this person and nobody else: this laptop is theirs already.
    pub fn ask_only_as(&mut self, person: Id) {
        self.more.insert(ONLY.to_owned(), ciborium::Value::Text(person.to_string()));
    }

    /// As whom alone it wants to be let in; None where it does not say.
    pub fn only_as(&self) -> Option<Id> {
        self.more.get(ONLY)?.as_text()?.parse().ok()
    }
}

/// What the server says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answered {
    Enrolled(Enrolled),
    Refused(NotEnrolled),
}

/// The laptop is let in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Enrolled {
    /// What the district calls itself.
    pub district: String,
    /// Who the district knows the person as; where that is not `staff`, both are one from now on.
    pub person: Id,
    pub name: String,
    /// The role, as the card says it.
    pub role: String,
    /// The feed of their school.
    pub home: Id,
    pub clock_ms: i64,
    #[serde(flatten)]
    pub more: More,
}

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotEnrolled {
    /// Nobody made that code, or it was used.
    UnknownCode,
    /// It is too late for it.
    Expired,
    /// This program is too old for the server.
    TooOld,
    /// The code is for somebody else than the laptop is of. It still holds.
    OtherPerson,
    /// The server knows no accounts but those that it has codes for.
    NoProvider,
    /// The server could not ask the district's provider.
    ProviderUnreachable,
    /// The server does not trust the provider's certificate.
    ProviderCertificate,
    /// The server and the provider disagree about the time.
    ProviderClock,
    /// What the browser brought back was not accepted.
    NotAccepted,
    /// An account of another domain or tenant, or of an address that nobody verified.
    AccountElsewhere,
    /// Nobody made an account for it on the server.
    AccountUnknown,
    AccountClosed,
    /// Somebody else signs in to the account of that login.
    OtherIdentity,
    #[serde(other)]
    Other,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn invitation() -> Invitation {
        Invitation { address: "https://kith.juniper.example:8443".into(), server: Hash([7; 32]), code: "pq4-88x-m2r".into() }
    }

    #[test]
    fn an_invitation_survives_a_mail_program_and_no_mistake() {
        let text = invitation().write();
        let broken = format!(" {} \r\n {} ", &text[..30], &text[30..]);
        assert_eq!(Invitation::read(&broken), Ok(invitation()));
        assert_eq!(Invitation::read(&text.replace("pq4", "pq5")), Err(NoInvitation::Mistyped));
        assert_eq!(Invitation::read(&text.replace("juniper", "junlper")), Err(NoInvitation::Mistyped));
        assert_eq!(Invitation::read("https://kith.example"), Err(NoInvitation::OtherText));
    }

    #[test]
    fn an_address_is_over_tls_or_on_this_machine() {
        let at = |address: &str| Invitation::read(&Invitation { address: address.into(), ..invitation() }.write()).is_ok();
        assert!(at("http://127.0.0.1:8080") && at("https://a.example"));
        assert!(!at("http://kith.example") && !at("file:///etc") && !at("https://") && !at("http://localhost.evil.example"));
    }

    proptest! {
        #[test]
        fn any_text_is_read_in_peace(text in ".{0,200}") {
            let _ = Invitation::read(&text);
            let _ = Invitation::read(&format!("kith1:{text}"));
        }
    }
}
