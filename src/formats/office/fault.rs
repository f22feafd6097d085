//! Why the worker has nothing to give.

use super::packed::{Pack, Unpack};
use crate::formats::book::{BookFault, WriteFault, wire};

/// Why a file was not read or not written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OfficeFault {
    /// The workbook cannot be read.
    Read(BookFault),
    /// The workbook cannot be written.
    Write(WriteFault),
    /// The Word document cannot be put together.
    Document,
    /// What was written does not read back as what it was made of; it is not given out.
    Unverified,
    /// The worker did not understand what it was asked, or the page what it was answered.
    Garbled,
    /// Another file is being read or written.
    Busy,
    /// There is no worker: the page lacks it, or the browser does not let it start. What the browser said.
    CannotStart(String),
    /// The worker broke, or had not enough memory. What it said last.
    Broken(String),
}

impl OfficeFault {
    pub(super) fn put(&self, to: &mut Pack) {
        let (kind, rest) = match self {
            Self::Read(fault) => (0, wire::write_fault(&Ok(fault.clone()))),
            Self::Write(fault) => (0, wire::write_fault(&Err(fault.clone()))),
            Self::Document => (1, Vec::new()),
            Self::Unverified => (2, Vec::new()),
            Self::Garbled => (3, Vec::new()),
            Self::Busy => (4, Vec::new()),
            Self::CannotStart(said) => (5, said.as_bytes().to_vec()),
            Self::Broken(said) => (6, said.as_bytes().to_vec()),
        };
        to.byte(kind);
        to.rest(&rest);
    }

    pub(super) fn take(from: &mut Unpack<'_>) -> Option<Self> {
        let kind = from.byte()?;
        let rest = from.rest();
        let said = || String::from_utf8_lossy(rest).into_owned();
        Some(match kind {
            0 => match wire::read_fault(rest).ok()? {
                Ok(fault) => Self::Read(fault),
                Err(fault) => Self::Write(fault),
            },
            1 => Self::Document,
            2 => Self::Unverified,
            3 => Self::Garbled,
            4 => Self::Busy,
            5 => Self::CannotStart(said()),
            6 => Self::Broken(said()),
            _ => return None,
        })
    }
}
