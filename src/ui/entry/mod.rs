//! 录入: the office's table of counts, with the keys of a spreadsheet and what is to be asked about beside it.

mod acting;
mod checks;
mod correct;
mod found;
mod grid;
mod held;
mod keys;
mod late;
mod marks;
mod merge;
mod panel;
mod paste;
mod publish;
mod range;
mod row;
mod state;
mod status;
mod to_finding;
mod verify;

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use self::checks::Checks;
use self::correct::Correct;
use self::grid::{Table, set_waiting};
use self::late::Late;
use self::merge::MergePanel;
use self::panel::Panel;
use self::paste::PastePanel;
use self::publish::Publish;
use self::range::At;
pub use self::state::Grid;
use self::state::Order;
use self::status::Acts;
use self::verify::{Return, check_counts};
use super::parts::{
    Heading, PeriodState, Segments, button, class_units, derived, focus_first, live, no_units,
};
use super::text;
use crate::session::Session;

/// The entry screen.
#[component]
pub fn EntryScreen(
    /// The open page.
    session: Session,
    /// What was shown of it last.
    grid: Grid,
) -> impl IntoView {
    grid.resume();
    grid.window.print_whole();
    let find = NodeRef::<html::Input>::new();
    let classes = session.with(|workspace, _| {
        let name = |(ix, class): (_, &crate::domain::roster::Class)| {
            let units = workspace
                .roster()
                .units_ix()
                .filter(|&(unit, _)| workspace.roster().class_of(unit) == Some(ix));
            (ix, text::class_count(&class.name, units.count()))
        };
        workspace.roster().classes_ix().map(name).collect::<Vec<_>>()
    });
    let on_paste = window_event_listener(ev::paste, move |event| grid.pasted(&event));
    Effect::new(move |_| {
        if let Some(table) = session.take_table() {
            grid.take_table(table);
        }
    });
    Effect::new(move |was: Option<Panel>| {
        let panel = grid.panel.get();
        if was.is_some_and(|was| was != panel) && !matches!(panel, Panel::None | Panel::Paste) {
            // A list of what was found stands before what is to be filled in, and is not what the panel is for.
            focus_first(&[
                ".entry .panel .fields input",
                ".entry .panel input, .entry .panel select, .entry .panel button",
            ]);
        }
        panel
    });
    session.merge_single_drops(true);
    let on_key = window_event_listener(ev::keydown, move |event| acting::key_anywhere(grid, &event, find));
    on_cleanup(move || {
        on_paste.remove();
        on_key.remove();
        session.merge_single_drops(false);
    });
    let anew = Callback::new(move |()| {
        // Whoever turns to a class's sheet goes on there, as in a book of sheets.
        grid.enter_anew(At::default());
    });
    let reorder = Callback::new(move |()| grid.ordered.update(|times| *times += 1));
    let orders =
        vec![(Order::Roster, text::ROSTER_ORDER.to_owned()), (Order::Place, text::PLACE_ORDER.to_owned())];
    let is_waiting = derived(move || {
        let column = grid.range.get().head.col;
        grid.columns.with(|columns| columns.get(column).is_some_and(|column| column.waiting))
    });
    let waiting = move || {
        let Some((_, channel)) = grid.cell(grid.range.get_untracked().head) else { return };
        set_waiting(grid, channel, !untrack(|| is_waiting.get()));
    };
    let waiting_words = move || if is_waiting.get() { text::UNMARK_WAITING } else { text::MARK_WAITING };
    // Which column it is: the one of the cell that is chosen.
    let of = move || {
        let (unit, channel) = grid.cell(grid.range.get().head)?;
        session.with(|workspace, board| {
            let rules = workspace.rules_of(board.period())?;
            let class = &workspace.roster().unit(unit)?.class;
            Some(rules.told_apart(rules.channel(channel)?, |of| of.label_for(class)))
        })
    };
    let hidden = move || {
        let shown = grid.all_columns.get();
        let there = grid.columns.with(Vec::len);
        if !shown && there == grid.every.with(Vec::len) {
            return None;
        }
        let toggle = move |_| grid.all_columns.update(|all| *all = !*all);
        Some(view! { <button class="btn" type="button" aria-pressed=shown.to_string() on:click=toggle>{text::ALL_CHANNELS}</button> }.into_any())
    };
    let may_type = session.may_type();
    let filtered = move || {
        let is_filtered = !grid.find.with(|query| query.trim().is_empty());
        is_filtered.then(|| {
            let shown = grid.rows.with(Vec::len);
            let (scored, listed) = class_units(session, grid.class.get());
            view! { <span class="dim" role="status">{text::filtered(shown, scored + listed)}</span> }
                .into_any()
        })
    };
    let why = session.locked().map(|why| view! { <p class="how">{text::locked_entry(why)}</p> }.into_any());
    let await_paste = move || {
        grid.pasted.set(paste::Pasted::Awaited);
        grid.panel.set(Panel::Paste);
    };
    let acts = may_type.then(|| {
        let paste = button("btn", text::PASTE_TABLE, await_paste);
        let send_back = button("btn", text::RETURN_ROW_ASK, move || grid.open_panel(Panel::Return));
        let open = button("btn", text::OPEN_BOOK, move || session.choose_table());
        let merge = button("btn", text::MERGE_ASK, move || session.choose_and_merge());
        let mark = view! { <button class="btn" type="button" on:click=move |_| waiting()>{live(waiting_words)}<em class="of" title=of>{live(of)}</em></button> };
        view! { <span class="grp">{paste}{open}{merge}{mark}{send_back}</span> }
            .into_any()
    });
    let pasting = move || (grid.panel.get() == Panel::Paste).then(|| view! { <PastePanel grid/> }.into_any());
    let is_merging = derived(move || session.gathered().is_some());
    // One at a time: a table that is pasted meanwhile goes before.
    let merging = move || {
        let is_pasting = grid.panel.get() == Panel::Paste;
        (is_merging.get() && !is_pasting).then(|| view! { <MergePanel grid/> }.into_any())
    };
    let told = move || {
        let words = grid.told.get();
        let dismiss = move || grid.told.set(String::new());
        (!words.is_empty()).then(|| view! { <p class="err-msg" role="alert">{words}" "{button("link", text::DISMISS, dismiss)}</p> }.into_any())
    };
    let none = move || {
        let is_empty = grid.rows.with(Vec::is_empty);
        if is_empty && session.with(|workspace, _| workspace.roster().units().is_empty()) {
            return Some(no_units());
        }
        let query = grid.find.get();
        is_empty.then(|| {
            let words = text::nothing_found_by(&query);
            let clear = (!query.trim().is_empty()).then(|| {
                button("link", text::SHOW_ALL_UNITS, move || {
                    grid.find.set(String::new());
                    grid.enter_anew(At::default());
                })
            });
            view! { <p class="blank"><b>{words}</b>{clear}</p> }.into_any()
        })
    };
    let panel = move || match grid.panel.get() {
        Panel::None | Panel::Paste => None,
        Panel::Publish => Some(view! { <Publish grid/> }.into_any()),
        Panel::Correct => Some(view! { <Correct grid/> }.into_any()),
        Panel::Late => Some(view! { <Late grid/> }.into_any()),
        Panel::Return => Some(view! { <Return grid/> }.into_any()),
    };
    view! {
        <div class="entry">
            <div class="head">
                <Heading session of=text::ENTRY_HEADING/>
                <p class="meta"><PeriodState session/>{check_counts(grid)}</p>
                <Acts grid/>
            </div>
            <div class="tools">
                <Segments label=text::CLASSES choices=classes chosen=grid.class then=anew/>
                {acts}
                <span class="grp">{live(hidden)}</span>
                <span class="grp"><Segments label=text::ROW_ORDER choices=orders chosen=grid.order then=reorder/></span>
                <span class="sp"></span>
                {live(filtered)}
                <label class="dim">
                    {text::FIND}" "
                    <input
                        class="field find" type="search" placeholder=text::FIND_HINT node_ref=find
                        prop:value=move || grid.find.get()
                        on:input=move |event| {
                            grid.range.set(range::Range::default());
                            grid.find.set(event_target_value(&event));
                        }
                        on:keydown=move |event: ev::KeyboardEvent| grid.key_in_find(&event)
                    />
                </label>
            </div>
            {why}
            {live(told)}
            {live(panel)}
            <div class="gridwrap">
                <div>
                    <Table grid find/>
                    {live(none)}
                </div>
                <Checks grid/>
            </div>
            {live(pasting)}
            {live(merging)}
        </div>
    }
}
