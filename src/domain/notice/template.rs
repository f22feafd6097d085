//! A notice's wording as data: passages in their order, with placeholders, conditions and places.
//!
//! The built-in one is `source.txt`, that of 石政办函〔2022〕15号 with what depends on the data as placeholders. It is what a
//! clerk is given to change, so it says in its head how a template is written: first the settings, one a line, then the
//! passages. A passage's head names its id, its place, how it joins the passage before it, whether a person has to ask for
//! it, what it is repeated for and with what between, and under which conditions it appears; its text stands below. What
//! stands in angle brackets is said once for each of what it is repeated for, but for those that have nothing to fill a
//! placeholder with. Every word is known in Chinese and in English (`words`).

mod field;
mod read;
mod text;
mod words;

pub(super) use field::{Condition, Field, Over};

use crate::domain::fault::{Fault, Faults};
use crate::domain::form::Words;

/// Where in a notice a passage stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// 正文
    #[default]
    Body,
    /// 标题
    Title,
    /// 主送机关
    Recipients,
    /// The opening paragraph of the text (导语).
    Opening,
    /// A heading within the text (层次标题).
    Heading,
    /// The last paragraph of the text (结尾).
    Closing,
    /// The name of an attachment (附件名称).
    Attachment,
    /// 署名
    Signature,
    /// 成文日期
    Date,
    /// 抄送机关
    Copies,
}

pub(super) static PLACE: Words<Place, 10> = Words {
    words: [
        "body",
        "title",
        "recipients",
        "opening",
        "heading",
        "closing",
        "attachment",
        "signature",
        "date",
        "copies",
    ],
    values: Place::ALL,
};

impl Place {
    /// Every place, in the order of the words of a file.
    pub const ALL: [Self; 10] = [
        Self::Body,
        Self::Title,
        Self::Recipients,
        Self::Opening,
        Self::Heading,
        Self::Closing,
        Self::Attachment,
        Self::Signature,
        Self::Date,
        Self::Copies,
    ];

    /// Whether it belongs to the text between 主送 and the attachments, whose sentences end with a full stop.
    pub fn is_text(self) -> bool {
        matches!(self, Self::Body | Self::Opening | Self::Closing)
    }
}

/// How a passage joins the one before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Joins {
    /// It begins a paragraph.
    #[default]
    Paragraph,
    /// It begins a sentence of the same paragraph.
    Sentence,
    /// It goes on in the same sentence.
    Clause,
}

pub(super) static JOINS: Words<Joins, 3> = Words {
    words: ["paragraph", "sentence", "clause"],
    values: [Joins::Paragraph, Joins::Sentence, Joins::Clause],
};

/// A piece of a passage's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Words of the template.
    Fixed(String),
    /// A placeholder.
    Field(Field),
}

/// What is said once for each of something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Repeat {
    pub(super) over: Over,
    /// What stands between two.
    pub(super) between: String,
    pub(super) pieces: Vec<Piece>,
}

/// A passage of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pattern {
    pub(super) id: String,
    pub(super) place: Place,
    pub(super) joins: Joins,
    /// Whether it appears only when a person takes it in.
    pub(super) offered: bool,
    /// All of these must hold, or must not hold where the second is `false`.
    pub(super) when: Vec<(Condition, bool)>,
    /// What comes before the repeated part; all of it where nothing is repeated.
    pub(super) head: Vec<Piece>,
    pub(super) repeat: Option<Repeat>,
    pub(super) tail: Vec<Piece>,
}

/// A notice's wording, with nothing in it unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template {
    pub(super) recipients: Vec<Piece>,
    pub(super) signature: Vec<Piece>,
    pub(super) attachment: Vec<Piece>,
    /// What follows year, month and day.
    pub(super) date: [String; 3],
    /// What 本期, 累计 and the converted figure are called.
    pub(super) basis: [String; 3],
    /// What stands between two names of a list.
    pub(super) names: String,
    /// What stands before the attachments' names.
    pub(super) attachments: String,
    /// What stands before 抄送机关.
    pub(super) copies: String,
    pub(super) patterns: Vec<Pattern>,
}

/// The most characters of a template.
pub const LONGEST_TEMPLATE: usize = 100_000;

impl Template {
    /// The built-in wording.
    pub fn built_in() -> Self {
        // A test holds that it has no fault.
        Self::read(Self::built_in_text()).unwrap_or_default()
    }

    /// The built-in wording as it is written, for a person to change: it explains itself.
    pub fn built_in_text() -> &'static str {
        include_str!("source.txt")
    }

    /// Reads a template as it is written.
    ///
    /// # Errors
    /// Every fault. Its place is `/noticeTemplate/` with the number of the line, counted from 1; `/noticeTemplate` for
    /// what is not there.
    pub fn read(text: &str) -> Result<Self, Vec<Fault>> {
        read::read(text)
    }
}

/// What a workspace keeps of a template of its own: line ends of one kind, and nothing where it is blank or the built-in
/// one. Tells every fault of it.
pub(in crate::domain) fn own_template(text: &str, faults: &mut Faults) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
    if text.trim().is_empty() || text == Template::built_in_text() {
        return String::new();
    }
    for Fault { at, problem } in Template::read(&text).err().unwrap_or_default() {
        faults.add(at, problem);
    }
    text
}
