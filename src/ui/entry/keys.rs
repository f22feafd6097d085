//! What a key does in the grid: the keys of a spreadsheet. Pure.

use super::range::Step;

/// A key as it was pressed.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Key<'a> {
    pub(super) name: &'a str,
    pub(super) ctrl: bool,
    pub(super) shift: bool,
    pub(super) alt: bool,
}

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    /// Goes to another cell.
    Go(Step),
    /// Goes to the next row: to the column where Tab began to lead along this one, else straight down.
    NextRow,
    /// Leads the choice on to another cell.
    Extend(Step),
    /// Chooses the text of the cell; pressed once more, every cell.
    ChooseAll,
    /// Fills the choice from its first row, or the cell from the one above.
    FillDown,
    /// Empties what is chosen.
    Clear,
    /// Brings back what stood in the cell; a second time leaves the grid.
    Restore,
    /// Sets the caret into the cell, where arrows move it.
    EditInPlace,
    /// Goes to the next or the last finding.
    Finding {
        /// Backwards.
        back: bool,
    },
    /// Goes to the search field.
    Find,
    /// Notes that the row was compared.
    Check,
}

/// How many rows a page is.
const PAGE: usize = 15;

/// What a key does; none where the browser and the field know best. `in_place` is whether the caret is moved inside of
/// the cell, `many` whether more than one cell is chosen.
pub(super) fn act(key: Key<'_>, in_place: bool, many: bool) -> Option<Act> {
    if key.alt {
        return None;
    }
    let go = |step| Some(if key.shift { Act::Extend(step) } else { Act::Go(step) });
    if key.ctrl {
        return match key.name {
            "d" | "D" => Some(Act::FillDown),
            "a" | "A" if !in_place => Some(Act::ChooseAll),
            "Home" => go(Step::First),
            "End" => go(Step::Last),
            "Enter" => Some(Act::Check),
            _ => None,
        };
    }
    match key.name {
        "Enter" => Some(if key.shift { Act::Go(Step::Up(1)) } else { Act::NextRow }),
        "Tab" => Some(Act::Go(if key.shift { Step::Before } else { Step::Next })),
        "ArrowUp" => go(Step::Up(1)),
        "ArrowDown" => go(Step::Down(1)),
        "PageUp" => go(Step::Up(PAGE)),
        "PageDown" => go(Step::Down(PAGE)),
        "ArrowLeft" if !in_place => go(Step::Left),
        "ArrowRight" if !in_place => go(Step::Right),
        "Home" if !in_place => go(Step::RowStart),
        "End" if !in_place => go(Step::RowEnd),
        "Escape" => Some(Act::Restore),
        "F2" => Some(Act::EditInPlace),
        "F8" => Some(Act::Finding { back: key.shift }),
        "/" => Some(Act::Find),
        "Delete" if !in_place => Some(Act::Clear),
        "Backspace" if many => Some(Act::Clear),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(name: &str) -> Key<'_> {
        Key { name, ..Key::default() }
    }

    #[test]
    fn keys_do_what_a_spreadsheet_does() {
        let ctrl = |name| Key { ctrl: true, ..key(name) };
        let shift = |name| Key { shift: true, ..key(name) };
        for (pressed, want) in [
            (key("Enter"), Some(Act::NextRow)),
            (shift("Enter"), Some(Act::Go(Step::Up(1)))),
            (key("Tab"), Some(Act::Go(Step::Next))),
            (shift("Tab"), Some(Act::Go(Step::Before))),
            (key("ArrowLeft"), Some(Act::Go(Step::Left))),
            (shift("ArrowDown"), Some(Act::Extend(Step::Down(1)))),
            (ctrl("d"), Some(Act::FillDown)),
            (ctrl("Home"), Some(Act::Go(Step::First))),
            (key("Delete"), Some(Act::Clear)),
            (key("F8"), Some(Act::Finding { back: false })),
            (ctrl("z"), None),
            (ctrl("v"), None),
            (key("7"), None),
            (Key { alt: true, ..key("1") }, None),
        ] {
            assert_eq!(act(pressed, false, false), want, "{pressed:?}");
        }
    }

    #[test]
    fn inside_of_a_cell_arrows_move_the_caret() {
        for name in ["ArrowLeft", "ArrowRight", "Home", "End", "Delete", "Backspace"] {
            assert_eq!(act(key(name), true, false), None, "{name}");
        }
        assert_eq!(act(key("ArrowUp"), true, false), Some(Act::Go(Step::Up(1))));
        assert_eq!(act(key("Backspace"), false, true), Some(Act::Clear), "many cells are emptied at once");
    }
}
