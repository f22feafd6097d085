//! Scripts and styles lowered to the old kernels' syntax, by the Node packages of `xtask/npm`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::{paths, process};

/// What starts a module, with the glue it is given.
pub(crate) struct Script {
    pub(crate) start: PathBuf,
    pub(crate) glue: PathBuf,
    /// What the module wants from the glue, each with the name it has for it.
    pub(crate) names: BTreeMap<String, String>,
}

pub(crate) struct Sources {
    pub(crate) first: Vec<PathBuf>,
    pub(crate) start: Script,
    /// The worker's.
    pub(crate) office: Script,
    pub(crate) styles: Vec<PathBuf>,
}

pub(crate) struct Lowered {
    pub(crate) first: String,
    pub(crate) start: String,
    pub(crate) office: String,
    pub(crate) style: String,
}

/// The module's exports that the start script uses, and the part of the glue that the module wants.
pub(crate) fn used_exports(start: &Path, glue: &Path, wanted: &[String]) -> Result<BTreeSet<String>> {
    let answer = ask(&json!({ "used": { "start": start, "glue": glue, "wanted": wanted } }))?;
    let names = answer["used"].as_array().context("xtask/npm/lower.mjs gave no `used`")?;
    Ok(names.iter().filter_map(Value::as_str).map(str::to_owned).collect())
}

pub(crate) fn lower(sources: &Sources) -> Result<Lowered> {
    let script = |of: &Script| json!({ "start": of.start, "glue": of.glue, "names": of.names });
    let answer = ask(&json!({
        "first": sources.first,
        "start": script(&sources.start),
        "office": script(&sources.office),
        "styles": sources.styles,
    }))
    .context("the scripts or styles could not be lowered to the old kernels' syntax")?;
    let text = |name: &str| {
        answer[name]
            .as_str()
            .map(str::to_owned)
            .with_context(|| format!("xtask/npm/lower.mjs gave no `{name}`"))
    };
    Ok(Lowered {
        first: text("first")?,
        start: text("start")?,
        office: text("office")?,
        style: text("style")?,
    })
}

fn ask(job: &Value) -> Result<Value> {
    let folder = paths::root().join("xtask/npm");
    let answer = process::talk(Command::new("node").current_dir(&folder).arg("lower.mjs"), &job.to_string())?;
    serde_json::from_str(&answer).context("xtask/npm/lower.mjs answered no JSON")
}
