//! Which provider does the district have? What is said of it in the configuration, and what holds.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Args;
use serde::Deserialize;

use super::proxy::Proxies;

/// What may be said, in the file below `[oidc]`. The environment says the same as `KITH_SERVER_OIDC_ISSUER` …
#[derive(Args, Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[group(skip)]
#[serde(deny_unknown_fields, default)]
pub struct Told {
    /// The issuer of the district's accounts, such as https://login.district.example: so administrators and laptops sign in
    #[arg(long = "oidc-issuer", value_name = "URL")]
    pub issuer: Option<String>,
    /// How this server is registered there. Comes back to: ADDRESS/oidc/back
    #[arg(long = "oidc-client", value_name = "ID")]
    pub client: Option<String>,
    // No flag: what is typed is read by everybody at the machine.
    #[arg(skip)]
    pub secret: Option<String>,
    /// A file with the secret of that registration, where it has one
    #[arg(long = "oidc-secret-file", value_name = "FILE")]
    pub secret_file: Option<PathBuf>,
    /// How laptops and the command line are registered, where that is another registration. Comes back to:
    /// http://127.0.0.1/signed-in, at any port
    #[arg(long = "oidc-laptop-client", value_name = "ID")]
    pub laptop_client: Option<String>,
    #[arg(skip)]
    pub laptop_secret: Option<String>,
    /// A file with the secret of the laptops' registration, where the provider gave it one
    #[arg(long = "oidc-laptop-secret-file", value_name = "FILE")]
    pub laptop_secret_file: Option<PathBuf>,
    /// Which claim is the login of an account here: email, preferred_username or another [default: email]
    #[arg(long = "oidc-claim", value_name = "NAME")]
    pub claim: Option<String>,
    /// Only logins that end in this domain; several with commas
    #[arg(long = "oidc-domains", value_name = "DOMAINS", value_delimiter = ',')]
    pub domains: Option<Vec<String>>,
    /// Only this tenant: the claim tid or hd
    #[arg(long = "oidc-tenant", value_name = "ID")]
    pub tenant: Option<String>,
    /// Take an e-mail address that the provider does not say it verified: only where the district itself gives them out
    #[arg(long = "oidc-unverified-email", num_args = 0..=1, default_missing_value = "true")]
    pub unverified_email: Option<bool>,
    /// What the provider is to ask each time: login, select_account or none [default: login], since machines are shared
    #[arg(long = "oidc-prompt", value_name = "WHAT")]
    pub prompt: Option<String>,
    /// A root that signed the provider's certificate, PEM, beside those of the operating system
    #[arg(long = "oidc-root", value_name = "FILE")]
    pub root: Option<PathBuf>,
    /// The proxy by which the provider is reached, host:port, or none [default: what HTTPS_PROXY and NO_PROXY say]
    #[arg(long = "oidc-proxy", value_name = "PROXY")]
    pub proxy: Option<String>,
}

impl Told {
    /// What is said here, else what was said before.
    pub fn over(self, before: Told) -> Told {
        Told {
            issuer: self.issuer.or(before.issuer),
            client: self.client.or(before.client),
            secret: self.secret.or(before.secret),
            secret_file: self.secret_file.or(before.secret_file),
            laptop_client: self.laptop_client.or(before.laptop_client),
            laptop_secret: self.laptop_secret.or(before.laptop_secret),
            laptop_secret_file: self.laptop_secret_file.or(before.laptop_secret_file),
            claim: self.claim.or(before.claim),
            domains: self.domains.or(before.domains),
            tenant: self.tenant.or(before.tenant),
            unverified_email: self.unverified_email.or(before.unverified_email),
            prompt: self.prompt.or(before.prompt),
            root: self.root.or(before.root),
            proxy: self.proxy.or(before.proxy),
        }
    }

    /// What the environment says; `said` has the part after `KITH_SERVER_`.
    pub fn of_environment(said: &dyn Fn(&str) -> Option<String>) -> Result<Told> {
        let text = |name: &str| said(&format!("OIDC_{name}"));
        let file = |name: &str| text(name).map(PathBuf::from);
        let unverified_email = text("UNVERIFIED_EMAIL").map(|told| told.parse()).transpose();
        Ok(Told {
            issuer: text("ISSUER"),
            client: text("CLIENT"),
            secret: text("SECRET"),
            secret_file: file("SECRET_FILE"),
            laptop_client: text("LAPTOP_CLIENT"),
            laptop_secret: text("LAPTOP_SECRET"),
            laptop_secret_file: file("LAPTOP_SECRET_FILE"),
            claim: text("CLAIM"),
            domains: text("DOMAINS").map(|all| all.split(',').map(str::to_owned).collect()),
            tenant: text("TENANT"),
            unverified_email: unverified_email.context("KITH_SERVER_OIDC_UNVERIFIED_EMAIL is true or false")?,
            prompt: text("PROMPT"),
            root: file("ROOT"),
            proxy: text("PROXY"),
        })
    }
}

/// How one kind of program is registered at the provider.
#[derive(Clone, PartialEq, Eq)]
pub struct Registered {
    pub client: String,
    pub secret: Option<String>,
}

