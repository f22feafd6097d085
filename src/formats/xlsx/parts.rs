//! The parts of a workbook that say something of its cells, unpacked and side by side.
//!
//! They lie in an archive without compression: a reader that takes nothing else is given it as it is, so that a workbook
//! is never in memory twice.

use std::io::{Cursor, Read};
use std::ops::Range;

use zip::result::{ZipError, ZipResult};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// The parts by name, in the order of the file.
pub(super) struct Parts {
    archive: Vec<u8>,
    entries: Vec<(String, Range<usize>)>,
}

impl Parts {
    /// The text of a part; none where there is no such part or it is no UTF-8.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        let (_, range) = self.entries.iter().find(|(of, _)| of == name)?;
        std::str::from_utf8(self.archive.get(range.clone())?).ok()
    }

    /// Whether a part is there, in whatever code, its name in large or small letters.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|(of, _)| of.replace('\\', "/").eq_ignore_ascii_case(name))
    }

    /// All of them in an archive without compression.
    pub(super) fn archive(&self) -> Cursor<&[u8]> {
        Cursor::new(&self.archive)
    }
}

/// Parts that are being unpacked.
pub(super) struct Unpacking {
    out: ZipWriter<Cursor<Vec<u8>>>,
}

impl Unpacking {
    /// No parts, with room for those of these names that have so many bytes together.
    pub(super) fn new(names: &[String], bytes: usize) -> Self {
        /// More than stands around a part beside its name, which stands there twice.
        const AROUND: usize = 128;
        let around: usize = names.iter().map(|name| AROUND + 2 * name.len()).sum();
        Self { out: ZipWriter::new(Cursor::new(Vec::with_capacity(bytes + around + AROUND))) }
    }

    /// Begins the next part.
    pub(super) fn begin(&mut self, name: &str) -> ZipResult<()> {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        self.out.start_file(name, options)
    }

    /// Puts more bytes into the part that was begun last, up to the end of `from`; how many there were.
    pub(super) fn extend(&mut self, mut from: impl Read) -> ZipResult<u64> {
        Ok(std::io::copy(&mut from, &mut self.out)?)
    }

    /// The parts once all are there.
    pub(super) fn end(self) -> ZipResult<Parts> {
        let archive = self.out.finish()?.into_inner();
        let mut entries = Vec::new();
        let mut packed = ZipArchive::new(Cursor::new(&archive[..]))?;
        for at in 0..packed.len() {
            let entry = packed.by_index_raw(at)?;
            let place = |of: Option<u64>| of.and_then(|of| usize::try_from(of).ok());
            let from = place(entry.data_start()).ok_or(ZipError::FileNotFound)?;
            let end = place(Some(entry.size())).and_then(|size| from.checked_add(size));
            entries.push((entry.name()?.into_owned(), from..end.ok_or(ZipError::FileNotFound)?));
        }
        Ok(Parts { archive, entries })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_texts_and_an_archive_in_the_same_memory() {
        let parts =
            [("a.xml", "<a/>".repeat(50_000)), ("b/c.xml", "字".to_owned()), ("d.xml", String::new())];
        let names: Vec<String> = parts.iter().map(|(name, _)| (*name).to_owned()).collect();
        let bytes = parts.iter().map(|(_, text)| text.len()).sum();
        let mut unpacking = Unpacking::new(&names, bytes);
        for (name, text) in &parts {
            unpacking.begin(name).expect("it begins");
            let (one, other) = text.as_bytes().split_at(text.len() / 2);
            let put = [one, other].map(|piece| unpacking.extend(piece).expect("it fits"));
            assert_eq!(put.iter().sum::<u64>(), text.len() as u64);
        }
        let unpacked = unpacking.end().expect("it ends");
        // Memory was asked for once, and there is no other.
        assert!(unpacked.archive.capacity() < bytes + 1_000);
        let mut archive = ZipArchive::new(unpacked.archive()).expect("it is an archive");
        for (name, text) in &parts {
            assert_eq!(unpacked.text(name), Some(text.as_str()));
            let mut found = String::new();
            archive.by_name(name).expect("it is there").read_to_string(&mut found).expect("it is text");
            assert_eq!(&found, text);
        }
        assert_eq!(
            (unpacked.text("A.xml"), unpacked.has("A.xml"), unpacked.has("e.xml")),
            (None, true, false)
        );
    }
}
