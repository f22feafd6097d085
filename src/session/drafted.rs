//! What is drafted of a method and not in force: kept with the open draft, also after a reload, and never in a file.

use leptos::prelude::*;

use super::{Inner, Session};
use crate::domain::rules::RuleSetParts;
use crate::formats::saved;
use crate::platform::StoreFault;

/// What was kept of a drafted method.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Drafted {
    /// Nothing.
    Nothing,
    /// The rule set as it was in force, and as it was drafted.
    Rules(Box<[RuleSetParts; 2]>),
    /// Nothing that can be read.
    Unread,
}

impl Session {
    /// Keeps a drafted method beside the set in force, with the open draft's next save; none forgets what was kept. A tab
    /// that reads keeps nothing.
    pub fn keep_drafted(&self, rules: Option<&[RuleSetParts; 2]>) {
        if self.is_published() || self.signals().reading.get_untracked() {
            return;
        }
        let text = rules.map(|rules| rules.each_ref().map(saved::write_rule_set).join("\n"));
        let is_other = self.inner.try_update_value(|inner| {
            let is_other = inner.drafted != text;
            inner.drafted = text;
            is_other
        });
        if is_other == Some(true) {
            self.save_soon();
        }
    }

    /// What was kept of a drafted method with the open draft.
    pub fn drafted(&self) -> Drafted {
        let Some(text) = self.inner.with_value(|inner| inner.drafted.clone()) else {
            return Drafted::Nothing;
        };
        let read = |text| saved::read_rule_set(text).and_then(Result::ok);
        let both = text.split_once('\n').and_then(|(was, wanted)| Some([read(was)?, read(wanted)?]));
        both.map_or(Drafted::Unread, |both| Drafted::Rules(Box::new(both)))
    }

    /// Tells one draft that was put on the desk from the next; tracked.
    pub fn on_desk(&self) -> u64 {
        self.track_whole();
        self.inner.with_value(|inner| inner.opened_at)
    }
}

impl Inner {
    /// Takes up what was kept with the draft on the desk.
    pub(super) fn recall_drafted(&mut self) {
        // A store that cannot be read gives no draft either, and says so with it.
        self.drafted = self.platform.read(&self.keys.drafted(&self.id())).ok().flatten();
    }

    /// Writes what is drafted beside a draft that was just saved.
    pub(super) fn save_drafted(&self, id: &str) -> Result<(), StoreFault> {
        let key = self.keys.drafted(id);
        if self.platform.read(&key)? == self.drafted {
            return Ok(());
        }
        match &self.drafted {
            Some(text) => self.shelf().write_whole(&key, text),
            None => self.platform.remove(&key),
        }
    }
}
