//! A terminal: runs the program and keeps what it said. It looks at the program from outside and calls nothing of ours.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// What a run of the program left on the screen.
pub struct Said {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Said {
    /// What `--json` gave.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|why| panic!("{why}: {}{}", self.out, self.err))
    }

    /// One sentence to a person, no trace of the inside and no more than a few lines.
    pub fn is_a_clear_sentence(&self) -> bool {
        let is_inside = ["panicked", "RUST_BACKTRACE", "Error {", "src/"].iter().any(|word| self.err.contains(word));
        self.err.starts_with("kith: ") && self.err.trim_end().ends_with('.') && self.err.lines().count() == 1 && !is_inside
    }
}

/// The built program, or None with the word that a person looks for in a log. Where it was named it has to be there.
fn program() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("KITH_BIN").map(PathBuf::from) {
        assert!(named.is_file(), "KITH_BIN names no program: {}", named.display());
        return Some(named);
    }
    let target = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    let target = target.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../target"));
    let program = target.join("debug").join(format!("kith{}", std::env::consts::EXE_SUFFIX));
    if !program.is_file() {
        println!("skipped: no kith binary");
        return None;
    }
    Some(program)
}

/// Types a command line.
pub fn kith(args: &[&str]) -> Option<Said> {
    kith_hearing(args, "")
}

/// Types a command line; `words` come in on descriptor 0.
pub fn kith_hearing(args: &[&str], words: &str) -> Option<Said> {
    let mut command = Command::new(program()?);
    Some(run(command.args(args), words))
}

/// The same on a machine whose profiles lie in this folder.
pub fn kith_at(home: &std::path::Path, args: &[&str], words: &str) -> Option<Said> {
    let mut command = Command::new(program()?);
    Some(run(command.env("KITH_HOME", home).args(args), words))
}

/// The same with the words on descriptor 3, as a shell writes it: `3<file`.
#[cfg(unix)]
pub fn kith_hearing_on_three(args: &[&str], words: &std::path::Path) -> Option<Said> {
    let mut shell = Command::new("sh");
    shell.args(["-c", "words=$1; shift; exec \"$@\" 3<\"$words\"", "sh"]).arg(words).arg(program()?).args(args);
    Some(run(&mut shell, ""))
}

/// The same with the answer sent to a place that takes none of it.
#[cfg(target_os = "linux")]
pub fn kith_to_nowhere(args: &[&str]) -> Option<Said> {
    let mut shell = Command::new("sh");
    shell.args(["-c", "exec \"$@\" >/dev/full", "sh"]).arg(program()?).args(args);
    Some(run(&mut shell, ""))
}

fn run(command: &mut Command, words: &str) -> Said {
    let mut child = command
        // No display: a verb that opens a window ends here.
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that refuses its arguments does not wait to hear anything.
    let _ = child.stdin.take().unwrap().write_all(words.as_bytes());
    let out = child.wait_with_output().unwrap();
    Said {
        status: out.status.code().unwrap_or(-1),
        out: String::from_utf8(out.stdout).unwrap(),
        err: String::from_utf8(out.stderr).unwrap(),
    }
}
