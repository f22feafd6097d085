//! 合并上报文件: units' files beside the office's own counts. Nothing is written before a person says so.

mod files;
mod lines;

use std::collections::BTreeMap;

use leptos::prelude::*;

use self::files::{FilesColumn, MissingColumn};
use self::lines::LinesColumn;
use super::state::Grid;
use crate::domain::id::{ChannelId, PeriodId, UnitId};
use crate::domain::merge::{Kind, Line, Merge};
use crate::domain::roster::UnitIx;
use crate::domain::rules::ChannelIx;
use crate::session::Session;
use crate::session::merging::Gathered;
use crate::ui::parts::{Derived, button, derived, focus_first, live, progress};
use crate::ui::text;

/// A person's answers: for a cell of a period the text that is taken, or none to keep what is here.
pub(super) type Answers = BTreeMap<(PeriodId, UnitId, ChannelId), Option<String>>;

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

    /// Takes what `offer` chooses of each line, or keeps what is here.
    fn decide(self, lines: &[Line], offer: impl Fn(&Line) -> Option<usize>) {
        let answer = |line: &Line| {
            let text = offer(line).and_then(|at| line.offers.get(at)).map(|offer| offer.text.clone());
            Some((self.key(line)?, text))
        };
        let answers: Vec<_> = lines.iter().filter_map(answer).collect();
        self.grid.answers.update(|all| all.extend(answers));
    }

    /// Takes what one file says wherever files contradict each other.
    fn decide_for(self, file: usize) {
        let lines = untrack(|| self.merge.with(|merge| merge.lines.clone()));
        let says = |line: &Line| line.offers.iter().position(|offer| offer.files.contains(&file));
        let conflicts: Vec<Line> =
            lines.into_iter().filter(|line| line.kind == Kind::Conflict && says(line).is_some()).collect();
        self.decide(&conflicts, says);
    }

    fn key(self, line: &Line) -> Option<(PeriodId, UnitId, ChannelId)> {
        let period = self.grid.session.gathered_untracked()?.period.clone();
        let (unit, channel) = line.key.clone();
        Some((period, unit, channel))
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
    // Laid out once for the whole panel, and not before everything is read.
    let merge =
        derived(
            move || {
                if is_reading.get() { Merge::default() } else { session.merge().unwrap_or_default() }
            },
        );
    let merging = Merging { grid, merge };
    let body = move || if is_reading.get() { reading(session) } else { read(merging) };
    let may = derived(move || !is_reading.get() && session.may_merge());
    // The way out stays as it was drawn: a click that falls on the end of the reading is a click on the same button.
    let acts = view! {
        <button class="btn" type="button" id=CANCEL on:click=move |_| grid.forget_merging()>{text::CANCEL_ESC}</button>
        {button("btn", text::MERGE_MORE, move || session.choose_and_merge())}
        {live(move || may.get().then(|| confirm(merging)))}
    };
    let head = move || {
        let gathered = session.gathered()?;
        let aside: Vec<usize> = merge.with(|merge| merge.aside.iter().map(|(at, _)| *at).collect());
        let files = gathered.files.iter().enumerate();
        let taken = files.filter(|(at, file)| !file.cells.is_empty() && !aside.contains(at)).count();
        let period = session.with(|workspace, _| {
            let at = workspace.find_period(&gathered.period)?;
            workspace.period(at).map(|period| period.parts().name.clone())
        });
        (gathered.left == 0).then(|| text::merge_head(&period.unwrap_or_default(), gathered.done(), taken))
    };
    focus_first(&["#merge-cancel"]);
    view! {
        <section class="panel paste merge" aria-label=text::MERGE_FILES>
            <div class="paste-h">
                <h2>{text::MERGE_FILES}</h2>
                <p class="how">{live(head)}<b>{text::NOTHING_CHANGED_YET}</b></p>
                <span class="acts">{acts}</span>
            </div>
            {live(body)}
        </section>
    }
}

const CANCEL: &str = "merge-cancel";

fn reading(session: Session) -> AnyView {
    let bar = move || {
        let (done, left) = session.gathered().map_or((0, 0), |of| (of.done(), of.left));
        progress(done, done + left, text::merge_reading(done, done + left))
    };
    view! { {live(bar)} }.into_any()
}

fn read(merging: Merging) -> AnyView {
    let grid = merging.grid;
    let session = grid.session;
    let Some(gathered) = session.gathered_untracked() else { return ().into_any() };
    // The cells that would change are marked in the grid, as those of a pasted table.
    Effect::new(move |_| {
        let is_shown = session.with(|workspace, board| {
            let period = workspace.period(board.period());
            let gathered = session.gathered_untracked();
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
    let elsewhere = move || {
        session.track_whole();
        let at = session.with(|workspace, board| {
            let of = workspace.find_period(&session.gathered_untracked()?.period)?;
            let name = workspace.period(of)?.parts().name.clone();
            (of != board.period()).then_some((of, name))
        });
        at.map(|(of, name)| {
            let back = button("link", text::MERGE_GO_THERE, move || session.show_period(of));
            view! { <p class="how"><span class="mk note">{text::MARK_NOTE}</span>" "{text::merge_elsewhere(&name)}" "{back}</p> }
                .into_any()
        })
    };
    let may = derived(move || session.may_merge());
    let locked =
        move || (!may.get()).then(|| view! { <p class="err-msg">{text::MERGE_LOCKED}</p> }.into_any());
    let body = move || {
        let merge = merging.merge.get();
        view! {
            <div class="paste-b">
                <LinesColumn merging lines=merge.lines.clone() same=merge.same/>
                <FilesColumn merging gathered=Gathered::clone(&gathered) merge=merge.clone()/>
                <MissingColumn grid missing=merge.missing/>
            </div>
        }
        .into_any()
    };
    view! { {live(elsewhere)}{live(locked)}{live(body)} }.into_any()
}

/// The button that takes what was decided.
fn confirm(merging: Merging) -> AnyView {
    let grid = merging.grid;
    let take = move || {
        let (merge, decided) = untrack(|| (merging.merge.get(), merging.decisions()));
        match grid.session.take_merged(&merge, &decided) {
            Ok(true) => grid.forget_merging(),
            Ok(false) => {}
            Err(fault) => grid.told.set(text::edit_fault(&fault)),
        }
    };
    let count = derived(move || merging.decisions().iter().flatten().count());
    let drawn = move || {
        (count.get() > 0).then(|| {
            view! { <button class="btn main" type="button" on:click=move |_| take()>{text::merge_confirm(count.get())}</button> }
                .into_any()
        })
    };
    live(drawn).into_any()
}
