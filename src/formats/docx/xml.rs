//! Text as XML, and the few elements of which a document consists.

use super::fonts::Font;
use super::styles::Style;

/// The first line of every part.
pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// A text as it is written and read back: one kind of line break, and U+FFFD for what XML has no sign for.
pub(super) fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    text.chars()
        .map(|sign| match sign {
            '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            '\t' | '\n' => sign,
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
            _ => sign,
        })
        .collect()
}

/// A text inside of an element or an attribute.
pub(in crate::formats) fn escaped(text: &str) -> String {
    let mut to = String::with_capacity(text.len());
    for sign in clean(text).chars() {
        match sign {
            '&' => to.push_str("&amp;"),
            '<' => to.push_str("&lt;"),
            '>' => to.push_str("&gt;"),
            '"' => to.push_str("&quot;"),
            _ => to.push(sign),
        }
    }
    to
}

/// How the signs of a run look.
#[derive(Clone, Copy)]
pub(super) struct Look {
    /// Their font.
    pub(super) font: Font,
    /// Their size in half points.
    pub(super) size: u32,
    /// What else the run has, between its fonts and its size, in the schema's order.
    pub(super) more: &'static str,
}

impl Look {
    /// The inside of a run's properties. The fonts stand on every run, since what is pasted into a document with other
    /// styles would else take theirs; the hint has quotation marks and dashes drawn as wide as the Chinese around them.
    pub(super) fn properties(self) -> String {
        let Self { font, size, more } = self;
        let name = font.name();
        format!(
            "<w:rFonts w:hint=\"eastAsia\" w:ascii=\"{name}\" w:hAnsi=\"{name}\" w:eastAsia=\"{name}\" \
             w:cs=\"{name}\"/>{more}<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>"
        )
    }
}

/// A run of text; line breaks and tabs are elements of their own.
pub(super) fn run(look: Look, text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let mut inside = String::new();
    for (at, line) in clean(text).split('\n').enumerate() {
        if at > 0 {
            inside.push_str("<w:br/>");
        }
        for (at, piece) in line.split('\t').enumerate() {
            if at > 0 {
                inside.push_str("<w:tab/>");
            }
            if !piece.is_empty() {
                inside.push_str("<w:t xml:space=\"preserve\">");
                inside.push_str(&escaped(piece));
                inside.push_str("</w:t>");
            }
        }
    }
    format!("<w:r><w:rPr>{}</w:rPr>{inside}</w:r>", look.properties())
}

/// A paragraph of a style with what it has beside it (in the schema's order) and its runs.
pub(super) fn paragraph(style: Style, properties: &str, runs: &str) -> String {
    ending(style, properties, "", runs)
}

/// A paragraph that also ends a section, whose properties come last.
fn ending(style: Style, properties: &str, section: &str, runs: &str) -> String {
    // An empty paragraph is as high as the sign that ends it.
    let (id, look) = (style.id(), style.look().properties());
    format!(
        "<w:p><w:pPr><w:pStyle w:val=\"{id}\"/>{properties}<w:rPr>{look}</w:rPr>{section}</w:pPr>{runs}</w:p>"
    )
}

/// A paragraph of a style with a text.
pub(super) fn text(style: Style, properties: &str, text: &str) -> String {
    paragraph(style, properties, &run(style.look(), text))
}

/// A paragraph nobody sees, to which a frame before it is tied, or which ends a section or stands behind a table.
pub(super) fn anchor(section: &str) -> String {
    let properties = "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>";
    ending(Style::Normal, properties, section, "")
}
