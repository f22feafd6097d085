//! Styles keep to what Chromium 78 draws: the floor of the design, checked in the sources.
//!
//! The minifier lowers syntax, but it would pass what an old kernel silently drops.

use anyhow::{Result, bail};

/// Barred wherever they stand.
const WORDS: [&str; 14] = [
    ":is(",
    ":where(",
    ":has(",
    ":focus-visible",
    "@layer",
    "@container",
    "@import",
    "color-mix(",
    "oklch(",
    "oklab(",
    "url(",
    "min(",
    "max(",
    "clamp(",
];

/// Barred as the name of a property, or as its beginning where they end in a hyphen.
const PROPERTIES: [&str; 13] = [
    "accent-color",
    "aspect-ratio",
    "inset",
    "inset-",
    "margin-inline",
    "margin-block",
    "padding-inline",
    "padding-block",
    "border-inline",
    "border-block",
    "translate",
    "rotate",
    "scale",
];

/// Rules that hold other rules.
const HOLDERS: [&str; 4] = ["@media", "@supports", "@keyframes", "@-webkit-keyframes"];

pub(crate) fn check(sheet: &str) -> Result<()> {
    match first_fault(&without_comments(sheet)) {
        None => Ok(()),
        Some((line, what)) => bail!("line {line}: {what} (DESIGN: the floor of the styles)"),
    }
}

struct Block {
    holder: bool,
    flex: bool,
    gap: Option<usize>,
}

fn first_fault(sheet: &str) -> Option<(usize, String)> {
    for (line, text) in (1..).zip(sheet.lines()) {
        if let Some(word) = WORDS.iter().find(|word| stands_alone(text, word)) {
            return Some((
                line,
                format!("`{word}` is newer than the oldest kernel or reaches outside the file"),
            ));
        }
    }
    let mut open: Vec<Block> = Vec::new();
    let mut piece = String::new();
    let mut line = 1;
    for sign in sheet.chars() {
        match sign {
            '{' => {
                let head = piece.trim();
                if open.last().is_some_and(|block| !block.holder) {
                    return Some((line, format!("`{head}` is nested in another rule")));
                }
                let holder = HOLDERS.iter().any(|name| head.starts_with(name));
                open.push(Block { holder, flex: false, gap: None });
                piece.clear();
            }
            ';' | '}' => {
                if let Some(fault) = open.last_mut().and_then(|block| declaration(&piece, line, block)) {
                    return Some((line, fault));
                }
                piece.clear();
                if sign == '}'
                    && let Some(Block { flex: true, gap: Some(line), .. }) = open.pop()
                {
                    return Some((
                        line,
                        "`gap` in a flex box has no effect there; use margins or a grid".to_owned(),
                    ));
                }
            }
            _ => piece.push(sign),
        }
        line += usize::from(sign == '\n');
    }
    None
}

fn declaration(piece: &str, line: usize, block: &mut Block) -> Option<String> {
    let (name, value) = piece.split_once(':')?;
    let (name, value) = (name.trim(), value.trim());
    if name == "display" {
        block.flex = value.ends_with("flex");
    }
    if ["gap", "row-gap", "column-gap"].contains(&name) {
        block.gap = Some(line);
    }
    let barred = PROPERTIES.iter().any(|property| {
        name == *property
            || name.starts_with(property)
                && (property.ends_with('-') || name[property.len()..].starts_with('-'))
    });
    barred.then(|| format!("the property `{name}` is newer than the oldest kernel"))
}

/// `min(` must not be found in `minmax(` or in a longer name.
fn stands_alone(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        !before.is_some_and(|sign| sign.is_alphanumeric() || sign == '-') || word.starts_with([':', '@'])
    })
}

/// Comments and strings become blanks; lines keep their numbers.
fn without_comments(sheet: &str) -> String {
    let mut kept = String::with_capacity(sheet.len());
    let mut signs = sheet.chars().peekable();
    let mut quote = None;
    while let Some(sign) = signs.next() {
        match (quote, sign) {
            (None, '/') if signs.peek() == Some(&'*') => {
                let mut last = ' ';
                for inside in signs.by_ref().skip(1) {
                    if inside == '\n' {
                        kept.push('\n');
                    }
                    if last == '*' && inside == '/' {
                        break;
                    }
                    last = inside;
                }
            }
            (None, '"' | '\'') => quote = Some(sign),
            (Some(open), _) if open == sign => quote = None,
            (None, _) => kept.push(sign),
            (Some(_), _) => {}
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::{check, first_fault, without_comments};

    #[track_caller]
    fn refused(sheet: &str, line: usize, word: &str) {
        let (at, fault) = first_fault(&without_comments(sheet)).unwrap_or_default();
        assert!(at == line && fault.contains(word), "{sheet} gave line {at}: {fault}");
    }

    #[test]
    fn newer_selectors_functions_and_rules_are_refused_with_their_line() {
        refused("a { color: red }\nb:is(i) { color: red }", 2, ":is(");
        refused("a:focus-visible { color: red }", 1, ":focus-visible");
        refused("@layer x;", 1, "@layer");
        refused("a {\n  color: color-mix(in srgb, red, blue);\n}", 2, "color-mix");
        refused("a { background: url(x.png) }", 1, "url(");
        refused("a { width: min(1px, 2px) }", 1, "min(");
    }

    #[test]
    fn newer_properties_are_refused_but_their_likes_are_not() {
        refused("a { inset: 0 }", 1, "inset");
        refused("a { margin-inline-start: 0 }", 1, "margin-inline-start");
        refused("a { aspect-ratio: 1 }", 1, "aspect-ratio");
        refused("a { scale: 2 }", 1, "scale");
        assert!(check("a { transform: scale(2); --scale: 2; margin-left: 0 }").is_ok());
    }

    #[test]
    fn nesting_is_refused_and_media_queries_are_not() {
        refused("a { color: red; b { color: red } }", 1, "nested");
        assert!(check("@media screen and (max-width: 760px) { a { color: red } }").is_ok());
    }

    #[test]
    fn gap_is_for_grids_only() {
        refused(".a { display: flex;\n gap: 4px }", 2, "gap");
        assert!(check(".a { display: grid; gap: 4px; grid-template-columns: minmax(0, 1fr) }").is_ok());
    }

    #[test]
    fn comments_and_strings_are_not_read() {
        assert!(check("/* :is( url( */ a::before { content: ':is( { inset: 0 }' }").is_ok());
    }
}
