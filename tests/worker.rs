//! The worker, natively: the machine as it is, and the session that starts, feeds and hears it.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

use std::cell::RefCell;
use std::rc::Rc;

use ermu::domain::annex::{GridCell, Kind};
use ermu::domain::document::{Annexed, Document};
use ermu::domain::notice::{Layout, Paragraph, Place};
use ermu::formats::book::wire::{self, TableParts};
use ermu::formats::book::{Book, BookFault, Cell, Part, Row, Sheet, SheetHead, Span, Style, WriteFault};
use ermu::formats::docx;
use ermu::formats::office::{Answer, Job, Machine, OfficeFault, Stage, pack_document};
use ermu::platform::memory::{Memory, Work};
use ermu::platform::{FileFault, Platform};
use ermu::session::Session;
use ermu::session::office::{Failure, News};
use leptos::prelude::Owner;

fn book() -> Book {
    let texts = ["  ", "=1+1", "石泉县\n二行", "'0123", "&<>\"", "𠮷", "_x000D_"];
    let rows = (0..5_u32).map(|at| {
        let mut cells = vec![Cell::text(format!("单位{at}"), Style::Name)];
        cells.extend(texts.map(|text| Cell::text(text, Style::Text)));
        cells.push(Cell::number(at, Style::Serial));
        cells.push(Cell::empty(Style::Plain));
        cells.push(Cell::number(i64::from(at) - 2, Style::Plain));
        Row { height: None, cells }
    });
    let title = Row { height: Some(120), cells: vec![Cell::text("得分", Style::Title), Cell::covered()] };
    let spans = vec![Span { row: 0, column: 0, rows: 1, columns: 2 }];
    let head = SheetHead { name: "表/一".to_owned(), spans, head_rows: 1, ..SheetHead::default() };
    let second = Row { height: None, cells: vec![Cell::text("二", Style::Plain)] };
    let first = Sheet { head, rows: std::iter::once(title).chain(rows).collect() };
    let head = SheetHead { name: "二".to_owned(), ..SheetHead::default() };
    Book { sheets: vec![first, Sheet { head, rows: vec![second] }] }
}

fn document() -> Document {
    let paragraph = |place, text: &str| Paragraph { place, text: text.to_owned() };
    Document {
        layout: Layout::Letter,
        office: "石泉县人民政府办公室".to_owned(),
        number: "石政办函〔2022〕15号".to_owned(),
        paragraphs: vec![
            paragraph(Place::Title, "关于采用情况的通报"),
            paragraph(Place::Recipients, "各镇人民政府："),
            paragraph(Place::Opening, "现将情况通报如下。"),
            paragraph(Place::Attachment, "得分"),
            paragraph(Place::Signature, "石泉县人民政府办公室"),
            paragraph(Place::Date, "2022年4月12日"),
        ],
        attachments: "附件：".to_owned(),
        copies: "抄送：".to_owned(),
        issued: None,
        annexes: vec![Annexed {
            mark: "附件".to_owned(),
            title: "得分".to_owned(),
            grid: vec![
                vec![GridCell::one("单位", Kind::Head), GridCell::one("得分", Kind::Head)],
                vec![GridCell::one("中池镇", Kind::Text), GridCell::one("26.5", Kind::Figure)],
            ],
            head: 1,
        }],
    }
}

/// What the machine answers to these messages, progress left out.
fn answers(machine: &mut Machine, messages: &[Vec<u8>]) -> Vec<Answer> {
    let mut answers = Vec::new();
    for message in messages {
        machine.take(message, &mut |answer| answers.push(Answer::unpack(&answer).expect("an answer")));
    }
    answers.retain(|answer| !matches!(answer, Answer::Progress(_)));
    answers
}

fn parts(book: Book, rows: usize) -> Vec<Vec<u8>> {
    book.into_parts(rows).map(|part| Job::Write(&wire::write(&part)).pack()).collect()
}

