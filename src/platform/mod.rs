//! The browser as a port: store, files, clipboard, clock, timers.
//!
//! Everything the page asks of its surroundings goes through [`Platform`], so that a test can stand in for the
//! browser, refuse, fill up, and let time pass. Only [`browser`] names the real one.

pub mod browser;
pub mod memory;
mod moment;
mod paint;
mod worker;

pub use moment::Moment;

/// Why the store did not do what was asked; nothing in it has changed then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreFault {
    /// There is none, or the browser does not let this page use it.
    Refused,
    /// It is full.
    Full,
    /// What was read back is not what was written.
    Unverified,
}

/// Why a file could not be given or taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFault {
    /// The browser did not let it happen.
    Refused,
    /// It is larger than what is read.
    TooLarge,
    /// It could not be read, or is not text in UTF-8 (a table: nor in GB18030).
    Unreadable,
}

/// A file a person chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChosenFile {
    /// Its name without a folder.
    pub name: String,
    /// What stands in it.
    pub text: String,
}

/// Whether a file's name says that it is a table in text.
pub fn is_table(name: &str) -> bool {
    let name = name.to_lowercase();
    [".csv", ".tsv", ".txt"].iter().any(|ending| name.ends_with(ending))
}

/// Whether a file's name says that it is a workbook of a spreadsheet program.
pub fn is_book(name: &str) -> bool {
    let name = name.to_lowercase();
    [".xlsx", ".xlsm", ".xls", ".et", ".ods"].iter().any(|ending| name.ends_with(ending))
}

/// Whether a file's name says that it is a document of a word processor.
pub fn is_word_document(name: &str) -> bool {
    let name = name.to_lowercase();
    [".doc", ".docx", ".wps", ".rtf"].iter().any(|ending| name.ends_with(ending))
}

/// What is done with a file once it was read.
pub type FileThen = Box<dyn FnOnce(Result<ChosenFile, FileFault>)>;
/// What is done with the bytes of a file once they were read.
pub type BytesThen = Box<dyn FnOnce(Result<Vec<u8>, FileFault>)>;
/// Makes text of a file's bytes; told whether it is a table.
pub type Decode = fn(Vec<u8>, bool) -> Option<String>;

/// A file a person chose or dropped, which is not read yet.
pub struct PickedFile {
    /// Its name without a folder.
    pub name: String,
    read: Box<dyn FnOnce(usize, BytesThen)>,
    decode: Decode,
}

impl PickedFile {
    /// A file that is read by `read`, which is told the most bytes that it may have.
    pub fn new(name: String, read: Box<dyn FnOnce(usize, BytesThen)>, decode: Decode) -> Self {
        Self { name, read, decode }
    }

    /// Reads it as text if it has at most `largest` bytes.
    pub fn read(self, largest: usize, then: FileThen) {
        let Self { name, read, decode } = self;
        let told = move |bytes: Result<Vec<u8>, FileFault>| {
            let text = bytes.and_then(|bytes| decode(bytes, is_table(&name)).ok_or(FileFault::Unreadable));
            then(text.map(|text| ChosenFile { name, text }));
        };
        read(largest, Box::new(told));
    }

    /// Reads its bytes if it has at most `largest`.
    pub fn read_bytes(self, largest: usize, then: BytesThen) {
        (self.read)(largest, then);
    }
}

/// Why a worker answers no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkerFault {
    /// It did not start: it is not in the page, or the browser does not run it. What the browser said.
    CannotStart(String),
    /// It broke in the middle of its work, or had not enough memory for it. What the browser said.
    Broken(String),
}

/// What is done with each message of a worker, and with the fault that is its last.
pub type Heard = Box<dyn Fn(Result<Vec<u8>, WorkerFault>)>;

/// A second thread with a module of its own. Messages arrive one by one and in their order; dropped, it is stopped.
pub trait Worker {
    /// Sends it a message.
    fn send(&self, message: &[u8]);
}

/// What the page asks of its surroundings.
pub trait Platform {
    /// The text under a key.
    ///
    /// # Errors
    /// When the store cannot be used.
    fn read(&self, key: &str) -> Result<Option<String>, StoreFault>;

