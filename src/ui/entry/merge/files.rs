//! 文件 and 没有数的单位: which files take part, which do not and why, and who is missing.

use leptos::prelude::*;

use super::super::state::Grid;
use super::Merging;
use crate::domain::merge::{Kind, Line, Merge, Refusal};
use crate::domain::roster::UnitIx;
use crate::session::merging::{Gathered, Unusable};
use crate::ui::parts::button;
use crate::ui::text;

/// The files of which there is something to say.
#[component]
pub(super) fn FilesColumn(
    /// The panel's state.
    merging: Merging,
    /// Everything that was read.
    gathered: Gathered,
    /// The files beside the period.
    merge: Merge,
) -> impl IntoView {
    let line = |sign: (&'static str, &'static str), name: &str, words: String| {
        view! { <li><span class=sign.0>{sign.1}</span><p><b>{name.to_owned()}</b>" "{words}</p></li> }
            .into_any()
    };
    let (bad, note) = (("mk err", text::MARK_ERROR), ("mk note", text::MARK_NOTE));
    let mut rows: Vec<AnyView> =
        gathered.unusable.iter().map(|(name, why)| line(bad, name, text::unusable(name, why))).collect();
    for (at, why) in &merge.aside {
        let name = gathered.files.get(*at).map_or("", |file| file.file.as_str());
        rows.push(line(note, name, text::set_aside(*why, &gathered.files)));
    }
    let conflicts = |file: usize| {
        let says = |line: &&Line| line.offers.iter().any(|offer| offer.files.contains(&file));
        merge.lines.iter().filter(|line| line.kind == Kind::Conflict).filter(says).count()
    };
    for (at, file) in gathered.files.iter().enumerate() {
        let count = conflicts(at);
        if count > 0 {
            let take = button("link", text::TAKE_FILE, move || merging.decide_for(at));
            let name = file.file.clone();
            rows.push(
                view! { <li><span class="mk ask">{text::MARK_QUERY}</span><p><b>{name}</b>" "{text::file_conflicts(count)}" "{take}</p></li> }
                    .into_any(),
            );
        }
        if file.cells.is_empty() && file.strangers.is_empty() && file.unknown_channels.is_empty() {
            rows.push(line(note, &file.file, text::unusable(&file.file, &Unusable::Refused(Refusal::Blank))));
        }
        if let Some(county) = &file.county {
            rows.push(line(("mk ask", text::MARK_QUERY), &file.file, text::file_of_other_county(county)));
        }
        let not_ours = text::not_ours(&file.strangers, &file.unknown_channels);
        if !not_ours.is_empty() {
            rows.push(line(("mk ask", text::MARK_QUERY), &file.file, not_ours));
        }
        if file.other_rules {
            rows.push(line(note, &file.file, text::OTHER_RULES.to_owned()));
        }
    }
    let body = if rows.is_empty() {
        view! { <p class="how">{text::MERGE_FILES_FINE}</p> }.into_any()
    } else {
        view! { <ul class="files">{rows}</ul> }.into_any()
    };
    view! { <div><h3>{text::MERGE_BY_FILE}</h3>{body}</div> }
}

/// The units of which nothing is known yet.
#[component]
pub(super) fn MissingColumn(
    /// The screen's grid.
    grid: Grid,
    /// The units, in roster order.
    missing: Vec<UnitIx>,
) -> impl IntoView {
    let session = grid.session;
    if missing.is_empty() {
        return view! { <div><h3>{text::MERGE_MISSING}</h3><p class="how">{text::MERGE_NONE_MISSING}</p></div> }
            .into_any();
    }
    let names = session.with(|workspace, _| {
        let name = |&unit: &UnitIx| workspace.roster().unit(unit).map(|unit| unit.name_parts().0.to_owned());
        missing.iter().filter_map(name).collect::<Vec<_>>()
    });
    let words = names.join("、");
    let copied = RwSignal::new(false);
    let list = words.clone();
    let copy = move || {
        // Where the browser does not take it the list is there to be selected.
        copied.set(session.copy(&list));
    };
    let state = move || copied.get().then_some(text::COPIED_LIST);
    view! {
        <div>
            <h3>{text::MERGE_MISSING}<small>{text::merge_missing(missing.len())}</small></h3>
            <p class="names">{words}</p>
            <p>{button("link", text::COPY_LIST, copy)}" "<span class="dim" role="status">{state}</span></p>
        </div>
    }
    .into_any()
}
