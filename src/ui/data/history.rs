//! Earlier states of the open draft: looked at, compared, brought back.

use leptos::prelude::*;

use super::kept::row;
use crate::domain::difference::differences;
use crate::session::Session;
use crate::session::snapshots::Snapshot;
use crate::ui::parts::{button, live};
use crate::ui::text;

/// The snapshots, the last first.
#[component]
pub(super) fn History(session: Session) -> impl IntoView {
    // The key of the snapshot that is compared, and what was found.
    let compared = RwSignal::new(None::<(String, Vec<String>)>);
    let compare = move |key: &str| {
        let found = session.snapshot(key).map(|state| {
            session.with(|workspace, _| text::differences(workspace, &differences(workspace, &state)))
        });
        let lines = found.unwrap_or_else(|| vec![text::SNAPSHOT_GONE.to_owned()]);
        compared.set(Some((key.to_owned(), lines)));
    };
    let restore = move |key: &str| {
        if !session.restore_snapshot(key) {
            compared.set(Some((key.to_owned(), vec![text::SNAPSHOT_GONE.to_owned()])));
        }
    };
    let rows = move || {
        session.track_whole();
        let all = session.snapshots();
        if all.is_empty() {
            return view! { <p class="blank"><b>{text::NO_HISTORY}</b></p> }.into_any();
        }
        let one = |snapshot: Snapshot| {
            let (look, back, key) = (snapshot.key.clone(), snapshot.key.clone(), snapshot.key);
            let acts = view! {
                {button("link", text::COMPARE, move || compare(&look))}" "
                {button("link", text::RESTORE, move || restore(&back))}
            };
            let found = move || {
                let (_, lines) = compared.get().filter(|(of, _)| *of == key)?;
                let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }.into_any()).collect_view();
                Some(view! { <tr><td colspan=3><ul class="faults">{lines}</ul></td></tr> }.into_any())
            };
            let words = text::snapshot(snapshot.reason, &snapshot.taken);
            let acts = acts.into_any();
            view! { {row(words.into_any(), text::characters(snapshot.size), acts)}{live(found)} }.into_any()
        };
        let all: Vec<AnyView> = all.into_iter().map(one).collect();
        view! { <table class="t"><caption class="vh">{text::HISTORY}</caption><tbody>{all}</tbody></table> }
            .into_any()
    };
    view! { <section><h2>{text::HISTORY}<small>{text::HISTORY_NOTE}</small></h2>{live(rows)}</section> }
        .into_any()
}
