//! What does a screen reader find in the window? Everything that is told on the system's accessibility bus, of each frame, of what
//! is drawn by the toolkit and of the page, which tells its part from a process of its own: names, descriptions, texts and
//! attributes, of what is in sight and of what is not.
//! It speaks with nothing but a bus of its own: whoever works at this machine with a reader hears nothing of it.

use std::collections::{HashMap, HashSet};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use serde::de::DeserializeOwned;
use zbus::zvariant::{DynamicType, OwnedObjectPath, OwnedValue, Type, Value};

use crate::desk::is_below;

const ACCESSIBLE: &str = "org.a11y.atspi.Accessible";
const DOCUMENT: &str = "org.a11y.atspi.Document";
const IMAGE: &str = "org.a11y.atspi.Image";
const TEXT: &str = "org.a11y.atspi.Text";
const REGISTRY: &str = "org.a11y.atspi.Registry";
const ROOT: &str = "/org/a11y/atspi/accessible/root";

/// A whole tree is read in less, also on a slow machine that does other things too.
const PATIENCE: Duration = Duration::from_secs(60);
/// More than any room of Kith has: a tree that goes on is a circle.
const MOST: usize = 20_000;

type Node = (String, OwnedObjectPath);

/// The tree of the application with this process.
pub struct Tree {
    bus: zbus::Connection,
    pid: u32,
}

/// What one window tells: its title first, then a line for each node of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub title: String,
    /// Whether a page tells its part of it, beside the toolkit.
    pub has_page: bool,
    pub text: String,
}

