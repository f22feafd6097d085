//! The draft of a rule set: what is changed in it, and what that would do.

use std::ops::Deref;

use leptos::prelude::*;

use super::back::Before;
use crate::domain::edit::{EditFault, adopted, adopters, is_printed};
use crate::domain::fault::{Faults, Path};
use crate::domain::fields::{Changed, Value, changed, differing, fields, set_field};
use crate::domain::rules::{RuleSet, RuleSetParts};
use crate::domain::trial::{Moved, trial_of_rules};
use crate::domain::workspace::{PeriodIx, Status};
use crate::session::Session;
use crate::ui::parts::{Derived, derived, focus_first};
use crate::ui::roster::RosterDesk;
use crate::ui::text;

/// Which half of the screen is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum View {
    /// 办法
    Rules,
    /// 名录
    Roster,
}

/// What is changed in a rule set, kept as changes, so that an undo below it takes nothing of it away.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Draft {
    /// In which rule set.
    pub(super) rules: String,
    /// A whole one that came from a file and stands in its place.
    pub(super) whole: Option<RuleSetParts>,
    /// Single fields by their places.
    pub(super) changes: Vec<(String, Value)>,
}

/// What the draft would do.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Outcome {
    /// The units that would stand otherwise.
    pub(super) moved: Vec<Moved>,
    /// The names of the periods that would go by it.
    pub(super) periods: Vec<String>,
    /// Why it does not fit.
    pub(super) faults: Vec<String>,
}

/// The screen's own state. It outlives the screen, so that a draft is still there when one comes back.
///
/// A page has one for as long as it is open, so it is never given back.
#[derive(Clone, Copy)]
pub struct RulesDesk(&'static Parts);

impl Deref for RulesDesk {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        self.0
    }
}

/// What a [`RulesDesk`] is made of.
pub struct Parts {
    pub(super) session: Session,
    pub(super) roster: RosterDesk,
    pub(super) view: RwSignal<View>,
    pub(super) draft: RwSignal<Draft>,
    /// What the draft was before each change of it.
    pub(super) before: RwSignal<Vec<Before>>,
    /// What was taken back of it and can be done again.
    pub(super) undone: RwSignal<Vec<Before>>,
    /// The field in which something is being typed.
    pub(super) typing: RwSignal<Option<String>>,
    /// The places of fields in which something stands that does not fit.
    pub(super) wrong: RwSignal<Vec<String>>,
    pub(super) told: RwSignal<String>,
    /// What was done last, and the state of the workspace then: it is said until something else is done.
    pub(super) said: RwSignal<(u64, String)>,
    /// Counts how often the fields are to be drawn anew.
    pub(super) anew: RwSignal<u64>,
    pub(super) adopting: RwSignal<bool>,
    /// The version that is compared with the one in force, by its position.
    pub(super) compared: RwSignal<Option<usize>>,
    /// Whether the document's own words are shown.
    pub(super) original: RwSignal<bool>,
    /// How many changes the draft is away from the set in force.
    pub(super) count: Derived<usize>,
    pub(super) outcome: Derived<Outcome>,
    /// The lines of the set in force and of the draft.
    pub(super) lines: Derived<Vec<(String, String)>>,
}

/// The rule set in force for the period on view.
fn in_force(session: Session) -> RuleSetParts {
    session.with(|workspace, board| {
        workspace.rules_of(board.period()).map(|set| set.parts().clone()).unwrap_or_default()
    })
}

/// The draft as a whole rule set, as far as it is one of the set in force.
fn drafted(session: Session, draft: &Draft) -> RuleSetParts {
    drafted_of(in_force(session), draft)
}

/// The draft as a whole rule set, where it is one of this set; else the set.
pub(super) fn drafted_of(base: RuleSetParts, draft: &Draft) -> RuleSetParts {
    if draft.rules != base.id.as_str() {
        return base;
    }
    let mut parts = draft.whole.clone().unwrap_or_else(|| base.clone());
    parts.id = base.id;
    // The way of ranking and the days in force are set elsewhere.
    (parts.ranking, parts.from, parts.to) = (base.ranking, base.from, base.to);
    for (at, value) in &draft.changes {
        let before = at.starts_with("/channels/").then(|| parts.channels.clone());
        let kinds = at.starts_with("/kinds/").then(|| parts.kinds.clone());
        // A place that is no longer there changes nothing.
        _ = set_field(&mut parts, at, value);
        if let Some(before) = before {
            parts.follow_names(&before);
        }
        if let Some(before) = kinds {
            parts.follow_kinds(&before);
        }
    }
    parts
}

