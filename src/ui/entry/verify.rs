//! 核对: whether a row was compared with what it comes from.

use leptos::prelude::*;

use super::state::Grid;
use crate::domain::edit::{Edit, ManyName};
use crate::domain::record::{CheckState, RowCheck};
use crate::domain::roster::UnitIx;
use crate::ui::parts::{Derived, button, derived, field, live, on_enter};
use crate::ui::text;

impl Grid {
    /// Notes that rows were compared, and `true` where any was; where all of them were before, that they were not after
    /// all. A row in which something is no count cannot agree with what it comes from: it is left and named.
    pub(super) fn toggle_checks(self, units: &[UnitIx]) -> bool {
        let is_checked =
            |unit: &UnitIx| self.check_of(*unit).is_some_and(|check| check.state == CheckState::Checked);
        let takes_back = units.iter().all(is_checked);
        let has_fault = |unit: &UnitIx| {
            self.session.with(|workspace, board| {
                workspace.period(board.period()).is_some_and(|period| period.sheet().has_unread(*unit))
            })
        };
        let open: Vec<UnitIx> =
            units.iter().copied().filter(|unit| takes_back || !is_checked(unit)).collect();
        let (left, noted): (Vec<UnitIx>, Vec<UnitIx>) =
            open.into_iter().partition(|unit| !takes_back && has_fault(unit));
        let check = || (!takes_back).then(|| (CheckState::Checked, String::new()));
        let mut edits: Vec<Edit> = noted.iter().filter_map(|&unit| self.verifying(unit, check())).collect();
        let edit = match edits.len() {
            1 => edits.pop(),
            _ => Some(Edit::Many { name: ManyName::Verify, edits }),
        };
        let name = |unit: UnitIx| {
            self.session.with(|workspace, _| Some(workspace.roster().unit(unit)?.name_parts().0.to_owned()))
        };
        let left: Vec<String> = left.into_iter().filter_map(name).collect();
        self.told.set(text::not_checked(&left));
        let is_noted = edit.is_some_and(|edit| self.attempt(edit));
        is_noted && !takes_back && !noted.is_empty()
    }

    /// The edit that notes how a row came out.
    fn verifying(self, unit: UnitIx, check: Option<(CheckState, String)>) -> Option<Edit> {
        self.session.with(|workspace, board| {
            let unit = workspace.roster().unit(unit)?.id.clone();
            let check = check.map(|(state, reason)| RowCheck { unit: unit.clone(), state, reason });
            Some(Edit::Verify { period: workspace.period(board.period())?.parts().id.clone(), unit, check })
        })
    }

    /// What is noted of a row.
    pub(super) fn check_of(self, unit: UnitIx) -> Option<RowCheck> {
        self.session.with(|workspace, board| {
            let id = &workspace.roster().unit(unit)?.id;
            workspace.period(board.period())?.check(id).cloned()
        })
    }
}

/// The cell that tells of it, and changes it.
pub(super) fn check_cell(
    grid: Grid,
    unit: UnitIx,
    check: Derived<Option<RowCheck>>,
    locked: bool,
) -> AnyView {
    let words = move || text::check_state(check.with(|check| check.as_ref().map(|check| check.state)));
    let reason = move || {
        check.with(|check| check.as_ref().map(|check| check.reason.clone()).filter(|of| !of.is_empty()))
    };
    let open =
        move || check.with(|check| check.as_ref().is_none_or(|check| check.state != CheckState::Checked));
    if locked {
        return view! { <td class="c ck l" data-col="check">{live(words)}</td> }.into_any();
    }
    view! {
        <td class="c ck l" data-col="check">
            <button class="ck-b" class:b=move || open() type="button" tabindex="-1" title=move || reason() on:click=move |_| _ = grid.toggle_checks(&[unit])>{live(words)}</button>
        </td>
    }
    .into_any()
}

/// How many rows were compared, how many were sent back, and how many are still to be compared.
fn counts(grid: Grid) -> [usize; 3] {
    grid.session.with(|workspace, board| {
        let roster = workspace.roster();
        let is_there = |unit: &UnitIx| workspace.is_active(*unit, board.period());
        let checks = workspace.period(board.period()).map_or(&[][..], |period| &period.parts().checks);
        let count = |state: CheckState| {
            let of = checks.iter().filter(|check| check.state == state);
            of.filter_map(|check| roster.find(&check.unit)).filter(is_there).count()
        };
        let (checked, returned) = (count(CheckState::Checked), count(CheckState::Returned));
        let all = roster.units_ix().filter(|(unit, _)| is_there(unit)).count();
        [checked, returned, all - checked - returned]
    })
}

/// How many rows were sent back and how many nobody compared.
pub(super) fn unchecked(grid: Grid) -> [usize; 2] {
    let [_, returned, waiting] = counts(grid);
    [returned, waiting]
}

/// The rows that were sent back, each with its reason and the way to it.
pub(super) fn returned(grid: Grid) -> Option<AnyView> {
    grid.session.track_any();
    let all = grid.session.with(|workspace, board| {
        let checks = workspace.period(board.period()).map_or(&[][..], |period| &period.parts().checks);
        let returned = checks.iter().filter(|check| check.state == CheckState::Returned);
        let named = |check: &RowCheck| {
            let unit = workspace.roster().find(&check.unit)?;
            let name = workspace.roster().unit(unit)?.name_parts().0.to_owned();
            Some((unit, name, check.reason.clone()))
        };
        returned.filter_map(named).collect::<Vec<_>>()
    });
    let line = |(unit, name, reason): (UnitIx, String, String)| {
        let show = move |_| grid.show_unit(unit);
        view! { <li data-returned=""><span class="mk note">{text::MARK_RETURNED}</span><p><button class="link b" type="button" on:click=show>{name}</button><br/>{reason}</p></li> }
            .into_any()
    };
    let lines: Vec<AnyView> = all.into_iter().map(line).collect();
    (!lines.is_empty()).then(|| lines.into_any())
}

/// How many rows were compared and how many were not.
pub(super) fn check_counts(grid: Grid) -> AnyView {
    let counts = derived(move || {
        grid.session.track_any();
        counts(grid)
    });
    live(move || view! { <span class="notice-no">{text::check_counts(counts.get())}</span> })
}

/// Sends a row back with a reason.
#[component]
pub(super) fn Return(grid: Grid) -> impl IntoView {
    let (reason, told) = (grid.in_panel.reason, RwSignal::new(String::new()));
    let place = move || {
        let unit = grid.cell(grid.range.get().head).map(|(unit, _)| unit);
        unit.and_then(|unit| {
            grid.session.with(|workspace, _| Some(workspace.roster().unit(unit)?.name.clone()))
        })
    };
    let send = move || {
        let Some((unit, _)) = grid.cell(grid.range.get_untracked().head) else { return };
        let why = reason.get_untracked().trim().to_owned();
        if why.is_empty() {
            told.set(text::REASON_WANTED.to_owned());
            return;
        }
        if let Some(edit) = grid.verifying(unit, Some((CheckState::Returned, why))) {
            grid.attempt(edit);
        }
        grid.close_panel();
    };
    view! {
        <section class="panel" aria-label=text::RETURN_ROW>
            <h2>{text::RETURN_ROW}<small>{live(place)}</small></h2>
            <p class="fields" on:keydown=on_enter(send)>
                {field(text::REASON, reason, "field long")}
                {button("btn main", text::RETURN_NOW, send)}
                {button("btn", text::CANCEL, move || grid.close_panel())}
                <span class="err-msg" role="alert">{live(move || told.get())}</span>
            </p>
        </section>
    }
}