    /// Puts a text under a key.
    ///
    /// # Errors
    /// When the store cannot be used or is full; the key then holds what it held.
    fn write(&self, key: &str, text: &str) -> Result<(), StoreFault>;

    /// Forgets a key.
    ///
    /// # Errors
    /// When the store cannot be used.
    fn remove(&self, key: &str) -> Result<(), StoreFault>;

    /// The keys that begin with `prefix`, in order.
    ///
    /// # Errors
    /// When the store cannot be used.
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreFault>;

    /// What was kept for as long as this tab is open, through reloads.
    ///
    /// # Errors
    /// When the browser does not let this page keep anything.
    fn kept_for_tab(&self, key: &str) -> Result<Option<String>, StoreFault>;

    /// Keeps a text for as long as this tab is open, in the place of what was kept under the key; none forgets it.
    ///
    /// # Errors
    /// When the browser does not let this page keep anything, or not so much; nothing is kept under the key then.
    fn keep_for_tab(&self, key: &str, text: Option<&str>) -> Result<(), StoreFault>;

    /// Where this page stands, without query and fragment: tells two deployments in one store apart.
    fn place(&self) -> String;

    /// The local date and time.
    fn now(&self) -> Moment;

    /// A number by chance, so that ids made in two tabs differ.
    fn random(&self) -> u64;

    /// Does something whenever another tab has changed a key of the store; it is told which.
    fn on_store_change(&self, heard: Box<dyn Fn(&str)>);

    /// Does something later, after so many milliseconds.
    fn after(&self, milliseconds: i32, then: Box<dyn FnOnce()>);

    /// Does something whenever the page is about to be hidden or left.
    fn on_hide(&self, act: Box<dyn Fn()>);

    /// Does something whenever the page is left, after what is done on hiding it.
    fn on_leave(&self, act: Box<dyn Fn()>);

    /// Lets the browser ask before the page is left, whenever `unsaved` says so at that moment.
    fn ask_before_leaving(&self, unsaved: Box<dyn Fn() -> bool>);

    /// Offers a text as a download.
    ///
    /// # Errors
    /// When the browser does not let it happen.
    fn offer_file(&self, name: &str, mime: &str, text: &str) -> Result<(), FileFault> {
        self.offer_bytes(name, mime, text.as_bytes())
    }

    /// Offers bytes as a download.
    ///
    /// # Errors
    /// When the browser does not let it happen.
    fn offer_bytes(&self, name: &str, mime: &str, bytes: &[u8]) -> Result<(), FileFault>;

    /// Paints a drawing, which an address holds, so many points wide and high, and offers it as a PNG.
    fn offer_painted(
        &self,
        name: &str,
        drawing: &str,
        size: (u32, u32),
        then: Box<dyn FnOnce(Result<(), FileFault>)>,
    );

    /// Lets the person choose a file, or several; nothing happens when they choose none.
    fn choose_files(&self, accept: &str, several: bool, then: Box<dyn FnOnce(Vec<PickedFile>)>);

    /// Puts a text on the clipboard.
    ///
    /// # Errors
    /// When the browser did not take it.
    fn copy(&self, text: &str) -> Result<(), FileFault>;

    /// Puts a table on the clipboard: as text with tabs, and as HTML for programs that take it.
    ///
    /// # Errors
    /// When the browser did not take it.
    fn copy_table(&self, text: &str, html: &str) -> Result<(), FileFault>;

    /// The text of the page's own element with this id: data the page carries.
    fn carried(&self, id: &str) -> Option<String>;

    /// Which build of the page this is: its version, its date and a check value of its code, divided by spaces.
    fn build(&self) -> String;

    /// Takes the files that are dropped together anywhere on the page; the page is never left for them.
    fn on_files_dropped(&self, then: Box<dyn Fn(Vec<PickedFile>)>);

    /// Starts the worker that the page carries. It works until what is returned is dropped, or until it is heard to have
    /// failed.
    ///
    /// # Errors
    /// When it cannot be started, as far as that is known at once.
    fn start_worker(&self, heard: Heard) -> Result<Box<dyn Worker>, WorkerFault>;

    /// The page as it was loaded, before anything was mounted.
    fn pristine_page(&self) -> Option<String>;
}
