//! What is being read from or written for other programs: how far it is, the way to stop it, how it ended.

use leptos::prelude::*;

use super::parts::{button, derived, live, progress};
use super::text;

use crate::session::Session;
use crate::session::tables::OfficeWork;

/// How many rows are handed over at a time.
const ROWS: usize = 500;

/// The strip of the work that goes on beside the page's own.
#[component]
pub(super) fn OfficeStrip(session: Session) -> impl IntoView {
    // The button to stop it stays while the progress moves, so that it keeps the focus.
    let state = derived(move || match session.office_work() {
        OfficeWork::None => 0,
        OfficeWork::Doing(..) => 1,
        OfficeWork::Written(_) | OfficeWork::Read { .. } => 2,
        OfficeWork::Failed(..) | OfficeWork::Elsewhere(_) => 3,
    });
    let words = move || match session.office_work() {
        OfficeWork::None => ().into_any(),
        OfficeWork::Doing(work, at) => {
            let (done, of) = at.map_or((0, 0), |at| (at.done, at.of));
            progress(done, of, text::work_doing(&work, at.as_ref()))
        }
        OfficeWork::Written(name) => text::work_written(&name).into_any(),
        OfficeWork::Read { name, sheets, others, marks } => {
            let marks = text::book_marks(&marks);
            let marks = (!marks.is_empty()).then(|| view! { <br/><b>{marks}</b> }.into_any());
            view! { {text::book_read(&name, &sheets, &others)}{marks} }.into_any()
        }
        OfficeWork::Elsewhere(name) => text::book_elsewhere(&name).into_any(),
        OfficeWork::Failed(work, failure) => text::work_failed(&work, &failure).into_any(),
    };
    let strip = move || {
        let (class, mark, sign) = match state.get() {
            0 => return None,
            3 => ("alarm", "mk err", text::MARK_ERROR),
            _ => ("alarm plain", "mk note", text::MARK_NOTE),
        };
        // How far it is changes too often to be spoken; how it ended is.
        let role = if state.get() == 1 { "group" } else { "alert" };
        let end = if state.get() == 1 { text::STOP_WORK } else { text::DISMISS };
        let view = view! {
            <div class=class role=role>
                <span class=mark>{sign}</span>
                <div>{live(words)}</div>
                <span class="acts">{button("btn", end, move || session.end_office_work())}</span>
            </div>
        };
        Some(view.into_any())
    };
    live(strip)
}

/// Writes the workbook of the period on view: its tables, the accounts and the rules; with formulas beside the values
/// where they are asked for.
pub(super) fn export_book(session: Session, formulas: bool) {
    let (names, parts) = session.with(|workspace, board| {
        let period = workspace.period(board.period()).map(|period| period.parts().name.clone());
        let parts = text::workbook_of((workspace.clone(), board.clone()), formulas, ROWS);
        ([workspace.name().to_owned(), period.unwrap_or_default()], parts)
    });
    session.export_book(&[&names[0], &names[1], text::BOOK_NAME], Box::new(parts));
}
