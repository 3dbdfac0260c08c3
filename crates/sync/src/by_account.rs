//! How is a laptop let in by the account that the district gave its person elsewhere? Instead of a code it has what a browser
//! brought back from the district's provider. Whoever caught that on its way has not the verifier, and whoever has both has
//! not the device's key.

use std::borrow::Cow;

use ciborium::Value;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::enrol::{Enrol, NotEnrolled};
use crate::protocol::{Hash, More};

/// The code of an invitation that holds for everybody with an account. No code that is made has such letters.
pub const BY_ACCOUNT: &str = "oidc";

/// Where on a person's own machine a browser comes back to.
pub const BACK: &str = "/signed-in";

/// What a browser brought back, and what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ByAccount {
    /// What the server gave when it began, as it was.
    pub attempt: String,
    pub state: String,
    pub code: String,
    /// Whose answer it is, where that was said (RFC 9207).
    #[serde(default)]
    pub iss: Option<String>,
    /// What was behind the challenge (RFC 7636).
    #[serde(default)]
    pub verifier: String,
}

/// A laptop wants to begin.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Begin {
    pub version: u32,
    pub program: String,
    /// The key that will sign what this device asks.
    pub device_public: Hash,
    pub redirect: String,
    pub challenge: String,
    #[serde(flatten)]
    pub more: More,
}

/// Where its browser goes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Begun {
    Go(Go),
    Refused(NotEnrolled),
}

/// An address for the browser, and what is shown again afterwards.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Go {
    pub url: String,
    pub state: String,
    pub attempt: String,
    #[serde(flatten)]
    pub more: More,
}

const PLACES: [&str; 5] = ["attempt", "state", "oidc_code", "iss", "verifier"];

impl Enrol {
    /// Asks to be let in by what a browser brought back.
    pub fn ask_by(&mut self, told: &ByAccount) {
        self.code = BY_ACCOUNT.to_owned();
        let ByAccount { attempt, state, code, iss, verifier } = told;
        let all = [Some(attempt), Some(state), Some(code), iss.as_ref(), Some(verifier)];
        for (place, text) in PLACES.into_iter().zip(all) {
            if let Some(text) = text {
                self.more.insert(place.to_owned(), Value::Text(text.clone()));
            }
        }
    }

    /// What a browser brought back; None where it asks by a code.
    pub fn by_account(&self) -> Option<ByAccount> {
        let text = |place: &str| Some(self.more.get(place)?.as_text()?.to_owned());
        let [attempt, state, code, iss, verifier] = PLACES.map(text);
        let told = ByAccount { attempt: attempt?, state: state?, code: code?, iss, verifier: verifier? };
        (self.code == BY_ACCOUNT).then_some(told)
    }
}

/// The challenge of a verifier: S256 and nothing weaker.
pub fn challenge_of(verifier: &str) -> String {
    letters_of(&Sha256::digest(verifier.as_bytes()))
}

/// Bytes in letters that may stand in an address: base64url without padding.
pub fn letters_of(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let held = three.iter().enumerate().fold(0u32, |held, (at, byte)| held | u32::from(*byte) << (16 - 8 * at));
        text.extend((0..=three.len()).map(|at| LETTERS[(held >> (18 - 6 * at)) as usize & 63] as char));
    }
    text
}

/// What stands in the query of an address, by name, as it was before it was written there. The first of each.
pub fn queried<'a>(query: &'a str, name: &str) -> Option<Cow<'a, str>> {
    let pair = query.split('&').find_map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        (key == name).then_some(value)
    })?;
    if !pair.contains(['%', '+']) {
        return Some(Cow::Borrowed(pair));
    }
    let (mut bytes, mut rest) = (Vec::with_capacity(pair.len()), pair.as_bytes());
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        match (first, after) {
            (b'%', [high, low, after @ ..]) => {
                let digit = |letter: &u8| (*letter as char).to_digit(16);
                bytes.push((digit(high)? * 16 + digit(low)?) as u8);
                rest = after;
            }
            (b'%', _) => return None,
            (b'+', _) => bytes.push(b' '),
            (other, _) => bytes.push(*other),
        }
    }
    String::from_utf8(bytes).ok().map(Cow::Owned)
}

