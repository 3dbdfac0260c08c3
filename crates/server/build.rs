//! What of the built interface does the binary carry? The administrator's page from `ui/dist-admin`, each file as it is and
//! compressed. Where it was not built the server is built all the same: it says so at the page's address, and in its verbs
//! nothing is missing.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

fn main() {
    let here = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo says where this crate is"));
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo says where to write"));
    let built = here.join("../../ui/dist-admin");
    // A folder that is not there yet is looked for each time.
    println!("cargo::rerun-if-changed={}", built.display());
    println!("cargo::rerun-if-changed=build.rs");
    let mut files = Vec::new();
    collect(&built, &built, &mut files);
    files.sort();
    if files.is_empty() {
        println!("cargo::warning=the administrator's page is not built: this kith-server goes without it (npm run build in ui)");
    }
    let mut text = "pub static FILES: &[File] = &[\n".to_owned();
    for (at, name) in files.iter().enumerate() {
        let path = built.join(name);
        let plain = std::fs::read(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
        // Copied, so that what is carried is what was read here, whatever is built meanwhile.
        let (kept, small) = (out.join(format!("{at}.plain")), out.join(format!("{at}.gz")));
        std::fs::write(&kept, &plain).expect("the build folder can be written to");
        let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        gz.write_all(&plain).expect("memory can be written to");
        std::fs::write(&small, gz.finish().expect("memory can be written to")).expect("the build folder can be written to");
        writeln!(text, "    File {{ name: {name:?}, plain: include_bytes!({kept:?}), small: include_bytes!({small:?}) }},")
            .expect("memory can be written to");
    }
    text.push_str("];\n");
    std::fs::write(out.join("page.rs"), text).expect("the build folder can be written to");
}

/// The files below a folder, by their names from its top.
fn collect(top: &Path, folder: &Path, files: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(top, &path, files);
        } else if let Ok(name) = path.strip_prefix(top) {
            files.push(name.to_string_lossy().replace('\\', "/"));
        }
    }
}
