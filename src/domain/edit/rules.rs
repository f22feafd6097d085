//! A rule set is put in the place of another one, or beside the others; counts follow their channels by id.

use super::rebuild::rebuilt;
use super::{Applied, Edit, EditFault, Effect};
use crate::domain::id::RulesId;
use crate::domain::rules::RuleSetParts;
use crate::domain::workspace::Workspace;

pub(super) fn set_rules(workspace: &mut Workspace, rules: RuleSetParts) -> Result<Applied, EditFault> {
    let mut parts = workspace.to_parts();
    let inverse = if let Some(at) = workspace.find_rules(&rules.id) {
        Edit::SetRules(Box::new(std::mem::replace(&mut parts.rule_sets[at.get()], rules)))
    } else {
        let inverse = Edit::DropRules(rules.id.clone());
        parts.rule_sets.push(rules);
        inverse
    };
    *workspace = rebuilt(workspace, parts).map_err(EditFault::Refused)?;
    Ok(Applied { effect: Effect::Whole, inverse })
}

pub(super) fn drop_rules(workspace: &mut Workspace, id: &RulesId) -> Result<Applied, EditFault> {
    let at = workspace.find_rules(id).ok_or_else(|| EditFault::Unknown(id.to_string()))?;
    if let Some(period) = workspace.periods().iter().find(|period| period.rules() == at) {
        return Err(EditFault::InUse(period.parts().id.to_string()));
    }
    let mut parts = workspace.to_parts();
    let dropped = parts.rule_sets.remove(at.get());
    let changed = rebuilt(workspace, parts).map_err(EditFault::Refused)?;
    let is_last = at.get() == changed.rule_sets().len();
    let before = std::mem::replace(workspace, changed);
    // Put back, a set stands last; one that stood before others comes back with the whole.
    let inverse = if is_last { Edit::SetRules(Box::new(dropped)) } else { Edit::Replace(Box::new(before)) };
    Ok(Applied { effect: Effect::Whole, inverse })
}
