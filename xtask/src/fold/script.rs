//! Scripts and styles lowered to the old kernels' syntax, by the Node packages of `xtask/npm`.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::{paths, process};

pub(crate) struct Sources {
    pub(crate) first: PathBuf,
    pub(crate) start: PathBuf,
    pub(crate) glue: PathBuf,
    pub(crate) styles: Vec<PathBuf>,
}

pub(crate) struct Lowered {
    pub(crate) first: String,
    pub(crate) start: String,
    pub(crate) style: String,
}

pub(crate) fn lower(sources: &Sources) -> Result<Lowered> {
    let folder = paths::root().join("xtask/npm");
    let job = json!({
        "first": sources.first,
        "start": sources.start,
        "glue": sources.glue,
        "styles": sources.styles,
    });
    let answer = process::talk(Command::new("node").current_dir(&folder).arg("lower.mjs"), &job.to_string())
        .context("the scripts or styles could not be lowered to the old kernels' syntax")?;
    let answer: Value = serde_json::from_str(&answer).context("xtask/npm/lower.mjs answered no JSON")?;
    let text = |name: &str| {
        answer[name]
            .as_str()
            .map(str::to_owned)
            .with_context(|| format!("xtask/npm/lower.mjs gave no `{name}`"))
    };
    Ok(Lowered { first: text("first")?, start: text("start")?, style: text("style")? })
}
