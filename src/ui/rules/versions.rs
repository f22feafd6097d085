//! 各版: the rule sets of the workspace, the periods under each, and two of them side by side.

use leptos::prelude::*;

use super::state::RulesDesk;
use crate::domain::edit::{Edit, is_printed};
use crate::domain::rules::RuleSet;
use crate::domain::workspace::{PeriodParts, Status, Workspace};
use crate::ui::parts::{button, live};
use crate::ui::text;

/// The list of versions.
#[component]
pub(super) fn Versions(desk: RulesDesk) -> impl IntoView {
    let list = move || {
        desk.session.track_any();
        let rows: Vec<AnyView> = desk.session.with(|workspace, board| {
            let here = workspace.rules_of(board.period()).map(|set| set.id().clone());
            let is_open = !workspace.is_closed(board.period());
            let rows = workspace.rule_sets().iter().enumerate();
            rows.map(|(at, set)| row(desk, workspace, at, set, Some(set.id()) == here.as_ref(), is_open))
                .collect()
        });
        view! { <ol>{rows}</ol> }.into_any()
    };
    view! {
        <nav class="vers" aria-label=text::VERSIONS>
            <h2>{text::VERSIONS}</h2>
            {live(list)}
            {live(move || comparison(desk))}
        </nav>
    }
}

fn row(
    desk: RulesDesk,
    workspace: &Workspace,
    at: usize,
    set: &RuleSet,
    is_here: bool,
    is_open: bool,
) -> AnyView {
    let session = desk.session;
    let under: Vec<(&str, Status)> = workspace
        .periods()
        .iter()
        .filter(|period| period.parts().rules == *set.id())
        .map(|period| (period.parts().name.as_str(), period.parts().status))
        .collect();
    let tag = is_printed(workspace, set.id())
        .then(|| view! { <span class="tag issued">{text::status(Status::Published)}</span> }.into_any());
    let compare = (!is_here).then(|| button("link", text::COMPARE_HERE, move || desk.compared.set(Some(at))));
    let id = set.id().clone();
    let here = (!is_here && is_open && desk.may_edit()).then(|| {
        button("link", text::USE_HERE, move || {
            let parts = session.with(|workspace, board| workspace.period_parts(board.period()));
            if let Some(parts) = parts {
                let period = PeriodParts { rules: id.clone(), ..parts };
                let edit = Edit::PutPeriod { id: period.id.clone(), period: Some(Box::new(period)) };
                attempt(desk, edit);
            }
        })
    });
    let id = set.id().clone();
    let drop = (under.is_empty() && desk.may_edit())
        .then(|| button("link", text::DROP_VERSION, move || attempt(desk, Edit::DropRules(id.clone()))));
    let parts = set.parts();
    let document =
        (!parts.document.is_empty()).then(|| view! { <small>{parts.document.clone()}</small> }.into_any());
    view! {
        <li data-rules=set.id().to_string() aria-current=is_here.then_some("true")>
            <b>{text::rules_name(workspace, parts)}</b>{tag}{document}
            <small>{text::used_by(&under)}</small>
            <span class="acts">{compare}{here}{drop}</span>
        </li>
    }
    .into_any()
}

fn attempt(desk: RulesDesk, edit: Edit) {
    match desk.session.attempt(edit) {
        Ok(()) => desk.compared.set(None),
        Err(fault) => desk.told.set(text::edit_fault(&fault)),
    }
}

/// Another version beside the one in force.
fn comparison(desk: RulesDesk) -> Option<AnyView> {
    let other = desk.compared.get()?;
    desk.session.track_any();
    let (one, two, words) = desk.session.with(|workspace, board| {
        let lines = |set: &RuleSet| text::rule_lines(set, workspace.roster());
        let (other, here) = (workspace.rule_sets().get(other)?, workspace.rules_of(board.period())?);
        let [one, two] = [other, here].map(|set| text::rules_name(workspace, set.parts()));
        Some((lines(other), lines(here), text::compared(&one, &two)))
    })?;
    let close = button("link", text::DISMISS, move || desk.compared.set(None));
    Some(view! { <section class="compared"><h2>{text::COMPARISON}</h2><p class="how">{words}</p>{differences(&one, &two)}{close}</section> }.into_any())
}

/// Lines that are not the same, before and after.
pub(super) fn differences(before: &[(String, String)], after: &[(String, String)]) -> AnyView {
    let find = |lines: &[(String, String)], key: &str| {
        lines.iter().find(|(other, _)| other == key).map(|(_, line)| line.clone())
    };
    let mut pairs: Vec<(Option<String>, Option<String>)> = Vec::new();
    for (key, line) in before {
        let now = find(after, key);
        if now.as_ref() != Some(line) {
            pairs.push((Some(line.clone()), now));
        }
    }
    let added = after.iter().filter(|(key, _)| find(before, key).is_none());
    pairs.extend(added.map(|(_, line)| (None, Some(line.clone()))));
    if pairs.is_empty() {
        return view! { <p class="how">{text::NO_DIFFERENCE}</p> }.into_any();
    }
    let line = |(before, after): (Option<String>, Option<String>)| {
        let before = before.map(|words| view! { <s class="old">{words}</s> }.into_any());
        let after = after.map(|words| view! { <b>{words}</b> }.into_any());
        view! { <li>{before}{after}</li> }.into_any()
    };
    let lines: Vec<AnyView> = pairs.into_iter().map(line).collect();
    view! { <ul class="diffs">{lines}</ul> }.into_any()
}
