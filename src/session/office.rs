//! Spreadsheets and Word documents: the worker does the work, the session starts it, feeds it and hears it.
//!
//! One job at a time. The worker is started when it is first needed and ends when it has had nothing to do for a while;
//! stopping a job ends it at once, whatever it is in the middle of.

use std::rc::Rc;

use leptos::prelude::*;

use super::Session;
use crate::domain::document::Document;
use crate::formats::book::wire::{self, TableParts};
use crate::formats::book::{Part, SheetTable};
use crate::formats::office::{Answer, Job, OfficeFault, Progress, pack_document};
use crate::platform::{FileFault, PickedFile, Worker, WorkerFault};

/// The largest workbook that is read, in bytes; the worker has the same limit.
pub const LARGEST_BOOK: usize = 64 << 20;
/// A worker that has not started by then (milliseconds) never will.
const STARTS_WITHIN: i32 = 60_000;
/// How long it may have nothing to do, in milliseconds.
const IDLE: i32 = 60_000;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const CSV: &str = "text/csv";

/// What is told of a job; the last three end it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// How far it is.
    Progress(Progress),
    /// The sheets of the workbook that can be seen.
    Sheets(Vec<SheetTable>),
    /// The file was written, compared with what it was made of, and offered as a download.
    Offered,
    /// Why there is nothing.
    Failed(Failure),
}

/// Why a file was not read or not written; nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The browser could not give the file, or not take it.
    File(FileFault),
    /// The worker has nothing to give.
    Office(OfficeFault),
}

/// What is done with the news of a job.
pub type Told = Rc<dyn Fn(News)>;
/// A workbook on its way out, each part made when its turn comes.
pub type Parts = Box<dyn Iterator<Item = Part>>;

/// The worker and what it does.
#[derive(Default)]
pub(super) struct Office {
    worker: Option<Box<dyn Worker>>,
    /// Tells a worker from the ones before it.
    number: u64,
    has_started: bool,
    job: Option<Running>,
    /// Tells a job from the ones before it.
    run: u64,
}

struct Running {
    told: Told,
    /// What is still to be sent.
    parts: Option<Parts>,
    /// What was read so far.
    tables: TableParts,
    /// Under which name and type the file is offered.
    offer: (String, &'static str),
}

impl Office {
    /// Ends the job and gives what is to be told of it; the worker goes too unless it can go on.
    fn end(&mut self, keep_worker: bool) -> Option<Running> {
        self.run += 1;
        if !keep_worker {
            self.worker = None;
        }
        self.job.take()
    }
}

impl Session {
    /// Reads a workbook: .xlsx, .xls or .ods, told by its content.
    pub fn read_book(&self, file: PickedFile, told: impl Fn(News) + 'static) {
        let (session, told): (_, Told) = (*self, Rc::new(told));
        let run = self.inner.with_value(|inner| inner.office.run);
        file.read_bytes(
            LARGEST_BOOK,
            Box::new(move |bytes| match bytes {
                // It was given up while the browser read.
                _ if session.inner.with_value(|inner| inner.office.run) != run => {}
                Ok(bytes) => session.begin_job(Some(Job::Read(&bytes)), None, told, (String::new(), "")),
                Err(fault) => told(News::Failed(Failure::File(fault))),
            }),
        );
    }

    /// Writes a workbook of these parts, reads it again, and offers it under this name once it holds what it should.
    pub fn write_book(&self, parts: Parts, name: String, told: impl Fn(News) + 'static) {
        self.begin_job(None, Some(parts), Rc::new(told), (name, XLSX));
    }

    /// Writes a Word document, reads it again, and offers it under this name once it holds what it should.
    pub fn write_document(&self, document: &Document, name: String, told: impl Fn(News) + 'static) {
        let packed = pack_document(document);
        self.begin_job(Some(Job::Document(&packed)), None, Rc::new(told), (name, DOCX));
    }

    /// Offers a table in text under this name, in GB 18030.
    pub fn write_gb18030(&self, text: &str, name: String, told: impl Fn(News) + 'static) {
        self.begin_job(Some(Job::Encode(text)), None, Rc::new(told), (name, CSV));
    }

    /// Gives up what is being read or written: nothing is told of it any more, and nothing is offered.
    pub fn stop_office(&self) {
        self.inner.update_value(|inner| drop(inner.office.end(false)));
    }

