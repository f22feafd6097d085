//! The parts of a workbook that say something of its cells, unpacked and side by side.

use std::io::{Cursor, Write as _};
use std::ops::Range;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The parts by name, in the order of the file.
#[derive(Default)]
pub(super) struct Parts {
    bytes: Vec<u8>,
    entries: Vec<(String, Range<usize>)>,
}

impl Parts {
    /// No parts, with room for so many bytes.
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self { bytes: Vec::with_capacity(bytes), entries: Vec::new() }
    }

    /// Begins the next part.
    pub(super) fn begin(&mut self, name: String) {
        let at = self.bytes.len();
        self.entries.push((name, at..at));
    }

    /// Lets the part that was begun last take more bytes.
    pub(super) fn extend<E>(
        &mut self,
        put: impl FnOnce(&mut Vec<u8>) -> Result<usize, E>,
    ) -> Result<usize, E> {
        let put = put(&mut self.bytes)?;
        if let Some((_, range)) = self.entries.last_mut() {
            range.end = self.bytes.len();
        }
        Ok(put)
    }

    /// The text of a part; none where there is no such part or it is no UTF-8.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        let (_, range) = self.entries.iter().find(|(of, _)| of == name)?;
        std::str::from_utf8(self.bytes.get(range.clone())?).ok()
    }

    /// Whether a part is there, in whatever code, its name in large or small letters.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|(of, _)| of.replace('\\', "/").eq_ignore_ascii_case(name))
    }

    /// All of them in an archive without compression, for a reader that takes nothing else.
    pub(super) fn archive(&self) -> Option<Vec<u8>> {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        let mut out = ZipWriter::new(Cursor::new(Vec::with_capacity(self.bytes.len())));
        for (name, range) in &self.entries {
            out.start_file(name.as_str(), options).ok()?;
            out.write_all(self.bytes.get(range.clone())?).ok()?;
        }
        out.finish().ok().map(Cursor::into_inner)
    }
}
