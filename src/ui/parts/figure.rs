//! Numbers and names as tables show them. Functions and no components: they read no signals, and a component brings
//! code to every place where it stands.

use leptos::prelude::*;

use crate::domain::points::Points;
use crate::domain::record::Cell;
use crate::domain::roster::name_parts;
use crate::ui::text;

/// Points whose decimal point stands in one line with those above and below.
pub(in crate::ui) fn figure(points: Points) -> AnyView {
    view! { <span class="dp">{points.whole_part()}<i>{points.fraction_part()}</i></span> }.into_any()
}

/// Whether none of these has decimals. A column of them needs no room for any: its cells, or its table, have a class that
/// begins with `w`, and its figures end where their head does.
pub(in crate::ui) fn is_whole(points: impl IntoIterator<Item = Points>) -> bool {
    points.into_iter().all(Points::is_whole)
}

/// The classes of a cell in a column of points.
pub(in crate::ui) fn cell_class(bold: bool, whole: bool) -> &'static str {
    match (bold, whole) {
        (false, false) => "n",
        (false, true) => "n w",
        (true, false) => "n b",
        (true, true) => "n b w",
    }
}

/// The dash for none, spoken as such.
pub(in crate::ui) fn none_mark() -> AnyView {
    view! { <span class="none" role="img" aria-label=text::NONE_SPOKEN>{text::NONE}</span> }.into_any()
}

/// A count as the table shows it: a number, the dash, or what was typed with its mark.
pub(in crate::ui) fn count(cell: CellShown) -> AnyView {
    match cell {
        CellShown::None => none_mark(),
        CellShown::Count(count) => count.to_string().into_any(),
        CellShown::Unread(typed) => view! {
            <span class="mk err" aria-hidden="true">{text::MARK_ERROR}</span>
            " "
            <b class="err-v">{typed}</b>
        }
        .into_any(),
    }
}

/// A cell, owned, as it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::ui) enum CellShown {
    /// Nothing, or zero, which print alike.
    #[default]
    None,
    /// A count.
    Count(u32),
    /// No count, as typed.
    Unread(String),
}

impl From<Cell<'_>> for CellShown {
    fn from(cell: Cell<'_>) -> Self {
        match cell {
            Cell::Blank | Cell::Count(0) => Self::None,
            Cell::Count(count) => Self::Count(count),
            Cell::Unread(typed, _) => Self::Unread(typed.to_owned()),
        }
    }
}

/// A unit's name with its second name small.
pub(in crate::ui) fn unit_name(name: String) -> AnyView {
    let (main, second) = name_parts(&name);
    let (main, second) = (main.to_owned(), second.to_owned());
    let second = (!second.is_empty()).then(|| view! { <small>{second}</small> }.into_any());
    view! { {main}{second} }.into_any()
}
