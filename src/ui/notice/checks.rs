//! 检查: what is to be looked at before the notice goes out, each with the way to its passage and what can be done.

use leptos::prelude::*;

use super::state::{NoticeDesk, Writing, Written};
use crate::domain::finding::{Finding, Severity};
use crate::domain::notice::{Code, Found, State};
use crate::ui::app::{Screen, go};
use crate::ui::parts::{button, field, live};
use crate::ui::text;

/// The list of what was found.
#[component]
pub(super) fn Checks(desk: NoticeDesk) -> impl IntoView {
    let counts = move || {
        desk.written.with(|written| {
            let open = written.as_ref().map_or(&[][..], |written| &written.open);
            let of = |severity| open.iter().filter(|found| found.code.severity() == severity).count();
            // The seal is always a note, and fonts that are missing are one more.
            let notes =
                of(Severity::Note) + 1 + usize::from(desk.missing.with(|missing| !missing.is_empty()));
            let printed = written.as_ref().map_or(0, |written| written.printed.len());
            text::notice_counts(of(Severity::Error), of(Severity::Query) + printed, notes)
        })
    };
    let list = move || {
        let written = desk.written.get();
        written.map(|written| {
            let open = written.open.iter().map(|found| line(desk, &written, found, None));
            let settled =
                written.settled.iter().map(|(found, reason)| line(desk, &written, found, Some(reason)));
            let lines: Vec<AnyView> = open.chain(settled).collect();
            let right = written.open.iter().all(|found| found.code.severity() == Severity::Note)
                && written.printed.is_empty();
            let right = right.then(|| plain("mk", text::MARK_RIGHT, text::NOTICE_RIGHT.to_owned()));
            view! { {printed(desk, &written)}{lines}{right} }.into_any()
        })
    };
    let fonts = move || {
        let missing = desk.missing.get();
        (!missing.is_empty()).then(|| plain("mk note", text::MARK_NOTE, text::fonts_missing(&missing)))
    };
    view! {
        <section aria-label=text::CHECKS>
            <h2>{text::CHECKS}<span>{live(counts)}</span></h2>
            <ol class="chk">
                {live(list)}
                {live(fonts)}
                {plain("mk note", text::MARK_NOTE, text::SEAL_NOTE.to_owned())}
            </ol>
        </section>
    }
}

/// So many of them are told one by one.
const SHOWN: usize = 12;

/// The figures of the annexes that were published otherwise, as the checks of the counts tell them, with the way there.
fn printed(desk: NoticeDesk, written: &Written) -> AnyView {
    let line = |found: &Finding| {
        let (place, words) = desk.session.with(|workspace, _| text::finding_parts(workspace, found));
        let place = view! { <button class="link b" type="button" on:click=move |_| go(Screen::Entry)>{place}</button> };
        view! { <li data-printed=""><span class="mk ask">{text::MARK_QUERY}</span><p>{place}<br/>{words}</p></li> }
            .into_any()
    };
    let lines: Vec<AnyView> = written.printed.iter().take(SHOWN).map(line).collect();
    let more = written.printed.len().saturating_sub(SHOWN);
    let more = (more > 0).then(|| plain("mk ask", text::MARK_QUERY, text::more_findings(more)));
    view! { {lines}{more} }.into_any()
}

fn plain(class: &'static str, mark: &'static str, words: String) -> AnyView {
    view! { <li><span class=class>{mark}</span><p>{words}</p></li> }.into_any()
}

fn line(desk: NoticeDesk, written: &Written, found: &Found, reason: Option<&String>) -> AnyView {
    let class = match found.code.severity() {
        _ if reason.is_some() => "mk",
        Severity::Error => "mk err",
        Severity::Query => "mk ask",
        Severity::Note => "mk note",
    };
    let (place, words) = text::notice_finding(&written.draft, found);
    let place = if desk.may_write() && written.draft.passage(&found.passage).is_some() {
        let id = found.passage.clone();
        let show = move |_| desk.begin(Writing::Passage(id.clone()));
        view! { <button class="link b" type="button" on:click=show>{place}</button> }.into_any()
    } else {
        view! { <b>{place}</b> }.into_any()
    };
    let told = reason.map(|reason| view! { <br/><i class="dim">{text::explained(reason)}</i> }.into_any());
    let acts = desk.may_write().then(|| acts(desk, written, found, reason.is_some()));
    let this = found.clone();
    let form = move || {
        let is_this = desk.asked.with(|asked| asked.as_ref() == Some(&this));
        is_this.then(|| form(desk, this.clone()))
    };
    view! { <li><span class=class>{text::severity(found.code.severity())}</span><p>{place}<br/>{words}{told}{acts}{live(form)}</p></li> }
        .into_any()
}

/// What can be done with a finding where it stands.
fn acts(desk: NoticeDesk, written: &Written, found: &Found, is_settled: bool) -> AnyView {
    let passage = found.passage.clone();
    let id = move || passage.clone();
    let mut all: Vec<AnyView> = Vec::new();
    if is_settled {
        let this = found.clone();
        all.push(button("link", text::EXPLAIN_AWAY, move || desk.explain(&this, "")));
        return all.into_any();
    }
    if found.code == Code::Moved {
        let this = id.clone();
        all.push(button("link", text::KEEP_CHANGED, move || {
            desk.current.set(this());
            if desk.change(|draft, notice| draft.kept(notice, &this())) {
                NoticeDesk::focus_passage();
            }
        }));
    }
    let passage = written.draft.passage(&found.passage);
    let has_generated =
        passage.is_some_and(|passage| passage.state == State::Replaced && !passage.generated.is_empty());
    if has_generated && matches!(found.code, Code::Moved | Code::NumberDiffers) {
        let this = id.clone();
        all.push(button("link", text::BACK_TO_GENERATED, move || {
            desk.current.set(this());
            if desk.change(|draft, notice| draft.restored(notice, &this())) {
                NoticeDesk::focus_passage();
            }
        }));
    }
    if found.code == Code::NoYearBefore {
        let this = id.clone();
        all.push(button("link", text::LEAVE_OUT, move || {
            desk.current.set(this());
            if desk.change(|draft, notice| draft.without(notice, &this())) {
                NoticeDesk::focus_passage();
            }
        }));
    }
    if found.code.severity() == Severity::Query && found.code != Code::Moved {
        let this = found.clone();
        all.push(button("link", text::KEEP_REASON, move || desk.asked.set(Some(this.clone()))));
    }
    if all.is_empty() {
        return ().into_any();
    }
    view! { <br/><span class="chk-acts">{all}</span> }.into_any()
}

/// Takes the reason why something stays as it is.
fn form(desk: NoticeDesk, found: Found) -> AnyView {
    let reason = RwSignal::new(String::new());
    let keep = move || {
        let why = reason.get_untracked().trim().to_owned();
        if !why.is_empty() {
            desk.explain(&found, &why);
        }
    };
    view! {
        <span class="explain">
            {field(text::REASON, reason, "field")}
            {button("btn", text::EXPLAIN_KEEP, keep)}
            {button("link", text::CANCEL, move || desk.asked.set(None))}
        </span>
    }
    .into_any()
}
