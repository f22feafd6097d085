//! What the unit's desk holds beside the draft: the office's file, what is supposed, what is to be reached.

use std::ops::Deref;
use std::sync::Arc;

use leptos::prelude::*;

use super::compare::beside;
use super::standing::Table;
use crate::domain::goal::Answer;
use crate::domain::id::{ChannelId, UnitId};
use crate::domain::reconcile::Own;
use crate::domain::record::{CellFault, LARGEST_COUNT, Reading, read_count};
use crate::domain::roster::UnitIx;
use crate::domain::rules::{Basis, ChannelIx, Ties};
use crate::session::Session;
use crate::session::past::keep;
use crate::session::reference::{OfficeFile, OfficeRead};
use crate::session::trial::Trial;
use crate::ui::parts::focus_first;
use crate::ui::text;

/// What the search for a goal came to, with the words of its table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sought {
    pub(super) answer: Answer,
    /// The channels of the table by position: name, and the id the own rules have for it.
    pub(super) channels: Vec<(String, Option<ChannelId>)>,
    /// The name of who holds the place.
    pub(super) holder: String,
    /// The place that was asked for.
    pub(super) place: Option<usize>,
    /// By which points the table is in order.
    pub(super) by: Basis,
    pub(super) ties: Ties,
}

/// What stands in the fields of the column of supposed adoptions, by channel of the own rules: a count above none, or what
/// was typed and is no count.
type Typed = Vec<(ChannelId, String)>;

/// The state of the draft, and what stood in the fields then.
type Before = (u64, Typed);

/// The state of the screen; it outlives the screen itself. Nothing of it is kept with the draft.
#[derive(Clone, Copy)]
pub struct EstimateDesk(&'static Parts);

/// The parts of the screen's state.
pub struct Parts {
    pub(super) session: Session,
    /// What the office published, once it was opened.
    pub(super) office: RwSignal<Option<Arc<OfficeFile>>>,
    /// What became of the last act.
    pub(super) told: RwSignal<String>,
    /// What became of a file, or of what was supposed: said under the heading, where it was asked for.
    pub(super) said: RwSignal<String>,
    /// Whether the column of supposed adoptions is shown.
    pub(super) trying: RwSignal<bool>,
    /// Whether the clauses are shown by which the unit's points go.
    pub(super) basis_open: RwSignal<bool>,
    /// What stands in the fields of what is supposed.
    typed: RwSignal<Typed>,
    /// What stood in them before each was entered, each button, each set taken over and each clearing.
    before: RwSignal<Vec<Before>>,
    /// What was taken back of it and can be done again.
    undone: RwSignal<Vec<Before>>,
    /// Of which draft, period and unit all this is.
    pub(super) of: RwSignal<[String; 3]>,
    /// The place that is to be reached; none: the next one up.
    pub(super) place: RwSignal<Option<usize>>,
    /// The points that are to be reached instead, as they were typed.
    pub(super) points: RwSignal<String>,
    /// Channels in which nothing more can be adopted, as the person says; by id of the own rules.
    pub(super) closed: RwSignal<Vec<ChannelId>>,
    /// What the search came to; none while it is under way or nothing can be sought.
    pub(super) sought: RwSignal<Option<Result<Sought, String>>>,
    /// Tells a search from the ones before it.
    pub(super) run: RwSignal<u64>,
    /// Whether the claim slip is shown.
    pub(super) claiming: RwSignal<bool>,
}

impl Deref for EstimateDesk {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        self.0
    }
}

impl EstimateDesk {
    /// With nothing opened and nothing supposed.
    pub fn new(session: Session) -> Self {
        // A page has one for as long as it is open.
        Self(Box::leak(Box::new(Parts {
            session,
            office: RwSignal::new(None),
            told: RwSignal::new(String::new()),
            said: RwSignal::new(String::new()),
            trying: RwSignal::new(false),
            basis_open: RwSignal::new(false),
            typed: RwSignal::new(Vec::new()),
            before: RwSignal::new(Vec::new()),
            undone: RwSignal::new(Vec::new()),
            of: RwSignal::default(),
            place: RwSignal::new(None),
            points: RwSignal::new(String::new()),
            closed: RwSignal::new(Vec::new()),
            sought: RwSignal::new(None),
            run: RwSignal::new(0),
            claiming: RwSignal::new(false),
        })))
    }

