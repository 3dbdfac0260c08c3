//! What can be typed? Running the server, and everything that an administrator asks of a running one. Each verb prints what a
//! person reads, or with `--json` what a script does.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::{Args, Parser, Subcommand};
use domain::choice::AskedBy;
use domain::holds::HoldReason;
use domain::record::Id;
use serde_json::{Value, json};
use zeroize::Zeroizing;

use crate::accounts::{self, SignIn};
use crate::admin::{AdminAsk, Supplied, Wished};
use crate::client::{self, Place};
use crate::config::{Config, Told};
use crate::keys::{KEYS, ServerKeys};
use crate::ledger::people::{CodeFor, Role};
use crate::{by_browser, shown, start, tls};

/// The district's server for Kith.
#[derive(Parser)]
#[command(name = "kith-server", version, about = "The district's server for Kith. Without a verb it starts.")]
pub struct Command {
    #[command(flatten)]
    told: Told,
    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Subcommand)]
enum Verb {
    /// Start the server (the same as no verb)
    Run,
    /// Ask a running server
    Admin(Admin),
    /// Put a backup in the place of the embedded ledger; the server must be stopped
    Restore {
        /// The folder of the backup
        from: PathBuf,
        #[arg(long)]
        json: bool,
    },
}

#[derive(Args)]
struct Admin {
    /// The server's address [default: the server of this data folder]
    #[arg(long, global = true)]
    server: Option<String>,
    /// Its certificate, PEM [default: that of this data folder]
    #[arg(long, global = true)]
    trust: Option<PathBuf>,
    /// A session from `sign-in`; also KITH_SERVER_TOKEN [default: this machine's own administrator]
    #[arg(long, global = true)]
    token: Option<String>,
    /// Print JSON
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// What the server has, in numbers
    Status,
    /// Sign in with a passphrase, which is asked for or read from standard input, and print the session's token
    SignIn {
        #[arg(required_unless_present = "browser")]
        login: Option<String>,
        /// Instead, by the district's own account in this machine's browser
        #[arg(long, conflicts_with_all = ["login", "code"])]
        browser: bool,
        /// A one-time code: sets the passphrase
        #[arg(long)]
        code: Option<String>,
    },
    /// Who has an account
    People,
    /// Add somebody
    AddPerson {
        login: String,
        name: String,
        /// Their id on the roster
        #[arg(long)]
        staff: Option<String>,
    },
    /// Close an account: its sessions and devices are let in no more
    ClosePerson { login: String },
    /// Open a closed account again
    OpenPerson { login: String },
    /// A one-time code that enrols a device of this person
    Code {
        login: String,
        #[arg(long, default_value_t = 48)]
        hours: u32,
        /// Instead, a code with which they set a passphrase of their own
        #[arg(long)]
        account: bool,
        /// Also write the invitation as a picture
        #[arg(long)]
        svg: Option<PathBuf>,
    },
    /// The text by which everybody joins who has an account of the district's provider and one here: no secret, for a page or a mail
    Invitation {
        /// Also write it as a picture
        #[arg(long)]
        svg: Option<PathBuf>,
    },
    /// Somebody has another account at the provider by now: the next who signs in by their login there is taken for them
    ForgetIdentity { login: String },
    /// What was granted to somebody
    Grants { login: String },
    /// Somebody does this, at one school or in the whole district
    GiveRole {
        login: String,
        role: Role,
        #[arg(long)]
        school: Option<String>,
        #[command(flatten)]
        time: Time,
    },
    /// A counselor's caseload, by rule
    GiveCaseload {
        login: String,
        #[arg(long)]
        school: Option<String>,
        #[arg(long = "grade")]
        grades: Vec<String>,
        /// First letters of surnames
        #[arg(long)]
        from: Option<String>,
        #[arg(long)]
        to: Option<String>,
        #[command(flatten)]
        time: Time,
    },
    /// Students of a counselor, by their ids on the roster or from a CSV whose first column has them
    GiveStudents {
        login: String,
        students: Vec<String>,
        #[arg(long)]
        csv: Option<PathBuf>,
        #[command(flatten)]
        time: Time,
    },
    /// A class, as its teacher
    GiveClass {
        login: String,
        class: String,
        #[command(flatten)]
        time: Time,
    },
    /// End a grant now
    EndGrant { grant: Id },
    /// Enrolled devices: last contact, version, lease
    Devices,
    /// Revoke a device: at its next contact it destroys its keys
    Revoke { device: Id },
    /// Exactly which students were on a device
    StudentsOn { device: Id },
    /// Look at a OneRoster bundle (zip), and with --apply take it in
    Roster {
        bundle: PathBuf,
        #[arg(long)]
        apply: bool,
    },
    /// The newest entries of the audit log
    Audit {
        #[arg(long, default_value_t = 50)]
        most: u32,
        /// Only entries before the one of this number
        #[arg(long)]
        before: Option<i64>,
    },
    /// Check the chain of the audit log
    CheckAudit,
    /// Nothing of this student's file may be erased
    SetHold {
        student: String,
        /// records_request, legal or duty_to_report
        reason: String,
    },
    /// End a hold
    EndHold { student: String, hold: Id },
    /// Erase everything that was mapped of a student, here and on every device. It cannot be taken back
    Erase {
        student: String,
        /// Whose wish it is: student, parent or school
        #[arg(long)]
        asked_by: String,
        /// The order or the decision behind it, such as its file number; no names
        #[arg(long)]
        authority: String,
    },
    /// What was erased, and which devices have not confirmed it yet
    Erasures,
    /// What was written by somebody who might, and came when they might no more: it was taken, and waits to be looked at
    Review,
    /// You looked at it: the list lets go of it, and it stays where it is
    Reviewed {
        /// As the list has it
        commit: Id,
    },
    /// What went out into the district's folder (--records-folder), when, and what stands in the way
    RecordsOut {
        /// Lay it there now
        #[arg(long)]
        now: bool,
    },
    /// What was given out of the schools as tables: when, at whose asking, and of how many students a figure tells at least
    Releases,
    /// What stands of those tables, school by school: for an analyst, with --token
    InFigures,
    /// Economic connectedness, exposure and friending bias (T10) of the whole district, where it brings a lawful measure and
    /// friendships; else why they are not available. Without --give-out only what was read. Given out once in a school year
    Connectedness {
        /// CSV: a student's id on the roster, and less or more
        #[arg(long)]
        measure: Option<PathBuf>,
        /// CSV: the ids of two students who are friends
        #[arg(long)]
        friends: Option<PathBuf>,
        /// By what the district may tell students apart so, such as the number of a policy
        #[arg(long)]
        ground: Option<String>,
        /// A figure tells of so many students at least, where that is more than ten
        #[arg(long)]
        at_least: Option<u32>,
        /// Give it out. It cannot be taken back, and stands for the school year
        #[arg(long)]
        give_out: bool,
    },
    /// Make a backup in a folder of the server's machine, and read it back
    Backup { folder: PathBuf },
}

