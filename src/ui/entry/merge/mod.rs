//! 合并上报文件: units' files beside the office's own counts. Nothing is written before a person says so.

mod files;
mod lines;

use std::collections::BTreeMap;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use self::files::{FilesColumn, MissingColumn};
use self::lines::LinesColumn;
use super::state::Grid;
use crate::domain::id::{ChannelId, UnitId};
use crate::domain::merge::{Line, Merge};
use crate::domain::roster::UnitIx;
use crate::domain::rules::ChannelIx;
use crate::session::Session;
use crate::session::merging::Gathered;
use crate::ui::parts::{Derived, button, derived, live, progress};
use crate::ui::text;

/// A person's answers: for a cell the text that is taken, or none to keep what is here.
pub(super) type Answers = BTreeMap<(UnitId, ChannelId), Option<String>>;

/// The panel's own state.
#[derive(Clone, Copy)]
pub(super) struct Merging {
    grid: Grid,
    merge: Derived<Merge>,
}

impl Merging {
    /// Which offer of a line is taken: a person's answer, else its default. Tracked.
    fn decided(self, line: &Line) -> Option<usize> {
        let key = self.key(line);
        self.grid.answers.with(|answers| match key.and_then(|key| answers.get(&key)) {
            Some(None) => None,
            Some(Some(text)) => line.offers.iter().position(|offer| offer.text == *text),
            None => line.by_default(),
        })
    }

    /// Takes an offer of these lines, or keeps what is here.
    fn decide(self, lines: &[Line], offer: Option<usize>) {
        let answer = |line: &Line| {
            let text = offer.and_then(|at| line.offers.get(at)).map(|offer| offer.text.clone());
            Some((self.key(line)?, text))
        };
        let answers: Vec<_> = lines.iter().filter_map(answer).collect();
        self.grid.answers.update(|all| all.extend(answers));
    }

    fn key(self, line: &Line) -> Option<(UnitId, ChannelId)> {
        let gathered = self.grid.session.gathered_untracked()?;
        self.grid.session.with(|workspace, _| {
            let rules = workspace.rules_of(workspace.find_period(&gathered.period)?)?;
            Some((workspace.roster().unit(line.unit)?.id.clone(), rules.channel(line.channel)?.id.clone()))
        })
    }

    /// What is decided of every line. Tracked.
    fn decisions(self) -> Vec<Option<usize>> {
        self.merge.with(|merge| merge.lines.iter().map(|line| self.decided(line)).collect())
    }
}

impl Grid {
    /// Gives the files up.
    pub(super) fn forget_merging(self) {
        self.session.forget_gathered();
        self.answers.set(Answers::new());
        self.pending.set(Vec::new());
        self.enter(self.range.get_untracked().head);
    }
}

/// The panel: how far the reading has come, then what was read.
#[component]
pub(super) fn MergePanel(grid: Grid) -> impl IntoView {
    let session = grid.session;
    let is_reading = derived(move || session.gathered().is_some_and(|gathered| gathered.left > 0));
    let body = move || if is_reading.get() { reading(session) } else { read(grid) };
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && !event.is_composing() {
            event.prevent_default();
            grid.forget_merging();
        }
    };
    let acts = move || {
        let confirm = (!is_reading.get() && session.may_type()).then(|| confirm(grid));
        view! {
            <button class="btn" type="button" id=CANCEL on:click=move |_| grid.forget_merging()>{text::CANCEL_ESC}</button>
            {button("btn", text::MERGE_MORE, move || session.choose_and_merge())}
            {confirm}
        }
        .into_any()
    };
    let head = move || {
        let gathered = session.gathered()?;
        let taken = gathered.files.len() - session.merge()?.aside.len();
        let period = session.with(|workspace, _| {
            let at = workspace.find_period(&gathered.period)?;
            workspace.period(at).map(|period| period.parts().name.clone())
        });
        (gathered.left == 0).then(|| text::merge_head(&period.unwrap_or_default(), gathered.done(), taken))
    };
    take_focus();
    view! {
        <section class="panel paste merge" aria-label=text::MERGE_FILES on:keydown=on_key>
            <div class="paste-h">
                <h2>{text::MERGE_FILES}</h2>
                <p class="how">{live(head)}<b>{text::NOTHING_CHANGED_YET}</b></p>
                <span class="acts">{live(acts)}</span>
            </div>
            {live(body)}
        </section>
    }
}

const CANCEL: &str = "merge-cancel";

/// Gives the panel the focus once it is drawn, so that Esc answers it.
fn take_focus() {
    request_animation_frame(|| {
        let drawn = document().get_element_by_id(CANCEL);
        if let Some(target) = drawn.and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok()) {
            // The element is there and takes it.
            _ = target.focus();
        }
    });
}

fn reading(session: Session) -> AnyView {
    let bar = move || {
        let (done, left) = session.gathered().map_or((0, 0), |of| (of.done(), of.left));
        progress(done, done + left, text::merge_reading(done, done + left))
    };
    view! { {live(bar)} }.into_any()
}

fn read(grid: Grid) -> AnyView {
    let Some(gathered) = grid.session.gathered_untracked() else { return ().into_any() };
    let merging = Merging { grid, merge: derived(move || grid.session.merge().unwrap_or_default()) };
    // The cells that would change are marked in the grid, as those of a pasted table.
    Effect::new(move |_| {
        let is_shown = grid.session.with(|workspace, board| {
            let period = workspace.period(board.period());
            let gathered = grid.session.gathered_untracked();
            period.zip(gathered).is_some_and(|(period, of)| period.parts().id == of.period)
        });
        if !is_shown {
            return grid.pending.set(Vec::new());
        }
        let decided = merging.decisions();
        let mut pending: Vec<(UnitIx, ChannelIx)> = merging.merge.with(|merge| {
            let taken = merge.lines.iter().zip(decided).filter(|(_, offer)| offer.is_some());
            taken.map(|(line, _)| (line.unit, line.channel)).collect()
        });
        pending.sort_unstable();
        grid.pending.set(pending);
    });
    let locked = !grid.session.may_type();
    let body = move || {
        let merge = merging.merge.get();
        let gathered: &Gathered = &gathered;
        view! {
            {locked.then(|| view! { <p class="err-msg">{text::MERGE_LOCKED}</p> }.into_any())}
            <div class="paste-b">
                <LinesColumn merging lines=merge.lines.clone() same=merge.same/>
                <FilesColumn gathered=gathered.clone() aside=merge.aside/>
                <MissingColumn grid missing=merge.missing/>
            </div>
        }
        .into_any()
    };
    view! { {live(body)} }.into_any()
}

/// The button that takes what was decided.
fn confirm(grid: Grid) -> AnyView {
    let session = grid.session;
    let merging = Merging { grid, merge: derived(move || session.merge().unwrap_or_default()) };
    let take = move || {
        let (merge, decided) = untrack(|| (merging.merge.get(), merging.decisions()));
        match session.take_merged(&merge, &decided) {
            Ok(()) => grid.forget_merging(),
            Err(fault) => grid.told.set(text::edit_fault(&fault)),
        }
    };
    let drawn = move || {
        let count = merging.decisions().iter().flatten().count();
        (count > 0).then(|| {
            view! { <button class="btn main" type="button" on:click=move |_| take()>{text::merge_confirm(count)}</button> }
                .into_any()
        })
    };
    live(drawn).into_any()
}
