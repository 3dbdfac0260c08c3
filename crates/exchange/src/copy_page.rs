//! How does the copy of a record become a file that opens everywhere? As one page of HTML that holds all it needs: no script,
//! nothing from elsewhere, and every word escaped. It prints as it stands.

use std::fmt::Write;

use serde::{Deserialize, Serialize};
use specta::Type;

/// One line: what it is, and what is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CopyRow {
    pub what: String,
    pub is: String,
}

/// One part of the copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CopySection {
    pub heading: String,
    /// What is said before the lines; empty where nothing is.
    pub lead: String,
    pub rows: Vec<CopyRow>,
}

/// The copy, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CopyPage {
    /// The language of its words, as HTML names it.
    pub language: String,
    pub title: String,
    pub lead: String,
    pub sections: Vec<CopySection>,
}

const STYLE: &str = "body{font:16px/1.5 system-ui,'Noto Sans',sans-serif;color:#222;background:#fff;max-width:44rem;margin:2rem auto;padding:0 1rem}\
h1{font-size:1.6rem;margin:0 0 .5rem}h2{font-size:1.15rem;margin:1.75rem 0 .5rem;border-bottom:1px solid #bbb}\
dl{display:grid;grid-template-columns:12rem 1fr;gap:.25rem 1rem;margin:0}dt{color:#555}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}\
@media(max-width:32rem){dl{display:block}dd{margin-bottom:.5rem}}@media print{body{margin:0;max-width:none}h2{break-after:avoid}}";

/// The page.
pub fn html(page: &CopyPage) -> String {
    let mut out = String::with_capacity(4096);
    // Writing into a String cannot fail.
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{}</h1>\n<p>{}</p>\n",
        escaped(&page.language),
        escaped(&page.title),
        escaped(&page.title),
        escaped(&page.lead)
    );
    for section in &page.sections {
        let _ = writeln!(out, "<section>\n<h2>{}</h2>", escaped(&section.heading));
        if !section.lead.is_empty() {
            let _ = writeln!(out, "<p>{}</p>", escaped(&section.lead));
        }
        if !section.rows.is_empty() {
            out.push_str("<dl>\n");
            for row in &section.rows {
                let _ = writeln!(out, "<dt>{}</dt><dd dir=\"auto\">{}</dd>", escaped(&row.what), escaped(&row.is));
            }
            out.push_str("</dl>\n");
        }
        out.push_str("</section>\n");
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_stands_in_it_and_none_is_markup() {
        let page = CopyPage {
            language: "en\" onload=\"x".into(),
            title: "<b>Luz</b>".into(),
            lead: "a & b".into(),
            sections: vec![CopySection {
                heading: "Notes".into(),
                lead: String::new(),
                rows: vec![CopyRow { what: "نور".into(), is: "<script>alert('1')</script>\n小明 🙂".into() }],
            }],
        };
        let html = html(&page);
        assert!(
            html.contains("&lt;b&gt;Luz&lt;/b&gt;")
                && html.contains("a &amp; b")
                && html.contains("小明 🙂")
                && html.contains("نور")
        );
        assert!(
            !html.contains("<script") && !html.contains("onload=\"x") && !html.contains("http://") && !html.contains("https://")
        );
        assert_eq!((html.matches("<dt>").count(), html.matches("</html>").count()), (1, 1));
    }
}
