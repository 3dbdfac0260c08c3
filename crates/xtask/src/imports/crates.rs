//! Which crate may see which? Asserted on what `cargo metadata` says, and for the domain on its source.
//! Tests of a crate obey the same rules: a domain that needs a store to be tested is not pure.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use super::sending;
use crate::stage::output;

/// What of ours a crate may see. One that is not listed may not exist.
const MAY_SEE: &[(&str, &[&str])] = &[
    ("kith-domain", &[]),
    ("kith-words", &[]),
    ("kith-notebook", &[]),
    ("kith-store", &["kith-domain"]),
    ("kith-sync", &["kith-domain"]),
    ("kith-courier", &["kith-domain", "kith-store", "kith-sync"]),
    ("kith-uplink", &["kith-domain", "kith-store", "kith-sync", "kith-courier"]),
    ("kith-exchange", &["kith-domain"]),
    ("kith-invented", &["kith-domain"]),
    ("kith-paper", &["kith-domain", "kith-words"]),
    ("kith-server", &["kith-domain", "kith-store", "kith-sync", "kith-exchange", "kith-words", "kith-paper"]),
    ("kith", &BY_THE_SHELL),
    ("kith-bench", &BY_THE_BENCH),
    ("kith-trials", &["kith-domain", "kith-store", "kith-sync", "kith-courier", "kith-server", "kith-invented"]),
    ("kith-tests", &EVERYTHING),
    ("xtask", &["kith-domain", "kith-invented"]),
];

const BY_THE_SHELL: [&str; 9] = [
    "kith-domain",
    "kith-store",
    "kith-notebook",
    "kith-exchange",
    "kith-sync",
    "kith-uplink",
    "kith-paper",
    "kith-words",
    "kith-invented",
];

const BY_THE_BENCH: [&str; 10] = [
    "kith-domain",
    "kith-store",
    "kith-exchange",
    "kith-sync",
    "kith-paper",
    "kith-words",
    "kith-invented",
    // It measures the server too, with what tries it.
    "kith-server",
    "kith-trials",
    // Beside others it stands as it ships: the laptop's own way to its server.
    "kith-uplink",
];

const EVERYTHING: [&str; 10] = [
    "kith-domain",
    "kith-store",
    "kith-notebook",
    "kith-exchange",
    "kith-sync",
    "kith-courier",
    "kith-paper",
    "kith-words",
    "kith-invented",
    "kith-server",
];

/// The counselor's own notes, and who may reach them by any way: the shell, and the stories that tell of it. Whatever sends,
/// counts, searches or writes a report is not among them.
pub(super) const NOTEBOOK: &str = "kith-notebook";
const MAY_REACH_NOTEBOOK: &[&str] = &[NOTEBOOK, "kith", "kith-tests"];

/// A foreign crate and the only ones of ours that may name it.
const ONLY_FOR: &[(&str, &[&str])] = &[
    ("rusqlite", &["kith-store", "kith-notebook", "kith-server"]),
    ("libsqlite3-sys", &[]),
    ("tauri", &["kith"]),
    ("keyring", &["kith-store", "kith"]),
    ("thirtyfour", &["kith-tests"]),
    // Half a binary and minutes of compiling: in one crate alone.
    ("typst", &["kith-paper"]),
    ("typst-layout", &["kith-paper"]),
    ("typst-pdf", &["kith-paper"]),
    ("typst-svg", &["kith-paper"]),
];

/// The crates that are pure: what they know of time, chance and disks is handed in.
const PURE: &[&str] = &["kith-domain", "kith-sync"];

/// What a pure crate may not depend on: clocks, chance, disks, threads that wait.
const IMPURE: &[&str] = &["getrandom", "rand", "rand_core", "fastrand", "tokio", "async-std", "rusqlite", "instant", "time"];

/// What a pure crate may not ask of a dependency.
const IMPURE_FEATURES: &[(&str, &str)] =
    &[("chrono", "clock"), ("chrono", "now"), ("uuid", "v4"), ("uuid", "fast-rng"), ("uuid", "rng")];

