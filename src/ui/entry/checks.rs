//! 检查: everything to be asked about, errors first, each with the way to its cell; what was explained stands last.

use leptos::ev;
use leptos::prelude::*;

use super::state::Grid;
use super::verify::returned;
use crate::domain::edit::Edit;
use crate::domain::finding::{Code, Finding, Severity, explained, explanation};
use crate::domain::record::Explained;
use crate::ui::parts::{ToOriginal, button, field, focus_first, is_typed_in, live};
use crate::ui::text;

/// So many are shown; the others follow once these are settled.
const SHOWN: usize = 60;

/// More units without anything than this are told in one line.
const APART: usize = 5;
/// So many of them are named.
const NAMED: usize = 80;

/// The list of findings.
#[component]
pub(super) fn Checks(grid: Grid) -> impl IntoView {
    // The finding that is being explained, by what it speaks of.
    let asked = RwSignal::new(None::<Finding>);
    let counts = move || {
        let (open, _) = parted(grid);
        let of = |severity| open.iter().filter(|finding| finding.code.severity() == severity).count();
        text::finding_counts(of(Severity::Error), of(Severity::Query), of(Severity::Note))
    };
    let list = move || {
        let (open, settled) = parted(grid);
        let returned = returned(grid);
        if open.is_empty() && settled.is_empty() && returned.is_none() {
            return view! { <p class="okline"><span class="mk">{text::MARK_RIGHT}</span>" "{text::NOTHING_FOUND}</p> }
                .into_any();
        }
        let (blank, open): (Vec<Finding>, Vec<Finding>) =
            open.into_iter().partition(|finding| finding.code == Code::NothingAtAll);
        let (blank, open) =
            if blank.len() > APART { (blank, open) } else { (Vec::new(), [open, blank].concat()) };
        let blank = (!blank.is_empty()).then(|| blanks(grid, &blank));
        let more = (open.len() + settled.len()).saturating_sub(SHOWN);
        let open = open.into_iter().map(|finding| line(grid, asked, finding, None));
        let settled = settled.into_iter().map(|(finding, told)| line(grid, asked, finding, Some(told)));
        let lines: Vec<AnyView> = open.chain(settled).take(SHOWN).collect();
        let more = (more > 0).then(|| view! { <p class="okline">{text::more_findings(more)}</p> }.into_any());
        view! { <ol>{returned}{lines}{blank}</ol>{more} }.into_any()
    };
    view! {
        <aside class="finds" aria-label=text::CHECKS>
            <h2>{text::CHECKS}<span>{live(counts)}</span></h2>
            {live(list)}
        </aside>
    }
}

/// How a finding was explained.
pub(super) struct Told {
    words: String,
    /// Whether it was in an earlier period: there it stays.
    is_earlier: bool,
}

/// The findings that are open, and those that were explained.
pub(super) fn parted(grid: Grid) -> (Vec<Finding>, Vec<(Finding, Told)>) {
    let (mut open, mut settled) = (Vec::new(), Vec::new());
    grid.session.track_any();
    let all = grid.findings.get();
    grid.session.with(|workspace, _| {
        for finding in all {
            match explained(workspace, &finding) {
                Some((at, Explained { reason, .. })) => {
                    let earlier = workspace.period(at).filter(|_| at != finding.period);
                    let words = match earlier {
                        Some(of) => text::explained_earlier(&of.parts().name, reason),
                        None => text::explained(reason),
                    };
                    settled.push((finding, Told { words, is_earlier: earlier.is_some() }));
                }
                None => open.push(finding),
            }
        }
    });
    (open, settled)
}

