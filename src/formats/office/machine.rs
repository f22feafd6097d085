//! The worker as a machine: a message in, messages out.

use super::check::same;
use super::{Answer, Job, OfficeFault, Progress, Stage, document};
use crate::formats::book::{Part, wire};
use crate::formats::{docx, gb18030, xlsx};

/// How many rows of a sheet are handed over at a time: the page has them in its hands for some milliseconds.
const ROWS_AT_ONCE: usize = 2_000;

/// Does one job after the other. A job in the middle of which something else is asked is forgotten.
#[derive(Default)]
pub struct Machine {
    /// The workbook that is being written.
    writing: Option<Writing>,
}

/// A workbook that is being written, with what must be found in it again.
#[derive(Default)]
struct Writing {
    writer: xlsx::Writer,
    parts: Vec<Vec<u8>>,
}

impl Machine {
    /// What a worker says once it is there.
    pub fn hello() -> Vec<u8> {
        Answer::Started.pack()
    }

    /// What a worker says last when it breaks.
    pub fn broken(said: &str) -> Vec<u8> {
        Answer::Fault(OfficeFault::Broken(said.to_owned())).pack()
    }

    /// Takes a message and answers as often as there is something to say.
    pub fn take(&mut self, message: &[u8], answer: &mut dyn FnMut(Vec<u8>)) {
        if let Err(fault) = self.work(message, answer) {
            self.writing = None;
            answer(Answer::Fault(fault).pack());
        }
    }

    fn work(&mut self, message: &[u8], answer: &mut dyn FnMut(Vec<u8>)) -> Result<(), OfficeFault> {
        match Job::unpack(message).ok_or(OfficeFault::Garbled)? {
            Job::Read(file) => read(file, answer),
            Job::Write(part) => self.write(part, answer),
            Job::Document(packed) => {
                let document = document::unpack(packed).ok_or(OfficeFault::Garbled)?;
                tell(answer, Stage::Packing, (0, 0));
                let file = docx::write(&document).map_err(|_| OfficeFault::Document)?;
                tell(answer, Stage::Checking, (0, 0));
                if !docx::matches(&document, &file) {
                    return Err(OfficeFault::Unverified);
                }
                answer(Answer::File(file).pack());
                Ok(())
            }
            Job::Encode(text) => {
                let bytes = gb18030::encode_exactly(text).ok_or(OfficeFault::Unverified)?;
                answer(Answer::File(bytes).pack());
                Ok(())
            }
        }
    }

    fn write(&mut self, packed: &[u8], answer: &mut dyn FnMut(Vec<u8>)) -> Result<(), OfficeFault> {
        let part = wire::read(packed).map_err(|_| OfficeFault::Garbled)?;
        let is_last = part == Part::End;
        let mut writing = self.writing.take().unwrap_or_default();
        writing.writer.put(part).map_err(OfficeFault::Write)?;
        writing.parts.push(packed.to_vec());
        tell(answer, Stage::Writing, (writing.parts.len(), 0));
        if !is_last {
            self.writing = Some(writing);
            return Ok(());
        }
        let Writing { writer, parts } = writing;
        tell(answer, Stage::Packing, (0, 0));
        let file = writer.finish().map_err(OfficeFault::Write)?;
        let mut on = |done, of| {
            tell(answer, Stage::Checking, (done as usize, of as usize));
            true
        };
        let found = xlsx::read(&file, &mut on).map_err(|_| OfficeFault::Unverified)?;
        if !same(&parts, &found) {
            return Err(OfficeFault::Unverified);
        }
        answer(Answer::File(file).pack());
        Ok(())
    }
}

fn read(file: &[u8], answer: &mut dyn FnMut(Vec<u8>)) -> Result<(), OfficeFault> {
    // Whoever wants it to stop ends the worker: that is heard in the middle of anything.
    let mut on = |done, of| {
        tell(answer, Stage::Reading, (done as usize, of as usize));
        true
    };
    let tables = xlsx::read(file, &mut on).map_err(OfficeFault::Read)?;
    for part in wire::write_table(&tables, ROWS_AT_ONCE) {
        answer(Answer::Sheets(part).pack());
    }
    Ok(())
}

fn tell(answer: &mut dyn FnMut(Vec<u8>), stage: Stage, (done, of): (usize, usize)) {
    answer(Answer::Progress(Progress { stage, done, of }).pack());
}
