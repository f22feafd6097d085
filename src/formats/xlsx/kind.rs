//! What a file is, by its content and never by its name.

use std::io::{Cursor, Read, Seek};

use zip::ZipArchive;
use zip::result::ZipError;

use super::parts::{Parts, Unpacking};
use crate::formats::book::BookFault;

/// The largest file that is read, in bytes: 64 MB.
pub const LARGEST_FILE: usize = 64 << 20;
/// The most bytes a file may have when it is unpacked: 256 MB.
pub const LARGEST_UNPACKED: u64 = 256 << 20;

/// A workbook of one of three kinds.
pub(super) enum Kind {
    /// .xlsx, .xlsm: the parts that are read.
    Xlsx(Parts),
    /// .ods, likewise.
    Ods(Parts),
    /// .xls, as it is.
    Xls,
}

/// The beginning of a compound file, which older programs write, and in which newer ones put what is encrypted.
const COMPOUND: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ODS: &str = "application/vnd.oasis.opendocument.spreadsheet";
const ODF: &str = "application/vnd.oasis.opendocument.";

/// Tells what a file is.
///
/// `go_on` is told how many bytes were unpacked, of how many, and says whether to go on.
pub(super) fn kind(bytes: &[u8], go_on: &mut dyn FnMut(u64, u64) -> bool) -> Result<Kind, BookFault> {
    if bytes.is_empty() {
        return Err(BookFault::Empty);
    }
    if bytes.len() > LARGEST_FILE {
        return Err(BookFault::TooLarge { found: bytes.len() });
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return zipped(bytes, go_on);
    }
    if bytes.starts_with(&COMPOUND) {
        return compound(bytes);
    }
    Err(other(bytes))
}

/// What a compound file holds, by the names in it.
fn compound(bytes: &[u8]) -> Result<Kind, BookFault> {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|found| found == wide)
    };
    if has("Workbook") || has("Book") {
        Ok(Kind::Xls)
    } else if has("EncryptedPackage") {
        Err(BookFault::Encrypted)
    } else if has("WordDocument") {
        Err(BookFault::Document)
    } else {
        Err(BookFault::Unknown)
    }
}

/// What a file is that is no workbook.
fn other(bytes: &[u8]) -> BookFault {
    /// Enough to tell a web page or text from anything else.
    const BEGINNING: usize = 4_096;
    let start = &bytes[..bytes.len().min(BEGINNING)];
    if start.starts_with(&[0xff, 0xfe]) || start.starts_with(&[0xfe, 0xff]) {
        return BookFault::Text;
    }
    let text = String::from_utf8_lossy(start).to_ascii_lowercase();
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if text.starts_with('<') && ["<html", "<table", "<!doctype html"].iter().any(|tag| text.contains(tag)) {
        return BookFault::Html;
    }
    let is_text = |&byte: &u8| byte >= b' ' || matches!(byte, b'\t' | b'\n' | b'\r');
    if start.iter().all(is_text) && !text.starts_with('<') { BookFault::Text } else { BookFault::Unknown }
}

fn damaged(_: ZipError) -> BookFault {
    BookFault::Damaged { sheet: None }
}

fn zipped(bytes: &[u8], go_on: &mut dyn FnMut(u64, u64) -> bool) -> Result<Kind, BookFault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let has = |name: &str| archive.file_names().flatten().any(|other| other.eq_ignore_ascii_case(name));
    if has("xl/workbook.xml") {
        return unpacked(&mut archive, go_on).map(Kind::Xlsx);
    }
    if has("xl/workbook.bin") {
        return Err(BookFault::Binary);
    }
    if has("word/document.xml") {
        return Err(BookFault::Document);
    }
    let mut kind = String::new();
    if let Ok(entry) = archive.by_name("mimetype") {
        _ = entry.take(100).read_to_string(&mut kind);
    }
    if kind == ODS {
        return unpacked(&mut archive, go_on).map(Kind::Ods);
    }
    Err(if kind.starts_with(ODF) { BookFault::Document } else { BookFault::Unknown })
}

/// Whether a part says anything about cells; pictures and the like are left out.
fn is_read(name: &str) -> bool {
    let ends = |ending: &str| name.len() >= ending.len() && name.to_ascii_lowercase().ends_with(ending);
    ends(".xml") || ends(".rels") || name == "mimetype"
}

/// The parts of an archive, unpacked once and within the limit.
///
/// What the directory says of sizes may be false, so the bytes are counted as they come.
fn unpacked<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    go_on: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<Parts, BookFault> {
    /// How many bytes are unpacked between two questions whether to go on.
    const AT_ONCE: u64 = 1 << 20;
    let mut of: u64 = 0;
    let mut names = Vec::new();
    for at in 0..archive.len() {
        let entry = archive.by_index_raw(at).map_err(damaged)?;
        if let Some(name) = entry.name().ok().filter(|name| is_read(name)) {
            of = of.saturating_add(entry.size());
            names.push(name.into_owned());
        }
    }
    if of > LARGEST_UNPACKED {
        return Err(BookFault::Unpacked { found: of });
    }
    let mut parts = Unpacking::new(&names, usize::try_from(of).unwrap_or(0));
    let mut done = 0;
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).map_err(|fault| match fault {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => BookFault::Encrypted,
            _ => BookFault::Damaged { sheet: None },
        })?;
        let name = entry.name().map_err(damaged)?.into_owned();
        if !is_read(&name) {
            continue;
        }
        parts.begin(&name).map_err(damaged)?;
        loop {
            let read = parts.extend(entry.by_ref().take(AT_ONCE)).map_err(damaged)?;
            if read == 0 {
                break;
            }
            done += read;
            if done > LARGEST_UNPACKED {
                return Err(BookFault::Unpacked { found: done });
            }
            if !go_on(done, of.max(done)) {
                return Err(BookFault::Stopped);
            }
        }
    }
    parts.end().map_err(damaged)
}
