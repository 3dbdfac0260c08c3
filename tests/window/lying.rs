//! What lies on the machine of other students, where the system's dialog for files begins and looks? A page among the documents,
//! and one among the recent files: in a home folder of the journey's own.

use std::path::{Path, PathBuf};

use anyhow::Result;

pub struct Lying {
    documents: PathBuf,
    recent: PathBuf,
}

impl Lying {
    /// The first one's page among the documents; the second one's among the recent files, too.
    pub fn in_home(home: &Path, [first, second]: [&str; 2]) -> Result<Lying> {
        let (documents, data, config) = (home.join("Documents"), home.join(".local/share"), home.join(".config"));
        for folder in [&documents, &data, &config] {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(config.join("user-dirs.dirs"), "XDG_DOCUMENTS_DIR=\"$HOME/Documents\"\n")?;
        std::fs::write(documents.join(format!("{first} map.pdf")), b"%PDF")?;
        let plan = documents.join(format!("{second}-plan.pdf"));
        std::fs::write(&plan, b"%PDF")?;
        let recent = data.join("recently-used.xbel");
        // The toolkit forgets by itself what was used more than a month ago.
        let when = chrono::Utc::now().format("%Y-%m-%dT%H:%M:%SZ").to_string();
        let list = format!(
            r#"<?xml version="1.0" encoding="UTF-8"?>
<xbel version="1.0" xmlns:bookmark="http://www.freedesktop.org/standards/desktop-bookmarks" xmlns:mime="http://www.freedesktop.org/standards/shared-mime-info">
  <bookmark href="file://{}" added="{when}" modified="{when}" visited="{when}">
    <info><metadata owner="http://freedesktop.org">
      <mime:mime-type type="application/pdf"/>
      <bookmark:applications><bookmark:application name="Viewer" exec="&apos;viewer %u&apos;" modified="{when}" count="1"/></bookmark:applications>
    </metadata></info>
  </bookmark>
</xbel>
"#,
            plan.display()
        );
        std::fs::write(&recent, list)?;
        Ok(Lying { documents, recent })
    }

    /// What was saved in the folder that was made for this student.
    pub fn taken(&self) -> Vec<PathBuf> {
        let folders = std::fs::read_dir(&self.documents).into_iter().flatten().flatten().map(|entry| entry.path());
        let own = folders.filter(|folder| folder.is_dir());
        own.filter_map(|folder| std::fs::read_dir(folder).ok()).flatten().flatten().map(|entry| entry.path()).collect()
    }

    /// The recent files of every program of this person, as they are written down now.
    pub fn recent(&self) -> Result<String> {
        Ok(std::fs::read_to_string(&self.recent)?)
    }
}
