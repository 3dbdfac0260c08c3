//! How long does a whole district take as one network, how much memory, and how do others do on the same graph?
//! A district of invented ties: classes within grades within schools, a few ties beyond. It is measured in a process of its
//! own, so that its memory is its own. Beside it stand python's igraph, networkit and NetworkX where they can be imported
//! (`KITH_PYTHON` names another python); what could not be is said, and no figure of theirs is estimated.

use std::collections::HashSet;
use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use domain::measures::edited::Edited;
use domain::measures::every_ego::{EveryEgo, homophily, homophily_around, spread, spread_around};
use domain::measures::graph::{Graph, Ties};
use domain::measures::leiden::communities;
use domain::measures::whole_network::whole_network;
use serde_json::{Value, json};

use crate::Sizes;
use crate::figure::{Spread, Table, counted, shown};

const PEERS: &str = include_str!("network_peers.py");
const TOLD: &str = "told.u32";
const TIMES: usize = 5;
const EDITS: usize = 500;
const SEED: u64 = 42;
/// What others compute to the ninth place, we do.
const NEAR: f64 = 1e-9;

/// Measures the district, then the peers on the same ties.
pub fn measured(beside: &Path, sizes: &Sizes, table: &mut Table) -> Result<()> {
    let folder = crate::passing(beside)?;
    eprintln!("inventing {} relations …", counted(sizes.relations as u64));
    invent(u32::try_from(sizes.networked)?, sizes.relations, folder.path())?;
    let said = Command::new(std::env::current_exe()?)
        .args(["one-network", &sizes.networked.to_string()])
        .arg(folder.path())
        .stderr(Stdio::inherit())
        .output()?;
    ensure!(said.status.success(), "the district could not be measured");
    let told: Value = serde_json::from_slice(&said.stdout)?;
    let at = format!("{} students, {} relations", counted(sizes.networked as u64), counted(sizes.relations as u64));
    let time = |name: &str| Duration::from_secs_f64(told[name].as_f64().unwrap_or_default());
    let ego = time("every_ego");
    let kib = told["peak_kib"].as_u64().unwrap_or_default();
    table.once("every student's measures, 2 cores", &at, shown(ego), Some(("≤ 600 ms", ego <= Duration::from_millis(600))));
    table.once("  the same on 1 core", &at, shown(time("every_ego_alone")), None);
    table.once("  memory of the process at its most", &at, format!("{} MB", kib / 1024), Some(("≤ 120 MB", kib <= 120 * 1024)));
    let share = told["lookups"].as_f64().unwrap_or_default() / told["least"].as_f64().unwrap_or(1.0);
    let words = format!("{share:.2} × the shorter rows");
    table.once("  neighbours looked up", &at, words, Some(("≤ 2 ×", share <= 2.0)));
    table.once("  graph packed from its ties, not counted above", &at, shown(time("packing")), None);
    table.once("  components without the ego, 2 cores", &at, shown(time("components_without_ego")), None);
    let edits = told["edits"].as_array().context("no edits")?.iter();
    let edits = Spread::of(edits.filter_map(Value::as_f64).map(Duration::from_secs_f64).collect());
    table.spread("measures after one student's edit", &at, &edits, Some(("≤ 2 ms", Duration::from_millis(2))));
    for (name, what) in
        [("leiden", "Leiden communities"), ("parts", "components"), ("transitivity", "the whole: transitivity and all else")]
    {
        table.once(what, &at, shown(time(name)), None);
    }
    let modularity = told["modularity"].as_f64().unwrap_or_default();
    table.once("  modularity", &at, format!("{modularity:.4}"), None);
    peers(folder.path(), &at, &told, table)
}

