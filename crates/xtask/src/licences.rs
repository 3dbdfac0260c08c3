//! May we ship this? The licence of every npm package, and where it comes from; the crates' are cargo-deny's to check,
//! by `deny.toml`.
//! What ships with Kith stands under a narrower list than what only builds and tests it. A package that names no licence
//! is refused, whatever its file says.

use anyhow::{Context, Result};
use serde_json::Value;

/// May be inside Kith.
const SHIPPED: &[&str] = &[
    "MIT",
    "MIT-0",
    "ISC",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "0BSD",
    "CC0-1.0",
    "Unlicense",
    "BlueOak-1.0.0",
    "Zlib",
    "OFL-1.1",
];

/// May besides build and test it: copyleft by file, data, and the one of Python's own parser.
const BUILDING: &[&str] = &["MPL-2.0", "CC-BY-4.0", "CC-BY-3.0", "Python-2.0"];

/// Everything that the lock of the interface has and may not have.
pub fn objections() -> Result<Vec<String>> {
    let lock = crate::interface::lock()?;
    let packages = lock["packages"].as_object().context("package-lock.json lists no packages")?;
    let mut all = Vec::new();
    for (path, locked) in packages.iter().filter(|(path, _)| !path.is_empty()) {
        let manifest = crate::interface::folder().join(path).join("package.json");
        // The package's own word, where it is installed; else, for another system's variant, the lock's copy of it.
        let own = std::fs::read_to_string(manifest).ok().and_then(|text| serde_json::from_str::<Value>(&text).ok());
        all.extend(objection(path, locked, own.as_ref()));
    }
    Ok(all)
}

fn objection(path: &str, locked: &Value, own: Option<&Value>) -> Vec<String> {
    let mut all = Vec::new();
    let name = path.rsplit("node_modules/").next().unwrap_or(path);
    match licence(own.unwrap_or(locked)) {
        None => all.push(format!("{name} names no licence")),
        Some(expression) => {
            let is_dev = locked["dev"] == true || locked["devOptional"] == true;
            let is_listed = |one: &str| SHIPPED.contains(&one) || (is_dev && BUILDING.contains(&one));
            if !Expression::read(&expression).is_allowed(&is_listed) {
                let use_ = if is_dev { "building" } else { "shipping" };
                all.push(format!("{name}: {expression} is not on the list for {use_}"));
            }
        }
    }
    if locked["integrity"].as_str().is_none_or(|hash| !hash.starts_with("sha512-")) {
        all.push(format!("{name} is locked without a sha512 of its content"));
    }
    // A lock may leave the address out: then it is the registry's.
    if locked["resolved"].as_str().is_some_and(|from| !from.starts_with("https://registry.npmjs.org/")) {
        all.push(format!("{name} does not come from the npm registry"));
    }
    if locked["hasInstallScript"] == true {
        all.push(format!("{name} wants to run a script when it is installed"));
    }
    all
}

/// `"MIT"`, and the two older ways to write it.
fn licence(of: &Value) -> Option<String> {
    let named = |one: &Value| one.as_str().or_else(|| one["type"].as_str()).map(str::to_owned);
    named(&of["license"]).or_else(|| {
        let several: Vec<String> = of["licenses"].as_array()?.iter().filter_map(named).collect();
        (!several.is_empty()).then(|| several.join(" OR "))
    })
}

/// An SPDX expression: `AND` binds closer than `OR`.
struct Expression {
    words: Vec<String>,
}

impl Expression {
    fn read(text: &str) -> Self {
        let spaced = text.replace('(', " ( ").replace(')', " ) ");
        Self { words: spaced.split_whitespace().map(str::to_owned).collect() }
    }

    fn is_allowed(&self, is_listed: &dyn Fn(&str) -> bool) -> bool {
        let mut at = 0;
        let allowed = self.any(&mut at, is_listed);
        // What cannot be read to its end is not allowed.
        allowed && at == self.words.len()
    }

    fn any(&self, at: &mut usize, is_listed: &dyn Fn(&str) -> bool) -> bool {
        let mut allowed = self.all(at, is_listed);
        while self.takes(at, "OR") {
            allowed |= self.all(at, is_listed);
        }
        allowed
    }

    fn all(&self, at: &mut usize, is_listed: &dyn Fn(&str) -> bool) -> bool {
        let mut allowed = self.one(at, is_listed);
        while self.takes(at, "AND") {
            allowed &= self.one(at, is_listed);
        }
        allowed
    }

    fn one(&self, at: &mut usize, is_listed: &dyn Fn(&str) -> bool) -> bool {
        if self.takes(at, "(") {
            let allowed = self.any(at, is_listed);
            return self.takes(at, ")") && allowed;
        }
        let Some(word) = self.words.get(*at) else { return false };
        *at += 1;
        if self.takes(at, "WITH") {
            // An exception only ever permits more.
            *at += 1;
        }
        is_listed(word)
    }

    fn takes(&self, at: &mut usize, word: &str) -> bool {
        let is_there = self.words.get(*at).is_some_and(|w| w == word);
        *at += usize::from(is_there);
        is_there
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_expression_is_allowed_where_one_of_its_choices_is() {
        let check = |text: &str| Expression::read(text).is_allowed(&|one| SHIPPED.contains(&one));
        for fine in [
            "MIT",
            "(MIT OR GPL-3.0-only)",
            "MIT AND ISC",
            "GPL-2.0-only AND MIT OR ISC",
            "(MIT AND (ISC OR GPL-3.0-only))",
            "Apache-2.0 WITH LLVM-exception",
        ] {
            assert!(check(fine), "{fine}");
        }
        for not in ["GPL-3.0-only", "MIT AND GPL-3.0-only", "(MIT", "SEE LICENSE IN LICENSE", "", "UNLICENSED"] {
            assert!(!check(not), "{not}");
        }
    }

    #[test]
    fn what_builds_may_be_mpl_and_what_ships_may_not() {
        let hash = "sha512-abc";
        let dev = json!({"license": "MPL-2.0", "dev": true, "integrity": hash});
        assert!(objection("node_modules/a", &dev, None).is_empty());
        let ships = json!({"license": "MPL-2.0", "integrity": hash});
        assert_eq!(objection("node_modules/a", &ships, None), ["a: MPL-2.0 is not on the list for shipping"]);
    }

    #[test]
    fn a_package_speaks_for_itself_and_may_run_nothing() {
        let locked =
            json!({"license": "MIT", "integrity": "sha512-abc", "resolved": "git+ssh://example.org/a", "hasInstallScript": true});
        let own = json!({"licenses": [{"type": "GPL-3.0-only"}]});
        assert_eq!(
            objection("node_modules/b/node_modules/@c/a", &locked, Some(&own)),
            [
                "@c/a: GPL-3.0-only is not on the list for shipping",
                "@c/a does not come from the npm registry",
                "@c/a wants to run a script when it is installed"
            ]
        );
        assert_eq!(objection("node_modules/a", &json!({"integrity": "sha512-abc"}), Some(&json!({}))), ["a names no licence"]);
    }
}
