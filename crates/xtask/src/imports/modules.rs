//! Which file of the interface may import which?
//! `bindings` <- `ipc` <- `screens`; the sociogram and the widgets are leaves that screens compose; a screen never imports
//! another screen's file. Read from the import lines alone; a path put together at run time is not found, and not allowed
//! by the linter either.

use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result};

/// Where a file of `ui/src` belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Bindings,
    /// `ipc` and the Transport that it speaks through.
    Ipc,
    Sociogram,
    Widgets,
    Words,
    Screen(String),
    /// What stands around every screen: the rail, the top line, where one is, and what puts it all together.
    Frame,
}

/// One import line.
#[derive(Debug, PartialEq, Eq)]
struct Import {
    line: usize,
    from: String,
    is_type_only: bool,
}

pub fn objections() -> Result<Vec<String>> {
    let source = crate::interface::folder().join("src");
    let mut files = Vec::new();
    collect(&source, &mut files)?;
    anyhow::ensure!(!files.is_empty(), "no file of the interface in {}", source.display());
    files.sort();
    let mut read = Vec::new();
    for path in files {
        let text = std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
        read.push((path.strip_prefix(&source).unwrap_or(&path).to_path_buf(), text));
    }
    let composers: Vec<PathBuf> =
        read.iter().filter(|(file, text)| composes(file, text)).map(|(file, _)| file.with_extension("")).collect();
    Ok(read.iter().flat_map(|(file, text)| broken(file, text, &composers)).collect())
}

/// A file of the frame that puts screens on. A screen that imports it imports the others.
fn composes(file: &Path, text: &str) -> bool {
    let is_screen = |import: &Import| resolve(file, &import.from).is_some_and(|target| matches!(part(&target), Part::Screen(_)));
    part(file) == Part::Frame && imports(text).iter().filter(|one| one.from.starts_with('.')).any(is_screen)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in std::fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|end| end == "ts" || end == "tsx") {
            files.push(path);
        }
    }
    Ok(())
}

/// The rules that a file of `ui/src` breaks.
fn broken(file: &Path, text: &str, composers: &[PathBuf]) -> Vec<String> {
    let here = part(file);
    let mut all = Vec::new();
    for import in imports(text) {
        let says = |what: String| format!("ui/src/{}:{}: {what}", file.display(), import.line);
        if !import.from.starts_with('.') {
            if import.from.starts_with("@tauri-apps/") && !matches!(here, Part::Bindings | Part::Ipc) {
                all.push(says(format!("only bindings and ipc may import {}", import.from)));
            }
            continue;
        }
        let Some(target) = resolve(file, &import.from) else {
            // A test may look at what stands beside the source: invented people, the script that makes the words.
            let is_beside = ["../test/", "../scripts/"].iter().any(|folder| import.from.contains(folder));
            if !(is_test(file) && is_beside) {
                all.push(says(format!("{} leaves ui/src", import.from)));
            }
            continue;
        };
        let there = part(&target);
        if matches!(here, Part::Screen(_)) && composers.contains(&target.with_extension("")) {
            all.push(says(format!("{} may not import {}, which puts the screens on", called(&here), target.display())));
        }
        if !may(&here, &there, import.is_type_only) {
            let how = if import.is_type_only { "import a type of" } else { "import" };
            all.push(says(format!("{} may not {how} {}", called(&here), called(&there))));
        }
    }
    all
}

fn may(here: &Part, there: &Part, is_type_only: bool) -> bool {
    if here == there {
        return true;
    }
    match (here, there) {
        // Types cross everywhere; calls cross in ipc alone.
        (Part::Ipc, Part::Bindings) => true,
        (Part::Bindings, _) => false,
        (_, Part::Bindings) => is_type_only,
        // A refusal's sentence is chosen by the refusal.
        (Part::Words, Part::Ipc) => true,
        (Part::Screen(_), Part::Screen(_)) => false,
        (Part::Screen(_) | Part::Frame, _) => true,
        (Part::Ipc | Part::Sociogram | Part::Widgets | Part::Words, _) => false,
    }
}

fn part(file: &Path) -> Part {
    let mut words = file.components().filter_map(|c| match c {
        Component::Normal(name) => name.to_str(),
        _ => None,
    });
    let first = words.next().map(stem).unwrap_or_default();
    match first {
        "bindings" => Part::Bindings,
        "ipc" | "transport" => Part::Ipc,
        "sociogram" => Part::Sociogram,
        "widgets" => Part::Widgets,
        "words" => Part::Words,
        "screens" => Part::Screen(words.next().map(stem).unwrap_or_default().to_owned()),
        _ => Part::Frame,
    }
}

fn is_test(file: &Path) -> bool {
    file.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.contains(".test."))
}

/// `session.test.tsx` and `session/` are one screen.
fn stem(name: &str) -> &str {
    name.split('.').next().unwrap_or(name)
}

fn called(part: &Part) -> String {
    match part {
        Part::Bindings => "bindings".into(),
        Part::Ipc => "ipc".into(),
        Part::Sociogram => "the sociogram".into(),
        Part::Widgets => "a widget".into(),
        Part::Words => "words".into(),
        Part::Screen(name) => format!("the screen {name}"),
        Part::Frame => "the frame".into(),
    }
}

/// The file that a relative import names, from the top of `ui/src`. None where it leads out.
fn resolve(file: &Path, from: &str) -> Option<PathBuf> {
    let mut at: Vec<&str> = file.parent()?.iter().map(|c| c.to_str()).collect::<Option<_>>()?;
    for step in from.split('/') {
        match step {
            "." | "" => {}
            ".." => {
                at.pop()?;
            }
            name => at.push(name),
        }
    }
    Some(at.iter().collect())
}

