//! Which files did somebody get from the office? Writes them where a story wants them: a folder, a zip, a sheet. It invents
//! no rows: what stands in a file stands in the story.

use std::io::Write;
use std::path::PathBuf;

use zip::write::SimpleFileOptions;

use crate::World;

impl World {
    /// A folder with these files in it.
    pub fn folder_of(&self, files: &[(&str, &str)]) -> PathBuf {
        let folder = self.folder();
        for (name, text) in files {
            std::fs::write(folder.join(name), text).unwrap();
        }
        folder
    }

    /// A zip with these files in it.
    pub fn zip_of(&self, files: &[(&str, &str)]) -> PathBuf {
        let path = self.folder().join("roster.zip");
        std::fs::write(&path, zipped(files)).unwrap();
        path
    }

    /// One file.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// The smallest workbook that holds these rows.
    pub fn workbook(&self, rows: &[&[&str]]) -> PathBuf {
        let mut sheet =
            String::from(r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"#);
        for (at, row) in rows.iter().enumerate() {
            sheet += &format!(r#"<row r="{}">"#, at + 1);
            for (cell, column) in row.iter().zip('A'..) {
                sheet += &format!(r#"<c r="{column}{}" t="inlineStr"><is><t>{cell}</t></is></c>"#, at + 1);
            }
            sheet += "</row>";
        }
        sheet += "</sheetData></worksheet>";
        let path = self.folder().join("list.xlsx");
        let parts = [
            (
                "[Content_Types].xml",
                r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#,
            ),
            (
                "_rels/.rels",
                r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
            ),
            (
                "xl/workbook.xml",
                r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="List" sheetId="1" r:id="r1"/></sheets></workbook>"#,
            ),
            (
                "xl/_rels/workbook.xml.rels",
                r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
            ),
            ("xl/worksheets/sheet1.xml", sheet.as_str()),
        ];
        std::fs::write(&path, zipped(&parts)).unwrap();
        path
    }
}

fn zipped(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
