//! 检查: everything to be asked about, errors first, each with the way to its cell.

use leptos::prelude::*;

use super::state::Grid;
use crate::domain::finding::{Finding, Severity};
use crate::ui::parts::live;
use crate::ui::text;

/// So many are shown; the others follow once these are settled.
const SHOWN: usize = 60;

/// The list of findings.
#[component]
pub(super) fn Checks(grid: Grid) -> impl IntoView {
    let counts = move || {
        grid.findings.with(|all| {
            let of = |severity| all.iter().filter(|finding| finding.code.severity() == severity).count();
            text::finding_counts(of(Severity::Error), of(Severity::Query), of(Severity::Note))
        })
    };
    let list = move || {
        let all = grid.findings.get();
        if all.is_empty() {
            let words = view! { <p class="okline"><span class="mk">{text::MARK_RIGHT}</span>" "{text::NOTHING_FOUND}</p> };
            return words.into_any();
        }
        let more = all.len().saturating_sub(SHOWN);
        let lines: Vec<AnyView> = all.into_iter().take(SHOWN).map(|finding| line(grid, finding)).collect();
        let more = (more > 0).then(|| view! { <p class="okline">{text::more_findings(more)}</p> }.into_any());
        view! { <ol>{lines}</ol>{more} }.into_any()
    };
    view! {
        <aside class="finds" aria-label=text::CHECKS>
            <h2>{text::CHECKS}<span>{live(counts)}</span></h2>
            {live(list)}
        </aside>
    }
}

fn line(grid: Grid, finding: Finding) -> AnyView {
    let class = match finding.code.severity() {
        Severity::Error => "mk err",
        Severity::Query => "mk ask",
        Severity::Note => "mk note",
    };
    let sign = text::severity(finding.code.severity());
    let (place, words) = grid.session.with(|workspace, _| text::finding_parts(workspace, &finding));
    let place = match place {
        place if finding.unit.is_none() => (!place.is_empty()).then(|| view! { <b>{place}</b> }.into_any()),
        place => {
            let show = move |_| grid.show_finding(&finding);
            Some(view! { <button class="link b" type="button" on:click=show>{place}</button> }.into_any())
        }
    };
    let breaks = place.is_some().then(|| view! { <br/> }.into_any());
    view! { <li><span class=class>{sign}</span><p>{place}{breaks}{words}</p></li> }.into_any()
}
