//! How fast is the real window? From unlock to Today, memory, gestures and a long drag, on a home that the bench made, in the
//! build that ships, on a warm disk.
//! These are measurements: nothing is asserted about time. `cargo xtask bench window` runs them; a test run passes them over.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::desk::{Desk, Window};
use crate::map::{Ring, Sector};

const STARTS: usize = 7;
const SITTINGS: usize = 5;
/// Points of the way that a person is dragged along.
const WAY: usize = 1600;
/// How often somebody is put elsewhere, until a map is kept and drawn again.
const DROPS: usize = 150;
/// Where a disk's sync is free.
const IN_MEMORY: &str = "/dev/shm";
/// A figure that is told and has no aim of its own.
const ANY: (f64, f64, &str) = (0.5, f64::INFINITY, "");

#[tokio::test]
#[ignore = "a measurement: cargo xtask bench window"]
async fn figures_of_the_window() -> Result<()> {
    let Some(home) = std::env::var_os("KITH_FIGURES").map(PathBuf::from) else {
        println!("skipped: no KITH_FIGURES; `cargo xtask bench window` gives a home");
        return Ok(());
    };
    let told: Value = serde_json::from_slice(&std::fs::read(home.join("figures.json"))?)?;
    let Some(desk) = Desk::at(&home) else { return Ok(()) };
    let (starts, memory) = comes_in(&desk, &told).await?;
    let (mut first, mut again, mut dragged) = (Vec::new(), Vec::new(), None);
    for nth in 1..=SITTINGS {
        let window = desk.open().await?;
        let (ready, anew) = window.shows(sits_down(&window, &told).await).await?;
        first.push(ready);
        again.push(anew);
        if nth == SITTINGS {
            dragged = Some(window.shows(drags(&window).await).await?);
        }
        window.close().await?;
    }
    let (frames, script) = dragged.context("nobody was dragged")?;
    let on_disk = drops_at(&desk, &told).await?;
    let in_memory = match Path::new(IN_MEMORY) {
        folder if folder.is_dir() => {
            let copy = tempfile::tempdir_in(folder)?;
            copied(&home, copy.path())?;
            let Some(desk) = Desk::at(copy.path()) else { return Ok(()) };
            drops_at(&desk, &told).await?
        }
        _ => Vec::new(),
    };
    let window = desk.open().await?;
    let (panned, zoomed) = window.shows(looks_at_school(&window, &told).await).await?;
    window.close().await?;
    let (at, crowd, school) = (&told["at"], &told["crowd"], &told["pictured"]);
    let lines = json!([
        line("from unlock to the first usable screen", at, &starts, "ms", (0.5, 1200.0, "median ≤ 1.2 s")),
        line("memory of all processes (PSS)", at, &memory, "MB", (0.5, 250.0, "≤ 250 MB")),
        line("pointer up to durable and drawn again, on this disk", at, &spans(&on_disk, Dropped::whole), "ms", ANY),
        line("  the same in memory, no sync, waiting for the frame", at, &spans(&in_memory, Dropped::whole), "ms", ANY),
        line("  the work in it", at, &spans(&in_memory, Dropped::work), "ms", (0.99, 16.7, "p99 ≤ 16.7 ms")),
        line("from the tap to the map drawn", crowd, &first, "ms", (0.5, 60.0, "≤ 60 ms")),
        line("the same after the cover, from nothing", crowd, &again, "ms", (0.5, 60.0, "≤ 60 ms")),
        line("drag: from frame to frame", crowd, &frames, "ms", (0.95, 40.0, "p95 ≤ 40 ms")),
        line("drag: our script a frame, on average", crowd, &[script], "ms", (0.5, 2.0, "≤ 2 ms")),
        line("school picture: panned, from frame to frame", school, &panned, "ms", (0.95, 33.0, "p95 ≤ 33 ms")),
        line("school picture: zoomed, from frame to frame", school, &zoomed, "ms", (0.95, 33.0, "p95 ≤ 33 ms")),
    ]);
    let into = std::env::var_os("KITH_FIGURES_INTO").map(PathBuf::from).context("KITH_FIGURES_INTO")?;
    std::fs::write(into, serde_json::to_vec_pretty(&lines)?)?;
    Ok(())
}

