//! A PostgreSQL that a test starts for itself, in a folder of its own, as the user `postgres`.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A PostgreSQL of this test's own.
pub struct OwnPostgres {
    bin: PathBuf,
    folder: tempfile::TempDir,
    pub address: String,
}

fn as_postgres(program: &Path) -> Command {
    // initdb refuses root.
    let mut command = Command::new("setpriv");
    command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]).arg(program);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).current_dir("/");
    command
}

impl OwnPostgres {
    /// Starts it, or says why it cannot be. What it says is kept is kept until this ends, and no longer.
    pub fn start() -> Result<OwnPostgres, String> {
        OwnPostgres::starting("-c fsync=off")
    }

    /// The same as a district runs it: what it says is kept lies on the disk.
    #[allow(dead_code, reason = "a test needs no disk")]
    pub fn start_durable() -> Result<OwnPostgres, String> {
        OwnPostgres::starting("")
    }

    fn starting(more: &str) -> Result<OwnPostgres, String> {
        let bin = (12..20)
            .rev()
            .map(|major| PathBuf::from(format!("/usr/lib/postgresql/{major}/bin")))
            .find(|bin| bin.join("initdb").is_file());
        let bin = bin.ok_or("no PostgreSQL is installed")?;
        let is_root = Command::new("id").arg("-u").output().is_ok_and(|told| told.stdout.starts_with(b"0\n"));
        if !is_root {
            return Err("initdb is run as the user postgres, which only root may become".into());
        }
        let folder = tempfile::tempdir().map_err(|why| why.to_string())?;
        let data = folder.path().join("data");
        let given = Command::new("chown").arg("postgres").arg(folder.path()).status().is_ok_and(|status| status.success());
        let made =
            as_postgres(&bin.join("initdb")).args(["-D"]).arg(&data).args(["-A", "trust", "-E", "UTF8", "--no-sync"]).status();
        if !given || !made.is_ok_and(|status| status.success()) {
            return Err("initdb does not work here".into());
        }
        // On a socket in its own folder: no port, and nothing that another test could meet.
        let options = format!("-c listen_addresses='' -c unix_socket_directories='{}' {more}", folder.path().display());
        let started = as_postgres(&bin.join("pg_ctl"))
            .args(["-D"])
            .arg(&data)
            .args(["-w", "-t", "60", "-o", &options, "-l"])
            .arg(folder.path().join("log"))
            .arg("start")
            .status();
        if !started.is_ok_and(|status| status.success()) {
            return Err("PostgreSQL does not start here".into());
        }
        let address = format!("host={} user=postgres dbname=postgres", folder.path().display());
        Ok(OwnPostgres { bin, folder, address })
    }

    /// The address of one more database, in which nothing is yet.
    #[allow(dead_code, reason = "most tests need one alone")]
    pub fn another(&self, name: &str) -> Result<String, String> {
        let made = as_postgres(&self.bin.join("createdb")).arg("-h").arg(self.folder.path()).arg(name).status();
        if !made.is_ok_and(|status| status.success()) {
            return Err("a database could not be made".into());
        }
        Ok(format!("host={} user=postgres dbname={name}", self.folder.path().display()))
    }
}

#[allow(dead_code, reason = "most tests restore nothing")]
impl OwnPostgres {
    /// Saves a database by PostgreSQL's own tool.
    pub fn dump(&self, database: &str) -> PathBuf {
        let file = self.folder.path().join(format!("{database}.dump"));
        let done = as_postgres(&self.bin.join("pg_dump"))
            .arg("-h")
            .arg(self.folder.path())
            .args(["-Fc", "-f"])
            .arg(&file)
            .arg(database)
            .status();
        assert!(done.is_ok_and(|status| status.success()), "pg_dump does not work here");
        file
    }

    /// Puts what was saved in the place of what is there, by PostgreSQL's own tool.
    pub fn restore(&self, database: &str, from: &Path) {
        let done = as_postgres(&self.bin.join("pg_restore"))
            .arg("-h")
            .arg(self.folder.path())
            .args(["--clean", "--if-exists", "--single-transaction", "-d", database])
            .arg(from)
            .status();
        assert!(done.is_ok_and(|status| status.success()), "pg_restore does not work here");
    }
}

impl Drop for OwnPostgres {
    fn drop(&mut self) {
        let data = self.folder.path().join("data");
        let _ = as_postgres(&self.bin.join("pg_ctl")).args(["-D"]).arg(data).args(["-m", "immediate", "stop"]).status();
    }
}
