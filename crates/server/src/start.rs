//! How does a server start? It opens or makes what it needs, says where it is and, the first time, how its administrator gets
//! in; then it answers until it is asked to stop.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result};
use domain::record::Id;
use serde::{Deserialize, Serialize};
use store::clock::{Machine, minted};

use crate::accounts::{code_hash, fresh_code};
use crate::config::Config;
use crate::district::District;
use crate::ledger::people::{self, CodeFor, Given, Grant, Role};
use crate::ledger::{self, audit};
use crate::{known, platform, serve};

/// Where a running server of this folder is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Running {
    /// As devices reach it.
    pub address: String,
    /// Its socket, from this machine.
    pub local: String,
    pub chain: PathBuf,
    pub process: u32,
}

const RUNNING: &str = "running.json";

/// The server of this folder, if one says that it runs.
pub fn running(config: &Config) -> Option<Running> {
    serde_json::from_slice(&std::fs::read(config.data.join(RUNNING)).ok()?).ok()
}

/// The login of the first administrator.
pub const FIRST: &str = "admin";

/// Makes the first administrator where there is nobody yet, and gives their code.
fn first_administrator(district: &District) -> Result<Option<String>> {
    let (code, now_ms) = (fresh_code(&*district.rim), district.rim.now_ms());
    let (id, given) = (minted(&*district.rim), minted(&*district.rim));
    let is_first = ledger::write(&*district.ledger, |sql| {
        if !people::everybody(sql)?.is_empty() {
            return Ok(false);
        }
        people::put_person(sql, id, FIRST, "Administrator")?;
        let grant = Grant::Role { role: Role::It, school: None };
        people::put_grant(sql, &Given { id: given, person: id, grant, from_ms: now_ms, until_ms: None })?;
        people::put_code(sql, code_hash(&code), id, CodeFor::Account, now_ms + 7 * 86_400_000)?;
        audit::add(sql, now_ms, Id::nil(), "first_administrator", &serde_json::json!({ "person": id }))?;
        Ok(true)
    })?;
    Ok(is_first.then_some(code))
}

/// Starts, and answers until it is asked to stop.
pub fn run(config: Config) -> Result<()> {
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "warn,server=info".into()))
        .with_writer(std::io::stderr)
        .with_target(false)
        .try_init()
        .ok();
    let district = Arc::new(District::open(config, Machine::rim())?);
    let code = first_administrator(&district)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let done = runtime.block_on(async {
        let listening = serve::listen(&district).await?;
        let said = Running {
            address: listening.address.clone(),
            local: match listening.at {
                at if at.ip().is_unspecified() => format!("127.0.0.1:{}", at.port()),
                at => at.to_string(),
            },
            chain: std::path::absolute(&listening.chain)?,
            process: std::process::id(),
        };
        let file = district.config.data.join(RUNNING);
        std::fs::write(&file, serde_json::to_vec(&said)?).with_context(|| format!("{} cannot be written", file.display()))?;
        say(&district, &listening, code.as_deref());
        tokio::spawn(crate::drop_folder::on_schedule(district.clone()));
        tokio::spawn(crate::records_out::on_schedule(district.clone()));
        tokio::spawn(crate::releases::when_asked(district.clone()));
        let mut was_put_back = false;
        let stop = async {
            tokio::select! {
                () = platform::asked_to_stop() => {}
                () = known::watch(district.clone()) => was_put_back = true,
            }
        };
        let served = serve::serve(district.clone(), listening, stop).await;
        std::fs::remove_file(&file).ok();
        // Also after it was asked to stop: what was begun was still waited for.
        anyhow::ensure!(
            !(was_put_back || known::stopped(&district)),
            "The ledger was put back while this server ran, or is being put back, so it stopped. Start it again when that has ended: it then begins a new epoch, and laptops send again what the copy lacks."
        );
        served
    });
    drop(runtime);
    if done.is_ok() {
        println!("Stopped. Everything that was acknowledged is kept.");
    }
    done
}

fn say(district: &District, listening: &serve::Listening, code: Option<&str>) {
    println!("Kith server for {}", district.config.district);
    println!("Keeps everything in {}, in {}.", district.config.data.display(), district.ledger.place());
    if district.was_put_back {
        println!(
            "The ledger is older than what was kept in it: it was put back from a copy. It has begun a new epoch, and laptops send again what it lacks."
        );
    }
    if listening.is_development {
        println!(
            "Certificate: made here for trying things out. No other machine trusts it; give --certificate and --certificate-key."
        );
    }
    if let Some(code) = code {
        println!("First administrator: the login is {FIRST}, the one-time code {code} (holds for seven days):");
        println!("  kith-server admin sign-in {FIRST} --code {code}");
    }
    // Last: whoever waits for this line finds everything else said.
    println!("Answers at {}", listening.address);
}
