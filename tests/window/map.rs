//! What happens on the map? People are named, dragged, and looked at as a screen reader says them.
//! A place is asked of the drawing itself, where a hand would see it; nothing is computed from what ought to be drawn.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::desk::Window;
use crate::hand::Point;

/// A ring, from the inside, as its band is numbered and named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ring {
    Closest,
    Close,
    Known,
}

/// A sector, as it is drawn and named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sector {
    Home,
    School,
    Peers,
    Community,
    Work,
}

impl Ring {
    /// As a screen reader says it.
    pub fn words(self) -> &'static str {
        ["closest", "close", "people I know"][self as usize]
    }
}

impl Sector {
    fn drawn(self) -> &'static str {
        ["home", "school", "peers", "community", "work"][self as usize]
    }

    /// As a screen reader says it.
    pub fn words(self) -> &'static str {
        ["home & family", "school adults", "peers", "community", "work & jobs"][self as usize]
    }
}

/// The twelve people of a journey, with every sector and every ring among them.
pub const TWELVE: [(&str, Ring, Sector); 12] = [
    ("Abuela Rosa", Ring::Closest, Sector::Home),
    ("Mamá", Ring::Closest, Sector::Home),
    ("Uncle Dát", Ring::Close, Sector::Home),
    ("Ms. Okafor", Ring::Close, Sector::School),
    ("Coach Lindqvist", Ring::Known, Sector::School),
    ("Zeynep", Ring::Closest, Sector::Peers),
    ("Big Mike", Ring::Close, Sector::Peers),
    ("Ishaan", Ring::Known, Sector::Peers),
    ("Pastor Bell", Ring::Close, Sector::Community),
    ("Librarian", Ring::Known, Sector::Community),
    ("Manager at the bakery", Ring::Close, Sector::Work),
    ("Nurse from the visit", Ring::Known, Sector::Work),
];

/// Somebody on the map, or waiting below it.
#[derive(Clone, Debug)]
pub struct Person {
    /// "Ana, closest, home & family, no lines."
    pub spoken: String,
    pub at: Point,
}

impl Window {
    /// Everybody, in the order of what is said of them.
    pub async fn people(&self) -> Result<Vec<Person>> {
        let found = self.ask(include_str!("people.js"), vec![]).await?;
        let mut people: Vec<Person> = found.as_array().into_iter().flatten().map(Person::read).collect();
        people.sort_by(|a, b| a.spoken.cmp(&b.spoken));
        Ok(people)
    }

    /// What is said of everybody.
    pub async fn spoken(&self) -> Result<Vec<String>> {
        Ok(self.people().await?.into_iter().map(|person| person.spoken).collect())
    }

    /// Waits until this is said of somebody with that name, and gives them.
    pub async fn person(&self, name: &str, place: &str) -> Result<Person> {
        let wanted = format!("{name}, {place}");
        let began = Instant::now();
        loop {
            let people = self.people().await?;
            match people.iter().find(|person| person.spoken.starts_with(&wanted)) {
                Some(found) => return Ok(found.clone()),
                None if began.elapsed() < Duration::from_secs(20) => tokio::time::sleep(Duration::from_millis(60)).await,
                None => bail!("nobody is \"{wanted}\": {people:#?}"),
            }
        }
    }

    /// Types names one after another, each with Enter.
    pub async fn names(&self, names: &[&str]) -> Result<()> {
        self.click("textbox", "Add a name").await?;
        for name in names {
            self.types(name).await?;
            self.press(Key::Enter).await?;
            self.person(name, "").await?;
        }
        Ok(())
    }

    /// Takes back the last gesture, in one way or another, and waits until it is seen.
    pub async fn undoes_by(&self, act: impl AsyncFnOnce() -> Result<()>) -> Result<()> {
        let before = self.spoken().await?;
        act().await?;
        let began = Instant::now();
        while self.spoken().await? == before {
            anyhow::ensure!(began.elapsed() < Duration::from_secs(20), "undo changed nothing on the map");
            tokio::time::sleep(Duration::from_millis(60)).await;
        }
        Ok(())
    }

    /// Drags somebody into a cell and waits until they are said to be there.
    pub async fn drags(&self, name: &str, ring: Ring, sector: Sector) -> Result<()> {
        let from = self.rests(name).await?;
        let to = self.cell(ring, sector).await?;
        self.drag(from, to).await?;
        self.person(name, &format!("{}, {}", ring.words(), sector.words())).await?;
        Ok(())
    }

    /// Takes somebody up and holds them over a cell.
    pub async fn lifts(&self, name: &str, ring: Ring, sector: Sector) -> Result<()> {
        let from = self.rests(name).await?;
        self.carry(from, self.cell(ring, sector).await?).await
    }

    /// Clicks somebody.
    pub async fn taps(&self, name: &str) -> Result<()> {
        let at = self.rests(name).await?;
        self.click_at(at).await
    }

    /// Where somebody is once neighbours have made room and nobody moves any more.
    async fn rests(&self, name: &str) -> Result<Point> {
        let mut last = self.person(name, "").await?.at;
        loop {
            tokio::time::sleep(Duration::from_millis(120)).await;
            let now = self.person(name, "").await?.at;
            if now == last && !self.is_settling().await? {
                return Ok(now);
            }
            last = now;
        }
    }

    /// Where a hand would let go to put somebody there.
    pub async fn cell(&self, ring: Ring, sector: Sector) -> Result<Point> {
        let found = self.ask(include_str!("cell.js"), vec![json!(ring as u8), json!(sector.drawn())]).await?;
        let at = |i: usize| found[i].as_i64();
        at(0).zip(at(1)).with_context(|| format!("{ring:?} {sector:?} has no room to be seen"))
    }
}

impl Person {
    fn read(from: &Value) -> Self {
        let whole = |key: &str| from[key].as_i64().unwrap_or_default();
        Self { spoken: from["spoken"].as_str().unwrap_or_default().to_owned(), at: (whole("x"), whole("y")) }
    }
}
