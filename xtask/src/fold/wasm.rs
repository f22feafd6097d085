//! The wasm module: made small, checked against the oldest kernel, packed as text.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use wasmparser::{ExternalKind, FuncType, Parser, Payload, TypeRef, ValType, Validator, WasmFeatures};
use zopfli::{Format, Options};

use crate::setup::Aim;
use crate::{paths, process, setup, stamp};

/// Where wasm-bindgen has put a module and its glue.
pub(crate) fn bound(aim: Aim) -> PathBuf {
    let profile = if aim == Aim::Small { "release" } else { "office" };
    paths::target().join("wasm-bindgen").join(profile)
}

/// Never `--all-features`: it makes types that shipping browsers refuse.
///
/// Flattened and laid out anew, and with functions of one caller left where they are, the module is no smaller but
/// more alike to itself, which packs 1 % better. Functions that differ in nothing but constants become one at last.
const SMALL: [&str; 7] = [
    "--flatten",
    "--rereloop",
    "-Oz",
    "--converge",
    "--merge-similar-functions",
    "-Oz",
    "--one-caller-inline-max-function-size=0",
];

/// The compiler has chosen between small and fast already.
const FAST: [&str; 1] = ["-Os"];

/// Chromium 78 knows no more than this.
const FEATURES: [&str; 3] = ["--mvp-features", "--enable-mutable-globals", "--strip-producers"];

/// Takes a minute for the page, so the last outcome is kept beside the digest of what it came from.
pub(crate) fn shrink(module: &[u8], aim: Aim) -> Result<Vec<u8>> {
    let (passes, name): (&[&str], _) = if aim == Aim::Small { (&SMALL, "ermu") } else { (&FAST, "office") };
    let at = |ending: &str| paths::target().join(format!("{name}.{ending}"));
    let (large, small, mark) = (at("large.wasm"), at("small.wasm"), at("small.stamp"));
    let from = format!("{} {}", stamp::of_bytes(module), passes.concat());
    if !fs::read_to_string(&mark).is_ok_and(|kept| kept == from) || !small.is_file() {
        fs::write(&large, module).with_context(|| format!("{} cannot be written", large.display()))?;
        let mut opt = Command::new("node");
        opt.arg(setup::wasm_opt()).args(passes).args(FEATURES).arg(&large).arg("-o").arg(&small);
        process::run(&mut opt)
            .context("wasm-opt refused the module: was it built without the old-kernel baseline?")?;
        fs::write(&mark, from).with_context(|| format!("{} cannot be written", mark.display()))?;
    }
    let mut bytes = fs::read(&small).with_context(|| format!("{} cannot be read", small.display()))?;
    forget_place(&mut bytes);
    Ok(bytes)
}

/// A crate of Leptos stamps the module with a digest of the folder it was compiled from, for a splitting tool that
/// is not used here. Blanked, the same sources give the same bytes on every machine.
fn forget_place(module: &mut [u8]) {
    const STAMP: &[u8] = b"_WASM_SPLIT_MARKER_";
    const DIGITS: usize = 16;
    let found: Vec<usize> = module
        .windows(STAMP.len())
        .enumerate()
        .filter(|(_, piece)| *piece == STAMP)
        .map(|(at, _)| at)
        .collect();
    for at in found {
        for sign in
            module.iter_mut().skip(at + STAMP.len()).take(DIGITS).filter(|sign| sign.is_ascii_hexdigit())
        {
            *sign = b'0';
        }
    }
}

/// Refuses whatever Chromium 78 could not start: features after the first version of wasm, and 64-bit integers
/// at the border to JavaScript, which it cannot pass.
pub(crate) fn check(module: &[u8]) -> Result<()> {
    if let Err(fault) = Validator::new_with_features(WasmFeatures::WASM1).validate_all(module) {
        bail!("the wasm needs a feature that the oldest kernel lacks: {}", fault.message());
    }
    let wide = wide_at_the_border(module).context("the wasm cannot be read")?;
    if !wide.is_empty() {
        bail!(
            "the wasm passes 64-bit integers to or from JavaScript, which Chromium 78 cannot ({}): use f64 or text there",
            wide.join(", ")
        );
    }
    Ok(())
}

