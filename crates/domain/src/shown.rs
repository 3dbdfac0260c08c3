//! How does the student want people shown? By name, by nickname, by initials, or not at all. It is kept on the wave and holds
//! wherever its map is drawn, listed or said. It hides a name and never changes one; two people of one name are told apart.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::change::{Scope, Set};
use crate::ego_network::EgoNetwork;
use crate::names;
use crate::record::{Ground, Id, Kind, value};
use crate::refusal::Refusal;
use crate::waves::student_of;

/// How people are shown on one map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Shown {
    #[default]
    Names,
    /// As they were typed, and never put right by a name of the school's list.
    Nicknames,
    Initials,
    /// A number each, so that two people can still speak of "three".
    Hidden,
}

impl Shown {
    /// Sets it on a wave, draft or kept.
    pub fn changes(self, ground: &dyn Ground, wave: Id) -> Result<Vec<Set>, Refusal> {
        let now = ground.record(Kind::Wave, wave).ok_or(Refusal::NoSuchWave)?;
        let student = student_of(ground, wave).ok_or(Refusal::NoSuchWave)?;
        let told = value(&self);
        if now.get("shown").unwrap_or(&value(&Shown::Names)) == &told {
            return Ok(Vec::new());
        }
        Ok(vec![Set { scope: Scope::Student(student), kind: Kind::Wave, record: wave, field: "shown", value: told }])
    }

    /// What somebody is called so who has no place on the map that is shown; empty where nobody is named. `label` is what they
    /// were called where they have one.
    pub fn of_another_map(self, label: &str) -> String {
        match self {
            Shown::Names | Shown::Nicknames => label.to_owned(),
            Shown::Initials => names::initials(label),
            Shown::Hidden => String::new(),
        }
    }

    /// Whether something beside a name may be written there: an activity, a workplace. What has a word of a hidden name in it may
    /// not, and where nobody is named nothing is that leads to one person.
    pub fn may_be_said<'a>(self, what: &str, mut called: impl Iterator<Item = &'a str>) -> bool {
        match self {
            Shown::Names | Shown::Nicknames => true,
            Shown::Initials => !called.any(|name| names::shares_a_word(what, name)),
            Shown::Hidden => false,
        }
    }

    /// The network with its people called so. The number of somebody hidden is their place in the order of being named. Of
    /// several people of one name all but the first named bear a number: "Ana", "Ana (2)".
    pub fn over(self, mut network: EgoNetwork) -> EgoNetwork {
        let called: Vec<String> = network.alters.iter().map(|alter| alter.label.clone()).collect();
        for (at, alter) in network.alters.iter_mut().enumerate() {
            match self {
                Shown::Names | Shown::Nicknames => {}
                Shown::Initials => {
                    alter.initials = names::initials(&alter.label);
                    alter.label.clone_from(&alter.initials);
                }
                Shown::Hidden => {
                    alter.label = (at + 1).to_string();
                    alter.initials.clone_from(&alter.label);
                }
            }
            if matches!(self, Shown::Initials | Shown::Hidden) {
                // What two people told of somebody may be a name, and so may what an activity is called.
                alter.conflicts.retain(|told| told.field != "label");
                alter.activity = alter.activity.take().filter(|what| self.may_be_said(what, called.iter().map(String::as_str)));
            }
        }
        match self {
            Shown::Names | Shown::Nicknames => tell_apart(&mut network, |name, at| format!("{name} ({at})")),
            Shown::Initials => tell_apart(&mut network, |letters, at| format!("{letters}{at}")),
            Shown::Hidden => {}
        }
        network
    }
}

/// Gives whoever is called like somebody named before them the next number that nobody bears. Heard or read quickly, a name
/// with other accents or capitals is the same name.
fn tell_apart(network: &mut EgoNetwork, numbered: impl Fn(&str, usize) -> String) {
    let same = |label: &str| Some(names::folded(label)).filter(|folded| !folded.is_empty()).unwrap_or_else(|| label.to_owned());
    let mut taken: HashSet<String> = network.alters.iter().map(|alter| same(&alter.label)).collect();
    let mut last: HashMap<String, usize> = HashMap::new();
    for alter in &mut network.alters {
        let at = last.entry(same(&alter.label)).or_default();
        *at += 1;
        if *at == 1 {
            continue;
        }
        while !taken.insert(same(&numbered(&alter.label, *at))) {
            *at += 1;
        }
        alter.label = numbered(&alter.label, *at);
        alter.initials = format!("{}{at}", alter.initials);
    }
}
