//! Does Kith speak Spanish where a counselor works in it? Chosen in the settings by a counselor who looks around, then Today, the
//! students, a map by pointer and by keys, and what is said of each gesture, all of it in Spanish, after a restart too.

use anyhow::{Context, Result, ensure};
use thirtyfour::Key;

use crate::desk::{Desk, Window};
use crate::invention;
use crate::map::{Ring, Sector};

/// What would be left of English on a screen that is Spanish.
const ENGLISH: [&str; 7] = ["Students", "Today", "Settings", "Undo", "Finish", "closest", "Search"];

#[tokio::test]
async fn a_counselor_works_in_spanish_and_hears_each_gesture_in_it() -> Result<()> {
    let Some(desk) = Desk::new() else { return Ok(()) };
    let window = desk.open().await?;
    window.shows(speaks(&window).await).await?;
    window.shows(maps(&window).await).await?;
    window.close().await?;

    let window = desk.open().await?;
    window.shows(speaks_still(&window).await).await?;
    window.close().await
}

/// A picture of a screen on which nothing is left in English.
async fn shown(window: &Window, name: &str) -> Result<()> {
    window.settles().await?;
    window.picture("spanish", name).await?;
    let text = window.text().await?;
    for word in ENGLISH {
        ensure!(!text.contains(word), "\"{word}\" stands on the screen {name}:\n{text}");
    }
    Ok(())
}

impl Window {
    /// From a screen in English to the settings in Spanish.
    pub async fn speaks_spanish(&self) -> Result<()> {
        self.click("button", "Settings").await?;
        // Its parts come one after another, and push down what is below them.
        self.sees("Free software under").await?;
        self.settles().await?;
        self.click("button", "Language").await?;
        self.one("option", "Español").await?;
        self.settles().await?;
        self.click("option", "Español").await?;
        self.sees("Ajustes").await?;
        // Until the list has closed, the window hears no other key.
        self.settles().await
    }
}

async fn speaks(window: &Window) -> Result<()> {
    window.click("button", "Look around in an invented school").await?;
    window.some("button", "A step you agreed").await?;
    window.speaks_spanish().await?;
    window.picture("spanish", "1-settings").await?;
    window.click("button", "Hoy").await?;
    window.sees("que quizás quiera ver").await?;
    shown(window, "2-today").await?;
    window.click("button", "Estudiantes").await?;
    window.click("radio", "Todos").await?;
    window.sees("400 estudiantes").await?;
    shown(window, "3-students").await
}

/// Somebody who has no map yet: freshmen of the invented school.
async fn maps(window: &Window) -> Result<()> {
    let (_, name) = invention::students(&invention::today())?.into_iter().next().context("nobody is on the roster")?;
    window.finds_first("Buscar estudiantes", &name).await?;
    window.sees("todavía no tiene mapa").await?;
    shown(window, "4-a-student").await?;
    window.click("button", "Empezar un mapa").await?;
    for button in ["Empezar", "Ya lo hablamos", "Ir al mapa"] {
        window.waits_for_focus(button).await?;
        window.press(Key::Enter).await?;
    }
    window.click("textbox", "Agregar un nombre").await?;
    for name in ["Tía Rocío", "Enfermera Amadi"] {
        window.types(name).await?;
        window.press(Key::Enter).await?;
        window.person(name, "todavía sin lugar").await?;
        window.sees(&format!("{name} se agregó.")).await?;
    }
    // By pointer.
    window.lifts("Tía Rocío", Ring::Closest, Sector::Home).await?;
    window.lets_go().await?;
    window.person("Tía Rocío", "muy cerca, hogar y familia").await?;
    window.sees("Tía Rocío está ahora en: muy cerca, hogar y familia.").await?;
    // By keys: who waits below the map comes last. Out of the tray she begins in the outer ring, at home; left of it is work.
    window.tabs_to("Tía Rocío, muy cerca").await?;
    window.press(Key::End).await?;
    window.press(Key::Enter).await?;
    window.sees("Tomaste a Enfermera Amadi.").await?;
    window.press(Key::Left).await?;
    window.press(Key::Down).await?;
    window.press(Key::Enter).await?;
    window.person("Enfermera Amadi", "cerca, trabajo y empleos").await?;
    window.sees("Enfermera Amadi está ahora en: cerca, trabajo y empleos.").await?;
    shown(window, "5-a-map").await?;
    window.press_with(Key::Control, 'z').await?;
    window.sees("Deshecho: ").await?;
    window.person("Enfermera Amadi", "todavía sin lugar").await?;
    window.click("button", "Terminar").await?;
    window.sees("¿Qué hacemos con este mapa?").await?;
    shown(window, "6-the-student-decides").await
}

async fn speaks_still(window: &Window) -> Result<()> {
    window.sees("¿Quién es usted?").await?;
    shown(window, "7-the-door").await?;
    window.click("button", "Ana Reyes").await?;
    window.sees("que quizás quiera ver").await
}