/// What a pure crate may not say. The workspace's `uuid` can mint, for others.
const IMPURE_WORDS: &[(&str, &str)] = &[
    ("SystemTime", "a clock"),
    ("Instant::", "a clock"),
    ("Utc::now", "a clock"),
    ("Local::now", "a clock"),
    ("now_v7", "a clock and chance"),
    ("now_v1", "a clock"),
    ("now_v6", "a clock"),
    ("new_v4", "chance"),
    ("RandomState", "chance"),
    ("std::fs", "a disk"),
    ("std::net", "a network"),
    ("std::env", "an environment"),
    ("std::process", "a process"),
    // Threads of a scope end before the function that began them, which stays a function of what it was given.
    ("thread::spawn", "a thread that outlives its call"),
    ("thread::Builder", "a thread that outlives its call"),
    ("thread::sleep", "a clock"),
    ("thread::current", "a thread"),
    ("std::io", "input and output"),
];

/// What goes to schools: there what is said for one operating system alone stands in a `platform.rs`.
const SHIPPED: &[&str] = &[
    "src-tauri/src",
    "crates/domain/src",
    "crates/store/src",
    "crates/notebook/src",
    "crates/exchange/src",
    "crates/invented/src",
    "crates/paper/src",
    "crates/sync/src",
    "crates/courier/src",
    sending::UPLINK,
];

/// How something is said for one operating system alone.
const OF_ONE_SYSTEM: &[&str] = &["unix", "windows", "target_os", "target_family"];

/// A crate of ours and the names of what it depends on, tests and build included.
struct Crate {
    name: String,
    sees: Vec<String>,
    features: Vec<(String, String)>,
}

pub fn objections() -> Result<Vec<String>> {
    let described = output(
        Command::new("cargo").args(["metadata", "--format-version", "1", "--no-deps", "--locked"]).current_dir(crate::root()),
    )?;
    let crates = read(&serde_json::from_str(&described)?);
    anyhow::ensure!(crates.iter().any(|one| one.name == "kith-domain"), "cargo metadata does not know kith-domain");
    let mut all = broken(&crates);
    all.extend(reaching_notebook(&crates));
    all.extend(sending::around_uplink()?);
    for pure in ["crates/domain/src", "crates/sync/src"] {
        in_files(&crate::root().join(pure), &mut |name, text| all.extend(impure(name, text)))?;
    }
    for folder in SHIPPED {
        in_files(&crate::root().join(folder), &mut |name, text| {
            all.extend(of_one_system(name, text));
            all.extend(sending::said(folder, name, text));
        })?;
    }
    Ok(all)
}

fn read(described: &Value) -> Vec<Crate> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    list(&described["packages"])
        .iter()
        .map(|package| {
            let dependencies = list(&package["dependencies"]);
            Crate {
                name: text(&package["name"]),
                sees: dependencies.iter().map(|one| text(&one["name"])).collect(),
                features: dependencies
                    .iter()
                    .flat_map(|one| list(&one["features"]).into_iter().map(|f| (text(&one["name"]), text(&f))))
                    .collect(),
            }
        })
        .collect()
}

fn broken(crates: &[Crate]) -> Vec<String> {
    let mut all = Vec::new();
    for one in crates {
        let name = &one.name;
        let Some((_, allowed)) = MAY_SEE.iter().find(|(listed, _)| listed == name) else {
            all.push(format!("{name} has no rule: say in crates/xtask/src/imports/crates.rs what it may see"));
            continue;
        };
        for seen in &one.sees {
            let is_ours = crates.iter().any(|other| other.name == *seen);
            if is_ours && !allowed.contains(&seen.as_str()) {
                all.push(format!("{name} may not see {seen}"));
            }
            if let Some((_, only)) = ONLY_FOR.iter().find(|(foreign, _)| foreign == seen)
                && !only.contains(&name.as_str())
            {
                all.push(format!("{name} may not name {seen}"));
            }
            all.extend(sending::named(name, seen));
            if PURE.contains(&name.as_str()) && IMPURE.contains(&seen.as_str()) {
                all.push(format!("{name} is pure and may not depend on {seen}"));
            }
        }
        for (of, feature) in &one.features {
            if PURE.contains(&name.as_str()) && IMPURE_FEATURES.contains(&(of.as_str(), feature.as_str())) {
                all.push(format!("{name} is pure and may not ask {of} for {feature}"));
            }
        }
    }
    all
}

