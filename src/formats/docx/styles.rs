//! The paragraph styles, by the names Word has built in, so that it shows them in the reader's language.

use super::fonts::Font;
use super::xml::{DECLARATION, Look};

/// A style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// What the others are based on: 3号, 28 signs a line, 22 lines a page.
    Normal,
    /// A paragraph of the text.
    Body,
    /// The title of a notice or an annex.
    Title,
    /// A heading within the text: 一、
    Heading1,
    /// A heading below it: （一）
    Heading2,
    /// A heading below that: 1.
    Heading3,
    /// What stands first on an annex.
    Mark,
    /// 主送机关
    Recipients,
    /// 附件说明
    Attachment,
    /// 署名
    Signature,
    /// 成文日期
    Date,
    /// 发文机关标志
    Office,
    /// 抄送, 印发机关
    Copies,
    /// A cell of a table.
    Cell,
    /// The foot with the page's number.
    Footer,
    /// The head, which is empty but on the first page of a letter.
    Header,
}

const ALL: [Style; 16] = [
    Style::Normal,
    Style::Body,
    Style::Title,
    Style::Heading1,
    Style::Heading2,
    Style::Heading3,
    Style::Mark,
    Style::Recipients,
    Style::Attachment,
    Style::Signature,
    Style::Date,
    Style::Office,
    Style::Copies,
    Style::Cell,
    Style::Footer,
    Style::Header,
];

/// Signs of 16 pt stand closer, see `measure::SIGN`, whatever a program makes of the document's grid.
const TIGHT: &str = "<w:snapToGrid w:val=\"0\"/><w:spacing w:val=\"-6\"/>";
const PLAIN: &str = "<w:snapToGrid w:val=\"0\"/><w:spacing w:val=\"0\"/>";
const RED: &str = "<w:snapToGrid w:val=\"0\"/><w:color w:val=\"FF0000\"/><w:spacing w:val=\"0\"/>";

const TWO: &str = "<w:ind w:firstLineChars=\"200\" w:firstLine=\"628\"/>";
const HEADING: [&str; 3] = [
    "<w:keepNext/><w:ind w:firstLineChars=\"200\" w:firstLine=\"628\"/><w:outlineLvl w:val=\"0\"/>",
    "<w:keepNext/><w:ind w:firstLineChars=\"200\" w:firstLine=\"628\"/><w:outlineLvl w:val=\"1\"/>",
    "<w:keepNext/><w:ind w:firstLineChars=\"200\" w:firstLine=\"628\"/><w:outlineLvl w:val=\"2\"/>",
];

impl Style {
    /// Its id in the document, its name in Word, and the paragraph's properties in the schema's order.
    const fn spec(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Normal => (
                "Normal",
                "Normal",
                // No line is moved to keep a paragraph together, else a page would have 21; no mark hangs out of the type
                // area.
                "<w:widowControl w:val=\"0\"/><w:overflowPunct w:val=\"0\"/><w:autoSpaceDE w:val=\"0\"/><w:autoSpaceDN w:val=\"0\"/>\
                 <w:adjustRightInd w:val=\"0\"/><w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"0\" w:after=\"0\" \
                 w:line=\"579\" w:lineRule=\"exact\"/><w:jc w:val=\"both\"/>",
            ),
            Self::Body => ("Body", "Body Text First Indent", TWO),
            Self::Title => (
                "Title",
                "Title",
                "<w:keepNext/><w:spacing w:line=\"720\" w:lineRule=\"exact\"/><w:jc w:val=\"center\"/>\
                 <w:outlineLvl w:val=\"0\"/>",
            ),
            Self::Heading1 => ("Heading1", "heading 1", HEADING[0]),
            Self::Heading2 => ("Heading2", "heading 2", HEADING[1]),
            Self::Heading3 => ("Heading3", "heading 3", HEADING[2]),
            Self::Mark => {
                ("Heading4", "heading 4", "<w:keepNext/><w:jc w:val=\"left\"/><w:outlineLvl w:val=\"0\"/>")
            }
            Self::Recipients => ("Salutation", "Salutation", "<w:spacing w:before=\"579\"/>"),
            // So that the signature is never alone on a page.
            Self::Attachment => ("List", "List", "<w:keepNext/><w:jc w:val=\"left\"/>"),
            Self::Signature => ("Signature", "Signature", "<w:keepNext/><w:jc w:val=\"right\"/>"),
            Self::Date => ("Date", "Date", "<w:jc w:val=\"right\"/>"),
            Self::Office => ("Subtitle", "Subtitle", "<w:keepNext/><w:jc w:val=\"center\"/>"),
            Self::Copies => (
                "BodyText3",
                "Body Text 3",
                "<w:spacing w:line=\"480\" w:lineRule=\"exact\"/><w:jc w:val=\"left\"/>",
            ),
            Self::Cell => (
                "BodyText2",
                "Body Text 2",
                "<w:spacing w:line=\"280\" w:lineRule=\"exact\"/><w:jc w:val=\"center\"/>",
            ),
            Self::Footer => {
                ("Footer", "footer", "<w:spacing w:line=\"320\" w:lineRule=\"exact\"/><w:jc w:val=\"left\"/>")
            }
            Self::Header => {
                ("Header", "header", "<w:spacing w:line=\"20\" w:lineRule=\"exact\"/><w:jc w:val=\"left\"/>")
            }
        }
    }

    /// Its id in the document.
    pub(super) const fn id(self) -> &'static str {
        self.spec().0
    }

    /// How its signs look.
    pub(super) const fn look(self) -> Look {
        let (font, size, more) = match self {
            Self::Title => (Font::XiaoBiaoSong, 44, PLAIN),
            Self::Heading1 | Self::Mark => (Font::Hei, 32, TIGHT),
            Self::Heading2 => (Font::Kai, 32, TIGHT),
            Self::Office => (Font::XiaoBiaoSong, 88, RED),
            Self::Copies => (Font::FangSong, 28, PLAIN),
            Self::Cell => (Font::FangSong, 21, PLAIN),
            Self::Footer => (Font::Song, 28, PLAIN),
            Self::Header => (Font::FangSong, 2, PLAIN),
            Self::Normal
            | Self::Body
            | Self::Heading3
            | Self::Recipients
            | Self::Attachment
            | Self::Signature
            | Self::Date => (Font::FangSong, 32, TIGHT),
        };
        Look { font, size, more }
    }
}

/// `word/styles.xml`
pub(super) fn part() -> String {
    let style = |style: &Style| {
        let ((id, name, paragraph), look) = (style.spec(), style.look().properties());
        let (is_default, based) = match style {
            Style::Normal => (" w:default=\"1\"", ""),
            _ => ("", "<w:basedOn w:val=\"Normal\"/>"),
        };
        format!(
            "<w:style w:type=\"paragraph\"{is_default} w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{based}<w:qFormat/>\
             <w:pPr>{paragraph}</w:pPr><w:rPr>{look}</w:rPr></w:style>"
        )
    };
    let defaults = Style::Normal.look().properties();
    let all: String = ALL.iter().map(style).collect();
    format!(
        "{DECLARATION}<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
         <w:docDefaults><w:rPrDefault><w:rPr>{defaults}<w:lang w:val=\"zh-CN\" w:eastAsia=\"zh-CN\" \
         w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>{all}\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/>\
         <w:uiPriority w:val=\"99\"/><w:semiHidden/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/></w:tblPr></w:style>\
         </w:styles>"
    )
}
