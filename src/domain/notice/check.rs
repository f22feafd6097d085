//! What is to be looked at before a notice goes out: data, not words.

mod claims;
mod marks;
mod numbers;

use std::ops::Range;

use super::draft::{Draft, Passage, State};
use super::facts::Facts;
use super::number::{Number, NumberFault};
use super::parts::Watched;
use super::template::Place;
use crate::domain::finding::Severity;
use crate::domain::record::Explained;

/// What was found in a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Code {
    /// The notice's number (发文字号) is not written as the standard has it, or is missing.
    Number(NumberFault),
    /// The notice has no date.
    NoDate,
    /// The data have moved since a passage was replaced or left out: another text is generated now.
    Moved,
    /// A placeholder with nothing in it, or brackets around nothing.
    Empty,
    /// A number written by hand differs from the one of the tables.
    NumberDiffers,
    /// A number written by hand that stands nowhere in the tables.
    NumberUnknown,
    /// It is compared with the year before, which the workspace does not hold.
    NoYearBefore,
    /// It is said to be more, or less, than a year before, and the data say otherwise.
    YearBeforeDiffers,
    /// A number of a document within the text is not written as the standard has it.
    DocumentNumber,
    /// A month or a day with a leading zero.
    LeadingZero,
    /// Two punctuation marks beside each other, or one at the beginning of a paragraph.
    Punctuation,
    /// 主送 does not end with a full-width colon.
    Colon,
    /// A title or the name of an attachment ends with a punctuation mark.
    EndMark,
    /// 抄送 does not end with a full stop.
    CopiesStop,
    /// The text refers to an attachment that is not there.
    NoAttachment,
    /// There are more or fewer attachments than tables.
    AttachmentCount,
    /// A watched word (错敏词).
    Watched,
}

/// How every name of these begins in a file.
const KEY: &str = "notice";

impl Code {
    /// Whether a name in a file is one of these.
    pub(in crate::domain) fn is_key(key: &str) -> bool {
        // The names of what is found elsewhere begin otherwise; a test holds that all of these do.
        key.starts_with(KEY)
    }

    /// Its name in a file.
    fn key(self) -> &'static str {
        match self {
            Self::Number(_) => "noticeNumber",
            Self::NoDate => "noticeNoDate",
            Self::Moved => "noticeMoved",
            Self::Empty => "noticeEmpty",
            Self::NumberDiffers => "noticeNumberDiffers",
            Self::NumberUnknown => "noticeNumberUnknown",
            Self::NoYearBefore => "noticeNoYearBefore",
            Self::YearBeforeDiffers => "noticeYearBeforeDiffers",
            Self::DocumentNumber => "noticeDocumentNumber",
            Self::LeadingZero => "noticeLeadingZero",
            Self::Punctuation => "noticePunctuation",
            Self::Colon => "noticeColon",
            Self::EndMark => "noticeEndMark",
            Self::CopiesStop => "noticeCopiesStop",
            Self::NoAttachment => "noticeNoAttachment",
            Self::AttachmentCount => "noticeAttachmentCount",
            Self::Watched => "noticeWatched",
        }
    }

    /// How much it weighs.
    pub fn severity(self) -> Severity {
        match self {
            Self::Number(_)
            | Self::Empty
            | Self::DocumentNumber
            | Self::LeadingZero
            | Self::Punctuation
            | Self::Colon
            | Self::EndMark
            | Self::CopiesStop
            | Self::NoAttachment => Severity::Error,
            Self::Moved
            | Self::NumberDiffers
            | Self::NoYearBefore
            | Self::YearBeforeDiffers
            | Self::AttachmentCount
            | Self::Watched => Severity::Query,
            Self::NoDate | Self::NumberUnknown => Severity::Note,
        }
    }
}

/// Something found in a notice, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What was found.
    pub code: Code,
    /// The id of the passage; empty where it concerns the notice as a whole.
    pub passage: String,
    /// Which bytes of the passage's text.
    pub range: Range<usize>,
    /// What stands there; of a passage that has moved, the generated text that was replaced.
    pub read: String,
    /// What should stand there, or what is generated now; empty where that cannot be told.
    pub expected: String,
}

impl Found {
    /// Why it stays as it is, to be written by an [`Edit::Explain`](crate::domain::edit::Edit::Explain). It holds while
    /// the same stands there and is put beside the same.
    pub fn explanation(&self, reason: &str) -> Explained {
        Explained {
            code: self.code.key().to_owned(),
            of: format!("{} {}", self.passage, self.range.start),
            read: format!("{} {}", self.read, self.expected).trim_end().to_owned(),
            reason: reason.to_owned(),
            ..Explained::default()
        }
    }

