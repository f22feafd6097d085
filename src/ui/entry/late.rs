//! 补计: counts of published periods that became known in this one. They enter 累计 apart and change nothing printed.

use leptos::prelude::*;

use super::state::Grid;
use crate::domain::board::Scoreboard;
use crate::domain::edit::Edit;
use crate::domain::id::EntryId;
use crate::domain::record::{LARGEST_COUNT, Late as LateCount, Reading, read_count};
use crate::domain::workspace::{PeriodIx, Source, Status, Workspace};
use crate::ui::parts::{button, field, focus_first, live, picker};
use crate::ui::text;

/// Where the next one is begun.
const FIRST: &[&str] = &[".panel input"];

/// The panel of a period that is at work while earlier ones are published.
#[component]
pub(super) fn Late(grid: Grid) -> impl IntoView {
    let session = grid.session;
    let published: Vec<(PeriodIx, String)> = session.with(|workspace, board| {
        let before = (0..board.period().get()).map(PeriodIx::new);
        let named = before.filter_map(|at| Some((at, workspace.period(at)?)));
        let closed = named.filter(|(_, period)| period.parts().status == Status::Published);
        closed.map(|(at, period)| (at, period.parts().name.clone())).collect()
    });
    if published.is_empty() {
        return view! { <section class="panel"><h2>{text::LATE}</h2><p class="how">{text::NO_PUBLISHED_BEFORE}</p></section> }
            .into_any();
    }
    let names = published.iter().map(|(_, name)| name.clone()).collect::<Vec<_>>();
    let of = RwSignal::new(published.len() - 1);
    let (unit, channel) = (RwSignal::new(String::new()), RwSignal::new(0));
    let (count, reason) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let told = RwSignal::new(String::new());
    let period_at = move |position: usize| published.get(position).map(|(at, _)| *at);
    let (at, of_year) = (period_at.clone(), period_at.clone());
    let channels = move || {
        let rules = at(of.get());
        let names = session.with(|workspace, _| {
            let rules = rules.and_then(|at| workspace.rules_of(at));
            rules.map_or_else(Vec::new, |rules| {
                rules.channels().iter().map(|one| text::channel_name(rules, one)).collect()
            })
        });
        picker(text::CHANNEL, names, channel)
    };
    // What would be refused is told before anything is typed.
    let warned = move || {
        let at = of_year(of.get())?;
        let words = session.with(|workspace, board| across(workspace, board, at))?;
        Some(view! { <p class="how"><span class="mk note">{text::MARK_NOTE}</span>" "{words}</p> }.into_any())
    };
    let add = move || {
        let query = unit.get_untracked();
        let made = session.with(|workspace, board| {
            let of = period_at(of.get_untracked()).and_then(|at| Some((at, workspace.period(at)?)));
            let wanted = || text::LATE_WANTED.to_owned();
            let (at, of) = of.ok_or_else(wanted)?;
            if of.parts().source == Source::Items {
                return Err(text::late_by_items(&of.parts().name));
            }
            if let Some(words) = across(workspace, board, at) {
                return Err(words);
            }
            let unit = workspace.roster().meant(&query).ok_or_else(|| unclear(workspace, &query))?;
            let channel =
                workspace.rules_of(at).and_then(|rules| rules.channels().get(channel.get_untracked()));
            let known = workspace.period(board.period()).ok_or_else(wanted)?;
            let Reading::Count(count @ 1..=LARGEST_COUNT) = read_count(&count.get_untracked()) else {
                return Err(text::COUNT_WANTED.to_owned());
            };
            let reason = reason.get_untracked().trim().to_owned();
            if reason.is_empty() {
                return Err(text::REASON_WANTED.to_owned());
            }
            let number = (1..=workspace.late().values().count() + 1)
                .find(|number| workspace.late().get(&EntryId::new(&format!("late{number}"))).is_none());
            let id = EntryId::new(&format!("late{}", number.unwrap_or(0)));
            let late = LateCount {
                id: id.clone(),
                unit: unit.id.clone(),
                channel: channel.ok_or_else(wanted)?.id.clone(),
                count: Some(count),
                of: of.parts().id.clone(),
                known: known.parts().id.clone(),
                reason,
            };
            Ok(Edit::PutLate { id, late: Some(Box::new(late)) })
        });
        let outcome = made.and_then(|edit| session.attempt(edit).map_err(|fault| text::edit_fault(&fault)));
        match outcome {
            Ok(()) => {
                for field in [unit, count, reason, told] {
                    field.set(String::new());
                }
                focus_first(FIRST);
            }
            Err(words) => told.set(words),
        }
    };
    view! {
        <section class="panel" aria-label=text::LATE>
            <h2>{text::LATE}<small>{text::LATE_NOTE}</small></h2>
            <p class="fields">
                {picker(text::LATE_OF, names, of)}
                {field(text::UNIT_NAME, unit, "field")}
                {live(channels)}
                {field(text::COUNT, count, "field short")}
                {field(text::REASON, reason, "field long")}
                {button("btn main", text::LATE_ADD, add)}
                <span class="err-msg" role="alert">{live(move || told.get())}</span>
            </p>
            {live(warned)}
            {live(move || list(grid))}
        </section>
    }
    .into_any()
}

/// Why what became known of a period is not entered in the one on view: it belongs to another year.
fn across(workspace: &Workspace, board: &Scoreboard, at: PeriodIx) -> Option<String> {
    let of = workspace.period(at).filter(|_| workspace.year_of(at) != workspace.year_of(board.period()))?;
    Some(text::late_across_years(&of.parts().name))
}

/// Why a text means no unit.
fn unclear(workspace: &Workspace, query: &str) -> String {
    match query.trim() {
        "" => text::UNIT_WANTED.to_owned(),
        query => text::unit_unclear(query, &workspace.roster().candidates(query)),
    }
}

/// What became known in the period on view.
fn list(grid: Grid) -> AnyView {
    let session = grid.session;
    session.track_any();
    let lines = session.with(|workspace, board| {
        let here = workspace.period(board.period()).map(|period| period.parts().id.clone());
        let known = workspace.late().values().filter(|late| Some(&late.known) == here.as_ref());
        known.map(|late| (late.id.clone(), text::late_entry(workspace, late))).collect::<Vec<_>>()
    });
    if lines.is_empty() {
        return view! { <p class="how">{text::NO_LATE}</p> }.into_any();
    }
    let row = |(id, words): (EntryId, String)| {
        let away = move || {
            session.dispatch(Edit::PutLate { id: id.clone(), late: None });
            focus_first(FIRST);
        };
        view! { <tr><th scope="row" class="wrap">{words}</th><td class="act">{button("link", text::DELETE, away)}</td></tr> }
            .into_any()
    };
    let rows: Vec<AnyView> = lines.into_iter().map(row).collect();
    view! { <table class="t"><caption class="vh">{text::LATE}</caption><tbody>{rows}</tbody></table> }
        .into_any()
}
