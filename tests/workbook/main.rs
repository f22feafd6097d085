//! Workbooks: what is written holds numbers, what is read is what was written, and nothing hostile does harm.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

mod book;
mod county;
mod hostile;
mod items;
mod office;
mod round;

use std::io::{Cursor, Read, Write};

use ermu::formats::book::{Book, BookFault, SheetTable};
use ermu::formats::xlsx;
use zip::write::SimpleFileOptions;

/// A book as a file.
fn file(book: Book) -> Vec<u8> {
    let mut writer = xlsx::Writer::new();
    for part in book.into_parts(7) {
        writer.put(part).expect("it fits");
    }
    writer.finish().expect("it is packed")
}

fn read(bytes: &[u8]) -> Result<Vec<SheetTable>, BookFault> {
    xlsx::read(bytes, &mut |_, _| true)
}

/// A part of a packed file.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("it is packed");
    let mut text = String::new();
    archive.by_name(name).expect("the part is there").read_to_string(&mut text).expect("it is text");
    text
}

/// Packs parts.
fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        out.start_file(*name, SimpleFileOptions::default()).expect("a part begins");
        out.write_all(bytes).expect("it is written");
    }
    out.finish().expect("it is packed").into_inner()
}

/// A packed file with one part replaced.
fn with_part(bytes: &[u8], name: &str, text: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("it is packed");
    let names: Vec<String> = archive.file_names().map(|name| name.expect("a name").into_owned()).collect();
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for of in names {
        let mut bytes = Vec::new();
        archive.by_name(&of).expect("it is there").read_to_end(&mut bytes).expect("it is read");
        let bytes = if of == name { text.as_bytes().to_vec() } else { bytes };
        parts.push((of, bytes));
    }
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), &bytes[..])).collect();
    packed(&parts)
}
