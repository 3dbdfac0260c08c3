//! What does the provider say, and is it the provider who says it? Its document and keys are read and kept for a while; a code
//! is exchanged; what it signed is taken only with its signature, for this client, of this moment and of this attempt.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::*;
use openidconnect::{
    AdditionalClaims, AdditionalProviderMetadata, AuthenticationFlow, AuthorizationCode, ClaimsVerificationError, Client,
    ClientId, ClientSecret, CsrfToken, DiscoveryError, EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet,
    IdTokenFields, IssuerUrl, Nonce, OAuth2TokenResponse, PkceCodeVerifier, ProviderMetadata, RedirectUrl, RequestTokenError,
    Scope, SignatureVerificationError, StandardErrorResponse, StandardTokenResponse, TokenResponse, UserInfoClaims,
    UserInfoError,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sync::by_account::ByAccount;
use tokio::sync::RwLock;

use super::NotIn;
use super::attempt::{Attempt, For};
use super::told::{Provides, Registered};
use super::way::{NoWay, Way};

/// Two clocks may be so far apart.
const SKEW_S: i64 = 120;
/// What was just signed is no older.
const FRESH_S: i64 = 600;
/// So long are the provider's document and keys held.
const HELD: Duration = Duration::from_secs(60 * 60);
/// A key that is not among them has them read again, and no more often than this.
const AGAIN: Duration = Duration::from_secs(10);

/// Everything that a provider signs with a key that it alone has. None of the others: `none`, and what is signed with the
/// client's own secret.
const SIGNED_WITH: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// Claims beside those of the standard, such as a tenant.
#[derive(Clone, Debug, Deserialize, Serialize)]
struct Others(BTreeMap<String, Value>);
impl AdditionalClaims for Others {}

/// Whether it says in each answer whose answer it is (RFC 9207).
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
struct SaysIssuer {
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}
impl AdditionalProviderMetadata for SaysIssuer {}

type Document = ProviderMetadata<
    SaysIssuer,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;
type Fields =
    IdTokenFields<Others, EmptyExtraTokenFields, CoreGenderClaim, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm>;
type Asker = Client<
    Others,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    StandardTokenResponse<Fields, CoreTokenType>,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// Whom the provider says it is.
#[derive(Clone, PartialEq, Eq)]
pub struct Identity {
    /// Of issuer and subject: the same for ever, whatever the account is called.
    pub key: [u8; 32],
    /// What the claim says, as a login is written here.
    pub login: String,
}

/// The district's provider.
pub struct Provider {
    provides: Provides,
    way: Way,
    held: RwLock<Option<(Instant, Arc<Document>)>>,
}

impl Provider {
    pub fn of(provides: &Provides) -> anyhow::Result<Provider> {
        let way = Way::trusting(provides.root.as_deref(), &provides.proxies)?;
        Ok(Provider { provides: provides.clone(), way, held: RwLock::default() })
    }

    async fn document(&self, youngest: Duration) -> Result<Arc<Document>, NotIn> {
        if let Some((at, document)) = &*self.held.read().await
            && at.elapsed() < youngest
        {
            return Ok(document.clone());
        }
        let mut held = self.held.write().await;
        // Somebody else read it while this one waited.
        if let Some((at, document)) = &*held
            && at.elapsed() < youngest
        {
            return Ok(document.clone());
        }
        let issuer = IssuerUrl::new(self.provides.issuer.clone()).map_err(|_| NotIn::Unreachable)?;
        let read = Document::discover_async(issuer, &self.way).await;
        let document = Arc::new(read.map_err(|why| match why {
            DiscoveryError::Request(why) => no_way(why),
            // What it says of itself may be another's: its text is not logged.
            DiscoveryError::Validation(_) => {
                tracing::error!("the provider's document is of another issuer than --oidc-issuer says");
                NotIn::NotAccepted
            }
            _ => {
                tracing::error!("the provider's document or keys are not understood: is --oidc-issuer right?");
                NotIn::Unreachable
            }
        })?);
        *held = Some((Instant::now(), document.clone()));
        Ok(document)
    }

    fn asker(&self, document: &Document, attempt: &Attempt) -> Result<Asker, NotIn> {
        let Registered { client, secret } = match attempt.of {
            For::Page => &self.provides.page,
            For::Session | For::Device(_) => &self.provides.laptop,
        };
        let redirect = RedirectUrl::new(attempt.redirect.clone()).map_err(|_| NotIn::NotAccepted)?;
        let secret = secret.clone().map(ClientSecret::new);
        let asker = Asker::from_provider_metadata(document.clone(), ClientId::new(client.clone()), secret.clone());
        // The secret in the head of the request is what the standard wants, unless the provider takes it in the body alone.
        let ways = document.token_endpoint_auth_methods_supported();
        let in_body = ways.is_some_and(|ways| !ways.contains(&CoreClientAuthMethod::ClientSecretBasic))
            && ways.is_some_and(|ways| ways.contains(&CoreClientAuthMethod::ClientSecretPost));
        let kind = if in_body { openidconnect::AuthType::RequestBody } else { openidconnect::AuthType::BasicAuth };
        Ok(asker.set_redirect_uri(redirect).set_auth_type(kind))
    }

    /// Where the browser goes.
    pub async fn url(&self, attempt: &Attempt) -> Result<String, NotIn> {
        let document = self.document(HELD).await?;
        let asker = self.asker(&document, attempt)?;
        let (state, nonce) = (attempt.state.clone(), attempt.nonce.clone());
        let flow = AuthenticationFlow::<CoreResponseType>::AuthorizationCode;
        let asked = asker.authorize_url(flow, move || CsrfToken::new(state), move || Nonce::new(nonce));
        // No more is asked for than what the login is found by.
        let scope = if self.provides.claim == "email" { "email" } else { "profile" };
        let mut asked = asked
            .add_scope(Scope::new(scope.to_owned()))
            .add_extra_param("code_challenge", attempt.challenge.clone())
            .add_extra_param("code_challenge_method", "S256");
        if let Some(prompt) = self.provides.prompt {
            asked = asked.add_extra_param("prompt", prompt);
        }
        Ok(asked.url().0.to_string())
    }

    /// Exchanges the code, and says whom the provider means.
    pub async fn redeem(&self, attempt: &Attempt, told: &ByAccount, verifier: String, now_ms: i64) -> Result<Identity, NotIn> {
        let document = self.document(HELD).await?;
        // An answer of another provider than the one that was asked.
        let is_ours = match &told.iss {
            Some(iss) => *iss == self.provides.issuer,
            None => !document.additional_metadata().authorization_response_iss_parameter_supported,
        };
        if !is_ours {
            return Err(refused("the answer is of another issuer"));
        }
        let asker = self.asker(&document, attempt)?;
        let exchange = asker.exchange_code(AuthorizationCode::new(told.code.clone())).map_err(|_| NotIn::Unreachable)?;
        let exchange = exchange.set_pkce_verifier(PkceCodeVerifier::new(verifier));
        let tokens = exchange.request_async(&self.way).await.map_err(|why| match why {
            RequestTokenError::Request(why) => no_way(why),
            RequestTokenError::ServerResponse(_) => refused("the provider did not take the code"),
            _ => refused("the provider's answer to a code is not understood"),
        })?;
        let token = tokens.id_token().ok_or_else(|| refused("the provider gave no id token"))?;
        let nonce = Nonce::new(attempt.nonce.clone());
        let (sure, mut document) = (instant(now_ms)?, document);
        let claims = loop {
            let asker = self.asker(&document, attempt)?;
            let verifier = asker
                .id_token_verifier()
                .set_allowed_algs(SIGNED_WITH)
                .set_time_fn(move || sure - TimeDelta::seconds(SKEW_S))
                .set_issue_time_verifier_fn(move |made| is_of_now(made, sure));
            match token.claims(&verifier, &nonce) {
                Ok(claims) => break claims.clone(),
                // It has new keys since its document was read.
                Err(ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey)) => {
                    let newer = self.document(AGAIN).await?;
                    if Arc::ptr_eq(&newer, &document) {
                        return Err(refused("no key of the provider signed the id token"));
                    }
                    document = newer;
                }
                Err(why) => return Err(not_verified(&why)),
            }
        };
        let subject = claims.subject().clone();
        let signed = serde_json::to_value(&claims).map_err(|_| NotIn::NotAccepted)?;
        let mut all = signed.clone();
        if all.get(&self.provides.claim).is_none() {
            // The standard has it there, and not in the id token.
            let asking = asker.user_info(tokens.access_token().clone(), Some(subject.clone()));
            let asking = asking.map_err(|_| refused("neither the id token nor another place has the claim"))?;
            let told: UserInfoClaims<Others, CoreGenderClaim> =
                asking.request_async(&self.way).await.map_err(|why| match why {
                    UserInfoError::Request(why) => no_way(why),
                    _ => refused("what the provider tells of the account is not accepted"),
                })?;
            all = serde_json::to_value(&told).map_err(|_| NotIn::NotAccepted)?;
        }
        let login = allowed(&self.provides, &signed, &all)?;
        let mut key = blake3::Hasher::new_derive_key("kith server identity 1");
        for piece in [self.provides.issuer.as_bytes(), subject.as_bytes()] {
            key.update(&(piece.len() as u64).to_be_bytes()).update(piece);
        }
        Ok(Identity { key: *key.finalize().as_bytes(), login })
    }
}

