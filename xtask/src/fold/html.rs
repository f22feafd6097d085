//! The template and the assembled page.

use anyhow::{Context, Result, bail};

use super::policy;

const MODULE_START: &str = "<script type=\"application/octet-stream\" id=\"ermu-wasm\">";
const WORKER_MODULE_START: &str = "<script type=\"application/octet-stream\" id=\"ermu-office-wasm\">";
/// A type that no browser runs: the worker is made of the text when it is needed.
const WORKER_START: &str = "<script type=\"text/plain\" id=\"ermu-office\">";
const SCRIPT_END: &str = "</script>";

/// `index.html`, cut where the fold puts something in.
pub(crate) struct Template<'a> {
    /// The stylesheets in the order of their links.
    pub(crate) sheets: Vec<&'a str>,
    /// The scripts that run before anything else, in their order; they become one.
    pub(crate) first: Vec<&'a str>,
    lines: Vec<Line<'a>>,
}

enum Line<'a> {
    Kept(&'a str),
    Charset(&'a str),
    Style,
    First,
    /// The module's link is in the head; its bytes and the start script go to the end of the body.
    Rust,
    BodyEnd,
}

/// What is put in.
pub(crate) struct Pieces<'a> {
    pub(crate) build: &'a str,
    pub(crate) first: &'a str,
    pub(crate) start: &'a str,
    pub(crate) style: &'a str,
    pub(crate) module: &'a str,
    /// The script of the worker, and the module it starts.
    pub(crate) worker: &'a str,
    pub(crate) worker_module: &'a str,
}

impl<'a> Template<'a> {
    pub(crate) fn parse(text: &'a str) -> Result<Self> {
        let mut sheets = Vec::new();
        let mut firsts = Vec::new();
        let mut lines = Vec::new();
        for line in text.lines() {
            let trimmed = line.trim();
            if trimmed.contains("data-trunk") {
                let kind = attribute(trimmed, "rel").context("a data-trunk link in index.html has no rel")?;
                let href = attribute(trimmed, "href");
                match (kind, href) {
                    ("css", Some(sheet)) => {
                        if sheets.is_empty() {
                            lines.push(Line::Style);
                        }
                        sheets.push(sheet);
                    }
                    ("inline", Some(script)) => {
                        if firsts.is_empty() {
                            lines.push(Line::First);
                        }
                        firsts.push(script);
                    }
                    ("rust", _) => lines.push(Line::Rust),
                    _ => bail!("the fold does not know this line of index.html: {trimmed}"),
                }
            } else if trimmed.starts_with("<meta charset") {
                lines.push(Line::Charset(trimmed));
            } else if trimmed == "</body>" {
                lines.push(Line::BodyEnd);
            } else if !trimmed.is_empty() {
                lines.push(Line::Kept(trimmed));
            }
        }
        if firsts.is_empty() {
            bail!("index.html must have a data-trunk link with rel=\"inline\", the first script")
        }
        let has = |wanted: fn(&Line<'_>) -> bool| lines.iter().filter(|line| wanted(line)).count() == 1;
        if !has(|line| matches!(line, Line::Charset(_)))
            || !has(|line| matches!(line, Line::Rust))
            || !has(|line| matches!(line, Line::BodyEnd))
        {
            bail!("index.html needs one line each with <meta charset>, the rust link and </body>");
        }
        Ok(Self { sheets, first: firsts, lines })
    }
}

/// Puts the page together, as a browser writes it out again: a copy that the page makes of itself is then the same file,
/// with the same check value.
pub(crate) fn assemble(template: &Template<'_>, pieces: &Pieces<'_>) -> String {
    let mut page = String::new();
    let mut line = |text: &str| {
        page.push_str(text);
        page.push('\n');
    };
    for part in &template.lines {
        match part {
            Line::Kept(text) => line(text),
            Line::Charset(text) => {
                line(text);
                line(&policy::fixed());
                line(&format!("<meta name=\"ermu-version\" content=\"{}\">", pieces.build));
            }
            Line::Style => line(&format!("<style>{}</style>", pieces.style)),
            Line::First => line(&format!("<script>{}{SCRIPT_END}", pieces.first)),
            Line::Rust => {}
            Line::BodyEnd => {
                line(&format!("{MODULE_START}{}{SCRIPT_END}", pieces.module));
                // Before the script that starts the page, which takes down the page as it came.
                line(&format!("{WORKER_START}{}{SCRIPT_END}", pieces.worker));
                line(&format!("{WORKER_MODULE_START}{}{SCRIPT_END}", pieces.worker_module));
                // What follows the last script would be moved into the body.
                line(&format!("<script>{}{SCRIPT_END}</body></html>", pieces.start));
                break;
            }
        }
    }
    page
}

/// The module's base64 in an assembled page.
pub(crate) fn module_in(page: &str) -> Option<&str> {
    content(page, MODULE_START)
}

/// The base64 of the worker's module in an assembled page.
pub(crate) fn worker_module_in(page: &str) -> Option<&str> {
    content(page, WORKER_MODULE_START)
}

fn content<'a>(page: &'a str, start: &str) -> Option<&'a str> {
    let (_, rest) = page.split_once(start)?;
    Some(rest.split_once(SCRIPT_END)?.0)
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    Some(rest.split_once('"')?.0)
}

#[cfg(test)]
mod tests {
    use super::{Pieces, Template, assemble, module_in, worker_module_in};

    const TEMPLATE: &str = "<!doctype html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n\
        <link data-trunk rel=\"inline\" href=\"src/boot/first.js\">\n\
        <link data-trunk rel=\"css\" href=\"style/a.css\">\n<link data-trunk rel=\"css\" href=\"style/b.css\">\n\
        <link data-trunk rel=\"rust\" data-bin=\"ermu\">\n</head>\n<body>\n<p>x</p>\n</body>\n</html>\n";
    const PIECES: Pieces<'_> = Pieces {
        build: "1.2.3",
        first: "FIRST",
        start: "START",
        style: "STYLE",
        module: "TU9E",
        worker: "WORKER",
        worker_module: "T0ZG",
    };

    #[test]
    fn links_of_the_template_are_replaced_in_place_and_sheets_become_one() {
        let template = Template::parse(TEMPLATE).ok();
        let page = template.as_ref().map(|template| assemble(template, &PIECES)).unwrap_or_default();
        assert_eq!(template.map(|template| template.sheets), Some(vec!["style/a.css", "style/b.css"]));
        assert!(!page.contains("data-trunk"));
        assert_eq!(page.matches("<style>STYLE</style>").count(), 1);
        assert!(page.find("Content-Security-Policy") < page.find("<script>FIRST</script>"));
        assert!(page.find("id=\"ermu-wasm\"") < page.find("<script>START</script>"));
        assert!(page.contains("<meta name=\"ermu-version\" content=\"1.2.3\">"));
        assert_eq!(module_in(&page), Some("TU9E"));
        assert_eq!(worker_module_in(&page), Some("T0ZG"));
        assert!(page.find(">WORKER<") < page.find("<script>START</script>"));
    }

    #[test]
    fn template_without_a_first_script_or_with_an_unknown_link_is_refused() {
        let without = TEMPLATE.replace("<link data-trunk rel=\"inline\" href=\"src/boot/first.js\">\n", "");
        assert!(Template::parse(&without).is_err());
        let unknown = TEMPLATE.replace("rel=\"rust\"", "rel=\"copy-file\"");
        assert!(Template::parse(&unknown).is_err());
    }
}