/// A line as the bench shows it. The aim: for which part of all values it holds, how much is allowed, and its words.
fn line(what: &str, at: &Value, all: &[f64], unit: &str, (held, most, aim): (f64, f64, &str)) -> Value {
    let mut all = all.to_vec();
    all.sort_by(f64::total_cmp);
    let part = |part: f64| all.get(((all.len().max(1) - 1) as f64 * part).round() as usize).copied().unwrap_or(f64::NAN);
    let shown = |value: f64| if value < 10.0 { format!("{value:.2} {unit}") } else { format!("{value:.0} {unit}") };
    let p99 = if held == 0.95 { format!("p95 {}", shown(part(held))) } else { shown(part(0.99)) };
    json!({
        "what": what, "at": at, "median": shown(part(0.5)), "p99": p99, "worst": shown(part(1.0)),
        "aim": aim, "is_met": most.is_finite().then_some(part(held) <= most),
    })
}

/// Milliseconds from Enter to Today with its lines, and megabytes a few seconds later.
async fn comes_in(desk: &Desk, told: &Value) -> Result<(Vec<f64>, Vec<f64>)> {
    let passphrase = told["passphrase"].as_str().context("no passphrase")?;
    let (mut starts, mut memory) = (Vec::new(), Vec::new());
    for nth in 0..STARTS {
        let window = desk.open().await?;
        let start = async {
            is_who(&window, told, "counselor").await?;
            window.fills("Passphrase", passphrase).await?;
            window.measures(".today-line", 1).await?;
            window.press(Key::Enter).await?;
            starts.push(window.drawn().await?);
            // The whole store is looked through in the background, once: memory is told when that is over.
            if nth + 1 == STARTS {
                for _ in 0..5 {
                    tokio::time::sleep(Duration::from_secs(6)).await;
                    memory.push(window.memory_kib()? as f64 / 1024.0);
                }
            }
            Ok(())
        };
        let outcome: Result<()> = start.await;
        window.shows(outcome).await?;
        window.close().await?;
    }
    Ok((starts, memory))
}

/// One person who was let go: milliseconds by the page's clock.
struct Dropped {
    begun: f64,
    changed: f64,
    frame: f64,
    painted: f64,
}

impl Dropped {
    fn whole(&self) -> f64 {
        self.painted - self.begun
    }

    /// Without waiting for the next frame of the screen.
    fn work(&self) -> f64 {
        self.changed - self.begun + self.painted - self.frame
    }
}

fn spans(drops: &[Dropped], of: impl Fn(&Dropped) -> f64) -> Vec<f64> {
    drops.iter().map(of).collect()
}

async fn drops_at(desk: &Desk, told: &Value) -> Result<Vec<Dropped>> {
    let window = desk.open().await?;
    let dropped = window.shows(drops(&window, told).await).await?;
    window.close().await?;
    Ok(dropped)
}

/// People are put elsewhere, one after another, on a map of an ordinary size, until the map that the store gave back is drawn.
async fn drops(window: &Window, told: &Value) -> Result<Vec<Dropped>> {
    begins(window, told, "ordinary").await?;
    window.click("button", "Go to the map").await?;
    window.settles().await?;
    let mut drops = Vec::with_capacity(DROPS);
    for nth in 0..DROPS * 2 {
        let people = window.people().await?;
        let person = people.get(nth * 7 % people.len().max(1)).context("nobody is on the map")?;
        // Each time into another ring than where they are.
        let rings = [Ring::Closest, Ring::Close, Ring::Known];
        let ring =
            rings.into_iter().find(|ring| !person.spoken.contains(&format!(", {},", ring.words()))).context("no other ring")?;
        let to =
            window.cell(ring, [Sector::Home, Sector::School, Sector::Peers, Sector::Community, Sector::Work][nth % 5]).await?;
        window.carry(person.at, to).await?;
        window.ask(include_str!("dropped.js"), vec![]).await?;
        window.lets_go().await?;
        window.settles().await?;
        let seen = window.ask("return window.kithDropped", vec![]).await?;
        let at = |name: &str| seen[name].as_f64();
        // Where a neighbour had moved under the pointer meanwhile nobody was put elsewhere.
        if let (Some(begun), Some(changed), Some(frame), Some(painted)) = (at("begun"), at("changed"), at("frame"), at("painted"))
        {
            drops.push(Dropped { begun, changed, frame, painted });
        }
        if drops.len() == DROPS {
            break;
        }
    }
    anyhow::ensure!(drops.len() == DROPS, "only {} of {DROPS} were put elsewhere", drops.len());
    Ok(drops)
}