fn written(book: Book) -> Vec<u8> {
    match answers(&mut Machine::default(), &parts(book, 2)).as_slice() {
        [Answer::File(file)] => file.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_workbook_goes_out_part_by_part_and_comes_back() {
    let file = written(book());
    let read = answers(&mut Machine::default(), &[Job::Read(&file).pack()]);
    let mut tables = TableParts::default();
    let mut ended = false;
    for answer in read {
        let Answer::Sheets(part) = answer else { panic!("{answer:?}") };
        ended = tables.put(&part).expect("a part");
    }
    assert!(ended);
    let tables = tables.end();
    assert_eq!(tables.len(), 2);
    assert_eq!((tables[0].cell(0, 0), tables[0].cell(1, 2)), ("得分", "=1+1"));
    assert_eq!((tables[0].cell(5, 10), tables[1].cell(0, 0)), ("2", "二"));
}

#[test]
fn what_cannot_be_read_or_written_is_a_fault_and_the_next_job_goes_on() {
    let mut machine = Machine::default();
    let rows = Part::Rows(vec![Row::default()]);
    let told = answers(
        &mut machine,
        &[
            Vec::new(),
            vec![9],
            Job::Read(b"").pack(),
            Job::Read(b"PK\x03\x04 and no more").pack(),
            Job::Write(&wire::write(&rows)).pack(),
            Job::Write(&[0xff]).pack(),
            Job::Document(&[1, 2, 3]).pack(),
            Job::Encode("中").pack(),
        ],
    );
    let want = [
        Answer::Fault(OfficeFault::Garbled),
        Answer::Fault(OfficeFault::Garbled),
        Answer::Fault(OfficeFault::Read(BookFault::Empty)),
        Answer::Fault(OfficeFault::Read(BookFault::Damaged { sheet: None })),
        Answer::Fault(OfficeFault::Write(WriteFault::NoSheet)),
        Answer::Fault(OfficeFault::Garbled),
        Answer::Fault(OfficeFault::Garbled),
        Answer::File(vec![0xd6, 0xd0]),
    ];
    assert_eq!(told, want);
    assert_eq!(answers(&mut machine, &parts(book(), 3)).len(), 1);
}

#[test]
fn a_document_is_given_out_once_it_reads_back() {
    let told = answers(&mut Machine::default(), &[Job::Document(&pack_document(&document())).pack()]);
    let [Answer::File(file)] = told.as_slice() else { panic!("{told:?}") };
    assert!(docx::matches(&document(), file));
}

#[test]
fn every_stage_is_told() {
    let mut stages = Vec::new();
    let mut machine = Machine::default();
    for message in parts(book(), 100) {
        machine.take(&message, &mut |answer| {
            if let Some(Answer::Progress(progress)) = Answer::unpack(&answer) {
                stages.push(progress.stage);
            }
        });
    }
    stages.dedup();
    assert_eq!(stages, [Stage::Writing, Stage::Packing, Stage::Checking]);
}

#[test]
fn every_answer_comes_out_as_it_went_in() {
    let faults = [
        OfficeFault::Read(BookFault::TooManyCells { sheet: "一".to_owned() }),
        OfficeFault::Write(WriteFault::TooLong { sheet: "一".to_owned(), row: 7, column: 3 }),
        OfficeFault::Document,
        OfficeFault::Unverified,
        OfficeFault::Garbled,
        OfficeFault::Busy,
        OfficeFault::CannotStart("no".to_owned()),
        OfficeFault::Broken("内存".to_owned()),
    ];
    for answer in faults.map(Answer::Fault).into_iter().chain([Answer::Started, Answer::File(vec![1, 2])]) {
        assert_eq!(Answer::unpack(&answer.pack()), Some(answer));
    }
    assert_eq!(Answer::unpack(&[]), None);
}

/// The worker as it runs in a browser.
fn work() -> Work {
    let mut machine = Machine::default();
    let mut has_started = false;
    Box::new(move |message, answer| {
        if !has_started {
            has_started = true;
            answer(Machine::hello());
        }
        machine.take(message, answer);
    })
}

struct Page {
    memory: Rc<Memory>,
    session: Session,
    heard: Rc<RefCell<Vec<News>>>,
    _owner: Owner,
}

impl Page {
    fn open() -> Self {
        _ = any_spawner::Executor::init_futures_executor();
        let owner = Owner::new();
        owner.set();
        let memory = Rc::new(Memory::default());
        memory.have_worker(work);
        let platform: Rc<dyn Platform> = memory.clone();
        let session = Session::open(platform).expect("the page opens");
        Self { memory, session, heard: Rc::default(), _owner: owner }
    }

    fn told(&self) -> impl Fn(News) + 'static {
        let heard = Rc::clone(&self.heard);
        move |news| heard.borrow_mut().push(news)
    }

    fn write(&self, book: Book) {
        let parts = Box::new(book.into_parts(2));
        self.session.write_book(parts, "得分.xlsx".to_owned(), self.told());
    }

    fn read(&self, bytes: &[u8]) {
        self.memory.will_choose_bytes("a.xlsx", bytes);
        let (session, told) = (self.session, self.told());
        let read = move |mut files: Vec<ermu::platform::PickedFile>| {
            session.read_book(files.remove(0), told);
        };
        self.memory.choose_files(".xlsx", false, Box::new(read));
    }

    /// Lets page and worker go on until neither has anything to do, and gives what was told, progress left out.
    fn settle(&self) -> Vec<News> {
        loop {
            self.memory.advance(0);
            if !self.memory.work() {
                break;
            }
        }
        let mut heard = self.heard.take();
        heard.retain(|news| !matches!(news, News::Progress(_)));
        heard
    }
}

fn failed(fault: OfficeFault) -> News {
    News::Failed(Failure::Office(fault))
}

#[test]
fn the_page_writes_a_workbook_and_reads_it() {
    let page = Page::open();
    page.write(book());
    assert_eq!(page.settle(), [News::Offered]);
    let offered = page.memory.offered_bytes();
    assert_eq!(offered[0].0, "得分.xlsx");
    page.read(&offered[0].1);
    let told = page.settle();
    let [News::Sheets(sheets)] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!((sheets.len(), sheets[0].cell(0, 0)), (2, "得分"));
    assert_eq!(page.memory.workers_started(), 1);
    page.memory.advance(60_000);
    assert!(!page.memory.has_worker(), "a worker with nothing to do ends");
    page.session.write_document(&document(), "通报.docx".to_owned(), page.told());
    assert_eq!(page.settle(), [News::Offered]);
    page.session.write_gb18030("中", "得分.csv".to_owned(), page.told());
    assert_eq!(page.settle(), [News::Offered]);
    assert_eq!(page.memory.offered_bytes()[2], ("得分.csv".to_owned(), vec![0xd6, 0xd0]));
    assert_eq!(page.memory.workers_started(), 2);
}

#[test]
fn a_job_that_is_given_up_offers_nothing_and_the_next_begins_anew() {
    let page = Page::open();
    page.write(book());
    assert!(page.memory.work());
    page.session.stop_office();
    assert!(!page.memory.has_worker());
    assert_eq!(page.settle(), []);
    assert_eq!(page.memory.offered_bytes(), []);
    page.write(book());
    assert_eq!(page.settle(), [News::Offered]);
    assert_eq!(page.memory.workers_started(), 2);
}

#[test]
fn a_second_job_is_told_that_another_is_running() {
    let page = Page::open();
    page.write(book());
    page.session.write_gb18030("中", "a.csv".to_owned(), page.told());
    assert_eq!(page.settle(), [failed(OfficeFault::Busy), News::Offered]);
}

#[test]
fn a_worker_that_breaks_or_never_starts_is_told_and_the_next_job_has_another() {
    let page = Page::open();
    page.write(book());
    assert!(page.memory.work());
    page.memory.break_worker("out of memory");
    assert_eq!(page.settle(), [failed(OfficeFault::Broken("out of memory".to_owned()))]);
    page.write(book());
    page.memory.break_worker("");
    assert_eq!(page.settle(), [failed(OfficeFault::CannotStart(String::new()))]);
    // One that says nothing at all.
    page.memory.have_worker(|| Box::new(|_, _| {}));
    page.write(book());
    assert_eq!(page.settle(), []);
    page.memory.advance(60_000);
    assert_eq!(page.heard.take(), [failed(OfficeFault::CannotStart(String::new()))]);
    page.memory.have_worker(work);
    page.write(book());
    assert_eq!(page.settle(), [News::Offered]);
}

#[test]
fn without_a_worker_in_the_page_the_job_fails_at_once() {
    let page = Page::open();
    page.memory.have_no_worker();
    page.write(book());
    assert_eq!(page.settle(), [failed(OfficeFault::CannotStart(String::new()))]);
}

#[test]
fn a_part_that_does_not_fit_ends_the_job_and_what_was_sent_after_it_belongs_to_none() {
    let page = Page::open();
    let mut wrong = book();
    wrong.sheets[0].head.spans.push(Span { row: 0, column: 1, rows: 2, columns: 2 });
    page.write(wrong);
    // Everything is sent before the worker takes the first of it.
    page.memory.advance(100);
    let told = page.settle();
    assert!(matches!(told.as_slice(), [News::Failed(Failure::Office(OfficeFault::Write(_)))]), "{told:?}");
    page.write(book());
    assert_eq!(page.settle(), [News::Offered]);
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let page = Page::open();
    page.read(&vec![0; (64 << 20) + 1]);
    assert_eq!(page.settle(), [News::Failed(Failure::File(FileFault::TooLarge))]);
}
