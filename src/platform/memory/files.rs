//! Files of the twin: chosen, dropped, and offered.

use super::Memory;
use crate::platform::{FileFault, PickedFile};

/// A file's name and bytes.
pub(super) type File = (String, Vec<u8>);

impl Memory {
    /// The files offered so far: names and texts.
    pub fn offered(&self) -> Vec<(String, String)> {
        let text = |(name, bytes): &File| (name.clone(), String::from_utf8_lossy(bytes).into_owned());
        self.offered.borrow().iter().map(text).collect()
    }

    /// The files offered so far: names and bytes.
    pub fn offered_bytes(&self) -> Vec<(String, Vec<u8>)> {
        self.offered.borrow().clone()
    }

    /// The file the person will choose next.
    pub fn will_choose(&self, name: &str, text: &str) {
        self.will_choose_all(&[(name, text)]);
    }

    /// The files the person will choose next, all at once.
    pub fn will_choose_all(&self, files: &[(&str, &str)]) {
        *self.next_files.borrow_mut() = files.iter().map(of_text).collect();
    }

    /// The file the person will choose next, which may be no text.
    pub fn will_choose_bytes(&self, name: &str, bytes: &[u8]) {
        *self.next_files.borrow_mut() = vec![(name.to_owned(), bytes.to_vec())];
    }

    /// Drops a file on the page.
    pub fn drop_file(&self, name: &str, text: &str) {
        self.drop_files(&[(name, text)]);
    }

    /// Drops several files on the page, all at once.
    pub fn drop_files(&self, files: &[(&str, &str)]) {
        for then in self.dropped.borrow().iter() {
            then(files.iter().map(of_text).map(picked).collect());
        }
    }
}

fn of_text((name, text): &(&str, &str)) -> File {
    ((*name).to_owned(), text.as_bytes().to_vec())
}

/// A file that is read at once. What is not UTF-8 is no text here.
pub(super) fn picked((name, bytes): File) -> PickedFile {
    let read = |largest: usize, bytes: Vec<u8>| {
        if bytes.len() > largest { Err(FileFault::TooLarge) } else { Ok(bytes) }
    };
    let decode = |bytes: Vec<u8>, _| String::from_utf8(bytes).ok();
    PickedFile::new(name, Box::new(move |largest, then| then(read(largest, bytes))), decode)
}
