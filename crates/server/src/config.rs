//! How is this server set up? From a file, then the environment, then flags: whatever is said later wins. Nothing has to be
//! said at all: without a word it keeps everything in one folder and answers on this machine alone.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Args;
use serde::Deserialize;

use crate::oidc::{Provides, told};

/// What may be said, each part for itself. The environment says the same as `KITH_SERVER_DATA`, `KITH_SERVER_LISTEN` …
#[derive(Args, Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Told {
    /// The folder where everything lies [default: kith-server]
    #[arg(long)]
    pub data: Option<PathBuf>,
    /// A configuration file in TOML [default: server.toml in the data folder, where there is one]
    #[arg(long)]
    #[serde(skip)]
    pub config: Option<PathBuf>,
    /// Where to answer [default: 127.0.0.1:7483]; port 0 takes a free one
    #[arg(long)]
    pub listen: Option<SocketAddr>,
    /// postgres://user:password@host/database instead of the embedded ledger
    #[arg(long)]
    pub database: Option<String>,
    /// The certificate chain, PEM; without one a development certificate is made
    #[arg(long)]
    pub certificate: Option<PathBuf>,
    /// The key of the certificate, PEM
    #[arg(long)]
    pub certificate_key: Option<PathBuf>,
    /// How devices reach this server, such as https://kith.district.example
    #[arg(long)]
    pub address: Option<String>,
    /// What the district is called [default: Our district]
    #[arg(long)]
    pub district: Option<String>,
    /// How many days a device may work without meeting the server, 1 to 90 [default: 30]
    #[arg(long)]
    pub lease_days: Option<u32>,
    /// How many requests may wait before more are asked to come back [default: 64]
    #[arg(long)]
    pub queue: Option<usize>,
    /// How many requests one address may send in a minute [default: 6000]: a school may be one
    #[arg(long)]
    pub rate: Option<u32>,
    /// A folder into which the district's system lays its roster: a zip, or the files as they are
    #[arg(long)]
    pub roster_folder: Option<PathBuf>,
    /// After how many minutes it is looked at again, 1 to 10080 [default: 60]
    #[arg(long)]
    pub roster_minutes: Option<u32>,
    /// A folder into which this server lays records for the district's own systems: visits and consents as CSV
    #[arg(long)]
    pub records_folder: Option<PathBuf>,
    /// After how many minutes they are laid there anew, 15 to 44640 [default: 1440, once a day]
    #[arg(long)]
    pub records_minutes: Option<u32>,
    #[command(flatten)]
    #[serde(default)]
    pub oidc: told::Told,
}

/// What holds.
#[derive(Clone, PartialEq, Eq)]
pub struct Config {
    pub data: PathBuf,
    pub listen: SocketAddr,
    pub database: Option<String>,
    /// Chain and key.
    pub certificate: Option<(PathBuf, PathBuf)>,
    pub address: Option<String>,
    pub district: String,
    pub lease_days: u32,
    pub queue: usize,
    pub rate: u32,
    pub roster_folder: Option<PathBuf>,
    pub roster_minutes: u32,
    pub records_folder: Option<PathBuf>,
    pub records_minutes: u32,
    /// The provider of the district's own accounts, where it has one.
    pub oidc: Option<Provides>,
}

/// A password stands in the address of a database: it is never printed.
impl std::fmt::Debug for Config {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Config").field("listen", &self.listen).finish_non_exhaustive()
    }
}

impl Told {
    /// What is said here, else what was said before.
    fn over(self, before: Told) -> Told {
        Told {
            data: self.data.or(before.data),
            config: self.config.or(before.config),
            listen: self.listen.or(before.listen),
            database: self.database.or(before.database),
            certificate: self.certificate.or(before.certificate),
            certificate_key: self.certificate_key.or(before.certificate_key),
            address: self.address.or(before.address),
            district: self.district.or(before.district),
            lease_days: self.lease_days.or(before.lease_days),
            queue: self.queue.or(before.queue),
            rate: self.rate.or(before.rate),
            roster_folder: self.roster_folder.or(before.roster_folder),
            roster_minutes: self.roster_minutes.or(before.roster_minutes),
            records_folder: self.records_folder.or(before.records_folder),
            records_minutes: self.records_minutes.or(before.records_minutes),
            oidc: self.oidc.over(before.oidc),
        }
    }

    fn of_environment(said: &dyn Fn(&str) -> Option<String>) -> Result<Told> {
        fn number<T: std::str::FromStr>(name: &str, text: Option<String>) -> Result<Option<T>> {
            let Some(text) = text else { return Ok(None) };
            let read = text.parse().map_err(|_| anyhow::anyhow!("KITH_SERVER_{name} is not understood: {text}"))?;
            Ok(Some(read))
        }
        let said = |name: &str| said(&format!("KITH_SERVER_{name}")).filter(|text| !text.is_empty());
        Ok(Told {
            data: said("DATA").map(PathBuf::from),
            config: said("CONFIG").map(PathBuf::from),
            listen: number("LISTEN", said("LISTEN"))?,
            database: said("DATABASE"),
            certificate: said("CERTIFICATE").map(PathBuf::from),
            certificate_key: said("CERTIFICATE_KEY").map(PathBuf::from),
            address: said("ADDRESS"),
            district: said("DISTRICT"),
            lease_days: number("LEASE_DAYS", said("LEASE_DAYS"))?,
            queue: number("QUEUE", said("QUEUE"))?,
            rate: number("RATE", said("RATE"))?,
            roster_folder: said("ROSTER_FOLDER").map(PathBuf::from),
            roster_minutes: number("ROSTER_MINUTES", said("ROSTER_MINUTES"))?,
            records_folder: said("RECORDS_FOLDER").map(PathBuf::from),
            records_minutes: number("RECORDS_MINUTES", said("RECORDS_MINUTES"))?,
            oidc: told::Told::of_environment(&said)?,
        })
    }
}

