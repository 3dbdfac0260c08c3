//! Is everything still true? Runs all that CI runs, in the order in which a mistake is found soonest.
//! A failing check does not keep the others from being seen; a failing build does. Nothing is retried, and nothing timed is
//! asserted but the time that all of it may take.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::display::Display;
use crate::machine::{self, Purpose};
use crate::stage::{Stages, Suite};
use crate::{imports, interface, licences};

/// True where all is green.
pub fn run() -> Result<bool> {
    let mut stages = Stages::begin();
    let is_ready = stages.check("what this machine needs", || {
        machine::ready(Purpose::Test)?;
        interface::install()?;
        Ok(Vec::new())
    });
    if is_ready {
        every_stage(&mut stages);
    }
    Ok(stages.close())
}

/// What another browser engine looks at, on the interface's double. One that is not there fails.
const IN_BROWSER: [(&str, &str, &[&str]); 11] = [
    ("the sociogram", "test/sociogram/browser.mjs", &[]),
    // axe among them: each screen before and around the map, and each state of a student's room, in light and in dark.
    ("every screen", "test/screens/look.mjs", &[]),
    ("the student's room", "test/student/look.mjs", &[]),
    // A choice of both in more contrast, in the colours of the system, and at 200 %, where nothing is cut off.
    ("every kind of screen, seen otherwise", "test/screens/look.mjs", &["--otherwise"]),
    ("the student's room, seen otherwise", "test/student/look.mjs", &["--otherwise"]),
    // What a hand does on it and on the lit map, by mouse, by finger and by keys, at large text too.
    ("a sitting", "test/student/sitting.mjs", &[]),
    ("the lit map", "test/student/light.mjs", &[]),
    // A whole sitting in so many keys, with what is said of each, as it is written beside it.
    ("a sitting by keys alone", "test/student/walk.mjs", &[]),
    // The same in so many presses of the pointer, with drags and without.
    ("a sitting by pointer", "test/student/pointer.mjs", &[]),
    // Every word comes from `words`, fits when it is two fifths longer, and the screens stand when it runs from right to left.
    // The same from left to right (`--lang=pseudo`) finds no more, and is for whoever lays out a screen.
    ("every screen, from right to left", "test/screens/look.mjs", &["--lang=mirrored"]),
    ("the student's room, from right to left", "test/student/look.mjs", &["--lang=mirrored"]),
];

fn every_stage(stages: &mut Stages) {
    stages.run("format", Suite::Check, &mut cargo(&["fmt", "--all", "--check"]));
    stages.check("who imports whom", imports::objections);
    stages.check("npm licences and sources", licences::objections);
    with_tool(stages, &machine::DENY, |stages, deny| {
        let mut deny = Command::new(deny);
        deny.args(["--all-features", "check", "licenses", "bans", "sources"]).current_dir(crate::root());
        stages.run("crate licences, bans and sources", Suite::Check, &mut deny);
    });

    stages.run("interface: types and lint", Suite::Check, &mut interface::npm(&["run", "check"]));
    stages.run("interface: tests", Suite::Vitest, interface::npm(&["test"]).env("NO_COLOR", "1"));
    let is_bundled = stages.run("interface: build", Suite::Check, &mut interface::npm(&["run", "build"]));
    for (what, script, asked) in IN_BROWSER {
        let mut node = Command::new("node");
        node.arg(interface::folder().join(script)).args(asked).current_dir(interface::folder());
        stages.run(&format!("interface: {what} in a browser"), Suite::Plain, &mut node);
    }
    // The window carries the bundle, and the server its page: without it the shell does not compile.
    if !is_bundled {
        return;
    }

    // All targets together, so that tests and binaries share one build of every dependency.
    let all = ["build", "--workspace", "--all-targets", "--locked"];
    let built = if stages.run("build, with clippy", Suite::Check, Build::Linted.of(&mut cargo(&all))) {
        Build::Linted
    } else if stages.run("build", Suite::Check, &mut cargo(&all)) {
        // Something that clippy objects to keeps no test from being seen.
        Build::Plain
    } else {
        return;
    };
    with_tool(stages, &machine::NEXTEST, |stages, nextest| {
        let mut tests = Command::new(nextest);
        run_tests(&mut tests, built, "not binary(window)");
        stages.run("tests", Suite::Nextest, &mut tests);
        window(stages, built, nextest);
    });
}

/// What compiles the workspace. Clippy's compiler lints what it compiles and then goes on, so that no dependency is looked at a second
/// time for clippy alone: on two cores that was four minutes. Whatever runs afterwards has to ask for the same, or it builds anew.
#[derive(Clone, Copy)]
enum Build {
    Linted,
    Plain,
}

impl Build {
    fn of(self, command: &mut Command) -> &mut Command {
        match self {
            Build::Plain => command,
            // As `cargo clippy -- -D warnings` asks for it.
            Build::Linted => command
                .env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver")
                .env("CLIPPY_ARGS", "-D__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__"),
        }
    }
}

fn window(stages: &mut Stages, built: Build, nextest: &Path) {
    with_tool(stages, &machine::TAURI_DRIVER, |stages, driver| {
        let display = match Display::start() {
            Ok(display) => display,
            Err(why) => {
                stages.check("the real window", || Err(why));
                return;
            }
        };
        let mut tests = display.command(nextest);
        run_tests(&mut tests, built, "binary(window)");
        // Windows steal each other's pointer: one at a time.
        tests.args(["--test-threads", "1"]);
        // A journey of minutes through two programs of others is walked once more before it counts as failed; nextest tells
        // what passed only then as flaky, by name.
        tests.args(["--retries", "1", "--final-status-level", "flaky"]);
        in_window(&mut tests, driver);
        stages.run("the real window", Suite::Nextest, &mut tests);
    });
}

/// What a test of the real window finds in its environment.
pub fn in_window(command: &mut Command, driver: &Path) {
    command
        .env("KITH_BIN", program())
        .env("KITH_TAURI_DRIVER", driver)
        .env("KITH_PICTURES", crate::target())
        // A journey says where it stopped; a hundred lines of the async runtime say it less well.
        .env("RUST_LIB_BACKTRACE", "0");
}

fn run_tests(nextest: &mut Command, built: Build, which: &str) {
    built
        .of(nextest)
        .args(["nextest", "run", "--workspace", "--locked", "--no-fail-fast", "--color", "never", "-E", which])
        .args(["--failure-output", "immediate-final", "--status-level", "slow"])
        // What runs the program has to find it: without this a test of the command line leaves itself out.
        .env("KITH_BIN", program())
        .current_dir(crate::root());
}

/// The program that the build left.
fn program() -> PathBuf {
    crate::target().join("debug").join(format!("kith{}", std::env::consts::EXE_SUFFIX))
}

fn cargo(args: &[&str]) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.args(args).current_dir(crate::root());
    cargo
}

fn with_tool(stages: &mut Stages, tool: &machine::Tool, act: impl FnOnce(&mut Stages, &Path)) {
    let mut found: Option<PathBuf> = None;
    stages.check(&format!("{} {}", tool.package, tool.version), || {
        found = Some(machine::tool(tool)?);
        Ok(Vec::new())
    });
    if let Some(path) = found {
        act(stages, &path);
    }
}
