//! The built-in example: the first quarter of 2022 as 石泉县 published it (石政办函〔2022〕15号).

use std::sync::OnceLock;

use crate::domain::fault::Fault;
use crate::domain::workspace::Workspace;

const FILE: &str = include_str!("example.ermu.json");

/// The example as it was published.
///
/// # Errors
/// The faults of the built-in file; a test holds that there are none.
pub fn pristine() -> Result<&'static Workspace, &'static [Fault]> {
    // Looked at with every change of the example, and never changed itself.
    static PRISTINE: OnceLock<Result<Workspace, Vec<Fault>>> = OnceLock::new();
    PRISTINE.get_or_init(|| super::saved::read(FILE)).as_ref().map_err(Vec::as_slice)
}

/// The example as a workspace to be tried.
///
/// # Errors
/// Those of [`pristine`].
pub fn workspace() -> Result<Workspace, Vec<Fault>> {
    pristine().cloned().map_err(<[Fault]>::to_vec)
}