impl RulesDesk {
    /// A desk without a draft.
    pub fn new(session: Session) -> Self {
        let draft = RwSignal::new(Draft::default());
        let parts = move || {
            session.track_any();
            draft.with(|draft| drafted(session, draft))
        };
        let count = derived(move || {
            let (parts, base) = (parts(), in_force(session));
            let same = parts == base;
            if same { 0 } else { differing(&parts, &base).max(1) }
        });
        let outcome = derived(move || {
            if count.get() == 0 {
                return Outcome::default();
            }
            let parts = parts();
            let periods = session.with(|workspace, board| {
                let these = adopters(workspace, board.period(), &parts.id).into_iter();
                let name = |at| workspace.period(at).map(|period| period.parts().name.clone());
                these.filter_map(name).collect()
            });
            let faults = match session.with(|workspace, board| trial_of_rules(workspace, board, parts)) {
                Ok(moved) => return Outcome { moved, periods, faults: Vec::new() },
                Err(EditFault::Refused(faults)) => faults.iter().map(text::fault).collect(),
                Err(fault) => vec![text::edit_fault(&fault)],
            };
            Outcome { faults, ..Outcome::default() }
        });
        let lines = derived(move || {
            let parts = parts();
            session.with(|workspace, _| {
                // A draft that does not fit is not scored, but its sentences can be read.
                let set = RuleSet::new(parts, workspace.roster(), &Path::root(), &mut Faults::default());
                text::rule_lines(&set, workspace.roster())
            })
        });
        let parts = Parts {
            session,
            roster: RosterDesk::new(session),
            view: RwSignal::new(View::Rules),
            draft,
            before: RwSignal::new(Vec::new()),
            undone: RwSignal::new(Vec::new()),
            typing: RwSignal::new(None),
            wrong: RwSignal::new(Vec::new()),
            told: RwSignal::new(String::new()),
            said: RwSignal::new((0, String::new())),
            anew: RwSignal::new(0),
            adopting: RwSignal::new(false),
            compared: RwSignal::new(None),
            original: RwSignal::new(false),
            count,
            outcome,
            lines,
        };
        let desk = Self(Box::leak(Box::new(parts)));
        desk.follow_store();
        Effect::new(move |_| {
            desk.view.track();
            desk.hush();
        });
        // What a file brought is looked at here before it is in force.
        Effect::new(move |_| {
            if let Some(parts) = session.take_offered_rules() {
                desk.offer(parts);
            }
        });
        desk
    }

    /// Whether anything may be changed here; tracks whether another tab writes.
    pub(super) fn may_edit(self) -> bool {
        !self.session.is_published() && !self.session.is_reading()
    }

    /// Whether the draft holds changes that are not in force.
    pub(in crate::ui) fn is_drafting(self) -> bool {
        untrack(|| self.count.get()) > 0
    }

    /// The rule set in force for the period on view.
    pub(super) fn base(self) -> RuleSetParts {
        in_force(self.session)
    }

    /// The draft as a whole.
    pub fn parts(self) -> RuleSetParts {
        self.draft.with_untracked(|draft| drafted(self.session, draft))
    }

    /// Shows a rule set from a file as the draft.
    pub fn offer(self, parts: RuleSetParts) {
        self.view.set(View::Rules);
        self.put_whole(parts);
    }

    /// Shows the document's own words.
    pub(in crate::ui) fn show_original(self) {
        self.view.set(View::Rules);
        self.original.set(true);
        focus_first(&[".original textarea", ".original summary"]);
    }

    /// Shows the roster.
    pub fn show_roster(self) {
        self.view.set(View::Roster);
    }

    /// Shows the roster with its place for a pasted list.
    pub(in crate::ui) fn paste_roster(self) {
        self.show_roster();
        self.roster.begin_paste();
    }

    /// Writes a field into the draft.
    pub fn change(self, at: &str, value: Value) {
        let rules = self.base().id.to_string();
        if self.draft.with_untracked(|draft| draft.rules != rules) {
            // What was drafted for another set goes, and with it what could be taken back there.
            self.forget_steps();
            self.draft.set(Draft { rules, ..Draft::default() });
        }
        self.remember(Some(at));
        self.draft.update(|draft| {
            draft.changes.retain(|(other, _)| other != at);
            draft.changes.push((at.to_owned(), value));
        });
    }

