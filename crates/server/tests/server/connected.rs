//! Economic connectedness, exposure and friending bias: not available, with the reason, until the district brings a lawful measure
//! and friendships; then suppressed, of the whole district alone, and given out once.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::world::{Server, bundle_of, district};

/// A CSV under a line of headings.
fn file(folder: &Path, name: &str, rows: impl IntoIterator<Item = (String, String)>) -> PathBuf {
    let mut text = "first,second\n".to_owned();
    rows.into_iter().for_each(|(one, other)| writeln!(text, "{one},{other}").unwrap());
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path
}

fn asked(server: &Server, measure: Option<&Path>, friends: Option<&Path>, more: &[&str]) -> Value {
    let mut words = vec!["connectedness"];
    measure.iter().for_each(|file| words.extend(["--measure", file.to_str().unwrap(), "--ground", "Board policy 12"]));
    friends.iter().for_each(|file| words.extend(["--friends", file.to_str().unwrap()]));
    words.extend(more);
    server.admin(&words)
}

fn why(told: &Value) -> &str {
    told["not_available"].as_str().unwrap_or_default()
}

#[test]
fn connectedness_is_told_of_a_lawful_measure_and_friendships_once_and_else_why_it_is_not_available() {
    let folder = tempfile::tempdir().unwrap();
    let server = district(folder.path(), &[]);
    server.admin(&["roster", bundle_of(folder.path(), 60).to_str().unwrap(), "--apply"]);
    let id = |n: u32| format!("n{n}");

    let nothing = asked(&server, None, None, &[]);
    assert!(why(&nothing).contains("no lawful measure") && nothing["economic_connectedness"].is_null(), "{nothing}");

    // Of sixty the first thirty have less. Each of them has a friend with less; every second one a friend with more too.
    let side = |n: u32| (id(n), if n <= 30 { "less" } else { "more" }.to_owned());
    let sides = file(folder.path(), "sides.csv", (1..=60).map(side));
    let (status, said, sentence) = server.typed(&["connectedness", "--measure", sides.to_str().unwrap()], "");
    assert!(!status && sentence.contains("by what the district may"), "without a ground nobody is told apart: {said}{sentence}");
    let alone = asked(&server, Some(&sides), None, &["--give-out"]);
    assert!(why(&alone).contains("No friendships") && alone["sides_read"] == 60, "{alone}");

    let tied = |least: u32| {
        let among = (least..=30).map(move |n| (id(n), id(if n == 30 { least } else { n + 1 })));
        among.chain((least..=30).filter(|n| n % 2 == 0).map(move |n| (id(n), id(n + 30))))
    };
    let few = file(folder.path(), "few.csv", tied(22));
    assert!(why(&asked(&server, Some(&sides), Some(&few), &["--give-out"])).contains("fewer students"));

    let strange = [(id(999), id(1)), (id(1), id(1)), (id(3), String::new())];
    let friends = file(folder.path(), "friends.csv", tied(1).chain(strange));
    let looked = asked(&server, Some(&sides), Some(&friends), &[]);
    assert!(
        looked["not_available"].is_null() && looked["economic_connectedness"].is_null(),
        "a look gives nothing out: {looked}"
    );
    assert_eq!((&looked["friendships_read"], &looked["lines_refused"]), (&45.into(), &3.into()));
    assert_eq!(looked["refused"][0]["line"], 47, "{looked}");
    let raised = asked(&server, Some(&sides), Some(&friends), &["--at-least", "31"]);
    assert!(why(&raised).contains("threshold"), "the district asks for more: {raised}");

    // Shares of 0 and 1/3 by turns: the mean is 1/6.
    let given = asked(&server, Some(&sides), Some(&friends), &["--give-out"]);
    assert_eq!((&given["economic_connectedness"], &given["exposure"]), (&0.33.into(), &1.0.into()), "{given}");
    assert_eq!((&given["friending_bias"], &given["known"], &given["of"]), (&0.67.into(), &30.into(), &30.into()));
    assert_eq!(
        (&given["threshold"], &given["ground"], &given["indicator"]),
        (&10.into(), &"Board policy 12".into(), &"T10".into())
    );

    // One student fewer: the difference would tell of them, so what was given out stands.
    let other = file(folder.path(), "other.csv", (2..=60).map(side));
    let again = asked(&server, Some(&other), Some(&friends), &["--give-out"]);
    assert_eq!(again["economic_connectedness"], given["economic_connectedness"]);
    assert_eq!((&again["known"], &again["given_out_on"]), (&30.into(), &given["given_out_on"]));
    assert_eq!(asked(&server, None, None, &[])["friending_bias"], 0.67, "whoever asks later reads what was given out");

    let audit = server.admin(&["audit"]).to_string();
    assert_eq!(audit.matches("connectedness_given_out").count(), 1, "{audit}");
    assert!(!audit.contains("n17"), "no student stands in the audit");
}
