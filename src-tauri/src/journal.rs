//! The log of this machine: what IT is told to look at when something went wrong. Two short files in the data folder,
//! the older replaced by the newer. Nobody's name is in them: a failure is logged by its causes without what they cite.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::writer::MakeWriterExt;

/// When it is longer than this, the next line begins a new file.
const LONGEST: u64 = 256 * 1024;

/// Where the log lies.
pub fn path(home: &Path) -> PathBuf {
    home.join("kith.log")
}

/// Everything that is said from now on goes there and to the terminal, where there is one; a panic's place too.
pub fn begin(home: &Path) {
    let rolling = Mutex::new(Rolling { path: path(home), file: None, length: 0, longest: LONGEST });
    tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::try_from_env("KITH_LOG").unwrap_or_else(|_| "warn".into()))
        .with_ansi(false)
        .with_writer(io::stderr.and(rolling))
        .init();
    // Its message may cite a record, so the place is all that is kept.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "a part of the program stopped");
    }));
}

struct Rolling {
    path: PathBuf,
    file: Option<File>,
    length: u64,
    longest: u64,
}

impl Rolling {
    fn open(&mut self) -> io::Result<&mut File> {
        if self.file.is_some() && self.length >= self.longest {
            self.file = None;
            std::fs::rename(&self.path, self.path.with_extension("log.1"))?;
        }
        if self.file.is_none() {
            if let Some(folder) = self.path.parent() {
                std::fs::create_dir_all(folder)?;
            }
            let file = OpenOptions::new().create(true).append(true).open(&self.path)?;
            self.length = file.metadata()?.len();
            self.file = Some(file);
        }
        self.file.as_mut().ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

impl Write for Rolling {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.open()?.write_all(bytes)?;
        self.length += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_mut().map_or(Ok(()), Write::flush)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_stays_short_and_the_newest_line_is_in_it() {
        let folder = tempfile::tempdir().unwrap();
        let home = folder.path().join("not there yet");
        for run in 0..3 {
            // Each run begins where the one before ended.
            let mut rolling = Rolling { path: path(&home), file: None, length: 0, longest: 1000 };
            for line in 0..40 {
                writeln!(rolling, "run {run}, line {line}, {}", "x".repeat(40)).unwrap();
            }
        }
        let now = std::fs::read_to_string(path(&home)).unwrap();
        assert!(now.lines().last().unwrap().starts_with("run 2, line 39"), "{now}");
        let files: Vec<_> = std::fs::read_dir(&home).unwrap().map(|file| file.unwrap()).collect();
        assert_eq!(files.len(), 2);
        assert!(files.iter().all(|file| file.metadata().unwrap().len() < 1200));
    }
}
