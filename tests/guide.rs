//! The guide on paper is the one in the page, and has its pictures.

#![allow(clippy::expect_used, reason = "a test says what it expects")]

use std::fs;
use std::path::Path;

use ermu::ui::app::Screen;
use ermu::ui::text;

#[test]
fn the_guide_is_the_pages_own_and_has_a_picture_of_every_screen() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/guide");
    let page = fs::read_to_string(folder.join("README.md")).expect("it is there");
    assert_eq!(page, text::guide_page(), "`cargo run --example guide` writes it");
    for screen in Screen::ALL {
        let heading = format!("\n## {}\n", screen.name());
        assert!(page.contains(&heading), "{} has a section", screen.name());
    }
    for (_, rest) in page.match_indices("](").map(|(at, _)| page.split_at(at + 2)) {
        let picture = rest.split(')').next().unwrap_or_default();
        let bytes = fs::read(folder.join(picture)).expect("the picture is there: `cargo xtask pictures`");
        assert!(bytes.starts_with(b"\x89PNG"), "{picture}");
    }
}

#[test]
fn every_word_is_told_once() {
    let mut words: Vec<&str> = text::TERM_LIST.iter().map(|(word, _)| *word).collect();
    words.sort_unstable();
    let count = words.len();
    words.dedup();
    assert_eq!(words.len(), count);
}
