//! What the screen of the notice holds: the notice as it stands, and what is being written into it.

use leptos::prelude::*;

use super::elements::Typed;
use crate::domain::document::Document;
use crate::domain::edit::Edit;
use crate::domain::finding::{Finding, explained, of_printed};
use crate::domain::notice::{Draft, Facts, Found, Joins, NoticeParts, Place, check};
use crate::domain::paper::{Page, Widths, lay_out};
use crate::domain::record::Explained;
use crate::session::Session;
use crate::ui::parts::{Derived, derived, focus_first};
use crate::ui::text;

/// How many of each class a sentence about the first ones names.
const PLACES: usize = 3;

/// The notice as it stands, with everything that is worked out of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Written {
    pub(super) facts: Facts,
    pub(super) draft: Draft,
    /// What is to be looked at.
    pub(super) open: Vec<Found>,
    /// What was explained, with the reason.
    pub(super) settled: Vec<(Found, String)>,
    /// What was published and is otherwise in the annexes now, for no reason that anybody gave.
    pub(super) printed: Vec<Finding>,
    pub(super) document: Document,
}

/// What is being written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Writing {
    /// Nothing.
    #[default]
    None,
    /// Another text of the passage of this id.
    Passage(String),
    /// A new passage after the one of this id.
    After(String, Place, Joins),
}

/// The parts of the screen's state.
#[derive(Clone, Copy)]
pub struct Parts {
    pub(super) session: Session,
    /// The first page that is shown, counted from 0.
    pub(super) page: RwSignal<usize>,
    /// What is being written, and its text so far.
    pub(super) writing: RwSignal<Writing>,
    pub(super) typed: RwSignal<String>,
    /// What is typed into the settings and not yet kept.
    pub(super) typed_settings: Typed,
    /// Of which draft and period all this is.
    pub(super) of: RwSignal<(String, String)>,
    /// The passage that the focus was on last.
    pub(super) current: RwSignal<String>,
    /// The finding for which a reason is asked.
    pub(super) asked: RwSignal<Option<Found>>,
    /// What the last act came to.
    pub(super) told: RwSignal<String>,
    /// How wide the fonts of this machine are, once they were measured.
    pub(super) widths: RwSignal<Widths>,
    pub(super) missing: RwSignal<Vec<&'static str>>,
    /// How often they were measured since the page was opened.
    pub(super) measured: RwSignal<usize>,
    pub(super) written: Derived<Option<Written>>,
    pub(super) pages: Derived<Vec<Page>>,
}

/// The state of the screen; it outlives the screen itself.
#[derive(Clone, Copy)]
pub struct NoticeDesk(&'static Parts);

impl std::ops::Deref for NoticeDesk {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        self.0
    }
}

impl NoticeDesk {
    /// The desk with nothing being written.
    pub fn new(session: Session) -> Self {
        let widths = RwSignal::new(Widths::default());
        let written = derived(move || {
            session.track_any();
            write(session)
        });
        let pages = derived(move || {
            widths.with(|widths| {
                written.with(|written| {
                    written.as_ref().map_or_else(Vec::new, |written| lay_out(&written.document, widths))
                })
            })
        });
        let parts = Parts {
            session,
            page: RwSignal::new(0),
            writing: RwSignal::new(Writing::None),
            typed: RwSignal::new(String::new()),
            typed_settings: Typed::new(),
            of: RwSignal::default(),
            current: RwSignal::new(String::new()),
            asked: RwSignal::new(None),
            told: RwSignal::new(String::new()),
            widths,
            missing: RwSignal::new(Vec::new()),
            measured: RwSignal::new(0),
            written,
            pages,
        };
        Self(Box::leak(Box::new(parts)))
    }

    /// What a person set of the notice on view.
    pub(super) fn parts(self) -> NoticeParts {
        self.session.with(|workspace, board| {
            workspace.period(board.period()).map(|period| period.parts().notice.clone()).unwrap_or_default()
        })
    }

    /// Whether the notice can be written here: no other tab does, and the page is none for readers.
    pub(super) fn may_write(self) -> bool {
        !self.session.is_reading() && !self.session.is_published()
    }

    /// Makes an edit of the notice out of its draft; equal ones change nothing. Whether it was taken.
    pub(super) fn change(self, make: impl FnOnce(&Draft, &NoticeParts) -> NoticeParts) -> bool {
        let before = self.parts();
        let after =
            self.written.with(|written| written.as_ref().map(|written| make(&written.draft, &before)));
        after.is_none_or(|after| after == before || self.set(after))
    }

    /// Sets what a person wrote; whether it was taken.
    pub(super) fn set(self, notice: NoticeParts) -> bool {
        let Some(period) = self.period_id() else { return false };
        self.attempt(Edit::SetNotice { period, notice: Box::new(notice) })
    }

    /// Applies an edit, and tells when it is refused; whether it was taken.
    pub(super) fn attempt(self, edit: Edit) -> bool {
        if !self.may_write() {
            self.told.set(text::NOTICE_READ_ONLY.to_owned());
            return false;
        }
        let outcome = self.session.attempt(edit);
        self.told.set(outcome.as_ref().err().map(text::edit_fault).unwrap_or_default());
        outcome.is_ok()
    }

    /// Which notice is on view: that of a draft and a period.
    fn here(self) -> (String, String) {
        let period = self.period_id().map(|id| id.to_string()).unwrap_or_default();
        (self.session.draft_id(), period)
    }

