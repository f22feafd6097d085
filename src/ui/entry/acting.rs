//! What keys, the pointer and the clipboard do in the grid. One listener for all cells: a cell is told by its row and
//! column.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlElement, HtmlInputElement};

use super::keys::{Act, Key, act};
use super::panel::Panel;
use super::range::{At, Range, Step};
use super::state::{Grid, is_in_use};
use crate::domain::edit::{Edit, ManyName};
use crate::domain::record::read_count;

/// The cell an event happened in.
pub(super) fn at(target: Option<EventTarget>) -> Option<At> {
    let element = target?.dyn_into::<Element>().ok()?;
    let number = |selector: &str, name: &str| {
        element.closest(selector).ok()??.get_attribute(name)?.parse::<usize>().ok()
    };
    Some(At { row: number("tr[data-r]", "data-r")?, col: number("td[data-c]", "data-c")? })
}

fn input_of(target: Option<EventTarget>) -> Option<HtmlInputElement> {
    target?.dyn_into::<HtmlInputElement>().ok()
}

impl Grid {
    /// Takes what stands in a field as typed.
    pub(super) fn take(self, target: Option<EventTarget>) {
        let (Some(at), Some(input)) = (at(target.clone()), input_of(target)) else { return };
        if let Some(edit) = self.typing(at, input.value()) {
            self.session.dispatch_typing(edit);
        }
    }

    /// A field was entered.
    pub(super) fn entered(self, target: Option<EventTarget>) {
        let Some(at) = at(target) else { return };
        self.before.set(self.text(at));
        self.focused.set(true);
        if self.range.get_untracked().head != at {
            self.range.set(Range::one(at));
            self.in_place.set(false);
        }
    }

    /// A field was left: typing ends, and what was understood stands in it.
    pub(super) fn left(self, event: &ev::FocusEvent) {
        self.session.seal();
        self.in_place.set(false);
        let target = event.target();
        if let (Some(at), Some(input)) = (at(target.clone()), input_of(target)) {
            input.set_value(&self.text(at));
        }
        let to = event.related_target();
        if at(to.clone()).is_none() {
            // A field that is taken away gives the focus to nothing.
            self.focused.update(|focused| *focused &= to.is_none());
            self.ordered.update(|times| *times += 1);
        }
    }

    /// A key was pressed in the grid.
    pub(super) fn key(self, event: &ev::KeyboardEvent, find: NodeRef<leptos::html::Input>) {
        let Some(at) = at(event.target()) else { return };
        if event.is_composing() {
            return;
        }
        let name = event.key();
        let key = Key {
            name: &name,
            ctrl: event.ctrl_key() || event.meta_key(),
            shift: event.shift_key(),
            alt: event.alt_key(),
        };
        let many = self.range.get_untracked().count() > 1;
        let chose_text = self.chose_text.get_untracked();
        // The key that is held down for the next one comes between them.
        if !matches!(key.name, "Control" | "Meta") {
            self.chose_text.set(false);
        }
        let Some(act) = act(key, self.in_place.get_untracked(), many) else { return };
        let done = match act {
            Act::Go(step @ (Step::Next | Step::Before)) => {
                let from = self.tab_began(at);
                let went = self.go(step);
                let head = self.range.get_untracked().head;
                self.tabbed.set(Some((if head.row == at.row { from.min(head.col) } else { 0 }, head)));
                went
            }
            Act::Go(step) => {
                self.go(step);
                true
            }
            Act::NextRow => {
                let to = At { row: at.row + 1, col: self.tab_began(at) };
                let (rows, cols) = self.size();
                // After the last row a column of figures goes on in the next column, as in a book that is read downwards; who
                // goes along the rows stays.
                let is_along = self.tabbed.get_untracked().is_some_and(|(_, head)| head == at);
                let next = At { row: 0, col: at.col + 1 };
                if to.row < rows {
                    self.enter(to);
                } else if !is_along && next.col < cols {
                    self.enter(next);
                }
                true
            }
            Act::Extend(step) => {
                self.extend(step);
                true
            }
            // Whoever is in a field means its text: the table is chosen by pressing once more, and where nothing can be emptied.
            Act::ChooseAll if self.session.may_type() && !many && !chose_text => {
                if let Some(input) = input_of(event.target()) {
                    input.select();
                }
                self.chose_text.set(true);
                true
            }
            Act::ChooseAll => {
                let (rows, cols) = self.size();
                let head = At { row: rows.saturating_sub(1), col: cols.saturating_sub(1) };
                self.range.set(Range { anchor: At::default(), head });
                true
            }
            Act::FillDown => {
                self.fill_down();
                true
            }
            Act::Clear => {
                self.clear();
                true
            }
            Act::Restore => {
                self.restore(at, event);
                true
            }
            Act::EditInPlace => {
                self.edit_in_place(event.target());
                true
            }
            Act::Finding { back } => {
                self.next_finding(back);
                true
            }
            Act::Check => {
                let rows = self.range.get_untracked().rows();
                let units =
                    self.rows.with(|all| rows.filter_map(|row| all.get(row).copied()).collect::<Vec<_>>());
                if self.may_note() && self.toggle_checks(&units) && units.len() == 1 {
                    self.go(Step::Down(1));
                }
                true
            }
            Act::Find => find.get_untracked().is_some_and(|field| field.focus().is_ok()),
        };
        if done {
            event.prevent_default();
        }
    }

