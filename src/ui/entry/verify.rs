//! 核对: whether a row was compared with what it comes from.

use leptos::prelude::*;

use super::state::Grid;
use crate::domain::edit::Edit;
use crate::domain::record::{CheckState, RowCheck};
use crate::domain::roster::UnitIx;
use crate::ui::parts::{Derived, button, derived, field, live, on_enter};
use crate::ui::text;

impl Grid {
    /// Notes that a row was compared, or that it was not after all.
    pub(super) fn toggle_check(self, unit: UnitIx) {
        let is_checked = self.check_of(unit).is_some_and(|check| check.state == CheckState::Checked);
        self.verify(unit, (!is_checked).then_some((CheckState::Checked, String::new())));
    }

    fn verify(self, unit: UnitIx, check: Option<(CheckState, String)>) {
        let edit = self.session.with(|workspace, board| {
            let unit = workspace.roster().unit(unit)?.id.clone();
            let check = check.map(|(state, reason)| RowCheck { unit: unit.clone(), state, reason });
            Some(Edit::Verify { period: workspace.period(board.period())?.parts().id.clone(), unit, check })
        });
        if let Some(edit) = edit {
            self.attempt(edit);
        }
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
            <button class="ck-b" class:b=move || open() type="button" tabindex="-1" title=move || reason() on:click=move |_| grid.toggle_check(unit)>{live(words)}</button>
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
        grid.verify(unit, Some((CheckState::Returned, why)));
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