fn copied(from: &Path, to: &Path) -> Result<()> {
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let there = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            std::fs::create_dir_all(&there)?;
            copied(&entry.path(), &there)?;
        } else {
            std::fs::copy(entry.path(), there)?;
        }
    }
    Ok(())
}

/// Milliseconds from the tap to the drawn map, behind the cards and after the cover.
async fn sits_down(window: &Window, told: &Value) -> Result<(f64, f64)> {
    begins(window, told, "student").await?;
    let ready = opens(window, "Go to the map").await?;
    // Under the cover the map is gone, and it is drawn anew after it.
    window.press(Key::F9).await?;
    Ok((ready, opens(window, "Go on").await?))
}

/// Unlocks, and sits down with one of those whom the home names, until the cards are open.
async fn begins(window: &Window, told: &Value, whom: &str) -> Result<()> {
    is_who(window, told, "counselor").await?;
    window.fills("Passphrase", told["passphrase"].as_str().context("no passphrase")?).await?;
    window.press(Key::Enter).await?;
    window.one("button", "Students").await?;
    window.opens_first_found(told[whom].as_str().context("no such student")?).await?;
    window.click("button", "Go on with this map").await?;
    window.click("button", "Begin").await?;
    window.click("button", "We talked about it").await
}

/// Milliseconds between frames of a drag on the map that lies open, and of script in each.
async fn drags(window: &Window) -> Result<(Vec<f64>, f64)> {
    let people = window.people().await?;
    let placed = people.iter().find(|one| one.spoken.contains("closest")).context("nobody is placed")?;
    window.ask("window.kithFigures.watch()", vec![]).await?;
    let (x, y) = placed.at;
    let mut hand = window.web.action_chain_with_delay(None, Some(Duration::from_millis(16))).move_to(x, y).click_and_hold();
    for nth in 0..WAY {
        let turn = nth as f64 / 20.0;
        hand = hand.move_to(x + (turn.sin() * 120.0) as i64, y + ((1.0 - turn.cos()) * 60.0) as i64);
    }
    hand.perform().await.context("dragging")?;
    let seen = window.ask("return { frames: window.kithFigures.frames, script: window.kithFigures.script }", vec![]).await?;
    window.lets_go().await?;
    let times: Vec<f64> = seen["frames"].as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
    anyhow::ensure!(times.len() > 30, "only {} frames were drawn", times.len());
    let frames: Vec<f64> = times.windows(2).map(|two| two[1] - two[0]).collect();
    let script = seen["script"].as_f64().unwrap_or_default() / frames.len() as f64;
    Ok((frames, script))
}

/// Says at the door who they are.
async fn is_who(window: &Window, told: &Value, role: &str) -> Result<()> {
    window.click("button", told[role].as_str().context("nobody of that role")?).await
}

