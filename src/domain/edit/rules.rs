//! A rule set is put in the place of another one; counts follow their channels by id.

use super::rebuild::rebuilt;
use super::{Applied, Edit, EditFault, Effect};
use crate::domain::rules::RuleSetParts;
use crate::domain::workspace::Workspace;

pub(super) fn set_rules(workspace: &mut Workspace, rules: RuleSetParts) -> Result<Applied, EditFault> {
    let at = workspace.find_rules(&rules.id).ok_or_else(|| EditFault::Unknown(rules.id.to_string()))?;
    let mut parts = workspace.to_parts();
    parts.rule_sets[at.get()] = rules;
    let changed = rebuilt(workspace, parts).map_err(EditFault::Refused)?;
    let before = std::mem::replace(workspace, changed);
    Ok(Applied { effect: Effect::Whole, inverse: Edit::Replace(Box::new(before)) })
}
