//! The shell: one binary that opens a window, or answers a script without one. No logic lives here.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod bindings;
mod cli;
mod commands;
mod events;
mod failure;
mod invented;
mod journal;
mod lens;
mod platform;
mod shell;
mod unlock;
mod window;
mod wishes;

use clap::Parser;

fn main() -> std::process::ExitCode {
    let told = cli::Told::parse();
    match told.verb {
        None => window::run(),
        Some(verb) => cli::run(verb),
    }
}