/// Every `import … from '…'`, `import '…'`, `export … from '…'` and `import('…')`, over several lines too.
fn imports(text: &str) -> Vec<Import> {
    let mut all = Vec::new();
    let mut open: Option<(usize, String)> = None;
    for (at, line) in text.lines().enumerate() {
        let trimmed = line.trim_start();
        let statement = match open.take() {
            Some((began, said)) => Some((began, format!("{said} {trimmed}"))),
            None if begins(trimmed) => Some((at + 1, trimmed.to_owned())),
            None => None,
        };
        if let Some((began, said)) = statement {
            match quoted_after(&said, "from ").or_else(|| quoted_after(&said, "import ")) {
                Some(from) => all.push(Import { line: began, from, is_type_only: is_type_only(&said) }),
                // `export const a = 1` and `export {a}` import nothing; an open brace goes on below.
                None if said.contains(';') || (said.starts_with("export") && said.contains('}')) => {}
                None => open = Some((began, said)),
            }
        } else if let Some(from) = quoted_after(trimmed, "import(") {
            let is_type_only = trimmed.contains("typeof import(") || trimmed.contains(": import(");
            all.push(Import { line: at + 1, from, is_type_only });
        }
    }
    all
}

fn begins(line: &str) -> bool {
    ["import ", "import{", "import'", "import\"", "export {", "export *", "export type {"].iter().any(|b| line.starts_with(b))
}

fn quoted_after(said: &str, word: &str) -> Option<String> {
    let rest = said.split(word).nth(1)?.trim_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '\'' | '"' | '`'))?;
    rest[1..].split(quote).next().map(str::to_owned)
}

fn is_type_only(said: &str) -> bool {
    if said.starts_with("import type ") || said.starts_with("export type ") {
        return true;
    }
    let Some((_, rest)) = said.split_once('{') else { return false };
    let named = rest.split('}').next().unwrap_or_default();
    let is_only_braces = said.split('{').next().is_some_and(|head| !head.contains(','));
    is_only_braces && named.split(',').map(str::trim).filter(|n| !n.is_empty()).all(|n| n.starts_with("type "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(file: &str, text: &str, objections: &[&str]) {
        assert_eq!(broken(Path::new(file), text, &["frame/Rooms".into()]), objections, "{file}");
    }

    #[test]
    fn a_screen_composes_leaves_and_asks_ipc() {
        check(
            "screens/session.tsx",
            "import { Sociogram } from '../sociogram/Sociogram'\nimport { commit } from '../ipc'\nimport type { Edit } from '../bindings'\nimport './session.css'\nimport { Tray } from './session/tray'\nimport React from 'react'\n",
            &[],
        );
    }

    #[test]
    fn a_screen_does_not_call_rust_or_another_screen() {
        check(
            "screens/session.tsx",
            "import { commands } from '../bindings'\nimport {\n  Row,\n} from './students/row';\nconst later = () => import('./today')\nimport { invoke } from '@tauri-apps/api/core'\n",
            &[
                "ui/src/screens/session.tsx:1: the screen session may not import bindings",
                "ui/src/screens/session.tsx:2: the screen session may not import the screen students",
                "ui/src/screens/session.tsx:5: the screen session may not import the screen today",
                "ui/src/screens/session.tsx:6: only bindings and ipc may import @tauri-apps/api/core",
            ],
        );
    }

    #[test]
    fn a_screen_knows_the_frame_and_not_what_puts_the_screens_on() {
        check("screens/today.tsx", "import { useRoute } from '../route'\nimport { attempt } from '../frame/attempt'\n", &[]);
        assert!(composes(Path::new("frame/Rooms.tsx"), "import { Today } from '../screens/today'\n"));
        assert!(!composes(Path::new("frame/attempt.ts"), "import { commit } from '../ipc'\n"));
        check(
            "screens/today.tsx",
            "import { Rooms } from '../frame/Rooms'\n",
            &["ui/src/screens/today.tsx:1: the screen today may not import frame/Rooms, which puts the screens on"],
        );
    }

    #[test]
    fn the_sociogram_and_the_widgets_are_leaves() {
        check(
            "sociogram/scene.ts",
            "import type { EgoNetwork } from '../bindings'\nimport { type Spot } from '../bindings'\nimport { cellAt } from './geometry'\n",
            &[],
        );
        check(
            "sociogram/scene.ts",
            "import { useLive } from '../ipc'\n",
            &["ui/src/sociogram/scene.ts:1: the sociogram may not import ipc"],
        );
        check(
            "widgets/chip.tsx",
            "export { words } from '../words/words'\n",
            &["ui/src/widgets/chip.tsx:1: a widget may not import words"],
        );
        check(
            "widgets/chip.tsx",
            "import { commands, type Edit } from '../bindings'\n",
            &["ui/src/widgets/chip.tsx:1: a widget may not import bindings"],
        );
    }

    #[test]
    fn ipc_alone_calls_bindings_and_knows_no_screen() {
        check("ipc.ts", "import { commands } from './bindings'\nimport { listen } from '@tauri-apps/api/event'\n", &[]);
        check("ipc.ts", "import { Today } from './screens/today'\n", &["ui/src/ipc.ts:1: ipc may not import the screen today"]);
        check(
            "main.tsx",
            "import { Today } from './screens/today'\nimport { a } from '../../crates/words/a'\n",
            &["ui/src/main.tsx:2: ../../crates/words/a leaves ui/src"],
        );
    }
}
