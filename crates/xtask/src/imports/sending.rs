//! What sends, and what keeps private notes, never meet: only two crates name a library that speaks over a network, neither of
//! them reaches the notebook, and whoever reaches the notebook names none. Asserted on what `cargo metadata` says is named and
//! linked, and on the source.

use std::collections::HashMap;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use super::crates::{NOTEBOOK, shipped};
use crate::stage::output;

/// What sends.
pub(super) const UPLINK: &str = "crates/uplink/src";

/// What speaks over a network, and the only ones of ours that may name it: none of them reaches the notebook, and whoever does
/// names none. So `cargo tree` shows for each crate which of the two it is, and the shell, which needs both, is neither.
const SENDS: &[&str] = &[
    "axum",
    "hyper",
    "hyper-rustls",
    "hyper-util",
    "native-tls",
    "openssl",
    "quinn",
    "reqwest",
    "rustls",
    "rustls-platform-verifier",
    "socket2",
    "tokio-postgres",
    "tokio-rustls",
    "tokio-tungstenite",
    "tungstenite",
    "ureq",
];
const MAY_SEND: &[&str] = &["kith-uplink", "kith-server"];

/// The same where others name it, in all that is linked: `socket2` and `openssl` also serve those that send nothing.
const HTTP_OR_TLS: &[&str] =
    &["hyper", "reqwest", "ureq", "rustls", "native-tls", "quinn", "tokio-rustls", "tungstenite", "tokio-postgres"];

/// What speaks over a network without a crate of somebody else: the library that comes with the compiler, and the runtime.
const SENDING_WORDS: &[&str] = &["std::net", "tokio::net", "TcpStream", "TcpListener", "UdpSocket"];

/// How a file is opened. What sends is handed what it sends, and opens none.
const FILE_WORDS: &[&str] = &["std::fs", "tokio::fs", "fs::", "std::process", "std::env", "PathBuf", "File::open"];

/// The one place that asks whether an X server of this machine answers says no word of anybody's.
const ASKS_FOR_A_DISPLAY: &str = "src-tauri/src/platform/display.rs";

/// Whether a crate names what only those that send may name.
pub(super) fn named(name: &str, seen: &str) -> Option<String> {
    let may = !SENDS.contains(&seen) || MAY_SEND.contains(&name);
    (!may).then(|| format!("{name} may not name {seen}: what sends stands in kith-uplink"))
}

/// What of the source of a folder sends where it may not, or opens a file where it may not.
pub(super) fn said(folder: &str, name: &str, text: &str) -> Vec<String> {
    let (words, why) = match (folder, name) {
        (UPLINK, _) => (FILE_WORDS, "what sends opens no file"),
        (_, ASKS_FOR_A_DISPLAY) => return Vec::new(),
        _ => (SENDING_WORDS, "what sends stands in kith-uplink"),
    };
    let found = shipped(text).filter_map(|(at, line)| Some((at, words.iter().find(|word| line.contains(**word))?)));
    found.map(|(at, word)| format!("{name}:{}: {word}: {why}", at + 1)).collect()
}

/// The same of all that is linked on this machine: what another system needs may not be here.
pub(super) fn around_uplink() -> Result<Vec<String>> {
    let rustc = output(Command::new("rustc").arg("-vV"))?;
    let host = rustc.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc names no host")?;
    let whole = ["metadata", "--format-version", "1", "--locked", "--filter-platform", host];
    let described = output(Command::new("cargo").args(whole).current_dir(crate::root()))?;
    Ok(sending_around(&Tree::of(&serde_json::from_str(&described)?)))
}

/// All that ships, of ours and of others: who links whom.
struct Tree {
    links: Vec<(String, Vec<String>)>,
}

