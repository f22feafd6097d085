//! The border between the module and its glue. What nobody calls across it goes, so that the code behind goes too
//! (wasm-bindgen exports every class of every crate); what stays gets a short name.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

use anyhow::{Context, Result};
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{ExportSection, ImportSection, Module};
use wasmparser::{Export, ImportSectionReader, Parser, Payload};

/// The module's name for its glue; `start.js` gives the glue under it.
const GLUE: &str = "g";

/// The names that a module wants from its glue, in its own order.
pub(crate) fn wanted(module: &[u8]) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        if let Payload::ImportSection(section) = payload? {
            for import in section.into_imports() {
                names.push(import?.name.to_owned());
            }
        }
    }
    Ok(names)
}

/// The module without the exports that are not among these.
pub(crate) fn only_exports(module: &[u8], used: &BTreeSet<String>) -> Result<Vec<u8>> {
    rewritten(module, &mut OnlyExports(used)).context("the exports of the wasm cannot be rewritten")
}

/// Short names for these ones: a, b, … z, aa, ab ….
pub(crate) fn short_names(names: &[String]) -> BTreeMap<String, String> {
    names.iter().enumerate().map(|(at, name)| (name.clone(), short(at))).collect()
}

/// The module with these other names for what it wants from its glue.
pub(crate) fn rename(module: &[u8], names: &BTreeMap<String, String>) -> Result<Vec<u8>> {
    rewritten(module, &mut Rename(names)).context("the imports of the wasm cannot be renamed")
}

fn short(at: usize) -> String {
    let letter = char::from(b"abcdefghijklmnopqrstuvwxyz"[at % 26]);
    if at < 26 { letter.to_string() } else { format!("{}{letter}", short(at / 26 - 1)) }
}

fn rewritten(module: &[u8], by: &mut impl Reencode<Error = Infallible>) -> Result<Vec<u8>, Error> {
    let mut new = Module::new();
    by.parse_core_module(&mut new, Parser::new(0), module)?;
    Ok(new.finish())
}

struct OnlyExports<'a>(&'a BTreeSet<String>);

impl Reencode for OnlyExports<'_> {
    type Error = Infallible;

    fn parse_export(&mut self, exports: &mut ExportSection, export: Export<'_>) -> Result<(), Error> {
        if self.0.contains(export.name) {
            utils::parse_export(self, exports, export)?;
        }
        Ok(())
    }
}

struct Rename<'a>(&'a BTreeMap<String, String>);

impl Reencode for Rename<'_> {
    type Error = Infallible;

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Result<(), Error> {
        for import in section.into_imports() {
            let import = import?;
            let name = self.0.get(import.name).map_or(import.name, String::as_str);
            imports.import(GLUE, name, self.entity_type(import.ty)?);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{only_exports, rename, short, short_names, wanted};

    /// `(import "./glue.js" "long" (func))`, exports `a` and `b` of it.
    fn module() -> Vec<u8> {
        let types = [1, 4, 1, 0x60, 0, 0];
        let imports = [&[2, 18, 1, 9][..], b"./glue.js", &[4], b"long", &[0, 0]].concat();
        let exports = [7, 9, 2, 1, b'a', 0, 0, 1, b'b', 0, 0];
        [&b"\0asm\x01\0\0\0"[..], &types, &imports, &exports].concat()
    }

    #[test]
    fn only_the_named_exports_stay() {
        let kept = only_exports(&module(), &["b".to_owned()].into()).unwrap_or_default();
        assert!(kept.ends_with(&[7, 5, 1, 1, b'b', 0, 0]), "{kept:?}");
    }

    #[test]
    fn wanted_names_become_short() {
        let names = wanted(&module()).unwrap_or_default();
        assert_eq!(names, ["long"]);
        let renamed = rename(&module(), &short_names(&names)).unwrap_or_default();
        assert_eq!(wanted(&renamed).unwrap_or_default(), ["a"]);
        assert_eq!([0, 25, 26, 51, 52, 701, 702].map(short), ["a", "z", "aa", "az", "ba", "zz", "aaa"]);
    }
}
