//! Any bytes at all are opened or refused, and what opens is written as what it was read from.
#![no_main]

use ermu::formats::saved;
use ermu::seam;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    match saved::read(&text) {
        Err(faults) => assert!(!seam::sentences(&faults).is_empty()),
        Ok(workspace) => {
            let file = saved::write(&workspace);
            let again = saved::read(&file).expect("what was written opens");
            assert_eq!(saved::write(&again), file);
        }
    }
});