    /// What is supposed of one unit in one period is not supposed of another.
    pub(super) fn settle(self, unit: UnitIx) {
        let draft = self.session.draft_id();
        let of = self.session.with(|workspace, board| {
            let period = workspace.period(board.period()).map(|period| period.parts().id.to_string());
            let unit = workspace.roster().unit(unit).map(|unit| unit.id.to_string());
            [draft, period.unwrap_or_default(), unit.unwrap_or_default()]
        });
        if self.of.with_untracked(|held| *held != of) {
            // Another draft may be another county's, and has what was put beside it before the page was opened anew.
            self.recall_office();
            let had_any = untrack(|| self.is_supposed());
            // A page that was just opened goes on with what was supposed before a reload.
            let is_first = self.of.with_untracked(|held| held[2].is_empty());
            let kept = if is_first { self.session.recall_trial(&of) } else { Trial::default() };
            if !kept.typed.is_empty() {
                self.trying.set(true);
            }
            self.of.set(of);
            self.sought.set(None);
            self.typed.set(kept.typed);
            self.before.set(Vec::new());
            self.undone.set(Vec::new());
            self.place.set(kept.place);
            self.points.set(kept.points);
            self.closed.set(kept.closed);
            self.claiming.set(false);
            self.told.set(String::new());
            // Before a page that was just opened shows the desk, nothing but a file for it is spoken of.
            if !is_first {
                self.said.set(if had_any { text::TRIAL_GONE } else { "" }.to_owned());
            }
        }
    }

    /// All that is supposed and sought, to be kept for this tab; tracked. What is not shown is not supposed.
    pub(super) fn trial(self) -> Trial {
        let typed = if self.trying.get() { self.typed.get() } else { Vec::new() };
        Trial { typed, closed: self.closed.get(), place: self.place.get(), points: self.points.get() }
    }

    /// Whether anything stands in the fields of the column, and the column is shown; tracked.
    pub(super) fn is_supposed(self) -> bool {
        self.trying.get() && self.typed.with(|typed| !typed.is_empty())
    }

    /// Tracks whatever stands in the column.
    pub(super) fn track_supposed(self) {
        self.trying.track();
        self.typed.track();
    }

    /// The channels whose fields of the column hold what is no count, while it is shown; tracked.
    pub(super) fn tried_unread(self) -> Vec<ChannelId> {
        if !self.trying.get() {
            return Vec::new();
        }
        let is_bad = |(_, text): &&(ChannelId, String)| unread(text).is_some();
        self.typed.with(|typed| typed.iter().filter(is_bad).map(|(channel, _)| channel.clone()).collect())
    }

    /// What stands in the field of a channel; tracked.
    pub(super) fn typed_in(self, channel: &ChannelId) -> String {
        let here = |typed: &Typed| typed.iter().find(|(of, _)| of == channel).map(|(_, text)| text.clone());
        self.typed.with(here).unwrap_or_default()
    }

    /// Takes what was typed into the field of a channel.
    pub(super) fn suppose(self, channel: &ChannelId, typed: &str) {
        let text = match read_count(typed) {
            Reading::Blank | Reading::Count(0) => String::new(),
            Reading::Count(count) => count.to_string(),
            Reading::Unread(_) => typed.to_owned(),
        };
        if untrack(|| self.typed_in(channel)) == text {
            return;
        }
        self.undone.set(Vec::new());
        self.typed.update(|all| {
            all.retain(|(of, _)| of != channel);
            if !text.is_empty() {
                all.push((channel.clone(), text));
            }
        });
    }

    /// Supposes a set beside what is supposed already.
    pub(super) fn suppose_more(self, set: &[(ChannelId, u32)]) {
        self.remember_trial();
        for (channel, more) in set {
            let count = untrack(|| count(&self.typed_in(channel)));
            self.suppose(channel, &count.saturating_add(*more).min(LARGEST_COUNT).to_string());
        }
    }

    /// Keeps what stands in the fields now, to be taken back to.
    pub(super) fn remember_trial(self) {
        self.before.update(|before| keep(before, self.now()));
    }

    /// Clears what is supposed, and what was typed there and is no count.
    pub(super) fn clear_trial(self) {
        self.remember_trial();
        self.undone.set(Vec::new());
        self.typed.set(Vec::new());
    }

    /// Takes the last set, entry or clearing back; whether there was one. Whoever is `in_trial` means it whatever was done
    /// to the draft since, elsewhere what was done last is meant.
    pub(in crate::ui) fn take_trial_back(self, in_trial: bool) -> bool {
        self.go_to((self.before, self.undone), in_trial, [text::TRIAL_BACK, text::NO_TRIAL_BACK])
    }

    /// Does again what was taken back last; whether there was any. `in_trial` as for taking back.
    pub(in crate::ui) fn do_trial_again(self, in_trial: bool) -> bool {
        self.go_to((self.undone, self.before), in_trial, [text::TRIAL_AGAIN, text::NO_TRIAL_AGAIN])
    }

    /// Whoever comes back to the screen is not told again what became of the last step.
    pub(super) fn forget_trial_words(self) {
        let words = [text::TRIAL_BACK, text::TRIAL_AGAIN, text::NO_TRIAL_BACK, text::NO_TRIAL_AGAIN];
        if self.said.with_untracked(|said| words.contains(&said.as_str())) {
            self.said.set(String::new());
        }
    }

    fn now(self) -> Before {
        (untrack(|| self.session.draft_revision()), self.typed.get_untracked())
    }

