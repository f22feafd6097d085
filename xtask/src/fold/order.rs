//! Functions that look alike stand together: gzip looks back no further than 32 KB, and the compiler writes the same
//! few shapes out for hundreds of types all over the module.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

use anyhow::{Context, Result};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionBody, FunctionSectionReader, Parser, Payload, TypeRef};

/// The same module with its functions in another order.
pub(crate) fn order(module: &[u8]) -> Result<Vec<u8>> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(&module[body.range()]),
            _ => {}
        }
    }
    let order = alike(&bodies);
    let mut places: Vec<u32> = (0..imported).chain(order.iter().map(|_| 0)).collect();
    for (new, &old) in (imported..).zip(&order) {
        places[imported as usize + old] = new;
    }
    let mut ordered = Module::new();
    Reorder { order, places }
        .parse_core_module(&mut ordered, Parser::new(0), module)
        .context("the functions of the wasm cannot be put in order")?;
    Ok(ordered.finish())
}

struct Reorder {
    /// The old position of each function of the module itself, in the new order.
    order: Vec<usize>,
    /// The new index of each function, the imported ones included.
    places: Vec<u32>,
}

impl Reencode for Reorder {
    type Error = Infallible;

    fn function_index(&mut self, old: u32) -> Result<u32, Error> {
        Ok(self.places.get(old as usize).copied().unwrap_or(old))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error> {
        let kinds: Vec<u32> = section.into_iter().collect::<Result<_, _>>()?;
        for kind in self.order.iter().filter_map(|&old| kinds.get(old)) {
            functions.function(*kind);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error> {
        let bodies: Vec<FunctionBody<'_>> = section.into_iter().collect::<Result<_, _>>()?;
        for old in self.order.clone() {
            if let Some(body) = bodies.get(old) {
                self.parse_function_body(code, body.clone())?;
            }
        }
        Ok(())
    }
}

/// How many neighbouring bytes are compared at a time.
const PIECE: usize = 6;
/// A piece that more functions share than this tells nothing about them.
const COMMON: usize = 200;

/// Positions in an order in which each text is followed by the one of the rest that shares most with it.
fn alike(texts: &[&[u8]]) -> Vec<usize> {
    let pieces: Vec<BTreeSet<&[u8]>> = texts.iter().map(|text| text.windows(PIECE).collect()).collect();
    let mut holders: BTreeMap<&[u8], Vec<usize>> = BTreeMap::new();
    for (text, pieces) in pieces.iter().enumerate() {
        for piece in pieces {
            holders.entry(piece).or_default().push(text);
        }
    }
    holders.retain(|_, texts| texts.len() < COMMON);
    let mut left: BTreeSet<usize> = (0..texts.len()).collect();
    let mut order = Vec::new();
    let mut next = (0..texts.len()).max_by_key(|&text| texts[text].len());
    while let Some(text) = next {
        left.remove(&text);
        order.push(text);
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for other in pieces[text].iter().filter_map(|piece| holders.get(piece)).flatten() {
            if left.contains(other) {
                *shared.entry(*other).or_default() += 1;
            }
        }
        // The shared part of what the two have together, compared without dividing.
        let share =
            |(&other, &shared): (&usize, &usize)| (shared, pieces[text].len() + pieces[other].len() - shared);
        let nearest = shared.iter().max_by(|one, other| {
            let ((a, of_a), (b, of_b)) = (share(*one), share(*other));
            (a * of_b).cmp(&(b * of_a)).then(other.0.cmp(one.0))
        });
        next = nearest.map(|(other, _)| *other).or_else(|| left.first().copied());
    }
    order
}

#[cfg(test)]
mod tests {
    use super::{alike, order};
    use wasmparser::{Validator, WasmFeatures};

    #[test]
    fn each_text_stands_beside_the_one_it_shares_most_with() {
        let texts = ["the first of all, and long", "something else", "the first of all", "something else!"];
        assert_eq!(alike(&texts.map(str::as_bytes)), [0, 2, 1, 3]);
    }

    /// `(func $b (call $long))`, `$long`, and an export of `$b`: `$long` comes to the front, the rest follows it.
    #[test]
    fn calls_and_exports_follow_the_functions_to_their_new_places() {
        let types = [1, 4, 1, 0x60, 0, 0];
        let functions = [3, 3, 2, 0, 0];
        let exports = [7, 5, 1, 1, b'b', 0, 0];
        let code = [10, 15, 2, 4, 0, 0x10, 1, 0x0b, 8, 0, 0x41, 1, 0x1a, 0x41, 2, 0x1a, 0x0b];
        let module = [&b"\0asm\x01\0\0\0"[..], &types, &functions, &exports, &code].concat();
        let ordered = order(&module).unwrap_or_default();
        assert!(Validator::new_with_features(WasmFeatures::WASM1).validate_all(&ordered).is_ok());
        let code = [10, 15, 2, 8, 0, 0x41, 1, 0x1a, 0x41, 2, 0x1a, 0x0b, 4, 0, 0x10, 0, 0x0b];
        let exports = [7, 5, 1, 1, b'b', 0, 1];
        assert_eq!(ordered, [&b"\0asm\x01\0\0\0"[..], &types, &functions, &exports, &code].concat());
    }
}
