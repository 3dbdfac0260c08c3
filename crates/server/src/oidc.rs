//! How does somebody come in by the account that the district gave them elsewhere? OpenID Connect: authorization code with
//! PKCE. A browser goes to the district's provider and comes back with a code; the server exchanges it, checks what the
//! provider signed, and looks whose account here that is. Nobody gets an account by it: an administrator makes those.

mod attempt;
pub mod pages;
mod provider;
pub mod proxy;
pub mod told;
mod way;
mod whose;

use std::sync::Arc;

use axum::http::StatusCode;
use domain::record::Id;
use sync::by_account::{ByAccount, challenge_of};
use sync::enrol::NotEnrolled;
use tokio::sync::Semaphore;

pub use attempt::{Attempt, For};
pub use provider::Identity;
pub use told::Provides;
pub use whose::whose;

use crate::district::District;
use crate::ledger;
use crate::ledger::people;
use crate::routes::Refused;
use provider::Provider;

/// So many may be spoken of with the provider at once: a slow one keeps nobody from syncing.
const AT_ONCE: usize = 16;

/// Signing in with the district's accounts.
pub struct Oidc {
    pub provides: Provides,
    provider: Provider,
    turns: Semaphore,
}

/// Why somebody did not come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotIn {
    /// This server knows no provider.
    Off,
    /// The provider could not be asked.
    Unreachable,
    /// The proxy before it gives no way.
    Proxy,
    /// Its certificate is trusted by nobody here.
    Certificate,
    /// What it signed is of another time: one of the two clocks is wrong.
    Clock,
    /// What came back was not what was asked for, or not signed by the provider.
    NotAccepted,
    /// The person or the provider ended it.
    Cancelled,
    /// It began too long ago, or was used already.
    TooLate,
    /// An account of another domain or tenant, or one whose address nobody verified.
    Elsewhere,
    /// Nobody made an account here for it.
    Unknown,
    Closed,
    /// The account here belongs to another account of the provider.
    OtherIdentity,
    /// The laptop is somebody else's.
    OtherPerson,
    /// The server has its hands full.
    Busy,
}

impl NotIn {
    /// The word of it, for pages, programs and the audit.
    pub const fn word(self) -> &'static str {
        match self {
            NotIn::Off => "no_provider",
            NotIn::Unreachable => "provider_unreachable",
            NotIn::Proxy => "provider_proxy",
            NotIn::Certificate => "provider_certificate",
            NotIn::Clock => "provider_clock",
            NotIn::NotAccepted => "not_accepted",
            NotIn::Cancelled => "cancelled",
            NotIn::TooLate => "too_late",
            NotIn::Elsewhere => "elsewhere",
            NotIn::Unknown => "account_unknown",
            NotIn::Closed => "account_closed",
            NotIn::OtherIdentity => "other_identity",
            NotIn::OtherPerson => "other_person",
            NotIn::Busy => "busy",
        }
    }
}

impl From<NotIn> for Refused {
    fn from(why: NotIn) -> Refused {
        let status = match why {
            NotIn::Off => StatusCode::NOT_FOUND,
            NotIn::Unreachable | NotIn::Proxy | NotIn::Certificate | NotIn::Clock => StatusCode::BAD_GATEWAY,
            NotIn::Busy => return Refused(StatusCode::SERVICE_UNAVAILABLE, why.word(), Some(2)),
            _ => StatusCode::UNAUTHORIZED,
        };
        Refused(status, why.word(), None)
    }
}

impl From<NotIn> for NotEnrolled {
    fn from(why: NotIn) -> NotEnrolled {
        match why {
            NotIn::Off => NotEnrolled::NoProvider,
            NotIn::Unreachable | NotIn::Proxy | NotIn::Busy => NotEnrolled::ProviderUnreachable,
            NotIn::Certificate => NotEnrolled::ProviderCertificate,
            NotIn::Clock => NotEnrolled::ProviderClock,
            NotIn::NotAccepted | NotIn::Cancelled => NotEnrolled::NotAccepted,
            NotIn::TooLate => NotEnrolled::Expired,
            NotIn::Elsewhere => NotEnrolled::AccountElsewhere,
            NotIn::Unknown => NotEnrolled::AccountUnknown,
            NotIn::Closed => NotEnrolled::AccountClosed,
            NotIn::OtherIdentity => NotEnrolled::OtherIdentity,
            NotIn::OtherPerson => NotEnrolled::OtherPerson,
        }
    }
}

/// Where a browser is sent, and what is to be shown again when it comes back.
pub struct Begun {
    pub url: String,
    pub state: String,
    pub attempt: String,
}

impl Oidc {
    /// Of the configuration; None where it names no provider.
    pub fn of(provides: Option<&Provides>) -> anyhow::Result<Option<Arc<Oidc>>> {
        let Some(provides) = provides.cloned() else { return Ok(None) };
        let provider = Provider::of(&provides)?;
        Ok(Some(Arc::new(Oidc { provides, provider, turns: Semaphore::new(AT_ONCE) })))
    }

    /// Begins: `attempt` says for what, and where the browser comes back to.
    pub async fn begin(&self, district: &District, attempt: Attempt) -> Result<Begun, NotIn> {
        let _turn = self.turns.try_acquire().map_err(|_| NotIn::Busy)?;
        let url = self.provider.url(&attempt).await?;
        Ok(Begun { url, state: attempt.state.clone(), attempt: attempt.seal(district)? })
    }

    /// Ends what was begun: whom the provider says it is. The attempt holds once, whatever comes of it.
    pub async fn redeem(&self, district: &Arc<District>, of: &For, told: &ByAccount) -> Result<Identity, NotIn> {
        let now_ms = district.rim.now_ms();
        let attempt = Attempt::open(district, &told.attempt, now_ms)?;
        if attempt.of != *of || told.state != attempt.state {
            return Err(NotIn::NotAccepted);
        }
        let verifier = attempt.verifier.clone().unwrap_or_else(|| told.verifier.clone());
        if challenge_of(&verifier) != attempt.challenge {
            return Err(NotIn::NotAccepted);
        }
        let (here, state, until_ms) = (district.clone(), attempt.state.clone(), attempt.until_ms);
        let once = tokio::task::spawn_blocking(move || {
            let hash = blake3::hash(state.as_bytes());
            ledger::write(&*here.ledger, |sql| people::take_nonce(sql, Id::nil(), &hash.as_bytes()[..16], now_ms, until_ms))
        });
        if !once.await.map_err(|_| NotIn::NotAccepted)?.map_err(|_| NotIn::Busy)? {
            return Err(NotIn::TooLate);
        }
        let _turn = self.turns.try_acquire().map_err(|_| NotIn::Busy)?;
        self.provider.redeem(&attempt, told, verifier, now_ms).await
    }
}
