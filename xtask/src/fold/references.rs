//! No reference to another file may be left in the assembled page.

use anyhow::{Result, bail};

/// What would make a script fetch something.
const IN_SCRIPTS: [&str; 9] = [
    "fetch(",
    "import(",
    "importScripts(",
    "new URL(",
    "new XMLHttpRequest",
    "new WebSocket",
    "new EventSource",
    "sendBeacon(",
    "sourceMappingURL",
];

const IN_STYLES: [&str; 3] = ["url(", "@import", "sourceMappingURL"];

/// Attributes that make a browser load what they name.
const LOADING: [&str; 9] =
    ["src", "href", "srcset", "poster", "data", "action", "formaction", "background", "xlink:href"];

pub(crate) fn check(page: &str) -> Result<()> {
    match first_reference(page) {
        None => Ok(()),
        Some(found) => bail!("the page still refers to something outside itself: {found}"),
    }
}

fn first_reference(page: &str) -> Option<String> {
    let mut rest = page;
    while let Some((_, after)) = rest.split_once('<') {
        rest = after;
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let (tag, after) = split_tag(rest);
        rest = after;
        if let Some(found) = in_tag(tag) {
            return Some(found);
        }
        let name = tag.split([' ', '\n', '/']).next().unwrap_or_default();
        let (barred, end): (&[&str], &str) = match name {
            "script" => (&IN_SCRIPTS, "</script"),
            "style" => (&IN_STYLES, "</style"),
            _ => continue,
        };
        let (content, after) = rest.split_once(end).unwrap_or((rest, ""));
        rest = after;
        // The module's base64 is no script, and could spell anything.
        let inert = tag.contains("application/octet-stream");
        if let Some(word) = barred.iter().find(|word| !inert && content.contains(*word)) {
            return Some(format!("{word} in <{name}>: …{}…", around(content, word)));
        }
    }
    None
}

/// The tag's inside and what follows it; a `>` within quotes does not end it.
fn split_tag(text: &str) -> (&str, &str) {
    let mut quote = None;
    for (at, sign) in text.char_indices() {
        match (quote, sign) {
            (None, '>') => return (&text[..at], &text[at + 1..]),
            (None, '"' | '\'') => quote = Some(sign),
            (Some(open), _) if open == sign => quote = None,
            _ => {}
        }
    }
    (text, "")
}

fn in_tag(tag: &str) -> Option<String> {
    attributes(tag)
        .into_iter()
        .find(|(name, value)| {
            let stays = value.is_empty() || value.starts_with('#') || value.starts_with("data:");
            LOADING.contains(&name.as_str()) && !stays || name == "style" && value.contains("url(")
        })
        .map(|(name, value)| format!("{name}=\"{value}\" in <{}>", tag.split(' ').next().unwrap_or(tag)))
}

fn attributes(tag: &str) -> Vec<(String, &str)> {
    let mut found = Vec::new();
    let mut rest = tag;
    while let Some((before, after)) = rest.split_once('=') {
        let name = before
            .rsplit(|sign: char| sign.is_whitespace())
            .find(|word| !word.is_empty())
            .unwrap_or_default();
        let after = after.trim_start();
        let (value, next) = match after.chars().next() {
            Some(quote @ ('"' | '\'')) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
            _ => after.split_once(|sign: char| sign.is_whitespace()).unwrap_or((after, "")),
        };
        found.push((name.to_ascii_lowercase(), value));
        rest = next;
    }
    found
}

fn around(content: &str, word: &str) -> String {
    let Some(at) = content.find(word) else { return word.to_owned() };
    let before = content[..at].chars().rev().take(30).collect::<Vec<_>>().into_iter().rev();
    before.chain(content[at..].chars().take(60)).collect()
}

#[cfg(test)]
mod tests {
    use super::first_reference;

    #[track_caller]
    fn refused(page: &str, word: &str) {
        let found = first_reference(page).unwrap_or_default();
        assert!(found.contains(word), "{page} gave `{found}`");
    }

    #[test]
    fn references_in_tags_are_found() {
        refused("<img src=\"a.png\">", "src");
        refused("<link rel='icon' href='/favicon.ico'>", "href");
        refused("<a href=other.html>x</a>", "href");
        refused("<img srcset=\"a.png 2x\">", "srcset");
        refused("<p style=\"background:url(a.png)\">", "style");
        refused("<script src=\"a.js\"></script>", "src");
    }

    #[test]
    fn references_in_scripts_and_styles_are_found() {
        refused("<script>x=fetch('a')</script>", "fetch(");
        refused("<script>import('./a.js')</script>", "import(");
        refused("<script>new URL('a',b)</script>", "new URL(");
        refused("<style>@import 'a.css';</style>", "@import");
        refused("<style>a{background:url(data:x)}</style>", "url(");
        refused("<style>a{}/*# sourceMappingURL=a.map */</style>", "sourceMappingURL");
    }

    #[test]
    fn what_stays_inside_the_page_passes() {
        let page = "<!doctype html><link rel=\"icon\" href=\"data:image/svg+xml,<svg/>\"><a href=\"#x\">y</a>\
            <!-- src=\"a.png\" --><p title=\"a > b\">src=\"a.png\" in words, url(a)</p>\
            <script>a.src=b;a.href=c;URL.createObjectURL(d)</script>\
            <script type=\"application/octet-stream\">fetch(</script>";
        assert_eq!(first_reference(page), None);
    }
}
