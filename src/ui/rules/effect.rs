//! 改了会怎样: who would stand otherwise under the draft, and what in it does not fit.

use leptos::prelude::*;

use super::input::words_of;
use super::state::{Outcome, RulesDesk};
use super::versions::differences;
use crate::domain::fault::{Faults, Path};
use crate::domain::fields::Changed;
use crate::domain::rules::{RuleSet, Unlike};
use crate::domain::trial::Moved;
use crate::domain::workspace::Status;
use crate::ui::parts::{button, live};
use crate::ui::text;

/// So many units are listed.
const SHOWN: usize = 60;

/// What the draft would do, beside it.
#[component]
pub(super) fn Effects(desk: RulesDesk) -> impl IntoView {
    let body = move || {
        if desk.count.get() == 0 {
            return view! { <p class="how">{text::NO_CHANGE_YET}</p> }.into_any();
        }
        let outcome = desk.outcome.get();
        if !outcome.faults.is_empty() {
            return faults(outcome.faults);
        }
        view! { {unlike(desk)}{changed_lines(desk)}{renamed(desk)}{moved(desk, &outcome)} }.into_any()
    };
    view! {
        <aside class="effect" aria-label=text::EFFECT>
            <h2>{text::EFFECT}</h2>
            {live(body)}
        </aside>
    }
}

fn faults(faults: Vec<String>) -> AnyView {
    let line = |words: String| {
        view! { <li><span class="mk err">{text::MARK_ERROR}</span><p>{words}</p></li> }.into_any()
    };
    let lines: Vec<AnyView> = faults.into_iter().map(line).collect();
    view! { <ol class="chk">{lines}</ol> }.into_any()
}

/// Every sentence that the draft has otherwise. A kind that is only called otherwise is told once, by itself.
fn changed_lines(desk: RulesDesk) -> Option<AnyView> {
    let (mut base, parts) = (desk.base(), desk.parts());
    for kind in &mut base.kinds {
        if let Some(now) = parts.kinds.iter().find(|now| now.id == kind.id) {
            kind.name.clone_from(&now.name);
        }
    }
    let before = desk.session.with(|workspace, _| {
        let set = RuleSet::new(base, workspace.roster(), &Path::root(), &mut Faults::default());
        text::rule_lines(&set, workspace.roster())
    });
    let now = desk.lines.get();
    (before != now).then(|| differences(&before, &now))
}

/// What the document's own words say otherwise than the draft.
fn unlike(desk: RulesDesk) -> Option<AnyView> {
    let (parts, base) = (desk.parts(), desk.base());
    let set = desk.session.with(|workspace, _| {
        RuleSet::new(parts.clone(), workspace.roster(), &Path::root(), &mut Faults::default())
    });
    let line = |one: Unlike| {
        let channel = one.channel.and_then(|ix| set.channel(ix));
        let words = match channel {
            Some(of) => format!("{}：{}", of.name, text::not_in_text(&one.clause, &of.points.to_string())),
            None => text::not_in_rules(&one.clause, &one.words.join("\n")),
        };
        view! { <li data-unlike=one.clause><span class="mk ask">{text::MARK_QUERY}</span><p>{words}" "{button("link", text::TO_ORIGINAL, move || desk.show_original())}</p></li> }
            .into_any()
    };
    let lines: Vec<AnyView> = set.unlike(&parts.gone(&base)).into_iter().map(line).collect();
    (!lines.is_empty()).then(|| view! { <ol class="chk">{lines}</ol> }.into_any())
}

/// Every field that the draft has otherwise, but for the amounts that stand in a sentence.
fn renamed(desk: RulesDesk) -> Option<AnyView> {
    let parts = desk.parts();
    let line = |one: Changed| {
        let label = desk.session.with(|workspace, _| text::changed_field(&one.at, workspace, &parts));
        let [was, now] = one.values.map(|value| value.map(|value| words_of(&one.at, &value, &one.takes)));
        view! { <li data-renamed=one.at><span class="dim">{label}</span>" "<s class="old">{was}</s>" "<b>{now}</b></li> }
            .into_any()
    };
    let is_said = |one: &Changed| {
        one.at.starts_with("/provisions/") || one.at.starts_with("/channels/") && one.at.ends_with("/points")
    };
    let lines: Vec<AnyView> = desk.changed().into_iter().filter(|one| !is_said(one)).map(line).collect();
    (!lines.is_empty()).then(|| view! { <ul class="diffs">{lines}</ul> }.into_any())
}

fn moved(desk: RulesDesk, Outcome { moved, periods, .. }: &Outcome) -> AnyView {
    let session = desk.session;
    let is_out = session.with(|workspace, board| {
        workspace.period(board.period()).is_some_and(|period| period.parts().status == Status::Published)
    });
    let note = text::would_hold(periods, desk.is_printed(), is_out);
    let note = view! { <p class="how" data-periods="">{note}</p> }.into_any();
    if moved.is_empty() {
        return view! { <p class="sums">{text::NOBODY_MOVES}</p>{note} }.into_any();
    }
    let points = moved.iter().filter(|one| one.points.0 != one.points.1).count();
    let places = moved.iter().filter(|one| one.changes_place()).count();
    let rows: Vec<AnyView> = session.with(|workspace, _| {
        let row = |one: &Moved| {
            let unit = workspace.roster().units().get(one.unit);
            let name = unit.map(|unit| unit.name.clone()).unwrap_or_default();
            let id = unit.map(|unit| unit.id.to_string()).unwrap_or_default();
            view! {
                <tr data-moved=id>
                    <th scope="row" class="unit">{name}</th>
                    <td class="n">{text::points_cell(one.points.0)}</td>
                    <td class="n b">{text::points_cell(one.points.1)}</td>
                    <td class="n">{text::place_move(one.place)}</td>
                </tr>
            }
            .into_any()
        };
        moved.iter().take(SHOWN).map(row).collect()
    });
    let scored = session.with(|workspace, _| {
        workspace.roster().units_ix().filter(|&(ix, _)| workspace.roster().is_scored(ix)).count()
    });
    let more = moved.len().saturating_sub(SHOWN);
    let more = (more > 0).then(|| view! { <p class="how">{text::more_moved(more)}</p> }.into_any());
    view! {
        <p class="sums" role="status">{text::would_move(points, places, scored)}</p>
        {note}
        <table class="t">
            <caption class="vh">{text::EFFECT}</caption>
            <thead><tr>
                <th scope="col">{text::UNIT_NAME}</th><th scope="col" class="n">{text::NOW_POINTS}</th>
                <th scope="col" class="n">{text::THEN_POINTS}</th><th scope="col" class="n">{text::PLACE}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
        {more}
    }
    .into_any()
}
