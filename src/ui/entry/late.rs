//! 补计: counts of published periods that became known in this one. They enter 累计 apart and change nothing printed.

use leptos::prelude::*;

use super::held::held_back;
use super::state::Grid;
use crate::domain::board::Scoreboard;
use crate::domain::edit::{Edit, new_late, same_late};
use crate::domain::id::EntryId;
use crate::domain::record::{LARGEST_COUNT, Late as LateCount, Reading, read_count};
use crate::domain::workspace::{PeriodIx, Source, Status, Workspace};
use crate::ui::parts::{button, field, focus_first, live, picker};
use crate::ui::text;

/// Where the next one is begun.
pub(super) const FIRST: &[&str] = &[".panel input"];

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
    // What is wrong with the unit, the count and the reason, and with the whole.
    let told = RwSignal::new(<[String; 4]>::default());
    let fault = move |at: usize| {
        live(move || {
            let words = told.with(|told| told.get(at).cloned().unwrap_or_default());
            (!words.is_empty())
                .then(|| view! { <span class="err-msg" role="alert">{words}</span> }.into_any())
        })
    };
    // What was entered before, and is asked about: it is taken when it is given once more.
    let doubled = RwSignal::new(None::<LateCount>);
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
            let mut faults = <[String; 4]>::default();
            let of = period_at(of.get_untracked()).and_then(|at| Some((at, workspace.period(at)?)));
            faults[3] = match of {
                None => text::LATE_WANTED.to_owned(),
                Some((_, of)) if of.parts().source == Source::Items => text::late_by_items(&of.parts().name),
                Some((at, _)) => across(workspace, board, at).unwrap_or_default(),
            };
            let meant = workspace.roster().meant(&query);
            if meant.is_none() {
                faults[0] = unclear(workspace, &query);
            }
            let rules = of.and_then(|(at, _)| workspace.rules_of(at));
            let channel = rules.and_then(|rules| rules.channels().get(channel.get_untracked()));
            let count = match read_count(&count.get_untracked()) {
                Reading::Count(count @ 1..=LARGEST_COUNT) => Some(count),
                _ => None,
            };
            if count.is_none() {
                text::COUNT_WANTED.clone_into(&mut faults[1]);
            }
            let reason = reason.get_untracked().trim().to_owned();
            if reason.is_empty() {
                text::REASON_WANTED.clone_into(&mut faults[2]);
            }
            let of = of.map(|(_, of)| of.parts().id.clone()).unwrap_or_default();
            let known = workspace.period(board.period()).map(|known| known.parts().id.clone());
            let late = LateCount {
                id: new_late(workspace).next().unwrap_or_default(),
                unit: meant.map(|unit| unit.id.clone()).unwrap_or_default(),
                channel: channel.map(|channel| channel.id.clone()).unwrap_or_default(),
                known: known.unwrap_or_default(),
                count,
                of,
                reason,
            };
            let same = same_late(workspace, &late).filter(|_| faults.iter().all(String::is_empty));
            if let Some(same) = same.filter(|_| doubled.with_untracked(|asked| asked.as_ref() != Some(&late)))
            {
                faults[3] = text::late_twice(workspace, same);
            }
            (late, faults)
        });
        let (late, mut faults) = made;
        doubled.set(Some(late.clone()));
        if faults.iter().all(String::is_empty) {
            let edit = Edit::PutLate { id: late.id.clone(), late: Some(Box::new(late)) };
            match session.attempt(edit) {
                Ok(()) => {
                    for field in [unit, count, reason] {
                        field.set(String::new());
                    }
                    focus_first(FIRST);
                }
                Err(fault) => faults[3] = text::edit_fault(&fault),
            }
        }
        told.set(faults);
    };
    view! {
        <section class="panel" aria-label=text::LATE>
            <h2>{text::LATE}<small>{text::LATE_NOTE}</small></h2>
            <p class="fields">
                {picker(text::LATE_OF, names, of)}
                {field(text::UNIT_NAME, unit, "field")}{fault(0)}
                {live(channels)}
                {field(text::COUNT, count, "field short")}{fault(1)}
                {field(text::REASON, reason, "field long")}{fault(2)}
                {button("btn main", text::LATE_ADD, add)}{fault(3)}
            </p>
            {live(warned)}
            {live(move || held_back(grid))}
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
