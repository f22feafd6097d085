//! The fold: what Trunk built becomes one HTML file that needs no other.
//!
//! `index.html` is the template. Its `data-trunk` lines name the stylesheets and the scripts, so Trunk and the
//! fold read one list; every other reference to a file stops the build.

mod border;
mod css;
mod html;
mod order;
mod policy;
mod references;
mod script;
mod wasm;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

pub(crate) use html::module_in;
pub(crate) use wasm::{check, shrink};

use crate::{paths, stamp};

/// What can be told from the sources alone, before minutes go into compiling.
pub(crate) fn check_sources() -> Result<()> {
    let root = paths::root();
    let template = read(&root.join("index.html"))?;
    for sheet in html::Template::parse(&template)?.sheets {
        css::check(&read(&root.join(sheet))?)
            .with_context(|| format!("{sheet} uses what Chromium 78 lacks"))?;
    }
    Ok(())
}

/// The whole product as text.
pub(crate) fn fold() -> Result<String> {
    let root = paths::root();
    let template = read(&root.join("index.html"))?;
    let parts = html::Template::parse(&template)?;
    let start = root.join("src/boot/start.js");
    let glue = wasm::bound().join("ermu_bg.js");
    let bound = wasm::bound().join("ermu_bg.wasm");
    let bound = fs::read(&bound).with_context(|| format!("{} cannot be read", bound.display()))?;
    let used = script::used_exports(&start, &glue, &border::wanted(&bound)?)?;
    let small = wasm::shrink(&border::only_exports(&bound, &used)?)?;
    let names = border::short_names(&border::wanted(&small)?);
    let module = order::order(&border::rename(&small, &names)?)?;
    wasm::check(&module)?;
    let lowered = script::lower(&script::Sources {
        first: parts.first.iter().map(|script| root.join(script)).collect(),
        start,
        glue,
        names,
        styles: parts.sheets.iter().map(|sheet| root.join(sheet)).collect(),
    })?;

    let first = policy::grant(&lowered.first, &[&lowered.start])?;
    let module = wasm::pack(&module)?;
    let (start, style) = (lowered.start.as_str(), lowered.style.as_str());
    let build = build_line(&root, &[&template, &first, start, style, &module])?;
    let page =
        html::assemble(&parts, &html::Pieces { build: &build, first: &first, start, style, module: &module });
    references::check(&page)?;
    Ok(page)
}

fn read(file: &Path) -> Result<String> {
    // Line ends are part of the scripts' hashes, and a checkout may have changed them.
    let text = fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
    Ok(text.replace("\r\n", "\n"))
}

/// What the page says of its build: version, date, and a check value of everything that is put together.
fn build_line(root: &Path, parts: &[&str]) -> Result<String> {
    let manifest = read(&root.join("Cargo.toml"))?;
    let stated = |section: &str, field: &str| {
        let mut lines = manifest.lines().skip_while(|line| *line != section);
        let value = lines.find_map(|line| line.strip_prefix(field)?.strip_prefix(" = \"")?.strip_suffix('"'));
        value.map(str::to_owned).with_context(|| format!("Cargo.toml states no {field} in {section}"))
    };
    let (version, date) = (stated("[package]", "version")?, stated("[package.metadata.release]", "date")?);
    let code = stamp::of_bytes(parts.concat().as_bytes());
    Ok(format!("{version} {date} {}", &code[..8]))
}
