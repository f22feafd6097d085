//! A picture as an SVG document: it stands alone, needs no font of its own and holds nothing but shapes and words.

use std::fmt::Write as _;

use super::docx::xml::escaped;
use crate::domain::picture::{Align, At, Fill, Ink, Mark, Picture};

/// The screen's letters, where the machine has them.
const FONTS: &str = "Microsoft YaHei, PingFang SC, Noto Sans CJK SC, WenQuanYi Micro Hei, sans-serif";

/// Writes a picture.
pub fn write(picture: &Picture) -> String {
    let Picture { width, height, marks } = picture;
    let mut to = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"{FONTS}\"><rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>"
    );
    for mark in marks {
        // Writing into a text does not fail.
        _ = put(&mut to, mark);
    }
    to + "</svg>\n"
}

/// The picture as an address, for an image of the page.
pub fn data_url(picture: &Picture) -> String {
    let mut to = String::from("data:image/svg+xml;charset=utf-8,");
    for byte in write(picture).bytes() {
        if byte.is_ascii_alphanumeric() || b" -_.!*'()=/:;,".contains(&byte) {
            to.push(char::from(byte));
        } else {
            _ = write!(to, "%{byte:02X}");
        }
    }
    to
}

fn put(to: &mut String, mark: &Mark) -> std::fmt::Result {
    match mark {
        Mark::Line { from, to: end, ink } => {
            let (color, width) = stroke(*ink);
            let ((x1, y1), (x2, y2)) = (from, end);
            write!(to, "<path d=\"M{x1} {y1}L{x2} {y2}\" stroke=\"{color}\" stroke-width=\"{width}\"/>")
        }
        Mark::Bar { at, size, fill } => bar(to, *at, *size, *fill),
        Mark::Joined { places, ink } => {
            let (color, width) = stroke(*ink);
            let way = places.iter().map(|(x, y)| format!("{x} {y}")).collect::<Vec<_>>().join("L");
            write!(to, "<path d=\"M{way}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"{width}\"/>")?;
            for (x, y) in places {
                write!(to, "<circle cx=\"{x}\" cy=\"{y}\" r=\"3\" fill=\"{color}\"/>")?;
            }
            Ok(())
        }
        Mark::Words { at: (x, y), align, size, ink, words } => {
            let anchor = match align {
                Align::Left => "start",
                Align::Middle => "middle",
                Align::Right => "end",
            };
            let (color, _) = stroke(*ink);
            let weight = if *ink == Ink::Strong { " font-weight=\"700\"" } else { "" };
            let words = escaped(words);
            write!(
                to,
                "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" text-anchor=\"{anchor}\" fill=\"{color}\"{weight}>{words}</text>"
            )
        }
    }
}

fn bar(to: &mut String, (x, y): At, (width, height): At, fill: Fill) -> std::fmt::Result {
    match fill {
        Fill::Grey => {
            write!(to, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"#8d8474\"/>")
        }
        Fill::Black => {
            write!(to, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"#1c1a17\"/>")
        }
        Fill::Hollow => {
            // The edge is drawn inside.
            let (width, height) = ((width - 2).max(1), (height - 2).max(1));
            write!(
                to,
                "<rect x=\"{}\" y=\"{}\" width=\"{width}\" height=\"{height}\" fill=\"#fff\" stroke=\"#1c1a17\" stroke-width=\"2\"/>",
                x + 1,
                y + 1
            )
        }
    }
}

/// The colour and the width of a line.
fn stroke(ink: Ink) -> (&'static str, &'static str) {
    match ink {
        Ink::Strong => ("#1c1a17", "2.5"),
        Ink::Plain => ("#1c1a17", "1"),
        Ink::Quiet => ("#696358", "1.2"),
        Ink::Rule => ("#dad4c6", "1"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_never_taken_for_marks() {
        let words = "<a href=\"x\">甲 & 乙</a>".to_owned();
        let mark = Mark::Words { at: (1, 2), align: Align::Middle, size: 12, ink: Ink::Plain, words };
        let written = write(&Picture { width: 10, height: 20, marks: vec![mark] });
        assert!(written.contains("&lt;a href=&quot;x&quot;&gt;甲 &amp; 乙&lt;/a&gt;"), "{written}");
        assert!(written.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"20\""));
        let address = data_url(&Picture { width: 10, height: 20, marks: Vec::new() });
        assert!(address.starts_with("data:image/svg+xml;charset=utf-8,%3Csvg xmlns=%22http"), "{address}");
        assert!(!address.contains(['#', '"', '<', '\n']));
    }
}
