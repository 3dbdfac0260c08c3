//! Is a name ever more than a name? Whoever is called like a script or a formula is shown letter by letter, in the list, in
//! the search, on the map and beside it, and nothing of it runs.

use anyhow::Result;
use serde_json::json;

use crate::desk::{Desk, Window};

const SCRIPT: &str = r#"<img src=x onerror="window.__ran=1">"#;
const BROKEN_OUT: &str = r#""><svg onload=window.__ran=1>"#;
const FORMULA: &str = r#"=HYPERLINK("http://x","y")"#;

#[tokio::test]
async fn a_name_that_is_a_script_or_a_formula_is_only_ever_a_name() -> Result<()> {
    let Some(desk) = Desk::new() else { return Ok(()) };
    let window = desk.open().await?;
    window.shows(is_named(&window).await).await?;
    window.close().await
}

async fn is_named(window: &Window) -> Result<()> {
    window.sets_up().await?;
    window.click("button", "Students").await?;
    window.click("button", "Add one").await?;
    window.fills("Given name", SCRIPT).await?;
    window.fills("Family name", FORMULA).await?;
    window.click("button", "Add student").await?;
    // The line at the foot says who was added, the table shows it.
    window.sees(&format!("{SCRIPT} {FORMULA} is here now")).await?;
    window.sees(&format!("{FORMULA}, {SCRIPT}")).await?;
    ran_nothing(window).await?;

    window.opens_first_found("hyperlink").await?;
    window.sees(&format!("{SCRIPT} {FORMULA}")).await?;
    window.click("button", "Start a map").await?;
    window.settles().await?;
    ran_nothing(window).await?;
    window.begins().await?;
    window.names(&[SCRIPT, BROKEN_OUT, FORMULA]).await?;
    window.taps(BROKEN_OUT).await?;
    window.settles().await?;
    ran_nothing(window).await?;

    window.click("button", "List").await?;
    for name in [SCRIPT, BROKEN_OUT, FORMULA] {
        window.sees(name).await?;
    }
    ran_nothing(window).await
}

/// Neither the flag that the names would set nor an element that they would make is there.
async fn ran_nothing(window: &Window) -> Result<()> {
    let found = window
        .ask("return [window.__ran === undefined, document.querySelectorAll('img, svg[onload], a[href^=http]').length]", vec![])
        .await?;
    anyhow::ensure!(found == json!([true, 0]), "a name was more than a name: {found}");
    Ok(())
}
