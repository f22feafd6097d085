//! Writes `docs/guide/README.md` from the sentences of the page's own guide, so that the two never differ:
//! `cargo run --example guide`. Its pictures come from `cargo xtask pictures`.

use std::path::Path;

use ermu::ui::text;

fn main() -> std::io::Result<()> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/guide/README.md");
    std::fs::write(file, text::guide_page())
}
