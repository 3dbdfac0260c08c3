//! `kith measures`: a network file in, numbers out, the same numbers that others compute.

use std::path::Path;

use serde_json::{Value, json};
use world::{World, shared_data};

use crate::terminal::kith;

fn measured(files: &[&Path]) -> Option<Value> {
    let args: Vec<&str> = ["measures", "--json"].into_iter().chain(files.iter().map(|file| file.to_str().unwrap())).collect();
    let said = kith(&args)?;
    assert_eq!(said.status, 0, "{}", said.err);
    Some(said.json())
}

/// Both unknown, or the same number to 1e-9.
fn agrees(ours: &Value, theirs: &Value) -> bool {
    match (ours.as_f64(), theirs.as_f64()) {
        (Some(ours), Some(theirs)) => (ours - theirs).abs() <= 1e-9,
        (None, None) => true,
        _ => false,
    }
}

#[test]
fn four_waves_of_a_real_class_agree_with_networkx_to_the_ninth_place() {
    let Some(folder) = shared_data("school-networks") else { return };
    let expected: Value = serde_json::from_slice(&std::fs::read(folder.join("expected-measures.json")).unwrap()).unwrap();
    let mut compared = 0;
    for (name, network) in expected["networks"].as_object().unwrap() {
        let file = |part: &str| folder.join(format!("{name}_{part}.csv"));
        let Some(told) = measured(&[&file("edges"), &file("nodes")]) else { return };
        let whole = &told["network"];
        let isolates = json!(network["isolates"].as_array().unwrap().len());
        for (ours, theirs) in [
            (&whole["nodes"], &network["nodes"]),
            (&whole["ties"], &network["distinct_edges_without_self_ties"]),
            (&whole["density"], &network["density"]),
            (&whole["reciprocity"], &network["reciprocity_edgewise"]),
            (&whole["transitivity"], &network["undirected_transitivity"]),
            (&whole["components"], &network["weak_components"]),
            (&whole["isolates"], &isolates),
        ] {
            assert!(ours.is_number() && agrees(ours, theirs), "{name}: {ours} and {theirs}");
        }
        let nodes = network["per_node"].as_object().unwrap();
        assert_eq!(told["egos"].as_array().unwrap().len(), nodes.len());
        for ego in told["egos"].as_array().unwrap() {
            let id = ego["id"].as_str().unwrap();
            let theirs = &nodes[id];
            for (our, their) in [
                ("size", "degree"),
                ("ego_density", "ego_density_without_ego"),
                ("effective_size", "effective_size"),
                ("constraint", "constraint"),
                ("components", "components_without_ego"),
            ] {
                assert!(
                    ego.get(our).is_some() && agrees(&ego[our], &theirs[their]),
                    "{name} {id} {our}: {} and {}",
                    ego[our],
                    theirs[their]
                );
                compared += 1;
            }
            if let (Some(size), Some(effective)) =
                (ego["size"].as_f64().filter(|size| *size > 0.0), ego["effective_size"].as_f64())
            {
                assert!((ego["efficiency"].as_f64().unwrap() - effective / size).abs() <= 1e-12);
            }
        }
    }
    assert_eq!(compared, 4 * 26 * 5);
}

#[test]
fn an_interview_of_another_program_is_measured_from_its_graphml() {
    let Some(folder) = shared_data("network-canvas/generated-school/export") else { return };
    let file = folder.join("S-1042_5e550000-0000-4000-8000-000000000001.graphml");
    let Some(told) = measured(&[&file]) else { return };
    // Six nodes; lines 1-2, 2-4, 3-1, 4-1; the fifth and the sixth know nobody.
    assert_eq!(
        (&told["network"]["nodes"], &told["network"]["ties"], &told["network"]["isolates"]),
        (&json!(6), &json!(4), &json!(2))
    );
    let sizes: Vec<u64> = told["egos"].as_array().unwrap().iter().map(|ego| ego["size"].as_u64().unwrap()).collect();
    assert_eq!(sizes, [3, 2, 1, 2, 0, 0]);
    assert_eq!(told["network"]["components"], 3);
}

