//! The draft of a rule set in the browser's store: kept with the workspace it belongs to, and taken up again with it.

use leptos::prelude::*;

use super::state::{Draft, RulesDesk, View, drafted_of};
use crate::domain::fields::{carried, differing};
use crate::domain::rules::RuleSetParts;
use crate::session::drafted::Drafted;
use crate::ui::app::{Screen, go};
use crate::ui::parts::{button, derived, live};
use crate::ui::text;

/// Beside figures: that a drafted method waits, by which they do not go yet.
pub(in crate::ui) fn waiting(desk: RulesDesk) -> AnyView {
    let told = move || {
        let count = desk.count.get();
        let look = move || {
            desk.show_clauses();
            go(Screen::Rules);
        };
        (count > 0 && desk.may_edit()).then(|| {
            view! { <div class="first-steps scr" data-drafted=""><span>{text::drafted_waits(count)}" "{button("btn", text::LOOK_AT_RULES, look)}</span></div> }
                .into_any()
        })
    };
    live(told)
}

impl RulesDesk {
    /// Takes up what was drafted of the workspace on the desk, and keeps every change of it; of another workspace that is
    /// put there, its own.
    pub(super) fn follow_store(self) {
        self.take_up();
        let both = derived(move || {
            self.session.track_any();
            self.draft.with(|draft| {
                let base = self.set_of(&draft.rules)?;
                let wanted = drafted_of(base.clone(), draft);
                (wanted != base).then_some([base, wanted])
            })
        });
        Effect::new(move |before: Option<u64>| {
            let now = self.session.on_desk();
            let is_other = before.is_some_and(|before| before != now);
            both.with(|both| {
                if !is_other {
                    self.session.keep_drafted(both.as_ref());
                }
            });
            if is_other {
                self.take_up();
            }
            now
        });
    }

    fn show_clauses(self) {
        self.view.set(View::Rules);
    }

    fn set_of(self, rules: &str) -> Option<RuleSetParts> {
        self.session.with(|workspace, _| {
            let set = workspace.rule_sets().iter().find(|set| set.id().as_str() == rules);
            set.map(|set| set.parts().clone())
        })
    }

    /// Drafts what was kept with the workspace on the desk, and tells what of it no longer fits there.
    fn take_up(self) {
        self.forget_steps();
        let both = self.session.drafted();
        let (draft, told) = match both {
            Drafted::Nothing => (Draft::default(), String::new()),
            Drafted::Unread => (Draft::default(), text::DRAFTED_UNREAD.to_owned()),
            Drafted::Rules(both) => self.fitted(*both),
        };
        if self.draft.with_untracked(|before| *before != draft) {
            self.draft.set(draft);
            self.redraw();
        }
        if !told.is_empty() {
            self.told.set(told);
        }
    }

    /// What was drafted as far as it fits the set in force now, and what is to be said of the rest.
    fn fitted(self, [mut was, mut wanted]: [RuleSetParts; 2]) -> (Draft, String) {
        let rules = was.id.to_string();
        let Some(base) = self.set_of(&rules) else {
            return (Draft::default(), text::drafted_missed(0, differing(&was, &wanted).max(1)));
        };
        // The way of ranking and the days in force are set elsewhere.
        for set in [&mut was, &mut wanted] {
            (set.ranking, set.from, set.to) = (base.ranking, base.from, base.to);
        }
        let (changes, missed) = carried(&was, &wanted, &base);
        let taken = changes.len();
        let draft = Draft { rules, whole: None, changes };
        if was == base {
            // What is more or less than other values is kept whole.
            let is_all = drafted_of(base, &draft) == wanted;
            let whole = Draft { whole: Some(wanted), changes: Vec::new(), ..draft.clone() };
            return (if is_all { draft } else { whole }, String::new());
        }
        (draft, if missed > 0 { text::drafted_missed(taken, missed) } else { String::new() })
    }
}