/// Milliseconds between frames while the picture of a large school is moved by a finger, and while it is zoomed.
async fn looks_at_school(window: &Window, told: &Value) -> Result<(Vec<f64>, Vec<f64>)> {
    is_who(window, told, "lead").await?;
    window.fills("Passphrase", told["passphrase"].as_str().context("no passphrase")?).await?;
    window.press(Key::Enter).await?;
    window.click("button", "School").await?;
    window.click("tab", "The network").await?;
    let drawn = "const stage = document.querySelector('.network-stage');
        return stage !== null && Number(stage.dataset.baked ?? 0) > 0 && document.querySelector('.network [role=progressbar]') === null";
    let mut patience = 600;
    while window.ask(drawn, vec![]).await? != Value::Bool(true) {
        patience -= 1;
        anyhow::ensure!(patience > 0, "the picture was not drawn; the screen says:\n{}", window.text().await?);
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    tokio::time::sleep(Duration::from_secs(2)).await;
    window.ask(include_str!("figures.js"), vec![json!(".network-stage"), json!(1)]).await?;
    window.ask("window.kithFigures.watch()", vec![]).await?;
    let middle = window.ask(
        "const { left, top, width, height } = document.querySelector('.network-stage').getBoundingClientRect();
         return [Math.round(left + width / 2), Math.round(top + height / 2)]",
        vec![],
    );
    let middle = middle.await?;
    let (x, y) = (middle[0].as_i64().unwrap_or_default(), middle[1].as_i64().unwrap_or_default());
    let mut hand = window.web.action_chain_with_delay(None, Some(Duration::from_millis(16))).move_to(x, y).click_and_hold();
    for nth in 0..WAY / 4 {
        let turn = nth as f64 / 20.0;
        hand = hand.move_to(x + (turn.sin() * 150.0) as i64, y + ((1.0 - turn.cos()) * 80.0) as i64);
    }
    hand.perform().await.context("moving the picture")?;
    let panned = frames(window).await?;
    window.lets_go().await?;
    // The wheel turns nearer and farther, a notch in each frame.
    let turns = "const [x, y, notches] = arguments;
        window.kithFigures.frames.length = 0;
        const stage = document.querySelector('.network-stage');
        let nth = 0;
        const turn = () => {
            const deltaY = Math.floor(nth / 40) % 2 === 0 ? -12 : 12;
            stage.dispatchEvent(new WheelEvent('wheel', { deltaY, clientX: x, clientY: y, bubbles: true, cancelable: true }));
            nth += 1;
            if (nth < notches) window.requestAnimationFrame(turn);
            else window.kithFigures.isTurned = true;
        };
        window.requestAnimationFrame(turn);";
    window.ask(turns, vec![json!(x), json!(y), json!(WAY / 4)]).await?;
    while window.ask("return window.kithFigures.isTurned === true", vec![]).await? != Value::Bool(true) {
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Ok((panned, frames(window).await?))
}

/// Milliseconds between the frames that were drawn since they are watched.
async fn frames(window: &Window) -> Result<Vec<f64>> {
    let seen = window.ask("return window.kithFigures.frames", vec![]).await?;
    let times: Vec<f64> = seen.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
    anyhow::ensure!(times.len() > 30, "only {} frames were drawn", times.len());
    Ok(times.windows(2).map(|two| two[1] - two[0]).collect())
}

/// Milliseconds from the tap on this button to 150 people who are seen: what lies ready behind the cards is not.
async fn opens(window: &Window, button: &str) -> Result<f64> {
    let there = window.one("button", button).await?;
    window.settles().await?;
    window.measures(".sitting-window:not([aria-hidden]) .kith-sociogram [data-person]", 150).await?;
    window.click_at((there.x, there.y)).await?;
    let took = window.drawn().await?;
    window.settles().await?;
    Ok(took)
}

impl Window {
    /// Begins to measure from the next Enter or tap until so many of these are drawn.
    async fn measures(&self, selector: &str, least: usize) -> Result<()> {
        self.ask(include_str!("figures.js"), vec![json!(selector), json!(least)]).await?;
        Ok(())
    }

    /// How many milliseconds it was.
    async fn drawn(&self) -> Result<f64> {
        let script = "return window.kithFigures.drawn === null ? null : window.kithFigures.drawn - window.kithFigures.begun";
        for _ in 0..100 {
            // Each time it is asked, the page has to answer: seldom, so that the asking is not what is measured.
            tokio::time::sleep(Duration::from_millis(400)).await;
            if let Some(took) = self.ask(script, vec![]).await?.as_f64() {
                return Ok(took);
            }
        }
        let (figures, text) = (self.ask("return window.kithFigures", vec![]).await?, self.text().await?);
        anyhow::bail!("it was never drawn, {figures}; the screen says:\n{text}")
    }
}

#[test]
fn a_line_says_median_and_the_aim_of_its_kind() {
    let told = line("start", &json!("here"), &[1.0, 30.0, 2.0], "ms", (0.5, 2.0, "≤ 2 ms"));
    assert_eq!((&told["median"], &told["worst"], &told["is_met"]), (&json!("2.00 ms"), &json!("30 ms"), &json!(true)));
    let frames = line("frames", &json!("here"), &[16.0, 16.0, 90.0], "ms", (0.95, 40.0, "p95 ≤ 40 ms"));
    assert_eq!((&frames["p99"], &frames["is_met"]), (&json!("p95 90 ms"), &json!(false)));
}
