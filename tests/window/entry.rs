//! How does a person come in? The first start, the passphrase, the invented school.

use std::time::{Duration, Instant};

use anyhow::Result;
use thirtyfour::Key;

use crate::desk::Window;

/// What the counselor of the journeys unlocks with.
pub const PASSPHRASE: &str = "seven quiet herons over the weir";

/// The longest that four hundred students may take to be made, on a machine that does other things too.
const MAKING: Duration = Duration::from_secs(180);

impl Window {
    /// Looks around in the invented school, from the first start to the first room. Making it takes as long as the machine needs,
    /// and the bar says how far it is.
    pub async fn looks_around(&self) -> Result<()> {
        self.click("button", "Look around in an invented school").await?;
        let began = Instant::now();
        tokio::time::sleep(Duration::from_millis(500)).await;
        while self.text().await?.contains("Making the invented school") && began.elapsed() < MAKING {
            tokio::time::sleep(Duration::from_millis(250)).await;
        }
        self.some("button", "A step you agreed").await.map(drop)
    }

    /// Sets up a profile by pointer, from the first start to the first room.
    pub async fn sets_up(&self) -> Result<()> {
        self.chooses_passphrase().await?;
        self.finishes_set_up().await
    }

    /// From the first start to a passphrase that is typed twice.
    pub async fn chooses_passphrase(&self) -> Result<()> {
        self.click("button", "Set up for my school").await?;
        self.fills("Your name", "Ana Castillo").await?;
        self.fills("Your school", "Grand Bend High School").await?;
        self.click("button", "Next").await?;
        self.fills("New passphrase", PASSPHRASE).await?;
        self.fills("The same once more", PASSPHRASE).await
    }

    /// From there by way of the recovery code to the first room.
    pub async fn finishes_set_up(&self) -> Result<()> {
        self.click("button", "Set up").await?;
        self.click("checkbox", "I have printed, saved or written down this code").await?;
        self.click("button", "I have it").await?;
        self.one("button", "Students").await?;
        Ok(())
    }

    /// Takes the cover off a sitting, is through with what is said before the first name, and chooses no card.
    pub async fn begins(&self) -> Result<()> {
        self.click("button", "Begin").await?;
        self.click("button", "We talked about it").await?;
        self.click("button", "Go to the map").await
    }

    /// Comes in again, where one profile is known.
    pub async fn unlocks(&self) -> Result<()> {
        self.gives_passphrase().await?;
        self.one("button", "Students").await?;
        Ok(())
    }

    /// The same, whatever is found behind the door.
    pub async fn gives_passphrase(&self) -> Result<()> {
        self.fills("Passphrase", PASSPHRASE).await?;
        self.press(Key::Enter).await
    }
}