/// What others take on the same ties, each in a process of its own: one of them may fall over.
fn peers(folder: &Path, at: &str, ours: &Value, table: &mut Table) -> Result<()> {
    let script = folder.join("peers.py");
    std::fs::write(&script, PEERS)?;
    let python = std::env::var_os("KITH_PYTHON").unwrap_or_else(|| "python3".into());
    for peer in ["igraph", "networkit", "networkx"] {
        let said = Command::new(&python).arg(&script).arg(peer).arg(folder).stderr(Stdio::null()).output();
        let told: Option<Value> = said.ok().and_then(|said| {
            let text = String::from_utf8(said.stdout).ok()?;
            serde_json::from_str(text.lines().last()?).ok()
        });
        let Some(told) = told else {
            table.once(&format!("{peer}, the same graph"), at, "skipped: it cannot be imported or fell over".into(), None);
            continue;
        };
        let at = told["at"].as_str().unwrap_or(at);
        for (name, seconds) in told["seconds"].as_object().into_iter().flatten() {
            let took = Duration::from_secs_f64(seconds.as_f64().unwrap_or_default());
            let mine = match name.as_str() {
                "constraint and local transitivity" => ours["every_ego"].as_f64(),
                "Leiden communities" => ours["leiden"].as_f64(),
                "components" => ours["parts"].as_f64(),
                "transitivity" => ours["transitivity"].as_f64(),
                _ => None,
            };
            let times = mine.map_or(String::new(), |mine| format!(", {:.1} × ours", took.as_secs_f64() / mine));
            let most = if name.starts_with("constraint") { Some(3.5) } else { mine.map(|_| 1.0) };
            let met = mine
                .zip(most)
                .map(|(mine, least)| (if least > 1.0 { "≥ 3.5 ×" } else { "≥ 1 ×" }, took.as_secs_f64() >= least * mine));
            table.once(&format!("{peer}: {name}"), at, format!("{}{times}", shown(took)), met);
        }
        if let Some(modularity) = told["modularity"].as_f64() {
            table.once(&format!("{peer}: modularity"), at, format!("{modularity:.4}"), None);
        }
        if let Some(apart) = told["apart"].as_f64() {
            table.once(
                &format!("{peer}: constraint of a student, most apart"),
                at,
                format!("{apart:.1e}"),
                Some(("≤ 1e-9", apart <= NEAR)),
            );
        }
    }
    Ok(())
}

/// In a process of its own: measures, prints what it measured as JSON, and leaves ties and constraints for the peers.
pub fn one_network(students: &str, folder: &Path) -> Result<()> {
    let n: u32 = students.parse()?;
    let begun = Instant::now();
    let graph = Graph::new(n, Told::open(folder)?, true);
    let packing = begun.elapsed();
    let grade: Vec<Option<u8>> = (0..n).map(|node| Some((node / 250 % 4) as u8)).collect();
    let program: Vec<Option<u8>> = (0..n).map(|node| (node % 17 > 0).then_some((node % 6) as u8)).collect();
    let all = |cores| {
        let begun = Instant::now();
        let egos = EveryEgo::of(&graph, cores);
        let spreads = [spread(&graph, &grade, cores), spread(&graph, &program, cores)];
        let ei = homophily(&graph, &grade, cores);
        let took = begun.elapsed();
        std::hint::black_box((spreads, ei));
        (took, egos)
    };
    let median = |cores| Spread::of((0..TIMES).map(|_| all(cores).0).collect()).at(0.5).as_secs_f64();
    let (every_ego, every_ego_alone) = (median(2), median(1));
    let (_, mut egos) = all(2);
    // Before the peers' files and Leiden, which are figures of their own.
    let peak_kib = peak_kib()?;
    let begun = Instant::now();
    std::hint::black_box(EveryEgo::with_components(&graph, 2));
    let with_components = begun.elapsed().as_secs_f64();
    let least: u64 = (0..n)
        .flat_map(|node| graph.alters(node).iter().map(move |alter| (node, *alter)))
        .filter(|(node, alter)| node < alter)
        .map(|(node, alter)| graph.alters(node).len().min(graph.alters(alter).len()) as u64)
        .sum();
    let begun = Instant::now();
    let whole = whole_network(&graph);
    let transitivity = begun.elapsed().as_secs_f64();
    let begun = Instant::now();
    std::hint::black_box(graph.components());
    let parts = begun.elapsed().as_secs_f64();
    let begun = Instant::now();
    let found = communities(&graph, SEED);
    let leiden = begun.elapsed().as_secs_f64();
    leave(&graph, &egos, folder)?;
    let mut chance = Chance(7);
    let mut edited = Edited::new(&graph);
    let mut edits = Vec::new();
    for _ in 0..EDITS {
        let node = chance.below(n);
        let mut named = edited.named(node).to_vec();
        named.pop();
        named.push(chance.below(n));
        let begun = Instant::now();
        let concerned = edited.tells(node, &named);
        egos.again(&edited, &concerned);
        for whom in &concerned {
            std::hint::black_box((
                spread_around(&edited, *whom, &grade),
                spread_around(&edited, *whom, &program),
                homophily_around(&edited, *whom, &grade),
            ));
        }
        edits.push(begun.elapsed().as_secs_f64());
    }
    println!(
        "{}",
        json!({
            "packing": packing.as_secs_f64(), "every_ego": every_ego, "every_ego_alone": every_ego_alone,
            "components_without_ego": (with_components - every_ego).max(0.0), "peak_kib": peak_kib,
            "lookups": egos.lookups, "least": least, "transitivity": transitivity, "parts": parts, "leiden": leiden,
            "modularity": found.modularity, "communities": found.count, "pairs": graph.tied_pairs(),
            "whole": whole.transitivity, "edits": edits,
        })
    );
    Ok(())
}