    /// Says why something does not go.
    pub(super) fn refuse(self, words: String) {
        self.told.set(words);
        focus_first(&[".rulebook [role=alert] .link"]);
    }

    /// Puts a whole rule set into the draft, with all that was changed in it so far.
    pub(super) fn put_whole(self, parts: RuleSetParts) {
        let rules = self.base().id.to_string();
        if self.draft.with_untracked(|draft| !draft.rules.is_empty() && draft.rules != rules) {
            self.forget_steps();
            self.draft.set(Draft::default());
        }
        self.remember(None);
        self.draft.set(Draft { rules, whole: Some(parts), changes: Vec::new() });
        self.redraw();
    }

    /// The fields that the draft has otherwise than the set in force; tracked.
    pub(super) fn changed(self) -> Vec<Changed> {
        let now = self.draft.with(|draft| drafted(self.session, draft));
        changed(&in_force(self.session), &now)
    }

    /// The text at a place of the draft.
    pub(super) fn said_at(self, place: String) -> Derived<Option<String>> {
        derived(move || {
            let parts = self.draft.with(|draft| drafted(self.session, draft));
            fields(&parts).into_iter().find(|field| field.at == place).and_then(|field| match field.value {
                Value::Text(now) => Some(now),
                _ => None,
            })
        })
    }

    /// Notes whether what stands in a field fits.
    pub(super) fn note_wrong(self, at: &str, is_wrong: bool) {
        if self.wrong.with_untracked(|wrong| wrong.iter().any(|other| other == at)) != is_wrong {
            self.wrong.update(|wrong| {
                wrong.retain(|other| other != at);
                wrong.extend(is_wrong.then(|| at.to_owned()));
            });
        }
    }

    /// Says what was just done.
    pub(super) fn say(self, words: String) {
        self.said.set((self.session.revision(), words));
    }

    /// Says no longer what was done: something else is, or another screen is shown.
    pub(in crate::ui) fn hush(self) {
        if self.said.with_untracked(|(_, words)| !words.is_empty()) {
            self.said.set((0, String::new()));
        }
    }

    /// Draws the fields anew, without what did not fit in them and what was said.
    pub(super) fn redraw(self) {
        self.wrong.set(Vec::new());
        self.hush();
        self.told.set(String::new());
        self.adopting.set(false);
        self.anew.update(|times| *times += 1);
    }

    /// Whether a published period was scored by the set in force.
    pub(super) fn is_printed(self) -> bool {
        self.session.with(|workspace, board| {
            workspace.rules_of(board.period()).is_some_and(|set| is_printed(workspace, set.id()))
        })
    }

    /// Puts the draft in force, or asks first where that makes another version.
    pub(super) fn ask_to_adopt(self) {
        if !self.wrong.with_untracked(Vec::is_empty) {
            self.told.set(text::WRONG_FIRST.to_owned());
        } else if self.is_printed() {
            self.adopting.set(true);
        } else {
            self.adopt();
        }
    }

    /// Puts the draft in force, in one step.
    pub fn adopt(self) {
        let parts = self.parts();
        let changed = untrack(|| self.count.get());
        let edit = self.session.with(|workspace, board| adopted(workspace, board.period(), parts));
        match edit.and_then(|edit| self.session.attempt(edit)) {
            Ok(()) => {
                self.draft.set(Draft::default());
                self.forget_steps();
                self.redraw();
                self.say(text::adopted(changed));
            }
            Err(fault) => {
                self.adopting.set(false);
                self.told.set(text::edit_fault(&fault));
            }
        }
    }

    /// What adopting does with the periods.
    pub(super) fn adopt_words(self) -> String {
        self.session.with(|workspace, board| {
            let rules = workspace.rules_of(board.period()).map(|set| set.id().clone()).unwrap_or_default();
            let under = |at: PeriodIx| workspace.period(at).map(|p| p.parts()).filter(|p| p.rules == rules);
            let all = (0..workspace.periods().len()).map(PeriodIx::new);
            let named = |out: bool, from: usize| -> Vec<&str> {
                let these = all.clone().skip(from).filter_map(under);
                let these = these.filter(|parts| (parts.status == Status::Published) == out);
                these.map(|parts| parts.name.as_str()).collect()
            };
            text::adopt_dialog(&named(true, 0), &named(false, board.period().get()))
        })
    }
}