    fn begin_job(
        &self,
        job: Option<Job<'_>>,
        parts: Option<Parts>,
        told: Told,
        offer: (String, &'static str),
    ) {
        let failed = |fault| told(News::Failed(Failure::Office(fault)));
        if self.inner.with_value(|inner| inner.office.job.is_some()) {
            return failed(OfficeFault::Busy);
        }
        if let Err(fault) = self.hire() {
            return failed(fault_of(fault, false));
        }
        let sends_parts = parts.is_some();
        let running = Running { told, parts, tables: TableParts::default(), offer };
        self.inner.update_value(|inner| {
            inner.office.job = Some(running);
            if let (Some(job), Some(worker)) = (job, &inner.office.worker) {
                worker.send(&job.pack());
            }
        });
        if sends_parts {
            self.send_next(self.inner.with_value(|inner| inner.office.run));
        }
    }

    /// Starts a worker unless there is one.
    fn hire(&self) -> Result<(), WorkerFault> {
        if self.inner.with_value(|inner| inner.office.worker.is_some()) {
            return Ok(());
        }
        let session = *self;
        let number = self.inner.try_update_value(|inner| {
            inner.office.number += 1;
            inner.office.has_started = false;
            inner.office.number
        });
        let number = number.unwrap_or_default();
        let is_hired = move || session.inner.with_value(|inner| inner.office.number == number);
        let hear = move |message| {
            if is_hired() {
                session.hear_office(message);
            }
        };
        let worker = self.platform().start_worker(Box::new(hear))?;
        self.inner.update_value(|inner| inner.office.worker = Some(worker));
        let give_up = move || {
            if is_hired() && !session.inner.with_value(|inner| inner.office.has_started) {
                session.hear_office(Err(WorkerFault::CannotStart(String::new())));
            }
        };
        self.platform().after(STARTS_WITHIN, Box::new(give_up));
        Ok(())
    }

    /// Sends the next part of a run, and lets the browser draw between two.
    fn send_next(&self, run: u64) {
        let is_left = self.inner.try_update_value(|inner| {
            let office = &mut inner.office;
            let parts = office.job.as_mut().filter(|_| office.run == run)?.parts.as_mut()?;
            let part = parts.next();
            let is_last = matches!(part, None | Some(Part::End));
            let packed = wire::write(&part.unwrap_or(Part::End));
            office.worker.as_ref()?.send(&Job::Write(&packed).pack());
            Some(!is_last)
        });
        if is_left.flatten() == Some(true) {
            let session = *self;
            self.platform().after(0, Box::new(move || session.send_next(run)));
        }
    }

    fn hear_office(&self, message: Result<Vec<u8>, WorkerFault>) {
        let answer = match message.map(|bytes| Answer::unpack(&bytes)) {
            Ok(answer) => answer.unwrap_or(Answer::Fault(OfficeFault::Garbled)),
            Err(fault) => {
                let has_started = self.inner.with_value(|inner| inner.office.has_started);
                Answer::Fault(fault_of(fault, has_started))
            }
        };
        match answer {
            Answer::Started => self.inner.update_value(|inner| inner.office.has_started = true),
            Answer::Progress(progress) => {
                let told =
                    self.inner.with_value(|inner| inner.office.job.as_ref().map(|job| Rc::clone(&job.told)));
                if let Some(told) = told {
                    told(News::Progress(progress));
                }
            }
            Answer::Sheets(part) => {
                let taken = self
                    .inner
                    .try_update_value(|inner| inner.office.job.as_mut().map(|job| job.tables.put(&part)));
                match taken.flatten() {
                    None | Some(Ok(false)) => {}
                    Some(Ok(true)) => self.end_job(true, |job| News::Sheets(job.tables.end())),
                    Some(Err(_)) => self.fail_job(OfficeFault::Garbled),
                }
            }
            Answer::File(file) => self.end_job(true, |job| {
                let (name, mime) = job.offer;
                match self.platform().offer_bytes(&name, mime, &file) {
                    Ok(()) => News::Offered,
                    Err(fault) => News::Failed(Failure::File(fault)),
                }
            }),
            Answer::Fault(fault) => self.fail_job(fault),
        }
    }

    /// A worker after a fault may have parts before it that belong to nothing: another one begins anew.
    fn fail_job(&self, fault: OfficeFault) {
        self.end_job(false, |_| News::Failed(Failure::Office(fault)));
    }

    fn end_job(&self, keep_worker: bool, news: impl FnOnce(Running) -> News) {
        let ended = self.inner.try_update_value(|inner| inner.office.end(keep_worker)).flatten();
        if let Some(job) = ended {
            let told = Rc::clone(&job.told);
            told(news(job));
        }
        let (session, run) = (*self, self.inner.with_value(|inner| inner.office.run));
        let dismiss = move || {
            session.inner.update_value(|inner| {
                if inner.office.run == run && inner.office.job.is_none() {
                    inner.office.worker = None;
                }
            });
        };
        self.platform().after(IDLE, Box::new(dismiss));
    }
}

/// What breaks before it has said anything has not started.
fn fault_of(fault: WorkerFault, has_started: bool) -> OfficeFault {
    match fault {
        WorkerFault::Broken(said) if has_started => OfficeFault::Broken(said),
        WorkerFault::CannotStart(said) | WorkerFault::Broken(said) => OfficeFault::CannotStart(said),
    }
}
