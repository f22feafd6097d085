//! Texts as they may stand in the store, in a page or in a rescue file: drafts, data inside of pages, keys and texts. All
//! are read or refused, and what is read is written as what it was read from.
#![no_main]

use ermu::formats::{page, rescue, saved};
use ermu::session::draft;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(read) = draft::decode(&text) {
        let again = draft::encode(&read.head, &read.workspace, &read.lines);
        let same = draft::decode(&again).expect("what was written is read");
        assert_eq!((same.head, same.workspace), (read.head, read.workspace));
    }
    _ = draft::exchange_file(&text);
    let inside = page::exchange_file(&text);
    if let Ok((workspace, beside)) = saved::read_with(inside) {
        let file = saved::write_with(&workspace, beside.clone());
        assert_eq!(saved::read_with(&file).expect("what was written opens").1, beside);
    }
    if let Some(kept) = rescue::read(&text) {
        assert_eq!(rescue::read(&rescue::write(&kept)), Some(kept));
    }
});