impl Tree {
    /// What `cargo metadata` resolved, without what only tests and builds need. Two versions of one crate are one here.
    fn of(described: &Value) -> Tree {
        let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let named: HashMap<String, String> =
            list(&described["packages"]).iter().map(|one| (text(&one["id"]), text(&one["name"]))).collect();
        let name = |id: &Value| named.get(id.as_str().unwrap_or_default()).cloned().unwrap_or_default();
        let is_linked = |one: &Value| list(&one["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
        let links = list(&described["resolve"]["nodes"]).into_iter().map(|node| {
            let linked = list(&node["deps"]).iter().filter(|one| is_linked(one)).map(|one| name(&one["pkg"])).collect();
            (name(&node["id"]), linked)
        });
        Tree { links: links.collect() }
    }

    /// All that is linked into `from`, over whatever, with the way there; nothing beyond `but` is looked at.
    fn below(&self, from: &str, but: &[&str]) -> Vec<(String, Vec<String>)> {
        let mut found = vec![(from.to_owned(), Vec::new())];
        let mut at = 0;
        while at < found.len() {
            let (name, way) = found[at].clone();
            at += 1;
            for next in self.links.iter().filter(|(of, _)| *of == name).flat_map(|(_, linked)| linked) {
                if !but.contains(&next.as_str()) && !found.iter().any(|(known, _)| known == next) {
                    found.push((next.clone(), [way.as_slice(), std::slice::from_ref(&name)].concat()));
                }
            }
        }
        found
    }
}

/// Who that reaches the notebook also reaches what sends on a way that does not lead over `kith-uplink`; and whether that one
/// reaches the notebook. The window's own toolkit is somebody else's: where it brings a library that sends, this says so.
fn sending_around(tree: &Tree) -> Vec<String> {
    let around = tree.below("kith", MAY_SEND).into_iter().filter(|(name, _)| HTTP_OR_TLS.contains(&name.as_str()));
    let mut all: Vec<String> =
        around.map(|(name, way)| format!("kith links {name} around kith-uplink: {}", way.join(" -> "))).collect();
    for sends in MAY_SEND {
        let reached = tree.below(sends, &[]).into_iter().filter(|(name, _)| name == NOTEBOOK);
        all.extend(reached.map(|(_, way)| format!("{sends} links {NOTEBOOK}: {}", way.join(" -> "))));
    }
    if !tree.below("kith", &[]).iter().any(|(name, _)| HTTP_OR_TLS.contains(&name.as_str())) {
        all.push("nothing that sends was found in kith at all: this looks for the wrong names".into());
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Who links whom: each with all that it links, after a comma the next.
    fn tree(told: &str) -> Tree {
        let words = |line: &str| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let links = told.split(',').map(words).map(|mut line| (line.remove(0), line));
        Tree { links: links.collect() }
    }

    #[test]
    fn in_all_that_is_linked_what_sends_is_reached_over_one_crate_and_reaches_no_notebook() {
        let whole = "kith kith-uplink kith-notebook tauri, kith-uplink hyper kith-courier";
        assert_eq!(sending_around(&tree(whole)), Vec::<String>::new());
        let around = tree(&format!("{whole}, tauri tauri-http, tauri-http reqwest"));
        assert_eq!(sending_around(&around), ["kith links reqwest around kith-uplink: kith -> tauri -> tauri-http"]);
        let back = tree(&format!("{whole}, kith-courier kith-surprise, kith-surprise {NOTEBOOK}"));
        let way = "kith-uplink -> kith-courier -> kith-surprise";
        assert_eq!(sending_around(&back), [format!("kith-uplink links kith-notebook: {way}")]);
        assert_eq!(sending_around(&tree("kith tauri")).len(), 1, "a test that looks for the wrong names fails");
    }

    #[test]
    fn a_socket_outside_and_a_file_inside_of_what_sends_are_found() {
        let text = "use std::net::TcpStream;\nlet a = std::fs::read(b);\n#[cfg(test)]\nuse std::net::UdpSocket;\n";
        assert_eq!(
            said("src-tauri/src", "src-tauri/src/a.rs", text),
            ["src-tauri/src/a.rs:1: std::net: what sends stands in kith-uplink"]
        );
        assert!(said("src-tauri/src", ASKS_FOR_A_DISPLAY, text).is_empty());
        assert_eq!(said(UPLINK, "crates/uplink/src/a.rs", text), ["crates/uplink/src/a.rs:2: std::fs: what sends opens no file"]);
    }
}