#[derive(Args)]
struct Time {
    /// The first day, such as 2026-11-30 [default: now]
    #[arg(long)]
    begins: Option<chrono::NaiveDate>,
    /// The last day [default: until it is ended]
    #[arg(long)]
    ends: Option<chrono::NaiveDate>,
}

impl Time {
    fn begins_ms(&self) -> Option<i64> {
        self.begins.map(|day| day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis())
    }

    fn ends_ms(&self) -> Option<i64> {
        let after = self.ends.and_then(|day| day.succ_opt());
        after.map(|day| day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis())
    }
}

/// Does what was typed.
pub fn run(command: Command) -> Result<()> {
    let config = Config::read(command.told, &|name| std::env::var(name).ok())?;
    match command.verb.unwrap_or(Verb::Run) {
        Verb::Run => start::run(config),
        Verb::Restore { from, json } => {
            let (made, aside) = crate::backup::restore(&config, &from, &*store::clock::Machine::rim())?;
            let told = json!({ "parts": made.parts, "aside": aside, "made_ms": made.at_ms });
            shown::print(&told, json);
            Ok(())
        }
        Verb::Admin(admin) => {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            runtime.block_on(admin.run(&config))
        }
    }
}

impl Admin {
    async fn run(self, config: &Config) -> Result<()> {
        let running = start::running(config);
        let (address, at) = match (&self.server, &running) {
            (Some(server), _) => (server.clone(), None),
            (None, Some(running)) => (running.address.clone(), Some(running.local.clone())),
            (None, None) => anyhow::bail!("no server runs on {}: start it, or say --server", config.data.display()),
        };
        let chain = self.trust.clone().or(running.map(|running| running.chain));
        let place = Place { address, at, chain: chain.unwrap_or_else(|| config.data.join(tls::DEVELOPMENT)) };
        let ask =
            async |path: &str, token: Option<&str>, body: Vec<u8>| client::ask(&place, "POST", path, token, body).await?.json();
        if let What::SignIn { browser: true, .. } = &self.what {
            let told = by_browser::sign_in(async |path, body| ask(path, None, body).await).await?;
            shown::print(&told, self.json);
            return Ok(());
        }
        if let What::SignIn { login: Some(login), code, .. } = &self.what {
            let passphrase = passphrase(code.is_some())?;
            let asked = SignIn { login: login.clone(), passphrase: passphrase.to_string(), code: code.clone() };
            let told = ask("/v1/sign-in", None, serde_json::to_vec(&asked)?).await?;
            shown::print(&told, self.json);
            return Ok(());
        }
        let token = match self.token.clone().or_else(|| std::env::var("KITH_SERVER_TOKEN").ok()) {
            Some(token) => token,
            None => {
                let keys =
                    ServerKeys::read(&config.data.join(KEYS)).context("sign in first, or say where the server's data is")?;
                accounts::local_token(&keys)
            }
        };
        let told = match &self.what {
            What::Roster { bundle, apply } => {
                let bytes = std::fs::read(bundle).with_context(|| format!("{} cannot be read", bundle.display()))?;
                ask(if *apply { "/v1/roster?apply" } else { "/v1/roster" }, Some(&token), bytes).await?
            }
            What::Connectedness { measure, friends, ground, at_least, give_out } => {
                let read = |file: &Option<PathBuf>| file.as_deref().map(exchange::pairs::read_pairs).transpose();
                let supplied = Supplied {
                    ground: ground.clone(),
                    sides: read(measure)?,
                    friends: read(friends)?,
                    at_least: *at_least,
                    gives_out: *give_out,
                };
                ask("/v1/connectedness", Some(&token), serde_json::to_vec(&supplied)?).await?
            }
            what => {
                let asked = asked(what)?;
                ask("/v1/admin", Some(&token), serde_json::to_vec(&asked)?).await?
            }
        };
        self.show(&told)?;
        // A script has to notice that nothing went out.
        let is_left = matches!(self.what, What::RecordsOut { now: true }) && told["is_done"] == false;
        anyhow::ensure!(!is_left, "{}", told["said"].as_str().unwrap_or_default());
        Ok(())
    }