/// Who comes to the notebook over however many others, as `cargo tree --invert` would say it, and may not.
fn reaching_notebook(crates: &[Crate]) -> Vec<String> {
    let mut reaching = vec![NOTEBOOK];
    loop {
        let next = crates
            .iter()
            .find(|one| !reaching.contains(&one.name.as_str()) && one.sees.iter().any(|seen| reaching.contains(&seen.as_str())));
        let Some(next) = next else { break };
        reaching.push(&next.name);
    }
    reaching.retain(|name| !MAY_REACH_NOTEBOOK.contains(name));
    reaching.into_iter().map(|name| format!("{name} can reach {NOTEBOOK}: private notes are the shell's alone")).collect()
}

/// Every file of a folder that is not for tests alone, with its name.
fn in_files(folder: &Path, look: &mut dyn FnMut(&str, &str)) -> Result<()> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        paths.push(entry?.path());
    }
    paths.sort();
    for path in paths {
        let name = path.strip_prefix(crate::root()).unwrap_or(&path).display().to_string();
        if path.is_dir() {
            in_files(&path, look)?;
        } else if name.ends_with(".rs") && !is_test_module(&path)? {
            look(&name, &std::fs::read_to_string(&path)?);
        }
    }
    Ok(())
}

/// A file that its parent declares for tests alone: `#[cfg(test)]` and then `mod agreement;`.
fn is_test_module(path: &Path) -> Result<bool> {
    let Some((folder, stem)) = path.parent().zip(path.file_stem().and_then(std::ffi::OsStr::to_str)) else {
        return Ok(false);
    };
    let parents = [folder.with_extension("rs"), folder.join("lib.rs")];
    for parent in parents.iter().filter(|parent| parent.is_file()) {
        if declares_for_tests(&std::fs::read_to_string(parent)?, stem) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn declares_for_tests(parent: &str, stem: &str) -> bool {
    let lines: Vec<&str> = parent.lines().map(str::trim).collect();
    lines.windows(2).any(|pair| pair[0] == "#[cfg(test)]" && pair[1] == format!("mod {stem};"))
}

/// The lines of a file that ship: its tests at the end may read files, count time and know where they run. Tests in a file of
/// their own are named anywhere, and what stands behind their name ships.
pub(super) fn shipped(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines: Vec<&str> = text.lines().collect();
    let begins_tests = |at: usize| {
        let is_named = lines.get(at + 1).is_some_and(|next| next.trim().starts_with("mod ") && next.trim().ends_with(';'));
        lines[at].trim() == "#[cfg(test)]" && !is_named
    };
    let end = (0..lines.len()).find(|at| begins_tests(*at)).unwrap_or(lines.len());
    lines.into_iter().take(end).enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"))
}

fn of_one_system(name: &str, text: &str) -> Vec<String> {
    // That file, or one of its own parts.
    if name.ends_with("platform.rs") || name.contains("/platform/") {
        return Vec::new();
    }
    let says = |line: &str| {
        let condition = ["cfg(", "cfg!("].iter().find_map(|mark| line.split_once(mark)).map_or("", |(_, rest)| rest);
        OF_ONE_SYSTEM.iter().any(|word| condition.contains(word)) || line.contains("std::os::")
    };
    let found = shipped(text).filter(|(_, line)| says(line));
    found.map(|(at, _)| format!("{name}:{}: what is for one operating system stands in platform.rs", at + 1)).collect()
}

fn impure(name: &str, text: &str) -> Vec<String> {
    shipped(text)
        .flat_map(|(at, line)| {
            let said = IMPURE_WORDS.iter().filter(move |(word, _)| line.contains(word));
            said.map(move |(word, what)| format!("{name}:{}: {word} is {what}, and a pure crate has none", at + 1))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn crates(of: &[(&str, &[&str])]) -> Vec<Crate> {
        of.iter()
            .map(|(name, sees)| Crate {
                name: (*name).to_owned(),
                sees: sees.iter().map(|seen| (*seen).to_owned()).collect(),
                features: Vec::new(),
            })
            .collect()
    }

    #[test]
    fn the_domain_sees_none_of_ours_and_has_no_chance() {
        let mut all =
            crates(&[("kith-domain", &["serde", "kith-store", "getrandom"]), ("kith-store", &["kith-domain", "rusqlite"])]);
        all[0].features.push(("uuid".into(), "v4".into()));
        assert_eq!(
            broken(&all),
            [
                "kith-domain may not see kith-store",
                "kith-domain is pure and may not depend on getrandom",
                "kith-domain is pure and may not ask uuid for v4"
            ]
        );
    }

    #[test]
    fn only_the_store_names_sqlite_and_the_shell_never_sees_the_server() {
        let all = crates(&[
            ("kith", &["kith-store", "kith-server", "rusqlite"]),
            ("kith-store", &["rusqlite"]),
            ("kith-server", &["kith-notebook"]),
            ("kith-notebook", &["rusqlite"]),
        ]);
        assert_eq!(
            broken(&all),
            ["kith may not see kith-server", "kith may not name rusqlite", "kith-server may not see kith-notebook"]
        );
    }

    #[test]
    fn nothing_that_sends_counts_or_reports_reaches_the_notebook_over_any_other_crate() {
        let all = crates(&[
            ("kith", &["kith-notebook", "kith-store"]),
            ("kith-tests", &["kith-notebook"]),
            ("kith-exchange", &["kith-notebook"]),
            ("kith-sync", &["kith-exchange"]),
            ("kith-store", &["kith-domain"]),
        ]);
        let said = "can reach kith-notebook: private notes are the shell's alone";
        assert_eq!(reaching_notebook(&all), [format!("kith-exchange {said}"), format!("kith-sync {said}")]);
    }

    #[test]
    fn whoever_names_the_notebook_names_nothing_that_sends_and_the_other_way_round() {
        let all = crates(&[
            ("kith", &["kith-notebook", "kith-uplink", "hyper"]),
            ("kith-uplink", &["hyper", "tokio-rustls", "kith-notebook"]),
            ("kith-notebook", &["reqwest"]),
        ]);
        let said = "what sends stands in kith-uplink";
        assert_eq!(
            broken(&all),
            [
                format!("kith may not name hyper: {said}"),
                "kith-uplink may not see kith-notebook".into(),
                format!("kith-notebook may not name reqwest: {said}")
            ]
        );
        assert!(reaching_notebook(&all)[0].starts_with("kith-uplink can reach"));
    }

    #[test]
    fn the_crates_as_they_are_break_no_rule() {
        assert_eq!(objections().unwrap(), Vec::<String>::new());
    }

    #[test]
    fn a_crate_that_nobody_wrote_a_rule_for_is_an_objection() {
        assert_eq!(broken(&crates(&[("kith-surprise", &[])])).len(), 1);
    }

    #[test]
    fn what_is_for_one_system_stands_in_platform_alone() {
        let text = "#[cfg(unix)]\nfn a() {}\nlet b = cfg!(target_os = \"macos\");\nuse std::os::fd;\n#[cfg(debug_assertions)]\n// cfg(unix)\n#[cfg(test)]\n#[cfg(unix)]\n";
        let said = "what is for one operating system stands in platform.rs";
        assert_eq!(of_one_system("a.rs", text), [1, 3, 4].map(|at| format!("a.rs:{at}: {said}")));
        assert!(of_one_system("crates/store/src/platform.rs", text).is_empty());
    }

    #[test]
    fn a_clock_in_the_domain_is_found_and_one_in_its_tests_is_not() {
        let text =
            "// Utc::now in a comment\nlet now = Utc::now();\n#[cfg(test)]\nmod tests { fn a() { std::fs::read(\"a\"); } }\n";
        assert_eq!(impure("a.rs", text), ["a.rs:2: Utc::now is a clock, and a pure crate has none"]);
        assert!(declares_for_tests("mod graph;\n#[cfg(test)]\nmod agreement;\n", "agreement"));
        assert!(!declares_for_tests("#[cfg(test)]\nmod agreement;\nmod graph;\n", "graph"));
    }
}