#[test]
fn an_interview_without_anybody_is_measured_as_unknown_and_not_as_zero() {
    let Some(folder) = shared_data("network-canvas/generated-school/export") else { return };
    let file = folder.join("S-1043_5e550000-0000-4000-8000-000000000002.graphml");
    let Some(told) = measured(&[&file]) else { return };
    assert_eq!((&told["egos"], &told["network"]["nodes"], &told["network"]["density"]), (&json!([]), &json!(0), &Value::Null));
}

#[test]
fn a_list_of_ties_alone_is_a_network_too() {
    let world = World::new();
    let edges = world.file("edges.csv", "from,to\nego,A\nego,B\nego,C\nego,D\nA,B\nA,C\nA,ego\n");
    let Some(told) = measured(&[&edges]) else { return };
    let ego = told["egos"].as_array().unwrap().iter().find(|ego| ego["id"] == "ego").unwrap();
    assert_eq!(
        (&ego["size"], &ego["effective_size"], &ego["efficiency"], &ego["components"]),
        (&json!(4), &json!(3.0), &json!(0.75), &json!(2))
    );
    assert!(
        (ego["ego_density"].as_f64().unwrap() - 1.0 / 3.0).abs() < 1e-12
            && (ego["constraint"].as_f64().unwrap() - 0.5347).abs() < 5e-5
    );
}

#[test]
fn what_is_no_network_is_said_to_be_none() {
    let world = World::new();
    let note = world.file("note.csv", "dear colleague\nsee you on Monday\n");
    let Some(said) = kith(&["measures", note.to_str().unwrap()]) else { return };
    assert!(said.status == 2 && said.is_a_clear_sentence() && said.err.contains("not a network"), "{}", said.err);
    let laughs = world.file("laughs.graphml", "<!DOCTYPE x [<!ENTITY a \"ha\">]>\n<graphml>&a;</graphml>");
    let refused = kith(&["measures", laughs.to_str().unwrap()]).unwrap();
    assert!(refused.status == 2 && refused.is_a_clear_sentence() && refused.err.contains("was not read"), "{}", refused.err);
}

#[test]
fn a_network_that_is_not_whole_is_refused_and_names_the_place() {
    let world = World::new();
    let empty = world.file("empty.csv", "");
    let Some(said) = kith(&["measures", empty.to_str().unwrap()]) else { return };
    assert!(said.status == 2 && said.is_a_clear_sentence() && said.err.contains("empty.csv is empty"), "{}", said.err);
    let stray = "<graphml><graph edgedefault='undirected'><node id='a'/><node id='b'/>\n<edge source='a' target='b'/>\n<edge source='a' target='Luz'/></graph></graphml>";
    let stray = world.file("stray.graphml", stray);
    let said = kith(&["measures", stray.to_str().unwrap()]).unwrap();
    assert!(said.status == 2 && said.is_a_clear_sentence() && said.err.contains("stray.graphml, line 3: tie 2"), "{}", said.err);
    assert!(!said.err.contains("Luz") && said.out.is_empty());
}

#[test]
fn ties_of_several_kinds_are_one_network_and_the_kinds_are_named() {
    let Some(folder) = shared_data("network-canvas/generated-school/export") else { return };
    let file = folder.join("S-1042_5e550000-0000-4000-8000-000000000001.graphml");
    let Some(said) = kith(&["measures", file.to_str().unwrap()]) else { return };
    assert_eq!(said.json()["relations"], json!(["introduced_by", "knows"]));
    assert!(said.err.contains("one network: introduced_by, knows."), "{}", said.err);
}

#[test]
fn a_list_without_headings_loses_no_tie_though_nobody_is_named_twice() {
    let world = World::new();
    let edges = world.file("edges.csv", "Ana,Ben\nCy,Luz\n");
    let Some(told) = measured(&[&edges]) else { return };
    assert_eq!((&told["network"]["nodes"], &told["network"]["ties"]), (&json!(4), &json!(2)));
}
