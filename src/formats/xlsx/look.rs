//! How cells are set: the part of a workbook that lists its formats.

use std::fmt::Write as _;

use crate::formats::book::Style;

/// 0 and nothing are three dashes, as in the printed table.
const COUNT: &str = "#,##0;-#,##0;&quot;---&quot;";
/// The number of [`COUNT`] in a workbook; the ones before it are built in.
const COUNT_NUMBER: u32 = 164;
/// The typefaces of an official document's tables: name, height in points, whether bold.
const FONTS: [(&str, u32, bool); 4] =
    [("宋体", 11, false), ("宋体", 11, true), ("仿宋", 11, false), ("黑体", 16, false)];
const SONG: usize = 0;
const SONG_BOLD: usize = 1;
const FANGSONG: usize = 2;
const HEITI: usize = 3;

/// A format.
#[derive(Clone, Copy)]
struct Look {
    font: usize,
    /// The lines around it: none, or thin ones.
    border: u8,
    /// How its number is shown.
    number: u32,
    /// Where it stands from left to right, empty for as its kind does, and from top to bottom.
    place: (&'static str, &'static str),
    wraps: bool,
}

/// The number of the format for a cell of this style. `is_quoted`: its text would be taken for a formula once somebody
/// edits it, so that the program has to be told that it is none.
pub(super) fn number(style: Style, is_quoted: bool) -> usize {
    1 + 2 * style as usize + usize::from(is_quoted)
}

fn look(style: Style) -> Look {
    let plain = Look { font: SONG, border: 0, number: 0, place: ("", "center"), wraps: false };
    let lined = Look { border: 1, ..plain };
    let middle = Look { place: ("center", "center"), ..lined };
    match style {
        Style::Plain => plain,
        Style::Title => Look { font: HEITI, border: 0, wraps: true, ..middle },
        Style::Head => Look { font: SONG_BOLD, wraps: true, ..middle },
        Style::Name | Style::Text => Look { font: FANGSONG, wraps: true, ..lined },
        Style::Serial | Style::Points => middle,
        Style::Count => Look { number: COUNT_NUMBER, ..middle },
        Style::Remark => Look { wraps: true, ..middle },
        Style::Note => Look { font: FANGSONG, place: ("", "top"), wraps: true, ..lined },
        Style::Label => Look { font: SONG_BOLD, wraps: true, ..lined },
        Style::SumCount => Look { font: SONG_BOLD, number: COUNT_NUMBER, ..middle },
        Style::SumPoints => Look { font: SONG_BOLD, ..middle },
    }
}

/// The list of formats.
pub(super) fn styles() -> String {
    let mut fonts = String::new();
    for (name, height, is_bold) in FONTS {
        let bold = if is_bold { "<b/>" } else { "" };
        let rest = "<family val=\"3\"/><charset val=\"134\"/>";
        _ = write!(fonts, "<font>{bold}<sz val=\"{height}\"/><name val=\"{name}\"/>{rest}</font>");
    }
    let line = |side: &str| format!("<{side} style=\"thin\"><color auto=\"1\"/></{side}>");
    let lines: String = ["left", "right", "top", "bottom"].map(line).concat();
    let mut formats =
        String::from("<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>");
    for style in Style::ALL {
        for quoted in ["", " quotePrefix=\"1\""] {
            formats.push_str(&format(&look(style), quoted));
        }
    }
    let count = 1 + 2 * Style::ALL.len();
    format!(
        "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
         <numFmts count=\"1\"><numFmt numFmtId=\"{COUNT_NUMBER}\" formatCode=\"{COUNT}\"/></numFmts>\
         <fonts count=\"{}\">{fonts}</fonts>\
         <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>\
         <fill><patternFill patternType=\"gray125\"/></fill></fills>\
         <borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border>\
         <border>{lines}<diagonal/></border></borders>\
         <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
         <cellXfs count=\"{count}\">{formats}</cellXfs>\
         <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>\
         <dxfs count=\"0\"/></styleSheet>",
        FONTS.len()
    )
}

fn format(look: &Look, quoted: &str) -> String {
    let (horizontal, vertical) = look.place;
    let horizontal =
        if horizontal.is_empty() { String::new() } else { format!(" horizontal=\"{horizontal}\"") };
    let wraps = if look.wraps { " wrapText=\"1\"" } else { "" };
    format!(
        "<xf numFmtId=\"{}\" fontId=\"{}\" fillId=\"0\" borderId=\"{}\" xfId=\"0\"{quoted} applyNumberFormat=\"1\" \
         applyFont=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment{horizontal} vertical=\"{vertical}\"{wraps}/></xf>",
        look.number, look.font, look.border,
    )
}
