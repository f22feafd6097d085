//! The page itself as a file: as it is, or with what was published.

use super::files::file_name;
use super::{Session, Strip};
use crate::domain::workspace::Status;
use crate::formats::page::{self, Carried};
use crate::formats::saved;
use crate::platform::FileFault;

impl Session {
    /// The page as one file that opens from disk.
    pub fn download_page(&self) {
        self.offer_page("ermu.html", self.platform().pristine_page());
    }

    /// Whether some period is published, so that there is something to give out to read.
    pub fn has_published(&self) -> bool {
        self.with(|workspace, _| {
            workspace.periods().iter().any(|period| period.parts().status == Status::Published)
        })
    }

    /// The page as one file that carries what was published and can change nothing.
    pub fn publish_page(&self) {
        let (file, name) = self.with(|workspace, _| {
            let last = workspace.periods().iter().rev().find(|one| one.parts().status == Status::Published);
            let period = last.map(|period| period.parts().name.clone()).unwrap_or_default();
            (saved::write_published(workspace), file_name(&[workspace.name(), &period], "html"))
        });
        let carrying = |(page, file): (String, String)| page::embed(&page, Carried::Published, &file);
        self.offer_page(&name, self.platform().pristine_page().zip(file).and_then(carrying));
    }

    /// Offers a page as a file; tells when there is none.
    pub(super) fn offer_page(&self, name: &str, page: Option<String>) {
        match page {
            Some(page) => _ = self.give(name, "text/html", &page),
            None => self.show(Strip::Browser(FileFault::Refused)),
        }
    }
}