fn line(grid: Grid, asked: RwSignal<Option<Finding>>, finding: Finding, told: Option<Told>) -> AnyView {
    let class = match finding.code.severity() {
        _ if told.is_some() => "mk",
        Severity::Error => "mk err",
        Severity::Query => "mk ask",
        Severity::Note => "mk note",
    };
    let sign = text::severity(finding.code.severity());
    let (place, words) = grid.session.with(|workspace, _| text::finding_parts(workspace, &finding));
    let place = match place {
        place if finding.unit.is_none() => (!place.is_empty()).then(|| view! { <b>{place}</b> }.into_any()),
        place => {
            let shown = finding.clone();
            let show = move |_| grid.show_finding(&shown);
            Some(view! { <button class="link b" type="button" on:click=show>{place}</button> }.into_any())
        }
    };
    let breaks = place.is_some().then(|| view! { <br/> }.into_any());
    let is_query = finding.code.severity() == Severity::Query && grid.may_note();
    // What was explained earlier is taken away there; here it can be explained in other words.
    let (may_explain, may_drop) = told.as_ref().map_or((true, false), |of| (of.is_earlier, !of.is_earlier));
    let explain_words = if told.is_some() { text::EXPLAIN_ANEW } else { text::EXPLAIN };
    let told = told.map(|told| view! { <br/><i class="dim">{told.words}</i> }.into_any());
    let this = finding.clone();
    let explain = (is_query && may_explain).then(|| {
        let ask = move || {
            asked.set(Some(this.clone()));
            focus_first(&[".explain input"]);
        };
        view! { " "{button("link", explain_words, ask)} }.into_any()
    });
    let away = (is_query && may_drop).then(|| {
        let this = finding.clone();
        let away = move || {
            write(grid, &this, "");
            go_on(grid, &this);
        };
        view! { " "{button("link", text::EXPLAIN_AWAY, away)} }.into_any()
    });
    let way = use_context::<ToOriginal>().filter(|_| finding.code.is_of_text());
    let original =
        way.map(|way| view! { " "{button("link", text::TO_ORIGINAL, move || way.0.run(()))} }.into_any());
    let form = move || {
        let is_this = asked.with(|asked| asked.as_ref() == Some(&finding));
        is_this.then(|| form(grid, asked, finding.clone()))
    };
    view! { <li><span class=class>{sign}</span><p>{place}{breaks}{words}{told}{original}{explain}{away}{live(form)}</p></li> }
        .into_any()
}

/// The units without anything in one line, each the way to its row.
fn blanks(grid: Grid, all: &[Finding]) -> AnyView {
    let one = |finding: &Finding| {
        let place = grid.session.with(|workspace, _| text::finding_parts(workspace, finding).0);
        let shown = finding.clone();
        let show = move |_| grid.show_finding(&shown);
        view! { <button class="link" type="button" on:click=show>{place}</button>" " }.into_any()
    };
    let names: Vec<AnyView> = all.iter().take(NAMED).map(one).collect();
    let more = all.len().saturating_sub(NAMED);
    let more = (more > 0).then(|| text::more_units(more));
    view! {
        <li class="blanks">
            <span class="mk note">{text::MARK_NOTE}</span>
            <p><b>{text::blank_units(all.len())}</b><br/>{names}{more}</p>
        </li>
    }
    .into_any()
}

/// Takes the reason why a finding is right as it is. Enter keeps it, Esc gives it up.
fn form(grid: Grid, asked: RwSignal<Option<Finding>>, finding: Finding) -> AnyView {
    let (reason, told) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let this = finding.clone();
    let keep = move || {
        let why = reason.get_untracked().trim().to_owned();
        if why.is_empty() {
            told.set(text::REASON_WANTED.to_owned());
            focus_first(&[".explain input"]);
            return;
        }
        write(grid, &this, &why);
        asked.set(None);
        go_on(grid, &this);
    };
    let give_up = move || {
        asked.set(None);
        go_on(grid, &finding);
    };
    let (enter, escape) = (keep.clone(), give_up.clone());
    let on_key = move |event: ev::KeyboardEvent| {
        let act: Option<&dyn Fn()> = match event.key().as_str() {
            "Enter" if is_typed_in(&event) => Some(&enter),
            "Escape" if !event.is_composing() => Some(&escape),
            _ => None,
        };
        if let Some(act) = act {
            event.prevent_default();
            act();
        }
    };
    view! {
        <span class="explain" on:keydown=on_key>
            {field(text::REASON, reason, "field")}
            {button("btn", text::EXPLAIN_KEEP, keep)}
            {button("link", text::CANCEL, give_up)}
            <span class="err-msg" role="alert">{live(move || told.get())}</span>
        </span>
    }
    .into_any()
}

/// Where a person goes on once a finding is settled: in its cell, or at the list where it has none.
fn go_on(grid: Grid, finding: &Finding) {
    if finding.unit.is_some() {
        grid.show_finding(finding);
    } else {
        focus_first(&[".finds .link"]);
    }
}

/// Notes why a finding is right as it is; without a reason the note is taken away.
fn write(grid: Grid, finding: &Finding, reason: &str) {
    let edit = grid.session.with(|workspace, _| {
        let period = workspace.period(finding.period)?.parts().id.clone();
        let explained = explanation(workspace, finding, reason);
        Some(Edit::Explain { period, explained: Box::new(explained) })
    });
    if let Some(edit) = edit {
        grid.attempt(edit);
    }
}