    fn show(&self, told: &Value) -> Result<()> {
        if let What::Code { svg, .. } | What::Invitation { svg } = &self.what
            && let Some(invitation) = told["invitation"].as_str()
        {
            if let Some(file) = svg {
                std::fs::write(file, shown::svg(invitation)?).with_context(|| format!("{} cannot be written", file.display()))?;
            }
            if !self.json {
                println!("{}", shown::on_terminal(invitation)?);
            }
        }
        shown::print(told, self.json);
        Ok(())
    }
}

fn asked(what: &What) -> Result<AdminAsk> {
    let give = |login: &str, wished: Wished, time: &Time| AdminAsk::Give {
        login: login.to_owned(),
        wished,
        from_ms: time.begins_ms(),
        until_ms: time.ends_ms(),
    };
    Ok(match what {
        What::Status => AdminAsk::Status,
        What::People => AdminAsk::People,
        What::AddPerson { login, name, staff } => {
            AdminAsk::AddPerson { login: login.clone(), name: name.clone(), staff: staff.clone() }
        }
        What::ClosePerson { login } => AdminAsk::ClosePerson { login: login.clone(), is_closed: true },
        What::OpenPerson { login } => AdminAsk::ClosePerson { login: login.clone(), is_closed: false },
        What::Code { login, hours, account, .. } => {
            let of = if *account { CodeFor::Account } else { CodeFor::Device };
            AdminAsk::Code { login: login.clone(), of, hours: *hours }
        }
        What::Invitation { .. } => AdminAsk::Invitation,
        What::ForgetIdentity { login } => AdminAsk::ForgetIdentity { login: login.clone() },
        What::Grants { login } => AdminAsk::Grants { login: login.clone() },
        What::GiveRole { login, role, school, time } => give(login, Wished::Role { role: *role, school: school.clone() }, time),
        What::GiveCaseload { login, school, grades, from, to, time } => {
            let wished =
                Wished::Caseload { school: school.clone(), grades: grades.clone(), from: from.clone(), until: to.clone() };
            give(login, wished, time)
        }
        What::GiveStudents { login, students, csv, time } => {
            let mut students = students.clone();
            if let Some(csv) = csv {
                let text = std::fs::read_to_string(csv).with_context(|| format!("{} cannot be read", csv.display()))?;
                let first = text.lines().skip(1).filter_map(|line| line.split([',', ';', '\t']).next());
                students.extend(first.map(|cell| cell.trim().trim_matches('"').to_owned()).filter(|cell| !cell.is_empty()));
            }
            anyhow::ensure!(!students.is_empty(), "no student was named");
            give(login, Wished::Students { students }, time)
        }
        What::GiveClass { login, class, time } => give(login, Wished::Section { section: class.clone() }, time),
        What::EndGrant { grant } => AdminAsk::EndGrant { given: *grant },
        What::Devices => AdminAsk::Devices,
        What::Revoke { device } => AdminAsk::Revoke { device: *device },
        What::StudentsOn { device } => AdminAsk::StudentsOn { device: *device },
        What::Audit { most, before } => AdminAsk::Audit { most: *most, before: *before },
        What::CheckAudit => AdminAsk::CheckAudit,
        What::SetHold { student, reason } => {
            let reason: HoldReason = serde_json::from_value(json!(reason))
                .map_err(|_| anyhow::anyhow!("a reason is records_request, legal or duty_to_report"))?;
            AdminAsk::SetHold { student: student.clone(), reason }
        }
        What::EndHold { student, hold } => AdminAsk::EndHold { student: student.clone(), hold: *hold },
        What::Erase { student, asked_by, authority } => {
            let asked_by: AskedBy = serde_json::from_value(json!(asked_by))
                .map_err(|_| anyhow::anyhow!("it is asked by student, parent or school"))?;
            AdminAsk::Erase { student: student.clone(), asked_by, authority: authority.clone() }
        }
        What::Erasures => AdminAsk::Erasures,
        What::Review => AdminAsk::Review,
        What::Reviewed { commit } => AdminAsk::Reviewed { commit: *commit },
        What::RecordsOut { now } => AdminAsk::RecordsOut { now: *now },
        What::Releases => AdminAsk::Releases,
        What::InFigures => AdminAsk::InFigures,
        What::Backup { folder } => AdminAsk::Backup { folder: std::path::absolute(folder)? },
        What::SignIn { .. } | What::Roster { .. } | What::Connectedness { .. } => anyhow::bail!("that is asked in another way"),
    })
}

/// From the terminal without an echo, or the first line of standard input.
fn passphrase(is_new: bool) -> Result<Zeroizing<String>> {
    use std::io::IsTerminal;
    if !std::io::stdin().is_terminal() {
        let mut line = Zeroizing::new(String::new());
        std::io::stdin().read_line(&mut line)?;
        return Ok(Zeroizing::new(line.trim_end_matches(['\r', '\n']).to_owned()));
    }
    let asked = if is_new { "A passphrase of your own: " } else { "Passphrase: " };
    let told = Zeroizing::new(rpassword::prompt_password(asked)?);
    if is_new {
        let again = Zeroizing::new(rpassword::prompt_password("The same again: ")?);
        anyhow::ensure!(told == again, "the two are not the same; nothing was sent");
    }
    Ok(told)
}
