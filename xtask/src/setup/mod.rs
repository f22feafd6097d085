//! `cargo xtask setup`: what building needs and what testing needs.
//!
//! Every part looks first and works only when something is missing, so a second run takes no time.

pub(crate) mod apt;
mod browsers;
mod kernels;
mod npm;
mod tools;
pub(crate) mod wasm;

use anyhow::Result;

pub(crate) use browsers::Browsers;
pub(crate) use tools::{Tools, wasm_opt};
pub(crate) use wasm::{Aim, Compiler};

use crate::paths;

/// What esbuild asks for.
const NODE_TO_BUILD: u32 = 18;
/// What Playwright asks for.
const NODE_TO_TEST: u32 = 20;

/// What a build runs with.
pub(crate) struct Workshop {
    pub(crate) compiler: Compiler,
    pub(crate) tools: Tools,
}

/// Everything `build` and `serve` need.
pub(crate) fn for_build() -> Result<Workshop> {
    let compiler = wasm::find_or_install()?;
    let tools = tools::find_or_install()?;
    npm::install(&paths::root().join("xtask/npm"), NODE_TO_BUILD)?;
    Ok(Workshop { compiler, tools })
}

/// Everything the benchmarks in a browser need: that of the tests, and what is measured beside ours.
pub(crate) fn for_bench() -> Result<Browsers> {
    npm::install(&paths::root().join("benches/browser"), NODE_TO_TEST)?;
    for_test()
}

/// Everything `test` needs on top of that.
pub(crate) fn for_test() -> Result<Browsers> {
    let tests = paths::root().join("tests/browser");
    npm::install(&tests, NODE_TO_TEST)?;
    let found = browsers::find_or_install()?;
    Ok(Browsers { kernels: kernels::unpack(&tests)?, ..found })
}
