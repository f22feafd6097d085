//! 粘贴预览: what a pasted table would change, docked over the grid. Nothing is written before a person says so.

mod changes;
mod names;
mod read;

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use self::changes::ChangesColumn;
use self::names::NamesColumn;
use self::read::ReadColumn;
use super::panel::Panel;
use super::range::At;
use super::state::{Grid, type_into};
use crate::domain::edit::{Edit, ManyName};
use crate::domain::paste::{
    CellChange, Changes, Choice, ColumnRead, Meaning, PasteFault, Recognised, Table, recognise,
};
use crate::domain::roster::UnitIx;
use crate::domain::rules::ChannelIx;
use crate::session::clipboard::Pasting;
use crate::ui::parts::{Derived, button, derived, focus_first, live, progress};
use crate::ui::text;

/// What was pasted, as far as it was understood.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Pasted {
    /// Nothing yet: the panel waits for it.
    #[default]
    Awaited,
    /// It is being read: which reading, how far it is, of how much.
    Reading {
        /// Tells this reading from one that was given up.
        run: u64,
        /// Bytes that are read.
        done: usize,
        /// Bytes in all.
        of: usize,
    },
    /// It cannot be read.
    Unread(PasteFault),
    /// A table with names of units.
    Named(Arc<Recognised>),
    /// Cells without names, which go where the choice begins.
    Block {
        /// The cells in the order of their places: unit, channel, text.
        cells: Vec<(UnitIx, ChannelIx, String)>,
        /// How many stood outside of the grid.
        outside: usize,
    },
}

/// The panel's own state.
#[derive(Clone, Copy)]
pub(super) struct Paste {
    pub(super) grid: Grid,
    /// A person's answers to names, by row.
    pub(super) choices: RwSignal<Vec<(usize, Choice)>>,
    /// Whether names that were answered are remembered.
    pub(super) remembers: RwSignal<bool>,
    pub(super) changes: Derived<Changes>,
}

impl Grid {
    /// Something was pasted on the screen. A single cell goes into its field as the browser does it, and so does whatever
    /// is pasted into a field that is no part of the grid.
    pub(super) fn pasted(self, event: &ev::ClipboardEvent) {
        let is_field = |target: &web_sys::Element| matches!(target.tag_name().as_str(), "INPUT" | "TEXTAREA");
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let in_grid = super::acting::at(event.target()).is_some();
        let awaits = target.as_ref().is_some_and(|target| target.id() == HERE);
        if !in_grid && !awaits && target.as_ref().is_some_and(is_field) {
            return;
        }
        let Some(data) = event.clipboard_data() else { return };
        let get = |kind: &str| data.get_data(kind).ok().filter(|text| !text.is_empty());
        let (html, plain) = (get("text/html"), get("text/plain"));
        let length = |text: &Option<String>| text.as_ref().map_or(0, String::len);
        if length(&html).max(length(&plain)) > AT_ONCE {
            event.prevent_default();
            if self.session.may_type() {
                self.read_slowly(html, plain);
            }
            return;
        }
        let outcome = self.session.read_pasted(html.as_deref(), plain.as_deref());
        let is_single = outcome.as_ref().is_ok_and(|table| table.rows.len() == 1 && table.width() == 1);
        if is_single && in_grid {
            return;
        }
        event.prevent_default();
        if self.session.may_type() {
            self.preview(outcome);
        }
    }

    /// Shows what a table from a file would change.
    pub(super) fn take_table(self, table: Result<Table, PasteFault>) {
        match untrack(|| self.session.locked()) {
            None => self.preview(table),
            Some(why) => {
                self.forget_pasted();
                self.told.set(text::locked_entry(why).to_owned());
            }
        }
    }

    /// Reads much in parts; it can be given up at any time.
    fn read_slowly(self, html: Option<String>, plain: Option<String>) {
        let run = self.reads.get_untracked() + 1;
        self.reads.set(run);
        let of = html.as_ref().map_or(0, String::len);
        self.pasted.set(Pasted::Reading { run, done: 0, of });
        self.panel.set(Panel::Paste);
        take_focus();
        self.session.read_pasted_in_parts(html, plain, move |part| {
            let waits = self.pasted.with_untracked(
                |pasted| matches!(pasted, Pasted::Reading { run: at_work, .. } if *at_work == run),
            );
            if waits {
                match part {
                    Pasting::Reading { done, of } => self.pasted.set(Pasted::Reading { run, done, of }),
                    Pasting::Done(table) => self.take_table(table),
                }
            }
            waits
        });
    }

    /// Shows what a pasted table would change.
    fn preview(self, table: Result<Table, PasteFault>) {
        let pasted = match table {
            Err(fault) => Pasted::Unread(fault),
            Ok(table) => {
                let read =
                    self.session.with(|workspace, board| recognise(&table, workspace, board.period(), None));
                if read.name_column.is_some() {
                    if let Some(class) = read.class {
                        self.class.set(class);
                    }
                    Pasted::Named(Arc::new(read))
                } else {
                    self.block(&table)
                }
            }
        };
        self.choices.set(Vec::new());
        self.pasted.set(pasted);
        self.panel.set(Panel::Paste);
        take_focus();
    }

