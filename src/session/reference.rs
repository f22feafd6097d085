//! The office's published page or file, opened beside the own draft and never in its place.

use std::rc::Rc;
use std::sync::Arc;

use super::Session;
use super::files::LARGEST;
use crate::domain::fault::Fault;
use crate::domain::workspace::{Origin, Workspace};
use crate::formats::{page, saved};
use crate::platform::{ChosenFile, FileFault, PickedFile};

/// What the office published, as far as this page was shown it; it is forgotten with the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficeFile {
    /// The file's name.
    pub name: String,
    /// What it holds.
    pub workspace: Workspace,
    /// The state of the draft it was written from, if it says.
    pub origin: Option<Origin>,
}

/// Why nothing of a file can be put beside the own draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// The browser could not give it.
    File(FileFault),
    /// It holds no workspace; every reason.
    Faults(Vec<Fault>),
}

/// What was read, or why nothing was, with the file's name.
pub type OfficeRead = Result<Arc<OfficeFile>, (String, Unread)>;

impl Session {
    /// Lets the person choose what the office published: its page, or the file of its data.
    pub fn choose_office_file(&self, then: impl Fn(OfficeRead) + 'static) {
        let then = Rc::new(then);
        let chosen = move |files: Vec<PickedFile>| {
            let Some(file) = files.into_iter().next() else { return };
            let (name, then) = (file.name.clone(), Rc::clone(&then));
            file.read(LARGEST, Box::new(move |file| then(read(name, file))));
        };
        self.platform().choose_files(".html,.htm,.json", false, Box::new(chosen));
    }
}

fn read(name: String, file: Result<ChosenFile, FileFault>) -> OfficeRead {
    let file = match file {
        Ok(file) => file,
        Err(fault) => return Err((name, Unread::File(fault))),
    };
    match saved::read_with(page::exchange_file(&file.text)) {
        Ok((workspace, beside)) => Ok(Arc::new(OfficeFile { name, workspace, origin: beside.origin })),
        Err(faults) => Err((name, Unread::Faults(faults))),
    }
}