/// The login that the claims stand for, where the district takes such an account.
fn allowed(provides: &Provides, signed: &Value, all: &Value) -> Result<String, NotIn> {
    let login = all.get(&provides.claim).and_then(Value::as_str).unwrap_or_default().trim().to_lowercase();
    if login.is_empty() || login.chars().count() > 80 || login.chars().any(char::is_control) {
        return Err(refused("the account has no such claim"));
    }
    if provides.claim == "email" && !provides.takes_unverified && all["email_verified"] != Value::Bool(true) {
        tracing::warn!("an e-mail address that the provider does not say it verified; see --oidc-unverified-email");
        return Err(NotIn::Elsewhere);
    }
    let domain = login.rsplit_once('@').map(|(_, domain)| domain.to_owned()).unwrap_or_default();
    if !provides.domains.is_empty() && !provides.domains.contains(&domain) {
        return Err(NotIn::Elsewhere);
    }
    let is_of_tenant = |tenant: &String| ["tid", "hd"].iter().any(|claim| signed[*claim] == **tenant);
    if !provides.tenant.as_ref().is_none_or(is_of_tenant) {
        return Err(NotIn::Elsewhere);
    }
    Ok(login)
}

fn instant(ms: i64) -> Result<DateTime<Utc>, NotIn> {
    DateTime::from_timestamp_millis(ms).ok_or(NotIn::Clock)
}

