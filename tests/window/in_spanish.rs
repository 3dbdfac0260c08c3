//! Do the quieter ways of a sitting stand in Spanish, too? A parent's no that leaves talk and writes nothing; a map that is covered
//! when nobody touches it; a step that is agreed and moved on from Today; what a counselor writes afterwards, for herself, for the
//! team and for teachers; where her time went. Each is done as a person does it and is there after a restart.

use std::time::{Duration, Instant};

use anyhow::Result;
use thirtyfour::Key;

use crate::desk::{Desk, Window};
use crate::entry::PASSPHRASE;
use crate::forgetting::drafts;

const NOTE: &str = "Preguntar por la hermana mayor";
const TEAM: &str = "Llega antes de la primera clase";
const SUMMARY: &str = "Le gusta empezar con calma";

#[tokio::test]
async fn the_quieter_ways_of_a_sitting_are_walked_in_spanish() -> Result<()> {
    let Some(desk) = Desk::new() else { return Ok(()) };
    let window = desk.open().await?;
    window.shows(begins_in_spanish(&window).await).await?;
    window.shows(only_talks(&desk, &window).await).await?;
    window.leaves_by("Salir y bloquear").await?;
    desk.locked(window).await?;

    let window = desk.open().await?;
    window.shows(agrees_on_a_step(&desk, &window).await).await?;
    window.leaves_by("Salir y bloquear").await?;
    desk.locked(window).await?;

    let window = desk.open().await?;
    window.shows(writes_afterwards(&window).await).await?;
    window.shows(moves_the_step_on(&window).await).await?;
    window.close().await?;

    let window = desk.open().await?;
    window.shows(finds_it_again(&window).await).await?;
    window.shows(is_asked_about_the_summary(&window).await).await?;
    window.shows(is_covered_when_nobody_is_here(&window).await).await?;
    window.leaves_by("Salir y bloquear").await?;
    desk.locked(window).await
}

impl Window {
    async fn desbloquea(&self) -> Result<()> {
        self.fills("Frase de acceso", PASSPHRASE).await?;
        self.press(Key::Enter).await?;
        self.one("button", "Estudiantes").await?;
        Ok(())
    }

    async fn abre(&self, letters: &str) -> Result<()> {
        self.finds_first("Buscar estudiantes", letters).await?;
        self.one("tab", "Mapa").await?;
        Ok(())
    }

    /// From the cover to the map. Before the cover is there, "Empezar" is a piece of "Empezar un mapa" on the page of before.
    async fn empieza(&self, on_the_cover: &str) -> Result<()> {
        self.sees(on_the_cover).await?;
        for button in ["Empezar", "Ya lo hablamos"] {
            self.click("button", button).await?;
        }
        Ok(())
    }
}

async fn begins_in_spanish(window: &Window) -> Result<()> {
    window.sets_up().await?;
    window.pastes_students(&["Marisol Quintero, 10", "Tomasz Malinowski, 11"]).await?;
    window.speaks_spanish().await
}

/// The family said no: there is no map to begin, and of what the two talk about nothing is written.
async fn only_talks(desk: &Desk, window: &Window) -> Result<()> {
    window.abre("quint").await?;
    window.click("tab", "Registro").await?;
    window.click("button", "Anotar una respuesta").await?;
    window.fills("Quién la dio", "la madre").await?;
    window.click("button", "Anotarla").await?;
    window.sees("Desde ahora solo se habla").await?;
    window.click("tab", "Mapa").await?;
    window.sees("La familia dijo que no").await?;
    anyhow::ensure!(window.all("button", "Empezar un mapa").await?.is_empty(), "a map can be begun all the same");
    window.click("button", "Solo hablar").await?;
    window.empieza("Aquí los dos pueden hablar").await?;
    window.sees("Hoy no hay mapa").await?;
    anyhow::ensure!(window.all("textbox", "").await?.is_empty(), "there is something to write into");
    window.click("button", "Solo hablar").await?;
    window.waits_for_focus("Salir y bloquear").await?;
    anyhow::ensure!(drafts(desk.home()).is_empty(), "a draft lies on the disk: {:?}", drafts(desk.home()));
    Ok(())
}

/// Another student, two people, and one step.
async fn agrees_on_a_step(desk: &Desk, window: &Window) -> Result<()> {
    window.desbloquea().await?;
    window.click("button", "Ahora no").await?;
    window.abre("quint").await?;
    // What the two talked about left no map, and the no stands.
    window.sees("La familia dijo que no").await?;
    window.abre("malin").await?;
    window.click("button", "Empezar un mapa").await?;
    window.empieza("Aquí solo se abre tu mapa").await?;
    window.click("button", "Ir al mapa").await?;
    window.click("textbox", "Agregar un nombre").await?;
    for name in ["Tía Rocío", "Sr. Peña"] {
        window.types(name).await?;
        window.press(Key::Enter).await?;
        window.person(name, "todavía sin lugar").await?;
    }
    // Whom help goes to, by a chip and a tap.
    window.click("button", "Desde mí").await?;
    window.taps("Tía Rocío").await?;
    window.sees("Tía Rocío, La ayuda va: Desde mí.").await?;
    window.press(Key::Escape).await?;

    window.click("button", "Iluminar a quien ayuda").await?;
    window.taps("Sr. Peña").await?;
    window.fills("¿Qué vas a pedir?", "una carta").await?;
    window.click("button", "Esta semana").await?;
    window.click("button", "Acordar esto").await?;
    window.one("button", "Otro paso").await?;
    window.click("button", "Volver al mapa").await?;
    window.click("button", "Terminar").await?;
    window.click("button", "Guardarlo para los dos").await?;
    window.sees("El mapa está guardado").await?;
    anyhow::ensure!(drafts(desk.home()).is_empty(), "the draft is still on the disk: {:?}", drafts(desk.home()));
    Ok(())
}