    /// Closes what is docked, the topmost first; `false` when nothing is.
    fn give_up(self) -> bool {
        match self.panel.get_untracked() {
            Panel::Paste => self.forget_pasted(),
            Panel::None if self.session.gathered_untracked().is_some() => self.forget_merging(),
            Panel::None => return false,
            Panel::Publish | Panel::Correct | Panel::Late | Panel::Return => self.close_panel(),
        }
        true
    }

    /// Opens a panel over the grid, with the notice as it stands.
    pub(super) fn open_panel(self, panel: Panel) {
        let (number, date) = self.session.with(|workspace, board| {
            let parts = workspace.period(board.period()).map(|period| period.parts());
            let date = parts.and_then(|parts| parts.notice_date).map(|date| date.to_string());
            (parts.map(|parts| parts.notice_number.clone()).unwrap_or_default(), date.unwrap_or_default())
        });
        self.in_panel.begin(number, date);
        self.panel.set(panel);
    }

    /// Closes the panel over the grid.
    pub(super) fn close_panel(self) {
        self.panel.set(Panel::None);
        self.enter(self.range.get_untracked().head);
    }

    /// A key was pressed in the search field: Enter and the arrow down go to the first row that was found.
    pub(super) fn key_in_find(self, event: &ev::KeyboardEvent) {
        let goes = matches!(event.key().as_str(), "Enter" | "ArrowDown") && !event.is_composing();
        if goes && self.size().0 > 0 {
            event.prevent_default();
            self.enter(At::default());
        }
    }

    /// The column where Tab began to lead along the row to this cell; its own column where it was come to otherwise.
    fn tab_began(self, at: At) -> usize {
        let tabbed = self.tabbed.get_untracked().filter(|(_, head)| *head == at);
        tabbed.map_or(at.col, |(from, _)| from)
    }

    /// Sets the caret behind the text of a cell.
    pub(super) fn edit_in_place(self, target: Option<EventTarget>) {
        if let Some(input) = input_of(target) {
            self.in_place.set(true);
            let end = u32::try_from(input.value().encode_utf16().count()).unwrap_or(0);
            // A text field takes a caret.
            _ = input.set_selection_range(end, end);
        }
    }

    /// Brings back what stood in the cell; where nothing was typed the focus leaves the cells.
    fn restore(self, at: At, event: &ev::KeyboardEvent) {
        if self.panel.get_untracked() == Panel::Paste {
            self.forget_pasted();
            return;
        }
        let before = self.before.get_untracked();
        if self.range.get_untracked().count() > 1 {
            self.enter(at);
        } else if self.text(at) == before && !self.in_place.get_untracked() {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let region = target.and_then(|cell| cell.closest(".scroll").ok().flatten());
            if let Some(region) = region.and_then(|region| region.dyn_into::<HtmlElement>().ok()) {
                // The region takes the focus whenever it is there.
                _ = region.focus();
            }
        } else {
            if let Some(edit) = self.typing(at, before.clone()) {
                self.session.dispatch_typing(edit);
            }
            if let Some(input) = input_of(event.target()) {
                input.set_value(&before);
                input.select();
            }
            self.in_place.set(false);
        }
    }

    /// Fills every column of the choice from its first row; a single cell from the one above.
    fn fill_down(self) {
        let range = self.range.get_untracked();
        let (first, last) = (*range.rows().start(), *range.rows().end());
        let Some(from) = (if first < last { Some(first) } else { first.checked_sub(1) }) else { return };
        let cells = range.cols().flat_map(|col| {
            let text = self.text(At { row: from, col });
            (from + 1..=last).map(move |row| (At { row, col }, text.clone()))
        });
        self.write(ManyName::Fill, cells);
    }

