//! The shell: one binary that opens a window, or answers a script without one. No logic lives here.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod after;
mod aid;
mod apart;
mod asking;
mod bindings;
mod cli;
mod commands;
mod events;
mod failure;
mod invented;
mod journal;
mod kiosk;
mod lens;
mod meeting;
mod platform;
mod prints;
mod screen;
mod shell;
mod sitting;
mod student_window;
mod sync;
mod unlock;
mod voice;
mod window;
mod wishes;

fn main() -> std::process::ExitCode {
    match cli::told() {
        Ok(told) => told.verb.map_or_else(window::run, cli::run),
        Err(status) => status,
    }
}