fn is_of_now(made: DateTime<Utc>, now: DateTime<Utc>) -> Result<(), String> {
    let ahead = (made - now).num_seconds();
    if (-FRESH_S..=SKEW_S).contains(&ahead) { Ok(()) } else { Err("of another time".to_owned()) }
}

fn not_verified(why: &ClaimsVerificationError) -> NotIn {
    // The library's own words cite what was sent.
    match why {
        ClaimsVerificationError::Expired(_) => NotIn::Clock,
        ClaimsVerificationError::InvalidAudience(_) => refused("the id token is for another client"),
        ClaimsVerificationError::InvalidIssuer(_) => refused("the id token is of another issuer"),
        ClaimsVerificationError::InvalidNonce(_) => refused("the id token is of another attempt"),
        ClaimsVerificationError::SignatureVerification(_) => refused("the id token is not signed as the provider signs"),
        _ => refused("the id token is not accepted"),
    }
}

fn refused(why: &'static str) -> NotIn {
    tracing::warn!(why, "a sign-in was not accepted");
    NotIn::NotAccepted
}

fn no_way(why: NoWay) -> NotIn {
    tracing::error!(%why, "a sign-in could not be ended");
    match why {
        NoWay::Unreachable => NotIn::Unreachable,
        NoWay::Proxy => NotIn::Proxy,
        NoWay::Certificate => NotIn::Certificate,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::told::Told;
    use super::*;

    fn provides(told: Told) -> Provides {
        let told = Told { issuer: Some("https://login.example".into()), client: Some("kith".into()), ..told };
        Provides::of(told, &|_| None).unwrap().unwrap()
    }

    fn login(told: Told, claims: Value) -> Result<String, NotIn> {
        allowed(&provides(told), &claims, &claims)
    }

    #[test]
    fn an_address_counts_once_it_was_verified_and_of_a_domain_of_the_district() {
        let ana = || json!({ "email": " Ana@District.example", "email_verified": true });
        assert_eq!(login(Told::default(), ana()).as_deref(), Ok("ana@district.example"));
        assert_eq!(login(Told::default(), json!({ "email": "ana@x" })), Err(NotIn::Elsewhere));
        assert_eq!(login(Told::default(), json!({ "email": "ana@x", "email_verified": "true" })), Err(NotIn::Elsewhere));
        let trusting = Told { unverified_email: Some(true), ..Told::default() };
        assert!(login(trusting, json!({ "email": "ana@x" })).is_ok());
        let only = |domain: &str| Told { domains: Some(vec![domain.into()]), ..Told::default() };
        assert!(login(only("@District.Example"), ana()).is_ok());
        for other in ["example", "rict.example", "evil.example"] {
            assert_eq!(login(only(other), ana()), Err(NotIn::Elsewhere), "{other}");
        }
        let evil = json!({ "email": "ana@district.example@evil.example", "email_verified": true });
        assert_eq!(login(only("district.example"), evil), Err(NotIn::Elsewhere));
        assert_eq!(login(Told::default(), json!({})), Err(NotIn::NotAccepted));
        assert_eq!(login(Told::default(), json!({ "email": ["ana"], "email_verified": true })), Err(NotIn::NotAccepted));
    }

    #[test]
    fn a_tenant_is_read_from_what_was_signed() {
        let of = |signed: Value| {
            let told = Told { tenant: Some("t1".into()), claim: Some("preferred_username".into()), ..Told::default() };
            allowed(&provides(told), &signed, &json!({ "preferred_username": "ana", "tid": "t1" }))
        };
        assert_eq!(of(json!({ "tid": "t1" })).as_deref(), Ok("ana"));
        assert_eq!(of(json!({ "hd": "t1" })).as_deref(), Ok("ana"));
        assert_eq!(of(json!({ "tid": "t2" })), Err(NotIn::Elsewhere));
        assert_eq!(of(json!({})), Err(NotIn::Elsewhere));
    }

    #[test]
    fn two_clocks_may_differ_by_two_minutes_and_a_token_is_of_this_moment() {
        let now = instant(1_800_000_000_000).unwrap();
        let at = |seconds| is_of_now(now + TimeDelta::seconds(seconds), now).is_ok();
        assert!(at(0) && at(SKEW_S) && at(-FRESH_S));
        assert!(!at(SKEW_S + 1) && !at(-FRESH_S - 1));
    }
}