    /// Empties what is chosen.
    pub(super) fn clear(self) {
        let range = self.range.get_untracked();
        let cells =
            range.rows().flat_map(|row| range.cols().map(move |col| (At { row, col }, String::new())));
        self.write(ManyName::Clear, cells);
    }

    /// Types into many cells in one step.
    pub(super) fn write(self, name: ManyName, cells: impl Iterator<Item = (At, String)>) {
        let changes =
            |&(at, ref text): &(At, String)| self.takes(at) && read_count(&self.text(at)) != read_count(text);
        let cells: Vec<(At, String)> = cells.filter(changes).collect();
        let edits: Vec<Edit> = cells.into_iter().filter_map(|(at, text)| self.typing(at, text)).collect();
        self.session.seal();
        match edits.len() {
            0 => {}
            1 => edits.into_iter().for_each(|edit| self.session.dispatch(edit)),
            _ => self.session.dispatch(Edit::Many { name, edits }),
        }
    }

    /// The pointer went down on a cell: with Shift the choice is led on, else it begins anew.
    pub(super) fn pressed(self, event: &ev::MouseEvent) {
        let Some(at) = at(event.target()) else { return };
        self.tabbed.set(None);
        self.chose_text.set(false);
        if event.shift_key() {
            self.range.update(|range| range.head = at);
            event.prevent_default();
            return;
        }
        // A press sets the caret in a field that is edited in place; whoever has only come to a field types anew.
        let is_used = input_of(event.target()).is_some_and(|input| is_in_use(&input));
        self.in_place.update(|in_place| *in_place &= is_used);
        if is_used && !self.in_place.get_untracked() {
            // Chromium lets go of a chosen text only after the click that would choose it again.
            event.prevent_default();
        }
        self.range.set(Range::one(at));
    }

    /// The pointer was released on the cell it went down on: all of the text is chosen, as if a key had led there.
    pub(super) fn clicked(self, event: &ev::MouseEvent) {
        if let Some(input) = input_of(event.target())
            && !self.in_place.get_untracked()
            && self.range.get_untracked().count() == 1
        {
            input.select();
        }
    }

    /// The pointer moves over cells while its button is down.
    pub(super) fn dragged(self, event: &ev::MouseEvent) {
        const FIRST_BUTTON: u16 = 1;
        if event.buttons() & FIRST_BUTTON == 0 || self.in_place.get_untracked() {
            return;
        }
        if let Some(at) = at(event.target())
            && self.range.get_untracked().head != at
        {
            self.range.update(|range| range.head = at);
        }
    }

    /// The chosen cells as rows of texts; none where a single cell is chosen, whose text the browser copies itself.
    fn chosen_texts(self) -> Option<Vec<Vec<String>>> {
        let range = self.range.get_untracked();
        let row = |row: usize| range.cols().map(|col| self.text(At { row, col })).collect();
        (range.count() > 1).then(|| range.rows().map(row).collect())
    }

    /// Puts the chosen cells on the clipboard as a table; `cut` empties them.
    pub(super) fn copied(self, event: &ev::ClipboardEvent, cut: bool) {
        let (Some(rows), Some(data)) = (self.chosen_texts(), event.clipboard_data()) else { return };
        let (plain, html) = crate::session::clipboard::table(&rows);
        let put = data.set_data("text/plain", &plain).and_then(|()| data.set_data("text/html", &html));
        if put.is_ok() {
            event.prevent_default();
            if cut {
                self.clear();
            }
        }
    }
}

/// A key was pressed anywhere on the screen: Esc gives up what is docked; outside of fields "/" goes to the search field and
/// F8 on to the next finding, so that it also goes on from the list of them.
pub(super) fn key_anywhere(grid: Grid, event: &ev::KeyboardEvent, find: NodeRef<leptos::html::Input>) {
    if event.key() == "Escape" && !event.is_composing() && !event.default_prevented() && grid.give_up() {
        event.prevent_default();
        return;
    }
    let with_others = event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing();
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let in_field =
        target.is_some_and(|target| matches!(target.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"));
    if event.key() == "F8" && !with_others && !in_field && !event.default_prevented() {
        grid.next_finding(event.shift_key());
        event.prevent_default();
        return;
    }
    let goes = event.key() == "/" && !with_others && !in_field && !event.default_prevented();
    if goes && find.get_untracked().is_some_and(|field| field.focus().is_ok()) {
        event.prevent_default();
    }
}
