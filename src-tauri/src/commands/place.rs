//! Where does a person want a file to lie, and does its name say what it is? Whoever types a name without an ending would find a
//! file that no program opens.

use std::path::PathBuf;

use tauri_plugin_dialog::FileDialogBuilder;

/// Asks where to save what ends so. None where they chose no place.
pub(crate) fn chosen<R: tauri::Runtime>(dialog: FileDialogBuilder<R>, end: &str) -> Option<PathBuf> {
    Some(ended(dialog.blocking_save_file()?.into_path().ok()?, end))
}

/// The same place with the ending. The person was asked about no other file that may lie there by then: none is overwritten.
pub(crate) fn ended(place: PathBuf, end: &str) -> PathBuf {
    if place.extension().is_some_and(|is| is.eq_ignore_ascii_case(end)) {
        return place;
    }
    let mut name = place.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{end}"));
    unused(place.with_file_name(name))
}

/// The place, or the next to it where nothing lies.
pub(crate) fn unused(place: PathBuf) -> PathBuf {
    let end = place.extension().map(|end| end.to_string_lossy().into_owned()).unwrap_or_default();
    let stem = place.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let numbered = (2..1000).map(|nth| place.with_file_name(format!("{stem} {nth}.{end}")));
    std::iter::once(place.clone()).chain(numbered).find(|path| !path.exists()).unwrap_or(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_without_its_ending_gets_it_and_nothing_else_is_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        assert_eq!(ended(at("page.pdf"), "pdf"), at("page.pdf"));
        assert_eq!(ended(at("PAGE.PDF"), "pdf"), at("PAGE.PDF"));
        assert_eq!(ended(at("my page"), "pdf"), at("my page.pdf"));
        assert_eq!(ended(at("of 3.5.2026"), "zip"), at("of 3.5.2026.zip"));
        std::fs::write(at("my page.pdf"), b"of another student").unwrap();
        assert_eq!(ended(at("my page"), "pdf"), at("my page 2.pdf"));
        // Chosen by its whole name they were asked.
        assert_eq!(ended(at("my page.pdf"), "pdf"), at("my page.pdf"));
    }
}
