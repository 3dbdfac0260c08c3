//! What is a screen reader given? The tree that the window system hands to assistive technology, over the bus that they use, of
//! every window of the application.
//! It only reads.

use anyhow::{Context, Result};
use serde::Serialize;
use serde::de::DeserializeOwned;
use zbus::zvariant::{DynamicType, OwnedObjectPath, OwnedValue, Type};
use zbus::{Connection, Proxy};

/// A thing in the tree: whose, and which.
type Node = (String, OwnedObjectPath);

const ACCESSIBLE: &str = "org.a11y.atspi.Accessible";
const TEXT: &str = "org.a11y.atspi.Text";

/// More than any window of ours holds.
const MOST: usize = 6_000;

/// The bus of assistive technology.
pub struct Tree {
    bus: Connection,
}

/// Something that is read out.
#[derive(Debug)]
pub struct Told {
    pub role: String,
    pub name: String,
    /// What stands in it, or describes it.
    pub more: String,
}

impl Tree {
    /// Goes there by way of this session's bus.
    pub async fn climb() -> Result<Self> {
        let session = Connection::session().await.context("no session bus")?;
        let door = Proxy::new(&session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus").await?;
        let address: String =
            door.call("GetAddress", &()).await.context("at-spi2-core is missing; `cargo xtask test` installs it")?;
        // As a screen reader does when it starts: without it a page is told to nobody.
        let status = Proxy::new(&session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Status").await?;
        status.set_property("IsEnabled", true).await.context("nobody can say that a screen reader is here")?;
        let bus = zbus::connection::Builder::address(address.as_str())?.build().await?;
        // A reader asks for what happens; the page is told to whoever does, for as long as they are there.
        let (registry, asked) = ("org.a11y.atspi.Registry", ("object:", Vec::<String>::new(), ""));
        let at = "/org/a11y/atspi/registry";
        bus.call_method(Some(registry), at, Some(registry), "RegisterEvent", &asked).await.context("no registry")?;
        Ok(Self { bus })
    }

    /// Everything that it is given of every application here, in the order of the tree.
    pub async fn told(&self) -> Result<Vec<Told>> {
        let root = OwnedObjectPath::try_from("/org/a11y/atspi/accessible/root")?;
        let mut open: Vec<Node> = vec![("org.a11y.atspi.Registry".to_owned(), root)];
        let mut told = Vec::new();
        while let Some(node) = open.pop() {
            anyhow::ensure!(told.len() < MOST, "this tree has no end");
            // What has gone since it was named is told no more.
            let Some(children) = self.asks::<Vec<Node>>(&node, ACCESSIBLE, "GetChildren", &()).await else { continue };
            open.extend(children.into_iter().rev());
            let is: Vec<String> = self.asks(&node, ACCESSIBLE, "GetInterfaces", &()).await.unwrap_or_default();
            let text: Option<String> = match is.iter().any(|one| one == TEXT) {
                true => self.asks(&node, TEXT, "GetText", &(0i32, -1i32)).await,
                false => None,
            };
            told.push(Told {
                role: self.asks(&node, ACCESSIBLE, "GetRoleName", &()).await.unwrap_or_default(),
                name: self.has(&node, "Name").await,
                more: format!("{} {}", self.has(&node, "Description").await, text.unwrap_or_default()),
            });
        }
        Ok(told)
    }

    async fn asks<T>(&self, of: &Node, as_a: &str, what: &str, with: &(impl Serialize + DynamicType)) -> Option<T>
    where
        T: DeserializeOwned + Type,
    {
        let answer = self.bus.call_method(Some(of.0.as_str()), of.1.as_str(), Some(as_a), what, with).await.ok()?;
        answer.body().deserialize::<T>().ok()
    }

    async fn has(&self, of: &Node, property: &str) -> String {
        let told: Option<OwnedValue> = self.asks(of, "org.freedesktop.DBus.Properties", "Get", &(ACCESSIBLE, property)).await;
        told.and_then(|told| String::try_from(told).ok()).unwrap_or_default()
    }
}
