//! What was done to the draft of a rule set is taken back and done again here, before anything of the workspace is.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::state::{Draft, RulesDesk, View};
use crate::session::past::{StepName, keep};
use crate::ui::text;

/// The state of the workspace, and what was drafted then.
pub(super) type Before = (u64, Draft);

impl RulesDesk {
    /// Keeps the draft as it is now, to be taken back to; what is typed on in one field is one step.
    pub(super) fn remember(self, field: Option<&str>) {
        self.hush();
        self.undone.set(Vec::new());
        let goes_on = field.is_some() && self.typing.with_untracked(|typing| typing.as_deref() == field);
        if !goes_on {
            self.before.update(|before| keep(before, self.now()));
        }
        self.typing.set(field.map(str::to_owned));
    }

    /// Whether a field was left, so that what is typed there next is a step of its own.
    pub(super) fn leave_field(self) {
        self.typing.set(None);
    }

    /// Forgets what could be taken back: it is in force, or belongs to another rule set.
    pub(super) fn forget_steps(self) {
        self.before.set(Vec::new());
        self.undone.set(Vec::new());
        self.typing.set(None);
    }

    /// Answers the key that takes back; whether it meant the draft.
    pub(in crate::ui) fn key_back(self) -> bool {
        self.take_back().map(show).is_some()
    }

    /// Answers the key that does again; whether it meant the draft.
    pub(in crate::ui) fn key_again(self) -> bool {
        self.do_again().map(show).is_some()
    }

    /// Takes the last change of the draft back; gives where the focus belongs then, none where there is no change.
    pub fn take_back(self) -> Option<String> {
        if untrack(|| self.is_shown()) && self.wrong.with_untracked(|wrong| !wrong.is_empty()) {
            // What does not fit its field is in no draft, and goes with the field that is drawn anew.
            let field = self.wrong.with_untracked(|wrong| wrong.first().cloned());
            self.redraw();
            self.say(text::RULES_BACK.to_owned());
            return Some(selector(field));
        }
        self.go_to((self.before, self.undone), text::RULES_BACK)
    }

    /// Does the change again that was taken back last; gives where the focus belongs then, none where there is none.
    pub fn do_again(self) -> Option<String> {
        self.go_to((self.undone, self.before), text::RULES_AGAIN)
    }

    /// Drops the draft, which can be taken back.
    pub fn discard(self) {
        let count = untrack(|| self.count.get());
        self.remember(None);
        self.draft.set(Draft::default());
        self.redraw();
        self.say(text::discarded(count));
    }

    fn now(self) -> Before {
        (self.session.revision(), self.draft.get_untracked())
    }

    /// Whether the key that takes back means the draft; tracked.
    pub fn can_go_back(self) -> bool {
        self.session.track_any();
        self.is_shown() && self.wrong.with(|wrong| !wrong.is_empty()) || self.last(self.before).is_some()
    }

    /// Whether the key that does again means the draft; tracked.
    pub fn can_go_again(self) -> bool {
        self.session.track_any();
        self.last(self.undone).is_some()
    }

    fn is_shown(self) -> bool {
        self.view.get() == View::Rules && self.may_edit()
    }

    /// The state that a step leads to, where the step is the draft's and not the workspace's.
    fn last(self, from: RwSignal<Vec<Before>>) -> Option<Before> {
        let rules = self.base().id;
        let is_here = |draft: &Draft| draft.rules.is_empty() || draft.rules == rules.as_str();
        let is_pending = self.count.get() > 0;
        // The order of units is set at once on this screen, and is taken back there when it was set later.
        let ranked = || self.session.next_undo() == Some(StepName::Ranking);
        let last = from.with(|states| states.last().cloned()).filter(|(then, other)| {
            let is_last = *then == self.session.revision();
            is_here(other) && self.draft.with(is_here) && (is_last || is_pending && !ranked())
        });
        last.filter(|_| self.is_shown())
    }

    fn go_to(self, (from, to): (RwSignal<Vec<Before>>, RwSignal<Vec<Before>>), said: &str) -> Option<String> {
        let now = self.now();
        let (_, other) = untrack(|| self.last(from))?;
        let field = changed_at(&now.1, &other);
        from.update(|states| _ = states.pop());
        to.update(|states| states.push(now));
        self.draft.set(other);
        self.typing.set(None);
        self.redraw();
        self.say(said.to_owned());
        Some(selector(field))
    }
}

/// The field in which two drafts differ, if it is one.
fn changed_at(one: &Draft, other: &Draft) -> Option<String> {
    let differs = |of: &Draft, beside: &Draft| {
        let last = of.changes.iter().rev().find(|change| !beside.changes.contains(change));
        last.map(|(at, _)| at.clone())
    };
    if one.whole != other.whole {
        return None;
    }
    differs(one, other).or_else(|| differs(other, one))
}

/// Where a field is found, or else what is said.
fn selector(at: Option<String>) -> String {
    at.map_or_else(|| ".rulebook .said".to_owned(), |at| format!(".rulebook [data-field=\"{at}\"]"))
}

/// Gives the focus to what was just drawn anew.
fn show(selector: String) {
    request_animation_frame(move || {
        let found = document().query_selector(&selector).ok().flatten();
        if let Some(names) = found.as_ref().and_then(|field| field.closest("details").ok().flatten()) {
            // What stands in closed details takes no focus.
            _ = names.set_attribute("open", "");
        }
        if let Some(field) = found.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
            // What is there takes the focus.
            _ = field.focus();
        }
    });
}