/// Three fields at most, then the memory aid, a note for the team, and a summary that waits for a yes.
async fn writes_afterwards(window: &Window) -> Result<()> {
    window.desbloquea().await?;
    window.sees("Después de su tiempo con Tomasz").await?;
    window.fills("Minutos", "14").await?;
    window.click("button", "Guardar en mi tiempo").await?;
    window.sees("Guardado en su tiempo").await?;

    window.abre("malin").await?;
    window.click("tab", "Notas").await?;
    window.fills("Una nota sobre Tomasz, para usted", NOTE).await?;
    window.press_with(Key::Control, '\u{e007}').await?;
    window.sees(NOTE).await?;
    window.fills("Una nota para el equipo", TEAM).await?;
    window.click("button", "Agregar para el equipo").await?;
    window.sees("La nota está en el archivo de Tomasz").await?;

    window.click("tab", "Registro").await?;
    window.fills("Lo que diría a quienes le dan clase a Tomasz", SUMMARY).await?;
    window.click("button", "Preguntarle a Tomasz la próxima vez").await?;
    window.sees("Se le preguntará a Tomasz").await
}

/// One tap each, in the same place.
async fn moves_the_step_on(window: &Window) -> Result<()> {
    window.click("button", "Hoy").await?;
    for (button, done) in [
        ("Ya lo pidió: Sr. Peña", "ya se lo pidió a Sr. Peña"),
        ("Respondieron: Sr. Peña", "Sr. Peña respondió"),
        ("La ayuda llegó: Sr. Peña", "la ayuda llegó"),
    ] {
        window.click("button", button).await?;
        window.sees(done).await?;
        // What is next stands in the same place, and a second tap within a moment is not meant for it.
        tokio::time::sleep(Duration::from_millis(900)).await;
    }
    anyhow::ensure!(window.all("button", "Sr. Peña").await?.is_empty(), "there is more to be done about it");
    window.click("tab", "Mi tiempo").await?;
    window.sees("14").await?;
    window.sees("Consejería").await
}

/// After a restart everything is where it was written, and nowhere else.
async fn finds_it_again(window: &Window) -> Result<()> {
    window.desbloquea().await?;
    window.click("tab", "Mi tiempo").await?;
    window.sees("Consejería").await?;
    window.abre("malin").await?;
    window.click("tab", "Notas").await?;
    window.sees(NOTE).await?;
    window.sees(TEAM).await?;
    window.sees("Ana Castillo").await?;
    // What only she reads is found by no search.
    window.press_with(Key::Control, 'k').await?;
    window.one("textbox", "Buscar estudiantes").await?;
    window.types("hermana").await?;
    window.sees("No hay estudiantes con ese nombre").await?;
    // The first takes back what was typed.
    window.press(Key::Escape).await?;
    window.press(Key::Escape).await
}

/// The next time the two meet: what teachers would read is theirs after a yes.
async fn is_asked_about_the_summary(window: &Window) -> Result<()> {
    window.click("button", "Ajustes").await?;
    window.sees("Programa libre").await?;
    window.settles().await?;
    // By keys: a list far down the page closes when the page is scrolled under it.
    window.tabs_to("Bloquear después de").await?;
    window.press(Key::Enter).await?;
    window.one("option", "1 minuto").await?;
    window.press(Key::Home).await?;
    window.press(Key::Enter).await?;
    window.sees("Kith se bloquea después de 1 minuto").await?;
    window.settles().await?;
    window.abre("malin").await?;
    window.click("tab", "Mapa").await?;
    window.click("button", "Nuevo mapa a partir del último").await?;
    window.empieza("Aquí solo se abre tu mapa").await?;
    window.sees(SUMMARY).await?;
    window.click("button", "Sí, compartirlo").await?;
    window.sees("Tus maestros pueden leer esto").await?;
    window.click("button", "Ir al mapa").await?;
    window.person("Tía Rocío", "").await?;
    Ok(())
}

/// Two who talk touch nothing: the map is covered, the sitting is not over, and one key brings it back.
async fn is_covered_when_nobody_is_here(window: &Window) -> Result<()> {
    let began = Instant::now();
    while window.focused().await? != "Seguir" {
        anyhow::ensure!(began.elapsed() < Duration::from_secs(120), "nobody was here, and the map lies open");
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    let text = window.text().await?;
    anyhow::ensure!(text.contains("Tomasz") && !text.contains("Rocío"), "the cover says too much:\n{text}");
    window.press(Key::Enter).await?;
    window.person("Tía Rocío", "").await?;
    window.press(Key::F9).await?;
    window.waits_for_focus("Seguir").await
}