/// What a browser asks of the listener on its person's machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// It came back from the provider with a code.
    Back { code: String, iss: Option<String> },
    /// It came back without: somebody ended it there, or the provider did.
    Ended,
    /// Something else, such as the picture of the page, or somebody who does not know the state.
    Other,
}

/// Reads the first line of what a browser asks. Whoever does not know the state is not listened to.
pub fn heard(first_line: &str, state: &str) -> Heard {
    let mut words = first_line.split_whitespace();
    let (Some("GET"), Some(target)) = (words.next(), words.next()) else { return Heard::Other };
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    if path != BACK || state.is_empty() || queried(query, "state").as_deref() != Some(state) {
        return Heard::Other;
    }
    match queried(query, "code") {
        Some(code) if !code.is_empty() && queried(query, "error").is_none() => {
            Heard::Back { code: code.into_owned(), iss: queried(query, "iss").map(Cow::into_owned) }
        }
        _ => Heard::Ended,
    }
}

/// A page of a few sentences on which a browser ends, as the whole of an answer. Nothing of it runs, and nothing is fetched.
pub fn ending(language: &str, title: &str, sentence: &str) -> String {
    let safe = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    let (language, title, sentence) = (safe(language), safe(title), safe(sentence));
    let page = format!(
        "<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <meta name=\"viewport\" content=\"width=device-width\"><style>{LOOK}</style></head>\
         <body><main><h1>{title}</h1><p>{sentence}</p></main></body></html>"
    );
    format!(
        "HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=utf-8\r\ncontent-length: {}\r\ncache-control: no-store\r\n\
         referrer-policy: no-referrer\r\ncontent-security-policy: default-src 'none'; style-src 'unsafe-inline'\r\n\
         connection: close\r\n\r\n{page}",
        page.len()
    )
}

const LOOK: &str = "html{color-scheme:light dark;font:1.125rem/1.5 system-ui,sans-serif}\
body{margin:0;min-height:100vh;display:grid;place-items:center}main{max-width:32rem;padding:2rem}\
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .75rem}p{margin:0}";

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_challenge_is_the_one_of_the_standard() {
        // RFC 7636, appendix B.
        assert_eq!(challenge_of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
        assert_eq!([&b""[..], b"f", b"fo", b"foo", b"foob"].map(letters_of), ["", "Zg", "Zm8", "Zm9v", "Zm9vYg"]);
    }

    #[test]
    fn what_stands_in_an_address_is_read_as_it_was() {
        let query = "code=a%2Fb+c&state=x&iss=https%3A%2F%2Flogin.example&code=second&bad=%4";
        assert_eq!(queried(query, "code").as_deref(), Some("a/b c"));
        assert_eq!(queried(query, "iss").as_deref(), Some("https://login.example"));
        assert_eq!((queried(query, "bad"), queried(query, "error")), (None, None));
    }

    #[test]
    fn only_who_knows_the_state_is_listened_to() {
        let at = |target: &str| heard(&format!("GET {target} HTTP/1.1"), "s1");
        let back = |iss: Option<&str>| Heard::Back { code: "c/1".into(), iss: iss.map(str::to_owned) };
        assert_eq!(at("/signed-in?code=c%2F1&state=s1"), back(None));
        assert_eq!(at("/signed-in?state=s1&code=c%2F1&iss=https%3A%2F%2Fa"), back(Some("https://a")));
        assert_eq!(at("/signed-in?error=access_denied&state=s1"), Heard::Ended);
        assert_eq!(at("/signed-in?error=x&code=c&state=s1"), Heard::Ended);
        for other in ["/signed-in?code=c", "/signed-in?code=c&state=s2", "/signed-in?error=x&state=s2", "/favicon.ico", "/"] {
            assert_eq!(at(other), Heard::Other, "{other}");
        }
        assert_eq!(heard("POST /signed-in?code=c&state=s1 HTTP/1.1", "s1"), Heard::Other);
        assert_eq!(heard("GET /signed-in?code=c&state= HTTP/1.1", ""), Heard::Other);
    }

    #[test]
    fn what_stands_on_the_last_page_is_text() {
        let page = ending("en", "<script>", "a & b");
        assert!(page.contains("&lt;script&gt;") && page.contains("a &amp; b") && !page.contains("<script"));
    }

    proptest! {
        #[test]
        fn any_query_is_read_in_peace(text in ".{0,200}") {
            let _ = queried(&text, "code");
            let _ = heard(&text, "s");
        }
    }
}
