//! The county's own wording of notices: out as a text anyone can change, in again.

use std::rc::Rc;

use super::Session;
use crate::domain::edit::{Edit, EditFault};
use crate::domain::notice::Template;
use crate::platform::{FileFault, PickedFile};

/// The largest template that is read, in bytes.
const LARGEST: usize = 1 << 20;
const TEXT: &str = "text/plain;charset=utf-8";

/// Why a template was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateFault {
    /// Its file could not be read.
    File(FileFault),
    /// It is not written as a template is; nothing has changed.
    Edit(EditFault),
}

impl Session {
    /// Offers the wording in force as a file.
    ///
    /// # Errors
    /// When the browser does not let it happen.
    pub fn offer_template(&self, name: &str) -> Result<(), FileFault> {
        let text = self.with(|workspace, _| match workspace.notice_template() {
            "" => Template::built_in_text().to_owned(),
            own => own.to_owned(),
        });
        // Notepad on old systems writes line ends of two characters and wants them, and the mark tells it the encoding.
        let text = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        self.platform().offer_file(name, TEXT, &text)
    }

    /// Lets the person choose a file with a wording and puts it in force; `then` is told how that went.
    pub fn choose_template(&self, then: impl Fn(Result<(), TemplateFault>) + 'static) {
        let (session, then) = (*self, Rc::new(then));
        let chosen = move |files: Vec<PickedFile>| {
            let Some(file) = files.into_iter().next() else { return };
            let read = move |file: Result<crate::platform::ChosenFile, FileFault>| {
                then(file.map_err(TemplateFault::File).and_then(|file| {
                    session.attempt(Edit::SetTemplate(file.text)).map_err(TemplateFault::Edit)
                }));
            };
            file.read(LARGEST, Box::new(read));
        };
        self.platform().choose_files(".txt", false, Box::new(chosen));
    }
}
