//! What the grid shows and which of it is chosen.

use std::ops::Deref;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

use super::found::found;
use super::marks::{Marks, marks};
use super::merge::Answers;
use super::panel::{Panel, Typed};
use super::paste::Pasted;
use super::range::{At, Range, Step, step};
use crate::domain::edit::Edit;
use crate::domain::finding::Finding;
use crate::domain::paste::Choice;
use crate::domain::roster::{ClassIx, UnitIx};
use crate::domain::rules::ChannelIx;
use crate::domain::workspace::{PeriodIx, Workspace};
use crate::session::Session;
use crate::ui::parts::{ChannelColumn, Derived, Window, Wish, columns, derived, typed_in};
use crate::ui::ranking::official_order;
use crate::ui::text;

/// In which order the rows stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// 建制序列
    Roster,
    /// By place, as it was when nothing was being typed.
    Place,
}

/// The grid of one class. It outlives the screen: whoever comes back finds what they left.
///
/// A page has one for as long as it is open, so it is never given back; nearly every closure of the screen holds it.
#[derive(Clone, Copy)]
pub struct Grid(&'static Parts);

impl Deref for Grid {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        self.0
    }
}

/// What a grid is made of.
pub struct Parts {
    pub(super) session: Session,
    pub(super) class: RwSignal<ClassIx>,
    /// Whether channels without a column in the official table are shown.
    pub(super) all_columns: RwSignal<bool>,
    pub(super) find: RwSignal<String>,
    pub(super) order: RwSignal<Order>,
    /// Counts how often the rows were put in order anew.
    pub(super) ordered: RwSignal<u64>,
    pub(super) range: RwSignal<Range>,
    /// The column where Tab began to lead along a row, and the cell it has led to.
    pub(super) tabbed: RwSignal<Option<(usize, At)>>,
    /// Whether the caret is moved inside of the cell.
    pub(super) in_place: RwSignal<bool>,
    /// Whether the last key chose the text of the cell, so that the same key now means the table.
    pub(super) chose_text: RwSignal<bool>,
    /// What stood in the cell when it was entered.
    pub(super) before: RwSignal<String>,
    /// Which rows are drawn, of many.
    pub(super) window: Window,
    /// Whether the focus is in the grid, also while the grid is drawn anew.
    pub(super) focused: RwSignal<bool>,
    pub(super) panel: RwSignal<Panel>,
    /// What was typed into it.
    pub(super) in_panel: Typed,
    /// What was pasted last and waits for a person's word.
    pub(super) pasted: RwSignal<Pasted>,
    /// A person's answers to its names, by row.
    pub(super) choices: RwSignal<Vec<(usize, Choice)>>,
    /// Whether the roster changes for the sake of what was pasted, which then stays.
    pub(super) keeps_pasted: RwSignal<bool>,
    /// Counts what was read in parts.
    pub(super) reads: RwSignal<u64>,
    /// The cells it would change, in order.
    pub(super) pending: RwSignal<Vec<(UnitIx, ChannelIx)>>,
    /// What was decided of the cells in which units' files differ.
    pub(super) answers: RwSignal<Answers>,
    /// Why the last change was not made.
    pub(super) told: RwSignal<String>,
    /// The units of the class in the order of the roster, whatever is looked for.
    pub(super) members: Derived<Vec<UnitIx>>,
    pub(super) rows: Derived<Vec<UnitIx>>,
    /// The columns of every channel.
    pub(super) every: Derived<Vec<ChannelColumn>>,
    /// Those that are shown.
    pub(super) columns: Derived<Vec<ChannelColumn>>,
    pub(super) findings: Derived<Vec<Finding>>,
    pub(super) marks: Derived<Marks>,
}