fn wide_at_the_border(module: &[u8]) -> Result<Vec<String>> {
    let mut types: Vec<FuncType> = Vec::new();
    // Indices of functions count the imported ones first.
    let mut functions: Vec<u32> = Vec::new();
    let mut found = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::TypeSection(section) => {
                types = section.into_iter_err_on_gc_types().collect::<Result<_, _>>()?;
            }
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    let import = import?;
                    if let TypeRef::Func(kind) = import.ty {
                        functions.push(kind);
                        if is_wide(&types, kind) {
                            found.push(format!("import {}", import.name));
                        }
                    }
                }
            }
            Payload::FunctionSection(section) => {
                for kind in section {
                    functions.push(kind?);
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    let export = export?;
                    let kind = functions.get(export.index as usize);
                    if export.kind == ExternalKind::Func && kind.is_some_and(|&kind| is_wide(&types, kind)) {
                        found.push(format!("export {}", export.name));
                    }
                }
            }
            _ => {}
        }
    }
    Ok(found)
}

fn is_wide(types: &[FuncType], kind: u32) -> bool {
    types.get(kind as usize).is_some_and(|function| {
        function.params().iter().chain(function.results()).any(|&value| value == ValType::I64)
    })
}

/// Gzipped with no time in it, so that two builds are equal, then base64.
///
/// Zopfli takes seconds to save what the reader would wait for, so its last work is kept beside the module's digest.
pub(crate) fn pack(module: &[u8]) -> Result<String> {
    let kept = paths::target().join(format!("ermu.{}.gz", &stamp::of_bytes(module)[..16]));
    if let Ok(packed) = fs::read(&kept) {
        return Ok(STANDARD.encode(packed));
    }
    let packed = gzip(module)?;
    fs::write(&kept, &packed).with_context(|| format!("{} cannot be written", kept.display()))?;
    Ok(STANDARD.encode(packed))
}

fn gzip(module: &[u8]) -> Result<Vec<u8>> {
    // More blocks than usual: the parts of a module differ more than those of a text.
    let options = Options { maximum_block_splits: 40, ..Options::default() };
    let mut packed = Vec::new();
    zopfli::compress(options, Format::Gzip, module, &mut packed)?;
    Ok(packed)
}

#[cfg(test)]
mod tests {
    use super::{check, forget_place, gzip};

    const HEAD: [u8; 8] = [0, b'a', b's', b'm', 1, 0, 0, 0];

    fn module(sections: &[&[u8]]) -> Vec<u8> {
        [&HEAD[..], &sections.concat()].concat()
    }

    fn refusal(module: &[u8]) -> String {
        check(module).err().map(|fault| format!("{fault:#}")).unwrap_or_default()
    }

    #[test]
    fn module_of_the_first_version_passes() {
        // (type (func (param i32))) (import "a" "b" (func (type 0)))
        assert_eq!(refusal(&module(&[&[1, 5, 1, 0x60, 1, 0x7f, 0], &[2, 7, 1, 1, b'a', 1, b'b', 0, 0]])), "");
    }

    #[test]
    fn reference_types_are_refused_by_name() {
        // (type (func (param externref)))
        let fault = refusal(&module(&[&[1, 5, 1, 0x60, 1, 0x6f, 0]]));
        assert!(fault.contains("reference types"), "{fault}");
    }

    #[test]
    fn multivalue_is_refused_by_name() {
        // (type (func (result i32 i32)))
        let fault = refusal(&module(&[&[1, 6, 1, 0x60, 0, 2, 0x7f, 0x7f]]));
        assert!(fault.contains("multi-value"), "{fault}");
    }

    #[test]
    fn wide_integer_at_the_border_is_refused_with_the_functions_name() {
        // (type (func (param i64))) (import "a" "b" (func (type 0)))
        let fault = refusal(&module(&[&[1, 5, 1, 0x60, 1, 0x7e, 0], &[2, 7, 1, 1, b'a', 1, b'b', 0, 0]]));
        assert!(fault.contains("import b"), "{fault}");
    }

    #[test]
    fn digest_of_the_folder_is_blanked_and_nothing_else() {
        let mut module = *b"ab_WASM_SPLIT_MARKER_732e786d2a082da8version_WASM";
        forget_place(&mut module);
        assert_eq!(&module, b"ab_WASM_SPLIT_MARKER_0000000000000000version_WASM");
    }

    #[test]
    fn packing_twice_gives_the_same_bytes() {
        let packed = gzip(&HEAD).unwrap_or_default();
        assert_eq!(packed[..8], [0x1f, 0x8b, 8, 0, 0, 0, 0, 0], "gzip head with time 0");
        assert_eq!(gzip(&HEAD).unwrap_or_default(), packed);
    }
}
