//! A large table through the page's own road: parts made in turn, the worker of `dist/ermu.html`, the file offered.

use std::cell::RefCell;
use std::rc::Rc;

use ermu::formats::book::{Cell, Part, Row, SheetHead, SheetTable, Style};
use ermu::formats::office::Stage;
use ermu::platform::PickedFile;
use ermu::platform::browser::Browser;
use ermu::session::Session;
use ermu::session::office::News;
use js_sys::{Function, Uint8Array};
use wasm_bindgen::prelude::*;

/// How many columns of numbers stand beside the serial number and the name.
const NUMBERS: u32 = 10;
/// How many rows are made at a time, as the page makes them.
const AT_ONCE: u32 = 1_000;

/// The page's session, without a screen.
#[wasm_bindgen]
pub struct Books {
    session: Session,
    /// What was read last.
    found: Rc<RefCell<Vec<SheetTable>>>,
}

#[wasm_bindgen]
impl Books {
    /// Opens it.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default, reason = "it opens a session, which is not what a default does")]
    pub fn new() -> Self {
        let session = Session::open(Rc::new(Browser)).expect("the example is right");
        Self { session, found: Rc::default() }
    }

    /// Writes a table of so many rows. `told` hears the names of the stages, then `Offered`, or `Failed`.
    pub fn write(&self, rows: u32, told: Function) {
        let head = SheetHead { name: "表".to_owned(), head_rows: 1, ..SheetHead::default() };
        let starts = (0..rows).step_by(AT_ONCE as usize);
        let body = starts.map(move |from| Part::Rows((from..rows.min(from + AT_ONCE)).map(row).collect()));
        let parts = [Part::Sheet(head)].into_iter().chain(body).chain([Part::End]);
        self.session.write_book(Box::new(parts), "bench.xlsx".to_owned(), move |news| tell(&told, &news));
    }

    /// Reads the bytes of a workbook. `told` hears the stages, `Sheets`, `Failed`.
    pub fn read(&self, bytes: Uint8Array, told: Function) {
        let found = Rc::clone(&self.found);
        let read = move |_: usize, then: Box<dyn FnOnce(Result<Vec<u8>, _>)>| then(Ok(bytes.to_vec()));
        let file = PickedFile::new("bench.xlsx".to_owned(), Box::new(read), |_, _| None);
        self.session.read_book(file, move |news| {
            tell(&told, &news);
            if let News::Sheets(sheets) = news {
                found.replace(sheets);
            }
        });
    }

    /// Whether so many rows of the table were read last; not part of what is timed.
    pub fn holds(&self, rows: u32) -> bool {
        let found = self.found.borrow();
        found.len() == 1 && found[0].height() == rows as usize && (0..rows).all(|at| is_row(&found[0], at))
    }
}

fn tell(told: &Function, news: &News) {
    let word = match news {
        News::Progress(progress) => match progress.stage {
            Stage::Reading => "reading",
            Stage::Writing => "writing",
            Stage::Packing => "packing",
            Stage::Checking => "checking",
        },
        News::Sheets(_) => "Sheets",
        News::Offered => "Offered",
        News::Failed(_) => "Failed",
    };
    told.call1(&JsValue::NULL, &JsValue::from_str(word)).expect("it takes a word");
}

/// The serial number, a name that no other row has, and the numbers.
fn row(at: u32) -> Row {
    let cells = [Cell::number(at + 1, Style::Serial), Cell::text(name(at), Style::Name)];
    let numbers = (0..NUMBERS).map(|column| Cell::number(number(at, column), Style::Points));
    Row { height: None, cells: cells.into_iter().chain(numbers).collect() }
}

/// The same as `name` of `books.js`.
fn name(at: u32) -> String {
    format!("石泉县第{}单位", at + 1)
}

/// The same as `number` of `books.js`.
fn number(at: u32, column: u32) -> u32 {
    (at * 7 + column * 13) % 1_000
}

fn is_row(sheet: &SheetTable, at: u32) -> bool {
    let wanted = [(at + 1).to_string(), name(at)].into_iter();
    let wanted = wanted.chain((0..NUMBERS).map(|column| number(at, column).to_string()));
    wanted.eq(sheet.row(at as usize))
}
