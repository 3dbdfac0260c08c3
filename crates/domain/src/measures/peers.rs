//! Do NetworkX and igraph say the same of graphs that nobody chose? Two hundred of them, the same each time, sparse and dense, with
//! self ties and repeated ties among them. Where Python or one of the two is not there, the test says so and passes.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::graph::{Graph, ego_measures};
use super::whole_network::whole_network;

const GRAPHS: u64 = 200;
const NEAR: f64 = 1e-9;

/// A graph told as ties: how many nodes, the ties, whether they have a direction.
struct Told {
    n: u32,
    ties: Vec<(u32, u32)>,
    is_directed: bool,
}

/// The nth, drawn by a generator that is the same everywhere (SplitMix64).
fn drawn(nth: u64) -> Told {
    let mut state = nth.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut below = |end: u32| {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % u64::from(end)) as u32
    };
    let n = 2 + below(29);
    let ties = 1 + below(n * 3);
    Told { n, ties: (0..ties).map(|_| (below(n), below(n))).collect(), is_directed: nth.is_multiple_of(2) }
}

/// What one of the two says of all graphs; None where it cannot be asked.
fn asked(peer: &str, all: &[Told]) -> Option<Vec<Value>> {
    let python = std::env::var_os("KITH_PYTHON").unwrap_or_else(|| "python3".into());
    let mut asked = Command::new(python)
        .args(["-c", include_str!("peers.py"), peer])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut told = String::new();
    for one in all {
        told += &format!("{}\n", json!({ "n": one.n, "ties": one.ties, "is_directed": one.is_directed }));
    }
    let mut stdin = asked.stdin.take()?;
    // Whoever has not the peer ends before all was told. In a thread: both sides of a full pipe would wait for each other.
    let telling = std::thread::spawn(move || stdin.write_all(told.as_bytes()));
    let said = asked.wait_with_output().ok()?;
    let _ = telling.join();
    let text = String::from_utf8(said.stdout).ok()?;
    let answers: Vec<Value> = text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    if answers.is_empty() {
        return None;
    }
    assert_eq!(answers.len(), all.len(), "{peer} fell over after some graphs");
    Some(answers)
}

fn near(what: &str, ours: Option<f64>, theirs: &Value) {
    match (ours, theirs.as_f64()) {
        (Some(a), Some(b)) => assert!((a - b).abs() < NEAR, "{what}: {a}, and not {b}"),
        // What is undefined is none of ours, whatever number stands for it elsewhere.
        (None, None | Some(0.0)) => {}
        (ours, theirs) => panic!("{what}: {ours:?}, and not {theirs:?}"),
    }
}

fn agrees(peer: &str) {
    let all: Vec<Told> = (0..GRAPHS).map(drawn).collect();
    let Some(answers) = asked(peer, &all) else {
        println!("skipped: {peer} cannot be imported here");
        return;
    };
    for (nth, (told, said)) in all.iter().zip(&answers).enumerate() {
        let graph = Graph::new(told.n, told.ties.iter().copied(), told.is_directed);
        let whole = whole_network(&graph);
        let what = |name: &str| format!("{peer}, graph {nth}, {name}");
        near(&what("density"), whole.density, &said["density"]);
        near(&what("transitivity"), whole.transitivity, &said["transitivity"]);
        near(&what("reciprocity"), whole.reciprocity, &said["reciprocity"]);
        assert_eq!(json!(whole.components), said["components"], "{}", what("components"));
        assert_eq!(json!(graph.cut_points()), said["cut_points"], "{}", what("cut points"));
        for node in 0..told.n {
            let ego = ego_measures(&graph, node);
            let at = node as usize;
            near(&what(&format!("constraint of {node}")), ego.constraint, &said["constraint"][at]);
            if let Some(sizes) = said["effective_size"].as_array() {
                near(&what(&format!("effective size of {node}")), ego.effective_size, &sizes[at]);
            }
        }
    }
}

#[test]
fn networkx_says_the_same_of_random_graphs() {
    agrees("networkx");
}

#[test]
fn igraph_says_the_same_of_random_graphs() {
    agrees("igraph");
}