impl Tree {
    /// Says on a session's bus that somebody reads by it, before the application begins: toolkits ask then. Gives the address of
    /// the bus on which they tell. One that is named on the display may be another's.
    pub async fn is_wanted(session: &str) -> Result<String> {
        let bus = connected(session).await?;
        for property in ["IsEnabled", "ScreenReaderEnabled"] {
            let wants = ("org.a11y.Status", property, Value::from(true));
            let properties = "org.freedesktop.DBus.Properties";
            let said = bus.call_method(Some("org.a11y.Bus"), "/org/a11y/bus", Some(properties), "Set", &wants).await;
            said.with_context(|| format!("nobody keeps {property}: is at-spi2-core installed?"))?;
        }
        ask(&bus, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", &()).await
    }

    pub async fn of(address: &str, pid: u32) -> Result<Tree> {
        Ok(Tree { bus: connected(address).await?, pid })
    }

    /// All that each window tells, once one of them tells this and nothing changes any more: the tree follows what is on the
    /// screen by a moment, and what changes while it is read may be passed over.
    pub async fn tells_soon(&self, words: &str) -> Result<Vec<Told>> {
        let began = Instant::now();
        let mut before = Vec::new();
        loop {
            let told = tokio::time::timeout(PATIENCE, self.walked()).await.context("the accessibility tree did not end")??;
            let is_there = told.iter().any(|window| window.text.contains(words));
            if is_there && told == before {
                return Ok(told);
            }
            let does = if is_there { "never rests" } else { "never tells that" };
            anyhow::ensure!(began.elapsed() < PATIENCE, "{words:?}: the accessibility tree {does}:\n{told:#?}");
            before = told;
            tokio::time::sleep(Duration::from_millis(150)).await;
        }
    }

    async fn walked(&self) -> Result<Vec<Told>> {
        let mut windows = Vec::new();
        let applications: Vec<Node> = ask(&self.bus, REGISTRY, ROOT, ACCESSIBLE, "GetChildren", &()).await?;
        for application in applications {
            let (bus, path) = ("org.freedesktop.DBus", "/org/freedesktop/DBus");
            let whose = (application.0.as_str(),);
            let asked = ask::<u32>(&self.bus, bus, path, bus, "GetConnectionUnixProcessID", &whose).await;
            if asked.is_ok_and(|pid| is_below(pid, self.pid)) {
                for frame in self.children_of(&application).await {
                    windows.push(self.told_in(frame).await?);
                }
            }
        }
        Ok(windows)
    }

    async fn told_in(&self, frame: Node) -> Result<Told> {
        let title = self.words(&frame, ACCESSIBLE, "Name").await.unwrap_or_default();
        let mut seen = HashSet::from([frame.clone()]);
        let mut open = vec![frame];
        let (mut text, mut has_page) = (String::new(), false);
        while let Some(node) = open.pop() {
            anyhow::ensure!(seen.len() < MOST, "the accessibility tree has no end");
            let (told, is_page) = self.told_by(&node).await;
            has_page |= is_page;
            text.push_str(&told);
            text.push('\n');
            open.extend(self.children_of(&node).await.into_iter().filter(|child| seen.insert(child.clone())));
        }
        Ok(Told { title, has_page, text })
    }

    /// The place in which the toolkit holds a page counts it among its children, and lists it only to whoever asks for it by its
    /// number: what is told there comes from another process.
    async fn children_of(&self, node: &Node) -> Vec<Node> {
        // What has just gone has no children any more.
        let listed: Vec<Node> = self.of_node(node, ACCESSIBLE, "GetChildren", &()).await.unwrap_or_default();
        if !listed.is_empty() {
            return listed;
        }
        let count = self.property(node, ACCESSIBLE, "ChildCount").await.and_then(|count| i32::try_from(count).ok());
        let mut held = Vec::new();
        for nth in 0..count.unwrap_or_default() {
            held.extend(self.of_node::<Node>(node, ACCESSIBLE, "GetChildAtIndex", &(nth,)).await);
        }
        held
    }

    /// What it tells, and whether it is a page.
    async fn told_by(&self, node: &Node) -> (String, bool) {
        let by = |interface, method| async move {
            let told: HashMap<String, String> = self.of_node(node, interface, method, &()).await.unwrap_or_default();
            told.into_iter().collect::<std::collections::BTreeMap<_, _>>().into_values().collect::<Vec<_>>()
        };
        let (does, name, description, attributes) = tokio::join!(
            self.of_node::<Vec<String>>(node, ACCESSIBLE, "GetInterfaces", &()),
            self.words(node, ACCESSIBLE, "Name"),
            self.words(node, ACCESSIBLE, "Description"),
            by(ACCESSIBLE, "GetAttributes"),
        );
        let mut told: Vec<String> = name.into_iter().chain(description).chain(attributes).collect();
        let does = does.unwrap_or_default();
        for interface in &does {
            match interface.as_str() {
                TEXT => told.extend(self.of_node::<String>(node, TEXT, "GetText", &(0, -1)).await),
                IMAGE => told.extend(self.words(node, IMAGE, "ImageDescription").await),
                DOCUMENT => told.extend(by(DOCUMENT, "GetAttributes").await),
                _ => {}
            }
        }
        told.retain(|said| !said.is_empty());
        (told.join(" · "), does.iter().any(|interface| interface == DOCUMENT))
    }

    async fn words(&self, node: &Node, interface: &str, property: &str) -> Option<String> {
        String::try_from(self.property(node, interface, property).await?).ok()
    }

    async fn property(&self, node: &Node, interface: &str, property: &str) -> Option<OwnedValue> {
        self.of_node(node, "org.freedesktop.DBus.Properties", "Get", &(interface, property)).await.ok()
    }

    async fn of_node<T: DeserializeOwned + Type>(
        &self,
        (bus, path): &Node,
        interface: &str,
        method: &str,
        body: &(impl serde::Serialize + DynamicType),
    ) -> Result<T> {
        ask(&self.bus, bus, path.as_str(), interface, method, body).await
    }
}

async fn connected(address: &str) -> Result<zbus::Connection> {
    Ok(zbus::connection::Builder::address(address)?.build().await?)
}

async fn ask<T: DeserializeOwned + Type>(
    bus: &zbus::Connection,
    whom: &str,
    path: &str,
    interface: &str,
    method: &str,
    body: &(impl serde::Serialize + DynamicType),
) -> Result<T> {
    let reply = bus.call_method(Some(whom), path, Some(interface), method, body).await?;
    Ok(reply.body().deserialize()?)
}
