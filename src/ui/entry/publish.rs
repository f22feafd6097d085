//! 发布: what is still open, the notice's number and date, and the act itself.

use leptos::prelude::*;

use super::checks::parted;
use super::state::Grid;
use super::verify::{check_counts, unchecked};
use crate::domain::calendar::Date;
use crate::domain::edit::{Edit, publish};
use crate::domain::finding::{Finding, Severity};
use crate::domain::workspace::PeriodParts;
use crate::ui::parts::{button, field, focus_first, live};
use crate::ui::text;

/// So many open questions are listed.
const SHOWN: usize = 6;

/// The panel that leads to publishing.
#[component]
pub(super) fn Publish(grid: Grid) -> impl IntoView {
    let session = grid.session;
    let parts = session
        .with(|workspace, board| workspace.period(board.period()).map(|period| period.parts().clone()))
        .unwrap_or_default();
    let number = RwSignal::new(parts.notice_number.clone());
    let date = RwSignal::new(parts.notice_date.map(|date| date.to_string()).unwrap_or_default());
    let told = RwSignal::new(String::new());
    // Rows that nobody has compared hold nothing back, but somebody says so.
    let anyway = RwSignal::new(false);
    let act = move || {
        let errors = grid.findings.with(|all| all.iter().filter(|found| is(found, Severity::Error)).count());
        let waiting = unchecked(grid);
        let outcome = if errors > 0 {
            Err(text::errors_first(errors))
        } else if waiting > 0 && !anyway.get_untracked() {
            focus_first(&[".panel input[type=checkbox]"]);
            Err(text::checks_first(waiting))
        } else {
            publish_with(grid, &parts, number.get_untracked().trim(), date.get_untracked().trim())
        };
        match outcome {
            Ok(()) => grid.close_panel(),
            Err(words) => told.set(words),
        }
    };
    let ask = move || {
        session.track_any();
        let waiting = unchecked(grid);
        (waiting > 0).then(|| {
            let tick = move |event| anyway.set(event_target_checked(&event));
            view! { <p class="fields"><label><input type="checkbox" prop:checked=move || anyway.get() on:change=tick/>" "{text::publish_anyway(waiting)}</label></p> }
                .into_any()
        })
    };
    let open = move || {
        let (all, _) = parted(grid);
        let weighs = |found: &&Finding| !is(found, Severity::Note);
        let count = all.iter().filter(weighs).count();
        if count == 0 {
            return view! { <p class="okline"><span class="mk">{text::MARK_RIGHT}</span>" "{text::NOTHING_OPEN}</p> }.into_any();
        }
        let lines = all.iter().filter(weighs).take(SHOWN).map(|found| {
            let severity = found.code.severity();
            let class = if severity == Severity::Error { "mk err" } else { "mk ask" };
            let words = session.with(|workspace, _| text::finding(workspace, found));
            let found = found.clone();
            let show = move |_| grid.show_finding(&found);
            view! { <li><span class=class>{text::severity(severity)}</span><button class="link" type="button" on:click=show>{words}</button></li> }
                .into_any()
        });
        let more = count.saturating_sub(SHOWN);
        let more = (more > 0).then(|| view! { <li><span></span>{text::more_findings(more)}</li> }.into_any());
        view! { <ol>{lines.collect_view()}{more}</ol> }.into_any()
    };
    view! {
        <section class="panel" aria-label=text::PUBLISH>
            <h2>{text::PUBLISH}<small>{text::PUBLISH_NOTE}</small></h2>
            <div class="panel-b">
                <div class="finds"><h3>{text::STILL_OPEN}<small>{check_counts(grid)}</small></h3>{live(open)}</div>
                <div>
                    <h3>{text::NOTICE}</h3>
                    <p class="fields">
                        {field(text::NOTICE_NUMBER, number, "field")}
                        {field(text::NOTICE_DATE, date, "field")}
                    </p>
                    <p class="how">{text::PUBLISHED_HOLDS}</p>
                    {live(ask)}
                    <p class="fields">
                        {button("btn", text::CANCEL, move || grid.close_panel())}
                        {button("btn seal", text::PUBLISH_NOW, act)}
                        <span class="err-msg" role="alert">{live(move || told.get())}</span>
                    </p>
                </div>
            </div>
        </section>
    }
}

fn is(found: &Finding, severity: Severity) -> bool {
    found.code.severity() == severity
}

/// Writes the notice's number and date down where they changed, and publishes.
fn publish_with(grid: Grid, parts: &PeriodParts, number: &str, date: &str) -> Result<(), String> {
    let session = grid.session;
    let notice_date = match date {
        "" => None,
        date => Some(Date::read(date, None).ok_or_else(|| text::DATE_WANTED.to_owned())?),
    };
    if (parts.notice_number.as_str(), parts.notice_date) != (number, notice_date) {
        let changed = PeriodParts { notice_number: number.to_owned(), notice_date, ..parts.clone() };
        let edit = Edit::PutPeriod { id: parts.id.clone(), period: Some(Box::new(changed)) };
        session.attempt(edit).map_err(|fault| text::edit_fault(&fault))?;
    }
    let edit = session.with(|workspace, _| publish(workspace, &parts.id));
    edit.and_then(|edit| session.attempt(edit)).map_err(|fault| text::edit_fault(&fault))
}
