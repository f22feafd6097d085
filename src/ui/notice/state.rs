//! What the screen of the notice holds: the notice as it stands, and what is being written into it.

use leptos::prelude::*;

use super::elements::Typed;
use crate::domain::document::Document;
use crate::domain::edit::Edit;
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
    /// The passage that the focus was on last.
    pub(super) current: RwSignal<String>,
    /// The finding for which a reason is asked.
    pub(super) asked: RwSignal<Option<Found>>,
    /// What the last act came to.
    pub(super) told: RwSignal<String>,
    /// How wide the fonts of this machine are, once they were measured.
    pub(super) widths: RwSignal<Widths>,
    pub(super) missing: RwSignal<Vec<&'static str>>,
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
            current: RwSignal::new(String::new()),
            asked: RwSignal::new(None),
            told: RwSignal::new(String::new()),
            widths,
            missing: RwSignal::new(Vec::new()),
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

    /// Whether another tab lets this one write.
    pub(super) fn may_write(self) -> bool {
        !self.session.is_reading() && !self.session.is_published()
    }

    /// Makes an edit of the notice out of its draft; equal ones change nothing.
    pub(super) fn change(self, make: impl FnOnce(&Draft, &NoticeParts) -> NoticeParts) {
        let before = self.parts();
        let after =
            self.written.with(|written| written.as_ref().map(|written| make(&written.draft, &before)));
        if let Some(after) = after.filter(|after| *after != before) {
            self.set(after);
        }
    }

    /// Sets what a person wrote; the screen tells when it is refused.
    pub(super) fn set(self, notice: NoticeParts) {
        if let Some(period) = self.period_id() {
            self.attempt(Edit::SetNotice { period, notice: Box::new(notice) });
        }
    }

    /// Applies an edit, and tells when it is refused.
    pub(super) fn attempt(self, edit: Edit) {
        match self.session.attempt(edit) {
            Ok(()) => self.told.set(String::new()),
            Err(fault) => self.told.set(text::edit_fault(&fault)),
        }
    }

    fn period_id(self) -> Option<crate::domain::id::PeriodId> {
        self.session
            .with(|workspace, board| workspace.period(board.period()).map(|period| period.parts().id.clone()))
    }

    /// Begins to write.
    pub(super) fn begin(self, writing: Writing) {
        if !self.may_write() {
            return;
        }
        let text = match &writing {
            Writing::Passage(id) => {
                self.current.set(id.clone());
                self.written.with(|written| {
                    let draft = written.as_ref().map(|written| &written.draft);
                    draft.and_then(|draft| draft.passage(id)).map(|passage| passage.text.clone())
                })
            }
            Writing::None | Writing::After(..) => None,
        };
        self.typed.set(text.unwrap_or_default());
        self.writing.set(writing);
        focus_first(&["#notice-typed"]);
    }

    /// Ends writing with or without what was typed; the focus goes back to the passage.
    pub(super) fn end(self, keep: bool) {
        let writing = self.writing.get_untracked();
        let typed = self.typed.get_untracked();
        self.writing.set(Writing::None);
        if keep {
            match writing {
                Writing::Passage(id) => self.change(|draft, notice| draft.with_text(notice, &id, &typed)),
                Writing::After(id, place, joins) if !typed.trim().is_empty() => {
                    self.change(|draft, notice| draft.with_added(notice, &id, (place, joins), &typed));
                }
                Writing::None | Writing::After(..) => {}
            }
        }
        Self::focus_passage();
    }

    /// Gives the passage that was worked on the focus.
    pub(super) fn focus_passage() {
        focus_first(&[".psg.now", ".psg"]);
    }

    /// Writes down why something stays as it is; without a reason that note is taken away.
    pub(super) fn explain(self, found: &Found, reason: &str) {
        self.asked.set(None);
        if let Some(period) = self.period_id() {
            let explained: Explained = found.explanation(reason);
            self.attempt(Edit::Explain { period, explained: Box::new(explained) });
        }
        Self::focus_passage();
    }

    /// Goes to what is to be looked at next.
    pub(super) fn next_found(self) -> bool {
        let current = self.current.get_untracked();
        let next = self.written.with(|written| {
            let written = written.as_ref()?;
            let at = |id: &str| written.draft.passages.iter().position(|passage| passage.id == id);
            let mut places: Vec<usize> = written.open.iter().filter_map(|found| at(&found.passage)).collect();
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
            let key = found.explanation("");
            let of = period.explained.iter().find(|one| one.key() == key.key() && one.read == key.read);
            match of {
                Some(explained) => settled.push((found, explained.reason.clone())),
                None => open.push(found),
            }
        }
        let document = text::document(workspace, board, &facts, &draft);
        Some(Written { facts, draft, open, settled, document })
    })
}
