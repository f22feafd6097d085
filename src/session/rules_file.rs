//! A rule set as a file of its own: given out, and brought by one.

use leptos::prelude::*;

use super::Session;
use super::files::{JSON, file_name};
use crate::formats::saved;

impl Session {
    /// Offers the rule set of the period on view as a file of its own.
    pub fn export_rules(&self) {
        let (file, name) = self.with(|workspace, board| {
            let rules = workspace.rules_of(board.period()).map(|set| set.parts().clone()).unwrap_or_default();
            let name = file_name(&[workspace.name(), &rules.name], "ermu-rules.json");
            (saved::write_rule_set(&rules), name)
        });
        _ = self.give(&name, JSON, &file);
    }

    /// The rule set that a file brought, to be looked at before it is in force; tracked, and given out once.
    pub fn take_offered_rules(&self) -> Option<crate::domain::rules::RuleSetParts> {
        let offered = self.signals().offered.get();
        if offered.is_some() {
            self.signals().offered.set(None);
        }
        offered
    }
}