impl Grid {
    /// A grid at its first class.
    pub fn new(session: Session) -> Self {
        let class = RwSignal::new(ClassIx::new(0));
        let all_columns = RwSignal::new(false);
        let find = RwSignal::new(String::new());
        let order = RwSignal::new(Order::Roster);
        let ordered = RwSignal::new(0);
        let every = derived(move || {
            session.track_any();
            session.with(|workspace, board| columns(workspace, board, class.get(), true))
        });
        let shown = derived(move || {
            session.track_any();
            let every = every.get();
            if all_columns.get() {
                return every;
            }
            session.with(|workspace, board| typed_in(workspace, board, class.get(), every))
        });
        let members = derived(move || {
            session.track_whole();
            let class = class.get();
            session.with(|workspace, board| {
                let mut all = official_order(workspace, board, class);
                all.sort_unstable();
                all
            })
        });
        let rows = derived(move || {
            session.track_whole();
            ordered.track();
            let (class, query, order) = (class.get(), find.get(), order.get());
            session.with(|workspace, board| {
                let mut all = match order {
                    Order::Roster => members.get(),
                    Order::Place => official_order(workspace, board, class),
                };
                all.retain(|&unit| workspace.roster().unit(unit).is_some_and(|of| of.is_found_by(&query)));
                all
            })
        });
        let found = found(session);
        let marked = derived(move || found.with(|all| marks(all)));
        let parts = Parts {
            session,
            class,
            all_columns,
            find,
            order,
            ordered,
            range: RwSignal::new(Range::default()),
            tabbed: RwSignal::new(None),
            in_place: RwSignal::new(false),
            chose_text: RwSignal::new(false),
            before: RwSignal::new(String::new()),
            window: Window::new(),
            focused: RwSignal::new(false),
            panel: RwSignal::new(Panel::None),
            in_panel: Typed::new(),
            pasted: RwSignal::new(Pasted::Awaited),
            choices: RwSignal::new(Vec::new()),
            keeps_pasted: RwSignal::new(false),
            reads: RwSignal::new(0),
            pending: RwSignal::new(Vec::new()),
            answers: RwSignal::new(Answers::new()),
            told: RwSignal::new(String::new()),
            members,
            rows,
            every,
            columns: shown,
            findings: found,
            marks: marked,
        };
        let grid = Self(Box::leak(Box::new(parts)));
        // What was pasted is understood by where units and channels stood; once they may stand elsewhere it is given up.
        Effect::new(move |was: Option<()>| {
            session.track_whole();
            let waits = grid
                .pasted
                .with_untracked(|pasted| matches!(pasted, Pasted::Named(_) | Pasted::Block { .. }));
            if session.gathered_untracked().is_some() && !session.has_merge() {
                session.forget_gathered();
                grid.answers.set(Answers::new());
                grid.told.set(text::MERGE_OUTDATED.to_owned());
            }
            let keeps = grid.keeps_pasted.get_untracked();
            grid.keeps_pasted.set(false);
            if was.is_some() && waits && !keeps {
                grid.forget_pasted();
                grid.told.set(text::PASTE_OUTDATED.to_owned());
            }
        });
        // What is docked speaks of the period on view.
        Effect::new(move |was: Option<PeriodIx>| {
            session.track_whole();
            let now = session.with(|_, board| board.period());
            let is_docked = !matches!(grid.panel.get_untracked(), Panel::None | Panel::Paste);
            if was.is_some_and(|was| was != now) && is_docked {
                grid.panel.set(Panel::None);
            }
            now
        });
        grid
    }

    /// How many rows and columns are shown.
    pub(super) fn size(self) -> (usize, usize) {
        (self.rows.with(Vec::len), self.columns.with(Vec::len))
    }

    /// The unit and channel of a cell that is shown.
    pub(super) fn cell(self, at: At) -> Option<(UnitIx, ChannelIx)> {
        let unit = self.rows.with(|rows| rows.get(at.row).copied())?;
        let channel = self.columns.with(|columns| columns.get(at.col).map(|column| column.channel))?;
        Some((unit, channel))
    }

    /// What stands in a cell that is shown.
    pub(super) fn text(self, at: At) -> String {
        let Some((unit, channel)) = self.cell(at) else { return String::new() };
        self.session.with(|workspace, board| {
            workspace
                .period(board.period())
                .map(|period| period.sheet().get(unit, channel).text())
                .unwrap_or_default()
        })
    }

    /// Whether a cell takes what is typed.
    pub(super) fn takes(self, at: At) -> bool {
        self.session.may_type()
            && self.columns.with(|columns| columns.get(at.col).is_some_and(|column| !column.waiting))
    }

    /// Whether checks and explanations of the period may be noted.
    pub(super) fn may_note(self) -> bool {
        let is_closed = self.session.with(|workspace, board| workspace.is_closed(board.period()));
        !is_closed && !self.session.is_reading()
    }

    /// The edit that types into a cell that is shown.
    pub(super) fn typing(self, at: At, typed: String) -> Option<Edit> {
        let (unit, channel) = self.cell(at)?;
        self.session.with(|workspace, board| type_into(workspace, board.period(), (unit, channel), typed))
    }

    /// Applies an edit as a step of its own, and whether it was taken; why it is refused is told over the grid.
    pub(super) fn attempt(self, edit: Edit) -> bool {
        match self.session.attempt(edit) {
            // A tab that only reads takes nothing, as it says itself.
            Ok(()) => !self.session.is_reading(),
            Err(fault) => {
                self.told.set(text::edit_fault(&fault));
                false
            }
        }
    }