fn of_file(path: &Path) -> Result<Told> {
    let text = std::fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
    toml::from_str(&text).with_context(|| format!("{} is not understood", path.display()))
}

/// Whether a path is that folder or lies in it, as far as they are there.
fn is_in(path: &Path, folder: &Path) -> bool {
    let whole = |path: &Path| path.canonicalize().or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned());
    whole(path).starts_with(whole(folder))
}

impl Config {
    /// Puts together what flags, environment and file say.
    pub fn read(flags: Told, environment: &dyn Fn(&str) -> Option<String>) -> Result<Config> {
        let told = flags.over(Told::of_environment(environment)?);
        let data = told.data.clone().unwrap_or_else(|| PathBuf::from("kith-server"));
        let file = match &told.config {
            Some(named) => of_file(named)?,
            None if data.join("server.toml").is_file() => of_file(&data.join("server.toml"))?,
            None => Told::default(),
        };
        let told = told.over(file);
        let certificate = match (told.certificate, told.certificate_key) {
            (Some(chain), Some(key)) => Some((chain, key)),
            (None, None) => None,
            _ => anyhow::bail!("a certificate and its key are given together"),
        };
        let lease_days = told.lease_days.unwrap_or(30);
        anyhow::ensure!((1..=90).contains(&lease_days), "a lease is 1 to 90 days long");
        let roster_minutes = told.roster_minutes.unwrap_or(60);
        anyhow::ensure!((1..=7 * 24 * 60).contains(&roster_minutes), "the roster is looked at every 1 to 10080 minutes");
        let records_minutes = told.records_minutes.unwrap_or(24 * 60);
        anyhow::ensure!((15..=31 * 24 * 60).contains(&records_minutes), "records go out every 15 to 44640 minutes");
        let data = told.data.unwrap_or(data);
        if let Some(records) = &told.records_folder {
            let is_within = |of: &Path| is_in(records, of) || is_in(of, records);
            anyhow::ensure!(!is_within(&data), "the folder for records is another than the one with the server's own data");
            let is_drop = told.roster_folder.as_deref().is_some_and(is_within);
            anyhow::ensure!(!is_drop, "records go out to another folder than the one from which rosters come in");
        }
        Ok(Config {
            data,
            listen: told.listen.unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 7483))),
            database: told.database,
            certificate,
            address: told.address.map(|address| address.trim_end_matches('/').to_owned()),
            district: told.district.unwrap_or_else(|| "Our district".into()),
            lease_days,
            queue: told.queue.unwrap_or(64).max(1),
            rate: told.rate.unwrap_or(6000).max(1),
            roster_folder: told.roster_folder,
            roster_minutes,
            records_folder: told.records_folder,
            records_minutes,
            oidc: Provides::of(told.oidc, environment)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_win_over_the_environment_and_that_over_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = "listen = \"127.0.0.1:1\"\ndistrict = \"From the file\"\nlease_days = 7\nqueue = 3\n";
        std::fs::write(folder.path().join("server.toml"), file).unwrap();
        let flags = Told { data: Some(folder.path().into()), listen: "127.0.0.1:3".parse().ok(), ..Told::default() };
        let environment = |name: &str| match name {
            "KITH_SERVER_LISTEN" => Some("127.0.0.1:2".to_owned()),
            "KITH_SERVER_LEASE_DAYS" => Some("14".to_owned()),
            _ => None,
        };
        let config = Config::read(flags, &environment).unwrap();
        assert_eq!((config.listen.port(), config.lease_days, config.queue), (3, 14, 3));
        assert_eq!(config.district, "From the file");
    }

    #[test]
    fn a_word_that_is_not_known_is_told_and_a_lease_has_its_bounds() {
        let folder = tempfile::tempdir().unwrap();
        let told = |lease| Told { data: Some(folder.path().into()), lease_days: Some(lease), ..Told::default() };
        assert!(Config::read(told(91), &|_| None).is_err());
        assert!(Config::read(told(90), &|_| None).is_ok());
        std::fs::write(folder.path().join("server.toml"), "lisen = \"127.0.0.1:1\"\n").unwrap();
        let why = format!("{:#}", Config::read(told(30), &|_| None).unwrap_err());
        assert!(why.contains("lisen"), "{why}");
    }

    #[test]
    fn records_go_neither_among_the_servers_own_data_nor_where_rosters_come_in() {
        let folder = tempfile::tempdir().unwrap();
        let told = |records: &str, roster: &str| Told {
            data: Some(folder.path().join("data")),
            records_folder: Some(folder.path().join(records)),
            roster_folder: Some(folder.path().join(roster)),
            ..Told::default()
        };
        let is_taken = |told: Told| Config::read(told, &|_| None).map(|config| config.records_minutes).ok();
        assert_eq!(is_taken(told("out", "in")), Some(1440));
        assert_eq!(is_taken(told("data/out", "in")), None);
        assert_eq!(is_taken(told("in", "in")), None);
        assert_eq!(is_taken(told("data/../in/out", "in")), None);
        assert_eq!(is_taken(Told { records_minutes: Some(14), ..told("out", "in") }), None);
    }
}
