//! What is read from network files, told as one would tell it.

use std::path::Path;

use proptest::prelude::*;

use super::*;

fn read(files: &[(&str, &str)]) -> Result<NetworkFile, Unreadable> {
    let folder = tempfile::tempdir().unwrap();
    let paths: Vec<PathBuf> = files
        .iter()
        .map(|(name, text)| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            path
        })
        .collect();
    read_network(&paths)
}

fn ties(network: &NetworkFile) -> Vec<String> {
    network.ties.iter().map(|(from, to)| format!("{}>{}", network.nodes[*from], network.nodes[*to])).collect()
}

#[test]
fn an_edge_list_keeps_self_ties_and_repeats_and_counts_them() {
    let network = read(&[("e.csv", "weight,to,from\n1,b,a\n1,a,b\n1,b,a\n1,c,c\n")]).unwrap();
    assert_eq!(ties(&network), ["a>b", "b>a", "a>b", "c>c"]);
    assert_eq!((network.is_directed, network.self_ties_dropped, network.duplicates_dropped), (true, 1, 1));
}

#[test]
fn a_node_list_in_either_place_brings_those_without_ties() {
    let (edges, nodes) = (("e.csv", "source,target\na,b\n"), ("n.csv", "age,id\n9,c\n9,b\n"));
    for files in [[edges, nodes], [nodes, edges]] {
        assert_eq!(read(&files).unwrap().nodes, ["c", "b", "a"]);
    }
    assert_eq!(read(&[edges]).unwrap().nodes, ["a", "b"]);
}

#[test]
fn headings_are_told_from_ties() {
    assert_eq!(ties(&read(&[("e.csv", "1;2\n2;3\n")]).unwrap()), ["1>2", "2>3"]);
    assert_eq!(ties(&read(&[("e.csv", "ana,ben\nben,luz\n")]).unwrap()), ["ana>ben", "ben>luz"]);
    // None of them is met again, and none is a word of headings: the first tie is not lost.
    assert_eq!(ties(&read(&[("e.csv", "ana,ben\ncy,luz\n")]).unwrap()), ["ana>ben", "cy>luz"]);
    for heading in ["Best friend;Student ID", "De quién;A quién elige", "node_1;node_2", "name;nominee3"] {
        assert_eq!(ties(&read(&[("e.csv", &format!("{heading}\nana;ben\n"))]).unwrap()), ["ana>ben"], "{heading}");
    }
    assert_eq!(ties(&read(&[("e.csv", "student,teacher\nstudent,mother\n")]).unwrap()).len(), 2, "met again: a tie");
    assert_eq!(ties(&read(&[("e.csv", "chooser,chosen\nana,ben\n")]).unwrap()), ["ana>ben"]);
    assert!(!read(&[("e.csv", "Source,Target,Type\na,b,Undirected\n")]).unwrap().is_directed);
}

#[test]
fn graphml_is_read_with_labels_and_either_direction() {
    let text = |default: &str, edge: &str| {
        format!("<graphml xmlns='http://graphml.graphdrawing.org/xmlns'><key id='d0' for='node' attr.name='label'/><key id='d1' attr.name='age'/>
        <graph edgedefault='{default}'><node id='n1'><data key='d1'>9</data><data key='d0'>Tío &amp; &lt;b&gt;</data></node><node id='n2'/>{edge}</graph></graphml>")
    };
    let network = read(&[(
        "g.graphml",
        &text("undirected", "<edge source='n2' target='n1'><data key='d1'>1</data></edge><edge source='n1' target='n2'/>"),
    )])
    .unwrap();
    assert_eq!((network.is_directed, network.duplicates_dropped), (false, 1));
    assert_eq!(network.labels, [Some("Tío & <b>".to_owned()), None]);
    let network = read(&[("g.graphml", &text("directed", "<edge source='n2' target='n1'/><edge source='n1' target='n1' directed='false'/><edge source='n1' target='n3' directed='false'/><node id='n3'/>"))]).unwrap();
    let stray = text("directed", "<edge source='n1' target='n2'/>\n<edge source='n1' target='n9'/>");
    assert_eq!(read(&[("g.graphml", &stray)]), Err(Unreadable::NoSuchNode { file: "g.graphml".into(), line: 3, nth: 2 }));
    assert_eq!(ties(&network), ["n2>n1", "n1>n1", "n1>n3", "n3>n1"]);
    let entity = "<!DOCTYPE graphml [<!ENTITY a \"b\">]><graphml/>";
    assert!(matches!(read(&[("g.graphml", entity)]), Err(Unreadable::HasEntities { .. })));
}

#[test]
fn what_is_no_network_says_so() {
    assert!(matches!(read(&[("a.csv", "one\ntwo\n")]), Err(Unreadable::NotANetwork { .. })));
    assert!(matches!(read(&[("a.xml", "<html/>")]), Err(Unreadable::NotANetwork { .. })));
    assert!(matches!(read(&[("a.csv", "from,to\n"), ("b.csv", "from,to\n")]), Err(Unreadable::Twice { .. })));
    assert_eq!(read(&[("a.csv", "from,to\n")]).unwrap().nodes.len(), 0);
    for nothing in ["", "\u{feff}\r\n", " \n"] {
        assert_eq!(read(&[("a.csv", nothing)]), Err(Unreadable::Empty { file: "a.csv".into() }));
        assert_eq!(read(&[("a.csv", "from,to\na,b\n"), ("b.csv", nothing)]), Err(Unreadable::Empty { file: "b.csv".into() }));
    }
}

#[test]
fn the_real_class_and_the_real_interviews_are_read() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    if !data.is_dir() {
        println!("skipped: no ../shared/data");
        return;
    }
    let wave = |n: u32| {
        let class = data.join("school-networks/knecht");
        read_network(&[class.join(format!("wave{n}_edges.csv")), class.join(format!("wave{n}_nodes.csv"))]).unwrap()
    };
    let (first, second) = (wave(1), wave(2));
    assert_eq!((first.nodes.len(), first.ties.len(), first.is_directed, first.self_ties_dropped), (26, 91, true, 0));
    assert_eq!((second.self_ties_dropped, second.duplicates_dropped), (1, 0));
    let interviews = data.join("network-canvas/generated-school/export");
    let read = |name: &str| read_network(&[interviews.join(name)]).unwrap();
    let full = read("S-1042_5e550000-0000-4000-8000-000000000001.graphml");
    assert_eq!((full.nodes.len(), full.ties.len(), full.is_directed), (6, 4, false));
    assert!(full.labels.contains(&Some("Amara O’Neill".to_owned())), "{:?}", full.labels);
    assert_eq!(full.relations, ["introduced_by", "knows"]);
    let empty = read("S-1043_5e550000-0000-4000-8000-000000000002.graphml");
    assert_eq!((empty.nodes.len(), empty.ties.len()), (0, 0));
    let knows = read("S-1042_5e550000-0000-4000-8000-000000000001_edgeList_knows.csv");
    assert_eq!(ties(&knows), ["1>2", "2>4", "4>1"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_bytes_are_a_network_or_refused(
        bytes in proptest::collection::vec(any::<u8>(), 0..300),
        start in prop::sample::select(vec!["", "from,to\n", "<graphml><graph><node id='", "id\n"]),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        std::fs::write(&path, start.bytes().chain(bytes).collect::<Vec<u8>>()).unwrap();
        if let Ok(network) = read_network(&[path]) {
            prop_assert!(network.ties.iter().all(|(from, to)| *from < network.nodes.len() && *to < network.nodes.len()));
        }
    }
}