    /// Goes a step on from where the choice stands; `false` where it leads out of the grid.
    pub(super) fn go(self, by: Step) -> bool {
        let to = step(self.range.get_untracked().head, by, self.size());
        if let Some(to) = to {
            self.enter(to);
        }
        to.is_some()
    }

    /// Leads the choice a step on.
    pub(super) fn extend(self, by: Step) {
        let range = self.range.get_untracked();
        if let Some(head) = step(range.head, by, self.size()) {
            self.range.set(Range { head, ..range });
            self.reveal(head.row);
        }
    }

    /// Chooses one cell and gives it the focus.
    pub(super) fn enter(self, at: At) {
        self.range.set(Range::one(at));
        self.in_place.set(false);
        self.tabbed.set(None);
        self.reveal(at.row);
        focus_once_drawn(self, at, Wish::now());
    }

    /// Goes to a cell among other rows: those that were shown before are still there until the next frame.
    pub(super) fn enter_anew(self, at: At) {
        self.window.reset();
        self.range.set(Range::one(at));
        let wish = Wish::now();
        request_animation_frame(move || {
            if wish.stands() {
                self.enter(at);
            }
        });
    }

    /// Whoever comes to the screen by a key goes on where the choice stands; `is_shown` is whether it is on view already.
    pub(in crate::ui) fn come_to(self, is_shown: bool) {
        if is_shown {
            self.enter(self.range.get_untracked().head);
        } else {
            self.focused.set(true);
        }
    }

    /// Gives the focus back to the grid that has been drawn anew, and forgets what is no longer there.
    pub(super) fn resume(self) {
        let classes = self.session.with(|workspace, _| workspace.roster().classes().len());
        if self.class.get_untracked().get() >= classes {
            self.class.set(ClassIx::new(0));
        }
        let Range { head, .. } = self.range.get_untracked();
        if self.focused.get_untracked() {
            let wish = Wish::now();
            request_animation_frame(move || focus_once_drawn(self, head, wish));
        }
    }

    /// Sees to it that a row is among those that are drawn, and scrolls to it: what is scrolled decides what is drawn.
    pub(super) fn reveal(self, row: usize) {
        let find = |selector: &str| document().query_selector(selector).ok().flatten();
        let Some(body) = find(".t.grid tbody") else { return };
        let Some(above) = self.window.reveal(&body, row, self.rows.with(Vec::len)) else { return };
        if let Some(region) = find(".scroll") {
            region.set_scroll_top(above);
        }
    }
}

/// The edit that types into a unit's cell, whether it is shown or not.
pub(super) fn type_into(
    workspace: &Workspace,
    period: PeriodIx,
    (unit, channel): (UnitIx, ChannelIx),
    typed: String,
) -> Option<Edit> {
    Some(Edit::Type {
        period: workspace.period(period)?.parts().id.clone(),
        unit: workspace.roster().unit(unit)?.id.clone(),
        channel: workspace.rules_of(period)?.channel(channel)?.id.clone(),
        typed,
    })
}

/// The id of a cell's field, or of the cell where it has none.
pub(super) fn cell_id(at: At) -> String {
    format!("cell-{}-{}", at.row, at.col)
}

/// Gives a cell the focus as soon as its row is drawn, however long that takes; not once another is chosen, a person has
/// gone elsewhere or the grid is no longer shown.
fn focus_once_drawn(grid: Grid, at: At, wish: Wish) {
    let is_shown = document().query_selector(".t.grid").ok().flatten().is_some();
    let is_chosen = grid.range.get_untracked().head == at;
    // A class without units, or a search that finds none, has no such row and never will.
    let is_there = at.row < grid.rows.try_get_untracked().map_or(0, |rows| rows.len());
    if is_shown && is_chosen && is_there && wish.stands() && !focus(at) {
        request_animation_frame(move || focus_once_drawn(grid, at, wish));
    }
}

/// Gives a cell the focus, with all of its text chosen; `false` when it is not drawn.
fn focus(at: At) -> bool {
    let element = document().get_element_by_id(&cell_id(at));
    let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) else {
        return false;
    };
    // An element that is there takes the focus.
    _ = element.focus();
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        input.select();
    }
    true
}

/// Whether a field has the focus.
pub(super) fn is_in_use(input: &HtmlInputElement) -> bool {
    document().active_element().is_some_and(|active| active.is_same_node(Some(input)))
}
