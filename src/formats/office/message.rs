//! What the page and its worker say to each other. Every message is a byte that says what it is, and what belongs to it.

use super::fault::OfficeFault;
use super::packed::{Pack, Unpack};

/// What the worker is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Job<'a> {
    /// Read this file, a workbook.
    Read(&'a [u8]),
    /// Write a workbook; this is its next part, as [`crate::formats::book::wire`] has it. The last one ends the job.
    Write(&'a [u8]),
    /// Write a Word document of this, as [`super::document`] has it.
    Document(&'a [u8]),
    /// Write this text in GB 18030.
    Encode(&'a str),
}

impl<'a> Job<'a> {
    /// The job as a message.
    pub fn pack(self) -> Vec<u8> {
        let (kind, rest) = match self {
            Self::Read(file) => (0, file),
            Self::Write(part) => (1, part),
            Self::Document(document) => (2, document),
            Self::Encode(text) => (3, text.as_bytes()),
        };
        let mut to = Pack::default();
        to.byte(kind);
        to.rest(rest);
        to.done()
    }

    /// The job of a message; none when it is no job.
    pub fn unpack(message: &'a [u8]) -> Option<Self> {
        let mut from = Unpack::new(message);
        let kind = from.byte()?;
        let rest = from.rest();
        match kind {
            0 => Some(Self::Read(rest)),
            1 => Some(Self::Write(rest)),
            2 => Some(Self::Document(rest)),
            3 => std::str::from_utf8(rest).ok().map(Self::Encode),
            _ => None,
        }
    }
}

/// What the worker is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// It reads a file.
    Reading,
    /// It takes what is to be written; counted in parts.
    Writing,
    /// It puts the file together.
    Packing,
    /// It reads what it has written and compares.
    Checking,
}

const STAGES: [Stage; 4] = [Stage::Reading, Stage::Writing, Stage::Packing, Stage::Checking];

/// How far the worker is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What it is at.
    pub stage: Stage,
    /// How much of that is done.
    pub done: usize,
    /// How much there is in all; 0 where it is not known.
    pub of: usize,
}

/// What the worker says. A job ends with [`Answer::File`], [`Answer::Fault`] or the last of [`Answer::Sheets`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It has started; the first thing it says.
    Started,
    /// How far it is.
    Progress(Progress),
    /// The next part of what it read, as [`crate::formats::book::wire`] has it.
    Sheets(Vec<u8>),
    /// What it has written, read again and found to be the same.
    File(Vec<u8>),
    /// Why there is nothing.
    Fault(OfficeFault),
}

impl Answer {
    /// The answer as a message.
    pub fn pack(&self) -> Vec<u8> {
        let mut to = Pack::default();
        match self {
            Self::Started => to.byte(0),
            Self::Progress(progress) => {
                to.byte(1);
                let stage = STAGES.iter().position(|stage| *stage == progress.stage);
                to.size(stage.unwrap_or_default());
                to.size(progress.done);
                to.size(progress.of);
            }
            Self::Sheets(part) => {
                to.byte(2);
                to.rest(part);
            }
            Self::File(file) => {
                to.byte(3);
                to.rest(file);
            }
            Self::Fault(fault) => {
                to.byte(4);
                fault.put(&mut to);
            }
        }
        to.done()
    }

    /// The answer of a message; none when it is no answer.
    pub fn unpack(message: &[u8]) -> Option<Self> {
        let mut from = Unpack::new(message);
        let answer = match from.byte()? {
            0 => Self::Started,
            1 => {
                let stage = STAGES.get(from.size()?).copied()?;
                Self::Progress(Progress { stage, done: from.size()?, of: from.size()? })
            }
            2 => Self::Sheets(from.rest().to_vec()),
            3 => Self::File(from.rest().to_vec()),
            4 => Self::Fault(OfficeFault::take(&mut from)?),
            _ => return None,
        };
        from.is_done().then_some(answer)
    }
}