    /// Cells without names, laid from where the choice begins.
    fn block(self, table: &Table) -> Pasted {
        let range = self.range.get_untracked();
        let (top, left) = (*range.rows().start(), *range.cols().start());
        let mut outside = 0;
        let mut cells = Vec::new();
        for (down, row) in table.rows.iter().enumerate() {
            for (right, cell) in row.iter().enumerate() {
                let at = At { row: top + down, col: left + right };
                match self.cell(at).filter(|_| self.takes(at)) {
                    Some((unit, channel)) => cells.push((unit, channel, cell.text.trim().to_owned())),
                    None => outside += usize::from(!cell.text.trim().is_empty()),
                }
            }
        }
        Pasted::Block { cells, outside }
    }

    /// Closes the panel; nothing has changed.
    pub(super) fn forget_pasted(self) {
        self.pasted.set(Pasted::Awaited);
        self.panel.set(Panel::None);
        self.pending.set(Vec::new());
        self.enter(self.range.get_untracked().head);
    }
}

/// The panel.
#[component]
pub(super) fn PastePanel(grid: Grid) -> impl IntoView {
    let choices = grid.choices;
    let changes = derived(move || {
        grid.session.track_any();
        let choices = choices.get();
        grid.pasted.with(|pasted| match pasted {
            Pasted::Named(read) => grid.session.with(|workspace, _| read.changes(workspace, &choices)),
            _ => Changes::default(),
        })
    });
    let paste = Paste { grid, choices, remembers: RwSignal::new(true), changes };
    Effect::new(move |_| {
        let mut pending: Vec<(UnitIx, ChannelIx)> =
            changes.with(|changes| changes.cells.iter().map(|cell| (cell.unit, cell.channel)).collect());
        if let Pasted::Block { cells, .. } = grid.pasted.get() {
            pending = cells.iter().map(|(unit, channel, _)| (*unit, *channel)).collect();
        }
        pending.sort_unstable();
        grid.pending.set(pending);
    });
    let body = move || match grid.pasted.get() {
        Pasted::Awaited => awaited(),
        Pasted::Reading { .. } => reading(grid),
        Pasted::Unread(fault) => {
            view! { <p class="err-msg" role="alert">{text::paste_fault(fault)}</p> }.into_any()
        }
        Pasted::Named(read) => view! {
            <div class="paste-b">
                <ChangesColumn paste read=read.clone()/>
                <NamesColumn paste read=read.clone()/>
                <ReadColumn paste read/>
            </div>
        }
        .into_any(),
        Pasted::Block { cells, outside } => {
            let place = |(unit, channel, _): &(UnitIx, ChannelIx, String)| {
                grid.session
                    .with(|workspace, board| text::cell_place(workspace, board.period(), *unit, *channel))
            };
            let from = cells.first().map(place).unwrap_or_default();
            let list = (!cells.is_empty()).then(|| changes::by_place(grid, &cells));
            view! { <p>{text::paste_block(cells.len(), outside, &from)}</p><div class="paste-b"><div>{list}</div></div> }
                .into_any()
        }
    };
    let head = move || match grid.pasted.get() {
        Pasted::Named(read) => {
            let [known, ..] = names::counts(paste, &read);
            text::paste_head(read.height, read.width, known)
        }
        _ => String::new(),
    };
    // What is not taken is told over what is, not only in its list.
    let unclear = move || match grid.pasted.get() {
        Pasted::Named(read) => {
            let left = columns_left(&read);
            (!left.is_empty()).then(|| {
                let order = in_order(grid, &read);
                view! { <p class="how"><span class="mk ask">{text::MARK_QUERY}</span>" "{text::paste_unclear(&left)}" "{order}</p> }
                    .into_any()
            })
        }
        _ => None,
    };
    // Drawn anew when the number changes alone, so that the buttons stay while much is being read.
    let count = derived(move || match grid.pasted.get() {
        Pasted::Named(_) => changes.with(|changes| changes.cells.len()),
        Pasted::Block { cells, .. } => cells.len(),
        Pasted::Awaited | Pasted::Reading { .. } | Pasted::Unread(_) => 0,
    });
    let is_reading = derived(move || matches!(grid.pasted.get(), Pasted::Reading { .. }));
    let confirms = move || {
        if is_reading.get() {
            // Something stands in its place, so that the way back stays under the hand when the reading ends.
            return Some(
                view! { <button class="btn main" type="button" disabled>{text::PASTE_NOT_YET}</button> }
                    .into_any(),
            );
        }
        let count = count.get();
        (count > 0).then(|| {
            view! { <button class="btn main" type="button" id=CONFIRM on:click=move |_| confirm(paste)>{text::paste_confirm(count)}</button> }
                .into_any()
        })
    };
    take_focus();
    view! {
        <section
            class="panel paste" aria-label=text::PASTE_PREVIEW
        >
            <div class="paste-h">
                <h2>{text::PASTE_PREVIEW}</h2>
                <p class="how">{live(head)}<b>{text::NOTHING_CHANGED_YET}</b></p>
                <span class="acts">
                    <button class="btn" type="button" id=CANCEL on:click=move |_| grid.forget_pasted()>{text::CANCEL_ESC}</button>
                    {live(confirms)}
                </span>
            </div>
            {live(unclear)}
            {live(body)}
        </section>
    }
}

