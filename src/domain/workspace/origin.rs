//! Where a file comes from, so that two files of one draft can be told apart whatever they are called.

use crate::domain::form::{Form, Need, Shape};

/// The state of a draft that a file was written from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The draft's id, the same in all its files.
    pub draft: String,
    /// How many changes it had seen.
    pub revision: Option<u32>,
    /// How many it had seen when the file before this one was written; none for the first.
    pub parent: Option<u32>,
    /// When the file was written: local date and time, as 2022-04-12T10:42:31.
    pub saved: String,
    /// A check value of its rule sets: files with the same one score alike.
    pub rules: String,
}

impl Shape for Origin {
    fn visit(&mut self, form: &mut dyn Form) {
        form.text("draft", &mut self.draft, Need::Must);
        form.number("revision", &mut self.revision, (0, u32::MAX), Need::Must);
        form.number("parent", &mut self.parent, (0, u32::MAX), Need::May);
        form.text("saved", &mut self.saved, Need::Must);
        form.text("rules", &mut self.rules, Need::May);
    }
}
