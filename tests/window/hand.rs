//! How does a person act on the screen? With a pointer that really travels and keys that are really pressed, through the
//! window system's own events.
//! It never calls a click on an element behind the pointer's back.

use std::time::Duration;

use anyhow::{Context, Result};
use thirtyfour::Key;

use crate::desk::Window;

/// A place in the window, in pixels from its upper left corner.
pub type Point = (i64, i64);

/// One frame between two points of a pointer's way.
const FRAME: Duration = Duration::from_millis(16);

/// In how many steps a hand crosses the screen.
const STEPS: i64 = 12;

impl Window {
    /// Presses and lets go where the pointer has gone.
    pub async fn click_at(&self, (x, y): Point) -> Result<()> {
        let hand = self.web.action_chain_with_delay(None, Some(FRAME));
        hand.move_to(x, y).click().perform().await.context("clicking")
    }

    /// Clicks what has this role and this name.
    pub async fn click(&self, role: &str, name: &str) -> Result<()> {
        let there = self.one(role, name).await?;
        self.click_at((there.x, there.y)).await
    }

    /// Clicks what ends this process: the answer to the click may never come. What follows says whether it did.
    pub async fn leaves_by(&self, name: &str) -> Result<()> {
        let there = self.one("button", name).await?;
        drop(self.click_at((there.x, there.y)).await);
        Ok(())
    }

    /// Presses at one place, travels, lets go at another.
    pub async fn drag(&self, from: Point, to: Point) -> Result<()> {
        self.carry(from, to).await?;
        self.lets_go().await
    }

    /// Presses at one place and travels to another.
    pub async fn carry(&self, from: Point, to: Point) -> Result<()> {
        let mut hand = self.web.action_chain_with_delay(None, Some(FRAME)).move_to(from.0, from.1).click_and_hold();
        for (x, y) in way(from, to) {
            hand = hand.move_to(x, y);
        }
        hand.perform().await.context("dragging")
    }

    /// Lets go where the pointer is.
    pub async fn lets_go(&self) -> Result<()> {
        self.web.action_chain().release().perform().await.context("letting go")
    }

    /// Types into whatever has the focus.
    pub async fn types(&self, text: &str) -> Result<()> {
        self.web.action_chain().send_keys(text).perform().await.context("typing")
    }

    /// Clicks into a field and replaces what it holds.
    pub async fn fills(&self, name: &str, text: &str) -> Result<()> {
        self.click("textbox", name).await?;
        self.press_with(Key::Control, 'a').await?;
        self.types(text).await
    }

    /// Presses one key, by itself.
    pub async fn press(&self, key: Key) -> Result<()> {
        self.web.action_chain().key_down(key.clone()).key_up(key).perform().await.context("pressing a key")
    }

    /// Presses one key while another is held.
    pub async fn press_with(&self, held: Key, key: impl Into<char> + Copy) -> Result<()> {
        let hand = self.web.action_chain().key_down(held.clone());
        let hand = hand.key_down(key.into()).key_up(key.into()).key_up(held);
        hand.perform().await.context("pressing two keys")
    }
}

/// More stops than any screen of ours has on the way to anything.
const MOST_STOPS: usize = 60;

impl Window {
    /// Goes from stop to stop with Tab until this has the focus.
    pub async fn tabs_to(&self, name: &str) -> Result<()> {
        let mut passed = Vec::new();
        while passed.len() < MOST_STOPS {
            let here = self.focused().await?;
            if here.to_lowercase().contains(&name.to_lowercase()) {
                return Ok(());
            }
            passed.push(here);
            self.press(Key::Tab).await?;
        }
        anyhow::bail!("Tab does not lead to \"{name}\"; it passed {passed:#?}")
    }

    /// Waits until the keyboard is where somebody would begin to type, without a key.
    pub async fn waits_for_focus(&self, name: &str) -> Result<()> {
        let began = std::time::Instant::now();
        loop {
            let here = self.focused().await?;
            if here == name {
                return Ok(());
            }
            anyhow::ensure!(began.elapsed().as_secs() < 20, "the keyboard is not at \"{name}\" but at \"{here}\"");
            tokio::time::sleep(std::time::Duration::from_millis(60)).await;
        }
    }

    /// Goes there and presses Enter.
    pub async fn enters(&self, name: &str) -> Result<()> {
        self.tabs_to(name).await?;
        self.press(Key::Enter).await
    }
}

/// The points of a straight way, without its start and with its end.
fn way(from: Point, to: Point) -> impl Iterator<Item = Point> {
    let between = move |a: i64, b: i64, step: i64| a + (b - a) * step / STEPS;
    (1..=STEPS).map(move |step| (between(from.0, to.0, step), between(from.1, to.1, step)))
}

#[test]
fn a_way_ends_where_the_hand_wants_to_be() {
    let points: Vec<Point> = way((10, 200), (130, 20)).collect();
    assert_eq!(points.len(), 12);
    assert_eq!(points.first(), Some(&(20, 185)));
    assert_eq!(points.last(), Some(&(130, 20)));
}
