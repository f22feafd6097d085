//! The built-in example: the first quarter of 2022 as 石泉县 published it (石政办函〔2022〕15号).

use crate::domain::fault::Fault;
use crate::domain::workspace::Workspace;

const FILE: &str = include_str!("example.ermu.json");

/// The example as a workspace.
///
/// # Errors
/// The faults of the built-in file; a test holds that there are none.
pub fn workspace() -> Result<Workspace, Vec<Fault>> {
    super::saved::read(FILE)
}