/// What holds. Never printed: secrets stand in it.
#[derive(Clone, PartialEq, Eq)]
pub struct Provides {
    pub issuer: String,
    /// For the page in a browser.
    pub page: Registered,
    /// For what comes back to the machine at which somebody sits.
    pub laptop: Registered,
    pub claim: String,
    pub domains: Vec<String>,
    pub tenant: Option<String>,
    pub takes_unverified: bool,
    pub prompt: Option<&'static str>,
    pub root: Option<PathBuf>,
    pub proxies: Proxies,
}

impl Provides {
    /// Reads what was told; None where no provider was named. The environment is asked for the machine's own proxy.
    pub fn of(told: Told, environment: &dyn Fn(&str) -> Option<String>) -> Result<Option<Provides>> {
        let Some(issuer) = told.issuer else {
            let rest = Told { issuer: None, ..told };
            anyhow::ensure!(rest == Told::default(), "something is said of signing in, and not by which issuer: --oidc-issuer");
            return Ok(None);
        };
        anyhow::ensure!(is_safe(&issuer), "{issuer} is no https address: what comes from there decides who comes in");
        let client = told.client.filter(|id| !id.trim().is_empty()).context("--oidc-client is missing beside --oidc-issuer")?;
        let page = Registered { client, secret: secret(told.secret, told.secret_file.as_deref())? };
        let own = secret(told.laptop_secret, told.laptop_secret_file.as_deref())?;
        let laptop = match told.laptop_client {
            Some(client) => Registered { client, secret: own },
            None if own.is_some() => {
                anyhow::bail!("a secret of the laptops' registration is given, and not its --oidc-laptop-client")
            }
            None => page.clone(),
        };
        let prompt = match told.prompt.as_deref().unwrap_or("login") {
            "login" => Some("login"),
            "select_account" => Some("select_account"),
            "none" => None,
            other => anyhow::bail!("the provider is to ask for login, select_account or none, not for {other}"),
        };
        let domains =
            told.domains.unwrap_or_default().into_iter().map(|domain| domain.trim().trim_start_matches('@').to_lowercase());
        Ok(Some(Provides {
            issuer,
            page,
            laptop,
            claim: told.claim.unwrap_or_else(|| "email".into()),
            domains: domains.filter(|domain| !domain.is_empty()).collect(),
            tenant: told.tenant,
            takes_unverified: told.unverified_email.unwrap_or(false),
            prompt,
            root: told.root,
            proxies: Proxies::of(told.proxy.as_deref(), environment)?,
        }))
    }
}

/// Over TLS, or on this machine.
fn is_safe(issuer: &str) -> bool {
    let host = |rest: &str| rest.split(['/', ':']).next().unwrap_or_default().to_owned();
    if let Some(rest) = issuer.strip_prefix("http://") {
        return ["127.0.0.1", "localhost"].contains(&host(rest).as_str());
    }
    issuer.strip_prefix("https://").is_some_and(|rest| !host(rest).is_empty())
}

fn secret(told: Option<String>, file: Option<&Path>) -> Result<Option<String>> {
    let Some(file) = file else { return Ok(told) };
    anyhow::ensure!(told.is_none(), "a secret is given, and a file with one too: only one can be meant");
    let text = std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let text = text.trim_end_matches(['\r', '\n']);
    anyhow::ensure!(!text.is_empty(), "{} is empty", file.display());
    Ok(Some(text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told() -> Told {
        Told { issuer: Some("https://login.example".into()), client: Some("kith".into()), ..Told::default() }
    }

    fn of(told: Told) -> Result<Option<Provides>> {
        Provides::of(told, &|_| None)
    }

    #[test]
    fn a_provider_is_named_whole_and_over_tls_or_not_at_all() {
        assert!(of(Told::default()).unwrap().is_none());
        assert!(of(Told { issuer: None, ..told() }).is_err(), "a client without an issuer");
        assert!(of(Told { client: None, ..told() }).is_err());
        assert!(of(Told { prompt: Some("nothing".into()), ..told() }).is_err());
        for (issuer, is_taken) in [
            ("https://login.example/tenant", true),
            ("http://127.0.0.1:9000", true),
            ("http://localhost/realm", true),
            ("http://login.example", false),
            ("http://localhost.evil.example", false),
            ("https://", false),
            ("login.example", false),
        ] {
            assert_eq!(of(Told { issuer: Some(issuer.into()), ..told() }).is_ok(), is_taken, "{issuer}");
        }
    }

    #[test]
    fn a_secret_comes_from_a_file_or_the_environment_and_is_not_meant_twice() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("secret");
        std::fs::write(&file, "s3cret\n").unwrap();
        let of_file = of(Told { secret_file: Some(file.clone()), ..told() }).unwrap().unwrap();
        assert_eq!(of_file.page.secret.as_deref(), Some("s3cret"));
        assert!(of_file.laptop == of_file.page, "one registration for both, where no other is named");
        let both = Told { secret_file: Some(file.clone()), secret: Some("x".into()), ..told() };
        assert!(of(both).is_err());
        assert!(of(Told { laptop_secret_file: Some(file), ..told() }).is_err());
        let environment = |name: &str| (name == "OIDC_SECRET").then(|| "from-there".to_owned());
        assert_eq!(Told::of_environment(&environment).unwrap().secret.as_deref(), Some("from-there"));
        let other = Told { laptop_client: Some("kith-laptop".into()), secret: Some("x".into()), ..told() };
        assert_eq!(of(other).unwrap().unwrap().laptop.secret, None, "a page's secret is no laptop's");
    }
}