    /// Lets go of what belongs to the notice of another period or draft.
    pub(super) fn settle(self) {
        let here = self.here();
        if self.of.get_untracked() == here {
            return;
        }
        self.of.set(here);
        self.page.set(0);
        self.writing.set(Writing::None);
        self.asked.set(None);
        self.told.set(String::new());
        self.current.set(String::new());
    }

    fn period_id(self) -> Option<crate::domain::id::PeriodId> {
        self.session
            .with(|workspace, board| workspace.period(board.period()).map(|period| period.parts().id.clone()))
    }

    /// Begins to write; what was being written before is kept.
    pub(super) fn begin(self, writing: Writing) {
        if !self.may_write() || (self.is_unfinished() && !self.keep()) {
            return;
        }
        if let Writing::Passage(id) = &writing {
            self.current.set(id.clone());
        }
        self.told.set(String::new());
        self.typed.set(self.stands(&writing).unwrap_or_default());
        self.writing.set(writing);
        focus_first(&["#notice-typed"]);
    }

    /// What stands where something is being written; none where that is not there any more.
    fn stands(self, writing: &Writing) -> Option<String> {
        match writing {
            Writing::Passage(id) => self.written.with(|written| {
                let draft = written.as_ref().map(|written| &written.draft);
                draft.and_then(|draft| draft.passage(id)).map(|passage| passage.text.clone())
            }),
            Writing::None | Writing::After(..) => Some(String::new()),
        }
    }

    /// Whether a passage or a setting was typed and is not kept.
    pub(in crate::ui) fn is_unsaved(self) -> bool {
        untrack(|| self.is_unfinished()) || self.typed_settings.is_unsaved()
    }

    /// Whether something was typed that stands nowhere yet.
    fn is_unfinished(self) -> bool {
        let writing = self.writing.get_untracked();
        writing != Writing::None && self.stands(&writing) != Some(self.typed.get_untracked())
    }

    /// Keeps what was typed; whether that could be done. Where it could not, it stays in the field, and why is told.
    fn keep(self) -> bool {
        let (writing, typed) = (self.writing.get_untracked(), self.typed.get_untracked());
        if self.stands(&writing).is_none() {
            self.told.set(text::PASSAGE_GONE.to_owned());
            return false;
        }
        match writing {
            Writing::Passage(id) => self.change(|draft, notice| draft.with_text(notice, &id, &typed)),
            Writing::After(id, place, joins) if !typed.trim().is_empty() => {
                self.change(|draft, notice| draft.with_added(notice, &id, (place, joins), &typed))
            }
            Writing::None | Writing::After(..) => true,
        }
    }

    /// Ends writing with or without what was typed; the focus goes back to the passage.
    pub(super) fn end(self, keep: bool) {
        if keep && !self.keep() {
            return;
        }
        self.told.set(String::new());
        self.writing.set(Writing::None);
        Self::focus_passage();
    }

    /// Gives the passage that was worked on the focus.
    pub(super) fn focus_passage() {
        focus_first(&[".psg.now", ".psg"]);
    }

    /// Writes down why something stays as it is; without a reason that note is taken away.
    pub(super) fn explain(self, found: &Found, reason: &str) {
        let Some(period) = self.period_id() else { return };
        let explained: Explained = found.explanation(reason);
        if self.attempt(Edit::Explain { period, explained: Box::new(explained) }) {
            self.asked.set(None);
            self.current.set(found.passage.clone());
            Self::focus_passage();
        }
    }

    /// Goes to what is to be looked at next.
    pub(super) fn next_found(self) -> bool {
        let current = self.current.get_untracked();
        let next = self.written.with(|written| {
            let written = written.as_ref().filter(|_| self.may_write())?;
            let at = |id: &str| written.draft.passages.iter().position(|passage| passage.id == id);
            let takes_focus = |&place: &usize| {
                let passage = &written.draft.passages[place];
                passage.is_printed() && passage.place != Place::Date
            };
            let found = written.open.iter().filter_map(|found| at(&found.passage));
            let mut places: Vec<usize> = found.filter(takes_focus).collect();
            places.sort_unstable();
            let here = at(&current);
            let next =
                places.iter().find(|&&place| here.is_none_or(|here| place > here)).or(places.first())?;
            Some(written.draft.passages[*next].id.clone())
        });
        let Some(id) = next else { return false };
        self.current.set(id);
        Self::focus_passage();
        true
    }
}

/// The notice of the period on view.
fn write(session: Session) -> Option<Written> {
    session.with(|workspace, board| {
        let facts = Facts::new(workspace, board, PLACES)?;
        let period = workspace.period(board.period())?.parts();
        let draft = Draft::new(&workspace.template(), &facts, &period.notice);
        let (mut open, mut settled) = (Vec::new(), Vec::new());
        for found in check(&draft, &facts, workspace.watchlist()) {
            match found.explained(&period.explained) {
                Some(explained) => settled.push((found, explained.reason.clone())),
                None => open.push(found),
            }
        }
        let mut printed = of_printed(workspace, board.period());
        printed.retain(|one| explained(workspace, one).is_none());
        let document = text::document(workspace, board, &facts, &draft);
        Some(Written { facts, draft, open, settled, printed, document })
    })
}
