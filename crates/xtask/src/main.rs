//! What can be asked of this repository? `app`, `test`, `bench`, `package`, `server`.
//! Each verb installs what it lacks and says what it does. It never changes a source file, never publishes, and keeps
//! nothing outside `target/` and `ui/node_modules/` but the system packages that it names first.

mod app;
mod bench;
mod display;
mod imports;
mod interface;
mod licences;
mod machine;
mod package;
mod server;
mod stage;
mod test;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask app [--demo]   install what is missing, build, open Kith; without a display (or with --demo) run the
                           demonstration session on a virtual one and leave screenshots in target/demo/
cargo xtask test           install what is missing and run everything that CI runs
cargo xtask bench [NAME…] [--small] [--crash [--server|--disk]] [--faults] [--load] [--peers]
                           the figures, with machine and sizes; --crash kills Kith 200 times while it writes, with --server
                           the district's server 10,000 times while laptops sync, with --disk disks lose their power; --faults tries laptops and server with everything that goes wrong, --load measures
                           the server, --peers carries the same records by Kith, by Anki and by PouchDB
cargo xtask package        the .deb and the .rpm
cargo xtask server [WORD…] install what is missing, build and start the district's server, with everything in target/server/;
                           words go to it: `cargo xtask server admin status`";

fn main() -> ExitCode {
    let said: Vec<String> = std::env::args().skip(1).collect();
    let said: Vec<&str> = said.iter().map(String::as_str).collect();
    let done = match said.as_slice() {
        ["app"] => app::run(false),
        ["app", "--demo"] => app::run(true),
        ["test"] => test::run(),
        ["bench", rest @ ..] => bench::run(rest),
        ["package"] => package::run(),
        ["server", rest @ ..] => server::run(rest),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(why) => {
            eprintln!("{why:#}");
            ExitCode::FAILURE
        }
    }
}

/// The top of the repository.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// Where cargo builds: the environment may have moved it.
fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(elsewhere) => root().join(elsewhere),
        None => root().join("target"),
    }
}
