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
use std::thread;

use anyhow::{Context, Result, anyhow};

pub(crate) use html::{module_in, worker_module_in};
pub(crate) use wasm::{bound, check, shrink};

use crate::setup::Aim;
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

/// A module as the page carries it.
struct Module {
    packed: String,
    script: script::Script,
}

/// The whole product as text.
pub(crate) fn fold() -> Result<String> {
    let root = paths::root();
    let template = read(&root.join("index.html"))?;
    let parts = html::Template::parse(&template)?;
    // Shrinking and packing take a minute each and one core.
    let (office, page) = thread::scope(|threads| {
        let office = threads.spawn(|| module("office", Aim::Fast));
        let page = module("ermu", Aim::Small);
        (office.join(), page)
    });
    let office = office.map_err(|_| anyhow!("folding the worker's module stopped"))??;
    let page = page?;
    let lowered = script::lower(&script::Sources {
        first: parts.first.iter().map(|script| root.join(script)).collect(),
        start: page.script,
        office: office.script,
        styles: parts.sheets.iter().map(|sheet| root.join(sheet)).collect(),
    })?;

    // A worker of the page's own making is let in by its address; what is inert needs no leave.
    let first = policy::grant(&lowered.first, &[&lowered.start])?;
    let (start, style) = (lowered.start.as_str(), lowered.style.as_str());
    let (module, worker, worker_module) =
        (page.packed.as_str(), lowered.office.as_str(), office.packed.as_str());
    let build = build_line(&root, &[&template, &first, start, style, module, worker, worker_module])?;
    let pieces = html::Pieces { build: &build, first: &first, start, style, module, worker, worker_module };
    let page = html::assemble(&parts, &pieces);
    references::check(&page)?;
    Ok(page)
}

/// A module without what nobody calls, made small or fast, checked, packed, and with short names for what it wants.
fn module(name: &str, aim: Aim) -> Result<Module> {
    let start = paths::root().join("src/boot").join(if aim == Aim::Small { "start.js" } else { "office.js" });
    let glue = wasm::bound(aim).join(format!("{name}_bg.js"));
    let bound = wasm::bound(aim).join(format!("{name}_bg.wasm"));
    let bound = fs::read(&bound).with_context(|| format!("{} cannot be read", bound.display()))?;
    let used = script::used_exports(&start, &glue, &border::wanted(&bound)?)?;
    let small = wasm::shrink(&border::only_exports(&bound, &used)?, aim)?;
    let names = border::short_names(&border::wanted(&small)?);
    let module = order::order(&border::rename(&small, &names)?)?;
    wasm::check(&module)?;
    Ok(Module { packed: wasm::pack(&module)?, script: script::Script { start, glue, names } })
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