/// What is longer, in bytes, is read in parts.
const AT_ONCE: usize = 400_000;
const CONFIRM: &str = "paste-confirm";
const HERE: &str = "paste-here";
const CANCEL: &str = "paste-cancel";

/// Gives the panel the focus once it is drawn, so that Enter answers it.
fn take_focus() {
    focus_first(&["#paste-confirm", "#paste-here", "#paste-cancel"]);
}

/// How far the reading has come.
fn reading(grid: Grid) -> AnyView {
    let (done, of) = grid.pasted.with_untracked(|pasted| match pasted {
        Pasted::Reading { done, of, .. } => (*done, *of),
        _ => (0, 0),
    });
    progress(done, of, text::PASTE_READING.to_owned())
}

/// The deed that says of every column at once which channel it is, by the order of the screen; the choices then show it.
fn in_order(grid: Grid, read: &Recognised) -> Option<AnyView> {
    let shown: Vec<ChannelIx> = grid.columns.with(|all| all.iter().map(|column| column.channel).collect());
    let pairs = read.in_order(&shown)?;
    let is_of_screen =
        read.by_position.as_ref() != Some(&pairs) || pairs.iter().map(|(_, channel)| channel).eq(&shown);
    let take = move || {
        grid.pasted.update(|pasted| {
            if let Pasted::Named(read) = pasted {
                let read = Arc::make_mut(read);
                for &(at, channel) in &pairs {
                    read.assign(at, Some(channel));
                }
            }
        });
        take_focus();
    };
    Some(button("btn", if is_of_screen { text::IN_ORDER_OF_SCREEN } else { text::IN_ORDER_OF_TABLE }, take))
}

/// The heads of the columns that are not taken since nothing says which channel they are.
fn columns_left(read: &Recognised) -> Vec<String> {
    let is_left = |column: &&ColumnRead| {
        matches!(column.meaning, Meaning::Unclear(_) | Meaning::Twice(_))
            && read.assigned(column.at).is_none()
    };
    let head = |column: &ColumnRead| text::column_head(column.at, &column.head);
    read.columns.iter().filter(is_left).map(head).collect()
}

fn awaited() -> AnyView {
    view! {
        <p class="how">{text::PASTE_HERE_HOW}</p>
        <textarea class="field paste-here" id=HERE rows="2" aria-label=text::PASTE_HERE placeholder=text::PASTE_HERE></textarea>
    }
    .into_any()
}

/// Writes cells in one step, wherever they stand by now on the screen; whether they were taken.
fn write(grid: Grid, cells: Vec<(UnitIx, ChannelIx, String)>) -> bool {
    let edits = grid.session.with(|workspace, board| {
        let type_in = |(unit, channel, typed)| type_into(workspace, board.period(), (unit, channel), typed);
        cells.into_iter().filter_map(type_in).collect()
    });
    grid.attempt(Edit::Many { name: ManyName::Paste, edits })
}

/// Writes everything in one step, and the names that are to be remembered with it. What is refused stays to be looked at.
fn confirm(paste: Paste) {
    let grid = paste.grid;
    let mut left = String::new();
    let is_taken = match grid.pasted.get_untracked() {
        Pasted::Block { cells, .. } => write(grid, cells),
        Pasted::Named(read) => {
            let edit = grid.session.with(|workspace, board| {
                let choices = paste.choices.get_untracked();
                let type_in = |cell: CellChange| {
                    type_into(workspace, board.period(), (cell.unit, cell.channel), cell.new)
                };
                let rows: Vec<&str> =
                    read.left_out(&choices).into_iter().map(|row| row.text.as_str()).collect();
                left = text::paste_left(&rows, &columns_left(&read));
                let mut edits: Vec<Edit> =
                    read.changes(workspace, &choices).cells.into_iter().filter_map(type_in).collect();
                let aliases = read.aliases(workspace, &choices);
                if paste.remembers.get_untracked() && !aliases.is_empty() {
                    let mut units = workspace.roster().units().to_vec();
                    for (id, alias) in aliases {
                        units
                            .iter_mut()
                            .filter(|unit| unit.id == id)
                            .for_each(|unit| unit.aliases.push(alias.clone()));
                    }
                    edits.push(Edit::SetRoster { classes: workspace.roster().classes().to_vec(), units });
                }
                Edit::Many { name: ManyName::Paste, edits }
            });
            grid.attempt(edit)
        }
        Pasted::Awaited | Pasted::Reading { .. } | Pasted::Unread(_) => true,
    };
    if is_taken {
        grid.forget_pasted();
        grid.told.set(left);
    }
}