    /// Goes to the last state of one stack, and keeps the one that is left on the other; says so, or to whoever asked there
    /// that there is none.
    fn go_to(
        self,
        (from, to): (RwSignal<Vec<Before>>, RwSignal<Vec<Before>>),
        in_trial: bool,
        [said, none]: [&'static str; 2],
    ) -> bool {
        let (at, typed) = self.now();
        // What stands there now is nothing to go to.
        from.update(|states| {
            while states.last().is_some_and(|(_, held)| *held == typed) {
                states.pop();
            }
        });
        let is_on = self.trying.get_untracked();
        let last = from.with_untracked(|states| states.last().cloned());
        let Some((_, other)) = last.filter(|(then, _)| is_on && (in_trial || *then == at)) else {
            if in_trial {
                self.said.set(none.to_owned());
            }
            return false;
        };
        from.update(|states| _ = states.pop());
        to.update(|states| states.push((at, typed)));
        self.typed.set(other);
        // The figures that change take away what was said before them.
        request_animation_frame(move || self.said.set(said.to_owned()));
        true
    }

    /// What is supposed, by position in the own rules; tracked. Nothing while the column is not shown.
    pub(super) fn added_now(self) -> Vec<(ChannelIx, u32)> {
        if !self.trying.get() {
            return Vec::new();
        }
        self.typed.with(|typed| {
            self.session.with(|workspace, board| {
                let Some(rules) = workspace.rules_of(board.period()) else { return Vec::new() };
                let counted =
                    typed.iter().map(|(id, text)| (id, count(text))).filter(|(_, count)| *count > 0);
                counted.filter_map(|(id, count)| Some((rules.find_channel(id)?, count))).collect()
            })
        })
    }

    /// Looks at the table in which the unit stands, with its own record in it; why there is none in words. Tracked.
    pub(super) fn with_table<R>(self, unit: UnitIx, look: impl FnOnce(&Table<'_>) -> R) -> Result<R, String> {
        let draft = self.session.draft_id();
        self.office.with(|office| {
            self.session.with(|workspace, board| {
                let own = Own { workspace, draft: &draft, period: board.period(), unit };
                Table::of(&own, board, office.as_deref()).map(|mut table| {
                    // Readers fill nothing.
                    table.unfilled &= !self.session.is_published();
                    look(&table)
                })
            })
        })
    }

    /// Puts another file of the office, or none, beside the draft.
    pub(super) fn show_office(self, file: Option<Arc<OfficeFile>>) {
        self.claiming.set(false);
        self.place.set(None);
        self.sought.set(None);
        // It belongs to the draft that is open, whether its desk was shown already or not.
        let draft = self.session.draft_id();
        self.of.update(|of| of[0] = draft);
        self.session.keep_beside(file.as_deref());
        self.office.set(file);
    }

    /// Puts beside the open draft what stood there before the page was opened anew, unless that was done already.
    fn recall_office(self) {
        let draft = self.session.draft_id();
        if self.of.with_untracked(|held| held[0] != draft) {
            self.office.set(self.session.recall_beside());
            self.of.update(|of| of[0] = draft);
        }
    }

    /// Puts a file of the office beside the draft. One that cannot stand there takes the place of none that can: why is said.
    pub(in crate::ui) fn take_office(self, file: Arc<OfficeFile>) {
        let refused = |file: &OfficeFile| untrack(|| self.refused(file));
        // This desk may not have been shown since the page was opened.
        self.recall_office();
        let open = self.office.get_untracked().filter(|open| refused(open).is_none());
        if let Some((open, why)) = open.zip(refused(&file)) {
            self.said.set(text::office_kept(&open.name, &why));
            focus_first(&[".said"]);
            return;
        }
        self.said.set(String::new());
        self.show_office(Some(file));
        focus_first(&[".compare h2", "main .pick-l select"]);
    }

    /// Whether the file beside the draft cannot stand there; tracked.
    pub(super) fn is_refused(self) -> bool {
        self.office.with(|file| file.as_ref().is_some_and(|file| self.refused(file).is_some()))
    }

    /// Why a file cannot stand beside the record of the chosen unit; none where it can, or nobody is chosen.
    fn refused(self, file: &OfficeFile) -> Option<String> {
        let (draft, chosen) = (self.session.draft_id(), self.session.chosen_unit()?);
        self.session.with(|workspace, board| {
            let unit = workspace.roster().find(&UnitId::new(&chosen))?;
            beside(&Own { workspace, draft: &draft, period: board.period(), unit }, file).err()
        })
    }

    /// Opens what the office published.
    pub(super) fn open_office(self) {
        let taken = move |read: OfficeRead| match read {
            Ok(file) => self.take_office(file),
            Err((name, why)) => {
                self.said.set(text::office_unread(&name, &why));
                // It may have been asked for far below.
                focus_first(&[".said"]);
            }
        };
        self.session.choose_office_file(taken);
    }
}

/// How many adoptions a field's text supposes: none where it is no count.
pub(super) fn count(text: &str) -> u32 {
    if let Reading::Count(count) = read_count(text) { count } else { 0 }
}

/// Why a field's text is no count, with the text.
pub(super) fn unread(text: &str) -> Option<(CellFault, String)> {
    if let Reading::Unread(fault) = read_count(text) { Some((fault, text.to_owned())) } else { None }
}
