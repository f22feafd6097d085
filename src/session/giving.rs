//! Files that are given out, and which one was the last: a browser may show nothing of a download.

use leptos::prelude::*;

use super::{Session, Strip};

impl Session {
    /// Offers a text as a file; whether the browser lets it happen, which is told where it does not.
    pub(super) fn give(&self, name: &str, kind: &str, text: &str) -> bool {
        match self.platform().offer_file(name, kind, text) {
            Ok(()) => self.signals().given.set(Some(name.to_owned())),
            Err(fault) => {
                self.show(Strip::Browser(fault));
                return false;
            }
        }
        true
    }

    /// The name of the file that was given out last, until it is forgotten; tracked.
    pub fn given(&self) -> Option<String> {
        self.signals().given.get()
    }

    /// What was given out before is not told any more.
    pub fn forget_given(&self) {
        self.signals().given.set(None);
    }
}
