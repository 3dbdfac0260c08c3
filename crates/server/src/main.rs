//! The binary `kith-server`. No logic.

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    match server::command::run(server::command::Command::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why:#}");
            ExitCode::FAILURE
        }
    }
}