/// Pairs and constraints as they lie in memory, for whoever measures them too.
fn leave(graph: &Graph, egos: &EveryEgo, folder: &Path) -> Result<()> {
    let mut pairs = Vec::with_capacity(graph.tied_pairs() as usize * 8);
    let mut constraint = Vec::with_capacity(graph.nodes() as usize * 8);
    for node in 0..graph.nodes() {
        for alter in Ties::alters(graph, node).iter().filter(|alter| node < **alter) {
            pairs.extend(node.to_le_bytes());
            pairs.extend(alter.to_le_bytes());
        }
        constraint.extend(egos.around(node).0.constraint.unwrap_or(f64::NAN).to_le_bytes());
    }
    std::fs::write(folder.join("pairs.u32"), pairs)?;
    Ok(std::fs::write(folder.join("constraint.f64"), constraint)?)
}

/// The most memory that this process ever had.
pub fn peak_kib() -> Result<u64> {
    let status = std::fs::read_to_string("/proc/self/status").context("the memory of a process is read from /proc")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).context("no VmHWM")?;
    Ok(line.trim().trim_end_matches("kB").trim().parse()?)
}

/// SplitMix64: the same district every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % u64::from(n)) as u32
    }
}

/// Who names whom: 45 of a hundred within a class of 25, 35 within a grade of 250, 17 within a school of 1,000, the rest
/// anywhere. Each names each once.
fn invent(n: u32, relations: usize, folder: &Path) -> Result<()> {
    let mut chance = Chance(SEED);
    let mut told = HashSet::with_capacity(relations);
    let mut into = BufWriter::new(File::create(folder.join(TOLD))?);
    while told.len() < relations {
        let from = chance.below(n);
        let span = match chance.below(100) {
            0..45 => 25,
            45..80 => 250,
            80..97 => 1_000,
            _ => n,
        };
        let to = from / span * span + chance.below(span);
        if from != to && to < n && told.insert((from, to)) {
            into.write_all(&from.to_le_bytes())?;
            into.write_all(&to.to_le_bytes())?;
        }
    }
    Ok(into.flush()?)
}

/// The ties as they come from where they are kept: one after the other, never all of them in memory.
struct Told {
    from: BufReader<File>,
    left: usize,
}

impl Told {
    fn open(folder: &Path) -> Result<Told> {
        let file = File::open(folder.join(TOLD))?;
        let left = usize::try_from(file.metadata()?.len())? / 8;
        Ok(Told { from: BufReader::new(file), left })
    }
}

impl Iterator for Told {
    type Item = (u32, u32);

    fn next(&mut self) -> Option<(u32, u32)> {
        self.left = self.left.checked_sub(1)?;
        let mut two = [0; 8];
        self.from.read_exact(&mut two).ok()?;
        let [a, b, c, d, e, f, g, h] = two;
        Some((u32::from_le_bytes([a, b, c, d]), u32::from_le_bytes([e, f, g, h])))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}