    /// The one of a period's explanations that holds for it.
    pub fn explained<'a>(&self, explained: &'a [Explained]) -> Option<&'a Explained> {
        let of = self.explanation("");
        explained.iter().find(|one| one.key() == of.key() && one.read == of.read)
    }
}

/// Looks through what is to be printed; by place in the notice.
pub fn check(draft: &Draft, facts: &Facts, watched: &[Watched]) -> Vec<Found> {
    let mut found = Finding { passage: String::new(), all: Vec::new() };
    let (meant, faults) = Number::guess(&draft.number);
    for fault in faults {
        let expected = meant.as_ref().map(Number::written).unwrap_or_default();
        found.add(Code::Number(fault), 0..0, &draft.number, expected);
    }
    if facts.date.is_none() {
        found.add(Code::NoDate, 0..0, "", String::new());
    }
    let names = draft.passages.iter().filter(|passage| passage.place == Place::Attachment).count();
    let known = numbers::of_facts(facts);
    let mut before: Option<&Passage> = None;
    for passage in &draft.passages {
        let begin = found.all.len();
        found.passage.clone_from(&passage.id);
        if let Some(was) = &passage.moved {
            found.add(Code::Moved, 0..passage.text.len(), was, passage.generated_text());
        }
        if !passage.is_printed() {
            continue;
        }
        if matches!(passage.state, State::Generated | State::Taken) {
            empty_fragments(passage, &mut found);
        } else {
            numbers::look(passage, &known, &mut found);
            claims::look(&passage.text, facts, &mut found);
        }
        marks::look(passage, before, &mut found);
        if passage.place.is_text() || passage.place == Place::Heading {
            attachments(&passage.text, names, &mut found);
        }
        look_for(&passage.text, watched, &mut found);
        found.all[begin..].sort_by_key(|one| (one.range.start, one.range.end, one.code));
        before = Some(passage);
    }
    if names != facts.classes.len() {
        found.passage.clear();
        found.add(Code::AttachmentCount, 0..0, &names.to_string(), facts.classes.len().to_string());
    }
    found.all
}

/// Collects what is found in one passage after another.
struct Finding {
    passage: String,
    all: Vec<Found>,
}

impl Finding {
    fn add(&mut self, code: Code, range: Range<usize>, read: &str, expected: String) {
        self.all.push(Found { code, passage: self.passage.clone(), range, read: read.to_owned(), expected });
    }
}

/// Placeholders that came to nothing.
fn empty_fragments(passage: &Passage, found: &mut Finding) {
    let mut at = 0;
    for fragment in &passage.generated {
        if fragment.from_data && fragment.text.is_empty() {
            found.add(Code::Empty, at..at, "", String::new());
        }
        at += fragment.text.len();
    }
}

/// References to attachments by number: 附件3 of two.
fn attachments(text: &str, names: usize, found: &mut Finding) {
    for (at, mark) in text.match_indices(super::words::ATTACHMENT) {
        let behind = &text[at + mark.len()..];
        let blank = behind.len() - behind.trim_start_matches(' ').len();
        let digits = behind[blank..].chars().take_while(|&c| super::number::narrow(c).is_ascii_digit());
        let (length, number) = digits.fold((0, 0_usize), |(length, number), c| {
            let digit = super::number::narrow(c).to_digit(10).unwrap_or(0) as usize;
            (length + c.len_utf8(), number.saturating_mul(10).saturating_add(digit))
        });
        if length > 0 && !(1..=names).contains(&number) {
            let end = at + mark.len() + blank + length;
            found.add(Code::NoAttachment, at..end, &text[at..end], String::new());
        }
    }
}

/// Watched words, but for those that stand inside of their right word.
fn look_for(text: &str, watched: &[Watched], found: &mut Finding) {
    for one in watched.iter().filter(|one| !one.word.is_empty()) {
        for (at, word) in text.match_indices(&one.word) {
            let end = at + word.len();
            let is_right = one.right.contains(&one.word)
                && text
                    .match_indices(&one.right)
                    .any(|(begin, right)| begin <= at && end <= begin + right.len());
            if !is_right {
                found.add(Code::Watched, at..end, word, one.right.clone());
            }
        }
    }
}
