//! What is on the screen? Finds things by the role and the name that a screen reader would say, waits for them as a person
//! waits, and takes pictures.
//! It reads the page and never changes it, apart from bringing a thing into view.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::desk::Window;

/// As long as a person would wait before thinking that it is broken, on a slow machine that does other things too.
const PATIENCE: Duration = Duration::from_secs(30);

/// Something that can be seen, and where its middle is.
#[derive(Clone, Debug)]
pub struct Seen {
    pub name: String,
    pub x: i64,
    pub y: i64,
    pub is_disabled: bool,
}

/// One thing that axe holds against a screen.
#[derive(Debug)]
pub struct Violation {
    pub id: String,
    pub help: String,
    pub nodes: Vec<String>,
}

impl Window {
    /// Everything with this role whose name holds this, now.
    pub async fn all(&self, role: &str, name: &str) -> Result<Vec<Seen>> {
        let found = self.ask(concat!(include_str!("naming.js"), include_str!("find.js")), vec![json!(role), json!(name)]).await?;
        Ok(found.as_array().into_iter().flatten().map(Seen::read).collect())
    }

    /// Everything with this role whose name holds this, once there is something.
    pub async fn some(&self, role: &str, name: &str) -> Result<Vec<Seen>> {
        let began = Instant::now();
        loop {
            let found = self.all(role, name).await?;
            if !found.is_empty() {
                return Ok(found);
            }
            if began.elapsed() > PATIENCE {
                bail!("no {role} called \"{name}\"; the screen says:\n{}", self.text().await?);
            }
            tokio::time::sleep(Duration::from_millis(60)).await;
        }
    }

    /// The one with this role and this name, or the only one whose name holds it; waits until it is there and can be used.
    pub async fn one(&self, role: &str, name: &str) -> Result<Seen> {
        let began = Instant::now();
        loop {
            let mut found = self.all(role, name).await?;
            if found.len() > 1 {
                let exact: Vec<Seen> = found.iter().filter(|one| one.name == name).cloned().collect();
                if exact.len() == 1 {
                    found = exact;
                }
            }
            match found.as_slice() {
                [only] if !only.is_disabled => return Ok(only.clone()),
                _ if began.elapsed() < PATIENCE => tokio::time::sleep(Duration::from_millis(60)).await,
                [] => bail!("no {role} called \"{name}\"; the screen says:\n{}", self.text().await?),
                [only] => bail!("the {role} \"{}\" stays disabled", only.name),
                several => bail!("{} {role}s are called \"{name}\": {:?}", several.len(), names(several)),
            }
        }
    }

    /// What has the focus, by its name.
    pub async fn focused(&self) -> Result<String> {
        Ok(text(&self.ask(concat!(include_str!("naming.js"), include_str!("focused.js")), vec![]).await?))
    }

    /// Waits until the screen says this.
    pub async fn sees(&self, words: &str) -> Result<()> {
        let began = Instant::now();
        while !self.text().await?.contains(words) {
            if began.elapsed() > PATIENCE {
                bail!("the screen never said \"{words}\"; it says:\n{}", self.text().await?);
            }
            tokio::time::sleep(Duration::from_millis(60)).await;
        }
        Ok(())
    }

    /// Waits until nothing moves any more: what fades or glides is no picture of a screen, and has no colours of its own.
    pub async fn settles(&self) -> Result<()> {
        let rests = "return document.getAnimations().every((one) => one.playState !== 'running')";
        let began = Instant::now();
        loop {
            tokio::time::sleep(Duration::from_millis(250)).await;
            let is_still = self.ask(rests, vec![]).await? == true && !self.is_settling().await?;
            if is_still || began.elapsed() > Duration::from_secs(5) {
                return Ok(());
            }
        }
    }

    /// Whether the others, and the borders, are still to follow whoever was let go on a map.
    pub async fn is_settling(&self) -> Result<bool> {
        Ok(self.ask("return document.querySelector('[data-is-settling]') !== null", vec![]).await? == true)
    }

    /// Everything that is written on the screen, labels for screen readers included.
    pub async fn text(&self) -> Result<String> {
        Ok(text(&self.ask("return document.body.innerText", vec![]).await?))
    }

    /// What a script in the page returns.
    pub async fn ask(&self, script: &str, with: Vec<Value>) -> Result<Value> {
        Ok(self.web.execute(script, with).await.context("asking the page")?.json().clone())
    }

    /// What axe finds on this screen and calls serious or critical.
    pub async fn violations(&self) -> Result<Vec<Violation>> {
        let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js");
        let axe = std::fs::read_to_string(&axe).with_context(|| format!("reading {}", axe.display()))?;
        self.web.execute(axe, vec![]).await.context("bringing axe into the page")?;
        let found = self.web.execute_async(include_str!("axe.js"), vec![]).await.context("asking axe")?;
        let found = found.json().as_array().context("axe gave no list")?;
        Ok(found.iter().map(Violation::read).collect())
    }

    /// What a journey gave; where it stopped, with a picture of what was on the screen then.
    pub async fn shows<T>(&self, outcome: Result<T>) -> Result<T> {
        match outcome {
            Ok(given) => Ok(given),
            Err(why) => {
                let place = match self.picture("window", &format!("stopped-{}", self.pid())).await {
                    Ok(file) => file.display().to_string(),
                    Err(none) => format!("not on a picture: {none:#}"),
                };
                Err(why.context(format!("stopped at: {place}")))
            }
        }
    }

    /// Takes a picture of the window into a folder of `target/`, and says where it is.
    pub async fn picture(&self, folder: &str, name: &str) -> Result<PathBuf> {
        let into = match std::env::var_os("KITH_PICTURES") {
            Some(target) => PathBuf::from(target).join(folder),
            None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../target").join(folder),
        };
        std::fs::create_dir_all(&into)?;
        let file = into.join(format!("{name}.png"));
        let png = self.web.screenshot_as_png().await.context("taking a picture")?;
        std::fs::write(&file, png)?;
        Ok(file)
    }
}

impl Seen {
    fn read(from: &Value) -> Self {
        let whole = |key: &str| from[key].as_i64().unwrap_or_default();
        Self { name: text(&from["name"]), x: whole("x"), y: whole("y"), is_disabled: from["is_disabled"] == true }
    }
}

impl Violation {
    fn read(from: &Value) -> Self {
        let nodes = from["nodes"].as_array().into_iter().flatten().map(text).collect();
        Self { id: text(&from["id"]), help: text(&from["help"]), nodes }
    }
}

fn text(of: &Value) -> String {
    of.as_str().unwrap_or_default().to_owned()
}

fn names(of: &[Seen]) -> Vec<&str> {
    of.iter().map(|one| one.name.as_str()).collect()
}
