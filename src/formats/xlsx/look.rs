//! How cells are set.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

use crate::formats::book::Style;

/// 0 and nothing are three dashes, as in the printed table.
const COUNT: &str = "#,##0;-#,##0;\"---\"";
/// The typefaces of an official document's tables.
const SONG: &str = "宋体";
const FANGSONG: &str = "仿宋";
const HEITI: &str = "黑体";

/// A format for every style, and one more for text that would be taken for a formula once somebody edits it.
pub(super) struct Looks {
    formats: Vec<Format>,
    quoted: Vec<Format>,
}

impl Looks {
    pub(super) fn new() -> Self {
        let formats: Vec<Format> = Style::ALL.into_iter().map(format).collect();
        let quoted = formats.iter().cloned().map(Format::set_quote_prefix).collect();
        Self { formats, quoted }
    }

    pub(super) fn of(&self, style: Style) -> &Format {
        &self.formats[style as usize]
    }

    /// The one for a text.
    pub(super) fn of_text(&self, style: Style, text: &str) -> &Format {
        let formats = if text.starts_with(['=', '+', '-', '@']) { &self.quoted } else { &self.formats };
        &formats[style as usize]
    }
}

fn format(style: Style) -> Format {
    let plain = Format::new().set_font_name(SONG).set_font_size(11).set_align(FormatAlign::VerticalCenter);
    let lined = plain.clone().set_border(FormatBorder::Thin);
    let middle = lined.clone().set_align(FormatAlign::Center);
    match style {
        Style::Plain => plain,
        Style::Title => {
            plain.set_font_name(HEITI).set_font_size(16).set_align(FormatAlign::Center).set_text_wrap()
        }
        Style::Head => middle.set_bold().set_text_wrap(),
        Style::Name | Style::Text => lined.set_font_name(FANGSONG).set_text_wrap(),
        Style::Serial | Style::Points => middle,
        Style::Count => middle.set_num_format(COUNT),
        Style::Remark => middle.set_text_wrap(),
        Style::Note => lined.set_font_name(FANGSONG).set_text_wrap().set_align(FormatAlign::Top),
        Style::Label => lined.set_bold().set_text_wrap(),
        Style::SumCount => middle.set_bold().set_num_format(COUNT),
        Style::SumPoints => middle.set_bold(),
    }
}
