//! A rule set as a file of its own: given out, and brought by one.

use leptos::prelude::*;

use super::files::{JSON, LARGEST, file_name};
use super::{Session, Strip};
use crate::formats::{page, saved};
use crate::platform::{ChosenFile, FileFault, PickedFile, is_word_document};

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

    /// Lets the person choose a rule set's file. Of a file with figures only the rule set of its last period is taken: what
    /// is opened where the rules stand changes no figures.
    pub fn choose_rules(&self) {
        let session = *self;
        let take = move |read: Result<ChosenFile, FileFault>| {
            let held = read.as_ref().ok().and_then(|file| saved::read(page::exchange_file(&file.text)).ok());
            let rules = held.and_then(|held| Some(held.rules_of(held.last_period())?.parts().clone()));
            match (rules, read) {
                (Some(rules), Ok(file)) if !session.signals().reading.get_untracked() => {
                    session.signals().offered.set(Some(rules));
                    session.show(Strip::RulesOffered { name: file.name, is_data: true });
                }
                (_, read) => session.take_file(read),
            }
        };
        let read = move |file: PickedFile| {
            if is_word_document(&file.name) {
                session.take_picked(file);
            } else {
                file.read(LARGEST, Box::new(take));
            }
        };
        self.choose_one(".json,.html", read);
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
